"""Figures of running texts, and sizes as one of them."""

from __future__ import annotations

import pytest

from roverspecs.analyses.articles import Article
from roverspecs.analyses.text_figures import Figure, figures_in


def read(text: str) -> list[Figure]:
    """Return the figures of a text."""
    return figures_in(Article(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 kg and six wheels", [["5 kg"], ["6"]]),
        ("54 × 26 cm", [["54 cm", "26 cm"]]),
        ("54 × 26 cm (21 × 10 in)", [["54 cm", "26 cm"], ["21 in", "10 in"]]),
        ("54 cm (21 in) by 26 cm (10 in)", [["54 cm", "26 cm"], ["21 in", "10 in"]]),
        ("about 54 cm × about 26 cm", [["~54 cm", "~26 cm"]]),
        ("54 × 26 cm (L × H)", [["54 cm"], ["26 cm"]]),
        ("54 cm long by 26 cm tall", [["54 cm"], ["26 cm"]]),
        ("54 cm (21 in) by 26 cm", [["54 cm"], ["21 in"], ["26 cm"]]),
        ("1 × 2 × 3 × 4 m", [["1 m"], ["2 m"], ["3 m"], ["4 m"]]),
        ("~1 m × ~2 m × ~3 m × ~4 m", [["~1 m"], ["~2 m"], ["~3 m"], ["~4 m"]]),
        ("3 × 4 degrees", [["3 degrees"], ["4 degrees"]]),
        ("about 5 kg by about 6 kg", [["~5 kg"], ["~6 kg"]]),
        ("", []),
    ],
)
def test_the_sides_of_a_size_are_one_figure(text: str, values: list[list[str]]) -> None:
    """Two or three lengths with a by between are one figure, unless their axes have names."""
    assert [list(map(str, figure.values)) for figure in read(text)] == values


def test_a_figure_has_the_place_of_its_conversion() -> None:
    """A figure and its conversion begin and end at the same places, and are one quantity."""
    one, other, third = read("54 × 26 cm (21.3 × 10.2 in) or 54 cm")
    assert (one.start, one.end) == (other.start, other.end)
    assert one.is_same_as(other)
    assert not one.is_same_as(third)
    assert not one.is_same_as(read("54 × 26 cm (21.3 × 15 in)")[1])


def test_the_axis_of_a_side() -> None:
    """A side whose axis the text names keeps it; a count has its part."""
    assert [figure.axis for figure in read("54 × 26 cm (L × H)")] == ["length", "height"]
    (count,) = read("six wheels")
    assert count.part
    assert not count.is_plain
