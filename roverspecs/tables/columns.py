"""Columns: texts side by side on a terminal, aligned, wrapped and split into parts.

A *phrase* is a pair of a text and its role.  A *line* is a list of phrases
that follow each other without a space, and a *block* is a list of lines.
Widths are always computed on the texts alone, so that colour changes none.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Phrase = tuple[str, str]
    Line = list[Phrase]
    Block = list[Line]
    Paint = Callable[[str, str], str]

_GAP = "  "
_LEAST = 10  # columns: lists are not wrapped to less
_LEAST_LABEL = 18  # columns: labels are not wrapped to less to keep a table whole

# From here on there are scripts that are written without spaces.
_FIRST_WIDE = "\u2e80"
_WIDE = "\u2e80-\ua4cf\uac00-\ud7a3\uff01-\uff60"
_WIDE_WORD = f" *(?:[{_WIDE}][、。，」）]*|[^ {_WIDE}]+)"


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Parameters
    ----------
    text : str
        Without control characters.

    Returns
    -------
    int
        Wide characters count twice, marks on letters not at all, as docutils
        counts them in reStructuredText.
    """
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    wide = sum(east_asian_width(each) in "WF" for each in text)
    return wide + sum(not combining(each) for each in text)


def wrapped(line: Line, width: int, indent: str = "", first: str = "") -> Block:
    """Break a line between words; a longer word, such as an address, is never cut.

    A number keeps its unit beside it.

    Parameters
    ----------
    line : list of (str, str)
        Texts and their roles.
    width : int
        Columns that each line may take.
    indent : str, default ""
        The spaces before each further line.
    first : str, default ""
        The spaces before the first line.

    Returns
    -------
    list of list of (str, str)
        At least one line.
    """
    made: Block = [[(first, "")]]
    used = len(first)
    has_word = False
    for words in _unbroken(line, width - len(indent)):
        size = _size(words)
        if has_word and used + size > width:
            made.append([(indent, "")])
            start, role = words[0]
            words[0] = (start.lstrip(" "), role)
            size = _size(words)
            used = len(indent)
        for word, role in words:
            _append(made[-1], word, role)
        used += size
        has_word = True
    return made


def _unbroken(line: Line, room: int) -> Iterator[Line]:
    """Yield the words of a line, a number together with its unit if there is room for both."""
    held: Line = []
    for text, role in line:
        for word in _words(text):
            if held and not (_is_unit(held[-1][0], word) and _size(held) + width_of(word) <= room):
                yield held
                held = []
            held.append((word, role))
    if held:
        yield held


def _is_unit(before: str, word: str) -> bool:
    """Return whether a word may be the unit of the number before it."""
    start = word[1:2]
    is_spaced = word.startswith(" ")
    return before[-1].isdigit() and is_spaced and (start.isalpha() or start in ("%", "°"))


def _size(words: Line) -> int:
    return sum(width_of(word) for word, _ in words)


def _append(line: Line, text: str, role: str) -> None:
    """Add a text to a line; a phrase of the same role goes on."""
    before, role_before = line[-1]
    if role == role_before:
        line[-1] = (before + text, role)
    else:
        line.append((text, role))


def _words(text: str) -> list[str]:
    """Return the words of a text, each with the spaces before it."""
    # The pattern of wide scripts takes longer to compile than a table to print.
    if text.isascii() or max(text) < _FIRST_WIDE:
        return re.findall(" *[^ ]+", text)
    return re.findall(_WIDE_WORD, text)


def shown(line: Iterable[Phrase], paint: Paint | None) -> str:
    """Return a line as text, painted, without spaces at its end.

    Parameters
    ----------
    line : iterable of (str, str)
        Texts and their roles.
    paint : callable or None
        Returns a text as the terminal shows it, given its role and the text.

    Returns
    -------
    str
    """
    if paint is None:
        return "".join(text for text, _ in line).rstrip(" ")
    phrases = list(line)
    while phrases and not phrases[-1][0].strip(" "):
        phrases.pop()
    return "".join(_painted(text, role, paint) for text, role in phrases)


def _painted(text: str, role: str, paint: Paint) -> str:
    if not role:
        return text
    # A phrase that follows another one begins with the space between them.
    bare = text.lstrip(" ")
    space = text[: len(text) - len(bare)]
    return space + paint(role, bare)


