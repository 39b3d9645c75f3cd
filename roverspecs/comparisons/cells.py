"""Cells: one figure of a comparison, in the unit of its row, and what must be said of it; rows of cells."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs

from roverspecs.records.claims import Claim, Source
from roverspecs.records.derived import GLOSSARY, Derivation, Derived
from roverspecs.values import units
from roverspecs.values.rounding import scaled

UNCITED = "uncited, the user's own figure"
"""The note of a cell whose claim names no source."""

TERTIARY = "from an aggregator"
"""The note of a cell whose source compiles what others published."""


@attrs.frozen(kw_only=True)
class Cell:
    """Hold one figure of a comparison, in the unit of its row.

    Attributes
    ----------
    text : str
        Mark and rounded number, such as ``"~11"``; the unit is the row's.
    unit : str
        The unit of the row; empty for a count.
    magnitude : float
        Not rounded; of a range, the middle.
    low, high : float or None
        The ends, not rounded, where there is a range or a ±.
    mark : str
        One of :data:`roverspecs.values.published.MARKS`, or empty.
    claim : Claim or None
        The figure as published; None if it is derived.
    note : str
        How the cell differs from its neighbours; empty if it does not.
    inputs : tuple of Claim
        The figures that a derived one follows from.
    extreme : {"", "max", "min", "max?", "min?"}
        Whether it is the largest or the smallest of its row, or may be; only
        where that is asked for.
    """

    text: str
    unit: str
    magnitude: float
    low: float | None
    high: float | None
    mark: str
    claim: Claim | None
    note: str = ""
    inputs: tuple[Claim, ...] = ()
    extreme: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claim, or of the inputs, each once."""
        claims = (self.claim,) if self.claim else self.inputs
        return tuple(dict.fromkeys(claim.source for claim in claims if claim.source))

    def as_data(self) -> dict[str, Any]:
        """Return the cell as plain data, with the claim it shows, or its inputs."""
        numbers = {
            key: getattr(self, key)
            for key in ("text", "magnitude", "low", "high", "mark", "extreme")
        }
        claim = self.claim.as_data() if self.claim else dict.fromkeys(_CLAIM_KEYS)
        # What is shown was not rejected.
        inputs = [{key: each.as_data()[key] for key in _CLAIM_KEYS} for each in self.inputs]
        return numbers | {key: claim[key] for key in _CLAIM_KEYS} | {"inputs": inputs}


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
    cells : tuple of Cell or None
        None where nothing was published.
    ratios, differences : tuple of Cell or None
        How many times each is one of the vehicles, and by how much it is
        larger; empty unless the comparison is relative.  None for that
        vehicle itself, and where one of the two is not published.
    """

    spec: str
    unit: str
    cells: tuple[Cell | None, ...]
    ratios: tuple[Cell | None, ...] = ()
    differences: tuple[Cell | None, ...] = ()

    @property
    def label(self) -> str:
        """The label of the spec, with the unit in brackets, and whether it is derived."""
        spec = GLOSSARY[self.spec]
        label = f"{spec.label}, derived" if isinstance(spec, Derived) else spec.label
        return f"{label} ({self.unit})" if self.unit else label


def cell_of(
    figure: Claim | Derivation,
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
    figure : Claim or Derivation
    unit : str
        Of the dimension of the figure.
    configuration : str, optional
        That of the whole table, which goes without saying.
    is_mixed : bool, default False
        Whether the table has several configurations, so that one that is
        not stated must be told from them.
    digits : int, optional
        Significant digits, instead of a precision like the published one.
    exact : bool, default False
        Convert without rounding.

    Returns
    -------
    Cell
    """
    note = _note(figure, configuration, is_mixed=is_mixed)
    if isinstance(figure, Derivation):
        return derived_cell(figure, unit, note, digits=digits, exact=exact)
    value = figure.published
    factor = units.factor_between(value.unit, unit)

    def in_unit(number: Decimal | None) -> float | None:
        return None if number is None else float(scaled(number, factor))

    return Cell(
        text=units.convert(value, unit, digits=digits, exact=exact).without_unit(),
        unit=unit,
        magnitude=float(scaled(value.nominal, factor)),
        low=in_unit(value.low),
        high=in_unit(value.high),
        mark=value.mark,
        claim=figure,
        note=note,
    )


def derived_cell(
    derivation: Derivation, unit: str, note: str, *, digits: int | None, exact: bool
) -> Cell:
    """Return what was computed as a cell.

    Parameters
    ----------
    derivation : Derivation
    unit : str
        Of its dimension.
    note : str
    digits : int or None
        Significant digits, instead of those its inputs bear.
    exact : bool
        Keep every digit.

    Returns
    -------
    Cell
        Without a claim, with the inputs.
    """
    shown = derivation.shown(unit, digits=digits, exact=exact)
    factor = units.factor_between(derivation.unit, unit)
    is_range = derivation.low != derivation.high
    return Cell(
        text=shown.without_unit(),
        unit=unit,
        magnitude=float(derivation.middle * factor),
        low=float(derivation.low * factor) if is_range else None,
        high=float(derivation.high * factor) if is_range else None,
        mark=shown.mark,
        claim=None,
        note=note,
        inputs=derivation.inputs,
    )


def _note(figure: Claim | Derivation, asked: str | None, *, is_mixed: bool) -> str:
    """Return what a cell must say to be compared with its neighbours."""
    if isinstance(figure, Derivation):
        return ", ".join(dict.fromkeys([figure.note, *filter(None, map(_origin, figure.inputs))]))
    configuration = figure.configuration or ""
    if configuration == "unstated":
        # In a table that knows no other, that goes without saying.
        configuration = "configuration unstated" if is_mixed else ""
    if configuration == asked:
        configuration = ""
    return ", ".join(filter(None, [configuration, figure.condition, _origin(figure)]))


def _origin(claim: Claim) -> str:
    """Return what a reader must know of where a claim comes from."""
    if claim.source is None:
        return UNCITED
    return TERTIARY if claim.source.kind == "aggregator" else ""
