from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_svg import own, rovers

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.pictures.drawing import draw
from roverspecs.pictures.scene import Shape
from roverspecs.records.sizes import AXES

BOX = "60x40x40cm"


def metres(across: str, up: str) -> tuple[Fraction, Fraction]:
    """Return two sizes as exact numbers."""
    return Fraction(across), Fraction(up)


class TestWhichAreDrawn:
    """The answer is that of ``fits``."""

    @pytest.mark.parametrize("box", [BOX, "1x1x1m", "30x30x8cm", "2 ft x 1 ft x 1 ft"])
    @pytest.mark.parametrize("upright", [False, True])
    def test_the_catalog(self, box: str, upright: bool) -> None:
        """Each vehicle that fits is drawn in the turn of the answer; one that does not is named."""
        vehicles = list(rs.Catalog())
        drawing = draw(vehicles, box=box, upright=upright, reference="none")
        answers = {each.vehicle.name: each for each in rs.fits(vehicles, box=box, upright=upright)}
        drawn = {subject.name: subject for subject in drawing.subjects}

        assert all(answers[name].verdict in {"yes", "maybe"} for name in drawn)
        assert {name for name, fit in answers.items() if fit.verdict == "yes"} <= {*drawn}
        for name, subject in drawn.items():
            assert subject.lines[0].startswith(
                {"yes": "fits", "maybe": "may fit"}[answers[name].verdict]
            )
            turn = answers[name].orientation_text.partition(":")[0]
            assert turn in subject.lines[0]
        named = " ".join(drawing.missing)
        for name in answers.keys() - drawn.keys():
            assert name in named

    @settings(max_examples=40)
    @given(st.lists(rovers, min_size=1, max_size=4), st.booleans())
    def test_any_vehicle(self, vehicles: list[rs.Rover], upright: bool) -> None:
        """A vehicle that fits for sure is drawn, and nothing else is that only may fit."""
        drawing = draw(vehicles, box=BOX, upright=upright, reference="none")
        verdicts = [rs.fits(each, box=BOX, upright=upright)[0].verdict for each in vehicles]
        lines = [subject.lines[0] for subject in drawing.subjects]

        is_zero = any(
            claim.published.nominal == 0
            for each in vehicles
            for axis in (*AXES, "diameter")
            for claim in each.claims(axis)
        )
        if not is_zero:
            sure = [line for line in lines if line.startswith("fits")]
            assert len(sure) == verdicts.count("yes")
        assert len(lines) <= verdicts.count("yes") + verdicts.count("maybe")

    def test_those_that_do_not_fit_are_named_with_the_reason(self) -> None:
        """Too large, not known, or only so that it would be drawn out of the box."""
        vehicles = [
            own("Large", length="1 m", width="1 m", height="1 m"),
            own("Unknown"),
            own("Deployed", length=rs.Claim(value="2 m", configuration="deployed")),
            own("About", length="~60.4 cm", width="10 cm", height="10 cm"),
            own("Flat", length="20 cm", width="10 cm", height="0 cm"),
        ]
        drawing = draw(vehicles, box=BOX)

        assert drawing.subjects == ()
        assert drawing.missing == (
            "Does not fit, too large along length, width, height: Large",
            "Not known to fit, dimensions not published: Unknown",
            "Not known to fit, too large along length, width and height not published, "
            "measured deployed: stowed it may be smaller: Deployed",
            "May fit, may be too large along length: About",
            "Fits: Flat",
        )


class TestHow:
    """A vehicle lies in its box as it fits."""

    def test_turned(self) -> None:
        """Its axes are drawn along those of the box that they lie along."""
        drawing = draw("tenacious", box="40x60x30cm", reference="none")
        [subject] = drawing.subjects

        assert subject.shapes == (
            Shape(*metres("0.315", "0.26"), room=metres("0.4", "0.3")),
            Shape(*metres("0.54", "0.26"), room=metres("0.6", "0.3")),
            Shape(*metres("0.315", "0.54"), room=metres("0.4", "0.6")),
        )
        assert subject.lines == (
            "fits turned by 90°",
            "length 54 cm",
            "width 31.5 cm",
            "height 26 cm",
            "room left 8.5 × 6 × 4 cm",
            "configuration unstated",
        )
        assert subject.figures == 4

    def test_upright(self) -> None:
        """A vehicle that would have to be tipped does not fit."""
        rover = own("Tall", length="10 cm", width="10 cm", height="50 cm")

        assert draw(rover, box=BOX, reference="none").subjects[0].lines[0] == (
            "fits on its side, turned by 90°"
        )
        assert draw(rover, box=BOX, upright=True).subjects == ()

    def test_axes_without_names(self) -> None:
        """The longest side lies along the longest one of the box, and is not sure."""
        rover = own("Some", envelope="30 x 20 x 55 cm")
        [subject] = draw(rover, box="40x60x35cm", reference="none").subjects

        assert subject.lines[0] == "fits"
        assert subject.shapes[0] == Shape(
            *metres("0.3", "0.2"), False, False, room=metres("0.4", "0.35")
        )
        assert subject.shapes[2] == Shape(
            *metres("0.3", "0.55"), False, False, room=metres("0.4", "0.6")
        )

    def test_units(self) -> None:
        """Sizes have one unit; the room has that of the box."""
        drawing = draw("tenacious", box="2 ft x 20 in x 40 cm", units="us", reference="none")

        assert drawing.unit == "in"
        assert drawing.box == "2 ft × 20 in × 40 cm"
        assert "length 21 in" in drawing.subjects[0].lines
        assert "room left 0.22 ft × 7.59 in × 14 cm" in drawing.subjects[0].lines
        assert drawing.title == (
            "Tenacious in a box of 2 ft × 20 in × 40 cm to scale: side, front and top views"
        )

    def test_the_thing_beside_it_suits_the_box(self) -> None:
        """Not the vehicle in it."""
        assert draw("lev-2", box="2x2x2m").subjects[0].name == "Adult"
        assert draw("lev-2", box="20x20x20cm").subjects[0].name == "Hand"


@pytest.mark.parametrize(
    ("box", "message"),
    [
        ("60x40", "box: expected three lengths, as in '60x40x40cm'"),
        (5, "box: expected a Box or text such as '60x40x40cm', found 5"),
    ],
)
def test_wrong_boxes(box: Any, message: str) -> None:
    """They are refused as ``fits`` refuses them."""
    with pytest.raises(FieldError) as caught:
        draw("lev-2", box=box)
    assert str(caught.value).startswith(message)


def test_a_box_may_be_read() -> None:
    """Text and a box are the same."""
    assert draw("lev-2", box=rs.Box.parse(BOX)) == draw("lev-2", box=BOX)
