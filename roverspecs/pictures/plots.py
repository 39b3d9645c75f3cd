"""Plots: what those of one scale and of two have in common, and their files.

A plot draws whether a figure is approximate, a bound, a range or has a
tolerance, and knows no vehicle and no spec.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from roverspecs.pictures.canvas import MARGIN, Canvas, Form
from roverspecs.pictures.lettering import SIZE, SMALL, plain_settings, wrapped
from roverspecs.pictures.scales import Axis, number_text
from roverspecs.pictures.themes import COLOURS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis as Side
    from matplotlib.figure import Figure

TICKS = 20.0
"""The height of ticks with their numbers, in points of 1/72 inch."""

# The first line of a label stands nearer to the ticks than a line is high.
_LABEL_LINE, _LABEL_GAP = 12.0, 4.0

RESOLUTION = 200.0
"""Dots per inch of a picture whose width is not given in pixels."""


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


def below(label: str, width: float) -> float:
    """Return the height of the ticks and the label below a scale.

    Parameters
    ----------
    label : str
    width : float
        Of the scale.

    Returns
    -------
    float
    """
    return TICKS + _LABEL_LINE * len(wrapped(label, width, SIZE)) - _LABEL_GAP


def prepare(axes: Axes, side: str, scale: Axis, canvas: Canvas, label: str) -> None:
    """Give axes a logarithmic scale, and quiet lines.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    side : {"x", "y"}
        Whether the scale runs across or up.
    scale : Axis
    canvas : Canvas
    label : str
    """
    colours, enlarged = canvas.pen
    axes.set(**{f"{side}scale": "log", f"{side}lim": (scale.low, scale.high)})
    axis = {"x": axes.xaxis, "y": axes.yaxis}[side]
    _set_ticks(axis, scale, canvas)
    text = "\n".join(wrapped(label, scale.length, SIZE))
    style: dict[str, Any] = {"color": colours["ink"], "parse_math": False}
    axis.set_label_text(text, fontproperties=canvas.font(SIZE), **style)
    axis.labelpad = 3 * enlarged
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set(color=colours["quiet"], linewidth=_LINE * enlarged)


# The width of the lines of axes.
_LINE = 0.6


def _set_ticks(axis: Side, scale: Axis, canvas: Canvas) -> None:
    from matplotlib.ticker import LogLocator, NullFormatter

    colours, enlarged = canvas.pen
    axis.set_major_locator(scale.locator())
    axis.set_major_formatter(number_text)
    axis.set_minor_locator(LogLocator(subs=range(1, 10), numticks=9))
    axis.set_minor_formatter(NullFormatter())
    axis.grid(visible=True, which="major", color=colours["line"], linewidth=0.8 * enlarged)
    axis.set_tick_params(which="both", color=colours["quiet"], width=_LINE * enlarged)
    axis.set_tick_params(which="major", length=4 * enlarged, pad=3 * enlarged)
    axis.set_tick_params(which="major", labelcolor=colours["ink"], labelsize=SMALL * enlarged)
    axis.set_tick_params(which="minor", length=2 * enlarged)


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
