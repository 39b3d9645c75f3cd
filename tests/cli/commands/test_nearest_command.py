"""The command ``nearest``."""

from __future__ import annotations

import csv
import json
import math
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run


class TestNearest:
    """``nearest``: vehicles like one."""

    def test_table(self, run: Callable[..., Run]) -> None:
        """How near each is, by how many specs, and what was compared."""
        code, out, err = run("nearest", "minerva-ii-1a", "--count", "1", "--format", "csv")
        assert code == 0
        assert err.startswith("note: Left out, 0 of 3 figures in common, 2 needed: ")
        [line] = csv.DictReader(out.splitlines())
        ratio = math.log10(1129 / 1151)
        distance = math.sqrt(ratio**2 / 3)
        numbers = {key: float(line.pop(key)) for key in ("factor", "distance")}
        assert numbers == pytest.approx({"factor": 10**distance, "distance": distance})
        assert line == {
            "vehicle": "minerva-ii-1b",
            "name": "MINERVA-II1B",
            "compared": "3",
            "possible": "3",
        }

    def test_csv_long(self, run: Callable[..., Run]) -> None:
        """In the long shape each pair of figures is a line, in the unit of the vehicle asked for."""
        code, out, err = run("nearest", "minerva-ii-1a", "--count", "1", "--format", "csv-long")
        assert (code, err.startswith("note: Left out, ")) == (0, True)
        found = list(csv.DictReader(out.splitlines()))
        assert {(line["vehicle"], line["name"]) for line in found} == {
            ("minerva-ii-1b", "MINERVA-II1B")
        }
        assert [
            (line["spec"], line["unit"], line["given"], line["other"], line["mark"], line["note"])
            for line in found
        ] == [
            ("mass", "g", "1151.0", "1129.0", "", ""),
            ("height", "cm", "7.0", "7.0", "", ""),
            ("diameter", "cm", "18.0", "18.0", "", ""),
        ]
        for key in ("ratio", "low", "high"):
            ratios = [float(line[key]) for line in found]
            assert ratios == pytest.approx([1129 / 1151, 1, 1])

    def test_a_table_for_people(self, run: Callable[..., Run]) -> None:
        """What was compared is said in words, the factor with the digits that count."""
        out = run("nearest", "minerva-ii-1a", "--count", "1").out.splitlines()
        assert out[2].split()[:2] == ["MINERVA-II1B", "1.0"]
        assert "mass ×0.98, height ×1.0, diameter ×1.0" in " ".join(out[2].split())

    def test_json(self, run: Callable[..., Run]) -> None:
        """The same as data."""
        data = json.loads(run("nearest", "minerva-ii-1a", "--count", "1", "--format", "json").out)
        assert [each["vehicle"] for each in data["neighbours"]] == ["minerva-ii-1b"]
        assert (data["vehicle"], data["specs"][0]) == ("minerva-ii-1a", "mass")
        assert {"vehicle": "cadre", "reason": "0 of 3 figures in common, 2 needed"} in data[
            "left_out"
        ]

    def test_a_bad_file(self, run: Callable[..., Run], folder: Path) -> None:
        """Nothing is near a record that cannot be read."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        assert run("nearest", "bad.toml").code == 1

    @pytest.mark.parametrize("count", ["0", "x", "-1", "10000"])
    def test_wrong_count(self, count: str, run: Callable[..., Run]) -> None:
        """A number of vehicles is one or more."""
        code, _, err = run("nearest", "lev-2", f"--count={count}")
        assert code == 2
        assert err.endswith(
            f"error: argument --count: expected a number from 1 to 9999, found '{count}'\n"
        )
