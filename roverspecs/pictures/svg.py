"""SVG: a drawing as a picture that scales, and through it as PNG and PDF.

The door of CairoSVG.  Of fonts nothing is known here, so room is left for
letters as wide as those of the widest usual ones.
"""

from __future__ import annotations

import html
import math
import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from roverspecs.errors import FieldError, shortened, suggestion
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
from roverspecs.pictures.portraits import VIEWS, Shape, Stroke, Subject

if TYPE_CHECKING:
    from roverspecs.pictures.drawing import Drawing

COLOURS = {
    "light": {
        "paper": "#ffffff",
        "ink": "#1c1e21",
        "quiet": "#5a6068",
        "edge": "#1f5c99",
        "box": "#dbe8f5",
        "thing": "#868f99",
    },
    "dark": {
        "paper": "#15181c",
        "ink": "#e8eaed",
        "quiet": "#a3abb5",
        "edge": "#7db8f0",
        "box": "#1d3550",
        "thing": "#6f7984",
    },
}
"""The colours of each theme."""

THEMES = ("auto", *COLOURS)
"""The themes; "auto" leaves it to the reader's device."""

ROOM, TALLEST = 800.0, 210.0
"""How wide the columns of a row may be together, and how tall a shape, in user units."""

TINY = 7.0
"""What is smaller is pointed at, in user units."""

SMALL = "points at what is too small to see, and is drawn at its size"
"""What the pointer means."""

_MARGIN, _GUTTER, _GAP, _AFTER, _HEAD, _LEAST_BAND = 20.0, 72.0, 30.0, 12.0, 16.0, 46.0
_LABEL, _LEAST_WIDTH, _LINE = 170.0, 420.0, 16.0


def check_theme(theme: object) -> None:
    """Check that a value is one of :data:`THEMES`.

    Raises
    ------
    FieldError
        If it is not; the message offers the nearest one.
    """
    if theme not in THEMES:
        raise FieldError(f"unknown {shortened(theme)}: {suggestion(str(theme), THEMES)}").at(
            "theme"
        )


def render(drawing: Drawing, *, theme: str = "auto", id_prefix: str | None = None) -> str:
    """Return a drawing as an SVG element, as :meth:`roverspecs.Drawing.svg` says."""
    check_theme(theme)
    if id_prefix is None:
        content = repr((drawing.views, drawing.description, theme))
        id_prefix = f"drawing-{zlib.crc32(content.encode(errors='replace')):08x}"
    if not isinstance(id_prefix, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", id_prefix):
        message = f"expected a letter, then letters, digits, hyphens or underscores, found {shortened(id_prefix)}"
        raise FieldError(message).at("id_prefix")
    return _Page(drawing, id_prefix).drawn(theme)


def rasterised(drawing: Drawing, format: str, *, theme: str = "light") -> bytes:
    """Return a drawing as "png" or "pdf", as :meth:`roverspecs.Drawing.png` says."""
    text = render(drawing, theme="light" if theme == "auto" else theme, id_prefix="drawing")
    try:
        import cairosvg  # type: ignore[import-untyped]  # it has no types
    except ImportError:
        raise FieldError(
            f"a {format.upper()} needs CairoSVG, which is not installed: pip install 'roverspecs[pictures]'"
        ) from None
    except OSError as error:
        # The Python package is there, and the system's library that it calls is not.
        reason = str(error).splitlines()[0]
        raise FieldError(f"a {format.upper()} needs the system's library cairo: {reason}") from None
    if format == "pdf":
        return bytes(cairosvg.svg2pdf(text.encode()))
    height = float(re.search(r'height="([0-9.]+)"', text)[1])  # type: ignore[index]  # each drawing has one
    # cairo draws no image of more than 32767 pixels.
    return bytes(cairosvg.svg2png(text.encode(), scale=min(2.0, 32000 / height)))


# --- letters --------------------------------------------------------------------

# The scripts of whose letters enough is known.
_USUAL = re.compile(
    "[ -~\u00a0-\u08ff\u10a0-\u10ff\u2010-\u2027\u2030-\u205e≤≥\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff60]*"
)


_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff60]")


def _tame(text: str) -> str:
    """Return a text without piles of marks that reach into other lines, and what XML cannot hold."""
    marks = 0
    kept = []
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= 2 and letter not in "\ufffe\uffff":
            kept.append(letter)
    return "".join(kept)


def _wrapped(
    text: str, limit: float, *, is_bold: bool = False, lines: int | None = None
) -> list[str]:
    return wrapped(_tame(text), limit, lambda part: text_width(part, is_bold=is_bold), lines=lines)


