from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.pictures.foot import OWN, SMALL, WHEELS
from roverspecs.pictures.layout import (
    NOT_SURE,
    fill_sheet,
    occurring,
    place_columns,
    scale_bar,
    text_width,
    wrapped,
)
from roverspecs.pictures.scene import Shape, Subject
from roverspecs.pictures.wheels import Wheel


def subject(across: Fraction | str | None, up: Fraction | str | None) -> Subject:
    """Return a subject of one shape."""
    sizes = [None if size is None else Fraction(size) for size in (across, up)]
    shape = Shape(across=sizes[0], up=sizes[1])
    return Subject(name="", lines=(), shapes=(None, shape))


class TestArrange:
    """One scale for all; rows that are as wide as there is room."""

    def test_one_row(self) -> None:
        """What fits into one row is as large as its height allows."""
        found = place_columns(
            [subject("1", "2"), subject("1", "1")], [10, 10], room=1000, gap=10, tallest=100
        )

        assert found == (50, [[0, 1]])

    def test_one_row_of_a_smaller_scale(self) -> None:
        """One row is worth some of the scale."""
        scale, rows = place_columns(
            [subject("1", "1")] * 3, [10] * 3, room=320, gap=10, tallest=200
        )

        assert rows == [[0, 1, 2]]
        assert scale == pytest.approx(100, rel=1e-6)
        assert scale <= 100

    def test_several_rows(self) -> None:
        """One is not worth more than half of the scale; two of the broadest have room in each."""
        scale, rows = place_columns(
            [subject("1", "1")] * 5, [10] * 5, room=320, gap=10, tallest=200
        )
        assert scale == pytest.approx(155)
        assert rows == [[0, 1], [2, 3], [4]]
        assert place_columns([subject("1", "1")] * 5, [150] * 5, room=310, gap=10, tallest=100) == (100, [[0, 1], [2, 3], [4]])  # fmt: skip

    def test_rows_are_of_a_like_length(self) -> None:
        """Nobody stands alone in a last row where rows of the same number are more alike."""
        found = place_columns([subject("1", "1")] * 6, [20] * 6, room=100, gap=0, tallest=20)
        assert found == (20, [[0, 1, 2], [3, 4, 5]])

    @pytest.mark.parametrize(
        ("across", "up", "scale"),
        [("1", None, 100), (None, "1", 20), ("4", "1", 20), ("8", "1", 12.5)],
    )
    def test_flat_and_slim_shapes(self, across: str | None, up: str | None, scale: float) -> None:
        """All of the room or of the height, whichever is less, where one is known."""
        assert place_columns([subject(across, up)], [10], room=100, gap=10, tallest=20) == (
            scale,
            [[0]],
        )

    @given(
        st.lists(
            st.tuples(
                st.fractions(min_value="1e-30", max_value=10**30),
                st.fractions(min_value="1e-30", max_value=10**30),
                st.integers(1, 170),
            ),
            min_size=1,
            max_size=30,
        )
    )
    def test_all_fit(self, given: list[tuple[Fraction, Fraction, int]]) -> None:
        """Each subject has its place, no row is too wide, no shape too tall, and something is large."""
        subjects = [subject(across, up) for across, up, _ in given]
        labels = [label for *_, label in given]
        scale, rows = place_columns(subjects, labels, room=800, gap=30, tallest=210)

        assert [place for row in rows for place in row] == list(range(len(given)))
        for row in rows:
            widths = [max(labels[place], subjects[place].breadth * scale) for place in row]
            assert sum(widths) + 30 * (len(row) - 1) <= 800 * (1 + 1e-9)
        sizes = [(each.breadth * scale / 400, each.tallness * scale / 210) for each in subjects]
        assert max(across for across, _ in sizes) <= 2 * (1 + 1e-9)
        assert max(up for _, up in sizes) <= 1 + 1e-9
        # Half of the scale at which two of the broadest stand side by side, with the gap.
        assert max(max(pair) for pair in sizes) >= 0.48


