"""Dossiers: all that is known of one figure of a comparison, as plain data.

What a reader opens to see where a figure comes from: its claim, what else was
published and why that is not shown; of a derived figure, what it follows from.
"""

from __future__ import annotations

import operator
from typing import Any

from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.comparison import Comparison
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import GLOSSARY, GRAVITY, Derived
from roverspecs.records.trust import Preference, Verdict, verdicts
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean


def dossier_of(
    vehicle: Vehicle,
    spec: str,
    cell: Cell | None,
    *,
    configuration: str | None = None,
    prefer: Preference,
) -> tuple[Verdict, ...]:
    """Return the claims behind a cell, or behind a gap.

    Parameters
    ----------
    vehicle : Vehicle
    spec : str
        Its name.
    cell : Cell or None
        Of the vehicle and the spec; None where no figure is shown.
    configuration : str, optional
        The one that is compared: dimensions of another come last.
    prefer : Preference
        That of the comparison.

    Returns
    -------
    tuple of Verdict
        The claim shown first, rejected ones last; of a derived figure the
        inputs, which have the label of their spec instead of a reason.
    """
    declared = GLOSSARY[spec]
    if isinstance(declared, Derived):
        return _inputs(vehicle, declared, cell.inputs) if cell else ()
    claims = vehicle.claims(spec)
    if configuration is None or not declared.has_configuration:
        return verdicts(claims, prefer)
    alike = [claim for claim in claims if claim.configuration == configuration]
    others = prefer.sorted([claim for claim in claims if claim.configuration != configuration])
    return (*verdicts(alike, prefer), *(Verdict(claim, _other(claim), "") for claim in others))


def _inputs(vehicle: Vehicle, declared: Derived, inputs: tuple[Claim, ...]) -> tuple[Verdict, ...]:
    """Return the inputs with the labels of their specs: those of the first product that they can be of."""
    offered = (
        {name: GRAVITY.values() if name == "gravity" else vehicle.claims(name) for name in powers}
        for powers in declared.products
    )
    names = next(
        each
        for each in offered
        if len(each) == len(inputs) and all(map(operator.contains, each.values(), inputs))
    )
    labels = ("Gravity" if name == "gravity" else GLOSSARY[name].label for name in names)
    return tuple(Verdict(claim, label, "") for claim, label in zip(inputs, labels, strict=True))


def _other(claim: Claim) -> str:
    return (
        f"rejected: {claim.rejected}"
        if claim.rejected
        else f"another configuration: {claim.configuration}"
    )


class Dossiers:
    """Hold the dossiers of all cells of a comparison, each source once.

    Parameters
    ----------
    comparison : Comparison
        Of s specs and n vehicles.
    configuration : str, optional
        The one that is compared.
    prefer : Preference
        That of the comparison.

    Attributes
    ----------
    sources : tuple of Source
        Every source of every claim, also of those that are not shown.
    data : list of list, shape (s, n)
        None where nothing was published; else the place of the note of the
        cell in the legend, or -1, and a list for each claim: value, place of
        its source, or -1, configuration, condition, note, reason (of an
        input, the label of its spec) and distance, without the empty texts
        at its end.
    """

    def __init__(
        self, comparison: Comparison, *, configuration: str | None = None, prefer: Preference
    ) -> None:
        self._places: dict[Source, int] = {}
        self._notes = {note: place for place, note in enumerate(comparison.legend)}
        self._options: dict[str, Any] = {"configuration": configuration, "prefer": prefer}
        self.data: list[list[Any]] = [
            [
                self._dossier(vehicle, row.spec, cell)
                for vehicle, cell in zip(comparison.vehicles, row.cells, strict=True)
            ]
            for row in comparison.rows
        ]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order of their places."""
        return tuple(self._places)

    def place_of(self, source: Source) -> int:
        """Return the place of a source, from 0."""
        return self._places.setdefault(source, len(self._places))

    def _dossier(self, vehicle: Vehicle, spec: str, cell: Cell | None) -> list[Any] | None:
        found = dossier_of(vehicle, spec, cell, **self._options)
        return (
            [self._notes.get(cell.note if cell else "", -1), *map(self._entry, found)]
            if found
            else None
        )

    def _entry(self, verdict: Verdict) -> list[str | int]:
        claim, reason, distance = verdict
        place = self.place_of(claim.source) if claim.source else -1
        texts = [claim.configuration, claim.condition, claim.note, reason, distance]
        entry: list[str | int] = [clean(claim.value), place, *(clean(text or "") for text in texts)]
        while entry[-1] == "":
            entry.pop()
        return entry
