"""Mentions: the values that stand in a running text, and the places that cannot be read.

A text is searched for numbers with a unit behind them, alone or in a chain
such as 54 × 26 cm or 5 to 6 kg.  The grammar of :mod:`roverspecs.values.published`
reads each of them; a place that it refuses is counted, and not guessed at.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.texts import BREAK
from roverspecs.errors import FieldError, RoverspecsError, UnknownUnitError, shortened
from roverspecs.values import unit_names
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import PublishedValue
from roverspecs.values.units import factor_between, is_customary, symbol

MAX_LENGTH = 3_000_000
"""The most characters a text may have."""


class Mention(NamedTuple):
    """Hold a value found in a text, and where it begins and ends.

    Each of several lengths in one phrase, such as 54 × 26 cm, has the place
    of the whole phrase.  A value that is not sure, such as 6,5 m, counts only
    beside the same one in another unit.
    """

    value: PublishedValue
    start: int
    end: int
    is_sure: bool = True
    is_end: bool = False
    """Whether it is an end of a range that no value can hold, such as 4 ft 11 in – 9 ft 7 in."""


class Place(NamedTuple):
    """Hold where a text has something that was not read as a value."""

    start: int
    end: int


class Survey(NamedTuple):
    """Hold what a text has, each in its order.

    Attributes
    ----------
    mentions : list of Mention
    unread : list of Place
        A number and a unit, as it seems, that could not be read.
    lost_powers : list of Place
        A power of ten whose exponent is no longer raised, such as 5.97 × 1024 kg.
    """

    mentions: list[Mention]
    unread: list[Place]
    lost_powers: list[Place]


def by_spelling(spellings: Mapping[str, str]) -> dict[str, str]:
    """Return each spelling with its name, from names with their spellings."""
    names: dict[str, str] = {}
    for name, texts in spellings.items():
        names.update(dict.fromkeys(texts.split("|"), name))
    return names


# --- words and signs ----------------------------------------------------------

_MARKS = by_spelling(
    {
        "~": "about|approximately|approx.|approx|around|circa|ca.|c.|roughly|nearly|almost|some|"
        "a little over|a little under|just over|just under|slightly over|slightly under",
        "≤": "up to|at most|no more than",
        "≥": "at least|no less than",
        ">": "more than|over",
        "<": "less than|under",
        "": "between",
    }
)

# Cells of a table that were copied run together: Range57 miles.
_LABELS = (
    "Range|Mass|Weight|Length|Width|Height|Diameter|Depth|Wheelbase|Speed|speed|Distance|Payload|"
    "Capacity|capacity|Power|Energy|Area|Volume|Clearance|clearance|mass|weight|Dimensions|Size|"
    "Radius|radius|Altitude|Thickness|diameter|length|width|height"
)

_BEHIND_LABEL = "|".join(f"(?<={label})" for label in _LABELS.split("|"))
# White space within a sentence.
_S = rf"[^\S{BREAK}]"
# Chinese and Japanese have no spaces between words, so that their letters end nothing.
_LETTER = "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"

# Digits are ASCII only, and not without end: the time must not grow with their number.
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_GROUPS = rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,6}}"
_WHOLE = rf"(?:{_GROUPS}|[0-9]{{1,30}})(?![0-9])"
_POWER = (
    rf"(?:[eE][+-]?[0-9]{{1,2}}|"
    rf"{_S}?[×x]{_S}?10(?:\^[-−]?[0-9]{{1,2}}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{{1,3}}))"
)
_SCALES = {"thousand": "e3", "million": "e6", "billion": "e9", "trillion": "e12"}
_MYRIADS = {"万": "e4", "萬": "e4", "億": "e8", "亿": "e8"}
_SIGNS = dict(zip("二两兩三四五六七八九十", (2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
# What a Chinese number in words measures, and no longer number before it.
_SIGN_UNIT = "[个個]月|天|小[时時]|公里|公斤|千克|厘米"
_LONE_SIGN = rf"(?<![一零{''.join(_SIGNS)}百千万几幾数數第])[{''.join(_SIGNS)}](?={_SIGN_UNIT})"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = (
    # 2 1⁄2, ½, 6,5 and .5; then the usual ones; then words.
    rf"(?P<fraction>(?:[0-9]{{1,3}}(?:{_SPACE}|-))?[0-9]{{1,2}}{_S}?[⁄∕/]{_S}?[0-9]{{1,3}}"
    rf"(?![0-9⁄∕/.,])|(?:[0-9]{{1,4}}{_SPACE}?)?[¼-¾⅐-⅞])|"
    r"(?P<comma>[0-9]{1,6},[0-9]{1,2}(?![0-9]|[.,][0-9])|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,9})|"
    rf"(?P<plain>{_WHOLE}(?:\.[0-9]{{1,30}})?{_POWER}?|\.[0-9]{{1,9}})"
    rf"(?:[{' '}\u00a0\u202f\n-](?P<scale>(?i:{'|'.join(_SCALES)}))\b|"
    rf"{_SPACE}?(?P<myriad>[{''.join(_MYRIADS)}]))?|"
    rf"(?P<word>(?i:{_SMALL}))(?=[\s-])|(?P<sign>{_LONE_SIGN})"
)
# No number in words is the end of another one, as in twenty-five and a hundred and five.
_LARGE = r"enty|irty|orty|ifty|ixty|ghty|nety|dred|sand|lion|oint|dred\sand|sand\sand"
_NO_TENS = "".join(rf"(?<!{end}\s)" for end in _LARGE.split("|"))
_DIGIT = re.compile(
    rf"[0-9¼-¾⅐-⅞]|{_LONE_SIGN}|(?<![\w-])(?=[oOtTfFsSeEnN]){_NO_TENS}(?i:{_SMALL})(?=[\s-])"
)
_DIGITS = re.compile(r"[0-9]+")
_START = re.compile(
    # Not the end of another number or of a name, not a fraction, a price, or negative.
    rf"(?<![{_LETTER}.,$€£¥^−])(?<![0-9][/⁄∕])(?<![\sA-Za-z(]-)(?<!^-)|"
    rf"{_BEHIND_LABEL}"
)
_SIGN = re.compile(r"(?:[~∼≈≃≥⩾≤⩽<>約约]|>=|<=)\s?$")
_LONGEST_MARK = 24
_LAST_WORDS = re.compile(r"(?<![\w.])[A-Za-z]+\.?(?:\s[A-Za-z]+\.?){0,2}\s$")
_MEMBER = re.compile(_NUMBER)
_FEET = re.compile(
    r"(?P<feet>[0-9]{1,4})\s?['′’]\s?"
    r"(?P<inches>[0-9]{1,2}(?:\.[0-9]{1,3})?)\s?(?:[\"″”]|'')"
)
_INCH_MARK = re.compile(r"[\"”]|''")
_DASH = "[-‐‑–—−~∼〜]"
_TO = "to|bis|à|hasta|até|до"
_SOLID_TO = "から|至|到|에서"
_AXES = r"(?:\([LWHD]\)|\((?i:long|wide|high|tall|deep|length|width|height|depth)\))"
_CONNECTOR = re.compile(
    rf"\.?{_S}?(?:{_AXES}{_S}?)?"
    rf"(?:(?P<by>[x×*]|(?<=\s)by(?=\s))|(?P<dash>{_DASH}|(?<=\s)(?:{_TO})(?=\s)|{_SOLID_TO})|(?P<within>±|\+/[-−]|\+-))"
    rf"{_S}?"
)
_AND = re.compile(rf"(?P<by>$.)?\.?(?P<dash>{_S}and{_S})")
_MOST_MEMBERS = 8
_CONTINUED = re.compile(rf"\.?,?{_S}and{_S}|,{_S}|\.?(?:{_S}|-)")


# --- units ----------------------------------------------------------------------

_WORD = r"[A-Za-zµμΩ][A-Za-zµμΩ_]*(?:[²³]|(?:\^|\*\*)[23]|[23](?![0-9A-Za-z]|[.,][0-9]))?"
_RUN = re.compile(
    rf"{_WORD}(?:(?:{_S}?[/·⋅*]{_S}?|\.?{_S}|-){_WORD}){{0,3}}|[°˚º](?:{_S}?[CF]\b)?|[′″℃℉\u3300-\u33ff]"
)
_WORD_END = re.compile(rf"{_WORD}|[°˚º](?:{_S}?[CF]\b)?|[′″℃℉\u3300-\u33ff]")
_GLUE = re.compile(rf"(?:{_S}|[‐‑-]{_S}?)?")
# A unit does not go on as another one, or as one of an unknown thing.
_GOES_ON = re.compile(rf"(?!(?:{_LABELS}))[{_LETTER}²³^]|/[A-Za-zµ°Ω]|{_S}per{_S}")
_FREEDOM = re.compile(rf"{_S}of{_S}freedom")
_IS_WORD_IN = re.compile(r"\s(?:(?:the|an?|all|total|its?|this|their|every|each)\b|[0-9])")
# In running text these are letters, words or points of a scale.
_NO_UNITS = (
    *("A", "B", "C", "F", "H", "K", "S", "T", "gr", "grad", "grads", "grade", "grades"),
    *("decade", "decades", "pt", "pts", "percent"),
)
# Units of no vehicle that texts often give twice, which only pint knows.
_OTHERS = ("psi", "atm", "rpm")
_MARKED = {"″": "in", "′": "ft"}
_REFUSED = "?"
# A word in another script behind a number in brackets may be a unit that nobody here knows.
_FOREIGN = re.compile(rf"{_S}?[\u0400-\u052f\u0900-\u097f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]+")


class _Unit(NamedTuple):
    """Hold a unit of a text, by the name that a record gives it, and where it ends."""

    name: str
    end: int


@lru_cache(maxsize=4096)
def _name(words: str) -> str | None:
    """Return the name of a unit; "?" if it could mean two, None for other words."""
    plain = re.sub(r"\.?[\s-]+", " ", words)
    if plain in _NO_UNITS:
        return None
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
        return _REFUSED
    if name is None:
        return None
    factors = [word for word, _ in unit_names.factors(name)]
    if all(map(unit_names.is_usual, factors)):
        return name
    return None


def _unit_at(text: str, place: int) -> _Unit | None:
    """Return the unit that begins at a place of a text, of as many words as make one."""
    start = _end_of(_GLUE, text, place)
    other_day = _OTHER_DAY.match(text, start)
    if other_day:
        return _Unit(_REFUSED, other_day.end())
    run = _RUN.match(text, start)
    if run is None:
        return _foreign_unit_at(text, start)
    ends = [start + word.end() for word in _WORD_END.finditer(run[0])]
    for end in reversed(ends):
        name = _name(text[start:end])
        if name is not None:
            return _checked(text, name, end)
    return _foreign_unit_at(text, start)


# Days and years that are none of the Earth.
_OTHER_DAY = re.compile(
    r"(?i:(?:mars|martian|lunar|moon)[\s-](?:day|night|sol|week|month|year)s?|sols?)(?![A-Za-z])"
)
_LONGEST_RATE = 12
# The letters that are neither Latin nor Greek.
_SCRIPT = re.compile("[\u0400-\u052f\u0900-\u097f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# Small words by which a text in another language of Latin letters shows.
_FOREIGN_WORD = re.compile(
    r"\b(?:und|der|die|das|mit|les|des|est|pour|los|las|del|para|che|della|não|uma|com|con|sur)\b"
)
_FOREIGN_WORDS = 2
# In running text these are other words, a year, a clock or a number of times.
_NO_FOREIGN_UNITS = ("г", "гр", "с", "в", "时", "an", "once", "ore", "pie", "pies")


@lru_cache(maxsize=4)
def _is_foreign(text: str) -> bool:
    """Return whether a text is written in another language of Latin letters."""
    return len(set(_FOREIGN_WORD.findall(text))) >= _FOREIGN_WORDS


def _foreign_unit_at(text: str, start: int) -> _Unit | None:
    """Return the unit at a place that is a word of another language."""
    if not _SCRIPT.match(text, start) and not _is_foreign(text):
        return None
    pattern, names = _foreign_units()
    found = pattern.match(text, start)
    if found is None:
        return None
    return _Unit(names[found[0]], found.end())


def _is_rate(text: str, place: int) -> bool:
    """Return whether a word before a place makes a distance a speed, as it is in Japanese."""
    window = text[max(place - _LONGEST_RATE, 0) : place].rstrip(" ")
    if not _SCRIPT.match(window[-1:]):
        return False
    from roverspecs.values.languages import LANGUAGES

    for entry in itertools.chain.from_iterable(each.entries for each in LANGUAGES):
        if entry.role == "rate" and window.endswith(tuple(entry.spellings.split(", "))):
            return True
    return False


@lru_cache(maxsize=1)
def _foreign_units() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of units in other languages, and the name of each."""
    # The tables of words are needed for texts in other languages only.
    from roverspecs.values.languages import DOUBTS, LANGUAGES

    names = {word: _REFUSED for word in DOUBTS if _SCRIPT.match(word)}
    for entry in itertools.chain.from_iterable(each.entries for each in LANGUAGES):
        if entry.role == "unit":
            names |= dict.fromkeys(entry.spellings.split(", "), entry.meaning)
    names["度"] = _REFUSED
    words = [word for word in names if word not in _NO_FOREIGN_UNITS]
    # The words of some scripts have spaces between, and those of others have none.
    border = rf"(?![{_LETTER}\u0900-\u097f])"
    patterns = [re.escape(word) + border for word in sorted(words, key=len, reverse=True)]
    return re.compile("|".join(patterns)), names


