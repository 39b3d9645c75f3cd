from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples
from test_svg import own, rovers

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.pictures.bays import VERDICTS
from roverspecs.pictures.drawing import draw
from roverspecs.pictures.layout import NO_BREAK
from roverspecs.pictures.scene import Shape
from roverspecs.records.sizes import AXES

BOX = "60x40x40cm"


def held(name: str, room: str) -> str:
    """Return a line with the room that is left, which no line breaks."""
    return f"{name} {room.replace(' ', NO_BREAK)}"


def metres(across: str, up: str) -> tuple[Fraction, Fraction]:
    """Return two sizes as exact numbers."""
    return Fraction(across), Fraction(up)


class TestWhichAreDrawn:
    """The answer is that of ``fits``."""

    @pytest.mark.parametrize("box", [BOX, "1x1x1m", "30x30x8cm", "2 ft x 1 ft x 1 ft"])
    @pytest.mark.parametrize("upright", [False, True])
    def test_the_catalog(self, box: str, upright: bool) -> None:
        """Each vehicle of known size is drawn with the answer of ``fits``; the others are named."""
        vehicles = list(rs.Catalog())
        drawing = draw(vehicles, box=box, upright=upright)
        answers = {each.vehicle.name: each for each in rs.fits(vehicles, box=box, upright=upright)}
        drawn = {subject.name: subject for subject in drawing.subjects}

        assert {fit.verdict for fit in answers.values()} > {"yes", "no", "unknown"}
        for name, subject in drawn.items():
            fit = answers[name]
            assert subject.verdict == fit.verdict
            assert subject.lines[0].startswith(VERDICTS[fit.verdict])
            turn = fit.orientation_text.partition(":")[0]
            if fit.verdict in {"yes", "maybe"}:
                assert turn in subject.lines[0]
        named = " ".join(drawing.missing)
        for name in answers.keys() - drawn.keys():
            assert name in named
            assert answers[name].verdict == "unknown"
            assert not answers[name].inputs

    @examples(40)
    @given(st.lists(rovers, min_size=1, max_size=4), st.booleans())
    def test_any_vehicle(self, vehicles: list[rs.Rover], upright: bool) -> None:
        """The signs are the answers of ``fits``, in the order given."""
        drawing = draw(vehicles, box=BOX, upright=upright)
        verdicts = [rs.fits(each, box=BOX, upright=upright)[0].verdict for each in vehicles]
        signs = [subject.verdict for subject in drawing.subjects]

        found = iter(verdicts)
        assert all(sign in found for sign in signs)
        is_zero = any(
            claim.published.nominal == 0
            for each in vehicles
            for axis in (*AXES, "diameter")
            for claim in each.claims(axis)
        )
        if not is_zero:
            shown = [sign for sign in signs if sign != "unknown"]
            assert shown == [verdict for verdict in verdicts if verdict != "unknown"]

    def test_those_that_do_not_fit_are_drawn_with_the_reason(self) -> None:
        """Too large, not known, or only so that a part would be out of the box."""
        vehicles = [
            own("Large", length="1 m", width="1 m", height="1 m"),
            own("Unknown"),
            own("Deployed", length=rs.Claim(value="2 m", configuration="deployed")),
            own("About", length="~60.4 cm", width="10 cm", height="10 cm"),
            own("Flat", length="20 cm", width="10 cm", height="0 cm"),
        ]
        drawing = draw(vehicles, box=BOX)
        lines = {subject.name: subject.lines for subject in drawing.subjects}
        shapes = {subject.name: subject.shapes for subject in drawing.subjects}

        assert drawing.missing == ("Not known to fit, dimensions not published: Unknown",)
        assert lines == {
            "Large": (
                "does not fit",
                "too large along length, width, height",
                "length 100 cm",
                "width 100 cm",
                "height 100 cm",
                held("room left", "−40 × −60 × −60 cm"),
                "configuration unstated",
            ),
            "Deployed": (
                "not known to fit",
                "too large along length",
                "measured deployed: stowed it may be smaller",
                "length 200 cm",
                held("room left", "−140 × — × — cm"),
                "deployed",
                "width and height not published",
            ),
            "About": (
                "may fit as it stands",
                "may be too large along length",
                "length ~60.4 cm",
                "width 10 cm",
                "height 10 cm",
                held("room left", "~−0.4 × 30 × 30 cm"),
                "configuration unstated",
            ),
            "Flat": (
                "fits as it stands",
                "length 20 cm",
                "width 10 cm",
                "height 0 cm",
                held("room left", "40 × 30 × 40 cm"),
                "configuration unstated",
            ),
        }
        room = metres("0.6", "0.4")
        assert shapes["Large"][0] == Shape(*metres("1", "1"), room=room)
        assert shapes["Deployed"] == (
            Shape(Fraction(2), None, is_up_sure=False, room=room),
            None,
            Shape(Fraction(2), None, is_up_sure=False, room=room),
        )
        sticking = {
            name: [shape.sticks_out for shape in found if shape] for name, found in shapes.items()
        }
        assert sticking == {
            "Large": [True] * 3,
            "Deployed": [True] * 2,
            "About": [True, False, True],
            "Flat": [False] * 3,
        }


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
            held("room left", "8.5 × 6 × 4 cm"),
            "configuration unstated",
        )
        assert subject.figures == 4

    def test_upright(self) -> None:
        """A vehicle that would have to be tipped does not fit."""
        rover = own("Tall", length="10 cm", width="10 cm", height="50 cm")

        assert draw(rover, box=BOX).subjects[0].lines[0] == "fits on its side, turned by 90°"
        assert draw(rover, box=BOX, upright=True).subjects[0].lines[:2] == (
            "does not fit",
            "too large along height",
        )

    def test_a_limit_of_mass(self) -> None:
        """A vehicle may be too heavy; the mass that is left has the unit of the limit."""
        heavy = own("Heavy", mass="6 kg", length="10 cm", width="10 cm", height="10 cm")
        light = own("Light", mass="~1 kg", length="10 cm", width="10 cm", height="10 cm")
        drawing = draw([heavy, light], box=BOX, mass="5.5 kg")

        assert [each.lines[:2] for each in drawing.subjects] == [
            ("does not fit", "too heavy"),
            ("fits as it stands", "length 10 cm"),
        ]
        for subject, left in zip(drawing.subjects, ("−0.5 kg", "~4.5 kg"), strict=True):
            assert held("mass left", left) in subject.lines
        assert drawing.box is not None
        assert drawing.box.endswith(" for 5.5 kg")
        verdicts = [each.verdict for each in rs.fits([light, heavy], box=BOX, mass="5.5 kg")]
        assert verdicts == ["yes", "no"]

    def test_room_that_stays_free(self) -> None:
        """The outline is that of the room within, and the key says so."""
        drawing = draw("tenacious", box=BOX, clearance="2 cm", mass="6 kg", also="us")
        [subject] = drawing.subjects

        assert drawing.box == "60 cm × 40 cm × 40 cm, less 2 cm on every side, for 6 kg"
        assert draw("tenacious", box=BOX, clearance="2 cm").box == drawing.box[:-10]
        shape = subject.shapes[0]
        assert shape
        assert shape.room == metres("0.56", "0.36")
        assert held("room left", "2 × 4.5 × 10 cm") in subject.lines[4]

    def test_every_cause_stands_with_the_answer(self) -> None:
        """Also one of the mass; conditions come after the figures."""
        rover = own("Both", mass="6 kg", envelope="90 x 20 x 10 cm")
        [subject] = draw(rover, box=BOX, mass="5 kg").subjects

        assert subject.lines[:3] == ("does not fit", "too large along length", "too heavy")
        assert subject.lines[-1] == "the source does not name the axes: any orientation is tried"

    @pytest.mark.parametrize(
        ("sizes", "words"),
        [
            ({"length": "~54 cm", "width": "30 cm", "height": "20 cm"}, "~54 × 30 × 20 cm"),
            ({"diameter": "20 cm", "height": "10 cm"}, "diameter 20 cm, height 10 cm"),
            ({"width": "30 cm", "height": "20 cm", "diameter": "9 cm"}, "length 9 cm (the diameter), width 30 cm, height 20 cm"),
            ({"length": "54 cm"}, "length 54 cm"),
            ({"envelope": "9 × 8 × 7 cm"}, "9 × 8 × 7 cm"),
        ],
    )  # fmt: skip
    def test_sizes_in_a_line(self, sizes: dict[str, str], words: str) -> None:
        """A short label has the sizes of the vehicle as it stands."""
        [subject] = draw(own(**sizes), box=BOX).subjects
        assert subject.short[-1] == words.replace(" ", "\u00a0")

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
        """Sizes and the room have one unit, and a second one in brackets; the box has its own."""
        box = "2 ft x 20 in x 40 cm"
        drawing = draw("tenacious", box=box, units="us", also="metric")
        [subject] = drawing.subjects

        assert drawing.unit == "in"
        assert drawing.box == "2 ft × 20 in × 40 cm"
        assert subject.lines[1:5] == (
            "length 21 in (54 cm)",
            "width 12.4 in (31.5 cm)",
            "height 10 in (26 cm)",
            held("room left", "2.7 × 7.59 × 5.5 in") + f" ({held('', '6 × 19.3 × 14 cm').strip()})",
        )
        assert drawing.title == (
            "Tenacious in a box of 2 ft × 20 in × 40 cm to scale: side, front and top views"
        )
        alone = draw("tenacious", box=box, units="us", also="us").subjects[0]
        assert alone.lines[1] == "length 21 in"

    @pytest.mark.parametrize(
        ("box", "unit"),
        [
            ("60x40x40cm", "cm"),
            ("24x16x16in", "in"),
            ("0.6x0.4x0.4m", "m"),
            ("2 ft x 16 in x 40 cm", "cm"),
        ],
    )
    def test_the_usual_unit_is_that_of_the_box(self, box: str, unit: str) -> None:
        """Drawing and ``fits`` state the same room in the same unit, the smallest of the box."""
        drawing = draw("tenacious", box=box)
        [fit] = rs.fits("tenacious", box)
        rooms = [each.text.removesuffix(f" {unit}") for each in fit.margins if each]

        assert drawing.unit == unit
        assert held("room left", f"{' × '.join(rooms)} {unit}") in drawing.subjects[0].lines

    def test_units_that_are_asked_for_go_before_those_of_the_box(self) -> None:
        """A second unit stands beside the one of the box, too."""
        assert draw("tenacious", box="24x16x16in", units="metric").unit == "cm"
        beside = draw("tenacious", box="24x16x16in", also="metric")
        assert (beside.unit, beside.also) == ("in", "cm")

    @pytest.mark.parametrize(
        ("mass", "lines"),
        [
            ("6 kg", ("fits", held("mass left", "~1 kg"))),
            ("3 kg", ("does not fit", "too heavy", held("mass left", "~−2 kg"))),
        ],
    )
    def test_a_slide_says_how_much_mass_is_left(self, mass: str, lines: tuple[str, ...]) -> None:
        """The short label has it of each vehicle, whether it fits or not."""
        [subject] = draw("tenacious", box=BOX, mass=mass, aspect="16:9").subjects
        assert subject.short[: len(lines)] == lines

    def test_a_vehicle_that_does_not_fit_says_how_it_is_drawn(self) -> None:
        """It lies as it would stick out least, unless it stands."""
        rover = own("Tall", length="10 cm", width="10 cm", height="90 cm")

        assert draw(rover, box=BOX).subjects[0].lines[:3] == (
            "does not fit",
            "too large along length",
            "drawn on its side, turned by 90°",
        )

    def test_a_thing_beside_it(self) -> None:
        """The box is a measure itself, but a thing may be asked for."""
        assert [each.name for each in draw("lev-2", box=BOX).subjects] == ["LEV-2"]
        asked = draw("lev-2", box=BOX, reference="a4").subjects
        assert [each.name for each in asked] == ["A4 sheet", "LEV-2"]


