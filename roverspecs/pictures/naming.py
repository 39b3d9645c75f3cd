"""Naming: which dots of a plot have their names beside them, and which a number.

No name covers another one, a dot or a line, or stands nearer to the dot of
another vehicle than to its own.  The user's own vehicles choose their places
first.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from roverspecs.pictures.canvas import Canvas, Item
from roverspecs.pictures.labels import (
    Label,
    Mark,
    Point,
    Rectangle,
    is_near,
    place_labels,
    side_of,
    with_line,
)
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
others have a name only where there is room.  A vehicle that is asked for has one as well."""

LINE = 11.0
"""The height of a line of a label, in points."""

# The room that each line of a label keeps free at either side, and above and below its letters.
_MARGINS = 3.0, 1.5

# With more dots than this, the catalog's names are not tried, which would take seconds.
_CROWD = 120


class Line(NamedTuple):
    """Hold a line of a label.

    Attributes
    ----------
    text : str
    is_own : bool
        Whether it is of a vehicle of the user's own.
    is_number : bool
        Whether it is a number that stands for a name, in a frame.
    """

    text: str
    is_own: bool
    is_number: bool = False


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

    @property
    def label(self) -> Label:
        """The size of the label."""
        return _label(self.lines)


class Naming(NamedTuple):
    """Hold the labels of a plot.

    Attributes
    ----------
    names : list of Name
    key : tuple of str
        The paragraphs that say which number stands for which vehicle, and
        which have none.
    is_whole : bool
        Whether no name that is needed had to become a number.
    nameless : int
        How many vehicles of the catalog found no room for their names, which
        are not needed.
    """

    names: list[Name]
    key: tuple[str, ...]
    is_whole: bool
    nameless: int = 0

    @property
    def tally(self) -> str:
        """A sentence that counts the nameless; empty where there are none."""
        if not self.nameless:
            return ""
        if self.nameless == 1:
            return "1 vehicle of the catalog has no name here"
        return f"{self.nameless} vehicles of the catalog have no name here"


def name_dots(items: Sequence[Item], across: Axis, up: Axis, wanted: Collection[str]) -> Naming:
    """Return the label of each dot that has one, and a key to those that are numbers.

    Parameters
    ----------
    items : sequence of Item
        With two extents each.
    across, up : Axis
    wanted : collection of str
        Some of :data:`NAMES`.

    Returns
    -------
    Naming
    """
    needed = needed_places(
        [each.is_own for each in items], [each.is_asked for each in items], wanted
    )
    asked = set[int]()
    for place, item in enumerate(items):
        if (place in needed or "auto" in wanted) and (item.is_own or len(items) <= _CROWD):
            asked.add(place)
    plot = _Plot(items, across, up)
    labels = {place: items[place].label for place in sorted(asked)}
    named = plot.write({place: labels[place] for place in labels if place in needed})
    lacking = needed - named
    numbers = {place: f"{number}" for number, place in enumerate(sorted(lacking), start=1)}
    numbered = plot.write(numbers, are_numbers=True)
    # What is not needed takes the room that is left.
    others = {place: labels[place] for place in labels if place not in needed}
    named |= plot.write(others, is_needed=False)
    key = []
    if numbered:
        entries = [f"{numbers[place]} {items[place].label}" for place in sorted(numbered)]
        entries = [entry.replace(" ", "\u00a0") for entry in entries]
        key.append(f"Numbers: {', '.join(entries)}")
    if lacking - numbered:
        left = ", ".join(items[place].label for place in sorted(lacking - numbered))
        key.append(f"No room for a name or a number: {left}")
    nameless = 0
    if "auto" in wanted:
        nameless = len(items) - len(named | needed)
    return Naming(plot.names, tuple(key), not lacking, nameless)


def needed_places(
    are_own: Sequence[bool], are_asked: Sequence[bool], wanted: Collection[str]
) -> set[int]:
    """Return the places of the items that have a number, if there is no room for their names.

    Parameters
    ----------
    are_own, are_asked : sequence of bool, length n
        Of each item.
    wanted : collection of str
        Some of :data:`NAMES`.

    Returns
    -------
    set of int
    """
    needed = set()
    for place, (is_own, is_asked) in enumerate(zip(are_own, are_asked, strict=True)):
        is_wanted = bool({"own", "auto"} & {*wanted}) and (is_own or not any(are_own))
        if is_asked or is_wanted or "all" in wanted:
            needed.add(place)
    return needed


def labelled_places(
    are_own: Sequence[bool], are_asked: Sequence[bool], wanted: Collection[str]
) -> set[int]:
    """Return the places of the items that have a name or a number, if there is room for it.

    Parameters
    ----------
    are_own, are_asked, wanted
        As for :func:`needed_places`.

    Returns
    -------
    set of int
    """
    if "auto" in wanted and len(are_own) <= _CROWD:
        return {*range(len(are_own))}
    return needed_places(are_own, are_asked, wanted)


