"""Unit columns: numbers beside the names of their units, converted into one unit."""

from __future__ import annotations

from typing import Any, overload

from roverspecs.errors import UnitError, one_of
from roverspecs.frames import engines
from roverspecs.frames.reports import ERRORS, Reported, UnreadText, settled
from roverspecs.values import units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

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
        The column of numbers; anything else in it is missing.
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
        If the column is missing or holds something else.
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
    kept = _with_keys(opened.select(value, unit), value, unit)
    factors: dict[str, float] = {}
    faults: dict[str, str] = {}
    for text in engines.different(kept, engines.KEY, most=MOST_UNITS, option="unit"):
        try:
            factors[text] = factor(text, target, dimension)
        except UnitError as error:
            faults[text] = error.reason
    unread = []
    if faults:
        # Only those are counted that stand beside a number.
        faulty = kept.filter(engines.narwhals().col(engines.KEY).is_in(list(faults)))
        counts = engines.distinct(faulty, [engines.KEY], value, most=MOST_UNITS, option="unit")
        unread = [UnreadText(text, count, faults[text]) for text, count in counts]
    table = engines.Table(list(factors), {_FACTOR: list(factors.values())})
    nw = engines.narwhals()

    def converted(part: engines.Frame) -> engines.Frame:
        found = engines.looked_up(_with_keys(part, value, unit), table)
        number = nw.col(value) * nw.col(_FACTOR)
        name = nw.when(~number.is_null()).then(nw.lit(target))
        found = found.with_columns(number.alias(value), name.alias(unit))
        return found.drop(_FACTOR, engines.KEY)

    made = engines.in_each_part(opened, converted)
    return settled(made.to_native(), unread, errors=errors, option="unit")


def _with_keys(frame: engines.Frame, value: str, unit: str) -> engines.Frame:
    """Return a frame with its units to be looked up, and nothing where there is no number."""
    nw = engines.narwhals()
    number = nw.col(value).cast(nw.Float64)
    return frame.with_columns(
        nw.when(~number.is_nan()).then(number).alias(value),
        # A missing unit may be the unit of a count, and is no unit of anything else.
        nw.col(unit).cast(nw.String).fill_null("").alias(engines.KEY),
    )


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
