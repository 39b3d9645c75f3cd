"""Databases: what SQL finds in an export."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import is_complete

import roverspecs as rs
from roverspecs.frames.export_tables import tables_of
from roverspecs.records.data_version import SIGNATURE
from roverspecs.records.vehicles import PUBLISHED


@pytest.fixture(scope="module", name="path")
def _path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a database of the whole catalog."""
    path = tmp_path_factory.mktemp("export") / "rovers.db"
    rs.export(path)
    return path


@pytest.fixture(name="database")
def _database(path: Path) -> Iterator[sqlite3.Connection]:
    """Return it, open."""
    with closing(sqlite3.connect(path)) as database:
        yield database


def test_it_is_sound(database: sqlite3.Connection) -> None:
    """SQLite finds no fault in it, and no reference that leads nowhere."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_tables_hold_what_was_exported(database: sqlite3.Connection) -> None:
    """Every value of every table is there, and its field is explained."""
    for table in tables_of(rs.Catalog()):
        found = database.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608
        assert found == list(zip(*table.columns.values(), strict=True))
        query = 'SELECT field, type, meaning FROM fields WHERE "table" = ?'
        meanings = database.execute(query, [table.name]).fetchall()
        assert sorted(meanings) == sorted(
            (name, *meaning) for name, meaning in table.fields.items()
        )


def test_keys_and_references_are_declared(database: sqlite3.Connection) -> None:
    """A second row of a key is refused, and so is one that refers to nothing."""
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("INSERT INTO specs (name) VALUES ('mass')")
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        database.execute("INSERT INTO specs (name) VALUES (NULL)")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("INSERT INTO claims (vehicle, spec, rank) VALUES ('none', 'mass', 1)")


def test_references_have_indexes(database: sqlite3.Connection) -> None:
    """A question for the claims of a source reads an index, not the whole table."""
    for field in ("vehicle", "spec", "source_id"):
        query = f"EXPLAIN QUERY PLAN SELECT * FROM claims WHERE {field} = 'x'"  # noqa: S608
        [(*_, plan)] = database.execute(query).fetchall()
        assert "USING INDEX" in plan


def test_the_figures_that_are_shown(database: sqlite3.Connection) -> None:
    """The view ``shown`` has the cells of a comparison in SI units, with mark and source."""
    comparison = rs.compare(rs.Catalog(), list(PUBLISHED))
    expected = {}
    for row in comparison.rows:
        for vehicle, cell in zip(comparison.vehicles, row.cells, strict=True):
            if cell and cell.claim:
                expected[vehicle.id, row.spec] = (
                    cell.magnitude,
                    cell.unit,
                    cell.mark,
                    cell.claim.value,
                )
    found = database.execute("SELECT vehicle, spec, magnitude, unit, mark, published FROM shown")

    assert {(one, two): tuple(rest) for one, two, *rest in found} == expected
    query = "SELECT name, label, source_id, source_url FROM shown WHERE vehicle = 'lev-2' AND spec = 'mass'"
    [(name, label, source, url)] = database.execute(query)
    assert (name, label, source) == ("LEV-2", "Mass", "joint-release-2025")
    assert url.startswith("https://")


def test_vehicles_side_by_side(database: sqlite3.Connection) -> None:
    """The view ``compared`` has a row for each vehicle and a column for each spec."""
    query = "SELECT id, mass_kg, top_speed_m_per_s, wheel_count FROM compared WHERE id IN ('lev-2', 'tenacious')"
    found = {identifier: numbers for identifier, *numbers in database.execute(query)}
    wide = rs.compare(["lev-2", "tenacious"], ["mass", "top_speed", "wheel_count"]).wide_columns()

    assert found == {
        identifier: [mass, speed, count]
        for identifier, mass, speed, count in zip(
            wide["id"], wide["mass_kg"], wide["top_speed_m_per_s"], wide["wheel_count"], strict=True
        )
    }
    [[count]] = database.execute("SELECT COUNT(*) FROM compared").fetchall()
    assert count == len(rs.Catalog().entries())
    names = [each[0] for each in database.execute("SELECT * FROM compared").description]
    assert not [name for name in names if name.startswith("envelope")]


def test_it_names_the_program_and_the_data(database: sqlite3.Connection, tmp_path: Path) -> None:
    """The table ``about`` has their versions, and what they are; the licence is the catalog's."""
    told = dict(database.execute("SELECT * FROM about").fetchall())
    assert (told["made_by"], told["version"]) == (SIGNATURE, rs.DATA_VERSION)
    assert {*told} == {"title", "description", "made_by", "version", "license"}

    rs.export(tmp_path / "own.db", rs.Rover(name="Mine", mass="5 kg"))
    with closing(sqlite3.connect(tmp_path / "own.db")) as own:
        assert {*dict(own.execute("SELECT * FROM about"))} == {"title", "description", "made_by"}


def test_the_fields_of_views_are_explained(database: sqlite3.Connection) -> None:
    """Each has its meaning, with the unit where its name has one."""
    for view in ("shown", "compared"):
        names = [each[0] for each in database.execute(f"SELECT * FROM {view}").description]  # noqa: S608
        query = 'SELECT field, meaning FROM fields WHERE "table" = ?'
        meanings = dict(database.execute(query, [view]).fetchall())
        assert sorted(meanings) == sorted(names)
        assert all(text.endswith(".") for text in meanings.values())
    assert meanings["top_speed_m_per_s"] == "Top speed in m/s; empty for a bound or a range."
    assert meanings["wheel_count"].startswith("Wheels; ")


def test_a_question_of_rovers_meets_bounds(database: sqlite3.Connection) -> None:
    """The figures shown tell rovers from landers, and have the ends of bounds and of about."""
    query = """
        SELECT vehicle FROM shown
        WHERE spec = 'mass' AND kind = 'rover' AND coalesce(high, magnitude) < 10
    """
    found = {name for (name,) in database.execute(query)}
    asked = rs.compare(where="mass < 10 kg and kind == 'rover'")

    assert found == {vehicle.id for vehicle in asked.vehicles} | {"tenacious"}
    assert {"colmena", "lev-2"} <= found


@pytest.mark.once
def test_another_program_opens_it(path: Path) -> None:
    """sqlite-utils, on which Datasette builds, finds tables, views and references."""
    if not is_complete():
        pytest.importorskip("sqlite_utils")
    import sqlite_utils

    database = sqlite_utils.Database(path)
    assert {*database.table_names()} == {
        "vehicles",
        "specs",
        "sources",
        "claims",
        "about",
        "fields",
    }
    assert {*database.view_names()} == {"shown", "compared"}
    claims = database.table("claims")
    references = {(key.column, key.other_table, key.other_column) for key in claims.foreign_keys}
    assert references == {
        ("vehicle", "vehicles", "id"),
        ("spec", "specs", "name"),
        ("source_id", "sources", "id"),
    }
    database.conn.close()
