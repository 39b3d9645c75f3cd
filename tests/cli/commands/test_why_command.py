"""The command ``why``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from conftest import Run
from samples import CLAIMS, filled, lines

import roverspecs as rs
from roverspecs.records.flat_claims import CLAIM_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class TestWhy:
    """`why` says which figure won and why each other lost."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each claim is an entry with its verdict, and the rejected ones stand apart."""
        assert run("why", "mine.toml", "mass") == Run(
            0,
            "Mine, mass\n"
            "  ≥12 kg (dry) — A. Author, 2024 — shown: the first in the order of trust "
            "(paper, 2024-01-20)\n"
            "Rejected:\n"
            "  26 lb, −1.7 %, overlaps — A. Author, 2024 — conversion of the 12 kg beside it\n",
            "",
        )

    def test_urls(self, run: Callable[..., Run]) -> None:
        """On request the address of a source stands below its claim, or in a column."""
        plain = run("why", "mine.toml", "mass").out.splitlines()
        found = run("why", "mine.toml", "mass", "--urls").out.splitlines()
        table = run("why", "mine.toml", "mass", "--urls", "--format", "markdown").out
        assert found == [
            plain[0],
            plain[1],
            "      https://example.org/a",
            *plain[2:],
            "      https://example.org/a",
        ]
        assert table.splitlines()[0].split()[-2] == "Address"
        assert table.count("https://example.org/a") == 2

    def test_own_figure(self, run: Callable[..., Run], folder: Path) -> None:
        """A figure without a source has no address, and its sentence says so."""
        (folder / "own.toml").write_text('name = "Own"\nmass = "5 kg"\n', encoding="utf-8")
        out = run("why", "own.toml", "mass", "--urls").out
        assert out == (
            "Own, mass\n  5 kg — uncited — shown: the first in its record (own figure, undated)\n"
        )
        assert "| 5 kg" in run("why", "own.toml", "mass", "--urls", "--format", "markdown").out

    def test_a_figure_that_was_not_read(self, run: Callable[..., Run], tmp_path: Path) -> None:
        """A cell of a table that nobody could read is not taken for an empty one."""
        table = tmp_path / "mine.csv"
        table.write_text("name,mass,width,height\nA,5 kg,foo,\n", encoding="utf-8")
        said = [run("why", "a", spec, "--with", str(table)).out for spec in ("width", "height")]
        assert said == [
            "The figure for width of A was not read.\n",
            "No figure for height was found published for A.\n",
        ]

    def test_units_in_text(self, run: Callable[..., Run]) -> None:
        """The converted figure stands beside the published one, where it can be converted."""
        out = run("why", "mine.toml", "mass", "--units", "mass=g").out.splitlines()
        assert out[1].startswith("  ≥12 kg = ≥12000 g (dry) — ")

    @pytest.mark.parametrize(
        ("spec", "units", "converted"),
        [
            ("length", "us", ["18 in"]),
            ("length", "dimensions=mm", ["450 mm"]),
            ("mass", "mass=g", ["≥12000 g", "12000 g"]),
        ],
    )
    def test_units(
        self, run: Callable[..., Run], spec: str, units: str, converted: list[str]
    ) -> None:
        """Each figure is shown in a unit, too, beside the published text."""
        found = json.loads(run("why", "mine.toml", spec, "--units", units, "--format", "json").out)

        assert [claim["converted"] for claim in found["claims"]] == converted

    def test_units_of_a_rejected_figure(self, run: Callable[..., Run]) -> None:
        """An area that was printed for a volume is not converted, and a gap has no unit."""
        arguments = ("--units", "us", "--format", "json")
        claims = json.loads(run("why", "lunar-cruiser", "habitable_volume", *arguments).out)[
            "claims"
        ]

        areas = [claim for claim in claims if claim["published"].endswith("m²")]
        volumes = [claim for claim in claims if not claim["rejected"]]
        assert areas
        assert all(claim["converted"] is None for claim in areas)
        assert all(claim["converted"].endswith("60 ft³") for claim in volumes)
        assert json.loads(run("why", "mine.toml", "width", *arguments).out)["claims"] == []

    def test_wrong_units(self, run: Callable[..., Run]) -> None:
        """Units are read even where there is no figure to convert."""
        assert run("why", "mine.toml", "width", "--units", "imperial").err == (
            "roverspecs: unit 'imperial': no unit system: did you mean 'us'? "
            "(for one spec write 'mass=g')\n"
        )

    @pytest.mark.parametrize(
        ("vehicle", "spec"), [("lev-2", "mass"), ("tenacious", "width"), ("yutu", "wheel_count")]
    )
    def test_units_of_a_table(self, vehicle: str, spec: str, run: Callable[..., Run]) -> None:
        """The figure that is shown is the one of the table; a count has no unit."""
        [cell] = rs.compare(vehicle, spec, units="us").rows[0].cells
        assert cell is not None
        found = lines(run("why", vehicle, spec, "--units", "us", "--format", "csv"))

        assert found[0]["converted"] == f"{cell.text} {cell.unit}".rstrip(" ")

    def test_one_left_out(self, run: Callable[..., Run], folder: Path) -> None:
        """A single figure of another configuration is counted in the singular."""
        (folder / "two.toml").write_text(
            'name = "Two"\n[[length]]\nvalue = "1 m"\n'
            '[[length]]\nvalue = "2 m"\nconfiguration = "stowed"\n',
            encoding="utf-8",
        )
        out = run("why", "two.toml", "length", "--configuration", "stowed").out

        assert out.splitlines()[-1] == "Left out: 1 figure of another configuration: unstated"

    def test_configuration(self, run: Callable[..., Run]) -> None:
        """Only figures of the configuration are judged, and the note says how many others there are."""
        asked = ("why", "lev-2", "diameter", "--configuration")
        stowed = run(*asked, "stowed")
        none = run(*asked, "at launch")
        whole = run("why", "mine.toml", "length", "--configuration", "stowed")

        assert "stowed" in stowed.out
        assert "deployed" not in stowed.out.split("Left out")[0]
        assert none.out.startswith("No figure for diameter was found published for LEV-2.\n")
        assert re.search(r"Left out: [0-9]+ figures? of another configuration: .*stowed", none.out)
        assert "Left out" not in whole.out

    def test_a_mass_has_no_configuration(self, run: Callable[..., Run]) -> None:
        """It is refused, not ignored."""
        assert run("why", "lev-2", "mass", "--configuration", "stowed") == Run(
            1,
            "",
            "roverspecs: configuration: only dimensions have one, not 'mass': leave it out\n",
        )

    def test_json(self, run: Callable[..., Run]) -> None:
        """A verdict is added to each claim."""
        assert json.loads(run("why", "mine", "mass", "--with", ".", "--format", "json").out) == {
            "claims": [
                CLAIMS[0]
                | {
                    "distance": "",
                    "verdict": "shown: the first in the order of trust (paper, 2024-01-20)",
                },
                CLAIMS[1]
                | {
                    "distance": "−1.7 %, overlaps",
                    "verdict": "rejected: conversion of the 12 kg beside it",
                },
            ],
            "remarks": [],
        }

    @pytest.mark.parametrize(
        ("words", "verdicts"),
        [
            (
                [],
                [
                    ["5 kg", "", "shown: the first in the order of trust (paper, 2024)"],
                    ["8.0 kg", "+60 %", "press comes after paper"],
                    ["50 kg", "×10", "rejected: a slip of the press"],
                ],
            ),
            (
                ["--prefer", "press"],
                [
                    [
                        "8.0 kg",
                        "",
                        "shown: preferred: press (press, undated), one press source only",
                    ],
                    ["5 kg", "−38 %", "paper, 2024, comes after press, undated: press"],
                    ["50 kg", "×6.3", "rejected: a slip of the press"],
                ],
            ),
            (
                ["--prefer", "as-of 2023"],
                [
                    ["5 kg", "", "not yet published: 2024"],
                    ["8.0 kg", "", "undated: not known to have been published"],
                    ["50 kg", "", "rejected: a slip of the press"],
                ],
            ),
        ],
    )
    def test_distance(
        self, words: list[str], verdicts: list[list[str]], run: Callable[..., Run], faulty: str
    ) -> None:
        """Each claim says how far it is from the one shown, which a preference may change."""
        found = lines(run("why", faulty, "mass", *words, "--format", "csv"))

        assert [
            [line["published"], line["distance"], line["verdict"]] for line in found
        ] == verdicts

    def test_csv(self, run: Callable[..., Run]) -> None:
        """A line has the fields of its claim, then the distance and the verdict."""
        found = lines(run("why", "mine.toml", "mass", "--format", "csv"))

        assert [list(line) for line in found] == [[*CLAIM_FIELDS, "distance", "verdict"]] * 2
        assert filled(found[0]) == {
            "vehicle": "mine",
            "name": "Mine",
            "spec": "mass",
            "unit": "kg",
            "ucum": "kg",
            "low": "12.0",
            "mark": "≥",
            "published": "≥12 kg",
            "condition": "dry",
            "source_id": "paper-2024",
            "source_title": "A paper",
            "source_publisher": "A. Author",
            "source_kind": "paper",
            "source_date": "2024-01-20",
            "source_url": "https://example.org/a",
            "verdict": "shown: the first in the order of trust (paper, 2024-01-20)",
        }
        assert (found[1]["magnitude"], found[1]["ucum"]) == ("26.0", "[lb_av]")
        assert (found[1]["distance"], found[1]["rejected"]) == (
            "−1.7 %, overlaps",
            "conversion of the 12 kg beside it",
        )

    def test_csv_in_units(self, run: Callable[..., Run]) -> None:
        """The converted text stands before the distance; the numbers stay as published."""
        [line] = lines(run("why", "mine.toml", "length", "--units", "us", "--format", "csv"))

        assert list(line)[-3:] == ["converted", "distance", "verdict"]
        assert (line["converted"], line["magnitude"], line["unit"]) == ("18 in", "45.0", "cm")

    def test_nothing_published(self, run: Callable[..., Run]) -> None:
        """Absence is said in words, and is an empty list in JSON."""
        assert run("why", "mine.toml", "width") == Run(
            0, "No figure for width was found published for Mine.\n", ""
        )
        assert run("why", "mine.toml", "width", "--format", "json") == Run(
            0, '{\n  "claims": [],\n  "remarks": []\n}\n', ""
        )

    def test_another_spec_is_published(self, run: Callable[..., Run]) -> None:
        """A spec that says much the same is named, in text and in JSON."""
        note = "No mass of Resilience, but dry mass and launch mass are published"

        assert run("why", "resilience", "mass").out == (
            f"No figure for mass was found published for Resilience.\n\n{note}\n"
        )
        assert json.loads(run("why", "resilience", "mass", "--format", "json").out) == {
            "claims": [],
            "remarks": [note],
        }
