"""Figures of texts, held against the catalog."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.statements import (
    AGREES,
    DIFFERS,
    OPEN,
    SUPERSEDED,
    Statement,
)
from roverspecs.errors import FieldError

CATALOG = rs.Catalog()


def read(text: str, catalog: rs.Catalog = CATALOG) -> tuple[Statement, ...]:
    """Return the statements of a text."""
    return rs.audit(text=text, against=True, catalog=catalog).statements


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return verdict, vehicle and spec of each statement."""
    return [(each.verdict, each.vehicle, each.spec) for each in read(text)]


class OwnCatalog(rs.Catalog):
    """A catalog of one rover, called Alpha One."""

    def __init__(self, rover: rs.Vehicle) -> None:
        super().__init__(shipped=False)
        self._rover = rover
        self._own = {"alpha-one": rover}

    def get(self, name: str) -> rs.Vehicle:
        """Return the rover."""
        assert name == "alpha-one"
        return self._rover


# --- the catalog's own sentences ------------------------------------------------

SENTENCES = {
    "mass": "{name} weighs {value}.",
    "dry_mass": "The dry mass of {name} is {value}.",
    "launch_mass": "The launch mass of {name} is {value}.",
    "payload_capacity": "The payload capacity of {name} is {value}.",
    "length": "{name} is {value} long.",
    "width": "{name} is {value} wide.",
    "height": "{name} is {value} tall.",
    "diameter": "{name} is {value} in diameter.",
    "top_speed": "The top speed of {name} is {value}.",
    "power": "{name} generates {value}.",
    "range": "{name} has a range of {value}.",
}
CLAIMS = [
    (vehicle, spec, claim)
    for vehicle in CATALOG
    for spec in SENTENCES
    for claim in vehicle.claims(spec)
    if not claim.rejected
]


@settings(deadline=None)
@given(st.sampled_from(CLAIMS), st.data())
def test_the_catalog_agrees_with_itself(
    drawn: tuple[rs.Vehicle, str, rs.Claim], data: st.DataObject
) -> None:
    """A sentence made of an accepted claim agrees, whichever name it uses, if it can be read."""
    vehicle, spec, claim = drawn
    name = data.draw(st.sampled_from([vehicle.name, *vehicle.aliases]))
    text = SENTENCES[spec].format(name=name, value=claim.value)
    whole = rs.audit(text=text, against=True)
    for each in whole.statements[:1]:
        is_read = each.value.numbers == claim.published.numbers and (
            each.value.units == claim.published.units
        )
        if is_read and each.spec is not None:
            assert each.vehicle == vehicle.id
            assert each.verdict in (AGREES, SUPERSEDED), text
            assert each.verdict == AGREES or each.shown, text
            assert any(cited.claim == claim for cited in each.claims) or each.spec != spec


@settings(deadline=None)
@given(st.sampled_from(CLAIMS), st.sampled_from([7, 40]))
def test_a_changed_figure_never_agrees(
    drawn: tuple[rs.Vehicle, str, rs.Claim], factor: int
) -> None:
    """A figure far above all that is published differs; beside a limit, nothing is compared."""
    vehicle, spec, _ = drawn
    masses = ("mass", "dry_mass", "launch_mass", "payload_capacity", "payload_mass")
    related = [*masses]
    if spec not in masses:
        related = [spec]
    if spec in ("length", "width", "height"):
        related.append("envelope")
    published = [
        claim.published for name in related for claim in vehicle.claims(name) if not claim.rejected
    ]
    unit = vehicle.claims(spec)[0].published.unit
    highest = max(
        rs.Claim(value=str(side)).to(unit).magnitude for value in published for side in value.sides
    )
    text = SENTENCES[spec].format(name=vehicle.name, value=f"{highest * factor:.0f}1 {unit}")
    for each in read(text)[:1]:
        assert each.verdict in (DIFFERS, OPEN), text
        if each.verdict == OPEN:
            assert each.reason
        else:
            assert each.differences


NAMES = ["LEV-2", "Tenacious", "SLIM", "SORA-Q’s", "テネシアス", "the rover", "lander", "LUPEX"]
FIGURES = ["5 kg", "(11 lb)", "8 cm", "54 × 31.5 × 26 cm", "2 tons", "255 g", "5", "1 m/s"]
WORDS = ["it", "weighs", "long", "wheels", "camera", "of", "and", "約"]
SIGNS = [".", ". The", ",", "\n\n", "\n", ":", "(", ")", "—", "、", ""]
PIECES = [*NAMES, *FIGURES, *WORDS, *SIGNS]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=25))
def test_any_text_is_held_against_the_catalog(pieces: list[str]) -> None:
    """Each figure that was read is in one statement, and none agrees without a claim."""
    whole = rs.audit(text=" ".join(pieces), against=True)
    figures = [max(1, len(each.sides)) * (1 + (" (" in each.printed)) for each in whole.statements]
    assert sum(figures) == whole.figure_count
    for each in whole.statements:
        assert (each.verdict in (AGREES, SUPERSEDED)) == bool(each.claims)
        assert each.verdict != SUPERSEDED or each.shown
        assert (each.verdict == OPEN) == bool(each.reason)
        assert each.verdict != DIFFERS or each.shown or each.rejected
        assert each.line >= 1
        assert each.as_data()["printed"]


