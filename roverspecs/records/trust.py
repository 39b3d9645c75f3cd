"""Trust: the order of several claims for a spec, its reasons, and ways to prefer another.

The claims of a record stand in the order of trust, which its file keeps
(``data/README.md`` has the policy).  A preference reorders them for one call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from roverspecs.errors import FieldError, RoverspecsError, closest, offered, shortened
from roverspecs.records.claims import SOURCE_KINDS, Claim, Source
from roverspecs.records.fields import as_date_text, check_date, is_date, one_of
from roverspecs.values.agreement import agreement, is_compatible, is_rounding, percent_apart
from roverspecs.values.published import PublishedValue

ORDERS = ("latest", "earliest")
"""The words that order claims by the date of their source."""

ALONE = {"press": "one press source only", "aggregator": "one aggregator only"}
"""The kinds of source that need a second one, and the words where it is missing."""

PLANNED = "planned"
"""The condition that comes last within a kind of source."""

_AS_OF = r"(?s)as[- ]of(?:[\s=](?P<date>.*))?"

# A longer list of ids does not help after a typing error.
_MOST_OFFERED = 40


class Verdict(NamedTuple):
    """Hold why a claim is shown, or is not.

    Attributes
    ----------
    claim : Claim
    reason : str
    distance : str
        How far it is from the claim shown, such as ``"+9.6 %"``; empty for
        that one, and where the two measure different things.
    """

    claim: Claim
    reason: str
    distance: str


@attrs.frozen(kw_only=True)
class Preference:
    """Hold the sources that go before the order of trust.

    Attributes
    ----------
    ranks : tuple of str
        Kinds of sources, and ids or publishers of sources, the first preferred most.
    order : str
        One of :data:`ORDERS`, or empty: by trust.
    as_of : str or None
        Leave aside claims published later, and undated ones.
    """

    ranks: tuple[str, ...] = ()
    order: str = one_of(("", *ORDERS), default="")
    as_of: str | None = attrs.field(default=None, converter=as_date_text, validator=check_date)

    @staticmethod
    def parse(given: str | Iterable[str] | Preference | None) -> Preference:
        """Read a preference.

        Parameters
        ----------
        given : str, iterable of str, Preference or None
            Words, or a text of them with commas: kinds of sources, ids and
            publishers of sources, ``latest`` or ``earliest``, ``as-of DATE``.
            A publisher with a comma in its name is given by the part before it.

        Returns
        -------
        Preference

        Raises
        ------
        FieldError
            If a word is empty or is not text, if two words contradict each
            other, or if a date cannot be read.
        """
        if isinstance(given, Preference):
            return given
        ranks: list[str] = []
        orders: list[str] = []
        dates: list[str] = []
        for word in _words(given):
            if found := re.fullmatch(_AS_OF, word):
                dates.append((found["date"] or "").strip())
            elif word in ORDERS:
                orders.append(word)
            else:
                ranks.append(word)
        if len(orders) > 1:
            first, second = orders
            message = f"{first!r} and {second!r} cannot be given together: give one of them"
            raise FieldError(message).at("prefer")
        if len(dates) > 1:
            raise FieldError("expected one 'as-of DATE', found several").at("prefer")
        if dates and not is_date(dates[0]):
            expected = "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20"
            raise FieldError(f"{expected}, found {shortened(dates[0])}").at("prefer")
        order, as_of = "".join(orders), next(iter(dates), None)
        return Preference(ranks=tuple(ranks), order=order, as_of=as_of)

    def __bool__(self) -> bool:
        """Return whether anything is preferred."""
        return bool(self.ranks or self.order or self.as_of)

    def check(self, claims: Iterable[Claim]) -> None:
        """Check that the claims cite each source named, unless it is a kind of source.

        Raises
        ------
        FieldError
            If they do not; the message offers the nearest sources.
        """
        sources = [claim.source for claim in claims if claim.source]
        for word in self.ranks:
            if word not in SOURCE_KINDS and not any(_is_named(source, word) for source in sources):
                near = _offered(word, sources)
                message = f"no kind or id of a source: {shortened(word)}: {near}"
                raise FieldError(message).at("prefer")

    def sorted(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return claims with the preferred ones first, rejected ones last.

        Parameters
        ----------
        claims : sequence of Claim
            In the order of trust, which decides between claims preferred alike.

        Returns
        -------
        tuple of Claim
            Without the accepted ones that :attr:`as_of` leaves aside.
        """
        kept = list(claims)
        if self.as_of is not None:
            kept = [claim for claim in kept if claim.rejected or self._is_known(claim)]
        if self.order:
            # Undated ones last, in either order.
            dated = [claim for claim in kept if _date(claim)]
            dated.sort(key=_date, reverse=self.order == "latest")
            kept = dated + [claim for claim in kept if not _date(claim)]
        if self.ranks:
            kept.sort(key=self._rank)
        kept.sort(key=_is_rejected)
        return tuple(kept)

    def fits(self, claim: Claim) -> bool:
        """Return whether the preference has a bearing on a claim.

        Parameters
        ----------
        claim : Claim

        Returns
        -------
        bool
        """
        is_named = self._rank(claim) < len(self.ranks)
        is_ordered = bool(self.order and _date(claim))
        return self.as_of is not None or is_named or is_ordered

    def parts(self, one: Claim, other: Claim) -> bool:
        """Return whether the preference itself, and not trust, puts one claim before another.

        Parameters
        ----------
        one, other : Claim

        Returns
        -------
        bool
        """
        if not self:
            # Most ask for no preference.
            return False
        is_dated_apart = bool(self.order) and _date(one) != _date(other)
        return self._rank(one) != self._rank(other) or is_dated_apart

    def _is_known(self, claim: Claim) -> bool:
        # A year alone may mean its last day.
        date, last = (text.ljust(10, "9") for text in (_date(claim), self.as_of or ""))
        return bool(_date(claim)) and date <= last

    def _rank(self, claim: Claim) -> int:
        if claim.source is not None:
            for place, word in enumerate(self.ranks):
                if _is_named(claim.source, word):
                    return place
        return len(self.ranks)

    @property
    def remark(self) -> str:
        """The remark under a table or a picture; empty where nothing is preferred."""
        if not self:
            return ""
        return f"Preferred here over the usual order of trust: {self}"

    def __str__(self) -> str:
        """Return the preference as :meth:`parse` reads it."""
        words = [*self.ranks, self.order]
        if self.as_of:
            words.append(f"as-of {self.as_of}")
        return ", ".join(filter(None, words))


