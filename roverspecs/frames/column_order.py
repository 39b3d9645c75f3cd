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
from itertools import chain, compress, count, islice
from operator import eq
from typing import cast

from roverspecs.comparisons.conditions import by_text, sorting_spec
from roverspecs.frames.column_data import ColumnData
from roverspecs.frames.column_questions import refused
from roverspecs.frames.columns import MISSING, Column, ColumnIn
from roverspecs.records.catalog import folded
from roverspecs.records.derived import DERIVED
from roverspecs.values.shapes import PARTS, Shape
from roverspecs.values.spans import Ground


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


_End = tuple[int, float, float | None]
"""A place, a number, and the number times the denominator if it is not the published one."""


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
        # The ends that have an entry of their own.  Of equal numbers, an open end that comes
        # last is before all others, and one that comes first is behind them.
        self._closing: list[_End] = []
        self._begun: list[_End] = []
        self._opened: list[_End] = []
        self._extra: list[int] = []
        """The places of all of these."""
        self._ready: list[int] = []
        """The places before which nothing can lie."""
        self._bounds: dict[int, tuple[bool, list[_End] | None]] = {}
        """By code whether nothing lies before it, and where its end belongs."""

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
            found = self._with_ends(used, others - {MISSING})
            if MISSING in used:
                found.extend(self._column.places_of(self._codes, {MISSING}))
        else:
            self._measure(used)
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
        ends = [abs(self._floats[entry]) for entry in found[:1] + found[stop - 1 : stop]]
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
        place = entry
        if entry >= len(self._codes):
            place = self._extra[entry - len(self._codes)]
        whole = int(self._numbers[place]) * self._units[self._codes[place]]
        if self._is_descending:
            return -whole
        return whole

    # --- figures that are no points

    def _with_ends(self, used: set[int], others: set[int]) -> array[int]:
        """Return places in order, where some codes are those of figures that are no points."""
        marked = self._column.places_of(self._codes, others)
        known = used - {MISSING}
        self._look_up(known, marked)
        numbers, codes, floats = self._numbers, self._codes, self._floats
        for place in marked:
            bound = self._bounds.get(codes[place])
            # Less than 0 is 0, which has two ends.
            if bound is None or not numbers[place]:
                self._add_both(place)
                continue
            is_ready, ends = bound
            if is_ready:
                self._ready.append(place)
            if ends is not None:
                ends.append((place, floats[place], None))
                floats[place] = math.inf
        start = len(self._codes)
        extra = [*self._closing, *self._begun, *self._opened]
        self._extra = [place for place, _, _ in extra]
        self._floats += [number for _, number, _ in extra]
        wholes = enumerate((whole for _, _, whole in extra), start)
        self._wholes |= {entry: whole for entry, whole in wholes if whole is not None}
        behind = len(self._floats) - len(self._opened)
        places: Iterable[int] = range(start)
        if MISSING in used:
            places = self._column.places_of(self._codes, known)
        entries = chain(range(start, behind), places, range(behind, len(self._floats)))
        is_end = bytearray(start) + b"\1" * len(extra)
        for place in marked:
            is_end[place] = 1
        in_order = self._sorted(entries)
        return _merged(in_order, self._extra, is_end, start + len(self._closing), self._ready)

    def _add_both(self, place: int) -> None:
        """Add a figure with two ends."""
        number, code = self._numbers[place], self._codes[place]
        ground, unit = self._grounds.get((number, code)), 1
        if ground is None:
            # It has a shape.
            shape = cast("Shape", self._column.shapes[code])
            ground, unit = shape.ground(number), self._units[code] // PARTS
        first: float = ground.low * unit
        last: float = ground.high * unit
        is_first_open, is_last_open = ground.is_low_open, ground.is_high_open
        if self._is_descending:
            first, last = -last, -first
            is_first_open, is_last_open = is_last_open, is_first_open
        if first == -math.inf:
            self._ready.append(place)
        elif is_first_open:
            self._opened.append((place, first / self._denominator, first))
        else:
            self._begun.append((place, first / self._denominator, first))
        if is_last_open:
            self._closing.append((place, last / self._denominator, last))
            last = math.inf
        self._floats[place], self._wholes[place] = last / self._denominator, last

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
                self._bounds[code] = self._bound(shape.sign)

    def _bound(self, sign: str) -> tuple[bool, list[_End] | None]:
        """Return whether nothing lies before a bound, and what its end is to be among."""
        is_first = (sign in ("≥", ">")) != self._is_descending
        is_open = sign in (">", "<")
        if is_first and is_open:
            return False, self._opened
        if is_first:
            return False, self._begun
        if is_open:
            return True, self._closing
        return True, None


def _merged(
    in_order: Iterable[int],
    extra: Sequence[int],
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
    extra : sequence of int
        The places of the entries behind those that are places.
    is_end : sequence of int
        Whether an entry is an end.
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
    count_of_places = len(is_end) - len(extra)
    is_found = bytearray(count_of_places)
    start = 0
    for stop in compress(count(), map(is_end.__getitem__, entries)):
        points = entries[start:stop]
        latest = max(points, default=-1)
        passed = 0
        while ready and ready[0] < latest:
            place = heappop(ready)
            is_found[place] = True
            behind = passed
            while points[behind] < place:
                behind += 1
            found += points[passed:behind]
            found.append(place)
            passed = behind
        found += points[passed:]
        start = stop + 1
        place = entries[stop]
        if place >= first:
            heappush(ready, extra[place - count_of_places])
            continue
        if place >= count_of_places:
            place = extra[place - count_of_places]
        while not is_found[place]:
            is_found[ready[0]] = True
            found.append(heappop(ready))
    return found + entries[start:]


def _times(number: Fraction | float, whole: int) -> float:
    """Return a number that becomes a whole one, or infinity."""
    if number == math.inf:
        return math.inf
    return int(number * whole)


def _is_point(shape: Shape | None) -> bool:
    return shape is not None and not shape.sign
