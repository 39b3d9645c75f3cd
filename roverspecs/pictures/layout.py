"""Layout: the scale of a drawing, its rows, its scale bar and key, and lines of text that fit."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import compress
from typing import TypeVar

from roverspecs.pictures.scene import Shape, Subject
from roverspecs.values import units

NOT_SURE = (
    "dashed: approximate, a limit or range, of unnamed axes, "
    "or taken from another configuration or the diameter"
)
ONE_SIZE = "the only size that can be drawn"
"""The key of a picture, for edges that are not sure and for lines between two ends."""

WIDTHLESS = ("Mn", "Me", "Cf")
"""The categories of the characters that take no room, such as marks on letters."""

_Entry = TypeVar("_Entry")


def place_columns(
    subjects: Sequence[Subject], labels: Sequence[float], *, room: float, gap: float, tallest: float
) -> tuple[float, list[list[int]]]:
    """Choose the scale of a picture, and the columns of each row.

    Parameters
    ----------
    subjects : sequence of Subject, length n
    labels : sequence of float, length n
        The width that each column needs for its label.
    room : float
        The width of a row at most.
    gap : float
        The width between two columns.
    tallest : float
        The height of a shape at most.

    Returns
    -------
    scale : float
        Units of the room in a metre.
    rows : list of list of int
        The places of the subjects in each row.
    """
    breadths = [each.breadth for each in subjects]
    highest, broadest = max(each.tallness for each in subjects), max(breadths)
    by_height = _quotient(tallest, highest)
    by_breadth = _quotient(room / 2, broadest)

    def width(place: int, scale: float) -> float:
        return max(labels[place], breadths[place] * scale)

    def total(scale: float) -> float:
        widths = [width(place, scale) for place in range(len(labels))]
        return sum(widths) + gap * (len(labels) - 1)

    scale = min(by_height, by_breadth)
    if total(0) < room:
        single = _largest(min(by_height, by_breadth * 2), lambda each: total(each) <= room)
        # One row is easier to read, but not at any price.
        if single * 2 >= scale:
            return single, [list(range(len(labels)))]
    rows: list[list[int]] = []
    filled = math.inf
    for place in range(len(labels)):
        column = width(place, scale)
        if filled + gap + column > room:
            rows.append([])
            filled = -gap
        rows[-1].append(place)
        filled += gap + column
    return scale, rows


def _quotient(room: float, size: float) -> float:
    """Return the scale at which a size fills the room."""
    if not size:
        return math.inf
    return room / size


def _largest(high: float, fits: Callable[[float], bool]) -> float:
    """Return the largest scale, up to one, that fits."""
    if fits(high):
        return high
    low = high / 2
    while not fits(low):
        low /= 2
    high = min(high, low * 2)
    # Forty halvings are as fine as a picture needs.
    for _ in range(40):
        middle = (low + high) / 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low


def scale_bar(scale: float, unit: str, longest: float) -> tuple[float, str]:
    """Return the length of a scale bar, and its text.

    Parameters
    ----------
    scale : float
        Units of the picture in a metre.
    unit : str
        The unit of the text.
    longest : float
        The length at most.

    Returns
    -------
    length : float
        In units of the picture, two fifths of the longest or more.
    text : str
        One, two or five times a power of ten, with the unit.
    """
    one = scale * float(units.factor_between(unit, "m"))
    power = math.floor(math.log10(longest / one))
    decade = 10.0**power * one
    digit = 1
    for larger in (2, 5):
        if larger * decade <= longest:
            digit = larger
    number = f"{Decimal(digit).scaleb(power):f}"
    if abs(power) >= 7:
        # A picture of mountains or of grains has no room for all the zeros.
        number = f"{digit}e{power}"
    return digit * decade, f"{number} {unit}"


def occurring(
    subjects: Iterable[Subject], entries: Sequence[_Entry], is_small: Callable[[Shape], bool]
) -> Iterable[_Entry]:
    """Return the entries of a key that a picture needs.

    Parameters
    ----------
    subjects : iterable of Subject
    entries : sequence, length 3
        For edges that are not sure, for lines between two ends, and for small
        shapes.
    is_small : callable
        Whether the edges of a shape are too small to be seen.

    Returns
    -------
    iterable
    """
    shapes: list[Shape] = []
    for subject in subjects:
        shapes += filter(None, subject.shapes)
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
        The length of a line at most; a longer word is cut.
    measure : callable
        Returns the length of a text.
    lines : int, optional
        The number of lines at most; a longer text ends with an ellipsis.

    Returns
    -------
    list of str
        One line at least.
    """
    if lines is not None:
        # The lines show no more of a text of a million letters.
        text = text[: 1000 * lines]
    words: list[str] = []
    # A number and its unit stay together.
    for word in re.split(r"(?<![0-9]) ", text):
        words += _parts(word, limit, measure)
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
    """Cut the end of a text so that an ellipsis fits behind it."""
    while measure(text + "…") > limit:
        text = text[:-1].rstrip()
    return text + "…"


FONT_SIZE = 12.0
"""The size of the letters of a picture, in pixels."""

# In ems, as in DejaVu Sans and Verdana, which are the widest of the usual fonts.
_SHARED = {
    "ijlI|!.,:;'` ": 0.42,
    'ftr()[]{}/\\-–"': 0.46,
    "mwMW@%": 1.0,
    "~≥≤<>±×=+…—": 0.85,
}
_WIDTHS: dict[str, float] = {}
for _letters, _width in _SHARED.items():
    _WIDTHS.update(dict.fromkeys(_letters, _width))
_BOLD = 1.13


def text_width(text: str, *, is_bold: bool = False) -> float:
    """Return the width of a line of text at most, in pixels.

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
    width = sum(map(_letter_width, text)) * FONT_SIZE
    if is_bold:
        width *= _BOLD
    return width


def _letter_width(letter: str) -> float:
    """Return the width of a letter in ems."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in WIDTHLESS:
        return 0.0
    if letter > "\U0001f000":
        return 1.4
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    if letter.isascii():
        is_narrow = letter.islower() or letter.isdigit()
        return 0.65 if is_narrow else 0.8
    return 0.9 if letter < "\u0530" else 1.1
