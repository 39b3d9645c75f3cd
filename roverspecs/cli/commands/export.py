"""Vehicles, claims and sources as files for other programs."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import say_notes
from roverspecs.cli.request import published_specs, request

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> None:
    """Answer ``roverspecs export``."""
    asked = request(options, problems)
    if asked is None:
        return
    say_notes(asked.notes)
    roverspecs.export(
        options.path,
        asked.vehicles,
        published_specs(options),
        format=options.format,
        catalog=asked.catalog,
    )
