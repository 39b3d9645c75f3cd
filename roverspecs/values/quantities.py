"""Quantities of other libraries: the text of a number with its unit, and units for their tables.

A quantity of pint, astropy or unyt is known by its attributes, so that none of
them has to be installed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from typing import Any

from roverspecs.errors import FieldError, shortened
from roverspecs.values import units

_PAIRS = (("magnitude", "units"), ("value", "unit"), ("value", "units"))
"""What pint, astropy and unyt call the number and the unit of a quantity."""

# pint has one meaning for a name that has two in print.
_NAMED = {
    "ton": "US_ton",
    "hundredweight": "US_hundredweight",
    "gallon": "US_liquid_gallon",
    "quart": "US_liquid_quart",
    "pint": "US_pint",
    "grade": "gon",
    "force_pound": "lbf",
    "force_kilogram": "kgf",
    "british_thermal_unit": "BTU",
}


def is_one(given: object) -> bool:
    """Return whether an object is one quantity or number, even if it looks like a list."""
    is_number = getattr(given, "shape", None) == ()
    return is_number or _pair(given) is not None


def text_of(given: object, unit: object = None) -> str:
    """Return the text that a quantity, or a number and a unit, is published as.

    Parameters
    ----------
    given : object
        A quantity of pint, astropy or unyt, or a number.
    unit : object, optional
        The unit of a number, by its name or as one of these libraries has it; empty
        for a count.

    Returns
    -------
    str
        Such as ``"5 kg"``, with the shortest digits that give the number.

    Raises
    ------
    FieldError
        If it is no finite number, has no unit or has two.
    UnitError
        If the unit is unknown.
    """
    pair = _pair(given)
    if pair is None:
        digits = _digits(given, given)
        if unit is None:
            raise FieldError(
                f"found the number {digits} without a unit: write text such as '{digits} kg', "
                f"or '{digits}' for a count"
            )
        return f"{digits} {name_of(unit)}".rstrip()
    number, own = pair
    if unit is not None:
        raise FieldError(f"the quantity has a unit already: leave out {shortened(given)}")
    digits, name = _digits(number, given), name_of(own)
    # Only pint lets its users define a unit.
    if hasattr(own, "_units"):
        _check_worth(own, name)
    return f"{digits} {name}".rstrip()


def name_of(unit: Any) -> str:
    """Return the name of a unit that a library has as an object.

    Parameters
    ----------
    unit : str or object
        Text is returned as it is; a unit of pint, astropy or unyt by its usual name.

    Returns
    -------
    str
        Empty where the text has no unit.

    Raises
    ------
    FieldError, UnknownUnitError
        If it is no unit here.
    """
    if isinstance(unit, str):
        units.symbol(unit)
        return unit
    if isinstance(items := getattr(unit, "_units", None), Iterable):
        text = _joined(dict(items))
    else:
        # "m3 / kg" is astropy's way, "m**3/kg" the one of unyt.
        text = str(unit).replace("**", "^").replace(" / ", "/").replace(" ", "·")
    if text in ("", "dimensionless"):
        return ""
    return units.symbol(text)


_ASTROPY_NAMES = {
    "in": "inch",
    "in²": "inch2",
    "in³": "inch3",
    "in/s": "inch/s",
    "mph": "mi/h",
    "Wh": "W h",
    "kWh": "kW h",
    "Wh/d": "W h / d",
    "Ah": "A h",
    "mAh": "mA h",
    "US_ton": "ton",
}
"""What astropy calls a unit, where it is not the symbol; it takes mph for a milliphot."""


def astropy_unit(unit: str) -> Any:
    """Return a unit as astropy has it.

    Parameters
    ----------
    unit : str

    Returns
    -------
    astropy.units.UnitBase
        One of astropy's where it has the same size; else a new one of the symbol.

    Raises
    ------
    UnknownUnitError
        If the unit is unknown.
    """
    import astropy.units as au

    symbol = units.symbol(unit)
    example = units.DIMENSIONS[units.dimension_of(symbol)]
    factor = float(units.factor_between(symbol, example))
    base = au.Unit(_ASTROPY_NAMES.get(example, example))
    try:
        with au.add_enabled_units(au.imperial):
            found = au.Unit(_ASTROPY_NAMES.get(symbol, symbol))
        if math.isclose(found.to(base), factor, rel_tol=1e-12):
            return found
    except ValueError:
        # Not known to it, or a unit of something else.
        pass
    return au.def_unit(symbol, factor * base)


def pint_unit(unit: str) -> Any:
    """Return a unit as pint's application registry has it.

    Parameters
    ----------
    unit : str

    Returns
    -------
    pint.Unit

    Raises
    ------
    UnknownUnitError
        If the registry does not know the unit.
    FieldError
        If it has the unit in another size, as some versions of pint have the acre.
    """
    from roverspecs.values import registry

    found = registry.quantity(Decimal(1), units.symbol(unit)).units
    _check_worth(found, unit)
    return found


def _pair(given: object) -> tuple[object, object] | None:
    """Return the number and the unit of a quantity, None for anything else."""
    for number, unit in _PAIRS:
        if hasattr(given, number) and hasattr(given, unit):
            return getattr(given, number), getattr(given, unit)
    return None


def _digits(number: Any, given: object) -> str:
    """Return the digits of a number, as few as give the same number."""
    if getattr(number, "shape", ()) != ():
        raise FieldError(
            f"expected one number, found the array {shortened(given)}: give each its own claim"
        )
    if hasattr(number, "shape"):
        number = number[()]
    is_real = isinstance(number, Real | Decimal) and not isinstance(number, bool)
    if not is_real:
        raise FieldError(f"expected text such as '5 kg' or a quantity, found {shortened(given)}")
    if not math.isfinite(number):
        raise FieldError(
            f"expected a finite number, found {shortened(given)}: "
            "leave the spec out, or give None, where nothing is published"
        )
    if isinstance(number, Integral):
        return str(int(number))
    if isinstance(number, Rational):
        return _decimals(Fraction(number))
    return str(number)


def _decimals(number: Fraction) -> str:
    """Return a fraction as a decimal number, if it has an end."""
    rest = number.denominator
    places = 0
    while rest % 10 in (0, 2, 4, 5, 6, 8):
        places += 1
        rest //= math.gcd(rest, 10)
    if rest != 1:
        raise FieldError(f"expected a decimal number, found {number}: give it with its digits")
    return f"{Decimal(int(number * 10**places)).scaleb(-places):f}"


def _joined(powers: dict[str, Any]) -> str:
    """Return a unit from the names that pint has for its parts, and their exponents."""
    above: list[str] = []
    below: list[str] = []
    for name, power in powers.items():
        size = {1: "", 2: "²", 3: "³"}.get(abs(power))
        if size is None:
            raise FieldError(f"expected a usual unit, found {name!r} to the power of {power}")
        part = _NAMED.get(name, name) + size
        if power > 0:
            above.append(part)
        else:
            below.append(part)
    return "/".join(["·".join(above), *below])


def _check_worth(own: Any, name: str) -> None:
    """Refuse a unit that the registry of a quantity defines in another way than the one here."""
    true = float((1 * own).to_root_units().magnitude)
    if not math.isclose(true, float(units.root_factor(name)), rel_tol=1e-9):
        raise FieldError(f"the unit {name!r} is another one here: convert it to a usual one")
