"""Flat figures: figures as typed columns, and vehicles as lines of them.

The unit stands in the name of each column of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roverspecs.records.derived import Derived
from roverspecs.records.fields import CATALOGS
from roverspecs.records.flat_claims import FIELDS, SIDES, claim_columns, identity_row
from roverspecs.records.reading import TRUST
from roverspecs.records.specs import Spec
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.tables.series import Field, Series, series, series_of
from roverspecs.values.numbers import Numbers
from roverspecs.values.ucum import in_name, ucum_of

_CATALOG_FIELDS = {name: ("string", f"Its number in the catalog {name}.") for name in CATALOGS}

IDENTITY_FIELDS: dict[str, Field] = {
    "id": FIELDS["vehicle"],
    "kind": ("string", "Its kind: rover, hopper, rotorcraft or lander."),
    "name": FIELDS["name"],
    "aliases": ("string", "Other names, with semicolons between them."),
    "operator": ("string", "The agency or company that operates it."),
    "countries": ("string", "The countries of the operator, with semicolons between them."),
    "body": ("string", "The body that it goes to, such as Moon."),
    "mission": ("string", "The mission that it belongs to."),
    "carrier": ("string", "The id of the vehicle that carries it."),
    "launch_date": ("string", "The day of the launch in UTC, such as 2023-09-07."),
    "landing_date": ("string", "The day of the landing or the impact in UTC."),
    "status": ("string", "Its status: planned, operating, ended, lost or cancelled."),
    "status_as_of": ("string", "The date of the source of the status."),
    "status_source": ("string", "The id of the source of the status."),
    "outcome": ("string", "How its mission stands or ended, in a sentence."),
    **_CATALOG_FIELDS,
}
"""The type and the meaning of each field of the identity of a vehicle."""


def series_in(vehicles: Iterable[Vehicle], shape: str) -> dict[str, Series]:
    """Return vehicles as columns in a shape.

    Parameters
    ----------
    vehicles : iterable of Vehicle
    shape : {"wide", "long"}
        A line for each vehicle, or for each claim.

    Returns
    -------
    dict of str to Series
    """
    if shape == "wide":
        return vehicle_series(vehicles)
    return series_of(claim_columns(vehicles), FIELDS)


def vehicle_series(vehicles: Iterable[Vehicle]) -> dict[str, Series]:
    """Return a line for each vehicle: its identity, and the figures shown in SI units.

    Parameters
    ----------
    vehicles : iterable of Vehicle, length n

    Returns
    -------
    dict of str to Series, length n
        Those of :data:`IDENTITY_FIELDS`, then those of every published spec.
    """
    given = list(vehicles)
    identities = [identity_row(vehicle.identity()) for vehicle in given]
    columns = {name: [row[name] for row in identities] for name in IDENTITY_FIELDS}
    table = series_of(columns, IDENTITY_FIELDS)
    for name, spec in PUBLISHED.items():
        [unit] = spec.units["si"]
        figures = [TRUST.figure(vehicle, name) for vehicle in given]
        numbers = [figure.numbers(unit) if figure else None for figure in figures]
        table |= figure_series(spec, unit, numbers)
    return table


def figure_series(
    spec: Spec | Derived,
    unit: str,
    numbers: Sequence[Numbers | None],
    *,
    is_complete: bool = True,
) -> dict[str, Series]:
    """Return the figures of a spec as columns.

    Parameters
    ----------
    spec : Spec or Derived
    unit : str
        That of all figures; empty for a count.
    numbers : sequence of Numbers or None, length n
    is_complete : bool, default True
        Whether the ends and the mark have columns, instead of only where a
        figure needs them.

    Returns
    -------
    dict of str to Series, length n
        For a mass in kilograms ``mass_kg``, ``mass_kg_low``, ``mass_kg_high``
        and ``mass_mark``; for an envelope ``envelope_m_1`` and so on.
    """
    if spec.has_sides:
        return _side_series(spec, unit, numbers, is_complete=is_complete)
    return number_series(spec, spec.name, unit, numbers, is_complete=is_complete)


def number_series(
    spec: Spec | Derived,
    name: str,
    unit: str,
    numbers: Sequence[Numbers | None],
    *,
    is_complete: bool = True,
) -> dict[str, Series]:
    """Return numbers as a column, and their ends and marks where they are needed.

    Parameters
    ----------
    spec : Spec or Derived
        The spec that they are of, or whose relation they are.
    name : str
        The name of the columns without the unit.
    unit, numbers, is_complete
        As for :func:`figure_series`.

    Returns
    -------
    dict of str to Series, length n
    """
    known = [each for each in numbers if each]
    column = column_name(name, unit)
    fields = {column: "magnitude"}
    if is_complete or any((each.low, each.high) != (each.magnitude,) * 2 for each in known):
        fields |= {f"{column}_low": "low", f"{column}_high": "high"}
    table = {}
    for key, field in fields.items():
        values = [each and getattr(each, field) for each in numbers]
        table[key] = _measured(spec, unit, field, values)
    return table | _mark_series(spec, name, numbers, is_complete=is_complete)


_NO_SIDES = (None,) * len(SIDES)


def _side_series(
    spec: Spec | Derived, unit: str, numbers: Sequence[Numbers | None], *, is_complete: bool
) -> dict[str, Series]:
    """Return a column for each side of an envelope, and one of marks where they are needed."""
    rows = [(*((each and each.sides) or ()), *_NO_SIDES) for each in numbers]
    column = column_name(spec.name, unit)
    table = {}
    for place, field in enumerate(SIDES):
        values = [row[place] for row in rows]
        table[f"{column}_{place + 1}"] = _measured(spec, unit, field, values)
    return table | _mark_series(spec, spec.name, numbers, is_complete=is_complete)


def _mark_series(
    spec: Spec | Derived, name: str, numbers: Sequence[Numbers | None], *, is_complete: bool
) -> dict[str, Series]:
    marks = [each and each.mark for each in numbers]
    if not is_complete and not any(marks):
        return {}
    return {f"{name}_mark": series(FIELDS["mark"], marks, spec=spec.name)}


def _measured(
    spec: Spec | Derived, unit: str, field: str, values: Sequence[float | None]
) -> Series:
    kind, meaning = FIELDS[field]
    described = (kind, f"{spec.definition} {meaning}")
    return series(described, values, spec=spec.name, unit=unit, ucum=ucum_of(unit))


def column_name(name: str, unit: str) -> str:
    """Return the name of a column of numbers.

    Parameters
    ----------
    name : str
        Of the spec.
    unit : str
        Empty for a count.

    Returns
    -------
    str
        With the unit at its end, such as ``"mass_kg"``.
    """
    if not unit:
        return name
    return f"{name}_{in_name(unit)}"