def _checked(text: str, name: str, end: int) -> _Unit | None:
    """Return a unit unless it is a word, refused if it goes on as another unit."""
    is_word = name == "in" and _IS_WORD_IN.match(text, end)
    if is_word or _FREEDOM.match(text, end):
        return None
    if _GOES_ON.match(text, end):
        return _Unit(_REFUSED, end)
    return _Unit(name, end)


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Return where a match from a place ends; the place itself if there is none."""
    found = pattern.match(text, place)
    return found.end() if found else place


# --- numbers and chains of them -------------------------------------------------


class _Atom(NamedTuple):
    """Hold one number of a text, with its unit if one stands behind it."""

    number: str
    unit: str
    start: int
    end: int
    is_sure: bool = True
    scale: str = ""

    @property
    def text(self) -> str:
        """The number and the unit as a record writes them."""
        return f"{self.number} {self.unit}"


# A number of a chain: one atom, or several that make one value, such as 9 ft 6 in.
_Member = list[_Atom]


class _Chain(NamedTuple):
    """Hold numbers that are connected, and by what: "by", "dash" or "within"."""

    mark: str
    members: list[_Member]
    connectors: list[str]

    @property
    def place(self) -> Place:
        """Where it begins and ends."""
        return Place(self.members[0][0].start, self.members[-1][-1].end)


def _atom(text: str, place: int) -> _Atom | None:
    """Return the number at a place of a text, with its unit."""
    found = _MEMBER.match(text, place)
    if found is None:
        return None
    number, is_sure = _digits(found), found["comma"] is None
    unit = _unit_at(text, found.end())
    if unit is None:
        mark = _INCH_MARK.match(text, found.end())
        if mark and not found["word"]:
            return _Atom(number, "in", place, mark.end(), is_sure=False)
        return _Atom(number, "", place, found.end(), is_sure)
    if _is_idle(found, text[found.end() : unit.end]) or _is_date(text, place, found.end(), unit):
        return _Atom(number, "", place, found.end())
    if found["fraction"] and unit.name == "g":
        # A sixth of the gravity of the Earth is no mass.
        return _Atom(number, "", place, unit.end)
    return _Atom(number, unit.name, place, unit.end, is_sure, _scale(found))


_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_DECADE = re.compile("1[0-9]{2}0|20[0-9]0")


def _is_date(text: str, start: int, end: int, unit: _Unit) -> bool:
    """Return whether the number between two places is a year, a decade or minutes of a clock."""
    number, word = text[start:end], text[end : unit.end]
    before = text[max(start - 1, 0) : start]
    if word == "s":
        return before in ("'", "’") or _DECADE.fullmatch(number) is not None
    if word in ("分", "분"):
        return before in tuple("時时点點시")
    if unit.name not in ("year", "a"):
        return False
    is_decade = text[unit.end : unit.end + 1] in ("代", "대")
    return is_decade or (_YEAR.fullmatch(number) is not None and word.strip() not in _YEARS)


_YEARS = ("years", "year")


def _is_idle(found: re.Match[str], unit: str) -> bool:
    """Return whether a number in words begins no figure, as in one in ten, or one day."""
    word = found["word"]
    if word is None:
        return False
    is_time = unit[1:] in ("second", "minute", "hour", "day", "week", "month", "year")
    return len(unit) <= 3 or (word.casefold() == "one" and is_time)


def _digits(found: re.Match[str]) -> str:
    """Return a number of a text as a record writes it."""
    if found["comma"]:
        return found["comma"].replace(".", "").replace(",", ".")
    if found["sign"]:
        return str(_SIGNS[found["sign"]])
    if not found["plain"]:
        return found[0]
    number = found["plain"]
    if number.startswith("."):
        number = f"0{number}"
    return number + _scale(found)


def _scale(found: re.Match[str]) -> str:
    """Return the power of ten that a word behind a number stands for: "e6" for million."""
    scale = (found["scale"] or "").casefold()
    return _SCALES.get(scale) or _MYRIADS.get(found["myriad"], "")


def _member(text: str, place: int, *, is_whole: bool = True) -> _Member | None:
    """Return the number at a place of a text, with the parts that continue it if wanted."""
    feet = _FEET.match(text, place)
    if feet:
        return [
            _Atom(feet["feet"], "ft", place, feet.end("feet")),
            _Atom(feet["inches"], "in", feet.start("inches"), feet.end()),
        ]
    atom = _atom(text, place)
    if atom is None:
        return None
    member = [atom]
    while is_whole and (member[-1].unit in FACTORS or member[-1].unit in SYMBOLS):
        between = _CONTINUED.match(text, member[-1].end)
        following = _atom(text, between.end()) if between else None
        if following is None or not _is_continued(member[-1], following):
            break
        member.append(following)
    return member


_PART = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def _is_continued(one: _Atom, other: _Atom) -> bool:
    """Return whether two figures are parts of one, such as 1 h and 50 min."""
    units = [FACTORS.get(SYMBOLS.get(each.unit, each.unit)) for each in (one, other)]
    if units[0] is None or units[1] is None or units[0][0] != units[1][0]:
        return False
    if units[0] == units[1] or is_customary(one.unit) != is_customary(other.unit):
        return False
    if not one.number.isdecimal() or not _PART.fullmatch(other.number):
        return False
    part = Fraction(other.number) * factor_between(other.unit, one.unit)
    return 0 < part < 1 <= int(one.number)


def _chain(text: str, place: int, mark: str) -> _Chain | None:
    """Return the numbers that are connected, from a place of a text to the last with a unit."""
    first = _member(text, place)
    if first is None:
        return None
    members, connectors = [first], [""]
    pattern = _AND if mark == "between" else _CONNECTOR
    while len(members) < _MOST_MEMBERS:
        connector = pattern.match(text, members[-1][-1].end)
        if connector is None:
            break
        # In 5–6 kg, 300 g the grams continue nothing.
        is_whole = connector["by"] is not None or bool(members[-1][-1].unit)
        following = _member(text, connector.end(), is_whole=is_whole)
        if following is None:
            break
        members.append(following)
        connectors.append(str(connector.lastgroup))
    while members and not members[-1][-1].unit:
        del members[-1], connectors[-1]
    return _Chain(mark, members, connectors[1:]) if members else None


# --- reading --------------------------------------------------------------------


_NEGATIVE = re.compile(r"(?:^|[\s(:])[-−]$")


def check_text(text: str) -> None:
    """Check that a text is one, and not too long.

    Raises
    ------
    FieldError
        If it is something else, or longer than :data:`MAX_LENGTH`.
    """
    if not isinstance(text, str):
        raise FieldError(f"expected text, found {shortened(text)}").at("text")
    if len(text) > MAX_LENGTH:
        raise FieldError(f"expected at most {MAX_LENGTH} characters, found {len(text)}").at("text")


def survey(text: str) -> Survey:
    """Search a text for figures.

    Parameters
    ----------
    text : str
        At most :data:`MAX_LENGTH` characters.

    Returns
    -------
    Survey
        Each value has a number and a known unit, and the grammar of published
        values reads it; the places that it refuses are there, too.

    Raises
    ------
    FieldError
        If the text is too long, or not a text.
    """
    check_text(text)
    found = Survey([], [], [])
    place = 0
    while digit := _DIGIT.search(text, place):
        start = _start(text, digit.start())
        chain = None
        if start is not None:
            mark, before = _mark_before(text, start)
            chain = _chain(text, start, mark)
            if chain is not None and _is_rate(text, before):
                # The time of 18 km an hour stands before the number, and is no part of the unit.
                found.unread.append(chain.place)
                place = chain.place.end
                continue
        if chain is not None:
            mark = chain.mark or _mark_behind(text, chain.place.end)
            _read(chain._replace(mark=mark), before, found)
            place = chain.place.end
            continue
        if start is None and _NEGATIVE.search(text[max(digit.start() - 3, 0) : digit.start()]):
            # No quantity is below zero, and neither is one end of a range by itself.
            chain = _chain(text, digit.start(), "")
            if chain is not None:
                found.unread.append(Place(digit.start() - 1, chain.place.end))
                place = chain.place.end
                continue
        pattern = _DIGITS if start is None else _MEMBER
        place = max(_end_of(pattern, text, digit.start()), digit.end())
    found.unread.extend(_overlooked(text, found))
    found.unread.sort()
    return found


def _start(text: str, digit: int) -> int | None:
    """Return where the number begins that has a digit at a place; None if it is no figure."""
    # A point before the first digit belongs to it.
    if text[digit - 1 : digit] == "." and _START.match(text, digit - 1):
        return digit - 1
    return digit if _START.match(text, digit) else None


def _mark_before(text: str, place: int) -> tuple[str, int]:
    """Return the mark that stands before a number, and where it begins."""
    window = text[max(place - _LONGEST_MARK, 0) : place]
    sign = _SIGN.search(window[-3:])
    if sign:
        return sign[0].strip(), place - len(sign[0])
    if not window[-1:].isspace():
        return "", place
    words = _LAST_WORDS.search(window)
    while words:
        mark = " ".join(words[0].casefold().split())
        if mark in _MARKS:
            return mark, place - len(words[0])
        words = _LAST_WORDS.search(words[0], 1)
    return "", place


def _read(chain: _Chain, start: int, found: Survey) -> None:
    """Add the figures of a chain to those that were found."""
    place = Place(start, chain.place.end)
    if _is_lost_power(chain):
        found.lost_powers.append(place)
        return
    try:
        found.mentions.extend(list(_mentions(chain, place)))
    except RoverspecsError:
        found.unread.append(place)


_BEHIND = {"or more": "≥", "or less": "≤", "or so": "~"}
_ENGLISH_BEHIND = re.compile(rf"{_S}({'|'.join(_BEHIND)})\b")


def _mark_behind(text: str, place: int) -> str:
    """Return the mark that stands behind a figure which ends at a place, if there is one."""
    english = _ENGLISH_BEHIND.match(text, place)
    if english:
        return _BEHIND[english[1]]
    if not _SCRIPT.match(text, place):
        return ""
    pattern, marks = _foreign_marks()
    found = pattern.match(text, place)
    return marks[found[0]] if found else ""


@lru_cache(maxsize=1)
def _foreign_marks() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of marks behind a figure in other scripts, and the meaning of each."""
    from roverspecs.values.languages import LANGUAGES

    marks: dict[str, str] = {}
    for entry in itertools.chain.from_iterable(each.entries for each in LANGUAGES):
        if entry.role == "behind":
            marks |= dict.fromkeys(entry.spellings.split(", "), entry.meaning)
    words = [re.escape(word) for word in marks if _SCRIPT.match(word)]
    return re.compile("|".join(sorted(words, key=len, reverse=True))), marks


