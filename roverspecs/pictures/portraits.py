"""Portraits: a vehicle with the sizes that are drawn, and the label that states them.

A range states only the ends between which a size lies, so its edge is not
sure; a tolerance (±) states how sure a size is, so its edge is sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from roverspecs.comparisons.cells import configured
from roverspecs.pictures.scene import VIEWS, Shape, Subject, listed
from roverspecs.pictures.size_units import SizeUnits
from roverspecs.pictures.wheels import Wheels, metres
from roverspecs.records.claims import Claim
from roverspecs.records.reading import Reading
from roverspecs.records.sizes import (
    AXES,
    DIAMETER,
    ENVELOPE,
    SIZES,
    Offered,
    Sizes,
    best_known,
    offered_sizes,
)
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean


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
        for size in SIZES:
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
        shape = self.box(axes)
        length, height = self.metres("length"), self.metres("height")
        if shape is None or view != "side" or self.wheels is None or not (length and height):
            return shape
        return shape._replace(wheels=self.wheels.seen(length, height))

    def box(self, axes: tuple[str, str]) -> Shape | None:
        """Return the box that is seen where two axes lie across and upwards.

        Parameters
        ----------
        axes : tuple of str, length 2
            Two of :data:`AXES`.

        Returns
        -------
        Shape or None
            None where neither size is known.
        """
        across, up = map(self.metres, axes)
        if across is None and up is None:
            return None
        return Shape(
            across=across,
            up=up,
            is_across_sure=self.is_sure(axes[0]),
            is_up_sure=self.is_sure(axes[1]),
            is_round={*axes} <= {*self.sizes.round_axes},
        )

    def metres(self, axis: str) -> Fraction | None:
        """Return the size along an axis in metres, or None where none above zero is known."""
        figure = self.sizes.figure(axis)
        if figure is None:
            return None
        # An edge needs a size above zero.
        return metres(figure) or None

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

    def subject(self, views: Sequence[str], needed: Sequence[str], units: SizeUnits) -> Subject:
        """Return the portrait as a column of a scene.

        Parameters
        ----------
        views : sequence of str
            Some of :data:`VIEWS`.
        needed : sequence of str
            The sizes that the views show.
        units : SizeUnits
            The units of all sizes.

        Returns
        -------
        Subject
        """
        shown = [axis for axis in needed if axis in self.sizes.sources]
        shapes = tuple(self.shape(view) for view in views)
        figures = [*self.size_lines(shown, units)]
        figures += self.wheel_lines(shapes, units)
        lines = [
            *figures,
            *self._absent_lines(needed),
            *self._configuration_lines(shown),
            *self._other_lines(shown, needed, units),
        ]
        sizes = [*self.size_lines(shown, units, has_notes=False)]
        others = [*self._shown_instead(shown, units)]
        short = brief = (*sizes, *self.stated(shown), *others)
        if not others:
            # The drawn configuration needs a name only beside figures of another one.
            brief = tuple(sizes)
        return Subject(
            name=self.name,
            lines=tuple(lines),
            shapes=shapes,
            is_own=self.is_own,
            figures=len(figures),
            short=short,
            brief=brief,
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
        yield from self.wheel_claims(self.shape(view) for view in views)

    def wheel_lines(self, shapes: Iterable[Shape | None], units: SizeUnits) -> Iterable[str]:
        """Return the lines on the wheels, if some shapes have any."""
        if self.wheels is None or not _have_wheels(shapes):
            return ()
        return self.wheels.lines(units)

    def wheel_claims(self, shapes: Iterable[Shape | None]) -> Iterable[Claim]:
        """Return the claims of the wheels, if some shapes have any."""
        if self.wheels is None or not _have_wheels(shapes):
            return ()
        return self.wheels.claims

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

    def size_lines(
        self, shown: Sequence[str], units: SizeUnits, *, has_notes: bool = True
    ) -> Iterable[str]:
        """Return a line for each size; one line for all axes that the diameter stands for.

        Parameters
        ----------
        shown : sequence of str
            The axes to state, each with a size.
        units : SizeUnits
            The units of all sizes.
        has_notes : bool, default True
            Whether the conditions of the sizes stand in brackets.

        Returns
        -------
        iterable of str
        """
        common = self._common_condition(shown)
        if self.sizes.is_envelope:
            claim = self.sizes.claims[ENVELOPE]
            figure = units.figure(claim.published)
            if has_notes:
                figure = f"{figure}, axes not named"
            yield figure
            return
        rounds = [axis for axis in shown if axis in self.sizes.round_axes]
        across = {"length", "width"} & {*shown}
        # A vehicle that is round all around needs no more words than its diameter.
        is_mixed = not across <= {*rounds}
        for axis in shown:
            claim = self.sizes.claims[self.sizes.sources[axis]]
            notes = []
            if has_notes and claim.circumstances != common:
                notes.append(claim.circumstances)
            if axis not in rounds:
                yield f"{axis} {units.figure(claim.published, notes)}"
            elif axis == rounds[0] and is_mixed:
                yield f"{listed(rounds)} {units.figure(claim.published, ['the diameter', *notes])}"
            elif axis == rounds[0]:
                yield f"diameter {units.figure(claim.published, notes)}"

    def sizes_in_a_line(self, units: SizeUnits) -> str:
        """Return all sizes as short as they can be, such as "54 × 31.5 × 26 cm"."""
        if {*self.sizes.sources.values()} == {*AXES}:
            return units.product(self.sizes.claims[axis].published for axis in AXES)
        shown = [axis for axis in AXES if axis in self.sizes.sources]
        return ", ".join(self.size_lines(shown, units, has_notes=False))

    def stated(self, shown: Iterable[str]) -> Iterable[str]:
        """Return the configuration that is drawn, if it is stated.

        Parameters
        ----------
        shown : iterable of str
            The axes whose sizes are drawn.

        Returns
        -------
        iterable of str
        """
        own = self.sizes.configuration
        kinds = {self.sizes.claims[self.sizes.sources[axis]].configuration for axis in shown}
        if own in kinds - {None, "unstated"}:
            yield configured(own)

    def _shown_instead(self, shown: Iterable[str], units: SizeUnits) -> Iterable[str]:
        """Return a line for each figure that a comparison shows of another configuration."""
        for axis in shown:
            claim = next(iter(self.offered.get(axis, ())), None)
            if claim is None or claim.configuration == self.sizes.configuration:
                continue
            figure = units.figure(claim.published)
            if figure != units.figure(self.sizes.claims[self.sizes.sources[axis]].published):
                yield f"{configured(claim.configuration)}: {axis} {figure}"

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
            yield f"{listed(rejected)} published, but not trusted"

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

    def _other_lines(
        self, shown: Iterable[str], needed: Iterable[str], units: SizeUnits
    ) -> Iterable[str]:
        """Return a line for each figure that a comparison shows instead of the drawn one."""
        drawn = {self.sizes.sources[axis] for axis in shown}
        for name in (*needed, DIAMETER, ENVELOPE):
            if name not in self.offered:
                continue
            claim = self.offered[name][0]
            # A figure that differs in its configuration alone reads the same.
            figure = units.figure(claim.published)
            is_drawn = name in drawn and figure == units.figure(self.sizes.claims[name].published)
            if claim != self.sizes.used.get(name) and not is_drawn:
                notes = [configured(claim.configuration), claim.circumstances]
                yield f"also {name} {units.figure(claim.published, notes)}"


def _have_wheels(shapes: Iterable[Shape | None]) -> bool:
    return any(shape.wheels for shape in shapes if shape)
