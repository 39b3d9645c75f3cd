"""CSV files in the encodings, and with the signs, that programs write."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_tables import masses, read, refused

from roverspecs.errors import FieldError, RecordError
from roverspecs.records.table_files import read_table_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a CSV file."""
    return tmp_path / "own.csv"


class TestEncodings:
    """Text is read as spreadsheets write it."""

    TEXT = "Name,Masse,Mass\n月,,≤5 kg\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_read(self, path: Path, encoding: str) -> None:
        """UTF-8 needs no mark, and the others have one."""
        assert masses(read(path, self.TEXT.encode(encoding))) == {"月": "≤5 kg"}

    @pytest.mark.parametrize("order", ["le", "be"])
    def test_both_orders(self, path: Path, order: str) -> None:
        """The mark says which of two bytes comes first."""
        data = "\ufeff".encode(f"utf-16-{order}") + self.TEXT.encode(f"utf-16-{order}")
        assert masses(read(path, data)) == {"月": "≤5 kg"}

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ("Name,Mass\nA,5–6 kg\n".encode("cp1252"), "own.csv:2: expected UTF-8, found the byte 0x96, which is '–' in Windows-1252: save it as 'CSV UTF-8'"),
            (b"Name\nA\x81\n", "own.csv:2: expected UTF-8, found the byte 0x81: save it as 'CSV UTF-8'"),
            ("Name,Mass\n".encode("utf-16-le"), "own.csv:1: expected text, found a null character: save it as CSV in UTF-8"),
            ("\ufeffName\n".encode("utf-16-le") + b"x", "own.csv:2: expected UTF-16 as its first bytes say, found a byte that is none of it at 12"),
            (b"", "own.csv: expected a table with headings, found an empty file"),
            (b"\xef\xbb\xbf\n \n", "own.csv: expected a table with headings, found none"),
            (b"Name,Mass\n", "own.csv: expected rows below the headings, found none"),
        ],
    )  # fmt: skip
    def test_refused(self, path: Path, data: bytes, message: str) -> None:
        """What is not text of this kind is refused with what was found."""
        assert refused(path, data) == message