def _mentions(chain: _Chain, place: Place) -> Iterator[Mention]:
    """Yield the figures of a chain.

    Raises
    ------
    RoverspecsError
        If the grammar refuses one of them.
    """
    mark = _MARKS.get(chain.mark, chain.mark.replace("約", "~").replace("约", "~"))
    parts = _parts(chain)
    is_list = len(parts) > 1
    if is_list and not _are_listed({part.members[-1][-1].unit for part in parts}):
        raise FieldError("a product is no value")
    values = []
    for part in parts:
        is_sure = all(map(_is_sure, part.members))
        texts = _texts(part)
        for member, text in zip(part.members, texts, strict=False):
            value = PublishedValue.parse(f"{mark}{text}")
            own = Place(member[0].start, member[-1].end)
            is_end = len(texts) > 1 and value.form == "compound"
            if is_list or len(texts) == 1:
                own = place
            values.append(Mention(value, *own, is_sure, is_end))
    yield from values


def _is_sure(member: _Member) -> bool:
    return all(atom.is_sure for atom in member)


def _are_listed(units: set[str]) -> bool:
    """Return whether numbers with an x between are several sizes, and not one product."""
    kinds = {FACTORS[SYMBOLS.get(each, each)][0] for each in units if symbol(each) in FACTORS}
    return kinds in ({"length"}, {"angle"})


