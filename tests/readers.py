"""Readers: tables read back by parsers that are not ours, and texts that break formats."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import docutils.core
import docutils.nodes
import lxml.html
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # it has no types
    LatexNodes2Text,
    MacroTextSpec,
)
from pylatexenc.latex2text import get_default_latex_context_db as get_latex_text_context
from pylatexenc.latexwalker import (  # type: ignore[import-untyped]  # it has no types
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexMacroNode,
    LatexSpecialsNode,
    LatexWalker,
)
from pylatexenc.latexwalker import get_default_latex_context_db as get_latex_walker_context
from pylatexenc.macrospec import (  # type: ignore[import-untyped]  # it has no types
    EnvironmentSpec,
    MacroSpec,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

Grid = list[list[str]]

Parsed = tuple[Grid, list[str]]
"""The lines of cells of a table, and the paragraphs below it."""


def read_text(text: str) -> Parsed:
    """Split a plain table by the columns of its rule, multi-line cells joined."""
    table, _, below = text.partition("\n\n")
    head, rule, *body = table.split("\n")
    spans = [found.span() for found in re.finditer("-+", rule)]
    assert not any(
        line[end:start].strip()
        for line in (head, *body)
        for (_, end), (start, _) in pairwise(spans)
    )
    return [
        [line[start:end].strip() for start, end in spans] for line in (head, *body)
    ], below.split("\n")


def read_separated(text: str, delimiter: str = ",") -> Parsed:
    """Read CSV or TSV."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), []


def read_markdown(text: str) -> Parsed:
    """Parse Markdown, in which no markup but one table and paragraphs may be found."""
    grid: Grid = []
    below: list[str] = []
    in_table = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type == "tr_open":
            grid.append([])
        elif token.type == "inline":
            (grid[-1] if in_table else below).append(inline_text(token))
        else:
            assert re.fullmatch("(thead|tbody|th|td|tr|paragraph)_(open|close)", token.type), token
    return grid, below


def inline_text(token: Token) -> str:
    """Return the text of a token of Markdown, which holds nothing but text."""
    children = token.children or []
    assert {child.type for child in children} <= {"text"}
    return "".join(child.content for child in children)


def read_html(text: str) -> Parsed:
    """Parse HTML, in which no element but those of tables may be found."""
    root = lxml.html.fromstring(f"<div>{text}</div>")
    tags = {element.tag for element in root.iter()}
    assert tags <= {"div", "table", "thead", "tbody", "tr", "th", "td", "p"}, tags
    attributes = {name for element in root.iter() for name in element.attrib}
    assert attributes <= {"style"}
    grid = [[(cell.text or "").strip(" ") for cell in line] for line in root.iter("tr")]
    return grid, [(paragraph.text or "") for paragraph in root.iter("p")]


def read_paper(text: str) -> Parsed:
    """Parse a part of a paper: the cells of its table, marks in brackets, and its notes."""
    lines = [
        line for line in text.split("\n") if not line.startswith(("%", "\\Provide", "\\provide"))
    ]
    # The parser would take the signs of an address for those of LaTeX.
    body = re.sub(r"\\url\{(.*?)\}", lambda found: _printed(found[1]), "\n".join(lines))
    nodes, _, _ = LatexWalker(body, PAPER, tolerant_parsing=False).get_latex_nodes()
    found = dict(_environments(nodes))
    # A table with notes is within another one, which has but one cell.
    table = found.get("tabular*") or found.get("tabular")
    if table is None:
        return [], [paper_text(nodes)] if nodes else []
    kinds = re.findall(
        r"r@\{(?:\\extracolsep\{0pt\})?\}l|>\{.*?\}p\{.*?\}|[lr]", _columns_of(table)
    )
    grid: list[list[list[Any]]] = [[[]]]
    for node in table.nodelist:
        if isinstance(node, LatexMacroNode) and node.macroname == "\\":
            assert not any(node.nodeargd.argnlist or []), (
                "the end of a row took what follows it for its own"
            )
            grid.append([[]])
        elif isinstance(node, LatexMacroNode) and node.macroname in RULES:
            assert not any(node.nodeargd.argnlist or [])
        elif isinstance(node, LatexSpecialsNode) and node.specials_chars == "&":
            grid[-1].append([])
        else:
            grid[-1][-1].append(node)
    head, *rows = [line for line in grid if any(paper_text(cell) for cell in line)]
    assert len(head) == len(kinds)
    cells = [[paper_text(cell) for cell in head]]
    for row in rows:
        rest = iter(row)
        cells.append([])
        for kind in kinds:
            cells[-1].append(paper_text(next(rest)))
            if kind.startswith("r@"):
                cells[-1][-1] = (cells[-1][-1] + _behind_point(next(rest))).strip(" ")
        assert not list(rest)
    return cells, _items(found["tablenotes"].nodelist if "tablenotes" in found else [])


