"""Scatter plots: two scales with names."""

from __future__ import annotations

import pytest
from chart_views import boxes, check, point, texts
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from roverspecs.pictures.canvas import Form, Item
from roverspecs.pictures.scales import MARK_LABELS, Extent
from roverspecs.pictures.scatter_plot import draw_scatter

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


def test_the_scale_that_runs_up_has_its_label_above() -> None:
    """It is read without turning the head."""
    figure = draw_scatter([Item("A", "", "", (point(1), point(2)))], ["x", "y (m)"], Form())
    assert figure.axes[0].get_ylabel() == ""
    assert texts(figure) == ["y (m)", "A"]


def test_the_key_stands_before_the_notes() -> None:
    """Who has a number is named below; so it is in a given shape."""
    items = [
        Item("W" * 100, "", "", (point(5), point(5))),
        Item("B", "", "a", (point(70), point(70))),
    ]
    for form in (Form(caption=("[a] note",)), Form(caption=("[a] note",), aspect=2)):
        figure = draw_scatter(items, ["x", "y"], form)
        written = "".join(texts(figure))
        assert "Numbers: 1" in written.replace("\u00a0", " ")
        assert written.index("Numbers") < written.index("[a] note")
        assert texts(figure)[-2:] == ["B [a]", "1"] or texts(figure)[-2:] == ["1", "B [a]"]


def test_a_key_that_takes_the_room_of_the_plot_needs_a_wider_sheet() -> None:
    """A key of a crowd leaves no room for names in a wide shape: the sheet grows until all fit."""
    places = (
        "04 27 14 15 23 22 12 04 22 11 21 25 18 05 15 23 27 18 10 20 06 20 27 13 25 21 03 02 27 01"
    )
    items = [
        Item(f"Rover number {n}", "", "", (point(1 + int(x) / 3), point(1 + int(y) / 9)))
        for n, [x, y] in enumerate(map(list, places.split()))
    ]
    check(lambda: draw_scatter(items, ["a", "b"], Form(aspect=4)))


def test_names_that_are_not_needed_are_counted() -> None:
    """The caption says how many found no room, unless the caption is not wanted."""
    items = [Item("Mine", "", "", (point(5), point(5)), is_own=True)]
    items += [Item("W" * 100, "", "", (point(50), point(n + 1))) for n in range(2)]
    written = "2 vehicles of the catalog have no name here"
    assert written in texts(draw_scatter(items, ["x", "y"], Form()))
    assert written not in texts(draw_scatter(items, ["x", "y"], Form(is_counted=False)))


def test_in_a_given_shape_names_come_before_large_letters() -> None:
    """Letters become smaller until names have room, first of all those that are needed."""
    items = [
        Item(f"A rather long name {n}", "", "", (point(10 + n % 5), point(10 + n * 7 % 30)), not n)
        for n in range(20)
    ]
    sizes, counts = [], []
    for wanted in ("own", "auto"):
        figure = draw_scatter(items, ["x", "y"], Form(aspect=16 / 9, width=960, names=(wanted,)))
        sizes.append(float(figure.axes[0].texts[0].get_fontsize()))
        counts.append(sum(text.startswith("A rather") for text in texts(figure)))
    assert counts == [1, 20]
    assert sizes[0] > sizes[1]


def test_numbers_stay_within_the_margin() -> None:
    """A long number at the end of a scale makes the scale shorter, not the margin."""
    items = [Item("A", "", "", (point(x), point(1))) for x in (0.5, 6000)]
    figure = draw_scatter(items, ["x", "y"], Form(title="T"))
    width = figure.get_figwidth() * 72
    found = dict(boxes(figure))
    assert found["10\u00a0000"][2] <= width - 13.5


def test_more_names_make_a_plot_higher() -> None:
    """Where names find no room, the plot becomes higher before they become numbers."""
    items = [
        Item(f"A rather long name {n}", "", "", (point(10 + n % 5), point(10 + n * 7 % 30)))
        for n in range(70)
    ]
    lengths = []
    for count in (3, 70):
        figure = draw_scatter(items[:count], ["x", "y"], Form())
        lengths.append(figure.axes[0].get_position().height * figure.get_figheight())
    assert lengths[1] > lengths[0]


@examples(15)
@given(
    st.lists(
        st.tuples(
            st.floats(1e-2, 1e3),
            st.floats(1e-2, 1e3),
            st.sampled_from([*MARK_LABELS]),
            st.integers(1, 9),
            st.booleans(),
        ),
        min_size=1,
        max_size=36,
    ),
    st.sampled_from([150.0, 281.0, 454.0, 1200.0]),
    st.sampled_from([None, 16 / 9, 0.7, 1 / 5, 5]),
    st.sampled_from(["auto", "own", "all"]),
)
@pytest.mark.once
def test_all_is_on_the_sheet(
    made: list[tuple[float, float, str, int, bool]],
    width: float,
    aspect: float | None,
    names: str,
) -> None:
    """At every width and in every shape no text covers another one or leaves the sheet."""
    items = [
        Item(f"{'Ab ' * size}{n}", "", "a", (Extent(mark, x, x / 2, x * 2), point(y)), is_own)
        for n, (x, y, mark, size, is_own) in enumerate(made)
    ]
    form = Form("light", "A title", ("[a] a note",), (names,), width, aspect)
    check(lambda: draw_scatter(items, ["Mass (kg)", "Top speed (m/s)"], form))
