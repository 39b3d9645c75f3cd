"""Scales: they hold their extents, and print numbers that people count by."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.pictures.lettering import width_of
from roverspecs.pictures.scales import MARK_LABELS, Axis, Extent

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (90, 350, "100 200 300"),
        (1, 4, "1 2 3 4"),
        (3, 9, "3 4 6 8"),
        (20, 80, "20 30 40 60 80"),
        (1, 9, "1 2 3 5"),
        (0.2, 40, "0.2 0.5 1 2 5 10 20"),
        (0.05, 7000, "0.1 1 10 100 1000"),
        (9e-6, 0.011, "10⁻⁵ 0.0001 0.001 0.01"),
        (1.95e-6, 3.05e-5, "2×10⁻⁶ 3×10⁻⁶ 5×10⁻⁶ 10⁻⁵ 2×10⁻⁵ 3×10⁻⁵"),
        (1e5, 1e7, "100\u00a0000 200\u00a0000 500\u00a0000 10⁶ 2×10⁶ 5×10⁶ 10⁷"),
    ],
)
def test_ticks_are_round_numbers(low: float, high: float, expected: str) -> None:
    """Few decades have 1, 2, 5 or more, many have powers of ten."""
    assert " ".join(Axis(low, high, 300).numbers()) == expected


def test_very_many_decades_print_some_powers() -> None:
    """They are few, and as far from each other."""
    scale = Axis(1e-30, 1e30, 300)
    powers = [round(math.log10(value)) for value in scale.locator().tick_values(1e-30, 1e30)]
    steps = {after - before for before, after in pairwise(powers)}

    assert 5 <= len(scale.numbers()) <= 9
    assert len(steps) == 1
    assert min(steps) > 1


@given(
    st.lists(
        st.tuples(
            st.floats(1e-30, 1e30),
            st.sampled_from([0, 0.1, 1]),
            st.floats(1, 2),
            st.sampled_from(list(MARK_LABELS)),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_scale_has_room(made: list[tuple[float, float, float, str]]) -> None:
    """Whatever is drawn lies within, arrows too; order is kept, and two numbers are printed."""
    extents = [
        Extent(mark, middle, middle * below, middle * above) for middle, below, above, mark in made
    ]
    scale = Axis.over(extents, 300)

    for extent in extents:
        assert all(17 < scale.place(end) < 283 for end in extent.ends)
    assert scale.place(0) == scale.place(scale.low) == 0
    assert scale.place(scale.high) == pytest.approx(300)
    ordered = sorted(extent.middle for extent in extents)
    assert sorted(map(scale.place, ordered)) == list(map(scale.place, ordered))
    assert 2 <= len(scale.numbers()) <= 12


@given(st.floats(1e-9, 1e9), st.floats(1, 30), st.floats(80, 800))
def test_numbers_keep_off_each_other(low: float, decades: float, length: float) -> None:
    """However short a scale is, its numbers do not touch, and a scale has two of them."""
    scale = Axis(low, low * 10**decades, length)
    numbers = scale.numbers()
    places = [scale.place(value) for value in scale.values()]

    assert len(numbers) >= 2
    for (one, left), (other, right) in pairwise(zip(numbers, places, strict=True)):
        halves = (width_of(one, 8.0) + width_of(other, 8.0)) / 2
        assert left + halves < right


def test_a_scale_that_runs_up_has_closer_numbers() -> None:
    """Below each other there is room for more of them than side by side."""
    assert len(Axis(1, 99, 100, is_up=True).numbers()) > len(Axis(1, 99, 100).numbers())
