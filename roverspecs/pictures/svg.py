"""SVG: a scene as a picture that scales, and through it as PNG and PDF.

This is the door of CairoSVG.  The fonts of the reader are not known, so each
text gets as much room as the widest usual fonts need.
"""

from __future__ import annotations

import html
import math
import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from roverspecs.errors import FieldError, shortened
from roverspecs.pictures.layout import (
    FONT_SIZE,
    NOT_SURE,
    ONE_SIZE,
    occurring,
    place_columns,
    scale_bar,
    text_width,
    wrapped,
)
from roverspecs.pictures.scene import VIEWS, Scene, Shape, Stroke, Subject
from roverspecs.pictures.themes import COLOURS, check_theme, fixed_theme

ROOM, TALLEST = 800.0, 210.0
"""The width of all columns of a row, and the height of a shape, at most, in user units."""

TINY = 7.0
"""A shape smaller than this gets a pointer, in user units."""

SMALL = "points at a shape that is too small to see at this scale"
"""The meaning of the pointer."""

_MARGIN, _GUTTER, _GAP, _AFTER, _HEAD, _LEAST_BAND = 20.0, 72.0, 30.0, 12.0, 16.0, 46.0
_LABEL, _LEAST_WIDTH, _LINE = 170.0, 420.0, 16.0


class Svg(NamedTuple):
    """Hold a drawing as an SVG element.

    Attributes
    ----------
    text : str
        Without an XML declaration.
    styles : tuple of str
        The content of its style elements, as a browser reads it.
    height : int
        In user units.
    """

    text: str
    styles: tuple[str, ...]
    height: int


def render(scene: Scene, *, theme: str = "auto", id_prefix: str | None = None) -> Svg:
    """Return a scene as an SVG element, as ``Drawing.svg`` describes it.

    Parameters
    ----------
    scene : Scene
    theme : {"auto", "light", "dark"}
        The colours; "auto" follows the reader's device.
    id_prefix : str, optional
        The beginning of each id and class; by default made from the content.

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
        content = repr((scene.views, scene.description, theme))
        id_prefix = f"drawing-{zlib.crc32(content.encode(errors='replace')):08x}"
    if not isinstance(id_prefix, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", id_prefix):
        expected = "expected a letter, then letters, digits, hyphens or underscores"
        raise FieldError(f"{expected}, found {shortened(id_prefix)}").at("id_prefix")
    return _Picture(scene, id_prefix).svg(theme)


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
        If the theme is not known, or CairoSVG cannot be used.
    """
    picture = render(scene, theme=fixed_theme(theme), id_prefix="drawing")
    name = format.upper()
    try:
        import cairosvg  # type: ignore[import-untyped]  # it has no types
    except ImportError:
        reason = "needs CairoSVG, which is not installed: pip install 'roverspecs[pictures]'"
        raise FieldError(f"a {name} {reason}") from None
    except OSError as error:
        # The Python package is there, but not the system's library that it calls.
        reason = str(error).splitlines()[0]
        raise FieldError(f"a {name} needs the system's library cairo: {reason}") from None
    content = picture.text.encode()
    if format == "pdf":
        return bytes(cairosvg.svg2pdf(content))
    # cairo draws no image of more than 32767 pixels.
    return bytes(cairosvg.svg2png(content, scale=min(2.0, 32000 / picture.height)))


# --- the picture ----------------------------------------------------------------


