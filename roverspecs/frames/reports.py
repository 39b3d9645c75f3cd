"""Reports: a frame, and the texts of it that could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

import attrs

from roverspecs.errors import UnreadError, shortened

Errors = Literal["raise", "report"]
"""Whether unread texts are an error, or left empty and reported."""

ERRORS = ("raise", "report")
"""The two ways, as words."""


@attrs.frozen
class UnreadText:
    """Hold a text of a column that stands for nothing.

    Attributes
    ----------
    text : str
        Such as ``"some kg"``; a "…" stands for numbers that differ.
    count : int
        The number of rows with it.
    reason : str
        The expected and the found, with the nearest there is.
    """

    text: str
    count: int
    reason: str

    def __str__(self) -> str:
        """Return the text, its rows and the reason in one line."""
        rows = "rows"
        if self.count == 1:
            rows = "row"
        return f"{shortened(self.text)} in {self.count} {rows}: {self.reason}"


class Reported(NamedTuple):
    """Hold a frame, and the texts of it that could not be read.

    Attributes
    ----------
    frame : DataFrame, LazyFrame, Table or relation
        Of the engine that was given; empty in the rows of those texts.
    unread : tuple of UnreadText
        The most frequent first.
    """

    frame: Any
    unread: tuple[UnreadText, ...]


def settled(frame: Any, unread: Iterable[UnreadText], *, errors: str, option: str) -> Any:
    """Return a frame, or with its unread texts, as asked.

    Parameters
    ----------
    frame : DataFrame, LazyFrame, Table or relation
    unread : iterable of UnreadText
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


def by_count(unread: Iterable[UnreadText]) -> tuple[UnreadText, ...]:
    """Return unread texts, the most frequent first."""
    return tuple(sorted(unread, key=lambda each: (-each.count, each.text)))
