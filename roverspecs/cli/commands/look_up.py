"""The commands that look up published figures and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import roverspecs
from roverspecs.cli.answers import fixed, listing, note_lines, plain, say_notes
from roverspecs.cli.options import BIBLIOGRAPHIES
from roverspecs.cli.request import (
    find_vehicles,
    meeting,
    narrowed,
    published_specs,
    read_catalog,
    refuse_derived,
    request,
    with_claims,
)
from roverspecs.errors import DimensionError, FieldError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from roverspecs.cli.answers import Answer, Render
    from roverspecs.errors import Problem
    from roverspecs.records.claims import Claim, Source
    from roverspecs.records.vehicles import Vehicle
    from roverspecs.tables.render import Text


def _list(options: argparse.Namespace, problems: list[Problem]) -> Render:
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


def _show(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    if not (options.vehicles or options.all or options.where):
        options.parser.error("expected VEHICLE, --all or --where, found none of them")
    asked = request(options, problems)
    if asked is None:
        return None
    vehicles = narrowed(options, asked.vehicles, published_specs(options))
    if options.format == "text":
        lines: list[tuple[int, Text]] = []
        for vehicle in vehicles:
            lines += [(0, []), *vehicle.lines()]
        return plain([*lines[1:], *note_lines(asked.notes)])
    from roverspecs.records.vehicles import PUBLISHED

    claims = []
    for vehicle in vehicles:
        for spec in PUBLISHED:
            claims += [_item(vehicle, spec, claim) for claim in vehicle.claims(spec)]
    return listing("claims", _CLAIM_COLUMNS, claims, options, notes=asked.notes)


def _item(vehicle: Vehicle, spec: str, claim: Claim) -> dict[str, Any]:
    return {"vehicle": vehicle.id, "spec": spec, **claim.as_data()}


def _why(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    vehicles = find_vehicles([options.vehicle], read_catalog(options, problems), problems)
    refuse_derived(options.spec)
    if not vehicles:
        return None
    verdicts = []
    notes: list[str] = []
    for vehicle in vehicles:
        asked = _configured(vehicle, options)
        found = asked.why(options.spec, prefer=options.prefer)
        verdicts += [(vehicle, verdict) for verdict in found]
        notes += _left_out(vehicle, options)
    unit = _one_unit(options, [verdict.claim for _, verdict in verdicts])
    claims = []
    roles = {}
    for vehicle, (claim, reason, distance) in verdicts:
        item = _item(vehicle, options.spec, claim)
        if unit is not None:
            item["converted"] = _converted(claim, unit)
        claims.append(item | {"distance": distance, "verdict": reason})
        if claim.rejected:
            roles[reason] = "bad"
    if not claims and options.format == "text":
        names = ", ".join(vehicle.name for vehicle in vehicles)
        answer = f"No figure for {options.spec} was found published for {names}."
        return plain([(0, [(answer, "")]), *note_lines(notes)])
    columns = {"published": "Published"}
    if unit is not None:
        columns["converted"] = "Converted"
    columns |= {key: _CLAIM_COLUMNS[key] for key in ("configuration", "condition", "source")}
    columns |= {"distance": "Distance", "verdict": "Why"}
    return listing("claims", columns, claims, options, roles={"verdict": roles}, notes=notes)


def _configured(vehicle: Vehicle, options: argparse.Namespace) -> Vehicle:
    """Return a vehicle with the claims of the configuration that is asked for."""
    if options.configuration is None:
        return vehicle
    from roverspecs.records.vehicles import PUBLISHED

    spec = PUBLISHED.get(options.spec)
    if spec is not None and not spec.has_configuration:
        message = f"only dimensions have one, not {options.spec!r}: leave it out"
        raise FieldError(message).at("configuration")
    claims = vehicle.claims(options.spec)
    found = [claim for claim in claims if claim.configuration == options.configuration]
    return with_claims(vehicle, {options.spec: found})


def _left_out(vehicle: Vehicle, options: argparse.Namespace) -> list[str]:
    """Return a note on the figures of other configurations than the one asked for."""
    if options.configuration is None:
        return []
    others = [
        str(claim.configuration)
        for claim in vehicle.claims(options.spec)
        if claim.configuration != options.configuration
    ]
    if not others:
        return []
    count = f"{len(others)} figures"
    if len(others) == 1:
        count = "1 figure"
    return [f"Left out: {count} of another configuration: {', '.join(dict.fromkeys(others))}"]


def _one_unit(options: argparse.Namespace, claims: Sequence[Claim]) -> str | None:
    """Return the unit in which claims are shown, too, if one is asked for."""
    if options.units is None:
        return None
    from roverspecs.comparisons.row_units import RowUnits
    from roverspecs.records.vehicles import PUBLISHED

    asked = RowUnits.parse(options.units)
    fitting = [claim.published for claim in claims if not claim.rejected]
    return asked.unit(PUBLISHED[options.spec], fitting)


def _converted(claim: Claim, unit: str) -> str | None:
    """Return a figure in a unit; None where it was rejected and is of another dimension."""
    from roverspecs.values.units import convert

    try:
        value = convert(claim.published, unit)
    except DimensionError:
        return None
    return f"{value.without_unit()} {unit}".rstrip(" ")


def _specs(options: argparse.Namespace, problems: list[Problem]) -> Render:
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
    return listing("specs", columns, items, options, rows=rows)


def _joined_units(units: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {system: " or ".join(names) for system, names in units.items()}


def _sources(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    asked = request(options, problems)
    if asked is None:
        return None
    vehicles = narrowed(options, asked.vehicles, published_specs(options))
    if options.format in BIBLIOGRAPHIES:
        say_notes(asked.notes)
        sources = chain.from_iterable(vehicle.sources for vehicle in vehicles)
        return _bibliography(sources, options.format)
    items: list[dict[str, Any]] = []
    for vehicle in vehicles:
        items += [{"vehicle": vehicle.id, **source.as_data()} for source in vehicle.sources]
    columns = {
        "vehicle": "Vehicle",
        "id": "Id",
        "title": "Title",
        "publisher": "Publisher",
        "kind": "Kind",
        "date": "Date",
        "url": "Address",
    }
    return listing("sources", columns, items, options, notes=asked.notes)


def _bibliography(sources: Iterable[Source], style: str) -> Render:
    if style != "csl-json":
        return fixed(roverspecs.cite(sources, style))
    from roverspecs.records.cite import csl_items
    from roverspecs.tables.render import as_json

    items = csl_items(sources)
    return lambda **layout: as_json(items, layout["ascii"])


_CLAIM_COLUMNS = {
    "vehicle": "Vehicle",
    "spec": "Spec",
    "published": "Published",
    "configuration": "Configuration",
    "condition": "Condition",
    "source": "Source",
    "note": "Note",
    "rejected": "Rejected because",
}


ANSWERS: dict[str, Answer] = {
    "list": _list,
    "show": _show,
    "why": _why,
    "specs": _specs,
    "sources": _sources,
}
"""Each command of the group, and the function that answers it."""
