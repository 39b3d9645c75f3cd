from __future__ import annotations

import csv
import errno
import gc
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

import roverspecs as rs
from roverspecs.cli import commands, terminal
from roverspecs.cli import main as program
from roverspecs.cli import parser as cli
from roverspecs.comparisons.comparison import DEFAULT_VEHICLES
from roverspecs.records.cite import STYLES
from roverspecs.records.claims import CONFIGURATIONS
from roverspecs.records.derived import DERIVED, GLOSSARY
from roverspecs.tables.escapes import in_ascii
from roverspecs.tables.render import formats, render_lines

SCRIPT = Path(sys.executable).with_name("roverspecs")
# Without what says how to write: each test says so itself.
ENVIRONMENT = {
    key: text
    for key, text in os.environ.items()
    if not key.startswith(("LC_", "LANG"))
    and key not in ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE")
}
IDS = [entry["id"] for entry in rs.Catalog().entries()]

COMPARED = """\
Spec              Mine    Ours
----------  ----------  ------
Mass (kg)   ≥12 [a]      5 [b]
Length (m)    0.45 [c]   1 [d]

[a] dry
[b] uncited, the user's own figure
[c] stowed
[d] configuration unstated, uncited, the user's own figure
"""
SHOWN = """\
Mine (私のローバ, मेरा)
rover, Us, Test 1, planned
  Mass: ≥12 kg (dry) — A. Author, 2024-01-20
  Mass: 26 lb — A. Author, 2024-01-20 — rejected: conversion of the 12 kg beside it
  Length: 45 cm (stowed) — The Press, undated — Read off a drawing.
"""
PAPER = {
    "id": "paper-2024",
    "title": "A paper",
    "publisher": "A. Author",
    "kind": "paper",
    "date": "2024-01-20",
    "url": "https://example.org/a",
    "language": None,
    "note": None,
}
PRESS = {
    **dict.fromkeys(("date", "url", "language", "note")),
    "id": "press",
    "title": "News",
    "publisher": "The Press",
    "kind": "press",
}


def claim(spec: str, published: str, **others: Any) -> dict[str, Any]:
    """Return a claim of the record as the command line gives it in JSON."""
    nothing = dict.fromkeys(("configuration", "condition", "note", "rejected"))
    return {
        "vehicle": "mine",
        "spec": spec,
        "published": published,
        **nothing,
        "source": PAPER,
        **others,
    }


PAYLOAD = [
    "payload_capacity",
    "payload_mass",
    "payload_volume",
    "habitable_volume",
    "instrument_count",
]
CLAIMS = [
    claim("mass", "≥12 kg", condition="dry"),
    claim("mass", "26 lb", rejected="conversion of the 12 kg beside it"),
    claim("length", "45 cm", configuration="stowed", source=PRESS, note="Read off a drawing."),
]


FAULTY = """\
name = "Faulty"

[[mass]]
value = "5 kg"
source = "a"

[[mass]]
value = "8.0 kg"
source = "b"

[[mass]]
value = "50 kg"
source = "b"
rejected = "a slip of the press"

[[length]]
value = "54 cm"
source = "a"

[[payload_capacity]]
value = "9 kg"
source = "a"

[sources.a]
title = "T"
publisher = "P"
kind = "paper"
date = "2024"

[sources.b]
title = "U"
publisher = "Q"
kind = "press"
"""


@pytest.fixture(name="faulty")
def _faulty(folder: Path) -> str:
    """Return the path of a record with findings of every severity, one of them explained."""
    (folder / "faulty").mkdir()
    (folder / "faulty" / "faulty.toml").write_text(FAULTY, encoding="utf-8")
    return "faulty/faulty.toml"


def rows(run: Run) -> list[list[str]]:
    """Return the rows of what was printed as CSV."""
    assert (run.code, run.err) == (0, "")
    return list(csv.reader(io.StringIO(run.out)))


