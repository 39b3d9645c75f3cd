"""Characters: a scene in the characters of a terminal.

A character counts as twice as high as wide.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from roverspecs.errors import FieldError, shortened
from roverspecs.pictures.layout import (
    NO_BREAK,
    NOT_SURE,
    ONE_SIZE,
    ROOM,
    WIDTHLESS,
    occurring,
    place_columns,
    scale_bar,
    wrapped,
)
from roverspecs.pictures.scene import VIEWS, Scene, Shape, Stroke, Subject
from roverspecs.tables.escapes import in_ascii
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES

LEAST, MOST = 40, 200
"""The least width that a drawing is laid out in, and the most that it makes use of, in columns."""

TALLEST = (28.0, 42.0)
"""The height of a shape at most, in widths of a character, for 80 columns and for 120."""

SMALL = "no larger than a character"
"""The meaning of a dot."""

_GAP, _NAME = 3, 18


class _Signs(NamedTuple):
    """Hold the characters to draw with.

    The fields ``level``, ``upright``, ``flat`` and ``slim`` are pairs: for
    sure edges, then for others.  The field ``halves`` is for neither half, the
    upper, the lower and both; ``verdicts`` says before a name whether it fits.
    """

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
    room: str
    verdicts: Mapping[str, str]


_UNICODE = _Signs(
    "─╌",
    "│╎",
    "┌┐└┘",
    "╭╮╰╯",
    "▄▒",
    "█▒",
    "•",
    "├┤┬┴",
    " ▀▄█",
    "░",
    "▔",
    "—",
    "╔═╗║",
    {YES: "✓ ", MAYBE: "~ ", UNKNOWN: "? ", NO: "✗ "},
)
_ASCII = _Signs(
    "-.",
    "|:",
    "++++",
    r"/\\/",
    "-.",
    "|:",
    "o",
    "||++",
    " ###",
    "#",
    "=",
    "-",
    "****",
    {YES: "+ ", MAYBE: "~ ", UNKNOWN: "? ", NO: "x "},
)


def render(scene: Scene, width: int = 80, *, ascii: bool = False) -> str:
    """Return a scene in box-drawing characters, as ``Drawing.text`` describes it.

    Parameters
    ----------
    scene : Scene
    width : int, default 80
        The most columns that a line may have.
    ascii : bool, default False
        Draw and write in ASCII alone.

    Returns
    -------
    str
        Without a line break at the end.

    Raises
    ------
    FieldError
        If the width is not a number above zero.
    """
    if not isinstance(width, int) or isinstance(width, bool) or width < 1:
        raise FieldError(f"expected a number of 1 or more, found {shortened(width)}").at("width")
    columns = min(max(width, LEAST), MOST)
    return "\n".join(line.rstrip() for line in _Picture(scene, columns, ascii).lines())


def cell_width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Parameters
    ----------
    text : str

    Returns
    -------
    int
    """
    seen = [letter for letter in text if unicodedata.category(letter) not in WIDTHLESS]
    return len(seen) + sum(unicodedata.east_asian_width(letter) in "WF" for letter in seen)


