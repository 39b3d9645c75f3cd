"""Column questions: conditions and orders asked of columns, with the answers of records.

The figures that are one plain number are answered by comparing whole numbers, which is
exact; every other figure is asked as the span of a record is.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import groupby
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
    by_text,
    sorting_spec,
)
from roverspecs.errors import FieldError
from roverspecs.frames.column_data import ColumnData
from roverspecs.frames.columns import GROWING, MISSING, TEXT, Column, ColumnIn
from roverspecs.records.catalog import folded
from roverspecs.records.derived import DERIVED
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import Vehicle
from roverspecs.values.shapes import Conversion, Shape
from roverspecs.values.spans import NO, UNKNOWN, YES, Span, ends_in_order
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


# --- order ------------------------------------------------------------------------


def order(
    table: ColumnData, places: Sequence[int], by: str, *, descending: bool = False
) -> list[int]:
    """Return the places of some vehicles in the order of a spec.

    Parameters
    ----------
    table : ColumnData
    places : sequence of int, length n
        In rising order.
    by : str
        A published spec, or one of :data:`roverspecs.comparisons.conditions.SORT_FIELDS`.
    descending : bool, default False
        The largest first.

    Returns
    -------
    list of int, length n
        As :func:`roverspecs.comparisons.conditions.in_order` puts the records.

    Raises
    ------
    UnknownSpecError
        If there is no such spec.
    FieldError
        If it is derived, or its figures have no order.
    """
    spec = sorting_spec(by)
    if spec is None:
        every = ["" if text is None else str(text) for text in table.texts_of(by)]
        texts = [folded(every[place]) for place in places]
        return [places[place] for place in by_text(texts, descending=descending)]
    if spec.name in DERIVED:
        raise refused(spec.name, "sort")
    column = table.columns.get(spec.name)
    if column is None:
        return list(places)
    return _Order(column, spec.units["si"][0], descending=descending).of(places)


_End = tuple[Fraction | float, int]


class _Interval(NamedTuple):
    """A figure that is no point: the ends that come first and last, and its vehicle."""

    first: _End
    last: _End
    place: int
    start: int
    """How many points lie wholly before it."""
    stop: int
    """How many points end before it does."""


class _Order:
    """Put the vehicles of a column in order: points by sorting, what overlaps between them.

    The order is the one of :func:`roverspecs.values.spans.ordered`.
    """

    def __init__(self, column: Column, unit: str, *, descending: bool) -> None:
        self._column, self._unit, self._is_descending = column, unit, descending
        self._converted = ColumnIn(column, unit)
        self._points: dict[tuple[float, int], Fraction] = {}
        self._spans: dict[tuple[float, int], tuple[_End, _End]] = {}

    def of(self, places: Sequence[int]) -> list[int]:
        """Return places in order."""
        numbers, codes = self._column.picked(places)
        floats = self._converted.floats(numbers, codes)
        if self._is_descending:
            floats = [-each for each in floats]
        others = {MISSING, TEXT, GROWING}
        others |= {code for code, shape in enumerate(self._column.shapes) if shape and shape.sign}
        points: list[int] = list(range(len(places)))
        marked: list[int] = []
        missing: list[int] = []
        if not others.isdisjoint(codes):
            points = [place for place, code in enumerate(codes) if code not in others]
            marked = [place for place, code in enumerate(codes) if code in others and code]
            missing = [place for place, code in enumerate(codes) if not code]
        points.sort(key=floats.__getitem__)
        points = self._settled(points, floats, numbers, codes)
        intervals = self._intervals(marked, points, floats, numbers, codes)
        found = [*_merged(points, intervals), *missing]
        return list(map(places.__getitem__, found))

    def _exact(self, number: float, code: int) -> Fraction:
        """Return a point exactly, below zero if the largest comes first."""
        key = (number, code)
        if key not in self._points:
            # It is a point, which has a shape.
            conversion = cast("Conversion", self._converted.conversions[code])
            exact = conversion.exact(number)
            if self._is_descending:
                exact = -exact
            self._points[key] = exact
        return self._points[key]

    def _settled(
        self,
        points: list[int],
        floats: Sequence[float],
        numbers: Sequence[float],
        codes: Sequence[int],
    ) -> list[int]:
        """Return points in their order, where several have one float, too."""
        found: list[int] = []
        for _, group in groupby(points, key=floats.__getitem__):
            alike = list(group)
            if len(alike) == 1:
                found.append(alike[0])
                continue
            shapes = {codes[place]: numbers[place] for place in alike}
            if len(shapes) > 1:
                # Numbers of one shape have one float only if they are the same.
                exact = {code: self._exact(number, code) for code, number in shapes.items()}
                alike.sort(key=lambda place: (exact[codes[place]], place))
            found += alike
        return found

    def _intervals(
        self,
        marked: Iterable[int],
        points: Sequence[int],
        floats: Sequence[float],
        numbers: Sequence[float],
        codes: Sequence[int],
    ) -> list[_Interval]:
        """Return the figures that are no points, with their places between the points."""
        in_order = [floats[place] for place in points]

        def exact_end(point: int) -> tuple[_End, int]:
            return (self._exact(numbers[point], codes[point]), 0), point

        def before(end: _End, place: int) -> int:
            """Return how many points come before an end; of those with it, before a place."""
            number = float(end[0])
            # Of the points with this float, some may lie on either side.
            low, high = bisect_left(in_order, number), bisect_right(in_order, number)
            return bisect_left(points, (end, place), low, high, key=exact_end)

        found = []
        for place in marked:
            first, last = self._ends(numbers[place], codes[place])
            found.append(_Interval(first, last, place, before(first, -1), before(last, place)))
        return found

    def _ends(self, number: float, code: int) -> tuple[_End, _End]:
        known = self._spans.get((number, code))
        if known is None:
            span = self._column.span(number, code, self._unit).reach
            known = ends_in_order(span, descending=self._is_descending)
            self._spans[number, code] = known
        return known


def _merged(points: Sequence[int], intervals: Sequence[_Interval]) -> list[int]:
    """Return points in their order, and each interval as soon as nothing lies before it.

    The next one is always the earliest among those that no other lies before; the first end
    of all that are left decides which.
    """
    waiting = _sorted(intervals, _first)
    waiting.reverse()
    ready: list[int] = []
    found: list[int] = []
    done: set[int] = set()
    place = 0

    def pass_points(stop: int) -> None:
        nonlocal place
        while place < stop:
            while waiting and waiting[-1].start <= place:
                heappush(ready, waiting.pop().place)
            if not ready:
                # Nothing overlaps until the next one begins.
                until = min(stop, waiting[-1].start) if waiting else stop
                found.extend(points[place:until])
                place = until
                continue
            point = points[place]
            while ready and ready[0] < point:
                take()
            found.append(point)
            place += 1

    def take() -> None:
        each = heappop(ready)
        found.append(each)
        done.add(each)

    for interval in _sorted(intervals, _last):
        pass_points(interval.stop)
        while waiting and waiting[-1].first <= interval.last:
            heappush(ready, waiting.pop().place)
        while interval.place not in done:
            take()
    pass_points(len(points))
    return found


def _sorted(intervals: Sequence[_Interval], end: Callable[[_Interval], _End]) -> list[_Interval]:
    """Return intervals by their first end or by their last one, else by their places."""

    def nearly(interval: _Interval) -> float:
        return float(end(interval)[0])

    def exactly(interval: _Interval) -> tuple[_End, int]:
        return end(interval), interval.place

    found: list[_Interval] = []
    # Fractions are compared slowly.
    for _, group in groupby(sorted(intervals, key=nearly), key=nearly):
        found += sorted(group, key=exactly)
    return found


def _first(interval: _Interval) -> _End:
    return interval.first


def _last(interval: _Interval) -> _End:
    return interval.last
