"""Workbooks: tables as the sheets of an XLSX file, with numbers that can be summed and sorted.

This is the door of XlsxWriter.  Texts are written as texts, so that none of
them runs as a formula, whatever it begins with.
"""

from __future__ import annotations

import re
from collections import namedtuple

from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.tables.columns import width_of
from roverspecs.tables.escapes import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from roverspecs.tables.render import Sheet

FORMAT = "xlsx"
"""The name of the format, which is the ending of its files, too."""

SHOWN, FIGURES = "Comparison", "Figures"
"""The first two sheets of a comparison: as the table shows it, and the same figures in full."""

MOST_LINES = 1_048_576
"""The lines that a sheet has at most, the one of the headings included."""

MOST_COLUMNS = 16_384
"""The columns that a sheet has at most."""

_MOST_LETTERS = 32_767  # of a text in a cell
_MOST_FORMATS = 150  # Excel keeps some 200 number formats of a user
_MOST_LINKS = 65_530  # of a sheet
_MOST_LETTERS_OF_A_LINK = 2_079
_LEAST_WIDTH, _MOST_WIDTH = 8, 48  # letters

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR = "1901"  # a date before 1900-03-01 is another one in some programs

# Columns of dates and of addresses have names that say so.
_DATES = re.compile(r"(?:.*_)?(?:date|accessed|as_of)", re.IGNORECASE)
_ADDRESSES = re.compile(r"(?:.*_)?url", re.IGNORECASE)


class Entry(namedtuple("Entry", ["value", "format", "note"], defaults=["", ""])):
    """Hold a value in a column of numbers, with what a spreadsheet shows beside it.

    Attributes
    ----------
    value : float, int or str
        A text where no number is published, such as ``"≤1"``.
    format : str
        The number format, such as ``'"~"0.00'``.
    note : str
        A remark that is shown over the cell.
    """

    __slots__ = ()

    value: float | str
    format: str
    note: str


class Worksheet(namedtuple("Worksheet", ["title", "columns", "labels"], defaults=[0])):
    """Hold a table for a sheet of a workbook.

    Attributes
    ----------
    title : str
        The name of the sheet, of 31 letters at most.
    columns : mapping of str to sequence, length n
        The values by the headings: numbers, texts, truth values, lists of
        texts, an :class:`Entry`, or None.
    labels : int
        The number of columns at the left that stay in sight.
    """

    __slots__ = ()

    title: str
    columns: Mapping[str, Sequence[Any]]
    labels: int


def worksheets_of(sheet: Sheet, title: str) -> list[Worksheet]:
    """Return a table, and its notes if it has some, as the sheets of a workbook.

    Parameters
    ----------
    sheet : Sheet
        Its columns are those of CSV.
    title : str
        The name of the first sheet.

    Returns
    -------
    list of Worksheet
    """
    made = [Worksheet(title, sheet.columns(), 1)]
    notes = ["".join(phrase for phrase, _ in note) for note in sheet.notes]
    if notes:
        made.append(Worksheet("Notes", {"note": notes}))
    return made


def workbook(
    worksheets: Iterable[Worksheet], *, made_by: str = "", made_on: str = "2026-01-01"
) -> bytes:
    """Return tables as an XLSX file.

    Parameters
    ----------
    worksheets : iterable of Worksheet
        The sheets, in their order.
    made_by : str, optional
        The program and its version, which the properties of the file name.
    made_on : str
        The date in the properties, so that the same tables make the same file.

    Returns
    -------
    bytes
        The headings stay in sight and offer filters; texts are no formulas.

    Raises
    ------
    FieldError
        If a table has more lines or columns than a sheet takes.
    RoverspecsError
        If XlsxWriter is not installed.
    """
    from datetime import datetime
    from io import BytesIO

    sheets = list(worksheets)
    for sheet in sheets:
        _check_size(sheet)
    output = BytesIO()
    # Rows go to the disk one by one: a large table needs little memory.
    with _writer().Workbook(output, {"constant_memory": True}) as book:
        properties = {"comments": made_by, "created": datetime.fromisoformat(made_on)}
        book.set_properties(properties)
        styles = _Styles(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.title), sheet, styles)
    return output.getvalue()


def _writer() -> Any:
    try:
        import xlsxwriter
    except ImportError:
        expected = ".xlsx needs XlsxWriter, which is not installed"
        raise RoverspecsError(f'{expected}: pip install "roverspecs[excel]"') from None
    return xlsxwriter


def _check_size(sheet: Worksheet) -> None:
    count = 1 + max(map(len, sheet.columns.values()), default=0)
    sizes = {"lines": (count, MOST_LINES), "columns": (len(sheet.columns), MOST_COLUMNS)}
    for name, (found, most) in sizes.items():
        if found > most:
            message = f"expected at most {most} {name} for a sheet of .xlsx, found {found}"
            raise FieldError(f"{message}: write .csv")


def number_format(text: str) -> str:
    """Return the number format in which a number looks like a text.

    Parameters
    ----------
    text : str
        A number with the signs before and behind it, such as ``"~0.54"``.

    Returns
    -------
    str
        Such as ``'"~"0.00'``; a sign belongs to the number.
    """
    before, sign, _, fraction, behind = _parts(text)
    digits = "0"
    if fraction:
        digits = f"0.{'0' * min(len(fraction), 30)}"
    positive = before
    if sign == "+":
        positive += sign
    made = _quoted(positive) + digits + _quoted(behind)
    if made == digits:
        return made
    return f"{made};{_quoted(f'{before}-')}{digits}{_quoted(behind)}"


