from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.boxes import (
    Box,
    Margin,
    as_room,
    clearance_of,
    is_enough,
    margin,
    read_plain,
    within,
)
from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.relations import difference
from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.records.reading import TRUST
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span


def room(text: str) -> Span:
    """Return the room that a published value gives."""
    return as_room(PublishedValue.parse(text))


def left(limit: str, figure: str) -> Margin:
    """Return how much of a limit a figure leaves."""
    return margin(room(limit), Span.of(PublishedValue.parse(figure)))


class TestBox:
    """A text becomes three plain lengths, or an error."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("60x40x40cm", "60 cm × 40 cm × 40 cm"),
            ("60 x 40 x 40 cm", "60 cm × 40 cm × 40 cm"),
            ("60X40*40 cm", "60 cm × 40 cm × 40 cm"),
            ("600×400×400 mm", "600 mm × 400 mm × 400 mm"),
            ("600×400×400 millimetres", "600 mm × 400 mm × 400 mm"),
            ("0.6 m x 40 cm x 40 cm", "0.6 m × 40 cm × 40 cm"),
            ("60cmx40cmx40cm", "60 cm × 40 cm × 40 cm"),
            ("24 in x 16 in x 16.0 in", "24 in × 16 in × 16.0 in"),
            ("2 ft 6 in x 2 ft x 2 ft", "30 in × 2 ft × 2 ft"),
            ('24"x15"x10"', "24 in × 15 in × 10 in"),
            ("2'6\" × 2′ × 24″", "30 in × 2 ft × 24 in"),
            ("1,000 x 1 000 x 1e3 mm", "1000 mm × 1000 mm × 1e3 mm"),
            ("1 light_year x 1 m x 1 m", "1 light_year × 1 m × 1 m"),
        ],
    )
    def test_read(self, text: str, expected: str) -> None:
        """Length, width and height come in that order, with a unit on each or on the last only."""
        box = Box.parse(text)

        assert str(box) == expected
        assert Box.parse(str(box)) == box
        assert box.sides == (box.length, box.width, box.height)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("60x40 cm", "expected three lengths, as in '60x40x40cm': length, width and height, found 2 in '60x40 cm'"),
            ("6x4x4x4 cm", "expected three lengths, as in '60x40x40cm': length, width and height, found 4 in '6x4x4x4 cm'"),
            ("", "expected three lengths, as in '60x40x40cm': length, width and height, found 1 in ''"),
            (5, "expected text such as '60x40x40cm', found 5"),
            (None, "expected text such as '60x40x40cm', found None"),
            ("60x40x40", "expected a unit of length, such as 'm', found none"),
            ("60x40x40kg", "unit 'kg': expected a unit of length, such as 'm', found one of mass"),
            ("6 kg x 4 m x 4 m", "unit 'kg': expected a unit of length, such as 'm', found one of mass"),
            ("6x4x4 cM", "unit 'cM': case matters: did you mean 'cm'?"),
            ("60 cm x 40 x 40 cm", "expected a unit on each length, or one on the last only, found '60 cm x 40 x 40 cm'"),
            ("60 cm x 40 cm x 40", "expected a unit on each length, or one on the last only, found '60 cm x 40 cm x 40'"),
            ("2x2x5 ft 11 in", "expected a unit on each length, or one on the last only, found '2x2x5 ft 11 in'"),
            ("60x0.0x40cm", "expected a length above zero, found '0.0 cm'"),
            ("~60x40x40 cm", "expected a length without a mark, found '~60 cm' (about)"),
            ("60x40x30-40 cm", "expected a length without a mark, found '30–40 cm' (range)"),
            ("60x40x40±1 cm", "expected a length without a mark, found '40 ± 1 cm' (plus or minus)"),
            ("60x-40x40 cm", "cannot read '-40': expected zero or more, found a negative value"),
            ("60x x40 cm", "cannot read ' ': expected a value such as '5 kg', found none"),
            ("6x4x9e99 m", "cannot read '9e99 m': expected a power of ten from -30 to 30"),
            ("6x4x4 \x1b[31mm", "cannot read '4 \\x1b[31mm': expected no line breaks or control characters"),
        ],
    )  # fmt: skip
    def test_refused(self, text: str, message: str) -> None:
        """What is not three plain lengths above zero is refused, and the message says what was found."""
        with pytest.raises(RoverspecsError) as caught:
            Box.parse(text)
        assert str(caught.value).startswith(f"box: {message}")

    def test_built_by_hand(self) -> None:
        """Sides may be text, and are checked as those of a text are."""
        assert Box(length="60 cm", width="40 cm", height="40 cm") == Box.parse("60x40x40cm")
        with pytest.raises(FieldError, match="expected a length without a mark, found '~6 cm'"):
            Box(length="~6 cm", width="4 cm", height="4 cm")

    def test_a_huge_text_is_refused_in_no_time(self) -> None:
        """Nothing is searched twice, and the message stays short."""
        for text in ("x" * 1_000_000, " " * 1_000_000, "6 " * 500_000 + "x"):
            with pytest.raises(RoverspecsError) as caught:
                Box.parse(text)
            assert len(str(caught.value)) < 250


class TestReadPlain:
    """A requirement is one number above zero."""

    def test_a_compound_is_read_in_its_smaller_unit(self) -> None:
        """Pounds and ounces are one number of ounces; a value may be given instead of a text."""
        assert str(read_plain("13 lb 4 oz", "mass")) == "212 oz"
        assert str(read_plain(PublishedValue.parse("6 kilograms"), "mass")) == "6 kg"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("≤6 kg", "expected a mass without a mark, found '≤6 kg' (at most)"),
            ("0.0 kg", "expected a mass above zero, found '0.0 kg'"),
            ("6 cm", "unit 'cm': expected a unit of mass, such as 'kg', found one of length"),
        ],
    )
    def test_refused(self, text: str, message: str) -> None:
        """A mark, a zero and a unit of another dimension are refused."""
        with pytest.raises(RoverspecsError) as caught:
            read_plain(text, "mass")
        assert str(caught.value) == message


class TestAsRoom:
    """A limit is taken at its word."""

    @pytest.mark.parametrize(
        ("text", "low", "high", "is_open"),
        [
            ("30 kg", 30, 30, False),
            ("≤30 kg", 30, 30, False),
            ("<30 kg", 30, 30, True),
            ("≥30 kg", 30, None, False),
            ("30–35 kg", 30, 35, False),
            ("30 kilograms", 30, 30, False),
        ],
    )
    def test_ends(self, text: str, low: int, high: int | None, is_open: bool) -> None:
        """Up to 30 kg is 30 kg; less than 30 kg does not allow 30 kg itself."""
        made = room(text)

        assert made.low == low
        assert made.high == high
        assert (made.is_high_open, made.unit) == (is_open, "kg")

    @pytest.mark.parametrize(
        ("text", "step"),
        [("400 in", "1"), ("40.0 in", "0.1"), ("4e2 in", "1"), ("100–250 in", "1")],
    )
    def test_every_whole_unit_counts(self, text: str, step: str) -> None:
        """A side of 400 in is no side of about 400 in."""
        assert room(text).steps == (Fraction(step), Fraction(step))

    @pytest.mark.parametrize(
        ("limit", "figure", "verdict"),
        [
            ("30 kg", "30 kg", "yes"),
            ("<30 kg", "30 kg", "no"),
            ("<30 kg", "<30 kg", "yes"),
            ("<30 kg", "≤30 kg", "maybe"),
            ("30 kg", ">30 kg", "no"),
            ("30 kg", "≥30 kg", "maybe"),
            ("≥30 kg", "31 kg", "maybe"),
        ],
    )
    def test_is_enough(self, limit: str, figure: str, verdict: str) -> None:
        """Whether there is room depends on the ends, and on whether they are allowed."""
        assert is_enough(room(limit), Span.of(PublishedValue.parse(figure))) == verdict
        assert (
            is_enough(room(limit).in_unit("lb"), Span.of(PublishedValue.parse(figure))) == verdict
        )


# --- margins ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "side", "text", "low", "high"),
    [
        ("54 cm", "60 cm", "6 cm", 6, 6),
        ("62 cm", "60 cm", "−2 cm", -2, -2),
        ("31.5 cm", "40 cm", "8.5 cm", Fraction("8.5"), Fraction("8.5")),
        ("31.50 cm", "40 cm", "8.50 cm", Fraction("8.5"), Fraction("8.5")),
        ("54 cm", "60.5 cm", "6.5 cm", Fraction("6.5"), Fraction("6.5")),
        ("60 cm", "60 cm", "0 cm", 0, 0),
        ("0 cm", "60 cm", "60 cm", 60, 60),
        ("54 cm", "0.6 m", "0.06 m", Fraction("0.06"), Fraction("0.06")),
        ("1 m", "650 mm", "−350 mm", -350, -350),
        ("1e1 m", "2e1 m", "10 m", 10, 10),
        ("~54 cm", "60 cm", "~6 cm", Fraction("3.3"), Fraction("8.7")),
        ("~62 cm", "60 cm", "~−2 cm", Fraction("-5.1"), Fraction("1.1")),
        ("≤50 cm", "60 cm", "≥10 cm", 10, 60),
        ("<50 cm", "60 cm", ">10 cm", 10, 60),
        ("≥50 cm", "60 cm", "≤10 cm", None, 10),
        (">70 cm", "60 cm", "<−10 cm", None, -10),
        ("50–55 cm", "60 cm", "5–10 cm", 5, 10),
        ("58–61 cm", "60 cm", "−1 to 2 cm", -1, 2),
        ("58–60 cm", "60 cm", "0–2 cm", 0, 2),
        ("~62–63 cm", "60 cm", "~−3 to −2 cm", None, None),
        ("50 ± 1 cm", "60 cm", "9–11 cm", 9, 11),
        ("50 +2/-1 cm", "60 cm", "8–11 cm", 8, 11),
        ("1 ft 1 in", "20 in", "7 in", 7, 7),
        ("10 in", "25.5 cm", "0.1 cm", Fraction("0.1"), Fraction("0.1")),
        ("25.5 cm", "10 in", "−0.04 in", None, None),
        ("2.54 cm", "1 in", "0.000 in", 0, 0),
        ("5.01–5.02 cm", "10 in", "8.023–8.027 in", None, None),
        ("25.01–25.02 mm", "1 in", "0.0149–0.0153 in", None, None),
        ("54 cm", "22 in", "0.7 in", None, None),
        ("26 cm", "16 in", "5.7 in", None, None),
        ("5 m", "400 in", "203 in", None, None),
        ("1 m", "4 ft", "0.7 ft", None, None),
        ("0 m", "4 ft", "4 ft", None, None),
        ("0–1 m", "4 ft", "0.7–4.0 ft", None, None),
        ("22 in", "54 cm", "−2 cm", None, None),
        ("≤1 kg", "3 lb", "≥0.79 lb", None, None),
        ("≥2 kg", "3 lb", "≤−1.4 lb", None, None),
        ("≥1 kg", "3 lb", "≤0.8 lb", None, None),
    ],
)
def test_margins(
    figure: str, side: str, text: str, low: Fraction | None, high: Fraction | None
) -> None:
    """A margin has digits as fine as both, the mark of the figure, and the unit of the side."""
    found = left(side, figure)

    assert found.text == text
    assert found.span.unit == side.split(" ")[1]
    if low is not None or high is not None:
        assert (found.span.low, found.span.high) == (low, high)


@pytest.mark.parametrize(
    ("limit", "figure", "text"),
    [("≥30 kg", "≥29 kg", ""), ("<30 kg", "≤29 kg", ""), ("<30 kg", "29 kg", "<1 kg")],
)
def test_bounds_may_say_nothing_together(limit: str, figure: str, text: str) -> None:
    """A text is empty where neither end of the margin follows; less than 30 kg leaves less."""
    assert left(limit, figure).text == text


def test_a_margin_is_plain_data() -> None:
    """Its ends are numbers, None where one is not known."""
    assert json.loads(json.dumps(left("60 cm", "≥26 cm").as_data())) == {
        "text": "≤34 cm",
        "low": None,
        "high": 34.0,
        "unit": "cm",
    }


# --- laws ---------------------------------------------------------------------

# Exact by definition, in metres and kilograms.
UNITS = {
    "length": {"mm": "0.001", "cm": "0.01", "m": "1", "in": "0.0254", "ft": "0.3048"},
    "mass": {"g": "0.001", "kg": "1", "oz": "0.028349523125", "lb": "0.45359237"},
}


class Number(NamedTuple):
    """Hold a number as it is written."""

    text: str
    decimals: int

    @property
    def exact(self) -> Fraction:
        """Return the number."""
        return Fraction(self.text)


def written(whole: int, decimals: int) -> Number:
    """Return a number with so many digits after the point."""
    return Number(f"{Decimal(whole).scaleb(-decimals):f}", decimals)


numbers = st.builds(written, st.integers(1, 99_999), st.integers(0, 3))


class Case(NamedTuple):
    """Hold a limit and a figure with one mark, and the exact difference in the unit of the limit."""

    limit: str
    figure: str
    unit: str
    decimals: int
    exact: tuple[Fraction, ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a plain limit, and a figure of any form in any unit."""
    factors = UNITS[draw(st.sampled_from(sorted(UNITS)))]
    unit, own = draw(st.sampled_from(sorted(factors))), draw(st.sampled_from(sorted(factors)))
    limit, one, other = draw(numbers), draw(numbers), draw(numbers)
    mark = draw(st.sampled_from(["", "", "~", "≤", "<", "≥", ">", "–"]))
    ends = [one.exact]
    text = f"{mark}{one.text} {own}"
    if mark == "–":
        low, high = sorted((one, other), key=lambda number: number.exact)
        ends = [low.exact, high.exact]
        text = f"{low.text}–{high.text} {own}"
        if low.exact == high.exact:
            ends, text = [low.exact], f"{low.text} {own}"
    factor = Fraction(factors[own]) / Fraction(factors[unit])
    exact = tuple(limit.exact - end * factor for end in reversed(ends))
    return Case(f"{limit.text} {unit}", text, unit, limit.decimals, exact)


