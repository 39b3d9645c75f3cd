"""Heads of tables: titles above the headings, and units below them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from own_tables import masses, read, refused

from roverspecs.frames.column_files import read_columns
from roverspecs.records.headings import headings
from roverspecs.records.table_heads import titles_above, with_units

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
    ],
)
def test_units(cells: list[Any], units: list[str | None]) -> None:
    """A row of units gives each column its unit."""
    found = with_units(headings(HEADS), cells)
    assert found is not None
    assert [each.unit for each in found[1:4]] == units


@pytest.mark.parametrize(
    "cells", [["A", "kg"], ["", "5 kg"], ["", "mm"], ["", 5.0], ["", ""], ["Unit", ""], []]
)
def test_other_rows(cells: list[Any]) -> None:
    """A row with a name, with a figure, with another unit or without any is none of units."""
    assert with_units(headings(HEADS), cells) is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("title", ["Trade study 2026", "Trade study,,", "# x, y\n\n"])
def test_a_csv_file(title: str, delimiter: str, tmp_path: Path) -> None:
    """A file is read below its titles and its units, as records and as columns alike."""
    path = tmp_path / "own.csv"
    lines = [title, "Rover,Mass,Width", ",kg,mm", "A,5,600", "B,1.5,40"]
    text = "\n".join(lines).replace(",", delimiter)
    found = read(path, text)
    assert masses(found) == {"A": "5 kg", "B": "1.5 kg"}
    below = 2 + title.count("\n")
    assert found.remarks == (
        f"{path}: read line {below} as the headings, below what stands above",
        f"{path}: read line {below + 1} as the units of the columns",
        f"{path}: read 'Rover' as name",
    )
    assert found[0].mass.note == f"own.csv, line {below + 2}"

    columns = read_columns(path)
    assert columns.remarks == found.remarks
    asked = "id,name,mass_kg,width_m\na,A,5.0,0.6\nb,B,1.5,0.04"
    assert columns.compare(["mass", "width"]).csv_text() == asked
    path.write_text(f"sep={delimiter}\n{text}", encoding="utf-8")
    assert (
        read_columns(path).remarks[1]
        == f"{path}: read line {below + 2} as the units of the columns"
    )


def test_a_file_of_titles_alone(tmp_path: Path) -> None:
    """Its first line is the one that should be the headings."""
    assert "expected a column 'Name', found 'Study'" in refused(tmp_path / "own.csv", "Study\nx\n")


def test_a_file_that_ends_below_its_headings(tmp_path: Path) -> None:
    """A row of units is no vehicle."""
    for text in ("Name,Mass\n,kg\n", "Name,Mass\n"):
        assert refused(tmp_path / "own.csv", text).endswith(
            "expected rows below the headings, found none"
        )
