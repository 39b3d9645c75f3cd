"""The tables: what is shown, and that no text breaks a format."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docutils.core
import docutils.nodes
import jsonschema
import lxml.html
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # it has no types
from pylatexenc.latexwalker import (  # type: ignore[import-untyped]  # it has no types
    LatexEnvironmentNode,
    LatexMacroNode,
    LatexSpecialsNode,
    LatexWalker,
)

import roverspecs as rs
from roverspecs.comparisons.comparison import Comparison
from roverspecs.records.claims import CONFIGURATIONS, SOURCE_KINDS, Claim, Source
from roverspecs.records.derived import DERIVED, GLOSSARY
from roverspecs.records.vehicles import KINDS, SPECS, Lander, Rover, Vehicle
from roverspecs.tables import render as tables
from roverspecs.tables.escapes import clean, in_ascii
from roverspecs.tables.render import formats, render, render_list
from roverspecs.values.published import MARKS, MAX_LENGTH
from roverspecs.values.spans import MAYBE, YES
from roverspecs.values.units import SYSTEMS

if TYPE_CHECKING:
    from markdown_it.token import Token

Grid = list[list[str]]

# What a table of each kind is parsed to: its lines of cells, and the paragraphs below it.
Parsed = tuple[Grid, list[str]]


def source(title: str, **fields: Any) -> Source:
    """Return a source with a title."""
    return Source(**{"id": "s", "title": title, "publisher": "P", "kind": "press"} | fields)


def rover(name: str, mass: str | Claim | None = "5 kg", **fields: Any) -> Rover:
    """Return a rover with a mass."""
    return Rover(name=name, mass=mass, **fields)


def grid_of(
    comparison: Comparison, *, footnotes: bool = False, vehicles_are_rows: bool = False
) -> Grid:
    """Return what a table must show, worked out in another way."""
    notes: list[str] = []
    sources: list[Source] = []
    body: Grid = []
    for row in comparison.rows:
        label = GLOSSARY[row.spec].label + (", derived" if row.spec in DERIVED else "")
        body.append([label + (f" ({row.unit})" if row.unit else "")])
        for cell in row.cells:
            if cell is None:
                body[-1].append("—")
                continue
            marks = []
            if cell.note:
                notes += [cell.note] if cell.note not in notes else []
                marks.append("abcdefghijklmnopqrstuvwxyz"[notes.index(cell.note)])
            for cited in dict.fromkeys(
                claim.source for claim in (cell.claim, *cell.inputs) if claim and claim.source
            ):
                if footnotes:
                    sources += [cited] if cited not in sources else []
                    marks.append(str(sources.index(cited) + 1))
            body[-1].append(cell.text + (f" [{','.join(marks)}]" if marks else ""))
    lines = [["Spec", *(vehicle.name for vehicle in comparison.vehicles)], *body]
    if vehicles_are_rows:
        lines = [list(line) for line in zip(*lines, strict=True)]
        lines[0][0] = "Vehicle"
    return lines


# --- the formats, read by the parsers of others --------------------------------


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
    return text.translate(str.maketrans("∼ˆ²³−", "~^23-"))


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
    **dict.fromkeys(LATEX, read_latex),
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


@pytest.fixture(name="default")
def _default() -> Comparison:
    """Return the comparison of the three rovers."""
    return rs.compare()


# --- formats -------------------------------------------------------------------


def test_formats_begin_with_our_own() -> None:
    """Our formats come first, each name once."""
    names = formats()
    assert names[: len(tables.FORMATS)] == tables.FORMATS
    assert len(set(names)) == len(names)
    assert {"github", "latex_booktabs", "mediawiki", "tsv"} <= set(names)


def test_an_unknown_format_offers_the_nearest() -> None:
    """The message names what was asked for and what is near."""
    with pytest.raises(rs.UnknownFormatError) as caught:
        rs.compare().render("markdwon")
    assert str(caught.value) == "unknown format 'markdwon': did you mean 'markdown'?"
    with pytest.raises(rs.UnknownFormatError) as caught:
        render_list("things", {"a": "A"}, [], "xml")
    assert str(caught.value).startswith("unknown format 'xml': ")


def test_a_known_format_is_returned() -> None:
    """Ours and tabulate's names pass the check."""
    assert [tables.check_format(name) for name in formats()] == list(formats())


@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("units", SYSTEMS)
@pytest.mark.parametrize("format", formats())
def test_every_format_shows_the_three_rovers(format: str, units: str, transpose: bool) -> None:
    """Each name, label and number of the default comparison is in the output."""
    comparison = rs.compare(units=units)
    shown = render(comparison, format, transpose=transpose)
    if format in LATEX:
        shown = latex_text(LatexWalker(shown).get_latex_nodes()[0])
    elif format not in ("csv", "tsv", "json"):
        shown = re.sub(r"\\(?=[-~])", "", html.unescape(shown))
    assert all(vehicle.name in shown for vehicle in comparison.vehicles)
    for row in comparison.rows:
        assert (
            row.spec if format in ("csv", "tsv") and not transpose else SPECS[row.spec].label
        ) in shown
        assert all(cell.text in shown for cell in row.cells if cell)


# --- read back by others -------------------------------------------------------


@pytest.mark.parametrize("footnotes", [False, True])
@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("format", READERS)
def test_cells_are_read_back(
    default: Comparison, format: str, transpose: bool, footnotes: bool
) -> None:
    """A parser that is not ours finds the same cells, marks and all."""
    grid, below = READERS[format](render(default, format, transpose=transpose, footnotes=footnotes))
    assert grid == grid_of(default, footnotes=footnotes, vehicles_are_rows=transpose)
    assert below[: len(default.legend)] == [
        "[a] including instruments",
        "[b] configuration unstated",
        "[c] at launch",
        "[d] deployed",
        "[e] stowed",
        "[f] from an aggregator",
    ]
    assert len(below) - len(default.legend) == (7 if footnotes else 0)


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_values_are_read_back(default: Comparison, format: str, delimiter: str) -> None:
    """CSV has the spec, its unit, the numbers, and the notes in words."""
    grid, _ = read_separated(render(default, format), delimiter)
    assert grid[0] == ["spec", "unit", "LEV-2", "Tenacious", "LUPEX rover", "notes"]
    assert grid[1] == ["mass", "kg", "0.228", "~5", "~350", "LUPEX rover: including instruments"]
    assert grid[-1] == ["instrument_count", "", "", "", "7", "LUPEX rover: from an aggregator"]
    for line, row in zip(grid[1:], default.rows, strict=True):
        assert line[:2] == [row.spec, row.unit]
        assert line[2:-1] == [cell.text if cell else "" for cell in row.cells]


