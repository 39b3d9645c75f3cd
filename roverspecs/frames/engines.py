"""Engines: frames of any engine that narwhals knows, and small tables that are joined to them.

This is the door of narwhals.  Nothing of a frame is fetched but the distinct
values of a column with their counts; everything else stays with the engine.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from roverspecs.errors import FieldError, RoverspecsError, shortened, suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from narwhals.stable.v2 import Expr

Frame = Any
"""A DataFrame or LazyFrame of narwhals, which need not be installed."""

EXTRA = 'pip install "roverspecs[frames]"'
"""How the libraries of this package are installed."""

KEY = "__roverspecs_key"
"""The column by which a table is joined, for as long as that takes."""


@attrs.frozen
class Table:
    """Hold a small table that texts are looked up in.

    Attributes
    ----------
    keys : sequence of str, length n
        The texts, each once.
    numbers : mapping of str to sequence of float or None, length n
        Columns of the values that each text stands for.
    texts : mapping of str to sequence of str or None, length n
        The same.
    """

    keys: Sequence[str]
    numbers: Mapping[str, Sequence[float | None]] = attrs.field(factory=dict)
    texts: Mapping[str, Sequence[str | None]] = attrs.field(factory=dict)

    @property
    def columns(self) -> dict[str, Sequence[Any]]:
        """The columns by their names, without the column of the keys."""
        return {**self.numbers, **self.texts}

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """The rows, with the key before the columns."""
        return list(zip(self.keys, *self.columns.values(), strict=True))

    def types(self, text: str, number: str) -> dict[str, str]:
        """Return the type of each column, and of the key, in the words of an engine."""
        words = dict.fromkeys(self.columns, number)
        return {KEY: text, **words, **dict.fromkeys(self.texts, text)}

    def dtype(self, name: str) -> Any:
        """Return the type of a column."""
        nw = narwhals()
        if name in self.texts:
            return nw.String
        return nw.Float64


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
        raise RoverspecsError(
            f"dataframes need narwhals, which is not installed: {EXTRA}"
        ) from None
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
    kind : {"numbers", "texts", "days"}
        Days may be texts, too.
    option : str
        The option that names the column, which the error names as its place.

    Raises
    ------
    FieldError
        If the column is unknown, with the nearest ones; or with its type.
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
    if kind == "numbers":
        is_right = dtype.is_numeric()
    else:
        is_right = _is_text(dtype) or (kind == "days" and _is_day(dtype))
    if not is_right:
        remedy = _REMEDIES[kind]
        message = f"expected a column of {kind}, found {name!r} of {dtype}: {remedy}"
        raise FieldError(message).at(option)


_REMEDIES = {
    "numbers": "read texts such as '5 kg' with frames.read",
    "days": "make texts of them such as '2024-01-20'",
    "texts": "convert numbers with frames.in_unit, or make texts of them",
}


def _is_text(dtype: object) -> bool:
    nw = narwhals()
    return dtype in (nw.String, nw.Categorical) or isinstance(dtype, nw.Enum)


def _is_day(dtype: object) -> bool:
    nw = narwhals()
    return dtype == nw.Date or isinstance(dtype, nw.Datetime)


def is_text(frame: Frame, name: str) -> bool:
    """Return whether a column holds texts."""
    return _is_text(frame.collect_schema()[name])


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
    rows = _few(frame.group_by(*by).agg(count), most, option)
    return sorted((*values, int(count)) for *values, count in rows if count)


def different(frame: Frame, column: str, *, most: int, option: str) -> list[str]:
    """Return the different values of a column of texts, counting no others.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    column : str
        Without missing values.
    most : int
        The most that are fetched.
    option : str
        The option that names the column, which the error names as its place.

    Returns
    -------
    list of str
        In the order of the values.

    Raises
    ------
    FieldError
        If there are more.
    RoverspecsError
        If the engine lacks a library that it fetches with.
    """
    # DuckDB would number all the rows to keep the first of each.
    groups = frame.group_by(column).agg(narwhals().len().alias("__roverspecs_count"))
    return sorted(text for text, _ in _few(groups, most, option))


def _few(frame: Frame, most: int, option: str) -> list[tuple[Any, ...]]:
    """Fetch a few rows."""
    rows = _fetched(frame.head(most + 1))
    if len(rows) > most:
        message = f"expected at most {most:,} different texts, found more"
        raise FieldError(f"{message}: is it the right column?").at(option)
    return rows


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


def looked_up(frame: Frame, table: Table) -> Frame:
    """Return a frame with the columns of a small table beside it.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
        With the texts to look up in the column :data:`KEY`.
    table : Table

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
        Empty where a text is no key.  Rows in memory keep their order and
        their index.
    """
    nw = narwhals()
    if not table.keys:
        empty = {name: nw.lit(None, table.dtype(name)) for name in table.columns}
        return frame.with_columns(**empty)
    if isinstance(frame, nw.DataFrame) or frame.implementation.is_polars():
        # A join would lose the order of pyarrow, and the index of pandas.
        found = _replaced
        if frame.implementation.is_polars() and len(table.keys) <= _FEW_KEYS:
            found = _compared
        return frame.with_columns(**{name: found(table, name) for name in table.columns})
    return frame.join(_table_beside(frame, table), on=KEY, how="left")


def in_each_part(frame: Frame, change: Callable[[Frame], Frame]) -> Frame:
    """Return a frame after a change that looks at each row by itself.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    change : callable
        Takes and returns a frame.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
        Dask changes each of its parts, which are frames of pandas: a long plan
        takes it longer to look through than to carry out, and a join loses the
        index.
    """
    if not frame.implementation.is_dask():
        return change(frame)
    nw = narwhals()

    def changed(part: Any) -> Any:
        return change(nw.from_native(part)).to_native()

    native = frame.to_native()
    # A part without a row shows the mistake of the change, and the type of its result.
    sample = changed(native._meta)  # noqa: SLF001 (Dask gives it no other name)
    found: Frame = nw.from_native(native.map_partitions(changed, meta=sample))
    return found


def _replaced(table: Table, name: str) -> Expr:
    nw = narwhals()
    old, new = list(table.keys), list(table.columns[name])
    found: Expr = nw.col(KEY).replace_strict(old, new, default=None, return_dtype=table.dtype(name))
    return found


_FEW_KEYS = 8


def _compared(table: Table, name: str) -> Expr:
    """Return the column by comparing each key, which polars does sooner than to look up a few."""
    nw = narwhals()
    key, dtype = nw.col(KEY), table.dtype(name)
    found: Expr = nw.lit(None, dtype)
    for text, value in zip(table.keys, table.columns[name], strict=True):
        found = nw.when(key == text).then(nw.lit(value, dtype)).otherwise(found)
    return found


def _table_beside(frame: Frame, table: Table) -> Frame:
    """Return a table in the engine, and in the session, of a frame."""
    nw = narwhals()
    native, implementation = frame.to_native(), frame.implementation
    if implementation.is_duckdb():
        made = _duckdb_table(native, table)
    elif implementation.is_ibis():
        made = _ibis_table(table)
    elif implementation.is_spark_like():
        made = _spark_table(native, table)
    else:
        message = f"no table can be joined to a frame of {implementation}"
        raise RoverspecsError(f"{message}: collect it, for instance to polars")
    found: Frame = nw.from_native(made)
    return found


# No text that stands for something holds a control character.
_SEPARATOR, _MISSING = "\x1f", "\x1e"


def _duckdb_table(native: Any, table: Table) -> Any:
    """Return a table made by the connection of a relation, which does not say which one it is."""
    from duckdb import ColumnExpression, ConstantExpression, FunctionExpression

    one_row = native.limit(0).aggregate("count(*) as n")
    texts = []
    for name, values in {KEY: table.keys, **table.columns}.items():
        # One long text is handed over a hundred times faster than many short ones.
        whole = ConstantExpression(_SEPARATOR.join(map(_written, values)))
        parts = FunctionExpression("string_split", whole, ConstantExpression(_SEPARATOR))
        texts.append(FunctionExpression("unnest", parts).alias(name))
    read = []
    for name, word in table.types("VARCHAR", "DOUBLE").items():
        text = FunctionExpression("nullif", ColumnExpression(name), ConstantExpression(_MISSING))
        read.append(text.cast(word).alias(name))
    return one_row.select(*texts).select(*read)


def _written(value: float | str | None) -> str:
    if value is None:
        return _MISSING
    return str(value)


def _ibis_table(table: Table) -> Any:
    import ibis

    return ibis.memtable(table.rows, schema=table.types("string", "float64"))


def _spark_table(native: Any, table: Table) -> Any:
    types = table.types("string", "double").items()
    schema = ", ".join(f"`{name}` {word}" for name, word in types)
    # The table goes to each worker, so that no row of the frame has to move.
    return native.sparkSession.createDataFrame(table.rows, schema).hint("broadcast")
