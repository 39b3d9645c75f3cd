"""Unit columns: numbers beside the names of their units, converted into one unit."""

from __future__ import annotations

from typing import Any, overload

from roverspecs.errors import UnitError, Unread, one_of
from roverspecs.frames import engines
from roverspecs.frames.reports import ERRORS, Reported, settled
from roverspecs.values import units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from narwhals.stable.v2 import Expr

MOST_UNITS = 1000
"""The most names of units that a column may hold."""

_FACTOR = "__roverspecs_factor"


@overload
def in_unit(
    frame: Any, *, value: str, unit: str, to: str, errors: Literal["raise"] = "raise"
) -> Any: ...
@overload
def in_unit(
    frame: Any, *, value: str, unit: str, to: str, errors: Literal["report"]
) -> Reported: ...


def in_unit(
    frame: Any,
    *,
    value: str,
    unit: str,
    to: str,
    errors: Literal["raise", "report"] = "raise",
) -> Any:
    """Convert a column of numbers whose units stand beside them into one unit.

    Only the distinct names of units are fetched, with their counts; each is
    read once, and its exact factor is joined to the rows by the engine.

    Parameters
    ----------
    frame : DataFrame, LazyFrame, Table or relation
        Of pandas, polars, pyarrow, DuckDB, Ibis, Dask, PySpark or another
        engine that narwhals knows.
    value : str
        The column of numbers; what is not a number is missing.
    unit : str
        The column of units: symbols, or names such as "pounds".
    to : str
        The unit to convert into; empty for a count.
    errors : {"raise", "report"}, default "raise"
        Whether units that are not known, or that measure something else, are
        an error, or are left empty and reported.

    Returns
    -------
    DataFrame, LazyFrame, Table or relation
        As given, with the numbers converted, and with ``to`` as the unit of
        each.  With ``errors="report"`` a :class:`Reported`, which has it
        and the units that were left empty.

    Raises
    ------
    UnreadError
        If there are such units; it lists them with counts and reasons.
    UnknownUnitError
        If ``to`` is no unit.
    FieldError
        If there is no such column, or it holds something else.
    RoverspecsError
        If narwhals is not installed; the message names the extra.
    """
    opened = engines.opened(frame)
    one_of(errors, ERRORS, "errors")
    engines.check_column(opened, value, "numbers", "value")
    engines.check_column(opened, unit, "texts", "unit")
    try:
        target = units.symbol(to)
        dimension = units.dimension_of(to)
    except UnitError as error:
        error.at("to")
        raise
    nw = engines.narwhals()
    prepared = opened.with_columns(
        _number(value).alias(value),
        # A missing unit may be the unit of a count, and is no unit of anything else.
        nw.col(unit).cast(nw.String).fill_null("").alias(engines.KEY),
    )
    counts = engines.distinct(prepared, [engines.KEY], value, most=MOST_UNITS, option="unit")
    factors: dict[str, float] = {}
    unread = []
    for text, count in counts:
        try:
            factors[text] = factor(text, target, dimension)
        except UnitError as error:
            unread.append(Unread(text, count, error.reason))
    found = engines.looked_up(
        prepared, engines.Table(list(factors), {_FACTOR: list(factors.values())})
    )
    converted = nw.col(value) * nw.col(_FACTOR)
    name = nw.when(~converted.is_null()).then(nw.lit(target))
    made = found.with_columns(converted.alias(value), name.alias(unit))
    made = made.drop(_FACTOR, engines.KEY)
    return settled(made.to_native(), unread, errors=errors, option="unit")


def _number(name: str) -> Expr:
    """Return a column of numbers, with nothing in the place of what is not a number."""
    nw = engines.narwhals()
    number: Expr = nw.col(name).cast(nw.Float64)
    return nw.when(~number.is_nan()).then(number)


def factor(text: str, target: str, dimension: str) -> float:
    """Return the factor from a unit in a cell to another one.

    Parameters
    ----------
    text : str
        The unit as it stands there, with or without blanks around it.
    target : str
    dimension : str
        Of the target.

    Returns
    -------
    float
        The nearest to the exact factor.

    Raises
    ------
    UnknownUnitError, DimensionError
        If it is no unit, or measures something else.
    """
    name = units.check_dimension(text.strip(), dimension)
    return float(units.factor_between(name, target))
