"""The tables of texts, and the heads of their cells."""

from __future__ import annotations

import re

import pytest

from roverspecs.analyses.text_files import reduced
from roverspecs.analyses.text_tables import Cell, Tables, units_in, values_of, with_signs


def tables_of(text: str) -> Tables:
    """Return the tables of a text, in which a number and kg are a figure."""
    return Tables(text, lambda start, end: "kg" in text[start:end])


def heads(markup: str, ending: str = ".html") -> dict[str, list[str]]:
    """Return the heads of each figure of a page, by its words."""
    text = reduced(markup, ending)
    tables = tables_of(text)
    found = {}
    for cell in tables.cells:
        words = text[cell.start : cell.end]
        above = tables.heads(cell.start)
        if "kg" in words and above is not None:
            found[words] = [text[each.start : each.end] for each in above.all]
    return found


ROWS = "<tr><td>Yutu<td>1 kg<tr><td>Spirit<td>2 kg"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (
            f"<table><tr><th>Rover<th>Mass{ROWS}</table>",
            {"1 kg": ["Yutu", "Mass"], "2 kg": ["Spirit", "Mass"]},
        ),
        # Where no head is marked, the first row has them.
        (
            f"<table><tr><td>Rover<td>Mass{ROWS}</table>",
            {"1 kg": ["Yutu", "Mass"], "2 kg": ["Spirit", "Mass"]},
        ),
        (f"<table>{ROWS}</table>", {"1 kg": ["Yutu"], "2 kg": ["Spirit"]}),
        ("<table><tr><th><th>Yutu<tr><th>Mass<td>1 kg</table>", {"1 kg": ["Mass", "Yutu"]}),
        # A title, a row of one cell, and heads in two rows.
        (
            "<table><caption>All</caption><tr><th rowspan=2>Rover<th colspan=2>Mass"
            "<tr><th>dry<th>wet<tr><td colspan='3'>Moon<tr><td>Yutu<td>1 kg<td>2 kg</table>",
            {"1 kg": ["All", "Moon", "Yutu", "Mass", "dry"],
             "2 kg": ["All", "Moon", "Yutu", "Mass", "wet"]},
        ),
        (
            "<table><tr><th rowspan=2>Yutu<td>1 kg<tr><td>2 kg<tr><th>Spirit<td>3 kg</table>",
            {"1 kg": ["Yutu"], "2 kg": ["Yutu"], "3 kg": ["Spirit"]},
        ),
        # Heads that come again.
        (
            "<table><tr><th>A<th>Mass<tr><th>Yutu<td>1 kg<tr><th>B<th>Dry"
            "<tr><th>Spirit<td>2 kg</table>",
            {"1 kg": ["Yutu", "Mass"], "2 kg": ["Spirit", "Dry"]},
        ),
        # A figure of several cells, a cell without heads, a longer row and a page without end.
        ("<table><tr><th>A<th>B<tr><td colspan=2>1 kg</table>", {}),
        ("<table><tr><th rowspan=2>Yutu<td rowspan=2>1 kg<tr></table>", {}),
        ("<table><tr><td>1 kg", {"1 kg": []}),
        (
            "<table><tr><th>A<th>B<tr><td>Yutu<td>1 kg<td>2 kg",
            {"1 kg": ["Yutu", "B"], "2 kg": ["Yutu"]},
        ),
        # What holds another table only lays out the page.
        (
            "<table><tr><th>A<th>B<tr><td>C<td><table><tr><td>Yutu<td>1 kg</table><td>2 kg</table>",
            {"1 kg": ["Yutu"]},
        ),
        # Neither a table nor a row.
        ("<tr><td>Yutu<td>1 kg</table>", {}),
        ("<table><td>Yutu<td>1 kg<tr></table>", {}),
        # A paragraph is no head.
        (f"<table><tr><td>{'Yutu ' * 50}<td>1 kg</table>", {"1 kg": []}),
        # Numbers of columns that nobody believes.
        ("<table><tr><th colspan=x rowspan>Yutu<td colspan=0>1 kg</table>", {"1 kg": ["Yutu"]}),
    ],
)  # fmt: skip
def test_the_heads_of_a_cell(markup: str, found: dict[str, list[str]]) -> None:
    """They are the title, the row of one cell above, the first of the row, and those above."""
    assert heads(markup) == found


