"""Flat rows: CSV is data, in a shape that does not depend on how many vehicles there are."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from conftest import needs
from hypothesis import given, settings
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.flat_rows import LONG_FIELDS
from roverspecs.errors import FieldError
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import SPECS
from roverspecs.records.flat_claims import ALSO_FIELDS, FIELDS
from roverspecs.tables.render import SEPARATORS
from roverspecs.values.units import SYSTEMS


def read(shown: str, separator: str = ",") -> list[dict[str, str]]:
    """Return the lines of CSV by the names of the columns."""
    return list(csv.DictReader(io.StringIO(shown), delimiter=separator))


def rovers() -> list[rs.Rover]:
    """Return vehicles whose masses have every mark."""
    texts = ["5 kg", "~5 kg", "≥5 kg", "<5 kg", "5–6 kg", "5 ± 0.5 kg", "~5–6 kg", None]
    return [rs.Rover(name=f"R{place}", mass=text) for place, text in enumerate(texts)]


def test_the_wide_shape_has_a_line_a_vehicle() -> None:
    """The ids stand beside the names, the unit in the name of the column, the mark apart."""
    lines = read(rs.compare(["lev-2", "tenacious"], ["mass", "top_speed"]).render("csv"))
    assert [line["id"] for line in lines] == ["lev-2", "tenacious"]
    assert [line["name"] for line in lines] == ["LEV-2", "Tenacious"]
    assert [line["mass_kg"] for line in lines] == ["0.228", "5.0"]
    assert [line["mass_mark"] for line in lines] == ["", "~"]
    assert "top_speed_m_per_s" in lines[0]


def test_a_bound_is_no_number() -> None:
    """The magnitude is the number that is published; the ends are those the source gives."""
    lines = read(rs.compare(rovers(), ["mass"]).render("csv"))
    found = [tuple(line.values())[2:] for line in lines]
    assert list(lines[0])[2:] == ["mass_kg", "mass_kg_low", "mass_kg_high", "mass_mark"]
    assert found == [
        ("5.0", "5.0", "5.0", ""),
        ("5.0", "", "", "~"),
        ("", "5.0", "", "≥"),
        ("", "", "5.0", "<"),
        ("", "5.0", "6.0", "–"),
        ("5.0", "4.5", "5.5", "±"),
        ("", "5.0", "6.0", "~"),
        ("", "", "", ""),
    ]


def test_ends_and_marks_stand_only_where_a_figure_needs_them() -> None:
    """Plain figures have one column; a complete table has all of them, whatever it shows."""
    plain = rs.compare([rs.Rover(name="A", mass="5 kg")], ["mass", "envelope"])
    assert list(plain.wide_columns()) == [
        *("id", "name", "mass_kg"),
        *("envelope_m_1", "envelope_m_2", "envelope_m_3"),
    ]
    complete = list(plain.wide_columns(is_complete=True))
    assert complete == list(
        rs.compare(rovers(), ["mass", "envelope"]).wide_columns(is_complete=True)
    )
    assert complete[2:] == [
        *("mass_kg", "mass_kg_low", "mass_kg_high", "mass_mark"),
        *("envelope_m_1", "envelope_m_2", "envelope_m_3", "envelope_mark"),
    ]


@pytest.mark.parametrize("count", [1, 5, 6, 20])
@pytest.mark.parametrize("format", SEPARATORS)
def test_the_shape_is_the_same_for_any_count(format: str, count: int) -> None:
    """A sixth vehicle adds a line, and turns nothing over."""
    vehicles = [rs.Rover(name=f"R{place}", mass="5 kg") for place in range(count)]
    shown = rs.compare(vehicles, ["mass"]).render(format)
    one = rs.compare(vehicles[:1], ["mass"]).render(format)
    assert shown.split("\n")[0] == one.split("\n")[0]
    assert len(read(shown, SEPARATORS[format])) == count


def test_the_long_shape_has_a_line_for_each_vehicle_and_spec() -> None:
    """Each figure has all its fields, and a gap the reason for it."""
    comparison = rs.compare(["lev-2", "tenacious"], ["mass", "length", "surface_weight"])
    lines = read(comparison.render("csv-long"))
    assert tuple(lines[0]) == LONG_FIELDS
    assert set(LONG_FIELDS) <= set(FIELDS)
    places = [(line["vehicle"], line["spec"]) for line in lines]
    assert places == [
        (vehicle, spec)
        for vehicle in ("lev-2", "tenacious")
        for spec in ("mass", "length", "surface_weight")
    ]
    mass = lines[0]
    assert (mass["magnitude"], mass["unit"], mass["ucum"]) == ("0.228", "kg", "kg")
    assert (mass["published"], mass["source_id"]) == ("228 g", "joint-release-2025")
    assert (mass["derived"], lines[2]["derived"]) == ("false", "true")
    assert lines[2]["published"] == ""
    assert (lines[1]["magnitude"], lines[1]["reason"] != "") == ("", True)


def test_a_claim_keeps_all_that_it_states() -> None:
    """Configuration, part, condition, date and note have columns of their own."""
    source = Source(
        id="s", title="T", publisher="P", kind="paper", date="2024", url="https://a.b/c"
    )
    given = {"configuration": "stowed", "part": "body", "condition": "planned", "note": "N"}
    claim = Claim(value="2 m", source=source, **given)
    [line] = read(rs.compare([rs.Rover(name="A", length=claim)], ["length"]).render("csv-long"))
    assert {key: line[key] for key in given} == given
    cited = {key: line[f"source_{key}"] for key in ("id", "title", "publisher", "kind", "date")}
    assert cited == {"id": "s", "title": "T", "publisher": "P", "kind": "paper", "date": "2024"}
    assert line["source_url"] == "https://a.b/c"


def test_a_total_that_grows_has_no_high_end() -> None:
    """It is at least that, and its date stands beside it."""
    claim = Claim(value="5 km", as_of="2024")
    [line] = read(
        rs.compare([rs.Rover(name="A", distance_driven=claim)], ["distance_driven"]).render(
            "csv-long"
        )
    )
    assert (line["magnitude"], line["low"], line["high"]) == ("5000.0", "5000.0", "")
    assert line["as_of"] == "2024"


def test_sides_have_columns_of_their_own() -> None:
    """An envelope is no number: each of its sides is."""
    comparison = rs.compare([rs.Rover(name="A", envelope="30 × 20 cm")], ["envelope"])
    [wide] = read(comparison.render("csv"))
    assert list(wide.values())[2:] == ["0.3", "0.2", ""]
    [line] = read(comparison.render("csv-long"))
    assert [line[f"side_{place}"] for place in (1, 2, 3)] == ["0.3", "0.2", ""]
    assert line["magnitude"] == line["low"] == line["high"] == ""


def related() -> Comparison:
    """Return vehicles relative to one, with all that can be asked."""
    vehicles = [
        rs.Rover(name="Base", mass="4 kg"),
        rs.Rover(name="Light", mass="2 kg"),
        rs.Rover(name="About", mass="~5.0 kg"),
    ]
    return rs.compare(
        vehicles, ["mass"], relative_to=vehicles[0], where="mass < 5.1 kg", extremes=True
    )


def test_relations_matches_and_extremes_are_columns() -> None:
    """What was asked for besides the figures has columns of its own."""
    lines = read(related().render("csv"))
    assert [line["match"] for line in lines] == ["yes", "yes", "maybe"]
    assert [line["mass_extreme"] for line in lines] == ["", "min", "max"]
    assert [line["mass_ratio"] for line in lines] == ["", "0.5", "1.25"]
    assert [line["mass_difference_kg"] for line in lines] == ["", "-2.0", "1.0"]
    assert [line["mass_ratio_mark"] for line in lines] == ["", "", "~"]


def test_relations_are_lines_of_the_long_shape() -> None:
    """A ratio and a difference stand under their figure; the vehicle itself has none."""
    lines = read(related().render("csv-long"))
    found = [(line["vehicle"], line["relation"], line["magnitude"], line["unit"]) for line in lines]
    assert found == [
        ("base", "", "4.0", "kg"),
        ("light", "", "2.0", "kg"),
        ("light", "ratio", "0.5", ""),
        ("light", "difference", "-2.0", "kg"),
        ("about", "", "5.0", "kg"),
        ("about", "ratio", "1.25", ""),
        ("about", "difference", "1.0", "kg"),
    ]
    assert {line["relative_to"] for line in lines} == {"base"}
    assert [line["extreme"] for line in lines if not line["relation"]] == ["", "min", "max"]


def both() -> Comparison:
    """Return vehicles in two units, relative to one."""
    vehicles = [
        rs.Rover(name="Base", mass="4 kg", envelope="1 × 2 m"),
        rs.Rover(name="Less", mass="<2 kg", power="5 W"),
    ]
    return rs.compare(vehicles, ["mass", "envelope", "power"], also="us", relative_to=vehicles[0])


def test_a_second_unit_has_columns_of_its_own() -> None:
    """They are those of a table in the second unit alone; what has no unit stands once."""
    columns = both().wide_columns()
    assert list(columns) == [
        *("id", "name"),
        *("mass_kg", "mass_kg_low", "mass_kg_high", "mass_mark"),
        *("mass_lb", "mass_lb_low", "mass_lb_high"),
        *("mass_ratio", "mass_ratio_low", "mass_ratio_high", "mass_ratio_mark"),
        *("mass_difference_kg", "mass_difference_kg_low", "mass_difference_kg_high"),
        "mass_difference_mark",
        *("mass_difference_lb", "mass_difference_lb_low", "mass_difference_lb_high"),
        *("envelope_m_1", "envelope_m_2", "envelope_m_3"),
        *("envelope_in_1", "envelope_in_2", "envelope_in_3"),
        *("envelope_ratio", "envelope_difference_m", "envelope_difference_in"),
        *("power_W", "power_ratio", "power_difference_W"),
    ]
    for units in ("si", "us"):
        one = both().in_units(units).wide_columns()
        assert one.items() <= columns.items()


@pytest.mark.once
@needs("narwhals", "pandas")
@pytest.mark.parametrize("specs", [["mass", "dimensions", "wheel_count"], None])
def test_the_columns_of_two_units_do_not_depend_on_the_vehicles(specs: list[str] | None) -> None:
    """A dataframe has both units of every spec, whoever is compared."""
    few = rs.compare([rs.Rover(name="A")], specs, also="us")
    many = rs.compare(["lev-2", "tenacious", "lupex-rover", "luna-17"], specs, also="us")

    shared = set(many.to_frame().columns) - {"mass_kg", "mass_lb"}
    assert {"mass_kg", "mass_lb"} <= set(few.to_frame().columns)
    if specs is not None:
        assert list(few.to_frame().columns) == list(many.to_frame().columns)
    assert shared


def test_a_second_unit_that_the_figures_choose_names_no_column() -> None:
    """It would change with the vehicles, which is refused with the remedy."""
    message = "also: 'us' takes the unit of range that suits the figures, so that columns would change their names with the vehicles: give also='si', also={'range': 'mi'} or shape='long'"
    with pytest.raises(FieldError) as caught:
        rs.compare([rs.Rover(name="A", range="10 km")], ["range"], also="us").to_frame()
    assert str(caught.value) == message


def test_the_long_shape_has_a_second_unit_beside_the_first() -> None:
    """Its fields come behind the others; they are empty where there is one unit, or none."""
    lines = read(both().render("csv-long"))
    assert tuple(lines[0]) == (*LONG_FIELDS, *ALSO_FIELDS, "relation", "relative_to")
    assert set(ALSO_FIELDS) <= set(FIELDS)
    found = [
        (line["vehicle"], line["spec"], line["relation"], *(line[name] for name in ALSO_FIELDS))
        for line in lines
        if line["vehicle"] == "less" or line["spec"] == "envelope"
    ]
    four, two = "[lb_av]", "4.409245243697551"
    sides = ("39.37007874015748", "78.74015748031496")
    assert found == [
        ("base", "envelope", "", "", "in", "[in_i]", "", "", *sides, ""),
        ("less", "mass", "", "", "lb", four, "", two, "", "", ""),
        ("less", "mass", "ratio", *[""] * 8),
        ("less", "mass", "difference", "", "lb", four, "", "-4.409245243697551", "", "", ""),
        ("less", "envelope", "", "", "in", *[""] * 6),
        ("less", "power", "", *[""] * 8),
    ]
    plain = read(both().in_units("si").render("csv-long"))
    assert plain == [
        {name: text for name, text in line.items() if name not in ALSO_FIELDS} for line in lines
    ]


def test_an_envelope_has_no_relation() -> None:
    """It has no order either, so that a relation adds empty columns at most."""
    vehicles = [rs.Rover(name="A", envelope="3 × 2 m"), rs.Rover(name="B", envelope="3 × 2 m")]
    table = rs.compare(vehicles, ["envelope"], relative_to=vehicles[0])
    lines = read(table.render("csv-long"))
    assert [line["relation"] for line in lines] == ["", ""]


@pytest.mark.parametrize("format", SEPARATORS)
@pytest.mark.parametrize("option", ["transpose", "footnotes"])
def test_what_has_no_place_in_csv_is_refused(format: str, option: str) -> None:
    """Neither turning the table over nor footnotes are passed over in silence."""
    given = {"transpose": False, "footnotes": False, option: True}
    with pytest.raises(FieldError, match=option):
        rs.compare().render(format, transpose=given["transpose"], footnotes=given["footnotes"])


def test_notes_are_in_no_row() -> None:
    """A remark on the table and a note of a cell are no values."""
    comparison = rs.compare(rovers(), ["mass"])
    assert comparison.legend
    for line in read(comparison.render("csv")):
        assert line["name"].startswith("R")
        assert len(line) == 6


@pytest.mark.parametrize("units", SYSTEMS)
@pytest.mark.parametrize("format", SEPARATORS)
@pytest.mark.untraced
def test_numbers_are_ascii_and_exact(format: str, units: str) -> None:
    """Every number of the catalog is read back as the float that it is."""
    vehicles = list(rs.Catalog())
    comparison = rs.compare(vehicles, list(SPECS), units=units)
    lines = read(comparison.render(format), SEPARATORS[format])
    columns: Any = comparison.wide_columns()
    if format == "csv-long":
        columns = comparison.long_columns()
    for name, values in columns.items():
        for value, line in zip(values, lines, strict=True):
            if isinstance(value, float | int) and not isinstance(value, bool):
                assert line[name].isascii()
                assert float(line[name]) == value


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["5 kg", "~11 lb", "≥350 g", "1–2 t", "7 ± 1 oz", None]), min_size=1),
    st.sampled_from(SYSTEMS),
)
def test_the_two_shapes_have_the_same_numbers(texts: list[str | None], units: str) -> None:
    """A number of the wide shape stands in the long one, in the unit of its heading."""
    vehicles = [rs.Rover(name=f"R{place}", mass=text) for place, text in enumerate(texts)]
    comparison = rs.compare(vehicles, ["mass"], units=units)
    wide, long = comparison.wide_columns(is_complete=True), comparison.long_columns()
    [unit] = set(long["unit"])
    assert wide[f"mass_{unit}"] == long["magnitude"]
    assert wide[f"mass_{unit}_low"] == long["low"]
    assert wide[f"mass_{unit}_high"] == long["high"]
    assert wide["mass_mark"] == long["mark"]
