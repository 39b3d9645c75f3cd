from __future__ import annotations

import datetime as dt
import decimal
import itertools
import sys
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.audit import audit, audit_text
from roverspecs.analyses.findings import SEVERITIES, Finding
from roverspecs.analyses.rules import CONVERSION
from roverspecs.errors import FieldError, UnknownVehicleError
from roverspecs.records.claims import FINDINGS, Acknowledgement
from roverspecs.values._factors import FACTORS

if TYPE_CHECKING:
    from conftest import Run

NONE = rs.Catalog(shipped=False)


def source(name: str, **fields: Any) -> rs.Source:
    """Return a source of that name."""
    return rs.Source(id=name, title=name, publisher=name, kind="press", **fields)


def claim(value: str, name: str | None = None, **fields: Any) -> rs.Claim:
    """Return a claim of a source of that name."""
    return rs.Claim(value=value, source=source(name) if name else None, **fields)


def told(findings: Iterable[Finding]) -> list[str]:
    """Return findings in short."""
    return [f"{each.severity}: {each.kind}: {each.arithmetic}" for each in findings]


def of(*vehicles: rs.Vehicle) -> list[str]:
    """Return the findings on vehicles in short."""
    return told(audit(vehicles, catalog=NONE))


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
        ({"condition": "planned"}, {"condition": "as built"}),
        ({"condition": "planned"}, {}),
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

    assert told([found]) == ["error: twins: 5 kg and 7 kg do not agree: 5 kg and 7 kg: +40 %"]
    assert found.is_open


def test_a_source_may_print_two_figures_with_their_conversions() -> None:
    """A figure is well if it agrees with one of those it may have been made from."""
    values = ["1.5 m", "4.9 ft", "2.1 m", "6.9 ft"]

    assert rover(drill_depth=[claim(value, "press") for value in values]) == []


def test_the_least_grave_of_its_twins_counts() -> None:
    """A figure that agrees with none is told with the one it is nearest to agreeing with."""
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

ECHOES = [
    # What is between is printed, or it is not.
    (["250 g", "9 oz", "255 g"], ["warning: echo: 250 g → 9 oz → 255 g"]),
    (["250 g", "255 g"], ["note: echo: 250 g → 9 oz → 255 g"]),
    (["~250 g", "~9 oz", "~255 g"], ["warning: echo: ~250 g → 9 oz → ~255 g"]),
    (["0.25 kg", "9 oz", "255 g"], []),
    (["250 g", "9 oz", "0.255 kg"], ["warning: echo: 250 g → 9 oz → 0.255 kg"]),
    (["500 kg", "1,100 lb", "499 kg"], ["warning: echo: 500 kg → 1100 lb → 499 kg"]),
    # To hundreds only if such a figure is printed.
    (["500 kg", "499 kg"], []),
    (["350 kg", "770 lb", "349 kg"], ["warning: echo: 350 kg → 770 lb → 349 kg"]),
    # And to two digits at least: 41.5 kg are no 90 lb.
    (["41.5 kg", "90 lb", "40.82 kg"], []),
    (["44 kg", "100 lb", "45.4 kg"], []),
    (["455 kg", "1,000 lb", "453.6 kg"], ["warning: echo: 455 kg → 1000 lb → 453.6 kg"]),
    (["5,000 kg", "11,000 lb", "4,990 kg"], ["warning: echo: 5000 kg → 11000 lb → 4990 kg"]),
    (["~6,000 kg", "13,000 lb", "5,897 kg"], ["warning: echo: ~6000 kg → 13000 lb → 5897 kg"]),
    (["2 t", "4,400 lb", "1.996 t"], ["warning: echo: 2 t → 4400 lb → 1.996 t"]),
    (["9 oz", "255 g", "8.99 oz"], ["warning: echo: 9 oz → 255 g → 8.99 oz"]),
    (["5 kg", "11 lb", "0.0050 t"], []),
    (["5 kg", "11 lb", "4.99 kg"], ["warning: echo: 5 kg → 11 lb → 4.99 kg"]),
    (["5 lb", "2.3 kg", "5.07 lb"], ["warning: echo: 5 lb → 2.3 kg → 5.07 lb"]),
    # No more digits than before; the very same; as near as the straight way.
    (["250 g", "9 oz", "260 g"], []),
    (["250 g", "9 oz", "250.0 g"], []),
    (["250 g", "8.82 oz", "250.1 g"], []),
    # The order of a record is that of trust, and not of who copied whom.
    (["255 g", "9 oz", "250 g"], ["warning: echo: 250 g → 9 oz → 255 g"]),
    # What does not come back to the units it came from.
    (["250 g", "9 oz", "0.5625 lb"], []),
    # Nobody rounds 0.55 to 1.
    (["0.25 kg", "1 lb", "0.454 kg"], []),
    (["250 g", "10 oz", "283 g"], []),
    (["245–255 g", "9 oz", "255 g"], []),
    (["250 g", "9 oz", "254.9–255.1 g"], []),
    (["0 g", "9 oz", "0.5 g"], []),
]