def test_transposed_csv_has_a_line_a_vehicle(default: Comparison) -> None:
    """Vehicles as lines have the unit in the heading and notes that name the spec."""
    grid, _ = read_separated(render(default, "csv", transpose=True, footnotes=True))
    assert grid[0] == ["vehicle", *(row.label for row in default.rows), "notes"]
    assert [line[0] for line in grid[1:]] == ["LEV-2", "Tenacious", "LUPEX rover"]
    lupex = default.cell("LUPEX rover", "mass")
    assert lupex is not None
    assert lupex.claim is not None
    assert grid[3][-1].startswith(
        f"Mass (kg): including instruments, {lupex.claim.source}; Length (m): at launch, "
    )


DERIVED_ONES = [
    rover(
        "A",
        Claim(value="~5 kg", source=source("T")),
        length="54 cm",
        width="31.5 cm",
        height="26 cm",
        body="Moon",
    ),
    rover(
        "B", Claim(value="4.00–6.00 kg", source=source("U")), payload_mass="≤1.00 kg", body="Mars"
    ),
]


@pytest.mark.parametrize("footnotes", [False, True])
@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("format", READERS)
def test_derived_cells_are_read_back(format: str, transpose: bool, footnotes: bool) -> None:
    """A derived row says so; its cells have a note of their inputs, and the numbers of their sources."""
    comparison = rs.compare(DERIVED_ONES, ["mass", "derived"])
    grid, below = READERS[format](
        render(comparison, format, transpose=transpose, footnotes=footnotes)
    )
    shown_as = with_plain_signs if format in LATEX else str
    expected = grid_of(comparison, footnotes=footnotes, vehicles_are_rows=transpose)
    assert grid == [[shown_as(text) for text in line] for line in expected]
    flat = [text for line in grid for text in line]
    assert shown_as("Bulk density, derived (kg/m³)") in flat
    assert ("~8 [d,1,3]" if footnotes else "~8 [d]") in flat
    assert ("≤25.0 [c,2]" if footnotes else "≤25.0 [c]") in flat
    assert below[len(comparison.legend) :][: len(comparison.remarks)] == list(comparison.remarks)
    assert "No specific power of A, B: no figure for power" in below
    cited = [text for text in below if "Fact Sheet" in text]
    assert [text.partition(",")[0] for text in cited] == (
        ["[3] Moon Fact Sheet", "[4] Mars Fact Sheet"] * footnotes
    )


def test_derived_values_are_separated_with_their_sources() -> None:
    """CSV names the derived spec, its unit, and beside each note every source of the inputs."""
    comparison = rs.compare(DERIVED_ONES[1:], ["surface_weight"])
    grid, _ = read_separated(render(comparison, "csv", footnotes=True))
    assert grid[0] == ["spec", "unit", "B", "notes"]
    assert grid[1][:3] == ["surface_weight", "N", "14.9–22.4"]
    assert grid[1][3].startswith(
        "B: from mass 4.00–6.00 kg, gravity 3.73 m/s², U, P, undated, no address (press), Mars Fact "
    )


def test_json_says_what_is_derived() -> None:
    """A derived cell has no claim of its own, and the claims it follows from."""
    data = json.loads(rs.compare(DERIVED_ONES, ["mass", "surface_weight"]).render("json"))
    assert [(row["spec"], row["label"], row["derived"]) for row in data["rows"]] == [
        ("mass", "Mass", False),
        ("surface_weight", "Surface weight", True),
    ]
    mass, weight = (row["cells"][0] for row in data["rows"])
    assert (mass["published"], mass["inputs"]) == ("~5 kg", [])
    assert [
        weight[key] for key in ("published", "configuration", "condition", "note", "source")
    ] == [None] * 5
    assert [claim["published"] for claim in weight["inputs"]] == ["~5 kg", "1.62 m/s²"]
    VALIDATOR.validate(data)


def questions(name: str = "About") -> Comparison:
    """Return a comparison with a maybe, ratios, differences and extremes."""
    vehicles = [
        rover("Base", "2.0 kg", width="1 m"),
        rover(name, "~5.0 kg"),
        rover("Light", "4.0 kg", width="2 m"),
    ]
    return rs.compare(
        vehicles,
        ["mass", "width"],
        where="mass < 5 kg",
        relative_to=vehicles[0],
        extremes=True,
        sort="mass",
    )


@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("format", READERS)
def test_answers_are_read_back(format: str, transpose: bool) -> None:
    """Maybes stand in the heading, extremes in the cell, relations beside their vehicle; many columns are rows."""
    grid, below = READERS[format](render(questions(), format, transpose=transpose))
    shown_as = with_plain_signs if format in LATEX else str
    lines = [
        ["Vehicle", "Mass (kg)", "Width (m)"],
        ["Base", "2.0 (min) [a]", "1 (min) [a]"],
        ["Light", "4.0 [a]", "2 (max) [a]"],
        ["Light ÷ Base", "2.0", "2"],
        ["Light − Base", "+2.0", "+1"],
        ["About (maybe)", "~5.0 (max) [a]", "—"],
        ["About ÷ Base", "~2.5", "—"],
        ["About − Base", "~+3.0", "—"],
    ]
    if transpose:
        lines = [list(line) for line in zip(*lines, strict=True)]
        lines[0][0] = "Spec"
    assert grid == [[shown_as(text) for text in line] for line in lines]
    notes = ["[a] uncited, the user's own figure", "May meet it: About (mass ~5.0 kg)"]
    assert below == notes


def test_answers_are_separated_with_signs_that_programs_read() -> None:
    """CSV holds differences as numbers with a sign, and which figures are the largest in words."""
    grid, _ = read_separated(render(questions(), "csv", transpose=True))
    assert grid[0] == [
        "spec", "unit", "Base", "Light", "Light ÷ Base", "Light − Base",
        "About (maybe)", "About ÷ Base", "About − Base", "notes",
    ]  # fmt: skip
    assert grid[1][:9] == ["mass", "kg", "2.0", "4.0", "2.0", "+2.0", "~5.0", "~2.5", "~+3.0"]
    assert grid[1][9].startswith("Base: min, uncited, the user's own figure; Light: uncited")
    assert "About (maybe): max, uncited" in grid[1][9]
    less = rs.compare(
        [rover("A", "2 kg"), rover("B", "5 kg")], ["mass"], relative_to=rover("B", "5 kg")
    )
    assert read_separated(render(less, "csv", ascii=True))[0][1][4] == "-3"


