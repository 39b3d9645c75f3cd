from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import attrs
import pytest

import roverspecs as rs
from roverspecs.analyses.audit import audit
from roverspecs.analyses.rules import CONVERSION, SEVERITIES, Finding
from roverspecs.records.claims import FINDINGS

NONE = rs.Catalog(shipped=False)


def source(name: str, **fields: Any) -> rs.Source:
    """Return a source of that name."""
    return rs.Source(id=name, title=name, publisher=name, kind="press", **fields)


def claim(value: str, name: str | None = None, **fields: Any) -> rs.Claim:
    """Return a claim of a source of that name."""
    return rs.Claim(value=value, source=source(name) if name else None, **fields)


def heads(findings: Iterable[Finding]) -> list[str]:
    """Return the first line of each finding, without the reason that explains it."""
    return [f"{each.severity}: {each.kind}: {each.arithmetic}" for each in findings]


def of(*vehicles: rs.Vehicle) -> list[str]:
    """Return the findings on vehicles in short."""
    return heads(audit(vehicles, catalog=NONE))


def rover(**specs: Any) -> list[str]:
    """Return the findings on a rover of one's own, but for spreads."""
    return [each for each in of(rs.Rover(name="Mine", **specs)) if ": spread: " not in each]


# --- twins --------------------------------------------------------------------

TWINS = [
    (["26 cm", "10.24 in"], []),
    (
        ["8 cm", "4 in"],
        ["error: twins: 8 cm and 4 in do not agree: 8 cm = 3.15 in; 4 in = 10.16 cm"],
    ),
    (
        ["3.5 m", "11.4 ft", "12.5 ft"],
        ["error: twins: 3.5 m and 12.5 ft do not agree: 3.5 m = 11.483 ft; 12.5 ft = 3.810 m"],
    ),
    # Not rounded, and not wrong.
    (
        ["26.55 km", "16.4 mi"],
        [
            "note: twins: 26.55 km and 16.4 mi agree if the digits were cut off, not rounded: "
            "26.55 km = 16.497 mi; 16.4 mi = 26.3932 km"
        ],
    ),
    (
        ["300 m", "800 ft"],
        [
            "note: twins: 300 m and 800 ft agree as round numbers only: 300 m = 984 ft; 800 ft = 244 m"
        ],
    ),
    # A range beside a number.
    (["350–400 m", "1,250 ft"], []),
    (
        ["350–400 m", "1,900 ft"],
        ["error: twins: 350–400 m and 1900 ft do not agree: 350–400 m and 1900 ft: +54 %"],
    ),
]


@pytest.mark.parametrize("name", ["press", None])
@pytest.mark.parametrize(("values", "expected"), TWINS)
def test_twins(values: list[str], expected: list[str], name: str | None) -> None:
    """Two figures of one source, or of one's own, in two units have to agree."""
    assert rover(range=[claim(value, name) for value in values]) == expected


def test_figures_of_two_sources_are_no_twins() -> None:
    """What two sources say may differ; that is a spread."""
    assert of(rs.Rover(name="Mine", mass=[claim("5 kg", "a"), claim("14 lb", "b")])) == [
        "warning: spread: from 5 kg to 14 lb: +27 %"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        ({"configuration": "stowed"}, {"configuration": "deployed"}),
        ({"configuration": "stowed"}, {}),
        ({"condition": "as designed"}, {"condition": "as built"}),
        ({"condition": "as designed"}, {}),
    ],
)
def test_figures_in_two_states_are_no_twins(fields: tuple[dict[str, str], dict[str, str]]) -> None:
    """A source may well give a size stowed in one unit and another deployed in the other."""
    claims = [
        claim(value, "press", **each) for value, each in zip(("8 cm", "5 in"), fields, strict=True)
    ]

    assert of(rs.Rover(name="Mine", width=claims)) == []


def test_a_conversion_has_to_agree_also_in_the_same_unit() -> None:
    """What is rejected as a conversion is held against what it was made from, and that does not explain it."""
    claims = [claim("5 kg", "press"), claim("7 kg", "press", rejected=f"{CONVERSION}the 5 kg")]
    (found,) = audit(rs.Rover(name="Mine", mass=claims), catalog=NONE)

    assert heads([found]) == ["error: twins: 5 kg and 7 kg do not agree: 5 kg and 7 kg: +40 %"]
    assert found.is_open


def test_a_source_may_print_two_figures_with_their_conversions() -> None:
    """A figure is well if it agrees with one of those it may have been made from."""
    values = ["1.5 m", "4.9 ft", "2.1 m", "6.9 ft"]

    assert rover(drill_depth=[claim(value, "press") for value in values]) == []