@pytest.mark.untraced
@pytest.mark.once
def test_a_long_text_takes_no_longer_for_each_figure() -> None:
    """A text without a full stop is read in time that grows with its length alone."""
    text = "LEV-2 the lander weighs 250 g and Tenacious the rover 5 kg, " * 2000
    start = time.process_time()
    made = read(text)
    assert len(made) == 4000
    assert time.process_time() - start < 60


# --- the spec of a figure --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "specs"),
    [
        ("Tenacious is 26 cm tall, 31.5 cm wide and 54 cm long", ["height", "width", "length"]),
        ("Tenacious\nMass: 5 kg\nLength: 54 cm\nWidth: 31.5 cm", ["mass", "length", "width"]),
        ("Tenacious measures 54 × 31.5 × 26 cm", ["envelope"]),
        ("テネシアスは全長54cm、幅31.5cm、高さ26cm、重さ約5kg。", ["length", "width", "height", "mass"]),
        ("Tenacious: 5 kg", ["mass"]),
        ("Tenacious has a camera weighing 2 kg", [None]),
        ("Pragyan, carried by Chandrayaan-3, was a 62-kg rover", ["mass"]),
        ("YAOKI's 1.1-pound body", ["mass"]),
        # The obstacle is high, not the rover.
        ("Curiosity can roll over obstacles that are up to 65 cm high.", ["obstacle_height"]),
        ("Tenacious carries 1 kg of samples", ["payload_capacity"]),
        ("Tenacious took 1 kg of samples", [None]),
        ("Tenacious took a mass of 1 kg of samples", [None]),
        ("Tenacious is 26 cm tall, 31.5 cm", ["height", None]),
        ("Tenacious is 5 kg in mass", ["mass"]),
        ("Tenacious has 5 kg total mass", ["mass"]),
        ("Tenacious has 5 kg, and its mass is known", [None]),
        ("Perseverance has wheels 52.5 cm in diameter", ["wheel_diameter"]),
        ("Perseverance's robotic arm is 2.1 m long", [None]),
        ("Perseverance carries Ingenuity, a helicopter of 1.8 kg.", ["mass"]),
        ("Luna 17 a déposé Lunokhod 1, un engin de 756 kg.", ["mass"]),
        ("Lunokhod 1 (1970, 756 kg) had a camera.", ["mass"]),
        ("The Lunokhod 1 rover (756 kg) had a camera.", ["mass"]),
        ("LEV-2 (8 cm) weighs 228 g.", [None, "mass"]),
        ("Lunokhod 2 went 39 km.", ["distance_driven"]),
        ("Lunokhod 2 managed about 39 km.", ["distance_driven"]),
        ("Lunokhod 2 managed to drive 39 km.", ["distance_driven"]),
        ("Lunokhod 2 spent months driving 39 km.", ["distance_driven"]),
        ("Lunokhod 2 landed. It has managed 39 km.", ["distance_driven"]),
        ("Lunokhod 2 (Luna 21) eventually managed 39 km.", ["distance_driven"]),
        ("Lunokhod 2 (a Soviet rover) went 39 km.", ["distance_driven"]),
        ("Lunokhod 2 was old, and the rover went 39 km.", ["distance_driven"]),
        # A time in between says how long it took.
        ("Lunokhod 1 drove in eleven months 10.5 km.", [None, "distance_driven"]),
        ("Lunochod 1 wog 756 kg und legte in elf Monaten 10,5 km zurück.", ["mass", None, "distance_driven"]),
        ("Lunojod 1 recorrió en once meses 10,5 km.", [None, "distance_driven"]),
        ("Opportunity drove for 15 years, and found a crater of 22 km.", [None, None]),
        ("Opportunity drove 15 years 22 km from there.", [None, None]),
        # What the vehicle has, saw or stood beside is not what drove.
        ("Lunokhod 2's signal went 39 km.", [None]),
        ("Lunokhod 2 (a signal went 39 km) is there.", [None]),
        ("Lunokhod 2 saw dust devils driving 39 km.", [None]),
        ("The drone went 39 km beside Lunokhod 2.", [None]),
        ("Lunokhod 2 drove far. The team driving 39 km to work was tired.", [None]),
        ("Lunokhod 2 drove far. The team spent 39 km driving to work.", [None]),
        ("Lunokhod 2 went to the Moon, and 39 km away is a hill.", [None]),
        ("Lunokhod 2 was capable of driving 39 km.", [None]),
        ("Curiosity has six wheels with a diameter of 50 cm.", ["wheel_count", "wheel_diameter"]),
        ("Curiosity has six wheels, each 50 cm in diameter.", ["wheel_count", "wheel_diameter"]),
        ("Curiosity has six wheels and is 2.7 m wide.", ["wheel_count", "width"]),
        ("Curiosity has 17 cameras with a mass of 2 kg.", [None, None]),
        ("Curiosity has 17 cameras and weighs 899 kg.", [None, "mass"]),
        ("Released from SLIM at a height of 5 m, LEV-2 flew.", [None]),
        ("LEV-2 sent data from a distance of 380,000 km", [None]),
        ("LEV-2 is 5 km long", [None]),
        ("Curiosity has driven a distance of 32 km", ["distance_driven"]),
        ("Curiosity's battery holds 86 Wh", ["battery_energy"]),
        ("VIPER has a drill that reaches 1 m", ["drill_depth"]),
        ("LEV-2 is lighter than LEV-1 by 2 kg", [None]),
        ("LEV-2 is 3 radian", [None]),
    ],
)  # fmt: skip
def test_the_spec_of_a_figure(text: str, specs: list[str | None]) -> None:
    """The unit and the nearest word decide; a figure of another thing is none of the vehicle."""
    assert [each.spec for each in read(text)] == specs


