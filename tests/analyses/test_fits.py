from __future__ import annotations

import copy
import itertools
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.boxes import Box, Margin
from roverspecs.analyses.fits import ORIENTATIONS, VERDICTS, Fit, as_columns, as_rows, fits
from roverspecs.comparisons.filters import Filter
from roverspecs.errors import FilterSyntaxError, RoverspecsError, UnknownVehicleError
from roverspecs.records.reading import TRUST
from roverspecs.records.sizes import AXES, COMPACT_ORDER
from roverspecs.tables.render import Sheet, render


def rover(name: str = "Mine", /, **figures: Any) -> rs.Rover:
    """Return a rover."""
    return rs.Rover(name=name, **figures)


def cuboid(length: str, width: str, height: str, **figures: Any) -> rs.Rover:
    """Return a rover with three sizes."""
    return rover(length=length, width=width, height=height, **figures)


def sized(configuration: str, **figures: str) -> dict[str, rs.Claim]:
    """Return sizes of one configuration."""
    return {
        name: rs.Claim(value=value, configuration=configuration) for name, value in figures.items()
    }


def fit(vehicle: rs.Vehicle | str, **options: Any) -> Fit:
    """Return the fit of one vehicle."""
    [found] = fits(vehicle, **options)
    return found


def named(found: Fit, words: str) -> set[str]:
    """Return the axes of the box that a reason names with some words."""
    head = f"{words} too large along ".lstrip(" ")
    texts = [each.removeprefix(head) for each in found.reasons if each.startswith(head)]
    return set(", ".join(texts).split(", ")) - {""}


def state(margin: Margin) -> str:
    """Return whether something is lacking for sure, is left for sure, or neither."""
    span = margin.span
    if span.high is not None and (span.high < 0 or (span.high == 0 and span.is_high_open)):
        return "lacking"
    # Below a limit that is not allowed itself, a margin of zero is not enough.
    is_zero_enough = span.is_low_open or not span.is_high_open
    is_left = span.low is not None and (span.low > 0 or (span.low == 0 and is_zero_enough))
    return "left" if is_left else "open"


BALL = "only a diameter is published: a ball is assumed"
DEPLOYED = "measured deployed: stowed it may be smaller"
UNSTATED = "measured in a configuration that is not stated: stowed it may be smaller"


def check_agreement(found: Fit, *, is_boxed: bool, is_weighed: bool) -> None:
    """Check that verdict, margins and reasons of one answer say the same on every axis."""
    pairs = list(zip(AXES, found.margins, strict=True))
    states = {axis: state(margin) for axis, margin in pairs if margin}
    lacking = {axis for axis, each in states.items() if each == "lacking"}
    is_open = {axis for axis, each in states.items() if each == "open"}
    assert named(found, "") == lacking
    assert named(found, "may be") == is_open

    is_ball = BALL in found.reasons
    if is_ball and found.orientation:
        # The third size of a round thing is not known.
        lacking -= {AXES[found.orientation.index("height")]}
    verdicts = ["yes"]
    if lacking:
        is_larger = not {DEPLOYED, UNSTATED}.isdisjoint(found.reasons)
        verdicts.append("unknown" if is_larger else "no")
    if is_boxed and (len(states) < len(AXES) or (is_ball and "lacking" in states.values())):
        verdicts.append("unknown")
    if is_open or is_ball:
        verdicts.append("maybe")
    weight = {"lacking": "no", "left": "yes", "open": "maybe"}
    if found.mass_margin:
        verdicts.append(weight[state(found.mass_margin)])
    elif is_weighed:
        verdicts.append("unknown")
    assert ("too heavy" in found.reasons) == (is_weighed and verdicts[-1] == "no")
    assert ("may be too heavy" in found.reasons) == (is_weighed and verdicts[-1] == "maybe")
    assert found.verdict == max(verdicts, key=VERDICTS.index)


def margins(found: Fit) -> tuple[str, ...]:
    """Return the texts of the margins, "" where there is none."""
    return tuple(margin.text if margin else "" for margin in found.margins)