class _Plot:
    """Hold the dots of a plot, and the labels that have their places already."""

    def __init__(self, items: Sequence[Item], across: Axis, up: Axis) -> None:
        self.items, self.names = items, list[Name]()
        self.room = Rectangle(0, 0, across.length, up.length)
        self.taken: list[Rectangle] = []
        # Dots that cover each other have one place.
        groups: dict[Point, list[int]] = {}
        for place, item in enumerate(items):
            x, y = _middles(item)
            dot = across.place(x), up.place(y)
            near = next((each for each in groups if math.dist(each, dot) < _SAME), dot)
            groups.setdefault(near, []).append(place)
        self.marks: list[Mark] = []
        for dot, places in groups.items():
            parts: list[Rectangle] = []
            for place in places:
                parts += _parts(items[place], across, up)
            self.marks.append(Mark(dot, tuple(parts)))
        # Their names stand in the order of the dots.
        by_height = [sorted(each, key=self._from_the_top) for each in groups.values()]
        self.groups: list[list[int]] = by_height

    def _from_the_top(self, place: int) -> tuple[float, float]:
        x, y = _middles(self.items[place])
        return -y, x

    def write(
        self, texts: Mapping[int, str], *, is_needed: bool = True, are_numbers: bool = False
    ) -> set[int]:
        """Place a label for each text; return the items whose label has a place."""
        lines = {}
        for number, places in enumerate(self.groups):
            wanted = [place for place in places if place in texts]
            if wanted:
                lines[number] = self._lines(wanted, texts, are_numbers=are_numbers)
        labels = {number: _label(each) for number, each in lines.items()}
        first = {number for number, each in lines.items() if any(line.is_own for line in each)}
        boxes = place_labels(self.marks, labels, self.taken, self.room, first, is_pressed=is_needed)
        written: set[int] = set()
        for number, box in sorted(boxes.items()):
            places, dot = self.groups[number], self.marks[number].dot
            values = self._values(number)
            self.names.append(Name(lines[number], box, dot, values))
            self.taken += with_line(box, dot)
            written.update(place for place in places if place in texts)
        return written

    def _values(self, number: int) -> tuple[float, float]:
        """Return the values at the dot of a mark, which is the first one of its group."""
        return _middles(self.items[min(self.groups[number])])

    def _lines(
        self, places: Iterable[int], texts: Mapping[int, str], *, are_numbers: bool
    ) -> list[Line]:
        """Return the lines of a label; numbers stand side by side."""
        lines = [Line(texts[place], self.items[place].is_own) for place in places]
        if are_numbers:
            is_own = any(line.is_own for line in lines)
            return [Line(", ".join(line.text for line in lines), is_own, is_number=True)]
        return lines


# Dots that are less far from each other have one label, in points.
_SAME = 1.5


def _label(lines: Iterable[Line]) -> Label:
    """Return the size of a label."""
    beside, _ = _MARGINS
    widths = (width_of(line.text, SMALL, is_bold=line.is_own) + 2 * beside for line in lines)
    return Label(tuple(widths), LINE, _MARGINS)


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
    ha = side_of(name.box, name.dot)
    for line, box in zip(name.lines, name.label.lines(name.box, name.dot), strict=True):
        up = (box.bottom + box.top) / 2 - dot_y
        ink = {True: colours["own"], False: colours["ink"]}[line.is_own]
        style = at | {"color": ink, "fontproperties": canvas.font(SMALL, is_bold=line.is_own)}
        style |= {"va": "center_baseline", "ha": ha, "zorder": 8, "parse_math": False}
        if line.is_number:
            # In a frame it is no figure of the scale.
            frame = {"boxstyle": "round,pad=0.2,rounding_size=0.5", "linewidth": 0.6 * scale}
            style["bbox"] = frame | {"facecolor": colours["paper"], "edgecolor": colours["quiet"]}
        offset = (_anchor(box, ha) - dot_x) * scale, up * scale
        axes.annotate(line.text, name.values, xytext=offset, **style)
    if not is_near(name.box, name.dot):
        near_x, near_y = name.box.nearest(name.dot)
        offset = (near_x - dot_x) * scale, (near_y - dot_y) * scale
        leader: dict[str, Any] = {"arrowstyle": "-", "linewidth": 0.6 * scale, "shrinkA": 0}
        leader |= {"color": colours["quiet"], "shrinkB": 3 * scale}
        axes.annotate("", name.values, xytext=offset, arrowprops=leader, zorder=2, **at)


def _anchor(box: Rectangle, side: str) -> float:
    """Return where a line of a label begins, is centred or ends."""
    if side == "left":
        return box.left
    if side == "right":
        return box.right
    return (box.left + box.right) / 2


def _middles(item: Item) -> tuple[float, float]:
    """Return the values at which the dot of an item stands."""
    return item.extents[0].middle, item.extents[1].middle


def _parts(item: Item, across: Axis, up: Axis) -> list[Rectangle]:
    """Return the lines that the mark of an item consists of; a dot is a short one."""
    middle_x, middle_y = _middles(item)
    x, y = across.place(middle_x), up.place(middle_y)
    left, right = _reach(item.extents[0], across)
    bottom, top = _reach(item.extents[1], up)
    lines = Rectangle(left, y, right, y), Rectangle(x, bottom, x, top)
    # Those of a dot are the same point.
    return list(dict.fromkeys(lines))


def _reach(extent: Extent, scale: Axis) -> tuple[float, float]:
    """Return the ends of an extent on its scale, in points, with its arrow."""
    middle, low, high = map(scale.place, extent[1:])
    if extent.mark == "≥":
        high = max(high, middle + ARROW)
    elif extent.mark == "≤":
        low = min(low, middle - ARROW)
    return low, high
