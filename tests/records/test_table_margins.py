"""Margins of tables: titles, units, sums and notes are no vehicles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from own_tables import masses, read, refused

import roverspecs as rs
from roverspecs.errors import RecordError
from roverspecs.frames.column_files import read_columns
from roverspecs.records.headings import headings
from roverspecs.records.table_margins import (
    aside_in,
    remarks_on_asides,
    titles_above,
    turned,
    with_units,
)
from roverspecs.records.table_rows import read_rows
from roverspecs.records.vehicle_tables import RawTable

HEADS = ["Name", "Mass", "Length", "Wheels", "Notes"]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([["Name", "Mass"], ["A", "5 kg"]], 0),
        ([["Study", "", ""], [], ["Name", "Mass"]], 2),
        ([["# made by us, 2026", "x"], ["Name", "Mass"]], 1),
        ([["# of wheels", "Name"], ["4", "A"]], 0),
        ([[], ["Name", "Mass"]], 0),
        ([["Name"], ["A", "B"]], 0),
        ([["Study"], ["A"]], 0),
        ([], 0),
    ],
)
def test_titles(rows: list[list[Any]], count: int) -> None:
    """One cell alone, and a comment, are no headings where a row of several cells comes later."""
    assert titles_above(rows) == count


@pytest.mark.parametrize(
    ("cells", "units"),
    [
        (["", "kg", "mm", "", ""], ["kg", "mm", None]),
        (["Unit", "[kg]", "(ft-in)", "-", "free text"], ["kg", "ft-in", None]),
        (["Units:", "lbs", None], ["lb", None, None]),
        (["", "kg", "cm", "#"], ["kg", "cm", None]),
    ],
)
def test_units(cells: list[Any], units: list[str | None]) -> None:
    """A row of units gives each column its unit."""
    found = with_units(headings(HEADS), cells)
    assert found is not None
    assert [each.unit for each in found[1:4]] == units


@pytest.mark.parametrize(
    "cells",
    [
        ["A", "kg"],
        ["", "5 kg"],
        ["", "mm"],
        ["", 5.0],
        ["", ""],
        ["Unit", ""],
        ["Unit", "x"],
        ["", "", "", "#"],
        [],
    ],
)
def test_other_rows(cells: list[Any]) -> None:
    """A row with a name, with a figure, with another unit or without any is none of units."""
    assert with_units(headings(HEADS), cells) is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("title", ["Trade study 2026", "Trade study,,", "# x, y\n\n"])
@pytest.mark.parametrize("empty", [[], ["", "-,,,"]])
def test_a_csv_file(empty: list[str], title: str, delimiter: str, tmp_path: Path) -> None:
    """A file is read below its titles and its units, as records and as columns alike."""
    path = tmp_path / "own.csv"
    lines = [title, "Rover,Mass,Width,Wheels", ",kg,mm,#", "A,5,600,4", "B,1.5,40,6"]
    lines[2:2] = empty
    text = "\n".join(lines).replace(",", delimiter)
    found = read(path, text)
    assert masses(found) == {"A": "5 kg", "B": "1.5 kg"}
    below = 2 + title.count("\n")
    assert found.remarks == (
        f"{path}: left out the lines above the headings in line {below}",
        f"{path}: read line {below + len(empty) + 1} as the units of the columns",
        f"{path}: read 'Rover' as name",
    )
    note = f"own.csv, line {below + len(empty) + 2}"
    assert [claim.note for claim in found[0].claims("mass")] == [note]

    columns = read_columns(path)
    assert columns.remarks == found.remarks
    asked = "id,name,mass_kg,width_m\na,A,5.0,0.6\nb,B,1.5,0.04"
    assert columns.compare(["mass", "width"]).csv_text() == asked
    path.write_text(f"sep={delimiter}\n{text}", encoding="utf-8")
    line = below + len(empty) + 2
    assert read_columns(path).remarks[1] == f"{path}: read line {line} as the units of the columns"


@pytest.mark.parametrize("title", ["Trade study, rev 2, 2026", "Study"])
@pytest.mark.parametrize("first", ["Name", "Parameter"])
def test_decimal_commas_below_a_title(first: str, title: str, tmp_path: Path) -> None:
    """The sign that parts the headings counts, and none that a title or decimals have as often."""
    path = tmp_path / "own.csv"
    rows = {
        "Name": "Name;Mass (kg);Length (m)\nA;5,2;1,3\nB;6,2;1,4\n",
        "Parameter": "Parameter;A;B\nMass (kg);5,2;6,2\nLength (m);1,3;1,4\nWheels;4;4\n",
    }
    found = read(path, f"{title}\n{rows[first]}")
    assert masses(found) == {"A": "5.2 kg", "B": "6.2 kg"}


def test_a_file_of_titles_alone(tmp_path: Path) -> None:
    """Its first line is the one that should be the headings."""
    assert "expected a column 'Name', found 'Study'" in refused(tmp_path / "own.csv", "Study\nx\n")


def test_a_file_that_ends_below_its_headings(tmp_path: Path) -> None:
    """A row of units is no vehicle."""
    for text in ("Name,Mass\n,kg\n", "Name,Mass\n"):
        assert refused(tmp_path / "own.csv", text).endswith(
            "expected rows below the headings, found none"
        )


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["Total", "27"], "Total"),
        (["Average:", 13.5], "Average:"),
        (["3", "grand  total", "27"], "grand total"),
        (["Note: masses have a margin", "", None], "Note: masses have a margin"),
        (["* preliminary", ""], "* preliminary"),
        (["1) with its arm", ""], "1) with its arm"),
        (["Sources", ""], "Sources"),
        (["Total", ""], "Total"),
        (["A", ""], ""),
        (["Notebook", ""], ""),
        (["Note", "5 kg"], ""),
        (["Sum 41", "5"], ""),
        (["*A", "5 kg"], ""),
        (["Note"], ""),
        (["", "", "5"], ""),
        (["", "Note"], ""),
        (["x"], ""),
        ([], ""),
    ],
)
def test_asides(cells: list[Any], text: str) -> None:
    """A sum has its name, and a note stands in the first column alone."""
    assert aside_in(cells, 1 if cells[:1] == ["3"] else 0) == text


def test_remarks_on_asides() -> None:
    """A few are named."""
    assert list(remarks_on_asides("row", [(4, "Sum")])) == [
        "left out as sums or notes: 'Sum' (row 4)"
    ]
    assert list(remarks_on_asides("row", [])) == []


@pytest.mark.parametrize("heading", ["Name", "Other"])
def test_asides_in_a_file(heading: str, tmp_path: Path) -> None:
    """They are no vehicles, and a remark says so, for records and columns alike."""
    path = tmp_path / "own.csv"
    first = {"Name": "", "Other": "Operator,"}[heading]
    lines = [f"{first}Name,Mass (kg),Width (m)", f"{first}A,5,1", f"{first}Total,5,"]
    lines += [f"{first}B,6,1", *(f"Note {number},,{',' * first.count(',')}" for number in range(6))]
    found = read(path, "\n".join(lines))
    assert masses(found) == {"A": "5 kg", "B": "6 kg"}
    named = [f"'Note {number}' (line {5 + number})" for number in range(4)]
    remark = f"{path}: left out as sums or notes: 'Total' (line 3), {', '.join(named)}, and 2 more"
    assert remark in found.remarks
    columns = read_columns(path)
    assert columns.remarks == found.remarks
    assert columns.compare(["mass"]).csv_text() == rs.compare(found, ["mass"]).render("csv")


def raw(texts: list[str], *rows: list[Any]) -> RawTable:
    """Return a table, not yet understood."""
    return RawTable(path="own.csv", texts=tuple(texts), rows=enumerate(rows, 2), noun="line")


def test_a_column_for_each_vehicle() -> None:
    """A table that has specs as rows is turned, with its column of units and without its notes."""
    found = read_rows(
        raw(
            ["Parameter", "A", "B", "Units", "Comments"],
            ["Mass", "12", 15, "kg", "dry"],
            ["Size", "60 x 40 x 30", "TBD", "cm", ""],
            ["Max slope", "20 deg", "x", "%", ""],
            ["", None, "", "", ""],
            ["Colour", "red", "", "", ""],
        )
    )
    assert masses(found) == {"A": "12 kg", "B": "15 kg"}
    assert found[0].mass == rs.Claim(value="12 kg", note="own.csv, column 2")
    assert [claim.value for claim in found[0].claims("envelope")] == ["60 x 40 x 30 cm"]
    assert found.remarks[:3] == (
        "own.csv: read each column as a vehicle, and each line as a spec",
        "own.csv: left out as sums or notes: 'Comments' (column 5)",
        "own.csv: read column 4 as the units of the columns",
    )
    [problem] = found.problems
    assert str(problem).startswith("own.csv: B, Max slope: cannot read 'x'")


def test_rows_of_other_lengths_in_a_turned_table(tmp_path: Path) -> None:
    """A row with surplus cells is not read, as each may be moved; a shorter one is named."""
    path = tmp_path / "own.csv"
    text = "Parameter,A,B\nMass (kg),1,200,300\nLength (m),1,2,\nWheels,4\n"
    found = read(path, text)
    assert masses(found) == {"A": None, "B": None}
    assert [each.unread for each in found] == [("mass",), ("mass",)]
    assert [str(problem) for problem in found.problems] == [
        f"{path}:2: Mass (kg): expected 3 cells, found 4: its figures are not read: "
        "put cells with a comma in them in quotes"
    ]
    assert [claim.value for each in found for claim in each.claims("length")] == ["1 m", "2 m"]
    assert f"{path}: fewer cells than headings in lines 4" in found.remarks


@pytest.mark.parametrize("first", ["Parameter", "Spec", ""])
def test_vehicles_named_like_a_heading(first: str) -> None:
    """Below a heading of specs, or none, a column called Rover is a vehicle."""
    found = read_rows(raw([first, "Rover", "Lander"], ["Mass (kg)", "12", 300], ["Wheels", "4"]))
    assert masses(found) == {"Rover": "12 kg", "Lander": "300 kg"}


def test_a_column_named_like_a_note() -> None:
    """A vehicle has figures below its name; sums and notes are left out and named."""
    found = read_rows(
        raw(
            ["Parameter", "Unit", "Reference rover", "Note", "Legend", "Hauler", "Total"],
            ["Mass", "kg", "12", "x", "5", 340, "357"],
            ["Wheels", "-", "four", "x", "TBD", "6", "10"],
            ["Colour", "", "red", "5", "red", "red", ""],
        )
    )
    assert masses(found) == {"Reference rover": "12 kg", "Legend": "5 kg", "Hauler": "340 kg"}
    assert "own.csv: left out as sums or notes: 'Note' (column 4), 'Total' (column 7)" in (
        found.remarks
    )


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (["Name", "Mass"], [["Mass", "5 kg"]]),
        (["Name", "x"], [["A", "5 kg"], ["Mass", "1"], ["B", "2"]]),
        (["Name"], [["Mass"]]),
        (["Thing", "Rover"], [["Mass", "5 kg"]]),
        (["", "Name"], [["Mass", "A"], ["7", "B"]]),
        (["Spec", "Mass", "Rover"], [["Mass", "5 kg", "A"]]),
        (["Name", "x"], [["A", "5"], [5, "6"]]),
        (["Name", "x"], []),
    ],
)
def test_other_tables_are_not_turned(texts: list[str], rows: list[list[Any]]) -> None:
    """A heading that names a spec, or a first column that does not, is one of usual tables."""
    found = turned(raw(texts, *rows))
    assert (found.texts, [cells for _, cells in found.rows]) == (tuple(texts), rows)


def test_claims_of_no_vehicle_are_not_turned() -> None:
    """A table with a row for each claim keeps its rows, though its first column names specs."""
    with pytest.raises(RecordError, match="expected rows below"):
        read_rows(raw(["spec", "published"], ["mass", "5 kg"], ["length", "1 m"]))
