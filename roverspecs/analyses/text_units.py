"""Text units: the unit that stands behind a number of a running text.

It is read as a record reads it, but for letters and words that mean something else
in a text, and for words of other languages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.text_languages import is_foreign
from roverspecs.analyses.text_words import (
    LABELS,
    LETTER,
    REFUSED,
    SCRIPT,
    SPACE,
    end_of,
    units_elsewhere,
    vocabulary,
)
from roverspecs.errors import UnknownUnitError
from roverspecs.values import unit_names
from roverspecs.values._factors import FACTORS, SYMBOLS

_WORD = r"[A-Za-zµμΩ][A-Za-zµμΩ_]*(?:[²³]|(?:\^|\*\*)[23]|[23](?![0-9A-Za-z]|[.,][0-9]))?"
_RUN = re.compile(
    rf"{_WORD}(?:(?:{SPACE}?[/·⋅*]{SPACE}?|\.?{SPACE}|-){_WORD}){{0,3}}|[°˚º](?:{SPACE}?[CF]\b)?|[′″℃℉\u3300-\u33ff]"
)
_WORD_END = re.compile(rf"{_WORD}|[°˚º](?:{SPACE}?[CF]\b)?|[′″℃℉\u3300-\u33ff]")
_GLUE = re.compile(rf"(?:{SPACE}|[‐‑-]{SPACE}?)?")
# A unit does not go on as another one, or as one of an unknown thing.
_GOES_ON = re.compile(rf"(?!(?:{LABELS}))[{LETTER}²³^]|/[A-Za-zµ°Ω]|{SPACE}per{SPACE}")
_FREEDOM = re.compile(rf"{SPACE}of{SPACE}freedom")
_IS_WORD_IN = re.compile(r"\s(?:(?:the|an?|all|total|its?|this|their|every|each)\b|[0-9])")
# In running text these are letters, words or points of a scale.
_NO_UNITS = (
    *("A", "B", "C", "F", "H", "K", "S", "T", "gr", "grad", "grads", "grade", "grades"),
    *("decade", "decades", "pt", "pts", "percent"),
)
# A thousandth of an inch, or a million.
_IN_DOUBT = ("mil", "mils")
# Units of no vehicle that texts often give twice, which only pint knows.
_OTHERS = ("psi", "atm", "rpm")
_MARKED = {"″": "in", "′": "ft"}


class Unit(NamedTuple):
    """Hold a unit of a text, by the name that a record gives it, and where it ends."""

    name: str
    end: int


@lru_cache(maxsize=4096)
def _name(words: str) -> str | None:
    """Return the name of a unit; "?" if it could mean two, None for other words."""
    plain = re.sub(r"\.?[\s-]+", " ", words)
    if plain in _NO_UNITS:
        return None
    if plain in _IN_DOUBT:
        return REFUSED
    if plain in _MARKED or plain in _OTHERS:
        return _MARKED.get(plain, plain)
    # A name of the extract is kept as it is printed, but for capitals.
    for name in (words, plain, plain.casefold()):
        is_printed = name == words or len(name) > 3
        if is_printed and (name in FACTORS or name in SYMBOLS):
            return name
    return _usual_name(plain)


def _usual_name(plain: str) -> str | None:
    """Return the usual name of a unit that is spelled in another way."""
    try:
        name = unit_names.read(plain)
    except UnknownUnitError:
        return REFUSED
    if name is None:
        return None
    factors = [word for word, _ in unit_names.factors(name)]
    if all(map(unit_names.is_usual, factors)):
        return name
    return None


def unit_at(text: str, place: int) -> Unit | None:
    """Return the unit that begins at a place of a text, of as many words as make one."""
    unit = _simple_unit_at(text, place)
    if unit is None or unit.name == REFUSED:
        return unit
    return _rate_at(text, unit) or unit


def _rate_at(text: str, unit: Unit) -> Unit | None:
    """Return a unit by a time that another language names behind it: километров в час."""
    between = vocabulary(text).per_pattern.match(text, unit.end)
    if between is None:
        return None
    time = _simple_unit_at(text, between.end())
    if time is None:
        return None
    factor = FACTORS.get(SYMBOLS.get(time.name, time.name))
    if factor is None or factor[0] != "time":
        return Unit(REFUSED, time.end)
    name = SYMBOLS.get(unit.name, unit.name)
    return Unit(f"{name}/{SYMBOLS.get(time.name, time.name)}", time.end)


def _simple_unit_at(text: str, place: int) -> Unit | None:
    start = end_of(_GLUE, text, place)
    other_day = _OTHER_DAY.match(text, start)
    if other_day:
        return Unit(REFUSED, other_day.end())
    run = _RUN.match(text, start)
    if run is None:
        return _foreign_unit_at(text, start)
    ends = [start + word.end() for word in _WORD_END.finditer(run[0])]
    for end in reversed(ends):
        name = _name(text[start:end])
        if name is not None:
            unit = _checked(text, name, end)
            if unit and unit.name == REFUSED:
                # The letters may begin a word of another language.
                return _foreign_unit_at(text, start) or unit
            return unit
    return _foreign_unit_at(text, start)


# Days and years that are none of the Earth.
_OTHER_DAY = re.compile(
    r"(?i:(?:mars|martian|lunar|moon)[\s-](?:day|night|sol|week|month|year)s?|sols?)(?![A-Za-z])"
)


def _foreign_unit_at(text: str, start: int) -> Unit | None:
    """Return the unit at a place that is a word of another language."""
    if SCRIPT.match(text, start) or is_foreign(text):
        known = vocabulary(text)
        units, pattern = known.units, known.unit_pattern
    else:
        units, pattern = units_elsewhere()
    found = pattern.match(text, start)
    if found is None:
        return None
    return Unit(units[found[0]], found.end())


def _checked(text: str, name: str, end: int) -> Unit | None:
    """Return a unit unless it is a word, refused if it goes on as another unit."""
    is_word = name == "in" and _IS_WORD_IN.match(text, end)
    if is_word or _FREEDOM.match(text, end):
        return None
    if _GOES_ON.match(text, end):
        return Unit(REFUSED, end)
    return Unit(name, end)


_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_YEARS = ("years", "year")
_DECADE = re.compile("1[0-9]{2}0|20[0-9]0")


def is_date(text: str, start: int, end: int, unit: Unit) -> bool:
    """Return whether the number between two places is a year, a decade or minutes of a clock."""
    number, word = text[start:end], text[end : unit.end]
    before = text[max(start - 1, 0) : start]
    if word == "s":
        return before in ("'", "’") or _DECADE.fullmatch(number) is not None
    if word == "月":
        # Neither March nor half a moon.
        return number.isdecimal() or text[unit.end : unit.end + 1] in tuple("球面板形状")
    if word in ("分", "분"):
        return before in tuple("時时点點시")
    if unit.name not in ("year", "a"):
        return False
    is_decade = text[unit.end : unit.end + 1] in ("代", "대")
    return is_decade or (_YEAR.fullmatch(number) is not None and word.strip() not in _YEARS)
