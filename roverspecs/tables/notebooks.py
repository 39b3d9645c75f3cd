"""Notebooks: a result as Jupyter and marimo show it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from roverspecs.tables.render import Sheet, render

FORMATS = {
    "text/plain": "text",
    "text/html": "html",
    "text/markdown": "markdown",
    "text/latex": "latex_booktabs",
}
"""The kinds of text that a notebook may show, and their formats here.

A notebook that becomes a paper knows booktabs, and not what notes below a table need.
"""


def mime_bundle(
    shown: Callable[[str], str],
    include: Collection[str] | None = None,
    exclude: Collection[str] | None = None,
) -> dict[str, str]:
    """Return a result in the formats that a notebook can show.

    Parameters
    ----------
    shown : callable
        Returns the result in a format, with its texts escaped.
    include : collection of str, optional
        The kinds of text to return; by default all.
    exclude : collection of str, optional
        The kinds to leave out, even if they are included.

    Returns
    -------
    dict of str to str
        By the names of :data:`FORMATS`; a notebook takes the best it can show.
    """
    kinds = [kind for kind in FORMATS if include is None or kind in include]
    return {kind: shown(FORMATS[kind]) for kind in kinds if kind not in (exclude or ())}


def table_bundle(
    rows: Sequence[Mapping[str, object]],
    include: Collection[str] | None = None,
    exclude: Collection[str] | None = None,
    *,
    headings: Mapping[str, str] | None = None,
    notes: Iterable[str] = (),
    plain: str | None = None,
) -> dict[str, str]:
    """Return rows as a table in the formats of notebooks.

    Parameters
    ----------
    rows : sequence of mapping
        All with the same keys; a column that is empty in each row is left out.
    include, exclude : collection of str, optional
        As for :func:`mime_bundle`.
    headings : mapping of str to str, optional
        The heading of each key; by default its own words.
    notes : iterable of str, optional
        The notes below the table.
    plain : str, optional
        The plain text, instead of the table.

    Returns
    -------
    dict of str to str
    """
    if headings is None:
        headings = {key: key.replace("_", " ").capitalize() for row in rows[:1] for key in row}
    filled = set()
    for row in rows:
        filled |= {key for key, value in row.items() if value}
    known = {key: heading for key, heading in headings.items() if key in filled}
    sheet = Sheet.of_items(known, rows, notes=notes)

    def shown(format: str) -> str:
        if format == "text" and plain is not None:
            return plain
        return render(sheet, format)

    return mime_bundle(shown, include, exclude)
