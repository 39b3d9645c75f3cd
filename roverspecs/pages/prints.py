"""Prints: a drawing as a handout shows it, in each size in which it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import attrs

from roverspecs.pages.handout import POINT, SHEET
from roverspecs.pictures.layout import FONT_SIZE
from roverspecs.pictures.paper import Paper
from roverspecs.pictures.scene import Scene
from roverspecs.pictures.sheets import laid_out

# A drawing is laid out on a sheet of one of these widths, so that its letters are larger or
# smaller than its vehicles.
_WIDTHS = ("182mm", "208mm")

LETTERS, FLAT = 7.0, 37.0
"""The least size of letters in points, and the least height of a print in millimetres."""

# Each height that is tried is a little less than the one before.
_LOWER = 0.9

# A print is as good as the largest one from this part of its size on.
_AS_LARGE = 0.95


class Print(NamedTuple):
    """Hold a drawing as it is printed.

    Attributes
    ----------
    scene : Scene
        With its sheet.
    height : float
        In millimetres.
    letters : float
        The size of most letters, in points.
    scale : float
        The millimetres of a metre.
    whole : int
        How many names are whole.
    """

    scene: Scene
    height: float
    letters: float
    scale: float
    whole: int

    @staticmethod
    def of(scene: Scene, width: str, height: float) -> Print:
        """Lay a drawing out on a sheet of a width, whose print has a height."""
        scene = attrs.evolve(scene, paper=Paper.of(width, f"{SHEET['width']}:{height:.1f}"))
        sheet = laid_out(scene)
        whole = 0
        for subject, label in zip(scene.subjects, sheet.frame.labels, strict=True):
            name = " ".join(line for line, kind in label if kind == "name")
            # A line may end with a hyphen of the name.
            whole += name.replace("- ", "-") == subject.name.replace("- ", "-")
        zoom = SHEET["width"] / sheet.width
        return Print(scene, height, FONT_SIZE * zoom / POINT, sheet.scale * zoom, whole)


def prints_of(scene: Scene) -> list[Print]:
    """Return the prints of a drawing, the flattest last.

    Parameters
    ----------
    scene : Scene

    Returns
    -------
    list of Print
        The highest one at least.
    """
    height = SHEET["most"]
    found = [Print.of(scene, _WIDTHS[-1], height)]
    while height >= FLAT and (prints := legible(scene, height)):
        found += prints
        height *= _LOWER
    return found


def legible(scene: Scene, height: float) -> list[Print]:
    """Return the prints of a height whose letters can be read."""
    prints = [Print.of(scene, width, height) for width in _WIDTHS]
    return [each for each in prints if each.letters >= LETTERS]


def best(prints: Iterable[Print], room: float) -> Print:
    """Return the best print for a room.

    Parameters
    ----------
    prints : iterable of Print
    room : float
        The height that it has at most, in millimetres.

    Returns
    -------
    Print
        The largest one; of those that are about as large, one with whole names.
    """
    fitting = [each for each in prints if each.height <= room]
    largest = max(each.scale for each in fitting)
    large = [each for each in fitting if each.scale >= _AS_LARGE * largest]
    return max(large, key=lambda each: (each.whole, -each.height, each.letters))
