"""Workbooks: what a spreadsheet finds in an XLSX file."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import lxml.etree
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.tables import workbook as room
from roverspecs.tables.render import Sheet
from roverspecs.tables.workbook import (
    Entry,
    Worksheet,
    number_format,
    number_in,
    workbook,
    worksheets_of,
)


def read(content: bytes) -> dict[str, list[list[Any]]]:
    """Return the lines of each sheet, as a spreadsheet reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def lines(columns: Mapping[str, Sequence[Any]]) -> list[list[Any]]:
    """Return the lines of the only sheet."""
    return read(workbook([Worksheet("Table", columns)]))["Table"]


def part(content: bytes, name: str) -> Any:
    """Return a part of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return lxml.etree.fromstring(package.read(name))


def found(element: Any, path: str) -> list[Any]:
    """Return the elements of a path, in the only vocabulary of its part."""
    names = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    made: Any = element.xpath(path, namespaces=names)
    return list(made)


def test_values_keep_their_types() -> None:
    """Numbers are numbers, texts texts, truth values truth values; None is an empty cell."""
    columns: dict[str, Sequence[Any]] = {
        "text": ["5 kg", None, "", "012"],
        "number": [5.25, None, 7, -0.1],
        "truth": [True, False, None, True],
        "list": [["a", "b"], (), None, ["c"]],
    }
    assert lines(columns) == [
        ["text", "number", "truth", "list"],
        ["5 kg", 5.25, True, "a; b"],
        ["", "", False, ""],
        ["", 7.0, "", ""],
        ["012", -0.1, True, "c"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "{=1}", "http://a.example", "'x"])
def test_no_text_runs_as_a_formula(text: str) -> None:
    """A text that a spreadsheet would take for more stays the text it is."""
    content = workbook([Worksheet(text[:0] or "Table", {text: [text, Entry(text)]})])

    assert read(content)["Table"] == [[text], [text], [text]]
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert not found(sheet, "//x:f | //x:hyperlink")


def test_whole_dates_are_dates() -> None:
    """Days are dates in columns of dates; a month, a year and other texts stay as they are."""
    texts = ["2025-02-06", "2025-02", "2025", None, "1899-01-01", "2025-02-31"]
    columns = dict.fromkeys(["date", "source_date", "as_of", "title", "update"], texts)

    _, day, *rest = lines(columns)
    assert day == [dt.date(2025, 2, 6)] * 3 + ["2025-02-06"] * 2
    assert rest == [[text or ""] * 5 for text in texts[1:]]


def test_addresses_are_links() -> None:
    """An address in a column of addresses can be clicked, unless it is too long for that."""
    addresses = ["https://a.example/?q=1&r=2", "ftp://a.example", f"http://a.example/{'x' * 2100}"]
    content = workbook([Worksheet("Table", {"url": [*addresses, None], "note": [*addresses, ""]})])

    assert [line[0] for line in read(content)["Table"][1:4]] == addresses
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert [each.get("ref") for each in found(sheet, "//x:hyperlink")] == ["A2"]


def test_links_end_at_the_most_that_a_sheet_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Further addresses are texts."""
    monkeypatch.setattr(room, "_MOST_LINKS", 2)
    content = workbook([Worksheet("Table", {"source_url": ["http://a.example"] * 3})])

    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert [each.get("ref") for each in found(sheet, "//x:hyperlink")] == ["A2", "A3"]
    assert read(content)["Table"][3] == ["http://a.example"]


def test_texts_are_clean_and_not_too_long() -> None:
    """Control characters and half letters are no part of a file; a cell takes 32767 letters."""
    [_, [control], [half], [long]] = lines({"a": ["a\x00\x1b[31mb\nc", "x\ud800", "y" * 40_000]})

    assert "\x1b" not in control
    assert control.startswith("a")
    assert half == "x"
    assert (len(long), long[-2:]) == (32_767, "y…")


