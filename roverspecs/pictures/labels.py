"""Labels: the places of names beside dots, so that none covers another or a mark.

A label is clearly nearer to its own dot than to anything else that is drawn, or
a line leads from the dot to it.  This is plain geometry in any unit of length;
the reaches suit points of 1/72 inch.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Point = tuple[float, float]


class Rectangle(NamedTuple):
    """Hold a rectangle.

    Attributes
    ----------
    left, bottom, right, top : float
    """

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Rectangle) -> bool:
        """Return whether two rectangles have more than an edge in common."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.top <= other.bottom or other.top <= self.bottom)

    def is_within(self, other: Rectangle) -> bool:
        """Return whether another rectangle holds the whole of this one."""
        is_across = other.left <= self.left and self.right <= other.right
        return is_across and other.bottom <= self.bottom and self.top <= other.top

    def grown(self, reach: float) -> Rectangle:
        """Return the rectangle with a border around it."""
        left, bottom, right, top = self
        return Rectangle(left - reach, bottom - reach, right + reach, top + reach)

    def distance(self, other: Rectangle) -> float:
        """Return how far two rectangles are from each other; 0 where they meet."""
        across = max(other.left - self.right, self.left - other.right, 0.0)
        up = max(other.bottom - self.top, self.bottom - other.top, 0.0)
        return math.hypot(across, up)

    def nearest(self, point: Point) -> Point:
        """Return the point of the rectangle that is nearest to another point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.bottom), self.top)


class Mark(NamedTuple):
    """Hold what is drawn of a dot.

    Attributes
    ----------
    dot : (float, float)
        The place that its label belongs to.
    parts : tuple of Rectangle
        The dot and its lines, which have no thickness.
    """

    dot: Point
    parts: tuple[Rectangle, ...]

    @property
    def covers(self) -> list[Rectangle]:
        """What no label may cover."""
        return [part.grown(_THICKNESS) for part in self.parts]

    def distance(self, box: Rectangle) -> float:
        """Return how far a rectangle is from the mark."""
        return min(map(box.distance, self.parts))


# A mark is as thick to each side of its middle.
_THICKNESS = 4.0


class Label(NamedTuple):
    """Hold the size of a label.

    Attributes
    ----------
    widths : tuple of float
        Of its lines, from the top.
    line : float
        The height of each.
    margins : (float, float)
        The parts of them that stay empty at each end, across and up.
    """

    widths: tuple[float, ...]
    line: float
    margins: tuple[float, float] = (0.0, 0.0)

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height."""
        return max(self.widths), self.line * len(self.widths)

    def lines(self, box: Rectangle, dot: Point) -> list[Rectangle]:
        """Return the rectangle of the letters of each line in the box of the label."""
        side, lines = side_of(box, dot), []
        beside, above = self.margins
        for place, width in enumerate(self.widths):
            left = box.left
            if side == "right":
                left = box.right - width
            elif side == "center":
                left = (box.left + box.right - width) / 2
            top = box.top - self.line * place
            bottom, right = top - self.line, left + width
            lines.append(Rectangle(left + beside, bottom + above, right - beside, top - above))
        return lines


def side_of(box: Rectangle, dot: Point) -> str:
    """Return the side at which the lines of a label end, so that each is near to the dot.

    Parameters
    ----------
    box : Rectangle
    dot : (float, float)

    Returns
    -------
    {"left", "center", "right"}
    """
    part = (dot[0] - box.left) / (box.right - box.left)
    if part < _MIDDLE:
        return "left"
    if part > 1 - _MIDDLE:
        return "right"
    return "center"


# A dot in this part of the width of its label, or less, is at the side of it.
_MIDDLE = 0.4

# The directions to try: right, left, above, below, then between these.
_AROUND = tuple(
    (round(math.cos(turn * math.pi / 8), 9), round(math.sin(turn * math.pi / 8), 9))
    for turn in (0, 8, 4, 12, 2, 6, 14, 10, 1, 7, 15, 9, 3, 5, 13, 11)
)
_REACHES = (7.0, 11.0, 16.0, 22.0, 28.0, 36.0, 46.0, 58.0, 72.0, 90.0)

