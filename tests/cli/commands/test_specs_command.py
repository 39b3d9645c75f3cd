"""The command ``specs``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from samples import lines

from roverspecs.records.derived import DERIVED, SPECS

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run


class TestSpecs:
    """`specs` lists the specs as they are declared."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each spec is a row."""
        code, out, err = run("specs")

        assert (code, err) == (0, "")
        assert out.splitlines()[0].split() == ["Name", "Group", "SI", "Metric", "US", "Definition"]
        assert [line.split()[0] for line in out.splitlines()[2:]] == list(SPECS)
        assert [
            line.split()[0] for line in out.splitlines()[2:] if line.split()[1] == "(derived)"
        ] == sorted(DERIVED, key=list(SPECS).index)

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data of a spec are its declaration."""
        specs = json.loads(run("specs", "--format", "json").out)["specs"]

        assert [spec["name"] for spec in specs] == list(SPECS)
        assert {spec["name"] for spec in specs if spec["derived"]} == set(DERIVED)
        assert specs[0] == {
            "name": "mass",
            "label": "Mass",
            "group": "mass",
            "dimension": "mass",
            "si": "kg",
            "metric": "kg or g",
            "us": "lb",
            "definition": "Mass of the vehicle, in the condition that its claim states.",
            "derived": False,
        }

    def test_csv(self, run: Callable[..., Run]) -> None:
        """A line has the fields of JSON under the same names; a name is no more than that."""
        specs = json.loads(run("specs", "--format", "json").out)["specs"]
        found = lines(run("specs", "--format", "csv"))

        assert found == [
            {key: str(value).lower() if key == "derived" else value for key, value in each.items()}
            for each in specs
        ]
        assert [list(line) for line in found] == [list(each) for each in specs]