@pytest.mark.parametrize(("values", "expected"), ECHOES)
def test_echo(values: list[str], expected: list[str]) -> None:
    """A figure that is another one converted, rounded and converted back is found, with its path."""
    claims = [claim(value, str(place)) for place, value in enumerate(values)]
    found = [each for each in rover(mass=claims) if ": echo: " in each]

    assert found == [each for each in expected if ": echo: " in each]


@pytest.mark.parametrize(
    ("spec", "values", "path"),
    [
        ("length", ["8 cm", "7.9 cm"], "8 cm → 3.1 in → 7.9 cm"),
        ("length", ["54 cm", "54.1 cm"], "54 cm → 21.3 in → 54.1 cm"),
        ("length", ["5 m", "4.9 m"], "5 m → 16 ft → 4.9 m"),
        ("length", ["10 in", "9.8 in"], "10 in → 25 cm → 9.8 in"),
        ("range", ["10 km", "9.7 km"], "10 km → 6 mi → 9.7 km"),
        ("range", ["20 mi", "19.9 mi"], "20 mi → 32 km → 19.9 mi"),
        ("range", ["1 m", "0.991 m"], "1 m → 39 in → 0.991 m"),
        ("length", ["80 mm", "79 mm"], "80 mm → 3.1 in → 79 mm"),
        ("length", ["10 ft", "9.8 ft"], "10 ft → 3 m → 9.8 ft"),
        ("top_speed", ["10 km/h", "9.7 km/h"], "10 km/h → 6 mph → 9.7 km/h"),
        ("top_speed", ["10 mph", "9.9 mph"], "10 mph → 16 km/h → 9.9 mph"),
    ],
)
def test_echo_of_other_specs(spec: str, values: list[str], path: str) -> None:
    """Lengths and speeds echo, too."""
    claims = [claim(value, str(place)) for place, value in enumerate(values)]

    assert rover(**{spec: claims}) == [f"note: echo: {path}"]


def test_an_echo_of_a_rejected_figure_is_none() -> None:
    """Figures come back from accepted ones; what is rejected may come back, and its reason explains it."""
    origin, last = claim("250 g", "a"), claim("255 g", "b", rejected="converted twice")
    (found,) = audit(rs.Rover(name="Mine", mass=[origin, last]), catalog=NONE)

    assert (told([found]), found.explained) == (
        ["note: echo: 250 g → 9 oz → 255 g"],
        "rejected: converted twice",
    )
    assert rover(mass=[claim("255 g", "a"), claim("250 g", "b", rejected="too round")]) == []


def test_each_echo_is_told_once() -> None:
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
        claim("250 g", "a", condition="planned"),
        claim("255 g", "b", condition="as built"),
    )

    assert rover(width=[stowed, deployed]) == []
    assert rover(mass=[planned, built]) == []
    assert rover(width=[stowed, unstated]) == ["note: echo: 30 cm → 12 in → 30.5 cm"]
    # Of what a rejected figure is, nobody knows.
    rejected = claim("255 g", "b", condition="as built", rejected="odd")
    assert rover(mass=[planned, rejected]) == ["note: echo: 250 g → 9 oz → 255 g"]


# --- slips --------------------------------------------------------------------

POUNDS = "kilograms taken for pounds, or the other way"
MILES = "miles taken for kilometres, or the other way"
METRES = "metres taken for feet, or the other way"

SLIPS = [
    # A factor of ten.
    ("mass", "5 kg", "50 kg", "50 kg is 10 times 5 kg"),
    ("mass", "350 kg", "3,500 kg", "3500 kg is 10 times 350 kg"),
    ("mass", "2.1 kg", "210 kg", "210 kg is 100 times 2.1 kg"),
    ("mass", "228 g", "228 kg", "228 kg is 1000 times 228 g"),
    ("mass", "228 g", "2.28 kg", "2.28 kg is 10 times 228 g"),
    ("wheel_diameter", "80 mm", "80 cm", "80 cm is 10 times 80 mm"),
    # One unit for another.
    ("mass", "350 kg", "350 lb", f"350 kg is 2.205 times 350 lb: {POUNDS}"),
    ("mass", "350 kg", "772 kg", f"772 kg is 2.205 times 350 kg: {POUNDS}"),
    ("mass", "770 lb", "350 lb", f"770 lb is 2.205 times 350 lb: {POUNDS}"),
    ("mass", "1,000 kg", "1,000 lb", f"1000 kg is 2.205 times 1000 lb: {POUNDS}"),
    ("mass", "5 kg", "11 kg", f"11 kg is 2.205 times 5 kg: {POUNDS}"),
    (
        "mass",
        "250 g",
        "8.8 g",
        "250 g is 28.35 times 8.8 g: ounces taken for grams, or the other way",
    ),
    (
        "mass",
        "6.2 t",
        "6.2 US_ton",
        "6.2 t is 1.102 times 6.2 US_ton: US tons taken for tonnes, or the other way",
    ),
    ("range", "10,000 km", "16,100 km", f"16100 km is 1.609 times 10000 km: {MILES}"),
    ("range", "6,214 km", "10,000 km", f"10000 km is 1.609 times 6214 km: {MILES}"),
    ("range", "19 km", "31 km", f"31 km is 1.609 times 19 km: {MILES}"),
    ("range", "10,000 km", "10,000 mi", f"10000 mi is 1.609 times 10000 km: {MILES}"),
    ("drill_depth", "1.5 m", "4.9 m", f"4.9 m is 3.281 times 1.5 m: {METRES}"),
    ("drill_depth", "1.5 m", "1.5 ft", f"1.5 m is 3.281 times 1.5 ft: {METRES}"),
    (
        "drill_depth",
        "6 ft",
        "6 in",
        "6 ft is 12 times 6 in: feet taken for inches, or the other way",
    ),
    (
        "drill_depth",
        "1.83 m",
        "6 in",
        "1.83 m is 12 times 6 in: feet taken for inches, or the other way",
    ),
    (
        "wheel_diameter",
        "20 in",
        "20 cm",
        "20 in is 2.54 times 20 cm: inches taken for centimetres, or the other way",
    ),
    (
        "top_speed",
        "14 km/h",
        "8.7 km/h",
        "14 km/h is 1.609 times 8.7 km/h: miles an hour taken for kilometres an hour, or the other way",
    ),
    # Both.
    ("mass", "11 kg", "5 lb", "units swapped: 11 lb is 5 kg"),
]


