"""Derived specs: an arithmetic of their own, their digits, and their place in a table."""

from __future__ import annotations

import decimal
import itertools
import json
from fractions import Fraction
from importlib.resources import files
from typing import Any, NamedTuple

import attrs
import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import examples

import roverspecs as rs
from roverspecs.comparisons.cells import UNCITED
from roverspecs.errors import (
    DimensionError,
    FieldError,
    UnitError,
    UnknownSpecError,
    UnknownUnitError,
)
from roverspecs.records.derived import (
    DERIVED,
    GRAVITY,
    SPECS,
    find_specs,
    side_by_side,
    spec_name,
)
from roverspecs.records.figures import Figure
from roverspecs.records.reading import Reading
from roverspecs.records.specs import GROUPS
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.units import DIMENSIONS, HANDY, SYSTEMS, check_dimension

SCHEMA = json.loads(
    files("roverspecs").joinpath("data/schemas/comparison.schema.json").read_text(encoding="utf-8")
)

PAPER = rs.Source(id="paper", title="A paper", publisher="A Journal", kind="paper", date="2024")
NEWS = rs.Source(id="news", title="News", publisher="A Daily", kind="press", date="2025-01-02")


def rover(**fields: object) -> rs.Rover:
    """Return a rover on the Moon with some fields."""
    return rs.Rover(**{"name": "Mine", "body": "Moon", **fields})  # type: ignore[arg-type]  # the tests give what they mean


def figure_of(spec: str, vehicle: rs.Vehicle, **options: object) -> Figure:
    """Return the figure of a vehicle for a derived spec, or the reason why there is none."""
    return Reading(**options).figure(vehicle, spec)  # type: ignore[arg-type]  # the tests give what they mean


def derived(spec: str, vehicle: rs.Vehicle, **options: object) -> Figure:
    """Return the figure of a derived spec, which is there."""
    found = figure_of(spec, vehicle, **options)
    assert found, found.reason
    return found


def shown(spec: str, vehicle: rs.Vehicle, unit: str, **options: object) -> str:
    """Return the text of a derived cell."""
    return derived(spec, vehicle).rounded(unit, **options).without_unit()  # type: ignore[arg-type]  # likewise


def box(length: str = "2 m", width: str = "3 m", height: str = "4 m", **fields: object) -> rs.Rover:
    """Return a rover with three sizes."""
    return rover(length=length, width=width, height=height, **fields)


# --- an arithmetic of intervals, written for these tests ----------------------

KG = {
    "kg": Fraction(1),
    "g": Fraction(1, 1000),
    "t": Fraction(1000),
    "lb": Fraction(45359237, 10**8),
}
METRE = {"m": Fraction(1), "cm": Fraction(1, 100), "mm": Fraction(1, 1000), "in": Fraction(254, 10**4), "ft": Fraction(3048, 10**4)}  # fmt: skip
WATT = {"W": Fraction(1), "kW": Fraction(1000), "mW": Fraction(1, 1000)}
MOON = Fraction(162, 100)


class Printed(NamedTuple):
    """Hold a published text with what it stands for in SI; a missing end is None."""

    text: str
    low: Fraction | None
    high: Fraction | None
    step: Fraction
    """A unit of the last digit that counts."""
    is_open: bool = False
    """Whether the end of a bound is left out."""
    is_about: bool = False

    @property
    def is_bound(self) -> bool:
        """Whether an end is missing."""
        return self.low is None or self.high is None

    @property
    def resolution(self) -> Fraction:
        """The step as a part of the number, of two ends the coarser."""
        return max(self.step / end for end in (self.low, self.high) if end)

    @property
    def widened(self) -> Printed:
        """What about may reach: a whole step, or one part in twenty if that is more."""
        assert self.low is not None
        assert self.high is not None
        below, above = (max(self.step, end / 20) for end in (self.low, self.high))
        return self._replace(
            low=max(self.low - below, Fraction(0)), high=self.high + above, is_about=False
        )


def step_of(mantissa: int, exponent: int) -> Fraction:
    """Return a unit of the last digit that counts; 500 is said to be rounded to tens."""
    is_one_digit = mantissa < 10 and exponent >= 1
    return Fraction(10) ** (exponent - is_one_digit)


