"""The chores: ``nox -l`` lists them, ``nox`` runs them all but the benchmarks."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import nox

nox.options.sessions = ["lint", "types", "coverage", "oldest", "docs", "jobs"]
nox.options.error_on_missing_interpreters = False
# uv fills an environment in seconds, where there is one; the Pythons are those of the machine.
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"


def runs(version: str) -> bool:
    """Return whether there is a Python of a version; one of pyenv may be there and not run."""
    path = shutil.which(f"python{version}")
    if path is None:
        return False
    # The name is one of those below.
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0  # noqa: S603


NEWEST = next(filter(runs, ["3.14", "3.13"]), None)
"""The newest Python that there is, for which the newest libraries are; else the one of nox."""

OLDEST = ["attrs==23.2.0", "pint==0.24.4", "tabulate==0.10.0"]
"""The lower bounds of pyproject.toml; a test holds the two equal."""

PYTEST = ["pytest", "-n", "auto", "--dist", "worksteal", "--hypothesis-profile", "again"]
"""The tests, with few examples of each property: ``pytest`` alone looks for new ones."""


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and layout."""
    session.install("ruff")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check types, those of the tests, too."""
    session.install("-e", ".[test,types]")
    session.run("mypy")


@nox.session(python=NEWEST)
def coverage(session: nox.Session) -> None:
    """Run all tests on the newest Python, and demand that they reach every branch."""
    # The programs that read what is exported; without them a test of each is skipped.
    session.install("-e", ".[test,engines]", "frictionless", "sqlite-utils")
    report = "--cov-report=term-missing:skip-covered"
    session.run(*PYTEST, "--cov", report, *session.posargs)


@nox.session(python="3.12")
def oldest(session: nox.Session) -> None:
    """Run the tests against the wheel with the oldest libraries allowed, on a Python between.

    Those that no library and no packaging can change are left to the chore of coverage,
    as are those of pictures, whose sizes and texts others hold.
    """
    session.install("build")
    session.install(f"{wheel(session)}[test]", *OLDEST)
    # pytest, unlike python -m pytest, leaves the checkout off the path.
    env = {"ROVERSPECS_TEST_WHEEL": "1"}
    chosen = ("-m", "not once", "--ignore", "tests/pictures")
    session.run(*PYTEST, *chosen, *session.posargs, env=env)


def wheel(session: nox.Session) -> Path:
    """Build the sdist, and from it the wheel."""
    target = session.create_tmp()
    session.run("python", "-m", "build", "--outdir", target, silent=True)
    return max(Path(target).glob("*.whl"))


@nox.session
def docs(session: nox.Session) -> None:
    """Build the docs, with the wheels that one page runs, and read every page in a browser."""
    session.install("-e", ".[docs,test]", "pip", "twine")
    wheels = Path("docs/generated/site/wheels")
    shutil.rmtree(wheels, ignore_errors=True)
    session.run("python", "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(wheels), ".")
    # The page of the package on PyPI is the README of its wheel.
    session.run("twine", "check", "--strict", *map(str, wheels.glob("roverspecs-*.whl")))
    site = "docs/_build/html"
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", site)
    env = {"ROVERSPECS_SITE": site} | pyodide(session)
    session.run("pytest", "-n", "auto", "tests/test_site.py", *session.posargs, env=env)


@nox.session
def jobs(session: nox.Session) -> None:
    """Do the jobs of the docs in a fresh environment with the wheel, and read the results."""
    session.install("-e", ".[test]", "build", "uv")
    fresh = Path(session.create_tmp()) / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    session.run("uv", "venv", "--quiet", str(fresh))
    page = Path("docs/jobs.md").read_text(encoding="utf-8")
    extras, others = re.findall(r'pip install "\.(\[.*?\])" (.*)', page)[0]
    packages = [f"{wheel(session)}{extras}", *others.split()]
    session.run("uv", "pip", "install", "--quiet", "--python", str(fresh), *packages)
    # The seconds are those of one job at a time.
    env = {"ROVERSPECS_JOBS": str(fresh / "bin")}
    session.run("pytest", "tests/test_jobs.py", *session.posargs, env=env)


def pyodide(session: nox.Session) -> dict[str, str]:
    """Install the release of Pyodide that the docs name, and say where it is."""
    if shutil.which("npm") is None:
        return {}
    worker = Path("docs/_static/browser-worker.js").read_text(encoding="utf-8")
    package = re.findall(r"/npm/(pyodide@[0-9.]+)/", worker)[0]
    folder = session.create_tmp()
    session.run("npm", "install", "--silent", "--prefix", folder, package, external=True)
    return {"ROVERSPECS_PYODIDE": f"{folder}/node_modules/pyodide"}


@nox.session
def make(session: nox.Session) -> None:
    """Write what is made from the records, the specs, the parser and pint."""
    session.install("-e", ".[test]")
    session.run("python", "tools/make_factors.py")
    session.run("python", "tools/make_catalog.py")
    session.run("python", "tools/make_schemas.py")
    session.run("python", "tools/make_completions.py")
    session.run("python", "tools/make_manual.py")
    session.run("python", "tools/make_llms.py")
    session.run("python", "tools/make_examples.py")
    session.run("python", "tools/make_pictures.py")


@nox.session
def bench(session: nox.Session) -> None:
    """Time whole commands against the same work of Python and pint alone."""
    # pint imports numpy if it is installed, as it is for most who use pint.
    session.install(".", "numpy")
    session.run("python", "benchmarks/startup.py", *session.posargs)
    session.run("python", "benchmarks/completion.py")
    session.run("python", "benchmarks/growth.py")
    session.run("python", "benchmarks/columns.py")


@nox.session
def bench_engines(session: nox.Session) -> None:
    """Time the conversion of mixed units on dataframe engines; they slow the start of Python."""
    session.install(".[engines]")
    session.run("python", "benchmarks/engines.py", *session.posargs)
