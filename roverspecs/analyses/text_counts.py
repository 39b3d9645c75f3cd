"""Text counts: how many wheels, instruments and other parts a running text gives to a vehicle.

No unit stands behind such a number, but the noun of a part, perhaps after some words.
A count of a part that no spec counts, such as cameras, is found as well, so that a
reader learns that nobody has checked it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.mentions import Mention, Place
from roverspecs.analyses.text_words import (
    NUMERAL,
    SPACE,
    ends_a_number,
    lowered,
    mark_before,
    vocabulary,
)
from roverspecs.analyses.texts import BREAK
from roverspecs.values.published import PublishedValue

_WHEELS = (
    "wheels|wheeled|Räder|Rädern|roues|ruedas|ruote|rodas|колеса|колёса|колес|колёс|колёсами|"
    "колесами"
)
_INSTRUMENTS = (
    "instruments|Instrumente|Instrumenten|instrumentos|strumenti|приборов|прибора|инструментов|"
    "инструмента"
)
_OTHER_PARTS = (
    "cameras|arms|legs|masts|antennas|panels|motors|actuators|drills|batteries|rotors|blades|"
    "sensors|payloads|experiments|seats|astronauts|passengers|microphones|spectrometers"
)
_SOLID_PARTS = (
    "(?P<solid_wheels>車輪|车轮|輪|轮(?=[式驱车月火]))|"
    "(?P<solid_instruments>科学機器|観測機器|観測装置|科学仪器)"
)
_COUNTER = "(?:つ|個|基|台|種類|種|个)?の?(?:科学)?"

# Behind one of these, the number is of something else, or of some of the parts.
_NO_ATTRIBUTE = (
    "of|and|or|with|in|on|to|the|its|their|for|by|from|per|each|at|an?|is|are|was|were|has|had|"
    "have|that|which|than|as|while|but|not|after|before"
)
_SOME = re.compile(
    r"(?i:\b(?:front|rear|back|corner|middle|outer|inner|steer\w*|driven|other|remaining|spare|new|"
    r"left|right|stuck|broken|failed|more|additional|extra)\b)"
)
# A text that tells of two instruments need not say that there are two.
_HAVING = re.compile(
    r"(?i:\b(?:has|have|had|having|with|carr(?:y|ies|ied|ying)|equipped|bears?|bore|boasts?|"
    r"features?|fitted|hosts?|suite|total|payload|its|all)\b|['’]s\b|搭載|mit|trägt|avec|con|com)"
)
_HAVING_BEHIND = re.compile(
    r"(?i:\s(?:on board|onboard|aboard|in total|in all|altogether)\b)|.?搭載"
)
_PART_BEHIND = re.compile(
    rf"(?P<between>(?:[^\S{BREAK}]|-)(?:(?!(?i:{_NO_ATTRIBUTE})\b)[\w./]{{1,24}}(?:[^\S{BREAK}]|-))"
    rf"{{0,4}}?)(?i:(?P<wheels>{_WHEELS})|(?P<instruments>{_INSTRUMENTS})|(?P<others>{_OTHER_PARTS}))"
    rf"\b|{SPACE}?{_COUNTER}(?:{_SOLID_PARTS})"
)
# Six wheels with a diameter of 51 cm; six wheels, each 51 cm wide.
_OF_PART = re.compile(
    r"\s?\(?|,?\s(?:each|all|with|of|having|measuring|weighing|that|which|whose|mit|von|avec|"
    r"d['’]un|de|con|di|com|с)\b(?:(?!\b(?:and|und|et|y|e|и)\b)[^,;.()])*"
)
_REACH = 120
"""The most characters between a count and a word for having."""


class Count(NamedTuple):
    """Hold a count that a text gives, and the spec that it is of, if there is one.

    Attributes
    ----------
    mention : Mention
        Its place goes on to the noun, unless another figure stands between.
    specs : tuple of str
        Empty where no spec counts the part, or where the number is perhaps of some only.
    part : str
        The noun, as the text prints it.
    is_of_no_spec : bool
        Whether no spec counts the part.
    """

    mention: Mention
    specs: tuple[str, ...]
    part: str
    is_of_no_spec: bool = False


def counts_in(text: str, figures: Iterable[Place]) -> list[Count]:
    """Return the counts of parts that a text gives.

    Parameters
    ----------
    text : str
    figures : iterable of Place
        What else was read or seen in the text; no count stands in one of them.

    Returns
    -------
    list of Count
        In the order of the text.
    """
    covered = sorted(figures)
    starts = [place.start for place in covered]
    found = []
    for number, part in _numbered_parts(text):
        following = bisect_left(starts, number.end())
        if following and covered[following - 1].end > number.start():
            continue
        mark, start = mark_before(text, number.start())
        end = part.end()
        if following < len(starts) and starts[following] < end:
            end = number.end()
        value = PublishedValue.parse(f"{mark.removeprefix('between')}{_digits(text, number)}")
        mention = Mention(value, start, end)
        noun = next(filter(None, map(part.group, _NOUNS)))
        found.append(Count(mention, _specs(text, start, part), noun, bool(part["others"])))
    return found


def is_of_part(text: str, start: int, end: int) -> bool:
    """Return whether a figure is of the parts that are counted before it.

    Parameters
    ----------
    text : str
    start, end : int
        The place between the two.

    Returns
    -------
    bool
    """
    return _OF_PART.fullmatch(text, start, end) is not None


_HEAD = re.compile(
    rf"(?i:(?:number of |nombre de |número de |numero di |anzahl (?:der )?)?"
    rf"(?:(?P<wheels>{_WHEELS})|(?P<instruments>{_INSTRUMENTS})))|{_SOLID_PARTS}|"
    "(?P<solid_count>車輪数|车轮数)"
)
_COUNTED = re.compile("[1-9][0-9]?")


def count_below(head: str, text: str, start: int, end: int) -> Count | None:
    """Return the count that a cell of a table holds below a head such as Wheels.

    Parameters
    ----------
    head, text : str
    start, end : int
        The place of the cell in the text.

    Returns
    -------
    Count or None
        None if the cell holds no whole number, or if the head is of no part.
    """
    part = _HEAD.fullmatch(head)
    if part is None or not _COUNTED.fullmatch(text, start, end):
        return None
    spec = "instrument_count"
    if part["wheels"] or part["solid_wheels"] or part["solid_count"]:
        spec = "wheel_count"
    mention = Mention(PublishedValue.parse(text[start:end]), start, end)
    return Count(mention, (spec,), head)


_NOUNS = ("wheels", "instruments", "others", "solid_wheels", "solid_instruments")


def _numbered_parts(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield each whole number, and the noun of a part with the words before it."""
    for number in _number_pattern(vocabulary(text).number_pattern).finditer(text):
        part = _PART_BEHIND.match(text, number.end())
        if part is None or ends_a_number(text, number.start()):
            continue
        if _digits(text, number) != "0.5":
            yield number, part


