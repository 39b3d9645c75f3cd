"""Payload: the plain data that the script of a page reads.

One block switches the page: the texts of each figure in each unit system, the
orders of the vehicles, their names, and the exact ends of each figure, from
which the script answers what the reader asks.  The second one holds a dossier
for each figure: its claim, the other claims and the reason why each is not
shown; for a derived figure, the claims that it follows from.  The third one
holds what only a file needs that the reader saves.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from roverspecs.comparisons.cells import Row
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.relations import dependence_of
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import MANY, MISSING
from roverspecs.pages.dossiers import Dossiers
from roverspecs.records.claims import CONFIGURATIONS, Claim, Source
from roverspecs.records.derived import (
    DERIVED,
    DESCRIBING,
    SPECS,
    find_measures,
)
from roverspecs.records.figures import Figure
from roverspecs.records.specs import Spec
from roverspecs.records.vehicles import Lander, Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values import units
from roverspecs.values.marks import MARKS
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span, both_orders
from roverspecs.values.ucum import in_name, ucum_of

SYSTEMS = {"si": "SI", "metric": "Metric", "us": "US", "auto": "Best to read"}
"""Each unit system that a page switches to, and its label."""

SPOKEN = {mark: f"{words} " for mark, words in MARKS.items()} | {"–": " to ", "±": MARKS["±"]}
"""Each mark of a value, and how it is read out."""

_SEPARATOR = ";"
_NO_END = "-"

# The name of second units that are no system.
_OWN = "own"


def view_of(comparison: Comparison) -> dict[str, Any]:
    """Return the data of everything that the reader can switch.

    Parameters
    ----------
    comparison : Comparison
        In the units in which the page opens.

    Returns
    -------
    dict
        The vehicles by ids, no two of them the same, with the other names
        that each is found by, and the specs; an order is the places of the
        vehicles.
    """
    opening = comparison.query.units
    systems = {system: attrs.evolve(opening, system=system) for system in SYSTEMS}
    labels = dict(SYSTEMS)
    second = comparison.query.also
    also = ""
    if second is not None:
        also = next((name for name, each in systems.items() if each == second), _OWN)
        systems[also] = second
        labels.setdefault(also, second.spelling)
    names = comparison.headings()
    order = sorted(range(len(names)), key=lambda place: names[place].casefold())
    described = {spec.name for spec in find_measures(DESCRIBING)}
    rounding = {"digits": comparison.query.digits, "exact": comparison.query.exact}
    values = {row.spec: row.values for row in comparison.rows}
    shared = {system: chosen.shared(values) for system, chosen in systems.items()}
    specs = []
    for row in comparison.rows:
        spans = row.spans
        units_of_row = {system: names[row.spec] for system, names in shared.items()}
        spec = _switched(row, units_of_row, rounding) | {"order": _orders(spans)}
        spec["described"] = row.spec in described
        specs.append(spec | _exact(row, spans, comparison))
    return {
        "systems": labels,
        "opening": opening.system,
        "also": also,
        "rounding": rounding,
        "many": MANY,
        "gap": MISSING,
        "marks": MARKS,
        "spoken": SPOKEN,
        "ids": _ids(comparison.vehicles),
        "names": [_other_names(vehicle) for vehicle in comparison.vehicles],
        "titles": _titles(comparison.vehicles, names),
        "landers": [
            place
            for place, vehicle in enumerate(comparison.vehicles)
            if isinstance(vehicle, Lander)
        ],
        "configurations": CONFIGURATIONS,
        "groups": list(dict.fromkeys(spec["group"] for spec in specs)),
        "order": {"ascending": order, "descending": order[::-1]},
        "units": _factors(comparison.rows, systems),
        "ratio": ucum_of(""),
        "specs": specs,
    }


def _other_names(vehicle: Vehicle) -> list[str]:
    return [clean(name) for name in (vehicle.id, *vehicle.aliases)]


def _titles(vehicles: Sequence[Vehicle], headings: Sequence[str]) -> dict[int, str]:
    """Return the names of vehicles that have another heading, to be told apart."""
    names = [clean(vehicle.name) for vehicle in vehicles]
    pairs = enumerate(zip(names, headings, strict=True))
    return {place: name for place, (name, heading) in pairs if name != heading}


def _ids(vehicles: Iterable[Vehicle]) -> list[str]:
    """Return an id for each vehicle, no two of them the same."""
    ids: dict[str, None] = {}
    for vehicle in vehicles:
        base = clean(vehicle.id)
        numbered = (f"{base}-{number}" for number in itertools.count(2))
        ids[next(each for each in itertools.chain([base], numbered) if each not in ids)] = None
    return list(ids)


def _orders(spans: Sequence[Span | None]) -> dict[str, list[int]]:
    """Return the places of the vehicles in the order of their figures, the missing ones last."""
    rising, falling = both_orders(spans)
    return {"ascending": rising, "descending": falling}


def _switched(row: Row, names: Mapping[str, str], rounding: Mapping[str, Any]) -> dict[str, Any]:
    """Return one spec with its unit and its texts in each system."""
    spec = SPECS[row.spec]
    texts = {row.unit: [cell and cell.text for cell in row.cells]}
    for unit in names.values():
        # Two systems often have one unit: its texts are made once.
        if unit not in texts:
            texts[unit] = [_text(figure, unit, rounding) for figure in row.figures]
    return {
        "name": spec.name,
        "label": spec.label,
        "group": spec.group,
        "definition": spec.definition,
        "dimension": spec.dimension,
        "derived": spec.name in DERIVED,
        "hasSides": spec.has_sides,
        "units": names,
        "texts": texts,
    }


def _text(figure: Figure, unit: str, rounding: Mapping[str, Any]) -> str | None:
    if not figure:
        return None
    return figure.rounded(unit, **rounding).without_unit()


# --- exact ends -----------------------------------------------------------------


def _exact(row: Row, spans: Sequence[Span | None], comparison: Comparison) -> dict[str, Any]:
    """Return the exact figures of one spec in the unit of its row, as the script computes on them.

    Only a few figures have more than a span: those stand by their places.
    """
    exact: list[str | None] = [None] * len(spans)
    sides: dict[int, list[str]] = {}
    fits: dict[int, str] = {}
    dependences: dict[str, list[int]] = {}
    for place, (figure, span) in enumerate(zip(row.figures, spans, strict=True)):
        if not figure:
            continue
        if span is None:
            sides[place] = [_value_text(side, row.unit) for side in figure.value.sides]
        else:
            exact[place] = _figure_text(figure, span)
        if figure.is_growing or figure.computed is not None:
            # The value may stand for other quantities than the figure does.
            fits[place] = _value_text(figure.value, row.unit)
        if dependence := dependence_of(figure):
            dependences.setdefault(clean(dependence), []).append(place)
    found: dict[str, Any] = {
        "unit": row.unit,
        "exact": exact,
        "sides": sides,
        "fits": fits,
        "dependences": dependences,
        "configured": _configured(row, comparison),
    }
    return {key: value for key, value in found.items() if value or key in ("unit", "exact")}


def _configured(row: Row, comparison: Comparison) -> dict[str, Any]:
    """Return the vehicles that have a figure in each configuration.

    Most have one figure, which is the one shown; those that have several come with them.
    """
    spec = SPECS[row.spec]
    if not (isinstance(spec, Spec) and spec.has_configuration) or spec.has_sides:
        return {}
    reading = comparison.query.reading
    alone: dict[str, list[int]] = {}
    several: dict[int, dict[str, str]] = {}
    for place, vehicle in enumerate(comparison.vehicles):
        firsts: dict[str, Claim] = {}
        for claim in reading.claims(vehicle, spec.name):
            firsts.setdefault(str(claim.configuration), claim)
        if len(firsts) == 1:
            alone.setdefault(next(iter(firsts)), []).append(place)
        elif firsts:
            several[place] = {
                name: _value_text(claim.published, row.unit) for name, claim in firsts.items()
            }
    return {"alone": alone, "several": several}


def _figure_text(figure: Figure, span: Span) -> str:
    """Return the span of a figure, as the script reads it."""
    if figure.computed is not None:
        return _span_text(span, span.mark)
    marks = ""
    if figure.is_growing:
        marks = "g"
    return _stated_text(figure.value, span, marks)


def _value_text(value: PublishedValue, unit: str) -> str:
    """Return the exact span of a published value in a unit, as the script reads it."""
    return _stated_text(value, Span.of(value).in_unit(unit))


def _stated_text(value: PublishedValue, span: Span, marks: str = "") -> str:
    nominal = None
    if value.form == "tolerance":
        marks += "t"
    if marks:
        # Its number need not be the middle between its ends.
        nominal = Fraction(value.nominal) * units.factor_between(value.unit, span.unit)
        if nominal == span.middle:
            nominal = None
    return _span_text(span, value.mark, nominal, marks=marks)


def _span_text(span: Span, mark: str, nominal: Fraction | None = None, *, marks: str = "") -> str:
    """Return low end, high end, both steps, letters, number and mark, as far as they are needed.

    An empty high end or step is the same as the low one.
    """
    low, (first, last) = span.low, span.steps
    fields = [_end_text(low), "", _number_text(first), "", "", "", ""]
    # Of most spans, both ends are one object, and both steps.
    if span.high is not low and span.high != low:
        fields[1] = _end_text(span.high)
    if last is not first and last != first:
        fields[3] = _number_text(last)
    found = (span.is_low_open, span.is_high_open, span.is_about, span.is_computed)
    fields[4] = "".join(itertools.compress("lhac", found)) + marks
    if nominal is not None:
        fields[5] = _number_text(nominal)
    if mark != span.mark:
        fields[6] = mark or _NO_END
    return _SEPARATOR.join(fields).rstrip(_SEPARATOR)


def _end_text(end: Fraction | None) -> str:
    if end is None:
        return _NO_END
    return _number_text(end)


def _number_text(number: Fraction) -> str:
    """Return an exact number as a quotient of whole numbers."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{number.numerator}/{number.denominator}"


