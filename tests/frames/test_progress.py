"""Progress: one line on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys

import pytest

from roverspecs.frames.progress import Progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time that it is, in a list."""
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_a_second_passes_before_a_word(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first second is quiet, then a line comes now and then, and is taken away."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress("reading a.csv", 200) as progress:
        for now, step in ((0.5, 50), (1.1, 100), (1.2, 110), (1.4, 300)):
            clock[0] = now
            progress.at(step)
    said = capsys.readouterr().err.split("\r")

    assert said == ["", "reading a.csv: 50 %", "reading a.csv: 100 %", " " * 20, ""]


def test_what_is_fast_or_quiet_says_nothing(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said within a second, when asked not to, and where no terminal is."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress("reading", 0) as fast:
        fast.at(1)
    with Progress("reading", 1, quiet=True) as quiet:
        clock[0] = 5
        quiet.at(1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    with Progress("reading", 1) as elsewhere:
        clock[0] = 10
        elsewhere.at(1)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupt_takes_the_line_away(
    error: type[BaseException],
    clock: list[float],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The exception goes on, and the line does not stay."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = Progress("reading", 1)

    def read() -> None:
        with progress:
            clock[0] = 5
            progress.at(1)
            raise error

    with pytest.raises(error):
        read()
    assert capsys.readouterr().err.endswith("\r")