def written(number: Fraction, exponent: int) -> str:
    """Return a decimal number as it is printed."""
    places = max(-exponent, 0)
    digits = str(int(number * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


@st.composite
def figures(draw: st.DrawFn, factors: dict[str, Fraction]) -> Printed:
    """Draw a text with its interval."""
    unit = draw(st.sampled_from(sorted(factors)))
    factor = factors[unit]
    # No trailing zeros, about which there could be two opinions.
    mantissa = draw(st.integers(1, 99_999).filter(lambda each: each % 10))
    exponent = draw(st.integers(-4, 2))
    scale = Fraction(10) ** exponent
    number = mantissa * scale
    step = step_of(mantissa, exponent) * factor
    form = draw(
        st.sampled_from(["", "~", "≥", "≤", ">", "<", "range", "~range", "±", "+-", "compound"])
    )
    if form == "compound" and "W" not in factors:
        return draw(compounds(factors))
    if form in ("range", "~range"):
        other = draw(st.integers(mantissa + 1, mantissa + 100_000).filter(lambda each: each % 10))
        text = f"{form[:-5]}{written(number, exponent)}–{written(other * scale, exponent)} {unit}"
        # Both numbers have one exponent; a single digit before zeros makes the step finer.
        steps = step, step_of(other, exponent) * factor
        assume(steps[0] == steps[1])
        return Printed(
            text, number * factor, other * scale * factor, step, is_about=form == "~range"
        )
    if form in ("±", "+-"):
        assume(mantissa > 1)
        plus, minus = (draw(st.integers(1, mantissa - 1)) for _ in range(2))
        if form == "±":
            minus = plus
        number_text, *texts = [written(each * scale, exponent) for each in (mantissa, plus, minus)]
        tolerance = f" ± {texts[0]}" if form == "±" else f" +{texts[0]}/-{texts[1]}"
        low, high = (each * scale * factor for each in (mantissa - minus, mantissa + plus))
        return Printed(f"{number_text}{tolerance} {unit}", low, high, step)
    sign = form.removesuffix("compound")
    return Printed(
        f"{sign}{written(number, exponent)} {unit}",
        None if sign in ("≤", "<") else number * factor,
        None if sign in ("≥", ">") else number * factor,
        step,
        is_open=sign in ("<", ">"),
        is_about=sign == "~",
    )


@st.composite
def compounds(draw: st.DrawFn, factors: dict[str, Fraction]) -> Printed:
    """Draw feet and inches, or pounds and ounces."""
    first, second, count = ("ft", "in", 12) if "ft" in factors else ("lb", "oz", 16)
    whole, rest = draw(st.integers(1, 99)), draw(st.integers(0, count - 1))
    one = factors[first] / count
    number = (count * whole + rest) * one
    return Printed(f"{whole} {first} {rest} {second}", number, number, one)


def product(above: list[Printed], below: list[Printed]) -> tuple[Printed, ...]:
    """Return the factors as they count, those of the divisor turned over."""
    factors = [*above, *below]
    if any(each.is_bound for each in factors):
        # Beside a bound, about counts with all its reach.
        factors = [each.widened if each.is_about else each for each in factors]
    turned = [
        each._replace(
            low=1 / each.high if each.high else None, high=1 / each.low if each.low else None
        )
        for each in factors[len(above) :]
    ]
    return (*factors[: len(above)], *turned)


def ends_of(
    factors: tuple[Printed, ...],
) -> tuple[Fraction | None, Fraction | None, str]:
    """Return both ends of a product, and its mark; quantities are not below zero."""
    low = high = Fraction(1)
    lows = [each.low for each in factors]
    highs = [each.high for each in factors]
    for end in lows:
        low *= end or 0
    for end in highs:
        high *= end or 1
    is_low_open = any(each.is_open and each.low is not None for each in factors)
    is_high_open = any(each.is_open and each.high is not None for each in factors)
    if None in highs:
        return (low or None), None, ">" if is_low_open else "≥"
    if None in lows:
        return None, high, "<" if is_high_open else "≤"
    return low, high, "~" if any(each.is_about for each in factors) else ""


def half_up(number: Fraction, places: int) -> Fraction:
    """Return a number rounded to so many places."""
    scale = Fraction(10) ** places
    return Fraction((number * scale + Fraction(1, 2)).__floor__()) / scale


def kept(number: Fraction, places: int, sign: str) -> Fraction:
    """Return a number rounded to so many places, a bound to the side on which it stays true."""
    scale = Fraction(10) ** places
    if sign in ("≥", ">"):
        return (number * scale).__floor__() / scale
    return (number * scale).__ceil__() / scale if sign in ("≤", "<") else half_up(number, places)


def places_for(number: Fraction, digits: int) -> int:
    """Return the most places with which a rounded number has no more than so many significant digits."""
    places = digits + 40
    while half_up(number, places) >= Fraction(10) ** (digits - places):
        places -= 1
    return places


def told_apart(ends: list[Fraction], places: int) -> int:
    """Return so many places, or more until two ends differ."""
    while len({half_up(end, places) for end in ends}) < len(ends):
        places += 1
    return places


def finest(ends: list[Fraction], resolution: Fraction, sign: str) -> int:
    """Return the places of half the resolution or coarser, or of as many digits as that number has.

    A bound gets more, until it lies within a hundredth of the true one.
    """
    least = min(filter(None, ends))
    step = least * resolution / 2
    places = next(place for place in itertools.count(-60) if Fraction(10) ** -(place + 1) < step)
    places = told_apart(ends, max(places, places_for(least, len(str(int(1 / resolution))))))
    while sign in ("≥", ">", "≤", "<") and abs(kept(least, places, sign) / least - 1) > Fraction(
        1, 100
    ):
        places += 1
    return places


def check_against(
    found: Figure,
    above: list[Printed],
    below: list[Printed],
    units: dict[str, Fraction],
    percent: int = 1,
) -> None:
    """Hold a derived figure against the arithmetic of these tests, in each unit."""
    factors = product(above, below)
    low, high, sign = ends_of(factors)
    if low is None and high is None:
        assert not found
        assert found.reason.startswith("nothing follows from these figures: ")
        return
    assert found, found.reason
    given = [end * percent for end in (low, high) if end is not None]
    span = found.span()
    assert (span.low, span.high) == (low and low * percent, high and high * percent)
    assert found.mark == (sign or ("–" if len(set(given)) == 2 else ""))
    resolution = max(each.resolution for each in (*above, *below))
    if sign in ("≥", ">", "≤", "<"):
        resolution = max(
            each.widened.resolution if each.is_about else each.resolution
            for each in (*above, *below)
        )
    for unit, factor in units.items():
        ends = [end * factor for end in dict.fromkeys(given)]
        value = found.rounded(unit)
        form = "range" if len(ends) == 2 else "plain"
        assert (value.unit, value.sign, value.form) == (unit, sign, form)
        places = finest(ends, resolution, sign)
        expected = [kept(end, places, sign) for end in ends]
        assert [Fraction(number) for number in value.numbers] == expected
        assert all(number.as_tuple().exponent == -places for number in value.numbers)
        for digits in (1, 3):
            value = found.rounded(unit, digits=digits)
            places = told_apart(ends, places_for(min(filter(None, ends)), digits))
            # At least nothing would say nothing.
            places += not kept(ends[-1], places, sign)
            expected = [kept(end, places, sign) for end in ends]
            assert [Fraction(number) for number in value.numbers] == expected
        for number, end in zip(found.rounded(unit, exact=True).numbers, ends, strict=True):
            assert abs(Fraction(number) - end) <= end * Fraction(1, 10**14)
            assert kept(Fraction(number), 80, sign) == Fraction(number)
            digits_shown = f"{number:f}"
            assert len(number.as_tuple().digits) <= 15
            assert "." not in digits_shown or digits_shown[-1] not in ".0"


FOOT3 = Fraction(3048, 10**4) ** 3


@settings(deadline=None)
@given(figures(METRE), figures(METRE), figures(METRE))
def test_a_volume_is_that_of_the_box(length: Printed, width: Printed, height: Printed) -> None:
    """Length times width times height, ends by ends, with the digits of the least precise."""
    found = figure_of(
        "bounding_volume", rover(length=length.text, width=width.text, height=height.text)
    )

    check_against(
        found,
        [length, width, height],
        [],
        {"m³": Fraction(1), "L": Fraction(1000), "ft³": 1 / FOOT3},
    )


@settings(deadline=None)
@given(figures(METRE), figures(METRE))
def test_a_round_vehicle_has_a_box(diameter: Printed, height: Printed) -> None:
    """The diameter counts twice."""
    found = figure_of("bounding_volume", rover(diameter=diameter.text, height=height.text))

    check_against(found, [diameter, diameter, height], [], {"m³": Fraction(1), "ft³": 1 / FOOT3})


@settings(deadline=None)
@given(figures(KG), figures(METRE), figures(METRE), figures(METRE))
def test_a_density_divides_the_mass(
    mass: Printed, length: Printed, width: Printed, height: Printed
) -> None:
    """A bound on a size bounds the density from the other side; both sides at once are refused."""
    vehicle = rover(mass=mass.text, length=length.text, width=width.text, height=height.text)
    found = figure_of("bulk_density", vehicle)

    check_against(
        found, [mass], [length, width, height], {"kg/m³": Fraction(1), "lb/ft³": FOOT3 / KG["lb"]}
    )


@settings(deadline=None)
@given(figures(KG), figures(METRE), figures(METRE))
def test_a_round_vehicle_has_a_density(mass: Printed, diameter: Printed, height: Printed) -> None:
    """The mass is divided by the diameter twice, and by the height."""
    found = figure_of(
        "bulk_density", rover(mass=mass.text, diameter=diameter.text, height=height.text)
    )

    check_against(
        found,
        [mass],
        [diameter, diameter, height],
        {"kg/m³": Fraction(1), "lb/ft³": FOOT3 / KG["lb"]},
    )


@settings(deadline=None)
@given(figures(KG), figures(KG))
def test_a_fraction_is_in_percent(payload: Printed, mass: Printed) -> None:
    """Payload over mass is told in percent."""
    found = figure_of("payload_fraction", rover(payload_mass=payload.text, mass=mass.text))

    check_against(found, [payload], [mass], {"%": Fraction(1)}, percent=100)


@settings(deadline=None)
@given(figures(KG))
def test_a_weight_is_that_on_the_body(mass: Printed) -> None:
    """The mass is multiplied by a gravity of three digits."""
    gravity = Printed("1.62 m/s²", MOON, MOON, step=Fraction(1, 100))
    newton = {
        "N": Fraction(1),
        "kN": Fraction(1, 1000),
        "lbf": 1 / (KG["lb"] * Fraction(980665, 10**5)),
    }

    check_against(figure_of("surface_weight", rover(mass=mass.text)), [mass, gravity], [], newton)


@settings(deadline=None)
@given(figures(WATT), figures(KG))
def test_a_specific_power_divides_by_the_mass(power: Printed, mass: Printed) -> None:
    """Power over mass, in watts for each kilogram or pound."""
    found = figure_of("specific_power", rover(power=power.text, mass=mass.text))

    check_against(found, [power], [mass], {"W/kg": Fraction(1), "W/lb": KG["lb"]})


# --- by example ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("power", "mass", "text"),
    [
        ("10 W", "5 kg", "2"),
        ("10 W", "5.0 kg", "2.0"),
        ("10.0 W", "5.00 kg", "2.00"),
        ("~10 W", "5 kg", "~2"),
        ("10 W", "~5 kg", "~2"),
        ("≥10 W", "5 kg", "≥2"),
        ("≤10 W", "5 kg", "≤2"),
        (">10 W", "5 kg", ">2"),
        ("<10 W", "5 kg", "<2"),
        ("10 W", "≥5 kg", "≤2"),
        ("10 W", "≤5 kg", "≥2"),
        ("10 W", ">5 kg", "<2"),
        ("10 W", "<5 kg", ">2"),
        ("≥10 W", "≤5 kg", "≥2"),
        ("≤10 W", ">5 kg", "<2"),
        # Beside a bound, about counts with all its reach: up to 6 kg, down to 9 W.
        ("≥10 W", "~5 kg", "≥1.66"),
        ("~10 W", "≤5 kg", "≥1.8"),
        ("~10 W", ">5 kg", "<2.2"),
        ("~10 W", "~5 kg", "~2"),
        # A bound stays on its true side, and within a hundredth.
        ("≥10 W", "3 kg", "≥3.3"),
        ("≥10.0 W", "3.00 kg", "≥3.33"),
        ("≤10 W", "3 kg", "≤3.34"),
        ("10 W", ">3.0 kg", "<3.34"),
        ("10 W", "4–5 kg", "2–3"),
        ("10–20 W", "4–5 kg", "2–5"),
        ("~10–20 W", "5 kg", "~2–4"),
        ("10 W", "5 ± 1 kg", "2–3"),
        ("10 +2/-5 W", "5 kg", "1.0–2.4"),
        ("≥10 W", "4–5 kg", "≥2"),
        ("≤10.0 W", "4.0–5.0 kg", "≤2.5"),
        ("10–20 W", "≥4 kg", "≤5"),
        ("10.0–20.0 W", "≤4.0 kg", "≥2.5"),
        ("0–20 W", "5 kg", "0–4"),
        ("0.0–20 W", "5 kg", "0–4"),
        ("0–20.0 W", "5.00 kg", "0.00–4.00"),
        # An open end and a zero are ends like others.
        ("0 W", "5 kg", "0"),
        ("0.0 W", "5 kg", "0"),
        ("≤0 W", "5 kg", "≤0"),
        ("<10 W", "≥5 kg", "<2"),
        ("0–20 W", "≥5 kg", "≤4"),
        ("10 W", "0–5 kg", "≥2"),
        ("10 W", "5 ± 5 kg", "≥1.0"),
        ("10 W", "5 +1/-5 kg", "≥1.66"),
        ("~10 W", "0–5 kg", "≥1.8"),
        (">10 W", "0–5 kg", ">2"),
        ("0 W", "≥5 kg", "≤0"),
        ("14 W", "7 kg", "2"),
        ("98 W", "7 kg", "14"),
        ("49 W", "7 kg", "7"),
        ("50 W", "1 slug", "3"),
        ("50 W", "1.00 slug", "3.4"),
        ("50 W", "100 troy_ounce", "16"),
        ("50 W", "5 lb 8 oz", "20"),
        ("1e30 W", "1e-30 kg", "1" + "0" * 60),
        ("1e-30 W", "1e30 kg", "0." + "0" * 59 + "1"),
    ],
)
def test_marks_and_ranges_are_carried_through(power: str, mass: str, text: str) -> None:
    """A bound in the denominator turns round, a range gives both ends, what makes a bound of it one."""
    assert shown("specific_power", rover(power=power, mass=mass), "W/kg") == text


@pytest.mark.parametrize(
    ("power", "mass", "reason"),
    [
        ("≥10 W", "≥5 kg", "nothing follows from these figures: ≥10 W, ≥5 kg"),
        ("<10 W", "up to 5 kg", "nothing follows from these figures: <10 W, up to 5 kg"),
        ("0–10 W", "≤5 kg", "nothing follows from these figures: 0–10 W, ≤5 kg"),
        ("10 W", "0 kg", "cannot divide by 0 kg, which may be 0"),
        ("0 W", "0 kg", "cannot divide by 0 kg, which may be 0"),
        ("0.0 W", "0–5 kg", "cannot divide by 0–5 kg, which may be 0"),
        ("≤10 W", "0–5 kg", "cannot divide by 0–5 kg, which may be 0"),
        ("10 W", "≥0 kg", "cannot divide by ≥0 kg, which may be 0"),
        ("10 W", ">0 kg", "nothing follows from these figures: 10 W, >0 kg"),
        ("10 W", "<0 kg", "cannot divide by <0 kg, which may be 0"),
        (None, "5 kg", "no figure for power"),
        ("10 W", None, "no figure for mass"),
        (None, None, "no figure for power and mass"),
    ],
)
def test_what_cannot_be_computed_has_a_reason(
    power: str | None, mass: str | None, reason: str
) -> None:
    """Bounds in both directions, a division by 0 and missing figures leave no figure."""
    found = figure_of("specific_power", rover(power=power, mass=mass))

    assert (found.reason, bool(found), str(found)) == (reason, False, reason)


@pytest.mark.parametrize(
    ("spec", "fields", "reason"),
    [
        ("bounding_volume", {}, "no figure for length and width and height"),
        ("bounding_volume", {"length": "1 m"}, "no figure for width and height"),
        ("bounding_volume", {"height": "1 m"}, "no figure for length and width"),
        ("bounding_volume", {"diameter": "1 m"}, "no figure for height"),
        ("bounding_volume", {"diameter": "1 m", "length": "1 m"}, "no figure for width and height"),
        ("bulk_density", {"mass": "1 kg"}, "no figure for length and width and height"),
        ("bulk_density", {"mass": "1 kg", "diameter": "1 m"}, "no figure for height"),
        ("bulk_density", {"diameter": "1 m", "height": "1 m"}, "no figure for mass"),
        ("payload_fraction", {"mass": "1 kg"}, "no figure for payload mass"),
        ("payload_fraction", {"payload_mass": "1 kg"}, "no figure for mass"),
        ("payload_fraction", {"payload_capacity": "1 kg"}, "no figure for mass"),
        ("payload_fraction", {}, "no figure for payload mass and mass"),
        ("surface_weight", {"mass": "1 kg", "body": "Titan"}, "no figure for gravity"),
        ("surface_weight", {"mass": "1 kg", "body": None}, "no figure for gravity"),
        ("surface_weight", {"body": "Mars"}, "no figure for mass"),
        (
            "surface_weight",
            {"mass": rs.Claim(value="1 kg", rejected="a slip")},
            "no figure for mass",
        ),
    ],
)
def test_what_is_missing_is_named(spec: str, fields: dict[str, object], reason: str) -> None:
    """Of several ways to compute a spec the one that lacks the least tells what is missing."""
    assert figure_of(spec, rover(**fields)).reason == reason


def test_what_a_lander_lacks_is_named() -> None:
    """A capacity and a launch mass of two conditions make no fraction, and that is said."""
    capacity = rs.Claim(value="100 kg", condition="to the surface")
    launch_mass = rs.Claim(value="1000 kg", condition="wet")

    lander = rs.Lander(name="L", payload_capacity=capacity, launch_mass=launch_mass)
    assert (
        figure_of("payload_fraction", lander).reason
        == "no payload capacity, launch mass of one configuration, one part and one condition"
    )
    found = derived(
        "payload_fraction", rs.Lander(name="L", payload_capacity="100 kg", launch_mass="1000 kg")
    )
    assert found.note == "from payload capacity 100 kg, launch mass 1000 kg"


def test_the_first_product_whose_figures_are_there_counts() -> None:
    """Three sizes go before a diameter and an envelope, a payload mass before a capacity."""
    both = box(diameter="9 m")
    fraction = rs.Lander(
        name="L",
        mass="100 kg",
        launch_mass="1000 kg",
        payload_mass="5.0 kg",
        payload_capacity="9 kg",
    )

    assert (
        derived("bounding_volume", both).note
        == "configuration unstated, from length 2 m, width 3 m, height 4 m"
    )
    assert derived("payload_fraction", fraction).note == (
        "from payload mass 5.0 kg, launch mass 1000 kg"
    )


def lander(**fields: str) -> rs.Lander:
    """Return a lander on the Moon with three sizes and some fields."""
    known = {"name": "L", "body": "Moon", "length": "2 m", "width": "3 m", "height": "4 m"}
    return rs.Lander(**(known | fields))  # type: ignore[arg-type]  # each is a text


def test_a_lander_is_weighed_dry() -> None:
    """Its dry mass goes before an unlabelled one; a launch mass is none to stand or fit with."""
    masses = {"mass": "150 kg", "launch_mass": "1000 kg", "power": "50 W"}
    sure = lander(dry_mass="100 kg", **masses)
    unlabelled = lander(**masses)
    unknown = lander(launch_mass="1000 kg", power="50 W")

    for spec in ("bulk_density", "surface_weight", "specific_power"):
        assert "dry mass 100 kg" in derived(spec, sure).note
        assert "mass 150 kg" in derived(spec, unlabelled).note
        assert not figure_of(spec, unknown)
    assert figure_of("surface_weight", unknown).reason == "no figure for dry mass"
    light = lander(mass="150 kg", payload_mass="5 kg")
    assert figure_of("payload_fraction", light).reason == "no figure for launch mass"


def test_an_envelope_has_a_volume() -> None:
    """Its three sides are multiplied, whatever their axes; two sides have none."""
    three = rover(envelope="2.0 × 3.0 × 4.0 m", mass="48 kg")
    two = rover(envelope="2.0 × 3.0 m", mass="48 kg")
    about = rover(envelope="~2.0 × 3.0 × 4.0 m")

    assert shown("bounding_volume", three, "m³") == "24"
    assert derived("bounding_volume", three).note == (
        "configuration unstated, from envelope 2.0 × 3.0 × 4.0 m"
    )
    assert shown("bulk_density", three, "kg/m³") == "2.0"
    assert derived("bounding_volume", about).mark == "~"
    assert not figure_of("bounding_volume", two)


def test_sizes_of_different_parts_make_no_box() -> None:
    """The width of a tub and the height of a mast are of no one thing."""
    sizes = {
        "length": rs.Claim(value="2 m", part="body"),
        "width": rs.Claim(value="3 m", part="body"),
    }
    mast = rs.Claim(value="4 m", part="to the top of the mast")
    mixed = rover(mass="5 kg", height=mast, **sizes)
    alike = rover(height=[mast, rs.Claim(value="1 m", part="body")], **sizes)

    assert figure_of("bounding_volume", mixed).reason == (
        "no length, width, height of one configuration, one part and one condition"
    )
    assert not figure_of("bulk_density", mixed)
    assert derived("bounding_volume", alike).note == (
        "body, configuration unstated, from length 2 m, width 3 m, height 1 m"
    )


def test_the_gravity_is_cited() -> None:
    """Each body has the figure of an agency, which stands among the inputs; the case of its name does not matter."""
    for body, value in (("Moon", "1.62 m/s²"), ("Mars", "3.73 m/s²")):
        gravity = GRAVITY[body]
        assert gravity.value == value
        assert gravity.source is not None
        assert (gravity.source.kind, bool(gravity.source.url)) == ("agency", True)
        for name in (body, body.lower()):
            assert derived("surface_weight", rover(mass="100.0 kg", body=name)).inputs[1] == (
                "gravity",
                gravity,
            )
    assert shown("surface_weight", rover(mass="899 kg", body="Mars"), "N") == "3350"


# --- one configuration and one condition --------------------------------------


def size(value: str, configuration: str | None = None, condition: str | None = None) -> rs.Claim:
    """Return a claim of a dimension."""
    return rs.Claim(value=value, configuration=configuration, condition=condition)


@pytest.mark.parametrize(
    ("length", "width", "height", "found"),
    [
        (
            [size("2 m", "stowed")],
            [size("3 m", "stowed")],
            [size("4 m", "stowed")],
            "stowed, from length 2 m, width 3 m, height 4 m",
        ),
        (
            [size("2 m", "stowed")],
            [size("3 m", "stowed")],
            [size("4 m", "deployed")],
            "no length, width, height of one configuration, one part and one condition",
        ),
        (
            [size("2 m", "stowed")],
            [size("3 m", "stowed")],
            [size("4 m")],
            "no length, width, height of one configuration, one part and one condition",
        ),
        (
            [size("2 m", "stowed", "planned"), size("5 m", "stowed")],
            [size("3 m", "stowed")],
            [size("4 m", "stowed")],
            "stowed, planned, from length 2 m, width 3 m, height 4 m",
        ),
        (
            [size("2 m", "stowed"), size("9 m", "deployed")],
            [size("3 m", "stowed"), size("8 m", "deployed")],
            [size("7 m", "deployed")],
            "deployed, from length 9 m, width 8 m, height 7 m",
        ),
        (
            [size("2 m", "stowed", "planned")],
            [size("3 m", "stowed")],
            [size("4 m", "stowed", "planned")],
            "stowed, planned, from length 2 m, width 3 m, height 4 m",
        ),
        (
            [size("2 m", "stowed", "planned")],
            [size("3 m", "stowed", "as built")],
            [size("4 m", "stowed")],
            "no length, width, height of one configuration, one part and one condition",
        ),
        (
            [size("2 m", "stowed", "planned"), size("5 m", "stowed")],
            [size("3 m", "stowed", "as built")],
            [size("4 m", "stowed")],
            "stowed, as built, from length 5 m, width 3 m, height 4 m",
        ),
        (
            [
                size("2 m", "stowed", "planned"),
                size("5 m", "stowed", "as built"),
                size("6 m", "stowed"),
            ],
            [size("3 m", "stowed", "as built"), size("7 m", "stowed")],
            [size("4 m", "stowed")],
            "stowed, from length 6 m, width 7 m, height 4 m",
        ),
        (
            [attrs.evolve(size("1 m", "stowed"), rejected="a slip"), size("2 m", "deployed")],
            [size("3 m", "deployed")],
            [size("4 m", "deployed")],
            "deployed, from length 2 m, width 3 m, height 4 m",
        ),
    ],
)
def test_like_goes_with_like(
    length: list[rs.Claim], width: list[rs.Claim], height: list[rs.Claim], found: str
) -> None:
    """The figures shown are used if they are alike, else others that are; those of two kinds are never mixed."""
    given = figure_of("bounding_volume", rover(length=length, width=width, height=height))

    assert (given.note or given.reason) == found


claims_of_sizes = st.lists(
    st.builds(
        rs.Claim,
        value=st.sampled_from(["1 m", "2 m", "3 m"]),
        configuration=st.sampled_from(["stowed", "deployed", "at launch", None]),
        condition=st.sampled_from([None, "planned", "as built"]),
        rejected=st.sampled_from([None, None, None, "a slip"]),
        source=st.sampled_from([None, PAPER, NEWS]),
    ),
    max_size=4,
)


def are_alike(claims: tuple[rs.Claim, ...]) -> bool:
    """Return whether claims name at most one configuration and one condition."""
    return all(
        len({getattr(each, name) for each in claims} - {None}) <= 1
        for name in ("configuration", "condition")
    )


@settings(deadline=None)
@given(
    claims_of_sizes,
    claims_of_sizes,
    claims_of_sizes,
    st.sampled_from([None, "stowed"]),
    st.sampled_from(["", "press"]),
)
def test_configurations_and_conditions_are_never_mixed(
    length: list[rs.Claim],
    width: list[rs.Claim],
    height: list[rs.Claim],
    configuration: str | None,
    prefer: str,
) -> None:
    """The inputs are alike; they are those shown if those are; there is a value whenever some are."""
    vehicle = rover(length=length, width=width, height=height)
    options = {"configuration": configuration, "prefer": prefer or None}
    offered = [
        [
            claim
            for claim in vehicle.claims(name, prefer=prefer or None)
            if not claim.rejected
            and (configuration is None or claim.configuration == configuration)
        ]
        for name in ("length", "width", "height")
    ]
    found = figure_of("bounding_volume", vehicle, **options)

    if not all(offered):
        assert not found
        assert found.reason.startswith("no figure for ")
    elif not any(map(are_alike, itertools.product(*offered))):
        assert (
            found.reason
            == "no length, width, height of one configuration, one part and one condition"
        )
    else:
        assert [name for name, _ in found.inputs] == ["length", "width", "height"]
        assert are_alike(found.claims)
        assert all(claim in claims for claim, claims in zip(found.claims, offered, strict=True))
        first = tuple(claims[0] for claims in offered)
        assert found.claims == first or not are_alike(first)


def test_a_configuration_may_be_asked_for() -> None:
    """Only sizes of that configuration are used; a mass has none, and goes with any."""
    sizes = {
        name: [size("2 m", "deployed"), size("1 m", "stowed")]
        for name in ("length", "width", "height")
    }
    mine = rover(mass="5.0 kg", **sizes)

    assert (
        derived("bulk_density", mine).note
        == "deployed, from mass 5.0 kg, length 2 m, width 2 m, height 2 m"
    )
    found = derived("bulk_density", mine, configuration="stowed")
    assert found.note == "stowed, from mass 5.0 kg, length 1 m, width 1 m, height 1 m"
    assert (
        figure_of("bulk_density", mine, configuration="at launch").reason
        == "no figure for length and width and height"
    )
    for configuration, message in (("stowd", "'stowd': did you mean 'stowed'?"), (5, "5: expected one of 'stowed', 'deployed', 'at launch', 'unstated'")):  # fmt: skip
        with pytest.raises(FieldError) as caught:
            figure_of("bulk_density", mine, configuration=configuration)
        assert str(caught.value) == f"configuration: unknown {message}"


def test_a_preference_chooses_the_inputs() -> None:
    """What is preferred is used, and what is left aside is not."""
    mine = rover(
        mass=[rs.Claim(value="5.0 kg", source=PAPER), rs.Claim(value="6.0 kg", source=NEWS)]
    )

    assert [claim.value for claim in derived("surface_weight", mine).claims] == [
        "5.0 kg",
        "1.62 m/s²",
    ]
    assert [claim.value for claim in derived("surface_weight", mine, prefer="press").claims] == [
        "6.0 kg",
        "1.62 m/s²",
    ]
    assert figure_of("surface_weight", mine, prefer="as-of 2020").reason == "no figure for mass"
    with pytest.raises(
        FieldError, match="prefer: 'latest' and 'earliest' cannot be given together"
    ):
        figure_of("surface_weight", mine, prefer="latest,earliest")


# --- digits -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mass", "unit", "options", "text"),
    [
        ("5 kg", "N", {}, "8"),
        ("5.0 kg", "N", {}, "8.1"),
        ("5.00 kg", "N", {}, "8.10"),
        ("617.2840 kg", "N", {}, "1000"),
        ("6 kg", "N", {}, "10"),
        ("350 kg", "N", {}, "570"),
        ("500 kg", "N", {}, "810"),
        ("500 kg", "kN", {}, "0.81"),
        ("5 kg", "lbf", {}, "2"),
        ("5 kg", "newtons", {}, "8"),
        ("5 kg", "N", {"digits": 1}, "8"),
        ("5 kg", "N", {"digits": 3}, "8.10"),
        ("6.17 kg", "N", {"digits": 2}, "10"),
        ("6.17 kg", "N", {"digits": 3}, "10.0"),
        ("5–6 kg", "N", {}, "8–10"),
        ("5.0–5.1 kg", "N", {}, "8.1–8.3"),
        ("5.0–5.1 kg", "N", {"digits": 1}, "8.1–8.3"),
        ("5.00–5.01 kg", "N", {}, "8.10–8.12"),
        ("0–5 kg", "N", {}, "0–8"),
        ("0–5 kg", "N", {"digits": 3}, "0.00–8.10"),
        ("0–5 kg", "N", {"exact": True}, "0–8.1"),
        ("5 kg", "N", {"exact": True}, "8.1"),
        ("350 kg", "N", {"exact": True}, "567"),
        ("5 kg", "lbf", {"exact": True}, "1.82095243910765"),
        ("5–6 kg", "N", {"exact": True}, "8.1–9.72"),
        ("1e30 kg", "N", {"exact": True}, "1620000000000000000000000000000"),
    ],
)
def test_digits(mass: str, unit: str, options: dict[str, object], text: str) -> None:
    """Digits are those of the least precise figure, or those asked for; exact ones have no zeros that nobody published."""
    assert shown("surface_weight", rover(mass=mass), unit, **options) == text


