"""Answers: in every format, to files and to any terminal."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run, needs
from python_calamine import CalamineWorkbook
from samples import SHOWN

import roverspecs as rs
from roverspecs.cli import main as program
from roverspecs.records import source_files
from roverspecs.records.data_version import SIGNATURE
from roverspecs.tables.escapes import in_ascii
from roverspecs.tables.render import formats, render_lines


def written() -> dict[str, int]:
    """Return the sizes of the files that commands have written."""
    return {path.name: path.stat().st_size for path in Path().glob("out.*")}


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

    @pytest.mark.parametrize(
        "command",
        [
            ["compare", "lev-2"],
            ["show", "lev-2"],
            ["list"],
            ["sources", "lev-2"],
            ["coverage", "lev-2"],
            ["fits", "--box", "1x1x1m"],
            ["nearest", "lev-2"],
            ["why", "lev-2", "mass"],
            ["page", "lev-2", "--no-drawing", "--output", "out.html"],
            ["export", "out.db", "lev-2"],
            ["draw", "lev-2", "--output", "out.svg"],
            pytest.param(["chart", "--output", "out.svg"], marks=needs("matplotlib")),
        ],
        ids=lambda command: command[0],
    )
    def test_a_bad_file_is_left_out(self, command: list[str], run: Callable[..., Run]) -> None:
        """Each command names what is wrong, answers for the others as ever, and ends with 1."""
        Path("bad.toml").write_text('name = "Bad"\nmass = "5 kgg"\n', encoding="utf-8")
        good, good_files = run(*command), written()
        for name in good_files:
            Path(name).unlink()
        bad = run(*command, "--with", "bad.toml")

        said = "bad.toml:2: mass.value: unit 'kgg': unknown; did you mean 'kg' or 'kgf'?\n"
        assert (good.code, bad.code) == (0, 1)
        assert bad.err == said + good.err
        assert bad.out == good.out
        assert {name: size > 0 for name, size in written().items()} == dict.fromkeys(
            good_files, True
        )

    @pytest.mark.skipif(sys.platform != "linux", reason="needs names of any bytes")
    def test_undecodable_id(self, run: Callable[..., Run]) -> None:
        """A file name that is no text is escaped, in JSON, in a file and on the terminal."""
        Path("\udcff.toml").write_text('name = "ZZ"\n', encoding="utf-8")
        listed = ["list", "--with", "\udcff.toml", "--format", "json"]

        printed = json.loads(run(*listed).out)["vehicles"][-1]["id"]
        assert run(*listed, "--output", "out") == Run(0, "", "")
        saved = json.loads(Path("out").read_bytes())["vehicles"][-1]["id"]

        # As bytes: a report of a failure can say them, and the letters it cannot.
        assert os.fsencode(printed) == os.fsencode(saved) == b"\xff"

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
    [["audit", "--explained"], ["coverage"], ["why"], ["sources"]],
    ids=lambda command: command[0],
)
def test_texts_of_records_are_harmless(
    command: list[str],
    format: str,
    run: Callable[..., Run],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No text adds a line or a tag, moves the cursor or turns the direction of writing."""
    # A record made in Python may have what is refused in a file.
    monkeypatch.setattr(source_files, "unseen", lambda _: "")
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
    if format == "latex":
        # A wide table is laid out by more commands above it.
        harmless, hostile = (text.partition(r"\toprule")[2] for text in printed)

    assert harmless
    assert hostile.count("\n") == harmless.count("\n")
    assert not UNSEEN.search(hostile)
    assert "<script" not in hostile or "html" not in format
    if format == "json":
        assert json.loads(hostile).keys() == json.loads(harmless).keys()


UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("style", ["bibtex", "csl-json"])
def test_a_bibliography_of_hostile_texts(
    style: str, run: Callable[..., Run], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed of it moves no cursor; as JSON it is the data."""
    monkeypatch.setattr(source_files, "unseen", lambda _: "")
    (folder / "x.toml").write_text(record(EVIL), encoding="utf-8")
    code, out, err = run("sources", "x.toml", "--format", style)

    assert (code, err) == (0, "")
    assert not UNSEEN.search(out)
    if style == "csl-json":
        assert json.loads(out)[0]["title"] == EVIL
    assert run("compare", "x.toml", "--bib", "x.json").code == 0
    assert json.loads((folder / "x.json").read_bytes())[0]["title"] == EVIL


NARROW = [
    ["audit", "faulty/faulty.toml", "--explained"],
    ["audit", "lev-2", "--explained"],
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
    [["sources", "--format", "csl-json"], ["audit", "--explained", "--format", "json"]],
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

    assert run("audit", faulty, "--explained").out.splitlines()[4:10] == [
        "error: slips: 50 kg is 10 times 5 kg",
        "    (explained: rejected: a slip of the",
        "    press)",
        "  faulty mass: 5 kg — P, 2024",
        "  faulty mass: 50 kg — Q, undated",
        "note: bounds: payload capacity 9 kg is",
    ]


class TestWorkbook:
    """Every table can be a workbook, which is bytes."""

    @pytest.mark.parametrize(
        ("command", "heads"),
        [
            (["compare", "mine.toml", "--specs", "mass"], ["Id", "Name", "Mass (kg)"]),
            (["list"], ["id", "kind", "name"]),
            (["show", "mine.toml"], ["vehicle", "name", "spec", "magnitude", "unit"]),
            (["why", "mine.toml", "mass"], ["vehicle", "name", "spec", "magnitude"]),
            (["sources", "lev-2"], ["vehicle", "id", "title"]),
            (["specs"], ["name", "label"]),
            (["fits", "--mass", "6kg"], ["vehicle", "name", "verdict"]),
            (["nearest", "tenacious"], ["vehicle", "name", "factor"]),
            (["coverage", "lev-2"], ["vehicle", "mass"]),
            (["audit", "lev-2", "--explained"], ["severity", "kind"]),
            (["check", "mine.toml"], ["file", "line"]),
        ],
    )
    def test_every_table(
        self, command: list[str], heads: list[str], run: Callable[..., Run]
    ) -> None:
        """The first sheet has the headings of its columns, and the file says who made it."""
        assert run(*command, "--output", "out.XLSX").code == 0
        book = CalamineWorkbook.from_path("out.XLSX")
        title = "Comparison" if command[0] == "compare" else command[0].capitalize()
        assert book.sheet_names[0] == title
        lines = book.get_sheet_by_index(0).to_python()
        assert lines[0][: len(heads)] == heads
        with zipfile.ZipFile("out.XLSX") as package:
            assert SIGNATURE in package.read("docProps/core.xml").decode()

    def test_notes(self, run: Callable[..., Run]) -> None:
        """What stands below a table has a sheet of its own, and is not said beside."""
        done = run("list", "--where", "mass < 6 kg", "--output", "out.xlsx")

        assert done == Run(0, "", "")
        notes = CalamineWorkbook.from_path("out.xlsx").get_sheet_by_name("Notes").to_python()
        assert notes[0] == ["note"]
        assert any(str(note).startswith("May meet it: ") for [note] in notes[1:])

    @pytest.mark.parametrize("command", ["compare", "list"])
    @pytest.mark.usefixtures("folder")
    def test_a_pipe_takes_it(self, command: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        """The bytes are the same as those of a file."""
        assert program.main([command, "--output", "out.xlsx"]) == 0
        assert program.main([command, "--format", "xlsx"]) == 0

        assert capfdbinary.readouterr().out == Path("out.xlsx").read_bytes()

    def test_a_terminal_does_not(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is refused with the remedy before anything is read."""
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        code, out, err = run("compare", "none.toml", "--format", "xlsx")

        assert (code, out) == (2, "")
        assert err.endswith("error: a terminal cannot show xlsx: give --output FILE, too\n")

    def test_a_stream_of_text_does_not(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where there are no bytes, as in a notebook, a file is the remedy."""
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        done = run("list", "--format", "xlsx")

        assert done.code == 1
        assert done.err == "roverspecs: output: it takes text only: give --output FILE\n"

    @pytest.mark.parametrize("option", ["--transpose", "--footnotes"])
    def test_one_layout(self, option: str, run: Callable[..., Run]) -> None:
        """A workbook of a comparison has no other shape, and no file is left behind."""
        code, out, err = run("compare", option, "--output", "out.xlsx")

        assert (code, out) == (1, "")
        assert err.startswith(f"roverspecs: {option[2:]}: ")
        assert not Path("out.xlsx").exists()

    def test_a_missing_library(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The message names the extra, and an older file stays."""
        Path("out.xlsx").write_text("old", encoding="utf-8")
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        done = run("list", "--output", "out.xlsx")

        expected = ".xlsx needs XlsxWriter, which is not installed"
        remedy = 'pip install "roverspecs[excel]"'
        assert done == Run(1, "", f"roverspecs: {expected}: {remedy}\n")
        assert Path("out.xlsx").read_text(encoding="utf-8") == "old"
