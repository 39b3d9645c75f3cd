"""Scales: units as they are asked for, and as a command says them."""

from __future__ import annotations

import pytest

from roverspecs.comparisons.row_units import RowUnits
from roverspecs.records.claims import Claim
from roverspecs.records.derived import GLOSSARY


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
def test_a_scale_reads_back_from_its_text(units: str | dict[str, str], text: str) -> None:
    """The text names each spec that has a unit of its own; nothing stands for plain SI."""
    scale = RowUnits.parse(units)

    assert str(scale) == text
    if text:
        again = RowUnits.parse(text)
        assert (again.system, dict(again.chosen)) == (scale.system, dict(scale.chosen))


def test_a_row_has_the_unit_of_its_spec_or_of_the_system() -> None:
    """A unit that is chosen goes before the system; auto takes the one that its figures read best in."""
    mass = GLOSSARY["mass"]
    figures = [Claim(value="228 g"), Claim(value="250 g")]

    assert RowUnits.parse("us").unit(mass, figures) == "lb"
    assert RowUnits.parse("us,mass=oz").unit(mass, figures) == "oz"
    assert RowUnits.parse("auto").unit(mass, figures) == "g"
    assert RowUnits.parse("auto").unit(mass, []) == "kg"
    assert RowUnits.parse("si").unit(GLOSSARY["wheel_count"], [Claim(value="4")]) == ""


def test_units_can_be_in_a_set() -> None:
    """Equal ones have one hash, so that a comparison in them has one, too."""
    one, other = RowUnits.parse("us,mass=g"), RowUnits.parse({"default": "us", "mass": "g"})

    assert {one} == {other}
    assert hash(one) == hash(other)
    assert one != RowUnits.parse("us,mass=kg")
