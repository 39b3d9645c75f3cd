from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from roverspecs.errors import DimensionError, UnknownUnitError
from roverspecs.values._factors import FACTORS
from roverspecs.values.agreement import (
    VERDICTS,
    Amount,
    agreement,
    are_compatible,
    arithmetic,
    interval,
    is_compatible,
    percent_apart,
)
from roverspecs.values.published import PublishedValue

parse = PublishedValue.parse

# As printed side by side by articles, agencies and encyclopedias; the verdicts
# were reckoned by hand.  Marks do not count here.
PRINTED = [
    ("165 km/h", "105 mph", "five"),
    ("55 km", "35 mi", "five"),
    ("26 cm", "10.24 in", "both"),
    ("31.5 cm", "12.4 in", "both"),
    ("54 cm", "21.26 in", "both"),
    ("~5 kg", "~11 lb", "both"),
    ("~1,000 kg", "~2,200 lb", "both"),
    ("500 kg", "1,100 lb", "both"),
    ("250 g", "8.8 oz", "both"),
    ("250 g", "0.6 lb", "one"),
    ("255 g", "9 oz", "both"),
    ("250 g", "9 oz", "one"),
    ("8 cm", "3.15 in", "both"),
    ("8 cm", "4 in", "no"),
    ("~1.8 m", "5 ft 11 in", "both"),
    ("~1.8 m", "~6 ft", "both"),
    ("~270 m", "885 ft", "one"),
    ("300 m", "984 ft", "both"),
    ("80 mm", "3 in", "one"),
    ("~80 mm", "3.1 in", "one"),
    ("~250 g", "~0.5 lb", "between"),
    ("120 kg", "260 lb", "both"),
    ("590 kg", "1,300 lb", "both"),
    ("~700 kg", "1,540 lb", "both"),
    ("2.7 m", "8.8 ft", "one"),
    ("2.7 m", "8.9 ft", "both"),
    ("26 cm", "10 in", "one"),
    ("340 kg", "750 lb", "both"),
    ("2.3 m", "7 ft 7 in", "both"),
    ("2.3 m", "7.5 ft", "both"),
    ("2.6 m", "8.5 ft", "both"),
    ("~1.5 mi", "2.4 km", "both"),
    ("19 mi", "30 km", "one"),
    ("≤66 lb", "30 kg", "both"),
    ("~9 ft", "~2.7 m", "both"),
    ("~14 ft", "~4.2 m", "one"),
    ("≤1,102 lb", "500 kg", "both"),
    ("≤660 lb", "300 kg", "both"),
    ("12 cm", "4.7 in", "both"),
    ("8 cm", "3.1 in", "both"),
    ("10 cm", "3.9 in", "both"),
    ("~10 kg", "22 lb", "both"),
    ("70 cm", "2.3 ft", "both"),
    ("1.5 m", "4.9 ft", "both"),
    ("≥350 kg", "770 lb", "both"),
    ("350–400 kg", "770–880 lb", "both"),
    ("~6,000 kg", "13,000 lb", "one"),
    ("~6,200 kg", "13,700 lb", "both"),
    ("6.0 m", "19.7 ft", "both"),
    ("5.2 m", "17.1 ft", "both"),
    ("3.8 m", "12.5 ft", "both"),
    (">10,000 km", "16,100 km", "no"),
    (">10,000 km", "6,214 mi", "both"),
    ("≤20 km", "12.4 mi", "both"),
    ("~27 kg", "60 lb", "both"),
    ("0.9 m", "3.0 ft", "both"),
    ("0.75 m", "2.5 ft", "one"),
    ("0.85 m", "2.8 ft", "both"),
    ("≤500 m", "1,600 ft", "one"),
    ("26 kg", "57 lb", "both"),
    ("101.4 m", "333 ft", "one"),
    ("3,850 kg", "8,490 lb", "both"),
    ("1,471 kg", "3,243 lb", "both"),
    ("1,517 kg", "3,344 lb", "both"),
    ("1,469 kg", "3,239 lb", "both"),
    ("469 kg", "1,034 lb", "both"),
    ("2 m", "6 ft 7 in", "both"),
    ("3.5 m", "11 ft", "one"),
    ("94 kg", "207 lb", "both"),
    ("330 lb", "150 kg", "both"),
    ("390 cm", "152 in", "one"),
    ("1,664 lb", "891 kg", "no"),
    ("756 kg", "~2,000 lb", "round"),
    ("900 kg", "2,000 lb", "one"),
    ("37 km", "23 mi", "both"),
    ("210 kg", "462 lb", "one"),
    ("≤12 km/h", "8 mph", "between"),
    ("~9 mph", "14 km/h", "both"),
    ("≤16 km/h", "8.6 mph", "no"),
    ("630 mm", "24.5 in", "no"),
    ("480 mm", "18.7 in", "between"),
    ("280 mm", "10.9 in", "one"),
    ("180 mm", "7 in", "both"),
    ("65 cm", "2 ft", "one"),
    ("1.1 kg", "2.4 lb", "both"),
    ("11 kg", "24 lb", "both"),
    ("≤11.5 kg", "25.4 lb", "both"),
    ("174 kg", "384 lb", "both"),
    ("170 kg", "375 lb", "both"),
    ("16 kg", "35 lb", "both"),
    ("5 cm/s", "2 in/s", "both"),
    ("1 cm/s", "0.39 in/s", "both"),
    ("0.4 m/min", "79 ft/h", "both"),
    ("60 cm", "2 ft", "one"),
    ("1,025 kg", "2,260 lb", "both"),
    ("~875 kg", "1,929 lb", "both"),
    ("~240 kg", "529 lb", "both"),
    ("140 kg", "~308 lb", "one"),
    ("1.5 kg", "3.3 lb", "both"),
    ("3.5 month", "~100 day", "cut"),
    ("27.9 km", "17.3 mi", "one"),
    ("1.14 m", "44.8 in", "one"),
    ("28 mi", "45 km", "both"),
    ("2.2 m", "7 ft", "one"),
]

