"""Units of rows: each row has the unit asked for, or the one in which its figures read best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import attrs

from roverspecs.errors import FieldError, RoverspecsError, UnitError, shortened, suggestion
from roverspecs.records.derived import SPECS, Derived, find_specs
from roverspecs.records.specs import Spec
from roverspecs.values import units as _units
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import EXACT, PublishedValue
from roverspecs.values.rounding import decimals, power_of_ten, wholes_in


@attrs.frozen(kw_only=True)
class RowUnits:
    """Hold the unit system of a comparison, and the unit of each spec that has its own.

    Attributes
    ----------
    system : str
        One of :data:`roverspecs.values.units.SYSTEMS`.
    chosen : dict of str to str
        The unit of each spec that does not follow the system.
    """

    system: str = "si"
    # A mapping has no hash.
    chosen: Mapping[str, str] = attrs.field(factory=dict, hash=False)

    @staticmethod
    def parse(
        units: str | Mapping[str, str] | RowUnits,
        *,
        like: RowUnits | None = None,
        place: str = "units",
    ) -> RowUnits:
        """Read units as :func:`roverspecs.compare` takes them.

        Parameters
        ----------
        units : str, mapping of str to str, or RowUnits
            Such as ``"us"``, ``"us,mass=g"`` or ``{"mass": "g"}``.
        like : RowUnits, optional
            The units of the specs that are not named, where no system is; SI by
            default.
        place : str, default "units"
            The name of the option, for messages.

        Returns
        -------
        RowUnits

        Raises
        ------
        UnitError
            If a unit or a unit system does not exist, or does not fit.
        UnknownSpecError
            If a spec or group does not exist.
        """
        if isinstance(units, RowUnits):
            return units
        if isinstance(units, str):
            given = split_units(units)
        elif isinstance(units, Mapping):
            given = dict(units)
        else:
            raise _mistyped("units such as 'us' or 'mass=g'", units).at(place)
        system = "si"
        chosen: dict[str, str] = {}
        if like is not None and "default" not in given:
            system = like.system
            chosen |= like.chosen
        system = given.pop("default", system)
        if not isinstance(system, str):
            raise _mistyped("the name of a unit system", system).at(place)
        if system not in _units.SYSTEMS:
            raise UnitError(system, _no_system(system))
        # A spec comes after its group, so that its own unit replaces the unit of the group.
        for key in sorted(given, key=lambda key: isinstance(key, str) and key in SPECS):
            chosen |= _fitted(key, given[key])
        return RowUnits(system=system, chosen=chosen)

    def unit(self, spec: Spec | Derived, values: Iterable[PublishedValue]) -> str:
        """Return the unit of a row.

        Parameters
        ----------
        spec : Spec or Derived
        values : iterable of PublishedValue
            The values of the row; among several units they decide which one is
            the best to read.

        Returns
        -------
        str
            Empty for a count.
        """
        if spec.name in self.chosen:
            return self.chosen[spec.name]
        if spec.dimension == "count":
            return ""
        if self.is_fixed(spec):
            [unit] = spec.units[self.system]
            return unit
        shown = list(values)
        if self.system == "auto":
            published = Counter(_units.symbol(value.unit) for value in shown)
            # A few figures in inches do not make inches of all others.
            common = [unit for unit, count in published.items() if 2 * count > len(shown)]
            handy = (*spec.units["metric"], *_units.HANDY[spec.dimension], *common)
            candidates = tuple(dict.fromkeys(handy))
        else:
            candidates = spec.units[self.system]
        return _best(candidates, shown)

    def shared(self, rows: Mapping[str, Sequence[PublishedValue]]) -> dict[str, str]:
        """Return the units of rows that stand below each other.

        Rows of one group with the same choice of units, such as length, width
        and height, have the one unit in which all their figures read best.

        Parameters
        ----------
        rows : mapping of str to sequence of PublishedValue
            The values of each spec.

        Returns
        -------
        dict of str to str
            The unit of each spec, as :meth:`unit` returns it for one alone.
        """
        kinds = {name: self._kind(SPECS[name]) for name in rows}
        together: dict[Hashable, list[PublishedValue]] = {}
        for name, values in rows.items():
            together.setdefault(kinds[name], []).extend(values)
        units: dict[Hashable, str] = {}
        for name, kind in kinds.items():
            if kind not in units:
                units[kind] = self.unit(SPECS[name], together[kind])
        return {name: units[kind] for name, kind in kinds.items()}

    def _kind(self, spec: Spec | Derived) -> Hashable:
        """Return a key that is equal for the specs that share a unit."""
        if self.is_fixed(spec):
            return spec.name
        system = self.system
        if system == "auto":
            # It has no units of its own, and chooses among more than the metric ones.
            system = "metric"
        return spec.group, spec.units[system]

    def is_fixed(self, spec: Spec | Derived) -> bool:
        """Return whether a row has the same unit whatever its figures are.

        Parameters
        ----------
        spec : Spec or Derived

        Returns
        -------
        bool
            False where the system has several units, and the best to read is taken.
        """
        if spec.name in self.chosen or spec.dimension == "count":
            return True
        return self.system != "auto" and len(spec.units[self.system]) == 1

    @property
    def spelling(self) -> str:
        """The units as :meth:`parse` reads them, the system first."""
        return ",".join([self.system, *self._words])

    @property
    def _words(self) -> list[str]:
        return [f"{spec}={unit}" for spec, unit in self.chosen.items()]

    def __str__(self) -> str:
        """Return the units as :meth:`parse` reads them; nothing for plain SI."""
        if self.system == "si":
            return ",".join(self._words)
        return self.spelling


def _mistyped(expected: str, found: object) -> FieldError:
    return FieldError(f"expected {expected}, found {shortened(found)}")


def _fitted(key: str, unit: str) -> dict[str, str]:
    """Return the unit for each spec of a group that it can measure, or for one spec."""
    specs = find_specs([key])
    try:
        dimension = _units.dimension_of(unit)
        fitting = [spec for spec in specs if spec.dimension == dimension] or specs
        return {spec.name: _units.check_dimension(unit, spec.dimension) for spec in fitting}
    except RoverspecsError as error:
        error.at(key)
        raise


def split_units(text: str) -> dict[str, str]:
    """Return units that are written in one text.

    Parameters
    ----------
    text : str
        Such as ``"us,mass=g"``.

    Returns
    -------
    dict of str to str
        The unit of each spec or group, as it is written; the system under
        ``"default"``, if one is named.

    Raises
    ------
    UnitError
        If something is neither a system nor a spec with its unit, or stands twice.
    """
    given: dict[str, str] = {}
    for part in text.split(","):
        key, equals, unit = (each.strip() for each in part.partition("="))
        if not equals:
            key, unit = "default", key
            if unit not in _units.SYSTEMS:
                raise UnitError(unit, _no_system(unit))
        if key in given:
            purpose = f"unit for {key!r}"
            if key == "default":
                purpose = "unit system"
            raise UnitError(unit, f"expected one {purpose}, found {given[key]!r}, too")
        given[key] = unit
    return given


def _no_system(name: str) -> str:
    if name in FACTORS or name in SYMBOLS:
        systems = ", ".join(_units.SYSTEMS)
        dimension = _units.dimension_of(name)
        spec = next((each.name for each in SPECS.values() if each.dimension == dimension), "mass")
        return f"write a unit with its spec, as in '{spec}={name}', or a unit system: {systems}"
    choices = suggestion(name, _units.SYSTEMS, _USUAL_SYSTEMS)
    return f"no unit system: {choices} (for one spec write 'mass=g')"


# Other names of the unit systems.
_USUAL_SYSTEMS = {
    **dict.fromkeys(("imperial", "english", "customary", "uscs", "usa", "american"), ("us",)),
    **dict.fromkeys(("international", "mks", "iso"), ("si",)),
    **dict.fromkeys(("automatic", "best"), ("auto",)),
}


class _Digits:
    """Hold the digits of a published value that decide how hard it is to read in a unit."""

    def __init__(self, value: PublishedValue) -> None:
        self.value = value
        numbers = value.numbers
        self.own = 0
        if value.form == "compound":
            # 2 ft 6 in are 30 in, with a zero that nobody published.
            numbers = (value.nominal,)
            zeros = [max(0, -decimals(number)) for number in (value.nominal, value.numbers[-1])]
            self.own = 10 * max(0, zeros[0] - zeros[1])
        self.vouched = [decimals(number) for number in value.numbers if number]
        self.powers = [_powers(number) for number in numbers]
        self._efforts: dict[tuple[int, int], int] = {}

    def effort(self, factor: Fraction) -> int:
        """Return how hard the value is to read in another unit, in tenths of a needless zero."""
        # Several systems have a unit in common.
        ratio = factor.as_integer_ratio()
        if ratio not in self._efforts:
            self._efforts[ratio] = self._effort(factor)
        return self._efforts[ratio]

    def _effort(self, factor: Fraction) -> int:
        if factor.numerator == factor.denominator:
            # Other zeros behind its digits were published.
            return self.own + sum(_zeros(powers, 1) for powers in self.powers)
        power = power_of_ten(factor)
        if power is not None:
            places = max(self.vouched, default=power) - power
            moved = [each and (each[0] + power, each[1] + power) for each in self.powers]
        else:
            wholes, places = wholes_in(self.value, factor)
            moved = [_powers(Decimal(whole), places) for whole in wholes]
        return 1 + sum(_zeros(powers, places) for powers in moved)


# A page asks for the units of several systems.
_digits = lru_cache(maxsize=4096)(_Digits)


def _powers(number: Decimal, places: int = 0) -> tuple[int, int] | None:
    """Return the powers of ten of a number's first digit and of its last digit but zeros."""
    if not number:
        return None
    last = int(number.normalize(EXACT).as_tuple().exponent)
    return number.adjusted() - places, last - places


