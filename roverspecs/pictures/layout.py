"""Layout: the scale of a drawing, its rows, its scale bar and key, and lines of text that fit."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from roverspecs.pictures.scene import Shape, Subject
from roverspecs.values import units

NOT_SURE = (
    "dashed: approximate, a limit or range, of unnamed axes, "
    "or taken from another configuration or the diameter"
)
ONE_SIZE = "the only size that can be drawn"
"""The key of a picture, for edges that are not sure and for lines between two ends."""

ROOM = "box of {}"
"""The same for the box around a vehicle."""

NO_BREAK = "\u00a0"
"""The space at which no line breaks, if it has room."""

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
    columns = _Columns([each.breadth for each in subjects], labels, room, gap)
    by_height = _quotient(tallest, max(each.tallness for each in subjects))
    # Two of the broadest stand side by side, also after rounding.
    scale = min(by_height, _quotient((room - gap) / 2 * (1 - 1e-9), columns.broadest))
    if columns.total(0) < room:
        high = min(by_height, _quotient(room, columns.broadest))
        single = _largest(high, lambda each: columns.total(each) <= room)
        # One row is easier to read, but not at any price.
        if single * 2 >= scale:
            return single, columns.single
    return scale, columns.balanced(scale)


def fill_sheet(
    subjects: Sequence[Subject],
    labels: Sequence[float],
    *,
    room: float,
    gap: float,
    tallest: float,
    is_low: Callable[[float, list[list[int]]], bool],
) -> tuple[float, list[list[int]]] | None:
    """Choose the scale and the rows of a picture that fills a sheet.

    Parameters
    ----------
    subjects, labels, room, gap, tallest
        As for :func:`place_columns`.
    is_low : callable
        Whether the rows are low enough for the sheet at a scale.

    Returns
    -------
    scale, rows
        As for :func:`place_columns`; None where the sheet is too small.
    """
    columns = _Columns([each.breadth for each in subjects], labels, room, gap)
    highest = max(each.tallness for each in subjects)
    high = min(_quotient(tallest, highest), _quotient(room, columns.broadest))
    # A small shape needs room for a frame, so that a picture of a smaller scale may be higher.
    scales = [high * _STEP**step for step in range(_STEPS)]
    single = several = 0.0
    for scale in scales:
        if columns.total(scale) <= room and is_low(scale, columns.single):
            single = scale
            break
    for scale in scales:
        if max(columns.widths(scale)) <= room and is_low(scale, columns.balanced(scale)):
            several = scale
            break
    if single and single * 2 >= several:
        return single, columns.single
    if several:
        return several, columns.balanced(several)
    return None


# The scales that are tried: each a little smaller than the one before, down to a hundredth.
_STEP, _STEPS = 0.92, 56


class _Columns:
    """Hold columns that are as wide as their shape or their label, whichever is wider."""

    def __init__(
        self, breadths: Sequence[float], labels: Sequence[float], room: float, gap: float
    ) -> None:
        self.breadths, self.labels = breadths, labels
        self.room, self.gap = room, gap
        self.broadest = max(breadths)
        self.single = [[*range(len(labels))]]

    def widths(self, scale: float) -> list[float]:
        """Return the width of each column at a scale."""
        pairs = zip(self.labels, self.breadths, strict=True)
        return [max(label, breadth * scale) for label, breadth in pairs]

    def total(self, scale: float) -> float:
        """Return the width of all columns in one row."""
        return sum(self.widths(scale)) + self.gap * (len(self.labels) - 1)

    def rows(self, scale: float) -> list[list[int]]:
        """Return rows, each filled before the next one."""
        rows: list[list[int]] = []
        filled = math.inf
        for place, column in enumerate(self.widths(scale)):
            if filled + self.gap + column > self.room:
                rows.append([])
                filled = -self.gap
            rows[-1].append(place)
            filled += self.gap + column
        return rows

    def balanced(self, scale: float) -> list[list[int]]:
        """Return as many rows, of about as many columns each where that is possible."""
        rows = self.rows(scale)
        count = math.ceil(len(self.labels) / len(rows))
        even = [
            [*self.single[0][start : start + count]] for start in range(0, len(self.labels), count)
        ]
        widths = self.widths(scale)
        for row in even:
            if sum(widths[place] for place in row) + self.gap * (len(row) - 1) > self.room:
                return rows
        return even


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
    subjects: Iterable[Subject],
    entries: Mapping[str, _Entry],
    is_small: Callable[[Shape], bool],
    *,
    are_enlarged: bool = False,
) -> Iterable[_Entry]:
    """Return the entries of a key that a picture needs.

    Parameters
    ----------
    subjects : iterable of Subject
    entries : mapping
        Some of "dashed" for edges that are not sure, "line" for lines between
        two ends, "small" for small shapes, "wheels", "room" for the box around
        a vehicle, and "own" for the reader's own vehicles.
    is_small : callable
        Whether a shape is too small to be seen.
    are_enlarged : bool, default False
        Whether small shapes are drawn again, enlarged, with their edges.

    Returns
    -------
    iterable
    """
    shapes: list[Shape] = []
    are_own = []
    for subject in subjects:
        shapes += filter(None, subject.shapes)
        are_own.append(subject.is_own)
    edged = shapes
    if not are_enlarged:
        edged = [shape for shape in shapes if not is_small(shape)]
    occurs = {
        "dashed": any(map(_is_dashed, edged)),
        "line": any(not shape.is_box for shape in shapes),
        "small": any(map(is_small, shapes)),
        "wheels": any(shape.wheels for shape in shapes),
        "room": any(shape.room for shape in shapes),
        "own": any(are_own),
    }
    return [entry for name, entry in entries.items() if occurs[name]]


def _is_dashed(shape: Shape) -> bool:
    return not shape.is_sure or any(not wheel.is_sure for wheel in shape.wheels)


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
    for word in words_of(text):
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


def words_of(text: str) -> list[str]:
    """Return the parts of a text between which a line may break.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str
        A number and its unit stay together, and so does all that no-break
        spaces hold.
    """
    return re.split(r"(?<![0-9]) ", text)


def _parts(word: str, limit: float, measure: Callable[[str], float]) -> Iterable[str]:
    """Cut a word that is longer than a line."""
    part = ""
    for letter in word:
        if part and measure(part + letter) > limit:
            head, part = _halves(part)
            yield head
        part += letter
    yield part


def _halves(part: str) -> tuple[str, str]:
    """Cut a part of a word at a no-break space if it has any, or after a hyphen, or at its end."""
    head, _, rest = part.rpartition(NO_BREAK)
    if head:
        return head, rest
    head, hyphen, rest = part.rpartition("-")
    if head:
        return head + hyphen, rest
    return part, ""


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
    "~≥≤<>±×=+−…—": 0.85,
}
_WIDTHS: dict[str, float] = {}
for _letters, _width in _SHARED.items():
    _WIDTHS.update(dict.fromkeys(_letters, _width))
_BOLD = 1.13


TYPICAL = 0.75
"""The part of its room that a text takes in most fonts, which are narrower than the widest."""


def text_width(text: str, *, is_bold: bool = False, size: float = FONT_SIZE) -> float:
    """Return the width of a line of text at most, in pixels.

    Parameters
    ----------
    text : str
    is_bold : bool, default False
    size : float, default :data:`FONT_SIZE`
        The size of the letters, in pixels.

    Returns
    -------
    float
        A bound rather than an estimate: fonts differ.
    """
    width = sum(map(_letter_width, text)) * size
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
