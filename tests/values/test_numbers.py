"""Numbers: the fields that programs read mean one thing, and hold no number that nobody published."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.errors import DimensionError, UnknownUnitError
from roverspecs.values.numbers import (
    BOUND_MARKS,
    NO_NUMBERS,
    Numbers,
    numbers_in,
    numbers_of,
)
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span
from roverspecs.values.units import factor_between

parse = PublishedValue.parse

MARKED = [
    # text, magnitude, low, high, mark
    ("5 kg", 5.0, 5.0, 5.0, ""),
    ("0 kg", 0.0, 0.0, 0.0, ""),
    ("~5 kg", 5.0, None, None, "~"),
    ("≥5 kg", None, 5.0, None, "≥"),
    (">5 kg", None, 5.0, None, ">"),
    ("≤5 kg", None, None, 5.0, "≤"),
    ("<5 kg", None, None, 5.0, "<"),
    ("5–6 kg", None, 5.0, 6.0, "–"),
    ("~5–6 kg", None, 5.0, 6.0, "~"),
    ("5 ± 0.5 kg", 5.0, 4.5, 5.5, "±"),
    ("5 +1/-2 kg", 5.0, 3.0, 6.0, "±"),
    ("5 lb 8 oz", 88.0, 88.0, 88.0, ""),
    ("~5 ft 11 in", 71.0, None, None, "~"),
]


@pytest.mark.parametrize(("text", "magnitude", "low", "high", "mark"), MARKED)
def test_a_figure_has_one_number_two_ends_and_a_mark(
    text: str, magnitude: float | None, low: float | None, high: float | None, mark: str
) -> None:
    """A bound never passes for a number, and an end that nobody stated is none."""
    value = parse(text)
    found = numbers_of(value)

    assert (found.magnitude, found.low, found.high, found.mark) == (magnitude, low, high, mark)
    assert (found.sides, found.unit) == (None, value.unit)


@pytest.mark.parametrize(("text", "magnitude", "low", "high", "mark"), MARKED[:-2])
def test_a_converted_figure_has_the_same_shape(
    text: str, magnitude: float | None, low: float | None, high: float | None, mark: str
) -> None:
    """Each number is converted without rounding; the unit is the one asked for."""
    found = numbers_of(parse(text), "lb")

    def converted(number: float | None) -> float | None:
        if number is None:
            return None
        return float(Fraction(number) * 100_000_000 / 45359237)

    ends = (converted(low), converted(high))
    assert found == Numbers(converted(magnitude), *ends, None, mark, "lb")


def test_the_bounds_are_the_marks_without_a_number() -> None:
    """Of all marks, these four state one end only."""
    without = {mark for _, magnitude, _, _, mark in MARKED if magnitude is None}

    assert {*BOUND_MARKS} == without - {"~", "–"}


@pytest.mark.parametrize(
    ("text", "unit", "sides", "mark"),
    [
        ("30 × 20 cm", None, (30.0, 20.0), ""),
        ("30 × 20 × 10 cm", "m", (0.3, 0.2, 0.1), ""),
        ("~30 × 20 × 10 cm", None, (30.0, 20.0, 10.0), "~"),
        ("1 × 1 ft", "in", (12.0, 12.0), ""),
    ],
)
def test_several_sides_are_no_number(
    text: str, unit: str | None, sides: tuple[float, ...], mark: str
) -> None:
    """Each side is a number of its own, in the order in which it was published."""
    found = numbers_of(parse(text), unit)

    assert found == Numbers(None, None, None, sides, mark, unit or parse(text).unit)
    assert found.as_data()["sides"] == list(sides)


def test_a_total_that_was_growing_has_no_high_end() -> None:
    """It is at least that by now; its number and its low end stay."""
    for text, low in (("5 km", 5.0), ("5–6 km", 5.0), ("≥5 km", 5.0), ("≤5 km", None)):
        growing, done = (
            numbers_of(parse(text), is_growing=is_growing) for is_growing in (True, False)
        )
        assert growing == done._replace(high=None)
        assert growing.low == low


@pytest.mark.parametrize(
    ("text", "number"), [("6", 6), ("1,000", 1000), ("about 12", 12), ("2.5", 2.5)]
)
def test_what_is_counted_is_a_whole_number(text: str, number: float) -> None:
    """A count is written without a point, and has no unit; half a thing is no whole one."""
    found = numbers_of(parse(text))

    assert found.magnitude == number
    assert type(found.magnitude) is type(number)
    assert (found.unit, found.as_data()["ucum"]) == ("", "1")
    ranged = numbers_of(parse("4–6"))
    assert [type(end) for end in (ranged.low, ranged.high)] == [int, int]


def test_what_is_measured_is_no_whole_number() -> None:
    """A measured figure is a float, even where its digits are whole."""
    found = numbers_of(parse("6 kg"))

    assert [type(number) for number in found[:3]] == [float] * 3


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("5 kilograms", "kg", "kg"),
        ("5 lbs", "lb", "[lb_av]"),
        ("5 km/hr", "km/h", "km/h"),
        ("5 m^2", "m²", "m2"),
        ("5 BTU", "BTU", None),
        # A claim that was rejected may have a unit that nobody knows.
        ("5 sols", "sols", None),
        ("5 gal", "gal", None),
    ],
)
def test_a_unit_is_its_symbol(text: str, unit: str, code: str | None) -> None:
    """However it was spelled, programs read one symbol, and the code of UCUM beside it."""
    data = numbers_of(parse(text)).as_data()

    assert (data["unit"], data["ucum"]) == (unit, code)


def test_a_unit_that_is_asked_for_is_its_symbol_too() -> None:
    """It may be spelled in any way, also as the figure spells it."""
    for text, unit in (("5 lbs", "kilograms"), ("5 kilograms", "kilograms"), ("5 kg", "kilograms")):
        found = numbers_of(parse(text), unit)
        assert (found.unit, found.as_data()["ucum"]) == ("kg", "kg")


def test_a_wrong_unit_is_refused() -> None:
    """It must exist, and measure the same."""
    with pytest.raises(DimensionError):
        numbers_of(parse("5 kg"), "m")
    with pytest.raises(UnknownUnitError):
        numbers_of(parse("5 kg"), "sols")
    with pytest.raises(UnknownUnitError):
        numbers_of(parse("5 sols"), "kg")
    with pytest.raises(DimensionError):
        numbers_of(parse("6"), "kg")


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        (Span(Fraction(5), Fraction(5), "N"), (5.0, 5.0, 5.0, "")),
        (Span(Fraction(5), Fraction(5), "N", is_about=True), (5.0, None, None, "~")),
        (Span(Fraction(1, 2), Fraction(2), "N"), (None, 0.5, 2.0, "–")),
        (Span(Fraction(1), Fraction(2), "N", is_about=True), (None, 1.0, 2.0, "~")),
        (Span(Fraction(5), None, "N"), (None, 5.0, None, "≥")),
        (Span(Fraction(5), None, "N", is_low_open=True), (None, 5.0, None, ">")),
        (Span(None, Fraction(5), "N"), (None, None, 5.0, "≤")),
        (Span(Fraction(-3), Fraction(-3), "N"), (-3.0, -3.0, -3.0, "")),
        (Span(Fraction(3), Fraction(3)), (3, 3, 3, "")),
        (Span(Fraction(1, 3), Fraction(1, 3)), (1 / 3, 1 / 3, 1 / 3, "")),
    ],
)
def test_a_computed_quantity_is_held_to_the_same(
    span: Span, numbers: tuple[float | None, float | None, float | None, str]
) -> None:
    """What follows from a bound or a range is no single number either."""
    magnitude, low, high, mark = numbers

    assert numbers_in(span) == Numbers(magnitude, low, high, None, mark, span.unit)


def test_numbers_are_plain_data() -> None:
    """Each field has its name, and a gap has the same ones, all of them empty."""
    data = numbers_of(parse("~5 kg")).as_data()

    assert data == {
        "magnitude": 5.0,
        "unit": "kg",
        "ucum": "kg",
        "low": None,
        "high": None,
        "sides": None,
        "mark": "~",
    }
    assert list(NO_NUMBERS) == list(data)
    assert set(NO_NUMBERS.values()) == {None}


TEXTS = st.sampled_from([text for text, *_ in MARKED[:-2]])


@given(TEXTS, st.sampled_from(["kg", "g", "t", "lb", "oz", "µg"]))
def test_the_ends_hold_the_number(text: str, unit: str) -> None:
    """Where there is a number, it lies between the ends that are there; JSON can hold all."""
    found: Any = numbers_of(parse(text), unit)

    if found.magnitude is not None:
        assert found.low is None or found.low <= found.magnitude
        assert found.high is None or found.magnitude <= found.high
    elif found.mark in BOUND_MARKS:
        assert (found.low is None) != (found.high is None)
    assert json.loads(json.dumps(found.as_data())) == found.as_data()


@given(
    st.decimals("1e-9", "1e9", allow_nan=False, places=12), st.sampled_from(["g", "t", "lb", "oz"])
)
def test_a_number_is_rounded_once(number: Any, unit: str) -> None:
    """It is the nearest float to the exact quotient, whatever the unit."""
    value = parse(f"{number:f} kg")
    exact = Fraction(value.nominal) * factor_between("kg", unit)

    assert numbers_of(value, unit).magnitude == float(exact)
