"""Charts of one spec or two."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import say_keys, say_notes
from roverspecs.cli.request import request
from roverspecs.cli.terminal import saved_bibliography

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> None:
    """Answer ``roverspecs chart``."""
    asked = request(options, problems)
    if asked is None:
        return
    say_notes(asked.notes)
    chart = roverspecs.chart(
        asked.vehicles,
        options.specs or ("mass",),
        units=options.units,
        configuration=options.configuration,
        prefer=options.prefer,
        title=options.title,
        notes=options.notes,
        names=options.names,
        width=options.width,
        aspect=options.aspect,
        transparent=options.transparent,
        theme=options.theme,
        catalog=asked.catalog,
    )
    if options.bib is None:
        chart.save(options.output)
    else:
        with saved_bibliography(options.bib, chart.sources):
            chart.save(options.output)
        say_keys(chart.sources)
    say_notes(chart.unwritten)
