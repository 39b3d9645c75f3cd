from __future__ import annotations

from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples
from test_svg import boxes, check, kinds_of, own, parsed, texts

import roverspecs as rs
from roverspecs.pictures.drawing import Drawing, draw
from roverspecs.pictures.foot import BRIEF
from roverspecs.pictures.paper import Paper
from roverspecs.pictures.scene import in_brief
from roverspecs.pictures.svg import render


def rows(drawing: Drawing) -> int:
    """Return how many rows of columns a picture has."""
    grounds = [box for box in boxes(parsed(drawing.svg())) if box.kind == "ground"]
    return len(grounds) // len(drawing.views)


class TestSheets:
    """A sheet of an aspect is filled; another one is as high as it needs to be."""

    def test_one_row_of_each_view(self) -> None:
        """On a slide, blocks of views are not repeated if letters need not be much smaller."""
        names = ["curiosity", "apollo-lrv", "lunokhod-1", "spirit", "yutu-2", "viper", "rashid"]
        slide, page = draw(names, aspect="16:9"), draw(names)

        assert rows(slide) == 1 < rows(page)
        check(slide)

    def test_a_sheet_may_be_wider_than_usual(self) -> None:
        """Then a row has room for more columns."""
        names = ["lev-2", "tenacious", "sojourner", "curiosity", "spirit", "viper"]
        drawing = draw(names, also="us")
        wider = attrs.evolve(drawing, paper=Paper(extra=240.0))

        assert rows(wider) == 1 < rows(drawing)

    @pytest.mark.parametrize(
        "names",
        [
            ["sojourner", "spirit", "curiosity", "perseverance"],
            ["lev-1", "lev-2", "tenacious", "iris", "mapp"],
        ],
    )
    def test_labels_leave_room_for_one_row(self, names: list[str]) -> None:
        """A few vehicles and the thing beside them stand in a row, with lower labels if need be."""
        drawing = draw(names)

        assert rows(drawing) == 1
        check(drawing)

    def test_more_than_there_is_room_for(self) -> None:
        """Of all, rows are of a like length."""
        drawing = draw(list(rs.Catalog()), aspect="16:9")

        assert 2 <= rows(drawing) <= 6

    @pytest.mark.parametrize(("count", "aspect"), [(6, "1:1"), (7, "1:1"), (8, "4:3")])
    def test_one_row_is_not_worth_any_letters(self, count: int, aspect: str) -> None:
        """Two rows stay two if one would need letters of less than two thirds."""
        drawing = draw([*rs.Catalog()][:count], aspect=aspect, views="side")

        assert rows(drawing) == 2
        check(drawing)

    @pytest.mark.parametrize(("views", "aspect"), [("side", "16:9"), ("top", "4:3")])
    def test_a_row_that_is_full(self, views: str, aspect: str) -> None:
        """Low boxes side by side have no larger share of any sheet than the row that they fill."""
        names = ["lev-2", "tenacious", "sorato"]
        drawing = draw(names, box="60x60x40cm", aspect=aspect, views=views)

        assert rows(drawing) == 1
        check(drawing)

    @pytest.mark.parametrize(
        "form", [{"aspect": "5:1"}, {"aspect": "16:9"}, {"aspect": "1:5"}, {"width": "16cm"}]
    )
    def test_nothing_to_draw(self, form: dict[str, str]) -> None:
        """All names have room, however many."""
        rovers = [own(f"Rover {number} without any size") for number in range(300)]
        drawing = draw(rovers, **form)  # type: ignore[arg-type]

        check(drawing)
        assert "Rover 299" in " ".join(texts(drawing))

    def test_many_boxes(self) -> None:
        """Of more than a few, several stand in a row: all are as large."""
        names = ["lev-2", "yaoki", "tenacious", "sorato", "sojourner"]
        few, many = (draw(names[:count], box="60x40x40cm") for count in (4, 5))

        drawn = [boxes(parsed(each.svg())) for each in (few, many)]
        rooms = [max(box.size[1] for box in each if box.kind == "room") for each in drawn]
        assert rooms[1] < rooms[0]

    def test_a_larger_print(self) -> None:
        """A wider picture of an aspect is the same one, and so is one wider than it needs."""
        small, large = (draw(aspect="16:9", width=width).svg(id_prefix="p") for width in (640, 1920))  # fmt: skip
        assert small.partition(" width=")[0] == large.partition(" width=")[0]
        assert small.partition("<title")[2] == large.partition("<title")[2]
        box = [parsed(draw(width=width).svg()).get("viewBox") for width in (924, 1920)]
        assert box[0] == box[1]

    def test_a_narrow_one(self) -> None:
        """The names of the views stand above them, and nothing is cut."""
        drawing = draw(width=320)
        root = parsed(drawing.svg())
        views = [each for each in root if kinds_of(each) == ["view"]]

        assert root.get("width") == "320"
        assert [each.get("x") for each in views] == ["14"] * len(views)
        assert rows(drawing) > 1
        check(drawing)


