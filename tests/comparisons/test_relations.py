"""Relations: ratios and differences with the digits, marks and ends that the figures bear."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from truth import why_untrue_of_span

from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.relations import NO_RELATION, against, difference, ratio
from roverspecs.records.claims import Claim
from roverspecs.records.figures import Figure
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import Rover
from roverspecs.values import agreement
from roverspecs.values.agreement import are_compatible
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span


def published(value: str, configuration: str | None = None, condition: str | None = None) -> Figure:
    """Return the figure of a claim without a source."""
    claim = Claim(value=value, configuration=configuration, condition=condition)
    return Figure(spec="mass", inputs=(("mass", claim),))


def ratio_of(figure: str, base: str, *, digits: int | None = None, exact: bool = False) -> str:
    """Return the text of a ratio, or why there is none."""
    made = ratio(published(figure), published(base), digits=digits, exact=exact)
    return made if isinstance(made, str) else made.text


def difference_of(
    figure: str, base: str, unit: str = "kg", *, digits: int | None = None, exact: bool = False
) -> str:
    """Return the text of a difference, or why there is none."""
    made = difference(published(figure), published(base), unit, digits=digits, exact=exact)
    return made if isinstance(made, str) else made.text


@pytest.mark.parametrize(
    ("figure", "base", "text"),
    [
        # As many digits as the less precise of the two: 350 has two, 228 three.
        ("~350 kg", "228 g", "~1500"),
        ("5.00 kg", "250.0 g", "20.0"),
        ("5 kg", "228 g", "20"),
        ("228 g", "5 kg", "0.05"),
        ("6 kg", "6 kg", "1.0"),
        ("11 lb", "5 kg", "1.0"),
        # Marks turn over in the denominator.
        ("≥10 kg", "2.0 kg", "≥5.0"),
        ("10 kg", "≥2.0 kg", "≤5.0"),
        ("<10 kg", "2.0 kg", "<5.0"),
        ("10 kg", "<2.0 kg", ">5.0"),
        ("≥10 kg", "≤2.0 kg", "≥5.0"),
        (">10 kg", "≤2.0 kg", ">5.0"),
        ("0–10 kg", "2.0 kg", "0.0–5.0"),
        ("10–20 kg", "2.0 kg", "5.0–10.0"),
        ("10.0 kg", "2.0–4.0 kg", "2.5–5.0"),
        # A tolerance makes a range like any other: of 9.0 kg two digits count.
        ("10.0 ± 1.0 kg", "2.00 kg", "4.5–5.5"),
        ("9.0–11.0 kg", "2.00 kg", "4.5–5.5"),
        ("≥10 kg", "≥2 kg", NO_RELATION),
        ("≤10 kg", "<2 kg", NO_RELATION),
        ("0–10 kg", "≤100 kg", NO_RELATION),
        # A bound is rounded to the side on which it stays true, and within a hundredth.
        ("≥15 kg", "7.0 kg", "≥2.14"),
        ("≤15 kg", "7.0 kg", "≤2.15"),
        (">15 kg", "7.0 kg", ">2.14"),
        # Beside a bound, about counts with all its reach: down to 4 kg.
        ("≤10 kg", "~5 kg", "≤2.5"),
        ("~5 kg", "≥10 kg", "≤0.6"),
        # What is counted has no doubtful digit.
        ("6", "4", "1.5"),
        ("100", "4", "25"),
        ("10 kg", "0 kg", "cannot divide by 0 kg, which may be 0"),
        ("10 kg", "≥0 kg", "cannot divide by ≥0 kg, which may be 0"),
        ("≤10 kg", "0–5 kg", "cannot divide by 0–5 kg, which may be 0"),
        ("10 kg", "0–5 kg", "≥2"),
        ("10 kg", ">0 kg", NO_RELATION),
        ("0 kg", "10 kg", "0"),
    ],
)
def test_a_ratio_has_the_digits_and_marks_of_both(figure: str, base: str, text: str) -> None:
    """A ratio is as precise as the less precise figure, and marked as what follows from both."""
    assert ratio_of(figure, base) == text


@pytest.mark.parametrize(
    ("figure", "base", "text"),
    [
        # To the last digit that both have.
        ("~5 kg", "228 g", "~+5"),
        ("5.0 kg", "228 g", "+4.8"),
        ("228 g", "5.000 kg", "−4.772"),
        ("350 kg", "228 g", "+350"),
        ("0.228 kg", "228 g", "0.000"),
        # Never rounded to nothing, nor two ends to one.
        ("5 kg", "5.2 kg", "−0.2"),
        ("600 kg", "1 t", "−400"),
        ("1.2–1.4 kg", "1 kg", "+0.2 to +0.4"),
        # Beside a bound, about counts with all its reach: from 0.2 kg to 0.4 kg.
        ("≤0.65 kg", "~0.3 kg", "≤+0.45"),
        ("≥0.65 kg", "~0.3 kg", "≥+0.25"),
        # A bound stays on its true side, and within a hundredth.
        ("≥1 kg", "6.2 kg", "≥−5.2"),
        ("≤1 kg", "6.2 kg", "≤−5.2"),
        ("≥350 kg", "5.3 kg", "≥+344"),
        ("≥10 kg", "2 kg", "≥+8"),
        (">10 kg", "2 kg", ">+8"),
        (">5 kg", "2 kg", ">+3"),
        ("10 kg", "≥2 kg", "≤+8"),
        ("10 kg", ">2 kg", "<+8"),
        ("10 kg", "<2 kg", ">+8"),
        ("<2 kg", "10 kg", "<−8"),
        (">10 kg", "<2 kg", ">+8"),
        # The other end of a bound is not known, though it is no less than 0.
        ("5 kg", "≤10 kg", "≥−5"),
        ("0–10 kg", "≤100 kg", "≥−100"),
        ("≤5 kg", "0–10 kg", "≤+5"),
        ("5–6 kg", "2 kg", "+3 to +4"),
        ("2 kg", "5–6 kg", "−4 to −3"),
        ("4–6 kg", "5 kg", "−1 to +1"),
        ("10.0 ± 0.5 kg", "2.0 kg", "+7.5 to +8.5"),
        ("≥10 kg", "≥2 kg", NO_RELATION),
        ("≤10 kg", "<2 kg", NO_RELATION),
        ("5 kg", "0 kg", "+5"),
    ],
)
def test_a_difference_ends_where_the_digits_of_one_end(figure: str, base: str, text: str) -> None:
    """A difference has a sign, no digit beyond the last of either figure, and the marks that follow from both."""
    assert difference_of(figure, base) == text


def test_digits_and_exact() -> None:
    """Both can be shown with digits of one's own choice, or with all of them."""
    assert ratio_of("~350 kg", "228 g", digits=3) == "~1540"
    assert ratio_of("5 kg", "250 g", exact=True) == "20"
    assert difference_of("~350 kg", "228 g", digits=4) == "~+349.8"
    assert difference_of("~350 kg", "228 g", exact=True) == "~+349.772"
    assert difference_of("1 lb", "0.45 kg", exact=True) == "+0.00359237"
    assert (
        difference_of("5 kg", "5 kg", exact=True) == difference_of("5 kg", "5 kg", digits=3) == "0"
    )


