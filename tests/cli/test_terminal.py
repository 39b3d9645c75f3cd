"""The terminal: colour where it may be, and the same text without it."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import roverspecs as rs
from roverspecs.cli.terminal import emit, encodable, painted, say, visible

ANSI = re.compile(r"\x1b\[[0-9]+m")


class Terminal(io.StringIO):
    """Say that it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Return True."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal that can show colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "70")
    return Terminal()


def table(**layout: int | bool | None) -> str:
    """Return a table with notes, missing figures and extremes."""
    return rs.compare(extremes=True).render("text", width=layout["width"], ascii=layout["ascii"])


def test_headings_notes_and_verdicts_are_painted() -> None:
    """Each line keeps its text; what it is, is shown by colour, too."""
    text = (
        "Vehicle  Fits   Width (m)\n-------  -----  ---------\nA        yes    5 (max) [a]\nB        maybe  —\n"
        "C        no     1 (min?)\nD        unknown  2\n\n[a] a note: no  error\nerror: twins: x\nwarning: y\nnote: z"
    )

    assert painted(text).split("\n") == [
        "\x1b[1mVehicle  Fits   Width (m)\x1b[0m",
        "\x1b[2m-------  -----  ---------\x1b[0m",
        "A        \x1b[32myes\x1b[0m    5 \x1b[32m(max)\x1b[0m [a]",
        "B        \x1b[33mmaybe\x1b[0m  \x1b[2m—\x1b[0m",
        "C        \x1b[31mno\x1b[0m     1 \x1b[36m(min?)\x1b[0m",
        "D        \x1b[33munknown\x1b[0m  2",
        "",
        "\x1b[2m[a] a note: no  error\x1b[0m",
        "\x1b[31merror\x1b[0m: twins: x",
        "\x1b[33mwarning\x1b[0m: y",
        "\x1b[36mnote\x1b[0m: z",
    ]


def test_a_terminal_gets_colour(terminal: Terminal) -> None:
    """What a terminal gets is the plain text and colours, nothing else."""
    with redirect_stdout(terminal):
        emit(table, None, is_text=True)

    shown = terminal.getvalue()
    assert ANSI.search(shown)
    assert ANSI.sub("", shown) == table(width=70, ascii=False) + "\n"


@pytest.mark.parametrize(
    ("name", "value", "is_text"),
    [
        ("NO_COLOR", "1", True),
        ("NO_COLOR", "0", True),
        ("TERM", "dumb", True),
        ("TERM", "xterm", False),
    ],
)
def test_colour_is_left_out_where_it_is_not_wanted(
    name: str, value: str, is_text: bool, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR, whatever it says, a terminal without colours and markup for programs get none."""
    monkeypatch.setenv(name, value)
    with redirect_stdout(terminal):
        emit(table, None, is_text=is_text)

    assert terminal.getvalue() == table(width=70, ascii=False) + "\n"


def test_an_empty_no_color_says_nothing(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As its definition has it, only a value that is not empty counts."""
    monkeypatch.setenv("NO_COLOR", "")
    with redirect_stdout(terminal):
        emit(table, None, is_text=True)

    assert ANSI.search(terminal.getvalue())


def test_a_pipe_and_a_file_get_no_colour(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads a file or a pipe gets the text alone, as wide as it is."""
    monkeypatch.setenv("TERM", "xterm")
    emit(table, None, is_text=True)
    emit(table, str(tmp_path / "table.txt"), is_text=True)

    expected = table(width=None, ascii=False) + "\n"
    assert capsys.readouterr().out == expected
    assert (tmp_path / "table.txt").read_text(encoding="utf-8") == expected


def test_what_cannot_be_shown_is_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in a message moves the cursor, and nothing that an encoding lacks ends it."""
    assert visible("a\x1b[31m\nb\u202e") == "a\\x1b[31m\\nb\\u202e"
    assert encodable("5 µm — ≥", "ascii") == "5 \\xb5m \\u2014 \\u2265"
    say("a\nb")
    assert capsys.readouterr().err == "a\\nb\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_what_says_that_it_is_utf8_is(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page and a picture name their encoding themselves, whatever the output is set to."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    emit(lambda **_: "≥5 — 月", None, is_text=False, is_utf8=True)
    monkeypatch.undo()

    assert stream.buffer.getvalue() == "≥5 — 月\n".encode()


def test_a_stream_of_text_gets_text() -> None:
    """Where there are no bytes, as in a notebook, the text is what counts."""
    stream = io.StringIO()
    with redirect_stdout(stream):
        emit(lambda **_: "≥5", None, is_text=False, is_utf8=True)

    assert stream.getvalue() == "≥5\n"
