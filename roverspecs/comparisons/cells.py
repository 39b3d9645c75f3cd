"""Cells and rows: each figure of a table in the unit of its row, and what must be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import SPECS, Derived
from roverspecs.records.figures import Figure
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.vehicles import Vehicle
from roverspecs.values import units
from roverspecs.values.spans import Span

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
        What is shown, and what it rests on.
    unit : str
        The unit of the row; empty for a count.
    text : str
        Mark and rounded number, such as ``"~11"``, in :attr:`unit`.
    note : str
        How the cell differs from its neighbours; empty if it does not.
    extreme : {"", "max", "min", "max?", "min?"}
        Whether it is the largest or the smallest of its row, or may be; only
        where that is asked for.
    """

    figure: Figure
    unit: str
    text: str
    note: str = ""
    extreme: str = ""

    @property
    def span(self) -> Span:
        """The ends between which the quantity lies, in :attr:`unit`."""
        return self.figure.span(self.unit)

    @property
    def magnitude(self) -> float:
        """The number in :attr:`unit`, not rounded; of a range, the middle."""
        return float(self.figure.nominal * units.factor_between(self.figure.unit, self.unit))

    @property
    def low(self) -> float | None:
        """The low end in :attr:`unit`, not rounded, where there is a range or a ±."""
        return self._ends()[0]

    @property
    def high(self) -> float | None:
        """The high end in :attr:`unit`, not rounded, where there is a range or a ±."""
        return self._ends()[1]

    def _ends(self) -> tuple[float | None, float | None]:
        span = self.span
        if span.low is None or span.high is None or (span.is_point and self.mark != "±"):
            return None, None
        return float(span.low), float(span.high)

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
        return self.figure.claims if self.figure.computed is not None else ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claim, or of the inputs, each once."""
        return self.figure.sources

    def as_data(self) -> dict[str, Any]:
        """Return the cell as plain data, with the claim it shows, or its inputs."""
        low, high = self._ends()
        numbers = {"text": self.text, "magnitude": self.magnitude, "low": low, "high": high}
        marks = {"mark": self.mark, "extreme": self.extreme}
        claim = self.claim.as_data() if self.claim else dict.fromkeys(_CLAIM_KEYS)
        shown = {key: claim[key] for key in _CLAIM_KEYS}
        # A claim that is shown was not rejected.
        inputs = [each.as_data() for each in self.inputs]
        kept = [{key: data[key] for key in _CLAIM_KEYS} for data in inputs]
        return numbers | marks | shown | {"inputs": kept}


_CLAIM_KEYS = ("published", "configuration", "condition", "note", "source")


@attrs.frozen(kw_only=True)
class Row:
    """Hold the cells of one spec, in the order of the vehicles.

    Attributes
    ----------
    spec : str
        The name of the spec.
    unit : str
        Of all its cells; empty for a count.
    figures : tuple of Figure
        What there is for each vehicle, or why there is nothing.
    cells : tuple of Cell or None
        None where nothing was published.
    ratios, differences : tuple of Cell or None
        How many times each is one of the vehicles, and by how much it is
        larger; empty unless the comparison is relative.  None for that
        vehicle itself, and where one of the two is not published.
    """

    spec: str
    unit: str
    figures: tuple[Figure, ...]
    cells: tuple[Cell | None, ...]
    ratios: tuple[Cell | None, ...] = ()
    differences: tuple[Cell | None, ...] = ()

    @property
    def spans(self) -> tuple[Span | None, ...]:
        """The span of each cell, in the unit of the row; None where nothing was published."""
        return tuple(cell.span if cell else None for cell in self.cells)

    @property
    def label(self) -> str:
        """The label of the spec, with the unit in brackets, and whether it is derived."""
        spec = SPECS[self.spec]
        label = f"{spec.label}, derived" if isinstance(spec, Derived) else spec.label
        return f"{label} ({self.unit})" if self.unit else label

    def as_data(self) -> dict[str, Any]:
        """Return the row as plain data."""
        spec = SPECS[self.spec]
        named = {"cells": self.cells, "ratios": self.ratios, "differences": self.differences}
        return {
            "spec": self.spec,
            "label": spec.label,
            "unit": self.unit,
            "derived": isinstance(spec, Derived),
            **{name: [cell and cell.as_data() for cell in cells] for name, cells in named.items()},
        }


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
        One that is there.
    unit : str
        Of the dimension of the figure.
    configuration : str, optional
        That of the whole table, which goes without saying.
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
    return Cell(
        figure=figure,
        unit=unit,
        text=figure.rounded(unit, digits=digits, exact=exact).without_unit(),
        note=_note(figure, configuration, is_mixed=is_mixed),
    )


def _note(figure: Figure, asked: str | None, *, is_mixed: bool) -> str:
    """Return what a cell must say to be compared with its neighbours."""
    claim = figure.claim
    if claim is None:
        origins = filter(None, map(_origin, figure.claims))
        return ", ".join(dict.fromkeys([figure.note, *origins]))
    configuration = claim.configuration or ""
    if configuration == "unstated":
        # In a table that knows no other, that goes without saying.
        configuration = "configuration unstated" if is_mixed else ""
    if configuration == asked:
        configuration = ""
    return ", ".join(filter(None, [configuration, claim.condition, _origin(claim)]))


def _origin(claim: Claim) -> str:
    """Return what a reader must know about where a claim comes from."""
    if claim.source is None:
        return UNCITED
    return TERTIARY if claim.source.kind == "aggregator" else ""


# --- what must be said of a whole comparison --------------------------------------


def remarks_on(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]], reading: Reading
) -> list[str]:
    """Return the remarks that stand under a table.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    figures : mapping of str to sequence of Figure, length n
        What is shown for each spec.
    reading : Reading
        Which claims count.

    Returns
    -------
    list of str
        Each is a sentence.
    """
    remarks = list(filter(None, [reading.prefer.remark]))
    published = {name: row for name, row in figures.items() if not isinstance(SPECS[name], Derived)}
    if reading.prefer.as_of is not None:
        remarks += _later(vehicles, published, reading)
    if reading.configuration is not None:
        remarks += _elsewhere(vehicles, published, reading)
    for name, row in figures.items():
        if name not in published:
            remarks += _underived(vehicles, name, row)
    return remarks


def _later(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]], reading: Reading
) -> Iterator[str]:
    """Say which figures are known only from after a date, in whatever configuration."""
    anywhere = reading.in_configuration(None)
    for place, vehicle in enumerate(vehicles):
        later = [
            SPECS[name].label.lower()
            for name, row in figures.items()
            if not row[place] and TRUST.figure(vehicle, name) and not anywhere.figure(vehicle, name)
        ]
        if later:
            date, labels = reading.prefer.as_of, ", ".join(later)
            yield f"{vehicle.name}: nothing known to be published by {date} for {labels}"


def _elsewhere(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]], reading: Reading
) -> Iterator[str]:
    """Say which dimensions are published, but in other configurations only."""
    anywhere = reading.in_configuration(None)
    for place, vehicle in enumerate(vehicles):
        others = [
            f"{SPECS[name].label.lower()} ({claim.configuration})"
            for name, row in figures.items()
            if not row[place] and (claim := anywhere.figure(vehicle, name).claim)
        ]
        if others:
            yield f"{vehicle.name}: nothing {reading.configuration} for {', '.join(others)}"


def _underived(vehicles: Sequence[Vehicle], name: str, row: Sequence[Figure]) -> Iterator[str]:
    """Say why a derived spec stays empty."""
    reasons: dict[str, list[str]] = {}
    for vehicle, figure in zip(vehicles, row, strict=True):
        if not figure:
            reasons.setdefault(figure.reason, []).append(vehicle.name)
    label = SPECS[name].label.lower()
    for reason, names in reasons.items():
        yield f"No {label} of {', '.join(names)}: {reason}"
