"""Column tables: many vehicles as columns, compared, filtered, sorted and written as CSV."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import attrs

from roverspecs.comparisons.conditions import RANKS
from roverspecs.comparisons.filters import Filter
from roverspecs.comparisons.query import DEFAULT_SPECS
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.errors import FieldError, Problem, UnitError, counted
from roverspecs.frames.column_comparisons import ColumnComparison
from roverspecs.frames.column_data import ColumnData
from roverspecs.frames.column_order import order
from roverspecs.frames.column_questions import answers, refused
from roverspecs.records.derived import find_specs
from roverspecs.records.headings import Heading
from roverspecs.records.specs import Spec
from roverspecs.records.vehicle_tables import warn_of
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.spans import MAYBE, UNKNOWN


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ColumnTable(ColumnData):
    """Hold the vehicles of a large table as columns.

    Attributes
    ----------
    path : str
        Of the file.
    headings : tuple of Heading
        The meaning of each column of the file.
    problems : tuple of Problem
        The first of the cells that were not read, or are in doubt.
    problem_count : int
        How many there are.
    remarks : tuple of str
        What else the user should know: other words for specs, columns that were not read.
    """

    path: str
    headings: tuple[Heading, ...]
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    remarks: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return the numbers of vehicles and of problems."""
        vehicles, problems = counted(len(self), "vehicle"), counted(self.problem_count, "problem")
        return f"<ColumnTable {self.path}: {vehicles}, {problems}>"

    def warn(self, stacklevel: int = 2) -> None:
        """Warn of the cells and columns that were not read, if there are any.

        Parameters
        ----------
        stacklevel : int
            As :func:`warnings.warn` takes it.
        """
        warn_of(
            self.path,
            self.problems,
            self.problem_count,
            self.headings,
            stacklevel=stacklevel + 1,
        )

    # --- comparison

    def compare(
        self,
        specs: Sequence[str] | str | None = None,
        *,
        units: str | Mapping[str, str] | RowUnits = "si",
        where: str | Filter | None = None,
        strict: bool = False,
        sort: str | None = None,
        descending: bool = False,
    ) -> ColumnComparison:
        """Compare the vehicles in consistent units.

        The options are those of :func:`roverspecs.compare`, and the answers are
        the same.  Units never depend on the rows: a system that leaves a choice for a spec
        is refused.

        Parameters
        ----------
        specs : sequence of str, optional
            Published specs and groups of them, or a text of them with commas.  By
            default mass, dimensions and payload, if one of the vehicles has them.
        units : str or mapping of str to str, default "si"
        where : str or Filter, optional
            Keep only vehicles that meet a condition, and those that may.
        strict : bool, default False
            Leave out vehicles that might not meet it.
        sort : str, optional
            A published spec, or ``"name"``, ``"launch_date"`` or ``"landing_date"``.
        descending : bool, default False
            The largest first.

        Returns
        -------
        ColumnComparison

        Raises
        ------
        UnknownSpecError
            If a spec does not exist.
        UnitError
            If a unit does not exist, does not fit, or is left open by a system.
        FilterSyntaxError
            If the condition cannot be read.
        FieldError
            If a derived spec is asked for, or options contradict each other.
        """
        if strict and where is None:
            message = "it leaves out vehicles that might not meet a condition: give where, too"
            raise FieldError(message).at("strict")
        if descending and sort is None:
            message = "it is the direction of an order: give a spec as sort, too"
            raise FieldError(message).at("descending")
        asked = find_specs(DEFAULT_SPECS if specs is None else specs)
        published = [_published(spec.name) for spec in asked]
        parsed = RowUnits.parse(units)
        places: Sequence[int] = range(len(self))
        ranks: bytes | None = None
        remarks: list[str] = []
        if where is not None:
            places, ranks, remarks = self._meeting(Filter.parse(where), strict=strict)
        if sort is not None:
            places = array("L", order(self, places, sort, descending=descending))
        if ranks is not None:
            ranks = bytes(map(ranks.__getitem__, places))
        if specs is None:
            published = [spec for spec in published if self._has_figure(spec.name, places)]
        chosen = {spec.name: unit_of(spec, parsed) for spec in published}
        return ColumnComparison(
            data=self, places=places, ranks=ranks, units=chosen, remarks=tuple(remarks)
        )

    def _has_figure(self, spec: str, places: Sequence[int]) -> bool:
        column = self.columns.get(spec)
        return column is not None and any(column.picked(places)[1])

    def _meeting(self, where: Filter, *, strict: bool) -> tuple[Sequence[int], bytes, list[str]]:
        """Return the places of vehicles that meet a condition, every answer, and remarks."""
        ranks = answers(self, where.question)
        maybe, unknown = RANKS.index(MAYBE), RANKS.index(UNKNOWN)
        most = maybe
        label = "May meet it"
        if strict:
            most = maybe - 1
            label = "Left out because they might not meet it"
        places = array("L", [place for place, rank in enumerate(ranks) if rank <= most])
        remarks = []
        if not places:
            remarks.append(f"No vehicle meets {where}")
        if count := ranks.count(maybe):
            remarks.append(f"{label}: {counted(count, 'vehicle')}")
        if count := ranks.count(unknown):
            reason = "Left out because it is not known whether they meet it"
            remarks.append(f"{reason}: {counted(count, 'vehicle')}")
        return places, ranks, remarks


def _published(name: str) -> Spec:
    if name not in PUBLISHED:
        raise refused(name, "specs")
    return PUBLISHED[name]


def unit_of(spec: Spec, units: RowUnits) -> str:
    """Return the unit of a spec, which does not depend on figures.

    Parameters
    ----------
    spec : Spec
    units : RowUnits

    Returns
    -------
    str

    Raises
    ------
    UnitError
        If the system leaves a choice; the message names the units.
    """
    if spec.name in units.chosen:
        return units.chosen[spec.name]
    candidates: tuple[str, ...] = spec.units.get(units.system, ())
    if len(candidates) == 1:
        return candidates[0]
    choices = "the figures"
    if candidates:
        choices = " and ".join(map(repr, candidates))
    example = candidates[0] if candidates else spec.units["si"][0]
    message = f"it chooses between {choices} for {spec.name}, and columns keep one name"
    raise UnitError(units.system, f"{message}: give a unit, as in '{spec.name}={example}'")
