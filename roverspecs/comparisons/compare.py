"""Comparing: vehicles and specs are looked up, and their figures become a comparison.

Like is compared with like: a cell whose configuration or condition differs
from its neighbours' says so in its note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from roverspecs.comparisons.cells import remarks_on
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.query import (
    DEFAULT_SPECS,
    DEFAULT_VEHICLES,
    Figures,
    Query,
    differing_rows,
)
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.errors import FieldError, shortened
from roverspecs.records.catalog import Catalog, explained_specs
from roverspecs.records.derived import find_specs, side_by_side
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import Vehicle

if TYPE_CHECKING:
    from roverspecs.comparisons.filters import Filter
    from roverspecs.records.trust import Preference


def compare(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] | None = None,
    *more_specs: str,
    units: str | Mapping[str, str] | RowUnits = "si",
    also: str | Mapping[str, str] | RowUnits | None = None,
    where: str | Filter | None = None,
    strict: bool = False,
    sort: str | None = None,
    descending: bool = False,
    relative_to: Vehicle | str | None = None,
    differing: bool = False,
    extremes: bool = False,
    configuration: str | None = None,
    digits: int | None = None,
    exact: bool = False,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
) -> Comparison:
    """Compare vehicles in consistent units.

    Every spec is shown in one unit for all vehicles; a spec that nobody
    published for a vehicle stays empty.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        The columns, in the order given; a string is looked up in the catalog.
        One vehicle or string may stand for itself.  By default the whole
        catalog if ``where`` is given, else LEV-2, Tenacious and the LUPEX
        rover.
    specs : iterable of str, length s, optional
        Specs, published or derived, and groups of specs, or a text of them
        with commas.  By default mass, dimensions and payload, if one of the
        vehicles has them.
    *more_specs : str
        Others, which need not stand in one list with the first.
    units : str or mapping of str to str, default "si"
        A unit system: ``"si"``, ``"metric"``, ``"us"`` or ``"auto"``, which
        takes the unit that reads best.  Where a system has several units, rows
        of one group share one, such as length, width and height.  Or a mapping such as
        ``{"mass": "g"}`` with a unit for each spec or group named; the key
        ``"default"`` names the system for the others.  Or both as text:
        ``"us,mass=g"``.
    also : str or mapping of str to str, optional
        A second unit for each row, in brackets beside the first, with digits
        of its own: written like ``units``.  Where it names no system, only
        the specs that it names have one.
    where : str or Filter, optional
        Keep only vehicles that meet a condition, such as ``"mass < 10 kg and
        body == Moon"``: see :class:`roverspecs.Filter`.  Vehicles that might
        meet it are kept and marked.
    strict : bool, default False
        Leave out vehicles that might not meet it.
    sort : str, optional
        A spec, published or derived, or ``"name"``, ``"launch_date"`` or
        ``"landing_date"``: the smallest first, the missing last; a range by
        its middle, a bound by its number.
    descending : bool, default False
        The largest first.
    relative_to : Vehicle or str, optional
        The vehicle that each other one is set in relation to, as a ratio and
        a difference; it is put first if it is not among them.
    differing : bool, default False
        Keep only the rows in which two figures differ by more than their
        published digits.
    extremes : bool, default False
        Mark the largest and the smallest figure of each row.
    configuration : str, optional
        Show only dimensions of this configuration.
    digits : int, optional
        Significant digits, instead of a precision like the published one.
    exact : bool, default False
        Convert without rounding.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust: kinds of sources,
        ids or publishers of sources, ``"latest"`` or ``"earliest"``, and
        ``"as-of DATE"`` for figures published by that date.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Comparison
        With s rows of n cells.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known; the message offers the nearest ones.
    UnitError
        If a unit does not exist, or does not fit the spec's dimension.
    FilterSyntaxError
        If the condition cannot be read.
    FieldError
        If there are no vehicles, an option is out of its range, or ``also``
        asks for the same units as ``units``.

    Examples
    --------
    >>> compare(["LEV-2", "Tenacious"], ["mass"]).cell("LEV-2", "mass").text
    '0.228'
    >>> [rover.name for rover in compare(where="mass < 500 g", sort="mass").vehicles]
    ['Colmena', 'LEV-2', 'SORA-Q (HAKUTO-R M1)', 'YAOKI']
    """
    reading = Reading(configuration=configuration, prefer=prefer)
    catalog = Catalog.of(catalog)
    base = _base(relative_to, catalog)
    specs = side_by_side(specs, more_specs)
    names = None
    if specs is None:
        asked = find_specs(DEFAULT_SPECS)
    else:
        with explained_specs():
            asked = find_specs(specs)
        names = tuple(spec.name for spec in asked)
    first = RowUnits.parse(units)
    query = Query(
        specs=names,
        units=first,
        also=_second_units(also, first),
        where=_filter(where),
        strict=strict,
        sort=sort,
        descending=descending,
        relative_to=base,
        differing=differing,
        extremes=extremes,
        reading=reading,
        digits=digits,
        exact=exact,
    )
    if vehicles is None and where is None:
        vehicles = DEFAULT_VEHICLES
    given = catalog.find(vehicles)
    if not given:
        raise FieldError("expected at least one vehicle, found none").at("vehicles")
    reading.check(vehicle for vehicle in (*given, base) if vehicle is not None)
    columns, matches, doubts = query.columns(given)
    figures: Figures = {}
    for spec in asked:
        figures[spec.name] = [reading.figure(vehicle, spec) for vehicle in columns]
    remarks = [*remarks_on(columns, figures, reading), *doubts]
    if specs is None:
        figures = {name: row for name, row in figures.items() if any(row)}
    if differing:
        figures = differing_rows(figures, remarks)
    rows, gaps = query.rows(columns, figures)
    return Comparison(
        vehicles=columns,
        rows=rows,
        query=query,
        remarks=(*remarks, *gaps),
        matches=matches,
    )


def _base(given: object, catalog: Catalog) -> Vehicle | None:
    """Return the vehicle that the others are relative to."""
    if isinstance(given, str):
        return catalog.get(given)
    if isinstance(given, Vehicle | None):
        return given
    message = f"expected a vehicle or its name, found {shortened(given)}"
    raise FieldError(message).at("relative_to")


def _second_units(
    also: str | Mapping[str, str] | RowUnits | None, units: RowUnits
) -> RowUnits | None:
    if also is None:
        return None
    found = RowUnits.parse(also, like=units, place="also")
    if found == units:
        message = f"expected other units than those of the rows, found {found.spelling!r} again"
        raise FieldError(f"{message}: leave it out").at("also")
    return found


def _filter(where: str | Filter | None) -> Filter | None:
    if where is None:
        return None
    # A plain table imports nothing for the questions.
    from roverspecs.comparisons.filters import Filter

    return Filter.parse(where)
