"""Plots: logarithmic scales, marks that say what a figure says, names that do not overlap."""

from __future__ import annotations

import math
import subprocess
import sys
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from conftest import skip_without_cjk_font
from hypothesis import given, settings
from hypothesis import strategies as st

from roverspecs.errors import RoverspecsError
from roverspecs.pictures import plots
from roverspecs.pictures.labels import Rectangle
from roverspecs.pictures.plots import (
    MARK_LABELS,
    Axis,
    Extent,
    Item,
    draw_dots,
    draw_nothing,
    draw_scatter,
)
from roverspecs.pictures.themes import COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


def point(value: float, mark: str = "") -> Extent:
    """Return an extent without ends."""
    return Extent(mark, value, value, value)


def dot(extent: Extent, name: str = "Mine", text: str = "5", letters: str = "") -> Item:
    """Return an item of a dot plot."""
    return Item(name, text, letters, (extent,))


def texts(figure: Figure) -> list[str]:
    """Return what is written on a sheet and beside dots."""
    return [text.get_text() for text in figure.texts] + [
        text.get_text() for text in figure.axes[0].texts
    ]


def width_of(figure: Figure) -> float:
    """Return how wide a figure is, in points."""
    return float(figure.get_figwidth()) * 72


def shapes(axes: Axes) -> list[tuple[list[float], list[float], str, str]]:
    """Return where lines run, with which marker, and its filling; the guides of the rows are none."""
    from matplotlib.colors import to_hex

    return [
        (
            [round(float(x), 9) for x in line.get_xdata()],  # type: ignore[arg-type, union-attr]
            [round(float(y), 9) for y in line.get_ydata()],  # type: ignore[arg-type, union-attr]
            str(line.get_marker()),
            to_hex(line.get_markerfacecolor()),
        )
        for line in axes.lines
        if line.get_zorder() > 0
    ]


def arrows(axes: Axes) -> list[tuple[float, float]]:
    """Return which way the arrows point, in points."""
    return [text.xyann for text in axes.texts if not text.get_text()]  # type: ignore[attr-defined]


DATA = COLOURS["light"]["data"]
PAPER = COLOURS["light"]["paper"]


@pytest.mark.parametrize(
    ("extent", "lines", "ways"),
    [
        (point(5), [([5], [0], "o", DATA)], []),
        (Extent("~", 5, 4, 6), [([4, 6], [0, 0], "None", DATA), ([5], [0], "o", PAPER)], []),
        (Extent("–", 5, 4, 6), [([4, 6], [0, 0], "|", DATA)], []),
        (Extent("±", 5, 4, 6), [([4, 6], [0, 0], "|", DATA), ([5], [0], "o", DATA)], []),
        (point(5, "≥"), [([5], [0], "|", DATA)], [(17, 0)]),
        (point(5, "≤"), [([5], [0], "|", DATA)], [(-17, 0)]),
    ],
)
def test_a_mark_is_drawn_as_such(
    extent: Extent,
    lines: list[tuple[list[float], list[float], str, str]],
    ways: list[tuple[float, float]],
) -> None:
    """A number is a dot, hollow if only about; a range a line with caps; a bound an arrow to its open side."""
    axes = draw_dots([dot(extent)], "Mass (kg)", [], "light").axes[0]

    assert shapes(axes) == lines
    assert arrows(axes) == ways


