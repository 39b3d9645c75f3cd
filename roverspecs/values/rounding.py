"""Rounding: with how many digits a number is shown, and to which side it is rounded.

All of it is done in whole numbers, so that no context of decimals and no
floating point decides on which side of the true number a bound comes to lie.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from roverspecs.values.published import EXACT, PublishedValue, compound_ratio

MINUS = "−"
"""The sign of a number below zero."""

FLOOR = "⌊"
"""Rounds a number down, which is the safe side for the room that is left."""

_ROUNDED_UP = ("≤", "<")
_ROUNDED_DOWN = ("≥", ">", FLOOR)
_BOUNDS = ("≤", "<", "≥", ">")

_CLOSE = 100
"""A bound that is shown lies within this part of the true one."""

_EXACT_DIGITS = 15

_COUNTED = 100
"""A whole number below this one counts its units."""

_ONE = Fraction(1)


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
    exponent = int(number.as_tuple().exponent)
    if exponent < 0 or not number:
        return -exponent
    written = str(int(number))
    return len(written.rstrip("0")) - len(written)


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
    places = decimals(number)
    if places < 0 and number.adjusted() == -places:
        # One digit before zeros: 500 vouches for tens.
        places += 1
    return _unit_of(places)


# Most numbers have few digits.
@lru_cache(maxsize=64)
def _unit_of(places: int) -> Fraction:
    """Return a unit of the digit at so many places after the point."""
    return Fraction(1, 10**places) if places > 0 else Fraction(10**-places)


def leading_power(number: Fraction) -> int:
    """Return the power of ten at or below a number above zero."""
    return _leading_power(number.numerator, number.denominator)


def _leading_power(numerator: int, denominator: int) -> int:
    # A logarithm of floats may miss it by one.
    power = len(str(numerator)) - len(str(denominator))
    if power < 0:
        numerator *= 10**-power
    else:
        denominator *= 10**power
    if numerator < denominator:
        power -= 1
    return power


@lru_cache(maxsize=1024)
def _power_of_ten(numerator: int, denominator: int) -> int | None:
    larger = str(max(numerator, denominator))
    if min(numerator, denominator) != 1 or larger.strip("0") != "1":
        return None
    power = len(larger) - 1
    if denominator == 1:
        return power
    return -power


def power_of_ten(factor: Fraction) -> int | None:
    """Return the exponent if a factor is a power of ten.

    Returns
    -------
    int or None
        Such as 3 for 1000 and -3 for 1/1000.
    """
    return _power_of_ten(factor.numerator, factor.denominator)


# --- rounding a value ---------------------------------------------------------


def rescaled(
    value: PublishedValue,
    factor: Fraction,
    unit: str,
    *,
    digits: int | None = None,
    exact: bool = False,
) -> PublishedValue:
    """Convert a published value to another unit with honest digits.

    The rule is the one of Wikipedia's {{convert}}: a precision comparable to the
    published one, or two significant digits, whichever is finer.  All numbers
    of a value get the same number of digits after the point.  A factor that is
    a power of ten moves the point and rounds nothing; zeros that a whole
    number does not vouch for are not put behind a point, so that 250 g is
    0.25 kg and 5.00 g is 0.00500 kg.  A unit that is so many smaller ones by
    definition adds no rounding to a small whole number: 14 days are 336 h, and
    a year is 365 days.  A bound is rounded to the side on which
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
    form, numbers = value.form, value.numbers
    if form == "compound":
        form, numbers = "plain", (value.nominal,)
    power = power_of_ten(factor)
    if power is not None and digits is None:
        numbers = _shifted(value, numbers, power)
    else:
        converted = _Numbers(numbers, factor, sign=value.sign, is_range=form == "range")
        if exact:
            numbers = converted.ended()
        elif digits is None:
            # A bound is close to the true one anyway, and whoever says "about" does not count.
            is_counted = not value.sign
            places = _comparable(value, numbers, factor, converted, is_counted=is_counted)
            numbers = converted.rounded(places)
        else:
            places = _vouched(value, power or 0)
            first = next(filter(None, converted.numerators), 0)
            if first and power is None:
                places = converted.places(first, digits)
            elif first:
                places = min(places, converted.places(first, digits))
            numbers = converted.rounded(places, is_close=False)
    units = tuple(filter(None, [unit]))
    return PublishedValue(numbers=numbers, form=form, sign=value.sign, units=units)