@pytest.mark.parametrize(
    "text",
    [
        "Tenacious mesure 54 cm de long, 31,5 cm de large et 26 cm de haut.",
        "Tenacious ist 54 cm lang, 31,5 cm breit und 26 cm hoch.",
        "El rover Tenacious mide 54 cm de largo, 31,5 cm de ancho y 26 cm de alto.",
        "Il rover Tenacious è lungo 54 cm, largo 31,5 cm e alto 26 cm.",
        "O rover Tenacious tem 54 cm de comprimento, 31,5 cm de largura e 26 cm de altura.",
        "Tenacious: длина 54 см, ширина 31,5 см, высота 26 см.",
    ],
)
def test_sizes_in_other_languages(text: str) -> None:
    """French "long" stands behind its figure: no English word decides in a French sentence."""
    made = read(text)
    assert [each.spec for each in made] == ["length", "width", "height"]
    assert {each.verdict for each in made} == {AGREES}


TABLE = """\
| Rover | Mass (kg) | Length (cm) | Wheels | Camera mass | Deployed width |
|---|--:|---|---|---|---|
| Tenacious | 5 | 54 | 4 | 2 kg | |
| Yutu | ~140 | many | 6 | 3 | |
| LEV-2 | 0.228 | - | 2 | | 123 mm |
"""


def test_the_figures_of_a_table() -> None:
    """A head says the spec, and the unit of bare numbers; lines stay those of the text."""
    made = read(TABLE)
    assert [(each.line, each.vehicle, each.spec, each.printed) for each in made] == [
        (3, "tenacious", "mass", "5 kg"),
        (3, "tenacious", "length", "54 cm"),
        (3, "tenacious", "wheel_count", "4"),
        (3, "tenacious", None, "2 kg"),
        (4, "yutu", "mass", "~140 kg"),
        (4, "yutu", "wheel_count", "6"),
        (5, "lev-2", "mass", "0.228 kg"),
        (5, "lev-2", "wheel_count", "2"),
        (5, "lev-2", "width", "123 mm"),
    ]
    assert {each.verdict for each in made if each.spec} == {AGREES}
    assert made[0].title == "Tenacious, mass 5 kg"


def test_words_of_a_cell_count_more_than_its_heads() -> None:
    """What a cell says itself is of no other spec."""
    (made,) = read("Rover | Length\n-|-\nTenacious | 26 cm tall")
    assert (made.spec, made.verdict) == ("height", AGREES)


def test_a_table_in_another_language() -> None:
    """The heads are in a language of their own, and so are the signs of decimals."""
    german = "Rover | Länge (cm) | Räder | Masse\n-|-|-|-\nTenacious | 54,0 | 4 | 5,0 kg"
    made = read(german)
    assert [(each.spec, each.verdict) for each in made] == [
        ("length", AGREES),
        ("wheel_count", AGREES),
        ("mass", AGREES),
    ]
    audit = rs.audit(text="Rover | Masse (kg)\n-|-\nTenacious | 1.250", against=True)
    assert [each.text for each in audit.unread] == ["1.250"]


