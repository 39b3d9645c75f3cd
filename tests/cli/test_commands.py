"""The commands that ask questions and draw, as a user runs them."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from readers import READERS, read_separated

import roverspecs as rs
from roverspecs.cli import commands
from roverspecs.cli import parser as cli
from roverspecs.records.derived import DERIVED

BLANK = """\
name = "Blank"
status = "planned"
"""


def test_every_command_is_there_twice() -> None:
    """What the parser knows is what can be done."""
    assert list(commands.COMMANDS) == list(cli._COMMANDS)


@pytest.mark.parametrize("name", cli._COMMANDS)
def test_the_parser_of_one_command_is_that_of_all(name: str) -> None:
    """Built alone, for speed, a command takes what it takes among the others."""
    [alone] = _subparsers(cli.parser(name)).values()

    assert alone.format_help() == _subparsers(cli.parser())[name].format_help()


def _subparsers(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    [action] = (each for each in top._actions if isinstance(each, argparse._SubParsersAction))
    return dict(action.choices)


class TestQuestions:
    """``compare`` with conditions, an order, and relations."""

    def test_a_condition(self, run: Callable[..., Run]) -> None:
        """Without names, all vehicles are asked; what only may meet it is marked."""
        assert run(
            "compare",
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
            "Not known whether they meet it, left out: APEX 1.0, AstroAnt, CADRE, Chang'e-7 rover, LUPEX lander "
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
        assert names[:3] == ["FLEX", "Lunar Cruiser", "Chandrayaan-3 lander"]
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

    def test_reproduced(self, run: Callable[..., Run]) -> None:
        """The command under the table asks the same, of the same files."""
        words = [
            "--with",
            "ours.toml",
            "--all",
            "--specs",
            "mass",
            "--where",
            "mass == 5 kg",
            "--relative-to",
            "ours.toml",
        ]
        made = run("compare", *words, "--sort", "mass", "--reproduce").out.splitlines()[-1]
        assert made == (
            f"Made by roverspecs {rs.__version__}: roverspecs compare --with ours.toml --all --specs mass "
            "--where 'mass == 5 kg' --sort mass --relative-to ours.toml --reproduce"
        )

    @pytest.mark.parametrize("layout", [[], ["--transpose", "--footnotes"]])
    @pytest.mark.parametrize("format", ["text", "markdown", "html", "latex", "rst", "csv", "json"])
    def test_reproduced_in_every_format(
        self, format: str, layout: list[str], run: Callable[..., Run]
    ) -> None:
        """A last remark has the version and the command, with the options of the layout."""
        words = ["compare", "lev-2", "--specs", "mass", "--units", "us", "--prefer", "operator"]
        words += [] if format == "text" else ["--format", format]
        command = shlex.join(["roverspecs", *words, *layout, "--reproduce"])
        made = f"Made by roverspecs {rs.__version__}: {command}"
        shown = run(*words, *layout, "--reproduce").out

        if format == "csv":
            assert made in read_separated(shown)[0][1][-1]
        elif format == "json":
            assert json.loads(shown)["remarks"][-1] == made
        else:
            assert made in READERS[format](shown.removesuffix("\n"))[1]
        assert "Made by" not in run(*words, *layout).out

    @pytest.mark.parametrize(
        ("words", "code", "message"),
        [
            (
                ["--strict"],
                1,
                "strict: leaves out what only may meet a condition: give one as where, too",
            ),
            (
                ["--descending"],
                1,
                "descending: says in which direction to sort: give a spec as sort, too",
            ),
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

    def test_all_and_names(self, run: Callable[..., Run]) -> None:
        """Both together are wrong usage."""
        code, out, err = run("compare", "lev-2", "--all")
        assert (code, out) == (2, "")
        assert err.endswith("error: --all and vehicles exclude each other: give one of them\n")

    def test_a_bad_file_beside_which_to_compare(
        self, run: Callable[..., Run], folder: Path
    ) -> None:
        """Without the vehicle that others are relative to there is no table."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        code, out, err = run("compare", "--relative-to", "bad.toml")
        assert (code, out) == (1, "")
        assert err.startswith("bad.toml:1: name: expected text")