class TestShipped:
    """The answers for shipped vehicles, reckoned by hand."""

    def test_tenacious_in_a_bay(self) -> None:
        """54 × 31.5 × 26 cm and about 5 kg fit into 60 × 40 × 40 cm and 6 kg, as they stand."""
        found = fit("Tenacious", box="60x40x40cm", mass="6 kg")

        assert found.vehicle == rs.TENACIOUS
        assert (found.verdict, found.configuration) == ("yes", "unstated")
        assert found.orientation_text == "as it stands"
        assert margins(found) == ("6 cm", "8.5 cm", "14 cm")
        assert found.mass_margin is not None
        assert found.mass_margin.text == "~1 kg"
        assert found.mass_margin.span.ends == (Fraction(0), Fraction(2))
        assert [claim.value for claim in found.inputs] == ["54 cm", "31.5 cm", "26 cm", "~5 kg"]
        assert found.reasons == ()

    @pytest.mark.parametrize(
        ("box", "text", "expected"),
        [
            ("40x60x30cm", "turned by 90°: width along length, length along width", ("8.5 cm", "6 cm", "4 cm")),
            ("60x30x40cm", "on its side: height along width, width along height", ("6 cm", "4 cm", "8.5 cm")),
            ("40x30x60cm", "on end, turned by 90°: width along length, height along width, length along height", ("8.5 cm", "4 cm", "6 cm")),
            ("30x60x40cm", "on its side, turned by 90°: height along length, length along width, width along height", ("4 cm", "6 cm", "8.5 cm")),
            ("26x31.5x54cm", "on end: height along length, length along height", ("0 cm", "0.0 cm", "0 cm")),
            ("24 in x 16 in x 16 in", "as it stands", ("2.7 in", "3.59 in", "5.7 in")),
        ],
    )  # fmt: skip
    def test_tenacious_is_turned(self, box: str, text: str, expected: tuple[str, ...]) -> None:
        """Each box has the orientation that it needs, and words that say which axis lies along which."""
        found = fit("tenacious", box=box)

        assert (found.verdict, found.orientation_text, margins(found)) == ("yes", text, expected)

    def test_room_that_stays_free(self) -> None:
        """What fits with a clearance fits into the box that is smaller by twice as much."""
        found = rs.fits("Tenacious", box="65x50x32cm", clearance="2cm")
        smaller = rs.fits("Tenacious", box="61x46x28cm")

        assert found.items == smaller.items
        assert found.remarks == ("Kept free on every side of the box: 2 cm",)
        assert fit("tenacious", box="65x50x32cm", clearance="1.5in").verdict == "no"
        [both] = [rs.fits(box="1x1x1m", clearance="1cm", where="mass < 1 kg").remarks]
        assert both[0].startswith("Kept free")
        assert len(both) > 1

    @pytest.mark.parametrize(
        ("box", "expected"),
        [
            ("2ft x 15in x 10in", ("2.7 in", "2.59 in", "−0.3 in")),
            ('24"x15"x10"', ("2.7 in", "2.59 in", "−0.3 in")),
            ("0.6 m x 40 cm x 40 cm", ("6 cm", "8.5 cm", "14 cm")),
            ("2ft x 2ft x 2ft", ("0.22 ft", "0.966 ft", "1.14 ft")),
        ],
    )
    def test_one_bay_has_one_unit(self, box: str, expected: tuple[str, ...]) -> None:
        """The smallest of its sides, so that the rooms can be compared."""
        assert margins(fit("tenacious", box=box)) == expected

    def test_a_box_may_be_read_before(self) -> None:
        """The answer is that of its text."""
        assert fit("tenacious", box=Box.parse("60x40x40cm")) == fit("tenacious", box="60x40x40cm")

    def test_tenacious_is_too_long(self) -> None:
        """Of 53 cm along the longest side, 1 cm is lacking."""
        found = fit("tenacious", box="53x40x40cm")

        assert (found.verdict, margins(found)) == ("no", ("−1 cm", "8.5 cm", "14 cm"))
        assert found.reasons == ("too large along length",)

    def test_lev_2_is_packed_stowed(self) -> None:
        """Its diameter of about 78 mm stowed counts, not the 123 mm deployed."""
        found = fit("lev-2", box="8x8x8cm", mass="300 g")
        small = fit("lev-2", box="7x8x8cm")

        assert (found.verdict, found.configuration) == ("maybe", "stowed")
        assert [claim.value for claim in found.inputs] == ["~78 mm", "228 g"]
        assert margins(small) == ("~−0.8 cm", "~0.2 cm", "~0.2 cm")
        assert small.reasons == (
            "too large along length",
            "may be too large along width, height",
            "only a diameter is published: a ball is assumed",
        )

    def test_lev_2_has_room_along_each_axis(self) -> None:
        """With 32 cm left nothing is too large: only the shape leaves the answer open."""
        found = fit("lev-2", box="40x40x40cm")

        assert margins(found) == ("~32.2 cm",) * 3
        assert found.verdict == "maybe"
        assert found.reasons == ("only a diameter is published: a ball is assumed",)

    def test_lupex_rover_and_its_lander(self) -> None:
        """1.75 × 1.46 × 1.50 m at launch; about 350 kg may be more than at least 350 kg."""
        found = fit("lupex-rover", box="1.8 m x 150 cm x 1500 mm", lander="LUPEX lander")

        assert (found.verdict, found.configuration) == ("maybe", "at launch")
        assert margins(found) == ("50 mm", "40 mm", "0 mm")
        assert found.mass_margin is not None
        assert found.mass_margin.text == "≥−17.5 kg"
        assert (found.mass_margin.span.low, found.mass_margin.span.high) == (Fraction(-35, 2), None)
        assert found.reasons == (
            "may be too heavy",
            "mass: including instruments",
            "payload capacity: planned",
        )
        assert [claim.value for claim in found.inputs[3:]] == ["~350 kg", "at least 350 kg"]
        assert fit("lupex-rover", box="1.8x1.4x1.7m").verdict == "no"
        assert fit("lupex-rover", box="1.8x1.5x1.7m", configuration="stowed").reasons == (
            "stowed dimensions not published",
        )

    def test_what_is_known_deployed_only_may_be_stowed(self) -> None:
        """The Apollo LRV was folded: its size as it drove does not rule the bay out, unless that is asked."""
        found = fit("apollo-lrv", box="2x2x2m")

        assert (found.verdict, found.configuration) == ("unknown", "deployed")
        assert found.reasons[-1] == "measured deployed: stowed it may be smaller"
        assert fit("apollo-lrv", box="2x2x2m", configuration="deployed").verdict == "no"
        assert fit("apollo-lrv", box="4x4x4m").verdict == "yes"

    def test_a_stowed_side_may_be_all_that_is_too_large(self) -> None:
        """Sojourner lay flat in a bay in which it could not stand, and nobody says how it was measured."""
        found = fit("sojourner", box="70x50x20cm")

        assert (found.verdict, found.configuration) == ("unknown", "unstated")
        assert found.reasons == ("too large along height", UNSTATED)
        assert fit("sojourner", box="60x50x20cm").verdict == "no"
        assert (
            fits(
                rover(
                    envelope="9 × 5 × 3 cm", height=rs.Claim(value="1 cm", configuration="stowed")
                ),
                box="8x5x3cm",
            )[0].verdict
            == "no"
        )

    def test_by_default_the_whole_catalog_is_asked(self) -> None:
        """Those that fit come first, each answer in the order of the catalog, and the lander does not carry itself."""
        found = fits(box="1x1x1m", lander="lupex-lander")
        order = [vehicle.id for vehicle in rs.Catalog()]
        keys = [(VERDICTS.index(each.verdict), order.index(each.vehicle.id)) for each in found]

        assert keys == sorted(keys)
        assert {each.vehicle.id for each in found} == {*order} - {"lupex-lander"}
        assert {each.verdict for each in found} == {*VERDICTS}
        assert fits("lupex-lander", lander="lupex-lander")[0].verdict == "unknown"


