"""Yardsticks: familiar things beside vehicles, their sizes by convention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from roverspecs.pictures.scene import VIEWS, Shape, Stroke, Subject
from roverspecs.pictures.size_units import SizeUnits
from roverspecs.values.published import PublishedValue


@attrs.frozen(kw_only=True)
class Yardstick:
    """Hold a familiar thing to compare vehicles with, its size by convention.

    Attributes
    ----------
    name : str
    sizes : dict of str to str
        The sizes that its label states, such as ``{"height": "1.75 m"}``.
    breadth, tallness : Fraction
        The size of its shape, in metres.
    strokes : tuple of Stroke
        Its silhouette; empty for a sheet.
    above : tuple of Stroke
        Its silhouette in the top view.
    depth : Fraction
        How far it reaches upwards in the top view, in metres.
    """

    name: str
    sizes: Mapping[str, str]
    breadth: Fraction
    tallness: Fraction
    strokes: tuple[Stroke, ...] = ()
    above: tuple[Stroke, ...] = ()
    depth: Fraction

    def subject(self, views: Sequence[str], units: SizeUnits) -> Subject:
        """Return the yardstick as a column of a scene.

        Parameters
        ----------
        views : sequence of str
            Some of :data:`VIEWS`.
        units : SizeUnits
            The units of all sizes.

        Returns
        -------
        Subject
        """
        lines = []
        for size, text in self.sizes.items():
            lines.append(f"{size} {units.figure(PublishedValue.parse(text))}")
        shapes = {view: Shape(self.breadth, self.tallness, strokes=self.strokes) for view in VIEWS}
        shapes["top"] = Shape(self.breadth, self.depth, strokes=self.above)
        return Subject(
            name=self.name,
            lines=(*lines, "for comparison"),
            shapes=tuple(shapes[view] for view in views),
            is_yardstick=True,
            brief=tuple(lines),
        )


# In metres, from the wrist to the tip of the middle finger, with the thumb stretched out.
_HAND = (
    Stroke(0.013, 0.042, 0.013, 0.064, 0.042),
    Stroke(-0.017, 0.080, -0.024, 0.161, 0.0095),
    Stroke(0.003, 0.090, 0.002, 0.180, 0.010),
    Stroke(0.023, 0.090, 0.027, 0.168, 0.0095),
    Stroke(0.044, 0.075, 0.052, 0.137, 0.0085),
    Stroke(-0.011, 0.040, -0.0485, 0.100, 0.012),
)
_ADULT = (
    Stroke(0, 1.635, 0, 1.635, 0.115),
    Stroke(-0.115, 1.365, 0.115, 1.365, 0.105),
    Stroke(-0.065, 1.36, -0.065, 0.92, 0.105),
    Stroke(0.065, 1.36, 0.065, 0.92, 0.105),
    Stroke(-0.19, 1.36, -0.225, 0.85, 0.05),
    Stroke(0.19, 1.36, 0.225, 0.85, 0.05),
    Stroke(-0.095, 0.95, -0.095, 0.075, 0.075),
    Stroke(0.095, 0.95, 0.095, 0.075, 0.075),
)
_SHOULDERS = (
    Stroke(-0.195, 0.12, 0.195, 0.12, 0.08),
    Stroke(0, 0.12, 0, 0.12, 0.12),
)

YARDSTICKS = {
    "hand": Yardstick(
        name="Hand",
        sizes={"length": "19 cm"},
        breadth=Fraction("0.121"),
        tallness=Fraction("0.19"),
        depth=Fraction("0.19"),
        strokes=_HAND,
        above=_HAND,
    ),
    "a4": Yardstick(
        name="A4 sheet",
        sizes={"width": "21.0 cm", "height": "29.7 cm"},
        breadth=Fraction("0.21"),
        tallness=Fraction("0.297"),
        depth=Fraction("0.297"),
    ),
    "adult": Yardstick(
        name="Adult",
        sizes={"height": "1.75 m"},
        breadth=Fraction("0.55"),
        tallness=Fraction("1.75"),
        depth=Fraction("0.24"),
        strokes=_ADULT,
        above=_SHOULDERS,
    ),
}
"""The things that can stand beside vehicles; their sizes are conventions."""


def suiting(largest: Fraction) -> str:
    """Return the name of the yardstick that suits vehicles up to a size.

    Parameters
    ----------
    largest : Fraction
        In metres.

    Returns
    -------
    str
        One of :data:`YARDSTICKS`.
    """
    if largest < Fraction("0.3"):
        return "hand"
    if largest < 1:
        return "a4"
    return "adult"