def test_answers_in_json_fit_the_schema() -> None:
    """Whether a vehicle meets a condition, what others are relative to, and the extremes are data."""
    data = json.loads(render(questions(), "json"))
    VALIDATOR.validate(data)
    assert [vehicle["match"] for vehicle in data["vehicles"]] == ["yes", "yes", "maybe"]
    assert data["relative_to"] == "base"
    mass = data["rows"][0]
    assert [cell["extreme"] for cell in mass["cells"]] == ["min", "", "max"]
    assert [cell and cell["text"] for cell in mass["ratios"]] == [None, "2.0", "~2.5"]
    assert [cell and cell["magnitude"] for cell in mass["differences"]] == [None, 2.0, 3.0]
    assert [claim["published"] for claim in mass["ratios"][1]["inputs"]] == ["4.0 kg", "2.0 kg"]
    plain = json.loads(rs.compare().render("json"))
    assert plain["relative_to"] is plain["vehicles"][0]["match"] is None
    assert plain["rows"][0]["ratios"] == []


@pytest.mark.parametrize("format", formats())
def test_no_vehicle_is_an_answer_in_every_format(format: str) -> None:
    """A table without a vehicle says so."""
    shown = render(rs.compare(["LEV-2"], ["mass"], where="mass > 1 t"), format)
    assert "No vehicle meets mass" in shown
    if format == "json":
        VALIDATOR.validate(json.loads(shown))


@pytest.mark.parametrize("format", formats())
def test_a_table_without_a_row_says_why(format: str) -> None:
    """Where no row is left, what is left out is said, in a document that is one."""
    shown = render(rs.compare(["spirit", "opportunity"], ["mass"], differing=True), format)
    assert "alike within the published digits: mass" in shown
    if format in ("csv", "tsv"):
        grid, _ = read_separated(shown, "," if format == "csv" else "\t")
        assert grid[1] == ["", "", "", "", "Left out, alike within the published digits: mass"]
    elif format != "json":
        assert "Spirit" not in shown


@pytest.mark.parametrize("name", ["Light ÷ Base", "Base (maybe)", "|<script>\x1b[31m"])
def test_a_name_takes_no_other_place(name: str) -> None:
    """A vehicle whose name reads like the heading of a relation keeps its own column."""
    grid, _ = read_html(render(questions(name), "html", transpose=True))
    assert len(grid[0]) == 8
    assert grid[0][5] == f"{clean(name)} (maybe)"
    assert grid[1][1:4] == ["2.0 (min) [a]", "4.0 [a]", "2.0"]


@pytest.mark.parametrize("format", ["text", "markdown", "html", "latex", "rst", "csv"])
def test_a_table_says_how_it_is_made(format: str) -> None:
    """On demand a last remark has the version and the command, options of the layout among its words."""
    comparison = rs.compare(["lev-2"], ["mass"], units="us", prefer="operator")
    words = "" if format == "text" else f"--format {format} "
    made = f"Made by roverspecs {rs.__version__}: roverspecs compare lev-2 --specs mass --units us --prefer operator {words}"
    for layout in ({}, {"transpose": True, "footnotes": True}):
        shown = render(comparison, format, reproduce=True, **layout)
        expected = made + ("--transpose --footnotes --reproduce" if layout else "--reproduce")
        if format == "csv":
            assert expected in read_separated(shown)[0][1][-1]
        else:
            below = READERS[format](shown)[1]
            assert below[:2] == ["Preferred, before the order of trust: operator", expected]
        assert "Made by" not in render(comparison, format, **layout)


def test_json_says_how_it_is_made() -> None:
    """The remark stands in JSON, too, and fits the schema."""
    data = json.loads(rs.compare(["lev-2"], ["mass"]).render("json", reproduce=True))
    assert data["remarks"] == [
        f"Made by roverspecs {rs.__version__}: roverspecs compare lev-2 --specs mass --format json --reproduce"
    ]
    VALIDATOR.validate(data)


def test_json_is_the_data(default: Comparison) -> None:
    """JSON is the comparison as data, nothing added or lost."""
    assert json.loads(render(default, "json")) == default.as_data()


@pytest.mark.parametrize("format", LATEX)
def test_latex_has_no_sign_that_pdflatex_lacks(format: str) -> None:
    """Our marks are commands, so that a plain pdflatex sets them."""
    vehicle = rover(
        "A",
        Claim(value="5 ± 0.5 kg", condition="≥ 2 – 3 °, m², m³, µm·s — | −1 × → 2"),
        length="≥3 m",
        width="1–2 m",
    )
    vehicles = [vehicle, rover("B", "~5 kg", height="≤1 m")]
    shown = render(rs.compare(vehicles), format, footnotes=True)
    assert shown.isascii()
    assert "~" not in shown
    assert r"$\sim$5" in shown
    assert r"5.0 $\pm$ 0.5" in shown or r"5 $\pm$ 0.5" in shown
    assert (
        read_latex(shown)[1][0]
        == "[a] ≥ 2 – 3 °, m2, m3, µm·s — | -1 × → 2, uncited, the user's own figure"
    )


# --- hostile text ---------------------------------------------------------------


def hostile(name: str) -> Comparison:
    """Return a comparison with a text as a name, a condition and a title."""
    claim = Claim(value="~5 kg", condition=name, source=source(name))
    return rs.compare([rover(name, claim), rover("Other", None, length="2 m")])


def assert_is_harmless(name: str, format: str) -> None:
    """Demand that a format shows a hostile text as it stands, and nothing else."""
    comparison = hostile(name)
    heading = clean(name) or comparison.vehicles[0].id
    for transpose in (False, True):
        grid, below = READERS[format](
            render(comparison, format, footnotes=True, transpose=transpose)
        )
        lines = [
            ["Spec", heading, "Other"],
            ["Mass (kg)", "~5 [a,1]", "—"],
            ["Length (m)", "—", "2 [b]"],
        ]
        if transpose:
            _, *columns = (list(line) for line in zip(*lines, strict=True))
            lines = [["Vehicle", "Mass (kg)", "Length (m)"], *columns]
        notes = [f"[a] {name}", "[b] uncited, the user's own figure"]
        notes = [clean(note) for note in [*notes, f"[1] {name}, P, undated, no address (press)"]]
        if format in LATEX:
            lines = [[with_plain_signs(text) for text in line] for line in lines]
            notes = [with_plain_signs(note) for note in notes]
        assert grid == lines
        assert below == notes