@pytest.mark.parametrize(("spec", "one", "other", "slip"), SLIPS)
def test_slips_between_sources(spec: str, one: str, other: str, slip: str) -> None:
    """A figure that is another one with a common slip is found, and named, whichever comes first."""
    for values in ((one, other), (other, one)):
        assert rover(
            **{spec: [claim(value, name) for value, name in zip(values, "ab", strict=True)]}
        )[0] in (
            f"error: slips: {slip}",
            # Swapped units have no order of their own.
            "error: slips: units swapped: 5 kg is 11 lb",
        )


@pytest.mark.parametrize(
    ("spec", "one", "other"),
    [
        # Round figures that differ, and by no slip.
        ("mass", "5 kg", "9 kg"),
        ("mass", "25 kg", "27 kg"),
        ("mass", "1,000 kg", "1,100 kg"),
        ("mass", "500 kg", "550 kg"),
        ("mass", "590 kg", "710 kg"),
        ("mass", "120 kg", "190 kg"),
        # One digit is near too much.
        ("mass", "3 kg", "7 kg"),
        ("mass", "300 kg", "700 kg"),
        ("drill_depth", "2 m", "7 m"),
        # Nobody takes miles for kilometres who writes centimetres.
        ("wheel_diameter", "26 cm", "42 cm"),
        ("drill_depth", "4.0 m", "10.2 m"),
        ("mass", "228 g", "503 g"),
        ("mass", "25 t", "55.1 t"),
        # Near a factor of ten, and not at it.
        ("mass", "228 g", "2.25 kg"),
        ("mass", "26 kg", "257 kg"),
        ("mass", "2.28 kg", "23 kg"),
        ("mass", "23 kg", "228 kg"),
        # Ranges say too little; so does nothing.
        ("mass", "5–6 kg", "50–60 kg"),
        ("mass", "5–6 kg", "55 kg"),
        ("mass", "55 kg", "5–6 kg"),
        ("mass", "0 kg", "5 kg"),
        ("mass", "0 kg", "0 lb"),
        ("mass", "0 kg", "55 lb"),
        # Alike, and a ton is near a tonne.
        ("mass", "1 t", "1 US_ton"),
        # There is room.
        ("mass", "~1 kg", "~2 kg"),
        ("mass", "1–10 kg", "10 kg"),
        ("drill_depth", "5 ft 11 in", "1.8 m"),
    ],
)
def test_honest_differences_are_no_slips(spec: str, one: str, other: str) -> None:
    """Two sources may differ without a slip."""
    assert rover(**{spec: [claim(one, "a"), claim(other, "b")]}) == []


def test_a_slip_of_a_compound() -> None:
    """Feet and inches are compared by their inches, but their units are not exchanged."""
    assert rover(drill_depth=[claim("5 ft 11 in", "a"), claim("710 in", "b")]) == [
        "error: slips: 710 in is 10 times 5 ft 11 in"
    ]
    assert rover(drill_depth=[claim("5 ft 11 in", "a"), claim("201 cm", "b")]) == []


