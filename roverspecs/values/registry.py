"""The door of pint: what its application registry knows of a unit.

Every question goes through :func:`_asked`, which turns each error of pint's into
one of ours.  Only the usual name of a unit comes here, never a text from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from threading import Lock
from typing import TYPE_CHECKING, Any

from roverspecs.errors import UnknownUnitError
from roverspecs.values.unit_names import SCALE, advice, is_allowed

if TYPE_CHECKING:
    import pint

_LOCK = Lock()
_built: object = None


def check(name: str, word: str) -> None:
    """Refuse a word that is no unit, or one that cannot be multiplied.

    Parameters
    ----------
    name : str
        The unit as written, for the message.
    word : str
        One unit of it, without an exponent.

    Raises
    ------
    UnknownUnitError
        If the registry does not know the word, knows it with a prefix alone, or
        has a scale for it whose zero is not nothing.
    """
    reason = _asked(name, lambda registry: _why_no_unit(registry, word))
    if reason is not None:
        raise UnknownUnitError(name, reason or advice(name))


def dimension(unit: str, examples: Mapping[str, str]) -> str:
    """Return the dimension that a unit measures.

    Parameters
    ----------
    unit : str
    examples : mapping of str to str
        Of each dimension, a unit.

    Returns
    -------
    str
        One of the dimensions, "a plain number", or pint's own text.
    """
    return str(_asked(unit, lambda registry: _dimension_in(registry, unit, examples)))


def factor(unit: str, target: str | None) -> Fraction:
    """Return the factor to another unit, or to pint's root units where none is given."""
    return Fraction(_asked(unit, lambda registry: _factor_in(registry, unit, target)))


def quantity(number: Decimal, unit: str) -> pint.Quantity[Any]:
    """Return a quantity of the registry, with its type of number."""
    made: pint.Quantity[Any] = _asked(unit, lambda registry: _quantity(registry, str(number), unit))
    return made


def quantity_in(number: Decimal, unit: str, target: str) -> pint.Quantity[Any]:
    """Return a quantity of the registry in another unit."""
    made = quantity(number, unit)
    converted: pint.Quantity[Any] = _asked(
        target, lambda registry: made.to(_unit(registry, target))
    )
    return converted


def _registry() -> Any:
    # 270 ms, and most tables need no pint at all.
    import pint

    global _built  # noqa: PLW0603 (which registry was built is known to the whole process)
    application: Any = pint.application_registry
    registry = application.get()
    if registry is not _built:
        # The default one is built when it is first asked for anything, and looks ready to other
        # threads before it is.
        with _LOCK:
            registry.Unit  # noqa: B018 (to be asked is what builds it)
            _built = registry
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


def _why_no_unit(registry: Any, word: str) -> str | None:
    """Return why a word is no unit, None if it is one; empty if nobody knows it."""
    if not _may_be_known(registry, word):
        return ""
    readings = registry.parse_unit_name(word)
    allowed = [unit for prefix, unit, _ in readings if is_allowed(prefix, word)]
    units = allowed or [unit for _, unit, _ in readings]
    if not all(_is_multiple(registry, unit) for unit in units):
        return SCALE
    if not allowed:
        return ""
    return None


def _may_be_known(registry: Any, word: str) -> bool:
    """Return whether a word is a prefix and a name of the registry, in the plural or not.

    Only then pint can know it.  pint itself tries all of its prefixes one by one, which takes
    several times as long, and a file may have thousands of words that are no units.
    """
    prefixes = getattr(registry, "_prefixes", None)
    names = getattr(registry, "_units", None)
    if prefixes is None or names is None or not registry.case_sensitive:
        return True
    for place in range(len(word)):
        if word[:place] not in prefixes:
            continue
        name = word[place:]
        if name in names or (name.endswith("s") and name[:-1] in names):
            return True
    return False


def _is_multiple(registry: Any, unit: str) -> bool:
    """Return whether zero of a unit is nothing at all, unlike 0 degC and 0 dBm."""
    try:
        return bool(_quantity(registry, "0", unit).to_root_units().magnitude == 0)
    except TypeError:
        # pint's own error is one, where it cannot tell.
        return False


def _dimension_in(registry: Any, unit: str, examples: Mapping[str, str]) -> str:
    parsed = _unit(registry, unit)
    if parsed.dimensionless:
        root = registry.get_root_units(parsed)[1]
        if root == registry.Unit("radian"):
            return "angle"
        return "a plain number"
    for measured, example in examples.items():
        if example and measured != "angle" and _is_alike(registry, parsed, example):
            return measured
    return str(parsed.dimensionality)


def _is_alike(registry: Any, unit: Any, example: str) -> bool:
    """Return whether a unit measures the same as an example, which a registry may lack."""
    try:
        return bool(unit.dimensionality == _unit(registry, example).dimensionality)
    except AttributeError:
        return False


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
