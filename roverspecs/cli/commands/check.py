"""Mistakes in record files."""

from __future__ import annotations

from roverspecs.cli.answers import listing, plain
from roverspecs.cli.options import columns_in
from roverspecs.cli.request import say_remarks
from roverspecs.cli.terminal import visible
from roverspecs.records.catalog import checked
from roverspecs.records.vehicle_tables import unread_columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.tables.render import Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render:
    """Answer ``roverspecs check``."""
    columns = columns_in(options.columns or ())
    findings, tables = checked(*options.paths, columns=columns, decimal=options.decimal)
    problems += findings
    for table in tables:
        say_remarks(table)
    if options.format == "text":
        lines: list[tuple[int, Text]] = []
        for problem in findings:
            place, message = visible(problem.location), visible(problem.message)
            lines.append((0, [(place, "heading"), (message, "")]))
        if not lines:
            # A column that is not read may be as wrong as it likes.
            where = ""
            if any(unread_columns(table.headings) for table in tables):
                where = " in the columns that were read"
            lines.append((0, [(f"No problems found{where}.", "good")]))
        return plain(lines)
    columns = {"file": "File", "line": "Line", "place": "Place", "message": "Message"}
    return listing("findings", columns, [finding._asdict() for finding in findings], options)
