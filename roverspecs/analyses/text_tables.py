"""Text tables: the tables of a web page or of Markdown, and the heads of their cells.

A page is reduced to its words; signs that no reader sees stand in them where a table,
a row and a cell begin.  A cell has the heads of its row and of its column, and the
section that it is in: a row of one cell, such as the title of an infobox.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.mentions import Mention, survey
from roverspecs.analyses.texts import BREAK

TABLE, END, ROW, CELL = "\x1d", "\x1c", "\x1e", "\x1f"
"""The signs before a table, behind it, before a row and before a cell."""

HEAD, LEFT, ABOVE = CELL * 2, CELL * 3, CELL * 4
"""The signs of a head, and of a cell that goes on from the left or from above."""

_SIGN = re.compile(f"[{TABLE}{END}{ROW}]|{CELL}{{1,4}}")
_LETTER = re.compile(r"[^\W\d_]")

# --- Markdown -------------------------------------------------------------------

_HYPHENS = re.compile(":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")


def with_signs(text: str) -> str:
    """Return a text with signs for its tables of pipes, such as those of Markdown.

    Parameters
    ----------
    text : str
        A table has a row of hyphens below its heads.

    Returns
    -------
    str
        With as many lines.
    """
    if "|" not in text:
        return text
    lines = text.split("\n")
    place = 1
    while place < len(lines):
        if not _are_hyphens(lines[place]) or "|" not in lines[place - 1]:
            place += 1
            continue
        lines[place - 1] = f"{BREAK}{TABLE}{_row(lines[place - 1], HEAD)}"
        lines[place] = ""
        place += 1
        while place < len(lines) and "|" in lines[place]:
            lines[place] = _row(lines[place], CELL)
            place += 1
        lines[place - 1] += f"{BREAK}{END}"
        place += 1
    return "\n".join(lines)


def _are_hyphens(line: str) -> bool:
    """Return whether a line parts the heads of a table from its other rows."""
    return "|" in line and all(_HYPHENS.fullmatch(cell.strip()) for cell in _cells(line))


def _cells(line: str) -> list[str]:
    """Return the cells of a line, which may have a pipe at either end."""
    cells = _PIPE.split(line.strip().removeprefix("|"))
    if not cells[-1].strip():
        del cells[-1]
    return cells


def _row(line: str, sign: str) -> str:
    """Return a line with signs instead of pipes."""
    cells = _cells(line)
    return f"{BREAK}{ROW}" + "".join(f"{BREAK}{sign}{cell}" for cell in cells) + BREAK


# --- cells ------------------------------------------------------------------------


class Cell(NamedTuple):
    """Hold where the words of a cell begin and end, and whether it is marked as a head."""

    start: int
    end: int
    is_head: bool = False


class Heads(NamedTuple):
    """Hold the cells that say what a cell is about; each has words, and no figure.

    Attributes
    ----------
    row : tuple of Cell
        The first cell of the row; empty if that has none.
    columns : tuple of Cell
        Those above, in the head of the table; the nearest one last.
    beside : tuple of (Cell, tuple of Cell)
        All such cells of the row, each with the heads of its own column.
    sections : tuple of Cell
        The title of the table, and the nearest row of one cell above.
    """

    row: tuple[Cell, ...]
    columns: tuple[Cell, ...]
    beside: tuple[tuple[Cell, tuple[Cell, ...]], ...]
    sections: tuple[Cell, ...]

    @property
    def all(self) -> tuple[Cell, ...]:
        """Each of them that says something of the cell itself, the nearest one last."""
        return (*self.sections, *self.row, *self.columns)


class _Table(NamedTuple):
    """Hold a table: its title, and the cells of its rows."""

    title: Cell
    rows: list[list[Cell]]


_MOST_HEAD_ROWS = 4
# What is longer or further to the right is no head, and would be looked at for each cell.
_LONGEST_HEAD = 200
_MOST_BESIDE = 60


class Tables:
    """Find the heads of the cells of a text.

    Parameters
    ----------
    text : str
    has_figure : callable
        Tells whether a figure stands between two places.
    """

    def __init__(self, text: str, has_figure: Callable[[int, int], bool]) -> None:
        self._text, self._has_figure = text, has_figure
        heads: dict[Cell, list[Heads]] = {}
        for table in _tables(text):
            for cell, each in self._heads(table):
                heads.setdefault(cell, []).append(each)
        # A figure that goes across several cells has no head of its own.
        self._found = {cell: each[0] for cell, each in heads.items() if len(each) == 1}
        self.cells = sorted(self._found)
        self._starts = [cell.start for cell in self.cells]

    def heads(self, place: int) -> Heads | None:
        """Return the heads of the cell at a place; None where there is no cell."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self.cells[number].end:
            return None
        return self._found[self.cells[number]]

    def _is_head(self, cell: Cell) -> bool:
        """Return whether a cell has words, and no figure."""
        if cell.end - cell.start > _LONGEST_HEAD:
            return False
        is_word = _LETTER.search(self._text, cell.start, cell.end) is not None
        return is_word and not self._has_figure(cell.start, cell.end)

    def _heads(self, table: _Table) -> Iterator[tuple[Cell, Heads]]:
        """Yield the cells of a table that have words, with their heads."""
        title = tuple(filter(self._is_head, [table.title]))
        is_marked = any(cell.is_head for row in table.rows for cell in row)
        sections, was_head = title, False
        head_rows: list[list[Cell]] = []
        for row in table.rows:
            is_section = len(set(row)) == 1 and self._is_head(row[0])
            is_head = len(set(row)) > 1 and all(cell.is_head for cell in row[1:])
            if not is_marked and not head_rows:
                # The first row has the heads where none is marked.
                is_head = len(set(row)) > 1 and all(map(self._is_head, row[1:]))
                is_marked = not is_section
            if is_section:
                sections = (*title, row[0])
            yield from self._of_row(row, head_rows, sections)
            if is_head:
                head_rows = [*head_rows[-_MOST_HEAD_ROWS:], row] if was_head else [row]
            was_head = is_head

    def _of_row(
        self, row: list[Cell], head_rows: list[list[Cell]], sections: tuple[Cell, ...]
    ) -> Iterator[tuple[Cell, Heads]]:
        """Yield the cells of a row that have words, with their heads."""
        above = []
        for column in range(len(row)):
            cells = [each[column] for each in head_rows if column < len(each)]
            above.append(tuple(dict.fromkeys(filter(self._is_head, cells))))
        words = [self._is_head(cell) for cell in row]
        named = zip(row, above, words, strict=True)
        beside = tuple((cell, heads) for cell, heads, is_word in named if is_word)[:_MOST_BESIDE]
        first = tuple(row[:1]) if words[:1] == [True] else ()
        for cell, columns in zip(row, above, strict=True):
            if cell.start < cell.end:
                own = first if cell not in first else ()
                yield cell, Heads(own, columns, beside, sections)


