from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.pictures.size_units import SizeUnits
from roverspecs.pictures.wheels import Wheel, Wheels
from roverspecs.records.reading import Reading


def wheels(**figures: Any) -> Wheels | None:
    """Return the wheels of a rover of some figures."""
    return Wheels.of(rs.Rover(name="Mine", **figures), Reading())


def seen(length: str, height: str, **figures: Any) -> list[tuple[float, float, bool]]:
    """Return the place and the diameter of each wheel that is seen."""
    found = wheels(**figures)
    assert found
    shown = found.seen(Fraction(length), Fraction(height))
    return [(float(each.x), float(each.diameter), each.is_sure) for each in shown]


@pytest.mark.parametrize(
    "figures",
    [
        {},
        {"wheel_count": "4"},
        {"wheel_diameter": "30 cm"},
        {"wheel_count": "3", "wheel_diameter": "30 cm"},
        {"wheel_count": "0", "wheel_diameter": "30 cm"},
        {"wheel_count": "~4", "wheel_diameter": "30 cm"},
        {"wheel_count": "4", "wheel_diameter": "0 cm"},
    ],
)
def test_what_is_not_published_is_not_drawn(figures: dict[str, str]) -> None:
    """Nor a number that does not say how many wheels stand on a side."""
    assert wheels(**figures) is None


def test_over_the_length() -> None:
    """Without a wheelbase they are spread evenly, the first and the last at the ends."""
    figures = {"wheel_count": "6", "wheel_diameter": "0.5 m"}

    assert seen("2.5", "1", **figures) == [(-1, 0.5, True), (0, 0.5, True), (1, 0.5, True)]


def test_over_the_wheelbase() -> None:
    """Where it is published, also if the wheels stand out in front and behind."""
    figures = {"wheel_count": "4", "wheel_diameter": "~0.5 m", "wheelbase": "1.2 m"}

    assert seen("2.5", "1", **figures) == [(-0.6, 0.5, False), (0.6, 0.5, False)]
    assert seen("1.2", "1", **figures) == [(-0.6, 0.5, False), (0.6, 0.5, False)]


def test_on_one_axle() -> None:
    """Of two wheels one is seen, in the middle."""
    assert seen("1", "1", wheel_count="2", wheel_diameter="0.2–0.4 m") == [(0, 0.3, False)]


@pytest.mark.parametrize(
    ("length", "height", "wheelbase"), [("1", "0.4", None), ("1", "1", "1.1 m"), ("1.4", "1", None)]
)
def test_wheels_that_do_not_go_below_it(length: str, height: str, wheelbase: str | None) -> None:
    """They are not drawn: the figures are not of one thing."""
    figures = {"wheel_count": "6", "wheel_diameter": "0.5 m"}
    if wheelbase:
        figures["wheelbase"] = wheelbase

    assert seen(length, height, **figures) == []


hundredths = st.integers(1, 500).map(lambda number: Fraction(number, 100))


@given(
    st.integers(1, 5),
    *[hundredths] * 3,
    st.none() | hundredths,
)
def test_wheels_do_not_overlap(
    axles: int, diameter: Fraction, length: Fraction, height: Fraction, base: Fraction | None
) -> None:
    """They are as many as on a side, evenly spread around the middle, none below another one."""
    figures = {"wheel_count": f"{2 * axles}", "wheel_diameter": f"{float(diameter)} m"}
    if base:
        figures["wheelbase"] = f"{float(base)} m"
    found = wheels(**figures)
    assert found
    shown = found.seen(length, height)

    assert len(shown) in {0, axles}
    places = [wheel.x for wheel in shown]
    assert places == sorted(places)
    assert sum(places) == 0
    for one, other in itertools.pairwise(shown):
        assert other.x - one.x >= one.diameter
    if base and axles > 1 and shown:
        assert places[-1] - places[0] == base


def test_lines_and_claims() -> None:
    """What is drawn is written below, in the unit of the drawing, and cited."""
    found = wheels(wheel_count="4", wheel_diameter="1 ft", wheelbase="2 m")
    assert found

    assert [*found.lines(SizeUnits("cm"))] == ["4 wheels of 30 cm", "wheelbase 200 cm"]
    assert [claim.value for claim in found.claims] == ["4", "1 ft", "2 m"]
    bare = wheels(wheel_count="4", wheel_diameter="1 ft")
    assert bare
    assert [*bare.lines(SizeUnits("ft"))] == ["4 wheels of 1 ft"]
    assert len(bare.claims) == 2


def test_of_the_catalog() -> None:
    """Those of which both are published."""
    found = {vehicle.id for vehicle in rs.Catalog() if Wheels.of(vehicle, Reading())}

    assert {"curiosity", "apollo-lrv", "lunokhod-1", "perseverance", "spirit"} <= found
    assert "viper" not in found
    assert Wheel(Fraction(0), Fraction(1), Fraction(1), is_sure=True).is_sure
