"""The columns: how wide a text is, how it is wrapped, and which columns fit a width."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import columns_taken

import roverspecs as rs
from roverspecs.tables.columns import (
    Column,
    beside,
    decimal_pads,
    fitted,
    grouped,
    rule,
    shown,
    width_of,
    wrapped,
)


def test_wide_characters_take_two_columns() -> None:
    """Japanese counts double, marks on letters nothing."""
    assert width_of("LEV-2") == 5
    assert width_of("月面") == 4
    assert width_of("e\u0301") == 1
    assert width_of("≥5 — µm") == 7


# --- wrapping ------------------------------------------------------------------


def texts_of(lines: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    """Return lines without their roles."""
    return ["".join(text for text, _ in line) for line in lines]


@settings(deadline=None)
@given(text=st.text(st.sampled_from("ab8月極域、 ")), width=st.integers(4, 30))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Lines keep to the width unless a word does not fit, and hold every character."""
    clean = " ".join(text.split())
    lines = texts_of(wrapped([(clean, "")], width, "  "))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    longest = max(
        (columns_taken(word) for word in re.findall("[ab8]+|[月極域]?、*", text)), default=0
    )
    assert all(columns_taken(line) <= max(width, longest + 2) for line in lines)


@settings(deadline=None)
@given(
    texts=st.lists(st.text("ab月、—8 ", min_size=1).map(str.split).map(" ".join), max_size=4),
    width=st.integers(4, 30),
)
def test_roles_change_no_line(texts: list[str], width: int) -> None:
    """A line breaks at the same places whether it is one text or several with roles."""
    phrases = [f" {text}" if place else text for place, text in enumerate(filter(None, texts))]
    with_roles = [(text, f"role {place}") for place, text in enumerate(phrases)]
    whole = wrapped([("".join(phrases), "")], width, "  ")
    assert texts_of(wrapped(with_roles, width, "  ")) == texts_of(whole)


def test_a_number_keeps_its_unit() -> None:
    """No line ends between them, whatever their roles, unless a line lacks room for both."""
    assert texts_of(wrapped([("about 8 centimetres, 5 %", "")], 17, "  ")) == [
        "about",
        "  8 centimetres,",
        "  5 %",
    ]
    assert texts_of(wrapped([("about 8", "number"), (" kg", "aside")], 8)) == ["about", "8 kg"]
    assert texts_of(wrapped([("of 8 centimetres", "")], 10)) == ["of 8", "centimetres"]
    assert texts_of(wrapped([("in 8 — or 9 月", "")], 6)) == ["in 8 —", "or", "9 月"]


def test_each_word_keeps_its_role() -> None:
    """A text that is broken has its role on each of its lines."""
    lines = wrapped([("Name", "heading"), (" of two words", "aside")], 10, "  ")
    assert [[each for each in line if each[0].strip()] for line in lines] == [
        [("Name", "heading"), (" of", "aside")],
        [("two", "aside")],
        [("words", "aside")],
    ]


def test_a_first_line_may_be_indented() -> None:
    """The first line has an indent of its own, which no word is ever broken off from."""
    assert texts_of(wrapped([("a longword b", "")], 6, "    ", "  ")) == [
        "  a",
        "    longword",
        "    b",
    ]
    assert texts_of(wrapped([("longword", "")], 4, "    ", "  ")) == ["  longword"]
    assert texts_of(wrapped([], 4)) == [""]


def test_only_wide_scripts_need_their_pattern() -> None:
    """A text with the usual dashes and marks is split without compiling it."""
    code = (
        "import re, roverspecs.tables.columns as columns\n"
        "compile, seen = re._compiler.compile, []\n"
        "def noted(pattern, flags):\n"
        "    seen.append(pattern)\n"
        "    return compile(pattern, flags)\n"
        "re._compiler.compile = noted\n"
        "columns.wrapped([('≥5 kg — a note, é ²', '')], 8)\n"
        "print(columns._WIDE_WORD in seen)\n"
        "columns.wrapped([('月面', '')], 8)\n"
        "print(columns._WIDE_WORD in seen)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


# --- painting ------------------------------------------------------------------


def bracketed(role: str, text: str) -> str:
    """Return a text between signs that name its role."""
    return f"<{role}:{text}>"


def test_a_line_is_painted_by_its_roles() -> None:
    """Texts without a role and the spaces between texts are left as they are."""
    line = [("5", "number"), (" (max)", "good"), (" [a]", ""), ("  ", "")]
    assert shown(line, None) == "5 (max) [a]"
    assert shown(line, bracketed) == "<number:5> <good:(max)> [a]"
    assert shown([("  ", ""), ("", "")], bracketed) == ""


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.text("ab ").map(str.rstrip), st.sampled_from(["", "good", "aside"])),
        max_size=6,
    )
)
def test_paint_changes_no_text(line: list[tuple[str, str]]) -> None:
    """Once the signs of the paint are out, the plain text is left."""
    painted = shown(line, bracketed)
    assert re.sub("<[a-z]+:|>", "", painted) == shown(line, None)


# --- columns -------------------------------------------------------------------


def test_digits_are_grouped() -> None:
    """From five digits on they stand in groups of three before the point, and not behind it."""
    assert grouped("6000") == "6000"
    assert grouped(">10000000") == ">10\u00a0000\u00a0000"
    assert grouped("≥12345.67891") == "≥12\u00a0345.67891"
    assert grouped("9999–10000.5") == "9999–10\u00a0000.5"
    assert grouped("0.1234567") == "0.1234567"


@given(st.integers(min_value=0, max_value=10**18))
def test_grouping_loses_no_digit(number: int) -> None:
    """A number that is copied from a table is still the same number."""
    made = grouped(f"~{number} kg")
    assert made.replace("\u00a0", "") == f"~{number} kg"
    assert rs.agreement(made, f"{number} kg").forward


