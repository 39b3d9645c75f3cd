"""Searches: what was looked for in vain, and when."""

from __future__ import annotations

import csv
from pathlib import Path

from roverspecs.records.catalog import SHIPPED
from roverspecs.records.searches import searches


def test_each_line_is_a_search() -> None:
    """The day stands under the vehicle and the spec; what is not in the file was not searched."""
    text = (Path(SHIPPED) / "searched.csv").read_text(encoding="utf-8")
    _, *lines = csv.reader(text.splitlines())

    assert lines
    assert [[*place, day] for place, day in searches().items()] == lines
    assert searches().get(("lev-2", "mass")) is None


def test_the_file_is_read_once() -> None:
    """Every later question is answered from what was read."""
    assert searches() is searches()