# Made up, for what the articles have no example of.
MADE = [
    # 16.497 mi cut off; 26.2964 mi likewise.
    ("26.55 km", "16.4 mi", "cut"),
    ("42.32 km", "26.2 mi", "cut"),
    # 0.551 lb are 249.93 g.
    ("0.551 lb", "249 g", "cut"),
    # 661 lb to hundreds are 700 lb.
    ("300 kg", "700 lb", "round"),
    # One digit of 456 kg, four digits of the 1005.3 lb that they are.
    ("500 kg", "1,005 lb", "round"),
    # 1000 may be anything that rounds to it, from 950 to 1500, and no pound of that is as heavy as a kilogram.
    ("1,000 kg", "1,000 lb", "no"),
    ("100 m", "100 ft", "no"),
    ("10 kg", "10 lb", "no"),
    ("1000 kg", "3300 lb", "round"),
    ("1000 kg", "3400 lb", "no"),
    ("1000 kg", "2100 lb", "one"),
    ("100 kg", "208 lb", "no"),
    ("100 kg", "209 lb", "between"),
    ("100 kg", "210 lb", "one"),
    ("100 kg", "310 lb", "round"),
    ("100 kg", "340 lb", "no"),
    # In one unit.
    ("5 kg", "5 kg", "both"),
    ("5 kg", "5.2 kg", "one"),
    ("5 kg", "5.5 kg", "one"),
    ("5 kg", "4.5 kg", "one"),
    ("5 kg", "4.4 kg", "no"),
    ("5 kg", "6 kg", "between"),
    ("5 kg", "7 kg", "no"),
    ("0.25 kg", "250 g", "both"),
    ("350 kg", "0.35 t", "both"),
    # A range beside a number: there is room in it, or there is not.
    ("5–6 kg", "12 lb", "between"),
    ("12 lb", "5–6 kg", "between"),
    ("5–6 kg", "15 lb", "no"),
    ("1.0 kg", "2.2–2.3 lb", "between"),
    ("500 kg", "1,004–1,014 lb", "round"),
    ("500 kg", "1,300–1,400 lb", "no"),
    ("≥5 kg", "20–30 lb", "between"),
    ("≤5 kg", "20–30 lb", "no"),
    ("5–6 kg", "5 ± 1 kg", "between"),
    # Both ends have to agree.
    ("5–6 kg", "11–13 lb", "both"),
    ("5–6 kg", "11–16 lb", "no"),
    ("10–26.59 km", "10–26.5 km", "cut"),
    # A tolerance says nothing of what it is a tolerance of.
    ("5 ± 0.5 kg", "11 ± 1 lb", "both"),
    ("5 ± 0.5 kg", "14.0 lb", "no"),
    # The last inch, ounce or minute counts, and the last tenth of one.
    ("1 lb 3 oz", "540 g", "both"),
    ("5 ft 11.0 in", "1.80 m", "one"),
    ("5 ft 11 in", "71 in", "both"),
    ("6 ft 10 in", "2.1 m", "one"),
    ("6 ft 10 in", "2.05 m", "no"),
    ("1 h 50 min", "110 min", "both"),
    # Nothing is nothing in any unit, and a trace rounds to it.
    ("0 kg", "0 lb", "both"),
    ("0 kg", "0.4 lb", "one"),
    ("0 kg", "0.00 lb", "both"),
    ("0 kg", "5 lb", "no"),
    # A unit that pint has to be asked for; and a count, which has none.
    ("5 slug", "73 kg", "both"),
    ("5.00 slug", "71 kg", "no"),
    ("6", "6", "both"),
    ("6", "8", "no"),
    # A fraction is printed to its part.
    ("14 3/8 in", "36.5 cm", "both"),
    ("14 3/8 in", "37 cm", "one"),
    ("14.375 in", "36.6 cm", "no"),
    ("14 3/8 in", "36.6 cm", "one"),
    ("4 ft 11 1/16 in", "1.50 m", "both"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), [*PRINTED, *MADE])