class TestWheels:
    """They are drawn from the side of the vehicle, however it lies."""

    rover = own(
        length="1 m",
        width="40 cm",
        height="50 cm",
        wheel_count="4",
        wheel_diameter="20 cm",
        wheelbase="82 cm",
    )

    def drawn(self, box: str) -> list[list[tuple[float, float]]]:
        """Return the middles of the wheels in each view."""
        [subject] = draw(self.rover, box=box).subjects
        shapes = [shape for shape in subject.shapes if shape]
        return [[(float(each.x), float(each.y)) for each in shape.wheels] for shape in shapes]

    def test_as_it_stands(self) -> None:
        """From the side, and inside where rounded figures would let them stand out a little."""
        assert self.drawn("110x60x60cm") == [[(-0.4, 0.1), (0.4, 0.1)], [], []]

    def test_on_end(self) -> None:
        """They are one above the other, on the left."""
        turned = [(-0.15, 0.1), (-0.15, 0.9)]

        assert self.drawn("60x45x110cm") == [turned, [], []]
        assert self.drawn("45x60x110cm") == [[], turned, []]

    def test_on_its_side(self) -> None:
        """From above."""
        assert self.drawn("110x60x45cm") == [[], [], [(-0.4, 0.1), (0.4, 0.1)]]

    def test_what_is_written(self) -> None:
        """Number and diameter stand in the label where wheels are drawn, and their sources below."""
        assert "4 wheels of 20 cm" in draw(self.rover, box="110x60x60cm").subjects[0].lines
        front = draw(self.rover, box="110x60x60cm", views="front").subjects[0]
        assert "4 wheels of 20 cm" not in front.lines
        assert "NASA JPL" in draw("curiosity", box="4x4x4m").caption

    @pytest.mark.parametrize(
        "change",
        [
            {"wheelbase": "90 cm"},
            {"height": None},
            {"length": None, "width": None, "height": None, "envelope": "100 x 40 x 50 cm"},
        ],
    )
    def test_wheels_of_which_too_little_is_known(self, change: dict[str, Any]) -> None:
        """None are drawn that would stand out of the vehicle, or whose place nobody knows."""
        figures = {
            "length": "1 m",
            "width": "40 cm",
            "height": "50 cm",
            "wheel_count": "4",
            "wheel_diameter": "20 cm",
            "wheelbase": "82 cm",
        } | change
        rover = own(**{name: value for name, value in figures.items() if value})

        [subject] = draw(rover, box="110x60x60cm").subjects
        assert not any(shape.wheels for shape in subject.shapes if shape)


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
