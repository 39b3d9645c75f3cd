"""Size units: the unit of all sizes of a drawing, and a second one in brackets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from roverspecs.tables.columns import grouped
from roverspecs.tables.escapes import clean
from roverspecs.values import units
from roverspecs.values.published import PublishedValue


class SizeUnits(NamedTuple):
    """Hold the units in which the labels of a drawing state sizes.

    Attributes
    ----------
    unit : str
        A unit of length.
    also : str
        A second one; empty for none.
    """

    unit: str
    also: str = ""

    @property
    def second(self) -> str:
        """The second unit, empty where both are the same."""
        if self.also == self.unit:
            return ""
        return self.also

    def figure(self, value: PublishedValue, notes: Iterable[str | None] = ()) -> str:
        """Return a size as a label states it.

        Parameters
        ----------
        value : PublishedValue
            A length.
        notes : iterable of str or None
            They stand in brackets behind the size.

        Returns
        -------
        str
            Such as ``"54 cm (21 in; stowed)"``, in one line.
        """
        beside = []
        if self.second:
            beside.append(_converted(value, self.second))
        words = ", ".join(filter(None, notes))
        if words:
            beside.append(words)
        text = _converted(value, self.unit)
        if beside:
            text = f"{text} ({'; '.join(beside)})"
        return clean(text)

    def product(self, values: Iterable[PublishedValue]) -> str:
        """Return sizes as a product.

        Parameters
        ----------
        values : iterable of PublishedValue
            Lengths.

        Returns
        -------
        str
            Such as ``"54 × ~31.5 × 26 cm (21 × ~12.4 × 10 in)"``.
        """
        sizes = [*values]
        text = _product(sizes, self.unit)
        if self.second:
            text = f"{text} ({_product(sizes, self.second)})"
        return clean(text)


def _product(values: Iterable[PublishedValue], unit: str) -> str:
    numbers = [_converted(value, unit).removesuffix(f" {unit}") for value in values]
    return f"{' × '.join(numbers)} {unit}"


def _converted(value: PublishedValue, unit: str) -> str:
    return grouped(f"{units.convert(value, unit).without_unit()} {unit}")
