"""The command ``list``."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from samples import IDS, filled, lines

import roverspecs as rs
from roverspecs.records.fields import CATALOGS
from roverspecs.records.vehicles import IDENTITY_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run


NAMES = {vehicle.id: vehicle.name for vehicle in rs.Catalog()} | {"mine": "Mine"}
# A number counts as one: no name of the catalog has one of more than three digits.
BY_NAME = sorted(
    [*IDS, "mine"],
    key=lambda each: re.sub("[0-9]+", lambda found: f"{int(found[0]):03}", NAMES[each].casefold()),
)


class TestList:
    """`list` prints what identifies the vehicles."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each vehicle is a row, the user's own among the shipped ones, in the order of names."""
        code, out, err = run("list", "--with", "mine.toml")
        lines = out.splitlines()

        assert (code, err) == (0, "")
        assert lines[0].split() == ["Id", "Name", "Kind", "Operator", "Mission", "Status"]
        ids = [line.split()[0] for line in lines[2:]]
        assert ids == BY_NAME
        assert ids.index("luna-9") < ids.index("luna-17") < ids.index("eagle-ltv")
        assert lines[2 + ids.index("mine")].split() == [
            "mine",
            "Mine",
            "rover",
            "Us",
            "Test",
            "1",
            "planned",
        ]

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data are the entries of the catalog."""
        entries = rs.Catalog("mine.toml").entries()
        assert json.loads(run("list", "--with", "mine.toml", "--format", "json").out) == {
            "vehicles": sorted(entries, key=lambda each: BY_NAME.index(each["id"])),
            "remarks": [],
        }

    def test_csv(self, run: Callable[..., Run]) -> None:
        """A line has the whole identity of a vehicle; its numbers in the catalogs have columns."""
        found = lines(run("list", "--with", "mine.toml", "--format", "csv"))
        columns = ["id", "kind", *(key for key in IDENTITY_KEYS if key != "ids"), *CATALOGS]

        assert [line["id"] for line in found] == BY_NAME
        assert all(list(line) == columns for line in found)
        assert filled(found[BY_NAME.index("mine")]) == {
            "id": "mine",
            "kind": "rover",
            "name": "Mine",
            "aliases": "私のローバ; मेरा",
            "operator": "Us",
            "mission": "Test 1",
            "launch_date": "2030-01-02",
            "status": "planned",
        }
        by_id = {line["id"]: line for line in found}
        for vehicle in rs.Catalog():
            line = by_id[vehicle.id]
            assert {key: line[key] for key in CATALOGS if line[key]} == dict(vehicle.ids)
            source = vehicle.status_source
            assert line["status_source"] == (source.id if source else "")
            assert line["countries"] == "; ".join(vehicle.countries)
        assert run("list", "--format", "csv-long") == run("list", "--format", "csv")

    def test_csv_of_a_condition(self, run: Callable[..., Run]) -> None:
        """The vehicles that meet a condition have the same columns, and the remarks are notes."""
        words = ["list", "--where", "mass < 5 kg and name != Colmena", "--format"]
        code, out, err = run(*words, "csv")
        data = json.loads(run(*words, "json").out)

        assert (code, err) == (0, "".join(f"note: {each}\n" for each in data["remarks"]))
        assert data["remarks"]
        found = list(csv.DictReader(io.StringIO(out)))
        assert [line["id"] for line in found] == [each["id"] for each in data["vehicles"]]
        assert out.splitlines()[0] == run("list", "--format", "csv").out.splitlines()[0]
