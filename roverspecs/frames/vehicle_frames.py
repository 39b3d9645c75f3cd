"""Vehicle frames: the vehicles of a dataframe of any library.

The door of narwhals for frames that become records.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roverspecs.errors import FieldError, RoverspecsError, one_of, shortened
from roverspecs.records.table_files import DECIMALS
from roverspecs.records.table_rows import read_rows
from roverspecs.records.vehicle_tables import RawTable, VehicleTable


def read_frame(
    frame: Any,
    *,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    decimal: str = ".",
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
    decimal : {".", ","}, default "."
        The sign of decimals in its texts.
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
        If it is no dataframe, ``columns`` cannot be followed, or ``decimal`` is another
        sign.
    RoverspecsError
        If narwhals is not installed.

    Warns
    -----
    TableWarning
        If cells or columns were not read; the rest stands.
    """
    one_of(decimal, DECIMALS, "decimal")
    try:
        import narwhals as nw
    except ImportError:
        expected = "dataframes need narwhals, which is not installed"
        raise RoverspecsError(f'{expected}: pip install "roverspecs[frames]"') from None
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
    raw = RawTable(path=name, texts=texts, rows=rows, decimal=decimal)
    table = read_rows(raw, columns, strict=strict)
    table.warn(stacklevel=2)
    return table
