"""Citations: sources as BibTeX, as CSL-JSON, or as plain text.

The sources themselves are in :mod:`roverspecs.records.claims`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from roverspecs.errors import FieldError, UnknownFormatError, shortened
from roverspecs.records.claims import Source
from roverspecs.records.fields import one_or_more
from roverspecs.tables.escapes import address, bibtex_text, clean
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
    given = one_or_more(sources, Source | str)
    if not isinstance(given, Iterable):
        raise FieldError(f"expected sources, found {shortened(given)}").at("sources")
    cited = list(given)
    for source in cited:
        if not isinstance(source, Source):
            raise FieldError(f"expected a Source, found {shortened(source)}").at("sources")
    if style not in STYLES:
        raise UnknownFormatError(style, STYLES)
    if style == "bibtex":
        return _bibliography(cited)
    if style == "csl-json":
        return as_json(csl_items(cited))
    return "\n".join(clean(str(source)) for source in dict.fromkeys(cited))


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources, each once and in the order given, as the plain data of CSL-JSON."""
    return [_csl(key, source) for key, source in keyed(sources).items()]


def keyed(sources: Iterable[Source]) -> Mapping[str, Source]:
    """Return each source once, under a key of its own.

    Parameters
    ----------
    sources : iterable of Source

    Returns
    -------
    mapping of str to Source
        The keys are those of :func:`cite` for the same sources.
    """
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


def bibtex_entries(sources: Iterable[Source]) -> dict[str, str]:
    """Return the entry of each source, once and in the order given, by its key."""
    return {key: _bibtex(key, source) for key, source in keyed(sources).items()}


def preamble_for(entries: Iterable[str]) -> list[str]:
    """Return the lines of BibTeX with the commands that entries need and LaTeX may lack."""
    from roverspecs.tables.latex_letters import definitions

    text = "".join(entries)
    commands = definitions(text)
    if _BREAK in text:
        commands.append(_BREAK_DEFINITION)
    return [f'@preamble{{"{command}"}}' for command in commands]


def _bibliography(sources: Iterable[Source]) -> str:
    """Return sources as BibTeX."""
    entries = bibtex_entries(sources).values()
    parts = ["\n".join(preamble_for(entries)), *entries]
    return "\n\n".join(filter(None, parts))


def in_latin(source: Source) -> Source:
    """Return a source in the letters that LaTeX prints with its usual fonts.

    Parameters
    ----------
    source : Source

    Returns
    -------
    Source
        A title in other letters is replaced by the translated one, and a
        publisher by the host of the address; both stay where there is neither.
    """
    from roverspecs.tables.latex_letters import is_printable

    title, publisher = source.title, source.publisher
    if not is_printable(title):
        title = source.translated_title or title
    if not is_printable(publisher):
        publisher = _host(source.url or "") or publisher
    return attrs.evolve(source, title=title, publisher=publisher)


def remarks_on_letters(sources: Iterable[Source]) -> list[str]:
    """Return a remark on the entries of BibTeX that pdflatex cannot print, or none.

    Parameters
    ----------
    sources : iterable of Source

    Returns
    -------
    list of str
        At most one sentence, which names their keys.
    """
    from roverspecs.tables.latex_letters import is_printable

    keys = []
    for key, source in keyed(sources).items():
        printed = in_latin(source)
        if not all(map(is_printable, (printed.title, printed.publisher, *printed.authors))):
            keys.append(repr(key))
    if not keys:
        return []
    remedy = "give a translated_title, and authors and publisher in Latin letters"
    return [
        f"pdflatex lacks letters of {', '.join(keys)}: {remedy}, "
        "or use xelatex or lualatex with a font that has them"
    ]


def _host(url: str) -> str:
    return re.sub(r"^https?://(www\.)?|[/?#:].*$", "", url)


def _bibtex(key: str, source: Source) -> str:
    printed = in_latin(source)
    year, month, _ = _date_parts(source.date)
    publisher = bibtex_text(printed.publisher)
    # The publisher is the author where no person is named, as on most pages.
    author = _enclosed("{", publisher)
    if source.authors:
        author = " and ".join(filter(None, map(_name, source.authors)))
    entry, journal, published = "misc", "", ""
    if source.kind == "paper" and source.authors:
        # An article without authors would be incomplete.
        entry, journal = "article", publisher
    elif source.kind == "paper":
        author, published = "", publisher
    elif source.authors:
        published = publisher
    fields = {
        # Braces keep the case of a title as it was published.
        "title": _enclosed("{", bibtex_text(printed.title)),
        "author": author,
        # Without an author, an entry is sorted by its key.
        "key": "" if author else publisher,
        "journal": journal,
        "howpublished": published,
        "year": year,
        "month": month,
        "date": source.date or "",
        "url": _url(source),
        "doi": _doi(source),
        "urldate": source.accessed or "",
        "language": bibtex_text(_LANGUAGES.get(source.language or "", source.language or "")),
        "note": _note(printed),
        "keywords": source.kind,
        "origtitle": _original(source.title, printed.title),
        "origpublisher": _original(source.publisher, printed.publisher),
        # Styles print no annotation: it says how we read the source.
        "annote": bibtex_text(source.note or ""),
    }
    lines = []
    for name, text in fields.items():
        if text and name == "month":
            # Each style has names of its own for the months.
            lines.append(f"  {name} = {_MONTHS[int(text) - 1]},")
        elif text:
            lines.append(f"  {name} = {{{text}}},")
    return "\n".join([f"@{entry}{{{key},", *lines, "}"])


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# In small letters by the names of biblatex, which translates them.
_LANGUAGES = {
    "ar": "Arabic",
    "cs": "czech",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hi": "Hindi",
    "hr": "croatian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "italian",
    "ja": "japanese",
    "lt": "lithuanian",
    "pl": "polish",
    "ro": "romanian",
    "ru": "russian",
    "sl": "slovene",
    "ta": "Tamil",
    "tr": "turkish",
    "uk": "ukrainian",
    "zh": "Chinese",
}


