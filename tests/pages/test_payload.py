from __future__ import annotations

from typing import Any

from test_dossiers import JAXA, NEWS, ROVER

import roverspecs as rs
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.payload import SPOKEN, records_of, view_of
from roverspecs.values.marks import MARKS


def view(vehicles: list[rs.Vehicle], specs: str, **options: Any) -> dict[str, Any]:
    """Return what switches in a comparison."""
    return view_of(rs.compare(vehicles, specs, **options))


def test_each_spec_is_given_in_each_system() -> None:
    """Texts and units are those of three comparisons."""
    found = view([rs.get("lev-2"), rs.get("tenacious")], "mass,payload_mass")["specs"]

    assert [(spec["name"], spec["label"], spec["group"], spec["derived"]) for spec in found] == [
        ("mass", "Mass", "mass", False),
        ("payload_mass", "Payload mass", "payload", False),
    ]
    assert found[0]["units"] == {"si": "kg", "metric": "kg", "us": "lb", "auto": "kg"}
    # Systems with one unit have one text.
    assert found[0]["texts"] == {"kg": ["0.228", "~5"], "lb": ["0.50", "~11"]}


def test_texts_are_rounded_as_asked_for() -> None:
    """In every system; the script rounds relations alike."""
    few = view([rs.get("lev-2"), rs.get("tenacious")], "mass", digits=3)
    all_digits = view([rs.get("tenacious")], "mass", exact=True)

    assert few["rounding"] == {"digits": 3, "exact": False}
    assert few["specs"][0]["texts"] == {"kg": ["0.228", "~5"], "lb": ["0.503", "~11.0"]}
    assert all_digits["rounding"] == {"digits": None, "exact": True}
    assert all_digits["specs"][0]["texts"] == {"kg": ["~5"], "lb": ["~11.0231131092439"]}


def test_what_is_the_same_in_all_systems_is_given_once() -> None:
    """A count, and a spec of which there is no figure, have nothing to switch."""
    rover = rs.Rover(name="Mine", wheel_count="4", max_slope="20°")
    found = view([rover], "wheel_count,max_slope,dry_mass")["specs"]

    assert [spec["texts"] for spec in found] == [
        {"": ["4"]},
        {"deg": ["20"]},
        {"kg": [None], "lb": [None]},
    ]


def exact(spec: str, *values: str, **options: Any) -> dict[str, Any]:
    """Return one spec of rovers as the script computes on it."""
    given: list[dict[str, Any]] = [{spec: value} for value in values]
    rovers = [rs.Rover(name=str(place), **each) for place, each in enumerate(given)]
    found: dict[str, Any] = view([*rovers], spec, **options)["specs"][0]
    return found


def test_figures_are_given_exactly_in_the_unit_of_the_row() -> None:
    """Both ends, a unit of the last digit, letters for what else a span has; equal parts once."""
    values = ("5.0 kg", "22 lb", "~5–6 kg", ">5 kg", "<5 kg", "5 ± 1 kg", "10 +2/-1 kg")

    assert exact("mass", *values)["exact"] == [
        "5;;1/10",
        "498951607/50000000;;45359237/100000000",
        "5;6;1;;a",
        "5;-;1;;l",
        "-;5;1;;h",
        "4;6;1;;t;;±",
        "9;12;1;;t;10;±",
    ]
    assert exact("mass", "5.0 kg", units="us")["exact"] == ["500000000/45359237;;10000000/45359237"]
    assert exact("mass", "5.0 kg", units="us")["unit"] == "lb"


