"""Columns: the figures of one spec of many vehicles, ten bytes each.

A figure is a number and a code.  The code stands for the shape of the text that was
published: its mark, its digits after the point and its unit; the number is its digits.
A text of another shape, such as a range, stands in a table beside the column.  Every
answer is the one that a record with the same figure gives.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from itertools import compress
from struct import pack
from typing import Any, NamedTuple

from roverspecs.records.claims import Claim
from roverspecs.records.figures import Figure
from roverspecs.records.specs import Spec
from roverspecs.values.published import PublishedValue
from roverspecs.values.shapes import Conversion, Shape
from roverspecs.values.spans import Span

MISSING, TEXT, GROWING = 0, 1, 2
"""The codes of no figure, of a text of no shape, and of a total that was still growing."""

_FIRST_SHAPE = 3
_MOST_SHAPES = 60_000
_BYTES = 256


class Column:
    """Hold the figures of a spec of n vehicles.

    Parameters
    ----------
    spec : Spec
    count : int, default 0
        How many vehicles without a figure come first.

    Attributes
    ----------
    spec : Spec
    numbers : array of float, length n
        The digits of each number without their point; the place of a text in
        :attr:`texts`; 0 where the figure has a number.
    codes : array of int, length n
    shapes : list of Shape or None
        By code; None for the first three.
    texts : list of str
        Each once, in a spelling that reads back to the value as published.
    """

    def __init__(self, spec: Spec, count: int = 0) -> None:
        self.spec = spec
        self.numbers = array("d", bytes(8 * count))
        self.codes = array("H", bytes(2 * count))
        self.shapes: list[Shape | None] = [None] * _FIRST_SHAPE
        self.texts: list[str] = []
        self._code_of: dict[Shape, int] = {}
        self._place_of: dict[str, int] = {}
        self._largest: float | None = None

    def __len__(self) -> int:
        """Return the number of vehicles, with a figure or without."""
        return len(self.codes)

    @property
    def size(self) -> int:
        """The bytes that the numbers and the codes take."""
        return self.numbers.itemsize * len(self.numbers) + self.codes.itemsize * len(self.codes)

    # --- how it is filled

    def encoded(self, value: PublishedValue, *, is_growing: bool = False) -> tuple[float, int]:
        """Return the number and the code that stand for a value.

        Parameters
        ----------
        value : PublishedValue
            Of the spec.
        is_growing : bool, default False
            Whether it is a total that was still growing.

        Returns
        -------
        tuple of (float, int)
        """
        found = Shape.of(value)
        if found is not None and not is_growing:
            digits, shape = found
            code = self._code_of.get(shape)
            if code is None and len(self.shapes) < _MOST_SHAPES:
                code = self._code_of[shape] = len(self.shapes)
                self.shapes.append(shape)
            if code is not None:
                return digits, code
        text = str(value)
        if text not in self._place_of:
            self._place_of[text] = len(self.texts)
            self.texts.append(text)
        code = TEXT
        if is_growing:
            code = GROWING
        return float(self._place_of[text]), code

    def extend(self, numbers: Sequence[float], codes: Sequence[int]) -> None:
        """Add the figures of some vehicles.

        Parameters
        ----------
        numbers : sequence of float, length n
        codes : sequence of int, length n
            As :meth:`encoded` returns them.
        """
        # Many numbers are packed sooner than an array takes them one by one.
        self.numbers.frombytes(pack(f"{len(numbers)}d", *numbers))
        self.codes.frombytes(pack(f"{len(codes)}H", *codes))

    @property
    def largest(self) -> float:
        """The largest of the numbers; 0 where there is no number."""
        if self._largest is None:
            return max(self.numbers, default=0.0)
        return self._largest

    def close(self) -> None:
        """Give back the memory that only filling needs."""
        self._largest = self.largest
        self.numbers, self.codes = self.numbers[:], self.codes[:]
        self._place_of = {}

    # --- one figure

    def value(self, number: float, code: int) -> PublishedValue | None:
        """Return the value that a number and its code stand for; None for no figure."""
        shape = self.shapes[code]
        if shape is not None:
            return shape.value(number)
        if code == MISSING:
            return None
        return PublishedValue.parse(self.texts[int(number)])

    def figure(self, number: float, code: int) -> Figure:
        """Return the figure that a number and its code stand for.

        Parameters
        ----------
        number : float
        code : int
            Of a figure that there is.

        Returns
        -------
        Figure
            As the record of a vehicle has it.
        """
        name = self.spec.name
        claim = Claim(value=str(self.value(number, code)))
        return Figure(spec=name, inputs=((name, claim),), is_growing=code == GROWING)

    def span(self, number: float, code: int, unit: str) -> Span:
        """Return the ends that a figure states.

        Parameters
        ----------
        number : float
        code : int
            Of a figure that there is.
        unit : str
            Of the spec's dimension.

        Returns
        -------
        Span
        """
        shape = self.shapes[code]
        if shape is None:
            return self.figure(number, code).span(unit)
        return Span.of(shape.value(number)).in_unit(unit)

    def picked(self, places: Sequence[int]) -> tuple[Sequence[float], Sequence[int]]:
        """Return the numbers and the codes of some vehicles.

        Parameters
        ----------
        places : sequence of int, length m

        Returns
        -------
        tuple of (sequence of float, sequence of int), length m each
        """
        if isinstance(places, range) and places.step == 1:
            part = slice(places.start, places.stop)
            return self.numbers[part].tolist(), self.codes[part].tolist()
        numbers = list(map(self.numbers.__getitem__, places))
        return numbers, list(map(self.codes.__getitem__, places))

    def places_of(self, codes: Sequence[int], chosen: Collection[int]) -> list[int]:
        """Return the places of the codes that are chosen.

        Parameters
        ----------
        codes : sequence of int, length n
        chosen : collection of int

        Returns
        -------
        list of int
            In rising order.
        """
        marked: Iterable[int] = map(chosen.__contains__, codes)
        if len(self.shapes) <= _BYTES:
            # Most columns have few shapes, and bytes are looked up many at a time.
            # An array would give the bytes that it is made of, not its numbers.
            table = bytes(map(chosen.__contains__, range(_BYTES)))
            marked = bytes(iter(codes)).translate(table)
        return list(compress(range(len(codes)), marked))


class Stated(NamedTuple):
    """Hold what one figure states in a unit, as numbers or as their rounded texts.

    Attributes
    ----------
    magnitude, low, high : float, int, str or None
        See :class:`roverspecs.values.numbers.Numbers`.
    sides : tuple of float or str
        Each of two or three lengths whose axes are not named.
    mark : str or None
        Empty without one; None for no figure.
    """

    magnitude: Any = None
    low: Any = None
    high: Any = None
    sides: tuple[Any, ...] = ()
    mark: str | None = None

    def written(self) -> Stated:
        """Return it as texts, empty ones where nothing is stated."""
        magnitude, low, high = map(_written, self[:3])
        sides = tuple(map(_written, self.sides))
        return Stated(magnitude, low, high, sides, self.mark or "")


_NOTHING = Stated()


class ColumnIn:
    """Convert the figures of a column into a unit.

    Parameters
    ----------
    column : Column
    unit : str
        The symbol of a unit of its dimension.
    rounded : bool, default False
        Whether numbers become texts with honest digits.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    """

    def __init__(self, column: Column, unit: str, *, rounded: bool = False) -> None:
        self.column, self.unit, self.is_rounded = column, unit, rounded
        self.conversions = [shape and Conversion(shape, unit) for shape in column.shapes]
        self._known: dict[tuple[float, int], Stated] = {}
        # These mean nothing for gaps and for texts, which are looked up one by one.
        self._above = [1.0] * len(self.conversions)
        self._below = [1.0] * len(self.conversions)
        self._texts: list[Callable[[float], str]] = [_nothing] * len(self.conversions)
        self._special = {MISSING, TEXT, GROWING}
        self._is_exact = True
        for code, each in enumerate(self.conversions):
            if each is None:
                continue
            self._above[code], self._below[code] = each.ratio
            self._texts[code] = each.text
            self._is_exact &= column.largest <= each.most
            if not each.is_plain:
                self._special.add(code)

    @property
    def is_plain(self) -> bool:
        """Whether no figure of the column is anything else than one plain number."""
        return not self.column.texts and len(self._special) == _FIRST_SHAPE

    def stated(self, number: float, code: int) -> Stated:
        """Return what one figure states.

        Parameters
        ----------
        number : float
        code : int

        Returns
        -------
        Stated
        """
        conversion = self.conversions[code]
        if conversion is not None:
            given: Callable[[float], Any] = conversion.number
            if self.is_rounded:
                given = conversion.text
            found = Fields([given(number)])
            found.keep(0, conversion)
            return found.stated(0)
        if code == MISSING:
            return _NOTHING
        key = (number, code)
        if key not in self._known:
            self._known[key] = self._of_text(self.column.figure(number, code))
        return self._known[key]

    def _of_text(self, figure: Figure) -> Stated:
        numbers = figure.numbers(self.unit)
        found = Stated(
            numbers.magnitude,
            numbers.low,
            numbers.high,
            numbers.sides or (),
            numbers.mark,
        )
        if not self.is_rounded:
            return found
        value = figure.rounded(self.unit)
        if found.sides:
            return found._replace(sides=tuple(map(_digits, value.numbers)))
        ends = [value.nominal] * 3
        if value.low is not None and value.high is not None:
            ends[1:] = value.low, value.high
        pairs = zip((found.magnitude, found.low, found.high), ends, strict=True)
        magnitude, low, high = (None if number is None else _digits(end) for number, end in pairs)
        return Stated(magnitude, low, high, mark=found.mark)

    # --- many figures

    def floats(self, numbers: Sequence[float], codes: Sequence[int]) -> list[float]:
        """Return numbers of shapes in the unit, each the nearest float.

        Parameters
        ----------
        numbers : sequence of float, length n
        codes : sequence of int, length n

        Returns
        -------
        list of float, length n
            Whatever has no shape is of no use here.
        """
        above, below = self._above, self._below
        pairs = zip(numbers, codes, strict=True)
        if self._is_exact:
            return [number * above[code] / below[code] for number, code in pairs]
        found = []
        for number, code in pairs:
            conversion = self.conversions[code]
            if conversion is not None:
                found.append(float(conversion.exact(number)))
            else:
                found.append(number)
        return found

    def fields(self, numbers: Sequence[float], codes: Sequence[int]) -> Fields:
        """Return what each figure states, field by field.

        Parameters
        ----------
        numbers : sequence of float, length n
        codes : sequence of int, length n

        Returns
        -------
        Fields
            Lists of length n.
        """
        return self._completed(Fields(self._of_shapes(numbers, codes)), numbers, codes)

    def written(self, numbers: Sequence[float], codes: Sequence[int]) -> Fields:
        """Return what each figure states, field by field, as CSV writes it.

        Parameters
        ----------
        numbers : sequence of float, length n
        codes : sequence of int, length n

        Returns
        -------
        Fields
            Lists of texts of length n; an empty text where nothing is stated.
        """
        shown = self._of_shapes(numbers, codes)
        if not self.is_rounded:
            # Once for all fields of a figure: this takes longer than all the rest.
            shown = list(map(repr, shown))
        return self._completed(Fields(shown, nothing=""), numbers, codes)

    def _completed(self, found: Fields, numbers: Sequence[float], codes: Sequence[int]) -> Fields:
        """Return fields of plain numbers with what the other figures state."""
        for place, code in self._specials(codes):
            conversion = self.conversions[code]
            if conversion is not None:
                found.keep(place, conversion)
            else:
                found.put(place, self.stated(numbers[place], code))
        return found

    def magnitudes(self, numbers: Sequence[float], codes: Sequence[int]) -> list[Any]:
        """Return the magnitude of each figure, as :meth:`fields` does.

        Parameters
        ----------
        numbers : sequence of float, length n
        codes : sequence of int, length n

        Returns
        -------
        list of float, int, str or None, length n
        """
        found = self._of_shapes(numbers, codes)
        for place, code in self._specials(codes):
            found[place] = self.stated(numbers[place], code).magnitude
        return found

    def _specials(self, codes: Sequence[int]) -> Iterable[tuple[int, int]]:
        """Return the places and the codes of the figures that are no plain numbers."""
        special = self._special
        if special.isdisjoint(codes):
            return ()
        return [(place, codes[place]) for place in self.column.places_of(codes, special)]

    def _of_shapes(self, numbers: Sequence[float], codes: Sequence[int]) -> list[Any]:
        """Return the number of each figure that has a shape, with its mark or without."""
        if self.is_rounded:
            pairs = zip(numbers, codes, strict=True)
            return [self._texts[code](number) for number, code in pairs]
        floats: list[Any] = self.floats(numbers, codes)
        if not self.unit:
            return list(map(int, floats))
        return floats


class Fields:
    """Hold what n figures state, as lists of length n.

    Parameters
    ----------
    magnitude : list of float, int or str, length n
        Each figure, as if it were a plain number.
    nothing : str or None, default None
        Stands where nothing is stated; where it is a text, so is everything else.

    Attributes
    ----------
    magnitude, low, high : list of float, int, str or None
    mark : list of str or None
    sides : dict of int to tuple
        The sides of each figure of several ones, by its place.
    """

    def __init__(self, magnitude: list[Any], nothing: str | None = None) -> None:
        self._nothing = nothing
        self.magnitude, self.low, self.high = magnitude, magnitude[:], magnitude[:]
        self.mark: list[str | None] = [""] * len(magnitude)
        self.sides: dict[int, tuple[Any, ...]] = {}

    def keep(self, place: int, conversion: Conversion) -> None:
        """Keep only what a number with a mark states."""
        if not conversion.has_magnitude:
            self.magnitude[place] = self._nothing
        if not conversion.has_low:
            self.low[place] = self._nothing
        if not conversion.has_high:
            self.high[place] = self._nothing
        self.mark[place] = conversion.shape.sign

    def put(self, place: int, stated: Stated) -> None:
        """Put what one figure states in its place."""
        if self._nothing is not None:
            stated = stated.written()
        self.magnitude[place], self.low[place], self.high[place] = stated[:3]
        self.mark[place] = stated.mark
        if stated.sides:
            self.sides[place] = stated.sides

    def stated(self, place: int) -> Stated:
        """Return what one figure states."""
        ends = self.magnitude[place], self.low[place], self.high[place]
        return Stated(*ends, mark=self.mark[place])


def _written(number: float | str | None) -> str:
    if number is None:
        return ""
    return str(number)


def _digits(number: Decimal) -> str:
    return format(number, "f")


def _nothing(_: float) -> str:
    return ""