def test_two_values_agree_or_do_not(one: str, other: str, verdict: str) -> None:
    """Each pair of values gets the verdict that a reader with a pencil comes to, in either order."""
    there = agreement(parse(one), parse(other))
    back = agreement(parse(other), parse(one))

    assert (there.verdict, back.verdict) == (verdict, verdict)
    assert (there.forward, there.backward) == (back.backward, back.forward)
    assert (there.forward and there.backward) == (verdict == "both")
    assert (there.forward or there.backward) == (verdict in ("both", "one"))


FIVES = [
    # One of them is the other in the nearest multiple of five.
    ("165 km/h", "105 mph", "five"),
    ("105 mph", "165 km/h", "five"),
    ("55 km", "35 mi", "five"),
    ("50 km", "30 mi", "five"),
    ("165.0 km/h", "105 mph", "five"),
    ("95 km", "60 mi", "five"),
    ("45 kg", "95 lb", "five"),
    ("33 kg", "75 lb", "five"),
    ("160–165 km/h", "100–105 mph", "five"),
    ("235 km", "145 mi", "five"),
    ("85 kg", "185 lb", "five"),
    # Both lie near a third figure that nobody printed.
    ("65 kg", "150 lb", "round"),
    ("15 cm", "5 in", "round"),
    # No rounding brings them together.
    ("165 km/h", "107 mph", "no"),
    ("165 km/h", "110 mph", "no"),
    ("165 km/h", "105.0 mph", "no"),
    ("165.0 km/h", "105.0 mph", "no"),
    ("9 km", "10 mi", "no"),
    ("5 km", "5 mi", "no"),
    ("10 kg", "40 lb", "no"),
    ("900 m", "2,000 ft", "no"),
    ("8 cm", "4 in", "no"),
    # In one unit nobody converts, and 15 and 17 are two figures.
    ("15 kg", "17 kg", "no"),
    ("165 km/h", "167 km/h", "no"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), FIVES)
