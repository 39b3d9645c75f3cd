"""Factors in running texts: how many times as heavy as another vehicle one is said to be."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.statements import AGREES, DIFFERS, OPEN, SUPERSEDED, Statement
from roverspecs.analyses.text_factors import UNNAMED, factors_in


def read(text: str) -> tuple[Statement, ...]:
    """Return the statements of a text."""
    return rs.audit(text=text, against=True).statements


@pytest.mark.parametrize(
    ("text", "value", "printed", "spec"),
    [
        ("is 5 times as heavy as Spirit", "5", "5 times as heavy as", "mass"),
        ("is five times heavier than it", "5", "five times heavier than", "mass"),
        ("is 2.5x more massive than it", "2.5", "2.5x more massive than", "mass"),
        ("is about 1,500 times the mass of it", "~1500", "about 1,500 times the mass of", "mass"),
        ("is twice as long as it", "2", "twice as long as", "length"),
        ("is half the width of it", "0.5", "half the width of", "width"),
        ("is seventy times taller than it", "70", "seventy times taller than", "height"),
        (
            "is two or three times as fast as it",
            "2–3",
            "two or three times as fast as",
            "top_speed",
        ),
        ("went up to 3 times as far as it", "≤3", "up to 3 times as far as", "distance_driven"),
        ("is 10-20 times larger than it", "10–20", "10-20 times larger than", ""),
        ("weighs more than 3 times as much as it", ">3", "more than 3 times as much as", "mass"),
        ("has ten times Spirit's mass", "10", "ten times Spirit's mass", "mass"),
        ("ist fünfmal so schwer wie es", "5", "fünfmal so schwer wie", "mass"),
        ("ist 2,5-mal länger als es", "2.5", "2,5-mal länger als", "length"),
        ("ist doppelt so breit wie es", "2", "doppelt so breit wie", "width"),
        ("est 1 500 fois plus lourd que lui", "1500", "1 500 fois plus lourd que", "mass"),
        ("a cinq fois la masse de lui", "5", "cinq fois la masse de", "mass"),
        ("es cinco veces más pesado que él", "5", "cinco veces más pesado que", "mass"),
        ("es el doble de ancha que él", "2", "el doble de ancha que", "width"),
        ("è tre volte più pesante di lui", "3", "tre volte più pesante di", "mass"),
        ("é três vezes mais pesado do que ele", "3", "três vezes mais pesado do que", "mass"),
    ],
)
def test_a_factor_is_read_with_its_spec(text: str, value: str, printed: str, spec: str) -> None:
    """A number in digits or words, with its mark, stands before the word that names the spec."""
    (factor,) = factors_in(text)

    assert str(factor.value) == value
    assert text[factor.start : factor.end] == printed
    assert factor.spec == spec
    assert not factor.is_inverse


def test_what_is_lighter_is_so_many_times_less() -> None:
    """The other vehicle has so many times as much, and a comparative leaves one more open."""
    (lighter,), (heavier,), (heavy,) = map(
        factors_in, ("5 times lighter than", "5 times heavier than", "5 times as heavy as")
    )

    assert (lighter.spec, lighter.is_inverse, heavier.is_inverse) == ("mass", True, False)
    assert (heavier.is_more, heavy.is_more) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "It costs five times more than Spirit. It was as heavy as Spirit.",
        "five times heavier, twice as heavy, half of the mass",
        "In 2004 times changed, 16:5 times as heavy as it, $5 times the mass of it",
        "It is five times\n\nheavier than Spirit, 4 thousand times heavier than it.",
        "Er hat dreimal angerufen. Il y va deux fois par an.",
    ],
)
def test_other_words_are_no_factors(text: str) -> None:
    """Times of anything but a spec, a comparison without another thing, and prices are none."""
    assert factors_in(text) == []


_WORDS = (
    *("5", "1,000", "two", "0", "to", "and", "–", "times", "twice", "half", "x", "mal"),
    *("as", "heavy", "heavier", "than", "lighter", "the", "mass", "of", "weighs", "fois"),
    *("Spirit", "Spirit's", "Sojourner", "plus", "lourd", "que", ".", "\n\n"),
)


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_no_order_of_words_is_an_error(text: str) -> None:
    """Each factor that is found lies within the text, and gives a statement."""
    for factor in factors_in(text):
        assert 0 <= factor.start < factor.end <= len(text)
    assert sum(each.is_factor for each in read(text)) >= len(factors_in(text))


@pytest.mark.parametrize("piece", ["1,234,", "5 to ", "two ", "half the ", "a'b ", "twice as "])
def test_time_grows_with_the_text(piece: str) -> None:
    """No run of numbers or words makes the search wait."""
    start = time.process_time()
    assert factors_in(piece * 20_000) == []
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("text", "verdict", "title", "detail"),
    [
        (
            "Curiosity is about five times as heavy as Spirit.",
            AGREES,
            "Curiosity, about five times as heavy as Spirit",
            "agrees with 5.17 times: mass 899 kilograms — NASA Science (mirror mdsite.deno.dev), "
            "2024, and of spirit 174 kilograms — NASA/JPL Photojournal (via PDS Rings Node), "
            "2008-11-19",
        ),
        (
            "Spirit is five times lighter than Curiosity.",
            AGREES,
            "Spirit, five times lighter than Curiosity",
            "agrees with 5.17 times: ",
        ),
        # Four times heavier: five times as heavy to some.
        (
            "Curiosity is four times heavier than Spirit.",
            AGREES,
            "Curiosity, four times heavier than Spirit",
            "so many times more is taken for one time more than that",
        ),
        (
            "Curiosity weighs 30 times as much as Spirit.",
            DIFFERS,
            "Curiosity, 30 times as much as Spirit",
            "differs from 5.17 times: mass 899 kilograms — ",
        ),
        # Another claim has 185 kg for Spirit.
        (
            "Curiosity is 4.86 times as heavy as Spirit.",
            SUPERSEDED,
            "Curiosity, 4.86 times as heavy as Spirit",
            "the catalog shows 5.17 times: mass 899 kilograms — ",
        ),
        (
            "Zhurong has ten times Sojourner's mass.",
            DIFFERS,
            "Zhurong, ten times Sojourner's mass",
            "differs from 22 times: ",
        ),
        (
            "Curiosity is five times larger than Spirit.",
            OPEN,
            "Curiosity, five times larger than Spirit",
            "the text does not say which spec this is",
        ),
        ("Curiosity is seven times as heavy as a car.", OPEN, "Curiosity, seven times as heavy as", UNNAMED),
        ("Spirit is twice as heavy as Spirit.", OPEN, "Spirit, twice as heavy as Spirit", UNNAMED),
        (
            "Curiosity is twice as heavy as Spirit and Opportunity.",
            OPEN,
            "Curiosity, twice as heavy as Spirit and Opportunity",
            "not understood: each of Spirit and Opportunity, or all together",
        ),
        (
            "Luna 17 was twice as heavy as Spirit.",
            OPEN,
            "Luna 17, twice as heavy as Spirit",
            "the catalog has no mass of Luna 17",
        ),
        (
            "Spirit was twice as heavy as Luna 17.",
            OPEN,
            "Spirit, twice as heavy as Luna 17",
            "the catalog has no mass of Luna 17",
        ),
        # One of the two figures is a limit, or still grows.
        (
            "The Apollo LRV drove three times as far as Sojourner.",
            OPEN,
            "Apollo LRV, three times as far as Sojourner",
            "the catalog leaves it open: <372 times",
        ),
        (
            "Curiosity drove ten times as far as Spirit.",
            OPEN,
            "Curiosity, ten times as far as Spirit",
            "the catalog leaves it open: ",
        ),
        ("It is twice as heavy as Spirit.", OPEN, "twice as heavy as Spirit", "the text does not say which vehicle this is"),
        (
            "Spirit and Opportunity together are twice as heavy as Sojourner.",
            OPEN,
            "twice as heavy as Sojourner",
            "not compared: a figure of Spirit and Opportunity together",
        ),
    ],
)  # fmt: skip
def test_a_factor_is_held_against_both_vehicles(
    text: str, verdict: str, title: str, detail: str
) -> None:
    """The figures shown for both, one divided by the other, decide; a line has both."""
    (made,) = read(text)

    assert (made.verdict, made.title) == (verdict, title)
    assert any(line.startswith(detail) for line in made.details), made.details


def test_each_of_two_vehicles_has_a_statement() -> None:
    """Two that are named together are each so many times the other."""
    made = read("Spirit and Opportunity are each 16 times as heavy as Sojourner.")

    assert [(each.verdict, each.vehicle) for each in made] == [
        (AGREES, "spirit"),
        (AGREES, "opportunity"),
    ]


def test_the_other_vehicle_is_not_what_the_sentence_is_about() -> None:
    """Figures and factors behind it are of the first one, in the order of the text."""
    made = read("Zhurong, with ten times Sojourner's mass, weighs 240 kg and is 22 times heavier "
                "than Sojourner.")  # fmt: skip

    assert [(each.vehicle, each.verdict) for each in made] == [
        ("zhurong", DIFFERS),
        ("zhurong", AGREES),
        ("zhurong", AGREES),
    ]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Curiosity is 30 times as heavy as Mars Pathfinder's Sojourner.", "sojourner"),
        ("Curiosity is 30 times as heavy as Spirit, Sojourner said.", "spirit"),
        ("Curiosity is 30 times as heavy as its older twin, the rover Spirit.", "spirit"),
        ("Curiosity has 30 times the mass of “Spirit”.", "spirit"),
        ("Curiosity is 30 times as heavy as Apollo 15’s Apollo LRV.", "apollo-lrv"),
        ("Curiosity is 30 times as heavy as a car that Spirit saw once on its long way.", None),
    ],
)
def test_the_other_vehicle_is_named_behind_the_factor(text: str, other: str | None) -> None:
    """A mission, an apposition or quotes may stand between, and a name further on is not meant."""
    made = next(each for each in read(text) if each.is_factor)

    assert [each.vehicle for each in made.beside] == [other] * (other is not None)


def test_factors_as_data() -> None:
    """Data have the figures of both vehicles and the factor, and the audit counts it."""
    audit = rs.audit(text="Curiosity is 30 times as heavy as Spirit.", against=True)
    (made,) = audit.statements

    data = made.as_data()
    assert audit.figure_count == 1
    assert [each["vehicle"] for each in data["shown"]] == ["curiosity"]
    assert [each["vehicle"] for each in data["beside"]] == ["spirit"]
    assert (data["factors"], data["spec"]) == (["5.17"], "mass")
    assert made.differences == ("×5.8",)
