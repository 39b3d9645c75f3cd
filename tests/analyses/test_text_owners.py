"""The vehicles that the figures of texts are of."""

from __future__ import annotations

import pytest

import roverspecs as rs
from roverspecs.analyses.statements import Statement


def read(text: str) -> tuple[Statement, ...]:
    """Return the statements of a text."""
    return rs.audit(text=text, against=True).statements


@pytest.mark.parametrize(
    ("text", "vehicles"),
    [
        ("LEV-2 weighs 250 g and LEV-1 weighs 2.1 kg.", ["lev-2", "lev-1"]),
        ("Tenacious (5 kg) rode on Resilience (340 kg).", ["tenacious", "resilience"]),
        ("The 5 kg Tenacious rover and the 340 kg lander Resilience.", ["tenacious", "resilience"]),
        ("A 5 kg rover, Tenacious, was on board.", ["tenacious"]),
        ("LEV-2 was carried by SLIM, and weighs 250 g.", ["lev-2"]),
        ("SLIM carried LEV-2, weighing 228 g.", ["lev-2"]),
        # What a vehicle is compared with is not what the sentence is about.
        ("Curiosity, ten times as heavy as Sojourner, weighs 899 kg.", ["curiosity", "curiosity"]),
        ("Zhurong, with ten times Sojourner's mass, weighs 240 kg.", ["zhurong", "zhurong"]),
        ("Yutu-2 is smaller than Curiosity, at 135 kg.", ["yutu-2"]),
        ("Curiosity is heavier than Spirit, which weighs 174 kg.", ["spirit"]),
        ("Curiosity is heavier than Spirit (174 kg).", ["spirit"]),
        ("Zhurong, unlike the 11-kg Sojourner, weighs 240 kg.", ["sojourner", "zhurong"]),
        ("Sojourner, a fraction of Zhurong's size, weighed 11 kg.", ["sojourner"]),
        ("LEV-2 was carried by SLIM, which weighs 200 kg.", ["slim"]),
        ("Tenacious, which rode on Resilience, weighs 5 kg.", ["tenacious"]),
        ("Released from SLIM, LEV-2 weighs 228 g.", ["lev-2"]),
        ("Weighing 340 kg, Resilience flew.", ["resilience"]),
        ("With Resilience, 340 kg heavy, it flew.", ["resilience"]),
        ("Resilience carried a rover that weighs 5 kg.", ["tenacious"]),
        ("SLIM carried a robot that weighs 250 g.", [None]),
        ("Athena is a spacecraft with a mass of 5 kg.", ["athena"]),
        ("Yutu rode on a lander of 1,200 kg mass.", ["chang-e-3-lander"]),
        ("Dragonfly is a rover with a mass of 5 kg.", ["dragonfly"]),
        # LEV-1 or LEV-2?
        ("LEV-1 and LEV-2 rode on SLIM, with masses. One weighs 250 g.", [None]),
        ("LEV-1, LEV-2, carried on SLIM and its mass of 5 kg.", [None]),
        # Earlier sentences of the paragraph.
        ("Resilience crashed. Weighing 340 kg, the lander was lost.", ["resilience"]),
        ("Sojourner drove far. It weighed 10.6 kg.", ["sojourner"]),
        ("Sojourner drove far. So it was. It weighed 10.6 kg.", ["sojourner"]),
        ("Sojourner drove. So it was. It was. It was so. And it weighed 10.6 kg.", ["sojourner"]),
        ("Sojourner and Spirit drove. So. It was. It was so. And it weighed 10.6 kg.", [None]),
        ("Resilience flew.\n\nThe mission took a micro-rover. It weighs 5 kg.", ["tenacious"]),
        ("LUPEX comes.\n\nThe lander's payload capacity is 350 kg.", ["lupex-lander"]),
        ("LUPEX comes. The lander's payload capacity is 350 kg.", ["lupex-lander"]),
        ("LUPEX, SLIM.\n\nThe lander's payload capacity is 350 kg.", [None]),
        ("The rover weighs 5 kg.\n\nTenacious is lost.", [None]),
        ("It weighs 5 kg and was carried by Resilience, the lander.", [None]),
        ("Sojourner\n\nMass: 10.6 kg", ["sojourner"]),
        # Which of a mission's vehicles, or of two that stand behind?
        ("LUPEX weighs 350 kg.", [None]),
        ("At 174 kg each, Spirit and Opportunity are twins.", ["spirit", "opportunity"]),
        ("At 174 kg, Spirit and Opportunity are heavy.", [None]),
        ("At 11 kg, Sojourner, with Spirit, was light.", ["sojourner"]),
        # A sentence on two of a kind does not say which of them the next one calls so.
        ("Zhurong outweighs Sojourner. The 240-kg rover landed.", [None]),
        ("Spirit and Opportunity landed. The rover weighed 174 kg.", [None]),
        ("Zhurong is larger than Sojourner. The 240-kg rover landed.", [None]),
        ("Spirit, unlike Sojourner, lasted. The rover weighed 174 kg.", [None]),
        ("Spirit landed on Yutu. The rover weighed 174 kg.", ["spirit"]),
        # A vehicle within a phrase on another thing.
        ("The Long March 5 that carried Zhurong weighs 867 tonnes.", [None]),
        ("The heat shield protecting Curiosity weighed 382 kg.", [None]),
        ("The airbags around Spirit weighed 80 kg.", [None]),
        ("The lander that carried Yutu-2 weighs 1,200 kg.", [None]),
        ("An Atlas V weighing 531 tonnes launched Curiosity.", [None]),
        ("Die Rakete, die Curiosity startete, wog 531 Tonnen.", [None]),
        ("Curiosity est plus grand que Spirit. Le rover pèse 174 kg.", [None]),
        # A figure of the one with which another is compared, or of either.
        ("Zhurong is larger than Sojourner was at 11 kg.", ["zhurong"]),
        ("Zhurong is 22 times as heavy as Sojourner was at 11 kg.", ["zhurong", "sojourner"]),
        ("Zhurong is 22 times as heavy as Sojourner at 11 kg.", ["zhurong", None]),
        ("Zhurong is 22 times as heavy as Sojourner (240 kg against 11 kg).", ["zhurong", None, None]),
        ("Zhurong is 22 times as heavy as Sojourner, and the smaller rover weighed 11 kg.", ["zhurong", None]),
        ("Zhurong is 22 times as heavy as Sojourner. It weighed 11 kg.", ["zhurong", None]),
        ("Zhurong is heavier than Sojourner. The latter weighed 11 kg.", [None]),
        ("Luna 17 landed. The former Soviet rover Spirit weighed 11 kg.", ["spirit"]),
        # A line for each vehicle, a year before a name, a verb behind a figure.
        ("Spirit: 174 kg\nCuriosity: 899 kg", ["spirit", "curiosity"]),
        ("- Spirit weighed 174 kg\n- Curiosity weighed 899 kg", ["spirit", "curiosity"]),
        ("Spirit landed in 2004. Curiosity weighed 899 kg.", ["curiosity"]),
        ("In 2012, Curiosity weighed 899 kg.", ["curiosity"]),
        ("The 174 kg\nSpirit landed.", ["spirit"]),
        ("Nobody weighs 5 kg.", [None]),
        ("lev-2 weighs 5 kg", ["lev-2"]),
        ("tenacious weighs 5 kg", [None]),
        ("Rashid 10 kg", ["rashid"]),
        ("Rashid 3 weighs 10 kg", [None]),
        ("A 9 kg helicopter flew on Perseverance.", [None]),
        ("A 1.8 kg helicopter.\n\nPerseverance flew.", [None]),
        ("Perseverance landed. Its 1.8 kg helicopter flew.", ["ingenuity"]),
        ("Yutu and LUPEX fly.\n\nThe helicopter weighs 5 kg.", [None]),
        ("Yutu and LUPEX fly, and the helicopter weighs 5 kg. The helicopter of 5 kg mass.", ["yutu", None]),
        ("LUPEX flew on Yutu.\n\nThe helicopter weighs 5 kg.", [None]),
        # In other languages.
        ("LEV-2 wurde von SLIM abgesetzt und wiegt 228 g.", ["lev-2"]),
        ("SLIM a largué LEV-2, qui pèse 228 g.", ["lev-2"]),
        ("Yutu-2 est plus léger que Zhurong, qui pèse 240 kg.", ["zhurong"]),
        ("Tenacious wiegt 5 kg und Yutu 140 kg.", ["tenacious", "yutu"]),
        ("El rover de 5 kg Tenacious mide 26 cm de alto.", ["tenacious", "tenacious"]),
        ("Die Masse von Zhurong beträgt 240 kg.", ["zhurong"]),
        ("Yutu y Zhurong están en China. Pesa 5 kg, Yutu 140 kg.", [None, "yutu"]),
    ],
)  # fmt: skip
def test_the_vehicle_of_a_figure(text: str, vehicles: list[str | None]) -> None:
    """A figure is of the vehicle that its sentence names; where that is in doubt, of none."""
    assert [each.vehicle for each in read(text)] == vehicles


