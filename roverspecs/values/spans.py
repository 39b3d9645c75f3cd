"""Spans: between which ends the quantity lies that a figure states.

A plain number is taken at its word, as a point; a mark, a range or a tolerance
makes it a span.  So a question about a figure has three answers: yes, no, and
maybe where the span lies across what is asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from roverspecs.records.claims import Claim
from roverspecs.records.derived import Derivation
from roverspecs.values import units
from roverspecs.values.agreement import interval
from roverspecs.values.published import PublishedValue

YES, MAYBE, UNKNOWN, NO = "yes", "maybe", "unknown", "no"
"""The answers to a question about figures, from the best to the worst; unknown is what was not published."""

_ABOUT = Fraction(1, 20)


class Span(NamedTuple):
    """Hold the ends between which a quantity lies.

    Attributes
    ----------
    low : Fraction
    high : Fraction or None
        None is without end.
    is_low_open, is_high_open : bool
        Whether the end itself is left out, as 5 is of "more than 5".
    """

    low: Fraction
    high: Fraction | None
    is_low_open: bool = False
    is_high_open: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def times(self, factor: Fraction) -> Span:
        """Return the span in another unit.

        Parameters
        ----------
        factor : Fraction
            Above zero.

        Returns
        -------
        Span
        """
        high = None if self.high is None else self.high * factor
        return self._replace(low=self.low * factor, high=high)

    def compare(self, operator: str, other: Span) -> str:
        """Say whether a quantity of this span relates so to one of another.

        Parameters
        ----------
        operator : {"<", "<=", ">", ">=", "==", "!="}
        other : Span
            In the same unit.

        Returns
        -------
        str
            "yes" if every pair of quantities does, "no" if none does, else
            "maybe".
        """
        if operator in (">", ">="):
            return other.compare(operator.replace(">", "<"), self)
        if operator == "!=":
            return {YES: NO, NO: YES, MAYBE: MAYBE}[self.compare("==", other)]
        if operator == "==":
            apart = self.is_below(other) or other.is_below(self)
            return NO if apart else YES if self.is_point and other.is_point else MAYBE
        if operator == "<":
            return YES if self.is_below(other) else NO if other._is_not_above(self) else MAYBE
        return YES if self._is_not_above(other) else NO if other.is_below(self) else MAYBE

    def is_below(self, other: Span) -> bool:
        """Return whether every quantity of this span is less than every one of another."""
        if self.high is None:
            return False
        is_open = self.is_high_open or other.is_low_open
        return self.high < other.low or (self.high == other.low and is_open)

    def _is_not_above(self, other: Span) -> bool:
        return self.high is not None and self.high <= other.low


def span_of(figure: Claim | Derivation | PublishedValue, unit: str) -> Span:
    """Return between which ends the quantity lies that a figure states.

    Parameters
    ----------
    figure : Claim, Derivation or PublishedValue
    unit : str
        The unit of the ends, of the dimension of the figure.

    Returns
    -------
    Span
        Of a plain number a point; about 5 lies within a unit of the last
        digit that counts, or one part in twenty if that is more; what is
        derived, within half a unit of the last digit that its inputs bear.

    Raises
    ------
    UnknownUnitError, DimensionError
        If the unit does not exist or measures something else.
    """
    if isinstance(figure, Derivation):
        made, own = _derived(figure), figure.unit
    else:
        value = figure.published if isinstance(figure, Claim) else figure
        made, own = _published(value), value.unit
    target = units.check_dimension(unit, units.dimension_of(own))
    return made.times(units.factor_between(own, target))


def _published(value: PublishedValue) -> Span:
    if value.sign or value.form == "tolerance":
        low, high = interval(value)
        # Less than 0 is 0: a span without any number would lie below itself.
        return Span(
            low, high, is_low_open=value.sign == ">", is_high_open=value.sign == "<" and high != low
        )
    if value.form == "range":
        return Span(Fraction(value.numbers[0]), Fraction(value.numbers[1]))
    return Span(Fraction(value.nominal), Fraction(value.nominal))


def _derived(derivation: Derivation) -> Span:
    # Nobody printed it, so it is no sharper than the digits that its inputs bear.
    about = {"": derivation.width / 2, "~": max(derivation.width, _ABOUT)}.get(
        derivation.sign, Fraction(0)
    )
    low = Fraction(0) if derivation.sign == "≤" else derivation.low * (1 - about)
    return Span(low, None if derivation.sign == "≥" else derivation.high * (1 + about))


def ordered(spans: Sequence[Span | None], *, descending: bool = False) -> list[int]:
    """Return the places of spans in their order, the missing ones last.

    Parameters
    ----------
    spans : sequence of Span or None, length n
    descending : bool, default False

    Returns
    -------
    list of int, length n
        A span stands before all that it is below; of those that overlap, the
        earlier one comes first.
    """
    from heapq import heappop, heappush

    ends = {
        place: _ends(span, descending=descending)
        for place, span in enumerate(spans)
        if span is not None
    }
    waiting = sorted(ends, key=lambda place: ends[place][0], reverse=True)
    ready: list[int] = []
    order: dict[int, None] = {}
    # Overlapping is not transitive, so no sort by a key would do: of those that none of the others lies
    # before, the earliest comes next.  Which ones those are, the first end of all that are left decides.
    for first in sorted(ends, key=lambda place: ends[place][1]):
        while waiting and ends[waiting[-1]][0] <= ends[first][1]:
            heappush(ready, waiting.pop())
        while first not in order:
            order[heappop(ready)] = None
    return [*order, *(place for place, span in enumerate(spans) if span is None)]


_End = tuple[Fraction | float, int]


def _ends(span: Span, *, descending: bool) -> tuple[_End, _End]:
    """Return both ends of a span, the one that comes first first; an open end lies within."""
    low = (span.low, int(span.is_low_open))
    high = (math.inf if span.high is None else span.high, -int(span.is_high_open))
    return ((-high[0], -high[1]), (-low[0], -low[1])) if descending else (low, high)


def _first_end(spans: Iterable[Span], *, descending: bool) -> Span | None:
    """Return the span that lies before all those before which any lies."""
    if descending:
        return max(spans, key=lambda span: (span.low, span.is_low_open))
    ends = [(span.high, not span.is_high_open, span) for span in spans if span.high is not None]
    return min(ends, key=lambda end: end[:2])[2] if ends else None


def extremes(spans: Sequence[Span | None]) -> list[str]:
    """Return which of several spans are the largest and the smallest.

    Parameters
    ----------
    spans : sequence of Span or None, length n

    Returns
    -------
    list of str, length n
        "max" or "min"; "max?" or "min?" where several may be; empty where
        neither can be, or where all may be as large as each other.
    """
    known = [span for span in spans if span is not None]
    if not known:
        return [""] * len(spans)
    least, most = (_first_end(known, descending=descending) for descending in (False, True))
    largest = [most is not None and span is not None and not span.is_below(most) for span in spans]
    smallest = [
        span is not None and not (least is not None and least.is_below(span)) for span in spans
    ]
    # What may be both stands beside nothing that it differs from.
    named = {
        (True, False): _named("max", spans, largest),
        (False, True): _named("min", spans, smallest),
    }
    return [named.get(pair, "") for pair in zip(largest, smallest, strict=True)]


def _named(name: str, spans: Sequence[Span | None], chosen: Sequence[bool]) -> str:
    """Return the name of an extreme, with a mark of doubt if several may be it and are not one number."""
    rivals = [span for span, is_chosen in zip(spans, chosen, strict=True) if span and is_chosen]
    # Points of which each may be it are one number: of two, one would be below the other.
    is_certain = len(rivals) == 1 or all(span.is_point for span in rivals)
    return name if is_certain else f"{name}?"
