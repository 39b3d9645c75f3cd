"""Flat claims: figures as rows of one number or text a field, for CSV, dataframes and exports.

The fields have the same meaning as in JSON; objects within objects stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from roverspecs.records.fields import CATALOGS

SIDES = ("side_1", "side_2", "side_3")
"""The fields of an envelope: each of two or three lengths whose axes are not named."""

_OF_A_FIGURE: dict[str, tuple[str, str]] = {
    "magnitude": (
        "number",
        "The one number that is published, in the unit, not rounded; empty for a bound, a range "
        "and several sides: a bound never passes for a number.",
    ),
    "unit": ("string", "The symbol of the unit; empty for a count or a ratio."),
    "ucum": (
        "string",
        "The code of the unit in the Unified Code for Units of Measure; 1 for a count, and empty "
        "where UCUM has no code of the same size.",
    ),
    "low": (
        "number",
        "The low end that the source gives: the magnitude of a plain figure, and empty for a bare "
        "about and for at most.",
    ),
    "high": (
        "number",
        "The high end that the source gives: the magnitude of a plain figure, and empty for a bare "
        "about, for at least, and for a total that was still growing.",
    ),
    **dict.fromkeys(
        SIDES, ("number", "A side of an envelope, whose axes the source does not name; else empty.")
    ),
    "mark": (
        "string",
        "How to read it: ~ about, ≥ at least, ≤ at most, > more than, < less than, – a range, "
        "± with a tolerance; empty for a plain number.",
    ),
    "published": ("string", "The figure as the source prints it; empty if it is derived."),
    "configuration": (
        "string",
        "The state in which a size was taken: stowed, deployed, at launch or unstated.",
    ),
    "part": (
        "string",
        "What a size is of, such as body; empty for the whole, or where the source does not say.",
    ),
    "condition": ("string", "Another thing that it depends on, such as dry or planned."),
    "as_of": ("string", "The date up to which a total counts that was still growing."),
    "note": ("string", "A remark of the record on the figure."),
    "source_id": ("string", "The id of the source; empty for a figure of one's own."),
    "source_title": ("string", "The title of the source, in its language."),
    "source_publisher": ("string", "Who published it; of a paper, the journal."),
    "source_kind": (
        "string",
        "The kind of the source: agency, operator, paper, reference, press or aggregator.",
    ),
    "source_date": ("string", "The date of publication, as far as it is known."),
    "source_url": ("string", "The address of the source."),
    "source_language": ("string", "The language of the source, as an ISO 639 code."),
    "source_note": ("string", "A remark on the source."),
    "source_accessed": ("string", "The day on which it, or a stored copy of it, was read."),
    "source_authors": ("string", "The people who wrote it, with semicolons between them."),
    "source_doi": ("string", "The DOI of a paper."),
    "source_archive_url": ("string", "The address of a stored copy."),
    "source_translated_title": ("string", "The title in English, if it is in another language."),
}

_NUMBERS = ("magnitude", "unit", "ucum", "low", "high", *SIDES)

ALSO_FIELDS = tuple(f"also_{name}" for name in _NUMBERS)
"""The fields of a figure in a second unit, in the order of the columns."""


def _also_fields() -> dict[str, tuple[str, str]]:
    fields = {}
    for name, own in zip(ALSO_FIELDS, _NUMBERS, strict=True):
        kind, _ = _OF_A_FIGURE[own]
        fields[name] = (
            kind,
            f"The field {own} in the second unit; empty where there is no second unit.",
        )
    return fields


FIELDS: dict[str, tuple[str, str]] = {
    "vehicle": ("string", "The id of the vehicle."),
    "name": ("string", "The usual name of the vehicle."),
    "spec": ("string", "The name of the spec, such as mass."),
    **_OF_A_FIGURE,
    "rejected": ("string", "Why the claim is kept and yet never shown; empty if it counts."),
    "derived": ("boolean", "Whether it follows from published figures instead of being one."),
    "reason": ("string", "Why there is no figure."),
    "match": ("string", "Whether the vehicle meets the condition: yes, or maybe."),
    "extreme": ("string", "Whether it is the largest (max) or the smallest (min), or may be (?)."),
    "relation": ("string", "Empty for a figure; ratio or difference for its relation to another."),
    "relative_to": ("string", "The id of the vehicle that the relation is to."),
    **_also_fields(),
}
"""The type and the meaning of each field, which are the same in every form."""

SOURCE_FIELDS = tuple(name for name in _OF_A_FIGURE if name.startswith("source_"))
"""The fields of the source, in the order of the columns."""

FIGURE_FIELDS = tuple(_OF_A_FIGURE)
"""The fields of a figure, in the order of the columns."""

CLAIM_FIELDS = ("vehicle", "name", "spec", *FIGURE_FIELDS, "rejected")
"""The fields of a claim, in the order of the columns."""


def flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain data of a claim or a figure without anything nested.

    Parameters
    ----------
    data : mapping
        As :meth:`Claim.as_data` or :meth:`Figure.as_data` returns it.

    Returns
    -------
    dict
        The keys of :data:`FIGURE_FIELDS`, then ``rejected`` and those of
        :data:`ALSO_FIELDS` if the data have them.
    """
    nested = _flat_sides(data)
    source = dict(data["source"] or {})
    if source:
        source["authors"] = "; ".join(source["authors"]) or None
    nested |= {key: source.get(key.removeprefix("source_")) for key in SOURCE_FIELDS}
    row = {}
    for key in FIGURE_FIELDS:
        row[key] = nested[key] if key in nested else data[key]
    if "rejected" in data:
        row["rejected"] = data["rejected"]
    if data.get("also"):
        second = data["also"] | _flat_sides(data["also"])
        row |= {f"also_{name}": second[name] for name in _NUMBERS}
    return row


def _flat_sides(data: Mapping[str, Any]) -> dict[str, float | None]:
    sides = [*(data["sides"] or ()), None, None, None]
    return dict(zip(SIDES, sides, strict=False))


def identity_row(identity: Mapping[str, Any]) -> dict[str, Any]:
    """Return the identity of a vehicle without anything nested but its lists of names.

    Parameters
    ----------
    identity : mapping
        As :meth:`Vehicle.identity` returns it.

    Returns
    -------
    dict
        Its keys; in place of ``ids``, the numbers in the catalogs by their names.
    """
    row = dict(identity)
    ids = row.pop("ids") or {}
    return row | {key: ids.get(key) for key in CATALOGS}


class Claimed(Protocol):
    """Have published figures, as a vehicle has; this module does not import vehicles."""

    def claim_rows(self, specs: Iterable[str] | None = None) -> Iterable[dict[str, Any]]:
        """Return every published figure as plain values side by side."""


def claim_columns(
    vehicles: Iterable[Claimed], specs: Iterable[str] | None = None
) -> dict[str, list[Any]]:
    """Return the claims of some vehicles as columns.

    Parameters
    ----------
    vehicles : iterable of Vehicle, length n
    specs : iterable of str, optional
        Published specs; by default all.

    Returns
    -------
    dict of str to list
        The columns of :data:`CLAIM_FIELDS`, with a line for each claim; vehicle
        by vehicle, spec by spec, as :meth:`Vehicle.claims` returns them.
    """
    names = specs if specs is None else tuple(specs)
    columns: dict[str, list[Any]] = {key: [] for key in CLAIM_FIELDS}
    for vehicle in vehicles:
        for row in vehicle.claim_rows(names):
            for key, column in columns.items():
                column.append(row[key])
    return columns
