"""Cells and rows: each figure of a table in the unit of its row, with its notes and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from roverspecs.errors import DimensionError
from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import SPECS
from roverspecs.records.figures import Figure
from roverspecs.records.gaps import remarks_on_gaps
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.trust import ALONE
from roverspecs.records.vehicles import Vehicle
from roverspecs.values.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.values.numbers import Numbers
    from roverspecs.values.published import PublishedValue

UNCITED = "uncited, the user's own figure"
"""The note of a cell whose claim names no source."""

TERTIARY = "from an aggregator"
"""The note of a cell whose source compiles what others published."""


@attrs.frozen(kw_only=True)
class Cell:
    """Hold one figure of a comparison, in the unit of its row.

    Attributes
    ----------
    figure : Figure
        The figure that is shown, with the claims it rests on.
    unit : str
        The unit of the row; empty for a count.
    text : str
        Mark and rounded number, such as ``"~11"``, in :attr:`unit`.
    notes : tuple of str
        How the cell differs from its neighbours, a phrase for each way.
    extreme : {"", "max", "min", "max?", "min?"}
        Whether the figure is the largest or the smallest of its row, or might
        be; empty unless this is asked for.
    also : Cell or None
        The same figure in the second unit of the row, if that has one.
    """

    figure: Figure
    unit: str
    text: str
    notes: tuple[str, ...] = ()
    extreme: str = ""
    also: Cell | None = None

    @property
    def note(self) -> str:
        """The phrases of :attr:`notes` in one text; empty without any."""
        return ", ".join(self.notes)

    @property
    def span(self) -> Span:
        """The ends of the quantity, in :attr:`unit`; an error for several sides."""
        return self.figure.span(self.unit)

    @property
    def numbers(self) -> Numbers:
        """What the figure states as numbers in :attr:`unit`, not rounded."""
        return self.figure.numbers(self.unit)

    @property
    def magnitude(self) -> float | None:
        """The one number that is published, in :attr:`unit`; None for a bound, range or sides."""
        return self.numbers.magnitude

    @property
    def low(self) -> float | None:
        """The low end that is stated, in :attr:`unit`: see :attr:`Numbers.low`."""
        return self.numbers.low

    @property
    def high(self) -> float | None:
        """The high end that is stated, in :attr:`unit`: see :attr:`Numbers.high`."""
        return self.numbers.high

    @property
    def sides(self) -> tuple[float, ...] | None:
        """Each side in :attr:`unit`; None for a figure without sides."""
        return self.numbers.sides

    @property
    def mark(self) -> str:
        """One of :data:`roverspecs.values.published.MARKS`, or empty."""
        return self.figure.mark

    @property
    def claim(self) -> Claim | None:
        """The figure as published; None if it is derived."""
        return self.figure.claim

    @property
    def inputs(self) -> tuple[Claim, ...]:
        """The claims that a derived figure follows from; empty for a published one."""
        if self.figure.computed is None:
            return ()
        return self.figure.claims

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claim, or of the inputs, each once."""
        return self.figure.sources

    def as_data(self) -> dict[str, Any]:
        """Return the cell as plain data, with the claim it shows, or its inputs."""
        own = {"text": self.text, "extreme": self.extreme}
        second = self.also and self.also.number_data()
        return {**own, **self.figure.as_data(self.unit), "also": second}

    def number_data(self) -> dict[str, Any]:
        """Return the text and the numbers of the cell as plain data, without its claim."""
        return {"text": self.text, **self.numbers.as_data()}