def test_the_least_grave_of_its_twins_counts() -> None:
    """A figure that agrees with none is shown with the one it is nearest to agreeing with."""
    values = ["26.55 km", "16.4 mi", "54,000 ft"]
    findings = rover(range=[claim(value, "press") for value in values])

    assert (
        "note: twins: 26.55 km and 16.4 mi agree if the digits were cut off, not rounded: "
        "26.55 km = 16.497 mi; 16.4 mi = 26.3932 km"
    ) in findings
    assert not any("16.4 mi and 54000 ft" in each for each in findings)


def test_twins_that_measure_different_things() -> None:
    """A figure rejected for what it measures is no twin, but one rejected as a conversion cannot be one."""
    claims = [claim("5 kg", "press"), claim("11 in", "press", rejected=f"{CONVERSION}the 5 kg")]

    assert rover(mass=claims) == ["error: twins: 5 kg is of mass, 11 in of length"]


# --- echo ---------------------------------------------------------------------


def test_an_echo_of_a_rejected_figure_is_none() -> None:
    """Figures come back from accepted ones; what is rejected may come back, and its reason explains it."""
    origin, last = claim("250 g", "a"), claim("255 g", "b", rejected="converted twice")
    (found,) = audit(rs.Rover(name="Mine", mass=[origin, last]), catalog=NONE)

    assert (heads([found]), found.explained) == (
        ["note: echo: 250 g → 9 oz → 255 g"],
        "rejected: converted twice",
    )
    assert rover(mass=[claim("255 g", "a"), claim("250 g", "b", rejected="too round")]) == []


def test_each_echo_is_found_once() -> None:
    """A figure that came back from two has one finding."""
    claims = [claim("250 g", "a"), claim("~250 g", "b"), claim("255 g", "c")]

    assert rover(mass=claims) == ["note: echo: 250 g → 9 oz → 255 g"]


def test_a_figure_with_an_origin_of_its_own_is_no_echo() -> None:
    """A source that prints 16.50 miles made 26.55 km of those, and not of another's 26.6 km."""
    assert (
        rover(range=[claim("26.6 km", "a"), claim("16.50 mi", "b"), claim("26.55 km", "b")]) == []
    )
    # But 9 oz may themselves have been made of 250 g: asked, and no more.
    assert rover(mass=[claim("250 g", "a"), claim("9 oz", "b"), claim("255 g", "b")]) == [
        "note: echo: 250 g → 9 oz → 255 g"
    ]
    conversion = claim("9 oz", "b", rejected=f"{CONVERSION}the 255 g beside it")
    assert rover(mass=[claim("250 g", "a"), conversion, claim("255 g", "b")]) == [
        "warning: echo: 250 g → 9 oz → 255 g"
    ]


def test_figures_in_two_states_do_not_echo() -> None:
    """A size stowed is no echo of one deployed, a mass as built none of one planned."""
    stowed, deployed = (
        claim("30 cm", "a", configuration="stowed"),
        claim("30.5 cm", "b", configuration="deployed"),
    )
    unstated = claim("30.5 cm", "b")
    planned, built = (
        claim("250 g", "a", condition="as designed"),
        claim("255 g", "b", condition="as built"),
    )

    assert rover(width=[stowed, deployed]) == []
    assert rover(mass=[planned, built]) == []
    assert rover(width=[stowed, unstated]) == ["note: echo: 30 cm → 12 in → 30.5 cm"]
    # Of what a rejected figure is, nobody knows.
    rejected = claim("255 g", "b", condition="as built", rejected="odd")
    assert rover(mass=[planned, rejected]) == ["note: echo: 250 g → 9 oz → 255 g"]


# --- slips --------------------------------------------------------------------

POUNDS = "kilograms taken for pounds, or the other way round"
MILES = "miles taken for kilometres, or the other way round"


def test_a_slip_of_one_source() -> None:
    """A source that prints 10,000 km (16,100 km) took one of them for miles."""
    accepted, wrong = (
        claim("≥10,000 km", "a"),
        claim("16,100 km", "a", rejected="converted the wrong way"),
    )
    (found,) = audit(rs.Rover(name="Mine", range=[accepted, wrong]), catalog=NONE)

    assert heads([found]) == [f"warning: slips: 16100 km is 1.609 times ≥10000 km: {MILES}"]
    assert (found.is_open, found.explained) == (False, "rejected: converted the wrong way")