@pytest.mark.parametrize(
    ("across", "up", "lines", "ways"),
    [
        (point(5), point(2), [([5], [2], "o", DATA)], []),
        (
            point(5),
            Extent("~", 2, 1, 3),
            [([5, 5], [1, 3], "None", DATA), ([5], [2], "o", PAPER)],
            [],
        ),
        (Extent("–", 5, 4, 6), point(2), [([4, 6], [2, 2], "|", DATA)], []),
        (point(5), Extent("–", 2, 1, 3), [([5, 5], [1, 3], "_", DATA)], []),
        (
            point(5, "≤"),
            point(2, "≥"),
            [([5], [2], "|", DATA), ([5], [2], "_", DATA)],
            [(-17, 0), (0, 17)],
        ),
        (point(5), point(2, "≤"), [([5], [2], "_", DATA)], [(0, -17)]),
    ],
)
def test_a_mark_is_drawn_on_both_scales(
    across: Extent,
    up: Extent,
    lines: list[tuple[list[float], list[float], str, str]],
    ways: list[tuple[float, float]],
) -> None:
    """On two scales each has its line or arrow; a dot says that both numbers are known."""
    axes = draw_scatter([Item("Mine", "", "", (across, up))], ["x", "y"], [], "light").axes[0]

    assert shapes(axes) == lines
    assert arrows(axes) == ways


@pytest.mark.parametrize("mark", ["–", "~", "±"])
def test_a_line_from_zero_comes_in_at_the_edge(mark: str) -> None:
    """A logarithmic scale has no 0: what begins there has no cap but at its other end."""
    axes = draw_dots([dot(Extent(mark, 2, 0, 4))], "Mass (kg)", [], "light").axes[0]
    line = next(line for line in axes.lines if line.get_zorder() > 0)

    assert list(line.get_xdata()) == [axes.get_xlim()[0], 4]  # type: ignore[arg-type]
    assert line.get_markevery() == (None if mark == "~" else [1])
    scatter = draw_scatter(
        [Item("", "", "", (point(1), Extent("–", 2, 0, 4)))], ["x", "y"], [], "light"
    ).axes[0]
    assert list(scatter.lines[0].get_ydata()) == [scatter.get_ylim()[0], 4]  # type: ignore[arg-type]


def test_the_marks_used_have_a_legend() -> None:
    """Each mark that is used is explained once; where all are plain, nothing need be."""
    items = [dot(point(5)), dot(point(6)), dot(point(7, "≥")), dot(Extent("~", 5, 4, 6))]

    assert texts(draw_dots(items, "", [], "light"))[-4:-1] == [
        "as published",
        "about",
        "at least, or more than",
    ]
    assert texts(draw_dots(items[:2], "", [], "light")) == ["Mine", "5", ""] * 2
    assert texts(draw_dots(items[2:3], "", [], "light"))[-2:] == ["at least, or more than", ""]


def test_a_legend_that_is_too_long_goes_on_below() -> None:
    """No sample and no word of the legend leaves the sheet."""
    items = [dot(Extent(mark, 5, 4, 6)) for mark in MARK_LABELS]
    figure = draw_dots(items, "", [], "light")
    words = [text for text in figure.texts if text.get_text() in MARK_LABELS.values()]

    assert len(words) == 6
    assert len({text.get_position()[1] for text in words}) == 2
    for text in words:
        left = text.get_position()[0] * width_of(figure)
        assert left + plots._width(text.get_text(), 8) < width_of(figure)


def test_numbers_stand_with_their_points_below_each_other() -> None:
    """A figure is written in two parts that meet where its first number has its point; letters follow."""
    items = [
        dot(point(5), "A", "~12.5", "a"),
        dot(point(5), "B", "1–2 ", "b,c"),
        dot(point(5), "C", "≥7"),
    ]
    figure = draw_dots(items, "Mass (kg)", [], "light")

    assert texts(figure) == ["A", "~12", ".5 [a]", "B", "1", "–2  [b,c]", "C", "≥7", ""]
    assert len({text.get_position()[0] for text in figure.texts[1::3] + figure.texts[2::3]}) == 1


@pytest.mark.parametrize(("count", "is_long"), [(20, False), (21, True)])
def test_a_long_list_repeats_its_scale(count: int, is_long: bool) -> None:
    """Whoever reads the first rows of a long list need not look for the scale at its end."""
    axes = draw_dots([dot(point(5))] * count, "Mass (kg)", [], "light").axes[0]

    assert axes.xaxis.get_tick_params()["labeltop"] is is_long
    assert (axes.get_xscale(), axes.get_xlabel()) == ("log", "Mass (kg)")
    assert axes.get_ylim() == pytest.approx((count - 0.5 + 3 / 15.5, -0.5 - 3 / 15.5))


