"""Table files of each kind, in the ways in which programs write them."""

from __future__ import annotations

import io
import sqlite3
import sys
import warnings
import zipfile
from collections.abc import Iterable
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, cast

import attrs
import pytest
from conftest import needs
from own_tables import masses, read, refused

import roverspecs as rs
from roverspecs.errors import FieldError, RecordError, ShadowWarning, TableWarning
from roverspecs.records import table_files
from roverspecs.records.table_files import read_table_file
from roverspecs.records.vehicle_tables import VehicleTable

CANDIDATES = Path(__file__).parent / "candidates.csv"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a CSV file."""
    return tmp_path / "own.csv"


def first_masses(vehicles: Iterable[rs.Vehicle]) -> list[str]:
    """Return the first figure for the mass of each vehicle."""
    return [vehicle.claims("mass")[0].value for vehicle in vehicles]


class TestLoad:
    """``load`` takes a table where it takes a record file."""

    def test_table(self, path: Path) -> None:
        """It returns a sequence of vehicles, with the columns that the caller names."""
        path.write_text("Name,Weight,X\nA,5 kg,4 h\n", encoding="utf-8")
        found = rs.load(path, columns={"X": "operating_time"})

        assert isinstance(found, VehicleTable)
        assert str(found[0].operating_time) == "4 h — uncited"

    def test_warning(self, path: Path) -> None:
        """What was not read is told as a warning at the caller's line."""
        path.write_text("Name,Mass\nA,5\n", encoding="utf-8")
        with pytest.warns(TableWarning, match="A, Mass: found '5' without a unit") as caught:
            rs.load(path)
        assert caught[0].filename == __file__

    def test_strict(self, path: Path) -> None:
        """A bad cell refuses the file then."""
        path.write_text("Name,Mass\nA,5\n", encoding="utf-8")
        with pytest.raises(RecordError, match="without a unit"):
            rs.load(path, strict=True)

    def test_decimals_of_a_record(self, folder: Path) -> None:
        """A record has points, and whoever asks for commas is told so."""
        with pytest.raises(FieldError, match="decimal: a decimal sign is for tables"):
            rs.load(folder / "mine.toml", decimal=",")

    def test_columns_of_a_record(self, folder: Path) -> None:
        """A record file has no columns."""
        with pytest.raises(FieldError, match="columns: columns are for tables"):
            rs.load(folder / "mine.toml", columns={"a": "mass"})