def test_a_number_may_be_rounded_to_a_five(one: str, other: str, verdict: str) -> None:
    """Whoever converts may round to the nearest five or ten, but not further."""
    assert agreement(one, other).verdict == verdict


def test_verdicts_are_explained() -> None:
    """Each verdict has its words, from the best to the worst."""
    assert VERDICTS == {
        "both": "agree in both directions",
        "one": "agree in one direction",
        "between": "agree: a value between them rounds to both",
        "five": "agree if rounded to a five or a ten",
        "cut": "agree if the digits were cut off, not rounded",
        "round": "agree as round numbers only",
        "no": "do not agree",
    }


def test_every_verdict_has_a_case() -> None:
    """There are seven verdicts, and the printed pairs alone have at least sixty and all of them."""
    assert {verdict for _, _, verdict in PRINTED} == {*VERDICTS}
    assert len(PRINTED) >= 60


@pytest.mark.parametrize(
    ("one", "other", "forward", "backward"),
    [
        ("250 g", "9 oz", True, False),
        ("9 oz", "250 g", False, True),
        ("2.7 m", "8.8 ft", False, True),
        ("54 cm", "21.26 in", True, True),
        ("8 cm", "4 in", False, False),
    ],
)
def test_the_directions_are_told_apart(one: str, other: str, forward: bool, backward: bool) -> None:
    """Forward says that the first rounds to the second, backward the reverse."""
    found = agreement(parse(one), parse(other))

    assert (found.forward, found.backward) == (forward, backward)


# --- honest rounding ----------------------------------------------------------

# A percentage is not read, and so has no other unit to agree in.
UNITS = [(a, b) for a in FACTORS for b in FACTORS if FACTORS[a][0] == FACTORS[b][0] != "fraction"]

quantities = st.builds(
    lambda number, power: number * Fraction(10) ** power, st.integers(1, 10**8), st.integers(-9, 3)
)
counts = st.integers(1, 6)
pairs = st.sampled_from(UNITS)


def ratio(one: str, other: str) -> Fraction:
    """Return how many of the second unit make one of the first."""
    return Fraction(*FACTORS[one][1:]) / Fraction(*FACTORS[other][1:])


def rounded(number: Fraction, count: int, is_even: bool) -> Fraction:
    """Round to so many significant digits, halves up or to even."""
    power = 0
    while number * Fraction(10) ** power >= 10**count:
        power -= 1
    while number * Fraction(10) ** power < 10 ** (count - 1):
        power += 1
    scaled = number * Fraction(10) ** power
    whole = round(scaled) if is_even else (scaled + Fraction(1, 2)).__floor__()
    return whole / Fraction(10) ** power


def written(number: Fraction, count: int) -> str:
    """Write a rounded number with all of its digits, the zeros at the end among them."""
    places = 0
    while number * Fraction(10) ** places < 10 ** (count - 1):
        places += 1
    scaled = number * Fraction(10) ** places
    assert scaled.denominator == 1
    return f"{Decimal(scaled.numerator).scaleb(-places, decimal.Context(prec=80)):f}"


@settings(deadline=None)
@given(
    quantities,
    pairs,
    st.tuples(counts, counts),
    st.tuples(st.booleans(), st.booleans()),
    st.booleans(),
)
def test_honest_rounding_is_never_a_mismatch(
    quantity: Fraction,
    units: tuple[str, str],
    digits: tuple[int, int],
    is_even: tuple[bool, bool],
    is_common: bool,
) -> None:
    """A value rounded in one unit, and it or what it was rounded from rounded in another, agree somehow."""
    factor = ratio(*units)
    assume(Fraction(1, 10**6) < quantity * factor < 10**12)
    one = rounded(quantity, digits[0], is_even[0])
    other = rounded((quantity if is_common else one) * factor, digits[1], is_even[1])
    a, b = (
        parse(f"{written(one, digits[0])} {units[0]}"),
        parse(f"{written(other, digits[1])} {units[1]}"),
    )

    assert agreement(a, b).verdict != "no"
    if min(digits) > 1:
        # From two digits on, no trust is needed in zeros that may not count.
        assert agreement(a, b).verdict in ("both", "one", "between")
        # Of what lies half way one may have gone up and the other down, which leaves no room.
        assert is_compatible(a, b) or any(is_even)