_GROUPED = 5  # digits
_DIGITS = r"(?<![0-9.])[0-9]{5,}"
_SPACE = "\u00a0"


def grouped(text: str) -> str:
    """Return a number for people, with its digits in groups of three from five on.

    The space between them is the no-break space: every font has it, every line keeps the number
    together, and a copy from a table is still read as one number.  Digits behind the
    point are left as they are.

    Parameters
    ----------
    text : str
        Such as ``">10000000"``.

    Returns
    -------
    str
    """
    # Most numbers are short, and need no pattern.
    if len(text) < _GROUPED or sum(map(str.isdigit, text)) < _GROUPED:
        return text
    return re.sub(_DIGITS, _in_threes, text)


def _in_threes(found: re.Match[str]) -> str:
    return re.sub("(?<=[0-9])(?=(?:[0-9]{3})+$)", _SPACE, found[0])


def decimal_pads(texts: Sequence[str]) -> list[int]:
    """Return how many spaces each number needs behind it for the decimal points to align.

    Parameters
    ----------
    texts : sequence of str, length n
        To be set flush right.

    Returns
    -------
    list of int, length n
    """
    tails = [len(split_at_point(text)[1]) for text in texts]
    longest = max(tails, default=0)
    return [longest - tail for tail in tails]


def split_at_point(number: str) -> tuple[str, str]:
    """Return a number up to its decimal point, and the rest from there on.

    Parameters
    ----------
    number : str
        As shown, with its marks.

    Returns
    -------
    tuple of str, str
        The second is empty where nothing stands behind the first digits.
    """
    rest = re.sub(r"^[^0-9]*[0-9\u00a0]*", "", number)
    return number.removesuffix(rest), rest


class Column:
    """Hold a heading and the cells below it, each a block.

    Parameters
    ----------
    heading : list of list of (str, str)
    cells : sequence of list of list of (str, str), length n
    is_number : bool
        Whether the cells are numbers: these stand flush right, and are never
        wrapped.
    air : int, default 2
        The least space beside the heading.
    """

    __slots__ = ("air", "cells", "heading", "is_number", "width")

    def __init__(
        self, heading: Block, cells: Sequence[Block], *, is_number: bool, air: int = 2
    ) -> None:
        self.heading = heading
        self.cells = cells
        self.is_number = is_number
        self.air = air
        widths = [_block_width(heading) + air, *map(_block_width, cells)]
        self.width = max(widths)

    def with_cells_of(self, width: int) -> Column:
        """Return the column with its cells wrapped to a width."""
        cells = [_wrapped_block(block, width) for block in self.cells]
        return Column(self.heading, cells, is_number=self.is_number, air=self.air)

    def with_heading_of(self, width: int) -> Column:
        """Return the column with its heading wrapped to a width."""
        heading = _wrapped_block(self.heading, width)
        return Column(heading, self.cells, is_number=self.is_number, air=self.air)

    def set_line(self, block: Block, place: int) -> Line:
        """Return one line of a block, as wide as the column."""
        line: Line = []
        if place < len(block):
            line = block[place]
        gap = (" " * (self.width - _line_width(line)), "")
        # A heading with nothing below it has no numbers to stand above.
        if self.is_number and self.cells:
            return [gap, *line]
        return [*line, gap]


def _line_width(line: Line) -> int:
    return sum(width_of(text) for text, _ in line)


def _block_width(block: Block) -> int:
    return max(map(_line_width, block))


def _wrapped_block(block: Block, width: int) -> Block:
    made: Block = []
    for line in block:
        made += wrapped(line, width)
    return made


def fitted(columns: Sequence[Column], width: int) -> list[Sequence[Column]]:
    """Return the tables that columns make within a width; no number is cut.

    Parameters
    ----------
    columns : sequence of Column
        At least one.
    width : int
        Columns that a line may take; longer words and numbers exceed it.

    Returns
    -------
    list of sequence of Column
        Each begins with the first column.
    """
    if _total(columns) <= width:
        return [columns]
    if any(column.is_number for column in columns):
        whole = _with_wrapped_labels(columns, width)
        if _total(whole) <= width:
            return [whole]
        return _parts(_with_narrow_labels(columns, width), width)
    narrow = _with_narrow_cells(columns, width)
    if _total(narrow) <= width:
        return [narrow]
    return _narrow_parts(columns, width)


