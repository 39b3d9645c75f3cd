"""Styles: the style sheet of an SVG picture, its letters and its colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from roverspecs.pictures.layout import FONT_SIZE
from roverspecs.pictures.outlines import n
from roverspecs.pictures.text_lines import CAPTION_SIZE, NAME_SIZE
from roverspecs.pictures.themes import COLOURS

FONTS = (
    'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",'
    '"Hiragino Sans","Yu Gothic","Noto Sans CJK JP",sans-serif'
)
"""The fonts of a drawing, the preferred one first."""


def style_sheet(prefix: str, theme: str, title_size: float) -> str:
    """Return the style sheet of a picture.

    Parameters
    ----------
    prefix : str
        The beginning of each class.
    theme : str
        One of :data:`roverspecs.pictures.themes.THEMES`.
    title_size : float
        The size of the letters of a title.

    Returns
    -------
    str
        Without any character that XML escapes.
    """
    lines = ("edge", "dashed", "own-edge", "own-dashed", "bar", "ground", "sheet", "room", "hair")
    signs = ("sign", "sign-open", "sign-line", "sign-mark")
    fixed = (
        # In a page it shrinks to fit; vl-convert takes no height of auto, and reads no @media.
        f"@media all{{.{prefix}{{max-width:100%;height:auto}}}}"
        f".{prefix} text{{font-family:{FONTS};font-size:{n(FONT_SIZE)}px}}"
        f".{prefix} .{prefix}-name{{font-size:{n(NAME_SIZE)}px}}"
        f".{prefix} .{prefix}-title{{font-size:{n(title_size)}px}}"
        f".{prefix} .{prefix}-caption{{font-size:{n(CAPTION_SIZE)}px}}"
        f"{_selector(prefix, _BOLD)}{{font-weight:bold}}"
        f"{_selector(prefix, lines)}{{fill:none;stroke-width:1.5}}"
        f".{prefix}-ground,.{prefix}-frame{{stroke-width:1}}"
        f".{prefix}-hair{{stroke-width:.75}}"
        f"{_selector(prefix, signs)}{{stroke-width:1.5}}"
        f"{_selector(prefix, signs[2:])}{{fill:none}}"
        f".{prefix}-thing{{stroke-linecap:round}}"
    )
    if theme != "auto":
        return fixed + _coloured(prefix, COLOURS[theme])
    light, dark = (_coloured(prefix, COLOURS[each]) for each in ("light", "dark"))
    return f"{fixed}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _selector(prefix: str, kinds: Iterable[str]) -> str:
    return ",".join(f".{prefix}-{kind}" for kind in kinds)


_BOLD = ("title", "name", "view", "verdict")

_FILLS = {
    "paper": ("paper", "frame", "sign-open"),
    "ink": ("title", "name", "view", "verdict", "text", "sign"),
    "quiet": ("quiet", "caption"),
    "box": ("box",),
    "own box": ("own-box",),
    "data": ("tiny",),
    "own": ("own-tiny",),
    "thing": ("disc",),
}
_STROKES = {
    "data": ("edge", "dashed"),
    "own": ("own-edge", "own-dashed"),
    "quiet": ("bar", "ground", "room", "hair", "frame"),
    "ink": ("sign", "sign-open", "sign-line"),
    "paper": ("sign-mark",),
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
