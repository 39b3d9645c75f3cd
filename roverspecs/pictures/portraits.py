"""Portraits: what a picture shows of a vehicle.

A box is as large as what was published, and no size is invented: an edge is
not sure where its place is only about known, or is assumed from another
configuration, and of a vehicle of which one size is known, a line is shown.
A range says no more than the ends between which a size is, so its edge is not
sure; a tolerance (±) says how sure a size is, and its edge is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.records.claims import Claim
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values import units as _units

VIEWS = {"side": ("length", "height"), "front": ("width", "height"), "top": ("length", "width")}
"""Each view, and the specs that it shows across and upwards."""


class Stroke(NamedTuple):
    """Hold a thick line with round ends, in metres from the middle of the foot.

    Attributes
    ----------
    x1, y1, x2, y2 : float
        Its ends, upwards from the ground.
    radius : float
    """

    x1: float
    y1: float
    x2: float
    y2: float
    radius: float


class Shape(NamedTuple):
    """Hold what one view shows of a subject, in metres.

    Attributes
    ----------
    across, up : Fraction or None
        None where nothing is known; one of them is above zero.
    is_across_sure, is_up_sure : bool
        Whether the edges at both ends are where they were published to be.
    is_round : bool
        Whether it is a circle.
    strokes : tuple of Stroke
        What is drawn instead of the box, for a reference.
    """

    across: Fraction | None
    up: Fraction | None
    is_across_sure: bool = True
    is_up_sure: bool = True
    is_round: bool = False
    strokes: tuple[Stroke, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether all that is known of it was published so."""
        return (self.is_across_sure or self.across is None) and (self.is_up_sure or self.up is None)

    @property
    def is_box(self) -> bool:
        """Whether both sizes are known; else it is a line."""
        return self.across is not None and self.up is not None


@attrs.frozen(kw_only=True)
class Subject:
    """Hold what is drawn in one column: a vehicle, or a familiar reference.

    Attributes
    ----------
    name : str
        In one line.
    lines : tuple of str
        What is said beneath the name: sizes, configuration, what is missing.
    shapes : tuple of Shape or None
        One for each view; None where neither size is known.
    is_reference : bool
    """

    name: str
    lines: tuple[str, ...]
    shapes: tuple[Shape | None, ...]
    is_reference: bool = False

    @property
    def sentence(self) -> str:
        """All that is said of it."""
        return f"{self.name}: {', '.join(self.lines)}"

    @property
    def breadth(self) -> float:
        """The largest size across, in metres."""
        return max(float(shape.across or 0) for shape in self.shapes if shape)

    @property
    def tallness(self) -> float:
        """The largest size upwards, in metres."""
        return max(float(shape.up or 0) for shape in self.shapes if shape)


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a sentence lists them."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


# --- the sizes of a vehicle ---------------------------------------------------

_AXES = ("length", "width", "height")


class _Size(NamedTuple):
    """A claim, the spec that it is one of, and whether it says exactly what it is taken for."""

    spec: str
    claim: Claim
    is_sure: bool

    @property
    def is_diameter(self) -> bool:
        """Whether a diameter stands for what it is taken for."""
        return self.spec == "diameter"

    @property
    def metres(self) -> Fraction:
        """Of a range the middle, of a bound the bound."""
        value = self.claim.published
        return Fraction(value.nominal) * _units.factor_between(value.unit, "m")


