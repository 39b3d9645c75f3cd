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
    0.25 kg and 5.00 g is 0.00500 kg.

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
    compound = value.form == "compound"
    numbers = (value.nominal,) if compound else value.numbers
    shown = tuple(scaled(number, factor) for number in numbers)
    power = power_of_ten(factor)
    places: int | None
    if power is not None:
        shown = tuple(number.scaleb(power, EXACT) for number in numbers)
        # A zero vouches for no more digits in a larger unit.
        places = max(
            (decimals(number) - power for number in numbers if number), default=decimals(numbers[0])
        )
        if digits is not None:
            places = min(places, _places(shown[0], digits))
        elif power == 0:
            places = None
    elif exact:
        places, shown = None, tuple(map(_ended, shown))
    elif digits is not None:
        places = _places(shown[0], digits)
    else:
        places = max(_comparable(value, a, b) for a, b in zip(numbers, shown, strict=True))
    if places is not None:
        shown = _rounded(shown, places, value.form)
    return PublishedValue(
        numbers=shown,
        form="plain" if compound else value.form,
        sign=value.sign,
        units=(unit,) if unit else (),
    )


def from_fractions(
    ends: list[Fraction],
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
    ends : list of Fraction
        One number above zero, or the two ends of a range.
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
        bound is rounded to the side on which it stays true.
    """
    numbers = tuple(EXACT.divide(Decimal(end.numerator), Decimal(end.denominator)) for end in ends)
    form = "range" if len(numbers) == 2 else "plain"
    least = min(filter(None, numbers))
    if exact:
        numbers = tuple(map(_ended, numbers))
    elif digits is not None:
        numbers = _rounded(numbers, _places(least, digits), form, sign)
    else:
        places = leading_power(2 / (width * min(filter(None, ends))))
        # As many significant digits as the least precise number has, or a precision like its own.
        numbers = _rounded(
            numbers, max(places, _places(least, leading_power(1 / width) + 1)), form, sign
        )
    return PublishedValue(numbers=numbers, form=form, sign=sign, units=(unit,))


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


# What is at least 2.68 is at least 2.6, and not at least 2.7.
_DIRECTIONS = {"≥": ROUND_FLOOR, "≤": ROUND_CEILING}


def _rounded(
    numbers: tuple[Decimal, ...], places: int, form: str, sign: str = ""
) -> tuple[Decimal, ...]:
    """Round to so many places, or more where a range, a tolerance or a bound would be lost."""
    direction = _DIRECTIONS.get(sign, ROUND_HALF_UP)
    rounded = tuple(
        number.quantize(Decimal(1).scaleb(-places), rounding=direction, context=EXACT)
        for number in numbers
    )
    is_lost = form == "range" and rounded[0] == rounded[1]
    is_lost |= sign == "≥" and any(
        number and not kept for number, kept in zip(numbers, rounded, strict=True)
    )
    is_lost |= form == "tolerance" and any(
        number and not kept for number, kept in zip(numbers, rounded, strict=True)
    )
    return _rounded(numbers, places + 1, form, sign) if is_lost else rounded


def _ended(number: Decimal) -> Decimal:
    rounded = Context(prec=15, rounding=ROUND_HALF_UP).plus(number)
    # A quotient that ends earlier carries zeros that nobody published.
    return (
        rounded.normalize(EXACT)
        if rounded == rounded.to_integral_value() or "." in str(rounded)
        else rounded
    )


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
        same, or a number would read as nothing.
    mark : str, default ""
        With "≥" or ">" numbers are rounded down, with "≤" or "<" up, so that
        they stay true.

    Returns
    -------
    list of str
    """
    texts = [_spelled(end, places, mark) for end in ends]
    is_lost = any(end and not text.strip("0.") for end, text in zip(ends, texts, strict=True))
    return spelled(ends, places + 1, mark) if is_lost or len(set(texts)) < len(texts) else texts


def _spelled(number: Fraction, places: int, mark: str) -> str:
    unit = Fraction(10) ** -places
    down, half = number // unit, (abs(number) / unit + Fraction(1, 2)).__floor__()
    whole = (
        down
        if mark in ("≥", ">")
        else -(-number // unit)
        if mark in ("≤", "<")
        else half
        if number > 0
        else -half
    )
    return f"{MINUS if whole < 0 else ''}{fixed(abs(whole) * unit, places)}"