def test_a_slip_of_one_source() -> None:
    """A source that prints 10,000 km (16,100 km) took one of them for miles."""
    accepted, wrong = (
        claim("≥10,000 km", "a"),
        claim("16,100 km", "a", rejected="converted the wrong way"),
    )
    (found,) = audit(rs.Rover(name="Mine", range=[accepted, wrong]), catalog=NONE)

    assert told([found]) == [f"warning: slips: 16100 km is 1.609 times ≥10000 km: {MILES}"]
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
    """Twins that do not agree are told with their slip, if there is one, and the arithmetic."""
    assert rover(mass=[claim("350 kg", "a"), claim("350 lb", "a")]) == [
        f"error: slips: 350 kg is 2.205 times 350 lb: {POUNDS}: 350 kg = 771.6 lb; 350 lb = 158.8 kg"
    ]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ({}, {}, 1),
        ({"condition": "planned"}, {"condition": "planned"}, 1),
        ({"condition": "planned"}, {}, 0),
        ({"condition": "planned"}, {"condition": "extended mission"}, 0),
        ({"condition": "planned"}, {"rejected": "nobody knows of what"}, 1),
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
@pytest.mark.parametrize(
    ("value", "told_of"),
    [
        (
            "13 m^2",
            "area for volume: 13 m^2 is an area, 13 m³ a volume, and 13 m² would agree with it",
        ),
        (
            "140 ft²",
            "area for volume: 140 ft² is an area, 13 m³ a volume, and 13 m² would agree with it",
        ),
        ("20 m²", "area for volume: 20 m² is an area, 13 m³ a volume"),
    ],
)
def test_an_area_for_a_volume(value: str, told_of: str, name: str) -> None:
    """An area printed for a volume is found, in the same source and in another."""
    claims = [claim("13 m³", "a"), claim(value, name, rejected="an area")]
    (found,) = audit(rs.Rover(name="Mine", habitable_volume=claims), catalog=NONE)

    assert told([found]) == [f"error: slips: {told_of}"]


def test_an_area_for_litres() -> None:
    """A volume whose unit is no cube has no area of the same name."""
    claims = [claim("13 L", "a"), claim("13 m²", "b", rejected="an area")]

    assert rover(payload_volume=claims) == [
        "error: slips: area for volume: 13 m² is an area, 13 L a volume"
    ]


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
        [axes("a", "54 cm", "26 cm", condition="planned"), axes("b", "26 cm", "54 cm")],
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
        ({"condition": "planned"}, {}),
        ({"condition": "planned"}, {"condition": "as built"}),
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


def test_the_density_is_told_with_its_claims() -> None:
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


# --- acknowledged -------------------------------------------------------------


def known(kind: str, spec: str, *values: str) -> Acknowledgement:
    """Return an acknowledgement."""
    return Acknowledgement(kind=kind, spec=spec, claims=values, reason="It is known.")


def test_an_acknowledgement_explains_a_finding() -> None:
    """A finding of the same kind, spec and claims, in whatever order, is explained, and no other one is."""
    claims = [claim("5 kg", "a"), claim("9 kg", "b")]
    for values in (("5 kg", "9 kg"), ("9 kg", "5 kg")):
        mine = rs.Rover(name="Mine", mass=claims, acknowledged=(known("spread", "mass", *values),))
        (found,) = audit(mine, catalog=NONE)

        assert (found.kind, found.explained, found.is_open) == ("spread", "It is known.", False)


@pytest.mark.parametrize(
    "acknowledgement",
    [
        known("echo", "mass", "5 kg", "9 kg"),
        known("spread", "payload_mass", "5 kg", "9 kg"),
        known("spread", "mass", "5 kg"),
        known("spread", "mass", "5 kg", "9.0 kg"),
    ],
)
def test_an_acknowledgement_that_fits_nothing_is_found(acknowledgement: Acknowledgement) -> None:
    """What was mended needs no acknowledgement, and the finding that it does not fit stays open."""
    claims = [claim("5 kg", "a"), claim("9 kg", "b")]
    found = audit(rs.Rover(name="Mine", mass=claims, acknowledged=(acknowledgement,)), catalog=NONE)
    values = ", ".join(acknowledgement.claims)

    assert told(found) == [
        "warning: spread: from 5 kg to 9 kg: +80 %",
        f"warning: acknowledged: mine: no finding of {acknowledgement.kind} for {acknowledgement.spec} "
        f"with {values}: leave it out",
    ]
    assert all(each.is_open for each in found)


def test_an_acknowledgement_is_of_its_own_record() -> None:
    """What another vehicle has a finding of does not need the acknowledgement of this one."""
    one = rs.Rover(name="One", mass="5 kg", acknowledged=(known("spread", "mass", "5 kg", "9 kg"),))
    other = rs.Rover(name="Other", mass=["5 kg", "9 kg"])

    assert of(one, other) == [
        "warning: spread: from 5 kg to 9 kg: +80 %",
        "warning: acknowledged: one: no finding of spread for mass with 5 kg, 9 kg: leave it out",
    ]


def test_of_two_vehicles_the_passenger_acknowledges() -> None:
    """A question about two vehicles is acknowledged in the record of the first that it names."""
    acknowledged = (known("owner", "mass", "5 kg", "5 kg"),)
    mine, ship = rs.Rover(name="Mine", carrier="ship", mass="5 kg"), lander(payload_capacity="5 kg")
    explained = rs.Rover(name="Mine", carrier="ship", mass="5 kg", acknowledged=acknowledged)

    assert [each.explained for each in audit([mine, ship], catalog=NONE)] == [None]
    assert [each.explained for each in audit([explained, ship], catalog=NONE)] == ["It is known."]
    assert [each.explained for each in audit([ship, explained], catalog=NONE)] == ["It is known."]


