"""Bays: vehicles in a box, lying as they fit.

Which vehicles fit and how is the answer of :func:`roverspecs.fits`; a bay only draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from roverspecs.analyses.boxes import Box
from roverspecs.analyses.fits import ORIENTATIONS, Fit, Orientation
from roverspecs.comparisons.cells import configured
from roverspecs.pictures.portraits import Portrait
from roverspecs.pictures.scene import VIEWS, Shape, Subject
from roverspecs.pictures.wheels import metres
from roverspecs.records.reading import Reading
from roverspecs.records.sizes import AXES, most_compact, offered_sizes
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES

_VERBS = {YES: "fits", MAYBE: "may fit"}
_REFUSALS = {YES: "fits", MAYBE: "may fit", UNKNOWN: "not known to fit", NO: "does not fit"}


@attrs.frozen(kw_only=True)
class Bay:
    """Hold a vehicle in a box.

    Attributes
    ----------
    portrait : Portrait
        With the sizes by which the vehicle fits.
    fit : Fit
    lying : tuple of str, length 3
        The axes of the vehicle along length, width and height of the box.
    sides : dict of str to Fraction
        The sides of the box in metres, by axis.
    """

    portrait: Portrait
    fit: Fit
    lying: Orientation
    sides: Mapping[str, Fraction]

    @staticmethod
    def of(fit: Fit, name: str, box: Box, reading: Reading, *, is_own: bool = False) -> Bay:
        """Return a vehicle in a box.

        Parameters
        ----------
        fit : Fit
        name : str
            The name to show, in one line.
        box : Box
        reading : Reading
        is_own : bool, default False
            Whether it is a vehicle of the reader beside others of the catalog.

        Returns
        -------
        Bay
        """
        offered = offered_sizes(fit.vehicle, reading)
        sizes = most_compact(offered, fit.configuration)
        sides = {axis: metres(side) for axis, side in zip(AXES, box.sides, strict=True)}
        lying = fit.orientation
        if lying is None:
            # The source names no axes: the longest side lies along the longest side of the box.
            known = {axis: metres(side) for axis in AXES if (side := sizes.figure(axis))}
            lying = _by_length(known, sides)
        portrait = Portrait(name=name, sizes=sizes, offered=offered, hidden=(), is_own=is_own)
        return Bay(portrait=portrait, fit=fit, lying=lying, sides=sides)

    @property
    def is_drawn(self) -> bool:
        """Whether the vehicle is known to fit, or may fit, and its figures are within the box."""
        if self.fit.verdict not in _VERBS:
            return False
        sizes = self.portrait.sizes
        for axis, own in zip(AXES, self.lying, strict=True):
            figure = sizes.figure(own)
            if not figure or not 0 < metres(figure) <= self.sides[axis]:
                return False
        return True

    def shape(self, view: str) -> Shape:
        """Return the shape of a vehicle that is drawn in a view, with the box around it.

        Parameters
        ----------
        view : str
            One of :data:`VIEWS`.

        Returns
        -------
        Shape
        """
        across, up = VIEWS[view]
        own = dict(zip(AXES, self.lying, strict=True))
        sizes = self.portrait.sizes
        figures = [sizes.figure(own[axis]) for axis in (across, up)]
        drawn = [metres(figure) for figure in figures if figure]
        return Shape(
            across=drawn[0],
            up=drawn[1],
            is_across_sure=self.portrait.is_sure(own[across]),
            is_up_sure=self.portrait.is_sure(own[up]),
            is_round={own[across], own[up]} <= {*sizes.round_axes},
            room=(self.sides[across], self.sides[up]),
        )

    def subject(self, views: Sequence[str], unit: str) -> Subject:
        """Return the vehicle in the box as a column of a scene.

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
        shown = [axis for axis in AXES if axis in self.portrait.sizes.sources]
        figures = [self.answer, *self.portrait.size_lines(shown, unit)]
        lines = [*figures, *self._notes()]
        return Subject(
            name=self.portrait.name,
            lines=tuple(lines),
            shapes=tuple(self.shape(view) for view in views),
            is_own=self.portrait.is_own,
            figures=len(figures),
        )

    @property
    def answer(self) -> str:
        """Whether the vehicle fits, and how it lies."""
        verb = _VERBS[self.fit.verdict]
        if self.fit.orientation is None:
            return verb
        return f"{verb} {ORIENTATIONS[self.fit.orientation]}"

    def _notes(self) -> Iterable[str]:
        margins = [*filter(None, self.fit.margins)]
        units = {margin.span.unit for margin in margins}
        texts = [margin.text for margin in margins]
        if len(units) == 1:
            # One unit for all is enough.
            [unit] = units
            texts = [text.removesuffix(f" {unit}") for text in texts]
            texts[-1] += f" {unit}"
        yield f"room left {' × '.join(texts)}"
        yield configured(self.fit.configuration)
        yield from self.fit.reasons

    @property
    def reason(self) -> str:
        """The reason why the vehicle is not drawn."""
        reasons = self.fit.reasons
        if self.fit.verdict != UNKNOWN:
            # The first one says along which axes it is too large.
            reasons = reasons[:1]
        return ", ".join([_REFUSALS[self.fit.verdict], *reasons])


def _by_length(known: Mapping[str, Fraction], sides: Mapping[str, Fraction]) -> Orientation:
    """Return the axes of a vehicle along those of a box, the longest along the longest."""
    axes = sorted(AXES, key=lambda axis: known.get(axis, Fraction(0)))
    by_side = dict(zip(sorted(AXES, key=sides.__getitem__), axes, strict=True))
    return by_side["length"], by_side["width"], by_side["height"]
