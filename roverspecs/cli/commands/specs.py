"""The specs, their units and definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roverspecs.cli.answers import (
    listing,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render:
    """Answer ``roverspecs specs``."""
    del problems
    from roverspecs.records.derived import SPECS

    items: list[dict[str, Any]] = [
        {"name": spec.name, "label": spec.label, "group": spec.group, "dimension": spec.dimension}
        | _joined_units(spec.units)
        | {"definition": spec.definition, "derived": spec.is_derived}
        for spec in SPECS.values()
    ]
    rows = [dict(item) for item in items]
    for row in rows:
        if row["derived"]:
            row["name"] += " (derived)"
    columns = {
        "name": "Name",
        "group": "Group",
        "si": "SI",
        "metric": "Metric",
        "us": "US",
        "definition": "Definition",
    }
    from roverspecs.tables.render import columns_of

    return listing(
        "specs", columns, items, options, rows=rows, records=lambda: columns_of(items, items[0])
    )


def _joined_units(units: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {system: " or ".join(names) for system, names in units.items()}
