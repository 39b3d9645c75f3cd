"""Foot: what stands below the shapes of a picture, such as the scale bar and the key."""

from __future__ import annotations

from typing import NamedTuple

from roverspecs.pictures.text_lines import LINE, line_width, wrapped_lines

SMALL = "in a frame: enlarged, with a scale bar of its own"
WHEELS = "wheels: number and diameter as published, spread evenly"
OWN = "your own"
"""Entries of the key."""

FROM = "from the {}"
BRIEF = {
    "dashed": "dashed: not published so exactly",
    "small": "in a frame: enlarged",
    "wheels": "wheels: spread evenly",
}
"""Entries of a short key: the view, and shorter words for others."""

SAMPLE = 28.0
"""The width of a sample of the key."""


class Item(NamedTuple):
    """A part of the foot: its kind, its place from the left and below the rows, and its words."""

    kind: str
    x: float
    below: float
    words: str


class Foot:
    """Set samples with their texts side by side, as far as there is room, and paragraphs."""

    def __init__(self, left: float, right: float, above: float) -> None:
        self.left, self.right = left, right
        self.items: list[Item] = []
        self.x, self.y = left, above

    def add(self, words: str, letters: str, kind: str = "", width: float = 0.0) -> None:
        """Add a text of a kind of letters, behind a sample of a kind and a width, if any."""
        before = 0.0
        if kind:
            before = width + 8
        needed = before + line_width(words, letters)
        if self.x > self.left and self.x + needed > self.right:
            self._break(20.0)
        if kind:
            self.items.append(Item(kind, self.x, self.y, ""))
        beside = self.x + before
        for number, line in enumerate(wrapped_lines(words, self.right - beside, letters)):
            if number:
                self.y += LINE
            self.items.append(Item(letters, beside, self.y, line))
        self.x += needed + 24

    def paragraph(self, words: str, letters: str) -> None:
        """Add a text on lines of its own."""
        if self.items:
            self._break(20.0)
        for number, line in enumerate(wrapped_lines(words, self.right - self.left, letters)):
            if number:
                self.y += LINE
            self.items.append(Item(letters, self.left, self.y, line))
        self.x = self.right

    def _break(self, height: float) -> None:
        self.x = self.left
        self.y += height
