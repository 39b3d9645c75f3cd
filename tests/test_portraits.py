from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.portraits import REFERENCES, Measure, Shape, Stroke, listed, suiting
from roverspecs.trust import Preference

VIEWS = ("side", "front", "top")
NEEDED = ("length", "width", "height")


def claim(value: str, configuration: str | None = None, condition: str | None = None) -> rs.Claim:
    """Return a claim of one's own."""
    return rs.Claim(value=value, configuration=configuration, condition=condition)


def measure(configuration: str | None = None, **sizes: Any) -> Measure:
    """Return what is known of a rover of some sizes."""
    return Measure.of(rs.Rover(name="Mine", **sizes), configuration, Preference())


def lines(configuration: str | None = None, **sizes: Any) -> tuple[str, ...]:
    """Return what is said under a rover of some sizes, in centimetres."""
    return measure(configuration, **sizes).subject(VIEWS, NEEDED, "cm").lines


def shapes(configuration: str | None = None, **sizes: Any) -> list[Shape | None]:
    """Return what the three views show of a rover of some sizes."""
    found = measure(configuration, **sizes)
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
        ("2 furlong", 2 * Fraction("201.168402336805"), True),
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
    assert lines(height="~0.5 m") == ("height ~50 cm", "no length or width published", "configuration unstated")
    assert shapes(length="2 m")[0] == Shape(LENGTH, None, is_up_sure=False)
    assert [shape and (shape.is_box, shape.is_sure) for shape in shapes(length="2 m")] == [
        (False, True),
        None,
        (False, True),
    ]
    assert lines(length="2 m", width="1 m")[2] == "no height published"


def test_a_size_of_nothing_is_no_edge() -> None:
    """What is published as 0 is told, and not drawn."""
    assert shapes(length="2 m", height="0 m")[0] == Shape(LENGTH, None)
    assert "height 0 cm" in lines(length="2 m", height="0 m")
    assert shapes(length="0 m") == [None, None, None]
    assert measure(length="0 m").reason(NEEDED) == "length 0 m"


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
    assert lines(diameter="1 m", height="0.5 m") == ("diameter 100 cm", "height 50 cm", "configuration unstated")
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


def test_a_diameter_beside_all_sizes_is_told_only() -> None:
    """Length and width go before it, and it is no height."""
    assert shapes(diameter="5 m", length="2 m", width="1 m")[0] == Shape(LENGTH, None, is_up_sure=False)
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
    sizes: dict[str, Any] = {"length": [STOWED, DEPLOYED], "width": DEPLOYED, "height": claim("0.5 m")}

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
    )


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
    )
    assert lines("at launch", length=DEPLOYED, width=DEPLOYED, height=claim("3 m"))[3:] == (
        "no size published as 'at launch'",
        "length and width assumed from deployed",
        "height assumed from an unstated configuration",
    )
    assert [shape and shape.is_sure for shape in shapes("at launch", length=DEPLOYED)] == [False, None, False]


def test_a_ball_is_assumed_from_another_configuration() -> None:
    """LEV-2 is a ball when stowed, and wider when deployed."""
    found = Measure.of(rs.LEV_2, None, Preference())
    assert found.subject(VIEWS, NEEDED, "cm").lines == (
        "diameter ~7.8 cm",
        "stowed",
        "also width ~12.3 cm (deployed)",
    )
    assert found.subject(("side",), ("length", "height"), "cm").lines == ("diameter ~7.8 cm", "stowed")
    found = Measure.of(rs.LEV_2, "deployed", Preference())
    assert found.subject(VIEWS, NEEDED, "cm").lines == (
        "length and height ~7.8 cm (the diameter)",
        "width ~12.3 cm",
        "deployed",
        "length and height assumed from stowed",
    )