def test_a_bound_leaves_room_and_is_asked_about() -> None:
    """More than 10,000 km may well be 16,100 km, but that is what a slip would make of it."""
    for values in ((">10,000 km", "16,100 km"), ("16,100 km", ">10,000 km")):
        assert rover(
            range=[claim(value, name) for value, name in zip(values, "ab", strict=True)]
        ) == [f"warning: slips: 16100 km is 1.609 times >10000 km: {MILES}"]
    assert rover(range=[claim("<10,000 km", "a"), claim("16,100 km", "b")]) == [
        f"error: slips: 16100 km is 1.609 times <10000 km: {MILES}"
    ]


def test_a_slip_between_twins() -> None:
    """Twins that do not agree are shown with their slip, if there is one, and the arithmetic."""
    assert rover(mass=[claim("350 kg", "a"), claim("350 lb", "a")]) == [
        f"error: slips: 350 kg is 2.205 times 350 lb: {POUNDS}: 350 kg = 771.6 lb; 350 lb = 158.8 kg"
    ]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ({}, {}, 1),
        ({"condition": "as designed"}, {"condition": "as designed"}, 1),
        ({"condition": "as designed"}, {}, 0),
        ({"condition": "as designed"}, {"condition": "extended mission"}, 0),
        ({"condition": "as designed"}, {"rejected": "nobody knows of what"}, 1),
    ],
)
def test_slips_are_looked_for_among_figures_of_one_condition(
    one: dict[str, str], other: dict[str, str], slips: int
) -> None:
    """100 m planned and 1 km extended are honest; of what a rejected figure is, nobody knows."""
    assert len(rover(range=[claim("100 m", "a", **one), claim("1 km", "b", **other)])) == slips


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("stowed", "stowed", 1),
        ("stowed", "unstated", 1),
        (None, "stowed", 1),
        ("stowed", "deployed", 0),
    ],
)
def test_slips_are_looked_for_among_figures_of_one_configuration(
    one: str | None, other: str | None, slips: int
) -> None:
    """A size stowed may be a tenth of one deployed; one of which nobody says is held against either."""
    claims = [claim("10.0 cm", "a", configuration=one), claim("100 cm", "b", configuration=other)]

    assert len([each for each in rover(width=claims) if ": slips: " in each]) == slips


def test_rejected_figures_are_not_held_against_each_other() -> None:
    """Of two rejected figures neither is the measure, and a conversion is measured by its own source."""
    assert rover(mass=[claim(value, value, rejected="odd") for value in ("5 kg", "50 kg")]) == []
    assert rover(mass=[claim("5 kg", "a"), claim("50 kg", "b", rejected=f"{CONVERSION}it")]) == []


@pytest.mark.parametrize("name", ["a", "b"])
def test_an_area_for_a_volume(name: str) -> None:
    """An area printed for a volume is found, in the same source and in another."""
    claims = [claim("13 m³", "a"), claim("20 m²", name, rejected="an area")]
    (found,) = audit(rs.Rover(name="Mine", habitable_volume=claims), catalog=NONE)

    assert heads([found]) == ["error: slips: area for volume: 20 m² is an area, 13 m³ a volume"]


def test_a_figure_that_measures_something_else_is_let_be() -> None:
    """A rejected mass among lengths is no slip, and does not upset the other rules."""
    lengths = [claim("54 cm", "a"), claim("26 kg", "b", rejected="a mass")]
    heights = [claim("26 cm", "a"), claim("54 cm", "b")]

    assert rover(length=lengths, height=heights) == []


# --- swapped axes -------------------------------------------------------------


def axes(name: str, *values: str, **fields: str) -> dict[str, rs.Claim]:
    """Return length and height by a source."""
    return {
        spec: claim(value, name, **fields)
        for spec, value in zip(("length", "height"), values, strict=False)
    }


def swaps(*given: dict[str, rs.Claim]) -> list[str]:
    """Return the findings of swapped axes on a rover."""
    specs = {spec: [each[spec] for each in given if spec in each] for spec in ("length", "height")}
    return [each for each in rover(**specs) if "swapped" in each]


def test_swapped_axes() -> None:
    """Two sources that have length and height the other way round are found, by whatever unit."""
    assert swaps(axes("a", "54 cm", "26 cm"), axes("b", "26 cm", "54 cm")) == [
        "warning: slips: length and height swapped: 54 cm and 26 cm, 26 cm and 54 cm"
    ]
    assert swaps(axes("a", "54 cm", "26 cm"), axes("b", "10.2 in", "21.3 in")) == [
        "warning: slips: length and height swapped: 54 cm and 26 cm, 10.2 in and 21.3 in"
    ]
    assert (
        swaps({"length": claim("54 cm"), "height": claim("26 cm")}, axes("b", "26 cm", "54 cm"))
        != []
    )
    # In one direction only: 26 cm are 10 in, and 10 in are 25 cm.
    assert swaps(axes("a", "54 cm", "26 cm"), axes("b", "10 in", "21 in")) != []
    assert (
        swaps(axes("a", "54 cm", "26 cm", configuration="stowed"), axes("b", "26 cm", "54 cm"))
        != []
    )