@pytest.mark.parametrize(
    ("text", "vehicle"),
    [
        ("Zhurong landed. The Indonesian rover Nusantara weighs 5 kg.", None),
        ("YAOKI is small. The twin Lunokhods weighed 756 kg.", None),
        ("Zhurong landed. Nusantara weighs 5 kg.", None),
        ("Zhurong weighs much, and Nusantara weighs 5 kg.", None),
        ("Unlike Zhurong, Nusantara weighs 5 kg.", None),
        ("Nusantara, carried by Zhurong, weighs 5 kg.", None),
        ("Zhurong landed. Weighing 5 kg, Nusantara flew.", None),
        ("Zhurong carried a 5 kg rover, Nusantara, to Mars.", None),
        # It is not Chinese.
        ("Zhurong landed. The Japanese rover weighs 5 kg.", None),
        ("Rashid landed. Rashid 3 weighs 5 kg.", None),
        # A mission of several vehicles, and of one.
        ("Yutu landed. Chang'e 3 weighed 1,200 kg.", None),
        ("Pragyan landed. The rover drove. Chandrayaan-3 weighed 3,900 kg.", None),
        ("LEV-2 landed. The Spresense board weighs 2 g.", None),
        ("Curiosity landed. Mars Science Laboratory weighs 899 kg.", "curiosity"),
        ("Perseverance landed. Mars 2020 has a rover that weighs 1,025 kg.", "perseverance"),
        ("Perseverance landed. Mars 2020 was a 1,025 kg rover.", "perseverance"),
        ("Perseverance landed. The Mars 2020 rover weighs 1,025 kg.", "perseverance"),
        ("Emirates Lunar Mission flew. The Emirates Lunar Mission rover weighs 10 kg.", "rashid"),
        # These carry on.
        ("The mass of Zhurong is 240 kg.", "zhurong"),
        ("Zhurong landed. The Chinese rover weighs 240 kg.", "zhurong"),
        ("Zhurong landed. China's rover weighs 240 kg.", "zhurong"),
        ("Zhurong landed. According to CNSA, it weighs 240 kg.", "zhurong"),
        ("Zhurong landed. At Utopia Planitia, the rover weighed 240 kg.", "zhurong"),
        ("Nusantara flew, and Zhurong weighs 240 kg.", "zhurong"),
        ("Nusantara is slow, but Zhurong is heavy: the rover weighs 240 kg.", "zhurong"),
        ("Lunokhod 2 landed. The Lunokhod weighed 840 kg.", "lunokhod-2"),
        ("Zhurong landed. Tiny it is, as tiny can be. Tiny is 240 kg.", "zhurong"),
        # Nouns have capitals in German.
        ("Zhurong und der Rover mit Rädern. Der Rover Masse ist 240 kg.", "zhurong"),
        ("Zhurong wiegt viel. Er ist 1,85 m hoch.", "zhurong"),
        ("Zhurong pesa mucho. Mide 1,85 m de alto.", "zhurong"),
        ("Zhurong ist schwer. Nusantara wiegt 5 kg.", None),
        ("Zhurong ist schwer. Die Sonde Blauer Geist wiegt 469 kg.", None),
        ("Zhurong ist schwer. Seine Masse ist auf dem Mond wie auf der Erde 240 kg.", "zhurong"),
        ("Zhurong est lourd. Sur Mars, il pèse 240 kg.", "zhurong"),
        ("Zhurong est lourd. L'astromobile pèse 240 kg.", "zhurong"),
        ("Zhurong est lourd. L'Utopie pèse 5 kg.", None),
        ("Zhurong est lourd. Le robot Nusantara pèse 5 kg.", None),
        ("Луноход-1 ездил. Марсоход Кьюриосити весит 899 кг.", None),
        ("Луноход-1 ездил. Он весит 756 кг.", "lunokhod-1"),
        # What is named later is not meant, in any language.
        ("Die Sonde Blauer Geist wiegt 469 kg. Zhurong ist schwer.", None),
        ("Новый ровер весит 7,5 кг. Луноход-1 ездил.", None),
        ("It weighs 5 kg. Zhurong landed.", None),
        ("Pragyan, carried by the Vikram lander, weighs 26 kg.", "pragyan-3"),
        ("Zhurong is heavy. Er ist nicht rund. The Indonesian rover Nusantara weighs 5 kg.", None),
    ],
)
def test_a_sentence_about_another_vehicle(text: str, vehicle: str | None) -> None:
    """No figure is carried over to a vehicle from a sentence that names something else."""
    (made,) = read(text)
    assert made.vehicle == vehicle


