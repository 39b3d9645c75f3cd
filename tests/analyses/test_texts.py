"""Texts: sentences end, and a part of one has words around it."""

from __future__ import annotations

import itertools

import pytest

from roverspecs.analyses.texts import (
    BREAK,
    sentence_ends,
    with_exchanged_signs,
    without_addresses,
    words_around,
)


def test_sentences_end() -> None:
    """A sentence ends at its point, at a Japanese one, and at a break, and not within 5 in. x 3."""
    text = f"It is 5 in. x 3 in. (or so). A b! “C” d。e{BREAK}f? g"
    places = [0, *sentence_ends(text), len(text)]

    assert [text[one:other] for one, other in itertools.pairwise(places)] == [
        "It is 5 in. x 3 in. (or so). ", "A b! ", "“C” d。", f"e{BREAK}", "f? g",
    ]  # fmt: skip


def test_sentences_begin_with_capitals_of_any_language() -> None:
    """A Russian sentence is no part of the one before, and neither is a Spanish question."""
    text = "Он. Его. «Ещё». Éa. ¿Qué? e"
    places = [0, *sentence_ends(text), len(text)]

    assert [text[one:other] for one, other in itertools.pairwise(places)] == [
        "Он. ", "Его. ", "«Ещё». ", "Éa. ", "¿Qué? e",
    ]  # fmt: skip


def test_signs_of_decimals_are_exchanged() -> None:
    """Points and commas change places within numbers, and no place of the text moves."""
    text = "a 1.250,5 m, v1.2, 3,5 kg. 4"

    assert with_exchanged_signs(text) == "a 1,250.5 m, v1.2, 3.5 kg. 4"
    assert with_exchanged_signs(text, lambda number: number[0] == "3,5") == (
        "a 1.250,5 m, v1.2, 3.5 kg. 4"
    )


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("5 kg", "5 kg", "5 kg"),
        ("It  has\n5 kg.", "5 kg", "It has 5 kg."),
        (f"before{BREAK}It has 5 kg{BREAK}behind", "5 kg", "It has 5 kg"),
        (f"{'word ' * 20}5 kg{' word' * 20}", "5 kg", "…word word word word word word word word 5 kg word word word word word word word word…"),
        (f"{'long' * 20} 5 kg {'long' * 20}", "5 kg", f"…ong{'long' * 9} 5 kg {'long' * 9}lon…"),
        (f"{'質' * 60}5 kg{'量' * 60}", "5 kg", f"…{'質' * 40}5 kg{'量' * 40}…"),
    ],
)  # fmt: skip
def test_words_around_a_part(text: str, part: str, words: str) -> None:
    """The words around a part are whole where there are spaces, and of its own paragraph."""
    start = text.index(part)

    assert words_around(text, start, start + len(part)) == words


def test_words_are_looked_for_nearby() -> None:
    """A long paragraph is not searched for its ends."""
    assert words_around("a" * 1000, 500, 501, reach=3) == "…aaaaaaa…"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("see https://a.example/watch?t=82s now", "see" + " " * 31 + "now"),
        ('<https://a.example/5kg> "http://b.example/6m"', "<" + " " * 21 + '> "' + " " * 19 + '"'),
        ("no address: //5 kg", "no address: //5 kg"),
    ],
)
def test_addresses_hold_no_figures(text: str, kept: str) -> None:
    """A web address becomes as many spaces, so that all other places stay the same."""
    assert without_addresses(text) == kept
    assert len(without_addresses(text)) == len(text)
