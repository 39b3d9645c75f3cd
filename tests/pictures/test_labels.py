"""Labels: near to their dots, within the room, off each other and the marks."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.pictures.labels import (
    NEAR,
    Label,
    Mark,
    Rectangle,
    is_near,
    place_labels,
    side_of,
    with_line,
)

ROOM = Rectangle(0, 0, 400, 300)
SIZE = (40.0, 10.0)


def marks(dots: list[tuple[float, float]]) -> list[Mark]:
    """Return a dot at each place."""
    return [Mark(dot, (Rectangle(*dot, *dot),)) for dot in dots]


def placed(
    *dots: tuple[float, float],
    size: tuple[float, float] = SIZE,
    sizes: list[tuple[float, float]] | None = None,
    taken: list[Rectangle] | None = None,
    room: Rectangle = ROOM,
    first: set[int] | None = None,
) -> list[Rectangle | None]:
    """Return where the labels of dots stand, each of one line."""
    if sizes is None:
        sizes = [size] * len(dots)
    labels = {place: Label((width,), height) for place, (width, height) in enumerate(sizes)}
    boxes = place_labels(marks([*dots]), labels, taken or [], room, first or set())
    return [boxes.get(place) for place, _ in enumerate(dots)]


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
    """What lies right of a dot sends its label to the left; what lies around it, away, with a line."""
    dot = (200.0, 150.0)
    beside = Rectangle(205, 140, 260, 160)
    around = [Rectangle(100, 100, 195, 200), Rectangle(205, 100, 300, 200)]

    assert placed(dot, taken=[beside]) == [Rectangle(153, 145, 193, 155)]
    (away,) = placed(dot, taken=around)
    assert away is not None
    assert not any(map(away.meets, around))
    assert not is_near(away, dot)


def test_no_line_to_a_label_crosses_another() -> None:
    """A label behind another one would have its line through it."""
    dot = (200.0, 150.0)
    wall = [
        Rectangle(170, 100, 180, 200),
        Rectangle(220, 100, 230, 200),
        Rectangle(170, 190, 230, 200),
    ]
    (box,) = placed(dot, size=(60, 10), taken=wall)

    assert box is not None
    assert box.top < 140


def test_the_most_crowded_dot_chooses_first() -> None:
    """A dot among others has the place beside it that one with more room, though named before, could take."""
    dots = [(95.0, 100.0), (145.0, 100.0), (150.0, 112.0)]
    beside_it = Rectangle(150, 90, 200, 107)
    first, crowded, _ = placed(*dots, size=(30, 10), taken=[beside_it])

    assert crowded == Rectangle(108, 95, 138, 105)
    assert first == Rectangle(58, 95, 88, 105)


def test_a_label_without_any_place_is_told() -> None:
    """A label larger than the room has no place, and takes none from others."""
    dots = [(200.0, 150.0), (210.0, 150.0)]

    assert placed(*dots, sizes=[(900, 10), SIZE]) == [
        None,
        Rectangle(217, 145, 257, 155),
    ]
    assert placed() == []


def test_a_label_is_nearest_to_its_own_dot() -> None:
    """Without a line, a label that is nearer to another dot would name that."""
    dots = [(100.0, 100.0), (112.0, 110.0), (112.0, 90.0), (88.0, 90.0)]
    boxes = placed(*dots, size=(24.0, 8.0))

    for dot, box in zip(dots, boxes, strict=True):
        assert box is not None
        if is_near(box, dot):
            distances = {other: math.dist(box.nearest(other), other) for other in dots}
            assert min(distances, key=lambda other: distances[other]) == dot


def test_labels_that_come_first_choose_first() -> None:
    """However crowded another dot is, a label that comes first has the best place."""
    dots = [(95.0, 100.0), (145.0, 100.0), (150.0, 112.0)]
    beside_it = Rectangle(150, 90, 200, 107)
    boxes = placed(*dots, size=(30, 10), taken=[beside_it], first={0})

    assert boxes[0] == Rectangle(102, 95, 132, 105)


def test_a_label_without_a_place_chooses_earlier_the_next_time() -> None:
    """Where another order gives more labels a place, it is taken."""
    room = Rectangle(0, 0, 100, 20)
    dots = [(85.0, 10.0), (5.0, 15.0)]
    sizes = [(35.0, 8.0), (45.0, 8.0)]
    boxes = placed(*dots, sizes=sizes, room=room)

    assert None not in boxes


def test_the_best_of_some_orders_is_taken() -> None:
    """Where labels still find no place after a few tries, as many as possible have one."""
    room = Rectangle(0, 0, 100, 14)
    dots = [(10.0, 7.0), (90.0, 7.0)]
    sizes = [(60.0, 8.0), (60.0, 8.0)]

    assert placed(*dots, sizes=sizes, room=room).count(None) == 1


def test_a_label_covers_its_line() -> None:
    """A label that is near covers its box; one that is off, its line, too."""
    near, off = Rectangle(107, 95, 147, 105), Rectangle(150, 95, 190, 105)

    assert with_line(near, (100, 100)) == [near]
    parts = with_line(off, (100, 100))
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
        assert not any(map(box.meets, (mark.covers[0] for mark in marks(dots))))
        assert math.dist(box.nearest(dot), dot) <= 90.001


def test_a_mark_without_a_label_counts() -> None:
    """A name that would stand nearer to a dot that has none would name that one."""
    dots = [(100.0, 100.0), (111.0, 100.0), (100.0, 111.0), (100.0, 89.0), (89.0, 100.0)]
    (box,) = place_labels(marks(dots), {0: Label(SIZE[:1], SIZE[1])}, [], ROOM).values()
    assert math.dist(box.nearest(dots[0]), dots[0]) > NEAR


def test_a_line_of_another_mark_counts() -> None:
    """So it is beside a range, whose middle may be far away."""
    dot, line = (100.0, 100.0), Rectangle(115, 40, 115, 290)
    ranged = Mark((115, 165), (line,))
    labels = {0: Label((40.0,), 10.0)}
    (box,) = place_labels([*marks([dot]), ranged], labels, [], ROOM).values()
    assert box.right < dot[0]


def test_a_label_with_a_line_keeps_off_other_marks() -> None:
    """It does not stand beside another dot as if it were the name of that."""
    dot = (200.0, 150.0)
    walls = [Rectangle(100, 100, 195, 200), Rectangle(205, 100, 300, 200)]
    (box,) = placed(dot, taken=walls)
    assert box is not None
    beside = Rectangle(*[box.right + 5, box.bottom] * 2)
    other = Mark((beside.left, beside.bottom), (beside,))
    labels = {0: Label(SIZE[:1], SIZE[1])}
    (away,) = place_labels([*marks([dot]), other], labels, walls, ROOM).values()
    assert not is_near(away, dot)
    assert other.distance(away) >= 7


def test_where_nothing_is_better_a_line_passes_other_marks() -> None:
    """A name among many dots stands near to some of them, if a line leads from its own dot."""
    room = Rectangle(0, 0, 90, 40)
    dots = [(25.0, 15.0), (45.0, 30.0), (45.0, 10.0)]
    labels = {0: Label((40.0,), 8.0)}
    (box,) = place_labels(marks(dots), labels, [], room).values()
    others = [mark.distance(box) for mark in marks(dots)[1:]]
    assert not is_near(box, dots[0])
    assert min(others) < 7
    assert place_labels(marks(dots), labels, [], room, is_pressed=False) == {}


def test_each_line_of_a_label_is_nearest_to_its_dot() -> None:
    """A second line would stand beside the dot below: the label stands where neither line does."""
    dots = [(100.0, 100.0), (100.0, 84.0)]
    label = Label((40.0, 40.0), 10.0)
    (box,) = place_labels(marks(dots), {0: label}, [], ROOM).values()
    for line in label.lines(box, dots[0]):
        assert line.distance(Rectangle(*dots[0] * 2)) < line.distance(Rectangle(*dots[1] * 2))


@pytest.mark.parametrize(
    ("left", "side", "short"), [(95, "left", 95), (50, "center", 90), (5, "right", 85)]
)
def test_lines_end_at_the_side_of_their_dot(left: float, side: str, short: float) -> None:
    """A short line of a long label is at the end that is nearer to the dot."""
    box, dot = Rectangle(left, 110, left + 100, 130), (100, 100)
    assert side_of(box, dot) == side
    first, second = Label((100.0, 20.0), 10.0).lines(box, dot)
    assert first == Rectangle(left, 120, left + 100, 130)
    assert second == Rectangle(short, 110, short + 20, 120)


def test_distances_of_rectangles() -> None:
    """They are 0 where two meet, and that of the nearest corners where they are apart."""
    box = Rectangle(0, 0, 10, 10)
    assert box.distance(Rectangle(5, 5, 20, 20)) == 0
    assert box.distance(Rectangle(13, 14, 20, 20)) == 5
    assert box.distance(Rectangle(-9, -4, -3, 4)) == 3


@given(
    st.lists(
        st.tuples(st.integers(40, 100), st.integers(40, 100)),
        min_size=2,
        max_size=12,
        unique=True,
    ),
    st.sampled_from([(25.0,), (30.0, 12.0)]),
)
def test_nobody_takes_a_label_for_that_of_another(
    places: list[tuple[int, int]], widths: tuple[float, ...]
) -> None:
    """Each line of a label is nearer to its dot than to any other, or a line leads there past none."""
    dots = [(float(x), float(y)) for x, y in places]
    label = Label(widths, 8.0)
    half = dict.fromkeys(range(0, len(dots), 2), label)
    for place, box in place_labels(marks(dots), half, [], Rectangle(0, 0, 200, 140)).items():
        dot, others = dots[place], [*dots[:place], *dots[place + 1 :]]
        if is_near(box, dot):
            for line in label.lines(box, dot):
                own = math.dist(line.nearest(dot), dot)
                assert all(own < math.dist(line.nearest(other), other) for other in others)
            continue
        end = box.nearest(dot)
        length = math.dist(dot, end)
        # What is drawn of the line begins beside its dot.
        for step in range(3, int(length)):
            x = dot[0] + (end[0] - dot[0]) * step / length
            y = dot[1] + (end[1] - dot[1]) * step / length
            assert all(math.dist((x, y), other) > 2.75 for other in others)
