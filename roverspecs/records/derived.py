"""Derived specs: what follows from published figures, computed and never stored.

A derived spec is declared once, like a published one.  Its inputs are claims
of one configuration and one condition; where there are none, it stays empty
and says why.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.errors import FieldError, UnknownSpecError, shortened
from roverspecs.records.claims import Claim, Source, check_configuration
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import GROUPS, SPECS, Spec, Vehicle
from roverspecs.values import units
from roverspecs.values.agreement import relative_width
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import from_fractions

GRAVITY = {
    "Moon": Claim(
        value="1.62 m/s²",
        source=Source(
            id="nssdca-moon-fact-sheet",
            title="Moon Fact Sheet",
            publisher="NASA Space Science Data Coordinated Archive",
            kind="agency",
            url="https://www.scribd.com/document/551631770/Moon-Fact-Sheet",
            language="en",
            note="surface gravity; read as a copy of the page",
        ),
    ),
    "Mars": Claim(
        value="3.73 m/s²",
        source=Source(
            id="nssdca-mars-fact-sheet",
            title="Mars Fact Sheet",
            publisher="NASA Space Science Data Coordinated Archive",
            kind="agency",
            url="https://nssdc.gsfc.nasa.gov/planetary/factsheet/marsfact.html",
            language="en",
            note="mean surface gravity",
        ),
    ),
}
"""The gravity on each body for which a figure is cited, in m/s²."""


class Derivation(NamedTuple):
    """Hold a derived value, not rounded, with the claims it follows from.

    Attributes
    ----------
    middle, low, high : Fraction
        In :attr:`unit`; the three are equal where no input has ends, and where
        the value is a bound.
    unit : str
        The SI unit of the spec.
    sign : {"", "~", "≥", "≤"}
        To which side the value may differ.
    width : Fraction
        A unit of the last digit of the least precise input, as a part of it.
    inputs : tuple of Claim
    note : str
        The configuration and the condition of the inputs, and their figures.
    """

    middle: Fraction
    low: Fraction
    high: Fraction
    unit: str
    sign: str
    width: Fraction
    inputs: tuple[Claim, ...]
    note: str

    def shown(self, unit: str, *, digits: int | None = None, exact: bool = False) -> PublishedValue:
        """Return the value in a unit, with as many digits as the least precise input bears.

        Parameters
        ----------
        unit : str
            Of the dimension of the spec.
        digits : int, optional
            Significant digits instead.
        exact : bool, default False
            Every digit, up to fifteen where the decimals do not end.

        Returns
        -------
        PublishedValue

        Raises
        ------
        UnknownUnitError, DimensionError
            If the unit does not exist or measures something else.
        """
        target = units.check_dimension(unit, units.dimension_of(self.unit))
        factor = units.factor_between(self.unit, target)
        return from_fractions(
            [end * factor for end in dict.fromkeys((self.low, self.high))],
            width=self.width,
            unit=target,
            sign=self.sign,
            digits=digits,
            exact=exact,
        )


@attrs.frozen(kw_only=True)
class Derived:
    """Declare a spec that follows from others.

    Attributes
    ----------
    name : str
    label : str
    dimension : str
        One of :data:`roverspecs.values.units.DIMENSIONS`.
    group : str
        One of :data:`roverspecs.records.vehicles.GROUPS`.
    definition : str
    units : dict of str to tuple of str
        As those of a :class:`roverspecs.records.vehicles.Spec`.
    products : tuple of mapping of str to int
        Each a product of specs with their powers; of several the first whose
        specs are published counts.  The word "gravity" stands for that of the
        vehicle's body.
    """

    name: str
    label: str
    dimension: str
    group: str
    definition: str
    units: Mapping[str, tuple[str, ...]] = attrs.field(eq=False)
    products: tuple[Mapping[str, int], ...] = attrs.field(eq=False)

    def of(
        self,
        vehicle: Vehicle,
        *,
        configuration: str | None = None,
        prefer: str | Iterable[str] | Preference | None = None,
    ) -> Derivation | str:
        """Compute the value for a vehicle.

        Parameters
        ----------
        vehicle : Vehicle
        configuration : str, optional
            Use only dimensions of this configuration.
        prefer : str, iterable of str or Preference, optional
            Which claims to prefer to the order of trust.

        Returns
        -------
        Derivation or str
            The reason, where it cannot be computed.

        Raises
        ------
        FieldError
            If there is no such configuration, or the preference cannot be read.
        """
        check_configuration(configuration)
        preference = Preference.parse(prefer)
        reasons: list[tuple[int, str]] = []
        for powers in self.products:
            offered = [_offered(vehicle, name, configuration, preference) for name in powers]
            missing = [
                _label(name) for name, claims in zip(powers, offered, strict=True) if not claims
            ]
            chosen = _alike(offered) if not missing else None
            if chosen is not None:
                return self._computed(powers, chosen)
            reason = f"no figure for {' and '.join(missing)}"
            if not missing:
                reason = (
                    f"no {', '.join(map(_label, powers))} of one configuration and one condition"
                )
            reasons.append((len(powers) - len(missing), reason))
        # Of several products the one that is nearest to its goal tells what is lacking, else the first.
        return max(reasons, key=lambda found: found[0])[1]

    def _computed(self, powers: Mapping[str, int], chosen: tuple[Claim, ...]) -> Derivation | str:
        made = product(list(zip(chosen, powers.values(), strict=True)), self.units["si"][0])
        return made if isinstance(made, str) else made._replace(note=_note(powers, chosen))


def product(factors: Sequence[tuple[Claim | Derivation, int]], unit: str) -> Derivation | str:
    """Multiply figures, with their marks and ends.

    Parameters
    ----------
    factors : sequence of (Claim or Derivation, int)
        Figures, each with its power.
    unit : str
        That of the result: the same product of the units of
        :data:`roverspecs.values.units.DIMENSIONS`, a percentage, or none.

    Returns
    -------
    Derivation or str
        Without a note; the reason, where it cannot be computed.
    """
    terms = [(_term(figure), power) for figure, power in factors]
    marks = {_direction(term.sign, power) for term, power in terms}
    if {"≤", "≥"} <= marks:
        return f"bounds in both directions: {', '.join(term.text for term, _ in terms)}"
    zeros = [term.text for term, power in terms if not term.middle or (power < 0 and not term.low)]
    if zeros:
        return f"a figure that may be 0: {', '.join(zeros)}"
    low = high = Fraction(100 if unit == "%" else 1)
    for term, power in terms:
        low *= (term.low if power > 0 else term.high) ** power
        high *= (term.high if power > 0 else term.low) ** power
    sign = next((mark for mark in ("≤", "≥", "~") if mark in marks), "")
    # What a range makes of a bound is a bound: its other end says nothing.
    low, high = {"≥": (low, low), "≤": (high, high)}.get(sign, (low, high))
    return Derivation(
        middle=(low + high) / 2,
        low=low,
        high=high,
        unit=unit,
        sign=sign,
        width=max(term.width for term, _ in terms),
        inputs=inputs_of([figure for figure, _ in factors]),
        note="",
    )


def inputs_of(figures: Iterable[Claim | Derivation]) -> tuple[Claim, ...]:
    """Return the claims that figures are, or follow from."""
    nested = ((figure,) if isinstance(figure, Claim) else figure.inputs for figure in figures)
    return tuple(claim for claims in nested for claim in claims)


class _Term(NamedTuple):
    """A figure in the base unit of its dimension."""

    sign: str
    low: Fraction
    middle: Fraction
    high: Fraction
    width: Fraction
    text: str


def _term(figure: Claim | Derivation) -> _Term:
    if isinstance(figure, Derivation):
        shown = str(figure.shown(figure.unit))
        return _Term(figure.sign, figure.low, figure.middle, figure.high, figure.width, shown)
    value = figure.published
    factor = units.factor_between(value.unit, units.DIMENSIONS[units.dimension_of(value.unit)])
    low, middle, high = (
        Fraction(value.nominal if end is None else end) * factor
        for end in (value.low, value.nominal, value.high)
    )
    return _Term(value.sign, low, middle, high, relative_width(value), figure.value)


def _label(name: str) -> str:
    return name if name == "gravity" else SPECS[name].label.lower()


def _offered(
    vehicle: Vehicle, name: str, configuration: str | None, preference: Preference
) -> list[Claim]:
    if name == "gravity":
        body = (vehicle.body or "").casefold()
        return [claim for name, claim in GRAVITY.items() if name.casefold() == body]
    return [
        claim
        for claim in vehicle.claims(name, prefer=preference)
        if not claim.rejected
        and (configuration is None or claim.configuration in (None, configuration))
    ]


def _alike(offered: list[list[Claim]]) -> tuple[Claim, ...] | None:
    """Return the first claim of each list such that configurations and conditions are one."""
    configurations = list(
        dict.fromkeys(claim.configuration for claims in offered for claim in claims)
    )
    conditions = list(
        dict.fromkeys([None, *(claim.condition for claims in offered for claim in claims)])
    )
    # The claims shown come first; only where they differ are others asked.
    shown = tuple(claims[0] for claims in offered)
    if _is_alike(shown):
        return shown
    for configuration, condition in itertools.product(configurations, conditions):
        chosen = [
            next(
                (
                    claim
                    for claim in claims
                    if claim.configuration in (None, configuration)
                    and claim.condition in (None, condition)
                ),
                None,
            )
            for claims in offered
        ]
        found = tuple(claim for claim in chosen if claim)
        if len(found) == len(offered):
            return found
    return None


def _is_alike(claims: tuple[Claim, ...]) -> bool:
    configurations = {claim.configuration for claim in claims} - {None}
    conditions = {claim.condition for claim in claims} - {None}
    return len(configurations) <= 1 and len(conditions) <= 1


def _direction(sign: str, power: int) -> str:
    """Return to which side a mark of an input lets the result differ."""
    sides = {">": "≥", "<": "≤"}
    side = sides.get(sign, sign)
    return {"≥": "≤", "≤": "≥"}.get(side, side) if power < 0 else side


def _note(names: Iterable[str], chosen: tuple[Claim, ...]) -> str:
    kinds = dict.fromkeys(
        text
        for claim in chosen
        for text in (claim.configuration, claim.condition)
        if text and text != "unstated"
    )
    figures = ", ".join(
        f"{_label(name)} {claim.value}" for name, claim in zip(names, chosen, strict=True)
    )
    unstated = (
        ["configuration unstated"]
        if any(claim.configuration == "unstated" for claim in chosen)
        else []
    )
    return ", ".join([*kinds, *unstated, f"from {figures}"])


_SIZES = {"length": 1, "width": 1, "height": 1}
_ROUND = {"diameter": 2, "height": 1}

_DECLARED = (
    Derived(
        name="bounding_volume",
        label="Bounding volume",
        dimension="volume",
        group="dimensions",
        definition="Length times width times height, or diameter twice times height: the box around the vehicle.",
        units={"si": ("m³",), "metric": ("m³", "L"), "us": ("ft³",)},
        products=(_SIZES, _ROUND),
    ),
    Derived(
        name="bulk_density",
        label="Bulk density",
        dimension="density",
        group="mass",
        definition="Mass over the bounding volume.",
        units={"si": ("kg/m³",), "metric": ("kg/m³",), "us": ("lb/ft³",)},
        products=tuple(
            {"mass": 1} | {name: -power for name, power in each.items()}
            for each in (_SIZES, _ROUND)
        ),
    ),
    Derived(
        name="payload_fraction",
        label="Payload fraction",
        dimension="fraction",
        group="payload",
        definition="Payload mass, or else capacity, over the mass of the vehicle, or else its launch mass.",
        units={"si": ("%",), "metric": ("%",), "us": ("%",)},
        products=tuple(
            {payload: 1, mass: -1}
            for mass in ("mass", "launch_mass")
            for payload in ("payload_mass", "payload_capacity")
        ),
    ),
    Derived(
        name="surface_weight",
        label="Surface weight",
        dimension="force",
        group="mass",
        definition="Mass times the gravity of the body that it drives on.",
        units={"si": ("N",), "metric": ("N", "kN"), "us": ("lbf",)},
        products=({"mass": 1, "gravity": 1},),
    ),
    Derived(
        name="specific_power",
        label="Specific power",
        dimension="specific power",
        group="power",
        definition="Power over mass.",
        units={"si": ("W/kg",), "metric": ("W/kg",), "us": ("W/lb",)},
        products=({"power": 1, "mass": -1},),
    ),
)

DERIVED: dict[str, Derived] = {spec.name: spec for spec in _DECLARED}
"""Each derived spec by name."""

GLOSSARY: dict[str, Spec | Derived] = {
    name: spec
    for group in GROUPS
    for name, spec in (SPECS | DERIVED).items()
    if spec.group == group
}
"""Each spec, published or derived, by name, in the order of a table."""


def find_figure(
    vehicle: Vehicle,
    spec: Spec | Derived,
    *,
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
) -> Claim | Derivation | str | None:
    """Return the figure of a vehicle that is shown for a spec.

    Parameters
    ----------
    vehicle : Vehicle
    spec : Spec or Derived
    configuration : str, optional
        Take only dimensions of this configuration.
    prefer : str, iterable of str or Preference, optional
        Which claims to prefer to the order of trust.

    Returns
    -------
    Claim, Derivation, str or None
        None where nothing was published, the reason where nothing can be
        derived.
    """
    if isinstance(spec, Derived):
        return spec.of(vehicle, configuration=configuration, prefer=prefer)
    for claim in vehicle.claims(spec.name, prefer=prefer):
        if not claim.rejected and (
            configuration is None
            or not spec.has_configuration
            or claim.configuration == configuration
        ):
            return claim
    return None


def find_specs(names: Iterable[str] | str) -> list[Spec | Derived]:
    """Return the specs that names and names of groups stand for.

    Parameters
    ----------
    names : iterable of str
        Of specs, published or derived, or of groups of published ones, or a
        text of them with commas; where a spec has the name of a group, as
        mass has, the spec is meant.  The word "derived" stands for all
        derived ones.

    Returns
    -------
    list of Spec or Derived
        In the order given, each once.

    Raises
    ------
    UnknownSpecError
        If a name is neither; the message offers the nearest ones.
    FieldError
        If there are no names.
    """
    if not isinstance(names, Iterable):
        raise FieldError(f"expected names of specs, found {shortened(names)}").at("specs")
    found: dict[str, Spec | Derived] = {}
    for name in [word.strip() for word in names.split(",")] if isinstance(names, str) else names:
        if isinstance(name, str) and name in GLOSSARY:
            found[name] = GLOSSARY[name]
        elif name == "derived":
            found |= DERIVED
        elif name in GROUPS:
            found |= {key: spec for key, spec in SPECS.items() if spec.group == name}
        elif not isinstance(name, str):
            raise FieldError(f"expected the name of a spec, found {shortened(name)}").at("specs")
        else:
            raise UnknownSpecError(name, tuple(dict.fromkeys((*GLOSSARY, *GROUPS, "derived"))))
    if not found:
        raise FieldError("expected at least one spec, found none").at("specs")
    return list(found.values())
