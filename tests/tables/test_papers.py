"""Papers: what is written for LaTeX, Typst and BibTeX is set by the programs themselves.

The tables are those that the commands on the pages of the docs make, in one
document for each engine.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
import typst
from conftest import needs_programs
from make_examples import COMMAND, PAGES, Shell, blocks, write_files

import roverspecs as rs
from roverspecs.cli.main import main
from roverspecs.records.catalog import Catalog

pytestmark = [pytest.mark.once, pytest.mark.untraced]

TABLES = ("compare", "coverage", "fits", "list", "nearest", "show", "sources", "specs", "why")
"""The commands that print tables."""

_MOST_RUNS = 3

ENGINES = ("pdflatex", "xelatex", "lualatex")

PACKAGES = r"\usepackage{adjustbox,array,booktabs,longtable,threeparttable,url}"
HEAD = rf"\documentclass{{article}}{PACKAGES}"


def _commands(page: Path) -> Iterator[list[str]]:
    """Yield the commands of a page that print a table, without a format and a file."""
    for block in blocks(page):
        found = COMMAND.findall(block.text) if block.language == "console" else []
        for command, printed in found:
            words = shlex.split(command)
            is_table = words[0] == "roverspecs" and words[1] in TABLES
            has_failed = printed.startswith("roverspecs")
            if is_table and not has_failed and not {"--format", "--output"} & {*words}:
                yield words


def _docs(folder: Path, format: str) -> Iterator[str]:
    """Yield each table of the pages in a format."""
    made = set()
    for page in PAGES:
        with chdir(folder):
            write_files(page, folder)
            for words in _commands(page):
                printed = io.StringIO()
                # What is said beside a table is no part of it.
                with redirect_stdout(printed), redirect_stderr(io.StringIO()):
                    assert main([*words[1:], "--format", format]) in (0, 1)
                made.add(printed.getvalue())
    assert len(made) > 40
    yield from sorted(made)


def _hard() -> list[rs.Comparison]:
    """Return comparisons that are wide, long or in other letters."""
    longest = sorted(Catalog.of(None), key=lambda vehicle: len(vehicle.name))[-4:]
    mine = rs.Rover(
        name='私のローバ “ą” „x“ «y» \\ # $ % & ~ ^ _ {z} "q" ²⁻ ½ 5′ ½', mass="5 ± 0.5 kg"
    )
    large = ["curiosity", "perseverance", "opportunity", "zhurong"]
    small = ["lev-2", "yaoki", "tenacious", "sojourner", "prop-m"]
    size = ["mass", "length", "width", "height", "wheel_count", "wheel_diameter", "top_speed"]
    return [
        rs.compare(small, size[:4]),
        rs.compare(small, size),
        rs.compare(["lev-2", "tenacious", "lupex-rover", "yutu"]),
        rs.compare(longest),
        rs.compare(large, units="us", extremes=True, relative_to="curiosity"),
        rs.compare([*large, "yutu", "lev-2", "viper"]),
        rs.compare([mine, "lev-2"]),
        rs.compare(["lev-2"], ["mass"], where="mass > 1 t"),
        rs.compare(list(Catalog.of(None)), ["mass", "length"]),
    ]


def _bibliography() -> str:
    sources = [source for vehicle in Catalog.of(None) for source in vehicle.sources]
    return rs.cite(sources, "bibtex")


@pytest.fixture(scope="module", name="paper")
def _paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a document of all tables, and one for its bibliography."""
    folder = tmp_path_factory.mktemp("paper")
    work = tmp_path_factory.mktemp("work")
    tables = list(_docs(work, "latex"))
    for comparison in _hard():
        tables += [
            comparison.render("latex", cited=True),
            comparison.render("latex", cited=True, transpose=True),
            comparison.render("latex", footnotes=True),
        ]
    tables.append(_hard()[0].render("latex", cited=True, footnotes=True))
    parts = []
    narrow_parts = []
    for number, table in enumerate(tables):
        (folder / f"t{number}.tex").write_text(f"{table}\n", encoding="utf-8")
        part = rf"\typeout{{== {number}}}\noindent\input{{t{number}}}\clearpage"
        parts.append(part)
        if r"\begin{longtable}" not in table:
            # A table of several pages cannot stand in a column.
            narrow_parts.append(part)
    (folder / "sources.bib").write_text(_bibliography(), encoding="utf-8")
    body = "\n".join(parts)
    end = r"\typeout{== bibliography}\sloppy"
    (folder / "paper.tex").write_text(
        rf"{HEAD}\usepackage{{biblatex}}\addbibresource{{sources.bib}}\begin{{document}}{body}"
        rf"{end}\printbibliography\end{{document}}",
        encoding="utf-8",
    )
    narrow = "\n".join(narrow_parts)
    (folder / "columns.tex").write_text(
        rf"\documentclass[twocolumn]{{article}}{PACKAGES}\usepackage{{biblatex}}"
        rf"\addbibresource{{sources.bib}}\begin{{document}}{narrow}"
        rf"{end}\printbibliography\end{{document}}",
        encoding="utf-8",
    )
    (folder / "new.tex").write_text(
        rf"{HEAD}\usepackage{{biblatex}}\addbibresource{{sources.bib}}\begin{{document}}"
        r"\nocite{*}\printbibliography\end{document}",
        encoding="utf-8",
    )
    (folder / "old.tex").write_text(
        rf"{HEAD}\begin{{document}}\nocite{{*}}\bibliographystyle{{plain}}\bibliography{{sources}}"
        r"\end{document}",
        encoding="utf-8",
    )
    return folder


