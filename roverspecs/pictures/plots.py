"""Plots: dots with their names on logarithmic scales, and what stands under them.

The door of matplotlib.  What a figure says of its own doubt is drawn as such:
about, at least, at most, a range, a tolerance.  Of what is measured nothing is
known here.
"""

from __future__ import annotations

import functools
import io
import math
import re
import textwrap
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from roverspecs.errors import RoverspecsError
from roverspecs.pictures.axes import MARK_LABELS, Axis, Extent
from roverspecs.pictures.labels import Rectangle, beside, is_near, place_labels

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

THEMES: dict[str, dict[str, str]] = {
    "light": {
        "paper": "#ffffff",
        "ink": "#1c1e21",
        "quiet": "#555b63",
        "line": "#d9dde2",
        "data": "#1f5c99",
    },
    "dark": {
        "paper": "#15181c",
        "ink": "#e8eaed",
        "quiet": "#a3abb5",
        "line": "#343a42",
        "data": "#7db8f0",
    },
}
"""The colours of each theme."""

# That of matplotlib comes first, so that plots are alike everywhere; what it lacks is looked for in the others.
_FAMILIES = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Yu Gothic",
    "MS Gothic",
    "IPAexGothic",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Noto Sans Devanagari",
    "Nirmala UI",
    "Arial Unicode MS",
)

# Lengths are in points of 1/72 inch.
_SIZE, _SMALL = 9.0, 8.0
_MARGIN, _GAP, _ROW, _LINE = 14.0, 9.0, 15.5, 12.5
_DOT, _CAP, _ARROW, _SAMPLE = 5.5, 8.0, 17.0, 26.0
_BELOW, _NAME = 44.0, 11.0

# With more dots than this no room for their names is looked for.
_CROWD = 80
_LINE_TO: dict[str, Any] = {"arrowstyle": "-", "linewidth": 0.6, "shrinkA": 0, "shrinkB": 3}
_DOTS_WIDTH, _SCATTER_WIDTH, _SCATTER_HEIGHT = 340.0, 480.0, 350.0


class Item(NamedTuple):
    """Hold what is drawn of one vehicle.

    Attributes
    ----------
    name : str
    text : str
        Its figure, as it is read.
    letters : str
        Those of its notes.
    extents : tuple of Extent
        One for each scale.
    """

    name: str
    text: str
    letters: str
    extents: tuple[Extent, ...]

    @property
    def label(self) -> str:
        """The name with the letters."""
        return f"{self.name} [{self.letters}]" if self.letters else self.name


# --- whole plots --------------------------------------------------------------


