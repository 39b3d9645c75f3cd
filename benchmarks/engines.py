"""Time the conversion of mixed units on dataframe engines, beside their own joined factor.

    python benchmarks/engines.py [--rows N] [--rounds N]

A table of numbers and of their units is converted into kilograms by
``roverspecs.frames.in_unit``, and by the bare engine: a left join with a table of
factors, and a product.  Both write the whole column.  The best of the rounds
counts, which take turns.  More than twice the time of the bare engine, by ten
million rows, is the exit code 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from roverspecs import frames

ROWS = 10_000_000

FACTORS = {"kg": 1.0, "g": 0.001, "lb": 0.45359237, "oz": 0.028349523125, "t": 1000.0}
"""The units, and what the bare engine multiplies them by."""

MOST = 2.0
"""How often the time of the bare engine may be taken."""

Job = Callable[[], object]


class Pair(NamedTuple):
    """The same work done twice."""

    bare: Job
    ours: Job


def polars_pair(rows: int) -> Pair:
    """Return the work of polars, in memory."""
    import polars as pl

    amounts, names = columns(rows)
    table = pl.DataFrame({"amount": amounts, "unit": names})
    factors = pl.DataFrame({"unit": list(FACTORS), "factor": list(FACTORS.values())})

    def bare() -> object:
        # Rows keep their order, as they do with us.
        joined = table.join(factors, on="unit", how="left", maintain_order="left")
        return joined.with_columns(pl.col("amount") * pl.col("factor")).drop("factor")

    return Pair(bare, lambda: in_kilograms(table))


def duckdb_pair(rows: int) -> Pair:
    """Return the work of DuckDB, from a table into a table."""
    import duckdb
    import pyarrow as pa

    amounts, names = columns(rows)
    session = duckdb.connect()
    session.register("given", pa.table({"amount": amounts, "unit": names}))
    session.sql("create table mixed as select * from given")
    session.sql("create table factors (unit text, factor double)")
    session.executemany("insert into factors values (?, ?)", list(FACTORS.items()))
    table = session.table("mixed")
    into = "create or replace temp table made as"

    def bare() -> object:
        query = "select amount * factor as amount, mixed.unit from mixed left join factors"
        return session.sql(f"{into} {query} on mixed.unit = factors.unit")

    def ours() -> object:
        # The words are our own.
        return in_kilograms(table).query("converted", f"{into} select * from converted")  # noqa: S608

    return Pair(bare, ours)


PAIRS: dict[str, Callable[[int], Pair]] = {"polars": polars_pair, "duckdb": duckdb_pair}


def columns(rows: int) -> tuple[Any, Any]:
    """Return numbers and the names of their units, the same in each run."""
    import pyarrow as pa

    chance = random.Random(1)  # noqa: S311
    # A thousand of each, again and again: to draw millions would take longer than to convert them.
    amounts = [chance.uniform(0.1, 1000) for _ in range(1000)]
    names = chance.choices(list(FACTORS), k=1000)
    times = -(-rows // 1000)
    return (
        pa.chunked_array([pa.array(amounts)] * times).slice(0, rows).combine_chunks(),
        pa.chunked_array([pa.array(names)] * times).slice(0, rows).combine_chunks(),
    )


def in_kilograms(table: Any) -> Any:
    """Return a table whose amounts are in kilograms."""
    return frames.in_unit(table, value="amount", unit="unit", to="kg")


def seconds(job: Job) -> float:
    """Return how long a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def main(arguments: list[str] | None = None) -> int:
    """Print a line an engine, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    print("engine      bare    ours  ratio")
    is_over = False
    for name, made in PAIRS.items():
        pair = made(asked.rows)
        times = [(seconds(pair.bare), seconds(pair.ours)) for _ in range(asked.rounds)]
        bare, ours = (min(each) for each in zip(*times, strict=True))
        print(f"{name:8} {bare:7.3f} {ours:7.3f} {ours / bare:6.2f}")
        is_over |= ours > MOST * bare
    # With few rows, the time that planning takes is most of it.
    return int(is_over and asked.rows >= ROWS)


if __name__ == "__main__":
    sys.exit(main())
