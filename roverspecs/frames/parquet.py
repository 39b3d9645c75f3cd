"""Parquet files: the tables of an export, with the meaning of each field in its metadata.

This is the door of pyarrow.
"""

from __future__ import annotations

from typing import Any

from roverspecs.errors import RoverspecsError
from roverspecs.frames.export_tables import Table
from roverspecs.records.data_version import SIGNATURE


def content_of(table: Table) -> bytes:
    """Return a table as a Parquet file.

    Parameters
    ----------
    table : Table

    Returns
    -------
    bytes
        Each field has its meaning as ``description``.

    Raises
    ------
    RoverspecsError
        If pyarrow is not installed.
    """
    arrow, writer = _libraries()
    kinds = {
        "string": arrow.string(),
        "number": arrow.float64(),
        "integer": arrow.int64(),
        "boolean": arrow.bool_(),
    }
    fields = []
    for name, (kind, meaning) in table.fields.items():
        is_key = name in table.key
        fields.append(arrow.field(name, kinds[kind], not is_key, {"description": meaning}))
    schema = arrow.schema(fields, {"description": table.meaning, "made_by": SIGNATURE})
    sink = arrow.BufferOutputStream()
    writer.write_table(arrow.table(table.columns, schema=schema), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        expected = "Parquet needs pyarrow, which is not installed"
        raise RoverspecsError(f'{expected}: pip install "roverspecs[parquet]"') from None
    return pa, parquet