class Measure(NamedTuple):
    """What is known of the size of a vehicle, in one configuration as far as that goes.

    Attributes
    ----------
    name : str
    configuration : str
    sizes : dict of str to _Size
        What is drawn.
    unused : dict of str to Claim
        Of each spec the claim that a comparison shows, where another one is drawn, or none.
    hidden : tuple of str
        The specs of which all that was published was rejected.
    """

    name: str
    configuration: str
    sizes: dict[str, _Size]
    unused: dict[str, Claim]
    hidden: tuple[str, ...]

    @staticmethod
    def of(
        vehicle: Vehicle, name: str, configuration: str | None, preference: Preference
    ) -> Measure:
        """Return what is known of a vehicle.

        Parameters
        ----------
        vehicle : Vehicle
        name : str
            What to call it, in one line.
        configuration : str or None
            The one to take; by default that in which most is known.
        preference : Preference

        Returns
        -------
        Measure
        """
        published = {spec: vehicle.claims(spec, prefer=preference) for spec in (*_AXES, "diameter")}
        offered = {
            spec: accepted
            for spec, claims in published.items()
            if (accepted := [claim for claim in claims if not claim.rejected])
        }
        found, sizes = _chosen(offered, configuration)
        drawn = {size[:2] for size in sizes.values()}
        return Measure(
            name=name,
            configuration=found,
            sizes=sizes,
            unused={
                spec: claims[0]
                for spec, claims in offered.items()
                if (spec, claims[0]) not in drawn
            },
            hidden=tuple(
                spec for spec, claims in published.items() if claims and spec not in offered
            ),
        )

    @property
    def largest(self) -> Fraction:
        """The largest size, in metres."""
        return max((size.metres for size in self.sizes.values()), default=Fraction(0))

    def shape(self, view: str) -> Shape | None:
        """Return what a view shows, or None where neither size is known."""
        across, up = (self.sizes.get(spec) for spec in VIEWS[view])
        # Of no size, 0 m as well as none, an edge can be drawn.
        metres = [(size.metres or None) if size else None for size in (across, up)]
        if metres == [None, None]:
            return None
        return Shape(
            across=metres[0],
            up=metres[1],
            is_across_sure=across is not None and across.is_sure,
            is_up_sure=up is not None and up.is_sure,
            is_round=across is not None
            and up is not None
            and across.is_diameter
            and up.is_diameter,
        )

    def is_drawn(self, views: Iterable[str]) -> bool:
        """Return whether one of some views shows anything."""
        return any(self.shape(view) for view in views)

    def subject(self, views: Sequence[str], needed: Sequence[str], unit: str) -> Subject:
        """Return it as a column of a drawing.

        Parameters
        ----------
        views : sequence of str
        needed : sequence of str
            The specs that the views show.
        unit : str
            Of a length.

        Returns
        -------
        Subject
        """
        return Subject(
            name=self.name,
            lines=tuple(self._lines(needed, unit)),
            shapes=tuple(self.shape(view) for view in views),
        )

    def reason(self, needed: Sequence[str]) -> str:
        """Say why it cannot be drawn."""
        zeros = [f"{spec} {self.sizes[spec].claim.value}" for spec in needed if spec in self.sizes]
        if zeros:
            return ", ".join(zeros)
        is_known = self.sizes or self.unused or self.hidden
        return ", ".join(self._absent(needed)) if is_known else "no dimension published"

    def _absent(self, needed: Sequence[str]) -> Iterable[str]:
        """Say which sizes are missing, and of which all that was published was rejected."""
        absent = [spec for spec in needed if spec not in self.sizes]
        if unpublished := [spec for spec in absent if spec not in self.hidden]:
            yield f"no {listed(unpublished, 'or')} published"
        # A diameter would stand for what is missing.
        if hidden := [spec for spec in (*absent, "diameter") if absent and spec in self.hidden]:
            yield f"{listed(hidden)} published, but not shown"

    def _lines(self, needed: Sequence[str], unit: str) -> Iterable[str]:
        sizes = {spec: self.sizes[spec] for spec in needed if spec in self.sizes}
        conditions = {size.claim.condition for size in sizes.values()}
        common = conditions.pop() if len(conditions) == 1 else None
        stands = [spec for spec, size in sizes.items() if size.is_diameter]
        # Of what is round all around, the diameter is all there is to say.
        is_mixed = bool({"length", "width"} & {*sizes} - {*stands})
        for spec, size in sizes.items():
            remarks = [size.claim.condition] if size.claim.condition != common else []
            if not size.is_diameter:
                yield f"{spec} {_told(size.claim, unit, remarks)}"
            elif spec == stands[0]:
                name, lead = (listed(stands), ["the diameter"]) if is_mixed else ("diameter", [])
                yield f"{name} {_told(size.claim, unit, [*lead, *remarks])}"
        yield from self._absent(needed)
        yield from self._configurations(sizes, common)
        for spec, claim in self.unused.items():
            told = [_told(size.claim, unit, ()) for size in sizes.values() if size.spec == spec]
            # What differs in its configuration alone is the same to who reads both.
            if spec in (*needed, "diameter") and _told(claim, unit, ()) not in told:
                yield f"also {spec} {_told(claim, unit, [_configured(claim.configuration), claim.condition])}"

    def _configurations(self, sizes: Mapping[str, _Size], condition: str | None) -> Iterable[str]:
        """Say which configuration is shown, and what is assumed from another one."""
        kinds: dict[str | None, list[str]] = {}
        for spec, size in sizes.items():
            kinds.setdefault(size.claim.configuration, []).append(spec)
        own = kinds.pop(self.configuration, None)
        words = (
            _configured(self.configuration)
            if own
            else f"no size published as {self.configuration!r}"
        )
        yield clean(f"{words}, {condition}" if condition else words)
        for kind, specs in kinds.items():
            source = "an unstated configuration" if kind == "unstated" else kind
            yield f"{listed(specs)} assumed from {source}"