def _zeros(powers: tuple[int, int] | None, places: int) -> int:
    """Return ten for each zero before or behind the digits of a number."""
    if powers is None:
        # A zero itself is as hard as the unit in which it stands.
        powers = (max(0, -places), -places)
    first, last = powers
    behind = 0
    if places <= 0:
        behind = max(0, last)
    return 10 * (max(0, -first) + behind + max(0, first - 3))


def _best(candidates: Sequence[str], values: Sequence[PublishedValue]) -> str:
    """Return the unit in which several values are the easiest to read, the first of equals."""
    if len(candidates) == 1:
        return candidates[0]
    rows = [(_digits(value), count) for value, count in Counter(values).items()]
    published = Counter(_units.symbol(value.unit) for value in values)
    best, least = 0, math.inf
    # The unit of most values is likely to be the best one, and leaves the others soon behind.
    for place in sorted(range(len(candidates)), key=lambda place: -published[candidates[place]]):
        factors: dict[str, Fraction] = {}
        effort = 0
        for digits, count in rows:
            own = digits.value.unit
            if own not in factors:
                factors[own] = _units.factor_between(own, candidates[place])
            effort += count * digits.effort(factors[own])
            if effort > least:
                break
        if (effort, place) < (least, best):
            best, least = place, effort
    return candidates[best]