NEAR = 12.0
"""A label further off than this needs a line to its dot."""

# Without a line, everything else is so many times further off than the dot of the label;
# with one, it is so far off.
_CLEARLY, _APART = 1.25, 7.0


class _Way(NamedTuple):
    """Hold how a line keeps off other marks.

    Attributes
    ----------
    off : float
        So far, once it has left the marks beside its own.
    away : float
        It is so many times as far from them as from its own dot, until then.
    """

    off: float
    away: float


# A line leads through free room, or at least crosses nothing.
_FREE, _NARROW = _Way(6.0, 1.0), _Way(4.5, 0.85)

# No line is nearer to a dot than the dot is large.
_LEAST_OFF = 3.0


def place_labels(
    marks: Sequence[Mark],
    labels: Mapping[int, Label],
    taken: Iterable[Rectangle],
    room: Rectangle,
    first: Container[int] = (),
    *,
    is_pressed: bool = True,
) -> dict[int, Rectangle]:
    """Return the places of labels, each as near to its dot as there is room.

    Parameters
    ----------
    marks : sequence of Mark, length n
        All that is drawn, whether it has a label or not.
    labels : mapping of int to Label
        Each under the place of its mark.
    taken : iterable of Rectangle
        What else no label may cover.
    room : Rectangle
        The labels stay within it.
    first : container of int
        The labels that choose before the others.
    is_pressed : bool, default True
        Whether, where nothing is better, a line leads past other marks, or to
        a label beside them.

    Returns
    -------
    dict of int to Rectangle
        Without the labels that find no place.
    """
    sheet = _Sheet(marks, labels, list(taken), room, is_pressed)

    def crowd(place: int) -> int:
        return sum(math.dist(marks[place].dot, other.dot) < 50 for other in marks)

    # A crowded dot has the least choice, so it comes first.
    crowded = sorted(labels, key=crowd, reverse=True)
    best: dict[int, Rectangle] = {}
    ahead: set[int] = set()
    for _ in range(_TRIES):
        order = sorted(crowded, key=lambda place: (place not in first, place not in ahead))
        boxes = sheet.placed(order)
        if _count(boxes, first) > _count(best, first):
            best = boxes
        left = labels.keys() - boxes.keys()
        if not left:
            break
        # The labels that found no place choose earlier the next time.
        ahead |= left
    return best


# So often the labels are placed in another order, if some find no place.
_TRIES = 5


def _count(boxes: Iterable[int], first: Container[int]) -> tuple[int, int]:
    """Return how many labels have a place: those that choose first, and all."""
    there = list(boxes)
    return sum(place in first for place in there), len(there)


class _Sheet(NamedTuple):
    """Hold what is drawn and written, and the labels to place: see :func:`place_labels`."""

    marks: Sequence[Mark]
    labels: Mapping[int, Label]
    taken: list[Rectangle]
    room: Rectangle
    is_pressed: bool

    def placed(self, order: Iterable[int]) -> dict[int, Rectangle]:
        """Return the places of labels that choose in an order."""
        written = list(self.taken)
        boxes: dict[int, Rectangle] = {}
        for place in order:
            box = self._place(self.marks[place], self.labels[place], written)
            if box is not None:
                written += with_line(box, self.marks[place].dot)
                boxes[place] = box
        return boxes

    def _place(self, mark: Mark, label: Label, written: Iterable[Rectangle]) -> Rectangle | None:
        """Return the best place of a label, if there is one."""
        around = _around(mark.dot, label.size)
        near = [each for each in written if each.meets(around)]
        others = [each for each in self.marks if each.distance(around) <= _FREE.off]
        others.remove(mark)
        covered = [*near, *mark.covers]
        for other in others:
            covered += other.covers
        last_choice = None
        for box in _choices(mark.dot, label.size):
            if not box.is_within(self.room) or any(map(box.meets, covered)):
                continue
            is_clear = _is_clear(box, mark, label, others)
            if is_clear and _is_led(box, mark, others, near, _FREE):
                return box
            is_doubtful = last_choice is not None or is_near(box, mark.dot)
            if self.is_pressed and not is_doubtful and _is_led(box, mark, others, near, _NARROW):
                last_choice = box
        return last_choice


