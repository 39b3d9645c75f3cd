"""Vehicles that are like one."""

from __future__ import annotations

from roverspecs.cli.answers import table
from roverspecs.cli.request import (
    condition,
    find_vehicle,
    read_catalog,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs nearest``."""
    catalog = read_catalog(options, problems)
    vehicle = find_vehicle(options.vehicle, catalog, problems)
    if vehicle is None:
        return None
    from roverspecs.analyses.nearest import (
        HEADINGS,
        as_columns,
        as_rows,
        likeness_columns,
        neighbourhood,
    )

    found = neighbourhood(
        vehicle,
        specs=options.specs,
        where=condition(options),
        strict=options.sure,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=catalog,
    )
    near = found.neighbours[: options.count]
    left_out = [{"vehicle": each.vehicle.id, "reason": each.reason} for each in found.left_out]
    data = {
        "vehicle": vehicle.id,
        "specs": list(found.specs),
        "neighbours": [each.as_data() for each in near],
        "left_out": left_out,
        "remarks": [*found.remarks],
    }
    return table(
        HEADINGS,
        as_rows(near),
        options,
        lambda: data,
        records=lambda: as_columns(near),
        long_records=lambda: likeness_columns(near),
        notes=found.notes,
    )
