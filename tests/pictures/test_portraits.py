from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.pictures.portraits import Portrait
from roverspecs.pictures.scene import VIEWS, Shape
from roverspecs.pictures.size_units import SizeUnits
from roverspecs.records.reading import TRUST, Reading

ALL = tuple(VIEWS)
NEEDED = ("length", "width", "height")


def claim(value: str, configuration: str | None = None, condition: str | None = None) -> rs.Claim:
    """Return a claim of one's own."""
    return rs.Claim(value=value, configuration=configuration, condition=condition)


def portrait(configuration: str | None = None, **sizes: Any) -> Portrait:
    """Return the portrait of a rover of some sizes."""
    mine = rs.Rover(name="Mine", **sizes)
    return Portrait.of(mine, "Mine", Reading(configuration=configuration))


def lines(configuration: str | None = None, **sizes: Any) -> tuple[str, ...]:
    """Return the label of a rover of some sizes, in centimetres."""
    return portrait(configuration, **sizes).subject(ALL, NEEDED, SizeUnits("cm")).lines


def shapes(configuration: str | None = None, **sizes: Any) -> list[Shape | None]:
    """Return what the three views show of a rover of some sizes."""
    found = portrait(configuration, **sizes)
    return [found.shape(view) for view in VIEWS]


LENGTH, WIDTH, HEIGHT = Fraction(2), Fraction(1), Fraction(1, 2)


def test_a_box_is_as_large_as_published() -> None:
    """Side, front and top show length, width and height, two of them each."""
    assert shapes(length="2 m", width="100 cm", height="0.5 m") == [
        Shape(LENGTH, HEIGHT),
        Shape(WIDTH, HEIGHT),
        Shape(LENGTH, WIDTH),
    ]
    assert lines(length="2 m", width="100 cm", height="0.5 m") == (
        "length 200 cm",
        "width 100 cm",
        "height 50 cm",
        "configuration unstated",
    )


@pytest.mark.parametrize(
    ("value", "metres", "is_sure"),
    [
        ("2 m", LENGTH, True),
        ("2.0 ± 0.1 m", LENGTH, True),
        ("6 ft 6 in", Fraction("1.9812"), True),
        ("~2 m", LENGTH, False),
        ("≥2 m", LENGTH, False),
        (">2 m", LENGTH, False),
        ("≤2 m", LENGTH, False),
        ("<2 m", LENGTH, False),
        ("1–3 m", LENGTH, False),
        # A unit that pint is asked for, which it has always taken for the same.
        ("1000 thou", Fraction("0.0254"), True),
    ],
)
def test_what_is_marked_is_not_sure(value: str, metres: Fraction, is_sure: bool) -> None:
    """Of a bound the bound is shown, of a range its middle, and neither is sure; a tolerance is."""
    found = shapes(length=value, height="0.5 m")[0]

    assert found is not None
    assert (found.across, found.is_across_sure, found.is_up_sure) == (metres, is_sure, True)
    assert found.is_sure is is_sure


def test_what_is_known_of_one_size_is_a_line() -> None:
    """A view of which one size is published shows that one; of which none is, nothing."""
    assert shapes(height="~0.5 m") == [
        Shape(None, HEIGHT, is_across_sure=False, is_up_sure=False),
        Shape(None, HEIGHT, is_across_sure=False, is_up_sure=False),
        None,
    ]
    assert lines(height="~0.5 m") == (
        "height ~50 cm",
        "no length or width published",
        "configuration unstated",
    )
    assert shapes(length="2 m")[0] == Shape(LENGTH, None, is_up_sure=False)
    assert [shape and (shape.is_box, shape.is_sure) for shape in shapes(length="2 m")] == [
        (False, True),
        None,
        (False, True),
    ]
    assert lines(length="2 m", width="1 m")[2] == "no height published"


def test_a_size_of_nothing_is_no_edge() -> None:
    """What is published as 0 is in the label, and not drawn."""
    assert shapes(length="2 m", height="0 m")[0] == Shape(LENGTH, None)
    assert "height 0 cm" in lines(length="2 m", height="0 m")
    assert shapes(length="0 m") == [None, None, None]
    assert portrait(length="0 m").reason(NEEDED) == "length 0 m"