# --- verdicts ---------------------------------------------------------------------------


def test_a_rejected_figure_differs() -> None:
    """255 g is no rounded 250 g where the record rejects just this figure, and says why."""
    (made,) = read("LEV-2 is 255 g")
    assert (made.verdict, made.vehicle, made.spec) == (DIFFERS, "lev-2", "mass")
    assert made.differences == ("+12 %",)
    assert [cited.claim.value for cited in made.shown] == ["228 g"]
    assert {cited.claim.value for cited in made.rejected} == {"255 g", "9 ounces"}
    assert any("converted twice" in line for line in made.details)


def test_another_figure_is_shown() -> None:
    """A figure that accepted claims give is no all-clear where the catalog shows another one."""
    (made,) = read("LEV-2 weighs about 250 g")
    assert made.verdict == SUPERSEDED
    assert len(made.claims) > 5
    assert (made.shown[0].claim.value, made.differences) == ("228 g", ("+9.6 %",))
    source = made.shown[0].claim.source
    assert source
    assert made.details[1].startswith(f"the catalog shows mass 228 g — {source.publisher}")
    assert made.details[1].endswith(": +9.6 %")
    assert any(line.endswith("more") for line in made.details)


SHOWN_FIRST = rs.Rover(
    name="Alpha One",
    mass=["185 kg", "0.150 kg", "2.6 kg", "160–180 g"],
    payload_capacity=["at least 2 kg", "3 kg"],
    payload_mass="1.5 kg",
    length="60 cm",
    height="51 cm",
    envelope=["70 × 50 × 35 cm", "60 × 40 × 30 cm"],
    distance_driven=[rs.Claim(value="100 m", as_of="2024"), rs.Claim(value="40 m", as_of="2022")],
)


@pytest.mark.parametrize(
    ("text", "verdict", "shown"),
    [
        # A tie could be rounded to either side, and so it says neither.
        ("weighs 180 kg", DIFFERS, ["185 kg"]),
        ("weighs 190 kg", DIFFERS, ["185 kg"]),
        ("weighs 185.4 kg", AGREES, []),
        ("weighs 185.5 kg", DIFFERS, ["185 kg"]),
        # A gram is no other unit than a kilogram, as an ounce is one.
        ("weighs 153 g", DIFFERS, ["185 kg"]),
        ("weighs 150 g", SUPERSEDED, ["185 kg"]),
        ("weighs 5.29 oz", SUPERSEDED, ["185 kg"]),
        ("weighs 170 g", SUPERSEDED, ["185 kg"]),
        ("weighs 3 kg", SUPERSEDED, ["185 kg"]),
        ("weighs 408 lb", AGREES, []),
        # What is meant is the word's own spec, if the catalog has a figure for it.
        ("is 35 cm tall", SUPERSEDED, ["51 cm"]),
        ("is 50 cm wide", AGREES, []),
        ("is 40 cm wide", SUPERSEDED, ["70 × 50 × 35 cm"]),
        ("is 60 cm long", AGREES, ["70 × 50 × 35 cm"]),
        # Words for several specs do not say which of them is meant.
        ("measures 50 cm", AGREES, []),
        ("carries 3 kg", AGREES, ["at least 2 kg"]),
        # A limit leaves another figure open, and contradicts none.
        ("has a payload capacity of 3 kg", AGREES, ["at least 2 kg"]),
        ("drove 40 m", SUPERSEDED, ["100 m"]),
    ],
)
def test_what_the_catalog_shows_decides(text: str, verdict: str, shown: list[str]) -> None:
    """An all-clear needs the figure shown; a figure that only others give is one to look at."""
    (made,) = read(f"Alpha One {text}.", OwnCatalog(SHOWN_FIRST))
    assert (made.verdict, [each.claim.value for each in made.shown]) == (verdict, shown)


@pytest.mark.parametrize(
    "text",
    [
        "Yutu landed in 2013 and weighs 137 kg.",
        "Yutu, which touched down in 2013, weighs 137 kg.",
        "Yutu weighed 137 kg when it landed.",
        "Yutu, die 2013 landete, wiegt 137 kg.",
        "Yutu, qui a atterri en 2013, pèse 137 kg.",
    ],
)
def test_what_happened_to_a_vehicle_changes_no_mass(text: str) -> None:
    """It landed, and its mass is still the one in the sentence; a speed is another matter."""
    assert [(each.verdict, each.spec) for each in read(text)] == [(AGREES, "mass")]
    (speed,) = read("Yutu landed at 2 m/s.")
    assert speed.verdict == OPEN


