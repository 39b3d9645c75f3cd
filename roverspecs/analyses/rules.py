"""Rules of the audit: each looks at published figures side by side, and yields findings.

They find nothing wrong for certain: two figures that do not agree need a
reason, and somebody who knows it.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from roverspecs.analyses.findings import SEVERITIES, Cited, Finding
from roverspecs.analyses.mentions import Mention, axis_of, is_customary
from roverspecs.errors import RoverspecsError
from roverspecs.records.claims import Claim
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import SPECS, Vehicle
from roverspecs.values import units
from roverspecs.values.agreement import (
    VERDICTS,
    Interval,
    agreement,
    arithmetic,
    interval,
    is_compatible,
    percent_apart,
)
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import decimals, fixed

PLAUSIBLE_DENSITY = (Fraction(5), Fraction(5000))
"""The bulk densities that a vehicle may have, in kg/m³: from a frame of tubes to solid metal."""

CONVERSION = "conversion of "
"""What the reason of a rejected claim begins with that is only another's conversion."""


# --- the rules: each yields findings on one vehicle ---------------------------


def _twins(vehicle: Vehicle) -> Iterator[Finding]:
    """Look for claims of one source for one spec that agree with none of its others in another unit."""
    for spec in SPECS:
        subjects = _subjects(vehicle, spec)
        for subject in subjects:
            others = [other for other in subjects if _are_twins(subject, other)]
            if is_conversion(subject) and not others:
                # The condition of its original is often left out with a conversion.
                others = [other for other in subjects if _are_of_one_source(subject, other)]
            # In the order of the record, so that a pair gives one finding and not two.
            pairs = [tuple(sorted((subject, other), key=subjects.index)) for other in others]
            findings = [twin(one, other) for one, other in pairs]
            # A source may print two figures with their conversions: one of them has to fit.
            if findings and all(findings):
                yield max(
                    filter(None, findings), key=lambda found: SEVERITIES.index(found.severity)
                )


def _are_twins(one: Cited, other: Cited) -> bool:
    """Tell whether one source gives both claims for the same, in two units; figures of one's own have one source."""
    return _state(one) == _state(other) and _are_of_one_source(one, other)


def _are_of_one_source(one: Cited, other: Cited) -> bool:
    # A conversion is held against what it was made from, also in the same unit.
    is_other = _unit(one) != _unit(other) or is_conversion(one) != is_conversion(other)
    return one.claim.source == other.claim.source and is_other


def twin(one: Cited, other: Cited) -> Finding | None:
    """Return what is wrong with two claims that are given as one and the same quantity."""
    a, b = one.claim.published, other.claim.published
    if confused := _other_dimension(a, b):
        return Finding(kind="slips", severity="error", subjects=(one, other), arithmetic=confused)
    if units.dimension_of(a.unit) != units.dimension_of(b.unit):
        told = f"{a} is of {units.dimension_of(a.unit)}, {b} of {units.dimension_of(b.unit)}"
        return Finding(kind="twins", severity="error", subjects=(one, other), arithmetic=told)
    verdict = agreement(a, b).verdict
    if verdict in ("both", "one", "between"):
        return None
    slip = _slip(a, b) if verdict == "no" else None
    return Finding(
        kind="slips" if slip else "twins",
        severity="error" if verdict == "no" else "note",
        subjects=(one, other),
        arithmetic=f"{slip or f'{a} and {b} {VERDICTS[verdict]}'}: {arithmetic(a, b)}",
    )


# What a figure is multiplied by when it is taken for one in another unit.
_CONFUSIONS = {
    "kilograms taken for pounds": ("kg", "lb"),
    "miles taken for kilometres": ("mi", "km"),
    "metres taken for feet": ("m", "ft"),
    "feet taken for inches": ("ft", "in"),
    "inches taken for centimetres": ("in", "cm"),
    "ounces taken for grams": ("oz", "g"),
    "US tons taken for tonnes": ("t", "US_ton"),
    "miles an hour taken for kilometres an hour": ("mph", "km/h"),
}


