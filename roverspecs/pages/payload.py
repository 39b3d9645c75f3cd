"""Payload: the plain data that the script of a page reads.

One block switches the page: the texts of each figure in each unit system, the
orders of the vehicles, and their names.  The other one holds a dossier for
each figure: its claim, the other claims and the reason why each is not shown;
for a derived figure, the claims that it follows from.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from roverspecs.comparisons.cells import Cell, Row
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.sheet import MISSING
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import DERIVED, SPECS, Derived, label_of_input
from roverspecs.records.figures import Figure
from roverspecs.records.reading import Reading
from roverspecs.records.trust import Verdict, verdicts
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values.marks import MARKS
from roverspecs.values.spans import ordered

SYSTEMS = {"si": "SI", "metric": "Metric", "us": "US", "auto": "Best to read"}
"""Each unit system that a page switches to, and its label; "auto" only where it is asked for."""

SPOKEN = {mark: f"{words} " for mark, words in MARKS.items()} | {"–": " to ", "±": MARKS["±"]}
"""Each mark of a value, and how it is read out."""


def view_of(comparisons: Mapping[str, Comparison], opening: str) -> dict[str, Any]:
    """Return the data of everything that the reader can switch.

    Parameters
    ----------
    comparisons : mapping of str to Comparison
        One comparison in some of :data:`SYSTEMS`.
    opening : str
        The system that is shown at first.

    Returns
    -------
    dict
        The vehicles by ids, no two of them the same, with the other names
        that each is found by, and the specs; an order is the places of the
        vehicles.
    """
    first = comparisons[opening]
    names = first.headings()
    order = sorted(range(len(names)), key=lambda place: names[place].casefold())
    rows = zip(*(comparison.rows for comparison in comparisons.values()), strict=True)
    specs = [
        _switched(dict(zip(comparisons, each, strict=True))) | {"order": _orders(each[0])}
        for each in rows
    ]
    return {
        "systems": {system: SYSTEMS[system] for system in comparisons},
        "opening": opening,
        "gap": MISSING,
        "marks": MARKS,
        "spoken": SPOKEN,
        "ids": _ids(first.vehicles),
        "names": [_other_names(vehicle) for vehicle in first.vehicles],
        "groups": list(dict.fromkeys(spec["group"] for spec in specs)),
        "order": {"ascending": order, "descending": order[::-1]},
        "specs": specs,
    }


def _other_names(vehicle: Vehicle) -> list[str]:
    return [clean(name) for name in (vehicle.id, *vehicle.aliases)]


def _ids(vehicles: Iterable[Vehicle]) -> list[str]:
    """Return an id for each vehicle, no two of them the same."""
    ids: dict[str, None] = {}
    for vehicle in vehicles:
        base = clean(vehicle.id)
        numbered = (f"{base}-{number}" for number in itertools.count(2))
        ids[next(each for each in itertools.chain([base], numbered) if each not in ids)] = None
    return list(ids)


def _orders(row: Row) -> dict[str, list[int]]:
    """Return the places of the vehicles in the order of their figures, the missing ones last."""
    return {"ascending": ordered(row.spans), "descending": ordered(row.spans, descending=True)}


def _texts(row: Row) -> list[Any]:
    return [cell and cell.text for cell in row.cells]


def _switched(rows: Mapping[str, Row]) -> dict[str, Any]:
    """Return one spec, given its row in each system."""
    texts = {system: _texts(row) for system, row in rows.items()}
    first, *others = texts.values()
    if all(other == first for other in others):
        # Where all are the same, nothing is to be switched.
        texts = {}
    spec = SPECS[next(iter(rows.values())).spec]
    return {
        "name": spec.name,
        "label": spec.label,
        "group": spec.group,
        "definition": spec.definition,
        "derived": spec.name in DERIVED,
        "units": {system: row.unit for system, row in rows.items()},
        "texts": texts,
    }


# --- dossiers -----------------------------------------------------------------


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
    """

    def __init__(self, comparison: Comparison) -> None:
        self._places: dict[Source, int] = {}
        self._notes = {note: place for place, note in enumerate(comparison.legend)}
        self._reading = comparison.query.reading
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
        date = claim.as_of and f"as of {claim.as_of}"
        condition = ", ".join(filter(None, [claim.part, claim.condition, date]))
        texts = [claim.configuration, condition, claim.note, reason, distance]
        entry: list[str | int] = [clean(claim.value), place, *(clean(text or "") for text in texts)]
        while entry[-1] == "":
            entry.pop()
        return entry
