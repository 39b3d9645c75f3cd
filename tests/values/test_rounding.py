"""Rounding: honest digits, and texts that are true of what they are made of."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples
from truth import why_untrue_of_span, why_untrue_of_value

import roverspecs as rs
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import (
    FLOOR,
    decimals,
    digits,
    fixed,
    from_fractions,
    last_digit,
    leading_power,
    power_of_ten,
    rescaled,
    spelled,
)
from roverspecs.values.spans import Span
from roverspecs.values.units import SYSTEMS, convert, factor_between

parse = PublishedValue.parse

POUND = Fraction(100000000, 45359237)
INCH_PER_CM = Fraction(50, 127)

CONVERTED = [
    # The figures of Wikipedia's {{convert}}.
    ("5 kg", POUND, "11"),
    ("350 kg", POUND, "770"),
    ("54 cm", INCH_PER_CM, "21"),
    ("31.5 cm", INCH_PER_CM, "12.4"),
    ("26 cm", INCH_PER_CM, "10"),
    ("8 cm", INCH_PER_CM, "3.1"),
    ("228 g", Fraction(1600000, 45359237), "8.0"),
    ("1.5 m", Fraction(1250, 381), "4.9"),
    ("15.5 mi", Fraction(201168, 125000), "24.9"),
    ("1.75 m", Fraction(5000, 127), "69"),
    ("1,100 lb", Fraction(45359237, 100000000), "500"),
    ("5 ft 11 in", Fraction(127, 5000), "1.80"),
    ("5 ft 10 in", Fraction(127, 50), "178"),
    ("1 h 50 min", Fraction(60, 1), "6600"),
    # A unit that is made of smaller ones by definition adds no rounding to a small whole number.
    ("1 year", Fraction(1461, 4), "365"),
    ("2 years", Fraction(1461, 4), "731"),
    ("10 years", Fraction(1461, 4), "3650"),
    ("1–2 years", Fraction(1461, 4), "365–731"),
    ("1 year", Fraction(8766), "8766"),
    ("14 d", Fraction(24), "336"),
    ("99 d", Fraction(24), "2376"),
    ("3 d", Fraction(86400), "259200"),
    ("10 ± 2 d", Fraction(24), "240 ± 48"),
    ("9–13 d", Fraction(24), "216–312"),
    ("0–7 d", Fraction(24), "0–168"),
    ("9 ft", Fraction(12), "108"),
    ("22 lb", Fraction(16), "352"),
    ("2 h 7 min", Fraction(60), "7620"),
    # A larger number keeps three digits; what is no whole number, or about, is converted as ever.
    ("123 d", Fraction(24), "2950"),
    ("687 d", Fraction(24), "16500"),
    ("1.5 d", Fraction(24), "36"),
    ("9.5 d", Fraction(24), "230"),
    ("13.7 d", Fraction(24), "330"),
    ("~1 year", Fraction(1461, 4), "~370"),
    ("~14 d", Fraction(24), "~340"),
    # A month is a vague number of days, and other factors are measured, or are not whole.
    ("4 months", Fraction(487, 16), "120"),
    ("3 months", Fraction(1461, 2), "2200"),
    ("84 Wh", Fraction(18, 5), "300"),
    ("84 in", Fraction(127, 5), "2100"),
    ("25 h", Fraction(1, 24), "1.0"),
    # A bound stays on its true side, and within a hundredth.
    ("≤1 year", Fraction(1461, 4), "≤366"),
    (">14 years", Fraction(8766), ">122000"),
    ("≤1 kg", POUND, "≤2.21"),
    ("<1 kg", POUND, "<2.21"),
    ("≥1 kg", POUND, "≥2.2"),
    (">1 kg", POUND, ">2.2"),
    ("≥350 kg", POUND, "≥770"),
    ("≤350 kg", POUND, "≤772"),
    (">14 days", Fraction(24), ">336"),
    ("<3 days", Fraction(24), "<72"),
    ("≥2.68 kg", Fraction(1), "≥2.68"),
    ("≥0 kg", POUND, "≥0"),
    ("<0.001 g", Fraction(1, 1000), "<0.000001"),
    # Both ends together, marks kept.
    ("5–6 kg", POUND, "11–13"),
    ("~5–6 kg", POUND, "~11–13"),
    ("5 ± 0.5 kg", POUND, "11.0 ± 1.1"),
    ("5 +1/-2 kg", POUND, "11.0 +2.2/-4.4"),
    ("0 kg", POUND, "0"),
    ("0 kg", Fraction(1, 1000), "0"),
    ("0–1 kg", Fraction(1, 1000), "0.000–0.001"),
    # A range keeps its ends apart, a tolerance its size.
    ("10.0–10.1 kg", POUND, "22.0–22.3"),
    ("99.6–99.7 kg", POUND, "219.6–219.8"),
    ("0–1 kg", POUND, "0.0–2.2"),
    # A power of ten moves the point and nothing else.
    ("228 g", Fraction(1, 1000), "0.228"),
    ("5.00 kg", Fraction(1000, 1), "5000"),
    ("0.25 kg", Fraction(1000, 1), "250"),
    ("1.460 m", Fraction(100, 1), "146.0"),
    ("250 g", Fraction(1, 1000), "0.25"),
    ("5.00 g", Fraction(1, 1000), "0.00500"),
    ("1000–1050 g", Fraction(1, 1000), "1.00–1.05"),
    ("250 ± 5 g", Fraction(1, 1000), "0.250 ± 0.005"),
    ("2000 kg", Fraction(1, 1000), "2"),
    ("350 g", Fraction(1, 1), "350"),
    ("3 g", Fraction(1, 1000000), "0.000003"),
    ("31.5 cm", Fraction(1, 1), "31.5"),
    ("1.2e3 kg", Fraction(1, 1), "1200"),
]


@pytest.mark.parametrize(("text", "factor", "shown"), CONVERTED)
def test_conversion_keeps_honest_digits(text: str, factor: Fraction, shown: str) -> None:
    """The precision is like the published one, or two digits; powers of ten are exact."""
    assert rescaled(parse(text), factor, "x").without_unit() == shown


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("4 ft 11 1/16 in", "m", "1.500"),
        ("5 ft 11½ in", "cm", "181.6"),
        ("59 1/16 in", "m", "1.500"),
        ("14 3/8 in", "cm", "37"),
        ("14 31/32 in", "cm", "38.0"),
        ("1/16 in", "mm", "1.6"),
        ("~2½ in", "mm", "~64"),
        ("≤2 1/8 in", "cm", "≤5.4"),
        ("0-3/4 in", "cm", "0.0–1.9"),
        ("26 1/2 × 20 3/8 × 10 in", "cm", "67 × 52 × 25"),
        ("2 1/2 ± 1/4 in", "cm", "6.35 ± 0.64"),
        ("2 1/2 km", "m", "2500"),
        # As decimals they vouch for their digits.
        ("14.375 in", "cm", "36.51"),
    ],
)
def test_a_fraction_vouches_for_its_part(text: str, unit: str, shown: str) -> None:
    """As {{convert}} has it, an eighth counts as a tenth, and a sixteenth as a little more."""
    assert convert(PublishedValue.parse(text), unit).without_unit() == shown


@given(st.integers(1, 99), st.integers(2, 90_000).map(Fraction))
def test_what_is_defined_adds_no_rounding(number: int, factor: Fraction) -> None:
    """A small whole number of a unit is as many smaller ones as the definition says."""
    shown = rescaled(parse(f"{number} d"), factor, "x")

    assert shown.nominal == number * factor


@given(st.integers(1, 10**6), st.sampled_from([24, 60, 168, 1440, 3600, 8766, Fraction(1461, 4)]))
def test_no_digit_is_made_up_behind_the_point(number: int, factor: int | Fraction) -> None:
    """A whole number of a unit stays one in smaller units, within half a hundredth."""
    (shown,) = rescaled(parse(f"{number} d"), Fraction(factor), "x").numbers

    assert shown == shown.to_integral_value()
    assert abs(Fraction(shown) / (number * Fraction(factor)) - 1) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("text", "factor", "options", "shown"),
    [
        ("5 kg", POUND, {"digits": 4}, "11.02"),
        ("5 kg", POUND, {"digits": 1}, "10"),
        ("9.96 kg", Fraction(1, 1), {"digits": 2}, "10"),
        ("0.0996 kg", Fraction(1, 1), {"digits": 2}, "0.10"),
        ("5 ± 0.4 kg", Fraction(1, 1), {"digits": 1}, "5.0 ± 0.4"),
        ("5–5.1 kg", Fraction(1, 1), {"digits": 1}, "5.0–5.1"),
        ("5 kg", POUND, {"exact": True}, "11.0231131092439"),
        ("54 cm", INCH_PER_CM, {"exact": True}, "21.259842519685"),
        ("10 ft", Fraction(12, 1), {"exact": True}, "120"),
        ("127 cm", INCH_PER_CM, {"exact": True}, "50"),
        ("5.50 kg", Fraction(1000, 1), {"exact": True}, "5500"),
        ("228 g", Fraction(1, 1000), {"digits": 2}, "0.23"),
        ("5 kg", Fraction(1000, 1), {"digits": 4}, "5000"),
        ("5 kg", Fraction(1, 1), {"digits": 3}, "5"),
        ("31.5 cm", Fraction(1, 1), {"digits": 2}, "32"),
        ("0 kg", POUND, {"exact": True}, "0"),
        ("≤1 kg", POUND, {"digits": 1}, "≤3"),
        ("≥1 kg", POUND, {"digits": 1}, "≥2"),
        (">1 kg", POUND, {"exact": True}, ">2.20462262184877"),
        ("<1 kg", POUND, {"exact": True}, "<2.20462262184878"),
        # A zero has no significant digits, and takes none from the number beside it.
        ("0 kg", POUND, {"digits": 3}, "0"),
        ("0.0 kg", POUND, {"digits": 3}, "0.0"),
        ("0–8.1 kg", POUND, {"digits": 2}, "0–18"),
        ("0–8.1 kg", Fraction(1000), {"digits": 1}, "0–8000"),
    ],
)
def test_digits_and_exact_override_the_rule(
    text: str, factor: Fraction, options: dict[str, int], shown: str
) -> None:
    """Asked for digits are given where rounding is needed, and never made up."""
    assert rescaled(parse(text), factor, "x", **options).without_unit() == shown  # type: ignore[arg-type]  # bool is int


@given(st.decimals(min_value=0, max_value=10**9, places=3), st.integers(-6, 6))
def test_powers_of_ten_go_there_and_back(number: Decimal, power: int) -> None:
    """Moving the point there and back gives the same number."""
    factor = Fraction(10) ** power
    value = parse(f"{number:f} kg")

    there = rescaled(value, factor, "x")

    assert rescaled(there, 1 / factor, "kg").nominal == value.nominal


@given(st.decimals(min_value="0.001", max_value=10**6, places=3))
def test_rounding_stays_within_the_last_digit(number: Decimal) -> None:
    """The shown number is never further from the true one than half of its last digit."""
    value = parse(f"{number:f} kg")

    shown = rescaled(value, POUND, "lb").numbers[0]

    true = number * POUND.numerator / POUND.denominator
    assert abs(shown - true) <= Decimal(1).scaleb(int(shown.as_tuple().exponent)) / 2


@pytest.mark.parametrize(
    ("number", "places"),
    [("5", 0), ("350", -1), ("31.5", 1), ("5.00", 2), ("0", 0), ("1.2E+3", -2), ("0.0", 1)],
)
def test_decimals_a_number_vouches_for(number: str, places: int) -> None:
    """Trailing zeros of a whole number do not count, those after a point do."""
    assert decimals(Decimal(number)) == places


@pytest.mark.parametrize(
    ("factor", "power"),
    [
        (Fraction(1000, 1), 3),
        (Fraction(1, 100), -2),
        (Fraction(1, 1), 0),
        (Fraction(2000, 1), None),
        (Fraction(10, 3), None),
        (Fraction(1, 7), None),
    ],
)
def test_powers_of_ten_are_recognised(factor: Fraction, power: int | None) -> None:
    """Only a one with zeros over one, or the reverse, is a power of ten."""
    assert power_of_ten(factor) == power


@pytest.mark.parametrize(
    ("number", "expected"),
    [("5", "1"), ("5.0", "1/10"), ("350", "10"), ("500", "10"), ("10", "1"), ("1e3", "100")],
)
def test_the_last_digit_that_counts(number: str, expected: str) -> None:
    """No number is taken to be rounder than to two digits."""
    assert last_digit(Decimal(number)) == Fraction(expected)


@given(st.fractions(min_value=Fraction(1, 10**40), max_value=10**40))
def test_the_leading_power_is_exact(number: Fraction) -> None:
    """A number lies between the power of ten and the next one."""
    power = Fraction(10) ** leading_power(number)

    assert power <= number < 10 * power


COMPUTED = [
    # numbers, precision, options, shown
    ("8.1", "1/5", {}, "8"),
    ("8.1", "1/50", {}, "8.1"),
    ("8.1", "1/500", {}, "8.10"),
    ("9.72", "1/6", {}, "10"),
    ("113", "1/5", {}, "100"),
    ("113", "1/10", {}, "110"),
    # Exactly at the step: a logarithm of floats would fall below it.
    ("14", "1/7", {}, "14"),
    ("0.14", "1/7", {}, "0.14"),
    ("1400", "1/7", {}, "1400"),
    ("2e30", "1/7", {}, "2" + "0" * 30),
    # At least one digit, however little is known.
    ("3.4", "1", {}, "3"),
    ("0.0034", "1", {}, "0.003"),
    ("96", "1", {}, "100"),
    ("1/3", "1/300", {}, "0.333"),
    ("2/3", "1/300", {}, "0.667"),
    # Both ends together, told apart, and one of them may be 0.
    ("1.2 3.4", "1/30", {}, "1.2–3.4"),
    ("1.2 3.4", "1", {}, "1–3"),
    ("1.23 1.24", "1", {}, "1.23–1.24"),
    ("0 8.1", "1", {}, "0–8"),
    ("0 8.1", "1/50", {}, "0.0–8.1"),
    ("0 96", "1/5", {}, "0–100"),
    # Marks.
    ("8.1", "1/5", {"sign": "~"}, "~8"),
    ("8.1", "1/5", {"sign": "≥"}, "≥8.1"),
    ("8.16", "1/5", {"sign": "≥"}, "≥8.1"),
    ("8.16", "1/5", {"sign": "<"}, "<8.2"),
    ("8.01", "1/5", {"sign": "≥"}, "≥8"),
    ("1/3", "1/5", {"sign": "≤"}, "≤0.334"),
    ("1/3", "1/5", {"sign": "≤", "digits": 1}, "≤0.4"),
    ("2/3", "1/5", {"sign": ">", "exact": True}, ">0.666666666666666"),
    ("2/3", "1/5", {"sign": "<", "exact": True}, "<0.666666666666667"),
    ("0", "1", {"sign": "≤"}, "≤0"),
    # What is known exactly has every digit.
    ("8.125", "0", {}, "8.125"),
    ("1/3", "0", {}, "0.333333333333333"),
    ("8.125", "0", {"digits": 2}, "8.1"),
    ("1.2 3.4", "1/30", {"sign": "~"}, "~1.2–3.4"),
    # Digits asked for.
    ("8.1", "1/5", {"digits": 3}, "8.10"),
    ("9.96", "1/5", {"digits": 2}, "10"),
    ("1.23 1.24", "1/5", {"digits": 1}, "1.23–1.24"),
    ("0 8.1", "1/5", {"digits": 2}, "0.0–8.1"),
    # Every digit, and no zeros.
    ("8.1", "1/5", {"exact": True}, "8.1"),
    ("567", "1/5", {"exact": True}, "567"),
    ("1/3", "1/5", {"exact": True}, "0.333333333333333"),
    ("2000/3", "1/5", {"exact": True}, "666.666666666667"),
    ("0 1/3", "1/5", {"exact": True}, "0–0.333333333333333"),
]


@pytest.mark.parametrize(("numbers", "width", "options", "shown"), COMPUTED)
def test_computed_values_get_the_digits_they_bear(
    numbers: str, width: str, options: dict[str, object], shown: str
) -> None:
    """A computed value is rounded to a precision like that of what it was computed from, or as asked."""
    ends = [Fraction(number) for number in numbers.split()]

    value = from_fractions(ends, width=Fraction(width), unit="N", **options)  # type: ignore[arg-type]  # the table gives what it means

    assert value.without_unit() == shown
    assert (value.unit, value.form) == ("N", "range" if len(ends) == 2 else "plain")


@given(
    st.fractions(min_value="1/1000000", max_value=10**9),
    st.fractions(min_value="1/100000", max_value=1),
)
def test_computed_digits_are_neither_too_many_nor_too_few(
    number: Fraction, width: Fraction
) -> None:
    """The last digit is worth half the precision or more, or there are no more digits than the precision has."""
    (shown,) = from_fractions([number], width=width, unit="N").numbers
    step = Fraction(10) ** int(shown.as_tuple().exponent)

    assert abs(Fraction(shown) - number) <= step / 2
    assert shown
    assert step < width * number * 5
    # One more where rounding makes a power of ten.
    assert (
        step >= width * number / 2 or len(shown.as_tuple().digits) <= len(str(int(1 / width))) + 1
    )


def test_computed_values_heed_no_context_of_ones_own() -> None:
    """A program that computes with three digits gets the same."""
    ends = [Fraction(123456789, 1000), Fraction(10**40, 3)]
    given = [{}, {"digits": 9}, {"exact": True}]
    expected = [from_fractions(ends, width=Fraction(1, 10**6), unit="N", **each) for each in given]  # type: ignore[arg-type]  # as above

    with localcontext(Context(prec=3, traps=[Inexact])):
        found = [from_fractions(ends, width=Fraction(1, 10**6), unit="N", **each) for each in given]  # type: ignore[arg-type]  # as above

    assert found == expected


@pytest.mark.parametrize(
    ("number", "count", "text"),
    [
        ("1/3", 2, "0.33"),
        ("12345", 2, "12345"),
        ("1/1000", 2, "0.0010"),
        ("99.5", 2, "100"),
        ("9.96", 2, "10.0"),
    ],
)
def test_digits(number: str, count: int, text: str) -> None:
    """A number has at least so many significant digits, and no fewer before the point."""
    assert digits(Fraction(number), count) == text


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("5", 0, "5"),
        ("5.5", 0, "6"),
        ("0.005", 2, "0.01"),
        ("0.004", 2, "0.00"),
        ("12.345", 1, "12.3"),
    ],
)
def test_fixed(number: str, places: int, text: str) -> None:
    """A number has so many digits after the point, halves rounded up."""
    assert fixed(Fraction(number), places) == text


@pytest.mark.parametrize(
    ("ends", "places", "mark", "texts"),
    [
        ("1/3", 1, "", "0.3"),
        ("-1/3", 1, "", "−0.3"),
        ("5/2", 0, "", "3"),
        ("-5/2", 0, "", "−3"),
        ("1234", -2, "", "1200"),
        ("0", 2, "", "0.00"),
        # More digits, where two ends would read the same or a number as nothing.
        ("0.001", 1, "", "0.001"),
        ("1.04 1.06", 0, "", "1.0 1.1"),
        ("1.01 1.02", 0, "", "1.01 1.02"),
        ("-0.4 0.4", 0, "", "−0.4 0.4"),
        # To the side on which a bound stays true, and within a hundredth of it.
        ("1/3", 1, "≥", "0.33"),
        ("1/3", 1, "≤", "0.334"),
        ("-1/3", 1, ">", "−0.334"),
        ("-1/3", 1, "<", "−0.33"),
        ("200.1", 0, "<", "201"),
        # Down, to be safe, however little is left.
        ("0.99", 0, FLOOR, "0"),
        ("-0.01", 0, FLOOR, "−1"),
        ("1.9 3.9", 0, FLOOR, "1 3"),
        ("1.2 1.9", 0, FLOOR, "1.2 1.9"),
    ],
)
def test_numbers_of_either_sign_are_spelled(ends: str, places: int, mark: str, texts: str) -> None:
    """They are rounded as the mark says, to so many digits after the point or more."""
    assert spelled([Fraction(end) for end in ends.split()], places, mark) == texts.split()


def test_a_bound_need_not_be_close_where_digits_are_asked_for() -> None:
    """It stays true all the same."""
    assert spelled([Fraction(1, 3)], 1, "≤", is_close=False) == ["0.4"]
    assert spelled([Fraction(1, 3)], 1, "≥", is_close=False) == ["0.3"]


# --- that what is shown is true -------------------------------------------------

UNITS = {
    dimension: [unit for unit, (kind, *_) in FACTORS.items() if kind == dimension]
    for dimension in ("mass", "length", "time", "speed", "volume", "power", "energy", "area")
}
COMPOUND_UNITS = {"length": ("ft", "in", 11), "mass": ("lb", "oz", 15), "time": ("h", "min", 59)}


@st.composite
def number_texts(draw: st.DrawFn) -> str:
    """Draw a number as it may be printed: a digit or twelve, with a point or a power of ten."""
    whole = draw(st.integers(0, 999) | st.integers(0, 10**12) | st.just(0))
    zeros = draw(st.sampled_from(["", "", "0", "000"])) if whole else ""
    places = draw(st.integers(0, 6))
    text = f"{Decimal(f'{whole}{zeros}').scaleb(-places):f}"
    power = draw(st.sampled_from(["", "", "", "e3", "e-4", "×10^2"]))
    return text + power


@st.composite
def value_texts(draw: st.DrawFn, dimension: str) -> str:
    """Draw the text of a published value, in every form of the grammar."""
    names = UNITS[dimension] + [name for name, unit in SYMBOLS.items() if unit in UNITS[dimension]]
    unit = draw(st.sampled_from(names))
    form = draw(st.sampled_from(["plain", "plain", "range", "tolerance", "asymmetric", "compound"]))
    numbers = sorted(draw(st.tuples(*[number_texts()] * 3)), key=lambda text: parse(text).nominal)
    if form == "compound" and dimension in COMPOUND_UNITS:
        first, second, most = COMPOUND_UNITS[dimension]
        mark = draw(st.sampled_from(["", "~", "≥", "<"]))
        return f"{mark}{draw(st.integers(1, 99))} {first} {draw(st.integers(0, most))} {second}"
    if form == "range":
        assume(parse(numbers[0]).nominal < parse(numbers[2]).nominal)
        return f"{draw(st.sampled_from(['', '~']))}{numbers[0]}–{numbers[2]} {unit}"
    if form == "tolerance":
        return f"{numbers[2]} ± {numbers[0]} {unit}"
    if form == "asymmetric":
        return f"{numbers[2]} +{numbers[1]}/-{numbers[0]} {unit}"
    mark = draw(st.sampled_from(["", "~", "≥", ">", "≤", "<", "about ", "up to ", "more than "]))
    return f"{mark}{numbers[0]} {unit}"


@st.composite
def conversions(draw: st.DrawFn) -> tuple[PublishedValue, str]:
    """Draw a published value, and a unit of its dimension."""
    dimension = draw(st.sampled_from(list(UNITS)))
    value = parse(draw(value_texts(dimension)))
    return value, draw(st.sampled_from(UNITS[dimension]))


@examples(400)
@given(conversions())
def test_what_is_shown_is_true_of_what_was_published(
    conversion: tuple[PublishedValue, str],
) -> None:
    """In any unit, numbers lie within half their last digit, bounds on their true side and close."""
    value, unit = conversion
    factor = factor_between(value.unit, unit)

    shown = convert(value, unit).without_unit()

    assert why_untrue_of_value(shown, value, factor) == ""


@examples(200)
@given(conversions(), st.integers(1, 15) | st.none())
def test_bounds_are_true_with_any_number_of_digits(
    conversion: tuple[PublishedValue, str], count: int | None
) -> None:
    """Whoever asks for few digits, or for all, gets no bound on the wrong side either."""
    value, unit = conversion
    true = Span.of(value).in_unit(unit)

    shown = Span.of(convert(value, unit, digits=count, exact=count is None))

    if true.high is None and true.low is not None:
        assert shown.low is not None
        assert shown.low <= true.low
    if true.low is None and true.high is not None:
        assert shown.high is not None
        assert shown.high >= true.high


@examples(200)
@given(st.sampled_from(["mass", "length", "payload_volume", "design_life", "top_speed"]), st.data())
def test_every_system_shows_what_is_true(spec: str, data: st.DataObject) -> None:
    """The cell of a comparison is true of its claim, in whatever system it is asked for."""
    value = parse(data.draw(value_texts(PUBLISHED[spec].dimension)))
    claims: dict[str, Any] = {spec: str(value)}
    rover = rs.Rover(name="Mine", **claims)

    for system in SYSTEMS:
        cell = rs.compare([rover], [spec], units=system).cell(rover, spec)
        assert cell is not None
        factor = factor_between(value.unit, cell.unit)
        assert why_untrue_of_value(cell.text, value, factor) == "", (system, cell.unit)


@st.composite
def two_values(draw: st.DrawFn) -> tuple[Span, Span]:
    """Draw the spans of two published values of one dimension, in one unit."""
    dimension = draw(st.sampled_from(list(UNITS)))
    one, other = (parse(draw(value_texts(dimension))) for _ in range(2))
    unit = draw(st.sampled_from(UNITS[dimension]))
    return Span.of(one).in_unit(unit), Span.of(other).in_unit(unit)


@examples(200)
@given(two_values())
def test_what_is_computed_is_shown_as_it_is(values: tuple[Span, Span]) -> None:
    """A ratio, a product and a difference are true of the exact ones, in digits as few as are known."""
    one, other = values

    for made in (one / other, one * other):
        if not made.is_empty:
            assert why_untrue_of_span(made.rounded().without_unit(), made) == ""
    difference = one - other
    if not difference.is_empty:
        assert why_untrue_of_span(difference.signed_text(), difference) == ""


@examples(200)
@given(two_values())
def test_no_more_room_is_shown_than_there_is(values: tuple[Span, Span]) -> None:
    """A number that is rounded down is never above the true one, and less than a digit below it."""
    made = values[0] - values[1]
    assume(not made.is_bound)
    step = min(*values[0].steps, *values[1].steps)

    texts = spelled(made.ends, -leading_power(step), FLOOR)

    for text, end in zip(texts, made.ends, strict=True):
        assert 0 <= end - Fraction(text.replace("−", "-")) < step
