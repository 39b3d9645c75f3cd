"""Write ``docs/llms.txt``: what the tool answers, for assistants that call it.

Run it after a change of the commands or of their JSON::

    python tools/make_llms.py

The file has the shape of llmstxt.org: a title, a summary, paragraphs, then
headings with lists of links.  It lies at the root of the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import make_schemas

from roverspecs.comparisons.conditions import DATES, TEXTS
from roverspecs.values.marks import MARKS

FILE = Path(__file__).parent.parent / "docs" / "llms.txt"

SUMMARY = (
    "Cited, unit-aware records of planetary rovers and landers, and comparison tables in which "
    "every row is in one unit: a command line and a Python library (3.11 or later)."
)

RULES = (
    "Call `roverspecs COMMAND --format json` and read the JSON: the plain tables are for people. "
    "Data goes to the standard output, errors to the error output. "
    "The exit code is 0 if it is done, 1 for a stated failure such as an unknown name "
    "or an audit that finds something, and 2 for wrong usage. "
    "An error is plain text in every format, and says what to write instead: "
    "`roverspecs: unknown vehicle 'perseverence': did you mean 'perseverance'?`. "
    "A vehicle is an id, a name or an alias in any case and script: "
    "`roverspecs list` has them all, `roverspecs specs` has the specs.",
    "Quote the `text` of a cell with the `unit` of its row, and name its `source`. "
    "`null` means that nothing was found published, or that a cell of a table was not read, "
    "as a remark says: never fill it in. "
    "A mark is part of the figure: {marks}. "
    "Do not convert by yourself: ask again with `--units us`, `--units mass=lb` or, for both, "
    "`--also us`, which round to the digits that the source supports. "
    "Two figures are alike only if their `configuration`, `part` and `condition` are; "
    "`why` says which figure is shown and why each other one is not. "
    "`--configuration stowed` takes only sizes of that state, "
    "and `--prefer 'as-of 2023-06-30'` only what had been published on that day.",
    "A condition of `--where` compares a spec with a figure and its unit, "
    "or a field with a word, by `==`, `!=`, `<`, `<=`, `>`, `>=` or `contains`; "
    "`and`, `or`, `not` and brackets join conditions. The fields are {fields}. "
    "A vehicle that meets the condition has the `match` `yes`; one whose figures leave it open "
    "has `maybe`, and `--sure` leaves it out.",
    "A vehicle of the user is a file, and its path stands in place of a name. "
    "The shortest one is a table such as `mine.csv`, with the lines `name,mass,length` "
    "and `Mine,25 kg,0.5 m`; every spec may be a column. "
    "In Python it is `roverspecs.Rover(name='Mine', mass='25 kg')`, which `compare` takes, too.",
    "In Python, `roverspecs.compare([...], specs=[...]).as_data()` is the same JSON as a dict, "
    "and `.to_frame()` a dataframe. To install it, run `python3 -m pip install .` in a clone.",
)
"""What an assistant has to know before it calls, a paragraph each."""


class Question(NamedTuple):
    """What a user may ask, the command that answers, its form of JSON, and the page about it."""

    text: str
    command: str
    form: str
    page: str


QUESTIONS = (
    Question(
        "How do these vehicles compare?",
        "compare lev-2 tenacious --specs mass,dimensions",
        "comparison",
        "compare",
    ),
    Question(
        "Which vehicles meet a condition, in which order?",
        'compare --where "mass < 10 kg and status == ended" --specs mass --sort mass',
        "comparison",
        "compare",
    ),
    Question(
        "How does a vehicle of the user compare?",
        "compare mine.csv lev-2 --specs mass",
        "comparison",
        "own-tables",
    ),
    Question(
        "How many times as heavy or as large is it?",
        "compare lev-2 tenacious --specs mass --relative-to lev-2",
        "comparison",
        "compare",
    ),
    Question(
        "What was published about a vehicle, by whom?", "show tenacious", "claims", "data-format"
    ),
    Question(
        "Which of the figures that were published is right?",
        "why lev-2 mass",
        "claims",
        "explanation",
    ),
    Question("Which vehicles are there?", "list", "vehicles", "catalog"),
    Question("Which specs are there, and what do they mean?", "specs", "specs", "data-format"),
    Question("From which documents is this?", "sources lev-2", "sources", "export"),
    Question(
        "Does it fit in a bay or under a limit of mass?",
        "fits tenacious --box 60x40x40cm --mass 6kg",
        "fits",
        "fits",
    ),
    Question("Can this lander carry it?", "fits tenacious --lander griffin-1", "fits", "fits"),
    Question("Which vehicles are most like it?", "nearest lev-2", "neighbours", "nearest"),
    Question(
        "Is what this text says consistent, and does the catalog say the same?",
        'audit --against --text "LEV-2 has a mass of 255 g (9 oz)."',
        "findings",
        "audit",
    ),
    Question(
        "Does the catalog say what this file says?",
        "audit --against article.md",
        "findings",
        "articles",
    ),
    Question(
        "Which figures are missing or rest on one source?",
        "coverage lev-2 --specs mass",
        "coverage",
        "coverage",
    ),
    Question("Is a record file sound?", "check my-rover.toml", "problems", "data-format"),
)

FILES = {
    "A drawing to scale": ("draw lev-2 tenacious --output rovers.svg", "draw"),
    "A chart": ("chart --specs mass --output masses.svg", "chart"),
    "A web page with every source": ("page lev-2 tenacious --output rovers.html", "page"),
    "A table for a paper, a wiki or a spreadsheet": (
        "compare lev-2 tenacious --output table.tex",
        "cli",
    ),
    "A table that cites a bibliography": (
        "compare lev-2 tenacious --output cited.tex --bib cited.bib",
        "how-to",
    ),
    "All figures for a database": ("export figures.db", "export"),
}
"""What is written to a file: the command and the page about it."""

MORE = {
    "The command line": ("cli", "every option, exit code and format"),
    "The Python API": ("api", "every function and class"),
    "What is read": ("what-is-read", "the spellings of published values"),
    "Try it in the browser": ("browser", "the same commands without an installation"),
}


def text() -> str:
    """Return the whole file.

    Returns
    -------
    str
        Markdown.
    """
    marks = ", ".join(f"`{sign}` {meaning}" for sign, meaning in MARKS.items())
    parts = ["# roverspecs", f"> {SUMMARY}"]
    fields = ", ".join(f"`{field}`" for field in (*TEXTS, *DATES))
    parts += [rule.format(marks=marks, fields=fields) for rule in RULES]
    parts += ["## Questions", _list(_questions())]
    parts += ["## Files", _list(_files())]
    parts += ["## JSON", _list(_forms())]
    more = (f"[{name}]({page}.html): {what}" for name, (page, what) in MORE.items())
    parts += ["## Optional", _list(more)]
    return "\n\n".join(parts) + "\n"


def _list(items: Iterator[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _questions() -> Iterator[str]:
    for each in QUESTIONS:
        call = f"`roverspecs {each.command} --format json`"
        yield f"[{each.text}]({each.page}.html): {call} gives `{each.form}`"


def _files() -> Iterator[str]:
    for name, (command, page) in FILES.items():
        yield f"[{name}]({page}.html): `roverspecs {command}`"


def _forms() -> Iterator[str]:
    for form in dict.fromkeys(each.form for each in QUESTIONS):
        schema = make_schemas.FORMS[form]()
        keys = [_key(*item) for item in schema["properties"].items()]
        things = [
            f"each {name} (in {_places(name, schema)}) has {_fields(each)}"
            for name, each in _things(schema)
        ]
        yield f"[{form}](schemas/{form}.schema.json): {'; '.join([*keys, *things])}"


def _things(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what a form names, but for what another form has at its top."""
    for name, each in schema.get("$defs", {}).items():
        if name != "source":
            yield name, each


def _places(name: str, schema: dict[str, Any]) -> str:
    """Return the keys that hold a thing which a form names."""
    found = dict.fromkeys(_holders(schema, f"#/$defs/{name}"))
    return ", ".join(f"`{key}`" for key in found)


def _holders(schema: Any, reference: str, key: str = "") -> Iterator[str]:
    if isinstance(schema, list):
        for each in schema:
            yield from _holders(each, reference, key)
    if not isinstance(schema, dict):
        return
    if schema.get("$ref") == reference:
        yield key
    for word, each in schema.items():
        if word == "properties":
            for name, inner in each.items():
                yield from _holders(inner, reference, name)
        else:
            yield from _holders(each, reference, key)


def _key(name: str, schema: dict[str, Any]) -> str:
    items = schema.get("items", {})
    if "properties" in items:
        return f"`{name}` lists objects with {_fields(items)}"
    if "$ref" in items:
        return f"`{name}` lists each {items['$ref'].rpartition('/')[2]}"
    return f"`{name}`"


def _fields(schema: dict[str, Any]) -> str:
    return ", ".join(f"`{field}`" for field in schema["properties"])


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