@settings(deadline=None)
@given(
    st.tuples(quantities, st.fractions(0, 3)),
    pairs,
    st.tuples(counts, counts),
    st.tuples(st.booleans(), st.booleans()),
    st.booleans(),
)
def test_honest_rounding_of_a_range_is_never_a_mismatch(
    range_: tuple[Fraction, Fraction],
    units: tuple[str, str],
    digits: tuple[int, int],
    is_even: tuple[bool, bool],
    is_common: bool,
) -> None:
    """The same holds for ranges, also where their ends fall together when rounded."""
    factor = ratio(*units)
    low, width = range_
    assume(Fraction(1, 10**6) < low * factor < 10**11)
    ends = [low, low * (1 + width)]
    one = [rounded(end, digits[0], is_even[0]) for end in ends]
    other = [rounded(end * factor, digits[1], is_even[1]) for end in (ends if is_common else one)]
    values = [
        parse(f"{'–'.join(dict.fromkeys(written(end, count) for end in made))} {unit}")
        for made, count, unit in zip((one, other), digits, units, strict=True)
    ]

    assert agreement(*values).verdict != "no"
    assert agreement(*values[::-1]).verdict != "no"


@settings(deadline=None)
@given(st.integers(12, 5000), st.integers(1, 5), st.booleans())
def test_honest_feet_and_inches_are_never_a_mismatch(inches: int, count: int, up: bool) -> None:
    """Feet and whole inches agree with the metres they are."""
    metres = rounded(Fraction(inches) * Fraction("0.0254"), count, up)
    feet = parse(f"{inches // 12} ft {inches % 12} in")

    assert agreement(feet, parse(f"{written(metres, count)} m")).verdict != "no"


@settings(deadline=None)
@given(st.integers(1, 10**4), st.integers(1, 9), pairs, st.fractions(Fraction(3, 2), 100))
def test_what_is_half_as_much_again_is_a_mismatch(
    tens: int, ones: int, units: tuple[str, str], times: Fraction
) -> None:
    """From two digits on, no two values agree of which one is half as much again as the other."""
    one = Fraction(10 * tens + ones)
    other = rounded(one * ratio(*units) * times, 2, False)
    # Two digits behind the point, that no zero at the end can be in doubt.
    text = written(other, 2) + (".00" if other >= 10 else "")
    assume(other > Fraction(1, 10**6))

    assert agreement(parse(f"{one} {units[0]}"), parse(f"{text} {units[1]}")).verdict == "no"


# --- what leaves room ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 kg", "4.5", "5.5"),
        ("5.0 kg", "4.95", "5.05"),
        ("350 kg", "345", "355"),
        ("500 kg", "495", "505"),
        ("1,100 lb", "1050", "1150"),
        ("1,000 kg", "950", "1050"),
        ("10,000 km", "9500", "10500"),
        ("10 kg", "9.5", "10.5"),
        ("1.2e3 kg", "1150", "1250"),
        ("0 kg", "0", "0.5"),
        ("0.3 kg", "0.25", "0.35"),
        # About: a whole unit of the last digit, or one part in twenty.
        ("~5 kg", "4", "6"),
        ("~250 g", "237.5", "262.5"),
        ("~228 g", "216.6", "239.4"),
        ("~1 kg", "0", "2"),
        ("~0 kg", "0", "1"),
        ("~5–6 kg", "4", "7"),
        # The ends of a range are rounded like any number.
        ("5–6 kg", "4.5", "6.5"),
        ("350–400 kg", "345", "405"),
        # A tolerance is not.
        ("5 ± 0.5 kg", "4.5", "5.5"),
        ("5 +1/-2 kg", "3", "6"),
        # Nor is a bound, which has no other end.
        ("≥350 kg", "350", None),
        (">350 kg", "350", None),
        ("≤1 kg", "0", "1"),
        ("<1.0 kg", "0", "1"),
        ("5 ft 10 in", "69.5", "70.5"),
        ("5 ft 10.5 in", "70.45", "70.55"),
        ("6", "5.5", "6.5"),
    ],
)
def test_a_value_stands_for_what_rounds_to_it(text: str, low: str, high: str | None) -> None:
    """Low and high end follow from digits, zeros at the end, form and mark."""
    assert interval(parse(text)) == (Fraction(low), high and Fraction(high))