@pytest.mark.parametrize("format", MARKUP)
@pytest.mark.parametrize("name", NASTY)
def test_markup_shows_hostile_text_as_it_stands(name: str, format: str) -> None:
    """A parser that is not ours reads the cleaned text back from name, note and source."""
    assert_is_harmless(name, format)


@pytest.mark.parametrize("name", NASTY)
def test_data_formats_keep_hostile_text(name: str) -> None:
    """CSV holds the cleaned name, no formula; JSON holds it exactly."""
    comparison = hostile(name)
    grid, _ = read_separated(render(comparison, "csv", footnotes=True))
    heading = clean(name) or comparison.vehicles[0].id
    assert grid[0] == [
        "spec",
        "unit",
        "'" + heading if is_formula(heading) else heading,
        "Other",
        "notes",
    ]
    assert [line[:-1] for line in grid[1:]] == [["mass", "kg", "~5", ""], ["length", "m", "", "2"]]
    for separated, delimiter in (("csv", ","), ("tsv", "\t")):
        for transpose in (False, True):
            grid, _ = read_separated(render(comparison, separated, transpose=transpose), delimiter)
            assert len(grid) == 3
            assert len({len(line) for line in grid}) == 1
            assert not any(is_formula(text) for line in grid for text in line)
    shown = render(comparison, "json")
    assert json.loads(shown)["vehicles"][0]["name"] == name
    assert shown.encode()
    assert not has_control_characters(shown)


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


@pytest.mark.parametrize("format", formats())
def test_nothing_reaches_a_terminal_but_text(format: str) -> None:
    """Colours, control characters and what turns the direction of writing are left out."""
    for name in NASTY:
        shown = render(hostile(name), format, footnotes=True)
        assert not has_control_characters(shown.replace("\t", "") if format == "tsv" else shown), (
            name
        )
        assert shown.encode()


SEPARATORS = {
    # Once the escapes are out, so many separators stand in a heading and in a row of three cells.
    "mediawiki": (r"(?!)", r"!!", 2, r"\|\|", 2),
    "jira": (r"\\.", r"\|\|", 4, r"\|", 4),
    "youtrack": (r"\\.", r"\|\|", 4, r"\|", 4),
    "orgtbl": (r"(?!)", r"\|", 4, r"\|", 4),
    "asciidoc": (r"\\\|", r"\|", 3, r"\|", 3),
    "textile": (r"(?!)", r"\|", 4, r"\|", 4),
    "moinmoin": (r"(?!)", r"\|\|", 4, r"\|\|", 4),
}


@pytest.mark.parametrize("format", SEPARATORS)
@pytest.mark.parametrize("name", NASTY)
def test_other_markup_has_the_right_number_of_cells(name: str, format: str) -> None:
    """No name adds a cell to a heading, nor a row to a table."""
    escape, heading, heading_count, row, row_count = SEPARATORS[format]
    for transpose in (False, True):
        table, harmless = (
            render(hostile(text), format, transpose=transpose).partition("\n\n")[0].split("\n")
            for text in (name, "x")
        )
        assert len(table) == len(harmless)
        lines = [re.sub(escape, "", line) for line in table]
        first = next(line for line in lines if "Mass" in line or "Spec" in line)
        assert len(re.findall(heading, first)) == heading_count, first
        # One of the two figures is missing in either row.
        assert [len(re.findall(row, line)) for line in lines if "—" in line] == [
            row_count,
            row_count,
        ]


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


@pytest.mark.parametrize("format", ["markdown", "html", "rst", "latex"])
@settings(deadline=None)
@given(name=names)
@example(name="\x00")
def test_any_text_is_read_back(format: str, name: str) -> None:
    """Whatever the name, the cells, their number and the notes come back."""
    assume(clean(name) != "Other")
    assert_is_harmless(name, format)


@settings(deadline=None)
@given(name=names)
@example(name="\x00")
def test_any_text_is_kept_by_data_formats(name: str) -> None:
    """Whatever the name, CSV and JSON hold it."""
    assume(clean(name) != "Other")
    test_data_formats_keep_hostile_text(name)


@settings(deadline=None)
@given(text=st.text())
@example(text="a \x00 b")
@example(text="\x1b\x1b[[3m")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A clean text is one line without spaces at its ends or two in a row."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not has_control_characters(cleaned)
    assert cleaned == " ".join(cleaned.split())


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["C", "Z"])))
def test_cleaning_keeps_what_can_be_seen(text: str) -> None:
    """No letter, mark, digit or sign is lost."""
    assert clean(text) == text


@pytest.mark.parametrize("format", LATEX)
@pytest.mark.parametrize("name", ["* starred", "[2mm] skipped"])
def test_no_row_of_latex_begins_with_what_ends_the_row_before(name: str, format: str) -> None:
    """The end of a row looks for a star or a bracket, even on the next line."""
    lines = render(hostile(name), format, transpose=True).split("\n")
    assert not any(line.lstrip(" ").startswith(("*", "[")) for line in lines)


# --- headings ------------------------------------------------------------------


def test_vehicles_of_one_name_have_their_ids_in_the_heading() -> None:
    """Two vehicles of one name differ by their ids, others show the name alone."""
    comparison = rs.compare([rover("A", id="a-1"), rover("A", id="a-2"), rover("B")])
    assert read_text(comparison.render())[0][0] == ["Spec", "A (a-1)", "A (a-2)", "B"]


def test_vehicles_of_one_name_and_id_are_numbered() -> None:
    """Where name and id are the same, a number tells the columns apart."""
    comparison = rs.compare([rover("A"), rover("A"), rover("A\x00 ")])
    assert read_text(comparison.render())[0][0] == ["Spec", "A (a) #1", "A (a) #2", "A (a) #3"]


def test_a_name_that_cannot_be_seen_gives_way_to_the_id() -> None:
    """A heading is never empty: it falls back to the id, then to the kind."""
    comparison = rs.compare(
        [
            rover("\x07", id="seven"),
            rover("\x07", id="\x08"),
            Lander(name="\x07", id="\x07", mass="2 kg"),
        ]
    )
    assert read_text(comparison.render())[0][0] == ["Spec", "seven", "rover", "lander"]
    assert read_separated(comparison.render("csv"))[0][0][2:-1] == ["seven", "rover", "lander"]


# --- missing cells -------------------------------------------------------------


