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
        ("It weighs 5 kg and was carried by Resilience, the lander.", ["resilience"]),
        ("Sojourner\n\nMass: 10.6 kg", ["sojourner"]),
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
