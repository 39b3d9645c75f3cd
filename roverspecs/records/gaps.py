"""Gaps: specs that are published in place of a missing one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from roverspecs.records.derived import SPECS
from roverspecs.records.figures import Figure
from roverspecs.records.vehicles import Vehicle

ALTERNATIVES: dict[str, tuple[tuple[str, ...], ...]] = {
    "mass": (("dry_mass",), ("launch_mass",)),
    "dry_mass": (("mass",), ("launch_mass",)),
    "launch_mass": (("mass",), ("dry_mass",)),
    "length": (("diameter",), ("envelope",)),
    "width": (("diameter",), ("envelope",)),
    "height": (("diameter",), ("envelope",)),
    "envelope": (("length", "width", "height"),),
}
"""What a gap of a spec names instead: specs that say much the same, if all of a set are known."""


def sentence_of(names: Sequence[str]) -> str:
    """Return the sentence that some specs are published.

    Parameters
    ----------
    names : sequence of str, length n
        At least one.

    Returns
    -------
    str
        Such as ``"dry mass and launch mass are published"``.
    """
    *others, last = (SPECS[name].noun for name in names)
    if not others:
        return f"{last} is published"
    return f"{', '.join(others)} and {last} are published"


def remarks_on_gaps(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]]
) -> list[str]:
    """Return a sentence for the gaps for which other specs say much the same.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    figures : mapping of str to sequence of Figure, length n
        The figures for each published spec that is asked for.  Where one of
        the others is asked for, too, there is no gap.

    Returns
    -------
    list of str
        Such as ``"No length of LEV-2, but diameter is published"``.
    """
    remarks = []
    for spec, row in figures.items():
        groups: dict[tuple[str, ...], list[str]] = {}
        for vehicle, figure in zip(vehicles, row, strict=True):
            if has_remark(figure, figures):
                groups.setdefault(figure.alternatives, []).append(vehicle.name)
        label = SPECS[spec].noun
        for others, names in groups.items():
            remarks.append(f"No {label} of {', '.join(names)}, but {sentence_of(others)}")
    return remarks


def has_remark(figure: Figure, asked: Iterable[str]) -> bool:
    """Return whether a remark on a gap names other specs.

    Parameters
    ----------
    figure : Figure
    asked : iterable of str
        The specs that are asked for: their figures need no remark.

    Returns
    -------
    bool
    """
    return bool(figure.alternatives) and set(figure.alternatives).isdisjoint(asked)