def test_a_value_is_not_rounded_twice() -> None:
    """In another unit the value is rounded from what it is, and not from what is shown in SI."""
    # 0.4 W over 9 kg are 0.0444 W/kg, shown as 0.04; over a pound 0.0202 W, and 0.04 would be 0.0181.
    mine = rover(power="0.4 W", mass="9 kg")

    assert shown("specific_power", mine, "W/kg") == "0.04"
    assert shown("specific_power", mine, "W/lb") == "0.02"
    assert shown("specific_power", mine, "W/lb", digits=3) == "0.0202"


def test_a_unit_must_measure_the_same() -> None:
    """A derived value is not shown in a unit of another dimension, or in none that exists."""
    found = derived("surface_weight", rover(mass="5 kg"))

    with pytest.raises(DimensionError) as caught:
        found.rounded("kg")
    assert str(caught.value) == (
        "unit 'kg': expected a unit of force, such as 'N', found one of mass "
        "(a mass is not a force: weight depends on where it is weighed)"
    )
    with pytest.raises(UnknownUnitError):
        found.rounded("Newtoons")


def test_a_decimal_context_of_ones_own_changes_nothing() -> None:
    """A program that computes with three digits gets the same."""
    fields = {
        "mass": "1234.5 kg",
        "length": "5 ft 11.5 in",
        "width": "1.2345–1.2346 m",
        "height": "999.99 ± 0.05 mm",
    }
    expected = [shown("bulk_density", rover(**fields), "lb/ft³", **options) for options in ({}, {"digits": 7}, {"exact": True})]  # fmt: skip

    with decimal.localcontext() as context:
        context.prec = 3
        context.traps[decimal.Inexact] = True
        context.rounding = decimal.ROUND_DOWN
        assert [shown("bulk_density", rover(**fields), "lb/ft³", **options) for options in ({}, {"digits": 7}, {"exact": True})] == expected  # fmt: skip


