"""Check what five articles say of vehicles against the records, when the docs are built.

``roverspecs/data/articles/statements.toml`` has the statements.  It says which figure, field
or source decides each of them; the verdict on a figure or a field is made from the record.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import attrs
from markup import escaped, linked, table
from vehicle_pages import page_link, reference

import roverspecs
from roverspecs.records.catalog import SHIPPED
from roverspecs.records.claims import Claim, Source
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.agreement import VERDICTS, agreement
from roverspecs.values.published import PublishedValue

FILE = Path(SHIPPED) / "articles" / "statements.toml"
"""The statements, the words, and the sources that no record cites."""

AGREES, SUPERSEDED, DIFFERS = "agrees", "another figure is shown", "does not agree"
"""The verdicts: the catalog says the same, prefers another figure, or says otherwise."""


@attrs.frozen(kw_only=True)
class Statement:
    """Hold what an article says of a vehicle, and where to look whether it is so.

    Attributes
    ----------
    article : str
        The id of the source.
    says : str
        In words of ours.
    vehicle : str
    spec, printed, twin : str or None
        A figure of the vehicle as the article prints it, and the same in another unit.
    field, stated, found : str or None
        A field of the record, what the article says of it, and the words that
        decide if the record says otherwise.
    source, finds : str or None
        A source that decides, and what it says in words of ours.
    agrees : bool or None
        Whether that source agrees with the article.
    figure : str or None
        Instead: what that source says, to be held against the printed figure.
    error : str or None
        The name of the error, if it is one.
    remark : str or None
    """

    article: str
    says: str
    vehicle: str
    spec: str | None = None
    printed: str | None = None
    twin: str | None = None
    field: str | None = None
    stated: str | None = None
    found: str | None = None
    source: str | None = None
    finds: str | None = None
    agrees: bool | None = None
    figure: str | None = None
    error: str | None = None
    remark: str | None = None


@attrs.frozen(kw_only=True)
class Word:
    """Hold a word for vehicles, and the vehicles that it can mean.

    Attributes
    ----------
    word : str
    articles : sequence of str
        Those that use it.
    vehicles : sequence of str
    because : str or None
        Why no single vehicle is found by it.
    """

    word: str
    articles: Sequence[str]
    vehicles: Sequence[str]
    because: str | None = None


class Verdict(NamedTuple):
    """Hold whether the catalog agrees with a statement.

    Attributes
    ----------
    word : str
        One of :data:`AGREES`, :data:`SUPERSEDED` and :data:`DIFFERS`.
    ground : str
        What decides, as Markdown.
    """

    word: str
    ground: str


class Articles:
    """Judge the statements of a file by the catalog.

    Parameters
    ----------
    data : dict
        The tables of the file.

    Attributes
    ----------
    statements : tuple of Statement
    words : tuple of Word
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.statements = tuple(Statement(**each) for each in data["statement"])
        self.words = tuple(Word(**each) for each in data.get("word", ()))
        self._own = {name: Source(id=name, **each) for name, each in data["sources"].items()}
        self._vehicles = {vehicle.id: vehicle for vehicle in roverspecs.Catalog()}

    @classmethod
    def read(cls, path: Path = FILE) -> Articles:
        """Return the statements of a file.

        Parameters
        ----------
        path : Path, optional

        Returns
        -------
        Articles
        """
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def source(self, name: str) -> Source:
        """Return a source of the file or of the records.

        Parameters
        ----------
        name : str
            Its id.

        Returns
        -------
        Source

        Raises
        ------
        ValueError
            If there is none, or if two records mean two sources by it.
        """
        if name in self._own:
            return self._own[name]
        cited = [source for each in self._vehicles.values() for source in each.sources]
        known = {source.title: source for source in cited if source.id == name}
        if len(known) != 1:
            message = f"expected one source {name!r} in the records, found {len(known)}"
            raise ValueError(f"{message}: define it in the file, under an id of its own")
        return next(iter(known.values()))

    def judge(self, statement: Statement) -> Verdict:
        """Return whether the catalog agrees with a statement.

        Parameters
        ----------
        statement : Statement

        Returns
        -------
        Verdict

        Raises
        ------
        ValueError
            If nothing decides it.
        """
        vehicle = self._vehicles[statement.vehicle]
        if statement.spec:
            return _by_figure(statement, vehicle)
        if statement.field:
            return _by_field(statement, vehicle)
        if statement.source:
            return _by_source(statement, self.source(statement.source))
        raise _undecided(statement, "name a spec, a field or a source")

    def found_by(self, word: Word) -> Vehicle | None:
        """Return the vehicle that goes by a word, if one does.

        Parameters
        ----------
        word : Word

        Returns
        -------
        Vehicle or None
        """
        try:
            return roverspecs.get(word.word)
        except LookupError:
            return None

    def meant_by(self, word: Word) -> list[Vehicle]:
        """Return the vehicles of the catalog that a word can mean.

        Parameters
        ----------
        word : Word

        Returns
        -------
        list of Vehicle
        """
        return [self._vehicles[name] for name in word.vehicles if name in self._vehicles]


