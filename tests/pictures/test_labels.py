"""Labels: near to their dots, within the room, off each other and the marks."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.pictures.labels import Rectangle, covered, is_near, place_labels

ROOM = Rectangle(0, 0, 400, 300)
SIZE = (40.0, 10.0)


def marks(dots: list[tuple[float, float]]) -> list[Rectangle]:
    """Return a box around each dot."""
    return [Rectangle(x - 4, y - 4, x + 4, y + 4) for x, y in dots]


def placed(
    *dots: tuple[float, float], size: tuple[float, float] = SIZE, room: Rectangle = ROOM
) -> list[Rectangle | None]:
    """Return where the labels of dots stand."""
    return place_labels(dots, [size] * len(dots), marks(list(dots)), room)


def test_a_label_stands_right_of_its_dot() -> None:
    """Where there is room all around, names are read on from their dots."""
    assert placed((100, 100)) == [Rectangle(107, 95, 147, 105)]


@pytest.mark.parametrize(
    ("dot", "room", "expected"),
    [
        ((390, 100), ROOM, Rectangle(343, 95, 383, 105)),
        ((200, 2), Rectangle(170, 0, 230, 300), Rectangle(180, 9, 220, 19)),
        ((200, 298), Rectangle(170, 0, 230, 300), Rectangle(180, 281, 220, 291)),
    ],
)
def test_a_label_does_not_leave_the_room(
    dot: tuple[float, float], room: Rectangle, expected: Rectangle
) -> None:
    """At an edge a label stands left of its dot, above it or below it."""
    assert placed(dot, room=room) == [expected]
    assert is_near(expected, dot)


def test_a_label_keeps_off_marks() -> None:
    """What lies right of a dot sends its label to the left; a box around the dot, away, with a line."""
    dot = (200.0, 150.0)
    beside = Rectangle(205, 140, 260, 160)
    around = Rectangle(150, 110, 250, 190)

    assert place_labels([dot], [SIZE], [beside], ROOM) == [Rectangle(153, 145, 193, 155)]
    (away,) = place_labels([dot], [SIZE], [around], ROOM)
    assert away is not None
    assert not away.meets(around)
    assert not is_near(away, dot)


def test_no_line_to_a_label_crosses_another() -> None:
    """A label behind another one would have its line through it."""
    dot = (200.0, 150.0)
    wall = [
        Rectangle(170, 100, 180, 200),
        Rectangle(220, 100, 230, 200),
        Rectangle(170, 190, 230, 200),
    ]
    near = Rectangle(190, 140, 210, 160)
    (box,) = place_labels([dot], [(60, 10)], [*wall, near], ROOM)

    assert box is not None
    assert box.top < 140


def test_the_most_crowded_dot_chooses_first() -> None:
    """A dot among others has the place beside it that one with more room, though named before, could take."""
    dots = [(100.0, 100.0), (145.0, 100.0), (150.0, 112.0)]
    beside_it = Rectangle(150, 90, 200, 107)
    first, crowded, _ = place_labels(dots, [(30, 10)] * 3, [*marks(dots), beside_it], ROOM)

    assert crowded == Rectangle(108, 95, 138, 105)
    assert first == Rectangle(63, 95, 93, 105)


def test_a_label_without_any_place_is_told() -> None:
    """A label larger than the room has no place, and takes none from others."""
    dots = [(200.0, 150.0), (210.0, 150.0)]

    assert place_labels(dots, [(900, 10), SIZE], marks(dots), ROOM) == [
        None,
        Rectangle(217, 145, 257, 155),
    ]
    assert placed() == []


def test_a_label_is_nearest_to_its_own_dot() -> None:
    """Without a line, a label that is nearer to another dot would name that."""
    dots = [(100.0, 100.0), (112.0, 110.0), (112.0, 90.0), (88.0, 90.0)]
    boxes = place_labels(dots, [(24.0, 8.0)] * 4, marks(dots), ROOM)

    for dot, box in zip(dots, boxes, strict=True):
        assert box is not None
        if is_near(box, dot):
            distances = {other: math.dist(box.nearest(other), other) for other in dots}
            assert min(distances, key=lambda other: distances[other]) == dot


def test_labels_that_come_first_choose_first() -> None:
    """However crowded another dot is, a label that comes first has the best place."""
    dots = [(100.0, 100.0), (145.0, 100.0), (150.0, 112.0)]
    beside_it = Rectangle(150, 90, 200, 107)
    boxes = place_labels(dots, [(30, 10)] * 3, [*marks(dots), beside_it], ROOM, first={0})

    assert boxes[0] == Rectangle(107, 95, 137, 105)


def test_a_label_without_a_place_chooses_earlier_the_next_time() -> None:
    """Where another order gives more labels a place, it is taken."""
    room = Rectangle(0, 0, 100, 20)
    dots = [(85.0, 10.0), (5.0, 15.0)]
    sizes = [(35.0, 8.0), (45.0, 8.0)]
    boxes = place_labels(dots, sizes, marks(dots), room)

    assert None not in boxes


def test_the_best_of_some_orders_is_taken() -> None:
    """Where labels still find no place after a few tries, as many as possible have one."""
    room = Rectangle(0, 0, 80, 30)
    dots = [(40.0, 20.0), (60.0, 20.0), (5.0, 25.0), (60.0, 25.0), (55.0, 25.0)]
    sizes = [(35.0, 8.0), (35.0, 8.0), (25.0, 8.0), (45.0, 8.0), (15.0, 8.0)]

    assert place_labels(dots, sizes, marks(dots), room).count(None) == 1


def test_a_label_covers_its_line() -> None:
    """A label that is near covers its box; one that is off, its line, too."""
    near, off = Rectangle(107, 95, 147, 105), Rectangle(150, 95, 190, 105)

    assert covered(near, (100, 100)) == [near]
    parts = covered(off, (100, 100))
    assert parts[0] == off
    assert all(part.left > 100 and part.right < 151 for part in parts[1:])
    assert len(parts) > 10


def test_boxes_that_touch_do_not_meet() -> None:
    """An edge in common is no overlap; a part in common is one."""
    box = Rectangle(0, 0, 10, 10)
    for other in (
        Rectangle(10, 0, 20, 10),
        Rectangle(-9, 0, 0, 10),
        Rectangle(0, 10, 10, 20),
        Rectangle(0, -9, 10, 0),
    ):
        assert not box.meets(other)
        assert not other.meets(box)
    for other in (Rectangle(9, 9, 20, 20), Rectangle(2, 2, 3, 3), box):
        assert box.meets(other)
        assert other.meets(box)


@given(st.lists(st.tuples(st.floats(30, 370), st.floats(30, 270)), max_size=10, unique=True))
def test_labels_do_not_meet(dots: list[tuple[float, float]]) -> None:
    """Ten labels find their places whatever their dots: off each other, off the dots, in the room and in reach."""
    boxes = placed(*dots, size=(25, 8))

    assert len(boxes) == len(dots)
    for one, other in combinations(filter(None, boxes), 2):
        assert not one.meets(other)
    for box, dot in zip(boxes, dots, strict=True):
        assert box is not None
        assert box.is_within(ROOM)
        assert not any(map(box.meets, marks(dots)))
        assert math.dist(box.nearest(dot), dot) <= 90.001
