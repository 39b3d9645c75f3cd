"""Do the jobs of ``docs/jobs`` one after the other, and print how many seconds each takes.

It needs the commands of the scripts, and takes ``roverspecs`` and Jupyter
from the environment that is named::

    python tools/do_jobs.py .venv/bin results
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import make_examples

DOCS = Path(__file__).resolve().parent.parent / "docs"
SCRIPTS = {path.stem: path for path in sorted((DOCS / "jobs").glob("*.sh"))}
# The shell is the same browser without windows, and twice as fast.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# A sandbox in a sandbox is not to be had by root; the shared memory of containers is small.
OPTIONS = "--no-sandbox --disable-dev-shm-usage --disable-gpu"


class Done(NamedTuple):
    """A command of a script, with what it printed, how it ended and how long it took."""

    command: str
    printed: str
    code: int
    seconds: float


def lay_out(folder: Path) -> Path:
    """Copy the files of the jobs, and the notebook that one of them takes, into a folder.

    Parameters
    ----------
    folder : Path
        Made if it is missing.

    Returns
    -------
    Path
        The folder in it in which the scripts are run.
    """
    jobs = folder / "jobs"
    jobs.mkdir(parents=True)
    make_examples.copy_shown(DOCS / "jobs.md", jobs)
    shutil.copy(DOCS / "notebook.ipynb", folder)
    return jobs


def do(job: str, folder: Path, programs: Path) -> list[Done]:
    """Run the commands of a script as a shell does, each after the other, whatever its end.

    Parameters
    ----------
    job : str
        The stem of a script.
    folder : Path
        Where the files of the jobs are; the results are written there.
    programs : Path
        The folder of ``roverspecs`` and of Jupyter.

    Returns
    -------
    list of Done
        One for each command.
    """
    environment = os.environ | {
        "HOME": str(folder),
        "PATH": os.pathsep.join([str(programs), str(_browser(folder)), os.environ["PATH"]]),
    }
    # A checkout on the path of Python would be run in place of what is installed.
    environment.pop("PYTHONPATH", None)
    done = []
    for command in SCRIPTS[job].read_text(encoding="utf-8").splitlines():
        start = time.perf_counter()
        ended = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        seconds = time.perf_counter() - start
        done.append(Done(command, ended.stdout + ended.stderr, ended.returncode, seconds))
    return done


def _browser(folder: Path) -> Path:
    """Return a folder with a command for the browser that runs in a container, too."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), "/usr/bin/chromium")
    command = folder / "browser" / "chromium"
    command.parent.mkdir(exist_ok=True)
    command.write_text(f'#!/bin/sh\nexec {browser} {OPTIONS} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return command.parent


if __name__ == "__main__":
    where = lay_out(Path(sys.argv[2]).resolve())
    for each in SCRIPTS:
        took = sum(command.seconds for command in do(each, where, Path(sys.argv[1]).resolve()))
        print(f"{each}: {took:.1f} s")
