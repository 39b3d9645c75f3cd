"""Comparisons: vehicles and specs, in one unit per row."""

from __future__ import annotations

import decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.comparisons.cells import TERTIARY, UNCITED
from roverspecs.comparisons.comparison import DEFAULT_VEHICLES
from roverspecs.comparisons.filters import Filter
from roverspecs.errors import (
    FieldError,
    RoverspecsError,
    UnitError,
    UnknownSpecError,
    UnknownVehicleError,
)
from roverspecs.records.catalog import folded
from roverspecs.records.derived import DERIVED, SPECS
from roverspecs.values.units import SYSTEMS


def texts(comparison: rs.Comparison) -> dict[str, list[str | None]]:
    """Return the cells of each row by its label."""
    return {
        row.label: [cell.text if cell else None for cell in row.cells] for row in comparison.rows
    }


def test_the_three_are_compared_by_default() -> None:
    """Without arguments, mass, dimensions and payload of the three are shown in SI units."""
    comparison = rs.compare()

    assert tuple(vehicle.id for vehicle in comparison.vehicles) == DEFAULT_VEHICLES
    assert texts(comparison) == {
        "Mass (kg)": ["0.228", "~5", "~350"],
        "Length (m)": [None, "0.54", "1.75"],
        "Width (m)": ["~0.123", "0.315", "1.46"],
        "Height (m)": [None, "0.26", "1.50"],
        "Diameter (m)": ["~0.078", None, None],
        "Payload capacity (kg)": [None, "≤1", None],
        "Instruments": [None, None, "7"],
    }


def test_us_units_keep_honest_digits() -> None:
    """The same table in US units has no digit that nobody published."""
    assert texts(rs.compare(units="us")) == {
        "Mass (lb)": ["0.50", "~11", "~770"],
        "Length (in)": [None, "21", "69"],
        "Width (in)": ["~4.8", "12.4", "57"],
        "Height (in)": [None, "10", "59"],
        "Diameter (in)": ["~3.1", None, None],
        "Payload capacity (lb)": [None, "≤2.21", None],
        "Instruments": [None, None, "7"],
    }


def test_auto_takes_the_unit_that_reads_best_over_a_row() -> None:
    """Each row gets the unit with the fewest needless zeros over all its cells."""
    assert list(texts(rs.compare(units="auto"))) == [
        "Mass (kg)",
        "Length (cm)",
        "Width (cm)",
        "Height (cm)",
        "Diameter (mm)",
        "Payload capacity (kg)",
        "Instruments",
    ]


def mine(name: str = "Mine", **fields: object) -> rs.Rover:
    """Return a rover with some fields."""
    return rs.Rover(name=name, **fields)  # type: ignore[arg-type]  # the tests give what they mean


@pytest.mark.parametrize(
    ("masses", "unit"),
    [
        (["228 g", "930 g"], "g"),
        (["228 g", "2.1 kg"], "kg"),
        (["228 g", "5 kg"], "kg"),
        (["5 kg", "350 kg"], "kg"),
        (["2000 kg", "6.5 t"], "t"),
        (["12 t", "65 t"], "t"),
        (["5 lb", "11 lb"], "lb"),
        (["5 lb", "11.2 kg", "30.5 kg"], "kg"),
        (["250 mg"], "mg"),
        (["12345 kg"], "t"),
        ([None, None], "kg"),
    ],
)
def test_auto_by_example(masses: list[str | None], unit: str) -> None:
    """Published units are candidates, too; zeros that say nothing count against a unit."""
    vehicles = [mine(f"Rover {place}", mass=mass) for place, mass in enumerate(masses)]

    assert rs.compare(vehicles, ["mass"], units="auto").rows[0].unit == unit


def test_the_metric_system_takes_the_handy_unit() -> None:
    """Metric shows grams where that reads better, and centimetres."""
    assert list(texts(rs.compare(["lev-2"], units="metric"))) == [
        "Mass (g)",
        "Width (cm)",
        "Diameter (cm)",
    ]
    assert list(texts(rs.compare(["lupex-rover"], ["mass"], units="metric"))) == ["Mass (kg)"]


@pytest.mark.parametrize(
    ("units", "labels"),
    [
        ({"mass": "g"}, ["Mass (g)", "Width (m)"]),
        ({"mass": "grams", "dimensions": "in"}, ["Mass (g)", "Width (in)"]),
        ({"default": "us", "mass": "g"}, ["Mass (g)", "Width (in)"]),
        ("us,mass=g", ["Mass (g)", "Width (in)"]),
        ("mass=g , width=ft", ["Mass (g)", "Width (ft)"]),
        ("mass=slug", ["Mass (slug)", "Width (m)"]),
        ("width=cm,dimensions=in", ["Mass (kg)", "Width (cm)"]),
        ("payload=g", ["Mass (kg)", "Width (m)"]),
    ],
)
def test_a_spec_can_have_a_unit_of_its_own(units: str | dict[str, str], labels: list[str]) -> None:
    """Units are given as a system, for specs or groups, or both, as text or as a mapping."""
    assert list(texts(rs.compare(["lev-2"], ["mass", "width"], units=units))) == labels


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ("kg", "unit 'kg': write a unit with its spec, as in 'mass=kg', or a unit system: si, metric, us, auto"),
        ("imperial", "unit 'imperial': no unit system: did you mean 'us'? (for one spec write 'mass=g')"),
        ("SI", "unit 'SI': no unit system: did you mean 'si'? (for one spec write 'mass=g')"),
        ("mass=gr", "mass: unit 'gr': write 'g' for gram or 'grain'"),
        ("mass=", "mass: expected a unit of mass, such as 'kg', found none"),
        ("payload=m", "payload: unit 'm': expected a unit of mass, such as 'kg', found one of length"),
        ("instrument_count=kg", "instrument_count: unit 'kg': expected a count without a unit"),
        ("g,cm", "unit 'g': write a unit with its spec, as in 'mass=g', or a unit system: si, metric, us, auto"),
        ("us,si", "unit 'si': expected one unit system, found 'us', too"),
        ("mass=g,mass=kg", "unit 'kg': expected one unit for 'mass', found 'g', too"),
        ({"width": "kg"}, "width: unit 'kg': expected a unit of length, such as 'm', found one of mass"),
        ({"default": "uss"}, "unit 'uss': no unit system: did you mean 'us'? (for one spec write 'mass=g')"),
    ],
)  # fmt: skip
def test_wrong_units_are_refused(units: str | dict[str, str], message: str) -> None:
    """A unit that does not exist or does not fit is refused with where and why."""
    with pytest.raises(UnitError) as caught:
        rs.compare(units=units)
    assert str(caught.value) == message


