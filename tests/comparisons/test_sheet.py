"""The sheets: what a table of a comparison shows, in every format, and its JSON form."""

from __future__ import annotations

import html
import json
import re
from importlib import resources
from itertools import pairwise
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pylatexenc.latexwalker import LatexWalker  # type: ignore[import-untyped]  # it has no types
from readers import (
    LATEX,
    NASTY,
    READERS,
    Grid,
    columns_taken,
    has_control_characters,
    is_formula,
    latex_text,
    names,
    read_html,
    read_json,
    read_paper,
    read_separated,
    read_text,
    with_plain_signs,
)

import roverspecs as rs
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.sheet import MANY, sheet_of
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import DERIVED, SPECS
from roverspecs.records.vehicles import PUBLISHED, Lander, Rover, Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.tables.render import SEPARATORS, Sheet, formats
from roverspecs.values.units import SYSTEMS


def source(title: str, **fields: Any) -> Source:
    """Return a source with a title."""
    return Source(**{"id": "s", "title": title, "publisher": "P", "kind": "paper"} | fields)


def rover(name: str, mass: str | Claim | None = "5 kg", **fields: Any) -> Rover:
    """Return a rover with a mass."""
    return Rover(name=name, mass=mass, **fields)


def in_groups(text: str) -> str:
    """Return a number with no-break spaces, from the right, before every third digit of five."""
    made = []
    for part in re.split("([0-9]+(?:[.][0-9]+)?)", text):
        whole, point, rest = part.partition(".")
        if whole.isdigit() and len(whole) > 4:
            first = len(whole) % 3 or 3
            groups = [
                whole[:first],
                *(whole[each : each + 3] for each in range(first, len(whole), 3)),
            ]
            whole = "\u00a0".join(groups)
        made.append(whole + point + rest)
    return "".join(made)


def grid_of(
    comparison: Comparison, *, footnotes: bool = False, vehicles_are_rows: bool = False
) -> Grid:
    """Return what a table must show, worked out in another way."""
    notes: list[str] = []
    sources: list[Source] = []
    body: Grid = []
    for row in comparison.rows:
        label = SPECS[row.spec].label + (", derived" if row.spec in DERIVED else "")
        body.append([label + (f" ({row.unit})" if row.unit else "")])
        for cell in row.cells:
            if cell is None:
                body[-1].append("—")
                continue
            marks = []
            notes += [note for note in cell.notes if note not in notes]
            marks += sorted("abcdefghijklmnopqrstuvwxyz"[notes.index(note)] for note in cell.notes)
            for cited in dict.fromkeys(
                claim.source for claim in (cell.claim, *cell.inputs) if claim and claim.source
            ):
                if footnotes:
                    sources += [cited] if cited not in sources else []
                    marks.append(str(sources.index(cited) + 1))
            body[-1].append(in_groups(cell.text) + (f" [{','.join(marks)}]" if marks else ""))
    lines = [["Spec", *(vehicle.name for vehicle in comparison.vehicles)], *body]
    if vehicles_are_rows:
        lines = [list(line) for line in zip(*lines, strict=True)]
        lines[0][0] = "Vehicle"
    return lines


@pytest.fixture(name="default")
def _default() -> Comparison:
    """Return the comparison of the three rovers."""
    return rs.compare()


@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("units", SYSTEMS)
@pytest.mark.parametrize("format", [each for each in formats() if each not in SEPARATORS])
def test_every_format_shows_the_three_rovers(format: str, units: str, transpose: bool) -> None:
    """Each name, label and number of the default comparison is in the output."""
    comparison = rs.compare(units=units)
    shown = comparison.render(format, transpose=transpose)
    if format == "latex":
        shown = str(read_paper(shown)[0])
    elif format == "typst":
        # The two halves of a number are cells.
        shown = shown.replace('", "', "")
    elif format in LATEX:
        shown = latex_text(LatexWalker(shown).get_latex_nodes()[0])
    elif format != "json":
        shown = re.sub(r"\\(?=[-~])", "", html.unescape(shown))
    assert all(vehicle.name in shown for vehicle in comparison.vehicles)
    for row in comparison.rows:
        assert PUBLISHED[row.spec].label in shown
        assert all(cell.text in shown for cell in row.cells if cell)


