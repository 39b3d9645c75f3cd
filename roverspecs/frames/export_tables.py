"""The tables of an export: vehicles, specs, claims and sources, with what each field means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from roverspecs.errors import DimensionError, FieldError
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import find_specs
from roverspecs.records.fields import CATALOGS
from roverspecs.records.flat_claims import FIELDS, FIGURE_FIELDS, flat, identity_row
from roverspecs.records.specs import Spec
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.tables.render import columns_of
from roverspecs.values.numbers import numbers_of

Fields = Mapping[str, tuple[str, str]]
"""The type and the meaning of each field; a type is string, number, integer or boolean."""


class Reference(NamedTuple):
    """Say that the values of a field are keys of another table.

    Attributes
    ----------
    field, table, key : str
    """

    field: str
    table: str
    key: str


class Table(NamedTuple):
    """Hold a table of an export.

    Attributes
    ----------
    name : str
    meaning : str
        What a row is.
    fields : mapping of str to (str, str)
        The type and the meaning of each field.
    key : tuple of str
        The fields that tell the rows apart.
    references : tuple of Reference
    columns : dict of str to list
        The values of each field; a list of names is one text.
    """

    name: str
    meaning: str
    fields: Fields
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    columns: dict[str, list[Any]]


_NAMES = "with semicolons between them"

VEHICLE_FIELDS: Fields = {
    "id": ("string", "The id of the vehicle."),
    "kind": ("string", "Its kind: rover, hopper, rotorcraft or lander; vehicle, if not known."),
    "name": ("string", "Its usual name."),
    "aliases": ("string", f"Its other names, in any script, {_NAMES}."),
    "operator": ("string", "The agency or company that operates it."),
    "countries": ("string", f"The countries of the operator, {_NAMES}."),
    "body": ("string", "The body that it goes to, such as Moon."),
    "mission": ("string", "The mission that it belongs to."),
    "carrier": ("string", "The id of the vehicle that carries it."),
    "launch_date": ("string", "The day of the launch in UTC, such as 2023-09-07."),
    "landing_date": ("string", "The day of the landing or the impact in UTC."),
    "status": ("string", "Its status: planned, operating, ended, lost or cancelled."),
    "status_as_of": ("string", "The date of the source of the status."),
    "status_source": ("string", "The id of the source of the status."),
    "outcome": ("string", "How its mission stands or ended, in a sentence."),
    **{name: ("string", f"Its number in the catalog {name}.") for name in CATALOGS},
}

SPEC_FIELDS: Fields = {
    "name": ("string", "The name of the spec, such as mass."),
    "label": ("string", "Its name for readers."),
    "group": ("string", "The group that it belongs to, such as dimensions."),
    "dimension": ("string", "What it measures, such as length."),
    "si_unit": ("string", "Its SI unit; empty for a count."),
    "definition": ("string", "What it means."),
}

SOURCE_FIELDS: Fields = {
    "id": ("string", "The id of the source."),
    "title": ("string", "Its title, in its language."),
    "publisher": ("string", "Who published it; of a paper, the journal."),
    "kind": FIELDS["source_kind"],
    "date": ("string", "The date of publication, as far as it is known: a day, a month or a year."),
    "url": ("string", "Its address."),
    "language": ("string", "The language that it is in, as a code such as en."),
    "note": ("string", "A remark of the record on it."),
    "accessed": ("string", "The day on which it was read."),
    "authors": ("string", f"The people who wrote it, where it names them, {_NAMES}."),
    "doi": ("string", "Its DOI."),
    "archive_url": ("string", "The address of a stored copy."),
    "translated_title": ("string", "The title in English, where it is in another language."),
}

_STATED = [key for key in FIGURE_FIELDS if not key.startswith("source_")]

CLAIM_FIELDS: Fields = {
    "vehicle": FIELDS["vehicle"],
    "spec": FIELDS["spec"],
    "rank": ("integer", "Its place in the record, among the claims for one spec, from 1."),
    "shown": ("boolean", "Whether it is the figure that tables show."),
    **{key: FIELDS[key] for key in _STATED},
    "si_unit": ("string", "The SI unit of the spec; empty for a count."),
    "si_magnitude": ("number", "The magnitude in the SI unit, not rounded."),
    "si_low": ("number", "The low end in the SI unit."),
    "si_high": ("number", "The high end in the SI unit."),
    "source_id": FIELDS["source_id"],
    "rejected": FIELDS["rejected"],
}


def tables_of(
    vehicles: Iterable[Vehicle], specs: Iterable[str] | str | None = None
) -> tuple[Table, ...]:
    """Return the tables of an export.

    Parameters
    ----------
    vehicles : iterable of Vehicle
        One that is given twice has one row.
    specs : iterable of str, optional
        Published specs, and groups of them; by default all.

    Returns
    -------
    tuple of Table
        ``vehicles``, ``specs``, ``sources`` and ``claims``, each after those
        that it refers to.

    Raises
    ------
    UnknownSpecError
        If a spec is not known.
    FieldError
        If a spec is derived, or two vehicles share an id.
    """
    given = _by_id(vehicles)
    asked = _published(specs)
    ids = _source_ids(given, asked)
    return (
        _vehicle_table(given, ids),
        _spec_table(asked),
        _source_table(ids),
        _claim_table(given, asked, ids),
    )


def _by_id(vehicles: Iterable[Vehicle]) -> list[Vehicle]:
    known: dict[str, Vehicle] = {}
    for vehicle in vehicles:
        if known.setdefault(vehicle.id, vehicle) != vehicle:
            message = f"two vehicles have the id {vehicle.id!r}: leave one out, or rename it"
            raise FieldError(message).at("vehicles")
    return list(known.values())


def _published(specs: Iterable[str] | str | None) -> list[Spec]:
    if specs is None:
        return list(PUBLISHED.values())
    found = []
    for spec in find_specs(specs):
        if not isinstance(spec, Spec):
            message = f"expected published specs, found {spec.name!r}, which is derived"
            raise FieldError(message).at("specs")
        found.append(spec)
    return found


def _source_ids(vehicles: Iterable[Vehicle], specs: Sequence[Spec]) -> dict[Source, str]:
    """Return an id for each source that is cited; no two are the same."""
    sources: dict[Source | None, None] = {}
    for vehicle in vehicles:
        for spec in specs:
            sources |= dict.fromkeys(claim.source for claim in vehicle.claims(spec.name))
        sources[vehicle.status_source] = None
    ids: dict[Source, str] = {}
    taken: set[str] = set()
    for source in sources:
        if source is None:
            continue
        # Records of one's own may call another source by the same id.
        name, count = source.id, 1
        while name in taken:
            count += 1
            name = f"{source.id}-{count}"
        taken.add(name)
        ids[source] = name
    return ids


def _vehicle_table(vehicles: Sequence[Vehicle], ids: Mapping[Source, str]) -> Table:
    rows = []
    for vehicle in vehicles:
        row = _plain(identity_row(vehicle.identity()))
        if vehicle.status_source is not None:
            row["status_source"] = ids[vehicle.status_source]
        rows.append(row)
    references = [Reference("status_source", "sources", "id")]
    known = {vehicle.id for vehicle in vehicles} | {None}
    # Among some vehicles the carrier of one may be missing.
    if all(vehicle.carrier in known for vehicle in vehicles):
        references.append(Reference("carrier", "vehicles", "id"))
    return _table("vehicles", "A vehicle.", VEHICLE_FIELDS, rows, key=["id"], references=references)


def _spec_table(specs: Iterable[Spec]) -> Table:
    rows = []
    for spec in specs:
        row = {key: getattr(spec, key) for key in SPEC_FIELDS if key != "si_unit"}
        rows.append(row | {"si_unit": _si_unit(spec)})
    return _table("specs", "A spec that is published.", SPEC_FIELDS, rows, key=["name"])


def _source_table(ids: Mapping[Source, str]) -> Table:
    rows = [_plain(source.as_data()) | {"id": name} for source, name in ids.items()]
    meaning = "A document that figures were published in."
    return _table("sources", meaning, SOURCE_FIELDS, rows, key=["id"])


def _claim_table(
    vehicles: Iterable[Vehicle], specs: Sequence[Spec], ids: Mapping[Source, str]
) -> Table:
    rows: list[dict[str, Any]] = []
    for vehicle in vehicles:
        for spec in specs:
            rows += _claim_rows(vehicle, spec, ids)
    references = [
        Reference("vehicle", "vehicles", "id"),
        Reference("spec", "specs", "name"),
        Reference("source_id", "sources", "id"),
    ]
    meaning = "A figure that a source published for a vehicle."
    key = ["vehicle", "spec", "rank"]
    return _table("claims", meaning, CLAIM_FIELDS, rows, key=key, references=references)


def _claim_rows(
    vehicle: Vehicle, spec: Spec, ids: Mapping[Source, str]
) -> Iterable[dict[str, Any]]:
    claims = vehicle.claims(spec.name)
    shown = next((claim for claim in claims if not claim.rejected), None)
    for rank, claim in enumerate(claims, 1):
        place = {"vehicle": vehicle.id, "spec": spec.name, "rank": rank}
        row = place | {"shown": claim is shown} | flat(claim.as_data()) | _in_si(claim, spec)
        if claim.source is not None:
            row["source_id"] = ids[claim.source]
        yield row


def _in_si(claim: Claim, spec: Spec) -> dict[str, Any]:
    """Return the numbers of a claim in the SI unit of its spec."""
    unit = _si_unit(spec)
    try:
        numbers = numbers_of(claim.published, unit, is_growing=claim.as_of is not None)
    except DimensionError:
        # Such as a force that was rejected as a mass.
        return {"si_unit": unit}
    ends = {"si_magnitude": numbers.magnitude, "si_low": numbers.low, "si_high": numbers.high}
    return {"si_unit": unit} | ends


def _si_unit(spec: Spec) -> str:
    unit: str = spec.units["si"][0]
    return unit


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose lists of names are texts; nothing for an empty one."""
    made = {}
    for key, value in row.items():
        made[key] = value
        if isinstance(value, list | tuple):
            made[key] = "; ".join(value) or None
    return made


def _table(
    name: str,
    meaning: str,
    fields: Fields,
    rows: Iterable[Mapping[str, Any]],
    *,
    key: Sequence[str],
    references: Iterable[Reference] = (),
) -> Table:
    columns = {field: list(values) for field, values in columns_of(rows, fields).items()}
    return Table(name, meaning, fields, tuple(key), tuple(references), columns)
