"""What commands print of the record files that stand in each test's folder, and a faulty one."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import roverspecs as rs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Run

MADE_BY = f"Made by roverspecs {rs.__version__} (data {rs.DATA_VERSION})"

IDS = [entry["id"] for entry in rs.Catalog().entries()]


COMPARED = """\
Spec                Mine     Ours
----------  ------------  -------
Mass (kg)   ≥12 [a]       5 [b]
Length (m)    0.45 [c,d]  1 [b,e]

[a] dry
[b] uncited, the user's own figure
[c] stowed
[d] one press source only
[e] configuration unstated
"""


SHOWN = """\
Mine (私のローバ, मेरा)
rover, Us, Test 1, planned, launch 2030-01-02
  Mass: ≥12 kg (dry) — A. Author, 2024-01-20
  Mass: 26 lb — A. Author, 2024-01-20 — rejected: conversion of the 12 kg beside it
  Length: 45 cm (stowed) — The Press, undated — Read off a drawing.
"""


PAPER: dict[str, Any] = {
    "id": "paper-2024",
    "title": "A paper",
    "publisher": "A. Author",
    "kind": "paper",
    "date": "2024-01-20",
    "url": "https://example.org/a",
    "language": None,
    "note": None,
    "accessed": None,
    "authors": [],
    "doi": None,
    "archive_url": None,
    "translated_title": None,
}


PRESS: dict[str, Any] = {
    **dict.fromkeys(("date", "url", "language", "note")),
    **dict.fromkeys(("accessed", "doi", "archive_url", "translated_title")),
    "authors": [],
    "id": "press",
    "title": "News",
    "publisher": "The Press",
    "kind": "press",
}


def numbers(magnitude: float | None, unit: str, **others: Any) -> dict[str, Any]:
    """Return the numbers of a plain figure as the command line gives them in JSON."""
    plain = {"magnitude": magnitude, "unit": unit, "ucum": unit, "sides": None, "mark": ""}
    return plain | {"low": magnitude, "high": magnitude} | others


def claim(spec: str, published: str, **others: Any) -> dict[str, Any]:
    """Return a claim of the record as the command line gives it in JSON, but for its numbers."""
    nothing = dict.fromkeys(("configuration", "part", "condition", "as_of", "note", "rejected"))
    return {
        "vehicle": "mine",
        "name": "Mine",
        "spec": spec,
        "published": published,
        **nothing,
        "source": PAPER,
        **others,
    }


PAYLOAD = [
    "payload_capacity",
    "payload_mass",
    "payload_volume",
    "habitable_volume",
    "instrument_count",
]


CLAIMS = [
    claim("mass", "≥12 kg", condition="dry") | numbers(None, "kg", low=12, mark="≥"),
    claim("mass", "26 lb", rejected="conversion of the 12 kg beside it")
    | numbers(26, "lb", ucum="[lb_av]"),
    claim("length", "45 cm", configuration="stowed", source=PRESS, note="Read off a drawing.")
    | numbers(45, "cm"),
]


FAULTY = """\
name = "Faulty"

[[mass]]
value = "5 kg"
source = "a"

[[mass]]
value = "8.0 kg"
source = "b"

[[mass]]
value = "50 kg"
source = "b"
rejected = "a slip of the press"

[[length]]
value = "54 cm"
source = "a"

[[payload_capacity]]
value = "9 kg"
source = "a"

[sources.a]
title = "T"
publisher = "P"
kind = "paper"
date = "2024"

[sources.b]
title = "U"
publisher = "Q"
kind = "press"
"""


BIBTEX = """\
@misc{paper-2024,
  title = {{A paper}},
  key = {A. Author},
  howpublished = {A. Author},
  year = {2024},
  month = jan,
  date = {2024-01-20},
  url = {https://example.org/a},
  keywords = {paper},
}

@misc{press,
  title = {{News}},
  author = {{The Press}},
  keywords = {press},
}
"""


def rows(run: Run) -> list[list[str]]:
    """Return the rows of what was printed as CSV."""
    assert (run.code, run.err) == (0, "")
    return list(csv.reader(io.StringIO(run.out)))


def lines(run: Run, *, code: int = 0, notes: Sequence[str] = ()) -> list[dict[str, str]]:
    """Return the lines of what was printed as CSV by the names of the columns, beside notes."""
    assert (run.code, run.err) == (code, "".join(f"note: {note}\n" for note in notes))
    found = csv.DictReader(io.StringIO(run.out), strict=True)
    return list(found)


def filled(line: dict[str, str]) -> dict[str, str]:
    """Return the fields of a line of CSV that are not empty."""
    return {key: text for key, text in line.items() if text}


A_FRAME: Any = type("Frame", (dict,), {"__dataframe__": None})(name=["Mine"])
"""A mapping of columns that says it is a dataframe, where there may be no library of them."""