def test_the_cells_beside() -> None:
    """Each has the heads of its own column; figures are no heads."""
    markup = "<table><tr><th>Rover<th>Lander<th>Mass<tr><td>Yutu<td>C<td>1 kg<td>2 kg</table>"
    text = reduced(markup, ".html")
    above = tables_of(text).heads(text.index("1 kg"))
    assert above is not None
    found = [
        (text[cell.start : cell.end], [text[each.start : each.end] for each in columns])
        for cell, columns in above.beside
    ]
    assert found == [("Yutu", ["Rover"]), ("C", ["Lander"])]


def test_a_place_outside_of_tables_has_no_heads() -> None:
    """Before, between and behind the cells there are none."""
    text = reduced("<p>1 kg<table><tr><td>Yutu<td> 2 kg </table>3 kg", ".html")
    tables = tables_of(text)
    assert [tables.heads(text.index(figure)) is None for figure in ("1 kg", "2 kg", "3 kg")] == [
        True,
        False,
        True,
    ]
    assert tables_of("5 kg").heads(0) is None


@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_tables_of_pipes(ending: str) -> None:
    """They have a line of hyphens, with or without pipes at both ends, and keep their lines."""
    markup = (
        "1 kg | no table\n\n| Rover | Mass |\n|:--|--:|\n| Yutu | 2 kg |\n| Spirit \\| Oppy | 3 kg"
        "\n4 kg\n\nRover|Dry\n-|-\nLEV-2|5 kg\n\n|-|\n| | |"
    )
    text = reduced(markup, ending)
    assert len(re.findall("[\n\u2028]", text)) == markup.count("\n")
    found = heads(markup, ending)
    assert found["2 kg"] == ["Yutu", "Mass"]
    assert found["3 kg"][1:] == ["Mass"]
    assert found["5 kg"] == ["LEV-2", "Dry"]
    assert set(found) == {"2 kg", "3 kg", "5 kg"}


def test_a_text_without_pipes_stays_as_it_is() -> None:
    """So does one with pipes and no table."""
    for text in ("a\n-\nb", "a | b\nc | d", "a\n-|-\n"):
        assert with_signs(text) == text


def test_a_row_above_may_be_shorter() -> None:
    """A sign for a cell that goes on from nowhere begins one of its own."""
    text = "\x1d\u2029\x1e\u2029\x1f1 kg\u2029\x1e\u2029\x1f\x1f\x1f2 kg\u2029\x1f\x1f\x1f\x1f3 kg"
    assert tables_of(text).cells == [Cell(5, 9), Cell(15, 19), Cell(24, 28)]


@pytest.mark.parametrize(
    ("head", "units"),
    [
        ("Mass (kg)", {"kg"}),
        ("Mass [in kg]", {"kg"}),
        ("Masse, kg", {"kg"}),
        ("Top speed (km/h)", {"km/h"}),
        ("Mass (kg or lb)", set()),
        ("Mass (2)", set()),
        ("Mass", set()),
        ("Size (m) and mass (kg)", {"m", "kg"}),
    ],
)
def test_the_unit_of_a_head(head: str, units: set[str]) -> None:
    """It stands in brackets or behind a comma."""
    assert units_in(head) == units


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("140 kg", ["140 kg"]),
        ("~5 kg", ["~5 kg"]),
        ("1.5 × 1.0 m", ["1.5 m", "1.0 m"]),
        ("1,5 m", []),
        ("5 kg or 6 kg", []),
        ("2013 year", []),
    ],
)
def test_words_that_are_values(words: str, values: list[str]) -> None:
    """All of the words are read, or none."""
    assert [str(each.value) for each in values_of(words)] == values
