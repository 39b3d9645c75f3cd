"""Reports: a frame, and the texts of it that could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from roverspecs.errors import Unread, UnreadError

Errors = Literal["raise", "report"]
"""Whether unread texts are an error, or left empty and reported."""

ERRORS = ("raise", "report")
"""The two ways, as words."""


class Reported(NamedTuple):
    """Hold a frame, and the texts of it that could not be read.

    Attributes
    ----------
    frame : DataFrame, LazyFrame, Table or relation
        Of the engine that was given; empty in the rows of those texts.
    unread : tuple of Unread
        The most frequent first.
    """

    frame: Any
    unread: tuple[Unread, ...]


def settled(frame: Any, unread: Iterable[Unread], *, errors: str, option: str) -> Any:
    """Return a frame, or with its unread texts, as asked.

    Parameters
    ----------
    frame : DataFrame, LazyFrame, Table or relation
    unread : iterable of Unread
    errors : {"raise", "report"}
    option : str
        The option that names the column, which the error names as its place.

    Returns
    -------
    DataFrame, LazyFrame, Table, relation or Reported

    Raises
    ------
    UnreadError
        If there are any, and they are not to be reported.
    """
    found = by_count(unread)
    if errors == "report":
        return Reported(frame, found)
    if found:
        raise UnreadError(found).at(option)
    return frame


def by_count(unread: Iterable[Unread]) -> tuple[Unread, ...]:
    """Return unread texts, the most frequent first."""
    return tuple(sorted(unread, key=lambda each: (-each.count, each.text)))
