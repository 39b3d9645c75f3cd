"""The tools: whether collected figures are compared with the catalog as they say."""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.once

COLUMNS = (
    "vehicle",
    "quantity",
    "value",
    "unit",
    "qualifier",
    "value_max",
    "configuration",
    "source_title",
    "publisher",
    "url",
    "date",
    "note",
)
FOUND = {
    "vehicle": "Tenacious",
    "quantity": "length",
    "value": "54",
    "unit": "cm",
    "source_title": "a page",
    "url": "https://ispace-inc.com/jpn/news/?p=4964",
}


@pytest.fixture
def check_facts() -> ModuleType:
    """Return the tool, imported from its file."""
    path = Path(__file__).parent.parent / "tools" / "check_facts.py"
    spec = importlib.util.spec_from_file_location("check_facts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def told(check_facts: ModuleType, tmp_path: Path) -> Callable[..., list[str]]:
    """Return what the tool says of a collected row, given what is left out."""

    def said(*left_out: str, **row: str) -> list[str]:
        facts = tmp_path / "facts"
        facts.mkdir(exist_ok=True)
        with (facts / "some.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS)
            writer.writeheader()
            writer.writerow(dict.fromkeys(COLUMNS, "") | FOUND | row)
        listed = tmp_path / "left-out.csv"
        lines = ["vehicle,quantity,value,unit,source_title,reason", *left_out]
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return list(check_facts.missing(facts, listed, []))

    return said


@pytest.mark.parametrize(
    "row",
    [
        {},
        {
            "url": "",
            "source_title": "ispace、ミッション2にて月に輸送するマイクロローバーのデザインを発表",
        },
        {"quantity": "dimensions", "value": "54 x 31.5 x 26"},
        {"quantity": "regolith sale price", "value": "5000", "unit": "dollars"},
    ],
)
def test_a_row_that_is_a_claim_is_not_missing(
    told: Callable[..., list[str]], row: dict[str, str]
) -> None:
    """A row with the numbers and source of claims is in the catalog; one on a price is ignored."""
    assert told(**row) == []


@pytest.mark.parametrize(
    "row",
    [
        {"value": "55"},
        {"value": "54", "value_max": "60"},
        {"url": "https://example.org/another", "source_title": "another page"},
        {"quantity": "mass"},
        {"vehicle": "Nobody's rover"},
        {"value": "thumb-sized"},
    ],
)
@pytest.mark.untraced
def test_any_other_row_is_missing(told: Callable[..., list[str]], row: dict[str, str]) -> None:
    """A row with another number, source, quantity or vehicle is told with its place in the file."""
    whole = FOUND | row
    figure = " ".join(filter(None, [whole["value"], whole.get("value_max", ""), whole["unit"]]))

    assert told(**row) == [
        f"some.csv:2: {whole['vehicle']}, {whole['quantity']}: {figure}"
        f" ({whole['source_title']}, {whole['url']})"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Tenacious,length,55,cm,a page,a reason",
        "Tenacious,length,,,,a reason",
        "Tenacious,,,,,a reason",
    ],
)
def test_a_row_can_be_left_out(told: Callable[..., list[str]], line: str) -> None:
    """A row is left out by itself, with its quantity or with its vehicle."""
    assert told(line, value="55") == []


def test_a_line_that_fits_no_row_is_told(told: Callable[..., list[str]]) -> None:
    """What is left out has to be there, and has a reason."""
    assert told("Tenacious,length,55,cm,a page,a reason") == [
        "left-out.csv: no such row: ('Tenacious', 'length', '55', 'cm', 'a page')"
    ]
    assert told("Tenacious,length,55,cm,a page,", value="55") == [
        "left-out.csv: expected a reason, found none: ('Tenacious', 'length', '55', 'cm', 'a page')"
    ]