class _Picture:
    """Hold a picture in the making: its elements, from the top to the bottom."""

    def __init__(self, scene: Scene, prefix: str) -> None:
        self.scene, self.prefix = scene, prefix
        self.elements: list[str] = []
        self.labels = [_label(subject) for subject in scene.subjects]
        self.columns = [_label_width(label) for label in self.labels]
        self.scale, self.rows = 1.0, list[list[int]]()
        if scene.subjects:
            self.scale, self.rows = place_columns(
                scene.subjects, self.columns, room=ROOM, gap=_GAP, tallest=TALLEST
            )
        for place, subject in enumerate(scene.subjects):
            self.columns[place] = max(self.columns[place], subject.breadth * self.scale)
        widest = max(map(self._row_width, self.rows), default=0.0)
        self.width = math.ceil(max(2 * _MARGIN + _GUTTER + widest + _AFTER, _LEAST_WIDTH))

    def _row_width(self, row: Iterable[int]) -> float:
        return sum(self.columns[place] + _GAP for place in row) - _GAP

    def svg(self, theme: str) -> Svg:
        """Draw everything and return it."""
        y = _MARGIN - _HEAD
        for row in self.rows:
            y = self._row(row, y) + _LINE
        if not self.rows:
            y += _LINE
        height = math.ceil(self._foot(y) + _MARGIN)
        name, style = self.prefix, _style(self.prefix, theme)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}"'
            f' viewBox="0 0 {self.width} {height}" width="{self.width}" height="{height}"'
            f' role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        )
        lines = [
            head,
            f'<title id="{name}-title">{_xml(self.scene.title)}</title>',
            f'<desc id="{name}-desc">{_xml(self.scene.description)}</desc>',
            f"<style>{style}</style>",
            f'<rect class="{name}-paper" width="{self.width}" height="{height}"/>',
            *self.elements,
            "</svg>",
        ]
        return Svg("\n".join(lines), (style,), height)

    def _row(self, row: Sequence[int], y: float) -> float:
        """Draw a row of columns below a height, and return the height where it ends."""
        middles = [*self._middles(row)]
        groups = [[f"<title>{_xml(self.scene.subjects[place].sentence)}</title>"] for place in row]
        for number, view in enumerate(self.scene.views):
            shapes = [self.scene.subjects[place].shapes[number] for place in row]
            tallest = max((shape.extent[1] for shape in shapes if shape), default=0.0)
            y += _HEAD + max(tallest * self.scale, _LEAST_BAND)
            self._ground(view, y)
            for group, place, shape, x in zip(groups, row, shapes, middles, strict=True):
                is_yardstick = self.scene.subjects[place].is_yardstick
                group.extend(self._shape(shape, x, y, is_yardstick=is_yardstick))
        bottom = y
        for group, place, x in zip(groups, row, middles, strict=True):
            height = y + 8
            for line, is_name in self.labels[place]:
                height += _LINE
                kind = "text"
                if is_name:
                    kind = "name"
                group.append(self._text(x, height, line, kind, anchor="middle"))
            bottom = max(bottom, height)
        for group in groups:
            self.elements.append("\n".join([f'<g class="{self.prefix}-subject">', *group, "</g>"]))
        return bottom

    def _middles(self, row: Sequence[int]) -> Iterable[float]:
        """Return the middle of each column, across."""
        x = _MARGIN + _GUTTER
        for place in row:
            yield x + self.columns[place] / 2
            x += self.columns[place] + _GAP

    def _ground(self, view: str, y: float) -> None:
        """Draw the ground line of a view, with the names of the view and its sizes."""
        across, up = VIEWS[view]
        line = f"M{_n(_MARGIN)} {_n(y)}H{_n(self.width - _MARGIN)}"
        self.elements.append(self._path("ground", line))
        texts = {view.capitalize(): "name", across: "quiet", f"× {up}": "quiet"}
        for number, (text, kind) in enumerate(texts.items()):
            self.elements.append(self._text(_MARGIN, y - 34 + 14 * number, text, kind))

    # --- shapes ---

    def _shape(self, shape: Shape | None, x: float, y: float, *, is_yardstick: bool) -> list[str]:
        """Draw a shape on the ground line."""
        if shape is None:
            return [self._text(x, y - 6, "—", "quiet", anchor="middle")]
        is_small = is_tiny(shape, self.scale)
        if shape.strokes:
            drawn = [self._stroke(stroke, x, y) for stroke in shape.strokes]
        elif not shape.is_box:
            drawn = self._line(shape, x, y)
        elif is_small:
            drawn = [self._area(shape, x, y, "tiny")]
        elif is_yardstick:
            drawn = [self._area(shape, x, y, "sheet")]
        else:
            drawn = self._box(shape, x, y)
        if is_small:
            up = shape.extent[1] * self.scale or TINY
            drawn.append(self._path("tiny", f"M{_n(x)} {_n(y - up - 4)}l-4 -8h8z"))
        return drawn

    def _stroke(self, stroke: Stroke, x: float, y: float) -> str:
        x1, y1, x2, y2, radius = (each * self.scale for each in stroke)
        ends = f'x1="{_n(x + x1)}" y1="{_n(y - y1)}" x2="{_n(x + x2)}" y2="{_n(y - y2)}"'
        return f'<line class="{self.prefix}-thing" {ends} stroke-width="{_n(2 * radius)}"/>'

    def _area(self, shape: Shape, x: float, y: float, *kinds: str) -> str:
        across, up = (size * self.scale for size in shape.extent)
        names = " ".join(f"{self.prefix}-{kind}" for kind in kinds)
        if shape.is_round:
            return f'<circle class="{names}" cx="{_n(x)}" cy="{_n(y - up / 2)}" r="{_n(up / 2)}"/>'
        corner = f'x="{_n(x - across / 2)}" y="{_n(y - up)}"'
        return f'<rect class="{names}" {corner} width="{_n(across)}" height="{_n(up)}"/>'

    def _box(self, shape: Shape, x: float, y: float) -> list[str]:
        """Draw a box or a circle; edges whose place is not sure are dashed."""
        if shape.is_round:
            return [self._area(shape, x, y, "box", _edge(shape.is_up_sure))]
        across, up = (size * self.scale for size in shape.extent)
        left, right, top, foot = (_n(each) for each in (x - across / 2, x + across / 2, y - up, y))
        paths = {True: "", False: ""}
        paths[shape.is_across_sure] += f"M{left} {foot}V{top}M{right} {foot}V{top}"
        paths[shape.is_up_sure] += f"M{left} {top}H{right}"
        # The foot stands on the ground, so its place is always sure.
        paths[True] += f"M{left} {foot}H{right}"
        edges = [self._path(_edge(is_sure), path) for is_sure, path in paths.items() if path]
        return [self._area(shape, x, y, "box"), *edges]

    def _line(self, shape: Shape, x: float, y: float) -> list[str]:
        """Draw the one size that is known, between two ends."""
        across, up = (size * self.scale for size in shape.extent)
        if shape.across is not None:
            left, right, level = _n(x - across / 2), _n(x + across / 2), y - 6
            line = self._path(_edge(shape.is_across_sure), f"M{left} {_n(level)}H{right}")
            ends = f"M{left} {_n(level - 5)}v10M{right} {_n(level - 5)}v10"
        else:
            top = _n(y - up)
            line = self._path(_edge(shape.is_up_sure), f"M{_n(x)} {_n(y)}V{top}")
            ends = f"M{_n(x - 5)} {top}h10M{_n(x - 5)} {_n(y)}h10"
        if is_tiny(shape, self.scale):
            # The ends would hide so short a line.
            return [line]
        return [line, self._path("edge", ends)]

    # --- below the columns ---

    def _foot(self, y: float) -> float:
        """Draw scale bar, key and remarks, and return the height where they end."""
        if self.rows:
            y += _LINE
            length, text = scale_bar(self.scale, self.scene.unit, 125.0)
            self.elements.append(self._path("bar", f"M{_n(_MARGIN)} {_n(y - 8)}v8h{_n(length)}v-8"))
            self.elements.append(self._text(_MARGIN + length + 8, y, text, "text"))
        for sample, text in self._key():
            y += 20
            self.elements.append(sample.replace("Y", _n(y - 4)))
            y = self._paragraph(text, y, _MARGIN + 40)
        for text in (*self.scene.missing, *self.scene.remarks):
            y = self._paragraph(text, y + 20, _MARGIN)
        return y

    def _key(self) -> Iterable[tuple[str, str]]:
        """Return a sample at the height Y, and its meaning, for each manner of drawing in use."""
        left, middle, right = (_n(_MARGIN + each) for each in (1, 14, 27))
        entries = (
            (self._path("dashed", f"M{_n(_MARGIN)} YH{_n(_MARGIN + 28)}"), NOT_SURE),
            (self._path("edge", f"M{left} YH{right}M{left} Ym0 -4v8M{right} Ym0 -4v8"), ONE_SIZE),
            (self._path("tiny", f"M{middle} Ym0 4l-4 -8h8z"), SMALL),
        )
        return occurring(self.scene.subjects, entries, lambda shape: is_tiny(shape, self.scale))

    def _paragraph(self, text: str, y: float, x: float) -> float:
        """Write a text from a place on, and return the height of its last line."""
        first, *others = _wrapped(text, self.width - _MARGIN - x)
        self.elements.append(self._text(x, y, first, "quiet"))
        for line in others:
            y += _LINE
            self.elements.append(self._text(x, y, line, "quiet"))
        return y

    def _path(self, kind: str, path: str) -> str:
        return f'<path class="{self.prefix}-{kind}" d="{path}"/>'

    def _text(self, x: float, y: float, text: str, kind: str, *, anchor: str = "") -> str:
        names = f"{self.prefix}-{kind}"
        attributes = f'x="{_n(x)}" y="{_n(y)}"'
        if anchor:
            attributes += f' text-anchor="{anchor}"'
        if not _USUAL.fullmatch(text):
            # Too little is known of these letters: they are fitted into the room left for them.
            width = text_width(text, is_bold=kind == "name")
            attributes += f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"'
        if _WIDE.search(text):
            # CairoSVG looks into one font only, which has to have these letters.
            names += f" {self.prefix}-wide"
        return f'<text class="{names}" {attributes}>{_xml(text)}</text>'


