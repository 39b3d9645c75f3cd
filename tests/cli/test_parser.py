"""The parser: help, and what is said of words that are wrong."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

import roverspecs as rs
from roverspecs.cli.options import COMMAND_GROUPS, COMMANDS, OPTION_GROUPS
from roverspecs.cli.parser import parsed, parser
from roverspecs.records.derived import find_specs


class TestHelp:
    """Each command explains itself."""

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_help(self, command: str, run: Callable[..., Run]) -> None:
        """Help is printed on standard output, no line wider than a narrow terminal."""
        code, out, err = run(*filter(None, [command]), "--help")

        assert (code, err) == (0, "")
        assert out.startswith(f"usage: roverspecs {command}".rstrip(" ") + " [-h]")
        assert max(map(len, out.splitlines())) <= 80

    def test_version(self, run: Callable[..., Run]) -> None:
        """The version is that of the package."""
        assert run("--version") == Run(
            0, f"roverspecs {rs.__version__} (data {rs.DATA_VERSION})\n", ""
        )

    def test_commands_stand_in_groups(self, run: Callable[..., Run]) -> None:
        """The help of the program names each command once, with what it does, in its group."""
        out = run("--help").out
        parts = dict(part.split(":\n", 1) for part in out.split("\n\n") if ":\n" in part)

        assert list(parts) == [*COMMAND_GROUPS, "options"]
        for name, command in COMMANDS.items():
            assert parts[command.group].count(f"  {name:<12}{command.summary}") == 1

    def test_options_stand_in_groups(self, run: Callable[..., Run]) -> None:
        """The help of a command has the groups of its options in one order."""
        out = run("compare", "--help").out
        places = [out.index(f"\n{group}:\n") for group in OPTION_GROUPS]

        assert places == sorted(places)
        assert "\nunits and digits:\n  --units" in out
        assert "questions" not in run("check", "--help").out

    def test_arguments_that_must_be_given(self, run: Callable[..., Run]) -> None:
        """The usage is a line, in which what may be left out stands in brackets."""
        usages = {
            "compare": "compare [-h] [OPTION ...] [VEHICLE ...]",
            "why": "why [-h] [OPTION ...] VEHICLE SPEC",
            "chart": "chart [-h] --output FILE [OPTION ...] [VEHICLE ...]",
            "specs": "specs [-h] [OPTION ...]",
        }
        for command, usage in usages.items():
            assert run(command, "--help").out.splitlines()[0] == f"usage: roverspecs {usage}"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_parser_of_one_command_is_that_of_all(name: str) -> None:
    """Built alone, for speed, a command takes what it takes among the others."""
    [alone] = _subparsers(parser(name)).values()

    assert alone.format_help() == _subparsers(parser())[name].format_help()


def _subparsers(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    [action] = (each for each in top._actions if isinstance(each, argparse._SubParsersAction))
    return dict(action.choices)


class TestFormat:
    """The format follows the ending of the file, unless it is given."""

    @pytest.mark.parametrize(
        ("words", "format"),
        [
            (["compare"], "text"),
            (["compare", "--output", "t"], "text"),
            (["compare", "--output", "t.txt"], "text"),
            (["fits", "--output", "a.b/t"], "text"),
            (["compare", "--output", "t.md"], "markdown"),
            (["list", "--output", "T.CSV"], "csv"),
            (["why", "lev-2", "mass", "--output", "t.tsv"], "tsv"),
            (["audit", "--output", "t.json"], "json"),
            (["coverage", "--output", "t.html"], "html"),
            (["specs", "--output", "t.tex"], "latex"),
            (["specs", "--output", "t.typ"], "typst"),
            (["specs", "--output", "t.wiki"], "mediawiki"),
            (["check", "--output", "t.rst"], "rst"),
            (["sources", "--output", "t.bib"], "bibtex"),
            (["sources", "--output", "t.json"], "csl-json"),
            (["sources", "--output", "t.csv"], "csv"),
            (["compare", "--output", "t.csv", "--format", "csv-long"], "csv-long"),
            (["compare", "--output", "t.csv", "--bom"], "csv"),
            (["compare", "--output", "t.csv", "--format", "json"], "json"),
            (["compare", "--output", "t.xlsx", "--format", "text"], "text"),
            (["sources", "--output", "t.json", "--format", "json"], "json"),
        ],
    )
    def test_endings(self, words: list[str], format: str) -> None:
        """A file without an ending is text; a format that is given goes before any ending."""
        assert parsed(words).format == format

    @pytest.mark.parametrize(
        ("words", "endings"),
        [
            (["compare", "--output", "t.ods"], ".txt, .md, .markdown, .html, .htm, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx"),
            (["list", "--output", "t.bib"], ".txt, .md, .markdown, .html, .htm, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx"),
            (["sources", "--output", "t.ris"], ".txt, .md, .markdown, .html, .htm, .tex, .typ, .wiki, .rst, .csv, .tsv, .json, .xlsx or .bib"),
            (["draw", "--output", "t.jpg"], ".svg, .png, .pdf or .txt"),
            (["draw", "--output", "t"], ".svg, .png, .pdf or .txt"),
            (["chart", "--output", "t.txt"], ".svg, .png or .pdf"),
            (["page", "--output", "t.png"], ".html or .htm"),
        ],
    )  # fmt: skip
    def test_unknown_endings(
        self,
        words: list[str],
        endings: str,
        run: Callable[..., Run],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """An ending that no format has is refused, before anything is read or written."""
        monkeypatch.setattr(rs, "Catalog", None)
        code, out, err = run(*words)

        assert (code, out) == (2, "")
        expected = f"expected a name that ends in {endings}, found '{words[-1]}'"
        assert err.endswith(f"error: argument --output: {expected}\n")
        assert not Path(words[-1]).exists()

    def test_a_page_as_pdf(self, run: Callable[..., Run]) -> None:
        """A browser makes it: the message says how."""
        code, _, err = run("page", "--output", "t.pdf")
        assert code == 2
        assert "found 't.pdf': write the page to handout.html, and print it from a browser" in err
        assert "--print-to-pdf=handout.pdf handout.html" in err

    def test_the_ending_of_a_bibliography(self, run: Callable[..., Run]) -> None:
        """The file beside a table is checked, too, whatever the format of the table."""
        code, _, err = run("compare", "--bib", "t.txt", "--format", "json")
        assert code == 2
        assert err.endswith(
            "error: argument --bib: expected a name that ends in .bib or .json, found 't.txt'\n"
        )

    @pytest.mark.parametrize(
        ("given", "meant"),
        [
            ("md", "markdown"),
            ("tex", "latex"),
            ("htm", "html"),
            ("TXT", "text"),
            ("tsw", "tsv"),
            ("csv_long", "csv-long"),
        ],
    )
    def test_formats_named_as_files_are(
        self, given: str, meant: str, run: Callable[..., Run]
    ) -> None:
        """Who gives an ending as the format is told the name of the format."""
        err = run("compare", "--format", given).err
        assert err.endswith(f"unknown format '{given}': did you mean '{meant}'?\n")


class TestBesideEachOther:
    """Options that contradict each other, or do nothing, are refused."""

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (["compare", "lev-2", "--all"], "--all and VEHICLE cannot be given together: give one of them"),
            (["page", "lev-2", "--all"], "--all and VEHICLE cannot be given together: give one of them"),
            (["compare", "--exact", "--digits", "3"], "--exact and --digits cannot be given together: give one of them"),
            (["fits", "--mass", "1kg", "--lander", "slim"], "--lander and --mass cannot be given together: give one of them"),
            (["draw", "--svg", "--output", "t.svg"], "--svg and --output cannot be given together: give one of them"),
            (["audit", "lev-2", "--text", ""], "--text and VEHICLE cannot be given together: give one of them"),
            (["audit", "--all", "--text", ""], "--text and --all cannot be given together: give one of them"),
            (["audit", "--where", "mass", "--text", ""], "--text and --where cannot be given together: give one of them"),
            (["audit", "--specs", "mass", "--text", ""], "--text and --specs cannot be given together: give one of them"),
            (["compare", "--sure"], "--sure works only with --where: give --where, too"),
            (["compare", "--strict"], "--strict works only with a table such as candidates.csv: give it, too"),
            (["chart", "--output", "t.svg", "--where", "mass", "--strict"], "--strict works only with a table such as candidates.csv: --sure leaves out vehicles that might not meet the condition"),
            (["why", "lev-2", "mass", "--strict"], "--strict works only with a table such as candidates.csv: give it, too"),
            (["audit", "lev-2", "--decimal", ","], "--decimal works only with --text or a text such as article.txt or a table such as candidates.csv: give it, too"),
            (["list", "--columns", "a=mass"], "--columns works only with a table such as candidates.csv: give it, too"),
            (["check", "a.toml", "--columns", "a=mass"], "--columns works only with a table such as candidates.csv: give it, too"),
            (["compare", "--descending"], "--descending works only with --sort: give --sort, too"),
            (["fits", "--mass", "1kg", "--upright"], "--upright works only with --box: give --box, too"),
            (["draw", "--theme", "dark"], "--theme works only with --svg or --output: give --svg or --output, too"),
            (["list", "--prefer", "press"], "--prefer works only with --where: give --where, too"),
            (["audit", "--configuration", "stowed"], "--configuration works only with --where: give --where, too"),
            (["compare", "--bom"], "--bom works only with csv, csv-long and tsv: leave it out"),
            (["list", "--bom", "--format", "markdown"], "--bom works only with csv, csv-long and tsv: leave it out"),
            (["nearest", "lev-2", "--bom", "--output", "t.json"], "--bom works only with csv, csv-long and tsv: leave it out"),
            (["show", "lev-2", "--bom", "--output", "t.csv", "--format", "html"], "--bom works only with csv, csv-long and tsv: leave it out"),
            (["sources", "--bom", "--format", "csl-json"], "--bom works only with csv, csv-long and tsv: leave it out"),
        ],
    )  # fmt: skip
    def test_refused(self, words: list[str], message: str, run: Callable[..., Run]) -> None:
        """The message names both, and what to do."""
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert err.endswith(f"roverspecs {words[0]}: error: {message}\n")

    @pytest.mark.parametrize(
        "words",
        [
            ["lev-2", "slim", "--specs", "mass,length,dry_mass", "--exact"],
            ["lev-2", "slim", "--specs", "mass", "length", "Dry mass", "--exact"],
            ["--specs", "mass,", "length,", "dry-mass", "--exact", "lev-2", "slim"],
            ["lev-2", "--specs=mass", "length", "dry_mass", "slim", "--exact"],
            ["--specs", "mass", "length", "lev-2", "--exact", "--specs", "dry_mass", "slim"],
        ],
    )
    def test_specs_and_vehicles_in_any_order(self, words: list[str]) -> None:
        """Specs stand with commas or apart, and vehicles before, between and behind options."""
        options = parsed(["compare", *words])

        names = [spec.name for spec in find_specs(options.specs)]
        assert names == ["mass", "length", "dry_mass"]
        assert (options.vehicles, options.exact) == (["lev-2", "slim"], True)

    def test_options_behind_specs(self) -> None:
        """An option with the name of a spec is an option, and "all" is no spec behind others."""
        options = parsed(["chart", "--specs", "mass", "--width", "9cm", "--output", "t.svg"])
        assert (options.specs, options.width) == (["mass"], "9cm")
        assert parsed(["compare", "--specs", "mass", "all"]).vehicles == ["all"]
        assert parsed(["compare", "--specs", "mass", "--all"]).all
        with pytest.raises(SystemExit):
            parsed(["compare", "--specs", "--all", "mass"])

    def test_vehicles_after_the_views(self) -> None:
        """Views stand with commas or apart, and vehicles may follow them."""
        given = {
            "side,front": ["--views", "side,front"],
            "side,FRONT": ["--views", "side", "FRONT"],
            "side": ["--views", "side"],
            "side,top": ["lev-2", "--views", "side", "top", "--svg"],
            "side,front,top": [],
        }
        for views, words in given.items():
            assert parsed(["draw", *words]).views == views
        both = parsed(["draw", "--views", "top", "lev-2", "x.toml"])
        assert (both.views, both.vehicles) == ("top", ["lev-2", "x.toml"])
        assert parsed(["draw", "--views", "sid"]).views == "sid"