def _tables(text: str) -> Iterator[_Table]:
    """Yield the tables of a text that hold no other table."""
    signs = list(_SIGN.finditer(text))
    ends = [*(sign.start() for sign in signs[1:]), len(text)]
    table: _Table | None = None
    for sign, end in zip(signs, ends, strict=False):
        if sign[0] == TABLE:
            # What holds another table only lays out a page.
            table = _Table(_cell(text, sign.end(), end), [])
        elif table is None:
            continue
        elif sign[0] == END:
            yield table
            table = None
        elif sign[0] == ROW:
            table.rows.append([])
        elif table.rows:
            table.rows[-1].append(_placed(text, sign, end, table.rows))
    if table is not None:
        yield table


def _placed(text: str, sign: re.Match[str], end: int, rows: list[list[Cell]]) -> Cell:
    """Return the cell that begins at a sign, or the one that goes on there."""
    row = rows[-1]
    if sign[0] == LEFT and row:
        return row[-1]
    if sign[0] == ABOVE and len(rows) > 1 and len(row) < len(rows[-2]):
        return rows[-2][len(row)]
    return _cell(text, sign.end(), end, is_head=sign[0] == HEAD)


def _cell(text: str, start: int, end: int, *, is_head: bool = False) -> Cell:
    """Return the cell whose words stand between two places."""
    words = text[start:end]
    first = end - len(words.lstrip())
    return Cell(first, max(first, start + len(words.rstrip())), is_head)


# --- numbers without a unit -------------------------------------------------------

_UNIT = re.compile(r"[(\[]\s?(?:in\s)?([^()\[\]]{1,16})[)\]]|,\s([^\s(),]{1,12})$")
_DATE = re.compile(r"(?:1[0-9]{3}|20[0-9]{2}) (?:years?|yr|a)")


@lru_cache(maxsize=256)
def units_in(head: str) -> frozenset[str]:
    """Return the units that a head has in brackets or behind a comma: kg in Mass (kg)."""
    units = (found[1] or found[2] for found in _UNIT.finditer(head))
    return frozenset(unit for unit in units if values_of(f"1 {unit}"))


@lru_cache(maxsize=256)
def values_of(words: str) -> tuple[Mention, ...]:
    """Return the values that words are; none unless all of them are read."""
    if _DATE.fullmatch(words):
        return ()
    found = survey(words)
    is_all = all(
        each.is_sure and (each.start, each.end) == (0, len(words)) for each in found.mentions
    )
    return tuple(found.mentions) if is_all else ()
