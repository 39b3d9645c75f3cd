"""Figures that are missing, and how well the others are supported."""

from __future__ import annotations

import itertools

import roverspecs
from roverspecs.cli.answers import table
from roverspecs.cli.request import narrowed, request

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs coverage``."""
    asked = request(options, problems)
    if asked is None:
        return None
    vehicles = narrowed(options, asked.vehicles)
    covered = roverspecs.coverage(vehicles, options.specs, catalog=asked.catalog)
    from roverspecs.analyses.coverage import GAP, SEARCHED, as_rows, remarks_on
    from roverspecs.tables.render import SEPARATORS, columns_of

    specs = {each.spec: roverspecs.SPECS[each.spec].label for each in covered}
    items = [each.as_data() for each in covered]
    notes = [*asked.notes]
    if options.format not in SEPARATORS:
        # Beside CSV the cells alone say it.
        notes += remarks_on(covered)
    return table(
        {"vehicle": "Vehicle"} | specs,
        as_rows(covered),
        options,
        lambda: {"coverage": items, "remarks": notes},
        long_records=lambda: columns_of(items, dict.fromkeys(itertools.chain(*items))),
        notes=notes,
        roles={spec: {GAP: "aside", SEARCHED: "aside"} for spec in specs},
    )