def _factors(rows: Iterable[Row], systems: Mapping[str, RowUnits]) -> dict[str, dict[str, Any]]:
    """Return the units of each dimension: the size of each, its name in a column and its code."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        spec = SPECS[row.spec]
        usual = itertools.chain.from_iterable(spec.units.values())
        own = {chosen.chosen.get(spec.name) for chosen in systems.values()} - {None}
        handy = units.HANDY.get(spec.dimension, ())
        published = (figure.unit for figure in row.figures if figure)
        sizes = found.setdefault(spec.dimension, {})
        for unit in (*usual, *handy, *own, *map(units.symbol, published)):
            if unit not in sizes:
                sizes[unit] = [_number_text(units.root_factor(unit)), in_name(unit), ucum_of(unit)]
    return found


# --- files ----------------------------------------------------------------------


def records_of(comparison: Comparison, dossiers: Dossiers) -> dict[str, Any]:
    """Return what the script needs besides to save the comparison as JSON.

    Parameters
    ----------
    comparison : Comparison
        A comparison of s specs and n vehicles.
    dossiers : Dossiers
        Those of the comparison.

    Returns
    -------
    dict
        The identities of the vehicles, the sources of the figures by their
        places, and for each spec what claims state by the places of the
        vehicles.
    """
    sources: dict[int, Any] = {}
    stated: list[dict[int, Any]] = []
    for row in comparison.rows:
        found: dict[int, Any] = {}
        for place, figure in enumerate(row.figures):
            claim = figure.claim
            if claim is not None and (claim.part or claim.condition or claim.as_of):
                found[place] = [claim.part, claim.condition, claim.as_of]
            if claim is not None and claim.source is not None:
                sources.setdefault(dossiers.place_of(claim.source), _stated(claim.source.as_data()))
            if figure.computed is not None:
                found[place] = figure.as_data()["inputs"]
        stated.append(found)
    return {
        "vehicles": [_stated(vehicle.identity()) for vehicle in comparison.vehicles],
        "blank_vehicle": _blank(comparison.vehicles[0].identity()),
        "sources": sources,
        "blank_source": _blank(_A_SOURCE.as_data()),
        "stated": stated,
        "units": list(map(_own_units, comparison.rows)),
        "remarks": list(comparison.remarks),
    }


def _own_units(row: Row) -> dict[str, list[int]]:
    """Return the vehicles whose figures were published in each unit."""
    found: dict[str, list[int]] = {}
    for place, figure in enumerate(row.figures):
        if figure:
            found.setdefault(units.symbol(figure.unit), []).append(place)
    return found


_A_SOURCE = Source(id="a", title="A", publisher="A", kind="agency")


def _stated(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain data without the fields that are empty."""
    return {key: value for key, value in data.items() if value or value == 0}


def _blank(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same fields of plain data, each empty."""
    blank: dict[str, Any] = {}
    for key, value in data.items():
        blank[key] = None
        if isinstance(value, list | dict):
            blank[key] = type(value)()
    return blank
