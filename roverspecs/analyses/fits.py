"""Fits: the vehicles that go into a box and stay within a limit of mass.

The sides of the box and the limit are requirements, taken at their word; the
figures of a vehicle are spans.  So there are four answers: yes, no, maybe
where a figure leaves it open, and unknown where a figure is not published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from roverspecs.analyses.answer_list import Answers
from roverspecs.analyses.boxes import (
    Box,
    Margin,
    as_room,
    clearance_of,
    is_enough,
    limit_of,
    margin,
    smallest_of,
    within,
)
from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import Claim
from roverspecs.records.figures import UNREAD
from roverspecs.records.gaps import sentence_of
from roverspecs.records.reading import Reading
from roverspecs.records.sizes import AXES, DIAMETER, ENVELOPE, Sizes, most_compact, offered_sizes
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from roverspecs.comparisons.filters import Filter
    from roverspecs.records.trust import Preference
    from roverspecs.tables.series import Series
    from roverspecs.values.published import PublishedValue

VERDICTS = (YES, MAYBE, UNKNOWN, NO)
"""The answers, from the best to the worst."""

Orientation = tuple[str, str, str]
"""The axes of a vehicle that lie along length, width and height of a box."""

ORIENTATIONS: dict[Orientation, str] = {
    ("length", "width", "height"): "as it stands",
    ("width", "length", "height"): "turned by 90°",
    ("length", "height", "width"): "on its side",
    ("height", "length", "width"): "on its side, turned by 90°",
    ("height", "width", "length"): "on end",
    ("width", "height", "length"): "on end, turned by 90°",
}
"""Each orientation, and its name."""


@attrs.frozen(kw_only=True)
class Fit:
    """Hold whether a vehicle fits.

    Attributes
    ----------
    vehicle : Vehicle
    verdict : str
        One of :data:`VERDICTS`.
    orientation : tuple of str or None
        One of :data:`ORIENTATIONS`: the axes of the vehicle that lie along
        length, width and height of the box; None where no box is asked for,
        no size is published, or the source does not name the axes.
    margins : tuple of Margin or None, length 3
        Along length, width and height of the box.
    mass_margin : Margin or None
    configuration : str or None
        The configuration of the dimensions used.
    inputs : tuple of Claim
        The figures used, the capacity of the lander last.
    reasons : tuple of str
        First the causes of the answer: the axes along which the vehicle is too
        large, or may be; whether it is too heavy; the figures that are not
        published or assumed.  Then notes, such as the conditions of figures.
    causes : tuple of str
        The causes alone.
    """

    vehicle: Vehicle
    verdict: str
    orientation: Orientation | None = None
    margins: tuple[Margin | None, Margin | None, Margin | None] = (None, None, None)
    mass_margin: Margin | None = None
    configuration: str | None = None
    inputs: tuple[Claim, ...] = ()
    reasons: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()

    @property
    def orientation_text(self) -> str:
        """The orientation in words, with the axes that lie along others; empty without one."""
        if self.orientation is None:
            return ""
        pairs = zip(self.orientation, AXES, strict=True)
        moved = [f"{own} along {other}" for own, other in pairs if own != other]
        name = ORIENTATIONS[self.orientation]
        if not moved:
            return name
        return f"{name}: {', '.join(moved)}"

    def as_data(self) -> dict[str, Any]:
        """Return the fit as plain data."""
        margins = [each and each.as_data() for each in self.margins]
        return {
            "vehicle": self.vehicle.id,
            "name": self.vehicle.name,
            "verdict": self.verdict,
            "orientation": self.orientation and ORIENTATIONS[self.orientation],
            "axes": self.orientation and dict(zip(AXES, self.orientation, strict=True)),
            "margins": dict(zip(AXES, margins, strict=True)),
            "mass_margin": self.mass_margin and self.mass_margin.as_data(),
            "configuration": self.configuration,
            "inputs": [claim.as_data() for claim in self.inputs],
            "reasons": list(self.reasons),
        }


@attrs.frozen
class Fits(Answers[Fit]):
    """Hold a fit for each vehicle, the best first.

    A dataframe of them has a line for each vehicle in both shapes: the verdict,
    and the ends of each margin with their unit in a column, such as
    ``length_low``, ``length_high`` and ``length_unit``.

    Attributes
    ----------
    items : tuple of Fit
    remarks : tuple of str
        Names the clearance, the vehicles that only may meet the condition, and
        the ones left out because a figure is missing; empty without these.
    """

    items: tuple[Fit, ...]
    remarks: tuple[str, ...] = ()

    def _series(self, shape: str) -> dict[str, Series]:
        from roverspecs.analyses.fields import FIT_FIELDS
        from roverspecs.tables.series import series_of

        del shape
        return series_of(as_columns(self), FIT_FIELDS)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the fits in the formats of notebooks."""
        from roverspecs.tables.notebooks import table_bundle

        return table_bundle(as_rows(self), include, exclude, headings=HEADINGS, notes=self.remarks)


