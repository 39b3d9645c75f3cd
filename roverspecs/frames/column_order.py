"""Column orders: the vehicles of a large table in the order of a spec, as records have it.

Figures that are one plain number are sorted as floats; only where two of these are alike, and
may not be one number, are they compared exactly.  Any other figure lies between two ends, which
are sorted among the numbers.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import compress, count, islice
from operator import eq
from typing import NamedTuple, cast

from roverspecs.comparisons.conditions import by_text, sorting_spec
from roverspecs.frames.column_data import ColumnData
from roverspecs.frames.column_questions import refused
from roverspecs.frames.columns import MISSING, Column, ColumnIn
from roverspecs.records.catalog import folded
from roverspecs.records.derived import DERIVED
from roverspecs.values.shapes import PARTS, Shape
from roverspecs.values.spans import Ground, ends_of


def order(
    table: ColumnData, places: Sequence[int], by: str, *, descending: bool = False
) -> Sequence[int]:
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
    sequence of int, length n
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


_SURE_BELOW = 2.0**52
"""Numbers with one denominator have floats of their own if times it they are below this."""


class _End(NamedTuple):
    """Hold an end of a figure that is no point."""

    number: float
    whole: float | None = None
    """The number times the denominator; None if it is the one that is published."""
    is_open: bool = False


_EVER, _NEVER = _End(-math.inf), _End(math.inf)


class _Order:
    """Put the vehicles of a column in order: one sort by floats, then what overlaps.

    The order is the one of :func:`roverspecs.values.spans.ordered`.  In the sort each point has
    an entry, and so has each end of any other figure.  An entry is the place of a vehicle: it
    has the number of a point, or the end of another figure that comes last.  More entries,
    behind all places, are for the ends that come first, and for open ones.  Where two entries
    have one float and may have two numbers, these are multiplied by one denominator, so that
    they are whole.
    """

    def __init__(self, column: Column, unit: str, *, descending: bool) -> None:
        self._column, self._unit, self._is_descending = column, unit, descending
        self._converted = ColumnIn(column, unit)
        self._numbers: Sequence[float] = ()
        self._codes: Sequence[int] = ()
        self._floats: list[float] = []
        """By entry."""
        self._wholes: dict[int, float] = {}
        """The ends that are not the number itself, by entry."""
        self._grounds: dict[tuple[float, int], Ground] = {}
        """The ends of the figures that have no shape."""
        self._denominator = 1
        self._units: dict[int, int] = {}
        """By code the unit in which digits are given, times the denominator."""
        self._bounds: dict[int, tuple[bool, bool]] = {}
        """By code whether the end of a bound comes first, and whether it is open."""
        self._owners: Sequence[int] = ()
        """The place of the vehicle of each entry."""

    def of(self, places: Sequence[int]) -> Sequence[int]:
        """Return places in order."""
        self._numbers, self._codes = self._column.picked(places)
        self._floats = self._converted.floats(self._numbers, self._codes)
        if self._is_descending:
            self._floats = [-each for each in self._floats]
        used = {*self._codes}
        others = {code for code in used if not _is_point(self._column.shapes[code])}
        found: Sequence[int]
        if others:
            found = self._with_ends(used - {MISSING}, others - {MISSING})
            found.extend(self._column.places_of(self._codes, {MISSING}))
        else:
            self._measure(used)
            self._owners = range(len(places))
            found = self._sorted(range(len(places)))
        if places == range(len(places)):
            return found
        return list(map(places.__getitem__, found))

    def _measure(self, codes: Iterable[int], others: Iterable[int] = ()) -> None:
        """Find the common denominator of the numbers with some codes, and of others."""
        denominators = [*others]
        factors: dict[int, Fraction] = {}
        for code in codes:
            conversion = self._converted.conversions[code]
            if conversion is None:
                continue
            factors[code] = part = conversion.factor
            if conversion.shape.sign:
                part /= PARTS
            denominators.append(part.denominator)
        self._denominator = math.lcm(*denominators)
        self._units = {code: int(each * self._denominator) for code, each in factors.items()}

    # --- the sort

    def _sorted(self, entries: Iterable[int]) -> list[int]:
        """Return entries by their numbers; equal ones stay in their order."""
        found = sorted(entries, key=self._floats.__getitem__)
        stop = bisect_left(found, math.inf, key=self._floats.__getitem__)
        ends = [abs(self._floats[entry]) for entry in (found[:1] + found[:stop][-1:])]
        if max(ends, default=0.0) * self._denominator < _SURE_BELOW:
            return found
        in_order = list(map(self._floats.__getitem__, found[:stop]))
        done = 0
        for start in compress(count(), map(eq, in_order, islice(in_order, 1, None))):
            if start >= done:
                done = bisect_right(in_order, in_order[start], start)
                found[start:done] = sorted(found[start:done], key=self._exact)
        return found

    def _exact(self, entry: int) -> float:
        """Return the number of an entry as a whole one, below zero if the largest comes first."""
        if entry in self._wholes:
            return self._wholes[entry]
        place = self._owners[entry]
        whole = int(self._numbers[place]) * self._units[self._codes[place]]
        if self._is_descending:
            return -whole
        return whole

    # --- figures that are no points

    def _with_ends(self, known: set[int], others: set[int]) -> array[int]:
        """Return places in order, where some codes are those of figures that are no points."""
        marked = self._column.places_of(self._codes, others)
        self._look_up(known, marked)
        # Of equal numbers, an open end that comes last is before all others, and one that comes
        # first is behind them.
        closing: list[tuple[int, _End]] = []
        begun: list[tuple[int, _End]] = []
        opened: list[tuple[int, _End]] = []
        ready: list[int] = []
        for place in marked:
            first, last = self._ends(place)
            if first.number == -math.inf:
                ready.append(place)
            elif first.is_open:
                opened.append((place, first))
            else:
                begun.append((place, first))
            if last.is_open:
                closing.append((place, last))
                last = _NEVER
            self._put(place, last)
        extra = [*closing, *begun, *opened]
        start = len(self._codes)
        self._floats += [0.0] * len(extra)
        self._owners = [*range(start), *(place for place, _ in extra)]
        for entry, (_, end) in enumerate(extra, start):
            self._put(entry, end)
        behind = start + len(closing) + len(begun)
        places = self._column.places_of(self._codes, known)
        entries = [*range(start, behind), *places, *range(behind, len(self._floats))]
        is_end = bytearray(start) + b"\1" * len(extra)
        for place in marked:
            is_end[place] = 1
        return _merged(self._sorted(entries), self._owners, is_end, start + len(closing), ready)

    def _put(self, entry: int, end: _End) -> None:
        self._floats[entry] = end.number
        if end.whole is not None:
            self._wholes[entry] = end.whole

    def _look_up(self, known: set[int], marked: Sequence[int]) -> None:
        """Look up the figures that have no shape, and the bounds, and measure all."""
        shapes = self._column.shapes
        texts = {code for code in known if shapes[code] is None}
        pairs = ((self._numbers[place], self._codes[place]) for place in marked if texts)
        spans = {
            pair: self._column.span(*pair, self._unit) for pair in {*pairs} if pair[1] in texts
        }
        grounds = {pair: span.ground for pair, span in spans.items()}
        ends = [end for ground in grounds.values() for end in ground[:2] if end != math.inf]
        self._measure(known, [end.denominator for end in ends])
        for pair, ground in grounds.items():
            low, high = (_times(end, self._denominator) for end in ground[:2])
            self._grounds[pair] = ground._replace(low=low, high=high)
        for code in known:
            shape = shapes[code]
            if shape is not None and shape.sign not in ("", "~"):
                comes_first = (shape.sign in ("≥", ">")) != self._is_descending
                self._bounds[code] = comes_first, shape.sign in (">", "<")

    def _ends(self, place: int) -> tuple[_End, _End]:
        """Return both ends of a figure, the one that comes first first."""
        number, code = self._numbers[place], self._codes[place]
        bound = self._bounds.get(code)
        # Less than 0 is 0.
        if bound is not None and number:
            comes_first, is_open = bound
            end = _End(self._floats[place], None, is_open)
            if comes_first:
                return end, _NEVER
            return _EVER, end
        ground, unit = self._grounds.get((number, code)), 1
        if ground is None:
            # It has a shape.
            shape = cast("Shape", self._column.shapes[code])
            ground, unit = shape.ground(number), self._units[code] // PARTS
        first, last = ends_of(ground, descending=self._is_descending)
        return self._end(first, unit), self._end(last, unit)

    def _end(self, end: tuple[float, int], unit: int) -> _End:
        whole = end[0] * unit
        return _End(whole / self._denominator, whole, end[1] != 0)



def _merged(
    in_order: Iterable[int],
    owners: Sequence[int],
    is_end: Sequence[int],
    first: int,
    ready: list[int],
) -> array[int]:
    """Return places in order, those with ends as soon as nothing lies before them.

    The next one is always the earliest among those that no other lies before.

    Parameters
    ----------
    in_order : iterable of int
        The entries.
    owners, is_end : sequence of int
        The place of each entry, and whether it is an end.
    first : int
        The ends from this entry on come first, all others last.
    ready : list of int
        The places before which nothing lies, in rising order.

    Returns
    -------
    array of int
    """
    # Numbers side by side are read sooner than those of a list, which are anywhere.
    entries = array("L", in_order)
    found = array("L")
    done: set[int] = set()

    def take() -> None:
        place = heappop(ready)
        found.append(place)
        done.add(place)

    start = 0
    for stop in compress(count(), map(is_end.__getitem__, entries)):
        points = entries[start:stop]
        start = stop + 1
        latest = max(points, default=-1)
        passed = 0
        while ready and ready[0] < latest:
            behind = next(at for at in range(passed, len(points)) if points[at] > ready[0])
            found += points[passed:behind]
            passed = behind
            take()
        found += points[passed:]
        place = owners[entries[stop]]
        if entries[stop] >= first:
            heappush(ready, place)
            continue
        while place not in done:
            take()
    return found + entries[start:]


def _times(number: Fraction | float, whole: int) -> float:
    """Return a number that becomes a whole one, or infinity."""
    if number == math.inf:
        return math.inf
    return int(number * whole)


def _is_point(shape: Shape | None) -> bool:
    return shape is not None and not shape.sign