@pytest.mark.parametrize(
    "given",
    [
        # The same; as long as high; near enough to straight; only one of the two.
        [axes("a", "54 cm", "26 cm"), axes("b", "54 cm", "26 cm")],
        [axes("a", "54 cm", "54 cm"), axes("b", "54 cm", "54 cm")],
        [axes("a", "2.0 m", "2.1 m"), axes("b", "2.1 m", "2 m")],
        [axes("a", "~2 m", "2.4 m"), axes("b", "2.4 m", "2.0 m")],
        [axes("a", "2.4 m", "~2 m"), axes("b", "2.0 m", "2.4 m")],
        [axes("a", "54 cm", "26 cm"), axes("b", "26 cm", "31.5 cm")],
        [axes("a", "54 cm", "26 cm"), axes("b", "31.5 cm", "54 cm")],
        [axes("a", "54 cm", "26 cm"), axes("b", "26 cm")],
        # In two states.
        [
            axes("a", "54 cm", "26 cm", configuration="stowed"),
            axes("b", "26 cm", "54 cm", configuration="deployed"),
        ],
        [axes("a", "54 cm", "26 cm", condition="as designed"), axes("b", "26 cm", "54 cm")],
        # Conversions follow what they are of.
        [axes("a", "54 cm", "26 cm"), axes("b", "26 cm", "54 cm", rejected=f"{CONVERSION}others")],
        # One's own figures are of one source, and the first ones count.
        [
            {"length": claim("54 cm"), "height": claim("26 cm")},
            {"length": claim("26 cm"), "height": claim("54 cm")},
        ],
    ],
)
def test_axes_that_are_not_swapped(given: list[dict[str, rs.Claim]]) -> None:
    """Axes that are alike, half known or in different states are left alone."""
    assert swaps(*given) == []


# --- owner --------------------------------------------------------------------


def lander(**specs: Any) -> rs.Lander:
    """Return a lander to be carried by."""
    return rs.Lander(name="Ship", **specs)


OWNERS = [
    ("~350 kg", "≥350 kg", "is ~350 kg Mine's mass, or Ship's payload capacity (≥350 kg)?"),
    ("350 kg", "0.35 t", "is 350 kg Mine's mass, or Ship's payload capacity (0.35 t)?"),
    ("150 kg", "330 lb", "is 150 kg Mine's mass, or Ship's payload capacity (330 lb)?"),
    ("5–6 kg", "5–6 kg", "is 5–6 kg Mine's mass, or Ship's payload capacity (5–6 kg)?"),
    ("350 kg", "351 kg", None),
    ("350 kg", "349 kg", None),
    ("350.4 kg", "350 kg", None),
    ("350 kg", "770.1 lb", None),
    ("5–6 kg", "5.5 kg", None),
    ("5.5 kg", "5–6 kg", None),
    ("5–6 kg", "5.2–6.2 kg", None),
    ("0 kg", "0 kg", None),
]


@pytest.mark.parametrize(("mass", "capacity", "question"), OWNERS)
def test_owner_of_a_passengers_figure(mass: str, capacity: str, question: str | None) -> None:
    """A mass that is also what the carrier can carry is asked about, whoever is audited."""
    mine, ship = rs.Rover(name="Mine", carrier="ship", mass=mass), lander(payload_capacity=capacity)
    expected = [f"note: owner: {question}"] if question else []

    assert of(mine, ship) == expected
    assert of(ship, mine) == expected


def test_owner_of_a_vehicles_own_figures() -> None:
    """A payload printed as the mass of the vehicle is asked about; masses among themselves are not."""
    assert of(lander(mass="330 lb", payload_capacity="150 kg")) == [
        "note: owner: is 150 kg Ship's payload capacity, or Ship's mass (330 lb)?"
    ]
    assert of(lander(mass="340 kg", dry_mass="340 kg")) == []
    assert of(lander(payload_mass="30 kg", payload_capacity="30 kg")) == []


def test_owner_of_figures_of_strangers() -> None:
    """Two vehicles that have nothing to do with each other may well be equal."""
    assert of(rs.Rover(name="Mine", mass="5 kg"), lander(payload_capacity="5 kg")) == []
    assert (
        of(rs.Rover(name="Mine", carrier="other", mass="5 kg"), lander(payload_capacity="5 kg"))
        == []
    )


