"""Text sizes: a size of several sides in a running text, held against the sizes of a vehicle.

"54 × 31.5 × 26 cm" does not say which side is the length.  It agrees with an envelope, or
with length, width and height in one configuration, if each of its sides is one of theirs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.analyses.rules import Cited
from roverspecs.analyses.statements import AGREES, DIFFERS, SUPERSEDED, Statement
from roverspecs.analyses.text_claims import accepted, is_side, leaves_side_open
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.agreement import Amount, percent_apart
from roverspecs.values.published import PublishedValue

_ALL_AXES = 3


# --- named axes -------------------------------------------------------------------

_AXES = {
    "length": r"L|(?i:long|length)",
    "width": r"W|(?i:wide|width)",
    "height": r"H|(?i:high|tall|height)",
}
_AXIS = rf"\b(?:{'|'.join(_AXES.values())})\b"
_IN_BRACKETS = re.compile(rf"\(\s?({_AXIS})\s?\)")
_LISTED = rf"{_AXIS}(?:\s?[×x*]\s?{_AXIS}){{1,2}}"
_BEFORE = re.compile(rf"({_LISTED})\)?\s?[:=]?\s?$")
_BEHIND = re.compile(rf"\s?\(?({_LISTED})")
_REACH = 40


def axes_named(text: str, start: int, end: int, count: int) -> list[str]:
    """Return the axes that a text names for the sides of a size, in their order.

    Parameters
    ----------
    text : str
    start, end : int
        The place of the size.
    count : int
        How many sides it has.

    Returns
    -------
    list of str
        The names of specs; empty unless each side has another one, as in 54 cm (L) × 26 cm (H)
        and L × W × H: 54 × 31.5 × 26 cm.
    """
    last = _IN_BRACKETS.match(text, end + text[end : end + 1].count(" "))
    inner = text[start : last.end() if last else end]
    before = _BEFORE.search(text[max(start - _REACH, 0) : start])
    behind = _BEHIND.match(text, end)
    lists = [_IN_BRACKETS.findall(inner)]
    lists += [re.findall(_AXIS, found[1]) for found in (before, behind) if found]
    for words in lists:
        axes = dict.fromkeys(map(_axis, words))
        if len(words) == len(axes) == count:
            return list(axes)
    return []


def _axis(word: str) -> str:
    return next(axis for axis, words in _AXES.items() if re.fullmatch(words, word))


# --- sizes of the catalog ---------------------------------------------------------


class _Side(NamedTuple):
    """Hold a side of a vehicle: its claims, and what each of them says that it measures."""

    claims: tuple[Cited, ...]
    amounts: tuple[Amount, ...]

    def same(self, amount: Amount) -> list[Cited]:
        """Return the claims that say the same as a side of a text."""
        pairs = zip(self.claims, self.amounts, strict=True)
        return [cited for cited, own in pairs if is_side(own, amount)]

    def is_open_to(self, amount: Amount) -> bool:
        """Return whether every claim leaves a side of a text open."""
        return all(leaves_side_open(own, amount) for own in self.amounts)

    def distance(self, amount: Amount) -> Fraction:
        """Return how far a side of a text is from the claim that is shown."""
        return abs(_nominal(self.amounts[0]) - _nominal(amount))


def _nominal(amount: Amount) -> Fraction:
    """Return an amount in the root unit; the low end of a range."""
    return Fraction(amount.numbers[0].exact, amount.parts)


class _Box(NamedTuple):
    """Hold the sides of a vehicle that go together.

    A size that does not fit them differs only if they are sides of the whole vehicle.
    """

    sides: tuple[_Side, ...]
    is_whole: bool

    def as_shown(self) -> _Box:
        """Return the box of the claims that the catalog shows."""
        sides = (_Side(side.claims[:1], side.amounts[:1]) for side in self.sides)
        return self._replace(sides=tuple(sides))


def _boxes(vehicle: Vehicle, configuration: str | None) -> list[list[_Box]]:
    """Return the envelopes of a vehicle, then the boxes of its axes, the shown ones first."""
    envelopes = map(_envelope, accepted(vehicle, "envelope", configuration))
    return [list(envelopes), list(_boxes_of_axes(vehicle, configuration))]


def _envelope(cited: Cited) -> _Box:
    sides = (_Side((cited,), (Amount(side),)) for side in cited.claim.published.sides)
    return _Box(tuple(sides), cited.claim.part is None)


def _axes(vehicle: Vehicle, configuration: str | None) -> dict[str, list[Cited]]:
    """Return the claims for length, width and height; a diameter is both of the first."""
    axes = {axis: accepted(vehicle, axis, configuration) for axis in ("length", "width", "height")}
    if not axes["length"] and not axes["width"]:
        diameters = accepted(vehicle, "diameter", configuration)
        axes |= {"length": diameters, "width": diameters}
    return axes


def _boxes_of_axes(vehicle: Vehicle, configuration: str | None) -> Iterator[_Box]:
    """Yield the box of length, width and height in each configuration."""
    axes = [claims for claims in _axes(vehicle, configuration).values() if claims]
    # The box of the claims that are shown comes first.
    claims = [*(each[0] for each in axes), *itertools.chain.from_iterable(axes)]
    stated = [cited.claim.configuration or "unstated" for cited in claims]
    named = [each for each in dict.fromkeys(stated) if each != "unstated"]
    for each in named or ["unstated"]:
        sides = [_side_in(own, each) for own in axes]
        known = tuple(side for side in sides if side.claims)
        shown = [side.claims[0] for side in known]
        # The diameter of a part is no length of the whole.
        is_of_part = any(cited.spec == "diameter" and cited.claim.part for cited in shown)
        yield _Box(known, len(known) == _ALL_AXES and not is_of_part)


def _side_in(claims: Sequence[Cited], configuration: str) -> _Side:
    """Return a side by its claims that may be of a configuration."""
    possible = (None, "unstated", configuration)
    own = tuple(cited for cited in claims if cited.claim.configuration in possible)
    return _Side(own, tuple(cited.amount for cited in own))


# --- a size beside them -----------------------------------------------------------


class _Fit(NamedTuple):
    """Hold the sides of a text, each with the side of a vehicle that it goes to."""

    pairs: tuple[tuple[Amount, _Side], ...]

    @property
    def unlike(self) -> list[tuple[Amount, _Side]]:
        """The sides that no claim confirms."""
        return [(amount, side) for amount, side in self.pairs if not side.same(amount)]

    @property
    def contrary(self) -> list[tuple[Amount, _Side]]:
        """The sides that claims contradict."""
        return [(amount, side) for amount, side in self.unlike if not side.is_open_to(amount)]

    @property
    def cost(self) -> tuple[int, int, Fraction]:
        """How badly the sides go together."""
        distances = (side.distance(amount) for amount, side in self.pairs)
        return len(self.contrary), len(self.unlike), sum(distances, Fraction(0))

    def differences(self) -> dict[Cited, str]:
        """Return the claims shown that do not say the same, and which sides are other ones."""
        found: dict[Cited, str] = {}
        for amount, side in self.unlike:
            own, other = side.amounts[0].value, amount.value
            text = f"{other} instead of {own} ({percent_apart(own, other)})"
            cited = side.claims[0]
            found[cited] = "; ".join(filter(None, (found.get(cited), text)))
        return found


def _fit(amounts: Sequence[Amount], box: _Box) -> _Fit:
    """Return the sides of a text with those of a box, as they go together best."""
    orders = itertools.permutations(box.sides, len(amounts))
    fits = (_Fit(tuple(zip(amounts, order, strict=True))) for order in orders)
    return min(fits, key=lambda fit: fit.cost)


def with_verdict(
    made: Statement, vehicle: Vehicle, sides: Sequence[PublishedValue], configuration: str | None
) -> Statement:
    """Return the statement of a size with its verdict.

    Parameters
    ----------
    made : Statement
    vehicle : Vehicle
    sides : sequence of PublishedValue
        Two or three lengths.
    configuration : str or None
        The one that the text states.

    Returns
    -------
    Statement
        It agrees if each side is another one of an envelope, or of length, width and height
        in one configuration.
    """
    amounts = list(map(Amount, sides))
    kinds = list(_beside(amounts, _boxes(vehicle, configuration)))
    same = [fit for kind in kinds for fit in kind.fits if not fit.unlike]
    if same:
        return _confirmed(made, same, kinds)
    made = attrs.evolve(made, rejected=tuple(_rejected(vehicle, amounts)))
    possible = [fit for kind in kinds for fit in kind.fits if not fit.contrary]
    if possible:
        _, side = possible[0].unlike[0]
        return _left_open(made, side.claims[0])
    shown: dict[Cited, str] = {}
    for kind in kinds:
        if kind.is_whole:
            # A side that a claim further down confirms is no difference.
            shown |= kind.fits[0].differences()
    if shown:
        return _beside_shown(made, DIFFERS, shown)
    return _unpublished(made, vehicle, configuration)


class _Kind(NamedTuple):
    """Hold how a size goes together with the envelopes of a vehicle, or with its axes.

    Attributes
    ----------
    shown : _Fit
        With what the catalog shows.
    fits : list of _Fit
        With each of the boxes, the one of the claims that are shown first.
    is_whole : bool
        Whether what is shown is a size of the whole vehicle.
    """

    shown: _Fit
    fits: list[_Fit]
    is_whole: bool


def _beside(amounts: Sequence[Amount], known: Sequence[Sequence[_Box]]) -> Iterator[_Kind]:
    """Yield how a size goes together with each kind of boxes that has sides enough."""
    for boxes in known:
        large = [box for box in boxes if len(box.sides) >= len(amounts)]
        if large:
            fits = [_fit(amounts, box) for box in large]
            yield _Kind(_fit(amounts, large[0].as_shown()), fits, large[0].is_whole)


def _confirmed(made: Statement, same: Sequence[_Fit], kinds: Sequence[_Kind]) -> Statement:
    """Return the statement of a size that accepted claims confirm."""
    found = [side.same(amount) for fit in same for amount, side in fit.pairs]
    # A claim for each side comes first.
    claims = dict.fromkeys([*(each[0] for each in found), *itertools.chain.from_iterable(found)])
    made = attrs.evolve(made, claims=tuple(claims))
    shown = [kind.shown for kind in kinds if any(fit in same for fit in kind.fits)]
    nearest = min(shown, key=lambda fit: fit.cost)
    if not nearest.unlike:
        return attrs.evolve(made, verdict=AGREES)
    return _beside_shown(made, SUPERSEDED, nearest.differences())


def _beside_shown(made: Statement, verdict: str, shown: dict[Cited, str]) -> Statement:
    """Return a statement with the claims that the catalog shows instead."""
    return attrs.evolve(made, verdict=verdict, shown=tuple(shown), instead=tuple(shown.values()))


def _left_open(made: Statement, cited: Cited) -> Statement:
    """Return a statement that a claim neither confirms nor contradicts."""
    return attrs.evolve(made, reason=f"the catalog leaves it open: {cited.noun} {cited.claim}")


def _rejected(vehicle: Vehicle, amounts: Sequence[Amount]) -> Iterator[Cited]:
    """Yield the rejected envelopes that have the sides of a text, conversions apart."""
    for claim in vehicle.claims("envelope"):
        cited = Cited(vehicle.id, "envelope", claim)
        if claim.rejected and not cited.is_conversion:
            box = _envelope(cited)
            if len(box.sides) == len(amounts) and not _fit(amounts, box).unlike:
                yield cited


def _unpublished(made: Statement, vehicle: Vehicle, configuration: str | None) -> Statement:
    """Return a statement on a size of which the catalog has some sides at most."""
    partial = accepted(vehicle, "envelope", configuration)
    if partial:
        return _left_open(made, partial[0])
    axes = _axes(vehicle, configuration)
    missing = [PUBLISHED[axis].noun for axis, claims in axes.items() if not claims]
    reason = f"the catalog has no {' or '.join(missing or axes)} of {made.name}"
    if not missing and axes["length"] == axes["width"]:
        reason = f"the catalog has only the diameter of a part of {made.name}"
    elif not missing:
        reason = f"{reason} in one configuration"
    if configuration:
        reason = f"{reason}, {configuration}"
    return attrs.evolve(made, reason=reason)
