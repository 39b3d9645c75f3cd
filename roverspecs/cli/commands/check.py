"""Mistakes in record files."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import listing, plain
from roverspecs.cli.options import columns_in
from roverspecs.cli.terminal import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.tables.render import Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render:
    """Answer ``roverspecs check``."""
    columns = columns_in(options.columns or ())
    findings = roverspecs.check(*options.paths, columns=columns, decimal=options.decimal)
    problems += findings
    if options.format == "text":
        lines: list[tuple[int, Text]] = []
        for problem in findings:
            place, message = visible(problem.location), visible(problem.message)
            lines.append((0, [(place, "heading"), (message, "")]))
        return plain(lines or [(0, [("No problems found.", "good")])])
    columns = {"file": "File", "line": "Line", "place": "Place", "message": "Message"}
    return listing("findings", columns, [finding._asdict() for finding in findings], options)
