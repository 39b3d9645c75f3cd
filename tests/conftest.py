"""What several test modules share: a folder of record files, and a run of the command line."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import settings
from samples import FAULTY

from roverspecs.cli.main import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# A busy machine is no fault of the code: time is measured under benchmarks/.
settings.register_profile("roverspecs", deadline=None)
# Where tests run once more, under a tracer or another Python, these examples are the same.
settings.register_profile("again", deadline=None, max_examples=20, derandomize=True)
settings.load_profile("roverspecs")


TRACER = pytest.StashKey[Any]()
"""Whatever traces the tests, such as coverage, or None."""


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Trace neither what pytest does between the tests nor threads.

    While a traced thread lives, such as that of a server, all tests are slowed.
    """
    threading.settrace(None)
    session.config.stash[TRACER] = sys.gettrace()
    sys.settrace(None)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, Any, Any]:
    """Trace a test unless it is marked; the marker of pytest-cov does not work in workers."""
    if pyfuncitem.get_closest_marker("untraced") is not None:
        return (yield)
    sys.settrace(pyfuncitem.config.stash[TRACER])
    try:
        return (yield)
    finally:
        sys.settrace(None)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave to the tracer what it began; nothing is collected where pytest ends early."""
    sys.settrace(session.config.stash.get(TRACER, sys.gettrace()))


MINE = """\
name = "Mine"
aliases = ["私のローバ", "मेरा"]
operator = "Us"
mission = "Test 1"
status = "planned"
launch_date = 2030-01-02

[[mass]]
value = "≥12 kg"
condition = "dry"
source = "paper-2024"

[[mass]]
value = "26 lb"
source = "paper-2024"
rejected = "conversion of the 12 kg beside it"

[[length]]
value = "45 cm"
configuration = "stowed"
source = "press"
note = "Read off a drawing."

[sources.paper-2024]
title = "A paper"
publisher = "A. Author"
kind = "paper"
date = 2024-01-20
url = "https://example.org/a"

[sources.press]
title = "News"
publisher = "The Press"
kind = "press"
"""

OURS = """\
name = "Ours"
mass = "5 kg"
length = "1 m"
max_slope = "20 deg"
"""


class Run(NamedTuple):
    """Hold what a run of the command line gave."""

    code: int | str | None
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with two good record files."""
    (tmp_path / "mine.toml").write_text(MINE, encoding="utf-8")
    (tmp_path / "ours.toml").write_text(OURS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the command line in this process, in the folder."""

    def run(*arguments: str) -> Run:
        code: int | str | None
        try:
            code = main(arguments)
        except SystemExit as stopped:
            code = stopped.code
        return Run(code, *capsys.readouterr())

    return run


@pytest.fixture(name="faulty")
def _faulty(folder: Path) -> str:
    """Return the path of a record with findings of every severity, one of them explained."""
    (folder / "faulty").mkdir()
    (folder / "faulty" / "faulty.toml").write_text(FAULTY, encoding="utf-8")
    return "faulty/faulty.toml"


def pytest_configure(config: pytest.Config) -> None:
    """Give matplotlib a folder of its own before any test module imports it.

    Its list of fonts outlives the fonts, so that of another day may name
    fonts that are gone.
    """
    # The workers of pytest-xdist share the folder of the process that starts them.
    if not hasattr(config, "workerinput"):
        folder = TemporaryDirectory(prefix="roverspecs-matplotlib-")
        os.environ["MPLCONFIGDIR"] = folder.name
        config.add_cleanup(folder.cleanup)


def is_complete() -> bool:
    """Return whether no test is to be skipped, as where everything was installed for them."""
    return os.environ.get("ROVERSPECS_TEST_ALL") == "1"


def needs(*modules: str) -> pytest.MarkDecorator:
    """Skip a test where a dataframe engine is not installed, unless no test is to be skipped."""
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    reason = f"needs the extra 'engines': no {', '.join(missing)}"
    return pytest.mark.skipif(bool(missing) and not is_complete(), reason=reason)


def needs_programs(*programs: str) -> pytest.MarkDecorator:
    """Skip a test where a program is not installed, unless no test is to be skipped."""
    missing = [name for name in programs if shutil.which(name) is None]
    reason = f"this machine has no {', '.join(missing)}"
    return pytest.mark.skipif(bool(missing) and not is_complete(), reason=reason)


def skip_without_pictures() -> None:
    """Skip a test where PNG and PDF cannot be made, unless nothing is to be skipped."""
    if importlib.util.find_spec("vl_convert") is None and not is_complete():
        pytest.skip("PNG and PDF need the extra 'pictures'")


def skip_without_cjk_font() -> None:
    """Skip a test where charts have no letters for Japanese, unless nothing is to be skipped."""
    from roverspecs.pictures.lettering import drawable

    if drawable("月") != "月" and not is_complete():
        pytest.skip("this machine has no font with Chinese, Japanese and Korean letters")


NOBODY = 65534
"""The number of a user without rights."""


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """Return a new folder of a user who is no superuser, and be that user."""
    is_superuser = os.geteuid() == 0
    parent = None
    if is_superuser:
        # TMPDIR may lie where nobody else may enter; the folder in it has a name of its own.
        parent = "/tmp"  # noqa: S108
    with TemporaryDirectory(dir=parent) as name:
        folder = Path(name)
        if is_superuser:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        yield folder
        if is_superuser:
            os.seteuid(0)


# --- a browser ---------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser for all tests; without one they are skipped, unless none is to be."""
    from do_jobs import BROWSERS, OPTIONS

    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    lacking = [
        *([] if program else [f"none of {', '.join(BROWSERS)} on the path"]),
        *([] if find_spec("playwright") else ['no playwright: pip install "roverspecs[test]"']),
        *([] if find_spec("axe_playwright_python") else ['no axe: pip install "roverspecs[test]"']),
    ]
    if lacking and is_complete():
        raise RuntimeError(f"the page cannot be tested in a browser: {'; '.join(lacking)}")
    if lacking:
        pytest.skip(f"the page is not tested in a browser: {'; '.join(lacking)}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=OPTIONS.split())
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a page from a file; whatever it says to the console or asks of a network fails the test."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []
    file = tmp_path / "rovers.html"

    def visit(html: str, fragment: str = "", **options: Any) -> Page:
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        opened = context.new_page()
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(file.as_uri() + fragment)
        return opened

    yield visit
    for context in contexts:
        context.close()
    assert said == []
    # A file that is saved is made in the page itself.
    urls = {url.partition("#")[0] for url in asked if not url.startswith("blob:")}
    assert urls <= {file.as_uri()}
