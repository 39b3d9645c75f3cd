"""A web page with tables, drawing and sources."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import fixed, say_notes
from roverspecs.cli.request import request

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs page``."""
    asked = request(options, problems)
    if asked is None:
        return None
    say_notes(asked.notes)
    from roverspecs.cli.reproduction import spelled

    options.is_utf8 = True
    title = {}
    if options.title is not None:
        title["title"] = options.title
    made = roverspecs.page(
        asked.vehicles,
        options.specs,
        units=options.units,
        also=options.also,
        configuration=options.configuration,
        digits=options.digits,
        exact=options.exact,
        prefer=options.prefer,
        catalog=asked.catalog,
        subtitle=options.subtitle,
        drawing=not options.no_drawing,
        sources=not options.no_sources,
        command=spelled(options),
        **title,
    )
    return fixed(made)