def read(text: str, unit: str) -> tuple[str, list[Fraction], int]:
    """Return the mark of a margin, its numbers, and how many digits they have after the point."""
    found = re.fullmatch(r"([~≤<≥>]?)(.+) " + re.escape(unit), text)
    assert found
    texts = re.split(" to |–", found[2])
    [decimals] = {len(each.partition(".")[2]) for each in texts}
    return found[1], [Fraction(each.replace("−", "-")) for each in texts], decimals


@given(cases())
def test_a_margin_is_never_above_the_true_one(case: Case) -> None:
    """It lies within one unit of its last digit below; only what is at most so much is above."""
    found = left(case.limit, case.figure)
    mark, shown, decimals = read(found.text, case.unit)
    step = Fraction(1, 10**decimals)

    assert len(shown) == len(case.exact)
    assert decimals >= case.decimals
    for number, exact in zip(shown, case.exact, strict=True):
        if mark in ("≤", "<"):
            assert exact <= number < exact + step
        else:
            assert exact - step < number <= exact
        if mark in ("≤", "<", "≥", ">"):
            assert abs(number - exact) * 100 <= abs(exact)
    # Room for sure is not below zero, and what is lacking for sure is.
    if not mark:
        assert [number < 0 for number in shown] == [exact < 0 for exact in case.exact]