def fits(
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    box: Box | str | None = None,
    *,
    clearance: str | None = None,
    mass: str | None = None,
    lander: Vehicle | str | None = None,
    upright: bool = False,
    units: str | Mapping[str, str] | None = None,
    where: str | Filter | None = None,
    strict: bool = False,
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
) -> Fits:
    """Return how well vehicles fit into a box, and within a limit of mass.

    The dimensions of a vehicle are all of one configuration: the first of
    stowed, at launch, unstated and deployed with a complete set, else the
    first with any.  A diameter stands for a length or width that is not
    published.  A vehicle with nothing but a diameter is taken for a ball, and
    the answer is at best maybe.  Sizes whose axes nobody names are tried in any
    orientation.  A vehicle that is too large deployed may
    still fit stowed, so that the answer is unknown, unless ``configuration``
    asks for deployed.  The vehicle's axes lie along the box's axes:
    nothing is put in askew.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, optional
        By default all of the catalog, except the lander.  One vehicle or
        string may stand for itself.
    box : Box or str, optional
        Length × width × height, such as ``"60 x 40 x 40 cm"``.
    clearance : str, optional
        The room that stays free on every side, such as ``"1 in"``: what counts
        is a box smaller by twice as much along each.
    mass : str, optional
        The limit, a plain value such as ``"6 kg"``.
    lander : Vehicle or str, optional
        Take its payload capacity for the limit.  Up to 30 kg means that the
        limit is 30 kg; at least 30 kg leaves open whether it is more.
    upright : bool, default False
        Whether vehicles may only be turned as they stand, and not tipped.
    units : str or mapping of str to str, optional
        The units of the margins, as :func:`roverspecs.compare` takes them; by
        default the units of the box and of the limit.
    where : str or Filter, optional
        Ask only vehicles that meet a condition, such as ``"body == Moon"``,
        or may meet it: see :class:`roverspecs.Filter`.
    strict : bool, default False
        Leave out vehicles that only may meet it.
    configuration : str, optional
        Use only dimensions of this configuration.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Fits
        A :class:`Fit` for each vehicle, first the vehicles that fit, then maybe,
        unknown and no, each in the order given.  Its remarks name the ones
        that a condition left out, and the clearance.

    Raises
    ------
    UnknownVehicleError
        If a name is not known.
    FilterSyntaxError
        If the condition cannot be read.
    FieldError, ValueSyntaxError, UnitError
        If nothing is asked, both mass and lander are given, an option cannot
        be read, or the lander has no published capacity.

    Examples
    --------
    >>> [fit] = fits("Tenacious", box="40 x 60 x 30 cm", mass="6 kg")
    >>> fit.verdict, fit.orientation_text, fit.mass_margin.text
    ('yes', 'turned by 90°: width along length, length along width', '~1 kg')
    """
    _check_options(box, clearance, mass, lander)
    reading = Reading(configuration=configuration, prefer=prefer)
    catalog = Catalog.of(catalog)
    asked = catalog.find(vehicles)
    carrier = _carrier(lander, catalog)
    cited = list(asked)
    if carrier is not None:
        cited.append(carrier)
        if vehicles is None:
            asked = tuple(vehicle for vehicle in asked if vehicle != carrier)
    reading.check(cited)
    sides = _sides(box)
    limit, capacity = _limit(mass, carrier, reading)
    rooms = _rooms(sides | limit, units)
    remarks: tuple[str, ...] = ()
    if box is not None and clearance is not None:
        free = clearance_of(clearance, Box.of(box))
        rooms |= {axis: within(rooms[axis], free) for axis in sides}
        remarks = (f"Kept free on every side of the box: {free}",)
    sizes = tuple(rooms[axis] for axis in sides)
    question = _Question(
        rooms=sizes,
        alike=tuple(room.in_unit(sizes[0].unit) for room in sizes),
        ways=tuple(way for way in ORIENTATIONS if way[2] == "height" or not upright),
        limit=rooms.get("mass"),
        capacity=capacity,
        reading=reading,
    )
    if where is not None:
        # Without a condition nothing is imported for one.
        from roverspecs.comparisons.filters import Filter

        asked, _, others = Filter.parse(where).select(asked, reading, strict=strict)
        remarks += others
    found = [_fit(vehicle, question) for vehicle in asked]
    best_first = sorted(found, key=lambda fit: _RANKS[fit.verdict])
    return Fits(tuple(best_first), remarks)