class TestSizes:
    """Which dimensions count."""

    @pytest.mark.parametrize(
        ("configurations", "expected"),
        [
            (["stowed", "at launch", "unstated", "deployed"], "stowed"),
            (["deployed", "unstated", "at launch"], "at launch"),
            (["deployed", "unstated"], "unstated"),
            (["deployed"], "deployed"),
        ],
    )
    def test_one_configuration_is_chosen(self, configurations: list[str], expected: str) -> None:
        """Of complete sets that of the bay comes first."""
        sizes = {axis: [sized(each, x="1 m")["x"] for each in configurations] for axis in AXES}

        assert fit(rover(**sizes), box="1x1x1m").configuration == expected
        assert set(COMPACT_ORDER) == {"stowed", "at launch", "unstated", "deployed"}

    def test_a_complete_set_goes_before_a_part(self) -> None:
        """A stowed height alone says less than all sizes unstated; with nothing complete the first part counts."""
        unstated = sized("unstated", length="1 m", width="1 m")
        height = [rs.Claim(value="1 m"), rs.Claim(value="5 m", configuration="stowed")]

        assert fit(rover(**unstated, height=height), box="1x1x1m").verdict == "yes"
        part = fit(rover(**unstated, height=height[1]), box="1x1x1m")
        assert (part.verdict, part.configuration, margins(part)) == (
            "no",
            "stowed",
            ("", "", "−4 m"),
        )

    def test_configurations_are_not_mixed(self) -> None:
        """Two sizes of one configuration and one of another are no complete set."""
        mixed = sized("stowed", length="1 m", width="1 m") | sized("deployed", height="1 m")
        found = fit(rover(**mixed), box="2x2x2m")

        assert (found.verdict, found.configuration, margins(found)) == (
            "unknown",
            "stowed",
            ("1 m", "1 m", ""),
        )
        assert found.reasons == ("height not published",)

    def test_a_configuration_may_be_asked_for(self) -> None:
        """Then no other counts, though more be known of it."""
        both = cuboid("1 m", "1 m", "1 m", diameter=rs.Claim(value="3 m", configuration="deployed"))
        found = fit(both, box="2x2x2m", configuration="deployed")

        assert (found.verdict, found.configuration, margins(found)) == (
            "no",
            "deployed",
            ("−1 m",) * 3,
        )

    def test_a_diameter_stands_for_what_is_missing_across(self) -> None:
        """Two horizontal sizes, or one of them, may be the diameter; a published one goes before it."""
        both = fit(rover(diameter="9 cm", height="5 cm"), box="10x10x10cm")
        one = fit(rover(diameter="9 cm", width="20 cm", height="5 cm"), box="10x30x10cm")
        none = fit(cuboid("1 cm", "2 cm", "3 cm", diameter="90 cm"), box="10x10x10cm")

        assert (both.verdict, both.reasons) == ("yes", ("diameter taken for length and width",))
        assert (one.verdict, one.reasons) == ("yes", ("diameter taken for length",))
        assert [claim.value for claim in one.inputs] == ["9 cm", "20 cm", "5 cm"]
        assert (none.verdict, none.reasons, len(none.inputs)) == ("yes", (), 3)

    def test_a_diameter_stands_for_no_height_beside_another_size(self) -> None:
        """Only where nothing else is published a ball is assumed."""
        found = fit(rover(diameter="9 cm", width="9 cm"), box="10x10x10cm")

        assert (found.verdict, found.reasons) == (
            "unknown",
            ("height not published", "diameter taken for length"),
        )

    @pytest.mark.parametrize(
        ("diameter", "box", "verdict"),
        [
            ("9 cm", "10x10x10cm", "maybe"),
            ("9–11 cm", "10x10x10cm", "maybe"),
            ("9 cm", "10x10x8cm", "unknown"),
            ("9 cm", "10x8x10cm", "unknown"),
            ("9 cm", "10x8x8cm", "no"),
            ("11 cm", "10x10x10cm", "no"),
        ],
    )
    def test_a_ball_is_never_certain(self, diameter: str, box: str, verdict: str) -> None:
        """A diameter alone takes two sides for sure; whether it takes the third is a guess."""
        assert fit(rover(diameter=diameter), box=box).verdict == verdict

    @pytest.mark.parametrize(
        ("figures", "box", "upright", "verdict"),
        [
            ({"length": "9 cm"}, "10x1x1cm", False, "unknown"),
            ({"length": "9 cm"}, "1x1x10cm", False, "unknown"),
            ({"length": "9 cm"}, "1x1x10cm", True, "no"),
            ({"length": "11 cm"}, "10x10x10cm", False, "no"),
            ({"length": "9 cm", "width": "9 cm"}, "10x5x5cm", False, "no"),
            ({}, "1x1x1mm", False, "unknown"),
        ],
    )
    def test_missing_sizes(
        self, figures: dict[str, str], box: str, upright: bool, verdict: str
    ) -> None:
        """What is not published stays unknown, unless what is known fits no way."""
        assert fit(rover(**figures), box=box, upright=upright).verdict == verdict

    def test_nothing_is_published(self) -> None:
        """Without a size there is neither orientation nor margin."""
        found = fit(rover(), box="1x1x1m", mass="1 kg")

        assert (found.verdict, found.orientation, found.orientation_text, found.margins) == ("unknown", None, "", (None,) * 3)  # fmt: skip
        assert (found.configuration, found.inputs) == (None, ())
        assert found.reasons == ("dimensions not published", "mass not published")

    def test_a_mass_of_another_kind_is_published(self) -> None:
        """A dry mass is not taken for the mass, but named."""
        found = fit(rs.Lander(name="L", dry_mass="1 kg"), mass="1 kg")

        assert (found.verdict, found.reasons) == (
            "unknown",
            ("mass not published, but dry mass is published",),
        )

    def test_rejected_and_preferred_claims(self) -> None:
        """A rejected size never counts; a preference chooses among the others."""
        press = rs.Source(id="press", title="News", publisher="P", kind="press")
        lengths = [
            rs.Claim(value="1 m"),
            rs.Claim(value="3 m", source=press),
            rs.Claim(value="9 m", rejected="a slip"),
        ]
        vehicle = rover(
            length=lengths,
            width="1 m",
            height="1 m",
            mass=["1 kg", rs.Claim(value="9 kg", source=press)],
        )

        assert fit(vehicle, box="2x2x2m", mass="2 kg").verdict == "yes"
        found = fit(vehicle, box="2x2x2m", mass="2 kg", prefer="press")
        assert (found.verdict, margins(found)[0]) == ("no", "−1 m")
        assert found.reasons == ("too large along length", "too heavy")

    def test_conditions_are_said(self) -> None:
        """What a size depends on stands among the reasons, once for all that share it."""
        planned = [rs.Claim(value="1 m", condition="planned")]
        vehicle = rover(
            length=planned, width=planned, height=rs.Claim(value="1 m", condition="folded")
        )

        assert fit(vehicle, box="1x1x1m").reasons == ("length, width: planned", "height: folded")