@pytest.mark.parametrize("footnotes", [False, True])
@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("format", READERS)
def test_cells_are_read_back(
    default: Comparison, format: str, transpose: bool, footnotes: bool
) -> None:
    """A parser that is not ours finds the same cells, marks and all."""
    grid, below = READERS[format](default.render(format, transpose=transpose, footnotes=footnotes))
    assert grid == grid_of(default, footnotes=footnotes, vehicles_are_rows=transpose)
    assert below[: len(default.legend)] == [
        "[a] including instruments",
        "[b] configuration unstated",
        "[c] at launch",
        "[d] one press source only",
        "[e] deployed",
        "[f] stowed",
        "[g] planned",
    ]
    assert len(below) - len(default.legend) == (7 if footnotes else 0)


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
    """A derived row says so; its cells point at their inputs and at their sources."""
    comparison = rs.compare(DERIVED_ONES, ["mass", "derived"])
    grid, below = READERS[format](
        comparison.render(format, transpose=transpose, footnotes=footnotes)
    )
    shown_as = with_plain_signs if format in LATEX else str
    expected = grid_of(comparison, footnotes=footnotes, vehicles_are_rows=transpose)
    assert grid == [[shown_as(text) for text in line] for line in expected]
    flat = [text for line in grid for text in line]
    assert shown_as("Bulk density, derived (kg/m³)") in flat
    assert ("~8 [e,1,3]" if footnotes else "~8 [e]") in flat
    assert ("≤25.0 [b,d,2]" if footnotes else "≤25.0 [b,d]") in flat
    assert below[len(comparison.legend) :][: len(comparison.remarks)] == list(comparison.remarks)
    assert "No specific power of A, B: no figure for power" in below
    cited = [text for text in below if "Fact Sheet" in text]
    assert [text.partition(",")[0] for text in cited] == (
        ["[3] Moon Fact Sheet", "[4] Mars Fact Sheet"] * footnotes
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


RELATED = [
    ["Spec", "Base", "Light", "About (maybe)"],
    ["Mass (kg)", "2.0 (min) [a]", "4.0 [a]", "~5.0 (max) [a]"],
    ["Mass ÷ Base", "", "2.0", "~2.5"],
    ["Mass − Base (kg)", "", "+2.0", "~+3.0"],
    ["Width (m)", "1 (min) [a]", "2 (max) [a]", "—"],
    ["Width ÷ Base", "", "2", "—"],
    ["Width − Base (m)", "", "+1", "—"],
]


@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("format", READERS)
def test_answers_are_read_back(format: str, transpose: bool) -> None:
    """Maybes stand in the heading, extremes in the cell, relations in rows of their own."""
    grid, below = READERS[format](questions().render(format, transpose=transpose))
    shown_as = with_plain_signs if format in LATEX else str
    lines = RELATED
    if transpose:
        lines = [list(line) for line in zip(*lines, strict=True)]
        lines[0][0] = "Vehicle"
    assert grid == [[shown_as(text) for text in line] for line in lines]
    notes = ["[a] uncited, the user's own figure", "May meet it: About (mass ~5.0 kg)"]
    assert below == notes


def test_a_relation_has_the_unit_of_its_cells() -> None:
    """A difference stands under the unit of its row, a derived one too, in every unit system."""
    vehicles = [rover("A", "4 kg", body="Moon"), rover("B", "2 kg", body="Moon")]
    table = rs.compare(vehicles, ["mass", "surface_weight"], units="us", relative_to=vehicles[1])
    grid, _ = read_text(table.render())
    assert [line[0] for line in grid[1:]] == [
        "Mass (lb)",
        "Mass ÷ B",
        "Mass − B (lb)",
        "Surface weight, derived (lbf)",
        "Surface weight, derived ÷ B",
        "Surface weight, derived − B (lbf)",
    ]


def test_a_relation_without_a_figure_has_no_row() -> None:
    """Where no vehicle has both figures, there is nothing to relate and no empty row."""
    vehicles = [rover("A", "2 kg"), rover("B", None, length="2 m")]
    grid, _ = read_text(rs.compare(vehicles, relative_to=vehicles[0]).render())
    assert grid[1:] == [["Mass (kg)", "2 [a]", "—"], ["Length (m)", "—", "2 [a]"]]


def test_a_vehicle_of_one_name_with_another_is_told_apart_in_relations() -> None:
    """The label of a relation has the same name for its vehicle as the heading."""
    vehicles = [rover("A", "2 kg", id="a-1"), rover("A", "4 kg", id="a-2")]
    table = rs.compare(vehicles, ["mass"], relative_to=vehicles[1])
    grid, _ = read_text(table.render())
    assert grid[0] == ["Spec", "A (a-1)", "A (a-2)"]
    assert [line[0] for line in grid[2:]] == ["Mass ÷ A (a-2)", "Mass − A (a-2) (kg)"]


def test_relations_turn_no_table() -> None:
    """Five vehicles are columns whether or not they are set in relation to one of them."""
    vehicles = [rover(f"R{place}", f"{place} kg") for place in range(1, MANY + 2)]
    few = rs.compare(vehicles[:MANY], ["mass"], relative_to=vehicles[0])
    many = rs.compare(vehicles, ["mass"], relative_to=vehicles[0])
    assert read_text(few.render())[0][0] == ["Spec", "R1", "R2", "R3", "R4", "R5"]
    assert read_text(many.render())[0][0] == [
        "Vehicle",
        "Mass (kg)",
        "Mass ÷ R1",
        "Mass − R1 (kg)",
    ]


def sheet(comparison: Comparison, **options: Any) -> Sheet:
    """Return the sheet of a comparison."""
    return sheet_of(
        comparison.vehicles,
        comparison.rows,
        matches=comparison.matches,
        base=comparison.base,
        letters=comparison.letters,
        marks={each: (str(place), "source") for place, each in enumerate(comparison.sources, 1)},
        listed={each: str(each) for each in comparison.sources},
        remarks=comparison.remarks,
        columns=comparison.wide_columns,
        long_columns=comparison.long_columns,
        data=comparison.as_data,
        **options,
    )


def test_each_text_has_its_role() -> None:
    """Headings, numbers, extremes, doubts, gaps and notes are marked as what they are."""
    made = sheet(questions())
    assert [list(header) for header in made.headers] == [
        [("Spec", "heading")],
        [("Base", "heading")],
        [("Light", "heading")],
        [("About", "heading"), ("(maybe)", "doubtful")],
    ]
    mass, ratio, *_, width_ratio, _ = made.rows
    assert [list(cell) for cell in mass] == [
        [("Mass (kg)", "")],
        [("2.0", "number"), ("(min)", "other"), ("a", "note")],
        [("4.0", "number"), ("a", "note")],
        [("~5.0", "number"), ("(max)", "good"), ("a", "note")],
    ]
    # A vehicle has no relation to itself, which is not for want of a figure.
    assert list(ratio[1]) == []
    assert list(width_ratio[3]) == [("—", "aside")]
    assert [list(note) for note in made.notes] == [
        [("a", "note"), ("uncited, the user's own figure", "aside")],
        [("May meet it: About (mass ~5.0 kg)", "")],
    ]
    assert list(made.numeric) == [False, True, True, True]
    cited = sheet(rs.compare(["LEV-2"], ["mass"]))
    assert list(cited.rows[0][1]) == [("0.228", "number"), ("1", "source")]
    assert [[role for _, role in note] for note in cited.notes] == [["source", "aside"]]


def test_vehicles_as_rows_keep_their_roles() -> None:
    """The doubt stands behind the name in the first column, and the labels are headings."""
    made = sheet(questions(), transpose=True)
    assert all(role == "heading" for header in made.headers for _, role in header)
    assert list(made.rows[2][0]) == [("About", ""), ("(maybe)", "doubtful")]


def test_names_that_are_one_in_ascii_are_told_apart() -> None:
    """A dash and a hyphen look the same there, so that the ids stand behind the names."""
    comparison = rs.compare([rover("A–1", id="one"), rover("A-1", id="two")])
    assert read_text(comparison.render())[0][0] == ["Spec", "A–1", "A-1"]
    assert read_text(comparison.render(ascii=True))[0][0] == ["Spec", "A-1 (one)", "A-1 (two)"]


def test_answers_in_json_fit_the_schema() -> None:
    """Whether a vehicle meets a condition, its relation to another and the extremes are data."""
    data = json.loads(questions().render("json"))
    VALIDATOR.validate(data)
    assert [vehicle["match"] for vehicle in data["vehicles"]] == ["yes", "yes", "maybe"]
    assert data["relative_to"] == "base"
    mass = data["rows"][0]
    assert [cell["extreme"] for cell in mass["cells"]] == ["min", "", "max"]
    assert [cell and cell["text"] for cell in mass["ratios"]] == [None, "2.0", "~2.5"]
    assert [cell and cell["magnitude"] for cell in mass["differences"]] == [None, 2.0, 3.0]
    assert mass["ratios"][1]["ucum"] == "1"
    assert [claim["published"] for claim in mass["ratios"][1]["inputs"]] == ["4.0 kg", "2.0 kg"]
    plain = json.loads(rs.compare().render("json"))
    assert plain["relative_to"] is plain["vehicles"][0]["match"] is None
    assert plain["rows"][0]["ratios"] == []


@pytest.mark.parametrize("format", [each for each in formats() if each not in SEPARATORS])
def test_no_vehicle_is_an_answer_in_every_format(format: str) -> None:
    """A table without a vehicle says so."""
    shown = rs.compare(["LEV-2"], ["mass"], where="mass > 1 t").render(format)
    assert "No vehicle meets mass" in shown
    if format == "json":
        VALIDATOR.validate(json.loads(shown))


@pytest.mark.parametrize("format", [each for each in formats() if each not in SEPARATORS])
def test_a_table_without_a_row_says_why(format: str) -> None:
    """Where no row is left, what is left out is said, in a document that is one."""
    shown = rs.compare(["spirit", "opportunity"], ["mass"], differing=True).render(format)
    assert "alike within the published digits: mass" in shown
    if format != "json":
        assert "Spirit" not in shown


@pytest.mark.parametrize("name", ["Mass ÷ Base", "Base (maybe)", "|<script>\x1b[31m"])
def test_a_name_takes_no_other_place(name: str) -> None:
    """A vehicle whose name reads like the label of a relation keeps its own column."""
    grid, _ = read_html(questions(name).render("html"))
    assert grid[0] == ["Spec", "Base", "Light", f"{clean(name)} (maybe)"]
    assert grid[1][1:3] == ["2.0 (min) [a]", "4.0 [a]"]


@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize("units", ["si", "metric"])
@pytest.mark.parametrize("format", READERS)
def test_a_second_unit_stands_in_brackets(format: str, units: str, transpose: bool) -> None:
    """In every format a cell is that of the table alone, with that of the other one in brackets."""
    asked: dict[str, Any] = {"relative_to": "lev-2", "specs": ["mass", "width", "wheel_count"]}
    read = READERS[format]
    first = rs.compare(**asked, units=units)
    made = first.in_units(units, "us")
    one, other, both = (
        read(each.render(format, transpose=transpose))
        for each in (first, first.in_units("us"), made)
    )

    expected: Grid = []
    for line, second in zip(one[0], other[0], strict=True):
        pairs = zip(line, second, strict=True)
        expected.append([with_second(*pair) for pair in pairs])
    assert both == (expected, one[1])


def with_second(text: str, other: str) -> str:
    """Return the text of a cell or a label of two tables as one table in both units has it."""
    if label := re.fullmatch(r"(.+) \((\w+)\)", text):
        unit = re.fullmatch(r"(.+) \((\w+)\)", other)
        assert unit
        return f"{label[1]}, {label[2]} ({unit[2]})"
    number, space, marks = text.partition(" [")
    second = other.partition(" [")[0]
    if number == second:
        return text
    return f"{number} ({second}){space}{marks}"


def test_github_strikes_nothing_through() -> None:
    """A second tilde before a sign would end what the first one began: it is escaped."""
    asked: dict[str, Any] = {"specs": ["mass"], "relative_to": "lev-2", "also": "us"}
    shown = rs.compare(["tenacious"], **asked).render("github")
    assert "~5 (~11)" in shown
    assert r"~+5 (\~+11)" in shown


def test_json_is_the_data(default: Comparison) -> None:
    """JSON is the comparison as data, nothing added or lost."""
    assert json.loads(default.render("json")) == default.as_data()


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
    shown = rs.compare(vehicles).render(format, footnotes=True)
    assert shown.isascii()
    assert "~" not in shown
    assert r"$\sim$5" in shown
    assert r"5 $\pm$ 0.5" in shown.replace(r" & \ ", " ")
    assert READERS[format](shown)[1][:2] == [
        "[a] ≥ 2 – 3 °, m2, m3, µm·s — | -1 × → 2",
        "[b] uncited, the user's own figure",
    ]


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
            comparison.render(format, footnotes=True, transpose=transpose)
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
        notes = [clean(note) for note in [*notes, f"[1] {name}, P, undated, no address (paper)"]]
        if format in LATEX:
            lines = [[with_plain_signs(text) for text in line] for line in lines]
            notes = [with_plain_signs(note) for note in notes]
        assert grid == lines
        assert below == notes


@pytest.mark.parametrize("name", NASTY)
def test_data_formats_keep_hostile_text(name: str) -> None:
    """CSV holds the cleaned name, no formula; JSON holds it exactly."""
    comparison = hostile(name)
    for layout, separator in SEPARATORS.items():
        grid, _ = read_separated(comparison.render(layout), separator)
        name_seen = clean(name)
        if is_formula(name_seen):
            name_seen = "'" + name_seen
        assert grid[1][1] == name_seen
        assert len({len(line) for line in grid}) == 1
        assert not any(is_formula(text) for line in grid for text in line)
    shown = comparison.render("json")
    assert json.loads(shown)["vehicles"][0]["name"] == name
    assert shown.encode()
    assert not has_control_characters(shown)


@pytest.mark.parametrize("format", ["html", "rst"])
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


def test_a_figure_that_was_not_read_is_no_dash() -> None:
    """It says so in its cell and below the table, and is empty or null for programs."""
    rovers = [rs.Rover(name="A", mass="5 kg", unread=("power",)), rs.Rover(name="B", power="9 W")]
    comparison = rs.compare(rovers, ["mass", "power"], units={"power": "W"})
    lines = comparison.render("markdown").splitlines()
    assert "not read" in lines[3]
    assert "—" not in lines[3]
    assert comparison.as_data()["remarks"] == ["No power that could be read: A"]
    assert comparison.render("csv").splitlines()[1].endswith("A,5.0,")
    assert comparison.as_data()["rows"][1]["cells"][0] is None


def test_a_missing_cell_is_a_dash_or_empty_or_null() -> None:
    """What nobody published is never a number."""
    comparison = rs.compare([rover("A"), rover("B", None, length="2 m")])
    assert read_text(comparison.render())[0][1] == ["Mass (kg)", "5 [a]", "—"]
    assert read_text(comparison.render(ascii=True))[0][1] == ["Mass (kg)", "5 [a]", "-"]
    assert read_separated(comparison.render("csv"))[0][1:] == [
        ["a", "A", "5.0", ""],
        ["b", "B", "", "2.0"],
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


@pytest.mark.parametrize("format", ["text", "markdown", "html", "latex"])
def test_a_comparison_of_nothing_is_a_heading(format: str) -> None:
    """Vehicles of which nothing was published give a table without rows."""
    comparison = rs.compare([rover("A", None)])
    assert comparison.rows == ()
    for transpose in (False, True):
        assert "A" in comparison.render(format, transpose=transpose, width=40)


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


def with_whole_labels(grid: Grid) -> Grid:
    """Return a table with each line that goes on with a label joined to the one before."""
    made: Grid = []
    for label, *cells in grid:
        if not any(cells):
            made[-1][0] += f" {label}"
        else:
            made.append([label, *cells])
    return made


@pytest.mark.parametrize("units", SYSTEMS)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_three_rovers_fit_a_width(width: int, units: str) -> None:
    """The table is printed in parts, each with the labels, no number cut, none lost."""
    comparison = rs.compare(units=units)
    shown = comparison.render(width=width, footnotes=True)
    table, _, notes = shown.partition("\n\n[a]")
    assert max(map(columns_taken, table.split("\n"))) <= width
    assert all(columns_taken(line) <= width or "https://" in line for line in notes.split("\n"))
    parts = [with_whole_labels(read_text(part)[0]) for part in table.split("\n\n")]
    is_whole = width == 80 or (width == 60 and units == "us")
    assert len(parts) == (1 if is_whole else 2 if width == 60 else 3)
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
        "Spec         Tenacious\n"
        "---------  -----------\n"
        "Mass (kg)           ~5\n"
        "Payload             ≤1\n"
        "capacity\n"
        "(kg)"
    )


def test_notes_are_wrapped_and_addresses_kept_whole(default: Comparison) -> None:
    """A note continues indented; an address is longer than a line before it is cut."""
    shown = default.render(width=40, footnotes=True)
    assert (
        "\n[4] drone.jp ?p=70076: LUPEX rover\n"
        "    panel, drone.jp, undated, read\n"
        "    2026-11-21,\n"
        "    https://drone.jp/?p=70076 (press)\n" in shown
    )
    sources = dict.fromkeys(
        cell.claim.source for row in default.rows for cell in row.cells if cell and cell.claim
    )
    flat = re.sub(r"\s", "", shown)
    assert all(
        re.sub(r"\s", "", f"[{place}]{each}") in flat for place, each in enumerate(sources, 1)
    )


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_many_vehicles_are_rows(format: str) -> None:
    """Up to five vehicles are columns, more are rows, and transpose swaps either."""
    vehicles = [rover(f"R{place}") for place in range(MANY + 1)]
    few, many = rs.compare(vehicles[:-1]), rs.compare(vehicles)
    heads = [
        re.findall(r"\w+", comparison.render(format, transpose=transpose).split("\n")[0])[
            0
        ].casefold()
        for comparison in (few, many)
        for transpose in (False, True)
    ]
    assert MANY == 5
    assert heads == ["spec", "vehicle", "vehicle", "spec"]


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
        assert letter == sorted(letter)
        assert sorted(notes[each] for each in letter) == sorted(cell.notes)
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
    assert below == ["[a] uncited, the user's own figure", "[1] T, P, undated, no address (paper)"]


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
    assert below[:2] == ["[a] case 0", "[b] uncited, the user's own figure"]
    assert len(set(marks)) == len(below) == 61


def test_what_two_cells_have_in_common_is_said_once() -> None:
    """A note of several phrases has a letter for each; the letters of a cell stand in their order."""
    sides = [
        Claim(value="1 m", configuration="stowed", part="body", source=source("T")),
        Claim(value="2 m", configuration="stowed", condition="planned", source=source("T")),
        Claim(value="3 m", configuration="stowed", part="planned", condition="body"),
    ]
    rovers = [rover(f"R{place}", None, length=side) for place, side in enumerate(sides)]
    grid, below = read_text(rs.compare(rovers, ["length"]).render())

    assert grid[1][1:] == ["1 [a,b]", "2 [a,c]", "3 [a,b,c,d]"]
    assert below == ["[a] stowed", "[b] body", "[c] planned", "[d] uncited, the user's own figure"]


@pytest.mark.parametrize("format", [*READERS, "mediawiki"])
def test_remarks_stand_below_the_table(format: str) -> None:
    """What a table leaves out is said in every format that has notes."""
    comparison = rs.compare(["LEV-2", "Tenacious"], ["width", "length"], configuration="deployed")
    assert comparison.remarks
    shown = comparison.render(format)
    if format in READERS:
        assert READERS[format](shown)[1][-len(comparison.remarks) :] == list(comparison.remarks)
    assert json.loads(comparison.render("json"))["remarks"] == list(comparison.remarks)


@pytest.mark.parametrize("transpose", [False, True])
@pytest.mark.parametrize(
    "format", [name for name in formats() if not re.search("grid|outline|json|csv|tsv", name)]
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
    shown = comparison.render(format, ascii=True, footnotes=True, transpose=transpose)
    assert shown.isascii()


def test_json_in_ascii_is_the_same_data(default: Comparison) -> None:
    """JSON escapes what ASCII lacks, and loses nothing."""
    shown = default.render("json", ascii=True)
    assert shown.isascii()
    assert "≥" not in shown
    assert json.loads(shown) == default.as_data()


SCHEMA: dict[str, Any] = json.loads(
    resources.files("roverspecs").joinpath("data/schemas/comparison.schema.json").read_bytes()
)


VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("units", SYSTEMS)
@pytest.mark.untraced
def test_shipped_comparisons_fit_the_schema(units: str) -> None:
    """Every shipped vehicle, every spec, derived ones too, every unit system."""
    for chosen in (["LEV-2", "Tenacious", "LUPEX rover"], [vehicle.id for vehicle in rs.Catalog()]):
        data = json.loads(rs.compare(chosen, list(SPECS), units=units).render("json"))
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
    magnitudes = {
        units: [cell.magnitude or 0.0 for cell in row if cell] for units, row in cells.items()
    }
    order = sorted(range(len(magnitudes["si"])), key=lambda place: magnitudes["si"][place])
    for row in magnitudes.values():
        ordered = [row[place] for place in order]
        assert all(low <= high * (1 + 1e-12) for low, high in pairwise(ordered))


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
    expected = grid_of(comparison, vehicles_are_rows=(len(texts) > MANY) != transpose)
    if format.startswith("latex"):
        # There the space is a thin one, which the reader shows as any other.
        expected = [[cell.replace("\u00a0", " ") for cell in line] for line in expected]
    assert grid == expected
