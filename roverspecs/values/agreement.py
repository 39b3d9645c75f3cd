"""Agreement: whether two published values can be one and the same quantity.

A published number stands for every quantity that rounds to it.  Two values
agree if one of them rounds to the other, or if some quantity rounds to both.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import MINUS, decimals, digits, fixed
from roverspecs.values.spans import Span
from roverspecs.values.units import (
    check_dimension,
    dimension_of,
    factor_between,
    root_factor,
    symbol,
)

VERDICTS = {
    "both": "agree in both directions",
    "one": "agree in one direction",
    "between": "agree: a value between them rounds to both",
    "cut": "agree if the digits were cut off, not rounded",
    "round": "agree as round numbers only",
    "no": "do not agree",
}
"""Each verdict on two values with its meaning, from the best to the worst."""

Interval = tuple[Fraction, Fraction | None]
"""The quantities a value stands for, from low to high; None is without end."""

# Halves of a digit, and one part in twenty of a number, are whole numbers of this part.
_FINEST = 20


class Agreement(NamedTuple):
    """Hold how far two values agree.

    Attributes
    ----------
    verdict : str
        One of :data:`VERDICTS`.
    forward, backward : bool
        Whether the first value, converted and rounded, gives the second, and
        the second the first.
    """

    verdict: str
    forward: bool
    backward: bool


class Number(NamedTuple):
    """Hold a number as printed, in whole parts of a unit.

    Attributes
    ----------
    exact : int
    strict : int
        A unit of the last digit that counts: 500 is rounded to tens.
    loose : int
        The same, if no trailing zero counts: 500 is rounded to hundreds.
    least : int
        The least quantity that rounds to it loosely: 450 to 500, 95 to 100.
    """

    exact: int
    strict: int
    loose: int
    least: int

    def times(self, factor: int) -> Number:
        """Return the number in parts that are smaller by a factor."""
        exact, strict, loose, least = self
        return Number(exact * factor, strict * factor, loose * factor, least * factor)

    def is_cut_from(self, other: Number) -> bool:
        """Tell whether cutting the last digits off another number leaves this one."""
        # Nobody cuts 1.6 to 1.
        return 0 <= other.exact - self.exact < self.strict <= self.exact // 10

    def is_near(self, other: Number) -> bool:
        """Tell whether some quantity rounds loosely to both numbers."""
        is_low = self.least <= other.exact + other.loose // 2
        return is_low and other.least <= self.exact + self.loose // 2


class Amount:
    """Hold a published value in whole parts of a unit, to be compared with others.

    Whole numbers are as exact as fractions, and many times as fast.

    Parameters
    ----------
    value : PublishedValue
    unit_size : Fraction, optional
        How many of the unit make one of the value's own; by default the unit
        is the root unit of the dimension.

    Attributes
    ----------
    value : PublishedValue
    parts : int
        How many parts make the unit.
    numbers : list of Number
        Both ends of a range, else one number; a tolerance is left out.
    low, high : int or None
        The ends as :func:`interval` describes them, in parts.
    """

    __slots__ = ("high", "low", "numbers", "parts", "value")

    def __init__(self, value: PublishedValue, unit_size: Fraction | None = None) -> None:
        size = root_factor(value.unit) if unit_size is None else unit_size
        places = max(0, *(-int(number.as_tuple().exponent) for number in value.numbers))
        scale: int = _FINEST * 10**places
        self.value = value
        self.parts = scale * size.denominator
        self.numbers = [number.times(size.numerator) for number in _numbers(value, places)]
        low, high = interval(value)
        self.low = int(low * scale * size.numerator)
        self.high = None if high is None else int(high * scale * size.numerator)

    @property
    def dimension(self) -> str:
        """The dimension of the value's unit."""
        return dimension_of(self.value.unit)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The symbols of the value's units."""
        return tuple(map(symbol, self.value.units))

    def agreement(self, other: Amount) -> Agreement:
        """Return how far another amount in the same unit agrees: see :func:`agreement`."""
        if len(self.numbers) != len(other.numbers):
            return Agreement(self._roughly(other), forward=False, backward=False)
        one, two = self.numbers[0], other.numbers[0]
        gap = abs(one.exact * other.parts - two.exact * self.parts)
        # Most pairs are far apart: no rounding, however loose, brings them together.
        if gap >= one.loose * other.parts + two.loose * self.parts:
            return _APART
        # Most others are the same figure.
        if gap == 0 and len(self.numbers) == 1:
            return _SAME
        pairs = self._pairs(other)
        forward = all(2 * abs(a.exact - b.exact) <= b.strict for a, b in pairs)
        backward = all(2 * abs(a.exact - b.exact) <= a.strict for a, b in pairs)
        return Agreement(_verdict(pairs, forward, backward), forward, backward)

    def is_compatible(self, other: Amount) -> bool:
        """Return whether one quantity fits both: see :func:`is_compatible`."""
        gaps = (self.gap_below(other), other.gap_below(self))
        # A quantity half way between two values rounds to one of them: 5.5 to 6, and not to 5.
        if 0 in gaps and self.is_rounded and other.is_rounded:
            return False
        return all(gap is None or gap <= 0 for gap in gaps)

    def is_below(self, other: Amount) -> bool:
        """Return whether the value is surely no more than another in the same unit."""
        gap = self.gap_below(other)
        return gap is not None and gap >= 0

    def gap_below(self, other: Amount) -> int | None:
        """Return how far the high end lies below another's low end; None without a high end."""
        return None if self.high is None else other.low * self.parts - self.high * other.parts

    @property
    def is_rounded(self) -> bool:
        """Whether the value stands for the quantities that round to it."""
        value = self.value
        return value.form != "tolerance" and value.sign in ("", "~") and any(value.numbers)

    def begins_with(self, other: Amount) -> bool:
        """Return whether the low ends of both are the same."""
        return self.low * other.parts == other.low * self.parts

    def ends_with(self, other: Amount) -> bool:
        """Return whether the high ends of both are the same."""
        if self.high is None or other.high is None:
            return False
        return self.high * other.parts == other.high * self.parts

    def _pairs(self, other: Amount) -> list[tuple[Number, Number]]:
        """Return the numbers that answer each other, in one part."""
        pairs = zip(self.numbers, other.numbers, strict=True)
        return [(a.times(other.parts), b.times(self.parts)) for a, b in pairs]

    def _roughly(self, other: Amount) -> str:
        """Return the verdict on a range beside a single number."""
        if self.is_compatible(other):
            return "between"
        lows, highs = (
            (self.numbers[place].times(other.parts), other.numbers[place].times(self.parts))
            for place in (0, -1)
        )
        is_low = lows[0].least <= highs[1].exact + highs[1].loose // 2
        is_high = lows[1].least <= highs[0].exact + highs[0].loose // 2
        return "round" if is_low and is_high else "no"


