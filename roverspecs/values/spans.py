"""Spans: the two ends between which a quantity lies, and all that is computed on them.

A plain number is taken at its word, as a point; a mark, a range or a tolerance
makes it a span.  So a question about a figure has three answers: yes, no, and
maybe where the span lies on both sides of the answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import compress
from typing import Any, NamedTuple

import attrs

from roverspecs.errors import FieldError
from roverspecs.values import units
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import MINUS, from_fractions, last_digit, leading_power, spelled

YES, MAYBE, UNKNOWN, NO = "yes", "maybe", "unknown", "no"
"""The answers to a question about figures, the best first; unknown where nothing is published."""

ABOUT = Fraction(1, 20)
"""How far "about" reaches, as a part of the number, where its last digit reaches less far."""

_ZERO, _ONE = Fraction(0), Fraction(1)


@attrs.frozen
class Span:
    """Hold the two ends between which a quantity lies.

    Attributes
    ----------
    low, high : Fraction or None
        The ends as they are stated; None where none is.  No published
        quantity is below zero, so a missing low end is 0 in comparisons.
    unit : str
        Of both ends; empty for a count or a ratio.
    is_low_open, is_high_open : bool
        Whether the end itself is left out, as 5 is in "more than 5".
    is_about : bool
        Whether the quantity may lie beyond the ends, by a unit of the last
        digit or :data:`ABOUT`, whichever is more.
    is_computed : bool
        Whether nobody printed the ends, so that they are no sharper than half
        a unit of the last digit.
    steps : tuple of Fraction, length 2
        A unit of the last digit that counts, at the low and the high end.
    """

    low: Fraction | None
    high: Fraction | None
    unit: str = ""
    is_low_open: bool = False
    is_high_open: bool = False
    is_about: bool = False
    is_computed: bool = False
    steps: tuple[Fraction, Fraction] = (_ZERO, _ZERO)

    @staticmethod
    def of(value: PublishedValue) -> Span:
        """Return the span that a published value states, in its unit.

        Parameters
        ----------
        value : PublishedValue
            A single quantity: no sides with an × between.

        Returns
        -------
        Span

        Raises
        ------
        FieldError
            If it has several sides.
        """
        if value.form == "sides":
            raise FieldError(f"expected one length, found {str(value)!r}: ask for one side")
        nominal, sign = Fraction(value.nominal), value.sign
        steps = _steps(value)
        if value.form in ("range", "tolerance"):
            # Both properties are there for these two forms.
            low, high = Fraction(value.low or 0), Fraction(value.high or 0)
            return Span(low, high, value.unit, is_about=sign == "~", steps=steps)
        if sign in ("≥", ">"):
            return Span(nominal, None, value.unit, is_low_open=sign == ">", steps=steps)
        if sign in ("≤", "<"):
            # Less than 0 is 0: a span without any number would lie below itself.
            is_open = sign == "<" and nominal > 0
            return Span(None, nominal, value.unit, is_high_open=is_open, steps=steps)
        return Span(nominal, nominal, value.unit, is_about=sign == "~", steps=steps)

    # --- its ends and its mark

    @property
    def is_bound(self) -> bool:
        """Whether one end is missing, or both."""
        return self.low is None or self.high is None

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, for want of both ends."""
        return self.low is None and self.high is None

    @property
    def has_zero_end(self) -> bool:
        """Whether 0 is an end that counts, so that nothing can be divided by it."""
        return self.high == 0 or (self.low == 0 and not self.is_low_open)

    @property
    def ends(self) -> tuple[Fraction, ...]:
        """The ends that are stated, each once, the low one first."""
        if self.low is self.high or self.low == self.high:
            return () if self.low is None else (self.low,)
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def given_ends(self) -> tuple[Fraction | None, Fraction | None]:
        """The low and the high end that are given: none for a number that is only about."""
        if self.is_about and self.is_point:
            return None, None
        return self.low, self.high

    @property
    def middle(self) -> Fraction:
        """The middle between the ends; of a bound, its end."""
        first, *others = self.ends or (_ZERO,)
        # Most spans are a point or a bound, and fractions are slow to add.
        return (first + others[0]) / 2 if others else first

    @property
    def lean(self) -> int:
        """The side of its end on which a bound surely lies: −1 below it, 1 above it, else 0."""
        return int(self.is_low_open) - int(self.is_high_open)

    @property
    def mark(self) -> str:
        """The mark that says so: one of "≥", ">", "≤", "<", "~", "–", or empty."""
        if self.low is None and self.high is None:
            mark = ""
        elif self.high is None:
            mark = ">" if self.is_low_open else "≥"
        elif self.low is None:
            mark = "<" if self.is_high_open else "≤"
        elif self.is_about:
            mark = "~"
        elif self.low == self.high:
            mark = ""
        else:
            mark = "–"
        return mark

    @property
    def precision(self) -> Fraction:
        """A unit of the last digit that counts, as a part of the number; of two, the coarser."""
        pairs = zip((self.low, self.high), self.steps, strict=True)
        # A zero has no parts: beside another end it is as precise as that one.
        return max((step / abs(end) for end, step in pairs if end), default=_ONE)

    @property
    def reach(self) -> Span:
        """The span in which a quantity that is not below zero may really lie, without "about"."""
        if self.low is None:
            return attrs.evolve(self, low=_ZERO)
        if self.high is None or not (self.is_about or self.is_computed):
            return self
        below = self._slack(self.low, self.steps[0])
        above = self._slack(self.high, self.steps[1])
        return Span(max(self.low - below, _ZERO), self.high + above, self.unit, steps=self.steps)

    @property
    def ground(self) -> Ground:
        """The ends of :attr:`reach`, with infinity for one that is missing."""
        reach = self.reach
        high: Fraction | float = math.inf
        if reach.high is not None:
            high = reach.high
        return Ground(reach.low, high, reach.is_low_open, reach.is_high_open)

    def _slack(self, end: Fraction, step: Fraction) -> Fraction:
        if self.is_about:
            return max(step, abs(end) * ABOUT)
        return step / 2

    def grown(self) -> Span:
        """Return the span of a total that has grown since: from its low end, without a high one."""
        return attrs.evolve(self.reach, high=None, is_high_open=False)

    def in_unit(self, unit: str) -> Span:
        """Return the span in another unit.

        Parameters
        ----------
        unit : str
            Of the same dimension.

        Returns
        -------
        Span

        Raises
        ------
        UnknownUnitError, DimensionError
            If the unit does not exist or measures something else.
        """
        if unit == self.unit:
            return self
        target, factor = units.way_between(self.unit, unit)
        return self.times(factor, target)

    def times(self, factor: Fraction, unit: str) -> Span:
        """Return the span multiplied by an exact factor above zero, in a unit."""
        # Most spans are one number: it is multiplied once.
        low = high = _product(self.low, factor)
        if self.high is not self.low:
            high = _product(self.high, factor)
        first = last = self.steps[0] * factor
        if self.steps[1] is not self.steps[0]:
            last = self.steps[1] * factor
        return Span(
            low,
            high,
            unit,
            self.is_low_open,
            self.is_high_open,
            self.is_about,
            self.is_computed,
            (first, last),
        )

    # --- arithmetic: the other span is in a unit that fits

    def __mul__(self, other: Span) -> Span:
        """Return the product of two quantities that are not below zero, without a unit."""
        one, two = self._beside(other), other._beside(self)
        low, high = _product(one.low, two.low), _product(one.high, two.high)
        if high is None and not low:
            # Zero or more is what any quantity is.
            low = None
        precision = max(self.precision, other.precision)
        return Span(
            low,
            high,
            is_low_open=bool(low) and (one.is_low_open or two.is_low_open),
            is_high_open=bool(high) and (one.is_high_open or two.is_high_open),
            is_about=one.is_about or two.is_about,
            is_computed=True,
            steps=(precision * (low or 0), precision * (high or 0)),
        )

    def __truediv__(self, other: Span) -> Span:
        """Return the ratio of two quantities that are not below zero, without a unit."""
        return self * other._beside(self)._inverse()

    def _inverse(self) -> Span:
        low, high = _reciprocal(self.high), _reciprocal(self.low)
        precision = self.precision
        return attrs.evolve(
            self,
            low=low,
            high=high,
            is_low_open=self.is_high_open,
            is_high_open=self.is_low_open,
            steps=(precision * (low or 0), precision * (high or 0)),
        )

    def __sub__(self, other: Span) -> Span:
        """Return the difference of two quantities of one unit, which may lie below zero."""
        one, two = self._beside(other), other._beside(self)
        low, high = _difference(one.low, two.high), _difference(one.high, two.low)
        # The difference is known to the last digit that both have.
        step = max(*self.steps, *other.steps)
        return Span(
            low,
            high,
            self.unit,
            is_low_open=low is not None and (one.is_low_open or two.is_high_open),
            is_high_open=high is not None and (one.is_high_open or two.is_low_open),
            is_about=one.is_about or two.is_about,
            is_computed=True,
            steps=(step, step),
        )

    def _beside(self, other: Span) -> Span:
        """Return the span to compute with: beside a bound, about counts with all its reach."""
        if self.is_about and other.is_bound:
            return self.reach
        return self

    # --- order

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
        is_never, is_always = related(operator, self.ground, other.ground)
        if is_never:
            return NO
        if is_always:
            return YES
        return MAYBE

    def is_below(self, other: Span) -> bool:
        """Return whether every quantity of this span is less than every one of another."""
        return bool(_is_below(self.ground, other.ground))

    # --- how it is shown

    def rounded(self, *, digits: int | None = None, exact: bool = False) -> PublishedValue:
        """Return a computed span with as many digits as its precision bears.

        Parameters
        ----------
        digits : int, optional
            Significant digits instead.
        exact : bool, default False
            Every digit, up to fifteen where the decimals do not end.

        Returns
        -------
        PublishedValue
            A bound stays on its true side.
        """
        return from_fractions(
            self.ends,
            width=self.precision,
            unit=self.unit,
            sign=self.mark.replace("–", ""),
            digits=digits,
            exact=exact,
        )

    def signed_text(self, *, digits: int | None = None, exact: bool = False) -> str:
        """Return a difference with its sign, to the last digit that both quantities have.

        Parameters
        ----------
        digits : int, optional
            Significant digits instead.
        exact : bool, default False
            Every digit, up to fifteen where the decimals do not end.

        Returns
        -------
        str
            Such as "~+1.5" or "−2 to +3"; empty if it says nothing.
        """
        if self.is_empty:
            return ""
        sign = self.mark.replace("–", "")
        largest = max(map(abs, self.ends))
        if largest and (exact or digits is not None):
            places = (digits or 15) - 1 - leading_power(largest)
        else:
            places = -leading_power(self.steps[0] or Fraction(1))
        texts = spelled(self.ends, places, sign, is_close=digits is None)
        if exact:
            texts = [_without_zeros(text) for text in texts]
        return sign + " to ".join(map(_with_sign, texts))


