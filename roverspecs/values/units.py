"""Units: their names, their dimensions, conversion, and the door of pint.

The usual units are converted by an extract of pint's exact factors
(:mod:`roverspecs.values._factors`), so that a table needs no pint.  For any other
unit, and for quantities, the application registry of pint is asked; the
library never makes a registry of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from threading import Lock
from typing import TYPE_CHECKING, Any

from roverspecs.errors import DimensionError, UnknownUnitError, closest
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import rescaled

if TYPE_CHECKING:
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
    "fraction": "%",
    "count": "",
}
"""Each dimension, and a unit that measures it; a count has none."""

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

# Spellings that are refused, and what to write instead.
_TONS = (
    "ambiguous: write 't' (tonne, 1000 kg), 'US_ton' (short ton, 2000 lb) "
    "or 'UK_ton' (long ton, 2240 lb)"
)
_OUNCES = (
    "write 'oz' for a mass (avoirdupois ounce), 'floz' for a volume (US fluid ounce) "
    "or 'ozf' for a force"
)
_HINTS = {
    "ton": _TONS,
    "tons": _TONS,
    "lbm": "write 'lb' (the avoirdupois pound, a mass)",
    "lbs": "write 'lb'",
    "kgs": "write 'kg'",
    "kilo": "write 'kg' for kilogram or 'km' for kilometre",
    "kilos": "write 'kg' for kilogram or 'km' for kilometre",
    "gr": "write 'g' for gram or 'grain'",
    "gm": "write 'g'",
    "gms": "write 'g'",
    "oz.": _OUNCES,
    "fl oz": _OUNCES,
    "fl. oz": _OUNCES,
    "fl. oz.": _OUNCES,
    "troy oz": "write 'troy_ounce'; " + _OUNCES,
    "mt": "ambiguous: write 'm' (metre) or 't' (tonne)",
    "kt": "ambiguous: write 'knot', or thousands of 't' (tonne)",
    "T": "that is the tesla: write 't' (tonne)",
    "C": "that is the coulomb: write a unit of the spec",
    '"': "an inch mark could also be seconds: write 'in' (inch)",
    "″": "an inch mark could also be seconds: write 'in' (inch)",
    "”": "an inch mark could also be seconds: write 'in' (inch)",
    "''": "an inch mark could also be seconds: write 'in' (inch)",
    "'": "a foot mark could also be minutes: write 'ft' (foot)",
    "′": "a foot mark could also be minutes: write 'ft' (foot)",
    "’": "a foot mark could also be minutes: write 'ft' (foot)",
    "hrs": "write 'h'",
    "hr.": "write 'h'",
    "sec": "write 's'",
    "secs": "write 's'",
    "mins": "write 'min'",
    "mos": "write 'month'",
    "yrs": "write 'year'",
    "kph": "write 'km/h'",
    "kmh": "write 'km/h'",
    "kmph": "write 'km/h'",
    "mps": "write 'm/s'",
    "sq ft": "write 'ft^2'",
    "sq m": "write 'm^2'",
    "sol": "a sol is a day of Mars: write the hours or days the source gives",
    "sols": "a sol is a day of Mars: write the hours or days the source gives",
    "Earth days": "write 'days'",
    "earth days": "write 'days'",
}

_NO_MULTIPLE = (
    "a scale whose zero is not nothing, as that of 'degC' or 'dBm', is no unit here: "
    "write a unit that can be multiplied, such as 'kelvin' or 'mW'"
)

_CUSTOMARY = {
    *("lb", "oz", "stone", "grain", "US_ton", "UK_ton", "lbf"),
    *("in", "ft", "yd", "mi", "mph", "in²", "ft²", "ft³", "floz"),
    *("hp", "BTU"),
}

_REASONS = {
    (
        "mass",
        "force",
    ): "a force is not a mass: what weighs so much on Earth weighs another amount elsewhere",
    ("force", "mass"): "a mass is not a force: weight depends on where it is weighed",
    ("volume", "area"): "an area is not a volume",
    ("area", "volume"): "a volume is not an area",
    ("power", "energy"): "an energy is not a power: divide it by a time",
    ("energy", "power"): "a power is not an energy: multiply it by a time",
    ("volume", "mass"): _OUNCES,
    ("mass", "volume"): _OUNCES,
}


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
    if name == "" or name in FACTORS:
        return name
    if name in SYMBOLS:
        return SYMBOLS[name]
    if name in _HINTS:
        raise UnknownUnitError(name, _HINTS[name])
    if not _is_known_to_pint(name):
        raise UnknownUnitError(name, _advice(name))
    if not _asked(name, lambda registry: _is_multiple(registry, name)):
        raise UnknownUnitError(name, _NO_MULTIPLE)
    return name


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
        If there is no such unit.
    """
    unit = symbol(name)
    if unit == "":
        return "count"
    if unit in FACTORS:
        return FACTORS[unit][0]
    return _dimension_by_pint(unit)


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
        If there is no such unit.
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
        If there is no such unit.
    DimensionError
        If it measures something else.
    """
    target = check_dimension(unit, dimension_of(value.unit))
    return rescaled(value, factor_between(value.unit, target), target, digits=digits, exact=exact)


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
        If there is no such unit.
    """
    a, b = symbol(unit), symbol(target)
    if a == b:
        return Fraction(1)
    if a in FACTORS and b in FACTORS:
        _, numerator, denominator = FACTORS[a]
        _, over, under = FACTORS[b]
        return Fraction(numerator * under, denominator * over)
    return _factor_by_pint(a, b)


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
        If there is no such unit.
    """
    name = symbol(unit)
    if name in FACTORS:
        _, numerator, denominator = FACTORS[name]
        return Fraction(numerator, denominator)
    if name == "":
        return Fraction(1)
    example = DIMENSIONS.get(dimension_of(name))
    if example is None:
        return _factor_by_pint(name, None)
    return _factor_by_pint(name, example) * root_factor(example)


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
        If there is no such unit.
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
    unit = symbol(value.unit)
    made: pint.Quantity[Any] = _asked(
        unit, lambda registry: _quantity(registry, str(value.nominal), unit)
    )
    return made


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
        If there is no such unit.
    DimensionError
        If it measures something else.
    """
    target = check_dimension(unit, dimension_of(value.unit))
    made = quantity(value)
    converted: pint.Quantity[Any] = _asked(
        target, lambda registry: made.to(_unit(registry, target))
    )
    return converted


