"""Switches: what the reader of a page changes, computed beforehand and exactly.

The texts of each figure in each unit system, the order of the vehicles by
each spec, and what to call them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from roverspecs.comparisons.cells import Row
from roverspecs.comparisons.comparison import Comparison
from roverspecs.records.derived import DERIVED, GLOSSARY, find_figure
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.tables.render import MISSING
from roverspecs.values.published import MARKS
from roverspecs.values.spans import ordered, span_of

SYSTEMS = {"si": "SI", "metric": "Metric", "us": "US"}
"""Each unit system that a page switches to, and its label; the first is shown at first."""

SPOKEN = {mark: f"{words} " for mark, words in MARKS.items()} | {"–": " to ", "±": MARKS["±"]}
"""Each mark of a value, and how it is read out."""


def view_of(comparisons: Mapping[str, Comparison], **options: Any) -> dict[str, Any]:
    """Return all that switches, as plain data.

    Parameters
    ----------
    comparisons : mapping of str to Comparison
        The same one in each of :data:`SYSTEMS`.
    **options : Any
        Its ``configuration`` and ``prefer``.

    Returns
    -------
    dict
        The vehicles by ids of which no two are the same, with the other names
        that each is found by, and the specs; an order is the places of the
        vehicles.
    """
    first = comparisons["si"]
    names = first.headings()
    order = sorted(range(len(names)), key=lambda place: names[place].casefold())
    rows = zip(*(comparison.rows for comparison in comparisons.values()), strict=True)
    specs = [
        _switched(each) | {"order": _orders(first.vehicles, each[0], **options)} for each in rows
    ]
    return {
        "systems": SYSTEMS,
        "gap": MISSING,
        "marks": MARKS,
        "spoken": SPOKEN,
        "ids": _ids(first.vehicles),
        "names": [
            [clean(name) for name in (vehicle.id, *vehicle.aliases)] for vehicle in first.vehicles
        ],
        "groups": list(dict.fromkeys(spec["group"] for spec in specs)),
        "order": {"ascending": order, "descending": order[::-1]},
        "specs": specs,
    }


def label_of(row: Row) -> str:
    """Return the label of a row without its unit."""
    return row.label.removesuffix(f" ({row.unit})")


def _ids(vehicles: Iterable[Vehicle]) -> list[str]:
    """Return an id for each vehicle, of which no two are the same."""
    ids: dict[str, None] = {}
    for vehicle in vehicles:
        base = clean(vehicle.id)
        numbered = (f"{base}-{number}" for number in itertools.count(2))
        ids[next(each for each in itertools.chain([base], numbered) if each not in ids)] = None
    return list(ids)


def _orders(vehicles: Sequence[Vehicle], row: Row, **options: Any) -> dict[str, list[int]]:
    """Return the places of the vehicles in the order of their figures, the missing ones last."""
    figures = [find_figure(vehicle, GLOSSARY[row.spec], **options) for vehicle in vehicles]
    spans = [
        None if figure is None or isinstance(figure, str) else span_of(figure, row.unit)
        for figure in figures
    ]
    return {"ascending": ordered(spans), "descending": ordered(spans, descending=True)}


def _switched(rows: Sequence[Row]) -> dict[str, Any]:
    """Return one spec, of which the rows are that of each system."""
    texts = [[cell and cell.text for cell in row.cells] for row in rows]
    spec = GLOSSARY[rows[0].spec]
    is_one = all(each == texts[0] for each in texts)
    return {
        "name": spec.name,
        "label": spec.label,
        "group": spec.group,
        "definition": spec.definition,
        "derived": spec.name in DERIVED,
        "units": {system: row.unit for system, row in zip(SYSTEMS, rows, strict=True)},
        # Where all are the same, nothing is to be switched.
        "texts": {} if is_one else dict(zip(SYSTEMS, texts, strict=True)),
    }