def test_a_missing_cell_is_a_dash_or_empty_or_null() -> None:
    """What nobody published is never a number."""
    comparison = rs.compare([rover("A"), rover("B", None, length="2 m")])
    assert read_text(comparison.render())[0][1] == ["Mass (kg)", "5 [a]", "—"]
    assert read_text(comparison.render(ascii=True))[0][1] == ["Mass (kg)", "5 [a]", "-"]
    assert read_separated(comparison.render("csv"))[0][1] == [
        "mass",
        "kg",
        "5",
        "",
        "A: uncited, the user's own figure",
    ]
    assert read_json(comparison.render("json"))[0] == [
        ["Spec", "A", "B"],
        ["Mass", "5", None],
        ["Length", None, "2"],
    ]


@pytest.mark.parametrize("format", READERS)
def test_a_missing_cell_in_ascii_is_a_dash_in_every_format(format: str) -> None:
    """A lone dash is not taken for a list or a rule."""
    comparison = rs.compare([rover("A"), rover("B", None, length="2 m")])
    grid, _ = READERS[format](comparison.render(format, ascii=True))
    assert [line[1:] for line in grid[1:]] == [["5 [a]", "-"], ["-", "2 [a]"]]


@pytest.mark.parametrize("format", ["text", "markdown", "html", "csv", "latex"])
def test_a_comparison_of_nothing_is_a_heading(format: str) -> None:
    """Vehicles of which nothing was published give a table without rows."""
    comparison = rs.compare([rover("A", None)])
    assert comparison.rows == ()
    for transpose in (False, True):
        assert "A" in comparison.render(format, transpose=transpose, width=40)


# --- layout of plain text --------------------------------------------------------


def columns_of(table: str, edge: str | None) -> Grid:
    """Return the columns of numbers as they stand, split at an edge or as the rule is."""
    lines = table.partition("\n\n")[0].split("\n")
    if edge:
        rows = [
            line.split(edge)[2:-1]
            for line in lines[1:]
            if re.search("[0-9]", line) and "Spec" not in line
        ]
    else:
        rule = next(line for line in lines if re.fullmatch("[-= ]+", line))
        spans = [found.span() for found in re.finditer("[-=]+", rule)][1:]
        rows = [
            [line[start:end] for start, end in spans]
            for line in lines
            if re.search("[0-9]", line) and "Spec" not in line
        ]
    return [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    ("format", "edge"),
    [
        ("text", None),
        ("rst", None),
        ("markdown", "|"),
        ("github", "|"),
        ("orgtbl", "|"),
        ("fancy_grid", "│"),
    ],
)
def test_decimal_points_align(format: str, edge: str | None) -> None:
    """In a column the points, or the ends of whole numbers, stand below each other."""
    values = ["0.228 kg", "~5 kg", "≥350 kg", "5–6 kg", "12.5 ± 0.25 kg", "1500.75 kg"]
    vehicles = [
        rover(f"Rover {'ABCDEF'[place]}", value, height="~0.5 m")
        for place, value in enumerate(values)
    ]
    for comparison in (
        rs.compare(vehicles),
        rs.compare(vehicles[:3]),
        rs.compare(units="us"),
        rs.compare(units="auto"),
    ):
        for footnotes in (False, True):
            for column in columns_of(comparison.render(format, footnotes=footnotes), edge):
                ends = {found.end() for text in column if (found := re.search("[0-9]+", text))}
                assert len(ends) == 1, column


def columns_taken(line: str) -> int:
    """Return how many columns a terminal needs for a line."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


@pytest.mark.parametrize("units", SYSTEMS)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_three_rovers_fit_a_width(width: int, units: str) -> None:
    """The table is printed in parts, each with the labels, no number cut, none lost."""
    comparison = rs.compare(units=units)
    shown = comparison.render(width=width, footnotes=True)
    table, _, notes = shown.partition("\n\n[a]")
    assert max(map(columns_taken, table.split("\n"))) <= width
    assert all(columns_taken(line) <= width or "https://" in line for line in notes.split("\n"))
    parts = [read_text(part)[0] for part in table.split("\n\n")]
    assert len(parts) == (3 if width == 40 else 2 if width == 60 and units == "si" else len(parts))
    expected = grid_of(comparison, footnotes=True)
    assert all([line[0] for line in part] == [line[0] for line in expected] for part in parts)
    joined = [
        [line[0], *(text for part in parts for text in part[place][1:])]
        for place, line in enumerate(expected)
    ]
    assert joined == expected


@pytest.mark.parametrize("width", [40, 60, 80])
def test_many_vehicles_fit_a_width(width: int) -> None:
    """With vehicles as rows it is the specs that are printed in parts."""
    vehicles = [
        rover(f"Rover {place}", f"{place}.5 kg", length="~2 m", height="1–2 m")
        for place in range(1, 9)
    ]
    table = rs.compare(vehicles).render(width=width).partition("\n\n[a]")[0]
    assert max(map(len, table.split("\n"))) <= width
    for part in table.split("\n\n"):
        assert [line[0] for line in read_text(part)[0]] == [
            "Vehicle",
            *(vehicle.name for vehicle in vehicles),
        ]


@settings(deadline=None)
@given(
    st.integers(20, 120),
    st.lists(
        st.text("abc def", min_size=1, max_size=60).filter(str.strip),
        min_size=1,
        max_size=7,
        unique_by=clean,
    ),
)
def test_long_headings_are_wrapped(width: int, texts: list[str]) -> None:
    """Names give way to a width where their words allow it, and numbers stay whole."""
    comparison = rs.compare([rover(text) for text in texts], ["mass"])
    table = comparison.render(width=width).partition("\n\n[")[0]
    longest = max(len(word) for text in texts for word in (*text.split(), "Vehicle"))
    if longest <= width // 2 - 3:
        assert max(map(len, table.split("\n"))) <= width
    letters = sorted(re.sub(r"[^a-z]", "", "".join(clean(text) for text in texts)))
    assert all(sorted(table).count(letter) >= letters.count(letter) for letter in "bdf")
    assert len(re.findall(r"\b5 \[a\]", table)) == len(texts)


def test_a_label_is_wrapped_before_a_number_is_cut() -> None:
    """Where even one column does not fit beside the labels, these take more lines."""
    shown = rs.compare(["Tenacious"], ["mass", "payload_capacity"]).render(width=24)
    assert shown == (
        "Spec         Tenacious\n---------  -----------\nMass (kg)           ~5\nPayload             ≤1\ncapacity\n(kg)"
    )


def test_notes_are_wrapped_and_addresses_kept_whole(default: Comparison) -> None:
    """A note continues indented; an address is longer than a line before it is cut."""
    shown = default.render(width=40, footnotes=True)
    assert (
        "\n[4] drone.jp ?p=70076: LUPEX rover\n    panel, drone.jp, undated,\n    https://drone.jp/?p=70076 (press)\n"
        in shown
    )
    sources = dict.fromkeys(
        cell.claim.source for row in default.rows for cell in row.cells if cell and cell.claim
    )
    flat = re.sub(r"\s", "", shown)
    assert all(
        re.sub(r"\s", "", f"[{place}]{each}") in flat for place, each in enumerate(sources, 1)
    )


@settings(deadline=None)
@given(text=st.text(st.sampled_from("ab月極域、 ")), width=st.integers(4, 30))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Lines keep to the width unless a word does not fit, and hold every character."""
    lines = tables.wrapped(clean(text), width, "  ").split("\n")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    longest = max(
        (columns_taken(word) for word in re.findall("[ab]+|[月極域]?、*", text)), default=0
    )
    assert all(columns_taken(line) <= max(width, longest + 2) for line in lines)


