"""Coverage: which figures the catalog has, and how well each is supported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from roverspecs.errors import FieldError
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import Claim
from roverspecs.records.derived import Derived, find_specs
from roverspecs.records.vehicles import Spec, Vehicle
from roverspecs.values.agreement import is_compatible

DEFAULT_SPECS = ("mass", "launch_mass", "dimensions", "payload")
"""The specs and groups that are covered when none is named."""


@attrs.frozen(kw_only=True)
class Coverage:
    """Hold how well the figure shown for one spec of one vehicle is supported.

    Attributes
    ----------
    vehicle, spec : str
        The id and the name.
    applies : bool
        Whether vehicles of this kind have the spec.
    shown : Claim or None
    agreeing : int
        Sources of accepted claims that leave room for the value shown, its
        own among them.
    differing : int
        Sources of accepted claims in the same configuration and condition
        that do not.
    rejected : int
        Rejected claims.
    """

    vehicle: str
    spec: str
    applies: bool
    shown: Claim | None
    agreeing: int
    differing: int
    rejected: int

    @property
    def text(self) -> str:
        """The kind of the source shown, and how many sources agree of how many."""
        if self.shown is None:
            return "—" if self.applies else ""
        kind = self.shown.source.kind if self.shown.source else "uncited"
        return f"{kind} {self.agreeing}/{self.agreeing + self.differing}"

    def as_data(self) -> dict[str, Any]:
        """Return the coverage as plain data."""
        kind = self.shown.source.kind if self.shown and self.shown.source else None
        return {
            "vehicle": self.vehicle,
            "spec": self.spec,
            "applies": self.applies,
            "published": self.shown and self.shown.value,
            "kind": kind,
            "agreeing": self.agreeing,
            "differing": self.differing,
            "rejected": self.rejected,
        }


def coverage(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] | None = None,
    *,
    catalog: Catalog | None = None,
) -> list[Coverage]:
    """Say which figures there are, and how well each is supported.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        By default all of the catalog.  One vehicle or string may stand for
        itself.
    specs : iterable of str, length s, optional
        Published specs and groups of them, or a text of them with commas; by
        default mass, dimensions and payload.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    list of Coverage, length n times s
        Vehicle by vehicle, each in the order of the specs.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known.
    FieldError
        If a spec is derived: only what is published can be supported.
    """
    catalog = Catalog.of(catalog)
    found = catalog.find(vehicles)
    asked = [_published(spec) for spec in find_specs(DEFAULT_SPECS if specs is None else specs)]
    return [_covered(vehicle, spec) for vehicle in found for spec in asked]


def as_rows(covered: Sequence[Coverage]) -> list[dict[str, str]]:
    """Return coverage as a table, a row a vehicle.

    Parameters
    ----------
    covered : sequence of Coverage, length n times s
        As :func:`coverage` returns it.

    Returns
    -------
    list of dict, length n
        The id under ``"vehicle"``, and the text of each spec under its name.
    """
    # Two vehicles may have one id: what tells their rows apart is the order.
    size = len({each.spec for each in covered}) or 1
    return [
        {"vehicle": covered[start].vehicle}
        | {each.spec: each.text for each in covered[start : start + size]}
        for start in range(0, len(covered), size)
    ]


def _published(spec: Spec | Derived) -> Spec:
    if isinstance(spec, Derived):
        raise FieldError(f"expected published specs, found {spec.name!r}, which is derived").at(
            "specs"
        )
    return spec


def _covered(vehicle: Vehicle, spec: Spec) -> Coverage:
    claims = vehicle.claims(spec.name)
    accepted = [claim for claim in claims if not claim.rejected]
    shown = accepted[0] if accepted else None
    agreeing = {
        claim.source
        for claim in accepted
        if shown and is_compatible(shown.published, claim.published)
    }
    alike = {
        claim.source
        for claim in accepted
        if shown
        and (claim.configuration, claim.condition) == (shown.configuration, shown.condition)
    }
    return Coverage(
        vehicle=vehicle.id,
        spec=spec.name,
        applies=hasattr(vehicle, spec.name),
        shown=shown,
        agreeing=len(agreeing),
        differing=len(alike - agreeing),
        rejected=len(claims) - len(accepted),
    )
