"""Two readers of printed values agree: the grammar, and one written from the docs alone."""

from __future__ import annotations

import importlib
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import read_markdown
from second_reader import BEFORE, BEHIND, POWER, RATE, UNIT, Reading, SecondReader, Word
from strategies import examples

from roverspecs.errors import RoverspecsError
from roverspecs.values import units
from roverspecs.values.published import PublishedValue


def _documented() -> list[Word]:
    """Return every word in the tables of the docs."""
    generated = importlib.import_module("generated")
    words = []
    for section in re.split("^### ", generated.words(), flags=re.MULTILINE)[1:]:
        language, _, table = section.partition("\n\n")
        decimal = "a comma" if "is a comma." in table else "a point"
        grid, _ = read_markdown(table.partition("\n\n")[2])
        for place, texts, example, reading in grid[1:]:
            words += [
                Word(language, decimal, place, text, example, reading) for text in texts.split(", ")
            ]
    return words


WORDS = _documented()
SECOND = SecondReader(WORDS)


def first(text: str) -> Reading | None:
    """Return what the grammar reads, as the second reader gives it."""
    try:
        value = PublishedValue.parse(text)
        unit = units.symbol(value.unit)
    except RoverspecsError:
        return None
    if value.form == "range":
        return Reading(value.sign, tuple(map(Fraction, value.numbers)), unit)
    return Reading(value.sign, (Fraction(value.nominal),), unit)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.text)
def test_each_example_of_the_page_is_read_alike(word: Word) -> None:
    """The example of a word, and its reading, say the same to the grammar."""
    assert first(word.example) == first(word.reading) is not None


def texts_at(*places: str) -> st.SearchStrategy[str]:
    """Return a strategy of the words that stand in one of the places."""
    return st.sampled_from([word.text for word in WORDS if word.place in places])


digits = st.one_of(
    st.integers(0, 2000).map(str),
    st.integers(1, 20000).map("{:,}".format),
    st.integers(1000, 20000).map("{:,}".format).map(lambda text: text.replace(",", "'")),
    st.integers(1000, 20000).map("{:,}".format).map(lambda text: text.replace(",", " ")),
    st.decimals(0, 999, places=1).map(str),
    st.decimals(0, 999, places=1).map(lambda number: str(number).replace(".", ",")),
    st.decimals(0, 99, places=3).map(lambda number: str(number).replace(".", ",")),
    st.decimals(0, 99, places=3).map(str),
    st.sampled_from(["½", "2½", "2 ½", "2 1/2", "6 3/4", "3/8", ".5", "1,50,000"]),
)
usual = st.sampled_from(["kg", "km", "cm", "km/h", "㎏", "W", "kilometers per hour", "min", "deg"])
unit_words = usual | texts_at(UNIT)
space = st.sampled_from(["", " "])


@st.composite
def printed(draw: st.DrawFn) -> str:
    """Draw a value as it may be printed, in one language or in several."""
    before = draw(st.just("") | texts_at(BEFORE) | texts_at(RATE) | st.sampled_from("~≤≧<"))
    behind = draw(st.just("") | st.just("") | texts_at(BEHIND) | st.just("+"))
    if behind and draw(st.booleans()):
        behind = f"({behind})"
    power = draw(st.just("") | st.just("") | texts_at(POWER))
    parts = [draw(digits)]
    if draw(st.integers(0, 3)) == 0:
        parts += [
            draw(st.sampled_from(["-", "–", "~", "～", " to ", "...", " bis ", "から"])),
            draw(digits),
        ]
    parts += [draw(space), power, draw(space), draw(unit_words)]
    return f"{before} {''.join(parts)} {behind}".strip()


@examples(600)
@given(printed())
def test_the_two_readers_agree(text: str) -> None:
    """No text is one quantity to the grammar and another, or none, to the second reader."""
    assert first(text) == SECOND.read(text)
