"""Column cells: the cells below one heading, read into numbers and codes.

Most are recognised by their shape.  Any other is read where the cells of tables of one's
own are read as claims, once for each text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

import attrs

from roverspecs.errors import RoverspecsError
from roverspecs.frames.column_data import CodedField
from roverspecs.frames.columns import MISSING, TEXT, Column
from roverspecs.records.drafts import Draft, field_in
from roverspecs.records.headings import Heading
from roverspecs.records.table_cells import figures, is_missing, with_point
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.published import is_strict

_MOST_OUTCOMES = 20_000
_MOST_SHAPES = 5_000

_ASK = 65_535
"""The code of a cell that no shape decides."""

# All before a number, the number, and all behind it.
_CELL = re.compile(r"([^0-9]*+)(?:0|[1-9][0-9]{0,7}+)(?:\.([0-9]{1,7}+))?+([^0-9]*+)", re.DOTALL)

_DIGITS = b"0123456789"
_ONES = bytes.maketrans(_DIGITS, b"1" * len(_DIGITS))
_MOST_DIGITS = 20  # more than any number of a shape has

# What is sought begins with one certain byte, which is found fast.
_ZEROS = re.compile(rb",0+(?=[0-9])")
_ZERO_FIRST = re.compile(rb"0(?<![0-9]0)(?<![0-9]\.0)[0-9]")
_ZERO_FIRST_IN_CELL = re.compile(r"(?<![0-9])(?<![0-9]\.)0[0-9]")
# Cells in which each comma stands between digits and can be nothing but one of decimals.
_DECIMAL_COMMAS = re.compile(r"(?:[^0-9,.]++|[0-9]++(?:,(?![0-9]{3}(?![0-9]))[0-9]++(?![,.]))?+)*+")


class Part(NamedTuple):
    """The figures of a spec in a block: numbers and codes of n rows."""

    numbers: list[float]
    codes: list[int]

    @staticmethod
    def empty(count: int) -> Part:
        """Return the part of n rows without a figure."""
        return Part([0.0] * count, [MISSING] * count)


class _Outcome(NamedTuple):
    """What a cell says: the number and code of each spec, and its mistake."""

    found: tuple[tuple[str, float, int], ...] = ()
    message: str = ""


class Split(NamedTuple):
    """The cells of a column, parted into their shapes and their numbers.

    Attributes
    ----------
    shapes : list of bytes
        Each cell with a 1 for every digit.
    numbers : list of float
        The digits of each cell, without the point; 0 for none.
    has_zeros : bool
        Whether a number begins with a zero before another digit, as in 05.
    """

    shapes: list[bytes]
    numbers: list[float]
    has_zeros: bool

    @staticmethod
    def of(encoded: bytes, separator: str) -> Split:
        """Part the cells of a text in UTF-8, which have a separator between them."""
        between = separator.encode()
        shapes = encoded.translate(_ONES).split(between)
        digits = b"," + encoded.translate(*_to_digits(between))
        has_zeros = False
        if b",0" in digits:
            has_zeros = _ZERO_FIRST.search(encoded) is not None
            digits = _ZEROS.sub(b",", digits)
        return Split(shapes, _numbers(digits), has_zeros)

    def every(self, places: slice) -> Split:
        """Return some of the cells."""
        return Split(self.shapes[places], self.numbers[places], self.has_zeros)


@cache
def _to_digits(separator: bytes) -> tuple[bytes, bytes]:
    """Return how to make a comma of a separator, and which bytes are no digits."""
    return bytes.maketrans(separator, b","), bytes(set(range(256)).difference(_DIGITS, separator))


def _numbers(digits: bytes) -> list[float]:
    """Return whole numbers, each behind a comma and without zeros before it."""
    # Only the first of two empty ones side by side is found at once.
    filled = digits.replace(b",,", b",0,").replace(b",,", b",0,")
    if filled.endswith(b","):
        filled += b"0"
    text = filled[1:].decode()
    try:
        # It reads many numbers sooner than int does one by one.
        found: list[float] = json.loads(f"[{text}]")
    except ValueError:
        # Python reads no number of thousands of digits, and no shape has one.
        found = [int(number[:_MOST_DIGITS]) for number in text.split(",")]
    return found


class Cells:
    """Hold the cells of some rows, column by column.

    Parameters
    ----------
    columns : iterable of sequence of str
        All of one length.
    """

    def __init__(self, columns: Iterable[Sequence[str]]) -> None:
        self._columns = list(columns)

    def column(self, place: int) -> Sequence[str]:
        """Return the cells of a column."""
        return self._columns[place]

    def split(self, place: int) -> Split | None:
        """Return the cells of a column in parts; None if one has several lines."""
        cells = self.column(place)
        text = "\n".join(cells)
        if text.count("\n") >= len(cells):
            return None
        return Split.of(text.encode(), "\n")


class PlainCells(Cells):
    """Hold the cells of some lines without quotation marks, which are parted all at once.

    Parameters
    ----------
    text : str
        Whole lines of one number of cells.
    encoded : bytes
        The same in UTF-8.
    delimiter : str
    width : int
        How many cells a line has.
    """

    def __init__(self, text: str, encoded: bytes, delimiter: str, width: int) -> None:
        self._width, self._delimiter = width, delimiter
        self._lines, self._encoded = text.removesuffix("\n"), encoded.removesuffix(b"\n")

    @cached_property
    def _split(self) -> Split:
        encoded = self._encoded.replace(b"\n", self._delimiter.encode())
        return Split.of(encoded, self._delimiter)

    @cached_property
    def _cells(self) -> list[str]:
        return self._lines.replace("\n", self._delimiter).split(self._delimiter)

    @cached_property
    def _first(self) -> list[str]:
        lines = self._lines.split("\n")
        return [line.partition(self._delimiter)[0] for line in lines]

    def column(self, place: int) -> Sequence[str]:
        """Return the cells of a column."""
        if place == 0:
            # Names, which are often all that is asked for.
            return self._first
        return self._cells[self._places(place)]

    def split(self, place: int) -> Split:
        """Return the cells of a column in parts."""
        return self._split.every(self._places(place))

    def rows(self) -> list[list[str]]:
        """Return the cells line by line."""
        starts = range(0, len(self._cells), self._width)
        return [self._cells[start : start + self._width] for start in starts]

    def _places(self, place: int) -> slice:
        return slice(place, None, self._width)


class FigureCells(dict[bytes, int]):
    """Read the cells below a heading; it maps the shape of a cell to its code."""

    def __init__(self, heading: Heading, columns: ColumnSet) -> None:
        super().__init__()
        # Its cells come with a decimal point.
        self.heading, self._columns = attrs.evolve(heading, decimal="."), columns
        self._decimal = heading.decimal
        self._outcomes: dict[str, _Outcome] = {}
        self._codes: dict[str, int] = {}
        """Of texts with a 1 for their number: 12.4 kg and 3.0 kg have one code."""
        spec = PUBLISHED[heading.spec]
        self._is_count = spec.dimension == "count"
        self._has_shapes = heading.axes is None and not spec.has_sides

    def read(self, block: Cells, place: int) -> tuple[dict[str, Part], list[tuple[int, str]]]:
        """Return the figures of a column by spec, and the rows of bad cells with messages."""
        bad: list[tuple[int, str]] = []
        if self._decimal != ".":
            block, place = Cells([self._pointed(block.column(place), bad)]), 0
        main, asked = self._shaped(block, place)
        parts = {self.heading.spec: main}
        if not asked:
            return parts, bad
        cells = block.column(place)
        for row in asked:
            main.numbers[row], main.codes[row] = 0.0, MISSING
            outcome = self._outcome(cells[row])
            for spec, number, code in outcome.found:
                part = parts.get(spec)
                if part is None:
                    part = parts[spec] = Part.empty(len(cells))
                part.numbers[row], part.codes[row] = number, code
            if outcome.message:
                bad.append((row, outcome.message))
        return parts, bad

    def _pointed(self, cells: Sequence[str], bad: list[tuple[int, str]]) -> list[str]:
        """Return the cells with decimal points; one that cannot have one is empty and bad."""
        text = "\n".join(cells)
        if text.count("\n") < len(cells) and _DECIMAL_COMMAS.fullmatch(text):
            return text.replace(",", ".").split("\n")
        pointed = []
        for place, cell in enumerate(cells):
            try:
                pointed.append(with_point(cell, self._decimal))
            except RoverspecsError as error:
                pointed.append("")
                bad.append((place, error.message))
        return pointed

    def _shaped(self, block: Cells, place: int) -> tuple[Part, Sequence[int]]:
        """Return the figures of a column by their shapes, and the rows that need a look."""
        split = None
        if self._has_shapes:
            split = block.split(place)
        if split is None:
            count = len(block.column(place))
            return Part.empty(count), range(count)
        codes = list(map(self.__getitem__, split.shapes))
        asked: list[int] = []
        # A set is made sooner than a list is looked through.
        if _ASK in {*codes}:
            asked = [row for row, code in enumerate(codes) if code == _ASK]
        if split.has_zeros:
            # 05 has the shape of 15, but is no number.
            cells = enumerate(block.column(place))
            zeros = [row for row, cell in cells if _ZERO_FIRST_IN_CELL.search(cell)]
            asked = sorted({*asked, *zeros})
        return Part(split.numbers, codes), asked

    def __missing__(self, shape: bytes) -> int:
        if len(self) >= _MOST_SHAPES:
            self.clear()
            self._codes.clear()
        self[shape] = self._code_of_shape(shape.decode())
        return self[shape]

    def _code_of_shape(self, cell: str) -> int:
        found = _CELL.fullmatch(cell)
        if found is not None:
            head, places, tail = found.groups(default="")
            # Any number says as much as this one: it is read without a table of words.
            number = "1"
            if places:
                number = f"1.{places}"
            text = f"{head}{number}{tail}"
            if text not in self._codes:
                self._codes[text] = self._code(text)
            return self._codes[text]
        if "1" in cell or self._outcome(cell) != _Outcome():
            return _ASK
        return MISSING

    def _code(self, text: str) -> int:
        """Return the code of a text and of all that differ from it in the number alone."""
        if not is_strict(text) or (self._is_count and "." in text):
            return _ASK
        outcome = self._outcome(text)
        if len(outcome.found) != 1 or outcome.message:
            return _ASK
        [(_, _, code)] = outcome.found
        if code == TEXT:
            return _ASK
        return code

    def _outcome(self, cell: str) -> _Outcome:
        """Return what a cell says, as the record of its row would have it."""
        known = self._outcomes.get(cell)
        if known is None:
            if len(self._outcomes) >= _MOST_OUTCOMES:
                self._outcomes.clear()
            known = self._outcomes[cell] = self._read(cell)
        return known

    def _read(self, cell: str) -> _Outcome:
        draft = Draft("-")
        try:
            doubt = added(draft, cell, self.heading)
        except RoverspecsError as error:
            return _Outcome(message=error.message)
        found = []
        for spec, claims in draft.claims.items():
            number, code = self._columns[spec].encoded(claims[0].published)
            found.append((spec, number, code))
        return _Outcome(tuple(found), doubt)


def added(draft: Draft, cell: str, heading: Heading) -> str:
    """Add the claims of a cell to a draft, and return why they are in doubt, if they are."""
    doubts = [draft.add(spec, claim) for spec, claim in figures(cell, heading)]
    doubt = ", ".join(filter(None, doubts))
    if not doubt:
        return ""
    return f"expected one figure in two units, found two: {doubt}: both are kept"


class FieldCells:
    """Read the cells below the heading of a field of the vehicle, such as its status."""

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.values = CodedField()
        self._outcomes: dict[str, tuple[int, str]] = {"": (0, "")}

    def read(self, cells: Sequence[str]) -> tuple[list[int], list[tuple[int, str]]]:
        """Return the codes of the values of n cells, and the places of bad ones with messages."""
        codes = []
        bad = []
        for place, cell in enumerate(cells):
            known = self._outcomes.get(cell)
            if known is None:
                if len(self._outcomes) >= _MOST_OUTCOMES:
                    self._outcomes.clear()
                known = self._outcomes[cell] = self._read(cell)
            code, message = known
            codes.append(code)
            if message:
                bad.append((place, message))
        return codes, bad

    def _read(self, cell: str) -> tuple[int, str]:
        if is_missing(cell):
            return 0, ""
        try:
            return self.values.code_of(field_in(self.heading.field, cell)), ""
        except RoverspecsError as error:
            return 0, error.message


class ColumnSet(dict[str, Column]):
    """The columns by spec; one that is asked for the first time has no figure yet."""

    count = 0
    """The vehicles that are read."""

    def __missing__(self, spec: str) -> Column:
        self[spec] = Column(PUBLISHED[spec], self.count)
        return self[spec]
