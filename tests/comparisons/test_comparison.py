"""Comparisons: vehicles side by side, each spec in one unit."""

from __future__ import annotations

import pytest
from comparison_parts import mine

import roverspecs as rs
from roverspecs.comparisons.cells import UNCITED
from roverspecs.errors import (
    FieldError,
    UnknownSpecError,
    UnknownVehicleError,
)
from roverspecs.records.catalog import folded


def test_a_cell_is_found_by_any_name() -> None:
    """A cell is looked up by any name of the vehicle; what is not there is an error."""
    comparison = rs.compare(["LEV-2", "Tenacious"], ["mass", "length"])

    assert comparison.cell(rs.LEV_2, "mass") == comparison.cell("lev-2", "mass")
    found = comparison.cell("sora-q", "mass")
    assert found is not None
    assert found.text == "0.228"
    assert comparison.cell("LEV-2", "length") is None
    with pytest.raises(UnknownVehicleError, match="expected one of 'LEV-2', 'Tenacious'"):
        comparison.cell("slim", "mass")
    with pytest.raises(UnknownSpecError, match="expected one of 'mass', 'length'"):
        comparison.cell("LEV-2", "power")


def test_a_vehicle_is_itself() -> None:
    """Two vehicles whose names make one id are told apart; what stands for both is refused."""
    one, other = mine("Design 1.5", mass="5 kg"), mine("Design 1-5", mass="7 kg")
    assert one.id == other.id
    comparison = rs.compare([one, other], ["mass"])

    for vehicle, text in ((one, "5"), (other, "7"), ("Design 1.5", "5"), ("Design 1-5", "7")):
        found = comparison.cell(vehicle, "mass")
        assert found is not None
        assert found.text == text
    # An equal record is the same vehicle; an unequal one with its id is not.
    again = comparison.cell(mine("Design 1-5", mass="7 kg"), "mass")
    assert again is not None
    assert again.text == "7"
    with pytest.raises(UnknownVehicleError, match="unknown vehicle 'Design 1-5'"):
        comparison.cell(mine("Design 1-5", mass="8 kg"), "mass")
    with pytest.raises(FieldError) as caught:
        comparison.cell("design-1-5", "mass")
    assert str(caught.value) == (
        "vehicle: 'design-1-5' stands for 'Design 1.5', 'Design 1-5': "
        "give the vehicle itself, or another name"
    )


def test_a_vehicle_may_stand_twice() -> None:
    """Its cells are the same, so that its name stands for one of them."""
    comparison = rs.compare([rs.LEV_2, rs.LEV_2], ["mass"])
    found = comparison.cell("lev-2", "mass")

    assert found is not None
    assert found.text == "0.228"


def test_looking_up_every_cell_takes_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the vehicles are read once, however many cells are looked up."""
    calls: list[str] = []

    def counted(text: str) -> str:
        calls.append(text)
        return folded(text)

    monkeypatch.setattr("roverspecs.comparisons.comparison.folded", counted)
    counts = []
    for number in (20, 40):
        vehicles = [mine(f"Rover {place}", mass=f"{place + 1} kg") for place in range(number)]
        copies = [mine(f"Rover {place}", mass=f"{place + 1} kg") for place in range(number)]
        comparison = rs.compare(vehicles, ["mass"])
        calls.clear()
        asked: list[rs.Vehicle | str] = [*vehicles, *copies, *(each.id for each in vehicles)]
        for each in asked:
            cell = comparison.cell(each, "mass")
            assert cell is not None
        counts.append(len(calls))
    # The id and the name of each, once.
    assert counts == [40, 80]


def test_a_comparison_reads_as_text_and_as_repr() -> None:
    """Str is the table, repr a line, and Jupyter gets HTML."""
    comparison = rs.compare(["LEV-2", "Tenacious"], ["mass"])

    assert str(comparison) == comparison.render("text")
    assert repr(comparison) == "<Comparison of LEV-2, Tenacious: mass>"
    assert comparison._repr_html_().startswith("<table>")
    assert hash(comparison) == hash(rs.compare(["LEV-2", "Tenacious"], ["mass"]))


def test_headings_are_names_that_differ() -> None:
    """With the id where two names are the same, numbered where the ids are, too; what cannot be seen gives way."""
    rovers = [
        rs.Rover(name=name, id=identifier)
        for name, identifier in (
            ("b", "x"),
            ("A", "x"),
            ("b", "y"),
            ("\u202e", "\x07"),
            ("\x1b[0m", "c"),
            ("b", "x"),
        )
    ]

    assert rs.compare(rovers, ["mass"]).headings() == [
        "b (x) #1",
        "A",
        "b (y)",
        "rover",
        "c",
        "b (x) #2",
    ]
    assert rs.compare(rovers[:2], ["mass"]).headings(str.upper) == ["B", "A"]


def test_notes_have_letters() -> None:
    """From a to z, then with two letters."""
    rovers = [
        rs.Rover(name=f"R{place}", mass=rs.Claim(value="5 kg", condition=f"{place:02}"))
        for place in range(30)
    ]
    letters = rs.compare(rovers, ["mass"]).letters

    assert list(letters)[:3] == ["00", UNCITED, "01"]
    assert list(letters.values())[:2] + list(letters.values())[25:28] == ["a", "b", "z", "aa", "ab"]
