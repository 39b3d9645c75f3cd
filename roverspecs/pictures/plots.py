"""Plots: dots with their names on logarithmic scales, and the notes under them.

This is the door of matplotlib.  It draws whether a figure is approximate, a
bound, a range or has a tolerance, and knows no vehicle and no spec.
"""

from __future__ import annotations

import functools
import io
import math
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import NamedTuple

from roverspecs.errors import RoverspecsError
from roverspecs.pictures.labels import Rectangle, beside, is_near, place_labels
from roverspecs.pictures.themes import COLOURS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.ticker import LogLocator

MARK_LABELS = {
    "": "as published",
    "~": "about",
    "–": "range",
    "±": "with tolerance",
    "≥": "at least, or more than",
    "≤": "at most, or less than",
}
"""The marks that a plot draws, each with its words in the legend."""

# The font of matplotlib comes first, so that plots look alike everywhere; the others have letters
# that it lacks.
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
_DOTS_WIDTH, _SCATTER_WIDTH, _SCATTER_HEIGHT = 340.0, 480.0, 350.0

# At each end of a scale, an arrow has its place here.
_ROOM = 23.0

# More dots than this have no room for names.
_CROWD = 80


class Extent(NamedTuple):
    """Hold the place of a figure on a scale, and the way it is drawn there.

    Attributes
    ----------
    mark : str
        One of :data:`MARK_LABELS`.
    middle, low, high : float
        The ends are those of a range, a tolerance or an approximate figure.
    """

    mark: str
    middle: float
    low: float
    high: float

    @staticmethod
    def at(value: float) -> Extent:
        """Return the extent of a plain number."""
        return Extent("", value, value, value)

    @property
    def is_number(self) -> bool:
        """Whether one number is known, and not only a range or a bound."""
        return self.mark in ("", "~", "±")

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that a scale must hold."""
        return tuple(end for end in (self.low, self.middle, self.high) if end > 0)


class Item(NamedTuple):
    """Hold one vehicle of a plot.

    Attributes
    ----------
    name : str
    text : str
        Its figure, as it is read.
    letters : str
        The letters of its notes.
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
        if not self.letters:
            return self.name
        return f"{self.name} [{self.letters}]"


class Axis(NamedTuple):
    """Hold a logarithmic scale.

    Attributes
    ----------
    low, high : float
        Above zero.
    length : float
        In points.
    """

    low: float
    high: float
    length: float

    @staticmethod
    def over(extents: Iterable[Extent], length: float) -> Axis:
        """Return a scale that has room for extents and for the arrows beside them.

        Parameters
        ----------
        extents : iterable of Extent
            With at least one end above zero.
        length : float
            In points.

        Returns
        -------
        Axis
        """
        logs: list[float] = []
        for extent in extents:
            logs += map(math.log10, extent.ends)
        low, high = min(logs), max(logs)
        # A scale of less than a factor of four would magnify small differences.
        lack = max(0.0, math.log10(4) - (high - low)) / 2
        low, high = low - lack, high + lack
        pad = (high - low) * _ROOM / (length - 2 * _ROOM)
        return Axis(10 ** (low - pad), 10 ** (high + pad), length)

    def place(self, value: float) -> float:
        """Return the distance of a value from the beginning of the scale, in points."""
        if value <= self.low:
            return 0.0
        return self.length * math.log10(value / self.low) / math.log10(self.high / self.low)

    def locator(self) -> LogLocator:
        """Return where numbers are printed: powers of ten, and over few decades others, too."""
        from matplotlib.ticker import LogLocator

        decades = math.log10(self.high / self.low)
        digits = [1]
        if decades < 0.9:
            digits = [1, 2, 3, 4, 6, 8]
        elif decades < 1.2:
            digits = [1, 2, 3, 5]
        elif decades < 2.5:
            digits = [1, 2, 5]
        return LogLocator(subs=digits, numticks=_MOST_TICKS)

    def numbers(self) -> list[str]:
        """Return the numbers that are printed."""
        values = self.locator().tick_values(self.low, self.high)
        return [_number(value) for value in values if self.low <= value <= self.high]


# More powers of ten than this are not all printed.
_MOST_TICKS = 9


def _number(value: float, _: object = None) -> str:
    """Return the text of a tick, which is a digit times a power of ten."""
    digit, exponent = f"{value:.0e}".split("e")
    power = int(exponent)
    if -5 < power < 6:
        return f"{Decimal(digit).scaleb(power):f}"
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    if digit == "1":
        return f"10{raised}"
    return f"{digit}×10{raised}"


