"""Spans: the two ends between which a quantity lies, and all that is computed on them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.errors import DimensionError, FieldError, UnknownUnitError
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import (
    MAYBE,
    NO,
    YES,
    Span,
    extremes,
    ordered,
)

OPERATORS = ("<", "<=", ">", ">=", "==", "!=")


def span(text: str) -> Span:
    """Return a span from mathematicians' brackets: "[1, 2)", "(3, ∞)", or "5" for a point."""
    if text[0] not in "[(":
        return Span(Fraction(text), Fraction(text))
    low, high = text[1:-1].split(", ")
    is_high_open = text[-1] == ")" and high != "∞"
    return Span(
        None if low == "-" else Fraction(low),
        None if high == "∞" else Fraction(high),
        is_low_open=text[0] == "(" and low != "-",
        is_high_open=is_high_open,
    )


def brackets(given: Span) -> str:
    """Return a span in the same brackets; "-" stands for a low end that is not stated."""
    if given.is_point:
        return str(given.low)
    opening = "(" if given.is_low_open else "["
    closing = ")" if given.is_high_open or given.high is None else "]"
    low = "-" if given.low is None else given.low
    high = "∞" if given.high is None else given.high
    return f"{opening}{low}, {high}{closing}"


def read(value: str, unit: str = "kg") -> Span:
    """Return the span of a published value in a unit."""
    return Span.of(PublishedValue.parse(value)).in_unit(unit)


class TestOf:
    """A published value states ends, and a quantity may lie beyond them."""

    @pytest.mark.parametrize(
        ("value", "unit", "stated", "mark", "expected"),
        [
            ("5 kg", "kg", "5", "", "5"),
            ("5.00 kg", "g", "5000", "", "5000"),
            ("0 kg", "kg", "0", "", "0"),
            ("5 ft 11 in", "in", "71", "", "71"),
            ("1 lb", "kg", "45359237/100000000", "", "45359237/100000000"),
            ("6", "", "6", "", "6"),
            ("~5 kg", "kg", "5", "~", "[4, 6]"),
            ("about 5.0 kg", "g", "5000", "~", "[4750, 5250]"),
            ("~228 g", "g", "228", "~", "[1083/5, 1197/5]"),
            ("~350 kg", "kg", "350", "~", "[665/2, 735/2]"),
            ("~500 kg", "kg", "500", "~", "[475, 525]"),
            ("~0 kg", "kg", "0", "~", "[0, 1]"),
            ("≥350 kg", "kg", "[350, ∞)", "≥", "[350, ∞)"),
            (">350 kg", "t", "(7/20, ∞)", ">", "(7/20, ∞)"),
            (">0 kg", "kg", "(0, ∞)", ">", "(0, ∞)"),
            ("≤10 kg", "kg", "[-, 10]", "≤", "[0, 10]"),
            ("<10 kg", "kg", "[-, 10)", "<", "[0, 10)"),
            ("≤0 kg", "kg", "[-, 0]", "≤", "0"),
            ("<0 kg", "kg", "[-, 0]", "≤", "0"),
            ("5–6 kg", "kg", "[5, 6]", "–", "[5, 6]"),
            ("0–6 kg", "kg", "[0, 6]", "–", "[0, 6]"),
            ("~5–6 kg", "kg", "[5, 6]", "~", "[4, 7]"),
            ("5 ± 0.5 kg", "kg", "[9/2, 11/2]", "–", "[9/2, 11/2]"),
            ("5 +0.5/-1 kg", "kg", "[4, 11/2]", "–", "[4, 11/2]"),
            ("5 ± 5 kg", "kg", "[0, 10]", "–", "[0, 10]"),
            ("5 ± 0 kg", "kg", "5", "", "5"),
        ],
    )
    def test_marks(self, value: str, unit: str, stated: str, mark: str, expected: str) -> None:
        """A plain number is a point, a mark makes it a span, in any unit."""
        found = read(value, unit)

        assert (brackets(found), found.mark, found.unit) == (stated, mark, unit)
        assert brackets(found.reach) == str(
            span(expected).low if found.reach.is_point else expected
        )

    @pytest.mark.parametrize(
        ("value", "steps", "precision"),
        [
            ("5 kg", "1 1", "1/5"),
            ("5.0 kg", "1/10 1/10", "1/50"),
            ("350 kg", "10 10", "1/35"),
            ("500 kg", "10 10", "1/50"),
            ("0 kg", "1 1", "1"),
            ("≤5.0 kg", "1/10 1/10", "1/50"),
            # The less precise end counts; a zero is as precise as the other end.
            ("5–50.0 kg", "1 1/10", "1/5"),
            ("0–5 kg", "1 1", "1/5"),
            ("0–0.50 kg", "1 1/100", "1/50"),
            # The last inch counts, and no zero at its end.
            ("5 ft 10 in", "1 1", "1/70"),
            ("5 ft 10.5 in", "1/10 1/10", "1/705"),
            # So does the part that a fraction counts.
            ("5 ft 10 1/2 in", "1/2 1/2", "1/141"),
            ("14 3/8 in", "1/8 1/8", "1/115"),
            ("1/2–3/4 in", "1/4 1/4", "1/2"),
            # The digits of the number count, and not those of its tolerance.
            ("5 ± 0.25 kg", "1 1", "4/19"),
        ],
    )
    def test_steps(self, value: str, steps: str, precision: str) -> None:
        """A unit of the last digit that counts stands at each end, and as a part of the number."""
        found = Span.of(PublishedValue.parse(value))

        assert found.steps == tuple(map(Fraction, steps.split()))
        assert found.precision == Fraction(precision)
        assert found.times(Fraction(7), "g").precision == found.precision

    def test_kind(self) -> None:
        """A point is one number, a bound lacks an end, and what lacks both says nothing."""
        kinds = {"5": (True, False, False), "[5, 6]": (False, False, False)}
        kinds |= {"[5, ∞)": (False, True, False), "[-, 5]": (False, True, False)}
        kinds["[-, ∞)"] = (False, True, True)

        found = {text: span(text) for text in kinds}

        assert kinds == {
            text: (each.is_point, each.is_bound, each.is_empty) for text, each in found.items()
        }
        assert {each.mark for each in found.values()} == {"", "–", "≥", "≤"}
        assert [each.middle for each in found.values()] == [5, Fraction(11, 2), 5, 5, 0]

    def test_has_zero_end(self) -> None:
        """Nothing can be divided by a span that states a 0; what lies below an end may still be more."""
        texts = ["0 kg", "0–5 kg", "5 ± 5 kg", "≥0 kg", "≤0 kg", "<0 kg", ">0 kg", "≤5 kg", "5 kg"]

        assert [read(text).has_zero_end for text in texts] == [True] * 6 + [False] * 3


