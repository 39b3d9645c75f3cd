from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.errors import DimensionError, UnknownUnitError
from roverspecs.records.derived import DERIVED, Derivation
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import MAYBE, NO, YES, Span, extremes, ordered, span_of

OPERATORS = ("<", "<=", ">", ">=", "==", "!=")


def span(text: str) -> Span:
    """Return a span from mathematicians' brackets: "[1, 2)", "(3, ∞)", or "5" for a point."""
    if text[0] not in "[(":
        return Span(Fraction(text), Fraction(text))
    low, high = text[1:-1].split(", ")
    return Span(
        Fraction(low),
        None if high == "∞" else Fraction(high),
        text[0] == "(",
        text[-1] == ")" and high != "∞",
    )


def read(value: str, unit: str = "kg") -> Span:
    """Return the span of a published value."""
    return span_of(PublishedValue.parse(value), unit)


class TestSpanOf:
    """A figure lies between ends."""

    @pytest.mark.parametrize(
        ("value", "unit", "expected"),
        [
            ("5 kg", "kg", "5"),
            ("5.00 kg", "g", "5000"),
            ("0 kg", "kg", "0"),
            ("5 ft 11 in", "in", "71"),
            ("1 lb", "kg", "0.45359237"),
            ("6", "", "6"),
            ("~5 kg", "kg", "[4, 6]"),
            ("about 5.0 kg", "g", "[4750, 5250]"),
            ("~228 g", "g", "[216.6, 239.4]"),
            ("~350 kg", "kg", "[332.5, 367.5]"),
            ("~500 kg", "kg", "[475, 525]"),
            ("~0 kg", "kg", "[0, 1]"),
            ("≥350 kg", "kg", "[350, ∞)"),
            (">350 kg", "t", "(0.35, ∞)"),
            (">0 kg", "kg", "(0, ∞)"),
            ("≤10 kg", "kg", "[0, 10]"),
            ("<10 kg", "kg", "[0, 10)"),
            ("≤0 kg", "kg", "0"),
            ("<0 kg", "kg", "0"),
            ("5–6 kg", "kg", "[5, 6]"),
            ("~5–6 kg", "kg", "[4, 7]"),
            ("5 ± 0.5 kg", "kg", "[4.5, 5.5]"),
            ("5 +0.5/-1 kg", "kg", "[4, 5.5]"),
            ("5 ± 5 kg", "kg", "[0, 10]"),
        ],
    )
    def test_marks(self, value: str, unit: str, expected: str) -> None:
        """A plain number is a point, a mark makes it a span, in any unit; a claim is as its value."""
        assert span_of(PublishedValue.parse(value), unit) == span(expected)
        assert span_of(rs.Claim(value=value), unit) == span(expected)

    @pytest.mark.parametrize(
        ("mass", "power", "unit", "expected"),
        [
            # Half a unit of the last digit of the least precise input: 5 kg vouches for a tenth to either side.
            ("5 kg", "10 W", "W/kg", "[1.8, 2.2]"),
            ("5 kg", "10 W", "mW/kg", "[1800, 2200]"),
            ("5.00 kg", "10.0 W", "W/kg", "[1.99, 2.01]"),
            ("4–5 kg", "10 W", "W/kg", "[1.75, 2.8125]"),
            ("3.0 ± 1.0 kg", "12 W", "W/kg", "[2.875, 6.25]"),
            ("≥5 kg", "10 W", "W/kg", "[0, 2]"),
            (">5 kg", "10 W", "W/kg", "[0, 2]"),
            ("5 kg", "≥10 W", "W/kg", "[2, ∞)"),
            ("≤5 kg", "10 W", "W/kg", "[2, ∞)"),
            ("~5.00 kg", "10.0 W", "W/kg", "[1.9, 2.1]"),
            ("~5 kg", "10 W", "W/kg", "[1.6, 2.4]"),
            ("~1 kg", "10 W", "W/kg", "[0, 20]"),
            ("4.00–5.00 kg", "~10.0 W", "W/kg", "[1.9, 2.625]"),
        ],
    )
    def test_derived(self, mass: str, power: str, unit: str, expected: str) -> None:
        """A derived value has the ends and the mark of its inputs, and the width of the least precise one."""
        found = DERIVED["specific_power"].of(rs.Rover(name="M", mass=mass, power=power))

        assert isinstance(found, Derivation)
        assert span_of(found, unit) == span(expected)

    def test_unit(self) -> None:
        """The unit must exist and measure the same."""
        with pytest.raises(DimensionError) as dimension:
            read("5 kg", "m")
        assert (
            str(dimension.value)
            == "unit 'm': expected a unit of mass, such as 'kg', found one of length"
        )
        with pytest.raises(UnknownUnitError):
            read("5 kg", "kgs")

    def test_point(self) -> None:
        """One number is a point, and nothing else is."""
        assert [
            read(value).is_point for value in ("5 kg", "~5 kg", "≥5 kg", "<5 kg", "5 ± 0 kg")
        ] == [
            True,
            False,
            False,
            False,
            True,
        ]

    def test_times(self) -> None:
        """Ends are multiplied, open ones stay open, and no end stays none."""
        assert span("(1, 2)").times(Fraction(3)) == span("(3, 6)")
        assert span("[1, ∞)").times(Fraction(1, 2)) == span("[1/2, ∞)")


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


