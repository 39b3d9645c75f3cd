"""Figures in running text: which values stand in it, and which are said to be the same.

What a text says is looked for leniently; what is found is read by the strict
grammar of :mod:`roverspecs.values.published`.  What could mean something else is left
aside: better a figure missed than one that nobody wrote.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import PublishedValue
from roverspecs.values.units import dimension_of, factor_between, symbol

MAX_LENGTH = 100_000
"""The most characters of a text that is looked through."""

# As running text has them, in any case; a record has to write the unit itself.
_SPOKEN = {
    "lbs": "lb",
    "kgs": "kg",
    "metric tons": "t",
    "metric ton": "t",
    "short tons": "US_ton",
    "short ton": "US_ton",
    "long tons": "UK_ton",
    "long ton": "UK_ton",
    "kph": "km/h",
    "kmh": "km/h",
    "square meters": "m²",
    "square metres": "m²",
    "square meter": "m²",
    "square metre": "m²",
    "sq m": "m²",
    "sq. m": "m²",
    "m2": "m²",
    "square feet": "ft²",
    "square foot": "ft²",
    "sq ft": "ft²",
    "sq. ft": "ft²",
    "ft2": "ft²",
    "square inches": "in²",
    "square inch": "in²",
    "square centimeters": "cm²",
    "square centimetres": "cm²",
    "cm2": "cm²",
    "cubic meters": "m³",
    "cubic metres": "m³",
    "cubic meter": "m³",
    "cubic metre": "m³",
    "m3": "m³",
    "cubic feet": "ft³",
    "cubic foot": "ft³",
    "cu ft": "ft³",
    "cu. ft": "ft³",
    "ft3": "ft³",
    "cubic centimeters": "cm³",
    "cubic centimetres": "cm³",
    "cm3": "cm³",
    "nautical miles": "nmi",
    "nautical mile": "nmi",
    "fluid ounces": "floz",
    "fluid ounce": "floz",
    "watt hours": "Wh",
    "watt hour": "Wh",
    "kilowatt hours": "kWh",
    "kilowatt hour": "kWh",
    "pounds force": "lbf",
    "″": "in",
    "′": "ft",
}
# Short names in capitals; case matters to units, so these are all.
_CAPITALS = {
    **dict.fromkeys(("Kg", "KG", "Kgs", "KGS"), "kg"),
    **dict.fromkeys(("Lb", "LB", "Lbs", "LBS"), "lb"),
    **dict.fromkeys(("Cm", "CM"), "cm"),
    **dict.fromkeys(("Km", "KM"), "km"),
    **dict.fromkeys(("Ft", "FT"), "ft"),
    **dict.fromkeys(("Oz", "OZ"), "oz"),
    **dict.fromkeys(("Km/h", "KM/H", "KPH"), "km/h"),
    "MPH": "mph",
}
_TIMES = {
    **dict.fromkeys(("s", "sec", "second"), "s"),
    **dict.fromkeys(("min", "minute"), "min"),
    **dict.fromkeys(("h", "hr", "hour"), "h"),
    **dict.fromkeys(("d", "day"), "d"),
}
_ABOUT = (
    "some",
    "a little over",
    "a little under",
    "just over",
    "just under",
    "slightly over",
    "slightly under",
)
_MARKS = (
    *(
        "about",
        "approximately",
        "approx.",
        "approx",
        "around",
        "circa",
        "ca.",
        "c.",
        "roughly",
        "nearly",
        "almost",
    ),
    *(
        "up to",
        "at least",
        "at most",
        "no more than",
        "no less than",
        "more than",
        "less than",
        "over",
        "under",
    ),
    *_ABOUT,
)
_CUSTOMARY = {
    *(
        "lb",
        "oz",
        "stone",
        "grain",
        "US_ton",
        "UK_ton",
        "in",
        "ft",
        "yd",
        "mi",
        "in²",
        "ft²",
        "ft³",
        "floz",
    ),
    *("mph", "hp", "BTU", "lbf"),
}

# Digits are ASCII only, and not without end: the time must not grow with their number.
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_WHOLE = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,6}}|[0-9]{{1,30}})(?![0-9])"
_POWER = r"(?:[eE][+-]?[0-9]{1,2}|\s?[×x]\s?10(?:\^[-−]?[0-9]{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,3}))"
_NUMBER = rf"{_WHOLE}(?:\.[0-9]{{1,30}})?{_POWER}?"
_DASH = "[-‐‑–—−]"
_GLUE = r"[\s‐‑-]?"
_ONE = rf"{_NUMBER}(?:(?:\s?{_DASH}\s?|\s?(?:±|\+/-)\s?|\sto\s){_NUMBER})?"
_BY = r"(?:\s?[x×]\s?|\sby\s)"


class Mention(NamedTuple):
    """Hold a value found in a text, and from where to where it stands.

    Of several lengths in one phrase, such as 54 × 26 cm, each is a figure
    with the place of the whole phrase.
    """

    value: PublishedValue
    start: int
    end: int


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what figures look like, and what each of several lengths among them."""
    names = sorted((*FACTORS, *SYMBOLS, *_SPOKEN, *_CAPITALS), key=len, reverse=True)
    written = [re.escape(name).replace(r"\ ", r"[\s-]") for name in names]
    # A name of one word may begin a sentence or stand in capitals.
    unit = "|".join(
        f"(?i:{text})" if len(name) > 3 else text for name, text in zip(names, written, strict=True)
    )
    marks = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in _MARKS)
    times = "|".join(sorted(_TIMES, key=len, reverse=True))
    figures = re.compile(
        # Not the end of another number or of a name, not a fraction, a price, or negative.
        r"(?<![\w.,$€£¥^−])(?<![0-9]/)(?:(?<![\sA-Za-z(]-)(?<!^-)|(?<=foot-))"
        rf"(?P<mark>(?:[~∼≈≃≥⩾≤⩽<>]|>=|<=)\s?|(?i:{marks})\s(?=[0-9]))?"
        r"(?:(?P<feet>[0-9]{1,4})\s?['′’]\s?(?P<inches>[0-9]{1,2}(?:\.[0-9]{1,3})?)\s?(?:[\"″”]|'')|"
        rf"(?P<low>{_NUMBER}){_GLUE}(?P<same>{unit})(?:\s?{_DASH}\s?|\sto\s)(?P<high>{_NUMBER}){_GLUE}(?P=same)|"
        rf"(?P<numbers>{_ONE}(?:(?:{_GLUE}(?:{unit}))?{_BY}{_ONE}){{0,3}}){_GLUE}(?P<unit>{unit})"
        rf"(?:(?:\s?/\s?|\s(?:per|an?)\s)(?P<time>{times})\b)?)"
        # Nor part of another unit, or of one that is not known; and "in" is a word, too.
        r"(?![\w²³^]|/[A-Za-zµ°Ω]|\sper\s|(?<=\sin)\s(?:(?:the|an?|all|total|its?|this|their)\b|[0-9]))"
    )
    return figures, re.compile(rf"(?P<number>{_ONE})(?:{_GLUE}(?P<unit>{unit}))?(?:{_BY}|$)")