def _slip(one: PublishedValue, other: PublishedValue) -> str | None:
    """Return the slip that makes one value of another, if there is one."""
    if "range" in (one.form, other.form):
        return None
    pairs = ((one, other), (other, one))
    # The same number in two units is plainer than any power of ten.
    if one.nominal == other.nominal and (slip := _confused(pairs)):
        return slip
    for power, (larger, smaller) in itertools.product((1, 2, 3), pairs):
        if _agrees_times(smaller, Fraction(10) ** power, larger):
            return f"{larger} is {10**power} times {smaller}"
    if "compound" not in (one.form, other.form):
        crossed = (attrs.evolve(one, units=other.units), attrs.evolve(other, units=one.units))
        if agreement(*crossed).verdict == "both":
            return f"units swapped: {crossed[0]} is {crossed[1]}"
    return _confused(pairs)


def _confused(pairs: tuple[tuple[PublishedValue, PublishedValue], ...]) -> str | None:
    """Return which unit is taken for which, if that makes one value of another."""
    for name, (large, small) in _CONFUSIONS.items():
        # Nobody takes miles for kilometres who writes centimetres.
        if not {*symbols(pairs[0][0]), *symbols(pairs[0][1])} & {large, small}:
            continue
        factor = units.factor_between(large, small)
        for larger, smaller in pairs:
            if _agrees_times(smaller, factor, larger):
                return f"{larger} is {_digits(factor)} times {smaller}: {name}, or the other way"
    return None


def _agrees_times(value: PublishedValue, factor: Fraction, other: PublishedValue) -> bool:
    """Tell whether a value times a factor is another one, in both directions."""
    # A number of one digit is near too many others, but for the same one.
    one, two = (
        "".join(map(str, number.nominal.as_tuple().digits)).rstrip("0") for number in (value, other)
    )
    if len(one) < 2 and len(two) < 2 and one != two:
        return False
    scale = units.factor_between(value.unit, other.unit) * factor
    there = abs(Fraction(value.nominal) * scale - Fraction(other.nominal))
    back = there / scale
    return there <= _last_digit(other) / 2 and back <= _last_digit(value) / 2


def _last_digit(value: PublishedValue) -> Fraction:
    return Fraction(10) ** -decimals(value.nominal)


def _other_dimension(one: PublishedValue, other: PublishedValue) -> str | None:
    """Return how an area is printed for a volume, or the other way."""
    dimensions = (units.dimension_of(one.unit), units.dimension_of(other.unit))
    if set(dimensions) != {"area", "volume"}:
        return None
    area, volume = (one, other) if dimensions[0] == "area" else (other, one)
    bare = units.symbol(volume.unit).replace("³", "²")
    as_area = PublishedValue(
        numbers=volume.numbers, form=volume.form, sign=volume.sign, units=(bare,)
    )
    try:
        same = agreement(as_area, area).verdict != "no"
    except RoverspecsError:
        same = False
    told = f", and {as_area} would agree with it" if same else ""
    return f"area for volume: {area} is an area, {volume} a volume{told}"


def _slips(vehicle: Vehicle) -> Iterator[Finding]:
    """Look for slips between claims that are no twins."""
    for spec in SPECS:
        subjects = _subjects(vehicle, spec)
        accepted = [subject for subject in subjects if not subject.claim.rejected]
        for one, other in itertools.product(accepted, subjects):
            if one is other or is_conversion(other) or _are_twins(one, other):
                continue
            # Of a rejected claim nobody knows what it is; others are compared like with like.
            if not other.claim.rejected and not _are_alike(one, other):
                continue
            a, b = one.claim.published, other.claim.published
            confused = _other_dimension(a, b)
            if not confused and units.dimension_of(a.unit) != units.dimension_of(b.unit):
                continue
            slip = confused or (_slip(a, b) if agreement(a, b).verdict == "no" else None)
            if slip:
                # Of more than 10,000 km, 16,100 km need not be wrong.
                severity = "warning" if not confused and is_compatible(a, b) else "error"
                yield Finding(
                    kind="slips", severity=severity, subjects=(one, other), arithmetic=slip
                )
    yield from _swapped(vehicle)


