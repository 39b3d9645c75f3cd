"""Axes: logarithmic scales, the numbers printed on them, and where a figure lies.

Plain arithmetic: what is measured, and how it is drawn, is not known here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

MARK_LABELS = {
    "": "as published",
    "~": "about",
    "–": "range",
    "±": "with tolerance",
    "≥": "at least, or more than",
    "≤": "at most, or less than",
}
"""The marks as they are drawn, and what each says."""

ROOM = 23.0
"""How much of a scale is left free at either end, in points: an arrow has its place there."""


class Extent(NamedTuple):
    """Hold where a figure lies on a scale, and how it is drawn there.

    Attributes
    ----------
    mark : str
        One of :data:`MARK_LABELS`.
    middle, low, high : float
        The ends are those of a range, a tolerance, or what is only about.
    """

    mark: str
    middle: float
    low: float
    high: float

    @property
    def is_number(self) -> bool:
        """Whether one number is known, and neither a range nor a bound."""
        return self.mark in ("", "~", "±")

    @property
    def ends(self) -> tuple[float, ...]:
        """What a scale must hold."""
        return tuple(end for end in (self.low, self.middle, self.high) if end > 0)


class Axis(NamedTuple):
    """Hold a logarithmic scale.

    Attributes
    ----------
    low, high : float
        Above zero.
    length : float
        In points.
    """

    low: float
    high: float
    length: float

    @staticmethod
    def over(extents: Iterable[Extent], length: float) -> Axis:
        """Return a scale that has room for extents and for the arrows at their sides.

        Parameters
        ----------
        extents : iterable of Extent
            With at least one end above zero.
        length : float
            In points.

        Returns
        -------
        Axis
        """
        logs = [math.log10(end) for extent in extents for end in extent.ends]
        low, high = min(logs), max(logs)
        # Less than a factor of four would make much of little.
        lack = max(0.0, math.log10(4) - (high - low)) / 2
        low, high = low - lack, high + lack
        pad = (high - low) * ROOM / (length - 2 * ROOM)
        return Axis(10 ** (low - pad), 10 ** (high + pad), length)

    def at(self, value: float) -> float:
        """Return how far from its beginning a value stands, in points."""
        if value <= self.low:
            return 0.0
        return self.length * math.log10(value / self.low) / math.log10(self.high / self.low)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the numbers that are printed, and their texts."""
        decades = math.log10(self.high / self.low)
        step = max(1, math.ceil(decades / 8))
        digits: tuple[int, ...] = (1, 2, 5) if decades < 2.5 else (1,)
        if decades < 1.2:
            digits = (1, 2, 3, 4, 6, 8) if decades < 0.9 else (1, 2, 3, 5)
        powers = range(
            math.floor(math.log10(self.low)) // step * step,
            math.ceil(math.log10(self.high)) + 1,
            step,
        )
        pairs = [(digit, power) for power in powers for digit in digits]
        ticks = [(float(f"{digit}e{power}"), _number(digit, power)) for digit, power in pairs]
        return [tick for tick in ticks if self.low <= tick[0] <= self.high]

    def lesser_ticks(self) -> list[float]:
        """Return the numbers between those that are printed; none where they would be a blur."""
        if math.log10(self.high / self.low) > 8:
            return []
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        printed = {value for value, _ in self.ticks()}
        ticks = [float(f"{digit}e{power}") for power in powers for digit in range(1, 10)]
        return [tick for tick in ticks if self.low <= tick <= self.high and tick not in printed]


def _number(digit: int, power: int) -> str:
    if -5 < power < 6:
        return f"{Decimal(digit).scaleb(power):f}"
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{raised}" if digit == 1 else f"{digit}×10{raised}"