# --- the declarations ---------------------------------------------------------


def test_every_derived_spec_is_declared_whole() -> None:
    """Each has label, group, definition, units of its dimension, and inputs that are published specs or the gravity."""
    assert list(DERIVED) == [
        "bounding_volume",
        "bulk_density",
        "payload_fraction",
        "surface_weight",
        "specific_power",
    ]
    for name, spec in DERIVED.items():
        assert spec.name == name
        assert spec.group in GROUPS
        assert spec.definition.endswith(".")
        assert spec.dimension in DIMENSIONS
        assert spec.dimension in HANDY
        assert spec.units.keys() == {"si", "metric", "us"}
        assert len(spec.units["si"]) == 1
        for unit in itertools.chain(*spec.units.values()):
            assert check_dimension(unit, spec.dimension) == unit
        for powers in spec.products:
            assert set(powers) - {"gravity"} <= set(PUBLISHED)
            assert all(powers.values())
    assert not set(DERIVED) & set(PUBLISHED)
    assert not set(DERIVED) & set(GROUPS)


def test_one_glossary_has_both() -> None:
    """Published and derived specs stand together, in the order of the groups."""
    assert set(SPECS) == set(PUBLISHED) | set(DERIVED)
    groups = [spec.group for spec in SPECS.values()]
    assert groups == sorted(groups, key=GROUPS.index)
    assert len({spec.label for spec in SPECS.values()}) == len(SPECS)


