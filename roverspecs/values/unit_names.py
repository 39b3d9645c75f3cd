"""Names of units: spellings that are read, prefixes that are used, and names that are refused.

The names of the extract are looked up in :mod:`roverspecs.values.units`; only a text
with another name comes here.  What can mean only one unit is read, however it
is spelled; a name that could mean two is refused with what to write instead.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from roverspecs.errors import UnknownUnitError, closest
from roverspecs.values._factors import FACTORS, SYMBOLS

WORDS = {
    "mass": {
        "kg": "kgs, kilo, kilos",
        "g": "gm, gms",
        "t": "metric ton, metric tons, metric tonne, metric tonnes",
        "lb": "lbm",
        "oz": "ozs",
        "US_ton": "short ton, short tons, US ton, US tons",
        "UK_ton": "long ton, long tons, UK ton, UK tons",
        "troy_ounce": "troy ounce, troy ounces, troy oz",
    },
    "length": {
        "km": "kms",
        "cm": "cms",
        "µm": "micron, microns",
        "mi": "statute mile, statute miles",
        "nmi": "nautical mile, nautical miles, nmile, nmiles, n mile, n miles",
    },
    "time": {
        "s": "sec, secs",
        "min": "mins",
        "d": "Earth day, Earth days",
        "week": "wk, wks",
        "month": "mo, mos",
        "year": "yrs, Earth year, Earth years",
    },
    "speed": {
        "m/s": "mps",
        "km/h": "kph, kmh, kmph, k.p.h",
        "mph": "m.p.h",
        "ft/s": "fps",
        "knot": "kn, kts",
    },
    "angle": {
        "deg": "degs",
        "arcmin": "arc minute, arc minutes",
    },
    "energy": {
        "Wh": "Whr, Whrs",
        "kWh": "kWhr, kWhrs",
    },
    "force": {
        "lbf": "pound force, pounds force",
        "kgf": "kilogram force, kilograms force",
    },
    "area": {
        "m²": "sqm",
        "km²": "sqkm",
        "ft²": "sqft",
        "mi²": "sqmi",
    },
    "volume": {
        "cm³": "cc",
        "L": "ltr, ltrs",
        "ft³": "cuft",
    },
}
"""Of each dimension, the other spellings of a unit, which pint may not know."""

PREFIXES = {
    "n": "nano",
    "µ": "micro",
    "m": "milli",
    "c": "centi",
    "d": "deci",
    "da": "deka deca",
    "h": "hecto",
    "k": "kilo",
    "M": "mega",
    "G": "giga",
    "T": "tera",
}
"""The metric prefixes that are read, and their names."""

PREFIXED = {
    "m": ("meter meters metre metres", "µ m c d da h k"),
    "g": ("gram grams", "µ m k M"),
    "s": ("second seconds", "n µ m"),
    "yr": ("", "k M"),
    "W": ("watt watts", "µ m k M G"),
    "Wh": ("watt_hour watt_hours", "m k M G"),
    "J": ("joule joules", "m k M G"),
    "cal": ("calorie calories", "k"),
    "eV": ("electron_volt electron_volts", "k M G"),
    "N": ("newton newtons", "µ m k M"),
    "Pa": ("pascal pascals", "h k M G"),
    "bar": ("", "m"),
    "L": ("liter liters litre litres", "µ m c d h"),
    "rad": ("radian radians", "µ m"),
    "V": ("volt volts", "µ m k"),
    "A": ("ampere amperes", "µ m k"),
    "Ah": ("ampere_hour ampere_hours", "m k"),
    "C": ("coulomb coulombs", "µ m"),
    "F": ("farad farads", "n µ m"),
    "H": ("henry henrys", "n µ m"),
    "S": ("siemens", "µ m"),
    "Ω": ("ohm ohms", "m k M"),
    "T": ("tesla teslas", "n µ m"),
    "K": ("kelvin kelvins", "m"),
    "Hz": ("hertz", "k M G"),
    "bit": ("bits", "k M G T"),
    "B": ("byte bytes", "k M G T"),
    "Sv": ("sievert sieverts", "µ m"),
    "Gy": ("gray grays", "µ m k"),
    "mol": ("mole moles", "m k"),
}
"""Units that are read with a prefix: their names, and the prefixes that people use with them.

