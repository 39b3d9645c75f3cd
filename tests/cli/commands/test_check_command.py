"""The command ``check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import Run

if TYPE_CHECKING:
    from collections.abc import Callable


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

        assert run("check", ".") == Run(
            1, f"bad.toml:1: name: expected text, found 5\nbad.toml:2: mass: {place}\n", ""
        )
        assert run("check", "bad.toml", "--format", "csv") == Run(
            1,
            f'file,line,place,message\nbad.toml,1,name,"expected text, found 5"\nbad.toml,2,mass,"{place}"\n',
            "",
        )
        code, out, err = run("check", "bad.toml", "missing", "--format", "json")
        assert (code, err) == (1, "")
        assert json.loads(out) == {
            "findings": [
                {
                    "file": "bad.toml",
                    "line": 1,
                    "place": "name",
                    "message": "expected text, found 5",
                },
                {"file": "bad.toml", "line": 2, "place": "mass", "message": place},
                {
                    "file": "missing",
                    "line": None,
                    "place": "",
                    "message": "expected a record file, found none",
                },
            ]
        }

    def test_table(self, run: Callable[..., Run]) -> None:
        """A table's notes are shown, and nothing is said of a column that was not read."""
        Path("t.csv").write_text("Name,Foo,Width\nA,heavy,50 cm\n", encoding="utf-8")
        note = (
            "note: t.csv: columns not read: 'Foo' (no spec: see 'roverspecs specs'): "
            "say what they hold with columns={HEADING: SPEC} or --columns HEADING=SPEC\n"
        )
        assert run("check", "t.csv") == Run(
            0, "No problems found in the columns that were read.\n", note
        )
        assert run("check", "t.csv", "--columns", "Foo=") == Run(0, "No problems found.\n", "")
        Path("t.csv").write_text("Name,Foo,Width\nA,heavy,wide\n", encoding="utf-8")
        code, out, err = run("check", "t.csv")
        assert (code, err) == (1, note)
        assert out.startswith("t.csv:2: A, Width: ")

    def test_nothing_read(self, run: Callable[..., Run]) -> None:
        """A table of which no column of figures was read has a problem."""
        Path("t.csv").write_text("Name,Foo\nA,5 kg\n", encoding="utf-8")
        code, out, err = run("check", "t.csv")
        assert (code, err) == (1, "")
        assert out.startswith("t.csv: expected a column of figures, found none")
