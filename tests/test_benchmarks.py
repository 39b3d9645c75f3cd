"""The benchmarks: that they run, measure all they name, and fail over a bound."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from dataframes import Engine, are_near, on_engines

from roverspecs.cli.parser import parser
from roverspecs.records.vehicles import PUBLISHED

pytestmark = pytest.mark.once

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
CLAIMS = 8

Benchmark = Callable[[str], ModuleType]


class Table(NamedTuple):
    """A printed table: its head, and the words of each row by its name."""

    head: list[str]
    rows: dict[str, list[str]]


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> Benchmark:
    """Return how to import a benchmark."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module


def printed(capsys: pytest.CaptureFixture[str]) -> Table:
    """Return the table that was printed, of rows whose name is one word."""
    head, *lines = (line.split() for line in capsys.readouterr().out.splitlines())
    return Table(head, {name: words for name, *words in lines})


def test_a_record_has_eight_claims(benchmark: Benchmark) -> None:
    """Each synthetic record is another rover of eight claims, which the seed decides."""
    growth = benchmark("growth")
    records = growth.synthetic_records(3, seed=1)
    rovers = [growth.rover(record) for record in records]
    claims = [sum(len(rover.claims(spec)) for spec in PUBLISHED) for rover in rovers]

    assert claims == [CLAIMS] * 3
    assert len({rover.mass.value for rover in rovers}) == 3
    assert records == growth.synthetic_records(3, seed=1) != growth.synthetic_records(3, seed=2)


