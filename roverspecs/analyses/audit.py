"""Audits: findings on figures of vehicles, or of a text, that do not agree with each other.

A finding on a rejected claim is explained by the reason for which the claim
was rejected, any other by an acknowledgement in the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import attrs

from roverspecs.analyses.answer_list import Answers
from roverspecs.analyses.rules import (
    MASSES,
    SEVERITIES,
    Evidence,
    Finding,
    on_vehicle,
    owner,
)
from roverspecs.errors import FieldError, one_of
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import Acknowledgement
from roverspecs.records.flat_claims import FIGURE_FIELDS, flat
from roverspecs.records.vehicles import Vehicle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.analyses.articles import Unread
    from roverspecs.analyses.statements import Statement
    from roverspecs.tables.series import Series


@attrs.frozen
class Audit(Answers[Finding]):
    """Hold the findings of an audit, the gravest first.

    A dataframe of them has a line for each finding in the wide shape, and one for
    each claim of each finding in the long one.

    Attributes
    ----------
    findings : tuple of Finding
        Open ones first, explained ones last.
    figure_count : int
        The number of figures that were read.
    agreements : tuple of str
        A line for each pair of figures of a text that a reader takes for one
        quantity, and that agrees; it says how far.
    pair_count : int
        How many such pairs were compared, whether they agree or not.
    unread : tuple of Unread
        The places of a text with a number and a unit that could not be read.
    statements : tuple of Statement
        What the figures of a text say about vehicles, if they were held against
        the catalog, in the order of the text.
    """

    findings: tuple[Finding, ...]
    figure_count: int
    agreements: tuple[str, ...] = ()
    pair_count: int = 0
    unread: tuple[Unread, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def items(self) -> tuple[Finding, ...]:
        """The findings."""
        return self.findings

    def _series(self, shape: str) -> dict[str, Series]:
        from roverspecs.analyses.fields import FINDING_FIELDS
        from roverspecs.tables.series import series_of

        if shape == "wide":
            return series_of(finding_columns(self), FINDING_FIELDS)
        return series_of(claim_columns(self), FINDING_FIELDS)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the findings in the formats of notebooks."""
        from roverspecs.tables.notebooks import table_bundle

        keys = ("severity", "kind", "arithmetic", "explained")
        rows = [{key: getattr(each, key) for key in keys} for each in self]
        for row, finding in zip(rows, self, strict=True):
            row["figures"] = "; ".join(finding.details)
        count = f"Figures read: {self.figure_count}. Findings: {len(self)}."
        return table_bundle(rows, include, exclude, notes=[*self.agreements, count])


