"""Boxes: the room in a box or below a limit, and how much of it a figure leaves.

The sides of a box and a limit of mass are requirements, taken at their word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.values import units
from roverspecs.values.foot_marks import in_feet_and_inches
from roverspecs.values.marks import MARKS
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import FLOOR, leading_power, spelled
from roverspecs.values.spans import Span


def read_plain(value: Any, dimension: str) -> PublishedValue:
    """Read a requirement: a number above zero without a mark.

    Parameters
    ----------
    value : str or PublishedValue
    dimension : str
        One of :data:`roverspecs.values.units.DIMENSIONS`.

    Returns
    -------
    PublishedValue
        A compound is in its smaller unit.

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        If it has a mark, is zero, or cannot be read.
    """
    read = value
    if not isinstance(value, PublishedValue):
        read = PublishedValue.parse(value)
    if read.mark:
        raise FieldError(
            f"expected a {dimension} without a mark, found {str(read)!r} ({MARKS[read.mark]})"
        )
    if not read.nominal:
        raise FieldError(f"expected a {dimension} above zero, found {str(read)!r}")
    return units.convert(read, units.check_dimension(read.unit, dimension))


def limit_of(mass: Any) -> PublishedValue:
    """Read the largest mass that a space is for.

    Parameters
    ----------
    mass : str or PublishedValue

    Returns
    -------
    PublishedValue

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        As for :func:`read_plain`; the place is ``mass``.
    """
    return _read_at("mass", mass, "mass")


def _read_at(place: str, value: Any, dimension: str) -> PublishedValue:
    """Read a plain value; an error names the place."""
    try:
        return read_plain(value, dimension)
    except RoverspecsError as error:
        error.at(place)
        raise


def clearance_of(clearance: Any, box: Box) -> PublishedValue:
    """Read the room that stays free on every side of a box.

    Parameters
    ----------
    clearance : str or PublishedValue
    box : Box

    Returns
    -------
    PublishedValue

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        As for :func:`read_plain`, or if it fills the box; the place is
        ``clearance``.
    """
    if isinstance(clearance, str):
        clearance = in_feet_and_inches(clearance)
    read = _read_at("clearance", clearance, "length")
    if any(within(as_room(side), read).middle <= 0 for side in box.sides):
        expected = f"expected less than half of each side of the box, {box}"
        raise FieldError(f"{expected}, found {str(read)!r}").at("clearance")
    return read


def within(side: Span, clearance: PublishedValue) -> Span:
    """Return the room along a side of a box without what stays free at both ends.

    Parameters
    ----------
    side : Span
        As :func:`as_room` returns it for a side.
    clearance : PublishedValue

    Returns
    -------
    Span
        In the unit of the side.
    """
    free = as_room(clearance).in_unit(side.unit)
    left = side.middle - 2 * free.middle
    step = min(*side.steps, *free.steps)
    if side.unit != units.symbol(clearance.unit):
        # Two digits of it count where it is converted: 1 in is 2.5 cm.
        step = min(step, Fraction(10) ** (leading_power(free.middle) - 1))
    return attrs.evolve(side, low=left, high=left, steps=(step, step))


def smallest_of(lengths: Iterable[str]) -> str:
    """Return the smallest of some units of length."""
    return min(lengths, key=lambda unit: units.factor_between(unit, "m"))


def _length(value: object) -> PublishedValue:
    return read_plain(value, "length")


@attrs.frozen(kw_only=True)
class Box:
    """Hold the inner sides of a box.

    Attributes
    ----------
    length, width, height : PublishedValue
        Above zero and without a mark, each in its own unit, given as text or
        read; the height is the side that stands upright.

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        If a side has a mark, is zero, or cannot be read.
    """

    length: PublishedValue = attrs.field(converter=_length)
    width: PublishedValue = attrs.field(converter=_length)
    height: PublishedValue = attrs.field(converter=_length)

    @staticmethod
    def of(value: object) -> Box:
        """Return a box, or read it from a text.

        Parameters
        ----------
        value : Box or str

        Returns
        -------
        Box

        Raises
        ------
        FieldError, ValueSyntaxError, UnitError
            If it is neither, or cannot be read.
        """
        if isinstance(value, Box):
            return value
        if not isinstance(value, str):
            expected = "expected a Box or text such as '60x40x40cm'"
            raise FieldError(f"{expected}, found {shortened(value)}").at("box")
        return Box.parse(value)

    @staticmethod
    def parse(text: str) -> Box:
        """Read a box.

        Parameters
        ----------
        text : str
            Length × width × height, with a unit on each or on the last only;
            an inch mark is as good as ``in``.

        Returns
        -------
        Box

        Raises
        ------
        FieldError, ValueSyntaxError, UnitError
            If the text is not three plain lengths above zero.

        Examples
        --------
        >>> str(Box.parse("60x40x40cm"))
        '60 cm × 40 cm × 40 cm'
        """
        try:
            values = [PublishedValue.parse(part) for part in _split(text)]
            counts = [len(value.units) for value in values]
            if counts[:2] == [0, 0] and counts[2] < 2:
                # One unit on the last side, or none, which is refused below.
                values = [attrs.evolve(value, units=values[-1].units) for value in values]
            elif 0 in counts:
                expected = "expected a unit on each length, or one on the last only"
                raise FieldError(f"{expected}, found {shortened(text)}")
            length, width, height = values
            return Box(length=length, width=width, height=height)
        except RoverspecsError as error:
            error.at("box")
            raise

    @property
    def sides(self) -> tuple[PublishedValue, PublishedValue, PublishedValue]:
        """Length, width and height."""
        return self.length, self.width, self.height

    @property
    def unit(self) -> str:
        """The smallest unit of the sides, in which the room that is left is stated."""
        return smallest_of(as_room(side).unit for side in self.sides)

    def __str__(self) -> str:
        """Return the box as :meth:`parse` reads it."""
        return " × ".join(map(str, self.sides))


class Margin(NamedTuple):
    """Hold how much room is left; below zero where something sticks out.

    Attributes
    ----------
    span : Span
        The ends of the room, in the unit of the side of the box or of the
        limit; "about" is spelled out in them.  Below a limit that is not
        allowed itself, the high end is open, and a margin of zero is not
        enough.
    text : str
        With mark and unit, such as ``"~6 cm"``, never more than there is;
        empty where the figures bound the room on neither side.
    """

    span: Span
    text: str

    def as_data(self) -> dict[str, Any]:
        """Return the margin as plain data; an end that is not known is None."""
        low, high = _number(self.span.low), _number(self.span.high)
        return {"text": self.text, "low": low, "high": high, "unit": self.span.unit}


def _number(end: Fraction | None) -> float | None:
    if end is None:
        return None
    return float(end)


def as_room(value: PublishedValue) -> Span:
    """Return a side of a box, or a limit, as the span of the room that it gives.

    Parameters
    ----------
    value : PublishedValue
        Up to 30 kg means 30 kg, at least 30 kg leaves open whether it is
        more, and less than 30 kg does not allow 30 kg itself.

    Returns
    -------
    Span
        It has a low end.  Every whole unit counts in it, and its high end is
        open where that is not allowed itself.
    """
    span = Span.of(value)
    step = min(Fraction(1), *span.steps)
    room = attrs.evolve(span, steps=(step, step))
    if span.low is None:
        room = attrs.evolve(room, low=span.high)
    return room.in_unit(units.symbol(value.unit))


def is_enough(room: Span, need: Span) -> str:
    """Return "yes", "no" or "maybe" for whether a room is large enough for a figure.

    Parameters
    ----------
    room : Span
        As :func:`as_room` returns it.
    need : Span
        A span of the same dimension.

    Returns
    -------
    str
    """
    need = need.in_unit(room.unit)
    if room.is_high_open:
        return need.compare("<", room)
    return need.compare("<=", room)


def margin(room: Span, need: Span) -> Margin:
    """Return how much of the room a figure leaves.

    Parameters
    ----------
    room : Span
        As :func:`as_room` returns it.
    need : Span
        A span of the same dimension.

    Returns
    -------
    Margin
        It has the unit of the room.  Its text is rounded down, to a digit as
        fine as the digits of both; a bound stays on its true side.
    """
    converted = need.in_unit(room.unit)
    stated = room
    if room.is_high_open:
        # A limit of less than 30 kg leaves less than 30 kg would.
        stated = attrs.evolve(room, low=None)
    span = left = room.reach - converted.reach
    if stated.mark or converted.mark:
        left = stated - converted
    places = -leading_power(min(*room.steps, *converted.steps))
    if need.unit != room.unit:
        # A figure has at least two digits where it is converted: 2 kg is 4.4 lb.
        finer = [1 - leading_power(end) for end in converted.ends if end]
        places = max([places, *finer])
    return Margin(span, _text(left, places))


def _text(left: Span, places: int) -> str:
    """Return the room that is left, rounded down to so many digits after the point."""
    if left.is_empty:
        return ""
    mark, between = left.mark, "–"
    direction = mark
    if not left.is_bound:
        # Both ends of a range are rounded down, and a number with "about", too.
        mark, direction = mark.replace("–", ""), FLOOR
    if left.ends[0] < 0:
        between = " to "
    numbers = spelled(left.ends, places, direction)
    return f"{mark}{between.join(numbers)} {left.unit}"


def _split(text: object) -> list[str]:
    if not isinstance(text, str):
        raise FieldError(f"expected text such as '60x40x40cm', found {shortened(text)}")
    # A letter x within the name of a unit is followed by another letter.
    parts = re.split(r"[×xX*](?![^\W\d_])", in_feet_and_inches(text))
    if len(parts) != 3:
        expected = "expected three lengths, as in '60x40x40cm': length, width and height"
        raise FieldError(f"{expected}, found {len(parts)} in {shortened(text)}")
    return parts
