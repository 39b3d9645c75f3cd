"""The tables: a sheet in every format, read back by others, and never broken by a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import (
    LATEX,
    MARKUP,
    NASTY,
    READERS,
    Grid,
    columns_taken,
    has_control_characters,
    names,
    read_separated,
    with_plain_signs,
)
from tabulate import tabulate

import roverspecs as rs
from roverspecs.errors import UnknownFormatError
from roverspecs.tables import render as tables
from roverspecs.tables.columns import decimal_pads
from roverspecs.tables.escapes import clean
from roverspecs.tables.render import Sheet, as_json, formats, render, render_lines

ANSI = re.compile(r"\x1b\[[0-9]+m")


def sheet(lines: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> Sheet:
    """Return a sheet of numbers behind a column of labels."""
    headers, *rows = [[[(text, "")] for text in line] for line in lines]
    return Sheet(
        headers=headers,
        rows=rows,
        numeric=[place > 0 for place in range(len(headers))],
        notes=[[(note, "")] for note in notes],
        columns=lambda: by_name(lines),
        long_columns=lambda: by_name(lines),
        data=lambda: {"lines": lines},
    )


def by_name(lines: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """Return lines as columns, whose names stand in the first one."""
    names, *rows = lines
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def listed(
    columns: Mapping[str, str],
    items: Sequence[Mapping[str, Any]],
    format: str = "text",
    **layout: Any,
) -> str:
    """Return a list of things in a format."""
    return render(Sheet.of_items(columns, items, data=lambda: {"things": items}), format, **layout)


# --- formats -------------------------------------------------------------------


def test_formats_begin_with_our_own() -> None:
    """Our formats come first, each name once."""
    names = formats()
    assert names[: len(tables.OWN_FORMATS)] == tables.OWN_FORMATS
    assert len(set(names)) == len(names)
    assert {"github", "latex_booktabs", "mediawiki", "tsv"} <= set(names)


def test_an_unknown_format_offers_the_nearest() -> None:
    """The message names what was asked for and what is near."""
    with pytest.raises(UnknownFormatError) as caught:
        rs.compare().render("markdwon")
    assert str(caught.value) == "unknown format 'markdwon': did you mean 'markdown'?"
    with pytest.raises(UnknownFormatError) as caught:
        listed({"a": "A"}, [], "xml")
    assert str(caught.value).startswith("unknown format 'xml': ")


@pytest.mark.parametrize("format", formats())
def test_a_known_format_is_rendered(format: str) -> None:
    """Ours and tabulate's names give a table with its texts."""
    assert "YAOKI" in listed({"name": "Name"}, [{"name": "YAOKI"}], format)


# --- a sheet, read back by others ------------------------------------------------

LINES = [
    ["Spec", "One", "Two, the second"],
    ["Mass (kg)", "~5 [a]", "0.228 (max) [b,1]"],
    ["Length (m)", "—", "≥350"],
    ["", "5.0 ± 0.5", "1–2"],
]
NOTES = ["[a] a note", "[b] another note", "A remark: nothing is left out."]


@pytest.mark.parametrize("format", READERS)
def test_a_sheet_is_read_back(format: str) -> None:
    """A parser that is not ours finds the same cells and the same notes."""
    assert READERS[format](render(sheet(LINES, NOTES), format)) == (LINES, NOTES)


@pytest.mark.parametrize("format", READERS)
def test_phrases_of_a_text_stand_behind_each_other(format: str) -> None:
    """Whatever their roles, the phrases of a text are joined by spaces in every format."""
    text = [("5", "number"), ("(max)", "good"), ("\x07", "bad"), ("[a]", "")]
    made = sheet([["Spec", "One"]])._replace(rows=[[[("Mass", "")], text]], notes=[text])
    assert READERS[format](render(made, format)) == (
        [["Spec", "One"], ["Mass", "5 (max) [a]"]],
        ["5 (max) [a]"],
    )