A length of nanometres, megametres or megainches belongs to no vehicle, so that ``nm``, ``Mm``
and ``Min`` are something else, wrongly written.
"""

_TONS = (
    "ambiguous: write 't' (tonne, 1000 kg), 'US_ton' (short ton, 2000 lb) "
    "or 'UK_ton' (long ton, 2240 lb)"
)
OUNCES = (
    "write 'oz' for a mass (avoirdupois ounce), 'floz' for a volume (US fluid ounce) "
    "or 'ozf' for a force"
)
_INCH = "an inch mark could also be seconds: write 'in' (inch)"
_FOOT = "a foot mark could also be minutes: write 'ft' (foot)"
_GALLON = "ambiguous: write 'US_liquid_gallon' or 'imperial_gallon'"
_QUART = "ambiguous: write 'US_liquid_quart' or 'imperial_quart'"
_PINT = "ambiguous: write 'US_pint' or 'imperial_pint'"
_HUNDREDWEIGHT = "ambiguous: write 'US_hundredweight' (100 lb) or 'UK_hundredweight' (112 lb)"
_GRADE = (
    "ambiguous: write 'deg' (degree) or 'gon' (a hundredth of a right angle); "
    "a grade in percent has to be turned into degrees"
)
_SOL = "a sol is a day of Mars: write the hours or days the source gives"
_LEVEL = (
    "a level in decibels is no multiple of a unit: write the power itself, such as '1 W' for 30 dBm"
)
SCALE = (
    "a scale that does not begin at nothing, such as 'degC' or 'dBm', is no unit here: "
    "write a unit that can be multiplied, such as 'kelvin' or 'mW'"
)

HINTS = {
    **dict.fromkeys(("ton", "tons"), _TONS),
    **dict.fromkeys(("fl oz", "fluid ounce", "fluid ounces"), OUNCES),
    "gr": "write 'g' for gram or 'grain'",
    "mt": "ambiguous: write 'm' (metre) or 't' (tonne)",
    "kt": "ambiguous: write 'knot', or thousands of 't' (tonne)",
    "T": "that is the tesla: write 't' (tonne)",
    "C": "that is the coulomb: write a unit of the spec",
    "nm": "write 'nmi' (nautical mile); a nanometre measures no vehicle",
    "NM": "write 'nmi' (nautical mile)",
    "Nm": "write 'N·m' (newton metre) or 'nmi' (nautical mile)",
    **dict.fromkeys(('"', "″", "”", "''"), _INCH),
    **dict.fromkeys(("'", "′", "’"), _FOOT),
    **dict.fromkeys(("gallon", "gallons", "gal", "gals"), _GALLON),
    **dict.fromkeys(("quart", "quarts", "qt"), _QUART),
    **dict.fromkeys(("pint", "pints", "pt"), _PINT),
    **dict.fromkeys(("hundredweight", "cwt"), _HUNDREDWEIGHT),
    **dict.fromkeys(("grad", "grads", "grade", "grades"), _GRADE),
    **dict.fromkeys(("sol", "sols"), _SOL),
    **dict.fromkeys(("decade", "decades"), "write the years, such as '10 years' for one"),
    **dict.fromkeys(("dB", "dBm", "dBW", "decibel", "decibels"), _LEVEL),
    **dict.fromkeys(("°C", "°F", "degC", "degF", "celsius", "fahrenheit", "Baumé", "Baume"), SCALE),
}
"""Names that are refused, and what to write instead."""

_CHOICES = (*FACTORS, *SYMBOLS)

MAX_LENGTH = 60
"""The most characters that the name of a unit may have."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("˚º", "°"),
        **dict.fromkeys("⋅∙•‧・*", "·"),
        **dict.fromkeys("−‐‑", "-"),
        **dict.fromkeys("∕⁄", "/"),
    }
)
# Squared letters, wide ones and small digits; other letters are symbols of their own.
_COMPATIBLE = re.compile("[\u3300-\u33ff\uff00-\uffef²³ℓ℃℉]")
_POWERS = {"square": "²", "sq": "²", "squared": "²", "cubic": "³", "cu": "³", "cubed": "³"}
_EXPONENTS = {"2": "²", "3": "³"}

