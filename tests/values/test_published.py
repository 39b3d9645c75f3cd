"""Published values: what is read, what is refused, and that each reads back."""

from __future__ import annotations

import contextlib
import pickle
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.errors import ValueSyntaxError
from roverspecs.values.published import MAX_LENGTH, PublishedValue

parse = PublishedValue.parse

READ = [
    # text, one spelling, mark, nominal, low, high
    ("31.5 cm", "31.5 cm", "", "31.5", None, None),
    ("31.5cm", "31.5 cm", "", "31.5", None, None),
    ("5.00 kg", "5.00 kg", "", "5.00", None, None),
    ("0 kg", "0 kg", "", "0", None, None),
    ("  5 kg  ", "5 kg", "", "5", None, None),
    ("1,100 lb", "1100 lb", "", "1100", None, None),
    ("1,234,567.8 km", "1234567.8 km", "", "1234567.8", None, None),
    ("1 000 kg", "1000 kg", "", "1000", None, None),
    ("1\u202f000 kg", "1000 kg", "", "1000", None, None),
    ("1\u2009000\u00a0kg", "1000 kg", "", "1000", None, None),
    ("380 000 km", "380000 km", "", "380000", None, None),
    ("~5 kg", "~5 kg", "~", "5", None, None),
    ("≈ 5 kg", "~5 kg", "~", "5", None, None),
    ("about 5 kg", "~5 kg", "~", "5", None, None),
    ("About 5 kg", "~5 kg", "~", "5", None, None),
    ("ca. 5 kg", "~5 kg", "~", "5", None, None),
    ("ca 5 kg", "~5 kg", "~", "5", None, None),
    ("c. 5 kg", "~5 kg", "~", "5", None, None),
    ("approximately 5 kg", "~5 kg", "~", "5", None, None),
    ("max 5 kg", "≤5 kg", "≤", "5", None, None),
    ("nearly 250 kg", "~250 kg", "~", "250", None, None),
    ("≥350 kg", "≥350 kg", "≥", "350", None, None),
    (">= 350 kg", "≥350 kg", "≥", "350", None, None),
    ("at least 350 kg", "≥350 kg", "≥", "350", None, None),
    ("≤ 1 kg", "≤1 kg", "≤", "1", None, None),
    ("up to 1 kg", "≤1 kg", "≤", "1", None, None),
    (">100 min", ">100 min", ">", "100", None, None),
    ("more than 100 min", ">100 min", ">", "100", None, None),
    ("<10 kg", "<10 kg", "<", "10", None, None),
    ("less than 500 g", "<500 g", "<", "500", None, None),
    ("5–6 kg", "5–6 kg", "–", "5.5", "5", "6"),
    ("5-6 kg", "5–6 kg", "–", "5.5", "5", "6"),
    ("5 to 6 kg", "5–6 kg", "–", "5.5", "5", "6"),
    ("5 kg to 6 kg", "5–6 kg", "–", "5.5", "5", "6"),
    ("5 t to 6 t", "5–6 t", "–", "5.5", "5", "6"),
    ("about 5–6 kg", "~5–6 kg", "~", "5.5", "5", "6"),
    ("1 000–1 200 kg", "1000–1200 kg", "–", "1100", "1000", "1200"),
    ("5 ± 0.5 kg", "5 ± 0.5 kg", "±", "5", "4.5", "5.5"),
    ("5±0.5kg", "5 ± 0.5 kg", "±", "5", "4.5", "5.5"),
    ("12 ±1 kg", "12 ± 1 kg", "±", "12", "11", "13"),
    ("(5 ± 0.5) kg", "5 ± 0.5 kg", "±", "5", "4.5", "5.5"),
    ("5 +/- 0.5 kg", "5 ± 0.5 kg", "±", "5", "4.5", "5.5"),
    ("5 kg ± 0.5 kg", "5 ± 0.5 kg", "±", "5", "4.5", "5.5"),
    ("5 +1/-2 kg", "5 +1/-2 kg", "±", "5", "3", "6"),
    ("5 ft 11 in", "5 ft 11 in", "", "71", None, None),
    ("~5 feet 11.5 inches", "~5 feet 11.5 inches", "~", "71.5", None, None),
    ("1 h 50 min", "1 h 50 min", "", "110", None, None),
    ("1 lb 3 oz", "1 lb 3 oz", "", "19", None, None),
    ("1.2e3 kg", "1.2e3 kg", "", "1200", None, None),
    ("1.20×10^3 kg", "1.20e3 kg", "", "1200", None, None),
    ("1.2 × 10³ kg", "1.2e3 kg", "", "1200", None, None),
    ("3x10^-2 m", "0.03 m", "", "0.03", None, None),
    ("4 ft 11 in – 9 ft 7 in", "59–115 in", "–", "87", "59", "115"),
    ("about 5 ft 10 in to 6 ft", "~70–72 in", "~", "71", "70", "72"),
    ("5 feet – 6 feet 2.5 inches", "60–74.5 inches", "–", "67.25", "60", "74.5"),
    ("8 in – 1 ft 2 in", "8–14 in", "–", "11", "8", "14"),
    ("1 h 30 min – 2 h", "90–120 min", "–", "105", "90", "120"),
    ("6 ft. 7 in.", "6 ft. 7 in.", "", "79", None, None),
    ("5e-3 kg", "0.005 kg", "", "0.005", None, None),
    ("6", "6", "", "6", None, None),
    ("54×31.5×26 cm", "54 × 31.5 × 26 cm", "", "54", None, None),
    ("54 x 31.5 x 26 cm", "54 × 31.5 × 26 cm", "", "54", None, None),
    ("about 1,100 mm x 500 mm x 610 mm", "~1100 × 500 × 610 mm", "~", "1100", None, None),
    ("54cm*31.5cm", "54 × 31.5 cm", "", "54", None, None),
    ("26 in. x 19 in. x 12 in.", "26 × 19 × 12 in.", "", "26", None, None),
    ("2–3", "2–3", "–", "2.5", "2", "3"),
    ("25°", "25 °", "", "25", None, None),
    ("1.2 km/h", "1.2 km/h", "", "1.2", None, None),
    ("9.8 kg*m/s^2", "9.8 kg*m/s^2", "", "9.8", None, None),
    ("1" * 40 + " kg", "1" * 40 + " kg", "", "1" * 40, None, None),
    (
        "1e-20–1e19 kg",
        "0.00000000000000000001–1e19 kg",
        "–",
        "5" + "0" * 18 + "." + "0" * 20 + "5",
        "1e-20",
        "1e19",
    ),
]