def test_why_a_sentence_is_of_another_vehicle() -> None:
    """The name is given, and those of the catalog that are near to it."""
    (far,) = read("Zhurong landed. Nusantara weighs 5 kg.")
    (near,) = read("YAOKI is small. The Lunokhod weighed 756 kg.")
    (none,) = read("Lunakhod 1 pesava 756 kg")
    (mission,) = read("Yutu landed. Chang'e 3 weighed 1,200 kg.")
    assert far.reason == "the sentence may speak of another vehicle, 'Nusantara'"
    assert near.reason == (
        "the sentence may speak of another vehicle, 'Lunokhod': "
        "did you mean 'Lunokhod 1' or 'Lunokhod 2'?"
    )
    assert none.reason == "the text names no vehicle of the catalog: did you mean 'Lunokhod 1'?"
    assert mission.reason == "not understood: \"Chang'e 3\" could be Chang'e 3 lander, Yutu"


@pytest.mark.parametrize(
    ("text", "vehicle"),
    [
        ("Chandrayaan-2's rover Pragyan weighed 27 kg.", None),
        ("The rover Pragyan of Chandrayaan-2 weighed 27 kg.", None),
        ("Chandrayaan-2 carried a rover, Pragyan, weighing 27 kg.", None),
        ("Chandrayaan 3's rover Pragyan weighed 26 kg.", "pragyan-3"),
        ("Chandrayaan-2 was lost, but Pragyan weighed 26 kg.", "pragyan-3"),
        ("Unlike Chandrayaan-2, Pragyan weighed 26 kg.", "pragyan-3"),
        ("Pragyan weighed 26 kg, and Chandrayaan-2 carried another one.", "pragyan-3"),
        ("Luna 21 carried Lunokhod 2, while Lunokhod 1 weighed 756 kg.", "lunokhod-1"),
        (f"Chandrayaan-2 {'flew far ' * 10}and Pragyan weighed 26 kg.", "pragyan-3"),
        ("Curiosity, unlike those of Mars 2020, weighs 899 kg.", "curiosity"),
        ("Moon RACER weighs 5 kg.", "moon-racer"),
    ],
)
def test_a_mission_beside_a_vehicle(text: str, vehicle: str | None) -> None:
    """Another mission of the same series means another vehicle of the same name."""
    (made,) = read(text)
    assert made.vehicle == vehicle
    if vehicle is None:
        assert made.reason == (
            "the text names Chandrayaan-2, and Pragyan (Chandrayaan-3) is of Chandrayaan-3"
        )


