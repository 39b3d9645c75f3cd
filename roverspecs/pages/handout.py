"""Handouts: how closely a sheet of paper is filled, so that a few vehicles have room on it.

Nobody knows the fonts of a reader, so that heights are reckoned for wide ones.
``assets/handout.js`` reckons in the same way once something else is chosen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from roverspecs.comparisons.cells import Cell, Row, letters_of
from roverspecs.comparisons.comparison import Comparison
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.table import in_a_line

LEVELS: tuple[Mapping[str, float], ...] = (
    # Of a row of the table, of each further line in it, and of a source; the size of letters is
    # in points, all else in millimetres.  The drawing has so much room, or the next level is taken.
    {"row": 5.4, "line": 4.2, "letters": 9.5, "source": 5.4, "around": 34.5, "drawing": 48},
    {"row": 5.0, "line": 3.8, "letters": 9.25, "source": 2.65, "around": 31, "drawing": 45},
    {"row": 4.4, "line": 3.5, "letters": 9, "source": 2.54, "around": 27, "drawing": 37},
    {"row": 4.4, "line": 3.5, "letters": 9, "source": 1.27, "around": 30, "drawing": 0},
)
"""How closely a sheet is filled, from addresses of sources down to a source in half a line."""

WORDS = ("dense", "close", "tight")
"""The class of each level but the first; a level has those of the levels before it, too."""

SHEET: Mapping[str, float] = {
    # All lengths are in millimetres.
    "height": 275,
    "width": 182,
    # The title, and the subtitle, with the most letters in a line of each.
    "title": 7.3,
    "titleLetters": 42,
    "subtitle": 6.1,
    "subtitleLetters": 75,
    # The table's head without its further lines, and its caption.
    "head": 10,
    # Notes: their heading, a line, and the most letters in it, with those between two notes.
    "notes": 4.5,
    "note": 3.4,
    "noteLetters": 108,
    "between": 7,
    # The room between two columns; in ems, the width of a letter, of a bold one, of the widest
    # word of a head, of a letter in the name of a spec, and of a space.
    "gap": 2.2,
    "letter": 0.54,
    "bold": 0.66,
    "widest": 13,
    "label": 0.55,
    "space": 0.32,
    # The size of a note and of the number of a source beside a figure.
    "raised": 0.78,
    # From this number of vehicles on, letters have this size, and rows are lower.
    "many": 5,
    "small": 8.5,
    "lower": 0.95,
    # The drawing, at most.
    "most": 120,
    # On a sheet that lies on its side, more specs and sources than this are close.
    "wide": 41,
}
"""The measures of a handout."""

POINT = 25.4 / 72
"""A point in millimetres."""

# A line that fills its column exactly is not broken by the noise of a sum.
_NOISE = 1e-6


class Handout(NamedTuple):
    """Hold what fills a sheet.

    Attributes
    ----------
    title, subtitle : str
        The subtitle may be empty.
    names : sequence of str, length n
        The heads of the columns.
    rows : sequence of sequence of sequence of float, shape (s, n + 1)
        The widths of the words of each row, its name first, in ems.
    notes : sequence of str
    gaps : sequence of (int, int)
        The letters of each line on figures that are not shown, with the whole reason and in brief.
    sources : int
        How many are listed.
    flattest : float
        The height that the drawing needs at least, in millimetres; 0 for none.
    """

    title: str
    subtitle: str
    names: Sequence[str]
    rows: Sequence[Sequence[Sequence[float]]]
    notes: Sequence[str]
    gaps: Sequence[tuple[int, int]]
    sources: int
    flattest: float

    @staticmethod
    def rows_of(
        comparison: Comparison, dossiers: Dossiers, letters: Mapping[str, str]
    ) -> list[list[list[float]]]:
        """Return the words of the rows that are printed.

        Parameters
        ----------
        comparison : Comparison
        dossiers : Dossiers
        letters : mapping of str to str
            The letter of each note.

        Returns
        -------
        list of list of list of float
            As for ``rows``.
        """
        rows = []
        for row in comparison.rows:
            # A row of dashes is not printed.
            if any(row.cells):
                cells = [_words(cell, dossiers, letters) for cell in row.cells]
                rows.append([_name(row), *cells])
        return rows

    def rest(self, level: int) -> float:
        """Return the height that a level leaves to the drawing.

        Parameters
        ----------
        level : int
            From 0.

        Returns
        -------
        float
            In millimetres; below zero where it has no room.
        """
        measures = LEVELS[level]
        lines, head = self._lines(measures["letters"])
        table = len(self.rows) * measures["row"] + lines * measures["line"]
        if len(self.names) >= SHEET["many"]:
            table *= SHEET["lower"]
        height = SHEET["head"] + head * measures["line"] + table + measures["around"]
        height += SHEET["title"] * math.ceil(len(self.title) / SHEET["titleLetters"])
        height += SHEET["subtitle"] * math.ceil(len(self.subtitle) / SHEET["subtitleLetters"])
        height += self.sources * measures["source"]
        if self.notes:
            letters = sum(len(note) + SHEET["between"] for note in self.notes)
            lines = math.ceil(letters / SHEET["noteLetters"])
            height += SHEET["notes"] + lines * SHEET["note"]
        height += self._gap_lines(level) * SHEET["note"]
        return SHEET["height"] - height

    def _gap_lines(self, level: int) -> int:
        """Return how many lines tell of figures that are not shown: in brief, they share lines."""
        if not level:
            return sum(math.ceil(whole / SHEET["noteLetters"]) for whole, _ in self.gaps)
        letters = sum(brief + SHEET["between"] for _, brief in self.gaps)
        return math.ceil(letters / SHEET["noteLetters"])

    def _lines(self, letters: float) -> tuple[int, int]:
        """Return the further lines of all rows, and of the head of the table."""
        if len(self.names) >= SHEET["many"]:
            letters = SHEET["small"]
        if not self.rows:
            return 0, 0
        columns = len(self.names) + 1
        room = (SHEET["width"] - columns * SHEET["gap"]) / (letters * POINT)
        # The names of specs have a line each; the other columns share what is left.
        room -= max(_breadth(label) for label, *_ in self.rows)
        heads = [
            [min(len(word) * SHEET["bold"], SHEET["widest"]) for word in name.split()]
            for name in self.names
        ]
        lines: list[Sequence[Sequence[float]]] = [heads, *(cells for _, *cells in self.rows)]
        widths = _shares([*zip(*lines, strict=True)], room)
        head, *further = (
            max(_count(cell, width) for cell, width in zip(line, widths, strict=True)) - 1
            for line in lines
        )
        return sum(further), head

    @property
    def level(self) -> int:
        """The first level with room for all, or the last one."""
        for level, measures in enumerate(LEVELS):
            least = 0.0
            if self.flattest:
                least = max(measures["drawing"], self.flattest)
            if self.rest(level) >= least:
                return level
        return len(LEVELS) - 1

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of the level."""
        return WORDS[: self.level]

    @property
    def room(self) -> float:
        """The height of the drawing in millimetres."""
        return min(max(self.rest(self.level), self.flattest), SHEET["most"])


