"""The vehicles there are."""

from __future__ import annotations

import re
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
    from roverspecs.tables.render import Columns


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
        vehicles, notes = meeting(options, list(catalog))
        entries = [vehicle.identity() for vehicle in vehicles]
    entries = sorted(entries, key=_by_name)
    return listing(
        "vehicles", columns, entries, options, records=lambda: _columns(entries), notes=notes
    )


def _by_name(entry: dict[str, Any]) -> list[tuple[int, str]]:
    """Return the words and numbers of a name, to sort by: Luna 9 comes before Luna 17."""
    parts = re.findall("[0-9]+|[^0-9]+", entry["name"].casefold())
    # A longer number is a larger one; of words, the length does not count.
    return [(len(part) if part[0].isdigit() else 0, part) for part in parts]


def _columns(entries: Sequence[dict[str, Any]]) -> Columns:
    from roverspecs.records.flat_claims import identity_row
    from roverspecs.tables.render import columns_of

    rows = [identity_row(entry) for entry in entries]
    return columns_of(rows, dict.fromkeys(key for row in rows for key in row))