def _swapped(vehicle: Vehicle) -> Iterator[Finding]:
    """Look for two axes that one source has the other way round."""
    for first, second in itertools.combinations(("length", "width", "height"), 2):
        by_source: dict[Any, dict[str, Cited]] = {}
        for spec in (first, second):
            for subject in _subjects(vehicle, spec):
                is_length = units.dimension_of(subject.claim.published.unit) == "length"
                if is_length and not is_conversion(subject):
                    by_source.setdefault((subject.claim.source, *_state(subject)), {}).setdefault(
                        spec, subject
                    )
        whole = [each for each in by_source.values() if len(each) == 2]
        for one, other in itertools.combinations(whole, 2):
            values = [
                each[spec].claim.published for each in (one, other) for spec in (first, second)
            ]
            crossed = _is_same(values[0], values[3]) and _is_same(values[1], values[2])
            straight = is_compatible(values[0], values[2]) or is_compatible(values[1], values[3])
            if crossed and not straight and _are_alike(one[first], other[first]):
                yield Finding(
                    kind="slips",
                    severity="warning",
                    subjects=(one[first], one[second], other[first], other[second]),
                    arithmetic="{} and {} swapped: {} and {}, {} and {}".format(
                        first, second, *values
                    ),
                )


def _is_same(one: PublishedValue, other: PublishedValue) -> bool:
    return agreement(one, other).verdict in ("both", "one")


def _echo(vehicle: Vehicle) -> Iterator[Finding]:
    """Look for a claim that is another one converted, rounded and converted back."""
    for spec in SPECS:
        subjects = _subjects(vehicle, spec)
        accepted = [place for place, subject in enumerate(subjects) if not subject.claim.rejected]
        seen: set[int] = set()
        for echo in _echoes([subject.claim.published for subject in subjects], accepted):
            origin, last = subjects[echo.origin], subjects[echo.last]
            own = [_written(other.claim.published) for other in subjects if _is_origin(other, last)]
            # 26.55 km is of the 16.50 miles beside it; 255 g is of 9 oz, and yet those may be of 250 g.
            if (
                echo.last in seen
                or is_conversion(last)
                or not (last.claim.rejected or _are_alike(origin, last))
                or {*own} - {echo.text}
            ):
                continue
            seen.add(echo.last)
            severity = "warning" if echo.is_printed and not own else "note"
            yield Finding(
                kind="echo", severity=severity, subjects=(origin, last), arithmetic=echo.path
            )


def _is_origin(one: Cited, other: Cited) -> bool:
    """Tell whether a source may have converted one of its claims into another."""
    a, b = one.claim.published, other.claim.published
    return (
        one.claim.source is not None
        and one.claim.source == other.claim.source
        and not is_conversion(one)
        and a.form == "plain"
        and symbols(a) != symbols(b)
        and units.dimension_of(a.unit) == units.dimension_of(b.unit)
        and agreement(a, b).forward
    )


def _number(value: PublishedValue) -> tuple[str, Fraction]:
    return units.symbol(value.unit), Fraction(value.nominal)


def _written(value: PublishedValue) -> str:
    return f"{value.nominal:f} {units.symbol(value.unit)}"


def of_text(figure: Mention) -> Cited:
    """Return a figure of a text as the claim that it is."""
    return Cited("", "", Claim(value=str(figure.value)))


def told(one: PublishedValue, other: PublishedValue) -> str:
    """Say how far two twins of a text agree."""
    return f"{one} and {other} {VERDICTS[agreement(one, other).verdict]}: {arithmetic(one, other)}"


