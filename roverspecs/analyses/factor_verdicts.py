"""Factor verdicts: the two vehicles of a factor in a running text, and what the catalog says.

"Curiosity is five times as heavy as Spirit" agrees if the mass of the one divided by that of
the other rounds to five, and is open where the digits of the two leave room for five.
Only a factor whose subject is a vehicle and whose object is another one is compared; any
other may be of a part, a twin or a rocket.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from roverspecs.analyses.factor_clauses import (
    begins_clause,
    ends_clause,
    stands_behind,
    surroundings,
)
from roverspecs.analyses.rules import Cited
from roverspecs.analyses.statements import AGREES, DIFFERS, OPEN, SUPERSEDED, Statement
from roverspecs.analyses.text_claims import accepted
from roverspecs.analyses.text_factors import Factor
from roverspecs.analyses.text_names import KIND_WORD, Name, kinds_of
from roverspecs.analyses.text_owners import Owners
from roverspecs.analyses.text_words import spaced
from roverspecs.analyses.texts import words_around
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import NO, Span

_NO_VEHICLE = "not understood: which vehicle has so many times as much"
_NO_OTHER = "not understood: with which vehicle it is compared"
_NO_SPEC = "the text does not say which spec this is"
# In "Curiosity has a new drill", it may be the drill that the next sentence tells of.
_THING = re.compile(
    r"(?i:\b(?:an?|one|its|their|eine?n?|sein\w*|ihr\w*|une?|son|sa|ses|un[ao]?|suo|sua|su|seu|uma?)\s)"
)
_PLURAL = re.compile(r"(?i:(?:they|both|beide|ils|elles|ellos|ambos|entrambi|eles)\b)")
_REACH = 300  # characters
_MOST_TRIED = 8
"""The most claims of each vehicle that are tried."""

_BESIDE = spaced(r"\s?(?:,\s)?(?:\b(?:and|und|et|y|e)\b|&)\s(?:(?:the|its)\s)?")
_OWNED = spaced(r"['’]s?\s")
_IN_LIST = spaced(r"\s?[,)\]]{1,2}\s(?:(?:the|its)\s)?")
_LIST_REACH = 40  # characters


class _Read(NamedTuple):
    """Hold a factor with the vehicles that it is of, and those with which it compares."""

    factor: Factor
    vehicles: tuple[str, ...]
    others: tuple[str, ...]
    end: int
    reason: str = ""
    remark: str = ""


def factor_statements(
    owners: Owners, vehicle: Callable[[str], Vehicle]
) -> Iterator[tuple[int, Statement]]:
    """Yield what the factors of a text say, each with its place.

    Parameters
    ----------
    owners : Owners
        Of the text.
    vehicle : callable
        Returns the vehicle of an id.

    Yields
    ------
    tuple of (int, Statement)
    """
    before: _Read | None = None
    for factor in owners.article.factors:
        before = _Reader(owners, factor, before).read()
        for statement in _statements(before, owners, vehicle):
            yield factor.start, statement


class _Reader:
    """Find the vehicles that a factor is about."""

    def __init__(self, owners: Owners, factor: Factor, before: _Read | None) -> None:
        self.owners, self.factor, self.before = owners, factor, before
        self.article, self.text = owners.article, owners.text
        self.first, self.last = self.article.sentence_at(factor.start)
        # A text without full stops is one sentence.
        self.begin = max(self.first, factor.start - _REACH)
        self.last = min(self.last, factor.end + _REACH)
        self.around = surroundings(factor.language, factor.verb)

    def read(self) -> _Read:
        """Return the factor with its vehicles, as far as they are understood."""
        names = self._others()
        end = max([self.factor.end, *(name.end for name in names)])
        others = tuple(dict.fromkeys(name.vehicles[0] for name in names))
        found = self._continued(others, end) or self._named(others, end)
        found = found or self._meant(others, end)
        return found or _Read(self.factor, (), others, end, reason=_NO_VEHICLE)

    # --- the vehicle that is so many times the other

    def _continued(self, others: tuple[str, ...], end: int) -> _Read | None:
        """Return a factor that goes on from the one before: and twice as long as Sojourner."""
        before = self.before
        if before is None or not before.vehicles or before.end < self.first:
            return None
        if not self.around.continued.fullmatch(self.text, before.end, self.factor.start):
            return None
        return before._replace(factor=self.factor, others=others, end=end)

    def _named(self, others: tuple[str, ...], end: int) -> _Read | None:
        """Return a factor right before which a verb and the name of a vehicle stand."""
        start = self.factor.start
        names = self._vehicles(self.begin, start)
        for place in range(len(names) - 1, -1, -1):
            if not self.around.behind_name.fullmatch(self.text, names[place].end, start):
                continue
            together = self._joined_names(names[: place + 1])
            if not self._is_subject(together[0], self.begin):
                return None
            vehicles = tuple(dict.fromkeys(name.vehicles[0] for name in together))
            if len(vehicles) > 1 and self.factor.spec == "distance_driven":
                reason = _each_or_all(map(self.owners.name, vehicles))
                return _Read(self.factor, (), others, end, reason=reason)
            return _Read(self.factor, vehicles, others, end)
        return None

    def _vehicles(self, first: int, last: int) -> list[Name]:
        return [name for name in self.owners.between(first, last) if not name.is_mission]

    def _joined_names(self, names: Sequence[Name]) -> list[Name]:
        """Return the last names, as far as they stand together."""
        found = [names[-1]]
        # Spirit, with which the factor before compares, is not one of them.
        first = self.before.end if self.before else 0
        for name in names[-2::-1]:
            is_plural = name.start == found[0].start
            is_joint = _BESIDE.fullmatch(self.text, name.end, found[0].start) is not None
            if not is_plural and not (is_joint and name.end > first):
                break
            found.insert(0, name)
        return found

    def _is_subject(self, name: Name, begin: int) -> bool:
        """Return whether a sentence, or a clause of it, begins with the name of a vehicle."""
        lead = self.text[begin : name.start]
        return begins_clause(lead, is_begin=begin == self.article.sentence_at(name.start)[0])

    def _meant(self, others: tuple[str, ...], end: int) -> _Read | None:
        """Return a factor whose sentence begins with a word for the vehicle of the one before."""
        start = self.factor.start
        words = self.text[self.first : start]
        if not self.first or not self.around.pronoun.fullmatch(words.lstrip()):
            return None
        first, last = self.article.sentence_at(self.first - 1)
        names = self._vehicles(max(first, last - _REACH), last)
        vehicles = tuple(dict.fromkeys(name.vehicles[0] for name in names))
        are_several = _PLURAL.match(words.lstrip()) and self.factor.spec != "distance_driven"
        is_clear = len(vehicles) == 1 or (vehicles and are_several)
        if not is_clear or _THING.search(self.text, first, last):
            return None
        if not self._is_subject(names[0], first):
            return None
        remark = (
            f"taken for {' and '.join(map(self.owners.name, vehicles))}, of the sentence before"
        )
        return _Read(self.factor, vehicles, others, end, remark=remark)

    # --- the other one

    def _others(self) -> list[Name]:
        """Return the names behind the factor; none where it is of something else of theirs."""
        names = self.owners.between(self.factor.other_start, self.last)
        found: list[Name] = []
        for name in names:
            if found and _OWNED.fullmatch(self.text, found[-1].end, name.start):
                # Mars Pathfinder's Sojourner is the rover.
                found.pop()
            elif not self._goes_on(found, name):
                break
            found.append(name)
        if not found or any(name.is_mission for name in found):
            return []
        if self.factor.other_end is not None:
            return found if found[-1].end == self.factor.other_end else []
        is_whole = not self._is_owner(found[-1]) and self._is_last(found[-1])
        return found if is_whole else []

    def _is_last(self, name: Name) -> bool:
        """Return whether a clause ends behind a name, and no list of names goes on."""
        if not ends_clause(self.text, name.end, self.last):
            return False
        behind = self._vehicles(name.end, min(name.end + _LIST_REACH, self.last))
        if not behind or not _IN_LIST.fullmatch(self.text, name.end, behind[0].start):
            return True
        return self.around.verb.match(self.text, behind[0].end) is not None

    def _goes_on(self, found: Sequence[Name], name: Name) -> bool:
        """Return whether a name stands right behind the factor, or with those found there."""
        if not found:
            return stands_behind(self.text, self.factor, name.start)
        if name.start == found[-1].start:
            return True
        # Behind "as Spirit, and Opportunity is" another sentence goes on.
        is_subject = self.around.verb.match(self.text, name.end) is not None
        return (
            not is_subject and _BESIDE.fullmatch(self.text, found[-1].end, name.start) is not None
        )

    def _is_owner(self, name: Name) -> bool:
        """Return whether the words behind a name make another thing of it: Spirit's arm."""
        if re.match("['’]", self.text[name.end : name.end + 1]):
            return True
        word = KIND_WORD.match(self.text, name.end + 1)
        return word is not None and self.owners.kind(name.vehicles[0]) not in kinds_of(word)