@pytest.mark.parametrize(
    ("one", "other", "room"),
    [
        ("≥5 kg", "7 kg", True),
        ("≥5 kg", "4 kg", False),
        ("≤5 kg", "4 kg", True),
        ("≤5 kg", "7 kg", False),
        ("≥5 kg", "≤7 kg", True),
        ("≥7 kg", "≤5 kg", False),
        ("≥7 kg", "≥70 kg", True),
        ("~250 g", "262 g", True),
        ("~250 g", "264 g", False),
        ("250 g", "255 g", True),
        ("250 g", "256 g", False),
        ("0.25 kg", "228 g", False),
        ("~0.25 kg", "228 g", False),
        ("~0.25 kg", "~228 g", True),
        ("250–400 kg", "350 kg", True),
        ("5–6 kg", "6.4 kg", True),
        ("5–6 kg", "6.6 kg", False),
        ("≥350 kg", "349.9 kg", False),
        ("≥350 kg", "350 kg", True),
        ("≤1 kg", "2.2 lb", True),
        ("5 ft 11 in", "1.8 m", True),
        ("5 ± 1 kg", "6.2 kg", False),
    ],
)
def test_values_leave_room_for_one_quantity_or_not(one: str, other: str, room: bool) -> None:
    """Unlike the verdict, this heeds the marks; the order does not matter."""
    assert is_compatible(parse(one), parse(other)) is room
    assert is_compatible(parse(other), parse(one)) is room


# --- what is said -------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("54 cm", "21.26 in", "54 cm = 21.2598 in; 21.26 in = 54.00 cm"),
        ("about 5 kg", "11 lb", "~5 kg = 11.02 lb; 11 lb = 4.99 kg"),
        ("350–400 kg", "770–880 lb", "350–400 kg = 771.6–881.8 lb; 770–880 lb = 349.3–399.2 kg"),
        ("1.8 m", "5 ft 11 in", "1.8 m = 70.87 in; 5 ft 11 in = 1.803 m"),
        ("6,000 kg", "13,000 lb", "6000 kg = 13228 lb; 13000 lb = 5897 kg"),
        # In one unit, or with nothing to convert to, the difference tells more.
        ("5 kg", "5.5 kilograms", "5 kg and 5.5 kilograms: +10 %"),
        ("5–6 kg", "12 lb", "5–6 kg and 12 lb: −1.0 %"),
    ],
)
def test_the_arithmetic_is_shown(one: str, other: str, text: str) -> None:
    """Both conversions are written out with two digits more than are printed."""
    assert arithmetic(parse(one), parse(other)) == text


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("5 kg", "5 kg", "0 %"),
        ("5 kg", "5000 g", "0 %"),
        ("228 g", "0.25 kg", "+9.6 %"),
        ("0.25 kg", "228 g", "−8.8 %"),
        ("5 kg", "9 kg", "+80 %"),
        ("5 kg", "15 kg", "+200 %"),
        ("5 kg", "15.1 kg", "×3.0"),
        ("5 kg", "60 kg", "×12"),
        ("5 kg", "1,000 kg", "×200"),
        ("1,000 kg", "1,000.1 kg", "+0.010 %"),
        ("4–6 kg", "10 kg", "+100 %"),
        ("5 kg", "0 kg", "−100 %"),
        ("0 kg", "0 lb", "0 %"),
        ("0 kg", "5 lb", "5 lb instead of 0"),
        ("6", "4", "−33 %"),
    ],
)
def test_a_difference_has_two_digits(one: str, other: str, text: str) -> None:
    """By how much the second value is larger, in percent, or how many times."""
    assert percent_apart(parse(one), parse(other)) == text


