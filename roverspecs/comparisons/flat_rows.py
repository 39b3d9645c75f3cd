"""Flat rows: a comparison as columns of numbers and texts, for CSV, dataframes and workbooks.

There are two shapes.  The wide one has a line for each vehicle, and the unit in
the name of each column; the long one has a line for each vehicle and spec, and
the unit in a column.  Neither depends on how many vehicles there are.

This module does not import the comparison; the caller passes its parts.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from roverspecs.comparisons.cells import Cell, Row
from roverspecs.records.derived import SPECS
from roverspecs.records.flat_claims import ALSO_FIELDS, FIELDS, FIGURE_FIELDS, flat
from roverspecs.records.flat_figures import figure_series, number_series
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.series import Series, series
from roverspecs.values.numbers import Numbers

Columns = dict[str, list[Any]]
"""The values of each column, by its name."""


def wide_series(
    vehicles: Sequence[Vehicle],
    rows: Iterable[Row],
    *,
    matches: Sequence[str] | None = None,
    has_extremes: bool = False,
    is_complete: bool = True,
) -> dict[str, Series]:
    """Return a line for each vehicle: its id and name, and its figures.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    rows : iterable of Row
        Each has n cells.
    matches : sequence of str, length n, optional
        Whether each vehicle meets a condition; by default there is no condition.
    has_extremes : bool, default False
        Whether to say which figures are the largest and the smallest.
    is_complete : bool, default True
        Whether the ends and the mark of every spec have columns, instead of
        only where a figure needs them.

    Returns
    -------
    dict of str to Series, length n
        For a mass in kilograms ``mass_kg``, ``mass_kg_low``, ``mass_kg_high``
        and ``mass_mark``.
    """
    table = {
        "id": series(FIELDS["vehicle"], [each.id for each in vehicles]),
        "name": series(FIELDS["name"], [each.name for each in vehicles]),
    }
    if matches is not None:
        table["match"] = series(FIELDS["match"], [match or None for match in matches])
    for row in rows:
        spec = SPECS[row.spec]
        for each in row.by_unit:
            numbers = _numbers(each.cells)
            table |= figure_series(spec, each.unit, numbers, is_complete=is_complete)
        if has_extremes:
            extremes = [cell and (cell.extreme or None) for cell in row.cells]
            table[f"{row.spec}_extreme"] = series(FIELDS["extreme"], extremes, spec=row.spec)
        relations = itertools.chain.from_iterable(map(_relations, row.by_unit))
        for relation, unit, cells in relations:
            name = f"{row.spec}_{relation}"
            numbers = _numbers(cells)
            table |= number_series(spec, name, unit, numbers, is_complete=is_complete)
    return table


def _numbers(cells: Iterable[Cell | None]) -> list[Numbers | None]:
    return [None if cell is None else cell.numbers for cell in cells]


def _relations(row: Row) -> Iterable[tuple[str, str, Sequence[Cell | None]]]:
    """Yield the relations of a row to one vehicle: their name, unit and cells."""
    if row.ratios:
        yield "ratio", "", row.ratios
    if row.differences:
        yield "difference", row.unit, row.differences


def long_columns(
    vehicles: Sequence[Vehicle],
    rows: Iterable[Row],
    *,
    matches: Sequence[str] | None = None,
    has_extremes: bool = False,
    has_second: bool = False,
    base: Vehicle | None = None,
) -> Columns:
    """Return a line for each vehicle and spec, with all fields of the figure.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    rows : iterable of Row, length s
        Each has n cells.
    matches : sequence of str, length n, optional
        Whether each vehicle meets a condition; by default there is no condition.
    has_extremes : bool, default False
        Whether to say which figures are the largest and the smallest.
    has_second : bool, default False
        Whether to give the numbers in the second unit of each row, too.
    base : Vehicle, optional
        The vehicle that the others are relative to: ratios and differences
        have lines of their own, which ``relation`` names.

    Returns
    -------
    dict of str to list, length n times s
        :data:`LONG_FIELDS`, and ``match``, ``extreme``, ``relation`` and
        :data:`roverspecs.records.flat_claims.ALSO_FIELDS` where these were
        asked for.  A line without a figure has its ``reason``.
    """
    keys = [*LONG_FIELDS]
    if has_second:
        keys += ALSO_FIELDS
    if matches is not None:
        keys.append("match")
    if has_extremes:
        keys.append("extreme")
    if base is not None:
        keys += ["relation", "relative_to"]
    columns: Columns = {key: [] for key in keys}
    states = matches or [""] * len(vehicles)
    lines = list(_long_lines(rows))
    for place, vehicle in enumerate(vehicles):
        given = {
            "vehicle": vehicle.id,
            "name": vehicle.name,
            "match": states[place] or None,
            "relative_to": base and base.id,
        }
        for row, relation, cells in lines:
            if relation and cells[place] is None:
                continue
            line = given | {"relation": relation} | _line(row, cells[place], place)
            for key, column in columns.items():
                column.append(line.get(key))
    return columns


LONG_FIELDS = ("vehicle", "name", "spec", "derived", *FIGURE_FIELDS, "reason")
"""The fields of a line of the long shape, in the order of the columns."""


def _long_lines(rows: Iterable[Row]) -> Iterable[tuple[Row, str | None, Sequence[Cell | None]]]:
    for row in rows:
        yield row, None, row.cells
        for relation, _, cells in _relations(row):
            yield row, relation, cells


def _line(row: Row, cell: Cell | None, place: int) -> dict[str, Any]:
    line: dict[str, Any] = {"spec": row.spec, "derived": SPECS[row.spec].is_derived}
    if cell is None:
        units = {"unit": row.unit, "also_unit": row.also_unit or None}
        return line | units | {"reason": row.figures[place].reason}
    return line | flat(cell.as_data()) | {"extreme": cell.extreme or None}
