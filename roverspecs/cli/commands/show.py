"""Every figure of some vehicles, with its source."""

from __future__ import annotations

from roverspecs.cli.answers import (
    CLAIM_COLUMNS,
    claim_item,
    listing,
    note_lines,
    plain,
)
from roverspecs.cli.request import (
    gaps,
    narrowed,
    published_specs,
    request,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.tables.render import Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs show``."""
    if not (options.vehicles or options.all or options.where):
        options.parser.error("expected VEHICLE, --all or --where, found none of them")
    asked = request(options, problems)
    if asked is None:
        return None
    specs = published_specs(options)
    vehicles = narrowed(options, asked.vehicles, specs)
    notes = [*asked.notes]
    if specs is not None:
        notes += gaps(options, asked.vehicles, specs)
    if options.format == "text":
        lines: list[tuple[int, Text]] = []
        for vehicle in vehicles:
            lines += [(0, []), *vehicle.lines()]
        return plain([*lines[1:], *note_lines(notes)])
    from roverspecs.records.flat_claims import claim_columns
    from roverspecs.records.vehicles import PUBLISHED

    claims = []
    for vehicle in vehicles:
        for spec in PUBLISHED:
            claims += [claim_item(vehicle, spec, claim) for claim in vehicle.claims(spec)]
    return listing(
        "claims",
        CLAIM_COLUMNS,
        claims,
        options,
        records=lambda: claim_columns(vehicles),
        notes=notes,
    )