def echo_in(
    text: str, figures: list[Mention], pairs: list[tuple[Mention, Mention]]
) -> Iterator[Finding]:
    """Look for figures of a text that are others converted, rounded and converted back."""
    # Each value once, where it first stands: a text may be long.
    first: dict[PublishedValue, Mention] = {}
    for figure in figures:
        first.setdefault(figure.value, figure)
    listed = list(first.values())
    twins = {
        (one.value, other.value)
        for one, other in pairs
        if symbols(one.value) != symbols(other.value)
    }
    sources = {one for one, _ in twins}
    placed = {_number(figure.value): figure.start for figure in reversed(listed)}
    seen: set[int] = set()
    for echo in _echoes(list(first), range(len(first))):
        one, other = listed[echo.origin], listed[echo.last]
        is_twin = (one.value, other.value) in twins or (other.value, one.value) in twins
        axes = {axis_of(text, figure) for figure in (one, other)} - {None}
        if echo.last in seen or is_twin or one.start == other.start or len(axes) > 1:
            continue
        # 10 kg (22 lb, 353 oz) begins with what lies between: both are of that.
        if placed.get(echo.between, one.start) < one.start:
            continue
        seen.add(echo.last)
        # What the text itself converts is hardly a conversion.
        severity = "warning" if echo.is_printed and other.value not in sources else "note"
        yield Finding(
            kind="echo",
            severity=severity,
            subjects=(of_text(one), of_text(other)),
            arithmetic=echo.path,
        )


