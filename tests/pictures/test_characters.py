from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples
from test_svg import own, rovers

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.pictures.characters import LEAST, MOST, cell_width
from roverspecs.pictures.drawing import draw


def picture(*vehicles: Any, width: int = 60, ascii: bool = False, **options: Any) -> list[str]:
    """Return the lines of a side view, down to the ground and the names."""
    options = {"views": "side", "reference": "none"} | options
    lines = draw(vehicles, **options).text(width, ascii=ascii).splitlines()
    return lines[: lines.index("")]


def box(**sizes: Any) -> list[str]:
    """Return the lines of a rover, without the heading and the names."""
    return [line.strip() for line in picture(own(**sizes))[1:-2]]


def box_in_ascii(**sizes: Any) -> list[str]:
    """Return the lines of a rover in ASCII."""
    return [line.strip() for line in picture(own(**sizes), ascii=True)[1:-2]]


def test_a_box() -> None:
    """It is as wide and as high as its size, characters being twice as high as wide."""
    assert picture(own(length="2 m", height="1 m"), width=40) == [
        "Side: length × height",
        "┌──────────────────────────────────────┐",
        *["│                                      │"] * 8,
        "└──────────────────────────────────────┘",
        "▔" * 40,
        "                  Mine",
    ]


@pytest.mark.parametrize("ascii", [False, True])
def test_edges_that_are_not_sure(ascii: bool) -> None:
    """Those across the size that is about are dashed, but not where it stands on the ground."""

    def lines(length: str, height: str) -> list[str]:
        return picture(own(length=length, height=height), ascii=ascii)[1:-2]

    level, upright = ("-.", "|:") if ascii else ("─╌", "│╎")
    for length, height in (("2 m", "1 m"), ("~2 m", "1 m"), ("2 m", "≥1 m"), ("1–3 m", "~1 m")):
        found = lines(length, height)
        assert found[0][1] == level[height != "1 m"]
        assert found[1][0] == found[1][-1] == upright[length != "2 m"]
        assert found[-1][1] == level[0]


def test_circles() -> None:
    """Corners are round, and all edges dashed where the diameter is about."""
    circle = box(diameter="~1 m")

    assert (circle[0][0], circle[0][-1], circle[-1][0], circle[-1][-1]) == ("╭", "╮", "╰", "╯")
    assert circle[0][1:-1] == circle[-1][1:-1] == "╌" * (len(circle[0]) - 2)
    assert box(diameter="1 m")[0] == f"╭{'─' * 26}╮"
    in_ascii = box_in_ascii(diameter="~1 m")
    assert (in_ascii[0], in_ascii[-1]) == ("/" + "." * 26 + "\\", "\\" + "." * 26 + "/")


def test_lines() -> None:
    """Of which one size is published is a line with two ends."""
    assert box(height="1 m") == ["┬", *"│" * 12, "┴"]
    assert box(height="~1 m") == ["┬", *"╎" * 12, "┴"]
    assert box(length="1 m") == [f"├{'─' * 58}┤"]
    assert box(length="~1 m") == [f"├{'╌' * 58}┤"]
    assert box_in_ascii(height="~1 m") == ["+", *":" * 12, "+"]
    assert box_in_ascii(length="1 m") == [f"|{'-' * 58}|"]


def test_what_is_flat_or_slim() -> None:
    """What has no room for two edges is a bar."""
    assert box(length="1 m", height="1 cm") == ["▄" * 60]
    assert box(length="~1 m", height="1 cm") == ["▒" * 60]
    assert box(length="1 m", height="~1 cm") == ["▒" * 60]
    assert box(length="1 cm", height="1 m") == ["█"] * 14
    assert box(length="~1 cm", height="1 m") == ["▒"] * 14
    assert box_in_ascii(length="1 m", height="~1 cm") == ["." * 60]


def test_what_is_small_or_unknown() -> None:
    """A dot is no larger than a character; a dash is nothing published."""
    lines = picture("lunar-cruiser", "lev-2", own(width="1 m"), views="side,front")

    assert re.fullmatch(r"└─+┘   +• +—", lines[-3])
    assert re.fullmatch(
        r"\+-+\+   +o +-",
        picture("lunar-cruiser", "lev-2", own(width="1 m"), views="side,front", ascii=True)[-3],
    )


