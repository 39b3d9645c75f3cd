"""Hints: what to write instead of a text that is not read.

A hint follows from the text as a whole: two values in two units are two values,
whichever sign stands between them.  Nothing here is looked up before the grammar
has refused the text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.tokens import in_plain_signs

_ENGLISH = (
    "tbd|tbc|tba|tbr|t.b.d|t.b.c|t.b.a|n/a|n.a|na|unknown|none|null|nil|unspecified|undisclosed|"
    "unpublished|missing|"
    "not published|not yet published|not known|not available|not applicable|not given|not stated|"
    "not specified|not disclosed|not announced|no data|to be determined|to be defined|"
    "to be confirmed|to be announced|classified|confidential|various|varies"
)
_OTHERS = (
    "不明|未定|非公開|非公表|なし|未公開|未知|不详|不詳|暂无|未公布|미정|불명|미공개|없음|"
    "unbekannt|keine angabe|k. a|k.a|inconnu|inconnue|n.c|desconocido|desconocida|sin datos|"
    "sconosciuto|sconosciuta|desconhecido|desconhecida|неизвестно|неизвестна|нет данных|н/д|अज्ञात"
)
ABSENT = frozenset(f"{_ENGLISH}|{_OTHERS}".split("|"))
"""Texts that say that there is no figure, in small letters and without a point at the end."""

MISSING = "no figure: leave the spec out; it is then shown as not found published"
ONE = "expected one number and its unit, such as '~5 kg' or '5–6 kg'"

_SEVERAL = "expected one value, not several: give each its own claim"
_CONDITION = (
    "expected one value and nothing after it: write whatever it depends on "
    "as the condition of the claim"
)
_PERCENTAGE = "a percentage is not a unit here: write the figure in a unit"

_NUMBER = r"[0-9][0-9.,]*"
_UNIT = r"(?:°|[^\W\d_][^\W\d_/.²³]*)"
_VOLTS = re.compile(rf"({_NUMBER}) ?V(?:olts?|DC)?(?![A-Za-z])")
_AMPERE_HOURS = re.compile(rf"({_NUMBER}) ?(m?)A[-· ]?hr?s?\b", re.IGNORECASE)


class Hint(NamedTuple):
    """Hold a pattern, the hint for a text that it is found in, and an example of one."""

    pattern: str
    text: str | Callable[[re.Match[str]], str]
    example: str

    def text_for(self, found: re.Match[str]) -> str:
        """Return the hint for what the pattern has found."""
        if isinstance(self.text, str):
            return self.text
        return self.text(found)


def hint(text: str, otherwise: str = ONE) -> str:
    """Return what to write instead of a text that is not read.

    Parameters
    ----------
    text : str
        As it was found.
    otherwise : str, optional
        The hint if no other one fits.

    Returns
    -------
    str
        The expected form, and a remedy.
    """
    body = in_plain_signs(text)
    if not body:
        return "expected a value such as '5 kg', found none"
    if is_absent(body):
        return MISSING
    if any(map(str.isdecimal, body)) and not re.search("[0-9]", body):
        return "expected the digits 0 to 9"
    for each in HINTS:
        if found := re.search(each.pattern, body):
            return each.text_for(found)
    return otherwise


def is_absent(text: str) -> bool:
    """Return whether a text in plain signs says that there is no figure."""
    words = text.strip(" ()[].").casefold()
    return not words.strip("-–—?*./ ") or words in ABSENT


def _charge(found: re.Match[str]) -> str:
    """Return the hint for ampere-hours, with the energy if the voltage stands beside them."""
    voltages = _VOLTS.findall(found.string)
    charges = _AMPERE_HOURS.findall(found.string)
    is_product = len(voltages) == len(charges) == 1
    if not is_product or re.search("[0-9] ?[x×*] ?[0-9]", found.string):
        return "a charge is no energy without its voltage: write watt-hours (volts × ampere-hours)"
    [volts], [(charge, prefix)] = voltages, charges
    factors = [Decimal(number.rstrip(".,").replace(",", "")) for number in (volts, charge)]
    energy = factors[0] * factors[1]
    if prefix:
        energy /= 1000
    digits = min(len(factor.as_tuple().digits) for factor in factors)
    places = digits - 1 - energy.adjusted()
    return (
        "volts times ampere-hours are an energy: write the watt-hours, "
        f"which are about {round(energy, places):f}"
    )


def _grade(found: re.Match[str]) -> str:
    """Return the hint for a percentage alone, which of a slope is an angle."""
    degrees = math.degrees(math.atan(float(found[1].rstrip(".").replace(",", "")) / 100))
    return f"{_PERCENTAGE}; a grade of {found[1]} % is a slope of about {degrees:.2g} deg"


def _lost_exponent(found: re.Match[str]) -> str:
    return (
        "this is several values, or a power of ten that lost its raised digits: "
        f"write '×10^{found[1]}' if it did, or give each value its own claim"
    )


def _several_lengths(found: re.Match[str]) -> str:
    """Return the hint for numbers with a sign of multiplication between them."""
    unit = re.search(rf"{_UNIT}$", found.string)
    if unit and FACTORS.get(SYMBOLS.get(unit[0], unit[0]), ("length",))[0] != "length":
        return f"a product is no value as printed: give one number in {unit[0]!r}"
    return (
        "several lengths in one text: give length, width and height each its own value, "
        "or write two or three with one unit, as in '54 × 31.5 × 26 cm'"
    )


def _decimal_comma(found: re.Match[str]) -> str:
    """Return the hint for one comma, with the two numbers that could be meant."""
    whole, part = found[1], found[2]
    if whole == "0":
        return f"a comma is no decimal point here: write '{whole}.{part}'"
    return (
        f"a comma is ambiguous here: write '{whole}.{part}' if it is a decimal point, "
        f"or '{whole}{part}' if it groups digits"
    )


def _ratio(found: re.Match[str]) -> str:
    """Return the hint for two numbers with a colon between, which of a slope is an angle."""
    degrees = math.degrees(math.atan2(float(found[1]), float(found[2])))
    return (
        "a ratio or a time of day is no figure here: write the figure in a unit; "
        f"a grade of {found[1]}:{found[2]} is a slope of about {degrees:.2g} deg"
    )


HINTS = [
    Hint(
        r"\*\*|[()].*[*^]|==|__",
        "expected one number and a unit, not an expression",
        "9**9 kg",
    ),
    Hint(r"(?i)^(?:nan|[+-]?inf)\b", "expected a finite number", "inf kg"),
    Hint(
        r"^- ?[0-9.]",
        "expected zero or more, found a negative value",
        "-5 kg",
    ),
    Hint(r"^\+", "leave out the '+'", "+5 kg"),
    Hint(r"(?i)[0-9] ?m?A[-· ]?hr?s?\b", _charge, "14.4 V × 6.8 Ah"),
    Hint(rf"{_NUMBER} ?{_UNIT}\.? ?[(\[][^()\[\]]*[0-9]", _SEVERAL, "899 kg (1,982 lb)"),
    Hint(r"[0-9] ?[×x*] ?10([1-9][0-9]?) ?[^\W\d]", _lost_exponent, "5.97 × 1024 kg"),
    Hint(
        rf"[0-9] ?{_UNIT}?\.? ?(?:[×x*]| by ) ?[0-9]",
        _several_lengths,
        "54 cm × 31.5 × 26",
    ),
    Hint(r"^([0-9]+(?:\.[0-9]+)?) ?: ?([0-9]+(?:\.[0-9]+)?)(?![0-9:.,])", _ratio, "1:3"),
    Hint(
        r"^(?:[Øø⌀∅]|(?i:dia(?:m(?:eter)?)?\b)\.?) ?[~≈]? ?[0-9]",
        "leave the sign of a diameter out: give the number as 'diameter' or 'wheel_diameter'",
        "Ø 120 mm",
    ),
    Hint(
        r"[0-9]\([0-9]",
        "digits in brackets are ambiguous: write the uncertainty, as in '5 ± 1 kg'",
        "5(1) kg",
    ),
    Hint(
        r"^[^0-9']*[0-9]{1,3}'[0-9]{3}(?![0-9])",
        "a mark for thousands could be a foot mark here: write '1500' or '1,500'",
        "1'500 m",
    ),
    Hint(
        r"[0-9] ?['′]|[0-9] ?[\"″”]",
        "inch and foot marks are ambiguous: write '5 ft 11 in'",
        "5' 11\"",
    ),
    Hint(rf"^[^0-9]*({_NUMBER}) ?%$", _grade, "25 %"),
    Hint("%", f"{_PERCENTAGE}, as in '5 ± 0.5 kg'", "5 ± 10 %"),
    Hint(
        r"[0-9]\.(?![0-9.])(?= |$)",
        "write a digit after the decimal point, or leave the point out",
        "5. kg",
    ),
    Hint(
        r"\.[0-9]+[,.][0-9]|,[0-9]+\.[0-9]+[,.]",
        "mixed separators are ambiguous: write one decimal point and no other sign, as in '1500.5'",
        "1.500,5 kg",
    ),
    Hint(r"^[^0-9]*([0-9]+),([0-9]+)(?![0-9,.]| [0-9])", _decimal_comma, "5,4 kg"),
    Hint(
        r"[0-9],[0-9]",
        "a comma is ambiguous here: write '1.5' for a decimal point; "
        "a thousands comma stands before each group of three digits, as in '1,500'",
        "10 000,5 kg",
    ),
    Hint(
        r"[0-9] [0-9]",
        "a space within a number is ambiguous here: write groups of three digits, as in '1 000', "
        "or no space",
        "1 00 kg",
    ),
    Hint(r"^0[0-9]", "leave out the needless 0 before the number", "007 kg"),
    Hint(r"[0-9][¹²³⁰-⁹]", "write a power of ten as '1e3' or '1×10^3'", "10³ kg"),
    Hint(
        rf"[0-9].*[;&]|[0-9].*\b(?:and|or|und|et|y|e|и)\b.*[0-9]|{_NUMBER} ?{_UNIT}.*[,/].*[0-9]",
        _SEVERAL,
        "5 kg and 6 kg",
    ),
    Hint(rf"{_NUMBER} ?{_UNIT} ?[(\[]", _CONDITION, "5 kg (without its arm)"),
]
"""What is found in a text that is not read, and what to write instead: the first that fits."""
