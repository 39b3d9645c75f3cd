"""Write the list of every message that a user can meet, from the syntax trees of the package.

``docs/_ext/generated.py`` calls :func:`text` when the docs are built.  To read the list::

    python tools/make_messages.py

A message is a text of two words or more that is no docstring, no pattern and
no code of another language.  A text that is named once in a function, and
put into another one there, is shown in it.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import roverspecs

PACKAGE = Path(roverspecs.__file__).parent

GROUPS = {
    "Calling the program or the library": ("cli", "__init__.py"),
    "Reading the help of the commands": ("cli/options.py",),
    "Choosing vehicles, specs and units": (
        "comparisons",
        "errors.py",
        "records/catalog.py",
        "records/derived.py",
        "records/gaps.py",
        "records/reading.py",
        "records/trust.py",
    ),
    "Writing a value": ("values",),
    "Writing a unit": (
        "values/quantities.py",
        "values/registry.py",
        "values/unit_names.py",
        "values/units.py",
    ),
    "Writing a record, or citing it": ("records",),
    "Reading a table of your own": (
        "records/claim_rows.py",
        "records/csv_files.py",
        "records/drafts.py",
        "records/headings.py",
        "records/usual_words.py",
        "records/table_cells.py",
        "records/table_files.py",
        "records/table_rows.py",
        "records/vehicle_tables.py",
    ),
    "Reading what a field or a spec means": (
        "analyses/fields.py",
        "frames/export_tables.py",
        "records/flat_claims.py",
        "records/flat_figures.py",
        "records/vehicles.py",
    ),
    "Working with dataframes, columns and exports": (
        "frames",
        "records/dataframes.py",
        "tables/arrow.py",
    ),
    "Asking what fits, what is alike and what is missing": (
        "analyses/boxes.py",
        "analyses/coverage.py",
        "analyses/fits.py",
        "analyses/nearest.py",
    ),
    "Checking figures and texts": ("analyses", "values/agreement.py"),
    "Drawing and charting": ("pictures",),
    "Making a web page": ("pages",),
    "Writing a table to a file": ("tables",),
}
"""What a user is doing, and the modules that speak then; the longest path decides."""

WORD_LISTS = {
    "analyses/text_languages.py",
    "analyses/text_owners.py",
    "analyses/text_specs.py",
    "analyses/text_strangers.py",
    "analyses/text_words.py",
    "analyses/twins.py",
    "frames/database.py",
    "pages/markup.py",
    "pictures/lettering.py",
    "pictures/outlines.py",
    "records/usual_words.py",
    "tables/typst.py",
    "tables/wikitext.py",
    "values/languages.py",
}
"""Modules of words that are read, and of other languages, in which only errors speak."""

LISTS_OF_WORDS = {
    "PREFIXED",
    "PREFIXES",
    "USUAL_HEADINGS",
    "_OTHER_WORDS",
    "WORDS",
    "_ROOMS",
}
"""Tables of words that are read or imported, not shown."""

WORD = re.compile(r"[^\W\d_]{2,}")

CODE = re.compile(
    r"\(\?[:P<!=is]|\\[swbdun(\[.i]|\[\^|\[A-Z|\[0-9|^[>.@#!\[]|\{\{|^[A-Z]{4,} |count\(|"
    r"[a-z]\|[a-z]|^\s*\\|^%|stroke:|nth-child|^\(<|<[a-z]+=|^[Mv]\{|"
    r"DOCTYPE|=>|===|^use strict|-width:|:not\(|\.group|^source-|^(?:relation|skip|empty) [a-z]+$"
)
"""Patterns, styles and queries."""

SCRIPTED = re.compile(r"\"[^\"\\\n]*\"|`[^`\\\n]*`")
"""A text of JavaScript."""

TAG = re.compile(r"<[/!]?[a-z][^<>]*>")
"""Markup, whose words are read without it."""


def text() -> str:
    """Return the list as Markdown: a heading for what a user is doing, and a line a message.

    Returns
    -------
    str
        In braces is what a message names when it is shown.
    """
    parts = []
    for group, found in messages().items():
        lines = "\n".join(found)
        parts.append(f"## {group}\n\n```text\n{lines}\n```\n")
    return "\n".join(parts)


def messages() -> dict[str, list[str]]:
    """Return the messages of the package by what a user is doing.

    Returns
    -------
    dict of str to list of str
        Each message once a group, in the order of the modules.
    """
    found: dict[str, dict[str, None]] = {group: {} for group in GROUPS}
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix()
        spoken = list(of_module(module, path.read_text(encoding="utf-8")))
        if spoken:
            found[group_of(module)].update(dict.fromkeys(spoken))
    for path in sorted(PACKAGE.rglob("*.js")):
        module = path.relative_to(PACKAGE).as_posix()
        found[group_of(module)].update(dict.fromkeys(of_script(path.read_text(encoding="utf-8"))))
    return {group: list(lines) for group, lines in found.items()}


def group_of(module: str) -> str:
    """Return what a user is doing when a module speaks.

    Parameters
    ----------
    module : str
        Its path in the package.

    Returns
    -------
    str
        The group with the longest path that the module is in.

    Raises
    ------
    LookupError
        If no group has it.
    """
    fitting = {
        place: group
        for group, places in GROUPS.items()
        for place in places
        if module == place or module.startswith(f"{place}/")
    }
    if not fitting:
        raise LookupError(f"no group has {module}: add it to GROUPS in tools/make_messages.py")
    return fitting[max(fitting, key=len)]


def of_module(module: str, source: str) -> Iterator[str]:
    """Yield the messages in the source of a module.

    Parameters
    ----------
    module : str
        Its path in the package.
    source : str
        Its text.

    Yields
    ------
    str
        A message on one line.
    """
    tree = ast.parse(source)
    reader = _Reader()
    reader.named = dict(_named(tree.body))
    reader.only_raised = module in WORD_LISTS
    reader.visit(tree)
    for node, message in reader.found:
        if id(node) in reader.used:
            continue
        for part in TAG.split(message):
            line = " ".join(part.split())
            if is_message(line):
                yield line


def is_message(line: str) -> bool:
    """Return whether a text is written for people.

    Parameters
    ----------
    line : str
        A literal of the package.

    Returns
    -------
    bool
        False for less than two words, for patterns and for code.
    """
    words = WORD.findall(re.sub(r"\{[^{}]*\}", " ", line))
    named = "{" in line and any(len(word) > 3 for word in words)
    return (len(words) > 1 or named) and " " in line and CODE.search(line) is None


def of_script(source: str) -> Iterator[str]:
    """Yield the messages in the source of a script of the page.

    Parameters
    ----------
    source : str
        JavaScript, whose texts are in double quotes or backticks on one line.

    Yields
    ------
    str
        A message.
    """
    for quoted in SCRIPTED.findall(source):
        line = re.sub(r"\$(\{[^{}]*\})", r"\1", quoted[1:-1])
        if is_message(line):
            yield line


class _Reader(ast.NodeVisitor):
    """Collect the texts of a module in their order."""

    def __init__(self) -> None:
        self.named: dict[str, ast.expr] = {}
        self.only_raised = False
        self.raising = False
        self.found: list[tuple[ast.expr, str]] = []
        self.used: set[int] = set()
        self._open: list[ast.expr] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """Pass over docstrings."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Read a function with the texts that it names."""
        outer = self.named
        self.named = outer | dict(_named(node.body))
        for statement in node.body:
            self.visit(statement)
        self.named = outer

    def visit_Call(self, node: ast.Call) -> None:
        """Pass over names that are split, types, and attributes of markup and of charts."""
        called = ast.unparse(node.func)
        if called == "cast" or called.endswith(".split") or called == "re.compile":
            return
        self.visit(node.func)
        shown = [each for each in node.keywords if each.arg not in {"class_", "textcoords"}]
        for each in (*node.args, *shown):
            self.visit(each)

    def visit_Assign(self, node: ast.Assign) -> None:
        """Pass over the tables of words that are read."""
        if ast.unparse(node.targets[0]) not in LISTS_OF_WORDS:
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """Pass over them where they have a type, too."""
        if ast.unparse(node.target) not in LISTS_OF_WORDS and node.value is not None:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Read what is raised, in each module."""
        self.raising = True
        self.generic_visit(node)
        self.raising = False

    def visit_Constant(self, node: ast.Constant) -> None:
        """Read a text."""
        if isinstance(node.value, str):
            self._add(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Read a text with values in it, and not its parts."""
        self._add(node)

    def _add(self, node: ast.expr) -> None:
        if self.only_raised and not self.raising:
            return
        self.found.append((node, self._printed(node)))

    def _printed(self, node: ast.expr) -> str:
        """Return a text with the texts that it names, and with names in braces."""
        if isinstance(node, ast.Constant):
            return str(node.value)
        if isinstance(node, ast.JoinedStr):
            return "".join(map(self._printed, node.values))
        # The parts of a text with values in it are texts and values.
        node = cast("ast.FormattedValue", node)
        named = isinstance(node.value, ast.Name) and self.named.get(node.value.id)
        if not named or named in self._open:
            return f"{{{_short_name(node.value)}}}"
        self.used.add(id(named))
        # A text may be named after itself: path = f"{path}, line 3".
        self._open.append(named)
        printed = self._printed(named)
        self._open.pop()
        return printed


def _named(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name that is given to one text only, and that text."""
    given: defaultdict[str, list[ast.expr]] = defaultdict(list)
    for node in _statements(body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given[node.targets[0].id].append(node.value)
        elif isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            given[node.target.id].append(node.iter)
    for name, values in given.items():
        if len(values) == 1 and isinstance(values[0], ast.Constant | ast.JoinedStr):
            yield name, values[0]


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements and those within them, but not those of functions and classes."""
    for node in body:
        yield node
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        for inner in ("body", "orelse", "handlers", "finalbody"):
            yield from _statements(getattr(node, inner, []))


_CALLED = {"len": "number", "offered": "suggestion", "suggestion": "suggestion"}
"""The functions that say better than their last argument what is put there."""


def _short_name(node: ast.expr) -> str:
    """Return the last name of an expression, which says what is put there."""
    while isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        if called in _CALLED:
            return _CALLED[called]
        node = [node.func, *node.args][-1]
    if isinstance(node, ast.Attribute):
        return node.attr
    names = [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]
    return names[-1] if names else "…"


if __name__ == "__main__":
    sys.stdout.write(text())
