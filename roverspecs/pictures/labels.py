"""Labels: where names stand beside dots, so that none covers another or a mark.

Plain geometry, in any unit of length; the reaches suit points of 1/72 inch.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
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
        """Return whether two boxes have more than an edge in common."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.top <= other.bottom or other.top <= self.bottom)

    def is_within(self, other: Rectangle) -> bool:
        """Return whether the other box holds the whole of this one."""
        is_across = other.left <= self.left and self.right <= other.right
        return is_across and other.bottom <= self.bottom and self.top <= other.top

    def nearest(self, point: Point) -> Point:
        """Return the point of the box that is nearest to another."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.bottom), self.top)


# Right of it, left of it, above, below, and between these.
_AROUND = tuple(
    (round(math.cos(turn * math.pi / 8), 9), round(math.sin(turn * math.pi / 8), 9))
    for turn in (0, 8, 4, 12, 2, 6, 14, 10, 1, 7, 15, 9, 3, 5, 13, 11)
)
_REACHES = (7.0, 11.0, 16.0, 22.0, 28.0, 36.0, 46.0, 58.0, 72.0, 90.0)

NEAR = 12.0
"""A label that is further off than this from its dot needs a line to it."""


def place_labels(
    dots: Sequence[Point],
    sizes: Sequence[tuple[float, float]],
    marks: Iterable[Rectangle],
    room: Rectangle,
) -> list[Rectangle | None]:
    """Return where labels stand, each as near to its dot as there is room.

    Parameters
    ----------
    dots : sequence of (float, float), length n
    sizes : sequence of (float, float), length n
        Width and height of each label.
    marks : iterable of Rectangle
        What no label may cover, the dots as well.
    room : Rectangle
        What no label may leave.

    Returns
    -------
    list of Rectangle or None, length n
        None where there is no place for a label.
    """
    taken = list(marks)
    boxes: dict[int, Rectangle | None] = {}
    # Where it is most crowded there is least choice.
    crowds = [sum(math.dist(dot, other) < 50 for other in dots) for dot in dots]
    for place in sorted(range(len(dots)), key=lambda place: -crowds[place]):
        choices = (box for box in _choices(dots[place], sizes[place]) if box.is_within(room))
        box = next((box for box in choices if _is_free(box, dots[place], taken)), None)
        taken += [box, *_line(box, dots[place])] if box else []
        boxes[place] = box
    return [boxes[place] for place in range(len(dots))]


def beside(dot: Point, size: tuple[float, float]) -> Rectangle:
    """Return the place right of a dot, whatever is there."""
    return next(_choices(dot, size))


def is_near(box: Rectangle, dot: Point) -> bool:
    """Return whether a label stands so near to its dot that no line need lead to it."""
    return math.dist(box.nearest(dot), dot) <= NEAR


def _choices(dot: Point, size: tuple[float, float]) -> Iterator[Rectangle]:
    """Return the boxes of a size around a dot, the best first."""
    (x, y), (width, height) = dot, size
    for reach in _REACHES:
        for dx, dy in _AROUND:
            # Across, a box begins or ends at its reach; straight above or below, too.
            left = x + reach * dx - (width / 2 if dx == 0 else 0 if dx > 0 else width)
            bottom = y + reach * dy - (height / 2 if dx else 0 if dy > 0 else height)
            yield Rectangle(left, bottom, left + width, bottom + height)


def _is_free(box: Rectangle, dot: Point, taken: Sequence[Rectangle]) -> bool:
    """Return whether neither a label nor the line to it covers what is there."""
    if any(map(box.meets, taken)):
        return False
    line = list(_line(box, dot))
    # It begins among what belongs to the dot itself.
    return not any(part.meets(each) for part in line for each in taken if each.nearest(dot) != dot)


def _line(box: Rectangle, dot: Point) -> Iterator[Rectangle]:
    """Return the line from a dot to its label, in small parts; none where the label is near."""
    if not is_near(box, dot):
        near = box.nearest(dot)
        length = math.dist(near, dot)
        for step in range(4, int(length), 3):
            x, y = (a + (b - a) * step / length for a, b in zip(dot, near, strict=True))
            yield Rectangle(x - 1, y - 1, x + 1, y + 1)