@pytest.mark.parametrize(
    "text",
    [
        "Luna 17 a déposé Lunokhod 1, un engin de 756 kg.",
        "Luna 17 depositó el Lunokhod 1, un vehículo de 756 kg.",
        "Luna 17 carried Lunokhod 1, a vehicle of 756 kg.",
    ],
)
def test_an_apposition_is_of_the_name_before(text: str) -> None:
    """What is said behind a name, and a comma, is said of that vehicle."""
    (made,) = read(text)
    assert (made.vehicle, made.spec) == ("lunokhod-1", "mass")


def test_how_a_vehicle_was_found() -> None:
    """Where the sentence does not name the vehicle, the statement says what it was taken for."""
    (named,) = read("LEV-2 weighs 250 g")
    (by_kind,) = read("Resilience carried a rover that weighs 5 kg.")
    (before,) = read("Sojourner drove far. It weighed 10.6 kg.")
    (only,) = read("Sojourner\n\nMass: 10.6 kg")
    (several,) = read("SLIM carried a robot that weighs 250 g.")
    (nobody,) = read("5 kg")
    (unknown,) = read("Spirit and Opportunity drove.\n\nMass: 5 kg")
    assert named.remark == ""
    assert by_kind.remark == "'rover' is taken for Tenacious"
    assert before.remark == "taken for Sojourner, which a sentence before names"
    assert only.remark == "taken for Sojourner, the only vehicle that is named"
    assert several.reason == "not understood: 'robot' could be LEV-1, LEV-2"
    assert nobody.reason == "the text names no vehicle of the catalog"
    assert unknown.reason == "the text does not say which vehicle this is"


