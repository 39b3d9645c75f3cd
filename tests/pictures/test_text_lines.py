from __future__ import annotations

import attrs
import pytest

from roverspecs.pictures.scene import Subject
from roverspecs.pictures.text_lines import SIGN, Title, label_lines, label_width, line_width

ROOM = "room left ~52.2\u00a0×\u00a0~32.2\u00a0×\u00a0~32.2\u00a0cm"


def subject(*lines: str, verdict: str = "", figures: int = 0) -> Subject:
    """Return a subject with a label and no shapes."""
    return Subject(name="A", lines=lines, shapes=(), verdict=verdict, figures=figures)


def test_kinds_of_lines() -> None:
    """Figures stand out from remarks, and the name and the answer from both."""
    shown = subject("fits as it stands", "length 1 m", "stowed", verdict="yes", figures=2)
    assert label_lines(shown, 170, 400) == [
        ("A", "name"),
        ("fits as it stands", "verdict"),
        ("length 1 m", "text"),
        ("stowed", "quiet"),
    ]
    # Only the first line of an answer has the sign.
    assert label_lines(shown, 100, 400)[1:3] == [("fits as it", "verdict"), ("stands", "view")]


def test_a_sign_takes_room() -> None:
    """The column is as wide as the answer with its sign."""
    assert label_width("fits", "verdict") == line_width("fits", "verdict") + SIGN
    assert label_width("fits", "view") == line_width("fits", "verdict")


@pytest.mark.parametrize(("most", "count"), [(400, 2), (120, 3)])
def test_what_is_held_together(most: float, count: int) -> None:
    """It may be wider than other lines; only where that is too wide for the sheet, it is broken."""
    assert len(label_lines(subject(ROOM), 100, most)) == count + 1


class TestNames:
    """A name stands in whole words, as far as its column may be wide enough."""

    NAME = "Über-Käfer Explorer Mk II (Flight Spare)"

    @staticmethod
    def lines(name: str, limit: float, **options: float) -> list[str]:
        """Return the lines of a name."""
        shown = attrs.evolve(subject(), name=name)
        return [line for line, _ in label_lines(shown, limit, 400, **options)]

    def test_a_wider_column(self) -> None:
        """Two lines are better than three, where they have room."""
        assert self.lines(self.NAME, 170, name_limit=270) == [
            "Über-Käfer Explorer",
            "Mk II (Flight Spare)",
        ]
        assert self.lines(self.NAME, 170) == ["Über-Käfer", "Explorer Mk II", "(Flight Spare)"]
        assert self.lines("Tenacious", 170, name_limit=270) == ["Tenacious"]

    def test_a_long_word(self) -> None:
        """A column is as wide as its longest word, unless that is much wider than others."""
        assert self.lines("Marsmaulwurf der Klasse 7b", 110) == ["Marsmaulwurf", "der Klasse 7b"]
        assert self.lines("Marsmaulwurf der Klasse 7b", 60)[:2] == ["Marsmaul", "wurf der"]

    def test_a_name_without_end(self) -> None:
        """It is cut after some lines."""
        found = self.lines("word " * 400_000, 170, name_limit=270)
        assert found[-1].endswith("…")
        assert len(found) == 4


def test_a_title() -> None:
    """It is as large as its sheet allows, and has three lines at most."""
    assert [Title.of("T", 500, width).size for width in (300, 960, 9000)] == [17, 30, 60]
    long = Title.of("word " * 99, 500, 960)
    assert len(long.lines) == 3
    assert long.lines[-1].endswith("…")
    assert max(map(long.width, long.lines)) <= 500
    assert long.height > 3 * long.size
    assert Title.of("", 500, 960).height == 0
