"""What stands around a factor: the clause begins with a vehicle and ends with another one."""

from __future__ import annotations

import pytest

from roverspecs.analyses.factor_clauses import (
    begins_clause,
    ends_clause,
    stands_behind,
    surroundings,
)
from roverspecs.analyses.factor_words import GRAMMARS
from roverspecs.analyses.text_factors import factors_in


@pytest.mark.parametrize(
    ("lead", "is_begin", "expected"),
    [
        ("", True, True),
        ("- **", True, True),
        ("In 2012, NASA's rover ", True, True),
        ("Spirit landed, and ", True, True),
        ("Spirit landed, and ", False, True),
        ("", False, False),
        ("The camera of ", True, False),
        ("It is false that ", True, False),
        ("Together, ", True, False),
    ],
)
def test_where_a_clause_begins(lead: str, is_begin: bool, expected: bool) -> None:
    """It begins a sentence, or stands behind a conjunction, but for an article and the like."""
    assert begins_clause(lead, is_begin=is_begin) is expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("", True),
        (".", True),
        (" was.", True),
        (" rover, which", True),
        ("**[1].", True),
        (" and is twice", True),
        (" and its lander", False),
        ("'s arm", False),
        (" would have been", False),
        (" in instruments", False),
    ],
)
def test_where_a_clause_ends(tail: str, expected: bool) -> None:
    """It ends with a sign, or goes on with what is no part of the comparison."""
    text = f"Spirit{tail}"

    assert ends_clause(text, len("Spirit"), len(text)) is expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Spirit", True),
        ("the rover Spirit", True),
        ("its older twin, the rover Spirit", True),
        ("“Spirit", True),
        ("a car that Spirit", False),
        ("an elephant, Spirit", False),
    ],
)
def test_the_name_behind_a_factor(behind: str, expected: bool) -> None:
    """Only an article and what kind of vehicle it is stand between."""
    text = f"five times as heavy as {behind}"
    (factor,) = factors_in(text)

    assert stands_behind(text, factor, text.index("Spirit")) is expected


@pytest.mark.parametrize("language", GRAMMARS)
@pytest.mark.parametrize("verb", ["be", "weigh", "have", "drive"])
def test_each_verb_has_its_surroundings(language: str, verb: str) -> None:
    """Each form of a verb may stand between a vehicle and its factor, and a denial may not."""
    around = surroundings(language, verb)

    for form in GRAMMARS[language].verbs[verb].split("|"):
        if form.isalpha():
            assert around.behind_name.fullmatch(f" {form} ")
            assert not around.behind_name.fullmatch(f" {form} not ")