def test_only_a_diameter_is_a_ball() -> None:
    """What is known by its diameter alone is a circle from all sides, and says so once."""
    ball = Shape(HEIGHT, HEIGHT, is_round=True)

    assert shapes(diameter="0.5 m") == [ball, ball, ball]
    assert lines(diameter="~0.5 m") == ("diameter ~50 cm", "configuration unstated")
    assert shapes(diameter="~0.5 m")[0] == Shape(HEIGHT, HEIGHT, False, False, is_round=True)


def test_a_diameter_and_a_height_are_a_cylinder() -> None:
    """It is round from above only."""
    assert shapes(diameter="1 m", height="0.5 m") == [
        Shape(WIDTH, HEIGHT),
        Shape(WIDTH, HEIGHT),
        Shape(WIDTH, WIDTH, is_round=True),
    ]
    assert lines(diameter="1 m", height="0.5 m") == (
        "diameter 100 cm",
        "height 50 cm",
        "configuration unstated",
    )
    # A height of another configuration is nearer to the truth than a ball.
    assert shapes(diameter=claim("1 m", "stowed"), height=claim("0.5 m", "deployed"))[0] == Shape(
        WIDTH, HEIGHT, is_up_sure=False
    )


def test_a_diameter_stands_for_what_is_not_published() -> None:
    """Beside a width it stands for the length, which then is not sure."""
    assert shapes(diameter="1 m", width="2 m", height="0.5 m") == [
        Shape(WIDTH, HEIGHT, is_across_sure=False),
        Shape(LENGTH, HEIGHT),
        Shape(WIDTH, LENGTH, is_across_sure=False),
    ]
    assert lines(diameter="1 m", width="2 m", height="0.5 m")[0] == "length 100 cm (the diameter)"
    assert lines(diameter="1 m", width="2 m")[0] == "length and height 100 cm (the diameter)"


def test_a_diameter_beside_all_sizes_is_in_the_label_only() -> None:
    """Length and width go before it, and it is no height."""
    assert shapes(diameter="5 m", length="2 m", width="1 m")[0] == Shape(
        LENGTH, None, is_up_sure=False
    )
    assert lines(diameter="5 m", length="2 m", width="1 m") == (
        "length 200 cm",
        "width 100 cm",
        "no height published",
        "configuration unstated",
        "also diameter 500 cm (configuration unstated)",
    )


STOWED, DEPLOYED = claim("1 m", "stowed"), claim("2 m", "deployed")


def test_the_configuration_of_which_most_is_known_is_shown() -> None:
    """Like with like; what it lacks is assumed from another one, and not sure."""
    sizes: dict[str, Any] = {
        "length": [STOWED, DEPLOYED],
        "width": DEPLOYED,
        "height": claim("0.5 m"),
    }

    assert shapes(**sizes) == [
        Shape(LENGTH, HEIGHT, is_up_sure=False),
        Shape(LENGTH, HEIGHT, is_up_sure=False),
        Shape(LENGTH, LENGTH),
    ]
    assert lines(**sizes) == (
        "length 200 cm",
        "width 200 cm",
        "height 50 cm",
        "deployed",
        "height assumed from an unstated configuration",
        "also length 100 cm (stowed)",
    )


def in_one(configuration: str, *values: str, condition: str | None = None) -> list[rs.Claim]:
    """Return claims of one configuration and condition."""
    return [claim(value, configuration, condition) for value in values]


def test_a_stated_configuration_is_worth_a_size() -> None:
    """It goes before an unstated one that says as much as it, or one size more."""
    unstated, deployed = claim("1 m", "unstated"), claim("2 m", "deployed")

    assert lines(length=[unstated, deployed])[2:] == (
        "deployed",
        "also length 100 cm (configuration unstated)",
    )
    assert lines(length=unstated, width=[deployed, unstated], height=[deployed, unstated]) == (
        "length 100 cm",
        "width 200 cm",
        "height 200 cm",
        "deployed",
        "length assumed from an unstated configuration",
    )
    # Of two more, it is not.
    assert lines(length=unstated, width=unstated, height=[deployed, unstated]) == (
        "length 100 cm",
        "width 100 cm",
        "height 100 cm",
        "configuration unstated",
        "also height 200 cm (deployed)",
    )


