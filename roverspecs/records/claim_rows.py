"""Rows of a long table: each is one claim, as this program writes them to CSV and JSON.

Only the text of a figure counts, and not the numbers beside it, which follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from roverspecs.errors import FieldError, RoverspecsError, closest, offered, shortened
from roverspecs.records.claims import Claim, Source
from roverspecs.records.drafts import Draft, field_in, numbered, text_in
from roverspecs.records.flat_claims import FIELDS
from roverspecs.records.headings import Heading, folded, headings
from roverspecs.records.table_cells import is_missing, undefused, with_point
from roverspecs.records.usual_words import USUAL_FIELDS
from roverspecs.records.vehicle_tables import RawTable, TableReader, VehicleTable
from roverspecs.records.vehicles import PUBLISHED

# Of a vehicle; the fields that a wide table has no column for, too.
_VEHICLE_KEYS = (*USUAL_FIELDS, "status_as_of", "status_source", "ids")
_CLAIM_KEYS = ("configuration", "condition", "part", "as_of", "note", "rejected")
_SOURCE_KEYS = tuple(f"source_{field.name}" for field in attrs.fields(Source))
# What this program works out, and writes beside the text of a figure.
_COMPUTED = (
    *("sides", "converted", "distance", "verdict", "rank", "shown"),
    *("si_unit", "si_magnitude", "si_low", "si_high"),
    *FIELDS,
)
COLUMNS = (
    *("vehicle", "spec", "published", "value", "unit", "source"),
    *_VEHICLE_KEYS,
    *_CLAIM_KEYS,
    *_SOURCE_KEYS,
    *_COMPUTED,
)
"""The columns that a long table may have."""


def is_long(meant: Sequence[Heading]) -> bool:
    """Return whether a table has a row for each claim.

    Parameters
    ----------
    meant : sequence of Heading
        Its columns.

    Returns
    -------
    bool
        True if it has the columns ``spec`` and ``published``, or ``spec`` and ``value``.
    """
    keys = {_key(each) for each in meant}
    return "spec" in keys and not keys.isdisjoint(("published", "value"))


def _key(heading: Heading) -> str:
    """Return the column of a long table that a heading stands for, or its words."""
    key = folded(heading.text).replace(" ", "_")
    if key in COLUMNS:
        return key
    # Such as "rover", which is a name in a wide table, too.
    return heading.field or key


def read_claims(raw: RawTable, meant: Sequence[Heading], *, strict: bool) -> VehicleTable:
    """Return the vehicles of a long table, each with the claims of its rows.

    Parameters
    ----------
    raw : RawTable
    meant : sequence of Heading
        Its columns.
    strict : bool
        Whether a row that cannot be read refuses the table.

    Returns
    -------
    VehicleTable

    Raises
    ------
    RecordError
        If ``strict`` finds a problem.
    """
    return _Long(raw, meant).table(strict=strict)


class _Long(TableReader):
    """Read a table with a row for each claim."""

    def __init__(self, raw: RawTable, meant: Sequence[Heading]) -> None:
        super().__init__(raw, [_column(each) for each in meant])
        self.drafts: dict[str, Draft] = {}
        self.keys = [_key(each) for each in meant]
        self._sources: dict[tuple[str, ...], Source | None] = {}

    def table(self, *, strict: bool) -> VehicleTable:
        for number, cells in self.raw.rows:
            row = dict(zip(self.keys, cells, strict=False))
            given = {key: cell for key, cell in row.items() if not _is_empty(cell)}
            if given:
                self._read(number, given)
        remarks = list(numbered(self.drafts.values()))
        return self.table_of(self.drafts.values(), remarks, strict=strict)

    def _read(self, number: int, row: Mapping[str, Any]) -> None:
        draft = self._draft(number, row)
        if draft is None:
            return
        published = row.get("published", row.get("value"))
        if is_missing(published):
            # A table may show that nothing was found.
            return
        try:
            spec = self._spec(row)
            claim = self._claim(number, draft, spec, row)
        except RoverspecsError as error:
            self.note(number, draft.name, error.where or "published", error.message)
            return
        draft.claims.setdefault(spec, []).append(claim)
        if spec in draft.misfits():
            del draft.claims[spec]
            message = f"expected a spec of a {draft.kind.kind}, found {spec!r}"
            self.note(number, draft.name, "spec", message)

    def _draft(self, number: int, row: Mapping[str, Any]) -> Draft | None:
        """Return the draft of the vehicle that a row names."""
        try:
            identifier = text_in(row.get("vehicle", row.get("id", row.get("name", ""))))
            name = text_in(row.get("name", identifier))
        except FieldError as error:
            self.note(number, "", "vehicle", error.message)
            return None
        if not identifier:
            self.note(number, "", "vehicle", "expected the name of a vehicle, found none")
            return None
        draft = self.drafts.get(identifier)
        if draft is None:
            is_id = "vehicle" in row or "id" in row
            own = ""
            if is_id and "name" in row:
                own = identifier
            draft = self.drafts[identifier] = Draft(name, own)
        for key in _VEHICLE_KEYS:
            if key in row and key not in ("name", "id") and key not in draft.fields:
                self._add_field(number, draft, key, row[key])
        return draft

    def _add_field(self, number: int, draft: Draft, key: str, cell: Any) -> None:
        if key == "status_source":
            # Beside the claims, JSON names it by its id alone.
            if isinstance(cell, Mapping):
                draft.fields[key] = self._source(number, draft, {"source": cell})
            return
        try:
            draft.fields[key] = field_in(key, cell)
        except RoverspecsError as error:
            self.note(number, draft.name, key, error.message)

    def _spec(self, row: Mapping[str, Any]) -> str:
        if "spec" not in row:
            raise FieldError("expected the name of a spec, found none").at("spec")
        text = text_in(row["spec"])
        [heading] = headings([text])
        if not heading.spec:
            raise FieldError(f"unknown spec {shortened(text)}: {heading.reason}").at("spec")
        return heading.spec

    def _claim(self, number: int, draft: Draft, spec: str, row: Mapping[str, Any]) -> Claim:
        """Return the claim of a row."""
        fields: dict[str, Any] = {}
        for key in _CLAIM_KEYS:
            if key in row:
                fields[key] = _kept(row[key])
        value, unit = row.get("published", row.get("value")), None
        if isinstance(value, str):
            # What this program wrote has points, whatever else a spreadsheet changed.
            value = with_point(undefused(value), self.raw.decimal or ".")
        if "published" not in row and "unit" in row:
            unit = text_in(row["unit"])
            if isinstance(value, str):
                value, unit = f"{value} {unit}", None
        source = self._source(number, draft, row)
        claim = Claim(value=value, unit=unit, source=source, **fields)
        [checked] = PUBLISHED[spec].claims(claim)
        return checked

    def _source(self, number: int, draft: Draft, row: Mapping[str, Any]) -> Source | None:
        """Return the source of a row; without one the figure is one's own."""
        given = row.get("source")
        if isinstance(given, Mapping):
            known = {f"source_{key}": value for key, value in given.items()}
        else:
            known = {key: row[key] for key in _SOURCE_KEYS if key in row}
        fields = {key: value for key, value in known.items() if not _is_empty(value)}
        key = tuple(f"{name}={value}" for name, value in sorted(fields.items()))
        if key not in self._sources:
            try:
                self._sources[key] = _source_of(fields)
            except RoverspecsError as error:
                self._sources[key] = None
                message = f"{error.message}: the figure is kept as your own"
                self.note(number, draft.name, error.where, message)
        return self._sources[key]


