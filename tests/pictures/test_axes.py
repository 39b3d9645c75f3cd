"""Axes: a scale holds its extents, and prints numbers that people count by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.pictures.axes import MARK_LABELS, Axis, Extent


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (90, 350, "100 200 300"),
        (1, 4, "1 2 3 4"),
        (3, 9, "3 4 6 8"),
        (1, 9, "1 2 3 5"),
        (0.2, 40, "0.2 0.5 1 2 5 10 20"),
        (0.05, 7000, "0.1 1 10 100 1000"),
        (1e-5, 1e-2, "10⁻⁵ 0.0001 0.001 0.01"),
        (2e-6, 3e-5, "2×10⁻⁶ 3×10⁻⁶ 5×10⁻⁶ 10⁻⁵ 2×10⁻⁵ 3×10⁻⁵"),
        (1e5, 1e7, "100000 200000 500000 10⁶ 2×10⁶ 5×10⁶ 10⁷"),
        (1e-30, 1e30, "10⁻²⁴ 10⁻¹⁶ 10⁻⁸ 1 10⁸ 10¹⁶ 10²⁴"),
    ],
)
def test_ticks_are_round_numbers(low: float, high: float, expected: str) -> None:
    """Few decades have 1, 2, 5 or more, many have powers of ten, very many only some of them."""
    assert " ".join(text for _, text in Axis(low, high, 300).ticks()) == expected


def test_lesser_ticks_stand_between() -> None:
    """Every digit has its tick, printed or not, but not over very many decades."""
    scale = Axis(1, 100, 300)
    assert sorted([*scale.lesser_ticks(), *(tick for tick, _ in scale.ticks())]) == [
        *range(1, 10),
        *range(10, 101, 10),
    ]
    assert Axis(1e-9, 1e9, 300).lesser_ticks() == []


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
    """Whatever is drawn, arrows too, lies within; order is kept, and two numbers at least are printed."""
    extents = [
        Extent(mark, middle, middle * below, middle * above) for middle, below, above, mark in made
    ]
    scale = Axis.over(extents, 300)

    for extent in extents:
        assert all(17 < scale.at(end) < 283 for end in extent.ends)
    assert scale.at(0) == scale.at(scale.low) == 0
    assert scale.at(scale.high) == pytest.approx(300)
    ordered = sorted(extent.middle for extent in extents)
    assert sorted(map(scale.at, ordered)) == list(map(scale.at, ordered))
    assert 2 <= len(scale.ticks()) <= 12
