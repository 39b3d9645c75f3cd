"""Databases: the tables of an export in SQLite, with views of the figures that are shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from roverspecs.frames.export_tables import Table
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.ucum import in_name

_TYPES = {"string": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}

_SHOWN = """
CREATE VIEW shown AS
SELECT
    claims.vehicle, vehicles.name, claims.spec, specs.label,
    claims.si_magnitude AS magnitude, claims.si_unit AS unit,
    claims.si_low AS low, claims.si_high AS high, claims.mark, claims.published,
    claims.configuration, claims.part, claims.condition, claims.as_of,
    claims.source_id, sources.title AS source_title, sources.url AS source_url
FROM claims
JOIN vehicles ON vehicles.id = claims.vehicle
JOIN specs ON specs.name = claims.spec
LEFT JOIN sources ON sources.id = claims.source_id
WHERE claims.shown
"""


def write_database(path: Path, tables: Sequence[Table], *, made_by: str) -> None:
    """Write the tables of an export into a new SQLite file.

    Parameters
    ----------
    path : Path
        Of a file that is not there yet.
    tables : sequence of Table
        Each after those that it refers to.
    made_by : str
        The program and its version.

    Notes
    -----
    Beside the tables there are ``fields``, with the meaning of each field;
    ``about``; the view ``shown``, a row for each figure that tables show, in SI
    units; and the view ``compared``, a row for each vehicle.
    """
    with closing(sqlite3.connect(path)) as database, database:
        for table in tables:
            _create(database, table)
        _describe(database, tables, made_by)
        database.execute(_SHOWN)
        database.execute(_compared(tables))


def _create(database: sqlite3.Connection, table: Table) -> None:
    parts = []
    for field, (kind, _) in table.fields.items():
        needed = " NOT NULL" if field in table.key else ""
        parts.append(f"{_name(field)} {_TYPES[kind]}{needed}")
    parts.append(f"PRIMARY KEY ({_names(table.key)})")
    for field, other, key in table.references:
        parts.append(f"FOREIGN KEY ({_name(field)}) REFERENCES {_name(other)} ({_name(key)})")
    database.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(parts)})")
    for field, _, _ in table.references:
        index = _name(f"{table.name}_{field}")
        database.execute(f"CREATE INDEX {index} ON {_name(table.name)} ({_name(field)})")
    marks = ", ".join("?" for _ in table.fields)
    # No value is written into the text of a statement, and each name is one of our own.
    statement = f"INSERT INTO {_name(table.name)} ({_names(table.fields)}) VALUES ({marks})"  # noqa: S608
    database.executemany(statement, zip(*table.columns.values(), strict=True))


def _describe(database: sqlite3.Connection, tables: Iterable[Table], made_by: str) -> None:
    database.execute('CREATE TABLE about ("key" TEXT PRIMARY KEY, "value" TEXT)')
    database.execute("INSERT INTO about VALUES ('made_by', ?)", (made_by,))
    columns = '"table" TEXT, "field" TEXT, "type" TEXT, "meaning" TEXT'
    database.execute(f'CREATE TABLE fields ({columns}, PRIMARY KEY ("table", "field"))')
    for table in tables:
        rows = [(table.name, field, *meaning) for field, meaning in table.fields.items()]
        database.executemany("INSERT INTO fields VALUES (?, ?, ?, ?)", rows)


def _compared(tables: Iterable[Table]) -> str:
    """Return the view with a row for each vehicle and a column for each spec."""
    [specs] = [table for table in tables if table.name == "specs"]
    columns = ["vehicles.id", "vehicles.name"]
    for spec, unit in zip(specs.columns["name"], specs.columns["si_unit"], strict=True):
        if PUBLISHED[spec].has_sides:
            continue
        name = spec
        if unit:
            name = f"{spec}_{in_name(unit)}"
        magnitude = f"CASE WHEN claims.spec = '{spec}' THEN claims.si_magnitude END"
        columns.append(f"MAX({magnitude}) AS {_name(name)}")
    joined = "vehicles LEFT JOIN claims ON claims.vehicle = vehicles.id AND claims.shown"
    selected = ", ".join(columns)
    # The names of specs and units are our own.
    return f"CREATE VIEW compared AS SELECT {selected} FROM {joined} GROUP BY vehicles.id"  # noqa: S608


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return f'"{name}"'
