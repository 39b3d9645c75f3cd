"""Scenes: vehicles and familiar things side by side, as a drawing shows them.

A box is as large as the published sizes, and no size is invented.  An edge is
not sure where its place is only approximate, or comes from another
configuration.  A vehicle with one known size is a line.  A range states only
the ends between which a size lies, so its edge is not sure; a tolerance (±)
states how sure a size is, so its edge is sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.comparisons.cells import configured
from roverspecs.pictures.paper import Paper
from roverspecs.pictures.wheels import Wheel, Wheels, metres
from roverspecs.records.claims import Claim
from roverspecs.records.reading import Reading
from roverspecs.records.sizes import (
    AXES,
    DIAMETER,
    ENVELOPE,
    Offered,
    Sizes,
    best_known,
    offered_sizes,
)
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values import units as _units
from roverspecs.values.published import PublishedValue

VIEWS = {"side": ("length", "height"), "front": ("width", "height"), "top": ("length", "width")}
"""Each view with the two sizes that it shows, across and upwards."""

MOST_NAMED = 5
"""The title of a scene names this many vehicles; it counts more of them."""


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
    """Hold the shape of a subject in one view, in metres.

    Attributes
    ----------
    across, up : Fraction or None
        None for a size that is not known; one of them is above zero.
    is_across_sure, is_up_sure : bool
        Whether the edges at both ends are where they were published to be.
    is_round : bool
        Whether it is a circle.
    strokes : tuple of Stroke
        The silhouette of a yardstick, which is drawn instead of the box.
    wheels : tuple of Wheel
        They stand on the ground, in front of the box.
    room : tuple of Fraction or None, length 2
        The box that it stands in, across and upwards.
    """

    across: Fraction | None
    up: Fraction | None
    is_across_sure: bool = True
    is_up_sure: bool = True
    is_round: bool = False
    strokes: tuple[Stroke, ...] = ()
    wheels: tuple[Wheel, ...] = ()
    room: tuple[Fraction, Fraction] | None = None

    @property
    def is_sure(self) -> bool:
        """Whether every known size was published as it is drawn."""
        is_across_sure = self.is_across_sure or self.across is None
        return is_across_sure and (self.is_up_sure or self.up is None)

    @property
    def is_box(self) -> bool:
        """Whether both sizes are known; else it is a line."""
        return self.across is not None and self.up is not None

    @property
    def extent(self) -> tuple[float, float]:
        """The size across and upwards in metres, 0 where it is not known."""
        return float(self.across or 0), float(self.up or 0)

    @property
    def reach(self) -> tuple[float, float]:
        """The extent, with the wheels and the box that it stands in."""
        across, up = self.extent
        for wheel in self.wheels:
            across = max(across, float(2 * abs(wheel.x) + wheel.diameter))
        if self.room is None:
            return across, up
        return max(across, float(self.room[0])), max(up, float(self.room[1]))


@attrs.frozen(kw_only=True)
class Subject:
    """Hold one column of a scene: a vehicle, or a familiar thing beside the vehicles.

    Attributes
    ----------
    name : str
        In one line.
    lines : tuple of str
        The label under the name: sizes, configuration, missing sizes.
    shapes : tuple of Shape or None
        One for each view; None where neither size is known.
    is_yardstick : bool
    is_own : bool
        Whether it is a vehicle of the reader beside others of the catalog.
    figures : int
        How many of the lines, from the first on, are figures of the drawing.
    """

    name: str
    lines: tuple[str, ...]
    shapes: tuple[Shape | None, ...]
    is_yardstick: bool = False
    is_own: bool = False
    figures: int = 0

    @property
    def sentence(self) -> str:
        """The name with all lines of the label."""
        return f"{self.name}: {', '.join(self.lines)}"

    @property
    def breadth(self) -> float:
        """The largest size across, in metres."""
        return max(shape.reach[0] for shape in self.shapes if shape)

    @property
    def tallness(self) -> float:
        """The largest size upwards, in metres."""
        return max(shape.reach[1] for shape in self.shapes if shape)


@attrs.frozen(kw_only=True, repr=False)
class Scene:
    """Hold vehicles side by side at one scale, as every form of a drawing shows them.

    Attributes
    ----------
    views : tuple of str
        Some of :data:`VIEWS`.
    subjects : tuple of Subject
        The yardsticks first, then the vehicles that can be drawn.
    missing : tuple of str
        The vehicles that cannot be drawn, with the reason.
    remarks : tuple of str
        Remarks on the whole picture.
    unit : str
        The unit of all sizes.
    box : str
        The box that the vehicles stand in; empty without one.
    caption : str
        The sources of all figures, and the version of the data; may be empty.
    paper : Paper
    """

    views: tuple[str, ...]
    subjects: tuple[Subject, ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]
    unit: str
    box: str = ""
    caption: str = ""
    paper: Paper = attrs.field(factory=Paper)

    @property
    def title(self) -> str:
        """The title of the picture, in a line."""
        names = [subject.name for subject in self.subjects if not subject.is_yardstick]
        if not names:
            return "Nothing that can be drawn to scale"
        drawn = f"{len(names)} vehicles"
        if len(names) <= MOST_NAMED:
            drawn = listed(names)
        noun = "view"
        if len(self.views) > 1:
            noun = "views"
        if self.box:
            drawn = f"{drawn} in a box of {self.box}"
        return f"{drawn} to scale: {listed(self.views)} {noun}"

    @property
    def description(self) -> str:
        """The whole picture in words, with all figures."""
        sentences = [subject.sentence for subject in self.subjects]
        return ". ".join([*sentences, *self.missing, *self.remarks]) + "."


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a sentence lists them, such as "a, b and c"."""
    *first, final = words
    if not first:
        return final
    return f"{', '.join(first)} {last} {final}"


