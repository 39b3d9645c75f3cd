"""Trust: which of several claims is shown, why the others lost, and how to prefer another.

The claims of a record stand in the order of trust, which its file keeps
(``data/README.md`` has the policy).  A preference reorders them for one call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from roverspecs.errors import FieldError, RoverspecsError, closest, shortened, suggestion
from roverspecs.records.claims import (
    SOURCE_KINDS,
    Claim,
    Source,
    as_date_text,
    check_date,
    is_date,
    one_of,
)
from roverspecs.values.agreement import is_compatible, is_rounding, percent_apart

ORDERS = ("latest", "earliest")
"""The words that order claims by the date of their source."""

_AS_OF = re.compile(r"as[- ]of(?:[\s=](?P<date>.*))?", re.DOTALL)

# More ids than these say nothing to who has mistyped one.
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
    """Hold what to prefer to the order of trust.

    Attributes
    ----------
    ranks : tuple of str
        Kinds of sources, and ids or publishers of sources, the first preferred most.
    order : str
        One of :data:`ORDERS`, or empty: by trust.
    as_of : str or None
        Claims published later, and undated ones, are left aside.
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
            Of a publisher with a comma in its name, what stands before it.

        Returns
        -------
        Preference

        Raises
        ------
        FieldError
            If that is no words, if two of them contradict each other, or if a
            date cannot be read.
        """
        if isinstance(given, Preference):
            return given
        texts = (
            []
            if given is None
            else [given]
            if not isinstance(given, Iterable) or isinstance(given, str)
            else given
        )
        # What one call prefers, a command must be able to say: a comma always parts two words.
        words = [
            word.strip()
            for text in texts
            for word in (text.split(",") if isinstance(text, str) else [""])
        ]
        ranks: list[str] = []
        orders: list[str] = []
        dates: list[str] = []
        for word in dict.fromkeys(words):
            found = _AS_OF.fullmatch(word)
            if not word:
                raise FieldError(
                    f"expected words such as 'press,latest', found {shortened(given)}"
                ).at("prefer")
            if found:
                dates.append((found["date"] or "").strip())
            elif word in ORDERS:
                orders.append(word)
            else:
                ranks.append(word)
        if len(orders) > 1:
            raise FieldError(
                f"{orders[0]!r} and {orders[1]!r} contradict each other: give one of them"
            ).at("prefer")
        if len(dates) > 1:
            raise FieldError("expected one 'as-of DATE', found several").at("prefer")
        if dates and not is_date(dates[0]):
            expected = "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20"
            raise FieldError(f"{expected}, found {shortened(dates[0])}").at("prefer")
        return Preference(
            ranks=tuple(ranks), order="".join(orders), as_of=dates[0] if dates else None
        )

    def __bool__(self) -> bool:
        """Return whether anything is preferred."""
        return bool(self.ranks or self.order or self.as_of)

    def check(self, claims: Iterable[Claim]) -> None:
        """Check that each source named is one of those cited, or a kind of source.

        Raises
        ------
        FieldError
            If it is neither; the message offers the nearest ones.
        """
        sources = [claim.source for claim in claims if claim.source]
        words = (*SOURCE_KINDS, *ORDERS)
        known = tuple(dict.fromkeys((*words, *(source.id for source in sources))))
        for word in self.ranks:
            if word not in SOURCE_KINDS and not any(_is_named(source, word) for source in sources):
                near = closest(word, (*known, *(source.publisher for source in sources)))
                offered = suggestion(
                    word, near or (known if len(known) <= _MOST_OFFERED else words)
                )
                raise FieldError(f"no kind or id of a source: {shortened(word)}: {offered}").at(
                    "prefer"
                )

    def sorted(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return claims with the preferred ones first, rejected ones last.

        Parameters
        ----------
        claims : sequence of Claim
            In the order of trust, which decides where nothing is preferred.

        Returns
        -------
        tuple of Claim
            Without those that are later than :attr:`as_of`.
        """
        kept = [
            claim
            for claim in claims
            if self.as_of is None or claim.rejected or self._is_known(claim)
        ]
        if self.order:
            # Undated ones last, in either order.
            dated = [claim for claim in kept if _date(claim)]
            dated.sort(key=_date, reverse=self.order == "latest")
            kept = dated + [claim for claim in kept if not _date(claim)]
        return tuple(
            sorted(kept, key=lambda claim: (claim.rejected is not None, self._rank(claim)))
        )

    def fits(self, claim: Claim) -> bool:
        """Return whether a claim is one that is preferred.

        Parameters
        ----------
        claim : Claim

        Returns
        -------
        bool
            False where nothing that is preferred is known of the claim.
        """
        return (
            self.as_of is not None
            or self._rank(claim) < len(self.ranks)
            or bool(self.order and _date(claim))
        )

    def parts(self, one: Claim, other: Claim) -> bool:
        """Return whether the preference itself, and not trust, puts one claim before another.

        Parameters
        ----------
        one, other : Claim

        Returns
        -------
        bool
        """
        return self._rank(one) != self._rank(other) or bool(
            self.order and _date(one) != _date(other)
        )

    def _is_known(self, claim: Claim) -> bool:
        # A year alone may mean its last day.
        return bool(_date(claim)) and _date(claim).ljust(10, "9") <= (self.as_of or "").ljust(
            10, "9"
        )

    def _rank(self, claim: Claim) -> int:
        source = claim.source
        places = (
            place for place, word in enumerate(self.ranks) if source and _is_named(source, word)
        )
        return next(places, len(self.ranks))

    def __str__(self) -> str:
        """Return the preference as :meth:`parse` reads it."""
        as_of = (f"as-of {self.as_of}",) if self.as_of else ()
        return ", ".join(filter(None, (*self.ranks, self.order, *as_of)))


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
    kept = preference.sorted(claims)
    accepted = [claim for claim in kept if not claim.rejected]
    shown = accepted[:1]
    reasons = [(claim, _reason(claim, shown[0], preference)) for claim in accepted[1:]]
    reasons += [(claim, _aside(claim)) for claim in claims if claim not in kept]
    reasons += [(claim, f"rejected: {claim.rejected}") for claim in kept if claim.rejected]
    return (
        *(Verdict(claim, _shown(claim, preference), "") for claim in shown),
        *(
            Verdict(claim, reason, _distance(shown[0], claim) if shown else "")
            for claim, reason in reasons
        ),
    )


