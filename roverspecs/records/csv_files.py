"""CSV files: the encoding, the sign between cells, and the rows of a text.

The door of csv where tables are read.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from roverspecs.errors import RecordError
from roverspecs.records.headings import headings
from roverspecs.records.table_margins import MOST_ROWS, remarks_on_titles, titles_above
from roverspecs.records.toml_files import problem
from roverspecs.records.vehicle_tables import RawTable

_DELIMITERS = (",", ";", "\t", "|")
_PROBED_ROWS = 50
_PROBED_LENGTH = 100_000
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def separated(path: str | Path, data: bytes) -> RawTable:
    """Return the table of a CSV or TSV file.

    Parameters
    ----------
    path : str or Path
        Its ending says which of them.
    data : bytes

    Returns
    -------
    RawTable

    Raises
    ------
    RecordError
        If it is no text or has no headings; while rows are read, if one is none.
    """
    text = text_of(path, data)
    first, _, rest = text.partition("\n")
    start = 1
    delimiter = delimiter_of(text, is_tsv=Path(path).suffix.casefold() == ".tsv")
    if stated_delimiter(first):
        text, start = rest, 2
    rows = _csv_rows(path, text, delimiter, start)
    titles = titles_above(first_rows(text, delimiter))
    for line, texts in islice(rows, titles, None):
        if any(cell.strip() for cell in texts):
            return RawTable(
                path=str(path),
                texts=tuple(texts),
                rows=rows,
                noun="line",
                remarks=remarks_on_titles(path, "line", line, titles),
                decimal=decimal_beside(delimiter),
            )
    raise problem(path, "expected a table with headings, found none")


def first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows that may be headings, as far as they can be read."""
    rows: list[list[str]] = []
    try:
        rows.extend(
            islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), MOST_ROWS)
        )
    except csv.Error:
        # It is raised again where all rows are read.
        return rows
    return rows


def _csv_rows(
    path: str | Path, text: str, delimiter: str, start: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = start
    try:
        for cells in reader:
            yield line, cells
            line = start + reader.line_num
    except csv.Error as error:
        message = f"expected rows of cells, found {error}: check the quotation marks"
        raise problem(path, message, line) from None


def stated_delimiter(first: str) -> str | None:
    """Return the sign that a first line states as Excel writes and reads it; None for another."""
    found = re.fullmatch(r"sep=(.)\r?\n?", first)
    return found and found[1]


def decimal_beside(delimiter: str) -> str:
    """Return the sign of decimals in a file whose cells a sign parts; empty if it is not known."""
    # Spreadsheets write semicolons where the comma is the sign of decimals, and people
    # write them where a cell may have a comma.
    return "" if delimiter == ";" else "."


def delimiter_of(text: str, *, is_tsv: bool) -> str:
    """Return the sign that parts the cells of a table.

    Parameters
    ----------
    text : str
        The table, or its beginning.
    is_tsv : bool
        Whether it is one with tabs by its name.

    Returns
    -------
    str
        As the first line states it, else a tab, else the one that makes headings and rows
        of one length.
    """
    stated = stated_delimiter(text.partition("\n")[0])
    if stated is not None:
        return stated
    if is_tsv:
        return "\t"
    return max(_DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, delimiter: str) -> tuple[bool, float, int]:
    """Return whether headings are understood, the share of rows as long, and their number."""
    sample = io.StringIO(text[:_PROBED_LENGTH], newline="")
    rows = []
    try:
        for cells in csv.reader(sample, delimiter=delimiter):
            if cells:
                rows.append(cells)
            if len(rows) > _PROBED_ROWS:
                break
    except csv.Error:
        return False, 0, 0
    texts = rows[titles_above(rows[:MOST_ROWS])] if rows else []
    if len(texts) < 2:
        return False, 0, 0
    # Titles above the headings are shorter, and speak against a sign all the same.
    share = sum(len(cells) == len(texts) for cells in rows) / len(rows)
    return any(each.is_read for each in headings(texts)), share, len(texts)


def text_of(path: str | Path, data: bytes) -> str:
    """Return the text of a file that spreadsheets write.

    Parameters
    ----------
    path : str or Path
        For the message.
    data : bytes
        UTF-8, with a byte order mark or without; or UTF-16 or UTF-32 with one.

    Returns
    -------
    str

    Raises
    ------
    RecordError
        If it is none of these.
    """
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecoded(path, data, encoding, error) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = "expected text, found a null character: save it as CSV in UTF-8"
        raise problem(path, message, line)
    return text


def encoding_of(data: bytes) -> str:
    """Return the encoding that the first bytes of a file tell: UTF-8 unless they are a mark."""
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")


def _undecoded(
    path: str | Path, data: bytes, encoding: str, error: UnicodeDecodeError
) -> RecordError:
    """Return the error of bytes that are no UTF-8, with the sign that they probably mean."""
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start : error.start + 1]
    if encoding != "utf-8":
        found = f"found a byte that is none of it at {error.start}"
        return problem(path, f"expected {encoding.upper()} as its first bytes say, {found}", line)
    found = f"found the byte 0x{byte.hex()}"
    sign = byte.decode("cp1252", errors="ignore")
    if sign:
        found = f"{found}, which is {sign!r} in Windows-1252"
    return problem(path, f"expected UTF-8, {found}: save it as 'CSV UTF-8'", line)
