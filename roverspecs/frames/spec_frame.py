"""Spec frames: dataframes whose rows are vehicles, asked as the catalog is.

What a question means is defined where records answer it: here it is put to
each row by the engine of the frame, whatever its size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from roverspecs.analyses.boxes import Box, as_room, read_plain
from roverspecs.comparisons.filters import Filter
from roverspecs.errors import FieldError, RoverspecsError, UnreadError, one_of
from roverspecs.frames import engines, span_columns, text_columns
from roverspecs.frames.engines import Frame
from roverspecs.frames.fit_columns import rank_in_box, rank_in_room
from roverspecs.frames.questions import rank as rank_of
from roverspecs.frames.reports import ERRORS, UnreadText, by_count
from roverspecs.frames.spec_columns import Column, Work, fetched, prefix_of
from roverspecs.records.derived import DERIVED, SPECS, check_order
from roverspecs.records.specs import unknown_spec
from roverspecs.values import units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from narwhals.stable.v2 import Expr


@attrs.frozen(kw_only=True, eq=False)
class SpecFrame:
    """Hold a dataframe whose columns are specs and other fields of vehicles.

    Made by :meth:`of`.  Every method returns a frame of the engine that was
    given, with the columns that it came with and those that the method adds.

    Attributes
    ----------
    unread : dict of str to tuple of UnreadText
        The texts of each field that could not be read, the most frequent
        first; empty unless they were to be reported.
    """

    unread: Mapping[str, tuple[UnreadText, ...]]
    _frame: Frame
    _columns: Mapping[str, Column]

    @staticmethod
    def of(
        frame: Any,
        columns: Mapping[str, str],
        *,
        errors: Literal["raise", "report"] = "raise",
    ) -> SpecFrame:
        """Read the columns of a frame.

        Parameters
        ----------
        frame : DataFrame, LazyFrame, Table or relation
            Of pandas, polars, pyarrow, DuckDB, Ibis, Dask, PySpark or another
            engine that narwhals knows.  A row is a vehicle.
        columns : mapping of str to str
            The column of each field: of published specs, with texts such as
            "~5 kg", and of texts and dates such as ``"body"`` and ``"kind"``.
            Sizes are taken to be of one configuration.
        errors : {"raise", "report"}, default "raise"
            Whether texts that cannot be read are an error, or are left empty
            and reported.

        Returns
        -------
        SpecFrame

        Raises
        ------
        UnreadError
            If there are such texts; it lists them with counts and reasons.
        UnknownSpecError
            If a field is unknown.
        FieldError
            If a spec is derived or has several sides, or a column is not there
            or does not hold texts.
        RoverspecsError
            If narwhals is not installed; the message names the extra.
        """
        opened = engines.opened(frame)
        one_of(errors, ERRORS, "errors")
        found: dict[str, Column] = {}
        unread: dict[str, tuple[UnreadText, ...]] = {}
        for field, column in columns.items():
            found[field] = fetched(opened, field, column)
            if not found[field].unread:
                continue
            unread[field] = by_count(found[field].unread)
            if errors == "raise":
                raise UnreadError(unread[field]).at(f"columns.{field}")
        return SpecFrame(unread=unread, frame=opened, columns=found)

    # --- conditions ---------------------------------------------------------------------

    def answered(self, condition: str | Filter, *, name: str = "answer") -> Any:
        """Return the frame with the answer of each row to a condition.

        Parameters
        ----------
        condition : str or Filter
            Such as ``"mass < 10 kg and body == Moon"``: see :class:`roverspecs.Filter`.
        name : str, default "answer"
            The column of the answers.

        Returns
        -------
        DataFrame, LazyFrame, Table or relation
            With "yes", "maybe", "unknown" or "no" in each row.

        Raises
        ------
        FilterSyntaxError
            If the condition cannot be read.
        FieldError
            If it asks for a field of no column, or the name is taken.
        """
        return self._made(self._answering(condition, name), name)

    def where(self, condition: str | Filter, *, strict: bool = False, name: str = "match") -> Any:
        """Return the rows that meet a condition, or may meet it.

        Parameters
        ----------
        condition : str or Filter
            Such as ``"mass < 10 kg and body == Moon"``: see :class:`roverspecs.Filter`.
        strict : bool, default False
            Leave out rows that only may meet it.
        name : str, default "match"
            The column that says "yes" or "maybe".

        Returns
        -------
        DataFrame, LazyFrame, Table or relation

        Raises
        ------
        FilterSyntaxError
            If the condition cannot be read.
        FieldError
            If it asks for a field of no column, or the name is taken.
        """
        nw = engines.narwhals()
        answer = self._answering(condition, name)
        shown = ["yes"]
        if not strict:
            shown.append("maybe")
        return self._made(lambda work: answer(work).filter(nw.col(name).is_in(shown)), name)

    def _answering(self, condition: str | Filter, name: str) -> Callable[[Work], Frame]:
        """Return what adds the answers to a frame."""
        self._check_free([name])
        question = Filter.parse(condition).question

        def answer(work: Work) -> Frame:
            try:
                rank = rank_of(question, work)
            except FieldError as error:
                error.at("where")
                raise
            return work.frame.with_columns(span_columns.verdict(rank).alias(name))

        return answer

    # --- order ------------------------------------------------------------------------------

    def in_order(self, by: str, *, descending: bool = False) -> Any:
        """Return the frame in the order of a spec.

        Parameters
        ----------
        by : str
            A spec, published or derived.
        descending : bool, default False
            The largest first.

        Returns
        -------
        DataFrame, LazyFrame, Table or relation
            By the middles of ranges and the numbers of bounds; rows without a figure come
            last.  So a row stands before all that it is below.  Rows in memory that have
            one number keep their order; elsewhere rows have none.

        Raises
        ------
        UnknownSpecError, FieldError
            If the spec does not exist, or follows from none of the columns.
        """
        _check_spec(by)
        nw = engines.narwhals()
        prefix = prefix_of(by)
        keys = [f"{prefix}is_missing", f"{prefix}middle", f"{prefix}lean"]

        def with_keys(work: Work) -> Frame:
            work.add(by)
            return span_columns.with_order(work.frame, prefix)

        names = engines.names_in(self._frame)
        frame = engines.opened(self._made(with_keys, *keys))
        if isinstance(frame, nw.DataFrame):
            places = _places(frame.select(*keys).rows(), descending=descending)
            return frame.select(*names)[places].to_native()
        directions = [False, descending, descending]
        return frame.sort(*keys, descending=directions).select(*names).to_native()

    # --- derived specs ------------------------------------------------------------------------

    def derived(self, spec: str, *, to: str | None = None) -> Any:
        """Return the frame with a spec that follows from others.

        Parameters
        ----------
        spec : str
            One of :data:`roverspecs.records.derived.DERIVED`.
        to : str, optional
            The unit; by default the first of the spec's SI units.

        Returns
        -------
        DataFrame, LazyFrame, Table or relation
            With magnitude, ends and mark as :func:`roverspecs.frames.read` has
            them, in columns that begin with the name of the spec.  Numbers are
            not rounded.

        Raises
        ------
        UnknownSpecError, FieldError
            If the spec is no derived one, or follows from none of the columns.
        UnknownUnitError, DimensionError
            If the unit does not exist or measures something else.
        """
        if spec not in DERIVED:
            raise unknown_spec(spec, tuple(DERIVED))
        found = DERIVED[spec]
        target = units.check_dimension(to or found.units["si"][0], found.dimension)
        names = [f"{spec}_{part}" for part in text_columns.PARTS]
        self._check_free(names)
        factor = float(units.factor_between(found.units["si"][0], target))

        def with_derived(work: Work) -> Frame:
            prefix = work.add(spec)
            return span_columns.with_published(work.frame, prefix, spec, factor)

        return self._made(with_derived, *names)

    # --- fits -------------------------------------------------------------------------------------

    def fits(
        self,
        *,
        box: Box | str | None = None,
        mass: str | None = None,
        upright: bool = False,
        name: str = "verdict",
    ) -> Any:
        """Return the frame with whether each vehicle fits into a box and a limit of mass.

        Parameters
        ----------
        box : Box or str, optional
            Length × width × height, such as ``"60 x 40 x 40 cm"``.
        mass : str, optional
            The limit, a plain value such as ``"6 kg"``.
        upright : bool, default False
            Whether vehicles may only be turned as they stand, and not tipped.
        name : str, default "verdict"
            The column of the answers.

        Returns
        -------
        DataFrame, LazyFrame, Table or relation
            With "yes", "maybe", "unknown" or "no", as :func:`roverspecs.fits`
            answers for vehicles whose sizes are of one configuration.

        Raises
        ------
        FieldError, ValueSyntaxError, UnitError
            If nothing is asked, an option cannot be read, the name is taken, or
            there is a column of none of the sizes, or not of the mass.
        """
        if box is None and mass is None:
            raise FieldError(
                "expected at least one of box and mass, such as the box 60x40x40cm, found none"
            )
        self._check_free([name])
        if isinstance(box, str):
            box = Box.parse(box)

        def with_verdict(work: Work) -> Frame:
            ranks = []
            if box is not None:
                ranks.append(rank_in_box(work, box, upright=upright))
            if mass is not None:
                ranks.append(_rank_in_limit(work, mass))
            rank = work.kept(span_columns.worst(ranks))
            return work.frame.with_columns(span_columns.verdict(rank).alias(name))

        return self._made(with_verdict, name)

    # --- what the methods share ---------------------------------------------------------------

    def _check_free(self, names: Iterable[str]) -> None:
        engines.check_free(self._frame, names, "rename it, or give another name")

    def _made(self, change: Callable[[Work], Frame], *added: str) -> Any:
        """Return the frame that was given with the columns that a change adds to it."""
        names = engines.names_in(self._frame)

        def changed(frame: Frame) -> Frame:
            return change(Work(frame, self._columns)).select(*names, *added)

        return engines.in_each_part(self._frame, changed).to_native()


def _rank_in_limit(work: Work, mass: str) -> Expr:
    try:
        limit = as_room(read_plain(mass, "mass"))
        return rank_in_room(work, "mass", limit)
    except RoverspecsError as error:
        error.at("mass")
        raise


def _check_spec(name: str) -> None:
    if name not in SPECS:
        raise unknown_spec(name, tuple(SPECS))
    check_order(SPECS[name])


def _places(rows: Iterable[Sequence[Any]], *, descending: bool) -> list[int]:
    """Return the places of rows in the order that the records have, the missing ones last."""
    known: dict[int, tuple[float, int]] = {}
    missing = []
    for place, (is_missing, middle, lean) in enumerate(rows):
        if is_missing:
            missing.append(place)
        else:
            known[place] = (_shortened(middle), lean)
    return [*sorted(known, key=known.__getitem__, reverse=descending), *missing]


def _shortened(end: float) -> float:
    """Return an end without the digits in which equal numbers may differ."""
    return float(f"{end:.12g}")
