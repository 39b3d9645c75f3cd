"""Fields: the kinds of fields that records are made of, with their checks and converters."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import attrs

from roverspecs import errors
from roverspecs.errors import FieldError, shortened

_Made = TypeVar("_Made")

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
"""A date as precisely as known: a year, a month or a day."""

CATALOGS = {
    "cospar": r"[0-9]{4}-[0-9]{3}[A-Z]{1,3}",
    "nssdca": r"[0-9]{4}-[0-9]{3}[A-Z]{1,3}|[A-Z][A-Z0-9-]+",
    "wikidata": r"Q[1-9][0-9]*",
}
"""The catalogs that number vehicles, and the pattern of a number."""


def one_of(
    choices: Iterable[str],
    *,
    default: Any = attrs.NOTHING,
    usual: Callable[[], Mapping[str, Sequence[str]]] | None = None,
) -> Any:
    """Return a field for one of some texts, or None where that is the default.

    Parameters
    ----------
    choices : iterable of str
    default : optional
    usual : callable, optional
        Returns the choices that many people mean by another word, for an error.

    Returns
    -------
    field
    """
    allowed = tuple(choices)

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value is not None or default is not None:
            errors.one_of(value, allowed, attribute.name, usual)

    return attrs.field(default=default, validator=check)


def text(*, default: Any = attrs.NOTHING) -> Any:
    """Return a field for text, or None where that is the default."""

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value is None and default is None:
            return
        if not is_text(value):
            raise FieldError(f"expected text, found {shortened(value)}").at(attribute.name)

    return attrs.field(default=default, validator=check)


def unseen(value: str) -> str:
    """Return the first sign of a text that nobody sees, with its place; else empty."""
    # Most texts are of usual signs.
    if value.isprintable():
        return ""
    for place, sign in enumerate(value, 1):
        if unicodedata.category(sign) in _UNSEEN and sign not in _SEEN:
            return f"U+{ord(sign):04X} at character {place}"
    return ""


# Control signs, signs without width, signs of no meaning, breaks of lines.
_UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
# A text may have several lines; scripts such as Hindi need the last two within words.
_SEEN = "\n\r\t\u200c\u200d"


def is_text(value: object) -> bool:
    """Return whether something is a text with more than spaces in it."""
    return isinstance(value, str) and bool(value.strip())


def tuple_of(fits: Callable[[Any], bool], expected: str, *, least: int = 0) -> Any:
    """Return a check for a tuple of things that fit, at least so many, as a validator of attrs."""

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if not isinstance(value, tuple) or len(value) < least or not all(map(fits, value)):
            raise FieldError(f"expected {expected}, found {shortened(value)}").at(attribute.name)

    return check


def day(*, default: Any = attrs.NOTHING) -> Any:
    """Return a field for a day of the calendar, given as a date or as text, or None."""
    return attrs.field(default=default, converter=_as_day, validator=_check_day)


def _as_day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    return value


def _check_day(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and not _is_day(value):
        message = f"expected a date such as 2024-01-20, found {shortened(value)}"
        raise FieldError(message).at(attribute.name)


def _is_day(value: Any) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


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


_USUAL_ADDRESS = r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:[/?#]\S*)?"


def is_address(value: str) -> bool:
    """Return whether a text is an address of the web, with a host and without a user or spaces."""
    if re.fullmatch(_USUAL_ADDRESS, value):
        return True
    # To take addresses apart is slow, and only unusual ones need it.
    from urllib.parse import urlsplit

    if re.search(r"\s", value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https")
    return is_web and bool(parts.hostname) and parts.username is None


def as_date_text(value: Any) -> Any:
    """Return a day as text and anything else as it is, as a converter of attrs."""
    if _is_day(value):
        return value.isoformat()
    return value


def as_tuple(value: Any) -> Any:
    """Return an iterable as a tuple and anything else as it is, as a converter of attrs."""
    if type(value) is tuple or isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return tuple(value)
    return value


def restored(cls: type[_Made], fields: Mapping[str, Any]) -> _Made:
    """Return an object of an attrs class from fields that were checked before.

    It is made as a copy is: neither a converter nor a check runs.

    Parameters
    ----------
    cls : type
        With slots, and without defaults that a factory makes.
    fields : mapping
        By their names; the others have their defaults.

    Returns
    -------
    object of the class
    """
    # To a type checker a class has no hash, and an object no state.
    kind: Any = cls
    made: Any = kind.__new__(kind)
    made.__setstate__({**_defaults(kind), **fields})
    checked: _Made = made
    return checked


@lru_cache
def _defaults(cls: Any) -> dict[str, Any]:
    """Return the fields of an attrs class that have a default."""
    fields = attrs.fields(cls)
    return {each.name: each.default for each in fields if each.default is not attrs.NOTHING}


def one_or_more(given: Any, kinds: Any) -> Any:
    """Return one thing of some kinds as a tuple of it, and anything else as it is."""
    if isinstance(given, kinds):
        return (given,)
    return given
