"""The dataframe engines that the tests of frames run on, where they are installed."""

from __future__ import annotations

import importlib.util
import math
import shutil
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pytest
from conftest import is_complete

Columns = Mapping[str, Sequence[Any]]


class Engine(NamedTuple):
    """An engine, and how a frame of it is made."""

    name: str
    modules: tuple[str, ...]
    made: Callable[[Any], Any]
    """From a table of pyarrow."""
    has_order: bool = False
    """Whether its rows have an order that is kept."""

    def frame(self, columns: Columns) -> Any:
        """Return a frame with some columns and a number of each row."""
        import pyarrow as pa

        longest = max(map(len, columns.values()), default=0)
        return self.made(pa.table({"row": list(range(longest)), **columns}))

    @property
    def lack(self) -> str:
        """What the machine lacks to run it; empty for nothing."""
        modules = ("narwhals", "pyarrow", *self.modules)
        missing = [name for name in modules if importlib.util.find_spec(name) is None]
        if missing:
            return f"{self.name} needs the extra 'engines': no {', '.join(missing)}"
        if self.name == "pyspark" and shutil.which("java") is None:
            return "pyspark needs Java"
        return ""

    def skip_without(self) -> None:
        """Skip a test where the engine cannot run, unless none is to be skipped."""
        if self.lack and not is_complete():
            pytest.skip(self.lack)


def _pandas(table: Any) -> Any:
    return table.to_pandas()


def _pandas_arrow(table: Any) -> Any:
    import pandas as pd

    return table.to_pandas(types_mapper=pd.ArrowDtype)


def _polars(table: Any) -> Any:
    import polars as pl

    return pl.from_arrow(table)


def _duckdb(table: Any) -> Any:
    import duckdb

    # In a connection of its own: a table of another one cannot be joined to it.
    return duckdb.connect().from_arrow(table)


def _ibis(table: Any) -> Any:
    import ibis

    return ibis.memtable(table)


def _dask(table: Any) -> Any:
    import dask.dataframe as dd

    return dd.from_pandas(table.to_pandas(), npartitions=2)


@cache
def _spark() -> Any:
    from pyspark.sql import SparkSession

    options = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.adaptive.enabled": "false",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.log.level": "ERROR",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    return SparkSession.builder.master("local[1]").config(map=options).getOrCreate()


def _pyspark(table: Any) -> Any:
    return _spark().createDataFrame(table)


ENGINES = (
    Engine("pandas", ("pandas",), _pandas, has_order=True),
    Engine("pandas on arrow", ("pandas",), _pandas_arrow, has_order=True),
    Engine("polars", ("polars",), _polars, has_order=True),
    Engine("polars lazy", ("polars",), lambda table: _polars(table).lazy(), has_order=True),
    Engine("pyarrow", (), lambda table: table, has_order=True),
    Engine("duckdb", ("duckdb",), _duckdb),
    Engine("ibis", ("ibis", "duckdb"), _ibis),
    Engine("dask", ("dask",), _dask),
    Engine("pyspark", ("pyspark",), _pyspark),
)
"""The engines; DuckDB and those after it compute only when they are asked for rows."""


def on_engines(*names: str, traced: Sequence[str] = ()) -> pytest.MarkDecorator:
    """Run a test on some engines, or all; skip those that cannot run, unless none is to be.

    Where some are named as traced, the others do not count for coverage, which takes
    three times as long.
    """
    chosen = [engine for engine in ENGINES if not names or engine.name in names]
    parameters = []
    for engine in chosen:
        is_skipped = bool(engine.lack) and not is_complete()
        marks = [pytest.mark.skipif(is_skipped, reason=engine.lack)]
        if traced and engine.name not in traced:
            marks.append(pytest.mark.untraced)
        parameters.append(pytest.param(engine, marks=marks, id=engine.name))
    return pytest.mark.parametrize("engine", parameters)


every_engine = on_engines()
"""Run a test on each engine."""


def rows(frame: Any, *, in_order: bool = False) -> list[dict[str, Any]]:
    """Return the rows of a frame of any engine, in the order of their numbers or as they come."""
    import narwhals.stable.v2 as nw

    opened = nw.from_native(frame)
    if isinstance(opened, nw.LazyFrame):
        with warnings.catch_warnings():
            # Sockets of Spark are closed when they are no longer needed.
            warnings.simplefilter("ignore", ResourceWarning)
            opened = opened.collect()
    found = [
        {name: _plain(value) for name, value in row.items()} for row in opened.rows(named=True)
    ]
    if not in_order:
        found.sort(key=lambda row: row["row"])
    return found


def _plain(value: Any) -> Any:
    """Return a value as Python has it; what pandas and others put for nothing is None."""
    import pandas as pd

    if value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if hasattr(value, "item"):
        return value.item()
    return value


def column(frame: Any, name: str) -> list[Any]:
    """Return a column of a frame of any engine, in the order of the rows' numbers."""
    return [row[name] for row in rows(frame)]


def are_near(found: Sequence[Any], expected: Sequence[Any]) -> bool:
    """Return whether numbers are equal within 1e-12, and anything else is the same."""
    return len(found) == len(expected) and all(map(_is_near, found, expected))


def _is_near(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=0.0)
    return bool(one == other)
