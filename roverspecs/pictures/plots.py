"""Plots: dots with their names on logarithmic scales.

A plot draws whether a figure is approximate, a bound, a range or has a
tolerance, and knows no vehicle and no spec.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from roverspecs.pictures.canvas import MARGIN, Canvas, Form, Item
from roverspecs.pictures.lettering import SIZE, SMALL, plain_settings, width_of, wrapped
from roverspecs.pictures.naming import Naming, name_dots, write_name
from roverspecs.pictures.scales import Axis, Extent, number_text
from roverspecs.pictures.symbols import draw_symbol
from roverspecs.pictures.themes import COLOURS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Lengths are in points of 1/72 inch.
_GAP = 9.0

# The room of ticks with their numbers, and of each line of a label.
_TICKS, _LABEL_LINE = 20.0, 12.0

# The label of the scale that runs up stands above it, so that it is read without turning the head.
_UP_LABEL = 15.0

RESOLUTION = 200.0
"""Dots per inch of a picture whose width is not given in pixels."""


# --- dots ---------------------------------------------------------------------


class _Rows(NamedTuple):
    """Hold how rows of dots are laid out.

    Attributes
    ----------
    columns, length : int
        The columns, and the rows of each.
    height : float
        Of a row.
    plot, names, heads, panel : float
        The widths of the axes, of the names, of the first parts of the figures,
        and of a whole column.
    is_stacked : bool
        Whether names and figures stand above the dots, not beside them.
    """

    columns: int
    length: int
    height: float
    plot: float
    names: float
    heads: float
    panel: float
    is_stacked: bool

    @property
    def is_long(self) -> bool:
        """Whether the scale is repeated at the top."""
        return self.length > _LONG

    @property
    def above(self) -> float:
        """The height of the scale at the top."""
        if self.is_long:
            return _TICKS
        return 0.0


_LONG = 20

# The height that rows have, at least and where there is room, beside names and below them.
_ROW, _LEAST_ROW, _STACKED, _LEAST_STACKED, _MOST_ROW = 15.0, 12.0, 30.0, 26.0, 44.0

# With less room for the axes, names stand above the dots.
_LEAST_PLOT = 120.0

# In a row that has the name above the dot, both are so far from its middle.
_LIFT = 0.24
_MOST_COLUMNS = 6


def draw_dots(items: Sequence[Item], label: str, form: Form) -> Figure:
    """Draw a row for each item, its name at the left, its figure at the right.

    Parameters
    ----------
    items : sequence of Item, length n
        With one extent each, from the top.
    label : str
        The label of the scale, with its unit.
    form : Form
        A wide one has several columns of rows, a narrow one has the names
        above the dots.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with plain_settings():
        sheets = (Canvas(width, form, items) for width in form.widths(1.07))
        plans = ((canvas, _planned(items, canvas, label)) for canvas in sheets)
        # The widest sheet has room for all.
        canvas, rows = next((canvas, rows) for canvas, rows in plans if rows is not None)
        height = rows.above + rows.height * rows.length + 6 + _below(label, rows.plot)
        figure = canvas.begin(height)
        scale = Axis.over([item.extents[0] for item in items], rows.plot)
        for column in range(rows.columns):
            part = range(len(items))[column * rows.length :][: rows.length]
            left = MARGIN + column * (rows.panel + 2 * MARGIN)
            column_axes = _column_axes(canvas, rows, left, scale, label)
            drawn = _Column(canvas, rows, column_axes, left)
            for place, number in enumerate(part):
                drawn.add(place, items[number], f"vehicle-{number}")
        canvas.write_legend()
        return figure


def _planned(items: Sequence[Item], canvas: Canvas, label: str) -> _Rows | None:
    """Return how rows fit on a sheet, in as few columns as they can; None where they do not."""
    names = max(width_of(item.name, is_bold=item.is_own) for item in items)
    heads, tails = zip(*map(_split, items), strict=True)
    head, tail = max(map(width_of, heads)), max(map(width_of, tails)) + 2
    widths = names, head, names + head + tail + 2 * _GAP
    columns = range(1, _MOST_COLUMNS + 1)
    plans = (_in_columns(each, len(items), widths, canvas, label) for each in columns)
    return next(filter(None, plans), None)


