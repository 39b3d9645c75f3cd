"""Sheets: where everything of a picture stands, for letters of one size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cached_property

from roverspecs.pictures.foot import BRIEF, FROM, OWN, SAMPLE, SMALL, WHEELS, Foot, Item
from roverspecs.pictures.layout import (
    NO_BREAK,
    NOT_SURE,
    ONE_SIZE,
    ROOM,
    fill_sheet,
    occurring,
    place_columns,
    scale_bar,
)
from roverspecs.pictures.outlines import height_of, is_small, lens_of
from roverspecs.pictures.scene import Scene, listed
from roverspecs.pictures.spacing import HEAD, NARROW, Frame
from roverspecs.pictures.text_lines import LINE
from roverspecs.records.data_version import SIGNATURE

WIDEST, TALLEST = 800.0, 210.0
"""The width of all columns of a row, and the height of a shape, at most, in pixels.

A drawing for a sheet of its own may exceed them.
"""


# Boxes are all as large: of more than a few, several stand in a row.
_FEW, _TALLEST_OF_MANY = 4, 105.0

# The narrowest and the widest sheet without an aspect; others are a smaller or larger print.
_LEAST_WIDTH, _MOST_WIDTH = 320.0, 924.0

# A sheet may be so much wider than its print: letters of 9 points still have 8 then.
_PRINT = 1.12

# A picture on paper is so many times as high as wide at most, or as little higher as its labels
# allow with shapes of this part of their usual size.
_HIGHEST, _HIGHER, _LEAST_PART = 1.3, 1.15, 0.4

# The shorter side of a slide has at most so many pixels for letters of 12: of 1080, they have 20.
_SLIDE = 648.0

# The side of a square sheet to begin with, how much larger the next one is, and how much larger
# one of a single row may be.
_SQUARE, _GROWTH, _MOST_GROWTH = 600.0, 1.1, 1.5

# The largest shape takes so much of its share of the height of a sheet, or of its width, or all
# shapes of a row together take so much of it: a larger sheet has no more room for them.
_LEAST_SHARE, _LEAST_BREADTH, _FULL = 0.42, 0.3, 0.67


class Sheet:
    """Hold where everything stands on a sheet of a width."""

    def __init__(
        self,
        scene: Scene,
        frame: Frame,
        height: float,
        scale: float,
        rows: Sequence[Sequence[int]],
    ) -> None:
        self.scene, self.frame, self.height = scene, frame, height
        self.scale, self.rows = scale, rows
        self.width = frame.width
        self.margin, self.head = frame.spacing.margin, frame.spacing.head
        self.labels = frame.labels
        self.row_gap = 1.5 * LINE
        self.columns = list(frame.widths)
        is_brief = scene.is_brief or scene.is_short
        self.lenses = [
            lens_of(each, scale, scene.unit, is_brief=is_brief) for each in scene.subjects
        ]
        for place, subject in enumerate(scene.subjects):
            self.columns[place] = max(self.columns[place], subject.breadth * scale)

    def middles(self, row: Sequence[int]) -> Iterable[float]:
        """Return the middle of each column, across."""
        gap = self.frame.gap
        x = self.margin + self.frame.spacing.gutter
        # A part of the room that is left is between the columns, and the rest around them.
        left = self.frame.room - max(map(self.row_width, self.rows))
        count = max(map(len, self.rows))
        more = min(left / (count + 1), 3 * gap)
        if len(self.rows) == 1:
            x += (left - more * (count - 1)) / 2
        elif count == 1:
            # One below the other, all have their middle in a line.
            x += (self.frame.room - self.row_width(row)) / 2
        gap += more
        for place in row:
            yield x + self.columns[place] / 2
            x += self.columns[place] + gap

    def row_width(self, row: Iterable[int]) -> float:
        """Return the width of the columns of a row."""
        return sum(self.columns[place] + self.frame.gap for place in row) - self.frame.gap

    def band(self, row: Iterable[int], number: int) -> float:
        """Return the height of the shapes of a row in a view."""
        heights = [self.frame.spacing.least]
        for place in row:
            shape = self.scene.subjects[place].shapes[number]
            if shape:
                heights.append(height_of(shape, self.scale, self.lenses[place]))
        return max(heights)

    @property
    def bands(self) -> float:
        """The height of all shapes."""
        views = range(len(self.scene.views))
        return sum(self.band(row, view) for row in self.rows for view in views)

    @property
    def needed(self) -> float:
        """The height that everything needs."""
        heads = self.head * len(self.scene.views) * len(self.rows)
        labels = 0.0
        for row in self.rows:
            labels += 6 + max(self.frame.label_height(place) for place in row)
        gaps = self.row_gap * (len(self.rows) - 1)
        body = self.bands + heads + labels + gaps + self.foot_height
        return self.frame.title.height + body + 2 * self.margin - HEAD

    @property
    def is_fair(self) -> bool:
        """Whether the largest shapes take their share of the sheet."""
        broadest = max(subject.breadth for subject in self.scene.subjects) * self.scale
        highest = max(subject.tallness for subject in self.scene.subjects) * self.scale
        bands = len(self.rows) * len(self.scene.views)
        is_high = highest >= _LEAST_SHARE * self.height / bands
        is_broad = broadest >= _LEAST_BREADTH * self.frame.room
        return is_high or is_broad or self._is_full

    @property
    def _is_full(self) -> bool:
        """Whether the shapes of a row leave no room to grow in."""
        breadths = [
            sum(self.scene.subjects[place].breadth for place in row) * self.scale
            for row in self.rows
        ]
        return max(breadths) >= _FULL * self.frame.room

    @cached_property
    def bar(self) -> tuple[float, str]:
        """The length and the text of the scale bar."""
        return scale_bar(self.scale, self.scene.unit, 125.0)

    @cached_property
    def foot(self) -> Sequence[Item]:
        """What stands below the rows: scale bar, key, remarks and caption."""
        above = 2 * LINE
        if self.scene.is_brief:
            above = 1.35 * LINE
        foot = Foot(self.margin, self.width - self.margin, above)
        if self.rows:
            length, words = self.bar
            foot.add(words, "text", "bar", length)
        if self.scene.is_brief:
            foot.add(FROM.format(listed(self.scene.views)), "quiet")
        for kind, words in self._key():
            foot.add(words, "quiet", kind, SAMPLE)
        for words in (*self.scene.missing, *self.scene.remarks):
            if self.scene.is_brief:
                foot.add(words, "quiet")
            else:
                foot.paragraph(words, "quiet")
        if self.scene.caption:
            # The versions stay in one line, where it has room for them.
            versions = SIGNATURE.replace(" ", NO_BREAK)
            words = self.scene.caption.replace(SIGNATURE, versions)
            foot.paragraph(words, "caption")
        return foot.items

    @property
    def foot_height(self) -> float:
        """The height from the last row to the last line."""
        return max((item.below for item in self.foot), default=0.0)

    def _key(self) -> Iterable[tuple[str, str]]:
        """Return the kind and the meaning of each manner of drawing in use."""
        entries = {
            "dashed": NOT_SURE,
            "line": ONE_SIZE,
            "small": SMALL,
            "wheels": WHEELS,
            "room": ROOM.format(self.scene.box),
            "own": OWN,
        }
        if self.scene.is_brief or self.scene.is_short:
            entries |= BRIEF
        keys = {name: (name, words) for name, words in entries.items()}
        return occurring(
            self.scene.subjects,
            keys,
            lambda shape: is_small(shape, self.scale),
            are_enlarged=True,
        )


def laid_out(scene: Scene) -> Sheet:
    """Lay a scene out."""
    if scene.paper.aspect is not None:
        return _filled(scene, scene.paper.aspect)
    sheet = _as_high_as_needed(scene)
    is_high = len(sheet.rows) > 1 or sheet.needed > _HIGHEST * sheet.width
    if scene.paper.is_printed and scene.subjects and is_high:
        return _on_page(scene, sheet)
    return sheet


def _as_high_as_needed(scene: Scene) -> Sheet:
    """Lay a scene out with large shapes, on as many rows as they need."""
    extra = scene.paper.extra
    width = _MOST_WIDTH + extra
    if scene.paper.width is not None:
        width = min(max(scene.paper.width, _LEAST_WIDTH), _MOST_WIDTH)
    frame = Frame.of(scene, width)
    if not scene.subjects:
        return Sheet(scene, frame, 0.0, 1.0, ())
    scale, rows = _placed(scene, frame)
    if len(rows) > 1 and not scene.paper.is_printed:
        # Narrower labels have more lines, and may leave room for a single row.
        slim = Frame.of(scene, width, len(scene.subjects))
        scale_of_one, one = _placed(scene, slim)
        if len(one) == 1:
            frame, scale, rows = slim, scale_of_one, one
    sheet = Sheet(scene, frame, 0.0, scale, rows)
    if scene.paper.width is None:
        # A drawing of few vehicles needs less.
        widest = max(map(sheet.row_width, rows))
        frame = frame.narrowed(scene, math.ceil(max(width - frame.room + widest, NARROW)))
        sheet = Sheet(scene, frame, 0.0, scale, rows)
    return sheet


def _placed(scene: Scene, frame: Frame) -> tuple[float, list[list[int]]]:
    """Return the scale and the rows of a scene in a frame."""
    return place_columns(
        scene.subjects,
        frame.widths,
        room=min(frame.room, WIDEST + scene.paper.extra),
        gap=frame.gap,
        tallest=_tallest(scene),
    )


def _tallest(scene: Scene) -> float:
    """Return the height of a shape at most, where no aspect is asked for."""
    if scene.box and len(scene.subjects) > _FEW:
        return _TALLEST_OF_MANY
    return TALLEST


def _on_page(scene: Scene, usual: Sheet) -> Sheet:
    """Lay a scene out so that it is no higher than a page, with as large shapes as possible."""
    count = len(scene.subjects)
    # Narrower labels have more lines, and leave room for more columns in a row.
    choices = (None, count, math.ceil(count / 2), math.ceil(count / 3))
    widths = (usual.width, min(usual.width * _PRINT, _MOST_WIDTH))
    frames = [Frame.of(scene, width, columns) for width in widths for columns in choices]
    share = _HIGHEST
    while True:
        found = filter(None, (_below(scene, frame, share) for frame in frames))
        large = [each for each in found if each.scale >= _LEAST_PART * usual.scale]
        if large:
            return max(large, key=_worth)
        share *= _HIGHER


def _below(scene: Scene, frame: Frame, share: float) -> Sheet | None:
    """Lay a scene out in a frame so that it is not higher than a share of its width."""

    def is_low(scale: float, rows: Sequence[Sequence[int]]) -> bool:
        return Sheet(scene, frame, 0.0, scale, rows).needed <= share * frame.width

    found = fill_sheet(
        scene.subjects,
        frame.widths,
        room=frame.room,
        gap=frame.gap,
        tallest=_tallest(scene),
        is_low=is_low,
    )
    if found is None:
        return None
    return Sheet(scene, frame, 0.0, *found)


def _worth(sheet: Sheet) -> float:
    """Return how large the shapes are in print; those of a single row count twice."""
    size = sheet.scale / sheet.width
    if len(sheet.rows) == 1:
        return 2 * size
    return size


def _filled(scene: Scene, aspect: float) -> Sheet:
    """Lay a scene out on the smallest sheet of an aspect on which the shapes are large enough.

    A somewhat larger one is better if a single row has room on it.
    """
    width, legible = _SQUARE * math.sqrt(aspect), 0.0
    if scene.paper.width is not None and scene.paper.is_printed:
        width, legible = min(width, scene.paper.width), scene.paper.width * _PRINT
    elif scene.is_short:
        legible = _SLIDE * max(aspect, 1.0)
        width = min(width, legible)
    width = max(width, math.sqrt(aspect * Frame.of(scene, width).area))
    smallest: Sheet | None = None
    while smallest is None or width <= smallest.width * _MOST_GROWTH:
        # Rather than letters that are too small to be read, it has smaller shapes.
        is_last = width <= legible < width * _GROWTH
        if is_last:
            width = legible
        sheet = _on_sheet(scene, width, width / aspect, is_any=is_last)
        if sheet is not None and len(sheet.rows) < 2:
            return sheet
        smallest = smallest or sheet
        if smallest and (width >= legible > 0 or not _has_room_for_one_row(scene, smallest)):
            return smallest
        width *= _GROWTH
    return smallest


def _has_room_for_one_row(scene: Scene, smallest: Sheet) -> bool:
    """Return whether a sheet that is larger, but not too large, has room for a single row."""
    frame = Frame.of(scene, smallest.width * _MOST_GROWTH)
    return sum(frame.widths) + frame.gap * (len(frame.widths) - 1) <= frame.room


def _on_sheet(scene: Scene, width: float, height: float, *, is_any: bool = False) -> Sheet | None:
    """Lay a scene out on a sheet with room for it, and for shapes that are large enough or any."""
    frame = Frame.of(scene, width)
    if not scene.subjects:
        sheet = Sheet(scene, frame, height, 1.0, ())
        if sheet.needed > height:
            return None
        return sheet

    def is_low(scale: float, rows: Sequence[Sequence[int]]) -> bool:
        return Sheet(scene, frame, height, scale, rows).needed <= height

    found = fill_sheet(
        scene.subjects,
        frame.widths,
        room=frame.room,
        gap=frame.gap,
        tallest=height,
        is_low=is_low,
    )
    if found is None:
        return None
    sheet = Sheet(scene, frame, height, *found)
    if not (is_any or sheet.is_fair):
        return None
    return sheet