def test_a_mass_is_no_launch_mass() -> None:
    """What a text calls a mass is held against the mass, if the catalog has one."""
    (plain,) = read("Beresheet weighed 585 kg.")
    (launch,) = read("The launch mass of Beresheet was 585 kg.")
    assert (plain.verdict, plain.spec) == (SUPERSEDED, "launch_mass")
    assert [each.spec for each in plain.shown] == ["mass"]
    assert (launch.verdict, launch.spec, launch.shown) == (AGREES, "launch_mass", ())


def test_agencies_that_say_otherwise() -> None:
    """Where a figure agrees, the agencies and operators with another one are named, at most three."""
    (made,) = read("Sojourner weighed 10.6 kg")
    (line,) = [each for each in made.details if each.startswith("others: ")]
    assert made.verdict == AGREES
    assert {each.claim.source and each.claim.source.kind for each in made.others} == {"agency"}
    assert {each.claim.published.nominal for each in made.others} == {Decimal(11), Decimal("11.5")}
    assert line.count(";") == 2
    (alone,) = read("Tenacious weighs 5 kg")
    assert alone.others == ()
    (differing,) = read("Sojourner weighed 15 kg")
    assert (differing.verdict, differing.others) == (DIFFERS, ())


def test_older_totals_and_limits_say_nothing_else() -> None:
    """What was driven by an earlier day is no other figure of an agency."""
    source = rs.Source(id="a", title="A", publisher="Agency", kind="agency")
    claims = [
        rs.Claim(value="100 m", as_of="2024", source=source),
        rs.Claim(value="40 m", source=source),
    ]
    limits = [
        rs.Claim(value="5 kg", source=source),
        rs.Claim(value="≤6 kg", source=source),
        rs.Claim(value="7 kg", source=source),
    ]
    rover = rs.Rover(name="Alpha One", distance_driven=claims, mass=limits)
    text = "Alpha One drove 100 m. Alpha One weighs 5 kg."
    driven, mass = read(text, OwnCatalog(rover))
    assert (driven.verdict, driven.others) == (AGREES, ())
    assert [each.claim.value for each in mass.others] == ["7 kg"]


def test_a_figure_of_one_source() -> None:
    """Where a single publisher gives a figure, the statement says so."""
    (made,) = read("LEV-2 has a deployed width of about 123 mm.")
    assert "no other source of the catalog says so" in made.details
    (several,) = read("Tenacious weighs 5 kg")
    assert "no other source of the catalog says so" not in several.details


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Tenacious weighs 11 pounds (5 kg).", [(AGREES, "11 pounds (5 kg)")]),
        # The catalog shows 1,000 pounds, which may be 430 kg, and not 950 lb.
        ("VIPER weighs 430 kg (950 lb).", [(AGREES, "430 kg (950 lb)")]),
        # Nine ounces would be 255 g: they were made of the 250 g.
        ("LEV-2 weighs 9 ounces (250 g).", [(SUPERSEDED, "9 ounces (250 g)")]),
        # What is no conversion is a figure of its own.
        ("Tenacious weighs 20 pounds (5 kg).", [(DIFFERS, "20 pounds"), (AGREES, "5 kg")]),
        (
            "The cabin of the Lunar Cruiser has 13 m² (13 m³) of living space.",
            [(OPEN, "13 m²"), (AGREES, "13 m³")],
        ),
    ],
)
def test_a_conversion_is_one_statement(text: str, statements: list[tuple[str, str]]) -> None:
    """A figure and its conversion say one thing, which the figure decides that was converted."""
    assert [(each.verdict, each.printed) for each in read(text)] == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("measures 54 × 31.5 × 26 cm.", [(AGREES, "54 × 31.5 × 26 cm")]),
        ("is 26 by 54 by 31.5 cm.", [(AGREES, "26 by 54 by 31.5 cm")]),
        ("is 54 cm by 31.5 cm by 26 cm.", [(AGREES, "54 cm by 31.5 cm by 26 cm")]),
        ("(54 × 26 cm) landed.", [(AGREES, "54 × 26 cm")]),
        (
            "is 54 cm (21.3 in) by 31.5 cm (12.4 in) by 26 cm (10.2 in).",
            [(AGREES, "54 cm × 31.5 cm × 26 cm (21.3 in × 12.4 in × 10.2 in)")],
        ),
        ("measures about 54 cm by about 26 cm.", [(AGREES, "~54 cm × ~26 cm")]),
        (
            "is 54 cm long (21.3 in) by 26 cm tall (10.2 in).",
            [(AGREES, "54 cm (21.3 in)"), (AGREES, "26 cm (10.2 in)")],
        ),
        ("is 54 cm (21.3 in) by 26 cm.", [(OPEN, "54 cm (21.3 in)"), (OPEN, "26 cm")]),
        ("is 1 × 2 × 3 × 4 m.", [(OPEN, "1 m"), (OPEN, "2 m"), (OPEN, "3 m"), (OPEN, "4 m")]),
        (
            "is about 1 m by about 2 m by about 3 m by about 4 m.",
            [(OPEN, "about 1 m"), (OPEN, "about 2 m"), (OPEN, "about 3 m"), (OPEN, "about 4 m")],
        ),
        ("is a 54-by-26-centimeter rover.", [(AGREES, "54-by-26-centimeter")]),
        ("is 54 × 26 cm (L × H).", [(AGREES, "54 cm"), (AGREES, "26 cm")]),
        ("is 54 cm (H) × 26 cm (L).", [(DIFFERS, "54 cm"), (DIFFERS, "26 cm")]),
        ("has a camera of 54 × 26 cm (L × H).", [(OPEN, "54 cm"), (OPEN, "26 cm")]),
        (
            "measures 54 × 31.5 × 26 cm (21.3 × 12.4 × 10.2 in).",
            [(AGREES, "54 × 31.5 × 26 cm (21.3 × 12.4 × 10.2 in)")],
        ),
        ("is 60 by 40 cm (26 cm).", [(DIFFERS, "60 by 40 cm"), (OPEN, "26 cm")]),
        ("measures 60 × 40 cm (24 × 30 in).", [(DIFFERS, "60 × 40 cm"), (DIFFERS, "24 × 30 in")]),
        ("saw a rock of 54 × 31.5 × 26 cm.", [(OPEN, "54 × 31.5 × 26 cm")]),
        ("has an angle of 3 × 4 degrees.", [(OPEN, "3 degrees"), (OPEN, "4 degrees")]),
        ("(54 × 31.5 × 26 cm) weighs 5 kg.", [(AGREES, "54 × 31.5 × 26 cm"), (AGREES, "5 kg")]),
    ],
)
def test_a_size_is_one_statement(text: str, statements: list[tuple[str, str]]) -> None:
    """The sides of a size without named axes are one figure, and so is the size in another unit."""
    made = read(f"Tenacious {text}")
    assert [(each.verdict, each.printed) for each in made] == statements


