"""Queries: the options of a comparison, and the columns and rows that they ask for."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from roverspecs.comparisons.cells import Cell, Row, cell_of, values_of
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.errors import FieldError
from roverspecs.records.derived import SPECS
from roverspecs.records.figures import Figure
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.vehicles import Vehicle

if TYPE_CHECKING:
    from roverspecs.comparisons.filters import Filter

DEFAULT_VEHICLES = ("lev-2", "tenacious", "lupex-rover")
"""The ids of the vehicles that are compared when none is named."""

DEFAULT_SPECS = ("mass", "dry_mass", "launch_mass", "dimensions", "payload")
"""The specs and groups that are compared when none is named."""

Figures = dict[str, Sequence[Figure]]
"""The figures of each spec, one for each vehicle."""


@attrs.frozen(kw_only=True)
class Query:
    """Hold the options of a comparison, each as :func:`roverspecs.compare` takes it.

    Attributes
    ----------
    specs : tuple of str or None
        The names of the specs; None for the default.
    units : RowUnits
    also : RowUnits or None
        The second units.
    where : Filter or None
    strict : bool
    sort : str or None
    descending : bool
    relative_to : Vehicle or None
    differing, extremes : bool
    reading : Reading
        The claims that count: the configuration and the preference.
    digits : int or None
    exact : bool

    Raises
    ------
    FieldError
        If two options contradict each other, or one is out of its range.
    """

    specs: tuple[str, ...] | None = None
    units: RowUnits = attrs.field(factory=RowUnits)
    also: RowUnits | None = None
    where: Filter | None = None
    strict: bool = False
    sort: str | None = None
    descending: bool = False
    relative_to: Vehicle | None = None
    differing: bool = False
    extremes: bool = False
    reading: Reading = TRUST
    digits: int | None = None
    exact: bool = False

    def __attrs_post_init__(self) -> None:
        """Check the options together."""
        digits = self.digits
        is_number = isinstance(digits, int) and not isinstance(digits, bool)
        if digits is not None and not (is_number and 1 <= digits <= 15):
            raise FieldError(f"expected a number from 1 to 15, found {digits!r}").at("digits")
        if digits is not None and self.exact:
            raise FieldError("digits and exact cannot be given together: give one of them").at(
                "digits"
            )
        if self.strict and self.where is None:
            message = "it leaves out vehicles that might not meet a condition: give where, too"
            raise FieldError(message).at("strict")
        if self.descending and self.sort is None:
            message = "it is the direction of an order: give a spec as sort, too"
            raise FieldError(message).at("descending")

    def columns(
        self, vehicles: tuple[Vehicle, ...]
    ) -> tuple[tuple[Vehicle, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the columns of the comparison.

        Parameters
        ----------
        vehicles : tuple of Vehicle
            Those that are asked.

        Returns
        -------
        tuple of (tuple of Vehicle, tuple of str, tuple of str)
            The vehicles that are shown, in their order; whether each meets the
            condition, as in :attr:`Comparison.matches`; and remarks.
        """
        matches: tuple[str, ...] = ()
        remarks: tuple[str, ...] = ()
        if self.where is not None:
            selection = self.where.select(vehicles, self.reading, strict=self.strict)
            vehicles, matches, remarks = selection
        if self.sort is not None:
            from roverspecs.comparisons.conditions import in_order

            places = in_order(vehicles, self.sort, self.reading, descending=self.descending)
            vehicles = tuple(vehicles[place] for place in places)
            matches = tuple(matches[place] for place in places if matches)
        base = self.relative_to
        if base is not None and base not in vehicles:
            vehicles = (base, *vehicles)
            if matches:
                matches = ("", *matches)
        return vehicles, matches, remarks

    def rows(
        self, vehicles: Sequence[Vehicle], figures: Figures
    ) -> tuple[tuple[Row, ...], list[str]]:
        """Return the rows of the comparison.

        Parameters
        ----------
        vehicles : sequence of Vehicle, length n
        figures : mapping of str to sequence of Figure, length n

        Returns
        -------
        tuple of (tuple of Row, list of str)
            A row for each spec, and remarks on relations that do not exist.
        """
        every = itertools.chain.from_iterable(figures.values())
        claims = filter(None, (figure.claim for figure in every))
        kinds = {claim.configuration for claim in claims} - {None}
        is_mixed = len(kinds) > 1
        values = {name: values_of(row) for name, row in figures.items()}
        units = self.units.shared(values)
        second_units: dict[str, str] = {}
        if self.also is not None:
            second_units = self.also.shared(values)
        remarks: list[str] = []
        rows = []
        for name, row in figures.items():
            made, gaps = self._row(vehicles, name, row, units[name], is_mixed=is_mixed)
            if second_units:
                # The same again: a second unit adds no remark.
                second, _ = self._row(vehicles, name, row, second_units[name], is_mixed=is_mixed)
                made = made.beside(second)
            rows.append(made)
            remarks += gaps
        return tuple(rows), remarks

    def _row(
        self,
        vehicles: Sequence[Vehicle],
        name: str,
        figures: Sequence[Figure],
        unit: str,
        *,
        is_mixed: bool,
    ) -> tuple[Row, list[str]]:
        """Return the figures of one spec in one unit, and remarks on missing relations."""
        options: dict[str, Any] = {"digits": self.digits, "exact": self.exact}
        cells: list[Cell | None] = []
        for figure in figures:
            cell = None
            if figure:
                asked = self.reading.configuration
                cell = cell_of(figure, unit, configuration=asked, is_mixed=is_mixed, **options)
            cells.append(cell)
        row = Row(spec=name, unit=unit, figures=tuple(figures), cells=tuple(cells))
        remarks: list[str] = []
        if self.extremes:
            row = _marked(row)
        if self.relative_to is not None:
            row = _related(row, vehicles, self.relative_to, remarks, **options)
        return row, remarks


