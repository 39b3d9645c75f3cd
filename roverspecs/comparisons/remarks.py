"""Remarks: what must be said of a whole comparison, of what it prefers and of what it leaves empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from roverspecs.records.claims import Claim
from roverspecs.records.derived import Derivation, Derived, find_figure
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import Spec, Vehicle

Found = Mapping[Spec | Derived, Sequence[Claim | Derivation | str | None]]
"""For each spec the figure of each vehicle, None, or why nothing can be derived."""


def remarks_on(
    vehicles: Sequence[Vehicle], found: Found, configuration: str | None, preference: Preference
) -> list[str]:
    """Return what is said under a table.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    found : mapping of Spec or Derived to sequence, length n
        What is shown.
    configuration : str or None
        The only one that is shown.
    preference : Preference

    Returns
    -------
    list of str
        A sentence each.
    """
    return [
        *_preferred(preference),
        *_later(vehicles, found, preference),
        *_missing(vehicles, found, configuration, preference),
        *_underived(vehicles, found),
    ]


def _preferred(preference: Preference) -> Iterable[str]:
    if preference:
        yield f"Preferred, before the order of trust: {preference}"


def _later(
    vehicles: Iterable[Vehicle], specs: Iterable[Spec | Derived], preference: Preference
) -> Iterable[str]:
    """Say which figures are known only from after the date that is asked for."""
    if preference.as_of is None:
        return
    for vehicle in vehicles:
        later = [
            spec.label.lower()
            for spec in specs
            if isinstance(spec, Spec)
            and find_figure(vehicle, spec)
            and not find_figure(vehicle, spec, prefer=preference)
        ]
        if later:
            yield f"{vehicle.name}: nothing known to be published by {preference.as_of} for {', '.join(later)}"


def _underived(vehicles: Sequence[Vehicle], found: Found) -> Iterable[str]:
    """Say why a derived spec stays empty."""
    for spec, row in found.items():
        reasons: dict[str, list[str]] = {}
        for vehicle, each in zip(vehicles, row, strict=True):
            if isinstance(each, str):
                reasons.setdefault(each, []).append(vehicle.name)
        for reason, names in reasons.items():
            yield f"No {spec.label.lower()} of {', '.join(names)}: {reason}"


def _missing(
    vehicles: Iterable[Vehicle],
    specs: Iterable[Spec | Derived],
    configuration: str | None,
    preference: Preference,
) -> Iterable[str]:
    """Say which dimensions are published, but in other configurations only."""
    if configuration is None:
        return
    for vehicle in vehicles:
        others = [
            f"{spec.label.lower()} ({claim.configuration})"
            for spec in specs
            if isinstance(claim := find_figure(vehicle, spec, prefer=preference), Claim)
            and not find_figure(vehicle, spec, configuration=configuration, prefer=preference)
        ]
        if others:
            yield f"{vehicle.name}: nothing {configuration} for {', '.join(others)}"