def _narrow_parts(columns: Sequence[Column], width: int) -> list[Sequence[Column]]:
    """Return columns of texts in as few groups as fit, all of about as many columns."""
    first, *others = columns
    for count in range(2, len(others) + 1):
        size = (len(others) + count - 1) // count
        groups = [others[start : start + size] for start in range(0, len(others), size)]
        parts = [_with_narrow_cells([first, *group], width) for group in groups]
        if all(_total(part) <= width for part in parts):
            return parts
    # Some word is too long: each column is as wide as it can be beside the first.
    half = width // 2
    rest = width - half - len(_GAP)
    halves = [first.with_cells_of(half), *(column.with_cells_of(rest) for column in others)]
    return _parts(halves, width)


def _with_wrapped_labels(columns: Sequence[Column], width: int) -> Sequence[Column]:
    """Wrap the labels if that keeps a table whole, which is read more easily than two parts."""
    first, *others = columns
    room = first.width + width - _total(columns)
    if room < _LEAST_LABEL:
        return columns
    made = first.with_cells_of(room)
    # Lines of much the same length: no unit stands apart from its title by a word.
    for narrower in range(room - 1, _LEAST, -1):
        tighter = first.with_cells_of(narrower)
        if _count_lines(tighter) > _count_lines(made):
            break
        made = tighter
    return [made, *others]


def _count_lines(column: Column) -> int:
    return sum(map(len, column.cells))


def _with_narrow_labels(columns: Sequence[Column], width: int) -> Sequence[Column]:
    """Wrap labels and headings if not even one column fits beside the labels."""
    first, *others = columns
    widest = max(others, key=lambda column: column.width)
    if _total([first, widest]) <= width:
        return columns
    half = max(width // 2 - 3, 8)
    return [column.with_heading_of(half) for column in [first.with_cells_of(half), *others]]


def _with_narrow_cells(columns: Sequence[Column], width: int) -> Sequence[Column]:
    """Wrap the texts of the widest columns as far as that stays readable."""
    limits = [column.width for column in columns]
    # A word is never cut, so that no column is narrower than its longest one.
    least = [max(column.with_cells_of(_LEAST).width, _LEAST) for column in columns]
    excess = _total(columns) - width
    while excess > 0:
        widths = [limit if limit > low else 0 for limit, low in zip(limits, least, strict=True)]
        widest = max(widths)
        if not widest:
            break
        limits[widths.index(widest)] -= 1
        excess -= 1
    return [column.with_cells_of(limit) for column, limit in zip(columns, limits, strict=True)]


def _parts(columns: Sequence[Column], width: int) -> list[Sequence[Column]]:
    """Return the columns in groups that fit, as many as possible in each."""
    first, *others = columns
    parts: list[list[Column]] = []
    for column in others:
        if parts and _total([*parts[-1], column]) <= width:
            parts[-1].append(column)
        else:
            parts.append([first, column])
    return [*parts] or [[first]]


def _total(columns: Sequence[Column]) -> int:
    return sum(column.width for column in columns) + len(_GAP) * (len(columns) - 1)


def beside(columns: Sequence[Column], paint: Paint | None) -> Iterator[list[str]]:
    """Set columns beside each other.

    Parameters
    ----------
    columns : sequence of Column
        Each has n cells.
    paint : callable or None
        As for :func:`shown`.

    Yields
    ------
    list of str
        The lines of the headings, then the lines of each of the n rows.
    """
    yield _beside(columns, [column.heading for column in columns], paint)
    rows = zip(*[column.cells for column in columns], strict=True)
    for cells in rows:
        yield _beside(columns, cells, paint)


def _beside(columns: Sequence[Column], blocks: Sequence[Block], paint: Paint | None) -> list[str]:
    lines = []
    for place in range(max(map(len, blocks))):
        line: Line = []
        for column, block in zip(columns, blocks, strict=True):
            line += [*column.set_line(block, place), (_GAP, "")]
        lines.append(shown(line, paint))
    return lines


def rule(columns: Sequence[Column], sign: str) -> str:
    """Return a line of a sign under, or over, each column.

    Parameters
    ----------
    columns : sequence of Column
    sign : str
        One character.

    Returns
    -------
    str
    """
    return _GAP.join(sign * column.width for column in columns)
