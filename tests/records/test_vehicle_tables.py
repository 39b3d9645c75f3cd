"""Tables of vehicles: a sequence of them, with what was not read."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from samples import A_FRAME

import roverspecs as rs
from roverspecs.errors import FieldError, Problem, TableWarning
from roverspecs.records.headings import headings
from roverspecs.records.vehicle_tables import RawTable, VehicleTable, is_table_file

ROVERS = tuple(rs.Rover(name=name) for name in "ABC")
PROBLEMS = tuple(Problem("own.csv", line, "A, Mass", "bad") for line in range(7))


def table(**fields: object) -> VehicleTable:
    """Return a table of three vehicles."""
    return VehicleTable(**{"path": "own.csv", "vehicles": ROVERS, **fields})  # type: ignore[arg-type]


class TestVehicleTable:
    """It is a sequence of vehicles."""

    def test_sequence(self) -> None:
        """It has their number, their order, and parts of it."""
        found = table()
        assert isinstance(found, Sequence)
        assert (len(found), list(found), found[1], found[1:]) == (
            3,
            [*ROVERS],
            ROVERS[1],
            ROVERS[1:],
        )
        assert rs.compare(found, ["mass"]).vehicles == ROVERS

    def test_texts(self) -> None:
        """Its repr counts, and its text tells everything, a thing a line."""
        found = table(problems=PROBLEMS[:1], remarks=("own.csv: read 'W' as mass",))
        assert repr(found) == "<VehicleTable own.csv: 3 vehicles, 1 problem>"
        assert str(found).splitlines() == [
            "own.csv: 3 vehicles: A, B, C",
            "own.csv: read 'W' as mass",
            "own.csv:0: A, Mass: bad",
        ]


class TestWarn:
    """One warning tells the cells and the columns that were not read."""

    def told(self, found: VehicleTable) -> list[str]:
        """Return the lines of the warning."""
        with pytest.warns(TableWarning) as caught:
            found.warn()
        [warning] = caught
        return str(warning.message).splitlines()

    def test_cells(self) -> None:
        """Five cells are told, and the number of the others."""
        lines = self.told(table(problems=PROBLEMS))
        assert lines[0] == "own.csv:0: A, Mass: bad"
        assert lines[5:] == ["and 2 more problems: see .problems of the table"]
        assert len(self.told(table(problems=PROBLEMS[:5]))) == 5

    def test_columns(self) -> None:
        """So are columns, but not those that have another word."""
        [line] = self.told(table(headings=tuple(headings(["Weight", "Notes"]))))
        assert line.startswith("own.csv: columns not read: 'Notes' (no spec")

    def test_nothing(self) -> None:
        """Where all was read, there is no warning."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            table(headings=tuple(headings(["Weight", "Notes"], {"Notes": ""}))).warn()


def test_places() -> None:
    """A place is that of the file's own name."""
    raw = RawTable(path="folder/own.csv", texts=(), rows=(), noun="line")
    assert raw.place(3) == "own.csv, line 3"


@pytest.mark.parametrize(
    ("name", "is_table"),
    [("a.csv", True), ("a/b.XLSX", True), ("a.parquet", True), ("a.toml", False), ("a", False)],
)
def test_names_of_tables(name: str, is_table: bool) -> None:
    """A table is known by the ending of its name."""
    assert is_table_file(name) == is_table


@pytest.mark.parametrize("read", [rs.load, rs.check, rs.Catalog])
@pytest.mark.parametrize(
    ("path", "message"),
    [
        (5, "path: expected a path such as 'rovers.csv', found 5"),
        (["a.csv"], "path: expected a path such as 'rovers.csv', found ['a.csv']"),
        (
            A_FRAME,
            "path: expected a path, found a dataframe: "
            "roverspecs.frames.read_frame reads its rows as vehicles",
        ),
    ],
)
def test_what_is_no_path_is_refused(read: Callable[[Any], object], path: Any, message: str) -> None:
    """Whatever reads records says so in its own words."""
    with pytest.raises(FieldError) as caught:
        read(path)
    assert str(caught.value) == message