def wholes_in(value: PublishedValue, factor: Fraction) -> tuple[list[int], int]:
    """Return the numbers of a value in another unit, rounded without regard to its mark.

    Parameters
    ----------
    value : PublishedValue
        In any unit.
    factor : Fraction
        From the value's unit to the new one.

    Returns
    -------
    tuple of (list of int, int)
        The numbers in units of their last place, and how many digits after the
        point that is.
    """
    numbers = value.numbers
    if value.form == "compound":
        numbers = (value.nominal,)
    converted = _Numbers(numbers, factor, sign="", is_range=value.form == "range")
    is_counted = value.sign != "~"
    return converted.wholes(_comparable(value, numbers, factor, converted, is_counted=is_counted))


def _shifted(
    value: PublishedValue, numbers: tuple[Decimal, ...], power: int
) -> tuple[Decimal, ...]:
    """Return numbers whose point is moved, without zeros that nobody vouched for."""
    if power == 0:
        return numbers
    last = Decimal(1).scaleb(-_vouched(value, power))
    return tuple(number.scaleb(power, EXACT).quantize(last, context=EXACT) for number in numbers)


def _vouched(value: PublishedValue, power: int) -> int:
    """Return how many digits after the point a value vouches for, after it is moved."""
    # A zero vouches for no more digits in a larger unit.
    vouched = [decimals(number) - power for number in value.numbers if number]
    return max(vouched, default=decimals(value.numbers[0]))


def _comparable(
    value: PublishedValue,
    numbers: Sequence[Decimal],
    factor: Fraction,
    converted: _Numbers,
    *,
    is_counted: bool,
) -> int:
    """Return how many digits after the point make the published precision in another unit.

    What is counted loses nothing in the units that its own is made of.
    """
    # Module:Convert, default_precision: the digits published, moved by the
    # size of the factor (and log10 of 2), but at least two significant ones.
    is_compound = value.form == "compound"
    # 5 ft 10 in vouches for the inch, and as {{convert}} has it, an inch
    # beside feet for a centimetre.
    is_inch = is_compound and compound_ratio(value.units) == 12
    # An eighth vouches for a tenth, a sixteenth for a little more.
    least = 0
    if value.has_fractions:
        factor_of_part = factor / max(value.finest_part, 10)
        least = precision_shift(factor_of_part, is_inch=is_inch)
    shift = precision_shift(factor, is_inch=is_inch)
    is_defined = is_counted and is_made_of(factor)
    is_defined = is_defined and all(number == number.to_integral_value() for number in numbers)
    found = []
    for number, numerator in zip(numbers, converted.numerators, strict=True):
        published = decimals(number)
        if is_compound or not number:
            published = max(published, 0)
        comparable = published + shift
        if value.has_fractions:
            comparable = least
        if number:
            published = max(comparable, converted.places(numerator, 2))
        if number and is_defined:
            published = max(published, _least_places(number, factor, converted, numerator))
        found.append(published)
    return max(found)


def is_made_of(factor: Fraction) -> bool:
    """Return whether a unit is made of smaller ones by definition, and not by measurement.

    A day is 24 hours, a foot 12 inches, a year 365 days and a quarter.  A month is
    no number of days that anybody counts.

    Parameters
    ----------
    factor : Fraction
        From the unit to the smaller one.

    Returns
    -------
    bool
    """
    return factor.denominator in (1, 4) and factor > 1