def _edge(is_sure: bool) -> str:
    if is_sure:
        return "edge"
    return "dashed"


def is_tiny(shape: Shape, scale: float) -> bool:
    """Return whether a shape is too small to be found without a pointer."""
    return max(shape.extent) * scale < TINY


def _label(subject: Subject) -> list[tuple[str, bool]]:
    """Return the lines under a column, and whether each is the name."""
    names = _wrapped(subject.name, _LABEL, is_bold=True, lines=2)
    label = [(line, True) for line in names]
    for text in subject.lines:
        label += [(line, False) for line in _wrapped(text, _LABEL, lines=4)]
    return label


def _label_width(label: Iterable[tuple[str, bool]]) -> float:
    return max(text_width(line, is_bold=is_name) for line, is_name in label)


# --- colours and letters --------------------------------------------------------

_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif'
_WIDE_FONTS = '"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",sans-serif'


def _style(prefix: str, theme: str) -> str:
    """Return the style sheet of a picture; it holds no character that XML escapes."""
    lines = ("edge", "dashed", "bar", "ground", "sheet")
    fixed = (
        # In a page it shrinks to fit.  CairoSVG takes no height of auto, and reads no @media.
        f"@media all{{.{prefix}{{max-width:100%;height:auto}}}}"
        f".{prefix} text{{font-family:{_FONTS};font-size:{_n(FONT_SIZE)}px}}"
        f".{prefix} .{prefix}-wide{{font-family:{_WIDE_FONTS}}}"
        f".{prefix}-name{{font-weight:bold}}"
        f"{','.join(f'.{prefix}-{line}' for line in lines)}{{fill:none;stroke-width:1.5}}"
        f".{prefix}-dashed{{stroke-dasharray:4 3}}"
        f".{prefix}-ground{{stroke-width:1}}"
        f".{prefix}-thing{{stroke-linecap:round}}"
    )
    if theme != "auto":
        return fixed + _coloured(prefix, COLOURS[theme])
    light, dark = (_coloured(prefix, COLOURS[each]) for each in ("light", "dark"))
    return f"{fixed}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _coloured(prefix: str, colours: Mapping[str, str]) -> str:
    return (
        f".{prefix}-paper{{fill:{colours['paper']}}}"
        f".{prefix}-name,.{prefix}-text{{fill:{colours['ink']}}}"
        f".{prefix}-quiet{{fill:{colours['quiet']}}}"
        f".{prefix}-box{{fill:{colours['box']}}}"
        f".{prefix}-edge,.{prefix}-dashed{{stroke:{colours['data']}}}"
        f".{prefix}-tiny{{fill:{colours['data']}}}"
        f".{prefix}-bar,.{prefix}-ground{{stroke:{colours['quiet']}}}"
        f".{prefix}-thing,.{prefix}-sheet{{stroke:{colours['thing']}}}"
    )


# The scripts whose letters have a known width.
_USUAL = re.compile(
    "[ -~\u00a0-\u08ff\u10a0-\u10ff\u2010-\u2027\u2030-\u205e≤≥"
    "\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff60]*"
)
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff60]")


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


def _wrapped(
    text: str, limit: float, *, is_bold: bool = False, lines: int | None = None
) -> list[str]:
    return wrapped(_tame(text), limit, lambda part: text_width(part, is_bold=is_bold), lines=lines)


def _xml(text: str) -> str:
    return html.escape(text.replace("\ufffe", "").replace("\uffff", ""))


def _n(number: float) -> str:
    """Return a coordinate to a thousandth."""
    return f"{number:.3f}".rstrip("0").rstrip(".").replace("-0", "0", number > -0.0005)
