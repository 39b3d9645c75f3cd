"""The built docs in a real browser: what axe finds, what the search finds, what runs in the page.

``nox -s docs`` builds them and runs these tests; elsewhere they are skipped.
``ROVERSPECS_SITE`` names the folder of the pages, ``ROVERSPECS_PYODIDE`` that
of the npm package.
"""

from __future__ import annotations

import functools
import io
import json
import mimetypes
import os
import re
import shlex
import statistics
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, unquote

import pytest
from conftest import is_complete

import roverspecs as rs

if "ROVERSPECS_SITE" not in os.environ:
    pytest.skip("the docs are built and read by 'nox -s docs'", allow_module_level=True)

if TYPE_CHECKING:
    from conftest import Run
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.once

SITE = Path(os.environ["ROVERSPECS_SITE"]).resolve()
PYODIDE = Path(os.environ.get("ROVERSPECS_PYODIDE", "")).resolve()
DOCS = Path(__file__).parent.parent / "docs"
# The page of the whole catalog has tests of its own.
FOUND = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")} - {"rovers.html"}
PAGES = sorted(FOUND)
ARTICLES = [name for name in PAGES if not name.startswith("vehicles/")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

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
def reader(browser: Browser, address: str) -> Iterator[Visit]:
    """Open pages of the site, one after another, in one window with axe."""
    context = browser.new_context(base_url=address)
    # The package of axe has no types; its script alone is needed.
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js")
    context.add_init_script(axe.read_text(encoding="utf-8"))
    window = context.new_page()

    def visit(name: str, *, width: int, colors: Literal["light", "dark"]) -> Page:
        window.set_viewport_size({"width": width, "height": 900})
        window.emulate_media(color_scheme=colors)
        window.goto(name)
        return window

    yield visit
    context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open pages of the site; what one says to the console or asks of the network fails the test."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def visit(name: str) -> Page:
        context = browser.new_context(base_url=address)
        contexts.append(context)
        context.route("https://cdn.jsdelivr.net/npm/pyodide@*/**", _pyodide)
        opened = context.new_page()
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(name)
        return opened

    yield visit
    for context in contexts:
        context.close()
    assert said == []
    known = (address, "blob:", "https://cdn.jsdelivr.net/npm/pyodide@")
    assert [url for url in asked if not url.startswith(known)] == []


def _pyodide(route: Route) -> None:
    """Answer with the file of the npm package that the address names."""
    name = route.request.url.rpartition("/")[2]
    kinds = {".mjs": "text/javascript", ".wasm": "application/wasm"}
    ending = Path(name).suffix
    kind = kinds.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    route.fulfill(
        path=PYODIDE / name,
        headers={"Content-Type": kind, "Access-Control-Allow-Origin": "*"},
    )


def found(opened: Page) -> list[str]:
    """Return what axe finds wrong; of the texts that are alike, one has its colours looked at."""
    script = """async (tags) => {
        const kinds = new Map();
        for (const each of document.querySelectorAll("body *")) {
            const hasText = [...each.childNodes].some(({ nodeType, data }) =>
                nodeType === 3 && data.trim());
            if (hasText && each.checkVisibility()) {
                const names = [];
                for (let above = each; above !== document.body; above = above.parentElement) {
                    names.push([above.tagName, ...above.classList].join("."));
                }
                // Every second row may have another ground.
                kinds.set(`${names} ${each.closest("tr")?.rowIndex % 2}`, each);
            }
        }
        const resultTypes = ["violations"];
        const results = [
            await axe.run(document, {
                runOnly: { type: "tag", values: tags },
                rules: { "color-contrast": { enabled: false } },
                resultTypes,
            }),
            await axe.run([...kinds.values()], { runOnly: ["color-contrast"], resultTypes }),
        ];
        return results.flatMap(({ violations }) => violations).map(
            ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
    }"""
    violations: list[str] = opened.evaluate(script, RULES)
    return violations


class TestAccess:
    """A checker of accessibility finds nothing, on a screen of each kind."""

    @pytest.mark.parametrize("name", PAGES)
    def test_nothing_is_found(self, reader: Visit, name: str) -> None:
        """Whoever reads with a keyboard or a screen reader reads all of a page."""
        assert found(reader(name, width=1280, colors="light")) == []

    @pytest.mark.parametrize("name", [*ARTICLES, "vehicles/lev-2.html"])
    def test_nothing_is_found_in_the_dark_on_a_phone(self, reader: Visit, name: str) -> None:
        """Nor in the other colours, where more of it scrolls."""
        assert found(reader(name, width=390, colors="dark")) == []

    def test_only_boxes_of_a_page_scroll_sideways(self, reader: Visit) -> None:
        """A page is as wide as a phone; whatever is wider scrolls by itself, by keyboard, too."""
        opened = reader("tutorial.html", width=390, colors="light")
        assert opened.evaluate("document.documentElement.scrollWidth") == 390
        boxes = opened.locator("pre[tabindex='0']")
        assert boxes.count() > 0
        boxes.first.focus()
        opened.keyboard.press("ArrowRight")
        opened.wait_for_function("document.activeElement.scrollLeft > 0")

    def test_what_does_not_scroll_is_no_stop_of_the_keyboard(self, reader: Visit) -> None:
        """It is one while it is too narrow, and no longer."""
        opened = reader("index.html", width=390, colors="light")
        assert opened.locator("pre[tabindex]").count() == 1
        opened.set_viewport_size({"width": 1280, "height": 900})
        opened.wait_for_function("document.querySelectorAll('pre[tabindex]').length === 0")


class TestColors:
    """Nothing shines where the page is dark."""

    @pytest.mark.parametrize("name", ["draw.html", "chart.html", "notebook.html", "jobs.html"])
    def test_no_sheet_is_white(self, reader: Visit, name: str) -> None:
        """The paper of no picture, table or output is light."""
        opened = reader(name, width=1280, colors="dark")
        sheets = opened.locator("article img, article .output svg, article table, article pre")
        assert sheets.count() > 0
        for sheet in sheets.all():
            assert lightness(sheet.screenshot()) < 0.5, sheet.evaluate("each => each.outerHTML")


def lightness(png: bytes) -> float:
    """Return how light most points of a picture are, from 0 to 1."""
    from matplotlib.image import imread

    points = imread(io.BytesIO(png))[:, :, :3].mean(axis=2)
    return float(statistics.median(points.flat))


class TestSearch:
    """The search finds a vehicle by whatever it is called."""

    @pytest.mark.parametrize("vehicle", ["lev-2", "tenacious", "lupex-rover"])
    def test_every_name_leads_to_its_vehicle(self, reader: Visit, vehicle: str) -> None:
        """The first answer is its page, whatever the script of the name."""
        record = rs.get(vehicle)
        for name in (record.name, *record.aliases):
            opened = reader(f"search.html?q={quote(name)}", width=1280, colors="light")
            first = opened.locator("ul.search > li > a").first
            assert str(first.get_attribute("href")).startswith(f"vehicles/{vehicle}.html"), name

    def test_the_catalog_asks_for_a_name(self, reader: Visit) -> None:
        """The form of its page leads to the answers."""
        opened = reader("catalog.html", width=1280, colors="light")
        opened.get_by_label("Name").fill("ソラキュー")
        opened.get_by_label("Name").press("Enter")
        assert opened.locator("ul.search > li > a").first.inner_text() == "LEV-2"


class TestNotebook:
    """The page of the notebook has what its cells give."""

    def test_every_cell_has_its_output(self, reader: Visit) -> None:
        """A table, a dataframe, a drawing and a chart are among them, and no error is."""
        opened = reader("notebook.html", width=1280, colors="light")
        outputs = opened.locator(".cell_output")
        assert outputs.locator("table").count() >= 4
        assert outputs.locator("svg, img").count() >= 2
        assert outputs.locator(".stderr, .traceback").count() == 0

    def test_it_can_be_taken(self, reader: Visit) -> None:
        """A link on the page of jobs gives the file of the docs."""
        opened = reader("jobs.html", width=1280, colors="light")
        link = opened.get_by_role("link", name="take it")
        file = SITE / str(link.get_attribute("href"))
        assert file.read_bytes() == (DOCS / "notebook.ipynb").read_bytes()


@pytest.mark.skipif(
    "ROVERSPECS_PYODIDE" not in os.environ and not is_complete(),
    reason="no npm: the page that runs commands is not tested",
)
class TestTry:
    """The page runs commands with the wheel of the project, and needs nothing but Pyodide."""

    def ask(self, opened: Page, command: str) -> str:
        """Return the answer to a command that is typed."""
        opened.get_by_label("Command").fill(command)
        opened.get_by_role("button", name="Run").click()
        opened.get_by_text("Done.").wait_for(timeout=120_000)
        return opened.locator("#try-answer").inner_text()

    def test_a_command_that_is_typed_is_answered(
        self, visit: Visit, run: Callable[..., Run]
    ) -> None:
        """It prints what it prints in a terminal; help and mistakes, too; files can be saved."""
        opened = visit("browser.html")
        for words in (
            "compare lev-2 tenacious --units us",
            # A unit that the extract lacks asks pint.
            "compare tenacious --specs mass --units mass=stone",
        ):
            assert self.ask(opened, f"roverspecs {words}") == run(*words.split()).out
            assert opened.locator("#try-files li").count() == 0

        assert "did you mean" in self.ask(opened, "roverspecs show tenaciuos")
        assert self.ask(opened, "roverspecs compare --help").startswith("usage: roverspecs")
        assert self.ask(opened, "roverspecs show 'lev-2").startswith("error: No closing quotation")

        self.ask(opened, "roverspecs compare --specs mass --output masses.csv")
        with opened.expect_download() as download:
            opened.get_by_role("link", name="Save masses.csv").click()
        saved = Path(download.value.path()).read_text(encoding="utf-8")
        assert saved == run("compare", "--specs", "mass", "--format", "csv").out

    def test_an_example_is_run_by_a_click(self, visit: Visit, run: Callable[..., Run]) -> None:
        """It stands in the line, so that it can be changed."""
        opened = visit("browser.html")
        for button in opened.locator("#try-examples button").all()[:2]:
            button.click()
            opened.get_by_text("Done.").wait_for(timeout=120_000)
            line = opened.get_by_label("Command").input_value()
            words = shlex.split(line)[1:]
            # A line that does not fit is no part of the answer.
            assert opened.locator("#try-answer").inner_text() == run(*words).out

    def test_it_says_that_pyodide_cannot_be_reached(self, browser: Browser, address: str) -> None:
        """Without a network there is a sentence, and the next try is a new one."""
        context = browser.new_context(base_url=address)
        context.route("https://**", lambda route: route.abort())
        opened = context.new_page()
        opened.goto("browser.html")
        run = opened.get_by_role("button", name="Run")
        run.click()
        opened.get_by_text("Not run: Pyodide could not be loaded").wait_for()
        context.unroute_all()
        context.route("https://cdn.jsdelivr.net/npm/pyodide@*/**", _pyodide)
        run.click()
        opened.get_by_text("Done.").wait_for(timeout=120_000)
        context.close()

    def test_it_says_that_there_are_no_wheels(self, browser: Browser, address: str) -> None:
        """A copy of the docs that was built without them says how to build it."""
        context = browser.new_context(base_url=address)
        context.route("https://cdn.jsdelivr.net/npm/pyodide@*/**", _pyodide)
        context.route("**/wheels.json", lambda route: route.fulfill(body="[]"))
        opened = context.new_page()
        opened.goto("browser.html")
        opened.get_by_role("button", name="Run").click()
        opened.get_by_text("holds no wheels: build it with “nox -s docs”").wait_for()
        context.close()

    def test_the_wheel_is_that_of_this_version(self) -> None:
        """All of them run on any machine: none is compiled."""
        names = json.loads((SITE / "wheels.json").read_text(encoding="utf-8"))
        assert f"roverspecs-{rs.__version__}-py3-none-any.whl" in names
        assert {name.split("-")[0] for name in names} >= {"attrs", "pint", "tabulate"}
        assert all(name.endswith("-none-any.whl") for name in names)


def test_every_link_of_the_site_leads_somewhere() -> None:
    """A page, a picture or a file that a page names is there."""
    for name in PAGES:
        text = (SITE / name).read_text(encoding="utf-8")
        for target in re.findall(r'(?:href|src)="([^"#?:]+)(?:[#?][^"]*)?"', text):
            assert (SITE / name).parent.joinpath(unquote(target)).exists(), (name, target)
