"""Drawings to scale, in the terminal or in a file."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import fixed, say_keys, say_notes
from roverspecs.cli.request import request
from roverspecs.cli.terminal import saved_bibliography

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs draw``."""
    from roverspecs.comparisons.query import DEFAULT_VEHICLES

    asked = request(options, problems, DEFAULT_VEHICLES)
    if asked is None:
        return None
    say_notes(asked.notes)
    drawing = roverspecs.draw(
        asked.vehicles,
        views=options.views,
        reference=options.reference,
        box=options.box,
        clearance=options.clearance,
        upright=options.upright,
        mass=options.mass,
        units=options.units,
        also=options.also,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=asked.catalog,
        title=options.title,
        width=options.width,
        aspect=options.aspect,
        caption=not options.no_caption,
        labels=options.labels,
    )
    if options.bib is not None:
        with saved_bibliography(options.bib, drawing.sources):
            drawing.save(options.output, theme=options.theme)
        say_keys(drawing.sources)
        return None
    if options.output is not None:
        drawing.save(options.output, theme=options.theme)
        return None
    if options.svg:
        options.is_utf8 = True
        return fixed(drawing.svg(theme=options.theme))
    return lambda **layout: drawing.text(layout["width"] or 80, ascii=layout["ascii"])
