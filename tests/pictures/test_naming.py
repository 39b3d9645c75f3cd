"""Naming: names beside dots, numbers where there is no room, one's own first."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roverspecs.pictures.canvas import Canvas, Form, Item
from roverspecs.pictures.lettering import plain_settings
from roverspecs.pictures.naming import Name, Naming, name_dots, write_name
from roverspecs.pictures.scales import Axis, Extent

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


def dot(name: str, x: float, y: float, *, is_own: bool = False, mark: str = "") -> Item:
    """Return an item; a range reaches a fifth to both sides."""
    across = Extent(mark, x, x, x)
    if mark == "–":
        across = Extent(mark, x, x * 0.8, x * 1.2)
    return Item(name, "", "", (across, Extent.at(y)), is_own)


def named(items: list[Item], wanted: str = "auto", length: float = 400) -> Naming:
    """Return the labels on scales of four decades."""
    return name_dots(items, Axis(0.1, 1000, length), Axis(0.1, 1000, length, is_up=True), wanted)


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
    assert [tuple(line) for line in name.lines] == [("A", False), ("B", True)]


def test_without_room_for_names_there_are_numbers() -> None:
    """Who finds no place for a name has a number, which the key explains; nobody is left out."""
    items = ring(40)
    names = named(items, length=220)
    key = " ".join(names.key).replace("\u00a0", " ")

    assert not names.is_whole
    for item in items:
        is_named = item.name in lines(names)
        assert is_named != (item.name in key)
    assert any(line.isdecimal() for label in lines(names) for line in label.split(", "))
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
    if wanted == "own":
        assert names.key == ("2 vehicles of the catalog have no name here",)
        one = named([dot("A", 1, 1), dot("B", 10, 10, is_own=True)], wanted)
        assert one.key == ("1 vehicle of the catalog has no name here",)


def test_own_alone_means_all_where_none_are_others() -> None:
    """Where nobody is highlighted, the names are those of all."""
    assert lines(named([dot("A", 1, 1), dot("B", 10, 10)], "own")) == ["A", "B"]


def test_own_vehicles_choose_first() -> None:
    """Beside own ones, the others have a name only where there is room; on demand they have numbers."""
    items = [*ring(30), *ring(6, is_own=True, radius=0.5)]
    names = named(items, length=260)
    own = {item.name for item in items if item.is_own}
    written = [line for name in names.names for line in name.lines]

    assert {line.text for line in written if line.is_own} == own
    assert names.is_whole
    (said,) = names.key
    nameless = 30 - sum(not line.is_own for line in written)
    assert said == f"{nameless} vehicles of the catalog have no name here"
    assert named(items, "all", length=260).key[0].startswith("Numbers: ")


def test_very_many_dots_are_numbered() -> None:
    """The names of a crowd are not tried, which would take long, but those of one's own are."""
    items = [dot(f"N{n}", 10 ** (n % 20 / 10), 10 ** (n // 20 / 5)) for n in range(120)]
    items.append(dot("Mine", 900, 0.2, is_own=True))
    names = named(items, "all", length=900)
    assert "Mine" in lines(names)
    assert not any(line.startswith("N") for line in lines(names))


@settings(max_examples=15)
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
def test_labels_of_36_dots_cover_nothing(
    made: list[tuple[float, float, str, bool, int]], wanted: str, length: float
) -> None:
    """No label, as matplotlib measures it, meets another one, leaves the axes or covers a dot."""
    items = [
        dot(f"{'Wg' * size} {n}", x, y, is_own=is_own, mark=mark)
        for n, (x, y, mark, is_own, size) in enumerate(made)
    ]
    names = named(items, wanted, length)
    for one, other in combinations(drawn_boxes(names.names, length), 2):
        is_beside = one[2] <= other[0] or other[2] <= one[0]
        assert is_beside or one[3] <= other[1] or other[3] <= one[1]
    for left, bottom, right, top in drawn_boxes(names.names, length):
        assert min(left, bottom) >= 0
        assert max(right, top) <= length
        for item in items:
            x, y = (Axis(0.1, 1000, length).place(extent.middle) for extent in item.extents)
            assert not (left - 1 < x < right + 1 and bottom - 1 < y < top + 1)


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
    ("left", "right", "ha"), [(110, 150, "left"), (50, 90, "right"), (80, 120, "center")]
)
def test_lines_end_at_the_side_of_the_dot(left: float, right: float, ha: str) -> None:
    """The lines of a label differ in length: each begins or ends near to the dot."""
    from roverspecs.pictures.labels import Rectangle
    from roverspecs.pictures.naming import Line

    canvas = Canvas(300, Form(width=300), [])
    canvas.begin(200)
    axes = canvas.axes(0, canvas.top, 200, 200)
    box = Rectangle(left, 110, right, 132)
    name = Name([Line("Long name", is_own=False), Line("A", is_own=True)], box, (100, 100), (1, 1))
    write_name(axes, name, canvas)

    written = [text for text in axes.texts if text.get_text()]
    assert [text.get_horizontalalignment() for text in written] == [ha, ha]


@pytest.mark.parametrize(("distance", "count"), [(10, 0), (40, 1)])
def test_a_line_leads_to_a_name_that_is_off(distance: float, count: int) -> None:
    """Only a name that found no place beside its dot has a line, from its nearest corner or side."""
    from roverspecs.pictures.labels import Rectangle
    from roverspecs.pictures.naming import Line

    canvas = Canvas(300, Form(width=300), [])
    canvas.begin(200)
    axes = canvas.axes(0, canvas.top, 200, 200)
    box = Rectangle(100 + distance, 95, 140 + distance, 105)
    write_name(axes, Name([Line("A", is_own=False)], box, (100, 100), (1, 1)), canvas)
    ways = [text.xyann for text in axes.texts if not text.get_text()]  # type: ignore[attr-defined]

    assert ways == [pytest.approx((distance, 0))] * count