class TestReproduced:
    """``compare --reproduce`` prints the command that makes the table again."""

    @pytest.mark.parametrize(
        ("words", "command"),
        [
            ("lev-2 tenacious lupex-rover", "lev-2 tenacious lupex-rover"),
            ("", ""),
            ("SORA-Q --specs mass", "SORA-Q --specs mass"),
            (
                "lev-2 --specs dimensions,width",
                "lev-2 --specs length,width,height,diameter",
            ),
            ("lev-2 --specs mass,surface_weight", "lev-2 --specs mass,surface_weight"),
            ("lev-2 --units us", "lev-2 --units us"),
            ("lev-2 --units si", "lev-2"),
            ("lev-2 --units us,mass=grams", "lev-2 --units us,mass=g"),
            ("lev-2 --units mass=g", "lev-2 --units mass=g"),
            ("lev-2 --configuration 'at launch'", "lev-2 --configuration 'at launch'"),
            ("lev-2 --digits 3", "lev-2 --digits 3"),
            ("lev-2 --exact", "lev-2 --exact"),
            ("lev-2 --prefer press,latest", "lev-2 --prefer press,latest"),
            ("lev-2 --prefer 'as-of 2024-01'", "lev-2 --prefer 'as-of 2024-01'"),
            # What is asked.
            ("--where 'mass<5kg' --strict", "--where 'mass < 5 kg' --strict"),
            (
                "lev-2 --where 'mass<5kg' --sort mass --descending",
                "lev-2 --where 'mass < 5 kg' --sort mass --descending",
            ),
            (
                "tenacious --relative-to LEV-2 --differing --extremes",
                "tenacious --relative-to LEV-2 --differing --extremes",
            ),
            # Derived specs, in units and digits of their own.
            ("--specs mass,derived", f"--specs {','.join(['mass', *DERIVED])}"),
            (
                "tenacious lupex-rover --specs derived,mass --units us --digits 4",
                f"tenacious lupex-rover --specs {','.join([*DERIVED, 'mass'])} --units us --digits 4",
            ),
            (
                "tenacious --specs bulk_density --units us,bulk_density=kg/m³ --exact",
                "tenacious --specs bulk_density --units 'us,bulk_density=kg/m³' --exact",
            ),
            (
                "tenacious --specs dimensions,bulk_density --configuration unstated --units auto",
                "tenacious --specs length,width,height,diameter,bulk_density --units auto "
                "--configuration unstated",
            ),
            # Each word that can be preferred.
            (
                "sora-q --specs surface_weight --prefer 'press, as-of 2024-06, latest'",
                "sora-q --specs surface_weight --prefer 'press,latest,as-of 2024-06'",
            ),
            ("tenacious --prefer ispace-2023,earliest", "tenacious --prefer ispace-2023,earliest"),
            ("lev-2 --prefer press", "lev-2 --prefer press"),
            ("lev-2 --prefer earliest", "lev-2 --prefer earliest"),
            ("lev-2 --prefer press,earliest", "lev-2 --prefer press,earliest"),
            ("lev-2 --prefer 'as-of 2024-06'", "lev-2 --prefer 'as-of 2024-06'"),
            ("lev-2 --prefer fnn-2024", "lev-2 --prefer fnn-2024"),
            ("lev-2 --prefer 'Gizmodo Japan'", "lev-2 --prefer 'Gizmodo Japan'"),
            (
                "lev-2 --prefer as-of=2024,press,latest",
                "lev-2 --prefer 'press,latest,as-of 2024'",
            ),
            # Files of one's own, and the layout.
            ("mine.toml tenacious --footnotes", "mine.toml tenacious --footnotes"),
            ("--with ours.toml --all --transpose", "--with ours.toml --all --transpose"),
        ],
    )
    def test_command(self, words: str, command: str, run: Callable[..., Run]) -> None:
        """The last line asks the same in one spelling; it prints the same table and itself again."""
        made = run("compare", *shlex.split(words), "--reproduce")
        head, _, line = made.out.splitlines()[self.place(made.out)].partition(": ")

        assert head == f"Made by roverspecs {rs.__version__}"
        expected = " ".join(filter(None, ["roverspecs compare", command, "--reproduce"]))
        assert line == expected
        assert run(*shlex.split(line)[1:]) == made
        assert "Made by" not in run("compare", *shlex.split(words)).out

    @staticmethod
    def place(out: str) -> int:
        """Return on which line the command stands."""
        lines = out.splitlines()
        return next(place for place, line in enumerate(lines) if line.startswith("Made by"))


