from __future__ import annotations

import csv
import errno
import gc
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

import roverspecs as rs
from roverspecs import cli, records
from roverspecs.catalog import SHIPPED
from roverspecs.comparison import DEFAULT_VEHICLES

SCRIPT = Path(sys.executable).with_name("roverspecs")
# Without what says how to write: each test says so itself.
ENVIRONMENT = {
    key: text
    for key, text in os.environ.items()
    if not key.startswith(("LC_", "LANG"))
    and key not in ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE")
}
IDS = sorted(path.stem for path in SHIPPED.glob("*.toml"))

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
    return {"vehicle": "mine", "spec": spec, "published": published, **nothing, "source": PAPER, **others}


CLAIMS = [
    claim("mass", "≥12 kg", condition="dry"),
    claim("mass", "26 lb", rejected="conversion of the 12 kg beside it"),
    claim("length", "45 cm", configuration="stowed", source=PRESS, note="Read off a drawing."),
]


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
        assert run("compare").out.split("\n")[0].split() == ["Spec", "LEV-2", "Tenacious", "LUPEX", "rover"]

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data are those of the library."""
        code, out, err = run("compare", "mine.toml", "lev-2", "--format", "json")
        data = json.loads(out)

        assert (code, err) == (0, "")
        assert list(data) == ["vehicles", "rows", "remarks"]
        assert data == rs.compare([rs.load("mine.toml"), "lev-2"]).as_data()

    def test_names_and_paths(self, run: Callable[..., Run]) -> None:
        """Names in any case, aliases and paths stand side by side in the order given."""
        found = rows(run("compare", "SORA-Q", "mine.toml", "テネシアス", "--specs", "mass", "--format", "csv"))

        assert found[0] == ["spec", "unit", "LEV-2", "Mine", "Tenacious", "notes"]

    def test_with(self, run: Callable[..., Run]) -> None:
        """Records of files and folders named by --with are found by their names."""
        found = rows(run("compare", "私のローバ", "OURS", "--with", ".", "--specs", "mass", "--format", "csv"))

        assert found == [
            ["spec", "unit", "Mine", "Ours", "notes"],
            ["mass", "kg", "≥12", "5", "Mine: dry; Ours: uncited, the user's own figure"],
        ]

    @pytest.mark.parametrize(
        ("given", "specs"),
        [
            (["--specs", "mass"], ["mass"]),
            (["--specs", "dimensions"], ["length", "width", "height", "diameter"]),
            (["--specs", "payload"], ["payload_capacity", "payload_mass", "instrument_count"]),
            (["--specs", "payload,mass"], ["payload_capacity", "payload_mass", "instrument_count", "mass"]),
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
        found = rows(run("compare", "mine.toml", "--specs", "mass", "--units", "us", "--format", "csv", *given))

        assert found[1][2] == shown

    def test_configuration(self, run: Callable[..., Run]) -> None:
        """With a configuration asked for, what is published in another only is said."""
        code, out, err = run("compare", "mine.toml", "ours.toml", "--configuration", "stowed", "--specs", "length")

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

    @pytest.mark.parametrize("name", ["markdown", "html", "latex", "rst", "csv", "json", "github", "tsv"])
    def test_format(self, name: str, run: Callable[..., Run]) -> None:
        """A format is that of the library."""
        comparison = rs.compare([rs.load("mine.toml")])

        assert run("compare", "mine.toml", "--format", name) == Run(0, comparison.render(name) + "\n", "")


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
        assert json.loads(run("list", "--with", ".", "--format", "json").out) == {"vehicles": rs.Catalog(".").entries()}


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
            ["mine", "mass", "26 lb", "", "", "A. Author, 2024-01-20", "", "conversion of the 12 kg beside it"],
            ["mine", "length", "45 cm", "stowed", "", "The Press, undated", "Read off a drawing.", ""],
            ["ours", "mass", "5 kg", "", "", "", "", ""],
        ]


class TestWhy:
    """`why` says which figure won and why each other lost."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each claim has its verdict."""
        assert run("why", "mine.toml", "mass") == Run(
            0,
            "Published    Configuration    Condition    Source                 Why\n"
            "-----------  ---------------  -----------  ---------------------  "
            "----------------------------------------------------------\n"
            "≥12 kg                        dry          A. Author, 2024-01-20  "
            "shown: the first in the order of trust (paper, 2024-01-20)\n"
            "26 lb                                      A. Author, 2024-01-20  "
            "rejected: conversion of the 12 kg beside it\n",
            "",
        )

    def test_json(self, run: Callable[..., Run]) -> None:
        """A verdict is added to each claim."""
        assert json.loads(run("why", "mine", "mass", "--with", ".", "--format", "json").out) == {
            "claims": [
                CLAIMS[0] | {"verdict": "shown: the first in the order of trust (paper, 2024-01-20)"},
                CLAIMS[1] | {"verdict": "rejected: conversion of the 12 kg beside it"},
            ]
        }

    def test_nothing_published(self, run: Callable[..., Run]) -> None:
        """Absence is said in words, and is an empty list in JSON."""
        assert run("why", "mine.toml", "width") == Run(0, "No figure for width was found published for Mine.\n", "")
        assert run("why", "mine.toml", "width", "--format", "json") == Run(0, '{\n  "claims": []\n}\n', "")


