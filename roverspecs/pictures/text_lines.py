"""Text lines: those of a picture in SVG, how large they are, and where they break.

The fonts of the reader are not known, so each text gets as much room as the
widest usual fonts need.  A kind of text is its class in the style sheet.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from roverspecs.pictures.layout import FONT_SIZE, NO_BREAK, text_width, words_of, wrapped
from roverspecs.pictures.scene import Subject

NAME_SIZE, CAPTION_SIZE = 14.0, 10.5
"""The sizes of the letters of names and of a caption; others have :data:`FONT_SIZE`."""

LINE = 16.0
"""The height of a line of text."""

SIGN = 17.0
"""The room of the sign before the line that says whether a vehicle fits."""

_NAME_LINE = 18.0

# The width of a sheet for each pixel of the letters of a title, and the limits of these.
_TITLE_SHARE, _LEAST_TITLE, _MOST_TITLE = 32.0, 17.0, 60.0
_SIZES = {"name": NAME_SIZE, "caption": CAPTION_SIZE}
_BOLD = ("name", "view", "verdict")

# A name has so many lines at most; a word of it may be so many times as wide as other lines.
_NAME_LINES, _WIDE_WORD = 4, 1.6
_MOST_LETTERS = 1000


def label_lines(
    subject: Subject, limit: float, most: float, *, name_limit: float = 0.0
) -> list[tuple[str, str]]:
    """Return the lines under a column, and the kind of each.

    Parameters
    ----------
    subject : Subject
    limit : float
        The width of a line at most.
    most : float
        The same for what no-break spaces hold together.
    name_limit : float, default 0
        The same for a name that would need more than two lines, if it is larger
        than the limit of the others.

    Returns
    -------
    list of (str, str)
    """
    # The lines show no more of a name of a million letters.
    name = _name_lines(_tame(subject.name[:_MOST_LETTERS]), limit, name_limit, most)
    label = [(line, "name") for line in name]
    for number, words in enumerate(subject.lines):
        if number == 0 and subject.verdict:
            first, *others = wrapped_lines(words, limit - SIGN, "verdict", 4)
            label += [(first, "verdict"), *((line, "view") for line in others)]
            continue
        kind = "quiet"
        if number < subject.figures:
            kind = "text"
        # What no-break spaces hold together may be wider than other lines.
        held = [line_width(word, kind) for word in words_of(words) if NO_BREAK in word]
        widest = min(max([limit, *held]), most)
        label += [(line, kind) for line in wrapped_lines(words, widest, kind, 4)]
    return label


def _name_lines(name: str, limit: float, wider: float, most: float) -> Sequence[str]:
    """Return a name in whole words: on two lines if a column may be wide enough, else on more."""
    longest = max(line_width(word, "name") for word in words_of(name))
    # A somewhat wider column is better than a broken word.
    least = max(limit, min(longest, _WIDE_WORD * limit, most))
    for width in (least, *_two_line_widths(name, least, wider)):
        lines = wrapped_lines(name, width, "name")
        if len(lines) <= 2:
            return lines
    return wrapped_lines(name, max(least, wider), "name", _NAME_LINES)


def _two_line_widths(name: str, least: float, most: float) -> Sequence[float]:
    """Return the widths within two limits at which two lines hold a name, the least first."""
    if line_width(name, "name") > 2 * most:
        return ()
    words = words_of(name)
    widths = set()
    for count in range(1, len(words)):
        halves = (" ".join(words[:count]), " ".join(words[count:]))
        widths.add(max(line_width(half, "name") for half in halves))
    return sorted(width for width in widths if least < width <= most)


def label_width(words: str, kind: str) -> float:
    """Return the width of a line under a column, with its sign."""
    width = line_width(words, kind)
    if kind == "verdict":
        width += SIGN
    return width


class Title(NamedTuple):
    """Hold the title at the head of a picture, larger on a larger sheet.

    Attributes
    ----------
    lines : tuple of str
    size : float
        The size of its letters, in pixels.
    """

    lines: tuple[str, ...]
    size: float

    @staticmethod
    def of(words: str, limit: float, width: float) -> Title:
        """Return a title in lines of a width at most, on a sheet of another one."""
        size = min(max(width / _TITLE_SHARE, _LEAST_TITLE), _MOST_TITLE)
        if not words:
            return Title((), size)

        def measure(part: str) -> float:
            return text_width(part, is_bold=True, size=size)

        return Title(tuple(wrapped(_tame(words), limit, measure, lines=3)), size)

    @property
    def height(self) -> float:
        """The height of all lines, with the room below them."""
        if not self.lines:
            return 0.0
        return self.step * len(self.lines) + 0.6 * self.size

    @property
    def step(self) -> float:
        """The height of a line."""
        return 1.25 * self.size

    def width(self, line: str) -> float:
        """Return the width of a line."""
        return text_width(line, is_bold=True, size=self.size)


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