@pytest.mark.parametrize(
    ("text", "spelling", "mark", "numbers"),
    [(each[0], each[1], each[2], each[3:]) for each in READ],
)
def test_a_form_is_read(
    text: str, spelling: str, mark: str, numbers: tuple[str | None, ...]
) -> None:
    """Each form of the grammar gives mark and numbers, and one spelling that reads back to an equal value."""
    value = parse(text)
    nominal, low, high = (number and Decimal(number) for number in numbers)

    assert (str(value), value.mark) == (spelling, mark)
    assert (value.nominal, value.low, value.high) == (nominal, low, high)
    assert parse(str(value)) == value


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("~5.0 kg", "~5.0"),
        ("5–6 kg", "5–6"),
        ("5 +1/-2 kg", "5 +1/-2"),
        ("1.2e3 kg", "1200"),
        ("~5 feet 11.5 inches", "~71.5"),
        ("6", "6"),
    ],
)
def test_a_cell_has_mark_and_numbers_alone(text: str, cell: str) -> None:
    """Without the unit there is no exponent, and two parts are a number of the smaller unit."""
    assert parse(text).without_unit() == cell


COMMA = (
    "a comma is ambiguous here: write '1.5' for a decimal point; "
    "a thousands comma stands before each group of three digits, as in '1,500'"
)