# --- text ---------------------------------------------------------------------

SILENT = [
    "",
    "10 kg (22 lb, 353 oz)",
    "4 ft. 11 in. (1.50 m)",
    "1.5 m wide and 2.5 m long (5 ft wide and 8.2 ft long)",
    "the 10 kg rover (22 lb)",
    "a 300 kg lander (35 kg of payload)",
    "no figures at all",
    "54 cm (21.26 inches)",
    "5 kg (11 lb)",
    "500 kg (1,100 lb)",
    "8 cm (3.15 in)",
    "31.5 x 26 x 54 cm (12.4 x 10.2 x 21.3 in)",
    "31.5 × 26 × 54 cm (12.4 × 10.2 × 21.3 in)",
    "about 5 kilograms (about 11 pounds)",
    "a 22-pound (10 kg) rover, a 1,100-pound (500 kg) payload",
    "13 cubic metres (460 cubic feet)",
    "5\u00a0kg (11\u2009lb)",
    "250 g (9 oz)",
    "390 cm (152 in), 270 m (885 ft)",
    "350–400 kg (770–880 lb)",
    "6'7\" (2 m), 5 ft 11 in (1.8 m), 1 lb 3 oz (540 g), 1 h 50 min (110 min)",
    "more than 10,000 km (6,214 mi)",
    # Two quantities.
    "340 kg (1,000 kg at launch)",
    "340 kg dry (1,000 kg)",
    "340 kg (1,000 kg)",
    "2.1 kg (incl. 90 g)",
    "5 kg, 300 g of it payload",
    "masses of 5 kg and 250 g",
    "5 m (16 ft) long, 3 m (10 ft) wide",
    "5 m (16 ft) long, 4.9 m wide",
    "30 cm long and 30.5 cm wide",
    "54 × 54.1 × 26 cm",
    "5 kg and 6 kg (11 lb and 13 lb)",
    "a floor of 7 m² and 15 m³ of space",
    "mass 5 kg, payload 5 kg",
    "5 kg (4990 g)",
    "4990 g (5 kg)",
    "54 cm, 21 in, 26 cm, 10 in",
    "1 000 kg (2 200 lb)",
    "2 × 10^3 kg (4,400 lb)",
    "(2.4 x 2.7 x 1.7 m) 200 kg dry, 700 kg wet",
]


@pytest.mark.parametrize("text", SILENT)
def test_an_honest_text_is_left_alone(text: str) -> None:
    """A text in which everything is well has no finding."""
    assert told(audit_text(text)[0]) == []


