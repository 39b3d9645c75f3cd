"""The command ``show``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from conftest import Run
from samples import CLAIMS, SHOWN, filled, lines

import roverspecs as rs
from roverspecs.records.flat_claims import CLAIM_FIELDS
from roverspecs.tables.render import SEPARATORS

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
        """Each claim is a line with its numbers, all that it states and the fields of its source."""
        found = lines(run("show", "mine.toml", "ours.toml", "--format", "csv"))

        assert [tuple(line) for line in found] == [CLAIM_FIELDS] * 6
        mine = {"vehicle": "mine", "name": "Mine"}
        paper = {
            "source_id": "paper-2024",
            "source_title": "A paper",
            "source_publisher": "A. Author",
            "source_kind": "paper",
            "source_date": "2024-01-20",
            "source_url": "https://example.org/a",
        }
        bound = {"low": "12.0", "mark": "≥", "unit": "kg", "ucum": "kg", "published": "≥12 kg"}
        assert filled(found[0]) == mine | paper | bound | {"spec": "mass", "condition": "dry"}
        assert filled(found[1]) == {
            **mine,
            **paper,
            "spec": "mass",
            **dict.fromkeys(("magnitude", "low", "high"), "26.0"),
            "unit": "lb",
            "ucum": "[lb_av]",
            "published": "26 lb",
            "rejected": "conversion of the 12 kg beside it",
        }
        assert filled(found[2]) == {
            **mine,
            "spec": "length",
            **dict.fromkeys(("magnitude", "low", "high"), "45.0"),
            **dict.fromkeys(("unit", "ucum"), "cm"),
            "published": "45 cm",
            "configuration": "stowed",
            "note": "Read off a drawing.",
            "source_id": "press",
            "source_title": "News",
            "source_publisher": "The Press",
            "source_kind": "press",
        }
        assert filled(found[3]) == {
            "vehicle": "ours",
            "name": "Ours",
            "spec": "mass",
            **dict.fromkeys(("magnitude", "low", "high"), "5.0"),
            **dict.fromkeys(("unit", "ucum"), "kg"),
            "published": "5 kg",
        }
        for name in ("csv-long", "tsv"):
            other = run("show", "mine.toml", "ours.toml", "--format", name).out
            assert list(csv.DictReader(io.StringIO(other), delimiter=SEPARATORS[name])) == found

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
