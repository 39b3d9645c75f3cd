"""Symbols: how a plot draws a figure that is plain, approximate, a range or a bound.

A vehicle of one's own has another colour, another shape and thicker lines, so
that it differs in grey print, too: a diamond is its number, or each end that is
published where there is no number.  Ends whose diamonds would touch have one
diamond between them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from roverspecs.pictures.scales import Extent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes

ARROW = 17.0
"""How far the arrow of a bound reaches, in points."""

_DOT, _DIAMOND, _CAP, _END, _TIP = 5.5, 6.0, 8.0, 4.5, 5.0

# The diamond at an end stands on its tip: with its edge, it is as wide.
_END_WIDTH = 8.0


class Pen(NamedTuple):
    """Hold how symbols and lines are drawn.

    Attributes
    ----------
    colours : mapping of str to str
        One of :data:`roverspecs.pictures.themes.COLOURS`.
    scale : float
        The factor by which a sheet is enlarged, and all lines with it.
    """

    colours: Mapping[str, str]
    scale: float = 1.0


def draw_symbol(
    axes: Axes, extents: tuple[Extent, Extent], pen: Pen, *, is_own: bool = False, gid: str = ""
) -> tuple[Extent, Extent]:
    """Draw a figure: a range as a line, a bound as an arrow, a number as a dot.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    extents : tuple of Extent
        Across and up.
    pen : Pen
    is_own : bool, default False
        Whether the vehicle is the user's own.
    gid : str, optional
        The beginning of the names of the parts in SVG.

    Returns
    -------
    tuple of Extent, length 2
        As they are drawn: a range that is too short for its ends is a number.
    """
    across, up = extents
    if is_own:
        across = _merged(across, axes, pen, is_across=True)
        up = _merged(up, axes, pen, is_across=False)
    colour, shape, size, weight = pen.colours["data"], "o", _DOT, 1.0
    if is_own:
        colour, shape, size, weight = pen.colours["own"], "D", _DIAMOND, 1.5
    layer = 3.0 + 2 * is_own
    has_dot = across.is_number and up.is_number
    stroke = _Stroke(axes, pen.scale, colour, weight, layer, gid, is_own and not has_dot)
    stroke.extend(across, up.middle, is_across=True)
    stroke.extend(up, across.middle, is_across=False)
    if not has_dot:
        return across, up
    face = colour
    if "~" in (across.mark, up.mark):
        # An approximate figure is hollow, so that it differs without colours, too.
        face = pen.colours["paper"]
    style: dict[str, Any] = {"mfc": face, "mec": colour, "mew": 1.2 * weight * pen.scale}
    style |= {"ms": size * pen.scale, "zorder": layer + 1, "clip_on": False, "gid": f"{gid}-dot"}
    axes.plot(across.middle, up.middle, shape, **style)
    return across, up


def _merged(extent: Extent, axes: Axes, pen: Pen, *, is_across: bool) -> Extent:
    """Return a range as the number in its middle if the diamonds at its ends would touch."""
    if extent.mark != "–" or extent.low <= 0:
        return extent
    edge = min(axes.get_xlim())
    if is_across:
        edge = min(axes.get_ylim())
    ends = [_turned(end, edge, is_across=is_across) for end in (extent.low, extent.high)]
    distance = math.dist(*axes.transData.transform(ends)) * 72 / axes.figure.dpi
    if distance >= _END_WIDTH * pen.scale:
        return extent
    return Extent.at(extent.middle)


class _Stroke(NamedTuple):
    """Hold how the lines of one figure are drawn."""

    axes: Axes
    scale: float
    colour: str
    weight: float
    layer: float
    gid: str
    has_diamonds: bool

    def extend(self, extent: Extent, other: float, *, is_across: bool) -> None:
        """Draw the line of an extent; ``other`` is its place on the other scale."""
        if extent.mark in ("≥", "≤"):
            self._arrow(extent, other, is_across=is_across)
        elif extent.mark in ("–", "±"):
            self._line(extent, other, is_across=is_across)

    def _arrow(self, extent: Extent, other: float, *, is_across: bool) -> None:
        place = _turned(extent.middle, other, is_across=is_across)
        self._plot(place, self._cap(is_across=is_across), f"{is_across:d}")
        reach = {"≥": ARROW, "≤": -ARROW}[extent.mark] * self.scale
        arrow: dict[str, Any] = {"arrowstyle": "<|-", "shrinkA": 0, "shrinkB": 0}
        arrow |= {"color": self.colour, "linewidth": 1.2 * self.weight * self.scale}
        self.axes.annotate(
            "",
            xy=place,
            xytext=_turned(reach, 0, is_across=is_across),
            textcoords="offset points",
            arrowprops=arrow | {"mutation_scale": 9 * self.scale},
            annotation_clip=False,
            zorder=self.layer,
        )

    def _line(self, extent: Extent, other: float, *, is_across: bool) -> None:
        cap, low, ends = self._cap(is_across=is_across), extent.low, [0, 1]
        if low <= 0:
            # A logarithmic scale has no 0: an arrow goes to the edge.
            edges = self.axes.get_ylim()
            if is_across:
                edges = self.axes.get_xlim()
            low, ends = min(edges), [1]
            tip = {"marker": _TIPS[is_across], "ms": _TIP * self.scale}
            self._plot(_turned(low, other, is_across=is_across), tip, f"{is_across:d}tip")
        places = _turned([low, extent.high], [other, other], is_across=is_across)
        width = 1.3 * self.weight * self.scale
        self._plot(places, {"lw": width, "markevery": ends, **cap}, f"{is_across:d}")

    def _cap(self, *, is_across: bool) -> dict[str, Any]:
        """Return how an end is drawn that is published."""
        if self.has_diamonds:
            return {"marker": "D", "ms": _END * self.scale}
        width = 1.3 * self.weight * self.scale
        return {"marker": _CAPS[is_across], "ms": _CAP * self.scale, "mew": width}

    def _plot(self, places: tuple[Any, Any], style: Mapping[str, Any], gid: str) -> None:
        usual: dict[str, Any] = {"color": self.colour, "zorder": self.layer, "clip_on": False}
        self.axes.plot(*places, **usual, **style, gid=f"{self.gid}-{gid}")


_CAPS = ("_", "|")
_TIPS = ("v", "<")


def _turned(along: Any, beside: Any, *, is_across: bool) -> tuple[Any, Any]:
    if is_across:
        return along, beside
    return beside, along
