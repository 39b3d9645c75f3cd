"""Twins: the figures that a text gives as one and the same quantity.

The second stands in brackets, after a sign of equality, or beside the first
in a unit of the other system.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import attrs

from roverspecs.analyses.mentions import Mention
from roverspecs.analyses.texts import BREAK
from roverspecs.values.units import dimension_of, is_customary, symbol

_SPELLINGS = {
    "length": "long|in length|length",
    "width": "wide|in width|width",
    "height": "tall|high|in height|height",
    "diameter": "across|in diameter|diameter",
    "depth": "deep|in depth|depth",
    "thickness": "thick|in thickness|thickness",
}
_AXES = {word: axis for axis, words in _SPELLINGS.items() for word in words.split("|")}
_AXIS = rf"(?:{'|'.join(_AXES)})\b"
_AFTER = re.compile(rf"(?:\s?[(\[（][^()]{{0,40}}[)\]）])?[\s-]({_AXIS})")
_BEFORE = re.compile(rf"\b({_AXIS})(?:\s(?:of|is|was)|:)?\s$")

_LONGEST_GAP = 40
_SAME = r"(?:i\.\s?e\.,?|that\sis,?|that['’]s|which\sis|equals?|equal\sto|equivalent\sto|=|≈)"
# Between a figure and the same one in another unit.
_IN_BRACKETS = re.compile(
    rf"\.?(?:\s?\([LWHD]\))?(?:[\s-]{_AXIS})?,?\s?[(\[（]\s?(?:(?:or|{_SAME})\s?)?"
)
# A 300 kg lander (660 lb).
_AFTER_WORDS = re.compile(r"(?:\s[A-Za-z][A-Za-z'’-]*){1,3}\s?[(\[（]\s?(?:or\s)?")
_AS_EQUAL = re.compile(rf"\.?(?:\s?[=≈]\s?|,?\s{_SAME}\s)")
_BESIDE = re.compile(r"\.?(?:\s?[/;,–—]\s?(?:or\s)?|\sor\s)")
# At the end of the brackets, or of the first of several figures in them.
_CLOSED = re.compile(rf"\.?(?:[\s-]{_AXIS})?\s?[)\]）,;/]")
_LAST = re.compile(r"\.?\s?[)\]）]")
_AND = re.compile(r",|;|\s(?:and|or)\s")
_BETWEEN_ENDS = re.compile(r"\.?\s?(?:[-‐‑–—−~∼]|to)\s?")
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
    for ones, others in itertools.pairwise(_runs(text, mentions)):
        gap = "…"
        between = text[ones[-1].end : others[0].start][: _LONGEST_GAP + 1]
        if len(between) <= _LONGEST_GAP and BREAK not in between:
            gap = re.sub(r"\s+", " ", between)
        if text[others[0].start] in "~∼≈≃" and gap == " ":
            gap = "≈"
        for one, other in _facing(text, ones, others):
            if _are_twins(text, one, other, gap, is_second=ones[-1] is second):
                yield one, other
                second = others[-1]


def _runs(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Return mentions in lists, such as 54 cm, 26 cm, in which each is linked to the next."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and _is_listed(text, runs[-1][-1], mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _facing(text: str, ones: list[Mention], others: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Return the figures of two lists that answer each other."""
    ones, others = _in_ends(ones, others), _in_ends(others, ones)
    if len(ones) == len(others):
        return list(zip(ones, others, strict=True))
    # 3 kg and 5 kg (11 lb), but not 54 × 26 cm (21 in).
    is_last = len(others) == 1 and _LAST.match(text, others[0].end)
    if is_last and _AND.search(text, ones[-2].end, ones[-1].start):
        return [(ones[-1], others[0])]
    return []


def _in_ends(mentions: list[Mention], beside: list[Mention]) -> list[Mention]:
    """Return the two ends of a range where two ends stand beside it, else the same mentions."""
    is_beside = len(beside) == 2 and all(mention.is_end for mention in beside)
    if not is_beside or len(mentions) != 1 or mentions[0].value.form != "range":
        return mentions
    value = mentions[0].value
    ends = (attrs.evolve(value, numbers=(number,), form="plain") for number in value.numbers)
    return [mentions[0]._replace(value=end) for end in ends]


def _is_listed(text: str, one: Mention, other: Mention) -> bool:
    """Return whether two figures are of one list, such as 54 cm, 26 cm."""
    if one.start == other.start:
        return True
    if BREAK in text[one.end : other.start][:_LONGEST_GAP]:
        return False
    if one.is_end and other.is_end:
        return _BETWEEN_ENDS.fullmatch(text, one.end, other.start) is not None
    is_near = _LISTED.fullmatch(text, one.end, other.start) is not None
    return is_near and symbol(one.value.unit) == symbol(other.value.unit)


def _are_twins(text: str, one: Mention, other: Mention, gap: str, *, is_second: bool) -> bool:
    is_equal = _AS_EQUAL.fullmatch(gap) is not None
    is_sure = is_equal or _IN_BRACKETS.fullmatch(gap) is not None
    is_behind_words = _AFTER_WORDS.fullmatch(gap) is not None
    is_beside = not is_second and _BESIDE.fullmatch(gap) is not None
    if not (is_sure or is_behind_words or is_beside):
        return False
    is_closed = is_equal or _CLOSED.match(text, other.end) is not None
    if dimension_of(one.value.unit) != dimension_of(other.value.unit):
        # An area may be printed for a volume, but not in 7 m² (15 m³ of space).
        dimensions = {dimension_of(one.value.unit), dimension_of(other.value.unit)}
        return dimensions == {"area", "volume"} and is_sure and is_closed
    if is_customary(one.value.unit) != is_customary(other.value.unit):
        return is_sure or is_beside or is_closed
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