def test_names_stand_for_derived_specs() -> None:
    """The word derived stands for all of them; a group stands for published ones only; each is found once."""
    assert [spec.name for spec in find_specs(["derived"])] == list(DERIVED)
    assert [spec.name for spec in find_specs(["bulk_density", "mass", "bulk_density"])] == [
        "bulk_density",
        "mass",
    ]
    assert [spec.name for spec in find_specs(["surface_weight", "derived"])][:2] == [
        "surface_weight",
        "bounding_volume",
    ]
    assert not {spec.name for spec in find_specs(GROUPS)} & set(DERIVED)
    assert [spec.name for spec in find_specs("mass, bulk_density")] == ["mass", "bulk_density"]
    for names, message in (
        ([], "specs: expected at least one spec, found none"),
        (5, "specs: expected names of specs, found 5"),
    ):
        with pytest.raises(FieldError) as refused:
            find_specs(names)  # type: ignore[arg-type]  # wrong types are the point
        assert str(refused.value) == message
    with pytest.raises(UnknownSpecError) as caught:
        find_specs(["bulk_densty"])
    assert str(caught.value) == "unknown spec 'bulk_densty': did you mean 'bulk_density'?"


def test_a_derived_spec_is_never_stored() -> None:
    """No record has it as a field, and none can be given it."""
    for name in DERIVED:
        assert not hasattr(rs.TENACIOUS, name)
        with pytest.raises(TypeError):
            rover(**{name: "5"})


