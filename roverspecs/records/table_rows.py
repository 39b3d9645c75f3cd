"""Rows of a table of one's own: each is a vehicle, with a column for each spec.

A bad cell costs that cell and never the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

import attrs

from roverspecs.errors import FieldError, RoverspecsError, shortened, suggestion
from roverspecs.records.claim_rows import is_long, read_claims
from roverspecs.records.drafts import MASS_CONDITIONS, Draft, field_in, numbered, text_in
from roverspecs.records.headings import Heading, folded, headings
from roverspecs.records.table_cells import figures, is_missing
from roverspecs.records.table_margins import (
    aside_in,
    remarks_on_asides,
    remarks_on_short,
    surplus,
    turned,
    with_units,
)
from roverspecs.records.toml_files import problem
from roverspecs.records.vehicle_tables import RawTable, TableReader, VehicleTable, unread_columns
from roverspecs.records.vehicles import KINDS

_MOST_NAMED = 5


def read_rows(
    raw: RawTable,
    columns: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    is_alone: bool = True,
) -> VehicleTable:
    """Return the vehicles of a table.

    Parameters
    ----------
    raw : RawTable
        A table with the columns ``spec`` and ``published`` has a row for each claim; any
        other has one for each vehicle.
    columns : mapping of str to str, optional
        Other texts for some headings: see :func:`roverspecs.records.headings.headings`.
    strict : bool, default False
        Whether a cell that cannot be read refuses the table.
    is_alone : bool, default True
        Whether ``columns`` are for this table alone; if not, a heading that it lacks is no
        error, and a remark says so.

    Returns
    -------
    VehicleTable

    Raises
    ------
    RecordError
        If there is no column of names or no row, or if ``strict`` finds a problem.
    FieldError
        If ``columns`` cannot be followed.
    """
    if not _has_heading(raw, columns) and not is_long(headings(raw.texts)):
        raw = turned(raw)
    texts = tuple(" ".join(text.split()) for text in raw.texts)
    if not any(texts):
        raise problem(raw.path, "expected a table with headings, found none")
    if not is_alone and columns:
        raw, columns = _own_columns(raw, texts, columns)
    meant = [attrs.evolve(each, decimal=raw.decimal) for each in headings(texts, columns)]
    raw, meant = _with_units(raw, meant)
    if is_long(meant):
        table = read_claims(raw, meant, strict=strict)
    else:
        table = _Wide(raw, meant).table(strict=strict)
    if not table.vehicles:
        raise problem(raw.path, "expected rows below the headings, found none")
    return table


def _with_units(raw: RawTable, meant: list[Heading]) -> tuple[RawTable, list[Heading]]:
    """Return a table and its headings with the units of its first row, if it is one of units.

    Empty rows may stand above it.
    """
    rows = iter(raw.rows)
    filled = (row for row in rows if not all(map(is_missing, row[1])))
    first = list(islice(filled, 1))
    for number, cells in first:
        found = with_units(meant, cells)
        if found:
            remark = remark_on_units(raw, number)
            return attrs.evolve(raw, rows=rows, remarks=(*raw.remarks, remark)), found
    return attrs.evolve(raw, rows=chain(first, rows)), meant


def remark_on_units(raw: RawTable, number: int) -> str:
    """Return the remark that a row has the units of the columns."""
    return f"{raw.path}: read {raw.noun} {number} as the units of the columns"


def _has_heading(raw: RawTable, columns: Any) -> bool:
    """Return whether a table has a heading that the caller words in another way."""
    known = {folded(text) for text in raw.texts}
    others = columns if isinstance(columns, Mapping) else ()
    return any(isinstance(name, str) and folded(name) in known for name in others)


def _own_columns(
    raw: RawTable, texts: Sequence[str], columns: Mapping[str, str]
) -> tuple[RawTable, Mapping[str, str]]:
    """Return the columns that a table has, and the table with a remark on the others."""
    known = {folded(text) for text in texts}
    lacking = [name for name in columns if folded(name) not in known]
    own = {name: other for name, other in columns.items() if name not in lacking}
    remarks = [
        f"{raw.path}: no heading {shortened(name)}: {suggestion(name, texts)}" for name in lacking
    ]
    return attrs.evolve(raw, remarks=(*raw.remarks, *remarks)), own


def named_once(raw: RawTable, meant: Sequence[Heading]) -> list[Heading]:
    """Return the headings, of each field one: the one of its own name, else the first.

    Parameters
    ----------
    raw : RawTable
        For the message.
    meant : sequence of Heading, length n

    Returns
    -------
    list of Heading, length n

    Raises
    ------
    RecordError
        If there is no column of names.
    """
    fields = {each.field for each in meant}
    if fields.isdisjoint(("name", "id")) and meant[0].text == "":
        # Where an index is written, it has no heading.
        meant = [Heading(text="", field="name"), *meant[1:]]
    kept: dict[str, int] = {}
    # Stable: of two with another word, the first.
    for place in sorted(range(len(meant)), key=lambda place: meant[place].is_other_word):
        kept.setdefault(meant[place].field, place)
    if "name" not in kept and "id" not in kept:
        texts = ", ".join(repr(each.text) for each in meant[:_MOST_NAMED])
        message = f"expected a column 'Name', found {texts}"
        remedy = "rename the column of names, or say which it is with"
        words = "columns={HEADING: 'name'} or --columns HEADING=name"
        raise problem(raw.path, f"{message}: {remedy} {words}")
    found = []
    for place, each in enumerate(meant):
        first = kept[each.field]
        if not each.field or place == first:
            found.append(each)
        else:
            reason = f"{meant[first].text!r} is the {each.field} already"
            found.append(Heading(text=each.text, reason=reason))
    return found


def check_figures(raw: RawTable, meant: Sequence[Heading]) -> None:
    """Refuse a table of which no column of figures is understood.

    Parameters
    ----------
    raw : RawTable
        For the message.
    meant : sequence of Heading

    Raises
    ------
    RecordError
        If no heading has a spec, and there are some that are not understood.
    """
    unread = unread_columns(meant)
    if unread and not any(each.spec for each in meant):
        message = "expected a column of figures, found none that is understood"
        remedy = "or swap the rows and columns if each row is a spec"
        raise problem(raw.path, f"{message}: {unread}, {remedy}")


def place_of_name(meant: Sequence[Heading]) -> int:
    """Return the place of the column of names, or of that of ids where there is none."""
    places = {each.field: place for place, each in enumerate(meant)}
    return places.get("name", places.get("id", 0))


def stated_kind(meant: Iterable[Heading]) -> str | None:
    """Return the kind that the heading of the names states for all rows, as 'Rover' does."""
    names = [each.text for each in meant if each.field == "name"]
    words = folded(" ".join(names)).split()
    return next((kind for kind in KINDS if kind in words), None)


def mass_conditions(meant: Iterable[Heading]) -> dict[str, str]:
    """Return the condition that each of the masses of landers has by its heading."""
    conditions = dict(MASS_CONDITIONS)
    for each in meant:
        if each.spec in conditions and each.condition:
            conditions[each.spec] = each.condition
    return conditions


def remarks_on_masses(specs: Iterable[str], conditions: Mapping[str, str]) -> Iterator[str]:
    """Yield a remark on each spec of landers that is a mass of the other vehicles."""
    for spec in specs:
        words = f"read as mass with the condition {conditions[spec]!r}"
        yield f"{spec} is a spec of a lander: of other vehicles it is {words}"


class _Wide(TableReader):
    """Read a table with a row for each vehicle."""

    def __init__(self, raw: RawTable, meant: Sequence[Heading]) -> None:
        super().__init__(raw, named_once(raw, meant))
        self.kind = stated_kind(self.headings)
        self.conditions = mass_conditions(self.headings)
        self.masses: dict[str, None] = {}
        self.remarks: list[str] = []
        self.short: list[int] = []
        self.asides: list[tuple[int, str]] = []
        self.name = place_of_name(self.headings)

    def table(self, *, strict: bool) -> VehicleTable:
        drafts = []
        for number, cells in self.raw.rows:
            given = [None if is_missing(cell) else cell for cell in cells]
            if aside := aside_in(given, self.name):
                self.asides.append((number, aside))
            elif any(cell is not None for cell in given):
                drafts.append(self._draft(number, given))
        check_figures(self.raw, self.headings)
        self.remarks += remarks_on_masses(self.masses, self.conditions)
        self.remarks += remarks_on_asides(self.raw.noun, self.asides)
        self.remarks += numbered(drafts)
        self.remarks += remarks_on_short(self.raw.noun, self.short)
        remarks = [f"{self.raw.path}: {remark}" for remark in self.remarks]
        return self.table_of(drafts, remarks, strict=strict)

    def _draft(self, number: int, cells: Sequence[Any]) -> Draft:
        """Return the entries of a row, None for none, and note those that cannot be read."""
        row = list(zip(self.headings, cells, strict=False))
        draft = self._named(number, row)
        for place in self.raw.unread:
            draft.unread += self.headings[place].specs
        if message := surplus(len(self.headings), cells):
            self.note(number, draft.name, "", message)
            for heading, cell in row:
                if cell is not None:
                    draft.unread += heading.specs
            return draft
        if len(cells) < len(self.headings):
            self.short.append(number)
        for heading, cell in row:
            if heading.field not in ("name", "id") and cell is not None:
                self._add(draft, number, heading, cell)
        self.masses |= dict.fromkeys(draft.settle_masses(self.conditions))
        for spec, message in draft.objections():
            self.note(number, draft.name, spec, message)
        return draft

    def _named(self, number: int, row: Sequence[tuple[Heading, Any]]) -> Draft:
        """Return the draft of a row, with its name and its id."""
        found = {"name": "", "id": ""}
        for heading, cell in row:
            if heading.field in found and cell is not None:
                try:
                    found[heading.field] = text_in(cell)
                except FieldError as error:
                    self.note(number, "", heading.text, error.message)
        name = found["name"] or found["id"]
        if not name:
            name = f"{self.raw.noun} {number}"
            self.note(number, "", "", f"expected a name, found none: it is called {name!r}")
        draft = Draft(name, found["id"])
        if self.kind is not None:
            draft.fields["kind"] = self.kind
        return draft

    def _add(self, draft: Draft, number: int, heading: Heading, cell: Any) -> None:
        """Add what a cell says to a draft, or note why it cannot be."""
        try:
            if heading.field:
                draft.fields[heading.field] = field_in(heading.field, cell)
            elif heading.spec:
                self._add_claims(draft, number, heading, cell)
        except RoverspecsError as error:
            draft.unread += heading.specs
            self.note(number, draft.name, heading.text, error.message)

    def _add_claims(self, draft: Draft, number: int, heading: Heading, cell: Any) -> None:
        found = figures(cell, heading, self.raw.place(number))
        doubts = [draft.add(spec, claim) for spec, claim in found]
        doubt = ", ".join(filter(None, doubts))
        if doubt:
            message = f"expected one figure in two units, found two: {doubt}"
            self.note(number, draft.name, heading.text, f"{message}: both are kept")