@pytest.mark.parametrize("letter", ["W", pytest.param("月", id="cjk")])
def test_notes_stand_below_within_the_sheet(letter: str) -> None:
    """A note is broken between words, a word that is too long anywhere, and nothing is lost."""
    if not letter.isascii():
        skip_without_cjk_font()
    notes = ["[a] " + "many words " * 40, letter * 300, ""]
    figure = draw_dots([dot(point(5))], "Mass (kg)", notes, "light")
    lines = texts(figure)[3:]

    assert "".join(lines).replace(" ", "") == "".join(notes).replace(" ", "")
    assert max(plots._width(line, 8) for line in lines) <= width_of(figure) - 28
    assert min(text.get_position()[1] for text in figure.texts) > 0


def test_where_nothing_can_be_drawn_it_is_said() -> None:
    """A sheet without dots says so, and why."""
    assert texts(draw_nothing(["No mass published: A"], "light")) == [
        "There is no figure to draw.",
        "No mass published: A",
    ]


def test_a_theme_colours_the_sheet() -> None:
    """Paper, ink and notes have the colours of the theme."""
    from matplotlib.colors import to_hex

    for theme, colours in COLOURS.items():
        figure = draw_scatter(
            [Item("Mine", "", "", (point(1), point(2)))], ["x", "y"], ["Note"], theme
        )

        assert to_hex(figure.get_facecolor()) == colours["paper"]
        assert figure.axes[0].texts[0].get_color() == colours["ink"]
        assert figure.texts[-1].get_color() == colours["quiet"]