def test_a_size_in_a_table() -> None:
    """The unit of a size may stand in a head; the statement has the sides."""
    (made,) = read("Rover | Size (cm)\n-|-\nTenacious | 54 × 31.5 × 26")
    assert (made.verdict, made.printed) == (AGREES, "54 cm × 31.5 cm × 26 cm")
    assert list(map(str, made.sides)) == ["54 cm", "31.5 cm", "26 cm"]


def test_a_mass_without_propellant() -> None:
    """A mass that the record has as dry agrees, and the statement says what it is."""
    (made,) = read("Resilience weighed 340 kg")
    assert (made.verdict, made.spec) == (AGREES, "dry_mass")
    assert made.remark == "the catalog has it as dry mass, and not as mass"


def test_the_same_figure_elsewhere() -> None:
    """A figure that differs, or is not understood, may be one of another spec or vehicle."""
    (width,) = read("LEV-2 is 8 cm wide")
    (lander,) = read("LUPEX and SLIM.\n\nThe lander's payload capacity is 350 kg.")
    assert (width.verdict, {each.spec for each in width.elsewhere}) == (DIFFERS, {"diameter"})
    assert [each.vehicle for each in lander.elsewhere] == ["lupex-lander"]
    assert lander.details[-1].startswith("the same figure is in the catalog for lupex-lander, pay")


OWN = rs.Rover(
    name="Alpha One",
    mass=["5 kg"],
    payload_capacity=["at least 2 kg"],
    envelope=["60 × 40 × 30 cm"],
    length=[
        rs.Claim(value="80 cm", configuration="deployed"),
        rs.Claim(value="50 cm", configuration="stowed"),
    ],
    operating_time="10 h",
    distance_driven=rs.Claim(value="100 m", as_of="2024"),
)


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("weighs less than 6 kg", AGREES, ""),
        ("weighs more than 6 kg", DIFFERS, ""),
        ("weighs 7 kg", DIFFERS, ""),
        ("has a payload capacity of 2 kg", AGREES, ""),
        ("has a payload capacity of 3 kg", OPEN, "the catalog leaves it open: payload capacity at least 2 kg — uncited"),
        ("has a payload capacity of 1 kg", DIFFERS, ""),
        ("has a payload capacity of less than 1.8 kg", DIFFERS, ""),
        ("has a payload capacity of more than 3 kg", OPEN, "the catalog leaves it open: payload capacity at least 2 kg — uncited"),
        ("is 40 cm wide", AGREES, ""),
        ("is 45 cm wide", DIFFERS, ""),
        ("is 80 cm long", AGREES, ""),
        ("is 50 cm long when stowed", AGREES, ""),
        ("is 80 cm long when stowed", DIFFERS, ""),
        ("is 50 cm long when deployed", DIFFERS, ""),
        ("is 9 cm in diameter", OPEN, "the catalog has no diameter of Alpha One"),
        ("drove 30 m", OPEN, "the catalog leaves it open: distance driven 100 m (as of 2024) — uncited"),
        ("operated for 10 hours", AGREES, ""),
        ("operated for 3 hours", OPEN, "the catalog leaves it open: operating time 10 h — uncited"),
        ("operated for 30 hours", DIFFERS, ""),
        ("has 3 doors", None, ""),
    ],
)  # fmt: skip
def test_the_verdict(text: str, verdict: str | None, reason: str) -> None:
    """A figure agrees, differs, or is not compared for a reason; a limit proves nothing."""
    made = read(f"Alpha One {text}.", OwnCatalog(OWN))
    assert [(each.verdict, each.reason) for each in made] == [(verdict, reason)] * len(made)
    assert bool(made) == (verdict is not None)