class _Part(NamedTuple):
    """Hold one size of a chain: a number, or two with a dash or a ± between."""

    members: list[_Member]
    connector: str


def _parts(chain: _Chain) -> list[_Part]:
    """Return the sizes of a chain, each number with the unit that stands behind it or later."""
    groups: list[list[_Member]] = [[]]
    inner: list[str] = [""]
    unit = ""
    places = range(len(chain.members))
    for place in reversed(places):
        member = chain.members[place]
        unit = member[-1].unit or unit
        if not member[-1].unit:
            member = [member[0]._replace(unit=unit)]
        groups[-1].insert(0, member)
        connector = chain.connectors[place - 1] if place else ""
        if connector == "by":
            groups.append([])
            inner.append("")
        elif connector:
            inner[-1] = connector
    return [_Part(*part) for part in zip(groups[::-1], inner[::-1], strict=True)]


def _texts(part: _Part) -> list[str]:
    """Return the values of a part: a range, a tolerance, or those that stand by themselves."""
    texts = [" ".join(atom.text for atom in member) for member in part.members]
    if len(part.members) == 1:
        return texts
    if len(part.members) > 2:
        raise FieldError("expected two ends")
    one, other = part.members
    is_one_unit = len(one) == len(other) == 1 and symbol(one[0].unit) == symbol(other[0].unit)
    if is_one_unit:
        if other[0].scale and one[0].number.isdecimal():
            # Both ends of 55–400 million km are millions.
            one = [one[0]._replace(number=one[0].number + other[0].scale)]
        sign = " ± " if part.connector == "within" else "–"
        return [f"{one[0].number}{sign}{other[0].text}"]
    return texts