def _steps(value: PublishedValue) -> tuple[Fraction, Fraction]:
    if value.has_fractions:
        part = Fraction(1, value.finest_part)
        return part, part
    if value.form == "range":
        return last_digit(value.numbers[0]), last_digit(value.numbers[1])
    if value.form == "compound":
        # The last inch of feet and inches counts: 5 ft 10 in.
        step = min(last_digit(value.numbers[1]), Fraction(1))
        return step, step
    step = last_digit(value.numbers[0])
    return step, step


class Ground(NamedTuple):
    """Hold the two ends of all that a quantity may be, both of them there.

    They are numbers, or expressions on the columns of a frame, which are
    compared and joined alike.

    Attributes
    ----------
    low, high : Fraction or expression
        Zero and infinity where a span has no end.
    is_low_open, is_high_open : bool or expression
    """

    low: Any
    high: Any
    is_low_open: Any
    is_high_open: Any


def related(operator: str, one: Ground, other: Ground) -> tuple[Any, Any]:
    """Return whether no pair of quantities relates so, and whether every one does.

    Parameters
    ----------
    operator : {"<", "<=", ">", ">=", "==", "!="}
    one, other : Ground
        In one unit.

    Returns
    -------
    tuple of (bool or expression, bool or expression)
        At most one of them holds.
    """
    if operator in (">", ">="):
        return related(operator.replace(">", "<"), other, one)
    if operator == "!=":
        is_never, is_always = related("==", one, other)
        return is_always, is_never
    if operator == "==":
        is_never = _is_below(one, other) | _is_below(other, one)
        are_points = (one.low == one.high) & (other.low == other.high)
        return is_never, are_points & (one.low == other.low)
    if operator == "<":
        return other.high <= one.low, _is_below(one, other)
    return _is_below(other, one), one.high <= other.low


