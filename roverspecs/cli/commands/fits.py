"""Vehicles that fit a box or a limit of mass."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import table
from roverspecs.cli.request import (
    condition,
    find_optional,
    find_vehicles,
    read_catalog,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs fits``."""
    catalog = read_catalog(options, problems)
    vehicles = find_vehicles(options.vehicles, catalog, problems)
    lander = find_optional(options.lander, catalog, problems)
    if problems and (
        (options.vehicles and not vehicles) or (options.lander is not None and lander is None)
    ):
        return None
    found = roverspecs.fits(
        vehicles or None,
        box=options.box,
        mass=options.mass,
        lander=lander,
        upright=options.upright,
        where=condition(options),
        strict=options.strict,
        units=options.units,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=catalog,
    )
    data = {
        "box": options.box,
        "mass": options.mass,
        "lander": lander and lander.id,
        "upright": options.upright,
        "fits": [each.as_data() for each in found],
        "remarks": [*found.remarks],
    }
    from roverspecs.analyses.fits import HEADINGS, as_columns, as_rows

    columns = dict(HEADINGS)
    # There is no answer to a question that was not asked.
    if options.box is None:
        for key in ("orientation", "length", "width", "height", "configuration"):
            del columns[key]
    if options.mass is None and lander is None:
        del columns["mass"]
    return table(
        columns,
        as_rows(found),
        options,
        lambda: data,
        records=lambda: as_columns(found),
        notes=found.remarks,
        roles={"fits": _ANSWER_ROLES},
    )


_ANSWER_ROLES = {"yes": "good", "maybe": "doubtful", "unknown": "doubtful", "no": "bad"}
