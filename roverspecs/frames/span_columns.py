"""Span columns: what spans compute, as expressions on the columns of a frame.

A span takes eight columns whose names begin alike; here a function adds some
to a frame, and the next one reads them.  They say what
:mod:`roverspecs.values.spans` says of one span, with floats in the place of
fractions: two numbers that differ by less than a part in 10¹² are one.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from functools import reduce
from typing import Any

import attrs

from roverspecs.frames import engines
from roverspecs.frames.engines import Frame
from roverspecs.values.spans import ABOUT, MAYBE, NO, UNKNOWN, YES, Ground, Span, related

TYPE_CHECKING = False
if TYPE_CHECKING:
    from narwhals.stable.v2 import Expr

FIELDS = (
    "low",
    "high",
    "is_low_open",
    "is_high_open",
    "is_about",
    "low_step",
    "high_step",
    "is_known",
)
"""The columns of a span, as a Span has them; ``is_known`` where there is one."""

GROUND = ("floor", "ceiling", "is_floor_open", "is_ceiling_open")
"""The columns of all that a quantity may be."""

VERDICTS = (YES, MAYBE, UNKNOWN, NO)
"""The answers by their ranks: the best has the rank 0."""

_NEARLY = 1e-12


@attrs.frozen(eq=False)
class Near:  # noqa: PLW1641 (an expression is no key)
    """Compare numbers of columns, as equal where they differ by rounding alone.

    Attributes
    ----------
    number : expression
        Zero or more; none is missing.
    """

    number: Any

    def __lt__(self, other: Near) -> Expr:
        return self.number < other.number * (1 - _NEARLY)

    def __le__(self, other: Near) -> Expr:
        return ~(other < self)

    def __eq__(self, other: object) -> Expr:
        # An expression says where two columns are equal.
        assert isinstance(other, Near)  # noqa: S101 (an end is compared with an end)
        return ~(self < other) & ~(other < self)


def names(prefix: str) -> list[str]:
    """Return the names of the columns of a span."""
    return [prefix + field for field in FIELDS]


def with_span(frame: Frame, prefix: str) -> Frame:
    """Return a frame with the spans of texts that were read.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
        With what :func:`roverspecs.frames.text_columns.with_figures` adds.
    prefix : str
        What the names of its columns, and of the new ones, begin with.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
    """
    nw = engines.narwhals()
    mark, magnitude = nw.col(f"{prefix}mark"), nw.col(f"{prefix}magnitude")
    low, high = nw.col(f"{prefix}low"), nw.col(f"{prefix}high")
    # The ends of a mere "about" are its number, from which it may differ.
    made = frame.with_columns(
        low.fill_null(magnitude).alias(f"{prefix}low"),
        high.fill_null(magnitude).alias(f"{prefix}high"),
        (~mark.is_null()).alias(f"{prefix}is_known"),
        _is(mark == "~").alias(f"{prefix}is_about"),
        _is(mark == ">").alias(f"{prefix}is_low_open"),
        # Less than 0 is 0.
        (_is(mark == "<") & _is(high > 0)).alias(f"{prefix}is_high_open"),
    )
    return with_ground(made, prefix)


def _is(condition: Expr) -> Expr:
    """Return a condition that does not hold where something is missing."""
    return condition.fill_null(False)


def with_ground(frame: Frame, prefix: str, *, is_computed: bool = False) -> Frame:
    """Return a frame with the columns of all that quantities may be: see :data:`GROUND`.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    prefix : str
        Of the span.
    is_computed : bool, default False
        Whether nobody printed the ends.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
    """
    nw = engines.narwhals()
    low, high, is_low_open, is_high_open, is_about, low_step, high_step, _ = map(
        nw.col, names(prefix)
    )
    has_both = ~low.is_null() & ~high.is_null()
    is_spread = has_both
    if not is_computed:
        is_spread = has_both & is_about
    below = low - _slack(low, low_step, is_about)
    least = nw.when(below > 0).then(below).otherwise(nw.lit(0.0))
    most = high + _slack(high, high_step, is_about)
    return frame.with_columns(
        nw.when(is_spread).then(least).otherwise(low).fill_null(0.0).alias(f"{prefix}floor"),
        nw.when(is_spread)
        .then(most)
        .otherwise(high)
        .fill_null(float("inf"))
        .alias(f"{prefix}ceiling"),
        (is_low_open & ~is_spread).alias(f"{prefix}is_floor_open"),
        (is_high_open & ~is_spread).alias(f"{prefix}is_ceiling_open"),
    )


def _slack(end: Expr, step: Expr, is_about: Expr) -> Expr:
    nw = engines.narwhals()
    about = end * float(ABOUT)
    of_about = nw.when(about > step).then(about).otherwise(step)
    slack: Expr = nw.when(is_about).then(of_about).otherwise(step / 2)
    return slack


# --- order ----------------------------------------------------------------------------


def with_order(frame: Frame, prefix: str) -> Frame:
    """Return a frame with the columns by which spans are sorted.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    prefix : str
        Of the span.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
        With ``is_missing``, ``middle`` and ``lean`` behind the prefix: see
        :class:`roverspecs.values.spans.Span`.
    """
    nw = engines.narwhals()
    low, high, is_low_open, is_high_open, *_, is_known = map(nw.col, names(prefix))
    one_end = low.fill_null(high).fill_null(0.0)
    return frame.with_columns(
        (~is_known).alias(f"{prefix}is_missing"),
        ((one_end + high.fill_null(one_end)) / 2).alias(f"{prefix}middle"),
        (is_low_open.cast(nw.Int64) - is_high_open.cast(nw.Int64)).alias(f"{prefix}lean"),
    )


def ground(prefix: str) -> Ground:
    """Return the columns of all that a quantity may be, to be compared."""
    nw = engines.narwhals()
    floor, ceiling, is_floor_open, is_ceiling_open = (nw.col(prefix + name) for name in GROUND)
    return Ground(Near(floor), Near(ceiling), is_floor_open, is_ceiling_open)


def ground_of(span: Span) -> Ground:
    """Return all that a quantity may be, to be compared with columns."""
    nw = engines.narwhals()
    found = span.ground
    return Ground(
        Near(nw.lit(float(found.low))),
        Near(nw.lit(float(found.high))),
        nw.lit(found.is_low_open),
        nw.lit(found.is_high_open),
    )


def rank_of(operator: str, one: Ground, other: Ground, is_known: Expr) -> Expr:
    """Return the rank of the answer to whether quantities relate so, from 0 for yes to 3 for no.

    Parameters
    ----------
    operator : {"<", "<=", ">", ">=", "==", "!="}
    one, other : Ground
    is_known : expression
        Whether there is a figure.

    Returns
    -------
    expression
    """
    nw = engines.narwhals()
    is_never, is_always = related(operator, one, other)
    of_known = (
        nw.when(is_never)
        .then(nw.lit(VERDICTS.index(NO)))
        .otherwise(
            nw.when(is_always)
            .then(nw.lit(VERDICTS.index(YES)))
            .otherwise(nw.lit(VERDICTS.index(MAYBE)))
        )
    )
    rank: Expr = nw.when(is_known).then(of_known).otherwise(nw.lit(VERDICTS.index(UNKNOWN)))
    return rank


def worst(ranks: Sequence[Expr]) -> Expr:
    """Return the rank of the worst of several answers."""
    found: Expr = engines.narwhals().max_horizontal(*ranks)
    return found


def best(ranks: Sequence[Expr]) -> Expr:
    """Return the rank of the best of several answers."""
    found: Expr = engines.narwhals().min_horizontal(*ranks)
    return found


def verdict(rank: Expr) -> Expr:
    """Return the answers of ranks, in words."""
    nw = engines.narwhals()
    found: Expr = nw.lit(VERDICTS[-1])
    for place, word in enumerate(VERDICTS[:-1]):
        found = nw.when(rank == place).then(nw.lit(word)).otherwise(found)
    return found


# --- products -----------------------------------------------------------------------------


def with_product(frame: Frame, factors: Sequence[tuple[str, int]], prefix: str) -> Frame:
    """Return a frame with products of powers of quantities.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    factors : sequence of (str, int)
        The prefix of each span, which has its ground, and its power.
    prefix : str
        Of the span of the product; its ground is there, too.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
        A product is known where each factor is, unless it has no bounds at all.
    """
    nw = engines.narwhals()
    # What is computed is kept in columns: an expression would grow with every use.
    is_beside_bound = f"{prefix}is_beside_bound"
    bounds = [_is_bound(factor) for factor, _ in factors]
    frame = frame.with_columns(_any(bounds).alias(is_beside_bound))
    copies = {factor: f"{prefix}{place}_" for place, (factor, _) in enumerate(factors)}
    spelled: list[Expr] = []
    for factor, copy in copies.items():
        spelled += _spelled_out(factor, copy, nw.col(is_beside_bound))
    frame = frame.with_columns(*spelled)
    precisions = [_precision(copy, factor) for factor, copy in copies.items()]
    frame = frame.with_columns(nw.max_horizontal(*precisions).alias(f"{prefix}precision"))
    lows, highs = [], []
    low_flags, high_flags = [], []
    for factor, power in factors:
        low, high = nw.col(f"{copies[factor]}low"), nw.col(f"{copies[factor]}high")
        is_low_open, is_high_open = (nw.col(factor + field) for field in FIELDS[2:4])
        if power < 0:
            low, high = _reciprocal(high), _reciprocal(low)
            is_low_open, is_high_open = is_high_open, is_low_open
        lows += [low] * abs(power)
        highs += [high] * abs(power)
        low_flags.append(is_low_open)
        high_flags.append(is_high_open)
    frame = frame.with_columns(
        _multiplied(lows).alias(f"{prefix}low"), _multiplied(highs).alias(f"{prefix}high")
    )
    low, high, precision = (nw.col(prefix + name) for name in ("low", "high", "precision"))
    # Zero or more is what any quantity is.
    is_stated = _is(low > 0) | ~high.is_null()
    known = [nw.col(f"{factor}is_known") for factor, _ in factors]
    frame = frame.with_columns(
        nw.when(is_stated).then(low).alias(f"{prefix}low"),
        (_is(low > 0) & _any(low_flags)).alias(f"{prefix}is_low_open"),
        (_is(high > 0) & _any(high_flags)).alias(f"{prefix}is_high_open"),
        _any([nw.col(f"{copy}is_about") for copy in copies.values()]).alias(f"{prefix}is_about"),
        (precision * low).fill_null(0.0).alias(f"{prefix}low_step"),
        (precision * high).fill_null(0.0).alias(f"{prefix}high_step"),
        (_all(known) & is_stated).alias(f"{prefix}is_known"),
    )
    return with_ground(frame, prefix, is_computed=True)


def _any(conditions: Sequence[Expr]) -> Expr:
    return reduce(operator.or_, conditions)


def _all(conditions: Sequence[Expr]) -> Expr:
    return reduce(operator.and_, conditions)


def _multiplied(numbers: Sequence[Expr]) -> Expr:
    return reduce(operator.mul, numbers)


def _is_bound(prefix: str) -> Expr:
    nw = engines.narwhals()
    found: Expr = nw.col(f"{prefix}low").is_null() | nw.col(f"{prefix}high").is_null()
    return found


def _spelled_out(prefix: str, copy: str, is_beside_bound: Expr) -> list[Expr]:
    """Return the ends of a span, with its "about" spelled out beside a bound."""
    nw = engines.narwhals()
    is_about = nw.col(f"{prefix}is_about")
    made = []
    for end, ground_end in (("low", "floor"), ("high", "ceiling")):
        spelled, stated = nw.col(prefix + ground_end), nw.col(prefix + end)
        chosen = nw.when(is_about & is_beside_bound).then(spelled).otherwise(stated)
        made.append(chosen.alias(copy + end))
    made.append((is_about & ~is_beside_bound).alias(f"{copy}is_about"))
    return made


def _precision(copy: str, prefix: str) -> Expr:
    """Return a unit of the last digit that counts, as a part of the number."""
    nw = engines.narwhals()
    parts = []
    for end, step in (("low", "low_step"), ("high", "high_step")):
        number = nw.col(copy + end)
        parts.append(nw.when(_is(number > 0)).then(nw.col(prefix + step) / number))
    found: Expr = nw.max_horizontal(*parts).fill_null(1.0)
    return found


def _reciprocal(end: Expr) -> Expr:
    nw = engines.narwhals()
    found: Expr = nw.when(_is(end > 0)).then(1.0 / end)
    return found


def with_choice(frame: Frame, chosen: Sequence[tuple[Expr, str]], prefix: str) -> Frame:
    """Return a frame with the first of several spans that counts in each row.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    chosen : sequence of (expression, str)
        Whether a span counts, and its prefix; at least one.
    prefix : str
        Of the new span; its ground is there, too.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
    """
    nw = engines.narwhals()
    fields = (*FIELDS, *GROUND)
    made = []
    for field in fields:
        found = _nothing(field)
        for counts, each in reversed(chosen):
            found = nw.when(counts).then(nw.col(each + field)).otherwise(found)
        made.append(found.alias(prefix + field))
    return frame.with_columns(*made)


def _nothing(field: str) -> Expr:
    nw = engines.narwhals()
    values = {"floor": 0.0, "ceiling": float("inf"), "low": None, "high": None}
    values |= {"low_step": 0.0, "high_step": 0.0}
    value = values.get(field, False)
    found: Expr = nw.lit(value)
    if value is None:
        found = nw.lit(None, nw.Float64)
    return found


def with_multiple(frame: Frame, prefix: str, factor: float) -> Frame:
    """Return a frame with a span, and its ground, multiplied by a factor."""
    nw = engines.narwhals()
    fields = ("low", "high", "low_step", "high_step", "floor", "ceiling")
    return frame.with_columns(*(nw.col(prefix + field) * factor for field in fields))


def with_published(frame: Frame, prefix: str, name: str, factor: float) -> Frame:
    """Return a frame with a span as it is shown: magnitude, ends and mark, in another unit.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    prefix : str
        Of the span.
    name : str
        What the names of the new columns begin with.
    factor : float
        From the unit of the span.

    Returns
    -------
    narwhals.DataFrame or narwhals.LazyFrame
        As :func:`roverspecs.frames.read` has them.
    """
    nw = engines.narwhals()
    low, high, is_low_open, is_high_open, is_about, _, _, is_known = map(nw.col, names(prefix))
    has_both = ~low.is_null() & ~high.is_null()
    # To pandas a missing number is neither below nor above any other.
    is_point = has_both & _is(Near(low) == Near(high))
    is_stated = is_known & ~(is_about & is_point)
    of_ends = (
        nw.when(is_about)
        .then(nw.lit("~"))
        .otherwise(nw.when(is_point).then(nw.lit("")).otherwise(nw.lit("–")))
    )
    of_low = nw.when(is_low_open).then(nw.lit(">")).otherwise(nw.lit("≥"))
    of_high = nw.when(is_high_open).then(nw.lit("<")).otherwise(nw.lit("≤"))
    mark = (
        nw.when(high.is_null())
        .then(of_low)
        .otherwise(nw.when(low.is_null()).then(of_high).otherwise(of_ends))
    )
    return frame.with_columns(
        nw.when(is_known & is_point).then(low * factor).alias(f"{name}_magnitude"),
        nw.when(is_stated).then(low * factor).alias(f"{name}_low"),
        nw.when(is_stated).then(high * factor).alias(f"{name}_high"),
        nw.when(is_known).then(mark).alias(f"{name}_mark"),
    )
