"""Typst: a table as a part of a document, to be included in it as it stands.

Texts are strings of its code, in which no sign but the quote and the backslash
means anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from roverspecs.tables.columns import split_at_point
from roverspecs.tables.escapes import clean, with_links

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.tables.render import Parts


_MOST_ROWS = 40
"""The most rows of a table that a page has room for."""


def text_of(text: str) -> str:
    """Return a text as an expression of Typst.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        A string; with addresses, the sum of strings and links.
    """
    made = with_links(clean(text), _piece, lambda url: f"link({_string(url)}) + ")
    return made.removesuffix(" + ") or '""'


def _piece(text: str) -> str:
    if not text:
        return ""
    return f"{_string(text)} + "


def _string(text: str) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'


def written(
    lines: Sequence[Sequence[Parts]], numeric: Sequence[bool], notes: Sequence[Parts]
) -> str:
    """Return a table with its notes.

    Parameters
    ----------
    lines : sequence of sequence of Parts, shape (m + 1, n)
        The headings, then the rows.
    numeric : sequence of bool, length n
        Whether each column holds numbers.
    notes : sequence of Parts

    Returns
    -------
    str
        Without a line break at the end.
    """
    headers, *rows = lines
    made = []
    if len(rows) > _MOST_ROWS:
        # The figure around the table is not within reach of what stands in it.
        made.append("// Before a figure of it, to let it go on to the next page:")
        made.append("// #show figure: set block(breakable: true)")
    made += ["#set text(size: 0.9em)", "#set par(justify: false, spacing: 0.6em)"]
    if headers:
        columns = []
        for place, heading in enumerate(headers):
            cells = [row[place] for row in rows]
            columns.append(_Column(heading, cells, is_number=numeric[place]))
        made += _table(columns)
    if notes:
        # A figure centres all that is in it.
        made += ["#set align(left)", *_notes(notes)]
    return "\n".join(made)


class _Column:
    """Hold a column.

    Parameters
    ----------
    heading : Parts
    cells : sequence of Parts
    is_number : bool
        Whether the decimal points align: all from there on then has a column of its
        own.
    """

    def __init__(self, heading: Parts, cells: Sequence[Parts], *, is_number: bool) -> None:
        self.head = text_of(heading.text)
        self.sides = ["left"]
        if is_number:
            self.sides = ["right", "left"]
            self.head = f"table.cell(colspan: 2, align: center, {self.head})"
            self.cells = [_halves(cell) for cell in cells]
        else:
            self.cells = [_sum([text_of(cell.text), *_marks(cell)]) for cell in cells]


def _halves(cell: Parts) -> str:
    """Return the two cells of a number: up to its decimal point, and from there on."""
    before, rest = split_at_point(cell.main)
    pieces = _marks(cell)
    if cell.rest:
        pieces.insert(0, text_of(cell.rest))
        rest = f"{rest} "
    if rest:
        pieces.insert(0, _string(rest))
    return f"{text_of(before)}, {_sum(pieces)}"


def _sum(pieces: Sequence[str]) -> str:
    return " + ".join(pieces) or '""'


def _marks(cell: Parts) -> list[str]:
    """Return the marks of a text: raised ones, then what it cites."""
    raised = [mark for mark, role in cell.marks if role != "citation"]
    pieces = []
    if raised:
        pieces.append(f"super({_string(','.join(raised))})")
    pieces += [f"cite(label({_string(key)}))" for key in cell.marks_of("citation")]
    if cell.text and not raised and pieces:
        # A number and a number in brackets are kept apart, on one line.
        pieces.insert(0, r'"\u{202f}"')
    return pieces


def _table(columns: Sequence[_Column]) -> Iterator[str]:
    sides: list[str] = []
    gaps: list[str] = []
    for column in columns:
        sides += column.sides
        gaps += ["0pt"] * (len(column.sides) - 1) + ["1em"]
    yield "#table("
    yield f"  columns: {len(sides)},"
    yield f"  align: ({', '.join(sides)},),"
    yield f"  column-gutter: ({', '.join(gaps[:-1])},),"
    yield "  inset: (x: 0pt, y: 0.35em),"
    yield "  stroke: none,"
    yield "  table.hline(stroke: 0.08em),"
    heads = ", ".join(column.head for column in columns)
    yield f"  table.header({heads}),"
    yield "  table.hline(stroke: 0.05em),"
    for cells in zip(*(column.cells for column in columns), strict=True):
        yield f"  {', '.join(cells)},"
    yield "  table.hline(stroke: 0.08em),"
    yield ")"


def _notes(notes: Iterable[Parts]) -> Iterator[str]:
    for note in notes:
        pieces = _marks(note)
        if pieces:
            pieces.append(_string(" "))
        yield f"#par({_sum([*pieces, text_of(note.text)])})"
