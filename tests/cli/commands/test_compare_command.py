"""The command ``compare``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Run
from samples import BIBTEX, COMPARED, PAYLOAD, rows

import roverspecs as rs
from roverspecs.comparisons.comparison import DEFAULT_VEHICLES
from roverspecs.records.derived import DERIVED

if TYPE_CHECKING:
    from collections.abc import Callable


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
            (["--specs", "dimensions"], ["length", "width", "height", "diameter", "envelope"]),
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
            ("us", ["lb", "≥26.4", "in", "18"]),
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
            ([], "≥26.4"),
            (["--digits", "1"], "≥20"),
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
            ["Length", "(m)", "0.45", "[a]", "—"]
        ]

    def test_transpose_and_footnotes(self, run: Callable[..., Run]) -> None:
        """Vehicles may be rows, and sources may be listed."""
        assert run("compare", "mine.toml", "--transpose", "--footnotes").out == (
            "Vehicle      Mass (kg)    Length (m)\n"
            "---------  -----------  ------------\n"
            "Mine         ≥12 [a,1]    0.45 [b,2]\n"
            "\n"
            "[a] dry\n"
            "[b] stowed, one press source only\n"
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


ALONE = "Faulty: one press source only; "


class TestPrefer:
    """`compare --prefer` shows other claims than those of the order of trust, and says so."""

    @pytest.mark.parametrize(
        ("words", "shown"),
        [
            ("press", ["8.0", "54", f"{ALONE}Preferred here over the usual order of trust: press"]),
            ("b", ["8.0", "54", f"{ALONE}Preferred here over the usual order of trust: b"]),
            (
                "q,latest",
                ["8.0", "54", f"{ALONE}Preferred here over the usual order of trust: q, latest"],
            ),
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
            "Spec          Faulty\n---------  ---------\nMass (kg)  8.0 [a,1]\n\n"
            "[a] one press source only\n"
            "Preferred here over the usual order of trust: press\n[1] U, Q, undated, no address (press)\n"
        )


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

    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("", ".: Is a directory: name a file in it"),
            ("mine.toml/refs.bib", "mine.toml/refs.bib: Not a directory"),
            ("/dev/full", "/dev/full: No space left on device"),
        ],
    )
    def test_failure(self, path: str, reason: str, run: Callable[..., Run]) -> None:
        """If it cannot be saved, that is stated, and nothing is printed."""
        assert run("compare", "mine.toml", "--bib", path) == Run(1, "", f"roverspecs: {reason}\n")


class TestQuestions:
    """``compare`` with conditions, an order, and relations."""

    def test_a_condition(self, run: Callable[..., Run]) -> None:
        """Without names, all vehicles are asked; what only may meet it is marked."""
        assert run(
            "compare",
            *("lev-2", "colmena", "sora-q-m1", "cadre", "yaoki", "viper"),
            "--where",
            "mass < 500 g and diameter > 1 cm",
            "--specs",
            "mass",
            "--sort",
            "mass",
        ).out == (
            "Spec         Colmena    LEV-2    SORA-Q (HAKUTO-R M1)\n"
            "---------  ---------  -------  ----------------------\n"
            "Mass (kg)      <0.06    0.228                    0.25\n"
            "\n"
            "Left out because it is not known whether they meet it: CADRE "
            "(no mass, no diameter); YAOKI (no diameter)\n"
        )
        code, out, err = run(
            "compare", "tenacious", "lev-2", "--where", "mass < 5 kg", "--specs", "mass"
        )
        assert (code, err) == (0, "")
        assert out.splitlines()[0] == "Spec         Tenacious (maybe)    LEV-2"
        assert out.splitlines()[-1] == "May meet it: Tenacious (mass ~5 kg)"
        strict = run(
            "compare", "tenacious", "lev-2", "--where", "mass < 5 kg", "--specs", "mass", "--strict"
        ).out
        assert strict.splitlines()[0] == "Spec         LEV-2"

    def test_several_conditions(self, run: Callable[..., Run]) -> None:
        """Each that is given counts, whatever it is made of."""
        both = run(
            "compare",
            "--where",
            "mass < 500 g",
            "--where",
            "name == LEV-2 or name == Tenacious",
            "--specs",
            "mass",
        )
        assert both.out.splitlines()[0] == "Spec         LEV-2"
        assert run("compare", "--where", "mass < 500 g", "--where", "mass =< 1 g").err == (
            "roverspecs: where: cannot read '(mass < 500 g) and (mass =< 1 g)' at character 26: expected '<=', found '=<'\n"
        )

    def test_own_records(self, run: Callable[..., Run]) -> None:
        """Records of the user's are asked like shipped ones, named or read beside them."""
        own = run(
            "compare",
            "--with",
            "ours.toml",
            "--where",
            "mass == 5 kg and length == 1 m",
            "--specs",
            "mass",
        )
        assert own.out.splitlines()[0] == "Spec         Ours"
        assert (
            run("compare", "ours.toml", "--where", "mass == 5 kg").out.splitlines()[0]
            == "Spec          Ours"
        )

    def test_all(self, run: Callable[..., Run]) -> None:
        """The whole catalog, with the user's records, in an order."""
        lines = run(
            "compare",
            "--all",
            "--with",
            "ours.toml",
            "--specs",
            "mass",
            "--sort",
            "mass",
            "--descending",
        ).out
        names = [line.split("  ")[0] for line in lines.splitlines()[2:]]
        expected = rs.compare(rs.Catalog(), specs="mass", sort="mass", descending=True)
        assert names[0] == expected.vehicles[0].name
        assert len(names) >= len(expected.vehicles) - 1
        assert "Ours" in names

    def test_relations(self, run: Callable[..., Run]) -> None:
        """Ratios and differences to one vehicle, which may be one of the user's."""
        assert run("compare", "lupex-rover", "--relative-to", "lev-2", "--specs", "mass").out == (
            "Spec                 LEV-2    LUPEX rover\n"
            "-----------------  -------  -------------\n"
            "Mass (kg)            0.228       ~350 [a]\n"
            "Mass ÷ LEV-2                    ~1500 [b]\n"
            "Mass − LEV-2 (kg)               ~+350 [b]\n"
            "\n"
            "[a] including instruments\n"
            "[b] including instruments against no condition stated\n"
        )
        own = run("compare", "lev-2", "--relative-to", "ours.toml", "--specs", "mass").out
        labels = [line.split("  ")[0] for line in own.splitlines()]
        assert labels[2:5] == ["Mass (kg)", "Mass ÷ Ours", "Mass − Ours (kg)"]

    def test_rows_that_differ_and_extremes(self, run: Callable[..., Run]) -> None:
        """Rows in which nothing differs are left out, and said; the largest and smallest are marked."""
        assert run(
            "compare", "yutu", "yutu-2", "--specs", "mass,wheel_count", "--differing", "--extremes"
        ).out == (
            "Spec            Yutu     Yutu-2\n"
            "---------  ---------  ---------\n"
            "Mass (kg)  137 (max)  135 (min)\n"
            "\n"
            "Left out, alike within the published digits: wheels\n"
        )

    @pytest.mark.parametrize(
        ("words", "code", "message"),
        [
            (
                ["--relative-to", "lev-3"],
                1,
                "unknown vehicle 'lev-3': did you mean 'lev-2' or 'lev-1'?",
            ),
            (["--relative-to", "."], 1, "expected one vehicle, found 2 in ."),
            (
                ["--where", ""],
                1,
                "where: cannot read '': expected a filter such as 'mass < 10 kg', found none",
            ),
            (["--sort", "mas"], 1, "sort: unknown spec 'mas': did you mean 'mass'?"),
        ],
    )
    def test_wrong_questions(
        self, words: list[str], code: int, message: str, run: Callable[..., Run]
    ) -> None:
        """What cannot be asked is said in a line."""
        assert run("compare", *words) == Run(code, "", f"roverspecs: {message}\n")

    def test_a_bad_file_beside_which_to_compare(
        self, run: Callable[..., Run], folder: Path
    ) -> None:
        """Without the vehicle that others are relative to there is no table."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        code, out, err = run("compare", "--relative-to", "bad.toml")
        assert (code, out) == (1, "")
        assert err.startswith("bad.toml:1: name: expected text")