class TestCatalog:
    """A catalog holds the vehicles of tables beside the shipped ones."""

    def test_tables(self, path: Path, folder: Path) -> None:
        """They are found by name; the tables are kept, with what was not read."""
        path.write_text("Name,Mass,X\nA b,5 kg,3 h\nC,6,\n", encoding="utf-8")
        with pytest.warns(TableWarning) as caught:
            catalog = rs.Catalog(path, folder / "mine.toml", columns={"X": "operating_time"})

        assert caught[0].filename == __file__
        assert catalog.get("A-B").operating_time is not None
        assert [vehicle.id for vehicle in catalog.own] == ["a-b", "c", "mine"]
        assert [len(table.problems) for table in catalog.tables] == [1]
        assert catalog.problems == []

    def test_rows_of_one_name(self, path: Path) -> None:
        """Each is a vehicle with an id of its own; a name that is an id stands for this id."""
        path.write_text("Name,Mass (kg)\nA,5\nB,6\nA,7\n", encoding="utf-8")
        catalog = rs.Catalog(path)
        assert first_masses(catalog.own) == ["5 kg", "6 kg", "7 kg"]
        assert [catalog.get(name).id for name in ("a", "A", "a-2")] == ["a", "a", "a-2"]
        assert catalog.shadows == []

    def test_ids_that_differ_by_a_hyphen(self, path: Path) -> None:
        """An id as it is written goes before any other reading of it."""
        path.write_text("Name,Mass (kg)\nA,5\nA2,6\nA,7\n", encoding="utf-8")
        catalog = rs.Catalog(path)
        found = map(catalog.get, ("a", "A2", "a-2"))
        assert first_masses(found) == ["5 kg", "6 kg", "7 kg"]
        assert catalog.shadows == []

    def test_ids_of_one_name(self, path: Path) -> None:
        """With ids of one's own, a name in several rows stands for the last one."""
        path.write_text("id,Name,Mass (kg)\nx,A,5\ny,A,6\nx,B,7\n", encoding="utf-8")
        with pytest.warns(ShadowWarning, match="'A' is also a name of an earlier record 'x'"):
            catalog = rs.Catalog(path)
        assert [vehicle.id for vehicle in catalog.own] == ["x", "y", "x-2"]
        assert [catalog.get(name).id for name in ("A", "B", "x")] == ["y", "x-2", "x"]

    def test_rows_of_two_tables(self, path: Path) -> None:
        """A row takes the place of no other; the same file twice has the same rows."""
        other = path.with_name("other.csv")
        path.write_text("Name,Mass (kg)\nA,5\nA,6\n", encoding="utf-8")
        other.write_text("Name,Mass (kg)\nA,7\nA,8\n", encoding="utf-8")
        with pytest.warns(ShadowWarning) as caught:
            catalog = rs.Catalog(path, other)
        assert {each.filename for each in caught} == {__file__}
        assert catalog.shadows == [
            f"{other}: 'a' is also a name of an earlier record 'a'; the id of this one is 'a-3'",
            f"{other}: 'a-2' is also a name of an earlier record 'a-2'; the id of this one is 'a-2-2'",
        ]
        assert [vehicle.id for vehicle in catalog.own] == ["a", "a-2", "a-3", "a-2-2"]
        assert first_masses(catalog.own) == ["5 kg", "6 kg", "7 kg", "8 kg"]
        with pytest.warns(ShadowWarning, match="the file's is used"):
            assert len(rs.Catalog(path, path).own) == 2

    def test_rows_named_as_shipped_ones(self, path: Path) -> None:
        """A row takes the place of the shipped record of its id; a number is never one's."""
        path.write_text("Name,Mass (kg)\nYutu,5\nYutu,6\n", encoding="utf-8")
        with pytest.warns(ShadowWarning):
            catalog = rs.Catalog(path)
        assert catalog.shadows == [
            f"{path}: 'yutu' is also a name of the shipped record 'yutu'; the file's is used",
            f"{path}: 'yutu-2' is also a name of the shipped record 'yutu-2'; the id of this one is 'yutu-2-2'",
        ]
        assert [vehicle.id for vehicle in catalog.own] == ["yutu", "yutu-2-2"]
        assert catalog.get("Yutu-2") == rs.get("yutu-2")

    def test_strict(self, path: Path) -> None:
        """A table that is refused is left out, and its problems are those of the catalog."""
        path.write_text("Name,Mass\nA,5\nB,6\n", encoding="utf-8")
        catalog = rs.Catalog(path, strict=True)
        assert (catalog.own, catalog.tables, len(catalog.problems)) == ((), [], 2)

    def test_check(self, path: Path) -> None:
        """``check`` returns the problems of every cell, and warns of none."""
        path.write_text("Name,Mass,X\nA,5,1 kg\nB,6,x\n", encoding="utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = rs.check(path, columns={"X": "payload_mass"})
        assert [(each.line, each.place) for each in found] == [(2, "A, Mass"), (3, "B, Mass"), (3, "B, X")]  # fmt: skip


class TestFiles:
    """What is no file of a usual size is not read."""

    def test_too_large(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The limit of a table is its own."""
        assert table_files.MAX_FILE_SIZE > 1_000_000
        monkeypatch.setattr(table_files, "MAX_FILE_SIZE", 10)
        assert refused(path, b"x" * 11) == "own.csv: expected at most 10 bytes, found 11"

    def test_missing_and_folders(self, tmp_path: Path) -> None:
        """A missing file and a folder are told as what they are."""
        (tmp_path / "folder.csv").mkdir()
        for name, found in (("a.csv", "none"), ("folder.csv", "a folder")):
            with pytest.raises(RecordError, match=f"expected a table, found {found}"):
                read_table_file(tmp_path / name)

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("a.xls", "a.xls: expected .csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .parquet, .db, .sqlite, .sqlite3, found .xls: save it as .xlsx or .csv"),
            ("a", "a: expected .csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .parquet, .db, .sqlite, .sqlite3, found none: save it as .csv"),
        ],
    )  # fmt: skip
    def test_other_endings(self, tmp_path: Path, name: str, message: str) -> None:
        """A table of another kind is refused with the remedy."""
        assert refused(tmp_path / name, b"x") == message


class TestJson:
    """A list of objects, or an object on each line."""

    def test_list(self, tmp_path: Path) -> None:
        """Each object is a row; a number keeps its digits, and a key may be missing."""
        text = '[{"name": "A", "mass_kg": 5.00}, {"name": "B", "Width": "3 m"}]'
        found = read(tmp_path / "a.json", text)
        assert masses(found) == {"A": "5.00 kg", "B": None}
        assert found[0].mass is not None
        assert found[0].mass.note == "a.json, item 1"

    def test_lines(self, tmp_path: Path) -> None:
        """Lines are counted, empty ones, too."""
        for name in ("a.jsonl", "a.ndjson"):
            text = '{"name": "A", "mass": "5 kg"}\n\n{"name": "B", "mass": "x"}\n'
            found = read(tmp_path / name, text)
            assert masses(found) == {"A": "5 kg", "B": None}
            assert found.problems[0].line == 3

    def test_in_an_object(self, tmp_path: Path) -> None:
        """The list may stand in an object, as programs write it."""
        for text in (
            '{"claims": [{"name": "A"}], "x": [{}]}',
            '{"rovers": [{"name": "A"}], "n": 1}',
        ):
            assert masses(read(tmp_path / "a.json", text)) == {"A": None}

    @pytest.mark.parametrize(
        ("name", "text", "message"),
        [
            ("a.json", "[1, 2]", """a.json: expected a list of objects such as [{"name": "Mine", "mass": "12 kg"}], found [1, 2]"""),
            ("a.json", "[]", """a.json: expected a list of objects such as [{"name": "Mine", "mass": "12 kg"}], found []"""),
            ("a.json", '{"a": 1}', """a.json: expected a list of objects such as [{"name": "Mine", "mass": "12 kg"}], found {'a': 1}"""),
            ("a.json", '[{"name":\n"A",}]', "a.json:2: not JSON: "),
            ("a.jsonl", '{"name": "A"}\n[]', """a.jsonl:2: expected an object such as {"name": "Mine", "mass": "12 kg"}, found []"""),
            ("a.jsonl", '{"name": "A"}\n{"name"', "a.jsonl:2: not JSON: Expecting ':' delimiter"),
            ("a.json", '[{"name": ' + "1" * 5000 + "}]", "a.json:1: expected numbers of a usual length, found one of thousands of digits"),
            ("a.json", "[" * 100_000, "a.json: nested too deeply for a record"),
            ("a.jsonl", "[" * 100_000, "a.jsonl: nested too deeply for a record"),
        ],
    )  # fmt: skip
    def test_refused(self, tmp_path: Path, name: str, text: str, message: str) -> None:
        """What is no such list is refused with the line."""
        assert refused(tmp_path / name, text).startswith(message)


def workbook(path: Path, *sheets: dict[str, Any], hidden: str = "") -> Path:
    """Write sheets of cells by their references."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    book = xlsxwriter.Workbook(path)
    for number, cells in enumerate(sheets, 1):
        sheet = book.add_worksheet(f"S{number}")
        if sheet.name == hidden:
            sheet.hide()
        for reference, value in cells.items():
            sheet.write(reference, value)
    book.close()
    return path


class TestXlsx:
    """The first sheet with cells is a table of typed numbers."""

    CELLS: ClassVar[dict[str, Any]] = {"B2": "Name", "C2": "Mass (kg)", "D2": "Wheels", "B3": "A", "C3": 12.5, "D3": 4, "B5": "B", "C5": "~5", "D5": True}  # fmt: skip

    def test_titles_and_units(self, tmp_path: Path) -> None:
        """A sheet is read below its titles, and with its row of units."""
        cells = {"A1": "Study", "B3": "Name", "C3": "Mass", "C4": "kg", "B5": "A", "C5": 5}
        path = workbook(tmp_path / "a.xlsx", cells)
        found = read_table_file(path)
        assert first_masses(found) == ["5 kg"]
        assert found.remarks[:2] == (
            f"{path}: left out the rows above the headings in row 3",
            f"{path}: read row 4 as the units of the columns",
        )

    def test_read(self, tmp_path: Path) -> None:
        """Numbers have the digits that the spreadsheet shows; rows are counted as it does."""
        found = read_table_file(workbook(tmp_path / "a.xlsx", self.CELLS))
        assert masses(found) == {"A": "12.5 kg", "B": "~5 kg"}
        assert [claim.value for claim in found[0].claims("wheel_count")] == ["4"]
        assert found[0].mass is not None
        assert found[0].mass.note == "a.xlsx, row 3"
        assert [(each.line, each.place) for each in found.problems] == [(5, "B, Wheels")]

    def test_sheets(self, tmp_path: Path) -> None:
        """Empty and hidden sheets are passed over; which one was read is told."""
        path = workbook(tmp_path / "a.xlsx", {}, {"A1": "x"}, self.CELLS, {"A1": "y"}, hidden="S2")
        found = read_table_file(path)
        assert masses(found) == {"A": "12.5 kg", "B": "~5 kg"}
        assert found.remarks[0] == f"{path}: read the sheet 'S3', one of 3"

    def test_blank(self, tmp_path: Path) -> None:
        """A sheet of blank cells has no headings."""
        with pytest.raises(RecordError, match="expected a table with headings, found none"):
            read_table_file(workbook(tmp_path / "a.xlsx", {"A1": " ", "B2": " "}))

    def test_empty(self, tmp_path: Path) -> None:
        """A file without a cell is refused."""
        with pytest.raises(RecordError, match="found empty sheets"):
            read_table_file(workbook(tmp_path / "a.xlsx", {}))

    def test_a_cell_far_out(self, tmp_path: Path) -> None:
        """A sheet that would take all memory is refused before it does."""
        path = workbook(tmp_path / "a.xlsx", {"A1": "Name", "XFD1048576": "x"})
        with pytest.raises(RecordError, match="found one of 1048576 rows and 16384 columns: delete the cells far from the table"):  # fmt: skip
            read_table_file(path)

    def test_unpacked_size(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """So is a file that is much larger unpacked."""
        path = workbook(tmp_path / "a.xlsx", self.CELLS)
        monkeypatch.setattr(table_files, "MAX_UNPACKED_SIZE", 100)
        with pytest.raises(RecordError, match="expected at most 100 bytes, unpacked, found"):
            read_table_file(path)

    def test_no_workbook(self, tmp_path: Path) -> None:
        """Text and an archive of other things are no XLSX files."""
        pytest.importorskip("python_calamine")
        assert refused(tmp_path / "a.xlsx", b"Name\nA\n") == (
            "a.xlsx: expected an XLSX file, found another: file is not a zip file"
        )
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("a.txt", "x")
        assert refused(tmp_path / "a.xlsx", archive.getvalue()).startswith(
            "a.xlsx: expected an XLSX file, found "
        )

    def test_without_the_library(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message names the extra that is missing."""
        monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
        assert refused(tmp_path / "a.xlsx", b"PK") == (
            "a.xlsx: .xlsx needs python-calamine, which is not installed: "
            'pip install "roverspecs[excel]"'
        )


@pytest.mark.once
@needs("pyarrow")
class TestParquet:
    """Parquet files are read by pyarrow, if it is installed."""

    def test_read(self, tmp_path: Path) -> None:
        """A table of one's own has numbers, texts and gaps."""
        path = tmp_path / "own.parquet"
        write_parquet(path, {"Name": ["A", "B"], "Mass (kg)": [5.0, None], "Width": ["~5 cm", ""]})
        found = read_table_file(path)

        assert masses(found) == {"A": "5 kg", "B": None}
        assert found[0].width == rs.Claim(
            value="~5 cm", note="own.parquet, row 1", configuration="unstated"
        )

    def test_no_parquet(self, tmp_path: Path) -> None:
        """Another file is refused, and so is one that is cut off."""
        path = tmp_path / "own.parquet"
        assert refused(path, b"Name,Mass\n").startswith(
            "own.parquet: expected a Parquet file, found '"
        )
        write_parquet(path, {"Name": ["A"] * 1000})
        assert "expected a Parquet file, found" in refused(path, path.read_bytes()[:-100])

    @pytest.mark.parametrize(
        ("limit", "most", "message"),
        [
            ("MAX_CELLS", 1, "expected at most 1 cells, found 2"),
            ("MAX_UNPACKED_SIZE", 5, "expected at most 5 bytes, unpacked"),
        ],
    )
    def test_size(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, message: str
    ) -> None:
        """A small file may hold a large table, which is refused before it is read."""
        path = tmp_path / "own.parquet"
        write_parquet(path, {"Name": ["A"], "Mass": ["5 kg"]})
        monkeypatch.setattr(table_files, limit, most)
        assert refused(path, path.read_bytes()) == f"own.parquet: {message}"

    def test_without_the_library(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message names the extra that is missing."""
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        assert refused(tmp_path / "own.parquet", b"PAR1") == (
            "own.parquet: Parquet needs pyarrow, which is not installed: "
            'pip install "roverspecs[parquet]"'
        )


def write_parquet(path: Path, columns: dict[str, list[Any]]) -> None:
    """Write a table as Parquet."""
    pa: Any = import_module("pyarrow")
    import_module("pyarrow.parquet").write_table(pa.table(columns), path)


class TestExports:
    """What ``export`` writes is read back; see the tests of exports for all of it."""

    def test_a_folder_has_two_names(self, tmp_path: Path) -> None:
        """A package is named as its folder, or as the file that describes it."""
        rs.export(tmp_path / "rovers", ["lev-2"])
        table: Any = rs.load(tmp_path / "rovers")

        assert table == attrs.evolve(
            cast("Any", rs.load(tmp_path / "rovers" / "datapackage.json")), path=table.path
        )
        assert rs.Catalog(tmp_path / "rovers", shipped=False).get("lev-2") == table[0]

    def test_another_package(self, tmp_path: Path) -> None:
        """The description of another package is JSON like any other."""
        path = tmp_path / "datapackage.json"
        assert "expected a column 'Name'" in refused(path, '{"name": "x", "resources": [{"a": 1}]}')

    def test_a_missing_table(self, tmp_path: Path) -> None:
        """The message names the file."""
        rs.export(tmp_path, ["lev-2"])
        (tmp_path / "sources.csv").unlink()
        with pytest.raises(RecordError, match=r"sources\.parquet: expected a table, found none"):
            rs.load(tmp_path)

    def test_rows_of_ones_own(self, tmp_path: Path) -> None:
        """What SQL has added is read, or told with its row."""
        path = tmp_path / "rovers.db"
        rs.export(path, rs.Rover(name="A", mass="5 kg"))
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("ALTER TABLE sources ADD COLUMN mine")
            database.execute(
                "INSERT INTO sources (id, title, publisher, kind, mine) "
                "VALUES ('s', 'T', 'P', 'press', 1)"
            )
            database.executemany(
                "INSERT INTO claims (vehicle, spec, rank, published, source_id) "
                "VALUES ('a', ?, ?, ?, ?)",
                [("width", 1, "5 cm", "s"), ("mass", 2, "heavy", None), ("mass", 3, "6 kg", "x")],
            )
        with pytest.warns(TableWarning):
            table: Any = rs.load(path)

        source = rs.Source(id="s", title="T", publisher="P", kind="press")
        width = rs.Claim(value="5 cm", source=source, configuration="unstated")
        assert list(table) == [rs.Rover(name="A", mass=["5 kg", "6 kg"], width=width)]
        assert [(each.line, each.place) for each in table.problems] == [
            (3, "A, published"),
            (4, "A, source_title"),
        ]

    def test_claims_alone(self, tmp_path: Path) -> None:
        """The claims without their sources are read as one's own, with the remedy."""
        rs.export(tmp_path, ["lev-2"], ["mass"])
        found = read_table_file(tmp_path / "claims.csv")

        assert found.remarks == ()
        assert {each.message for each in found.problems} == {
            "expected this of each source, found none: load the folder of the export, "
            "which has its sources: the figure is kept as your own"
        }

    @pytest.mark.parametrize(
        ("statement", "message"),
        [
            ("CREATE TABLE mine (a)", "found no table 'vehicles': save your table as .csv"),
            ("CREATE VIEW vehicles AS SELECT 1", "found no table 'vehicles': save your table as .csv"),
            ("CREATE TABLE vehicles (id PRIMARY KEY) WITHOUT ROWID", "found no such column: rowid"),
        ],
    )  # fmt: skip
    def test_another_database(self, tmp_path: Path, statement: str, message: str) -> None:
        """One that is no export is refused."""
        path = tmp_path / "own.db"
        with closing(sqlite3.connect(path)) as database:
            database.execute(statement)
        expected = f"own.db: expected a database that 'export' made, {message}"
        assert refused(path, path.read_bytes()) == expected

    def test_no_database(self, tmp_path: Path) -> None:
        """A file of other bytes is refused."""
        assert refused(tmp_path / "own.db", b"x" * 1000) == (
            "own.db: expected a database that 'export' made, found file is not a database"
        )


@pytest.fixture(scope="module", name="candidates")
def _candidates() -> VehicleTable:
    """Read the table once."""
    return read_table_file(CANDIDATES)


class TestCandidates:
    """A table of ten candidates, as such tables come: mixed units, qualifiers, gaps."""

    @pytest.mark.parametrize(
        ("name", "spec", "values"),
        [
            ("A", "mass", ["50 kg"]),
            ("E", "mass", ["65±1 kg"]),
            ("F", "mass", ["145~150 kg"]),
            ("H", "mass", ["11 kg", "24 lb"]),
            ("I", "mass", ["280 kg", "617 lb"]),
            ("A", "length", ["990 mm", "39 in"]),
            ("C", "length", ["1100 mm"]),
            ("E", "height", ["349 mm"]),
            ("H", "height", ["25.4 cm"]),
            ("J", "length", []),
            ("A", "top_speed", ["1.0 m/s", "2.3 mph"]),
            ("E", "top_speed", ["≤1.5m/s"]),
            ("I", "top_speed", ["18 km/h"]),
            ("E", "payload_capacity", ["50KG"]),
            ("G", "payload_capacity", ["up to 5 kg"]),
            ("H", "payload_capacity", ["50 lbs"]),
            ("H", "battery_energy", ["294 Whr"]),
            ("A", "battery_energy", []),
            ("A", "operating_time", ["3 hours", "8 hours"]),
            ("D", "operating_time", ["≈5 h"]),
            ("E", "operating_time", []),
            ("H", "operating_time", ["2-6 hrs"]),
            ("A", "max_slope", ["45° (max)"]),
            ("B", "max_slope", []),
            ("C", "max_slope", []),
            ("I", "max_slope", []),
            ("F", "wheel_count", ["0"]),
        ],
    )
    def test_cells(self, candidates: VehicleTable, name: str, spec: str, values: list[str]) -> None:
        """Each cell gives its figures, as they are written."""
        [vehicle] = [each for each in candidates if each.name == f"Candidate {name}"]
        assert [claim.value for claim in vehicle.claims(spec)] == values
        assert all(claim.source is None for claim in vehicle.claims(spec))

    def test_what_was_not_read(self, candidates: VehicleTable) -> None:
        """Charges, a percentage, a swing to both sides, and two sizes that differ are told."""
        assert [(each.line, each.place.partition(", ")[2]) for each in candidates.problems] == [
            (2, "Dimensions (L x W x H)"),
            (2, "Battery"),
            (4, "Slope"),
            (5, "Battery"),
            (6, "Battery"),
            (7, "Battery"),
            (8, "Battery"),
            (10, "Battery"),
            (10, "Slope"),
        ]
        assert len(candidates) == 10