texts = st.text("ab1.≥—µ ").map(str.split).map(" ".join)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Return lines of texts, each as long as the others."""
    width = draw(st.integers(1, 5))
    line = st.lists(texts, min_size=width, max_size=width)
    headers = st.lists(texts.filter(bool), min_size=width, max_size=width)
    return [draw(headers), *draw(st.lists(line, max_size=5))]


@settings(deadline=None)
@given(grids())
def test_plain_text_is_the_layout_that_tabulate_calls_simple(lines: Grid) -> None:
    """Where no character is wide, our own layout differs from tabulate's in nothing."""
    headers, *rows = lines
    numeric = [place > 0 for place in range(len(headers))]
    pads = [decimal_pads([row[place] for row in rows]) for place in range(len(headers))]
    padded = [
        [text + " " * pads[place][row] * numeric[place] for place, text in enumerate(line)]
        for row, line in enumerate(rows)
    ]
    made = tabulate(
        padded,
        headers,
        tablefmt="simple",
        disable_numparse=True,
        preserve_whitespace=True,
        colalign=["right" if number else "left" for number in numeric] if rows else None,
    )
    expected = "\n".join(line.rstrip(" ") for line in made.split("\n"))
    assert render(sheet(lines)) == expected


def test_wide_characters_are_aligned() -> None:
    """A heading or a name of wide characters takes twice as many columns."""
    lines = [["Name", "質量"], ["月極域", "5"], ["LEV-2", "12"]]
    assert render(sheet(lines)) == (
        "Name      質量\n------  ------\n月極域       5\nLEV-2       12"
    )


def test_a_sheet_without_headings_is_its_notes() -> None:
    """Where nothing is left to be set in rows and columns, the reasons stand alone."""
    made = sheet(LINES, NOTES)._replace(headers=[], rows=[], numeric=[])
    assert render(made) == "\n".join(NOTES)
    assert render(made, "html") == "".join(f"<p>{note}</p>\n" for note in NOTES).rstrip()
    assert render(made, "markdown").split("\n\n")[-1] == NOTES[-1]


def test_programs_read_the_columns_and_the_data() -> None:
    """CSV and TSV have the columns of a sheet, JSON its data, neither what people read."""
    made = sheet(LINES, NOTES)._replace(
        columns=lambda: {"key": ["1,5"]},
        long_columns=lambda: {"key": ["1", "5"]},
        data=lambda: {"key": [1.5]},
    )
    assert render(made, "csv") == 'key\n"1,5"'
    assert render(made, "csv-long") == "key\n1\n5"
    assert render(made, "tsv") == "key\n1,5"
    assert json.loads(render(made, "json")) == {"key": [1.5]}


def test_values_are_written_for_programs() -> None:
    """Numbers have all their digits, nothing is empty, a list stands in one cell."""
    values = [0.1, -2.5, 6, None, True, "a", ["b", "c"], ("=d",)]
    made = sheet(LINES)._replace(columns=lambda: {"key": values})
    assert render(made, "tsv").split("\n")[1:] == [
        *("0.1", "-2.5", "6", '""', "true", "a", "b; c", "'=d"),
    ]


def test_what_is_not_shown_is_not_made() -> None:
    """The data of JSON and the columns of CSV are made only for these."""

    def fail() -> Any:
        raise AssertionError

    made = sheet(LINES)
    assert render(made._replace(columns=fail, long_columns=fail, data=fail), "markdown")
    assert render(made._replace(data=fail, long_columns=fail), "csv")
    assert render(made._replace(data=fail, columns=fail), "csv-long")
    assert render(made._replace(columns=fail, long_columns=fail), "json")


def test_a_sheet_is_frozen() -> None:
    """A sheet that was made is never changed."""
    with pytest.raises(AttributeError):
        sheet(LINES).notes = []


# --- hostile text ---------------------------------------------------------------


