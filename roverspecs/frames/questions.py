"""Questions: those of a filter, put to each row of a frame."""

from __future__ import annotations

from roverspecs.comparisons.conditions import Joined, Known, Not, OfDate, OfFigure, OfText, Question
from roverspecs.frames import engines, span_columns
from roverspecs.frames.spec_columns import Work, prefix_of
from roverspecs.records.derived import SPECS
from roverspecs.values.spans import NO, UNKNOWN, YES, Span
from roverspecs.values.units import DIMENSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from narwhals.stable.v2 import Expr

_YES, _UNKNOWN, _NO = (span_columns.VERDICTS.index(verdict) for verdict in (YES, UNKNOWN, NO))


def rank(question: Question, work: Work, *, is_denied: bool = False) -> Expr:
    """Return the rank of the answer to a question, from 0 for yes to 3 for no.

    Parameters
    ----------
    question : Question
    work : Work
        The frame, to which what the answer needs is added.
    is_denied : bool, default False
        Answer the opposite: see :func:`roverspecs.comparisons.conditions.answered`.

    Returns
    -------
    expression

    Raises
    ------
    FieldError
        If it asks for a field of no column.
    """
    if isinstance(question, Not):
        return rank(question.part, work, is_denied=not is_denied)
    if isinstance(question, Joined):
        ranks = [rank(part, work, is_denied=is_denied) for part in question.parts]
        if (question.word == "and") != is_denied:
            return work.kept(span_columns.worst(ranks))
        return work.kept(span_columns.best(ranks))
    if isinstance(question, OfFigure):
        found = _rank_of_figure(question, work)
    elif isinstance(question, Known):
        found = _rank_of_known(question, work)
    else:
        found = _rank_of_text(question, work)
    if is_denied:
        return _opposite(found)
    return found


def _rank_of_figure(question: OfFigure, work: Work) -> Expr:
    nw = engines.narwhals()
    unit = DIMENSIONS[SPECS[question.name].dimension]
    prefix = work.add(question.name)
    found = span_columns.rank_of(
        question.operator,
        span_columns.ground(prefix),
        span_columns.ground_of(Span.of(question.value).in_unit(unit)),
        nw.col(f"{prefix}is_known"),
    )
    return work.kept(found)


def _rank_of_known(question: Known, work: Work) -> Expr:
    nw = engines.narwhals()
    if question.name in SPECS:
        is_known = nw.col(f"{work.add(question.name)}is_known")
    else:
        texts = work.text_column(question.name).texts.values()
        is_known = work.flag(question.name, texts, prefix_of(f"has_{question.name}"))
    found: Expr = nw.when(is_known).then(nw.lit(_YES)).otherwise(nw.lit(_NO))
    return found


def _rank_of_text(question: OfText | OfDate, work: Work) -> Expr:
    """Return the rank of an answer that is found once for each different text."""
    nw = engines.narwhals()
    column = work.text_column(question.name)
    ranks = {
        text: float(span_columns.VERDICTS.index(question.answer_of((text,)).verdict))
        for text in column.texts.values()
    }
    # Two questions about a field differ in their texts.
    name = prefix_of(str(question))
    work.frame = column.looked_up(work.frame, {name: ranks})
    found: Expr = nw.col(name).fill_null(float(_UNKNOWN)).cast(nw.Int64)
    return found


def _opposite(rank: Expr) -> Expr:
    nw = engines.narwhals()
    of_no = nw.when(rank == _NO).then(nw.lit(_YES)).otherwise(rank)
    opposite: Expr = nw.when(rank == _YES).then(nw.lit(_NO)).otherwise(of_no)
    return opposite