def comma(one: str, other: str) -> str:
    """Return the reason with both numbers that could be meant."""
    return (
        f"a comma is ambiguous here: write '{one}' if it is a decimal point, "
        f"or '{other}' if it groups digits"
    )


ONE = "expected one number and its unit, such as '~5 kg' or '5–6 kg'"
PARTS = "expected one value; two parts are read only as 'ft and in', 'lb and oz', 'h and min', 'min and s', 'd and h', 'year and month'"
SPACE = "a space within a number is ambiguous here: write groups of three digits, as in '1 000', or no space"
MARKS = "inch and foot marks are ambiguous: write '5 ft 11 in'"
PERCENT = "a percentage is not a unit here: write the figure in a unit, as in '5 ± 0.5 kg'"
EXPRESSION = "expected one number and a unit, not an expression"
LENGTHS = (
    "several lengths in one text: give length, width and height each its own value, "
    "or write two or three with one unit, as in '54 × 31.5 × 26 cm'"
)

SEVERAL = "expected one value, not several: give each its own claim"
BOTH_ENDS = "expected both ends in one unit, as in '5–6 kg'"

REFUSED = [
    ("1,5 kg", comma("1.5", "15")),
    ("0,500 kg", "a comma is no decimal point here: write '0.500'"),
    ("12,50 kg", comma("12.50", "1250")),
    ("1,5000 kg", comma("1.5000", "15000")),
    ("10 000,5 kg", COMMA),
    ("1,000 000 kg", COMMA),
    (
        "1.500,5 kg",
        "mixed separators are ambiguous: write one decimal point and no other sign, as in '1500.5'",
    ),
    ("1 00 kg", SPACE),
    ("5 6 kg", SPACE),
    ("54×31.5×26", LENGTHS),
    ("54 x 31.5 cm x 26 cm", LENGTHS),
    ("5(1) kg", "digits in brackets are ambiguous: write the uncertainty, as in '5 ± 1 kg'"),
    ("9**9**9**9 kg", EXPRESSION),
    ("__import__('os')", EXPRESSION),
    ("-5 kg", "expected zero or more, found a negative value"),
    ("−5 kg", "expected zero or more, found a negative value"),
    ("nan kg", "expected a finite number"),
    ("inf kg", "expected a finite number"),
    ("+5 kg", "leave out the '+'"),
    ("5. kg", "write a digit after the decimal point, or leave the point out"),
    ("007 kg", "leave out the needless 0 before the number"),
    ("5'11\"", MARKS),
    ("5 ± 10 %", PERCENT),
    ("5 kg ± 10 %", PERCENT),
    (
        "20%",
        "a percentage is not a unit here: write the figure in a unit; a grade of 20 % is a slope of about 11 deg",
    ),
    ("10³ kg", "write a power of ten as '1e3' or '1×10^3'"),
    ("1_000 kg", ONE),
    ("0x10 kg", "a product is no value as printed: give one number in 'kg'"),
    ("1e3.5 kg", PARTS),
    ("1h30", ONE),
    (
        "5/6 kg",
        "'5/6' could be a fraction or two numbers: write a decimal number, or give each its own claim",
    ),
    ("5 and 6 kg", SEVERAL),
    ("5 kg; 6 kg", SEVERAL),
    ("10 kg 500 g", PARTS),
    ("5 ft 11 kg", PARTS),
    ("5 ft 12 in", "expected less than 12 in beside ft"),
    ("6–5 kg", "expected a range from the smaller to the larger number"),
    ("5–5 kg", "expected a range from the smaller to the larger number"),
    ("5 kg to 6 g", BOTH_ENDS),
    ("5 kg to 6", BOTH_ENDS),
    ("5 kg ± 1", "write the unit after the tolerance, as in '5 ± 0.5 kg'"),
    ("5 kg ± 1 g", BOTH_ENDS),
    ("up to 5–6 kg", "'at most' and a range contradict each other: write one of them"),
    ("~5 ± 1 kg", "'about' and a tolerance contradict each other: write one of them"),
    ("5 ± 6 kg", "expected a tolerance no larger than the value"),
    ("5e31 kg", "expected a power of ten from -30 to 30"),
    ("5e-31 kg", "expected a power of ten from -30 to 30"),
    # What is computed exactly has room for so many digits; more would come out as another number.
    ("1" * 41 + " kg", "expected numbers of at most 40 digits, found 41 from first to last"),
    ("0." + "1" * 41 + " kg", "expected numbers of at most 40 digits, found 41 from first to last"),
    ("1e30 ± 1e-30 kg", "expected numbers of at most 40 digits, found 61 from first to last"),
    ("1e-20–1e20 kg", "expected numbers of at most 40 digits, found 41 from first to last"),
    ("3x10-2 m", LENGTHS),
    ("4 ft 11 in – 5 h 2 min", BOTH_ENDS),
    ("9 ft 7 in – 4 ft 11 in", "expected a range from the smaller to the larger number"),
    (
        "at most 4 ft 1 in – 4 ft 2 in",
        "'at most' and a range contradict each other: write one of them",
    ),
    ("4 ft 1 in – 4 yd", BOTH_ENDS),
    ("5 × 10⁻⁻ kg", "expected a power of ten such as '×10^3' or 'e3'"),
    ("", "expected a value such as '5 kg', found none"),
    (" \u00a0 ", "expected a value such as '5 kg', found none"),
    ("kg", ONE),
    ("~~5 kg", ONE),
    ("2.1 kg (incl. 90 g)", SEVERAL),
    ("5 kg\n", "expected no line breaks or control characters"),
    ("5\x00kg", "expected no line breaks or control characters"),
    ("\x1b[31m5 kg", "expected no line breaks or control characters"),
    ("٥ kg", "expected the digits 0 to 9"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_could_mean_another_number_is_refused(text: str, reason: str) -> None:
    """A text that is no value, or could be two, is refused with what to write instead."""
    with pytest.raises(ValueSyntaxError) as caught:
        parse(text)
    assert str(caught.value) == f"cannot read {text!r}: {reason}"


def test_a_long_text_is_refused_and_shortened() -> None:
    """A text over the limit is refused unread, and the message does not repeat all of it."""
    with pytest.raises(ValueSyntaxError) as caught:
        parse("9" * 100_000)
    nines = "9" * 44
    assert str(caught.value) == (
        f"cannot read '{nines}…999999999': expected at most {MAX_LENGTH} characters, found 100000"
    )


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("0." + "0" * 60 + "1e-30 kg", 96),
        ("2e-30 +1e-30/-1e-30 kg", 103),
        ("1e-30 kilogrammes/metre to 2e-30 kilogrammes/metre", 83),
        ("±".join(["1." + "1" * 36] * 2) + "kg", 82),
    ],
)
def test_what_is_too_long_written_out_is_refused(text: str, length: int) -> None:
    """Each value has a spelling that can be read again, which holds no power below one."""
    with pytest.raises(ValueSyntaxError) as caught:
        parse(text)
    assert str(caught.value).endswith(
        f"expected numbers that take at most 80 characters written out, found {length}"
    )