# Ends are whole numbers, and quantities are thirds: one lies on each end and two between any two of them.
ENDS = st.integers(0, 6)
TOP = 9


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a span that holds some quantity."""
    low = draw(ENDS)
    high = draw(st.none() | st.integers(low, 6))
    is_wide = high is None or high > low
    is_low_open = is_wide and draw(st.booleans())
    is_high_open = high is not None and is_wide and draw(st.booleans())
    return Span(Fraction(low), None if high is None else Fraction(high), is_low_open, is_high_open)


def quantities(given: Span) -> list[Fraction]:
    """Return some quantities of a span: its ends, and what lies between any two ends."""
    thirds = [Fraction(number, 3) for number in range(3 * TOP)]
    top = TOP if given.high is None else given.high
    found = [each for each in thirds if given.low <= each <= top]
    return [
        each
        for each in found
        if not (given.is_low_open and each == given.low)
        and not (given.is_high_open and each == top)
    ]


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


maybe_spans = st.lists(st.none() | spans(), max_size=7)


class TestOrdered:
    """Spans have an order where they do not overlap."""

    @pytest.mark.parametrize(
        ("given", "ascending", "descending"),
        [
            ("", [], []),
            ("5", [0], [0]),
            ("3 1 2", [1, 2, 0], [0, 2, 1]),
            ("- 3 - 1", [3, 1, 0, 2], [1, 3, 0, 2]),
            ("2 2 1 2", [2, 0, 1, 3], [0, 1, 3, 2]),
            ("[1,5] 3 4", [0, 1, 2], [0, 2, 1]),
            ("3 [1,5] 2", [1, 2, 0], [0, 1, 2]),
            ("4 [1,∞) 3", [1, 2, 0], [0, 1, 2]),
            ("[1,∞) [2,∞) 0", [2, 0, 1], [0, 1, 2]),
            ("[2,3] [1,2)", [1, 0], [0, 1]),
            ("[2,3] [1,2]", [0, 1], [0, 1]),
            ("(2,3] 2", [1, 0], [0, 1]),
        ],
    )
    def test_examples(self, given: str, ascending: list[int], descending: list[int]) -> None:
        """The first that none lies before comes next, and what is missing comes last."""
        found = [None if text == "-" else span(text.replace(",", ", ")) for text in given.split()]

        assert ordered(found) == ascending
        assert ordered(found, descending=True) == descending

    @pytest.mark.parametrize("descending", [False, True])
    @given(maybe_spans)
    def test_law(self, descending: bool, given: list[Span | None]) -> None:
        """Nothing stands before what it must come after; of all orders that hold to this it is the first."""
        order = ordered(given, descending=descending)
        known = [place for place, each in enumerate(given) if each is not None]

        remaining, expected = list(known), []
        while remaining:
            expected.append(
                next(
                    place
                    for place in remaining
                    if not any(_comes_first(given, other, place, descending) for other in remaining)
                )
            )
            remaining.remove(expected[-1])
        assert order == expected + [place for place, each in enumerate(given) if each is None]

    def test_many(self) -> None:
        """Of many that overlap their neighbours each is kept, once."""
        found = [Span(Fraction(number), Fraction(number + 3)) for number in range(200, 0, -1)]

        # Each overlaps the three that follow it, and one of these three stays before it.
        order = ordered(found)
        assert sorted(order) == list(range(200))
        assert order[:4] == [196, 197, 198, 199]


def _comes_first(given: list[Span | None], one: int, other: int, descending: bool) -> bool:
    a, b = given[one], given[other]
    assert a is not None
    assert b is not None
    return b.is_below(a) if descending else a.is_below(b)


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
                each
                for each, is_chosen in zip(given, chosen, strict=True)
                if is_chosen and each is not None
            ]
            if name in found:
                assert len(rivals) == 1 or all(
                    each.is_point and each == rivals[0] for each in rivals
                )
            if f"{name}?" in found:
                assert len(rivals) > 1
