"""Sizes of several sides in texts, held against the sizes of a vehicle."""

from __future__ import annotations

import re
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.analyses.statements import AGREES, DIFFERS, OPEN, SUPERSEDED, Statement
from roverspecs.analyses.text_sizes import axes_named, with_verdict
from roverspecs.values.published import PublishedValue


def read(size: str, configuration: str | None = None, **specs: Any) -> Statement:
    """Return the statement of a size of a rover with some specs."""
    rover = rs.Rover(name="Alpha One", **specs)
    *numbers, last = size.split(" × ")
    unit = last.split()[-1]
    sides = [PublishedValue.parse(f"{number} {unit}") for number in numbers]
    sides.append(PublishedValue.parse(last))
    made = Statement(
        verdict=OPEN,
        printed=size,
        vehicle=rover.id,
        name=rover.name,
        spec="envelope",
        line=1,
        sentence=size,
        value=sides[0],
        sides=tuple(sides),
    )
    return with_verdict(made, rover, sides, configuration)


AXES: dict[str, Any] = {"length": "60 cm", "width": "40 cm", "height": "30 cm"}
DEPLOYED = rs.Claim(value="50 cm", configuration="deployed")
STOWED = rs.Claim(value="20 cm", configuration="stowed")


@pytest.mark.parametrize(
    ("size", "specs", "verdict"),
    [
        ("30 × 60 × 40 cm", {"envelope": "60 × 40 × 30 cm"}, AGREES),
        ("0.3 × 0.6 × 0.4 m", AXES, AGREES),
        ("60 × 40 cm", AXES, AGREES),
        ("60 × 40 cm", {"envelope": "60 × 40 cm"}, AGREES),
        # Each side of the text needs one of its own.
        ("60 × 60 × 40 cm", AXES, DIFFERS),
        ("60 × 40 × 35 cm", AXES, DIFFERS),
        ("60 × 35 cm", AXES, DIFFERS),
        ("60 × 35 cm", {"envelope": "60 × 40 cm"}, DIFFERS),
        # What is not published cannot be missed.
        ("60 × 40 × 35 cm", {"length": "60 cm", "width": "40 cm"}, OPEN),
        ("60 × 35 cm", {"length": "60 cm", "width": "40 cm"}, OPEN),
        ("60 × 40 cm", {"length": "60 cm", "width": "40 cm"}, AGREES),
        ("60 × 40 × 30 cm", {"envelope": "60 × 40 cm"}, OPEN),
        ("60 × 40 × 30 cm", {}, OPEN),
        # Sides of two configurations make no size.
        ("60 × 40 × 50 cm", {**AXES, "height": [DEPLOYED, STOWED]}, AGREES),
        ("60 × 40 × 20 cm", {**AXES, "height": [DEPLOYED, STOWED]}, SUPERSEDED),
        ("60 × 50 × 20 cm", {"length": "60 cm", "width": DEPLOYED, "height": STOWED}, OPEN),
        # A cylinder is as wide as it is long.
        ("18 × 7 cm", {"diameter": "18 cm", "height": "7 cm"}, AGREES),
        ("18 × 18 × 7 cm", {"diameter": "18 cm", "height": "7 cm"}, AGREES),
        ("20 × 7 cm", {"diameter": "18 cm", "height": "7 cm"}, DIFFERS),
        ("60 × 40 × 31 cm", {**AXES, "height": "at least 30 cm"}, OPEN),
        ("less than 70 × less than 50 cm", {"envelope": "60 × 40 × 30 cm"}, AGREES),
        ("70 × 40 × 30 cm", {"envelope": ["60 × 40 × 30 cm", "70 × 40 × 30 cm"]}, SUPERSEDED),
    ],
)
def test_a_size_agrees_if_its_sides_go_one_to_one(
    size: str, specs: dict[str, Any], verdict: str
) -> None:
    """The axes of a size have no names: each of its sides is another one of the vehicle."""
    assert read(size, **specs).verdict == verdict


def test_the_sides_that_differ_are_named() -> None:
    """The text says each side that is another one, beside the claim that is shown."""
    axes = read("65 × 40 × 25 cm", **AXES)
    envelope = read("65 × 40 × 25 cm", envelope="60 × 40 × 30 cm")
    assert [each.spec for each in axes.shown] == ["length", "height"]
    assert axes.differences == (
        "65 cm instead of 60 cm (+8.3 %)",
        "25 cm instead of 30 cm (−17 %)",
    )
    assert envelope.differences == (
        "65 cm instead of 60 cm (+8.3 %); 25 cm instead of 30 cm (−17 %)",
    )
    assert axes.details[1].endswith("65 cm instead of 60 cm (+8.3 %)")


