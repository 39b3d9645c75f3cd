"""The command ``coverage``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import Run
from samples import IDS, PAYLOAD, filled, lines, rows

import roverspecs as rs
from roverspecs.records.vehicles import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


class TestCoverage:
    """`coverage` prints which figures there are, and how well each is supported."""

    def test_text(self, run: Callable[..., Run], faulty: str) -> None:
        """A cell has the kind of the source shown, and how many sources agree of how many."""
        assert run(
            "coverage", "mine.toml", "ours.toml", faulty, "--specs", "mass,launch_mass,length,width"
        ) == Run(
            0,
            "Vehicle    Mass         Launch mass    Length       Width\n"
            "---------  -----------  -------------  -----------  -------\n"
            "mine       paper 1/1                   press 1/1    —\n"
            "ours       uncited 1/1                 uncited 1/1  —\n"
            "faulty     paper 1/2                   paper 1/1    —\n",
            "",
        )

    def test_default(self, run: Callable[..., Run]) -> None:
        """Without names each vehicle is a row, without specs mass, dimensions and payload are columns."""
        found = rows(run("coverage", "--with", "mine.toml", "--format", "csv"))
        head = [
            "vehicle",
            "mass",
            "launch_mass",
            "length",
            "width",
            "height",
            "diameter",
            "envelope",
            *PAYLOAD,
        ]

        assert found[0] == head
        assert [row[0] for row in found[1:]] == [*IDS, "mine"]

    def test_one(self, run: Callable[..., Run]) -> None:
        """A vehicle may be named in any way, groups and specs with commas or one by one."""
        found = rows(
            run(
                "coverage",
                "SORA-Q",
                "--specs",
                "mass, mobility",
                "--specs",
                "mass",
                "--format",
                "csv",
            )
        )

        assert [row[0] for row in found] == ["vehicle", "lev-2"]
        assert found[0][1:] == [
            "mass",
            *(spec.name for spec in PUBLISHED.values() if spec.group == "mobility"),
        ]
        assert re.fullmatch("operator [0-9]+/[0-9]+", found[1][1])

    def test_json(self, run: Callable[..., Run], faulty: str) -> None:
        """The data are those of the library."""
        code, out, err = run(
            "coverage", faulty, "tenacious", "--format", "json", "--specs", "mass,dry_mass"
        )
        data = json.loads(out)

        assert (code, err) == (0, "")
        covered = rs.coverage([rs.load(faulty), "tenacious"], ["mass", "dry_mass"])
        assert data == {"coverage": [each.as_data() for each in covered], "remarks": []}
        assert data["coverage"][:2] == [
            {
                "vehicle": "faulty",
                "spec": "mass",
                "applies": True,
                "published": "5 kg",
                "kind": "paper",
                "agreeing": 1,
                "differing": 1,
                "rejected": 1,
                "searched": None,
            },
            {
                "vehicle": "faulty",
                "spec": "dry_mass",
                "applies": False,
                "published": None,
                "kind": None,
                "agreeing": 0,
                "differing": 0,
                "rejected": 0,
                "searched": None,
            },
        ]

    def test_csv_long(self, run: Callable[..., Run], faulty: str) -> None:
        """In the long shape each vehicle and spec is a line, with what JSON says of it."""
        words = ["coverage", faulty, "ours.toml", "--specs", "mass,dry_mass", "--format"]
        found = lines(run(*words, "csv-long"))

        assert [(line["vehicle"], line["spec"], line["applies"]) for line in found] == [
            ("faulty", "mass", "true"),
            ("faulty", "dry_mass", "false"),
            ("ours", "mass", "true"),
            ("ours", "dry_mass", "false"),
        ]
        assert filled(found[0]) == {
            "vehicle": "faulty",
            "spec": "mass",
            "applies": "true",
            "published": "5 kg",
            "kind": "paper",
            **dict.fromkeys(("agreeing", "differing", "rejected"), "1"),
        }
        assert (found[2]["published"], found[2]["kind"]) == ("5 kg", "")
        data = json.loads(run(*words, "json").out)["coverage"]
        assert [list(line) for line in found] == [list(each) for each in data]

    def test_searches(self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
        """A gap that was searched in vain says so, and a note counts them."""
        monkeypatch.setattr(
            "roverspecs.analyses.coverage.searches", lambda: {("mine", "width"): "2026-11-29"}
        )
        note = (
            "1 of 2 gaps were searched without result, the last on 2026-11-29; "
            "— is a gap for which no search is recorded"
        )
        words = ("coverage", "mine.toml", "--specs", "width,height")

        assert run(*words).out == (
            "Vehicle    Width     Height\n"
            "---------  --------  --------\n"
            "mine       searched  —\n"
            f"\n{note}\n"
        )
        data = json.loads(run(*words, "--format", "json").out)
        assert [each["searched"] for each in data["coverage"]] == ["2026-11-29", None]
        assert data["remarks"] == [note]

    def test_vehicles_of_one_id(self, run: Callable[..., Run], folder: Path) -> None:
        """A record of one's own and another of the same id are two rows."""
        (folder / "other").mkdir()
        (folder / "other" / "mine.toml").write_text('name = "M"\nmass = "1 kg"\n', encoding="utf-8")

        assert rows(
            run(
                "coverage",
                "mine.toml",
                "other/mine.toml",
                "--specs",
                "mass,width",
                "--format",
                "csv",
            )
        )[1:] == [
            ["mine", "paper 1/1", "—"],
            ["mine", "uncited 1/1", "—"],
        ]

    def test_bad_file_beside_a_good_one(self, run: Callable[..., Run]) -> None:
        """The good one is covered, and the exit code is 1."""
        good = run("coverage", "mine.toml")

        assert run("coverage", "missing.toml", "mine.toml") == Run(
            1, good.out, "missing.toml: expected a record file, found none\n"
        )

    def test_output(self, run: Callable[..., Run]) -> None:
        """A file gets what is printed."""
        assert run("coverage", "mine.toml", "--output", "out") == Run(0, "", "")
        assert Path("out").read_text(encoding="utf-8") == run("coverage", "mine.toml").out
