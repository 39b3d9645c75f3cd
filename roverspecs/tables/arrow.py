"""Arrow: series as a stream that pandas, polars, DuckDB, DataFusion and pyarrow read directly.

This is the door of nanoarrow.
"""

from __future__ import annotations

from typing import Any

from roverspecs.errors import RoverspecsError
from roverspecs.tables.series import Table

EXTRA = 'pip install "roverspecs[frames]"'
"""How the libraries for dataframes are installed."""


class Stream:
    """Offer series by the Arrow PyCapsule interface.

    Parameters
    ----------
    table : mapping of str to Series
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the series as a stream of one batch, in their own types.

        Parameters
        ----------
        requested_schema : PyCapsule, optional
            The types that the reader would like; not heeded, as the interface allows.

        Returns
        -------
        PyCapsule

        Raises
        ------
        RoverspecsError
            If nanoarrow is not installed; the message names the extra.
        """
        del requested_schema
        return _stream(self.table).__arrow_c_stream__()


def _stream(table: Table) -> Any:
    arrow = _nanoarrow()
    types = {
        "number": arrow.float64(),
        "integer": arrow.int64(),
        "boolean": arrow.bool_(),
        "string": arrow.string(),
    }
    fields, arrays = {}, []
    for name, series in table.items():
        kind = types[series.type]
        fields[name] = arrow.c_schema(kind).modify(name=name, metadata=series.metadata or None)
        arrays.append(arrow.c_array(series.writable, kind))
    length = max((len(series.values) for series in table.values()), default=0)
    schema = arrow.c_schema(arrow.struct(fields))
    batch = arrow.c_array_from_buffers(schema, length, [None], children=arrays)
    return arrow.c_array_stream(batch)


def _nanoarrow() -> Any:
    try:
        import nanoarrow
    except ImportError:
        message = "dataframes need nanoarrow, which is not installed"
        raise RoverspecsError(f"{message}: {EXTRA}") from None
    return nanoarrow
