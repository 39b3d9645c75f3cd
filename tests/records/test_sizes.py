"""Sizes: which published size stands for each axis, in which configuration."""

from __future__ import annotations

from typing import Any

import pytest

import roverspecs as rs
from roverspecs.records.claims import CONFIGURATIONS
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.sizes import (
    AXES,
    COMPACT_ORDER,
    DIAMETER,
    Sizes,
    best_known,
    most_compact,
    offered_sizes,
)


def claim(value: str, configuration: str = "unstated", condition: str | None = None) -> rs.Claim:
    """Return a claim of one's own."""
    return rs.Claim(value=value, configuration=configuration, condition=condition)


def sizes_of(*names: str, is_rolling: bool = False) -> Sizes:
    """Return sizes of which some are known."""
    claims = {name: claim(f"{place + 1} m") for place, name in enumerate(names)}
    return Sizes(configuration="unstated", claims=claims, is_rolling=is_rolling)


def offered(**sizes: Any) -> dict[str, list[rs.Claim]]:
    """Return the claims that a rover of some sizes offers."""
    return offered_sizes(rs.Rover(name="Mine", **sizes), TRUST)


class TestSources:
    """A size stands for its own axis, and the diameter for what nobody published."""

    @pytest.mark.parametrize(
        ("names", "sources"),
        [
            (("length", "width", "height"), {"length": "length", "width": "width", "height": "height"}),
            (("height",), {"height": "height"}),
            (("length",), {"length": "length"}),
            (("diameter", "height"), {"length": "diameter", "width": "diameter", "height": "height"}),
            (("width", "height", "diameter"), {"length": "diameter", "width": "width", "height": "height"}),
            (("length", "width", "diameter"), {"length": "length", "width": "width"}),
            ((), {}),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("is_rolling", [False, True])
    def test_each_axis_has_its_size(
        self, names: tuple[str, ...], sources: dict[str, str], is_rolling: bool
    ) -> None:
        """The diameter goes behind the size of an axis itself, and is no height beside both others."""
        found = sizes_of(*names, is_rolling=is_rolling)

        assert found.sources == sources
        assert list(found.sources) == [axis for axis in AXES if axis in sources]
        assert found.is_complete is (len(sources) == 3)
        assert not found.is_ball

    def test_a_diameter_alone_is_a_ball(self) -> None:
        """Nothing else is known: the diameter stands for all three axes."""
        ball = sizes_of("diameter")

        assert (ball.is_ball, ball.is_complete) == (True, True)
        assert ball.round_axes == AXES
        assert [ball.claim(axis) for axis in AXES] == [claim("1 m")] * 3
        assert ball.used == {"diameter": claim("1 m")}

    def test_a_diameter_is_a_height_of_what_rolls_only(self) -> None:
        """Beside one horizontal size a picture may take it for the height; else nothing is assumed."""
        still, rolling = (
            sizes_of("width", "diameter", is_rolling=is_rolling) for is_rolling in (False, True)
        )

        assert (still.round_axes, still.is_complete) == (("length",), False)
        assert still.claim("height") is None
        assert (rolling.round_axes, rolling.is_complete) == (("length", "height"), True)
        assert not rolling.is_ball
        assert rolling.claim("height") == rolling.claims["diameter"]

    def test_used_claims_are_those_that_stand_for_an_axis(self) -> None:
        """Each once, by the name that it is published as, in the order of the axes."""
        found = sizes_of("diameter", "height", "length", "width")

        assert list(found.used) == ["length", "width", "height"]
        assert list(sizes_of("diameter", "height").used) == ["diameter", "height"]

    def test_sizes_can_be_compared(self) -> None:
        """The axes follow from the claims, and so do not count again."""
        assert sizes_of("length") == sizes_of("length")
        assert sizes_of("length") != sizes_of("width")


def test_only_accepted_claims_are_offered() -> None:
    """A rejected claim is no size, and the preferred one comes first."""
    agency, press = (
        rs.Source(id=each, title="T", publisher="P", kind=each) for each in ("agency", "press")
    )
    rover = rs.Rover(
        name="Mine",
        length=[rs.Claim(value="1 m", source=agency), rs.Claim(value="2 m", source=press)],
        width=rs.Claim(value="9 m", rejected="a slip"),
        mass="5 kg",
    )

    assert [each.value for each in offered_sizes(rover, TRUST)["length"]] == ["1 m", "2 m"]
    assert list(offered_sizes(rover, TRUST)) == ["length"]
    found = offered_sizes(rover, Reading(prefer="press"))["length"]
    assert [each.value for each in found] == ["2 m", "1 m"]


class TestMostCompact:
    """For packing, all sizes are of one configuration."""

    def test_every_configuration_has_its_place(self) -> None:
        """None is left out."""
        assert {*COMPACT_ORDER} == {*CONFIGURATIONS}

    def test_the_first_complete_one_is_taken(self) -> None:
        """A more compact configuration with a gap goes behind a complete one."""
        found = offered(
            length=[claim("1 m", "stowed"), claim("2 m", "deployed")],
            width=claim("2 m", "deployed"),
            height=claim("2 m", "deployed"),
        )

        assert most_compact(found).configuration == "deployed"
        assert most_compact(found, "stowed").claims == {"length": claim("1 m", "stowed")}

    @pytest.mark.parametrize(
        ("configurations", "expected"),
        [
            (("deployed", "stowed"), "stowed"),
            (("deployed", "at launch"), "at launch"),
            (("deployed", "unstated"), "unstated"),
            (("unstated", "at launch"), "at launch"),
            (("deployed",), "deployed"),
        ],
    )
    @pytest.mark.parametrize("names", [("length",), (*AXES, DIAMETER)])
    def test_between_equals_the_most_compact_goes_first(
        self, configurations: tuple[str, ...], expected: str, names: tuple[str, ...]
    ) -> None:
        """Complete or not, and wherever the order of trust puts its claims."""
        claims = [claim("1 m", each) for each in configurations]
        found = most_compact(offered(**dict.fromkeys(names, claims)))

        assert found.configuration == expected
        assert {each.configuration for each in found.claims.values()} == {expected}

    def test_sizes_of_two_configurations_are_not_mixed(self) -> None:
        """A diameter of the stowed vehicle says nothing of the deployed one."""
        found = most_compact(offered_sizes(rs.LEV_2, TRUST))

        assert (found.configuration, found.is_ball) == ("stowed", True)
        deployed = most_compact(offered_sizes(rs.LEV_2, TRUST), "deployed")
        assert deployed.sources == {"width": "width"}

    def test_without_any_size_there_are_none(self) -> None:
        """They belong to the configuration asked for, if there is one."""
        assert most_compact({}) == Sizes(configuration=None, claims={})
        assert most_compact(offered(length="1 m"), "stowed") == Sizes(
            configuration="stowed", claims={}
        )


class TestBestKnown:
    """For a picture, gaps of the best known configuration are filled from others."""

    def test_gaps_are_filled(self) -> None:
        """A size of another configuration is better than none."""
        found = best_known(
            offered(length=claim("1 m", "stowed"), width=claim("2 m", "stowed"), height="3 m")
        )

        assert found.configuration == "stowed"
        assert [found.is_own(name) for name in AXES] == [True, True, False]
        assert found.is_complete

    def test_a_diameter_of_the_configuration_goes_before_a_size_of_another_one(self) -> None:
        """It is nearer to the truth than a length of the deployed vehicle."""
        sizes: dict[str, Any] = {
            "length": claim("2 m", "deployed"),
            "diameter": claim("1 m", "stowed"),
            "height": claim("1 m", "stowed"),
        }

        assert best_known(offered(**sizes)).sources["length"] == "diameter"
        assert best_known(offered(**sizes), "deployed").sources["length"] == "length"

    def test_it_may_roll(self) -> None:
        """A vehicle between two wheels is as high as they are."""
        found = best_known(offered_sizes(rs.LEV_2, TRUST), "deployed")

        assert found.round_axes == ("length", "height")

    def test_the_configuration_in_which_most_is_known(self) -> None:
        """A stated one is worth a size more, and the order of trust decides between equals."""
        unstated, deployed = claim("1 m"), claim("2 m", "deployed")

        def chosen(*claims: list[rs.Claim]) -> str | None:
            return best_known(dict(zip(AXES, claims, strict=False))).configuration

        assert chosen([unstated, deployed]) == "deployed"
        assert chosen([unstated], [deployed, unstated], [deployed, unstated]) == "deployed"
        assert chosen([unstated], [unstated], [deployed, unstated]) == "unstated"
        assert chosen([unstated], [unstated, deployed], [unstated, deployed]) == "unstated"

    def test_sizes_of_one_condition_stand_together(self) -> None:
        """Between equals, the candidate with the most sizes of its condition goes first."""
        legs = "with its legs"
        found = best_known(
            {
                "length": [claim("1 m"), claim("3 m", condition=legs)],
                "width": [claim("4 m", condition=legs), claim("2 m")],
                "height": [claim("5 m", condition=legs)],
            }
        )

        assert found.condition == "with its legs"
        assert [found.claims[axis].value for axis in AXES] == ["3 m", "4 m", "5 m"]

    def test_without_any_size_there_are_none(self) -> None:
        """A vehicle without a published size is no error."""
        assert best_known({}) == Sizes(configuration=None, claims={})
        assert best_known({}, "stowed").configuration == "stowed"


@pytest.mark.parametrize("vehicle", list(rs.Catalog()), ids=lambda vehicle: vehicle.id)
def test_shipped_vehicles(vehicle: rs.Vehicle) -> None:
    """Packing and drawing agree on a vehicle whose sizes are all of one configuration."""
    found = offered_sizes(vehicle, TRUST)
    kinds = {each.configuration for claims in found.values() for each in claims}
    packed, drawn = most_compact(found), best_known(found)
    conditions = {each.condition for claims in found.values() for each in claims}

    named = set(found) - {"envelope"}
    assert set(drawn.claims) == ({"envelope"} if drawn.is_envelope else named)
    assert packed.is_envelope or set(packed.claims) <= named
    is_envelope = packed.is_envelope or drawn.is_envelope
    if len(kinds) == 1 and len(conditions) == 1 and not is_envelope:
        assert packed.claims == drawn.claims


class TestEnvelope:
    """Sizes whose axes nobody names stand for all of them, where the axes have no sizes."""

    ENVELOPE = claim("26 × 30 × 40 cm")

    def test_its_sides_stand_for_the_axes(self) -> None:
        """They do in the order in which they are printed."""
        sizes = best_known(offered(envelope=[self.ENVELOPE]))

        assert sizes.is_envelope
        assert sizes.is_complete
        assert [str(sizes.figure(axis)) for axis in AXES] == ["26 cm", "30 cm", "40 cm"]
        assert sizes.used == {"envelope": self.ENVELOPE}
        assert sizes.round_axes == ()

    def test_two_sides(self) -> None:
        """The third axis stays without a size."""
        sizes = best_known(offered(envelope=[claim("1.5 × 2 m")]))

        assert sizes.figure("height") is None
        assert not sizes.is_complete

    def test_named_axes_go_before_it(self) -> None:
        """It is taken where they are not all known, and only if it has more of them."""
        axes = {"length": [claim("1 m")], "width": [claim("2 m")]}
        whole = {**axes, "height": [claim("3 m")]}
        both = {"envelope": [self.ENVELOPE]}

        for choose in (best_known, most_compact):
            assert not choose(offered(**whole, **both)).is_envelope
            assert choose(offered(**axes, **both)).is_envelope
        assert not best_known(offered(**axes, envelope=[claim("1.5 × 2 m")])).is_envelope

    def test_its_configuration_counts(self) -> None:
        """A stowed envelope is more compact than deployed axes."""
        axes = {axis: [claim("1 m", "deployed")] for axis in AXES}
        stowed = claim("26 × 30 × 40 cm", "stowed")

        sizes = most_compact(offered(**axes, envelope=[stowed]))

        assert (sizes.configuration, sizes.is_envelope) == ("stowed", True)
