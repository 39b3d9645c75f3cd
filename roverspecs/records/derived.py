"""Derived specs: figures that follow from published ones, computed and never stored.

A derived spec is declared once, like a published one.  Its inputs are claims
of one configuration, one part of the vehicle and one condition; without them it
stays empty and says why.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from roverspecs.errors import FieldError, shortened
from roverspecs.records.claims import Claim, Source
from roverspecs.records.figures import Figure
from roverspecs.records.specs import GROUPS, Spec, group_place, unknown_spec
from roverspecs.records.vehicles import PUBLISHED, Lander, Vehicle
from roverspecs.values import units
from roverspecs.values.spans import Span

GRAVITY = {
    "Moon": Claim(
        value="1.62 m/s²",
        source=Source(
            id="nssdca-moon-fact-sheet",
            title="Moon Fact Sheet",
            publisher="NASA Space Science Data Coordinated Archive",
            kind="agency",
            url="https://www.scribd.com/document/551631770/Moon-Fact-Sheet",
            accessed="2026-11-21",
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
            accessed="2026-11-21",
            language="en",
            note="mean surface gravity",
        ),
    ),
}
"""The gravity on each body for which a figure is cited, in m/s²."""


PARTS_OF_ONE = {"%": Fraction(100)}
"""How many of a unit make the number 1, for units that are plain numbers."""


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
        One of :data:`roverspecs.records.specs.GROUPS`.
    definition : str
    units : dict of str to tuple of str
        As a :class:`roverspecs.records.specs.Spec` has them.
    products : tuple of mapping of str to int
        Each is a product of specs with their powers; the first product counts
        that has a figure for each spec.  The word "gravity" stands for the gravity on the
        vehicle's body, and an envelope for the product of its three sides.
    lander_products : tuple of mapping of str to int
        Those of a lander, whose mass may be with propellant; empty for the same.
    is_derived : bool
        Whether it follows from others: True.
    """

    is_derived = True
    is_total = False
    has_sides = False

    name: str
    label: str
    dimension: str
    group: str
    definition: str
    units: Mapping[str, tuple[str, ...]] = attrs.field(eq=False)
    products: tuple[Mapping[str, int], ...] = attrs.field(eq=False)
    lander_products: tuple[Mapping[str, int], ...] = attrs.field(default=(), eq=False)

    @property
    def noun(self) -> str:
        """The label as it stands within a sentence."""
        return self.label.lower()

    def figure(self, vehicle: Vehicle, claims: Callable[[str], Sequence[Claim]]) -> Figure:
        """Compute the figure of a vehicle.

        Parameters
        ----------
        vehicle : Vehicle
            Its kind decides on the products, and its body on the gravity.
        claims : callable
            Returns the claims that count for a spec, the preferred one first.

        Returns
        -------
        Figure
            Without inputs, and with the reason, where it cannot be computed.
        """
        reasons: list[tuple[int, str]] = []
        for powers in self.products_of(type(vehicle)):
            offered = {name: _offered(name, vehicle.body, claims) for name in powers}
            missing = [_label(name) for name, found in offered.items() if not found]
            if not missing and (chosen := _alike(list(offered.values()))):
                return self._computed(powers, chosen)
            reason = f"no figure for {' and '.join(missing)}"
            if not missing:
                labels = ", ".join(map(_label, powers))
                reason = f"no {labels} of one configuration, one part and one condition"
            reasons.append((len(powers) - len(missing), reason))
        # The product that lacks the fewest specs gives the reason; of equals, the first.
        return Figure(spec=self.name, reason=max(reasons, key=operator.itemgetter(0))[1])

    def products_of(self, kind: type[Vehicle]) -> tuple[Mapping[str, int], ...]:
        """Return the products that a kind of vehicle has."""
        if issubclass(kind, Lander) and self.lander_products:
            return self.lander_products
        return self.products

    def _computed(self, powers: Mapping[str, int], chosen: tuple[Claim, ...]) -> Figure:
        unit = self.units["si"][0]
        spans = [_in_base_unit(claim) for claim in chosen]
        if any(span.is_bound for span in spans):
            # Beside a bound, about counts with all its reach, in any order of the factors.
            spans = [span.reach if span.is_about else span for span in spans]
        product = Span(Fraction(1), Fraction(1))
        for span, power in zip(spans, powers.values(), strict=True):
            product = _times(product, span, power)
        if product.is_empty:
            return Figure(spec=self.name, reason=_obstacle(powers, chosen))
        return Figure(
            spec=self.name,
            inputs=tuple(zip(powers, chosen, strict=True)),
            computed=product.times(PARTS_OF_ONE.get(unit, Fraction(1)), unit),
            note=_note(powers, chosen),
        )