def _original(text: str, printed: str) -> str:
    """Return a text as published where another one is printed, for a field that no style prints."""
    if text == printed:
        return ""
    return bibtex_text(text)


# The signs of a DOI that styles can write into an address and into a text.
_DOI_SIGNS = r"[!-$&-\[\]-z|~]*"


def _doi(source: Source) -> str:
    """Return a DOI, unless it has signs that end or begin something in the command of a style."""
    doi = source.doi or ""
    if re.fullmatch(_DOI_SIGNS, doi):
        return doi
    return ""


def _url(source: Source) -> str:
    """Return the address of a page, unless it repeats the DOI, which styles print beside it."""
    from urllib.parse import unquote

    url = source.url or ""
    doi = _doi(source)
    found = re.fullmatch(r"https?://(?:dx\.|www\.)?doi\.org/(.*)", url)
    if doi and found and unquote(found[1]).casefold() == doi.casefold():
        return ""
    return address(url)


def _note(source: Source) -> str:
    """Return the remarks that a bibliography prints."""
    remarks = []
    # A translation that is printed as the title need not be repeated.
    if source.translated_title and source.translated_title != source.title:
        remarks.append(f"in English: {bibtex_text(source.translated_title)}")
    if source.doi and not _doi(source):
        remarks.append(f"DOI: {_breakable(source.doi)}")
    if source.archive_url:
        remarks.append(f"stored copy: {_linked(address(source.archive_url))}")
    return ", ".join(remarks)


def _linked(url: str) -> str:
    """Return an address within a text: as a link, unless a sign in it has a meaning there."""
    if re.search("[%#]", url):
        return _breakable(url)
    return rf"\url{{{url}}}"


def _breakable(text: str) -> str:
    """Return an address or a DOI as a text whose lines may end at its slashes."""
    return bibtex_text(text).replace("/", rf"/{_BREAK}{{}}")


# A line that ends here is not stretched.
_BREAK = r"\roverbreak"
_BREAK_DEFINITION = (
    rf"\providecommand{{{_BREAK}}}{{\hspace{{0pt plus 10em}}\allowbreak\hspace{{0pt plus -10em}}}}"
)


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
        remarks.append(f"stored copy: {address(source.archive_url)}")
    if source.note:
        remarks.append(source.note)
    return remarks


def _enclosed(start: str, text: str) -> str:
    """Return a text from a start to a closing brace, and an empty text as it is."""
    # Nothing is left of a text of control characters.
    if not text:
        return ""
    return f"{start}{text}}}"


def _date_parts(date: str | None) -> tuple[str, str, str]:
    year, month, day = (*(date or "").split("-"), "", "")[:3]
    return year, month.lstrip("0"), day.lstrip("0")


def _csl(key: str, source: Source) -> dict[str, Any]:
    authors = [_csl_name(author) for author in source.authors]
    published_in = source.publisher
    if not authors and source.kind != "paper":
        # The publisher is the author where no person is named, and styles name it once.
        authors = [{"literal": source.publisher}]
        published_in = ""
    optional = {
        "author": authors,
        "container-title": published_in,
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
        **{name: value for name, value in optional.items() if value},
    }


# Given names, small words such as "de", and the last word; all in letters of Latin.
_NAME = r"((?:[A-Z\u00c0-\u00de][\w.'’-]* )+)((?:[a-z]+ )*)([A-Z\u00c0-\u00de][\w'’-]*)"


def _csl_name(author: str) -> dict[str, str]:
    """Return a name as BibTeX reads it; one that is not plainly a person's is not taken apart."""
    found = re.fullmatch(_NAME, clean(author))
    if not found or re.search(r"\b(and|others)\b", author, re.IGNORECASE):
        return {"literal": author}
    given, particle, family = (part.strip(" ") for part in found.groups())
    name = {"given": given, "non-dropping-particle": particle, "family": family}
    return {key: part for key, part in name.items() if part}


def _csl_date(date: str | None) -> dict[str, list[list[int]]] | None:
    parts = [int(part) for part in _date_parts(date) if part]
    if not parts:
        return None
    return {"date-parts": [parts]}
