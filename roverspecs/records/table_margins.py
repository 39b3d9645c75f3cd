"""Margins of tables: titles above the headings, units below them, sums and notes below the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from roverspecs.errors import Problem, RoverspecsError, shortened
from roverspecs.records.headings import Heading, folded, headings, is_unitless, unit_in
from roverspecs.records.table_cells import figures, is_missing
from roverspecs.records.vehicle_tables import RawTable
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.units import DIMENSIONS

MOST_ROWS = 20
"""The first rows of a table, among which its headings are looked for."""

_UNIT_WORDS = ("unit", "units", "einheit", "einheiten", "unité", "unités", "unidad", "unidades")

_SPEC_WORDS = ("", "spec", "specs", "specification", "parameter", "parameters")
_HALF, _NEARLY_ALL = 0.5, 0.8
"""The share of specs among the texts of a first column that names specs."""

_SUMS = "total|totals|grand total|subtotal|sum|average|mean|median|std dev|standard deviation"
ASIDES = re.compile(
    rf"(?im)^(?:(?P<sum>{_SUMS})(?P<colon>:?)$"
    r"|[*†‡§#•(\[]|[0-9]+\)|(?:(?:foot)?notes?|sources?|remarks?|comments?|references?|legend|n\.?b\.?|assumptions?)\b)"
)
"""The beginning of a text, on any of its lines, that is the name of a sum or begins a note."""

MOST_NAMED = 5


def titles_above(rows: Sequence[Sequence[Any]]) -> int:
    """Return how many rows stand above the headings, if titles or comments are among them.

    Parameters
    ----------
    rows : sequence of sequence
        The first rows of a table.

    Returns
    -------
    int
        0 where there are none but empty rows, or no row looks like headings.

    Examples
    --------
    >>> titles_above([["Trade study"], [], ["Name", "Mass (kg)"], ["A", "5"]])
    2
    """
    texts = [[text for cell in row if (text := str(cell).strip())] for row in rows]
    places = [place for place, row in enumerate(texts) if row and not _is_title(row)]
    if not places or not any(texts[: places[0]]):
        return 0
    return places[0]


def remarks_on_titles(path: str | Path, noun: str, number: int, titles: int) -> tuple[str, ...]:
    """Return the remark that the headings are below titles; none if there are no titles."""
    if not titles:
        return ()
    return (f"{path}: left out the {noun}s above the headings in {noun} {number}",)


def _is_title(texts: Sequence[str]) -> bool:
    """Return whether the texts of a row are a title or a comment, and no headings."""
    is_comment = texts[0].startswith("#")
    return (len(texts) == 1 or is_comment) and not any(each.is_read for each in headings(texts))


def with_units(meant: Sequence[Heading], cells: Sequence[Any]) -> list[Heading] | None:
    """Return headings with the units of a row below them; None if it is no row of units.

    Parameters
    ----------
    meant : sequence of Heading
    cells : sequence
        Of the first row below them.

    Returns
    -------
    list of Heading or None
        A row of units has units below specs, at least one, and no name; below a count
        it may have a sign that there is none.  One that is named so may have other
        texts, too.
    """
    found = list(meant)
    pairs = zip(meant, cells, strict=False)
    is_named = any(each.field == "name" and is_unit_word(cell) for each, cell in pairs)
    count = 0
    for place, (heading, cell) in enumerate(zip(meant, cells, strict=False)):
        if is_missing(cell):
            continue
        if heading.field in ("name", "id") and not is_unit_word(cell):
            return None
        if not heading.spec:
            continue
        text, dimension = str(cell).strip(" \t[]()"), PUBLISHED[heading.spec].dimension
        unit = unit_in(text, dimension)
        if unit is not None:
            found[place] = attrs.evolve(heading, unit=unit)
            count += 1
        elif not is_named and not is_unitless(text, dimension):
            return None
    return found if count else None


def is_unit_word(cell: Any) -> bool:
    """Return whether a cell says that units are beside it or below it."""
    return folded(str(cell)) in _UNIT_WORDS


def aside_in(cells: Sequence[Any], name: int) -> str:
    """Return the text that makes a row a sum or a note; empty if it is a vehicle.

    Parameters
    ----------
    cells : sequence
    name : int
        The place of the cell with the name.

    Returns
    -------
    str

    Examples
    --------
    >>> aside_in(["Total", "27"], 0), aside_in(["Note: with margin", ""], 0), aside_in(["A", ""], 0)
    ('Total', 'Note: with margin', '')
    """
    texts = [" ".join(str(cell).split()) for cell in cells if not is_missing(cell)]
    if not texts:
        return ""
    found = ASIDES.match(texts[0])
    is_alone = len(texts) == 1 and len(cells) > 1 and not is_missing(cells[0])
    if found and is_alone:
        return texts[0]
    named = dict(enumerate(cells)).get(name)
    found = ASIDES.match(" ".join(str(named).split()))
    return found[0] if found and found["sum"] else ""


def remarks_on_asides(noun: str, asides: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield the remark on the sums and notes that are no vehicles, if there are any."""
    if asides:
        named = [f"{shortened(text)} ({noun} {number})" for number, text in asides[:MOST_NAMED]]
        more = len(asides) - MOST_NAMED
        if more > 0:
            named.append(f"and {more} more")
        yield f"left out as sums or notes: {', '.join(named)}"


