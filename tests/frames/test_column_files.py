"""Column files: CSV files read block by block, and what is said of bad ones."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from large_tables import plain_table, table

import roverspecs as rs
from roverspecs import frames
from roverspecs.errors import FieldError, RecordError, TableWarning
from roverspecs.frames.column_files import read_columns
from roverspecs.records.table_files import read_table_file

QUOTED = '"\n'
quietly = pytest.mark.filterwarnings("ignore::roverspecs.errors.TableWarning")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a table may be written."""
    return tmp_path / "many.csv"


@quietly
@pytest.mark.parametrize("seed", range(8))
def test_problems_are_those_of_records(seed: int, path: Path) -> None:
    """Each bad cell costs that cell: it is counted, and the first hundred are listed."""
    path.write_text(table(seed, 60), encoding="utf-8", newline="")
    known = read_table_file(path).problems
    found = read_columns(path)

    assert found.problem_count == len(known)
    assert found.problems == known[:100]
    if known:
        with pytest.raises(RecordError) as caught:
            read_columns(path, strict=True)
        assert tuple(caught.value.problems) == known[:100]


@quietly
@pytest.mark.parametrize("heading", ["Rover", "Lander", "Name"])
def test_masses_of_landers_are_those_of_records(heading: str, path: Path) -> None:
    """A dry mass is the mass of a rover that has no other, as where the table becomes records."""
    texts = [f"{heading},Wheels,Mass (kg),Dry mass (kg)", "A,4,,5", "B,4,7,6", "C,,,8", "D,,9,9"]
    path.write_text("\n".join(texts), encoding="utf-8")
    known = read_table_file(path)
    found = read_columns(path)

    asked = ["mass", "dry_mass", "wheel_count"]
    assert found.compare(asked).csv_text() == rs.compare(known, asked).render("csv")
    assert (found.remarks, found.problems) == (known.remarks, known.problems)


@quietly
@pytest.mark.parametrize("decimal", [None, ".", ","])
@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize(
    "cells",
    [
        ["12,5", "1,234", "1.234", "0,25", "1.234,5", "7", "12.5", "", "2,5 x 3 cm", "N/A"],
        ["12,5", "0,25", "7", "", "1234,567"],
        ['"12,5\n"', "0,25"],
    ],
)
def test_decimals_are_those_of_records(
    cells: list[str], delimiter: str, decimal: str | None, path: Path
) -> None:
    """Decimal commas are read, or refused, as where the table becomes records."""
    lines = [delimiter.join(["A", cell, f"~{cell.strip(QUOTED)} cm"]) for cell in cells]
    text = "\n".join([delimiter.join(["Name", "Mass (kg)", "Width"]), *lines])
    path.write_text(text, encoding="utf-8")
    known = read_table_file(path, decimal=decimal)
    found = read_columns(path, decimal=decimal)

    assert found.problems == known.problems
    for spec in ("mass", "width"):
        assert found.compare([spec], units="si").wide_columns() == (
            rs.compare(known, [spec], units="si").wide_columns()
        )


def test_another_decimal_sign(path: Path) -> None:
    """There are two of them."""
    path.write_text("Name,Mass\nA,5 kg\n", encoding="utf-8")
    with pytest.raises(FieldError, match="decimal: unknown"):
        read_columns(path, decimal="'")


@quietly
def test_one_problem_is_enough_for_a_strict_reader(path: Path) -> None:
    """A single bad cell refuses the file where none is to be bad."""
    path.write_text("name,mass\nA,some\nB,5 kg\n")
    with pytest.raises(RecordError, match=r"many.csv:2: A, mass: cannot read 'some'"):
        read_columns(path, strict=True)


