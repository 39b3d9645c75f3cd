"""Lettering: the fonts of plots, how wide a text is in them, and where it is broken.

The font of matplotlib comes first; others that are installed have the letters that it lacks.
"""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from roverspecs.errors import RoverspecsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.font_manager import FontProperties

SIZE, SMALL, LARGE, FINE = 9.0, 8.0, 11.0, 7.0
"""The sizes of names, of ticks and labels, of the title, and of the caption, in points."""

# The font of matplotlib comes first, so that plots look alike everywhere; the others have letters
# that it lacks.
_FAMILIES = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Yu Gothic",
    "MS Gothic",
    "IPAexGothic",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Noto Sans Devanagari",
    "Nirmala UI",
    "Arial Unicode MS",
)


@contextmanager
def plain_settings() -> Iterator[None]:
    """Use the default settings of matplotlib meanwhile, not those of the user.

    Raises
    ------
    RoverspecsError
        If matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
    except ImportError:
        expected = "charts need matplotlib, which is not installed"
        raise RoverspecsError(f'{expected}: pip install "roverspecs[charts]"') from None
    usual: dict[Any, Any] = dict(mpl.rcParamsDefault.items())
    # Reading the backend would choose one, which may open windows.
    usual.pop("backend")
    # Journals refuse the fonts of type 3, which matplotlib writes otherwise.  Hinted letters would
    # be wider in a picture of few dots than on paper, and cover what is beside them.
    changed = {
        "svg.hashsalt": "roverspecs",
        "pdf.fonttype": 42,
        "text.hinting": "no_hinting",
    }
    # A font without a bold face is as good as one with it, and needs no warning.
    log = logging.getLogger("matplotlib.font_manager")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with mpl.rc_context(usual | changed):
            yield
    finally:
        log.setLevel(level)


@functools.cache
def _families() -> dict[str, frozenset[int]]:
    """Return the installed fonts, each with the characters that it has."""
    from matplotlib import font_manager

    there = {font.name: font.fname for font in reversed(font_manager.fontManager.ttflist)}
    return {
        family: frozenset(font_manager.get_font(there[family]).get_charmap())
        for family in _FAMILIES
        if family in there
    }


def font(size: float, *, is_bold: bool = False) -> FontProperties:
    """Return the installed fonts in a size, the preferred one first."""
    from matplotlib.font_manager import FontProperties

    weight = "normal"
    if is_bold:
        weight = "bold"
    return FontProperties(family=list(_families()), size=size, weight=weight)


def drawable(text: str) -> str:
    """Return a text in which an escape stands for each character that no font has.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Raises
    ------
    RoverspecsError
        If matplotlib is not installed.
    """
    known = _known()
    letters = []
    for letter in text:
        shown = letter
        if ord(letter) not in known:
            shown = letter.encode("unicode_escape").decode("ascii")
        letters.append(shown)
    return "".join(letters)


@functools.cache
def _known() -> frozenset[int]:
    """Return the characters that some font has."""
    with plain_settings():
        return frozenset().union(*_families().values())


@functools.lru_cache(maxsize=4096)
def width_of(text: str, size: float = SIZE, *, is_bold: bool = False) -> float:
    """Return the width of a text, in points."""
    from matplotlib.textpath import text_to_path

    properties = font(size, is_bold=is_bold)
    return float(text_to_path.get_text_width_height_descent(text, properties, ismath=False)[0])


def wrapped(text: str, width: float, size: float = SMALL, *, is_bold: bool = False) -> list[str]:
    """Break a text into lines of a width, between words if it has any."""
    lines: list[str] = []
    line, room = "", 0.0
    gap = width_of("\u00a0", size)
    for part in _parts(text, width, size, is_bold=is_bold):
        needed = width_of(part, size, is_bold=is_bold)
        if line and gap + needed <= room:
            line, room = f"{line} {part}", room - gap - needed
            continue
        if line:
            lines.append(line)
        line, room = part, width - needed
    if line:
        lines.append(line)
    return lines


def _parts(text: str, width: float, size: float, *, is_bold: bool) -> Iterator[str]:
    """Return the words of a text; a word that is too wide is cut."""
    # A space that does not break holds a number and its name together.
    for word in re.split("[ \\t\\n]+", text.strip(" \t\n")):
        rest = word
        while len(rest) > 1 and width_of(rest, size, is_bold=is_bold) > width:
            count = len(rest) - 1
            while count > 1 and width_of(rest[:count], size, is_bold=is_bold) > width:
                count = min(count - 1, count * 9 // 10)
            yield rest[:count]
            rest = rest[count:]
        if rest:
            yield rest
