"""Blocks: a drawing in the characters of a terminal.

A character is taken to be twice as high as wide.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roverspecs.errors import FieldError, shortened
from roverspecs.pictures.layout import (
    NOT_SURE,
    ONE_SIZE,
    occurring,
    place_columns,
    scale_bar,
    wrapped,
)
from roverspecs.pictures.portraits import VIEWS, Shape, Stroke, Subject
from roverspecs.tables.escapes import in_ascii

if TYPE_CHECKING:
    from roverspecs.pictures.drawing import Drawing

LEAST, MOST = 40, 200
"""The least width that a drawing is laid out in, and the most that it makes use of, in columns."""

TALLEST = (28.0, 42.0)
"""How tall a shape may be, in widths of a character, in 80 columns and in 120."""

SMALL = "no larger than a character"
"""What the key says of a dot."""

_GAP, _NAME = 3, 18


class _Signs(NamedTuple):
    """The characters to draw with: edges that are sure, edges that are not, corners, what is flat."""

    level: str
    upright: str
    corners: str
    round: str
    flat: str
    slim: str
    dot: str
    ends: str
    halves: str
    sheet: str
    ground: str
    missing: str


# Edges that are sure come first, in each pair; of halves: none, the upper, the lower, both.
_UNICODE = _Signs("─╌", "│╎", "┌┐└┘", "╭╮╰╯", "▄▒", "█▒", "•", "├┤┬┴", " ▀▄█", "░", "▔", "—")
_ASCII = _Signs("-.", "|:", "++++", r"/\\/", "-.", "|:", "o", "||++", " ###", "#", "=", "-")


def render(drawing: Drawing, width: int = 80, *, ascii: bool = False) -> str:
    """Return a drawing in box-drawing characters, as :meth:`roverspecs.Drawing.text` says."""
    if not isinstance(width, int) or isinstance(width, bool) or width < 1:
        raise FieldError(f"expected a number of 1 or more, found {shortened(width)}").at("width")
    return "\n".join(
        line.rstrip() for line in _Sheet(drawing, min(max(width, LEAST), MOST), ascii).lines()
    )


def cell_width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Parameters
    ----------
    text : str

    Returns
    -------
    int
    """
    seen = [letter for letter in text if unicodedata.category(letter) not in ("Mn", "Me", "Cf")]
    return len(seen) + sum(unicodedata.east_asian_width(letter) in "WF" for letter in seen)