def with_line(box: Rectangle, dot: Point) -> list[Rectangle]:
    """Return the boxes that a label and the line to its dot cover."""
    return [box, *_line(box, dot)]


def is_near(box: Rectangle, dot: Point) -> bool:
    """Return whether a label is so near to its dot that it needs no line."""
    return math.dist(box.nearest(dot), dot) <= NEAR


def _around(dot: Point, size: tuple[float, float]) -> Rectangle:
    """Return a rectangle that holds all choices of a label."""
    (x, y), (width, height) = dot, size
    across, up = _REACHES[-1] + width, _REACHES[-1] + height
    return Rectangle(x - across, y - up, x + across, y + up)


def _choices(dot: Point, size: tuple[float, float]) -> Iterator[Rectangle]:
    """Return the boxes of a size around a dot, the best first."""
    (x, y), (width, height) = dot, size
    for reach in _REACHES:
        for dx, dy in _AROUND:
            left, bottom = x + reach * dx, y + reach * dy
            # A box is centred straight above or below its dot, and level with it elsewhere.
            if dx == 0:
                left -= width / 2
            elif dx < 0:
                left -= width
            if dx != 0:
                bottom -= height / 2
            elif dy < 0:
                bottom -= height
            yield Rectangle(left, bottom, left + width, bottom + height)
        # Above and below there are more places, beside the middle.
        for part in (0.25, 0.75, 0.05, 0.95):
            left = x - part * width
            for bottom in (y + reach, y - reach - height):
                yield Rectangle(left, bottom, left + width, bottom + height)


def _is_clear(box: Rectangle, mark: Mark, label: Label, others: Sequence[Mark]) -> bool:
    """Return whether nobody takes a label for the name of another mark."""
    if not is_near(box, mark.dot):
        return all(other.distance(box) >= _APART for other in others)
    for line in label.lines(box, mark.dot):
        least = _CLEARLY * math.dist(line.nearest(mark.dot), mark.dot)
        if any(other.distance(line) < least for other in others):
            return False
    return True


def _is_led(
    box: Rectangle, mark: Mark, others: Sequence[Mark], written: Sequence[Rectangle], way: _Way
) -> bool:
    """Return whether a label needs no line, or nobody takes its line for that of another mark."""
    if is_near(box, mark.dot):
        return True
    (x, y), (left, bottom) = mark.dot, box.nearest(mark.dot)
    reach = Rectangle(min(x, left), min(y, bottom), max(x, left), max(y, bottom)).grown(way.off)
    # Most labels and marks are far from the line.
    near = [each for each in written if each.meets(reach)]
    beside: list[Rectangle] = []
    for other in others:
        beside += [part for part in other.parts if part.meets(reach)]
    for piece in _line(box, mark.dot):
        middle = piece.grown(-_HALF)
        least = max(_LEAST_OFF, way.away * math.dist(middle[:2], mark.dot))
        least = min(way.off, least)
        if any(part.distance(middle) < least for part in beside):
            return False
        if any(map(piece.grown(_HALF).meets, near)):
            return False
    return True


def _line(box: Rectangle, dot: Point) -> Iterator[Rectangle]:
    """Return the line from a dot to its label, in small parts; none if the label is near."""
    if not is_near(box, dot):
        near = box.nearest(dot)
        length = math.dist(near, dot)
        for step in range(3, int(length), 3):
            x = dot[0] + (near[0] - dot[0]) * step / length
            y = dot[1] + (near[1] - dot[1]) * step / length
            yield Rectangle(x, y, x, y).grown(_HALF)


# A part of a line reaches as far from its middle.
_HALF = 1.0
