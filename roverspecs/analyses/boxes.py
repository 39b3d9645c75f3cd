"""Boxes: the room that there is, and how much of it a figure leaves.

The sides of a box are requirements, taken at their word.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, NamedTuple, cast

import attrs

from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.values import units
from roverspecs.values.published import MARKS, PublishedValue
from roverspecs.values.rounding import FLOOR, leading_power, spelled
from roverspecs.values.spans import Span

AXES = ("length", "width", "height")
"""The axes of a vehicle and of a box."""


def checked(value: object, dimension: str) -> PublishedValue:
    """Return a plain value above zero, a compound in its smaller unit.

    Parameters
    ----------
    value : str or PublishedValue
    dimension : str
        One of :data:`roverspecs.values.units.DIMENSIONS`.

    Returns
    -------
    PublishedValue

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        If it is none.
    """
    read = value if isinstance(value, PublishedValue) else PublishedValue.parse(cast("str", value))
    if read.mark:
        raise FieldError(f"expected a plain {dimension}, found {str(read)!r} ({MARKS[read.mark]})")
    if not read.nominal:
        raise FieldError(f"expected a {dimension} above zero, found {str(read)!r}")
    return units.convert(read, units.check_dimension(read.unit, dimension))


def _length(value: object) -> PublishedValue:
    return checked(value, "length")


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
        If a side is no such value.
    """

    length: PublishedValue = attrs.field(converter=_length)
    width: PublishedValue = attrs.field(converter=_length)
    height: PublishedValue = attrs.field(converter=_length)

    @staticmethod
    def parse(text: str) -> Box:
        """Read a box.

        Parameters
        ----------
        text : str
            Length × width × height, with a unit on each or on the last only.

        Returns
        -------
        Box

        Raises
        ------
        FieldError, ValueSyntaxError, UnitError
            If that is not three plain lengths above zero.

        Examples
        --------
        >>> str(Box.parse("60x40x40cm"))
        '60 cm × 40 cm × 40 cm'
        """
        try:
            parts = _split(text)
            values = [PublishedValue.parse(part) for part in parts]
            count = [len(value.units) for value in values]
            if count in ([0, 0, 0], [0, 0, 1]):
                values = [attrs.evolve(value, units=values[-1].units) for value in values]
            elif 0 in count:
                raise FieldError(
                    f"expected a unit on each length, or one on the last only, found {shortened(text)}"
                )
            return Box(**dict(zip(AXES, values, strict=True)))
        except RoverspecsError as error:
            error.at("box")
            raise

    @property
    def sides(self) -> tuple[PublishedValue, PublishedValue, PublishedValue]:
        """Length, width and height."""
        return self.length, self.width, self.height

    def __str__(self) -> str:
        """Return the box as :meth:`parse` reads it."""
        return " × ".join(map(str, self.sides))


class Margin(NamedTuple):
    """Hold how much room is left; below zero where something sticks out.

    Attributes
    ----------
    low, high : Fraction or None
        The ends, equal where all figures are plain numbers; None is without
        end.
    unit : str
        That of the side of the box, or of the limit.
    text : str
        With mark and unit, such as ``"~6 cm"``; empty where the figures
        bound it on neither side.
    """

    low: Fraction | None
    high: Fraction | None
    unit: str
    text: str

    def as_data(self) -> dict[str, Any]:
        """Return the margin as plain data."""
        low, high = (None if end is None else float(end) for end in (self.low, self.high))
        return {"text": self.text, "low": low, "high": high, "unit": self.unit}


def margin(limit: PublishedValue, figure: PublishedValue) -> Margin:
    """Return how much a figure leaves of what there is.

    Parameters
    ----------
    limit, figure : PublishedValue
        Of one dimension; the unit of the first is that of the margin.

    Returns
    -------
    Margin
        Never more than there is: its text is rounded down, to a digit as fine
        as those of both.
    """
    unit = units.symbol(limit.unit)
    room, need = Span.of(limit).in_unit(unit), Span.of(figure).in_unit(unit)
    left = room - need
    if left.is_empty:
        return Margin(None, None, unit, "")
    mark = left.mark.replace("–", "")
    places = -leading_power(min(*room.steps, *need.steps))
    texts = spelled(left.ends, places, mark if left.is_bound else FLOOR)
    between = " to " if left.ends[0] < 0 else "–"
    reach = left.reach
    return Margin(reach.low, reach.high, unit, f"{mark}{between.join(texts)} {unit}")


def _split(text: object) -> list[str]:
    if not isinstance(text, str):
        raise FieldError(f"expected text such as '60x40x40cm', found {shortened(text)}")
    # A letter x within the name of a unit is followed by another letter.
    parts = re.split(r"[×xX*](?![^\W\d_])", text)
    if len(parts) != 3:
        expected = "expected three lengths, as in '60x40x40cm': length, width and height"
        raise FieldError(f"{expected}, found {len(parts)} in {shortened(text)}")
    return parts
