"""Casts: the vehicles of a drawing, side by side or each in a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import headings_of
from roverspecs.pictures.portraits import Portrait
from roverspecs.pictures.scene import VIEWS, Subject
from roverspecs.pictures.size_units import SizeUnits
from roverspecs.pictures.yardsticks import suiting
from roverspecs.records.catalog import is_shipped
from roverspecs.records.claims import Claim, Source
from roverspecs.records.reading import Reading
from roverspecs.records.sizes import AXES
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values.published import PublishedValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.analyses.boxes import Box
    from roverspecs.analyses.fits import Fit

# A caption names this many sources, and counts more of them.
_MOST_CITED = 8

# A longer name is cut where it stands in a list of names.
_LONG = 60

# Letters by their category that show nothing: fillers of Hangul, and an empty pattern of Braille.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"


class Asked(NamedTuple):
    """Hold how the vehicles of a drawing are shown.

    Attributes
    ----------
    views : tuple of str
        Some of :data:`roverspecs.pictures.scene.VIEWS`.
    reading : Reading
    units : RowUnits
    also : RowUnits or None
        The second units.
    """

    views: tuple[str, ...]
    reading: Reading
    units: RowUnits
    also: RowUnits | None = None

    @staticmethod
    def of(
        views: Iterable[str],
        reading: Reading,
        units: str | Mapping[str, str] | RowUnits,
        also: str | Mapping[str, str] | RowUnits | None,
    ) -> Asked:
        """Return it, with units as :func:`roverspecs.compare` takes them.

        Parameters
        ----------
        views : iterable of str
        reading : Reading
        units : str, mapping of str to str, or RowUnits
        also : str, mapping of str to str, or RowUnits, optional

        Returns
        -------
        Asked

        Raises
        ------
        UnitError
            If a unit or a unit system is not known.
        """
        first, second = RowUnits.parse(units), None
        if also is not None:
            second = RowUnits.parse(also, like=first, place="also")
        return Asked(tuple(views), reading, first, second)

    @property
    def sizes(self) -> list[str]:
        """The sizes that the views show."""
        shown: set[str] = set()
        for view in self.views:
            shown.update(VIEWS[view])
        return [axis for axis in AXES if axis in shown]

    def size_units(self, values: Sequence[PublishedValue]) -> SizeUnits:
        """Return the units of all sizes, in which some values read best."""
        length = PUBLISHED["length"]
        units = SizeUnits(self.units.unit(length, values))
        if self.also is None:
            return units
        return units._replace(also=self.also.unit(length, values))


class Cast(NamedTuple):
    """Hold the vehicles of a drawing.

    Attributes
    ----------
    subjects : list of Subject
    missing : list of (str, str)
        The names and the reasons of those that are not drawn.
    units : SizeUnits
    claims : list of Claim
        The claims that are drawn.
    suiting : list of str
        The names of the yardsticks that suit them.
    box : str
        The box that they stand in; empty without one.
    """

    subjects: list[Subject]
    missing: list[tuple[str, str]]
    units: SizeUnits
    claims: list[Claim]
    suiting: list[str]
    box: str = ""

    @property
    def absences(self) -> tuple[str, ...]:
        """A line for each reason, with the names of the vehicles that are not drawn for it."""
        by_reason: dict[str, list[str]] = {}
        for name, reason in self.missing:
            short = name
            if len(name) > _LONG:
                short = f"{name[:_LONG]}…"
            by_reason.setdefault(reason, []).append(short)
        return tuple(
            f"{reason[0].upper()}{reason[1:]}: {', '.join(names)}"
            for reason, names in by_reason.items()
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claims, each once."""
        sources = (claim.source for claim in self.claims)
        return tuple(dict.fromkeys(source for source in sources if source is not None))

    @property
    def caption(self) -> str:
        """The sources of the claims, and the version of the data."""
        # Only a picture names it.
        from roverspecs.records.data_version import SIGNATURE

        cited: dict[str, None] = {}
        for source in self.sources:
            year = (source.date or "undated").partition("-")[0]
            cited[clean(f"{source.publisher} {year}")] = None
        names = [*cited]
        if len(names) > _MOST_CITED:
            others = len(names) - _MOST_CITED
            names = [*names[:_MOST_CITED], f"and {others} more"]
        if not names:
            return SIGNATURE
        return f"Sources: {'; '.join(names)}. {SIGNATURE}"


