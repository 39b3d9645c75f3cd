"""Agreement: whether two published values can be one and the same quantity.

A published number stands for every quantity that rounds to it.  Two values
agree if one is what the other rounds to, or if some quantity rounds to both.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import MINUS, decimals, digits, fixed, last_digit
from roverspecs.values.spans import Span
from roverspecs.values.units import check_dimension, dimension_of, factor_between, symbol

VERDICTS = {
    "both": "agree in both directions",
    "one": "agree in one direction",
    "between": "agree: a value between them rounds to both",
    "cut": "agree if the digits were cut off, not rounded",
    "round": "agree as round numbers only",
    "no": "do not agree",
}
"""Each verdict on two values, from the best to the worst, and what it means."""

Interval = tuple[Fraction, Fraction | None]
"""The quantities a value stands for, from low to high; None is without end."""


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
    factor = _factor(one, other)
    pairs = _pairs(one, other)
    if not pairs:
        return Agreement(_roughly(one, other, factor), forward=False, backward=False)
    forward = all(abs(a.exact * factor - b.exact) <= b.strict / 2 for a, b in pairs)
    backward = all(abs(b.exact / factor - a.exact) <= a.strict / 2 for a, b in pairs)
    if forward or backward:
        return Agreement("both" if forward and backward else "one", forward, backward)
    gaps = [(abs(a.exact * factor - b.exact), a.strict * factor + b.strict) for a, b in pairs]
    if all(gap <= widths / 2 for gap, widths in gaps):
        return Agreement("between", forward, backward)
    if all(b.is_cut_from(a.exact * factor) or a.is_cut_from(b.exact / factor) for a, b in pairs):
        return Agreement("cut", forward, backward)
    is_round = all(_overlap(_times(a.span, factor), b.span) for a, b in pairs)
    return Agreement("round" if is_round else "no", forward, backward)


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
    ends = interval(one), _times(interval(other), 1 / _factor(one, other))
    # What is half way between two values rounds to one of them, not to both: 5.5 to 6 and not to 5.
    is_touching = ends[0][1] == ends[1][0] or ends[0][0] == ends[1][1]
    return _overlap(*ends) and not (is_touching and _is_rounded(one) and _is_rounded(other))


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
    first = values[0]
    ends = [(value, _times(interval(value), 1 / _factor(first, value))) for value in values]
    low = max(each[0] for _, each in ends)
    high = min((each[1] for _, each in ends if each[1] is not None), default=None)
    if high is None or low < high:
        return True
    # Half way between two values lies one that rounds to one of them, not to both.
    is_above = any(each[0] == low and _is_rounded(value) for value, each in ends)
    is_below = any(each[1] == high and _is_rounded(value) for value, each in ends)
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
    if is_bounded or not _pairs(one, other):
        return False
    return agreement(one, other).verdict != "no"


def _is_rounded(value: PublishedValue) -> bool:
    return value.form != "tolerance" and value.sign in ("", "~") and any(value.numbers)


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
    if symbol(one.unit) == symbol(other.unit) or not _pairs(one, other):
        return f"{one} and {other}: {percent_apart(one, other)}"
    return f"{_converted(one, other)}; {_converted(other, one)}"


def percent_apart(one: PublishedValue, other: PublishedValue) -> str:
    """Return by how much the second value is larger, in percent of the first.

    Parameters
    ----------
    one, other : PublishedValue
        Of one dimension, in any units; of a range, the middle counts.

    Returns
    -------
    str
        With two significant digits, such as ``"+9.6 %"``; ``"×12"`` where it
        is more than three times as large, ``"0 %"`` if it is the same.
    """
    if not one.nominal:
        return "0 %" if not other.nominal else f"{other} instead of 0"
    quotient = Fraction(other.nominal) / Fraction(one.nominal) / _factor(one, other)
    if quotient == 1:
        return "0 %"
    if quotient > 3:
        return f"×{digits(quotient, 2)}"
    percent = (quotient - 1) * 100
    return f"{'+' if percent > 0 else MINUS}{digits(abs(percent), 2)} %"


class _Number(NamedTuple):
    """A number as printed: exact, and a unit of its last digit that counts."""

    exact: Fraction
    loose: Fraction
    """No trailing zero of a whole number counts: 500 is rounded to hundreds."""
    strict: Fraction
    """A number is taken to be no rounder than to two digits: 500 is rounded to tens."""

    def is_cut_from(self, exact: Fraction) -> bool:
        """Return whether the number is what another one leaves when its last digits are cut off.

        Nobody cuts 1.6 to 1.
        """
        return 0 <= exact - self.exact < self.strict <= self.exact / 10

    @property
    def span(self) -> Interval:
        """The numbers that round to it if no trailing zero counts: for 100, from 95 to 150."""
        below = above = self.loose / 2
        if self.exact == self.loose >= 10:
            # Below a power of ten there is a digit less to round.
            below /= 10
        return self.exact - below, self.exact + above


def _numbers(value: PublishedValue) -> list[_Number]:
    """Return both ends of a range, else the one number; a tolerance says nothing here."""
    if value.form == "compound":
        # The last inch of feet and inches counts: 5 ft 10 in.
        step = Fraction(10) ** -max(decimals(value.numbers[1]), 0)
        return [_Number(Fraction(value.nominal), step, step)]
    numbers = value.numbers if value.form == "range" else value.numbers[:1]
    return [
        _Number(Fraction(number), Fraction(10) ** -decimals(number), last_digit(number))
        for number in numbers
    ]


def _pairs(one: PublishedValue, other: PublishedValue) -> list[tuple[_Number, _Number]]:
    """Return the numbers that answer each other; none for a range beside a single number."""
    a, b = _numbers(one), _numbers(other)
    return list(zip(a, b, strict=True)) if len(a) == len(b) else []


def _roughly(one: PublishedValue, other: PublishedValue, factor: Fraction) -> str:
    """Return the verdict on a range beside a single number."""
    if is_compatible(one, other):
        return "between"
    a, b = (
        (numbers[0].span[0], numbers[-1].span[1]) for numbers in (_numbers(one), _numbers(other))
    )
    return "round" if _overlap(_times(a, factor), b) else "no"


def _factor(one: PublishedValue, other: PublishedValue) -> Fraction:
    check_dimension(other.unit, dimension_of(one.unit))
    return factor_between(one.unit, other.unit)


def _converted(value: PublishedValue, other: PublishedValue) -> str:
    places = max(decimals(number) for number in other.numbers) + 2
    ends = [
        fixed(number.exact * _factor(value, other), max(places, 0)) for number in _numbers(value)
    ]
    return f"{value} = {'–'.join(ends)} {symbol(other.unit)}".rstrip(" ")


def _overlap(one: Interval, other: Interval) -> bool:
    return (other[1] is None or one[0] <= other[1]) and (one[1] is None or other[0] <= one[1])


def _times(ends: Interval, factor: Fraction) -> Interval:
    return ends[0] * factor, None if ends[1] is None else ends[1] * factor