def _times(product: Span, span: Span, power: int) -> Span:
    """Return a product times a power of a quantity, each factor once."""
    for _ in range(power):
        product = product * span
    for _ in range(-power):
        product = product / span
    return product


def _in_base_unit(claim: Claim) -> Span:
    """Return the span of a claim in the base unit of its dimension, so that units multiply."""
    spans = [Span.of(side) for side in claim.published.sides]
    unit = units.DIMENSIONS[units.dimension_of(spans[0].unit)]
    first, *others = [span.in_unit(unit) for span in spans]
    for span in others:
        first = first * span
    return first


def _obstacle(powers: Mapping[str, int], claims: Sequence[Claim]) -> str:
    """Return why a product of figures has no end."""
    pairs = zip(powers.values(), claims, strict=True)
    divisors = [claim for power, claim in pairs if power < 0]
    zeros = [claim.value for claim in divisors if _in_base_unit(claim).has_zero_end]
    if zeros:
        return f"cannot divide by {', '.join(zeros)}, which may be 0"
    return f"nothing follows from these figures: {', '.join(claim.value for claim in claims)}"


def label_of_input(name: str) -> str:
    """Return the label of a spec in a product, or of gravity."""
    if name == "gravity":
        return "Gravity"
    return PUBLISHED[name].label


def _label(name: str) -> str:
    return label_of_input(name).lower()


def _offered(
    name: str, body: str | None, claims: Callable[[str], Sequence[Claim]]
) -> Sequence[Claim]:
    if name == "envelope":
        return [claim for claim in claims(name) if len(claim.published.sides) == 3]
    if name != "gravity":
        return claims(name)
    wanted = (body or "").casefold()
    return [claim for place, claim in GRAVITY.items() if place.casefold() == wanted]


def _alike(offered: Sequence[Sequence[Claim]]) -> tuple[Claim, ...] | None:
    """Return a claim from each list, all of one configuration and one condition."""
    # The claims shown come first; others are taken only where those differ.
    shown = tuple(claims[0] for claims in offered)
    if _is_alike(shown):
        return shown
    every = list(itertools.chain.from_iterable(offered))
    kinds = dict.fromkeys(_kind(claim) for claim in every)
    conditions = dict.fromkeys([None, *(claim.condition for claim in every)])
    for kind, condition in itertools.product(kinds, conditions):
        chosen = [_first_of(claims, kind, condition) for claims in offered]
        found = tuple(claim for claim in chosen if claim)
        if len(found) == len(offered):
            return found
    return None


# The configuration and the part that a size is of; None for any other spec.
_Kind = tuple[str | None, str | None]


def _kind(claim: Claim) -> _Kind | None:
    if claim.configuration is None:
        return None
    return claim.configuration, claim.part


def _first_of(claims: Iterable[Claim], kind: _Kind | None, condition: str | None) -> Claim | None:
    for claim in claims:
        if _kind(claim) in (None, kind) and claim.condition in (None, condition):
            return claim
    return None


def _is_alike(claims: tuple[Claim, ...]) -> bool:
    kinds = {_kind(claim) for claim in claims} - {None}
    conditions = {claim.condition for claim in claims} - {None}
    return len(kinds) <= 1 and len(conditions) <= 1


