"""Numbers: a figure as the fields that programs read, with one meaning everywhere.

JSON, CSV, dataframes and exports take them from here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from roverspecs.errors import UnknownUnitError
from roverspecs.values import units
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span
from roverspecs.values.ucum import ucum_of

BOUND_MARKS = ("≥", ">", "≤", "<")
"""The marks of a figure that states one end only."""


class Numbers(NamedTuple):
    """Hold what a figure states as numbers, in one unit and not rounded.

    Attributes
    ----------
    magnitude : float, int or None
        The one number that is published; a whole number for a count.  None for
        a bound, a range and several sides: a bound never passes for a number.
    low, high : float, int or None
        The ends that the source gives: both are the magnitude of a plain
        figure, one is None for a bound, and both are None for a bare "about".
        The high end of a total that was still growing is None.
    sides : tuple of float or None
        Each of two or three lengths whose axes are not named; else None.
    mark : str
        One of :data:`roverspecs.values.marks.MARKS`, ``"–"``, ``"±"``, or empty.
    unit : str
        The symbol of the unit; empty for a count or a ratio.
    """

    magnitude: float | None
    low: float | None
    high: float | None
    sides: tuple[float, ...] | None
    mark: str
    unit: str

    def as_data(self) -> dict[str, Any]:
        """Return them as plain data, with the UCUM code of the unit."""
        sides = self.sides and list(self.sides)
        return {
            "magnitude": self.magnitude,
            "unit": self.unit,
            "ucum": ucum_of(self.unit),
            "low": self.low,
            "high": self.high,
            "sides": sides,
            "mark": self.mark,
        }


NO_NUMBERS = dict.fromkeys(("magnitude", "unit", "ucum", "low", "high", "sides", "mark"))
"""The fields of a figure that is not there, as plain data."""


def numbers_of(
    value: PublishedValue, unit: str | None = None, *, is_growing: bool = False
) -> Numbers:
    """Return a published value as numbers.

    Parameters
    ----------
    value : PublishedValue
    unit : str, optional
        Of the same dimension; by default its own.
    is_growing : bool, default False
        Whether it is a total that was still growing, so that it has no high end.

    Returns
    -------
    Numbers

    Raises
    ------
    UnknownUnitError, DimensionError
        If the unit does not exist or measures something else.
    """
    factor = Fraction(1)
    if unit is None or unit == value.unit:
        unit = _symbol(value.unit)
    else:
        unit, factor = units.way_between(value.unit, unit)
    if value.form == "sides":
        sides = tuple(float(Fraction(number) * factor) for number in value.numbers)
        return Numbers(None, None, None, sides, value.mark, unit)
    span = Span.of(value).times(factor, unit)
    magnitude = None
    if value.form != "range" and value.sign not in BOUND_MARKS:
        magnitude = _number(Fraction(value.nominal) * factor, unit)
    low, high = _ends(span)
    if is_growing:
        high = None
    return Numbers(magnitude, low, high, None, value.mark, unit)


def numbers_in(span: Span) -> Numbers:
    """Return the ends of a computed quantity as numbers.

    Parameters
    ----------
    span : Span
        In the unit that is wanted.

    Returns
    -------
    Numbers
    """
    magnitude = None
    if span.is_point:
        magnitude = _number(span.middle, span.unit)
    low, high = _ends(span)
    return Numbers(magnitude, low, high, None, span.mark, span.unit)


def _ends(span: Span) -> tuple[float | None, float | None]:
    low, high = span.given_ends
    return _number(low, span.unit), _number(high, span.unit)


def _number(exact: Fraction | None, unit: str) -> float | None:
    """Return an exact number as programs read it: things that are counted as a whole number."""
    if exact is None:
        return None
    if not unit and exact.denominator == 1:
        return exact.numerator
    return float(exact)


def _symbol(unit: str) -> str:
    """Return the symbol of a unit as published; a unit that is not known stays as it stands."""
    try:
        return units.symbol(unit)
    except UnknownUnitError:
        return unit
