from __future__ import annotations

from typing import Any

import attrs
import pytest

import roverspecs as rs
from roverspecs.pages.payload import SPOKEN, Dossiers, dossier_of, records_of, view_of
from roverspecs.records.reading import TRUST
from roverspecs.values.marks import MARKS

JAXA = rs.Source(id="jaxa", title="A page", publisher="JAXA", kind="agency")
NEWS = rs.Source(id="news", title="News", publisher="A Daily", kind="press", date="2025-01-02")

MASSES = (
    rs.Claim(value="5 kg", source=JAXA, condition="dry", note="A note."),
    rs.Claim(value="11 lb", source=NEWS),
    rs.Claim(value="50 kg", source=NEWS, rejected="a slip"),
)
LENGTHS = (
    rs.Claim(value="1.0 m", source=JAXA, configuration="deployed"),
    rs.Claim(value="0.5 m", source=JAXA, configuration="stowed"),
    rs.Claim(value="0.6 m", source=NEWS, configuration="stowed"),
    rs.Claim(value="2.0 m", source=NEWS, configuration="stowed", rejected="a slip"),
    rs.Claim(value="9.0 m", source=NEWS, configuration="deployed", rejected="a slip, too"),
)
ROVER = rs.Rover(name="Mine", mass=MASSES, length=LENGTHS, body="Moon")


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


def dossiers(*vehicles: rs.Vehicle, specs: list[str], **options: Any) -> Dossiers:
    """Return the dossiers of a comparison."""
    return Dossiers(rs.compare(vehicles, specs, **options))


def dossier(found: Dossiers, row: int, column: int) -> list[Any]:
    """Return the dossier of one cell, which is there."""
    made = found.data[row][column]
    assert made is not None
    return made


def test_a_claim_comes_with_what_else_was_published() -> None:
    """The claim shown is first, each other one says why it lost; empty texts at the end are left out."""
    found = dossiers(ROVER, specs=["mass"])

    assert found.data == [
        [
            [
                [0],
                [
                    "5 kg",
                    0,
                    "",
                    "dry",
                    "A note.",
                    "shown: the first in the order of trust (agency, undated)",
                ],
                ["11 lb", 1, "", "", "", "press comes after agency", "−0.21 %, within rounding"],
                ["50 kg", 1, "", "", "", "rejected: a slip", "×10"],
            ]
        ]
    ]
    assert found.sources == (JAXA, NEWS)
    assert [found.place_of(source) for source in found.sources] == [0, 1]


def test_a_preference_decides_what_comes_first() -> None:
    """The dossier begins with the claim that the comparison shows, also where the preference names its source."""
    prefer = rs.Preference.parse("news")
    found = dossiers(ROVER, rs.Rover(name="Other", mass=MASSES[0]), specs=["mass"], prefer=prefer)

    assert [entry[0] for entry in dossier(found, 0, 0)[1:]] == ["11 lb", "5 kg", "50 kg"]
    assert [entry[0] for entry in dossier(found, 0, 1)[1:]] == ["5 kg"]


def test_the_configuration_compared_comes_first() -> None:
    """Figures of another configuration stand behind those of the one asked for, and say so."""
    found = dossiers(ROVER, specs=["length", "mass"], configuration="stowed")

    assert [entry[:1] + entry[5:] for entry in dossier(found, 0, 0)[1:]] == [
        ["0.5 m", "shown: the first in the order of trust (agency, undated)"],
        ["0.6 m", "press comes after agency", "+20 %"],
        ["2.0 m", "rejected: a slip", "×4.0"],
        ["1.0 m", "another configuration: deployed"],
        ["9.0 m", "rejected: a slip, too"],
    ]
    assert [entry[0] for entry in dossier(found, 1, 0)[1:]] == ["5 kg", "11 lb", "50 kg"]


def test_a_derived_figure_comes_with_its_inputs() -> None:
    """Its inputs have the label of their spec, its note is one of the legend, gravity brings a source of its own."""
    found = dossiers(ROVER, specs=["surface_weight", "payload_mass"])

    assert found.data == [
        [[[0], ["5 kg", 0, "", "dry", "A note.", "Mass"], ["1.62 m/s²", 1, "", "", "", "Gravity"]]],
        [None],
    ]
    assert [source.id for source in found.sources] == ["jaxa", "nssdca-moon-fact-sheet"]