def _note(names: Iterable[str], chosen: tuple[Claim, ...]) -> str:
    stated: list[str | None] = []
    for claim in chosen:
        stated += (claim.configuration, claim.part, claim.condition)
    parts = [text for text in dict.fromkeys(stated) if text and text != "unstated"]
    if "unstated" in stated:
        parts.append("configuration unstated")
    pairs = zip(names, chosen, strict=True)
    figures = ", ".join(f"{_label(name)} {claim.value}" for name, claim in pairs)
    return ", ".join([*parts, f"from {figures}"])


_DECLARED = (
    Derived(
        name="bounding_volume",
        label="Bounding volume",
        dimension="volume",
        group="dimensions",
        definition="Volume of the box around the vehicle: length times width times height, "
        "or diameter times diameter times height, or the sides of the envelope.",
        units={"si": ("m³",), "metric": ("m³", "L"), "us": ("ft³",)},
        products=(
            {"length": 1, "width": 1, "height": 1},
            {"diameter": 2, "height": 1},
            {"envelope": 1},
        ),
    ),
    Derived(
        name="bulk_density",
        label="Bulk density",
        dimension="density",
        group="mass",
        definition="Mass divided by the bounding volume; for a lander, "
        "the dry mass if it is known.",
        units={"si": ("kg/m³",), "metric": ("kg/m³",), "us": ("lb/ft³",)},
        products=(
            {"mass": 1, "length": -1, "width": -1, "height": -1},
            {"mass": 1, "diameter": -2, "height": -1},
            {"mass": 1, "envelope": -1},
        ),
        lander_products=(
            {"dry_mass": 1, "length": -1, "width": -1, "height": -1},
            {"dry_mass": 1, "diameter": -2, "height": -1},
            {"dry_mass": 1, "envelope": -1},
            {"mass": 1, "length": -1, "width": -1, "height": -1},
            {"mass": 1, "diameter": -2, "height": -1},
            {"mass": 1, "envelope": -1},
        ),
    ),
    Derived(
        name="payload_fraction",
        label="Payload fraction",
        dimension="fraction",
        group="payload",
        definition="Payload mass, or payload capacity if that is not known, divided by the mass "
        "of a rover or the launch mass of a lander.",
        units={"si": ("%",), "metric": ("%",), "us": ("%",)},
        products=(
            {"payload_mass": 1, "mass": -1},
            {"payload_capacity": 1, "mass": -1},
        ),
        lander_products=(
            {"payload_mass": 1, "launch_mass": -1},
            {"payload_capacity": 1, "launch_mass": -1},
        ),
    ),
    Derived(
        name="surface_weight",
        label="Surface weight",
        dimension="force",
        group="mass",
        definition="Mass times the gravity of the body that it stands on; for a lander, "
        "the dry mass if it is known.",
        units={"si": ("N",), "metric": ("N", "kN"), "us": ("lbf",)},
        products=({"mass": 1, "gravity": 1},),
        lander_products=({"dry_mass": 1, "gravity": 1}, {"mass": 1, "gravity": 1}),
    ),
    Derived(
        name="specific_power",
        label="Specific power",
        dimension="specific power",
        group="power",
        definition="Power divided by mass; for a lander, the dry mass if it is known.",
        units={"si": ("W/kg",), "metric": ("W/kg",), "us": ("W/lb",)},
        products=({"power": 1, "mass": -1},),
        lander_products=({"power": 1, "dry_mass": -1}, {"power": 1, "mass": -1}),
    ),
)

DERIVED: dict[str, Derived] = {spec.name: spec for spec in _DECLARED}
"""Each derived spec by name."""

SPECS: dict[str, Spec | Derived] = dict(sorted((PUBLISHED | DERIVED).items(), key=group_place))
"""Each spec, published or derived, by name, in the order of a table."""


_SEVERAL = (*GROUPS, "derived", "all")


