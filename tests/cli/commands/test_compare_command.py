"""The command ``compare``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import Run
from large_tables import plain_table
from samples import BIBTEX, COMPARED, PAYLOAD, filled, lines, rows

import roverspecs as rs
from roverspecs.cli.commands import compare as compare_command
from roverspecs.comparisons.query import DEFAULT_VEHICLES
from roverspecs.frames import column_files
from roverspecs.records.derived import DERIVED

if TYPE_CHECKING:
    from collections.abc import Callable


class TestCompare:
    """`compare` prints a table with one unit a row."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Paths of record files are compared, with a note where like is not beside like."""
        assert run("compare", "mine.toml", "./ours.toml") == Run(0, COMPARED, "")

    def test_long_numbers(self, run: Callable[..., Run]) -> None:
        """A number of seven digits is shown in groups, and a note offers units that read better."""
        words = ("compare", "lunar-cruiser", "--specs", "range")
        out = run(*words).out
        assert ">10\u00a0000\u00a0000" in out
        assert out.splitlines()[-1].startswith("Long numbers: --units auto")
        for other in (["--units", "auto"], ["--units", "metric"], ["--format", "markdown"]):
            assert "Long numbers" not in run(*words, *other).out
        assert "Long numbers" not in run("compare", "curiosity", "--specs", "range").out
        assert "\u00a0" not in run(*words, "--format", "csv").out
        assert "\u00a0" not in run(*words, "--format", "json").out
        both = run("compare", "lunar-cruiser", "--specs", "mass", "--also", "us").out
        assert "6000 (13\u00a0000)" in both

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
        found = lines(
            run(
                "compare", "SORA-Q", "mine.toml", "テネシアス", "--specs", "mass", "--format", "csv"
            )
        )

        assert [(line["id"], line["name"]) for line in found] == [
            ("lev-2", "LEV-2"),
            ("mine", "Mine"),
            ("tenacious", "Tenacious"),
        ]

    def test_with(self, run: Callable[..., Run]) -> None:
        """Records of files and folders named by --with are found by their names."""
        found = rows(
            run(
                "compare", "私のローバ", "OURS", "--with", ".", "--specs", "mass", "--format", "csv"
            )
        )

        assert found == [
            ["id", "name", "mass_kg", "mass_kg_low", "mass_kg_high", "mass_mark"],
            ["mine", "Mine", "", "12.0", "", "≥"],
            ["ours", "Ours", "5.0", "5.0", "5.0", ""],
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
        words = ("compare", "mine.toml", *given, "--format")
        data = json.loads(run(*words, "json").out)
        # Why a derived spec has no figure is a note.
        notes = data["remarks"]

        assert [row["spec"] for row in data["rows"]] == specs
        assert [line["spec"] for line in lines(run(*words, "csv-long"), notes=notes)] == specs
        [line] = lines(run(*words, "csv"), notes=notes)
        columns = list(line)[2:]
        assert [name for name in columns if name.startswith(tuple(specs))] == columns
        places = [
            next(place for place, name in enumerate(columns) if name.startswith(spec))
            for spec in specs
        ]
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("units", "shown"),
        [
            ("si", {"mass_kg_low": 12, "length_m": 0.45}),
            ("metric", {"mass_kg_low": 12, "length_cm": 45}),
            ("us", {"mass_lb_low": 12 / 0.45359237, "length_in": 45 / 2.54}),
            ("auto", {"mass_kg_low": 12, "length_cm": 45}),
            ("mass=g", {"mass_g_low": 12000, "length_m": 0.45}),
            ("mass=grams,length=inches", {"mass_g_low": 12000, "length_in": 45 / 2.54}),
            ("dimensions=mm", {"mass_kg_low": 12, "length_mm": 450}),
            ("us,mass=g", {"mass_g_low": 12000, "length_in": 45 / 2.54}),
            (" us , mass = g ", {"mass_g_low": 12000, "length_in": 45 / 2.54}),
            ("mass=g,us", {"mass_g_low": 12000, "length_in": 45 / 2.54}),
        ],
    )
    def test_units(self, units: str, shown: dict[str, float], run: Callable[..., Run]) -> None:
        """Units are a system, a unit for a spec or a group, or both; a column is named after its own."""
        words = ("compare", "mine.toml", "--units", units, "--format")
        [line] = lines(run(*words, "csv"))
        figures = {key: text for key, text in filled(line).items() if key not in ("id", "name")}
        assert figures.pop("mass_mark") == "≥"
        assert {key: float(text) for key, text in figures.items()} == pytest.approx(shown)

        mass, length = lines(run(*words, "csv-long"))
        named = [name.removesuffix("_low").split("_")[1] for name in shown]
        assert [mass["unit"], length["unit"]] == named
        assert [float(mass["low"]), float(length["magnitude"])] == pytest.approx([*shown.values()])

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
        """Digits are those published, those asked for, or all; the numbers of CSV have all."""
        words = ("compare", "mine.toml", "--specs", "mass", "--units", "us", *given, "--format")
        [row] = json.loads(run(*words, "json").out)["rows"]

        assert [cell["text"] for cell in row["cells"]] == [shown]
        for name, key in (("csv", "mass_lb_low"), ("csv-long", "low")):
            [line] = lines(run(*words, name))
            assert float(line[key]) == pytest.approx(12 / 0.45359237, rel=1e-15)

    def test_notes_of_csv(self, run: Callable[..., Run]) -> None:
        """What has no place among the values is a note on the other stream."""
        words = ("ours.toml", "mine.toml", "--specs", "length", "--configuration", "stowed")
        for name in ("csv", "csv-long", "tsv"):
            done = run("compare", *words, "--format", name)
            assert done.err == "note: Ours: nothing stowed for length (unstated)\n"
            assert "nothing stowed for length" not in done.out.splitlines()[0]
            assert len(done.out.splitlines()) == 3
        gap, figure = lines(
            run("compare", *words, "--format", "csv-long"),
            notes=["Ours: nothing stowed for length (unstated)"],
        )
        assert (gap["vehicle"], gap["magnitude"], figure["magnitude"]) == ("ours", "", "0.45")
        assert gap["reason"]

    @pytest.mark.parametrize("name", ["csv", "csv-long", "tsv"])
    def test_a_layout_that_csv_lacks(self, name: str, run: Callable[..., Run]) -> None:
        """A line is always a vehicle, and no footnotes stand among values: both are refused."""
        words = ("compare", "mine.toml", "--format", name)
        assert run(*words, "--transpose") == Run(
            1, "", f"roverspecs: transpose: a line of {name} is always a vehicle: leave it out\n"
        )
        assert run(*words, "--footnotes") == Run(
            1,
            "",
            f"roverspecs: footnotes: {name} has no footnotes: csv-long names the source of each "
            "figure\n",
        )

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
            "Mine         ≥12 [a,1]  0.45 [b,c,2]\n"
            "\n"
            "[a] dry\n"
            "[b] stowed\n"
            "[c] one press source only\n"
            "[1] A paper, A. Author, 2024-01-20, https://example.org/a (paper)\n"
            "[2] News, The Press, undated, no address (press)\n"
        )

    @pytest.mark.parametrize(
        "name", ["markdown", "html", "latex", "rst", "csv", "csv-long", "json", "github", "tsv"]
    )
    def test_format(self, name: str, run: Callable[..., Run]) -> None:
        """A format is that of the library."""
        comparison = rs.compare([rs.load("mine.toml")])

        assert run("compare", "mine.toml", "--format", name) == Run(
            0, comparison.render(name) + "\n", ""
        )


