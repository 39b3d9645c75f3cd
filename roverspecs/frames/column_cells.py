"""Column cells: the cells below one heading, read into numbers and codes.

Most are recognised by their shape.  Any other is read where the cells of tables of one's
own are read as claims, once for each text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add
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

# All before a number, the number, and all behind it; or any other cell.
_CELLS = re.compile(r"([^0-9\n]*+)(0|[1-9][0-9]{0,7}+)(?:\.([0-9]{1,7}+))?+([^0-9\n]*+)\n|.*\n")
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
    """What a cell says: the number and code of each spec, and what is wrong with it."""

    found: tuple[tuple[str, float, int], ...] = ()
    message: str = ""


class FigureCells(dict[tuple[str, int, str], int]):
    """Read the cells below a heading; it maps what stands around a number to its code."""

    def __init__(self, heading: Heading, columns: ColumnSet) -> None:
        super().__init__()
        # Its cells come with a decimal point.
        self.heading, self._columns = attrs.evolve(heading, decimal="."), columns
        self._decimal = heading.decimal
        self._outcomes: dict[str, _Outcome] = {}
        spec = PUBLISHED[heading.spec]
        self._is_count = spec.dimension == "count"
        self._has_shapes = heading.axes is None and not spec.has_sides

    def read(self, cells: Sequence[str]) -> tuple[dict[str, Part], list[tuple[int, str]]]:
        """Return the figures of n cells by spec, and the places of bad ones with messages."""
        bad: list[tuple[int, str]] = []
        if self._decimal != ".":
            cells = self._pointed(cells, bad)
        main = Part.empty(len(cells))
        asked: Sequence[int] = range(len(cells))
        if self._has_shapes:
            found = _CELLS.findall("\n".join(cells) + "\n")
            if len(found) == len(cells):
                heads, wholes, rests, tails = zip(*found, strict=True)
                asked = []
                if "" in wholes:
                    # It has no number, or no shape.
                    asked = [place for place, whole in enumerate(wholes) if not whole]
                    wholes = tuple(whole or "0" for whole in wholes)
                codes = list(map(self.__getitem__, zip(heads, map(len, rests), tails, strict=True)))
                if _ASK in codes:
                    asked += [place for place, code in enumerate(codes) if code == _ASK]
                # A text is read faster as a whole number, which the column makes a float.
                numbers: list[float] = list(map(int, map(add, wholes, rests)))
                main = Part(numbers, codes)
        parts = {self.heading.spec: main}
        for place in sorted(asked):
            main.numbers[place], main.codes[place] = 0.0, MISSING
            outcome = self._outcome(cells[place])
            for spec, number, code in outcome.found:
                part = parts.get(spec)
                if part is None:
                    part = parts[spec] = Part.empty(len(cells))
                part.numbers[place], part.codes[place] = number, code
            if outcome.message:
                bad.append((place, outcome.message))
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

    def __missing__(self, key: tuple[str, int, str]) -> int:
        head, places, tail = key
        if len(self) >= _MOST_SHAPES:
            self.clear()
        # Any number says as much as this one: it is read without a table of words.
        number = "1"
        if places:
            number = f"1.{'1' * places}"
        self[key] = self._code(f"{head}{number}{tail}")
        return self[key]

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
