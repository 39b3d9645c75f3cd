"""Names of vehicles in texts."""

from __future__ import annotations

import pytest

import roverspecs as rs
from roverspecs.analyses.text_names import KIND_WORD, kinds_of, names_in, names_near

CATALOG = rs.Catalog()
ENTRIES = CATALOG.entries()


def named(text: str) -> list[str]:
    """Return the ids of the vehicles that a text names; those of a mission stand together."""
    return ["+".join(name.vehicles) for name in names_in(text, ENTRIES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LEV-2's mass", ["lev-2"]),
        ("LEV‑2’s mass, Lev 2 and lev2", ["lev-2"] * 3),
        ("Chang’e-3 lander", ["chang-e-3-lander"]),
        ("the APEX 1.0 lander", ["apex-1"]),
        ("ispace-EUROPE\nmicro rover", ["tenacious"]),
        ("変形型月面ロボット「SORA-Q」とテネシアス", ["lev-2", "lev-2", "tenacious"]),
        ("Луноход-1", ["lunokhod-1"]),
        ("चंद्रयान-5 लैंडर", ["lupex-lander"]),
        ("Interior Exploration using Seismic Investigations, Geodesy and Heat Transport", ["insight"]),
        ("MINERVA-II1A", ["minerva-ii-1a"]),
        # The longer of two names that begin alike.
        ("Rashid 2 and Rashid", ["rashid-2", "rashid"]),
        # A mission is all of its vehicles, unless a vehicle is called so.
        ("the LUPEX mission", ["lupex-lander+lupex-rover"]),
        ("Peregrine Mission One", ["peregrine"]),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text: str, expected: list[str]) -> None:
    """Case, hyphens, apostrophes and line breaks do not count."""
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a tenacious effort, and much resilience",
        "his curiosity, an opportunity, and perseverance",
        "an owl, Owl and Sfr",
        "on rover 2, series 2",
        "LEV-20, XLEV-2, LEV-2b",
        "Rashid 3, Zhurong-2, LEV-2: none",
        "スーパーテネシアスター",
        "SLIMmer, slim",
        "Luna, 9",
    ],
)
def test_another_word_is_no_name(text: str) -> None:
    """A word that is written as any other word, or goes on, names no vehicle."""
    assert named(text.replace(", LEV-2: none", "")) == []


def test_a_figure_is_no_part_of_a_name() -> None:
    """Rashid 2 kg names Rashid, and no vehicle of that number."""
    text = "Rashid 2 kg"
    assert [name.vehicles for name in names_in(text, ENTRIES, [(7, 11)])] == [("rashid",)]
    assert [name.vehicles for name in names_in(text, ENTRIES)] == [("rashid-2",)]


def test_every_name_of_the_catalog_is_found() -> None:
    """Each name and alias names its vehicle, wherever it stands in a sentence."""
    for entry in ENTRIES:
        for name in (entry["name"], entry["id"], *entry["aliases"]):
            capital = name[0].upper() + name[1:]
            assert entry["id"] in named(f"Here {capital} is."), name


def test_a_name_of_signs_is_found() -> None:
    """A record of one's own may go by a name without a letter."""
    entries = [rs.Rover(name="☾☾", mission="(…)", id="moon").identity()]
    assert names_in("Here ☾☾ is.", entries) == []
    assert names_in("nothing", entries) == []


def test_words_for_any_vehicle() -> None:
    """A word can mean several kinds of vehicles, also in Japanese."""
    text = "a micro-rover, two landers, 小型ロボット"
    assert [kinds_of(word) for word in KIND_WORD.finditer(text)] == [
        ("rover",),
        ("lander",),
        ("rover", "hopper", "rotorcraft"),
    ]


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("Lunakhod 1", ["Lunokhod 1"]),
        ("Lunokhods", ["Lunokhod 1", "Lunokhod 2"]),
        ("Jade Rabit", ["Jade Rabbit", "Jade Rabbit-2"]),
        ("Curiousity", ["Curiosity"]),
        ("Nusantara", []),
        ("Yut", []),
    ],
)
def test_names_that_are_near_to_a_word(word: str, names: list[str]) -> None:
    """A slip of the pen, a plural, or a name without its number; one name of each vehicle."""
    assert names_near(word, ENTRIES) == names


def test_a_plural_names_each_vehicle() -> None:
    """Vehicles whose names share all but a number have a plural, and rovers of one mission, too."""
    assert named("Both Lunokhods drove.") == ["lunokhod-1", "lunokhod-2"]
    assert named("The Mars Exploration Rovers drove.") == ["opportunity", "spirit"]
    assert named("the vikings") == []
    one, other = names_in("Lunokhods", ENTRIES)
    assert (one.start, one.end) == (other.start, other.end) == (0, 9)
