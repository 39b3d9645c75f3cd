"""Comparison tables, and the options of each."""

from __future__ import annotations

from itertools import chain

import roverspecs
from roverspecs.cli.options import CITING, SEPARATED, WORKBOOK
from roverspecs.cli.request import (
    condition,
    find_optional,
    named_vehicles,
    read_catalog,
)
from roverspecs.cli.terminal import saved_bibliography

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.comparisons.comparison import Comparison
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs compare``."""
    from roverspecs.comparisons.comparison import DEFAULT_VEHICLES

    catalog = read_catalog(options, problems)
    vehicles = named_vehicles(options, catalog, problems, DEFAULT_VEHICLES)
    base = find_optional(options.relative_to, catalog, problems)
    if problems and (not vehicles or (options.relative_to is not None and base is None)):
        return None
    comparison = roverspecs.compare(
        vehicles,
        options.specs,
        units=options.units,
        also=options.also,
        where=condition(options),
        strict=options.strict,
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


_LONG = 7
_SHORTER = "Long numbers: --units auto takes the unit for each row that reads best"


def _has_long_number(comparison: Comparison) -> bool:
    """Return whether a number has so many digits that another unit would read better."""
    cells = chain.from_iterable(row.cells for row in comparison.rows)
    wholes = [cell.text.partition(".")[0] for cell in cells if cell]
    return any(sum(map(str.isdigit, whole)) >= _LONG for whole in wholes)