def page() -> str:
    """Return the statements with the verdicts, article by article.

    Returns
    -------
    str
        Markdown: the errors, a table for each article, the words for vehicles.
    """
    return "\n".join(_page(Articles.read())) + "\n"


def _page(articles: Articles) -> Iterator[str]:
    verdicts = {each: articles.judge(each) for each in articles.statements}
    words = [verdict.word for verdict in verdicts.values()]
    counts = [f"{word}: {words.count(word)}" for word in (AGREES, SUPERSEDED, DIFFERS)]
    yield f"The articles make {len(words)} statements. Verdicts: {'; '.join(counts)}.\n"
    yield "## Errors\n"
    for each in articles.statements:
        if each.error:
            publisher = articles.source(each.article).publisher
            yield "- " + escaped(f"{publisher}: {each.error}")
    for name in dict.fromkeys(each.article for each in articles.statements):
        source = articles.source(name)
        yield "\n## " + escaped(f"{source.publisher}, {source.date or 'undated'}") + "\n"
        yield linked(source.title, source.url) + "\n"
        yield from _statements({s: v for s, v in verdicts.items() if s.article == name})
    yield "\n## The words for vehicles\n"
    yield from _words(articles)


def _statements(verdicts: dict[Statement, Verdict]) -> Iterator[str]:
    return table(
        {
            "The article says": [escaped(each.says) for each in verdicts],
            "Verdict": [verdict.word for verdict in verdicts.values()],
            "Decided by": [verdict.ground for verdict in verdicts.values()],
            "Error": [escaped(each.error or "") for each in verdicts],
            "Remark": [escaped(each.remark or "") for each in verdicts],
        }
    )


def _words(articles: Articles) -> Iterator[str]:
    publishers = [
        escaped(", ".join(articles.source(name).publisher for name in word.articles))
        for word in articles.words
    ]
    return table(
        {
            "Word": [escaped(word.word) for word in articles.words],
            "Used by": publishers,
            "Finds": [_finding(articles, word) for word in articles.words],
            "Can mean": [_meanings(articles, word) for word in articles.words],
        }
    )


def _finding(articles: Articles, word: Word) -> str:
    found = articles.found_by(word)
    if found:
        return page_link(found, "vehicles/")
    if word.because:
        return escaped(f"no single vehicle: {word.because}")
    return "no record yet"


def _meanings(articles: Articles, word: Word) -> str:
    if not word.because:
        return ""
    return ", ".join(page_link(each, "vehicles/") for each in articles.meant_by(word))


def _undecided(statement: Statement, remedy: str) -> ValueError:
    return ValueError(f"{statement.article}: {statement.says!r} is not decided: {remedy}")