def draw_dots(items: Sequence[Item], label: str, notes: Sequence[str], theme: str) -> Figure:
    """Draw one row an item, its name at the left, its figure at the right.

    Parameters
    ----------
    items : sequence of Item, length n
        With one extent each, from the top.
    label : str
        That of the scale, with its unit.
    notes : sequence of str
        What stands below.
    theme : str
        One of :data:`THEMES`.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with _plain_settings():
        heads, tails = zip(*(_split(item) for item in items), strict=True)
        name_width, head_width, tail_width = (
            max(map(_width, texts)) for texts in ([item.name for item in items], heads, tails)
        )
        left = _MARGIN + name_width + _GAP
        right = left + _DOTS_WIDTH + _GAP + head_width
        sheet = _Sheet(right + tail_width + _MARGIN, theme)
        # A long list repeats its scale at the top.
        is_long = len(items) > 20
        top, height = _MARGIN + (_LINE + 4 if is_long else 0), _ROW * len(items) + 6
        foot = top + height + _BELOW
        sheet.set_height(foot + sheet.foot(items, notes))
        axes = sheet.axes(left, top, _DOTS_WIDTH, height)
        _prepare(
            axes,
            "x",
            Axis.over([item.extents[0] for item in items], _DOTS_WIDTH),
            sheet.colours,
            label,
        )
        axes.tick_params(axis="x", which="major", top=is_long, labeltop=is_long)
        axes.set_ylim(len(items) - 0.5 + 3 / _ROW, -0.5 - 3 / _ROW)
        axes.yaxis.set_visible(False)
        axes.spines["left"].set_visible(False)
        for place, (item, head, tail) in enumerate(zip(items, heads, tails, strict=True)):
            axes.axhline(
                place, color=sheet.colours["line"], linewidth=0.8, linestyle=(0, (1, 2)), zorder=0
            )
            _draw_mark(axes, item.extents[0], Extent("", place, place, place), sheet.colours)
            row = top + 3 + _ROW * (place + 0.5)
            sheet.write(left - _GAP, row, item.name, ha="right", va="center_baseline")
            sheet.write(right, row, head, ha="right", va="center_baseline")
            sheet.write(right, row, tail, va="center_baseline")
        sheet.write_foot(foot)
        return sheet.figure


def _split(item: Item) -> tuple[str, str]:
    """Return the text of an item up to where its first number has its point, and the rest."""
    tail = re.sub("^[^0-9]*[0-9]*", "", item.text)
    letters = f" [{item.letters}]" if item.letters else ""
    return item.text.removesuffix(tail), tail + letters


def draw_scatter(
    items: Sequence[Item], labels: Sequence[str], notes: Sequence[str], theme: str
) -> Figure:
    """Draw items on two scales, each with its name beside it.

    Parameters
    ----------
    items : sequence of Item, length n
        With two extents each: across, and up.
    labels : sequence of str
        Those of the scales, with their units.
    notes : sequence of str
        What stands below, after a key to the dots where there is room for
        numbers only beside them.
    theme : str
        One of :data:`THEMES`.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with _plain_settings():
        scales = [
            Axis.over([item.extents[side] for item in items], length)
            for side, length in enumerate((_SCATTER_WIDTH, _SCATTER_HEIGHT))
        ]
        left = _MARGIN + 30 + max(_width(text, _SMALL) for _, text in scales[1].ticks())
        sheet = _Sheet(left + _SCATTER_WIDTH + _MARGIN, theme)
        foot = _MARGIN + _SCATTER_HEIGHT + _BELOW
        names, key = _names(items, scales)
        sheet.set_height(foot + sheet.foot(items, [*key, *notes]))
        axes = sheet.axes(left, _MARGIN, _SCATTER_WIDTH, _SCATTER_HEIGHT)
        for side, scale, label in zip("xy", scales, labels, strict=True):
            _prepare(axes, side, scale, sheet.colours, label)
        for item in items:
            _draw_mark(axes, item.extents[0], item.extents[1], sheet.colours)
        for name in names:
            _write_name(axes, name, sheet.colours)
        sheet.write_foot(foot)
        return sheet.figure