class TestUnits:
    """A span can be had in any unit of its dimension."""

    def test_there_and_back(self) -> None:
        """Nothing is lost on the way: ends, marks and steps are exact."""
        for text in ("~5 kg", ">5.0 kg", "<7 kg", "5–6 kg", "5 ± 0.25 kg"):
            found = read(text)
            assert found.in_unit("oz").in_unit("kg") == found
            assert found.in_unit("kg") is found

    def test_name(self) -> None:
        """A spelled-out unit is written by its symbol."""
        assert read("5 kg", "grams").unit == "g"

    def test_refused(self) -> None:
        """The unit must exist and measure the same."""
        with pytest.raises(DimensionError) as dimension:
            read("5 kg", "m")
        assert (
            str(dimension.value)
            == "unit 'm': expected a unit of mass, such as 'kg', found one of length"
        )
        with pytest.raises(UnknownUnitError):
            read("5 kg", "tons")

    def test_times(self) -> None:
        """Ends and steps are multiplied, open ends stay open, and no end stays none."""
        made = attrs.evolve(span("(1, 2)"), is_about=True, steps=(Fraction(1), Fraction(2)))

        found = made.times(Fraction(3), "g")

        assert (brackets(found), found.unit, found.is_about) == ("(3, 6)", "g", True)
        assert found.steps == (Fraction(3), Fraction(6))
        assert brackets(span("[1, ∞)").times(Fraction(1, 2), "")) == "[1/2, ∞)"
        assert brackets(span("[-, 1)").times(Fraction(1, 2), "")) == "[-, 1/2)"


