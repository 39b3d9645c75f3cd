"""Bays: vehicles in a box, lying as they fit, or beside it where they do not.

Which vehicles fit and how is the answer of :func:`roverspecs.fits`; a bay only draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from roverspecs.analyses.boxes import Margin
from roverspecs.analyses.fits import ORIENTATIONS, Fit, Orientation
from roverspecs.comparisons.cells import configured
from roverspecs.pictures.layout import NO_BREAK
from roverspecs.pictures.portraits import Portrait
from roverspecs.pictures.scene import VIEWS, Shape, Subject
from roverspecs.pictures.size_units import SizeUnits
from roverspecs.pictures.wheels import Wheel, Wheels, metres
from roverspecs.records.claims import Claim
from roverspecs.records.reading import Reading
from roverspecs.records.sizes import AXES, most_compact, offered_sizes
from roverspecs.tables.columns import grouped
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES

VERDICTS = {YES: "fits", MAYBE: "may fit", UNKNOWN: "not known to fit", NO: "does not fit"}
"""The words for each answer of :func:`roverspecs.fits`."""

_UPRIGHT = next(iter(ORIENTATIONS))


@attrs.frozen(kw_only=True)
class Bay:
    """Hold a vehicle with the box that it should stand in.

    Attributes
    ----------
    portrait : Portrait
        With the sizes by which the vehicle fits or does not.
    fit : Fit
        With the room that is left in the unit of all sizes.
    also : Fit or None
        The same in the second unit.
    lying : tuple of str, length 3
        The axes of the vehicle along length, width and height of the box.
    sides : dict of str to Fraction
        The sides of the box in metres, by axis.
    """

    portrait: Portrait
    fit: Fit
    also: Fit | None = None
    lying: Orientation
    sides: Mapping[str, Fraction]

    @staticmethod
    def of(
        fit: Fit,
        name: str,
        sides: Mapping[str, Fraction],
        reading: Reading,
        *,
        also: Fit | None = None,
        is_own: bool = False,
    ) -> Bay:
        """Return a vehicle with a box.

        Parameters
        ----------
        fit : Fit
        name : str
            The name to show, in one line.
        sides : mapping of str to Fraction
            The sides of the box in metres, by axis.
        reading : Reading
        also : Fit, optional
            The fit in the second unit.
        is_own : bool, default False
            Whether it is a vehicle of the reader beside others of the catalog.

        Returns
        -------
        Bay
        """
        offered = offered_sizes(fit.vehicle, reading)
        sizes = most_compact(offered, fit.configuration)
        lying = fit.orientation
        if lying is None:
            # The source names no axes: the longest side lies along the longest side of the box.
            known = {axis: metres(side) for axis in AXES if (side := sizes.figure(axis))}
            lying = _by_length(known, sides)
        portrait = Portrait(
            name=name,
            sizes=sizes,
            offered=offered,
            hidden=(),
            wheels=Wheels.of(fit.vehicle, reading.in_configuration(None)),
            is_own=is_own,
        )
        return Bay(portrait=portrait, fit=fit, also=also, lying=lying, sides=sides)

    def is_drawn(self, views: Iterable[str]) -> bool:
        """Return whether any of some views shows a shape."""
        return any(self.shape(view) for view in views)

    def shape(self, view: str) -> Shape | None:
        """Return the shape of the vehicle in a view, with the outline of the box.

        Parameters
        ----------
        view : str
            One of :data:`VIEWS`.

        Returns
        -------
        Shape or None
            None where neither size is known.
        """
        across, up = VIEWS[view]
        own = dict(zip(AXES, self.lying, strict=True))
        shape = self.portrait.box((own[across], own[up]))
        if shape is None:
            return None
        return shape._replace(
            wheels=self._wheels(own[across], own[up]),
            room=(self.sides[across], self.sides[up]),
        )

    def _wheels(self, across: str, up: str) -> tuple[Wheel, ...]:
        """Return the wheels that are seen where two axes of the vehicle lie across and upwards."""
        wheels = self.portrait.wheels
        length, height = self.portrait.metres("length"), self.portrait.metres("height")
        if wheels is None or not (length and height) or self.portrait.sizes.is_envelope:
            return ()
        if (across, up) == ("length", "height"):
            return wheels.seen(length, height, are_inside=True)
        if (across, up) == ("height", "length"):
            return wheels.tipped(length, height)
        return ()

    def subject(self, views: Sequence[str], units: SizeUnits) -> Subject:
        """Return the vehicle with the box as a column of a scene.

        Parameters
        ----------
        views : sequence of str
            Some of :data:`VIEWS`.
        units : SizeUnits
            The units of all sizes.

        Returns
        -------
        Subject
        """
        shown = [axis for axis in AXES if axis in self.portrait.sizes.sources]
        shapes = tuple(self.shape(view) for view in views)
        answers = [self._answer(), *self.fit.causes]
        figures = [*answers, *self._drawn(), *self.portrait.size_lines(shown, units)]
        figures += self.portrait.wheel_lines(shapes, units)
        sizes = self.portrait.sizes_in_a_line(units).replace(" ", NO_BREAK)
        short = [self._answer().removesuffix(f" {ORIENTATIONS[_UPRIGHT]}"), *self.fit.causes]
        short += [*self._mass_left(), *self._drawn(), sizes, *self.portrait.stated(shown)]
        return Subject(
            name=self.portrait.name,
            lines=(*figures, *self._notes()),
            shapes=shapes,
            is_own=self.portrait.is_own,
            figures=len(figures),
            verdict=self.fit.verdict,
            short=tuple(filter(None, short)),
            brief=(VERDICTS[self.fit.verdict],),
        )

    def claims(self, views: Iterable[str]) -> Iterable[Claim]:
        """Return the claims that are drawn.

        Parameters
        ----------
        views : iterable of str
            Some of :data:`VIEWS`.

        Returns
        -------
        iterable of Claim
        """
        yield from self.fit.inputs
        yield from self.portrait.wheel_claims(self.shape(view) for view in views)

    def _answer(self) -> str:
        """Return whether the vehicle fits, and how it lies if it may."""
        words = VERDICTS[self.fit.verdict]
        if self.fit.verdict in (YES, MAYBE) and self.fit.orientation is not None:
            return f"{words} {ORIENTATIONS[self.fit.orientation]}"
        return words

    def _drawn(self) -> Iterable[str]:
        """Return how a vehicle lies that is not known to fit, unless it stands."""
        orientation = self.fit.orientation
        if self.fit.verdict in (UNKNOWN, NO) and orientation not in (None, _UPRIGHT):
            yield f"drawn {ORIENTATIONS[orientation]}"

    def _notes(self) -> Iterable[str]:
        left = _room_left(self.fit.margins)
        if self.also is not None:
            left = f"{left} ({_room_left(self.also.margins)})"
        yield f"room left {left}"
        yield from self._mass_left()
        yield configured(self.fit.configuration)
        # The causes stand with the answer.
        yield from self.fit.reasons[len(self.fit.causes) :]

    def _mass_left(self) -> Iterable[str]:
        """Return how far a vehicle is below the largest mass, below zero where it is too heavy."""
        mass = self.fit.mass_margin
        if mass is not None and mass.text:
            yield f"mass left {grouped(mass.text).replace(' ', NO_BREAK)}"

    @property
    def reason(self) -> str:
        """The reason why the vehicle is not drawn."""
        return ", ".join([VERDICTS[self.fit.verdict], *self.fit.reasons])


def _room_left(margins: Iterable[Margin | None]) -> str:
    """Return the room along length, width and height; a dash where nobody knows it."""
    texts = []
    unit = ""
    for margin in margins:
        text = "—"
        if margin is not None and margin.text:
            # One unit for all is enough.
            unit = f" {margin.span.unit}"
            text = grouped(margin.text).removesuffix(unit)
        texts.append(text)
    return f"{' × '.join(texts)}{unit}".replace(" ", NO_BREAK)


def _by_length(known: Mapping[str, Fraction], sides: Mapping[str, Fraction]) -> Orientation:
    """Return the axes of a vehicle along those of a box, the longest along the longest."""
    axes = sorted(AXES, key=lambda axis: known.get(axis, Fraction(0)))
    by_side = dict(zip(sorted(AXES, key=sides.__getitem__), axes, strict=True))
    return by_side["length"], by_side["width"], by_side["height"]