def _statements(
    read: _Read, owners: Owners, vehicle: Callable[[str], Vehicle]
) -> Iterator[Statement]:
    """Yield the statement of each vehicle of a factor, or the one that says why there is none."""
    article, factor = owners.article, read.factor
    made = Statement(
        verdict=OPEN,
        printed=" ".join(article.text[factor.start : read.end].split()),
        reason=read.reason,
        remark=read.remark,
        line=article.line_at(factor.start),
        sentence=words_around(article.text, factor.start, read.end),
        value=factor.value,
        is_factor=True,
    )
    if not read.vehicles:
        yield made
    for each in read.vehicles:
        one = vehicle(each)
        named = attrs.evolve(made, vehicle=one.id, name=one.name)
        reason = _gap(read, each, owners)
        if reason:
            yield attrs.evolve(named, reason=reason)
        else:
            yield _judged(named, factor, one, vehicle(read.others[0]))


def _gap(read: _Read, vehicle: str, owners: Owners) -> str:
    """Return why a factor of a vehicle cannot be compared; empty if it can."""
    if not read.factor.spec:
        return _NO_SPEC
    if not read.others or vehicle in read.others:
        return _NO_OTHER
    if len(read.others) > 1:
        return _each_or_all(map(owners.name, read.others))
    return ""


