"""UCUM: the names of units that machines read.

The Unified Code for Units of Measure (https://ucum.org) writes a pound as
``[lb_av]`` and a watt-hour as ``W.h``.  Units whose code would mean another
size have none: the British thermal unit and the acre are defined in several
ways, and pint's are not those of UCUM.
"""

from __future__ import annotations

_CODES = {
    "µg": "ug",
    "lb": "[lb_av]",
    "oz": "[oz_av]",
    "US_ton": "[ston_av]",
    "UK_ton": "[lton_av]",
    "stone": "[stone_av]",
    "grain": "[gr]",
    "µm": "um",
    "in": "[in_i]",
    "ft": "[ft_i]",
    "yd": "[yd_i]",
    "mi": "[mi_i]",
    "nmi": "[nmi_i]",
    "week": "wk",
    "month": "mo_j",
    "year": "a_j",
    "mph": "[mi_i]/h",
    "knot": "[kn_i]",
    "arcmin": "'",
    "hp": "[HP]",
    "Wh": "W.h",
    "kWh": "kW.h",
    "Ah": "A.h",
    "mAh": "mA.h",
    "lbf": "[lbf_av]",
    "ha": "har",
    "floz": "[foz_us]",
    "US_liquid_gallon": "[gal_us]",
    "imperial_gallon": "[gal_br]",
}
"""The codes that are not the symbol itself."""

_SAME = {
    *("kg", "g", "mg", "t", "m", "mm", "cm", "dm", "km"),
    *("s", "ms", "min", "h", "d", "deg", "rad", "%"),
    *("W", "mW", "kW", "J", "kJ", "MJ", "N", "kN", "kgf", "L", "mL", "V", "mV", "A", "mA"),
}
"""The symbols that are codes as they stand."""

_POWERS = {"²": "2", "³": "3"}


def ucum_of(unit: str) -> str | None:
    """Return the UCUM code of a unit.

    Parameters
    ----------
    unit : str
        A symbol as :func:`roverspecs.values.units.symbol` returns it; empty
        for a count.

    Returns
    -------
    str or None
        ``"1"`` for a count; None for a unit that UCUM has no code for, or has
        in another size.

    Examples
    --------
    >>> ucum_of("lb/ft³"), ucum_of("")
    ('[lb_av]/[ft_i]3', '1')
    """
    if not unit:
        return "1"
    codes = [_code(part) for part in unit.split("/")]
    known = [code for code in codes if code is not None]
    if len(known) < len(codes):
        return None
    return "/".join(known)


def _code(symbol: str) -> str | None:
    """Return the code of a unit that is no quotient."""
    power = _POWERS.get(symbol[-1:], "")
    if power:
        symbol = symbol[:-1]
    code = _CODES.get(symbol)
    if code is None and symbol in _SAME:
        code = symbol
    if code is None:
        return None
    return code + power


_WORDS = {"%": "percent", "°": "deg"}


def in_name(unit: str) -> str:
    """Return a unit as it stands in the name of a column: letters, digits and underscores.

    Parameters
    ----------
    unit : str
        A symbol; empty for a count.

    Returns
    -------
    str
        Case matters: ``"mW"`` and ``"MW"`` are two names.

    Examples
    --------
    >>> in_name("kg/m³"), in_name("m/s"), in_name("µm")
    ('kg_per_m3', 'm_per_s', 'um')
    """
    import re

    plain = _WORDS.get(unit, unit)
    for sign, letters in (("/", " per "), ("²", "2"), ("³", "3"), ("µ", "u"), ("μ", "u")):
        plain = plain.replace(sign, letters)
    return re.sub(r"\W+", "_", plain, flags=re.ASCII).strip("_")
