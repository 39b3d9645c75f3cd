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
from itertools import compress, count, islice
from operator import eq, itemgetter
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeGuard, cast

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
from roverspecs.frames.columns import MISSING, Column, ColumnIn
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
        If the spec is unknown.
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
"""A number or infinity, and another one that puts an open end within."""

_SURE_BELOW = 2.0**51
"""Numbers with one denominator have floats of their own if times it they are below this."""


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

    The order is the one of :func:`roverspecs.values.spans.ordered`.  Points are sorted as
    floats.  Where these are not enough, all numbers are multiplied by one denominator, so
    that they are whole.
    """

    def __init__(self, column: Column, unit: str, *, descending: bool) -> None:
        self._column, self._unit, self._is_descending = column, unit, descending
        self._converted = ColumnIn(column, unit)
        self._numbers: Sequence[float] = ()
        self._codes: Sequence[int] = ()
        self._floats: list[float] = []
        self._bounds: dict[int, tuple[_End, _End]] = {}
        self._reaches: dict[tuple[float, int], tuple[_End, _End]] = {}
        self._units: dict[int, Fraction] = {}
        """Of what the figures with a code are given in, as a part of the unit of the order."""
        self._denominator = self._point_denominator = 1

    def of(self, places: Sequence[int]) -> list[int]:
        """Return places in order."""
        self._numbers, self._codes = self._column.picked(places)
        self._floats = self._converted.floats(self._numbers, self._codes)
        if self._is_descending:
            self._floats = [-each for each in self._floats]
        shapes = self._column.shapes
        used = {*self._codes}
        found = list(range(len(places)))
        marked: list[int] = []
        missing: list[int] = []
        others = {code for code in used if not _is_point(shapes[code])}
        if others:
            found = self._with_codes(used - others)
            marked = self._with_codes(others - {MISSING})
            missing = self._with_codes({MISSING})
        self._measure(used, marked)
        found.sort(key=self._floats.__getitem__)
        in_order = list(map(self._floats.__getitem__, found))
        self._settle(found, in_order)
        if marked:
            found = _merged(found, self._intervals(marked, found, in_order))
        found += missing
        if places == range(len(places)):
            return found
        return list(map(places.__getitem__, found))

    def _with_codes(self, codes: set[int]) -> list[int]:
        """Return the places of the figures that have one of some codes."""
        if not codes:
            return []
        return list(compress(range(len(self._codes)), map(codes.__contains__, self._codes)))

    def _measure(self, used: set[int], marked: Iterable[int]) -> None:
        """Look up what is no multiple of its number, and find the common denominators."""
        points, others = {1}, {1}
        for code in used:
            conversion = self._converted.conversions[code]
            if conversion is None:
                self._units[code] = Fraction(1)
                continue
            shape = conversion.shape
            self._units[code] = conversion.factor * 10**shape.places
            if not shape.sign:
                points.add(conversion.factor.denominator)
                continue
            others.add(conversion.factor.denominator)
            example = Span.of(shape.value(10**shape.places))
            if example.is_bound:
                self._bounds[code] = ends_in_order(example.reach, descending=self._is_descending)
        for place in marked:
            number, code = self._numbers[place], self._codes[place]
            # Less than 0 is 0.
            if (code not in self._bounds or not number) and (number, code) not in self._reaches:
                ends = self._reach(number, code)
                self._reaches[number, code] = ends
                below = self._units[code].denominator
                others |= {below * end.denominator for end, _ in ends if _is_finite(end)}
        self._point_denominator = math.lcm(*points)
        self._denominator = math.lcm(*points, *others)
        for (number, code), (first, last) in self._reaches.items():
            above, below = self._units[code].as_integer_ratio()
            whole = above * (self._denominator // below)
            self._reaches[number, code] = _times(first, whole), _times(last, whole)

    def _reach(self, number: float, code: int) -> tuple[_End, _End]:
        """Return the ends of all that a figure may be, in the unit of its shape if it has one."""
        unit = self._unit
        shape = self._column.shapes[code]
        if shape is not None:
            unit = shape.unit
        span = self._column.span(number, code, unit)
        return ends_in_order(span.reach, descending=self._is_descending)

    def _exact(self, place: int) -> int:
        """Return a point as a whole number, below zero if the largest comes first."""
        whole = self._whole(self._numbers[place], self._codes[place])
        if self._is_descending:
            return -whole
        return whole

    def _whole(self, number: float, code: int) -> int:
        """Return the number of a shape as a whole number."""
        # It has a shape.
        conversion = cast("Conversion", self._converted.conversions[code])
        above, below = conversion.factor.as_integer_ratio()
        return int(number) * above * (self._denominator // below)

    def _settle(self, points: list[int], in_order: Sequence[float]) -> None:
        """Put points in order that have one float, but are not one number."""
        largest = max(map(abs, (*in_order[:1], *in_order[-1:])), default=0.0)
        if largest * self._point_denominator < _SURE_BELOW:
            return
        stop = 0
        for start in compress(count(), map(eq, in_order, islice(in_order, 1, None))):
            if start < stop:
                continue
            stop = bisect_right(in_order, in_order[start], start)
            alike = points[start:stop]
            alike.sort(key=lambda place: (self._exact(place), place))
            points[start:stop] = alike

    def _intervals(
        self, marked: Iterable[int], points: Sequence[int], in_order: Sequence[float]
    ) -> list[_Interval]:
        """Return the figures that are no points, with their places between the points."""

        def exact_end(point: int) -> tuple[_End, int]:
            return (self._exact(point), 0), point

        def before(end: _End, place: int) -> int:
            """Return how many points come before an end; of those with it, before a place."""
            if abs(end[0]) == math.inf:
                return len(points) * (end[0] > 0)
            number = float(end[0] / self._denominator)
            low = bisect_left(in_order, number)
            # Of the points with this float, some may lie on either side.
            high = bisect_right(in_order, number, low, min(low + 1, len(points)))
            if high > low:
                high = bisect_right(in_order, number, low)
            return bisect_left(points, (end, place), low, high, key=exact_end)

        found = []
        for place in marked:
            first, last = self._ends(self._numbers[place], self._codes[place])
            found.append(_Interval(first, last, place, before(first, -1), before(last, place)))
        return found

    def _ends(self, number: float, code: int) -> tuple[_End, _End]:
        """Return both ends of a figure that is no point, the one that comes first first."""
        bound = self._bounds.get(code)
        if bound is None or not number:
            return self._reaches[number, code]
        whole = self._whole(number, code)
        return _times(bound[0], whole), _times(bound[1], whole)


def _is_point(shape: Shape | None) -> bool:
    return shape is not None and not shape.sign


def _is_finite(number: Fraction | float) -> TypeGuard[Fraction]:
    # A fraction takes longer to say that it is one.
    return not isinstance(number, float)


def _times(end: _End, whole: int) -> _End:
    """Return an end as a whole number, if it is a number."""
    number, within = end
    if _is_finite(number):
        return number.numerator * (whole // number.denominator), within
    return end


def _merged(points: Sequence[int], intervals: Sequence[_Interval]) -> list[int]:
    """Return points in their order, and each interval as soon as nothing lies before it.

    The next one is always the earliest among those that no other lies before; the first end
    of all that are left decides which.
    """
    waiting = sorted(intervals, key=itemgetter(0, 2), reverse=True)
    ready: list[int] = []
    found: list[int] = []
    done: set[int] = set()
    place = 0

    def pass_points(stop: int) -> None:
        nonlocal place
        while place < stop:
            while waiting and waiting[-1].start <= place:
                heappush(ready, waiting.pop().place)
            until = stop
            if waiting:
                until = min(stop, waiting[-1].start)
            # Until then nothing else is ready.
            while ready and max(points[place:until], default=-1) > ready[0]:
                first = ready[0]
                behind = next(at for at in range(place, until) if points[at] > first)
                found.extend(points[place:behind])
                place = behind
                take()
            found.extend(points[place:until])
            place = until

    def take() -> None:
        each = heappop(ready)
        found.append(each)
        done.add(each)

    for interval in sorted(intervals, key=itemgetter(1, 2)):
        pass_points(interval.stop)
        while waiting and waiting[-1].first <= interval.last:
            heappush(ready, waiting.pop().place)
        while interval.place not in done:
            take()
    pass_points(len(points))
    return found
