"""Nearest: the vehicles that are most like a given one, and the figures that show it.

Two vehicles are as far from each other as their figures differ on a scale of
factors: twice as heavy is as far as half as heavy.  The answer says which
figures were compared, and which vehicles have too few of them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from roverspecs.analyses.answer_list import Answers
from roverspecs.errors import FieldError, shortened
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import CONFIGURATIONS
from roverspecs.records.derived import DESCRIBING, SPECS, Derived, find_measures
from roverspecs.records.figures import Figure
from roverspecs.records.reading import Reading
from roverspecs.records.specs import Spec
from roverspecs.records.vehicles import Lander, Vehicle
from roverspecs.values import units
from roverspecs.values.numbers import BOUND_MARKS
from roverspecs.values.rounding import digits, leading_power, spelled
from roverspecs.values.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.comparisons.filters import Filter
    from roverspecs.records.trust import Preference
    from roverspecs.tables.series import Series

DEFAULT_SPECS = DESCRIBING
"""The specs and groups that are compared when none is named: those that describe a vehicle."""


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
    mark : {"", "≥", ">", "≤", "<", "~"}
        The side to which the ratio may differ.
    note : str
        Both configurations if one of them is unstated, else empty.
    """

    spec: str
    given: Figure
    other: Figure
    ratio: Fraction
    mark: str
    note: str

    @property
    def span(self) -> Span:
        """The ends of the ratio."""
        return self.other.span(self.given.unit) / self.given.span()

    @property
    def logarithm(self) -> float:
        """The logarithm of the ratio to the base 10."""
        return _logarithm(self.ratio)

    @property
    def text(self) -> str:
        """The label of the spec and the ratio or its bound, such as ``"mass ×1.2"``."""
        ratio = self.ratio
        if self.mark not in ("", "~"):
            [ratio] = self.span.ends
        [number] = spelled([ratio], max(1 - leading_power(ratio), 0), self.mark)
        return f"{SPECS[self.spec].noun} {self.mark}×{number}"

    def as_data(self) -> dict[str, Any]:
        """Return the likeness as plain data."""
        low, high = map(_number, self.span.given_ends)
        return {
            "spec": self.spec,
            "given": self.given.as_data(),
            "other": self.other.as_data(),
            "ratio": None if self.mark in BOUND_MARKS else _number(self.ratio),
            "low": low,
            "high": high,
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
        The number of specs to compare: the figures of the vehicle asked for.
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
        """The factor by which figures typically differ: 10 to the power of the distance."""
        return _power(self.distance)

    @property
    def text(self) -> str:
        """The specs with their ratios; configurations that differ stand before their specs."""
        groups: dict[str, list[str]] = {"": []}
        for each in self.compared:
            groups.setdefault(each.note, []).append(each.text)
        texts = {note: ", ".join(group) for note, group in groups.items() if group}
        return "; ".join(f"{note}: {text}".removeprefix(": ") for note, text in texts.items())

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


@attrs.frozen
class Neighbours(Answers[Neighbour]):
    """Hold the vehicles that are most like a given one, the nearest first.

    A dataframe of them has a line for each vehicle in the wide shape, and one for
    each vehicle and spec that was compared in the long one.

    Attributes
    ----------
    items : tuple of Neighbour
    """

    items: tuple[Neighbour, ...]

    def _series(self, shape: str) -> dict[str, Series]:
        from roverspecs.analyses.fields import LIKENESS_FIELDS, NEIGHBOUR_FIELDS
        from roverspecs.tables.series import series_of

        if shape == "wide":
            return series_of(as_columns(self), NEIGHBOUR_FIELDS)
        return series_of(likeness_columns(self), LIKENESS_FIELDS)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the neighbours in the formats of notebooks."""
        from roverspecs.tables.notebooks import table_bundle

        return table_bundle(as_rows(self), include, exclude, headings=HEADINGS)


@attrs.frozen(kw_only=True)
class Neighbourhood:
    """Hold all vehicles that were compared with one, and the ones left out.

    Attributes
    ----------
    vehicle : Vehicle
        The one asked for.
    specs : tuple of str
        The specs for which it has a figure.
    neighbours : tuple of Neighbour
        The nearest first; of two as near, the one with more in common.
    left_out : tuple of LeftOut
        The vehicles that have too few figures in common with it.
    remarks : tuple of str
        The vehicles that only might meet the condition, and the ones left out
        because a figure is missing; empty without a condition.
    """

    vehicle: Vehicle
    specs: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...] = ()

    def to_frame(self, shape: str = "wide", engine: str = "pandas") -> Any:
        """Return the neighbours as a dataframe: see :meth:`Neighbours.to_frame`.

        Parameters
        ----------
        shape : {"wide", "long"}, default "wide"
        engine : str, default "pandas"

        Returns
        -------
        pandas.DataFrame, polars.DataFrame, pyarrow.Table or astropy.table.QTable
        """
        return Neighbours(self.neighbours).to_frame(shape, engine)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the neighbours in the long shape for libraries that read Arrow."""
        return Neighbours(self.neighbours).__arrow_c_stream__(requested_schema)

    @property
    def notes(self) -> list[str]:
        """The remarks, and the vehicles that were left out by the reasons."""
        reasons: dict[str, list[str]] = {}
        for other, reason in self.left_out:
            reasons.setdefault(reason, []).append(other.name)
        left_out = [f"Left out, {reason}: {', '.join(names)}" for reason, names in reasons.items()]
        return [*self.remarks, *left_out]

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the neighbourhood in the formats of notebooks."""
        from roverspecs.tables.notebooks import table_bundle

        rows = as_rows(self.neighbours)
        return table_bundle(rows, include, exclude, headings=HEADINGS, notes=self.notes)


def nearest(
    vehicle: Vehicle | str,
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    *,
    specs: Iterable[str] | None = None,
    count: int | None = 5,
    where: str | Filter | None = None,
    strict: bool = False,
    prefer: str | Iterable[str] | Preference | None = None,
    configuration: str | None = None,
    catalog: Catalog | None = None,
) -> Neighbours:
    """Return the vehicles that are most like a given one.

    :func:`neighbourhood` returns all of them, and the vehicles that were left
    out with the reason.

    Parameters
    ----------
    vehicle, vehicles, specs, where, strict, prefer, configuration, catalog
        As for :func:`neighbourhood`.
    count : int or None, default 5
        How many at most; None for all.

    Returns
    -------
    Neighbours
        The nearest first.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known.
    FilterSyntaxError
        If the condition cannot be read.
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
        where=where,
        strict=strict,
        prefer=prefer,
        configuration=configuration,
        catalog=catalog,
    )
    return Neighbours(found.neighbours[:count])


