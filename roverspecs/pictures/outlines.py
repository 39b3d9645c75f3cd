"""Outlines: the elements of SVG that draw a shape on a ground line, at a scale.

A shape that is too small to be seen is drawn again in a frame above it,
enlarged, with a scale bar of its own; two hairlines link both.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from roverspecs.pictures.layout import FONT_SIZE, TYPICAL, scale_bar, text_width
from roverspecs.pictures.scene import Shape, Stroke, Subject

SEEN = 14.0
"""A shape smaller than this is drawn again, enlarged."""

_PAD, _LOW = 6.0, 12.0

# The size of a shape that is enlarged, and how far above it its frame is, the same in brief.
_ENLARGED, _REACH = 48.0, 24.0
_BRIEF_ENLARGED, _BRIEF_REACH = 26.0, 12.0
_DASH, _SPACE = 4.0, 3.0


class Lens(NamedTuple):
    """Hold the frame in which the small shapes of a subject are enlarged.

    Attributes
    ----------
    factor : float
        How many times larger they are in it.
    bar : float
        The length of its scale bar.
    text : str
        The text of the bar.
    width : float
    reach : float
        How far the frame is above a shape.
    """

    factor: float
    bar: float
    text: str
    width: float
    reach: float


def is_small(shape: Shape, scale: float) -> bool:
    """Return whether a shape is too small to be seen at a scale.

    Parameters
    ----------
    shape : Shape
    scale : float
        Pixels in a metre.

    Returns
    -------
    bool
    """
    return max(shape.extent) * scale < SEEN


def lens_of(subject: Subject, scale: float, unit: str, *, is_brief: bool = False) -> Lens | None:
    """Return the frame that a subject needs at a scale, or None.

    Parameters
    ----------
    subject : Subject
    scale : float
        Pixels in a metre.
    unit : str
        The unit of its scale bar.
    is_brief : bool, default False
        Whether it is a small one, for a sheet with little room.

    Returns
    -------
    Lens or None
    """
    small = [shape for shape in subject.shapes if shape and is_small(shape, scale)]
    if not small:
        return None
    largest = max(max(shape.extent) for shape in small) * scale
    enlarged, reach = _ENLARGED, _REACH
    if is_brief:
        enlarged, reach = _BRIEF_ENLARGED, _BRIEF_REACH
    factor = _round_down(enlarged / largest)
    bar, text = scale_bar(scale * factor, unit, enlarged)
    inside = max(largest * factor, bar, text_width(text))
    return Lens(factor, bar, text, inside + 2 * _PAD, reach)


def height_of(shape: Shape, scale: float, lens: Lens | None) -> float:
    """Return the height of a shape above the ground, with its frame.

    Parameters
    ----------
    shape : Shape
    scale : float
        Pixels in a metre.
    lens : Lens or None
        That of its subject.

    Returns
    -------
    float
    """
    up = shape.reach[1] * scale
    if lens is None or not is_small(shape, scale):
        return up
    return _lens_foot(shape, scale, lens) + _lens_height(shape, scale, lens)


def _lens_foot(shape: Shape, scale: float, lens: Lens) -> float:
    """Return the height of the foot of a frame: above the shape, and above the box around it."""
    if shape.room is None:
        return lens.reach
    return max(lens.reach, shape.reach[1] * scale + 8)


def _lens_height(shape: Shape, scale: float, lens: Lens) -> float:
    up = max(shape.extent[1] * scale * lens.factor, _LOW)
    return _PAD + up + 9 + FONT_SIZE + _PAD


def _round_down(number: float) -> float:
    """Return the largest of one, two and five times a power of ten that is not larger."""
    power = 10.0 ** math.floor(math.log10(number))
    digit = 1
    for larger in (2, 5):
        if larger * power <= number:
            digit = larger
    return digit * power


@attrs.frozen(kw_only=True)
class Pen:
    """Draw shapes.

    Attributes
    ----------
    prefix : str
        The beginning of each class.
    scale : float
        Pixels in a metre.
    is_yardstick, is_own : bool
        As of the subject.
    """

    prefix: str
    scale: float
    is_yardstick: bool = False
    is_own: bool = False

    def shape(self, shape: Shape, x: float, y: float, lens: Lens | None) -> list[str]:
        """Return the elements of a shape.

        Parameters
        ----------
        shape : Shape
        x, y : float
            The middle of its foot.
        lens : Lens or None
            The frame of its subject.

        Returns
        -------
        list of str
        """
        if lens is None or not is_small(shape, self.scale):
            drawn = self.plain(shape, x, y)
        else:
            drawn = [*self._tiny(shape, x, y), *self._enlarged(shape, x, y, lens)]
        if shape.room is None:
            return drawn
        across, up = (float(side) * self.scale for side in shape.room)
        outline = self._rectangle("room", x - across / 2, y - up, across, up)
        if shape.sticks_out:
            # It would be hidden behind the vehicle.
            return [*drawn, outline]
        return [outline, *drawn]

    def _tiny(self, shape: Shape, x: float, y: float) -> list[str]:
        """Return a shape without edges, which would be as large as itself."""
        if shape.strokes:
            return self._strokes(shape.strokes, x, y)
        if shape.is_box:
            return [self._area(shape, x, y, "tiny")]
        return self._line(shape, x, y, has_ends=False)

    def _enlarged(self, shape: Shape, x: float, y: float, lens: Lens) -> list[str]:
        """Return the frame with the enlarged shape, and the hairlines to it."""
        foot = y - _lens_foot(shape, self.scale, lens)
        height = _lens_height(shape, self.scale, lens)
        left, right, top = x - lens.width / 2, x + lens.width / 2, foot - height
        half = shape.extent[0] * self.scale / 2
        level = y - shape.extent[1] * self.scale
        hairs = f"M{n(x - half)} {n(level)}L{n(left)} {n(foot)}"
        hairs += f"M{n(x + half)} {n(level)}L{n(right)} {n(foot)}"
        ground = foot - _PAD - FONT_SIZE - 9
        bar = f"M{n(x - lens.bar / 2)} {n(ground + 4)}v4h{n(lens.bar)}v-4"
        larger = attrs.evolve(self, scale=self.scale * lens.factor)
        alone = shape._replace(room=None)
        return [
            path(self.prefix, "hair", hairs),
            self._rectangle("frame", left, top, right - left, foot - top),
            *larger.plain(alone, x, ground),
            path(self.prefix, "bar", bar),
            text(self.prefix, x, foot - _PAD, lens.text, "text", anchor="middle"),
        ]

    def plain(self, shape: Shape, x: float, y: float) -> list[str]:
        """Return a shape on the ground line, without a frame or a box around it.

        Parameters
        ----------
        shape : Shape
        x, y : float
            The middle of its foot.

        Returns
        -------
        list of str
        """
        if shape.strokes:
            return self._strokes(shape.strokes, x, y)
        if not shape.is_box:
            return self._line(shape, x, y)
        if self.is_yardstick:
            return [self._area(shape, x, y, "sheet")]
        return [*self._box(shape, x, y), *self._wheels(shape, x, y)]

    def _strokes(self, strokes: Iterable[Stroke], x: float, y: float) -> list[str]:
        return [self._stroke(stroke, x, y) for stroke in strokes]

    def _stroke(self, stroke: Stroke, x: float, y: float) -> str:
        x1, y1, x2, y2, radius = (each * self.scale for each in stroke)
        if (n(x1), n(y1)) == (n(x2), n(y2)):
            # PDF readers show no line without a length, whatever its ends are.
            return self._circle(x + x1, y - y1 + radius, radius, "disc")
        ends = f'x1="{n(x + x1)}" y1="{n(y - y1)}" x2="{n(x + x2)}" y2="{n(y - y2)}"'
        return f'<line class="{self.prefix}-thing" {ends} stroke-width="{n(2 * radius)}"/>'

    def _area(self, shape: Shape, x: float, y: float, *kinds: str, dashes: str = "") -> str:
        across, up = (size * self.scale for size in shape.extent)
        if shape.is_round:
            return self._circle(x, y, up / 2, *kinds, dashes=dashes)
        return self._rectangle(" ".join(kinds), x - across / 2, y - up, across, up)

    def _circle(self, x: float, y: float, radius: float, *kinds: str, dashes: str = "") -> str:
        """Return a circle that stands on the ground line."""
        names = self._names(*kinds)
        at = f'cx="{n(x)}" cy="{n(y - radius)}" r="{n(radius)}"'
        return f'<circle class="{names}" {at}{dashes}/>'

    def _rectangle(self, kinds: str, x: float, y: float, width: float, height: float) -> str:
        names = self._names(*kinds.split())
        size = f'width="{n(width)}" height="{n(height)}"'
        return f'<rect class="{names}" x="{n(x)}" y="{n(y)}" {size}/>'

    def _names(self, *kinds: str) -> str:
        """Return the classes of an element; the reader's own vehicles have others."""
        own = ""
        if self.is_own:
            own = "own-"
        return " ".join(f"{self.prefix}-{_owned(kind, own)}" for kind in kinds)

    def _box(self, shape: Shape, x: float, y: float) -> list[str]:
        """Return a box or a circle; edges whose place is not sure are dashed."""
        if shape.is_round:
            length = math.pi * shape.extent[1] * self.scale
            return [self._ring(shape, x, y, "box", length, is_sure=shape.is_up_sure)]
        across, up = (size * self.scale for size in shape.extent)
        left, right, top, foot = (n(each) for each in (x - across / 2, x + across / 2, y - up, y))
        uprights, level = f"M{left} {foot}V{top}M{right} {foot}V{top}", f"M{left} {top}H{right}"
        # The foot stands on the ground, so its place is always sure.
        sure = f"M{left} {foot}H{right}"
        dashed = []
        if shape.is_across_sure:
            sure = uprights + sure
        else:
            dashed.append(self._dashed(uprights, up))
        if shape.is_up_sure:
            sure = level + sure
        else:
            dashed.append(self._dashed(level, across))
        return [self._area(shape, x, y, "box"), self._path("edge", sure), *dashed]

    def _ring(
        self, shape: Shape, x: float, y: float, kind: str, length: float, *, is_sure: bool
    ) -> str:
        if is_sure:
            return self._area(shape, x, y, kind, "edge")
        return self._area(shape, x, y, kind, "dashed", dashes=dashes_around(length))

    def _wheels(self, shape: Shape, x: float, y: float) -> Iterable[str]:
        """Return the wheels in front of a box."""
        for wheel in shape.wheels:
            radius = float(wheel.diameter) * self.scale / 2
            middle = x + float(wheel.x) * self.scale
            foot = y - float(wheel.y) * self.scale + radius
            if wheel.is_sure:
                yield self._circle(middle, foot, radius, "wheel", "edge")
            else:
                dashes = dashes_around(2 * math.pi * radius)
                yield self._circle(middle, foot, radius, "wheel", "dashed", dashes=dashes)

    def _line(self, shape: Shape, x: float, y: float, *, has_ends: bool = True) -> list[str]:
        """Return the one size that is known, between two ends."""
        across, up = (size * self.scale for size in shape.extent)
        if shape.across is not None:
            left, right, level = n(x - across / 2), n(x + across / 2), y - 6
            if not has_ends:
                level = y
            line, length = f"M{left} {n(level)}H{right}", across
            ends = f"M{left} {n(level - 5)}v10M{right} {n(level - 5)}v10"
            is_sure = shape.is_across_sure
        else:
            line, length = f"M{n(x)} {n(y)}V{n(y - up)}", up
            ends = f"M{n(x - 5)} {n(y - up)}h10M{n(x - 5)} {n(y)}h10"
            is_sure = shape.is_up_sure
        if not has_ends:
            # The ends would hide so short a line, and dashes would leave little of it.
            return [self._path("edge", line)]
        if is_sure:
            return [self._path("edge", line), self._path("edge", ends)]
        return [self._dashed(line, length), self._path("edge", ends)]

    def _path(self, kind: str, drawn: str) -> str:
        return f'<path class="{self._names(kind)}" d="{drawn}"/>'

    def _dashed(self, drawn: str, length: float) -> str:
        """Return a line of a length, dashed so that it begins and ends with a dash."""
        count = max(2, round((length + _SPACE) / (_DASH + _SPACE)))
        part = length / (count * _DASH + (count - 1) * _SPACE)
        return f'<path class="{self._names("dashed")}" d="{drawn}"{_dashes(part)}/>'


