"""Column comparisons: files written whole or not at all, and lines that do no harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from large_tables import plain_table

from roverspecs.frames.column_comparisons import ColumnComparison
from roverspecs.frames.column_files import read_columns


def compared(folder: Path, text: str, **options: Any) -> ColumnComparison:
    """Return the comparison of a table with a text."""
    path = folder / "many.csv"
    path.write_text(text, encoding="utf-8")
    return read_columns(path).compare(["mass"], **options)


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_interrupt_leaves_the_old_file(
    error: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails half-way leaves the old file as it was, and nothing beside it."""
    comparison = compared(tmp_path, plain_table(20))
    old = tmp_path / "out.csv"
    old.write_text("old")

    def interrupted(*_: object) -> Iterator[tuple[int, list[list[str]]]]:
        yield 1, [["a"], ["A"], ["1"]]
        raise error

    monkeypatch.setattr(ColumnComparison, "_blocks", interrupted)
    with pytest.raises(error):
        comparison.write_csv(old)
    assert old.read_text() == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["many.csv", "out.csv"]


def test_names_do_no_harm_in_a_spreadsheet(tmp_path: Path) -> None:
    """A name that begins like a formula is defused in CSV, and left alone in the columns."""
    comparison = compared(tmp_path, "name,mass\n=1+1,5 kg\nB,6 kg\n", sort="mass")
    comparison.write_csv(tmp_path / "out.csv")

    assert "1-1,'=1+1,5.0" in (tmp_path / "out.csv").read_text()
    assert comparison.wide_columns()["name"] == ["=1+1", "B"]


def test_blocks_are_written_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows a block has, the file is the same."""
    files = []
    for size in (4096, 7):
        monkeypatch.setattr("roverspecs.frames.column_comparisons._BLOCK", size)
        for options in ({}, {"where": "mass > 5 kg", "sort": "mass"}):
            compared(tmp_path, plain_table(50), **options).write_csv(tmp_path / "out.csv")
            files.append((tmp_path / "out.csv").read_bytes())
    assert files[:2] == files[2:]


def test_the_text_is_that_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is what is written, but for the end of the last line."""
    monkeypatch.setattr("roverspecs.frames.column_comparisons._BLOCK", 7)
    comparison = compared(tmp_path, plain_table(50))
    comparison.write_csv(tmp_path / "out.csv")

    assert comparison.csv_text() + "\n" == (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_marks_have_ascii_forms(tmp_path: Path) -> None:
    """Where the output cannot hold a mark, a sign of ASCII stands for it."""
    comparison = compared(tmp_path, "name,mass\nA,≤5 kg\nB,~6 kg\n")

    assert comparison.csv_text(ascii=True).isascii()
    assert "a,A,,,5.0,<=" in comparison.csv_text(ascii=True)


@pytest.mark.parametrize("name", ["A, B", 'A "B"', "A\nB", "A\rB"])
def test_names_with_signs_of_csv_read_back(name: str, tmp_path: Path) -> None:
    """A comma, a quotation mark or a break of lines in a name ends no cell."""
    quoted = name.replace('"', '""')
    comparison = compared(tmp_path, f'name,mass\n"{quoted}",5 kg\nC,6 kg\n')
    [_, first, second] = csv.reader(io.StringIO(comparison.csv_text(), newline=""))

    assert [first[1:], second[1:]] == [
        [*comparison.wide_columns()["name"][:1], "5.0"],
        ["C", "6.0"],
    ]


def test_many_shapes_are_many_marks(tmp_path: Path) -> None:
    """A column with more shapes than a byte counts is written as one with few."""
    units = ("g", "kg", "lb", "oz", "t", "mg", "ct", "µg")
    cells = [
        f"{mark}5.{'1' * n} {unit}"
        for mark in ("", "~", "≤", "≥", "<", ">")
        for n in range(1, 7)
        for unit in units
    ]
    text = "".join(f"A{place},{cell}\n" for place, cell in enumerate(cells))
    many = compared(tmp_path, f"name,mass\n{text}")
    assert len(many.data.column("mass").shapes) > 256

    lines = []
    for place, cell in enumerate(cells):
        few = compared(tmp_path, f"name,mass\nA,~1 kg\nA{place},{cell}\n")
        lines.append(few.csv_text().splitlines()[-1].split(",")[2:])
    assert [line.split(",")[2:] for line in many.csv_text().splitlines()[1:]] == lines
