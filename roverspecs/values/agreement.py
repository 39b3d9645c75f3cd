"""Agreement: whether two published values can be one and the same quantity.

A published number stands for every quantity that rounds to it.  Two values
agree if one of them rounds to the other, or if some quantity rounds to both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import attrs

from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import MINUS, decimals, digits_of, fixed
from roverspecs.values.spans import ABOUT, Span
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
    "five": "agree if rounded to a five or a ten",
    "cut": "agree if the digits were cut off, not rounded",
    "round": "agree as round numbers only",
    "no": "do not agree",
}
"""Each verdict on two values with its meaning, from the best to the worst."""

Interval = tuple[Fraction, Fraction | None]
"""The quantities a value stands for, from low to high; None is without end."""


_Ends = tuple[Fraction | int, Fraction | int | None]


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
    five : int
        Five units, if it is a whole number that may be rounded to fives: 165; else 0.
    """

    exact: int
    strict: int
    loose: int
    least: int
    five: int = 0

    def times(self, factor: int) -> Number:
        """Return the number in parts that are smaller by a factor."""
        return Number(*(part * factor for part in self))

    def is_cut_from(self, other: Number) -> bool:
        """Return whether cutting the last digits off another number leaves this one.

        Nobody cuts 1.6 to 1.
        """
        return 0 <= other.exact - self.exact < self.strict <= self.exact // 10

    def is_near(self, other: Number) -> bool:
        """Return whether the least quantity is no more than the greatest of another number."""
        return self.least <= other.exact + other.loose // 2

    def is_rounded_from(self, other: Number) -> bool:
        """Return whether another number, rounded to a multiple of five, gives this one.

        A step of five is at most a fifth of the number: nobody rounds 12 to 15.
        """
        return 5 * self.five <= self.exact and 2 * abs(other.exact - self.exact) <= self.five

    def in_fives(self) -> Number:
        """Return the number, as loose as it is if it was rounded to a five."""
        if self.five <= self.loose:
            return self
        return self._replace(loose=self.five, least=self.exact - self.five // 2)


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
    dimension : str
        That of the value's unit.
    symbols : tuple of str
        Those of the value's units.
    parts : int
        How many parts make the unit.
    numbers : list of Number
        Both ends of a range, else one number; a tolerance is left out.
    """

    __slots__ = ("_ends", "_unit_size", "dimension", "numbers", "parts", "symbols", "value")

    def __init__(self, value: PublishedValue, unit_size: Fraction | None = None) -> None:
        size = unit_size or root_factor(value.unit)
        places = max(0, *(-int(number.as_tuple().exponent) for number in value.numbers))
        self.value = value
        self.dimension = dimension_of(value.unit)
        self.symbols = tuple(map(symbol, value.units))
        self.parts = _FINEST * 10**places * size.denominator
        self.numbers = _numbers(value, places, size.numerator)
        self._unit_size = size
        self._ends: _Ends | None = None

    @property
    def ends(self) -> Interval:
        """The quantities that the value can stand for: see :func:`interval`."""
        low, high = self.ends_in(self.parts)
        if high is None:
            return Fraction(low, self.parts), None
        return Fraction(low, self.parts), Fraction(high, self.parts)

    def ends_in(self, parts: int) -> _Ends:
        """Return the same in parts of the unit, a multiple of :attr:`parts` in number."""
        if self._ends is None:
            self._ends = self._interval()
        low, high = self._ends
        times = parts // self.parts
        return low * times, high and high * times

    def _interval(self) -> _Ends:
        if self.value.form in ("plain", "range") and self.value.sign in ("", "~"):
            # Most values are such, and whole numbers are many times as fast.
            first, last = self.numbers[0], self.numbers[-1]
            return max(first.exact - self._slack(first), 0), last.exact + self._slack(last)
        low, high = interval(self.value)
        times = self._unit_size * self.parts
        return low * times, high and high * times

    def _slack(self, number: Number) -> int:
        """Return how far a quantity may lie beyond a number, in parts of the unit."""
        if self.value.sign == "~":
            return max(number.strict, number.exact * ABOUT.numerator // ABOUT.denominator)
        return number.strict // 2

    def agreement(self, other: Amount) -> Agreement:
        """Return how far another amount in the same unit agrees: see :func:`agreement`."""
        if "sides" in (self.value.form, other.value.form):
            return self._beside(other)
        if len(self.numbers) != len(other.numbers):
            return Agreement(self._roughly(other), forward=False, backward=False)
        one, two = self.numbers[0], other.numbers[0]
        gap = abs(one.exact * other.parts - two.exact * self.parts)
        # Most pairs are far apart: no rounding, however loose, brings them together.
        reach = max(one.loose, one.five) * other.parts + max(two.loose, two.five) * self.parts
        if gap >= reach:
            return _APART
        # Most others are the same figure.
        if gap == 0 and len(self.numbers) == 1:
            return _SAME
        numbers = zip(self.numbers, other.numbers, strict=True)
        pairs = [(a.times(other.parts), b.times(self.parts)) for a, b in numbers]
        forward = all(2 * abs(a.exact - b.exact) <= b.strict for a, b in pairs)
        backward = all(2 * abs(a.exact - b.exact) <= a.strict for a, b in pairs)
        verdict = _verdict(pairs, forward, backward)
        # A conversion may be rounded to fives; 15 kg and 17 kg are two figures.
        if verdict in ("round", "no") and self.symbols != other.symbols:
            verdict = _verdict_in_fives(pairs)
        return Agreement(verdict, forward, backward)

    def _beside(self, other: Amount) -> Agreement:
        """Return how far sides agree, in any order; the worst of them counts."""
        ours, theirs = self._sides(), other._sides()
        if len(ours) != len(theirs):
            return _APART
        found = [one.agreement(two) for one, two in zip(ours, theirs, strict=True)]
        ranks = list(VERDICTS)
        worst = max(found, key=lambda each: ranks.index(each.verdict))
        forward = all(each.forward for each in found)
        backward = all(each.backward for each in found)
        return Agreement(worst.verdict, forward, backward)

    def _sides(self) -> list[Amount]:
        """Return an amount for each side, the smallest first."""
        sides = [Amount(side, self._unit_size) for side in self.value.sides]
        return sorted(sides, key=lambda side: side.value.nominal)

    def is_compatible(self, other: Amount) -> bool:
        """Return whether one quantity fits both: see :func:`are_compatible`."""
        return _is_room([self, other])

    def rounds_to(self, other: Amount) -> bool:
        """Return whether another amount in the same unit is what this one rounds to, without doubt.

        185 kg lies half way between 180 kg and 190 kg, and rounds to neither.
        """
        if len(self.numbers) != len(other.numbers):
            return False
        pairs = zip(self.numbers, other.numbers, strict=True)
        return all(
            2 * abs(one.exact * other.parts - two.exact * self.parts) < two.strict * self.parts
            for one, two in pairs
        )

    def is_in_one_unit_with(self, other: Amount) -> bool:
        """Return whether both are given in one unit, or in two that a power of ten sets apart."""
        if self.symbols == other.symbols:
            return True
        if len(self.symbols) != len(other.symbols):
            return False
        factors = map(factor_between, self.symbols, other.symbols)
        return all(map(_is_power_of_ten, factors))

    def is_below(self, other: Amount) -> bool:
        """Return whether the value is surely no more than another in the same unit."""
        high = self.ends[1]
        return high is not None and high <= other.ends[0]

    @property
    def is_rounded(self) -> bool:
        """Whether somebody rounded the value, so that its ends are no numbers of a source."""
        value = self.value
        return value.form != "tolerance" and value.sign in ("", "~") and any(value.numbers)

    def _roughly(self, other: Amount) -> str:
        """Return the verdict on a range beside a single number."""
        if self.is_compatible(other):
            return "between"
        lows, highs = (
            (self.numbers[place].times(other.parts), other.numbers[place].times(self.parts))
            for place in (0, -1)
        )
        is_round = lows[0].is_near(highs[1]) and lows[1].is_near(highs[0])
        if is_round:
            return "round"
        return "no"


# Halves and twentieths of a digit are whole numbers of this part of it.
_FINEST = 20
_APART = Agreement("no", forward=False, backward=False)
_SAME = Agreement("both", forward=True, backward=True)


@lru_cache(maxsize=1024)
def _amount(value: PublishedValue) -> Amount:
    """Return a value as an amount: the one that is shown is compared with many others."""
    return Amount(value)


def _verdict(pairs: list[tuple[Number, Number]], forward: bool, backward: bool) -> str:
    if forward and backward:
        return "both"
    if forward or backward:
        return "one"
    if all(2 * abs(a.exact - b.exact) <= a.strict + b.strict for a, b in pairs):
        return "between"
    if all(a.is_cut_from(b) or b.is_cut_from(a) for a, b in pairs):
        return "cut"
    if all(a.is_near(b) and b.is_near(a) for a, b in pairs):
        return "round"
    return "no"


def _verdict_in_fives(pairs: list[tuple[Number, Number]]) -> str:
    """Return the verdict if both values may be rounded to fives."""
    if all(a.is_rounded_from(b) or b.is_rounded_from(a) for a, b in pairs):
        return "five"
    pairs = [(a.in_fives(), b.in_fives()) for a, b in pairs]
    if all(a.is_near(b) and b.is_near(a) for a, b in pairs):
        return "round"
    return "no"


def _numbers(value: PublishedValue, places: int, times: int) -> list[Number]:
    """Return both ends of a range, else the one number, times so many, in parts of some places."""
    part = value.finest_part
    if value.form == "compound" and value.has_fractions:
        return [_number_in(part, value.nominal, places, times)]
    if value.form == "compound":
        # The last inch of feet and inches counts: 5 ft 10 in.
        inches = max(decimals(value.numbers[1]), 0)
        exact = _whole(Fraction(value.nominal), places) * times
        step = _FINEST * 10 ** (places - inches) * times
        return [Number(exact, step, step, exact - step // 2)]
    numbers = value.numbers
    if value.form != "range":
        numbers = numbers[:1]
    if value.has_fractions:
        return [_number_in(part, number, places, times) for number in numbers]
    return [_number(number, places, times) for number in numbers]


def _number_in(part: int, number: Decimal, places: int, times: int) -> Number:
    """Return a number that was printed in some part of its unit, such as eighths."""
    exact = _whole(Fraction(number), places) * times
    step = _FINEST * 10**places * times // part
    return Number(exact, step, step, exact - step // 2)


def _number(number: Decimal, places: int, times: int) -> Number:
    vouched = decimals(number)
    unit = _FINEST * 10**places * times
    above, below_point = number.as_integer_ratio()
    exact = above * unit // below_point
    loose = _FINEST * 10 ** (places - vouched) * times
    strict = loose
    if vouched < 0 and number.adjusted() == -vouched:
        # One digit before zeros: 500 vouches for tens.
        strict = loose // 10
    below = loose
    if exact == loose and loose > strict:
        # Below a power of ten there is a digit less to round.
        below = loose // 10
    is_of_fives = exact >= 15 * unit and exact % (5 * unit) == 0
    # 165.0 is not rounded like that: its last digit was given.
    five = 5 * unit if is_of_fives and loose >= unit else 0
    return Number(exact, strict, loose, exact - below // 2, five)


def _is_power_of_ten(factor: Fraction) -> bool:
    low, high = sorted(factor.as_integer_ratio())
    return low == 1 and str(high).rstrip("0") == "1"


def _whole(number: Fraction, places: int) -> int:
    whole: int = number.numerator * _FINEST * 10**places // number.denominator
    return whole


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
    if not isinstance(one, PublishedValue):
        one = PublishedValue.parse(one)
    if not isinstance(other, PublishedValue):
        other = PublishedValue.parse(other)
    check_dimension(other.unit, dimension_of(one.unit))
    return _amount(one).agreement(_amount(other))


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
    return are_compatible((one, other))


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
    amounts = [_amount(value) for value in values]
    for amount in amounts:
        _check_alike(amounts[0], amount)
    if all(value.form != "sides" for value in values):
        return _is_room(amounts)
    rows = [sorted(value.sides, key=_nominal) for value in values]
    if len({len(row) for row in rows}) > 1:
        return False
    return all(_is_room(list(map(_amount, column))) for column in zip(*rows, strict=True))


def _check_alike(one: Amount, other: Amount) -> None:
    """Refuse amounts of two dimensions, which are looked up once for each value."""
    if one.dimension != other.dimension:
        check_dimension(other.value.unit, one.dimension)


def _nominal(value: PublishedValue) -> Decimal:
    return value.nominal


def _is_room(amounts: Sequence[Amount]) -> bool:
    """Return whether amounts in one unit leave room for one and the same quantity."""
    parts = math.lcm(*(amount.parts for amount in amounts))
    ends = [amount.ends_in(parts) for amount in amounts]
    high = min((high for _, high in ends if high is not None), default=None)
    low = max((low for low, _ in ends), default=0)
    if high is None or low < high:
        return True
    # Half way between two values lies one that rounds to one of them, not to both.
    pairs = list(zip(ends, amounts, strict=True))
    is_above = any(each[0] == low and amount.is_rounded for each, amount in pairs)
    is_below = any(each[1] == high and amount.is_rounded for each, amount in pairs)
    return low == high and not (is_above and is_below)


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
    if is_bounded or _is_beside_range(one, other):
        return False
    return agreement(one, other).verdict != "no"


def _is_beside_range(one: PublishedValue, other: PublishedValue) -> bool:
    return (one.form == "range") != (other.form == "range")


def interval(value: PublishedValue) -> Interval:
    """Return the quantities that a value can stand for, in its unit.

    Parameters
    ----------
    value : PublishedValue

    Returns
    -------
    tuple of (Fraction, Fraction or None)
        Low and high end.  A plain value or a range extends half a unit of its
        last digit that counts beyond itself; where it is approximate, a whole
        unit or one part in twenty, whichever is more.  No trailing zero counts
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
    if symbol(one.unit) == symbol(other.unit) or _is_beside_range(one, other):
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
        is more than three times as large, ``"0 %"`` if it is the same; empty
        where sides differ.
    """
    if "sides" in (one.form, other.form) or not one.nominal:
        return _without_percent(one, other)
    above, below = _quotient(_amount(one), _amount(other))
    if above == below:
        return "0 %"
    if above > 3 * below:
        return f"×{digits_of(above, below, 2)}"
    percent = digits_of(abs(above - below) * 100, below, 2)
    if above < below:
        return f"{MINUS}{percent} %"
    return f"+{percent} %"


def _quotient(one: Amount, other: Amount) -> tuple[int, int]:
    """Return how many times the first amount the second one is, as a quotient not reduced.

    The middle of a range counts.
    """
    _check_alike(one, other)
    above = sum(number.exact for number in other.numbers) * len(one.numbers) * one.parts
    below = sum(number.exact for number in one.numbers) * len(other.numbers) * other.parts
    return above, below


def _without_percent(one: PublishedValue, other: PublishedValue) -> str:
    """Return how far two values are apart that have no percentage between them."""
    if "sides" not in (one.form, other.form) and other.nominal:
        return f"{other} instead of 0"
    if agreement(one, other).verdict in ("both", "one"):
        return "0 %"
    return ""


def _factor(one: PublishedValue, other: PublishedValue) -> Fraction:
    check_dimension(other.unit, dimension_of(one.unit))
    return factor_between(one.unit, other.unit)


def _converted(value: PublishedValue, other: PublishedValue) -> str:
    places = max(decimals(number) for number in other.numbers) + 2
    amount = Amount(value, _factor(value, other))
    ends = [Fraction(number.exact, amount.parts) for number in amount.numbers]
    texts = [fixed(end, max(places, 0)) for end in ends]
    return f"{value} = {'–'.join(texts)} {symbol(other.unit)}".rstrip(" ")
