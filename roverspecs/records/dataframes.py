"""Dataframes: the columns of a result in the engine asked for.

This is a door of narwhals, and the one of astropy's tables and pint-pandas.  It
stands on the lowest floor that knows both tables and units.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from roverspecs.errors import FieldError, RoverspecsError, one_of
from roverspecs.tables.arrow import EXTRA, Stream
from roverspecs.tables.series import Series, Table
from roverspecs.values import quantities

SHAPES = ("wide", "long")
"""The shapes of a table: units in the names of columns, or in a column."""

ENGINES = {
    "pandas": "pandas",
    "polars": "polars",
    "pyarrow": "pyarrow",
    "astropy": "astropy",
    "pint-pandas": "pint_pandas",
}
"""The engines of dataframes, and the module of each."""


def to_frame(table_in: Callable[[str], Table], shape: str, engine: str) -> Any:
    """Return a result as a dataframe.

    Parameters
    ----------
    table_in : callable
        Returns the series of the result in a shape.
    shape : str
        One of :data:`SHAPES`.
    engine : str
        One of :data:`ENGINES`.

    Returns
    -------
    pandas.DataFrame, polars.DataFrame, pyarrow.Table or astropy.table.QTable
        The types of its columns do not depend on the rows.

    Raises
    ------
    FieldError
        If the shape or the engine is unknown, or if the engine holds quantities
        and the units of the numbers stand in a column.
    UnitError
        If the engine does not know a unit.
    RoverspecsError
        If a library is not installed; the message names it.
    """
    one_of(shape, SHAPES, "shape")
    one_of(engine, ENGINES, "engine")
    table = table_in(shape)
    _check_installed(engine)
    if engine == "astropy":
        _check_units(table, engine)
        return _astropy(table)
    if engine == "pint-pandas":
        _check_units(table, engine)
        return _pint_pandas(table)
    return _made(table, engine)


def _check_installed(engine: str) -> None:
    try:
        importlib.import_module(ENGINES[engine])
    except ImportError:
        message = f"{engine} is not installed: pip install {engine}"
        raise RoverspecsError(message).at("engine") from None


def _check_units(table: Table, engine: str) -> None:
    """Refuse numbers whose units differ from line to line."""
    for name in table:
        if name == "unit" or name.endswith("_unit"):
            found = f"found units line by line in the column {name!r}"
            message = f"{engine} holds one unit a column, {found}: give engine='pandas'"
            if name == "unit":
                message += ", or shape='wide'"
            raise FieldError(message).at("engine")


def _made(table: Table, engine: str) -> Any:
    try:
        import narwhals.stable.v2 as nw
    except ImportError:
        message = "dataframes need narwhals, which is not installed"
        raise RoverspecsError(f"{message}: {EXTRA}") from None
    if engine != "pandas":
        # By way of Arrow the columns keep their metadata.
        return nw.from_arrow(Stream(table), backend=engine).to_native()
    # pandas reads Arrow with pyarrow only, which need not be there.
    types = {
        "number": nw.Float64(),
        "integer": nw.Int64(),
        "boolean": nw.Boolean(),
        "string": nw.String(),
    }
    columns = {name: series.writable for name, series in table.items()}
    schema = {name: types[series.type] for name, series in table.items()}
    return nw.from_dict(columns, schema, backend=engine).to_native()


# --- quantities -----------------------------------------------------------------------


def _measured(table: Table) -> dict[str, str]:
    """Return the unit of each series that has one, by its name."""
    return {name: series.unit for name, series in table.items() if series.unit}


def _astropy(table: Table) -> Any:
    from astropy.table import QTable
    from astropy.utils.masked import Masked

    made = QTable()
    measured = _measured(table)
    for name, series in table.items():
        column = _column(series)
        if name in measured:
            numbers = Masked(column.filled(0.0), mask=column.mask)
            column = numbers << quantities.astropy_unit(measured[name])
        made[name] = column
        made[name].info.description = series.description
    return made


_EMPTY: dict[str, Any] = {"number": 0.0, "integer": 0, "boolean": False, "string": ""}


def _column(series: Series) -> Any:
    """Return a masked column of astropy, whose type does not depend on the values."""
    from astropy.table import MaskedColumn

    empty = _EMPTY[series.type]
    values = [empty if value is None else value for value in series.writable]
    mask = [value is None for value in series.writable]
    return MaskedColumn(values, mask=mask, dtype=type(empty))


def _pint_pandas(table: Table) -> Any:
    from pint_pandas import PintArray, PintType

    frame = _made(table, "pandas")
    for name, unit in _measured(table).items():
        # In the application registry, so that it meets the quantities of claims.
        dtype = PintType(quantities.pint_unit(unit))
        frame[name] = PintArray(frame[name].to_numpy(), dtype=dtype)
    return frame
