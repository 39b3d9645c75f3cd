"""Rules of the audit: each holds published figures against each other, and yields findings.

No rule proves a figure wrong: two figures that do not agree need a reason,
and somebody who knows it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from roverspecs.analyses.echoes import Echoes
from roverspecs.analyses.slips import slip
from roverspecs.records.claims import Claim
from roverspecs.records.reading import TRUST
from roverspecs.records.trust import precedence
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.agreement import (
    VERDICTS,
    Amount,
    arithmetic,
    is_compatible,
    percent_apart,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from roverspecs.values.published import PublishedValue

SEVERITIES = ("error", "warning", "note")
"""The grades of a finding: the first two fail an audit."""

PLAUSIBLE_DENSITY = (Fraction(5), Fraction(5000))
"""The bulk densities that a vehicle may have, in kg/m³: from a frame of tubes to solid metal."""

CONVERSION = "conversion of "
"""The beginning of the reason of a claim that was rejected because it only converts another one."""


# --- claims and findings ------------------------------------------------------


@attrs.frozen
class Cited:
    """Hold a claim with the vehicle and the spec that it belongs to.

    Attributes
    ----------
    vehicle, spec : str
        The id and the name; both are empty for a figure of a text.
    claim : Claim
    amount : Amount
        The value of the claim, in the root unit of its dimension.
    """

    vehicle: str
    spec: str
    claim: Claim
    amount: Amount = attrs.field(init=False, eq=False, repr=False)

    @amount.default
    def _measure(self) -> Amount:
        return Amount(self.claim.published)

    @property
    def noun(self) -> str:
        """The label of the spec as it stands within a sentence."""
        return PUBLISHED[self.spec].noun

    @property
    def state(self) -> tuple[str | None, ...]:
        """All that the claim depends on: configuration, part, condition and date."""
        claim = self.claim
        return claim.configuration, claim.part, claim.condition, claim.as_of

    @property
    def is_conversion(self) -> bool:
        """Whether the claim was rejected because it only converts another one."""
        return (self.claim.rejected or "").startswith(CONVERSION)

    def __str__(self) -> str:
        """Return vehicle, spec, value and source."""
        if not self.vehicle:
            return self.claim.value
        return f"{self.vehicle} {self.spec}: {self.claim}"


@attrs.frozen
class Finding:
    """Hold one finding of an audit.

    Attributes
    ----------
    kind : str
        One of :data:`roverspecs.records.claims.FINDINGS`.
    severity : str
        One of :data:`SEVERITIES`.
    subjects : tuple of Cited
        The claims concerned.
    arithmetic : str
        The calculation, in one line.
    explained : str or None
        The reason why the finding is known and left: a claim was rejected for
        it, or an acknowledgement gives it.
    line : int or None
        The number of the line of a text in which the figures stand.
    sentence : str
        The words of that text around them; empty for claims of a vehicle.
    """

    kind: str
    severity: str
    subjects: tuple[Cited, ...]
    arithmetic: str
    explained: str | None = None
    line: int | None = None
    sentence: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the finding fails an audit."""
        return self.severity != "note" and self.explained is None

    @property
    def message(self) -> str:
        """Kind, arithmetic and explanation, in one line."""
        message = f"{self.kind}: {self.arithmetic}"
        if self.explained:
            message += f" (explained: {self.explained})"
        return message

    def as_data(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        claims = []
        for subject in self.subjects:
            place = {"vehicle": subject.vehicle or None, "spec": subject.spec or None}
            claims.append(place | subject.claim.as_data())
        data: dict[str, Any] = {
            "kind": self.kind,
            "severity": self.severity,
            "claims": claims,
            "arithmetic": self.arithmetic,
            "explained": self.explained,
        }
        if self.line is not None:
            data |= {"line": self.line, "sentence": self.sentence}
        return data

    @property
    def details(self) -> list[str]:
        """A line for each claim of a vehicle, or one for the place in a text."""
        if self.line is not None:
            return [f"line {self.line}: {self.sentence}"]
        return [str(subject) for subject in self.subjects if subject.vehicle]

    def __str__(self) -> str:
        """Return the finding in one line, and its details in further ones."""
        return "\n  ".join([f"{self.severity}: {self.message}", *self.details])


class Evidence:
    """Hold the claims of a vehicle, ready to be held against each other.

    Parameters
    ----------
    vehicle : Vehicle
    specs : iterable of str, optional
        By default all.

    Attributes
    ----------
    vehicle : Vehicle
    cited : dict of str to list of Cited
        The claims for each spec that has any, in the order of the record.
    """

    __slots__ = ("cited", "vehicle")

    def __init__(self, vehicle: Vehicle, specs: Iterable[str] = PUBLISHED) -> None:
        self.vehicle = vehicle
        self.cited: dict[str, list[Cited]] = {}
        for spec in specs:
            claims = vehicle.claims(spec)
            if claims:
                self.cited[spec] = [Cited(vehicle.id, spec, claim) for claim in claims]


def on_vehicle(evidence: Evidence) -> Iterator[Finding]:
    """Yield the findings of all rules on one vehicle."""
    # These rules hold claims for one spec against each other.
    several = [
        cited
        for spec, cited in evidence.cited.items()
        if len(cited) > 1 and not PUBLISHED[spec].has_sides
    ]
    for rule in (_twins, _echo, _slips):
        for cited in several:
            yield from rule(cited)
    yield from _swapped_axes(evidence)
    for cited in several:
        yield from _spread(cited)
    yield from _other_sides(evidence)
    yield from _larger_parts(evidence)
    for cited in several:
        yield from _shrunk(cited)
    yield from _density(evidence)
    yield from _dates(evidence.vehicle)
    for cited in evidence.cited.values():
        yield from _order(cited)


def _are_alike(one: Cited, other: Cited) -> bool:
    """Return whether two claims may be of one state: no configuration contradicts the other."""
    if one.state[1:] != other.state[1:]:
        return False
    configurations = {one.claim.configuration, other.claim.configuration}
    return len(configurations - {None, "unstated"}) < 2


def _are_of_one_source(one: Cited, other: Cited) -> bool:
    """Return whether one source may give two claims as one quantity; all uncited ones have one."""
    if one.claim.source != other.claim.source:
        return False
    # A conversion is held against its original, also in the same unit.
    return one.is_conversion != other.is_conversion or one.amount.symbols != other.amount.symbols


def _are_twins(one: Cited, other: Cited) -> bool:
    """Return whether one source gives both claims for one state, in two units."""
    return one.state == other.state and _are_of_one_source(one, other)


# --- twins --------------------------------------------------------------------


def _twins(cited: list[Cited]) -> Iterator[Finding]:
    """Look for claims that disagree with every other claim of their source in another unit."""
    by_source: dict[object, list[Cited]] = {}
    for each in cited:
        by_source.setdefault(each.claim.source, []).append(each)
    for each in cited:
        finding = _lone_twin(each, by_source[each.claim.source])
        if finding:
            yield finding


def _lone_twin(one: Cited, cited: list[Cited]) -> Finding | None:
    """Return the least grave of the findings on a claim, if none of its twins agrees with it."""
    others = [other for other in cited if _are_twins(one, other)]
    if one.is_conversion and not others:
        # The condition of its original is often left out with a conversion.
        others = [other for other in cited if _are_of_one_source(one, other)]
    findings = []
    for other in others:
        # In the order of the record, so that a pair gives one finding and not two.
        finding = twin(*sorted((one, other), key=cited.index))
        # A source may print two figures with their conversions: one of them has to fit.
        if finding is None:
            return None
        findings.append(finding)
    return max(findings, key=lambda found: SEVERITIES.index(found.severity), default=None)


def twin(one: Cited, other: Cited) -> Finding | None:
    """Return the finding on two claims that are given as one quantity; None if they agree."""
    a, b = one.amount, other.amount
    found = slip(a, b)
    if a.dimension != b.dimension:
        if found:
            return Finding("slips", "error", (one, other), found)
        text = f"{a.value} is of {a.dimension}, {b.value} of {b.dimension}"
        return Finding("twins", "error", (one, other), text)
    if found:
        return Finding("slips", "error", (one, other), f"{found}: {arithmetic(a.value, b.value)}")
    verdict = a.agreement(b).verdict
    if verdict in ("both", "one", "between", "five"):
        return None
    severity = "note"
    if verdict == "no":
        severity = "error"
    return Finding("twins", severity, (one, other), verdict_line(a, b))


def verdict_line(one: Amount, other: Amount) -> str:
    """Return how far two amounts agree, with the arithmetic."""
    verdict = VERDICTS[one.agreement(other).verdict]
    return f"{one.value} and {other.value} {verdict}: {arithmetic(one.value, other.value)}"


# --- echo ---------------------------------------------------------------------


def _echo(cited: list[Cited]) -> Iterator[Finding]:
    """Look for a claim that is another one converted, rounded and converted back."""
    echoes = Echoes(each.amount for each in cited)
    origins = [place for place, each in enumerate(cited) if not each.claim.rejected]
    seen: set[int] = set()
    for echo in itertools.chain.from_iterable(map(echoes.of, origins)):
        origin, last = cited[echo.origin], cited[echo.last]
        # A rejected claim may be about anything.
        is_alike = last.claim.rejected or _are_alike(origin, last)
        if echo.last in seen or last.is_conversion or not is_alike:
            continue
        own = {_written(other.amount) for other in cited if _is_origin(other, last)}
        # 26.55 km comes from the 16.50 miles beside it and is no echo; 255 g comes from
        # 9 oz, which may themselves come from 250 g.
        if own <= {echo.way}:
            seen.add(echo.last)
            severity = "warning"
            if own or echo.printed is None:
                severity = "note"
            yield Finding("echo", severity, (origin, last), echo.text)


def _is_origin(one: Cited, other: Cited) -> bool:
    """Return whether a source may have converted one of its claims into another."""
    a, b = one.amount, other.amount
    if one.claim.source is None or one.claim.source != other.claim.source or one.is_conversion:
        return False
    is_other = a.value.form == "plain" and a.symbols != b.symbols
    return is_other and a.dimension == b.dimension and a.agreement(b).forward


def _written(amount: Amount) -> str:
    return f"{amount.value.nominal:f} {amount.symbols[0]}"


# --- slips --------------------------------------------------------------------


def _slips(cited: list[Cited]) -> Iterator[Finding]:
    """Look for slips between claims that are not twins."""
    accepted = [each for each in cited if not each.claim.rejected]
    for one, other in itertools.product(accepted, cited):
        # A rejected claim may be about anything; others are compared like with like.
        is_alike = other.claim.rejected or _are_alike(one, other)
        if other.is_conversion or not is_alike or _are_twins(one, other):
            continue
        a, b = one.amount, other.amount
        text = slip(a, b)
        if text:
            severity = "error"
            if a.dimension == b.dimension and a.is_compatible(b):
                # More than 10,000 km may well be 16,100 km.
                severity = "warning"
            yield Finding("slips", severity, (one, other), text)


def _swapped_axes(evidence: Evidence) -> Iterator[Finding]:
    """Look for two axes that one source has the other way round."""
    for names in itertools.combinations(("length", "width", "height"), 2):
        sizes: dict[object, dict[str, Cited]] = {}
        for spec in names:
            for each in evidence.cited.get(spec, ()):
                if each.amount.dimension == "length" and not each.is_conversion:
                    size = sizes.setdefault((each.claim.source, each.state), {})
                    size.setdefault(spec, each)
        whole = [tuple(size.values()) for size in sizes.values() if len(size) == 2]
        for one, other in itertools.combinations(whole, 2):
            if _are_swapped(one, other):
                subjects = (*one, *other)
                a, b, c, d = (each.amount.value for each in subjects)
                text = f"{names[0]} and {names[1]} swapped: {a} and {b}, {c} and {d}"
                yield Finding("slips", "warning", subjects, text)


def _are_swapped(one: tuple[Cited, ...], other: tuple[Cited, ...]) -> bool:
    """Return whether two sizes of a source equal two of another source, but only crosswise."""
    pairs = list(zip(one, other, strict=True))
    if any(a.amount.is_compatible(b.amount) for a, b in pairs) or not _are_alike(*pairs[0]):
        return False
    crossed = zip(one, reversed(other), strict=True)
    return all(a.amount.agreement(b.amount).verdict in ("both", "one") for a, b in crossed)


# --- owner --------------------------------------------------------------------

MASSES = ("mass", "dry_mass", "launch_mass", "payload_capacity", "payload_mass")
"""The specs in which a vehicle may be taken for its carrier."""


def owner(passenger: Evidence, carrier: Evidence) -> Iterator[Finding]:
    """Ask whether a figure belongs to a passenger or its carrier, or to another spec of it."""
    is_one = passenger.vehicle is carrier.vehicle
    for spec, other_spec in itertools.product(MASSES, repeat=2):
        is_of_payload = spec.startswith("payload") and not other_spec.startswith("payload")
        if is_one and not is_of_payload:
            continue
        pairs = itertools.product(passenger.cited.get(spec, ()), carrier.cited.get(other_spec, ()))
        same = [pair for pair in pairs if _is_owned_twice(*pair)]
        if same:
            # One question for a pair of specs, about the best claims for them.
            one, two = min(same, key=lambda pair: sum(bool(each.claim.rejected) for each in pair))
            name = f"{passenger.vehicle.name}'s {PUBLISHED[spec].noun}"
            other_name = f"{carrier.vehicle.name}'s {PUBLISHED[other_spec].noun}"
            text = f"is {one.claim.value} {name}, or {other_name} ({two.claim.value})?"
            yield Finding("owner", "note", (one, two), text)


def _is_owned_twice(one: Cited, two: Cited) -> bool:
    """Return whether two claims give one figure: the same number, or a like one in another unit."""
    a, b = one.amount, two.amount
    if one.is_conversion or two.is_conversion or a.dimension != b.dimension:
        return False
    if a.agreement(b).verdict != "both" or not a.value.nominal:
        return False
    return a.symbols != b.symbols or a.value.nominal == b.value.nominal


# --- spread -------------------------------------------------------------------


def _spread(cited: list[Cited]) -> Iterator[Finding]:
    """Look for accepted claims of one state that leave no room for one value."""
    by_state: dict[object, list[Cited]] = {}
    for each in cited:
        group = by_state.setdefault(each.state, [])
        # Where one source rounds to few digits in another unit, the rule of twins looks.
        if not each.claim.rejected and not any(_is_rounding(one, each) for one in group):
            group.append(each)
    for group in by_state.values():
        if len(group) < 2:
            continue
        bounded = [each for each in group if each.amount.ends[1] is not None] or group
        least = min(bounded, key=lambda each: each.amount.ends[1] or 0)
        most = max(group, key=lambda each: each.amount.ends[0])
        if not least.amount.is_compatible(most.amount):
            apart = percent_apart(least.amount.value, most.amount.value)
            text = f"from {least.claim.value} to {most.claim.value}: {apart}"
            yield Finding("spread", "warning", (least, most), text)


def _is_rounding(one: Cited, other: Cited) -> bool:
    return _are_of_one_source(one, other) and one.amount.agreement(other.amount).verdict != "no"


def _other_sides(evidence: Evidence) -> Iterator[Finding]:
    """Look for an envelope that another one, or the sizes of named axes, contradict."""
    accepted = [each for each in evidence.cited.get("envelope", ()) if not each.claim.rejected]
    for one, other in itertools.combinations(accepted, 2):
        is_alike = one.state == other.state and not _are_of_one_source(one, other)
        if is_alike and not _leave_room(_sides(one), _sides(other)):
            text = f"from {one.claim.value} to {other.claim.value}: the sides do not agree"
            yield Finding("spread", "warning", (one, other), text)
    for one in accepted:
        axes = [_named(evidence, axis, one.state) for axis in ("length", "width", "height")]
        known = [axis for axis in axes if axis]
        sizes = [axis.amount.value for axis in known]
        if known and not _leave_room(_sides(one), sizes):
            named = ", ".join(f"{axis.noun} {axis.claim.value}" for axis in known)
            text = f"envelope {one.claim.value} against {named}: the sides do not agree"
            yield Finding("spread", "warning", (one, *known), text)


def _sides(cited: Cited) -> Sequence[PublishedValue]:
    return cited.amount.value.sides


def _named(evidence: Evidence, axis: str, state: tuple[str | None, ...]) -> Cited | None:
    """Return the first accepted size of an axis in a state."""
    for each in evidence.cited.get(axis, ()):
        if not each.claim.rejected and each.state == state:
            return each
    return None


def _leave_room(one: Sequence[PublishedValue], other: Sequence[PublishedValue]) -> bool:
    """Return whether the fewer of some sides can be among the others, in any order."""
    few, many = sorted((one, other), key=len)
    return any(
        all(map(is_compatible, few, chosen)) for chosen in itertools.permutations(many, len(few))
    )


# --- bounds -------------------------------------------------------------------

_PARTS = (
    ("payload_mass", "mass"),
    ("payload_capacity", "mass"),
    ("payload_mass", "launch_mass"),
    ("payload_capacity", "launch_mass"),
    ("dry_mass", "launch_mass"),
)


def _larger_parts(evidence: Evidence) -> Iterator[Finding]:
    """Look for a part that has more mass than the whole."""
    for part, whole in _PARTS:
        # A lander's mass may be its dry one, which payload can well exceed.
        if whole == "mass" and evidence.vehicle.kind == "lander":
            continue
        one, other = (_first(evidence.cited.get(spec, ())) for spec in (part, whole))
        if one and other and other.amount.is_below(one.amount):
            values = (one.claim.value, other.claim.value)
            text = f"{one.noun} {values[0]} is more than {other.noun} {values[1]}"
            severity = "error"
            if part == "payload_capacity":
                # A rover may well carry more than itself: the Apollo LRV did.
                severity = "note"
            yield Finding("bounds", severity, (one, other), text)


def _shrunk(cited: list[Cited]) -> Iterator[Finding]:
    """Look for a size that is less when it is deployed."""
    stowed, deployed = _first(cited, "stowed"), _first(cited, "deployed")
    if stowed and deployed and deployed.amount.is_below(stowed.amount):
        values = (deployed.claim.value, stowed.claim.value)
        text = f"{stowed.noun} deployed, {values[0]}, is less than stowed, {values[1]}"
        yield Finding("bounds", "warning", (deployed, stowed), text)


def _first(cited: Iterable[Cited], configuration: str | None = None) -> Cited | None:
    """Return the first accepted claim, in a configuration if one is named."""
    for each in cited:
        if not each.claim.rejected and configuration in (None, each.claim.configuration):
            return each
    return None


def _density(evidence: Evidence) -> Iterator[Finding]:
    """Look for a bulk density that nothing has."""
    density = TRUST.figure(evidence.vehicle, "bulk_density")
    low, high = PLAUSIBLE_DENSITY
    if not density or low <= density.nominal <= high:
        return
    number = density.value.without_unit()
    text = f"bulk density {number} kg/m³, expected {low} to {high} kg/m³: {density.note}"
    vehicle = evidence.vehicle.id
    subjects = tuple(Cited(vehicle, spec, claim) for spec, claim in density.inputs)
    yield Finding("bounds", "warning", subjects, text)


def _dates(vehicle: Vehicle) -> Iterator[Finding]:
    """Look for a landing before the launch."""
    launch, landing = vehicle.launch_date, vehicle.landing_date
    if launch and landing and landing < launch:
        text = f"{vehicle.id}: landing on {landing} is before launch on {launch}"
        yield Finding("bounds", "error", (), text)


# --- order --------------------------------------------------------------------


def _order(cited: list[Cited]) -> Iterator[Finding]:
    """Look for accepted claims that stand in a record in another order than trust gives them."""
    accepted = [each for each in cited if not each.claim.rejected]
    for one, other in itertools.pairwise(accepted):
        if reason := precedence(other.claim, one.claim):
            text = f"the order of trust has {other.claim.value} before {one.claim.value}: {reason}"
            yield Finding("order", "note", (one, other), text)
