"""The command ``show``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from conftest import Run
from readers import read_html
from samples import CLAIMS, SHOWN, filled, lines

import roverspecs as rs
from roverspecs.records.flat_claims import ALSO_FIELDS, CLAIM_FIELDS
from roverspecs.tables.render import SEPARATORS
from roverspecs.values.published import PublishedValue
from roverspecs.values.units import convert

if TYPE_CHECKING:
    from collections.abc import Callable


class TestShow:
    """`show` prints every figure of vehicles."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each figure is a line with its source; vehicles are set apart by an empty line."""
        assert run("show", "mine.toml") == Run(0, SHOWN, "")
        assert run("show", "mine", "LEV-2", "--with", ".").out == f"{SHOWN}\n{rs.LEV_2}\n"

    def test_a_second_unit(self, run: Callable[..., Run]) -> None:
        """It stands in the brackets, unless the figure was published in it; or in a column of its own."""
        shown = run("show", "mine.toml", "--also", "us").out
        assert [line.partition(" —")[0] for line in shown.splitlines()[2:]] == [
            "  Mass: ≥12 kg (≥26.4 lb; dry)",
            "  Mass: 26 lb",
            "  Length: 45 cm (18 in; stowed)",
        ]
        table = run("show", "mine.toml", "--also", "us", "--format", "html").out
        grid, _ = read_html(table)
        assert [line[2:4] for line in grid] == [
            ["Published", "Also"],
            ["≥12 kg", "≥26.4 lb"],
            ["26 lb", ""],
            ["45 cm", "18 in"],
        ]

    def test_a_second_unit_of_one_spec(self, run: Callable[..., Run]) -> None:
        """Where no system is named, the other specs have none."""
        shown = run("show", "mine.toml", "--also", "mass=oz").out
        assert "≥12 kg (≥420 oz; dry)" in shown
        assert "45 cm (stowed)" in shown
        assert run("show", "mine.toml", "--also", "foo").code == 1

    def test_a_second_unit_as_data(self, run: Callable[..., Run]) -> None:
        """JSON has it within the claim, CSV in columns of its own."""
        answer = run("show", "mine.toml", "--also", "us", "--format", "json").out
        claims = json.loads(answer)["claims"]
        bare = [{key: claim[key] for key in claim if key != "also"} for claim in claims]
        assert bare == CLAIMS
        assert [claim["also"] and claim["also"]["text"] for claim in claims] == [
            "≥26.4",
            None,
            "18",
        ]
        found = lines(run("show", "mine.toml", "--also", "us", "--format", "csv"))
        assert [tuple(line) for line in found] == [(*CLAIM_FIELDS, *ALSO_FIELDS)] * 3
        assert [(line["also_low"], line["also_unit"]) for line in found] == [
            *(("26.455471462185308", "lb"), ("", "")),
            ("17.716535433070867", "in"),
        ]

    def test_a_second_unit_of_the_whole_catalog(self, run: Callable[..., Run]) -> None:
        """It is that of a table with the claim alone, and what is rejected spoils nothing."""
        answer = run("show", "--all", "--also", "us", "--format", "json").out
        for claim in json.loads(answer)["claims"]:
            if claim["also"] is None:
                continue
            unit = claim["also"]["unit"]
            value = convert(PublishedValue.parse(claim["published"]), unit)
            assert claim["also"]["text"] == value.without_unit()
            assert claim["unit"] != unit

    def test_urls(self, run: Callable[..., Run]) -> None:
        """On request the address of a source stands below its claim, or in a column."""
        out = run("show", "mine.toml", "--urls").out.splitlines()
        kept = [line for line in out if line != "      https://example.org/a"]
        assert "\n".join(kept) + "\n" == SHOWN
        assert len(out) - len(kept) == SHOWN.count("A. Author")
        table = run("show", "mine.toml", "--urls", "--format", "markdown").out.splitlines()
        assert table[0].split()[-2] == "Address"
        assert "https://example.org/a |" in table[2]

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
        note = "No mass of Resilience, but dry mass and launch mass are published"

        assert run("show", "resilience", "--specs", "mass").out.endswith(f", 2025-06\n\n{note}\n")
        assert json.loads(run("show", "resilience", "--specs", "mass", "--format", "json").out) == {
            "claims": [],
            "remarks": [note],
        }
        assert note not in run("show", "resilience", "--specs", "mass,dry_mass").out
        assert note not in run("show", "resilience").out