# --- in a comparison ----------------------------------------------------------

MINE = rover(
    mass=rs.Claim(value="~5.0 kg", source=PAPER),
    length=rs.Claim(value="50 cm", source=NEWS, configuration="stowed"),
    width=rs.Claim(value="40 cm", source=PAPER, configuration="stowed", condition="planned"),
    height=rs.Claim(value="30–32 cm", source=NEWS, configuration="stowed"),
    payload_capacity=rs.Claim(value="≤1.0 kg", source=NEWS),
)
OTHER = rover(name="Other", mass="10.0 kg", power="25 W", body="Mars")


def rows(comparison: rs.Comparison) -> dict[str, list[str | None]]:
    """Return the cells of each row by its label."""
    return {
        row.label: [cell.text if cell else None for cell in row.cells] for row in comparison.rows
    }


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (
            "si",
            {
                "Mass (kg)": ["~5.0", "10.0"],
                "Bounding volume, derived (m³)": ["0.060–0.064", None],
                "Bulk density, derived (kg/m³)": ["~78–83", None],
                "Payload fraction, derived (%)": ["≤21.1", None],
                "Surface weight, derived (N)": ["~8.1", "37.3"],
                "Specific power, derived (W/kg)": [None, "2.5"],
            },
        ),
        (
            "us",
            {
                "Mass (lb)": ["~11", "22"],
                "Bounding volume, derived (ft³)": ["2.1–2.3", None],
                "Bulk density, derived (lb/ft³)": ["~4.9–5.2", None],
                "Payload fraction, derived (%)": ["≤21.1", None],
                "Surface weight, derived (lbf)": ["~1.8", "8.39"],
                "Specific power, derived (W/lb)": [None, "1.1"],
            },
        ),
        (
            "metric",
            {
                "Mass (kg)": ["~5.0", "10.0"],
                "Bounding volume, derived (L)": ["60–64", None],
                "Bulk density, derived (kg/m³)": ["~78–83", None],
                "Payload fraction, derived (%)": ["≤21.1", None],
                "Surface weight, derived (N)": ["~8.1", "37.3"],
                "Specific power, derived (W/kg)": [None, "2.5"],
            },
        ),
        (
            "us,surface_weight=kN,bounding_volume=cm^3",
            {
                "Mass (lb)": ["~11", "22"],
                "Bounding volume, derived (cm³)": ["60000–64000", None],
                "Bulk density, derived (lb/ft³)": ["~4.9–5.2", None],
                "Payload fraction, derived (%)": ["≤21.1", None],
                "Surface weight, derived (kN)": ["~0.0081", "0.0373"],
                "Specific power, derived (W/lb)": [None, "1.1"],
            },
        ),
    ],
)
def test_derived_rows_stand_beside_published_ones(
    units: str, expected: dict[str, list[str | None]]
) -> None:
    """Each says that it is derived, in the units of every system."""
    assert rows(rs.compare([MINE, OTHER], ["mass", "derived"], units=units)) == expected


