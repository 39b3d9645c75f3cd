"""Write ``roverspecs/values/_factors.py``: the extract of pint's factors.

Run it after adding a unit to the list below::

    python tools/make_factors.py

The factors are pint's own, exact, from a registry over fractions.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pint

TARGET = Path(__file__).resolve().parent.parent / "roverspecs" / "values" / "_factors.py"

# Dimension: symbol, and the other spellings read as the same unit.  pint knows
# each symbol; `names` that pint does not know are spelling variants.
UNITS: dict[str, dict[str, str]] = {
    "mass": {
        "kg": "kilogram kilograms kilogramme kilogrammes",
        "g": "gram grams gramme grammes",
        "mg": "milligram milligrams",
        "µg": "μg microgram micrograms",
        "t": "tonne tonnes metric_ton metric_tons",
        "lb": "pound pounds lbs",
        "oz": "ounce ounces",
        "US_ton": "short_ton short_tons",
        "UK_ton": "long_ton long_tons",
        "stone": "stones",
        "grain": "grains",
    },
    "length": {
        "m": "meter meters metre metres",
        "mm": "millimeter millimeters millimetre millimetres",
        "cm": "centimeter centimeters centimetre centimetres",
        "dm": "decimeter decimeters decimetre decimetres",
        "km": "kilometer kilometers kilometre kilometres",
        "µm": "μm micrometer micrometers micrometre micrometres",
        "in": "inch inches",
        "ft": "foot feet",
        "yd": "yard yards",
        "mi": "mile miles",
        "nmi": "nautical_mile nautical_miles",
    },
    "time": {
        "s": "second seconds",
        "ms": "millisecond milliseconds",
        "min": "minute minutes",
        "h": "hour hours hr hrs",
        "d": "day days",
        "week": "weeks",
        "month": "months",
        "year": "years yr",
    },
    "speed": {
        "m/s": "",
        "cm/s": "cm/second",
        "mm/s": "",
        "cm/min": "",
        "m/min": "meters/minute",
        "m/h": "",
        "km/h": "km/hr",
        "in/s": "",
        "ft/s": "",
        "ft/min": "",
        "ft/h": "",
        "mph": "mile_per_hour mi/h",
        "knot": "knots",
    },
    "angle": {
        "deg": "degree degrees °",
        "rad": "radian radians",
        "arcmin": "arcminute arcminutes",
    },
    "power": {
        "W": "watt watts",
        "mW": "milliwatt milliwatts",
        "kW": "kilowatt kilowatts",
        "hp": "horsepower",
        "Wh/d": "W·h/d",
    },
    "energy": {
        "J": "joule joules",
        "kJ": "kilojoule kilojoules",
        "MJ": "megajoule megajoules",
        "Wh": "watt_hour watt_hours W·h W*h",
        "kWh": "kilowatt_hour kilowatt_hours kW·h kW*h",
        "BTU": "",
    },
    "force": {
        "N": "newton newtons",
        "kN": "kilonewton kilonewtons",
        "lbf": "pound_force",
        "kgf": "kilogram_force",
    },
    "area": {
        "m²": "m^2 m**2",
        "cm²": "cm^2 cm**2",
        "km²": "km^2 km**2",
        "ha": "hectare hectares",
        "in²": "in^2 in**2",
        "ft²": "ft^2 ft**2",
        "mi²": "mi^2 mi**2",
        "acre": "acres",
    },
    "volume": {
        "m³": "m^3 m**3",
        "cm³": "cm^3 cm**3",
        "L": "l liter liters litre litres",
        "mL": "ml milliliter milliliters millilitre millilitres",
        "in³": "in^3 in**3",
        "ft³": "ft^3 ft**3",
        "floz": "fluid_ounce fluid_ounces",
    },
    "density": {
        "kg/m³": "kg/m^3 kg/m**3",
        "g/cm³": "g/cm^3 g/cm**3",
        "lb/ft³": "lb/ft^3 lb/ft**3",
    },
    "acceleration": {
        "m/s²": "m/s^2 m/s**2",
        "ft/s²": "ft/s^2 ft/s**2",
    },
    "specific power": {
        "W/kg": "",
        "W/lb": "",
    },
    "fraction": {
        "%": "percent",
    },
}

HEAD = '''"""The extract of pint's factors; made by tools/make_factors.py, not by hand.

For the usual units: dimension, and numerator and denominator of the factor to
pint's root units (gram, meter, second, radian).  A test holds it to pint.
"""

'''


# Versions of pint differ: some take an acre of feet that are 2 parts in a million longer.
MEANT = {"acre": (43560, "ft²")}


def factor(registry: Any, symbol: str) -> Fraction:
    """Return pint's exact factor from a unit to the root units."""
    if symbol in MEANT:
        count, other = MEANT[symbol]
        return count * factor(registry, other)
    # Powers are pint's to parse only in its own spelling.
    name = symbol.replace("²", "**2").replace("³", "**3").replace("%", "percent")
    magnitude, _ = registry.get_root_units(name)
    return Fraction(magnitude)


def text() -> str:
    """Return the source of the module."""
    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    lines = [HEAD, "FACTORS: dict[str, tuple[str, int, int]] = {\n"]
    for dimension, units in UNITS.items():
        for symbol in units:
            exact = factor(registry, symbol)
            lines.append(
                f'    "{symbol}": ("{dimension}", {exact.numerator}, {exact.denominator}),\n'
            )
    lines.append("}\n\nSYMBOLS: dict[str, str] = {\n")
    for units in UNITS.values():
        for symbol, names in units.items():
            lines.extend(f'    "{name}": "{symbol}",\n' for name in names.split())
    lines.append("}\n")
    return "".join(lines)


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