@given(cases())
def test_a_verdict_and_its_margin_agree(case: Case) -> None:
    """Enough is where nothing is lacking for sure, and not enough where something is."""
    limit, need = room(case.limit), Span.of(PublishedValue.parse(case.figure))
    span = margin(limit, need).span
    is_lacking = span.high is not None and (span.high < 0 or (span.high == 0 and span.is_high_open))
    is_left = span.low is not None and span.low >= 0
    verdict = is_enough(limit, need)

    assert verdict == {(True, False): "no", (False, True): "yes"}.get(
        (is_lacking, is_left), "maybe"
    )


forms = st.sampled_from(["{}", "~{}", "≤{}", "<{}", "≥{}", ">{}", "{}–50"])


@given(forms, st.integers(1, 9), forms, st.integers(1, 9))
def test_a_margin_is_the_difference_that_a_comparison_shows(
    one: str, limit: int, other: str, mass: int
) -> None:
    """Of any two masses the same ends are left as one is larger than the other."""
    values = [f"{form.format(number)} kg" for form, number in ((one, limit), (other, mass))]
    capacity, own = (PublishedValue.parse(value) for value in values)
    shown = margin(Span.of(capacity), Span.of(own)).text
    figures = [TRUST.figure(rs.Rover(name="R", mass=value), "mass") for value in values]
    cell = difference(figures[0], figures[1], "kg", digits=None, exact=False)

    expected = f"{cell.text.replace('+', '')} kg" if isinstance(cell, Cell) else ""
    assert shown.replace("–", " to ") == expected


