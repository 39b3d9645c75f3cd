"""Columns: a figure is a number and a code, and says what its value says."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.frames.columns import GROWING, MISSING, TEXT, Column, ColumnIn, Stated
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.numbers import numbers_of
from roverspecs.values.published import PublishedValue

TEXTS = (
    *("5 kg", "12.40 lb", "~5 kg", "≤7 g", ">3.0 oz", "5–6 kg", "10 ± 1 kg", "1.2e3 kg"),
    *("5 lb 3 oz", "~5–6 kg", "0 kg", "<0 g", "99,999,999 lb", "123456789 g", "0.0000001 t"),
)


def filled(texts: list[str]) -> Column:
    """Return a column of masses."""
    column = Column(PUBLISHED["mass"], 1)
    pairs = [column.encoded(PublishedValue.parse(text)) for text in texts]
    column.extend([number for number, _ in pairs], [code for _, code in pairs])
    column.close()
    return column


@given(st.lists(st.sampled_from(TEXTS), min_size=1), st.sampled_from(["kg", "g", "lb", "t"]))
def test_a_figure_states_what_its_value_states(texts: list[str], unit: str) -> None:
    """The value, the span and the numbers are those of the published text."""
    column = filled(texts)
    converted = ColumnIn(column, unit)
    fields = converted.fields(column.numbers, column.codes)

    assert column.value(column.numbers[0], column.codes[0]) is None
    assert fields.stated(0) == converted.stated(0.0, MISSING) == Stated()
    for place, text in enumerate(texts, 1):
        key = column.numbers[place], column.codes[place]
        value = PublishedValue.parse(text)
        numbers = numbers_of(value, unit)
        stated = Stated(numbers.magnitude, numbers.low, numbers.high, mark=numbers.mark)
        assert column.value(*key) == value
        assert column.span(*key, unit) == column.figure(*key).span(unit)
        assert fields.stated(place) == converted.stated(*key) == stated


def test_a_figure_takes_ten_bytes() -> None:
    """A number and a code are all; texts of no shape stand beside the column, each once."""
    column = filled(["5 kg", "5–6 kg", "5–6 kg", "5 to 6 kg"])

    assert (len(column), column.size) == (5, 50)
    assert column.texts == ["5–6 kg"]
    assert column.codes == array("H", [MISSING, 3, TEXT, TEXT, TEXT])
    assert column.largest == 5


def test_a_growing_total_has_no_high_end() -> None:
    """A total that was still growing is at least what was published."""
    column = Column(PUBLISHED["distance_driven"])
    number, code = column.encoded(PublishedValue.parse("5 km"), is_growing=True)
    column.extend([number], [code])

    assert code == GROWING
    assert column.largest == 0
    assert ColumnIn(column, "m").stated(number, code) == Stated(5000, 5000, None, mark="")
    assert column.span(number, code, "km").high is None


def test_places_are_picked() -> None:
    """A range is cut out, any other places are picked one by one."""
    column = filled(["5 kg", "6 kg", "7 kg"])
    assert list(column.picked(range(1, 3))[0]) == [5, 6]
    assert list(column.picked([3, 1])[0]) == [7, 5]
    assert list(column.picked(range(3, 0, -2))[0]) == [7, 5]


@pytest.mark.parametrize("rounded", [False, True])
def test_one_figure_is_stated_as_many_are(rounded: bool) -> None:
    """Asked alone or among others, a figure states the same."""
    column = filled(list(TEXTS))
    converted = ColumnIn(column, "lb", rounded=rounded)
    fields = converted.fields(column.numbers, column.codes)
    alone = [
        converted.stated(number, code)
        for number, code in zip(column.numbers, column.codes, strict=True)
    ]
    assert [fields.stated(place) for place in range(len(column))] == alone
    magnitudes = converted.magnitudes(column.numbers, column.codes)
    assert magnitudes == [each.magnitude for each in alone]