def neighbourhood(
    vehicle: Vehicle | str,
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    *,
    specs: Iterable[str] | None = None,
    where: str | Filter | None = None,
    strict: bool = False,
    prefer: str | Iterable[str] | Preference | None = None,
    configuration: str | None = None,
    catalog: Catalog | None = None,
) -> Neighbourhood:
    """Compare a vehicle with others, and return the ones that are like it.

    Figures above zero are compared, whatever their conditions; a range counts
    as its middle, and two bounds that say nothing together are left aside.
    Sizes are taken from one configuration that both vehicles have; else one
    of them may be unstated, which is noted.  Stowed is not compared with
    deployed.

    A vehicle is left out if it shares fewer than two figures with the given
    one, or fewer than half of the figures of the given one: nobody is near
    only because little is known of it.  One figure is enough where the given
    vehicle has no more among the specs asked for.

    Parameters
    ----------
    vehicle : Vehicle or str
        A string is looked up in the catalog.
    vehicles : iterable of Vehicle or str, optional
        The others, by default all of its kind in the catalog; the vehicle
        itself is passed over.  One vehicle or string may stand for itself.
    specs : iterable of str, optional
        Specs, published or derived, and groups of specs, or a text of them
        with commas; by default :data:`DEFAULT_SPECS`.
    where : str or Filter, optional
        Compare only with vehicles that meet a condition, such as ``"body ==
        Moon"``, or may meet it: see :class:`roverspecs.Filter`.
    strict : bool, default False
        Leave out vehicles that might not meet it.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust.
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
    FilterSyntaxError
        If the condition cannot be read.
    FieldError
        If an option is out of its range, or the vehicle has nothing to
        compare.
    """
    reading = Reading(configuration=configuration, prefer=prefer)
    catalog = Catalog.of(catalog)
    subject = _subject(vehicle, catalog)
    given = dict.fromkeys(catalog.find(vehicles))
    others = [each for each in given if each != subject]
    if vehicles is None:
        # A hopper is compared with rovers, too.
        is_lander = isinstance(subject, Lander)
        others = [each for each in others if isinstance(each, Lander) == is_lander]
    if specs is None:
        specs = DEFAULT_SPECS
    asked = find_measures(specs)
    reading.check((subject, *others))
    readings = _readings(reading)
    found = {spec.name: _offered(subject, spec, readings) for spec in asked}
    offers = {name: offered for name, offered in found.items() if offered}
    if not offers:
        names = ", ".join(spec.name for spec in asked)
        expected = "expected figures to compare, found none"
        raise FieldError(f"{expected} of {subject.name!r} for {names}").at("vehicle")
    remarks: tuple[str, ...] = ()
    if where is not None:
        # Without a condition nothing is imported for one.
        from roverspecs.comparisons.filters import Filter

        chosen, _, remarks = Filter.parse(where).select(others, reading, strict=strict)
        others = list(chosen)
    needed = _needed(len(offers))
    near, left_out = [], []
    for other in others:
        neighbour = _compared(other, offers, readings)
        if len(neighbour.compared) >= needed:
            near.append(neighbour)
        else:
            left_out.append(LeftOut(other, _shortage(neighbour, needed)))
    near.sort(key=lambda each: (each.distance, -len(each.compared)))
    return Neighbourhood(
        vehicle=subject,
        specs=tuple(offers),
        neighbours=tuple(near),
        left_out=tuple(left_out),
        remarks=remarks,
    )


