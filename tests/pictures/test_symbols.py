"""Symbols: marks that say what a figure says, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roverspecs.pictures.scales import Extent
from roverspecs.pictures.symbols import Pen, draw_symbol
from roverspecs.pictures.themes import COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


DATA = COLOURS["light"]["data"]
PAPER = COLOURS["light"]["paper"]
OWN = COLOURS["light"]["own"]


def point(value: float, mark: str = "") -> Extent:
    """Return an extent without ends."""
    return Extent(mark, value, value, value)


def drawn(
    across: Extent, up: Extent | None = None, *, is_own: bool = False, scale: float = 1
) -> Axes:
    """Return axes with one symbol."""
    from matplotlib.figure import Figure

    axes = Figure().add_axes((0, 0, 1, 1))
    axes.set(xscale="log", xlim=(0.5, 10), ylim=(0.5, 10))
    draw_symbol(axes, (across, up or point(0)), Pen(COLOURS["light"], scale), is_own=is_own)
    return axes


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


@pytest.mark.parametrize(
    ("extent", "lines", "ways"),
    [
        (point(5), [([5], [0], "o", DATA)], []),
        (point(5, "~"), [([5], [0], "o", PAPER)], []),
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
    axes = drawn(extent)

    assert shapes(axes) == lines
    assert arrows(axes) == ways


@pytest.mark.parametrize(
    ("across", "up", "lines", "ways"),
    [
        (point(5), point(2), [([5], [2], "o", DATA)], []),
        (point(5), point(2, "~"), [([5], [2], "o", PAPER)], []),
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
    axes = drawn(across, up)

    assert shapes(axes) == lines
    assert arrows(axes) == ways


@pytest.mark.parametrize("mark", ["–", "±"])
def test_a_line_from_zero_comes_in_at_the_edge(mark: str) -> None:
    """A logarithmic scale has no 0: what begins there has an arrow to the edge, and no cap."""
    axes = drawn(Extent(mark, 2, 0, 4))
    tip, line = axes.lines[:2]

    assert list(line.get_xdata()) == [axes.get_xlim()[0], 4]  # type: ignore[arg-type]
    assert line.get_markevery() == [1]
    assert (tip.get_marker(), list(tip.get_xdata())) == ("<", [axes.get_xlim()[0]])  # type: ignore[arg-type]
    scatter = drawn(point(1), Extent("–", 2, 0, 4))
    assert [line.get_marker() for line in scatter.lines] == ["v", "_"]
    assert list(scatter.lines[1].get_ydata()) == [scatter.get_ylim()[0], 4]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("across", "up", "markers"),
    [
        (Extent("–", 5, 4, 6), point(2), ["D"]),
        (Extent("–", 5, 4, 6), Extent("–", 2, 1, 3), ["D", "D"]),
        (point(5, "≥"), point(2), ["D"]),
        (Extent("±", 5, 4, 6), point(2), ["|", "D"]),
        (point(5, "~"), point(2), ["D"]),
    ],
)
def test_an_own_vehicle_is_always_a_diamond(across: Extent, up: Extent, markers: list[str]) -> None:
    """Where there is no number, each published end is one."""
    assert [line.get_marker() for line in drawn(across, up, is_own=True).lines] == markers


@pytest.mark.parametrize(
    ("across", "up", "lines"),
    [
        (Extent("–", 5, 4.95, 5.05), point(2), [([5], [2], "D")]),
        (Extent("–", 5, 4.95, 5.05), point(2, "≥"), [([5], [2], "D")]),
        (Extent("–", 5, 4.95, 5.05), Extent("–", 2, 1, 3), [([5, 5], [1, 3], "D")]),
        (Extent("–", 5, 4, 6), Extent("–", 2, 1.99, 2.01), [([4, 6], [2, 2], "D")]),
        (Extent("–", 5, 4.5, 5.5), point(2), [([4.5, 5.5], [2, 2], "D")]),
    ],
)
@pytest.mark.parametrize("scale", [0.5, 1])
def test_diamonds_that_would_touch_are_one(
    across: Extent, up: Extent, lines: list[tuple[list[float], list[float], str]], scale: float
) -> None:
    """A range of one's own that is short on the paper is one diamond in its middle."""
    axes = drawn(across, up, is_own=True, scale=scale)
    assert [line[:3] for line in shapes(axes)] == lines


def test_diamonds_touch_sooner_where_they_are_enlarged() -> None:
    """The same range has two diamonds on a sheet, and one if only the symbols are larger."""
    extent = Extent("–", 5, 4.8, 5.2)
    markers = [shapes(drawn(extent, point(2), is_own=True, scale=scale)) for scale in (1, 3)]
    assert [len(lines[0][0]) for lines in markers] == [2, 1]


def test_caps_stay_however_short_a_range_is() -> None:
    """The ends of a catalog vehicle's range are thin, and stay two."""
    assert shapes(drawn(Extent("–", 5, 4.95, 5.05), point(2)))[0][0] == [4.95, 5.05]


def test_an_own_vehicle_differs_without_colours() -> None:
    """It has another colour, another shape and thicker lines, and lies above the others."""
    plain, own = drawn(point(5)).lines[0], drawn(point(5), is_own=True).lines[0]
    assert (plain.get_marker(), plain.get_markeredgecolor()) == ("o", DATA)
    assert (own.get_marker(), own.get_markeredgecolor()) == ("D", OWN)
    assert own.get_zorder() > plain.get_zorder()
    extent = Extent("–", 5, 4, 6)
    lines = [drawn(extent, is_own=is_own).lines[0] for is_own in (False, True)]
    assert lines[1].get_linewidth() > lines[0].get_linewidth()


def test_all_of_a_symbol_is_enlarged() -> None:
    """On a sheet that is twice as large, dots, lines and arrows are."""
    sizes = []
    for scale in (1, 2):
        dot = drawn(point(5), scale=scale).lines[0]
        line = drawn(Extent("±", 5, 4, 6), scale=scale).lines[0]
        bound = drawn(point(5, "≥"), scale=scale)
        sizes.append((dot.get_markersize(), line.get_linewidth(), *arrows(bound)[0]))
    assert [2 * each for each in sizes[0]] == [*sizes[1]]
