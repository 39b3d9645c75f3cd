"""Echoes: figures that are others converted, rounded and converted back.

250 g became 9 oz, and 9 oz became 255 g.  An echo shows by having more digits
than the figure it was made from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from roverspecs.values import units
from roverspecs.values.agreement import Amount
from roverspecs.values.rounding import fixed

# The units to which a reader of the other system converts.
_UNITS = {
    "kg": ("lb",),
    "g": ("oz", "lb"),
    "lb": ("kg",),
    "oz": ("g",),
    "t": ("lb",),
    "m": ("ft", "in"),
    "cm": ("in", "ft"),
    "mm": ("in",),
    "in": ("cm", "mm"),
    "ft": ("m",),
    "km": ("mi",),
    "mi": ("km",),
    "km/h": ("mph",),
    "mph": ("km/h",),
}

# The dimension of a figure, whether its unit is customary, and a unit of its last digit.
_Kind = tuple[str, bool, float]


class Echo(NamedTuple):
    """Hold a figure that came back from another one, by way of a rounded number.

    Attributes
    ----------
    origin, last : int
        The places of the two figures among those that were looked at.
    way : str
        The rounded number, such as ``"9 oz"``.
    printed : int or None
        The place of the first figure that is that number, if there is one.
    text : str
        Such as ``"250 g → 9 oz → 255 g"``.
    """

    origin: int
    last: int
    way: str
    printed: int | None
    text: str


class Echoes:
    """Find the echoes among figures.

    Parameters
    ----------
    amounts : iterable of Amount
        Plain masses, lengths and speeds above zero are looked at.
    """

    def __init__(self, amounts: Iterable[Amount]) -> None:
        self._amounts = list(amounts)
        self._printed: dict[tuple[str, Fraction], int] = {}
        # A text may have thousands of figures: those of one kind are kept in order of size.
        self._sizes: dict[_Kind, list[tuple[float, int]]] = {}
        for place, amount in enumerate(self._amounts):
            if _may_echo(amount):
                number = (amount.symbols[0], Fraction(amount.value.nominal))
                self._printed.setdefault(number, place)
                self._sizes.setdefault(_kind(amount), []).append((_size(amount), place))
        for sizes in self._sizes.values():
            sizes.sort()

    def of(self, place: int) -> Iterator[Echo]:
        """Yield each way from a figure through a rounded number to a finer figure of its system.

        Parameters
        ----------
        place : int
            That of the figure.

        Yields
        ------
        Echo
        """
        origin = self._amounts[place]
        if not _may_echo(origin):
            return
        *system, digit = _kind(origin)
        finer = [kind for kind in self._sizes if [*kind[:2]] == system and kind[2] < digit]
        # A rounded number lies within one part in twenty, and an echo within its own digit of that.
        if not self._is_near(_size(origin), 0.06, finer):
            return
        for unit, number, places in self._roundings(origin):
            back = number * units.root_factor(unit)
            for last in self._near(float(back), 1e-9, finer):
                if _comes_back(origin, back, self._amounts[last]):
                    way = f"{fixed(number, places)} {unit}"
                    text = f"{origin.value} → {way} → {self._amounts[last].value}"
                    yield Echo(place, last, way, self._printed.get((unit, number)), text)

    def _is_near(self, size: float, share: float, kinds: Iterable[_Kind]) -> bool:
        """Tell whether any figure rounds to a size, or lies within a share of it."""
        slices = (self._slice(size, share, kind) for kind in kinds)
        return any(each.start < each.stop for each in slices)

    def _near(self, size: float, share: float, kinds: Iterable[_Kind]) -> list[int]:
        """Return the places of the figures that round to a size, or lie within a share of it."""
        found: list[tuple[float, int]] = []
        for kind in kinds:
            found += self._sizes[kind][self._slice(size, share, kind)]
        return [place for _, place in sorted(found)]

    def _slice(self, size: float, share: float, kind: _Kind) -> slice:
        sizes = self._sizes[kind]
        margin = size * share + kind[2] * 0.51
        start = bisect_left(sizes, (size - margin, 0))
        return slice(start, bisect_left(sizes, (size + margin, 0), start))

    def _roundings(self, amount: Amount) -> Iterator[tuple[str, Fraction, int]]:
        """Yield the numbers to which a figure may have been rounded: unit, number, places."""
        symbol = amount.symbols[0]
        for unit in _UNITS.get(symbol, ()):
            exact = Fraction(amount.value.nominal) * units.factor_between(symbol, unit)
            # To a whole number, to one decimal, or to tens and more.
            for places in (0, 1, -1, -2, -3):
                power = Fraction(10) ** places
                number = (exact * power + Fraction(1, 2)).__floor__() / power
                # To two digits of tens or more, and only if such a figure is printed.
                is_round = exact * power >= 10 and (unit, number) in self._printed
                # Nobody rounds 8.8 to 10 and goes on to calculate with it.
                is_near = abs(number - exact) <= exact / 20
                if is_near and (places >= 0 or is_round):
                    yield unit, number, max(places, 0)


def _may_echo(amount: Amount) -> bool:
    is_plain = amount.value.form == "plain" and amount.numbers[0].exact > 0
    return is_plain and amount.dimension in ("mass", "length", "speed")


def _kind(amount: Amount) -> _Kind:
    digit: float = amount.numbers[0].loose / amount.parts
    return amount.dimension, units.is_customary(amount.symbols[0]), digit


def _size(amount: Amount) -> float:
    """Return about how much a figure is, to find it; whole numbers decide the rest."""
    size: float = amount.numbers[0].exact / amount.parts
    return size


def _comes_back(origin: Amount, back: Fraction, last: Amount) -> bool:
    """Return whether a rounded number was converted to the last figure, and the origin was not."""
    number = last.numbers[0]
    half = Fraction(number.loose, 2 * last.parts)
    if abs(back - Fraction(number.exact, last.parts)) > half:
        return False
    return half < abs(back - Fraction(origin.numbers[0].exact, origin.parts))
