"""Column rows: the rows of a file, collected block by block into columns.

A row means the same as where tables of one's own are read as records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from roverspecs.errors import FieldError, Problem, RecordError, RoverspecsError
from roverspecs.frames.column_cells import (
    Cells,
    ColumnSet,
    FieldCells,
    FigureCells,
    Part,
    PlainCells,
    added,
)
from roverspecs.frames.column_data import CodedField, Names
from roverspecs.frames.column_tables import ColumnTable
from roverspecs.frames.columns import MISSING
from roverspecs.records.claim_rows import is_long
from roverspecs.records.drafts import Draft, text_in
from roverspecs.records.headings import Heading
from roverspecs.records.table_cells import NOTHING, is_missing
from roverspecs.records.table_margins import (
    ASIDES,
    MOST_NAMED,
    aside_in,
    remarks_on_asides,
    remarks_on_short,
    surplus,
)
from roverspecs.records.table_rows import (
    check_figures,
    mass_conditions,
    named_once,
    place_of_name,
    remarks_on_masses,
    stated_kind,
)
from roverspecs.records.toml_files import problem
from roverspecs.records.vehicle_tables import RawTable, remarks_on_columns
from roverspecs.records.vehicles import KINDS, PUBLISHED, Rover, slug
from roverspecs.values.hints import ABSENT

MOST_PROBLEMS = 100
"""The most bad cells that are listed; all are counted."""

_MOST_LISTED = 5
_PLAIN_NAMES = re.compile(r"(?:[A-Za-z0-9]++(?:[ -][A-Za-z0-9]++)*+\n)+")
_ABSENT_NAMES = ABSENT | NOTHING

_NAMED, _SURPLUS, _MISFIT = -2, -1, 1_000_000  # the order of problems beside those of a column
_KIND = "kind"


class _Kind(NamedTuple):
    """The kind of a vehicle, the specs that are masses of it, and why it cannot have others."""

    name: str
    masses: list[str]
    objections: list[tuple[str, str]]


class _Block:
    """Some rows: their lines, their cells and their mistakes."""

    def __init__(self, lines: Sequence[int]) -> None:
        self.lines = lines
        self.names: list[str] = []
        self.identifiers: list[str] = []
        self.cells = Cells([])
        self.problems: list[tuple[int, int, str, str]] = []
        self.parts: dict[str, Part] = {}
        self.is_named = False
        """Whether each name and id is one of plain words."""

    def note(self, place: int, order: int, column: str, message: str) -> None:
        """Keep a problem of a row."""
        self.problems.append((place, order, column, message))


class RowReader:
    """Collect the columns of a file, block by block."""

    def __init__(self, raw: RawTable, meant: Sequence[Heading], *, strict: bool) -> None:
        if is_long(meant):
            message = "expected a row for each vehicle, found one for each claim"
            raise problem(raw.path, f"{message}: read it with roverspecs.load")
        self._raw, self._is_strict = raw, strict
        self._headings = named_once(raw, meant)
        self._columns = ColumnSet()
        self._figures: dict[int, FigureCells] = {}
        self._fields: dict[int, FieldCells] = {}
        self._named: list[tuple[int, str, str]] = []
        for place, each in enumerate(self._headings):
            if each.field in ("name", "id"):
                self._named.append((place, each.field, each.text))
            elif each.field:
                self._fields[place] = FieldCells(each)
            elif each.spec:
                self._figures[place] = FigureCells(each, self._columns)
        self._stated_kind = stated_kind(self._headings)
        self._conditions = mass_conditions(self._headings)
        self._masses: dict[str, None] = {}
        self._names, self._identifiers = Names(), Names()
        self._coded = {each.heading.field: each.values for each in self._fields.values()}
        self._used: set[str] = set()
        self._kinds: dict[tuple[str | None, tuple[str, ...]], _Kind] = {}
        self._problems: list[Problem] = []
        self._remarks: list[str] = []
        self._bad = self._renamed = 0
        self._short_lines: list[int] = []
        self._asides: list[tuple[int, str]] = []
        self._name_place = place_of_name(self._headings)

    def add(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        """Add some rows.

        Raises
        ------
        RecordError
            If as many problems are found as are listed, and the table is to have none.
        """
        block = _Block(lines)
        block.cells = self._fit(block, rows)
        if block.lines:
            self._add(block)

    def add_plain(self, lines: Sequence[int], cells: PlainCells) -> None:
        """Add some rows, each of as many cells as there are headings: see :meth:`add`."""
        if not self._are_named(cells):
            self.add(lines, cells.rows())
            return
        block = _Block(lines)
        block.cells, block.is_named = cells, True
        self._add(block)

    def _add(self, block: _Block) -> None:
        self._name(block)
        self._number(block)
        coded = self._read_fields(block)
        self._read_figures(block)
        is_any = not self._stated_kind or issubclass(KINDS[self._stated_kind], Rover)
        if _KIND in coded or not is_any or not all(hasattr(Rover, spec) for spec in block.parts):
            self._settle_kinds(block, coded)
        self._grow(block, coded)
        count = len(block.names)
        for spec, part in block.parts.items():
            # Before the vehicles are counted: a new column has the ones before these.
            self._columns[spec].extend(*part)
        self._columns.count += count
        for column in self._columns.values():
            if len(column) < self._columns.count:
                column.extend(*Part.empty(count))
        for name, field in self._coded.items():
            # Kinds may be looked at in some blocks alone.
            field.extend(coded.get(name, [0] * count))
        self._names.add(block.names)
        self._identifiers.add(block.identifiers)
        self._report(block)

    def table(self) -> ColumnTable:
        """Return the table of all rows.

        Raises
        ------
        RecordError
            If there is no row, or if there are problems that the caller refuses.
        """
        if not self._columns.count:
            raise problem(self._raw.path, "expected rows below the headings, found none")
        check_figures(self._raw, self._headings)
        if self._is_strict and self._problems:
            raise RecordError(self._problems)
        self._remarks += remarks_on_short(self._raw.noun, self._short_lines)
        self._remarks += remarks_on_masses(self._masses, self._conditions)
        self._remarks += remarks_on_asides(self._raw.noun, self._asides)
        if self._renamed > _MOST_LISTED:
            more = f"{self._renamed - _MOST_LISTED} more"
            self._remarks.append(f"{more} names are in several rows: their ids are numbered")
        for column in self._columns.values():
            column.close()
        path = self._raw.path
        remarks = [f"{path}: {remark}" for remark in self._remarks]
        return ColumnTable(
            path=path,
            headings=tuple(self._headings),
            columns=dict(self._columns),
            fields=self._coded,
            names=self._names,
            identifiers=self._identifiers,
            problems=tuple(self._problems),
            problem_count=self._bad,
            remarks=(
                *self._raw.remarks,
                *remarks_on_columns(path, self._headings),
                *remarks,
            ),
        )

    # --- rows

    def _are_named(self, cells: Cells) -> bool:
        """Return whether all names and ids are plain words."""
        return all(_are_plain(cells.column(place)) for place, _, _ in self._named)

    def _fit(self, block: _Block, rows: list[list[str]]) -> Cells:
        """Return the cells of rows without empty ones, all as long as the headings."""
        width = len(self._headings)
        if {*map(len, rows)} == {width}:
            cells = Cells(zip(*rows, strict=True))
            block.is_named = self._are_named(cells)
            if block.is_named:
                return cells
        lines: list[int] = []
        kept: list[list[str]] = []
        for line, row in zip(block.lines, rows, strict=True):
            if all(map(is_missing, row)):
                continue
            if aside := aside_in(row, self._name_place):
                self._asides.append((line, aside))
                continue
            if len(row) < width:
                # One more than is named, so that it is known that there are others.
                self._short_lines = [*self._short_lines, line][: MOST_NAMED + 1]
            elif message := surplus(width, row):
                block.note(len(kept), _SURPLUS, "", message)
                kept.append(self._names_alone(row[:width]))
                lines.append(line)
                continue
            kept.append([*row, *[""] * width][:width])
            lines.append(line)
        block.lines = lines
        return Cells(zip(*kept, strict=True))

    def _names_alone(self, row: Sequence[str]) -> list[str]:
        found = [""] * len(row)
        for place, _, _ in self._named:
            found[place] = row[place]
        return found

    def _name(self, block: _Block) -> None:
        """Find the name and the id of each row."""
        if block.is_named:
            given = {field: list(block.cells.column(place)) for place, field, _ in self._named}
            block.names = given.get("name") or given["id"]
            block.identifiers = given.get("id") or _slugs(block.names)
            return
        for place in range(len(block.lines)):
            name, identifier = self._named_in(block, place)
            block.names.append(name)
            block.identifiers.append(identifier or slug(name))

    def _named_in(self, block: _Block, place: int) -> tuple[str, str]:
        found = {"name": "", "id": ""}
        for column, field, heading in self._named:
            cell = block.cells.column(column)[place]
            if is_missing(cell):
                continue
            try:
                found[field] = text_in(cell)
            except FieldError as error:
                block.note(place, _NAMED, heading, error.message)
        name = found["name"] or found["id"]
        if not name:
            name = f"line {block.lines[place]}"
            message = f"expected a name, found none: it is called {name!r}"
            block.note(place, _NAMED, "", message)
        return name, found["id"]

    def _number(self, block: _Block) -> None:
        """Give each vehicle an id of its own."""
        found = {*block.identifiers}
        if len(found) < len(block.identifiers) or not self._used.isdisjoint(found):
            for place, first in enumerate(block.identifiers):
                identifier, count = first, 1
                while identifier in self._used:
                    count += 1
                    identifier = f"{first}-{count}"
                self._used.add(identifier)
                if count > 1:
                    block.identifiers[place] = identifier
                    self._rename(block.names[place], identifier)
        self._used |= found

    def _rename(self, name: str, identifier: str) -> None:
        self._renamed += 1
        if self._renamed <= _MOST_LISTED:
            message = f"is in several rows: the id of this one is {identifier!r}"
            self._remarks.append(f"{name!r} {message}")

    # --- columns

    def _read_fields(self, block: _Block) -> dict[str, list[int]]:
        coded = {}
        for place, cells in self._fields.items():
            codes, bad = cells.read(block.cells.column(place))
            coded[cells.heading.field] = codes
            for row, message in bad:
                block.note(row, place, cells.heading.text, message)
        return coded

    def _read_figures(self, block: _Block) -> None:
        for place, cells in self._figures.items():
            parts, bad = cells.read(block.cells, place)
            messages = dict(bad)
            met: set[int] = set()
            for spec, part in parts.items():
                earlier = block.parts.setdefault(spec, part)
                if earlier is not part:
                    met |= _join(earlier, part)
            for row in sorted(met):
                message = self._doubt(block, row, place)
                if message:
                    messages[row] = message
            for row, message in messages.items():
                block.note(row, place, cells.heading.text, message)

    def _doubt(self, block: _Block, row: int, last: int) -> str:
        """Return why a cell is in doubt beside the ones before it in its row."""
        draft = Draft("-")
        message = ""
        for place in [each for each in self._figures if each <= last]:
            try:
                cell = block.cells.column(place)[row]
                message = added(draft, cell, self._headings[place])
            except RoverspecsError:
                # It is reported where it stands.
                message = ""
        return message

    def _settle_kinds(self, block: _Block, coded: dict[str, list[int]]) -> None:
        """Leave out the figures that vehicles of a kind do not have, but for their masses."""
        stated = coded.get(_KIND, [0] * len(block.names))
        coded[_KIND] = []
        field = self._coded.setdefault(_KIND, CodedField(self._columns.count))
        for row, code in enumerate(stated):
            specs = [spec for spec, part in block.parts.items() if part.codes[row] != MISSING]
            kind = self._kind(field.values[code] or self._stated_kind, tuple(specs))
            coded[_KIND].append(field.code_of(kind.name))
            for spec in kind.masses:
                self._masses[spec] = None
                self._weigh(block, row, spec)
            for spec, message in kind.objections:
                part = block.parts[spec]
                part.numbers[row], part.codes[row] = 0.0, MISSING
                block.note(row, _MISFIT, spec, message)

    def _kind(self, stated: str | None, specs: tuple[str, ...]) -> _Kind:
        """Return the kind of a vehicle with some specs, which may be stated."""
        known = self._kinds.get((stated, specs))
        if known is None:
            draft = Draft("-")
            if stated is not None:
                draft.fields[_KIND] = stated
            draft.claims = {spec: [] for spec in specs}
            kind = draft.kind.kind
            masses = draft.settle_masses(self._conditions)
            known = _Kind(kind, masses, list(draft.objections()))
            self._kinds[stated, specs] = known
        return known

    def _weigh(self, block: _Block, row: int, spec: str) -> None:
        """Take a mass of landers as the mass of another vehicle, unless that has one."""
        part, column = block.parts[spec], self._columns[spec]
        value = column.value(part.numbers[row], part.codes[row])
        part.numbers[row], part.codes[row] = 0.0, MISSING
        mass = block.parts.setdefault("mass", Part.empty(len(block.names)))
        if value is not None and mass.codes[row] == MISSING:
            mass.numbers[row], mass.codes[row] = self._columns["mass"].encoded(value)

    def _grow(self, block: _Block, coded: Mapping[str, list[int]]) -> None:
        """Mark the totals of vehicles that operate: they were still growing."""
        totals = [spec for spec in block.parts if PUBLISHED[spec].is_total]
        if "status" not in coded or not totals:
            return
        values = self._coded["status"].values
        operating = [row for row, code in enumerate(coded["status"]) if values[code] == "operating"]
        for spec in totals:
            column, part = self._columns[spec], block.parts[spec]
            for row in operating:
                value = column.value(part.numbers[row], part.codes[row])
                if value is not None:
                    encoded = column.encoded(value, is_growing=True)
                    part.numbers[row], part.codes[row] = encoded

    def _report(self, block: _Block) -> None:
        block.problems.sort(key=lambda each: each[:2])
        self._bad += len(block.problems)
        for row, order, column, message in block.problems:
            if len(self._problems) == MOST_PROBLEMS:
                break
            name = block.names[row] * (order != _NAMED)
            place = ", ".join(filter(None, [name, column]))
            self._problems.append(Problem(self._raw.path, block.lines[row], place, message))
        if self._is_strict and len(self._problems) == MOST_PROBLEMS:
            raise RecordError(self._problems)


def _join(earlier: Part, later: Part) -> set[int]:
    """Add the figures of a later column of a spec; return the rows that have two."""
    met = set()
    for row, code in enumerate(later.codes):
        if code == MISSING:
            continue
        if earlier.codes[row] != MISSING:
            met.add(row)
        else:
            earlier.numbers[row], earlier.codes[row] = later.numbers[row], code
    return met


def _are_plain(names: Sequence[str]) -> bool:
    """Return whether all names are plain words and none of them stands for a gap."""
    text = "\n".join(names) + "\n"
    if text.count("\n") != len(names) or not _PLAIN_NAMES.fullmatch(text):
        return False
    if ASIDES.search(text):
        return False
    return _ABSENT_NAMES.isdisjoint(text.lower().split("\n"))


def _slugs(names: Sequence[str]) -> list[str]:
    """Return plain names as ids."""
    return "\n".join(names).lower().replace(" ", "-").split("\n")