def test_wrong_names_are_refused() -> None:
    """Unknown vehicles, specs and options are refused with the nearest names."""
    with pytest.raises(UnknownVehicleError, match="did you mean 'tenacious'"):
        rs.compare(["tenacius"])
    with pytest.raises(UnknownSpecError, match="did you mean 'length'"):
        rs.compare(specs=["lenght"])
    with pytest.raises(UnknownSpecError, match="did you mean 'mass'"):
        rs.compare(units={"maas": "g"})
    with pytest.raises(
        FieldError, match="configuration: unknown 'folded': expected one of 'stowed', 'deployed'"
    ):
        rs.compare(configuration="folded")
    with pytest.raises(FieldError, match="vehicles: expected at least one vehicle, found none"):
        rs.compare([])
    with pytest.raises(FieldError, match="specs: expected at least one spec, found none"):
        rs.compare(specs=[])
    with pytest.raises(FieldError, match="expected the name of a vehicle, found 5"):
        rs.compare([5])  # type: ignore[list-item]  # the point of the test
    with pytest.raises(
        UnitError, match="mass: unit 'None': expected text such as 'kg', found NoneType"
    ):
        rs.compare(units={"mass": None})  # type: ignore[dict-item]  # the point of the test
    for digits in (0, 16, "3", 2.5):
        with pytest.raises(FieldError, match="digits: expected a number from 1 to 15, found"):
            rs.compare(digits=digits)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(FieldError, match="digits and exact cannot be given together"):
        rs.compare(digits=3, exact=True)


def test_specs_may_stand_beside_each_other() -> None:
    """Specs need no list, and a vehicle in their place is known as one."""
    asked = rs.compare("lev-2", "mass", "top_speed", "diameter")
    assert [row.spec for row in asked.rows] == ["mass", "top_speed", "diameter"]
    with pytest.raises(UnknownSpecError) as caught:
        rs.compare("lev-2", "Tenacious", "curiosity")
    assert str(caught.value) == (
        "unknown spec 'Tenacious': it is a vehicle: in Python, give several vehicles as a list"
    )


def test_one_vehicle_or_spec_may_be_a_text() -> None:
    """A single name need not stand in a list, and is not read letter by letter."""
    assert texts(rs.compare("lev-2", "mass")) == {"Mass (kg)": ["0.228"]}
    assert texts(rs.compare("lev-2", "mass, width")) == {
        "Mass (kg)": ["0.228"],
        "Width (m)": ["~0.123"],
    }
    assert texts(rs.compare(rs.TENACIOUS, "mass")) == {"Mass (kg)": ["~5"]}


def test_cells_are_typed() -> None:
    """A cell has its text rounded and its numbers not."""
    vehicles = [
        mine("A", mass="~5 kg"),
        mine("B", mass="5–6 kg"),
        mine("C", mass="5 ± 0.5 kg"),
        mine("D"),
    ]

    a, b, c, d = rs.compare(vehicles, ["mass"], units="us").rows[0].cells

    assert a is not None
    assert b is not None
    assert c is not None
    assert d is None
    assert (a.text, a.unit, a.mark, a.low, a.high) == ("~11", "lb", "~", None, None)
    assert a.magnitude == pytest.approx(11.02311, abs=1e-5)
    assert (b.text, b.mark) == ("11–13", "–")
    assert b.magnitude is None
    assert (b.low, b.high) == pytest.approx((11.02311, 13.22774), abs=1e-5)
    assert (c.text, c.mark, c.claim) == ("11.0 ± 1.1", "±", vehicles[2].mass)
    assert (c.low, c.high) == pytest.approx((9.92080, 12.12542), abs=1e-5)


def test_magnitudes_have_no_float_dust() -> None:
    """Moving the point gives the number a reader would write."""
    cell = rs.compare(["lev-2"], ["mass"]).cell("lev-2", "mass")

    assert cell is not None
    assert repr(cell.magnitude) == "0.228"


def test_a_decimal_context_of_ones_own_changes_nothing() -> None:
    """A program that computes with few digits, or traps rounding, gets the same table."""

    def vehicles() -> list[rs.Rover]:
        sizes = {"length": "5 ft 11 in", "width": "1.234 m", "height": "5.6 ft"}
        return [
            mine("A", mass="1234.5 kg", wheel_count="4", body="Moon", **sizes),
            mine("B", mass="1000–1050.5 kg", body="Mars"),
        ]

    specs = ["mass", "dimensions", "mobility", "derived"]
    expected = rs.compare(vehicles(), specs, units="us").as_data()

    with decimal.localcontext() as context:
        context.prec = 2
        context.traps[decimal.Inexact] = True
        assert rs.compare(vehicles(), specs, units="us").as_data() == expected
        assert rs.compare(vehicles(), specs, units="us", exact=True).rows


def test_a_cell_is_found_by_any_name() -> None:
    """A cell is looked up by any name of the vehicle; what is not there is an error."""
    comparison = rs.compare(["LEV-2", "Tenacious"], ["mass", "length"])

    assert comparison.cell(rs.LEV_2, "mass") == comparison.cell("lev-2", "mass")
    found = comparison.cell("sora-q", "mass")
    assert found is not None
    assert found.text == "0.228"
    assert comparison.cell("LEV-2", "length") is None
    with pytest.raises(UnknownVehicleError, match="expected one of 'LEV-2', 'Tenacious'"):
        comparison.cell("slim", "mass")
    with pytest.raises(UnknownSpecError, match="expected one of 'mass', 'length'"):
        comparison.cell("LEV-2", "power")


def test_a_vehicle_is_itself() -> None:
    """Two vehicles whose names make one id are told apart; what stands for both is refused."""
    one, other = mine("Design 1.5", mass="5 kg"), mine("Design 1-5", mass="7 kg")
    assert one.id == other.id
    comparison = rs.compare([one, other], ["mass"])

    for vehicle, text in ((one, "5"), (other, "7"), ("Design 1.5", "5"), ("Design 1-5", "7")):
        found = comparison.cell(vehicle, "mass")
        assert found is not None
        assert found.text == text
    # An equal record is the same vehicle; an unequal one with its id is not.
    again = comparison.cell(mine("Design 1-5", mass="7 kg"), "mass")
    assert again is not None
    assert again.text == "7"
    with pytest.raises(UnknownVehicleError, match="unknown vehicle 'Design 1-5'"):
        comparison.cell(mine("Design 1-5", mass="8 kg"), "mass")
    with pytest.raises(FieldError) as caught:
        comparison.cell("design-1-5", "mass")
    assert str(caught.value) == (
        "vehicle: 'design-1-5' stands for 'Design 1.5', 'Design 1-5': "
        "give the vehicle itself, or another name"
    )


def test_a_vehicle_may_stand_twice() -> None:
    """Its cells are the same, so that its name stands for one of them."""
    comparison = rs.compare([rs.LEV_2, rs.LEV_2], ["mass"])
    found = comparison.cell("lev-2", "mass")

    assert found is not None
    assert found.text == "0.228"