def test_what_is_counted_is_exact() -> None:
    """A difference of counts is a whole number, whatever digits are asked for."""
    assert difference_of("4", "100", "") == difference_of("4", "100", "", digits=3) == "−96"
    assert difference_of("6", "4", "", exact=True) == "+2"


def test_a_difference_is_in_the_unit_of_its_row() -> None:
    """The unit asked for decides the number, the published digits how many of it are shown."""
    assert difference_of("54.0 cm", "21.0 in", "in") == "+0.3"
    assert difference_of("54 cm", "21.0 in", "in") == "+0.3"
    assert difference_of("54 cm", "31.5 cm", "m") == "+0.23"


def numbers(made: Cell | str) -> tuple[str, float | None, float | None, float | None, str]:
    """Return unit, magnitude, ends and mark of a cell."""
    assert isinstance(made, Cell), made
    return made.unit, made.magnitude, made.low, made.high, made.mark


def test_relations_are_typed() -> None:
    """The cells hold numbers that are not rounded, their ends, and the claims that they come from."""
    figure, base = published("5–6 kg"), published("2.5 kg")
    quotient = ratio(figure, base, digits=None, exact=False)
    made = difference(figure, base, "g", digits=None, exact=False)

    assert numbers(quotient) == ("", None, 2, 2.4, "–")
    assert numbers(made) == ("g", None, 2500.0, 3500.0, "–")
    for cell in (quotient, made):
        assert isinstance(cell, Cell)
        assert (cell.claim, cell.inputs) == (None, (*figure.claims, *base.claims))
    less = difference(published("5 kg"), base, "kg", digits=None, exact=False)
    assert numbers(less) == ("kg", 2.5, 2.5, 2.5, "")
    open_end = difference(published(">5 kg"), base, "kg", digits=None, exact=False)
    assert numbers(open_end) == ("kg", None, 2.5, None, ">")


