"""Requests: which vehicles a command line asks about."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from samples import lines

import roverspecs as rs
from roverspecs.comparisons.query import DEFAULT_VEHICLES

# Each command that takes any vehicles, and the vehicles of its answer as CSV.
ANSWERS: dict[str, list[str]] = {
    "compare": ["compare", "--specs", "mass"],
    "fits": ["fits", "--mass", "1 t"],
    "list": ["list"],
    "show": ["show", "--specs", "mass"],
    "sources": ["sources", "--specs", "mass"],
    "coverage": ["coverage", "--specs", "mass"],
}
OWN = """\
name = "Own"
body = "Moon"

[[mass]]
value = "about 3.0 kg"
source = "a"

[[mass]]
value = "4.0 kg"
source = "b"

[[length]]
value = "1 m"
configuration = "stowed"
source = "a"

[[length]]
value = "2 m"
configuration = "deployed"
source = "b"
rejected = "of a model"

[sources.a]
title = "T"
publisher = "P"
kind = "paper"
date = "2020"

[sources.b]
title = "U"
publisher = "Q"
kind = "press"
date = "2024"
"""


@pytest.fixture(name="own")
def _own(folder: Path) -> str:
    """Return the path of a record with two masses and two lengths."""
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    return "own.toml"


def names(run: Run) -> set[str]:
    """Return the ids of the vehicles in a table, in which each is a row or a column."""
    assert run.code == 0
    lines = list(csv.reader(run.out.splitlines()))
    found = [line[0] for line in lines[1:]]
    if lines[0][:2] == ["spec", "unit"]:
        found = lines[0][2:-1]
    ids = {vehicle.name: vehicle.id for vehicle in rs.Catalog(".")}
    return {ids.get(name, name) for name in (each.removesuffix(" (maybe)") for each in found)}


class TestWhere:
    """`--where` means the same on every command that takes vehicles."""

    @pytest.mark.parametrize("command", ANSWERS.values(), ids=ANSWERS)
    def test_of_all(self, command: list[str], run: Callable[..., Run]) -> None:
        """Where none is named, all are asked, with those of --with."""
        words = [
            "--where",
            "mass < 500 g or name == Mine",
            "--with",
            "mine.toml",
            "--format",
            "csv",
        ]
        found = names(run(*command, *words))

        assert {"colmena", "lev-2", "sora-q-m1", "mine"} <= found
        assert "tenacious" not in found

    @pytest.mark.parametrize("command", [each for each in ANSWERS if each != "list"])
    def test_of_some(self, command: str, run: Callable[..., Run], own: str) -> None:
        """Those that are named are asked, and no others."""
        words = ["lev-2", "tenacious", own, "--where", "mass < 4 kg", "--format", "csv"]
        assert names(run(*ANSWERS[command], *words)) == {"lev-2", "own"}

    @pytest.mark.parametrize("command", [each for each in ANSWERS if each != "list"])
    def test_strict(self, command: str, run: Callable[..., Run], own: str) -> None:
        """Who only might meet the condition is left out, and named."""
        words = ["lev-2", own, "--where", "mass < 3 kg"]
        code, out, err = run(*ANSWERS[command], *words, "--sure")

        assert (code, err) == (0, "")
        assert "Left out because they might not meet it: Own (mass about 3.0 kg)" in out
        assert "May meet it: Own (mass about 3.0 kg)" in run(*ANSWERS[command], *words).out

    @pytest.mark.parametrize("command", [each for each in ANSWERS if each != "list"])
    def test_prefer(self, command: str, run: Callable[..., Run], own: str) -> None:
        """The condition is asked of the figures that are preferred."""
        words = [own, "lev-2", "--where", "mass >= 4 kg", "--prefer", "press", "--format", "csv"]
        assert names(run(*ANSWERS[command], *words)) == {"own"}

    @pytest.mark.parametrize("format", ["json", "csv", "tsv"])
    @pytest.mark.parametrize("command", [each for each in ANSWERS if each != "compare"])
    def test_remarks_for_programs(self, command: str, format: str, run: Callable[..., Run]) -> None:
        """In JSON who is left out stands beside the answer, for other programs on standard error."""
        remark = "Left out because it is not known whether they meet it: "
        done = run(*ANSWERS[command], "--where", "mass < 1 kg", "--format", format)

        assert done.code == 0
        if format == "json":
            assert (done.err, json.loads(done.out)["remarks"][0][: len(remark)]) == ("", remark)
        else:
            assert done.err.startswith(f"note: {remark}")
            assert remark not in done.out

    @pytest.mark.parametrize(
        "words",
        [
            ["draw"],
            ["page", "--specs", "mass"],
            ["sources", "--format", "bibtex"],
            ["sources", "--format", "csl-json"],
        ],
        ids=" ".join,
    )
    def test_remarks_beside_what_has_no_place_for_them(
        self, words: list[str], run: Callable[..., Run]
    ) -> None:
        """Who is left out of a picture, a page or a bibliography is said on standard error."""
        code, out, err = run(*words, "--where", "mass < 1 kg")

        assert code == 0
        assert out
        assert err.startswith("note: Left out because it is not known whether they meet it: ")

    @pytest.mark.parametrize("command", ANSWERS.values(), ids=ANSWERS)
    def test_nobody(self, command: list[str], run: Callable[..., Run]) -> None:
        """That no vehicle meets the condition is an answer."""
        code, out, err = run(*command, "--where", "mass > 900 t", "--sure")
        assert (code, err) == (0, "")
        assert "No vehicle meets mass > 900 t" in out

    def test_a_picture_of_nobody(self, run: Callable[..., Run]) -> None:
        """Without a vehicle there is no picture: both are said."""
        code, out, err = run("draw", "--where", "mass > 900 t", "--sure")
        assert (code, out) == (1, "")
        assert err.startswith("note: No vehicle meets mass > 900 t\nnote: ")
        assert err.endswith("roverspecs: vehicles: expected at least one vehicle, found none\n")

    def test_neighbours(self, run: Callable[..., Run]) -> None:
        """Of all vehicles, those that meet the condition are compared with one."""
        found = run("nearest", "lev-2", "--where", "body == Mars", "--format", "json")
        bodies = {rs.get(each["vehicle"]).body for each in json.loads(found.out)["neighbours"]}
        assert bodies == {"Mars"}

    def test_audit(self, run: Callable[..., Run], own: str) -> None:
        """Of all vehicles, those that meet the condition are audited."""
        words = ["audit", "--with", own, "--where", "mass < 4 kg and length == 1 m"]
        assert "own mass: 4.0 kg" in run(*words).out
        assert "lev-2" not in run(*words, "--explained").out


class TestAll:
    """`--all` means all vehicles of the catalog on every command."""

    @pytest.mark.parametrize("command", [each for each in ANSWERS if each != "list"])
    def test_all(self, command: str, run: Callable[..., Run]) -> None:
        """With the user's own."""
        found = names(run(*ANSWERS[command], "--all", "--with", "ours.toml", "--format", "csv"))
        assert {*DEFAULT_VEHICLES, "yutu", "perseverance"} <= found
        # A user's own figures have no source.
        assert "ours" in found or command == "sources"

    def test_drawing(self, run: Callable[..., Run]) -> None:
        """A drawing is of three vehicles, unless all are asked for."""
        assert "Yutu" not in run("draw", "--svg").out
        assert "Yutu" in run("draw", "--svg", "--all").out

    def test_audit(self, run: Callable[..., Run]) -> None:
        """An audit of all is that of none that is named."""
        assert run("audit", "--all") == run("audit")