_ECHO_UNITS = {
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


class _Echo(NamedTuple):
    """Hold which value came from which, by way of what, and whether that is printed."""

    origin: int
    last: int
    between: tuple[str, Fraction]
    text: str
    path: str
    is_printed: bool


def _echoes(values: list[PublishedValue], origins: Iterable[int]) -> Iterator[_Echo]:
    """Yield each way from a value through a rounded conversion to a finer one of the same system."""
    sizes = {place: found for place, value in enumerate(values) if (found := _size(value))}
    printed = {
        (units.symbol(values[place].unit), Fraction(values[place].nominal)) for place in sizes
    }
    # A text may have thousands of figures, of which those near a size are found by halves.
    ordered = sorted((*found, place) for place, found in sizes.items())
    for origin in origins:
        if origin not in sizes:
            continue
        one, (dimension, size) = values[origin], sizes[origin]
        for unit, between, text in _betweens(one, printed):
            back = size * between / (Fraction(one.nominal) * units.factor_between(one.unit, unit))
            width = size * _last_digit(one) / Fraction(one.nominal) / 2
            start = bisect_left(ordered, (dimension, back - width, -1))
            end = bisect_right(ordered, (dimension, back + width, len(values)))
            for *_, last in ordered[start:end]:
                if _comes_back(one, between, unit, values[last]):
                    path = f"{one} → {text} → {values[last]}"
                    yield _Echo(
                        origin, last, (unit, between), text, path, (unit, between) in printed
                    )


def _size(value: PublishedValue) -> tuple[str, Fraction] | None:
    """Return the dimension of a plain number and how much it is; None of what has no echo."""
    dimension = units.dimension_of(value.unit)
    if value.form != "plain" or not value.nominal or dimension not in ("mass", "length", "speed"):
        return None
    return dimension, Fraction(value.nominal) * units.factor_between(
        value.unit, units.DIMENSIONS[dimension]
    )


def _betweens(
    value: PublishedValue, printed: set[tuple[str, Fraction]]
) -> Iterator[tuple[str, Fraction, str]]:
    """Yield what a value may have been rounded to in another unit: unit, number, text."""
    for unit in _ECHO_UNITS.get(units.symbol(value.unit), ()):
        exact = Fraction(value.nominal) * units.factor_between(value.unit, unit)
        # To a whole number or one decimal; to two digits of tens or more only if such a figure is printed.
        for places in (0, 1, -1, -2, -3):
            power = Fraction(10) ** places
            between = (exact * power + Fraction(1, 2)).__floor__() / power
            # Nobody rounds 8.8 to 10 and goes on to reckon with it.
            is_likely = abs(between - exact) <= exact / 20
            if is_likely and (places >= 0 or (exact * power >= 10 and (unit, between) in printed)):
                yield unit, between, f"{fixed(between, max(places, 0))} {unit}"


def _comes_back(one: PublishedValue, between: Fraction, unit: str, last: PublishedValue) -> bool:
    """Tell whether a number between was converted and rounded to the last value, and the first one was not."""
    if is_customary(one) != is_customary(last):
        return False
    straight = Fraction(one.nominal) * units.factor_between(one.unit, last.unit)
    back = between * units.factor_between(unit, last.unit)
    half = _last_digit(last) / 2
    # Only more digits than there were betray that a value came back.
    is_finer = 2 * half < _last_digit(one) * units.factor_between(one.unit, last.unit)
    return is_finer and abs(back - Fraction(last.nominal)) <= half < abs(back - straight)


_MASSES = ("mass", "dry_mass", "launch_mass", "payload_capacity", "payload_mass")


def owner(vehicle: Vehicle, other: Vehicle) -> Iterator[Finding]:
    """Ask whether a figure of a vehicle is one of its carrier, or one of its own for another spec."""
    for spec, other_spec in itertools.product(_MASSES, repeat=2):
        if vehicle is other and not (
            spec.startswith("payload") and not other_spec.startswith("payload")
        ):
            continue
        pairs = itertools.product(_subjects(vehicle, spec), _subjects(other, other_spec))
        same = [(one, two) for one, two in pairs if _is_owned_twice(one, two)]
        if same:
            # One question for a pair of specs: the claims it is most worth asking of.
            one, two = min(same, key=lambda pair: sum(bool(each.claim.rejected) for each in pair))
            names = (f"{vehicle.name}'s {_label(spec)}", f"{other.name}'s {_label(other_spec)}")
            yield Finding(
                kind="owner",
                severity="note",
                subjects=(one, two),
                arithmetic=f"is {one.claim.value} {names[0]}, or {names[1]} ({two.claim.value})?",
            )


def _is_owned_twice(one: Cited, two: Cited) -> bool:
    if is_conversion(one) or is_conversion(two):
        return False
    a, b = one.claim.published, two.claim.published
    if units.dimension_of(a.unit) != units.dimension_of(b.unit) or not a.nominal:
        return False
    verdict = agreement(a, b).verdict
    # In two units, 150 kg may well be 330 lb.
    return (
        verdict == "both"
        if _unit(one) != _unit(two)
        else verdict == "both" and a.nominal == b.nominal
    )


def _label(spec: str) -> str:
    return SPECS[spec].label.lower()


def _spread(vehicle: Vehicle) -> Iterator[Finding]:
    """Look for accepted claims of one configuration and condition that leave no room for one value."""
    for spec in SPECS:
        alike: dict[tuple[str | None, str | None], list[Cited]] = {}
        for subject in _subjects(vehicle, spec):
            group = alike.setdefault(_state(subject), [])
            # What one source rounds to few digits in another unit is a matter of twins.
            if not subject.claim.rejected and not any(
                _is_rounding(each, subject) for each in group
            ):
                group.append(subject)
        for subjects in filter(None, alike.values()):
            unit = subjects[0].claim.published.unit
            ends = [(_interval_in(subject.claim.published, unit), subject) for subject in subjects]
            highest = max(ends, key=lambda pair: pair[0][0])
            lowest = min(ends, key=lambda pair: math.inf if pair[0][1] is None else pair[0][1])
            one, other = lowest[1], highest[1]
            if not is_compatible(one.claim.published, other.claim.published):
                size = percent_apart(one.claim.published, other.claim.published)
                yield Finding(
                    kind="spread",
                    severity="warning",
                    subjects=(one, other),
                    arithmetic=f"from {one.claim.value} to {other.claim.value}: {size}",
                )


def _is_rounding(one: Cited, other: Cited) -> bool:
    return (
        _are_twins(one, other)
        and agreement(one.claim.published, other.claim.published).verdict != "no"
    )


def _interval_in(value: PublishedValue, unit: str) -> Interval:
    low, high = interval(value)
    factor = units.factor_between(value.unit, unit)
    return low * factor, None if high is None else high * factor


def _bounds(vehicle: Vehicle) -> Iterator[Finding]:
    """Look for figures that no vehicle can have together."""
    shown = {spec: _first(vehicle, spec) for spec in SPECS}
    for part, whole in (
        ("payload_mass", "mass"),
        ("payload_capacity", "mass"),
        ("payload_mass", "launch_mass"),
        ("payload_capacity", "launch_mass"),
        ("dry_mass", "launch_mass"),
    ):
        # A lander's mass may be its dry one, which payload can well exceed.
        if whole == "mass" and vehicle.kind == "lander":
            continue
        one, other = shown[part], shown[whole]
        if one and other and _is_below(other.claim.published, one.claim.published):
            told = (
                f"{_label(part)} {one.claim.value} is more than {_label(whole)} {other.claim.value}"
            )
            # A rover may well carry more than itself: the Apollo LRV did.
            severity = "note" if part == "payload_capacity" else "error"
            yield Finding(kind="bounds", severity=severity, subjects=(one, other), arithmetic=told)
    for spec in SPECS:
        stowed, deployed = (
            _first(vehicle, spec, configuration=name) for name in ("stowed", "deployed")
        )
        if stowed and deployed and _is_below(deployed.claim.published, stowed.claim.published):
            told = f"{_label(spec)} deployed, {deployed.claim.value}, is less than stowed, {stowed.claim.value}"
            yield Finding(
                kind="bounds", severity="warning", subjects=(deployed, stowed), arithmetic=told
            )
    density = TRUST.figure(vehicle, "bulk_density")
    low, high = PLAUSIBLE_DENSITY
    if density and not low <= density.nominal <= high:
        number = density.value.without_unit()
        told = f"bulk density {number} kg/m³, expected {low} to {high} kg/m³: {density.note}"
        subjects = tuple(Cited(vehicle.id, spec, claim) for spec, claim in density.inputs)
        yield Finding(kind="bounds", severity="warning", subjects=subjects, arithmetic=told)
    if vehicle.launch_date and vehicle.landing_date and vehicle.landing_date < vehicle.launch_date:
        told = f"{vehicle.id}: landing on {vehicle.landing_date} is before launch on {vehicle.launch_date}"
        yield Finding(kind="bounds", severity="error", subjects=(), arithmetic=told)


RULES: tuple[Callable[[Vehicle], Iterator[Finding]], ...] = (
    _twins,
    _echo,
    _slips,
    _spread,
    _bounds,
)
"""The rules that look at one vehicle."""


# --- parts of the rules -------------------------------------------------------


def _subjects(vehicle: Vehicle, spec: str) -> list[Cited]:
    return [Cited(vehicle.id, spec, claim) for claim in vehicle.claims(spec)]


def _first(vehicle: Vehicle, spec: str, *, configuration: str | None = None) -> Cited | None:
    for subject in _subjects(vehicle, spec):
        if not subject.claim.rejected and configuration in (None, subject.claim.configuration):
            return subject
    return None


def _state(subject: Cited) -> tuple[str | None, str | None]:
    return subject.claim.configuration, subject.claim.condition


def _are_alike(one: Cited, other: Cited) -> bool:
    """Tell whether two claims may be of one thing: of one condition, and of configurations not known to differ."""
    configurations = {one.claim.configuration, other.claim.configuration} - {None, "unstated"}
    return one.claim.condition == other.claim.condition and len(configurations) < 2


def symbols(value: PublishedValue) -> tuple[str, ...]:
    """Return the symbols of the units of a value."""
    return tuple(map(units.symbol, value.units))


def _unit(subject: Cited) -> tuple[str, ...]:
    return symbols(subject.claim.published)


def is_conversion(subject: Cited) -> bool:
    """Tell whether a claim was rejected as nothing but the conversion of another one."""
    return (subject.claim.rejected or "").startswith(CONVERSION)


def _is_below(one: PublishedValue, other: PublishedValue) -> bool:
    """Tell whether one value is surely less than another."""
    high = _interval_in(one, other.unit)[1]
    return high is not None and high <= interval(other)[0]


def _digits(factor: Fraction) -> str:
    return fixed(factor, 3).rstrip("0").rstrip(".")