def draw_nothing(notes: Sequence[str], theme: str) -> Figure:
    """Write why there is nothing to draw.

    Parameters
    ----------
    notes : sequence of str
    theme : str
        One of :data:`THEMES`.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with _plain_settings():
        sheet = _Sheet(_SCATTER_WIDTH, theme)
        sheet.set_height(_MARGIN + _LINE + sheet.foot([], ["There is no figure to draw.", *notes]))
        sheet.write_foot(_MARGIN + _LINE)
        return sheet.figure


def as_bytes(figure: Figure, format: str, title: str, description: str) -> bytes:
    """Return a figure as a file.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    format : {"svg", "png", "pdf"}
    title, description : str
        For who does not see it.

    Returns
    -------
    bytes
        The same for the same figure: nothing of the day is in it.
    """
    metadata: dict[str, dict[str, Any]] = {
        "svg": {"Title": title, "Description": description, "Date": None},
        "png": {"Title": title, "Description": description, "Software": None},
        "pdf": {"Title": title, "Subject": description, "CreationDate": None},
    }
    stream = io.BytesIO()
    with _plain_settings():
        figure.savefig(stream, format=format, dpi=200, metadata=metadata[format])
    return stream.getvalue()


@contextmanager
def _plain_settings() -> Iterator[None]:
    """Leave aside what the user has set for other plots, meanwhile."""
    try:
        import matplotlib as mpl
    except ImportError:
        message = (
            "expected matplotlib, which draws charts, found none: pip install 'roverspecs[charts]'"
        )
        raise RoverspecsError(message) from None
    # To read the backend would choose one, and open the door to windows.
    usual: dict[Any, Any] = {
        key: value for key, value in mpl.rcParamsDefault.items() if key != "backend"
    }
    with mpl.rc_context(usual | {"svg.hashsalt": "roverspecs"}):
        yield


# --- parts of a plot ----------------------------------------------------------


class _Sheet:
    """Place texts and axes in points from the top left."""

    def __init__(self, width: float, theme: str) -> None:
        from matplotlib.figure import Figure

        self.width, self.height, self.colours = width, 0.0, THEMES[theme]
        self.figure = Figure(facecolor=self.colours["paper"])
        self.samples: list[tuple[float, int, str]] = []
        self.lines: list[str] = []

    def set_height(self, height: float) -> None:
        self.height = height
        self.figure.set_size_inches(self.width / 72, height / 72)

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        bottom = self.height - top - height
        frame = (left / self.width, bottom / self.height, width / self.width, height / self.height)
        return self.figure.add_axes(frame, facecolor="none")

    def write(
        self,
        left: float,
        top: float,
        text: str,
        *,
        size: float = _SIZE,
        ink: str = "ink",
        **align: Any,
    ) -> None:
        place = (left / self.width, 1 - top / self.height)
        font = _font(size)
        self.figure.text(
            *place, text, color=self.colours[ink], fontproperties=font, parse_math=False, **align
        )

    def foot(self, items: Iterable[Item], notes: Iterable[str]) -> float:
        """Lay out the legend of the marks and the notes; return their height."""
        used = {extent.mark for item in items for extent in item.extents}
        # That a dot is a figure needs no words where all are dots.
        self.samples = _flowing(MARK_LABELS if used - {""} else {}, used, self.width)
        self.lines = [line for note in notes for line in _wrapped(note, self.width - 2 * _MARGIN)]
        return self._legend_height + _LINE * len(self.lines) + _MARGIN

    @property
    def _legend_height(self) -> float:
        return _LINE * (self.samples[-1][1] + 1) + _GAP if self.samples else 0.0

    def write_foot(self, top: float) -> None:
        """Write what was laid out."""
        height = _LINE * (self.samples[-1][1] + 1) if self.samples else _LINE
        axes = self.axes(0, top, self.width, height)
        axes.set(xlim=(0, self.width), ylim=(height, 0))
        axes.set_axis_off()
        for left, line, mark in self.samples:
            across = _LINE * (line + 0.5)
            ends = {"": (0.0, 0.0), "≥": (-6.0, -6.0), "≤": (6.0, 6.0)}.get(mark, (-9.0, 9.0))
            low, high = (left + _SAMPLE / 2 + end for end in ends)
            _draw_mark(
                axes,
                Extent(mark, (low + high) / 2, low, high),
                Extent("", across, across, across),
                self.colours,
            )
            self.write(
                left + _SAMPLE + 5,
                top + across,
                MARK_LABELS[mark],
                size=_SMALL,
                ink="quiet",
                va="center_baseline",
            )
        top += self._legend_height
        for place, text in enumerate(self.lines):
            self.write(
                _MARGIN,
                top + _LINE * (place + 0.5),
                text,
                size=_SMALL,
                ink="quiet",
                va="center_baseline",
            )


def _flowing(
    words: Mapping[str, str], used: Container[str], width: float
) -> list[tuple[float, int, str]]:
    """Return where each sample of a legend begins, and on which line."""
    places: list[tuple[float, int, str]] = []
    left, line = _MARGIN, 0
    for mark, text in words.items():
        if mark in used:
            needed = _SAMPLE + 5 + _width(text, _SMALL)
            if left > _MARGIN and left + needed > width - _MARGIN:
                left, line = _MARGIN, line + 1
            places.append((left, line, mark))
            left += needed + 14
    return places


def _prepare(axes: Axes, side: str, scale: Axis, colours: Mapping[str, str], label: str) -> None:
    """Give axes a logarithmic scale across ("x") or up ("y"), and quiet lines."""
    across = side == "x"
    axis = axes.xaxis if across else axes.yaxis
    (axes.set_xscale if across else axes.set_yscale)("log")
    (axes.set_xlim if across else axes.set_ylim)(scale.low, scale.high)
    axis.set_ticks(
        [value for value, _ in scale.ticks()], labels=[text for _, text in scale.ticks()]
    )
    axis.set_ticks(scale.lesser_ticks(), labels=[], minor=True)
    axis.grid(visible=True, which="major", color=colours["line"], linewidth=0.8)
    axis.set_tick_params(which="both", color=colours["quiet"], width=0.6)
    axis.set_tick_params(which="major", length=4, labelcolor=colours["ink"], labelsize=_SMALL)
    axis.set_tick_params(which="minor", length=2)
    axis.set_label_text(label, color=colours["ink"], fontproperties=_font(_SIZE), parse_math=False)
    axis.labelpad = 6
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set(color=colours["quiet"], linewidth=0.6)


def _draw_mark(axes: Axes, across: Extent, up: Extent, colours: Mapping[str, str]) -> None:
    """Draw one item: where it may lie as lines, a number as a dot."""
    for extent, is_across in ((across, True), (up, False)):
        _draw_extent(
            axes, extent, up.middle if is_across else across.middle, colours["data"], is_across
        )
    if across.is_number and up.is_number:
        # Only about is hollow, and so told without colours.
        is_about = "~" in (across.mark, up.mark)
        face = colours["paper"] if is_about else colours["data"]
        edge = colours["data"]
        axes.plot(
            across.middle,
            up.middle,
            "o",
            ms=_DOT,
            mfc=face,
            mec=edge,
            mew=1.2,
            zorder=4,
            clip_on=False,
        )


def _draw_extent(axes: Axes, extent: Extent, other: float, colour: str, is_across: bool) -> None:
    """Draw the line of an extent; ``other`` is where it stands on the other scale."""
    cap = "|" if is_across else "_"

    def turned(along: Any, beside: Any) -> tuple[Any, Any]:
        return (along, beside) if is_across else (beside, along)

    if extent.mark in ("≥", "≤"):
        axes.plot(*turned(extent.middle, other), cap, color=colour, ms=_CAP, mew=1.4, zorder=3)
        arrow = {"arrowstyle": "<|-", "color": colour, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
        axes.annotate(
            "",
            xy=turned(extent.middle, other),
            xytext=turned(_ARROW if extent.mark == "≥" else -_ARROW, 0),
            textcoords="offset points",
            arrowprops={**arrow, "mutation_scale": 9},
            annotation_clip=False,
        )
    elif extent.mark:
        # There is no 0 on the scale: from there a line comes in without a cap.
        low = (
            extent.low if extent.low > 0 else min(axes.get_xlim() if is_across else axes.get_ylim())
        )
        line = turned([low, extent.high], [other, other])
        if extent.mark == "~":
            axes.plot(*line, color=colour, lw=_DOT, alpha=0.28, solid_capstyle="butt")
        else:
            ends = [0, 1] if extent.low > 0 else [1]
            axes.plot(*line, color=colour, lw=1.3, marker=cap, ms=_CAP, mew=1.3, markevery=ends)


# --- names beside dots --------------------------------------------------------


class _Name(NamedTuple):
    """The lines of a label, where its box is, and where its dot, in points and as values."""

    lines: list[str]
    box: Rectangle
    dot: tuple[float, float]
    values: tuple[float, float]


def _names(items: Sequence[Item], scales: Sequence[Axis]) -> tuple[list[_Name], list[str]]:
    """Return the label of each dot, and a key to them where there is room for numbers only."""
    groups = _grouped(items, scales)
    marks = [box for item in items for box in _boxes(item, scales)]
    room = Rectangle(0, 0, scales[0].length, scales[1].length)
    texts = [[item.label for item in alike] for alike in groups.values()]
    key: list[str] = []
    is_crowd = len(groups) > _CROWD
    boxes = (
        []
        if is_crowd
        else place_labels(list(groups), [_size(lines) for lines in texts], marks, room)
    )
    if is_crowd or None in boxes:
        numbers = {id(item): str(number) for number, item in enumerate(items, 1)}
        texts = [[", ".join(numbers[id(item)] for item in alike)] for alike in groups.values()]
        key = [", ".join(f"{numbers[id(item)]}\u00a0{item.label}" for item in items)]
        boxes = place_labels(list(groups), [_size(lines) for lines in texts], marks, room)
    labels = [
        _Name(lines, box or beside(dot, _size(lines)), dot, _at(alike[0]))
        for lines, box, (dot, alike) in zip(texts, boxes, groups.items(), strict=True)
    ]
    return labels, key


def _size(lines: Sequence[str]) -> tuple[float, float]:
    return max(_width(line, _SMALL) for line in lines) + 2, _NAME * len(lines)


def _write_name(axes: Axes, name: _Name, colours: Mapping[str, str]) -> None:
    """Write a label, with a line to its dot where that is not beside it."""
    at: dict[str, Any] = {
        "xy": name.values,
        "textcoords": "offset points",
        "annotation_clip": False,
    }
    font: dict[str, Any] = {
        "color": colours["ink"],
        "fontproperties": _font(_SMALL),
        "parse_math": False,
    }
    for place, line in enumerate(name.lines):
        offset = name.box.left + 1 - name.dot[0], name.box.top - _NAME * (place + 0.5) - name.dot[1]
        axes.annotate(line, xytext=offset, va="center_baseline", zorder=5, **at, **font)
    if not is_near(name.box, name.dot):
        near = name.box.nearest(name.dot)
        offset = near[0] - name.dot[0], near[1] - name.dot[1]
        axes.annotate("", xytext=offset, arrowprops={**_LINE_TO, "color": colours["quiet"]}, **at)


def _at(item: Item) -> tuple[float, float]:
    return item.extents[0].middle, item.extents[1].middle


def _grouped(
    items: Sequence[Item], scales: Sequence[Axis]
) -> dict[tuple[float, float], list[Item]]:
    """Return items by where they stand in points, those that stand on each other together."""
    groups: dict[tuple[float, float], list[Item]] = {}
    for item in items:
        x, y = (scale.at(value) for scale, value in zip(scales, _at(item), strict=True))
        there = next((each for each in groups if math.dist(each, (x, y)) < 4), (x, y))
        groups.setdefault(there, []).append(item)
    return groups


def _boxes(item: Item, scales: Sequence[Axis]) -> Iterator[Rectangle]:
    """Return what the mark of an item covers."""
    across, up = item.extents
    x, y = scales[0].at(across.middle), scales[1].at(up.middle)
    yield Rectangle(x - 4, y - 4, x + 4, y + 4)
    for extent, scale, is_across in ((across, scales[0], True), (up, scales[1], False)):
        middle = scale.at(extent.middle)
        arrow = {"≥": (0.0, _ARROW), "≤": (-_ARROW, 0.0)}.get(extent.mark, (0.0, 0.0))
        low, high = (
            min(scale.at(extent.low), middle + arrow[0]),
            max(scale.at(extent.high), middle + arrow[1]),
        )
        yield (
            Rectangle(low, y - 4, high, y + 4) if is_across else Rectangle(x - 4, low, x + 4, high)
        )


# --- texts --------------------------------------------------------------------


@functools.cache
def _families() -> dict[str, frozenset[int]]:
    """Return the fonts there are, each with the characters it has."""
    from matplotlib import font_manager

    there = {font.name: font.fname for font in reversed(font_manager.fontManager.ttflist)}
    return {
        family: frozenset(font_manager.get_font(there[family]).get_charmap())
        for family in _FAMILIES
        if family in there
    }


def _font(size: float) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(_families()), size=size)


def drawable(text: str) -> str:
    """Return a text in which what no font has is an escape, as in Python.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Raises
    ------
    RoverspecsError
        If matplotlib is not installed.
    """
    with _plain_settings():
        known = frozenset().union(*_families().values())
    return "".join(
        each if ord(each) in known else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def _width(text: str, size: float = _SIZE) -> float:
    """Return how wide a text is, in points."""
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, _font(size), ismath=False)[0])


def _wrapped(text: str, width: float) -> list[str]:
    """Break a text into lines of a width, between words where there are any."""
    columns = max(8, int(width / _SMALL * 2))
    while True:
        lines = textwrap.wrap(text, columns, break_on_hyphens=False)
        if columns == 1 or all(_width(line, _SMALL) <= width for line in lines):
            return lines
        columns = max(1, columns * 24 // 25)
