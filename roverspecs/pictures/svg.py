"""SVG: a scene as a picture that scales, and through it as PNG and PDF.

This is the door of vl-convert.  The fonts of the reader are not known, so each
text gets as much room as the widest usual fonts need.
"""

from __future__ import annotations

import math
import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from roverspecs.errors import FieldError, shortened
from roverspecs.pictures.layout import (
    FONT_SIZE,
    NOT_SURE,
    ONE_SIZE,
    ROOM,
    fill_sheet,
    occurring,
    place_columns,
    scale_bar,
    text_width,
    wrapped,
)
from roverspecs.pictures.outlines import (
    Pen,
    height_of,
    is_small,
    lens_of,
    n,
    path,
    text,
    xml,
)
from roverspecs.pictures.scene import VIEWS, Scene, Subject
from roverspecs.pictures.themes import COLOURS, check_theme, fixed_theme

WIDEST, TALLEST = 800.0, 210.0
"""The width of all columns of a row, and the height of a shape, at most, in pixels.

A drawing for a sheet of its own may exceed them.
"""

SMALL = "in a frame: enlarged, with a scale bar of its own"
WHEELS = "wheels: number and diameter as published, spread evenly"
OWN = "your own"
"""Entries of the key."""

NARROW = 480.0
"""A sheet that is narrower has the names of the views above them."""

_GAP, _AFTER, _HEAD, _LEAST_BAND = 30.0, 12.0, 16.0, 46.0
_LABEL, _LINE, _NAME_LINE = 170.0, 16.0, 18.0
_NAME_SIZE, _CAPTION_SIZE = 14.0, 10.5
_SIZES = {"name": _NAME_SIZE, "caption": _CAPTION_SIZE}
_BOLD = ("name", "view")

# Boxes are all as large: of more than a few, several stand in a row.
_FEW, _TALLEST_OF_MANY = 4, 105.0

# The narrowest and the widest sheet without an aspect; others are a smaller or larger print.
_LEAST_WIDTH, _MOST_WIDTH = 320.0, 924.0

# The side of a square sheet to begin with, how much larger the next one is, and how much larger
# one of a single row may be.
_SQUARE, _GROWTH, _MOST_GROWTH = 600.0, 1.1, 1.5

# The largest shape takes so much of its share of the height of a sheet, or of its width, or all
# shapes of a row together take so much of it: a larger sheet has no more room for them.
_LEAST_SHARE, _LEAST_BREADTH, _FULL = 0.42, 0.3, 0.67


class Svg(NamedTuple):
    """Hold a drawing as an SVG element.

    Attributes
    ----------
    text : str
        Without an XML declaration.
    styles : tuple of str
        The content of its style elements, as a browser reads it.
    width, height : float
        In pixels.
    """

    text: str
    styles: tuple[str, ...]
    width: float
    height: float