def side_by_side(vehicles: Sequence[Vehicle], asked: Asked) -> Cast:
    """Return vehicles on one ground line.

    Parameters
    ----------
    vehicles : sequence of Vehicle
    asked : Asked

    Returns
    -------
    Cast
    """
    names = headings_of(vehicles, _visible)
    portraits = [
        Portrait.of(vehicle, name, asked.reading, is_own=is_own)
        for vehicle, name, is_own in zip(vehicles, names, _are_own(vehicles), strict=True)
    ]
    drawn = [each for each in portraits if each.is_drawn(asked.views)]
    needed = asked.sizes
    # A size that is named with a reason counts, too.
    units = asked.size_units([*_values(portraits, needed)])
    cast = Cast([], [], units, [], suiting=[suiting(_largest(drawn))])
    for each in portraits:
        if each.is_drawn(asked.views):
            cast.subjects.append(each.subject(asked.views, needed, units))
            cast.claims.extend(each.claims(asked.views, needed))
        else:
            cast.missing.append((each.name, f"not drawn, {each.reason(needed)}"))
    return cast


def _largest(portraits: Iterable[Portrait]) -> Fraction:
    """Return the largest size of all in metres, 0 where there is none."""
    return max((each.largest for each in portraits), default=Fraction(0))


def in_a_box(
    vehicles: Sequence[Vehicle],
    asked: Asked,
    box: Box | str,
    *,
    clearance: str | None = None,
    upright: bool = False,
    mass: str | None = None,
) -> Cast:
    """Return vehicles, each in a box of its own.

    Parameters
    ----------
    vehicles : sequence of Vehicle
    asked : Asked
    box : Box or str
        As for :func:`roverspecs.fits`.
    clearance : str, optional
        The room that stays free on every side, as for :func:`roverspecs.fits`.
    upright : bool, default False
        Whether vehicles may only be turned as they stand, and not tipped.
    mass : str, optional
        The largest mass, as for :func:`roverspecs.fits`.

    Returns
    -------
    Cast

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        If the box, the clearance or the mass cannot be read.
    """
    # Only a drawing with a box asks what fits.
    from roverspecs.analyses.boxes import Box, as_room, clearance_of, limit_of, within
    from roverspecs.pictures.bays import Bay

    room = Box.of(box)
    spans = [as_room(side).in_unit("m") for side in room.sides]
    units = asked.size_units(room.sides)
    words, first, second = str(room), dict.fromkeys(AXES, units.unit), None
    if units.second:
        second = dict.fromkeys(AXES, units.second)
    if clearance is not None:
        free = clearance_of(clearance, room)
        spans = [within(span, free) for span in spans]
        words = f"{words}, less {free} on every side,"
    sides = {axis: span.middle for axis, span in zip(AXES, spans, strict=True)}
    if mass is not None:
        limit = limit_of(mass)
        words = f"{words} for {limit}"
        # The mass that is left is in the unit of the limit.
        first["mass"] = limit.unit
    cast = Cast([], [], units, [], suiting=[], box=words.removesuffix(","))
    question = _Question(room, clearance, asked.reading, upright)
    names = headings_of(vehicles, _visible)
    for vehicle, name, is_own in zip(vehicles, names, _are_own(vehicles), strict=True):
        fit, also = question.fit(vehicle, first, mass), None
        if second:
            # Its room is shown, and its mass is not.
            also = question.fit(vehicle, second)
        bay = Bay.of(fit, name, sides, asked.reading, also=also, is_own=is_own)
        if bay.is_drawn(asked.views):
            cast.subjects.append(bay.subject(asked.views, units))
            cast.claims.extend(bay.claims(asked.views))
        else:
            cast.missing.append((name, bay.reason))
    return cast


class _Question(NamedTuple):
    """Hold the box that each vehicle is asked for."""

    box: Box
    clearance: str | None
    reading: Reading
    is_upright: bool

    def fit(self, vehicle: Vehicle, units: Mapping[str, str], mass: str | None = None) -> Fit:
        """Return whether a vehicle fits, and the room that is left in some units."""
        from roverspecs.analyses.fits import fits

        # Each vehicle is asked alone, so that the order stays the one given.
        [fit] = fits(
            vehicle,
            box=self.box,
            clearance=self.clearance,
            mass=mass,
            upright=self.is_upright,
            units=units,
            configuration=self.reading.configuration,
            prefer=self.reading.prefer,
        )
        return fit


def _are_own(vehicles: Sequence[Vehicle]) -> Sequence[bool]:
    """Return which vehicles are the reader's own, if others are not."""
    are_own = [not is_shipped(vehicle) for vehicle in vehicles]
    if all(are_own):
        return [False] * len(vehicles)
    return are_own


def _visible(name: str) -> str:
    """Return a name, or nothing if no letter of it can be seen."""
    for letter in name:
        if unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK:
            return name
    return ""


def _values(portraits: Iterable[Portrait], needed: Sequence[str]) -> Iterable[PublishedValue]:
    """Return all sizes of a drawing."""
    for portrait in portraits:
        claims = map(portrait.sizes.claim, needed)
        yield from (claim.published for claim in claims if claim)
