"""Column tables: they answer as records of the same file do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from large_tables import QUESTIONS, every_spec, plain_table, table

import roverspecs as rs
from roverspecs.errors import FieldError, TableWarning, UnitError, UnknownSpecError
from roverspecs.frames.column_comparisons import ColumnComparison
from roverspecs.frames.column_files import read_columns
from roverspecs.frames.column_tables import ColumnTable
from roverspecs.records.table_files import read_table_file

pytestmark = pytest.mark.filterwarnings("ignore::roverspecs.errors.TableWarning")

SHOWN: tuple[Mapping[str, str], ...] = (
    {},
    {"mass": "lb", "dimensions": "in", "top_speed": "km/h", "operating_time": "d"},
    {"mass": "oz", "dimensions": "cm", "distance_driven": "mi", "operating_time": "min"},
)


def read(folder: Path, text: str) -> ColumnTable:
    """Return a table with a text."""
    path = folder / "many.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return read_columns(path)


def texts_of(row: Any) -> list[str]:
    """Return the texts of the cells of a row of a comparison."""
    return [cell.text if cell else "" for cell in row.cells]


def as_csv(comparison: ColumnComparison, folder: Path) -> str:
    """Return a comparison as it is written."""
    comparison.write_csv(folder / "out.csv")
    return (folder / "out.csv").read_bytes().decode()


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("units", SHOWN, ids=["si", "us", "others"])
def test_columns_are_the_records(seed: int, units: Mapping[str, str], tmp_path: Path) -> None:
    """Names, ids, cells, marks, answers, orders and CSV are those of records, cell by cell."""
    columns = read(tmp_path, table(seed, 30))
    records = read_table_file(tmp_path / "many.csv")
    specs = every_spec(records) or ["mass"]
    identifiers = list(columns.identifiers)

    assert list(columns.names) == [each.name for each in records]
    assert identifiers == [each.id for each in records]
    for options in QUESTIONS:
        given: Any = {"units": units, **options}
        found = columns.compare(specs, **given)
        known = rs.compare(records, specs, **given)

        assert [identifiers[place] for place in found.places] == [v.id for v in known.vehicles]
        assert found.matches == known.matches
        assert as_csv(found, tmp_path) == known.render("csv") + "\n"
        assert found.wide_columns() == known.wide_columns()
        for row in known.rows:
            assert found.texts(row.spec) == texts_of(row), (row.spec, options)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.untraced
def test_blocks_meet_without_a_seam(seed: int, tmp_path: Path) -> None:
    """A table of several blocks of rows is the one of the records, too."""
    columns = read(tmp_path, table(seed, 700))
    records = read_table_file(tmp_path / "many.csv")
    specs = every_spec(records)
    found = columns.compare(specs, where="mass < 1 t or name", sort="mass")
    known = rs.compare(records, specs, where="mass < 1 t or name", sort="mass")

    assert as_csv(found, tmp_path) == known.render("csv") + "\n"
    assert len(columns) == len(records)


def test_rounded_numbers_are_those_of_the_cells(tmp_path: Path) -> None:
    """With honest digits, CSV has the numbers of the texts that a table shows."""
    text = (
        "name,mass,length,envelope,wheels\n"
        "A,~12 kg,5–6 ft,3 x 2 ft,4\nB,≤1 kg,10 ± 1 cm,,6\nC,1.2e3 g,5 ft 10 in,~1 x 2 x 3 m,\n"
    )
    found = read(tmp_path, text).compare(
        ["mass", "length", "envelope", "wheel_count"],
        units={"mass": "lb", "length": "m", "envelope": "m"},
    )
    rounded = found.wide_columns(rounded=True)

    assert rounded["mass_lb"] == ["26", None, "2.6"]
    assert rounded["mass_lb_low"] == [None, None, "2.6"]
    assert rounded["mass_lb_high"] == [None, "2.21", "2.6"]
    assert rounded["length_m"] == [None, "0.10", "1.78"]
    assert rounded["length_m_low"] == ["1.5", "0.09", "1.78"]
    assert rounded["length_m_high"] == ["1.8", "0.11", "1.78"]
    assert rounded["envelope_m_1"] == ["0.91", None, "1"]
    assert rounded["envelope_m_3"] == [None, None, "3"]
    assert rounded["wheel_count"] == ["4", "6", None]
    assert found.texts("mass") == ["~26", "≤2.21", "2.6"]
    found.write_csv(tmp_path / "out.csv", rounded=True)
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").split("\n")
    assert lines[1] == "a,A,26,,,~,,1.5,1.8,–,0.91,0.61,,,4"


def test_the_default_specs_are_those_that_some_vehicle_has(tmp_path: Path) -> None:
    """Without specs, mass, dimensions and payload are compared where there are figures."""
    columns = read(tmp_path, "name,mass,width,top speed\nA,5 kg,,1 m/s\nB,7 kg,1 m,\n")

    assert list(columns.compare().units) == ["mass", "width"]
    assert list(columns.compare(where="mass < 6 kg").units) == ["mass"]
    assert columns.compare(["height"]).wide_columns()["height_m"] == [None, None]
    assert columns.specs == ("mass", "width", "top_speed")


def test_rows_with_fewer_cells_are_counted(tmp_path: Path) -> None:
    """The first lines of them are named."""
    columns = read(
        tmp_path, "name,mass (kg),width (m)\n" + "".join(f"{each},5\n" for each in "ABCDEFG")
    )
    assert columns.remarks == (
        f"{tmp_path / 'many.csv'}: fewer cells than headings in lines 2, 3, 4, 5, 6 and others",
    )


def test_remarks_count_the_vehicles(tmp_path: Path) -> None:
    """Where records are named, columns are counted; none at all is said."""
    columns = read(tmp_path, "name,mass\nA,~5 kg\nB,5 kg\nC,\n")

    assert columns.compare(where="mass < 5 kg").remarks == (
        "May meet it: 1 vehicle",
        "Left out because it is not known whether they meet it: 1 vehicle",
    )
    assert columns.compare(where="mass < 5 kg", strict=True).remarks == (
        "No vehicle meets mass < 5 kg",
        "Left out because they might not meet it: 1 vehicle",
        "Left out because it is not known whether they meet it: 1 vehicle",
    )
    assert columns.compare(where="mass <= 5 kg", strict=True).matches == ("yes",)


def test_units_do_not_depend_on_the_rows(tmp_path: Path) -> None:
    """A system that leaves a choice is refused, and the message says what to give."""
    columns = read(tmp_path, "name,mass\nA,5 kg\n")

    with pytest.raises(UnitError, match=r"chooses between 'kg' and 'g' for mass.*'mass=kg'"):
        columns.compare(["mass"], units="metric")
    with pytest.raises(UnitError, match=r"chooses between the figures for mass.*'mass=kg'"):
        columns.compare(["mass"], units="auto")
    assert columns.compare(["mass"], units="auto,mass=lb").units == {"mass": "lb"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"specs": ["bulk_density"]}, "specs: columns have no derived specs, found 'bulk_density'"),
        ({"where": "bulk_density < 1 kg/m³"}, "where: columns have no derived specs"),
        ({"where": "bulk_density"}, "where: columns have no derived specs"),
        ({"sort": "bulk_density"}, "sort: columns have no derived specs"),
        ({"sort": "envelope"}, "sort: "),
        ({"strict": True}, "give where, too"),
        ({"descending": True}, "give a spec as sort, too"),
    ],
)
def test_what_columns_cannot_do_is_refused(
    options: dict[str, Any], message: str, tmp_path: Path
) -> None:
    """A derived spec is refused by its name, and so are options that contradict each other."""
    columns = read(tmp_path, "name,mass\nA,5 kg\n")
    with pytest.raises(FieldError) as caught:
        columns.compare(**options)
    assert message in str(caught.value)


def test_an_unknown_spec_is_refused(tmp_path: Path) -> None:
    """A name that is no spec is refused as records refuse it."""
    columns = read(tmp_path, "name,mass\nA,5 kg\n")
    with pytest.raises(UnknownSpecError):
        columns.compare(["masss"])
    with pytest.raises(UnknownSpecError):
        columns.compare(sort="masss")


def test_a_table_says_how_large_it_is(tmp_path: Path) -> None:
    """The repr has counts; eight figures and a name take about a hundred bytes."""
    columns = read(tmp_path, plain_table(1000))

    assert repr(columns) == f"<ColumnTable {tmp_path / 'many.csv'}: 1000 vehicles, 0 problems>"
    assert repr(columns.compare(["mass"])) == "<ColumnComparison of 1000 vehicles: mass>"
    assert 80 < columns.size / len(columns) < 140
    assert len(columns.compare(where="mass < 10 kg")) < 1000


def test_a_warning_says_what_was_not_read(tmp_path: Path) -> None:
    """Bad cells are counted, and the first ones are named."""
    rows = "".join(f"R{place},some\n" for place in range(7))
    with pytest.warns(TableWarning, match=r"and 2 more problems") as caught:
        read(tmp_path, f"name,mass\n{rows}")
    assert Path(caught[0].filename).name == Path(__file__).name