def _in_columns(
    columns: int,
    count: int,
    widths: tuple[float, float, float],
    canvas: Canvas,
    label: str,
) -> _Rows | None:
    """Return how rows fit in some columns; the widths are of names, first parts, and all texts."""
    names, head, texts = widths
    panel = (canvas.width - 2 * MARGIN * columns) / columns
    plot, natural, least = panel - texts, _ROW, _LEAST_ROW
    is_stacked = plot < _LEAST_PLOT
    # Beside each other, a name and its figure need room even above the scale.
    if is_stacked and (columns > 1 or texts - _GAP > panel):
        return None
    if is_stacked:
        plot, natural, least = panel, _STACKED, _LEAST_STACKED
    length = math.ceil(count / columns)
    rows = _Rows(columns, length, natural, plot, names, head, panel, is_stacked)
    if canvas.room is None:
        return rows
    height = (canvas.room - rows.above - 6 - _below(label, plot)) / length
    if height < least:
        return None
    return rows._replace(height=min(height, _MOST_ROW))


def _column_axes(canvas: Canvas, rows: _Rows, left: float, scale: Axis, label: str) -> Axes:
    """Return the axes of a column of rows."""
    start = left
    if not rows.is_stacked:
        start += rows.names + _GAP
    height = rows.height * rows.length + 6
    axes = canvas.axes(start, canvas.top + rows.above, rows.plot, height)
    _prepare(axes, "x", scale, canvas, label)
    axes.tick_params(axis="x", which="major", top=rows.is_long, labeltop=rows.is_long)
    axes.set_ylim(rows.length - 0.5 + 3 / rows.height, -0.5 - 3 / rows.height)
    axes.yaxis.set_visible(False)
    axes.spines["left"].set_visible(False)
    return axes


class _Column(NamedTuple):
    """Hold a column of rows."""

    canvas: Canvas
    rows: _Rows
    axes: Axes
    left: float

    def add(self, place: int, item: Item, gid: str) -> None:
        """Draw the dot of an item on its guide, with the name and the figure."""
        pen, lift = self.canvas.pen, 0.0
        if self.rows.is_stacked:
            lift = _LIFT
        guide: dict[str, Any] = {"linestyle": (0, (1, 2)), "zorder": 0}
        guide |= {"linewidth": 0.8 * pen.scale, "color": pen.colours["line"]}
        self.axes.axhline(place + lift, **guide)
        extents = item.extents[0], Extent.at(place + lift)
        draw_symbol(self.axes, extents, pen, is_own=item.is_own, gid=gid)
        top = self.canvas.top + self.rows.above + 3
        self._write(top + self.rows.height * (place + 0.5 - lift), item)

    def _write(self, top: float, item: Item) -> None:
        ink = "ink"
        if item.is_own:
            ink = "own"
        head, tail = _split(item)
        write, rows, left = self.canvas.write, self.rows, self.left
        if rows.is_stacked:
            write(left, top, item.name, ink=ink, is_bold=item.is_own)
            write(left + rows.panel, top, head + tail, ha="right")
            return
        right = left + rows.names
        write(right, top, item.name, ink=ink, ha="right", is_bold=item.is_own)
        right += 2 * _GAP + rows.plot + rows.heads
        write(right, top, head, ha="right")
        write(right, top, tail)


def _split(item: Item) -> tuple[str, str]:
    """Return the text of an item up to the point of its first number, and the rest."""
    tail = re.sub("^[^0-9]*[0-9]*", "", item.text)
    head = item.text.removesuffix(tail)
    if item.letters:
        tail += f" [{item.letters}]"
    return head, tail


# --- two scales ---------------------------------------------------------------

# The shapes of a plot whose sheet has none, the first in which all names have room.
_SHAPES = (0.66, 0.8, 1.0, 1.3)

# The least height of a plot, and the width beyond which letters are not made smaller for names.
_LEAST_HEIGHT, _ENOUGH = 120.0, 780.0


class _Scatter(NamedTuple):
    """Hold how two scales are laid out, with the names."""

    left: float
    across: Axis
    up: Axis
    naming: Naming