class TestFits:
    """``fits``: which vehicles go into a space."""

    def test_table(self, run: Callable[..., Run]) -> None:
        """Verdict, orientation, margins, configuration and reasons, those that fit first."""
        code, out, err = run(
            "fits",
            "lev-2",
            "tenacious",
            "lupex-rover",
            "--box",
            "60x40x40cm",
            "--mass",
            "6kg",
            "--format",
            "csv",
        )
        assert (code, err) == (0, "")
        assert [line.split(",")[:2] for line in out.splitlines()] == [
            ["vehicle", "fits"],
            ["Tenacious", "yes"],
            ["LEV-2", "maybe"],
            ["LUPEX rover", "no"],
        ]

    def test_only_what_is_asked(self, run: Callable[..., Run]) -> None:
        """Without a limit of mass there is no column for it, and without a box none for its sides."""
        box = run("fits", "tenacious", "--box", "60x40x40cm").out.splitlines()[0]
        assert box.split() == [
            "Vehicle",
            "Fits",
            "Orientation",
            "Room:",
            "length",
            "Width",
            "Height",
            "Configuration",
            "Why",
        ]
        assert run("fits", "tenacious", "--mass", "6 kg").out.splitlines()[0].split() == [
            "Vehicle",
            "Fits",
            "Room:",
            "mass",
            "Why",
        ]

    def test_json(self, run: Callable[..., Run]) -> None:
        """The same as data, with the figures that it follows from."""
        data = json.loads(
            run("fits", "tenacious", "--box", "60x40x40cm", "--mass", "6kg", "--format", "json").out
        )
        [fit] = data["fits"]
        assert (data["box"], data["mass"], data["lander"], data["upright"]) == (
            "60x40x40cm",
            "6kg",
            None,
            False,
        )
        assert (fit["vehicle"], fit["verdict"], fit["margins"]["length"]["text"]) == (
            "tenacious",
            "yes",
            "6 cm",
        )

    def test_lander(self, run: Callable[..., Run]) -> None:
        """A lander's capacity is the limit, as far as it is known."""
        out = run("fits", "lev-2", "lupex-rover", "--lander", "lupex-lander", "--format", "csv").out
        assert [line.split(",")[:2] for line in out.splitlines()[1:]] == [
            ["LEV-2", "yes"],
            ["LUPEX rover", "maybe"],
        ]

    def test_a_lander_is_not_its_own_payload(self, run: Callable[..., Run]) -> None:
        """Of all vehicles, those are judged that it could carry."""
        out = run("fits", "--lander", "lupex-lander", "--format", "csv").out
        assert "LUPEX rover" in out
        assert "LUPEX lander" not in out

    def test_a_narrow_terminal(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is too wide to be wrapped is printed in parts, each of which names the vehicles."""
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        lines = run(
            "fits", "lev-2", "tenacious", "--box", "60x40x40cm", "--mass", "6kg"
        ).out.splitlines()
        assert max(map(len, lines)) <= 80
        assert sum(line.startswith("Tenacious") for line in lines) == 2
        assert any("only a" in line for line in lines)

    def test_own_lander_of_a_bad_file(self, run: Callable[..., Run], folder: Path) -> None:
        """Without the lander there is no answer."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        assert run("fits", "lev-2", "--lander", "bad.toml").code == 1

    def test_nothing_asked(self, run: Callable[..., Run]) -> None:
        """A box, a mass or a lander is needed."""
        code, out, err = run("fits", "lev-2")
        assert (code, out) == (1, "")
        assert err.startswith("roverspecs: ")


class TestNearest:
    """``nearest``: vehicles like one."""

    def test_table(self, run: Callable[..., Run]) -> None:
        """How near each is, by how many specs, and what was compared."""
        code, out, err = run("nearest", "minerva-ii-1a", "--count", "1", "--format", "csv")
        assert (code, err) == (0, "")
        assert out.splitlines()[0] == "vehicle,factor,count,compared"
        assert out.splitlines()[1].startswith("MINERVA-II1B,1.0,")

    def test_json(self, run: Callable[..., Run]) -> None:
        """The same as data."""
        data = json.loads(run("nearest", "minerva-ii-1a", "--count", "1", "--format", "json").out)
        assert [each["vehicle"] for each in data["neighbours"]] == ["minerva-ii-1b"]
        assert (data["vehicle"], data["specs"][0]) == ("minerva-ii-1a", "mass")
        assert {"vehicle": "cadre", "reason": "0 of 3 figures in common, 2 needed"} in data[
            "left_out"
        ]

    def test_a_bad_file(self, run: Callable[..., Run], folder: Path) -> None:
        """Nothing is near a record that cannot be read."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        assert run("nearest", "bad.toml").code == 1

    @pytest.mark.parametrize("count", ["0", "x", "-1", "10000"])
    def test_wrong_count(self, count: str, run: Callable[..., Run]) -> None:
        """A number of vehicles is one or more."""
        code, _, err = run("nearest", "lev-2", f"--count={count}")
        assert code == 2
        assert err.endswith(
            f"error: argument --count: expected a number from 1 to 9999, found '{count}'\n"
        )


class TestDraw:
    """``draw``: pictures to scale."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """A terminal gets characters, a pipe as many as 80 a line."""
        out = run("draw").out
        assert out == rs.draw().text(80) + "\n"
        assert max(map(len, out.splitlines())) <= 80

    def test_options(self, run: Callable[..., Run]) -> None:
        """Views, reference, units and configuration are those of the library."""
        options = [
            "--views",
            "side",
            "--reference",
            "none",
            "--units",
            "us",
            "--configuration",
            "stowed",
        ]
        drawing = rs.draw(
            ["lev-2"], views="side", reference="none", units="us", configuration="stowed"
        )
        assert run("draw", "lev-2", *options).out == drawing.text(80) + "\n"

    @pytest.mark.parametrize(
        "words",
        [
            ("tenacious", "--views", "side", "front"),
            ("tenacious", "--views", "side,front"),
            ("--views=side,front", "tenacious"),
            ("--views", "side", "front", "--", "tenacious"),
            ("--views", "side", "front", "--units", "metric", "tenacious"),
            ("--views", "top", "--views", "side", "front", "--", "tenacious"),
        ],
    )
    def test_views(self, run: Callable[..., Run], words: tuple[str, ...]) -> None:
        """With spaces or commas between; vehicles stand before them, or after what ends them."""
        expected = rs.draw("tenacious", views=["side", "front"]).text(80) + "\n"

        assert run("draw", *words) == Run(0, expected, "")

    @pytest.mark.parametrize(
        ("units", "line"),
        [
            ("dimensions=in", "length 21 in"),
            ("length=mm", "length 540 mm"),
            ("us,length=ft", "length 1.8 ft"),
            ("si", "length 0.54 m"),
            ("auto", "length 54 cm"),
        ],
    )
    def test_units(self, run: Callable[..., Run], units: str, line: str) -> None:
        """Units are given in the words of ``compare``."""
        assert f"Tenacious: {line}, " in run("draw", "tenacious", "--units", units).out

    def test_wrong_units(self, run: Callable[..., Run]) -> None:
        """They are refused in its words, too."""
        drawn, compared = (run(name, "lev-2", "--units", "usa") for name in ("draw", "compare"))

        assert (drawn.code, drawn.err) == (1, compared.err)

    def test_svg(self, run: Callable[..., Run], folder: Path) -> None:
        """Printed, or saved by the ending of the name."""
        assert (
            run("draw", "tenacious", "--svg", "--theme", "dark").out
            == rs.draw("tenacious").svg(theme="dark").rstrip("\n") + "\n"
        )
        assert run("draw", "tenacious", "--output", "t.svg") == Run(0, "", "")
        assert "<svg" in (folder / "t.svg").read_text(encoding="utf-8")

    def test_both_ways(self, run: Callable[..., Run]) -> None:
        """A picture is printed or saved, not both."""
        code, out, err = run("draw", "--svg", "--output", "t.svg")
        assert (code, out) == (2, "")
        assert "--svg prints a picture" in err

    def test_no_vehicle(self, run: Callable[..., Run]) -> None:
        """Where no record can be read, nothing is drawn."""
        assert run("draw", "missing.toml").code == 1

    def test_unwritable(self, run: Callable[..., Run]) -> None:
        """A folder that is not there is said."""
        assert run("draw", "--output", "no/t.svg") == Run(
            1, "", "roverspecs: no/t.svg: No such file or directory\n"
        )


class TestChart:
    """``chart``: one spec or two on axes."""

    def test_saved(self, run: Callable[..., Run], folder: Path) -> None:
        """By the ending of the name; the mass by default."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        assert run("chart", "lev-2", "tenacious", "ours.toml", "--output", "c.svg") == Run(
            0, "", ""
        )
        assert "<svg" in (folder / "c.svg").read_text(encoding="utf-8")
        assert run(
            "chart", "--specs", "mass,top_speed", "--output", "c.png", "--theme", "dark"
        ) == Run(0, "", "")
        assert (folder / "c.png").read_bytes().startswith(b"\x89PNG")

    @pytest.mark.parametrize("theme", ["auto", "light", "dark"])
    def test_theme(self, run: Callable[..., Run], folder: Path, theme: str) -> None:
        """A chart takes the themes of a drawing."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        assert run("chart", "lev-2", "--theme", theme, "--output", "c.svg") == Run(0, "", "")
        made = (folder / "c.svg").read_text(encoding="utf-8")
        assert made == rs.chart("lev-2", theme=theme).svg()

    def test_no_vehicle(self, run: Callable[..., Run], folder: Path) -> None:
        """Where no record can be read, nothing is written."""
        assert run("chart", "missing.toml", "--output", "c.svg").code == 1
        assert not (folder / "c.svg").exists()


class TestPage:
    """``page``: a web page."""

    def test_page(self, run: Callable[..., Run], folder: Path) -> None:
        """Printed, or saved; the title is one's own."""
        assert run("page", "lev-2", "ours.toml", "--title", "<Two>", "--output", "p.html") == Run(
            0, "", ""
        )
        written = (folder / "p.html").read_text(encoding="utf-8")
        assert written.startswith("<!DOCTYPE html>")
        assert "<title>&lt;Two&gt;</title>" in written
        assert "Ours" in written
        assert (
            "<code>roverspecs page lev-2 ours.toml --title &#x27;&lt;Two&gt;&#x27; --output p.html</code>"
            in written
        )
        bare = run(
            "page",
            "--with",
            "ours.toml",
            "lev-2",
            "--specs",
            "mass",
            "--specs",
            "width",
            "--no-drawing",
        ).out
        assert (
            "<code>roverspecs page --with ours.toml lev-2 --specs mass,width --no-drawing</code>"
            in bare
        )
        assert "<svg" not in bare
        assert run("page", "lev-2", "--specs", "mass").out.startswith("<!DOCTYPE html>")

    def test_no_vehicle(self, run: Callable[..., Run]) -> None:
        """Where no record can be read, there is no page."""
        assert run("page", "missing.toml").code == 1


class TestCompletion:
    """``completion``: what a shell needs."""

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_printed(self, shell: str, run: Callable[..., Run]) -> None:
        """The script that is shipped for the shell, with the vehicles in it."""
        code, out, err = run("completion", shell)
        assert (code, err) == (0, "")
        assert "lupex-rover" in out
        assert "--relative-to" in out

    def test_unknown_shell(self, run: Callable[..., Run]) -> None:
        """Others are refused, with those there are."""
        assert run("completion", "csh").err.endswith("unknown 'csh': did you mean 'zsh'?\n")