def test_auto_takes_a_unit_that_reads_well() -> None:
    """Derived rows get the handy unit, too."""
    assert list(rows(rs.compare([MINE, OTHER], ["derived"], units="auto"))) == [
        "Bounding volume, derived (L)",
        "Bulk density, derived (kg/m³)",
        "Payload fraction, derived (%)",
        "Surface weight, derived (N)",
        "Specific power, derived (W/kg)",
    ]


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ("surface_weight=kg", "surface_weight: unit 'kg': expected a unit of force, such as 'N', found one of mass (a mass is not a force: weight depends on where it is weighed)"),
        ("payload_fraction=kg", "payload_fraction: unit 'kg': expected a unit of fraction, such as '%', found one of mass"),
        ("bulk_density=", "bulk_density: expected a unit of density, such as 'kg/m³', found none"),
    ],
)  # fmt: skip
def test_wrong_units_are_refused(units: str, message: str) -> None:
    """A derived spec has a dimension like any other."""
    with pytest.raises(UnitError) as caught:
        rs.compare([MINE], ["derived"], units=units)
    assert str(caught.value) == message


def test_by_default_nothing_is_derived() -> None:
    """A table shows derived specs only if they are asked for."""
    assert not any("derived" in label for label in rows(rs.compare([MINE])))


def test_a_cell_tells_what_it_was_derived_from() -> None:
    """A derived cell has no claim; its inputs, their sources, and the note are there, and the legend has the note."""
    comparison = rs.compare([MINE, OTHER], ["bulk_density", "surface_weight"])
    cell = comparison.cell("Mine", "bulk_density")

    assert cell is not None
    assert cell.claim is None
    assert cell.inputs == (MINE.mass, MINE.length, MINE.width, MINE.height)
    assert cell.sources == (PAPER, NEWS)
    assert cell.note == (
        "stowed, planned, from mass ~5.0 kg, length 50 cm, width 40 cm, height 30–32 cm, "
        "one press source only"
    )
    assert comparison.legend == (
        cell.notes[0],
        "one press source only",
        "from mass ~5.0 kg, gravity 1.62 m/s²",
        "from mass 10.0 kg, gravity 3.73 m/s²",
        UNCITED,
    )
    assert comparison.sources == (PAPER, NEWS, GRAVITY["Moon"].source, GRAVITY["Mars"].source)


