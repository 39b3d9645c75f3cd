"""The command ``list``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from samples import IDS

import roverspecs as rs

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run


class TestList:
    """`list` prints what identifies the vehicles."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each vehicle is a row: the shipped ones, then the user's."""
        code, out, err = run("list", "--with", "mine.toml")
        lines = out.splitlines()

        assert (code, err) == (0, "")
        assert lines[0].split() == ["Id", "Name", "Kind", "Operator", "Mission", "Status"]
        assert [line.split()[0] for line in lines[2:]] == [*IDS, "mine"]
        assert lines[-1].split() == ["mine", "Mine", "rover", "Us", "Test", "1", "planned"]

    def test_json(self, run: Callable[..., Run]) -> None:
        """The data are the entries of the catalog."""
        assert json.loads(run("list", "--with", ".", "--format", "json").out) == {
            "vehicles": rs.Catalog(".").entries(),
            "remarks": [],
        }
