"""TOML files, before anything is known of what they hold."""

from __future__ import annotations

from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pytest
from conftest import MINE

from roverspecs.errors import RecordError
from roverspecs.records.toml_files import MAX_FILE_SIZE, line_of, lines_of, read_table, read_text


class TestReadText:
    """Bytes become text."""

    def test_line_ends(self, tmp_path: Path) -> None:
        """A byte order mark is dropped, and lines end in one way."""
        path = tmp_path / "m.toml"
        path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")

        assert read_text(path) == "a\nb\rc\n"

    def test_a_size_that_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that has more than its size says, or grows meanwhile, has the same limit."""
        path, small = tmp_path / "m.toml", tmp_path / "small.toml"
        path.write_bytes(b"#" * MAX_FILE_SIZE)
        small.write_bytes(b"")
        status = small.stat()
        monkeypatch.setattr(Path, "stat", lambda *_: status)

        assert len(read_text(path)) == MAX_FILE_SIZE
        with path.open("ab") as more:
            more.write(b"#")
        with pytest.raises(RecordError) as caught:
            read_text(path)
        assert str(caught.value) == f"{path}: expected at most 1000000 bytes, found more"

    def test_no_more_is_read_than_may_be(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file that never ends is read as far as its limit."""
        (tmp_path / "m.toml").write_bytes(b"")
        endless = BytesIO(b"#" * 3 * MAX_FILE_SIZE)
        monkeypatch.setattr(Path, "open", lambda *_: nullcontext(endless))
        with pytest.raises(RecordError):
            read_text(tmp_path / "m.toml")

        assert endless.tell() == MAX_FILE_SIZE + 1

    @pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
    def test_a_file_that_fails_while_it_is_read(self) -> None:
        """An error of the disk is one of the file."""
        with pytest.raises(RecordError) as caught:
            read_text("/proc/self/mem")

        assert str(caught.value) == "/proc/self/mem: cannot be read: Input/output error"


class TestReadTable:
    """Text becomes a table."""

    def test_table(self) -> None:
        """TOML becomes a table."""
        assert read_table("m.toml", "a = 1\n[b]\nc = []\n") == {"a": 1, "b": {"c": []}}

    def test_error_at_the_end(self) -> None:
        """What is missing at the end is said of the last line."""
        with pytest.raises(RecordError) as caught:
            read_table("m.toml", "a = 1\nb = [\n1,")

        assert [(problem.line, problem.message) for problem in caught.value.problems] == [
            (3, "not TOML: invalid value, in '1,'")
        ]

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("2025-11", "2025-11"),
            ("1997-09  # as printed", "1997-09"),
            ("07/2025", "07/2025"),
            ("“2025”", "2025"),
            ("5 kg", "5 kg"),
            ("2024-02-31", ""),
            ('5"', ""),
            ("[5", ""),
        ],
    )
    def test_text_without_quotation_marks(self, value: str, text: str) -> None:
        """A bare text, such as a year and a month, is shown with the marks that it needs."""
        with pytest.raises(RecordError) as caught:
            read_table("m.toml", f"  a.date = {value}\n")

        remedy = f': write quotation marks around a text, as in "{text}"'
        (problem,) = caught.value.problems
        assert problem.message.endswith(remedy) == bool(text)
        assert ("quotation" in problem.message) == bool(text)


class TestLines:
    """Places have lines."""

    def test_places(self) -> None:
        """Each table and each key has its line; of a key given twice the first counts."""
        assert lines_of(MINE) == {
            "name": 1,
            "aliases": 2,
            "aliases[1]": 2,
            "aliases[2]": 2,
            "operator": 3,
            "mission": 4,
            "status": 5,
            "launch_date": 6,
            "mass": 8,
            "mass[1]": 8,
            "mass[1].value": 9,
            "mass[1].condition": 10,
            "mass[1].source": 11,
            "mass[2]": 13,
            "mass[2].value": 14,
            "mass[2].source": 15,
            "mass[2].rejected": 16,
            "length": 18,
            "length[1]": 18,
            "length[1].value": 19,
            "length[1].configuration": 20,
            "length[1].source": 21,
            "length[1].note": 22,
            "sources.paper-2024": 24,
            "sources.paper-2024.title": 25,
            "sources.paper-2024.publisher": 26,
            "sources.paper-2024.kind": 27,
            "sources.paper-2024.date": 28,
            "sources.paper-2024.url": 29,
            "sources.press": 31,
            "sources.press.title": 32,
            "sources.press.publisher": 33,
            "sources.press.kind": 34,
        }

    def test_elements_of_a_list(self) -> None:
        """Each element of a list has its line, whatever stands in it and beside it."""
        text = (
            "mass = [  # two\n  '5 ] kg', # a \"remark\"\n\n"
            '  { value = "}, \\" kg", note = "]" }, 6]\n'
            "width = '1 m'"
        )
        assert lines_of(text) == {
            "mass": 1,
            "mass[1]": 2,
            "mass[2]": 4,
            "mass[3]": 4,
            "width": 5,
        }

    @pytest.mark.parametrize(
        ("place", "line"),
        [
            ("mass[2].value", 3),
            ("mass[2].other", 2),
            ("mass[3].value", 1),
            ("mass.value", 1),
            ("sources.a.title", None),
            ("", None),
            ("[", None),
            ("]a[b].c]", None),
            ("mass[", 1),
        ],
    )
    def test_line_of_what_a_place_stands_in(self, place: str, line: int | None) -> None:
        """A place without a line of its own has that of what it stands in, else none."""
        assert line_of({"mass": 1, "mass[2]": 2, "mass[2].value": 3}, place) == line