class TestSeparated:
    """Cells are parted by a sign, in quotes where they hold it."""

    @pytest.mark.parametrize(
        "text",
        [
            "Name,Mass,Width\nA,5 kg,3 m\n",
            "Name;Mass;Width\nA;5 kg;3 m\n",
            "Name\tMass\tWidth\r\nA\t5 kg\t3 m\r\n",
            "Name|Mass|Width\nA|5 kg|3 m",
            "Name,Mass,Width\rA,5 kg,3 m\r",
            "sep=;\r\nName;Mass;Width\r\nA;5 kg;3 m\r\n",
            "\n\nName;Mass, kg;Width, m\nA;5 kg;3 m\n",
            'Name,Mass,"Width"\n"A","5 kg","3 m"\n',
            "Name,Mass,Width;\nA,5 kg,3 m;;\n".replace(";", ""),
        ],
    )
    def test_signs(self, path: Path, text: str) -> None:
        """The sign is the one that makes rows as long as the headings."""
        [found] = read(path, text)
        assert (found.name, str(found.mass), str(found.width)) == (
            "A",
            "5 kg — uncited",
            "3 m (unstated) — uncited",
        )

    def test_tsv(self, tmp_path: Path) -> None:
        """The ending .tsv says what the sign is."""
        assert masses(read(tmp_path / "a.tsv", "Name\tMass\nA;b\t5 kg\n")) == {"A;b": "5 kg"}

    def test_below_a_title(self, path: Path) -> None:
        """A title has no sign, and a decimal comma in the rows is none beside a semicolon."""
        assert masses(read(path, "Study\nName;Mass (kg)\nA;5,5\nB;6,5\n")) == {
            "A": "5.5 kg",
            "B": "6.5 kg",
        }
        assert masses(read(path, "Name;Mass (kg);Width\nA;5,5;1,25 m\n")) == {"A": "5.5 kg"}

    def test_one_column(self, path: Path) -> None:
        """A list of names is a table of one column."""
        assert masses(read(path, "Name\nA\nB, C\n"))["A"] is None

    def test_decimal_commas(self, path: Path) -> None:
        """Between semicolons a comma is one of decimals where it can be nothing else."""
        found = read(path, "Name;Mass (kg)\nA;12,5\nB;1.234.567,50\nC;1,234\nD;1.234\nE;12.5\n")
        assert masses(found) == {
            "A": "12.5 kg",
            "B": "1234567.50 kg",
            "C": None,
            "D": None,
            "E": "12.5 kg",
        }
        assert [each.mass and each.mass.note for each in found][:2] == [
            "own.csv, line 2: 12,5",
            "own.csv, line 3: 1.234.567,50",
        ]
        assert str(found.problems[0]).replace(str(path), path.name) == (
            "own.csv:4: C, Mass (kg): found '1,234', which could be 1.234 or 1234: say which "
            "sign is the decimal one with decimal=',' or --decimal , (else '.')"
        )

    def test_stated_decimals(self, path: Path) -> None:
        """Who says what the sign is has every number read; elsewhere it is the point."""
        text = "Name;Mass (kg)\nA;12,5\nC;1,234\nD;1.234\n"
        assert masses(read(path, text, decimal=",")) == {
            "A": "12.5 kg",
            "C": "1.234 kg",
            "D": "1234 kg",
        }
        assert masses(read(path, text, decimal=".")) == {
            "A": None,
            "C": "1,234 kg",
            "D": "1.234 kg",
        }
        found = read(path, text.replace(";", "\t"))
        assert masses(found) == {"A": None, "C": "1,234 kg", "D": "1.234 kg"}
        assert "write '12.5' if it is a decimal point" in str(found.problems[0])
        with pytest.raises(
            FieldError, match=r"decimal: unknown 'comma': expected one of '\.', ','"
        ):
            read(path, text, decimal="comma")

    def test_decimals_of_a_long_table(self, path: Path) -> None:
        """What this program published in a table has points, whatever a spreadsheet changed."""
        text = "vehicle;spec;published;magnitude\na;mass;1.234 kg;1,234\nb;mass;12,5 kg;\n"
        assert masses(read(path, text)) == {"a": "1.234 kg", "b": None}
        assert masses(read(path, text, decimal=","))["b"] == "12.5 kg"

    def test_lines(self, path: Path) -> None:
        """A row has the number of its first line, whatever breaks stand in its cells."""
        text = 'Name,Mass\n"A\nb",5 kg\n\n"C",x\n"D\n",y\nE,z\n'
        found = read(path, text)
        assert [(each.line, each.place) for each in found.problems] == [(5, "C, Mass"), (6, "D, Mass"), (8, "E, Mass")]  # fmt: skip
        assert str(found[0].mass) == "5 kg — uncited"
        found = read(path, "sep=,\nName,Mass\nC,x\n")
        assert found.problems[0].line == 3

    def test_unclosed_quotes(self, path: Path) -> None:
        """A quotation mark that is never closed is told at the line where its row begins."""
        message = refused(path, 'Name,Mass\nA,5 kg\nB,"6 kg\nC,7 kg\n')
        assert message.startswith("own.csv:3: expected rows of cells, found ")
        assert message.endswith(": check the quotation marks")

    @pytest.fixture
    def usual_limit(self) -> Iterator[None]:
        """Set the limit that Python begins with; some libraries raise it for the whole process."""
        limit = csv.field_size_limit(131_072)
        yield
        csv.field_size_limit(limit)

    @pytest.mark.usefixtures("usual_limit")
    def test_a_huge_cell(self, path: Path) -> None:
        """A cell of more characters than any has is refused."""
        assert "field larger than field limit" in refused(path, f"Name,Mass\n{'x' * 200_000},5 kg\n")  # fmt: skip

    @pytest.mark.usefixtures("usual_limit")
    def test_a_huge_heading(self, path: Path) -> None:
        """So is a heading, whichever sign is looked for."""
        assert "field larger than field limit" in refused(path, f"{'x' * 200_000},b\nA,5 kg\n")

    @given(st.binary(max_size=200))
    def test_any_bytes(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        """Whatever stands in a file, it is read or refused by an error of this project."""
        folder = tmp_path_factory.getbasetemp()
        for ending in (".csv", ".tsv", ".json", ".jsonl"):
            try:
                found = read(folder / f"any{ending}", data)
            except RecordError:
                continue
            assert len(found) > 0


def test_a_cell_that_is_too_long_to_probe_is_an_error_of_its_line(tmp_path: Path) -> None:
    """A program may have set another limit to the cells of all CSV files."""
    path = tmp_path / "a.csv"
    path.write_text("Name;Mass\nA;5 kg\n", encoding="utf-8")
    limit = csv.field_size_limit(3)
    try:
        with pytest.raises(RecordError, match=r"field larger than field limit \(3\)"):
            read_table_file(path)
    finally:
        csv.field_size_limit(limit)
