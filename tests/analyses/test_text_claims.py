"""Claims of the catalog, beside the figures of texts."""

from __future__ import annotations

import pytest

import roverspecs as rs
from roverspecs.analyses.rules import Cited
from roverspecs.analyses.text_claims import (
    accepted,
    is_exact,
    is_open_to,
    is_same,
    is_side,
    leaves_side_open,
    rejected,
)
from roverspecs.values.agreement import Amount
from roverspecs.values.published import PublishedValue

DRIVEN = [rs.Claim(value="100 m", as_of="2024"), rs.Claim(value="40 m", as_of="2022")]


def cited(value: str, spec: str = "mass") -> Cited:
    """Return a claim of a rover, called Alpha One."""
    return Cited("alpha-one", spec, rs.Claim(value=value))


@pytest.mark.parametrize(
    ("claim", "figure", "expected"),
    [
        ("5 kg", "5.2 kg", True),
        ("5.5 kg", "6 kg", False),
        ("228 g", "less than 300 g", True),
        ("at least 2 kg", "less than 3 kg", False),
        ("250 g", "9 oz", True),
        ("5 kg", "7 kg", False),
    ],
)
def test_a_claim_says_the_same(claim: str, figure: str, expected: bool) -> None:
    """It does by the rule for two units, and also if it keeps the limit of a figure."""
    assert is_same(cited(claim), Amount(PublishedValue.parse(figure))) is expected


def test_up_to_the_greatest_is_the_greatest() -> None:
    """A rover that can carry up to 5 kg carries more than one that can carry 2 kg."""
    rover = rs.Rover(name="Alpha One")
    figure = PublishedValue.parse("up to 5 kg")
    smaller, same = cited("2 kg", "payload_capacity"), cited("5 kg", "payload_capacity")
    assert is_same(same, Amount(figure))
    assert not is_same(smaller, Amount(figure))
    assert not is_open_to(rover, smaller, figure)
    assert is_same(cited("2 kg"), Amount(figure))


def test_a_figure_is_exact_only_in_its_dimension() -> None:
    """Five kilograms are no five metres, and any side of an envelope is a figure of its own."""
    envelope = cited("60 × 40 × 30 cm", "envelope")
    assert is_exact(envelope, Amount(PublishedValue.parse("40 cm")))
    assert not is_exact(envelope, Amount(PublishedValue.parse("45 cm")))
    assert not is_exact(cited("5 kg"), Amount(PublishedValue.parse("5 m")))


def test_claims_that_are_accepted_or_rejected() -> None:
    """A claim for another configuration is neither, and a rejected one needs the same figure."""
    lengths = [
        rs.Claim(value="80 cm", configuration="deployed"),
        rs.Claim(value="50 cm", configuration="stowed"),
        rs.Claim(value="60 cm", rejected="a slip"),
        rs.Claim(value="0.6 m", rejected="conversion of 60 cm"),
    ]
    rover = rs.Rover(name="Alpha One", length=lengths)
    figure = Amount(PublishedValue.parse("60 cm"))
    assert [each.claim.value for each in accepted(rover, "length", None)] == ["80 cm", "50 cm"]
    assert [each.claim.value for each in accepted(rover, "length", "stowed")] == ["50 cm"]
    assert [each.claim.value for each in rejected(rover, ["length"], figure)] == ["60 cm"]


@pytest.mark.parametrize(
    ("status", "place", "figure", "expected"),
    [
        # It has driven on, or may have: nobody knows its status.
        ("operating", 0, "200 m", True),
        (None, 0, "200 m", True),
        # It stands: the last total is the whole of it, and an earlier one is not.
        ("ended", 0, "200 m", False),
        ("lost", 0, "200 m", False),
        ("ended", 1, "200 m", True),
        # A text may tell of a part.
        ("ended", 0, "30 m", True),
    ],
)
def test_a_total_leaves_open(status: str | None, place: int, figure: str, expected: bool) -> None:
    """A total leaves a part of it open, and a larger one only while the vehicle may be driving."""
    rover = rs.Rover(name="Alpha One", status=status, distance_driven=DRIVEN)
    claim = accepted(rover, "distance_driven", None)[place]
    assert is_open_to(rover, claim, PublishedValue.parse(figure)) is expected


@pytest.mark.parametrize(
    ("claim", "figure", "expected"),
    [
        ("at least 2 kg", "3 kg", True),
        ("at least 2 kg", "1 kg", False),
        ("5 kg", "6 kg", False),
        ("5 kg", "more than 3 kg", True),
        ("60 × 40 × 30 cm", "less than 90 cm", False),
    ],
)
def test_a_limit_leaves_open(claim: str, figure: str, expected: bool) -> None:
    """A limit, of a claim or of a text, leaves open whatever keeps it."""
    rover = rs.Rover(name="Alpha One")
    assert is_open_to(rover, cited(claim), PublishedValue.parse(figure)) is expected


def test_a_total_may_be_a_limit() -> None:
    """More than 100 minutes leaves 300 minutes open, although the vehicle works no more."""
    rover = rs.Rover(name="Alpha One", status="ended", operating_time=">100 minutes")
    (claim,) = accepted(rover, "operating_time", None)
    assert is_open_to(rover, claim, PublishedValue.parse("300 minutes"))


def test_a_side_beside_a_side() -> None:
    """A side agrees within its rounding, a limit if it is kept; a limit of a claim leaves it open."""
    side, limit = Amount(PublishedValue.parse("60 cm")), Amount(PublishedValue.parse("≥60 cm"))
    above, below = Amount(PublishedValue.parse("70 cm")), Amount(PublishedValue.parse("<70 cm"))
    assert is_side(side, Amount(PublishedValue.parse("0.6 m")))
    assert is_side(side, below)
    assert not is_side(side, above)
    assert not is_side(limit, above)
    assert leaves_side_open(limit, above)
    assert leaves_side_open(limit, below)
    assert not leaves_side_open(side, above)


def test_the_stated_configuration_comes_first() -> None:
    """A claim of the configuration that a text states is what the catalog shows for it."""
    claims = [
        rs.Claim(value="60 cm"),
        rs.Claim(value="50 cm", configuration="stowed"),
        rs.Claim(value="80 cm", configuration="deployed"),
    ]
    rover = rs.Rover(name="Alpha One", length=claims)
    found = accepted(rover, "length", "stowed")
    assert [each.claim.value for each in found] == ["50 cm", "60 cm"]
