"""Statements: what a text says about vehicles, and what the catalog has to say about it.

:mod:`roverspecs.analyses.text_verdicts` makes them; here is how they are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from roverspecs.analyses.rules import Cited
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.agreement import percent_apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from roverspecs.values.published import PublishedValue

AGREES, DIFFERS, OPEN = "agrees", "differs", "nothing to compare"
SUPERSEDED = "another figure is shown"

VERDICTS = (DIFFERS, SUPERSEDED, AGREES, OPEN)
"""The verdicts on a statement, in the order in which they are shown."""

_MOST_CLAIMS = 3


@attrs.frozen(kw_only=True)
class Statement:
    """Hold a figure of a text, with its conversion, and what the catalog has to say about it.

    Attributes
    ----------
    verdict : str
        One of :data:`VERDICTS`.
    printed : str
        The figure, as the text prints it.
    vehicle : str or None
        The id of the vehicle, if that is understood.
    name : str
        Its name; empty without a vehicle.
    spec : str or None
        The name of the spec, if that is understood.
    claims : tuple of Cited
        The accepted claims that say the same.
    shown : tuple of Cited
        The figures that the catalog shows and that do not say the same; behind a limit,
        the first one that does not.
    limits : tuple of Cited
        The figures that the catalog shows and that leave this one open, as a limit does,
        where others contradict it.
    others : tuple of Cited
        Further claims of agencies and operators that do not say the same, where
        accepted ones do.
    rejected : tuple of Cited
        The rejected claims that say the same.
    elsewhere : tuple of Cited
        Claims for another vehicle or spec that say the same.
    slip : PublishedValue or None
        The same number in another unit, where an accepted claim says that.
    reason : str
        Why nothing is compared; empty otherwise.
    remark : str
        How the vehicle was found, where the sentence does not name it.
    line : int
        The number of the line, from 1.
    sentence : str
        The words around the figure.
    value : PublishedValue
        The figure, read; of a size, its first side.
    sides : tuple of PublishedValue
        The sides of a size that has several.
    instead : tuple of str
        Which of its sides are other ones than those of each figure shown.
    beside : tuple of Cited
        Of a factor, such as five times as heavy: the figures of the other vehicle, one for each
        of ``claims`` and then one for each of ``shown``.
    factors : tuple of PublishedValue
        How many times the one is the other, for each of them.
    is_factor : bool
        Whether it is one.
    other : str
        The name of the other vehicle of a factor; empty otherwise.
    """

    verdict: str
    printed: str
    vehicle: str | None = None
    name: str = ""
    spec: str | None = None
    claims: tuple[Cited, ...] = ()
    shown: tuple[Cited, ...] = ()
    limits: tuple[Cited, ...] = ()
    others: tuple[Cited, ...] = ()
    rejected: tuple[Cited, ...] = ()
    elsewhere: tuple[Cited, ...] = ()
    slip: PublishedValue | None = None
    reason: str = ""
    remark: str = ""
    line: int
    sentence: str
    value: PublishedValue
    sides: tuple[PublishedValue, ...] = ()
    instead: tuple[str, ...] = ()
    beside: tuple[Cited, ...] = ()
    factors: tuple[PublishedValue, ...] = ()
    is_factor: bool = False
    other: str = ""

    @property
    def differences(self) -> tuple[str, ...]:
        """By how much the figure is larger than each one shown, such as "+12 %".

        For a size, each side that differs, such as "30 cm instead of 280 millimeters (+7.1 %)".
        """
        if self.instead:
            return self.instead
        values = [each.claim.published for each in self.shown]
        if self.factors:
            values = list(self.factors[len(self.claims) :])
        return tuple(percent_apart(value, self.value) for value in values)

    @property
    def slip_text(self) -> str | None:
        """The same number in another unit, as text."""
        if self.slip is None:
            return None
        return str(self.slip)

    @property
    def title(self) -> str:
        """The vehicle, the spec and the figure, as far as they are understood."""
        if self.vehicle is None:
            return self.printed
        if self.is_factor or self.spec is None or PUBLISHED[self.spec].dimension == "count":
            # Six wheels say themselves that they are wheels, and a factor what it is of.
            return f"{self.name}, {self.printed}"
        return f"{self.name}, {PUBLISHED[self.spec].noun} {self.printed}"

    @property
    def details(self) -> list[str]:
        """The place in the text, and what the catalog has to say, a line for each."""
        lines = [f"line {self.line}: {self.sentence}"]
        if self.remark:
            lines.append(self.remark)
        if self.reason:
            lines.append(self.reason)
        # Where the catalog shows another figure, a reader wants that one first.
        if self.verdict == SUPERSEDED:
            lines += self._shown_lines()
        lines += self._claim_lines()
        if self.verdict != SUPERSEDED:
            lines += self._shown_lines()
        if self.others:
            lines.append(f"others: {_listed(self.others)}")
        if not self.claims:
            lines += self._origin_lines()
        return lines

    def _claim_lines(self) -> Iterator[str]:
        """Yield a line with the claims that say the same, and one where they have one publisher."""
        if self.is_factor:
            yield from (f"agrees with {self._quotient(place)}" for place in range(len(self.claims)))
            return
        if self.claims:
            yield f"agrees with {_listed(self.claims)}"
        if len({each.claim.source and each.claim.source.publisher for each in self.claims}) == 1:
            yield "no other source of the catalog says so"

    def _origin_lines(self) -> Iterator[str]:
        """Yield a line for each figure of which this one may have been made by mistake."""
        if self.slip:
            yield f"{self.slip} would agree: is the unit right?"
        for cited in self.rejected[:_MOST_CLAIMS]:
            yield f"rejected with the same figure: {cited.claim}: {cited.claim.rejected}"
        for cited in self.elsewhere:
            where = f"{cited.vehicle}, {cited.noun}"
            yield f"the same figure is in the catalog for {where}: {cited.claim}"

    def _shown_lines(self) -> Iterator[str]:
        """Yield a line for each figure that the catalog shows instead."""
        for cited in self.limits:
            yield f"the catalog shows {cited.noun} {cited.claim}, which leaves it open"
        words = "differs from"
        if self.claims:
            words = "the catalog shows"
        pairs = enumerate(zip(self.shown, self.differences, strict=True), len(self.claims))
        for place, (cited, difference) in pairs:
            line = f"{words} {cited.noun} {cited.claim}"
            if self.is_factor:
                line = f"{words} {self._quotient(place)}"
            yield ": ".join(filter(None, (line, difference)))

    def _quotient(self, place: int) -> str:
        """Return how many times the one is the other, and the two figures."""
        cited, beside = (*self.claims, *self.shown)[place], self.beside[place]
        factor = self.factors[place].without_unit()
        return f"{factor} times: {cited.noun} {cited.claim}; of {self.other}: {beside.claim}"

    def __str__(self) -> str:
        """Return the verdict in one line, and its details in further ones."""
        return "\n  ".join([f"{self.verdict}: {self.title}", *self.details])

    def as_data(self) -> dict[str, Any]:
        """Return the statement as plain data."""
        shown = [
            _data(cited) | {"difference": difference}
            for cited, difference in zip(self.shown, self.differences, strict=True)
        ]
        return {
            "verdict": self.verdict,
            "printed": self.printed,
            "vehicle": self.vehicle,
            "spec": self.spec,
            "claims": list(map(_data, self.claims)),
            "shown": shown,
            "limits": list(map(_data, self.limits)),
            "others": list(map(_data, self.others)),
            "rejected": list(map(_data, self.rejected)),
            "elsewhere": list(map(_data, self.elsewhere)),
            "is_factor": self.is_factor,
            "beside": list(map(_data, self.beside)),
            "factors": [factor.without_unit() for factor in self.factors],
            "slip": self.slip_text,
            "reason": self.reason or None,
            "remark": self.remark or None,
            "line": self.line,
            "sentence": self.sentence,
        }


def _data(cited: Cited) -> dict[str, Any]:
    return {"vehicle": cited.vehicle, "spec": cited.spec, **cited.claim.as_data()}


def statement_columns(statements: Sequence[Statement]) -> dict[str, list[Any]]:
    """Return statements as columns, a line a statement.

    Parameters
    ----------
    statements : sequence of Statement, length n

    Returns
    -------
    dict of str to list, length n
        ``claims`` are those that say the same; ``shown`` and ``others`` those
        that do not; ``limits`` those that leave the figure open.
    """
    return {
        "verdict": [each.verdict for each in statements],
        "printed": [each.printed for each in statements],
        "vehicle": [each.vehicle for each in statements],
        "spec": [each.spec for each in statements],
        "claims": [list(map(str, each.claims)) for each in statements],
        "shown": [list(map(str, each.shown)) for each in statements],
        "limits": [list(map(str, each.limits)) for each in statements],
        "difference": [list(each.differences) for each in statements],
        "others": [list(map(str, each.others)) for each in statements],
        "rejected": [list(map(str, each.rejected)) for each in statements],
        "elsewhere": [list(map(str, each.elsewhere)) for each in statements],
        "is_factor": [each.is_factor for each in statements],
        "beside": [list(map(str, each.beside)) for each in statements],
        "factors": [[one.without_unit() for one in each.factors] for each in statements],
        "slip": [each.slip_text for each in statements],
        "reason": [each.reason or None for each in statements],
        "remark": [each.remark or None for each in statements],
        "line": [each.line for each in statements],
        "sentence": [each.sentence for each in statements],
    }


# --- as people read it --------------------------------------------------------

_ROLES = {AGREES: "good", SUPERSEDED: "doubtful", DIFFERS: "bad", OPEN: "doubtful"}


def count_line(statements: Sequence[Statement]) -> str:
    """Return how many statements there are of each verdict, in a sentence.

    Parameters
    ----------
    statements : sequence of Statement

    Returns
    -------
    str
    """
    counts = Counter(each.verdict for each in statements)
    parts = [f"{verdict}: {counts[verdict]}" for verdict in VERDICTS]
    return f"Compared with the catalog. {'; '.join(parts).capitalize()}."


def statement_lines(statements: Sequence[Statement]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield statements as lines: what differs first, and what was not compared last.

    Parameters
    ----------
    statements : sequence of Statement

    Yields
    ------
    tuple of (int, list of (str, str))
        How many spaces stand before each line; its phrases, each with one
        of :data:`roverspecs.tables.render.ROLES` or nothing.
    """
    for verdict in VERDICTS:
        for each in statements:
            if each.verdict == verdict:
                yield 0, [(f"{verdict}:", _ROLES[verdict]), (each.title, "")]
                for line in each.details:
                    yield 2, [(line, "")]
    # Without a figure, the audit has said already that nothing was checked.
    if statements:
        yield 0, [(count_line(statements), "")]


def _listed(cited: Sequence[Cited]) -> str:
    """Return some claims in a line, the first of them by name."""
    texts = [str(each.claim) for each in cited[:_MOST_CLAIMS]]
    if len({each.spec for each in cited}) > 1:
        texts = [f"{each.noun} {each.claim}" for each in cited[:_MOST_CLAIMS]]
    more = len(cited) - _MOST_CLAIMS
    if more > 0:
        texts.append(f"and {more} more")
    return "; ".join(texts)
