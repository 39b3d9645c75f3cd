"""Fitting: which vehicles go into a box, and within a limit of mass.

The sides of the box and the limit are requirements, taken at their word; the
figures of a vehicle are spans.  So there are three answers, and a fourth where
a figure is not published: yes, maybe, unknown, no.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from roverspecs.analyses.boxes import AXES, Box, Margin, checked, margin
from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import Claim, check_configuration
from roverspecs.records.reading import Reading
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import Vehicle
from roverspecs.values import units
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES, Span

VERDICTS = (YES, MAYBE, UNKNOWN, NO)
"""The answers, from the best to the worst."""

Orientation = tuple[str, str, str]
"""Which axes of a vehicle lie along length, width and height of a box."""

ORIENTATIONS: dict[Orientation, str] = {
    ("length", "width", "height"): "as it stands",
    ("width", "length", "height"): "turned by 90°",
    ("length", "height", "width"): "on its side",
    ("height", "length", "width"): "on its side, turned by 90°",
    ("height", "width", "length"): "on end",
    ("width", "height", "length"): "on end, turned by 90°",
}
"""Each orientation, and what it is called."""

CONFIGURATION_ORDER = ("stowed", "at launch", "unstated", "deployed")
"""In which configuration the sizes of a vehicle are looked for."""


@attrs.frozen(kw_only=True)
class Fit:
    """Hold whether a vehicle fits.

    Attributes
    ----------
    vehicle : Vehicle
    verdict : str
        One of :data:`VERDICTS`.
    orientation : tuple of str or None
        One of :data:`ORIENTATIONS`: which axes of the vehicle lie along
        length, width and height of the box; None where no box is asked for,
        or no size is published.
    margins : tuple of Margin or None, length 3
        Along length, width and height of the box.
    mass_margin : Margin or None
    configuration : str or None
        That of the dimensions used.
    inputs : tuple of Claim
        The figures used, that of the lander last.
    reasons : tuple of str
        What stands against it or is in doubt, and what the figures depend on.
    """

    vehicle: Vehicle
    verdict: str
    orientation: Orientation | None = None
    margins: tuple[Margin | None, Margin | None, Margin | None] = (None, None, None)
    mass_margin: Margin | None = None
    configuration: str | None = None
    inputs: tuple[Claim, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def orientation_text(self) -> str:
        """The orientation in words, with the axes that lie along others; empty without one."""
        if self.orientation is None:
            return ""
        moved = [
            f"{own} along {other}"
            for own, other in zip(self.orientation, AXES, strict=True)
            if own != other
        ]
        return ": ".join(filter(None, [ORIENTATIONS[self.orientation], ", ".join(moved)]))

    def as_data(self) -> dict[str, Any]:
        """Return the fit as plain data."""
        return {
            "vehicle": self.vehicle.id,
            "name": self.vehicle.name,
            "verdict": self.verdict,
            "orientation": self.orientation and ORIENTATIONS[self.orientation],
            "axes": self.orientation and dict(zip(AXES, self.orientation, strict=True)),
            "margins": {
                axis: margin and margin.as_data()
                for axis, margin in zip(AXES, self.margins, strict=True)
            },
            "mass_margin": self.mass_margin and self.mass_margin.as_data(),
            "configuration": self.configuration,
            "inputs": [claim.as_data() for claim in self.inputs],
            "reasons": list(self.reasons),
        }


def fits(
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    *,
    box: Box | str | None = None,
    mass: str | None = None,
    lander: Vehicle | str | None = None,
    upright: bool = False,
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
) -> tuple[Fit, ...]:
    """Say which vehicles fit into a box, and within a limit of mass.

    The dimensions of a vehicle are all of one configuration: of stowed, at
    launch, unstated and deployed the first with a complete set, else the
    first with any.  A diameter stands for a length or width that is not
    published.  Where there is nothing but a diameter, a ball is assumed, and
    the answer is at best maybe.  What is too large deployed may still fit
    stowed, so that the answer is unknown, unless ``configuration`` asks for
    deployed.  The axes of the vehicle lie along those of the box: nothing is
    put in askew.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, optional
        By default all of the catalog, but for the lander.  One vehicle or
        string may stand for itself.
    box : Box or str, optional
        Length × width × height, such as ``"60 x 40 x 40 cm"``.
    mass : str, optional
        The limit, a plain value such as ``"6 kg"``.
    lander : Vehicle or str, optional
        Take its payload capacity for the limit.  Up to 30 kg means that the
        limit is 30 kg; at least 30 kg leaves open whether it is more.
    upright : bool, default False
        Whether vehicles may only be turned as they stand, and not tipped.
    configuration : str, optional
        Use only dimensions of this configuration.
    prefer : str, iterable of str or Preference, optional
        Which claims to prefer to the order of trust.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    tuple of Fit
        Those that fit first, then maybe, unknown and no, each in the order
        given.

    Raises
    ------
    UnknownVehicleError
        If a name is not known.
    FieldError, ValueSyntaxError, UnitError
        If nothing is asked, both mass and lander are given, an option cannot
        be read, or the lander has no published capacity.

    Examples
    --------
    >>> [fit] = fits("Tenacious", box="40 x 60 x 30 cm", mass="6 kg")
    >>> fit.verdict, fit.orientation_text, fit.mass_margin.text
    ('yes', 'turned by 90°: width along length, length along width', '~1 kg')
    """
    _check_options(box, mass, lander, configuration)
    catalog = Catalog.of(catalog)
    asked = catalog.find(vehicles)
    carrier = None if lander is None else _lander(lander, catalog)
    if vehicles is None:
        asked = tuple(vehicle for vehicle in asked if vehicle != carrier)
    reading = Reading(configuration=configuration, prefer=prefer)
    reading.check((*asked, *filter(None, [carrier])))
    sides = Box.parse(box) if isinstance(box, str) else box
    limit = _limit(mass, carrier, reading)
    question = _Question(sides, limit, upright, reading)
    found = [_fit(vehicle, question) for vehicle in asked]
    return tuple(sorted(found, key=lambda fit: VERDICTS.index(fit.verdict)))


def as_rows(found: Iterable[Fit]) -> list[dict[str, str]]:
    """Return fits as a table, a row a vehicle.

    Parameters
    ----------
    found : iterable of Fit, length n
        As :func:`fits` returns it.

    Returns
    -------
    list of dict, length n
        Texts under ``vehicle``, ``fits``, ``orientation``, ``length``,
        ``width``, ``height``, ``mass``, ``configuration`` and ``why``; those
        of the axes and of mass are margins.
    """
    return [
        {"vehicle": fit.vehicle.name, "fits": fit.verdict, "orientation": fit.orientation_text}
        | {
            axis: margin.text if margin else ""
            for axis, margin in zip(AXES, fit.margins, strict=True)
        }
        | {"mass": fit.mass_margin.text if fit.mass_margin else ""}
        | {"configuration": fit.configuration or "", "why": "; ".join(fit.reasons)}
        for fit in found
    ]


# --- what is asked ------------------------------------------------------------


def _check_options(box: object, mass: object, lander: object, configuration: object) -> None:
    if box is None and mass is None and lander is None:
        raise FieldError("expected at least one of box, mass and lander, found none")
    if mass is not None and lander is not None:
        raise FieldError("mass and lander contradict each other: give one of them").at("mass")
    if box is not None and not isinstance(box, Box | str):
        raise FieldError(f"expected a Box or text such as '60x40x40cm', found {shortened(box)}").at(
            "box"
        )
    check_configuration(configuration)


def _lander(lander: Vehicle | str, catalog: Catalog) -> Vehicle:
    try:
        return lander if isinstance(lander, Vehicle) else catalog.get(lander)
    except RoverspecsError as error:
        error.at("lander")
        raise


class _Limit(NamedTuple):
    """A limit of mass, and the capacity that it is taken from."""

    value: PublishedValue
    is_open: bool = False
    claim: Claim | None = None


def _limit(mass: str | None, lander: Vehicle | None, reading: Reading) -> _Limit | None:
    if lander is None:
        return None if mass is None else _mass_limit(mass)
    claim = reading.figure(lander, "payload_capacity").claim
    if claim is None:
        raise FieldError(
            f"expected a vehicle with a published payload capacity, found {lander.name!r}"
        ).at("lander")
    value = claim.published
    # A capacity is itself a bound: "up to 30 kg" does not say that it may be less.
    plain = attrs.evolve(value, sign="") if value.sign in ("≤", "<") else value
    return _Limit(plain, is_open=value.sign == "<", claim=claim)


def _mass_limit(mass: str) -> _Limit:
    try:
        return _Limit(checked(mass, "mass"))
    except RoverspecsError as error:
        error.at("mass")
        raise


# --- one vehicle --------------------------------------------------------------


class _Question(NamedTuple):
    """What is asked of each vehicle."""

    box: Box | None
    limit: _Limit | None
    upright: bool
    reading: Reading


def _fit(vehicle: Vehicle, question: _Question) -> Fit:
    fit = Fit(vehicle=vehicle, verdict=YES)
    if question.box is not None:
        sizes = _sizes(vehicle, question.reading)
        fit = _boxed(fit, sizes, question.box, question.upright)
        # Who can stow a vehicle packs it stowed, unless what is known of that is too large already.
        if (fit.verdict, fit.configuration, question.reading.configuration) == (
            NO,
            "deployed",
            None,
        ) and not (
            (stowed := _sizes(vehicle, question.reading.in_configuration("stowed"))).claims
            and _boxed(fit, stowed, question.box, question.upright).verdict == NO
        ):
            reasons = (*fit.reasons, "measured deployed: stowed it may be smaller")
            fit = attrs.evolve(fit, verdict=UNKNOWN, reasons=reasons)
    return fit if question.limit is None else _weighed(fit, question.limit, question.reading)


def _worst(verdicts: Iterable[str]) -> str:
    return max(verdicts, key=VERDICTS.index)


def _too(what: str, verdicts: Mapping[str, str]) -> list[str]:
    """Say of what is too large, or may be, along which axes; of what is too heavy, there are none."""
    verbs = {NO: what, MAYBE: f"may be {what}"}
    found = {
        verdict: [axis for axis, each in verdicts.items() if each == verdict] for verdict in verbs
    }
    return [
        f"{verbs[verdict]} {', '.join(axes)}".rstrip(" ") for verdict, axes in found.items() if axes
    ]


class _Sizes(NamedTuple):
    """The dimensions of a vehicle in one configuration."""

    configuration: str | None
    claims: Mapping[str, Claim]

    @property
    def is_ball(self) -> bool:
        """Whether nothing but a diameter is published."""
        return set(self.claims) == {"diameter"}

    def source(self, axis: str) -> str:
        """Return which dimension stands for an axis, empty if none does."""
        is_round = axis != "height" or self.is_ball
        return (
            axis
            if axis in self.claims
            else "diameter"
            if is_round and "diameter" in self.claims
            else ""
        )

    @property
    def is_complete(self) -> bool:
        """Whether each axis has a size."""
        return all(map(self.source, AXES))

    @property
    def used(self) -> dict[str, Claim]:
        """The dimensions that stand for an axis."""
        return {name: self.claims[name] for name in dict.fromkeys(map(self.source, AXES)) if name}

    @property
    def notes(self) -> list[str]:
        """What is missing, assumed, or depends on something."""
        missing = [axis for axis in AXES if not self.source(axis)]
        stands = [axis for axis in AXES if self.source(axis) == "diameter"]
        notes = [f"{' and '.join(missing)} not published"] if missing else []
        if self.is_ball:
            notes.append("only a diameter is published: a ball is assumed")
        elif stands:
            notes.append(f"diameter taken for {' and '.join(stands)}")
        conditions = dict.fromkeys(
            claim.condition for claim in self.used.values() if claim.condition
        )
        for condition in conditions:
            names = [name for name, claim in self.used.items() if claim.condition == condition]
            notes.append(f"{', '.join(names)}: {condition}")
        return notes


def _sizes(vehicle: Vehicle, reading: Reading) -> _Sizes:
    """Return the dimensions of the configuration that tells most of how a vehicle is packed."""
    asked = reading.configuration
    offered = []
    for each in CONFIGURATION_ORDER if asked is None else (asked,):
        alike = reading.in_configuration(each)
        figures = {name: alike.figure(vehicle, name).claim for name in (*AXES, "diameter")}
        offered.append(_Sizes(each, {name: claim for name, claim in figures.items() if claim}))
    known = [sizes for sizes in offered if sizes.claims]
    complete = [sizes for sizes in known if sizes.is_complete]
    return (complete or known or [_Sizes(asked, {})])[0]


def _boxed(fit: Fit, sizes: _Sizes, box: Box, upright: bool) -> Fit:
    if not sizes.claims:
        missing = " ".join(filter(None, [sizes.configuration, "dimensions not published"]))
        return attrs.evolve(fit, verdict=UNKNOWN, reasons=(missing,))
    ways = [way for way in ORIENTATIONS if not upright or way[2] == "height"]
    tried = {way: _placed(sizes, box, way) for way in ways}
    best = min(map(_worst, (verdicts.values() for verdicts in tried.values())), key=VERDICTS.index)

    def rank(way: Orientation) -> tuple[int, Fraction]:
        # Of what fits no way, the way that lacks least tells most.
        return 0 if best == NO else _tipped(way), -_least(sizes, box, way)

    way = min(
        (way for way, verdicts in tried.items() if _worst(verdicts.values()) == best), key=rank
    )
    length, width, height = (
        margin(side, sizes.claims[name].published) if (name := sizes.source(axis)) else None
        for axis, side in zip(way, box.sides, strict=True)
    )
    return attrs.evolve(
        fit,
        verdict=best,
        orientation=way,
        margins=(length, width, height),
        configuration=sizes.configuration,
        inputs=tuple(sizes.used.values()),
        reasons=(*_too("too large along", tried[way]), *sizes.notes),
    )


def _tipped(way: Orientation) -> int:
    return 0 if way == AXES else 1 if way[2] == "height" else 2


def _least(sizes: _Sizes, box: Box, way: Orientation) -> Fraction:
    """Return the least margin in metres, of the numbers without their marks."""
    return min(
        _in_metres(side) - _in_metres(sizes.claims[name].published)
        for axis, side in zip(way, box.sides, strict=True)
        if (name := sizes.source(axis))
    )


def _in_metres(value: PublishedValue) -> Fraction:
    return Fraction(value.nominal) * units.factor_between(value.unit, "m")


def _placed(sizes: _Sizes, box: Box, way: Orientation) -> dict[str, str]:
    """Say of each axis of the box whether what lies along it fits."""
    verdicts = dict.fromkeys(AXES, UNKNOWN)
    for axis, side, other in zip(way, box.sides, AXES, strict=True):
        if name := sizes.source(axis):
            verdict = (
                Span.of(sizes.claims[name].published)
                .in_unit(side.unit)
                .compare("<=", Span.of(side))
            )
            # What is round need not be a ball: neither answer is certain.
            unsure = UNKNOWN if verdict == NO else MAYBE
            verdicts[other] = unsure if sizes.is_ball and axis == "height" else verdict
    return verdicts


def _weighed(fit: Fit, limit: _Limit, reading: Reading) -> Fit:
    claim = reading.figure(fit.vehicle, "mass").claim
    if claim is None:
        reasons = (*fit.reasons, "mass not published")
        return attrs.evolve(fit, verdict=_worst((fit.verdict, UNKNOWN)), reasons=reasons)
    unit = limit.value.unit
    operator = "<" if limit.is_open else "<="
    verdict = Span.of(claim.published).in_unit(unit).compare(operator, Span.of(limit.value))
    figures = {"mass": claim} | ({"payload capacity": limit.claim} if limit.claim else {})
    notes = [f"{name}: {figure.condition}" for name, figure in figures.items() if figure.condition]
    return attrs.evolve(
        fit,
        verdict=_worst((fit.verdict, verdict)),
        mass_margin=margin(limit.value, claim.published),
        inputs=(*fit.inputs, *figures.values()),
        reasons=(*fit.reasons, *_too("too heavy", {"": verdict}), *notes),
    )