# --- vehicles -----------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Portrait:
    """Hold a vehicle with the sizes that a scene can show.

    Attributes
    ----------
    name : str
        In one line.
    sizes : Sizes
        The sizes that are drawn.
    offered : mapping of str to sequence of Claim
        All accepted claims of each size, the one that a comparison shows first.
    hidden : tuple of str
        The sizes whose claims were all rejected.
    wheels : Wheels or None
        None where their number or their diameter is not published.
    is_own : bool
        Whether it is a vehicle of the reader beside others of the catalog.
    """

    name: str
    sizes: Sizes
    offered: Offered
    hidden: tuple[str, ...]
    wheels: Wheels | None = None
    is_own: bool = False

    @staticmethod
    def of(vehicle: Vehicle, name: str, reading: Reading, *, is_own: bool = False) -> Portrait:
        """Return the portrait of a vehicle.

        Parameters
        ----------
        vehicle : Vehicle
        name : str
            The name to show, in one line.
        reading : Reading
            Its configuration is drawn as far as sizes are published in it; by
            default the configuration in which most is known.
        is_own : bool, default False
            Whether it is a vehicle of the reader beside others of the catalog.

        Returns
        -------
        Portrait
        """
        # A size that the configuration lacks is taken from another one.
        offered = offered_sizes(vehicle, reading.in_configuration(None))
        hidden = []
        for size in (*AXES, DIAMETER, ENVELOPE):
            has_rejected = any(claim.rejected for claim in vehicle.claims(size))
            if has_rejected and size not in offered:
                hidden.append(size)
        sizes = best_known(offered, reading.configuration)
        return Portrait(
            name=name,
            sizes=sizes,
            offered=offered,
            hidden=tuple(hidden),
            wheels=Wheels.of(vehicle, reading.in_configuration(None)),
            is_own=is_own,
        )

    @property
    def largest(self) -> Fraction:
        """The largest size in metres, 0 where none is known."""
        sizes = [figure for axis in AXES if (figure := self.sizes.figure(axis))]
        return max(map(metres, sizes), default=Fraction(0))

    def shape(self, view: str) -> Shape | None:
        """Return the shape in a view, or None where neither size is known.

        Parameters
        ----------
        view : str
            One of :data:`VIEWS`.

        Returns
        -------
        Shape or None
        """
        axes = VIEWS[view]
        figures = [self.sizes.figure(axis) for axis in axes]
        # An edge needs a size above zero.
        across, up = ((figure and metres(figure)) or None for figure in figures)
        if across is None and up is None:
            return None
        wheels: tuple[Wheel, ...] = ()
        if view == "side" and across and up:
            wheels = self._wheels(across, up)
        return Shape(
            across=across,
            up=up,
            is_across_sure=self.is_sure(axes[0]),
            is_up_sure=self.is_sure(axes[1]),
            is_round={*axes} <= {*self.sizes.round_axes},
            wheels=wheels,
        )

    def _wheels(self, length: Fraction, height: Fraction) -> tuple[Wheel, ...]:
        """Return the wheels that are seen from the side."""
        if self.wheels is None:
            return ()
        return self.wheels.seen(length, height)

    def is_sure(self, axis: str) -> bool:
        """Return whether the size along an axis was published exactly as it is drawn."""
        name = self.sizes.sources.get(axis)
        if name is None or name == ENVELOPE or not self.sizes.is_own(name):
            return False
        value = self.sizes.claims[name].published
        if value.sign or value.form == "range":
            return False
        # Beside a published length or width, the diameter is a guess.
        return name != DIAMETER or {"length", "width"} <= {*self.sizes.round_axes}

    def is_drawn(self, views: Iterable[str]) -> bool:
        """Return whether any of some views shows a shape."""
        return any(self.shape(view) for view in views)

    def subject(self, views: Sequence[str], needed: Sequence[str], unit: str) -> Subject:
        """Return the portrait as a column of a scene.

        Parameters
        ----------
        views : sequence of str
            Some of :data:`VIEWS`.
        needed : sequence of str
            The sizes that the views show.
        unit : str
            The unit of all sizes.

        Returns
        -------
        Subject
        """
        shown = [axis for axis in needed if axis in self.sizes.sources]
        shapes = tuple(self.shape(view) for view in views)
        figures = [*self.size_lines(shown, unit)]
        if self.wheels and self._has_wheels(shapes):
            figures += self.wheels.lines(unit)
        lines = [
            *figures,
            *self._absent_lines(needed),
            *self._configuration_lines(shown),
            *self._other_lines(shown, needed, unit),
        ]
        return Subject(
            name=self.name,
            lines=tuple(lines),
            shapes=shapes,
            is_own=self.is_own,
            figures=len(figures),
        )

    def claims(self, views: Sequence[str], needed: Sequence[str]) -> Iterable[Claim]:
        """Return the claims that are drawn.

        Parameters
        ----------
        views : sequence of str
            Some of :data:`VIEWS`.
        needed : sequence of str
            The sizes that the views show.

        Returns
        -------
        iterable of Claim
        """
        shown = [self.sizes.claim(axis) for axis in needed]
        yield from filter(None, shown)
        if self.wheels and self._has_wheels(self.shape(view) for view in views):
            yield from self.wheels.claims

    @staticmethod
    def _has_wheels(shapes: Iterable[Shape | None]) -> bool:
        return any(shape.wheels for shape in shapes if shape)

    def reason(self, needed: Sequence[str]) -> str:
        """Return the reason why the vehicle cannot be drawn.

        Parameters
        ----------
        needed : sequence of str
            The sizes that the views show.

        Returns
        -------
        str
        """
        known = {axis: claim for axis in needed if (claim := self.sizes.claim(axis))}
        if known:
            return ", ".join(f"{axis} {claim.value}" for axis, claim in known.items())
        if self.offered or self.hidden:
            return ", ".join(self._absent_lines(needed))
        return "no dimension published"

    def size_lines(self, shown: Sequence[str], unit: str) -> Iterable[str]:
        """Return a line for each size; one line for all axes that the diameter stands for.

        Parameters
        ----------
        shown : sequence of str
            The axes to state, each with a size.
        unit : str
            The unit of all sizes.

        Returns
        -------
        iterable of str
        """
        common = self._common_condition(shown)
        if self.sizes.is_envelope:
            claim = self.sizes.claims[ENVELOPE]
            yield f"{_figure(claim, unit)}, axes not named"
            return
        rounds = [axis for axis in shown if axis in self.sizes.round_axes]
        across = {"length", "width"} & {*shown}
        # A vehicle that is round all around needs no more words than its diameter.
        is_mixed = not across <= {*rounds}
        for axis in shown:
            claim = self.sizes.claims[self.sizes.sources[axis]]
            notes = [claim.circumstances] if claim.circumstances != common else []
            if axis not in rounds:
                yield f"{axis} {_figure(claim, unit, notes)}"
            elif axis == rounds[0] and is_mixed:
                yield f"{listed(rounds)} {_figure(claim, unit, ['the diameter', *notes])}"
            elif axis == rounds[0]:
                yield f"diameter {_figure(claim, unit, notes)}"

    def _common_condition(self, shown: Iterable[str]) -> str | None:
        """Return the condition that all sizes share, if there is one."""
        claims = [self.sizes.claims[self.sizes.sources[axis]] for axis in shown]
        conditions = {claim.circumstances for claim in claims}
        if len(conditions) > 1:
            return None
        return next(iter(conditions), None)

    def _absent_lines(self, needed: Iterable[str]) -> Iterable[str]:
        """Return a line on sizes that nobody published, and one on rejected ones."""
        absent = [axis for axis in needed if axis not in self.sizes.sources]
        unpublished = [axis for axis in absent if axis not in self.hidden]
        if unpublished:
            yield f"no {listed(unpublished, 'or')} published"
        # An accepted diameter would stand for a missing size.
        rejected = [name for name in (*absent, DIAMETER) if name in self.hidden]
        if absent and rejected:
            yield f"{listed(rejected)} published, but not shown"

    def _configuration_lines(self, shown: Sequence[str]) -> Iterable[str]:
        """Return a line on the configuration that is drawn, and one on each other that is used."""
        kinds: dict[str | None, list[str]] = {}
        for axis in shown:
            claim = self.sizes.claims[self.sizes.sources[axis]]
            kinds.setdefault(claim.configuration, []).append(axis)
        words = f"no size published as {self.sizes.configuration!r}"
        if kinds.pop(self.sizes.configuration, None):
            words = configured(self.sizes.configuration)
        yield clean(", ".join(filter(None, [words, self._common_condition(shown)])))
        for kind, axes in kinds.items():
            source = kind
            if kind == "unstated":
                source = "an unstated configuration"
            yield f"{listed(axes)} assumed from {source}"

    def _other_lines(self, shown: Iterable[str], needed: Iterable[str], unit: str) -> Iterable[str]:
        """Return a line for each figure that a comparison shows instead of the drawn one."""
        drawn = {self.sizes.sources[axis] for axis in shown}
        for name in (*needed, DIAMETER, ENVELOPE):
            if name not in self.offered:
                continue
            claim = self.offered[name][0]
            # A figure that differs in its configuration alone reads the same.
            figure = _figure(claim, unit)
            is_drawn = name in drawn and figure == _figure(self.sizes.claims[name], unit)
            if claim != self.sizes.used.get(name) and not is_drawn:
                notes = [configured(claim.configuration), claim.circumstances]
                yield f"also {name} {_figure(claim, unit, notes)}"