class TestFigures:
    """`--specs`, `--configuration` and `--prefer` choose figures where these are shown."""

    def test_specs(self, run: Callable[..., Run], own: str) -> None:
        """Only the figures of these specs are shown, and their sources."""
        shown = lines(run("show", own, "--specs", "mass", "--format", "csv"))
        assert [(line["spec"], line["published"]) for line in shown] == [
            ("mass", "about 3.0 kg"),
            ("mass", "4.0 kg"),
        ]
        lengths = run("sources", own, "--specs", "length", "--format", "csv")
        assert [line["id"] for line in lines(lengths)] == ["a", "b"]
        widths = run("sources", own, "--specs", "width", "--format", "csv")
        assert widths.out.splitlines() == lengths.out.splitlines()[:1]

    def test_configuration(self, run: Callable[..., Run], own: str) -> None:
        """Dimensions of other configurations are left out, rejected ones too; a mass has none."""
        shown = lines(run("show", own, "--configuration", "stowed", "--format", "csv"))
        assert [line["published"] for line in shown] == ["about 3.0 kg", "4.0 kg", "1 m"]
        covered = run("coverage", own, "--configuration", "deployed", "--specs", "length")
        assert covered.out.split() == ["Vehicle", "Length", "---------", "--------", "own", "—"]

    def test_prefer(self, run: Callable[..., Run], own: str) -> None:
        """The preferred figure comes first; one of another day is left out."""
        words = ["--specs", "mass", "--format", "csv"]
        preferred = lines(run("show", own, *words, "--prefer", "press"))
        assert [line["published"] for line in preferred] == ["4.0 kg", "about 3.0 kg"]
        early = lines(run("show", own, *words, "--prefer", "as-of 2021"))
        assert [line["published"] for line in early] == ["about 3.0 kg"]
        covered = run("coverage", own, "--specs", "mass", "--prefer", "press")
        assert covered.out.split()[-2:] == ["press", "1/2"]
        cited = lines(
            run("sources", own, "--specs", "mass", "--prefer", "press", "--format", "csv")
        )
        assert [line["id"] for line in cited] == ["b", "a"]

    def test_audit_of_specs(self, run: Callable[..., Run], faulty: str) -> None:
        """Only findings on one of these specs are shown, and only these fail the audit."""
        assert run("audit", faulty, "--specs", "length") == Run(0, "No findings.\n", "")
        code, out, _ = run("audit", faulty, "--specs", "payload_capacity")
        assert (code, out.splitlines()[0][:13]) == (0, "note: bounds:")


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


