"""The built docs in a real browser: what axe finds, what the search finds, what runs in the page.

``nox -s docs`` builds them and runs these tests; elsewhere they are skipped.
``ROVERSPECS_SITE`` names the folder of the pages, ``ROVERSPECS_PYODIDE`` that
of the npm package.
"""

from __future__ import annotations

import functools
import json
import mimetypes
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import Run, is_complete

import roverspecs as rs

if "ROVERSPECS_SITE" not in os.environ:
    pytest.skip("the docs are built and read by 'nox -s docs'", allow_module_level=True)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.once

SITE = Path(os.environ["ROVERSPECS_SITE"]).resolve()
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
VEHICLES = [name for name in PAGES if name.startswith("vehicles/")]
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

Visit = Callable[..., "Page"]


class Quiet(SimpleHTTPRequestHandler):
    """Serve files and say nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the site to this machine, and return its address."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=os.fspath(SITE))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one browser for all tests."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None and not is_complete():
        pytest.skip(f"none of {', '.join(names)} is on the path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A sandbox in a sandbox is not to be had by root; the shared memory of containers is small.
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        started = playwright.chromium.launch(executable_path=program, args=options)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open pages of the site; what one says to the console or asks of the network fails the test."""
    said: list[str] = []
    strange: list[str] = []
    contexts = []

    def visit(name: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        context.route("https://cdn.jsdelivr.net/npm/pyodide@*/**", _pyodide)
        opened = context.new_page()
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("request", lambda request: strange.append(request.url))
        opened.goto(address + name)
        return opened

    yield visit
    for context in contexts:
        context.close()
    assert said == []
    known = (address, "blob:", "https://cdn.jsdelivr.net/npm/pyodide@")
    assert [url for url in strange if not url.startswith(known)] == []


def _pyodide(route: Route) -> None:
    """Answer with the file of the npm package that the address names."""
    name = route.request.url.rpartition("/")[2]
    kinds = {".mjs": "text/javascript", ".wasm": "application/wasm"}
    ending = Path(name).suffix
    kind = kinds.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    route.fulfill(
        path=Path(os.environ["ROVERSPECS_PYODIDE"]) / name,
        headers={"Content-Type": kind, "Access-Control-Allow-Origin": "*"},
    )


def found(opened: Page) -> list[str]:
    """Return what axe finds wrong."""
    # It has no types; imported so, it needs none.
    axe = import_module("axe_playwright_python.sync_playwright").Axe()
    results = axe.run(opened, options={"runOnly": {"type": "tag", "values": list(RULES)}})
    assert len(results.response["passes"]) > 15
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in results.response["violations"]
    ]


class TestAccess:
    """A checker of accessibility finds nothing on any page."""

    @pytest.mark.parametrize("name", PAGES)
    def test_nothing_is_found(self, visit: Visit, name: str) -> None:
        """Whoever reads with a keyboard or a screen reader reads all of it."""
        assert found(visit(name)) == []

    @pytest.mark.parametrize(
        "name", [name for name in PAGES if name not in VEHICLES] + ["vehicles/lev-2.html"]
    )
    def test_nothing_is_found_in_the_dark_on_a_phone(self, visit: Visit, name: str) -> None:
        """Nor in the other colours, where more of it scrolls."""
        phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
        assert found(visit(name, **phone)) == []
