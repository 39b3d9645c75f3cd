"""Comparisons: vehicles and specs, in one unit per row.

Like is compared with like: a cell whose configuration or condition differs
from its neighbours' says so in its note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from roverspecs import units as _units
from roverspecs.catalog import Catalog, folded
from roverspecs.claims import CONFIGURATIONS, Claim, Source
from roverspecs.derived import GLOSSARY, Derivation, Derived, find_figure, find_specs
from roverspecs.errors import FieldError, RoverspecsError, UnitError, UnknownSpecError, UnknownVehicleError, suggestion
from roverspecs.factors import FACTORS, SYMBOLS
from roverspecs.records import SPECS, Spec, Vehicle
from roverspecs.trust import Preference
from roverspecs.values import PublishedValue, decimals, scaled

DEFAULT_VEHICLES = ("lev-2", "tenacious", "lupex-rover")
"""The ids of the vehicles that are compared when none is named."""

DEFAULT_SPECS = ("mass", "dry_mass", "launch_mass", "dimensions", "payload")
"""The specs and groups that are compared when none is named."""

UNCITED = "uncited, the user's own figure"
"""The note of a cell whose claim names no source."""

TERTIARY = "from an aggregator"
"""The note of a cell whose source compiles what others published."""


@attrs.frozen(kw_only=True)
class Cell:
    """Hold one figure of a comparison, in the unit of its row.

    Attributes
    ----------
    text : str
        Mark and rounded number, such as ``"~11"``; the unit is the row's.
    unit : str
        The unit of the row; empty for a count.
    magnitude : float
        Not rounded; of a range, the middle.
    low, high : float or None
        The ends, not rounded, where there is a range or a ±.
    mark : str
        One of :data:`roverspecs.values.MARKS`, or empty.
    claim : Claim or None
        The figure as published; None if it is derived.
    note : str
        How the cell differs from its neighbours; empty if it does not.
    inputs : tuple of Claim
        The figures that a derived one follows from.
    """

    text: str
    unit: str
    magnitude: float
    low: float | None
    high: float | None
    mark: str
    claim: Claim | None
    note: str = ""
    inputs: tuple[Claim, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claim, or of the inputs, each once."""
        claims = (self.claim,) if self.claim else self.inputs
        return tuple(dict.fromkeys(claim.source for claim in claims if claim.source))

    def as_data(self) -> dict[str, Any]:
        """Return the cell as plain data, with the claim it shows, or its inputs."""
        numbers = {key: getattr(self, key) for key in ("text", "magnitude", "low", "high", "mark")}
        claim = self.claim.as_data() if self.claim else dict.fromkeys(_CLAIM_KEYS)
        # What is shown was not rejected.
        inputs = [{key: each.as_data()[key] for key in _CLAIM_KEYS} for each in self.inputs]
        return numbers | {key: claim[key] for key in _CLAIM_KEYS} | {"inputs": inputs}


_CLAIM_KEYS = ("published", "configuration", "condition", "note", "source")


@attrs.frozen(kw_only=True)
class Row:
    """Hold the cells of one spec, in the order of the vehicles.

    Attributes
    ----------
    spec : str
        The name of the spec.
    unit : str
        Of all its cells; empty for a count.
    cells : tuple of Cell or None
        None where nothing was published.
    """

    spec: str
    unit: str
    cells: tuple[Cell | None, ...]

    @property
    def label(self) -> str:
        """The label of the spec, with the unit in brackets, and whether it is derived."""
        spec = GLOSSARY[self.spec]
        label = f"{spec.label}, derived" if isinstance(spec, Derived) else spec.label
        return f"{label} ({self.unit})" if self.unit else label


