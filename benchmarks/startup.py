"""Time whole commands, each as a ratio to a process beside it.

    python benchmarks/startup.py [--rounds N]

Each round runs every command once, in turn, and each ratio is taken within
its round, so that a machine whose speed drifts changes both sides.  Medians
are printed beside their bounds; a median over its bound is the exit code 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

# As a user runs it; `python -m` would add what runpy imports.
PROGRAM = shutil.which("roverspecs", path=Path(sys.executable).parent) or "roverspecs"
BARE = [sys.executable, "-c", "pass"]
PINT = [sys.executable, "-c", "import pint; pint.UnitRegistry()"]

# Name, command, what it is measured by, and the bound of the ratio, with numpy installed.
CASES = [
    ("import roverspecs", [sys.executable, "-c", "import roverspecs"], "python", 1.5),
    ("--help", [PROGRAM, "--help"], "python", 3.0),
    ("--version", [PROGRAM, "--version"], "python", 3.0),
    ("list", [PROGRAM, "list"], "pint", 0.11),
    ("compare", [PROGRAM, "compare"], "pint", 0.26),
    ("compare in slugs", [PROGRAM, "compare", "--units", "mass=slug"], "pint", 1.25),
    ("compare --all", [PROGRAM, "compare", "--all"], "pint", 0.4),
    ("fits", [PROGRAM, "fits", "--box", "60x40x40cm", "--mass", "6kg"], "pint", 0.45),
    ("draw", [PROGRAM, "draw"], "pint", 0.3),
    ("audit", [PROGRAM, "audit"], "pint", 0.95),
    ("page", [PROGRAM, "page"], "pint", 0.65),
]


# An installed program has its bytecode beside it; without it, each start would compile it again.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """Return how long a process takes, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    return time.perf_counter() - start


def measure(rounds: int) -> dict[str, list[float]]:
    """Return the ratios of each case, one a round."""
    ratios: dict[str, list[float]] = {name: [] for name, *_ in CASES}
    for command in (BARE, PINT, *(case[1] for case in CASES)):
        seconds(command)
    for _ in range(rounds):
        for name, command, beside, _ in CASES:
            by = seconds(BARE if beside == "python" else PINT)
            ratios[name].append(seconds(command) / by)
    return ratios


def main() -> int:
    """Print the table of ratios; return 1 if a median is over its bound."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    ratios = measure(options.parse_args().rounds)
    print(f"{'command':20} {'to':8} {'median':>7} {'min':>7} {'max':>7} {'bound':>7}")
    over = False
    for name, _, beside, bound in CASES:
        median = statistics.median(ratios[name])
        over |= median > bound
        found = (median, min(ratios[name]), max(ratios[name]))
        columns = " ".join(f"{ratio:7.3f}" for ratio in found)
        print(f"{name:20} {beside:8} {columns} {bound:7.2f}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
