"""The commands that set vehicles side by side, and against a space or each other."""

from __future__ import annotations

import roverspecs
from roverspecs.cli.answers import table
from roverspecs.cli.request import (
    condition,
    find_vehicle,
    find_vehicles,
    named_vehicles,
    read_catalog,
)
from roverspecs.cli.terminal import save

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Answer, Render
    from roverspecs.comparisons.comparison import Comparison
    from roverspecs.errors import Problem
    from roverspecs.records.catalog import Catalog
    from roverspecs.records.vehicles import Vehicle


def _compare(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    from roverspecs.comparisons.comparison import DEFAULT_VEHICLES

    catalog = read_catalog(options, problems)
    vehicles = named_vehicles(options, catalog, problems, DEFAULT_VEHICLES)
    base = _one(options.relative_to, catalog, problems)
    if problems and (not vehicles or (options.relative_to is not None and base is None)):
        return None
    comparison = roverspecs.compare(
        vehicles,
        options.specs,
        units=options.units,
        where=condition(options),
        strict=options.strict,
        sort=options.sort,
        descending=options.descending,
        relative_to=base,
        differing=options.differing,
        extremes=options.extremes,
        configuration=options.configuration,
        digits=options.digits,
        exact=options.exact,
        prefer=options.prefer,
    )
    if options.bib is not None:
        _save_bibliography(options.bib, comparison)
    if options.reproduce:
        from roverspecs.cli.spelling import spelled_query

        words = spelled_query(options, comparison.query)
        made = f"Made by roverspecs {roverspecs.__version__}: {words}"
        comparison = comparison.with_remark(made)
    layout = {"transpose": options.transpose, "footnotes": options.footnotes}
    return lambda **given: comparison.render(options.format, **layout, **given)


def _save_bibliography(path: str, comparison: Comparison) -> None:
    style = "bibtex"
    if path.casefold().endswith(".json"):
        style = "csl-json"
    made = roverspecs.cite(comparison.sources, style)
    save(path, made)


def _fits(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    catalog = read_catalog(options, problems)
    vehicles = find_vehicles(options.vehicles, catalog, problems)
    lander = _one(options.lander, catalog, problems)
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
    from roverspecs.analyses.fits import as_rows

    columns = {"vehicle": "Vehicle", "fits": "Fits"}
    # There is no answer to a question that was not asked.
    if options.box is not None:
        columns |= {
            "orientation": "Orientation",
            "length": "Room: length",
            "width": "Width",
            "height": "Height",
        }
    if options.mass is not None or lander is not None:
        columns["mass"] = "Room: mass"
    if options.box is not None:
        columns["configuration"] = "Configuration"
    return table(
        columns | {"why": "Why"},
        as_rows(found),
        options,
        lambda: data,
        notes=found.remarks,
        roles={"fits": _ANSWER_ROLES},
    )


_ANSWER_ROLES = {"yes": "good", "maybe": "doubtful", "unknown": "doubtful", "no": "bad"}


def _nearest(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    catalog = read_catalog(options, problems)
    vehicle = find_vehicle(options.vehicle, catalog, problems)
    if vehicle is None:
        return None
    from roverspecs.analyses.nearest import as_rows, neighbourhood

    found = neighbourhood(
        vehicle,
        specs=options.specs,
        where=condition(options),
        strict=options.strict,
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
    columns = {
        "vehicle": "Vehicle",
        "factor": "Typical factor",
        "count": "Specs",
        "compared": "Compared",
    }
    reasons: dict[str, list[str]] = {}
    for other, reason in found.left_out:
        reasons.setdefault(reason, []).append(other.name)
    notes = [f"Left out, {reason}: {', '.join(names)}" for reason, names in reasons.items()]
    return table(columns, as_rows(near), options, lambda: data, notes=[*found.remarks, *notes])


def _one(name: str | None, catalog: Catalog, problems: list[Problem]) -> Vehicle | None:
    """Return the vehicle that an option names, if it names one."""
    if name is None:
        return None
    return find_vehicle(name, catalog, problems)


ANSWERS: dict[str, Answer] = {
    "compare": _compare,
    "fits": _fits,
    "nearest": _nearest,
}
"""Each command of the group, and the function that answers it."""
