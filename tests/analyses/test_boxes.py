"""Boxes: the room that is left is never shown larger than it is."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from roverspecs.analyses.boxes import margin
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span


@st.composite
def sides(draw: st.DrawFn) -> Span:
    """Draw a length with any mark, a range of two or one with a tolerance."""
    places = draw(st.integers(0, 2))
    low, high = sorted(draw(st.lists(st.integers(1, 9999), min_size=2, max_size=2, unique=True)))
    texts = [f"{number / 10**places:.{places}f}" for number in (low, high)]
    mark = draw(st.sampled_from(["", "~", "≥", ">", "≤", "<"]))
    text = draw(st.sampled_from([f"{mark}{texts[0]}", "–".join(texts), f"{texts[1]} ± {texts[0]}"]))
    return Span.of(PublishedValue.parse(f"{text} {draw(st.sampled_from(['cm', 'mm', 'in']))}"))


@settings(max_examples=500)
@given(sides(), sides())
def test_no_more_room_is_shown_than_there_is(room: Span, need: Span) -> None:
    """Both ends are rounded down, by less than a digit of both figures; a bound stays on its true side."""
    found = margin(room, need)
    left = room - need.in_unit(room.unit)
    if not found.text:
        assert left.is_empty
        return
    number, unit = found.text.rsplit(" ", 1)
    shown = [
        Fraction(text.replace("−", "-"))
        for text in number.lstrip("~≥≤><").replace(" to ", "–").split("–")
    ]
    step = min(Fraction(1), *room.steps, *need.in_unit(room.unit).steps)

    assert unit == room.unit
    if left.is_bound and left.low is None:
        assert found.text[0] in "≤<"
        assert left.high is not None
        assert 0 <= shown[0] - left.high < step
        return
    for end, text in zip(left.ends, shown, strict=True):
        assert 0 <= end - text < step