# One factor of a compound: a word, a power of it in a word before or behind, or in a digit.
_FACTOR = re.compile(
    r"(?:(?P<before>square|sq|cubic|cu) )?(?P<word>[^\W\d](?:[\w ]*?\w)??|°)\.?"
    r"(?: (?P<after>squared|cubed)|\^?(?P<digit>[23]))?",
    re.IGNORECASE,
)
_SHORT_POWER = re.compile(r"\b(sq|cu)\. ?", re.IGNORECASE)
_PER = re.compile(r" (?:per|Per|PER|an?|AN) ")
# Watts by the hour, written as one word, as two, or with a point or a hyphen.
_BY_THE_HOUR = re.compile(r"(?<=[^\W\d])[ -](?=(?:hours?|hrs?|h)\b)", re.IGNORECASE)
_POINT_OF_WORD = re.compile(r"\.(?= |$)")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d])[.-](?=[^\W\d])")
_BETWEEN_FACTORS = re.compile(r" ?([/·]) ?")
_HOURS = re.compile(r"\b\w*[WA]·h\b")


@lru_cache(maxsize=1024)
def read(name: str) -> str | None:
    """Return the usual name of a unit, however it is spelled.

    Parameters
    ----------
    name : str

    Returns
    -------
    str or None
        Such as ``"km/h"`` for ``"kilometres an hour"``; None where no word of it is known here.

    Raises
    ------
    UnknownUnitError
        If it could mean two units; the message says what to write instead.
    """
    if len(name) > MAX_LENGTH:
        return None
    plain = _plain(name)
    for spelled in (name, plain, _POINT_OF_WORD.sub("", plain)):
        if spelled in HINTS:
            raise UnknownUnitError(name, HINTS[spelled])
    found = _single(plain) or _compound(plain)
    if found not in FACTORS and plain == plain.upper() and not plain.isalpha():
        # M/S is no megasiemens: a compound in capitals is read if it is a usual one.
        in_capitals = _compound(plain.lower())
        if in_capitals in FACTORS:
            found = in_capitals
    if found is None:
        hint = _folded_hints().get(plain.rstrip(".").casefold())
        if hint:
            raise UnknownUnitError(name, hint)
    return found


def factors(unit: str) -> list[tuple[str, int]]:
    """Return the single units that a usual name is built of, each with its exponent.

    Parameters
    ----------
    unit : str
        As :func:`read` returns it.

    Returns
    -------
    list of (str, int)
        ``[("km", 1), ("h", -1)]`` for ``"km/h"``.
    """
    if unit.isalpha():
        return [(unit, 1)]
    found = []
    for sign, part in re.findall(r"(^|[/·])([^/·]+)", unit):
        word = part.rstrip("²³")
        exponent = {"": 1, "²": 2, "³": 3}[part[len(word) :]]
        if sign == "/":
            exponent = -exponent
        found.append((word, exponent))
    return found


def is_usual(word: str) -> bool:
    """Return whether a word is a usual unit, with a prefix from the list or without one."""
    return word in _names()


def is_allowed(prefix: str, word: str) -> bool:
    """Return whether a word that pint takes for a unit is one to people, too."""
    # One letter is a unit where the International System has it, and an accident elsewhere.
    return not prefix and len(word) > 1


def advice(name: str) -> str:
    """Return what to write instead of a name that nobody knows."""
    same = sorted(_folded().get(name.casefold(), ()))
    if len(name) == 1:
        same = [unit for unit in same if unit in FACTORS]
    if same:
        return f"case matters: did you mean {' or '.join(map(repr, same))}?"
    near = closest(name, _CHOICES)
    if near:
        return f"unknown; did you mean {' or '.join(map(repr, near))}?"
    return "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows"


def _plain(name: str) -> str:
    """Return a name with plain letters, digits and signs: "m2" for "㎡"."""
    if name.isascii() and name.isalpha():
        return name
    signs = _COMPATIBLE.sub(_decomposed, name.replace("**", "^")).translate(_SIGNS)
    # The sign of micro is a Greek letter since, and the extract has the old one.
    return " ".join(signs.replace("μ", "µ").split())