def letters(drawing: Drawing) -> float:
    """Return the size of the letters of a drawing in brief, in points of its print."""
    width = float(parsed(render(in_brief(drawing)).text).attrib["viewBox"].split()[2])
    assert drawing.paper.width
    return 9 * drawing.paper.width / width


CATALOG = [*rs.Catalog()]


def test_one_below_the_other() -> None:
    """Where no row has two columns, all have their middle in a line."""
    rovers = [own(name, length=size) for name, size in {"A": "1 m", "B": "60 cm"}.items()]
    drawing = draw(rovers, box="3x3x3m", width=320, also="us", views="side")
    names = [each for each in parsed(drawing.svg()).iter() if each.text in {"A", "B"}]

    assert len({each.get("y") for each in names}) == 2
    assert {each.get("x") for each in names} == {"160"}


class TestSlide:
    """Beside a box, a picture of an aspect says in few lines which vehicles fit."""

    NAMES = ("tenacious", "sojourner", "sorato", "rashid", "lev-2", "zhurong")
    BAY: ClassVar[dict[str, Any]] = {
        "box": "65x50x32cm",
        "mass": "11kg",
        "aspect": "16:9",
        "width": 1920,
    }

    @pytest.mark.parametrize("count", [1, 2, 4, 6])
    @pytest.mark.parametrize("views", ["side", "side,front,top"])
    def test_letters_can_be_read(self, count: int, views: str) -> None:
        """They have 20 dots of 1080 at least."""
        drawing = draw(self.NAMES[:count], views=views, **self.BAY)
        height = float(parsed(drawing.svg()).attrib["viewBox"].split()[3])

        assert 12 * 1080 / height >= 20
        assert rows(drawing) == 1
        check(drawing)

    def test_many_stand_in_two_rows(self) -> None:
        """Rather than in smaller letters."""
        drawing = draw([*self.NAMES[:5], *self.NAMES[:4]], views="side", **self.BAY)

        assert rows(drawing) == 2
        assert float(parsed(drawing.svg()).attrib["viewBox"].split()[3]) <= 648
        check(drawing)

    def test_labels(self) -> None:
        """Every cause stands beside the answer; the words for those who cannot see say all."""
        drawing = draw(["sorato", "zhurong", "tenacious"], **self.BAY)
        words = texts(drawing)
        start = words.index("Zhurong")

        assert words[start : start + 7] == [
            "Zhurong",
            "does not fit",
            "too large along length, width,",
            "height",
            "too heavy",
            "mass left −229\u00a0kg",
            "260\u00a0×\u00a0300\u00a0×\u00a0185\u00a0cm",
        ]
        assert "fits" in words
        assert "room left" in drawing.description
        assert not any("room left" in each for each in words)

    @pytest.mark.parametrize(
        ("options", "is_short"),
        [
            (BAY, True),
            (BAY | {"labels": "full"}, False),
            ({"box": "1x1x1m"}, False),
            ({"aspect": "16:9"}, False),
            ({"labels": "short"}, True),
        ],
    )
    def test_which_labels_are_short(self, options: dict[str, Any], is_short: bool) -> None:
        """Those of a slide with a box, unless another form is asked for."""
        assert draw("tenacious", **options).is_short == is_short

    def test_side_by_side(self) -> None:
        """Without a box, the sizes stand there, and the configuration if it is stated."""
        words = texts(draw("lunokhod-1", views="side", labels="short", units="si"))

        assert {"length 2.3 m", "height 1.35 m", "deployed: length 4.42 m"} < {*words}
        assert not any("configuration" in each for each in words)