def test_derived_figures_are_related_like_published_ones() -> None:
    """The inputs of a derived figure are those of its ratio, and bound its digits."""
    mine, other = (
        Rover(name="R", length=size, width="1.0 m", height="1.0 m") for size in ("2.0 m", "~4.0 m")
    )
    one, base = (TRUST.figure(each, "bounding_volume") for each in (other, mine))

    quotient = ratio(one, base, digits=None, exact=False)
    made = difference(one, base, "L", digits=None, exact=False)

    assert isinstance(quotient, Cell)
    assert (quotient.text, len(quotient.inputs)) == ("~2.0", 6)
    assert isinstance(made, Cell)
    assert (made.text, made.unit) == ("~+2000", "L")
    assert not are_compatible([one.value, base.value])
    assert are_compatible([one.value, one.value])


def test_a_derived_base_that_may_be_zero_is_named() -> None:
    """The reason shows the figure that nothing can be divided by."""
    mine, empty = (
        Rover(name="R", mass="10 kg", payload_mass=payload) for payload in ("5 kg", "0 kg")
    )
    one, base = (TRUST.figure(each, "payload_fraction") for each in (mine, empty))

    assert ratio(one, base, digits=None, exact=False) == "cannot divide by 0 %, which may be 0"


@pytest.mark.parametrize(
    ("figure", "base", "note"),
    [
        ({"configuration": "stowed"}, {"configuration": "stowed"}, ""),
        ({"configuration": "deployed"}, {"configuration": "stowed"}, "deployed against stowed"),
        ({"condition": "dry"}, {}, "dry against no condition stated"),
        ({}, {"condition": "dry"}, "no condition stated against dry"),
        (
            {"configuration": "stowed", "condition": "model"},
            {"configuration": "stowed"},
            "stowed, model against stowed",
        ),
    ],
)
def test_what_is_not_like_is_said(figure: dict[str, str], base: dict[str, str], note: str) -> None:
    """Configuration and condition of both are named where they differ."""
    assert against(published("1 m", **figure), published("2 m", **base)) == note


@pytest.mark.parametrize(
    ("figures", "alike"),
    [
        (["5 kg", "5.0 kg"], True),
        (["250 g", "0.25 kg", "8.8 oz"], True),
        (["5 kg", "~5 kg", "5 kg"], True),
        (["5 kg", "6 kg"], False),
        (["5–6 kg", "5.5 kg"], True),
        (["≥5 kg", "7 kg"], True),
        # Each of two neighbours leaves room, and the outer ones do not.
        (["5.0 kg", "~5.2 kg", "5.4 kg"], False),
    ],
)
def test_figures_are_alike_within_their_digits(figures: list[str], alike: bool) -> None:
    """Every two figures must leave room for one quantity."""
    assert are_compatible([published(each).value for each in figures]) is alike