@pytest.mark.parametrize(
    ("text", "verdict", "shown", "slip"),
    [
        # One encyclopedia has at most 840 kg; the catalog shows 840 kg.
        ("Lunokhod 2 weighed 840 lb.", DIFFERS, ["840 kg"], "840 kg"),
        ("Lunokhod 1 weighed 300 kg.", DIFFERS, ["756 kg"], None),
        # A total of 2013 has grown since, but not the last one of a rover at rest.
        ("Opportunity drove 45.16 miles on Mars.", DIFFERS, ["45.16 km"], "45.16 km"),
        ("Zhurong drove 1,921 km.", DIFFERS, ["1921米"], "1921 m"),
        ("Opportunity drove 40 km.", OPEN, [], None),
        # The figure shown is a limit, and another claim is none.
        ("Spirit drove 80 km.", DIFFERS, ["7.7 km"], None),
        ("Perseverance weighs 1,025 lb.", DIFFERS, ["~1,025 kilograms"], "1025 kg"),
        # It may drive as far one day.
        ("Yutu-2 drove 1,613 km.", OPEN, [], "1613 m"),
    ],
)
def test_a_claim_that_is_not_shown_leaves_nothing_open(
    text: str, verdict: str, shown: list[str], slip: str | None
) -> None:
    """A figure is left open only if every accepted claim leaves it open."""
    (made,) = read(text)
    assert (made.verdict, made.slip_text) == (verdict, slip)
    assert [each.claim.value.split(" (")[0] for each in made.shown] == shown


def test_a_limit_that_is_shown_comes_first() -> None:
    """The catalog shows a limit, which leaves a figure open that another claim contradicts."""
    (made,) = read("Spirit drove 80 km.")
    assert [each.claim.value for each in made.limits] == ["> 7.7 km"]
    assert made.details[1].startswith("the catalog shows distance driven > 7.7 km — ")
    assert made.details[1].endswith(", which leaves it open")
    assert made.details[2].startswith("differs from distance driven 7.7 km")


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("Yutu can travel at 200 m/h.", AGREES, ""),
        ("Alpha One reached 5 m/s.", DIFFERS, ""),
        ("Alpha One drove at up to 5 m/s.", DIFFERS, ""),
        (
            "Alpha One moved at 1 m/s.",
            OPEN,
            "slower than the top speed, which says nothing of it: 2 m/s — uncited",
        ),
        ("The top speed of Alpha One is 1 m/s.", DIFFERS, ""),
    ],
)
def test_a_speed_is_a_top_speed_if_it_is_larger(text: str, verdict: str, reason: str) -> None:
    """Nobody drives faster than the top speed, and everybody may drive slower."""
    catalog: rs.Catalog = OwnCatalog(rs.Rover(name="Alpha One", top_speed="2 m/s"))
    if text.startswith("Yutu"):
        catalog = CATALOG
    (made,) = read(text, catalog)
    assert (made.verdict, made.spec, made.reason) == (verdict, "top_speed", reason)


def test_the_meant_spec_is_left_open_or_not() -> None:
    """A limit of the launch mass says nothing of a mass that is known."""
    lander = rs.Lander(name="Alpha One", mass="5 kg", launch_mass="at least 6 kg")
    (mass,) = read("Alpha One weighs 8 kg.", OwnCatalog(lander))
    (launch,) = read("The launch mass of Alpha One is 8 kg.", OwnCatalog(lander))
    assert (mass.verdict, [each.claim.value for each in mass.shown]) == (DIFFERS, ["5 kg"])
    assert (launch.verdict, launch.spec) == (OPEN, "launch_mass")