class TestOrientation:
    """How a vehicle is turned."""

    def test_all_are_there(self) -> None:
        """There are six ways to lay axes along axes, each with a name of its own."""
        assert set(ORIENTATIONS) == set(itertools.permutations(AXES))
        assert len(set(ORIENTATIONS.values())) == 6

    def test_upright_allows_two(self) -> None:
        """What may not be tipped may be turned."""
        vehicle = cuboid("3 m", "2 m", "1 m")

        assert fit(vehicle, box="2x3x1m", upright=True).orientation == ("width", "length", "height")
        assert fit(vehicle, box="1x2x3m", upright=True).verdict == "no"
        assert fit(vehicle, box="1x2x3m").orientation == ("height", "width", "length")

    def test_as_it_stands_goes_before_turned_and_turned_before_tipped(self) -> None:
        """Though another way leave more room; among ways to tip it the roomiest is taken."""
        vehicle = cuboid("3 m", "2 m", "1 m")

        assert fit(vehicle, box="3x9x9m").orientation == AXES
        assert fit(vehicle, box="2x3x9m").orientation == ("width", "length", "height")
        assert fit(vehicle, box="1.9x3.2x9m").orientation == ("height", "width", "length")
        assert fit(vehicle, box="1.9x9x3.2m").orientation == ("height", "length", "width")
        assert fit(vehicle, box="1.9 m x 320 cm x 9 m").orientation == ("height", "width", "length")

    def test_a_certain_fit_goes_before_an_uncertain_one(self) -> None:
        """It is turned if that makes sure."""
        assert fit(cuboid("9–11 m", "1 m", "1 m"), box="10x12x2m").orientation == (
            "width",
            "length",
            "height",
        )

    def test_of_what_does_not_fit_the_nearest_miss_is_told(self) -> None:
        """Turned it lacks 2 cm, as it stands 22 cm."""
        found = fit(cuboid("62 cm", "30 cm", "20 cm"), box="40x60x40cm")

        assert (found.verdict, found.orientation_text[:13]) == ("no", "turned by 90°")
        assert margins(found) == ("10 cm", "−2 cm", "20 cm")
        assert found.reasons == ("too large along width",)

    def test_reasons_name_the_sides_of_the_box(self) -> None:
        """What is too large for sure comes before what may be."""
        found = fit(cuboid("~10 m", "2 m", "≥1 m"), box="10x1x1m", upright=True)

        assert found.reasons == ("too large along width", "may be too large along length, height")


class TestMass:
    """Whether a vehicle is light enough."""

    @pytest.mark.parametrize(
        ("mass", "limit", "verdict", "text"),
        [
            ("5 kg", "6 kg", "yes", "1 kg"),
            ("6 kg", "6 kg", "yes", "0 kg"),
            ("6000 g", "6 kg", "yes", "0.0 kg"),
            ("7 kg", "6 kg", "no", "−1 kg"),
            ("~6 kg", "6 kg", "maybe", "~0 kg"),
            ("~4 kg", "6 kg", "yes", "~2 kg"),
            ("≤6 kg", "6 kg", "yes", "≥0 kg"),
            ("<6 kg", "6 kg", "yes", ">0 kg"),
            (">6 kg", "6 kg", "no", "<0 kg"),
            ("≥6 kg", "6 kg", "maybe", "≤0 kg"),
            ("5–7 kg", "6 kg", "maybe", "−1 to 1 kg"),
            ("5 kg", "13 lb 4 oz", "yes", "35 oz"),
            ("5 kg", "13 lb", "yes", "1 lb"),
        ],
    )
    def test_a_limit(self, mass: str, limit: str, verdict: str, text: str) -> None:
        """A limit is taken at its word, a figure is a span."""
        found = fit(rover(mass=mass), mass=limit)

        assert (found.verdict, found.orientation, found.configuration) == (verdict, None, None)
        assert found.mass_margin is not None
        assert found.mass_margin.text == text

    @pytest.mark.parametrize(
        ("mass", "capacity", "verdict", "text"),
        [
            ("30 kg", "30 kg", "yes", "0 kg"),
            ("30 kg", "≤30 kg", "yes", "0 kg"),
            ("29 kg", "up to 30 kg", "yes", "1 kg"),
            ("30 kg", "<30 kg", "no", "<0 kg"),
            ("29 kg", "<30 kg", "yes", "<1 kg"),
            ("≤29 kg", "<30 kg", "yes", ""),
            ("≤30 kg", "<30 kg", "maybe", ""),
            ("20–25 kg", "<30 kg", "yes", "<10 kg"),
            ("30 kg", "≥30 kg", "yes", "≥0 kg"),
            ("31 kg", "≥30 kg", "maybe", "≥−1 kg"),
            ("≤29 kg", "≥30 kg", "yes", "≥1 kg"),
            ("<29 kg", "≥30 kg", "yes", ">1 kg"),
            ("≥29 kg", "≥30 kg", "maybe", ""),
            ("≥31 kg", "30 kg", "no", "≤−1 kg"),
            ("30 kg", "~30 kg", "maybe", "~0 kg"),
            ("~20 kg", "≥30 kg", "yes", "≥9 kg"),
            ("20–25 kg", "30–35 kg", "yes", "5–15 kg"),
            ("20–25 kg", "≥30 kg", "yes", "≥5 kg"),
            ("≥20 kg", "30–35 kg", "maybe", "≤15 kg"),
            (">20 kg", "30–35 kg", "maybe", "<15 kg"),
            ("20–25 kg", ">30 kg", "yes", ">5 kg"),
            (">29 kg", "≥30 kg", "maybe", ""),
            ("≥29 kg", ">30 kg", "maybe", ""),
            ("30 kg", "66 lb", "no", "−1 lb"),
        ],
    )
    def test_a_lander(self, mass: str, capacity: str, verdict: str, text: str) -> None:
        """The capacity of a lander is the limit: up to 30 kg is 30 kg, at least 30 kg may be more."""
        lander = rs.Lander(name="L", payload_capacity=capacity)
        found = fit(rover(mass=mass), lander=lander)

        assert found.verdict == verdict
        assert found.mass_margin is not None
        assert found.mass_margin.text == text
        assert [claim.value for claim in found.inputs] == [mass, capacity]

    @pytest.mark.parametrize(
        ("box", "mass", "verdict"),
        list(itertools.product(VERDICTS, VERDICTS, VERDICTS)),
    )
    def test_the_worst_answer_counts(self, box: str, mass: str, verdict: str) -> None:
        """No goes before unknown, unknown before maybe, maybe before yes."""
        lengths = {"yes": "1 m", "maybe": "1–3 m", "no": "3 m"}
        masses = {"yes": "1 kg", "maybe": "1–3 kg", "no": "3 kg"}
        vehicle = rover(length=lengths.get(box), width="1 m", height="1 m", mass=masses.get(mass))
        found = fit(vehicle, box="2x2x2m", mass="2 kg").verdict

        assert (found == verdict) == (
            max(VERDICTS.index(box), VERDICTS.index(mass)) == VERDICTS.index(verdict)
        )