marks = st.sampled_from(["", "~", "≥", "≤", ">", "<"])


@st.composite
def values(draw: st.DrawFn) -> str:
    """Draw a mass with a mark, or a range of masses."""
    low, high = sorted(draw(st.lists(st.integers(1, 10**6), min_size=2, max_size=2, unique=True)))
    unit = draw(st.sampled_from(["kg", "g", "lb"]))
    if draw(st.booleans()):
        return f"{low / 100:.2f}–{high / 100:.2f} {unit}"
    return f"{draw(marks)}{low / 100:.2f} {unit}"


def both(one: str, other: str) -> dict[Callable[[Fraction, Fraction], Fraction], Cell | str]:
    """Return the ratio and the difference of two masses, each with its operation."""
    a, b = published(one), published(other)
    return {
        operator.truediv: ratio(a, b, digits=None, exact=False),
        operator.sub: difference(a, b, "kg", digits=None, exact=False),
    }


def stated(value: str) -> list[Fraction]:
    """Return the ends that a mass states, or where it is about may reach, in kilograms."""
    span = Span.of(PublishedValue.parse(value)).in_unit("kg")
    return list(span.reach.ends if span.is_about else span.ends)


@given(values(), values())
@example("≤0.01 kg", "~0.01 kg")
def test_relations_hold_for_every_quantity_between_the_ends(one: str, other: str) -> None:
    """Whatever two quantities the figures may mean, their ratio and difference lie where the cells say."""
    for compute, made in both(one, other).items():
        if isinstance(made, str) or made.mark == "~":
            continue
        span = made.span
        # Nothing is divided by zero, but zero is taken away.
        divisors = [end for end in stated(other) if end or compute is operator.sub]
        results = [compute(a, b) for a in stated(one) for b in divisors]
        for result in results:
            assert span.high is None or result <= span.high or made.mark in ("<", "≤")
            assert span.low is None or result >= span.low or made.mark in (">", "≥")
        for end in span.ends:
            assert end in results


@given(values(), values())
def test_what_a_relation_shows_is_true(one: str, other: str) -> None:
    """The text is rounded to the safe side of a bound, else to within half its last digit."""
    for made in both(one, other).values():
        if isinstance(made, Cell):
            assert why_untrue_of_span(made.text, made.span) == ""


@given(values(), values())
def test_swapped_relations_are_each_other_turned_over(one: str, other: str) -> None:
    """The ratio turns into its reciprocal, the difference into its negative."""
    there, back = both(one, other), both(other, one)
    quotients, differences = (
        (there[sign], back[sign]) for sign in (operator.truediv, operator.sub)
    )
    turned = {"≥": "≤", "≤": "≥", ">": "<", "<": ">"}

    assert isinstance(quotients[0], str) == isinstance(quotients[1], str)
    if isinstance(differences[0], str) or isinstance(differences[1], str):
        assert differences[0] == differences[1]
        return
    assert [-end for end in differences[1].span.ends][::-1] == list(differences[0].span.ends)
    assert turned.get(differences[0].mark, differences[0].mark) == differences[1].mark
    swapped = str.maketrans("+−", "−+")
    texts = [cell.text for cell in differences if isinstance(cell, Cell)]
    ends = [text.lstrip("~≥≤<>").split(" to ") for text in texts]
    assert [text.translate(swapped) for text in ends[0]][::-1] == ends[1]


def test_time_grows_with_the_number_of_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether many figures are alike follows from their ends, not from every two of them."""
    calls: list[object] = []
    ends_in = agreement.Amount.ends_in

    def counted(amount: agreement.Amount, parts: int) -> object:
        calls.append(amount)
        return ends_in(amount, parts)

    monkeypatch.setattr(agreement.Amount, "ends_in", counted)
    counts = []
    for number in (50, 100):
        calls.clear()
        figures = [published(f"5.{place:03} kg") for place in range(number)]
        assert not are_compatible([figure.value for figure in figures])
        counts.append(len(calls))

    assert counts == [50, 100]