def find_specs(names: Iterable[str] | str) -> list[Spec | Derived]:
    """Return the specs for names of specs and of groups.

    Parameters
    ----------
    names : iterable of str
        Names of specs, published or derived, and of groups of published ones,
        or a text of them with commas.  A name of both, such as mass, is the
        spec.  The word "derived" stands for all derived specs, and "all" for all specs.
        The label that tables have stands for its spec, in any case.

    Returns
    -------
    list of Spec or Derived
        In the order given, each once.

    Raises
    ------
    UnknownSpecError
        If a name is neither; the message offers the nearest ones.
    FieldError
        If there are no names, or something is not a name.
    """
    if not isinstance(names, Iterable):
        raise FieldError(f"expected names of specs, found {shortened(names)}").at("specs")
    if isinstance(names, str):
        names = [word.strip() for word in names.split(",")]
    found: dict[str, Spec | Derived] = {}
    for given in names:
        if not isinstance(given, str):
            raise FieldError(f"expected the name of a spec, found {shortened(given)}").at("specs")
        name = spec_name(given)
        if name in SPECS:
            found[name] = SPECS[name]
        elif name == "derived":
            found |= DERIVED
        elif name == "all":
            found |= SPECS
        elif name in GROUPS:
            found |= {key: spec for key, spec in PUBLISHED.items() if spec.group == name}
        else:
            raise unknown_spec(given, dict.fromkeys((*SPECS, *_SEVERAL)))
    if not found:
        raise FieldError("expected at least one spec, found none").at("specs")
    return list(found.values())


def side_by_side(first: Any, others: Sequence[str]) -> Any:
    """Return specs of which several may stand beside each other instead of in a list.

    Parameters
    ----------
    first : optional
        Specs as :func:`find_specs` takes them; anything else stays as it is.
    others : sequence of str
        The ones behind them.

    Returns
    -------
    list of str, or ``first``
    """
    if not others:
        return first
    if first is None:
        return [*others]
    if isinstance(first, str):
        first = map(str.strip, first.split(","))
    if not isinstance(first, Iterable):
        return first
    return [*first, *others]


def is_spec(word: str) -> bool:
    """Return whether a word is one of those that :func:`find_specs` takes.

    Parameters
    ----------
    word : str

    Returns
    -------
    bool
    """
    name = spec_name(word)
    return name in SPECS or name in _SEVERAL


def spec_name(word: str) -> str:
    """Return the name that a word stands for: itself, or the name of the spec with that label.

    Parameters
    ----------
    word : str
        Such as "Dry mass", "dry-mass" or "Wheels", in any case.

    Returns
    -------
    str
        The word in lower case, if it is neither; it need not be a name.
    """
    if word in SPECS:
        return word
    plain = word.lower().replace("-", " ").replace("_", " ")
    for name, spec in SPECS.items():
        if plain in (spec.noun, name.replace("_", " ")):
            return name
    return plain.strip()


DESCRIBING = (
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
"""The specs and groups that describe a vehicle itself.

They are neither about its cargo nor about its achievements.
"""


def find_measures(names: Iterable[str] | str) -> list[Spec | Derived]:
    """Return the specs for names, as :func:`find_specs` does, whose figures have an order.

    Parameters
    ----------
    names : iterable of str
        A spec of several sides is left out of a group, and refused by its name.

    Returns
    -------
    list of Spec or Derived

    Raises
    ------
    UnknownSpecError, FieldError
        As for :func:`find_specs`, or if a spec has no order.
    """
    found = find_specs(names)
    words = names if not isinstance(names, str) else names.split(",")
    for spec in found:
        if spec.name in map(str.strip, words):
            check_order(spec)
    return [spec for spec in found if not spec.has_sides]


def check_order(spec: Spec | Derived) -> None:
    """Refuse a spec whose figures are several sides.

    Raises
    ------
    FieldError
    """
    if spec.has_sides:
        message = f"{spec.name} is two or three sides, without an order: ask for bounding_volume"
        raise FieldError(message)
