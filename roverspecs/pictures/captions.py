"""Captions: the notes on figures, the vehicles left out and the sources below a chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress
from typing import NamedTuple

from roverspecs.comparisons.cells import Cell, Row, remark_on_unread
from roverspecs.comparisons.comparison import Comparison, lettered
from roverspecs.records.data_version import SIGNATURE
from roverspecs.records.derived import SPECS, Derived
from roverspecs.records.gaps import has_remark
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.columns import grouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.records.claims import Source

NOTES = ("caption", "sources", "none")
"""The parts of the caption that stand below a chart: the whole, with the notes and the vehicles
left out; the sources and the versions alone; or nothing."""

# A longer note is cut.
_NOTE = 400

# Of so many vehicles, nearly all have a note if this part of them or less has not.
_MANY, _FEW = 8, 0.25

# Where the sources stand alone, so many publishers are named, and the others counted.
_MOST_CITED = 4


class Caption(NamedTuple):
    """Hold what a caption says.

    Attributes
    ----------
    names : tuple of str, length n
        Of the vehicles that are drawn, in the order of the chart.
    notes : tuple of tuple of str, length n
        Those of each vehicle.
    are_own : tuple of bool, length n
        Whether each of them is one of the user's own, which are highlighted.
    remarks : tuple of str
        The vehicles that are left out, with the reason.
    sources : tuple of Source
        Those of the figures that are drawn.
    are_labelled : tuple of bool, optional
        Whether a letter stands beside each of them; by default beside all.
    """

    names: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...]
    are_own: tuple[bool, ...]
    remarks: tuple[str, ...]
    sources: tuple[Source, ...]
    are_labelled: tuple[bool, ...] | None = None

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each note that has one."""
        without = {*self.shared, *self.usual}
        notes = chain.from_iterable(self.notes)
        if self.are_labelled is not None:
            notes = chain.from_iterable(compress(self.notes, self.are_labelled))
        return lettered(note for note in notes if note not in without)

    @property
    def usual(self) -> dict[str, list[str]]:
        """The notes of nearly all vehicles, each with the names of the others.

        They need no letter, which would stand at nearly every name.
        """
        most = len(self.notes) * _FEW
        usual = {}
        for note in dict.fromkeys(chain.from_iterable(self.notes)):
            pairs = zip(self.names, self.notes, strict=True)
            others = [name for name, notes in pairs if note not in notes]
            if len(self.notes) >= _MANY and len(others) <= most:
                usual[note] = others
        return usual

    @property
    def shared(self) -> list[str]:
        """The notes of all the user's own vehicles, and of no other, which need no letter."""
        own, others = [], set[str]()
        for notes, is_own in zip(self.notes, self.are_own, strict=True):
            if is_own:
                own.append(notes)
            else:
                others.update(notes)
        if not own:
            return []
        first, *rest = own
        common = set(first).intersection(*rest) - others - self.usual.keys()
        return [note for note in first if note in common]

    @property
    def whole(self) -> str:
        """All of it, one paragraph a line."""
        notes = [f"[{letter}] {shortened(note, _NOTE)}" for note, letter in self.letters.items()]
        lines = []
        if notes:
            lines.append("; ".join(notes))
        if self.shared:
            lines.append(f"Own vehicles: {'; '.join(self.shared)}")
        for note, others in self.usual.items():
            vehicles = "All vehicles"
            if others:
                vehicles = f"All vehicles but {', '.join(others)}"
            lines.append(f"{vehicles}: {shortened(note, _NOTE)}")
        lines += self.remarks
        if self.sources:
            lines.append(f"Sources: {'; '.join(self._cited())}")
        return "\n".join([*lines, f"Made by {SIGNATURE}"])

    @property
    def short(self) -> str:
        """The sources and the versions, in a line."""
        cited = self._cited()
        if len(cited) > _MOST_CITED:
            cited = [*cited[:_MOST_CITED], f"and {len(cited) - _MOST_CITED} more"]
        if not cited:
            return SIGNATURE
        return f"Sources: {'; '.join(cited)}. {SIGNATURE}"

    def _cited(self) -> list[str]:
        """Return the publishers of the sources, each with its years."""
        years: dict[str, dict[str, None]] = {}
        for source in self.sources:
            year = "undated"
            if source.date:
                year = source.date[:4]
            years.setdefault(source.publisher, {})[year] = None
        return [f"{publisher} {', '.join(sorted(each))}" for publisher, each in years.items()]


def remarks_on(comparison: Comparison) -> tuple[str, ...]:
    """Return a sentence for each reason why vehicles are not drawn.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    tuple of str
        With the remarks of the comparison itself.
    """
    vehicles, rows = comparison.vehicles, comparison.rows
    remarks = [*comparison.remarks]
    asked = [row.spec for row in rows]
    for row in rows:
        remarks += _absent(row, vehicles, asked)
        remarks += _off_scale(row, vehicles)
    return tuple(remarks)


def _absent(row: Row, vehicles: Sequence[Vehicle], asked: Sequence[str]) -> Iterator[str]:
    """Return a line for each reason why vehicles have no figure of a published spec."""
    spec = SPECS[row.spec]
    if isinstance(spec, Derived):
        return
    label = spec.noun
    lacking: dict[str, list[str]] = {}
    unpublished = []
    for vehicle, figure in zip(vehicles, row.figures, strict=True):
        # The comparison itself remarks on figures of another configuration or a later day,
        # and on those of other specs that say much the same.
        if TRUST.figure(vehicle, spec) or figure.is_unread or has_remark(figure, asked):
            continue
        if hasattr(vehicle, spec.name):
            unpublished.append(vehicle.name)
        else:
            lacking.setdefault(vehicle.kind, []).append(vehicle.name)
    for kind, names in lacking.items():
        yield f"A {kind} has no {label}: {', '.join(names)}"
    if remark := remark_on_unread(row, vehicles):
        yield remark
    if unpublished:
        yield f"No {label} published: {', '.join(unpublished)}"


def _off_scale(row: Row, vehicles: Iterable[Vehicle]) -> Iterator[str]:
    """Return a line for each vehicle whose figure has no place on a logarithmic scale."""
    label = SPECS[row.spec].noun
    for vehicle, cell in zip(vehicles, row.cells, strict=True):
        if cell and not is_on_scale(cell):
            figure = f"{grouped(cell.text)} {cell.unit}".strip()
            reason = "has no place on a logarithmic scale"
            yield f"{vehicle.name} is not drawn: its {label}, {figure}, {reason}"


def is_on_scale(cell: Cell) -> bool:
    """Return whether a figure has a place on a logarithmic scale."""
    # A bound stands where its own number is drawn, though the figure may be any beyond it.
    return float(cell.span.middle) > 0


def shortened(text: str, limit: int) -> str:
    """Return a text, cut if it has more letters than a limit."""
    if len(text) > limit:
        return f"{text[: limit - 1]}…"
    return text