class _Picture:
    """Hold a scene laid out in columns and rows of characters."""

    def __init__(self, scene: Scene, width: int, ascii: bool) -> None:
        self.scene, self.width, self.ascii = scene, width, ascii
        self.signs = _UNICODE
        if ascii:
            self.signs = _ASCII
        self.names = [self._written(each.name, _NAME, lines=1)[0] for each in scene.subjects]
        is_wide = sum(map(cell_width, self.names)) + _GAP * len(self.names) > width
        # Names that are cut can begin alike.
        self.is_numbered = is_wide or len({*self.names}) < len(self.names)
        if self.is_numbered:
            self.names = [str(number + 1) for number, _ in enumerate(self.names)]
        pairs = zip(self.names, scene.subjects, strict=True)
        self.names = [f"{self.signs.verdicts.get(each.verdict, '')}{name}" for name, each in pairs]
        self.scale, self.rows = 1.0, list[list[int]]()
        if scene.subjects:
            labels = [*map(cell_width, self.names)]
            tallest = min(max(TALLEST[0], 0.35 * width), TALLEST[1])
            # The box around a vehicle has two sides.
            self.sides = 0
            if scene.box:
                self.sides = 2
            # A column that is rounded up takes the difference from the gap before it.
            self.scale, self.rows = place_columns(
                scene.subjects,
                labels,
                room=width - self.sides,
                gap=_GAP + 1 + self.sides,
                tallest=tallest,
            )

    def lines(self) -> Iterable[str]:
        """Return every line, from the top."""
        if self.scene.heading:
            yield from self._paragraph(self.scene.heading)
            yield ""
        for row, view in itertools.product(self.rows, self.scene.views):
            yield from self._band(row, view)
        if self.rows:
            length, text = scale_bar(self.scale, self.scene.unit, 30.0)
            yield from self._paragraph(f"{self._level_line(max(2, round(length)))} {text}")
            yield from self._key()
            yield ""
        indent = len(str(len(self.names))) + 1
        for number, subject in enumerate(self.scene.subjects, start=1):
            text = subject.sentence
            if self.is_numbered:
                text = f"{number} {text}"
            yield from self._paragraph(text, indent)
        for text in (*self.scene.missing, *self.scene.remarks):
            yield from self._paragraph(text)

    def _paragraph(self, text: str, indent: int = 0) -> Iterable[str]:
        """Return the lines of a text, all but the first one indented."""
        first, *others = self._written(text, self.width - indent)
        yield first
        for line in others:
            yield " " * indent + line

    def _written(self, text: str, limit: int, *, lines: int | None = None) -> list[str]:
        """Return a text in lines of a width, in the characters that may be used."""
        if not self.ascii:
            return wrapped(text, limit, cell_width, lines=lines)
        # Letters are escaped before they are measured, because escapes are wider.
        plain = NO_BREAK.join(map(_escaped, text.split(NO_BREAK)))
        found = wrapped(plain, limit, cell_width, lines=lines)
        return [line.replace("…", ".").replace(NO_BREAK, " ") for line in found]

    def _band(self, row: Sequence[int], view: str) -> Iterable[str]:
        """Return the lines of a view of some columns: heading, shapes, ground, names."""
        across, up = VIEWS[view]
        yield from self._written(f"{view.capitalize()}: {across} × {up}", self.width)
        place = self.scene.views.index(view)
        names = [self.names[each] for each in row]
        pictures, widths = [], []
        for each, name in zip(row, names, strict=True):
            subject = self.scene.subjects[each]
            pictures.append(self._shape(subject, subject.shapes[place]))
            breadth = round(subject.breadth * self.scale) + self.sides
            widths.append(max(breadth, cell_width(name), 1))
        height = max(map(len, pictures))
        padded = [[""] * (height - len(picture)) + picture for picture in pictures]
        for cells in zip(*padded, strict=True):
            yield self._joined(cells, widths)
        yield self.signs.ground * (sum(widths) + _GAP * (len(widths) - 1))
        yield self._joined(names, widths)
        yield ""

    @staticmethod
    def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
        """Return texts side by side, each in the middle of its column."""
        padded = []
        for cell, width in zip(cells, widths, strict=True):
            blank = width - cell_width(cell)
            left = blank // 2
            padded.append(" " * left + cell + " " * (blank - left))
        return (" " * _GAP).join(padded)

    # --- shapes ---

    def _shape(self, subject: Subject, shape: Shape | None) -> list[str]:
        """Return the lines of a shape, all of one width."""
        if shape is None:
            return [self.signs.missing]
        drawn = self._alone(subject, shape)
        if shape.room is None:
            return drawn
        return self._boxed(drawn, shape, shape.room)

    def _boxed(
        self, drawn: Sequence[str], shape: Shape, room: tuple[Fraction, Fraction]
    ) -> list[str]:
        """Return a shape with the outline of a box, whose foot is the ground, over it."""
        across = max(1, round(float(room[0]) * self.scale))
        up = max(1, round(float(room[1]) * self.scale / 2))
        # Where both are rounded, a shape that fits is still inside, and another one is not.
        across = _beside(across, len(drawn[0]), 4, fits=(shape.across or 0) <= room[0])
        up = _beside(up, len(drawn), 2, fits=(shape.up or 0) <= room[1])
        inside = max(across, len(drawn[0]))
        blank = [""] * max(0, up + 1 - len(drawn))
        lines = [list(f" {line.center(inside)} ") for line in (*blank, *drawn)]
        left, level, right, side = [*self.signs.room]
        first = (inside - across) // 2
        last = first + across + 1
        for line in lines[-up:]:
            line[first], line[last] = side, side
        lines[-up - 1][first : last + 1] = [left, *level * across, right]
        return ["".join(line) for line in lines]

    def _alone(self, subject: Subject, shape: Shape) -> list[str]:
        """Return the lines of a shape without the box around it."""
        across, up = self._cells(shape)
        if across == 1 and up == 1:
            return [self.signs.dot]
        if shape.strokes:
            return [self._stroked(shape.strokes, across, level) for level in reversed(range(up))]
        if subject.is_yardstick:
            return [self.signs.sheet * across] * up
        if shape.is_box:
            return self._box(shape, across, up)
        return self._line(shape, across, up)

    def _cells(self, shape: Shape) -> tuple[int, int]:
        """Return how many characters wide and high a shape is, 1 at least."""
        across, up = (size * self.scale for size in shape.extent)
        return max(1, round(across)), max(1, round(up / 2))

    def _box(self, shape: Shape, across: int, up: int) -> list[str]:
        """Return a box; edges whose place is not sure are dashed."""
        signs = self.signs
        # Signs come in pairs: the sure one, then the other.
        level, upright = not shape.is_up_sure, not shape.is_across_sure
        if up == 1:
            return [signs.flat[level or upright] * across]
        if across == 1:
            return [signs.slim[level or upright]] * up
        corners, foot = signs.corners, signs.level[0]
        if shape.is_round:
            corners, foot = signs.round, signs.level[level]
        # A box stands on the ground, so the place of its foot is always sure.
        side, inside = signs.upright[upright], across - 2
        top = corners[0] + signs.level[level] * inside + corners[1]
        middle = side + " " * inside + side
        return [top, *[middle] * (up - 2), corners[2] + foot * inside + corners[3]]

    def _line(self, shape: Shape, across: int, up: int) -> list[str]:
        """Return the one size that is known, between two ends."""
        if shape.up is None:
            return [self._level_line(across, is_sure=shape.is_across_sure)]
        ends, upright = self.signs.ends, self.signs.upright[not shape.is_up_sure]
        return [ends[2], *[upright] * (up - 2), ends[3]]

    def _level_line(self, across: int, *, is_sure: bool = True) -> str:
        ends = self.signs.ends
        return ends[0] + self.signs.level[not is_sure] * (across - 2) + ends[1]

    def _stroked(self, strokes: Sequence[Stroke], across: int, level: int) -> str:
        """Return a line of a silhouette, each character in two halves."""
        lower, upper = (2 * level + 0.5) / self.scale, (2 * level + 1.5) / self.scale
        line = ""
        for column in range(across):
            x = (column + 0.5 - across / 2) / self.scale
            is_upper = any(_is_covered(stroke, x, upper) for stroke in strokes)
            is_lower = any(_is_covered(stroke, x, lower) for stroke in strokes)
            line += self.signs.halves[is_upper + 2 * is_lower]
        return line

    def _key(self) -> Iterable[str]:
        """Return the lines of the key, an entry for each manner of drawing in use."""
        dashes = self.signs.level[1] + self.signs.upright[1] + self.signs.flat[1]
        signs = "".join(dict.fromkeys(dashes))
        entries = {
            "dashed": f"{signs:3} {NOT_SURE}",
            "line": f"{self._level_line(3)} {ONE_SIZE}",
            "small": f"{self.signs.dot}   {SMALL}",
            "room": f"{self.signs.room[:3]} {ROOM.format(self.scene.box)}",
        }
        for entry in occurring(self.scene.subjects, entries, self._is_dot):
            yield from self._paragraph(entry, 4)

    def _is_dot(self, shape: Shape) -> bool:
        return self._cells(shape) == (1, 1)


def _escaped(text: str) -> str:
    """Return a text in ASCII alone."""
    return in_ascii(text).replace("…", "...").encode("ascii", "backslashreplace").decode()


def _beside(side: int, size: int, edges: int, *, fits: bool) -> int:
    """Return the side of a box of whole characters around a size, or else within it."""
    if fits:
        return max(side, size)
    return max(1, min(side, size - edges))


def _is_covered(stroke: Stroke, x: float, y: float) -> bool:
    """Return whether a point lies on a thick line with round ends."""
    along_x, along_y = stroke.x2 - stroke.x1, stroke.y2 - stroke.y1
    from_x, from_y = x - stroke.x1, y - stroke.y1
    length = along_x**2 + along_y**2
    part = 0.0
    if length:
        part = min(1.0, max(0.0, (from_x * along_x + from_y * along_y) / length))
    return math.hypot(from_x - part * along_x, from_y - part * along_y) <= stroke.radius
