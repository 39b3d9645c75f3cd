"""Engines: frames of any engine that narwhals knows, and small tables that are joined to them.

This is the door of narwhals.  Nothing of a frame is fetched but the distinct
values of a column with their counts; everything else stays with the engine.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from roverspecs.errors import FieldError, RoverspecsError, shortened, suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from narwhals.stable.v2 import Expr

Frame = Any
"""A DataFrame or LazyFrame of narwhals, which need not be installed."""

EXTRA = "pip install 'roverspecs[frames]'"
"""How the libraries of this package are installed."""

KEY = "__roverspecs_key"
"""The column by which a table is joined, for as long as that takes."""

Columns = Mapping[str, Sequence[float | str | None]]
"""The columns of a small table: texts, or else numbers."""


@functools.cache
def narwhals() -> Any:
    """Return the module narwhals.

    Raises
    ------
    RoverspecsError
        If it is not installed; the message names the extra.
    """
    try:
        import narwhals.stable.v2 as module
    except ImportError:
        raise RoverspecsError(f"frames need narwhals, which is not installed: {EXTRA}") from None
    return module


def opened(frame: object) -> Frame:
    """Return a frame as narwhals sees it.

    Parameters
    ----------
    frame : DataFrame, LazyFrame, Table or relation
        Of pandas, polars, pyarrow, DuckDB, Ibis, Dask, PySpark or another
        engine that narwhals knows.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame

    Raises
    ------
    FieldError
        If it is no frame, or one with two columns of one name.
    RoverspecsError
        If narwhals is not installed.
    """
    nw = narwhals()
    try:
        found: Frame = nw.from_native(frame)
        found.collect_schema()
    except nw.exceptions.DuplicateError:
        message = "expected columns of different names, found two of one: rename one of them"
        raise FieldError(message).at("frame") from None
    except TypeError:
        expected = "expected a frame of pandas, polars, pyarrow, DuckDB, Ibis, Dask or PySpark"
        raise FieldError(f"{expected}, found {type(frame).__name__}").at("frame") from None
    return found


def names_in(frame: Frame) -> list[str]:
    """Return the names of the columns of a frame."""
    return list(frame.collect_schema().names())


def check_column(frame: Frame, name: object, kind: str, option: str) -> None:
    """Refuse a column that is not there or holds something else.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    name : str
    kind : {"numbers", "texts"}
    option : str
        The option that names the column, which the error names as its place.

    Raises
    ------
    FieldError
        If there is no such column, with the nearest ones; or with its type.
    """
    schema = frame.collect_schema()
    if not isinstance(name, str) or name not in schema:
        message = f"no column {shortened(name)}: {suggestion(str(name), list(schema))}"
        raise FieldError(message).at(option)
    dtype = schema[name]
    nw = narwhals()
    # A column without any value has no type in some engines.
    if dtype == nw.Unknown:
        return
    is_right = dtype.is_numeric() if kind == "numbers" else _is_text(dtype)
    if not is_right:
        remedy = _REMEDIES[kind]
        message = f"expected a column of {kind}, found {name!r} of {dtype}: {remedy}"
        raise FieldError(message).at(option)


_REMEDIES = {
    "numbers": "read texts such as '5 kg' with frames.read",
    "texts": "convert numbers with frames.in_unit, or make texts of them",
}


def _is_text(dtype: object) -> bool:
    nw = narwhals()
    return dtype in (nw.String, nw.Categorical) or isinstance(dtype, nw.Enum)


def check_free(frame: Frame, names: Iterable[str], remedy: str) -> None:
    """Refuse to write columns over others; two names that differ in case alone are one name.

    Raises
    ------
    FieldError
        Ends with the remedy.
    """
    taken = {name.casefold(): name for name in names_in(frame)}
    for name in names:
        if name.casefold() in taken:
            found = taken[name.casefold()]
            raise FieldError(f"the frame has a column {found!r} already: {remedy}")


# --- distinct values ------------------------------------------------------------


def distinct(
    frame: Frame, by: Sequence[str], counted: str, *, most: int, option: str
) -> list[tuple[Any, ...]]:
    """Return the distinct values of columns, with counts.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    by : sequence of str, length n
        None of them may hold missing values.
    counted : str
        The column whose values are counted; missing ones do not count.
    most : int
        The most that are fetched.
    option : str
        The option that names the column, which the error names as its place.

    Returns
    -------
    list of tuple, length n + 1
        The values, and in how many rows they stand, which is at least one; in
        the order of the values.

    Raises
    ------
    FieldError
        If there are more.
    RoverspecsError
        If the engine lacks a library that it fetches with.
    """
    nw = narwhals()
    count = nw.col(counted).count().alias("__roverspecs_count")
    rows = _fetched(frame.group_by(*by).agg(count).head(most + 1))
    if len(rows) > most:
        message = f"expected at most {most:,} different texts, found more"
        raise FieldError(f"{message}: is it the right column?").at(option)
    return sorted((*values, int(count)) for *values, count in rows if count)


def _fetched(frame: Frame) -> list[tuple[Any, ...]]:
    nw = narwhals()
    if isinstance(frame, nw.LazyFrame):
        try:
            frame = frame.collect()
        except ModuleNotFoundError as error:
            message = f"this engine fetches rows with {error.name}, which is not installed"
            raise RoverspecsError(f"{message}: pip install {error.name}") from None
    return list(frame.rows())


# --- tables -----------------------------------------------------------------------


def looked_up(frame: Frame, keys: Sequence[str], columns: Columns) -> Frame:
    """Return a frame with the columns of a small table beside it.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
        With the texts to look up in the column :data:`KEY`.
    keys : sequence of str, length n
        Each once.
    columns : mapping of str to sequence, length n
        What each key stands for.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
        Without :data:`KEY`; empty where a text is no key.  Rows in memory keep
        their order and their index.
    """
    nw = narwhals()
    if not keys:
        empty = {name: nw.lit(None, _dtype(values)) for name, values in columns.items()}
        return frame.with_columns(**empty).drop(KEY)
    if isinstance(frame, nw.DataFrame) or frame.implementation.is_polars():
        # A join would lose the order of pyarrow, and the index of pandas.
        found = {name: _replaced(keys, values) for name, values in columns.items()}
        return frame.with_columns(**found).drop(KEY)
    if frame.implementation.is_dask():
        # A join would lose the index here, too.
        native = _dask_mapped(frame.to_native(), keys, columns)
        mapped: Frame = nw.from_native(native)
        return mapped.drop(KEY)
    table = _table_beside(frame, {KEY: keys, **columns})
    return frame.join(table, on=KEY, how="left").drop(KEY)


def _dtype(values: Sequence[float | str | None]) -> Any:
    nw = narwhals()
    is_text = any(isinstance(value, str) for value in values)
    return nw.String if is_text else nw.Float64


def _replaced(keys: Sequence[str], values: Sequence[float | str | None]) -> Expr:
    nw = narwhals()
    found: Expr = nw.col(KEY).replace_strict(
        list(keys), list(values), default=None, return_dtype=_dtype(values)
    )
    return found


def _dask_mapped(native: Any, keys: Sequence[str], columns: Columns) -> Any:
    found = {}
    for name, values in columns.items():
        mapping = dict(zip(keys, values, strict=True))
        dtype = "string" if _dtype(values) == narwhals().String else "float64"
        found[name] = native[KEY].map(mapping, meta=(name, dtype)).astype(dtype)
    return native.assign(**found)


def _table_beside(frame: Frame, columns: Columns) -> Frame:
    """Return a table in the engine, and in the session, of a frame."""
    nw = narwhals()
    native, implementation = frame.to_native(), frame.implementation
    if implementation.is_duckdb():
        made = _duckdb_table(native, columns)
    elif implementation.is_ibis():
        made = _ibis_table(columns)
    elif implementation.is_spark_like():
        made = _spark_table(native, columns)
    else:
        message = f"no table can be joined to a frame of {implementation}"
        raise RoverspecsError(f"{message}: collect it, for instance to polars")
    table: Frame = nw.from_native(made)
    return table


# No text that stands for something holds a control character.
_SEPARATOR, _MISSING = "\x1f", "\x1e"


def _duckdb_table(native: Any, columns: Columns) -> Any:
    """Return a table made by the connection of a relation, which does not say which one it is."""
    from duckdb import ColumnExpression, ConstantExpression, FunctionExpression

    one_row = native.limit(0).aggregate("count(*) as n")
    texts = []
    for name, values in columns.items():
        # One long text is handed over a hundred times faster than many short ones.
        whole = ConstantExpression(_SEPARATOR.join(map(_written, values)))
        parts = FunctionExpression("string_split", whole, ConstantExpression(_SEPARATOR))
        texts.append(FunctionExpression("unnest", parts).alias(name))
    read = []
    for name, values in columns.items():
        text = FunctionExpression("nullif", ColumnExpression(name), ConstantExpression(_MISSING))
        if not any(isinstance(value, str) for value in values):
            text = text.cast("DOUBLE")
        read.append(text.alias(name))
    return one_row.select(*texts).select(*read)


def _written(value: float | str | None) -> str:
    if value is None:
        return _MISSING
    return str(value)


def _ibis_table(columns: Columns) -> Any:
    import ibis

    schema = {name: _ibis_type(values) for name, values in columns.items()}
    rows = list(zip(*columns.values(), strict=True))
    return ibis.memtable(rows, schema=schema)


def _ibis_type(values: Sequence[float | str | None]) -> str:
    if _dtype(values) == narwhals().String:
        return "string"
    return "float64"


def _spark_table(native: Any, columns: Columns) -> Any:
    names = {"string": "string", "float64": "double"}
    types = ", ".join(f"`{name}` {names[_ibis_type(values)]}" for name, values in columns.items())
    rows = list(zip(*columns.values(), strict=True))
    # The table goes to each worker, so that no row of the frame has to move.
    return native.sparkSession.createDataFrame(rows, types).hint("broadcast")