# --- whole plots --------------------------------------------------------------


def draw_dots(items: Sequence[Item], label: str, notes: Sequence[str], theme: str) -> Figure:
    """Draw a row for each item, its name at the left, its figure at the right.

    Parameters
    ----------
    items : sequence of Item, length n
        With one extent each, from the top.
    label : str
        The label of the scale, with its unit.
    notes : sequence of str
        The notes below.
    theme : str
        One of :data:`roverspecs.pictures.themes.COLOURS`.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with _plain_settings():
        heads, tails = zip(*(_split(item) for item in items), strict=True)
        left = _MARGIN + max(_width(item.name) for item in items) + _GAP
        right = left + _DOTS_WIDTH + _GAP + max(map(_width, heads))
        sheet = _Sheet(right + max(map(_width, tails)) + _MARGIN, theme)
        # A long list repeats its scale at the top.
        is_long = len(items) > 20
        top, height = _MARGIN, _ROW * len(items) + 6
        if is_long:
            top += _LINE + 4
        foot = top + height + _BELOW
        sheet.set_height(foot + sheet.foot(items, notes))
        axes = sheet.axes(left, top, _DOTS_WIDTH, height)
        scale = Axis.over([item.extents[0] for item in items], _DOTS_WIDTH)
        _prepare(axes, "x", scale, sheet.colours, label)
        axes.tick_params(axis="x", which="major", top=is_long, labeltop=is_long)
        axes.set_ylim(len(items) - 0.5 + 3 / _ROW, -0.5 - 3 / _ROW)
        axes.yaxis.set_visible(False)
        axes.spines["left"].set_visible(False)
        guide: dict[str, Any] = {"linewidth": 0.8, "linestyle": (0, (1, 2)), "zorder": 0}
        for place, (item, head, tail) in enumerate(zip(items, heads, tails, strict=True)):
            axes.axhline(place, color=sheet.colours["line"], **guide)
            _draw_mark(axes, item.extents[0], Extent.at(place), sheet.colours)
            row = top + 3 + _ROW * (place + 0.5)
            sheet.write(left - _GAP, row, item.name, ha="right")
            sheet.write(right, row, head, ha="right")
            sheet.write(right, row, tail)
        sheet.write_foot(foot)
        return sheet.figure


def _split(item: Item) -> tuple[str, str]:
    """Return the text of an item up to the point of its first number, and the rest."""
    tail = re.sub("^[^0-9]*[0-9]*", "", item.text)
    head = item.text.removesuffix(tail)
    if item.letters:
        tail += f" [{item.letters}]"
    return head, tail


def draw_scatter(
    items: Sequence[Item], labels: Sequence[str], notes: Sequence[str], theme: str
) -> Figure:
    """Draw items on two scales, each with its name beside it.

    Parameters
    ----------
    items : sequence of Item, length n
        With two extents each: across, and up.
    labels : sequence of str
        The labels of the scales, with their units.
    notes : sequence of str
        The notes below.  Before them stands a key to the dots, if there is
        only room for numbers beside the dots.
    theme : str
        One of :data:`roverspecs.pictures.themes.COLOURS`.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with _plain_settings():
        across = Axis.over([item.extents[0] for item in items], _SCATTER_WIDTH)
        up = Axis.over([item.extents[1] for item in items], _SCATTER_HEIGHT)
        left = _MARGIN + 30 + max(_width(text, _SMALL) for text in up.numbers())
        sheet = _Sheet(left + _SCATTER_WIDTH + _MARGIN, theme)
        foot = _MARGIN + _SCATTER_HEIGHT + _BELOW
        names, key = _names(items, across, up)
        sheet.set_height(foot + sheet.foot(items, [*key, *notes]))
        axes = sheet.axes(left, _MARGIN, _SCATTER_WIDTH, _SCATTER_HEIGHT)
        _prepare(axes, "x", across, sheet.colours, labels[0])
        _prepare(axes, "y", up, sheet.colours, labels[1])
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
        One of :data:`roverspecs.pictures.themes.COLOURS`.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with _plain_settings():
        sheet = _Sheet(_SCATTER_WIDTH, theme)
        top = _MARGIN + _LINE
        sheet.set_height(top + sheet.foot([], ["There is no figure to draw.", *notes]))
        sheet.write_foot(top)
        return sheet.figure