def test_a_hand() -> None:
    """A reference is drawn in halves of characters."""
    assert picture("lev-2", reference="hand", width=40)[1:6] == [
        "        ██▄",
        "    ▄▄▄ ███ ██",
        "    ███ ███▄██",
        "    ███ ██████ ▄▄▄",
        "    ▀██ ██████ ███",
    ]


def test_references() -> None:
    """They are filled, and to scale."""
    lines = picture(own(length="1 m", height="1.75 m"), reference="adult")
    sheet = picture("tenacious", reference="a4", views="side")

    assert len(lines) == 17
    assert set("".join(line[:9] for line in lines[1:-2])) == set(" ▀▄█")
    assert [line[:9].rstrip() for line in lines[1:4]] == ["   ███", "   ▀█▀", " ▄█████▄"]
    assert sum("░" in line for line in sheet) == 11
    assert set("".join(line[:9] for line in picture(own(length="1 m", height="1.75 m"), reference="adult", ascii=True)[1:-2])) == set(" #")  # fmt: skip


def test_names_or_numbers() -> None:
    """Names stand below where all of them fit, else numbers, which the list explains."""
    few = draw(["lev-2", "tenacious"]).text(60)
    many = draw(["lev-2", "tenacious", "yutu", "yaoki", "sorato", "viper"] * 2).text(60)

    assert "  Tenacious\n" in few
    assert (
        "\nTenacious: length 54 cm, width 31.5 cm, height 26 cm,\n  configuration unstated" in few
    )
    assert "\n3 Tenacious (tenacious) #1: length 54 cm," in many
    assert "\n13 VIPER (viper) #2: length 150 cm," in many
    assert re.search(r"^ +1 +2 +3\b", many, re.MULTILINE)


def test_long_names() -> None:
    """They are cut under the picture, and whole in the list."""
    name = "A very long name of a rover"
    text = draw(own(name, length="1 m"), views="side").text()

    assert "A very long name…" in text
    assert f"\n{name}: length 1 m," in text
    assert "A very long name.\n" in draw(own(name, length="1 m"), views="side").text(ascii=True)


@pytest.mark.parametrize(
    ("vehicles", "expected"),
    [
        (["tenacious"], []),
        (["lev-2"], ["╌╎▒ dashed: "]),
        (["lev-2", "lunar-cruiser"], ["•   no larger than a character"]),
        (["blue-ghost-m1"], ["├─┤ the only size that can be drawn"]),
    ],
)
def test_the_key_explains_what_occurs(vehicles: list[str], expected: list[str]) -> None:
    """And nothing else."""
    text = draw(vehicles, reference="none").text()
    keys = [
        "╌╎▒ dashed: ",
        "•   no larger than a character",
        "├─┤ the only size that can be drawn",
    ]

    assert [key for key in keys if key in text] == expected


def test_names_that_begin_alike() -> None:
    """Where names are the same once they are cut, numbers stand below."""
    name = "A very long name of a rover"
    text = draw(
        [own(f"{name} {each}", length="1 m") for each in "AB"], views="side", reference="none"
    ).text()

    assert re.search(r"^ +1 +2$", text, re.MULTILINE)
    assert f"\n2 {name} B: length 1 m," in text


