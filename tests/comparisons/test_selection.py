"""Selection: which vehicles answer a question, and in which order they stand."""

from __future__ import annotations

import datetime as dt

import pytest

import roverspecs as rs
from roverspecs.comparisons.selection import Selection, in_order, select
from roverspecs.errors import UnknownSpecError
from roverspecs.records.reading import TRUST

LIGHT = rs.Rover(name="Light", mass="4 kg", width="30 cm", launch_date=dt.date(2024, 5, 1))
ABOUT = rs.Rover(name="About", mass="~5 kg", width="30 cm", launch_date=dt.date(2023, 5, 1))
HEAVY = rs.Rover(name="Heavy", mass="6–8 kg", width="20 cm")
BLANK = rs.Rover(name="blank", width="10 cm", launch_date=dt.date(2025, 1, 1))
ALL = (HEAVY, ABOUT, BLANK, LIGHT)


def chosen(where: str, *, strict: bool = False) -> Selection:
    """Return what a condition selects of all."""
    return select(ALL, where, TRUST, strict=strict)


def names(by: str, *, descending: bool = False) -> list[str]:
    """Return the names of all in their order."""
    return [ALL[place].name for place in in_order(ALL, by, TRUST, descending=descending)]


def test_those_that_may_meet_a_condition_stay_and_are_marked() -> None:
    """A figure that lies across the bound leaves it open; what is not published is said, and left out."""
    assert chosen("mass < 5 kg") == Selection(
        (ABOUT, LIGHT),
        ("maybe", "yes"),
        (
            "May meet it: About (mass ~5 kg)",
            "Not known whether they meet it, left out: blank (no mass)",
        ),
    )


def test_strict_leaves_out_what_only_may() -> None:
    """Whoever wants to be sure gets those alone that do, and learns which are open."""
    assert chosen("mass < 5 kg", strict=True) == Selection(
        (LIGHT,),
        ("yes",),
        (
            "Left out, as they only may meet it: About (mass ~5 kg)",
            "Not known whether they meet it, left out: blank (no mass)",
        ),
    )


def test_vehicles_of_one_reason_stand_together() -> None:
    """What is not known is said once for all that lack the same figures."""
    assert chosen("top_speed > 1 m/s and mass < 7 kg").remarks == (
        "No vehicle meets top_speed > 1 m/s and mass < 7 kg",
        "Not known whether they meet it, left out: Heavy, About, Light (no top_speed); blank (no top_speed, no mass)",
    )


def test_nothing_found_is_an_answer() -> None:
    """Where no vehicle meets a condition, that is said."""
    assert chosen("width > 1 m") == Selection((), (), ("No vehicle meets width > 1 m",))


def test_vehicles_stand_in_the_order_of_a_spec() -> None:
    """The smallest or the largest first, those without a figure last."""
    assert names("mass") == ["About", "Light", "Heavy", "blank"]
    assert names("mass", descending=True) == ["Heavy", "About", "Light", "blank"]
    assert names("width") == ["blank", "Heavy", "About", "Light"]
    assert names("width", descending=True) == ["About", "Light", "Heavy", "blank"]


def test_vehicles_stand_in_the_order_of_name_and_date() -> None:
    """Case does not count in names; those without a date come last, either way."""
    assert names("name") == ["About", "blank", "Heavy", "Light"]
    assert names("name", descending=True) == ["Light", "Heavy", "blank", "About"]
    assert names("launch_date") == ["About", "Light", "blank", "Heavy"]
    assert names("launch_date", descending=True) == ["blank", "Light", "About", "Heavy"]
    assert names("landing_date") == [each.name for each in ALL]


def test_a_derived_spec_orders_vehicles_like_a_published_one() -> None:
    """What cannot be derived comes last."""
    cubes = [
        rs.Rover(name=size, mass="4 kg", length=size, width=size, height=size)
        for size in ("20 cm", "10 cm", "30 cm")
    ]
    assert names("bulk_density") == [each.name for each in ALL]
    dense = rs.compare([ABOUT, *cubes], ["bulk_density"], sort="bulk_density", descending=True)
    assert [each.name for each in dense.vehicles] == ["10 cm", "20 cm", "30 cm", "About"]


def test_an_unknown_spec_is_refused() -> None:
    """The message offers the nearest name, dates and the name among them."""
    with pytest.raises(UnknownSpecError) as caught:
        names("launchdate")
    assert (
        str(caught.value)
        == "sort: unknown spec 'launchdate': did you mean 'launch_date' or 'launch_mass' or 'landing_date'?"
    )
