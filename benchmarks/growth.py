"""Time the library over many vehicles, and how the time grows with their number.

    python benchmarks/growth.py [--large] [--sizes N,N] [--rounds N]

Synthetic records with eight claims are built and asked in turn, by a thousand and
by ten thousand, with ``--large`` by a hundred thousand, too.  Each step is printed
in microseconds a vehicle, as a ratio to ``json.dumps`` of the same records, which
is timed beside it, and with the exponent of its growth: 1 where twice the vehicles
take twice the time, 2 where they take four times.  A text with a sentence a vehicle
is audited, too.  The best of the rounds counts, in time of the processor.  A figure
over its bound is the exit code 1.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import roverspecs as rs

SIZES = (1_000, 10_000)
LARGE = 100_000

SPECS = ["mass", "dimensions", "payload_mass", "top_speed", "wheel_count"]

Record = dict[str, Any]


class Bound(NamedTuple):
    """The most that a step may take."""

    microseconds: float | None = None
    """A vehicle, at any size."""

    exponent: float | None = None
    """Of the growth from a size to the next."""


BOUNDS = {
    "cells": Bound(exponent=1.2),
    "differing": Bound(exponent=1.2),
    "auto": Bound(microseconds=250),
    "fits": Bound(microseconds=250),
    "audit": Bound(exponent=1.05),
    "text": Bound(microseconds=700, exponent=1.2),
    # 25,000 mistakes are a file of a megabyte, which is to be answered in two seconds.
    "mistakes": Bound(microseconds=80, exponent=1.2),
    "unread": Bound(microseconds=80, exponent=1.2),
}


def synthetic_records(count: int, seed: int) -> list[Record]:
    """Return as many records of eight claims each, alike in one spec and unlike in the others."""
    # The same figures in each run, and others in each round: a text read before is read faster.
    chance = random.Random(seed)  # noqa: S311
    return [synthetic_record(place, chance) for place in range(count)]


def synthetic_record(place: int, chance: random.Random) -> Record:
    """Return one record: the arguments of a rover, its claims as those of claims."""
    mass = round(chance.uniform(1, 1000), 2)
    ounces = round(mass * 35.274)
    agency, press = f"agency-{place}", f"press-{place}"
    stowed = {"configuration": "stowed", "source": agency}
    return {
        "name": f"Rover {place}",
        "mass": [
            {"value": f"{mass} kg", "source": agency},
            {"value": f"about {ounces} oz", "source": press},
        ],
        "length": [{"value": f"{chance.uniform(20, 300):.2f} cm", **stowed}],
        "width": [{"value": f"{chance.uniform(20, 200):.2f} cm", **stowed}],
        "height": [{"value": f"≤{chance.uniform(20, 150):.2f} cm", **stowed}],
        "payload_mass": [{"value": f"{chance.uniform(0.1, 9):.4f} kg", "source": agency}],
        "top_speed": [{"value": f"{chance.uniform(0.01, 2):.4f} m/s", "source": press}],
        "wheel_count": [{"value": "6", "source": agency}],
    }


def articles(records: Sequence[Record]) -> list[str]:
    """Return texts with a sentence about each record, none of them longer than an audit takes."""
    starts = range(0, len(records), SIZES[-1])
    return [" ".join(map(sentence, records[start : start + SIZES[-1]])) for start in starts]


def sentence(record: Record) -> str:
    """Return a sentence that gives the mass of a record in two units, and a length."""
    kilograms = float(record["mass"][0]["value"].partition(" ")[0])
    mass = f"{kilograms} kg ({kilograms / 0.45359237:.1f} lb)"
    return f"{record['name']} has a mass of {mass} and is {record['length'][0]['value']} long."


def check_mistakes(records: Sequence[Record]) -> None:
    """Check files of records with a claim in an unknown unit for each of some records."""
    starts = range(0, len(records), SIZES[-1])
    with tempfile.TemporaryDirectory() as name:
        for start in starts:
            ends = range(start, min(start + SIZES[-1], len(records)))
            claims = [f'[[mass]]\nvalue = "{place} {spelled(place)}"\n' for place in ends]
            text = "".join(['name = "Mistaken"\n', *claims])
            Path(name, f"mistaken-{start}.toml").write_text(text, encoding="utf-8")
        found = rs.check(*Path(name).iterdir())
    if len(found) != len(records):
        raise RuntimeError(f"expected {len(records)} problems, found {len(found)}")


def check_bad_cells(records: Sequence[Record]) -> None:
    """Check a table with a row for each of some records, each in an unknown unit."""
    rows = [f"{record['name']},5 {spelled(place)}\n" for place, record in enumerate(records)]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "candidates.csv")
        path.write_text("".join(["name,mass\n", *rows]), encoding="utf-8")
        found = rs.check(path)
    if len(found) != len(records):
        raise RuntimeError(f"expected {len(records)} problems, found {len(found)}")


def spelled(number: int) -> str:
    """Return a number as a word of letters, which is no unit and is like some of them."""
    return "kilo" + "".join("qwzxvjyuph"[int(digit)] for digit in str(number))


def rover(record: Record) -> rs.Rover:
    """Return the rover of a record, as whoever has a list of dictionaries makes it."""
    claims = {spec: values for spec, values in record.items() if spec != "name"}
    ids = {claim["source"] for values in claims.values() for claim in values}
    sources = {each: source(each) for each in sorted(ids)}
    fields: dict[str, Any] = {
        spec: [rs.Claim(**{**claim, "source": sources[claim["source"]]}) for claim in values]
        for spec, values in claims.items()
    }
    return rs.Rover(name=record["name"], **fields)


def source(identifier: str) -> rs.Source:
    """Return a source whose kind is the first word of its id."""
    kind = identifier.partition("-")[0]
    return rs.Source(id=identifier, title=f"Report {identifier}", publisher="A", kind=kind)


def steps(records: Sequence[Record]) -> dict[str, Callable[[], object]]:
    """Return what is timed, in its order; each step may use what those before it made."""
    texts = articles(records)
    vehicles: list[rs.Rover] = []
    compared: list[rs.Comparison] = []

    def build() -> None:
        vehicles[:] = [rover(record) for record in records]

    def compare() -> None:
        compared[:] = [rs.compare(vehicles, SPECS)]

    def cells() -> None:
        for vehicle in vehicles:
            compared[0].cell(vehicle, "mass")

    return {
        "json.dumps": lambda: json.dumps(records),
        "build": build,
        "compare": compare,
        "cells": cells,
        "render": lambda: compared[0].render("csv"),
        "auto": lambda: rs.compare(vehicles, SPECS, units="auto"),
        "differing": lambda: rs.compare(vehicles, SPECS, differing=True),
        "filter": lambda: rs.compare(vehicles, ["mass"], where="mass < 100 kg"),
        "sort": lambda: rs.compare(vehicles, ["mass"], sort="mass"),
        "fits": lambda: rs.fits(vehicles, box="120x80x60cm", mass="500 kg"),
        "nearest": lambda: rs.nearest(vehicles[0], vehicles=vehicles),
        "coverage": lambda: rs.coverage(vehicles, SPECS),
        "audit": lambda: rs.audit(vehicles),
        "text": lambda: [rs.audit(text=text) for text in texts],
        "mistakes": lambda: check_mistakes(records),
        "unread": lambda: check_bad_cells(records),
    }


def seconds(step: Callable[[], object]) -> float:
    """Return how long a step keeps the processor busy."""
    # The search for garbage costs more with whatever else is in memory; the command line
    # puts it off, too.
    gc.disable()
    try:
        start = time.process_time()
        step()
        return time.process_time() - start
    finally:
        gc.enable()


def measure(size: int, rounds: int) -> dict[str, float]:
    """Return the microseconds a vehicle that each step takes at its best."""
    best: dict[str, float] = {}
    for seed in range(rounds):
        gc.collect()
        for name, step in steps(synthetic_records(size, seed)).items():
            taken = seconds(step) * 1e6 / size
            best[name] = min(taken, best.get(name, math.inf))
    return best


def exponents(sizes: Sequence[int], times: Sequence[dict[str, float]], name: str) -> list[float]:
    """Return by which power of their number the time of all vehicles grows, size by size."""
    found = []
    for place in range(1, len(sizes)):
        grown = times[place][name] / times[place - 1][name]
        found.append(1 + math.log(grown) / math.log(sizes[place] / sizes[place - 1]))
    return found


def excess(name: str, microseconds: Sequence[float], growth: Sequence[float]) -> list[str]:
    """Return which bounds of a step are passed, in words."""
    bound = BOUNDS.get(name, Bound())
    words = []
    if bound.microseconds is not None and max(microseconds) > bound.microseconds:
        words.append(f"over {bound.microseconds:.0f} µs")
    if bound.exponent is not None and growth and max(growth) > bound.exponent:
        words.append(f"over {bound.exponent}")
    return words


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if a figure is over its bound."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", action="store_true", help=f"with {LARGE} vehicles, too")
    options.add_argument("--sizes", default=",".join(map(str, SIZES)), help="instead of these")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args(arguments)
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.large:
        sizes.append(LARGE)
    # What is made once is no matter of growth: indices of the specs, modules, caches.
    measure(10, 1)
    times = [measure(size, given.rounds) for size in sizes]

    heads = [f"{f'µs at {size}':>13} {'to json':>8}" for size in sizes]
    powers = ["exponent"] * (len(sizes) - 1)
    print(f"{'step':12}", *heads, *(f"{head:>9}" for head in powers))
    over = False
    for name in times[0]:
        microseconds = [each[name] for each in times]
        growth = exponents(sizes, times, name)
        ratios = [each[name] / each["json.dumps"] for each in times]
        columns = [
            f"{value:13.1f} {ratio:8.1f}" for value, ratio in zip(microseconds, ratios, strict=True)
        ]
        passed = excess(name, microseconds, growth)
        over = over or bool(passed)
        print(f"{name:12}", *columns, *(f"{power:9.2f}" for power in growth), *passed)
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
