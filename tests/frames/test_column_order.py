"""Column orders: orders of columns are those of spans."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from large_tables import FIGURES, data_of
from strategies import examples

from roverspecs.frames import column_order
from roverspecs.frames.column_order import order
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span, ordered


@examples(300)
@given(FIGURES, st.booleans(), st.sampled_from([2.0**52, 0.0]))
def test_the_order_is_that_of_the_spans(
    values: list[PublishedValue | None], descending: bool, sure: float
) -> None:
    """Points, bounds, ranges and gaps stand in the order in which spans stand.

    It is the same order where floats are not taken to be enough.
    """
    spans = [None if value is None else Span.of(value).in_unit("m") for value in values]
    known = ordered(spans, descending=descending)
    data = data_of(values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_order, "_SURE_BELOW", sure)
        found = order(data, range(len(values)), "length", descending=descending)
    assert list(found) == known


def test_numbers_with_one_float_are_in_order() -> None:
    """Where two numbers differ by less than floats can tell, their digits decide."""
    texts = ["1.0000001 in", "25.4000025 mm", "2.54000026 cm", "2.54000025 cm", "2.54000025 cm"]
    # With many denominators, no float is taken to be enough.
    texts += [f"{number}.1234567 ft" for number in range(10_000_000, 10_000_003)]
    values: list[PublishedValue | None] = [PublishedValue.parse(text) for text in reversed(texts)]
    spans = [Span.of(PublishedValue.parse(text)).in_unit("m") for text in reversed(texts)]

    assert list(order(data_of(values), range(len(values)), "length")) == ordered(spans)


@pytest.mark.parametrize("descending", [False, True])
def test_many_figures_are_in_the_order_of_spans(descending: bool) -> None:
    """So it is with hundreds of figures of all marks, and where some of them are left out."""
    chance = random.Random(3)  # noqa: S311
    units = ("in", "cm", "mm", "ft")
    texts = [
        f"{chance.choice('    ~≥≤><').strip()}{chance.randrange(300)} {chance.choice(units)}"
        for _ in range(600)
    ]
    values: list[PublishedValue | None] = [PublishedValue.parse(text) for text in texts]
    places = sorted(chance.sample(range(600), 500))
    for asked in (range(600), places):
        spans = [Span.of(PublishedValue.parse(texts[place])).in_unit("m") for place in asked]
        known = [asked[place] for place in ordered(spans, descending=descending)]

        assert list(order(data_of(values), asked, "length", descending=descending)) == known


@pytest.mark.parametrize("descending", [False, True])
def test_bounds_of_nothing(descending: bool) -> None:
    """Less than 0 is 0, and more than 0 is not."""
    texts = [">0 m", "0 m", "<0 m", "<0.00000000001 m", ">0.00000000001 m"]
    values: list[PublishedValue | None] = [PublishedValue.parse(text) for text in texts]
    known = ordered([Span.of(PublishedValue.parse(text)) for text in texts], descending=descending)

    assert list(order(data_of(values), range(5), "length", descending=descending)) == known
    assert known == ([4, 3, 0, 1, 2] if descending else [1, 2, 0, 3, 4])


@pytest.mark.parametrize("by", ["name", "launch_date", "height"])
def test_what_nobody_has_keeps_the_order(by: str, tmp_path: Path) -> None:
    """Without a date or a figure, the vehicles stay as they are; names are sorted."""
    assert tmp_path.exists()
    assert order(data_of([None, None]), [0, 1], by) == [0, 1]
