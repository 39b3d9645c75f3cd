"""Time a large table in columns, each step as a ratio to plain Python beside it.

    python benchmarks/columns.py [--large] [--sizes N,N] [--rounds N] [--beside N]

A CSV file of mixed cells such as ``12.4 in``, eight specs a row, is read into columns,
converted, asked, sorted and written; then another one, in which one figure in twenty has a
mark, so that CSV has a column for each end and for the mark of every spec.  Each step is printed in
microseconds a record, and as a ratio where something beside it says how fast it could be: a
bare copy of the file by the csv module, csv.writer of numbers that are ready, a list times a
float.  Ratios are taken within a round, in time of the processor; medians count.  With
``--large`` a million records are measured, too.  ``--beside N`` converts N of the rows with
pint alone, pandas with pint-pandas, and tables of astropy, where these are installed.  A
figure over its bound is the exit code 1.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from roverspecs.frames.column_files import read_columns
from roverspecs.frames.column_tables import ColumnTable
from roverspecs.frames.columns import ColumnIn

SIZES = (10_000, 100_000)
LARGE = 1_000_000

UNITS = {
    "mass": ("kg", "g", "lb", "oz"),
    "length": ("cm", "in", "m", "mm"),
    "width": ("cm", "in", "m", "mm"),
    "height": ("cm", "in", "m", "mm"),
    "payload_mass": ("kg", "g", "lb", "oz"),
    "top_speed": ("m/s", "km/h", "cm/s"),
    "operating_time": ("h", "min", "d"),
    "power": ("W", "kW"),
}
"""The specs of each record, and the units that their figures are in, the shown one first."""

RATIOS = {"file to CSV": 8.0, "columns to CSV": 2.0, "convert": 4.0}
"""The most that a step may take, as a multiple of what stands beside it."""

BYTES = 140
"""The most memory that a record may take in columns."""

GROWTH = 1.3
"""The most that a record among many may cost, as a multiple of one among few."""

KINDS = {"plain": 0.0, "marked": 0.05}
"""The files, and how many of their figures have a mark."""

Step = dict[str, float]


def lines(count: int, seed: int, marked: float = 0.0) -> Iterator[list[str]]:
    """Yield the rows of a file, its headings first; so many of the figures have a mark."""
    # The same figures in each run.
    chance = random.Random(seed)  # noqa: S311
    yield ["name", *UNITS]
    for place in range(count):
        yield [f"Rover {place}", *(_cell(chance, units, marked) for units in UNITS.values())]


def _cell(chance: random.Random, units: Sequence[str], marked: float) -> str:
    number = 10 ** chance.uniform(0, 3)
    mark = ""
    if chance.random() < marked:
        mark = chance.choice("~≤≥")
    return f"{mark}{number:.{chance.choice((0, 1, 2))}f} {chance.choice(units)}"


def write(path: Path, rows: Iterator[Sequence[object]]) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as output:
        csv.writer(output, lineterminator="\n").writerows(rows)


def copy(source: Path, target: Path) -> None:
    """Copy a CSV file cell by cell."""
    with source.open(encoding="utf-8", newline="") as given:
        write(target, csv.reader(given))


def seconds(step: Callable[[], object]) -> float:
    """Return the time of the processor that a step takes."""
    start = time.process_time()
    step()
    return time.process_time() - start


def convert(table: ColumnTable, units: dict[str, str]) -> None:
    """Convert each column into one unit."""
    for spec, unit in units.items():
        column = table.columns[spec]
        ColumnIn(column, unit).floats(column.numbers, column.codes)


def measure(path: Path, count: int) -> tuple[Step, Step]:
    """Return the microseconds of each step a record, and the ratios to what stands beside."""
    target = path.with_name("out.csv")
    tables: list[ColumnTable] = []
    copied = seconds(lambda: copy(path, target))
    times = {"read": seconds(lambda: tables.append(read_columns(path, quiet=True)))}
    [table] = tables
    compared = table.compare([*UNITS])
    times["CSV"] = seconds(lambda: compared.write_csv(target, quiet=True))
    times["rounded CSV"] = seconds(lambda: compared.write_csv(target, rounded=True, quiet=True))
    times["convert"] = seconds(lambda: convert(table, compared.units))
    times["where"] = seconds(lambda: table.compare([*UNITS], where="mass < 50 kg"))
    times["sort"] = seconds(lambda: table.compare([*UNITS], sort="mass"))
    columns = compared.wide_columns()
    ready = [tuple(columns), *zip(*columns.values(), strict=True)]
    written = seconds(lambda: write(target, iter(ready)))
    floats = [list(column.numbers) for column in table.columns.values()]
    multiplied = seconds(lambda: [[number * 2.54 for number in each] for each in floats])
    ratios = {
        "file to CSV": (times["read"] + times["CSV"]) / copied,
        "columns to CSV": times["CSV"] / written,
        "convert": times["convert"] / multiplied,
    }
    return {name: each / count * 1e6 for name, each in times.items()}, ratios


def medians(path: Path, count: int, rounds: int) -> tuple[Step, Step]:
    """Return the medians of several rounds."""
    measured = [measure(path, count) for _ in range(rounds)]
    return _medians([times for times, _ in measured]), _medians([each for _, each in measured])


def _medians(steps: Sequence[Step]) -> Step:
    return {name: statistics.median(each[name] for each in steps) for name in steps[0]}


def bytes_a_record(path: Path, count: int) -> float:
    """Return the memory that a table keeps, a record."""
    # What is imported and made once is no matter of the records.
    read_columns(path, quiet=True)
    tracemalloc.start()
    table = read_columns(path, quiet=True)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del table
    return kept / count


# --- others ------------------------------------------------------------------------


def by_pint(path: Path, target: Path) -> None:
    """Convert a file cell by cell with pint, as a short script does."""
    import pint

    registry: Any = pint.application_registry
    shown = {spec: units[0] for spec, units in UNITS.items()}
    rows: list[list[object]] = []
    with path.open(encoding="utf-8", newline="") as given:
        for row in csv.DictReader(given):
            quantities = [registry.Quantity(row[spec].lstrip("~≤≥")) for spec in shown]
            pairs = zip(quantities, shown.values(), strict=True)
            rows.append([row["name"], *(each.to(unit).magnitude for each, unit in pairs)])
    write(target, iter(rows))


def by_pint_pandas(path: Path, target: Path) -> None:
    """Convert a file unit by unit with pandas and pint-pandas."""
    import pandas as pd
    import pint_pandas  # noqa: F401  # it makes the types of columns

    frame = pd.read_csv(path)
    for spec, units in UNITS.items():
        parts = frame[spec].str.extract(r"^[~≤≥]?([0-9.]+) (.+)$")
        converted = []
        for unit, numbers in parts[0].astype(float).groupby(parts[1]):
            column: Any = pd.Series(numbers, dtype=f"pint[{unit}]")
            converted.append(column.pint.to(units[0]).pint.magnitude)
        frame[spec] = pd.concat(converted)
    frame.to_csv(target, index=False)


def by_astropy(path: Path, target: Path) -> None:
    """Convert a file unit by unit into a table of astropy."""
    import numpy as np
    from astropy import units as u
    from astropy.table import QTable
    from astropy.units import imperial

    known = {"oz": imperial.oz, "lb": imperial.lb, "d": u.day, "in": imperial.inch}
    with path.open(encoding="utf-8", newline="") as given:
        rows = list(csv.DictReader(given))
    table = QTable({"name": [row["name"] for row in rows]})
    for spec, units in UNITS.items():
        texts = [row[spec].lstrip("~≤≥").split(" ") for row in rows]
        numbers = np.array([float(number) for number, _ in texts])
        names = np.array([unit for _, unit in texts])
        shown: Any = known.get(units[0]) or u.Unit(units[0])
        for name in set(names):
            unit: Any = known.get(name) or u.Unit(name)
            chosen = names == name
            numbers[chosen] = (numbers[chosen] * unit).to_value(shown)
        table[spec] = numbers * shown
    table.write(target, format="ascii.csv", overwrite=True)


OTHERS = {
    "a pint loop": by_pint,
    "pandas and pint-pandas": by_pint_pandas,
    "astropy QTable": by_astropy,
}


def beside(path: Path) -> Step:
    """Return how long others take for a file, as a multiple of the columns; once each."""
    target = path.with_name("out.csv")

    def by_columns() -> None:
        read_columns(path, quiet=True).compare([*UNITS]).write_csv(target, quiet=True)

    by_columns()
    own = seconds(by_columns)
    found = {}
    for name, other in OTHERS.items():
        try:
            # The first time it is imported.
            other(path.with_name("few.csv"), target)
        except ImportError:
            continue
        found[name] = seconds(lambda other=other: other(path, target)) / own  # type: ignore[misc]
    return found


# --- the table ---------------------------------------------------------------------


def line(name: str, value: float, bound: float | None) -> bool:
    """Print a figure beside its bound; return whether it is over it."""
    is_over = bound is not None and value > bound
    words = "" if bound is None else f"at most {bound:g}"
    print(f"{name:40} {value:9.2f}  {words}{'  OVER' * is_over}")
    return is_over


def report(name: str, times: Step, ratios: Step) -> bool:
    """Print the figures of a file; return whether one is over its bound."""
    is_over = False
    for step, value in times.items():
        line(f"{name}: {step}, µs a record", value, None)
    for step, value in ratios.items():
        is_over |= line(f"{name}: {step}, ratio", value, RATIOS[step])
    return is_over


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if a figure is over its bound."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", action="store_true", help=f"with {LARGE} records, too")
    options.add_argument("--sizes", default=",".join(map(str, SIZES)), help="instead of these")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--beside", type=int, default=0, help="rows that others convert")
    given = options.parse_args(arguments)
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.large:
        sizes.append(LARGE)
    over = False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "many.csv")
        costs = {}
        for size in sizes:
            for name, marked in KINDS.items():
                write(path, lines(size, size, marked))
                times, ratios = medians(path, size, given.rounds)
                costs[name, size] = sum(times.values())
                over |= report(f"{size} {name}", times, ratios)
            over |= line(f"{size}: bytes a record", bytes_a_record(path, size), BYTES)
        for name in KINDS:
            growth = costs[name, sizes[-1]] / costs[name, sizes[0]]
            over |= line(f"{name}: a record among {sizes[-1]}, ratio", growth, GROWTH)
        if given.beside:
            write(path.with_name("few.csv"), lines(50, seed=1))
            write(path, lines(given.beside, seed=1))
            for name, value in beside(path).items():
                line(f"{given.beside}: {name}, ratio to columns", value, None)
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
