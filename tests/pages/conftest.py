"""One browser for all tests of the page.

It needs playwright and axe (``pip install 'roverspecs[test]'``) and a
Chromium of the system.  With ``ROVERSPECS_TEST_ALL=1`` their absence is a
failure, else the tests in a browser are skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
LACKING = [
    *([] if BROWSER else ["no chromium, chromium-browser or google-chrome on the path"]),
    *([] if find_spec("playwright") else ["no playwright: pip install 'roverspecs[test]'"]),
    *([] if find_spec("axe_playwright_python") else ["no axe: pip install 'roverspecs[test]'"]),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser for all tests."""
    if LACKING and os.environ.get("ROVERSPECS_TEST_ALL") == "1":
        raise RuntimeError(f"the page cannot be tested in a browser: {'; '.join(LACKING)}")
    if LACKING:
        pytest.skip(f"the page is not tested in a browser: {'; '.join(LACKING)}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A sandbox in a sandbox is not to be had by root; the shared memory of containers is small.
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        started = playwright.chromium.launch(executable_path=BROWSER, args=options)
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