def test_two_names_of_one_vehicle_are_noted(run: Callable[..., Run]) -> None:
    """An alias of a vehicle that is named already is said to be one; the same word twice is meant."""
    found = run("compare", "lev-2", "sora-q", "--specs", "mass")
    again = run("compare", "lev-2", "lev-2", "--specs", "mass")

    assert (found.code, found.err) == (0, "note: sora-q is LEV-2, which is named already\n")
    assert (again.code, again.err) == (0, "")


@pytest.mark.parametrize(
    "command",
    [
        ["compare", "lev-2", "--specs", "mass"],
        ["compare", "--specs", "mass"],
        ["coverage", "lev-2"],
        ["chart", "lev-2", "--output", "chart.svg"],
        ["draw", "lev-2"],
        ["fits", "lev-2", "--mass", "1 kg"],
    ],
)
def test_files_of_which_nothing_is_shown_are_noted(
    command: list[str], run: Callable[..., Run], own: str
) -> None:
    """Vehicles beside the catalog are shown where they are named, and no command is silent about it."""
    note = f"note: no vehicle of {own} is shown: name those that you want, too\n"
    assert note in run(*command, "--with", own).err


@pytest.mark.parametrize(
    "command",
    [
        ["compare", "lev-2", "own", "--specs", "mass"],
        ["draw", "lev-2", "own"],
        ["fits", "lev-2", "own", "--mass", "1 kg"],
        ["compare", "lev-2", "--specs", "mass", "--relative-to", "own"],
        ["compare", "--all", "--specs", "mass"],
        ["fits", "--mass", "1 kg"],
        ["nearest", "lev-2"],
    ],
)
def test_files_of_which_something_counts_are_not_noted(
    command: list[str], run: Callable[..., Run], own: str
) -> None:
    """One of their vehicles may be shown without its name, or be the measure of the others."""
    assert run(*command, "--with", own).err == ""


def test_a_folder_need_not_end_in_a_slash(run: Callable[..., Run], folder: Path) -> None:
    """A folder is read by its bare name, too, unless a vehicle has that name."""
    (folder / "more").mkdir()
    (folder / "more" / "third.toml").write_text('name = "Third"\nmass = "3 kg"\n', encoding="utf-8")

    assert run("compare", "more", "--specs", "mass") == run("compare", "more/", "--specs", "mass")
    assert "Third" in run("compare", "more").out


def test_shared_sources_are_no_vehicle(run: Callable[..., Run], folder: Path) -> None:
    """Beside records a file of sources does no harm; alone it is refused."""
    (folder / "sources.toml").write_text("", encoding="utf-8")

    assert run("show", "ours.toml", "sources.toml") == run("show", "ours.toml")
    assert run("show", "sources.toml") == Run(
        1, "", "roverspecs: sources.toml: expected a record file, found a file of sources\n"
    )