def test_of_equals_that_is_shown_which_a_comparison_shows() -> None:
    """A picture says the same as a table as far as it can."""
    unstated, deployed = claim("1 m", "unstated"), claim("2 m", "deployed")

    assert lines(length=unstated, width=[unstated, deployed], height=[unstated, deployed])[:3] == (
        "length 100 cm",
        "width 100 cm",
        "height 100 cm",
    )
    assert lines(length=unstated, width=unstated, height=deployed)[3:] == (
        "configuration unstated",
        "height assumed from deployed",
    )


def test_of_equals_that_of_one_condition_is_shown() -> None:
    """Sizes of one condition stand in one picture, if a comparison shows no more of the others."""
    with_legs, without = ("with its legs", None)
    lengths = [claim("1 m", None, without), claim("3 m", None, with_legs)]
    widths = [claim("4 m", None, with_legs), claim("2 m", None, without)]
    heights = in_one("unstated", "5 m", condition=with_legs)

    assert lines(length=lengths, width=widths, height=heights) == (
        "length 300 cm",
        "width 400 cm",
        "height 500 cm",
        "configuration unstated, with its legs",
        "also length 100 cm (configuration unstated)",
    )
    assert lines(length=lengths[::-1], width=widths[::-1])[:2] == ("length 300 cm", "width 400 cm")
    # What a comparison shows goes before: an arm is a condition of the length alone.
    arm = claim("3 m", None, "without the arm")
    assert lines(length=[arm, claim("4 m")], width="2 m")[0] == "length 300 cm (without the arm)"


def test_the_label_names_what_a_comparison_shows_instead() -> None:
    """Where it is the same figure, the label says nothing of it."""
    sizes: dict[str, Any] = {"length": "1 m", "width": "1 m"}

    assert lines(**sizes, height=[claim("1.5 m", "deployed"), claim("150 cm")])[3:] == (
        "configuration unstated",
    )
    assert lines(**sizes, height=[claim("~1.5 m", "deployed"), claim("1.5 m")])[4:] == (
        "also height ~150 cm (deployed)",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "hakuto-r-m1",
            "length 2.6 m, width 2.6 m, height 2.3 m, deployed, with landing legs, "
            "length assumed from an unstated configuration",
        ),
        (
            "viper",
            "length 1.5 m, width 1.5 m, height 2.5 m, configuration unstated, "
            "also height ~2.5 m (deployed, to the top of the mast)",
        ),
        ("apollo-lrv", "length 3.10 m, width ~2.1 m, height ~1.14 m, 4 wheels of 0.818 m, wheelbase 2.3 m, deployed, also height 1.14 m (configuration unstated)"),
        ("curiosity", "length ~3 m (without the arm), width ~2.7 m, height ~2.2 m, 6 wheels of 0.5 m, wheelbase 2.2 m, configuration unstated"),
        ("spirit", "length 1.6 m, width 2.3 m, height 1.5 m, 6 wheels of 0.26 m, wheelbase 1.4 m, configuration unstated"),
        ("idefix", "0.41 × 0.37 × 0.30 m, axes not named, configuration unstated, planned, also height 0.51 m (deployed)"),
    ],
)  # fmt: skip
def test_shipped_vehicles(name: str, expected: str) -> None:
    """Of those whose figures are of several configurations and conditions, like stands beside like."""
    shown = Portrait.of(rs.get(name), name, TRUST).subject(ALL, NEEDED, SizeUnits("m"))

    assert ", ".join(shown.lines) == expected


def test_of_two_configurations_the_first_is_shown() -> None:
    """Where as much is known of both, the order of trust decides."""
    assert lines(length=[STOWED, DEPLOYED], width=[DEPLOYED, STOWED])[:3] == (
        "length 100 cm",
        "width 100 cm",
        "no height published",
    )


