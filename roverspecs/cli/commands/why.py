"""Why a figure is shown, and each other one is not."""

from __future__ import annotations

from collections.abc import Sequence

from roverspecs.cli.answers import (
    ADDRESS,
    CLAIM_COLUMNS,
    address_lines,
    cited_line,
    claim_item,
    listing,
    note_lines,
    plain,
    with_addresses,
)
from roverspecs.cli.request import (
    find_vehicles,
    gaps,
    read_catalog,
    refuse_derived,
    with_claims,
)
from roverspecs.errors import DimensionError, FieldError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.records.claims import Claim
    from roverspecs.records.trust import Verdict
    from roverspecs.records.vehicles import Vehicle
    from roverspecs.tables.render import Columns, Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs why``."""
    vehicles = find_vehicles([options.vehicle], read_catalog(options, problems), problems)
    from roverspecs.records.derived import spec_name

    options.spec = spec_name(options.spec)
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
    if all(verdict.claim.rejected for _, verdict in verdicts):
        notes += gaps(options, vehicles, [options.spec])
    unit = _one_unit(options, [verdict.claim for _, verdict in verdicts])
    claims = []
    roles = {}
    for vehicle, (claim, reason, distance) in verdicts:
        item = claim_item(vehicle, options.spec, claim)
        if unit is not None:
            item["converted"] = _converted(claim, unit)
        claims.append(item | {"distance": distance, "verdict": reason})
        if claim.rejected:
            roles[reason] = "bad"
    if options.format == "text":
        entries = _entries(options, vehicles, verdicts, unit)
        return plain([*entries, *note_lines(notes)])
    columns = {"published": "Published"}
    if unit is not None:
        columns["converted"] = "Converted"
    used = [key for key in ("part", "as_of") if any(item[key] for item in claims)]
    keys = [key for key in CLAIM_COLUMNS if key in ("configuration", "condition", "source", *used)]
    columns |= {key: CLAIM_COLUMNS[key] for key in keys}
    columns |= {"distance": "Difference", "verdict": "Why"}
    if options.urls:
        columns |= ADDRESS
    return listing(
        "claims",
        columns,
        claims,
        options,
        rows=with_addresses(claims),
        records=lambda: _columns(claims),
        roles={"verdict": roles},
        notes=notes,
    )


def _entries(
    options: argparse.Namespace,
    vehicles: Sequence[Vehicle],
    verdicts: Sequence[tuple[Vehicle, Verdict]],
    unit: str | None,
) -> list[tuple[int, Text]]:
    """Return each claim as an entry of its own, the rejected ones apart."""
    from roverspecs.records.vehicles import PUBLISHED

    label = PUBLISHED[options.spec].noun
    lines: list[tuple[int, Text]] = []
    for vehicle in vehicles:
        own = [verdict for each, verdict in verdicts if each is vehicle]
        if not own:
            answer = f"No figure for {options.spec} was found published for {vehicle.name}."
            if options.spec in vehicle.unread:
                answer = f"The figure for {options.spec} of {vehicle.name} was not read."
            lines.append((0, [(answer, "")]))
            continue
        lines.append((0, [(f"{vehicle.name}, {label}", "heading")]))
        for verdict in own:
            if not verdict.claim.rejected:
                lines += _entry(verdict, unit, options, verdict.reason)
        rejected = [verdict for verdict in own if verdict.claim.rejected]
        if rejected:
            lines.append((0, [("Rejected:", "heading")]))
        for verdict in rejected:
            lines += _entry(verdict, unit, options, str(verdict.claim.rejected))
    return lines


def _entry(
    verdict: Verdict, unit: str | None, options: argparse.Namespace, reason: str
) -> list[tuple[int, Text]]:
    """Return a claim as a line, with the address of its source below it if that is asked for."""
    claim = verdict.claim
    figure = claim.value
    if unit is not None and (converted := _converted(claim, unit)):
        figure = f"{figure} = {converted}"
    if claim.dependence:
        figure = f"{figure} ({claim.dependence})"
    if verdict.distance:
        figure = f"{figure}, {verdict.distance}"
    role = ""
    if claim.rejected:
        role = "bad"
    lines: list[tuple[int, Text]] = [
        (2, [(figure, ""), (f"— {cited_line(claim)}", ""), (f"— {reason}", role)])
    ]
    if options.urls:
        lines += address_lines(claim, 6)
    return lines


def _columns(claims: Sequence[dict[str, Any]]) -> Columns:
    from roverspecs.records.flat_claims import CLAIM_FIELDS, flat
    from roverspecs.tables.render import columns_of

    keys = [*CLAIM_FIELDS]
    if any("converted" in claim for claim in claims):
        keys.append("converted")
    keys += ["distance", "verdict"]
    return columns_of([claim | flat(claim) for claim in claims], keys)


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