def mentions_in(text: str) -> list[Mention]:
    """Return the figures in a text, in their order.

    Parameters
    ----------
    text : str
        At most :data:`MAX_LENGTH` characters.

    Returns
    -------
    list of Mention
        Those with a number and a unit that is known; what the grammar of
        published values refuses is left aside.

    Raises
    ------
    FieldError
        If the text is too long, or no text.
    """
    if not isinstance(text, str):
        raise FieldError(f"expected text, found {shortened(text)}").at("text")
    if len(text) > MAX_LENGTH:
        raise FieldError(f"expected at most {MAX_LENGTH} characters, found {len(text)}").at("text")
    figures, length = _patterns()
    found = [figure for match in figures.finditer(text) for figure in _read(match, length)]
    return [figure for run in _runs(found, partial(_is_continued, text)) for figure in _joined(run)]


def _read(found: re.Match[str], length: re.Pattern[str]) -> Iterator[Mention]:
    """Yield the figures of a phrase."""
    mark = (found["mark"] or "").strip()
    mark = "about" if " ".join(mark.casefold().split()) in _ABOUT else mark
    if found["feet"]:
        written = [f"{found['feet']} ft {found['inches']} in"]
    elif found["same"]:
        written = [f"{found['low']} to {found['high']} {_name(found['same'])}"]
    else:
        last = _name(found["unit"])
        if found["time"]:
            last = f"{symbol(last)}/{_TIMES[found['time']]}"
        written = [
            f"{each['number']} {_name(each['unit']) if each['unit'] else last}"
            for each in length.finditer(found["numbers"])
        ]
    for each in written:
        try:
            value = PublishedValue.parse(f"{mark} {each}")
            dimension_of(value.unit)
        except RoverspecsError:
            continue
        yield Mention(value, found.start(), found.end())