def _behind_point(nodes: list[Any]) -> str:
    """Return the second half of a number; a space as a command at its start is printed."""
    first, *others = nodes or [None]
    if isinstance(first, LatexCharsNode):
        start: str = first.chars.lstrip(" ")
        return (start + _shown(others)).rstrip(" ")
    return _shown(nodes).rstrip(" ")


def _printed(address: str) -> str:
    # A browser shows the letters that these codes stand for.
    address = re.sub(r"(%[89A-F][0-9A-F])+", lambda codes: unquote(codes[0]), address)
    address = re.sub(r"[%#&_$]", lambda sign: f"\\{sign[0]}{{}}", address)
    # Two of these stay two, and are no dash or quotation mark.
    address = re.sub(r"[-'`](?=[-'`])", lambda sign: f"{sign[0]}{{}}", address)
    return address.replace("~", r"\textasciitilde{}")


def _environments(nodes: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    for node in nodes:
        if isinstance(node, LatexEnvironmentNode):
            yield node.environmentname, node
            yield from _environments(node.nodelist)


def _columns_of(table: Any) -> str:
    """Return the columns of a table as they are written, without what spreads them."""
    argument: str = table.nodeargd.argnlist[-1].latex_verbatim()
    return re.sub(r"@\{(\\extracolsep\{\\fill\})?\}(?!l)|^\{|\}$", "", argument)


def _items(nodes: Sequence[Any]) -> list[str]:
    items: list[list[Any]] = []
    for node in nodes:
        if isinstance(node, LatexMacroNode) and node.macroname == "item":
            items.append([node])
        elif items:
            items[-1].append(node)
    return [paper_text(item) for item in items]


PAPER = get_latex_walker_context()
PAPER.add_context_category(
    "papers",
    prepend=True,
    macros=[
        MacroSpec("tnote", "{"),
        MacroSpec("cite", "{"),
        MacroSpec("roverletters", "{{"),
        MacroSpec("multicolumn", "{{{"),
        MacroSpec("shortstack", "[{"),
        MacroSpec("item", "["),
        MacroSpec("begingroup", ""),
        MacroSpec("endgroup", ""),
    ],
    environments=[
        EnvironmentSpec("adjustbox", "{"),
        EnvironmentSpec("threeparttable", ""),
        EnvironmentSpec("tablenotes", "["),
        EnvironmentSpec("tabular", "{"),
        EnvironmentSpec("tabular*", "{{"),
    ],
)


def _label(node: Any, l2tobj: Any) -> str:
    label = l2tobj.nodelist_to_text([node.nodeargd.argnlist[0]]).strip("[]")
    return f"[{label}] " if label else ""


_SHOWN = get_latex_text_context()
_SHOWN.add_context_category(
    "papers",
    prepend=True,
    macros=[
        MacroTextSpec("tnote", " [%(1)s]"),
        MacroTextSpec("cite", "[%(1)s]"),
        MacroTextSpec("roverletters", "%(1)s"),
        MacroTextSpec("multicolumn", "%(3)s"),
        MacroTextSpec("shortstack", "%(2)s"),
        MacroTextSpec("item", _label),
    ],
)


def paper_text(nodes: Sequence[Any]) -> str:
    """Return what LaTeX shows for a part of a paper; in one line and in plain signs."""
    return " ".join(_shown(nodes).split())


def _shown(nodes: Sequence[Any]) -> str:
    reader = LatexNodes2Text(_SHOWN, math_mode="text", strict_latex_spaces=False)
    return with_plain_signs(reader.nodelist_to_text(list(nodes))).replace("\n", " ")


def read_latex(text: str) -> Parsed:
    """Parse LaTeX: the cells of its environment, and the paragraphs below it."""
    nodes, _, _ = LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    assert isinstance(nodes[0], LatexEnvironmentNode)
    grid: list[list[list[Any]]] = [[[]]]
    # The columns of a longtable are no argument to this parser.
    for node in nodes[0].nodelist[1 if nodes[0].environmentname == "longtable" else 0 :]:
        if isinstance(node, LatexMacroNode) and node.macroname == "\\":
            assert not any(node.nodeargd.argnlist or []), (
                "the end of a row took what follows it for its own"
            )
            grid.append([[]])
        elif isinstance(node, LatexMacroNode) and node.macroname in RULES:
            assert not any(node.nodeargd.argnlist or [])
        elif isinstance(node, LatexSpecialsNode) and node.specials_chars == "&":
            grid[-1].append([])
        else:
            grid[-1][-1].append(node)
    lines = [[latex_text(cell).strip() for cell in line] for line in grid]
    return [line for line in lines if line != [""]], list(
        filter(None, latex_text(nodes[1:]).split("\n\n"))
    )


RULES = ("hline", "toprule", "midrule", "bottomrule", "endhead")


def latex_text(nodes: Sequence[Any]) -> str:
    """Return what LaTeX shows; in plain signs."""
    text: str = LatexNodes2Text(math_mode="text", strict_latex_spaces=False).nodelist_to_text(
        list(nodes)
    )
    return with_plain_signs(text)


def with_plain_signs(text: str) -> str:
    """Return a text in signs of ASCII, where LaTeX has others or raises them."""
    plain = str.maketrans("∼ˆ⁰¹²³⁴⁵⁶⁷⁸⁹⁻−‐‑", "~^0123456789----") | {0x2015: "—"}
    return unicodedata.normalize("NFC", text).translate(plain | {0x2032: "'", 0x2033: "''"})


def read_rst(text: str) -> Parsed:
    """Parse reStructuredText, about which docutils has nothing to say."""
    options = {
        "report_level": 1,
        "halt_level": 5,
        "warning_stream": io.StringIO(),
        "_disable_config": True,
    }
    document = docutils.core.publish_doctree(text, settings_overrides=options)
    messages = [node.astext() for node in document.findall(docutils.nodes.system_message)]
    assert not messages, messages
    table, *below = document.children
    assert isinstance(table, docutils.nodes.table)
    assert all(isinstance(node, docutils.nodes.paragraph) for node in below)
    grid = [
        [simple_text(cell) for cell in line.findall(docutils.nodes.entry)]
        for line in table.findall(docutils.nodes.row)
    ]
    return grid, [simple_text(node) for node in below]


def simple_text(node: docutils.nodes.Node) -> str:
    """Return the text of a node with nothing but text and addresses in it."""
    allowed = (
        docutils.nodes.entry,
        docutils.nodes.paragraph,
        docutils.nodes.Text,
        docutils.nodes.reference,
    )
    assert all(isinstance(each, allowed) for each in node.findall()), node
    assert not isinstance(node, docutils.nodes.entry) or len(node) <= 1, node
    return node.astext()


def read_json(text: str) -> Parsed:
    """Return the texts of the JSON form in the layout of a table, without marks."""
    data = json.loads(text)
    grid = [["Spec", *(vehicle["name"] for vehicle in data["vehicles"])]]
    grid += [
        [row["label"], *(cell and cell["text"] for cell in row["cells"])] for row in data["rows"]
    ]
    return grid, data["remarks"]


LATEX = ("latex", "latex_raw", "latex_booktabs", "latex_longtable")
READERS: dict[str, Callable[[str], Parsed]] = {
    "text": read_text,
    "markdown": read_markdown,
    "pipe": read_markdown,
    "github": read_markdown,
    "html": read_html,
    "unsafehtml": read_html,
    "rst": read_rst,
    "latex": read_paper,
    **dict.fromkeys(LATEX[1:], read_latex),
}
MARKUP = [name for name in READERS if name != "text"]

NASTY = [
    "a|b",
    "a||b",
    "|||",
    "one\ntwo",
    "one\r\ntwo",
    "one\ttwo",
    "<script>alert(1)</script>",
    '"><img onerror=x>',
    "<!-- -->",
    "]]>",
    "a & b",
    "&lt;",
    "&amp;copy;",
    "100 % _x_ #1 $y$",
    "back\\slash",
    "\\",
    "\\\\",
    "\\n",
    "\\|",
    "\\input{x}",
    "*bold*",
    "**bold**",
    "`code`",
    "``",
    "[a]",
    "[a](b)",
    "![a](b)",
    "[1]_",
    "name_",
    "__name",
    "|name|",
    ":role:`x`",
    ".. image:: x",
    "~5",
    "~~~~",
    "{x}",
    "{{x}}",
    "x^2^",
    "\x1b[31mred\x1b[0m",
    "\x9b31m",
    "nul\x00l",
    "\x07\x08bell",
    "\u202egnp.exe\u202c",
    "\u2066x\u2069",
    "line\u2028line\u2029line",
    "lone \ud800 surrogate",
    "=cmd()",
    "+1",
    "-1",
    "@x",
    "- item",
    "-",
    "---",
    "--",
    "===",
    "==",
    "1. item",
    "12. item",
    "1) item",
    "12.",
    "iv. item",
    "MIX) item",
    "#. item",
    "# heading",
    "ends in two colons::",
    ":::",
    ">>> doctest",
    "> quote",
    "quote ''two'' and ``two``",
    "?`!`",
    "* starred",
    "https://example.org/_a_/*b*",
    "https://example.org/_a_/b",
    "https://example.org/a_b?c=1&d=2",
    "https://example.org/a_",
    "https://example.org/a::",
    "www.example.org",
    "a@example.org",
    "  spaces   between  ",
    "\u00a0no break\u3000wide",
    "月極域探査",
    "ハ\u3099ック\u309a",
    "क्‍षत्रिय",
    "é e\u0301",
    "👩‍🚀 rover 🛰️",
    "\ufeffbom",
    "!x",
    "{|",
    "|}",
    "a!!b",
    "x" * 200,
]


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet may run a text; a dash alone or a number it cannot."""
    return text[:1] in ("=", "+", "-", "@") and not re.fullmatch(r"-|[+-][0-9]+(\.[0-9]+)?", text)


def has_control_characters(text: str) -> bool:
    """Tell whether a text has what a terminal would act on, line breaks aside."""
    return any(
        unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(each) in BIDI
        for each in text.replace("\n", "")
    )


BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


names = st.one_of(
    st.text(min_size=1, max_size=30),
    st.text(
        alphabet=" |\\`*_{}[]<>~#&$^%-+=.:;!?'\"()/@,1aiv\n\t\x1b\u202e月\u0301\u200d",
        min_size=1,
        max_size=12,
    ),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=3).map("".join),
).filter(str.strip)
"""Names, the likelier those that break a format."""


def columns_taken(line: str) -> int:
    """Return how many columns a terminal needs for a line."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)
