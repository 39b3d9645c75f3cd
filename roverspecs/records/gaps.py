"""Gaps: specs that are published in place of a missing one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

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
        Such as ``"dry_mass and launch_mass are published"``.
    """
    *others, last = names
    if not others:
        return f"{last} is published"
    return f"{', '.join(others)} and {last} are published"


class Gap(NamedTuple):
    """Hold the vehicles without a figure of a spec for which others say much the same.

    Attributes
    ----------
    spec : str
    vehicles : tuple of str
        Their names.
    others : tuple of str
        The specs that are published instead.
    """

    spec: str
    vehicles: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The gap, and what is published instead."""
        label = SPECS[self.spec].label.lower()
        return f"No {label} of {', '.join(self.vehicles)}, but {sentence_of(self.others)}"

    @property
    def remark(self) -> str:
        """The same, with what to do about it."""
        pronoun = "it"
        if len(self.others) > 1:
            pronoun = "them"
        return f"{self.sentence}: ask for {pronoun}"


def gaps_of(vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]]) -> list[Gap]:
    """Return the gaps for which other specs say much the same.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    figures : mapping of str to sequence of Figure, length n
        The figures for each published spec that is asked for.  Where one of
        the others is asked for, too, there is no gap.

    Returns
    -------
    list of Gap
    """
    gaps = []
    for spec, row in figures.items():
        groups: dict[tuple[str, ...], list[str]] = {}
        for vehicle, figure in zip(vehicles, row, strict=True):
            if has_remark(figure, figures):
                groups.setdefault(figure.alternatives, []).append(vehicle.name)
        gaps += [Gap(spec, tuple(names), others) for others, names in groups.items()]
    return gaps


def remarks_on_gaps(
    vehicles: Sequence[Vehicle], figures: Mapping[str, Sequence[Figure]]
) -> list[str]:
    """Return the remarks on gaps for which other specs say much the same.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    figures : mapping of str to sequence of Figure, length n
        As for :func:`gaps_of`.

    Returns
    -------
    list of str
        Each is a sentence that names the specs to ask for.
    """
    return [gap.remark for gap in gaps_of(vehicles, figures)]


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
