from __future__ import annotations

import pytest

from roverspecs.analyses.articles import Article
from roverspecs.analyses.text_words import (
    Rate,
    ends_a_number,
    lowered,
    mark_before,
    mark_behind,
    rate_before,
    vocabulary,
)
from roverspecs.values.languages import LANGUAGES
from roverspecs.values.marks import MARK_OF

GERMAN = "Die Masse der Roboter und das Rad: "


@pytest.mark.parametrize(
    ("before", "mark"),
    [
        ("It weighs about ", "~"),
        ("a little more than ", "~"),
        ("no fewer than ", "≥"),
        ("of at most ", "≤"),
        ("ends between ", "between"),
        ("質量は約", "~"),
        ("质量不超过", "≤"),
        ("около ", "~"),
        (">= ", ">="),
        ("turnover ", ""),
        ("sei ", ""),
        ("bis zu ", ""),
        (f"{GERMAN}bis zu ", "≤"),
        (f"{GERMAN}mehr als ", ">"),
    ],
)
def test_marks_before_a_number(before: str, mark: str) -> None:
    """A mark of another language of Latin letters counts in a text that is written in one."""
    found, start = mark_before(f"{before}5 kg", len(before))

    assert found == mark
    assert (start < len(before)) == bool(mark)


@pytest.mark.parametrize(
    ("behind", "mark"),
    [
        (" or more", "≥"),
        (" or so", "~"),
        (" at most places", ""),
        ("以上", "≥"),
        (" или более", "≥"),
        (" oder mehr", ""),
        (f" oder mehr. {GERMAN}", "≥"),
        ("", ""),
    ],
)
def test_marks_behind_a_figure(behind: str, mark: str) -> None:
    """Of English only those count that can be nothing else."""
    assert mark_behind(f"5 kg{behind}", 4) == mark


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_every_mark_of_the_tables_is_known_to_texts(language: object) -> None:
    """There is no second list of marks."""
    known = vocabulary(GERMAN)
    marks = {**known.marks, **known.solid_marks}
    for entry in language.entries:  # type: ignore[attr-defined]
        if entry.role == "before":
            for word in entry.spellings.split(", "):
                assert marks[word.casefold()] in MARK_OF.values()


def test_a_rate_stands_before_the_number() -> None:
    """In Japanese the time of a speed comes first."""
    assert rate_before("最高時速", 4) == Rate("/h", 2)
    assert rate_before("毎秒 ", 3) == Rate("/s", 0)
    assert rate_before("約", 1) is None


def test_a_number_in_words_may_be_the_end_of_a_longer_one() -> None:
    """Five is none in twenty five, nor cinco in ciento cinco."""
    assert ends_a_number("twenty ", 7)
    assert ends_a_number("a hundred and ", 14)
    assert ends_a_number("ciento ", 7)
    assert not ends_a_number("for ", 4)


@pytest.mark.parametrize("word", ["FİVE", "fıve", "Five"])
def test_a_word_is_lowered_as_a_pattern_matches_it(word: str) -> None:
    """The Turkish letters that a pattern without case takes for an i are one here, too."""
    assert lowered(word) == "five"
    assert [str(each.value) for each in Article(f"It weighs {word} kilograms.").mentions] == [
        "5 kilograms"
    ]