def test_marks_in_ascii() -> None:
    """Marks are spelled, and letters that ASCII lacks escaped before they are laid out."""
    text = draw(own("Луна…", length="≥1 m", height="1–2 m"), views="side", reference="none").text(
        ascii=True
    )

    assert "Side: length x height" in text
    assert (
        "\\u041b\\u0443\\u043d\\u0430...: length >=1 m, height 1-2 m, configuration\n  unstated"
        in text
    )
    # The name is cut, and stands in the middle of the ground.
    ground, name = re.findall(r"^(=+)\n(.*)$", text, re.MULTILINE)[0]
    assert name == " " * ((len(ground) - len(name.strip())) // 2) + r"\u041b\u0443\u043."


def test_signs_of_ascii_mean_one_thing() -> None:
    """No part of what is sure is drawn as edges that are not, nor the ground as the edge of a box."""
    sure = [own("A", length="6 m", height="3 m"), own("B", diameter="3 m"), own("C", length="6 m", height="1 cm"), own("D", diameter="1 cm")]  # fmt: skip
    lines = picture(*sure, reference="adult,a4,hand", ascii=True, width=120)

    assert set("".join(lines[1:-2])) == set(r" #+-|/\o")
    assert set(lines[-2]) == {"="}
    assert ".:  dashed: " in draw(own(length="~1 m", height="1 m")).text(ascii=True)


@pytest.mark.parametrize("width", [1, 39])
def test_narrow_terminals(width: int) -> None:
    """Where there is too little room, a picture is as narrow as it can be."""
    assert draw().text(width) == draw().text(LEAST)


@pytest.mark.parametrize("width", [0, -80, True, "80", 80.0, None])
def test_wrong_widths(width: Any) -> None:
    """A width is a number of columns."""
    with pytest.raises(FieldError) as caught:
        draw().text(width)
    assert str(caught.value) == f"width: expected a number of 1 or more, found {width!r}"


@pytest.mark.parametrize(("width", "rows"), [(40, 14), (80, 14), (100, 18), (120, 21), (200, 21)])
def test_tall_shapes(width: int, rows: int) -> None:
    """In a wide terminal they may be taller, within bounds."""
    assert len(picture(own(height="1 m"), width=width)) == rows + 3


def test_very_wide_terminals() -> None:
    """What has more room than can be read is not used."""
    drawing = draw(own(length="1 m"), reference="none")

    assert drawing.text(10**9) == drawing.text(MOST) != drawing.text(MOST - 1)


def test_cell_width() -> None:
    """Wide letters take two columns, marks upon letters none."""
    assert [cell_width(text) for text in ("", "abc", "月a", "e\u0301", "a\u200bb", "ｱ", "Ａ")] == [
        0,
        3,
        3,
        1,
        2,
        1,
        2,
    ]


@examples(40)
@given(
    st.lists(rovers, min_size=1, max_size=9),
    st.integers(LEAST, 130),
    st.booleans(),
    st.sampled_from(["auto", "none", "hand,a4,adult"]),
)
@example(list(rs.Catalog()), 80, False, "auto")
@example(
    [own(length="1e30 m", width="1e-30 m", height="1 m"), own(length="0.001 µm")], 40, True, "hand"
)
@pytest.mark.untraced
def test_no_line_is_too_wide(
    vehicles: list[rs.Rover], width: int, ascii: bool, reference: str
) -> None:
    """Whatever the names and sizes, and nothing stands behind the last character."""
    lines = draw(vehicles, reference=reference).text(width, ascii=ascii).split("\n")

    assert max(map(cell_width, lines)) <= width
    assert not ascii or "".join(lines).isascii()
    assert all(line == line.rstrip() for line in lines)


metres = st.integers(20, 3000).map("{} mm".format)


@given(metres, metres, metres, metres, st.sampled_from([40, 80, 120]))
def test_boxes_are_to_scale(a: str, b: str, c: str, d: str, width: int) -> None:
    """All boxes and the scale bar have one scale, within the rounding to characters."""
    drawing = draw([own(length=a, height=b), own(length=c, height=d)], views="side", reference="none", units="length=mm")  # fmt: skip
    lines = drawing.text(width).splitlines()
    bar, told = next(
        found for line in lines if (found := re.fullmatch(r"(├─*┤) (.*) mm", line))
    ).groups()
    # As much as the rounding of the bar leaves open.
    least, most = ((len(bar) + each) / float(told) for each in (-0.5, 0.5))
    # The ground of one view: both stand in one row.
    tops = [top for line in lines[: lines.index("")] for top in re.findall(r"┌─*┐", line)]
    sizes = [float(each.split()[0]) for each in (a, c)]
    assert all(
        any(size * least - 0.5 <= len(top) <= size * most + 0.5 for size in sizes) for top in tops
    )


class TestBoxes:
    """A vehicle in a box has a double line around it, which stands on the ground."""

    def test_a_box(self) -> None:
        """Its inside is to scale, and the key says how large it is."""
        drawing = draw("tenacious", box="60x40x40cm", views="side", reference="none")
        lines = drawing.text(60).splitlines()

        width, inside = len(lines[1]), len(lines[-20].strip("║ "))
        assert lines[1] == "╔" + "═" * (width - 2) + "╗"
        ground = next(place for place, line in enumerate(lines) if line.startswith("▔"))
        box = [line for line in lines[2:ground] if "┌" in line]
        assert all(line[0] == line[-1] == "║" for line in lines[2:ground])
        assert len(lines[ground]) == width
        assert len(box[0].strip("║ ")) == pytest.approx((width - 2) * 54 / 60, abs=1)
        assert "╔═╗ box of 60 cm × 40 cm × 40 cm" in lines
        assert inside >= 0

    def test_a_vehicle_that_does_not_fit(self) -> None:
        """The outline of the box is over it, and within it where it is too small."""
        text = draw(own("A", length="3 m", height="2 m"), box="2x2x1m", views="side").text(40)

        assert text.splitlines()[1:12] == [
            " ┌────────────────────────────────────┐",
            " │                                    │",
            " │                                    │",
            " │                                    │",
            " │                                    │",
            " │                                    │",
            " │    ╔═════════════════════════╗     │",
            " │    ║                         ║     │",
            " │    ║                         ║     │",
            " │    ║                         ║     │",
            " │    ║                         ║     │",
        ]

    @pytest.mark.parametrize("size", ["2.01 m", "2.1 m", "9 m"])
    def test_a_vehicle_that_is_hardly_too_large(self, size: str) -> None:
        """Its edges are seen beside the outline of the box, also where both are rounded."""
        text = draw(own("A", length=size, height=size), box="2x2x2m", views="side").text(60)
        lines = text.splitlines()[1:]
        ground = next(place for place, line in enumerate(lines) if line.startswith("▔"))

        assert re.fullmatch(r" *┌─+┐", lines[0])
        assert re.fullmatch(r" *│ *║ +║ *│", lines[ground - 2])
        assert any(re.fullmatch(r" *│ *╔═+╗ *│", line) for line in lines[1:ground])

    @pytest.mark.parametrize(("ascii", "signs"), [(False, "✓~?✗"), (True, "+~?x")])
    def test_signs(self, ascii: bool, signs: str) -> None:
        """A sign before each name says whether it fits; its words stand below."""
        vehicles = [
            own("A", length="1 m", width="1 m", height="1 m"),
            own("B", length="~2 m", width="1 m", height="1 m"),
            own("C", length="1 m", width="1 m"),
            own("D", length="3 m", width="1 m", height="1 m"),
        ]
        text = draw(vehicles, box="2x2x2m", views="side").text(80, ascii=ascii)

        [names] = [line for line in text.splitlines() if line.split()[1:2] == ["A"]]
        assert names.split() == [
            *"".join(f"{sign}{name}" for sign, name in zip(signs, "ABCD", strict=True))
        ]
        assert "D: does not fit" in text

    @pytest.mark.parametrize("ascii", [False, True])
    @pytest.mark.parametrize("width", range(60, 76, 5))
    def test_the_room_that_is_left_stays_together(self, width: int, ascii: bool) -> None:
        """No line breaks within it."""
        drawing = draw("tenacious", box="60x40x40cm", views="side")
        text = drawing.text(width, ascii=ascii).replace("\u00a0", " ").replace("×", "x")
        assert "6 x 8.5 x 14 cm" in text

    def test_a_title(self) -> None:
        """It stands at the head."""
        assert draw("tenacious", title="Our rover").text().startswith("Our rover\n\nSide")

    def test_in_ascii(self) -> None:
        """It is of stars."""
        text = draw("tenacious", box="60x40x40cm", views="side").text(80, ascii=True)

        assert "***********" in text
        assert "*** box of 60 cm x 40 cm x 40 cm" in text
        assert text.isascii()

    @given(
        st.lists(rovers, min_size=1, max_size=6),
        st.sampled_from(["60x40x40cm", "5x5x5mm", "1x300x20cm"]),
        st.integers(40, 130),
        st.booleans(),
    )
    def test_no_line_is_too_long(
        self, vehicles: list[rs.Rover], box: str, width: int, ascii: bool
    ) -> None:
        """Whatever fits."""
        text = draw(vehicles, box=box).text(width, ascii=ascii)

        assert all(cell_width(line) <= width for line in text.splitlines())
