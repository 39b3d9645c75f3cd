"""Reproduction: the command under a table or a page makes it again."""

from __future__ import annotations

import html
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from readers import READERS
from samples import MADE_BY

from roverspecs.records.derived import DERIVED


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
            ["mine.toml", "lev-2", "--format", "csv-long", "--units", "us"],
            ["mine.toml", "--format", "tsv", "--bom"],
            ["mine.toml", "lev-2", "--also", "us,length=ft"],
            ["mine.toml", "lev-2", "--units", "us", "--also", "mass=kg", "--format", "csv-long"],
            ["mine.toml", "lev-2", "--units", "us,width=cm", "--also", "si"],
            ["月極域探査ローバ", "--format", "json"],
            ["--all", "--with", ".", "--where", "mass < 10 kg", "--where", "body == Moon"],
            ["--where", "mass == 5 kg", "--sure", "--with", "ours.toml", "--with", "mine.toml"],
            ["yutu", "ours.toml", "--sort", "mass", "--descending", "--extremes"],
            ["lev-2", "tenacious", "--relative-to", "ours.toml", "--differing"],
            ["--specs", "mass", "--", "-own.toml", "lev-2"],
            ["lev-2", "--relative-to=./-own.toml", "--specs", "mass"],
            ["lev-2", "--relative-to=-own.toml", "--specs", "mass"],
        ],
    )
    def test_command(self, words: list[str], run: Callable[..., Run], folder: Path) -> None:
        """The command is one line of the output, or beside values; run again, it prints the same."""
        (folder / "a folder").mkdir()
        (folder / "a folder" / "its.toml").write_text(
            'name = "It\'s mine"\nmass = "1 kg"\n', encoding="utf-8"
        )
        (folder / "-own.toml").write_text('name = "Own"\nmass = "1 kg"\n', encoding="utf-8")
        code, out, err = run("compare", "--reproduce", *words)
        is_separated = not {"csv", "csv-long", "tsv"}.isdisjoint(words)
        told = err if is_separated else out
        made = told.replace('\\"', '"') if "json" in words else told.replace("\\", "")
        found = re.search(
            rf"{re.escape(MADE_BY)}: (roverspecs compare.* --reproduce(?: -- [^\"\n]*)?)",
            made,
        )

        assert code == 0
        assert ("Made by" in out, err.count("\n")) == (not is_separated, int(is_separated))
        assert found
        assert run(*shlex.split(found[1])[1:]) == Run(0, out, err)

    def test_text(self, run: Callable[..., Run]) -> None:
        """The line names the version and what was typed, options in full."""
        assert run(
            "compare", "ours.toml", "--specs", "mass", "--units", "mass=grams", "--reproduce"
        ).out == (
            "Spec          Ours\n--------  --------\nMass (g)  5000 [a]\n\n[a] uncited, the user's own figure\n"
            f"{MADE_BY}: roverspecs compare ours.toml --specs mass --units mass=g --reproduce\n"
        )

    def test_not_asked_for(self, run: Callable[..., Run]) -> None:
        """Otherwise a table says nothing of how it was made."""
        assert "Made by" not in run("compare", "mine.toml").out