def test_no_digit_of_a_long_number_is_lost() -> None:
    """A number with more digits than can be kept is refused, and not rounded to another one."""
    with pytest.raises(ValueSyntaxError, match="at most 40 digits, found 61 from first to last"):
        parse("9" * 61 + " kg")
    # Zeros that stand before the first digit cost nothing.
    assert parse("0." + "0" * 60 + "1 kg").nominal == Decimal("1e-61")


def test_only_text_is_read() -> None:
    """A number is refused: it has lost the digits that were published."""
    with pytest.raises(ValueSyntaxError, match="expected text such as '5 kg', found float"):
        parse(5.0)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize(
    "text",
    [
        "1" * 80,
        "1,111" * 16,
        "1 " * 40,
        "a" * 80,
        "5 " + "a " * 39,
        "~" * 80,
        "5" + " k" * 39,
        "(" * 80,
        "5-" * 40,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Texts made to send a grammar astray take a few milliseconds at most."""
    start = time.perf_counter()
    with contextlib.suppress(ValueSyntaxError):
        parse(text)
    # Two hundred times what is usual: the machine may be busy, a runaway is far slower.
    assert time.perf_counter() - start < 0.5


numbers = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False)
units = st.sampled_from(["kg", "cm", "km/h", "inches", "°", ""])
marks = st.sampled_from(["", "~", "≥", "≤", ">", "<"])


@given(numbers, marks, units)
def test_plain_values_come_back(number: Decimal, mark: str, unit: str) -> None:
    """The text of any plain value reads back to an equal one, digits and all."""
    value = parse(f"{mark}{number:f} {unit}")

    assert value.numbers[0].as_tuple() == number.as_tuple()
    assert parse(str(value)) == value


parts = st.sampled_from(
    ["~", "≥", "0", "1", "5", "0.00001", "111111", ".", "e", "-", "30", "±", "+", "/", " ", "kg"]
)


@pytest.mark.parametrize("text", ["10E30", "99.5e30 kg", "1e30–12e30 kg"])
def test_a_number_too_large_to_be_written_is_refused(text: str) -> None:
    """It would be written with a power of ten that is not read."""
    with pytest.raises(ValueSyntaxError, match="expected a number below 1e31"):
        parse(text)


@given(st.text(max_size=MAX_LENGTH + 5) | st.lists(parts, max_size=12).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever the text, it gives a value that reads back, or the one error."""
    try:
        value = parse(text)
    except ValueSyntaxError:
        return
    assert parse(str(value)) == value


def test_digits_make_a_difference() -> None:
    """5.00 is not 5, in comparison and in hash; the spelling of a range makes none."""
    assert parse("5.00 kg") != parse("5 kg")
    assert len({parse("5.00 kg"), parse("5 kg"), parse("5.0 kg")}) == 3
    assert parse("5-6 kg") == parse("5 to 6 kg")
    assert hash(parse("5-6 kg")) == hash(parse("5 to 6 kg"))


def test_values_are_frozen_and_pickle() -> None:
    """A value cannot be changed, and survives a pickle."""
    value = parse("~5–6 kg")

    with pytest.raises(AttributeError):
        value.sign = ""  # type: ignore[misc]  # the point of the test
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 (our own bytes)


@pytest.mark.parametrize(
    ("text", "spelling", "part"),
    [
        ("14 3/8 in", "14 3/8 in", 8),
        ("¾ in", "3/4 in", 4),
        ("4 ft 11 1/16 in", "4 ft 11 1/16 in", 16),
        ("5 – 5 1/2 in", "5–5 1/2 in", 2),
        ("14 6/8 in", "14 3/4 in", 4),
        # No halves of halves, or digits beside them that a fraction would lose.
        ("⅘ kg", "0.8 kg", 1),
        ("2.50 – 2 3/4 in", "2.50–2.75 in", 1),
        ("1½ million km", "1.5e6 km", 1),
        ("14.375 in", "14.375 in", 1),
    ],
)
def test_a_fraction_stays_one(text: str, spelling: str, part: int) -> None:
    """Halves, quarters and so on are kept, since their decimals would be digits that nobody printed."""
    value = parse(text)

    assert (str(value), value.finest_part) == (spelling, part)
    assert parse(spelling) == value


def test_a_fraction_is_another_value_than_its_decimals() -> None:
    """They are the same number, and vouch for different digits."""
    assert parse("14 3/8 in") != parse("14.375 in")
    assert parse("14 3/8 in").nominal == parse("14.375 in").nominal


def test_a_whole_side_beside_a_fraction_is_none() -> None:
    """Each side is a value by itself, and reads back to an equal one."""
    sides = parse("26 1/2 × 10 in").sides

    assert [side.finest_part for side in sides] == [2, 1]
    assert [parse(str(side)) for side in sides] == [*sides]
