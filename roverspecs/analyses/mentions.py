"""Mentions: the values that stand in a running text, and the places that cannot be read.

A text is searched for numbers with a unit behind them, alone or in a chain
such as 54 × 26 cm or 5 to 6 kg.  The grammar of :mod:`roverspecs.values.published`
reads each of them; a place that it refuses is counted, and not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.text_units import Unit, is_date, unit_at
from roverspecs.analyses.text_words import (
    LABELS,
    LETTER,
    NUMERAL,
    SPACE,
    end_of,
    ends_a_number,
    is_latin,
    lowered,
    mark_before,
    mark_behind,
    rate_before,
    vocabulary,
)
from roverspecs.analyses.texts import BREAK
from roverspecs.errors import FieldError, RoverspecsError, shortened
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


# --- numbers ----------------------------------------------------------------------

_BEHIND_LABEL = "|".join(f"(?<={label})" for label in LABELS.split("|"))
# Digits are ASCII only, and not without end: the time must not grow with their number.
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_GROUPS = rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,6}}"
_WHOLE = rf"(?:{_GROUPS}|[0-9]{{1,30}})(?![0-9])"
_POWER = (
    rf"(?:[eE][+-]?[0-9]{{1,2}}|"
    rf"{SPACE}?[×x]{SPACE}?10(?:\^[-−]?[0-9]{{1,2}}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{{1,3}}))"
)
_FRACTION = (
    # 2 1⁄2, ½, 6,5 and .5; then the usual ones; then words.
    rf"(?P<fraction>(?:[0-9]{{1,3}}(?:{_SPACE}|-))?[0-9]{{1,2}}{SPACE}?[⁄∕/]{SPACE}?[0-9]{{1,3}}"
    rf"(?![0-9⁄∕/.,])|(?:[0-9]{{1,4}}{_SPACE}?)?[¼-¾⅐-⅞])|"
    r"(?P<comma>[0-9]{1,6},[0-9]{1,2}(?![0-9]|[.,][0-9])|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,9})"
)
_PLAIN = rf"(?P<plain>{_WHOLE}(?:\.[0-9]{{1,30}})?{_POWER}?|\.[0-9]{{1,9}})"


class _Patterns(NamedTuple):
    """Hold the patterns that depend on the words of a text.

    Attributes
    ----------
    first : re.Pattern
        The first sign of a number.
    number, connector : re.Pattern
    """

    first: re.Pattern[str]
    number: re.Pattern[str]
    connector: re.Pattern[str]


def _patterns(text: str) -> _Patterns:
    known = vocabulary(text)
    return _patterns_of(known.number_pattern, known.scale_pattern, known.to_pattern)


@lru_cache(maxsize=2)
def _patterns_of(words: str, scale: str, to: str) -> _Patterns:
    return _Patterns(
        first=re.compile(rf"[0-9¼-¾⅐-⅞]|(?<![\w-])(?=[^\W\d]){words}|{NUMERAL}"),
        number=re.compile(rf"{_FRACTION}|{_PLAIN}{scale}|{words}|{NUMERAL}"),
        connector=re.compile(
            rf"\.?{SPACE}?(?:{_AXES}{SPACE}?)?"
            rf"(?:(?P<by>[x×*]|(?<=\s)by(?=\s)|-by-)|(?P<dash>{_DASH}|{to})|(?P<within>±|\+/[-−]|\+-))"
            rf"{SPACE}?"
        ),
    )


_DIGITS = re.compile(r"[0-9]+")
_START = re.compile(
    # Not the end of another number or of a name, not a fraction, a price, or negative.
    rf"(?<![{LETTER}.,$€£¥^−])(?<![0-9][/⁄∕])(?<![\sA-Za-z(]-)(?<!^-)|"
    rf"{_BEHIND_LABEL}"
)
_FEET = re.compile(
    r"(?P<feet>[0-9]{1,4})\s?['′’]\s?"
    r"(?P<inches>[0-9]{1,2}(?:\.[0-9]{1,3})?)\s?(?:[\"″”]|'')"
)
_INCH_MARK = re.compile(r"[\"”]|''")
_DASH = "[-‐‑–—−~∼〜]"
_AXES = r"(?:\([LWHD]\)|\((?i:long|wide|high|tall|deep|length|width|height|depth)\))"
_AND = re.compile(rf"(?P<by>$.)?\.?(?P<dash>{SPACE}and{SPACE})")
_MOST_MEMBERS = 8
_CONTINUED = re.compile(rf"\.?,?{SPACE}and{SPACE}|,{SPACE}|\.?(?:{SPACE}|-)")


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
    found = _patterns(text).number.match(text, place)
    if found is None:
        return None
    number, is_sure = _digits(text, found), found["comma"] is None
    unit = unit_at(text, found.end())
    if unit is None:
        mark = _INCH_MARK.match(text, found.end())
        if mark and not found["word"]:
            return _Atom(number, "in", place, mark.end(), is_sure=False)
        return _Atom(number, "", place, found.end(), is_sure)
    if _is_idle(text, found, unit) or is_date(text, place, found.end(), unit):
        return _Atom(number, "", place, found.end())
    if found["fraction"] and unit.name == "g":
        # A sixth of the gravity of the Earth is no mass.
        return _Atom(number, "", place, unit.end)
    return _Atom(number, unit.name, place, unit.end, is_sure, _scale(text, found))


# Behind a sign these are a year, a day, a clock, or a number of times.
_CALENDAR = ("年", "日", "月", "分", "时", "時", "度", "分鐘")
_COUNTED = "两兩半"
_SHORT_UNIT = re.compile(r"[\s-]?[A-Za-z\u0400-\u052f]{1,2}")


def _is_idle(text: str, found: re.Match[str], unit: Unit) -> bool:
    """Return whether a number in words begins no figure, as in one in ten, or one day."""
    words = text[found.end() : unit.end]
    if found["sign"]:
        return found["sign"] not in _COUNTED and words in _CALENDAR
    if not found["word"]:
        return False
    is_time = words[1:] in ("second", "minute", "hour", "day", "week", "month", "year")
    is_article = found["word"].casefold() == "one" and is_time
    is_short = _SHORT_UNIT.fullmatch(words) is not None
    return is_article or is_short or ends_a_number(text, found.start())


def _digits(text: str, found: re.Match[str]) -> str:
    """Return a number of a text as a record writes it."""
    if found["comma"]:
        return found["comma"].replace(".", "").replace(",", ".")
    word = found["sign"] or found["word"]
    if word:
        return vocabulary(text).numbers[lowered(word)].text
    if not found["plain"]:
        return found[0]
    number = found["plain"]
    if number.startswith("."):
        number = f"0{number}"
    return number + _scale(text, found)


def _scale(text: str, found: re.Match[str]) -> str:
    """Return the power of ten that a word behind a number stands for: "e6" for million."""
    word = found["scale"] or found["myriad"]
    return vocabulary(text).scales[lowered(word)] if word else ""


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


def _by_time(chain: _Chain, time: str) -> _Chain:
    """Return a chain with each unit divided by a time, such as ``"/h"``."""
    members = [
        [atom._replace(unit=atom.unit and f"{atom.unit}{time}") for atom in member]
        for member in chain.members
    ]
    return chain._replace(members=members)


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
    pattern = _AND if mark == "between" else _patterns(text).connector
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
    patterns = _patterns(text)
    while digit := patterns.first.search(text, place):
        start = _start(text, digit.start())
        chain = None
        if start is not None:
            mark, before = mark_before(text, start)
            chain = _chain(text, start, mark)
            rate = rate_before(text, before)
            if chain is not None and rate:
                # The time of 18 km an hour stands before the number.
                chain = _by_time(chain, rate.meaning)
                outer, before = mark_before(text, rate.start)
                chain = chain._replace(mark=chain.mark or outer)
        if chain is not None:
            mark = chain.mark or mark_behind(text, chain.place.end)
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
        pattern = _DIGITS if start is None else patterns.number
        place = max(end_of(pattern, text, digit.start()), digit.end())
    found.unread.extend(_overlooked(text, found))
    found.unread.sort()
    return found


def _start(text: str, digit: int) -> int | None:
    """Return where the number begins that has a digit at a place; None if it is no figure."""
    # A point before the first digit belongs to it.
    if text[digit - 1 : digit] == "." and _START.match(text, digit - 1):
        return digit - 1
    return digit if _START.match(text, digit) else None


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


def _mentions(chain: _Chain, place: Place) -> Iterator[Mention]:
    """Yield the figures of a chain.

    Raises
    ------
    RoverspecsError
        If the grammar refuses one of them.
    """
    mark = chain.mark.removeprefix("between")
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
    # 5 × 102 cm may well be a size, and 1.5 × 108 km cannot be one.
    is_scientific = re.fullmatch(r"[1-9]\.[0-9]+", first.number) is not None
    return is_scientific or not _are_listed({last.unit})


# A word in another script may be a unit that nobody here knows, behind a number in brackets
# or in a text of Latin letters.  Micrometres and ohms begin with a Greek letter.
_FOREIGN = re.compile(
    rf"{SPACE}?(?:[\u0370-\u03ff]{{2}}|[\u0400-\u052f\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f"
    r"\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af])\w*"
)
_IS_BRACKETED = re.compile(rf"{SPACE}?[(\[]{SPACE}?$")
_IS_BEHIND_LATIN = re.compile(rf"[A-Za-z][^\w{BREAK}]{{0,3}}$")
_LOOSE = re.compile(
    rf"(?<![{LETTER}$€£¥^.,/⁄])(?<![{LETTER}][-−])[-−]?[0-9][0-9.,'’]{{0,40}}(?<=[0-9])"
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
        unit = unit_at(text, number.end())
        if unit is not None:
            if not is_date(text, *number.span(), unit):
                yield Place(number.start(), unit.end)
            continue
        foreign = _FOREIGN.match(text, number.end())
        if foreign is None:
            continue
        before = text[reach : number.start()]
        is_in_latin = is_latin(text) and _IS_BEHIND_LATIN.search(before[-4:])
        if is_in_latin or _IS_BRACKETED.match(before[:4]):
            yield Place(number.start(), foreign.end())