def test_each_step_is_timed_at_each_size(
    benchmark: Benchmark, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row has two figures a size, and an exponent between two sizes."""
    growth = benchmark("growth")
    growth.main(["--sizes", "2,4", "--rounds", "1"])
    head, rows = printed(capsys)

    assert " ".join(head) == "step µs at 2 to json µs at 4 to json exponent"
    assert set(rows) == set(growth.steps([]))
    assert set(rows) > set(growth.BOUNDS)
    assert all(float(words[0]) > 0 and float(words[2]) > 0 for words in rows.values())
    assert rows["json.dumps"][1] == rows["json.dumps"][3] == "1.0"


@pytest.mark.parametrize(
    ("microseconds", "exponent"), [([3, 3], 1), ([3, 30], 2), ([3, 0.3], 0), ([3, 6], 1.301)]
)
def test_an_exponent_says_how_the_time_grows(
    microseconds: list[float], exponent: float, benchmark: Benchmark
) -> None:
    """The same time a vehicle is growth by the power of one, ten times as much by two."""
    times = [{"audit": each} for each in microseconds]

    assert benchmark("growth").exponents([100, 1000], times, "audit") == [
        pytest.approx(exponent, abs=1e-3)
    ]


@pytest.mark.parametrize(
    ("microseconds", "growth", "words"),
    [
        ([9.0, 10.0], [1.1], []),
        ([9.0, 10.1], [1.1], ["over 10 µs"]),
        ([10.1, 9.0], [1.2], ["over 10 µs", "over 1.1"]),
        ([9.0], [], []),
    ],
)
def test_a_bound_is_the_most_that_may_be(
    microseconds: list[float],
    growth: list[float],
    words: list[str],
    benchmark: Benchmark,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A step is over its bound at any size, and never where it has none."""
    module = benchmark("growth")
    monkeypatch.setitem(module.BOUNDS, "sort", module.Bound(microseconds=10, exponent=1.1))

    assert module.excess("sort", microseconds, growth) == words
    assert module.excess("build", microseconds, growth) == []


@pytest.mark.parametrize(("bound", "code"), [(4.9, 1), (5.0, 0)])
def test_over_a_bound_is_the_exit_code(
    bound: float,
    code: int,
    benchmark: Benchmark,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One figure over its bound fails the run, and its row says so."""
    growth = benchmark("growth")
    monkeypatch.setattr(growth, "BOUNDS", {"sort": growth.Bound(microseconds=bound)})
    monkeypatch.setattr(growth, "measure", lambda *_: {"json.dumps": 2.5, "sort": 5.0})

    assert growth.main(["--sizes", "10"]) == code
    over = ["over", "5", "µs"] if code else []
    assert printed(capsys).rows["sort"] == ["5.0", "2.0", *over]


@pytest.mark.parametrize(("bound", "code"), [(0.0, 1), (1e9, 0)])
def test_commands_are_timed_beside_a_process(
    bound: float,
    code: int,
    benchmark: Benchmark,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each command is a row with the ratio and its bound."""
    startup = benchmark("startup")
    monkeypatch.setattr(startup, "PINT", startup.BARE)
    monkeypatch.setattr(startup, "CASES", [("nothing", startup.BARE, "python", bound)])
    monkeypatch.setattr(sys, "argv", ["startup.py", "--rounds", "1"])

    assert startup.main() == code
    [(name, words)] = printed(capsys).rows.items()
    assert (name, words[0], float(words[-1])) == ("nothing", "python", bound)
    assert float(words[1]) > 0


def test_every_timed_command_can_be_given(benchmark: Benchmark) -> None:
    """The commands that start-up is measured by are those that there are."""
    startup = benchmark("startup")
    commands = [command[1:] for _, command, *_ in startup.CASES if command[0] == startup.PROGRAM]
    given = [words for words in commands if not words[0].startswith("-")]

    assert {parser().parse_args(words).command for words in given} > {"compare", "list", "audit"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_completions_are_timed(benchmark: Benchmark, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line is completed as often as asked, beside a function that does nothing."""
    completion = benchmark("completion")
    monkeypatch.setattr(completion, "CALLS", 2)
    times, beside = completion.milliseconds(["comp"], rounds=3)

    assert len(times) == len(beside) == 3
    assert min(times) > 0


@on_engines("polars", "duckdb")
def test_an_engine_is_timed_beside_its_own_join(
    engine: Engine,
    benchmark: Benchmark,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both do the same work; a ratio over the bound counts where there are many rows."""
    engines = benchmark("engines")
    monkeypatch.setattr(engines, "PAIRS", {engine.name: engines.PAIRS[engine.name]})

    assert engines.main(["--rows", "2000", "--rounds", "1"]) == 0
    table = printed(capsys)
    assert table.head == ["engine", "bare", "ours", "ratio"]
    assert list(table.rows) == [engine.name]
    monkeypatch.setattr(engines, "ROWS", 2000)
    monkeypatch.setattr(engines, "MOST", 0.0)
    assert engines.main(["--rows", "2000", "--rounds", "1"]) == 1


@on_engines("polars")
def test_the_bare_engine_converts_as_we_do(engine: Engine, benchmark: Benchmark) -> None:
    """The time of something else would say nothing."""
    pair: Any = benchmark("engines").PAIRS[engine.name](1500)
    assert are_near(pair.bare()["amount"].to_list(), pair.ours()["amount"].to_list())


def test_columns_are_timed_beside_plain_python(
    benchmark: Benchmark, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each step has a row at each size; over a bound is the exit code, and its row says so."""
    columns = benchmark("columns")
    monkeypatch.setattr(columns, "RATIOS", dict.fromkeys(columns.RATIOS, 1e9))
    monkeypatch.setattr(columns, "BYTES", 1e9)
    monkeypatch.setattr(columns, "GROWTH", 1e9)
    arguments = ["--sizes", "20,40", "--rounds", "1", "--beside", "5"]
    assert columns.main(arguments) == 0
    printed = capsys.readouterr().out
    assert "20 plain: file to CSV, ratio" in printed
    assert "40 marked: sort, µs a record" in printed
    assert "a record among 40, ratio" in printed
    assert "5: a pint loop, ratio to columns" in printed

    monkeypatch.setattr(columns, "BYTES", 0)
    assert columns.main(arguments[:4]) == 1
    assert capsys.readouterr().out.count("OVER") == 2