HEADINGS = {
    "vehicle": "Vehicle",
    "fits": "Fits",
    "orientation": "Orientation",
    "length": "Room: length",
    "width": "Width",
    "height": "Height",
    "mass": "Room: mass",
    "configuration": "Configuration",
    "why": "Why",
}
"""The headings of a table of fits, by the keys of its rows."""


def as_rows(found: Iterable[Fit]) -> list[dict[str, str]]:
    """Return fits as a table, a row a vehicle.

    Parameters
    ----------
    found : iterable of Fit, length n
        As :func:`fits` returns it.

    Returns
    -------
    list of dict, length n
        Texts under ``vehicle``, ``fits``, ``orientation``, ``length``,
        ``width``, ``height``, ``mass``, ``configuration`` and ``why``; the
        texts of the axes and of mass are margins.  Vehicles of one name have
        their ids behind it.
    """
    from roverspecs.comparisons.sheet import headings_of

    every = list(found)
    names = headings_of([fit.vehicle for fit in every])
    return [_row(fit, name) for fit, name in zip(every, names, strict=True)]


def as_columns(found: Collection[Fit]) -> dict[str, list[Any]]:
    """Return fits as columns, a line a vehicle.

    Parameters
    ----------
    found : collection of Fit, length n

    Returns
    -------
    dict of str to list, length n
        Of each margin the low and the high end and their unit: ``length_low``,
        ``length_high``, ``length_unit`` and so on.
    """
    columns: dict[str, list[Any]] = {
        "vehicle": [each.vehicle.id for each in found],
        "name": [each.vehicle.name for each in found],
        "verdict": [each.verdict for each in found],
        "orientation": [each.orientation_text or None for each in found],
    }
    for place, axis in enumerate(AXES):
        columns |= _margin_columns(axis, [each.margins[place] for each in found])
    columns |= _margin_columns("mass", [each.mass_margin for each in found])
    columns["configuration"] = [each.configuration for each in found]
    columns["reasons"] = [list(each.reasons) for each in found]
    return columns


def _margin_columns(name: str, margins: Sequence[Margin | None]) -> dict[str, list[Any]]:
    data = [each.as_data() if each else {} for each in margins]
    return {f"{name}_{key}": [each.get(key) for each in data] for key in ("low", "high", "unit")}


def _row(fit: Fit, name: str) -> dict[str, str]:
    from roverspecs.tables.columns import grouped

    row = {
        "vehicle": name,
        "fits": fit.verdict,
        "orientation": fit.orientation_text,
        **dict.fromkeys((*AXES, "mass"), ""),
        "configuration": fit.configuration or "",
        "why": "; ".join(fit.reasons),
    }
    for axis, left in zip((*AXES, "mass"), (*fit.margins, fit.mass_margin), strict=True):
        if left is not None:
            row[axis] = grouped(left.text)
    return row


# --- the question --------------------------------------------------------------


