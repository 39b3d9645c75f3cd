"""Scatter plots: dots on two logarithmic scales, with names beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from roverspecs.pictures.canvas import MARGIN, Canvas, Form, Item
from roverspecs.pictures.lettering import SMALL, plain_settings, width_of
from roverspecs.pictures.naming import Naming, name_dots, write_name
from roverspecs.pictures.plots import below, prepare
from roverspecs.pictures.scales import Axis, Extent, number_text
from roverspecs.pictures.symbols import draw_symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Lengths are in points of 1/72 inch.  The label of the scale that runs up stands above it, so
# that it is read without turning the head.
_UP_LABEL = 15.0

# The shapes of a plot whose sheet has none, the first in which all names have room.
_SHAPES = (0.66, 0.8, 1.0, 1.3)

_LEAST_HEIGHT = 120.0

# In a given shape, letters are made smaller until all names that are needed have room, and those
# that are not, but on no wider sheets than these.
_ENOUGH, _ENOUGH_FOR_OTHERS = 780.0, 620.0


class _Scatter(NamedTuple):
    """Hold how two scales are laid out, with the names."""

    left: float
    across: Axis
    up: Axis
    naming: Naming


class Plan(NamedTuple):
    """Hold how a scatter fits its sheet.

    Attributes
    ----------
    width : float
        Of the sheet.
    caption : tuple of str
        With the key to the numbers, and the count of the nameless.
    scatter : _Scatter
    """

    width: float
    caption: tuple[str, ...]
    scatter: _Scatter

    @property
    def tally(self) -> str:
        """A sentence that counts the nameless; empty where there are none."""
        return self.scatter.naming.tally


def plan_scatter(items: Sequence[Item], labels: Sequence[str], form: Form) -> Plan:
    """Return the sheet with the largest letters on which two scales have room.

    Parameters
    ----------
    items : sequence of Item, length n
    labels : sequence of str
    form : Form
        As for :func:`draw_scatter`.

    Returns
    -------
    Plan
        The same for all themes.
    """
    with plain_settings():
        plans = (_on_sheet(width, items, labels, form) for width in form.widths(1.25))
        # The widest sheet has room for all.
        return next(filter(None, plans))


def draw_scatter(
    items: Sequence[Item], labels: Sequence[str], form: Form, plan: Plan | None = None
) -> Figure:
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
    plan : Plan, optional
        If it is known already, which takes the most time.

    Returns
    -------
    matplotlib.figure.Figure
    """
    if plan is None:
        plan = plan_scatter(items, labels, form)
    with plain_settings():
        canvas = Canvas(plan.width, form._replace(caption=plan.caption), items)
        left, across, up, naming = plan.scatter
        figure = canvas.begin(_UP_LABEL + up.length + below(labels[0], across.length))
        axes = canvas.axes(left, canvas.top + _UP_LABEL, across.length, up.length)
        prepare(axes, "x", across, canvas, labels[0])
        prepare(axes, "y", up, canvas, "")
        canvas.write(MARGIN, canvas.top + 4, labels[1])
        shown = []
        for place, item in enumerate(items):
            extents = item.extents[0], item.extents[1]
            gid = f"vehicle-{place}"
            drawn = draw_symbol(axes, extents, canvas.pen, is_own=item.is_own, gid=gid)
            shown.append(item._replace(extents=drawn))
        for name in naming.names:
            write_name(axes, name, canvas)
        canvas.write_legend(shown)
        return figure


def _on_sheet(
    width: float, items: Sequence[Item], labels: Sequence[str], form: Form
) -> Plan | None:
    """Return how two scales fit on a sheet of a width, if they have room on it."""

    def sheet(naming: Naming) -> Canvas:
        key = naming.key
        if form.is_counted and naming.tally:
            key = *key, naming.tally
        return Canvas(width, form._replace(caption=(*key, *form.caption)), items)

    plan = _scattered(items, labels, Canvas(width, form, items))
    if plan is None or (form.aspect is not None and _is_cramped(plan.naming, width)):
        return None
    canvas = sheet(plan.naming)
    if form.aspect is None or canvas.bottom == Canvas(width, form, items).bottom:
        return Plan(width, canvas.form.caption, plan)
    # The key makes the caption longer, and so the plot lower.
    lower = _scattered(items, labels, canvas)
    if lower is None or sheet(lower.naming).bottom > canvas.bottom:
        return None
    return Plan(width, sheet(lower.naming).form.caption, lower)


def _is_cramped(naming: Naming, width: float) -> bool:
    """Return whether a wider sheet may have room for more names."""
    if width < _ENOUGH_FOR_OTHERS and naming.nameless:
        return True
    return width < _ENOUGH and not naming.is_whole


def _scattered(items: Sequence[Item], labels: Sequence[str], canvas: Canvas) -> _Scatter | None:
    """Return how two scales fit on a sheet; None where they do not."""
    # The numbers beside the scale need to be known before its height is.
    longest = max(Axis.over(_extents(items, 1), 2000, is_up=True).numbers(), key=len)
    left = MARGIN + 10 + width_of(longest, SMALL)
    across = Axis.over(_extents(items, 0), canvas.width - left - MARGIN)
    # No number ends nearer to the edge of the sheet than the margin.
    across = Axis.over(_extents(items, 0), across.length - _beyond(across))
    heights = [across.length * shape for shape in _SHAPES]
    if canvas.room is not None:
        heights = [canvas.room - _UP_LABEL - below(labels[0], across.length)]
        if heights[0] < _LEAST_HEIGHT:
            return None
    for height in heights:
        up = Axis.over(_extents(items, 1), max(height, _LEAST_HEIGHT), is_up=True)
        naming = name_dots(items, across, up, canvas.form.names)
        if naming.is_whole:
            break
    return _Scatter(left, across, up, naming)


def _beyond(across: Axis) -> float:
    """Return how far the last number reaches beyond its scale."""
    last = across.values()[-1]
    end = across.place(last) + width_of(number_text(last), SMALL) / 2
    return max(0.0, end - across.length)


def _extents(items: Iterable[Item], scale: int) -> list[Extent]:
    return [item.extents[scale] for item in items]
