"""Comparing: vehicles and specs are looked up, in one unit per row."""

from __future__ import annotations

import decimal

import pytest
from comparison_parts import cited, mine, texts
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.comparisons.cells import TERTIARY, UNCITED
from roverspecs.comparisons.filters import Filter
from roverspecs.comparisons.query import DEFAULT_VEHICLES
from roverspecs.errors import (
    FieldError,
    UnitError,
    UnknownSpecError,
    UnknownVehicleError,
)
from roverspecs.records.derived import DERIVED, SPECS
from roverspecs.values.units import SYSTEMS


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
    """A row, or all sizes, get the unit with the fewest needless zeros over all their cells."""
    assert list(texts(rs.compare(units="auto"))) == [
        "Mass (kg)",
        "Length (cm)",
        "Width (cm)",
        "Height (cm)",
        "Diameter (cm)",
        "Payload capacity (kg)",
        "Instruments",
    ]


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
        "unknown spec 'Tenacious': it is a vehicle: put it among the vehicles, in Python a list"
    )
    with pytest.raises(UnknownSpecError) as caught:
        rs.compare("lev-2", "launch_date")
    assert str(caught.value) == (
        "unknown spec 'launch_date': it is a field of a vehicle and no spec: 'roverspecs list --format csv' has it"
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