# --- the picture ----------------------------------------------------------------


class _Page:
    """A picture in the making: its elements, from the top to the bottom."""

    def __init__(self, drawing: Drawing, prefix: str) -> None:
        self.drawing, self.prefix = drawing, prefix
        self.elements: list[str] = []
        self.labels = [_label(subject) for subject in drawing.subjects]
        widths = [
            max(text_width(line, is_bold=is_name) for line, is_name in label)
            for label in self.labels
        ]
        self.columns = widths
        self.scale, self.rows = 1.0, list[list[int]]()
        if drawing.subjects:
            self.scale, self.rows = place_columns(
                drawing.subjects, widths, room=ROOM, gap=_GAP, tallest=TALLEST
            )
            self.columns = [
                max(width, subject.breadth * self.scale)
                for width, subject in zip(widths, drawing.subjects, strict=True)
            ]
        widest = max(
            (sum(self.columns[place] + _GAP for place in row) - _GAP for row in self.rows),
            default=0.0,
        )
        self.width = math.ceil(max(2 * _MARGIN + _GUTTER + widest + _AFTER, _LEAST_WIDTH))

    def drawn(self, theme: str) -> str:
        y = _MARGIN - _HEAD
        for row in self.rows:
            y = self._row(row, y) + _LINE
        y = self._foot(y + _LINE if not self.rows else y)
        height = math.ceil(y + _MARGIN)
        title, description = (_xml(text) for text in (self.drawing.title, self.drawing.description))
        name = self.prefix
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {self.width} {height}" '
                f'width="{self.width}" height="{height}" role="img" '
                f'aria-labelledby="{name}-title" aria-describedby="{name}-desc">',
                f'<title id="{name}-title">{title}</title>',
                f'<desc id="{name}-desc">{description}</desc>',
                f"<style>{_style(name, theme)}</style>",
                f'<rect class="{name}-paper" width="{self.width}" height="{height}"/>',
                *self.elements,
                "</svg>",
            ]
        )

    def _row(self, row: Sequence[int], y: float) -> float:
        """Draw some columns from a height on, each view on its ground line, and return where they end."""
        groups: list[list[str]] = [
            [f"<title>{_xml(self.drawing.subjects[place].sentence)}</title>"] for place in row
        ]
        for number, view in enumerate(self.drawing.views):
            shapes = [self.drawing.subjects[place].shapes[number] for place in row]
            band = max(float(shape.up or 0) * self.scale if shape else 0.0 for shape in shapes)
            y += _HEAD + max(band, _LEAST_BAND)
            self._ground(view, y)
            for group, place, shape, x in zip(groups, row, shapes, self._middles(row), strict=True):
                group.extend(
                    self._shape(shape, x, y, is_reference=self.drawing.subjects[place].is_reference)
                )
        bottom = y
        for group, place, x in zip(groups, row, self._middles(row), strict=True):
            for number, (line, is_name) in enumerate(self.labels[place]):
                height = y + 8 + _LINE * (number + 1)
                group.append(
                    self._text(x, height, line, "name" if is_name else "text", anchor="middle")
                )
                bottom = max(bottom, height)
        self.elements += [
            "\n".join([f'<g class="{self.prefix}-subject">', *group, "</g>"]) for group in groups
        ]
        return bottom

    def _middles(self, row: Sequence[int]) -> Iterable[float]:
        x = _MARGIN + _GUTTER
        for place in row:
            yield x + self.columns[place] / 2
            x += self.columns[place] + _GAP

    def _ground(self, view: str, y: float) -> None:
        across, up = VIEWS[view]
        self.elements.append(
            self._path("ground", f"M{_n(_MARGIN)} {_n(y)}H{_n(self.width - _MARGIN)}")
        )
        for line, (text, kind) in enumerate(
            [(view.capitalize(), "name"), (across, "quiet"), (f"× {up}", "quiet")]
        ):
            self.elements.append(self._text(_MARGIN, y - 34 + 14 * line, text, kind))

    # --- shapes ---

    def _shape(self, shape: Shape | None, x: float, y: float, *, is_reference: bool) -> list[str]:
        """Draw what stands on the ground line at a place."""
        if shape is None:
            return [self._text(x, y - 6, "—", "quiet", anchor="middle")]
        across, up = (None if size is None else float(size) * self.scale for size in shape[:2])
        drawn = [self._stroke(stroke, x, y) for stroke in shape.strokes]
        if drawn:
            pass
        elif across is None or up is None:
            drawn = self._line(shape, x, y, across, up)
        elif is_reference or is_tiny(shape, self.scale):
            drawn = [self._area(shape, x, y, "tiny" if is_tiny(shape, self.scale) else "sheet")]
        else:
            drawn = self._box(shape, x, y, across, up)
        if is_tiny(shape, self.scale):
            drawn.append(self._path("tiny", f"M{_n(x)} {_n(y - (up or 7) - 4)}l-4 -8h8z"))
        return drawn

    def _stroke(self, stroke: Stroke, x: float, y: float) -> str:
        x1, y1, x2, y2, radius = (each * self.scale for each in stroke)
        ends = f'x1="{_n(x + x1)}" y1="{_n(y - y1)}" x2="{_n(x + x2)}" y2="{_n(y - y2)}"'
        return f'<line class="{self.prefix}-thing" {ends} stroke-width="{_n(2 * radius)}"/>'

    def _area(self, shape: Shape, x: float, y: float, kinds: str) -> str:
        across, up = (float(size or 0) * self.scale for size in shape[:2])
        names = " ".join(f"{self.prefix}-{kind}" for kind in kinds.split())
        if shape.is_round:
            return f'<circle class="{names}" cx="{_n(x)}" cy="{_n(y - up / 2)}" r="{_n(up / 2)}"/>'
        corner = f'x="{_n(x - across / 2)}" y="{_n(y - up)}"'
        return f'<rect class="{names}" {corner} width="{_n(across)}" height="{_n(up)}"/>'

    def _box(self, shape: Shape, x: float, y: float, across: float, up: float) -> list[str]:
        """Draw a box or a circle, with those edges dashed whose place is not sure."""
        if shape.is_round:
            return [self._area(shape, x, y, f"box {_edge(shape.is_up_sure)}")]
        left, right, top = (_n(each) for each in (x - across / 2, x + across / 2, y - up))
        edges = [
            (f"M{left} {_n(y)}V{top}M{right} {_n(y)}V{top}", shape.is_across_sure),
            (f"M{left} {top}H{right}", shape.is_up_sure),
            # Where it stands is where the ground is.
            (f"M{left} {_n(y)}H{right}", True),
        ]
        paths = [
            "".join(path for path, is_sure in edges if is_sure is kind) for kind in (True, False)
        ]
        drawn = [
            self._path(_edge(kind), path)
            for path, kind in zip(paths, (True, False), strict=True)
            if path
        ]
        return [self._area(shape, x, y, "box"), *drawn]

    def _line(
        self, shape: Shape, x: float, y: float, across: float | None, up: float | None
    ) -> list[str]:
        """Draw the one size that is known, between two ends."""
        if across is not None:
            left, right, middle = _n(x - across / 2), _n(x + across / 2), y - 6
            path, is_sure = f"M{left} {_n(middle)}H{right}", shape.is_across_sure
            ends = f"M{left} {_n(middle - 5)}v10M{right} {_n(middle - 5)}v10"
        else:
            top = _n(y - (up or 0))
            path, is_sure = f"M{_n(x)} {_n(y)}V{top}", shape.is_up_sure
            ends = f"M{_n(x - 5)} {top}h10M{_n(x - 5)} {_n(y)}h10"
        # The ends of what is tiny would hide it.
        return [
            self._path(_edge(is_sure), path),
            *([] if is_tiny(shape, self.scale) else [self._path("edge", ends)]),
        ]

    # --- what stands below ---

    def _foot(self, y: float) -> float:
        """Draw scale bar, key and remarks, and return where they end."""
        if self.rows:
            y += _LINE
            length, text = scale_bar(self.scale, self.drawing.unit, 125.0)
            self.elements.append(self._path("bar", f"M{_n(_MARGIN)} {_n(y - 8)}v8h{_n(length)}v-8"))
            self.elements.append(self._text(_MARGIN + length + 8, y, text, "text"))
        for sample, text in self._key():
            y += 20
            self.elements.append(sample.replace("Y", _n(y - 4)))
            y = self._paragraph(text, y, _MARGIN + 40)
        for text in (*self.drawing.missing, *self.drawing.remarks):
            y = self._paragraph(text, y + 20, _MARGIN)
        return y

    def _key(self) -> Iterable[tuple[str, str]]:
        """Return a sample of each manner of drawing that occurs, at the height Y, and what it means."""
        left, middle, right = (_n(_MARGIN + each) for each in (1, 14, 27))
        entries = (
            (self._path("dashed", f"M{_n(_MARGIN)} YH{_n(_MARGIN + 28)}"), NOT_SURE),
            (self._path("edge", f"M{left} YH{right}M{left} Ym0 -4v8M{right} Ym0 -4v8"), ONE_SIZE),
            (self._path("tiny", f"M{middle} Ym0 4l-4 -8h8z"), SMALL),
        )
        return occurring(self.drawing.subjects, entries, lambda shape: is_tiny(shape, self.scale))

    def _paragraph(self, text: str, y: float, x: float) -> float:
        for number, line in enumerate(_wrapped(text, self.width - _MARGIN - x)):
            y += _LINE if number else 0
            self.elements.append(self._text(x, y, line, "quiet"))
        return y

    def _path(self, kind: str, path: str) -> str:
        return f'<path class="{self.prefix}-{kind}" d="{path}"/>'

    def _text(self, x: float, y: float, text: str, kind: str, *, anchor: str = "") -> str:
        more = f' text-anchor="{anchor}"' if anchor else ""
        if not _USUAL.fullmatch(text):
            # Letters of which too little is known are fitted into the room that was left for them.
            width = text_width(text, is_bold=kind == "name")
            more += f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"'
        if _WIDE.search(text):
            # CairoSVG looks into one font only, and that has to have the letters.
            kind = f"{kind} {self.prefix}-wide"
        return (
            f'<text class="{self.prefix}-{kind}" x="{_n(x)}" y="{_n(y)}"{more}>{_xml(text)}</text>'
        )


