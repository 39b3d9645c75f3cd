"""Fields: the kinds of fields that records are made of, with their checks and converters."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import attrs

from roverspecs.errors import FieldError, shortened, suggestion

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
"""A date as precisely as known: a year, a month or a day."""


def one_of(choices: Iterable[str], *, default: Any = attrs.NOTHING) -> Any:
    """Return a field for one of some texts, or None where that is the default."""
    allowed = tuple(choices)

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value not in allowed and (value is not None or default is not None):
            message = f"unknown {shortened(value)}: {suggestion(str(value), allowed)}"
            raise FieldError(message).at(attribute.name)

    return attrs.field(default=default, validator=check)


def text(*, default: Any = attrs.NOTHING) -> Any:
    """Return a field for text, or None where that is the default."""

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        is_text = isinstance(value, str) and value.strip()
        if not is_text and (value is not None or default is not None):
            raise FieldError(f"expected text, found {shortened(value)}").at(attribute.name)

    return attrs.field(default=default, validator=check)


def is_date(value: object) -> bool:
    """Return whether something is a date as text: a year, a month or a day of the calendar."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return False
    try:
        # The first of January, or of the month, makes a whole date of a part.
        dt.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def check_date(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse anything but a date as text or None, as a validator of attrs."""
    if value is not None and not is_date(value):
        expected = "expected a date such as '2024', '2024-01' or '2024-01-20'"
        raise FieldError(f"{expected}, found {shortened(value)}").at(attribute.name)


def as_date_text(value: Any) -> Any:
    """Return a day as text and anything else as it is, as a converter of attrs."""
    is_day = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    return value.isoformat() if is_day else value


def as_tuple(value: Any) -> Any:
    """Return an iterable as a tuple and anything else as it is, as a converter of attrs."""
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else value
