"""Parquet files: the tables of an export with types and meanings."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from conftest import is_complete

import roverspecs as rs
from roverspecs.errors import RoverspecsError
from roverspecs.frames.export_tables import tables_of
from roverspecs.records.data_version import SIGNATURE


@pytest.mark.once
def test_tables_come_back(tmp_path: Path) -> None:
    """Values, types and the meaning of each field are read from the files."""
    if not is_complete():
        pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rs.export(tmp_path, format="parquet")
    types = {"string": "string", "number": "double", "integer": "int64", "boolean": "bool"}
    for table in tables_of(rs.Catalog()):
        found = parquet.read_table(tmp_path / f"{table.name}.parquet")
        assert found.to_pydict() == table.columns
        for field in found.schema:
            kind, meaning = table.fields[field.name]
            assert (str(field.type), field.nullable) == (types[kind], field.name not in table.key)
            assert field.metadata[b"description"].decode() == meaning
        assert found.schema.metadata[b"made_by"].decode() == SIGNATURE
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {each["format"] for each in package["resources"]} == {"parquet"}
    assert "bytes" not in package["resources"][0]


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has the command that installs it, and no folder is left behind."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RoverspecsError) as caught:
        rs.export(tmp_path / "a", rs.TENACIOUS, format="parquet")
    expected = "Parquet needs pyarrow, which is not installed"
    assert str(caught.value) == f'{expected}: pip install "roverspecs[parquet]"'
    assert not [*tmp_path.iterdir()]
