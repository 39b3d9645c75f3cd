"""Worksheets: a comparison as a spreadsheet shows, sorts and sums it."""

from __future__ import annotations

import io
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import roverspecs as rs
from roverspecs.comparisons.flat_rows import LONG_FIELDS
from roverspecs.comparisons.worksheets import entry_of
from roverspecs.errors import FieldError
from roverspecs.records.derived import SPECS
from roverspecs.tables.render import FORMAT_OF
from roverspecs.tables.workbook import Entry


def read(comparison: rs.Comparison) -> dict[str, list[list[Any]]]:
    """Return the lines of each sheet of a comparison."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(comparison.workbook()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def shown(entry: Entry) -> str:
    """Return a number as a spreadsheet shows it in its format."""
    if isinstance(entry.value, str):
        return entry.value
    sections = entry.format.split(";")
    section = sections[-1] if entry.value < 0 else sections[0]
    pattern = re.search(r"0(?:\.(0+))?(?=\"|$)", section)
    assert pattern
    places = len(pattern[1] or "")
    step = Decimal(1).scaleb(-places)
    rounded = abs(Decimal(repr(entry.value))).quantize(step, ROUND_HALF_UP)
    before, behind = section[: pattern.start()], section[pattern.end() :]
    text = f"{before}{rounded:f}{behind}".replace('"', "")
    return f"-{text}" if entry.value < 0 and len(sections) == 1 else text


@pytest.mark.parametrize("units", ["si", "us", "auto"])
def test_a_cell_looks_as_it_does_in_the_table(units: str) -> None:
    """Each number and its format show the text of the table, whatever the mark and the unit."""
    comparison = rs.compare(
        rs.Catalog(), list(SPECS), units=units, relative_to="lupex-rover", extremes=True
    )
    for cell in comparison.cells:
        text = f"{cell.text} ({cell.extreme})" if cell.extreme else cell.text
        if cell.magnitude is not None:
            text = text.replace("−", "-")
        assert shown(entry_of(cell)) == text


def test_numbers_are_not_rounded() -> None:
    """The format rounds, not the file; only what is rounded to tens has no such format."""
    rovers = [rs.Rover(name="A", mass="350 kg"), rs.Rover(name="B", mass="5 kg")]
    tens, ones = rs.compare(rovers, ["mass"], units="us").rows[0].cells
    assert tens
    assert ones

    assert (tens.text, entry_of(tens).value) == ("770", 770.0)
    assert (ones.text, entry_of(ones).value) == ("11", ones.magnitude)
    assert ones.magnitude != 11


def test_sheets() -> None:
    """A line for each vehicle, the figures in full, the notes and the sources."""
    sheets = read(rs.compare(["lev-2", "tenacious"], ["mass", "width", "payload"]))

    assert list(sheets) == ["Comparison", "Figures", "Notes", "Sources"]
    heads = sheets["Comparison"][0]
    assert heads[:5] == ["Id", "Name", "Mass (kg)", "Width (m)", "Payload capacity (kg)"]
    lev, tenacious = sheets["Comparison"][1:]
    assert lev[:4] == ["lev-2", "LEV-2", 0.228, 0.123]
    assert tenacious[:5] == ["tenacious", "Tenacious", 5.0, 0.315, "≤1"]
    assert sheets["Figures"][0] == list(LONG_FIELDS)
    notes = [line[1:] for line in sheets["Notes"][1:]]
    assert ["LEV-2", "width", "deployed, one press source only"] in notes
    addresses = [line[5] for line in sheets["Sources"][1:]]
    assert len(addresses) == len({*addresses}) > 1


def test_figures_are_those_of_the_long_shape() -> None:
    """The second sheet has the same values as the long CSV, typed."""
    comparison = rs.compare(["lev-2", "tenacious"], ["mass", "width"])
    heads, *lines = read(comparison)["Figures"]
    columns = comparison.long_columns()

    assert heads == list(columns)
    for name in ("magnitude", "low", "high", "mark", "published", "derived", "source_id"):
        column = [line[heads.index(name)] for line in lines]
        assert column == ["" if value is None else value for value in columns[name]]


def test_figures_are_read_back(tmp_path: Path) -> None:
    """A workbook is a table of one's own, too: marks, bounds and sources come back with it."""
    specs = ["mass", "length", "width", "payload_capacity", "power"]
    comparison = rs.compare(["lev-2", "tenacious", "lupex-rover"], specs, units="us")
    comparison.save(tmp_path / "a.xlsx")
    found: Any = rs.load(tmp_path / "a.xlsx")

    assert [each.id for each in found] == ["lev-2", "tenacious", "lupex-rover"]
    for spec in specs:
        for vehicle, record in zip(comparison.vehicles, found, strict=True):
            cell, claim = comparison.cell(vehicle, spec), getattr(record, spec)
            assert (cell is None) == (claim is None)
            if cell and cell.claim:
                assert claim == cell.claim