def draw_scatter(items: Sequence[Item], labels: Sequence[str], form: Form) -> Figure:
    """Draw items on two scales, with names beside them.

    Parameters
    ----------
    items : sequence of Item, length n
        With two extents each: across, and up.
    labels : sequence of str
        The labels of the scales, with their units.
    form : Form
        Before its caption stands a key to the dots that have a number because
        there is no room for their names.

    Returns
    -------
    matplotlib.figure.Figure
    """
    with plain_settings():
        canvas, plan = _fitted(items, labels, form)
        below = _below(labels[0], plan.across.length)
        figure = canvas.begin(_UP_LABEL + plan.up.length + below)
        top = canvas.top + _UP_LABEL
        axes = canvas.axes(plan.left, top, plan.across.length, plan.up.length)
        _prepare(axes, "x", plan.across, canvas, labels[0])
        _prepare(axes, "y", plan.up, canvas, "")
        canvas.write(MARGIN, canvas.top + 4, labels[1])
        for place, item in enumerate(items):
            extents = item.extents[0], item.extents[1]
            gid = f"vehicle-{place}"
            draw_symbol(axes, extents, canvas.pen, is_own=item.is_own, gid=gid)
        for name in plan.naming.names:
            write_name(axes, name, canvas)
        canvas.write_legend()
        return figure


def _fitted(items: Sequence[Item], labels: Sequence[str], form: Form) -> tuple[Canvas, _Scatter]:
    """Return the sheet with the largest letters on which two scales have room."""
    plans = (_on_sheet(width, items, labels, form) for width in form.widths(1.25))
    # The widest sheet has room for all.
    return next(filter(None, plans))


def _on_sheet(
    width: float, items: Sequence[Item], labels: Sequence[str], form: Form
) -> tuple[Canvas, _Scatter] | None:
    """Return a sheet of a width with two scales, if they have room on it."""

    def sheet(naming: Naming) -> Canvas:
        return Canvas(width, form._replace(caption=(*naming.key, *form.caption)), items)

    plan = _scattered(items, labels, Canvas(width, form, items))
    is_small = form.aspect is not None and width < _ENOUGH
    if plan is None or (is_small and not plan.naming.is_whole):
        return None
    canvas = sheet(plan.naming)
    if form.aspect is None or not plan.naming.key:
        return canvas, plan
    # The key makes the caption longer, and so the plot lower.
    lower = _scattered(items, labels, canvas)
    if lower is None or sheet(lower.naming).bottom > canvas.bottom:
        return None
    return sheet(lower.naming), lower


def _scattered(items: Sequence[Item], labels: Sequence[str], canvas: Canvas) -> _Scatter | None:
    """Return how two scales fit on a sheet; None where they do not."""
    # The numbers beside the scale need to be known before its height is.
    longest = max(Axis.over(_extents(items, 1), 2000, is_up=True).numbers(), key=len)
    left = MARGIN + 10 + width_of(longest, SMALL)
    across = Axis.over(_extents(items, 0), canvas.width - left - MARGIN)
    heights = [across.length * shape for shape in _SHAPES]
    if canvas.room is not None:
        heights = [canvas.room - _UP_LABEL - _below(labels[0], across.length)]
        if heights[0] < _LEAST_HEIGHT:
            return None
    for height in heights:
        up = Axis.over(_extents(items, 1), max(height, _LEAST_HEIGHT), is_up=True)
        naming = name_dots(items, across, up, canvas.form.names)
        if naming.is_whole:
            break
    return _Scatter(left, across, up, naming)


def _extents(items: Iterable[Item], scale: int) -> list[Extent]:
    return [item.extents[scale] for item in items]


# --- both ---------------------------------------------------------------------


def draw_nothing(form: Form) -> Figure:
    """Write that there is nothing to draw, above the caption that says why.

    Parameters
    ----------
    form : Form

    Returns
    -------
    matplotlib.figure.Figure
    """
    with plain_settings():
        sheets = (Canvas(width, form, []) for width in form.widths(1.07))
        canvas = next(each for each in sheets if each.room is None or each.room >= _LABEL_LINE)
        figure = canvas.begin(_LABEL_LINE)
        canvas.write(MARGIN, canvas.top + _LABEL_LINE / 2, "There is no figure to draw.")
        return figure


