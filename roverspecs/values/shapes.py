"""Shapes: numbers that are printed alike, converted and rounded many at a time.

``12.4 in`` and ``3.0 in`` have one shape: no mark, one digit after the point, inches.
What :mod:`roverspecs.values.rounding` and :mod:`roverspecs.values.numbers` say of one
value is said here of all numbers of a shape, by floats where a float is sure to say the
same, and by them where it is not.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from roverspecs.values import units
from roverspecs.values.numbers import numbers_of
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import is_made_of, power_of_ten, precision_shift, rescaled
from roverspecs.values.spans import ABOUT, Ground, Span

MOST_PLACES = 7
"""The most digits after the point, and before it one more, that a number of a shape has."""

PARTS = ABOUT.denominator
"""The parts of a last digit in which the ends of an approximate number are whole ones."""

_EXACT_BELOW = 2.0**53
"""A float holds every whole number below this one."""

_SURE_BELOW = 1e9
"""A float below this one is known to far less than :data:`_DOUBT`."""

_DOUBT = 1e-6
"""A float this close to where rounding changes does not decide."""

_TWO_DIGITS = 9.95
"""The least number that reads as two digits before the point."""

_CLOSE = 100
"""A bound that is shown lies within this part of the true one."""

_REMEMBERED = 4096


class Shape(NamedTuple):
    """Hold what the texts of plain values have in common, besides their numbers.

    Attributes
    ----------
    sign : {"", "~", "≥", "≤", ">", "<"}
        The mark before the number.
    places : int
        Digits after the point.
    unit : str
        As written; empty for a count.
    """

    sign: str
    places: int
    unit: str

    @staticmethod
    def of(value: PublishedValue) -> tuple[float, Shape] | None:
        """Return a value as a number and its shape, if it is one.

        Parameters
        ----------
        value : PublishedValue

        Returns
        -------
        tuple of (float, Shape) or None
            The digits of the number, without the point; None for a range and the like,
            for a fraction, and for a number with more digits than :data:`MOST_PLACES` allows.
        """
        if value.form != "plain" or value.has_fractions:
            return None
        number = value.numbers[0]
        exponent = int(number.as_tuple().exponent)
        if not -MOST_PLACES <= exponent <= 0 or number >= 10 ** (MOST_PLACES + 1):
            return None
        digits = float(number.scaleb(-exponent))
        return digits, Shape(value.sign, -exponent, value.unit)

    def value(self, digits: float) -> PublishedValue:
        """Return the published value with some digits.

        Parameters
        ----------
        digits : float
            A whole number: 124 for 12.4.

        Returns
        -------
        PublishedValue
        """
        number = Decimal(int(digits)).scaleb(-self.places)
        unit = tuple(filter(None, [self.unit]))
        return PublishedValue(numbers=(number,), sign=self.sign, units=unit)

    def ground(self, digits: float) -> Ground:
        """Return the ends of all that a number may be, in parts of its last digit.

        Parameters
        ----------
        digits : float
            A whole number.

        Returns
        -------
        Ground
            Whole numbers of :data:`PARTS`, or infinity, as
            :attr:`roverspecs.values.spans.Span.ground` has them.
        """
        whole = int(digits) * PARTS
        if self.sign in ("≥", ">"):
            return Ground(whole, math.inf, self.sign == ">", False)
        if self.sign in ("≤", "<"):
            # Less than 0 is 0.
            return Ground(0, whole, False, self.sign == "<" and whole > 0)
        slack = 0
        if self.sign:
            slack = max(PARTS, int(digits) * ABOUT.numerator)
        if slack and not self.places and not digits % 10:
            # Zeros at the end of a whole number count as its value says.
            low, high, *_ = Span.of(self.value(digits)).ground
            return Ground(int(low * PARTS), int(high * PARTS), False, False)
        return Ground(max(whole - slack, 0), whole + slack, False, False)


class Conversion:
    """Convert the numbers of a shape into one unit.

    Parameters
    ----------
    shape : Shape
    unit : str
        The symbol of a unit of the same dimension.

    Attributes
    ----------
    shape : Shape
    unit : str
    factor : Fraction
        From the digits of a number, without their point, to the unit.
    ratio : tuple of (float, float)
    most : float
        Up to this one, digits times the first of the ratio and divided by the second are
        the float that is nearest to the exact product.
    has_magnitude, has_low, has_high : bool
        Whether the number is the magnitude, the low and the high end that are stated:
        see :class:`roverspecs.values.numbers.Numbers`.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    """

    def __init__(self, shape: Shape, unit: str) -> None:
        self.shape, self.unit = shape, unit
        self._factor = units.factor_between(shape.unit, unit)
        self.factor: Fraction = self._factor / 10**shape.places
        above, below = self.factor.as_integer_ratio()
        self.most, self._above, self._below = 0.0, 1.0, 1.0
        if max(above, below) < _EXACT_BELOW:
            self.most = (_EXACT_BELOW - 1) // above
            self._above, self._below = float(above), float(below)
        self.has_magnitude, self.has_low, self.has_high = _stated(shape.sign)
        self._known: dict[float, str] = {}
        self._power = power_of_ten(self._factor)
        self._places = shape.places
        if self._power is None:
            self._places += precision_shift(self._factor)
        self._is_made = is_made_of(self._factor) and not shape.sign
        self._quick: Callable[[float], str | None] = self._rounded
        if self._power is not None:
            self._quick = self._moved
        elif shape.sign in ("≤", "<"):
            self._quick = self._bound(math.ceil)
        elif shape.sign in ("≥", ">"):
            self._quick = self._bound(math.floor)

    @property
    def ratio(self) -> tuple[float, float]:
        """The numerator and the denominator of the factor; 1 and 1 if they are no floats."""
        return self._above, self._below

    @property
    def is_plain(self) -> bool:
        """Whether the number is the magnitude and both ends."""
        return self.has_magnitude and self.has_low and self.has_high

    def exact(self, digits: float) -> Fraction:
        """Return a number in the unit, exactly."""
        return int(digits) * self.factor

    def number(self, digits: float) -> float:
        """Return a number in the unit: the nearest float, or a whole number for a count."""
        exact = self.exact(digits)
        if not self.unit and exact.denominator == 1:
            return exact.numerator
        return float(exact)

    def text(self, digits: float) -> str:
        """Return a number in the unit with honest digits, without its mark.

        Parameters
        ----------
        digits : float
            A whole number.

        Returns
        -------
        str
            As :func:`roverspecs.values.rounding.rescaled` rounds the value.
        """
        if 0 < digits <= self.most:
            quick = self._quick(digits)
            if quick is not None:
                return quick
        if digits not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            value = rescaled(self.shape.value(digits), self._factor, self.unit)
            self._known[digits] = format(value.numbers[0], "f")
        return self._known[digits]

    # --- by floats; None where a float does not decide

    def _float(self, digits: float) -> float:
        return digits * self._above / self._below

    def _moved(self, digits: float) -> str | None:
        """Return a number whose point is moved."""
        power = self._power or 0
        number = self._float(digits)
        if number >= _SURE_BELOW:
            return None
        text = f"{number:.{max(0, self.shape.places - power)}f}"
        if power < 0 and not self.shape.places:
            # Zeros that a whole number does not vouch for.
            text = text.rstrip("0").removesuffix(".")
        return text

    def _start(self, digits: float) -> int:
        """Return how many digits after the point make the published precision."""
        places = self._places
        if not self.shape.places:
            whole = int(digits)
            while not whole % 10:
                whole //= 10
                places -= 1
        return places

    def _rounded(self, digits: float) -> str | None:
        """Return a number rounded to the nearest."""
        if self._is_made and not digits % 10**self.shape.places:
            return None
        places = self._start(digits)
        number = self._float(digits)
        moved = number * 10.0**places
        while moved < _TWO_DIGITS - _DOUBT:
            places += 1
            moved = number * 10.0**places
        is_doubtful = abs(moved % 1 - 0.5) < _DOUBT or abs(moved - _TWO_DIGITS) < _DOUBT
        if is_doubtful or moved >= _SURE_BELOW:
            return None
        return _whole_text(round(moved), places)

    def _bound(self, side: Callable[[float], int]) -> Callable[[float], str | None]:
        """Return how a bound is rounded, to the side on which it stays true."""

        def rounded(digits: float) -> str | None:
            places = self._start(digits)
            number = self._float(digits)
            moved = number * 10.0**places
            while moved < _SURE_BELOW:
                distance = abs(side(moved) - moved) * _CLOSE
                is_doubtful = (
                    min(abs(moved - round(moved)), abs(moved - _TWO_DIGITS), abs(distance - moved))
                    < _DOUBT * _CLOSE
                )
                if is_doubtful:
                    break
                if moved > _TWO_DIGITS and distance < moved:
                    return _whole_text(side(moved), places)
                places += 1
                moved = number * 10.0**places
            return None

        return rounded


@cache
def _stated(sign: str) -> tuple[bool, bool, bool]:
    """Return whether a number with a mark states a magnitude, a low end and a high end."""
    magnitude, low, high, *_ = numbers_of(Shape(sign, 0, "").value(1), "")
    return magnitude is not None, low is not None, high is not None


def _whole_text(whole: int, places: int) -> str:
    """Return a whole number of units of a decimal place."""
    if places > 0:
        return f"{whole / 10.0**places:.{places}f}"
    return str(whole * 10**-places)
