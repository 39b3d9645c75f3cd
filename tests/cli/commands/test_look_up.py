"""The commands that look up what was published, and where."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from samples import BIBTEX, CLAIMS, IDS, PAPER, PRESS, SHOWN, rows

import roverspecs as rs
from roverspecs.records.derived import DERIVED, SPECS


class TestList:
    """`list` prints what identifies the vehicles."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each vehicle is a row: the shipped ones, then the user's."""
        code, out, err = run("list", "--with", "mine.toml")
        lines = out.splitlines()

        assert (code, err) == (0, "")
        assert lines[0].split() == ["Id", "Name", "Kind", "Operator", "Mission", "Status"]
        assert [line.split()[0] for line in lines[2:]] == [*IDS, "mine"]
        assert lines[-1].split() == ["mine", "Mine", "rover", "Us", "Test", "1", "planned"]

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data are the entries of the catalog."""
        assert json.loads(run("list", "--with", ".", "--format", "json").out) == {
            "vehicles": rs.Catalog(".").entries(),
            "remarks": [],
        }


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
                "",
                "",
                "A. Author, 2024-01-20",
                "",
                "conversion of the 12 kg beside it",
            ],
            [
                "mine",
                "length",
                "45 cm",
                "stowed",
                "",
                "The Press, undated",
                "Read off a drawing.",
                "",
            ],
            ["ours", "mass", "5 kg", "", "", "", "", ""],
        ]


class TestWhy:
    """`why` says which figure won and why each other lost."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each claim has its verdict."""
        assert run("why", "mine.toml", "mass") == Run(
            0,
            "Published    Configuration    Condition    Source                 Distance          Why\n"
            "-----------  ---------------  -----------  ---------------------  ----------------  "
            "----------------------------------------------------------\n"
            "≥12 kg                        dry          A. Author, 2024-01-20                    "
            "shown: the first in the order of trust (paper, 2024-01-20)\n"
            "26 lb                                      A. Author, 2024-01-20  −1.7 %, overlaps  "
            "rejected: conversion of the 12 kg beside it\n",
            "",
        )

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
        found = rows(run("why", vehicle, spec, "--units", "us", "--format", "csv"))

        assert found[1][1] == f"{cell.text} {cell.unit}".rstrip(" ")

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
                    ["8.0 kg", "", "shown: preferred: press (press, undated)"],
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
        found = rows(run("why", faulty, "mass", *words, "--format", "csv"))

        assert found[0] == [
            "published",
            "configuration",
            "condition",
            "source",
            "distance",
            "verdict",
        ]
        assert [[row[0], *row[4:]] for row in found[1:]] == verdicts

    def test_nothing_published(self, run: Callable[..., Run]) -> None:
        """Absence is said in words, and is an empty list in JSON."""
        assert run("why", "mine.toml", "width") == Run(
            0, "No figure for width was found published for Mine.\n", ""
        )
        assert run("why", "mine.toml", "width", "--format", "json") == Run(
            0, '{\n  "claims": [],\n  "remarks": []\n}\n', ""
        )


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


class TestSources:
    """`sources` lists the documents cited."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each source of the vehicles named is a row."""
        assert run("sources", "mine.toml", "ours.toml") == Run(
            0,
            "Vehicle    Id          Title    Publisher    Kind    Date        Address\n"
            "---------  ----------  -------  -----------  ------  ----------  ---------------------\n"
            "mine       paper-2024  A paper  A. Author    paper   2024-01-20  https://example.org/a\n"
            "mine       press       News     The Press    press\n",
            "",
        )

    def test_json(self, run: Callable[..., Run]) -> None:
        """Without names the sources of all vehicles are listed."""
        sources = json.loads(run("sources", "--with", ".", "--format", "json").out)["sources"]

        assert sources[-2:] == [{"vehicle": "mine", **PAPER}, {"vehicle": "mine", **PRESS}]
        assert [(each["vehicle"], each["id"]) for each in sources] == [
            (vehicle.id, source.id) for vehicle in rs.Catalog(".") for source in vehicle.sources
        ]

    @pytest.mark.parametrize("style", ["bibtex", "csl-json"])
    def test_bibliography(self, style: str, run: Callable[..., Run]) -> None:
        """A bibliography cites each source once, in print and in a file; JSON is the same data."""
        printed = run("sources", "mine.toml", "ours.toml", "mine.toml", "--format", style)
        saved = run("sources", "mine.toml", "ours.toml", "--format", style, "--output", "out")

        assert (printed.code, printed.err, saved) == (0, "", Run(0, "", ""))
        assert Path("out").read_bytes() == printed.out.encode()
        made = rs.cite(rs.load("mine.toml").sources, style)
        assert (
            printed.out == BIBTEX
            if style == "bibtex"
            else json.loads(printed.out) == json.loads(made)
        )

    def test_bibliography_of_all(self, run: Callable[..., Run]) -> None:
        """Without names the sources of all vehicles are cited, under keys of their own."""
        items = json.loads(run("sources", "--with", ".", "--format", "csl-json").out)
        cited = dict.fromkeys(source for vehicle in rs.Catalog(".") for source in vehicle.sources)

        assert [item["title"] for item in items] == [source.title for source in cited]
        assert len({item["id"] for item in items}) == len(items)

    def test_bibliography_on_a_terminal(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What a program is to read is not wrapped."""
        monkeypatch.setenv("COLUMNS", "20")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

        assert run("sources", "mine.toml", "--format", "bibtex").out == BIBTEX
