"""Shapes: many numbers at a time say what each says as a value."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.values.numbers import numbers_of
from roverspecs.values.published import PublishedValue
from roverspecs.values.shapes import PARTS, Conversion, Shape
from roverspecs.values.spans import Span
from roverspecs.values.units import convert

PAIRS = (
    *(("kg", "lb"), ("lb", "kg"), ("g", "kg"), ("kg", "g"), ("oz", "kg"), ("t", "kg")),
    *(("in", "cm"), ("in", "m"), ("ft", "in"), ("cm", "in"), ("mm", "m"), ("mi", "km")),
    *(("h", "d"), ("d", "h"), ("year", "d"), ("month", "h"), ("week", "d")),
    *(("km/h", "m/s"), ("mph", "m/s"), ("Wh", "kJ"), ("rad", "deg"), ("kg", "kg"), ("", "")),
)


@given(
    st.sampled_from(PAIRS),
    st.sampled_from(["", "~", "≥", "≤", ">", "<"]),
    st.integers(0, 7),
    st.integers(0, 99_999_999) | st.integers(0, 999) | st.integers(1, 99).map(lambda n: n * 10),
)
def test_a_number_of_a_shape_is_the_value(
    pair: tuple[str, str], sign: str, places: int, digits: int
) -> None:
    """The text, the number and the ends are those of the value, to the last bit."""
    unit, target = pair
    shape = Shape(sign, places, unit)
    made = Conversion(shape, target)
    value = shape.value(digits)
    numbers = numbers_of(value, target)

    assert value.numbers == (Decimal(digits).scaleb(-places),)
    assert sign + made.text(digits) == convert(value, target).without_unit()
    number = made.number(digits)
    ends = (made.has_magnitude, made.has_low, made.has_high)
    stated = [number if has else None for has in ends]
    assert stated == [numbers.magnitude, numbers.low, numbers.high]
    above, below = made.ratio
    if digits <= made.most:
        assert digits * above / below == number


@given(
    st.sampled_from(["", "~", "≥", "≤", ">", "<"]),
    st.integers(0, 7),
    st.integers(0, 99_999_999) | st.integers(0, 999) | st.integers(1, 99).map(lambda n: n * 10),
)
def test_the_ends_of_a_number_are_those_of_its_span(sign: str, places: int, digits: int) -> None:
    """They are whole numbers of parts of the last digit."""
    shape = Shape(sign, places, "kg")
    known = Span.of(shape.value(digits)).ground
    part = Fraction(1, PARTS * 10**places)
    found = shape.ground(digits)

    assert [end in (0, math.inf) or isinstance(end, int) for end in found[:2]] == [True, True]
    ends = [end if end == math.inf else end * part for end in found[:2]]
    assert (*ends, *found[2:]) == known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12.40 in", (1240, Shape("", 2, "in"))),
        ("~5 kg", (5, Shape("~", 0, "kg"))),
        ("12", (12, Shape("", 0, ""))),
        ("99,999,999 kg", (99_999_999, Shape("", 0, "kg"))),
        ("5–6 kg", None),
        ("5 1/2 kg", None),
        ("1.2e3 kg", None),
        ("100000000 kg", None),
        ("0.12345678 kg", None),
    ],
)
def test_a_plain_value_has_a_shape(text: str, found: tuple[float, Shape] | None) -> None:
    """A plain value is its digits and its shape; a range, a power and long numbers have none."""
    value = PublishedValue.parse(text)
    assert Shape.of(value) == found
    if found is not None:
        digits, shape = found
        assert shape.value(digits) == value


def test_a_factor_that_no_float_holds_is_exact_all_the_same() -> None:
    """Where a float cannot hold the factor, no number is computed by floats."""
    made = Conversion(Shape("", 7, "rad"), "deg")
    assert (made.most, made.ratio) == (0.0, (1.0, 1.0))
    assert made.number(15) == float(made.factor * 15)


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        # Half of a unit of the last digit, and one tenth of a millionth beside it.
        ("1.25 in", "in", "1.25"),
        ("0.5 ft", "in", "6.0"),
        ("2.5 ft", "in", "30"),
        ("98765432 mm", "in", "3888402.8"),
        ("≥0.02 km/h", "m/s", "0.0055"),
        ("≤0.0000001 h", "d", "0.0000000042"),
        ("≤98765432 mm", "in", "3888402.9"),
        ("≤98765432.1 ft", "in", "1185185186"),
        ("98765432 km", "mm", "98765432000000"),
        ("≥5000 lb", "kg", "2260"),
        ("5000 lb", "kg", "2300"),
        ("300 g", "kg", "0.3"),
        ("14 d", "h", "336"),
    ],
)
def test_texts_near_where_rounding_changes(text: str, unit: str, shown: str) -> None:
    """Ties, bounds that just are close, and large numbers are rounded exactly."""
    value = PublishedValue.parse(text)
    found = Shape.of(value)
    assert found is not None
    digits, shape = found
    made = Conversion(shape, unit)
    assert made.text(digits) == convert(value, unit).without_unit().lstrip("≤≥") == shown
    # A second time it is remembered.
    assert made.text(digits) == shown


def test_no_more_texts_are_remembered_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is rounded exactly is remembered for so many numbers."""
    monkeypatch.setattr("roverspecs.values.shapes._REMEMBERED", 2)
    made = Conversion(Shape("", 0, "d"), "h")
    assert [made.text(number) for number in range(1, 6)] == ["24", "48", "72", "96", "120"]
    assert made.exact(2) == Fraction(48)