def surplus(width: int, cells: Sequence[Any]) -> str:
    """Return the message on a row with more cells than headings; empty if it has no more.

    Parameters
    ----------
    width : int
        The number of headings.
    cells : sequence

    Returns
    -------
    str
    """
    if all(map(is_missing, cells[width:])):
        return ""
    # Perhaps a comma within a number has moved all cells behind it.
    expected = f"expected {width} cells, found {len(cells)}"
    return f"{expected}: its figures are not read: put cells with a comma in them in quotes"


def remarks_on_short(noun: str, numbers: Sequence[int]) -> Iterator[str]:
    """Yield the remark on the rows with fewer cells than headings, if there are any."""
    if numbers:
        lines = ", ".join(map(str, numbers[:MOST_NAMED]))
        more = "" if len(numbers) <= MOST_NAMED else " and others"
        yield f"fewer cells than headings in {noun}s {lines}{more}"


# --- tables with a column for each vehicle ------------------------------------------


def turned(raw: RawTable) -> RawTable:
    """Return a table with a row for each vehicle, if it has a column for each.

    Parameters
    ----------
    raw : RawTable

    Returns
    -------
    RawTable
        The same one where the first column does not name specs, or a heading does.  A
        vehicle may be called Rover, as the column of names may, if the first heading says
        that specs are below it.
    """
    others = headings(raw.texts[1:])
    is_sheet = folded("".join(raw.texts[:1])) in _SPEC_WORDS
    if any(each.spec or (each.field and not is_sheet) for each in others):
        return raw
    is_named = any(each.field for each in others)
    rows = [(number, cells) for number, cells in raw.rows if not all(map(is_missing, cells))]
    raw = attrs.evolve(raw, rows=rows)
    # A cell that is no text is the number of a row.
    labels = [cells[0] if cells and isinstance(cells[0], str) else "" for _, cells in rows]
    named = [label for label in labels if not is_missing(label)]
    specs = [each for each in headings(named) if each.spec]
    least = _NEARLY_ALL if is_named else _HALF
    if not specs or len(specs) < least * len(named) or len(raw.texts) < 2:
        return raw
    return _with_columns_as_rows(raw, labels)


def _with_columns_as_rows(raw: RawTable, labels: Sequence[str]) -> RawTable:
    """Return a table with a row for each of its columns but sums and notes."""
    rows, problems, unread, short = _whole_rows(raw, labels)
    meant = [attrs.evolve(each, decimal=raw.decimal) for each in headings(labels)]
    columns, asides = [], []
    for place, text in enumerate(raw.texts[1:], 1):
        cells = [dict(enumerate(row)).get(place) for row in rows]
        if _is_aside(text, zip(meant, cells, strict=True)):
            asides.append((place + 1, text))
        else:
            columns.append((place + 1, [text, *cells]))
    # The units are looked for in the first one.
    columns.sort(key=lambda column: not is_unit_word(column[1][0]))
    remarks = [f"read each column as a vehicle, and each {raw.noun} as a spec"]
    remarks += remarks_on_short(raw.noun, short)
    remarks += remarks_on_asides("column", asides)
    return attrs.evolve(
        raw,
        texts=("Name", *labels),
        rows=columns,
        noun="column",
        problems=tuple(problems),
        unread=tuple(unread),
        remarks=(*raw.remarks, *(f"{raw.path}: {remark}" for remark in remarks)),
    )


def _whole_rows(
    raw: RawTable, labels: Sequence[str]
) -> tuple[list[Sequence[Any]], list[Problem], list[int], list[int]]:
    """Return the rows, those that are too long empty: with problems, places and the short ones."""
    width = len(raw.texts)
    rows: list[Sequence[Any]] = []
    problems, unread, short = [], [], []
    for place, (number, cells) in enumerate(raw.rows):
        message = surplus(width, cells)
        if message:
            problems.append(Problem(raw.path, number, labels[place], message))
            unread.append(place + 1)
        elif len(cells) < width:
            short.append(number)
        rows.append(() if message else cells)
    return rows, problems, unread, short


def _is_aside(text: str, cells: Iterable[tuple[Heading, Any]]) -> bool:
    """Return whether a column has sums, or notes: a reference rover has figures below it."""
    found = ASIDES.match(text)
    return bool(found and (found["sum"] or not any(_is_figure(*pair) for pair in cells)))


def _is_figure(heading: Heading, cell: Any) -> bool:
    """Return whether a cell can be read below a heading, whatever its unit."""
    if not heading.spec:
        return False
    unit = heading.unit or DIMENSIONS[PUBLISHED[heading.spec].dimension] or None
    try:
        return bool(figures(cell, attrs.evolve(heading, unit=unit)))
    except RoverspecsError:
        return False