def test_conditions_are_told() -> None:
    """Once if all sizes share it, else beside the size."""
    mast = claim("2 m", None, "to the top\nof the mast")

    assert lines(length=mast, width=mast, height=mast)[3] == "configuration unstated, to the top of the mast"
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
    """What is rejected is as if it were not published."""
    found = measure(length=[rs.Claim(value="9 m", rejected="a slip"), claim("2 m")])

    assert found.shape("side") == Shape(LENGTH, None, is_up_sure=False)
    assert measure(length=[rs.Claim(value="9 m", rejected="a slip")]).reason(NEEDED) == "no dimension published"


def test_the_reason_why_nothing_is_drawn() -> None:
    """A height is nothing to a view from above."""
    assert measure(height="1 m").reason(("length", "width")) == "no length or width published"
    assert measure().reason(NEEDED) == "no dimension published"
    assert (measure(height="1 m").is_drawn(["top", "side"]), measure(height="1 m").is_drawn(["top"])) == (True, False)


def test_preferred_claims_are_shown() -> None:
    """Another order than that of trust may be asked for."""
    sources = [rs.Source(id=each, title="T", publisher="P", kind=each) for each in ("agency", "press")]
    mine = rs.Rover(
        name="M", length=[rs.Claim(value=f"{place + 1} m", source=each) for place, each in enumerate(sources)]
    )

    assert Measure.of(mine, None, Preference.parse("press")).largest == 2
    assert Measure.of(mine, None, Preference()).largest == 1


def test_names_are_in_one_line() -> None:
    """Control characters go; who has no name left goes by the id, or by what it is."""
    names = [
        Measure.of(rs.Rover(name=name, id=identifier), None, Preference()).name
        for name, identifier in (("A\x1b[31m\nB", "x"), ("\x1b[31m", "x"), ("\x07", "\x07"))
    ]
    assert names == ["A B", "x", "vehicle"]


def test_largest() -> None:
    """The largest size of all, and nothing of nothing."""
    assert measure(length="2 m", diameter="~3 m").largest == 3
    assert measure().largest == 0


def test_references_are_as_large_as_they_say() -> None:
    """What is drawn of a reference fills its size, and does not exceed it."""
    for reference in REFERENCES.values():
        for strokes, up in ((reference.strokes, reference.tallness), (reference.above, reference.depth)):
            if strokes:
                assert _extent(strokes) == pytest.approx((-float(reference.breadth) / 2, float(reference.breadth) / 2, 0, float(up)), abs=1e-6)  # fmt: skip


def _extent(strokes: tuple[Stroke, ...]) -> tuple[float, ...]:
    xs = [x + side * stroke.radius for stroke in strokes for x in (stroke.x1, stroke.x2) for side in (-1, 1)]
    ys = [y + side * stroke.radius for stroke in strokes for y in (stroke.y1, stroke.y2) for side in (-1, 1)]
    return min(xs), max(xs), min(ys), max(ys)


def test_references_say_their_size_in_the_unit_of_the_drawing() -> None:
    """Sizes by convention are converted as any other."""
    told = {name: reference.subject(["side", "top"], "in").lines for name, reference in REFERENCES.items()}

    assert told == {
        "hand": ("length 7.5 in", "for comparison"),
        "a4": ("width 8.3 in", "height 11.7 in", "for comparison"),
        "adult": ("height 69 in", "for comparison"),
    }
    adult = REFERENCES["adult"].subject(["side", "top"], "m")
    assert [shape and shape.up for shape in adult.shapes] == [Fraction("1.75"), Fraction("0.24")]
    assert (adult.breadth, adult.tallness) == (0.55, 1.75)
    assert (adult.is_reference, adult.sentence) == (True, "Adult: height 1.75 m, for comparison")


def test_the_reference_suits_the_size() -> None:
    """A hand beside what is small, a sheet beside what is larger, an adult beside the rest."""
    assert [suiting(Fraction(size)) for size in ("0.01", "0.29", "0.3", "0.99", "1", "100")] == [
        "hand",
        "hand",
        "a4",
        "a4",
        "adult",
        "adult",
    ]


def test_listed() -> None:
    """Words stand as in a sentence."""
    assert [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert listed(["a", "b"], "or") == "a or b"
