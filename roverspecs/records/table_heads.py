"""Heads of tables: the titles above the headings, and the row of units below them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from roverspecs.records.headings import Heading, folded, headings, unit_in
from roverspecs.records.table_cells import is_missing
from roverspecs.records.vehicles import PUBLISHED

MOST_ROWS = 20
"""The first rows of a table, among which its headings are looked for."""

_UNIT_WORDS = ("unit", "units", "einheit", "einheiten", "unité", "unités", "unidad", "unidades")


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
    return (f"{path}: read {noun} {number} as the headings, below what stands above",)


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
        A row of units has units below specs, at least one, and no name.
    """
    found = list(meant)
    count = 0
    for place, (heading, cell) in enumerate(zip(meant, cells, strict=False)):
        if is_missing(cell):
            continue
        text = str(cell).strip(" \t[]()")
        if heading.field in ("name", "id") and folded(text) not in _UNIT_WORDS:
            return None
        if heading.spec:
            unit = unit_in(text, PUBLISHED[heading.spec].dimension)
            if unit is None:
                return None
            found[place] = attrs.evolve(heading, unit=unit)
            count += 1
    return found if count else None
