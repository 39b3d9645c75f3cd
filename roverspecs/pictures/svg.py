"""SVG: a scene as a picture that scales, and through it as PNG and PDF.

This is the door of vl-convert.
"""

from __future__ import annotations

import math
import re
import warnings
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from roverspecs.errors import FieldError, LetterWarning, shortened
from roverspecs.pictures.layout import TYPICAL, text_width
from roverspecs.pictures.outlines import Pen, n, path, text, xml
from roverspecs.pictures.scene import VIEWS, Scene
from roverspecs.pictures.sheets import laid_out
from roverspecs.pictures.spacing import HEAD
from roverspecs.pictures.styles import style_sheet
from roverspecs.pictures.text_lines import SIGN, Title, line_height, line_width
from roverspecs.pictures.themes import check_theme, fixed_theme
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES


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
        content = repr(
            (scene.title, scene.views, scene.description, scene.caption, scene.paper, theme)
        )
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

    Warns
    -----
    LetterWarning
        For each text with letters that no font of the machine has.
    """
    theme = fixed_theme(theme)
    try:
        import vl_convert
    except ImportError:
        reason = 'needs vl-convert, which is not installed: pip install "roverspecs[pictures]"'
        raise FieldError(f"a {format.upper()} {reason}") from None
    _warn_of_squares(scene, vl_convert.svg_to_png)
    picture = render(scene, theme=theme, id_prefix="drawing")
    # A document counts in points, and an image in dots.
    zoom = 0.75
    if format == "png":
        zoom = min(scene.paper.density, _MOST_DOTS / max(picture.width, picture.height))
    content = render(scene, theme=theme, id_prefix="drawing", zoom=zoom).text
    if format == "pdf":
        return bytes(vl_convert.svg_to_pdf(content))
    return bytes(vl_convert.svg_to_png(content))


def _warn_of_squares(scene: Scene, image_of: Callable[[str], bytes]) -> None:
    """Warn of the title and of each name with letters that no font has."""
    # Only an image asks for it.
    from roverspecs.pictures.glyphs import squares_in

    names = [scene.heading, *(subject.name for subject in scene.subjects)]
    for name, letters in squares_in(names, image_of).items():
        warnings.warn(LetterWarning.of(letters, name, "squares"), stacklevel=4)


# Many programs open no image of more than 32767 dots across or up.
_MOST_DOTS = 32_000


# --- the picture ----------------------------------------------------------------


class _Picture:
    """Hold a picture in the making: its elements, from the top to the bottom."""

    def __init__(self, scene: Scene, prefix: str) -> None:
        self.scene, self.prefix = scene, prefix
        self.elements: list[str] = []
        self.sheet = laid_out(scene)

    def svg(self, theme: str, zoom: float) -> Svg:
        """Draw everything and return it."""
        sheet = self.sheet
        self._title(sheet.frame.title)
        y = sheet.margin - HEAD + sheet.frame.title.height
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
        name, style = self.prefix, style_sheet(self.prefix, theme, sheet.frame.title.size)
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
                height += line_height(kind)
                if kind == "verdict":
                    group.extend(self._verdict(place, x, height, line))
                else:
                    group.append(self._text(x, height, line, kind, anchor="middle"))
            bottom = max(bottom, height)
        for group in groups:
            self.elements.append("\n".join([f'<g class="{self.prefix}-subject">', *group, "</g>"]))
        return bottom

    def _title(self, title: Title) -> None:
        """Draw the title at the head."""
        y = self.sheet.margin - 0.3 * title.size
        for line in title.lines:
            y += title.step
            width = title.width(line)
            self.elements.append(
                text(self.prefix, self.sheet.margin, y, line, "title", width=width)
            )

    def _verdict(self, place: int, x: float, y: float, words: str) -> Iterable[str]:
        """Return the line that says whether a vehicle fits, behind a sign for it."""
        left = x - (SIGN + TYPICAL * line_width(words, "verdict")) / 2
        sign = SIGNS[self.scene.subjects[place].verdict].format(prefix=self.prefix)
        yield f'<g transform="translate({n(left)} {n(y - 10)})">{sign}</g>'
        yield self._text(left + SIGN, y, words, "verdict")

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
        if self.scene.is_brief:
            return
        if not sheet.frame.spacing.gutter:
            above = y - band - 8
            name = view.capitalize()
            beside = sheet.margin + text_width(name, is_bold=True) + 6
            self.elements.append(self._text(sheet.margin, above, name, "view"))
            self.elements.append(self._text(beside, above, f"{across} × {up}", "quiet"))
            return
        if self.scene.is_short:
            self.elements.append(self._text(sheet.margin, y - 6, view.capitalize(), "view"))
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
        return text(self.prefix, x, y, words, kind, anchor=anchor, width=line_width(words, kind))


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

_DISC = '<circle class="{prefix}-sign" cx="6" cy="6" r="6"/>'
_RING = '<circle class="{prefix}-sign-open" cx="6" cy="6" r="5.25"/>'
SIGNS = {
    YES: _DISC + '<path class="{prefix}-sign-mark" d="M3 6.25L5.25 8.5L9 3.75"/>',
    MAYBE: _RING + '<path class="{prefix}-sign-line" d="M3 7L5 5.25L7 6.75L9 5"/>',
    UNKNOWN: _RING
    + '<path class="{prefix}-sign-line" d="M4.25 4.5L5 3.5L7 3.5L7.75 4.5L6 6.25V7M6 8V9"/>',
    NO: '<path class="{prefix}-sign-line" d="M1 1L11 11M11 1L1 11"/>',
}
"""The sign of each answer of ``fits``, in a square of 12 pixels; they differ without colours."""
