"""Symbols: how a plot draws a figure that is plain, approximate, a range or a bound.

A vehicle of one's own has another colour, another shape and thicker lines, so
that it differs in grey print, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from roverspecs.pictures.scales import Extent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes

ARROW = 17.0
"""How far the arrow of a bound reaches, in points."""

_DOT, _DIAMOND, _CAP = 5.5, 6.0, 8.0


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
) -> None:
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
    """
    across, up = extents
    colour, shape, size, weight = pen.colours["data"], "o", _DOT, 1.0
    if is_own:
        colour, shape, size, weight = pen.colours["own"], "D", _DIAMOND, 1.5
    layer = 3.0 + 2 * is_own
    stroke = _Stroke(axes, pen.scale, colour, weight, layer, gid)
    stroke.extend(across, up.middle, is_across=True)
    stroke.extend(up, across.middle, is_across=False)
    if not (across.is_number and up.is_number):
        return
    face = colour
    if "~" in (across.mark, up.mark):
        # An approximate figure is hollow, so that it differs without colours, too.
        face = pen.colours["paper"]
    style: dict[str, Any] = {"mfc": face, "mec": colour, "mew": 1.2 * weight * pen.scale}
    style |= {"ms": size * pen.scale, "zorder": layer + 1, "clip_on": False, "gid": f"{gid}-dot"}
    axes.plot(across.middle, up.middle, shape, **style)


class _Stroke(NamedTuple):
    """Hold how the lines of one figure are drawn."""

    axes: Axes
    scale: float
    colour: str
    weight: float
    layer: float
    gid: str

    def extend(self, extent: Extent, other: float, *, is_across: bool) -> None:
        """Draw the line of an extent; ``other`` is its place on the other scale."""
        if extent.mark in ("≥", "≤"):
            self._arrow(extent, other, is_across=is_across)
        elif extent.mark:
            self._line(extent, other, is_across=is_across)

    def _arrow(self, extent: Extent, other: float, *, is_across: bool) -> None:
        cap, width = _CAPS[is_across], 1.4 * self.weight * self.scale
        place = _turned(extent.middle, other, is_across=is_across)
        style: dict[str, Any] = {"color": self.colour, "ms": _CAP * self.scale, "mew": width}
        gid = f"{self.gid}-{is_across:d}"
        self.axes.plot(*place, cap, zorder=self.layer, clip_on=False, gid=gid, **style)
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
        limits = self.axes.get_xlim() if is_across else self.axes.get_ylim()
        low, ends = extent.low, [0, 1]
        if low <= 0:
            # A logarithmic scale has no 0: a line comes in from the edge, without a cap.
            low, ends = min(limits), [1]
        style: dict[str, Any] = {"color": self.colour, "gid": f"{self.gid}-{is_across:d}"}
        if extent.mark == "~":
            style |= {"lw": _DOT * self.scale, "alpha": 0.28, "solid_capstyle": "butt"}
        else:
            width = 1.3 * self.weight * self.scale
            style |= {"lw": width, "mew": width, "ms": _CAP * self.scale, "markevery": ends}
            style |= {"marker": _CAPS[is_across], "zorder": self.layer}
        places = _turned([low, extent.high], [other, other], is_across=is_across)
        self.axes.plot(*places, **style)


_CAPS = ("_", "|")


def _turned(along: Any, beside: Any, *, is_across: bool) -> tuple[Any, Any]:
    if is_across:
        return along, beside
    return beside, along
