"""Table files: CSV, JSON, XLSX, Parquet and exports, from bytes to vehicles.

The door of python-calamine, pyarrow and sqlite3 where tables are read.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from roverspecs.errors import LimitedSuggestions, one_of, shortened
from roverspecs.records.claim_items import exported_items, items_in
from roverspecs.records.csv_files import separated, text_of
from roverspecs.records.table_margins import MOST_ROWS, remarks_on_titles, titles_above
from roverspecs.records.table_rows import read_rows
from roverspecs.records.toml_files import limited_depth, problem, read_bytes
from roverspecs.records.vehicle_tables import (
    DATABASE_ENDINGS,
    ENDINGS,
    OTHER_ENDINGS,
    PACKAGE_FILE,
    RawTable,
    VehicleTable,
    is_package,
)
from roverspecs.tables.workbook import FIGURES, SHOWN

MAX_FILE_SIZE = 50_000_000
"""The most bytes a table file may have: some 500,000 rows, which take 2 GB as records."""

MAX_UNPACKED_SIZE = 500_000_000
"""The most bytes that an XLSX or a Parquet file may hold, unpacked."""

MAX_CELLS = 20_000_000
"""The most cells of a sheet or a Parquet file: one far out makes all before it cells."""

DECIMALS = (".", ",")
"""The signs of decimals."""

_BATCH = 1024  # rows
# A reference such as r="B12" of a cell or of a row.
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{0,3})([0-9]{1,7})["']""")


def read_table_file(
    path: str | Path,
    columns: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    decimal: str | None = None,
    is_alone: bool = True,
) -> VehicleTable:
    """Read a table file.

    Parameters
    ----------
    path : str or Path
        Its ending says what it is: one of :data:`ENDINGS`; or the folder of an export.
    columns : mapping of str to str, optional
        What some columns hold: see :func:`roverspecs.records.headings.headings`.
    strict : bool, default False
        Whether a cell that cannot be read refuses the file.
    decimal : {".", ","}, optional
        The sign of decimals in its texts: by default a point, and not known in a file
        whose cells are parted by semicolons.
    is_alone : bool, default True
        Whether ``columns`` are for this file alone; if not, a heading that it lacks is no
        error, and a remark says so.

    Returns
    -------
    VehicleTable

    Raises
    ------
    RecordError
        If the file cannot be read, is no table, or has a problem that ``strict`` refuses.
    FieldError
        If ``columns`` cannot be followed, or ``decimal`` is another sign.
    """
    raw = _raw(path)
    if decimal is not None:
        raw = attrs.evolve(raw, decimal=one_of(decimal, DECIMALS, "decimal"))
    with LimitedSuggestions():
        return read_rows(raw, columns, strict=strict, is_alone=is_alone)


def _raw(path: str | Path) -> RawTable:
    """Return the table of a file or an export, not yet understood."""
    ending = Path(path).suffix.casefold()
    folder = Path(path)
    if folder.name == PACKAGE_FILE:
        folder = folder.parent
    if is_package(folder):
        return _package(folder)
    if ending not in ENDINGS:
        remedy = OTHER_ENDINGS.get(ending, "save it as .csv")
        raise problem(path, f"expected {', '.join(ENDINGS)}, found {ending or 'none'}: {remedy}")
    data = read_bytes(path, "a table", MAX_FILE_SIZE)
    if not data:
        raise problem(path, "expected a table with headings, found an empty file")
    with limited_depth(path):
        return _READERS[ending](path, data)


# --- JSON --------------------------------------------------------------------------


def _json(path: str | Path, data: bytes) -> RawTable:
    """Return the table of a list of objects, or of what this program writes as JSON."""
    value = _value_of(path, text_of(path, data), 1)
    items = items_in(value)
    if items is None:
        expected = 'expected a list of objects such as [{"name": "Mine", "mass": "12 kg"}]'
        raise problem(path, f"{expected}, found {shortened(value)}")
    return _of_items(path, list(enumerate(items, 1)), "item")


