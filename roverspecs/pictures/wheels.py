"""Wheels: those that are seen from the side, where their number and diameter are published."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.records.claims import Claim
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values import units
from roverspecs.values.published import PublishedValue


def metres(value: PublishedValue) -> Fraction:
    """Return the length that is drawn: the middle of a range, or a bound itself.

    Parameters
    ----------
    value : PublishedValue
        A length.

    Returns
    -------
    Fraction
    """
    return Fraction(value.nominal) * units.factor_between(value.unit, "m")


class Wheel(NamedTuple):
    """Hold a wheel on the ground, in metres.

    Attributes
    ----------
    x : Fraction
        Its middle, from the middle of the vehicle.
    diameter : Fraction
    is_sure : bool
        Whether the diameter was published exactly as it is drawn.
    """

    x: Fraction
    diameter: Fraction
    is_sure: bool


@attrs.frozen(kw_only=True)
class Wheels:
    """Hold the wheels of a vehicle.

    Attributes
    ----------
    count : Claim
        An even number.
    diameter : Claim
    wheelbase : Claim or None
        The distance between the first and the last axle.
    """

    count: Claim
    diameter: Claim
    wheelbase: Claim | None = None

    @staticmethod
    def of(vehicle: Vehicle, reading: Reading) -> Wheels | None:
        """Return the wheels of a vehicle.

        Parameters
        ----------
        vehicle : Vehicle
        reading : Reading

        Returns
        -------
        Wheels or None
            None where the number or the diameter is not published, or the
            number is not plain and even, so that nobody knows how many stand
            on a side.
        """
        names = ("wheel_count", "wheel_diameter", "wheelbase")
        shown = [next(iter(reading.claims(vehicle, name)), None) for name in names]
        count, diameter, wheelbase = shown
        if count is None or diameter is None:
            return None
        number = count.published
        if number.mark or number.nominal % 2 or not number.nominal:
            return None
        if not diameter.published.nominal:
            return None
        return Wheels(count=count, diameter=diameter, wheelbase=wheelbase)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are drawn."""
        return tuple(filter(None, (self.count, self.diameter, self.wheelbase)))

    def seen(self, length: Fraction, height: Fraction) -> tuple[Wheel, ...]:
        """Return the wheels that are seen from the side.

        Parameters
        ----------
        length, height : Fraction
            The box of the vehicle in metres.

        Returns
        -------
        tuple of Wheel
            As many as stand on a side, spread evenly over the wheelbase, or
            over the length where that is not published.  None where they do
            not go below the vehicle beside each other.
        """
        axles = int(self.count.published.nominal) // 2
        diameter = metres(self.diameter.published)
        base = length - diameter
        if self.wheelbase is not None:
            base = metres(self.wheelbase.published)
        if axles == 1:
            base = Fraction(0)
        # Where they stand out in front and behind, the axles are still below the vehicle.
        is_inside = diameter <= height and base <= length
        if not is_inside or diameter * (axles - 1) > base:
            return ()
        step = base / max(axles - 1, 1)
        value = self.diameter.published
        is_sure = not value.sign and value.form != "range"
        return tuple(
            Wheel(x=place * step - base / 2, diameter=diameter, is_sure=is_sure)
            for place in range(axles)
        )

    def lines(self, unit: str) -> Iterable[str]:
        """Return the lines of a label.

        Parameters
        ----------
        unit : str
            The unit of all sizes.

        Returns
        -------
        iterable of str
        """
        number = f"{self.count.published.nominal} wheels"
        yield clean(f"{number} of {_converted(self.diameter, unit)}")
        if self.wheelbase is not None:
            yield clean(f"wheelbase {_converted(self.wheelbase, unit)}")


def _converted(claim: Claim, unit: str) -> str:
    return f"{units.convert(claim.published, unit).without_unit()} {unit}"