def _check_options(box: object, clearance: object, mass: object, lander: object) -> None:
    if box is None and mass is None and lander is None:
        raise FieldError(
            "expected at least one of box, mass and lander, such as the box 60x40x40cm, found none"
        )
    if clearance is not None and box is None:
        raise FieldError("it stays free in a box: give box, too").at("clearance")
    if mass is not None and lander is not None:
        raise FieldError("mass and lander cannot be given together: give one of them").at("mass")


def _carrier(lander: Vehicle | str | None, catalog: Catalog) -> Vehicle | None:
    if lander is None or isinstance(lander, Vehicle):
        return lander
    try:
        return catalog.get(lander)
    except RoverspecsError as error:
        error.at("lander")
        raise


_Values = dict[str, "PublishedValue"]
"""The sides of a box by axis, and the limit by "mass"."""


def _sides(box: Box | str | None) -> _Values:
    if box is None:
        return {}
    return dict(zip(AXES, Box.of(box).sides, strict=True))


def _limit(
    mass: str | None, lander: Vehicle | None, reading: Reading
) -> tuple[_Values, Claim | None]:
    """Return the limit of mass, if any, and the capacity that it is taken from."""
    if lander is not None:
        claim = reading.figure(lander, "payload_capacity").claim
        if claim is None:
            expected = "expected a vehicle with a published payload capacity"
            raise FieldError(f"{expected}, found {lander.name!r}").at("lander")
        return {"mass": claim.published}, claim
    if mass is None:
        return {}, None
    return {"mass": limit_of(mass)}, None


def _rooms(values: _Values, units: str | Mapping[str, str] | None) -> dict[str, Span]:
    """Return the room that each side and the limit give, in the units asked for."""
    rooms = {name: as_room(value) for name, value in values.items()}
    if units is None:
        return rooms | _in_one_unit({axis: rooms[axis] for axis in AXES if axis in rooms})
    from roverspecs.comparisons.row_units import RowUnits

    asked = RowUnits.parse(units)
    sides = [values[axis] for axis in AXES if axis in values]
    for name, room in rooms.items():
        shown = sides
        if name == "mass":
            shown = [values[name]]
        rooms[name] = room.in_unit(asked.unit(PUBLISHED[name], shown))
    return rooms


def _in_one_unit(sides: dict[str, Span]) -> dict[str, Span]:
    """Return the sides of a box, all in the smallest of their units."""
    named = {side.unit for side in sides.values()}
    if len(named) < 2:
        return sides
    smallest = smallest_of(named)
    return {axis: side.in_unit(smallest) for axis, side in sides.items()}


class _Question(NamedTuple):
    """The question that each vehicle answers."""

    rooms: tuple[Span, ...]
    """Along length, width and height of the box; empty without a box."""
    alike: tuple[Span, ...]
    """The same, in the unit of the first."""
    ways: tuple[Orientation, ...]
    limit: Span | None
    capacity: Claim | None
    reading: Reading


# --- one vehicle --------------------------------------------------------------


_RANKS = {verdict: place for place, verdict in enumerate(VERDICTS)}


def _worst(verdicts: Iterable[str]) -> str:
    return max(verdicts, key=_RANKS.__getitem__)


def _fit(vehicle: Vehicle, question: _Question) -> Fit:
    placed, weighed = _Placed(), _Weighed()
    if question.rooms:
        placed = _packed(vehicle, question)
    if question.limit is not None:
        weighed = _weighed(vehicle, question.limit, question)
    return Fit(
        vehicle=vehicle,
        verdict=_worst((placed.verdict, weighed.verdict)),
        orientation=placed.orientation,
        margins=placed.margins,
        mass_margin=weighed.margin,
        configuration=placed.configuration,
        inputs=(*placed.inputs, *weighed.inputs),
        reasons=(*placed.causes, *weighed.causes, *placed.notes, *weighed.notes),
        causes=(*placed.causes, *weighed.causes),
    )


