"""Citations: sources as BibTeX, as CSL-JSON, or as plain text.

What a bibliography program reads; the sources themselves are in
:mod:`roverspecs.records.claims`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from roverspecs.errors import FieldError, UnknownFormatError, shortened
from roverspecs.records.claims import Source
from roverspecs.tables.escapes import bibtex_text, clean
from roverspecs.tables.render import as_json

STYLES = ("text", "bibtex", "csl-json")
"""The forms of a bibliography."""

# BibTeX 0.99 knows no entry for a web page; @misc with howpublished is read by all.
_ENTRY = {"paper": "article"}
_CSL_TYPE = {
    "paper": "article-journal",
    "press": "article-newspaper",
    "reference": "entry-encyclopedia",
}


def cite(sources: Iterable[Source] | Source, style: str = "text") -> str:
    """Return a bibliography.

    Parameters
    ----------
    sources : iterable of Source
        Each is cited once, in the order given; one may stand for itself.
    style : str, default "text"
        ``text``, ``bibtex`` or ``csl-json``.

    Returns
    -------
    str
        Without a line break at the end.

    Raises
    ------
    UnknownFormatError
        If there is no such style; the message offers the nearest ones.
    FieldError
        If something else than sources is given.
    """
    sources = [sources] if isinstance(sources, Source | str) else list(sources)
    for source in sources:
        if not isinstance(source, Source):
            raise FieldError(f"expected a Source, found {shortened(source)}").at("sources")
    if style not in STYLES:
        raise UnknownFormatError(style, STYLES)
    if style == "bibtex":
        return "\n\n".join(_bibtex(key, source) for key, source in _keyed(sources).items())
    if style == "csl-json":
        return as_json(csl_items(sources))
    return "\n".join(clean(str(source)) for source in dict.fromkeys(sources))


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources as the plain data of CSL-JSON.

    Parameters
    ----------
    sources : iterable of Source
        Each is cited once, in the order given.

    Returns
    -------
    list of dict
    """
    return [_csl(key, source) for key, source in _keyed(sources).items()]


def _keyed(sources: Iterable[Source]) -> Mapping[str, Source]:
    """Return the sources under keys of which no two are the same."""
    keyed: dict[str, Source] = {}
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for source in dict.fromkeys(sources):
        # A key of BibTeX has no spaces, commas, braces nor letters outside ASCII.
        base = re.sub(r"[^A-Za-z0-9:.-]+", "-", source.id).strip("-") or "source"
        key = base
        while key.casefold() in taken:
            numbers[base] = numbers.get(base, 1) + 1
            key = f"{base}-{numbers[base]}"
        taken.add(key.casefold())
        keyed[key] = source
    return keyed


def _bibtex(key: str, source: Source) -> str:
    year, month, day = _date_parts(source)
    note = ", ".join(filter(None, [f"{source.kind} source", clean(source.note or "")]))
    url = _address(source.url or "")
    fields = {
        # Braces keep the case of a title as it was published.
        "title": _braced(source.title),
        # The publisher is the author: pages of agencies and newspapers name no other here.
        "author": _braced(source.publisher),
        "journal": bibtex_text(source.publisher) if source.kind == "paper" else "",
        "year": year,
        "month": month,
        "day": day,
        "howpublished": f"\\url{{{url}}}" if url else "",
        "url": url,
        "language": bibtex_text(source.language or ""),
        "note": bibtex_text(note),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{_ENTRY.get(source.kind, 'misc')}{{{key},", *lines, "}"])


def _braced(text: str) -> str:
    # Nothing is left of a text of control characters.
    field = bibtex_text(text)
    return f"{{{field}}}" if field else ""


def _address(url: str) -> str:
    # Within \url{} a brace or a backslash would end or begin something.
    return re.sub(r"[\\{}\s]", lambda found: f"%{ord(found[0]):02X}", clean(url))


def _date_parts(source: Source) -> tuple[str, str, str]:
    year, month, day = (*(source.date or "").split("-"), "", "")[:3]
    return year, month.lstrip("0"), day.lstrip("0")


def _csl(key: str, source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": key,
        "type": _CSL_TYPE.get(source.kind, "webpage"),
        "title": source.title,
        "author": [{"literal": source.publisher}],
        "publisher": source.publisher,
    }
    parts = [int(part) for part in _date_parts(source) if part]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    optional = {"URL": source.url, "language": source.language, "note": source.note}
    return item | {name: text for name, text in optional.items() if text}