def test_decimal_points_align() -> None:
    """What stands behind the digits before the point is made equally long."""
    texts = ["0.228", "10\u00a0000.5", "~5", "≥350 [a]", "—", "5–6", "12.5 ± 0.25"]
    padded = [text + " " * pad for text, pad in zip(texts, decimal_pads(texts), strict=True)]
    width = max(map(len, padded))
    places = [re.search("[0-9\u00a0]+|—", text.rjust(width)) for text in padded]
    assert len({found.end() for found in places if found}) == 1
    assert decimal_pads([]) == []


def column(heading: str, *cells: str, is_number: bool = False) -> Column:
    """Return a column of plain texts."""
    blocks = [[[(cell, "")]] for cell in cells]
    return Column([[(heading, "")]], blocks, is_number=is_number)


def drawn(columns: Sequence[Column]) -> list[str]:
    """Return the lines of a table."""
    headings, *rows = beside(columns, None)
    return [*headings, rule(columns, "-"), *(line for row in rows for line in row)]


def test_columns_stand_beside_each_other() -> None:
    """Texts are flush left, numbers flush right, and no line ends in a space."""
    columns = [column("Name", "A", "月面"), column("Mass", "5", "12", is_number=True)]
    assert drawn(columns) == [
        "Name      Mass",
        "------  ------",
        "A            5",
        "月面        12",
    ]


def test_a_heading_without_cells_is_flush_left() -> None:
    """Nothing stands below it that it could be set above."""
    assert drawn([column("Name"), column("Mass", is_number=True)]) == [
        "Name    Mass",
        "------  ------",
    ]


def test_a_wrapped_cell_takes_several_lines() -> None:
    """The other cells of the row stand in its first line."""
    columns = [column("A", "one two"), column("B", "x")]
    narrow = [columns[0].with_cells_of(4), columns[1]]
    assert drawn(narrow) == ["A    B", "---  ---", "one  x", "two"]
    headed = column("One two", "1", is_number=True).with_heading_of(4)
    assert drawn([column("A", "x"), headed]) == [
        "A      One",
        "       two",
        "---  -----",
        "x        1",
    ]


def headings(parts: Sequence[Sequence[Column]]) -> list[list[str]]:
    """Return the headings of each part."""
    return [["".join(texts_of(column.heading)) for column in part] for part in parts]


def test_columns_that_fit_stay_together() -> None:
    """A table as wide as the terminal is not split; one column more is."""
    columns = [column("Aa", "x"), column("Bb", "1", is_number=True)]
    assert headings(fitted(columns, 10)) == [["Aa", "Bb"]]
    wide = [*columns, column("Cc", "2", is_number=True)]
    assert headings(fitted(wide, 15)) == [["Aa", "Bb"], ["Aa", "Cc"]]
    assert headings(fitted(wide, 16)) == [["Aa", "Bb", "Cc"]]


def test_labels_give_way_before_a_table_is_split() -> None:
    """A table of numbers stays whole if its labels can be wrapped for it, but not to slivers."""
    label = "Payload capacity, kg (lb)"
    numbers = [Column([[(name, "")]], [[[("1" * 9, "")]]], is_number=True) for name in "AB"]
    columns = [column("Spec", label), *numbers]

    [whole] = fitted(columns, 40)
    lines = drawn(whole)
    assert [line.split("  ")[0] for line in lines[2:]] == ["Payload capacity,", "kg (lb)"]
    assert max(map(columns_taken, drawn(whole))) <= 40
    assert headings(fitted(columns, 39)) == [["Spec", "A"], ["Spec", "B"]]
    [same] = fitted(columns, 47)
    assert same[0].cells == columns[0].cells
    spaceless = [column("Spec", "x" * 25), *numbers]
    assert headings(fitted(spaceless, 44)) == [["Spec", "A"], ["Spec", "B"]]


def test_a_column_alone_is_shown_however_long_its_words() -> None:
    """There is nothing to put it beside, and a word is never cut."""
    [[only]] = fitted([column("Id", "x" * 50 + " yy")], 20)
    assert texts_of(only.cells[0]) == ["x" * 50, "yy"]


def test_a_long_word_leaves_its_room_to_no_other_column() -> None:
    """Beside a column that cannot be wrapped, the other ones are wrapped further."""
    columns = [column("Id", "x" * 20), column("A", "one two " * 3), column("B", "one two " * 3)]
    [whole] = fitted(columns, 44)
    assert max(map(columns_taken, drawn(whole))) <= 44
    assert headings(fitted(columns, 36)) == [["Id", "A"], ["Id", "B"]]


def test_parts_have_about_as_many_columns() -> None:
    """There are as few parts as fit, and none is a rest of one column."""
    columns = [column(name, "word " * 5) for name in "ABCDEFG"]
    parts = headings(fitted(columns, 60))
    assert parts == [["A", "B", "C", "D"], ["A", "E", "F", "G"]]


@pytest.mark.parametrize("width", [20, 30, 60])
def test_columns_of_texts_give_way_before_they_are_split(width: int) -> None:
    """Texts are wrapped as far as that stays readable; only then there are parts."""
    columns = [column("A", "word " * 9 + "end"), column("B", "more " * 9 + "end")]
    [part] = fitted(columns, max(width, 24))
    assert max(map(columns_taken, drawn(part))) <= max(width, 24)
    many = [column(name, "some words here") for name in "ABCDEFG"]
    parts = fitted(many, width)
    assert [names[0] for names in headings(parts)] == ["A"] * len(parts)
    shown_once = [name for names in headings(parts) for name in names[1:]]
    assert shown_once == list("BCDEFG")
    assert all(columns_taken(line) <= width for part in parts for line in drawn(part))
