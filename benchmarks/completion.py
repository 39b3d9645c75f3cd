"""Time completions in bash, each beside a function that does nothing.

    python benchmarks/completion.py [--rounds N]

One bash reads the script once and then completes each line many times, as it
does at key presses.  The median of the rounds is printed in milliseconds, and
as a ratio to a function with no body; a median over the bound is the exit
code 1.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "roverspecs" / "cli" / "completions" / "roverspecs.bash"

BOUND = 30.0
"""How many milliseconds a key press may take."""

CALLS = 50
"""How often a line is completed in a round."""

# As bash gives them to the function: broken at "=", the last one being typed.
LINES = [
    ("a command", ["comp"]),
    ("an option", ["compare", "--form"]),
    ("a vehicle", ["compare", "lev-2", "ten"]),
    ("any vehicle", ["compare", ""]),
    ("a list of specs", ["compare", "--specs", "mass,length,wi"]),
    ("a unit", ["compare", "--units", "=", "us,mass", "=", "k"]),
    ("a record file", ["check", "pypr"]),
]

# Microseconds, without a process that would tell them.
CLOCK = r"""
nothing() { :; }
timed() {
    local start=${EPOCHREALTIME/[.,]/} call
    for ((call = 0; call < CALLS; call++)); do "$1"; done
    echo $((${EPOCHREALTIME/[.,]/} - start))
}
"""


def milliseconds(line: list[str], rounds: int) -> tuple[list[float], list[float]]:
    """Return how long a completion took, and nothing, one a round each."""
    script = [
        f"source {SCRIPT}",
        f"CALLS={CALLS}",
        CLOCK,
        'COMP_WORDS=(roverspecs "$@")',
        "COMP_CWORD=$#",
    ]
    script += [
        f"for ((round = 0; round < {rounds}; round++)); do timed _roverspecs; timed nothing; done"
    ]
    ran = subprocess.run(
        ["bash", "--norc", "--noprofile", "-c", "\n".join(script), "bash", *line],
        check=True,
        capture_output=True,
        text=True,
    )
    times = [int(word) / 1000 / CALLS for word in ran.stdout.split()]
    return times[::2], times[1::2]


def main() -> int:
    """Print the table; return 1 if a median is over the bound."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    rounds = options.parse_args().rounds
    print(f"{'completed':16} {'median':>8} {'min':>8} {'max':>8} {'bound':>8} {'to nothing':>11}")
    over = False
    for name, line in LINES:
        times, beside = milliseconds(line, rounds)
        median = statistics.median(times)
        over |= median > BOUND
        ratio = median / max(statistics.median(beside), 0.0001)
        columns = " ".join(f"{found:5.2f} ms" for found in (median, min(times), max(times)))
        print(f"{name:16} {columns} {BOUND:5.0f} ms {ratio:11.0f}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
