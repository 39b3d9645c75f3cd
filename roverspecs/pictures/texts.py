"""Texts: the lines of a picture in SVG, how large they are, and where they break.

The fonts of the reader are not known, so each text gets as much room as the
widest usual fonts need.  A kind of text is its class in the style sheet.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from roverspecs.pictures.layout import FONT_SIZE, text_width, wrapped
from roverspecs.pictures.scene import Subject

NAME_SIZE, CAPTION_SIZE = 14.0, 10.5
"""The sizes of the letters of names and of a caption; others have :data:`FONT_SIZE`."""

LINE = 16.0
"""The height of a line of text."""

_NAME_LINE = 18.0
_SIZES = {"name": NAME_SIZE, "caption": CAPTION_SIZE}
_BOLD = ("name", "view")


def label_lines(subject: Subject, limit: float) -> list[tuple[str, str]]:
    """Return the lines under a column, and the kind of each."""
    label = [(line, "name") for line in wrapped_lines(subject.name, limit, "name", 2)]
    for number, words in enumerate(subject.lines):
        kind = "quiet"
        if number < subject.figures:
            kind = "text"
        label += [(line, kind) for line in wrapped_lines(words, limit, kind, 4)]
    return label


def line_height(kind: str) -> float:
    """Return the height of a line of text of a kind."""
    if kind == "name":
        return _NAME_LINE
    return LINE


@lru_cache(maxsize=4096)
def line_width(words: str, kind: str) -> float:
    """Return the width of a line of text of a kind."""
    return text_width(words, is_bold=kind in _BOLD, size=_SIZES.get(kind, FONT_SIZE))


def _tame(text: str) -> str:
    """Return a text without characters that XML cannot hold, and no more than two marks a letter.

    A pile of marks would reach into other lines.
    """
    marks = 0
    kept = []
    for letter in text:
        if unicodedata.category(letter) in ("Mn", "Me"):
            marks += 1
        else:
            marks = 0
        if marks <= 2 and letter not in "\ufffe\uffff":
            kept.append(letter)
    return "".join(kept)


# A sheet is laid out several times before it is drawn.
@lru_cache(maxsize=4096)
def wrapped_lines(words: str, limit: float, kind: str, lines: int | None = None) -> Sequence[str]:
    """Return a text of a kind in lines of a width, and of a number at most."""
    return wrapped(_tame(words), limit, lambda part: line_width(part, kind), lines=lines)
