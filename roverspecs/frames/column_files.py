"""Column files: a CSV file of many vehicles, read block by block into columns.

What a heading, a cell and a row mean is decided where tables of one's own are read as
records; here most cells are recognised by their shape, and only the others go there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

from roverspecs.errors import FieldError, Problem, RecordError, RoverspecsError
from roverspecs.frames.column_tables import CodedField, ColumnTable, Names
from roverspecs.frames.columns import GROWING, MISSING, TEXT, Column
from roverspecs.frames.progress import Progress
from roverspecs.records.claim_rows import is_long
from roverspecs.records.drafts import Draft, field_in, text_in
from roverspecs.records.headings import Heading, headings
from roverspecs.records.table_cells import NOTHING, figures, is_missing
from roverspecs.records.table_files import delimiter_of, encoding_of, stated_delimiter, text_of
from roverspecs.records.table_rows import named_once
from roverspecs.records.toml_files import check_file, problem
from roverspecs.records.vehicle_tables import RawTable, remarks_on_columns
from roverspecs.records.vehicles import PUBLISHED, Rover, slug
from roverspecs.values.hints import ABSENT
from roverspecs.values.published import is_strict

MOST_PROBLEMS = 100
"""The most bad cells that are listed; all are counted."""

_BLOCK = 256  # rows: few enough that the collector of garbage does not walk over them again
_PROBED = 100_000  # bytes that tell the delimiter
_MOST_LISTED = 5
_MOST_OUTCOMES = 20_000
_MOST_SHAPES = 5_000

_ASK = 65_535
"""The code of a cell that no shape decides."""

# All before a number, the number, and all behind it; or any other cell.
_CELLS = re.compile(r"([^0-9\n]*+)(0|[1-9][0-9]{0,7}+)(?:\.([0-9]{1,7}+))?+([^0-9\n]*+)\n|(.*\n)")
_PLAIN_NAMES = re.compile(r"(?:[A-Za-z0-9]++(?:[ -][A-Za-z0-9]++)*+\n)+")
_ABSENT_NAMES = ABSENT | NOTHING


def read_columns(
    path: str | Path,
    columns: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    quiet: bool = False,
) -> ColumnTable:
    """Read a CSV file of many vehicles into columns.

    A row is a vehicle, as in a file that :func:`roverspecs.load` reads, and every heading
    and cell means the same.  A vehicle with eight figures takes some hundred bytes instead
    of some thousand, and a few microseconds.

    Parameters
    ----------
    path : str or Path
        Of a CSV or TSV file with the headings in its first line.
    columns : mapping of str to str, optional
        What some columns hold, such as ``{"Runtime": "operating_time"}``.
    strict : bool, default False
        Whether a cell that cannot be read refuses the file.
    quiet : bool, default False
        Whether to say nothing on a terminal while it takes long.

    Returns
    -------
    ColumnTable

    Raises
    ------
    RecordError
        If the file cannot be read, is no table, or has a problem that ``strict`` refuses;
        it lists the first :data:`MOST_PROBLEMS`.
    FieldError
        If ``columns`` cannot be followed.

    Warns
    -----
    TableWarning
        If cells or columns were not read.
    """
    ending = Path(path).suffix.casefold()
    if ending not in (".csv", ".tsv"):
        raise problem(path, f"expected .csv or .tsv, found {ending or 'none'}: save it as .csv")
    check_file(path, "a table")
    with _opened(path) as (binary, text):
        is_tsv = ending == ".tsv"
        rows = _Rows(path, text, is_tsv=is_tsv)
        meant = headings([cell.strip() for cell in rows.texts], columns)
        reader = _Reader(rows.raw, meant, strict=strict)
        size = Path(path).stat().st_size
        with Progress(f"reading {Path(path).name}", size, quiet=quiet) as progress:
            for lines, cells in rows.blocks():
                reader.add(lines, cells)
                progress.at(binary.tell())
    table = reader.table()
    table.warn(stacklevel=2)
    return table


@contextmanager
def _opened(path: str | Path) -> Iterator[tuple[BinaryIO, TextIO]]:
    """Open a file as text; whatever is no text of its encoding is named with its line."""
    try:
        with Path(path).open("rb") as binary:
            encoding = encoding_of(binary.read(4))
            binary.seek(0)
            yield binary, io.TextIOWrapper(binary, encoding, newline="")
    except UnicodeDecodeError:
        # It says the line, for which it needs the whole file.
        text_of(path, Path(path).read_bytes())
        raise  # pragma: no cover
    except OSError as error:
        raise problem(path, f"cannot be read: {error.strerror}") from None


class _Rows:
    """The rows of a CSV file, in blocks, each with the lines on which its rows begin."""

    def __init__(self, path: str | Path, text: TextIO, *, is_tsv: bool) -> None:
        self._path = path
        beginning = text.read(_PROBED)
        text.seek(0)
        self._line = 1
        if stated_delimiter(beginning.partition("\n")[0]) is not None:
            text.readline()
            self._line = 2
        delimiter = delimiter_of(beginning, is_tsv=is_tsv)
        self._reader = csv.reader(text, delimiter=delimiter, strict=True)
        self.texts = self._headings()
        self.raw = RawTable(path=str(path), texts=tuple(self.texts), rows=(), noun="line")

    def _headings(self) -> list[str]:
        while rows := self._next(1)[1]:
            if any(cell.strip() for cell in rows[0]):
                return rows[0]
        raise problem(self._path, "expected a table with headings, found none")

    def blocks(self) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
        """Yield the lines and the cells of some rows after the other."""
        while True:
            lines, rows = self._next(_BLOCK)
            if not rows:
                return
            yield lines, rows

    def _next(self, count: int) -> tuple[Sequence[int], list[list[str]]]:
        rows: list[list[str]] = []
        before = self._reader.line_num
        try:
            rows.extend(islice(self._reader, count))
        except csv.Error as error:
            line = self._lines(rows)[-1]
            message = f"expected rows of cells, found {error}: check the quotation marks"
            raise problem(self._path, message, line) from None
        lines: Sequence[int] = range(self._line, self._line + len(rows))
        if self._reader.line_num - before != len(rows):
            lines = self._lines(rows)[:-1]
        self._line += self._reader.line_num - before
        return lines, rows

    def _lines(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """Return the line on which each row begins, and the one after the last."""
        lines = [self._line]
        for row in rows:
            breaks = sum(len(re.findall(r"\r\n|\r|\n", cell)) for cell in row)
            lines.append(lines[-1] + 1 + breaks)
        return lines


# --- cells ------------------------------------------------------------------------


class _Part(NamedTuple):
    """The figures of a spec in a block: numbers and codes of n rows."""

    numbers: list[float]
    codes: list[int]

    @staticmethod
    def empty(count: int) -> _Part:
        return _Part([0.0] * count, [MISSING] * count)


class _Outcome(NamedTuple):
    """What a cell says: the number and code of each spec, and what is wrong with it."""

    found: tuple[tuple[str, float, int], ...] = ()
    message: str = ""


class _FigureCells(dict[tuple[str, int, str, str], int]):
    """Read the cells below a heading; it maps what stands around a number to its code."""

    def __init__(self, heading: Heading, columns: _Columns) -> None:
        super().__init__()
        self.heading, self._columns = heading, columns
        self._outcomes: dict[str, _Outcome] = {}
        spec = PUBLISHED[heading.spec]
        self._is_count = spec.dimension == "count"
        self._has_shapes = heading.axes is None and not spec.has_sides

    def read(self, cells: Sequence[str]) -> tuple[dict[str, _Part], list[tuple[int, str]]]:
        """Return the figures of n cells by spec, and the places of bad ones with messages."""
        main = _Part.empty(len(cells))
        asked: Sequence[int] = range(len(cells))
        if self._has_shapes:
            found = _CELLS.findall("\n".join(cells) + "\n")
            if len(found) == len(cells):
                heads, wholes, rests, tails, others = zip(*found, strict=True)
                numbers = [float(a + b or "0") for a, b in zip(wholes, rests, strict=True)]
                keys = zip(heads, map(len, rests), tails, others, strict=True)
                main = _Part(numbers, list(map(self.__getitem__, keys)))
                asked = []
                if _ASK in main.codes:
                    asked = [place for place, code in enumerate(main.codes) if code == _ASK]
        parts = {self.heading.spec: main}
        bad = []
        for place in asked:
            main.numbers[place], main.codes[place] = 0.0, MISSING
            outcome = self._outcome(cells[place])
            for spec, number, code in outcome.found:
                part = parts.get(spec)
                if part is None:
                    part = parts[spec] = _Part.empty(len(cells))
                part.numbers[place], part.codes[place] = number, code
            if outcome.message:
                bad.append((place, outcome.message))
        return parts, bad

    def __missing__(self, key: tuple[str, int, str, str]) -> int:
        head, places, tail, other = key
        if other:
            return _ASK
        if len(self) >= _MOST_SHAPES:
            self.clear()
        # Any number says as much as this one: it is read without a table of words.
        number = "1"
        if places:
            number = f"1.{'1' * places}"
        self[key] = self._code(f"{head}{number}{tail}")
        return self[key]

    def _code(self, text: str) -> int:
        """Return the code of a text and of all that differ from it in the number alone."""
        if not is_strict(text) or (self._is_count and "." in text):
            return _ASK
        outcome = self._outcome(text)
        if len(outcome.found) != 1 or outcome.message:
            return _ASK
        [(spec, _, code)] = outcome.found
        if code in (TEXT, GROWING) or spec != self.heading.spec:
            return _ASK
        return code

    def _outcome(self, cell: str) -> _Outcome:
        """Return what a cell says, as the record of its row would have it."""
        known = self._outcomes.get(cell)
        if known is None:
            if len(self._outcomes) >= _MOST_OUTCOMES:
                self._outcomes.clear()
            known = self._outcomes[cell] = self._read(cell)
        return known

    def _read(self, cell: str) -> _Outcome:
        draft = Draft("-")
        try:
            doubt = added(draft, cell, self.heading)
        except RoverspecsError as error:
            return _Outcome(message=error.message)
        found = []
        for spec, claims in draft.claims.items():
            number, code = self._columns[spec].encoded(claims[0].published)
            found.append((spec, number, code))
        return _Outcome(tuple(found), doubt)


def added(draft: Draft, cell: str, heading: Heading) -> str:
    """Add the claims of a cell to a draft, and return why they are in doubt, if they are."""
    doubts = [draft.add(spec, claim) for spec, claim in figures(cell, heading)]
    doubt = ", ".join(filter(None, doubts))
    if not doubt:
        return ""
    return f"expected one figure in two units, found two: {doubt}: both are kept"


class _FieldCells:
    """Read the cells below the heading of a field of the vehicle, such as its status."""

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.values = CodedField()
        self._outcomes: dict[str, tuple[int, str]] = {"": (0, "")}

    def read(self, cells: Sequence[str]) -> tuple[list[int], list[tuple[int, str]]]:
        """Return the codes of the values of n cells, and the places of bad ones with messages."""
        codes = []
        bad = []
        for place, cell in enumerate(cells):
            known = self._outcomes.get(cell)
            if known is None:
                if len(self._outcomes) >= _MOST_OUTCOMES:
                    self._outcomes.clear()
                known = self._outcomes[cell] = self._read(cell)
            code, message = known
            codes.append(code)
            if message:
                bad.append((place, message))
        return codes, bad

    def _read(self, cell: str) -> tuple[int, str]:
        if is_missing(cell):
            return 0, ""
        try:
            return self.values.code_of(field_in(self.heading.field, cell)), ""
        except RoverspecsError as error:
            return 0, error.message


class _Columns(dict[str, Column]):
    """The columns by spec; one that is asked for the first time has no figure yet."""

    count = 0
    """The vehicles that are read."""

    def __missing__(self, spec: str) -> Column:
        self[spec] = Column(PUBLISHED[spec], self.count)
        return self[spec]


# --- rows -------------------------------------------------------------------------

_NAMED, _SURPLUS, _MISFIT = -2, -1, 1_000_000  # the order of problems beside those of a column
_KIND = "kind"


class _Block:
    """Some rows: their lines, their cells, and what is wrong with them."""

    def __init__(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        self.lines, self.rows = list(lines), rows
        self.names: list[str] = []
        self.identifiers: list[str] = []
        self.cells: list[Sequence[str]] = []
        self.problems: list[tuple[int, int, str, str]] = []
        self.parts: dict[str, _Part] = {}
        self.is_named = False
        """Whether each name and id is one of plain words."""

    def note(self, place: int, order: int, column: str, message: str) -> None:
        """Keep a problem of a row."""
        self.problems.append((place, order, column, message))


class _Reader:
    """Collect the columns of a file, block by block."""

    def __init__(self, raw: RawTable, meant: Sequence[Heading], *, strict: bool) -> None:
        if is_long(meant):
            message = "expected a row for each vehicle, found one for each claim"
            raise problem(raw.path, f"{message}: read it with roverspecs.load")
        self._raw, self._is_strict = raw, strict
        self._headings = named_once(raw, meant)
        self._columns = _Columns()
        self._figures: dict[int, _FigureCells] = {}
        self._fields: dict[int, _FieldCells] = {}
        self._named: list[tuple[int, str, str]] = []
        for place, each in enumerate(self._headings):
            if each.field in ("name", "id"):
                self._named.append((place, each.field, each.text))
            elif each.field:
                self._fields[place] = _FieldCells(each)
            elif each.spec:
                self._figures[place] = _FigureCells(each, self._columns)
        self._names, self._identifiers = Names(), Names()
        self._coded = {each.heading.field: each.values for each in self._fields.values()}
        self._used: set[str] = set()
        self._kinds: dict[
            tuple[str | None, tuple[str, ...]], tuple[str, list[tuple[str, str]]]
        ] = {}
        self._problems: list[Problem] = []
        self._remarks: list[str] = []
        self._bad = self._short = self._renamed = 0
        self._short_lines: list[int] = []

    def add(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        """Add some rows.

        Raises
        ------
        RecordError
            If as many problems are found as are listed, and the table is to have none.
        """
        block = _Block(lines, rows)
        self._fit(block)
        if not block.rows:
            return
        block.cells = list(zip(*block.rows, strict=True))
        self._name(block)
        self._number(block)
        coded = self._read_fields(block)
        self._read_figures(block)
        if _KIND in coded or not all(hasattr(Rover, spec) for spec in block.parts):
            self._settle_kinds(block, coded)
        self._grow(block, coded)
        count = len(block.names)
        for spec, part in block.parts.items():
            # Before the vehicles are counted: a new column has the ones before these.
            self._columns[spec].extend(*part)
        self._columns.count += count
        for column in self._columns.values():
            if len(column) < self._columns.count:
                column.extend(*_Part.empty(count))
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
        if self._is_strict and self._problems:
            raise RecordError(self._problems)
        if self._short:
            lines = ", ".join(map(str, self._short_lines))
            more = ""
            if self._short > len(self._short_lines):
                more = f" and {self._short - len(self._short_lines)} others"
            self._remarks.append(f"fewer cells than headings in lines {lines}{more}")
        if self._renamed > _MOST_LISTED:
            more = f"{self._renamed - _MOST_LISTED} more"
            self._remarks.append(f"{more} names stand in several rows: their ids are numbered")
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
            remarks=(*remarks_on_columns(path, self._headings), *remarks),
        )

    # --- rows

    def _fit(self, block: _Block) -> None:
        """Leave out empty rows, and make the others as long as the headings."""
        width = len(self._headings)
        if {*map(len, block.rows)} == {width}:
            columns = [[row[place] for row in block.rows] for place, _, _ in self._named]
            block.is_named = all(map(_are_plain, columns))
            if block.is_named:
                return
        lines, rows = block.lines, block.rows
        kept: list[list[str]] = []
        block.lines = []
        for line, row in zip(lines, rows, strict=True):
            if all(map(is_missing, row)):
                continue
            if len(row) < width:
                self._short += 1
                self._short_lines = [*self._short_lines, line][:_MOST_LISTED]
            elif any(not is_missing(cell) for cell in row[width:]):
                expected = f"expected {width} cells, found {len(row)}"
                remedy = "its figures are not read: put cells with a comma in them in quotes"
                block.note(len(kept), _SURPLUS, "", f"{expected}: {remedy}")
                kept.append(self._names_alone(row[:width]))
                block.lines.append(line)
                continue
            kept.append([*row, *[""] * width][:width])
            block.lines.append(line)
        block.rows = kept

    def _names_alone(self, row: Sequence[str]) -> list[str]:
        found = [""] * len(row)
        for place, _, _ in self._named:
            found[place] = row[place]
        return found

    def _name(self, block: _Block) -> None:
        """Find the name and the id of each row."""
        if block.is_named:
            given = {field: list(block.cells[place]) for place, field, _ in self._named}
            block.names = given.get("name") or given["id"]
            block.identifiers = given.get("id") or _slugs(block.names)
            return
        for place in range(len(block.rows)):
            name, identifier = self._named_in(block, place)
            block.names.append(name)
            block.identifiers.append(identifier or slug(name))

    def _named_in(self, block: _Block, place: int) -> tuple[str, str]:
        found = {"name": "", "id": ""}
        for column, field, heading in self._named:
            cell = block.cells[column][place]
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
            message = f"stands in several rows: the id of this one is {identifier!r}"
            self._remarks.append(f"{name!r} {message}")

    # --- columns

    def _read_fields(self, block: _Block) -> dict[str, list[int]]:
        coded = {}
        for place, cells in self._fields.items():
            codes, bad = cells.read(block.cells[place])
            coded[cells.heading.field] = codes
            for row, message in bad:
                block.note(row, place, cells.heading.text, message)
        return coded

    def _read_figures(self, block: _Block) -> None:
        for place, cells in self._figures.items():
            parts, bad = cells.read(block.cells[place])
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
        for place in self._figures:
            if place > last:
                break
            try:
                message = added(draft, block.cells[place][row], self._headings[place])
            except RoverspecsError:
                # It is reported where it stands.
                message = ""
        return message

    def _settle_kinds(self, block: _Block, coded: dict[str, list[int]]) -> None:
        """Leave out the figures that vehicles of a kind do not have."""
        stated = coded.get(_KIND, [0] * len(block.names))
        coded[_KIND] = []
        field = self._coded.setdefault(_KIND, CodedField(self._columns.count))
        for row, code in enumerate(stated):
            specs = [spec for spec, part in block.parts.items() if part.codes[row] != MISSING]
            kind, objections = self._kind(field.values[code], tuple(specs))
            coded[_KIND].append(field.code_of(kind))
            for spec, message in objections:
                part = block.parts[spec]
                part.numbers[row], part.codes[row] = 0.0, MISSING
                block.note(row, _MISFIT, spec, message)

    def _kind(
        self, stated: str | None, specs: tuple[str, ...]
    ) -> tuple[str, list[tuple[str, str]]]:
        """Return the kind of a vehicle with some specs, and why it cannot have all of them."""
        known = self._kinds.get((stated, specs))
        if known is None:
            draft = Draft("-")
            if stated is not None:
                draft.fields[_KIND] = stated
            draft.claims = {spec: [] for spec in specs}
            known = self._kinds[stated, specs] = (draft.kind.kind, list(draft.objections()))
        return known

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


def _join(earlier: _Part, later: _Part) -> set[int]:
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
    """Return whether names are plain words, none of which says that there is nothing."""
    text = "\n".join(names) + "\n"
    if text.count("\n") != len(names) or not _PLAIN_NAMES.fullmatch(text):
        return False
    return _ABSENT_NAMES.isdisjoint(text.lower().split("\n"))


def _slugs(names: Sequence[str]) -> list[str]:
    """Return plain names as ids."""
    return "\n".join(names).lower().replace(" ", "-").split("\n")