def _words(cell: Cell | None, dossiers: Dossiers, letters: Mapping[str, str]) -> list[float]:
    """Return the widths of the words of a cell, with its notes and the numbers of its sources."""
    if cell is None:
        return [SHEET["letter"]]
    text = cell.text
    if cell.also:
        text = f"{text} ({cell.also.text})"
    words = [len(word) * SHEET["letter"] for word in in_a_line(text).split(" ")]
    raised = SHEET["letter"] * SHEET["raised"]
    words[-1] += raised * len(",".join(letters_of(cell.notes, letters)))
    numbers = ", ".join(str(dossiers.place_of(source) + 1) for source in cell.sources)
    if numbers:
        # The first number stays with the last word.
        first, *others = f"[{numbers}]".split()
        words[-1] += SHEET["space"] + raised * len(first)
        words += [raised * len(word) for word in others]
    return words


def _name(row: Row) -> list[float]:
    """Return the width of the name of a spec, with its units."""
    words: Iterable[str | None] = (row.title, row.unit, row.also_unit and f"({row.also_unit})")
    return [len(" ".join(filter(None, words))) * SHEET["label"]]


def _breadth(words: Sequence[float]) -> float:
    """Return the width of a line of words."""
    return sum(words) + SHEET["space"] * (len(words) - 1)


def _count(words: Sequence[float], width: float) -> int:
    """Return how many lines words take in a column."""
    count, filled = 1, -SHEET["space"]
    for word in words:
        if filled + SHEET["space"] + word > width + _NOISE and filled > 0:
            count, filled = count + 1, -SHEET["space"]
        filled += SHEET["space"] + word
    return count


def _shares(columns: Sequence[Sequence[Sequence[float]]], room: float) -> list[float]:
    """Return the width of each column, as a browser shares a room among them.

    Each has its longest word, and so much of what is left as its longest line is longer.  A head,
    which comes first, needs no more than its longest word.
    """
    least = [max(max(words) for words in column) for column in columns]
    most = []
    for head, *cells in columns:
        most.append(max(*head, *map(_breadth, cells)))
    if sum(most) <= room:
        return [each * room / sum(most) for each in most]
    if sum(least) >= room:
        return least
    left = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * left for low, high in zip(least, most, strict=True)]