def _each_or_all(names: Iterable[str]) -> str:
    return f"not understood: each of {' and '.join(names)}, or all together"


# --- verdicts -----------------------------------------------------------------------


class _Pair(NamedTuple):
    """Hold a claim of each of two vehicles, and how many times the one is the other."""

    claim: Cited
    other: Cited
    quotient: Span

    @property
    def words(self) -> str:
        """How many times the one is the other."""
        return f"{self.quotient.rounded().without_unit()} times"

    @property
    def is_limit(self) -> bool:
        """Whether it is a limit, which says no factor."""
        return self.quotient.is_bound

    def says(self, value: PublishedValue) -> bool:
        """Return whether the quotient of the two figures rounds to a factor."""
        plain = attrs.evolve(self.quotient, is_computed=False, is_about=False)
        return not self.is_limit and plain.compare("==", _room(value)) != NO

    def leaves_open(self, value: PublishedValue) -> bool:
        """Return whether the two figures leave room for a factor within their digits."""
        return self.quotient.compare("==", _room(value)) != NO


def _room(value: PublishedValue) -> Span:
    """Return what a factor says: five times is what rounds to five."""
    said = Span.of(value)
    if said.is_bound:
        return said
    return attrs.evolve(said, is_computed=True)


def _judged(made: Statement, factor: Factor, vehicle: Vehicle, other: Vehicle) -> Statement:
    """Return the statement of a factor with its verdict."""
    made = attrs.evolve(made, spec=factor.spec, other=other.name)
    claims = [accepted(each, factor.spec, None)[:_MOST_TRIED] for each in (vehicle, other)]
    noun = PUBLISHED[factor.spec].noun
    for each, own in zip((vehicle, other), claims, strict=True):
        if not own:
            return attrs.evolve(made, reason=f"the catalog has no {noun} of {each.name}")
    pairs = _pairs(factor, *claims)
    shown = next(pairs, None)
    if shown is None:
        return attrs.evolve(made, reason=f"no factor follows from the {noun} of the two")
    if _is_either_growing(shown, vehicle, other) or shown.is_limit:
        return attrs.evolve(made, reason=f"the catalog leaves it open: {shown.words}")
    return _compared(made, factor, shown, pairs)


def _compared(made: Statement, factor: Factor, shown: _Pair, others: Iterable[_Pair]) -> Statement:
    """Return the statement of a factor beside the figures shown of two vehicles, and others."""
    meanings = {"": factor.value}
    if factor.may_be_one_more:
        numbers = tuple(number + 1 for number in factor.value.numbers)
        more = attrs.evolve(factor.value, numbers=numbers)
        meanings[f"{factor.value} times more is taken for {more} times"] = more
    for remark, value in meanings.items():
        if shown.says(value):
            agreed = attrs.evolve(made, verdict=AGREES, remark=_joined(made.remark, remark))
            return _with_pairs(agreed, [shown], [])
    if any(map(shown.leaves_open, meanings.values())):
        return attrs.evolve(made, reason=f"the catalog leaves it open: {shown.words}")
    for pair, (remark, value) in itertools.product(others, meanings.items()):
        if pair.says(value):
            agreed = attrs.evolve(made, verdict=SUPERSEDED, remark=_joined(made.remark, remark))
            return _with_pairs(agreed, [pair], [shown])
    return _with_pairs(attrs.evolve(made, verdict=DIFFERS), [], [shown])


def _joined(*texts: str) -> str:
    return "; ".join(filter(None, texts))


def _pairs(factor: Factor, one: Sequence[Cited], other: Sequence[Cited]) -> Iterator[_Pair]:
    """Yield claims of two vehicles in pairs, those that are shown first."""
    for claim, beside in itertools.product(one, other):
        above, below = (Span.of(each.claim.published) for each in (claim, beside))
        if factor.is_inverse:
            above, below = below, above
        quotient = above / below.in_unit(above.unit)
        if not quotient.is_empty:
            yield _Pair(claim, beside, quotient)


def _is_either_growing(shown: _Pair, *vehicles: Vehicle) -> bool:
    """Return whether one of two figures is a total that still grows."""
    claims = zip(vehicles, (shown.claim, shown.other), strict=True)
    return any(vehicle.is_growing(each.spec, each.claim) for vehicle, each in claims)


def _with_pairs(made: Statement, same: Sequence[_Pair], shown: Sequence[_Pair]) -> Statement:
    """Return a statement with the claims that say the same, and those that do not."""
    return attrs.evolve(
        made,
        claims=tuple(pair.claim for pair in same),
        shown=tuple(pair.claim for pair in shown),
        beside=tuple(pair.other for pair in (*same, *shown)),
        factors=tuple(pair.quotient.rounded() for pair in (*same, *shown)),
    )
