"""Worksheets: a comparison for a spreadsheet, with a line for each vehicle.

The first sheet has the numbers as the table shows them, marks included; the
others have every figure in full, the notes of the cells, and the sources.

This module does not import the comparison; the caller passes its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from roverspecs.comparisons.cells import Cell, Row, with_unit
from roverspecs.records.claims import Source
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.render import columns_of
from roverspecs.tables.workbook import (
    FIGURES,
    SHOWN,
    Entry,
    Worksheet,
    number_format,
    number_in,
)


def worksheets_of(
    vehicles: Sequence[Vehicle],
    rows: Sequence[Row],
    *,
    matches: Sequence[str] = (),
    base: Vehicle | None = None,
    remarks: Iterable[str] = (),
    sources: Iterable[Source] = (),
    figures: Mapping[str, Sequence[Any]],
) -> list[Worksheet]:
    """Return a comparison as the sheets of a workbook.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    rows : sequence of Row
        Each has n cells.
    matches : sequence of str, length n, optional
        Whether each vehicle meets a condition.
    base : Vehicle, optional
        The vehicle that the others are relative to.
    remarks : iterable of str
        The sentences on the whole table.
    sources : iterable of Source
        The sources of the cells.
    figures : mapping of str to sequence
        The columns of the long shape.

    Returns
    -------
    list of Worksheet
        ``Comparison``, ``Figures``, ``Notes`` and ``Sources``; the last two
        only where there are some.
    """
    columns: dict[str, list[Any]] = {
        "Id": [each.id for each in vehicles],
        "Name": [each.name for each in vehicles],
    }
    if matches:
        columns["Match"] = [match or None for match in matches]
    for row in rows:
        for each in row.by_unit:
            columns[each.label] = _entries(each.cells)
        for each in row.by_unit:
            if base is not None:
                columns |= _relations(each, base.name)
    made = [
        Worksheet(SHOWN, columns, 2),
        Worksheet(FIGURES, figures, 3),
    ]
    notes = [*_notes(vehicles, rows), *({"note": remark} for remark in remarks)]
    if notes:
        made.append(Worksheet("Notes", columns_of(notes, ("vehicle", "name", "spec", "note"))))
    cited = [source.as_data() for source in sources]
    if cited:
        keys = [field.name for field in attrs.fields(Source)]
        made.append(Worksheet("Sources", columns_of(cited, keys), 1))
    return made


def _entries(cells: Iterable[Cell | None]) -> list[Entry | None]:
    return [entry_of(cell) if cell else None for cell in cells]


def _relations(row: Row, name: str) -> dict[str, list[Entry | None]]:
    """Return the ratios and differences of a row to the vehicle of a name, if it has some."""
    columns = {
        f"{row.title} ÷ {name}": row.ratios,
        with_unit(f"{row.title} − {name}", row.unit): row.differences,
    }
    return {title: _entries(cells) for title, cells in columns.items() if any(cells)}


def entry_of(cell: Cell) -> Entry:
    """Return a cell as a spreadsheet holds it.

    Parameters
    ----------
    cell : Cell

    Returns
    -------
    Entry
        The number that is published, not rounded, in a format that shows the
        text of the cell.  A number that is rounded to tens or more is that of
        the text, as no format rounds so.  A bound and a range are texts.
    """
    text = cell.text
    if cell.extreme:
        text = f"{text} ({cell.extreme})"
    number = cell.magnitude
    if number is None:
        return Entry(text, "", cell.note)
    shown = number_in(cell.text)
    places = len(shown.partition(".")[2])
    # Half a unit of the last digit that is shown, on which a spreadsheet may round to either side.
    if abs(Fraction(number) - Fraction(shown)) >= Fraction(1, 2 * 10**places):
        number = float(shown)
    return Entry(number, number_format(text), cell.note)


def _notes(vehicles: Sequence[Vehicle], rows: Iterable[Row]) -> Iterable[dict[str, str]]:
    for row in rows:
        for cells in (row.cells, row.ratios, row.differences):
            for vehicle, cell in zip(vehicles, cells, strict=False):
                if cell and cell.note:
                    place = {"vehicle": vehicle.id, "name": vehicle.name, "spec": row.spec}
                    yield place | {"note": cell.note}
