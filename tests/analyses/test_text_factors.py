"""Factors in running texts: how many times as heavy as another vehicle one is said to be."""

from __future__ import annotations

import time

import pytest

from roverspecs.analyses.text_factors import factors_in


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
        ("is two or three times as fast as it", "2–3", "two or three times as fast as", "top_speed"),
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
        ("sont deux fois plus lourds que lui", "2", "deux fois plus lourds que", "mass"),
        ("son tres veces más largas que él", "3", "tres veces más largas que", "length"),
        ("sono tre volte più lunghi di lui", "3", "tre volte più lunghi di", "length"),
        ("são três vezes mais altos do que ele", "3", "três vezes mais altos do que", "height"),
        ("wiegt fünfmal so viel wie er", "5", "fünfmal so viel wie", "mass"),
        ("pèse 5,2 fois plus que lui", "5.2", "5,2 fois plus que", "mass"),
        # Words that a pattern takes for others: letters of Turkish, a break of line, a point.
        ("is fıve times as heavy as it", "5", "fıve times as heavy as", "mass"),
        ("is TWİCE as heavy as it", "2", "TWİCE as heavy as", "mass"),
        ("is a\u00a0hundred times as heavy as it", "100", "a\u00a0hundred times as heavy as", "mass"),
        ("is twenty-five times as heavy as it", "25", "twenty-five times as heavy as", "mass"),
        ("is forty two times as heavy as it", "42", "forty two times as heavy as", "mass"),
        ("es 5.2 veces más pesado que él", "5.2", "5.2 veces más pesado que", "mass"),
        ("is between 10 and 20 times as long as it", "10–20", "between 10 and 20 times as long as", "length"),
        ("landed in 2012 and 5 times as heavy as it", "5", "5 times as heavy as", "mass"),
        ("is 5.0–5 times as heavy as it", "5", "5.0–5 times as heavy as", "mass"),
        ("is up to 5 to 6 times as heavy as it", "5–6", "up to 5 to 6 times as heavy as", "mass"),
    ],
)  # fmt: skip
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
    assert (heavier.may_be_one_more, heavy.may_be_one_more) == (True, False)


@pytest.mark.parametrize(
    ("text", "is_more"),
    [
        ("5 times more massive than", True),
        ("weighs 5 times more than", True),
        ("wiegt fünfmal mehr als", True),
        ("fünfmal schwerer als", True),
        ("weighs 5 times as much as", False),
        ("twice heavier than", False),
        ("cinq fois plus lourd que", False),
    ],
)
def test_so_many_times_more_may_be_one_time_more(text: str, is_more: bool) -> None:
    """It may in English and German, whatever word says so."""
    (factor,) = factors_in(text)

    assert factor.may_be_one_more is is_more


@pytest.mark.parametrize(("decimal", "value"), [(None, "1025"), (".", "1025"), (",", "1.025")])
def test_the_sign_of_decimals(decimal: str | None, value: str) -> None:
    """It is that of the language, or the one that the reader says."""
    (factor,) = factors_in("1,025 times the mass of", decimal)

    assert str(factor.value) == value


@pytest.mark.parametrize(
    "text",
    [
        "It costs five times more than Spirit. It was as heavy as Spirit.",
        "five times heavier, twice as heavy, half of the mass",
        "In 2004 times changed, 16:5 times as heavy as it, $5 times the mass of it",
        "It is five times\n\nheavier than Spirit, 4 thousand times heavier than it.",
        "Er hat dreimal angerufen. Il y va deux fois par an.",
        "007 times as heavy as, 0,000 times as heavy as, 000000 times the mass of, 00-0.0 times as long as",
        "1'500 times as heavy as, 5±1 times as heavy as, -5 times as heavy as",
        "It weighs 899 kg and cost three times as much as Spirit.",
        "more than 5e9 times as much as, weighs a ton: three times as much as Spirit",
    ],
)
def test_other_words_are_no_factors(text: str) -> None:
    """Times of anything but a spec, a comparison without another thing, and prices are none."""
    assert factors_in(text) == []


@pytest.mark.parametrize("piece", ["1,234,", "5 to ", "two ", "half the ", "a'b ", "twice as "])
def test_no_text_takes_long(piece: str) -> None:
    """No run of numbers or words is looked at again for each of its parts."""
    start = time.process_time()
    assert factors_in(piece * 20_000) == []
    assert time.process_time() - start < 5
