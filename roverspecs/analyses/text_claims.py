"""Text claims: whether a claim of the catalog says what a figure of a running text says.

A claim that does not say it may still leave it open, as a limit does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from roverspecs.analyses.rules import Cited
from roverspecs.records.claims import Claim
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.agreement import Amount, is_compatible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.values.published import PublishedValue

AGREEMENTS = ("both", "one", "between", "five")
"""The verdicts that make two figures one quantity, also where a text gives it in two units."""

_BOUNDS = ("≤", "<", "≥", ">")
# These are the most that a vehicle can do.
_GREATEST = (
    "payload_capacity",
    "top_speed",
    "range",
    "obstacle_height",
    "max_slope",
    "drill_depth",
)
_AT_REST = ("ended", "lost", "cancelled")


def accepted(vehicle: Vehicle, spec: str, configuration: str | None) -> list[Cited]:
    """Return the accepted claims of a vehicle, those of the configuration that a text states first.

    Claims of another configuration are left out.
    """
    found = []
    for claim in vehicle.claims(spec):
        is_contrary = configuration and claim.configuration not in (
            None,
            "unstated",
            configuration,
        )
        if not claim.rejected and not is_contrary:
            found.append(Cited(vehicle.id, spec, claim))
    if configuration:
        found.sort(key=lambda cited: cited.claim.configuration != configuration)
    return found


def rejected(vehicle: Vehicle, specs: Iterable[str], amount: Amount) -> Iterator[Cited]:
    """Yield the rejected claims that have a figure, conversions apart."""
    for spec in specs:
        for claim in vehicle.claims(spec):
            cited = Cited(vehicle.id, spec, claim)
            if claim.rejected and not cited.is_conversion and is_exact(cited, amount):
                yield cited


def is_same(cited: Cited, amount: Amount) -> bool:
    """Return whether a claim says the same as a figure of its dimension."""
    value = _unmarked(cited.spec, amount.value)
    if value != amount.value:
        amount = Amount(value)
    if _follows(cited.claim, value):
        return True
    # A text gives each size by itself: any side of an envelope will do.
    return any(_is_same_side(side, amount) for side in _sides(cited))


def is_side(side: Amount, amount: Amount) -> bool:
    """Return whether a side of a claim says the same as one of a text, which may be a limit."""
    if amount.value.sign in _BOUNDS and side.value.sign not in _BOUNDS:
        return is_compatible(side.value, amount.value)
    return _is_same_side(side, amount)


def leaves_side_open(side: Amount, amount: Amount) -> bool:
    """Return whether a side of a claim leaves one of a text open, as a limit does."""
    is_limit = side.value.sign in _BOUNDS or amount.value.sign in _BOUNDS
    return is_limit and side.is_compatible(amount)


def _is_same_side(side: Amount, amount: Amount) -> bool:
    """Return whether one side of a claim says the same as a figure."""
    is_same = side.agreement(amount).verdict in AGREEMENTS
    if len(side.numbers) == len(amount.numbers) and side.is_in_one_unit_with(amount):
        # 5 kg and 6 kg are two figures, though 5.5 kg may be rounded to either of them.
        is_same = side.rounds_to(amount) or amount.rounds_to(side)
    return is_same and side.is_compatible(amount)


def is_exact(cited: Cited, amount: Amount) -> bool:
    """Return whether a claim and a figure are what the other one rounds to."""
    if cited.amount.dimension != amount.dimension:
        return False
    return any(each.agreement(amount).verdict == "both" for each in _sides(cited))


def _sides(cited: Cited) -> list[Amount]:
    """Return each side of a claim as an amount; most claims have one."""
    sides = cited.claim.published.sides
    if len(sides) == 1:
        return [cited.amount]
    return list(map(Amount, sides))


def _unmarked(spec: str, value: PublishedValue) -> PublishedValue:
    """Return a figure without the mark that its spec implies: a top speed of up to 5 m/s."""
    if value.sign == "≤" and spec in _GREATEST:
        return attrs.evolve(value, sign="")
    return value


def _follows(claim: Claim, value: PublishedValue) -> bool:
    """Return whether a limit of a text holds for a claim: 228 g is less than 300 g."""
    if value.sign not in _BOUNDS or claim.published.sign in _BOUNDS:
        return False
    return len(claim.published.sides) == 1 and is_compatible(claim.published, value)


def is_open_to(vehicle: Vehicle, cited: Cited, value: PublishedValue) -> bool:
    """Return whether a claim leaves a figure open that it does not confirm.

    A limit leaves open whatever keeps it.  A total leaves open a part of it, of which
    a text may tell, and a later one, unless the vehicle drives and works no more.

    Parameters
    ----------
    vehicle : Vehicle
    cited : Cited
        One of its claims.
    value : PublishedValue
        The figure.

    Returns
    -------
    bool
    """
    if _is_other_total(vehicle, cited, value):
        return True
    claim, value = cited.claim.published, _unmarked(cited.spec, value)
    if len(claim.sides) > 1:
        return False
    is_limit = claim.sign in _BOUNDS or value.sign in _BOUNDS
    return is_limit and is_compatible(claim, value)


def _is_other_total(vehicle: Vehicle, cited: Cited, value: PublishedValue) -> bool:
    """Return whether a figure may be a part of a total, or the same total at a later time."""
    if not PUBLISHED[cited.spec].is_total:
        return False
    if Amount(value).is_below(cited.amount):
        return True
    # The total that is shown of a vehicle at rest is its last one.
    is_final = vehicle.status in _AT_REST and cited.claim == vehicle.claims(cited.spec)[0]
    return not is_final and vehicle.is_growing(cited.spec, cited.claim)
