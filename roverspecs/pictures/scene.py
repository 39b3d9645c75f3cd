"""Scenes: vehicles and familiar things side by side, as a drawing shows them.

A box is as large as the published sizes, and no size is invented.  An edge is
not sure where its place is only approximate, or comes from another
configuration.  A vehicle with one known size is a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.pictures.paper import Paper
from roverspecs.pictures.wheels import Wheel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.records.claims import Source

VIEWS = {"side": ("length", "height"), "front": ("width", "height"), "top": ("length", "width")}
"""Each view with the two sizes that it shows, across and upwards."""

MOST_NAMED = 5
"""The title of a scene names this many vehicles; it counts more of them."""


class Stroke(NamedTuple):
    """Hold a thick line with round ends, in metres from the middle of the foot.

    Attributes
    ----------
    x1, y1, x2, y2 : float
        Its ends, upwards from the ground.
    radius : float
    """

    x1: float
    y1: float
    x2: float
    y2: float
    radius: float


class Shape(NamedTuple):
    """Hold the shape of a subject in one view, in metres.

    Attributes
    ----------
    across, up : Fraction or None
        None for a size that is not known; one of them is above zero.
    is_across_sure, is_up_sure : bool
        Whether the edges at both ends are where they were published to be.
    is_round : bool
        Whether it is a circle.
    strokes : tuple of Stroke
        The silhouette of a yardstick, which is drawn instead of the box.
    wheels : tuple of Wheel
        They are in front of the box.
    room : tuple of Fraction or None, length 2
        The box that it stands in, across and upwards.
    """

    across: Fraction | None
    up: Fraction | None
    is_across_sure: bool = True
    is_up_sure: bool = True
    is_round: bool = False
    strokes: tuple[Stroke, ...] = ()
    wheels: tuple[Wheel, ...] = ()
    room: tuple[Fraction, Fraction] | None = None

    @property
    def is_sure(self) -> bool:
        """Whether every known size was published as it is drawn."""
        is_across_sure = self.is_across_sure or self.across is None
        return is_across_sure and (self.is_up_sure or self.up is None)

    @property
    def is_box(self) -> bool:
        """Whether both sizes are known; else it is a line."""
        return self.across is not None and self.up is not None

    @property
    def extent(self) -> tuple[float, float]:
        """The size across and upwards in metres, 0 where it is not known."""
        return float(self.across or 0), float(self.up or 0)

    @property
    def sticks_out(self) -> bool:
        """Whether it is larger than the box that it should stand in."""
        if self.room is None:
            return False
        return (self.across or 0) > self.room[0] or (self.up or 0) > self.room[1]

    @property
    def reach(self) -> tuple[float, float]:
        """The extent, with the wheels and the box that it stands in."""
        across, up = self.extent
        for wheel in self.wheels:
            across = max(across, float(2 * abs(wheel.x) + wheel.diameter))
        if self.room is None:
            return across, up
        return max(across, float(self.room[0])), max(up, float(self.room[1]))


@attrs.frozen(kw_only=True)
class Subject:
    """Hold one column of a scene: a vehicle, or a familiar thing beside the vehicles.

    Attributes
    ----------
    name : str
        In one line.
    lines : tuple of str
        The label under the name: sizes, configuration, missing sizes.
    shapes : tuple of Shape or None
        One for each view; None where neither size is known.
    is_yardstick : bool
    is_own : bool
        Whether it is a vehicle of the reader beside others of the catalog.
    figures : int
        How many of the lines, from the first on, are figures of the drawing.
    verdict : str
        Whether a vehicle fits into the box, as :func:`roverspecs.fits` answers;
        the first line says it in words.  Empty without a box.
    short : tuple of str
        The label in few lines, as on a slide: the verdict with its causes, and
        the sizes.
    brief : tuple of str
        The label where there is little room: the sizes alone.
    """

    name: str
    lines: tuple[str, ...]
    shapes: tuple[Shape | None, ...]
    is_yardstick: bool = False
    is_own: bool = False
    figures: int = 0
    verdict: str = ""
    short: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()

    @property
    def in_short(self) -> Subject:
        """The same with the label in few lines."""
        return attrs.evolve(self, lines=self.short, figures=len(self.short))

    @property
    def sentence(self) -> str:
        """The name with all lines of the label."""
        return f"{self.name}: {', '.join(self.lines)}"

    @property
    def breadth(self) -> float:
        """The largest size across, in metres."""
        return max(shape.reach[0] for shape in self.shapes if shape)

    @property
    def tallness(self) -> float:
        """The largest size upwards, in metres."""
        return max(shape.reach[1] for shape in self.shapes if shape)


@attrs.frozen(kw_only=True, repr=False)
class Scene:
    """Hold vehicles side by side at one scale, as every form of a drawing shows them.

    Attributes
    ----------
    views : tuple of str
        Some of :data:`VIEWS`.
    subjects : tuple of Subject
        The yardsticks first, then the vehicles that can be drawn.
    missing : tuple of str
        The vehicles that cannot be drawn, with the reason.
    remarks : tuple of str
        Remarks on the whole picture.
    unit : str
        The unit of all sizes, and of the scale bar.
    also : str
        The second unit, in which sizes stand in brackets; empty for none.
    heading : str
        The title that is drawn at the head; empty for none.
    box : str
        The box that the vehicles stand in; empty without one.
    is_short : bool
        Whether the labels and the key of a picture are short, as on a slide.
    is_brief : bool
        Whether they are as short as they can be, as beside a table of the same
        figures.
    caption : str
        The sources of all figures, and the version of the data; may be empty.
    paper : Paper
    sources : tuple of Source
        Those of the figures that are drawn, each once.
    """

    views: tuple[str, ...]
    subjects: tuple[Subject, ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]
    unit: str
    also: str = ""
    heading: str = ""
    box: str = ""
    is_short: bool = False
    is_brief: bool = False
    caption: str = ""
    paper: Paper = attrs.field(factory=Paper)
    sources: tuple[Source, ...] = ()

    @property
    def title(self) -> str:
        """The title of the picture, in a line."""
        if self.heading:
            return self.heading
        names = [subject.name for subject in self.subjects if not subject.is_yardstick]
        if not names:
            return "Nothing that can be drawn to scale"
        drawn = f"{len(names)} vehicles"
        if len(names) <= MOST_NAMED:
            drawn = listed(names)
        noun = "view"
        if len(self.views) > 1:
            noun = "views"
        if self.box:
            drawn = f"{drawn} in a box of {self.box}"
        return f"{drawn} to scale: {listed(self.views)} {noun}"

    @property
    def description(self) -> str:
        """The whole picture in words, with all figures."""
        sentences = [subject.sentence for subject in self.subjects]
        return ". ".join([*sentences, *self.missing, *self.remarks]) + "."


def in_brief(scene: Scene) -> Scene:
    """Return a scene with short labels, for a sheet with little room.

    Parameters
    ----------
    scene : Scene

    Returns
    -------
    Scene
    """
    subjects = []
    for subject in scene.subjects:
        lines = subject.brief
        subjects.append(attrs.evolve(subject, lines=lines, figures=len(lines), verdict=""))
    return attrs.evolve(scene, subjects=tuple(subjects), is_brief=True)


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a sentence lists them, such as "a, b and c"."""
    *first, final = words
    if not first:
        return final
    return f"{', '.join(first)} {last} {final}"