def hostile(text: str) -> Sheet:
    """Return a sheet with a text as a heading and in its notes."""
    lines = [["Spec", text, "Other"], ["Mass (kg)", "~5 [a,1]", "—"], ["Length (m)", "—", "2 [b]"]]
    notes = [f"[a] {text}", "[b] a note", f"[1] {text}, P, undated"]
    return sheet(lines, notes)


def hostile_label(text: str) -> Sheet:
    """Return a sheet with a text as the label of a row."""
    return sheet([["Vehicle", "Mass (kg)"], [text, "~5 [a,1]"], ["Other", "—"]])


def assert_is_harmless(text: str, format: str) -> None:
    """Demand that a format shows a hostile text as it stands, and nothing else."""
    shown_as = with_plain_signs if format in LATEX else str
    seen = shown_as(clean(text))
    grid, below = READERS[format](render(hostile(text), format))
    assert grid[0] == ["Spec", seen, "Other"]
    assert grid[1:] == [["Mass (kg)", "~5 [a,1]", "—"], ["Length (m)", "—", "2 [b]"]]
    notes = [f"[a] {text}", "[b] a note", f"[1] {text}, P, undated"]
    assert below == [shown_as(clean(note)) for note in notes]
    grid, _ = READERS[format](render(hostile_label(text), format))
    assert grid == [["Vehicle", "Mass (kg)"], [seen, "~5 [a,1]"], ["Other", "—"]]


@pytest.mark.parametrize("format", MARKUP)
@pytest.mark.parametrize("text", NASTY)
@pytest.mark.untraced
def test_markup_shows_hostile_text_as_it_stands(text: str, format: str) -> None:
    """A parser that is not ours reads the cleaned text back from heading, label and notes."""
    assert_is_harmless(text, format)


@pytest.mark.parametrize("format", ["markdown", "html", "rst", "latex"])
@settings(deadline=None)
@given(text=names.filter(clean))
def test_any_text_is_read_back(format: str, text: str) -> None:
    """Whatever the text, the cells, their number and the notes come back."""
    assert_is_harmless(text, format)


@pytest.mark.parametrize("format", formats())
def test_nothing_reaches_a_terminal_but_text(format: str) -> None:
    """Colours, control characters and what turns the direction of writing are left out."""
    for text in NASTY:
        shown = render(hostile(text), format)
        assert not has_control_characters(shown.replace("\t", "") if format == "tsv" else shown)
        assert shown.encode()


SEPARATORS = {
    # Once the escapes are out, so many separators stand in a heading and in a row of three cells.
    "jira": (r"\\.", r"\|\|", 4, r"\|", 4),
    "youtrack": (r"\\.", r"\|\|", 4, r"\|", 4),
    "orgtbl": (r"(?!)", r"\|", 4, r"\|", 4),
    "asciidoc": (r"\\\|", r"\|", 3, r"\|", 3),
    "textile": (r"(?!)", r"\|", 4, r"\|", 4),
    "moinmoin": (r"(?!)", r"\|\|", 4, r"\|\|", 4),
}


@pytest.mark.parametrize("format", SEPARATORS)
@pytest.mark.parametrize("name", NASTY)
def test_other_markup_has_the_right_number_of_cells(name: str, format: str) -> None:
    """No name adds a cell to a heading, nor a row to a table."""
    escape, heading, heading_count, row, row_count = SEPARATORS[format]
    rows = [["Spec", name, "Other"], [name, "5", "—"], ["Mass", "—", "6"]]
    table = render(sheet(rows), format).split("\n")
    harmless = render(sheet([["Spec", "x", "Other"], ["x", "5", "—"], ["Mass", "—", "6"]]), format)
    assert len(table) == len(harmless.split("\n"))
    lines = [re.sub(escape, "", line) for line in table]
    first = next(line for line in lines if "Spec" in line)
    assert len(re.findall(heading, first)) == heading_count, first
    # One of the two figures is missing in either row.
    assert [len(re.findall(row, line)) for line in lines if "—" in line] == [row_count, row_count]


