"""Dossiers: what a cell of a page opens, and the place of each source in the list of a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from roverspecs.comparisons.cells import Cell, Row
from roverspecs.comparisons.comparison import Comparison
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import SPECS, Derived, label_of_input
from roverspecs.records.figures import Figure
from roverspecs.records.reading import Reading
from roverspecs.records.trust import Verdict, verdicts
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean


def dossier_of(vehicle: Vehicle, figure: Figure, reading: Reading) -> tuple[Verdict, ...]:
    """Return the claims behind a cell, or behind a gap.

    Parameters
    ----------
    vehicle : Vehicle
    figure : Figure
        A figure of the vehicle, shown or not.
    reading : Reading
        The reading of the comparison: dimensions of another configuration come last.

    Returns
    -------
    tuple of Verdict
        The claim shown first, rejected ones last; for a derived figure the
        inputs, which have the label of their spec instead of a reason.
    """
    declared = SPECS[figure.spec]
    if isinstance(declared, Derived):
        return tuple(Verdict(claim, label_of_input(name), "") for name, claim in figure.inputs)
    claims = vehicle.claims(figure.spec)
    asked, prefer = reading.configuration, reading.prefer
    if asked is None or not declared.has_configuration:
        return verdicts(claims, prefer)
    alike = [claim for claim in claims if claim.configuration == asked]
    others = prefer.sorted([claim for claim in claims if claim.configuration != asked])
    return (
        *verdicts(alike, prefer),
        *(Verdict(claim, _other(claim), "") for claim in others),
    )


def _other(claim: Claim) -> str:
    if claim.rejected:
        return f"rejected: {claim.rejected}"
    return f"another configuration: {claim.configuration}"


class Dossiers:
    """Hold the dossiers of all cells of a comparison, each source once.

    Parameters
    ----------
    comparison : Comparison
        A comparison of s specs and n vehicles.

    Attributes
    ----------
    sources : tuple of Source
        Every source of every claim, shown or not.
    data : list of list, shape (s, n)
        None where nothing was published; else a list of the places of the
        notes of the cell in the legend, and a list for each claim: value, place of
        its source, or -1, configuration, condition (with the part and the
        date that it counts up to), note, reason (for an
        input, the label of its spec) and distance, without the empty texts
        at its end.
    shown : int
        How many sources are those of figures that are shown: they come first.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._places: dict[Source, int] = {}
        self._notes = {note: place for place, note in enumerate(comparison.legend)}
        self._reading = comparison.query.reading
        # The sources of the figures come first, so that a handout numbers its own from 1 on.
        for cell in comparison.cells:
            for source in cell.sources:
                self.place_of(source)
        self.shown = len(self._places)
        self.data = [self._row(comparison.vehicles, row) for row in comparison.rows]

    def _row(self, vehicles: Sequence[Vehicle], row: Row) -> list[list[Any] | None]:
        columns = zip(vehicles, row.figures, row.cells, strict=True)
        return [self._dossier(vehicle, figure, cell) for vehicle, figure, cell in columns]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order of their places."""
        return tuple(self._places)

    def place_of(self, source: Source) -> int:
        """Return the place of a source, from 0."""
        return self._places.setdefault(source, len(self._places))

    def _dossier(self, vehicle: Vehicle, figure: Figure, cell: Cell | None) -> list[Any] | None:
        found = dossier_of(vehicle, figure, self._reading)
        if not found:
            return None
        places = []
        if cell:
            places = [self._notes[note] for note in cell.notes]
        return [places, *map(self._entry, found)]

    def _entry(self, verdict: Verdict) -> list[str | int]:
        claim, reason, distance = verdict
        place = -1
        if claim.source:
            place = self.place_of(claim.source)
        condition = claim.circumstances
        if claim.as_of:
            condition = ", ".join(filter(None, (condition, f"as of {claim.as_of}")))
        texts = (claim.configuration, condition, claim.note, reason, distance)
        cleaned = [_cleaned(text) if text else "" for text in texts]
        entry: list[str | int] = [_cleaned(claim.value), place, *cleaned]
        while entry[-1] == "":
            entry.pop()
        return entry


# Most of the texts stand in many dossiers, and to clean one takes time.
_cleaned = lru_cache(maxsize=4096)(clean)