def test_the_headings_stay_in_sight_and_filter() -> None:
    """The first line and the labels are frozen, and each heading has a filter."""
    content = workbook([Worksheet("Table", {"a": [1, 2], "b": ["x", "y"]}, 1), Worksheet("B", {})])

    sheet = part(content, "xl/worksheets/sheet1.xml")
    [pane] = found(sheet, "//x:pane")
    assert (pane.get("ySplit"), pane.get("xSplit"), pane.get("state")) == ("1", "1", "frozen")
    assert [each.get("ref") for each in found(sheet, "//x:autoFilter")] == ["A1:B3"]
    assert not found(part(content, "xl/worksheets/sheet2.xml"), "//x:autoFilter")


def test_headings_stand_over_their_values() -> None:
    """Numbers stand at the right, and so do their headings; those of texts at the left."""
    columns: dict[str, Sequence[Any]] = {
        "number": [5.25, None],
        "entry": [Entry("≤1"), Entry(2.0, "0")],
        "text": ["5 kg", None],
        "both": [5, "x"],
        "truth": [True, None],
        "nothing": [None, None],
    }
    content = workbook([Worksheet("Table", columns)])

    styles = found(part(content, "xl/styles.xml"), "//x:cellXfs/x:xf")
    sheet = part(content, "xl/worksheets/sheet1.xml")
    headings = found(sheet, "//x:row[@r='1']/x:c")
    alignments = [found(styles[int(each.get("s"))], "x:alignment")[0] for each in headings]
    assert [each.get("horizontal") for each in alignments] == ["right"] * 2 + [None] * 4


def test_a_sheet_is_printed_as_wide_as_a_page() -> None:
    """A table of many columns makes no heap of paper, and each page has the headings."""
    content = workbook([Worksheet("Table", {f"column {place}": [1] for place in range(99)})])

    [page] = found(part(content, "xl/worksheets/sheet1.xml"), "//x:pageSetup")
    assert (page.get("orientation"), page.get("fitToHeight")) == ("landscape", "0")
    names = found(part(content, "xl/workbook.xml"), "//x:definedName")
    assert {each.get("name"): each.text for each in names}["_xlnm.Print_Titles"] == "Table!$1:$1"


def test_a_table_without_lines_has_its_headings() -> None:
    """Nothing to filter is no fault."""
    assert lines({"a": [], "b": []}) == [["a", "b"]]


def test_columns_are_as_wide_as_their_texts() -> None:
    """Up to a limit; a wide letter counts as two."""
    columns = {
        "a": ["x" * 20],
        "b": ["月" * 10],
        "c": ["x" * 500],
        "d": [1],
        "e": [Entry(5.5, '"about "0.0')],
        "f": [Entry("≤ and a long text")],
        "g": [1 / 3],
    }
    content = workbook([Worksheet("Table", columns)])

    widths = []
    for each in found(part(content, "xl/worksheets/sheet1.xml"), "//x:col"):
        count = int(each.get("max", "")) - int(each.get("min", "")) + 1
        widths += [int(float(each.get("width", "")))] * count
    assert widths == [21, 21, 48, 8, 13, 18, 13]


