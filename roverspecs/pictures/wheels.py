"""Wheels: those that are seen from the side, where their number and diameter are published."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.pictures.size_units import SizeUnits
from roverspecs.records.claims import Claim
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import Vehicle
from roverspecs.values.published import PublishedValue
from roverspecs.values.units import factor_between


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
    return Fraction(value.nominal) * factor_between(value.unit, "m")


class Wheel(NamedTuple):
    """Hold a wheel, in metres.

    Attributes
    ----------
    x, y : Fraction
        Its middle, from the middle of the vehicle and above the ground.
    diameter : Fraction
    is_sure : bool
        Whether the diameter was published exactly as it is drawn.
    """

    x: Fraction
    y: Fraction
    diameter: Fraction
    is_sure: bool


# The part of a diameter by which wheels seem to stand out where figures are rounded.
_ROUNDED = Fraction(1, 4)


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

    def seen(
        self, length: Fraction, height: Fraction, *, are_inside: bool = False
    ) -> tuple[Wheel, ...]:
        """Return the wheels that are seen from the side.

        Parameters
        ----------
        length, height : Fraction
            The box of the vehicle in metres.
        are_inside : bool, default False
            Whether no wheel may stand out in front and behind: wheels that do by
            a little, as figures are rounded, are drawn inside.

        Returns
        -------
        tuple of Wheel
            As many as stand on a side, spread evenly over the wheelbase, or
            over the length where that is not published.  None where they do
            not go below the vehicle beside each other.
        """
        axles = int(self.count.published.nominal) // 2
        diameter = metres(self.diameter.published)
        base = self._base(length - diameter, axles)
        # Where they stand out in front and behind, the axles are still below the vehicle.
        longest = length
        if are_inside:
            longest = length - diameter * (1 - _ROUNDED)
        is_below = diameter <= height and base <= longest
        if are_inside:
            base = min(base, length - diameter)
        if not is_below or base < diameter * (axles - 1):
            return ()
        step = base / max(axles - 1, 1)
        value = self.diameter.published
        is_sure = not value.sign and value.form != "range"
        return tuple(
            Wheel(x=place * step - base / 2, y=diameter / 2, diameter=diameter, is_sure=is_sure)
            for place in range(axles)
        )

    def _base(self, room: Fraction, axles: int) -> Fraction:
        """Return the distance between the first and the last axle, where there is so much room."""
        if axles == 1:
            return Fraction(0)
        if self.wheelbase is not None:
            return metres(self.wheelbase.published)
        return room

    def tipped(self, length: Fraction, height: Fraction) -> tuple[Wheel, ...]:
        """Return the wheels that are seen on the left side of a vehicle that stands on end.

        Parameters
        ----------
        length, height : Fraction
            The box of the vehicle in metres, as if it stood on its wheels.

        Returns
        -------
        tuple of Wheel
            None of them below the ground; else as :meth:`seen`.
        """
        return tuple(
            wheel._replace(x=wheel.y - height / 2, y=wheel.x + length / 2)
            for wheel in self.seen(length, height, are_inside=True)
        )

    def lines(self, units: SizeUnits) -> Iterable[str]:
        """Return the lines of a label.

        Parameters
        ----------
        units : SizeUnits
            The units of all sizes.

        Returns
        -------
        iterable of str
        """
        number = f"{self.count.published.nominal} wheels"
        yield f"{number} of {units.figure(self.diameter.published)}"
        if self.wheelbase is not None:
            yield f"wheelbase {units.figure(self.wheelbase.published)}"