class TestNames:
    """Names stand beside their dots and do not cover each other."""

    @staticmethod
    def boxes(figure: Figure) -> list[tuple[float, float, float, float]]:
        """Return the rectangles of the names without their lines, in points."""
        from matplotlib.text import Text

        axes = figure.axes[0]
        figure.set_dpi(72)
        found = []
        for text in axes.texts:
            if text.get_text():
                # Asked for the whole first, it takes its place.
                text.get_window_extent()
                box = Text.get_window_extent(text)
                found.append((box.x0, box.y0, box.x1, box.y1))
        return found

    @settings(max_examples=30)
    @given(
        st.lists(
            st.tuples(st.sampled_from([1, 2, 5, 9, 70]), st.sampled_from([1, 1.1, 3, 8])),
            max_size=14,
            min_size=1,
        )
    )
    def test_names_do_not_overlap(self, dots: list[tuple[float, float]]) -> None:
        """However near to each other some dots lie, their names, or else their numbers, lie apart."""
        items = [
            Item(f"Rover number {n}", "", "a", (point(x), point(y)))
            for n, (x, y) in enumerate(dots)
        ]
        boxes = self.boxes(draw_scatter(items, ["x", "y"], [], "light"))

        for one, other in combinations(boxes, 2):
            is_beside = one[2] <= other[0] + 1 or other[2] <= one[0] + 1
            assert is_beside or one[3] <= other[1] + 1 or other[3] <= one[1] + 1

    def test_a_name_keeps_off_dots_and_lines(self) -> None:
        """A name beside its dot would cover another one: it goes elsewhere."""
        near = [
            Item("A name", "", "", (point(5), point(5))),
            Item("B", "", "", (point(5.4), point(5))),
        ]
        range_beside = [near[0], Item("B", "", "", (Extent("–", 7, 5.2, 9), point(5)))]
        alone, *crowded = (
            draw_scatter(items, ["x", "y"], [], "light") for items in (near[:1], near, range_beside)
        )

        def way(figure: Figure) -> float:
            name = next(text for text in figure.axes[0].texts if text.get_text() == "A name")
            return float(name.xyann[0])  # type: ignore[attr-defined]

        assert way(alone) > 0
        assert all(way(figure) < 0 for figure in crowded)

    @pytest.mark.parametrize(("distance", "count"), [(10, 0), (40, 1)])
    def test_a_line_leads_to_a_name_that_is_off(
        self, distance: float, count: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Only a name that found no place beside its dot has a line, from its nearest corner or side."""
        box = Rectangle(240 + distance, 170, 280 + distance, 180)
        monkeypatch.setattr(plots, "place_labels", lambda *_: [box])
        written = (
            draw_scatter([Item("A", "", "", (point(5), point(5)))], ["x", "y"], [], "light")
            .axes[0]
            .texts
        )
        lines = [text.xyann for text in written if not text.get_text()]  # type: ignore[attr-defined]

        assert lines == [pytest.approx((distance, 0))] * count

    def test_without_room_for_names_there_are_numbers(self) -> None:
        """Where one name finds no place, each dot has a number, and the names stand below."""
        items = [
            Item("W" * 100, "", "", (point(5), point(5))),
            Item("B", "", "a", (point(7), point(7))),
        ]
        items.append(Item("C", "", "", (point(7), point(7))))
        figure = draw_scatter(items, ["x", "y"], ["[a] a note"], "light")

        assert "".join(texts(figure)[:-3]) == f"1\u00a0{'W' * 100}, 2\u00a0B [a], 3\u00a0C"
        assert texts(figure)[-3:] == ["[a] a note", "1", "2, 3"]

    def test_without_room_for_numbers_they_stand_at_their_dots(self) -> None:
        """However many dots there are, nobody is left out."""
        items = [
            Item("A", "", "", (point(1.05**n), point(1.05 ** (n * 7 % 81)))) for n in range(81)
        ]
        far = [Item("Z", "", "", (point(1e30), point(1e30)))]

        for crowd in (items, items[:30] + far):
            figure = draw_scatter(crowd, ["x", "y"], [], "light")
            assert {str(number) for number in range(1, len(crowd) + 1)} <= set(
                ", ".join(texts(figure)).split(", ")
            )

    def test_names_of_one_place_stand_below_each_other(self) -> None:
        """Dots that cover each other have one label of several lines."""
        items = [
            Item(name, "", letters, (point(x), point(5)))
            for name, letters, x in [("A", "", 5), ("B", "a", 5.01)]
        ]

        assert texts(
            draw_scatter(
                [*items, Item("C", "", "", (point(50), point(1)))], ["x", "y"], [], "light"
            )
        ) == [
            "A",
            "B [a]",
            "C",
        ]


def test_what_no_font_has_is_escaped() -> None:
    """No box stands for a character that cannot be drawn, and no warning: its number does."""
    assert plots.drawable("Yutu-2 ~5 \U000e0041") == "Yutu-2 ~5 \\U000e0041"


def test_texts_are_no_formulas() -> None:
    """A dollar sign begins no mathematics."""
    figure = draw_dots([dot(point(5), "$\\frac{$", "$1")], "$x_1$ (kg)", ["$\\undefined$"], "light")

    assert plots.as_bytes(figure, "svg", "", "")


def test_settings_of_the_user_do_not_count_and_stay() -> None:
    """A plot looks alike whatever is set for others, and sets nothing itself."""
    import matplotlib as mpl

    def drawn() -> bytes:
        return plots.as_bytes(
            draw_dots([dot(point(5))], "Mass (kg)", ["Note"], "light"), "svg", "T", "D"
        )

    plain = drawn()
    with mpl.rc_context(
        {"axes.grid": True, "font.size": 30, "text.color": "red", "savefig.dpi": 10}
    ):
        assert drawn() == plain
        assert mpl.rcParams["font.size"] == 30
    assert mpl.rcParams["font.size"] == mpl.rcParamsDefault["font.size"]


def test_no_window_is_prepared() -> None:
    """A chart goes without pyplot, which would choose a backend and keep figures."""
    script = """if True:
        import sys
        from roverspecs.pictures.plots import draw_nothing
        draw_nothing([], "light")
        assert "matplotlib.pyplot" not in sys.modules
    """
    subprocess.run([sys.executable, "-c", script], check=True)


def test_without_matplotlib_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(RoverspecsError) as caught:
        draw_nothing([], "light")
    assert str(caught.value) == (
        "expected matplotlib, which draws charts, found none: pip install 'roverspecs[charts]'"
    )


class TestScales:
    """A scale holds its extents, and prints numbers that people count by."""

    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            (90, 350, "100 200 300"),
            (1, 4, "1 2 3 4"),
            (3, 9, "3 4 6 8"),
            (20, 80, "20 30 40 60 80"),
            (1, 9, "1 2 3 5"),
            (0.2, 40, "0.2 0.5 1 2 5 10 20"),
            (0.05, 7000, "0.1 1 10 100 1000"),
            (9e-6, 0.011, "10⁻⁵ 0.0001 0.001 0.01"),
            (1.95e-6, 3.05e-5, "2×10⁻⁶ 3×10⁻⁶ 5×10⁻⁶ 10⁻⁵ 2×10⁻⁵ 3×10⁻⁵"),
            (1e5, 1e7, "100000 200000 500000 10⁶ 2×10⁶ 5×10⁶ 10⁷"),
        ],
    )
    def test_ticks_are_round_numbers(self, low: float, high: float, expected: str) -> None:
        """Few decades have 1, 2, 5 or more, many have powers of ten."""
        assert " ".join(Axis(low, high, 300).numbers()) == expected

    def test_very_many_decades_print_some_powers(self) -> None:
        """They are few, and as far from each other."""
        scale = Axis(1e-30, 1e30, 300)
        powers = [round(math.log10(value)) for value in scale.locator().tick_values(1e-30, 1e30)]
        steps = {after - before for before, after in pairwise(powers)}

        assert 5 <= len(scale.numbers()) <= 9
        assert len(steps) == 1
        assert min(steps) > 1

    def test_lesser_ticks_stand_between(self) -> None:
        """Every digit has its tick, printed or not, but not over very many decades."""
        axes = draw_dots([dot(Extent("–", 5, 2, 60))], "", [], "light").axes[0]
        low, high = axes.get_xlim()
        printed, lesser = (
            [float(value) for value in values if low <= value <= high]
            for values in (axes.xaxis.get_majorticklocs(), axes.xaxis.get_minorticklocs())
        )

        assert printed == pytest.approx([2, 5, 10, 20, 50])
        assert lesser == pytest.approx([3, 4, 6, 7, 8, 9, 30, 40, 60, 70])
        axes = draw_dots([dot(Extent("–", 5, 1e-9, 1e9))], "", [], "light").axes[0]
        assert [*axes.xaxis.get_minorticklocs()] == []

    @given(
        st.lists(
            st.tuples(
                st.floats(1e-30, 1e30),
                st.sampled_from([0, 0.1, 1]),
                st.floats(1, 2),
                st.sampled_from(list(MARK_LABELS)),
            ),
            min_size=1,
            max_size=8,
        )
    )
    def test_a_scale_has_room(self, made: list[tuple[float, float, float, str]]) -> None:
        """Whatever is drawn lies within, arrows too; order is kept, and two numbers are printed."""
        extents = [
            Extent(mark, middle, middle * below, middle * above)
            for middle, below, above, mark in made
        ]
        scale = Axis.over(extents, 300)

        for extent in extents:
            assert all(17 < scale.place(end) < 283 for end in extent.ends)
        assert scale.place(0) == scale.place(scale.low) == 0
        assert scale.place(scale.high) == pytest.approx(300)
        ordered = sorted(extent.middle for extent in extents)
        assert sorted(map(scale.place, ordered)) == list(map(scale.place, ordered))
        assert 2 <= len(scale.numbers()) <= 12