class TestCompare:
    """A question about two spans has three answers."""

    @pytest.mark.parametrize(
        ("one", "other", "answers"),
        [
            ("4", "5", "yes yes no no no yes"),
            ("5", "5", "no yes no yes yes no"),
            ("[4, 6]", "5", "maybe maybe maybe maybe maybe maybe"),
            ("[4, 5]", "5", "maybe yes no maybe maybe maybe"),
            ("[4, 5)", "5", "yes yes no no no yes"),
            ("[5, 6]", "5", "no maybe maybe yes maybe maybe"),
            ("(5, 6]", "5", "no no yes yes no yes"),
            ("[0, 4]", "5", "yes yes no no no yes"),
            ("[6, ∞)", "5", "no no yes yes no yes"),
            ("[5, ∞)", "5", "no maybe maybe yes maybe maybe"),
            ("(5, ∞)", "[0, 5)", "no no yes yes no yes"),
            ("[5, ∞)", "[9, ∞)", "maybe maybe maybe maybe maybe maybe"),
            ("[1, 2]", "[2, 3]", "maybe yes no maybe maybe maybe"),
            ("[1, 2]", "(2, 3]", "yes yes no no no yes"),
            ("[1, 2)", "[2, 3]", "yes yes no no no yes"),
            ("[1, 3]", "[1, 3]", "maybe maybe maybe maybe maybe maybe"),
        ],
    )
    def test_answers(self, one: str, other: str, answers: str) -> None:
        """Each pair has its answer to < <= > >= == and !=."""
        assert [span(one).compare(each, span(other)) for each in OPERATORS] == answers.split()

    def test_is_below(self) -> None:
        """Below is what is less in any case; what only touches is not, unless an end is left out."""
        pairs = [
            ("4", "5"),
            ("5", "5"),
            ("[1, 2]", "[2, 3]"),
            ("[1, 2)", "[2, 3]"),
            ("[1, 2]", "(2, 3]"),
            ("[1, ∞)", "9"),
        ]

        assert [span(one).is_below(span(other)) for one, other in pairs] == [
            True,
            False,
            False,
            True,
            True,
            False,
        ]