def _json_lines(path: str | Path, data: bytes) -> RawTable:
    """Return the table of a file with an object on each line."""
    items = []
    for number, line in enumerate(text_of(path, data).split("\n"), 1):
        if not line.strip():
            continue
        value = _value_of(path, line, number)
        if not isinstance(value, dict):
            expected = 'expected an object such as {"name": "Mine", "mass": "12 kg"}'
            raise problem(path, f"{expected}, found {shortened(value)}", number)
        # A vehicle as the library writes it is several rows.
        found = items_in(value) if isinstance(value.get("claims"), dict) else None
        items += [(number, item) for item in found or [value]]
    return _of_items(path, items, "line")


def _value_of(path: str | Path, text: str, line: int) -> Any:
    try:
        # Each number with the digits that it is printed with.
        return json.loads(text, parse_float=Decimal, parse_constant=float)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}"
        raise problem(path, message, line + error.lineno - 1) from None
    except ValueError:
        message = "expected numbers of a usual length, found one of thousands of digits"
        raise problem(path, message, line) from None


def _of_items(
    path: str | Path, items: Sequence[tuple[int, Mapping[str, Any]]], noun: str
) -> RawTable:
    """Return objects as rows, with a column for each key that one of them has."""
    keys: dict[str, None] = {}
    for _, item in items:
        keys |= dict.fromkeys(item)
    rows = [(number, [item.get(key) for key in keys]) for number, item in items]
    return RawTable(path=str(path), texts=tuple(keys), rows=rows, noun=noun)


# --- XLSX --------------------------------------------------------------------------


def _sheet(path: str | Path, data: bytes) -> RawTable:
    """Return the table of the first sheet that has one; of a comparison of ours that in full."""
    try:
        import python_calamine
    except ImportError:
        expected = ".xlsx needs python-calamine, which is not installed"
        raise problem(path, f'{expected}: pip install "roverspecs[excel]"') from None
    _check_extent(path, data)
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as book:
            names = [sheet.name for sheet in book.sheets_metadata if _is_visible(sheet)]
            asked = names
            if names[:2] == [SHOWN, FIGURES]:
                # The marks of the first one are in its number formats, which are not read.
                asked = [FIGURES]
            for name in asked:
                sheet = book.get_sheet_by_name(name)
                rows = [list(row) for row in sheet.iter_rows()]
                if rows:
                    return _of_sheet(path, name, names, rows)
    except python_calamine.CalamineError as error:
        raise problem(path, f"expected an XLSX file, found {error}") from None
    raise problem(path, "expected a table with headings, found empty sheets")


def _is_visible(sheet: Any) -> bool:
    return str(sheet.visible).endswith("Visible") and str(sheet.typ).endswith("WorkSheet")


def _of_sheet(
    path: str | Path, name: str, names: Sequence[str], rows: Iterable[list[Any]]
) -> RawTable:
    known = list(rows)
    titles = titles_above(known[:MOST_ROWS])
    numbered = islice(enumerate(known, 1), titles, None)
    number: int = titles
    texts: list[Any] = []
    for number, texts in numbered:  # noqa: B007 (the last one is needed)
        if any(str(cell).strip() for cell in texts):
            break
    remarks = remarks_on_titles(path, "row", number, titles)
    if len(names) > 1:
        remarks = (f"{path}: read the sheet {name!r}, one of {len(names)}", *remarks)
    headings = tuple(str(cell) for cell in texts)
    return RawTable(path=str(path), texts=headings, rows=numbered, noun="row", remarks=remarks)


