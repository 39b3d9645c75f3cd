"""Make what is read from the package: specs, units, commands, records, pictures, the page.

The pages of the vehicles are made by ``vehicle_pages``.

Sphinx calls :func:`setup` and the pages include what is written.  The other
functions do without Sphinx, so that the tests can read what they return.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import checked_articles
import make_messages
import vehicle_pages

import roverspecs
from roverspecs.analyses.coverage import as_rows
from roverspecs.cli.parser import parser
from roverspecs.errors import ValueSyntaxError
from roverspecs.records.derived import DERIVED
from roverspecs.records.flat_claims import FIELDS
from roverspecs.records.specs import GROUPS
from roverspecs.records.vehicles import KINDS, PUBLISHED
from roverspecs.tables.render import Sheet, render
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.hints import HINTS
from roverspecs.values.languages import DOUBTS, LANGUAGES, ROLES
from roverspecs.values.published import PublishedValue
from roverspecs.values.tokens import SIGNS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Write what is generated before Sphinx looks for it.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
        What Sphinx asks of an extension.
    """
    app.connect("config-inited", lambda app, _: _write_all(Path(app.srcdir)))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write_all(folder: Path) -> None:
    write(folder / "generated")
    vehicle_pages.write(folder / "vehicles")


def write(folder: Path) -> None:
    """Write each generated text into a folder, and what the site carries as it is into one below.

    Parameters
    ----------
    folder : Path
        Made if it is missing.
    """
    site = folder / "site"
    site.mkdir(parents=True, exist_ok=True)
    for name, make in (PAGES | PICTURES).items():
        (folder / name).write_text(make(), encoding="utf-8", newline="\n")
    for name, make in SITE.items():
        (site / name).write_text(make(), encoding="utf-8", newline="\n")
    shutil.copytree(SCHEMAS, site / "schemas", dirs_exist_ok=True)
    (site / "wheels.json").write_text(wheels(site / "wheels"), encoding="utf-8", newline="\n")


def wheels(folder: Path) -> str:
    """Return the names of the wheels that a page of the site runs; nox puts them there.

    Parameters
    ----------
    folder : Path
        It may be missing.

    Returns
    -------
    str
        A JSON array.
    """
    return json.dumps(sorted(path.name for path in folder.glob("*.whl"))) + "\n"


def specs() -> str:
    """Return the table of specs.

    Returns
    -------
    str
        Markdown, a row a spec.
    """
    columns = {
        "name": "Spec",
        "group": "Group",
        "kinds": "Of",
        "si": "SI",
        "metric": "Metric",
        "us": "US",
    }
    items = [
        {"name": spec.name, "group": spec.group, "definition": spec.definition}
        | {
            "kinds": " and ".join(
                f"{kind}s" for kind, cls in KINDS.items() if hasattr(cls, spec.name)
            )
            or "derived"
        }
        | {system: " or ".join(units) for system, units in spec.units.items()}
        for spec in (*PUBLISHED.values(), *DERIVED.values())
    ]
    return _table({**columns, "definition": "Definition"}, items)


def units() -> str:
    """Return the table of the units that need no pint.

    Returns
    -------
    str
        Markdown, a row a unit.
    """
    items = [
        {
            "dimension": dimension,
            "unit": unit,
            "others": [name for name, known in SYMBOLS.items() if known == unit],
        }
        for unit, (dimension, *_) in FACTORS.items()
    ]
    columns = {"dimension": "Dimension", "unit": "Unit", "others": "Also read"}
    return _table(columns, items)


def fields() -> str:
    """Return the table of the fields of a figure, as programs read them.

    Returns
    -------
    str
        Markdown, a row a field.
    """
    items = [
        {"field": name, "type": kind, "meaning": meaning}
        for name, (kind, meaning) in FIELDS.items()
    ]
    return _table({"field": "Field", "type": "Type", "meaning": "Meaning"}, items)


def signs() -> str:
    """Return the table of signs that are read as another one.

    Returns
    -------
    str
        Markdown, a row a sign.
    """
    items = [{"sign": sign, "others": list(others)} for sign, others in SIGNS.items()]
    return _table({"sign": "Sign", "others": "Also read"}, items)


