"""Proportions of pictures: widths in lengths or pixels, and aspects."""

from __future__ import annotations

import pytest

from roverspecs.errors import FieldError
from roverspecs.pictures.proportions import read_aspect, read_width


@pytest.mark.parametrize(
    ("given", "points", "is_in_pixels"),
    [
        ("16cm", 16 / 2.54 * 72, False),
        ("160 mm", 16 / 2.54 * 72, False),
        ("7in", 504, False),
        ("1600", 1200, True),
        ("1600px", 1200, True),
        (1600, 1200, True),
        (960.5, 720.375, True),
    ],
)
def test_a_width_is_a_length_or_a_number_of_pixels(
    given: object, points: float, is_in_pixels: bool
) -> None:
    """A length has its unit; a bare number counts the pixels of a screen, 96 to an inch."""
    read = read_width(given)
    assert read.points == pytest.approx(points)
    assert read.is_in_pixels is is_in_pixels


@pytest.mark.parametrize("given", ["~16cm", "5-6cm", "5 kg", "wide", "nan", None, True, "-5cm"])
def test_other_widths_are_refused(given: object) -> None:
    """The message shows both ways to write one."""
    with pytest.raises(FieldError) as caught:
        read_width(given)
    expected = "width: expected a length such as 16cm or 7in, or a number of pixels, found "
    assert str(caught.value) == f"{expected}{given!r}"


@pytest.mark.parametrize("given", ["5.2cm", "255cm", 199, "9601", "0"])
def test_a_width_has_limits(given: object) -> None:
    """No letter has room on a narrower sheet, and no file holds a wider one."""
    with pytest.raises(FieldError) as caught:
        read_width(given)
    expected = "width: expected 5.3cm to 254cm or 200 to 9600 pixels, found "
    assert str(caught.value) == f"{expected}{given!r}"


@pytest.mark.parametrize(
    ("given", "quotient"), [("16:9", 16 / 9), ("4/3", 4 / 3), (1.5, 1.5), ("1 : 5", 0.2), (5, 5)]
)
def test_a_shape_is_width_to_height(given: object, quotient: float) -> None:
    """Two numbers, or their quotient."""
    assert read_aspect(given) == pytest.approx(quotient)


@pytest.mark.parametrize("given", ["9:1", "1:6", "1:0", "0:1", "wide", "16x9", None, -1])
def test_other_shapes_are_refused(given: object) -> None:
    """The message shows one, and the limits."""
    with pytest.raises(FieldError) as caught:
        read_aspect(given)
    expected = "aspect: expected width:height between 1:5 and 5:1, such as 16:9, found "
    assert str(caught.value) == f"{expected}{given!r}"