ACCUSED = [
    (
        "8 cm (4 inches)",
        ["error: twins: 8 cm and 4 inches do not agree: 8 cm = 3.15 in; 4 inches = 10.16 cm"],
    ),
    (
        "5.0 m long (17.5 ft)",
        ["error: twins: 5.0 m and 17.5 ft do not agree: 5.0 m = 16.404 ft; 17.5 ft = 5.334 m"],
    ),
    (
        "more than 10,000 km (16,100 km)",
        [
            f"error: slips: 16100 km is 1.609 times >10000 km: {MILES}: >10000 km and 16100 km: +61 %",
        ],
    ),
    (
        "350 kg (350 lb)",
        [
            f"error: slips: 350 kg is 2.205 times 350 lb: {POUNDS}: 350 kg = 771.6 lb; 350 lb = 158.8 kg"
        ],
    ),
    (
        "5 lb (11 kg)",
        ["error: slips: units swapped: 5 kg is 11 lb: 5 lb = 2.27 kg; 11 kg = 24.25 lb"],
    ),
    (
        "50 kg (11 lb)",
        ["error: slips: 50 kg is 10 times 11 lb: 50 kg = 110.23 lb; 11 lb = 5.0 kg"],
    ),
    (
        "6 in (1.83 m)",
        [
            "error: slips: 1.83 m is 12 times 6 in: feet taken for inches, or the other way: "
            "6 in = 0.1524 m; 1.83 m = 72.05 in"
        ],
    ),
    (
        "13 square meters (13 m³)",
        [
            "error: slips: area for volume: 13 m² is an area, 13 m³ a volume, and 13 m² would agree with it"
        ],
    ),
    (
        "900 m (2,000 ft)",
        ["error: twins: 900 m and 2000 ft do not agree: 900 m = 2953 ft; 2000 ft = 610 m"],
    ),
    (
        "300 m (800 ft)",
        [
            "note: twins: 300 m and 800 ft agree as round numbers only: 300 m = 984 ft; 800 ft = 244 m"
        ],
    ),
    (
        "31.5 x 26 x 54 cm (12.4 x 12.0 x 21.3 in)",
        ["error: twins: 26 cm and 12.0 in do not agree: 26 cm = 10.236 in; 12.0 in = 30.48 cm"],
    ),
    ("250 g (9 ounces); elsewhere 255 g", ["warning: echo: 250 g → 9 oz → 255 g"]),
    ("250 g, then 9 ounces (255 g)", ["warning: echo: 250 g → 9 oz → 255 g"]),
    ("250 g; elsewhere 255 g (9 oz)", ["note: echo: 250 g → 9 oz → 255 g"]),
    ("250 g; elsewhere 255 g", ["note: echo: 250 g → 9 oz → 255 g"]),
    ("250 g, 255 g, 250 g, 255 g", ["note: echo: 250 g → 9 oz → 255 g"]),
    ("30 cm long, 12 in long, 30.5 cm long", ["warning: echo: 30 cm → 12 in → 30.5 cm"]),
    (
        "250 g, 9 oz, 255 g; 8 cm (4 in)",
        [
            "error: twins: 8 cm and 4 in do not agree: 8 cm = 3.15 in; 4 in = 10.16 cm",
            "warning: echo: 250 g → 9 oz → 255 g",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACCUSED)
def test_a_text_with_a_fault_is_found_out(text: str, expected: list[str]) -> None:
    """What does not agree in a text is told, the gravest first."""
    assert told(audit_text(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("no figures", []),
        ("54 cm, and no more", []),
        (
            "54 cm (21.26 inches)",
            [
                "54 cm and 21.26 inches agree in both directions: 54 cm = 21.2598 in; 21.26 inches = 54.00 cm"
            ],
        ),
        (
            "250 g (9 oz)",
            ["250 g and 9 oz agree in one direction: 250 g = 8.82 oz; 9 oz = 255.1 g"],
        ),
        (
            "5 kg (12 lb)",
            ["5 kg and 12 lb agree in one direction: 5 kg = 11.02 lb; 12 lb = 5.44 kg"],
        ),
        (
            "480 mm (18.7 in)",
            [
                "480 mm and 18.7 in agree: a value between them rounds to both: 480 mm = 18.898 in; 18.7 in = 475.0 mm"
            ],
        ),
        # A finding says the rest.
        ("8 cm (4 in)", []),
        ("13 m² (20 m³)", []),
        ("340 kg (1,000 kg)", []),
        ("10 km (100 km)", []),
    ],
)
def test_each_pair_of_a_text_has_a_line(text: str, lines: list[str]) -> None:
    """A reader is told how far each pair agrees, where all is well."""
    assert audit_text(text)[1] == lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("10 ft (10 in)", "10 ft is 12 times 10 in: feet taken for inches, or the other way"),
        ("The 300 kg lander (136 lb)", "units swapped: 300 lb is 136 kg"),
        ("30 kg of payload (660 lb)", "660 lb is 10 times 30 kg"),
        ("1.5 m wide and 25 m long (4.9 ft wide and 8.2 ft long)", "25 m is 10 times 8.2 ft"),
    ],
)
def test_faults_in_usual_phrases_are_found(text: str, told: str) -> None:
    """A noun before the brackets and a list with its axes hide no fault, and the plainest slip is told."""
    (finding,) = audit_text(text)[0]

    assert (finding.kind, finding.severity) == ("slips", "error")
    assert finding.arithmetic.startswith(f"{told}: ")


UNITS = [(a, b) for a in FACTORS for b in FACTORS if FACTORS[a][0] == FACTORS[b][0] != "fraction"]


def rounded(number: Fraction, count: int, is_even: bool) -> str:
    """Write a number with so many significant digits, halves rounded up or to even."""
    places = 0
    while number * Fraction(10) ** places >= 10**count:
        places -= 1
    while number * Fraction(10) ** places < 10 ** (count - 1):
        places += 1
    scaled = number * Fraction(10) ** places
    whole = round(scaled) if is_even else (scaled + Fraction(1, 2)).__floor__()
    return f"{decimal.Decimal(whole).scaleb(-places, decimal.Context(prec=80)):f}"


@settings(deadline=None)
@given(
    st.builds(
        lambda number, power: number * Fraction(10) ** power,
        st.integers(1, 10**8),
        st.integers(-9, 3),
    ),
    st.sampled_from(UNITS),
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    st.tuples(st.booleans(), st.booleans()),
    st.booleans(),
)
def test_honest_rounding_in_a_text_is_never_accused(
    quantity: Fraction,
    units: tuple[str, str],
    digits: tuple[int, int],
    is_even: tuple[bool, bool],
    is_common: bool,
) -> None:
    """No value, rounded honestly in two units, gives more than a note; nor do such claims of one source."""
    factor = Fraction(*FACTORS[units[0]][1:]) / Fraction(*FACTORS[units[1]][1:])
    assume(Fraction(1, 10**6) < quantity * factor < 10**12)
    one = rounded(quantity, digits[0], is_even[0])
    other = rounded((quantity if is_common else Fraction(one)) * factor, digits[1], is_even[1])
    for phrase in (
        "{} {} ({} {})",
        "about {} {} (about {} {})",
        "{} {} / {} {}",
        "{} {} = {} {}",
        "{} {}, or {} {}",
    ):
        text = phrase.format(one, units[0], other, units[1])
        assert [str(each) for each in audit_text(text)[0] if each.severity != "note"] == []
    if FACTORS[units[0]][0] == "mass" and units[0] != units[1]:
        claims = [claim(f"{one} {units[0]}", "a"), claim(f"{other} {units[1]}", "a")]
        assert [
            each for each in of(rs.Rover(name="Mine", mass=claims)) if not each.startswith("note")
        ] == []