def test_wide_characters_take_two_columns() -> None:
    """Japanese counts double, marks on letters nothing."""
    assert tables._width("LEV-2") == 5
    assert tables._width("月面") == 4
    assert tables._width("e\u0301") == 1


# --- orientation ---------------------------------------------------------------


@pytest.mark.parametrize("format", ["text", "csv", "markdown"])
def test_many_vehicles_are_rows(format: str) -> None:
    """Up to five vehicles are columns, more are rows, and transpose swaps either."""
    vehicles = [rover(f"R{place}") for place in range(tables.MANY + 1)]
    few, many = rs.compare(vehicles[:-1]), rs.compare(vehicles)
    heads = [
        re.findall(r"\w+", render(comparison, format, transpose=transpose).split("\n")[0])[
            0
        ].casefold()
        for comparison in (few, many)
        for transpose in (False, True)
    ]
    assert tables.MANY == 5
    assert heads == ["spec", "vehicle", "vehicle", "spec"]


# --- notes ---------------------------------------------------------------------


@pytest.mark.parametrize("transpose", [False, True])
def test_footnotes_are_the_sources_of_the_cells_shown(default: Comparison, transpose: bool) -> None:
    """Each cell's number leads to its source; every source is numbered once, in order."""
    grid, below = read_text(default.render(footnotes=True, transpose=transpose))
    if transpose:
        grid = [list(line) for line in zip(*grid, strict=True)]
    notes = {
        found[1]: found[2]
        for found in (re.fullmatch(r"\[(\w+)\] (.*)", line) for line in below)
        if found
    }
    cells = [cell for row in default.rows for cell in row.cells]
    shown = [text for line in grid[1:] for text in line[1:]]
    numbers = []
    for cell, text in zip(cells, shown, strict=True):
        marks = re.search(r"\[(.*)\]", text)
        if cell is None:
            assert marks is None
            continue
        assert marks is not None
        assert cell.claim is not None
        *letter, number = marks[1].split(",")
        assert notes[number] == str(cell.claim.source)
        assert [notes[each] for each in letter] == ([cell.note] if cell.note else [])
        numbers.append(number)
    assert list(dict.fromkeys(numbers)) == [str(place) for place in range(1, len(set(numbers)) + 1)]
    assert [key for key in notes if key.isdigit()] == list(dict.fromkeys(numbers))


def test_sources_are_listed_only_when_asked_for(default: Comparison) -> None:
    """Without footnotes no source is listed, and none that is not shown with them."""
    assert "http" not in default.render()
    one = rs.compare(["LEV-2"], ["mass"]).render(footnotes=True)
    assert one.count("http") == 1
    assert "[2]" not in one


def test_a_figure_of_ones_own_has_no_number() -> None:
    """An uncited cell says so, also where other cells have footnotes."""
    comparison = rs.compare([rover("A"), rover("B", Claim(value="6 kg", source=source("T")))])
    grid, below = read_text(comparison.render(footnotes=True))
    assert grid[1] == ["Mass (kg)", "5 [a]", "6 [1]"]
    assert below == ["[a] uncited, the user's own figure", "[1] T, P, undated, no address (press)"]
    csv_grid, _ = read_separated(comparison.render("csv", footnotes=True))
    assert (
        csv_grid[1][-1] == "A: uncited, the user's own figure; B: T, P, undated, no address (press)"
    )


def test_letters_go_on_after_z() -> None:
    """The twenty-seventh note is aa."""
    vehicles = [
        rover(f"R{place}", Claim(value="5 kg", condition=f"case {place}")) for place in range(60)
    ]
    _, below = read_text(rs.compare(vehicles).render())
    marks = [line.partition("]")[0][1:] for line in below]
    assert marks[:3] == ["a", "b", "c"]
    assert marks[25:28] == ["z", "aa", "ab"]
    assert marks[51:54] == ["az", "ba", "bb"]
    assert len(set(marks)) == 60


@pytest.mark.parametrize("format", [*READERS, "mediawiki"])
def test_remarks_stand_below_the_table(format: str) -> None:
    """What a table leaves out is said in every format that has notes."""
    comparison = rs.compare(["LEV-2", "Tenacious"], ["width", "length"], configuration="deployed")
    assert comparison.remarks
    shown = comparison.render(format)
    if format in READERS:
        assert READERS[format](shown)[1][-len(comparison.remarks) :] == list(comparison.remarks)
    assert json.loads(comparison.render("json"))["remarks"] == list(comparison.remarks)


# --- ASCII ---------------------------------------------------------------------


@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize(
    "format", [name for name in formats() if not re.search("grid|outline|json", name)]
)
def test_our_marks_have_spellings_in_ascii(format: str, transpose: bool) -> None:
    """Names apart, what is printed for a terminal of ASCII is ASCII."""
    claim = Claim(
        value="5 ± 0.5 kg",
        condition="20 °C – 30 °C",
        source=source("T — t", url="https://example.org/"),
    )
    vehicles = [
        rover("A–1", claim, length="≥3 m", ground_clearance="50 µm"),
        rover("B", "5–6 kg", width="≤1 m", power="3 W"),
    ]
    comparison = rs.compare(vehicles, ["mass", "length", "width", "height"], units={"width": "µm"})
    shown = render(comparison, format, ascii=True, footnotes=True, transpose=transpose)
    assert shown.isascii()


