"""Names in texts that no vehicle of the catalog goes by."""

from __future__ import annotations

from typing import Any

import pytest

from roverspecs.analyses.text_strangers import (
    is_strange,
    names_like,
    subject_behind,
    subjects_in,
)

FIGURE = "5 kg"
ENTRY = {
    "id": "alpha-1",
    "name": "Alpha 1",
    "aliases": ["Chang'e rover"],
    "operator": "ispace (Team HAKUTO)",
    "countries": ["Luxembourg", "Utopia"],
    "mission": "Dawn Mission",
}


def before(text: str) -> list[str]:
    """Return the names that the words before a figure are about."""
    return [each.name for each in subjects_in(text, 0, text.index(FIGURE))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nusantara weighs 5 kg", ["Nusantara"]),
        ("In May, the Nusantara also weighs 5 kg", ["Nusantara"]),
        ("The twin Lunokhods weighed 5 kg", ["Lunokhods"]),
        ("Falcon 9 can carry 5 kg", ["Falcon 9"]),
        ("Nusantara (N-1), which flew in 2030, weighs 5 kg", ["Nusantara"]),
        ("Nusantara's total mass is 5 kg", ["Nusantara"]),
        ("The Nusantara camera board weighs 5 kg", ["Nusantara"]),
        ("The mass of the Nusantara is 5 kg", ["Nusantara"]),
        ("The Nusantara rover of 5 kg", ["Nusantara"]),
        ("The Indonesian lunar micro-rover of 5 kg", ["Indonesian"]),
        ("The Indonesian rover Nusantara weighs 5 kg", ["Indonesian", "Nusantara", "Nusantara"]),
        ("The rover called Nusantara has 5 kg", ["Nusantara", "Nusantara"]),
        ("The rover, Nusantara, weighs 5 kg", ["Nusantara"]),
        # Who says it, and where, is nothing that a sentence is about.
        ("NASA said it weighs 5 kg", []),
        ("At Jezero Crater the rover weighs 5 kg", []),
        ("Built by Astrium, the rover weighs 5 kg", []),
        ("The one built by the Astrium works was 5 kg", []),
        ("it weighs 5 kg", []),
    ],
)
def test_what_a_sentence_is_about(text: str, names: list[str]) -> None:
    """Its name stands before a verb, or beside a word for a vehicle."""
    assert before(text) == names


def test_a_name_knows_whether_a_vehicle_is_called_so() -> None:
    """The Mars 2020 rover is a vehicle, and Mars 2020 a mission."""
    (rover,) = subjects_in("The Mars 2020 rover", 0, 19)
    (mission,) = subjects_in("Mars 2020 weighs", 0, 16)
    assert (rover.is_before_kind, mission.is_before_kind) == (True, False)
    assert (rover.start, rover.end) == (4, 13)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A 5 kg rover, Nusantara, flew", "Nusantara"),
        ("A 5 kg lunar rover called Nusantara flew", "Nusantara"),
        ("Weighing 5 kg, the Nusantara flew", "Nusantara"),
        ("Weighing 5 kg, Xinhua said, it flew", None),
        ("Weighing 5 kg, it flew", None),
        ("It weighs 5 kg, Nusantara flew", None),
        ("A 5 kg rover flew with Nusantara", None),
    ],
)
def test_a_name_behind_a_figure(text: str, name: str | None) -> None:
    """A rover is called so behind its mass, and a participle waits for its subject."""
    start = text.index(FIGURE)
    found = subject_behind(text, 0, start, start + len(FIGURE), len(text))
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nusantara", True),
        ("Mars Nusantara", True),
        ("Indonesian", True),
        ("Japanese", True),
        # A number makes another vehicle of one of the same name.
        ("Alpha 2", True),
        ("Alpha 1", False),
        ("Alpha", False),
        ("Chang’e", False),
        # Its country, operator and mission.
        ("Luxembourg-built", False),
        ("European", False),
        ("British", True),
        ("Utopia", False),
        ("Hakuto's", False),
        ("Dawn", False),
        # Ordinary words.
        ("Launch Mass", False),
        ("Tiny", False),
        ("Cooper-sized", False),
    ],
)
def test_a_name_is_strange_to_a_vehicle(name: str, expected: bool) -> None:
    """Its own words, and those that a text also has without a capital, are not strange."""
    assert is_strange(name, ENTRY, {"tiny"}) is expected


def test_a_vehicle_without_an_operator() -> None:
    """A record of one's own need not have one."""
    entry: dict[str, Any] = ENTRY | {"operator": None, "mission": None, "countries": []}
    assert is_strange("Nusantara", entry, ())


def test_words_written_as_names() -> None:
    """Each is found once, without the article that begins a sentence."""
    assert names_like("The Lunochod 1 and Lunochod 1 wog 5 kg auf dem Mond") == [
        "Lunochod 1",
        "Mond",
    ]