def test_nothing_to_note() -> None:
    """Figures without notes and sources have no sheets for them."""
    rover = rs.Rover(name="A", mass=rs.Claim(value="5 kg", source=None))
    comparison = rs.compare([rover], ["top_speed"])

    assert list(read(comparison)) == ["Comparison", "Figures"]


def test_remarks_are_notes() -> None:
    """What is said of the whole table stands below the notes of its cells."""
    comparison = rs.compare(["lev-2"], ["mass"]).with_remark("A remark")

    assert read(comparison)["Notes"][-1] == ["", "", "", "A remark"]


def test_matches_and_relations() -> None:
    """A condition has a column, a relation two; neither one that would be empty."""
    rovers = [
        rs.Rover(name="A", mass="5 kg", length="1 m"),
        rs.Rover(name="B", mass="~7 kg", width="1 m"),
        rs.Rover(name="C", mass="≤8 kg"),
    ]
    comparison = rs.compare(
        rovers, ["mass", "length", "width"], where="mass < 7.5 kg", relative_to=rovers[0]
    )
    heads, *lines = read(comparison)["Comparison"]

    assert heads == [
        "Id",
        "Name",
        "Match",
        "Mass (kg)",
        "Mass ÷ A",
        "Mass − A (kg)",
        "Length (m)",
        "Width (m)",
    ]
    assert [line[2] for line in lines] == ["yes", "maybe", "maybe"]
    assert [line[4] for line in lines] == ["", 1.4, "≤1.6"]
    assert [line[5] for line in lines] == ["", 2.0, "≤+3"]


def test_a_second_unit_has_a_column_of_its_own() -> None:
    """It holds numbers, as the first does: those of a workbook in that unit alone."""
    rovers = [rs.Rover(name="A", mass="5 kg"), rs.Rover(name="B", mass="7 kg", power="5 W")]
    comparison = rs.compare(rovers, ["mass", "power"], also="us", relative_to=rovers[0])
    heads, *lines = read(comparison)["Comparison"]

    assert heads == [
        *("Id", "Name", "Mass (kg)", "Mass (lb)", "Mass ÷ A", "Mass − A (kg)", "Mass − A (lb)"),
        "Power (W)",
    ]
    second = read(comparison.in_units("us"))["Comparison"]
    for place, head in enumerate(second[0]):
        column = [line[place] for line in second[1:]]
        assert [line[heads.index(head)] for line in lines] == column
    assert lines[0][3] == pytest.approx(5 / 0.45359237)


class TestSave:
    """A comparison writes its own file, in the format of the ending."""

    @pytest.mark.parametrize("ending", [each for each in FORMAT_OF if each != ".xlsx"])
    def test_texts(self, ending: str, tmp_path: Path) -> None:
        """A text is what render() returns, and the end of the line."""
        comparison = rs.compare(["lev-2", "tenacious"])
        comparison.save(tmp_path / f"a{ending.upper()}", transpose=FORMAT_OF[ending] == "text")

        text = comparison.render(FORMAT_OF[ending], transpose=FORMAT_OF[ending] == "text")
        assert (tmp_path / f"a{ending.upper()}").read_text(encoding="utf-8") == f"{text}\n"

    def test_workbook(self, tmp_path: Path) -> None:
        """The file holds what workbook() returns."""
        comparison = rs.compare(["lev-2", "tenacious"])
        comparison.save(tmp_path / "a.xlsx")

        assert (tmp_path / "a.xlsx").read_bytes() == comparison.workbook()

    @pytest.mark.parametrize(
        ("layout", "message"),
        [
            ({"transpose": True}, "transpose: a line of xlsx is always a vehicle: leave it out"),
            (
                {"footnotes": True},
                "footnotes: xlsx has no footnotes: its sheet Figures names the source of each figure",
            ),
        ],
    )
    def test_a_workbook_has_one_layout(
        self, layout: dict[str, bool], message: str, tmp_path: Path
    ) -> None:
        """What it has no place for is refused, and no file is left behind."""
        with pytest.raises(FieldError) as caught:
            rs.compare(["lev-2"]).save(tmp_path / "a.xlsx", **layout)
        assert str(caught.value) == message
        assert not [*tmp_path.iterdir()]

    def test_other_endings(self) -> None:
        """They are refused with the endings that there are."""
        with pytest.raises(FieldError) as caught:
            rs.compare(["lev-2"]).save("a.ods")
        message = "path: expected a name that ends in .txt, .md, .markdown, .html, .htm, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx, found 'a.ods'"
        assert str(caught.value) == message
