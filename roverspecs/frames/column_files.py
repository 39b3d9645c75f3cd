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
from roverspecs.frames.column_rows import RowReader
from roverspecs.frames.column_tables import ColumnTable
from roverspecs.frames.progress import Progress
from roverspecs.records.headings import headings
from roverspecs.records.table_files import (
    DECIMALS,
    decimal_beside,
    delimiter_of,
    encoding_of,
    stated_delimiter,
    text_of,
)
from roverspecs.records.toml_files import check_file, problem
from roverspecs.records.vehicle_tables import RawTable

_BLOCK = 256  # rows: few enough that the collector of garbage does not walk over them again
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
        reader = RowReader(rows.raw, meant, strict=strict)
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
        delimiter = delimiter_of(beginning, is_tsv=is_tsv)
        self._reader = csv.reader(text, delimiter=delimiter, strict=True)
        self.texts = self._headings()
        self.raw = RawTable(
            path=str(path),
            texts=tuple(self.texts),
            rows=(),
            noun="line",
            decimal=decimal_beside(delimiter),
        )

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