PREFERRED = "Preferred here over the usual order of trust: "


class TestPrefer:
    """`compare --prefer` shows other claims than those of the order of trust, and says so."""

    @pytest.mark.parametrize(
        ("words", "shown", "notes"),
        [
            ("press", ["8.0 b", "54.0 a"], ["press"]),
            ("b", ["8.0 b", "54.0 a"], ["b"]),
            ("q,latest", ["8.0 b", "54.0 a"], ["q, latest"]),
            ("paper", ["5.0 a", "54.0 a"], ["paper"]),
            (
                " as-of 2023 ",
                [" ", " "],
                ["as-of 2023", "Faulty: nothing known to be published by 2023 for mass, length"],
            ),
            ("earliest,as-of 2025-06", ["5.0 a", "54.0 a"], ["earliest, as-of 2025-06"]),
        ],
    )
    def test_csv(
        self, words: str, shown: list[str], notes: list[str], run: Callable[..., Run], faulty: str
    ) -> None:
        """A kind, an id or a publisher of a source goes before trust; so does a date."""
        options = ["--specs", "mass,length", "--units", "metric", "--prefer", words, "--format"]
        said = [PREFERRED + notes[0], *notes[1:]]
        [wide] = lines(run("compare", faulty, *options, "csv"), notes=said)
        long = lines(run("compare", faulty, *options, "csv-long"), notes=said)

        numbers = [text.split(" ")[0] for text in shown]
        assert [wide["mass_kg"], wide["length_cm"]] == numbers
        assert [f"{line['magnitude']} {line['source_id']}" for line in long] == shown

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
        """BibTeX is the default, and the table is as ever; a second time nothing is added."""
        for _ in range(2):
            done = run("compare", "mine.toml", "ours.toml", "--bib", "refs.bib")
            assert done == Run(0, COMPARED, "")
            assert Path("refs.bib").read_bytes() == BIBTEX.encode()

    def test_other_letters(self, run: Callable[..., Run]) -> None:
        """BibTeX notes what pdflatex cannot print; CSL-JSON has any letters."""
        Path("own.toml").write_text(
            'name = "Own"\n[[mass]]\nvalue = "5 kg"\nsource = "note"\n'
            '[sources.note]\ntitle = "月面車"\npublisher = "P"\nkind = "paper"\n',
            encoding="utf-8",
        )
        said = run("compare", "own.toml", "--bib", "own.bib").err
        assert said.startswith("note: pdflatex lacks letters of 'note': give a translated_title")
        assert run("compare", "own.toml", "--bib", "own.json").err == ""
        assert run("sources", "own.toml", "--format", "bibtex").err == said

    def test_an_older_file(self, run: Callable[..., Run]) -> None:
        """Its entries stay as they are, and a note says which differ from those that we know."""
        old = "@misc{press,\n  title = {News},\n  note = {Mended.},\n}\n"
        Path("refs.bib").write_text(old, encoding="utf-8")
        done = run("compare", "mine.toml", "--specs", "length", "--bib", "refs.bib")

        assert done.code == 0
        assert done.err == (
            "note: refs.bib keeps its own entry 'press', which differs from the new one\n"
        )
        run("compare", "mine.toml", "--bib", "refs.bib")
        made = Path("refs.bib").read_text(encoding="utf-8")
        assert made.startswith(f"{old}\n@misc{{paper-2024,")
        assert made.count("@") == 2

    @pytest.mark.parametrize(
        ("old", "reason"),
        [
            (
                b"@misc{press,}",
                "expected the same source as before, found another one under the key 'press': "
                "name a new file",
            ),
            (b"\xff", "expected a bibliography in UTF-8, found other bytes: name a new file"),
        ],
    )
    def test_a_file_of_others(self, old: bytes, reason: str, run: Callable[..., Run]) -> None:
        """A file to which nothing can be added is left as it is, and nothing is printed."""
        Path("refs.bib").write_bytes(old)
        done = run("compare", "mine.toml", "--bib", "refs.bib")

        assert done == Run(1, "", f"roverspecs: refs.bib: {reason}\n")
        assert Path("refs.bib").read_bytes() == old

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

    @pytest.mark.parametrize(
        ("output", "bib"),
        [("none/t.csv", "refs.bib"), ("t.csv", "none/refs.bib"), ("t.csv/", "refs.bib")],
    )
    def test_with_an_output(self, output: str, bib: str, run: Callable[..., Run]) -> None:
        """Of the two files both are written or neither, and the message names the one that failed."""
        code, out, err = run("compare", "mine.toml", "--output", output, "--bib", bib)

        assert (code, out) == (1, "")
        failed = bib if bib.startswith("none") else output
        assert err.startswith(f"roverspecs: {failed}: ")
        assert not [*Path().glob("*.bib"), *Path().glob("*.csv"), *Path().glob(".*")]
        done = run("compare", "mine.toml", "ours.toml", "--output", "t.txt", "--bib", "refs.bib")
        assert done == Run(0, "", "")
        assert Path("t.txt").read_text(encoding="utf-8") == COMPARED
        assert Path("refs.bib").read_bytes() == BIBTEX.encode()

    @pytest.mark.parametrize(
        ("format", "cited"), [("latex", r"\cite{press}"), ("typst", 'cite(label("press"))')]
    )
    def test_a_paper_cites_it(self, format: str, cited: str, run: Callable[..., Run]) -> None:
        """In LaTeX and Typst the cells carry the keys, also where the table is made again."""
        words = ["compare", "mine.toml", "--specs", "length", "--format", format]
        made = run(*words, "--bib", "refs.bib", "--reproduce").out
        assert cited in made
        assert "@misc{press," in Path("refs.bib").read_text("utf-8")
        assert "--bib refs.bib" in made.replace("{}", "")
        assert cited not in run(*words).out

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
            "compare", "tenacious", "lev-2", "--where", "mass < 5 kg", "--specs", "mass", "--sure"
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
                "unknown vehicle 'lev-3': did you mean 'lev-2' or 'lev-1' or 'clv-1'?",
            ),
            (
                ["--relative-to", "."],
                1,
                "expected one vehicle, found 2 in .: "
                "give the id or the name of one of them, and --with .",
            ),
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