def test_looking_up_every_cell_takes_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the vehicles are read once, however many cells are looked up."""
    calls: list[str] = []

    def counted(text: str) -> str:
        calls.append(text)
        return folded(text)

    monkeypatch.setattr("roverspecs.comparisons.comparison.folded", counted)
    counts = []
    for number in (20, 40):
        vehicles = [mine(f"Rover {place}", mass=f"{place + 1} kg") for place in range(number)]
        copies = [mine(f"Rover {place}", mass=f"{place + 1} kg") for place in range(number)]
        comparison = rs.compare(vehicles, ["mass"])
        calls.clear()
        asked: list[rs.Vehicle | str] = [*vehicles, *copies, *(each.id for each in vehicles)]
        for each in asked:
            cell = comparison.cell(each, "mass")
            assert cell is not None
        counts.append(len(calls))
    # The id and the name of each, once.
    assert counts == [40, 80]


def test_cells_say_what_sets_them_apart() -> None:
    """Where configurations differ each dimension states its own; a condition is always stated."""
    comparison = rs.compare()

    assert [cell and cell.note for cell in comparison.rows[0].cells] == [
        "",
        "",
        "including instruments",
    ]
    assert [cell and cell.note for cell in comparison.rows[2].cells] == [
        "deployed, one press source only",
        "configuration unstated",
        "at launch, one press source only",
    ]
    diameter = comparison.cell("LEV-2", "diameter")
    assert diameter is not None
    assert diameter.note == "stowed"
    assert comparison.legend == (
        "including instruments",
        "configuration unstated",
        "at launch",
        "one press source only",
        "deployed",
        "stowed",
        "planned",
    )


def test_what_goes_without_saying_is_not_said() -> None:
    """If no configuration is stated none is marked; one that was asked for is not repeated."""
    assert rs.compare(["Tenacious"]).legend == ()
    assert rs.compare(["LUPEX rover"], ["mass"]).legend == ("including instruments",)
    assert rs.compare(["LEV-2"], ["diameter"]).legend == ("stowed",)
    assert rs.compare(["LEV-2"], ["diameter"], configuration="stowed").legend == ()


def test_uncited_figures_say_so() -> None:
    """A user's own figure is marked, whatever else is said of it."""
    vehicle = mine(mass=rs.Claim(value="5 kg", condition="dry"), length="1 m")

    comparison = rs.compare([vehicle, "Tenacious"], ["mass", "length"])

    assert comparison.legend == ("dry", UNCITED)


def cited(kind: str, date: str | None = None) -> rs.Source:
    """Return a source of a kind."""
    return rs.Source(
        id=f"the-{kind}", title=f"A {kind}", publisher=f"{kind.title()} & Co.", kind=kind, date=date
    )


PAPER, PRESS, COPY = cited("paper", "2022"), cited("press", "2024-05-06"), cited("aggregator")


def test_what_an_aggregator_says_is_marked() -> None:
    """A figure that is second-hand says so, behind its condition; other kinds say nothing."""
    other = rs.Source(id="digest", title="A digest", publisher="A Digest", kind="aggregator")
    copies = [rs.Claim(value="5 kg", source=source, condition="dry") for source in (COPY, other)]
    paper = rs.Claim(value="5 kg", source=PAPER, condition="dry")
    vehicles = [mine("Copied", mass=copies), mine("Published", mass=paper)]

    assert rs.compare(vehicles, ["mass"]).legend == ("dry", TERTIARY)


@pytest.mark.parametrize(
    ("source", "note"),
    [(PRESS, "one press source only"), (COPY, "one aggregator only"), (PAPER, "")],
)
def test_what_one_report_alone_says_is_marked(source: rs.Source, note: str) -> None:
    """One article or digest without a second voice says so; an agency or a paper needs none."""
    vehicle = mine(mass=rs.Claim(value="5 kg", source=source))
    cell = rs.compare([vehicle], ["mass"]).cell("Mine", "mass")

    assert cell is not None
    assert cell.note == note


def test_a_derived_figure_is_as_weak_as_its_inputs() -> None:
    """It says once that one of them rests on one report alone."""
    vehicle = mine(mass=rs.Claim(value="5 kg", source=PRESS), power="10 W")

    note = "from power 10 W, mass 5 kg"
    assert rs.compare([vehicle], ["specific_power"]).legend == (
        note,
        UNCITED,
        "one press source only",
    )


def test_a_configuration_shows_only_like_with_like() -> None:
    """Other configurations are left out, and the remarks say what there is instead."""
    comparison = rs.compare(configuration="stowed")

    assert list(texts(comparison)) == [
        "Mass (kg)",
        "Diameter (m)",
        "Payload capacity (kg)",
        "Instruments",
    ]
    assert comparison.remarks == (
        "LEV-2: nothing stowed for width (deployed)",
        "Tenacious: nothing stowed for length (unstated), width (unstated), height (unstated)",
        "LUPEX rover: nothing stowed for length (at launch), width (at launch), height (at launch)",
    )
    assert rs.compare(["lev-2"], configuration="deployed", specs=["width"]).remarks == ()


def test_a_configuration_takes_a_claim_further_down() -> None:
    """The first claim of the configuration is shown, even if another is preferred."""
    claims = [
        rs.Claim(value="2 m", configuration="deployed"),
        rs.Claim(value="1 m", configuration="stowed"),
    ]

    assert texts(rs.compare([mine(length=claims)], ["length"], configuration="stowed")) == {
        "Length (m)": ["1"]
    }


def test_asked_rows_stay_even_if_empty() -> None:
    """A spec that was asked for has its row, though nobody published it."""
    assert texts(rs.compare(["lev-2"], ["power"])) == {"Power (W)": [None]}


def test_the_lander_owns_its_payload_capacity() -> None:
    """The two 350 kg of LUPEX are the mass of the one and the capacity of the other."""
    comparison = rs.compare(["LUPEX rover", "LUPEX lander"], ["mass", "payload_capacity"])

    assert texts(comparison) == {
        "Mass (kg)": ["~350", None],
        "Payload capacity (kg)": [None, "≥350"],
    }


def test_digits_and_exact() -> None:
    """Digits are those asked for, or all of them."""
    assert texts(rs.compare(["tenacious"], ["mass", "width"], units="us", digits=3)) == {
        "Mass (lb)": ["~11.0"],
        "Width (in)": ["12.4"],
    }
    assert texts(rs.compare(["tenacious"], ["mass"], units="us", exact=True)) == {
        "Mass (lb)": ["~11.0231131092439"]
    }


def test_a_comparison_reads_as_text_and_as_repr() -> None:
    """Str is the table, repr a line, and Jupyter gets HTML."""
    comparison = rs.compare(["LEV-2", "Tenacious"], ["mass"])

    assert str(comparison) == comparison.render("text")
    assert repr(comparison) == "<Comparison of LEV-2, Tenacious: mass>"
    assert comparison._repr_html_().startswith("<table>")
    assert hash(comparison) == hash(rs.compare(["LEV-2", "Tenacious"], ["mass"]))


def preferring(power: rs.Claim | None = None) -> rs.Rover:
    """Return a rover with two claims for a mass, and a third that was rejected."""
    return mine(
        mass=[
            rs.Claim(value="5 kg", source=PAPER),
            rs.Claim(value="6 kg", source=PRESS),
            rs.Claim(value="9 kg", source=COPY, rejected="a slip"),
        ],
        length=rs.Claim(value="1.0 m", source=PAPER),
        power=power,
    )