def _check_extent(path: str | Path, data: bytes) -> None:
    """Refuse a file that would take more memory than there is, which ends the process.

    Raises
    ------
    RecordError
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
            if size > MAX_UNPACKED_SIZE:
                expected = f"expected at most {MAX_UNPACKED_SIZE} bytes, unpacked"
                raise problem(path, f"{expected}, found {size}")
            for member in archive.namelist():
                if re.fullmatch(r"xl/worksheets/[^/]*\.xml", member):
                    _check_sheet(path, archive, member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        reason = str(error)[:1].lower() + str(error)[1:]
        raise problem(path, f"expected an XLSX file, found another: {reason}") from None


def _check_sheet(path: str | Path, archive: zipfile.ZipFile, member: str) -> None:
    columns, rows, rest = 0, 0, b""
    with archive.open(member) as file:
        while part := file.read(1 << 20):
            for letters, digits in _REFERENCE.findall(rest + part):
                columns = max(columns, _place_of(letters))
                rows = max(rows, int(digits))
            rest = part[-20:]
    if rows * columns > MAX_CELLS:
        expected = f"expected a sheet of at most {MAX_CELLS} cells"
        found = f"found one of {rows} rows and {columns} columns"
        raise problem(path, f"{expected}, {found}: delete the cells far from the table")


def _place_of(letters: bytes) -> int:
    """Return the place of a column: 1 for A, 27 for AA."""
    place = 0
    for letter in letters:
        place = 26 * place + letter - 64
    return place


# --- Parquet -----------------------------------------------------------------------


def _parquet(path: str | Path, data: bytes) -> RawTable:
    """Return the table of a Parquet file."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        expected = "Parquet needs pyarrow, which is not installed"
        raise problem(path, f'{expected}: pip install "roverspecs[parquet]"') from None
    rows: list[Sequence[Any]] = []
    size = 0
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        texts = tuple(file.schema_arrow.names)
        count = file.metadata.num_rows * len(texts)
        if count > MAX_CELLS:
            raise problem(path, f"expected at most {MAX_CELLS} cells, found {count}")
        for batch in file.iter_batches(_BATCH):
            size += batch.nbytes
            if size > MAX_UNPACKED_SIZE:
                raise problem(path, f"expected at most {MAX_UNPACKED_SIZE} bytes, unpacked")
            rows += zip(*(column.to_pylist() for column in batch.columns), strict=True)
    except (pa.ArrowException, OSError) as error:
        raise problem(path, f"expected a Parquet file, found {shortened(str(error))}") from None
    return RawTable(path=str(path), texts=texts, rows=enumerate(rows, 1))


# --- exports -----------------------------------------------------------------------

_EXPORTED = ("vehicles", "claims", "sources")


def _package(folder: str | Path) -> RawTable:
    """Return the claims of an export in a folder, each with its vehicle and its source."""
    tables = []
    for name in _EXPORTED:
        file = Path(folder, f"{name}.csv")
        if not file.exists():
            file = Path(folder, f"{name}.parquet")
        raw = _raw(file)
        tables.append(_numbered(raw.texts, raw.rows))
    return _exported(folder, tables)


def _database(path: str | Path, _: bytes) -> RawTable:
    """Return the claims of an export in SQLite, each with its vehicle and its source."""
    import sqlite3

    tables = []
    try:
        # Nothing is written, though it lacks its journal.
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as file:
            for name in _EXPORTED:
                # A view could be one that never ends.
                query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
                if not file.execute(query, [name]).fetchall():
                    expected = f"expected a database that 'export' made, found no table {name!r}"
                    raise problem(path, f"{expected}: save your table as .csv")
                # The names are our own.
                rows = file.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608
                texts = [column for column, *_ in rows.description]
                tables.append(_numbered(texts, enumerate(rows.fetchall(), 1)))
    except sqlite3.Error as error:
        raise problem(path, f"expected a database that 'export' made, found {error}") from None
    return _exported(path, tables)


def _numbered(
    texts: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]]
) -> list[tuple[int, dict[str, Any]]]:
    return [(number, dict(zip(texts, cells, strict=False))) for number, cells in rows]


def _exported(path: str | Path, tables: Sequence[list[tuple[int, dict[str, Any]]]]) -> RawTable:
    return _of_items(path, list(exported_items(*tables)), "row")


_READERS: dict[str, Callable[[str | Path, bytes], RawTable]] = {
    **dict.fromkeys((".csv", ".tsv"), separated),
    ".json": _json,
    **dict.fromkeys((".jsonl", ".ndjson"), _json_lines),
    ".xlsx": _sheet,
    ".parquet": _parquet,
    **dict.fromkeys(DATABASE_ENDINGS, _database),
}