def _run(folder: Path, *command: str) -> str:
    """Return what a program prints."""
    # Lines of a log are not broken.
    environment = {**os.environ, "max_print_line": "10000"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, timeout=300
    )
    shown = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, shown[-2000:]
    return shown


def _set(folder: Path, engine: str, name: str) -> str:
    """Return the log of an engine, in which nothing is missing or in error."""
    _run(folder, engine, "-interaction=nonstopmode", name)
    log = (folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    assert not re.findall(r"^!.*", log, re.MULTILINE)
    assert not re.findall("Missing character.*", log)
    return log


@needs_programs(*ENGINES, "biber")
@pytest.mark.parametrize("engine", ENGINES)
def test_every_table_is_set_by_every_engine(engine: str, paper: Path, tmp_path: Path) -> None:
    """Tables of any letters are set as they stand, none wider than the page; biber has no complaint."""
    folder = tmp_path / engine
    shutil.copytree(paper, folder)
    _set(folder, engine, "paper")
    said = _run(folder, "biber", "paper")
    assert not re.findall("(?:WARN|ERROR).*", said)
    log = _set(folder, engine, "paper")
    for _ in range(_MOST_RUNS):
        # A table of several pages finds the widths of its columns from run to run.
        if "Rerun LaTeX" not in log:
            break
        log = _set(folder, engine, "paper")
    assert _too_wide(log) == []


def _too_wide(log: str) -> list[str]:
    """Return the complaints about tables that are wider than the line, and their numbers."""
    tables, _, _ = log.partition("== bibliography")
    found = []
    number = ""
    for line in re.findall(r"== \d+|Overfull \\hbox.*", tables):
        if line.startswith("=="):
            number = line
        else:
            found.append(f"{number}: {line}")
    return found


@needs_programs("pdflatex", "biber")
def test_no_table_is_wider_than_a_column(paper: Path, tmp_path: Path) -> None:
    """In a paper of two columns no table runs into the other one, nor a word into the next."""
    folder = tmp_path / "columns"
    shutil.copytree(paper, folder)
    _set(folder, "pdflatex", "columns")
    _run(folder, "biber", "columns")
    assert _too_wide(_set(folder, "pdflatex", "columns")) == []


@needs_programs("pdflatex")
@pytest.mark.parametrize(
    ("vehicles", "place", "is_legible"),
    [(2, "table", True), (5, "table", False), (5, "table*", True)],
)
def test_letters_that_are_too_small_are_a_warning(
    vehicles: int, place: str, is_legible: bool, tmp_path: Path
) -> None:
    """The log says where a column is too narrow for a table; both columns have room for it."""
    names = ["zhurong", "yutu-2", "sojourner", "rosalind-franklin", "viper"]
    comparison = rs.compare(names[:vehicles], ["mass", "length", "height"], also="us")
    comparison.save(tmp_path / "t.tex")
    (tmp_path / "paper.tex").write_text(
        rf"\documentclass[twocolumn]{{article}}{PACKAGES}\begin{{document}}"
        rf"\begin{{{place}}}\input{{t}}\end{{{place}}}\end{{document}}",
        encoding="utf-8",
    )
    log = _set(tmp_path, "pdflatex", "paper")
    assert ("Package roverspecs Warning: The letters of a table" not in log) == is_legible


@needs_programs("pdflatex", "biber")
def test_biber_reads_all_sources(paper: Path) -> None:
    """Every source of the catalog is printed, without a complaint."""
    _set(paper, "pdflatex", "new")
    assert not re.findall("(?:WARN|ERROR).*", _run(paper, "biber", "new"))
    _set(paper, "pdflatex", "new")


@needs_programs("pdflatex", "bibtex")
def test_bibtex_reads_the_sources(paper: Path) -> None:
    """The oldest program has no warning, and its styles print titles that LaTeX can set."""
    _run(paper, "pdflatex", "-interaction=nonstopmode", "old")
    assert "Warning" not in _run(paper, "bibtex", "old")
    _set(paper, "pdflatex", "old")


HOW_TO = next(page for page in PAGES if page.name == "how-to.md")

RECIPES = (("paper", "biber"), ("bibtex", "bibtex"))
"""The papers of the how-to, and the program that sorts the sources of each."""


def _with_recipe(folder: Path) -> None:
    """Write the files of the recipe, and run its commands."""
    write_files(HOW_TO, folder)
    with chdir(folder):
        for block in blocks(HOW_TO):
            if block.language == "console" and "rovers.bib" in block.text:
                for command, _ in COMMAND.findall(block.text):
                    Shell().run(command)


@needs_programs("pdflatex", "biber", "bibtex")
@pytest.mark.parametrize(("name", "program"), RECIPES)
def test_the_recipe_makes_a_paper(name: str, program: str, tmp_path: Path) -> None:
    """The lines of the how-to are enough: each citation of the table is in the bibliography."""
    _with_recipe(tmp_path)
    _set(tmp_path, "pdflatex", name)
    _run(tmp_path, program, name)
    _set(tmp_path, "pdflatex", name)
    log = _set(tmp_path, "pdflatex", name)
    assert "undefined" not in log
    keys = set(re.findall(r"\\cite\{(.*?)\}", (tmp_path / "rovers.tex").read_text("utf-8")))
    entries = set(
        re.findall(r"^@\w+\{(.*),", (tmp_path / "rovers.bib").read_text("utf-8"), re.MULTILINE)
    )
    assert keys == entries != set()


def _with_awkward_sources(folder: Path) -> None:
    """Write a table and its bibliography whose DOIs and addresses have signs of LaTeX."""
    long_address = "https://example.org/" + "a_long%20address-with/" * 6
    addresses = {
        "10.1007/s11214-006-9138-2": long_address,
        "10.1000/a_b#c": "https://doi.org/10.1000/a_b%23c",
        "10.1002/(SICI)1097-4571(1990)41:6<391::AID-ASI1>3.0.CO;2-9": long_address,
        "10.1000/a%b{c}~&$^": long_address,
    }
    rovers = []
    for number, (doi, url) in enumerate(addresses.items()):
        source = rs.Source(
            id=f"paper-{number}",
            title="Rovers # & 100 %",
            publisher="Journal of Rovers",
            kind="paper",
            authors=["Ann Brown"],
            date="2024",
            accessed="2026-11-20",
            doi=doi,
            url=url,
            archive_url=f"https://web.archive.org/web/2024/{url}?a=b&c#d",
        )
        claim = rs.Claim(value="5 kg", source=source)
        rovers.append(rs.Rover(name=f"Rover {number}", mass=claim))
    comparison = rs.compare(rovers, ["mass"])
    comparison.save(folder / "rovers.tex", cited=True)
    bibliography = rs.cite(comparison.sources, "bibtex")
    (folder / "rovers.bib").write_text(bibliography, encoding="utf-8")


@needs_programs("pdflatex", "biber", "bibtex")
@pytest.mark.parametrize("kind", ["", "[twocolumn]"])
@pytest.mark.parametrize(("name", "program"), RECIPES)
def test_the_recipes_take_any_source(name: str, program: str, kind: str, tmp_path: Path) -> None:
    """DOIs and long addresses with signs of LaTeX are printed within the narrowest column."""
    write_files(HOW_TO, tmp_path)
    _with_awkward_sources(tmp_path)
    paper = tmp_path / f"{name}.tex"
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text.replace(r"\documentclass", rf"\documentclass{kind}"), encoding="utf-8")
    _run(tmp_path, "pdflatex", "-interaction=nonstopmode", name)
    assert not re.findall("(?i)warn|error", _run(tmp_path, program, name))
    _set(tmp_path, "pdflatex", name)
    log = _set(tmp_path, "pdflatex", name)
    assert "undefined" not in log
    assert "Overfull" not in log


def test_the_recipe_makes_a_document_of_typst(tmp_path: Path) -> None:
    """The two lines of the how-to are enough."""
    _with_recipe(tmp_path)
    made, warnings = typst.compile_with_warnings(tmp_path / "paper.typ", format="pdf")
    assert made.startswith(b"%PDF")
    assert warnings == []


def test_every_table_is_set_by_typst(tmp_path: Path) -> None:
    """Tables of any letters are set as they stand, with all sources of the catalog beside them."""
    tables = list(_docs(tmp_path, "typst"))
    for comparison in _hard():
        tables += [
            comparison.render("typst", cited=True),
            comparison.render("typst", footnotes=True),
        ]
    parts = []
    for number, table in enumerate(tables):
        (tmp_path / f"t{number}.typ").write_text(f"{table}\n", encoding="utf-8")
        parts.append(f'#figure(include "t{number}.typ", caption: [A])')
    (tmp_path / "sources.bib").write_text(_bibliography(), encoding="utf-8")
    parts.append('#bibliography("sources.bib")')
    (tmp_path / "paper.typ").write_text("\n".join(parts), encoding="utf-8")
    _, warnings = typst.compile_with_warnings(tmp_path / "paper.typ", format="pdf")
    assert warnings == []