@pytest.mark.parametrize(
    ("prefer", "shown", "remarks"),
    [
        (None, ["5", "1.0"], ()),
        ([], ["5", "1.0"], ()),
        (rs.Preference(), ["5", "1.0"], ()),
        ("press", ["6", "1.0"], ("Preferred here over the usual order of trust: press",)),
        ("the-press", ["6", "1.0"], ("Preferred here over the usual order of trust: the-press",)),
        (
            ["PRESS & Co."],
            ["6", "1.0"],
            ("Preferred here over the usual order of trust: PRESS & Co.",),
        ),
        (
            "aggregator,press",
            ["6", "1.0"],
            ("Preferred here over the usual order of trust: aggregator, press",),
        ),
        ("latest", ["6", "1.0"], ("Preferred here over the usual order of trust: latest",)),
        ("earliest", ["5", "1.0"], ("Preferred here over the usual order of trust: earliest",)),
        (
            rs.Preference(order="latest"),
            ["6", "1.0"],
            ("Preferred here over the usual order of trust: latest",),
        ),
        (
            "latest,as-of 2023",
            ["5", "1.0"],
            ("Preferred here over the usual order of trust: latest, as-of 2023",),
        ),
        (
            "as-of 2021",
            [None, None],
            (
                "Preferred here over the usual order of trust: as-of 2021",
                "Mine: nothing known to be published by 2021 for mass, length",
            ),
        ),
    ],
)
def test_a_preference_goes_before_trust(
    prefer: str | list[str] | rs.Preference | None,
    shown: list[str | None],
    remarks: tuple[str, ...],
) -> None:
    """The claims preferred are shown, and the table says what was preferred; rejected ones never are."""
    comparison = rs.compare(preferring(), ["mass", "length"], prefer=prefer)

    assert [cell and cell.text for row in comparison.rows for cell in row.cells] == shown
    assert comparison.remarks == remarks


def test_a_preference_decides_what_is_derived() -> None:
    """A derived spec follows from the claims preferred."""
    vehicle = preferring(power=rs.Claim(value="60.0 W", source=PAPER))
    weights = [
        rs.compare(vehicle, ["specific_power"], prefer=prefer).rows[0].cells[0]
        for prefer in (None, "press", "as-of 2020")
    ]

    assert [weight and weight.magnitude for weight in weights] == [12, 10, None]
    assert weights[1] is not None
    assert weights[1].sources == (PAPER, PRESS)


def test_rows_that_a_preference_leaves_empty_are_left_out() -> None:
    """Without specs asked for, a spec of which nothing was known by then has no row."""
    assert rs.compare(preferring(), prefer="as-of 2021").rows == ()


def test_a_source_preferred_must_be_cited() -> None:
    """A word that is neither a kind nor a source of one of the vehicles is refused with the nearest one."""
    with pytest.raises(FieldError) as caught:
        rs.compare([preferring(), "lev-2"], ["width"], prefer="the-papr")
    assert (
        str(caught.value)
        == "prefer: no kind or id of a source: 'the-papr': did you mean 'the-paper' or 'the-press' or 'paper'?"
    )
    assert rs.compare(["lev-2", preferring()], ["width"], prefer="the-paper").remarks
    with pytest.raises(
        FieldError, match="prefer: 'latest' and 'earliest' cannot be given together"
    ):
        rs.compare(prefer=["latest", "earliest"])
    with pytest.raises(FieldError, match="prefer: expected 'as-of' with a date such as 2024"):
        rs.compare(prefer="as-of yesterday")


def test_what_was_not_yet_published_is_missing() -> None:
    """With a configuration asked for, the remark names what there was by then."""
    claims = [
        rs.Claim(value="1 m", source=PRESS, configuration="stowed"),
        rs.Claim(value="2 m", source=PAPER, configuration="deployed"),
    ]
    options = {"specs": ["length"], "configuration": "stowed"}

    assert rs.compare(mine(length=claims), **options).remarks == ()  # type: ignore[arg-type]  # as typed above
    assert rs.compare(mine(length=claims), **options, prefer="as-of 2023").remarks == (  # type: ignore[arg-type]  # likewise
        "Preferred here over the usual order of trust: as-of 2023",
        "Mine: nothing stowed for length (deployed)",
    )
    assert rs.compare(mine(length=claims), **options, prefer="as-of 2021").remarks == (  # type: ignore[arg-type]  # likewise
        "Preferred here over the usual order of trust: as-of 2021",
        "Mine: nothing known to be published by 2021 for length",
    )


BOX = {"length": "1.00 m", "width": "50.0 cm", "height": "0.200 m"}


def test_derived_cells_are_typed() -> None:
    """A derived cell has the claims it follows from in place of one of its own."""
    vehicle = mine(mass=rs.Claim(value="~10.0 kg", source=PAPER), body="Moon", **BOX)
    comparison = rs.compare(vehicle, ["bulk_density", "surface_weight"])
    density, weight = (row.cells[0] for row in comparison.rows)

    assert density is not None
    assert weight is not None
    assert [row.label for row in comparison.rows] == [
        "Bulk density, derived (kg/m³)",
        "Surface weight, derived (N)",
    ]
    assert (density.text, density.unit, density.magnitude, density.mark) == (
        "~100",
        "kg/m³",
        100.0,
        "~",
    )
    assert (density.low, density.high, density.claim) == (None, None, None)
    assert density.inputs == (vehicle.mass, vehicle.length, vehicle.width, vehicle.height)
    made_of = (
        "configuration unstated, from mass ~10.0 kg, length 1.00 m, width 50.0 cm, height 0.200 m"
    )
    assert density.note == f"{made_of}, {UNCITED}"
    assert density.sources == (PAPER,)
    assert (weight.text, weight.note) == ("~16.2", "from mass ~10.0 kg, gravity 1.62 m/s²")
    assert [source.id for source in weight.sources] == ["the-paper", "nssdca-moon-fact-sheet"]
    assert [source.id for source in comparison.sources] == ["the-paper", "nssdca-moon-fact-sheet"]
    assert hash(comparison) == hash(rs.compare(vehicle, ["bulk_density", "surface_weight"]))


def test_a_range_is_derived_from_a_range() -> None:
    """Both ends are computed, and no number between them is."""
    cell = (
        rs.compare(mine(mass="4.00–6.00 kg", **BOX), ["bulk_density"], units="us").rows[0].cells[0]
    )

    assert cell is not None
    assert (cell.text, cell.mark) == ("2.50–3.75", "–")
    assert cell.magnitude is None
    assert (cell.low, cell.high) == pytest.approx((2.49712, 3.74568), abs=1e-5)


