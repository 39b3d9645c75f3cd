"""Items of JSON: what this program writes as JSON, as rows of a long table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from roverspecs.records.claim_rows import COLUMNS


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


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, dict) for x in value)


def _is_vehicle(value: Any) -> bool:
    """Return whether an object is a vehicle with its claims by spec."""
    return isinstance(value, dict) and isinstance(value.get("claims"), dict)


def _claims_of(vehicle: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the claims of a vehicle, or the vehicle alone if it has none."""
    own = _known({**vehicle, "vehicle": vehicle.get("id")})
    yield own
    for spec, claims in vehicle["claims"].items():
        if _is_items(claims):
            yield from (own | _known(claim) | {"spec": spec} for claim in claims)


def _cells_of(
    vehicles: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the cells of a comparison, each with its vehicle and its spec."""
    for place, vehicle in enumerate(vehicles):
        own = _known({**vehicle, "vehicle": vehicle.get("id")})
        yield own
        for row in rows:
            # A vehicle may have nothing in a row.
            cell = dict(enumerate(row.get("cells") or ())).get(place)
            yield own | {"published": None} | _known(cell or {}) | {"spec": row.get("spec")}


def _known(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a long table has of an object."""
    return {key: value for key, value in item.items() if key in COLUMNS}
