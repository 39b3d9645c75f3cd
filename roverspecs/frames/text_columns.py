"""Text columns: cells such as "~12.4 in" or "5–6 kg", read into numbers in one unit.

A text with one plain number in it is read by its shape, which is the text with
another number in the place of its own: "12.4 in" and "7 in" have one shape.
The grammar reads each distinct shape once, with several numbers to be sure, and
the engine reads the number.  Every other text is read by the grammar as it is,
once for each distinct one.  So a text is read as a record reads it, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple, overload

import attrs

from roverspecs.errors import RoverspecsError, UnitError, ValueSyntaxError, one_of
from roverspecs.frames import engines
from roverspecs.frames.reports import ERRORS, Reported, UnreadText, settled
from roverspecs.values import units
from roverspecs.values.hints import is_absent
from roverspecs.values.numbers import numbers_of
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from narwhals.stable.v2 import Expr

MOST_TEXTS = 100_000
"""The most different texts that are read one by one."""

PARTS = ("magnitude", "low", "high", "mark")
"""The columns that a text is read into."""

STEPS = ("low_step", "high_step")
"""The columns with a unit of the last digit at each end."""

_TEMPORARY = "__roverspecs_read_"

# One number as the grammar writes it, short enough for a float, and no other digit.  There is
# nothing in it that engines read in different ways.
_DIGITS = r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?"
_PLAIN = rf"^[^0-9]{{0,20}}{_DIGITS}[^0-9]{{0,25}}$"
_AROUND = r"^[^0-9]+|[^0-9]+$"

# What a text means may depend on its number: beside words of some languages, 1.234 is refused.
_PROBES = ("1", "0", "12", "350", "7.25", "1.234", "123.456", "100000", "0.5")


@overload
def read(
    frame: Any, column: str, *, to: str, name: str = "", errors: Literal["raise"] = "raise"
) -> Any: ...
@overload
def read(
    frame: Any, column: str, *, to: str, name: str = "", errors: Literal["report"]
) -> Reported: ...


def read(
    frame: Any,
    column: str,
    *,
    to: str,
    name: str = "",
    errors: Literal["raise", "report"] = "raise",
) -> Any:
    """Read a column of texts into numbers of one unit, with their marks and ends.

    Only distinct texts are fetched: those with one plain number by what stands
    around it, any other as it is.

    Parameters
    ----------
    frame : DataFrame, LazyFrame, Table or relation
        Of pandas, polars, pyarrow, DuckDB, Ibis, Dask, PySpark or another
        engine that narwhals knows.
    column : str
        The column of texts, such as ``"~12.4 in"``, ``"≤1 kg"``, ``"5–6 kg"``
        or ``"65 ± 1 kg"``; an empty text, or one such as "n/a" or "TBD", is
        missing.
    to : str
        The unit to convert into; empty for a count.
    name : str, optional
        What the new columns begin with: ``"mass"`` gives ``mass_magnitude``.
    errors : {"raise", "report"}, default "raise"
        Whether texts that cannot be read, or that are in units of something
        else, are an error, or are left empty and reported.

    Returns
    -------
    DataFrame, LazyFrame, Table or relation
        As given, with four columns more.  ``magnitude`` is the one number that
        was published; it is empty for a bound and for a range.  ``low`` and
        ``high`` are the ends that the source gives: both are the magnitude of
        a plain figure, one is empty for a bound, both are empty for a mere
        "about".  ``mark`` is one of :data:`roverspecs.values.marks.MARKS`, or
        "" for a plain figure, and empty where there is no figure.  With
        ``errors="report"`` a :class:`Reported`, which has the frame and the
        texts that were left empty.

    Raises
    ------
    UnreadError
        If there are such texts; it lists them with counts and reasons.
    UnknownUnitError
        If ``to`` is no unit.
    FieldError
        If the column is missing or holds something else, or a new column is
        there already.
    RoverspecsError
        If narwhals is not installed; the message names the extra.
    """
    opened = engines.opened(frame)
    one_of(errors, ERRORS, "errors")
    engines.check_column(opened, column, "texts", "column")
    prefix = name and f"{name}_"
    names = [prefix + part for part in PARTS]
    remedy = "give the new columns a name, as in name='mass'"
    engines.check_free(opened, names, remedy)
    nw = engines.narwhals()
    reader = Reader.of(to)
    reader.fetch(opened, column)
    kept = engines.names_in(opened)
    shown = [nw.col(_TEMPORARY + part).alias(prefix + part) for part in PARTS]

    def read_part(part: engines.Frame) -> engines.Frame:
        return reader.with_figures(part, column, _TEMPORARY).select(*kept, *shown)

    made = engines.in_each_part(opened, read_part)
    return settled(made.to_native(), reader.unread, errors=errors, option="column")


@attrs.define
class Reader:
    """Read texts into a unit, and keep the results.

    Attributes
    ----------
    unit, dimension : str
    entries : dict of str to Entry
        What each shape, and each other text, is read into.
    doubtful : list of str
        Shapes that are read with some numbers, and not, or otherwise, with others.
    unread : list of UnreadText
    """

    unit: str
    dimension: str
    entries: dict[str, Entry] = attrs.Factory(dict)
    doubtful: list[str] = attrs.Factory(list)
    unread: list[UnreadText] = attrs.Factory(list)

    @staticmethod
    def of(to: str) -> Reader:
        """Return a reader that has read nothing.

        Raises
        ------
        UnknownUnitError
            If the unit is unknown.
        """
        try:
            return Reader(units.symbol(to), units.dimension_of(to))
        except UnitError as error:
            error.at("to")
            raise

    def fetch(self, frame: engines.Frame, column: str) -> None:
        """Fetch the different texts of a column, and read them.

        Raises
        ------
        FieldError
            If there are more than :data:`MOST_TEXTS`.
        """
        nw = engines.narwhals()
        # Nothing but the column is looked at.
        kept = _with_keys(frame.select(column), column, _TEMPORARY)
        is_plain, text = (f"{_TEMPORARY}{name}" for name in ("is_plain", "text"))
        for key, is_shape, count in _counted(kept, [engines.KEY, is_plain]):
            if is_shape:
                self._read_shape(key, count)
            else:
                self._read_text(key, count)
        if self.doubtful:
            is_doubtful = nw.col(is_plain) & nw.col(engines.KEY).is_in(self.doubtful)
            for found, count in _counted(kept.filter(is_doubtful), [text]):
                self._read_text(found, count)

    def with_figures(self, frame: engines.Frame, column: str, prefix: str) -> engines.Frame:
        """Return a frame with what the texts of a column are read into.

        Parameters
        ----------
        frame : narwhals.DataFrame or narwhals.LazyFrame
        column : str
            The one that was fetched.
        prefix : str
            What the names of the new columns begin with: :data:`PARTS` and
            :data:`STEPS`, and some that nobody needs any more.

        Returns
        -------
        narwhals.DataFrame or narwhals.LazyFrame
        """
        nw = engines.narwhals()
        made = _with_keys(frame, column, prefix)
        is_plain, text = nw.col(f"{prefix}is_plain"), nw.col(f"{prefix}text")
        if self.doubtful:
            is_sure = is_plain & ~nw.col(engines.KEY).is_in(self.doubtful)
            made = made.with_columns(is_sure.alias(f"{prefix}is_plain"))
            key = nw.when(is_plain).then(nw.col(engines.KEY)).otherwise(text)
            made = made.with_columns(key.alias(engines.KEY))
        # A text that is read as a whole counts once.
        number = nw.when(is_plain).then(text.str.replace_all(_AROUND, "")).otherwise(nw.lit("1"))
        made = made.with_columns(number.alias(f"{prefix}text"))
        made = made.with_columns(
            text.cast(nw.Float64).alias(f"{prefix}number"),
            _step(text).cast(nw.Float64).alias(f"{prefix}step"),
        )
        made = engines.looked_up(made, self._table(prefix))
        scaled = [nw.col(prefix + part) * nw.col(f"{prefix}number") for part in PARTS[:3]]
        scaled += [nw.col(prefix + step) * nw.col(f"{prefix}step") for step in STEPS]
        return made.with_columns(*scaled)

    def _table(self, prefix: str) -> engines.Table:
        rows = self.entries.values()
        columns = {prefix + name: [getattr(row, name) for row in rows] for name in Entry._fields}
        marks = columns.pop(f"{prefix}mark")
        return engines.Table(list(self.entries), columns, {f"{prefix}mark": marks})

    def _read_text(self, text: str, count: int) -> None:
        if is_absent(text.strip()):
            return
        try:
            self.entries[text] = Entry.of(self._value(text), self.unit)
        except RoverspecsError as error:
            self.unread.append(UnreadText(text, count, _reason(error)))

    def _read_shape(self, shape: str, count: int) -> None:
        found: list[tuple[str, PublishedValue]] = []
        failures: list[RoverspecsError] = []
        for number in _PROBES:
            try:
                found.append((number, self._value(shape.replace("1", number))))
            except RoverspecsError as error:
                failures.append(error)
        if not found:
            self.unread.append(UnreadText(shape.replace("1", "…"), count, _reason(failures[0])))
        elif failures or not _is_one_shape(found):
            self.doubtful.append(shape)
        else:
            self.entries[shape] = Entry.of(found[0][1], self.unit)

    def _value(self, text: str) -> PublishedValue:
        value = PublishedValue.parse(text)
        if value.form == "sides":
            raise ValueSyntaxError(text, "expected one length, found several: give each its column")
        for unit in value.units or ("",):
            units.check_dimension(unit, self.dimension)
        return value


# --- by the engine ----------------------------------------------------------------


def _with_keys(frame: engines.Frame, column: str, prefix: str) -> engines.Frame:
    """Return a frame with each text, whether it is plain, and the text that is looked up for it."""
    nw = engines.narwhals()
    cast = nw.col(column).cast(nw.String).fill_null("")
    made = frame.with_columns(
        cast.alias(f"{prefix}text"), cast.str.contains(_PLAIN).alias(f"{prefix}is_plain")
    )
    # A plain text is looked up by its shape, which is the text with 1 for its number.
    text = nw.col(f"{prefix}text")
    shape = text.str.replace_all(_DIGITS, "1")
    key = nw.when(nw.col(f"{prefix}is_plain")).then(shape).otherwise(text)
    return made.with_columns(key.alias(engines.KEY))


def _step(number: Expr) -> Expr:
    """Return a unit of the last digit that counts of each number, as a text.

    It says what :func:`roverspecs.values.rounding.last_digit` says.  Nothing
    is calculated, so that every engine has the same.
    """
    nw = engines.narwhals()
    decimals = number.str.replace_all("[0-9]", "0").str.replace_all("0$", "1")
    # 350 vouches for tens, and so does 500, which is one digit before zeros.
    whole = number.str.replace_all("^[0-9]*[1-9]", "1").str.replace_all("^0$", "1")
    round_whole = number.str.replace_all("^[1-9]0", "1")
    is_round = number.str.contains("^[1-9]0+$")
    of_whole = nw.when(is_round).then(round_whole).otherwise(whole)
    step: Expr = nw.when(number.str.contains("[.]")).then(decimals).otherwise(of_whole)
    return step


def _counted(frame: engines.Frame, by: Sequence[str]) -> list[tuple[Any, ...]]:
    return engines.distinct(frame, by, by[0], most=MOST_TEXTS, option="column")


# --- by the grammar -----------------------------------------------------------------


class Entry(NamedTuple):
    """Hold what a text is read into; of a shape, for the number 1."""

    magnitude: float | None
    low: float | None
    high: float | None
    mark: str
    low_step: float
    high_step: float

    @staticmethod
    def of(value: PublishedValue, unit: str) -> Entry:
        """Return what a value is in a unit."""
        steps = Span.of(value).in_unit(unit).steps
        numbers = numbers_of(value, unit)
        return Entry(
            magnitude=_float(numbers.magnitude),
            low=_float(numbers.low),
            high=_float(numbers.high),
            mark=numbers.mark,
            low_step=float(steps[0]),
            high_step=float(steps[1]),
        )


def _float(number: float | None) -> float | None:
    """Return a number as a column of numbers takes it: a count is a whole number."""
    if number is None:
        return None
    return float(number)


def _is_one_shape(found: Sequence[tuple[str, PublishedValue]]) -> bool:
    """Return whether values differ in nothing but the numbers that stand in their texts."""
    alike = {(value.form, value.sign, value.units) for _, value in found}
    is_read = all(value.numbers == (Decimal(number),) for number, value in found)
    return is_read and len(alike) == 1 and found[0][1].form == "plain"


def _reason(error: RoverspecsError) -> str:
    reason: str = getattr(error, "reason", error.message)
    return reason