HEADINGS = {
    "vehicle": "Vehicle",
    "factor": "Typical factor",
    "count": "Specs",
    "compared": "Compared",
}
"""The headings of a table of neighbours, by the keys of its rows."""


def as_rows(neighbours: Iterable[Neighbour]) -> list[dict[str, str]]:
    """Return neighbours as a table, a row a vehicle.

    Parameters
    ----------
    neighbours : iterable of Neighbour, length n
        As :func:`nearest` returns them.

    Returns
    -------
    list of dict, length n
        Texts under ``vehicle``, ``factor``, ``count`` and ``compared``.  Vehicles
        of one name have their ids behind it.
    """
    from roverspecs.comparisons.sheet import headings_of

    every = list(neighbours)
    names = headings_of([each.vehicle for each in every])
    return [
        {
            "vehicle": name,
            "factor": digits(Fraction(each.factor), 2),
            "count": f"{len(each.compared)} of {each.possible}",
            "compared": each.text,
        }
        for each, name in zip(every, names, strict=True)
    ]


def as_columns(neighbours: Collection[Neighbour]) -> dict[str, list[Any]]:
    """Return neighbours as columns, a line a vehicle.

    Parameters
    ----------
    neighbours : collection of Neighbour, length n

    Returns
    -------
    dict of str to list, length n
        The factor is not rounded; ``compared`` and ``possible`` are numbers of specs.
    """
    return {
        "vehicle": [each.vehicle.id for each in neighbours],
        "name": [each.vehicle.name for each in neighbours],
        "factor": [each.factor for each in neighbours],
        "distance": [each.distance for each in neighbours],
        "compared": [len(each.compared) for each in neighbours],
        "possible": [each.possible for each in neighbours],
    }


_LIKENESS_FIELDS = ("spec", "unit", "given", "other", "ratio", "low", "high", "mark", "note")


def likeness_columns(neighbours: Iterable[Neighbour]) -> dict[str, list[Any]]:
    """Return neighbours as columns, a line for each vehicle and spec that were compared.

    Parameters
    ----------
    neighbours : iterable of Neighbour

    Returns
    -------
    dict of str to list
        ``given`` and ``other`` are the numbers of the vehicle asked for and of
        the neighbour, in ``unit``; the ends and the mark are those of the ratio.
    """
    columns: dict[str, list[Any]] = {key: [] for key in ("vehicle", "name", *_LIKENESS_FIELDS)}
    for neighbour in neighbours:
        for each in neighbour.compared:
            given = each.given.numbers()
            other = each.other.numbers(each.given.unit)
            row: dict[str, Any] = {"vehicle": neighbour.vehicle.id, "name": neighbour.vehicle.name}
            row |= each.as_data()
            row |= {"unit": given.unit, "given": given.magnitude, "other": other.magnitude}
            for key, column in columns.items():
                column.append(row[key])
    return columns


