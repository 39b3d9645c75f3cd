"""Hidden figures: what was published and is not shown, as paper states it.

A dash on a screen opens them.
"""

from __future__ import annotations

from typing import NamedTuple

from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.sheet import MISSING
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.markup import element, escaped, isolated
from roverspecs.records.derived import SPECS

_VALUE, _REASON = 0, 5
"""The places of a value and of a reason among the entries of a dossier."""


class Hidden(NamedTuple):
    """Hold a figure that is not shown.

    Attributes
    ----------
    spec, vehicle : int
        The places of its cell.
    words : str
        The spec and the value as published.
    has_line : bool
        Whether its row has a figure, so that a handout has a line for it.
    """

    spec: int
    vehicle: int
    words: str
    has_line: bool

    @property
    def html(self) -> str:
        """The element, by whose cell the script finds it."""
        classes = None
        if not self.has_line:
            classes = "dashes"
        place = f"{self.spec} {self.vehicle}"
        return element("span", escaped(self.words), class_=classes, data_gap=place)


class Gap(NamedTuple):
    """Hold the figures of a vehicle that are not shown for the same reason.

    Attributes
    ----------
    name : str
        The heading of the vehicle.
    reason : str
    figures : list of Hidden
    """

    name: str
    reason: str
    figures: list[Hidden]

    @property
    def letters(self) -> tuple[int, int]:
        """How many letters a handout prints of it, with the whole reason and in brief.

        They are 0 if its rows are not printed.
        """
        printed = [figure.words for figure in self.figures if figure.has_line]
        if not printed:
            return 0, 0
        words = "".join([f"{MISSING} {self.name}: ", *printed, f" ({self.reason})"])
        return len(words), len(words) - len(self._why)

    @property
    def _why(self) -> str:
        """The part of the reason that a full sheet leaves out."""
        return "".join(self.reason.partition(": ")[1:])

    @property
    def html(self) -> str:
        """The item of a list."""
        why = self._why
        return element(
            "li",
            element("u", MISSING),
            f" {isolated(self.name)}: ",
            *(figure.html for figure in self.figures),
            f" ({escaped(self.reason.removesuffix(why))}",
            element("span", escaped(why), class_="why"),
            ")",
            hidden=not any(self.letters),
        )


def gaps_of(comparison: Comparison, dossiers: Dossiers, *, has_few: bool) -> list[Gap]:
    """Return what was published for the gaps of a comparison, and why it is not shown.

    Parameters
    ----------
    comparison : Comparison
    dossiers : Dossiers
        Those of the comparison.
    has_few : bool
        Whether it is a handout, on which no row of dashes is printed.

    Returns
    -------
    list of Gap
        In the order of the vehicles.
    """
    found: dict[tuple[int, str], Gap] = {}
    names = comparison.headings()
    for spec, (row, line) in enumerate(zip(comparison.rows, dossiers.data, strict=True)):
        has_line = any(row.cells) or not has_few
        for vehicle, (cell, dossier) in enumerate(zip(row.cells, line, strict=True)):
            if cell or dossier is None:
                continue
            _, first, *others = dossier
            words = f"{SPECS[row.spec].noun} {first[_VALUE]}"
            if others:
                words = f"{words} and {len(others)} more"
            reason = str(first[_REASON])
            gap = found.setdefault((vehicle, reason), Gap(names[vehicle], reason, []))
            gap.figures.append(Hidden(spec, vehicle, words, has_line))
    return [found[key] for key in sorted(found, key=lambda key: key[0])]
