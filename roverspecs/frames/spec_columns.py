"""Spec columns: texts of a frame as the specs and fields of vehicles, and specs that follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from roverspecs.comparisons.conditions import DATES, FIELDS
from roverspecs.errors import FieldError, closest, offered, shortened, suggestion
from roverspecs.frames import engines, span_columns
from roverspecs.frames.engines import Frame
from roverspecs.frames.reports import UnreadText
from roverspecs.frames.text_columns import Reader
from roverspecs.records.derived import DERIVED, GRAVITY, PARTS_OF_ONE, Derived, check_order
from roverspecs.records.fields import is_date
from roverspecs.records.vehicles import (
    KINDS,
    PUBLISHED,
    STATUSES,
    Lander,
    Rover,
    Vehicle,
)
from roverspecs.values.hints import is_absent
from roverspecs.values.spans import Span
from roverspecs.values.units import DIMENSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from narwhals.stable.v2 import Expr

MOST_TEXTS = 100_000
"""The most different texts of a field, such as names, that are fetched."""

_WORDS: Mapping[str, tuple[str, ...]] = {"kind": tuple(KINDS), "status": STATUSES}
_GRAVITY = "gravity"
_DAY = len("2024-01-20")


def prefix_of(field: str) -> str:
    """Return what the names of the columns of a field begin with, for as long as they last."""
    return f"__roverspecs_{field}_"


def check_field(field: str) -> None:
    """Refuse a name that is no field of a column.

    Raises
    ------
    FieldError
        If the field is unknown, or a spec that is derived or has several sides.
    """
    fields = [name for name in FIELDS if name not in DERIVED]
    if field in DERIVED:
        inputs = ", ".join(dict.fromkeys(name for each in DERIVED[field].products for name in each))
        raise FieldError(f"{field} is derived: name the columns of {inputs}").at("columns")
    if field not in fields:
        from roverspecs.records.usual_words import usual_words

        near = offered(closest(str(field), fields, usual_words()), fields)
        raise FieldError(f"unknown field {shortened(field)}: {near}").at("columns")
    if field in PUBLISHED:
        try:
            check_order(PUBLISHED[field])
        except FieldError as error:
            error.at("columns")
            raise


@attrs.frozen
class SpecColumn:
    """Hold a column of texts of a published spec.

    Attributes
    ----------
    spec : str
    column : str
    reader : Reader
        What its texts are read into, in :data:`DIMENSIONS`'s unit.
    """

    spec: str
    column: str
    reader: Reader

    @staticmethod
    def fetch(frame: Frame, spec: str, column: str) -> SpecColumn:
        """Fetch and read the different texts of a column."""
        reader = Reader.of(DIMENSIONS[PUBLISHED[spec].dimension])
        reader.fetch(frame, column)
        return SpecColumn(spec, column, reader)

    @property
    def unread(self) -> list[UnreadText]:
        """The texts that are not read."""
        return self.reader.unread

    def added(self, frame: Frame) -> Frame:
        """Return a frame with the span of each row."""
        prefix = prefix_of(self.spec)
        made = self.reader.with_figures(frame, self.column, prefix)
        return span_columns.with_span(made, prefix)


@attrs.frozen
class TextColumn:
    """Hold a column of texts, or of dates, of a field that is no spec.

    Attributes
    ----------
    field, column : str
    texts : dict of str to str
        The text that each different cell holds; none of them is empty.
    unread : list of UnreadText
        The texts that the field cannot have.
    """

    field: str
    column: str
    texts: dict[str, str]
    unread: list[UnreadText]

    @staticmethod
    def fetch(frame: Frame, field: str, column: str) -> TextColumn:
        """Fetch the different texts of a column."""
        made = TextColumn(field, column, {}, [])
        kept = made._with_key(frame.select(column))
        rows = engines.distinct(
            kept, [engines.KEY], engines.KEY, most=MOST_TEXTS, option=f"columns.{field}"
        )
        for cell, count in rows:
            text = cell.strip()
            if is_absent(text):
                continue
            reason = _fault(field, text)
            if reason:
                made.unread.append(UnreadText(cell, count, reason))
            else:
                made.texts[cell] = text
        return made

    def _with_key(self, frame: Frame) -> Frame:
        nw = engines.narwhals()
        text = nw.col(self.column).cast(nw.String).fill_null("")
        if self.field in DATES and not engines.is_text(frame, self.column):
            # Some engines write midnight behind the day.
            text = text.str.slice(0, _DAY)
        return frame.with_columns(text.alias(engines.KEY))

    def looked_up(self, frame: Frame, found: Mapping[str, Mapping[str, float]]) -> Frame:
        """Return a frame with numbers for the texts of the column.

        Parameters
        ----------
        frame : narwhals.DataFrame or narwhals.LazyFrame
        found : mapping of str to mapping of str to float
            For each new column, the number of each text that has one.

        Returns
        -------
        narwhals.DataFrame or narwhals.LazyFrame
        """
        cells = list(self.texts)
        numbers = {
            name: [by_text.get(self.texts[cell]) for cell in cells]
            for name, by_text in found.items()
        }
        return engines.looked_up(self._with_key(frame), engines.Table(cells, numbers))


Column = SpecColumn | TextColumn


def fetched(frame: Frame, field: str, column: str) -> Column:
    """Fetch the different texts of a column, as those of a field.

    Parameters
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    field : str
        A published spec, or a field of texts or dates.
    column : str

    Returns
    -------
    SpecColumn or TextColumn

    Raises
    ------
    FieldError
        If the field is unknown, or the column is missing or holds something else.
    """
    check_field(field)
    kind = "texts"
    if field in DATES:
        kind = "days"
    engines.check_column(frame, column, kind, f"columns.{field}")
    if field in PUBLISHED:
        return SpecColumn.fetch(frame, field, column)
    return TextColumn.fetch(frame, field, column)


def _fault(field: str, text: str) -> str:
    """Return why a text cannot be one of a field; empty if it can."""
    words = _WORDS.get(field, ())
    if words and text not in words:
        return f"unknown {field}: {suggestion(text, words)}"
    if field in DATES and not (is_date(text) and len(text) == _DAY):
        return "expected a date such as '2024-01-20'"
    return ""


@attrs.define
class Work:
    """Add to a frame what a question needs, and nothing else.

    Attributes
    ----------
    frame : narwhals.DataFrame or narwhals.LazyFrame
    columns : mapping of str to SpecColumn or TextColumn
        The column of each field.
    """

    frame: Frame
    columns: Mapping[str, Column]
    _done: set[str] = attrs.Factory(set)

    def add(self, name: str) -> str:
        """Add the span of a spec, published or derived, and its ground.

        Parameters
        ----------
        name : str

        Returns
        -------
        str
            What the names of its columns begin with.

        Raises
        ------
        FieldError
            If no column has it, or it follows from none of them.
        """
        prefix = prefix_of(name)
        if name in self._done:
            return prefix
        if name in DERIVED:
            self._add_derived(DERIVED[name])
        elif name == _GRAVITY:
            self._add_gravity()
        else:
            column = self._column(name)
            self.frame = column.added(self.frame)
            if PUBLISHED[name].is_total and "status" in self.columns:
                self._let_grow(prefix)
        self._done.add(name)
        return prefix

    def _column(self, name: str) -> SpecColumn:
        column = self.columns.get(name)
        if not isinstance(column, SpecColumn):
            raise FieldError(f"no column has {name}: name it in columns")
        return column

    def text_column(self, name: str) -> TextColumn:
        """Return the column of a field that is no spec.

        Raises
        ------
        FieldError
            If there is none.
        """
        column = self.columns.get(name)
        if not isinstance(column, TextColumn):
            raise FieldError(f"no column has {name}: name it in columns")
        return column

    def flag(self, field: str, texts: Iterable[str], name: str) -> Expr:
        """Add a column for whether a field has one of some texts, and return it as a condition."""
        nw = engines.narwhals()
        if name not in self._done:
            numbers = dict.fromkeys(texts, 1.0)
            self.frame = self.text_column(field).looked_up(self.frame, {name: numbers})
            self._done.add(name)
        found: Expr = ~nw.col(name).is_null()
        return found

    def kept(self, found: Expr) -> Expr:
        """Add a column for an expression that is used more than once, and return it.

        Expressions would be computed as often as they are used.
        """
        nw = engines.narwhals()
        name = prefix_of(f"kept{len(self._done)}")
        self.frame = self.frame.with_columns(found.alias(name))
        self._done.add(name)
        column: Expr = nw.col(name)
        return column

    def _let_grow(self, prefix: str) -> None:
        """Take the high end from the totals of vehicles that still operate."""
        nw = engines.narwhals()
        is_growing = self.flag("status", ["operating"], prefix_of("is_operating"))
        low, floor, high = (nw.col(prefix + each) for each in ("low", "floor", "high"))
        flags = ("is_about", "is_high_open")
        self.frame = self.frame.with_columns(
            nw.when(is_growing & ~high.is_null()).then(floor).otherwise(low).alias(f"{prefix}low"),
            nw.when(~is_growing).then(high).alias(f"{prefix}high"),
            *((nw.col(prefix + flag) & ~is_growing).alias(prefix + flag) for flag in flags),
        )
        self.frame = span_columns.with_ground(self.frame, prefix)

    def _add_gravity(self) -> None:
        """Add the gravity on the body of each row."""
        nw = engines.narwhals()
        prefix = prefix_of(_GRAVITY)
        column = self.text_column("body")
        spans = {text: span for text in column.texts.values() if (span := _gravity_on(text))}
        found = {
            "low": {text: float(span.middle) for text, span in spans.items()},
            "high": {text: float(span.middle) for text, span in spans.items()},
            "low_step": {text: float(span.steps[0]) for text, span in spans.items()},
            "high_step": {text: float(span.steps[1]) for text, span in spans.items()},
        }
        frame = column.looked_up(
            self.frame, {prefix + name: numbers for name, numbers in found.items()}
        )
        is_known = ~nw.col(f"{prefix}low").is_null()
        flags = ("is_low_open", "is_high_open", "is_about")
        frame = frame.with_columns(
            is_known.alias(f"{prefix}is_known"),
            *(nw.lit(False).alias(prefix + flag) for flag in flags),
        )
        self.frame = span_columns.with_ground(frame, prefix)

    def _add_derived(self, spec: Derived) -> None:
        """Add, for each row, the first product whose figures it has all."""
        nw = engines.narwhals()
        known = {*self.columns} & {*PUBLISHED}
        if "body" in self.columns:
            known.add(_GRAVITY)
        chosen = []
        for kind, is_of_kind in self._kinds(spec):
            for place, powers in enumerate(spec.products_of(kind)):
                if not known.issuperset(powers):
                    continue
                factors = [(self.add(name), power) for name, power in powers.items()]
                prefix = prefix_of(f"{spec.name}_{kind.kind}_{place}")
                self.frame = span_columns.with_product(self.frame, factors, prefix)
                counts = is_of_kind
                for factor, _ in factors:
                    counts = counts & nw.col(f"{factor}is_known")
                chosen.append((counts, prefix))
        if not chosen:
            inputs = [", ".join(powers).replace(_GRAVITY, "body") for powers in spec.products]
            choices = " or ".join(each for each in inputs if "envelope" not in each)
            raise FieldError(f"{spec.name} follows from {choices}: name their columns")
        prefix = prefix_of(spec.name)
        self.frame = span_columns.with_choice(self.frame, chosen, prefix)
        parts = PARTS_OF_ONE.get(spec.units["si"][0])
        if parts is not None:
            self.frame = span_columns.with_multiple(self.frame, prefix, float(parts))

    def _kinds(self, spec: Derived) -> list[tuple[type[Vehicle], Expr]]:
        """Return the kinds whose products differ, and whether a row is of each."""
        nw = engines.narwhals()
        if "kind" not in self.columns or not spec.lander_products:
            return [(Rover, nw.lit(True))]
        is_lander = self.flag("kind", [Lander.kind], prefix_of("is_lander"))
        return [(Lander, is_lander), (Rover, ~is_lander)]


def _gravity_on(body: str) -> Span | None:
    for place, claim in GRAVITY.items():
        if place.casefold() == body.casefold():
            return Span.of(claim.published).in_unit(DIMENSIONS["acceleration"])
    return None
