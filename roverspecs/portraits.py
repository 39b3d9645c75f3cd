"""Portraits: what a picture shows of a vehicle, or of a familiar thing beside it.

A box is as large as what was published, and no size is invented: an edge is
not sure where its place is only about known, or is assumed from another
configuration, and of a vehicle of which one size is known, a line is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs import units as _units
from roverspecs.claims import Claim
from roverspecs.escapes import clean
from roverspecs.records import Vehicle
from roverspecs.trust import Preference
from roverspecs.values import PublishedValue

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
    """A claim, for which of the specs it is taken, and whether it says exactly that."""

    claim: Claim
    is_diameter: bool
    is_sure: bool

    @property
    def metres(self) -> Fraction:
        """Of a range the middle, of a bound the bound."""
        value = self.claim.published
        return Fraction(value.nominal) * Fraction(*_units.ratio(value.unit, "m"))


class Measure(NamedTuple):
    """What is known of the size of a vehicle, in one configuration as far as that goes."""

    name: str
    configuration: str
    sizes: dict[str, _Size]
    unused: dict[str, Claim]

    @staticmethod
    def of(vehicle: Vehicle, configuration: str | None, preference: Preference) -> Measure:
        """Return what is known of a vehicle.

        Parameters
        ----------
        vehicle : Vehicle
        configuration : str or None
            The one to take; by default that in which most is known.
        preference : Preference

        Returns
        -------
        Measure
        """
        offered = {
            spec: [claim for claim in vehicle.claims(spec, prefer=preference) if not claim.rejected]
            for spec in (*_AXES, "diameter")
        }
        present = dict.fromkeys(claim.configuration or "" for claims in offered.values() for claim in claims)
        candidates = [configuration] if configuration else [*present] or [""]
        # The first of those in which most is known.
        found = max(
            ((kind, _sizes(offered, kind)) for kind in candidates),
            key=lambda pair: sum(size.claim.configuration == pair[0] for size in pair[1].values()),
        )
        used = {"diameter" if size.is_diameter else spec for spec, size in found[1].items()}
        unused = {spec: claims[0] for spec, claims in offered.items() if claims and spec not in used}
        return Measure(clean(vehicle.name) or clean(vehicle.id) or "vehicle", *found, unused)

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
            is_round=across is not None and up is not None and across.is_diameter and up.is_diameter,
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
        return f"no {listed(needed, 'or')} published" if self.sizes or self.unused else "no dimension published"

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
        if absent := [spec for spec in needed if spec not in sizes]:
            yield f"no {listed(absent, 'or')} published"
        yield from self._configurations(sizes, common)
        for spec, claim in self.unused.items():
            if spec in (*needed, "diameter"):
                yield f"also {spec} {_told(claim, unit, [_configured(claim.configuration), claim.condition])}"

    def _configurations(self, sizes: Mapping[str, _Size], condition: str | None) -> Iterable[str]:
        """Say which configuration is shown, and what is assumed from another one."""
        kinds: dict[str | None, list[str]] = {}
        for spec, size in sizes.items():
            kinds.setdefault(size.claim.configuration, []).append(spec)
        own = kinds.pop(self.configuration, None)
        words = _configured(self.configuration) if own else f"no size published as {self.configuration!r}"
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


def _sizes(offered: Mapping[str, Sequence[Claim]], configuration: str) -> dict[str, _Size]:
    """Return the claim to draw for each axis, one of the configuration if there is one."""
    own = {
        spec: claim
        for spec, claims in offered.items()
        for claim in reversed(claims)
        if claim.configuration == configuration
    }
    other = {spec: claims[0] for spec, claims in offered.items() if claims}
    found: dict[str, tuple[str, Claim]] = {}
    for axis in ("length", "width"):
        for spec, claims in ((axis, own), ("diameter", own), (axis, other), ("diameter", other)):
            if spec in claims:
                found.setdefault(axis, (spec, claims[spec]))
    diameters = [axis for axis, (spec, _) in found.items() if spec == "diameter"]
    height = own.get("height") or other.get("height")
    if height:
        found["height"] = ("height", height)
    elif diameters:
        # What nobody calls high, and that lacks a length or a width, is a ball.
        found["height"] = found[diameters[0]]
    return {
        axis: _Size(
            claim,
            is_diameter=spec == "diameter",
            is_sure=claim.configuration == configuration
            and not claim.published.sign
            and claim.published.form != "range"
            and (spec != "diameter" or len(diameters) == 2),
        )
        for axis, (spec, claim) in found.items()
    }


# --- the references -----------------------------------------------------------


@attrs.frozen(kw_only=True)
class Reference:
    """Hold a familiar thing to compare with, its size by convention.

    Attributes
    ----------
    name : str
    sizes : dict of str to str
        What is told of it, such as ``{"height": "1.75 m"}``.
    breadth, tallness : Fraction
        Of what is drawn, in metres.
    strokes : tuple of Stroke
        What is drawn; empty for a sheet.
    above : tuple of Stroke
        What is drawn in the top view, where it is another thing.
    depth : Fraction
        How far it reaches upwards in the top view, in metres.
    """

    name: str
    sizes: Mapping[str, str]
    breadth: Fraction
    tallness: Fraction
    strokes: tuple[Stroke, ...] = ()
    above: tuple[Stroke, ...] = ()
    depth: Fraction

    def subject(self, views: Sequence[str], unit: str) -> Subject:
        """Return it as a column of a drawing.

        Parameters
        ----------
        views : sequence of str
        unit : str
            Of a length.

        Returns
        -------
        Subject
        """
        values = {spec: _units.convert(PublishedValue.parse(text), unit) for spec, text in self.sizes.items()}
        return Subject(
            name=self.name,
            lines=(*(f"{spec} {value.without_unit()} {unit}" for spec, value in values.items()), "for comparison"),
            shapes=tuple(
                Shape(self.breadth, self.depth, strokes=self.above)
                if view == "top"
                else Shape(self.breadth, self.tallness, strokes=self.strokes)
                for view in views
            ),
            is_reference=True,
        )


# In metres, from the wrist to the tip of the middle finger, as wide as it is with the thumb stretched.
_HAND = (
    Stroke(0.013, 0.042, 0.013, 0.064, 0.042),
    Stroke(-0.017, 0.080, -0.024, 0.161, 0.0095),
    Stroke(0.003, 0.090, 0.002, 0.180, 0.010),
    Stroke(0.023, 0.090, 0.027, 0.168, 0.0095),
    Stroke(0.044, 0.075, 0.052, 0.137, 0.0085),
    Stroke(-0.011, 0.040, -0.0485, 0.100, 0.012),
)
_ADULT = (
    Stroke(0, 1.635, 0, 1.635, 0.115),
    Stroke(-0.115, 1.365, 0.115, 1.365, 0.105),
    Stroke(-0.065, 1.36, -0.065, 0.92, 0.105),
    Stroke(0.065, 1.36, 0.065, 0.92, 0.105),
    Stroke(-0.19, 1.36, -0.225, 0.85, 0.05),
    Stroke(0.19, 1.36, 0.225, 0.85, 0.05),
    Stroke(-0.095, 0.95, -0.095, 0.075, 0.075),
    Stroke(0.095, 0.95, 0.095, 0.075, 0.075),
)
_SHOULDERS = (
    Stroke(-0.195, 0.12, 0.195, 0.12, 0.08),
    Stroke(0, 0.12, 0, 0.12, 0.12),
)

REFERENCES = {
    "hand": Reference(
        name="Hand",
        sizes={"length": "19 cm"},
        breadth=Fraction("0.121"),
        tallness=Fraction("0.19"),
        depth=Fraction("0.19"),
        strokes=_HAND,
        above=_HAND,
    ),
    "a4": Reference(
        name="A4 sheet",
        sizes={"width": "21.0 cm", "height": "29.7 cm"},
        breadth=Fraction("0.21"),
        tallness=Fraction("0.297"),
        depth=Fraction("0.297"),
    ),
    "adult": Reference(
        name="Adult",
        sizes={"height": "1.75 m"},
        breadth=Fraction("0.55"),
        tallness=Fraction("1.75"),
        depth=Fraction("0.24"),
        strokes=_ADULT,
        above=_SHOULDERS,
    ),
}
"""What can be drawn beside the vehicles; sizes by convention, and of the sheet by ISO 216."""


def suiting(largest: Fraction) -> str:
    """Return the name of the reference for vehicles up to a size in metres."""
    return "hand" if largest < Fraction("0.3") else "a4" if largest < 1 else "adult"
