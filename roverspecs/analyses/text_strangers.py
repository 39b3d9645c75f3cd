"""Text strangers: names in a running text that no vehicle of the catalog goes by.

"The Indonesian rover Nusantara weighs 5 kg" says nothing of the rover in the sentence
before.  Only what a sentence is about can be such a name; who said it, and where, is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import NamedTuple

from roverspecs.analyses.text_names import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de"
# No part of a name, although a sentence may begin with it.
_SMALL = r"(?:The|An?|Its|Their|This|That|In|On|At|By|With|From|For|Of|As|Like|Unlike|And|But)\s"
_NAME = rf"(?<![\w’'-])(?!{_SMALL})(?P<name>[{_UPPER}][\w’'-]*(?:[ -][{_UPPER}0-9][\w’'-]*)*)"
_KINDS = [word for word in KINDS if word.isascii()]
_KIND = rf"(?i:(?:micro-?|mini-?|nano-?)?(?:{'|'.join(_KINDS)})s?)"
_VERB = (
    r"(?:also\s|only\s|now\s|itself\s|alone\s|each\s|both\s|already\s)?"
    r"(?:is|are|was|were|has|had|have|weigh(?:s|ed)?|tips|tipped|measure[sd]?|stands?|stood|"
    r"drives?|drove|travel(?:s|l?ed)?|covered|covers?|moves?|moved|reache[sd]|can|could|will|would|"
    r"carries|carried|operated|worked|survived|lasted|generates?)\b"
)
# No name belongs to a word for a vehicle over one of these.
_APART = (
    r"(?:the|an?|its|their|this|that|these|those|his|our|each|both|another|and|or|but|of|by|to|"
    rf"from|in|on|at|with|for|as|than|said|says|built|made|sent|took|{_VERB})"
)
# Nusantara, which flew in 2030, weighs; Nusantara's total mass is; the Nusantara board is.
_BEFORE_VERB = re.compile(
    rf"{_NAME}(?:\s\([^()]*\))?(?:,[^,]{{0,80}},|(?:\s(?!{_APART}\b)[a-z][\w-]*){{1,3}}?)?"
    rf"\s{_VERB}"
)
# What was built by somebody, or somewhere, is not called so.
_ASIDE = re.compile(r"(?i:\b(?:by|at|in|on|near|from|to|into|with)\s(?:the\s)?)$")
# The Nusantara rover; the Indonesian lunar rover.
_BEFORE_KIND = re.compile(rf"{_NAME}(?:\s(?!{_APART}\b)[a-z][\w-]*){{0,2}}\s{_KIND}\b")
_CALLED = r"(?:\s(?:called|named|dubbed|nicknamed|known as)|,(?=[^,]{1,40},))?\s[\"“‘]?"
_BEHIND_KIND = re.compile(rf"\b{_KIND}{_CALLED}{_NAME}")
# Behind a figure: a 5 kg rover, Nusantara; weighing 5 kg, Nusantara flew.
_ATTRIBUTE = re.compile(rf"[\s-](?:(?!{_APART}\b)[a-z][\w-]*\s){{0,3}}{_KIND}{_CALLED}{_NAME}")
_LEAD = re.compile(r"\s*(?:Weighing|Measuring|Standing|With|At)\b")
_LED = re.compile(
    rf"[^,]{{0,60}},\s(?:[Tt]he\s|[Aa]n?\s)?{_NAME}\s(?!sa(?:id|ys)\b|reports?|reported\b)[a-z]"
)

# With a capital only because a sentence begins, or a heading.
_ORDINARY_WORDS = (
    "a an the it its itself this that these those they their she he we i you one two three four "
    "five six seven eight nine ten each both all some most many none nothing everything nobody "
    "which what who here there another other others such first second third also only once now "
    "then today in on at by with from for of as like unlike and but or while when where after "
    "before during mass weight weights height length width depth size sizes diameter dimensions "
    "speed range distance payload payloads capacity power energy battery batteries wheelbase "
    "clearance total maximum minimum max min average top dry wet launch landing landed "
    "operating time design life lifetime figures data specifications specs wheel wheels camera "
    "cameras instrument instruments panels arm mast body engineers scientists researchers "
    "experts officials developers astronauts team engineer mission missions program project "
    "agency company space science university center centre vehicle vehicles machine moon mars "
    "lunar martian earth titan phobos ryugu itokawa sol sols january february march april may "
    "june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr prof"
)
_ORDINARY = frozenset([*_ORDINARY_WORDS.split(), *_KINDS])

# The words for a country and its agencies; a European rover may be one of any member.
_PEOPLE = {
    "United States": "american us u.s usa united states nasa jpl nasa/jpl",
    "China": "chinese china cnsa",
    "Japan": "japanese japan jaxa isas",
    "India": "indian india isro",
    "Soviet Union": "soviet ussr russian russia union",
    "Russia": "russian russia roscosmos",
    "United Arab Emirates": "emirati emirates uae dubai arab united",
    "Israel": "israeli israel",
    "Mexico": "mexican mexico",
    "Europe": "european europe esa french german british uk italian spanish swiss dutch",
    "France": "french france cnes european europe esa",
    "Germany": "german germany dlr european europe esa",
    "Luxembourg": "luxembourg luxembourgish european europe esa",
    "United Kingdom": "british britain uk united kingdom european europe esa",
}
_COMPARING = re.compile(r"-(?:sized|like|class)$")
_WORD = re.compile(r"[^\W\d_][\w’'/-]*")
_POSSESSIVE = re.compile(r"['’]s?$")


class Subject(NamedTuple):
    """Hold the name, in capitals, of what a sentence is about, and where it stands.

    It may well be the name of a known vehicle.

    Attributes
    ----------
    name : str
    start, end : int
    is_before_kind : bool
        Whether a word for a vehicle stands behind it, as in "the Nusantara rover".
    """

    name: str
    start: int
    end: int
    is_before_kind: bool = False


def subjects_in(text: str, first: int, last: int) -> list[Subject]:
    """Return what the words between two places are about, as far as it has a name.

    Parameters
    ----------
    text : str
    first, last : int

    Returns
    -------
    list of Subject
        In the order of the text.
    """
    found = [
        _subject(each, is_before_kind=pattern is _BEFORE_KIND)
        for pattern in (_BEFORE_VERB, _BEFORE_KIND, _BEHIND_KIND)
        for each in pattern.finditer(text, first, last)
        if pattern is _BEHIND_KIND or not _ASIDE.search(text, first, each.start("name"))
    ]
    return sorted(found, key=attrgetter("start"))


def _subject(found: re.Match[str], *, is_before_kind: bool = False) -> Subject:
    name = _POSSESSIVE.sub("", found["name"])
    return Subject(name, found.start("name"), found.end("name"), is_before_kind)


def names_like(text: str) -> list[str]:
    """Return the words of a text that are written as names are, each once."""
    return list(dict.fromkeys(found["name"] for found in re.finditer(_NAME, text)))


def subject_behind(text: str, sentence: int, start: int, end: int, last: int) -> Subject | None:
    """Return the name that stands behind a figure, as what the figure is about.

    Parameters
    ----------
    text : str
    sentence, last : int
        Where the sentence begins and ends.
    start, end : int
        Where the figure does.

    Returns
    -------
    Subject or None
        Such as Nusantara in "a 5 kg rover, Nusantara," and "Weighing 5 kg, Nusantara flew".
    """
    pattern = _ATTRIBUTE
    if _LEAD.match(text, sentence, start):
        pattern = _LED
    found = pattern.match(text, end, last)
    if found is None:
        return None
    return _subject(found)


def is_strange(name: str, entry: Mapping[str, Any], common: Collection[str]) -> bool:
    """Return whether a name says something that is not so of a vehicle.

    Parameters
    ----------
    name : str
    entry : mapping
        The identity of the vehicle: its names, countries, operator and mission are no strangers.
    common : collection of str
        Words of the text without a capital.

    Returns
    -------
    bool
    """
    known, names = _own_words(entry), _names(entry)
    words = [
        _POSSESSIVE.sub("", found).casefold().replace("’", "'") for found in _WORD.findall(name)
    ]
    if not names.isdisjoint(words) and not names.issuperset(re.findall("[0-9]+", name)):
        # Rashid 3 is none of Rashid 1.
        return True
    for word in words:
        parts = {word, *word.split("-")}
        is_known = parts & _ORDINARY or parts & known or parts & names or word in common
        if not is_known and not _COMPARING.search(word):
            return True
    return False


def _own_words(entry: Mapping[str, Any]) -> set[str]:
    """Return the words of a vehicle's countries, operator and mission, in small letters."""
    texts = [_PEOPLE.get(country, country) for country in entry["countries"]]
    texts += [entry["operator"] or "", entry["mission"] or ""]
    return {word.casefold() for text in texts for word in re.findall(r"[^\s(),]+", text)}


def _names(entry: Mapping[str, Any]) -> set[str]:
    """Return the words and numbers of a vehicle's names, in small letters."""
    texts = (entry["id"], entry["name"], *entry["aliases"])
    words = (re.findall(r"[0-9]+|[^\W\d_](?:[^\W\d_]|')*", text) for text in texts)
    return {word.casefold() for found in words for word in found}