@settings(deadline=None)
@given(st.sampled_from([10, 100, 1000]), st.integers(11, 999), st.sampled_from(UNITS))
def test_a_factor_of_ten_is_always_found(times: int, number: int, units: tuple[str, str]) -> None:
    """Whatever is printed ten, a hundred or a thousand times as large is found, in any two units."""
    assume(number % 10 and units[0] != units[1])
    factor = Fraction(*FACTORS[units[0]][1:]) / Fraction(*FACTORS[units[1]][1:])
    other = rounded(number * factor * times, 6, False)
    found, _ = audit_text(f"{number} {units[0]} = {other} {units[1]}")

    assert [each.severity for each in found] == ["error"]


def calls(text: str) -> int:
    """Return how many functions are called to audit a text, which says more than the time on a busy machine."""
    count = itertools.count()
    sys.setprofile(lambda *_: next(count))
    try:
        audit_text(text)
    finally:
        sys.setprofile(None)
    return next(count)


@pytest.mark.parametrize(
    "line",
    [
        "It is just 10.24 inches (26 cm) tall and has a mass of about 11 pounds (5 kg); no {} of it is {:.1f} cm. ",
        # Every figure is held against those near it, and not against all.
        "{1} kg ",
    ],
)
@pytest.mark.once
def test_the_work_grows_with_the_length_of_a_text(line: str) -> None:
    """A text twice as long takes twice the work, and not four times."""
    short, long = (
        "".join(line.format(place, place / 100) for place in range(lines)) for lines in (400, 800)
    )
    calls(short)

    assert calls(long) < 2.5 * calls(short)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 100_001, "text: expected at most 100000 characters, found 100001"),
        (5, "text: expected text, found 5"),
        (None, "text: expected text, found None"),
    ],
)
def test_what_cannot_be_audited_is_refused(text: Any, message: str) -> None:
    """Too long a text, and what is none, are refused with the reason."""
    with pytest.raises(FieldError) as caught:
        audit_text(text)
    assert str(caught.value) == message


# --- what is given, and in what order -----------------------------------------


def test_vehicles_are_given_in_any_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One vehicle or several, as records or by name, or none for the whole catalog."""
    mine = rs.Rover(name="Mine", mass=["5 kg", "9 kg"])
    expected = ["warning: spread: from 5 kg to 9 kg: +80 %"]

    assert of(mine) == of(mine, mine) == expected
    assert told(audit(mine)) == told(audit([mine])) == told(audit(iter([mine]))) == expected
    assert told(audit("lev-2")) == told(audit(["SORA-Q"])) == told(audit(rs.get("lev-2"))) != []
    assert audit([]) == audit(catalog=NONE) == []
    (folder / "bad.toml").write_text('name = "Bad"\nmass = ["5 kg", "9 kg"]\n', encoding="utf-8")
    shelf = rs.Catalog(folder, shipped=False)
    assert told(audit(catalog=shelf)) == expected
    monkeypatch.setattr(rs.Catalog, "of", staticmethod(lambda _: shelf))
    assert told(audit()) == expected


def test_an_unknown_vehicle_is_refused() -> None:
    """A name that nobody goes by is an error with the nearest ones."""
    with pytest.raises(UnknownVehicleError, match="unknown vehicle 'lev-3': did you mean"):
        audit(["lev-2", "lev-3"])


def test_files_of_ones_own_are_audited(folder: Path) -> None:
    """A catalog of the user's files is audited as the shipped one is."""
    catalog = rs.Catalog(folder / "mine.toml", folder / "ours.toml", shipped=False)

    assert audit(catalog=catalog) == audit(["mine", "ours"], catalog=catalog) == []


def test_the_gravest_come_first_and_the_explained_last() -> None:
    """Open findings come before explained ones and notes, errors before warnings."""
    mine = rs.Rover(
        name="Mine",
        mass=[claim("5 kg", "a"), claim("50 kg", "b", rejected="a slip"), claim("9 kg", "c")],
        payload_mass=[claim("10 kg", "a"), claim("22 lb", "b")],
        drill_depth=[claim("26.55 km", "a"), claim("16.4 mi", "a")],
        width=[claim("9 cm", configuration="stowed"), claim("5 cm", configuration="deployed")],
    )
    found = audit(mine, catalog=NONE)

    assert [(each.severity, each.is_open) for each in found] == [
        ("error", True),
        ("warning", True),
        ("warning", True),
        ("error", False),
        ("note", False),
    ]