def _shown(claim: Claim, preference: Preference) -> str:
    order = (
        f"preferred: {preference}" if preference.fits(claim) else "the first in the order of trust"
    )
    return f"shown: {order} ({_kind(claim)}, {_date(claim) or 'undated'})"


def _aside(claim: Claim) -> str:
    date = _date(claim)
    return f"not yet published: {date}" if date else "undated: not known to have been published"


def _reason(claim: Claim, shown: Claim, preference: Preference) -> str:
    """Say why an accepted claim is not shown."""
    kind, date = _kind(claim), _date(claim)
    shown_kind, shown_date = _kind(shown), _date(shown)
    if preference.parts(shown, claim):
        return f"{kind}, {date or 'undated'}, comes after {shown_kind}, {shown_date or 'undated'}: {preference}"
    reasons = {
        f"{kind} comes after {shown_kind}": SOURCE_KINDS.get(kind, -1)
        > SOURCE_KINDS.get(shown_kind, -1),
        f"another condition: {claim.condition}": claim.condition
        and claim.condition != shown.condition,
        f"earlier: {date} comes after {shown_date}": date and shown_date and date < shown_date,
        f"undated comes after {shown_date}": shown_date and not date,
    }
    return next(
        (reason for reason, holds in reasons.items() if holds), "further down in the record"
    )


def _distance(shown: Claim, claim: Claim) -> str:
    one, other = shown.published, claim.published
    try:
        text = percent_apart(one, other)
        if text == "0 %" or not is_compatible(one, other):
            return text
        return f"{text}, within rounding" if is_rounding(one, other) else f"{text}, overlaps"
    except RoverspecsError:
        return ""


def _is_named(source: Source, word: str) -> bool:
    """Return whether a word is the kind, the id or the publisher of a source."""
    publisher = source.publisher.casefold()
    return word in (source.kind, source.id) or word.casefold() in (
        publisher,
        publisher.partition(",")[0].strip(),
    )


def _kind(claim: Claim) -> str:
    return claim.source.kind if claim.source else "own figure"


def _date(claim: Claim) -> str:
    return (claim.source and claim.source.date) or ""
