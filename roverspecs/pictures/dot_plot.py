"""Dot plots: a row for each vehicle, with its dot on one logarithmic scale."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from roverspecs.pictures.canvas import MARGIN, Canvas, Form, Item
from roverspecs.pictures.lettering import plain_settings, width_of
from roverspecs.pictures.plots import TICKS, below, prepare
from roverspecs.pictures.scales import Axis, Extent
from roverspecs.pictures.symbols import draw_symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Lengths are in points of 1/72 inch.
_GAP = 9.0


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
            return TICKS
        return 0.0

    @property
    def lift(self) -> float:
        """How far the dot lies below the middle of its row, and the name above, as a part of it."""
        if not self.is_stacked:
            return 0.0
        return min(_LIFT, _MOST_LIFT / self.height)


_LONG = 20

# The height that rows have, by themselves and at least, beside names and below them.  In a given
# shape, they share all the room there is.
_ROW, _LEAST_ROW, _STACKED, _LEAST_STACKED = 15.0, 12.0, 30.0, 26.0

# With less room for the axes, names stand above the dots.
_LEAST_PLOT = 120.0

# In a row that has the name above the dot, both are so far from its middle, as a part of the row
# and at most in points: the dot is nearer to its own name than to the next one.
_LIFT, _MOST_LIFT = 0.18, 8.0

# From the middle of a name to the ends of the lines above and below it.
_CLEAR = 7.0
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
        height = rows.above + rows.height * rows.length + 6 + below(label, rows.plot)
        figure = canvas.begin(height)
        scale = Axis.over([item.extents[0] for item in items], rows.plot)
        shown = []
        for column in range(rows.columns):
            part = range(len(items))[column * rows.length :][: rows.length]
            left = MARGIN + column * (rows.panel + 2 * MARGIN)
            column_axes = _column_axes(canvas, rows, left, scale, label)
            drawn = _Column(canvas, rows, column_axes, left)
            if rows.is_stacked:
                drawn.rule(scale.values())
            for place, number in enumerate(part):
                shown.append(drawn.add(place, items[number], f"vehicle-{number}"))
        canvas.write_legend(shown)
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
    height = (canvas.room - rows.above - 6 - below(label, plot)) / length
    if height < least:
        return None
    return rows._replace(height=height)


def _column_axes(canvas: Canvas, rows: _Rows, left: float, scale: Axis, label: str) -> Axes:
    """Return the axes of a column of rows."""
    start = left
    if not rows.is_stacked:
        start += rows.names + _GAP
    height = rows.height * rows.length + 6
    axes = canvas.axes(start, canvas.top + rows.above, rows.plot, height)
    prepare(axes, "x", scale, canvas, label)
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

    def rule(self, values: Sequence[float]) -> None:
        """Draw the lines of a scale between the names, so that none runs through one."""
        self.axes.grid(visible=False, axis="x")
        rows, pen = self.rows, self.canvas.pen
        clear = _CLEAR / rows.height
        names = [place - rows.lift for place in range(rows.length)]
        starts = [name + clear for name in names]
        ends = [name - clear for name in names[1:]] + [max(self.axes.get_ylim())]
        for start, end in zip(starts, ends, strict=True):
            style: dict[str, Any] = {"color": pen.colours["line"], "zorder": 0}
            self.axes.vlines(values, start, end, linewidth=0.8 * pen.scale, **style)

    def add(self, place: int, item: Item, gid: str) -> Item:
        """Draw an item on its guide, with the name and the figure, and return it as drawn."""
        pen, lift = self.canvas.pen, self.rows.lift
        guide: dict[str, Any] = {"linestyle": (0, (1, 2)), "zorder": 0}
        guide |= {"linewidth": 0.8 * pen.scale, "color": pen.colours["line"]}
        self.axes.axhline(place + lift, **guide)
        extents = item.extents[0], Extent.at(place + lift)
        along, _ = draw_symbol(self.axes, extents, pen, is_own=item.is_own, gid=gid)
        top = self.canvas.top + self.rows.above + 3
        self._write(top + self.rows.height * (place + 0.5 - lift), item)
        return item._replace(extents=(along,))

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
    # The digits of a long number are in groups.
    tail = re.sub("^[^0-9]*[0-9\u00a0]*", "", item.text)
    head = item.text.removesuffix(tail)
    if item.letters:
        tail += f" [{item.letters}]"
    return head, tail