def test_marks_in_ascii_stay_readable() -> None:
    """Each mark has its usual spelling, and letters stay."""
    assert (
        in_ascii("≥1 ≤2 3–4 5 ± 6 7° m² m³ µm μm N·m —")
        == ">=1 <=2 3-4 5 +/- 6 7deg m^2 m^3 um um N*m -"
    )
    assert in_ascii("−20 % ×12 250 g → 9 oz") == "-20 % x12 250 g -> 9 oz"
    assert in_ascii("月面é") == "月面é"


def test_json_in_ascii_is_the_same_data(default: Comparison) -> None:
    """JSON escapes what ASCII lacks, and loses nothing."""
    shown = default.render("json", ascii=True)
    assert shown.isascii()
    assert "≥" not in shown
    assert json.loads(shown) == default.as_data()


# --- lists ---------------------------------------------------------------------

COLUMNS = {"id": "Id", "title": "Title", "names": "Names"}
ITEMS: list[dict[str, Any]] = [
    {"id": "one", "title": "The first | of *all*", "names": ["a", "b"], "extra": 1},
    {"id": "two", "title": None, "names": [], "extra": 2},
    {"id": None, "title": "3. third", "names": ["-"]},
]
LISTED = [["one", "The first | of *all*", "a, b"], ["two", "", ""], ["", "3. third", "-"]]


@pytest.mark.parametrize("format", [name for name in READERS if name not in LATEX])
def test_a_list_is_read_back(format: str) -> None:
    """Headings and texts come back, an absent text as an empty cell."""
    grid, below = READERS[format](render_list("things", COLUMNS, ITEMS, format))
    assert grid == [["Id", "Title", "Names"], *LISTED]
    assert below in ([], [""])


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_separated_list_has_keys_for_headings(format: str, delimiter: str) -> None:
    """Programs read the keys, people the headings."""
    grid, _ = read_separated(render_list("things", COLUMNS, ITEMS, format), delimiter)
    assert grid == [["id", "title", "names"], *LISTED]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("+9.6 %", "+9.6 %"),
        ("-20 %", "-20 %"),
        ("+0.20 %, within rounding", "+0.20 %, within rounding"),
        ("-", "-"),
        ("−20 %", "−20 %"),
        ("--", "'--"),
        ("+", "'+"),
        ("=1 %", "'=1 %"),
        ("+1 %+cmd|' /C calc'!A0", "'+1 %+cmd|' /C calc'!A0"),
        ("+1 %, within rounding()", "'+1 %, within rounding()"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("x+1", "x+1"),
    ],
)
def test_no_text_is_a_formula(text: str, written: str) -> None:
    """What a spreadsheet would run is marked as text; a difference in percent and a dash stay."""
    assert read_separated(render_list("things", {"a": "A"}, [{"a": text}], "csv"))[0] == [
        ["a"],
        [written],
    ]


@pytest.mark.parametrize("format", MARKUP)
@pytest.mark.parametrize("name", NASTY)
def test_hostile_text_in_a_list_stands_as_it_is(name: str, format: str) -> None:
    """A parser that is not ours reads the cleaned text back from a cell of a list, and finds no other cell."""
    grid, below = READERS[format](
        render_list("things", {"a": "A", "b": "B"}, [{"a": "x", "b": name}], format)
    )
    expected = clean(name)
    assert grid == [["A", "B"], ["x", with_plain_signs(expected) if format in LATEX else expected]]
    assert below in ([], [""])


def test_a_json_list_has_every_key() -> None:
    """JSON is an object of one list, and keeps what a table leaves out."""
    assert json.loads(render_list("things", COLUMNS, ITEMS, "json")) == {"things": ITEMS}
    item = {"id": "café ≥ 🛰️"}
    shown = render_list("things", COLUMNS, [item], "json", ascii=True)
    assert shown.isascii()
    assert json.loads(shown) == {"things": [item]}


def test_a_list_is_left_aligned_text() -> None:
    """Plain text is the default; numbers in it are texts as well."""
    assert render_list(
        "things", {"a": "A", "b": "B"}, [{"a": 10, "b": "≥ 1.50"}, {"a": 9}], ascii=True
    ) == ("A    B\n---  -------\n10   >= 1.50\n9")


@pytest.mark.parametrize("format", [*READERS, "csv"])
def test_an_empty_list_is_a_heading(format: str) -> None:
    """A list of nothing has its headings and no rows."""
    if format == "json":
        assert json.loads(render_list("things", COLUMNS, [], format)) == {"things": []}
    else:
        shown = render_list("things", COLUMNS, [], format, width=60)
        assert "title" in shown.casefold()
        assert "one" not in shown


