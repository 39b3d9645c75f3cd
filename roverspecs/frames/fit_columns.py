"""Fit columns: whether the vehicle of each row goes into a box and stays within a limit."""

from __future__ import annotations

from collections.abc import Collection

from roverspecs.analyses.boxes import Box, as_room
from roverspecs.analyses.fits import IF_ASSUMED, ORIENTATIONS
from roverspecs.errors import FieldError
from roverspecs.frames import engines, span_columns
from roverspecs.frames.spec_columns import Work
from roverspecs.records.sizes import AXES, DIAMETER
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.spans import UNKNOWN, Span
from roverspecs.values.units import DIMENSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from narwhals.stable.v2 import Expr


def rank_in_room(work: Work, spec: str, room: Span) -> Expr:
    """Return the rank of whether a room is large enough for the figure of a spec.

    Parameters
    ----------
    work : Work
    spec : str
    room : Span
        As :func:`roverspecs.analyses.boxes.as_room` returns it.

    Returns
    -------
    expression
        From 0 for yes to 3 for no: see
        :func:`roverspecs.analyses.boxes.is_enough`.

    Raises
    ------
    FieldError
        If no column has the spec.
    """
    nw = engines.narwhals()
    prefix = work.add(spec)
    # A side of a box, and a limit, are plain numbers here.
    rank = span_columns.rank_of(
        "<=",
        span_columns.ground(prefix),
        span_columns.ground_of(room.in_unit(DIMENSIONS[PUBLISHED[spec].dimension])),
        nw.col(f"{prefix}is_known"),
    )
    return work.kept(rank)


def rank_in_box(work: Work, box: Box, *, upright: bool) -> Expr:
    """Return the rank of whether a vehicle goes into a box, in the best of the orientations.

    Parameters
    ----------
    work : Work
    box : Box
    upright : bool
        Whether vehicles may only be turned as they stand.

    Returns
    -------
    expression
        From 0 for yes to 3 for no.

    Raises
    ------
    FieldError
        If there is a column of none of the sizes.
    """
    sizes = {*AXES, DIAMETER} & {*work.columns}
    if not sizes:
        choices = ", ".join((*AXES, DIAMETER))
        raise FieldError(f"no column has one of {choices}: name them in columns").at("box")
    rooms = [as_room(side) for side in box.sides]
    ranks = {axis: [_rank_of_axis(work, axis, room, sizes) for room in rooms] for axis in AXES}
    found = []
    for way in ORIENTATIONS:
        if way[2] == "height" or not upright:
            along = [ranks[axis][place] for place, axis in enumerate(way)]
            found.append(work.kept(span_columns.worst(along)))
    return work.kept(span_columns.best(found))


def _rank_of_axis(work: Work, axis: str, room: Span, sizes: Collection[str]) -> Expr:
    """Return the rank along an axis, for which a diameter may stand."""
    nw = engines.narwhals()
    rank: Expr = nw.lit(span_columns.VERDICTS.index(UNKNOWN))
    if axis in sizes:
        rank = rank_in_room(work, axis, room)
    if DIAMETER not in sizes:
        return rank
    of_diameter = rank_in_room(work, DIAMETER, room)
    counts = _is_missing(work, axis, sizes)
    if axis == "height":
        # A vehicle that has nothing but a diameter is taken for a ball.
        for each in AXES[:2]:
            counts = counts & _is_missing(work, each, sizes)
        of_diameter = _if_assumed(of_diameter)
    return work.kept(nw.when(counts).then(of_diameter).otherwise(rank))


def _is_missing(work: Work, spec: str, sizes: Collection[str]) -> Expr:
    nw = engines.narwhals()
    missing: Expr = nw.lit(True)
    if spec in sizes:
        missing = ~nw.col(f"{work.add(spec)}is_known")
    return missing


def _if_assumed(rank: Expr) -> Expr:
    nw = engines.narwhals()
    found = rank
    for verdict, assumed in IF_ASSUMED.items():
        places = (span_columns.VERDICTS.index(each) for each in (verdict, assumed))
        one, other = places
        found = nw.when(rank == one).then(nw.lit(other)).otherwise(found)
    return found
