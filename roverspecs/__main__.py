"""Run the command line: ``python -m roverspecs``."""

from roverspecs.cli import run

run()