def _least_places(number: Decimal, factor: Fraction, converted: _Numbers, numerator: int) -> int:
    """Return how many digits after the point a whole number keeps in units that it is made of."""
    if factor.denominator == 1 and number < _COUNTED:
        return 0
    # Three digits, but none behind the point: nobody published a tenth of the smaller unit.
    return min(0, converted.places(numerator, 3))


def precision_shift(factor: Fraction, *, is_inch: bool = False) -> int:
    """Return by how many digits a factor moves the precision of a number.

    Parameters
    ----------
    factor : Fraction
    is_inch : bool, default False
        Whether the number is inches beside feet.

    Returns
    -------
    int
        Digits after the point that are to be added.
    """
    return _shift(factor.numerator, factor.denominator, is_inch)


@lru_cache(maxsize=1024)
def _shift(numerator: int, denominator: int, is_inch: bool) -> int:
    """Return by how many digits a factor moves the precision."""
    # A factor of two, and of 2.54 more for an inch beside feet.
    if is_inch:
        return _leading_power(denominator * 508, numerator * 100)
    return _leading_power(denominator * 2, numerator)


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
        The precision, as a part of the value: of 5 kg it is 1/5; 0 where it
        is known exactly.
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
    is_range = len(ends) == 2
    computed = _Numbers(ends, sign=sign, is_range=is_range)
    least = min(filter(None, computed.numerators), default=0)
    if exact or not least or not (digits or width):
        numbers = computed.ended()
    elif digits is not None:
        numbers = computed.rounded(computed.places(least, digits), is_close=False)
    else:
        comparable = leading_power(2 / (width * min(filter(None, ends))))
        # As many significant digits as the least precise number has.
        counted = computed.places(least, leading_power(1 / width) + 1)
        numbers = computed.rounded(max(comparable, counted))
    form = "plain"
    if is_range:
        form = "range"
    units = tuple(filter(None, [unit]))
    return PublishedValue(numbers=numbers, form=form, sign=sign, units=units)


# --- rounding to a text --------------------------------------------------------


def spelled(
    ends: Sequence[Fraction], places: int, mark: str = "", *, is_close: bool = True
) -> list[str]:
    """Return numbers of either sign, rounded.

    Parameters
    ----------
    ends : sequence of Fraction
        One number, or the two ends of a range.
    places : int
        Digits after the point; there are more where two ends would read the
        same, a number would read as nothing, or a bound would not be close.
    mark : str, default ""
        Numbers are rounded down with "≥" or ">" and up with "≤" or "<", so
        that they stay true; with :data:`FLOOR` both ends are rounded down, to
        be safe.
    is_close : bool, default True
        Whether a bound must lie within a hundredth of the true one.

    Returns
    -------
    list of str
    """
    numbers = _Numbers(ends, sign=mark, is_range=True)
    wholes, places = numbers.wholes(places, is_close=is_close)
    return [_written(whole, places) for whole in wholes]


def digits(number: Fraction, count: int) -> str:
    """Return a number above zero with so many significant digits, and no fewer before the point."""
    return digits_of(number.numerator, number.denominator, count)


def digits_of(above: int, below: int, count: int) -> str:
    """Return a quotient above zero of whole numbers, not reduced, as :func:`digits` does."""
    return _fixed(above, below, max(0, count - 1 - _leading_power(above, below)))


def fixed(number: Fraction, places: int) -> str:
    """Return a number above zero with so many digits after the point.

    Parameters
    ----------
    number : Fraction
    places : int
        Below zero, so many zeros stand before the point.

    Returns
    -------
    str
    """
    return _fixed(number.numerator, number.denominator, places)


def _fixed(above: int, below: int, places: int) -> str:
    return _written(_whole(*_moved(above, below, places), ""), places)


