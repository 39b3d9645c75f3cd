"""The command ``export``."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run


def listed(name: str, field: str, folder: str = "rovers") -> list[str]:
    """Return a column of a table that was exported."""
    with Path(folder, f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [line[field] for line in csv.DictReader(file)]


class TestExport:
    """`export` writes tables into a folder or a database."""

    def test_folder(self, run: Callable[..., Run]) -> None:
        """All vehicles, without a word."""
        assert run("export", "rovers") == Run(0, "", "")
        assert {"lev-2", "tenacious"} < {*listed("vehicles", "id")}

    def test_own_records(self, run: Callable[..., Run]) -> None:
        """Files and names are vehicles as on any command, and --with adds to all of them."""
        assert run("export", "rovers", "mine.toml", "lev-2") == Run(0, "", "")
        assert listed("vehicles", "id") == ["mine", "lev-2"]
        assert run("export", "rovers", "--all", "--with", "ours.toml") == Run(0, "", "")
        assert "ours" in listed("vehicles", "id")

    def test_specs(self, run: Callable[..., Run]) -> None:
        """Only their claims are written; a derived one is refused with those to ask for."""
        assert run("export", "rovers", "tenacious", "--specs", "mass,length").code == 0
        assert {*listed("claims", "spec")} == {"mass", "length"}
        done = run("export", "other", "--specs", "bulk_density")
        assert done.err.startswith("roverspecs: spec: 'bulk_density' is derived: ask for 'mass'")

    def test_condition(self, run: Callable[..., Run]) -> None:
        """Vehicles that meet it, and notes on the others where they do not disturb."""
        code, out, err = run("export", "rovers", "--where", "mass < 1 kg", "--sure")

        assert (code, out) == (0, "")
        assert "lev-2" in listed("vehicles", "id")
        assert "tenacious" not in listed("vehicles", "id")
        assert err.startswith("note: ")

    def test_database(self, run: Callable[..., Run]) -> None:
        """The ending says so, or the format for a name that has it."""
        assert run("export", "rovers.db", "lev-2") == Run(0, "", "")
        assert run("export", "rovers.sqlite", "lev-2", "--format", "sqlite") == Run(0, "", "")
        assert Path("rovers.db").read_bytes() == Path("rovers.sqlite").read_bytes()

    @pytest.mark.parametrize(
        ("words", "code", "message"),
        [
            (
                ["rovers", "--format", "xlsx"],
                2,
                "argument --format: unknown format 'xlsx': expected one of 'csv', 'parquet', 'sqlite'",
            ),
            (["a.csv"], 1, "roverspecs: path: expected a folder, or a file that ends in"),
            ([".", "lev-2"], 1, "roverspecs: .: expected a folder other than the working one"),
            (["mine.toml/a"], 1, "roverspecs: mine.toml/a: "),
            (["a", "missing.toml"], 1, "missing.toml: expected a record file, found none"),
            ([], 2, "the following arguments are required: PATH"),
        ],
    )
    def test_refusals(
        self, words: list[str], code: int, message: str, run: Callable[..., Run]
    ) -> None:
        """What cannot be written is refused in a line, and nothing is left behind."""
        before = sorted(Path().iterdir())
        done = run("export", *words)

        assert (done.code, done.out) == (code, "")
        assert message in done.err
        assert sorted(Path().iterdir()) == before