class _Placed(NamedTuple):
    """How a vehicle lies in the box; yes where no box is asked for."""

    verdict: str = YES
    orientation: Orientation | None = None
    margins: tuple[Margin | None, Margin | None, Margin | None] = (None, None, None)
    configuration: str | None = None
    inputs: tuple[Claim, ...] = ()
    causes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class _Weighed(NamedTuple):
    """How heavy a vehicle is beside the limit; yes where there is no limit."""

    verdict: str = YES
    margin: Margin | None = None
    inputs: tuple[Claim, ...] = ()
    causes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def _packed(vehicle: Vehicle, question: _Question) -> _Placed:
    """Place a vehicle as it is packed: stowed, as far as that is published."""
    offered = offered_sizes(vehicle, question.reading)
    asked = question.reading.configuration
    unread = _unread_axes(vehicle)
    sizes = most_compact(offered, asked)
    placed = _placed(sizes, question, unread)
    measured = _MEASURED.get(placed.configuration or "")
    if placed.verdict != NO or measured is None or asked is not None:
        return placed
    stowed = most_compact(offered, "stowed")
    if placed.configuration == "unstated":
        if sizes.is_envelope:
            return placed
        # What is published of it stowed may be all that is too large.
        known = {name: claim for name, claim in stowed.claims.items() if name in AXES}
        stowed = attrs.evolve(sizes, claims={**sizes.claims, **known})
    if stowed.claims and _placed(stowed, question, unread).verdict == NO:
        return placed
    return placed._replace(
        verdict=UNKNOWN, causes=(*placed.causes, f"{measured}: stowed it may be smaller")
    )


_MEASURED = {
    "deployed": "measured deployed",
    "unstated": "measured in a configuration that is not stated",
}
"""How a vehicle was measured that may be smaller when it is stowed."""


IF_ASSUMED = {YES: MAYBE, MAYBE: MAYBE, NO: UNKNOWN}
"""The answer along an axis whose size is only assumed: a round thing need not be a ball."""

_TIPPING = dict(zip(ORIENTATIONS, (0, 1, 2, 2, 2, 2), strict=True))
"""How far each orientation is from standing upright, as it stands."""


def _unread_axes(vehicle: Vehicle) -> Collection[str]:
    """Return the axes whose size in a table was not read."""
    if not {DIAMETER, ENVELOPE}.isdisjoint(vehicle.unread):
        return AXES
    return [axis for axis in AXES if axis in vehicle.unread]


def _gap(*, is_unread: bool) -> str:
    return UNREAD if is_unread else "not published"


def _placed(sizes: Sizes, question: _Question, unread: Collection[str]) -> _Placed:
    """Place a vehicle of some sizes, but those not read, in the best of the orientations."""
    if not sizes.claims:
        gap = _gap(is_unread=bool(unread))
        missing = " ".join(filter(None, [sizes.configuration, f"dimensions {gap}"]))
        return _Placed(UNKNOWN, causes=(missing,))
    unit = question.alike[0].unit
    sides = {axis: sizes.figure(axis) for axis in AXES}
    figures = {axis: Span.of(side) for axis, side in sides.items() if side}
    needs = {axis: figure.in_unit(unit) for axis, figure in figures.items()}
    alone = {axis: _verdicts(needs.get(axis), question.alike) for axis in AXES}
    answers = dict(alone)
    if sizes.is_ball:
        answers["height"] = [IF_ASSUMED[verdict] for verdict in alone["height"]]
    possible = question.ways
    if sizes.is_envelope:
        # Nobody knows which side is up.
        possible = tuple(ORIENTATIONS)
    verdicts = {way: _worst(_along(way, answers)) for way in possible}
    best = min(verdicts.values(), key=_RANKS.__getitem__)
    ways = [way for way, verdict in verdicts.items() if verdict == best]
    if best != NO:
        least = min(_TIPPING[way] for way in ways)
        ways = [way for way in ways if _TIPPING[way] == least]
    way = _roomiest(ways, needs, question.alike)
    length, width, height = (
        margin(room, figures[axis]) if axis in figures else None
        for room, axis in zip(question.rooms, way, strict=True)
    )
    causes, notes = _excesses(_along(way, alone)), _conditions(sizes)
    if best == NO:
        # A gap leaves nothing open where another size is too large.
        notes = [*_gaps(sizes, unread), *notes]
    else:
        causes += _gaps(sizes, unread)
    orientation: Orientation | None = way
    if sizes.is_envelope:
        orientation = None
        if best != NO and len(question.ways) < len(possible) and set(verdicts.values()) != {best}:
            best = _worst((best, MAYBE))
            causes.append("it may have to be tipped: which side is up is not published")
    return _Placed(
        verdict=best,
        orientation=orientation,
        margins=(length, width, height),
        configuration=sizes.configuration,
        inputs=tuple(sizes.used.values()),
        causes=tuple(causes),
        notes=tuple(notes),
    )


