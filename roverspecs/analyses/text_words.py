"""Text words: the marks, numbers in words and units that a running text has.

They are the words of :mod:`roverspecs.values.languages`.  Those in letters of other
scripts are looked for in every text, and those of other languages of Latin letters
only in a text that is written in one: there ``sei`` is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.text_languages import is_foreign
from roverspecs.analyses.texts import BREAK
from roverspecs.values.languages import UNITS_IN_DOUBT
from roverspecs.values.tokens import Meaning, words

SPACE = rf"[^\S{BREAK}]"
"""The pattern of white space within a sentence."""

LETTER = "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"
"""The letters, in a class of a pattern, that a number or unit does not stand in the midst of."""


def lowered(word: str) -> str:
    """Return a word in lower case, as a pattern that ignores case matches it.

    Parameters
    ----------
    word : str

    Returns
    -------
    str
        With an i for the Turkish letters ı and İ, which no change of case makes of them.
    """
    return word.replace("ı", "i").replace("İ", "i").casefold()


def spaced(pattern: str) -> re.Pattern[str]:
    """Return a pattern whose white space stays within a paragraph or a cell.

    Parameters
    ----------
    pattern : str
        Without white space in a class of characters.

    Returns
    -------
    re.Pattern
    """
    return re.compile(pattern.replace(r"\s", SPACE))


# Chinese, Japanese and Korean need no spaces between words, so that their letters end nothing.
_SOLID = "\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af"
SCRIPT = re.compile(f"[\u0400-\u052f\u0900-\u097f{_SOLID}]")
"""The pattern of a letter that is neither Latin nor Greek."""

_FEW = 4
# In running text these are other words, a year, a clock or a number of times.
_NO_FOREIGN_UNITS = ("г", "гр", "с", "в", "时", "an", "once", "ore", "pie", "pies", "den")
# No English word begins so, nor a name; the others could be words of the text.
_CLEAR_UNIT = re.compile(
    "kil[oó]|quil[oóô]|chilo|[cz]ent[ií]m|mill?[ií][mg]|kubik|quadratm|stundenk|watt|gramm"
)
_SHORTEST_UNIT = 5
_ENGLISH_WORDS = (
    *("metro", "chili", "onces", "secondo", "segundo", "seconde", "minute", "tonne", "pouce"),
    *("grama", "grado", "palec", "libras", "miglia"),
)


@lru_cache(maxsize=1)
def units_elsewhere() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return the units of other languages that show in an English text, and their pattern.

    Only one that can be no English word has its unit there; another is in doubt.
    """
    units = {}
    for word, unit in _vocabulary(with_foreign=True).units.items():
        small = word.casefold()
        if _CLEAR_UNIT.match(small):
            units[word] = unit
        elif len(word) >= _SHORTEST_UNIT and small not in _ENGLISH_WORDS:
            units[word] = REFUSED
    return units, _unit_pattern(units)


# These are more often other words than the two ends of a range.
_NO_TO = ("a", "al", "do", "through")

# Cells of a table that were copied run together: Range57 miles.
LABELS = (
    "Range|Mass|Weight|Length|Width|Height|Diameter|Depth|Wheelbase|Speed|speed|Distance|Payload|"
    "Capacity|capacity|Power|Energy|Area|Volume|Clearance|clearance|mass|weight|Dimensions|Size|"
    "Radius|radius|Altitude|Thickness|diameter|length|width|height"
)
"""The words of a label, as a pattern, that a number or a unit may touch."""

REFUSED = "?"
"""The name of a unit that could mean two."""

_SIGNS = "二两兩三四五六七八九十半"
_NO_SIGNS = f"{_SIGNS}一百千万萬億亿"
NUMERAL = rf"(?<![{_NO_SIGNS}零几幾數数第0-9])(?P<sign>[{_SIGNS}])(?![{_NO_SIGNS}])"
"""The pattern of a Chinese or Japanese sign that is a number by itself, in the group "sign"."""

# Numbers in words that end a longer one, as in twenty-five and ciento cinco, do not count.
_TENS = re.compile(
    r"(?:enty|irty|orty|ifty|ixty|ghty|nety|dred|sand|lion|oint|inta|enta|einte|ient[oa]s?|"
    r"inte|ento|ingt|ante|cent|ille|mil|дцать|десят|сорок|ста?|сот|носто|тысяч[аи]?|dset|cet|"
    r"desát|tisíc|सौ|हज़ार)(?:\s(?:and|y|e|et|a|und))?\s$"
)
_LONGEST_TEN = 24


@lru_cache(maxsize=4)
def is_latin(text: str) -> bool:
    """Return whether hardly a letter of a text is of another script than the Latin one."""
    return _FEW * len(SCRIPT.findall(text)) < len(re.findall("[A-Za-z]", text))


