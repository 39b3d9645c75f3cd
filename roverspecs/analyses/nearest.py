"""Likeness: which vehicles are most like a given one, and in what.

Two vehicles are as far from each other as their figures differ on a scale of
factors: twice as heavy is as far as half as heavy.  The answer says which
figures were compared, and who was left out for having too few of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from roverspecs.errors import FieldError, shortened
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import CONFIGURATIONS
from roverspecs.records.derived import GLOSSARY, Derived, find_specs
from roverspecs.records.figures import Figure
from roverspecs.records.reading import Reading
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import Spec, Vehicle
from roverspecs.values import units
from roverspecs.values.rounding import digits

DEFAULT_SPECS = (
    "mass",
    "dry_mass",
    "launch_mass",
    "dimensions",
    "payload_capacity",
    "wheel_diameter",
    "wheel_width",
    "wheel_count",
    "wheelbase",
    "track_width",
    "ground_clearance",
    "obstacle_height",
    "top_speed",
    "max_slope",
    "power",
    "battery_energy",
)
"""The specs and groups that are compared when none is named: what a vehicle is, not what it carried or achieved."""

_Offered = Mapping[str, Figure]


class Likeness(NamedTuple):
    """Hold how two vehicles compare in one spec.

    Attributes
    ----------
    spec : str
    given, other : Figure
        The figures of the vehicle asked for and of its neighbour.
    ratio : Fraction
        The other over the given, of numbers without their marks; of a range,
        the middle.
    mark : {"", "≥", "≤", "~"}
        To which side the ratio may differ where a figure is a bound; about
        where one is.
    note : str
        Where one configuration is not stated, both; else empty.
    """

    spec: str
    given: Figure
    other: Figure
    ratio: Fraction
    mark: str
    note: str

    @property
    def logarithm(self) -> float:
        """The logarithm of the ratio to the base 10."""
        # That of the inverse is exactly as far below zero, which that of a quotient of floats is not.
        return math.log10(self.ratio.numerator) - math.log10(self.ratio.denominator)

    @property
    def text(self) -> str:
        """The label of the spec and the ratio, such as ``"mass ×1.2"``."""
        return f"{GLOSSARY[self.spec].label.lower()} {self.mark}×{digits(self.ratio, 2)}"

    def as_data(self) -> dict[str, Any]:
        """Return the likeness as plain data."""
        figures = {"given": _figure_data(self.given), "other": _figure_data(self.other)}
        return {
            "spec": self.spec,
            **figures,
            "ratio": _power(self.logarithm),
            "mark": self.mark,
            "note": self.note,
        }


@attrs.frozen(kw_only=True)
class Neighbour:
    """Hold how much a vehicle is like the one asked for.

    Attributes
    ----------
    vehicle : Vehicle
    compared : tuple of Likeness
        In the order of the specs; the ratios are of this vehicle to the one
        asked for.
    possible : int
        How many could be compared: the figures of the vehicle asked for.
    apart : tuple of str
        The specs that both have, but in configurations that are not alike, or
        as bounds that say nothing together.
    """

    vehicle: Vehicle
    compared: tuple[Likeness, ...]
    possible: int
    apart: tuple[str, ...] = ()

    @property
    def distance(self) -> float:
        """The root mean square of the logarithms of the ratios, to the base 10."""
        return math.sqrt(
            math.fsum(each.logarithm**2 for each in self.compared) / len(self.compared)
        )

    @property
    def factor(self) -> float:
        """By which factor the figures typically differ: 10 to the power of the distance."""
        return _power(self.distance)

    @property
    def text(self) -> str:
        """What was compared, with the ratios; configurations that differ before what they concern."""
        notes = dict.fromkeys(["", *(each.note for each in self.compared)])
        texts = {
            note: ", ".join(each.text for each in self.compared if each.note == note)
            for note in notes
        }
        return "; ".join(
            f"{note}: {text}" if note else text for note, text in texts.items() if text
        )

    def as_data(self) -> dict[str, Any]:
        """Return the neighbour as plain data."""
        return {
            "vehicle": self.vehicle.id,
            "name": self.vehicle.name,
            "distance": self.distance,
            "factor": self.factor,
            "compared": [each.as_data() for each in self.compared],
            "possible": self.possible,
            "apart": list(self.apart),
        }


class LeftOut(NamedTuple):
    """Hold why a vehicle was not compared."""

    vehicle: Vehicle
    reason: str


@attrs.frozen(kw_only=True)
class Neighbourhood:
    """Hold all vehicles that were compared with one, and those that were not.

    Attributes
    ----------
    vehicle : Vehicle
        The one asked for.
    specs : tuple of str
        Those in which it has a figure.
    neighbours : tuple of Neighbour
        The nearest first; of two as near, the one with more in common.
    left_out : tuple of LeftOut
    """

    vehicle: Vehicle
    specs: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]
    left_out: tuple[LeftOut, ...]


def nearest(
    vehicle: Vehicle | str,
    *,
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    specs: Iterable[str] | None = None,
    count: int | None = 5,
    prefer: str | Iterable[str] | Preference | None = None,
    configuration: str | None = None,
    catalog: Catalog | None = None,
) -> tuple[Neighbour, ...]:
    """Return the vehicles that are most like a given one.

    Parameters
    ----------
    vehicle, vehicles, specs, prefer, configuration, catalog
        As for :func:`neighbourhood`.
    count : int or None, default 5
        How many at most; None for all.

    Returns
    -------
    tuple of Neighbour
        The nearest first.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known.
    FieldError
        If an option is out of its range, or the vehicle has nothing to
        compare.

    Examples
    --------
    >>> [neighbour.vehicle.name for neighbour in nearest("MINERVA-II1A", count=1)]
    ['MINERVA-II1B']
    """
    is_count = isinstance(count, int) and not isinstance(count, bool) and count > 0
    if count is not None and not is_count:
        raise FieldError(f"expected a number of 1 or more, found {shortened(count)}").at("count")
    found = neighbourhood(
        vehicle,
        vehicles=vehicles,
        specs=specs,
        prefer=prefer,
        configuration=configuration,
        catalog=catalog,
    )
    return found.neighbours[:count]


def neighbourhood(
    vehicle: Vehicle | str,
    *,
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    specs: Iterable[str] | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    configuration: str | None = None,
    catalog: Catalog | None = None,
) -> Neighbourhood:
    """Compare a vehicle with others, and say who is like it.

    Numbers above zero are compared, of a range the middle; conditions are
    left aside, and two bounds that say nothing together.
    Sizes are those of one configuration that both vehicles have; else one of
    them may be unstated, which is noted; stowed is not compared with deployed.
    A vehicle is left out if it shares fewer than two figures with the given one, or
    fewer than half of those that the given one has, so that nobody is near by
    what is not known of it.  One figure is enough where the given vehicle
    has one only, among the specs asked for.

    Parameters
    ----------
    vehicle : Vehicle or str
        A string is looked up in the catalog.
    vehicles : iterable of Vehicle or str, optional
        Those to compare it with, by default all of its kind in the catalog;
        the vehicle itself is passed over.  One vehicle or string may stand
        for itself.
    specs : iterable of str, optional
        Specs, published or derived, and groups of specs, or a text of them
        with commas; by default :data:`DEFAULT_SPECS`.
    prefer : str, iterable of str or Preference, optional
        Which claims to prefer to the order of trust.
    configuration : str, optional
        Compare only sizes of this configuration.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Neighbourhood

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known.
    FieldError
        If an option is out of its range, or the vehicle has nothing to
        compare.
    """
    reading = Reading(configuration=configuration, prefer=prefer)
    catalog = Catalog.of(catalog)
    subject = vehicle if isinstance(vehicle, Vehicle) else catalog.get(vehicle)
    given = dict.fromkeys(catalog.find(vehicles))
    others = [each for each in given if each != subject]
    if vehicles is None:
        others = [each for each in others if each.kind == subject.kind]
    asked = find_specs(DEFAULT_SPECS if specs is None else specs)
    reading.check((subject, *others))
    found = {spec.name: _offered(subject, spec, reading) for spec in asked}
    offers = {name: offered for name, offered in found.items() if offered}
    if not offers:
        names = ", ".join(spec.name for spec in asked)
        raise FieldError(
            f"expected figures to compare, found none of {subject.name!r} for {names}"
        ).at("vehicle")
    needed = min(len(offers), max(2, math.ceil(len(offers) / 2)))
    near, left_out = [], []
    for other in others:
        neighbour = _compared(other, offers, reading)
        if len(neighbour.compared) >= needed:
            near.append(neighbour)
        else:
            left_out.append(LeftOut(other, _shortage(neighbour, needed)))
    near.sort(key=lambda each: (each.distance, -len(each.compared)))
    return Neighbourhood(
        vehicle=subject, specs=tuple(offers), neighbours=tuple(near), left_out=tuple(left_out)
    )


def as_rows(neighbours: Iterable[Neighbour]) -> list[dict[str, str]]:
    """Return neighbours as a table, a row a vehicle.

    Parameters
    ----------
    neighbours : iterable of Neighbour, length n
        As :func:`nearest` returns them.

    Returns
    -------
    list of dict, length n
        Texts under ``vehicle``, ``factor``, ``count`` and ``compared``.
    """
    return [
        {
            "vehicle": each.vehicle.name,
            "factor": digits(Fraction(each.factor), 2),
            "count": f"{len(each.compared)} of {each.possible}",
            "compared": each.text,
        }
        for each in neighbours
    ]


def _offered(vehicle: Vehicle, spec: Spec | Derived, reading: Reading) -> _Offered:
    """Return the figures above zero of a vehicle by configuration; one without is in all."""
    configurations = CONFIGURATIONS if reading.configuration is None else (reading.configuration,)
    if isinstance(spec, Spec) and not spec.has_configuration:
        figures = dict.fromkeys(configurations, reading.figure(vehicle, spec))
    else:
        figures = {
            each: reading.in_configuration(each).figure(vehicle, spec) for each in configurations
        }
    return {each: figure for each, figure in figures.items() if figure and figure.nominal > 0}


def _compared(other: Vehicle, offers: Mapping[str, _Offered], reading: Reading) -> Neighbour:
    compared, apart = [], []
    for name, given in offers.items():
        offered = _offered(other, GLOSSARY[name], reading)
        pair = _alike(given, offered)
        likeness = _likeness(name, given[pair[0]], offered[pair[1]], pair) if pair else None
        if likeness:
            compared.append(likeness)
        elif offered:
            apart.append(name)
    return Neighbour(
        vehicle=other, compared=tuple(compared), possible=len(offers), apart=tuple(apart)
    )


def _alike(given: _Offered, offered: _Offered) -> tuple[str, str] | None:
    """Return the configurations to compare, in an order that does not depend on who is asked for."""
    same = [(each, each) for each in CONFIGURATIONS]
    unsure = [pair for each in CONFIGURATIONS for pair in ((each, "unstated"), ("unstated", each))]
    return next(
        (pair for pair in (*same, *unsure) if pair[0] in given and pair[1] in offered), None
    )


def _likeness(
    spec: str, given: Figure, other: Figure, configurations: tuple[str, str]
) -> Likeness | None:
    """Return how one figure relates to another; None for bounds that say nothing together."""
    span = other.span(given.unit) / given.span()
    if span.is_empty:
        return None
    note = "" if configurations[0] == configurations[1] else " beside ".join(configurations)
    ratio = other.nominal / given.nominal * units.factor_between(other.unit, given.unit)
    return Likeness(spec, given, other, ratio, _MARKS.get(span.mark, ""), note)


_MARKS = {"≥": "≥", ">": "≥", "≤": "≤", "<": "≤", "~": "~"}
"""The mark of a ratio, which is taken from the numbers without their marks."""


def _shortage(neighbour: Neighbour, needed: int) -> str:
    apart = ", ".join(GLOSSARY[name].label.lower() for name in neighbour.apart)
    reason = f"{len(neighbour.compared)} of {neighbour.possible} figures in common, {needed} needed"
    return f"{reason}; not comparable: {apart}" if apart else reason


def _figure_data(figure: Figure) -> dict[str, Any]:
    if figure.claim is not None:
        return figure.claim.as_data()
    inputs = [claim.as_data() for claim in figure.claims]
    return {"derived": str(figure.value), "inputs": inputs}


def _power(exponent: float) -> float:
    """Return a power of ten without the dust of a logarithm, and short of what no float can hold."""
    return float(f"{10 ** min(max(exponent, -300.0), 300.0):.12g}")
