"""Relations: ratios and differences with the digits, marks and ends that the figures bear."""

from __future__ import annotations

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.relations import against, difference, is_alike, ratio
from roverspecs.records.claims import Claim
from roverspecs.records.derived import DERIVED, Derivation
from roverspecs.records.vehicles import Rover
from roverspecs.values.spans import span_of


def claim(value: str, configuration: str | None = None, condition: str | None = None) -> Claim:
    """Return a claim without a source."""
    return Claim(value=value, configuration=configuration, condition=condition)


def ratio_of(figure: str, base: str, *, digits: int | None = None, exact: bool = False) -> str:
    """Return the text of a ratio, or why there is none."""
    made = ratio(claim(figure), claim(base), digits=digits, exact=exact)
    return made if isinstance(made, str) else made.text


def difference_of(
    figure: str, base: str, unit: str = "kg", *, digits: int | None = None, exact: bool = False
) -> str:
    """Return the text of a difference, or why there is none."""
    made = difference(claim(figure), claim(base), unit, digits=digits, exact=exact)
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
        ("<10 kg", "2.0 kg", "≤5.0"),
        ("10 kg", "<2.0 kg", "≥5.0"),
        ("≥10 kg", "≤2.0 kg", "≥5.0"),
        ("10–20 kg", "2.0 kg", "5.0–10.0"),
        ("10.0 kg", "2.0–4.0 kg", "2.5–5.0"),
        ("10.0 ± 1.0 kg", "2.00 kg", "4.50–5.50"),
        ("≥10 kg", "≥2 kg", "both are bounds to the same side"),
        # A bound is rounded to the side on which it stays true.
        ("≥15 kg", "7.0 kg", "≥2.1"),
        ("≤15 kg", "7.0 kg", "≤2.2"),
        # What is counted has no doubtful digit.
        ("6", "4", "1.5"),
        ("100", "4", "25"),
        ("10 kg", "0 kg", "a figure that may be 0: 0 kg"),
        ("0 kg", "10 kg", "a figure that may be 0: 0 kg"),
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
        ("≤0.65 kg", "~0.3 kg", "≤+0.4"),
        ("≥0.65 kg", "~0.3 kg", "≥+0.3"),
        ("≥1 kg", "6.2 kg", "≥−6"),
        ("≤1 kg", "6.2 kg", "≤−5"),
        ("≥10 kg", "2 kg", "≥+8"),
        (">10 kg", "2 kg", "≥+8"),
        ("10 kg", "≥2 kg", "≤+8"),
        ("10 kg", "<2 kg", "≥+8"),
        ("5–6 kg", "2 kg", "+3 to +4"),
        ("2 kg", "5–6 kg", "−4 to −3"),
        ("4–6 kg", "5 kg", "−1 to +1"),
        ("10.0 ± 0.5 kg", "2.0 kg", "+7.5 to +8.5"),
        ("≥10 kg", "≥2 kg", "both are bounds to the same side"),
        ("≤10 kg", "<2 kg", "both are bounds to the same side"),
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


def test_relations_are_typed() -> None:
    """The cells hold numbers that are not rounded, their ends, and the claims that they come from."""
    figure, base = claim("5–6 kg"), claim("2.5 kg")
    made = ratio(figure, base, digits=None, exact=False)

    assert isinstance(made, Cell)
    assert (made.unit, made.magnitude, made.low, made.high, made.mark) == ("", 2.2, 2.0, 2.4, "–")
    assert (made.claim, made.inputs) == (None, (figure, base))
    made = difference(figure, base, "g", digits=None, exact=False)
    assert isinstance(made, Cell)
    assert (made.unit, made.magnitude, made.low, made.high, made.mark) == (
        "g",
        3000.0,
        2500.0,
        3500.0,
        "–",
    )
    assert (made.claim, made.inputs) == (None, (figure, base))
    made = difference(claim("5 kg"), base, "kg", digits=None, exact=False)
    assert isinstance(made, Cell)
    assert (made.magnitude, made.low, made.high, made.mark) == (2.5, None, None, "")


def test_derived_figures_are_related_like_published_ones() -> None:
    """The inputs of a derived figure are those of its ratio, and bound its digits."""
    mine, other = (
        Rover(name="R", length=size, width="1.0 m", height="1.0 m") for size in ("2.0 m", "~4.0 m")
    )
    volumes = [DERIVED["bounding_volume"].of(each) for each in (other, mine)]
    assert not any(isinstance(each, str) for each in volumes)
    one, base = (each for each in volumes if isinstance(each, Derivation))

    made = ratio(one, base, digits=None, exact=False)
    assert isinstance(made, Cell)
    assert (made.text, len(made.inputs)) == ("~2.0", 6)
    made = difference(one, base, "L", digits=None, exact=False)
    assert isinstance(made, Cell)
    assert made.text == "~+2000"
    assert not is_alike([one, base])
    assert is_alike([one, one])


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
    assert against(claim("1 m", **figure), claim("2 m", **base)) == note


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
    assert is_alike([claim(each) for each in figures]) is alike


marks = st.sampled_from(["", "~", "≥", "≤", ">", "<"])


@st.composite
def values(draw: st.DrawFn) -> str:
    """Draw a mass with a mark, or a range of masses."""
    low, high = sorted(draw(st.lists(st.integers(1, 10**6), min_size=2, max_size=2, unique=True)))
    unit = draw(st.sampled_from(["kg", "g", "lb"]))
    if draw(st.booleans()):
        return f"{low / 100:.2f}–{high / 100:.2f} {unit}"
    return f"{draw(marks)}{low / 100:.2f} {unit}"


@given(values(), values())
def test_relations_hold_for_every_quantity_between_the_ends(one: str, other: str) -> None:
    """Whatever two quantities the figures may mean, their ratio and difference lie where the cells say."""
    spans = [span_of(claim(each), "kg") for each in (one, other)]
    ends = [[end for end in span[:2] if end] for span in spans]
    is_about = "~" in one + other
    for made, computed in (
        (ratio(claim(one), claim(other), digits=None, exact=False), operator.truediv),
        (difference(claim(one), claim(other), "kg", digits=None, exact=False), operator.sub),
    ):
        if isinstance(made, str) or is_about:
            continue
        low = made.magnitude if made.low is None else made.low
        high = made.magnitude if made.high is None else made.high
        for a in ends[0]:
            for b in ends[1]:
                found = float(computed(a, b))
                slack = 1e-9 * (1 + abs(found))
                assert made.mark == "≤" or found >= low - slack
                assert made.mark == "≥" or found <= high + slack


@given(values(), values())
def test_swapped_relations_are_each_other_turned_over(one: str, other: str) -> None:
    """The ratio turns into its reciprocal, the difference into its negative."""
    there, back = (
        difference(claim(a), claim(b), "kg", digits=None, exact=False)
        for a, b in ((one, other), (other, one))
    )
    if isinstance(there, str) or isinstance(back, str):
        assert there == back
        return
    assert there.magnitude == pytest.approx(-back.magnitude, abs=1e-12)
    assert {"≥": "≤", "≤": "≥"}.get(there.mark, there.mark) == back.mark
    ends = [
        text.lstrip("~≥≤").translate(str.maketrans("+−", "−+")) for text in there.text.split(" to ")
    ]
    assert ends[::-1] == [text.lstrip("~≥≤") for text in back.text.split(" to ")]
    turned = ratio(claim(one), claim(other), digits=None, exact=False)
    assert isinstance(turned, str) == isinstance(
        ratio(claim(other), claim(one), digits=None, exact=False), str
    )
