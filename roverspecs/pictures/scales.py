"""Scales: where figures lie on a logarithmic axis, and which numbers stand beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from roverspecs.tables.columns import grouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.ticker import LogLocator

MARK_LABELS = {
    "": "as published",
    "~": "about",
    "–": "range",
    "±": "with tolerance",
    "≥": "at least, or more than",
    "≤": "at most, or less than",
}
"""The marks that a plot draws, each with its words in the legend."""

# At each end of a scale, an arrow has its place here, in points.
_ROOM = 23.0

# A digit at a tick is as wide; numbers keep off each other by the gap.
_DIGIT, _HEIGHT, _GAP = 5.2, 8.0, 7.0

# More powers of ten than this are not all printed.
_MOST_TICKS = 9


class Extent(NamedTuple):
    """Hold the place of a figure on a scale, and the way it is drawn there.

    Attributes
    ----------
    mark : str
        One of :data:`MARK_LABELS`.
    middle, low, high : float
        The ends are those of a range or a tolerance; elsewhere they are the number.
    """

    mark: str
    middle: float
    low: float
    high: float

    @staticmethod
    def at(value: float) -> Extent:
        """Return the extent of a plain number."""
        return Extent("", value, value, value)

    @property
    def is_number(self) -> bool:
        """Whether one number is known, and not only a range or a bound."""
        return self.mark in ("", "~", "±")

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that a scale must hold."""
        return tuple(end for end in (self.low, self.middle, self.high) if end > 0)


class Axis(NamedTuple):
    """Hold a logarithmic scale.

    Attributes
    ----------
    low, high : float
        Above zero.
    length : float
        In points.
    is_up : bool
        Whether it runs up, not across.
    """

    low: float
    high: float
    length: float
    is_up: bool = False

    @staticmethod
    def over(extents: Iterable[Extent], length: float, *, is_up: bool = False) -> Axis:
        """Return a scale that has room for extents and for the arrows beside them.

        Parameters
        ----------
        extents : iterable of Extent
            With at least one end above zero.
        length : float
            In points.
        is_up : bool, default False

        Returns
        -------
        Axis
        """
        logs: list[float] = []
        for extent in extents:
            logs += map(math.log10, extent.ends)
        low, high = min(logs), max(logs)
        # A scale of less than a factor of four would magnify small differences.
        lack = max(0.0, math.log10(4) - (high - low)) / 2
        low, high = low - lack, high + lack
        pad = (high - low) * _ROOM / (length - 2 * _ROOM)
        return Axis(10 ** (low - pad), 10 ** (high + pad), length, is_up)

    def place(self, value: float) -> float:
        """Return the distance of a value from the beginning of the scale, in points."""
        if value <= self.low:
            return 0.0
        return self.length * math.log10(value / self.low) / math.log10(self.high / self.low)

    def locator(self) -> LogLocator:
        """Return where numbers are printed: powers of ten, and over few decades others, too."""
        decades = math.log10(self.high / self.low)
        choices = [(digits, _MOST_TICKS) for most, digits in _DIGITS if decades < most]
        choices += [((1,), most) for most in range(_MOST_TICKS, 1, -1)]
        locators = [self._locator(digits, most) for digits, most in choices]
        # One number alone is no scale, however short it is.
        enough = [each for each in locators if len(self._printed(each)) > 1]
        free = [each for each in enough if not self._is_crowded(self._printed(each))]
        return next(iter([*free, *enough[-1:]]))

    def _locator(self, digits: Iterable[int], most: int) -> LogLocator:
        from matplotlib.ticker import LogLocator

        return LogLocator(subs=list(digits), numticks=most)

    def _is_crowded(self, values: Iterable[float]) -> bool:
        """Return whether numbers beside each other would touch."""
        end = -math.inf
        for value in values:
            middle, half = self.place(value), _HEIGHT / 2
            if not self.is_up:
                half = len(number_text(value)) * _DIGIT / 2
            if middle - half < end:
                return True
            end = middle + half + _GAP
        return False

    def _printed(self, locator: LogLocator) -> list[float]:
        values = locator.tick_values(self.low, self.high)
        return [value for value in values if self.low <= value <= self.high]

    def numbers(self) -> list[str]:
        """Return the numbers that are printed."""
        return [number_text(value) for value in self.values()]

    def values(self) -> list[float]:
        """Return where numbers are printed."""
        return self._printed(self.locator())


# The digits that are printed over fewer decades than these, the most first.
_DIGITS = (
    (0.9, (1, 2, 3, 4, 6, 8)),
    (1.2, (1, 2, 3, 5)),
    (2.5, (1, 2, 5)),
    (2.5, (1, 3)),
    (math.inf, (1,)),
)


def number_text(value: float, _: object = None) -> str:
    """Return the text of a tick, which is a digit times a power of ten."""
    digit, exponent = f"{value:.0e}".split("e")
    power = int(exponent)
    if -5 < power < 6:
        return grouped(f"{Decimal(digit).scaleb(power):f}")
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    if digit == "1":
        return f"10{raised}"
    return f"{digit}×10{raised}"