def _figure(claim: Claim, unit: str, notes: Iterable[str | None] = ()) -> str:
    """Return a figure in a unit, with notes in brackets."""
    value = _units.convert(claim.published, unit).without_unit()
    text = f"{value} {unit}"
    words = ", ".join(filter(None, notes))
    if words:
        text = f"{text} ({words})"
    return clean(text)


# --- familiar things ----------------------------------------------------------


@attrs.frozen(kw_only=True)
class Yardstick:
    """Hold a familiar thing to compare vehicles with, its size by convention.

    Attributes
    ----------
    name : str
    sizes : dict of str to str
        The sizes that its label states, such as ``{"height": "1.75 m"}``.
    breadth, tallness : Fraction
        The size of its shape, in metres.
    strokes : tuple of Stroke
        Its silhouette; empty for a sheet.
    above : tuple of Stroke
        Its silhouette in the top view.
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
        """Return the yardstick as a column of a scene.

        Parameters
        ----------
        views : sequence of str
            Some of :data:`VIEWS`.
        unit : str
            The unit of all sizes.

        Returns
        -------
        Subject
        """
        lines = []
        for size, text in self.sizes.items():
            value = _units.convert(PublishedValue.parse(text), unit)
            lines.append(f"{size} {value.without_unit()} {unit}")
        shapes = {view: Shape(self.breadth, self.tallness, strokes=self.strokes) for view in VIEWS}
        shapes["top"] = Shape(self.breadth, self.depth, strokes=self.above)
        return Subject(
            name=self.name,
            lines=(*lines, "for comparison"),
            shapes=tuple(shapes[view] for view in views),
            is_yardstick=True,
        )


# In metres, from the wrist to the tip of the middle finger, with the thumb stretched out.
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

YARDSTICKS = {
    "hand": Yardstick(
        name="Hand",
        sizes={"length": "19 cm"},
        breadth=Fraction("0.121"),
        tallness=Fraction("0.19"),
        depth=Fraction("0.19"),
        strokes=_HAND,
        above=_HAND,
    ),
    "a4": Yardstick(
        name="A4 sheet",
        sizes={"width": "21.0 cm", "height": "29.7 cm"},
        breadth=Fraction("0.21"),
        tallness=Fraction("0.297"),
        depth=Fraction("0.297"),
    ),
    "adult": Yardstick(
        name="Adult",
        sizes={"height": "1.75 m"},
        breadth=Fraction("0.55"),
        tallness=Fraction("1.75"),
        depth=Fraction("0.24"),
        strokes=_ADULT,
        above=_SHOULDERS,
    ),
}
"""The things that can stand beside vehicles; their sizes are conventions."""


def suiting(largest: Fraction) -> str:
    """Return the name of the yardstick that suits vehicles up to a size.

    Parameters
    ----------
    largest : Fraction
        In metres.

    Returns
    -------
    str
        One of :data:`YARDSTICKS`.
    """
    if largest < Fraction("0.3"):
        return "hand"
    if largest < 1:
        return "a4"
    return "adult"
