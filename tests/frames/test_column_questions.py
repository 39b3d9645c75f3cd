"""Column questions: answers and orders of columns are those of spans."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roverspecs.comparisons.conditions import RANKS, OfFigure
from roverspecs.frames import column_order
from roverspecs.frames.column_data import ColumnData, Names
from roverspecs.frames.column_questions import answers
from roverspecs.frames.column_order import order
from roverspecs.frames.columns import Column
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span, ordered

# Numbers that meet, touch and lie beside each other, in units of which one is no float.
VALUES = st.builds(
    lambda sign, number, unit: PublishedValue.parse(f"{sign}{number} {unit}"),
    st.sampled_from(["", "", "", "~", "≥", "≤", ">", "<"]),
    st.sampled_from(["0", "1", "2", "5", "10", "12", "20", "100", "1.0", "2.54", "25.4", "0.5"]),
    st.sampled_from(["in", "cm", "mm", "ft"]),
)
RANGES = st.sampled_from(["1–2 in", "~1–3 cm", "2 ± 1 in", "1 ft 2 in", "1e1 cm", "0–5 cm"])
FIGURES = st.lists(VALUES | RANGES.map(PublishedValue.parse) | st.none(), max_size=12)


def data_of(values: list[PublishedValue | None]) -> ColumnData:
    """Return data with a column of lengths."""
    column = Column(PUBLISHED["length"])
    for value in values:
        pair = (0.0, 0) if value is None else column.encoded(value)
        column.extend([pair[0]], [pair[1]])
    names = Names()
    names.add([f"v{place}" for place in range(len(values))])
    return ColumnData(columns={"length": column}, fields={}, names=names, identifiers=names)


@settings(max_examples=300)
@given(
    FIGURES,
    st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
    st.sampled_from(["0 cm", "1 in", "2.54 cm", "5 cm", "10 mm", "1 ft", "0.3 in", "33 mm"]),
)
def test_an_answer_is_that_of_the_span(
    values: list[PublishedValue | None], operator: str, limit: str
) -> None:
    """Yes, maybe, no and unknown are answered as the spans of the figures answer."""
    question = OfFigure.of("length", operator, limit)
    other = Span.of(question.value)
    known = []
    for value in values:
        if value is None:
            known.append("unknown")
        else:
            known.append(Span.of(value).in_unit(other.unit).compare(operator, other))
    found = answers(data_of(values), question) if values else b""
    assert [RANKS[each] for each in found] == known


@settings(max_examples=300)
@given(FIGURES, st.booleans(), st.sampled_from([2.0**51, 0.0]))
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


@pytest.mark.parametrize("by", ["name", "launch_date", "height"])
def test_what_nobody_has_keeps_the_order(by: str, tmp_path: Path) -> None:
    """Without a date or a figure, the vehicles stay as they are; names are sorted."""
    assert tmp_path.exists()
    assert order(data_of([None, None]), [0, 1], by) == [0, 1]
