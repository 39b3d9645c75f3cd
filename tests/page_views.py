"""What is seen of a page in a browser, whichever way round its table stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

_GRID = """() => {
    const isSeen = (each) => !each.hidden && !each.closest("[hidden]");
    const words = (cell, selector) => cell.querySelector(selector)?.textContent ?? null;
    const figure = (cell) => (cell.querySelector(".figure") ?? cell).firstChild.data;
    const heads = (name) => [...document.querySelectorAll(`th.${name}`)].filter(isSeen);
    const lines = [...document.querySelectorAll("tbody tr:not(.group)")].filter(isSeen)
        .map((line) => [...line.querySelectorAll("td")].filter(isSeen));
    const isTurned = document.getElementById("table").dataset.layout === "vehicles";
    const specs = heads("spec"), vehicles = heads("vehicle");
    const cells = specs.map((_, spec) => vehicles.map((_, vehicle) =>
        isTurned ? lines[vehicle][spec] : lines[spec][vehicle]));
    const all = (read) => cells.map((row) => row.map(read));
    return {
        vehicles: vehicles.map((head) => words(head, "bdi")),
        remarks: vehicles.map((head) => words(head, ".remark") ?? ""),
        specs: specs.map((head) => words(head, ".label")),
        units: specs.map((head) => words(head, ".unit") ?? ""),
        texts: all(figure),
        ratios: all((cell) => words(cell, ".ratio")),
        differences: all((cell) => words(cell, ".difference")),
    };
}"""

_LOOK = """(fragment) => new Promise((done) => {
    if (location.hash === fragment) return done();
    addEventListener("hashchange", () => setTimeout(done), { once: true });
    location.hash = fragment;
})"""


def grid(opened: Page) -> dict[str, Any]:
    """Return what is seen of the table, spec by spec; a figure has no notes."""
    found: dict[str, Any] = opened.evaluate(_GRID)
    return found


def look(opened: Page, **view: Any) -> dict[str, Any]:
    """Go to the address of a view, and return what is seen of the table."""
    opened.evaluate(_LOOK, f"#view&{urlencode({'x': '', **view}, doseq=True)}")
    return grid(opened)


def texts(opened: Page, selector: str) -> list[str]:
    """Return the texts of the elements that are seen."""
    return [each.strip() for each in opened.locator(f"{selector}:visible").all_inner_texts()]


def unfold(opened: Page) -> None:
    """Show all that can be chosen."""
    script = "for (const id of ['controls', 'more']) document.getElementById(id).open = true"
    opened.evaluate(script)


def choose(opened: Page, label: str) -> None:
    """Click a choice above the table, wherever it is folded away."""
    unfold(opened)
    opened.locator(".choices").get_by_text(label, exact=True).click()


def wait_for(opened: Page, condition: Callable[[], bool]) -> None:
    """Wait until something holds; what playwright has for this, the policy of the page refuses."""
    for _ in range(200):
        if condition():
            return
        opened.wait_for_timeout(50)
    pytest.fail("it did not come to hold")
