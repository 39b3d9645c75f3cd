"""Naming: names beside dots, numbers where there is no room, one's own first."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from roverspecs.pictures.canvas import Canvas, Form, Item
from roverspecs.pictures.labels import Rectangle, is_near
from roverspecs.pictures.lettering import plain_settings
from roverspecs.pictures.naming import Line, Name, Naming, labelled_places, name_dots, write_name
from roverspecs.pictures.scales import Axis, Extent

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


def dot(
    name: str,
    x: float,
    y: float,
    *,
    is_own: bool = False,
    mark: str = "",
    is_asked: bool = False,
) -> Item:
    """Return an item; a range reaches a fifth to both sides."""
    across = Extent(mark, x, x, x)
    if mark == "–":
        across = Extent(mark, x, x * 0.8, x * 1.2)
    return Item(name, "", "", (across, Extent.at(y)), is_own, is_asked)


def named(items: list[Item], *wanted: str, length: float = 400) -> Naming:
    """Return the labels on scales of four decades."""
    across, up = Axis(0.1, 1000, length), Axis(0.1, 1000, length, is_up=True)
    return name_dots(items, across, up, wanted or ("auto",))


def lines(names: Naming) -> list[str]:
    """Return the lines of all labels."""
    found = []
    for name in names.names:
        found += [line.text for line in name.lines]
    return found


def ring(count: int, *, is_own: bool = False, radius: float = 0.35) -> list[Item]:
    """Return items so close around a place that not all names have room."""
    items = []
    for turn in range(count):
        angle = 2 * math.pi * turn / count
        x, y = 10 ** (1 + radius * math.cos(angle)), 10 ** (1 + radius * math.sin(angle))
        items.append(dot(f"A rather long name {turn}", x, y, is_own=is_own))
    return items


def test_with_room_all_are_named() -> None:
    """Each name stands beside its dot, and there is no key."""
    names = named([dot("A", 1, 1), dot("B", 10, 10, is_own=True), dot("C", 100, 1)])
    assert sorted(lines(names)) == ["A", "B", "C"]
    assert (names.key, names.is_whole) == ((), True)


def test_dots_of_one_place_have_one_label() -> None:
    """Dots that cover each other have one label of several lines; each is written as its own."""
    names = named([dot("A", 5, 5), dot("B", 5.01, 5, is_own=True)], "all")
    (name,) = names.names
    assert name.lines == [Line("A", is_own=False), Line("B", is_own=True)]


def test_names_of_one_place_stand_in_the_order_of_the_dots() -> None:
    """The upper dot has the upper line."""
    (name,) = named([dot("Low", 5, 5), dot("High", 5, 5.03)]).names
    assert [line.text for line in name.lines] == ["High", "Low"]


@pytest.mark.once
@pytest.mark.untraced
def test_without_room_for_names_there_are_numbers() -> None:
    """Who finds no place for a name has a number, which the key explains; nobody is left out."""
    items = ring(40)
    names = named(items, length=220)
    key = " ".join(names.key).replace("\u00a0", " ")

    assert not names.is_whole
    for item in items:
        is_named = item.name in lines(names)
        assert is_named != (item.name in key)
    numbers = [line.text for name in names.names for line in name.lines if line.is_number]
    assert numbers
    assert all(number.isdecimal() for text in numbers for number in text.split(", "))
    assert key.startswith("Numbers: ")


def test_who_has_no_room_at_all_is_said() -> None:
    """Where not even a number has room, no label covers another one: the caption names the vehicle."""
    items = ring(90, radius=0.2)
    names = named(items, length=60)
    assert names.key[-1].startswith("No room for a name or a number: A rather long name ")


@pytest.mark.parametrize(
    ("wanted", "own", "others"), [("own", True, False), ("all", True, True), ("auto", True, True)]
)
def test_which_names_are_wanted(wanted: str, own: bool, others: bool) -> None:
    """One's own alone, or all; the key counts those without a name."""
    names = named([dot("A", 1, 1), dot("B", 10, 10, is_own=True), dot("C", 90, 90)], wanted)
    assert ("B" in lines(names), {"A", "C"} <= {*lines(names)}) == (own, others)
    assert (names.key, names.tally) == ((), "")


@pytest.mark.parametrize(
    ("wanted", "count", "labelled"),
    [
        (("auto",), 3, {0, 1, 2}),
        (("auto",), 121, {1, 2}),
        (("own",), 3, {1, 2}),
        ((), 3, {2}),
        (("all",), 121, {*range(121)}),
    ],
)
def test_which_dots_may_have_a_label(
    wanted: tuple[str, ...], count: int, labelled: set[int]
) -> None:
    """The second one is the user's own, and the third one is asked for."""
    are_own, are_asked = ([n == place for n in range(count)] for place in (1, 2))
    assert labelled_places(are_own, are_asked, wanted) == labelled


