"""Gaps: which specs are named in place of one that is not published."""

from __future__ import annotations

import pytest

import roverspecs as rs
from roverspecs.records.gaps import ALTERNATIVES, remarks_on_gaps
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.vehicles import PUBLISHED

PAPER = rs.Source(id="paper", title="A paper", publisher="A Journal", kind="paper", date="2024")
NEWS = rs.Source(id="news", title="News", publisher="A Daily", kind="press", date="2025")
LANDED = rs.Lander(
    name="Landed",
    dry_mass=rs.Claim(value="5 kg", source=PAPER),
    launch_mass=[rs.Claim(value="9 kg", source=NEWS)],
    diameter=rs.Claim(value="1 m", source=PAPER, configuration="stowed"),
    envelope=rs.Claim(value="1 × 2 × 3 m", source=NEWS, configuration="deployed"),
)


@pytest.mark.parametrize(
    ("spec", "options", "alternatives", "words"),
    [
        ("mass", {}, "dry_mass launch_mass", ", but dry mass and launch mass are published"),
        ("mass", {"prefer": "as-of 2024"}, "dry_mass", ", but dry mass is published"),
        ("mass", {"prefer": "as-of 2023"}, "", ""),
        ("length", {}, "diameter envelope", ", but diameter and envelope are published"),
        ("width", {"configuration": "stowed"}, "diameter", ", but diameter is published"),
        ("height", {"configuration": "deployed"}, "envelope", ", but envelope is published"),
        ("height", {"configuration": "at launch"}, "", ""),
        ("power", {}, "", ""),
    ],
)
def test_a_gap_names_what_is_published_instead(
    spec: str, options: dict[str, str], alternatives: str, words: str
) -> None:
    """A spec of much the same is named, if a claim of it counts."""
    found = Reading(**options).figure(LANDED, spec)

    assert not found
    assert found.reason == f"no {spec}{words}"
    assert found.alternatives == tuple(alternatives.split())


def test_an_envelope_is_replaced_by_all_three_sizes_only() -> None:
    """Two of them are not much the same; a mass of a lander stands for a dry one that is not known."""
    sizes = {axis: rs.Claim(value="1 m", source=PAPER) for axis in ("length", "width", "height")}
    boxed = rs.Lander(name="Boxed", mass="5 kg", **sizes)  # type: ignore[arg-type]  # names of specs
    del sizes["height"]
    flat = rs.Lander(name="Flat", **sizes)  # type: ignore[arg-type]  # names of specs

    assert TRUST.figure(boxed, "envelope").alternatives == ("length", "width", "height")
    assert TRUST.figure(boxed, "envelope").reason == (
        "no envelope, but length, width and height are published"
    )
    assert TRUST.figure(flat, "envelope").alternatives == ()
    assert TRUST.figure(boxed, "dry_mass").alternatives == ("mass",)
    assert TRUST.figure(boxed, "mass").alternatives == ()


def test_a_rejected_claim_is_no_alternative() -> None:
    """What is known to be wrong replaces nothing."""
    wrong = rs.Claim(value="5 kg", rejected="a slip")

    assert TRUST.figure(rs.Lander(name="L", dry_mass=wrong), "mass").reason == "no mass"


@pytest.mark.parametrize("name", ALTERNATIVES)
def test_alternatives_measure_the_same(name: str) -> None:
    """Each is another published spec of the same dimension."""
    others = [other for names in ALTERNATIVES[name] for other in names]

    assert name not in others
    assert {PUBLISHED[other].dimension for other in others} == {PUBLISHED[name].dimension}


def test_a_gap_is_remarked_on_where_another_spec_says_it() -> None:
    """Vehicles that have the same other specs share a remark; where one of these is shown, it needs none."""
    both = [rs.Lander(name=name, dry_mass="5 kg", launch_mass="9 kg") for name in ("A", "B")]
    vehicles = [
        *both,
        rs.Lander(name="C", launch_mass="9 kg"),
        rs.Lander(name="D"),
        rs.Rover(name="E"),
    ]
    remarks = [
        "No mass of A, B, but dry mass and launch mass are published",
        "No mass of C, but launch mass is published",
    ]

    comparison = rs.compare(vehicles, ["mass", "power"])
    assert list(comparison.remarks) == remarks
    assert comparison.as_data()["remarks"] == remarks
    assert rs.compare(vehicles, ["mass", "launch_mass"]).remarks == ()
    assert rs.compare(vehicles).remarks == ()


def test_a_condition_says_it_of_those_it_cannot_answer() -> None:
    """A dry mass is no answer to a question about the mass, but it is named."""
    dry, none = rs.Lander(name="A", dry_mass="5 kg"), rs.Lander(name="B")

    assert rs.Filter.parse("mass < 9 kg").answer(dry).reasons == (
        "no mass, but dry mass is published",
    )
    assert rs.compare([dry, none], where="mass < 9 kg").remarks[-1] == (
        "Left out because it is not known whether they meet it: "
        "A (no mass, but dry mass is published); B (no mass)"
    )


def test_a_gap_needs_no_remark_where_the_other_spec_is_asked_for() -> None:
    """The remark names the others by their labels; where one of these is shown, it is left out."""
    figures = {"mass": [TRUST.figure(LANDED, "mass")]}
    both = {**figures, "dry_mass": [TRUST.figure(LANDED, "dry_mass")]}

    assert remarks_on_gaps([LANDED], figures) == [
        "No mass of Landed, but dry mass and launch mass are published"
    ]
    assert remarks_on_gaps([LANDED], both) == []