def _words(given: object) -> list[str]:
    """Return the words of a preference, each once; a comma always parts two of them."""
    if given is None:
        return []
    texts: Any = given
    if isinstance(given, str) or not isinstance(given, Iterable):
        texts = [given]
    words: list[str] = []
    for text in texts:
        parts = [""]
        if isinstance(text, str):
            parts = text.split(",")
        words += [part.strip() for part in parts]
    if "" in words:
        message = f"expected words such as 'press,latest', found {shortened(given)}"
        raise FieldError(message).at("prefer")
    return list(dict.fromkeys(words))


def _offered(word: str, sources: Sequence[Source]) -> str:
    """Return the kinds, ids and publishers near a word, else all kinds and ids if they are few."""
    from roverspecs.records.usual_words import usual_kinds

    words = (*SOURCE_KINDS, *ORDERS)
    known = list(dict.fromkeys((*words, *(source.id for source in sources))))
    near = closest(word, (*known, *(source.publisher for source in sources)), usual_kinds())
    if not near and len(known) > _MOST_OFFERED:
        known = list(words)
    return offered(near, known)


def verdicts(claims: Sequence[Claim], preference: Preference) -> tuple[Verdict, ...]:
    """Return each claim with why it is shown, or why not, and how far it is from the one shown.

    Parameters
    ----------
    claims : sequence of Claim
        In the order of trust.
    preference : Preference

    Returns
    -------
    tuple of Verdict
        The preferred first, those left aside and rejected ones last.
    """
    if not claims:
        return ()
    kept = preference.sorted(claims)
    accepted = [claim for claim in kept if not claim.rejected]
    found = []
    if accepted:
        found.append(Verdict(accepted[0], _shown(accepted, preference), ""))
    reasons = [(claim, _reason(claim, accepted[0], preference)) for claim in accepted[1:]]
    if len(kept) < len(claims):
        known = set(map(id, kept))
        reasons += [(claim, _aside(claim)) for claim in claims if id(claim) not in known]
    reasons += [(claim, f"rejected: {claim.rejected}") for claim in kept if claim.rejected]
    for claim, reason in reasons:
        distance = ""
        if accepted:
            distance = _distance(accepted[0], claim)
        found.append(Verdict(claim, reason, distance))
    return tuple(found)


