"""Column questions: conditions asked of columns, with the answers of records.

The figures that are one plain number are answered by comparing whole numbers, which is
exact; every other figure is asked as the span of a record is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import attrs

from roverspecs.comparisons.conditions import (
    RANKS,
    Joined,
    Known,
    Not,
    OfFigure,
    Question,
)
from roverspecs.errors import FieldError
from roverspecs.frames.column_data import ColumnData
from roverspecs.frames.columns import MISSING, Column
from roverspecs.records.derived import DERIVED
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import Vehicle
from roverspecs.values.shapes import Shape
from roverspecs.values.spans import NO, UNKNOWN, YES, Span
from roverspecs.values.units import factor_between

_YES, _UNKNOWN, _NO = map(RANKS.index, (YES, UNKNOWN, NO))
_ASK = len(RANKS)
_DENIED = bytes.maketrans(bytes([_YES, _NO]), bytes([_NO, _YES]))


def answers(table: ColumnData, question: Question, *, is_denied: bool = False) -> bytes:
    """Answer a question of all vehicles of a table.

    Parameters
    ----------
    table : ColumnData
        Of n vehicles.
    question : Question
    is_denied : bool, default False
        Answer the opposite, as :func:`roverspecs.comparisons.conditions.answered` does.

    Returns
    -------
    bytes, length n
        The place of each answer in :data:`roverspecs.comparisons.conditions.RANKS`.

    Raises
    ------
    FieldError
        If it asks about a derived spec.
    """
    if isinstance(question, Not):
        return answers(table, question.part, is_denied=not is_denied)
    if isinstance(question, Joined):
        parts = [answers(table, part, is_denied=is_denied) for part in question.parts]
        worst = (question.word == "and") != is_denied
        return bytes(map(max if worst else min, *parts))
    found = _answers(table, question)
    if is_denied:
        return found.translate(_DENIED)
    return found


def _answers(table: ColumnData, question: Any) -> bytes:
    """Answer a question about one field."""
    name = question.name
    if name in DERIVED:
        raise refused(name, "where")
    if isinstance(question, Known):
        is_known = _are_known(table, name)
        return bytes(map((_NO, _YES).__getitem__, is_known))
    if isinstance(question, OfFigure):
        column = table.columns.get(name)
        if column is None:
            return bytes([_UNKNOWN]) * len(table)
        return _of_figures(column, question)
    return bytes(table.of_field(name, _asker(question)))


def refused(name: str, option: str) -> FieldError:
    """Return the error for a derived spec, which columns do not have."""
    message = f"columns have no derived specs, found {name!r}: read the file with roverspecs.load"
    return FieldError(message).at(option)


def _are_known(table: ColumnData, name: str) -> Iterable[int]:
    if name in table.columns:
        return (code != MISSING for code in table.columns[name].codes)
    if not table.has_field(name):
        return [0] * len(table)
    return table.of_field(name, lambda value: value not in (None, ()))


def _asker(question: Any) -> Callable[[Any], int]:
    """Return how a question about a text or a date is asked of one value."""

    def ask(value: Any) -> int:
        if value is None:
            value = getattr(_EMPTY, question.name)
        vehicle = cast("Vehicle", SimpleNamespace(**{question.name: value}))
        return RANKS.index(question.answer(vehicle, TRUST).verdict)

    return ask


_EMPTY = Vehicle(name="-")


# --- figures ----------------------------------------------------------------------


def _of_figures(column: Column, question: OfFigure) -> bytes:
    other = Span.of(question.value)
    limits = [_Limits.of(shape, question.operator, other) for shape in column.shapes]
    limits[MISSING] = _Limits(0.0, 0.0, (_UNKNOWN,) * 3)
    pairs = zip(column.numbers, map(limits.__getitem__, column.codes), strict=True)
    found = bytearray(
        [ranks[(number >= low) + (number > high)] for number, (low, high, ranks) in pairs]
    )
    known: dict[tuple[float, int], int] = {}
    place = found.find(_ASK)
    while place >= 0:
        key = (column.numbers[place], column.codes[place])
        if key not in known:
            span = column.span(*key, other.unit)
            known[key] = RANKS.index(span.compare(question.operator, other))
        found[place] = known[key]
        place = found.find(_ASK, place + 1)
    return bytes(found)


class _Limits(NamedTuple):
    """Two numbers of a shape, and the answers below them, between them and beyond them."""

    low: float
    high: float
    ranks: tuple[int, int, int]

    @staticmethod
    def of(shape: Shape | None, operator: str, other: Span) -> _Limits:
        """Return the limits for the numbers of a shape that are compared with another one."""
        if shape is None:
            return _Limits(0.0, 0.0, (_ASK,) * 3)
        # The other one in units of the last digit: there the number is a whole one.
        factor = factor_between(other.unit, shape.unit) * 10**shape.places
        limit = (other.low or Fraction(0)) * factor
        point = Span(limit, limit)
        example = Span.of(shape.value(1))

        def rank(number: Fraction) -> int:
            span = attrs.evolve(
                example,
                low=example.low and number,
                high=example.high and number,
                # Less than 0 is 0.
                is_high_open=example.is_high_open and number > 0,
                steps=(Fraction(0), Fraction(0)),
            )
            return RANKS.index(span.compare(operator, point))

        below, beyond = rank(limit / 4), rank(2 * limit + 1)
        if shape.sign != "~":
            edge = float(limit)
            if limit.denominator > 1:
                # No number of the shape is equal to it.
                edge = math.floor(limit) + 0.5
            return _Limits(edge, edge, (below, rank(limit), beyond))
        # The reach of about is at most the double, and from ten on a tenth.
        least = float(limit) * 0.4
        if limit < _LEAST_SURE:
            least = 0.0
        return _Limits(least, max(float(limit) * 1.25, 10.0), (below, _ASK, beyond))


_LEAST_SURE = 3  # a larger one is larger than all that 0 may be