def test_owner_asks_of_the_most_trusted() -> None:
    """For a pair of specs there is one question, of the accepted figures if they are equal; conversions ask none."""
    mine = rs.Rover(
        name="Mine",
        carrier="ship",
        mass=[
            claim("5 kg", "a"),
            claim("11 lb", "a", rejected=f"{CONVERSION}it"),
            claim("9 kg", "b", rejected="odd"),
        ],
    )
    ship = lander(
        payload_capacity=[
            claim("9 kg", "c"),
            claim("5 kg", "d"),
            claim("11 lb", "e", rejected="odd"),
        ]
    )
    found = [each for each in audit([mine, ship], catalog=NONE) if each.kind == "owner"]

    assert [(each.arithmetic, each.explained) for each in found] == [
        ("is 5 kg Mine's mass, or Ship's payload capacity (5 kg)?", None)
    ]


def test_owner_lets_other_dimensions_and_conversions_be() -> None:
    """A rejected figure that measures something else is nobody's, and a conversion is not asked about."""
    mine = rs.Rover(name="Mine", carrier="ship", mass=[claim("5 m", "a", rejected="a length")])
    converted = [claim("5.1 kg", "a"), claim("11 lb", "b", rejected=f"{CONVERSION}it")]

    assert (
        of(rs.Rover(name="Mine", carrier="ship", mass=converted), lander(payload_capacity="11 lb"))
        == []
    )
    assert (
        of(rs.Rover(name="Mine", carrier="ship", mass="11 lb"), lander(payload_capacity=converted))
        == []
    )
    assert of(mine, lander(payload_capacity="5 kg")) == []


def test_the_carrier_is_looked_up() -> None:
    """The carrier and the passengers need not be asked for: the catalog has them."""
    mine = rs.Rover(
        name="Mine", carrier="lupex-lander", mass="351.5 kg", payload_mass=[claim("350 kg", "a")]
    )
    found = [each for each in audit(mine) if each.kind == "owner"]

    assert any(
        "LUPEX lander's payload capacity (at least 350 kg)" in each.arithmetic for each in found
    )
    assert any(
        each.subjects[0].vehicle == "lupex-rover"
        for each in audit("lupex-lander")
        if each.kind == "owner"
    )


def test_ones_own_record_of_a_carrier_counts() -> None:
    """A carrier that is audited along is not looked up, though the catalog has one of that id."""
    ship = rs.Lander(name="LUPEX lander", id="lupex-lander", payload_capacity="7 kg")
    mine = rs.Rover(name="Mine", carrier="lupex-lander", mass=["7 kg", "350 kg"], acknowledged=())
    found = [each.arithmetic for each in audit([ship, mine]) if each.kind == "owner"]

    assert found == ["is 7 kg Mine's mass, or LUPEX lander's payload capacity (7 kg)?"]


# --- spread -------------------------------------------------------------------

SPREADS = [
    (["5 kg", "9 kg"], ["from 5 kg to 9 kg: +80 %"]),
    (["9 kg", "5 kg", "7 kg"], ["from 5 kg to 9 kg: +80 %"]),
    (["228 g", "0.25 kg"], ["from 228 g to 0.25 kg: +9.6 %"]),
    (["590 kg", "1,600 lb"], ["from 590 kg to 1,600 lb: +23 %"]),
    (["5–6 kg", "8 kg"], ["from 5–6 kg to 8 kg: +45 %"]),
    (["≥10 kg", "5 kg"], ["from 5 kg to ≥10 kg: +100 %"]),
    (["≥10 kg", "≥20 kg", "5 kg"], ["from 5 kg to ≥20 kg: ×4.0"]),
    (["≤5 kg", "≥10 kg"], ["from ≤5 kg to ≥10 kg: +100 %"]),
    (["≥10 kg", "≥20 kg", "≤0 kg", "5 kg"], ["from ≤0 kg to ≥20 kg: ≥20 kg instead of 0"]),
    (["0 kg", "5 kg"], ["from 0 kg to 5 kg: 5 kg instead of 0"]),
    # What lies half way rounds to one of them, not to both.
    (["5 kg", "6 kg"], ["from 5 kg to 6 kg: +20 %"]),
    # Their digits and their marks leave room.
    ([], []),
    (["5 kg"], []),
    (["5 kg", "5.4 kg"], []),
    (["≤5 kg", "≥5 kg"], []),
    (["250 g", "255 g"], []),
    (["~250 g", "240 g", "240.2 g"], []),
    (["≥5 kg", "7 kg", "≥6 kg"], []),
    (["5–6 kg", "6.4 kg"], []),
    (["5 ± 1 kg", "6 kg"], []),
    (["500 kg", "1,100 lb"], []),
]