def render(
    scene: Scene, *, theme: str = "auto", id_prefix: str | None = None, zoom: float = 1.0
) -> Svg:
    """Return a scene as an SVG element, as ``Drawing.svg`` describes it.

    Parameters
    ----------
    scene : Scene
    theme : {"auto", "light", "dark"}
        The colours; "auto" follows the reader's device.
    id_prefix : str, optional
        The beginning of each id and class; by default made from the content.
    zoom : float, default 1
        How many times larger the picture is.

    Returns
    -------
    Svg

    Raises
    ------
    FieldError
        If the theme is not known, or the prefix cannot begin an id.
    """
    check_theme(theme)
    if id_prefix is None:
        content = repr((scene.views, scene.description, scene.caption, scene.paper, theme))
        id_prefix = f"drawing-{zlib.crc32(content.encode(errors='replace')):08x}"
    if not isinstance(id_prefix, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", id_prefix):
        expected = "expected a letter, then letters, digits, hyphens or underscores"
        raise FieldError(f"{expected}, found {shortened(id_prefix)}").at("id_prefix")
    return _Picture(scene, id_prefix).svg(theme, zoom)


def rasterised(scene: Scene, format: str, *, theme: str = "auto") -> bytes:
    """Return a scene as an image, as :meth:`roverspecs.pictures.drawing.Drawing.png` describes it.

    Parameters
    ----------
    scene : Scene
    format : {"png", "pdf"}
    theme : {"auto", "light", "dark"}
        The colours; "auto" is light.

    Returns
    -------
    bytes

    Raises
    ------
    FieldError
        If the theme is not known, or vl-convert is not installed.
    """
    theme = fixed_theme(theme)
    try:
        import vl_convert
    except ImportError:
        reason = 'needs vl-convert, which is not installed: pip install "roverspecs[pictures]"'
        raise FieldError(f"a {format.upper()} {reason}") from None
    picture = render(scene, theme=theme, id_prefix="drawing")
    # A document counts in points, and an image in dots.
    zoom = 0.75
    if format == "png":
        zoom = min(scene.paper.density, _MOST_DOTS / max(picture.width, picture.height))
    content = render(scene, theme=theme, id_prefix="drawing", zoom=zoom).text
    if format == "pdf":
        return bytes(vl_convert.svg_to_pdf(content))
    return bytes(vl_convert.svg_to_png(content))


# Many programs open no image of more than 32767 dots across or up.
_MOST_DOTS = 32_000


# --- the picture ----------------------------------------------------------------


class _Picture:
    """Hold a picture in the making: its elements, from the top to the bottom."""

    def __init__(self, scene: Scene, prefix: str) -> None:
        self.scene, self.prefix = scene, prefix
        self.elements: list[str] = []
        self.sheet = _laid_out(scene)

    def svg(self, theme: str, zoom: float) -> Svg:
        """Draw everything and return it."""
        sheet = self.sheet
        y = sheet.margin - _HEAD
        if sheet.height:
            # What is left of the height stands above and below the rows.
            y += (sheet.height - sheet.needed) / 2
        for number, row in enumerate(sheet.rows):
            if number:
                y += sheet.row_gap
            y = self._row(row, y)
        foot = y
        if sheet.height:
            foot = sheet.height - sheet.margin - sheet.foot_height
        end = self._foot(foot)
        height = sheet.height or math.ceil(end + sheet.margin)
        name, style = self.prefix, _style(self.prefix, theme)
        width = (self.scene.paper.width or sheet.width) * zoom
        size = f'width="{n(width)}" height="{n(width * height / sheet.width)}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}"'
            f' viewBox="0 0 {n(sheet.width)} {n(height)}" {size}'
            f' role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        )
        lines = [
            head,
            f'<title id="{name}-title">{xml(self.scene.title)}</title>',
            f'<desc id="{name}-desc">{xml(self.scene.description)}</desc>',
            f"<style>{style}</style>",
            f'<rect class="{name}-paper" width="{n(sheet.width)}" height="{n(height)}"/>',
            *self.elements,
            "</svg>",
        ]
        return Svg("\n".join(lines), (style,), width, width * height / sheet.width)

    def _row(self, row: Sequence[int], y: float) -> float:
        """Draw a row of columns below a height, and return the height where it ends."""
        sheet = self.sheet
        middles = [*sheet.middles(row)]
        subjects = [self.scene.subjects[place] for place in row]
        groups = [[f"<title>{xml(subject.sentence)}</title>"] for subject in subjects]
        for number, view in enumerate(self.scene.views):
            y += sheet.head + sheet.band(row, number)
            self._ground(view, y, sheet.band(row, number))
            for group, place, x in zip(groups, row, middles, strict=True):
                group.extend(self._shape(place, number, x, y))
        bottom = y
        for group, place, x in zip(groups, row, middles, strict=True):
            height = y + 6
            for line, kind in sheet.labels[place]:
                height += _line_height(kind)
                group.append(self._text(x, height, line, kind, anchor="middle"))
            bottom = max(bottom, height)
        for group in groups:
            self.elements.append("\n".join([f'<g class="{self.prefix}-subject">', *group, "</g>"]))
        return bottom

    def _shape(self, place: int, number: int, x: float, y: float) -> list[str]:
        """Draw the shape of a subject in a view on the ground line."""
        subject = self.scene.subjects[place]
        shape = subject.shapes[number]
        if shape is None:
            return [self._text(x, y - 6, "—", "quiet", anchor="middle")]
        pen = Pen(
            prefix=self.prefix,
            scale=self.sheet.scale,
            is_yardstick=subject.is_yardstick,
            is_own=subject.is_own,
        )
        return pen.shape(shape, x, y, self.sheet.lenses[place])

    def _ground(self, view: str, y: float, band: float) -> None:
        """Draw the ground line of a view, with the names of the view and its sizes."""
        sheet = self.sheet
        across, up = VIEWS[view]
        line = f"M{n(sheet.margin)} {n(y)}H{n(sheet.width - sheet.margin)}"
        self.elements.append(self._path("ground", line))
        if sheet.is_narrow:
            above = y - band - 8
            name = view.capitalize()
            beside = sheet.margin + text_width(name, is_bold=True) + 6
            self.elements.append(self._text(sheet.margin, above, name, "view"))
            self.elements.append(self._text(beside, above, f"{across} × {up}", "quiet"))
            return
        texts = {view.capitalize(): "view", across: "quiet", f"× {up}": "quiet"}
        for number, (words, kind) in enumerate(texts.items()):
            self.elements.append(self._text(sheet.margin, y - 34 + 14 * number, words, kind))

    def _foot(self, y: float) -> float:
        """Draw scale bar, key, remarks and caption, and return the height where they end."""
        for kind, x, below, words in self.sheet.foot:
            if kind == "bar":
                length = self.sheet.bar[0]
                self.elements.append(
                    self._path("bar", f"M{n(x)} {n(y + below - 8)}v8h{n(length)}v-8")
                )
            elif kind in _SAMPLES:
                sample = _SAMPLES[kind].format(prefix=self.prefix)
                place = f"translate({n(x)} {n(y + below - 4)})"
                self.elements.append(f'<g transform="{place}">{sample}</g>')
            else:
                self.elements.append(self._text(x, y + below, words, kind))
        return y + self.sheet.foot_height

    def _path(self, kind: str, drawn: str) -> str:
        return path(self.prefix, kind, drawn)

    def _text(self, x: float, y: float, words: str, kind: str, *, anchor: str = "") -> str:
        return text(self.prefix, x, y, words, kind, anchor=anchor, width=_width(words, kind))


# A sample of each entry of the key, from its left end on the base line.
_SAMPLES = {
    "dashed": '<path class="{prefix}-dashed" d="M0 0H28" stroke-dasharray="4 4"/>',
    "line": '<path class="{prefix}-edge" d="M1 0H27M1 -4v8M27 -4v8"/>',
    "small": '<rect class="{prefix}-frame" x="4" y="-7" width="20" height="12"/>',
    "wheels": '<circle class="{prefix}-wheel {prefix}-edge" cx="14" cy="-1" r="6"/>',
    "room": '<rect class="{prefix}-room" x="1" y="-7" width="26" height="12"/>',
    "own": '<rect class="{prefix}-own-box" x="2" y="-7" width="24" height="12"/>'
    '<path class="{prefix}-own-edge" d="M2 5V-7H26V5z"/>',
}
_SAMPLE = 28.0


# --- the sheet ------------------------------------------------------------------


class _Item(NamedTuple):
    """A part of the foot: its kind, its place from the left and below the rows, and its words."""

    kind: str
    x: float
    below: float
    words: str


class _Sheet:
    """Hold where everything stands on a sheet of a width."""

    def __init__(
        self,
        scene: Scene,
        frame: _Frame,
        height: float,
        scale: float,
        rows: Sequence[Sequence[int]],
    ) -> None:
        self.scene, self.frame, self.height = scene, frame, height
        self.scale, self.rows = scale, rows
        self.width = frame.width
        self.margin, self.is_narrow, self.head = frame.margin, frame.is_narrow, frame.head
        self.labels = frame.labels
        self.row_gap = 1.5 * _LINE
        self.columns = list(frame.widths)
        self.lenses = [lens_of(each, scale, scene.unit) for each in scene.subjects]
        for place, subject in enumerate(scene.subjects):
            self.columns[place] = max(self.columns[place], subject.breadth * scale)

    def middles(self, row: Sequence[int]) -> Iterable[float]:
        """Return the middle of each column, across."""
        gap = self.frame.gap
        x = self.margin + self.frame.gutter
        # A part of the room that is left is between the columns, and the rest around them.
        left = self.frame.room - max(map(self.row_width, self.rows))
        count = max(map(len, self.rows))
        more = min(left / (count + 1), 3 * gap)
        if len(self.rows) == 1:
            x += (left - more * (count - 1)) / 2
        gap += more
        for place in row:
            yield x + self.columns[place] / 2
            x += self.columns[place] + gap

    def row_width(self, row: Iterable[int]) -> float:
        """Return the width of the columns of a row."""
        return sum(self.columns[place] + self.frame.gap for place in row) - self.frame.gap

    def band(self, row: Iterable[int], number: int) -> float:
        """Return the height of the shapes of a row in a view."""
        heights = [self.frame.least]
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
        return self.bands + heads + labels + gaps + self.foot_height + 2 * self.margin - _HEAD

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
    def foot(self) -> Sequence[_Item]:
        """What stands below the rows: scale bar, key, remarks and caption."""
        foot = _Foot(self.margin, self.width - self.margin)
        if self.rows:
            length, words = self.bar
            foot.add("bar", length, words, "text")
        for kind, words in self._key():
            foot.add(kind, _SAMPLE, words, "quiet")
        for words in (*self.scene.missing, *self.scene.remarks):
            foot.paragraph(words, "quiet")
        if self.scene.caption:
            foot.paragraph(self.scene.caption, "caption")
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
        keys = {name: (name, words) for name, words in entries.items()}
        return occurring(
            self.scene.subjects,
            keys,
            lambda shape: is_small(shape, self.scale),
            are_enlarged=True,
        )


class _Foot:
    """Set samples with their texts side by side, as far as there is room, and paragraphs."""

    def __init__(self, left: float, right: float) -> None:
        self.left, self.right = left, right
        self.items: list[_Item] = []
        self.x, self.y = left, 2 * _LINE

    def add(self, kind: str, sample: float, words: str, letters: str) -> None:
        """Add a sample with its text."""
        needed = sample + 8 + _width(words, letters)
        if self.x > self.left and self.x + needed > self.right:
            self._break(20.0)
        self.items.append(_Item(kind, self.x, self.y, ""))
        beside = self.x + sample + 8
        for number, line in enumerate(_wrapped(words, self.right - beside, letters)):
            if number:
                self.y += _LINE
            self.items.append(_Item(letters, beside, self.y, line))
        self.x += needed + 24

    def paragraph(self, words: str, letters: str) -> None:
        """Add a text on lines of its own."""
        if self.items:
            self._break(20.0)
        for number, line in enumerate(_wrapped(words, self.right - self.left, letters)):
            if number:
                self.y += _LINE
            self.items.append(_Item(letters, self.left, self.y, line))
        self.x = self.right

    def _break(self, height: float) -> None:
        self.x = self.left
        self.y += height


class _Frame(NamedTuple):
    """Hold the parts of a sheet that do not depend on the scale."""

    width: float
    margin: float
    gutter: float
    gap: float
    room: float
    """The width of the columns of a row, at most."""
    head: float
    is_narrow: bool
    least: float
    """The height of the shapes of a row in a view, at least."""
    views: int
    labels: Sequence[Sequence[tuple[str, str]]]
    """The lines under each column, and the kind of each."""
    widths: Sequence[float]
    """The width that each column needs at least."""

    @staticmethod
    def of(scene: Scene, width: float) -> _Frame:
        """Return the frame of a sheet of a width."""
        is_narrow = width < NARROW
        margin, gutter, gap, after, head, least = 20.0, 72.0, _GAP, _AFTER, _HEAD, _LEAST_BAND
        if is_narrow:
            margin, gutter, gap, after, head, least = 14.0, 0.0, 16.0, 0.0, 34.0, 12.0
        room = width - 2 * margin - gutter - after
        # Two columns stand beside each other even on a narrow sheet.
        limit = min(_LABEL, (room - gap) / 2)
        labels = [_label(subject, limit) for subject in scene.subjects]
        # A frame is no wider: a label states the size that is enlarged in it.
        widths = [max(_width(*line) for line in label) for label in labels]
        return _Frame(
            width=width,
            margin=margin,
            gutter=gutter,
            gap=gap,
            room=room,
            head=head,
            is_narrow=is_narrow,
            least=least,
            views=len(scene.views),
            labels=labels,
            widths=widths,
        )

    @property
    def area(self) -> float:
        """The area that the columns need at least, as wide and as high as they are at any scale."""
        area = 0.0
        for place, width in enumerate(self.widths):
            area += width * (self.views * (self.head + self.least) + self.label_height(place))
        return area

    def label_height(self, place: int) -> float:
        """Return the height of the label of a column."""
        return sum(_line_height(kind) for _, kind in self.labels[place])


def _laid_out(scene: Scene) -> _Sheet:
    """Lay a scene out."""
    if scene.paper.aspect is not None:
        return _filled(scene, scene.paper.aspect)
    width = _MOST_WIDTH
    if scene.paper.width is not None:
        width = min(max(scene.paper.width, _LEAST_WIDTH), _MOST_WIDTH)
    frame = _Frame.of(scene, width)
    if not scene.subjects:
        return _Sheet(scene, frame, 0.0, 1.0, ())
    tallest = TALLEST
    if scene.box and len(scene.subjects) > _FEW:
        tallest = _TALLEST_OF_MANY
    scale, rows = place_columns(
        scene.subjects, frame.widths, room=min(frame.room, WIDEST), gap=frame.gap, tallest=tallest
    )
    sheet = _Sheet(scene, frame, 0.0, scale, rows)
    if scene.paper.width is None:
        # A drawing of few vehicles needs less.
        widest = max(map(sheet.row_width, rows))
        frame = _Frame.of(scene, math.ceil(max(width - frame.room + widest, NARROW)))
        sheet = _Sheet(scene, frame, 0.0, scale, rows)
    return sheet


def _filled(scene: Scene, aspect: float) -> _Sheet:
    """Lay a scene out on the smallest sheet of an aspect on which the shapes are large enough.

    A somewhat larger one is better if a single row has room on it.
    """
    width = _SQUARE * math.sqrt(aspect)
    width = max(width, math.sqrt(aspect * _Frame.of(scene, width).area))
    smallest: _Sheet | None = None
    while smallest is None or width <= smallest.width * _MOST_GROWTH:
        sheet = _on_sheet(scene, width, width / aspect)
        if sheet is not None and len(sheet.rows) < 2:
            return sheet
        smallest = smallest or sheet
        if smallest and not _has_room_for_one_row(scene, smallest):
            return smallest
        width *= _GROWTH
    return smallest


def _has_room_for_one_row(scene: Scene, smallest: _Sheet) -> bool:
    """Return whether a sheet that is larger, but not too large, has room for a single row."""
    frame = _Frame.of(scene, smallest.width * _MOST_GROWTH)
    return sum(frame.widths) + frame.gap * (len(frame.widths) - 1) <= frame.room


def _on_sheet(scene: Scene, width: float, height: float) -> _Sheet | None:
    """Lay a scene out on a sheet, if there is room and the shapes are large enough."""
    frame = _Frame.of(scene, width)
    if not scene.subjects:
        sheet = _Sheet(scene, frame, height, 1.0, ())
        if sheet.needed > height:
            return None
        return sheet

    def is_low(scale: float, rows: Sequence[Sequence[int]]) -> bool:
        return _Sheet(scene, frame, height, scale, rows).needed <= height

    found = fill_sheet(
        scene.subjects, frame.widths, room=frame.room, gap=frame.gap, tallest=height, is_low=is_low
    )
    if found is None:
        return None
    sheet = _Sheet(scene, frame, height, *found)
    if not sheet.is_fair:
        return None
    return sheet


# --- labels ---------------------------------------------------------------------


def _label(subject: Subject, limit: float) -> list[tuple[str, str]]:
    """Return the lines under a column, and the kind of each."""
    label = [(line, "name") for line in _wrapped(subject.name, limit, "name", 2)]
    for number, words in enumerate(subject.lines):
        kind = "quiet"
        if number < subject.figures:
            kind = "text"
        label += [(line, kind) for line in _wrapped(words, limit, kind, 4)]
    return label


def _line_height(kind: str) -> float:
    if kind == "name":
        return _NAME_LINE
    return _LINE


@lru_cache(maxsize=4096)
def _width(words: str, kind: str) -> float:
    """Return the width of a line of text of a kind."""
    return text_width(words, is_bold=kind in _BOLD, size=_SIZES.get(kind, FONT_SIZE))


# --- colours and letters --------------------------------------------------------

_FONTS = (
    'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",'
    '"Hiragino Sans","Yu Gothic","Noto Sans CJK JP",sans-serif'
)


def _style(prefix: str, theme: str) -> str:
    """Return the style sheet of a picture; it holds no character that XML escapes."""
    lines = ("edge", "dashed", "own-edge", "own-dashed", "bar", "ground", "sheet", "room", "hair")
    fixed = (
        # In a page it shrinks to fit; vl-convert takes no height of auto, and reads no @media.
        f"@media all{{.{prefix}{{max-width:100%;height:auto}}}}"
        f".{prefix} text{{font-family:{_FONTS};font-size:{n(FONT_SIZE)}px}}"
        f".{prefix} .{prefix}-name{{font-size:{n(_NAME_SIZE)}px}}"
        f".{prefix} .{prefix}-caption{{font-size:{n(_CAPTION_SIZE)}px}}"
        f".{prefix}-name,.{prefix}-view{{font-weight:bold}}"
        f"{_selector(prefix, lines)}{{fill:none;stroke-width:1.5}}"
        f".{prefix}-ground,.{prefix}-frame{{stroke-width:1}}"
        f".{prefix}-hair{{stroke-width:.75}}"
        f".{prefix}-thing{{stroke-linecap:round}}"
    )
    if theme != "auto":
        return fixed + _coloured(prefix, COLOURS[theme])
    light, dark = (_coloured(prefix, COLOURS[each]) for each in ("light", "dark"))
    return f"{fixed}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _selector(prefix: str, kinds: Iterable[str]) -> str:
    return ",".join(f".{prefix}-{kind}" for kind in kinds)


_FILLS = {
    "paper": ("paper", "frame"),
    "ink": ("name", "view", "text"),
    "quiet": ("quiet", "caption"),
    "box": ("box",),
    "own box": ("own-box",),
    "data": ("tiny",),
    "own": ("own-tiny",),
}
_STROKES = {
    "data": ("edge", "dashed"),
    "own": ("own-edge", "own-dashed"),
    "quiet": ("bar", "ground", "room", "hair", "frame"),
    "thing": ("thing", "sheet"),
}
"""The kinds of elements that are filled or drawn in each colour."""


def _coloured(prefix: str, colours: Mapping[str, str]) -> str:
    rules = []
    for name, kinds in _FILLS.items():
        rules.append(f"{_selector(prefix, kinds)}{{fill:{colours[name]}}}")
    for name, kinds in _STROKES.items():
        rules.append(f"{_selector(prefix, kinds)}{{stroke:{colours[name]}}}")
    # A wheel stands in front of its box, whose colour shows through.
    rules.append(f"{_selector(prefix, ('wheel', 'own-wheel'))}{{fill:{colours['paper']}}}")
    return "".join(rules)


def _tame(text: str) -> str:
    """Return a text without characters that XML cannot hold, and no more than two marks a letter.

    A pile of marks would reach into other lines.
    """
    marks = 0
    kept = []
    for letter in text:
        if unicodedata.category(letter) in ("Mn", "Me"):
            marks += 1
        else:
            marks = 0
        if marks <= 2 and letter not in "\ufffe\uffff":
            kept.append(letter)
    return "".join(kept)


# A sheet is laid out several times before it is drawn.
@lru_cache(maxsize=4096)
def _wrapped(words: str, limit: float, kind: str, lines: int | None = None) -> Sequence[str]:
    return wrapped(_tame(words), limit, lambda part: _width(part, kind), lines=lines)
