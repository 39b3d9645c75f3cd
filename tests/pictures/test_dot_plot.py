"""Dot plots: a row for each vehicle, with its name and its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_views import boxes, check, dot, point, texts
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from roverspecs.pictures.canvas import Form
from roverspecs.pictures.dot_plot import draw_dots
from roverspecs.pictures.scales import MARK_LABELS, Extent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


def test_numbers_stand_with_their_points_below_each_other() -> None:
    """A figure is written in two parts that meet where its first number has its point; letters follow."""
    items = [
        dot(point(5), "A", "~12.5", "a"),
        dot(point(5), "B", "1–2 ", "b,c"),
        dot(point(5), "C", "≥7"),
        dot(point(5), "D", "12\u00a0345.6"),
    ]
    figure = draw_dots(items, "Mass (kg)", Form())

    assert texts(figure) == [
        "A",
        "~12",
        ".5 [a]",
        "B",
        "1",
        "–2  [b,c]",
        "C",
        "≥7",
        "",
        "D",
        "12\u00a0345",
        ".6",
    ]
    places = figure.texts[1::3] + figure.texts[2::3]
    assert len({text.get_position()[0] for text in places}) == 1


@pytest.mark.parametrize(("high", "is_named"), [(5.01, False), (50, True)])
def test_a_range_that_is_too_short_is_a_dot(high: float, is_named: bool) -> None:
    """The legend explains a range only where one is seen."""
    items = [dot(Extent("–", (5 + high) / 2, 5, high), "Mine", is_own=True), dot(point(500), "B")]

    assert ("range" in texts(draw_dots(items, "Mass (kg)", Form()))) is is_named


@pytest.mark.parametrize(("count", "is_long"), [(20, False), (21, True)])
def test_a_long_list_repeats_its_scale(count: int, is_long: bool) -> None:
    """Whoever reads the first rows of a long list need not look for the scale at its end."""
    axes = draw_dots([dot(point(5))] * count, "Mass (kg)", Form()).axes[0]

    assert axes.xaxis.get_tick_params()["labeltop"] is is_long
    assert (axes.get_xscale(), axes.get_xlabel()) == ("log", "Mass (kg)")


def test_a_narrow_sheet_has_the_names_above_the_dots() -> None:
    """Where names leave no room for the scale beside them, it has the whole width."""
    items = [dot(point(5), "A rover with a long name", letters="a")]
    wide, narrow = (draw_dots(items, "", Form(width=width)) for width in (500, 200))
    shares = [figure.axes[-1].get_position().width for figure in (wide, narrow)]

    assert shares[0] < 0.7
    assert shares[1] > 0.8
    assert texts(narrow) == ["A rover with a long name", "5 [a]"]


def test_above_its_dot_a_name_is_nearer_to_it_than_to_the_last_one() -> None:
    """On a narrow sheet, nobody takes a dot for that of the next row."""
    items = [dot(point(5), "A rover with a long name") for _ in range(2)]
    figure = draw_dots(items, "", Form(width=200))
    height = figure.get_figheight() * 72
    names = [text.get_position()[1] * height for text in figure.texts[::2]]
    axes = figure.axes[0]
    # Each row has the height of 1, and its dot below the middle.
    rows = [float(y) for line in axes.lines for y in line.get_ydata()[:1]]  # type: ignore[arg-type, index, union-attr]
    low, high = axes.get_ylim()
    bottom, top = axes.get_position().y0 * height, axes.get_position().y1 * height
    at = [bottom + (low - y) / (low - high) * (top - bottom) for y in sorted(set(rows))]
    assert names[0] - at[0] < 0.6 * (at[0] - names[1])


def test_the_lines_of_a_scale_are_broken_where_names_stand() -> None:
    """Where names stand above the dots, no line of the scale runs through a name or a figure."""
    items = [dot(point(10**n), "A rover with a long name", "0.877") for n in range(4)]
    for form in (Form(width=200), Form(width=200, aspect=1 / 5)):
        figure = draw_dots(items, "Mass (kg)", form)
        written = [box for words, box in boxes(figure) if words in ("0.877", items[0].name)]
        assert len(written) == 2 * len(items)
        lines = ruled(figure)
        assert len(lines) > len(items)
        for left, bottom, right, top in written:
            for x, low, high in lines:
                assert not (left < x < right and low < top and bottom < high)
        assert min(low for _, low, _ in lines) == pytest.approx(base(figure))


def ruled(figure: Figure) -> list[tuple[float, float, float]]:
    """Return where each line of a scale stands, and its ends, in points."""
    from matplotlib.collections import LineCollection

    axes = figure.axes[0]
    lines = []
    for drawn in axes.findobj(LineCollection):
        for path in drawn.get_paths():
            ends = axes.transData.transform(path.vertices) * 72 / figure.dpi
            low, high = sorted(ends[:, 1])
            lines.append((float(ends[0, 0]), float(low), float(high)))
    return lines


def base(figure: Figure) -> float:
    """Return the height of the scale at the bottom, in points."""
    return float(figure.axes[0].get_position().y0) * figure.get_figheight() * 72


def test_few_rows_fill_their_sheet() -> None:
    """Below the label of the scale is no more room than at the other edges, in any shape."""
    items = [dot(point(n + 1), f"Rover {n}") for n in range(3)]
    for form in (Form(), Form(width=200), Form(aspect=1), Form(aspect=1 / 3, width=240)):
        figure = draw_dots(items, "Mass (kg)", form)
        [bottom] = [box[1] for words, box in boxes(figure) if words == "Mass (kg)"]
        (left, *_), _ = min((box, words) for words, box in boxes(figure))
        assert bottom == pytest.approx(left, rel=0.15)


def test_a_wide_shape_has_several_columns() -> None:
    """On a slide many rows stand in columns, each with the same scale."""
    items = [dot(point(n + 1), f"Rover {n}", f"{n + 1}") for n in range(60)]
    figure = draw_dots(items, "Mass (kg)", Form(aspect=16 / 9, width=960))
    limits = {axes.get_xlim() for axes in figure.axes}

    assert len(figure.axes) > 1
    assert len(limits) == 1
    assert [figure.get_figwidth() * 9, figure.get_figwidth()] == pytest.approx(
        [figure.get_figheight() * 16, 960 / 72]
    )
    written = [text.get_text() for text in figure.texts]
    assert {item.name for item in items} < {*written}
    few = draw_dots(items[:3], "Mass (kg)", Form(aspect=16 / 9, width=960))
    assert len(few.axes) == 1
    sizes = [float(each.texts[0].get_fontsize()) for each in (figure, few)]
    assert sizes[1] > 2 * sizes[0]


@examples(25)
@given(
    st.lists(
        st.tuples(
            st.floats(1e-3, 1e4),
            st.sampled_from([*MARK_LABELS]),
            st.integers(1, 20),
            st.booleans(),
        ),
        min_size=1,
        max_size=70,
    ),
    st.sampled_from([150.0, 281.0, 454.0, 510.0, 1200.0]),
    st.sampled_from([None, 16 / 9, 0.7, 1 / 5, 5]),
    st.booleans(),
)
@pytest.mark.once
def test_all_is_on_the_sheet(
    made: list[tuple[float, str, int, bool]],
    width: float,
    aspect: float | None,
    has_caption: bool,
) -> None:
    """At every width and in every shape no text covers another one or leaves the sheet."""
    items = [
        dot(
            Extent(mark, value, value / 2, value * 2),
            f"{'Ab ' * size}{n}",
            "~12.5",
            "a",
            is_own=own,
        )
        for n, (value, mark, size, own) in enumerate(made)
    ]
    caption = ("[a] a note", "more words " * 30) * has_caption
    form = Form("light", "A title", caption, width=width, aspect=aspect)
    check(lambda: draw_dots(items, "Mass (kg)", form))