@pytest.mark.parametrize(("values", "sizes"), SPREADS)
def test_spread(values: list[str], sizes: list[str]) -> None:
    """Accepted figures that leave no room for one value are found, the outermost two, with their distance."""
    claims = [claim(value, str(place)) for place, value in enumerate(values)]
    found = of(rs.Rover(name="Mine", mass=claims))

    assert [each for each in found if "echo" not in each] == [
        f"warning: spread: {size}" for size in sizes
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"condition": "as designed"}, {}),
        ({"condition": "as designed"}, {"condition": "as built"}),
        ({"rejected": "odd"}, {}),
    ],
)
def test_figures_of_two_conditions_do_not_spread(
    one: dict[str, str], other: dict[str, str]
) -> None:
    """A mass planned may differ from the mass as built, and a rejected one from all."""
    assert (
        of(rs.Rover(name="Mine", mass=[claim("5 kg", "a", **one), claim("9 kg", "b", **other)]))
        == []
    )


def test_figures_of_two_configurations_do_not_spread() -> None:
    """A width stowed may differ from the width deployed and from one of which nobody says."""
    claims = [
        claim("78 mm", "a", configuration="stowed"),
        claim("123 mm", "b", configuration="deployed"),
        claim("99 mm", "c"),
    ]

    assert of(rs.Rover(name="Mine", width=claims)) == []


def test_what_a_source_rounds_does_not_spread() -> None:
    """Twins that agree as round numbers are no spread as well."""
    claims = [claim("500 kg", "a"), claim("1,005 lb", "a")]

    assert [each.kind for each in audit(rs.Rover(name="Mine", mass=claims), catalog=NONE)] == [
        "twins"
    ]


# --- bounds -------------------------------------------------------------------

CUBE: dict[str, Any] = {"length": "1 m", "width": "1 m", "height": "1 m"}

BOUNDS = [
    (
        rs.Rover,
        {"mass": "5 kg", "payload_mass": "7 kg"},
        ["error: bounds: payload mass 7 kg is more than mass 5 kg"],
    ),
    (
        rs.Rover,
        {"mass": "5 kg", "payload_mass": "6 kg"},
        ["error: bounds: payload mass 6 kg is more than mass 5 kg"],
    ),
    (
        rs.Rover,
        {"mass": "5 kg", "payload_mass": "20 lb"},
        ["error: bounds: payload mass 20 lb is more than mass 5 kg"],
    ),
    # The Apollo rover carried more than twice what it weighed.
    (
        rs.Rover,
        {"mass": "210 kg", "payload_capacity": "490 kg"},
        ["note: bounds: payload capacity 490 kg is more than mass 210 kg"],
    ),
    (rs.Rover, {"mass": "5 kg", "payload_mass": "5.2 kg"}, []),
    (rs.Rover, {"mass": "≥5 kg", "payload_mass": "7 kg"}, []),
    (rs.Rover, {"mass": "5 kg", "payload_mass": "1 kg"}, []),
    (
        rs.Lander,
        {
            "launch_mass": "500 kg",
            "dry_mass": "600 kg",
            "payload_mass": "700 kg",
            "payload_capacity": "800 kg",
        },
        [
            "error: bounds: payload mass 700 kg is more than launch mass 500 kg",
            "error: bounds: dry mass 600 kg is more than launch mass 500 kg",
            "note: bounds: payload capacity 800 kg is more than launch mass 500 kg",
        ],
    ),
    # The mass of a lander may be its dry one.
    (rs.Lander, {"mass": "340 kg", "payload_mass": "500 kg", "launch_mass": "1,000 kg"}, []),
    (rs.Rover, {"mass": "100 kg"} | CUBE, []),
    (rs.Rover, {"mass": "5.1 kg"} | CUBE, []),
    (
        rs.Rover,
        {"mass": "100 g"} | CUBE,
        [
            "warning: bounds: bulk density 0.1 kg/m³, expected 5 to 5000 kg/m³: configuration unstated, "
            "from mass 100 g, length 1 m, width 1 m, height 1 m"
        ],
    ),
    (
        rs.Rover,
        {"mass": "6000 kg", "diameter": "1.00 m", "height": "1.00 m"},
        [
            "warning: bounds: bulk density 6000 kg/m³, expected 5 to 5000 kg/m³: configuration unstated, "
            "from mass 6000 kg, diameter 1.00 m, height 1.00 m"
        ],
    ),
    (
        rs.Rover,
        {"launch_date": dt.date(2024, 1, 20), "landing_date": dt.date(2024, 1, 19)},
        ["error: bounds: mine: landing on 2024-01-19 is before launch on 2024-01-20"],
    ),
    (rs.Rover, {"launch_date": dt.date(2024, 1, 20), "landing_date": dt.date(2024, 1, 20)}, []),
    (rs.Rover, {"launch_date": dt.date(2024, 1, 20)}, []),
    (rs.Rover, {"landing_date": dt.date(2024, 1, 20)}, []),
]


