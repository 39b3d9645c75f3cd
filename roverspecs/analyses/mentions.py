"""Mentions: the values in a running text, and the pairs that it gives as one quantity.

A text is searched leniently, and the strict grammar of
:mod:`roverspecs.values.published` reads each value that is found.  A phrase
that could mean something else is left out: better a figure missed than one
that nobody wrote.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import PublishedValue
from roverspecs.values.units import dimension_of, factor_between, is_customary, symbol

MAX_LENGTH = 100_000
"""The most characters a text may have."""


def _by_spelling(spellings: Mapping[str, str]) -> dict[str, str]:
    """Return each spelling with its name, from names with their spellings."""
    names: dict[str, str] = {}
    for name, texts in spellings.items():
        names.update(dict.fromkeys(texts.split("|"), name))
    return names


# Units as running text has them, in any case; a record has to write the unit itself.
_SPOKEN = _by_spelling(
    {
        "lb": "lbs",
        "kg": "kgs",
        "t": "metric tons|metric ton",
        "US_ton": "short tons|short ton",
        "UK_ton": "long tons|long ton",
        "km/h": "kph|kmh",
        "m²": "square meters|square metres|square meter|square metre|sq m|sq. m|m2",
        "ft²": "square feet|square foot|sq ft|sq. ft|ft2",
        "in²": "square inches|square inch",
        "cm²": "square centimeters|square centimetres|cm2",
        "m³": "cubic meters|cubic metres|cubic meter|cubic metre|m3",
        "ft³": "cubic feet|cubic foot|cu ft|cu. ft|ft3",
        "cm³": "cubic centimeters|cubic centimetres|cm3",
        "nmi": "nautical miles|nautical mile",
        "floz": "fluid ounces|fluid ounce",
        "Wh": "watt hours|watt hour",
        "kWh": "kilowatt hours|kilowatt hour",
        "lbf": "pounds force",
        "in": "″",
        "ft": "′",
    }
)
# Short names in capitals; case matters to units, so there are no others.
_CAPITALS = _by_spelling(
    {
        "kg": "Kg|KG|Kgs|KGS",
        "lb": "Lb|LB|Lbs|LBS",
        "cm": "Cm|CM",
        "km": "Km|KM",
        "ft": "Ft|FT",
        "oz": "Oz|OZ",
        "km/h": "Km/h|KM/H|KPH",
        "mph": "MPH",
    }
)
_TIMES = _by_spelling({"s": "s|sec|second", "min": "min|minute", "h": "h|hr|hour", "d": "d|day"})
_MARKS = _by_spelling(
    {
        "~": "about|approximately|approx.|approx|around|circa|ca.|c.|roughly|nearly|almost|some|"
        "a little over|a little under|just over|just under|slightly over|slightly under",
        "≤": "up to|at most|no more than",
        "≥": "at least|no less than",
        ">": "more than|over",
        "<": "less than|under",
    }
)

# Digits are ASCII only, and not without end: the time must not grow with their number.
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_GROUPS = rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,6}}"
_WHOLE = rf"(?:{_GROUPS}|[0-9]{{1,30}})(?![0-9])"
_POWER = r"(?:[eE][+-]?[0-9]{1,2}|\s?[×x]\s?10(?:\^[-−]?[0-9]{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,3}))"
_NUMBER = rf"{_WHOLE}(?:\.[0-9]{{1,30}})?{_POWER}?"
_DASH = "[-‐‑–—−]"
_GLUE = r"[\s‐‑-]?"
_ONE = rf"{_NUMBER}(?:(?:\s?{_DASH}\s?|\s?(?:±|\+/-)\s?|\sto\s){_NUMBER})?"
_BY = r"(?:\s?[x×]\s?|\sby\s)"


class Mention(NamedTuple):
    """Hold a value found in a text, and where it begins and ends.

    Each of several lengths in one phrase, such as 54 × 26 cm, has the place
    of the whole phrase.
    """

    value: PublishedValue
    start: int
    end: int


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a phrase with figures, and of each of several lengths in one."""
    names = []
    for name in sorted((*FACTORS, *SYMBOLS, *_SPOKEN, *_CAPITALS), key=len, reverse=True):
        written = re.escape(name).replace(r"\ ", r"[\s-]")
        if len(name) > 3:
            # A word, unlike a symbol, may begin a sentence or stand in capitals.
            written = f"(?i:{written})"
        names.append(written)
    unit = "|".join(names)
    marks = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in _MARKS)
    times = "|".join(sorted(_TIMES, key=len, reverse=True))
    phrase = re.compile(
        # Not the end of another number or of a name, not a fraction, a price, or negative.
        r"(?<![\w.,$€£¥^−])(?<![0-9]/)(?:(?<![\sA-Za-z(]-)(?<!^-)|(?<=foot-))"
        rf"(?P<mark>(?:[~∼≈≃≥⩾≤⩽<>]|>=|<=)\s?|(?i:{marks})\s(?=[0-9]))?"
        r"(?:(?P<feet>[0-9]{1,4})\s?['′’]\s?"
        r"(?P<inches>[0-9]{1,2}(?:\.[0-9]{1,3})?)\s?(?:[\"″”]|'')|"
        rf"(?P<low>{_NUMBER}){_GLUE}(?P<same>{unit})(?:\s?{_DASH}\s?|\sto\s)"
        rf"(?P<high>{_NUMBER}){_GLUE}(?P=same)|"
        rf"(?P<numbers>{_ONE}(?:(?:{_GLUE}(?:{unit}))?{_BY}{_ONE}){{0,3}}){_GLUE}(?P<unit>{unit})"
        rf"(?:(?:\s?/\s?|\s(?:per|an?)\s)(?P<time>{times})\b)?)"
        # Nor part of another unit, or of an unknown one; and "in" is a word, too.
        r"(?![\w²³^]|/[A-Za-zµ°Ω]|\sper\s|"
        r"(?<=\sin)\s(?:(?:the|an?|all|total|its?|this|their)\b|[0-9]))"
    )
    return phrase, re.compile(rf"(?P<number>{_ONE})(?:{_GLUE}(?P<unit>{unit}))?(?:{_BY}|$)")