@attrs.frozen(kw_only=True)
class Row:
    """Hold the cells of one spec, in the order of the vehicles.

    Attributes
    ----------
    spec : str
        The name of the spec.
    unit : str
        The unit of all cells; empty for a count.
    also_unit : str
        The second unit, in which each cell and each difference holds another
        one; empty without any.
    figures : tuple of Figure
        The figure of each vehicle; a gap has its reason.
    cells : tuple of Cell or None
        None where nothing was published.
    ratios, differences : tuple of Cell or None
        How many times each figure is the one of a certain vehicle, and by how
        much it is larger; empty unless the comparison is relative.  None for
        that vehicle itself, and where one of the two is not published.
    """

    spec: str
    unit: str
    figures: tuple[Figure, ...]
    cells: tuple[Cell | None, ...]
    ratios: tuple[Cell | None, ...] = ()
    differences: tuple[Cell | None, ...] = ()
    also_unit: str = ""

    def beside(self, second: Row) -> Row:
        """Return the row with the cells of another one, of the same figures in a second unit.

        Parameters
        ----------
        second : Row

        Returns
        -------
        Row
            The same row if the units do not differ.
        """
        if second.unit == self.unit:
            return self
        return attrs.evolve(
            self,
            also_unit=second.unit,
            cells=_pairs(self.cells, second.cells),
            differences=_pairs(self.differences, second.differences),
        )

    @property
    def by_unit(self) -> tuple[Row, ...]:
        """The row in each of its units: in the first one, and in the second if it has one.

        The ratios, which have no unit, are in the first.
        """
        if not self.also_unit:
            return (self,)
        first = attrs.evolve(self, also_unit="")
        second = attrs.evolve(
            first,
            unit=self.also_unit,
            cells=_seconds(self.cells),
            ratios=(),
            differences=_seconds(self.differences),
        )
        return first, second

    @property
    def spans(self) -> tuple[Span | None, ...]:
        """The span of each cell, in the unit of the row; None where it has none."""
        return tuple(
            cell.span if cell and not cell.figure.has_sides else None for cell in self.cells
        )

    @property
    def values(self) -> list[PublishedValue]:
        """The values of the figures, without the gaps."""
        return values_of(self.figures)

    @property
    def title(self) -> str:
        """The label of the spec, and whether it is derived."""
        spec = SPECS[self.spec]
        if spec.is_derived:
            return f"{spec.label}, derived"
        return spec.label

    @property
    def label(self) -> str:
        """The title, with the unit in brackets, or with two units."""
        return with_unit(self.title, self.unit, self.also_unit)

    def as_data(self) -> dict[str, Any]:
        """Return the row as plain data."""
        spec = SPECS[self.spec]
        return {
            "spec": self.spec,
            "label": spec.label,
            "unit": self.unit,
            "also_unit": self.also_unit or None,
            "derived": spec.is_derived,
            "cells": _cell_data(self.cells),
            "ratios": _cell_data(self.ratios),
            "differences": _cell_data(self.differences),
        }


def values_of(figures: Iterable[Figure]) -> list[PublishedValue]:
    """Return the values of some figures, without the gaps."""
    return [figure.value for figure in figures if figure]


def _cell_data(cells: Iterable[Cell | None]) -> list[Any]:
    return [cell and cell.as_data() for cell in cells]


def _pairs(cells: Iterable[Cell | None], seconds: Iterable[Cell | None]) -> tuple[Cell | None, ...]:
    pairs = zip(cells, seconds, strict=True)
    return tuple(cell and attrs.evolve(cell, also=second) for cell, second in pairs)


def _seconds(cells: Iterable[Cell | None]) -> tuple[Cell | None, ...]:
    return tuple(cell and cell.also for cell in cells)


def with_unit(title: str, unit: str, also: str = "") -> str:
    """Return a title with the unit in brackets, or with a second one there.

    Parameters
    ----------
    title, unit : str
        A count has no unit.
    also : str, optional
        The second unit.

    Returns
    -------
    str
        Such as ``"Mass (kg)"`` or ``"Mass, kg (lb)"``.
    """
    if also:
        return f"{title}, {unit} ({also})"
    if not unit:
        return title
    return f"{title} ({unit})"


def cell_of(
    figure: Figure,
    unit: str,
    *,
    configuration: str | None = None,
    is_mixed: bool = False,
    digits: int | None = None,
    exact: bool = False,
) -> Cell:
    """Return a figure as a cell.

    Parameters
    ----------
    figure : Figure
        A figure with claims, no gap.
    unit : str
        A unit of the figure's dimension.
    configuration : str, optional
        The configuration of the whole table, which no note repeats.
    is_mixed : bool, default False
        Whether the table has several configurations, so that an unstated one
        must be marked.
    digits : int, optional
        Significant digits, instead of a precision like the published one.
    exact : bool, default False
        Convert without rounding.

    Returns
    -------
    Cell
    """
    notes = filter(None, _notes(figure, configuration, is_mixed=is_mixed))
    return Cell(
        figure=figure,
        unit=unit,
        text=figure.rounded(unit, digits=digits, exact=exact).without_unit(),
        notes=tuple(dict.fromkeys(notes)),
    )


def converted(spec: str, claim: Claim, unit: str) -> Cell | None:
    """Return a claim in a unit, as a cell beside the published text.

    Parameters
    ----------
    spec : str
        The name of its spec.
    claim : Claim
        Shown or rejected.
    unit : str
        The symbol of a unit of the spec's dimension; empty for a count.

    Returns
    -------
    Cell or None
        None where the claim is in that unit already, or measures something
        else, as a rejected one may.
    """
    figure = Figure(spec=spec, inputs=((spec, claim),), is_growing=claim.as_of is not None)
    if figure.numbers().unit == unit:
        return None
    try:
        return cell_of(figure, unit)
    except DimensionError:
        return None