def test_a_derived_spec_has_units_digits_and_configuration_like_others() -> None:
    """Systems, a unit of its own, digits and a configuration hold for derived specs as well."""
    lengths = [
        rs.Claim(value=value, configuration=kind)
        for value, kind in (("1.00 m", "stowed"), ("2.00 m", "deployed"))
    ]
    vehicle = mine(length=lengths, width=lengths, height=lengths)
    small = mine(length="10.0 cm", width="10.0 cm", height="10.0 cm")

    assert texts(rs.compare(vehicle, ["bounding_volume"])) == {
        "Bounding volume, derived (m³)": ["1.00"]
    }
    assert texts(rs.compare(vehicle, ["bounding_volume"], units="us")) == {
        "Bounding volume, derived (ft³)": ["35.3"]
    }
    assert texts(
        rs.compare(vehicle, ["bounding_volume"], units="bounding_volume=in³", digits=6)
    ) == {"Bounding volume, derived (in³)": ["61023.7"]}
    assert texts(rs.compare(vehicle, ["bounding_volume"], units="us", exact=True)) == {
        "Bounding volume, derived (ft³)": ["35.3146667214886"]
    }
    assert texts(rs.compare(vehicle, ["bounding_volume"], configuration="deployed")) == {
        "Bounding volume, derived (m³)": ["8.00"]
    }
    assert list(texts(rs.compare(small, ["bounding_volume"], units="auto"))) == [
        "Bounding volume, derived (L)"
    ]
    with pytest.raises(
        UnitError, match="bounding_volume: unit 'kg': expected a unit of volume, such as 'm³'"
    ):
        rs.compare(vehicle, ["bounding_volume"], units="bounding_volume=kg")


def test_what_cannot_be_derived_says_why() -> None:
    """A derived spec stays empty where an input is missing; one remark names all vehicles of one reason."""
    vehicles = [
        mine("A", mass="5 kg"),
        mine("B"),
        mine("C", mass="0 kg", body="Moon"),
        mine("D", mass="5 kg", body="Io"),
    ]
    comparison = rs.compare(vehicles, ["surface_weight"])

    assert texts(comparison) == {"Surface weight, derived (N)": [None, None, "0", None]}
    assert comparison.remarks == (
        "No surface weight of A, D: no figure for gravity",
        "No surface weight of B: no figure for mass and gravity",
    )
    assert rs.compare(mine("D", mass="5 kg", body="Moon"), ["surface_weight"]).remarks == ()


@pytest.mark.parametrize(
    "mass", ["≤100 kg", "0–10 kg", "0 kg", ">0 kg", "<5 kg", "≥0 kg", "5 ± 5 kg"]
)
@pytest.mark.parametrize("payload", ["0–10 kg", "≤1 kg", "0 kg", "≥1 kg", "~1 kg", "<0 kg"])
def test_open_and_zero_ends_spoil_no_table(mass: str, payload: str) -> None:
    """Each cell is true or empty with its reason, in every unit, beside any other, and when asked about."""
    odd = mine("Odd", mass=mass, payload_mass=payload, power="0–5 W", body="Moon", **BOX)
    plain = mine("Plain", mass="50 kg", payload_mass="2 kg", power="10 W", body="Moon", **BOX)
    specs = ["mass", "payload_mass", "power", "derived"]

    for base in (odd, plain):
        comparison = rs.compare([odd, plain], specs, units="auto", relative_to=base, extremes=True)
        for row in comparison.rows:
            label = SPECS[row.spec].label.lower()
            for cells, name in ((row.ratios, "ratio"), (row.differences, "difference")):
                pairs = zip(comparison.vehicles, cells, row.cells, strict=True)
                for vehicle, cell, shown in pairs:
                    if vehicle is not base and cell is None and shown and all(row.cells):
                        said = f"No {name} of {vehicle.name} to {base.name} in {label}: "
                        assert any(remark.startswith(said) for remark in comparison.remarks)
    for where in ("payload_fraction < 5 %", "payload_fraction >= 0 %", "specific_power > 1 W/kg"):
        assert Filter.parse(where).answer(odd).verdict in ("yes", "maybe", "unknown", "no")
    assert rs.compare([odd, plain], specs, differing=True, sort="payload_fraction").vehicles


@pytest.mark.parametrize(
    ("where", "verdict"),
    [
        ("payload_fraction < 5 %", "unknown"),
        ("mass < 101 kg", "yes"),
        ("mass > 1 kg", "maybe"),
        ("payload_mass >= 0 kg", "yes"),
        ("payload_mass > 10 kg", "no"),
    ],
)
def test_open_and_zero_ends_have_an_answer(where: str, verdict: str) -> None:
    """Of at most 100 kg, a payload from nothing to 10 kg is any part."""
    odd = mine("Odd", mass="≤100 kg", payload_mass="0–10 kg")

    assert Filter.parse(where).answer(odd).verdict == verdict
    assert rs.compare([odd], "derived").remarks[2] == (
        "No payload fraction of Odd: nothing follows from these figures: 0–10 kg, ≤100 kg"
    )


def test_derived_specs_are_shown_only_if_asked_for() -> None:
    """A group has its published specs; the word derived has the others."""
    vehicle = mine(mass="5 kg", body="Moon", **BOX)

    assert list(texts(rs.compare(vehicle))) == [
        "Mass (kg)",
        "Length (m)",
        "Width (m)",
        "Height (m)",
    ]
    assert [row.spec for row in rs.compare(vehicle, "derived").rows] == list(DERIVED)
    assert [row.spec for row in rs.compare(vehicle, "surface_weight,derived").rows][:2] == [
        "surface_weight",
        "bounding_volume",
    ]


def test_derived_data_have_inputs() -> None:
    """As plain data a derived cell has no figure published, and its inputs as claims."""
    data = rs.compare(
        mine(mass=rs.Claim(value="5.00 kg", source=PAPER), body="Moon"), ["surface_weight"]
    ).as_data()
    (row,) = data["rows"]
    (cell,) = row["cells"]

    assert (row["label"], row["derived"], row["unit"]) == ("Surface weight", True, "N")
    assert (cell["published"], cell["source"], cell["note"]) == (None, None, None)
    assert cell["inputs"][0] == {
        "magnitude": 5.0,
        "unit": "kg",
        "ucum": "kg",
        "low": 5.0,
        "high": 5.0,
        "sides": None,
        "mark": "",
        "published": "5.00 kg",
        "configuration": None,
        "part": None,
        "condition": None,
        "as_of": None,
        "note": None,
        "source": PAPER.as_data(),
    }
    assert cell["inputs"][1]["published"] == "1.62 m/s²"


masses = st.tuples(
    st.decimals(min_value="0.001", max_value=10**6, places=3),
    st.sampled_from(["kg", "g", "lb", "oz"]),
)


@given(st.lists(masses, min_size=1, max_size=6))
def test_the_order_by_mass_is_the_same_in_every_system(values: list[tuple[object, str]]) -> None:
    """Whatever the units, the vehicles have one order."""
    vehicles = [
        mine(f"Rover {place}", mass=f"{number} {unit}")
        for place, (number, unit) in enumerate(values)
    ]
    base = [vehicle.mass.to("kg").magnitude for vehicle in vehicles if vehicle.mass]

    for system in SYSTEMS:
        cells = rs.compare(vehicles, ["mass"], units=system).rows[0].cells
        magnitudes = [cell.magnitude for cell in cells if cell]
        ratio = magnitudes[0] / base[0]
        assert magnitudes == pytest.approx([each * ratio for each in base], rel=1e-9)