class TestFillSheet:
    """The largest scale at which all rows are low enough."""

    @staticmethod
    def filled(count: int, label: float, height: float) -> tuple[float, list[list[int]]] | None:
        """Return the scale and the rows of squares of 1 m above labels of 20 on a sheet 320 wide."""
        return fill_sheet(
            [subject("1", "1")] * count,
            [label] * count,
            room=320,
            gap=10,
            tallest=height,
            is_low=lambda scale, rows: (scale + 20) * len(rows) <= height,
        )

    def test_one_row(self) -> None:
        """It is filled across or up, whichever is less, but for a step of the scale."""
        wide, high = self.filled(3, 10, 500), self.filled(3, 10, 70)
        assert wide
        assert high

        assert (wide[1], high[1]) == ([[0, 1, 2]], [[0, 1, 2]])
        assert 92 <= wide[0] <= 100
        assert 46 <= high[0] <= 50

    def test_several_rows_are_of_a_like_length(self) -> None:
        """Nine in rows that hold up to seven are five and four."""
        found = self.filled(9, 37, 100)
        assert found

        assert found[1] == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]

    def test_rows_that_cannot_be_alike(self) -> None:
        """A row that is too wide is not made; each is filled before the next one."""
        labels = [100.0, 10, 10, 100, 100, 90]
        found = fill_sheet(
            [subject("1", "1")] * 6,
            labels,
            room=250,
            gap=10,
            tallest=10,
            is_low=lambda _, rows: len(rows) < 3,
        )
        assert found
        assert found[1] == [[0, 1, 2, 3], [4, 5]]

    def test_too_small_a_sheet(self) -> None:
        """There is no scale for it."""
        assert self.filled(3, 10, 15) is None
        assert self.filled(1, 500, 500) is None


class TestScaleBar:
    """A round length that is not too long."""

    @pytest.mark.parametrize(
        ("scale", "unit", "bar"),
        [
            (100, "cm", (100, "100 cm")),
            (62.5, "m", (125, "2 m")),
            (63, "m", (63, "1 m")),
            (25, "m", (125, "5 m")),
            (2500, "mm", (125, "50 mm")),
            (1000, "in", (50.8, "2 in")),
            (1e-4, "m", (100, "1000000 m")),
            (1e-5, "m", (100, "1e7 m")),
            (1e9, "m", (100, "1e-7 m")),
            (1e3, "m", (100, "0.1 m")),
        ],
    )
    def test_bars(self, scale: float, unit: str, bar: tuple[float, str]) -> None:
        """One, two or five times a power of ten of the unit, written out where that is short."""
        length, text = scale_bar(scale, unit, 125)

        assert length == pytest.approx(bar[0])
        assert text == bar[1]

    @given(st.floats(1e-100, 1e100))
    def test_length(self, scale: float) -> None:
        """The bar says how long it is, and is neither long nor short."""
        length, text = scale_bar(scale, "m", 125)

        assert 125 * 0.4 * (1 - 1e-9) <= length <= 125 * (1 + 1e-9)
        assert float(text.split()[0]) * scale == pytest.approx(length)


def test_entries_of_a_key_that_occur() -> None:
    """What is small has no edges to be seen, and neither has what is not there."""
    box, unsure, line = (
        Shape(Fraction(2), Fraction(2)),
        Shape(Fraction(2), Fraction(2), False),
        Shape(Fraction(2), None),
    )
    small = Shape(Fraction(1), Fraction(1), False)

    key = {"dashed": "u", "line": "l", "small": "s", "wheels": "w", "room": "r", "own": "o"}

    def found(*shapes: Shape | None, are_enlarged: bool = False) -> str:
        drawn = [Subject(name="", lines=(), shapes=(shape, None)) for shape in shapes]
        return "".join(
            occurring(drawn, key, lambda shape: shape.across == 1, are_enlarged=are_enlarged)
        )

    assert [found(each) for each in (None, box, unsure, line, small)] == ["", "", "u", "l", "s"]
    assert found(box, small, line, unsure) == "uls"
    assert found(small, are_enlarged=True) == "us"
    wheel = Wheel(Fraction(0), Fraction(1, 2), Fraction(1), is_sure=False)
    assert found(box._replace(wheels=(wheel,))) == "uw"
    assert found(box._replace(wheels=(wheel._replace(is_sure=True),))) == "w"
    assert found(box._replace(room=(Fraction(3), Fraction(3)))) == "r"
    mine = Subject(name="", lines=(), shapes=(box,), is_own=True)
    assert [*occurring([mine], key, lambda _: False)] == ["o"]