@pytest.mark.parametrize(
    ("rows", "vehicles"),
    [
        (["Rover | Mass", "Yutu | 140 kg", "Tenacious | 5 kg"], ["yutu", "tenacious"]),
        (["| | Yutu | Tenacious", "Mass | 140 kg | 5 kg"], ["yutu", "tenacious"]),
        # A column of another vehicle, or of its figures.
        (["Rover | Lander | Mass", "Tenacious | Resilience | 5 kg"], ["tenacious"]),
        (["Lander | Rover | Mass", "Resilience | Tenacious | 340 kg"], ["resilience"]),
        (["Rover | Lander mass", "Tenacious | 340 kg"], ["resilience"]),
        (["Rover | Helicopter mass", "Tenacious | 340 kg"], [None]),
        (["A | B | Mass", "Tenacious | Resilience | 5 kg"], [None]),
        (["A | Tenacious", "Yutu | 5 kg"], [None]),
        # A cell may name its own.
        (["Rover | Mass", "Yutu | 140 kg, Tenacious has 5 kg"], ["yutu", "tenacious"]),
        # A head that nobody knows is no vehicle of the text.
        (["Yutu | Mass", "Lunokhod 9 | 756 kg"], [None]),
        (["Rover | Mass", "Lunokhod 9 | 756 kg", "Yutu | 140 kg"], [None, "yutu"]),
        # The only vehicle of a text is that of a table of one.
        (["Spec | Value", "Mass | 140 kg", "Seen by | Yutu"], ["yutu"]),
        (["Mass | Length", "140 kg | 1 m", "Yutu | -"], ["yutu", "yutu"]),
    ],
)
def test_the_vehicle_of_a_cell(rows: list[str], vehicles: list[str | None]) -> None:
    """It heads the row or the column; where a head is unknown, the figure is of nobody."""
    table = "\n".join([rows[0], "-|-", *rows[1:]])
    assert [each.vehicle for each in read(table)] == vehicles


def test_the_vehicle_of_an_infobox() -> None:
    """It is in the title, or in the row of one cell above."""
    markup = (
        "<p>Spirit<table><caption>Yutu</caption><tr><th>Mass<td>140 kg"
        "<tr><th colspan=2>Tenacious<tr><th>Mass<td>5 kg</table>"
    )
    first, second = read(markup)
    assert (first.vehicle, first.remark) == ("yutu", "by the heads of its cell: Yutu / Mass")
    assert (second.vehicle, second.reason) == (
        None,
        "not understood: 'the heads of the cell' could be Yutu, Tenacious",
    )