class TestSpecs:
    """`specs` lists the specs as they are declared."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each spec is a row."""
        code, out, err = run("specs")

        assert (code, err) == (0, "")
        assert out.splitlines()[0].split() == ["Name", "Group", "SI", "Metric", "US", "Definition"]
        assert [line.split()[0] for line in out.splitlines()[2:]] == list(rs.SPECS)

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data of a spec are its declaration."""
        specs = json.loads(run("specs", "--format", "json").out)["specs"]

        assert [spec["name"] for spec in specs] == list(rs.SPECS)
        assert specs[0] == {
            "name": "mass",
            "label": "Mass",
            "group": "mass",
            "dimension": "mass",
            "si": "kg",
            "metric": "kg or g",
            "us": "lb",
            "definition": "Mass of the vehicle, in the condition that its claim states.",
        }


class TestSources:
    """`sources` lists the documents cited."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each source of the vehicles named is a row."""
        assert run("sources", "mine.toml", "ours.toml") == Run(
            0,
            "Vehicle    Title    Publisher    Kind    Date        Address\n"
            "---------  -------  -----------  ------  ----------  ---------------------\n"
            "mine       A paper  A. Author    paper   2024-01-20  https://example.org/a\n"
            "mine       News     The Press    press\n",
            "",
        )

    def test_json(self, run: Callable[..., Run]) -> None:
        """Without names the sources of all vehicles are listed."""
        sources = json.loads(run("sources", "--with", ".", "--format", "json").out)["sources"]

        assert sources[-2:] == [{"vehicle": "mine", **PAPER}, {"vehicle": "mine", **PRESS}]
        assert [(each["vehicle"], each["id"]) for each in sources] == [
            (vehicle.id, source.id) for vehicle in rs.Catalog(".") for source in vehicle.sources
        ]


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

        assert run("check", ".") == Run(1, f"bad.toml:1: name: expected text, found 5\nbad.toml:2: mass: {place}\n", "")
        assert run("check", "bad.toml", "--format", "csv") == Run(
            1, f'file,line,place,message\nbad.toml,1,name,"expected text, found 5"\nbad.toml,2,mass,"{place}"\n', ""
        )
        code, out, err = run("check", "bad.toml", "missing", "--format", "json")
        assert (code, err) == (1, "")
        assert json.loads(out) == {
            "findings": [
                {"file": "bad.toml", "line": 1, "place": "name", "message": "expected text, found 5"},
                {"file": "bad.toml", "line": 2, "place": "mass", "message": place},
                {"file": "missing", "line": None, "place": "", "message": "expected a record file, found none"},
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

    @pytest.mark.parametrize("command", [["compare", "mine.toml"], ["list"], ["show", "mine.toml"], ["specs"]])
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
    def test_terminal(self, width: str, widest: int, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
        """On a terminal a table is no wider than that."""
        monkeypatch.setenv("COLUMNS", width)
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

        assert cli.main(["compare", "mine.toml"]) == 0
        stream.seek(0)
        printed = stream.read()
        assert printed.isascii()
        assert printed == rs.compare([rs.load("mine.toml")]).render(ascii=True) + "\n"

    @pytest.mark.parametrize("name", ["stdout", "stderr"])
    @pytest.mark.usefixtures("folder")
    def test_closed_stream(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """A stream that the caller closed is a failure stated, where there is one to state it on."""
        monkeypatch.setattr(sys, name, None)
        code = cli.main(["list", "--with", "missing"])

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
            (OSError(errno.ENOSPC, "No space left"), Run(1, "", "roverspecs: output: No space left\n")),
            (OSError("closed"), Run(1, "", "roverspecs: output: closed\n")),
        ],
    )
    def test_failing_stream(
        self, error: OSError, gives: Run, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever keeps the output from being written is stated, but for a reader that has left."""

        def fail(_: str) -> None:
            raise error

        monkeypatch.setattr(cli, "_write", fail)

        assert run("list") == run("list", "--help") == gives


class TestHelp:
    """Each command explains itself."""

    @pytest.mark.parametrize("command", ["", "compare", "list", "show", "why", "specs", "sources", "check"])
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
        assert cli.CONFIGURATIONS == records.CONFIGURATIONS


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
        done = subprocess.run([sys.executable, "-m", "roverspecs", "check", "."], capture_output=True, check=False)

        assert (done.returncode, done.stdout.split(), done.stderr) == (0, b"No problems found.".split(), b"")

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    @pytest.mark.parametrize("buffering", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
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
            for command in ("show lev-2 tenacious", "--help")
        ]
        done = subprocess.run(
            ["bash", "-c", "\n".join(words)],
            env=ENVIRONMENT | buffering,
            capture_output=True,
            check=True,
            timeout=60,
        )
        message = {"> /dev/full": b"No space left on device", ">&-": b"closed"}.get(line)

        assert (folder / "codes").read_bytes().splitlines() == [codes, codes]
        assert done.stderr == (b"roverspecs: output: %b\n" % message) * 2 if message else done.stderr == b""

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
        assert (compared.returncode, compared.stdout.decode("ascii"), compared.stderr) == (0, table, b"")
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
        assert max(map(len, seen.decode().splitlines())) < 100 < max(map(len, piped.stdout.decode().splitlines()))


def read(descriptor: int) -> bytes:
    """Return what is left to be read of a pseudo-terminal, nothing at its end."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


HEAVY = {"argparse", "attrs", "difflib", "json", "numpy", "pint", "tabulate", "tomllib", "typing"}
READING = "catalog cli errors escapes factors files records units values"
IMPORTS: dict[str, tuple[list[str], str, str]] = {
    # The command, the modules of ours it needs, and the heavy ones among the others.
    "--help": (["--help"], "cli", "argparse"),
    "--version": (["--version"], "cli", "argparse"),
    "compare --help": (["compare", "--help"], "cli", "argparse"),
    "list": (["list"], "catalog cli errors escapes tables", "argparse json tabulate typing"),
    "list as JSON": (["list", "--format", "json"], "catalog cli errors escapes tables", "argparse json typing"),
    "compare": (["compare"], f"{READING} comparison tables", "argparse attrs json tabulate typing"),
    "compare in known units": (
        ["compare", "--units", "us,mass=g", "--specs", "mass,dimensions,payload,mobility,power,mission"],
        f"{READING} comparison tables",
        "argparse attrs json tabulate typing",
    ),
    "show": (["show", "lev-2"], READING, "argparse attrs json typing"),
    "why": (["why", "lev-2", "mass"], f"{READING} tables", "argparse attrs json tabulate typing"),
}


def imported(code: str | list[str]) -> set[str]:
    """Return the modules that a fresh process has imported after running a code or command."""
    if isinstance(code, list):
        code = (
            "import io, contextlib\n"
            "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
            f"    from roverspecs.cli import main; assert main({code!r}) == 0"
        )
    # Without site, whose own imports depend on what is installed.
    paths = [path for path in sys.path if path]
    code = f"import sys\nsys.path += {paths!r}\n{code}\nimport sys\nprint(*sorted(sys.modules), file=sys.__stdout__)"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(("command", "ours", "heavy"), IMPORTS.values(), ids=IMPORTS)
def test_imports(command: list[str], ours: str, heavy: str) -> None:
    """Each command imports what it needs and nothing else, which keeps it fast."""
    found = imported(command)

    assert {name.removeprefix("roverspecs.") for name in found if name.startswith("roverspecs.")} == set(ours.split())
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
    shown = cli._plain("Mine\n  Mass: 5 kg — uncited — a note of several words", width=30, ascii=False)

    assert shown == "Mine\n  Mass: 5 kg — uncited — a\n      note of several words"