def test_numbers_of_a_cell_fit_its_mark() -> None:
    """Of a range and of a bound there are the ends only, in the unit of the row."""
    bound = rover(name="Bound", mass="≥4 kg", length="1 m", width="1 m", height="1–2 m")
    cells = rs.compare(
        [MINE, OTHER, bound],
        ["bounding_volume", "bulk_density", "surface_weight"],
        units={"bounding_volume": "L"},
    ).rows
    volume, density, weight = (row.cells for row in cells)

    assert volume[0] is not None
    assert (volume[0].mark, volume[0].unit) == ("–", "L")
    assert (volume[0].low, volume[0].magnitude, volume[0].high) == (60.0, None, 64.0)
    assert weight[1] is not None
    assert (weight[1].mark, weight[1].low, weight[1].magnitude, weight[1].high) == (
        "",
        37.3,
        37.3,
        37.3,
    )
    assert density[2] is not None
    assert (density[2].text, density[2].mark) == ("≥2", "≥")
    assert (density[2].low, density[2].magnitude, density[2].high) == (2.0, None, None)
    assert density[0] is not None
    assert density[0].mark == "~"
    assert density[0].low == pytest.approx(78.125)
    assert density[0].magnitude is None


def test_why_a_cell_is_empty_is_remarked() -> None:
    """Vehicles that lack the same are named together, behind what is preferred."""
    third = rover(
        name="Third",
        length=size("1 m", "stowed"),
        width=size("1 m", "deployed"),
        height="1 m",
        body="Venus",
    )

    assert rs.compare([MINE, OTHER, third], ["derived"], prefer="latest").remarks == (
        "Preferred here over the usual order of trust: latest",
        "No bounding volume of Other: no figure for length and width and height",
        "No bounding volume of Third: no length, width, height of one configuration, one part and one condition",
        "No bulk density of Other: no figure for length and width and height",
        "No bulk density of Third: no figure for mass",
        "No payload fraction of Other: no figure for payload mass",
        "No payload fraction of Third: no figure for payload mass and mass",
        "No surface weight of Third: no figure for mass and gravity",
        "No specific power of Mine: no figure for power",
        "No specific power of Third: no figure for power and mass",
    )


def test_the_json_form_has_the_inputs() -> None:
    """A derived row says so; a derived cell has no published text and no source, but its inputs."""
    data = rs.compare([MINE, OTHER], ["mass", "bounding_volume", "surface_weight"]).as_data()
    jsonschema.validate(data, SCHEMA)

    assert [row["derived"] for row in data["rows"]] == [False, True, True]
    assert data["rows"][1]["label"] == "Bounding volume"
    assert data["rows"][1]["cells"][1] is None
    cell = data["rows"][2]["cells"][0]
    assert (cell["published"], cell["source"], cell["configuration"], cell["condition"]) == (
        None,
        None,
        None,
        None,
    )
    gravity = GRAVITY["Moon"].source
    assert gravity is not None
    plain = {"configuration": None, "condition": None, "note": None, "part": None, "as_of": None}
    plain["sides"] = None
    mass = {"magnitude": 5.0, "unit": "kg", "ucum": "kg", "low": None, "high": None, "mark": "~"}
    acceleration = {"magnitude": 1.62, "low": 1.62, "high": 1.62, "mark": ""}
    acceleration |= {"unit": "m/s²", "ucum": "m/s2"}
    assert cell["inputs"] == [
        {"published": "~5.0 kg", **mass, **plain, "source": PAPER.as_data()},
        {"published": "1.62 m/s²", **acceleration, **plain, "source": gravity.as_data()},
    ]
    assert (cell["unit"], cell["ucum"], cell["mark"]) == ("N", "N", "~")
    assert cell["magnitude"] == pytest.approx(8.1)
    assert data["rows"][0]["cells"][0]["inputs"] == []


@examples(30)
@given(figures(KG), st.lists(figures(METRE), min_size=3, max_size=3), st.sampled_from(SYSTEMS))
def test_any_derived_table_fits_the_schema(mass: Printed, sizes: list[Printed], units: str) -> None:
    """Whatever is derived, in whatever units, the JSON form is as described."""
    mine = rover(
        mass=mass.text,
        **dict(zip(("length", "width", "height"), (each.text for each in sizes), strict=True)),
    )

    for options in ({}, {"exact": True}, {"digits": 3}):
        comparison = rs.compare([mine], ["mass", "derived"], units=units, **options)
        jsonschema.validate(json.loads(comparison.render("json")), SCHEMA)


def test_one_cell_has_several_footnotes() -> None:
    """Each source of the inputs has its number, once, after the letter of the note."""
    text = rs.compare([MINE], ["mass", "bulk_density", "surface_weight"]).render(footnotes=True)

    assert text.split("\n") == [
        "Spec                                       Mine",
        "-----------------------------  ----------------",
        "Mass (kg)                       ~5.0 [1]",
        "Bulk density, derived (kg/m³)  ~78–83 [a,b,1,2]",
        "Surface weight, derived (N)     ~8.1 [c,1,3]",
        "",
        "[a] stowed, planned, from mass ~5.0 kg, length 50 cm, width 40 cm, height 30–32 cm",
        "[b] one press source only",
        "[c] from mass ~5.0 kg, gravity 1.62 m/s²",
        "[1] A paper, A Journal, 2024, no address (paper)",
        "[2] News, A Daily, 2025-01-02, no address (press)",
        "[3] Moon Fact Sheet, NASA Space Science Data Coordinated Archive, undated, read 2026-11-21, "
        "https://www.scribd.com/document/551631770/Moon-Fact-Sheet (agency)",
    ]


def test_all_stands_for_every_spec() -> None:
    """The derived ones are among them."""
    assert find_specs("all") == list(SPECS.values())


@pytest.mark.parametrize("name", SPECS)
def test_a_label_is_a_name(name: str) -> None:
    """What a table prints for a spec asks for it, in any case, and so does its name with spaces."""
    label = SPECS[name].label

    for word in (name, label, label.upper(), name.replace("_", "-"), name.replace("_", " ")):
        assert spec_name(word) == name
        assert find_specs([word]) == [SPECS[name]]


def test_a_word_that_is_no_label_stays_as_it_was_asked() -> None:
    """The names of groups have no case, either, and an error has the word as it was given."""
    assert find_specs(["Dimensions"]) == find_specs(["dimensions"])
    with pytest.raises(UnknownSpecError, match="unknown spec 'Weight': did you mean 'mass'"):
        find_specs(["Weight"])


@pytest.mark.parametrize(
    ("first", "others", "found"),
    [
        ("mass, length", (), "mass, length"),
        ("mass, length", ("width",), ["mass", "length", "width"]),
        (["mass"], ("width", "height"), ["mass", "width", "height"]),
        (None, (), None),
        (None, ("mass",), ["mass"]),
        (5, ("mass",), 5),
    ],
)
def test_specs_beside_each_other_are_one_list(first: Any, others: Any, found: Any) -> None:
    """What is no list of specs stays as it is, to be refused where specs are looked up."""
    assert side_by_side(first, others) == found
