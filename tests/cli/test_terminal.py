"""The terminal: colour where it may be, and the same text without it."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.cli.main import main
from roverspecs.cli.terminal import emit, encodable, painted, say, visible
from roverspecs.tables.render import ROLES

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


def table(**layout: Any) -> str:
    """Return a table with notes, missing figures and extremes."""
    return rs.compare(extremes=True).render(**layout)


def test_each_role_has_its_colour() -> None:
    """Headings, asides and verdicts are told apart; numbers and other texts stay as they are."""
    shown = {role: painted(role, "5") for role in ("", *ROLES)}
    assert shown == {
        "": "5",
        "heading": "\x1b[1m5\x1b[0m",
        "number": "5",
        "good": "\x1b[32m5\x1b[0m",
        "doubtful": "\x1b[33m5\x1b[0m",
        "bad": "\x1b[31m5\x1b[0m",
        "other": "\x1b[36m5\x1b[0m",
        "aside": "\x1b[2m5\x1b[0m",
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["compare", "lev-2", "tenacious", "--specs", "mass", "--extremes"],
            "Mass (kg)  0.228 \x1b[36m(min)\x1b[0m     ~5 \x1b[32m(max)\x1b[0m",
        ),
        (
            ["compare", "lev-2", "tenacious", "--specs", "mass", "--extremes"],
            "\x1b[2m---------  -----------  -----------\x1b[0m",
        ),
        (
            ["fits", "tenacious", "--mass", "1kg"],
            "\x1b[31mDo not fit (1):\x1b[0m\n  \x1b[1mTenacious\x1b[0m — room: mass ~−4 kg",
        ),
        (["coverage", "lev-2", "--specs", "power"], "lev-2      \x1b[2msearched\x1b[0m"),
        (["show", "ours.toml"], "\x1b[1mOurs\x1b[0m"),
        (["show", "mine.toml"], "\x1b[31m— rejected: conversion of the 12 kg beside it\x1b[0m"),
        (
            ["why", "mine.toml", "mass"],
            " \x1b[31m— conversion of the 12 kg beside it\x1b[0m",
        ),
        (["audit", "lev-2"], "\x1b[32mNo findings.\x1b[0m"),
        (
            ["audit", "--text", "3 m (4 ft)"],
            "\x1b[31merror:\x1b[0m twins: 3 m and 4 ft do not agree: 3 m = 9.84 ft; 4 ft = 1.22 m",
        ),
        (["check", "ours.toml"], "\x1b[32mNo problems found.\x1b[0m"),
        (["check", "bad.toml"], "\x1b[1mbad.toml:1: name:\x1b[0m expected text, found 5"),
    ],
)
def test_commands_give_roles(
    words: list[str],
    expected: str,
    folder: Path,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a command says is painted by what it is; without colours it is the plain answer."""
    monkeypatch.setenv("COLUMNS", "150")
    (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
    with redirect_stdout(terminal):
        main(words)
    shown = terminal.getvalue()

    assert expected in shown
    assert ANSI.sub("", shown) == plain_answer(words)


def plain_answer(words: list[str]) -> str:
    """Return what a terminal without colours shows."""
    terminal = Terminal()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(terminal):
        patch.setenv("NO_COLOR", "1")
        main(words)
    return terminal.getvalue()


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


class Full(io.RawIOBase):
    """Take a few bytes at a time, and in the end none, as a disk does that has no room."""

    def __init__(self, room: int) -> None:
        self.room, self.taken = room, b""

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: Any) -> int:
        """Take what there is room for."""
        part = bytes(data)[: min(3, self.room - len(self.taken))]
        if not part:
            raise OSError(28, "No space left on device")
        self.taken += part
        return len(part)


@pytest.mark.parametrize("is_utf8", [False, True])
def test_an_unbuffered_output_takes_all_or_fails(
    is_utf8: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With PYTHONUNBUFFERED no part of a text is lost, and none is lost in silence."""
    text = "≥5 — 月"
    for room in (100, 10):
        disk = Full(room)
        stream = io.TextIOWrapper(disk, encoding="utf-8", newline="", write_through=True)  # type: ignore[type-var]
        monkeypatch.setattr(sys, "stdout", stream)
        if room == 100:
            emit(lambda **_: text, None, is_text=False, is_utf8=is_utf8)
            assert disk.taken == f"{text}\n".encode()
        else:
            with pytest.raises(OSError, match="No space left"):
                emit(lambda **_: text, None, is_text=False, is_utf8=is_utf8)
        monkeypatch.undo()