@pytest.mark.parametrize(("kind", "fields", "expected"), BOUNDS)
def test_bounds(kind: type[rs.Vehicle], fields: dict[str, Any], expected: list[str]) -> None:
    """Figures that no vehicle can have together are found."""
    assert of(kind(name="Mine", **fields)) == expected


@pytest.mark.parametrize(
    ("stowed", "deployed", "expected"),
    [
        ("78 mm", "123 mm", []),
        ("80 mm", "80 mm", []),
        ("8 cm", "78 mm", []),
        (
            "123 mm",
            "78 mm",
            ["warning: bounds: width deployed, 78 mm, is less than stowed, 123 mm"],
        ),
        ("5 in", "10 cm", ["warning: bounds: width deployed, 10 cm, is less than stowed, 5 in"]),
        ("123 mm", "≥78 mm", []),
    ],
)
def test_stowed_is_no_more_than_deployed(stowed: str, deployed: str, expected: list[str]) -> None:
    """A vehicle does not shrink when it deploys."""
    claims = [claim(stowed, configuration="stowed"), claim(deployed, configuration="deployed")]

    assert of(rs.Rover(name="Mine", width=claims)) == expected


def test_the_density_is_shown_with_its_claims() -> None:
    """The finding holds each claim with the spec it is of."""
    (found,) = audit(rs.Rover(name="Mine", mass="100 g", **CUBE), catalog=NONE)

    assert [(each.spec, each.claim.value) for each in found.subjects] == [
        ("mass", "100 g"),
        ("length", "1 m"),
        ("width", "1 m"),
        ("height", "1 m"),
    ]


def test_rejected_figures_bind_nothing() -> None:
    """A payload that was rejected may be as large as it likes."""
    assert (
        of(
            rs.Rover(
                name="Mine",
                mass="5 kg",
                payload_mass=[claim("6.5 t", "a", rejected="of the lander")],
            )
        )
        == []
    )


# --- order --------------------------------------------------------------------


def ranked(value: str, kind: str, condition: str | None = None) -> rs.Claim:
    """Return a claim of a kind of source."""
    source = rs.Source(id=kind, title="T", publisher=kind.title(), kind=kind)
    return rs.Claim(value=value, source=source, condition=condition)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (
            [ranked("5 kg", "aggregator"), ranked("5 kg", "agency")],
            ["agency comes before aggregator"],
        ),
        (
            [ranked("5 kg", "press", "planned"), ranked("5 kg", "press")],
            ["planned comes last within press"],
        ),
        (
            [ranked("5 kg", "press"), ranked("5 kg", "paper"), ranked("5 kg", "agency")],
            ["paper comes before press", "agency comes before paper"],
        ),
        ([ranked("5 kg", "agency"), ranked("5 kg", "operator")], []),
        ([ranked("5 kg", "agency", "planned"), ranked("5 kg", "press")], []),
        ([ranked("5 kg", "press"), "5 kg"], []),
        (["5 kg", ranked("5 kg", "press")], []),
    ],
)
def test_a_record_that_contradicts_the_order_of_trust(
    claims: list[rs.Claim | str], expected: list[str]
) -> None:
    """A better kind of source that stands lower is worth a look; own figures have no rank."""
    mine = rs.Rover(name="Mine", mass=claims)

    assert of(mine) == [
        f"note: order: the order of trust has 5 kg before 5 kg: {reason}" for reason in expected
    ]


def test_rejected_figures_have_no_order() -> None:
    """A rejected figure of an agency may stand below the accepted one of a blog."""
    wrong = attrs.evolve(ranked("5 kg", "agency"), rejected="a slip")

    assert of(rs.Rover(name="Mine", mass=[ranked("5 kg", "press"), wrong])) == []


# --- findings -----------------------------------------------------------------


