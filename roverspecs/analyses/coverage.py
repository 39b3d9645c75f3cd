"""Coverage: the figures that the catalog has, and how well sources support each."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import attrs

from roverspecs.errors import FieldError
from roverspecs.records.catalog import Catalog, explained_specs
from roverspecs.records.claims import Claim
from roverspecs.records.derived import Derived, find_specs, side_by_side
from roverspecs.records.figures import UNREAD
from roverspecs.records.searches import searches
from roverspecs.records.specs import Spec
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.agreement import is_compatible

DEFAULT_SPECS = ("mass", "launch_mass", "dimensions", "payload")
"""The specs and groups that are covered when none is named."""

GAP = "—"
"""The text of a gap for which no search is recorded."""

SEARCHED = "searched"
"""The text of a gap that was searched in vain."""


@attrs.frozen(kw_only=True)
class Coverage:
    """Hold how well the sources support the figure that is shown for a spec of a vehicle.

    Attributes
    ----------
    vehicle, spec : str
        The id and the name.
    applies : bool
        Whether vehicles of this kind have the spec.
    shown : Claim or None
        The preferred claim.
    agreeing : int
        The number of sources whose accepted claims leave room for the value
        shown; its own source is one of them.
    differing : int
        The number of sources whose accepted claims leave no room for it,
        though in the same configuration and condition.
    rejected : int
        The number of rejected claims.
    searched : str or None
        The day on which a figure was last searched in vain; None where one is
        shown, where the spec does not apply, and where no search is recorded.
    is_unread : bool
        Whether a table of one's own has a figure that was not read.
    """

    vehicle: str
    spec: str
    applies: bool
    shown: Claim | None
    agreeing: int
    differing: int
    rejected: int
    searched: str | None = None
    is_unread: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether a figure is missing that a vehicle of this kind could have."""
        return self.applies and self.shown is None

    @property
    def text(self) -> str:
        """The kind of the source shown, and the share of the sources that agree, such as 3/4.

        For a gap it says whether it was searched in vain.
        """
        if not self.applies:
            return ""
        if self.searched is not None:
            return SEARCHED
        if self.shown is None:
            return UNREAD if self.is_unread else GAP
        return f"{self.kind or 'uncited'} {self.agreeing}/{self.agreeing + self.differing}"

    @property
    def kind(self) -> str | None:
        """The kind of the source shown, if there is one."""
        if self.shown is None or self.shown.source is None:
            return None
        return self.shown.source.kind

    def as_data(self) -> dict[str, Any]:
        """Return the coverage as plain data."""
        return {
            "vehicle": self.vehicle,
            "spec": self.spec,
            "applies": self.applies,
            "published": self.shown and self.shown.value,
            "kind": self.kind,
            "agreeing": self.agreeing,
            "differing": self.differing,
            "rejected": self.rejected,
            "searched": self.searched,
        }


class Coverages(list[Coverage]):
    """Hold the coverage of several specs, vehicle by vehicle."""

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return a row for each vehicle in the formats of notebooks."""
        from roverspecs.tables.notebooks import table_bundle

        headings = {"vehicle": "Vehicle"}
        headings |= {each.spec: PUBLISHED[each.spec].label for each in self}
        return table_bundle(as_rows(self), include, exclude, headings=headings)


def coverage(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] | None = None,
    *more_specs: str,
    catalog: Catalog | None = None,
) -> Coverages:
    """Return the figures that are published, with how well sources support each.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        By default all of the catalog.  One vehicle or string may stand for
        itself.
    specs : iterable of str, length s, optional
        Published specs and groups of them, or a text of them with commas; by
        default mass, dimensions and payload.
    *more_specs : str
        Others, which need not stand in one list with the first.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Coverages, length n times s
        A list of :class:`Coverage`, vehicle by vehicle, each in the order of the
        specs.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known.
    FieldError
        If a spec is derived: only a published figure has sources.
    """
    catalog = Catalog.of(catalog)
    found = catalog.find(vehicles)
    specs = side_by_side(specs, more_specs)
    if specs is None:
        specs = DEFAULT_SPECS
    with explained_specs():
        asked = [_published(spec) for spec in find_specs(specs)]
    pairs = itertools.product(found, asked)
    return Coverages(_covered(vehicle, spec) for vehicle, spec in pairs)


def as_rows(covered: Sequence[Coverage]) -> list[dict[str, str]]:
    """Return coverage as the rows of a table, one for each vehicle.

    Parameters
    ----------
    covered : sequence of Coverage, length n times s
        As :func:`coverage` returns it.

    Returns
    -------
    list of dict, length n
        The id under ``"vehicle"``, and the text of each spec under its name.
    """
    # Two vehicles may have one id: only the order tells their rows apart.
    size = len({each.spec for each in covered}) or 1
    rows = []
    for start in range(0, len(covered), size):
        texts = {each.spec: each.text for each in covered[start : start + size]}
        rows.append({"vehicle": covered[start].vehicle} | texts)
    return rows


def remarks_on(covered: Iterable[Coverage]) -> list[str]:
    """Return the remarks that stand under a table of coverage.

    Parameters
    ----------
    covered : iterable of Coverage

    Returns
    -------
    list of str
        How many of the gaps were searched in vain; none if no gap was.
    """
    gaps = [each for each in covered if each.is_gap]
    days = [each.searched for each in gaps if each.searched is not None]
    if not days:
        return []
    remarks = [
        f"{len(days)} of {len(gaps)} gaps were searched without result, the last on {max(days)}"
    ]
    if len(days) < len(gaps):
        remarks.append(f"{GAP} is a gap for which no search is recorded")
    return ["; ".join(remarks)]


def _published(spec: Spec | Derived) -> Spec:
    if isinstance(spec, Derived):
        found = f"expected published specs, found {spec.name!r}, which is derived"
        raise FieldError(found).at("specs")
    return spec


def _covered(vehicle: Vehicle, spec: Spec) -> Coverage:
    claims = vehicle.claims(spec.name)
    accepted = [claim for claim in claims if not claim.rejected]
    shown = next(iter(accepted), None)
    applies = hasattr(vehicle, spec.name)
    searched = None
    if applies and shown is None:
        searched = searches().get((vehicle.id, spec.name))
    agreeing, differing = set(), set()
    for claim in accepted:
        if is_compatible(accepted[0].published, claim.published):
            agreeing.add(claim.source)
        elif _is_alike(accepted[0], claim):
            differing.add(claim.source)
    return Coverage(
        vehicle=vehicle.id,
        spec=spec.name,
        applies=applies,
        shown=shown,
        agreeing=len(agreeing),
        differing=len(differing - agreeing),
        rejected=len(claims) - len(accepted),
        searched=searched,
        is_unread=shown is None and spec.name in vehicle.unread,
    )


def _is_alike(one: Claim, other: Claim) -> bool:
    return one.dependence == other.dependence
