from __future__ import annotations

from typing import Any

import attrs
import pytest

import roverspecs as rs
from roverspecs.pages.dossiers import Dossiers, dossier_of
from roverspecs.records.reading import TRUST

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
                    "shown: the first in its record (own figure, undated)",
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
