from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.errors import FieldError
from roverspecs.records.fields import (
    as_date_text,
    as_tuple,
    check_date,
    day,
    is_address,
    is_date,
    is_text,
    one_of,
    one_or_more,
    restored,
    text,
    tuple_of,
    unseen,
)


@attrs.frozen(kw_only=True)
class Example:
    """Hold a field of each kind."""

    name: str = text()
    kind: str | None = one_of(("rover", "lander"), default=None)
    date: str | None = attrs.field(default=None, converter=as_date_text, validator=check_date)
    landing: Any = day(default=None)  # noqa: RUF009 (makes a field)
    aliases: tuple[str, ...] = attrs.field(
        default=("A", "B"), converter=as_tuple, validator=tuple_of(is_text, "two names", least=2)
    )


def test_fields_hold_what_they_are_for() -> None:
    """A day becomes its text or a date, as the field has it, and a list becomes a tuple."""
    landed = dt.date(2024, 1, 20)

    made = Example(name="A", kind="rover", date=landed, landing="2024-01-20", aliases=["b", "c"])

    assert made == Example(
        name="A", kind="rover", date="2024-01-20", landing=landed, aliases=("b", "c")
    )


def test_checked_fields_make_an_object_without_a_check() -> None:
    """It is equal to one that was checked, has the defaults, and hides no mistake of its maker."""
    made = restored(Example, {"name": "A", "kind": "rover"})

    assert made == Example(name="A", kind="rover")
    assert hash(made) == hash(Example(name="A", kind="rover"))
    assert restored(Example, {"name": " "}).name == " "
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.name = "B"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="name"):
        _ = restored(Example, {}).name


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": " "}, "name: expected text, found ' '"),
        ({"name": None}, "name: expected text, found None"),
        ({"name": "A", "kind": "rovr"}, "kind: unknown 'rovr': did you mean 'rover'?"),
        (
            {"name": "A", "date": "2024-13"},
            "date: expected a date such as '2024', '2024-01' or '2024-01-20', found '2024-13'",
        ),
        (
            {"name": "A", "landing": "2024-01"},
            "landing: expected a date such as 2024-01-20, found '2024-01'",
        ),
        ({"name": "A", "aliases": ["b"]}, "aliases: expected two names, found ('b',)"),
        ({"name": "A", "aliases": ["b", " "]}, "aliases: expected two names, found ('b', ' ')"),
        ({"name": "A", "aliases": "bc"}, "aliases: expected two names, found 'bc'"),
    ],
)
def test_fields_refuse_anything_else(fields: dict[str, Any], message: str) -> None:
    """The message names the field, and what was expected and found."""
    with pytest.raises(FieldError) as caught:
        Example(**fields)
    assert str(caught.value) == message


@given(st.dates(min_value=dt.date(1, 1, 1)), st.sampled_from([4, 7, 10]))
def test_every_day_month_and_year_is_a_date(day: dt.date, length: int) -> None:
    """What a day begins with, its month and its year, is a date as precisely as known."""
    assert is_date(day.isoformat()[:length])


@pytest.mark.parametrize(
    "text", ["24", "2024-", "2024-00", "2024-04-31", "2023-02-29", " 2024", "20240120", None, 2024]
)
def test_other_texts_are_no_dates(text: object) -> None:
    """A date that is not in the calendar, or not written as one, is none."""
    assert not is_date(text)


def test_one_thing_stands_for_a_tuple_of_it() -> None:
    """A thing of the kinds is put into a tuple; several of them stay as they are."""
    several = ["5 kg", "6 kg"]

    assert one_or_more("5 kg", str | int) == ("5 kg",)
    assert one_or_more(several, str | int) is several


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, ソラキュー, Café", ""),
        ("two\nlines\tand a tab", ""),
        ("लुपेक्स\u200dरोवर", ""),
        ("a\x1b[31m", "U+001B at character 2"),
        ("a\u200bb", "U+200B at character 2"),
        ("\ufeffname", "U+FEFF at character 1"),
        ("name\u202e", "U+202E at character 5"),
        ("\ue000", "U+E000 at character 1"),
    ],
)
def test_signs_that_nobody_sees_are_found(text: str, expected: str) -> None:
    """The first one is named with its place; lines, tabs and joined letters are seen."""
    assert unseen(text) == expected


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org", True),
        ("HTTP://example.org:8080/a?b=c#d", True),
        ("https://ja.wikipedia.org/wiki/月", True),
        ("https://web.archive.org/web/2024/https://example.org/", True),
        ("javascript:alert(1)", False),
        ("htp:/nope", False),
        ("https://", False),
        ("https:///path", False),
        ("//example.org", False),
        ("https://user@example.org", False),
        ("https://example.org/a b", False),
    ],
)
def test_an_address_leads_to_a_host(address: str, is_one: bool) -> None:
    """It has a scheme of the web and a host, without spaces."""
    assert bool(is_address(address)) is is_one