_EXPONENT = re.compile(r"10[1-9][0-9]?")


def _is_lost_power(chain: _Chain) -> bool:
    """Return whether a chain is a number with a power of ten that is no longer raised."""
    if chain.connectors != ["by"]:
        return False
    first, last = chain.members[0][0], chain.members[1][0]
    if first.unit or not _EXPONENT.fullmatch(last.number):
        return False
    # 5 × 102 cm may well be a size, and 1.5 × 108 km is none.
    is_scientific = re.fullmatch(r"[1-9]\.[0-9]+", first.number) is not None
    return is_scientific or not _are_listed({last.unit})


_IS_BRACKETED = re.compile(rf"{_S}?[(\[]{_S}?$")
_LOOSE = re.compile(
    rf"(?<![{_LETTER}$€£¥^.,/⁄])(?<![{_LETTER}][-−])[-−]?[0-9][0-9.,'’]{{0,40}}(?<=[0-9])"
)


def _overlooked(text: str, found: Survey) -> Iterator[Place]:
    """Yield the places that look like a number with a unit, and were not read at all."""
    covered = [*found.unread, *found.lost_powers]
    covered += [Place(mention.start, mention.end) for mention in found.mentions]
    covered.sort()
    reach, last = 0, 0
    for number in _LOOSE.finditer(text):
        while last < len(covered) and covered[last][0] <= number.end():
            reach = max(reach, covered[last][1])
            last += 1
        if number.start() < reach:
            continue
        unit = _unit_at(text, number.end())
        if unit is not None:
            if not _is_date(text, *number.span(), unit):
                yield Place(number.start(), unit.end)
        elif _IS_BRACKETED.match(text[reach : number.start()][:4]):
            foreign = _FOREIGN.match(text, number.end())
            if foreign:
                yield Place(number.start(), foreign.end())