def _decomposed(sign: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", sign[0])


def _single(plain: str) -> str | None:
    """Return the unit that a name of one or more words stands for."""
    names = _names()
    for name in (plain, plain.rstrip("."), plain.replace("-", " ")):
        if name in names:
            return names[name]
    return _in_another_case(plain.rstrip("."))


def _compound(plain: str) -> str | None:
    """Return the unit that is built of several, or of powers."""
    if plain.isalpha():
        return None
    parts = _parts(plain)
    for place in range(0, len(parts), 2):
        part = _factor(parts[place])
        if part is None:
            return None
        parts[place] = part
    joined = _HOURS.sub(_hours, "".join(parts))
    if joined == plain and len(parts) == 1:
        return None
    return _single(joined) or joined


def _parts(plain: str) -> list[str]:
    """Return the factors of a unit, and the signs between them."""
    text = _SHORT_POWER.sub(r"\1 ", plain)
    text = _PER.sub("/", text)
    text = _BY_THE_HOUR.sub("·", text)
    text = _BETWEEN_LETTERS.sub("·", text)
    return _BETWEEN_FACTORS.split(text)


def _hours(product: re.Match[str]) -> str:
    """Return watts or amperes times hours as the one unit that they are: "Wh" for "W·h"."""
    unit = product[0].replace("·", "")
    if unit in _names():
        return unit
    return product[0]


def _factor(text: str) -> str | None:
    found = _FACTOR.fullmatch(text)
    if found is None:
        return None
    word = _single(found["word"]) or found["word"]
    powers = [_POWERS[each.casefold()] for each in found.group("before", "after") if each]
    if found["digit"]:
        powers.append(_EXPONENTS[found["digit"]])
    # A square of a square, or a power of a compound, is nobody's way to write a unit.
    if len(powers) > 1 or " " in word or (powers and not word.isalpha()):
        return None
    return word + "".join(powers)


def _in_another_case(name: str) -> str | None:
    """Return the usual unit with these letters, if it is the only one and case cannot matter."""
    meant = _folded().get(name.casefold())
    if not meant:
        return None
    if name.startswith("K") and meant == {_names().get("k" + name[1:])}:
        # No prefix has this letter, so that KWh and KPa can mean one thing only.
        return _names()["k" + name[1:]]
    is_written_so = name in (name.lower(), name.upper(), name.title(), name.capitalize())
    if not is_written_so or len(name) == 1 or len(meant) != 1 or _is_international(name):
        return None
    [unit] = meant
    # Letters in any case make a unit of many a name that stands for another one: "ma", "Gb".
    if unit in FACTORS or any(unit in units for units in WORDS.values()):
        return unit
    return None


def _is_international(name: str) -> bool:
    """Return whether a name is a symbol with a prefix, if not one that people use: "Mm"."""
    symbols = {*PREFIXED, "l"}
    return any(name.startswith(prefix) and name[len(prefix) :] in symbols for prefix in PREFIXES)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return each name that is read as it is, and its unit."""
    names: dict[str, str] = {}
    for symbol, (words, prefixes) in PREFIXED.items():
        # The letter alone is refused where it is taken for another unit.
        unit = words.split()[0] if symbol in HINTS else symbol
        names |= dict.fromkeys((symbol, *words.split()), unit)
        for prefix in prefixes.split():
            names[prefix + symbol] = prefix + symbol
            for long in PREFIXES[prefix].split():
                names |= dict.fromkeys((long + word for word in words.split()), prefix + symbol)
    for units in WORDS.values():
        for unit, spellings in units.items():
            names |= dict.fromkeys(spellings.split(", "), unit)
    # Either letter is in use for the litre, and a u for the sign of micro.
    for unit in [name for name in names if name.endswith("L")]:
        names[unit[:-1] + "l"] = unit
    for unit in [name for name in names if name.startswith("µ") and name != "µs"]:
        names["u" + unit[1:]] = names[unit]
    return names | {unit: unit for unit in FACTORS} | SYMBOLS


@lru_cache(maxsize=1)
def _folded() -> dict[str, set[str]]:
    """Return the units that each spelling stands for where case is not looked at."""
    found: dict[str, set[str]] = {}
    for name, unit in _names().items():
        found.setdefault(name.casefold(), set()).add(unit)
    return found


@lru_cache(maxsize=1)
def _folded_hints() -> dict[str, str]:
    named = [name for name in HINTS if len(name) > 1 and name != "NM"]
    return {name.casefold(): HINTS[name] for name in named}
