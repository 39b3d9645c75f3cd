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


def _converted(value: PublishedValue, unit: str) -> str:
    return grouped(f"{units.convert(value, unit).without_unit()} {unit}")