def _edge(is_sure: bool) -> str:
    return "edge" if is_sure else "dashed"


def is_tiny(shape: Shape, scale: float) -> bool:
    """Return whether a shape is too small to be found without being pointed at."""
    return max(float(shape.across or 0), float(shape.up or 0)) * scale < TINY


def _label(subject: Subject) -> list[tuple[str, bool]]:
    """Return the lines under a column, and whether each is the name."""
    names = [(line, True) for line in _wrapped(subject.name, _LABEL, is_bold=True, lines=2)]
    return names + [
        (line, False) for text in subject.lines for line in _wrapped(text, _LABEL, lines=4)
    ]


def _style(prefix: str, theme: str) -> str:
    fonts = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif'
    fixed = (
        # In a page it shrinks to fit; CairoSVG takes no height of auto, and reads no @media.
        f"@media all{{.{prefix}{{max-width:100%;height:auto}}}}"
        f".{prefix} text{{font-family:{fonts};font-size:{_n(FONT_SIZE)}px}}"
        f'.{prefix} .{prefix}-wide{{font-family:"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",sans-serif}}'
        f".{prefix}-name{{font-weight:bold}}"
        f".{prefix}-edge,.{prefix}-dashed,.{prefix}-bar,.{prefix}-ground,.{prefix}-sheet{{fill:none;stroke-width:1.5}}"
        f".{prefix}-dashed{{stroke-dasharray:4 3}}"
        f".{prefix}-ground{{stroke-width:1}}"
        f".{prefix}-thing{{stroke-linecap:round}}"
    )
    if theme != "auto":
        return fixed + _coloured(prefix, COLOURS[theme])
    dark = _coloured(prefix, COLOURS["dark"])
    return (
        f"{fixed}{_coloured(prefix, COLOURS['light'])}@media (prefers-color-scheme:dark){{{dark}}}"
    )


def _coloured(prefix: str, colours: dict[str, str]) -> str:
    return (
        f".{prefix}-paper{{fill:{colours['paper']}}}"
        f".{prefix}-name,.{prefix}-text{{fill:{colours['ink']}}}"
        f".{prefix}-quiet{{fill:{colours['quiet']}}}"
        f".{prefix}-box{{fill:{colours['box']}}}"
        f".{prefix}-edge,.{prefix}-dashed{{stroke:{colours['edge']}}}"
        f".{prefix}-tiny{{fill:{colours['edge']}}}"
        f".{prefix}-bar,.{prefix}-ground{{stroke:{colours['quiet']}}}"
        f".{prefix}-thing,.{prefix}-sheet{{stroke:{colours['thing']}}}"
    )


def _xml(text: str) -> str:
    return html.escape(text.replace("\ufffe", "").replace("\uffff", ""))


def _n(number: float) -> str:
    """Return a coordinate to a thousandth."""
    return f"{number:.3f}".rstrip("0").rstrip(".").replace("-0", "0", number > -0.0005)