class TestClearance:
    """Room that stays free on every side of a box."""

    @pytest.mark.parametrize(
        ("side", "clearance", "inside", "step"),
        [
            ("65 cm", "2 cm", Fraction(61), Fraction(1)),
            ("65 cm", "1.5 cm", Fraction(62), Fraction(1, 10)),
            ("65 cm", "1 in", Fraction("59.92"), Fraction(1, 10)),
            ("24 in", "1 cm", Fraction(24) - Fraction(200, 254), Fraction(1, 100)),
            ("65 cm", "15 mm", Fraction(62), Fraction(1, 10)),
        ],
    )
    def test_within(self, side: str, clearance: str, inside: Fraction, step: Fraction) -> None:
        """A side is smaller by twice as much; two digits count of what is converted."""
        found = within(room(side), PublishedValue.parse(clearance))

        assert (found.low, found.high, found.steps) == (inside, inside, (step, step))

    @pytest.mark.parametrize(
        ("clearance", "message"),
        [
            ("16cm", "clearance: expected less than half of each side of the box, 65 cm × 50 cm × 32 cm, found '16 cm'"),
            ("~1cm", "clearance: expected a length without a mark, found '~1 cm' (about)"),
            ("0 cm", "clearance: expected a length above zero, found '0 cm'"),
            ("1kg", "clearance: unit 'kg': expected a unit of length, such as 'm', found one of mass"),
        ],
    )  # fmt: skip
    def test_refused(self, clearance: str, message: str) -> None:
        """The message names the option."""
        with pytest.raises(RoverspecsError) as caught:
            clearance_of(clearance, Box.parse("65x50x32cm"))
        assert str(caught.value) == message

    def test_read(self) -> None:
        """A value is taken as it is, and inch marks are read."""
        box = Box.parse("65x50x32cm")
        assert str(clearance_of('1"', box)) == "1 in"
        assert str(clearance_of(PublishedValue.parse("1 in"), box)) == "1 in"