def _verdicts(need: Span | None, rooms: Iterable[Span]) -> list[str]:
    """Return for each room whether it is enough for a figure; unknown without a figure."""
    if need is None:
        return [UNKNOWN for _ in rooms]
    return [is_enough(room, need) for room in rooms]


def _along(way: Orientation, table: Mapping[str, list[str]]) -> list[str]:
    """Return the entries of the axes that lie along length, width and height of the box."""
    return [table[axis][place] for place, axis in enumerate(way)]


def _roomiest(
    ways: list[Orientation], needs: Mapping[str, Span], rooms: tuple[Span, ...]
) -> Orientation:
    """Return the way whose least margin is the largest, by the numbers without their marks."""
    if len(ways) == 1:
        return ways[0]
    margins: dict[str, list[Fraction]] = {}
    for axis, need in needs.items():
        middle = need.middle
        margins[axis] = [room.middle - middle for room in rooms]

    def least_margin(way: Orientation) -> Fraction:
        return min(margins[axis][place] for place, axis in enumerate(way) if axis in margins)

    return max(ways, key=least_margin)


def _excesses(verdicts: Iterable[str]) -> list[str]:
    """Return the axes of the box along which a vehicle is too large, or may be, in words."""
    pairs = list(zip(AXES, verdicts, strict=True))
    excesses = []
    for verdict, verb in ((NO, "too large"), (MAYBE, "may be too large")):
        axes = [axis for axis, each in pairs if each == verdict]
        if axes:
            excesses.append(f"{verb} along {', '.join(axes)}")
    return excesses


def _gaps(sizes: Sizes, unread: Collection[str]) -> list[str]:
    """Name the sizes that are missing, or assumed of a ball."""
    gaps = []
    missing = [axis for axis in AXES if axis not in sizes.sources]
    for is_unread in (True, False):
        axes = [axis for axis in missing if (axis in unread) == is_unread]
        if axes:
            gaps.append(f"{' and '.join(axes)} {_gap(is_unread=is_unread)}")
    if sizes.is_ball:
        gaps.append("only a diameter is published: a ball is assumed")
    return gaps


def _conditions(sizes: Sizes) -> list[str]:
    """Name the conditions of the sizes, and what a diameter or no named axis stands for."""
    notes = []
    if sizes.is_envelope:
        notes.append("the source does not name the axes: any orientation is tried")
    elif sizes.round_axes and not sizes.is_ball:
        notes.append(f"diameter taken for {' and '.join(sizes.round_axes)}")
    names: dict[str, list[str]] = {}
    for name, claim in sizes.used.items():
        if claim.circumstances:
            names.setdefault(claim.circumstances, []).append(name)
    return [*notes, *(f"{', '.join(names)}: {condition}" for condition, names in names.items())]


_TOO_HEAVY = {NO: ("too heavy",), MAYBE: ("may be too heavy",)}


def _weighed(vehicle: Vehicle, limit: Span, question: _Question) -> _Weighed:
    figure = question.reading.figure(vehicle, "mass")
    claim = figure.claim
    if claim is None:
        reason = "mass not published"
        if figure.is_unread:
            reason = "mass not read"
        if figure.alternatives:
            reason = f"{reason}, but {sentence_of(figure.alternatives)}"
        return _Weighed(UNKNOWN, causes=(reason,))
    need = Span.of(claim.published)
    verdict = is_enough(limit, need)
    inputs = {"mass": claim}
    if question.capacity is not None:
        inputs["payload capacity"] = question.capacity
    notes = [f"{name}: {each.circumstances}" for name, each in inputs.items() if each.circumstances]
    return _Weighed(
        verdict=verdict,
        margin=margin(limit, need),
        inputs=tuple(inputs.values()),
        causes=_TOO_HEAVY.get(verdict, ()),
        notes=tuple(notes),
    )