def test_a_configuration_can_be_asked_for() -> None:
    """It goes before that of which most is known, even if nothing is published in it."""
    assert lines("stowed", length=[DEPLOYED, STOWED], width=DEPLOYED) == (
        "length 100 cm",
        "width 200 cm",
        "no height published",
        "stowed",
        "width assumed from deployed",
        "also length 200 cm (deployed)",
    )
    assert lines("at launch", length=DEPLOYED, width=DEPLOYED, height=claim("3 m"))[3:] == (
        "no size published as 'at launch'",
        "length and width assumed from deployed",
        "height assumed from an unstated configuration",
    )
    assert [shape and shape.is_sure for shape in shapes("at launch", length=DEPLOYED)] == [
        False,
        None,
        False,
    ]


def test_a_ball_is_assumed_from_another_configuration() -> None:
    """LEV-2 is a ball when stowed, and wider when deployed."""
    found = Portrait.of(rs.LEV_2, "LEV-2", TRUST)
    assert found.subject(ALL, NEEDED, SizeUnits("cm")).lines == (
        "diameter ~7.8 cm",
        "stowed",
        "also width ~12.3 cm (deployed)",
    )
    assert found.subject(("side",), ("length", "height"), SizeUnits("cm")).lines == (
        "diameter ~7.8 cm",
        "stowed",
    )
    found = Portrait.of(rs.LEV_2, "LEV-2", Reading(configuration="deployed"))
    assert found.subject(ALL, NEEDED, SizeUnits("cm")).lines == (
        "length and height ~7.8 cm (the diameter)",
        "width ~12.3 cm",
        "deployed",
        "length and height assumed from stowed",
    )


def test_conditions_stand_in_the_label() -> None:
    """Once if all sizes share it, else beside the size."""
    mast = claim("2 m", None, "to the top\nof the mast")

    assert (
        lines(length=mast, width=mast, height=mast)[3]
        == "configuration unstated, to the top of the mast"
    )
    assert lines(length="1 m", height=mast)[1:] == (
        "height 200 cm (to the top of the mast)",
        "no width published",
        "configuration unstated",
    )
    assert lines(diameter=mast, height="1 m")[0] == "diameter 200 cm (to the top of the mast)"
    assert lines(length="1 m", width="1 m", diameter=mast)[-1] == (
        "also diameter 200 cm (configuration unstated, to the top of the mast)"
    )


def test_rejected_claims_are_not_shown() -> None:
    """What is rejected is not drawn, and where nothing else was published, that is said."""
    slip = rs.Claim(value="9 m", rejected="a slip")
    found = portrait(length=[slip, claim("2 m")], width=slip, diameter=slip)

    assert found.shape("side") == Shape(LENGTH, None, is_up_sure=False)
    assert found.subject(ALL, NEEDED, SizeUnits("cm")).lines == (
        "length 200 cm",
        "no height published",
        "width and diameter published, but not trusted",
        "configuration unstated",
    )
    assert portrait(length=slip, width=slip).reason(NEEDED) == (
        "no height published, length and width published, but not trusted"
    )
    assert portrait(length=slip).reason(["length"]) == "length published, but not trusted"
    assert (
        portrait(diameter=slip).reason(["length"])
        == "no length published, diameter published, but not trusted"
    )
    # A diameter stands for nothing where all is known.
    assert lines(length="2 m", width="2 m", height="2 m", diameter=slip)[3:] == (
        "configuration unstated",
    )


def test_the_reason_why_nothing_is_drawn() -> None:
    """A height is nothing to a view from above."""
    assert portrait(height="1 m").reason(("length", "width")) == "no length or width published"
    assert portrait().reason(NEEDED) == "no dimension published"
    assert (
        portrait(height="1 m").is_drawn(["top", "side"]),
        portrait(height="1 m").is_drawn(["top"]),
    ) == (True, False)


def test_preferred_claims_are_shown() -> None:
    """Another order than that of trust may be asked for."""
    sources = [
        rs.Source(id=each, title="T", publisher="P", kind=each) for each in ("agency", "press")
    ]
    mine = rs.Rover(
        name="M",
        length=[
            rs.Claim(value=f"{place + 1} m", source=each) for place, each in enumerate(sources)
        ],
    )

    assert Portrait.of(mine, "M", Reading(prefer="press")).largest == 2
    assert Portrait.of(mine, "M", TRUST).largest == 1


def test_largest() -> None:
    """The largest size of all, and nothing of nothing."""
    assert portrait(length="2 m", diameter="~3 m").largest == 3
    assert portrait().largest == 0
