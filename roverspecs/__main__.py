"""Run the command line: ``python -m roverspecs``."""

from roverspecs.cli.main import run

run()