class TestWrapped:
    """Lines that fit."""

    @pytest.mark.parametrize(
        ("text", "limit", "lines", "expected"),
        [
            ("", 5, None, [""]),
            ("a b", 5, None, ["a b"]),
            ("abc def", 5, None, ["abc", "def"]),
            ("abcdefgh", 3, None, ["abc", "def", "gh"]),
            ("in 12 cm", 5, None, ["in", "12 cm"]),
            ("12 cm or", 5, None, ["12 cm", "or"]),
            ("abc def", 5, 1, ["abc…"]),
            ("abcd efgh", 5, 1, ["abcd…"]),
            ("a b c d", 3, 2, ["a b", "c d"]),
            ("a b c d e", 3, 2, ["a b", "c…"]),
            ("ab", 0.5, None, ["a", "b"]),
            ("a 1\u00a0x\u00a02", 5, None, ["a", "1\u00a0x\u00a02"]),
            ("a 12\u00a0x\u00a034", 5, None, ["a", "12\u00a0x", "34"]),
            ("abcd\u00a0ef", 3, None, ["abc", "d", "ef"]),
            ("a" * 10**6, 3, 1, ["aa…"]),
            ("Johannes-Kepler-Gymnasium", 12, None, ["Johannes-", "Kepler-", "Gymnasium"]),
            ("-1234567", 4, None, ["-123", "4567"]),
        ],
    )
    def test_lines(self, text: str, limit: float, lines: int | None, expected: list[str]) -> None:
        """Broken between words, but not between a number and its unit; cut where a word is too long."""
        assert wrapped(text, limit, len, lines=lines) == expected

    @given(st.text("ab1- ", max_size=40), st.integers(2, 12), st.none() | st.integers(1, 4))
    def test_nothing_is_too_long_or_lost(self, text: str, limit: int, lines: int | None) -> None:
        """No line is longer than there is room; without a limit of lines every letter is kept."""
        found = wrapped(text, limit, len, lines=lines)

        assert all(len(line) <= limit for line in found)
        assert len(found) <= (lines or math.inf)
        if lines is None:
            assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_text_width() -> None:
    """Wide letters count more than narrow ones, marks upon letters nothing, bold ones more than others."""
    widths = [text_width(letter) for letter in "i1aWé月🚀\u05d0"]

    assert widths == pytest.approx([5.04, 7.8, 7.8, 12, 10.8, 12.24, 16.8, 13.2])
    assert text_width("A") == pytest.approx(9.6)
    assert text_width("e\u0301\u200b") == text_width("e")
    assert text_width("a", is_bold=True) == pytest.approx(1.13 * text_width("a"))
    assert text_width("ab", size=24) == 2 * text_width("ab")


def test_text_width_is_a_bound_of_real_letters() -> None:
    """No text of a drawing is wider in DejaVu Sans, the widest of the usual fonts."""
    pytest.importorskip("matplotlib", reason="the font comes with the extra 'charts'")
    from matplotlib import get_data_path
    from PIL import ImageFont

    texts = {NOT_SURE, OWN, SMALL, WHEELS}
    for vehicle in rs.Catalog():
        drawing = rs.draw(vehicle)
        texts |= {drawing.caption, *drawing.missing}
        for subject in drawing.subjects:
            texts |= {subject.name, *subject.lines}
    for style, is_bold in (("", False), ("-Bold", True)):
        path = f"{get_data_path()}/fonts/ttf/DejaVuSans{style}.ttf"
        font = ImageFont.truetype(path, size=100)
        for text in texts:
            # Letters that the font has not are of another one.
            known = "".join(letter for letter in text if letter < "\u2e80")
            assert font.getlength(known) <= text_width(known, is_bold=is_bold, size=100), text
    assert text_width(NOT_SURE) < 1.25 * ImageFont.truetype(path, size=12).getlength(NOT_SURE)
