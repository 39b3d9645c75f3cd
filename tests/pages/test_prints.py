"""Prints: how large a drawing is on a handout, and that its letters can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.pages.prints import FLAT, LETTERS, Print, best, legible, prints_of
from roverspecs.pictures.drawing import draw
from roverspecs.pictures.scene import Scene, in_brief

LONG = "Tortoise rover of the Johannes-Kepler-Gymnasium"


def side(vehicles: Sequence[rs.Rover | str], also: str | None = None) -> Scene:
    """Return the drawing of a handout."""
    return in_brief(draw(vehicles, views="side", also=also, caption=False))


def tortoise(name: str) -> rs.Rover:
    """Return a small rover."""
    return rs.Rover(name=name, length="38 cm", height="19 cm")


def made(scene: Scene, **options: Any) -> Print:
    """Return a print with the numbers given."""
    usual = {"height": 50.0, "letters": 8.0, "scale": 10.0, "whole": 2}
    return Print(scene=scene, **{**usual, **options})


class TestPrints:
    """A drawing is printed in each height in which it can be read."""

    @pytest.mark.parametrize("also", [None, "us"])
    @pytest.mark.parametrize(
        "names",
        [
            ["lev-2"],
            ["lunokhod-1", "yutu-2", "zhurong"],
            ["perseverance", "curiosity", "spirit", "idefix", "apollo-lrv"],
        ],
    )
    @pytest.mark.untraced
    def test_letters_can_be_read(self, names: list[str], also: str | None) -> None:
        """They have seven points at least, of five vehicles, too; the flattest print is the last."""
        prints = prints_of(side(names, also))
        assert min(each.letters for each in prints) >= LETTERS
        assert min(each.height for each in prints) == prints[-1].height >= FLAT

    def test_a_picture_needs_room_for_its_labels(self) -> None:
        """A flat one of long labels cannot be read."""
        mole = tortoise("Marsmaulwurf der Klasse 7b (Gymnasium Musterstadt)")
        scene = side(["lunokhod-1", "apollo-lrv", "yutu-2", mole, tortoise("Kame")], "us")
        assert legible(scene, 37) == []
        assert {each.height for each in legible(scene, 80)} == {80}


class TestBest:
    """The largest print that has room is taken."""

    def test_a_long_name_does_not_shrink_the_picture(self) -> None:
        """It takes further lines, or is cut."""
        short, long = (
            best(prints_of(side(["lunokhod-1", tortoise(name)])), 110) for name in ("Kame", LONG)
        )
        assert long.scale > 0.8 * short.scale

    def test_it_has_room(self) -> None:
        """However large another one is."""
        scene = side(["lev-2"])
        high, low = made(scene, height=60, scale=20), made(scene)
        assert best([high, low], 60) is high
        assert best([high, low], 59) is low

    def test_of_those_about_as_large(self) -> None:
        """One with whole names, then the flattest, then the one with the largest letters."""
        scene = side(["lev-2"])
        large = made(scene, height=60, scale=10.3, whole=1)
        flat = made(scene, height=40, letters=7.5)
        same = made(scene, height=40)
        assert best([large, made(scene), flat, same], 60) is same
        assert best([large, made(scene, scale=9)], 60) is large