def test_units_from_outside_the_extract_are_audited() -> None:
    """Other units that pint knows agree and differ like any."""
    assert of(rs.Rover(name="Mine", mass=[claim("5 slug", "a"), claim("73 kg", "a")])) == []
    assert of(rs.Rover(name="Mine", mass=[claim("5.00 slug", "a"), claim("79 kg", "a")])) == [
        "error: twins: 5.00 slug and 79 kg do not agree: 5.00 slug = 72.97 kg; 79 kg = 5.4132 slug",
    ]


def test_counts_are_audited() -> None:
    """Counts have no unit, and spread and slip all the same."""
    assert rover(wheel_count=[claim("4", "a"), claim("40", "b")]) == [
        "error: slips: 40 is 10 times 4"
    ]
    assert of(rs.Rover(name="Mine", wheel_count=[claim("4", "a"), claim("6", "b")])) == [
        "warning: spread: from 4 to 6: +50 %"
    ]


@pytest.mark.parametrize("precision", [1, 3])
def test_the_callers_decimal_context_does_not_matter(precision: int) -> None:
    """Everything is reckoned in whole numbers."""
    with decimal.localcontext() as context:
        context.prec = precision
        assert (
            rover(
                mass=[
                    claim(value, value) for value in ("25,000 kg", "9 lb", "55,116 lb", "24,947 kg")
                ]
            )
            == []
        )
        assert rover(range=[claim("10,123 km", "a"), claim("16,291.4 km", "b")]) == [
            f"error: slips: 16291.4 km is 1.609 times 10123 km: {MILES}"
        ]
        assert told(audit_text("250 g (9 oz), 255 g, 12,345 m (40,502 ft)")[0]) == [
            "warning: echo: 250 g → 9 oz → 255 g"
        ]


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
    assert str(audit_text("8 cm (4 in)")[0][0]) == (
        "error: twins: 8 cm and 4 in do not agree: 8 cm = 3.15 in; 4 in = 10.16 cm"
    )
    assert [str(each) for each in audit_text("8 cm (4 in)")[0][0].subjects] == ["8 cm", "4 in"]
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
    of_text = audit_text("8 cm (4 in)")[0][0].as_data()["claims"]
    assert [(each["vehicle"], each["spec"], each["published"]) for each in of_text] == [
        (None, None, "8 cm"),
        (None, None, "4 in"),
    ]


def test_kinds_and_severities_are_those_there_are() -> None:
    """Every finding of some shipped records has a kind and a severity that are documented."""
    assert [*FINDINGS] == ["twins", "echo", "slips", "owner", "spread", "bounds", "acknowledged"]
    assert all(len(text) > 20 for text in FINDINGS.values())
    assert SEVERITIES == ("error", "warning", "note")
    found = audit(["lev-2", "lupex-rover", "slim", "resilience"])

    assert {"twins", "echo", "owner", "spread"} <= {each.kind for each in found}
    assert {each.kind for each in found} <= {*FINDINGS}
    assert {each.severity for each in found} <= {*SEVERITIES}
    assert all("\n" not in each.arithmetic for each in found)


# --- real cases ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("vehicle", "kind", "arithmetic"),
    [
        ("lev-2", "echo", "~250 g → 9 oz → 255 g"),
        (
            "lev-2",
            "twins",
            "8 centimetres and 4 inches do not agree: 8 centimetres = 3.15 in; 4 inches = 10.16 cm",
        ),
        (
            "lupex-rover",
            "owner",
            "is ~350 kg LUPEX rover's mass, or LUPEX lander's payload capacity (at least 350 kg)?",
        ),
        (
            "lupex-rover",
            "owner",
            "is 6.5 tonnes LUPEX rover's payload mass, or LUPEX lander's launch mass (6.5 tonnes)?",
        ),
    ],
)
def test_known_faults_are_found(vehicle: str, kind: str, arithmetic: str) -> None:
    """The faults that made this audit are found in the shipped records."""
    assert (kind, arithmetic) in {(each.kind, each.arithmetic) for each in audit(vehicle)}


def test_tenacious_is_without_fault() -> None:
    """Of twelve figures of one article in two units, all agree."""
    assert [
        str(each) for each in audit("tenacious") if each.kind in ("twins", "echo", "slips")
    ] == []


# --- the command line ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("54 cm (21.26 inches)", 0),
        ("250 g (9 oz)", 0),
        ("300 m (800 ft)", 0),
        ("8 cm (4 inches)", 1),
        ("10,000 km (16,100 km)", 1),
        ("250 g (9 oz); elsewhere 255 g", 1),
    ],
)
def test_errors_and_warnings_fail_an_audit(run: Callable[..., Run], text: str, code: int) -> None:
    """The exit code is 1 for errors and warnings, and 0 for notes."""
    assert run("audit", "--text", text).code == code
