from __future__ import annotations

from fractions import Fraction
from typing import Any

from roverspecs.pictures.scene import Scene, Shape, Subject, listed


def test_listed() -> None:
    """Words stand as in a sentence."""
    assert [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed(["a", "b"], "or") == "a or b"


def subject(name: str, *lines: str, is_yardstick: bool = False) -> Subject:
    """Return a subject of one shape."""
    shape = Shape(Fraction(2), Fraction(1, 2))
    return Subject(name=name, lines=lines, shapes=(shape,), is_yardstick=is_yardstick)


def scene(*subjects: Subject, views: tuple[str, ...] = ("side",), **parts: Any) -> Scene:
    """Return a scene of some subjects."""
    parts = {"missing": (), "remarks": (), "unit": "cm"} | parts
    return Scene(views=views, subjects=subjects, **parts)


class TestScene:
    """A scene holds what every form of a drawing shows."""

    def test_the_title_names_the_vehicles_and_the_views(self) -> None:
        """A few vehicles are named, many are counted, and yardsticks are left out."""
        hand = subject("Hand", is_yardstick=True)
        rovers = [subject(name) for name in "ABCDEF"]

        assert scene(hand, rovers[0]).title == "A to scale: side view"
        assert scene(*rovers[:5], views=("side", "top")).title == (
            "A, B, C, D and E to scale: side and top views"
        )
        assert scene(*rovers).title == "6 vehicles to scale: side view"
        assert scene(hand).title == "Nothing that can be drawn to scale"

    def test_the_description_has_everything_in_words(self) -> None:
        """Every label, every vehicle that is missing and every remark is a sentence."""
        shown = scene(subject("A", "length 2 m", "stowed"), missing=("Not drawn: B",))

        assert shown.description == "A: length 2 m, stowed. Not drawn: B."
        assert scene(remarks=("Prefer press",)).description == "Prefer press."
        assert hash(shown) == hash(scene(*shown.subjects, missing=shown.missing))


def test_a_shape_sticks_out_of_a_box_that_it_is_larger_than() -> None:
    """In one of its sizes; without a box it does not."""
    shape = Shape(Fraction(2), Fraction(1))
    rooms = [("2", "1"), ("1", "3"), ("3", "0.5"), ("3", "3")]
    boxed = [shape._replace(room=(Fraction(across), Fraction(up))) for across, up in rooms]

    assert [each.sticks_out for each in boxed] == [False, True, True, False]
    assert not shape.sticks_out
    assert not Shape(None, Fraction(1), room=(Fraction(1), Fraction(1))).sticks_out
