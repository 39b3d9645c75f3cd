"""Bibliographies: files to which the sources of several tables and figures are added.

What is in such a file stays as it is, whoever wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from roverspecs.errors import FieldError
from roverspecs.records.cite import bibtex_entries, csl_items, preamble_for
from roverspecs.records.claims import Source
from roverspecs.tables.render import as_json

# The start of an entry, whose key is the group.
_START = r"^[\ufeff \t]*@(?!comment|preamble|string)\w+[ \t]*[{(]\s*([^\s,{}]+)\s*,"


class Extended(NamedTuple):
    """Hold a bibliography with added sources.

    Attributes
    ----------
    text : str
        Without a line break at the end.
    kept : tuple of str
        The keys of the sources that have an entry with other words already.
    """

    text: str
    kept: tuple[str, ...]


def extended(text: str, sources: Iterable[Source], style: str) -> Extended:
    """Return a bibliography with the sources that it lacks.

    Parameters
    ----------
    text : str
        The bibliography, empty for a new one.
    sources : iterable of Source
    style : {"bibtex", "csl-json"}

    Returns
    -------
    Extended
        What was there comes first, and is as it was.

    Raises
    ------
    FieldError
        If the text is no bibliography in this style, or one has the key of
        a source for another document.
    """
    if style == "bibtex":
        return _extended_bibtex(text.rstrip("\n"), sources)
    return _extended_csl(text, sources)


def _extended_bibtex(text: str, sources: Iterable[Source]) -> Extended:
    entries = bibtex_entries(sources)
    held = _entries_in(text)
    added, kept = [], []
    for key, entry in entries.items():
        old = held.get(key.casefold())
        if old is None:
            added.append(entry)
        elif not old.startswith(entry):
            _check_same(key, _fields_in(old), _fields_in(entry))
            kept.append(key)
    # An entry that stays has brought its commands.
    commands = [line for line in preamble_for(added) if line not in text]
    parts = [text, "\n".join(commands), *added]
    return Extended("\n\n".join(filter(None, parts)), tuple(kept))


def _entries_in(text: str) -> dict[str, str]:
    """Return each entry of BibTeX, and what follows it, by its key without capitals."""
    text = text.replace("\r\n", "\n")
    starts = list(re.finditer(_START, text, re.MULTILINE | re.IGNORECASE))
    places = [*(found.start() for found in starts), len(text)]
    entries = {}
    for found, (start, end) in zip(starts, pairwise(places), strict=True):
        entries[found[1].casefold()] = text[start:end].lstrip("\ufeff \t")
    return entries


def _fields_in(entry: str) -> dict[str, str]:
    """Return the fields of an entry that say which document it is, without braces."""
    pattern = r"^[ \t]*(title|url|doi)\s*=\s*(.*?),?$"
    fields = re.findall(pattern, entry, re.MULTILINE | re.IGNORECASE)
    return {name.casefold(): re.sub(r'[{}"]', "", value) for name, value in fields}


def _extended_csl(text: str, sources: Iterable[Source]) -> Extended:
    items = _items_in(text)
    held = {str(item.get("id")): item for item in items}
    added, kept = [], []
    for item in csl_items(sources):
        key = item["id"]
        old = held.get(key)
        if old is None:
            added.append(item)
        elif old != item:
            _check_same(key, _identity(old), _identity(item))
            kept.append(key)
    if text.strip() and not added:
        return Extended(text.rstrip("\n"), tuple(kept))
    return Extended(as_json([*items, *added]), tuple(kept))


def _items_in(text: str) -> list[dict[str, Any]]:
    if not text.strip():
        return []
    try:
        items = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        items = None
    if isinstance(items, list) and all(isinstance(item, dict) for item in items):
        return items
    raise FieldError("expected a list of CSL-JSON, found another file: name a new one")


def _identity(item: dict[str, Any]) -> dict[str, Any]:
    return {name: item.get(name) for name in ("title", "URL", "DOI")}


def _check_same(key: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Refuse an entry with no title, address or DOI in common with the source of its key."""
    if not any(value and old.get(name) == value for name, value in new.items()):
        found = f"found another one under the key {key!r}"
        raise FieldError(f"expected the same source as before, {found}: name a new file")