def named_apart(count: int) -> str:
    """Return a table whose vehicles have no name of a shipped one."""
    return plain_table(count).replace("Rover ", "Vehicle ")


class TestLargeTables:
    """A large table alone is compared as CSV without a record for each of its rows."""

    @pytest.fixture
    def both(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> Callable[..., tuple[Run, Run]]:
        """Return how to answer by columns, if a table may be, and by records."""

        def both(*arguments: str) -> tuple[Run, Run]:
            monkeypatch.setattr(compare_command, "_LARGE", 0)
            by_columns = run("compare", *arguments)
            monkeypatch.setattr(compare_command, "_LARGE", 1e9)
            return by_columns, run("compare", *arguments)

        return both

    @pytest.fixture
    def read(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Return a list of the tables that are read into columns."""
        found: list[str] = []
        usual = column_files.table_in

        def table_in(path: str, *given: Any, **options: Any) -> Any:
            found.append(path)
            return usual(path, *given, **options)

        monkeypatch.setattr(column_files, "table_in", table_in)
        return found

    @pytest.mark.parametrize(
        "options",
        [
            [],
            ["--bom", "--quiet"],
            ["--specs", "mass,width", "--units", "us,mass=g"],
            ["--where", "mass < 40 kg", "--where", "length > 1 cm"],
            ["--where", "mass < 40 kg", "--sort", "mass", "--descending"],
            ["--strict"],
            ["--strict", "--sure", "--where", "mass < 40 kg", "--sort", "name"],
            ["--columns", "Extra=height"],
        ],
    )
    def test_the_answer_is_that_of_records(
        self, options: list[str], both: Callable[..., tuple[Run, Run]], read: list[str]
    ) -> None:
        """The same bytes are printed and saved, whichever way they were made."""
        text = named_apart(60).replace("height", "Extra").replace("power", "unknown")
        Path("many.csv").write_text(text, encoding="utf-8")
        by_columns, known = both("many.csv", "--format", "csv", *options)
        assert (by_columns.code, by_columns.out) == (known.code, known.out)
        assert by_columns.err.count("\n") == known.err.count("\n")
        assert "many.csv: columns not read: " in by_columns.err

        saved = []
        for number, _ in enumerate(both("many.csv", "--output", "out.csv", *options)):
            saved.append(Path("out.csv").read_bytes())
            assert number in (0, 1)
        assert saved[0] == saved[1]
        assert read == ["many.csv"] * 2

    def test_bad_cells_are_named(self, both: Callable[..., tuple[Run, Run]]) -> None:
        """Twenty of them are, the others are counted, and the rest stands."""
        rows = "".join(f"A{number},some {number}\n" for number in range(120))
        Path("many.csv").write_text(f"name,mass\nB,5 kg\n{rows}", encoding="utf-8")
        by_columns, known = both("many.csv", "--format", "csv")
        assert by_columns == known
        assert by_columns.code == 0
        assert by_columns.err.count("without a unit") == 20
        assert "and 100 more: see roverspecs check many.csv" in by_columns.err

        by_columns, known = both("many.csv", "--format", "csv", "--strict")
        assert by_columns == known
        assert by_columns.code == 1

    @pytest.mark.parametrize(
        "options",
        [
            ["--specs", "mass,payload_fraction"],
            ["--units", "auto", "--specs", "top_speed"],
            ["--where", "payload_fraction > 5 %"],
            ["--sort", "payload_fraction"],
            ["--specs", "masss"],
            ["--sort", "masss"],
            ["--where", "mass <"],
            ["--units", "mass=s"],
            ["--units", "mass=parsecs"],
        ],
    )
    def test_what_columns_do_not_have_is_asked_of_records(
        self, options: list[str], both: Callable[..., tuple[Run, Run]], read: list[str]
    ) -> None:
        """Derived specs, units that depend on figures and errors are those of records."""
        Path("many.csv").write_text(named_apart(5), encoding="utf-8")
        by_columns, known = both("many.csv", "--format", "csv", *options)
        assert by_columns == known
        assert read == ["many.csv"]

    @pytest.mark.parametrize(
        "arguments",
        [
            ["many.csv", "--format", "json"],
            ["many.csv", "many.csv", "--format", "csv"],
            ["many.csv", "mine.toml", "--format", "csv"],
            ["mine.toml", "--format", "csv"],
            ["many.csv", "--format", "csv", "--extremes"],
            ["many.csv", "--format", "csv", "--digits", "3"],
            ["many.csv", "--format", "csv", "--exact"],
            ["many.csv", "--format", "csv", "--with", "mine.toml"],
            ["many.csv", "--format", "csv", "--prefer", "press"],
            ["many.csv", "--format", "csv", "--reproduce"],
            ["missing.csv", "--format", "csv"],
        ],
    )
    def test_other_questions_are_asked_of_records(
        self, arguments: list[str], both: Callable[..., tuple[Run, Run]], read: list[str]
    ) -> None:
        """Where one option needs records, the table is read as records at once."""
        Path("many.csv").write_text(named_apart(5), encoding="utf-8")
        by_columns, known = both(*arguments)
        assert by_columns == known
        assert read == []

    def test_marks_that_an_output_cannot_hold(
        self, both: Callable[..., tuple[Run, Run]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """They have the same forms in ASCII."""
        Path("many.csv").write_text("name,mass\nA,≤5 kg\nB,~6 kg\n", encoding="utf-8")
        monkeypatch.setattr("roverspecs.cli.terminal._encoding", lambda _: "ascii")
        by_columns, known = both("many.csv", "--format", "csv")
        assert by_columns == known
        assert "<=" in by_columns.out