def mentions_in(text: str) -> list[Mention]:
    """Return the figures in a text, in their order.

    Parameters
    ----------
    text : str
        At most :data:`MAX_LENGTH` characters.

    Returns
    -------
    list of Mention
        Each has a number and a known unit, and the grammar of published
        values reads it.

    Raises
    ------
    FieldError
        If the text is too long, or not a text.
    """
    if not isinstance(text, str):
        raise FieldError(f"expected text, found {shortened(text)}").at("text")
    if len(text) > MAX_LENGTH:
        raise FieldError(f"expected at most {MAX_LENGTH} characters, found {len(text)}").at("text")
    phrase, length = _patterns()
    parts: list[Mention] = []
    for match in phrase.finditer(text):
        parts += _read(match, length)
    runs = _runs(parts, partial(_is_continued, text))
    return list(itertools.chain.from_iterable(map(_joined, runs)))


def _read(found: re.Match[str], length: re.Pattern[str]) -> Iterator[Mention]:
    """Yield the figures of a phrase."""
    words = " ".join((found["mark"] or "").casefold().split())
    mark = _MARKS.get(words, words)
    for text in _values_of(found, length):
        try:
            value = PublishedValue.parse(f"{mark} {text}")
            dimension_of(value.unit)
        except RoverspecsError:
            continue
        yield Mention(value, found.start(), found.end())


def _values_of(found: re.Match[str], length: re.Pattern[str]) -> Iterator[str]:
    """Yield the values of a phrase as a record writes them, without their mark."""
    if found["feet"]:
        yield f"{found['feet']} ft {found['inches']} in"
    elif found["same"]:
        yield f"{found['low']} to {found['high']} {_name(found['same'])}"
    else:
        last = _name(found["unit"])
        if found["time"]:
            last = f"{symbol(last)}/{_TIMES[found['time']]}"
        for each in length.finditer(found["numbers"]):
            unit = last
            if each["unit"]:
                unit = _name(each["unit"])
            yield f"{each['number']} {unit}"


def _name(unit: str) -> str:
    """Return a unit of a text as a record writes it."""
    spoken = re.sub(r"[\s-]", " ", unit).casefold()
    name = _CAPITALS.get(unit) or _SPOKEN.get(spoken) or unit
    if name in FACTORS or name in SYMBOLS:
        return name
    return name.casefold()