def as_bytes(figure: Figure, format: str, title: str, description: str) -> bytes:
    """Return a figure as a file.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    format : {"svg", "png", "pdf"}
    title, description : str
        For readers who do not see it.

    Returns
    -------
    bytes
        The same for the same figure: no date is in it.
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
    """Use the default settings of matplotlib meanwhile, not those of the user."""
    try:
        import matplotlib as mpl
    except ImportError:
        expected = "expected matplotlib, which draws charts, found none"
        raise RoverspecsError(f"{expected}: pip install 'roverspecs[charts]'") from None
    usual: dict[Any, Any] = dict(mpl.rcParamsDefault.items())
    # Reading the backend would choose one, which may open windows.
    usual.pop("backend")
    with mpl.rc_context(usual | {"svg.hashsalt": "roverspecs"}):
        yield


# --- parts of a plot ----------------------------------------------------------


class _Sheet:
    """Place texts and axes in points from the top left."""

    def __init__(self, width: float, theme: str) -> None:
        from matplotlib.figure import Figure

        self.width, self.height, self.colours = width, 0.0, COLOURS[theme]
        self.figure = Figure(facecolor=self.colours["paper"])
        self.samples: list[_Sample] = []
        self.lines: list[str] = []

    def set_height(self, height: float) -> None:
        """Set the height of the sheet, which places need."""
        self.height = height
        self.figure.set_size_inches(self.width / 72, height / 72)

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Return axes in a part of the sheet."""
        bottom = self.height - top - height
        frame = (left / self.width, bottom / self.height, width / self.width, height / self.height)
        return self.figure.add_axes(frame, facecolor="none")

    def write(self, left: float, top: float, text: str, *, ha: str = "left") -> None:
        """Write a text in the size and the ink of the plot."""
        self._write(left, top, text, size=_SIZE, ink="ink", ha=ha)

    def write_aside(self, left: float, top: float, text: str) -> None:
        """Write a text in the size and the ink of notes."""
        self._write(left, top, text, size=_SMALL, ink="quiet", ha="left")

    def _write(self, left: float, top: float, text: str, *, size: float, ink: str, ha: str) -> None:
        x, y = left / self.width, 1 - top / self.height
        style: dict[str, Any] = {"color": self.colours[ink], "fontproperties": _font(size)}
        style |= {"parse_math": False, "ha": ha, "va": "center_baseline"}
        self.figure.text(x, y, text, **style)

    def foot(self, items: Iterable[Item], notes: Iterable[str]) -> float:
        """Lay out the legend of the marks and the notes; return their height."""
        used: set[str] = set()
        for item in items:
            used.update(extent.mark for extent in item.extents)
        # Where every figure is a plain dot, a dot needs no words.
        marks = [mark for mark in MARK_LABELS if mark in used and used != {""}]
        self.samples = _flowing(marks, self.width)
        for note in notes:
            self.lines += _wrapped(note, self.width - 2 * _MARGIN)
        return self._legend_height + _LINE * len(self.lines) + _MARGIN

    @property
    def _legend_height(self) -> float:
        if not self.samples:
            return 0.0
        return _LINE * (self.samples[-1].line + 1) + _GAP

    def write_foot(self, top: float) -> None:
        """Write the legend and the notes."""
        height = max(self._legend_height - _GAP, _LINE)
        axes = self.axes(0, top, self.width, height)
        axes.set(xlim=(0, self.width), ylim=(height, 0))
        axes.set_axis_off()
        for sample in self.samples:
            up = _LINE * (sample.line + 0.5)
            _draw_mark(axes, sample.extent, Extent.at(up), self.colours)
            text = MARK_LABELS[sample.extent.mark]
            self.write_aside(sample.left + _SAMPLE + 5, top + up, text)
        top += self._legend_height
        for place, text in enumerate(self.lines):
            self.write_aside(_MARGIN, top + _LINE * (place + 0.5), text)


class _Sample(NamedTuple):
    """Hold the place of a mark in a legend, and the mark to draw there."""

    left: float
    line: int
    extent: Extent


# How far a sample reaches to both sides of its middle.
_SAMPLE_ENDS = {"": (0.0, 0.0), "≥": (-6.0, -6.0), "≤": (6.0, 6.0)}


def _flowing(marks: Iterable[str], width: float) -> list[_Sample]:
    """Return a sample for each mark, side by side in as many lines as they need."""
    samples: list[_Sample] = []
    left, line = _MARGIN, 0
    for mark in marks:
        needed = _SAMPLE + 5 + _width(MARK_LABELS[mark], _SMALL)
        if left > _MARGIN and left + needed > width - _MARGIN:
            left, line = _MARGIN, line + 1
        low, high = (left + _SAMPLE / 2 + end for end in _SAMPLE_ENDS.get(mark, (-9.0, 9.0)))
        samples.append(_Sample(left, line, Extent(mark, (low + high) / 2, low, high)))
        left += needed + 14
    return samples