@pytest.mark.parametrize(
    ("spec", "fields", "labels"),
    [
        (
            "bounding_volume",
            {"length": "1 m", "width": "1 m", "height": "1 m"},
            ["Length", "Width", "Height"],
        ),
        (
            "bounding_volume",
            {"length": "1 m", "diameter": "1 m", "height": "1 m"},
            ["Diameter", "Height"],
        ),
        (
            "payload_fraction",
            {"launch_mass": "9 kg", "payload_mass": "1 kg"},
            ["Payload mass", "Launch mass"],
        ),
        (
            "payload_fraction",
            {"launch_mass": "9 kg", "mass": "5 kg", "payload_capacity": "1 kg"},
            ["Payload capacity", "Launch mass"],
        ),
    ],
)
def test_inputs_are_named(spec: str, fields: dict[str, str], labels: list[str]) -> None:
    """Each by the spec it is of, also where two are alike or other specs would do."""
    lander = rs.Lander(name="Mine", **fields)  # type: ignore[arg-type]  # each is a text

    assert [entry[5] for entry in dossier(dossiers(lander, specs=[spec]), 0, 0)[1:]] == labels


def test_a_gap_comes_with_what_is_not_shown() -> None:
    """Where no figure is shown, those rejected or of another configuration are told; where there is none, nothing."""
    rover = rs.Rover(name="Mine", mass=MASSES[2], length=LENGTHS[0], body="Moon")
    found = dossiers(
        rover, specs=["mass", "length", "width", "surface_weight"], configuration="stowed"
    )

    assert found.data == [
        [[[], ["50 kg", 0, "", "", "", "rejected: a slip"]]],
        [[[], ["1.0 m", 1, "deployed", "", "", "another configuration: deployed"]]],
        [None],
        [None],
    ]


def test_a_figure_not_yet_published_is_told() -> None:
    """As of an early date, a gap says what came later."""
    prefer = rs.Preference.parse("as-of 2024")

    assert dossiers(rs.Rover(name="Mine", mass=MASSES[1]), specs=["mass"], prefer=prefer).data == [
        [[[], ["11 lb", 0, "", "", "", "not yet published: 2025-01-02"]]]
    ]


def test_an_own_figure_has_no_source() -> None:
    """The place of its source is -1, and a note that it has none is in the legend."""
    found = dossiers(rs.Rover(name="Mine", mass="5 kg"), specs=["mass"])

    assert found.data == [
        [
            [
                [0],
                [
                    "5 kg",
                    -1,
                    "",
                    "",
                    "",
                    "shown: the first in the order of trust (own figure, undated)",
                ],
            ]
        ]
    ]
    assert found.sources == ()


def test_a_figure_without_a_note_points_at_none() -> None:
    """The list of their places is empty."""
    mass = rs.Claim(value="5 kg", source=JAXA)

    assert dossier(dossiers(rs.Rover(name="Mine", mass=mass), specs=["mass"]), 0, 0)[0] == []


def test_two_sources_of_one_id_are_two() -> None:
    """Sources are told apart by all that is known of them."""
    other = attrs.evolve(JAXA, title="Another")
    rover = rs.Rover(
        name="Mine",
        mass=[rs.Claim(value="5 kg", source=JAXA), rs.Claim(value="6 kg", source=other)],
    )

    assert dossiers(rover, specs=["mass"]).sources == (JAXA, other)


def test_texts_are_cleaned() -> None:
    """What would move the cursor or the direction of writing does not reach a reader."""
    claim = rs.Claim(value="5 kg", source=NEWS, condition="a\x1b[31m\u202eb", note="c\nd")

    assert dossier(dossiers(rs.Rover(name="Mine", mass=claim), specs=["mass"]), 0, 0)[1][3:5] == [
        "ab",
        "c d",
    ]


def test_every_shown_claim_begins_its_dossier() -> None:
    """Of the whole catalog, the first verdict is the claim of the cell."""
    comparison = rs.compare(
        list(rs.Catalog()), ["mass", "dimensions", "payload", "mobility", "mission"]
    )
    shown = [
        (vehicle, cell)
        for row in comparison.rows
        for vehicle, cell in zip(comparison.vehicles, row.cells, strict=True)
        if cell
    ]

    assert len(shown) > 200
    for vehicle, cell in shown:
        assert dossier_of(vehicle, cell.figure, TRUST)[0].claim == cell.claim