def audit(
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    *,
    text: str | None = None,
    against: bool = False,
    catalog: Catalog | None = None,
    decimal: str | None = None,
) -> Audit:
    """Audit the figures of vehicles, or of a text.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, optional
        By default all of the catalog, unless a text is given.
    text : str, optional
        Such as ``"54 cm (21.26 inches)"``, instead of vehicles;
        :func:`roverspecs.analyses.text_files.read_text` reads it from a file.
    against : bool, default False
        Whether to hold the figures of the text against the catalog, too: see
        :attr:`Audit.statements`.
    catalog : Catalog, optional
        Where strings, carriers and passengers are looked up, and the vehicles that
        the text names; by default the shipped records.
    decimal : {".", ","}, optional
        The sign of decimals in the text.  By default it is the point; in a sentence of a
        language that writes a comma, that is read as one where it can be nothing else.

    Returns
    -------
    Audit
        The findings, the gravest first; explained ones come last.

    Raises
    ------
    UnknownVehicleError
        If a name is not known.
    FieldError
        If both vehicles and a text are given, if there is no text to hold against the
        catalog or to have a sign of decimals, if there is no such sign, or if the text is
        too long.
    """
    if decimal is not None:
        one_of(decimal, (".", ","), "decimal")
    for name, is_given in (("against", against), ("decimal", decimal is not None)):
        if text is None and is_given:
            raise FieldError("it works only with a text: give one").at(name)
    if text is None:
        return _audit_vehicles(vehicles, Catalog.of(catalog))
    if vehicles is not None:
        raise FieldError("expected vehicles or a text, found both").at("text")
    if against:
        return _audit_text(text, decimal, Catalog.of(catalog))
    return _audit_text(text, decimal)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the open ones first, and the gravest of these."""

    def rank(finding: Finding) -> tuple[bool, int]:
        return not finding.is_open, SEVERITIES.index(finding.severity)

    return tuple(sorted(findings, key=rank))


# --- vehicles -----------------------------------------------------------------


def _audit_vehicles(
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None, catalog: Catalog
) -> Audit:
    asked = catalog.find(vehicles)
    relatives = _relatives(asked, catalog)
    unique: dict[object, Finding] = {}
    unused: list[Finding] = []
    figure_count = 0
    for vehicle in asked:
        evidence = Evidence(vehicle)
        figure_count += sum(map(len, evidence.cited.values()))
        findings = [*_on_one(evidence), *_on_two(evidence, relatives[vehicle.id])]
        for finding in findings:
            unique[finding.kind, frozenset(finding.subjects), finding.arithmetic] = finding
        unused += _unused(vehicle, findings)
    return Audit(_sorted([*unique.values(), *unused]), figure_count)


def _relatives(asked: Iterable[Vehicle], catalog: Catalog) -> dict[str, list[Vehicle]]:
    """Return each vehicle with its carrier and its passengers in the catalog, by its id."""
    companions = {vehicle.id: vehicle for vehicle in asked}
    passengers: dict[str | None, list[str]] = {}
    for vehicle in companions.values():
        passengers.setdefault(vehicle.carrier, []).append(vehicle.id)
    relatives: dict[str, list[Vehicle]] = {name: [] for name in companions}
    for entry in catalog.entries():
        is_relative = entry["id"] in passengers or entry["carrier"] in relatives
        if is_relative and entry["id"] not in relatives:
            companions[entry["id"]] = catalog.get(entry["id"])
    for other in companions.values():
        names = {other.id, other.carrier, *passengers.get(other.id, ())}
        for name in names & relatives.keys():
            relatives[name].append(other)
    return relatives


def _on_one(evidence: Evidence) -> Iterator[Finding]:
    """Yield the findings on the claims of one vehicle."""
    findings = list(on_vehicle(evidence))
    for finding in findings:
        if not _is_covered(finding, findings):
            yield _explained(finding, evidence.vehicle)


def _on_two(evidence: Evidence, relatives: Iterable[Vehicle]) -> Iterator[Finding]:
    """Yield the findings on a vehicle beside itself, its carrier and its passengers."""
    vehicle = evidence.vehicle
    for relative in relatives:
        other = evidence
        if relative.id != vehicle.id:
            other = Evidence(relative, MASSES)
        passenger, carrier = evidence, other
        if relative.carrier == vehicle.id:
            passenger, carrier = other, evidence
        for finding in owner(passenger, carrier):
            # The acknowledgement is in the record of the passenger.
            yield _explained(finding, passenger.vehicle)


def _is_covered(finding: Finding, findings: Iterable[Finding]) -> bool:
    """Return whether another finding says how a spread between two claims came about."""
    if finding.kind != "spread":
        return False
    for other in findings:
        is_cause = other.kind in ("slips", "twins")
        if is_cause and all(subject in other.subjects for subject in finding.subjects):
            return True
    return False


def _explained(finding: Finding, vehicle: Vehicle) -> Finding:
    """Return a finding with the reason that explains it, if there is one."""
    for known in vehicle.acknowledged:
        if _is_of(known, finding):
            return attrs.evolve(finding, explained=known.reason)
    for subject in finding.subjects:
        if subject.claim.rejected and not subject.is_conversion:
            return attrs.evolve(finding, explained=f"rejected: {subject.claim.rejected}")
    return finding


def _is_of(known: Acknowledgement, finding: Finding) -> bool:
    if known.kind != finding.kind or not finding.subjects:
        return False
    values = sorted(subject.claim.value for subject in finding.subjects)
    return known.spec == finding.subjects[0].spec and sorted(known.claims) == values


def _unused(vehicle: Vehicle, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield a finding for each acknowledgement that fits none of the findings on its vehicle."""
    for known in vehicle.acknowledged:
        if not any(_is_of(known, each) for each in findings if _is_on(each, vehicle)):
            values = ", ".join(known.claims)
            finding = f"no finding of {known.kind} for {known.spec} with {values}"
            text = f"{vehicle.id}: {finding}: leave it out"
            yield Finding("acknowledged", "warning", (), text)


def _is_on(finding: Finding, vehicle: Vehicle) -> bool:
    return bool(finding.subjects) and finding.subjects[0].vehicle == vehicle.id


# --- text ---------------------------------------------------------------------


def _audit_text(text: str, decimal: str | None, catalog: Catalog | None = None) -> Audit:
    # The patterns for figures in a text are needed for nothing else.
    from roverspecs.analyses.articles import Article

    article = Article(text, decimal)
    statements: tuple[Statement, ...] = ()
    figure_count = len(article.mentions)
    if catalog is not None:
        from roverspecs.analyses.text_verdicts import statements_in

        statements = statements_in(article, catalog)
        figure_count += len(article.counts) + len(article.factors)
    return Audit(
        _sorted(article.findings()),
        figure_count,
        tuple(article.agreements),
        len(article.pairs),
        tuple(article.unread),
        statements,
    )


def finding_columns(findings: Collection[Finding]) -> dict[str, list[Any]]:
    """Return findings as columns, a line a finding.

    Parameters
    ----------
    findings : collection of Finding, length n

    Returns
    -------
    dict of str to list, length n
        ``claims`` is a list of texts; line and sentence are those of a text.
    """
    return {
        "severity": [each.severity for each in findings],
        "kind": [each.kind for each in findings],
        "claims": [[str(subject) for subject in each.subjects] for each in findings],
        "arithmetic": [each.arithmetic for each in findings],
        "explained": [each.explained for each in findings],
        "line": [each.line for each in findings],
        "sentence": [each.sentence or None for each in findings],
    }


def claim_columns(findings: Iterable[Finding]) -> dict[str, list[Any]]:
    """Return findings as columns, a line for each claim of each finding.

    Parameters
    ----------
    findings : iterable of Finding

    Returns
    -------
    dict of str to list
        ``finding`` counts them from 1; then the fields of a claim.
    """
    keys = ("finding", "severity", "kind", "vehicle", "spec", *FIGURE_FIELDS, "rejected")
    columns: dict[str, list[Any]] = {key: [] for key in keys}
    for number, finding in enumerate(findings, 1):
        row = {"finding": number, "severity": finding.severity, "kind": finding.kind}
        for subject in finding.subjects:
            row |= {"vehicle": subject.vehicle or None, "spec": subject.spec or None}
            row |= flat(subject.claim.as_data())
            for key, column in columns.items():
                column.append(row[key])
    return columns
