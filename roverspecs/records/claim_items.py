"""Items: what this program writes as JSON or exports, as rows of a long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from roverspecs.records.claim_rows import COLUMNS
from roverspecs.records.fields import CATALOGS
from roverspecs.records.flat_claims import SOURCE_FIELDS

Numbered = tuple[int, Mapping[str, Any]]
"""A row by column, behind the number by which a reader finds it."""


def items_in(data: Any) -> list[dict[str, Any]] | None:
    """Return the objects that are rows of a table.

    Parameters
    ----------
    data : object
        A list of objects; an object with one such list; a vehicle or a list of them as
        ``as_data`` returns them; or what ``show`` and ``compare`` write as JSON.

    Returns
    -------
    list of dict or None
        Of the forms of this program, one for each claim, with the keys of a long table.
        None if there is no list of objects.
    """
    if isinstance(data, dict):
        return _in_object(data)
    if not _is_items(data):
        return None
    items: list[dict[str, Any]] = []
    for item in data:
        if _is_vehicle(item):
            items += _claims_of(item)
        else:
            items.append(item)
    return items


def _in_object(data: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows of a table within an object."""
    if _is_vehicle(data):
        return list(_claims_of(data))
    if _is_items(data.get("vehicles")) and _is_items(data.get("rows")):
        return list(_cells_of(data["vehicles"], data["rows"]))
    if _is_items(data.get("claims")):
        return [_known(claim) for claim in data["claims"]]
    lists = [value for value in data.values() if _is_items(value)]
    if len(lists) == 1:
        return items_in(lists[0])
    return None


def exported_items(
    vehicles: Iterable[Numbered], claims: Iterable[Numbered], sources: Iterable[Numbered]
) -> Iterator[Numbered]:
    """Yield the rows of the tables of an export as rows of one long table.

    Parameters
    ----------
    vehicles, claims, sources : iterable of (int, dict)
        The rows of each table, behind their numbers.

    Yields
    ------
    (int, dict)
        Each vehicle, then each claim with its source; a claim of a source that is not
        there has its id alone.
    """
    cited = {row.get("id"): _source(row) for _, row in sources}
    for number, row in vehicles:
        own = _identity(row)
        own["ids"] = {name: row[name] for name in CATALOGS if row.get(name)}
        own["status_source"] = cited.get(row.get("status_source"))
        for name in ("aliases", "countries"):
            names = row.get(name)
            if isinstance(names, str):
                # A name may have a comma in it.
                own[name] = [each for each in names.split("; ") if each]
        yield number, own
    for number, row in claims:
        source = row.get("source_id")
        yield number, _known(row) | {"source": cited.get(source, {"id": source})}


def _source(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a source, whatever else its row has."""
    names = [name.removeprefix("source_") for name in SOURCE_FIELDS]
    return {name: row.get(name) for name in names}


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, dict) for x in value)


def _is_vehicle(value: Any) -> bool:
    """Return whether an object is a vehicle with its claims by spec."""
    return isinstance(value, dict) and isinstance(value.get("claims"), dict)


def _claims_of(vehicle: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the claims of a vehicle, or the vehicle alone if it has none."""
    own = _identity(vehicle)
    yield own
    for spec, claims in vehicle["claims"].items():
        if _is_items(claims):
            yield from (own | _known(claim) | {"spec": spec} for claim in claims)


def _cells_of(
    vehicles: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the cells of a comparison, each with its vehicle and its spec."""
    for place, vehicle in enumerate(vehicles):
        own = _identity(vehicle)
        yield own
        for row in rows:
            # A vehicle may have nothing in a row.
            cell = dict(enumerate(row.get("cells") or ())).get(place)
            yield own | _known(cell or {}) | {"spec": row.get("spec")}


def _identity(vehicle: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of a vehicle alone, which has the keys of a claim all the same."""
    return {"spec": None, "published": None, "vehicle": vehicle.get("id")} | _known(vehicle)


def _known(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a long table has of an object."""
    return {key: value for key, value in item.items() if key in COLUMNS}