_APART = Agreement("no", forward=False, backward=False)
_SAME = Agreement("both", forward=True, backward=True)


def _verdict(pairs: list[tuple[Number, Number]], forward: bool, backward: bool) -> str:
    if forward and backward:
        return "both"
    if forward or backward:
        return "one"
    if all(2 * abs(a.exact - b.exact) <= a.strict + b.strict for a, b in pairs):
        return "between"
    if all(a.is_cut_from(b) or b.is_cut_from(a) for a, b in pairs):
        return "cut"
    return "round" if all(a.is_near(b) for a, b in pairs) else "no"


def _numbers(value: PublishedValue, places: int) -> list[Number]:
    """Return both ends of a range, else the one number, in parts of so many places."""
    if value.form == "compound":
        # The last inch counts in feet and inches: 5 ft 10 in.
        return [_number(value.nominal, max(decimals(value.numbers[1]), 0), places)]
    numbers = value.numbers if value.form == "range" else value.numbers[:1]
    return [_number(number, decimals(number), places) for number in numbers]


def _number(number: Decimal, vouched: int, places: int) -> Number:
    """Return a number that vouches for some of the places after its point."""
    exact = _whole(number, _FINEST * 10**places)
    strict = loose = below = _FINEST * 10 ** (places - vouched)
    # A number is taken to be no rounder than to two digits.
    if vouched < 0 and exact < 10 * loose:
        strict = loose // 10
    # The numbers just below a power of ten have one digit less.
    if vouched < 0 and exact == loose:
        below = loose // 10
    return Number(exact, strict, loose, exact - below // 2)


def _whole(number: Decimal, scale: int) -> int:
    numerator, denominator = number.as_integer_ratio()
    return numerator * scale // denominator


def agreement(one: PublishedValue | str, other: PublishedValue | str) -> Agreement:
    """Say how far two published values agree, each within its rounding.

    Parameters
    ----------
    one, other : PublishedValue or str
        Of one dimension, in any units.

    Returns
    -------
    Agreement

    Raises
    ------
    ValueSyntaxError
        If a text cannot be read.
    DimensionError, UnknownUnitError
        If one cannot be converted to the other.

    Examples
    --------
    >>> agreement("54 cm", "21.26 in").verdict
    'both'
    """
    one, other = (
        each if isinstance(each, PublishedValue) else PublishedValue.parse(each)
        for each in (one, other)
    )
    check_dimension(other.unit, dimension_of(one.unit))
    return Amount(one).agreement(Amount(other))


def is_compatible(one: PublishedValue, other: PublishedValue) -> bool:
    """Say whether two values leave room for one and the same quantity.

    Unlike :func:`agreement`, it heeds the marks: at least 5 kg is compatible
    with 7 kg, and about 250 g stands for more than 250 g does.

    Parameters
    ----------
    one, other : PublishedValue
        Of one dimension, in any units.

    Returns
    -------
    bool

    Raises
    ------
    DimensionError, UnknownUnitError
        If one cannot be converted to the other.
    """
    check_dimension(other.unit, dimension_of(one.unit))
    return Amount(one).is_compatible(Amount(other))


def are_compatible(values: Sequence[PublishedValue]) -> bool:
    """Say whether every two of several values leave room for one and the same quantity.

    Parameters
    ----------
    values : sequence of PublishedValue
        Of one dimension, in any units.

    Returns
    -------
    bool
        As :func:`is_compatible` for each pair, in time that grows with their
        number alone.

    Raises
    ------
    DimensionError, UnknownUnitError
        If one cannot be converted to the others.
    """
    if not values:
        return True
    first, *others = values
    for other in others:
        check_dimension(other.unit, dimension_of(first.unit))
    amounts = list(map(Amount, values))
    lowest = max(amounts, key=lambda each: Fraction(each.low, each.parts))
    ended = [each for each in amounts if each.high is not None]
    if not ended:
        return True
    highest = min(ended, key=lambda each: Fraction(each.high or 0, each.parts))
    gap = highest.gap_below(lowest)
    if gap != 0:
        return gap is None or gap < 0
    # A quantity half way between two values rounds to one of them, and not to both.
    is_above = any(each.is_rounded and lowest.begins_with(each) for each in amounts)
    is_below = any(each.is_rounded and highest.ends_with(each) for each in amounts)
    return not (is_above and is_below)


def is_rounding(one: PublishedValue, other: PublishedValue) -> bool:
    """Say whether rounding alone explains how two values differ.

    Parameters
    ----------
    one, other : PublishedValue
        Of one dimension, in any units.

    Returns
    -------
    bool
        False for a bound, and for a range beside a single number: these
        overlap at most.

    Raises
    ------
    DimensionError, UnknownUnitError
        If one cannot be converted to the other.
    """
    is_bounded = {one.sign, other.sign} - {"", "~"}
    is_beside_range = (one.form == "range") != (other.form == "range")
    if is_bounded or is_beside_range:
        return False
    return agreement(one, other).verdict != "no"


def interval(value: PublishedValue) -> Interval:
    """Return the quantities that a value can stand for, in its unit.

    Parameters
    ----------
    value : PublishedValue

    Returns
    -------
    tuple of (Fraction, Fraction or None)
        Low and high end; of a plain value and of a range half a unit of the
        last digit that counts beyond it; where it is only about, a whole one,
        or one part in twenty if that is more.  Of trailing zeros none counts
        beyond the first two digits.  A bound and a tolerance end where they
        say.
    """
    span = Span.of(value)
    if value.form != "tolerance":
        # Somebody rounded the numbers, as a computed one is rounded.
        span = attrs.evolve(span, is_computed=True)
    reach = span.reach
    return reach.low or Fraction(0), reach.high


def arithmetic(one: PublishedValue, other: PublishedValue) -> str:
    """Return both conversions as a reader would check them.

    Parameters
    ----------
    one, other : PublishedValue
        Of one dimension, in any units.

    Returns
    -------
    str
        Such as ``"54 cm = 21.260 in; 21.26 in = 54.000 cm"``.
    """
    is_beside_range = (one.form == "range") != (other.form == "range")
    if symbol(one.unit) == symbol(other.unit) or is_beside_range:
        return f"{one} and {other}: {percent_apart(one, other)}"
    return f"{_converted(one, other)}; {_converted(other, one)}"


def percent_apart(one: PublishedValue, other: PublishedValue) -> str:
    """Return by how much the second value is larger, in percent of the first.

    Parameters
    ----------
    one, other : PublishedValue
        Of one dimension, in any units; the middle of a range counts.

    Returns
    -------
    str
        With two significant digits, such as ``"+9.6 %"``; ``"×12"`` where it
        is more than three times as large, ``"0 %"`` if it is the same.
    """
    if not one.nominal and not other.nominal:
        return "0 %"
    if not one.nominal:
        return f"{other} instead of 0"
    quotient = Fraction(other.nominal) / Fraction(one.nominal) / _factor(one, other)
    if quotient == 1:
        return "0 %"
    if quotient > 3:
        return f"×{digits(quotient, 2)}"
    percent = digits(abs(quotient - 1) * 100, 2)
    return f"+{percent} %" if quotient > 1 else f"{MINUS}{percent} %"


def _factor(one: PublishedValue, other: PublishedValue) -> Fraction:
    check_dimension(other.unit, dimension_of(one.unit))
    return factor_between(one.unit, other.unit)


def _converted(value: PublishedValue, other: PublishedValue) -> str:
    places = max(decimals(number) for number in other.numbers) + 2
    amount = Amount(value, _factor(value, other))
    ends = [Fraction(number.exact, amount.parts) for number in amount.numbers]
    texts = [fixed(end, max(places, 0)) for end in ends]
    return f"{value} = {'–'.join(texts)} {symbol(other.unit)}".rstrip(" ")