# --- questions


def found(*arguments: Any, **options: Any) -> list[str]:
    """Return the names of the vehicles of a comparison."""
    return [vehicle.name for vehicle in rs.compare(*arguments, **options).vehicles]


def test_a_condition_is_asked_of_the_whole_catalog() -> None:
    """Without names it goes through all vehicles, else through those named; each answer is kept."""
    assert found(where="mass < 500 g") == ["Colmena", "LEV-2", "SORA-Q (HAKUTO-R M1)", "YAOKI"]
    assert found(["Tenacious", "LEV-2"], where="mass < 500 g") == ["LEV-2"]
    comparison = rs.compare(["Tenacious", "LEV-2"], where="mass < 5 kg", sort="mass")
    assert [vehicle.name for vehicle in comparison.vehicles] == ["LEV-2", "Tenacious"]
    assert comparison.matches == ("yes", "maybe")
    assert comparison.remarks == ("May meet it: Tenacious (mass ~5 kg)",)
    strict = rs.compare(["Tenacious", "LEV-2"], where="mass < 5 kg", strict=True)
    assert ([vehicle.name for vehicle in strict.vehicles], strict.matches) == (["LEV-2"], ("yes",))
    assert strict.remarks == ("Left out because they might not meet it: Tenacious (mass ~5 kg)",)
    assert rs.compare(where=None).matches == ()


def test_records_of_ones_own_are_asked_like_shipped_ones(tmp_path: Path) -> None:
    """A catalog with a file of the user's goes through that, too."""
    (tmp_path / "mine.toml").write_text(
        'name = "Mine"\nbody = "Moon"\nmass = "300 g"\n', encoding="utf-8"
    )
    catalog = rs.Catalog(tmp_path)

    assert found(where="mass >= 250 g and mass < 498 g", catalog=catalog) == [
        "SORA-Q (HAKUTO-R M1)",
        "Mine",
    ]
    mine = rs.Rover(name="Mine", mass="300 g")
    assert found([mine, "LEV-2"], where="mass > 250 g") == ["Mine"]


def test_a_condition_heeds_configuration_and_preference() -> None:
    """The figure tested is the one that the table shows."""
    mine = rs.Rover(
        name="Mine",
        width=[
            rs.Claim(value="50 cm", configuration="deployed"),
            rs.Claim(value="30 cm", configuration="stowed"),
        ],
    )

    assert found([mine], where="width > 40 cm") == ["Mine"]
    assert found([mine], where="width > 40 cm", configuration="stowed") == []


def test_vehicles_can_be_sorted() -> None:
    """By a spec, up or down, by name or by date; what is missing comes last."""
    names = ["LUPEX rover", "LEV-2", "Tenacious"]
    assert found(names, sort="mass") == ["LEV-2", "Tenacious", "LUPEX rover"]
    assert found(names, sort="mass", descending=True) == ["LUPEX rover", "Tenacious", "LEV-2"]
    assert found(names, sort="length") == ["Tenacious", "LUPEX rover", "LEV-2"]
    assert found(names, sort="name", descending=True) == ["Tenacious", "LUPEX rover", "LEV-2"]
    assert found(names, sort="launch_date") == ["LEV-2", "Tenacious", "LUPEX rover"]


def test_a_comparison_can_be_relative_to_one_vehicle() -> None:
    """Every other one has ratios and differences to it, with the digits and marks of both."""
    comparison = rs.compare(
        ["LEV-2", "LUPEX rover"], ["mass", "length", "width"], relative_to="lev-2"
    )
    mass, length, width = comparison.rows

    assert comparison.base == rs.LEV_2
    assert [
        [cell and cell.text for cell in cells] for cells in (mass.ratios, mass.differences)
    ] == [
        [None, "~1500"],
        [None, "~+350"],
    ]
    assert length.ratios == length.differences == (None, None)
    assert [cell and (cell.text, cell.note) for cell in width.ratios] == [
        None,
        ("~11.9", "at launch against deployed"),
    ]
    assert "at launch against deployed" in comparison.legend
    assert rs.compare().rows[0].ratios == rs.compare().rows[0].differences == ()


def test_the_vehicle_that_others_are_relative_to_is_shown() -> None:
    """It is put first if it is not among them, whether it meets a condition or not."""
    comparison = rs.compare(
        ["Tenacious", "LUPEX rover"], where="mass < 100 kg", relative_to=rs.LEV_2
    )

    assert [vehicle.name for vehicle in comparison.vehicles] == ["LEV-2", "Tenacious"]
    assert comparison.matches == ("", "yes")
    assert found(["Tenacious", "LEV-2"], relative_to="LEV-2") == ["Tenacious", "LEV-2"]
    with pytest.raises(UnknownVehicleError) as caught:
        rs.compare(relative_to="lev-3")
    message = "unknown vehicle 'lev-3': did you mean 'lev-2' or 'lev-1' or 'clv-1'?"
    assert str(caught.value) == message


def test_relations_that_cannot_be_say_why() -> None:
    """A bound beside a bound, and a zero, leave the place empty, with the reason."""
    least, zero = (
        rs.Rover(name=name, mass=mass) for name, mass in (("Least", "≥2 kg"), ("Zero", "0 kg"))
    )
    comparison = rs.compare(
        [rs.Rover(name="Mine", mass="≥5 kg"), zero, least], ["mass"], relative_to=least
    )

    assert [cell and cell.text for cell in comparison.rows[0].ratios] == [None, "≤0", None]
    assert [cell and cell.text for cell in comparison.rows[0].differences] == [None, "≤−2", None]
    assert comparison.remarks == (
        "No ratio of Mine to Least in mass: nothing follows from these two figures",
        "No difference of Mine to Least in mass: nothing follows from these two figures",
    )
    divided = rs.compare([least, zero], ["mass"], relative_to=zero)
    assert divided.remarks == (
        "No ratio of Least to Zero in mass: cannot divide by 0 kg, which may be 0",
    )


def test_only_the_rows_that_differ_can_be_kept() -> None:
    """Equal within the published digits counts as equal; where fewer than two are known, nothing differs."""
    one = rs.Rover(name="One", mass="5 kg", length="54 cm", width="1 m", height="30 cm")
    two = rs.Rover(name="Two", mass="5.2 kg", length="21.26 in", width="2 m")
    comparison = rs.compare([one, two], differing=True)

    assert [row.spec for row in comparison.rows] == ["width"]
    assert comparison.remarks == (
        "Left out, alike within the published digits: mass, length",
        "Left out, fewer than two figures: height",
    )