class TestPrint:
    """On paper, letters stay readable, and shapes are smaller for them."""

    @examples(25)
    @given(st.lists(st.sampled_from(CATALOG), min_size=1, max_size=3, unique=True), st.booleans())
    def test_a_handout_can_be_read(self, vehicles: list[rs.Rover], is_double: bool) -> None:
        """The drawing of three vehicles has letters of 8 points, with a second unit, too."""
        also = None
        if is_double:
            also = "us"
        drawing = draw(
            vehicles, views="side", width="182mm", aspect="182:56", also=also, caption=False
        )
        if drawing.subjects:
            assert letters(drawing) >= 8

    @pytest.mark.parametrize(
        "names",
        [
            ["lev-2", "tenacious", "lupex-rover"],
            ["perseverance", "curiosity", "spirit"],
            ["sojourner", "opportunity", "ingenuity"],
            # Their shapes are small for it, and those in a frame.
            ["ingenuity", "sorato", "rosalind-franklin"],
            ["perseverance", "viking-1", "sora-q-m1"],
        ],
    )
    def test_a_low_one(self, names: list[str]) -> None:
        """So does one on a dense handout."""
        drawing = draw(
            names, views="side", width="182mm", aspect="182:39", also="us", caption=False
        )
        assert letters(drawing) >= 8

    def test_a_length_and_a_number_of_pixels(self) -> None:
        """A picture of pixels has no size on paper: its shapes are as large as ever."""
        names = ["curiosity", "spirit", "tenacious"]
        form: dict[str, Any] = {"views": "side", "aspect": "5:1"}
        printed, shown, usual = (
            parsed(draw(names, width=width, **form).svg()).attrib["viewBox"]
            for width in ("16cm", 605, None)
        )
        assert shown == usual != printed


class TestPage:
    """A picture of a length on paper is no higher than a page, if its labels have room."""

    @staticmethod
    def shape(drawing: Drawing) -> tuple[float, int]:
        """Return how high a picture is for its width, and how many rows it has."""
        width, height = map(float, parsed(drawing.svg()).attrib["viewBox"].split()[2:])
        assert drawing.paper.width
        # Its letters of 9 points have 8 at least.
        assert 9 * drawing.paper.width / width >= 8
        return height / width, rows(drawing)

    @pytest.mark.parametrize(
        ("names", "options", "expected"),
        [
            (["lunokhod-1", "zhurong", "sojourner", "tenacious"], {"width": "17cm"}, 1),
            (["curiosity", "zhurong", "viper", "spirit"], {"width": "14cm", "views": "side"}, 2),
            (["tenacious", "zhurong"], {"width": "16cm", "views": "side"}, 1),
            (["tenacious", "lev-2"], {"width": "16cm"}, 1),
            (["zhurong", "curiosity", "spirit", "yutu-2"], {"width": "16cm", "labels": "short"}, 1),
            (["tenacious"], {"width": "9cm", "views": "side"}, 1),
        ],
    )
    def test_a_page(self, names: list[str], options: dict[str, Any], expected: int) -> None:
        """A single row is best, of somewhat smaller shapes, too."""
        drawing = draw(names, caption=False, **options)
        share, count = self.shape(drawing)

        assert share <= 1.3
        assert count == expected
        check(drawing)

    def test_more_than_a_page(self) -> None:
        """Labels are whole, so that a picture of many vehicles is higher."""
        drawing = draw(CATALOG[:12], width="16cm")
        usual = attrs.evolve(drawing, paper=Paper.of(605))

        assert 1.3 < self.shape(drawing)[0] < 0.7 * self.shape(usual)[0]
        check(drawing)


class TestBrief:
    """Beside a table of the same figures, a label has the sizes alone."""

    def test_labels_and_key(self) -> None:
        """The words are few, and the view stands in the key."""
        drawing = draw(["curiosity", "lev-2", "idefix"], views="side", also="us", caption=False)
        brief = in_brief(drawing)
        words = [
            each.text for each in parsed(render(brief).text).iter() if each.tag.endswith("text")
        ]

        assert [subject.lines for subject in brief.subjects] == [
            ("height 175 cm (69 in)",),
            ("length ~300 cm (~120 in)", "height ~220 cm (~87 in)"),
            ("diameter ~7.8 cm (~3.1 in)",),
            ("41 × 37 × 30 cm (16 × 15 × 12 in)", "deployed: height 51 cm (20 in)"),
        ]
        assert {"from the side", *BRIEF.values()} <= {*words}
        assert "Side" not in words

    def test_in_a_box(self) -> None:
        """The answer alone."""
        [subject] = in_brief(draw("tenacious", box="60x40x40cm")).subjects
        assert (subject.lines, subject.verdict) == (("fits",), "")

    def test_what_is_not_drawn(self) -> None:
        """It stands in the key."""
        drawing = draw(["tenacious", own("Bare")], views="side", caption=False)
        shown = parsed(render(in_brief(drawing)).text)
        assert "Not drawn, no dimension published: Bare" in [*shown.itertext()]