def _name(unit: str) -> str:
    """Return a unit of a text as a record writes it."""
    name = _CAPITALS.get(unit) or _SPOKEN.get(re.sub(r"[\s-]", " ", unit).casefold()) or unit
    return name if name in FACTORS or name in SYMBOLS else name.casefold()


def _runs(
    figures: list[Mention], is_linked: Callable[[Mention, Mention], bool]
) -> list[list[Mention]]:
    """Return figures in groups of those of which each is linked to the next."""
    runs: list[list[Mention]] = []
    for figure in figures:
        if runs and is_linked(runs[-1][-1], figure):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


_CONTINUED = re.compile(r"\.?[\s-]|,\s|\.?,?\sand\s")


def _is_continued(text: str, one: Mention, other: Mention) -> bool:
    """Tell whether two figures are parts of one, such as 1 h and 50 min."""
    a, b = one.value, other.value
    return (
        _CONTINUED.fullmatch(text, one.end, other.start) is not None
        and (a.form, b.form, b.sign) == ("plain", "plain", "")
        and dimension_of(a.unit) == dimension_of(b.unit)
        and is_customary(a) == is_customary(b)
        and a.nominal == a.nominal.to_integral_value()
        and 0 < Fraction(b.nominal) * factor_between(b.unit, a.unit) < 1 <= a.nominal
    )


def _joined(run: list[Mention]) -> list[Mention]:
    """Return one figure of several parts; none if the grammar does not know them together."""
    if len(run) == 1:
        return run
    try:
        value = PublishedValue.parse(" ".join(str(figure.value) for figure in run))
    except RoverspecsError:
        return []
    return [Mention(value, run[0].start, run[-1].end)]


def is_customary(value: PublishedValue) -> bool:
    """Return whether a value is in a unit of feet and pounds, and not in a metric one.

    Parameters
    ----------
    value : PublishedValue

    Returns
    -------
    bool
        False for units of no system, such as hours.
    """
    return symbol(value.unit).partition("/")[0] in _CUSTOMARY


# --- what is said to be the same ----------------------------------------------

_AXES = {
    **dict.fromkeys(("long", "in length", "length"), "length"),
    **dict.fromkeys(("wide", "in width", "width"), "width"),
    **dict.fromkeys(("tall", "high", "in height", "height"), "height"),
    **dict.fromkeys(("across", "in diameter", "diameter"), "diameter"),
    **dict.fromkeys(("deep", "in depth", "depth"), "depth"),
    **dict.fromkeys(("thick", "in thickness", "thickness"), "thickness"),
}
_AXIS = rf"(?:{'|'.join(_AXES)})\b"
_AFTER = re.compile(rf"(?:\s?[(\[（][^()]{{0,40}}[)\]）])?[\s-]({_AXIS})")
_BEFORE = re.compile(rf"\b({_AXIS})(?:\s(?:of|is|was)|:)?\s$")

