"""Databases: the tables of an export in SQLite, with views of the figures that are shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from roverspecs.frames.export_tables import Table
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.ucum import in_name

_Meaning = tuple[str, str, str, str]
"""A table or a view, a field of it, its type and its meaning."""

_TYPES = {"string": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}

# The fields of the view of shown figures: the table and the field that each one comes from.
_SHOWN = {
    "vehicle": ("claims", "vehicle"),
    "name": ("vehicles", "name"),
    "kind": ("vehicles", "kind"),
    "spec": ("claims", "spec"),
    "label": ("specs", "label"),
    "magnitude": ("claims", "si_magnitude"),
    "unit": ("claims", "si_unit"),
    "low": ("claims", "si_low"),
    "high": ("claims", "si_high"),
    **{
        name: ("claims", name)
        for name in ("mark", "published", "configuration", "part", "condition", "as_of")
    },
    "source_id": ("claims", "source_id"),
    "source_title": ("sources", "title"),
    "source_url": ("sources", "url"),
}
_JOINED = (
    "claims JOIN vehicles ON vehicles.id = claims.vehicle "
    "JOIN specs ON specs.name = claims.spec "
    "LEFT JOIN sources ON sources.id = claims.source_id WHERE claims.shown"
)


def write_database(path: Path, tables: Sequence[Table], about: Mapping[str, str]) -> None:
    """Write the tables of an export into a new SQLite file.

    Parameters
    ----------
    path : Path
        Of a file that is not there yet.
    tables : sequence of Table
        Each after those that it refers to.
    about : mapping of str to str
        What the tables are, and who made them with which version.

    Notes
    -----
    Beside the tables there are ``fields``, with the meaning of each field of tables and
    views; ``about``; the view ``shown``, a row for each figure that tables show, in SI
    units; and the view ``compared``, a row for each vehicle.
    """
    with closing(sqlite3.connect(path)) as database, database:
        for table in tables:
            _create(database, table)
        views = [_shown(tables), _compared(tables)]
        for statement, _ in views:
            database.execute(statement)
        _describe(database, [*_meanings(tables), *views[0][1], *views[1][1]], about)


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


def _meanings(tables: Iterable[Table]) -> Iterator[_Meaning]:
    for table in tables:
        for field, (kind, meaning) in table.fields.items():
            yield table.name, field, kind, meaning


def _describe(
    database: sqlite3.Connection, meanings: Iterable[_Meaning], about: Mapping[str, str]
) -> None:
    database.execute('CREATE TABLE about ("key" TEXT PRIMARY KEY, "value" TEXT)')
    database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    columns = '"table" TEXT, "field" TEXT, "type" TEXT, "meaning" TEXT'
    database.execute(f'CREATE TABLE fields ({columns}, PRIMARY KEY ("table", "field"))')
    database.executemany("INSERT INTO fields VALUES (?, ?, ?, ?)", meanings)


def _shown(tables: Iterable[Table]) -> tuple[str, list[_Meaning]]:
    """Return the view with a row for each figure that is shown, and the meaning of its fields."""
    known = {table.name: table.fields for table in tables}
    selected = [
        f"{table}.{_name(field)} AS {_name(name)}" for name, (table, field) in _SHOWN.items()
    ]
    meanings = [("shown", name, *known[table][field]) for name, (table, field) in _SHOWN.items()]
    # The names of tables and fields are our own.
    return f"CREATE VIEW shown AS SELECT {', '.join(selected)} FROM {_JOINED}", meanings  # noqa: S608


def _compared(tables: Iterable[Table]) -> tuple[str, list[_Meaning]]:
    """Return the view with a row for each vehicle, and the meaning of its fields."""
    known = {table.name: table for table in tables}
    specs, vehicles = known["specs"], known["vehicles"]
    identity = ("id", "name", "kind")
    columns = [f"vehicles.{name}" for name in identity]
    meanings: list[_Meaning] = [("compared", name, *vehicles.fields[name]) for name in identity]
    for spec, unit in zip(specs.columns["name"], specs.columns["si_unit"], strict=True):
        published = PUBLISHED[spec]
        if published.has_sides:
            continue
        name, measured = spec, published.label
        if unit:
            name, measured = f"{spec}_{in_name(unit)}", f"{published.label} in {unit}"
        meanings.append(("compared", name, "number", f"{measured}; empty for a bound or a range."))
        magnitude = f"CASE WHEN claims.spec = '{spec}' THEN claims.si_magnitude END"
        columns.append(f"MAX({magnitude}) AS {_name(name)}")
    joined = "vehicles LEFT JOIN claims ON claims.vehicle = vehicles.id AND claims.shown"
    selected = ", ".join(columns)
    # The names of specs and units are our own.
    statement = f"CREATE VIEW compared AS SELECT {selected} FROM {joined} GROUP BY vehicles.id"  # noqa: S608
    return statement, meanings


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return f'"{name}"'