@pytest.mark.parametrize("format", LATEX)
@pytest.mark.parametrize("text", ["* starred", "[2mm] skipped"])
def test_no_row_of_latex_begins_with_what_ends_the_row_before(text: str, format: str) -> None:
    """The end of a row looks for a star or a bracket, even on the next line."""
    lines = render(hostile_label(text), format).split("\n")
    assert not any(line.lstrip(" ").startswith(("*", "[")) for line in lines)


# --- lists ---------------------------------------------------------------------

COLUMNS = {"id": "Id", "title": "Title", "names": "Names"}
ITEMS: list[dict[str, Any]] = [
    {"id": "one", "title": "The first | of *all*", "names": ["a", "b"], "extra": 1},
    {"id": "two", "title": None, "names": [], "extra": 2},
    {"id": None, "title": "3. third", "names": ["-"]},
]
LISTED = [["one", "The first | of *all*", "a, b"], ["two", "", ""], ["", "3. third", "-"]]


@pytest.mark.parametrize("format", [name for name in READERS if name not in LATEX])
def test_a_list_is_read_back(format: str) -> None:
    """Headings and texts come back, an absent text as an empty cell."""
    grid, below = READERS[format](listed(COLUMNS, ITEMS, format))
    assert grid == [["Id", "Title", "Names"], *LISTED]
    assert below in ([], [""])


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_separated_list_has_keys_for_headings(format: str, delimiter: str) -> None:
    """Programs read the keys, people the headings."""
    grid, _ = read_separated(listed(COLUMNS, ITEMS, format), delimiter)
    assert grid[0] == ["id", "title", "names"]
    assert [[text.replace(";", ",") for text in line] for line in grid[1:]] == LISTED


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("+9.6 %", "+9.6 %"),
        ("-20 %", "-20 %"),
        ("+0.20 %, within rounding", "+0.20 %, within rounding"),
        ("-", "-"),
        ("−20 %", "−20 %"),
        ("--", "'--"),
        ("+", "'+"),
        ("=1 %", "'=1 %"),
        ("+118 %, overlaps", "+118 %, overlaps"),
        ("+1 %+cmd|' /C calc'!A0", "'+1 %+cmd|' /C calc'!A0"),
        ("+1 %, within rounding()", "'+1 %, within rounding()"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("x+1", "x+1"),
    ],
)
def test_no_text_is_a_formula(text: str, written: str) -> None:
    """What a spreadsheet would run is marked as text; a difference in percent and a dash stay."""
    assert read_separated(listed({"a": "A"}, [{"a": text}], "csv"))[0] == [
        ["a"],
        [written],
    ]


@pytest.mark.parametrize("format", MARKUP)
@pytest.mark.parametrize("name", NASTY)
def test_hostile_text_in_a_list_stands_as_it_is(name: str, format: str) -> None:
    """A parser that is not ours reads the cleaned text back from a cell, and no other cell."""
    grid, below = READERS[format](listed({"a": "A", "b": "B"}, [{"a": "x", "b": name}], format))
    expected = clean(name)
    assert grid == [["A", "B"], ["x", with_plain_signs(expected) if format in LATEX else expected]]
    assert below in ([], [""])


def test_a_json_list_has_every_key() -> None:
    """JSON is an object of one list, and keeps what a table leaves out."""
    assert json.loads(listed(COLUMNS, ITEMS, "json")) == {"things": ITEMS}
    item = {"id": "café ≥ 🛰️"}
    shown = listed(COLUMNS, [item], "json", ascii=True)
    assert shown.isascii()
    assert json.loads(shown) == {"things": [item]}


