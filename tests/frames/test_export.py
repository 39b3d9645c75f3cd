"""Exports: folders and databases that other programs read."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from conftest import is_complete
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples, texts, tidy_texts, vehicles

import roverspecs as rs
from roverspecs.errors import FieldError, UnknownVehicleError
from roverspecs.frames.data_package import FILES

NAMES = ["claims.csv", "datapackage.json", "sources.csv", "specs.csv", "vehicles.csv"]


def listed(folder: Path) -> list[str]:
    """Return the names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the lines of a table, without the apostrophe before what would be a formula."""
    text = (folder / f"{name}.csv").read_text(encoding="utf-8")
    return [
        {key: re.sub("^'(?=[=+@-])", "", value) for key, value in line.items()}
        for line in csv.DictReader(io.StringIO(text))
    ]


class TestPath:
    """The name says the form."""

    def test_a_folder(self, tmp_path: Path) -> None:
        """A folder has a file for each table and one that says what they are."""
        rs.export(tmp_path / "rovers", ["LEV-2", "Tenacious"], ["mass"])

        assert listed(tmp_path / "rovers") == NAMES
        assert [line["id"] for line in read(tmp_path / "rovers", "vehicles")] == [
            "lev-2",
            "tenacious",
        ]
        assert {line["spec"] for line in read(tmp_path / "rovers", "claims")} == {"mass"}

    @pytest.mark.parametrize("name", ["a.db", "a.DB", "a.sqlite", "a.sqlite3"])
    def test_a_database(self, name: str, tmp_path: Path) -> None:
        """Its endings are those that other programs know."""
        rs.export(str(tmp_path / name), rs.TENACIOUS)

        assert (tmp_path / name).read_bytes().startswith(b"SQLite format 3\0")

    def test_a_name_with_a_point(self, tmp_path: Path) -> None:
        """A folder may be called after a version."""
        rs.export(tmp_path / "rovers-1.2", rs.TENACIOUS)

        assert listed(tmp_path / "rovers-1.2") == NAMES

    @pytest.mark.parametrize(
        ("path", "format", "expected"),
        [
            ("a.csv", None, "a folder, or a file that ends in .db, .sqlite or .sqlite3"),
            ("a.zip", None, "a folder, or a file that ends in .db, .sqlite or .sqlite3"),
            ("a.parquet", "parquet", "a folder"),
            ("a.db", "csv", "a folder"),
            ("a", "sqlite", "a file that ends in .db, .sqlite or .sqlite3"),
        ],
    )
    def test_other_endings(self, path: str, format: str | None, expected: str) -> None:
        """A name that contradicts the form, or is that of a single file, is refused."""
        with pytest.raises(FieldError) as caught:
            rs.export(path, format=format)
        assert str(caught.value) == f"path: expected {expected}, found {path!r}"

    def test_an_unknown_form(self) -> None:
        """The message offers those that there are."""
        with pytest.raises(FieldError) as caught:
            rs.export("a", format="xml")
        assert str(caught.value).startswith("format: ")
        assert "'parquet'" in str(caught.value)

    @pytest.mark.parametrize("path", [5, None, b"a", "a\0", "a\0.db", "\ud800", ["a"]], ids=repr)
    def test_no_path(self, path: Any) -> None:
        """Whatever is no path, or cannot be one, is refused."""
        with pytest.raises(FieldError) as caught:
            rs.export(path, rs.TENACIOUS)
        assert str(caught.value) == f"path: expected a path such as 'rovers', found {path!r}"

    def test_an_unknown_vehicle(self, tmp_path: Path) -> None:
        """Nothing is written."""
        with pytest.raises(UnknownVehicleError):
            rs.export(tmp_path / "a", ["lev-9"])
        assert listed(tmp_path) == []


class TestEarlierFiles:
    """An export replaces an earlier one, and never anything else."""

    def test_an_earlier_export(self, tmp_path: Path) -> None:
        """It makes way, whatever it held; a file of it does not outlive it."""
        folder = tmp_path / "rovers"
        rs.export(folder)
        (folder / "specs.parquet").write_bytes(b"of an export in another form")
        rs.export(folder, rs.TENACIOUS)

        assert listed(folder) == NAMES
        assert len(read(folder, "vehicles")) == 1

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        """It is filled."""
        rs.export(tmp_path, rs.TENACIOUS)

        assert listed(tmp_path) == NAMES

    @pytest.mark.parametrize(
        "package", [None, "", "[]", "5", '{"name": "another"}', '{"title": "no name"}', "\udcff"]
    )
    def test_a_folder_of_somebody_else(self, package: str | None, tmp_path: Path) -> None:
        """It is refused and stays, though its files have names of ours."""
        (tmp_path / "vehicles.csv").write_text("mine", encoding="utf-8")
        if package is not None:
            content = package.encode("utf-8", "surrogateescape")
            (tmp_path / "datapackage.json").write_bytes(content)
        before = listed(tmp_path)
        with pytest.raises(OSError, match="has a file that roverspecs did not write"):
            rs.export(tmp_path, rs.TENACIOUS)
        assert listed(tmp_path) == before
        assert (tmp_path / "vehicles.csv").read_text(encoding="utf-8") == "mine"

    def test_a_file_beside_an_earlier_export(self, tmp_path: Path) -> None:
        """It is not ours, so the folder is refused and stays."""
        rs.export(tmp_path, rs.TENACIOUS)
        (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(OSError, match=r"a file that roverspecs did not write, 'notes\.txt'"):
            rs.export(tmp_path)
        assert len(read(tmp_path, "vehicles")) == 1

    def test_every_file_is_one_of_ours(self, tmp_path: Path) -> None:
        """What is written is what may be replaced."""
        rs.export(tmp_path, rs.TENACIOUS)
        assert {*listed(tmp_path)} <= {*FILES}

    @pytest.mark.parametrize("name", ["rovers", "rovers.db"])
    def test_the_same_data_make_the_same_files(self, name: str, tmp_path: Path) -> None:
        """Nothing depends on the time or the place."""
        sums = []
        for place in ("one", "two"):
            (tmp_path / place).mkdir()
            rs.export(tmp_path / place / name, ["LEV-2"])
            files = [path for path in sorted((tmp_path / place).rglob("*")) if path.is_file()]
            contents = b"".join(path.read_bytes() for path in files)
            sums.append(hashlib.sha256(contents).hexdigest())
        assert sums[0] == sums[1]


FORMS = {"csv": "rovers", "parquet": "rovers", "sqlite": "rovers.db"}


@pytest.mark.once
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.untraced
def test_the_whole_catalog_comes_back(form: str, tmp_path: Path) -> None:
    """The vehicles of an export are those of the catalog, with all sources, in their order."""
    if form == "parquet" and not is_complete():
        pytest.importorskip("pyarrow")
    path = tmp_path / FORMS[form]
    rs.export(path, format=form)
    table: Any = rs.load(path)

    assert table.problems == table.remarks == ()
    # No form but that of records has acknowledgements.
    shipped: list[Any] = [*rs.Catalog()]
    assert list(table) == [attrs.evolve(each, acknowledged=()) for each in shipped]


@pytest.mark.once
@pytest.mark.parametrize("form", FORMS)
@examples(25)
@given(data=st.data())
def test_any_vehicle_comes_back(
    tmp_path_factory: pytest.TempPathFactory, form: str, data: st.DataObject
) -> None:
    """Whatever it claims, an export keeps it as it was; CSV has each text in one line."""
    if form == "parquet" and not is_complete():
        pytest.importorskip("pyarrow")
    vehicle = data.draw(vehicles(tidy_texts if form == "csv" else texts))
    path = tmp_path_factory.mktemp("export") / FORMS[form]
    rs.export(path, vehicle, format=form)
    table: Any = rs.load(path)

    assert table.problems == table.remarks == ()
    assert list(table) == [vehicle]


def test_formulas_stay_texts_in_csv(tmp_path: Path) -> None:
    """A spreadsheet that opens a table runs nothing."""
    rs.export(tmp_path / "a", rs.Rover(name="=1+1", id="a", mass="5 kg"))
    assert "\na,rover,'=1+1," in (tmp_path / "a" / "vehicles.csv").read_text(encoding="utf-8")
