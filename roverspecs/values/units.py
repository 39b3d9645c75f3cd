"""Units: their names, their dimensions, and conversion.

The usual units are converted by an extract of pint's exact factors
(:mod:`roverspecs.values._factors`), so that a table needs no pint.  For any other
unit, and for quantities, the application registry of pint is asked
(:mod:`roverspecs.values.registry`); the library never makes a registry of its own.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from roverspecs.errors import DimensionError, UnknownUnitError
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import rescaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pint

SYSTEMS = ("si", "metric", "us", "auto")
"""The unit systems a comparison can be shown in."""

DIMENSIONS = {
    "mass": "kg",
    "length": "m",
    "time": "h",
    "speed": "m/s",
    "angle": "deg",
    "power": "W",
    "energy": "Wh",
    "force": "N",
    "area": "m²",
    "volume": "m³",
    "density": "kg/m³",
    "acceleration": "m/s²",
    "specific power": "W/kg",
    "voltage": "V",
    "current": "A",
    "charge": "Ah",
    "fraction": "%",
    "count": "",
}
"""Each dimension, and a unit that measures it; a count has none."""

BUILT: dict[str, tuple[dict[str, int], ...]] = {
    "speed": ({"length": 1, "time": -1},),
    "power": ({"energy": 1, "time": -1}, {"power": 1, "time": 0}, {"voltage": 1, "current": 1}),
    "energy": (
        {"power": 1, "time": 1},
        {"voltage": 1, "charge": 1},
        {"voltage": 1, "current": 1, "time": 1},
        {"force": 1, "length": 1},
    ),
    "force": ({"mass": 1, "acceleration": 1}, {"mass": 1, "length": 1, "time": -2}),
    "area": ({"length": 2},),
    "volume": ({"length": 3}, {"area": 1, "length": 1}),
    "density": ({"mass": 1, "volume": -1}, {"mass": 1, "length": -3}),
    "acceleration": ({"length": 1, "time": -2}, {"speed": 1, "time": -1}),
    "specific power": ({"power": 1, "mass": -1},),
    "charge": ({"current": 1, "time": 1},),
}
"""The ways in which a unit of a dimension may be built of others; mass, say, has none.

Whatever else has the same dimension to pint, as 5 m·s/h, is a slip and not a length.
"""

HANDY = {
    "mass": ("kg", "g", "t"),
    "length": ("cm", "m", "mm", "km"),
    "time": ("h", "min", "s", "d", "year"),
    "speed": ("km/h", "m/s", "cm/s"),
    "angle": ("deg",),
    "power": ("W", "kW", "mW"),
    "energy": ("Wh", "kWh"),
    "volume": ("m³", "L"),
    "force": ("N", "kN"),
    "density": ("kg/m³",),
    "specific power": ("W/kg",),
    "fraction": ("%",),
    "count": ("",),
}
"""The units among which ``auto`` chooses, the first where two read as well."""

_CUSTOMARY = {
    *("lb", "oz", "stone", "grain", "US_ton", "UK_ton", "lbf"),
    *("in", "ft", "yd", "mi", "mph", "in²", "ft²", "mi²", "acre", "in³", "ft³", "floz"),
    *("hp", "BTU"),
}

_REASONS = {
    (
        "mass",
        "force",
    ): "a force is not a mass: the same mass has another weight on another body",
    ("force", "mass"): "a mass is not a force: weight depends on where it is weighed",
    ("volume", "area"): "an area is not a volume",
    ("area", "volume"): "a volume is not an area",
    ("power", "energy"): "an energy is not a power: divide it by a time",
    ("energy", "power"): "a power is not an energy: multiply it by a time",
    ("energy", "charge"): "a charge is not an energy: multiply it by the voltage, as in 'V·Ah'",
}
_OUNCES = (("volume", "mass"), ("mass", "volume"))
_NUMBERS = ("angle", "fraction", "a plain number")


def symbol(name: str) -> str:
    """Return the symbol of a unit, checking that there is such a unit.

    Parameters
    ----------
    name : str
        A symbol or a spelled-out name; case matters.

    Returns
    -------
    str
        Such as ``"kg"`` for ``"kilograms"``; a unit outside the extract is
        returned as it is.

    Raises
    ------
    UnknownUnitError
        If neither the extract nor the application registry knows the name;
        the message says what to write instead.
    """
    if not isinstance(name, str):
        raise UnknownUnitError(
            str(name), f"expected text such as 'kg', found {type(name).__name__}"
        )
    if name in FACTORS or name == "":
        return name
    if name in SYMBOLS:
        return SYMBOLS[name]
    return _spelled(name)


_SPELLED: dict[str, str] = {}


def remember(spelled: Mapping[str, str]) -> None:
    """Keep the symbols of units that were read before, so that no table of words is needed.

    Parameters
    ----------
    spelled : mapping of str to str
        For each spelling a unit of the extract: see :func:`symbol`.
    """
    _SPELLED.update(spelled)


def _spelled(name: str) -> str:
    """Return the usual name of a unit that is spelled in another way, or that pint knows."""
    if name in _SPELLED:
        return _SPELLED[name]
    # Most processes meet usual names alone.
    from roverspecs.values.unit_names import MAX_LENGTH, advice, factors, read

    # The names in other languages are to be looked up here.
    unit = read(name) or name
    if unit in FACTORS:
        return unit
    if len(name) > MAX_LENGTH or not re.fullmatch(_NAME, unit):
        raise UnknownUnitError(name, advice(name))
    words = [word for word, _ in factors(unit)]
    for word in words:
        _check_word(name, word)
    if unit not in words:
        _check_factors(name, words)
    return unit


def _check_word(name: str, word: str) -> None:
    """Refuse a unit with a word that is no unit."""
    from roverspecs.values.registry import check
    from roverspecs.values.unit_names import HINTS, is_usual

    if word in FACTORS or is_usual(word):
        return
    if word in HINTS:
        raise UnknownUnitError(name, HINTS[word])
    check(name, word)


def _check_factors(name: str, words: list[str]) -> None:
    """Refuse a unit that is built with a mere number, such as km/MB/h."""
    for word in words:
        if dimension_of(word) in _NUMBERS:
            reason = f"{word!r} is no part of a unit: write one such as 'km/h' or 'kg/m³'"
            raise UnknownUnitError(name, reason)


def dimension_of(name: str) -> str:
    """Return the dimension that a unit measures.

    Parameters
    ----------
    name : str
        A unit; empty for a count.

    Returns
    -------
    str
        One of :data:`DIMENSIONS`, or pint's own text for any other.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    """
    unit = symbol(name)
    if unit == "":
        return "count"
    if unit in FACTORS:
        return FACTORS[unit][0]
    return _dimension_of_other(unit)


