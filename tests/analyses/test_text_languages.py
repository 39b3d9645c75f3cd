"""The languages of sentences."""

from __future__ import annotations

import pytest

from roverspecs.analyses.text_languages import (
    SPEC_WORDS,
    have_comma,
    is_foreign,
    languages_of,
)
from roverspecs.values.languages import LANGUAGES


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("", ()),
        ("Yutu-2: 140", ()),
        ("It is 5 cm tall.", ("English",)),
        ("Yutu-2 wiegt 135 kg.", ("German",)),
        ("Tenacious mesure 54 cm de long et 26 cm de haut.", ("French",)),
        ("El rover mide 54 cm de largo y 26 cm de alto.", ("Spanish",)),
        ("Il rover è lungo 54 cm.", ("Italian",)),
        ("O rover tem 26 cm de altura.", ("Portuguese",)),
        ("Он весит 756 кг.", ("Russian",)),
        ("Je to rover, který má 5 kg.", ("Czech",)),
        # These are words of all three.
        ("Yutu-2 pesa 135 kg.", ("Spanish", "Italian", "Portuguese")),
        # A name in other letters changes nothing.
        ("Lunokhod 1 (Луноход-1) is of 756 kg and was on the Moon.", ("English",)),
    ],
)
def test_the_language_of_a_sentence_shows_by_its_small_words(
    text: str, languages: tuple[str, ...]
) -> None:
    """It is in each language of which it has the most small words."""
    assert languages_of(text) == languages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("the rover and its wheels", False),
        ("Rover mit Ziel", False),
        ("Die Masse der Roboter und das Rad: ", True),
        ("un rover con las ruedas del proyecto", True),
        ("Он весит 756 кг.", False),
    ],
)
def test_a_text_in_another_language_shows_by_two_small_words(text: str, expected: bool) -> None:
    """One such word may be a name; two are a language."""
    assert is_foreign(text) is expected


def test_a_comma_is_the_sign_of_decimals_in_all_the_languages_that_a_text_may_be_in() -> None:
    """Without a language, nobody knows."""
    assert have_comma(("Spanish", "Italian"))
    assert not have_comma(("German", "English"))
    assert not have_comma(())


def test_the_languages_are_those_of_the_words_for_values() -> None:
    """A language with words for specs has words for units and marks, too."""
    assert {*SPEC_WORDS} < {language.name for language in LANGUAGES}