class TestUnits:
    """Margins are shown in the units of the box and the limit, or in those asked for."""

    def test_a_system(self) -> None:
        """Each margin is in its unit, to a digit as fine as before, and no verdict changes."""
        asked = {"box": "60x40x40cm", "mass": "6 kg"}
        plain, us = fit("tenacious", **asked), fit("tenacious", **asked, units="us")

        assert margins(us) == ("2.3 in", "3.34 in", "5.5 in")
        assert us.mass_margin is not None
        assert us.mass_margin.text == "~2 lb"
        assert (us.verdict, us.orientation) == (plain.verdict, plain.orientation)

    def test_a_unit_for_a_spec_or_a_group(self) -> None:
        """Axes may differ; as a mapping or as text."""
        asked = {"box": "60x40x40cm", "mass": "6 kg"}
        text = fit("tenacious", **asked, units="us,dimensions=mm,width=cm,mass=g")
        units = {"default": "us", "dimensions": "mm", "width": "cm", "mass": "g"}

        assert margins(text) == ("60 mm", "8.5 cm", "140 mm")
        assert text == fit("tenacious", **asked, units=units)
        assert text.mass_margin is not None
        assert text.mass_margin.text == "~1000 g"

    def test_auto_takes_one_unit_for_all_sides(self) -> None:
        """The sides of a box are read together, and the limit by itself."""
        found = fit("tenacious", box="600 mm x 0.4 m x 40 cm", mass="12000 g", units="auto")

        assert {margin.span.unit for margin in found.margins if margin} == {"cm"}
        assert found.mass_margin is not None
        assert found.mass_margin.span.unit == "kg"

    def test_the_capacity_of_a_lander_is_converted(self) -> None:
        """A bound stays on its true side."""
        lander = rs.Lander(name="L", payload_capacity="≥30 kilograms")

        assert fit(rover(mass="29 kg"), lander=lander).mass_margin.text == "≥1 kg"  # type: ignore[union-attr]
        found = fit(rover(mass="29 kg"), lander=lander, units="us")
        assert found.mass_margin is not None
        assert found.mass_margin.text == "≥2.2 lb"

    @pytest.mark.parametrize(
        ("units", "message"),
        [
            (
                "mass=m",
                "mass: unit 'm': expected a unit of mass, such as 'kg', found one of length",
            ),
            (5, "units: expected units such as 'us' or 'mass=g', found 5"),
        ],
    )
    def test_refused(self, units: Any, message: str) -> None:
        """A unit that does not fit is refused, though no margin would be in it."""
        with pytest.raises(RoverspecsError) as caught:
            fits("tenacious", box="60x40x40cm", units=units)
        assert str(caught.value) == message