def _column(heading: Heading) -> Heading:
    """Return the meaning of a column of a long table."""
    key = _key(heading)
    if key in COLUMNS:
        # Whatever it is to a wide table, here it is a field of the row.
        return Heading(text=heading.text, field=key)
    near = closest(key, COLUMNS)
    reason = "no column of a long table"
    if near:
        reason = f"{reason}; {offered(near, near)}"
    return Heading(text=heading.text, reason=reason)


def _is_empty(cell: Any) -> bool:
    """Return whether nothing stands in a cell; a note may well say "N/A"."""
    return is_missing(cell) and not (isinstance(cell, str) and cell.strip())


def _kept(cell: Any) -> str:
    """Return a text as it was written, or a number or a date as text."""
    if isinstance(cell, str):
        return undefused(cell)
    return text_in(cell)


def _source_of(fields: Mapping[str, Any]) -> Source | None:
    if not fields:
        return None
    given: dict[str, Any] = {}
    for key, value in fields.items():
        name = key.removeprefix("source_")
        if key not in _SOURCE_KEYS:
            raise FieldError(f"unknown field {shortened(name)} of a source").at("source")
        if name == "authors" and isinstance(value, str):
            given[name] = tuple(part.strip() for part in value.split(";"))
        elif name == "authors":
            given[name] = tuple(value)
        else:
            given[name] = _kept(value)
    for name in ("id", "title", "publisher", "kind"):
        if name not in given:
            message = "expected this of each source, found none"
            if given.keys() == {"id"}:
                message = f"{message}: load the folder of the export, which has its sources"
            raise FieldError(message).at(f"source_{name}")
    return Source(**given)