@pytest.mark.parametrize("function", [agreement, is_compatible, arithmetic])
def test_what_measures_something_else_is_refused(function: object) -> None:
    """A mass and a length neither agree nor disagree."""
    assert callable(function)
    with pytest.raises(DimensionError) as caught:
        function(parse("5 kg"), parse("5 m"))
    assert (
        str(caught.value) == "unit 'm': expected a unit of mass, such as 'kg', found one of length"
    )


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("5 K", "5 kg", "unit 'kg': expected a unit of [temperature], found one of mass"),
        ("5 K", "5", "expected a unit of [temperature], found none"),
        (
            "5 kg",
            "5 K",
            "unit 'K': expected a unit of mass, such as 'kg', found one of [temperature]",
        ),
        ("5 kg", "5 A", "unit 'A': expected a unit of mass, such as 'kg', found one of current"),
    ],
)
def test_other_dimensions_that_pint_knows_are_refused(one: str, other: str, reason: str) -> None:
    """A dimension that no spec has is named as pint names it."""
    with pytest.raises(DimensionError) as caught:
        agreement(one, other)
    assert str(caught.value) == reason


def test_other_dimensions_that_pint_knows_are_compared() -> None:
    """Two units of a dimension that no spec has are converted by pint."""
    assert agreement("5 A", "5,000 mA").verdict == "both"
    assert agreement("5 A", "5 mA").verdict == "no"
    assert agreement("5 slug", "73 kg").verdict == "both"


@pytest.mark.parametrize(("one", "other", "verdict"), PRINTED)
def test_the_order_of_two_values_does_not_matter(one: str, other: str, verdict: str) -> None:
    """The verdict is the same the other way, and the directions are exchanged."""
    there, back = agreement(one, other), agreement(other, one)

    assert (there.verdict, there.forward, there.backward) == (verdict, back.backward, back.forward)
    assert back.verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "is_below"),
    [
        ("5 kg", "7 kg", True),
        ("7 kg", "5 kg", False),
        # Both end at 5.5 kg.
        ("5 kg", "6 kg", True),
        ("5 kg", "12 lb", False),
        ("5 kg", "14 lb", True),
        ("≥5 kg", "7 kg", False),
        ("5 kg", "≥7 kg", True),
        ("≤5 kg", "5 ± 0 kg", True),
        ("5 ± 2 kg", "7 ± 1 kg", False),
        ("5–6 kg", "8–9 kg", True),
    ],
)
def test_an_amount_is_below_another(one: str, other: str, is_below: bool) -> None:
    """An amount is surely no more than another one if its high end is not above the other's low end."""
    assert Amount(parse(one)).is_below(Amount(parse(other))) is is_below


