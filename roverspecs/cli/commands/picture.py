"""The commands that draw."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import fixed, say_notes
from roverspecs.cli.request import request

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Answer, Render
    from roverspecs.errors import Problem


def _draw(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    from roverspecs.comparisons.comparison import DEFAULT_VEHICLES

    asked = request(options, problems, DEFAULT_VEHICLES)
    if asked is None:
        return None
    say_notes(asked.notes)
    drawing = roverspecs.draw(
        asked.vehicles,
        views=options.views,
        reference=options.reference,
        units=options.units,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=asked.catalog,
    )
    if options.output is not None:
        drawing.save(options.output, theme=options.theme)
        return None
    if options.svg:
        options.is_utf8 = True
        return fixed(drawing.svg(theme=options.theme))
    return lambda **layout: drawing.text(layout["width"] or 80, ascii=layout["ascii"])


def _chart(options: argparse.Namespace, problems: list[Problem]) -> None:
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
        theme=options.theme,
        catalog=asked.catalog,
    )
    chart.save(options.output)


def _page(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    asked = request(options, problems)
    if asked is None:
        return None
    say_notes(asked.notes)
    from roverspecs.cli.spelling import spelled

    options.is_utf8 = True
    title = {}
    if options.title is not None:
        title["title"] = options.title
    made = roverspecs.page(
        asked.vehicles,
        options.specs,
        units=options.units,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=asked.catalog,
        drawing=not options.no_drawing,
        command=spelled(options),
        **title,
    )
    return fixed(made)


ANSWERS: dict[str, Answer] = {
    "draw": _draw,
    "chart": _chart,
    "page": _page,
}
"""Each command of the group, and the function that answers it."""
