"""Markdown of texts that anybody may have written: nothing in them is taken for a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from roverspecs.tables.escapes import clean


def escaped(text: str) -> str:
    """Return a text in which Markdown sees nothing but the text.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        In one line.
    """
    # CommonMark lets a backslash stand before any ASCII punctuation.
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", clean(text))


def linked(text: str, url: str | None) -> str:
    """Return a text as a link, or without one if there is no address.

    Parameters
    ----------
    text : str
    url : str or None

    Returns
    -------
    str
    """
    if url is None:
        return escaped(text)
    # Nothing in an address may end the link that it stands in.
    address = re.sub(r"[\s<>\\|]", lambda found: quote(found[0]), url)
    return f"[{escaped(text)}](<{address}>)"


def table(columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; columns that hold nothing are left out.

    Parameters
    ----------
    columns : mapping of str to sequence of str
        The cells under each heading, as Markdown.

    Yields
    ------
    str
    """
    filled = {heading: cells for heading, cells in columns.items() if any(cells)}
    yield _line(filled)
    yield _line("---" for _ in filled)
    yield from map(_line, zip(*filled.values(), strict=True))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