def _runs(
    mentions: list[Mention], is_linked: Callable[[Mention, Mention], bool]
) -> list[list[Mention]]:
    """Return mentions in groups in which each is linked to the next."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and is_linked(runs[-1][-1], mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


_CONTINUED = re.compile(r"\.?[\s-]|,\s|\.?,?\sand\s")


def _is_continued(text: str, one: Mention, other: Mention) -> bool:
    """Return whether two figures are parts of one, such as 1 h and 50 min."""
    a, b = one.value, other.value
    return (
        _CONTINUED.fullmatch(text, one.end, other.start) is not None
        and (a.form, b.form, b.sign) == ("plain", "plain", "")
        and dimension_of(a.unit) == dimension_of(b.unit)
        and is_customary(a.unit) == is_customary(b.unit)
        and a.nominal == a.nominal.to_integral_value()
        and 0 < Fraction(b.nominal) * factor_between(b.unit, a.unit) < 1 <= a.nominal
    )


def _joined(run: list[Mention]) -> list[Mention]:
    """Return one figure of several parts; none if the grammar does not know them together."""
    if len(run) == 1:
        return run
    try:
        value = PublishedValue.parse(" ".join(str(part.value) for part in run))
    except RoverspecsError:
        return []
    return [Mention(value, run[0].start, run[-1].end)]


# --- figures that are given as one quantity -----------------------------------

_AXES = _by_spelling(
    {
        "length": "long|in length|length",
        "width": "wide|in width|width",
        "height": "tall|high|in height|height",
        "diameter": "across|in diameter|diameter",
        "depth": "deep|in depth|depth",
        "thickness": "thick|in thickness|thickness",
    }
)
_AXIS = rf"(?:{'|'.join(_AXES)})\b"
_AFTER = re.compile(rf"(?:\s?[(\[（][^()]{{0,40}}[)\]）])?[\s-]({_AXIS})")
_BEFORE = re.compile(rf"\b({_AXIS})(?:\s(?:of|is|was)|:)?\s$")

_LONGEST_GAP = 40
_SAME = r"(?:i\.\s?e\.,?|that\sis,?|that['’]s|which\sis|equals?|equal\sto|equivalent\sto|=|≈)"
# Between a figure and the same one in another unit.
_IN_BRACKETS = re.compile(rf"\.?(?:[\s-]{_AXIS})?,?\s?[(\[（]\s?(?:(?:or|{_SAME})\s?)?")
# A 300 kg lander (660 lb).
_AFTER_WORDS = re.compile(r"(?:\s[A-Za-z][A-Za-z'’-]*){1,3}\s?[(\[（]\s?(?:or\s)?")
_AS_EQUAL = re.compile(rf"\.?(?:\s?[=≈]\s?|,?\s{_SAME}\s)")
_BESIDE = re.compile(r"\.?(?:\s?[/;,–—]\s?(?:or\s)?|\sor\s)")
# At the end of the brackets, or of the first of several figures in them.
_CLOSED = re.compile(rf"\.?(?:[\s-]{_AXIS})?\s?[)\]）,;/]")
_LAST = re.compile(r"\.?\s?[)\]）]")
_AND = re.compile(r",|;|\s(?:and|or)\s")
_LISTED = re.compile(rf"(?:[\s-]{_AXIS})?(?:\s?[,;/x×]\s?|,?\s(?:and|or|by)\s)")


def twins_in(text: str, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the figures that a text gives as one and the same quantity.

    Parameters
    ----------
    text : str
    mentions : list of Mention
        All mentions of the text.

    Yields
    ------
    tuple of Mention
        The second stands in brackets, after a sign of equality, or beside the
        first in a unit of the other system; two lists are paired one by one.
    """
    second: Mention | None = None
    for ones, others in itertools.pairwise(_runs(mentions, partial(_is_listed, text))):
        gap = "…"
        if others[0].start - ones[-1].end <= _LONGEST_GAP:
            gap = re.sub(r"\s+", " ", text[ones[-1].end : others[0].start])
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
    is_last = len(others) == 1 and _LAST.match(text, others[0].end)
    if is_last and _AND.search(text, ones[-2].end, ones[-1].start):
        return [(ones[-1], others[0])]
    return []


def _is_listed(text: str, one: Mention, other: Mention) -> bool:
    """Return whether two figures are of one list, such as 54 cm, 26 cm."""
    if one.start == other.start:
        return True
    is_near = _LISTED.fullmatch(text, one.end, other.start) is not None
    return is_near and symbol(one.value.unit) == symbol(other.value.unit)


def _are_twins(text: str, one: Mention, other: Mention, gap: str, *, is_second: bool) -> bool:
    is_equal = _AS_EQUAL.fullmatch(gap) is not None
    is_sure = is_equal or _IN_BRACKETS.fullmatch(gap) is not None
    is_closed = is_equal or _CLOSED.match(text, other.end) is not None
    if dimension_of(one.value.unit) != dimension_of(other.value.unit):
        # An area may be printed for a volume, but not in 7 m² (15 m³ of space).
        dimensions = {dimension_of(one.value.unit), dimension_of(other.value.unit)}
        return dimensions == {"area", "volume"} and is_sure and is_closed
    if is_customary(one.value.unit) != is_customary(other.value.unit):
        if _AFTER_WORDS.fullmatch(gap) is not None and is_closed:
            return True
        return is_sure or (not is_second and _BESIDE.fullmatch(gap) is not None)
    # 340 kg (1,000 kg at launch) and 5 kg (300 g of payload) are two quantities.
    return is_sure and is_closed


def axis_of(text: str, mention: Mention) -> str | None:
    """Return the direction in which a figure measures, if the text says so.

    Parameters
    ----------
    text : str
    mention : Mention
        A mention in the text.

    Returns
    -------
    str or None
        Such as ``"length"`` for 54 cm in ``"54 cm long"``.
    """
    before = text[max(mention.start - 20, 0) : mention.start]
    found = _AFTER.match(text, mention.end) or _BEFORE.search(before)
    if not found:
        return None
    return _AXES[found[1]]
