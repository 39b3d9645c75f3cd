"""Labels: the places of names beside dots, so that none covers another or a mark.

This is plain geometry in any unit of length; the reaches suit points of 1/72 inch.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Sequence
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

    def nearest(self, point: Point) -> Point:
        """Return the point of the rectangle that is nearest to another point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.bottom), self.top)


# The directions to try: right, left, above, below, then between these.
_AROUND = tuple(
    (round(math.cos(turn * math.pi / 8), 9), round(math.sin(turn * math.pi / 8), 9))
    for turn in (0, 8, 4, 12, 2, 6, 14, 10, 1, 7, 15, 9, 3, 5, 13, 11)
)
_REACHES = (7.0, 11.0, 16.0, 22.0, 28.0, 36.0, 46.0, 58.0, 72.0, 90.0)

NEAR = 12.0
"""A label further off than this needs a line to its dot."""


def place_labels(
    dots: Sequence[Point],
    sizes: Sequence[tuple[float, float]],
    marks: Iterable[Rectangle],
    room: Rectangle,
    first: Container[int] = (),
) -> list[Rectangle | None]:
    """Return the places of labels, each as near to its dot as there is room.

    Parameters
    ----------
    dots : sequence of (float, float), length n
    sizes : sequence of (float, float), length n
        The width and the height of each label.
    marks : iterable of Rectangle
        The places that no label may cover, among them the dots.
    room : Rectangle
        The labels stay within it.
    first : container of int
        The labels that choose before the others.

    Returns
    -------
    list of Rectangle or None, length n
        None for a label that finds no place.
    """
    covered = list(marks)

    def crowd(place: int) -> int:
        return sum(math.dist(dots[place], other) < 50 for other in dots)

    # A crowded dot has the least choice, so it comes first.
    crowded = sorted(range(len(dots)), key=crowd, reverse=True)
    best: list[Rectangle | None] = [None] * len(dots)
    ahead: set[int] = set()
    for _ in range(_TRIES):
        order = sorted(crowded, key=lambda place: (place not in first, place not in ahead))
        boxes = _placed(order, dots, sizes, covered, room)
        if _count(boxes, first) <= _count(best, first):
            break
        best = boxes
        left = {place for place, box in enumerate(boxes) if box is None}
        if not left:
            break
        # The labels that found no place choose earlier the next time.
        ahead |= left
    return best


# So often the labels are placed in another order, if some find no place.
_TRIES = 3


def _count(boxes: Sequence[Rectangle | None], first: Container[int]) -> tuple[int, int]:
    """Return how many labels have a place: those that choose first, and all."""
    there = [place for place, box in enumerate(boxes) if box is not None]
    return sum(place in first for place in there), len(there)


def _placed(
    order: Iterable[int],
    dots: Sequence[Point],
    sizes: Sequence[tuple[float, float]],
    marks: Iterable[Rectangle],
    room: Rectangle,
) -> list[Rectangle | None]:
    """Return the places of labels that choose in an order."""
    taken = list(marks)
    boxes: list[Rectangle | None] = [None] * len(dots)
    for place in order:
        dot = dots[place]
        around = _around(dot, sizes[place])
        near = [each for each in taken if each.meets(around)]
        others = [each for each in dots if each != dot]
        for box in _choices(dot, sizes[place]):
            if not box.is_within(room) or _is_doubtful(box, dot, others):
                continue
            if _is_free(box, dot, near):
                taken += covered(box, dot)
                boxes[place] = box
                break
    return boxes


def covered(box: Rectangle, dot: Point) -> list[Rectangle]:
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


def _is_doubtful(box: Rectangle, dot: Point, others: Iterable[Point]) -> bool:
    """Return whether a label without a line is nearer to another dot than to its own."""
    own = math.dist(box.nearest(dot), dot)
    if own > NEAR:
        return False
    return any(math.dist(box.nearest(other), other) < own for other in others)


def _is_free(box: Rectangle, dot: Point, taken: Sequence[Rectangle]) -> bool:
    """Return whether a label and the line to it cover nothing."""
    if any(map(box.meets, taken)):
        return False
    # The line begins among the marks of the dot itself, which do not count.
    line = list(_line(box, dot))
    if not line:
        return True
    others = [each for each in taken if each.nearest(dot) != dot]
    return not any(any(map(part.meets, others)) for part in line)


def _line(box: Rectangle, dot: Point) -> Iterator[Rectangle]:
    """Return the line from a dot to its label, in small parts; none if the label is near."""
    if not is_near(box, dot):
        near = box.nearest(dot)
        length = math.dist(near, dot)
        for step in range(4, int(length), 3):
            x = dot[0] + (near[0] - dot[0]) * step / length
            y = dot[1] + (near[1] - dot[1]) * step / length
            yield Rectangle(x - 1, y - 1, x + 1, y + 1)