class TestWhere:
    """A condition narrows the vehicles that are asked."""

    rovers = (
        rover("Light", mass="1 kg"),
        rover("About", mass="~3 kg"),
        rover("Unknown"),
        rover("Heavy", mass="9 kg"),
    )

    def test_those_that_may_meet_it_are_kept(self) -> None:
        """The remarks name them, and those that lack the figure."""
        found = fits(self.rovers, mass="2 kg", where="mass <= 3 kg")

        assert [each.vehicle.name for each in found] == ["Light", "About"]
        assert found.remarks == Filter.parse("mass <= 3 kg").select(self.rovers, TRUST).remarks
        assert "About" in found.remarks[0]
        assert "Unknown" in found.remarks[1]

    def test_strictly(self) -> None:
        """Those that only may meet it are left out, and named."""
        found = fits(self.rovers, mass="2 kg", where="mass <= 3 kg", strict=True)

        assert [each.vehicle.name for each in found] == ["Light"]
        assert (
            found.remarks
            == Filter.parse("mass <= 3 kg").select(self.rovers, TRUST, strict=True).remarks
        )
        assert "About" in found.remarks[0]

    def test_without_a_condition_there_are_no_remarks(self) -> None:
        """A vehicle without a mass is an unknown answer then."""
        found = fits(self.rovers, mass="2 kg")

        assert (len(found), found.remarks) == (4, ())

    def test_the_catalog_is_narrowed(self) -> None:
        """Without vehicles the condition is asked of all, by the same reading, but for the lander."""
        found = fits(lander="lupex-lander", where="mission == LUPEX")
        stowed = fits(box="1x1x1m", where="diameter", configuration="stowed")

        assert [each.vehicle.id for each in found] == ["lupex-rover"]
        assert {each.configuration for each in stowed} == {"stowed"}
        assert not fits(mass="1 kg", where="name == Nobody")

    def test_refused(self) -> None:
        """A condition that cannot be read is refused with its place."""
        with pytest.raises(FilterSyntaxError, match=r"^where: cannot read 'mass <' at character 7"):
            fits(mass="1 kg", where="mass <")

    def test_fits_are_read_as_a_tuple(self) -> None:
        """They have items, slices and a length; a copy keeps the remarks."""
        found = fits(self.rovers, mass="2 kg", where="mass <= 3 kg")

        for made in (copy.copy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301 (our own)
            assert (made, made.remarks) == (found, found.remarks)
        assert found.items == tuple(found) == found[:]
        assert (found[0] in found, "Light" in found, len(found)) == (True, False, len(found.items))


def test_vehicles_are_taken_as_elsewhere() -> None:
    """One vehicle or name may stand for itself, names are looked up in a catalog, and none is an answer, too."""
    for vehicles in ("tenacious", rs.TENACIOUS, ["tenacious"], iter([rs.TENACIOUS])):
        assert [each.vehicle for each in fits(vehicles, mass="6 kg")] == [rs.TENACIOUS]
    assert not fits([], mass="6 kg")
    assert not fits(catalog=rs.Catalog(shipped=False), mass="6 kg")
    with pytest.raises(UnknownVehicleError):
        fits("tenacious", mass="6 kg", catalog=rs.Catalog(shipped=False))


def test_the_box_may_stand_behind_the_vehicles() -> None:
    """As it is the usual second thing to say."""
    box = "60 x 40 x 40 cm"
    assert rs.fits("tenacious", box) == rs.fits("tenacious", box=box)


def test_answers_are_sorted() -> None:
    """Yes, maybe, unknown, no; of one answer the order given."""
    masses = {"A": "9 kg", "B": None, "C": "~6 kg", "D": "1 kg", "E": "2 kg", "F": "8 kg"}
    found = fits([rover(name, mass=mass) for name, mass in masses.items()], mass="6 kg")

    assert "".join(each.vehicle.name for each in found) == "DECBAF"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "expected at least one of box, mass and lander, such as the box 60x40x40cm, found none"),
        ({"upright": True}, "expected at least one of box, mass and lander, such as the box 60x40x40cm, found none"),
        ({"clearance": "1 cm", "mass": "5 kg"}, "clearance: it stays free in a box: give box, too"),
        ({"mass": "6 kg", "lander": "slim"}, "mass: mass and lander cannot be given together: give one of them"),
        ({"box": 5}, "box: expected a Box or text such as '60x40x40cm', found 5"),
        ({"box": "6x4 m"}, "box: expected three lengths, as in '60x40x40cm': length, width and height, found 2 in '6x4 m'"),
        ({"mass": 6}, "mass: cannot read 6: expected text such as '5 kg', found int"),
        ({"mass": ""}, "mass: cannot read '': expected a value such as '5 kg', found none"),
        ({"mass": "6"}, "mass: expected a unit of mass, such as 'kg', found none"),
        ({"mass": "6 cm"}, "mass: unit 'cm': expected a unit of mass, such as 'kg', found one of length"),
        ({"mass": "0 kg"}, "mass: expected a mass above zero, found '0 kg'"),
        ({"mass": "≤6 kg"}, "mass: expected a mass without a mark, found '≤6 kg' (at most)"),
        ({"lander": "slim"}, "lander: expected a vehicle with a published payload capacity, found 'SLIM'"),
        ({"lander": rs.Rover(name="R\x1b[31m")}, "lander: expected a vehicle with a published payload capacity, found 'R\\x1b[31m'"),
        ({"lander": "slimm"}, "lander: unknown vehicle 'slimm': did you mean 'slim'?"),
        ({"lander": 5}, "lander: expected the name of a vehicle, found 5"),
        ({"mass": "6 kg", "vehicles": 5}, "vehicles: expected vehicles or their names, found 5"),
        ({"mass": "6 kg", "vehicles": [5]}, "expected the name of a vehicle, found 5"),
        ({"mass": "6 kg", "vehicles": "tenacius"}, "unknown vehicle 'tenacius': did you mean 'tenacious'?"),
        ({"mass": "6 kg", "configuration": "stow"}, "configuration: unknown 'stow': did you mean 'stowed'?"),
        ({"mass": "6 kg", "configuration": 5}, "configuration: unknown 5: expected one of 'stowed', 'deployed', 'at launch', 'unstated'"),
        ({"mass": "6 kg", "prefer": "as-of soon"}, "prefer: expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found 'soon'"),
        ({"mass": "6 kg", "vehicles": "slim", "prefer": "pres"}, "prefer: no kind or id of a source: 'pres': did you mean 'press'?"),
    ],
)  # fmt: skip
def test_refused(options: dict[str, Any], message: str) -> None:
    """What is asked wrongly is refused, with the place and what was expected."""
    with pytest.raises(RoverspecsError) as caught:
        fits(**options)
    assert str(caught.value) == message


def test_a_preference_may_name_a_source_of_the_lander() -> None:
    """What is preferred concerns the capacity, too."""
    source = rs.Source(id="brochure", title="T", publisher="P", kind="operator")
    lander = rs.Lander(name="L", payload_capacity=["10 kg", rs.Claim(value="3 kg", source=source)])

    assert fit(rover(mass="5 kg"), lander=lander).verdict == "yes"
    assert fit(rover(mass="5 kg"), lander=lander, prefer="brochure").verdict == "no"


def test_fits_are_plain_data() -> None:
    """Each field stands under its name, margins with text and ends."""
    found = fit(
        cuboid("54 cm", "31.5 cm", "≥26 cm", mass="~5 kg"), box="40 x 60 x 40 cm", mass="6 kg"
    )

    data = json.loads(json.dumps(found.as_data()))
    assert [claim.pop("published") for claim in data["inputs"]] == [
        "54 cm",
        "31.5 cm",
        "≥26 cm",
        "~5 kg",
    ]
    del data["inputs"]
    assert data == {
        "vehicle": "mine",
        "name": "Mine",
        "verdict": "maybe",
        "orientation": "turned by 90°",
        "axes": {"length": "width", "width": "length", "height": "height"},
        "margins": {
            "length": {"text": "8.5 cm", "low": 8.5, "high": 8.5, "unit": "cm"},
            "width": {"text": "6 cm", "low": 6.0, "high": 6.0, "unit": "cm"},
            "height": {"text": "≤14 cm", "low": None, "high": 14.0, "unit": "cm"},
        },
        "mass_margin": {"text": "~1 kg", "low": 0.0, "high": 2.0, "unit": "kg"},
        "configuration": "unstated",
        "reasons": ["may be too large along height"],
    }
    empty = fit(rover(), mass="6 kg").as_data()
    assert empty | {"margins": None} == empty | {"margins": None, "orientation": None, "axes": None, "mass_margin": None}  # fmt: skip
    assert empty["margins"] == dict.fromkeys(AXES)
    assert hash(found) == hash(attrs.evolve(found))