def test_a_finding_reads_as_text() -> None:
    """A line for the arithmetic and one for each claim; of a text, the line alone."""
    claims = [claim("5 kg", "a"), claim("50 kg", "b", rejected="a slip", condition="planned")]
    (found,) = audit(rs.Rover(name="Mine", mass=claims), catalog=NONE)

    assert str(found) == (
        "error: slips: 50 kg is 10 times 5 kg (explained: rejected: a slip)\n"
        "  mine mass: 5 kg — a, undated\n"
        "  mine mass: 50 kg (planned) — b, undated"
    )
    assert str(audit(text="8 cm (4 in)")[0]) == (
        "error: twins: 8 cm and 4 in do not agree: 8 cm = 3.15 in; 4 in = 10.16 cm\n"
        "  line 1: 8 cm (4 in)"
    )
    assert [str(each) for each in audit(text="8 cm (4 in)")[0].subjects] == ["8 cm", "4 in"]
    mine = rs.Rover(
        name="Mine", launch_date=dt.date(2024, 1, 20), landing_date=dt.date(2024, 1, 19)
    )
    assert str(audit(mine, catalog=NONE)[0]) == (
        "error: bounds: mine: landing on 2024-01-19 is before launch on 2024-01-20"
    )


def test_a_finding_is_plain_data() -> None:
    """As data a finding has its kind, its severity, its claims with their sources, and the arithmetic."""
    claims = [claim("5 kg", "a"), claim("9 kg", "b")]
    (found,) = audit(rs.Rover(name="Mine", mass=claims), catalog=NONE)
    data = found.as_data()

    assert data == {
        "kind": "spread",
        "severity": "warning",
        "claims": [
            {"vehicle": "mine", "spec": "mass", **claims[0].as_data()},
            {"vehicle": "mine", "spec": "mass", **claims[1].as_data()},
        ],
        "arithmetic": "from 5 kg to 9 kg: +80 %",
        "explained": None,
    }
    of_text = audit(text="8 cm (4 in)")[0].as_data()["claims"]
    assert [(each["vehicle"], each["spec"], each["published"]) for each in of_text] == [
        (None, None, "8 cm"),
        (None, None, "4 in"),
    ]


def test_kinds_and_severities_are_those_there_are() -> None:
    """Every finding of some shipped records has a kind and a severity that are documented."""
    kinds = "twins echo slips owner spread bounds order acknowledged"
    assert [*FINDINGS] == kinds.split()
    assert all(len(text) > 20 for text in FINDINGS.values())
    assert SEVERITIES == ("error", "warning", "note")
    found = audit(["lev-2", "lupex-rover", "slim", "resilience"])

    assert {"twins", "echo", "owner", "spread"} <= {each.kind for each in found}
    assert {each.kind for each in found} <= {*FINDINGS}
    assert {each.severity for each in found} <= {*SEVERITIES}
    assert all("\n" not in each.arithmetic for each in found)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"envelope": ["26 × 30 × 30 cm", "30 × 26 × 30 cm"]}, ""),
        ({"envelope": ["26 × 30 × 30 cm", "30 × 26 cm"]}, ""),
        (
            {"envelope": ["26 × 30 × 30 cm", "26 × 40 × 30 cm"]},
            "from 26 × 30 × 30 cm to 26 × 40 × 30 cm: the sides do not agree",
        ),
        (
            {
                "envelope": "26 × 30 × 40 cm",
                "length": "0.4 m",
                "width": "26 cm",
                "height": "0.30 m",
            },
            "",
        ),
        ({"envelope": "26 × 30 × 40 cm", "height": "30 cm"}, ""),
        (
            {"envelope": "26 × 30 × 40 cm", "height": "50 cm", "width": "26 cm"},
            "envelope 26 × 30 × 40 cm against width 26 cm, height 50 cm: the sides do not agree",
        ),
        (
            {"envelope": "26 × 30 × 40 cm", "width": "26 cm", "height": "26 cm"},
            "envelope 26 × 30 × 40 cm against width 26 cm, height 26 cm: the sides do not agree",
        ),
    ],
)
def test_an_envelope_is_held_against_the_axes(fields: dict[str, Any], message: str) -> None:
    """Its sides must be those of the axes, in any order, each once."""
    claims: dict[str, Any] = {}
    for spec, given in fields.items():
        texts = [given] if isinstance(given, str) else given
        claims[spec] = [claim(text, f"{spec}-{place}") for place, text in enumerate(texts)]
    found = of(rs.Rover(name="Mine", **claims))

    assert found == [f"warning: spread: {message}"] * bool(message)


def test_an_envelope_of_another_state_is_another_size() -> None:
    """Neither a configuration nor a part is held against another one."""
    envelope = claim("26 × 30 × 40 cm", "a", configuration="stowed", part="body")
    other = claim("50 cm", "b", configuration="stowed")

    assert of(rs.Rover(name="Mine", envelope=envelope, height=other)) == []


def test_totals_of_different_dates_are_no_spread() -> None:
    """What was driven by one year is less than by the next."""
    first = claim("39.0 km", "a", as_of="2024")
    later = claim("42.3 km", "b", as_of="2025")

    assert of(rs.Rover(name="Mine", distance_driven=[later, first])) == []
