"""Audits: whether the figures of vehicles, or of a text, agree with each other.

The rules look at published figures side by side.  A finding that concerns a
rejected claim is explained by the reason it was rejected for, any other by an
acknowledgement in the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from roverspecs.analyses.findings import SEVERITIES, Finding
from roverspecs.analyses.mentions import mentions_in, twins_in
from roverspecs.analyses.rules import (
    RULES,
    echo_in,
    is_conversion,
    of_text,
    owner,
    symbols,
    told,
    twin,
)
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import Acknowledgement
from roverspecs.records.vehicles import Vehicle


def audit(
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    *,
    catalog: Catalog | None = None,
) -> list[Finding]:
    """Audit the figures of vehicles.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, optional
        By default all of the catalog.
    catalog : Catalog, optional
        Where strings, carriers and passengers are looked up; by default the
        shipped records.

    Returns
    -------
    list of Finding
        Those that nothing explains first, the gravest first.

    Raises
    ------
    UnknownVehicleError
        If a name is not known.
    """
    catalog = Catalog.of(catalog)
    asked = catalog.find(vehicles)
    companions = {vehicle.id: vehicle for vehicle in asked}
    for entry in catalog.entries():
        if entry["id"] not in companions and _is_companion(entry, asked):
            companions[entry["id"]] = catalog.get(entry["id"])
    findings: list[Finding] = []
    for vehicle in asked:
        findings += [finding for rule in RULES for finding in rule(vehicle)]
        for other in companions.values():
            if other.carrier == vehicle.id:
                findings += owner(other, vehicle)
            elif other is vehicle or vehicle.carrier == other.id:
                findings += owner(vehicle, other)
    unique = {
        (finding.kind, frozenset(finding.subjects), finding.arithmetic): finding
        for finding in findings
    }
    explained = [
        _explained(finding, companions)
        for finding in unique.values()
        if not _is_said(finding, findings)
    ]
    explained += [finding for vehicle in asked for finding in _unused(vehicle, explained)]
    return sorted(
        explained, key=lambda finding: (not finding.is_open, SEVERITIES.index(finding.severity))
    )


def audit_text(text: str) -> tuple[list[Finding], list[str]]:
    """Audit the figures in a text.

    Parameters
    ----------
    text : str
        Such as ``"54 cm (21.26 inches)"``.

    Returns
    -------
    tuple of list of Finding and list of str
        The findings, and for each pair of figures that a reader takes for one
        quantity, and that agrees, a line that says how far.
    """
    figures = mentions_in(text)
    pairs = list(twins_in(text, figures))
    findings, lines = [], []
    for one, other in pairs:
        finding = twin(of_text(one), of_text(other))
        # In one unit, only a slip tells that both figures are of one thing: 340 kg (1,000 kg).
        if symbols(one.value) == symbols(other.value) and not (finding and finding.kind == "slips"):
            continue
        if finding:
            findings.append(finding)
        else:
            lines.append(told(one.value, other.value))
    findings += echo_in(text, figures, pairs)
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)), lines


def _is_companion(entry: dict[str, Any], vehicles: Iterable[Vehicle]) -> bool:
    return any(
        entry["id"] == vehicle.carrier or entry["carrier"] == vehicle.id for vehicle in vehicles
    )


def _is_said(finding: Finding, findings: list[Finding]) -> bool:
    """Tell whether of a spread between two claims another finding says how it came about."""
    return finding.kind == "spread" and any(
        other.kind in ("slips", "twins") and {*finding.subjects} <= {*other.subjects}
        for other in findings
    )


def _explained(finding: Finding, vehicles: dict[str, Vehicle]) -> Finding:
    """Return a finding with what explains it."""
    if not finding.subjects:
        return finding
    # Of two vehicles, the acknowledgement is in the record of the first.
    known = vehicles[finding.subjects[0].vehicle].acknowledged
    reasons = [each.reason for each in known if _is_of(each, finding)]
    reasons += [
        f"rejected: {subject.claim.rejected}"
        for subject in finding.subjects
        if subject.claim.rejected and not is_conversion(subject)
    ]
    return attrs.evolve(finding, explained=reasons[0] if reasons else None)


def _is_of(known: Acknowledgement, finding: Finding) -> bool:
    values = sorted(subject.claim.value for subject in finding.subjects)
    return (known.kind, known.spec, sorted(known.claims)) == (
        finding.kind,
        finding.subjects[0].spec,
        values,
    )


def _unused(vehicle: Vehicle, findings: list[Finding]) -> Iterator[Finding]:
    own = [
        finding
        for finding in findings
        if finding.subjects and finding.subjects[0].vehicle == vehicle.id
    ]
    for known in vehicle.acknowledged:
        if not any(_is_of(known, finding) for finding in own):
            values = ", ".join(known.claims)
            told = f"{vehicle.id}: no finding of {known.kind} for {known.spec} with {values}: leave it out"
            yield Finding(kind="acknowledged", severity="warning", subjects=(), arithmetic=told)
