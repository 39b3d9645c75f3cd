"""The version of the data: a date and a mark of the contents."""

from __future__ import annotations

import hashlib
from pathlib import Path

import roverspecs as rs
from roverspecs.records.catalog import COMPILED
from roverspecs.records.data_version import data_date


def test_the_date_is_the_newest_day_of_reading() -> None:
    """No source of the catalog was read later, and one on that day."""
    days = {source.accessed for vehicle in rs.Catalog() for source in vehicle.sources}

    assert max(filter(None, days)) == data_date()


def test_the_mark_is_of_the_records() -> None:
    """It is the beginning of the sum of all lines before the one with the version."""
    lines = Path(COMPILED).read_bytes().splitlines(keepends=True)
    total = hashlib.sha256(b"".join(lines[:-1])).hexdigest()

    assert f"{data_date().replace('-', '.')}+{total[:8]}" == rs.DATA_VERSION
