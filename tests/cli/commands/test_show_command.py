"""The command ``show``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conftest import Run
from samples import CLAIMS, SHOWN, rows

import roverspecs as rs

if TYPE_CHECKING:
    from collections.abc import Callable


class TestShow:
    """`show` prints every figure of vehicles."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each figure is a line with its source; vehicles are set apart by an empty line."""
        assert run("show", "mine.toml") == Run(0, SHOWN, "")
        assert run("show", "mine", "LEV-2", "--with", ".").out == f"{SHOWN}\n{rs.LEV_2}\n"

    def test_json(self, run: Callable[..., Run]) -> None:
        """Every claim is given with its vehicle and spec."""
        assert json.loads(run("show", "mine.toml", "--format", "json").out) == {
            "claims": CLAIMS,
            "remarks": [],
        }

    def test_csv(self, run: Callable[..., Run]) -> None:
        """In a table a source is its publisher and date, and an uncited figure has none."""
        assert rows(run("show", "mine.toml", "ours.toml", "--format", "csv"))[2:5] == [
            [
                "mine",
                "mass",
                "26 lb",
                *("", "", "", ""),
                "A. Author, 2024-01-20",
                "",
                "conversion of the 12 kg beside it",
            ],
            [
                "mine",
                "length",
                "45 cm",
                "stowed",
                *("", "", ""),
                "The Press, undated",
                "Read off a drawing.",
                "",
            ],
            ["ours", "mass", "5 kg", *("", "", "", "", "", "", "")],
        ]

    def test_specs_without_a_figure(self, run: Callable[..., Run]) -> None:
        """A spec that is asked for, and of which another says much the same, is named in a note."""
        note = "No mass of Resilience, but dry_mass and launch_mass are published: ask for them"

        assert run("show", "resilience", "--specs", "mass").out.endswith(f", lost\n\n{note}\n")
        assert json.loads(run("show", "resilience", "--specs", "mass", "--format", "json").out) == {
            "claims": [],
            "remarks": [note],
        }
        assert note not in run("show", "resilience", "--specs", "mass,dry_mass").out
        assert note not in run("show", "resilience").out