def test_a_configuration_that_nobody_published() -> None:
    """Where only another configuration is published, nothing is compared."""
    (made,) = read("LEV-2 is 123 mm wide when stowed.")
    assert made.reason == "the catalog has no width of LEV-2, stowed"


def test_only_a_text_is_held_against_the_catalog() -> None:
    """Records are the catalog; without a text there is nothing to hold against it."""
    with pytest.raises(FieldError, match="against: it works only with a text: give one"):
        rs.audit("lev-2", against=True)
    assert rs.audit(text="LEV-2 is 255 g").statements == ()
    assert len(rs.audit(text="LEV-2 is 255 g", against=True).statements) == 1


# --- counts, and what is said of several ------------------------------------------


def test_counts_of_parts_are_compared() -> None:
    """Wheels and instruments have no unit; of other parts the catalog has no count."""
    text = "Curiosity has six wheels, 11 instruments and 17 cameras."

    statements = read(text)

    assert [each.title for each in statements] == [
        "Curiosity, six wheels",
        "Curiosity, 11 instruments",
        "Curiosity, 17 cameras",
    ]
    assert [each.verdict for each in statements] == [AGREES, DIFFERS, OPEN]
    assert statements[2].reason == "the catalog counts wheels and instruments, and no cameras"
    assert rs.audit(text=text, against=True).figure_count == 3
    assert rs.audit(text=text).figure_count == 0


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Spirit and Opportunity each weigh 185 kg (408 lb).",
            [(SUPERSEDED, "spirit", "mass"), (SUPERSEDED, "opportunity", "mass")],
        ),
        (
            "Spirit and Opportunity each weighed 180 kg",
            [(DIFFERS, "spirit", "mass"), (DIFFERS, "opportunity", "mass")],
        ),
        (
            "Spirit and Opportunity each weighed 174 kg",
            [(AGREES, "spirit", "mass"), (AGREES, "opportunity", "mass")],
        ),
        (
            "Spirit (MER-A) and Opportunity (MER-B) were 1.5 m high.",
            [(AGREES, "spirit", "height"), (AGREES, "opportunity", "height")],
        ),
        (
            "Spirit and Opportunity landed in 2004. Both had six wheels.",
            [(AGREES, "spirit", "wheel_count"), (AGREES, "opportunity", "wheel_count")],
        ),
        (
            "Sojourner, Spirit and Opportunity each have six wheels.",
            [
                (AGREES, "sojourner", "wheel_count"),
                (AGREES, "spirit", "wheel_count"),
                (AGREES, "opportunity", "wheel_count"),
            ],
        ),
        ("Spirit and Opportunity weigh 185 kg.", [(OPEN, None, "mass")]),
        ("The mass of Spirit and Opportunity is 185 kg.", [(OPEN, None, "mass")]),
        ("Spirit and Opportunity together weigh 370 kg.", [(OPEN, None, "mass")]),
        ("Spirit and Opportunity drove 50 km.", [(OPEN, None, "distance_driven")]),
        (
            "Both Lunokhods weighed 756 kg.",
            [(AGREES, "lunokhod-1", "mass"), (DIFFERS, "lunokhod-2", "mass")],
        ),
        (
            "Both Mars Exploration Rovers were 1.5 m tall.",
            [(AGREES, "opportunity", "height"), (AGREES, "spirit", "height")],
        ),
        (
            "The Viking landers each weighed 600 kg.",
            [(AGREES, "viking-1", "mass"), (AGREES, "viking-2", "mass")],
        ),
        ("The Lunokhods weighed 756 kg.", [(OPEN, None, "mass")]),
        ("The 756 kg Lunokhods drove.", [(OPEN, None, "mass")]),
        ("Both Lunas weighed 756 kg.", [(OPEN, None, "mass")]),
        ("Tenacious and LEV-2, which weighs 228 g", [(AGREES, "lev-2", "mass")]),
        ("SLIM carried LEV-1 and LEV-2 and weighed 200 kg.", [(SUPERSEDED, "slim", "dry_mass")]),
        ("by LEV-1 and LEV-2, which weighs 228 g", [(AGREES, "lev-2", "mass")]),
    ],
)
def test_what_is_said_of_several_is_compared_with_each(
    text: str, statements: list[tuple[str, str | None, str | None]]
) -> None:
    """A mass may be one of all together, so that the text must say "each"; a size cannot."""
    assert found(text) == statements


def test_a_figure_of_several_says_why_it_is_not_compared() -> None:
    """The reason names the vehicles."""
    texts = ("Spirit and Opportunity weigh 185 kg.", "Spirit and Opportunity together have 370 kg")

    reasons = [read(text)[0].reason for text in texts]

    assert reasons == [
        "not understood: the figure of each of Spirit and Opportunity, or of all together",
        "not compared: a figure of Spirit and Opportunity together",
    ]