class _Sheet:
    """A drawing laid out in columns and rows of characters."""

    def __init__(self, drawing: Drawing, width: int, ascii: bool) -> None:
        self.drawing, self.width, self.ascii = drawing, width, ascii
        self.signs = _ASCII if ascii else _UNICODE
        self.names = [self._written(each.name, _NAME, lines=1)[0] for each in drawing.subjects]
        is_wide = sum(map(cell_width, self.names)) + _GAP * len(self.names) > width
        # Names may have their beginnings in common, too.
        self.is_numbered = is_wide or len({*self.names}) < len(self.names)
        if self.is_numbered:
            self.names = [str(number + 1) for number, _ in enumerate(self.names)]
        self.scale, self.rows = 1.0, list[list[int]]()
        if drawing.subjects:
            # What is rounded up in each column is taken from the gap before it.
            labels = [*map(cell_width, self.names)]
            tallest = min(max(TALLEST[0], 0.35 * width), TALLEST[1])
            self.scale, self.rows = place_columns(
                drawing.subjects, labels, room=width, gap=_GAP + 1, tallest=tallest
            )

    def lines(self) -> Iterable[str]:
        for row, view in itertools.product(self.rows, self.drawing.views):
            yield from self._band(row, view)
        if self.rows:
            length, text = scale_bar(self.scale, self.drawing.unit, 30.0)
            yield from self._told(f"{self._line(max(2, round(length)))} {text}", "")
            yield from self._key()
            yield ""
        for number, subject in enumerate(self.drawing.subjects, start=1):
            lead = f"{number} " if self.is_numbered else ""
            yield from self._told(
                f"{lead}{subject.sentence}", " " * (len(str(len(self.names))) + 1)
            )
        for text in (*self.drawing.missing, *self.drawing.remarks):
            yield from self._told(text, "")

    def _told(self, text: str, indent: str) -> Iterable[str]:
        """Return a text in lines, all but the first one indented."""
        first, *others = self._written(text, self.width - len(indent))
        return [first, *(indent + line for line in others)]

    def _written(self, text: str, limit: int, *, lines: int | None = None) -> list[str]:
        if self.ascii:
            # Escapes are as wide as they are only if nobody escapes letters later.
            text = in_ascii(text).replace("…", "...").encode("ascii", "backslashreplace").decode()
        found = wrapped(text, limit, cell_width, lines=lines)
        return [line.replace("…", ".") for line in found] if self.ascii else found

    def _band(self, row: Sequence[int], view: str) -> Iterable[str]:
        """Return the lines of a view of some columns: heading, shapes, ground, names."""
        across, up = VIEWS[view]
        yield from self._written(f"{view.capitalize()}: {across} × {up}", self.width)
        place = self.drawing.views.index(view)
        pictures, widths = [], []
        for each in row:
            subject = self.drawing.subjects[each]
            pictures.append(self._picture(subject, subject.shapes[place]))
            widths.append(max(round(subject.breadth * self.scale), cell_width(self.names[each]), 1))
        height = max(map(len, pictures))
        for level in range(height):
            cells = [[""] * (height - len(picture)) + picture for picture in pictures]
            yield self._joined([cell[level] for cell in cells], widths)
        yield self.signs.ground * (sum(widths) + _GAP * (len(widths) - 1))
        yield self._joined([self.names[each] for each in row], widths)
        yield ""

    @staticmethod
    def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
        """Return texts side by side, each in the middle of its column."""
        padded = []
        for cell, width in zip(cells, widths, strict=True):
            left = (width - cell_width(cell)) // 2
            padded.append(" " * left + cell + " " * (width - cell_width(cell) - left))
        return (" " * _GAP).join(padded)

    # --- shapes ---

    def _picture(self, subject: Subject, shape: Shape | None) -> list[str]:
        """Return the lines of a shape, all of one width."""
        if shape is None:
            return [self.signs.missing]
        across, up = self._cells(shape)
        if across <= 1 and up <= 1:
            return [self.signs.dot]
        if shape.strokes:
            return [self._stroked(shape.strokes, across, level) for level in reversed(range(up))]
        if subject.is_reference:
            return [self.signs.sheet * across] * up
        if not shape.is_box:
            return (
                [self._line(across, shape.is_across_sure)]
                if shape.up is None
                else self._post(up, shape.is_up_sure)
            )
        return self._box(shape, across, up)

    def _cells(self, shape: Shape) -> tuple[int, int]:
        """Return how many characters wide and high a shape is, 1 at least."""
        across, up = (float(size or 0) * self.scale for size in shape[:2])
        return max(1, round(across)), max(1, round(up / 2))

    def _box(self, shape: Shape, across: int, up: int) -> list[str]:
        signs, level, upright = self.signs, not shape.is_up_sure, not shape.is_across_sure
        if up == 1:
            return [signs.flat[level or upright] * across]
        if across == 1:
            return [signs.slim[level or upright]] * up
        corners = signs.round if shape.is_round else signs.corners
        side, inside = signs.upright[upright], across - 2
        return [
            corners[0] + signs.level[level] * inside + corners[1],
            *[side + " " * inside + side] * (up - 2),
            # Where it stands is where the ground is.
            corners[2] + signs.level[shape.is_round and level] * inside + corners[3],
        ]

    def _line(self, across: int, is_sure: bool = True) -> str:
        return (
            self.signs.ends[0] + self.signs.level[not is_sure] * (across - 2) + self.signs.ends[1]
        )

    def _post(self, up: int, is_sure: bool) -> list[str]:
        return [
            self.signs.ends[2],
            *[self.signs.upright[not is_sure]] * (up - 2),
            self.signs.ends[3],
        ]

    def _stroked(self, strokes: Sequence[Stroke], across: int, level: int) -> str:
        """Return a line of what thick strokes cover, each character in two halves."""
        line = ""
        for column in range(across):
            x = (column + 0.5 - across / 2) / self.scale
            upper, lower = (
                any(_is_covered(stroke, x, (2 * level + half) / self.scale) for stroke in strokes)
                for half in (1.5, 0.5)
            )
            line += self.signs.halves[upper + 2 * lower]
        return line

    def _key(self) -> Iterable[str]:
        """Explain each manner of drawing that occurs."""
        signs = "".join(
            dict.fromkeys(self.signs.level[1] + self.signs.upright[1] + self.signs.flat[1])
        )
        entries = (
            f"{signs:3} {NOT_SURE}",
            f"{self._line(3)} {ONE_SIZE}",
            f"{self.signs.dot}   {SMALL}",
        )
        for entry in occurring(
            self.drawing.subjects, entries, lambda shape: self._cells(shape) == (1, 1)
        ):
            yield from self._told(entry, "    ")


def _is_covered(stroke: Stroke, x: float, y: float) -> bool:
    """Return whether a point lies on a thick line with round ends."""
    along_x, along_y = stroke.x2 - stroke.x1, stroke.y2 - stroke.y1
    length = along_x**2 + along_y**2
    part = ((x - stroke.x1) * along_x + (y - stroke.y1) * along_y) / length if length else 0.0
    part = min(1.0, max(0.0, part))
    return (
        math.hypot(x - stroke.x1 - part * along_x, y - stroke.y1 - part * along_y) <= stroke.radius
    )
