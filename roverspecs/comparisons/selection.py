"""Selection: which of several vehicles answer a question, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roverspecs.errors import FieldError, shortened
from roverspecs.records.catalog import folded
from roverspecs.records.derived import GLOSSARY
from roverspecs.records.vehicles import Vehicle, unknown_spec
from roverspecs.values.spans import MAYBE, UNKNOWN, YES, ordered

if TYPE_CHECKING:
    from roverspecs.comparisons.filters import Filter
    from roverspecs.records.reading import Reading

SORT_FIELDS = ("name", "launch_date", "landing_date")
"""What vehicles can be sorted by besides specs."""


class Selection(NamedTuple):
    """Hold the vehicles that answer a question, and what is said of the others.

    Attributes
    ----------
    vehicles : tuple of Vehicle, length n
    matches : tuple of str, length n
        "yes", or "maybe" where a figure is not sharp enough to tell.
    remarks : tuple of str
        Why some are maybes, and which are left out for want of a figure.
    """

    vehicles: tuple[Vehicle, ...]
    matches: tuple[str, ...]
    remarks: tuple[str, ...]


def select(
    vehicles: Sequence[Vehicle], where: str | Filter, reading: Reading, *, strict: bool = False
) -> Selection:
    """Return the vehicles that meet a condition, or may meet it.

    Parameters
    ----------
    vehicles : sequence of Vehicle
    where : str or Filter
    reading : Reading
        Which claims count.
    strict : bool, default False
        Leave out those that might not.

    Returns
    -------
    Selection

    Raises
    ------
    FilterSyntaxError
        If the condition cannot be read.
    """
    from roverspecs.comparisons.filters import Filter

    where = Filter.parse(where)
    answers = [where.answer_by(vehicle, reading) for vehicle in vehicles]
    shown = (YES,) if strict else (YES, MAYBE)
    chosen = [
        (vehicle, answer.verdict)
        for vehicle, answer in zip(vehicles, answers, strict=True)
        if answer.verdict in shown
    ]
    doubts: dict[str, dict[str, list[str]]] = {}
    for vehicle, (verdict, reasons) in zip(vehicles, answers, strict=True):
        doubts.setdefault(verdict, {}).setdefault(", ".join(reasons), []).append(vehicle.name)
    said = {
        MAYBE: "Left out, as they only may meet it" if strict else "May meet it",
        UNKNOWN: "Not known whether they meet it, left out",
    }
    remarks = [] if chosen else [f"No vehicle meets {where}"]
    for verdict, what in said.items():
        groups = [
            f"{', '.join(names)} ({reason})" for reason, names in doubts.get(verdict, {}).items()
        ]
        remarks += [f"{what}: {'; '.join(groups)}"] if groups else []
    return Selection(
        tuple(each for each, _ in chosen), tuple(verdict for _, verdict in chosen), tuple(remarks)
    )


def in_order(
    vehicles: Sequence[Vehicle], by: str, reading: Reading, *, descending: bool = False
) -> list[int]:
    """Return the places of vehicles in the order of a spec.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    by : str
        A spec, published or derived, or one of :data:`SORT_FIELDS`.
    reading : Reading
        Which claims count.
    descending : bool, default False
        The largest first.

    Returns
    -------
    list of int, length n
        Those without a figure last; figures whose spans overlap keep their
        order.

    Raises
    ------
    UnknownSpecError
        If there is no such spec; the message offers the nearest ones.
    """
    if not isinstance(by, str):
        raise FieldError(f"expected the name of a spec, found {shortened(by)}").at("sort")
    if by in SORT_FIELDS:
        return _by_text([_text(vehicle, by) for vehicle in vehicles], descending=descending)
    if by not in GLOSSARY:
        raise unknown_spec(by, (*GLOSSARY, *SORT_FIELDS)).at("sort")
    spec = GLOSSARY[by]
    unit = spec.units["si"][0]
    figures = [reading.figure(vehicle, spec) for vehicle in vehicles]
    spans = [figure.span(unit) if figure else None for figure in figures]
    return ordered(spans, descending=descending)


def _text(vehicle: Vehicle, field: str) -> str:
    value = getattr(vehicle, field)
    return folded(value) if field == "name" else str(value or "")


def _by_text(texts: Iterable[str], *, descending: bool) -> list[int]:
    known = {place: text for place, text in enumerate(texts) if text}
    missing = [place for place, text in enumerate(texts) if not text]
    return sorted(known, key=lambda place: known[place], reverse=descending) + missing