@pytest.mark.parametrize("width", [40, 60, 80])
def test_long_texts_of_a_list_are_wrapped(width: int) -> None:
    """Lines fit the width, the widest columns give way, nothing is lost."""
    long, wide = "word " * 40 + "end", "月極域探査" * 12
    shown = render_list(
        "things", COLUMNS, [{"id": "one", "title": long, "names": [wide, "last"]}], width=width
    )
    lines = shown.split("\n")
    assert max(map(columns_taken, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    assert shown.count("word") == 40
    assert sorted(re.sub("[^月極域探査]", "", shown)) == sorted(wide)
    assert "end" in shown
    assert "last" in shown
    assert lines[2].startswith("one ")


def test_a_list_that_fits_is_not_wrapped() -> None:
    """A width larger than the table changes nothing; other formats know no width."""
    assert render_list("things", COLUMNS, ITEMS, width=60) == render_list("things", COLUMNS, ITEMS)
    assert render_list("things", COLUMNS, ITEMS, "markdown", width=20) == render_list(
        "things", COLUMNS, ITEMS, "markdown"
    )


# --- the schema of the JSON form ---------------------------------------------------

SCHEMA: dict[str, Any] = json.loads(
    resources.files("roverspecs").joinpath("data/comparison.schema.json").read_bytes()
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    """The schema is valid itself, and describes every property."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    for each in objects:
        assert each["additionalProperties"] is False
        assert sorted(each["required"]) == sorted(each["properties"])
        assert all(one["description"] for one in (each, *each["properties"].values()))


def test_the_schema_has_the_choices_of_the_code() -> None:
    """A kind, mark or configuration that is added must be added to the schema."""
    cell = SCHEMA["$defs"]["cell"]["properties"]
    assert cell["mark"]["enum"] == ["", *MARKS]
    assert cell["configuration"]["enum"] == [*CONFIGURATIONS, None]
    assert cell["published"]["maxLength"] == MAX_LENGTH
    assert SCHEMA["$defs"]["source"]["properties"]["kind"]["enum"] == list(SOURCE_KINDS)
    assert SCHEMA["$defs"]["vehicle"]["properties"]["kind"]["enum"] == [*KINDS, Vehicle.kind]
    assert SCHEMA["$defs"]["vehicle"]["properties"]["match"]["enum"] == [YES, MAYBE, None]
    assert all(
        re.fullmatch(SCHEMA["$defs"]["row"]["properties"]["spec"]["pattern"], name)
        for name in SPECS
    )


@pytest.mark.parametrize("units", SYSTEMS)
def test_shipped_comparisons_fit_the_schema(units: str) -> None:
    """Every shipped vehicle, every spec, derived ones too, every unit system."""
    for chosen in (["LEV-2", "Tenacious", "LUPEX rover"], [vehicle.id for vehicle in rs.Catalog()]):
        data = json.loads(rs.compare(chosen, list(GLOSSARY), units=units).render("json"))
        VALIDATOR.validate(data)
        assert all(len(row["cells"]) == len(chosen) for row in data["rows"])


@pytest.mark.parametrize(
    "value", ["5 kg", "~5 kg", "≥5 kg", "<5 kg", "5–6 kg", "5 ± 0.5 kg", "5 +1/-2 kg", "5 lb 3 oz"]
)
def test_figures_of_ones_own_fit_the_schema(value: str) -> None:
    """Every form of a value fits, uncited and of a vehicle of no kind, too."""
    VALIDATOR.validate(
        json.loads(rs.compare([rover("A", value), Vehicle(name="B", mass=value)]).render("json"))
    )


def broken(path: str, value: Any) -> Any:
    """Return the default comparison as data, with one value changed or, for ..., left out."""
    data = json.loads(rs.compare().render("json"))
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    place = data
    for key in way:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("remarks", ...),
        ("extra", 1),
        ("vehicles", None),
        ("vehicles.0.kind", "boat"),
        ("vehicles.0.extra", 1),
        ("rows.0.unit", None),
        ("rows.0.unit", ...),
        ("rows.0.cells.0", 0),
        ("rows.0.cells.0.magnitude", "0.228"),
        ("rows.0.cells.0.magnitude", -1),
        ("rows.0.cells.0.mark", "≈"),
        ("rows.0.cells.0.configuration", "folded"),
        ("rows.0.cells.0.published", ...),
        ("rows.0.cells.0.source", ...),
        ("rows.0.cells.0.source.kind", "blog"),
        ("rows.0.cells.0.source.date", "06/02/2025"),
        ("rows.0.cells.0.source.title", None),
        ("rows.0.cells.0.source.extra", 1),
    ],
)
def test_broken_data_does_not_fit_the_schema(path: str, value: Any) -> None:
    """The schema is strict: nothing is missing, strange or of another kind."""
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(broken(path, value))


# --- laws ----------------------------------------------------------------------


@st.composite
def published(draw: st.DrawFn) -> str:
    """Return a mass as somebody may have published it."""
    numbers = st.one_of(
        st.integers(1, 9999).map(str),
        st.decimals("0.01", "9999", places=2).map(str),
        st.integers(1, 99).map("0.{:03}".format),
    )
    unit = draw(st.sampled_from(["kg", "g", "lb", "oz", "t"]))
    form = draw(st.sampled_from(["plain", "range", "tolerance"]))
    first = draw(numbers)
    if form == "plain":
        return f"{draw(st.sampled_from(['', '~', '≥', '≤', '>', '<']))}{first} {unit}"
    second = draw(numbers)
    low, high = sorted([first, second], key=float)
    assume(float(low) < float(high))
    if form == "range":
        return f"{draw(st.sampled_from(['', '~']))}{low}–{high} {unit}"
    return f"{high} ± {low} {unit}"


values = st.lists(st.none() | published(), min_size=1, max_size=8).filter(any)


@settings(deadline=None)
@given(values)
def test_order_by_magnitude_is_the_same_in_every_unit_system(texts: list[str | None]) -> None:
    """A heavier vehicle is heavier in pounds."""
    vehicles = [rover(f"R{place}", text) for place, text in enumerate(texts)]
    cells = {units: rs.compare(vehicles, ["mass"], units=units).rows[0].cells for units in SYSTEMS}
    magnitudes = {units: [cell.magnitude for cell in row if cell] for units, row in cells.items()}
    order = sorted(range(len(magnitudes["si"])), key=lambda place: magnitudes["si"][place])
    for row in magnitudes.values():
        ordered = [row[place] for place in order]
        assert all(low <= high * (1 + 1e-12) for low, high in pairwise(ordered))


@settings(deadline=None)
@given(values, st.sampled_from(list(SYSTEMS)), st.booleans())
def test_csv_is_read_back_to_the_same_cells(
    texts: list[str | None], units: str, transpose: bool
) -> None:
    """Each number stands in CSV as in its cell, in the unit that CSV names."""
    vehicles = [rover(f"R{place}", text) for place, text in enumerate(texts)]
    comparison = rs.compare(vehicles, ["mass"], units=units)
    grid, _ = read_separated(comparison.render("csv", transpose=transpose))
    row = comparison.rows[0]
    expected = [cell.text if cell else "" for cell in row.cells]
    if (len(vehicles) > tables.MANY) != transpose:
        assert grid[0] == ["vehicle", f"Mass ({row.unit})", "notes"]
        assert [line[1] for line in grid[1:]] == expected
    else:
        assert grid[1][:-1] == ["mass", row.unit, *expected]
    marks = [text[0] if text[0] in "~≥≤<>" else "" for text in expected if text]
    assert marks == [text[0] if text[0] in "~≥≤<>" else "" for text in texts if text]


@settings(deadline=None)
@given(values, st.sampled_from(sorted(READERS)), st.booleans())
def test_tables_are_read_back_to_the_same_cells(
    texts: list[str | None], format: str, transpose: bool
) -> None:
    """Any number is read back from any main format, in either orientation."""
    comparison = rs.compare(
        [rover(f"R{place}", text) for place, text in enumerate(texts)], ["mass"], units="us"
    )
    grid, _ = READERS[format](comparison.render(format, transpose=transpose))
    assert grid == grid_of(comparison, vehicles_are_rows=(len(texts) > tables.MANY) != transpose)
