"""Proportions of pictures: how wide one is on paper or on a screen, and how high."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.values import units
from roverspecs.values.published import PublishedValue

PIXELS_PER_INCH = 96
"""The pixels of a screen are as many as in CSS."""

NARROWEST, WIDEST = 150.0, 7200.0
"""The least and the greatest width, in points of 1/72 inch."""

SLIMMEST = 5.0
"""No picture is more times as wide as high, or as high as wide."""


class Width(NamedTuple):
    """Hold the width of a picture.

    Attributes
    ----------
    points : float
        In 1/72 inch.
    is_in_pixels : bool
        Whether it was given so; then a picture of dots has just so many.
    """

    points: float
    is_in_pixels: bool


def read_width(given: object) -> Width:
    """Read a width.

    Parameters
    ----------
    given : str, int or float
        A length with its unit, as in ``"16cm"``, or a number of pixels.

    Returns
    -------
    Width

    Raises
    ------
    FieldError
        If it cannot be read, or is out of the range.

    Examples
    --------
    >>> read_width("1in").points
    Traceback (most recent call last):
    roverspecs.errors.FieldError: width: expected 5.3cm to 254cm or 200 to 9600 pixels, found '1in'
    >>> read_width(960)
    Width(points=720.0, is_in_pixels=True)
    """
    text = str(given).strip()
    is_in_pixels = re.fullmatch(r"[0-9]+(\.[0-9]+)?( ?px)?", text) is not None
    if is_in_pixels:
        points = float(text.removesuffix("px")) * 72 / PIXELS_PER_INCH
    else:
        points = _inches(given) * 72
    if not NARROWEST <= points <= WIDEST:
        expected = "expected 5.3cm to 254cm or 200 to 9600 pixels"
        raise FieldError(f"{expected}, found {shortened(given)}").at("width")
    return Width(points, is_in_pixels)


def _inches(given: object) -> float:
    try:
        read = PublishedValue.parse(given)  # type: ignore[arg-type]  # it refuses what is no text
        inches = units.convert(read, "in", exact=True).nominal
    except RoverspecsError:
        inches = None
    if inches is None or read.mark:
        expected = "expected a length such as 16cm or 7in, or a number of pixels"
        raise FieldError(f"{expected}, found {shortened(given)}").at("width")
    return float(inches)


def read_aspect(given: object) -> float:
    """Read the shape of a picture.

    Parameters
    ----------
    given : str, int or float
        Width to height, as in ``"16:9"``, or their quotient.

    Returns
    -------
    float
        The width divided by the height.

    Raises
    ------
    FieldError
        If it cannot be read, or is out of the range.

    Examples
    --------
    >>> read_aspect("4:3")
    1.3333333333333333
    """
    number = r"([0-9]+(?:\.[0-9]+)?)"
    match = re.fullmatch(rf"{number}(?: ?[:/] ?{number})?", str(given).strip())
    quotient = 0.0
    if match:
        across, up = float(match[1]), float(match[2] or 1)
        if up:
            quotient = across / up
    if not 1 / SLIMMEST <= quotient <= SLIMMEST or not math.isfinite(quotient):
        expected = "expected width:height between 1:5 and 5:1, such as 16:9"
        raise FieldError(f"{expected}, found {shortened(given)}").at("aspect")
    return quotient