# --- the door of pint ---------------------------------------------------------

# One name, or names joined by / · *, each with an exponent: never an expression.
_WORD = r"[^\W\d]\w*(?:[²³]|\^[23]|\*\*[23])?|°"
_NAME = re.compile(rf"(?:{_WORD})(?: ?[/·*] ?(?:{_WORD}))*")


# A prefix of one letter or two makes units of words: nmile would be a nanomile, Min a megainch.
_PREFIXED = (
    "ampere|ampere_hour|bar|becquerel|bit|byte|calorie|candela|coulomb|electron_volt|farad|gauss|"
    "gram|gray|henry|hertz|joule|kelvin|liter|lumen|lux|meter|meter_Hg|metric_ton|mole|newton|ohm|"
    "pascal|parsec|second|siemens|sievert|tesla|volt|watt|watt_hour|weber|year"
)
_PREFIXED_WORDS = ("mrad", "µrad", "μrad", "urad")

_LOCK = Lock()
_built: object = None


def _registry() -> Any:
    # 270 ms, and most tables need no pint at all.
    import pint

    global _built  # noqa: PLW0603 (which registry was built is known to the whole process)
    registry: Any = pint.application_registry
    chosen = registry.get()
    if chosen is not _built:
        # The default one is built when it is first asked for anything, and looks ready to other
        # threads before it is.
        with _LOCK:
            chosen.Unit  # noqa: B018 (to be asked is what builds it)
            _built = chosen
    return registry


def _asked(name: str, question: Callable[[Any], Any]) -> Any:
    """Return what the application registry answers about a unit; its errors become ours."""
    registry = _registry()
    try:
        return question(registry)
    except AttributeError:
        # pint's own error is one; a registry of few units may lack a usual one.
        reason = "the application registry of pint does not define it"
    except Exception as error:
        # Its parser, Python's tokenizer and the types of numbers have errors of their own.
        reason = f"pint cannot convert it: {error}"
    raise UnknownUnitError(name, reason)