def words() -> str:
    """Return the words that are read, a table a language.

    Returns
    -------
    str
        Markdown, a heading a language and a row an entry.
    """
    columns = {
        "role": "Where it stands",
        "spellings": "Words",
        "example": "Example",
        "reading": "Read as",
    }
    tables = []
    for language in LANGUAGES:
        items = [entry._asdict() | {"role": ROLES[entry.role]} for entry in language.entries]
        sign = {".": "a point", ",": "a comma"}[language.decimal]
        heading = f"### {language.name}\n\nThe decimal sign is {sign}.\n"
        tables.append(f"{heading}\n{_table(columns, items)}")
    return "\n".join(tables)


def refused() -> str:
    """Return the table of texts that are refused, with the reasons.

    Returns
    -------
    str
        Markdown, a row a hint, then a row a word that could mean two things.
    """
    examples = [each.example for each in HINTS] + [f"5 {word}" for word in DOUBTS]
    items = [{"text": text, "reason": _reason(text)} for text in ("TBD", *examples)]
    return _table({"text": "Text", "reason": "Reason"}, items)


def _reason(text: str) -> str:
    """Return why a text is not read."""
    try:
        value = PublishedValue.parse(text)
    except ValueSyntaxError as error:
        return error.reason
    raise AssertionError(f"{text!r} is read as {value}")


def _table(columns: dict[str, str], items: Sequence[Mapping[str, object]]) -> str:
    return render(Sheet.of_items(columns, items), "markdown") + "\n"


def commands() -> str:
    """Return the help of the command line and of each command.

    Returns
    -------
    str
        Markdown, a heading a command.
    """
    # argparse asks the environment how wide and how colourful to be.
    with mock.patch.dict(os.environ, COLUMNS="80", NO_COLOR="1", PYTHON_COLORS="0"):
        return "\n".join(
            f"## {each.prog}\n\n```text\n{each.format_help()}```\n"
            for each in (parser(), *subparsers(parser()))
        )


def subparsers(top: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """Return the parsers of the commands.

    Parameters
    ----------
    top : argparse.ArgumentParser
        The parser of the command line.

    Returns
    -------
    list of argparse.ArgumentParser
    """
    # argparse has no public way from a parser to its commands.
    actions = [each for each in top._actions if isinstance(each, argparse._SubParsersAction)]  # noqa: SLF001
    return [command for action in actions for command in action.choices.values()]


def coverage() -> str:
    """Return how well each figure of the catalog is supported.

    Returns
    -------
    str
        Markdown, a table of vehicles and specs for each group of specs.
    """
    names = {vehicle.id: vehicle.name for vehicle in roverspecs.Catalog()}
    tables = []
    for group in GROUPS:
        covered = roverspecs.coverage(
            None, [name for name, spec in PUBLISHED.items() if spec.group == group]
        )
        rows = [row | {"vehicle": names[row["vehicle"]]} for row in as_rows(covered)]
        columns = {"vehicle": "Vehicle"} | {
            each.spec: PUBLISHED[each.spec].label for each in covered
        }
        tables.append(f"## {group.capitalize()}\n\n{_table(columns, rows)}")
    return "\n".join(tables)


SCHEMAS = Path(roverspecs.__file__).parent / "data" / "schemas"
"""The schemas of the package, which the site has, too."""

PAGES: dict[str, Callable[[], str]] = {
    "specs.md": specs,
    "units.md": units,
    "fields.md": fields,
    "signs.md": signs,
    "words.md": words,
    "refused.md": refused,
    "commands.md": commands,
    "messages.md": make_messages.text,
    "catalog.md": vehicle_pages.index,
    "articles.md": checked_articles.page,
    "coverage.md": coverage,
}
"""The name of each generated text, and what makes it."""

BAY: Mapping[str, Any] = {
    "vehicles": ["LEV-2", "Tenacious", "MAPP", "Rashid"],
    "box": "60x40x40cm",
    "views": "side,top",
}
"""A drawing of vehicles in a box."""

PICTURES: dict[str, Callable[[], str]] = {
    "three.svg": lambda: roverspecs.draw().svg(),
    "bay.svg": lambda: roverspecs.draw(**BAY).svg(),
    "masses.svg": lambda: roverspecs.chart(specs="mass", transparent=True).svg(),
}
"""The name of each generated picture, and what makes it."""

SITE: dict[str, Callable[[], str]] = {"rovers.html": roverspecs.page}
"""The name of each file that is a page of the site by itself, and what makes it."""