def _is_below(one: Ground, other: Ground) -> Any:
    is_open = one.is_high_open | other.is_low_open
    if is_open is False:
        # So it is with most numbers, and never with expressions.
        return one.high < other.low
    return (one.high < other.low) | ((one.high == other.low) & is_open)


def _product(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    if one is None or other is None:
        return None
    return one * other


def _reciprocal(end: Fraction | None) -> Fraction | None:
    # Without an end, or with one at 0, the other side has no end.
    if not end:
        return None
    return 1 / end


def _difference(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    if one is None or other is None:
        return None
    return one - other


def _without_zeros(text: str) -> str:
    if "." in text:
        return text.rstrip("0").removesuffix(".")
    return text


def _with_sign(text: str) -> str:
    is_signed = text.startswith(MINUS) or not text.strip("0.")
    if is_signed:
        return text
    return f"+{text}"


# --- several spans ------------------------------------------------------------


def ordered(spans: Sequence[Span | None], *, descending: bool = False) -> list[int]:
    """Return the places of spans in their order, the missing ones last.

    Parameters
    ----------
    spans : sequence of Span or None, length n
        In one unit.
    descending : bool, default False

    Returns
    -------
    list of int, length n
        By their middles, and bounds by their ends; of one number, those that are surely
        below it come before it, those above it behind it, and all others stay as they were.
        So a span stands before all that it is below: its middle is one of its numbers.
    """
    keys = _keys(spans)
    return [*sorted(keys, key=keys.__getitem__, reverse=descending), *_missing(spans)]


def both_orders(spans: Sequence[Span | None]) -> tuple[list[int], list[int]]:
    """Return the places of spans in rising and in falling order: see :func:`ordered`.

    Parameters
    ----------
    spans : sequence of Span or None, length n

    Returns
    -------
    tuple of (list of int, list of int)
    """
    keys, missing = _keys(spans), _missing(spans)
    rising, falling = (sorted(keys, key=keys.__getitem__, reverse=each) for each in (False, True))
    return [*rising, *missing], [*falling, *missing]


def _keys(spans: Sequence[Span | None]) -> dict[int, tuple[float, Fraction, int]]:
    """Return what spans are sorted by, by their places."""
    return {place: _key(span) for place, span in enumerate(spans) if span is not None}


def _missing(spans: Sequence[Span | None]) -> list[int]:
    return [place for place, span in enumerate(spans) if span is None]


def _key(span: Span) -> tuple[float, Fraction, int]:
    # Floats are compared many times as fast as fractions, and say the same unless they are equal.
    return float(span.middle), span.middle, span.lean


_End = tuple[Fraction | float, int]


def _ends_of(span: Span) -> tuple[_End, _End]:
    """Return both ends of a span, each with a number that puts an open one within."""
    high: Fraction | float = math.inf
    if span.high is not None:
        high = span.high
    return (span.low or _ZERO, int(span.is_low_open)), (high, -int(span.is_high_open))


def extremes(spans: Sequence[Span | None]) -> list[str]:
    """Return which of several spans are the largest and the smallest.

    Parameters
    ----------
    spans : sequence of Span or None, length n
        In one unit.

    Returns
    -------
    list of str, length n
        "max" or "min"; "max?" or "min?" where several may be; empty where
        neither can be, or where all may be as large as each other.
    """
    reaches = [span and span.reach for span in spans]
    known = [_ends_of(span) for span in reaches if span]
    if not known:
        return [""] * len(spans)
    greatest_low = max(low for low, _ in known)
    least_high = min(high for _, high in known)
    is_largest = [bool(span) and not _ends_before(span, greatest_low) for span in reaches]
    is_smallest = [bool(span) and not _begins_after(span, least_high) for span in reaches]
    largest = f"max{_doubt(list(compress(reaches, is_largest)))}"
    smallest = f"min{_doubt(list(compress(reaches, is_smallest)))}"
    # One that may be both stands beside nothing that it differs from.
    names = {(True, False): largest, (False, True): smallest}
    return [names.get(pair, "") for pair in zip(is_largest, is_smallest, strict=True)]


def _ends_before(span: Span | None, low: _End) -> bool:
    """Return whether a span lies wholly before another one that begins there."""
    return span is not None and _ends_of(span)[1] < low


def _begins_after(span: Span | None, high: _End) -> bool:
    return span is not None and _ends_of(span)[0] > high


def _doubt(rivals: Sequence[Span | None]) -> str:
    """Return a mark of doubt if several spans may be an extreme and are not one number."""
    # Points that all may be it are one number: otherwise one would be below the other.
    is_certain = len(rivals) == 1 or all(span and span.is_point for span in rivals)
    if is_certain:
        return ""
    return "?"
