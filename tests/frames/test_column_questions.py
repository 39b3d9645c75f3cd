"""Column questions: answers of columns are those of spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from large_tables import FIGURES, data_of
from strategies import examples

from roverspecs.comparisons.conditions import RANKS, OfFigure
from roverspecs.frames.column_questions import answers
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span


@examples(300)
@given(
    FIGURES,
    st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
    st.sampled_from(["0 cm", "1 in", "2.54 cm", "5 cm", "10 mm", "1 ft", "0.3 in", "33 mm"]),
)
def test_an_answer_is_that_of_the_span(
    values: list[PublishedValue | None], operator: str, limit: str
) -> None:
    """Yes, maybe, no and unknown are answered as the spans of the figures answer."""
    question = OfFigure.of("length", operator, limit)
    other = Span.of(question.value)
    known = []
    for value in values:
        if value is None:
            known.append("unknown")
        else:
            known.append(Span.of(value).in_unit(other.unit).compare(operator, other))
    found = answers(data_of(values), question) if values else b""
    assert [RANKS[each] for each in found] == known
