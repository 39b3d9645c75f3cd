"""Texts: the words of a running text, its sentences and its lines.

Two signs are added that no reader sees.  A paragraph separator stands where
a sentence cannot go on: between paragraphs, and between the cells of a table.
A line separator stands for each other line break of a web page, so that a
place keeps the number of its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

BREAK = "\u2029"
"""Stands where one sentence cannot go on into another."""

LINE = "\u2028"
"""Stands for a line break that ends nothing."""

# A terminal turns red at such a sign: its 31m is no length.
_COLOUR = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
# A number with points or commas in it.
_PARTED = re.compile(r"(?<![0-9A-Za-z.,])[0-9]+(?:[.,][0-9]+)+(?![0-9])")
_EXCHANGED = str.maketrans(".,", ",.")
_BLANK = re.compile(r"\n(?=[ \t\r]*\n)")
# Letters, digits and brackets as wide as a Chinese sign, and their space.
_NARROW = dict(zip(range(0xFF01, 0xFF5F), range(0x21, 0x7F), strict=True)) | {0x3000: 0x20}


def of_plain(text: str) -> str:
    """Return a text without markup: entities are resolved, blank lines are breaks."""
    text = _COLOUR.sub("", text)
    if "&" in text:
        text = unescape(text)
    return narrow(with_breaks(text))


def narrow(text: str) -> str:
    """Return a text with the usual letters, digits and brackets instead of wide ones."""
    return text.translate(_NARROW)


_ADDRESS = re.compile(rf"https?://[^\s{BREAK}{LINE}<>\"]+")


def without_addresses(text: str) -> str:
    """Return a text with spaces for its web addresses: no number in them is a figure."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def with_exchanged_signs(text: str, is_meant: Callable[[re.Match[str]], bool] | None = None) -> str:
    """Return a text in which numbers have points for commas, and commas for points.

    Parameters
    ----------
    text : str
    is_meant : callable, optional
        Tells whether a number is meant; by default all are.

    Returns
    -------
    str
        As long as the text; ``1.250,5`` becomes ``1,250.5``.
    """

    def exchanged(number: re.Match[str]) -> str:
        if is_meant is None or is_meant(number):
            return number[0].translate(_EXCHANGED)
        return number[0]

    return _PARTED.sub(exchanged, text)


def with_breaks(text: str) -> str:
    """Return a text in which each blank line is a break."""
    return _BLANK.sub(f"\n{BREAK}", text)


# A sentence begins with a capital letter, of whatever language.
_CAPITAL = "A-ZÀ-ÖØ-ÞŠŽČŘЁА-Я"
_SENTENCE_END = re.compile(
    rf"{BREAK}|[。！？]|[.!?][\"'”’“»)\]]?\s+(?=[\"'“‘„«¿¡(\[]?[{_CAPITAL}])"
)


def sentence_ends(text: str) -> list[int]:
    """Return the places at which the sentences of a text end, in their order."""
    return [found.end() for found in _SENTENCE_END.finditer(text)]


def words_around(text: str, start: int, end: int, reach: int = 40) -> str:
    """Return the words around a part of a text, in one line and within its paragraph."""
    first, last = max(start - reach, 0), min(end + reach, len(text))
    first = max(text.rfind(BREAK, first, start) + 1, first)
    paragraph = text.find(BREAK, end, last)
    if paragraph >= 0:
        last = paragraph
    before, behind = text[first:start], text[end:last]
    if text[max(first - 1, 0) : first] not in ("", BREAK):
        before = "…" + _without_part(before, text[first - 1])
    if text[last : last + 1] not in ("", BREAK):
        behind = _without_part(behind[::-1], text[last])[::-1] + "…"
    return " ".join(f"{before}{text[start:end]}{behind}".split())


def _without_part(words: str, before: str) -> str:
    """Return words without the first if it is only a part of one, and if there are spaces."""
    space = re.search(r"\s", words[: len(words) // 2 + 1])
    if space is None or not before.isalnum():
        return words.lstrip()
    return words[space.end() :]