def test_what_few_figures_have_stands_by_their_places() -> None:
    """Several sides, other figures in other configurations, and what a comparison depends on."""
    boxes = [rs.Rover(name="A", envelope="1 × 2 m"), rs.Rover(name="B")]
    sides = view([*boxes], "envelope")["specs"][0]
    assert (sides["exact"], sides["sides"]) == ([None, None], {0: ["1;;1", "2;;1"]})
    assert sides["hasSides"]
    rovers = [ROVER, rs.Rover(name="Other", length="3 m")]
    found = view([*rovers], "length,mass")["specs"]
    assert found[0]["configured"] == {
        "alone": {"unstated": [1]},
        "several": {0: {"deployed": "1;;1/10", "stowed": "1/2;;1/10"}},
    }
    assert found[0]["dependences"] == {"deployed": [0], "configuration unstated": [1]}
    assert "configured" not in found[1]
    assert found[1]["dependences"] == {"dry": [0]}


def test_a_value_that_stands_for_less_than_its_figure_is_given_besides() -> None:
    """A total that was still growing is at least that; a derived figure stands for its ends."""
    claim = rs.Claim(value="500 m", source=NEWS, as_of="2024-01-01")
    rover = rs.Rover(
        name="Mine", body="Moon", mass="5 kg", distance_driven=claim, status="operating"
    )
    growing, derived = view([rover], "distance_driven,surface_weight")["specs"]

    assert (growing["exact"], growing["fits"]) == (["500;-;10;;g;;" + "-"], {0: "500;;10"})
    assert derived["exact"][0].split(";")[4:] == ["c"]
    assert derived["fits"] == {0: "8;;1"}


def test_each_dimension_has_its_units() -> None:
    """Those of the systems, the handy ones, those published and those asked for, with their sizes."""
    found = view(
        [rs.Rover(name="Mine", mass="9 oz", wheel_count="4")], "mass,wheel_count", units="mass=mg"
    )

    assert found["units"]["mass"]["oz"] == ["45359237/1600000", "oz", "[oz_av]"]
    assert set(found["units"]["mass"]) == {"kg", "g", "t", "lb", "oz", "mg"}
    assert found["units"]["count"] == {"": ["1", "", found["ratio"]]}


def test_names_that_are_told_apart_keep_their_own() -> None:
    """A file gives the name without what stands behind it in a heading."""
    rovers: list[rs.Vehicle] = [rs.Rover(name="A", id=each) for each in "xy"]

    assert view([*rovers, rs.Lander(name="B")], "mass")["titles"] == {0: "A", 1: "A"}
    assert view([*rovers, rs.Lander(name="B")], "mass")["landers"] == [2]


def test_orders_are_those_of_the_library() -> None:
    """Both orders of a spec are given, the missing last in either."""
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
    assert found["specs"][0]["order"] == {"ascending": [3, 2, 0, 1], "descending": [0, 2, 3, 1]}


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


def test_every_mark_has_words() -> None:
    """A screen reader says what a mark means, as the legend does."""
    assert SPOKEN.keys() == MARKS.keys()
    assert (SPOKEN["~"], SPOKEN["≥"], SPOKEN["–"], SPOKEN["±"]) == (
        "about ",
        "at least ",
        " to ",
        "plus or minus",
    )


def test_records_hold_what_a_file_needs_besides() -> None:
    """Identities and sources without their empty fields, parts and dates, and inputs."""
    claim = rs.Claim(value="5 kg", source=JAXA, condition="dry")
    rover = rs.Rover(name="Mine", body="Moon", mass=claim)
    comparison = rs.compare([rover, rs.Rover(name="Other")], "mass,surface_weight")
    found = records_of(comparison, Dossiers(comparison))

    assert [found["blank_vehicle"] | each for each in found["vehicles"]] == [
        vehicle.identity() for vehicle in comparison.vehicles
    ]
    assert found["blank_source"] | found["sources"][0] == JAXA.as_data()
    assert found["stated"][0] == {0: [None, "dry", None]}
    assert [each["published"] for each in found["stated"][1][0]] == ["5 kg", "1.62 m/s²"]
    assert found["units"] == [{"kg": [0]}, {"N": [0]}]
    assert found["remarks"] == list(comparison.remarks)


# --- dossiers -----------------------------------------------------------------