@lru_cache(maxsize=2)
def _number_pattern(words: str) -> re.Pattern[str]:
    # No part of a larger number, of a name or of a price.
    digits = r"(?<![\w.,:/$€£¥×–—-])(?P<digits>[0-9]{1,2}(?:[-–][0-9]{1,2})?)(?![.,:]?[0-9])"
    after_signs = r"(?<=[\u3041-\u30ff\u4e00-\u9fff])(?P<behind>[0-9]{1,2})(?![.,:]?[0-9])"
    return re.compile(rf"{digits}|{after_signs}|(?<![\w-])(?=[^\W\d]){words}|{NUMERAL}")


def _digits(text: str, number: re.Match[str]) -> str:
    digits = number["digits"] or number["behind"]
    if digits:
        return digits.replace("-", "–")
    word = number["word"] or number["sign"]
    return vocabulary(text).numbers[lowered(word)].text


def _specs(text: str, start: int, part: re.Match[str]) -> tuple[str, ...]:
    """Return the spec that counts a part; none where the number may be of some only."""
    if part["others"] or _SOME.search(part["between"] or ""):
        return ()
    if part["wheels"] or part["solid_wheels"]:
        return ("wheel_count",)
    before = re.split(rf"[.;{BREAK}]\s?", text[max(start - _REACH, 0) : start])[-1]
    if _HAVING.search(before) or _HAVING_BEHIND.match(text, part.end()):
        return ("instrument_count",)
    return ()