def _prepare(axes: Axes, side: str, scale: Axis, colours: Mapping[str, str], label: str) -> None:
    """Give axes a logarithmic scale across ("x") or up ("y"), and quiet lines."""
    from matplotlib.ticker import LogLocator, NullFormatter

    axes.set(**{f"{side}scale": "log", f"{side}lim": (scale.low, scale.high)})
    axis = {"x": axes.xaxis, "y": axes.yaxis}[side]
    axis.set_major_locator(scale.locator())
    axis.set_major_formatter(_number)
    axis.set_minor_locator(LogLocator(subs=range(1, 10), numticks=_MOST_TICKS))
    axis.set_minor_formatter(NullFormatter())
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
    """Draw one item: a range as a line, a bound as an arrow, a number as a dot."""
    _draw_extent(axes, across, up.middle, colours["data"], is_across=True)
    _draw_extent(axes, up, across.middle, colours["data"], is_across=False)
    if not (across.is_number and up.is_number):
        return
    face = colours["data"]
    if "~" in (across.mark, up.mark):
        # An approximate figure is hollow, so that it differs without colours, too.
        face = colours["paper"]
    style: dict[str, Any] = {"mfc": face, "mec": colours["data"], "mew": 1.2, "zorder": 4}
    axes.plot(across.middle, up.middle, "o", ms=_DOT, clip_on=False, **style)


def _draw_extent(axes: Axes, extent: Extent, other: float, colour: str, *, is_across: bool) -> None:
    """Draw the line of an extent; ``other`` is its place on the other scale."""
    cap, limits = ("|", axes.get_xlim()) if is_across else ("_", axes.get_ylim())

    def turned(along: Any, beside: Any) -> tuple[Any, Any]:
        return (along, beside) if is_across else (beside, along)

    if extent.mark in ("≥", "≤"):
        axes.plot(*turned(extent.middle, other), cap, color=colour, ms=_CAP, mew=1.4, zorder=3)
        reach = {"≥": _ARROW, "≤": -_ARROW}[extent.mark]
        axes.annotate(
            "",
            xy=turned(extent.middle, other),
            xytext=turned(reach, 0),
            textcoords="offset points",
            arrowprops=_ARROW_STYLE | {"color": colour},
            annotation_clip=False,
        )
    elif extent.mark:
        # A logarithmic scale has no 0: from there a line comes in at the edge, without a cap.
        line = turned([extent.low, extent.high], [other, other])
        ends = [0, 1]
        if extent.low <= 0:
            line = turned([min(limits), extent.high], [other, other])
            ends = [1]
        if extent.mark == "~":
            axes.plot(*line, color=colour, lw=_DOT, alpha=0.28, solid_capstyle="butt")
        else:
            axes.plot(*line, color=colour, lw=1.3, marker=cap, ms=_CAP, mew=1.3, markevery=ends)


_ARROW_STYLE: dict[str, Any] = {
    "arrowstyle": "<|-",
    "linewidth": 1.2,
    "shrinkA": 0,
    "shrinkB": 0,
    "mutation_scale": 9,
}
_LEADER_STYLE: dict[str, Any] = {"arrowstyle": "-", "linewidth": 0.6, "shrinkA": 0, "shrinkB": 3}


# --- names beside dots --------------------------------------------------------


class _Name(NamedTuple):
    """Hold the lines of a label, its box, and its dot in points and as values."""

    lines: list[str]
    box: Rectangle
    dot: tuple[float, float]
    values: tuple[float, float]


def _names(items: Sequence[Item], across: Axis, up: Axis) -> tuple[list[_Name], list[str]]:
    """Return the label of each dot, and a key to the labels if they are numbers."""
    groups = _grouped(items, across, up)
    dots = list(groups)
    marks: list[Rectangle] = []
    for item in items:
        marks += _boxes(item, across, up)
    room = Rectangle(0, 0, across.length, up.length)
    numbers = {id(item): str(count) for count, item in enumerate(items, 1)}
    names, counts = [], []
    for alike in groups.values():
        names.append([item.label for item in alike])
        counts.append([", ".join(numbers[id(item)] for item in alike)])
    texts, key = names, list[str]()
    boxes: list[Rectangle | None] = [None]
    if len(groups) <= _CROWD:
        boxes = place_labels(dots, [*map(_size, names)], marks, room)
    if None in boxes:
        texts = counts
        key = [", ".join(f"{numbers[id(item)]}\u00a0{item.label}" for item in items)]
        boxes = place_labels(dots, [*map(_size, counts)], marks, room)
    labels = []
    for lines, box, (dot, alike) in zip(texts, boxes, groups.items(), strict=True):
        place = box or beside(dot, _size(lines))
        labels.append(_Name(lines, place, dot, _middles(alike[0])))
    return labels, key