def test_extremes_are_marked_if_asked_for() -> None:
    """The largest and the smallest of a row are named, with a doubt where figures overlap."""
    names = ["LEV-2", "Tenacious", "Sorato", "LUPEX rover"]
    comparison = rs.compare(names, ["mass", "drill_depth", "payload_mass"], extremes=True)

    assert [cell and cell.extreme for cell in comparison.rows[0].cells] == ["min", "", "", "max"]
    # One figure alone is neither.
    assert [cell and cell.extreme for cell in comparison.rows[1].cells] == [None, None, None, ""]
    few = rs.compare(["Tenacious", "Sorato", "LEV-2"], ["mass"], extremes=True)
    assert [cell and cell.extreme for cell in few.rows[0].cells] == ["max?", "max?", "min"]
    assert all(cell.extreme == "" for cell in rs.compare(names).cells)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"strict": True},
            "strict: it leaves out vehicles that might not meet a condition: give where, too",
        ),
        (
            {"descending": True},
            "descending: it is the direction of an order: give a spec as sort, too",
        ),
        ({"sort": "mas"}, "sort: unknown spec 'mas': did you mean 'mass'?"),
        ({"relative_to": 5}, "relative_to: expected a vehicle or its name, found 5"),
        ({"sort": 5}, "sort: expected the name of a spec, found 5"),
        ({"specs": [5]}, "specs: expected the name of a spec, found 5"),
        ({"specs": [["mass"]]}, "specs: expected the name of a spec, found ['mass']"),
        ({"units": 5}, "units: expected units such as 'us' or 'mass=g', found 5"),
        ({"units": {5: "kg"}}, "specs: expected the name of a spec, found 5"),
        ({"units": {"default": 5}}, "units: expected the name of a unit system, found 5"),
        ({"digits": True}, "digits: expected a number from 1 to 15, found True"),
        (
            {"prefer": "nobody", "relative_to": "lev-2"},
            "prefer: no kind or id of a source: 'nobody': expected one of",
        ),
        ({"vehicles": []}, "vehicles: expected at least one vehicle, found none"),
    ],
)
def test_questions_that_cannot_be_answered_are_refused(
    options: dict[str, Any], message: str
) -> None:
    """The message says what was expected, and where."""
    with pytest.raises(rs.RoverspecsError) as caught:
        rs.compare(**options)
    assert str(caught.value).startswith(message)
    assert message.endswith("expected one of") or str(caught.value) == message


def test_a_preference_may_be_a_source_of_the_base() -> None:
    """The vehicle that others are relative to is shown, so its sources can be preferred, too."""
    source = rs.LEV_2.sources[0].id
    assert (
        rs.compare(["tenacious"], ["mass"], relative_to="lev-2", prefer=source)
        .remarks[0]
        .endswith(source)
    )


def test_headings_are_names_that_differ() -> None:
    """With the id where two names are the same, numbered where the ids are, too; what cannot be seen gives way."""
    rovers = [
        rs.Rover(name=name, id=identifier)
        for name, identifier in (
            ("b", "x"),
            ("A", "x"),
            ("b", "y"),
            ("\u202e", "\x07"),
            ("\x1b[0m", "c"),
            ("b", "x"),
        )
    ]

    assert rs.compare(rovers, ["mass"]).headings() == [
        "b (x) #1",
        "A",
        "b (y)",
        "rover",
        "c",
        "b (x) #2",
    ]
    assert rs.compare(rovers[:2], ["mass"]).headings(str.upper) == ["B", "A"]


def test_notes_have_letters() -> None:
    """From a to z, then with two letters."""
    rovers = [
        rs.Rover(name=f"R{place}", mass=rs.Claim(value="5 kg", condition=f"{place:02}"))
        for place in range(30)
    ]
    letters = rs.compare(rovers, ["mass"]).letters

    assert list(letters)[:3] == ["00", UNCITED, "01"]
    assert list(letters.values())[:2] + list(letters.values())[25:28] == ["a", "b", "z", "aa", "ab"]


