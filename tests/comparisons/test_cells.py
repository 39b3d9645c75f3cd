"""Cells: a figure in the unit of its row, and what must be said of it."""

from __future__ import annotations

from roverspecs.comparisons.cells import TERTIARY, UNCITED, Row, cell_of
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import DERIVED, Derivation
from roverspecs.records.vehicles import Rover


def test_a_claim_makes_a_cell() -> None:
    """Its text is rounded like the published figure, its numbers are not; the claim stays beside them."""
    source = Source(id="a", title="A", publisher="P", kind="aggregator")
    claim = Claim(value="5–6 kg", condition="dry", source=source)
    cell = cell_of(claim, "lb")

    assert (cell.text, cell.unit, cell.mark) == ("11–13", "lb", "–")
    assert (round(cell.magnitude, 3), round(cell.low or 0, 3), round(cell.high or 0, 3)) == (
        12.125,
        11.023,
        13.228,
    )
    assert (cell.claim, cell.inputs, cell.sources, cell.extreme) == (claim, (), (source,), "")
    assert cell.note == f"dry, {TERTIARY}"
    assert cell_of(claim, "lb", digits=3).text == "11.0–13.2"
    assert cell_of(Claim(value="5 kg"), "lb", exact=True).text == "11.0231131092439"


def test_a_configuration_is_said_where_it_tells_two_apart() -> None:
    """One that the whole table has goes without saying; one that is not stated is said beside others only."""
    stowed = Claim(value="5 m", configuration="stowed")
    unstated = Claim(value="5 m", configuration="unstated")

    assert cell_of(stowed, "m").note == f"stowed, {UNCITED}"
    assert cell_of(stowed, "m", configuration="stowed").note == UNCITED
    assert cell_of(unstated, "m").note == UNCITED
    assert cell_of(unstated, "m", is_mixed=True).note == f"configuration unstated, {UNCITED}"


def test_what_is_derived_makes_a_cell_with_its_inputs() -> None:
    """It has no claim of its own, and names the figures that it follows from."""
    mine = Rover(name="Mine", length="2–3 m", width="1.0 m", height="1.0 m")
    volume = DERIVED["bounding_volume"].of(mine)
    assert isinstance(volume, Derivation)
    cell = cell_of(volume, "L")

    assert (cell.text, cell.low, cell.high, cell.claim, len(cell.inputs)) == (
        "2000–3000",
        2000.0,
        3000.0,
        None,
        3,
    )
    assert (
        cell.note
        == f"configuration unstated, from length 2–3 m, width 1.0 m, height 1.0 m, {UNCITED}"
    )


def test_a_row_has_the_label_of_its_spec() -> None:
    """With the unit in brackets, and whether it is derived."""
    assert Row(spec="mass", unit="kg", cells=()).label == "Mass (kg)"
    assert Row(spec="wheel_count", unit="", cells=()).label == "Wheels"
    assert Row(spec="bulk_density", unit="kg/m³", cells=()).label == "Bulk density, derived (kg/m³)"