def test_a_list_is_left_aligned_text() -> None:
    """Plain text is the default; numbers in it are texts as well."""
    assert listed({"a": "A", "b": "B"}, [{"a": 10, "b": "≥ 1.50"}, {"a": 9}], ascii=True) == (
        "A    B\n---  -------\n10   >= 1.50\n9"
    )


@pytest.mark.parametrize("format", [*READERS, "csv"])
def test_an_empty_list_is_a_heading(format: str) -> None:
    """A list of nothing has its headings and no rows."""
    if format == "json":
        assert json.loads(listed(COLUMNS, [], format)) == {"things": []}
    else:
        shown = listed(COLUMNS, [], format, width=60)
        assert "title" in shown.casefold()
        assert "one" not in shown


@pytest.mark.parametrize("width", [40, 60, 80])
def test_long_texts_of_a_list_are_wrapped(width: int) -> None:
    """Lines fit the width, the widest columns give way, nothing is lost."""
    long, wide = "word " * 40 + "end", "月極域探査" * 12
    shown = listed(COLUMNS, [{"id": "one", "title": long, "names": [wide, "last"]}], width=width)
    lines = shown.split("\n")
    assert max(map(columns_taken, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    assert shown.count("word") == 40
    assert sorted(re.sub("[^月極域探査]", "", shown)) == sorted(wide)
    assert "end" in shown
    assert "last" in shown
    assert lines[2].startswith("one ")


def test_a_list_that_fits_is_not_wrapped() -> None:
    """A width larger than the table changes nothing; other formats know no width."""
    assert listed(COLUMNS, ITEMS, width=60) == listed(COLUMNS, ITEMS)
    assert listed(COLUMNS, ITEMS, "markdown", width=20) == listed(COLUMNS, ITEMS, "markdown")


def test_a_list_of_many_columns_is_printed_in_parts() -> None:
    """Where not even narrow columns fit, each part begins with the first column."""
    columns = {name: name for name in "abcdefgh"}
    shown = listed(columns, [{name: f"{name * 9} {name}" for name in columns}], width=30)
    parts = shown.split("\n\n")
    assert len(parts) > 1
    assert all(part.startswith("a ") for part in parts)
    assert max(map(columns_taken, shown.split("\n"))) <= 30
    assert sorted(re.sub("[^b-h]", "", shown)) == sorted("bcdefgh" * 11)


def test_a_list_without_data_is_its_items() -> None:
    """Of a list that says nothing of its JSON form, this is the items."""
    assert json.loads(render(Sheet.of_items(COLUMNS, ITEMS), "json")) == ITEMS


def test_notes_stand_below_a_list() -> None:
    """Notes are wrapped like those of a comparison, and CSV has no place for them."""
    made = Sheet.of_items({"a": "A"}, [{"a": "x"}], notes=["Left out, for some reason: one"])
    assert render(made, width=22) == "A\n---\nx\n\nLeft out, for some\n    reason: one"
    assert render(made, "csv") == "a\nx"


# --- colour --------------------------------------------------------------------


def ansi(role: str, text: str) -> str:
    """Return a text in a colour for its role."""
    return f"\x1b[{31 + tables.ROLES.index(role)}m{text}\x1b[0m"


def named(role: str, text: str) -> str:
    """Return a text with the name of its role."""
    return f"<{role}:{text}>"


def test_a_table_is_painted_by_roles() -> None:
    """Headings, verdicts, gaps and the rule are painted; padding and plain texts are not."""
    made = sheet([["Spec", "One"]])._replace(
        headers=[[("Spec", "heading")], [("One", "heading"), ("(maybe)", "doubtful")]],
        rows=[
            [[("Mass", "")], [("5", "number"), ("(max)", "good"), ("[a]", "")]],
            [[("Width", "")], [("—", "aside")]],
            [[("no", "")], []],
        ],
        notes=[[("[a] a note: no", "aside")], [("a remark", "")]],
    )
    assert render(made, paint=named).split("\n") == [
        "<heading:Spec>      <heading:One> <doubtful:(maybe)>",
        "<aside:------  ------------->",
        "Mass      <number:5> <good:(max)> [a]",
        "Width     <aside:—>",
        "no",
        "",
        "<aside:[a] a note: no>",
        "a remark",
    ]


def test_a_list_is_painted_by_its_columns() -> None:
    """A verdict has its role in its own column, not where the same word stands in another one."""
    made = Sheet.of_items(
        {"name": "Name", "fits": "Fits"},
        [{"name": "no", "fits": "no"}, {"name": "B", "fits": "perhaps"}],
        roles={"fits": {"no": "bad"}},
    )
    lines = render(made, paint=named).split("\n")
    assert lines[2:] == ["no      <bad:no>", "B       perhaps"]


roles = st.sampled_from(["", *tables.ROLES])
phrases = st.lists(st.tuples(st.one_of(texts, names), roles), max_size=3)


@st.composite
def painted_sheets(draw: st.DrawFn) -> Sheet:
    """Return a sheet of any texts in any roles."""
    width = draw(st.integers(0, 4))
    line = st.lists(phrases, min_size=width, max_size=width)
    return sheet([[]])._replace(
        headers=draw(line),
        rows=draw(st.lists(line, max_size=4)),
        numeric=[False, *draw(st.lists(st.booleans(), min_size=3, max_size=3))][:width],
        notes=draw(st.lists(phrases, max_size=3)),
    )


@settings(deadline=None)
@given(painted_sheets(), st.none() | st.integers(10, 60), st.booleans())
def test_colour_changes_no_text(made: Sheet, width: int | None, ascii: bool) -> None:
    """Once the colours are out, a painted table is the plain one, at any width."""
    plain = render(made, width=width, ascii=ascii)
    assert ANSI.sub("", render(made, width=width, ascii=ascii, paint=ansi)) == plain


# --- lines that are no table -----------------------------------------------------


def test_lines_are_indented_and_wrapped() -> None:
    """Each line has its own indent, and goes on further to the right."""
    lines = [(0, [("Name", "heading"), ("(other)", "")]), (2, [("Mass: a long text", "")]), (0, [])]
    assert render_lines(lines) == "Name (other)\n  Mass: a long text\n"
    assert render_lines(lines, width=12) == "Name (other)\n  Mass: a\n      long\n      text\n"
    assert render_lines(lines, paint=named) == "<heading:Name> (other)\n  Mass: a long text\n"


def test_lines_hold_nothing_but_text() -> None:
    """Control characters are left out, marks have their spelling in ASCII."""
    assert render_lines([(2, [("≥5\nkg\x1b[31m", "")])], ascii=True) == "  >=5 kg"


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), phrases), max_size=4),
    st.none() | st.integers(1, 40),
    st.booleans(),
)
def test_colour_changes_no_line(
    lines: list[tuple[int, list[tuple[str, str]]]], width: int | None, ascii: bool
) -> None:
    """Once the colours are out, painted lines are the plain ones."""
    plain = render_lines(lines, width=width, ascii=ascii)
    assert ANSI.sub("", render_lines(lines, width=width, ascii=ascii, paint=ansi)) == plain


# --- JSON ----------------------------------------------------------------------


@pytest.mark.parametrize("text", NASTY)
def test_json_is_text_that_can_be_shown(text: str) -> None:
    """What would move the cursor is escaped, and is in the data all the same."""
    made, in_ascii = as_json({"text": text}), as_json({"text": text}, ascii=True)
    assert json.loads(made) == json.loads(in_ascii) == {"text": text}
    assert not has_control_characters(made)
    assert in_ascii.isascii()


def test_json_has_no_number_that_is_none() -> None:
    """A number that JSON does not know is refused rather than written."""
    with pytest.raises(ValueError, match="JSON"):
        as_json(float("nan"))
