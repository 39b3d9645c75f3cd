"""Citations: sources as BibTeX, as CSL-JSON, or as plain text.

The sources themselves are in :mod:`roverspecs.records.claims`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from roverspecs.errors import FieldError, UnknownFormatError, shortened
from roverspecs.records.claims import Source
from roverspecs.records.fields import one_or_more
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
        Each is cited once, in the order given; a single one needs no list.
    style : str, default "text"
        ``text``, ``bibtex`` or ``csl-json``.

    Returns
    -------
    str
        Without a line break at the end.

    Raises
    ------
    UnknownFormatError
        If the style is unknown; the message offers the nearest ones.
    FieldError
        If something is not a Source.
    """
    cited = list(one_or_more(sources, Source | str))
    for source in cited:
        if not isinstance(source, Source):
            raise FieldError(f"expected a Source, found {shortened(source)}").at("sources")
    if style not in STYLES:
        raise UnknownFormatError(style, STYLES)
    if style == "bibtex":
        return "\n\n".join(_bibtex(key, source) for key, source in _keyed(cited).items())
    if style == "csl-json":
        return as_json(csl_items(cited))
    return "\n".join(clean(str(source)) for source in dict.fromkeys(cited))


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources, each once and in the order given, as the plain data of CSL-JSON."""
    return [_csl(key, source) for key, source in _keyed(sources).items()]


def _keyed(sources: Iterable[Source]) -> Mapping[str, Source]:
    """Return each source once, under a key of its own."""
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
    year, month, day = _date_parts(source.date)
    url = _address(source.url or "")
    publisher = bibtex_text(source.publisher)
    # The publisher is the author where no person is named, as on most pages.
    author = _enclosed("{", publisher)
    if source.authors:
        author = " and ".join(filter(None, map(_name, source.authors)))
    journal = ""
    if source.kind == "paper":
        journal = publisher
        publisher = ""
    elif not source.authors:
        publisher = ""
    remarks = [f"{source.kind} source", *map(clean, _remarks(source))]
    fields = {
        # Braces keep the case of a title as it was published.
        "title": _enclosed("{", bibtex_text(source.title)),
        "author": author,
        "journal": journal,
        "publisher": publisher,
        "year": year,
        "month": month,
        "day": day,
        "howpublished": _enclosed("\\url{", url),
        "url": url,
        "doi": _address(source.doi or ""),
        "urldate": source.accessed or "",
        "language": bibtex_text(source.language or ""),
        "note": bibtex_text(", ".join(filter(None, remarks))),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{_ENTRY.get(source.kind, 'misc')}{{{key},", *lines, "}"])


def _name(author: str) -> str:
    """Return the name of an author for a list, in which ``and`` and commas have a meaning."""
    name = bibtex_text(author)
    if "," in name or re.search(r"\b(and|others)\b", name, re.IGNORECASE):
        return _enclosed("{", name)
    return name


def _remarks(source: Source) -> list[str]:
    """Return what no field of a bibliography is made for; the note, made of sentences, is last."""
    remarks = []
    if source.translated_title:
        remarks.append(f"in English: {source.translated_title}")
    if source.archive_url:
        remarks.append(f"stored copy: {_address(source.archive_url)}")
    if source.note:
        remarks.append(source.note)
    return remarks


def _enclosed(start: str, text: str) -> str:
    """Return a text from a start to a closing brace, and an empty text as it is."""
    # Nothing is left of a text of control characters.
    if not text:
        return ""
    return f"{start}{text}}}"


def _address(url: str) -> str:
    # Within \url{} a brace or a backslash would end or begin something.
    return re.sub(r"[\\{}\s]", lambda found: f"%{ord(found[0]):02X}", clean(url))


def _date_parts(date: str | None) -> tuple[str, str, str]:
    year, month, day = (*(date or "").split("-"), "", "")[:3]
    return year, month.lstrip("0"), day.lstrip("0")


def _csl(key: str, source: Source) -> dict[str, Any]:
    # A name is not taken apart: which part is the family's differs between languages.
    authors = source.authors or (source.publisher,)
    published_by = "publisher"
    if source.kind == "paper":
        published_by = "container-title"
    optional = {
        "issued": _csl_date(source.date),
        "accessed": _csl_date(source.accessed),
        "URL": source.url,
        "DOI": source.doi,
        "language": source.language,
        "note": ", ".join(_remarks(source)),
    }
    return {
        "id": key,
        "type": _CSL_TYPE.get(source.kind, "webpage"),
        "title": source.title,
        "author": [{"literal": author} for author in authors],
        published_by: source.publisher,
        **{name: value for name, value in optional.items() if value},
    }


def _csl_date(date: str | None) -> dict[str, list[list[int]]] | None:
    parts = [int(part) for part in _date_parts(date) if part]
    if not parts:
        return None
    return {"date-parts": [parts]}
