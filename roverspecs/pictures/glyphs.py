"""Glyphs: the letters of an image for which no font of the machine has a shape.

An SVG is drawn with the fonts of its reader, but an image with those of the
machine that makes it, and a square stands for each letter that none of them has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from roverspecs.pictures.outlines import xml
from roverspecs.pictures.styles import FONTS

# The letters of the fonts that vl-convert brings, which most names consist of.
_SURE = re.compile("[ -~\u00a0-\u017f\u0391-\u03c9\u0400-\u045f\u2010-\u2026\u2212]*")

# A private letter, which no font has.
_NOBODYS = "\U0010fffd"


def squares_in(texts: Iterable[str], image_of: Callable[[str], bytes]) -> dict[str, list[str]]:
    """Return each text with letters that an image shows as squares, and these letters.

    Parameters
    ----------
    texts : iterable of str
        Such as the names of a drawing.
    image_of : callable
        Returns the image of an SVG.

    Returns
    -------
    dict of str to list of str
        Empty where a font has all letters.
    """
    found = {}
    for text in texts:
        squares = [letter for letter in dict.fromkeys(text) if _is_square(letter, image_of)]
        if squares:
            found[text] = squares
    return found


def _is_square(letter: str, image_of: Callable[[str], bytes]) -> bool:
    """Return whether no font has a letter."""
    if _SURE.fullmatch(letter) or letter.isspace():
        return False
    return _image(letter, image_of) == _image(_NOBODYS, image_of)


@cache
def _image(letter: str, image_of: Callable[[str], bytes]) -> bytes:
    """Return a letter as an image."""
    fonts = xml(FONTS)
    text = f'<text x="8" y="24" font-size="16" font-family="{fonts}">{xml(letter)}</text>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">{text}</svg>'
    return image_of(picture)