def number_in(text: str) -> str:
    """Return the number of a text such as ``"~−0.54"``, with a hyphen for a minus sign."""
    _, sign, whole, fraction, _ = _parts(text)
    number = sign.replace("−", "-") + whole
    if fraction:
        number = f"{number}.{fraction}"
    return number


_SHOWN = re.compile(r"([^0-9+−-]*)([+−-]?)([0-9]+)(?:\.([0-9]+))?(.*)", re.DOTALL)


def _parts(text: str) -> Sequence[str]:
    found = _SHOWN.fullmatch(text)
    if found is None:
        raise AssertionError(f"no number: {text!r}")
    return found.groups(default="")


def _quoted(text: str) -> str:
    """Return a text as a number format shows it as it stands."""
    if not text:
        return ""
    # A quotation mark cannot stand between quotation marks.
    return f'"{text.replace(chr(34), chr(8221))}"'


# --- a sheet ------------------------------------------------------------------


class _Styles:
    """Make each cell format once, and no more number formats than Excel keeps."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._of_numbers: dict[str, Any] = {}
        heading = {"bold": True, "bottom": 1, "valign": "top"}
        self.heading = book.add_format(heading)
        # The button of the filter stands at the right, over the text.
        self.heading_of_numbers = book.add_format({**heading, "align": "right", "indent": 2})
        self.date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.right = book.add_format({"align": "right"})

    def number(self, format: str) -> Any:
        """Return the style of a number; None if there are too many of them."""
        known = self._of_numbers
        if format and format not in known and len(known) < _MOST_FORMATS:
            known[format] = self._book.add_format({"num_format": format, "align": "right"})
        return known.get(format)


def _write(page: Any, sheet: Worksheet, styles: _Styles) -> None:
    headings = list(sheet.columns)
    count = max(map(len, sheet.columns.values()), default=0)
    page.freeze_panes(1, sheet.labels)
    # Printed, it is as wide as one page, and each page has the headings.
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for place, (heading, values) in enumerate(sheet.columns.items()):
        page.set_column(place, place, _width(heading, values))
        style = styles.heading_of_numbers if _are_numbers(values) else styles.heading
        page.write_string(0, place, _text(heading), style)
    if count:
        page.autofilter(0, 0, count, len(headings) - 1)
    kinds = [_kind(heading) for heading in headings]
    links = 0
    for line, values in enumerate(zip(*sheet.columns.values(), strict=True), 1):
        for place, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if value is None:
                continue
            if kind == "address" and links < _MOST_LINKS and _is_link(value):
                links += 1
                page.write_url(line, place, _text(value), string=_text(value))
            elif kind == "date" and _is_date(value):
                _write_date(page, line, place, value, styles)
            else:
                _write_value(page, line, place, value, styles)


def _are_numbers(values: Iterable[Any]) -> bool:
    """Return whether the values of a column, and so its heading, stand at the right."""
    given = [value for value in values if value is not None]
    return bool(given) and all(
        isinstance(value, Entry | int | float) and not isinstance(value, bool) for value in given
    )


def _kind(heading: str) -> str:
    if _DATES.fullmatch(heading):
        return "date"
    if _ADDRESSES.fullmatch(heading):
        return "address"
    return ""


def _is_date(value: object) -> bool:
    is_whole = isinstance(value, str) and _DATE.fullmatch(value) is not None
    return is_whole and str(value) >= _FIRST_YEAR


def _is_link(value: object) -> bool:
    is_address = isinstance(value, str) and value.startswith(("http://", "https://"))
    return is_address and len(str(value)) <= _MOST_LETTERS_OF_A_LINK


def _write_date(page: Any, line: int, place: int, text: str, styles: _Styles) -> None:
    from datetime import datetime

    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        # It only looks like a date.
        page.write_string(line, place, text)
        return
    page.write_datetime(line, place, day, styles.date)


def _write_value(page: Any, line: int, place: int, value: Any, styles: _Styles) -> None:
    if isinstance(value, Entry):
        style = styles.right
        if not isinstance(value.value, str):
            style = styles.number(value.format)
        _write_plain(page, line, place, value.value, style)
        if value.note:
            page.write_comment(line, place, _text(value.note))
    else:
        _write_plain(page, line, place, value, None)


def _write_plain(page: Any, line: int, place: int, value: Any, style: Any) -> None:
    if isinstance(value, bool):
        page.write_boolean(line, place, value, style)
    elif isinstance(value, int | float):
        page.write_number(line, place, value, style)
    else:
        page.write_string(line, place, _text(value), style)


def _text(value: object) -> str:
    """Return a value as a text that a cell takes: clean, and not too long."""
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    text = clean(str(value))
    if len(text) > _MOST_LETTERS:
        text = f"{text[: _MOST_LETTERS - 1]}…"
    return text


def _width(heading: str, values: Iterable[Any]) -> int:
    """Return the width of a column: the width of its longest text, within limits."""
    # The sign of the filter stands beside the heading.
    width = width_of(heading) + 3
    for value in values:
        width = max(width, width_of(_shown(value)) + 1)
    return min(max(width, _LEAST_WIDTH), _MOST_WIDTH)


def _shown(value: Any) -> str:
    """Return a value about as it is seen."""
    if value is None:
        return ""
    if isinstance(value, Entry) and not isinstance(value.value, str):
        return value.format.partition(";")[0].replace('"', "") + "000"
    if isinstance(value, Entry):
        return str(value.value)
    # A spreadsheet shows no more digits of a number than fit.
    if isinstance(value, float):
        return f"{value:.10g}"
    return _text(value)[:_MOST_WIDTH]