def test_problems_of_shared_sources_are_printed_once(run: Callable[..., Run], folder: Path) -> None:
    """Each record that cites one has these problems, but they are one to mend."""
    (folder / "sources.toml").write_text("sources = 5\n", encoding="utf-8")
    for name in ("a", "b"):
        text = f'name = "{name}"\n[[mass]]\nvalue = "5 kg"\nsource = "x"\n'
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")

    assert run("show", "a.toml", "b.toml", "ours.toml") == Run(
        1,
        run("show", "ours.toml").out,
        "sources.toml:1: sources: expected tables such as [sources.my-paper], found 5\n",
    )


def test_a_path_that_shadows_is_reported(run: Callable[..., Run], folder: Path) -> None:
    """A record given by its path is reported if it has the name of a shipped one."""
    (folder / "fake.toml").write_text('name = "LEV-2"\nmass = "1 kg"\n', encoding="utf-8")

    assert run("compare", "fake.toml", "--specs", "mass").err == (
        "warning: fake.toml: 'LEV-2' is also a name of the shipped record 'lev-2'; the file's is used\n"
    )


@pytest.mark.parametrize("name", ["a.txt", "./a.PNG", "folder/a.feather"])
@pytest.mark.parametrize("command", ["compare", "show", "draw"])
def test_a_file_of_another_kind_is_refused(
    command: str, name: str, folder: Path, run: Callable[..., Run]
) -> None:
    """A picture is no record, and the message says how the name of one ends."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("Name,Mass (kg)\nA,5\n", encoding="utf-8")
    known = "a record file (.toml) or a table (.csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .parquet, .db, .sqlite, .sqlite3)"
    for given in (name, str(path)):
        assert run(command, given) == Run(1, "", f"roverspecs: {given}: expected {known}\n")


def test_a_missing_file_of_another_kind_is_a_name(run: Callable[..., Run]) -> None:
    """Only a file that is there is refused by its ending; a table has the name of a path."""
    assert "unknown vehicle 'a.txt'" in run("compare", "a.txt").err
    assert run("compare", "a.csv") == Run(1, "", "a.csv: expected a table, found none\n")


TABLE = """\
Rover,Weight,Top speed,Notes
Candidate A,50 kg,1.0 m/s (2.3 mph),
Candidate B,17,≤2 m/s,legs
"""
READ = """\
note: own.csv: read 'Rover' as name, 'Weight' as mass
note: own.csv: columns not read: 'Notes' (no spec: see 'roverspecs specs'): say what they hold with columns={HEADING: SPEC} or --columns HEADING=SPEC
warning: own.csv:3: Candidate B, Weight: found '17' without a unit: write it in the cell, or in the heading, as in 'Weight [kg]'
"""


@pytest.fixture
def table(folder: Path) -> str:
    """Write a table of two candidates, one of whose cells is bad."""
    (folder / "own.csv").write_text(TABLE, encoding="utf-8")
    return "own.csv"


class TestTables:
    """A table of one's own stands wherever a record file does."""

    @pytest.mark.parametrize("command", ANSWERS)
    def test_by_path(self, command: str, table: str, run: Callable[..., Run]) -> None:
        """Its vehicles are taken, and what was not read of them is told once."""
        words = [table]
        if command == "list":
            words = ["--with", table]
        code, _, err = run(*ANSWERS[command], *words)

        assert (code, err.count("own.csv:3")) == (0, 1)

    def test_beside_the_catalog(self, table: str, run: Callable[..., Run]) -> None:
        """With --with, they are found by their names; the rest of a row with a bad cell stands."""
        code, out, err = run(
            "compare", "candidate b", "candidate a", "--with", table, "--specs", "mass,top_speed"
        )

        assert (code, err) == (0, READ)
        assert out.splitlines()[2:4] == [
            "Mass (kg)         not read           50 [a]",
            "Top speed (m/s)         ≤2 [a]        1.0 [a]",
        ]

    def test_columns(self, table: str, run: Callable[..., Run]) -> None:
        """A column holds what the user says, and is left out if it is nothing."""
        columns = ("--columns", "Weight=payload_mass [kg],Notes=")
        code, out, err = run("show", table, *columns)

        assert (code, err) == (0, "note: own.csv: read 'Rover' as name\n")
        assert "  Payload mass: 17 kg — uncited — own.csv, line 3" in out.splitlines()

    def test_a_heading_that_is_not_there(self, table: str, run: Callable[..., Run]) -> None:
        """A column that a table lacks is told, as another table may have it."""
        _, _, err = run("list", "--with", table, "--columns", "Wight=mass")

        assert "note: own.csv: no heading 'Wight': did you mean 'Weight'?" in err.splitlines()

    def test_strict(self, table: str, run: Callable[..., Run]) -> None:
        """A bad cell refuses the table then, and is no warning."""
        code, out, err = run("show", table, "--strict")

        bad = READ.splitlines(keepends=True)[2].removeprefix("warning: ")
        note = "note: no vehicle of own.csv is read: --strict refuses a table with such cells\n"
        assert (code, out, err) == (1, "", bad + note)

    def test_strict_and_sure(self, table: str, run: Callable[..., Run]) -> None:
        """What is said of a condition refuses no table."""
        words = ("list", "--with", table, "--where", "mass < 60 kg")
        assert "Candidate A" in run(*words, "--sure").out
        code, out, err = run(*words, "--strict")
        assert code == 1
        assert "Candidate A" not in out
        assert "note: no vehicle of own.csv is read: " in err

    def test_check(self, table: str, run: Callable[..., Run]) -> None:
        """Each bad cell is a problem there, at its line."""
        code, out, _ = run("check", table, "--columns", "Notes=")

        assert code == 1
        assert out.startswith("own.csv:3: Candidate B, Weight: found '17' without a unit")

    def test_many_bad_cells(self, folder: Path, run: Callable[..., Run]) -> None:
        """Twenty of them are shown, and the number of the others."""
        rows = "".join(f"A{number},x\n" for number in range(30))
        (folder / "bad.csv").write_text(f"Name,Mass\n{rows}", encoding="utf-8")

        err = run("list", "--with", "bad.csv").err.splitlines()

        assert len(err) == 21
        assert err[-1] == "warning: bad.csv: and 10 more: see roverspecs check bad.csv"

        words = ["--columns", "Mass=dry_mass", "--decimal", ","]
        err = run("list", "--with", "bad.csv", *words).err.splitlines()
        checked = "roverspecs check bad.csv --columns Mass=dry_mass --decimal ,"
        assert err[-1] == f"warning: bad.csv: and 10 more: see {checked}"

    def test_a_shadow(self, folder: Path, run: Callable[..., Run]) -> None:
        """A row that has the name of a shipped vehicle takes its place, and is told."""
        (folder / "fake.csv").write_text("Name,Mass\nLEV-2,1 kg\n", encoding="utf-8")

        _, out, err = run("compare", "lev-2", "--with", "fake.csv", "--specs", "mass")

        assert out.splitlines()[2] == "Mass (kg)    1 [a]"
        assert err.startswith("warning: fake.csv: 'lev-2' is also a name of the shipped record")

    def test_decimals(self, folder: Path, run: Callable[..., Run]) -> None:
        """A table from a European spreadsheet says the sign of its decimals."""
        (folder / "eu.csv").write_text("Name;Mass (kg)\nA;1,234\n", encoding="utf-8")

        assert run("check", "eu.csv").code == 1
        assert run("check", "eu.csv", "--decimal", ",").code == 0
        for words in (("eu.csv",), ("A", "--with", "eu.csv")):
            _, out, _ = run("compare", *words, "--specs", "mass", "--decimal", ",")
            assert out.splitlines()[2] == "Mass (kg)  1.234 [a]"

    def test_an_export(self, run: Callable[..., Run]) -> None:
        """A folder and a database are read back; of many names it is said how many there are."""
        assert run("export", "all", "--where", "kind == 'lander'") == (0, "", "")
        _, expected, _ = run("compare", "philae", "viking-1")
        _, out, err = run("compare", "philae", "viking-1", "--with", "all")

        assert out == expected
        assert len(err.splitlines()) == 21
        assert err.endswith("more names are also names of other records\n")
        assert run("export", "all.db", "philae") == (0, "", "")
        code, out, _ = run("show", "all.db")
        assert (code, out.split()[0]) == (0, "Philae")