def test_fits_are_rows() -> None:
    """A table has a row a vehicle, empty where nothing is known, and hostile names do it no harm."""
    vehicles = [rs.TENACIOUS, rover("Evil\x1b[31m\n| x", mass="9 kg")]
    rows = as_rows(fits(vehicles, box="40x60x40cm", mass="6kg"))

    assert rows == [
        {
            "vehicle": "Tenacious",
            "fits": "yes",
            "orientation": "turned by 90°: width along length, length along width",
            "length": "8.5 cm",
            "width": "6 cm",
            "height": "14 cm",
            "mass": "~1 kg",
            "configuration": "unstated",
            "why": "",
        },
        {
            "vehicle": "Evil | x",
            "fits": "no",
            "orientation": "",
            "length": "",
            "width": "",
            "height": "",
            "mass": "−3 kg",
            "configuration": "",
            "why": "dimensions not published; too heavy",
        },
    ]
    assert as_rows(fits("tenacious", box="1x1x1m"))[0]["mass"] == ""
    columns = {key: key.title() for key in rows[0]}
    for layout in ("text", "markdown", "csv", "html", "latex"):
        assert "\x1b" not in render(Sheet.of_items(columns, rows), layout)


def test_fits_are_columns() -> None:
    """A line a vehicle has ids, and each margin as two ends and their unit."""
    vehicles = [
        cuboid("54 cm", "31.5 cm", "≥26 cm", mass="~5 kg"),
        rover("Other", mass="9 kg"),
    ]
    columns = as_columns(fits(vehicles, box="40 x 60 x 40 cm", mass="6 kg"))

    assert columns == {
        "vehicle": ["mine", "other"],
        "name": ["Mine", "Other"],
        "verdict": ["maybe", "no"],
        "orientation": ["turned by 90°: width along length, length along width", None],
        "length_low": [8.5, None],
        "length_high": [8.5, None],
        "length_unit": ["cm", None],
        "width_low": [6, None],
        "width_high": [6, None],
        "width_unit": ["cm", None],
        "height_low": [None, None],
        "height_high": [14, None],
        "height_unit": ["cm", None],
        "mass_low": [0, -3],
        "mass_high": [2, -3],
        "mass_unit": ["kg", "kg"],
        "configuration": ["unstated", None],
        "reasons": [
            ["may be too large along height"],
            ["dimensions not published", "too heavy"],
        ],
    }
    unlimited = as_columns(fits("tenacious", box="1x1x1m"))
    assert list(unlimited) == list(columns)
    assert [unlimited[f"mass_{key}"] for key in ("low", "high", "unit")] == [[None]] * 3
    assert as_columns(()) == {key: [] for key in columns}


def test_huge_and_tiny_figures() -> None:
    """Nothing overflows, and nothing is rounded to nothing."""
    found = fit(
        cuboid("9e30 parsec", "1e-30 µm", "1 m", mass="1e-30 g"), box="1x1x1m", mass="9e30 t"
    )

    assert found.verdict == "no"
    assert json.dumps(found.as_data())
    # The number that is shown has not become the other one.
    assert Decimal(
        margins(fit(cuboid("0.001 µm", "1 m", "1 m"), box="1x1x1m"))[0].split(" ")[0]
    ) == 1 - Decimal("1e-9")


# --- against an evaluation of every combination -------------------------------


class Size(NamedTuple):
    """Hold a size in centimetres, and quantities that it stands for, both ends among them."""

    text: str | None
    samples: tuple[Fraction, ...]


EPSILON = Fraction(1, 10**9)


def size(form: str, number: int, other: int) -> Size:
    """Return a size of a form."""
    n, wide = Fraction(number), Fraction(number + other)
    about = max(Fraction(1), n / 20)
    return {
        "plain": Size(f"{number} cm", (n,)),
        "about": Size(f"~{number} cm", (n - about, n, n + about)),
        "range": Size(f"{number}–{number + other} cm", (n, (n + wide) / 2, wide)),
        "tolerance": Size(f"{number + other} ± {other} cm", (n, wide, wide + other)),
        "at most": Size(f"≤{number} cm", (Fraction(0), n / 2, n)),
        "less": Size(f"<{number} cm", (Fraction(0), n - EPSILON)),
        "at least": Size(f"≥{number} cm", (n, n + 10**6)),
        "more": Size(f">{number} cm", (n + EPSILON, n + 10**6)),
        "missing": Size(None, ()),
    }[form]


FORMS = (
    "plain",
    "plain",
    "about",
    "range",
    "tolerance",
    "at most",
    "less",
    "at least",
    "more",
    "missing",
)
numbers = st.integers(min_value=1, max_value=12)
sizes = st.builds(size, st.sampled_from(FORMS), numbers, numbers)
boxes = st.tuples(numbers, numbers, numbers)


def expected(found: tuple[Size, ...], box: tuple[int, ...], *, upright: bool) -> str:
    """Return the answer from every combination of sampled quantities and every way to turn them."""
    ways = [(0, 1, 2), (1, 0, 2)] if upright else list(itertools.permutations(range(3)))
    # What is missing may be next to nothing, so that it rules nothing out.
    corners = itertools.product(*(each.samples or (Fraction(0),) for each in found))
    answers = {
        any(all(c[axis] <= side for axis, side in zip(way, box, strict=True)) for way in ways)
        for c in corners
    }
    if answers == {False}:
        return "no"
    if not all(each.samples for each in found):
        return "unknown"
    return "yes" if answers == {True} else "maybe"


@given(st.tuples(sizes, sizes, sizes), boxes, st.booleans())
def test_every_combination(found: tuple[Size, ...], box: tuple[int, ...], upright: bool) -> None:
    """The answer is that of trying all quantities that the figures leave room for in all orientations."""
    vehicle = rover(**{axis: each.text for axis, each in zip(AXES, found, strict=True)})
    made = fit(vehicle, box=f"{box[0]} x {box[1]} x {box[2]} cm", upright=upright)

    assert made.verdict == expected(found, box, upright=upright)
    assert made == fit(vehicle, box=f"{box[0]} cm x {box[1]} cm x {box[2]} cm", upright=upright)
    in_millimetres = fit(vehicle, box=f"{box[0]}0 x {box[1]}0 x {box[2]}0 mm", upright=upright)
    assert (made.verdict, made.orientation) == (in_millimetres.verdict, in_millimetres.orientation)
    if made.orientation:
        samples = dict(zip(AXES, found, strict=True))
        for axis, side, margin in zip(made.orientation, box, made.margins, strict=True):
            assert (margin is None) == (samples[axis].text is None)
            if margin is not None and made.verdict == "yes":
                assert margin.span.high == side - samples[axis].samples[0]
                assert margin.span.low is not None
                assert margin.span.low >= 0