def _shown(accepted: Sequence[Claim], preference: Preference) -> str:
    claim = accepted[0]
    order = "the first in the order of trust"
    if claim.source is None or any(precedence(other, claim) for other in accepted):
        # A record keeps the order of whoever wrote it.
        order = "the first in its record"
    if preference.fits(claim):
        order = f"preferred: {preference}"
    reason = f"shown: {order} ({_kind(claim)}, {_date(claim) or 'undated'})"
    alone = ALONE.get(_kind(claim))
    if alone and not is_confirmed(claim, accepted):
        reason = f"{reason}, {alone}"
    return reason


def is_confirmed(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Return whether another publisher says about the same as a claim.

    Parameters
    ----------
    claim : Claim
        With a source.
    claims : iterable of Claim
        Accepted claims for the same spec.

    Returns
    -------
    bool
        True if a claim of the same configuration, part and condition agrees; a
        label that one of the two lacks may be the same as the other's.
    """
    return any(_confirms(other, claim) for other in claims)


def _confirms(one: Claim, other: Claim) -> bool:
    if one.source is None or other.source is None:
        return False
    if _house(one.source) == _house(other.source):
        return False
    labels = (
        (one.configuration, other.configuration),
        (one.part, other.part),
        (one.condition, other.condition),
    )
    if any(map(_is_contrary, labels)):
        return False
    if one.value == other.value:
        return True
    if one.value in _APART.get(other.value, ()):
        return one.value in _ALIKE.get(other.value, ())
    return are_alike(one.published, other.published)


# A table asks for it, and so do the figures behind each of its cells.
@lru_cache(maxsize=4096)
def are_alike(one: PublishedValue, other: PublishedValue) -> bool:
    """Return whether two values say about the same, so that one confirms the other.

    Parameters
    ----------
    one, other : PublishedValue
        Of one dimension, in any units.

    Returns
    -------
    bool
        As round numbers only, 10 days agree with 14, which confirm nothing.
    """
    return agreement(one, other).verdict not in ("round", "no")


def _is_contrary(labels: tuple[str | None, str | None]) -> bool:
    stated = set(labels) - {None, "unstated"}
    return len(stated) == 2


def _house(source: Source) -> str:
    """Return the publisher, who is one and the same for all copies of Wikipedia."""
    publisher = source.publisher.casefold()
    if "wikipedia" in publisher:
        return "wikipedia"
    return publisher


def _aside(claim: Claim) -> str:
    date = _date(claim)
    if not date:
        return "undated: not known to have been published"
    return f"not yet published: {date}"


def _reason(claim: Claim, shown: Claim, preference: Preference) -> str:
    """Return why an accepted claim is not shown."""
    kind, date = _kind(claim), _date(claim)
    shown_kind, shown_date = _kind(shown), _date(shown)
    if preference.parts(shown, claim):
        first = f"{shown_kind}, {shown_date or 'undated'}"
        return f"{kind}, {date or 'undated'}, comes after {first}: {preference}"
    if before := precedence(claim, shown):
        return f"later in the record, though {before}"
    is_cited = claim.source is not None and shown.source is not None
    if is_cited and SOURCE_KINDS[kind] > SOURCE_KINDS[shown_kind]:
        return f"{kind} comes after {shown_kind}"
    if claim.condition and claim.condition != shown.condition:
        return f"another condition: {claim.condition}"
    if not is_cited or date >= shown_date:
        return "later in the record"
    return f"ranked lower: {_lack_of(date, shown_date)}"


def precedence(one: Claim, other: Claim) -> str:
    """Return why the order of trust puts one accepted claim before another, their dates aside.

    Parameters
    ----------
    one, other : Claim

    Returns
    -------
    str
        Such as ``"agency comes before press"``; empty where the order does not say
        so, as of a figure of one's own.
    """
    if one.source is None or other.source is None:
        return ""
    kind, other_kind = one.source.kind, other.source.kind
    if SOURCE_KINDS[kind] < SOURCE_KINDS[other_kind]:
        return f"{kind} comes before {other_kind}"
    is_planned = other.condition == PLANNED and one.condition != PLANNED
    if is_planned and SOURCE_KINDS[kind] == SOURCE_KINDS[other_kind]:
        return f"{PLANNED} comes last within {other_kind}"
    return ""


def _lack_of(date: str, shown_date: str) -> str:
    """Return why a date ranks below a later one, or one of the same year that says more."""
    if not date:
        return "the source has no date"
    if shown_date.startswith(date):
        return f"the date {date} is less exact than {shown_date}"
    return f"{date} is before {shown_date}"


_APART: dict[str, dict[str, str]] = {}
_ALIKE: dict[str, set[str]] = {}


def remember(apart: Mapping[str, Mapping[str, str]], alike: Mapping[str, Sequence[str]]) -> None:
    """Keep how far values are apart, and which are alike, to be looked up by their texts.

    Parameters
    ----------
    apart : mapping of str to mapping of str to str
        For the text of a figure that is shown, those of others: see
        :func:`distance_between`.
    alike : mapping of str to list of str
        For the text of a figure that is shown, those of the others that confirm it: see
        :func:`are_alike`.
    """
    for shown, others in apart.items():
        _APART.setdefault(shown, {}).update(others)
    for shown, texts in alike.items():
        _ALIKE.setdefault(shown, set()).update(texts)


def _distance(shown: Claim, claim: Claim) -> str:
    known = _APART.get(shown.value, {}).get(claim.value)
    if known is not None:
        return known
    return distance_between(shown.published, claim.published)


# Many sources repeat the same two values.
@lru_cache(maxsize=4096)
def distance_between(one: PublishedValue, other: PublishedValue) -> str:
    """Return how far the second value is from the first one, and whether rounding explains it.

    Parameters
    ----------
    one, other : PublishedValue

    Returns
    -------
    str
        Such as ``"+9.6 %"`` or ``"+0.2 %, within rounding"``; empty where the two
        measure different things.
    """
    try:
        text = percent_apart(one, other)
    except RoverspecsError:
        # A rejected claim may measure something else.
        return ""
    if text in ("", "0 %") or not is_compatible(one, other):
        return text
    if is_rounding(one, other):
        return f"{text}, within rounding"
    return f"{text}, overlaps"


def _is_named(source: Source, word: str) -> bool:
    """Return whether a word is the kind, the id or the publisher of a source."""
    publisher = source.publisher.casefold()
    names = (publisher, publisher.partition(",")[0].strip())
    return word in (source.kind, source.id) or word.casefold() in names


def _is_rejected(claim: Claim) -> bool:
    return claim.rejected is not None


def _kind(claim: Claim) -> str:
    if claim.source is None:
        return "own figure"
    return claim.source.kind


def _date(claim: Claim) -> str:
    return (claim.source and claim.source.date) or ""