class Vocabulary(NamedTuple):
    """Hold the words that count in a text, each with its meaning.

    Attributes
    ----------
    marks : mapping of str to str
        Before a number, with a space between; in small letters.
    solid_marks : mapping of str to str
        Before a number, without a space; the longest first.
    behind, units : mapping of str to str
    behind_pattern, unit_pattern : re.Pattern
        Finds one of the words.
    rates : mapping of str to str
        Before a distance, the time that divides it, such as "/h"; the longest first.
    per_pattern : re.Pattern
        Finds a word between two units, one divided by the other, with the spaces around it.
    numbers : mapping of str to Meaning
        In small letters, with the languages that have it.
    scales : mapping of str to str
        Behind a number, multiplied by a power of ten, such as "e6" for million.
    number_pattern, scale_pattern, to_pattern : str
        For the patterns of numbers and of chains of them.
    """

    marks: Mapping[str, str]
    solid_marks: Mapping[str, str]
    behind: Mapping[str, str]
    behind_pattern: re.Pattern[str]
    units: Mapping[str, str]
    unit_pattern: re.Pattern[str]
    rates: Mapping[str, str]
    per_pattern: re.Pattern[str]
    numbers: Mapping[str, Meaning]
    scales: Mapping[str, str]
    number_pattern: str
    scale_pattern: str
    to_pattern: str


def vocabulary(text: str) -> Vocabulary:
    """Return the words that count in a text."""
    return _vocabulary(with_foreign=is_foreign(text))


# The words that count, with the meaning of each in the roles that it may play.
_Words = Mapping[str, Mapping[str, Meaning]]


@lru_cache(maxsize=2)
def _vocabulary(*, with_foreign: bool) -> Vocabulary:
    known = _known(with_foreign=with_foreign)
    before, units, numbers = _meanings(known, "before"), _units(known), _numbers(known)
    behind, rates = _behind(known), _meanings(known, "rate")
    scales = {word: f"e{power}" for word, power in _meanings(known, "times").items()}
    return Vocabulary(
        marks={word: before[word] for word in _spaced(before)} | {"between": ""},
        solid_marks={word: before[word] for word in _solid(before)},
        behind=behind,
        behind_pattern=re.compile(_one_of(behind)),
        units=units,
        unit_pattern=_unit_pattern(units),
        rates={word: rates[word] for word in _solid(rates)},
        per_pattern=re.compile(_per_pattern(_meanings(known, "per"))),
        numbers=numbers,
        scales=scales,
        number_pattern=_number_pattern(numbers),
        scale_pattern=_scale_pattern(scales, units, _meanings(known, "of")),
        to_pattern=_to_pattern(_meanings(known, "to")),
    )


def _known(*, with_foreign: bool) -> _Words:
    """Return the words that count in a text, which may be written in another language."""
    found: dict[str, dict[str, Meaning]] = {}
    for word, roles in words().items():
        is_script = SCRIPT.match(word) is not None
        for role, meaning in roles.items():
            if with_foreign or is_script or "English" in meaning.languages:
                found.setdefault(word, {})[role] = meaning
    return found


def _meanings(known: _Words, role: str) -> dict[str, str]:
    """Return the words that play a role, with the meaning of each."""
    return {word: roles[role].text for word, roles in known.items() if role in roles}


def _is_solid(word: str) -> bool:
    return re.fullmatch(rf"[{_SOLID}]+", word) is not None


def _solid(texts: Iterable[str]) -> list[str]:
    """Return the words that need no space, the longest first."""
    return sorted(filter(_is_solid, texts), key=len, reverse=True)


def _spaced(texts: Iterable[str]) -> list[str]:
    """Return the words that stand between spaces, the longest first."""
    return sorted((text for text in texts if not _is_solid(text)), key=len, reverse=True)


def _one_of(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))


def _behind(known: _Words) -> dict[str, str]:
    """Return the marks behind a figure; of English only those that can be nothing else."""
    return {
        word: mark
        for word, mark in _meanings(known, "behind").items()
        if "English" not in known[word]["behind"].languages or word.startswith("or ")
    }


def _units(known: _Words) -> dict[str, str]:
    """Return the units that are words of other languages; "?" stands for one in doubt."""
    found = {word: REFUSED for word in UNITS_IN_DOUBT if word in known}
    # 度 could be a temperature; 月 is a month behind 半, and a part of a date behind digits.
    found |= _meanings(known, "unit") | {"度": REFUSED, "月": "month"}
    return {word: unit for word, unit in found.items() if word not in _NO_FOREIGN_UNITS}


def _unit_pattern(units: Iterable[str]) -> re.Pattern[str]:
    # The words of some scripts have spaces between, and those of others have none.
    return re.compile(rf"(?:{_one_of(units)})(?![{LETTER}\u0900-\u097f])")


def _numbers(known: _Words) -> dict[str, Meaning]:
    """Return the numbers in words; one is also an article in most languages but English."""
    found = {}
    for word, roles in known.items():
        number = roles.get("number")
        if number and word not in ("a", "an") and (number.text != "1" or word == "one"):
            found[word] = number
    return found