def _written(whole: int, places: int) -> str:
    if whole < 0:
        return MINUS + _written(-whole, places)
    if places <= 0:
        return str(whole * 10**-places)
    text = str(whole).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}"


# --- whole numbers -------------------------------------------------------------


class _Numbers:
    """One number, or several that are rounded alike, as whole numbers over one denominator."""

    def __init__(
        self,
        numbers: Sequence[Decimal | Fraction],
        factor: Fraction = _ONE,
        *,
        sign: str,
        is_range: bool,
    ) -> None:
        numerator, denominator = factor.as_integer_ratio()
        ratios = [number.as_integer_ratio() for number in numbers]
        if len(ratios) == 1:
            # Most values are one number.
            [(above, common)] = ratios
            self.numerators = [above * numerator]
        else:
            common = math.lcm(*(below for _, below in ratios))
            self.numerators = [above * (common // below) * numerator for above, below in ratios]
        self.denominator = common * denominator
        # The mark says to which side they are rounded; the ends of a range must not read the same.
        self.sign, self.is_range = sign, is_range

    def places(self, numerator: int, digits: int) -> int:
        """Return how many digits after the point give one number so many significant ones."""
        places = digits - 1 - _leading_power(numerator, self.denominator)
        # Rounded first: 9.96 has two significant digits as 10, and not as 10.0.
        rounded = _whole(*_moved(numerator, self.denominator, places), "")
        if rounded == 10**digits:
            places -= 1
        return places

    def rounded(self, places: int, *, is_close: bool = True) -> tuple[Decimal, ...]:
        """Return the numbers with so many digits after the point, or more."""
        wholes, places = self.wholes(places, is_close=is_close)
        return tuple(Decimal(whole).scaleb(-places, EXACT) for whole in wholes)

    def ended(self) -> tuple[Decimal, ...]:
        """Return each number with at most fifteen digits, without zeros that nobody published."""
        found = []
        for numerator in self.numerators:
            places = 0
            if numerator:
                places = self.places(numerator, _EXACT_DIGITS)
            whole = _whole(*_moved(numerator, self.denominator, places), self.sign)
            found.append(Decimal(whole).scaleb(-places, EXACT).normalize(EXACT))
        return tuple(found)

    def wholes(self, places: int, *, is_close: bool = True) -> tuple[list[int], int]:
        """Return the numbers in units of a decimal place, or of a finer one where too much is lost.

        Two ends that read the same are lost, and a number that reads as
        nothing; where a bound must be close, also one that is not.
        """
        is_close = is_close and self.sign in _BOUNDS
        count = 1
        if self.is_range:
            count = len(set(self.numerators))
        while True:
            scale = 10 ** abs(places)
            numerators, denominator = self.numerators, self.denominator
            if places > 0:
                numerators = [each * scale for each in numerators]
            else:
                denominator *= scale
            wholes = [_whole(each, denominator, self.sign) for each in numerators]
            is_lost = count > 1 and len(set(wholes)) < count
            for numerator, whole in zip(numerators, wholes, strict=True):
                gap = abs(whole * denominator - numerator)
                is_lost |= is_close and gap * _CLOSE > abs(numerator)
                is_lost |= not whole and numerator != 0 and self.sign != FLOOR
            if not is_lost:
                return wholes, places
            places += 1


def _moved(numerator: int, denominator: int, places: int) -> tuple[int, int]:
    """Return a quotient in units of a decimal place."""
    if places < 0:
        return numerator, denominator * 10**-places
    return numerator * 10**places, denominator


def _whole(numerator: int, denominator: int, mark: str) -> int:
    """Return a quotient as a whole number, rounded as a mark says, else half away from zero."""
    if mark in _ROUNDED_DOWN:
        return numerator // denominator
    if mark in _ROUNDED_UP:
        return -(-numerator // denominator)
    half = (2 * abs(numerator) + denominator) // (2 * denominator)
    if numerator < 0:
        return -half
    return half