@attrs.frozen(kw_only=True, repr=False)
class Comparison:
    """Hold vehicles side by side, each spec in one unit.

    Attributes
    ----------
    vehicles : tuple of Vehicle, length n
    rows : tuple of Row, length s
        Each with n cells.
    remarks : tuple of str
        What the whole table prefers or leaves out, and why.
    arguments : tuple of str
        Those of the command that makes it.
    """

    vehicles: tuple[Vehicle, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()

    def cell(self, vehicle: Vehicle | str, spec: str) -> Cell | None:
        """Return one cell.

        Parameters
        ----------
        vehicle : Vehicle or str
            A vehicle of the comparison, or its id, name or alias.
        spec : str
            A spec of the comparison.

        Returns
        -------
        Cell or None
            None where nothing was published.

        Raises
        ------
        UnknownVehicleError, UnknownSpecError
            If the comparison has no such column or row.
        """
        columns: dict[str, int] = {}
        for place, each in enumerate(self.vehicles):
            for name in (each.id, each.name, *each.aliases):
                columns.setdefault(folded(name), place)
        name = vehicle.id if isinstance(vehicle, Vehicle) else vehicle
        if folded(name) not in columns:
            raise UnknownVehicleError(name, [each.name for each in self.vehicles])
        for row in self.rows:
            if row.spec == spec:
                return row.cells[columns[folded(name)]]
        raise UnknownSpecError(spec, [row.spec for row in self.rows])

    @property
    def legend(self) -> tuple[str, ...]:
        """The notes of the cells, each once, in the order of the rows."""
        return tuple(dict.fromkeys(cell.note for row in self.rows for cell in row.cells if cell and cell.note))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the cells, each once, in the order of the rows."""
        cells = (cell for row in self.rows for cell in row.cells if cell)
        return tuple(dict.fromkeys(source for cell in cells for source in cell.sources))

    @property
    def command(self) -> str:
        """The command that makes it; records that have no file go by their id."""
        import shlex

        return shlex.join(["roverspecs", "compare", *self.arguments])

    def with_arguments(self, arguments: tuple[str, ...]) -> Comparison:
        """Return the comparison with other arguments of the command that makes it."""
        return attrs.evolve(self, arguments=arguments)

    def with_command(self, words: Iterable[str] = ()) -> Comparison:
        """Return the comparison with a remark on the version and the command that make it.

        Parameters
        ----------
        words : iterable of str
            Further arguments, such as those of the layout.

        Returns
        -------
        Comparison
        """
        from roverspecs import __version__

        whole = attrs.evolve(self, arguments=(*self.arguments, *words))
        return attrs.evolve(whole, remarks=(*self.remarks, f"Made by roverspecs {__version__}: {whole.command}"))

    def as_data(self) -> dict[str, Any]:
        """Return the comparison as plain data, as in the JSON form.

        Returns
        -------
        dict
            As described by ``data/comparison.schema.json``.
        """
        return {
            "vehicles": [{"id": each.id, "name": each.name, "kind": each.kind} for each in self.vehicles],
            "rows": [
                {
                    "spec": row.spec,
                    "label": GLOSSARY[row.spec].label,
                    "unit": row.unit,
                    "derived": isinstance(GLOSSARY[row.spec], Derived),
                    "cells": [cell and cell.as_data() for cell in row.cells],
                }
                for row in self.rows
            ],
            "remarks": list(self.remarks),
        }

    def render(self, format: str = "text", **options: Any) -> str:
        """Return the comparison as a table.

        Parameters
        ----------
        format : str, default "text"
            See :func:`roverspecs.tables.render`, as for the options.

        Returns
        -------
        str
            Without a line break at the end.

        Raises
        ------
        UnknownFormatError
            If there is no such format; the message offers the nearest ones.
        """
        # Tables stand above comparisons; the method is a convenience.
        from roverspecs.tables import render

        return render(self, format, **options)

    def __str__(self) -> str:
        """Return the comparison as plain text."""
        return self.render()

    def __repr__(self) -> str:
        """Return the names of the vehicles and the specs."""
        vehicles = [vehicle.name for vehicle in self.vehicles]
        return f"<Comparison of {', '.join(vehicles)}: {', '.join(row.spec for row in self.rows)}>"

    def _repr_html_(self) -> str:
        """Return the comparison as HTML, for Jupyter."""
        return self.render("html")


def compare(
    vehicles: Iterable[Vehicle | str] | Vehicle = DEFAULT_VEHICLES,
    specs: Iterable[str] | None = None,
    *,
    units: str | Mapping[str, str] = "si",
    configuration: str | None = None,
    digits: int | None = None,
    exact: bool = False,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
) -> Comparison:
    """Compare vehicles in consistent units.

    Every spec is shown in one unit for all vehicles; a spec that nobody
    published for a vehicle stays empty.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n
        The columns, in the order given; a string is looked up in the catalog.
        One vehicle or string may stand for itself.
    specs : iterable of str, length s, optional
        Specs, published or derived, and groups of specs, or a text of them
        with commas.  By default mass, dimensions and payload, so far as one
        of the vehicles has them.
    units : str or mapping of str to str, default "si"
        A unit system: ``"si"``, ``"metric"``, ``"us"`` or ``"auto"``, which
        takes for each row the unit that reads best.  Or a unit for each spec
        or group named, ``{"mass": "g"}``; the key ``"default"`` names the
        system for the others.  Or both as text: ``"us,mass=g"``.
    configuration : str, optional
        Show only dimensions of this configuration.
    digits : int, optional
        Significant digits, instead of a precision like the published one.
    exact : bool, default False
        Convert without rounding.
    prefer : str, iterable of str or Preference, optional
        Which claims to prefer to the order of trust: kinds of sources, ids or
        publishers of sources, ``"latest"`` or ``"earliest"``, and
        ``"as-of DATE"`` for what was published by then.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Comparison
        With s rows of n cells.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known; the message offers the nearest ones.
    UnitError
        If a unit does not exist, or does not fit the spec's dimension.
    FieldError
        If there are no vehicles, or an option is out of its range.

    Examples
    --------
    >>> compare(["LEV-2", "Tenacious"], ["mass"]).cell("LEV-2", "mass").text
    '0.228'
    """
    _check_options(configuration, digits, exact)
    given = [vehicles] if isinstance(vehicles, str | Vehicle) else list(vehicles)
    catalog = catalog or Catalog()
    columns = tuple(each if isinstance(each, Vehicle) else catalog.get(each) for each in given)
    if not columns:
        raise FieldError("expected at least one vehicle, found none").at("vehicles")
    if isinstance(specs, str):
        specs = [word.strip() for word in specs.split(",")]
    asked = find_specs(DEFAULT_SPECS if specs is None else specs)
    if not asked:
        raise FieldError("expected at least one spec, found none").at("specs")
    system, chosen = _read_units(units)
    preference = Preference.parse(prefer)
    if preference.ranks:
        preference.check(claim for each in columns for spec in SPECS for claim in each.claims(spec))
    found = {
        spec: [find_figure(vehicle, spec, configuration=configuration, prefer=preference) for vehicle in columns]
        for spec in asked
    }
    remarks = [
        *_preferred(preference),
        *_later(columns, asked, preference),
        *_missing(columns, asked, configuration, preference),
        *_underived(columns, found),
    ]
    figures = {spec: [None if isinstance(each, str) else each for each in row] for spec, row in found.items()}
    if specs is None:
        figures = {spec: row for spec, row in figures.items() if any(row)}
    kinds = {each.configuration for row in figures.values() for each in row if isinstance(each, Claim)}
    rows = []
    for spec, row in figures.items():
        unit = chosen.get(spec.name) or _unit(spec, system, [_value(each) for each in row if each])
        cells = [
            _cell(each, unit, _note(each, configuration, is_mixed=len(kinds - {None}) > 1), digits=digits, exact=exact)
            if each
            else None
            for each in row
        ]
        rows.append(Row(spec=spec.name, unit=unit, cells=tuple(cells)))
    options = {
        "--specs": None if specs is None else ",".join(spec.name for spec in asked),
        "--units": _unit_words(system, chosen),
        "--configuration": configuration,
        "--digits": digits and str(digits),
        "--prefer": str(preference).replace(", ", ","),
    }
    words = [word for option in options.items() if option[1] for word in option if word]
    arguments = (*(each.id for each in columns), *words, *(["--exact"] if exact else []))
    return Comparison(vehicles=columns, rows=tuple(rows), remarks=tuple(remarks), arguments=arguments)


def _check_options(configuration: str | None, digits: int | None, exact: bool) -> None:
    if configuration is not None and configuration not in CONFIGURATIONS:
        raise FieldError(f"unknown {configuration!r}: {suggestion(configuration, CONFIGURATIONS)}").at("configuration")
    if digits is not None and not (isinstance(digits, int) and 1 <= digits <= 15):
        raise FieldError(f"expected a number from 1 to 15, found {digits!r}").at("digits")
    if digits is not None and exact:
        raise FieldError("digits and exact contradict each other: give one of them").at("digits")


def _unit_words(system: str, chosen: Mapping[str, str]) -> str:
    words = [f"{spec}={unit}" for spec, unit in chosen.items()]
    return ",".join([*([system] if system != "si" else []), *words])


def _value(figure: Claim | Derivation) -> PublishedValue:
    return figure.published if isinstance(figure, Claim) else figure.shown(figure.unit)


def _preferred(preference: Preference) -> Iterable[str]:
    if preference:
        yield f"Preferred, before the order of trust: {preference}"


def _later(vehicles: Iterable[Vehicle], specs: Iterable[Spec | Derived], preference: Preference) -> Iterable[str]:
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


def _underived(vehicles: Sequence[Vehicle], found: Mapping[Any, Sequence[Any]]) -> Iterable[str]:
    """Say why a derived spec stays empty."""
    for spec, row in found.items():
        reasons: dict[str, list[str]] = {}
        for vehicle, each in zip(vehicles, row, strict=True):
            if isinstance(each, str):
                reasons.setdefault(each, []).append(vehicle.name)
        for reason, names in reasons.items():
            yield f"No {spec.label.lower()} of {', '.join(names)}: {reason}"


def _missing(
    vehicles: Iterable[Vehicle], specs: Iterable[Spec | Derived], configuration: str | None, preference: Preference
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


def _read_units(units: str | Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return the unit system, and the unit of each spec that has its own."""
    given = _split_units(units) if isinstance(units, str) else dict(units)
    system = given.pop("default", "si")
    if system not in _units.SYSTEMS:
        raise UnitError(system, _no_system(system))
    chosen: dict[str, str] = {}
    # A spec's own unit goes before that of its group.
    for key in sorted(given, key=lambda key: key in GLOSSARY):
        specs = find_specs([key])
        try:
            # Of a group, those specs that the unit can measure.
            dimension = _units.dimension_of(given[key])
            fitting = [spec for spec in specs if spec.dimension == dimension] or specs
            chosen |= {spec.name: _units.check_dimension(given[key], spec.dimension) for spec in fitting}
        except RoverspecsError as error:
            error.at(key)
            raise
    return system, chosen


def _split_units(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in text.split(","):
        key, equals, unit = (each.strip() for each in part.partition("="))
        if not equals:
            key, unit = "default", key
            if unit not in _units.SYSTEMS:
                raise UnitError(unit, _no_system(unit))
        if key in given:
            what = "unit system" if key == "default" else f"unit for {key!r}"
            raise UnitError(unit, f"expected one {what}, found {given[key]!r}, too")
        given[key] = unit
    return given


def _no_system(name: str) -> str:
    if name in FACTORS or name in SYMBOLS:
        return f"expected a spec with it, such as 'mass={name}', or a unit system: {', '.join(_units.SYSTEMS)}"
    return f"no unit system: {suggestion(name, _units.SYSTEMS)}; for one spec write it as 'mass=g'"


def _unit(spec: Spec | Derived, system: str, values: Sequence[PublishedValue]) -> str:
    if system != "auto":
        candidates = spec.units[system]
    else:
        published = [_units.symbol(value.unit) for value in values]
        candidates = tuple(dict.fromkeys((*spec.units["metric"], *_units.HANDY[spec.dimension], *published)))
    if len(candidates) == 1 or not values:
        return candidates[0]
    return min(candidates, key=lambda unit: sum(_effort(value, unit) for value in values))


def _effort(value: PublishedValue, unit: str) -> float:
    """Return how hard a value is to read in a unit: zeros that say nothing."""
    shown = _units.convert(value, unit)
    effort = 0.0 if (_units.ratio(value.unit, unit) == (1, 1)) else 0.1
    for before, after in zip(value.numbers[-len(shown.numbers) :], shown.numbers, strict=True):
        leading = max(0, -after.adjusted()) if after else 0
        padding = max(0, -decimals(after)) - (max(0, -decimals(before)) if effort == 0 else 0)
        effort += leading + max(0, padding) + max(0, after.adjusted() - 3)
    return effort


def _note(figure: Claim | Derivation, asked: str | None, *, is_mixed: bool) -> str:
    """Return what a cell must say to be compared with its neighbours."""
    if isinstance(figure, Derivation):
        return ", ".join(dict.fromkeys([figure.note, *filter(None, map(_origin, figure.inputs))]))
    configuration = figure.configuration or ""
    if configuration == "unstated":
        # In a table that knows no other, that goes without saying.
        configuration = "configuration unstated" if is_mixed else ""
    if configuration == asked:
        configuration = ""
    return ", ".join(filter(None, [configuration, figure.condition, _origin(figure)]))


def _origin(claim: Claim) -> str:
    """Return what a reader must know of where a claim comes from."""
    if claim.source is None:
        return UNCITED
    return TERTIARY if claim.source.kind == "aggregator" else ""


def _cell(figure: Claim | Derivation, unit: str, note: str, *, digits: int | None, exact: bool) -> Cell:
    if isinstance(figure, Derivation):
        return _derived_cell(figure, unit, note, digits=digits, exact=exact)
    value = figure.published
    shown = _units.convert(value, unit, digits=digits, exact=exact)
    ratio = _units.ratio(value.unit, unit)

    def in_unit(number: Decimal | None) -> float | None:
        return None if number is None else float(scaled(number, ratio))

    return Cell(
        text=shown.without_unit(),
        unit=unit,
        magnitude=float(scaled(value.nominal, ratio)),
        low=in_unit(value.low),
        high=in_unit(value.high),
        mark=value.mark,
        claim=figure,
        note=note,
    )


def _derived_cell(derivation: Derivation, unit: str, note: str, *, digits: int | None, exact: bool) -> Cell:
    shown = derivation.shown(unit, digits=digits, exact=exact)
    factor = Fraction(*_units.ratio(derivation.unit, unit))
    is_range = derivation.low != derivation.high
    return Cell(
        text=shown.without_unit(),
        unit=unit,
        magnitude=float(derivation.middle * factor),
        low=float(derivation.low * factor) if is_range else None,
        high=float(derivation.high * factor) if is_range else None,
        mark=shown.mark,
        claim=None,
        note=note,
        inputs=derivation.inputs,
    )
