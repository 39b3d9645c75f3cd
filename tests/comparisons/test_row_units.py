"""Units of rows: as they are asked for, as a command writes them, and as they read best."""

from __future__ import annotations

import pytest

from roverspecs.comparisons.row_units import RowUnits
from roverspecs.records.derived import SPECS
from roverspecs.values.published import PublishedValue


@pytest.mark.parametrize(
    ("units", "text"),
    [
        ("si", ""),
        ("us", "us"),
        ("us,mass=g", "us,mass=g"),
        ("mass=g", "mass=g"),
        ({"mass": "grams", "default": "metric"}, "metric,mass=g"),
        (
            {"dimensions": "in", "length": "ft"},
            "length=ft,width=in,height=in,diameter=in",
        ),
    ],
)
def test_units_read_back_from_their_text(units: str | dict[str, str], text: str) -> None:
    """The text names each spec that has a unit of its own; nothing stands for plain SI."""
    made = RowUnits.parse(units)

    assert str(made) == text
    if text:
        again = RowUnits.parse(text)
        assert (again.system, dict(again.chosen)) == (made.system, dict(made.chosen))


def test_a_row_has_the_unit_of_its_spec_or_of_the_system() -> None:
    """A unit that is chosen goes before the system; auto takes the one that its figures read best in."""
    mass = SPECS["mass"]
    values = [PublishedValue.parse(text) for text in ("228 g", "250 g")]

    assert RowUnits.parse("us").unit(mass, values) == "lb"
    assert RowUnits.parse("us,mass=oz").unit(mass, values) == "oz"
    assert RowUnits.parse("auto").unit(mass, values) == "g"
    assert RowUnits.parse("auto").unit(mass, []) == "kg"
    assert RowUnits.parse("si").unit(SPECS["wheel_count"], [PublishedValue.parse("4")]) == ""


def test_units_can_be_in_a_set() -> None:
    """Equal ones have one hash, so that a comparison in them has one, too."""
    one, other = RowUnits.parse("us,mass=g"), RowUnits.parse({"default": "us", "mass": "g"})

    assert {one} == {other}
    assert hash(one) == hash(other)
    assert one != RowUnits.parse("us,mass=kg")
