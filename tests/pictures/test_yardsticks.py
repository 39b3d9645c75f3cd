from __future__ import annotations

from fractions import Fraction

import pytest

from roverspecs.pictures.scene import Stroke
from roverspecs.pictures.size_units import SizeUnits
from roverspecs.pictures.yardsticks import YARDSTICKS, suiting


def test_yardsticks_are_as_large_as_they_say() -> None:
    """The silhouette of a yardstick fills its size, and does not exceed it."""
    for yardstick in YARDSTICKS.values():
        for strokes, up in (
            (yardstick.strokes, yardstick.tallness),
            (yardstick.above, yardstick.depth),
        ):
            if strokes:
                assert _extent(strokes) == pytest.approx((-float(yardstick.breadth) / 2, float(yardstick.breadth) / 2, 0, float(up)), abs=1e-6)  # fmt: skip


def _extent(strokes: tuple[Stroke, ...]) -> tuple[float, ...]:
    xs = [
        x + side * stroke.radius
        for stroke in strokes
        for x in (stroke.x1, stroke.x2)
        for side in (-1, 1)
    ]
    ys = [
        y + side * stroke.radius
        for stroke in strokes
        for y in (stroke.y1, stroke.y2)
        for side in (-1, 1)
    ]
    return min(xs), max(xs), min(ys), max(ys)


def test_yardsticks_say_their_size_in_the_unit_of_the_drawing() -> None:
    """Sizes by convention are converted as any other."""
    labels = {
        name: yardstick.subject(["side", "top"], SizeUnits("in")).lines
        for name, yardstick in YARDSTICKS.items()
    }

    assert labels == {
        "hand": ("length 7.5 in", "for comparison"),
        "a4": ("width 8.3 in", "height 11.7 in", "for comparison"),
        "adult": ("height 69 in", "for comparison"),
    }
    adult = YARDSTICKS["adult"].subject(["side", "top"], SizeUnits("m"))
    assert [shape and shape.up for shape in adult.shapes] == [Fraction("1.75"), Fraction("0.24")]
    assert (adult.breadth, adult.tallness) == (0.55, 1.75)
    assert (adult.is_yardstick, adult.sentence) == (True, "Adult: height 1.75 m, for comparison")


def test_the_yardstick_suits_the_size() -> None:
    """A hand beside what is small, a sheet beside what is larger, an adult beside the rest."""
    assert [suiting(Fraction(size)) for size in ("0.01", "0.29", "0.3", "0.99", "1", "100")] == [
        "hand",
        "hand",
        "a4",
        "a4",
        "adult",
        "adult",
    ]
