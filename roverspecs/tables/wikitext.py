"""Wikitext: a table for a wiki of MediaWiki, its notes and sources as references.

It needs the extension Cite, which Wikipedia has, and no template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from roverspecs.tables.escapes import clean, with_links

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.tables.columns import Phrase
    from roverspecs.tables.render import Parts


def text_of(text: str) -> str:
    """Return a text as a wiki shows it.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        One line; addresses are links.
    """
    return with_links(clean(text), _escaped, _link)


def _escaped(text: str) -> str:
    # These begin a link, a template, a cell, a signature or a switch.
    return re.sub(r"[\[\]{}|!~_]", lambda found: f"&#{ord(found[0])};", escape(text))


def _link(url: str) -> str:
    return re.sub(r"[\[\]'!~]", lambda found: f"%{ord(found[0]):02X}", url)


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
        Those without a mark stand below the table.

    Returns
    -------
    str
        Without a line break at the end.
    """
    references = _References(notes)
    headers, *rows = lines
    made = []
    if headers:
        table = ['{| class="wikitable"', *_row(headers, numeric, references, is_heading=True)]
        for row in rows:
            table += _row(row, numeric, references)
        made.append("\n".join([*table, "|}"]))
    made += [text_of(note.text) for note in notes if not note.marks]
    if references.has_notes:
        made.append(f'<references group="{_GROUP}" />')
    return "\n\n".join(made)


_GROUP = "note"
"""The group of the references that are notes on figures, and no sources."""


class _References:
    """Write the references of cells: the first one of a kind with its text.

    Parameters
    ----------
    notes : sequence of Parts
        The texts of the marks.
    """

    def __init__(self, notes: Sequence[Parts]) -> None:
        self.texts: Mapping[Phrase, str] = {
            note.marks[0]: note.text for note in notes if note.marks
        }
        self.has_notes = any(role == "note" for _, role in self.texts)
        self._met: set[Phrase] = set()

    def of(self, cell: Parts) -> str:
        """Return the references of a cell."""
        return "".join(map(self._reference, cell.marks))

    def _reference(self, mark: Phrase) -> str:
        word, role = mark
        text = self.texts[mark]
        attributes = f' name="{word}"'
        if role == "note":
            # Two tables of one page have a note of one text once, whatever its letter.
            attributes = f' group="{_GROUP}" name="{escape(clean(text))}"'
        if mark in self._met:
            return f"<ref{attributes} />"
        self._met.add(mark)
        return f"<ref{attributes}>{text_of(text)}</ref>"


def _row(
    cells: Sequence[Parts],
    numeric: Sequence[bool],
    references: _References,
    *,
    is_heading: bool = False,
) -> Iterator[str]:
    yield "|-"
    for place, (cell, is_number) in enumerate(zip(cells, numeric, strict=True)):
        text = text_of(cell.text) + references.of(cell)
        if is_heading:
            yield f'! scope="col" | {text}'.rstrip(" ")
        elif place == 0 and any(numeric):
            yield f'! scope="row" style="text-align: left;" | {text}'.rstrip(" ")
        elif is_number:
            yield f'| style="text-align: right;" | {text}'.rstrip(" ")
        else:
            yield f"| {text}".rstrip(" ")