def _size(lines: Sequence[str]) -> tuple[float, float]:
    """Return the width and the height of a label."""
    return max(_width(line, _SMALL) for line in lines) + 2, _NAME * len(lines)


def _write_name(axes: Axes, name: _Name, colours: Mapping[str, str]) -> None:
    """Write a label, with a line to its dot if it stands further off."""
    at: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
    font: dict[str, Any] = {"color": colours["ink"], "fontproperties": _font(_SMALL)}
    dot_x, dot_y = name.dot
    for place, line in enumerate(name.lines):
        offset = name.box.left + 1 - dot_x, name.box.top - _NAME * (place + 0.5) - dot_y
        style = at | font | {"va": "center_baseline", "zorder": 5, "parse_math": False}
        axes.annotate(line, name.values, xytext=offset, **style)
    if not is_near(name.box, name.dot):
        near_x, near_y = name.box.nearest(name.dot)
        offset = near_x - dot_x, near_y - dot_y
        leader = _LEADER_STYLE | {"color": colours["quiet"]}
        axes.annotate("", name.values, xytext=offset, arrowprops=leader, **at)


def _middles(item: Item) -> tuple[float, float]:
    """Return the values at which the dot of an item stands."""
    return item.extents[0].middle, item.extents[1].middle


def _grouped(
    items: Sequence[Item], across: Axis, up: Axis
) -> dict[tuple[float, float], list[Item]]:
    """Return items by their place in points; dots that cover each other have one place."""
    groups: dict[tuple[float, float], list[Item]] = {}
    for item in items:
        x, y = _middles(item)
        place = across.place(x), up.place(y)
        near = next((each for each in groups if math.dist(each, place) < 4), place)
        groups.setdefault(near, []).append(item)
    return groups


def _boxes(item: Item, across: Axis, up: Axis) -> Iterator[Rectangle]:
    """Return the boxes that the mark of an item covers."""
    middle_x, middle_y = _middles(item)
    x, y = across.place(middle_x), up.place(middle_y)
    yield Rectangle(x - 4, y - 4, x + 4, y + 4)
    left, right = _reach(item.extents[0], across)
    yield Rectangle(left, y - 4, right, y + 4)
    bottom, top = _reach(item.extents[1], up)
    yield Rectangle(x - 4, bottom, x + 4, top)


def _reach(extent: Extent, scale: Axis) -> tuple[float, float]:
    """Return the ends of an extent on its scale, in points, with its arrow."""
    middle, low, high = map(scale.place, extent[1:])
    if extent.mark == "≥":
        high = max(high, middle + _ARROW)
    elif extent.mark == "≤":
        low = min(low, middle - _ARROW)
    return low, high


# --- texts --------------------------------------------------------------------


@functools.cache
def _families() -> dict[str, frozenset[int]]:
    """Return the installed fonts, each with the characters that it has."""
    from matplotlib import font_manager

    there = {font.name: font.fname for font in reversed(font_manager.fontManager.ttflist)}
    return {
        family: frozenset(font_manager.get_font(there[family]).get_charmap())
        for family in _FAMILIES
        if family in there
    }


def _font(size: float) -> FontProperties:
    """Return the installed fonts in a size, the preferred one first."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(_families()), size=size)


def drawable(text: str) -> str:
    """Return a text in which an escape stands for each character that no font has.

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
    letters = []
    for letter in text:
        shown = letter
        if ord(letter) not in known:
            shown = letter.encode("unicode_escape").decode("ascii")
        letters.append(shown)
    return "".join(letters)


def _width(text: str, size: float = _SIZE) -> float:
    """Return the width of a text, in points."""
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, _font(size), ismath=False)[0])


def _wrapped(text: str, width: float) -> list[str]:
    """Break a text into lines of a width, between words if it has any."""
    columns = max(8, int(width / _SMALL * 2))
    while True:
        lines = textwrap.wrap(text, columns, break_on_hyphens=False)
        if columns == 1 or all(_width(line, _SMALL) <= width for line in lines):
            return lines
        columns = max(1, columns * 24 // 25)
