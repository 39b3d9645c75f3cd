"""What factors in running texts are of, and what the catalog says of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.statements import AGREES, DIFFERS, OPEN, SUPERSEDED, Statement
from roverspecs.analyses.text_factors import factors_in

NO_VEHICLE = "not understood: which vehicle has so many times as much"
NO_OTHER = "not understood: with which vehicle it is compared"


def read(text: str) -> tuple[Statement, ...]:
    """Return the statements of a text."""
    return rs.audit(text=text, against=True).statements


_WORDS = (
    *("5", "1,000", "two", "0", "to", "and", "–", "times", "twice", "half", "x", "mal"),
    *("is", "has", "as", "heavy", "heavier", "than", "lighter", "the", "mass", "of", "weighs"),
    *("Curiosity", "Spirit", "Spirit's", "Sojourner", "fois", "plus", "lourd", "que", ".", "\n\n"),
)


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_no_order_of_words_is_an_error(text: str) -> None:
    """Each factor that is found lies within the text, and gives a statement."""
    for factor in factors_in(text):
        assert 0 <= factor.start < factor.end <= len(text)
    assert sum(each.is_factor for each in read(text)) >= len(factors_in(text))


@pytest.mark.parametrize(
    ("text", "verdict", "title", "detail"),
    [
        (
            "Curiosity is about five times as heavy as Spirit.",
            AGREES,
            "Curiosity, about five times as heavy as Spirit",
            "agrees with 5.17 times: mass 899 kilograms — NASA Science (mirror mdsite.deno.dev), "
            "2024; of Spirit: 174 kilograms — NASA/JPL Photojournal (via PDS Rings Node), "
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
            "4 times more is taken for 5 times",
        ),
        (
            "Curiosity weighs 30 times as much as Spirit.",
            DIFFERS,
            "Curiosity, 30 times as much as Spirit",
            "differs from 5.17 times: mass 899 kilograms — ",
        ),
        (
            "Spirit and Opportunity drove twice as far as Sojourner.",
            OPEN,
            "twice as far as Sojourner",
            "not understood: each of Spirit and Opportunity, or all together",
        ),
        # Another claim has 185 kg for Spirit.
        (
            "Curiosity is 3.86 times heavier than Spirit.",
            SUPERSEDED,
            "Curiosity, 3.86 times heavier than Spirit",
            "3.86 times more is taken for 4.86 times",
        ),
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
        ("Curiosity is seven times as heavy as a car.", OPEN, "Curiosity, seven times as heavy as", NO_OTHER),
        ("Spirit is twice as heavy as Spirit.", OPEN, "Spirit, twice as heavy as Spirit", NO_OTHER),
        (
            "Curiosity is twice as heavy as Spirit and Opportunity.",
            OPEN,
            "Curiosity, twice as heavy as Spirit and Opportunity",
            "not understood: each of Spirit and Opportunity, or all together",
        ),
        (
            "Curiosity is twice as heavy as the Lunokhods.",
            OPEN,
            "Curiosity, twice as heavy as the Lunokhods",
            "not understood: each of Lunokhod 1 and Lunokhod 2, or all together",
        ),
        (
            "Perseverance weighs more than 4,000 times as much as LEV-2.",
            AGREES,
            "Perseverance, more than 4,000 times as much as LEV-2",
            "agrees with ~4500 times: mass ~1,025 kilograms",
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
        ("It is twice as heavy as Spirit.", OPEN, "twice as heavy as Spirit", NO_VEHICLE),
        (
            "Spirit and Opportunity together are twice as heavy as Sojourner.",
            OPEN,
            "twice as heavy as Sojourner",
            NO_VEHICLE,
        ),
        # The figures bear no more than one digit, and leave room for more than one factor.
        (
            "Lunokhod 1 is 12 times as fast as Curiosity.",
            OPEN,
            "Lunokhod 1, 12 times as fast as Curiosity",
            "the catalog leaves it open: 10 times",
        ),
        (
            "Perseverance is three times as long as Sojourner.",
            OPEN,
            "Perseverance, three times as long as Sojourner",
            "the catalog leaves it open: ~5 times",
        ),
        (
            "Tenacious is 22 times as heavy as LEV-2.",
            AGREES,
            "Tenacious, 22 times as heavy as LEV-2",
            "agrees with ~20 times: mass ~5 kg — ",
        ),
        (
            "Curiosity is twenty-five times as heavy as Spirit.",
            DIFFERS,
            "Curiosity, twenty-five times as heavy as Spirit",
            "differs from 5.17 times: ",
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


@pytest.mark.parametrize(
    "text",
    [
        # How long something lasted is no length.
        "Opportunity lasted 60 times longer than Spirit.",
        "Opportunity has lived twice as long as Spirit.",
        "Opportunity war zweimal länger als Spirit in Betrieb.",
        # A part, a picture, a twin, or what a vehicle found.
        "Curiosity's wheels are twice as wide as Spirit.",
        "The camera of Curiosity is three times as heavy as Spirit.",
        "Curiosity's descent stage is four times as heavy as Spirit.",
        "Perseverance photographed a dust devil 60 times as tall as Curiosity.",
        "Curiosity met a rock twice as heavy as Spirit.",
        "Curiosity carries a drill half as long as Sojourner.",
        "Perseverance processes images ten times faster than Curiosity.",
        "Ingenuity flew twice as high as Curiosity stands.",
        "Zhurong's successor will be three times as heavy as Yutu-2.",
        "Curiosity's twin is 16 times as heavy as Sojourner.",
        "Zhurong landed in 2021. A future rover could be twice as heavy as Curiosity.",
        "Zhurong landed in 2021. The next rover is twice as heavy as Curiosity.",
        # What the other vehicle has, or what stands further on.
        "Curiosity is 10 times the length of Spirit's arm.",
        "Curiosity is 20 times as heavy as Perseverance's helicopter.",
        "Curiosity is 3 times as heavy as the Spirit lander.",
        "Curiosity is five times as heavy as Sojourner's successor Spirit.",
        "Curiosity is twice as heavy as Spirit's.",
        "Curiosity weighs twice as much as an elephant, Spirit engineers joked.",
        "Jupiter is 300 times as massive as Earth, Perseverance's home.",
        "The crater was 800 times as wide as Curiosity is long, twice as wide as Spirit.",
        # Neither a denial nor a condition says so.
        "Curiosity is not ten times as heavy as Spirit.",
        "If Curiosity is ten times as heavy as Spirit, it is big.",
        "Is Curiosity ten times as heavy as Spirit?",
        "Curiosity n'est pas dix fois plus lourd que Spirit.",
        "It is a myth that Curiosity is ten times as heavy as Spirit.",
        "Neither Spirit nor Opportunity was ten times as heavy as Sojourner.",
        "“Curiosity is ten times as heavy as Spirit” is a common mistake.",
        # A vehicle within a phrase on something else.
        "The rocket that launched Curiosity was 3000 times as heavy as Spirit.",
        "Engineers who built Curiosity are ten times as heavy as Spirit.",
        "The hill near Spirit is 20 times as high as Sojourner.",
        "The total of Spirit and Opportunity was 32 times as heavy as Sojourner.",
        "Together, Spirit and Opportunity were 32 times as heavy as Sojourner.",
        "La mission Curiosity est dix fois plus longue que Spirit.",
        "At launch, Curiosity was 20 times as heavy as Spirit.",
        "Curiosity (with its descent stage) is 20 times as heavy as Spirit.",
        "Curiosity, at launch, was 20 times as heavy as Spirit.",
        # What the sentence before tells of may be another thing.
        "A sky crane lowered Curiosity. It was ten times as heavy as Spirit.",
        "The camera of Curiosity failed. It is three times as heavy as Spirit.",
        "Curiosity has a new drill. It is twice as long as Sojourner.",
        "Curiosity is larger than Spirit. It is 16 times as heavy as Sojourner.",
        "Curiosity is larger than Spirit. The older rover is 16 times as heavy as Sojourner.",
        # A sum, a part, or what comes behind the other name.
        "Curiosity is 2.6 times as heavy as Spirit plus Opportunity.",
        "Curiosity is 2.6 times as heavy as Spirit, Opportunity and Sojourner combined.",
        "Curiosity is 0.5 times as heavy as Spirit and its lander.",
        "Curiosity is 20 times as heavy as Spirit would have been.",
        "Curiosity has ten times the mass of Spirit in instruments.",
        "Curiosity is ten times as long as Spirit roaming the planet.",
        "Curiosity is five times as heavy as Spirit, 16 times as heavy as Sojourner.",
        "On Mars, Curiosity weighs twice as much as Spirit on Earth.",
        # A speed that it need not reach, a distance in a time.
        "On average, Opportunity was ten times as fast as Lunokhod 1.",
        "Within a month, Opportunity drove twice as far as Lunokhod 1.",
        "Perseverance can drive five times faster than Curiosity.",
        "Spirit and Opportunity drove twice as far as Sojourner.",
    ],
)
def test_a_factor_of_something_else_is_held_against_no_vehicle(text: str) -> None:
    """Only a vehicle right before the verb, beside one right behind the factor, is compared."""
    factors = [each.verdict for each in read(text) if each.is_factor]

    assert OPEN in factors
    assert not {DIFFERS, SUPERSEDED}.intersection(factors)


@pytest.mark.parametrize(
    ("text", "vehicles"),
    [
        (
            "Curiosity is five times as heavy as Spirit, and Opportunity is 16 times as heavy as "
            "Sojourner.",
            ["curiosity", "opportunity"],
        ),
        ("Curiosity, five times as heavy as Spirit, landed.", ["curiosity"]),
        ("Curiosity landed. It is five times as heavy as Spirit.", ["curiosity"]),
        ("In 2012, Curiosity landed. The rover is five times as heavy as Spirit.", ["curiosity"]),
        ("Curiosity weighs 899 kg and is five times as heavy as Spirit.", ["curiosity"]),
        ("Curiosity weighs 899 kg, about five times as much as Spirit.", ["curiosity"]),
        ("- **Curiosity**[1] is five times as heavy as [Spirit](https://example.org)[2].", ["curiosity"]),
        ("Curiosity followed Spirit and is 80 times as heavy as its tiny cousin Sojourner.", ["curiosity"]),
        ("Spirit landed in 2004. Curiosity is five times as heavy as Spirit was.", ["curiosity"]),
        ("Curiosity, which landed in 2012, is also five times as heavy as Spirit.", ["curiosity"]),
        ("The rover Curiosity (2012) weighs five times as much as Spirit.", ["curiosity"]),
        ("NASA's Curiosity rover is five times as heavy as the Spirit rover.", ["curiosity"]),
        ("Spirit and Opportunity landed. They are 16 times as heavy as Sojourner.", ["spirit", "opportunity"]),
        ("Both Lunokhods are 70 times as heavy as Sojourner.", ["lunokhod-1", "lunokhod-2"]),
        ("Zhurong is 22 times as heavy as Sojourner and half as long as Perseverance.", ["zhurong"] * 2),
    ],
)  # fmt: skip
def test_the_vehicle_of_a_factor(text: str, vehicles: list[str]) -> None:
    """It is the one right before the verb, the one of the factor before, or that of a pronoun."""
    assert [each.vehicle for each in read(text) if each.is_factor] == vehicles


def test_many_factors_in_one_sentence() -> None:
    """No factor looks at all the others: four times as many take about four times as long."""
    times = []
    # What is compiled once is no part of it.
    read("Curiosity is five times as heavy as Spirit.")
    for count in (250, 1000):
        text = "Curiosity is five times as heavy as Spirit and " * count
        start = time.process_time()
        assert len(read(text)) == count
        times.append(time.process_time() - start)

    # Sixteen times would be each beside each.
    assert times[1] < 10 * times[0]


def test_figures_of_which_no_factor_follows(tmp_path: Path) -> None:
    """A mass of nothing is no mass to divide by."""
    (tmp_path / "zebra.toml").write_text('name = "Zebra"\nmass = "0 kg"\n', encoding="utf-8")
    catalog = rs.Catalog(tmp_path / "zebra.toml")
    text = "Spirit is twice as heavy as Zebra."

    (made,) = rs.audit(text=text, against=True, catalog=catalog).statements

    assert made.reason == "no factor follows from the mass of the two"


def test_each_of_two_vehicles_has_a_statement() -> None:
    """Two that are named together are each so many times the other."""
    made = read("Spirit and Opportunity are each 16 times as heavy as Sojourner.")

    assert [(each.verdict, each.vehicle) for each in made] == [
        (AGREES, "spirit"),
        (AGREES, "opportunity"),
    ]


def test_the_other_vehicle_is_not_what_the_sentence_is_about() -> None:
    """Figures behind it are of the first one, in the order of the text."""
    made = read("Zhurong, with ten times Sojourner's mass, weighs 240 kg.")

    assert [(each.vehicle, each.verdict) for each in made] == [
        ("zhurong", DIFFERS),
        ("zhurong", AGREES),
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Curiosity is 30 times as heavy as Mars Pathfinder's Sojourner.", ["sojourner"]),
        ("Curiosity is 30 times as heavy as Spirit, Sojourner said.", []),
        ("Curiosity is 30 times as heavy as its older twin, the rover Spirit.", ["spirit"]),
        ("Curiosity has 30 times the mass of “Spirit”.", ["spirit"]),
        ("Curiosity is 30 times as heavy as Chandrayaan-3’s Pragyan.", ["pragyan-3"]),
        ("Curiosity is 30 times as heavy as a car that Spirit saw once on its long way.", []),
    ],
)
def test_the_other_vehicle_is_named_behind_the_factor(text: str, others: list[str]) -> None:
    """A mission, an apposition or quotes may stand between, and a name further on is not meant."""
    made = next(each for each in read(text) if each.is_factor)

    assert [each.vehicle for each in made.beside] == others


def test_factors_as_data() -> None:
    """Data have the figures of both vehicles and the factor, and the audit counts it."""
    audit = rs.audit(text="Curiosity is 30 times as heavy as Spirit.", against=True)
    (made,) = audit.statements

    data = made.as_data()
    assert audit.figure_count == 1
    assert [each["vehicle"] for each in data["shown"]] == ["curiosity"]
    assert [each["vehicle"] for each in data["beside"]] == ["spirit"]
    assert (data["factors"], data["spec"], data["is_factor"]) == (["5.17"], "mass", True)
    assert made.differences == ("×5.8",)
