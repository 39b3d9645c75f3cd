"""The command ``nearest``."""

from __future__ import annotations

import json
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
        assert out.splitlines()[0] == "vehicle,factor,count,compared"
        assert out.splitlines()[1].startswith("MINERVA-II1B,1.0,")

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