class TestSpelling:
    """Each option is spelled in one way, whatever the way in which it was given."""

    @pytest.mark.parametrize(
        ("words", "command"),
        [
            ("lev-2 tenacious lupex-rover", "lev-2 tenacious lupex-rover"),
            ("", ""),
            ("SORA-Q --specs mass", "SORA-Q --specs mass"),
            (
                "lev-2 --specs dimensions,width",
                "lev-2 --specs length,width,height,diameter,envelope",
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
            ("--where 'mass<5kg' --sure", "--where 'mass < 5 kg' --sure"),
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
                "tenacious --specs length,width,height,diameter,envelope,bulk_density "
                "--configuration unstated --units auto",
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
            ("--with ours.toml --all --transpose", "--all --with ours.toml --transpose"),
        ],
    )
    def test_command(self, words: str, command: str, run: Callable[..., Run]) -> None:
        """The last line asks the same in one spelling; it prints the same table and itself again."""
        made = run("compare", *shlex.split(words), "--reproduce")
        head, _, line = made.out.splitlines()[self.place(made.out)].partition(": ")

        assert head == MADE_BY
        expected = " ".join(filter(None, ["roverspecs compare", command, "--reproduce"]))
        assert line == expected
        assert run(*shlex.split(line)[1:]) == made
        assert "Made by" not in run("compare", *shlex.split(words)).out

    @staticmethod
    def place(out: str) -> int:
        """Return on which line the command stands."""
        lines = out.splitlines()
        return next(place for place, line in enumerate(lines) if line.startswith("Made by"))


class TestFormats:
    """The command stands below a table of any format, and beside values."""

    @pytest.mark.parametrize("layout", [[], ["--transpose", "--footnotes"]])
    @pytest.mark.parametrize("format", ["text", "markdown", "html", "latex", "rst", "json"])
    def test_reproduced_in_every_format(
        self, format: str, layout: list[str], run: Callable[..., Run]
    ) -> None:
        """A last remark has the version and the command, with the options of the layout."""
        words = ["compare", "lev-2", "--specs", "mass", "--prefer", "operator", "--units", "us"]
        words += [] if format == "text" else ["--format", format]
        command = shlex.join(["roverspecs", *words, *layout, "--reproduce"])
        made = f"{MADE_BY}: {command}"
        shown = run(*words, *layout, "--reproduce").out

        if format == "json":
            assert json.loads(shown)["remarks"][-1] == made
        else:
            assert made in READERS[format](shown.removesuffix("\n"))[1]
        assert "Made by" not in run(*words, *layout).out

    @pytest.mark.parametrize("layout", [[], ["--bom"]])
    @pytest.mark.parametrize("format", ["csv", "csv-long", "tsv"])
    def test_reproduced_beside_values(
        self, format: str, layout: list[str], run: Callable[..., Run]
    ) -> None:
        """Values have no place for the command: it is a note, and the values stay as they are."""
        words = ["compare", "lev-2", "--specs", "mass", "--prefer", "operator", "--units", "us"]
        words += ["--format", format, *layout]
        code, out, err = run(*words, "--reproduce")
        preferred, made = err.splitlines()
        command = shlex.join(["roverspecs", *words, "--reproduce"])

        assert (code, made) == (0, f"note: {MADE_BY}: {command}")
        assert run(*words) == Run(0, out, f"{preferred}\n")


class TestOutput:
    """A table that was written to a file is printed again, in the format of the file."""

    def test_format_of_an_ending(self, run: Callable[..., Run], folder: Path) -> None:
        """The command names the format, and no file."""
        for name, layout in (("t.md", "markdown"), ("t.csv", "csv")):
            done = run("compare", "ours.toml", "--output", name, "--bib", "t.bib", "--reproduce")
            written = (folder / name).read_text(encoding="utf-8")
            made = f"roverspecs compare ours.toml --format {layout} --reproduce"

            assert made in (done.err if layout == "csv" else written.replace("\\", ""))
            again = run(*shlex.split(made)[1:])
            assert (again.out, again.err) == (written, done.err)


class TestPage:
    """The command at the foot of a page makes the same page."""

    @pytest.mark.parametrize(
        ("words", "command"),
        [
            (["lev-2"], "lev-2"),
            (
                ["--with", "ours.toml", "Ours", "--specs", "mass", "--specs", "length"],
                "Ours --with ours.toml --specs mass,length",
            ),
            (
                ["--where", "mass < 6 kg", "--where", "body == Moon", "--sure", "--no-drawing"],
                "--where 'mass < 6 kg' --where 'body == Moon' --sure --no-drawing",
            ),
            (
                ["yutu", "yutu-2", "--title=-- <Two>", "--units", "us,mass=g", "--specs", "mass"],
                "yutu yutu-2 --specs mass --units us,mass=g '--title=-- <Two>'",
            ),
            (
                ["--all", "--prefer", "press", "--configuration", "at launch", "--no-drawing"],
                "--all --configuration 'at launch' --prefer press --no-drawing",
            ),
        ],
    )
    def test_command(self, words: list[str], command: str, run: Callable[..., Run]) -> None:
        """It holds every option as it was given, and runs again to the same bytes."""
        code, out, _ = run("page", *words)
        [found] = re.findall("<code>(roverspecs page .*?)</code>", out)
        made = html.unescape(found)

        assert (code, made) == (0, f"roverspecs page {command}")
        assert run(*shlex.split(made)[1:]).out == out