def started(*arguments: str | bytes, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Return a finished process of the command line, in an environment of its own."""
    environment = ENVIRONMENT | options.pop("environment", {})
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([SCRIPT, *arguments], env=environment, check=False, timeout=60, **options)


class TestCompare:
    """`compare` prints a table with one unit a row."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Paths of record files are compared, with a note where like is not beside like."""
        assert run("compare", "mine.toml", "./ours.toml") == Run(0, COMPARED, "")

    def test_no_vehicles(self, run: Callable[..., Run]) -> None:
        """Without names the three are compared, as the library does."""
        assert run("compare") == Run(0, f"{rs.compare()}\n", "")
        assert DEFAULT_VEHICLES == ("lev-2", "tenacious", "lupex-rover")
        assert run("compare").out.split("\n")[0].split() == [
            "Spec",
            "LEV-2",
            "Tenacious",
            "LUPEX",
            "rover",
        ]

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data are those of the library."""
        code, out, err = run("compare", "mine.toml", "lev-2", "--format", "json")
        data = json.loads(out)

        assert (code, err) == (0, "")
        assert list(data) == ["vehicles", "rows", "relative_to", "remarks"]
        assert data == rs.compare([rs.load("mine.toml"), "lev-2"]).as_data()

    def test_names_and_paths(self, run: Callable[..., Run]) -> None:
        """Names in any case, aliases and paths stand side by side in the order given."""
        found = rows(
            run(
                "compare", "SORA-Q", "mine.toml", "テネシアス", "--specs", "mass", "--format", "csv"
            )
        )

        assert found[0] == ["spec", "unit", "LEV-2", "Mine", "Tenacious", "notes"]

    def test_with(self, run: Callable[..., Run]) -> None:
        """Records of files and folders named by --with are found by their names."""
        found = rows(
            run(
                "compare", "私のローバ", "OURS", "--with", ".", "--specs", "mass", "--format", "csv"
            )
        )

        assert found == [
            ["spec", "unit", "Mine", "Ours", "notes"],
            ["mass", "kg", "≥12", "5", "Mine: dry; Ours: uncited, the user's own figure"],
        ]

    @pytest.mark.parametrize(
        ("given", "specs"),
        [
            (["--specs", "mass"], ["mass"]),
            (["--specs", "dimensions"], ["length", "width", "height", "diameter"]),
            (["--specs", "payload"], PAYLOAD),
            (["--specs", "payload,mass"], [*PAYLOAD, "mass"]),
            (["--specs", "derived"], list(DERIVED)),
            (["--specs", "surface_weight,mass"], ["surface_weight", "mass"]),
            (["--specs", "mass, length"], ["mass", "length"]),
            (["--specs", "length", "--specs", "mass,length"], ["length", "mass"]),
            ([], ["mass", "length"]),
        ],
    )
    def test_specs(self, given: list[str], specs: list[str], run: Callable[..., Run]) -> None:
        """Specs and groups of specs are shown in the order given, each once."""
        found = rows(run("compare", "mine.toml", *given, "--format", "csv"))

        assert [row[0] for row in found[1:]] == specs

    @pytest.mark.parametrize(
        ("units", "shown"),
        [
            ("si", ["kg", "≥12", "m", "0.45"]),
            ("metric", ["kg", "≥12", "cm", "45"]),
            ("us", ["lb", "≥26", "in", "18"]),
            ("auto", ["kg", "≥12", "cm", "45"]),
            ("mass=g", ["g", "≥12000", "m", "0.45"]),
            ("mass=grams,length=inches", ["g", "≥12000", "in", "18"]),
            ("dimensions=mm", ["kg", "≥12", "mm", "450"]),
            ("us,mass=g", ["g", "≥12000", "in", "18"]),
            (" us , mass = g ", ["g", "≥12000", "in", "18"]),
            ("mass=g,us", ["g", "≥12000", "in", "18"]),
        ],
    )
    def test_units(self, units: str, shown: list[str], run: Callable[..., Run]) -> None:
        """Units are a system, a unit for a spec or a group, or both."""
        found = rows(run("compare", "mine.toml", "--units", units, "--format", "csv"))

        assert [text for row in found[1:] for text in row[1:3]] == shown

    @pytest.mark.parametrize(
        ("given", "shown"),
        [
            ([], "≥26"),
            (["--digits", "1"], "≥30"),
            (["--digits", "15"], "≥26.4554714621853"),
            (["--exact"], "≥26.4554714621853"),
        ],
    )
    def test_digits(self, given: list[str], shown: str, run: Callable[..., Run]) -> None:
        """Digits are those published, those asked for, or all."""
        found = rows(
            run(
                "compare",
                "mine.toml",
                "--specs",
                "mass",
                "--units",
                "us",
                "--format",
                "csv",
                *given,
            )
        )

        assert found[1][2] == shown

    def test_configuration(self, run: Callable[..., Run]) -> None:
        """With a configuration asked for, what is published in another only is said."""
        code, out, err = run(
            "compare", "mine.toml", "ours.toml", "--configuration", "stowed", "--specs", "length"
        )

        assert (code, err) == (0, "")
        assert out.splitlines()[-1] == "Ours: nothing stowed for length (unstated)"
        assert [line.split() for line in out.splitlines() if line.startswith("Length")] == [
            ["Length", "(m)", "0.45", "—"]
        ]

    def test_transpose_and_footnotes(self, run: Callable[..., Run]) -> None:
        """Vehicles may be rows, and sources may be listed."""
        assert run("compare", "mine.toml", "--transpose", "--footnotes").out == (
            "Vehicle      Mass (kg)    Length (m)\n"
            "---------  -----------  ------------\n"
            "Mine         ≥12 [a,1]    0.45 [b,2]\n"
            "\n"
            "[a] dry\n"
            "[b] stowed\n"
            "[1] A paper, A. Author, 2024-01-20, https://example.org/a (paper)\n"
            "[2] News, The Press, undated, no address (press)\n"
        )

    @pytest.mark.parametrize(
        "name", ["markdown", "html", "latex", "rst", "csv", "json", "github", "tsv"]
    )
    def test_format(self, name: str, run: Callable[..., Run]) -> None:
        """A format is that of the library."""
        comparison = rs.compare([rs.load("mine.toml")])

        assert run("compare", "mine.toml", "--format", name) == Run(
            0, comparison.render(name) + "\n", ""
        )


class TestPrefer:
    """`compare --prefer` shows other claims than those of the order of trust, and says so."""

    @pytest.mark.parametrize(
        ("words", "shown"),
        [
            ("press", ["8.0", "54", "Preferred here over the usual order of trust: press"]),
            ("b", ["8.0", "54", "Preferred here over the usual order of trust: b"]),
            ("q,latest", ["8.0", "54", "Preferred here over the usual order of trust: q, latest"]),
            ("paper", ["5", "54", "Preferred here over the usual order of trust: paper"]),
            (
                " as-of 2023 ",
                [
                    "",
                    "",
                    "Preferred here over the usual order of trust: as-of 2023; "
                    "Faulty: nothing known to be published by 2023 for mass, length",
                ],
            ),
            (
                "earliest,as-of 2025-06",
                [
                    "5",
                    "54",
                    "Preferred here over the usual order of trust: earliest, as-of 2025-06",
                ],
            ),
        ],
    )
    def test_csv(self, words: str, shown: list[str], run: Callable[..., Run], faulty: str) -> None:
        """A kind, an id or a publisher of a source goes before trust; so does a date."""
        options = ["--specs", "mass,length", "--units", "metric", "--format", "csv"]
        found = rows(run("compare", faulty, *options, "--prefer", words))

        assert [*(row[2] for row in found[1:]), found[1][-1]] == shown

    def test_text(self, run: Callable[..., Run], faulty: str) -> None:
        """The preference is a remark under the table."""
        assert run(
            "compare", faulty, "--specs", "mass", "--prefer", "press", "--footnotes"
        ).out == (
            "Spec         Faulty\n---------  --------\nMass (kg)   8.0 [1]\n\n"
            "Preferred here over the usual order of trust: press\n[1] U, Q, undated, no address (press)\n"
        )


class TestReproduce:
    """`compare --reproduce` says which command makes the very same table."""

    @pytest.mark.parametrize(
        "words",
        [
            [],
            ["lev-2", "mine.toml"],
            ["SORA-Q", "--prefer", "press,latest,as-of 2024-01"],
            ["ours", "--with", "a folder", "--with", ".", "--units", "us,mass=g"],
            ["a folder/", "--digits", "3", "--transpose"],
            ["Tenacious", "--specs", "mass,derived", "--specs", "length", "--exact", "--footnotes"],
            ["lupex-rover", "--configuration", "at launch", "--format", "markdown"],
            ["mine.toml", "--format", "csv"],
            ["月極域探査ローバ", "--format", "json"],
        ],
    )
    def test_command(self, words: list[str], run: Callable[..., Run], folder: Path) -> None:
        """The command is one line of the output; run again, it prints the same."""
        (folder / "a folder").mkdir()
        (folder / "a folder" / "its.toml").write_text(
            'name = "It\'s mine"\nmass = "1 kg"\n', encoding="utf-8"
        )
        code, out, err = run("compare", *words, "--reproduce")
        made = out.replace('\\"', '"') if "json" in words else out.replace("\\", "")
        found = re.search(
            rf"Made by roverspecs {re.escape(rs.__version__)}: (roverspecs compare.* --reproduce)",
            made,
        )

        assert (code, err) == (0, "")
        assert found
        assert run(*shlex.split(found[1])[1:]) == Run(0, out, "")

    def test_text(self, run: Callable[..., Run]) -> None:
        """The line names the version and what was typed, options in full."""
        assert run(
            "compare", "ours.toml", "--specs", "mass", "--units", "mass=grams", "--reproduce"
        ).out == (
            "Spec          Ours\n--------  --------\nMass (g)  5000 [a]\n\n[a] uncited, the user's own figure\n"
            f"Made by roverspecs {rs.__version__}: roverspecs compare ours.toml --specs mass --units mass=g --reproduce\n"
        )

    def test_not_asked_for(self, run: Callable[..., Run]) -> None:
        """Otherwise a table says nothing of how it was made."""
        assert "Made by" not in run("compare", "mine.toml").out


BIBTEX = """\
@article{paper-2024,
  title = {{A paper}},
  author = {{A. Author}},
  journal = {A. Author},
  year = {2024},
  month = {1},
  day = {20},
  howpublished = {\\url{https://example.org/a}},
  url = {https://example.org/a},
  note = {paper source},
}

@misc{press,
  title = {{News}},
  author = {{The Press}},
  note = {press source},
}
"""


class TestBib:
    """`compare --bib` saves the sources of the figures shown beside the table."""

    def test_bibtex(self, run: Callable[..., Run]) -> None:
        """BibTeX is the default; an older file of the name is replaced, the table is as ever."""
        Path("refs.bib").write_text("old\n" * 999, encoding="utf-8")

        assert run("compare", "mine.toml", "ours.toml", "--bib", "refs.bib") == Run(0, COMPARED, "")
        assert Path("refs.bib").read_bytes() == BIBTEX.encode()

    @pytest.mark.parametrize("name", ["refs.json", "refs.JSON"])
    def test_csl_json(self, name: str, run: Callable[..., Run]) -> None:
        """A name that ends in .json means CSL-JSON."""
        assert run("compare", "mine.toml", "--bib", name).code == 0
        saved = json.loads(Path(name).read_bytes())
        assert saved == json.loads(rs.cite(rs.compare([rs.load("mine.toml")]).sources, "csl-json"))
        assert [each["id"] for each in saved] == ["paper-2024", "press"]

    def test_figures_shown(self, run: Callable[..., Run], faulty: str) -> None:
        """Sources of other specs, and of claims that lost, are left out; those of inputs are not."""
        run("compare", "mine.toml", "--specs", "length", "--bib", "one.bib")
        run("compare", faulty, "--specs", "mass", "--prefer", "press", "--bib", "two.bib")
        run("compare", "lev-2", "--specs", "surface_weight", "--bib", "three.bib")

        keys = [
            re.findall(r"@\w+{(.*),", Path(f"{name}.bib").read_text("utf-8"))
            for name in ("one", "two", "three")
        ]
        assert keys == [["press"], ["b"], ["joint-release-2025", "nssdca-moon-fact-sheet"]]

    @pytest.mark.parametrize(("name", "saved"), [("x.bib", "\n"), ("x.json", "[]\n")])
    def test_no_sources(self, name: str, saved: str, run: Callable[..., Run]) -> None:
        """A table of one's own figures has an empty bibliography."""
        assert run("compare", "ours.toml", "--bib", name).code == 0
        assert Path(name).read_text(encoding="utf-8") == saved

    @pytest.mark.parametrize("path", ["", "locked/refs.bib"])
    def test_failure(
        self, path: str, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """If it cannot be saved, that is stated, and nothing is printed."""

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied", path)

        if path:
            monkeypatch.setattr(Path, "write_text", refuse)
        reason = "locked/refs.bib: Permission denied" if path else ".: Is a directory"

        assert run("compare", "mine.toml", "--bib", path) == Run(1, "", f"roverspecs: {reason}\n")


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
            "vehicles": rs.Catalog(".").entries()
        }


class TestShow:
    """`show` prints every figure of vehicles."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each figure is a line with its source; vehicles are set apart by an empty line."""
        assert run("show", "mine.toml") == Run(0, SHOWN, "")
        assert run("show", "mine", "LEV-2", "--with", ".").out == f"{SHOWN}\n{rs.LEV_2}\n"

    def test_json(self, run: Callable[..., Run]) -> None:
        """Every claim is given with its vehicle and spec."""
        assert json.loads(run("show", "mine.toml", "--format", "json").out) == {"claims": CLAIMS}

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
            "Published    Configuration    Condition    Source                 Distance                 Why\n"
            "-----------  ---------------  -----------  ---------------------  -----------------------  "
            "----------------------------------------------------------\n"
            "≥12 kg                        dry          A. Author, 2024-01-20                           "
            "shown: the first in the order of trust (paper, 2024-01-20)\n"
            "26 lb                                      A. Author, 2024-01-20  −1.7 %, within rounding  "
            "rejected: conversion of the 12 kg beside it\n",
            "",
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
                    "distance": "−1.7 %, within rounding",
                    "verdict": "rejected: conversion of the 12 kg beside it",
                },
            ]
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
            0, '{\n  "claims": []\n}\n', ""
        )


class TestSpecs:
    """`specs` lists the specs as they are declared."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each spec is a row."""
        code, out, err = run("specs")

        assert (code, err) == (0, "")
        assert out.splitlines()[0].split() == ["Name", "Group", "SI", "Metric", "US", "Definition"]
        assert [line.split()[0] for line in out.splitlines()[2:]] == list(GLOSSARY)
        assert [
            line.split()[0] for line in out.splitlines()[2:] if line.split()[1] == "(derived)"
        ] == sorted(DERIVED, key=list(GLOSSARY).index)

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data of a spec are its declaration."""
        specs = json.loads(run("specs", "--format", "json").out)["specs"]

        assert [spec["name"] for spec in specs] == list(GLOSSARY)
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


FAULTY_AUDITED = """\
warning: spread: from 5 kg to 8.0 kg: +60 %
  faulty mass: 5 kg — P, 2024
  faulty mass: 8.0 kg — Q, undated
note: bounds: payload capacity 9 kg is more than mass 5 kg
  faulty payload_capacity: 9 kg — P, 2024
  faulty mass: 5 kg — P, 2024
"""
FAULTY_EXPLAINED = """\
error: slips: 50 kg is 10 times 5 kg (explained: rejected: a slip of the press)
  faulty mass: 5 kg — P, 2024
  faulty mass: 50 kg — Q, undated
"""
ACKNOWLEDGED = """
[[acknowledged]]
kind = "spread"
spec = "mass"
claims = ["5 kg", "8.0 kg"]
reason = "two models"
"""


class TestAudit:
    """`audit` prints where figures do not agree."""

    def test_nothing(self, run: Callable[..., Run]) -> None:
        """Figures that agree are no finding, in a table none is an empty one."""
        assert run("audit", "mine.toml", "ours.toml") == Run(0, "No findings.\n", "")
        assert run("audit", "mine", "--with", ".", "--format", "json") == Run(
            0, '{\n  "findings": []\n}\n', ""
        )
        assert run("audit", "mine.toml", "--format", "csv") == Run(
            0, "severity,kind,claims,arithmetic,explained\n", ""
        )

    def test_text(self, run: Callable[..., Run], faulty: str) -> None:
        """A finding is a line, its claims are lines under it; an open one fails the audit."""
        hidden = "1 explained finding is not shown: see --all.\n"

        assert run("audit", faulty) == Run(1, FAULTY_AUDITED + hidden, "")
        assert run("audit", "Faulty", "--with", faulty) == Run(1, FAULTY_AUDITED + hidden, "")

    def test_all(self, run: Callable[..., Run], faulty: str) -> None:
        """Explained findings are shown if asked for, behind the open ones."""
        open_ones, notes = FAULTY_AUDITED.split("note:")

        assert run("audit", faulty, "--all") == Run(
            1, f"{open_ones}{FAULTY_EXPLAINED}note:{notes}", ""
        )

    def test_acknowledged(self, run: Callable[..., Run], faulty: str) -> None:
        """What the record acknowledges is explained, and fails nothing; a note never does."""
        with Path(faulty).open("a", encoding="utf-8") as file:
            file.write(ACKNOWLEDGED)
        notes = FAULTY_AUDITED.partition("note:")[2]

        assert run("audit", faulty) == Run(
            0, f"note:{notes}2 explained findings are not shown: see --all.\n", ""
        )
        assert run("audit", faulty, "--all").out == (
            f"{FAULTY_EXPLAINED}"
            f"{FAULTY_AUDITED.partition('note:')[0].replace('60 %', '60 % (explained: two models)')}note:{notes}"
        )

    def test_only_explained(self, run: Callable[..., Run], faulty: str) -> None:
        """Where every finding is explained, both are said."""
        text = Path(faulty).read_text(encoding="utf-8").replace('value = "9 kg"', 'value = "1 kg"')
        Path(faulty).write_text(text + ACKNOWLEDGED, encoding="utf-8")

        assert run("audit", faulty) == Run(
            0, "No findings.\n2 explained findings are not shown: see --all.\n", ""
        )

    def test_json(self, run: Callable[..., Run], faulty: str) -> None:
        """The data of a finding are its kind, severity, claims, arithmetic and explanation."""
        code, out, err = run("audit", faulty, "--format", "json", "--all")
        data = json.loads(out)

        assert (code, err, list(data)) == (1, "", ["findings"])
        assert data == {"findings": [finding.as_data() for finding in rs.audit(rs.load(faulty))]}
        assert [
            (each["kind"], each["severity"], each["explained"]) for each in data["findings"]
        ] == [
            ("spread", "warning", None),
            ("slips", "error", "rejected: a slip of the press"),
            ("bounds", "note", None),
        ]
        assert [len(each["claims"]) for each in data["findings"]] == [2, 2, 2]
        assert data["findings"][1]["claims"][1] == {
            **claim("mass", "50 kg", rejected="a slip of the press"),
            "vehicle": "faulty",
            "source": PRESS | {"id": "b", "title": "U", "publisher": "Q"},
        }
        assert len(json.loads(run("audit", faulty, "--format", "json").out)["findings"]) == 2

    def test_csv(self, run: Callable[..., Run], faulty: str) -> None:
        """In a table the claims are told in words."""
        code, out, err = run("audit", faulty, "--format", "csv", "--all")

        assert (code, err) == (1, "")
        assert list(csv.reader(io.StringIO(out))) == [
            ["severity", "kind", "claims", "arithmetic", "explained"],
            [
                "warning",
                "spread",
                "faulty mass: 5 kg — P, 2024; faulty mass: 8.0 kg — Q, undated",
                "from 5 kg to 8.0 kg: +60 %",
                "",
            ],
            [
                "error",
                "slips",
                "faulty mass: 5 kg — P, 2024; faulty mass: 50 kg — Q, undated",
                "50 kg is 10 times 5 kg",
                "rejected: a slip of the press",
            ],
            [
                "note",
                "bounds",
                "faulty payload_capacity: 9 kg — P, 2024; faulty mass: 5 kg — P, 2024",
                "payload capacity 9 kg is more than mass 5 kg",
                "",
            ],
        ]

    def test_html(self, run: Callable[..., Run], faulty: str) -> None:
        """HTML is a table with a row for each finding."""
        code, out, err = run("audit", faulty, "--format", "html")

        assert (code, err) == (1, "")
        assert out.startswith("<table>\n<thead>\n<tr><th>Severity</th><th>Kind</th><th>Claims</th>")
        assert re.findall("<tr><td>(.*?)</td>", out) == ["warning", "note"]

    def test_vehicles(self, run: Callable[..., Run]) -> None:
        """Without names all vehicles are audited, with names those."""
        everything = json.loads(run("audit", "--all", "--format", "json").out)["findings"]
        one = run("audit", "SORA-Q", "--all", "--format", "json")

        assert everything == [finding.as_data() for finding in rs.audit()]
        assert json.loads(one.out)["findings"] == [
            finding.as_data() for finding in rs.audit("lev-2")
        ]
        assert "~250 g → 9 oz → 255 g" in [
            each["arithmetic"] for each in json.loads(one.out)["findings"]
        ]

    def test_carrier(self, run: Callable[..., Run], folder: Path) -> None:
        """A carrier or a passenger is found among the records named by --with, and asked of."""
        (folder / "ship.toml").write_text(
            'name = "Ship"\nkind = "lander"\npayload_capacity = "50 kg"\n', encoding="utf-8"
        )
        (folder / "boat.toml").write_text(
            'name = "Boat"\ncarrier = "ship"\nmass = "50 kg"\n', encoding="utf-8"
        )
        asked = (
            "note: owner: is 50 kg Boat's mass, or Ship's payload capacity (50 kg)?\n"
            "  boat mass: 50 kg — uncited\n  ship payload_capacity: 50 kg — uncited\n"
        )

        assert run("audit", "boat.toml", "--with", "ship.toml") == Run(0, asked, "")
        assert run("audit", "ship", "--with", ".") == Run(0, asked, "")
        assert run("audit", "boat.toml") == Run(0, "No findings.\n", "")

    def test_output(self, run: Callable[..., Run], faulty: str) -> None:
        """Findings go to a file if asked to, and fail all the same."""
        assert run("audit", faulty, "--all", "--output", "out") == Run(1, "", "")
        assert Path("out").read_text(encoding="utf-8") == run("audit", faulty, "--all").out

    def test_bad_file_beside_a_good_one(self, run: Callable[..., Run]) -> None:
        """The good one is audited, and the exit code is 1."""
        assert run("audit", "missing.toml", "mine.toml") == Run(
            1, "No findings.\n", "missing.toml: expected a record file, found none\n"
        )

    @pytest.mark.parametrize(
        ("text", "code", "printed"),
        [
            (
                "54 cm (21.26 inches)",
                0,
                "54 cm and 21.26 inches agree in both directions: 54 cm = 21.2598 in; 21.26 inches = 54.00 cm",
            ),
            ("54 cm (26 inches)", 1, "error: twins: 54 cm and 26 inches do not agree: 54 cm = 21.26 in; 26 inches = 66.04 cm"),
            (
                "13 m² (13 m³)",
                1,
                "error: slips: area for volume: 13 m² is an area, 13 m³ a volume, and 13 m² would agree with it",
            ),
            (
                "250 g (9 oz), later 255 g",
                1,
                "250 g and 9 oz agree in one direction: 250 g = 8.82 oz; 9 oz = 255.1 g\n"
                "warning: echo: 250 g → 9 oz → 255 g",
            ),
            ("no figures", 0, "No two figures that are given as one quantity."),
            ("", 0, "No two figures that are given as one quantity."),
            ("\x07 5 kg\r\n(11 lb)\x1b[31m", 0, "5 kg and 11 lb agree in both directions: 5 kg = 11.02 lb; 11 lb = 4.99 kg"),
        ],
    )  # fmt: skip
    def test_given_text(self, text: str, code: int, printed: str, run: Callable[..., Run]) -> None:
        """Figures in a text are audited; each is said once, what agrees as well."""
        assert run("audit", "--text", text) == Run(code, f"{printed}\n", "")

    def test_given_text_as_json(self, run: Callable[..., Run]) -> None:
        """The claims of a text are of no vehicle and no spec."""
        code, out, err = run("audit", "--text", "54 cm (26 inches)", "--format", "json")
        (finding,) = json.loads(out)["findings"]

        assert (code, err) == (1, "")
        assert [
            (each["vehicle"], each["spec"], each["published"]) for each in finding["claims"]
        ] == [
            (None, None, "54 cm"),
            (None, None, "26 inches"),
        ]
        assert (
            rows(run("audit", "--text", "54 cm (20 inches)", "--format", "csv"))[1][2]
            == "54 cm; 20 inches"
        )


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
        head = ["vehicle", "mass", "launch_mass", "length", "width", "height", "diameter", *PAYLOAD]

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
            *(spec.name for spec in rs.SPECS.values() if spec.group == "mobility"),
        ]
        assert re.fullmatch("operator [0-9]+/[0-9]+", found[1][1])

    def test_json(self, run: Callable[..., Run], faulty: str) -> None:
        """The data are those of the library."""
        code, out, err = run(
            "coverage", faulty, "tenacious", "--format", "json", "--specs", "mass,dry_mass"
        )
        data = json.loads(out)

        assert (code, err) == (0, "")
        assert data == {
            "coverage": [
                each.as_data()
                for each in rs.coverage([rs.load(faulty), "tenacious"], ["mass", "dry_mass"])
            ]
        }
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
            },
        ]

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


class TestCheck:
    """`check` prints what is wrong with record files."""

    def test_good(self, run: Callable[..., Run]) -> None:
        """Nothing wrong is said so, of the shipped files if none is named."""
        assert run("check") == run("check", ".") == Run(0, "No problems found.\n", "")
        assert run("check", "--format", "json") == Run(0, '{\n  "findings": []\n}\n', "")

    def test_bad(self, run: Callable[..., Run]) -> None:
        """What is wrong is data: it goes to standard output, and the exit code is 1."""
        Path("bad.toml").write_text("name = 5\nmass = 5\n", encoding="utf-8")
        place = "expected text such as mass = '5 kg' or tables [[mass]], found 5"

        assert run("check", ".") == Run(
            1, f"bad.toml:1: name: expected text, found 5\nbad.toml:2: mass: {place}\n", ""
        )
        assert run("check", "bad.toml", "--format", "csv") == Run(
            1,
            f'file,line,place,message\nbad.toml,1,name,"expected text, found 5"\nbad.toml,2,mass,"{place}"\n',
            "",
        )
        code, out, err = run("check", "bad.toml", "missing", "--format", "json")
        assert (code, err) == (1, "")
        assert json.loads(out) == {
            "findings": [
                {
                    "file": "bad.toml",
                    "line": 1,
                    "place": "name",
                    "message": "expected text, found 5",
                },
                {"file": "bad.toml", "line": 2, "place": "mass", "message": place},
                {
                    "file": "missing",
                    "line": None,
                    "place": "",
                    "message": "expected a record file, found none",
                },
            ]
        }


class TestShadows:
    """A name of two records is used, and said."""

    def test_warning(self, run: Callable[..., Run]) -> None:
        """The warning goes to standard error and is no failure."""
        Path("lev-2.toml").write_text('name = "Another"\n', encoding="utf-8")

        assert run("show", "lev-2", "--with", "lev-2.toml") == Run(
            0,
            "Another\nrover\n",
            "warning: lev-2.toml: 'lev-2' is also a name of the shipped record 'lev-2'; the file's is used\n",
        )


class TestOutput:
    """Data go to a file or to standard output, in what it can hold."""

    @pytest.mark.parametrize(
        "command",
        [
            ["compare", "mine.toml"],
            ["list"],
            ["show", "mine.toml"],
            ["specs"],
            ["audit", "tenacious"],
            ["coverage", "lev-2"],
        ],
    )
    @pytest.mark.parametrize("name", ["text", "json", "csv"])
    def test_file(self, command: list[str], name: str, run: Callable[..., Run]) -> None:
        """A file gets the very bytes that are printed, as UTF-8 with plain line ends."""
        printed = run(*command, "--format", name)

        assert run(*command, "--format", name, "--output", "out") == Run(0, "", "")
        assert Path("out").read_bytes() == printed.out.encode()

    def test_file_beside_a_bad_record(self, run: Callable[..., Run]) -> None:
        """The good part is saved, and the exit code is 1 all the same."""
        code, out, err = run("show", "missing.toml", "mine.toml", "--output", "out")

        assert (code, out, err) == (1, "", "missing.toml: expected a record file, found none\n")
        assert Path("out").read_text(encoding="utf-8") == SHOWN

    @pytest.mark.skipif(sys.platform != "linux", reason="needs names of any bytes")
    def test_undecodable_id(self, run: Callable[..., Run]) -> None:
        """A file name that is no text is escaped, in JSON, in a file and on the terminal."""
        Path("\udcff.toml").write_text('name = "M"\n', encoding="utf-8")
        listed = ["list", "--with", "\udcff.toml", "--format", "json"]

        assert json.loads(run(*listed).out)["vehicles"][-1]["id"] == "\udcff"
        assert run(*listed, "--output", "out") == Run(0, "", "")
        assert json.loads(Path("out").read_bytes())["vehicles"][-1]["id"] == "\udcff"

    @pytest.mark.parametrize(("width", "widest"), [("40", 40), ("100", 100)])
    def test_terminal(
        self, width: str, widest: int, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a terminal a table is no wider than that."""
        monkeypatch.setenv("COLUMNS", width)
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        lines = run("compare").out.splitlines()

        assert max(map(len, lines)) <= widest
        assert (len([line for line in lines if line.startswith("Mass")]) > 1) == (widest == 40)

    @pytest.mark.usefixtures("folder")
    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
    def test_narrow_encoding(self, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where a mark cannot be printed, all are in ASCII."""
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
        monkeypatch.setattr(sys, "stdout", stream)

        assert program.main(["compare", "mine.toml"]) == 0
        stream.seek(0)
        printed = stream.read()
        assert printed.isascii()
        assert printed == rs.compare([rs.load("mine.toml")]).render(ascii=True) + "\n"

    @pytest.mark.parametrize("name", ["stdout", "stderr"])
    @pytest.mark.usefixtures("folder")
    def test_closed_stream(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """A stream that the caller closed is a failure stated, where there is one to state it on."""
        monkeypatch.setattr(sys, name, None)
        code = program.main(["list", "--with", "missing"])

        assert code == 1

    def test_interrupted(self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
        """An interrupt ends the command as shells expect, without a word."""

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(rs, "Catalog", interrupt)

        assert run("list") == Run(130, "", "")

    @pytest.mark.parametrize(
        ("error", "gives"),
        [
            (BrokenPipeError(errno.EPIPE, "Broken pipe"), Run(0, "", "")),
            (
                OSError(errno.ENOSPC, "No space left"),
                Run(1, "", "roverspecs: output: No space left\n"),
            ),
            (OSError("closed"), Run(1, "", "roverspecs: output: closed\n")),
        ],
    )
    def test_failing_stream(
        self, error: OSError, gives: Run, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever keeps the output from being written is stated, but for a reader that has left."""

        def fail(_: str) -> None:
            raise error

        monkeypatch.setattr(terminal, "write", fail)
        monkeypatch.setattr(cli, "write", fail)

        assert run("list") == run("list", "--help") == gives


class TestHelp:
    """Each command explains itself."""

    @pytest.mark.parametrize("command", ["", *cli._COMMANDS])
    def test_help(self, command: str, run: Callable[..., Run]) -> None:
        """Help is printed on standard output."""
        code, out, err = run(*filter(None, [command]), "--help")

        assert (code, err) == (0, "")
        assert out.startswith(f"usage: roverspecs {command}".rstrip(" ") + " [-h]")

    def test_version(self, run: Callable[..., Run]) -> None:
        """The version is that of the package."""
        assert run("--version") == Run(0, f"roverspecs {rs.__version__}\n", "")

    def test_configurations(self) -> None:
        """The configurations, written twice for the speed of --help, are the same."""
        assert cli.CONFIGURATIONS == CONFIGURATIONS

    def test_bibliographies(self) -> None:
        """So are the forms of a bibliography, but for plain text, which is a table."""
        assert ("text", *commands.BIBLIOGRAPHIES) == STYLES


class TestProcess:
    """What only a process of its own shows."""

    @pytest.mark.usefixtures("folder")
    def test_console_script(self) -> None:
        """The script prints data on standard output and returns the exit code."""
        done = started("compare", "mine.toml", "ours.toml", environment={"PYTHONUTF8": "1"})
        failed = started("show", "missing.toml")

        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, COMPARED, b"")
        assert (failed.returncode, failed.stdout) == (1, b"")
        assert failed.stderr.splitlines() == [b"missing.toml: expected a record file, found none"]

    @pytest.mark.usefixtures("folder")
    def test_module(self) -> None:
        """`python -m roverspecs` is the same."""
        done = subprocess.run(
            [sys.executable, "-m", "roverspecs", "check", "."], capture_output=True, check=False
        )

        assert (done.returncode, done.stdout.split(), done.stderr) == (
            0,
            b"No problems found.".split(),
            b"",
        )

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    @pytest.mark.parametrize(
        "buffering", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"]
    )
    @pytest.mark.parametrize(
        ("line", "codes"),
        [
            ("| head -1", b"0 0"),
            ("| true", b"0 0"),
            ("| (exec <&-; sleep 0.3)", b"0 0"),
            ("> /dev/full", b"1"),
            (">&-", b"1"),
        ],
    )
    def test_shell(self, line: str, codes: bytes, buffering: dict[str, str], folder: Path) -> None:
        """A reader that leaves is no failure; a full disk or a closed stream is a stated one."""
        words = [
            f"'{SCRIPT}' {command} {line}; echo \"${{PIPESTATUS[@]}}\" >> codes"
            for command in ("show lev-2 tenacious", "coverage lev-2", "audit mine.toml", "--help")
        ]
        done = subprocess.run(
            ["bash", "-c", "\n".join(words)],
            env=ENVIRONMENT | buffering,
            capture_output=True,
            check=True,
            timeout=60,
        )
        message = {"> /dev/full": b"No space left on device", ">&-": b"closed"}.get(line)

        assert (folder / "codes").read_bytes().splitlines() == [codes] * len(words)
        assert (
            done.stderr == (b"roverspecs: output: %b\n" % message) * len(words)
            if message
            else done.stderr == b""
        )

    @pytest.mark.parametrize(
        "environment",
        [
            {"PYTHONIOENCODING": "ascii"},
            {"PYTHONIOENCODING": "latin-1"},
            {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
            {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii:strict"},
        ],
    )
    def test_narrow_encoding(self, environment: dict[str, str], folder: Path) -> None:
        """In a locale without the marks, tables are in ASCII, JSON is JSON, and errors are escaped."""
        compared = started("compare", "mine.toml", environment=environment)
        listed = started("show", "mine.toml", "--format", "json", environment=environment)
        failed = started("show", "ソラキュ".encode(), environment=environment)
        helped = started("compare", "--help", environment=environment)

        table = rs.compare([rs.load(folder / "mine.toml")]).render(ascii=True) + "\n"
        assert ">=12 [a]" in table
        assert (compared.returncode, compared.stdout.decode("ascii"), compared.stderr) == (
            0,
            table,
            b"",
        )
        assert json.loads(listed.stdout.decode("ascii")) == {"claims": CLAIMS}
        assert (failed.returncode, failed.stdout) == (1, b"")
        assert failed.stderr.decode("ascii").startswith("roverspecs: unknown vehicle '\\u")
        assert (helped.returncode, helped.stderr) == (0, b"")

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
    @pytest.mark.usefixtures("folder")
    def test_pseudo_terminal(self) -> None:
        """A real terminal's width is used; a pipe has none."""
        import fcntl
        import struct
        import termios

        leader, follower = os.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
        environment = {"PYTHONUTF8": "1", "COLUMNS": ""}
        done = started("why", "lev-2", "mass", stdout=follower, environment=environment)
        os.close(follower)
        seen = b""
        while chunk := read(leader):
            seen += chunk
        os.close(leader)
        piped = started("why", "lev-2", "mass", environment=environment)

        assert (done.returncode, done.stderr) == (0, b"")
        # The columns of the table stop shrinking at sixteen characters.
        assert (
            max(map(len, seen.decode().splitlines()))
            < 100
            < max(map(len, piped.stdout.decode().splitlines()))
        )


def read(descriptor: int) -> bytes:
    """Return what is left to be read of a pseudo-terminal, nothing at its end."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


HEAVY = {"argparse", "attrs", "difflib", "json", "numpy", "pint", "tabulate", "tomllib", "typing"}
IMPORTS: dict[str, tuple[list[str], str, str]] = {
    # The command, the modules of ours that it needs, and the heavy ones among the others.
    "--help": (
        ["--help"],
        """
        cli.main cli.parser cli.terminal
        """,
        "argparse",
    ),
    "--version": (
        ["--version"],
        """
        cli.main cli.parser cli.terminal
        """,
        "argparse",
    ),
    "compare --help": (
        ["compare", "--help"],
        """
        cli.main cli.parser cli.terminal
        """,
        "argparse",
    ),
    "list": (
        ["list"],
        """
        cli.commands cli.main cli.parser cli.terminal errors records.catalog
        tables.columns tables.escapes tables.render
        """,
        "argparse json typing",
    ),
    "list in Markdown": (
        ["list", "--format", "markdown"],
        """
        cli.commands cli.main cli.parser cli.terminal errors records.catalog
        tables.columns tables.escapes tables.render
        """,
        "argparse json tabulate typing",
    ),
    "list as JSON": (
        ["list", "--format", "json"],
        """
        cli.commands cli.main cli.parser cli.terminal errors records.catalog
        tables.columns tables.escapes tables.render
        """,
        "argparse json typing",
    ),
    "compare": (
        ["compare"],
        """
        cli.commands cli.main cli.parser cli.terminal comparisons.cells
        comparisons.comparison comparisons.remarks comparisons.row_units
        comparisons.sheet errors records.catalog records.claims records.derived
        records.files records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "compare in known units": (
        [
            "compare",
            "--units",
            "us,mass=g",
            "--specs",
            "mass,dimensions,payload,mobility,power,mission",
        ],
        """
        cli.commands cli.main cli.parser cli.terminal comparisons.cells
        comparisons.comparison comparisons.remarks comparisons.row_units
        comparisons.sheet errors records.catalog records.claims records.derived
        records.files records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "compare derived specs": (
        ["compare", "--specs", "derived", "--prefer", "press", "--reproduce"],
        """
        cli.commands cli.main cli.parser cli.terminal comparisons.cells
        comparisons.comparison comparisons.remarks comparisons.row_units
        comparisons.sheet errors records.catalog records.claims records.derived
        records.files records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "compare with a bibliography": (
        ["compare", "--bib", os.devnull],
        """
        cli.commands cli.main cli.parser cli.terminal comparisons.cells
        comparisons.comparison comparisons.remarks comparisons.row_units
        comparisons.sheet errors records.catalog records.cite records.claims
        records.derived records.files records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "show": (
        ["show", "lev-2"],
        """
        cli.commands cli.main cli.parser cli.terminal errors records.catalog
        records.claims records.files records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "why": (
        ["why", "lev-2", "mass"],
        """
        cli.commands cli.main cli.parser cli.terminal errors records.catalog
        records.claims records.files records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "sources": (
        ["sources", "lev-2"],
        """
        cli.commands cli.main cli.parser cli.terminal errors records.catalog
        records.claims records.files records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "sources as BibTeX": (
        ["sources", "lev-2", "--format", "bibtex"],
        """
        cli.commands cli.main cli.parser cli.terminal errors records.catalog
        records.cite records.claims records.files records.trust records.vehicles
        tables.columns tables.escapes tables.render values._factors values.agreement
        values.published values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "audit": (
        ["audit", "tenacious"],
        """
        analyses.audit analyses.findings analyses.mentions analyses.rules cli.commands
        cli.main cli.parser cli.terminal errors records.catalog records.claims
        records.derived records.files records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "audit a text": (
        ["audit", "--text", "54 cm (21.26 inches)"],
        """
        analyses.audit analyses.findings analyses.mentions analyses.rules cli.commands
        cli.main cli.parser cli.terminal errors records.catalog records.claims
        records.derived records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.published
        values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "coverage": (
        ["coverage", "lev-2"],
        """
        analyses.coverage cli.commands cli.main cli.parser cli.terminal errors
        records.catalog records.claims records.derived records.files records.trust
        records.vehicles tables.columns tables.escapes tables.render values._factors
        values.agreement values.published values.rounding values.units
        """,
        "argparse attrs json typing",
    ),
    "audit --help": (
        ["audit", "--help"],
        """
        cli.main cli.parser cli.terminal
        """,
        "argparse",
    ),
}


def imported(code: str | list[str]) -> set[str]:
    """Return the modules that a fresh process has imported after running a code or command."""
    if isinstance(code, list):
        code = (
            "import io, contextlib\n"
            "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
            f"    from roverspecs.cli.main import main; assert main({code!r}) == 0"
        )
    # Without site, whose own imports depend on what is installed.
    paths = [path for path in sys.path if path]
    code = f"import sys\nsys.path += {paths!r}\n{code}\nimport sys\nprint(*sorted(sys.modules), file=sys.__stdout__)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(("command", "ours", "heavy"), IMPORTS.values(), ids=IMPORTS)
def test_imports(command: list[str], ours: str, heavy: str) -> None:
    """Each command imports what it needs and nothing else, which keeps it fast."""
    found = imported(command)

    rooms = {name.removeprefix("roverspecs.") for name in found if name.startswith("roverspecs.")}
    # A package is one docstring, and comes with its modules.
    assert {room for room in rooms if "." in room or room == "errors"} == set(ours.split())
    assert found & HEAVY == set(heavy.split())
    # 35 ms, and only tabulate asks for it.
    assert "importlib.metadata" not in found or "tabulate" in found


def test_package_imports_nothing() -> None:
    """Importing the package costs nothing but its own file."""
    assert imported("import roverspecs") - imported("") == {"roverspecs"}


def test_pint_is_imported_for_other_units() -> None:
    """A unit outside the extract is asked of pint."""
    assert "pint" in imported(["compare", "--units", "mass=slug"])


def test_main_leaves_the_search_for_garbage_alone(run: Callable[..., Run]) -> None:
    """Only a process of its own puts it off: main() may be called by any program."""
    # Python 3.12 starts with frozen objects of its own.
    frozen = gc.get_freeze_count()

    assert run("list").code == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen


def test_a_folder_need_not_end_in_a_slash(run: Callable[..., Run], folder: Path) -> None:
    """A folder is read by its bare name, too, unless a vehicle has that name."""
    (folder / "more").mkdir()
    (folder / "more" / "third.toml").write_text('name = "Third"\nmass = "3 kg"\n', encoding="utf-8")

    assert run("compare", "more", "--specs", "mass") == run("compare", "more/", "--specs", "mass")
    assert "Third" in run("compare", "more").out


def test_a_path_that_shadows_is_reported(run: Callable[..., Run], folder: Path) -> None:
    """A record given by its path is reported if it has the name of a shipped one."""
    (folder / "fake.toml").write_text('name = "LEV-2"\nmass = "1 kg"\n', encoding="utf-8")

    assert run("compare", "fake.toml", "--specs", "mass").err == (
        "warning: fake.toml: 'LEV-2' is also a name of the shipped record 'lev-2'; the file's is used\n"
    )


def test_text_is_wrapped_at_a_width() -> None:
    """The figures of ``show`` fit a narrow terminal, further lines indented."""
    mine = rs.Rover(name="Mine", mass=rs.Claim(value="5 kg", note="a note of several words"))

    assert render_lines(mine.lines(), width=30) == (
        "Mine\nrover\n  Mass: 5 kg — uncited — a\n      note of several words"
    )


# --- texts of others ----------------------------------------------------------

EVIL = "\x1b[31m|<script>*_`\\$&#%{}\x9b\u202e\x07\r\nerror: twins: fake\n\n  x"


def record(text: str) -> str:
    """Return a record with a text wherever one may stand, and findings."""
    written = json.dumps(text, ensure_ascii=any(each < " " for each in text))
    claims = [("5 kg", "a", ""), ("8.0 kg", "b", ""), ("50 kg", "b", f"rejected = {written}\n")]
    masses = [
        f'[[mass]]\nvalue = "{value}"\nsource = "{name}"\nnote = {written}\n{rejected}'
        for value, name, rejected in claims
    ]
    length = f'[[length]]\nvalue = "1 m"\ncondition = {written}\nsource = "a"\n'
    known = f'[[acknowledged]]\nkind = "spread"\nspec = "length"\nclaims = ["1 m", "2 m"]\nreason = {written}\n'
    sources = [
        f'[sources.{name}]\ntitle = {written}\npublisher = {written}\nkind = "{kind}"\nlanguage = {written}\n'
        for name, kind in (("a", "paper"), ("b", "press"))
    ]
    other = length.replace("1 m", "2 m")
    return "\n".join(
        [f"name = {written}", f"operator = {written}", *masses, length, other, known, *sources]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs names of any characters")
@pytest.mark.parametrize("format", formats())
@pytest.mark.parametrize(
    "command",
    [["audit", "--all"], ["coverage"], ["why"], ["sources"]],
    ids=lambda command: command[0],
)
def test_texts_of_records_are_harmless(
    command: list[str], format: str, run: Callable[..., Run], folder: Path
) -> None:
    """No text adds a line or a tag, moves the cursor or turns the direction of writing."""
    printed = []
    for name, text in (("x", "harmless"), (f"{EVIL.replace('/', '')}x", EVIL)):
        path = folder / f"{name}.toml"
        path.write_text(record(text), encoding="utf-8")
        code, out, err = run(
            *command,
            f"./{path.name}",
            *(["mass"] if command == ["why"] else []),
            "--format",
            format,
        )
        printed.append(out)
        assert (code, err) == (1 if command[0] == "audit" else 0, "")
    harmless, hostile = printed

    assert hostile.count("\n") == harmless.count("\n")
    assert not UNSEEN.search(hostile)
    assert "<script" not in hostile or "html" not in format
    if format == "json":
        assert json.loads(hostile).keys() == json.loads(harmless).keys()


UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("style", ["bibtex", "csl-json"])
def test_a_bibliography_of_hostile_texts(style: str, run: Callable[..., Run], folder: Path) -> None:
    """What is printed of it moves no cursor; as JSON it is the data."""
    (folder / "x.toml").write_text(record(EVIL), encoding="utf-8")
    code, out, err = run("sources", "x.toml", "--format", style)

    assert (code, err) == (0, "")
    assert not UNSEEN.search(out)
    if style == "csl-json":
        assert json.loads(out)[0]["title"] == EVIL
    assert run("compare", "x.toml", "--bib", "x.json").code == 0
    assert json.loads((folder / "x.json").read_bytes())[0]["title"] == EVIL


NARROW = [
    ["audit", "faulty/faulty.toml", "--all"],
    ["audit", "lev-2", "--all"],
    ["audit", "--text", "250 g (9 oz), later 255 g"],
    ["coverage", "faulty/faulty.toml", "tenacious"],
    ["why", "faulty/faulty.toml", "mass", "--prefer", "press"],
]


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("command", NARROW, ids=" ".join)
def test_findings_in_ascii(
    command: list[str], encoding: str, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal that lacks our marks gets each of them spelled out, none as a number."""
    wide = run(*command)
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    code = program.main(command)
    stream.seek(0)
    printed = stream.read()

    assert code == wide.code
    assert not wide.out.isascii()
    assert printed == in_ascii(wide.out)
    assert printed.isascii()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize(
    "command",
    [["sources", "--format", "csl-json"], ["audit", "--all", "--format", "json"]],
    ids=lambda command: command[0],
)
def test_json_in_any_encoding(
    command: list[str],
    encoding: str,
    run: Callable[..., Run],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """JSON stays JSON, with the same data, whatever a terminal can show."""
    (folder / "x.toml").write_text(record("caf\u00e9 \u6708 \ufffd \U0001f6f0"), encoding="utf-8")
    wide = run(*command, "x.toml")
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", stream)

    assert program.main([*command, "x.toml"]) == wide.code
    stream.seek(0)
    assert "\U0001f6f0" in wide.out
    assert json.load(stream) == json.loads(wide.out)


def test_findings_on_a_terminal(
    run: Callable[..., Run], faulty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long findings are wrapped, further lines indented below their own."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    assert run("audit", faulty, "--all").out.splitlines()[4:10] == [
        "error: slips: 50 kg is 10 times 5 kg",
        "    (explained: rejected: a slip of the",
        "    press)",
        "  faulty mass: 5 kg — P, 2024",
        "  faulty mass: 50 kg — Q, undated",
        "note: bounds: payload capacity 9 kg is",
    ]