class _Offer(NamedTuple):
    """A figure, and its number above zero in its own unit."""

    figure: Figure
    number: Fraction


_Readings = Mapping[str, Reading]
_Offered = Mapping[str, _Offer]


def _readings(reading: Reading) -> _Readings:
    """Return the reading of each configuration that is asked for."""
    if reading.configuration is not None:
        return {reading.configuration: reading}
    return {each: reading.in_configuration(each) for each in CONFIGURATIONS}


def _offered(vehicle: Vehicle, spec: Spec | Derived, readings: _Readings) -> _Offered:
    """Return the figure of a vehicle in each configuration; a spec without is alike in all."""
    if isinstance(spec, Spec) and not spec.has_configuration:
        [any_reading, *_] = readings.values()
        offer = _offer(any_reading.figure(vehicle, spec))
        if offer is None:
            return {}
        return dict.fromkeys(readings, offer)
    offers = {each: _offer(reading.figure(vehicle, spec)) for each, reading in readings.items()}
    return {each: offer for each, offer in offers.items() if offer}


def _offer(figure: Figure) -> _Offer | None:
    if not figure:
        return None
    number = figure.nominal
    if number <= 0:
        return None
    return _Offer(figure, number)


def _compared(other: Vehicle, offers: Mapping[str, _Offered], readings: _Readings) -> Neighbour:
    compared, apart = [], []
    for name, given in offers.items():
        offered = _offered(other, SPECS[name], readings)
        likeness = _likeness(name, given, offered)
        if likeness:
            compared.append(likeness)
        elif offered:
            apart.append(name)
    return Neighbour(
        vehicle=other, compared=tuple(compared), possible=len(offers), apart=tuple(apart)
    )


def _pairs() -> Iterator[tuple[str, str]]:
    """Yield the configurations that are compared, in an order that is the same both ways."""
    for each in CONFIGURATIONS:
        yield each, each
    for each in CONFIGURATIONS:
        yield each, "unstated"
        yield "unstated", each


_PAIRS = tuple(_pairs())


def _likeness(spec: str, given: _Offered, offered: _Offered) -> Likeness | None:
    """Return how two figures compare; None if they are not alike, or say nothing together."""
    alike = (pair for pair in _PAIRS if pair[0] in given and pair[1] in offered)
    pair = next(alike, None)
    if pair is None:
        return None
    (one, given_number), (other, number) = given[pair[0]], offered[pair[1]]
    ratio = number / given_number
    if other.unit != one.unit:
        ratio *= units.factor_between(other.unit, one.unit)
    mark = ""
    if one.mark or other.mark:
        span = other.span(one.unit) / one.span()
        if span.is_empty:
            return None
        mark = span.mark.replace("–", "")
    note = ""
    if pair[0] != pair[1]:
        note = " beside ".join(pair)
    return Likeness(spec, one, other, ratio, mark, note)


def _subject(given: object, catalog: Catalog) -> Vehicle:
    """Return the vehicle that the others are compared with."""
    if isinstance(given, Vehicle):
        return given
    if isinstance(given, str):
        return catalog.get(given)
    message = f"expected one vehicle or its name, found {shortened(given)}"
    raise FieldError(message).at("vehicle")


def _needed(possible: int) -> int:
    """Return how many figures two vehicles must have in common, of all that one has."""
    # Two of four, such as a mass and a number of wheels, make none alike.
    most = max(2, math.ceil(possible / 2), min(3, possible - 1))
    return min(possible, most)


def _shortage(neighbour: Neighbour, needed: int) -> str:
    apart = ", ".join(SPECS[name].noun for name in neighbour.apart)
    reason = f"{len(neighbour.compared)} of {neighbour.possible} figures in common, {needed} needed"
    if apart:
        reason += f"; not comparable: {apart}"
    return reason


def _logarithm(ratio: Fraction) -> float:
    # The inverse is exactly as far below zero, unlike the logarithm of a quotient of floats.
    return math.log10(ratio.numerator) - math.log10(ratio.denominator)


def _number(ratio: Fraction | None) -> float | None:
    """Return a ratio as a float, however large it is."""
    if ratio is None:
        return None
    if not ratio:
        return 0.0
    return _power(_logarithm(ratio))


def _power(exponent: float) -> float:
    """Return a power of ten without the dust of a logarithm, within the range of floats."""
    return float(f"{10 ** min(max(exponent, -300.0), 300.0):.12g}")