def test_what_is_too_large_stowed_does_not_fit() -> None:
    """Sizes of the deployed vehicle leave open how large it is stowed, unless that is known to be too large."""

    def sizes(**heights: str) -> list[rs.Claim]:
        return [rs.Claim(value=value, configuration=name) for name, value in heights.items()]

    rovers = [
        rs.Rover(
            name=name,
            length=sizes(deployed="2 m"),
            width=sizes(deployed="2 m"),
            height=sizes(deployed="2 m", **({"stowed": stowed} if stowed else {})),
        )
        for name, stowed in (("Open", ""), ("Small", "0.3 m"), ("Large", "0.5 m"))
    ]
    found = {fit.vehicle.name: fit.verdict for fit in fits(rovers, box="40x40x40cm")}

    assert found == {"Open": "unknown", "Small": "unknown", "Large": "no"}


# --- verdict, margins and reasons -----------------------------------------------

CONFIGURED = ("unstated", "stowed", "deployed")
claimed = st.builds(
    lambda size, configuration: sized(configuration, x=size)["x"],
    st.builds(size, st.sampled_from(FORMS[:-1]), numbers, numbers).map(lambda made: made.text),
    st.sampled_from(CONFIGURED),
)
shapes = st.dictionaries(st.sampled_from([*AXES, "diameter"]), claimed)
masses = st.sampled_from([None, "5 kg", "~5 kg", "≤5 kg", "<5 kg", "≥5 kg", ">5 kg", "4–6 kg"])
capacities = st.sampled_from(["5 kg", "~5 kg", "≤5 kg", "<5 kg", "≥5 kg", "4–6 kg", "11 lb"])
sides = st.builds("{} {}".format, numbers, st.sampled_from(["cm", "in"]))


options = st.fixed_dictionaries(
    {
        "box": st.tuples(sides, sides, sides).map(" x ".join),
        "upright": st.booleans(),
        "configuration": st.sampled_from([None, *CONFIGURED]),
    }
)


@given(shapes, masses, capacities, options)
def test_verdict_margins_and_reasons_agree(
    shape: dict[str, rs.Claim], mass: str | None, capacity: str, asked: dict[str, Any]
) -> None:
    """An axis is too large where its margin is below zero, and may be where that is open."""
    vehicle = rover(**shape, mass=mass)
    lander = rs.Lander(name="L", payload_capacity=capacity)

    for carrier in (None, lander):
        found = fit(vehicle, lander=carrier, **asked)
        check_agreement(found, is_boxed=True, is_weighed=carrier is not None)
    check_agreement(fit(vehicle, lander=lander), is_boxed=False, is_weighed=True)


@pytest.mark.parametrize("box", ["40x40x40cm", "8x8x8cm", "22x16x16in", "2x1.5x1.5m", "4x4x4m"])
@pytest.mark.untraced
def test_they_agree_for_each_shipped_vehicle(box: str) -> None:
    """The same holds on the shelf, for any configuration, and for each lander."""
    landers = [each for each in rs.Catalog() if each.kind == "lander" and each.payload_capacity]
    for configuration in (None, *COMPACT_ORDER):
        for found in fits(box=box, configuration=configuration):
            check_agreement(found, is_boxed=True, is_weighed=False)
    for lander in landers:
        for found in fits(box=box, lander=lander):
            check_agreement(found, is_boxed=True, is_weighed=True)


class TestEnvelope:
    """Sizes whose axes nobody names are tried in any orientation."""

    def fit(self, envelope: str, box: str, *, upright: bool = False) -> Fit:
        """Return how one rover fits."""
        [found] = fits(rover(envelope=envelope), box=box, upright=upright)
        return found

    def test_it_fits_lying_as_it_may(self) -> None:
        """The margins are those of the best way; no axis is named."""
        found = self.fit("25 × 17.5 × 10.5 cm", "12 x 30 x 20 cm")

        assert found.verdict == "yes"
        assert found.orientation is None
        assert found.orientation_text == ""
        assert [left and left.text for left in found.margins] == ["1.5 cm", "5 cm", "2.5 cm"]
        assert found.reasons == ("the source does not name the axes: any orientation is tried",)
        assert [claim.value for claim in found.inputs] == ["25 × 17.5 × 10.5 cm"]

    def test_it_is_too_large(self) -> None:
        """No orientation helps a side that is longer than the box."""
        assert self.fit("25 × 17.5 × 10.5 cm", "24 x 24 x 24 cm").verdict == "no"

    @pytest.mark.parametrize(
        ("box", "verdict"),
        [("30 x 30 x 30 cm", "yes"), ("30 x 30 x 12 cm", "maybe"), ("20 x 20 x 20 cm", "no")],
    )
    def test_upright_is_sure_where_every_side_may_be_up(self, box: str, verdict: str) -> None:
        """Otherwise the side that stands up decides, and nobody knows it."""
        found = self.fit("25 × 17.5 × 10.5 cm", box, upright=True)

        assert found.verdict == verdict
        tipped = "it may have to be tipped: which side is up is not published"
        assert (tipped in found.reasons) is (verdict == "maybe")

    def test_two_sides_leave_it_open(self) -> None:
        """The third is not published."""
        found = self.fit("1.5 m × 2 m", "3 x 3 x 3 m")

        assert found.verdict == "unknown"
        assert "height not published" in found.reasons

    def test_about_is_carried_along(self) -> None:
        """One mark is of all sides."""
        assert self.fit("~30 × 30 × 30 cm", "30 x 30 x 30 cm").verdict == "maybe"


def test_a_size_or_a_mass_that_was_not_read_is_said() -> None:
    """A figure that a table of one's own has, and that was not read, is no gap."""
    vehicles = [
        rs.Rover(name="A", unread=("envelope", "length", "width", "height", "mass")),
        rs.Rover(name="B", length="1 cm", unread=("mass", "width")),
    ]
    found = fits(vehicles, box="10x10x10cm", mass="5 kg")
    assert [each.reasons for each in found] == [
        ("dimensions not read", "mass not read"),
        ("width not read", "height not published", "mass not read"),
    ]
