"""Counts of parts in running texts."""

from __future__ import annotations

import time

import pytest

from roverspecs.analyses.mentions import Place
from roverspecs.analyses.text_counts import count_below, counts_in, is_of_part


@pytest.mark.parametrize(
    ("text", "value", "printed", "specs"),
    [
        ("It has six wheels.", "6", "six wheels", ("wheel_count",)),
        ("A six-wheeled rover", "6", "six-wheeled", ("wheel_count",)),
        ("on more than 4 wheels", ">4", "more than 4 wheels", ("wheel_count",)),
        ("on 4-6 wheels", "4–6", "4-6 wheels", ("wheel_count",)),
        ("with ten science instruments", "10", "ten science instruments", ("instrument_count",)),
        ("There are 10 instruments aboard", "10", "10 instruments", ("instrument_count",)),
        ("その六輪ローバー", "6", "六輪", ("wheel_count",)),
        ("4個の車輪", "4", "4個の車輪", ("wheel_count",)),
        ("車体に10の観測機器を搭載", "10", "10の観測機器", ("instrument_count",)),
        ("имеет 8 колёс", "8", "8 колёс", ("wheel_count",)),
        ("Die Räder der Masse: sechs Räder und", "6", "sechs Räder", ("wheel_count",)),
    ],
)
def test_a_count_is_read_with_its_noun(
    text: str, value: str, printed: str, specs: tuple[str, ...]
) -> None:
    """A number in digits or words counts the part that is named behind it."""
    (count,) = counts_in(text, ())

    assert str(count.mention.value) == value
    assert text[count.mention.start : count.mention.end] == printed
    assert count.specs == specs


@pytest.mark.parametrize(
    ("text", "is_of_no_spec"),
    [
        ("its four corner wheels", False),
        ("Two instruments failed.", False),
        ("It has it. Two instruments failed", False),
        ("with 17 cameras", True),
    ],
)
def test_a_count_that_may_be_of_some_only_is_of_no_spec(text: str, is_of_no_spec: bool) -> None:
    """It is found all the same, so that the text is known not to be checked there."""
    (count,) = counts_in(text, ())

    assert count.specs == ()
    assert count.is_of_no_spec is is_of_no_spec


@pytest.mark.parametrize(
    "text",
    [
        "two of the wheels",
        "one wheel, one of its instruments",
        "2.6 wheels, twenty-six wheels, Spirit-2 wheels, 100 wheels",
        "in 6. Wheels",
        "四半輪, 两轮飞行, 半輪",
        "$5 wheels",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    """A part of another number, or of all the parts, counts nothing."""
    assert counts_in(text, ()) == []


def test_a_figure_is_no_count() -> None:
    """What has a unit is read already; a count before it ends where it begins."""
    text = "six 50 cm wheels"

    (count,) = counts_in(text, [Place(4, 9)])

    assert (count.mention.start, count.mention.end) == (0, 3)


@pytest.mark.parametrize("piece", ["1 ", "1-", "six ", "1 a", "6の", "6 x-"])
def test_no_text_takes_long(piece: str) -> None:
    """The time grows with the length of the text alone."""
    start = time.perf_counter()

    counts_in(piece * 30_000, ())

    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("head", "cell", "specs"),
    [
        ("Wheels", "6", ("wheel_count",)),
        ("Number of wheels", "6", ("wheel_count",)),
        ("Räder", "6", ("wheel_count",)),
        ("車輪数", "6", ("wheel_count",)),
        ("Instruments", "10", ("instrument_count",)),
        ("Cameras", "10", None),
        ("Wheel diameter", "10", None),
        ("Wheels", "6 wheels", None),
        ("Wheels", "100", None),
    ],
)
def test_a_count_stands_below_its_noun(head: str, cell: str, specs: tuple[str, ...] | None) -> None:
    """In a table, a whole number alone is counted by the head of its row or column."""
    found = count_below(head, cell, 0, len(cell))
    assert (found and found.specs) == specs


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" with a diameter of ", True),
        (", each ", True),
        (" ", True),
        (" (", True),
        (" de ", True),
        (" and is ", False),
        (" with cleats and weighs ", False),
        (", weighs ", False),
    ],
)
def test_a_figure_right_behind_parts_is_of_them(between: str, expected: bool) -> None:
    """Six wheels with a diameter of 51 cm have it; six wheels, and 2.7 m wide, have not."""
    text = f"six wheels{between}51 cm"
    assert is_of_part(text, len("six wheels"), text.index("51 cm")) is expected