def _dimension_of_other(unit: str) -> str:
    """Return the dimension of a unit that is not in the extract."""
    from roverspecs.values import registry, unit_names

    parts = unit_names.factors(unit)
    powers: dict[str, int] = {}
    if parts != [(unit, 1)]:
        for word, exponent in parts:
            measured = dimension_of(word)
            powers[measured] = powers.get(measured, 0) + exponent
    for dimension, ways in BUILT.items():
        if powers in ways:
            return dimension
    found = registry.dimension(unit, DIMENSIONS)
    if powers and found == "a plain number":
        raise UnknownUnitError(unit, "its parts cancel out: write a unit of the spec")
    if powers and found in DIMENSIONS:
        reason = f"expected a usual unit of {found}, such as {DIMENSIONS[found]!r}"
        raise UnknownUnitError(unit, reason)
    return found


def check_dimension(name: str, dimension: str) -> str:
    """Return the symbol of a unit if it measures a dimension.

    Parameters
    ----------
    name : str
        A unit; empty for a count.
    dimension : str
        One of :data:`DIMENSIONS`.

    Returns
    -------
    str
        The unit's symbol.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    DimensionError
        If it measures something else; the message gives the reason.
    """
    if dimension == "count" and name:
        raise DimensionError(name, "expected a count without a unit")
    found = dimension_of(name)
    if found == dimension:
        return symbol(name)
    expected = f"expected a unit of {dimension}"
    if example := DIMENSIONS.get(dimension):
        expected += f", such as {example!r}"
    if found == "count":
        raise DimensionError(name, f"{expected}, found none")
    same = [
        unit
        for unit in FACTORS
        if unit.casefold() == name.casefold() and FACTORS[unit][0] == dimension
    ]
    reason = _REASONS.get((dimension, found), "")
    if (dimension, found) in _OUNCES:
        from roverspecs.values import unit_names

        reason = unit_names.OUNCES
    if same:
        reason = f"did you mean {same[0]!r}?"
    if reason:
        reason = f" ({reason})"
    raise DimensionError(name, f"{expected}, found one of {found}{reason}")


