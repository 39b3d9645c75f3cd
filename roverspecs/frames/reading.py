"""Reading: the vehicles of a dataframe of any library.

The door of narwhals for frames that become records.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.records.table_rows import read_rows
from roverspecs.records.vehicle_tables import RawTable, VehicleTable


def read_frame(
    frame: Any,
    *,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    name: str = "frame",
) -> VehicleTable:
    """Return the vehicles of a dataframe, as :func:`roverspecs.load` returns those of a file.

    Parameters
    ----------
    frame : dataframe
        Of pandas, polars, pyarrow, DuckDB, Dask or any other library that narwhals
        knows; a lazy one is collected.  Numbers are taken in the units of the headings.
    columns : mapping of str to str, optional
        What some columns hold: see :func:`roverspecs.load`.
    strict : bool, default False
        Whether a cell that cannot be read refuses the frame.
    name : str, default "frame"
        What messages and notes call it; rows are counted from 1.

    Returns
    -------
    VehicleTable

    Raises
    ------
    RecordError
        If there is no column of names or no row, or if ``strict`` finds a problem.
    FieldError
        If it is no dataframe, or ``columns`` cannot be followed.
    RoverspecsError
        If narwhals is not installed.

    Warns
    -----
    TableWarning
        If cells or columns were not read; the rest stands.
    """
    try:
        import narwhals as nw
    except ImportError:
        expected = "expected narwhals, which reads dataframes, found none"
        raise RoverspecsError(f"{expected}: pip install 'roverspecs[frames]'") from None
    try:
        known: Any = nw.from_native(frame)
        if isinstance(known, nw.LazyFrame):
            known = known.collect()
        texts = tuple(map(str, known.columns))
        rows = enumerate(known.iter_rows(), 1)
    except TypeError:
        message = f"expected a dataframe of a library that narwhals knows, found {shortened(frame)}"
        raise FieldError(message).at("frame") from None
    except nw.exceptions.DuplicateError:
        message = "expected a heading for each column, found one of them twice: rename a column"
        raise FieldError(message).at("frame") from None
    table = read_rows(RawTable(path=name, texts=texts, rows=rows), columns, strict=strict)
    table.warn(stacklevel=2)
    return table