def _notes(figure: Figure, asked: str | None, *, is_mixed: bool) -> list[str | None]:
    """Return the phrases that a cell needs to be compared with its neighbours."""
    claim = figure.claim
    if claim is None:
        origins = [_origin(claim, figure) for claim in figure.claims]
        return [figure.note, *origins]
    configuration = configured(claim.configuration)
    # An unstated configuration is a difference only beside a stated one.
    is_shared = claim.configuration == "unstated" and not is_mixed
    if is_shared or configuration == asked:
        configuration = ""
    date = claim.as_of and f"as of {claim.as_of}"
    return [configuration, claim.part, claim.condition, date, _origin(claim, figure)]


def letters_of(notes: Iterable[str], letters: Mapping[str, str]) -> list[str]:
    """Return the letters of some notes, each once, in the order of the legend.

    Parameters
    ----------
    notes : iterable of str
    letters : mapping of str to str
        The letter of each note: a to z, then aa and so on.

    Returns
    -------
    list of str
    """
    found = {letters[note] for note in notes}
    return sorted(found, key=lambda letter: (len(letter), letter))


def configured(configuration: str | None) -> str:
    """Return a configuration as a note shows it; empty if the claim has none."""
    if configuration == "unstated":
        return "configuration unstated"
    return configuration or ""


def _origin(claim: Claim, figure: Figure) -> str:
    """Return the warning that the origin of a claim needs."""
    if claim.source is None:
        return UNCITED
    if claim in figure.unconfirmed:
        return ALONE[claim.source.kind]
    if claim.source.kind == "aggregator":
        return TERTIARY
    return ""


def remark_on_unread(row: Row, vehicles: Iterable[Vehicle]) -> str:
    """Return the remark on the figures of a row that were not read; empty without any.

    Parameters
    ----------
    row : Row
    vehicles : iterable of Vehicle, length n

    Returns
    -------
    str
        For programs and pictures: in a table, the cells say so themselves.
    """
    pairs = zip(vehicles, row.figures, strict=True)
    names = [vehicle.name for vehicle, figure in pairs if figure.is_unread]
    if not names:
        return ""
    return f"No {SPECS[row.spec].noun} that could be read: {', '.join(names)}"


# --- remarks on a whole comparison ------------------------------------------------


def remarks_on(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]], reading: Reading
) -> list[str]:
    """Return the remarks that stand under a table.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    figures : mapping of str to sequence of Figure, length n
        The figures shown for each spec.
    reading : Reading
        The claims that count.

    Returns
    -------
    list of str
        Each is a sentence.
    """
    remarks = list(filter(None, [reading.prefer.remark]))
    published = {name: row for name, row in figures.items() if not SPECS[name].is_derived}
    if reading.prefer.as_of is not None:
        remarks += _later(vehicles, published, reading)
    if reading.configuration is not None:
        remarks += _elsewhere(vehicles, published, reading)
    remarks += remarks_on_gaps(vehicles, published)
    for name, row in figures.items():
        if name not in published:
            remarks += _underived(vehicles, name, row)
    return remarks


def _later(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]], reading: Reading
) -> Iterator[str]:
    """Yield remarks on figures first published after the date, in any configuration."""
    anywhere = reading.in_configuration(None)
    for place, vehicle in enumerate(vehicles):
        later = [
            SPECS[name].noun
            for name, row in figures.items()
            if not row[place] and TRUST.figure(vehicle, name) and not anywhere.figure(vehicle, name)
        ]
        if later:
            date, labels = reading.prefer.as_of, ", ".join(later)
            yield f"{vehicle.name}: nothing known to be published by {date} for {labels}"


def _elsewhere(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]], reading: Reading
) -> Iterator[str]:
    """Yield remarks on dimensions that are published in other configurations only."""
    anywhere = reading.in_configuration(None)
    for place, vehicle in enumerate(vehicles):
        others = [
            f"{SPECS[name].noun} ({claim.configuration})"
            for name, row in figures.items()
            if not row[place] and (claim := anywhere.figure(vehicle, name).claim)
        ]
        if others:
            yield f"{vehicle.name}: nothing {reading.configuration} for {', '.join(others)}"


def _underived(vehicles: Sequence[Vehicle], name: str, row: Sequence[Figure]) -> Iterator[str]:
    """Yield remarks on why a derived spec stays empty."""
    reasons: dict[str, list[str]] = {}
    for vehicle, figure in zip(vehicles, row, strict=True):
        if not figure:
            reasons.setdefault(figure.reason, []).append(vehicle.name)
    label = SPECS[name].noun
    for reason, names in reasons.items():
        yield f"No {label} of {', '.join(names)}: {reason}"
