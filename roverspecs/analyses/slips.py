"""Slips: how one figure is made of another one by mistake.

A decimal point is moved, a unit is taken for another, two units are
exchanged, or an area is printed for a volume.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction

import attrs

from roverspecs.values import units
from roverspecs.values.agreement import Amount
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import fixed

_POWERS = (Fraction(10), Fraction(100), Fraction(1000))

# A figure in the second unit that is taken for one in the first becomes so many times larger.
_CONFUSIONS = {
    "kilograms taken for pounds": ("kg", "lb"),
    "miles taken for kilometres": ("mi", "km"),
    "metres taken for feet": ("m", "ft"),
    "feet taken for inches": ("ft", "in"),
    "inches taken for centimetres": ("in", "cm"),
    "ounces taken for grams": ("oz", "g"),
    "US tons taken for tonnes": ("t", "US_ton"),
    "miles an hour taken for kilometres an hour": ("mph", "km/h"),
}


def slip(one: Amount, other: Amount) -> str | None:
    """Return the slip that makes one value of another, in words.

    Parameters
    ----------
    one, other : Amount

    Returns
    -------
    str or None
        None if the two agree, or differ by no common slip.
    """
    if one.dimension != other.dimension:
        return _area_for_volume(one, other)
    forms = (one.value.form, other.value.form)
    if "range" in forms or one.agreement(other).verdict != "no":
        return None
    pairs = ((one, other), (other, one))
    # The same number in two units is plainer than any power of ten.
    if one.value.nominal == other.value.nominal:
        text = _confused(pairs)
        if text:
            return text
    for power, (larger, smaller) in itertools.product(_POWERS, pairs):
        if _is_times(larger, power, smaller):
            return f"{larger.value} is {power} times {smaller.value}"
    if "compound" not in forms and _are_crossed(one, other):
        a = attrs.evolve(one.value, units=other.value.units)
        b = attrs.evolve(other.value, units=one.value.units)
        return f"units swapped: {a} is {b}"
    return _confused(pairs)


def in_another_unit(value: PublishedValue, others: Sequence[Amount]) -> PublishedValue | None:
    """Return the number of a value in another unit, if that agrees with one of other values.

    Parameters
    ----------
    value : PublishedValue
        Such as 1,025 lb.
    others : sequence of Amount
        Of the same dimension, such as 1,025 kg.

    Returns
    -------
    PublishedValue or None
        None if no usual unit makes two of them agree.
    """
    if len(value.units) != 1:
        return None
    others = [other for other in others if other.value.form != "sides"]
    dimension = units.dimension_of(value.unit)
    tried = [other.symbols[0] for other in others]
    tried += [*units.HANDY.get(dimension, ()), *itertools.chain(*_CONFUSIONS.values())]
    for unit in dict.fromkeys(tried):
        if units.dimension_of(unit) == dimension:
            found = attrs.evolve(value, units=(unit,))
            amount = Amount(found)
            if any(amount.agreement(other).verdict == "both" for other in others):
                return found
    return None


def _confused(pairs: tuple[tuple[Amount, Amount], ...]) -> str | None:
    """Return the unit that is taken for another, if that makes one value of the other."""
    used = {*pairs[0][0].symbols, *pairs[0][1].symbols}
    for name, (large, small) in _CONFUSIONS.items():
        # A text that writes centimetres does not take miles for kilometres.
        if large not in used and small not in used:
            continue
        factor = units.factor_between(large, small)
        for larger, smaller in pairs:
            if _is_times(larger, factor, smaller):
                times = fixed(factor, 3).rstrip("0").rstrip(".")
                ratio = f"{larger.value} is {times} times {smaller.value}"
                return f"{ratio}: {name}, or the other way round"
    return None


def _are_crossed(one: Amount, other: Amount) -> bool:
    """Return whether two values are the same if each has the unit of the other."""
    if one.symbols == other.symbols:
        return False
    a = Amount(one.value, units.root_factor(other.value.unit))
    b = Amount(other.value, units.root_factor(one.value.unit))
    return a.agreement(b).verdict == "both"


def _is_times(larger: Amount, factor: Fraction, smaller: Amount) -> bool:
    """Return whether a value is another one times a factor, in both directions."""
    one, two = larger.numbers[0], smaller.numbers[0]
    # Both in whole numbers of one part.
    parts = factor.denominator * smaller.parts
    other_parts = factor.numerator * larger.parts
    gap = 2 * abs(one.exact * parts - two.exact * other_parts)
    if gap > one.loose * parts or gap > two.loose * other_parts:
        return False
    # A number of one digit is near too many others, unless both have the same digit.
    digits, other_digits = _digits(larger.value), _digits(smaller.value)
    return max(len(digits), len(other_digits)) > 1 or digits == other_digits


def _digits(value: PublishedValue) -> str:
    """Return the digits of a number without the zeros at its end."""
    return "".join(map(str, value.nominal.as_tuple().digits)).rstrip("0")


def _area_for_volume(one: Amount, other: Amount) -> str | None:
    """Return that an area is printed for a volume, or the other way, if it is."""
    by_dimension = {amount.dimension: amount for amount in (one, other)}
    if set(by_dimension) != {"area", "volume"}:
        return None
    area, volume = by_dimension["area"], by_dimension["volume"]
    text = f"area for volume: {area.value} is an area, {volume.value} a volume"
    square = units.symbol(volume.value.unit).replace("³", "²")
    if square.endswith("²"):
        as_area = attrs.evolve(volume.value, units=(square,))
        if Amount(as_area).agreement(area).verdict != "no":
            text += f", and {as_area} would agree with it"
    return text