@quietly
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("chunk", [1, 300, 16_384])
def test_lines_are_split_as_the_csv_module_splits_them(
    seed: int, chunk: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With quotation marks in some lines, with long lines or short ones, all are read alike."""
    text = table(seed, 40) if seed % 2 else plain_table(40, seed)
    lines = text.splitlines(keepends=True)
    if seed in (4, 6):
        # In the midst of others, a line with quotation marks, or with the end of Windows.
        lines[20] = f'"a ""b"",\nc"{lines[20][lines[20].index(",") :]}'
        lines[30] = lines[30].replace("\n", "\r\n")
    path.write_text("".join(lines), encoding="utf-8", newline="")
    monkeypatch.setattr("roverspecs.frames.column_files._CHUNK", chunk)
    monkeypatch.setattr("roverspecs.frames.column_files._BLOCK", 2)
    found = read_columns(path)
    monkeypatch.setattr("roverspecs.frames.column_files._Rows._is_plain", lambda *_: False)
    known = read_columns(path)

    assert found.problems == known.problems
    assert found.remarks == known.remarks
    assert [*found.identifiers] == [*known.identifiers]
    assert found.compare().wide_columns() == known.compare().wide_columns()


def test_a_column_may_begin_and_end_anywhere(path: Path) -> None:
    """A spec that only some blocks of rows have is missing in the others."""
    sizes = ["3 x 2 cm"] * 300 + ["(L) 20 x (W) 10 cm"] + ["3 x 2 cm"] * 300
    lines = [f"A{place},{size}" for place, size in enumerate(sizes)]
    path.write_text("\n".join(["name,dimensions", *lines]))
    found = read_columns(path).compare(["length"])

    assert found.texts("length") == [""] * 300 + ["0.2"] + [""] * 300


@quietly
def test_a_hundred_problems_are_enough(path: Path) -> None:
    """All bad cells are counted; a strict reader stops at the hundredth."""
    path.write_text("name,mass\n" + "A,some\n" * 300)
    found = read_columns(path)

    assert (found.problem_count, len(found.problems)) == (300, 100)
    with pytest.raises(RecordError) as caught:
        read_columns(path, strict=True)
    assert len(caught.value.problems) == 100


@quietly
@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nname;mass\nA;5 kg\n",
        "\n\nname\tmass\nA\t5 kg\n",
        "name;mass\nA;5,000 kg\nB;6 kg\n",
        'name,mass\n"A\r\nB",5 kg\r\nC,some\r\n',
    ],
)
def test_delimiters_and_lines_are_those_of_records(text: str, path: Path) -> None:
    """The sign between cells, empty lines and cells of several lines are read alike."""
    path.write_text(text, encoding="utf-8", newline="")
    known = read_table_file(path)
    found = read_columns(path)

    assert list(found.names) == [each.name for each in known]
    assert found.compare(["mass"]).texts("mass") == [
        str(each.mass.published.nominal) if each.mass else "" for each in known
    ]
    assert found.problems == known.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_those_of_spreadsheets(encoding: str, path: Path) -> None:
    """UTF-8 with a mark or without, and UTF-16, are read."""
    path.write_text("name,mass\nÄ,~5 kg\n", encoding=encoding)
    assert list(read_columns(path).names) == ["Ä"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,mass\nA,5 kg\nB\xe4,6 kg\n", ":3: expected UTF-8, found the byte 0xe4"),
        (b'name,mass\nA,5 kg\n"B,6 kg\n', ":3: expected rows of cells, found"),
        (b"", "expected a table with headings, found none"),
        (b"name,mass\n", "expected rows below the headings, found none"),
        (b"name,mass\n,\n", "expected rows below the headings, found none"),
        (b"mass,length\n1 kg,1 m\n", "expected a column 'Name'"),
        (b"name,foo\nA,1 kg\n", "expected a column of figures, found none"),
        (b"vehicle,spec,published\nA,mass,1 kg\n", "read it with roverspecs.load"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, message: str, path: Path) -> None:
    """The message names the file, the line where there is one, and the remedy."""
    path.write_bytes(content)
    with pytest.raises(RecordError) as caught:
        read_columns(path)
    assert message in str(caught.value)


def test_other_files_are_refused(tmp_path: Path) -> None:
    """Only CSV and TSV files are read into columns; a folder and nothing at all are named."""
    (tmp_path / "folder.csv").mkdir()
    for name, message in (
        ("table.xlsx", "expected .csv or .tsv, found .xlsx: save it as .csv"),
        ("table", "expected .csv or .tsv, found none: save it as .csv"),
        ("folder.csv", "expected a table, found a folder"),
        ("absent.csv", "expected a table, found none"),
    ):
        with pytest.raises(RecordError, match=message):
            read_columns(tmp_path / name)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_that_must_not_be_read_is_named(path: Path) -> None:
    """A file without the right to read it is a problem of that file."""
    path.write_text("name,mass\nA,5 kg\n")
    path.chmod(0)
    with pytest.raises(RecordError, match="Permission denied"):
        read_columns(path)


def test_a_failure_while_reading_is_a_problem_of_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the system becomes one of the project's own."""
    path.write_text("name,mass\nA,5 kg\n")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("roverspecs.frames.column_files.encoding_of", fail)
    with pytest.raises(RecordError, match=r"many.csv: cannot be read: Input/output error"):
        read_columns(path)


def test_columns_can_be_named(path: Path) -> None:
    """Other words for headings are given as for records; one that is not there is refused."""
    path.write_text("name,W,Notes\nA,5,x\n")
    with pytest.warns(TableWarning, match=r"columns not read: 'Notes'"):
        found = read_columns(path, {"W": "mass [lb]"})
    assert found.compare(["mass"], units={"mass": "lb"}).texts("mass") == ["5"]
    with pytest.raises(FieldError, match="unknown heading 'Z'"):
        read_columns(path, {"Z": "mass"})


def test_a_tsv_file_has_tabs(tmp_path: Path) -> None:
    """The ending of the name says what parts the cells."""
    path = tmp_path / "many.tsv"
    path.write_text("name\tmass\nA, B\t5 kg\n")
    assert list(read_columns(path).names) == ["A, B"]


def test_a_terminal_sees_how_far_reading_is(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What takes long has one line on the standard error, unless that is unwanted."""
    path.write_text(plain_table(600))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("roverspecs.frames.progress._PATIENCE", 0.0)
    monkeypatch.setattr("roverspecs.frames.progress._PAUSE", 0.0)
    read_columns(path, quiet=True)
    assert capsys.readouterr().err == ""
    found = read_columns(path)
    assert "reading many.csv: 100 %" in capsys.readouterr().err
    found.compare(["mass"]).write_csv(path.with_name("out.csv"))
    assert "100 %" in capsys.readouterr().err


def test_frames_offer_the_function() -> None:
    """The package has the name, imported when it is first used, and no other."""
    assert frames.read_columns is read_columns
    assert "read_columns" in dir(frames)
    with pytest.raises(AttributeError, match=r"module 'roverspecs.frames' has no attribute 'x'"):
        _ = frames.x
