"""Comparison tables, and the options of each."""

from __future__ import annotations

import os
from itertools import chain

import roverspecs
from roverspecs.cli.options import CITING, SEPARATED, WORKBOOK, columns_in
from roverspecs.cli.request import (
    condition,
    find_optional,
    named_vehicles,
    note_unnamed,
    read_catalog,
    report_table,
)
from roverspecs.cli.terminal import saved_bibliography

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.comparisons.comparison import Comparison
    from roverspecs.errors import Problem


_LARGE = 200_000  # bytes, which are some thousand rows

# These need a record of each vehicle.
_OF_RECORDS = (
    *("with_", "all", "also", "relative_to", "differing", "extremes", "configuration", "prefer"),
    *("digits", "exact", "transpose", "footnotes", "reproduce", "bib"),
)


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs compare``."""
    if _is_large_table(options):
        by_columns = _by_columns(options)
        if by_columns is not None:
            return by_columns
    from roverspecs.comparisons.query import DEFAULT_VEHICLES

    catalog = read_catalog(options, problems)
    vehicles = named_vehicles(options, catalog, problems, DEFAULT_VEHICLES)
    base = find_optional(options.relative_to, catalog, problems)
    if problems and (not vehicles or (options.relative_to is not None and base is None)):
        return None
    note_unnamed(options, catalog, [*vehicles, base])
    where = condition(options)
    comparison = roverspecs.compare(
        vehicles,
        options.specs,
        units=options.units,
        also=options.also,
        where=where,
        strict=options.sure,
        sort=options.sort,
        descending=options.descending,
        relative_to=base,
        differing=options.differing,
        extremes=options.extremes,
        configuration=options.configuration,
        digits=options.digits,
        exact=options.exact,
        prefer=options.prefer,
    )
    if options.bib is not None:
        bibliography = saved_bibliography(options.bib, comparison.sources)
        if options.output is not None:
            options.beside = bibliography
        else:
            # What is printed cannot be taken back, and its reader may leave.
            with bibliography:
                pass
    if options.reproduce:
        from roverspecs.cli.reproduction import spelled_query
        from roverspecs.records.data_version import SIGNATURE

        words = spelled_query(options, comparison.query)
        comparison = comparison.with_remark(f"Made by {SIGNATURE}: {words}")
    if options.format == "text" and options.units == "si" and _has_long_number(comparison):
        comparison = comparison.with_remark(_SHORTER)
    if options.format in SEPARATED:
        from roverspecs.cli.answers import say_notes

        say_notes(comparison.remarks)
    if options.format == WORKBOOK:
        from roverspecs.comparisons.sheet import check_layout

        check_layout(WORKBOOK, transpose=options.transpose, footnotes=options.footnotes)
        return lambda **_: comparison.workbook()
    layout = {"transpose": options.transpose, "footnotes": options.footnotes}
    # A bibliography beside a part of a paper is for its citations.
    layout["cited"] = options.bib is not None and options.format in CITING
    return lambda **given: comparison.render(options.format, **layout, **given)


def _is_large_table(options: argparse.Namespace) -> bool:
    """Return whether a large table alone is compared as CSV, with options that columns have."""
    if options.format != "csv" or len(options.vehicles) != 1:
        return False
    if any(getattr(options, name) for name in _OF_RECORDS):
        return False
    [path] = options.vehicles
    if not path.casefold().endswith((".csv", ".tsv")):
        return False
    # pathlib takes 4 ms to import.
    return os.path.isfile(path) and os.path.getsize(path) >= _LARGE  # noqa: PTH113, PTH202


def _by_columns(options: argparse.Namespace) -> Render | None:
    """Return the answer for a table that is read into columns; None if it needs records."""
    from roverspecs.cli.answers import say_notes
    from roverspecs.errors import FieldError, RecordError, UnitError
    from roverspecs.frames.column_files import table_in

    where, quiet = condition(options), options.quiet
    columns = columns_in(options.columns or ())
    try:
        table = table_in(
            options.vehicles[0],
            columns,
            strict=options.strict,
            decimal=options.decimal,
            quiet=quiet,
        )
        comparison = table.compare(
            options.specs,
            units=options.units,
            where=where,
            strict=options.sure,
            sort=options.sort,
            descending=options.descending,
        )
    except (FieldError, RecordError, UnitError):
        # Records have derived specs and a unit for every system, or name the mistake.
        return None
    report_table(table, table.problem_count, columns, options.decimal)
    say_notes(comparison.remarks)
    return lambda **given: comparison.csv_text(ascii=given["ascii"], quiet=quiet)


_LONG = 7
_SHORTER = "Long numbers: --units auto takes the unit for each row that reads best"


def _has_long_number(comparison: Comparison) -> bool:
    """Return whether a number has so many digits that another unit would read better."""
    cells = chain.from_iterable(row.cells for row in comparison.rows)
    wholes = [cell.text.partition(".")[0] for cell in cells if cell]
    return any(sum(map(str.isdigit, whole)) >= _LONG for whole in wholes)