def _below(label: str, width: float) -> float:
    """Return the height of the ticks and the label below a scale."""
    return _TICKS + _LABEL_LINE * len(wrapped(label, width, SIZE)) + 2


def _prepare(axes: Axes, side: str, scale: Axis, canvas: Canvas, label: str) -> None:
    """Give axes a logarithmic scale across ("x") or up ("y"), and quiet lines."""
    from matplotlib.ticker import LogLocator, NullFormatter

    colours, enlarged = canvas.pen
    axes.set(**{f"{side}scale": "log", f"{side}lim": (scale.low, scale.high)})
    axis = {"x": axes.xaxis, "y": axes.yaxis}[side]
    axis.set_major_locator(scale.locator())
    axis.set_major_formatter(number_text)
    axis.set_minor_locator(LogLocator(subs=range(1, 10), numticks=9))
    axis.set_minor_formatter(NullFormatter())
    axis.grid(visible=True, which="major", color=colours["line"], linewidth=0.8 * enlarged)
    width = 0.6 * enlarged
    axis.set_tick_params(which="both", color=colours["quiet"], width=width)
    axis.set_tick_params(which="major", length=4 * enlarged, pad=3 * enlarged)
    axis.set_tick_params(which="major", labelcolor=colours["ink"], labelsize=SMALL * enlarged)
    axis.set_tick_params(which="minor", length=2 * enlarged)
    text = "\n".join(wrapped(label, scale.length, SIZE))
    style: dict[str, Any] = {"color": colours["ink"], "parse_math": False}
    axis.set_label_text(text, fontproperties=canvas.font(SIZE), **style)
    axis.labelpad = 3 * enlarged
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set(color=colours["quiet"], linewidth=width)


def as_bytes(
    figure: Figure,
    format: str,
    title: str,
    description: str,
    *,
    resolution: float = RESOLUTION,
    tips: Sequence[str] = (),
    is_following: bool = False,
) -> bytes:
    """Return a figure as a file.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    format : {"svg", "png", "pdf"}
    title, description : str
        For readers who do not see it.
    resolution : float
        The dots per inch of a picture of dots.
    tips : sequence of str
        What SVG shows where the pointer rests on each item.
    is_following : bool
        Whether SVG takes the dark colours where the reader's device does; the
        figure is in the light ones.

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
    with plain_settings():
        figure.savefig(stream, format=format, dpi=resolution, metadata=metadata[format])
    if format != "svg":
        return stream.getvalue()
    return _finished(stream.getvalue().decode("utf-8"), tips, is_following).encode("utf-8")


_CLASS = "roverspecs-chart"


def _finished(svg: str, tips: Sequence[str], is_following: bool) -> str:
    """Return SVG with a tip for each item, and with dark colours if it has both."""

    def with_tip(match: re.Match[str]) -> str:
        return f"{match[0]}<title>{escape(tips[int(match[1])])}</title>"

    if tips:
        svg = re.sub(r'<g id="vehicle-([0-9]+)-[a-z0-9]+">', with_tip, svg)
    # A marker takes the colour of the place where it is used, which a style sheet can change.
    svg = re.sub(r'(<path id="m[0-9a-f]+" d="[^"]*" style=")stroke: #[0-9a-f]{6};? ?', r"\1", svg)
    # On a page with other pictures, the style must reach no other one.
    svg = svg.replace("<svg ", f'<svg class="{_CLASS}" ', 1)
    svg = svg.replace(">*{", f">.{_CLASS} *{{", 1)
    if is_following:
        svg = svg.replace("</style>", f"{_dark_style()}</style>", 1)
    return svg


def _dark_style() -> str:
    """Return rules that change each light colour to the dark one."""
    rules = []
    for role, light in COLOURS["light"].items():
        dark = COLOURS["dark"][role]
        rules.append(f'.{_CLASS} [style*="fill: {light}"]{{fill:{dark} !important}}')
        rules.append(f'.{_CLASS} [style*="stroke: {light}"]{{stroke:{dark} !important}}')
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"
