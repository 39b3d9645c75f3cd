"""Column orders: the vehicles of a large table in the order of a spec, as records have it.

Figures are sorted as floats; only where two of these are alike, and may not be one number,
are they compared exactly.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain, compress, count, islice
from operator import eq

from roverspecs.comparisons.conditions import by_text, sorting_spec
from roverspecs.frames.column_data import ColumnData
from roverspecs.frames.column_questions import refused
from roverspecs.frames.columns import GROWING, MISSING, TEXT, Column, ColumnIn
from roverspecs.records.catalog import folded
from roverspecs.records.derived import DERIVED
from roverspecs.values.shapes import Shape


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
    return _Order(column, spec.units["si"][0], places).sorted(descending=descending)


_SURE_BELOW = 2.0**52
"""Numbers with one denominator have floats of their own if times it they are below this."""

_LEANS = {"<": -1, ">": 1}
"""The sides of its number on which a bound surely lies, by its sign."""


class _Order:
    """Put vehicles in the order of a column, as :func:`roverspecs.values.spans.ordered` does.

    A figure that has a shape is sorted by its number, and any other one by its middle.
    """

    def __init__(self, column: Column, unit: str, places: Sequence[int]) -> None:
        self._column, self._places = column, places
        self._numbers, self._codes = column.picked(places)
        converted = ColumnIn(column, unit)
        self._floats = converted.floats(self._numbers, self._codes)
        self._used = {*self._codes}
        self._texts = self._places_of({TEXT, GROWING})
        pairs = {*map(self._pair, self._texts)}
        self._spans = {pair: column.span(*pair, unit) for pair in pairs}
        for place in self._texts:
            self._floats[place] = float(self._spans[self._pair(place)].middle)
        self._shapes: dict[int, Shape] = {}
        """By code, for those that are there."""
        factors: dict[int, Fraction] = {}
        for code in self._used:
            conversion = converted.conversions[code]
            if conversion is not None:
                self._shapes[code], factors[code] = conversion.shape, conversion.factor
        numbers = [*factors.values(), *(span.middle for span in self._spans.values())]
        self._denominator = math.lcm(*(number.denominator for number in numbers))
        self._units = {code: int(each * self._denominator) for code, each in factors.items()}

    def _places_of(self, codes: set[int]) -> list[int]:
        # Most columns are plain numbers, and have none of them.
        if self._used.isdisjoint(codes):
            return []
        return self._column.places_of(self._codes, codes)

    def _pair(self, place: int) -> tuple[float, int]:
        return self._numbers[place], self._codes[place]

    def sorted(self, *, descending: bool) -> Sequence[int]:
        """Return the places in order."""
        given = self._known(descending=descending)
        found = sorted(given, key=self._floats.__getitem__, reverse=descending)
        self._sort_alike(found, descending=descending)
        found += self._places_of({MISSING})
        if self._places == range(len(found)):
            return found
        return list(map(self._places.__getitem__, found))

    def _known(self, *, descending: bool) -> Iterable[int]:
        """Return the places with a figure, those first that come first among equal numbers."""
        below, above = self._leaning()
        every = range(len(self._codes))
        if not below and not above and MISSING not in self._used:
            return every
        is_plain = bytearray(b"\1") * len(every)
        for place in chain(below, above, self._places_of({MISSING})):
            is_plain[place] = False
        plain = compress(every, is_plain)
        if descending:
            below, above = above, below
        return chain(below, plain, above)

    def _leaning(self) -> tuple[list[int], list[int]]:
        """Return the places of the bounds that surely lie below their number, and above it."""
        found: dict[int, list[int]] = {-1: [], 0: [], 1: []}
        bounds = {code for code, shape in self._shapes.items() if shape.sign in _LEANS}
        for place in self._places_of(bounds | {TEXT, GROWING}):
            number, code = self._pair(place)
            if code not in bounds:
                lean = self._spans[number, code].lean
            elif number:
                lean = _LEANS[self._shapes[code].sign]
            else:
                # Less than 0 is 0.
                lean = max(_LEANS[self._shapes[code].sign], 0)
            found[lean].append(place)
        return found[-1], found[1]

    # --- numbers of one float

    def _sort_alike(self, found: list[int], *, descending: bool) -> None:
        """Sort places again that have one float, and may have two numbers."""
        ends = [self._floats[place] for place in found[:1] + found[-1:]]
        if max(ends, default=0.0) * self._denominator < _SURE_BELOW:
            return
        in_order = list(map(self._floats.__getitem__, found))
        done = 0
        for start in compress(count(), map(eq, in_order, islice(in_order, 1, None))):
            if start >= done:
                others = enumerate(islice(in_order, start, None), start)
                number = in_order[start]
                done = next((stop for stop, other in others if other != number), len(found))
                found[start:done] = sorted(found[start:done], key=self._exact, reverse=descending)

    def _exact(self, place: int) -> int:
        """Return the number of a place times the denominator of all."""
        number, code = self._pair(place)
        if code in self._units:
            return int(number) * self._units[code]
        return int(self._spans[number, code].middle * self._denominator)
