"""Layout: the scale of a picture, its rows, its scale bar and key, and lines of text that fit."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import compress
from typing import TypeVar

from roverspecs.pictures.portraits import Shape, Subject
from roverspecs.values import units

NOT_SURE = "not sure: only about, a bound or a range, or assumed from another configuration or the diameter"
ONE_SIZE = "the one size that can be drawn"
"""What the key of a picture says of edges that are not sure, and of lines between two ends."""

_Entry = TypeVar("_Entry")


def place_columns(
    subjects: Sequence[Subject], labels: Sequence[float], *, room: float, gap: float, tallest: float
) -> tuple[float, list[list[int]]]:
    """Choose the scale of a picture, and which columns stand in one row.

    Parameters
    ----------
    subjects : sequence of Subject, length n
    labels : sequence of float, length n
        How wide each column has to be for its label.
    room : float
        How wide a row may be.
    gap : float
        Between two columns.
    tallest : float
        How tall a shape may be.

    Returns
    -------
    scale : float
        Units of the room in a metre.
    rows : list of list of int
        The places of the subjects in each row.
    """
    breadths = [each.breadth for each in subjects]
    highest, broadest = max(each.tallness for each in subjects), max(breadths)
    by_height = tallest / highest if highest else math.inf
    by_breadth = room / 2 / broadest if broadest else math.inf

    def total(scale: float) -> float:
        columns = (
            max(label, breadth * scale) for breadth, label in zip(breadths, labels, strict=True)
        )
        return sum(columns) + gap * (len(labels) - 1)

    wrapped = min(by_height, by_breadth)
    if total(0) < room:
        single = _largest(min(by_height, by_breadth * 2), lambda scale: total(scale) <= room)
        # One row is easier to read, but not at any price.
        if single * 2 >= wrapped:
            return single, [list(range(len(labels)))]
    rows: list[list[int]] = []
    filled = math.inf
    for place, (breadth, label) in enumerate(zip(breadths, labels, strict=True)):
        column = max(label, breadth * wrapped)
        if filled + gap + column > room:
            rows.append([])
            filled = -gap
        rows[-1].append(place)
        filled += gap + column
    return wrapped, rows


def _largest(high: float, fits: Callable[[float], bool]) -> float:
    """Return the largest scale up to one at which all fits."""
    if fits(high):
        return high
    low = high / 2
    while not fits(low):
        low /= 2
    for _ in range(40):
        middle = (low + min(high, low * 2)) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def scale_bar(scale: float, unit: str, longest: float) -> tuple[float, str]:
    """Return how long a scale bar is, and what it says.

    Parameters
    ----------
    scale : float
        Units of the picture in a metre.
    unit : str
        Of a length.
    longest : float
        How long it may be.

    Returns
    -------
    length : float
        In units of the picture, two fifths of the longest or more.
    text : str
        One, two or five times a power of ten, with the unit.
    """
    one = scale * float(units.factor_between(unit, "m"))
    power = math.floor(math.log10(longest / one))
    digit = max(digit for digit in (1, 2, 5) if digit == 1 or digit * 10.0**power * one <= longest)
    # A picture of mountains or of grains has no room for all the zeros.
    number = f"{Decimal(digit).scaleb(power):f}" if abs(power) < 7 else f"{digit}e{power}"
    return digit * 10.0**power * one, f"{number} {unit}"


def occurring(
    subjects: Iterable[Subject], entries: Sequence[_Entry], is_small: Callable[[Shape], bool]
) -> Iterable[_Entry]:
    """Return those entries of a key that explain what occurs in a picture.

    Parameters
    ----------
    subjects : iterable of Subject
    entries : sequence, length 3
        For edges that are not sure, for lines between two ends, and for what
        is small.
    is_small : callable
        Whether a shape is too small for its edges to be seen.

    Returns
    -------
    iterable
    """
    shapes = [shape for subject in subjects for shape in subject.shapes if shape]
    occurs = (
        any(not shape.is_sure and not is_small(shape) for shape in shapes),
        any(not shape.is_box for shape in shapes),
        any(map(is_small, shapes)),
    )
    return compress(entries, occurs)


def wrapped(
    text: str, limit: float, measure: Callable[[str], float], *, lines: int | None = None
) -> list[str]:
    """Break a text into lines.

    Parameters
    ----------
    text : str
    limit : float
        How long a line may be; a word that is longer is cut.
    measure : callable
        How long a text is.
    lines : int, optional
        The most there may be: the last one ends with an ellipsis where there
        is more.

    Returns
    -------
    list of str
        One at least.
    """
    # Of a text of a million letters, no more is looked at than can be shown.
    shown = text if lines is None else text[: 1000 * lines]
    # A number is not parted from its unit.
    words = [
        part for word in re.split(r"(?<![0-9]) ", shown) for part in _parts(word, limit, measure)
    ]
    found = words[:1]
    for word in words[1:]:
        longer = f"{found[-1]} {word}"
        if measure(longer) <= limit:
            found[-1] = longer
        elif lines is None or len(found) < lines:
            found.append(word)
        else:
            found[-1] = _cut(longer, limit, measure)
            break
    return found


def _parts(word: str, limit: float, measure: Callable[[str], float]) -> Iterable[str]:
    """Cut a word that is longer than a line."""
    part = ""
    for letter in word:
        if part and measure(part + letter) > limit:
            yield part
            part = ""
        part += letter
    yield part


def _cut(text: str, limit: float, measure: Callable[[str], float]) -> str:
    while measure(text + "…") > limit:
        text = text[:-1].rstrip()
    return text + "…"


FONT_SIZE = 12.0
"""The size of the letters of a picture, in pixels."""

# In ems, those of DejaVu Sans and Verdana, which are the widest of the usual fonts.
_SHARED = {
    "ijlI|!.,:;'` ": 0.42,
    'ftr()[]{}/\\-–"': 0.46,
    "mwMW@%": 1.0,
    "~≥≤<>±×=+…—": 0.85,
}
_WIDTHS = {letter: width for letters, width in _SHARED.items() for letter in letters}
_BOLD = 1.13


def text_width(text: str, *, is_bold: bool = False) -> float:
    """Return how wide a line of text may become, in pixels.

    Parameters
    ----------
    text : str
        In a font of :data:`FONT_SIZE`.
    is_bold : bool, default False

    Returns
    -------
    float
        A bound rather than an estimate: fonts differ.
    """
    return sum(map(_letter_width, text)) * FONT_SIZE * (_BOLD if is_bold else 1.0)


def _letter_width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if letter > "\U0001f000":
        return 1.4
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    if letter.isascii():
        return 0.65 if letter.islower() or letter.isdigit() else 0.8
    return 0.9 if letter < "\u0530" else 1.1