def test_a_name_can_be_asked_for() -> None:
    """It stands beside its dot, or a number does, whatever else is wanted."""
    items = [dot("A", 1, 1), dot("B", 10, 10, is_asked=True), dot("C", 90, 90, is_own=True)]
    across, up = Axis(0.1, 1000, 400), Axis(0.1, 1000, 400, is_up=True)
    assert lines(name_dots(items, across, up, ())) == ["B"]
    assert sorted(lines(named(items, "own"))) == ["B", "C"]
    wide = dot("W" * 200, 50, 2, is_asked=True)
    (key,) = named([*items, wide], "own").key
    assert key.startswith("Numbers: 1\u00a0WWW")


def test_a_name_of_digits_is_no_number() -> None:
    """It is written as any name, each in a line of its own."""
    (name,) = named([dot("41", 5, 5), dot("42", 5.01, 5)]).names
    assert sorted(name.lines) == [Line("41", is_own=False), Line("42", is_own=False)]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 vehicle of the catalog has no name here"),
        (2, "2 vehicles of the catalog have no name here"),
    ],
)
def test_who_finds_no_room_is_counted(count: int, said: str) -> None:
    """Beside own vehicles, the others may lack a name: who expected one reads how many do."""
    crowd = [dot("W" * 200, 10, n + 1) for n in range(count)]
    names = named([dot("Mine", 100, 100, is_own=True), *crowd])
    assert (names.nameless, names.tally) == (count, said)


def test_own_alone_means_all_where_none_are_others() -> None:
    """Where nobody is highlighted, the names are those of all."""
    assert lines(named([dot("A", 1, 1), dot("B", 10, 10)], "own")) == ["A", "B"]


@pytest.mark.once
@pytest.mark.untraced
def test_own_vehicles_choose_first() -> None:
    """Beside own ones, the others have a name only where there is room; on demand they have numbers."""
    items = [*ring(30), *ring(6, is_own=True, radius=0.5)]
    names = named(items, length=260)
    own = {item.name for item in items if item.is_own}
    written = [line for name in names.names for line in name.lines]

    assert {line.text for line in written if line.is_own} == own
    assert names.is_whole
    assert names.key == ()
    assert names.nameless == 30 - sum(not line.is_own for line in written)
    assert named(items, "all", length=260).key[0].startswith("Numbers: ")