def _owned(kind: str, own: str) -> str:
    """Return the class of the reader's own vehicles for those that have colours."""
    if kind in ("box", "edge", "dashed", "tiny", "wheel"):
        return own + kind
    return kind


def dashes_around(length: float) -> str:
    """Return the attribute for whole dashes around a circle, eight at least."""
    count = max(8, round(length / (_DASH + _SPACE)))
    return _dashes(length / count / (_DASH + _SPACE))


def _dashes(part: float) -> str:
    return f' stroke-dasharray="{n(part * _DASH)} {n(part * _SPACE)}"'


# --- elements -------------------------------------------------------------------


def path(prefix: str, kind: str, drawn: str) -> str:
    """Return a path of a class."""
    return f'<path class="{prefix}-{kind}" d="{drawn}"/>'


def text(
    prefix: str, x: float, y: float, words: str, kind: str, *, anchor: str = "", width: float = 0.0
) -> str:
    """Return a line of text.

    Parameters
    ----------
    prefix, kind : str
        The parts of its class.
    x, y : float
        The beginning of its base line, or the middle.
    words : str
    anchor : {"", "middle"}
    width : float, default 0
        The room that is left for the text; letters of which too little is known
        are fitted into it.

    Returns
    -------
    str
    """
    attributes = f'x="{n(x)}" y="{n(y)}"'
    if anchor:
        attributes += f' text-anchor="{anchor}"'
    if not _USUAL.fullmatch(words):
        # As wide as it is in most fonts, so that it is hardly stretched.
        attributes += f' textLength="{n(TYPICAL * width)}" lengthAdjust="spacingAndGlyphs"'
    return f'<text class="{prefix}-{kind}" {attributes}>{xml(words)}</text>'


# The scripts and signs whose letters are no wider than their room: the first range ends with
# Gujarati; then come Thai and Lao, Georgian, Ethiopic to Runic, and signs from currencies to
# dingbats, in which only some arrows are wide.
_USUAL = re.compile(
    "[ -~\u00a0-\u0a71\u0a80-\u0aff\u0e00-\u0e5a\u0e80-\u0eff\u10a0-\u10ff\u1200-\u16ff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u27bf\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3"
    "\uff01-\uff60]*"
)


def xml(words: str) -> str:
    """Return a text as XML holds it."""
    return html.escape(words.replace("\ufffe", "").replace("\uffff", ""))


def n(number: float) -> str:
    """Return a coordinate to a thousandth."""
    return f"{number:.3f}".rstrip("0").rstrip(".").replace("-0", "0", number > -0.0005)