class TestAlso:
    """`also` shows each figure in a second unit, in brackets beside the first."""

    def test_the_three(self) -> None:
        """Each row has two units, or one where both are the same, and each figure its digits in both."""
        comparison = rs.compare(specs=["mass", "width", "power", "wheel_count"], also="us")

        found = {
            row.label: [cell and (cell.text, cell.also and cell.also.text) for cell in row.cells]
            for row in comparison.rows
        }
        assert found == {
            "Mass, kg (lb)": [("0.228", "0.50"), ("~5", "~11"), ("~350", "~770")],
            "Width, m (in)": [("~0.123", "~4.8"), ("0.315", "12.4"), ("1.46", "57")],
            "Power (W)": [None, None, None],
            "Wheels": [("2", None), ("4", None), None],
        }

    def test_a_figure_is_shown_as_published(self) -> None:
        """What was published in the second unit keeps its digits there, marks included."""
        rovers = [mine("A", mass="22.00 lbs"), mine("B", mass="~5.50 pounds"), mine("C")]
        [row] = rs.compare(rovers, ["mass"], also="us").rows

        assert [cell and cell.also and cell.also.text for cell in row.cells] == [
            *("22.00", "~5.50"),
            None,
        ]

    @pytest.mark.parametrize(
        ("value", "text", "also"),
        [
            ("≤1 kg", "≤1", "≤2.21"),
            (">1 kg", ">1", ">2.2"),
            ("5–6 kg", "5–6", "11–13"),
            ("5.0 ± 0.5 kg", "5.0 ± 0.5", "11.0 ± 1.1"),
            ("~0 kg", "~0", "~0"),
            ("about 228 g", "~0.228", "~0.50"),
        ],
    )
    def test_marks(self, value: str, text: str, also: str) -> None:
        """Bounds, ranges, tolerances and zero are written in the brackets as in front of them."""
        cell = rs.compare([mine(mass=value)], ["mass"], also="us").cell("Mine", "mass")

        assert cell is not None
        assert cell.also is not None
        assert (cell.text, cell.also.text) == (text, also)

    @pytest.mark.parametrize("also", SYSTEMS)
    @pytest.mark.parametrize("units", SYSTEMS)
    @pytest.mark.untraced
    @pytest.mark.once
    def test_the_whole_catalog(self, units: str, also: str) -> None:
        """Cell by cell, the figure in front is that of one table alone, the one in brackets that of another."""
        options: dict[str, Any] = {"relative_to": "lev-2", "extremes": True}
        if units == also:
            with pytest.raises(FieldError):
                rs.compare("lev-2", units=units, also=also)
        first = rs.compare(rs.Catalog(), list(SPECS), units=units, **options)
        second = first.in_units(also)
        both = first.in_units(units, also)

        assert both.remarks == first.remarks
        assert both.legend == first.legend
        for row, one, other in zip(both.rows, first.rows, second.rows, strict=True):
            found = row.by_unit
            assert found[-1] == (attrs.evolve(other, ratios=()) if len(found) == 2 else other)
            bare = attrs.evolve(
                row,
                also_unit="",
                cells=tuple(cell and attrs.evolve(cell, also=None) for cell in row.cells),
                differences=tuple(
                    cell and attrs.evolve(cell, also=None) for cell in row.differences
                ),
            )
            assert bare == one
            assert len(found) == (1 if one.unit == other.unit else 2)

    @pytest.mark.parametrize("options", [{"digits": 3}, {"exact": True}, {"differing": True}])
    def test_options_hold_for_both(self, options: dict[str, Any]) -> None:
        """Digits, exactness and what is left out mean the same in front of the brackets and in them."""
        names, specs = ["spirit", "curiosity", "lev-2"], ["mass", "dimensions"]
        both = rs.compare(names, specs, also="us", **options)
        second = rs.compare(names, specs, units="us", **options)

        assert [row.by_unit[-1] for row in both.rows] == list(second.rows)
        assert both.remarks == second.remarks

    def test_relations(self) -> None:
        """A difference has two units, a ratio none."""
        two = [mine("A", mass="5.0 kg"), mine("B", mass="7.0 kg")]
        [row] = rs.compare(two, ["mass"], also="us", relative_to=two[0]).rows
        ratio, difference = row.ratios[1], row.differences[1]

        assert ratio is not None
        assert difference is not None
        assert difference.also is not None
        assert (ratio.text, ratio.also) == ("1.4", None)
        assert (difference.text, difference.also.text) == ("+2.0", "+4.4")

    @pytest.mark.parametrize(
        ("units", "also", "labels"),
        [
            ("si", "mass=g", ["Mass, kg (g)", "Length (m)"]),
            ("us", "mass=g", ["Mass, lb (g)", "Length (in)"]),
            ("us,length=cm", {"mass": "g"}, ["Mass, lb (g)", "Length (cm)"]),
            ("us,length=cm", "si", ["Mass, lb (kg)", "Length, cm (m)"]),
            ("metric", "us,mass=oz", ["Mass, g (oz)", "Length, cm (in)"]),
            ("us", "auto", ["Mass, lb (g)", "Length, in (cm)"]),
            ("auto", "us,length=cm", ["Mass, g (lb)", "Length (cm)"]),
        ],
    )
    def test_a_second_unit_for_some_specs(
        self, units: str, also: str | dict[str, str], labels: list[str]
    ) -> None:
        """Where no system is named, the specs that are not named have no second unit."""
        rover = mine(mass="228 g", length="12 cm")

        made = rs.compare([rover], ["mass", "length"], units=units, also=also)
        assert [row.label for row in made.rows] == labels

    @pytest.mark.parametrize(
        ("units", "also", "message"),
        [
            ("us", "us", "also: expected other units than those of the rows, found 'us' again: leave it out"),
            ("mass=g", "si,mass=g", "also: expected other units than those of the rows, found 'si,mass=g' again: leave it out"),
            ("si", 5, "also: expected units such as 'us' or 'mass=g', found 5"),
            ("si", "mass=m", "mass: unit 'm': expected a unit of mass, such as 'kg', found one of length"),
        ],
    )  # fmt: skip
    def test_mistakes(self, units: str, also: Any, message: str) -> None:
        """The same units twice say nothing; what cannot be read is named as in `units`."""
        with pytest.raises(RoverspecsError) as caught:
            rs.compare(["lev-2"], units=units, also=also)
        assert str(caught.value) == message

    def test_other_units_drop_the_second_ones(self) -> None:
        """The same figures in other units have the second ones that are asked for with them."""
        both = rs.compare(["lev-2"], ["mass", "width"], also="us")
        asked = {
            ("metric", None): ["Mass (g)", "Width (cm)"],
            ("us", "mass=g"): ["Mass, lb (g)", "Width (in)"],
            ("us", "si"): ["Mass, lb (kg)", "Width, in (m)"],
            ("us", "us"): ["Mass (lb)", "Width (in)"],
        }

        for (units, also), labels in asked.items():
            assert [row.label for row in both.in_units(units, also).rows] == labels
        with pytest.raises(FieldError, match="also: expected units"):
            both.in_units("us", 5)  # type: ignore[arg-type]

    def test_data(self) -> None:
        """The second figure is given with its numbers, which are not rounded."""
        data = rs.compare(["tenacious"], ["payload_capacity", "wheel_count"], also="us").as_data()
        first, second = data["rows"]

        assert (first["unit"], first["also_unit"]) == ("kg", "lb")
        assert first["cells"][0]["also"] == {
            "text": "≤2.21",
            "magnitude": None,
            "unit": "lb",
            "ucum": "[lb_av]",
            "low": None,
            "high": 2.2046226218487757,
            "sides": None,
            "mark": "≤",
        }
        assert (second["also_unit"], second["cells"][0]["also"]) == (None, None)


class TestEnvelope:
    """Sizes without axes stand in a table, and have no order, ratio or difference."""

    def two(self) -> list[rs.Rover]:
        """Return two rovers of other envelopes."""
        return [
            rs.Rover(name="A", mass="1 kg", envelope="25 × 17.5 × 10.5 cm"),
            rs.Rover(name="B", mass="2 kg", envelope="~0.50 × 0.20 m"),
        ]

    def test_cells(self) -> None:
        """All sides are converted together; for programs each is a number."""
        [row] = rs.compare(self.two(), "envelope", units="metric").rows
        first, second = row.cells
        assert first is not None
        assert second is not None

        assert (first.text, second.text) == ("25 × 17.5 × 10.5", "~50 × 20")
        assert (first.magnitude, first.low, first.high) == (None, None, None)
        assert first.as_data()["sides"] == [25.0, 17.5, 10.5]
        assert row.spans == (None, None)
        [mass] = rs.compare(self.two(), "mass").rows
        assert mass.as_data()["cells"][0]["sides"] is None

    def test_relations(self) -> None:
        """One vehicle's envelope is no multiple of another's."""
        table = rs.compare(self.two(), "envelope,mass", relative_to=self.two()[0])

        assert table.rows[0].ratios == (None, None)
        assert table.rows[0].differences == (None, None)
        assert table.rows[1].ratios[1] is not None

    @pytest.mark.parametrize(
        "ask",
        [
            lambda two: rs.compare(two, sort="envelope"),
            lambda two: rs.compare(two, where="envelope > 10 cm"),
            lambda two: rs.nearest(two[0], vehicles=two[1], specs="envelope"),
            lambda two: rs.chart(two, specs=["envelope"]),
        ],
    )
    def test_no_order(self, ask: Any) -> None:
        """Whoever asks for one is told what to ask for."""
        with pytest.raises(RoverspecsError, match="without an order: ask for bounding_volume"):
            ask(self.two())

    def test_groups(self) -> None:
        """In a group of specs it is passed over where an order is needed."""
        [found] = rs.nearest(self.two()[0], vehicles=self.two()[1], specs="mass,dimensions")

        assert [each.spec for each in found.compared] == ["mass"]

    def test_a_value_of_a_filter(self) -> None:
        """Several lengths are no number to compare with."""
        with pytest.raises(RoverspecsError, match="found several lengths"):
            rs.Filter.parse("length > 3 × 4 m")

    def test_differing(self) -> None:
        """Envelopes agree in any order of their sides."""
        turned = rs.Rover(name="C", mass="9 kg", envelope="10.5 × 25 × 17.5 cm")
        table = rs.compare([self.two()[0], turned], "mass,envelope", differing=True)

        assert [row.spec for row in table.rows] == ["mass"]