def test_very_many_dots_are_numbered() -> None:
    """The names of a crowd are not tried, which would take long, but those of one's own are."""
    items = [dot(f"N{n}", 10 ** (n % 20 / 10), 10 ** (n // 20 / 5)) for n in range(120)]
    items.append(dot("Mine", 900, 0.2, is_own=True))
    names = named(items, "all", length=900)
    assert "Mine" in lines(names)
    assert not any(line.startswith("N") for line in lines(names))


@examples(15)
@given(
    st.lists(
        st.tuples(
            st.floats(0.2, 500),
            st.floats(0.2, 500),
            st.sampled_from(["", "", "–", "≤", "≥", "~"]),
            st.booleans(),
            st.integers(1, 25),
        ),
        min_size=36,
        max_size=36,
    ),
    st.sampled_from(["auto", "own", "all"]),
    st.sampled_from([200.0, 430.0]),
)
@pytest.mark.once
@pytest.mark.untraced
def test_labels_of_36_dots_cover_nothing(
    made: list[tuple[float, float, str, bool, int]], wanted: str, length: float
) -> None:
    """No label, as matplotlib measures it, meets another one, leaves the axes or covers a dot."""
    items = [
        dot(f"{'Wg' * size} {n}", x, y, is_own=is_own, mark=mark)
        for n, (x, y, mark, is_own, size) in enumerate(made)
    ]
    names = named(items, wanted, length=length)
    for one, other in combinations(drawn_boxes(names.names, length), 2):
        is_beside = one[2] <= other[0] or other[2] <= one[0]
        assert is_beside or one[3] <= other[1] or other[3] <= one[1]
    for left, bottom, right, top in drawn_boxes(names.names, length):
        assert min(left, bottom) >= 0
        assert max(right, top) <= length
        for item in items:
            x, y = (Axis(0.1, 1000, length).place(extent.middle) for extent in item.extents)
            assert not (left - 1 < x < right + 1 and bottom - 1 < y < top + 1)


@examples(15)
@given(
    st.lists(
        st.tuples(
            st.integers(20, 70),
            st.integers(20, 70),
            st.sampled_from(["", "", "–"]),
            st.booleans(),
            st.integers(1, 6),
        ),
        min_size=30,
        max_size=30,
    ),
    st.sampled_from(["auto", "own", "all"]),
    st.sampled_from([200.0, 430.0]),
)
@pytest.mark.once
@pytest.mark.untraced
def test_names_are_nearest_to_their_own_dots(
    made: list[tuple[int, int, str, bool, int]], wanted: str, length: float
) -> None:
    """Each line, as matplotlib measures it, is nearer to its dot than to any other, or a line leads there."""
    items = [
        dot(f"{'Wg' * size} {n}", 1.1**x, 1.1**y, is_own=is_own, mark=mark)
        for n, (x, y, mark, is_own, size) in enumerate(made)
    ]
    names = named(items, wanted, length=length)
    scale = Axis(0.1, 1000, length)
    places = []
    for item in items:
        across, up = item.extents
        places.append((scale.place(across.middle), scale.place(up.middle)))
    drawn = iter(drawn_boxes(names.names, length))
    for name in names.names:
        others = [place for place in places if math.dist(place, name.dot) > 1.5]
        for _ in name.lines:
            box = Rectangle(*next(drawn))
            own = math.dist(box.nearest(name.dot), name.dot)
            least = min(math.dist(box.nearest(other), other) for other in others)
            assert own < least or not is_near(name.box, name.dot)


def drawn_boxes(names: list[Name], length: float) -> list[tuple[float, float, float, float]]:
    """Return the rectangles of the lines as matplotlib draws them, in points from the axes."""
    from matplotlib.text import Text

    with plain_settings():
        canvas = Canvas(length, Form(width=length), [])
        figure = canvas.begin(length)
        axes = canvas.axes(0, canvas.top, length, length)
        axes.set(xscale="log", xlim=(0.1, 1000), yscale="log", ylim=(0.1, 1000))
        for name in names:
            write_name(axes, name, canvas)
        figure.set_dpi(72)
        found = []
        for text in axes.texts:
            if text.get_text():
                # Asked for the whole first, it takes its place.
                text.get_window_extent()
                box = Text.get_window_extent(text)
                found.append((box.x0, box.y0 - canvas.bottom, box.x1, box.y1 - canvas.bottom))
        return found


@pytest.mark.parametrize(
    ("left", "right", "ha", "x"),
    [(110, 150, "left", 13), (50, 90, "right", -13), (80, 120, "center", 0)],
)
def test_lines_end_at_the_side_of_the_dot(left: float, right: float, ha: str, x: float) -> None:
    """The lines of a label differ in length: each begins or ends near to the dot."""
    canvas = Canvas(300, Form(width=300), [])
    canvas.begin(200)
    axes = canvas.axes(0, canvas.top, 200, 200)
    box = Rectangle(left, 110, right, 132)
    name = Name([Line("Long name", is_own=False), Line("A", is_own=True)], box, (100, 100), (1, 1))
    write_name(axes, name, canvas)

    written = [text for text in axes.texts if text.get_text()]
    assert [text.get_horizontalalignment() for text in written] == [ha, ha]
    assert [text.xyann[0] for text in written] == [pytest.approx(x)] * 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(("distance", "count"), [(10, 0), (40, 1)])
def test_a_line_leads_to_a_name_that_is_off(distance: float, count: int) -> None:
    """Only a name that found no place beside its dot has a line, from its nearest corner or side."""
    canvas = Canvas(300, Form(width=300), [])
    canvas.begin(200)
    axes = canvas.axes(0, canvas.top, 200, 200)
    box = Rectangle(100 + distance, 95, 140 + distance, 105)
    write_name(axes, Name([Line("A", is_own=False)], box, (100, 100), (1, 1)), canvas)
    ways = [text.xyann for text in axes.texts if not text.get_text()]  # type: ignore[attr-defined]

    assert ways == [pytest.approx((distance, 0))] * count


@pytest.mark.parametrize("is_number", [False, True])
def test_a_number_stands_in_a_frame(is_number: bool) -> None:
    """Nobody takes it for a figure."""
    canvas = Canvas(300, Form(width=300), [])
    canvas.begin(200)
    axes = canvas.axes(0, canvas.top, 200, 200)
    line = Line("1", is_own=False, is_number=is_number)
    write_name(axes, Name([line], Rectangle(110, 95, 120, 105), (100, 100), (1, 1)), canvas)
    [written] = axes.texts

    assert (written.get_bbox_patch() is not None) == is_number