def convert(
    value: PublishedValue, unit: str, *, digits: int | None = None, exact: bool = False
) -> PublishedValue:
    """Convert a published value, with honest digits.

    Parameters
    ----------
    value : PublishedValue
        In any known unit.
    unit : str
        A unit of the same dimension.
    digits : int, optional
        Significant digits instead of the {{convert}} rule.
    exact : bool, default False
        Round nothing.

    Returns
    -------
    PublishedValue
        In ``unit``, with the same mark.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    DimensionError
        If it measures something else.
    """
    target, factor = way_between(value.unit, unit)
    return rescaled(value, factor, target, digits=digits, exact=exact)


def way_between(unit: str, target: str) -> tuple[str, Fraction]:
    """Return the symbol of a unit and the exact factor to it from another one.

    Parameters
    ----------
    unit, target : str
        Of one dimension.

    Returns
    -------
    tuple of (str, Fraction)

    Raises
    ------
    UnknownUnitError
        If a unit is unknown.
    DimensionError
        If the two measure different things.
    """
    own = symbol(unit)
    if own in FACTORS and target in FACTORS and FACTORS[own][0] == FACTORS[target][0]:
        return target, _known_factor(own, target)
    target = check_dimension(target, dimension_of(own))
    return target, factor_between(own, target)


def factor_between(unit: str, target: str) -> Fraction:
    """Return the exact factor from one unit to another.

    Parameters
    ----------
    unit, target : str
        Units of one dimension.

    Returns
    -------
    Fraction
        1/1000 from g to kg.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    """
    a, b = symbol(unit), symbol(target)
    if a in FACTORS and b in FACTORS:
        return _known_factor(a, b)
    if a == b:
        return Fraction(1)
    return root_factor(a) / root_factor(b)


# A table asks for few of them, and for each many times.
@lru_cache(maxsize=1024)
def _known_factor(unit: str, target: str) -> Fraction:
    """Return the factor between two units of the extract, which no registry changes."""
    _, numerator, denominator = FACTORS[unit]
    _, over, under = FACTORS[target]
    return Fraction(numerator * under, denominator * over)


def root_factor(unit: str) -> Fraction:
    """Return the exact factor from a unit to the root unit of its dimension.

    Parameters
    ----------
    unit : str
        Empty for a count.

    Returns
    -------
    Fraction
        1000 for kg, whose root unit is the gram, as in pint.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    """
    name = symbol(unit)
    if name in FACTORS:
        _, numerator, denominator = FACTORS[name]
        return Fraction(numerator, denominator)
    if name == "":
        return Fraction(1)
    from roverspecs.values import registry, unit_names

    parts = unit_names.factors(name)
    if parts != [(name, 1)]:
        product = Fraction(1)
        for word, exponent in parts:
            product *= root_factor(word) ** exponent
        return product
    example = DIMENSIONS.get(registry.dimension(name, DIMENSIONS))
    if example not in FACTORS:
        return registry.factor(name, None)
    return registry.factor(name, example) * root_factor(example)


def is_customary(unit: str) -> bool:
    """Return whether a unit is one of feet and pounds, and not a metric one.

    Parameters
    ----------
    unit : str

    Returns
    -------
    bool
        False for units of no system, such as hours.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    """
    # A speed such as ft/min is of the system of its length.
    return symbol(unit).partition("/")[0] in _CUSTOMARY


def quantity(value: PublishedValue) -> pint.Quantity[Any]:
    """Return a published value as a quantity.

    Parameters
    ----------
    value : PublishedValue
        Its nominal number is taken: of a range, the middle.

    Returns
    -------
    pint.Quantity
        In the application registry, with its type of number.

    Raises
    ------
    UnknownUnitError
        If the registry does not know the unit.
    """
    from roverspecs.values import registry

    return registry.quantity(value.nominal, symbol(value.unit))


def quantity_in(value: PublishedValue, unit: str) -> pint.Quantity[Any]:
    """Return a published value as a quantity in another unit, not rounded.

    Parameters
    ----------
    value : PublishedValue
        Its nominal number is taken: of a range, the middle.
    unit : str
        A unit of the same dimension.

    Returns
    -------
    pint.Quantity
        In ``unit`` and the application registry.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    DimensionError
        If it measures something else.
    """
    target = check_dimension(unit, dimension_of(value.unit))
    from roverspecs.values import registry

    return registry.quantity_in(value.nominal, symbol(value.unit), target)


# Names joined by / and ·, each with an exponent: never an expression.
# An exponent is a letter to \w.
_WORD = r"(?:[^\W\d²³][^\W²³]*|[°%])[²³]?"
_NAME = rf"{_WORD}(?:[/·]{_WORD})*"