def _unit(registry: Any, name: str) -> Any:
    return registry.Unit(_pint_name(name) or "dimensionless")


def _quantity(registry: Any, number: str, unit: str) -> Any:
    return registry.Quantity(registry.non_int_type(number), _unit(registry, unit))


def _pint_name(unit: str) -> str:
    return unit.replace("²", "**2").replace("³", "**3").replace("·", "*").replace("%", "percent")


def _is_known_to_pint(name: str) -> bool:
    if len(name) > 60 or not _NAME.fullmatch(name):
        return False
    words = re.findall(r"[^\W\d]\w*|°", re.sub(r"[²³]", " ", name))
    others = [word for word in words if word not in FACTORS and word not in SYMBOLS]
    return bool(_asked(name, lambda registry: all(_is_one_unit(registry, word) for word in others)))


def _is_one_unit(registry: Any, word: str) -> bool:
    return any(
        _is_one_reading(word, prefix, unit, suffix)
        for prefix, unit, suffix in registry.parse_unit_name(word)
    )


def _is_one_reading(word: str, prefix: str, unit: str, suffix: str) -> bool:
    if not prefix:
        return True
    if word.startswith(prefix):
        # pint reads "kilos" as kiloseconds: a spelled-out prefix needs a
        # spelled-out unit after it.
        return len(word) - len(prefix) - len(suffix) >= 3
    return bool(re.fullmatch(_PREFIXED, unit)) or word in _PREFIXED_WORDS


def _is_multiple(registry: Any, unit: str) -> bool:
    """Return whether none of a unit is none at all, unlike 0 degC and 0 dBm."""
    try:
        return bool(_quantity(registry, "0", unit).to_root_units().magnitude == 0)
    except TypeError:
        # pint's own error is one, where it cannot tell.
        return False


def _dimension_by_pint(unit: str) -> str:
    return str(_asked(unit, lambda registry: _dimension_in(registry, unit)))


def _dimension_in(registry: Any, unit: str) -> str:
    parsed = _unit(registry, unit)
    if parsed.dimensionless:
        root = registry.get_root_units(parsed)[1]
        if root == registry.Unit("radian"):
            return "angle"
        return "a plain number"
    for dimension, example in DIMENSIONS.items():
        if example and dimension != "angle" and _is_alike(registry, parsed, example):
            return dimension
    return str(parsed.dimensionality)


def _is_alike(registry: Any, unit: Any, example: str) -> bool:
    """Return whether a unit measures the same as an example, which a registry may lack."""
    try:
        return bool(unit.dimensionality == _unit(registry, example).dimensionality)
    except AttributeError:
        return False


def _factor_by_pint(unit: str, target: str | None) -> Fraction:
    """Return the factor to another unit, or to pint's root units where none is given."""
    return Fraction(_asked(unit, lambda registry: _factor_in(registry, unit, target)))


def _factor_in(registry: Any, unit: str, target: str | None) -> Fraction:
    one = _quantity(registry, "1", unit)
    if target is None:
        converted = one.to_root_units().magnitude
    else:
        converted = one.to(_unit(registry, target)).magnitude
    # A registry may make an array of every number.
    number = getattr(converted, "item", lambda: converted)()
    if isinstance(number, float):
        # A float is good for fifteen digits; more would be dust.
        return Fraction(Decimal(f"{number:.14e}"))
    return Fraction(number)


def _advice(name: str) -> str:
    same = [unit for unit in (*FACTORS, *SYMBOLS) if unit.casefold() == name.casefold()]
    if same:
        return f"case matters: did you mean {' or '.join(map(repr, same))}?"
    if name.endswith(".") and name[:-1] in (FACTORS.keys() | SYMBOLS.keys()):
        return f"leave out the point: write {name[:-1]!r}"
    near = closest(name, [*FACTORS, *SYMBOLS])
    if near:
        return f"unknown; did you mean {' or '.join(map(repr, near))}?"
    return "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows"
