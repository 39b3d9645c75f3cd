"""The words of factors in each language."""

from __future__ import annotations

import re

import pytest

from roverspecs.analyses.factor_words import ANY, GRAMMARS
from roverspecs.analyses.text_languages import languages_of
from roverspecs.records.vehicles import PUBLISHED


@pytest.mark.parametrize("language", GRAMMARS)
def test_each_language_has_words_for_published_specs(language: str) -> None:
    """Each names a mass, a length, a width, a height and a speed, and has its four verbs."""
    grammar = GRAMMARS[language]

    for words in (grammar.adjectives, grammar.inverse, grammar.nouns):
        assert {*words} <= {*PUBLISHED, ANY}
        assert "mass" in words
    assert {"mass", "length", "width", "height", "top_speed"} <= {*grammar.adjectives}
    assert {*grammar.verbs} == {"be", "weigh", "have", "drive"}


@pytest.mark.parametrize("language", GRAMMARS)
def test_a_language_is_one_that_texts_are_known_in(language: str) -> None:
    """Its verbs and articles make a sentence of it, and not of another language."""
    sentences = {
        "English": "The rover is of the same mass and was built for the Moon.",
        "German": "Der Rover ist so schwer wie der andere und war auf dem Mond.",
        "French": "Le rover est aussi lourd que les autres et il est dans la base.",
        "Spanish": "El rover es más pesado que los otros y está en la Luna.",
        "Italian": "Il rover è più pesante degli altri e si trova nella base della Luna.",
        "Portuguese": "O rover é mais pesado do que os outros e não está na Lua.",
    }
    sentence = sentences[language]

    assert languages_of(sentence) == (language,)
    assert re.search(rf"(?i:\b(?:{GRAMMARS[language].verbs['be']})\b)", sentence)


def test_english_numbers_go_on_above_twelve() -> None:
    """Tens and what stands between them have their numbers, with a hyphen."""
    numbers = GRAMMARS["English"].numbers

    found = {word: numbers[word] for word in ("twenty", "twenty-one", "ninety-nine", "a hundred")}
    assert found == {"twenty": "20", "twenty-one": "21", "ninety-nine": "99", "a hundred": "100"}
