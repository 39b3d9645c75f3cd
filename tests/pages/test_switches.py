from __future__ import annotations

from typing import Any

import roverspecs as rs
from roverspecs.pages.switches import SPOKEN, SYSTEMS, label_of, view_of
from roverspecs.values.published import MARKS

JAXA = rs.Source(id="jaxa", title="A page", publisher="JAXA", kind="agency")


def view(vehicles: list[rs.Vehicle], specs: str, **options: Any) -> dict[str, Any]:
    """Return what switches in a comparison."""
    made = {system: rs.compare(vehicles, specs, units=system, **options) for system in SYSTEMS}
    return view_of(made, **options)


def test_each_spec_is_given_in_each_system() -> None:
    """Texts and units are those of three comparisons."""
    found = view([rs.get("lev-2"), rs.get("tenacious")], "mass,payload_mass")["specs"]

    assert [(spec["name"], spec["label"], spec["group"], spec["derived"]) for spec in found] == [
        ("mass", "Mass", "mass", False),
        ("payload_mass", "Payload mass", "payload", False),
    ]
    assert found[0]["units"] == {"si": "kg", "metric": "kg", "us": "lb"}
    assert found[0]["texts"] == {
        "si": ["0.228", "~5"],
        "metric": ["0.228", "~5"],
        "us": ["0.50", "~11"],
    }


def test_what_is_the_same_in_all_systems_is_not_given_thrice() -> None:
    """A count, and a spec of which there is no figure, have nothing to switch."""
    found = view([rs.Rover(name="Mine", wheel_count="4")], "wheel_count,mass,surface_weight")[
        "specs"
    ]

    assert [(spec["texts"], spec["derived"]) for spec in found] == [
        ({}, False),
        ({}, False),
        ({}, True),
    ]


def test_orders_are_those_of_the_library() -> None:
    """Both orders of a spec are given, the missing last in either; ones that overlap keep theirs."""
    rovers: list[rs.Vehicle] = [
        rs.Rover(name=name, mass=mass, body="Moon")
        for name, mass in zip("abcd", ("6 kg", None, "~5 kg", "900 g"), strict=True)
    ]
    found = view(rovers, "mass,surface_weight")

    for spec in found["specs"]:
        for direction, order in spec["order"].items():
            descending = direction == "descending"
            expected = rs.compare(
                rovers, ["mass"], sort=spec["name"], descending=descending
            ).vehicles
            assert [rovers[place] for place in order] == list(expected)
    assert found["specs"][0]["order"] == {"ascending": [3, 0, 2, 1], "descending": [0, 2, 3, 1]}


def test_the_order_is_that_of_the_figures_shown() -> None:
    """With a configuration or a preference, other figures are compared."""
    rovers: list[rs.Vehicle] = [
        rs.Rover(
            name=name,
            length=[
                rs.Claim(value=f"{deployed} m", configuration="deployed"),
                rs.Claim(value=f"{stowed} m", configuration="stowed", source=JAXA),
            ],
        )
        for name, deployed, stowed in (("a", 3, 1), ("b", 2, 2), ("c", 1, 3))
    ]

    for options, order in (
        ({}, [2, 1, 0]),
        ({"configuration": "stowed"}, [0, 1, 2]),
        ({"prefer": rs.Preference.parse("jaxa")}, [0, 1, 2]),
    ):
        assert view(rovers, "length", **options)["specs"][0]["order"]["ascending"] == order


def test_vehicles_are_told_apart() -> None:
    """Names that are the same have their ids, ids that are the same have numbers, and names sort in any case."""
    rovers: list[rs.Vehicle] = [
        rs.Rover(name="b", id="x"),
        rs.Rover(name="A", id="x"),
        rs.Rover(name="b", id="y"),
        rs.Lander(name="\x1b", id="\x1b"),
        rs.Rover(name="c", id="x"),
        rs.Rover(name="\x1b", id="z"),
    ]
    found = view(rovers, "mass")

    assert found["ids"] == ["x", "x-2", "y", "", "x-3", "z"]
    assert found["order"] == {"ascending": [1, 0, 2, 4, 3, 5], "descending": [5, 3, 4, 2, 0, 1]}


def test_vehicles_have_the_names_they_are_found_by() -> None:
    """The id and the aliases, cleaned; the name stands in the table."""
    rovers: list[rs.Vehicle] = [
        rs.Rover(name="A", id="x", aliases=("A\x1b[31mbc", "月")),
        rs.Rover(name="B"),
    ]

    assert view(rovers, "mass")["names"] == [["x", "Abc", "月"], ["b"]]


def test_groups_are_given_once() -> None:
    """In the order of the specs."""
    assert view([rs.get("lev-2")], "mass,length,surface_weight")["groups"] == ["mass", "dimensions"]


def test_a_label_stands_without_its_unit() -> None:
    """The unit switches; that a spec is derived does not."""
    rows = rs.compare(["lev-2"], ["mass", "wheel_count", "surface_weight"]).rows

    assert [label_of(row) for row in rows] == ["Mass", "Wheels", "Surface weight, derived"]


def test_every_mark_has_words() -> None:
    """A screen reader says what a mark means, as the legend does."""
    assert SPOKEN.keys() == MARKS.keys()
    assert (SPOKEN["~"], SPOKEN["≥"], SPOKEN["–"], SPOKEN["±"]) == (
        "about ",
        "at least ",
        " to ",
        "plus or minus",
    )
