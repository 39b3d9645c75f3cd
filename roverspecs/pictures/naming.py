"""Naming: which dots of a plot have their names beside them, and which a number.

No name covers another one, a dot or a line.  The user's own vehicles choose
their places first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roverspecs.pictures.canvas import Canvas, Item
from roverspecs.pictures.labels import Point, Rectangle, covered, is_near, place_labels
from roverspecs.pictures.lettering import SMALL, width_of
from roverspecs.pictures.scales import Axis, Extent
from roverspecs.pictures.symbols import ARROW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes

NAMES = ("auto", "own", "all")
"""The names beside dots: "own" those of the user's vehicles alone; "all" those of all, or a
number where there is no room; "auto" the same, but where some vehicles are the user's own, the
others have a name only where there is room."""

LINE = 11.0
"""The height of a line of a label, in points."""

# The room that a label keeps free at either side.
_SIDE = 2.0

# With more dots than this, the catalog's names are not tried, which would take seconds.
_CROWD = 120


class Line(NamedTuple):
    """Hold a line of a label.

    Attributes
    ----------
    text : str
    is_own : bool
        Whether it is of a vehicle of the user's own.
    """

    text: str
    is_own: bool


class Name(NamedTuple):
    """Hold the lines of a label, its box, and its dot in points and as values.

    Attributes
    ----------
    lines : list of Line
    box : Rectangle
    dot, values : (float, float)
    """

    lines: list[Line]
    box: Rectangle
    dot: tuple[float, float]
    values: tuple[float, float]


class Naming(NamedTuple):
    """Hold the labels of a plot.

    Attributes
    ----------
    names : list of Name
    key : tuple of str
        The paragraphs that say which number stands for which vehicle, and
        how many have no label.
    is_whole : bool
        Whether no name that is needed had to become a number.
    """

    names: list[Name]
    key: tuple[str, ...]
    is_whole: bool


def name_dots(items: Sequence[Item], across: Axis, up: Axis, wanted: str) -> Naming:
    """Return the label of each dot that has one, and a key to those that are numbers.

    Parameters
    ----------
    items : sequence of Item
        With two extents each.
    across, up : Axis
    wanted : str
        One of :data:`NAMES`.

    Returns
    -------
    Naming
    """
    has_own = any(item.is_own for item in items)
    needed, asked = set[int](), set[int]()
    for place, item in enumerate(items):
        if item.is_own or wanted == "all" or not has_own:
            needed.add(place)
        if (place in needed or wanted == "auto") and (item.is_own or len(items) <= _CROWD):
            asked.add(place)
    plot = _Plot(items, across, up)
    labels = {place: items[place].label for place in sorted(asked)}
    named = plot.write({place: labels[place] for place in labels if place in needed})
    lacking = needed - named
    numbered = plot.write({place: f"{place + 1}" for place in sorted(lacking)})
    # What is not needed takes the room that is left.
    named |= plot.write({place: labels[place] for place in labels if place not in needed})
    key = []
    if numbered:
        entries = [f"{place + 1} {items[place].label}" for place in sorted(numbered)]
        entries = [entry.replace(" ", "\u00a0") for entry in entries]
        key.append(f"Numbers: {', '.join(entries)}")
    if lacking - numbered:
        left = ", ".join(items[place].label for place in sorted(lacking - numbered))
        key.append(f"No room for a name or a number: {left}")
    nameless = len(items) - len(named | needed)
    if nameless == 1:
        key.append("1 vehicle of the catalog has no name here")
    elif nameless:
        key.append(f"{nameless} vehicles of the catalog have no name here")
    return Naming(plot.names, tuple(key), not lacking)


class _Plot:
    """Hold the dots of a plot, and the labels that have their places already."""

    def __init__(self, items: Sequence[Item], across: Axis, up: Axis) -> None:
        self.items, self.names = items, list[Name]()
        self.room = Rectangle(0, 0, across.length, up.length)
        self.marks: list[Rectangle] = []
        # Dots that cover each other have one place.
        self.groups: dict[Point, list[int]] = {}
        for place, item in enumerate(items):
            self.marks += _boxes(item, across, up)
            x, y = _middles(item)
            dot = across.place(x), up.place(y)
            near = next((each for each in self.groups if math.dist(each, dot) < 4), dot)
            self.groups.setdefault(near, []).append(place)

    def write(self, texts: Mapping[int, str]) -> set[int]:
        """Place a label for each text; return the items whose label has a place."""
        groups = {}
        for dot, places in self.groups.items():
            wanted = [place for place in places if place in texts]
            if wanted:
                groups[dot] = wanted
        dots = list(groups)
        lines = [self._lines(places, texts) for places in groups.values()]
        first = {n for n, label in enumerate(lines) if any(line.is_own for line in label)}
        sizes = list(map(_size, lines))
        boxes = place_labels(dots, sizes, self.marks, self.room, first)
        written: set[int] = set()
        for dot, box, label in zip(dots, boxes, lines, strict=True):
            if box is None:
                continue
            values = _middles(self.items[self.groups[dot][0]])
            self.names.append(Name(label, box, dot, values))
            self.marks += covered(box, dot)
            written.update(groups[dot])
        return written

    def _lines(self, places: Iterable[int], texts: Mapping[int, str]) -> list[Line]:
        """Return the lines of a label; numbers stand side by side."""
        lines = [Line(texts[place], self.items[place].is_own) for place in places]
        if all(line.text.isdecimal() for line in lines):
            is_own = any(line.is_own for line in lines)
            return [Line(", ".join(line.text for line in lines), is_own)]
        return lines


def _size(lines: Iterable[Line]) -> tuple[float, float]:
    """Return the width and the height of a label."""
    widths = [width_of(line.text, SMALL, is_bold=line.is_own) for line in lines]
    return max(widths) + 2 * _SIDE, LINE * len(widths)


def write_name(axes: Axes, name: Name, canvas: Canvas) -> None:
    """Write a label, with a line to its dot if it stands further off.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    name : Name
    canvas : Canvas
    """
    scale, colours = canvas.pen.scale, canvas.pen.colours
    at: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
    dot_x, dot_y = name.dot
    left, ha = _alignment(name)
    for place, line in enumerate(name.lines):
        up = name.box.top - LINE * (place + 0.5) - dot_y
        ink = {True: colours["own"], False: colours["ink"]}[line.is_own]
        style = at | {"color": ink, "fontproperties": canvas.font(SMALL, is_bold=line.is_own)}
        style |= {"va": "center_baseline", "ha": ha, "zorder": 8, "parse_math": False}
        offset = (left - dot_x) * scale, up * scale
        axes.annotate(line.text, name.values, xytext=offset, **style)
    if not is_near(name.box, name.dot):
        near_x, near_y = name.box.nearest(name.dot)
        offset = (near_x - dot_x) * scale, (near_y - dot_y) * scale
        leader: dict[str, Any] = {"arrowstyle": "-", "linewidth": 0.6 * scale, "shrinkA": 0}
        leader |= {"color": colours["quiet"], "shrinkB": 3 * scale}
        axes.annotate("", name.values, xytext=offset, arrowprops=leader, zorder=2, **at)


def _alignment(name: Name) -> tuple[float, str]:
    """Return where the lines of a label stand, so that each is near to the dot."""
    if name.box.right <= name.dot[0]:
        return name.box.right - _SIDE, "right"
    if name.box.left >= name.dot[0]:
        return name.box.left + _SIDE, "left"
    return (name.box.left + name.box.right) / 2, "center"


def _middles(item: Item) -> tuple[float, float]:
    """Return the values at which the dot of an item stands."""
    return item.extents[0].middle, item.extents[1].middle


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
        high = max(high, middle + ARROW)
    elif extent.mark == "≤":
        low = min(low, middle - ARROW)
    return low, high