def _configured(configuration: str | None) -> str:
    return "configuration unstated" if configuration == "unstated" else configuration or ""


def _told(claim: Claim, unit: str, remarks: Iterable[str | None]) -> str:
    """Return a figure in a unit, with what must be said of it."""
    value = _units.convert(claim.published, unit).without_unit()
    told = ", ".join(filter(None, remarks))
    return clean(f"{value} {unit} ({told})" if told else f"{value} {unit}")


def _chosen(
    offered: Mapping[str, Sequence[Claim]], configuration: str | None
) -> tuple[str, dict[str, _Size]]:
    """Return the configuration to draw, the one asked for or that in which most is known, and the sizes."""
    claims = [claim for each in offered.values() for claim in each]
    shown = {(spec, each[0]) for spec, each in offered.items()}
    candidates = dict.fromkeys(
        (configuration or claim.configuration or "", claim.condition) for claim in claims
    )

    def rank(candidate: tuple[str, str | None]) -> tuple[int, int, int]:
        kind, condition = candidate
        own = [
            size
            for size in _sizes(offered, *candidate).values()
            if size.claim.configuration == kind
        ]
        # To be stated is worth a size; of equals, that which a comparison
        # shows most of goes first, then that of one condition.
        return (
            len(own) + (kind != "unstated"),
            sum(size[:2] in shown for size in own),
            sum(size.claim.condition == condition for size in own),
        )

    best = max(candidates, key=rank, default=(configuration or "", None))
    return best[0], _sizes(offered, *best)


def _sizes(
    offered: Mapping[str, Sequence[Claim]], configuration: str, condition: str | None
) -> dict[str, _Size]:
    """Return the claim to draw for each axis, one of the configuration and the condition if there is one."""
    best = {
        spec: min(
            claims,
            key=lambda claim: (claim.configuration != configuration, claim.condition != condition),
        )
        for spec, claims in offered.items()
    }
    found: dict[str, tuple[str, Claim]] = {}
    for axis in ("length", "width"):
        # A diameter stands for what is published in another configuration only.
        specs = [spec for spec in (axis, "diameter") if spec in best]
        for spec in sorted(specs, key=lambda spec: best[spec].configuration != configuration)[:1]:
            found[axis] = (spec, best[spec])
    diameters = [axis for axis, (spec, _) in found.items() if spec == "diameter"]
    if "height" in best:
        found["height"] = ("height", best["height"])
    elif diameters:
        # What nobody calls high, and that lacks a length or a width, is a ball.
        found["height"] = found[diameters[0]]
    return {
        axis: _Size(
            spec,
            claim,
            is_sure=claim.configuration == configuration
            and not claim.published.sign
            and claim.published.form != "range"
            and (spec != "diameter" or len(diameters) == 2),
        )
        for axis, (spec, claim) in found.items()
    }