def differing_rows(figures: Figures, remarks: list[str]) -> Figures:
    """Return the rows in which two figures differ.

    Parameters
    ----------
    figures : mapping of str to sequence of Figure
    remarks : list of str
        Remarks on the rows left out are added to it.

    Returns
    -------
    mapping of str to sequence of Figure
    """
    from roverspecs.values.agreement import are_compatible

    kept: Figures = {}
    alike: list[str] = []
    few: list[str] = []
    for name, row in figures.items():
        values = values_of(row)
        label = SPECS[name].noun
        if len(values) < 2:
            few.append(label)
        elif are_compatible(values):
            alike.append(label)
        else:
            kept[name] = row
    reasons = {"alike within the published digits": alike, "fewer than two figures": few}
    for reason, labels in reasons.items():
        if labels:
            remarks.append(f"Left out, {reason}: {', '.join(labels)}")
    return kept


def _marked(row: Row) -> Row:
    """Return a row with its largest and smallest cells marked."""
    from roverspecs.values.spans import extremes

    marks = extremes(row.spans)
    pairs = zip(row.cells, marks, strict=True)
    cells = [cell and attrs.evolve(cell, extreme=mark) for cell, mark in pairs]
    return attrs.evolve(row, cells=tuple(cells))


def _related(
    row: Row,
    vehicles: Sequence[Vehicle],
    base: Vehicle,
    remarks: list[str],
    **options: Any,
) -> Row:
    """Return a row with its relations to one vehicle, and add remarks on those left empty."""
    from roverspecs.comparisons.relations import difference, ratio

    other = row.figures[vehicles.index(base)]
    ratios: list[Cell | None] = []
    differences: list[Cell | None] = []
    for vehicle, figure in zip(vehicles, row.figures, strict=True):
        made: list[Cell | str | None] = [None, None]
        if figure and other and vehicle != base:
            made = [
                ratio(figure, other, **options),
                difference(figure, other, row.unit, **options),
            ]
        pairs = zip(("ratio", "difference"), (ratios, differences), made, strict=True)
        for name, cells, cell in pairs:
            if isinstance(cell, str):
                label = SPECS[row.spec].noun
                remarks.append(f"No {name} of {vehicle.name} to {base.name} in {label}: {cell}")
                cells.append(None)
            else:
                cells.append(cell)
    return attrs.evolve(row, ratios=tuple(ratios), differences=tuple(differences))
