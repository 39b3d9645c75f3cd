"""The vehicles there are."""

from __future__ import annotations

from collections.abc import Sequence

from roverspecs.cli.answers import (
    listing,
)
from roverspecs.cli.request import (
    meeting,
    read_catalog,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render:
    """Answer ``roverspecs list``."""
    columns = {
        "id": "Id",
        "name": "Name",
        "kind": "Kind",
        "operator": "Operator",
        "mission": "Mission",
        "status": "Status",
    }
    catalog = read_catalog(options, problems)
    entries: list[dict[str, Any]] = catalog.entries()
    notes: Sequence[str] = ()
    # Without a condition, no record need be read.
    if options.where:
        from roverspecs.records.catalog import identity

        vehicles, notes = meeting(options, list(catalog))
        entries = [identity(vehicle) for vehicle in vehicles]
    return listing("vehicles", columns, entries, options, notes=notes)
