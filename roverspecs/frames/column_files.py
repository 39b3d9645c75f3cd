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
from typing import BinaryIO, TextIO

import attrs

from roverspecs.errors import one_of
from roverspecs.frames.column_cells import PlainCells
from roverspecs.frames.column_rows import RowReader
from roverspecs.frames.column_tables import ColumnTable
from roverspecs.frames.progress import Progress
from roverspecs.records.csv_files import (
    decimal_beside,
    delimiter_of,
    encoding_of,
    first_rows,
    stated_delimiter,
    text_of,
)
from roverspecs.records.headings import headings
from roverspecs.records.table_cells import is_missing
from roverspecs.records.table_files import DECIMALS
from roverspecs.records.table_margins import remarks_on_titles, titles_above, with_units
from roverspecs.records.table_rows import remark_on_units
from roverspecs.records.toml_files import check_file, problem
from roverspecs.records.vehicle_tables import RawTable

_BLOCK = 256  # rows: few enough that the collector of garbage does not walk over them again
_CHUNK = 65_536  # characters that are looked at as one text
_PROBED = 100_000  # bytes that tell the delimiter


def read_columns(
    path: str | Path,
    columns: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    decimal: str | None = None,
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
    decimal : {".", ","}, optional
        The sign of decimals: see :func:`roverspecs.load`.
    quiet : bool, default False
        Whether to say nothing on a terminal while it takes long.

    Returns
    -------
    ColumnTable

    Raises
    ------
    RecordError
        If the file cannot be read, is no table, or has a problem that ``strict`` refuses;
        it lists the first hundred.
    FieldError
        If ``columns`` cannot be followed, or ``decimal`` is another sign.

    Warns
    -----
    TableWarning
        If cells or columns were not read.
    """
    table = table_in(path, columns, strict=strict, decimal=decimal, quiet=quiet)
    table.warn(stacklevel=2)
    return table


def table_in(
    path: str | Path,
    columns: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    decimal: str | None = None,
    quiet: bool = False,
) -> ColumnTable:
    """Read a CSV file as :func:`read_columns` does, without a warning.

    Parameters
    ----------
    path : str or Path
    columns : mapping of str to str, optional
    strict : bool, default False
    decimal : {".", ","}, optional
    quiet : bool, default False

    Returns
    -------
    ColumnTable

    Raises
    ------
    RecordError, FieldError
        See :func:`read_columns`.
    """
    ending = Path(path).suffix.casefold()
    if ending not in (".csv", ".tsv"):
        raise problem(path, f"expected .csv or .tsv, found {ending or 'none'}: save it as .csv")
    check_file(path, "a table")
    with _opened(path) as (binary, text):
        is_tsv = ending == ".tsv"
        rows = _Rows(path, text, is_tsv=is_tsv)
        if decimal is None:
            decimal = rows.raw.decimal
        else:
            one_of(decimal, DECIMALS, "decimal")
        meant = [
            attrs.evolve(each, decimal=decimal)
            for each in headings([cell.strip() for cell in rows.texts], columns)
        ]
        raw = rows.raw
        found = with_units(meant, rows.peek())
        if found:
            meant = found
            raw = attrs.evolve(raw, remarks=(*raw.remarks, remark_on_units(raw, rows.skip())))
        reader = RowReader(raw, meant, strict=strict)
        size = Path(path).stat().st_size
        with Progress(f"reading {Path(path).name}", size, quiet=quiet) as progress:
            for lines, cells in rows.blocks():
                if isinstance(cells, PlainCells):
                    reader.add_plain(lines, cells)
                else:
                    reader.add(lines, cells)
                progress.at(binary.tell())
    return reader.table()


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
        # The file was mended meanwhile.
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
        self._text = text
        self._pending = io.StringIO(newline="")
        self._delimiter = delimiter_of(beginning, is_tsv=is_tsv)
        self._reader = csv.reader(self._ahead(), delimiter=self._delimiter, strict=True)
        if self._line == 2:
            beginning = beginning.partition("\n")[2]
        titles = titles_above(first_rows(beginning, self._delimiter))
        self._next(titles)
        line, self.texts = self._headings()
        self.raw = RawTable(
            path=str(path),
            texts=tuple(self.texts),
            rows=(),
            noun="line",
            remarks=remarks_on_titles(path, "line", line, titles),
            decimal=decimal_beside(self._delimiter),
        )
        breaks = f"{self._delimiter}\n".encode()
        self._others = bytes(set(range(256)).difference(breaks))
        self._breaks = breaks[:1] * (len(self.texts) - 1) + breaks[1:]

    def _ahead(self) -> Iterator[str]:
        """Yield the lines that are not read yet."""
        while line := self._pending.readline() or self._text.readline():
            yield line

    def _headings(self) -> tuple[int, list[str]]:
        while True:
            lines, rows = self._next(1)
            if not rows:
                raise problem(self._path, "expected a table with headings, found none")
            if any(cell.strip() for cell in rows[0]):
                return lines[0], rows[0]

    def peek(self) -> list[str]:
        """Return the next row, which stays there, if it is a line; else an empty one.

        Empty lines above it are left out.
        """
        while line := self._pending.readline() or self._text.readline():
            row = next(iter(first_rows(line, self._delimiter)), [])
            # A quotation mark may begin a cell of several lines.
            if '"' in line or not all(map(is_missing, row)):
                self._pending = io.StringIO(line + self._pending.read(), newline="")
                return row
            self._line += 1
        return []

    def skip(self) -> int:
        """Leave out the next row, and return its line."""
        [line], _ = self._next(1)
        return line

    def blocks(self) -> Iterator[tuple[Sequence[int], list[list[str]] | PlainCells]]:
        """Yield the lines and the cells of some rows after the other."""
        while chunk := self._chunk():
            plain = chunk.replace("\r\n", "\n")
            if not plain.endswith("\n"):
                plain = f"{plain}\n"
            count = plain.count("\n")
            encoded = plain.encode()
            if self._is_plain(plain, encoded, count):
                cells = PlainCells(plain, encoded, self._delimiter, len(self.texts))
                yield range(self._line, self._line + count), cells
                self._line += count
                continue
            self._pending = io.StringIO(chunk, newline="")
            yield self._next(_BLOCK)

    def _chunk(self) -> str:
        """Return the next lines as one text."""
        chunk = self._pending.read()
        if len(chunk) < _CHUNK:
            chunk += self._text.read(_CHUNK) + self._text.readline()
        return chunk

    def _is_plain(self, text: str, encoded: bytes, count: int) -> bool:
        """Return whether a text is so many lines of as many cells as there are headings."""
        if '"' in text or "\r" in text or len(text) > csv.field_size_limit():
            return False
        return encoded.translate(None, self._others) == self._breaks * count

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