# Ends are whole numbers, and quantities are thirds: one lies on each end, two between any two.
ENDS = st.integers(0, 6)
TOP = 9


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a span that holds some quantity."""
    low = draw(st.none() | ENDS)
    high = draw(st.none() | st.integers(low or 0, 6))
    is_wide = high is None or high > (low or 0)
    is_low_open = low is not None and is_wide and draw(st.booleans())
    is_high_open = high is not None and is_wide and draw(st.booleans())
    return Span(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        is_low_open=is_low_open,
        is_high_open=is_high_open,
    )


def quantities(given: Span) -> list[Fraction]:
    """Return some quantities of a span: its ends, and what lies between any two ends."""
    thirds = [Fraction(number, 3) for number in range(3 * TOP)]
    low, high = given.low or 0, TOP if given.high is None else given.high
    found = [each for each in thirds if low <= each <= high]
    if given.is_low_open:
        found = [each for each in found if each != given.low]
    if given.is_high_open:
        found = [each for each in found if each != given.high]
    return found


@given(spans(), spans())
def test_answers_are_those_of_all_pairs(one: Span, other: Span) -> None:
    """Yes if every pair of quantities says so, no if none does, else maybe."""
    pairs = [(a, b) for a in quantities(one) for b in quantities(other)]
    less, equal = [a < b for a, b in pairs], [a == b for a, b in pairs]
    truths = {
        "<": less,
        "<=": [a or b for a, b in zip(less, equal, strict=True)],
        ">": [not (a or b) for a, b in zip(less, equal, strict=True)],
        ">=": [not a for a in less],
        "==": equal,
        "!=": [not each for each in equal],
    }

    for sign, found in truths.items():
        assert one.compare(sign, other) == (YES if all(found) else MAYBE if any(found) else NO), (
            sign
        )
    assert one.is_below(other) == all(less)


class TestArithmetic:
    """A product, a ratio and a difference hold all that the two quantities can give."""

    @pytest.mark.parametrize(
        ("one", "sign", "other", "expected"),
        [
            ("5 kg", "-", "2 kg", "3"),
            (">5 kg", "-", "2 kg", "(3, ∞)"),
            ("≥5 kg", "-", "2 kg", "[3, ∞)"),
            ("2 kg", "-", ">5 kg", "[-, -3)"),
            ("2 kg", "-", "<5 kg", "(-3, ∞)"),
            (">5 kg", "-", "≥2 kg", "[-, ∞)"),
            (">5 kg", "-", "≤2 kg", "(3, ∞)"),
            (">5 kg", "-", "<2 kg", "(3, ∞)"),
            ("5–6 kg", "-", "1–2 kg", "[3, 5]"),
            ("0–10 kg", "-", "≤100 kg", "[-100, ∞)"),
            # Beside a bound, about counts with all its reach.
            ("~5 kg", "-", "≥2 kg", "[-, 4]"),
            ("≥5 kg", "-", "~2 kg", "[2, ∞)"),
            ("5 kg", "/", "2 kg", "5/2"),
            (">5 kg", "/", "2 kg", "(5/2, ∞)"),
            ("2 kg", "/", ">5 kg", "[-, 2/5)"),
            ("2 kg", "/", "<5 kg", "(2/5, ∞)"),
            ("≤2 kg", "/", "≥5 kg", "[-, 2/5]"),
            (">5 kg", "/", "≥2 kg", "[-, ∞)"),
            ("5–6 kg", "/", "1–2 kg", "[5/2, 6]"),
            ("5 kg", "/", "0–2 kg", "[5/2, ∞)"),
            ("0 kg", "/", "2 kg", "0"),
            ("5 kg", "/", "0 kg", "[-, ∞)"),
            ("0–10 kg", "/", "≤100 kg", "[-, ∞)"),
            ("~5 kg", "/", "≥2 kg", "[-, 3]"),
            ("≥5 kg", "/", "~2 kg", "[5/3, ∞)"),
            ("5 kg", "*", "2 kg", "10"),
            (">5 kg", "*", "2 kg", "(10, ∞)"),
            ("<5 kg", "*", "2 kg", "[-, 10)"),
            ("0–5 kg", "*", "2 kg", "[0, 10]"),
            ("0–5 kg", "*", ">2 kg", "[-, ∞)"),
            ("~5 kg", "*", ">2 kg", "(8, ∞)"),
        ],
    )
    def test_ends(self, one: str, sign: str, other: str, expected: str) -> None:
        """Each end follows from two ends; it is open where one of them is."""
        found = OPERATIONS[sign](read(one), read(other))

        assert brackets(found) == expected
        assert found.is_computed

    @pytest.mark.parametrize("sign", "-*/")
    def test_about(self, sign: str) -> None:
        """About something is what is computed from about something."""
        about, sharp = read("~5 kg"), read("2 kg")

        for one, other in ((about, sharp), (sharp, about), (about, about)):
            assert OPERATIONS[sign](one, other).mark == "~"
        assert OPERATIONS[sign](sharp, sharp).mark == ""

    def test_units(self) -> None:
        """A difference keeps its unit, a product and a ratio have none."""
        made = {sign: each(read("5 kg"), read("2 kg")).unit for sign, each in OPERATIONS.items()}

        assert made == {"-": "kg", "/": "", "*": ""}

    def test_steps(self) -> None:
        """A difference is known to the coarser digit, a product to the coarser part."""
        one, other = read("5.0 kg"), read("350 kg")

        assert (other - one).steps == (Fraction(10), Fraction(10))
        assert (one - other).steps == (Fraction(10), Fraction(10))
        assert (one * other).precision == Fraction(1, 35)
        assert (one / other).precision == Fraction(1, 35)

    @pytest.mark.parametrize(
        ("one", "sign", "other", "expected"),
        [
            # Half a unit of the last digit of the less precise one: 5 kg vouches for a tenth.
            ("10 kg", "/", "5 kg", "[9/5, 11/5]"),
            ("10.0 kg", "/", "5.00 kg", "[199/100, 201/100]"),
            ("10 kg", "/", "4–5 kg", "[7/4, 45/16]"),
            ("10 kg", "/", "≥5 kg", "[0, 2]"),
            ("10 kg", "/", ">5 kg", "[0, 2)"),
            # About: a whole one, or one part in twenty.
            ("10.0 kg", "/", "~5.00 kg", "[19/10, 21/10]"),
            ("10 kg", "/", "~5 kg", "[8/5, 12/5]"),
            ("10 kg", "/", "~1 kg", "[0, 20]"),
        ],
    )
    def test_reach(self, one: str, sign: str, other: str, expected: str) -> None:
        """Nobody printed what is computed, so it is no sharper than its last digit; bounds are."""
        assert brackets(OPERATIONS[sign](read(one), read(other)).reach) == expected


OPERATIONS: dict[str, Callable[[Span, Span], Span]] = {
    "-": operator.sub,
    "/": operator.truediv,
    "*": operator.mul,
}


@pytest.mark.parametrize("sign", OPERATIONS)
@given(spans(), spans())
def test_what_is_computed_holds_every_pair(sign: str, one: Span, other: Span) -> None:
    """Whatever the two quantities are, their result lies between the ends; no end lies too far out."""
    found = OPERATIONS[sign](one, other)
    made = results(sign, one, other)

    for each in made:
        assert found.low is None or found.low <= each
        assert found.high is None or each <= found.high
        assert not (found.is_low_open and each == found.low)
        assert not (found.is_high_open and each == found.high)
    # The ends of the two, open or not, give the ends of the result.
    closed = [attrs.evolve(each, is_low_open=False, is_high_open=False) for each in (one, other)]
    reached = results(sign, *closed)
    assert found.low is None or found.low in reached
    assert found.high is None or found.high in reached
    # An end that can be reached is not left out, but for a zero, which is stated as if it could.
    assert found.is_low_open or not found.low or found.low in made
    assert found.is_high_open or not found.high or found.high in made


def results(sign: str, one: Span, other: Span) -> list[Fraction]:
    """Return the results of all pairs of quantities of two spans."""
    divisors = [each for each in quantities(other) if each or sign != "/"]
    pairs = [(a, b) for a in quantities(one) for b in divisors]
    if sign == "-":
        return [a - b for a, b in pairs]
    return [a * b if sign == "*" else a / b for a, b in pairs]


@given(spans(), spans())
def test_a_bound_says_as_much_as_can_be_known(one: Span, other: Span) -> None:
    """A difference has a low end wherever the first has one and the second a high one, and so on."""
    found = one - other

    assert (found.low is None) == (one.low is None or other.high is None)
    assert (found.high is None) == (one.high is None or other.low is None)


class TestShown:
    """A computed span is shown with the digits that it bears."""

    @pytest.mark.parametrize(
        ("one", "sign", "other", "options", "expected"),
        [
            ("10 kg", "/", "5 kg", {}, "2"),
            ("350 kg", "/", "228 g", {}, "1500"),
            ("~350 kg", "/", "228 g", {}, "~1500"),
            ("5–6 kg", "/", "2.0 kg", {}, "2.5–3.0"),
            (">5 kg", "/", "3 kg", {}, ">1.66"),
            ("<5 kg", "/", "3 kg", {}, "<1.67"),
            ("≥350 kg", "/", "228 g", {}, "≥1530"),
            ("5 kg", "/", "3 kg", {"digits": 3}, "1.67"),
            (">5 kg", "/", "3 kg", {"digits": 1}, ">1"),
            ("5 kg", "/", "3 kg", {"exact": True}, "1.66666666666667"),
            (">5 kg", "/", "3 kg", {"exact": True}, ">1.66666666666666"),
            ("0 kg", "/", "3 kg", {}, "0"),
            ("0–10 kg", "/", "12 kg", {}, "0.00–0.83"),
        ],
    )
    def test_rounded(
        self, one: str, sign: str, other: str, options: dict[str, int], expected: str
    ) -> None:
        """A bound stays on its true side, within a hundredth where no digits are asked for."""
        found = OPERATIONS[sign](read(one), read(other))

        assert found.rounded(**options).without_unit() == expected  # type: ignore[arg-type]  # bool is int

    @pytest.mark.parametrize(
        ("one", "other", "options", "expected"),
        [
            ("5 kg", "2 kg", {}, "+3"),
            ("2 kg", "5 kg", {}, "−3"),
            ("5 kg", "5 kg", {}, "0"),
            ("5.00 kg", "5.00 kg", {}, "0.00"),
            (">5 kg", "2 kg", {}, ">+3"),
            ("2 kg", ">5 kg", {}, "<−3"),
            ("≥5 kg", "7 kg", {}, "≥−2"),
            ("~5 kg", "2 kg", {}, "~+3"),
            ("5–6 kg", "5–8 kg", {}, "−3 to +1"),
            ("5–6 kg", "2 kg", {}, "+3 to +4"),
            ("350 kg", "5 kg", {}, "+350"),
            ("≥350 kg", "5.3 kg", {}, "≥+344"),
            ("≤350 kg", "5.3 kg", {}, "≤+345"),
            ("5 kg", "2.25 kg", {"digits": 3}, "+2.75"),
            ("5 kg", "2.250 kg", {"exact": True}, "+2.75"),
            ("5 kg", "5 kg", {"exact": True}, "0"),
            ("5 kg", "≤5 kg", {"exact": True}, "≥0"),
            ("1 lb", "1 kg", {"exact": True}, "−0.54640763"),
            ("≤1 lb", "1 kg", {"digits": 2}, "≤−0.54"),
            ("≥1 lb", "1 kg", {"digits": 2}, "≥−0.55"),
            (">5 kg", "≥2 kg", {}, ""),
        ],
    )
    def test_signed_text(
        self, one: str, other: str, options: dict[str, int], expected: str
    ) -> None:
        """A difference has a sign, to the last digit of both; what says nothing has no text."""
        assert (read(one) - read(other)).signed_text(**options) == expected  # type: ignore[arg-type]  # bool is int


maybe_spans = st.lists(st.none() | spans(), max_size=7)


class TestOrdered:
    """Spans have the order of their middles."""

    @pytest.mark.parametrize(
        ("given", "ascending", "descending"),
        [
            ("", [], []),
            ("5", [0], [0]),
            ("3 1 2", [1, 2, 0], [0, 2, 1]),
            ("- 3 - 1", [3, 1, 0, 2], [1, 3, 0, 2]),
            ("2 2 1 2", [2, 0, 1, 3], [0, 1, 3, 2]),
            ("[1,5] 3 4", [0, 1, 2], [2, 0, 1]),
            ("3 [1,5] 2", [2, 0, 1], [0, 1, 2]),
            ("4 [1,∞) 3", [1, 2, 0], [0, 2, 1]),
            ("[1,∞) [2,∞) 0", [2, 0, 1], [1, 0, 2]),
            ("[2,3] [1,2)", [1, 0], [0, 1]),
            ("[2,3] [1,2]", [1, 0], [0, 1]),
            ("(2,3] 2", [1, 0], [0, 1]),
            ("(2,∞) 2", [1, 0], [0, 1]),
        ],
    )
    def test_examples(self, given: str, ascending: list[int], descending: list[int]) -> None:
        """Those of one middle keep their order, and what is missing comes last."""
        found = [None if text == "-" else span(text.replace(",", ", ")) for text in given.split()]

        assert ordered(found) == ascending
        assert ordered(found, descending=True) == descending

    def test_what_a_table_shows_reads_as_sorted(self) -> None:
        """So it does with numbers that are only about, and with bounds."""
        texts = ["<4 kg", "~14 kg", "13.5 kg", "<148 kg", ">14 kg", "14 kg", "<14 kg", "<0.06 kg"]
        shown = [texts[place] for place in ordered([read(text) for text in texts])]
        assert shown == ["<0.06 kg", "<4 kg", "13.5 kg", "<14 kg", "~14 kg", "14 kg", ">14 kg", "<148 kg"]  # fmt: skip

    @pytest.mark.parametrize("descending", [False, True])
    @given(maybe_spans)
    def test_law(self, descending: bool, given: list[Span | None]) -> None:
        """Nothing stands before what it must come after, and the middles rise or fall."""
        order = ordered(given, descending=descending)
        assert sorted(order) == list(range(len(given)))
        found = [given[place] for place in order]
        known = [each for each in found if each is not None]
        assert found[len(known) :] == [None] * (len(given) - len(known))
        if descending:
            known.reverse()
        middles = [each.middle for each in known]
        assert middles == sorted(middles)
        assert not any(b.is_below(a) for a, b in combinations(known, 2))

    @pytest.mark.parametrize("descending", [False, True])
    @given(
        st.lists(
            st.builds(
                "{}{} kg".format, st.sampled_from(["", *"~<>≤≥", "2–", "2.5–"]), st.integers(3, 40)
            ),
            max_size=7,
        )
    )
    def test_law_of_texts(self, descending: bool, given: list[str]) -> None:
        """Nor does a published figure, whatever its mark."""
        found = list(map(read, given))
        known = [found[place] for place in ordered(found, descending=descending)]
        if descending:
            known.reverse()
        assert not any(b.is_below(a) for a, b in combinations(known, 2))

    def test_fractions_of_any_kind_are_in_order(self) -> None:
        """Numbers that no float tells apart are compared exactly."""
        thirds = [Fraction(2, 3), Fraction(6, 10), Fraction(7, 10)]
        assert ordered([Span(each, each) for each in thirds]) == [1, 0, 2]
        near = [1 + Fraction(place, 10**150) for place in (2, 1, 3)]
        assert ordered([Span(each, each) for each in near]) == [1, 0, 2]
        assert ordered([Span(each, each) for each in near], descending=True) == [2, 0, 1]


class TestExtremes:
    """Some spans are the largest and the smallest."""

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("", []),
            ("-", [""]),
            ("- -", ["", ""]),
            ("5", [""]),
            ("5 -", ["", ""]),
            ("5 5", ["", ""]),
            ("1 2 3", ["min", "", "max"]),
            ("1 - 3", ["min", "", "max"]),
            ("1 3 3", ["min", "max", "max"]),
            ("1 1 3", ["min", "min", "max"]),
            ("[1,3] [2,4]", ["", ""]),
            ("[1,3] [1,3]", ["", ""]),
            ("0 [1,3] [2,4]", ["min", "max?", "max?"]),
            ("0 [1,3] [1,3]", ["min", "max?", "max?"]),
            ("[1,3] [2,4] 9", ["min?", "min?", "max"]),
            ("0 3 [1,3]", ["min", "max?", "max?"]),
            ("0 3 [1,3)", ["min", "max", ""]),
            ("[1,9] 5 2", ["", "max?", "min?"]),
            ("[1,∞) 5 2", ["", "max?", "min?"]),
            ("[5,∞) 4 2", ["max", "", "min"]),
            ("[5,∞) [6,∞) 2", ["max?", "max?", "min"]),
            ("[5,∞) [6,∞)", ["", ""]),
            ("[3,∞) 3 2", ["max?", "max?", "min"]),
            ("(3,∞) 3 2", ["max", "", "min"]),
        ],
    )
    def test_examples(self, given: str, expected: list[str]) -> None:
        """Several have a mark of doubt, unless they are one number; what may be both has no name."""
        found = [None if text == "-" else span(text.replace(",", ", ")) for text in given.split()]

        assert extremes(found) == expected

    def test_less_than_nothing(self) -> None:
        """A figure of less than 0 is one of 0, and breaks no order."""
        found = [read("<0 kg"), read("1 kg")]

        assert ordered(found) == [0, 1]
        assert extremes(found) == ["min", "max"]

    @given(maybe_spans)
    def test_law(self, given: list[Span | None]) -> None:
        """The largest may be as large as any other, by quantities; so may the smallest be as small."""
        known = [each for each in given if each is not None]
        largest = [
            each is not None and not any(each.is_below(other) for other in known) for each in given
        ]
        smallest = [
            each is not None and not any(other.is_below(each) for other in known) for each in given
        ]

        found = extremes(given)

        assert [name.startswith("max") for name in found] == [
            a and not b for a, b in zip(largest, smallest, strict=True)
        ]
        assert [name.startswith("min") for name in found] == [
            b and not a for a, b in zip(largest, smallest, strict=True)
        ]
        for name, chosen in (("max", largest), ("min", smallest)):
            rivals = [
                each.reach
                for each, is_chosen in zip(given, chosen, strict=True)
                if is_chosen and each is not None
            ]
            if name in found:
                assert len(rivals) == 1 or all(
                    each.is_point and each == rivals[0] for each in rivals
                )
            if f"{name}?" in found:
                assert len(rivals) > 1


def test_sides_are_no_span() -> None:
    """Two or three lengths have no ends."""
    with pytest.raises(FieldError, match="expected one length, found '26 × 30 cm'"):
        Span.of(PublishedValue.parse("26 × 30 cm"))