class TestEntries:
    """Numbers with what is shown beside them."""

    def test_formats(self) -> None:
        """A number keeps all its digits; its format says how many are shown, and the mark."""
        entries = [Entry(0.1234, '"~"0.00'), Entry("≤1", "", "a bound"), None, Entry(3)]
        content = workbook([Worksheet("Table", {"Mass (kg)": entries})])

        assert read(content)["Table"][1:] == [[0.1234], ["≤1"], [""], [3.0]]
        formats = found(part(content, "xl/styles.xml"), "//x:numFmt/@formatCode")
        assert '"~"0.00' in formats
        [note] = found(part(content, "xl/comments1.xml"), "//x:comment")
        assert (note.get("ref"), "".join(note.itertext())) == ("A3", "a bound")

    def test_there_are_no_more_formats_than_excel_keeps(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Further numbers have no format."""
        monkeypatch.setattr(room, "_MOST_FORMATS", 2)
        entries = [Entry(1.5, each) for each in ("0.0", '0.0" a"', '0.0" b"', "0.0")]
        content = workbook([Worksheet("Table", {"a": entries})])

        own = found(part(content, "xl/styles.xml"), "//x:numFmt/@formatCode")
        assert sorted({*own} - {"yyyy-mm-dd"}) == ["0.0", '0.0" a"']
        assert read(content)["Table"][1:] == [[1.5]] * 4

    @pytest.mark.parametrize(
        ("text", "format", "number"),
        [
            ("5", "0", "5"),
            ("0.540", "0.000", "0.540"),
            ("−0.5", "0.0", "-0.5"),
            ("~5", '"~"0;"~-"0', "5"),
            ("~−5.25", '"~"0.00;"~-"0.00', "-5.25"),
            ("+1.5", '"+"0.0;"-"0.0', "+1.5"),
            ("~+7", '"~+"0;"~-"0', "+7"),
            ("12 ±1", '0" ±1";"-"0" ±1"', "12"),
            ("3.0 (max?)", '0.0" (max?)";"-"0.0" (max?)"', "3.0"),
            ('5 "x"', '0" ”x”";"-"0" ”x”"', "5"),
            (f"0.{'1' * 40}", f"0.{'0' * 30}", f"0.{'1' * 40}"),
        ],
    )
    def test_format_of_a_text(self, text: str, format: str, number: str) -> None:
        """The marks stand between quotation marks, the sign is that of the number."""
        assert number_format(text) == format
        assert number_in(text) == number

    def test_no_number(self) -> None:
        """Whoever asks for the format of a text without a number is mistaken."""
        with pytest.raises(AssertionError, match="no number: '—'"):
            number_format("—")


class TestLimits:
    """A sheet has an end."""

    @pytest.mark.parametrize("count", [3, 4])
    def test_lines(self, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """More lines than a sheet takes are refused with the remedy; the headings are one."""
        monkeypatch.setattr(room, "MOST_LINES", 4)
        sheets = [Worksheet("Table", {"a": ["x"] * count})]
        if count == 3:
            assert workbook(sheets)
            return
        with pytest.raises(FieldError) as caught:
            workbook(sheets)
        assert (
            str(caught.value)
            == "expected at most 4 lines for a sheet of .xlsx, found 5: write .csv"
        )

    def test_columns(self) -> None:
        """More columns likewise."""
        columns: dict[str, list[str]] = {f"c{place}": [] for place in range(16_385)}
        with pytest.raises(FieldError, match="at most 16384 columns for a sheet"):
            workbook([Worksheet("Table", columns)])


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has the command that installs it."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(RoverspecsError) as caught:
        workbook([])
    message = '.xlsx needs XlsxWriter, which is not installed: pip install "roverspecs[excel]"'
    assert str(caught.value) == message


def test_the_same_tables_make_the_same_file() -> None:
    """The only date in a file is the one that is given."""
    sheets = [Worksheet("Table", {"a": [1, Entry(2, "0.0", "a note")]})]
    content = workbook(sheets, made_by="a program", made_on="2026-11-29")

    assert content == workbook(sheets, made_by="a program", made_on="2026-11-29")
    core = part(content, "docProps/core.xml")
    text = " ".join("".join(each.itertext()) for each in core)
    assert "a program" in text
    assert re.findall("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) == ["2026-11-29"] * 2


def test_a_list_is_a_sheet_with_notes_beside_it() -> None:
    """The values are those of CSV; the notes have a sheet if there are some."""
    sheet = Sheet.of_items({"a": "A"}, [{"a": 5}], notes=["one", "two"])

    assert read(workbook(worksheets_of(sheet, "Things"))) == {
        "Things": [["a"], [5.0]],
        "Notes": [["note"], ["one"], ["two"]],
    }
    assert [each.title for each in worksheets_of(sheet._replace(notes=[]), "Things")] == ["Things"]


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(-(2**53), 2**53),
            st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300),
            st.text(
                st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_categories=["C", "Z"])
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_values_are_read_back(values: list[Any]) -> None:
    """Whatever is written is found again, but that an empty cell is an empty text."""
    read_back = [value for [value] in lines({"a": [*values, "end"]})[1:]]

    assert read_back.pop() == "end"
    for found, value in zip(read_back, values, strict=True):
        if isinstance(value, float):
            # A spreadsheet keeps fifteen digits.
            assert found == pytest.approx(value, rel=1e-15, abs=0)
        else:
            assert found == ("" if value is None else value)
