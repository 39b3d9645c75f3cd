"""Spacing: the room around the columns of a sheet, and for the labels below them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from roverspecs.pictures.scene import Scene
from roverspecs.pictures.text_lines import Title, label_lines, label_width, line_height

NARROW = 480.0
"""A sheet that is narrower has the names of the views above them."""

HEAD = 16.0
"""The room above the shapes of a row in a view."""

_LABEL, _LEAST_LABEL = 170.0, 96.0

# The least and the largest width of a line of a short label, and that of a name that needs more
# than two lines.
_LEAST_SHORT, _SHORT_LABEL, _NAME = 115.0, 230.0, 270.0


class Spacing(NamedTuple):
    """Hold the room around the columns of a sheet.

    Attributes
    ----------
    margin : float
    gutter, after : float
        The room before and after the columns; the first one is for the names of views.
    gap : float
        The room between two columns.
    head : float
        The room above the shapes of a row in a view.
    least : float
        The height of these shapes, at least.
    """

    margin: float
    gutter: float
    after: float
    gap: float
    head: float
    least: float


_WIDE = Spacing(margin=20.0, gutter=72.0, after=12.0, gap=30.0, head=HEAD, least=46.0)
_SLIDE = _WIDE._replace(gutter=50.0, after=0.0, gap=18.0, least=18.0)
_SLIM = Spacing(margin=14.0, gutter=0.0, after=0.0, gap=16.0, head=34.0, least=12.0)
_BRIEF = Spacing(margin=3.0, gutter=0.0, after=0.0, gap=16.0, head=HEAD, least=12.0)


def _spacing(scene: Scene, width: float) -> Spacing:
    """Return the room around the columns of a sheet of a width."""
    if scene.is_brief:
        return _BRIEF
    if width < NARROW:
        return _SLIM
    if scene.is_short:
        return _SLIDE
    return _WIDE


def _label_limits(
    scene: Scene, room: float, gap: float, columns: int | None
) -> tuple[float, float]:
    """Return the width of a line of a label at most, and of a name that needs many lines."""
    if columns is None and (scene.is_brief or scene.is_short):
        # All stand in a row, as far as their labels are readable.
        columns = max(1, len(scene.subjects))
        if scene.is_short and (room + gap) / columns - gap < _LEAST_SHORT:
            # Or in two, which have room for more words in a line.
            columns = math.ceil(columns / 2)
    if columns is None:
        # Two columns stand beside each other even on a narrow sheet.
        half = (room - gap) / 2
        return min(_LABEL, half), min(_NAME, half)
    limit = max(_LEAST_LABEL, (room + gap) / columns - gap)
    if scene.is_short:
        limit = min(limit, _SHORT_LABEL)
    elif not scene.is_brief:
        limit = min(limit, _LABEL)
    return limit, limit


class Frame(NamedTuple):
    """Hold the parts of a sheet that do not depend on the scale."""

    width: float
    spacing: Spacing
    room: float
    """The width of the columns of a row, at most."""
    views: int
    title: Title
    labels: Sequence[Sequence[tuple[str, str]]]
    """The lines under each column, and the kind of each."""
    widths: Sequence[float]
    """The width that each column needs at least."""

    @staticmethod
    def of(scene: Scene, width: float, columns: int | None = None) -> Frame:
        """Return the frame of a sheet of a width, with labels for a number of columns in a row."""
        spacing = _spacing(scene, width)
        room = width - 2 * spacing.margin - spacing.gutter - spacing.after
        limit, name_limit = _label_limits(scene, room, spacing.gap, columns)
        labels = []
        for subject in scene.subjects:
            shown = subject
            if scene.is_short and not subject.is_yardstick:
                shown = subject.in_short
            labels.append(label_lines(shown, limit, room, name_limit=name_limit))
        # A frame is no wider: a label states the size that is enlarged in it.
        widths = [max(label_width(*line) for line in label) for label in labels]
        return Frame(
            width=width,
            spacing=spacing,
            room=room,
            views=len(scene.views),
            title=Title.of(scene.heading, width - 2 * spacing.margin, width),
            labels=labels,
            widths=widths,
        )

    def narrowed(self, scene: Scene, width: float) -> Frame:
        """Return the frame of a sheet that is less wide, but not narrow, with the same labels."""
        return self._replace(
            width=width,
            room=self.room - (self.width - width),
            title=Title.of(scene.heading, width - 2 * self.spacing.margin, width),
        )

    @property
    def gap(self) -> float:
        """The room between two columns."""
        return self.spacing.gap

    @property
    def area(self) -> float:
        """The area that the columns need at least, as wide and as high as they are at any scale."""
        area = self.title.height * self.width
        height = self.spacing.head + self.spacing.least
        for place, width in enumerate(self.widths):
            area += width * (self.views * height + self.label_height(place))
        return area

    def label_height(self, place: int) -> float:
        """Return the height of the label of a column."""
        return sum(line_height(kind) for _, kind in self.labels[place])