@pytest.mark.parametrize(
    ("one", "other", "forward", "backward"),
    [
        ("174 kg", "170 kg", True, False),
        ("11 kg", "10.6 kg", False, True),
        ("5 kg", "5.0 kg", True, True),
        # Half way between two, a number can be rounded to each of them.
        ("185 kg", "180 kg", False, False),
        ("185 kg", "190 kg", False, False),
        ("184 kg", "180 kg", True, False),
        ("5.5 kg", "5 kg", False, False),
        ("0.184 kg", "180 g", True, False),
        ("0.185 kg", "180 g", False, False),
        ("1.9–2.9 m", "2–3 m", True, False),
        ("1.9–2.5 m", "2–3 m", False, False),
        ("5–6 kg", "5 kg", False, False),
    ],
)
def test_an_amount_is_rounded_without_doubt(
    one: str, other: str, forward: bool, backward: bool
) -> None:
    """One amount gives another if it is nearer to it than to any other number of its digits."""
    first, second = Amount(parse(one)), Amount(parse(other))

    assert (first.rounds_to(second), second.rounds_to(first)) == (forward, backward)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("5 kg", "6 kilograms", True),
        ("5 kg", "6000 g", True),
        ("5 cm", "6 km", True),
        ("5 kg", "6 lb", False),
        ("5 m", "6 ft", False),
        ("5 ft 1 in", "6 ft 2 in", True),
        ("5 ft 1 in", "6 ft", False),
        ("5 h", "6 d", False),
        ("5", "6", True),
    ],
)
def test_amounts_are_in_one_unit(one: str, other: str, is_one: bool) -> None:
    """A power of ten makes no other unit: whoever prints grams for kilograms has rounded nothing."""
    first, second = Amount(parse(one)), Amount(parse(other))

    assert first.is_in_one_unit_with(second) is is_one
    assert second.is_in_one_unit_with(first) is is_one


def test_an_amount_knows_its_unit() -> None:
    """An amount has the dimension and the symbols of the value it was made of."""
    amount = Amount(parse("5 feet 10 inches"))

    assert (amount.dimension, amount.symbols) == ("length", ("ft", "in"))
    assert Amount(parse("5")).symbols == ()
    assert Fraction(amount.numbers[0].exact, amount.parts) == Fraction("1.778")
    in_feet = Amount(parse("5 feet 10 inches"), Fraction(1, 12))
    assert in_feet.ends == (Fraction(139, 24), Fraction(141, 24))


def test_an_unknown_unit_is_refused() -> None:
    """A unit that nobody knows cannot be compared."""
    with pytest.raises(UnknownUnitError) as caught:
        agreement(parse("5 kg"), parse("5 gr"))
    assert str(caught.value) == "unit 'gr': write 'g' for gram or 'grain'"


@pytest.mark.parametrize("precision", [1, 3])
def test_the_callers_decimal_context_does_not_matter(precision: int) -> None:
    """Everything is reckoned in whole numbers."""
    with decimal.localcontext() as context:
        context.prec = precision
        assert agreement(parse("1,471 kg"), parse("3,243 lb")).verdict == "both"
        assert interval(parse("5 ft 10.25 in")) == (Fraction("70.245"), Fraction("70.255"))
        assert (
            arithmetic(parse("26.55 km"), parse("16.497 mi"))
            == "26.55 km = 16.49741 mi; 16.497 mi = 26.5493 km"
        )
        assert percent_apart(parse("1234.5 kg"), parse("1234.6 kg")) == "+0.0081 %"


@pytest.mark.parametrize(
    ("one", "other", "verdict", "is_room", "apart"),
    [
        ("26 × 30 × 40 cm", "0.40 × 0.26 × 0.30 m", "both", True, "0 %"),
        ("26 × 30 × 41 cm", "26 × 30 × 59 cm", "no", False, ""),
        ("26 × 30 × 40 cm", "26 × 30 cm", "no", False, ""),
        ("~26 × 30 cm", "27 × 30 cm", "between", True, ""),
    ],
)
def test_sides_agree_in_any_order(
    one: str, other: str, verdict: str, is_room: bool, apart: str
) -> None:
    """The worst pair counts; two sides and three are never one thing."""
    values = [PublishedValue.parse(one), PublishedValue.parse(other)]

    assert agreement(one, other).verdict == verdict
    assert are_compatible(values) is is_room
    assert percent_apart(*values) == apart


def test_a_side_has_no_percentage_of_a_length() -> None:
    """A rejected figure may be one length beside an envelope."""
    assert percent_apart(PublishedValue.parse("26 × 30 cm"), PublishedValue.parse("26 cm")) == ""
    assert percent_apart(PublishedValue.parse("0 cm"), PublishedValue.parse("26 × 30 cm")) == ""
