"""Rounding: with how many digits a number is shown, and to which side it is rounded."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from roverspecs.values.published import EXACT, PublishedValue, compound_ratio


def decimals(number: Decimal) -> int:
    """Return the number of digits after the point that a number vouches for.

    The trailing zeros of a whole number do not count: 350 vouches for tens,
    which is -1 digits.

    Parameters
    ----------
    number : Decimal
        As published.

    Returns
    -------
    int
        Negative where the number vouches for tens, hundreds and so on.
    """
    _, digits, exponent = number.as_tuple()
    exponent = int(exponent)
    if exponent < 0 or not number:
        return -exponent
    text = "".join(map(str, digits))
    return -exponent - (len(text) - len(text.rstrip("0")))


def last_digit(number: Decimal) -> Fraction:
    """Return a unit of the last digit that counts.

    Parameters
    ----------
    number : Decimal
        As published.

    Returns
    -------
    Fraction
        1 for 5, 1/10 for 5.0 and 10 for 350.  No number is taken to be rounder
        than to two digits: 10 for 500, too.
    """
    unit = Fraction(10) ** -decimals(number)
    is_one_digit = unit >= 10 and number < 10 * unit
    return unit / 10 if is_one_digit else unit


def rescaled(
    value: PublishedValue,
    factor: Fraction,
    unit: str,
    *,
    digits: int | None = None,
    exact: bool = False,
) -> PublishedValue:
    """Convert a published value to another unit with honest digits.

    The rule is that of Wikipedia's {{convert}}: a precision comparable to the
    published one, or two significant digits, whichever is finer.  All numbers
    of a value get the same number of digits after the point.  A factor that is
    a power of ten moves the point and rounds nothing; zeros that a whole
    number does not vouch for are not put behind a point, so that 250 g is
    0.25 kg and 5.00 g is 0.00500 kg.  A bound is rounded to the side on which
    it stays true, and lies within a hundredth of the true one: at most 1 kg
    is at most 2.21 lb.

    Parameters
    ----------
    value : PublishedValue
        In any unit.
    factor : Fraction
        From the value's unit to the new one.
    unit : str
        The new unit.
    digits : int, optional
        Significant digits instead of the rule; none is added to a value that
        needs no rounding.
    exact : bool, default False
        Keep every digit, up to fifteen where the decimals do not end.

    Returns
    -------
    PublishedValue
        With the same mark and form, but that a compound becomes plain.
    """
    form = value.form
    numbers = value.numbers
    if form == "compound":
        form, numbers = "plain", (value.nominal,)
    shown = tuple(scaled(number, factor) for number in numbers)
    power = power_of_ten(factor)
    if power is not None:
        shown = tuple(number.scaleb(power, EXACT) for number in numbers)
        shown = _moved(value, shown, power, digits)
    elif exact:
        shown = tuple(_ended(number, value.sign) for number in shown)
    elif digits is not None:
        shown = _rounded(shown, _places(shown[0], digits), form, value.sign)
    else:
        pairs = zip(numbers, shown, strict=True)
        places = max(_comparable(value, before, after) for before, after in pairs)
        shown = _rounded(shown, places, form, value.sign, is_close=True)
    return PublishedValue(numbers=shown, form=form, sign=value.sign, units=(unit,) if unit else ())


def _moved(
    value: PublishedValue, shown: tuple[Decimal, ...], power: int, digits: int | None
) -> tuple[Decimal, ...]:
    """Return numbers whose point was moved, without zeros that nobody vouched for."""
    # A zero vouches for no more digits in a larger unit.
    vouched = [decimals(number) - power for number in value.numbers if number]
    places = max(vouched, default=decimals(value.numbers[0]))
    if digits is not None:
        places = min(places, _places(shown[0], digits))
    elif power == 0:
        return shown
    return _rounded(shown, places, value.form, value.sign)


def from_fractions(
    ends: Sequence[Fraction],
    *,
    width: Fraction,
    unit: str,
    sign: str = "",
    digits: int | None = None,
    exact: bool = False,
) -> PublishedValue:
    """Return a computed value with the digits that its precision bears.

    Parameters
    ----------
    ends : sequence of Fraction
        One number, or the two ends of a range, not below zero.
    width : Fraction
        The precision, as a part of the value: of 5 kg it is 1/5.
    unit : str
    sign : str, default ""
    digits : int, optional
        Significant digits instead.
    exact : bool, default False
        Keep every digit, up to fifteen where the decimals do not end.

    Returns
    -------
    PublishedValue
        With as many significant digits as the least precise number it was
        computed from, or with a comparable precision, whichever is finer; a
        bound is rounded to the side on which it stays true, and lies within a
        hundredth of the true one.
    """
    numbers = tuple(EXACT.divide(Decimal(end.numerator), Decimal(end.denominator)) for end in ends)
    form = "range" if len(numbers) == 2 else "plain"
    above = [end for end in ends if end]
    if exact or not above:
        numbers = tuple(_ended(number, sign) for number in numbers)
    elif digits is not None:
        least = min(number for number in numbers if number)
        numbers = _rounded(numbers, _places(least, digits), form, sign)
    else:
        least = min(number for number in numbers if number)
        comparable = leading_power(2 / (width * min(above)))
        # As many significant digits as the least precise number has.
        counted = _places(least, leading_power(1 / width) + 1)
        numbers = _rounded(numbers, max(comparable, counted), form, sign, is_close=True)
    return PublishedValue(numbers=numbers, form=form, sign=sign, units=(unit,) if unit else ())


def leading_power(number: Fraction) -> int:
    """Return the power of ten at or below a number: a logarithm of floats may miss it by one."""
    power = len(str(number.numerator)) - len(str(number.denominator))
    return power if number >= Fraction(10) ** power else power - 1


def scaled(number: Decimal, factor: Fraction) -> Decimal:
    """Return a number times a factor, whatever decimal context the caller has set.

    Parameters
    ----------
    number : Decimal
    factor : Fraction

    Returns
    -------
    Decimal
        Not rounded, but where the decimals do not end.
    """
    return EXACT.divide(
        EXACT.multiply(number, Decimal(factor.numerator)), Decimal(factor.denominator)
    )


def power_of_ten(factor: Fraction) -> int | None:
    """Return the exponent if a factor is a power of ten.

    Returns
    -------
    int or None
        Such as 3 for 1000 and -3 for 1/1000.
    """
    larger = str(max(factor.numerator, factor.denominator))
    if min(factor.numerator, factor.denominator) != 1 or larger.strip("0") != "1":
        return None
    return (len(larger) - 1) * (1 if factor >= 1 else -1)


def _comparable(value: PublishedValue, number: Decimal, shown: Decimal) -> int:
    # Module:Convert, default_precision: the digits published, moved by the
    # size of the factor (and log10 of 2), but at least two significant ones.
    if not number:
        return max(decimals(number), 0)
    published = decimals(number)
    if value.form == "compound":
        # 5 ft 10 in vouches for the inch, and as {{convert}} has it, an inch
        # beside feet for a centimetre.
        published = max(published, 0)
        bonus = math.log10(2.54 if compound_ratio(value.units) == 12 else 1)
    else:
        bonus = 0
    moved = published + math.log10(EXACT.divide(number, shown)) + math.log10(2) + bonus
    return max(math.floor(moved), _places(shown, 2))


def _places(number: Decimal, digits: int) -> int:
    # Rounded first: 9.96 has two significant digits as 10, and not as 10.0.
    return digits - 1 - Context(prec=digits, rounding=ROUND_HALF_UP).plus(number).adjusted()


# At least 2.68 is at least 2.6, and not at least 2.7.
_DIRECTIONS = {
    "≥": ROUND_FLOOR,
    ">": ROUND_FLOOR,
    "≤": ROUND_CEILING,
    "<": ROUND_CEILING,
}
_CLOSE = 100
"""A bound that is shown lies within this part of the true one."""


def _rounded(
    numbers: tuple[Decimal, ...],
    places: int,
    form: str,
    sign: str = "",
    *,
    is_close: bool = False,
) -> tuple[Decimal, ...]:
    """Round to so many places, or more where a range, a tolerance or a bound would be lost."""
    unit = Decimal(1).scaleb(-places)
    direction = _DIRECTIONS.get(sign, ROUND_HALF_UP)
    rounded = tuple(number.quantize(unit, rounding=direction, context=EXACT) for number in numbers)
    pairs = list(zip(numbers, rounded, strict=True))
    is_lost = form == "range" and rounded[0] == rounded[1] and numbers[0] != numbers[1]
    if form == "tolerance" or sign in _DIRECTIONS:
        is_lost |= any(number and not kept for number, kept in pairs)
    if is_close and sign in _DIRECTIONS:
        is_lost |= any(abs(kept - number) * _CLOSE > number for number, kept in pairs)
    if is_lost:
        return _rounded(numbers, places + 1, form, sign, is_close=is_close)
    return rounded


def _ended(number: Decimal, sign: str = "") -> Decimal:
    """Return a number with at most fifteen digits."""
    direction = _DIRECTIONS.get(sign, ROUND_HALF_UP)
    rounded = Context(prec=15, rounding=direction).plus(number)
    # A quotient that ends earlier carries zeros that nobody published.
    if rounded == rounded.to_integral_value() or "." in str(rounded):
        return rounded.normalize(EXACT)
    return rounded


def digits(number: Fraction, count: int) -> str:
    """Return a number above zero with so many significant digits, and no fewer before the point."""
    places = 0
    while number * 10**places < 10 ** (count - 1):
        places += 1
    return fixed(number, places)


def fixed(number: Fraction, places: int) -> str:
    """Return a number above zero with so many digits after the point; below zero, so many zeros before it."""
    # In whole numbers: a Decimal would round as the caller's context says.
    rounded = (number * Fraction(10) ** places + Fraction(1, 2)).__floor__()
    if places <= 0:
        return str(rounded * 10**-places)
    text = str(rounded).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}"


MINUS = "−"
"""The sign of a number below zero."""


def spelled(ends: Sequence[Fraction], places: int, mark: str = "") -> list[str]:
    """Return numbers of either sign, rounded.

    Parameters
    ----------
    ends : sequence of Fraction
        One number, or the two ends of a range.
    places : int
        Digits after the point; there are more where two ends would read the
        same, a number would read as nothing, or a bound would lie more than a
        hundredth beside the true one.
    mark : str, default ""
        Numbers are rounded down with "≥" or ">" and up with "≤" or "<", so
        that they stay true; with "⌊" both ends are rounded down, to be safe.

    Returns
    -------
    list of str
    """
    unit = Fraction(10) ** -places
    wholes = [_whole(end / unit, mark) for end in ends]
    is_lost = len(set(wholes)) < len(set(ends))
    if mark != FLOOR:
        is_lost |= any(end and not whole for end, whole in zip(ends, wholes, strict=True))
    if mark in _DIRECTIONS:
        is_lost |= any(
            abs(whole * unit - end) * _CLOSE > abs(end)
            for end, whole in zip(ends, wholes, strict=True)
        )
    if is_lost:
        return spelled(ends, places + 1, mark)
    return [f"{MINUS if whole < 0 else ''}{fixed(abs(whole) * unit, places)}" for whole in wholes]


FLOOR = "⌊"
"""Rounds a number down, which is the safe side for the room that is left."""


def _whole(number: Fraction, mark: str) -> int:
    """Return a number as a whole one, rounded as a mark says, else half away from zero."""
    if mark in ("≥", ">", FLOOR):
        return math.floor(number)
    if mark in ("≤", "<"):
        return math.ceil(number)
    half = math.floor(abs(number) + Fraction(1, 2))
    return half if number > 0 else -half
