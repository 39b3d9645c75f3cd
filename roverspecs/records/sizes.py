"""Sizes: the published size that stands for each axis of a vehicle.

A vehicle is packed and drawn in one configuration.  A diameter stands for a
length or a width that nobody published, and where nothing but a diameter is
known, the vehicle is taken for a ball.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from roverspecs.records.claims import Claim
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import Vehicle
from roverspecs.values.published import PublishedValue

AXES = ("length", "width", "height")
"""The axes of a vehicle, each with the name of its own size."""

DIAMETER = "diameter"
"""The size that can stand for an axis whose own size is not published."""

ENVELOPE = "envelope"
"""The sizes of all axes in one figure that does not name them."""

SIZES = (*AXES, DIAMETER, ENVELOPE)
"""Every size that a vehicle may have."""

COMPACT_ORDER: tuple[str, ...] = ("stowed", "at launch", "unstated", "deployed")
"""The configurations, from the one that usually takes the least room."""

Offered = Mapping[str, Sequence[Claim]]
"""The claims that count for each size that has any, the preferred one first."""


@attrs.frozen(kw_only=True)
class Sizes:
    """Hold the sizes of a vehicle, as far as possible in one configuration.

    Attributes
    ----------
    configuration : str or None
        The configuration that the sizes are chosen for.
    condition : str or None
        The condition that goes before others, where there is a choice.
    claims : dict of str to Claim
        The claim chosen for each size: length, width, height and diameter, as
        far as they are known, or else the envelope alone.
    is_rolling : bool
        Whether the diameter stands for a missing height, too, where it stands
        for the length or the width, as in a vehicle that lies on its wheels.
        Without it that holds for a ball only.
    sources : dict of str to str
        The size that stands for each axis that has one, in the order of
        :data:`AXES`.
    """

    configuration: str | None
    condition: str | None = None
    claims: Mapping[str, Claim]
    is_rolling: bool = False
    sources: Mapping[str, str] = attrs.field(init=False, eq=False)

    @sources.default
    def _find_sources(self) -> dict[str, str]:
        if self.is_envelope:
            # Its sides stand for the axes in the order in which they were printed.
            return {axis: ENVELOPE for axis, _ in zip(AXES, self._sides, strict=False)}
        found: dict[str, str] = {}
        for axis in AXES[:2]:
            known = [name for name in (axis, DIAMETER) if name in self.claims]
            # A diameter of this configuration goes before a size of another one.
            known.sort(key=lambda name: not self.is_own(name))
            if known:
                found[axis] = known[0]
        can_stand = self.is_ball or self.is_rolling
        if "height" in self.claims:
            found["height"] = "height"
        elif can_stand and DIAMETER in found.values():
            found["height"] = DIAMETER
        return found

    @property
    def is_ball(self) -> bool:
        """Whether nothing but a diameter is known."""
        return set(self.claims) == {DIAMETER}

    @property
    def is_envelope(self) -> bool:
        """Whether nobody knows which size is along which axis."""
        return ENVELOPE in self.claims

    @property
    def _sides(self) -> tuple[PublishedValue, ...]:
        return self.claims[ENVELOPE].published.sides

    @property
    def is_complete(self) -> bool:
        """Whether every axis has a size."""
        return len(self.sources) == len(AXES)

    @property
    def round_axes(self) -> tuple[str, ...]:
        """The axes that the diameter stands for."""
        return tuple(axis for axis, name in self.sources.items() if name == DIAMETER)

    @property
    def used(self) -> dict[str, Claim]:
        """The claims that stand for an axis, by the size that they are published as."""
        return {name: self.claims[name] for name in dict.fromkeys(self.sources.values())}

    def claim(self, axis: str) -> Claim | None:
        """Return the claim that stands for one of :data:`AXES`, or None."""
        return self.claims.get(self.sources.get(axis, ""))

    def figure(self, axis: str) -> PublishedValue | None:
        """Return the size along one of :data:`AXES`, or None; of an envelope, a side of it."""
        if self.is_envelope:
            return dict(zip(AXES, self._sides, strict=False)).get(axis)
        claim = self.claim(axis)
        if claim is None:
            return None
        return claim.published

    def is_own(self, name: str) -> bool:
        """Return whether a size of :attr:`claims` was published for the configuration itself."""
        return self.claims[name].configuration == self.configuration


def offered_sizes(vehicle: Vehicle, reading: Reading) -> dict[str, list[Claim]]:
    """Return the claims that count for each size that has any, the preferred one first."""
    claims = {name: reading.claims(vehicle, name) for name in SIZES}
    return {name: counted for name, counted in claims.items() if counted}


def most_compact(offered: Offered, configuration: str | None = None) -> Sizes:
    """Return the sizes of the most compact configuration in which every axis has one.

    Parameters
    ----------
    offered : mapping of str to sequence of Claim
        The claims there are, as :func:`offered_sizes` returns them.
    configuration : str, optional
        The only configuration to take.

    Returns
    -------
    Sizes
        All of one configuration.  Where none is complete, the sizes of the first
        configuration in which anything is known; else none.
    """
    order = COMPACT_ORDER
    if configuration is not None:
        order = (configuration,)
    first: Sizes | None = None
    for each in order:
        for sizes in _choices(_claims_in(offered, each), each):
            if sizes.is_complete:
                return sizes
            first = first or sizes
    return first or Sizes(configuration=configuration, claims={})


def _choices(claims: Mapping[str, Claim], configuration: str) -> Iterator[Sizes]:
    """Yield the sizes of named axes, and then those of an envelope, as far as there are any."""
    named = {name: claim for name, claim in claims.items() if name != ENVELOPE}
    if named:
        yield Sizes(configuration=configuration, claims=named)
    if ENVELOPE in claims:
        yield Sizes(configuration=configuration, claims={ENVELOPE: claims[ENVELOPE]})


def _claims_in(offered: Offered, configuration: str) -> dict[str, Claim]:
    """Return the claim of each size in a configuration, and none of another one."""
    claims: dict[str, Claim] = {}
    for name, published in offered.items():
        own = (claim for claim in published if claim.configuration == configuration)
        first = next(own, None)
        if first:
            claims[name] = first
    return claims


def best_known(offered: Offered, configuration: str | None = None) -> Sizes:
    """Return the sizes of the configuration in which most is known.

    A stated configuration goes before "unstated" even if it has one size
    less.  Between equal ones, the configuration with the most figures that a
    comparison shows goes first, then the one whose sizes have one condition.

    Parameters
    ----------
    offered : mapping of str to sequence of Claim
        The claims there are, as :func:`offered_sizes` returns them.
    configuration : str, optional
        The configuration to take instead.

    Returns
    -------
    Sizes
        A size that is not published for the configuration is taken from
        another one.  Where an axis has no size, and an envelope has all of
        them, it is the envelope.
    """
    named = {name: claims for name, claims in offered.items() if name != ENVELOPE}
    best = _best_named(named, configuration)
    if best.is_complete or ENVELOPE not in offered:
        return best
    kind = best.configuration if best.claims else configuration
    claim = min(offered[ENVELOPE], key=lambda each: each.configuration != kind)
    envelope = Sizes(configuration=configuration or claim.configuration, claims={ENVELOPE: claim})
    if len(envelope.sources) > len(best.sources):
        return envelope
    return best


def _best_named(offered: Offered, configuration: str | None) -> Sizes:
    """Return the sizes of named axes in the configuration in which most is known."""
    candidates: dict[tuple[str | None, str | None], None] = {}
    for claims in offered.values():
        for claim in claims:
            kind = configuration or claim.configuration
            candidates[kind, claim.circumstances] = None
    choices = [_sizes_near(offered, *candidate) for candidate in candidates]
    nothing = Sizes(configuration=configuration, claims={})
    return max(choices, key=lambda sizes: _rank(sizes, offered), default=nothing)


def _sizes_near(offered: Offered, configuration: str | None, condition: str | None) -> Sizes:
    """Return the claim of each size that is nearest to a configuration and a condition."""

    def distance(claim: Claim) -> tuple[bool, bool]:
        return claim.configuration != configuration, claim.circumstances != condition

    return Sizes(
        configuration=configuration,
        condition=condition,
        claims={name: min(claims, key=distance) for name, claims in offered.items()},
        is_rolling=True,
    )


def _rank(sizes: Sizes, offered: Offered) -> tuple[int, int, int]:
    """Return how much of a vehicle some sizes show; an axis counts once."""
    own = [name for name in sizes.sources.values() if sizes.is_own(name)]
    # A stated configuration is worth as much as a size.
    known = len(own) + (sizes.configuration != "unstated")
    shown = sum(sizes.claims[name] == offered[name][0] for name in own)
    alike = sum(sizes.claims[name].condition == sizes.condition for name in own)
    return known, shown, alike