def _number_pattern(numbers: Iterable[str]) -> str:
    """Return the pattern of a number in words, whose group is "word"."""
    spaced = [word for word in numbers if not re.match("[\u3041-\u30ff\u4e00-\u9fff]", word)]
    return rf"(?P<word>(?i:{_one_of(spaced)}))(?=[\s-])"


def _scale_pattern(scales: Iterable[str], units: Iterable[str], of: Iterable[str]) -> str:
    """Return the pattern of a power of ten behind a number, whose group is "scale" or "myriad"."""
    solid = _solid(scales)
    # A thousand in 2千公里, and a kilogram in 2千克.
    others = [unit for unit in units if unit[0] in solid]
    joint = ""
    if of:
        joint = rf"(?:{SPACE}(?:{_one_of(of)})\b)?"
    return (
        rf"(?:[ \u00a0\u202f\n-](?P<scale>(?i:{_one_of(_spaced(scales))}))(?![{LETTER}]){joint}|"
        rf"[ \u00a0\u2007\u2009\u202f]?(?!{_one_of(others)})(?P<myriad>{_one_of(solid)}))?"
    )


def _per_pattern(found: Iterable[str]) -> str:
    """Return the pattern of a word that divides one unit by another, as in km pro Stunde."""
    patterns = [rf"{SPACE}?{word}" for word in _solid(found)]
    for word in _spaced(found):
        # An elided word, as in all'ora, touches the next one.
        behind = SPACE
        if word.endswith("'"):
            behind = ""
        patterns.append(rf"{SPACE}{re.escape(word)}{behind}".replace("'", "['’]"))
    return "|".join(patterns)


def _to_pattern(found: Iterable[str]) -> str:
    """Return the pattern of a word between the two ends of a range."""
    # The Latin ones that are no English word count in every text.
    texts = [word for word in found if word[0].isalpha()]
    texts += ["bis", "à", "hasta", "até", "až"]
    spaced = [word for word in _spaced(texts) if word not in _NO_TO]
    return rf"(?<=\s)(?:{_one_of(spaced)})(?=\s)|{_one_of(_solid(texts))}"


# --- marks ----------------------------------------------------------------------

_SIGN = re.compile(r"(?:[~∼≈≃≥⩾≤⩽<>]|>=|<=)\s?$")
_LONGEST_MARK = 24
_LAST_WORDS = re.compile(r"(?<![\w.])[^\W\d_]+[.']?(?:\s[^\W\d_]+[.']?){0,3}\s$")


def mark_before(text: str, place: int) -> tuple[str, int]:
    """Return the mark that stands before a number, and where it begins.

    ``"between"`` is the mark of two ends that are to follow.
    """
    window = text[max(place - _LONGEST_MARK, 0) : place]
    sign = _SIGN.search(window[-3:])
    if sign:
        return sign[0].strip(), place - len(sign[0])
    known = vocabulary(text)
    bare = window.removesuffix(" ")
    if bare and SCRIPT.match(bare[-1]):
        for word, mark in known.solid_marks.items():
            if bare.endswith(word):
                return mark, place - (len(window) - len(bare)) - len(word)
    if not window[-1:].isspace():
        return "", place
    found = _LAST_WORDS.search(window)
    while found:
        mark = " ".join(found[0].casefold().split())
        if mark in known.marks:
            return known.marks[mark] or mark, place - len(found[0])
        found = _LAST_WORDS.search(found[0], 1)
    return "", place


def mark_behind(text: str, place: int) -> str:
    """Return the mark that stands behind a figure which ends at a place, if there is one."""
    start = place
    if not SCRIPT.match(text, place):
        start = end_of(_GAP, text, place)
        if start == place:
            return ""
    known = vocabulary(text)
    found = known.behind_pattern.match(text, start)
    if found is None or re.match(rf"[{LETTER}]{{2}}", text[found.end() - 1 : found.end() + 1]):
        return ""
    return known.behind[found[0]]


_GAP = re.compile(SPACE)
_LONGEST_RATE = 12


class Rate(NamedTuple):
    """Hold a word before a distance that makes it a speed, and where it begins."""

    meaning: str
    start: int


def rate_before(text: str, place: int) -> Rate | None:
    """Return the word before a place that divides a distance by a time, as it is in Japanese."""
    window = text[max(place - _LONGEST_RATE, 0) : place].rstrip(" ")
    for word, meaning in vocabulary(text).rates.items():
        if window.endswith(word):
            end = place - len(text[max(place - _LONGEST_RATE, 0) : place]) + len(window)
            return Rate(meaning, end - len(word))
    return None


def ends_a_number(text: str, place: int) -> bool:
    """Return whether the word at a place goes on a number in words, as five does in twenty five."""
    return _TENS.search(text[max(place - _LONGEST_TEN, 0) : place]) is not None


def end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Return where a match from a place ends; the place itself if nothing matches."""
    found = pattern.match(text, place)
    return found.end() if found else place