def _by_figure(statement: Statement, vehicle: Vehicle) -> Verdict:
    """Return whether the figure that the catalog shows agrees with the printed one."""
    spec = PUBLISHED[statement.spec or ""]
    shown = next((claim for claim in vehicle.claims(spec.name) if not claim.rejected), None)
    if shown is None:
        raise _undecided(statement, f"no {spec.name} of {vehicle.id!r} is shown")
    printed = PublishedValue.parse(statement.printed or "")
    own = _own_claim(statement, vehicle, printed)
    known = agreement(shown.published, printed).verdict
    grounds = [f"{escaped(f'{spec.label}: {_figure(shown)}')} ({reference(shown.source)})"]
    word = AGREES
    if known == "no":
        word = SUPERSEDED
        grounds.append(escaped(f"the article's figure: {_reason(vehicle, spec.name, own)}"))
    elif known != "both":
        grounds.append(escaped(f"the two {VERDICTS[known]}"))
    if own.rejected:
        word = DIFFERS
    if statement.twin:
        twins = VERDICTS[agreement(printed, statement.twin).verdict]
        grounds.append(escaped(f"{statement.printed} and {statement.twin} {twins}"))
    return Verdict(word, "; ".join(grounds))


def _own_claim(statement: Statement, vehicle: Vehicle, printed: PublishedValue) -> Claim:
    """Return the claim by which the record has the figure of an article."""
    for spec in PUBLISHED:
        for claim in vehicle.claims(spec):
            is_own = claim.source is not None and claim.source.id == statement.article
            if is_own and claim.published == printed:
                return claim
    remedy = f"the record of {vehicle.id!r} has no claim of the article for {printed}"
    raise _undecided(statement, remedy)


def _figure(claim: Claim) -> str:
    dependence = claim.dependence
    if claim.configuration == "unstated":
        dependence = f"configuration {dependence}"
    if dependence:
        return f"{claim.value}, {dependence}"
    return claim.value


def _reason(vehicle: Vehicle, spec: str, own: Claim) -> str:
    """Return why the claim of an article is not the one shown."""
    reasons = [each.reason for each in vehicle.why(spec) if each.claim == own]
    return "; ".join(reasons) or "it stands under another spec"


def _by_field(statement: Statement, vehicle: Vehicle) -> Verdict:
    """Return whether a field of the record holds what the article says."""
    value = getattr(vehicle, statement.field or "")
    stated = statement.stated or ""
    label = f"{vehicle.name}, {(statement.field or '').replace('_', ' ')}"
    if isinstance(value, dt.date):
        ground = escaped(f"{label}: {value} (UTC)")
        return Verdict(_word(is_so=_is_on(value, stated)), ground)
    texts = _texts(value)
    ground = escaped(f"{label}: {', '.join(texts)}")
    if any(stated in text for text in texts):
        return Verdict(AGREES, ground)
    if statement.found and any(statement.found in text for text in texts):
        return Verdict(DIFFERS, ground)
    field = f"the {statement.field} of {vehicle.id!r}"
    raise _undecided(statement, f"{field} has neither {stated!r} nor {statement.found!r}")


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, tuple):
        return value
    return (value or "",)


def _is_on(day: dt.date, stated: str) -> bool:
    """Return whether a day in UTC is the one stated, or in the month or year stated."""
    text, _, zone = stated.partition(" ")
    days = [day]
    if zone == "JST":
        # Nine hours ahead: it may be the next day.
        days.append(day + dt.timedelta(days=1))
    return any(each.isoformat().startswith(text) for each in days)


def _word(*, is_so: bool) -> str:
    if is_so:
        return AGREES
    return DIFFERS


def _by_source(statement: Statement, source: Source) -> Verdict:
    """Return whether a source, which no spec or field holds, agrees with the article."""
    ground = f"{escaped(statement.finds or '')} ({reference(source)})"
    is_so = statement.agrees
    if statement.figure and statement.printed:
        is_so = agreement(statement.figure, statement.printed).verdict != "no"
    if is_so is None:
        raise _undecided(statement, "write whether the source agrees")
    return Verdict(_word(is_so=is_so), ground)