_LONGEST_GAP = 40
_SAME = r"(?:i\.\s?e\.,?|that\sis,?|that['’]s|which\sis|equals?|equal\sto|equivalent\sto|=|≈)"
# What stands between a figure and the same one in another unit.
_IN_BRACKETS = re.compile(rf"\.?(?:[\s-]{_AXIS})?,?\s?[(\[（]\s?(?:(?:or|{_SAME})\s?)?")
# A 300 kg lander (660 lb).
_AFTER_WORDS = re.compile(r"(?:\s[A-Za-z][A-Za-z'’-]*){1,3}\s?[(\[（]\s?(?:or\s)?")
_AS_EQUAL = re.compile(rf"\.?(?:\s?[=≈]\s?|,?\s{_SAME}\s)")
_BESIDE = re.compile(r"\.?(?:\s?[/;,–—]\s?(?:or\s)?|\sor\s)")
# What ends the brackets, or the first of several figures in them.
_CLOSED = re.compile(rf"\.?(?:[\s-]{_AXIS})?\s?[)\]）,;/]")
_AND = re.compile(r",|;|\s(?:and|or)\s")
_LISTED = re.compile(rf"(?:[\s-]{_AXIS})?(?:\s?[,;/x×]\s?|,?\s(?:and|or|by)\s)")


def twins_in(text: str, figures: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the figures that a text gives as one and the same quantity.

    Parameters
    ----------
    text : str
    figures : list of Mention
        Those of the text.

    Yields
    ------
    tuple of Mention
        The second in brackets, after a sign of equality, or beside the first
        in a unit of the other system; of lists, one by one.
    """
    second: Mention | None = None
    for ones, others in itertools.pairwise(_runs(figures, partial(_is_listed, text))):
        gap = text[ones[-1].end : others[0].start]
        gap = re.sub(r"\s+", " ", gap) if len(gap) <= _LONGEST_GAP else "…"
        if text[others[0].start] in "~∼≈≃" and gap == " ":
            gap = "≈"
        for one, other in _facing(text, ones, others):
            if _are_twins(text, one, other, gap, is_second=ones[-1] is second):
                yield one, other
                second = others[-1]


def _facing(text: str, ones: list[Mention], others: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Return the figures of two lists that answer each other."""
    if len(ones) == len(others):
        return list(zip(ones, others, strict=True))
    # 3 kg and 5 kg (11 lb), but not 54 × 26 cm (21 in).
    is_last = len(others) == 1 and re.match(r"\.?\s?[)\]）]", text[others[0].end :][:3])
    return (
        [(ones[-1], others[0])]
        if is_last and _AND.search(text, ones[-2].end, ones[-1].start)
        else []
    )


def _is_listed(text: str, one: Mention, other: Mention) -> bool:
    """Tell whether two figures are of one list, such as 54 cm, 26 cm."""
    if one.start == other.start:
        return True
    is_near = _LISTED.fullmatch(text, one.end, other.start) is not None
    return is_near and symbol(one.value.unit) == symbol(other.value.unit)


def _are_twins(text: str, one: Mention, other: Mention, gap: str, *, is_second: bool) -> bool:
    is_equal = _AS_EQUAL.fullmatch(gap) is not None
    is_sure = is_equal or _IN_BRACKETS.fullmatch(gap) is not None
    is_closed = is_equal or _CLOSED.match(text, other.end) is not None
    if dimension_of(one.value.unit) != dimension_of(other.value.unit):
        # An area for a volume; 7 m² (15 m³ of space) is none.
        dimensions = {dimension_of(one.value.unit), dimension_of(other.value.unit)}
        return dimensions == {"area", "volume"} and is_sure and is_closed
    if is_customary(one.value) != is_customary(other.value):
        if _AFTER_WORDS.fullmatch(gap) is not None and is_closed:
            return True
        return is_sure or (not is_second and _BESIDE.fullmatch(gap) is not None)
    # 340 kg (1,000 kg at launch) and 5 kg (300 g of payload) are two quantities.
    return is_sure and is_closed


def axis_of(text: str, figure: Mention) -> str | None:
    """Return which way a figure measures, if the text says so.

    Parameters
    ----------
    text : str
    figure : Mention
        One of those in it.

    Returns
    -------
    str or None
        Such as ``"length"`` for 54 cm in ``"54 cm long"``.
    """
    found = _AFTER.match(text, figure.end) or _BEFORE.search(
        text[max(figure.start - 20, 0) : figure.start]
    )
    return _AXES[found[1]] if found else None