def test_a_side_that_another_claim_confirms_is_no_difference() -> None:
    """Where a size differs, only the sides that no accepted claim has are named."""
    made = read("65 × 40 × 25 cm", **AXES | {"length": ["60 cm", "65 cm"]})
    assert (made.verdict, [each.spec for each in made.shown]) == (DIFFERS, ["height"])


def test_a_claim_for_each_side_is_listed_first() -> None:
    """Of the claims that agree, one for each side comes first, with the name of its spec."""
    made = read("60 × 40 × 30 cm", **AXES | {"length": ["60 cm", "60.0 cm"]})
    assert [each.spec for each in made.claims] == ["length", "width", "height", "length"]
    assert made.details[1].startswith("agrees with length 60 cm (unstated) — uncited; width")


def test_why_a_size_is_not_compared() -> None:
    """The reason names the axes that the catalog does not have, or the part that it has."""
    part = rs.Claim(value="60 × 40 × 30 cm", part="body")
    reasons = [
        read("60 × 40 × 35 cm", length="60 cm"),
        read("60 × 40 × 35 cm", "stowed", length=STOWED),
        read("60 × 50 × 20 cm", length="60 cm", width=DEPLOYED, height=STOWED),
        read("60 × 40 × 35 cm", envelope=part),
        read("60 × 40 × 35 cm", diameter=rs.Claim(value="60 cm", part="body"), height="40 cm"),
        read("60 × 40 × 31 cm", **AXES | {"height": "at least 30 cm"}),
    ]
    assert [each.reason for each in reasons] == [
        "the catalog has no width or height of Alpha One",
        "the catalog has no width or height of Alpha One, stowed",
        "the catalog has no length or width or height of Alpha One in one configuration",
        "the catalog leaves it open: envelope 60 × 40 × 30 cm (unstated, body) — uncited",
        "the catalog has only the diameter of a part of Alpha One",
        "the catalog leaves it open: height at least 30 cm (unstated) — uncited",
    ]


def test_a_rejected_envelope_with_the_same_sides() -> None:
    """Where a size differs, the rejected envelopes with its sides say why; conversions do not."""
    claims = [
        "60 × 40 × 30 cm",
        rs.Claim(value="70 × 40 × 30 cm", rejected="the chassis alone"),
        rs.Claim(value="0.7 × 0.4 × 0.3 m", rejected="conversion of another claim"),
        rs.Claim(value="70 × 40 cm", rejected="two sides only"),
        rs.Claim(value="90 × 40 × 30 cm", rejected="another size"),
    ]
    made = read("70 × 40 × 30 cm", envelope=claims)
    assert made.verdict == DIFFERS
    assert [each.claim.rejected for each in made.rejected] == ["the chassis alone"]


def test_the_configuration_of_a_text() -> None:
    """A size that a text calls stowed is held against the stowed one."""
    claims = ["60 × 40 × 30 cm", rs.Claim(value="26 × 30 × 30 cm", configuration="stowed")]
    assert read("26 × 30 × 30 cm", "stowed", envelope=claims).verdict == AGREES
    assert read("26 × 30 × 30 cm", envelope=claims).verdict == SUPERSEDED


@pytest.mark.parametrize(
    ("text", "axes"),
    [
        ("54 cm (L) × 31.5 cm (W) × 26 cm (H)", ["length", "width", "height"]),
        ("54 cm (long) × 26 cm (tall)", ["length", "height"]),
        ("54 × 26 cm (L × H)", ["length", "height"]),
        ("54 × 26 cm, L × H", []),
        ("Size (H x W x L): 26 × 31.5 × 54 cm", ["height", "width", "length"]),
        ("Length × width: 54 × 26 cm", ["length", "width"]),
        # Not each side has an axis of its own.
        ("54 × 31.5 × 26 cm (L × W)", []),
        ("54 × 31.5 × 26 cm (W × W × H)", []),
        ("54 cm × 26 cm (H)", []),
        ("54 × 26 cm", []),
    ],
)
def test_the_axes_that_a_text_names(text: str, axes: list[str]) -> None:
    """They stand in brackets behind each side, or in a list beside the size, in its order."""
    start = re.search(r"[0-9]", text).start()  # type: ignore[union-attr]
    end = text.rindex("cm") + len("cm")
    count = text[start:end].count("×") + 1
    assert axes_named(text, start, end, count) == axes
