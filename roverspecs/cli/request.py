"""Requests: the vehicles and figures that a command line asks about.

Each command finds them here, so that names, conditions, configurations and
preferences mean the same on all of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import roverspecs
from roverspecs.cli.options import TABLE_ENDINGS, columns_in
from roverspecs.cli.terminal import say
from roverspecs.errors import FieldError, UnknownVehicleError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.errors import Problem
    from roverspecs.frames.column_tables import ColumnTable
    from roverspecs.records.catalog import Catalog
    from roverspecs.records.claims import Claim
    from roverspecs.records.reading import Reading
    from roverspecs.records.vehicle_tables import VehicleTable
    from roverspecs.records.vehicles import Vehicle


class Request:
    """Hold the vehicles that are asked about, their catalog, and notes on the vehicles left out.

    Attributes
    ----------
    catalog : Catalog
    vehicles : list of Vehicle
    notes : list of str
        The vehicles that only might meet the condition, and the ones left out.
    """

    def __init__(self, catalog: Catalog, vehicles: Iterable[Vehicle], notes: Iterable[str]) -> None:
        self.catalog, self.vehicles, self.notes = catalog, list(vehicles), list(notes)


def request(
    options: argparse.Namespace,
    problems: list[Problem],
    default: Sequence[str] = (),
    *,
    has_context: bool = False,
) -> Request | None:
    """Return the vehicles that options ask about.

    Parameters
    ----------
    options : argparse.Namespace
    problems : list of Problem
        Problems of record files are printed and added.
    default : sequence of str
        The names to take where none is given; all by default.
    has_context : bool, default False
        Whether the answer looks at vehicles that are not named, too.

    Returns
    -------
    Request or None
        None where no vehicle is left, because record files have problems.
    """
    catalog = read_catalog(options, problems)
    vehicles = named_vehicles(options, catalog, problems, default)
    if problems and not vehicles:
        return None
    if not has_context:
        note_unnamed(options, catalog, vehicles)
    chosen, notes = meeting(options, vehicles)
    return Request(catalog, chosen, notes)


def named_vehicles(
    options: argparse.Namespace,
    catalog: Catalog,
    problems: list[Problem],
    default: Sequence[str] = (),
) -> list[Vehicle]:
    """Return the vehicles that are named, whether they meet the condition or not."""
    names = getattr(options, "vehicles", None)
    # Without a name, a condition is asked of all.
    is_default = not names and not getattr(options, "all", False) and not options.where
    if is_default:
        names = default
    if not names:
        return list(catalog)
    return find_vehicles(names, catalog, problems)


def note_unnamed(
    options: argparse.Namespace, catalog: Catalog, asked: Iterable[Vehicle | None]
) -> None:
    """Print a note where none of the vehicles read beside the catalog is asked for.

    Parameters
    ----------
    options : argparse.Namespace
    catalog : Catalog
    asked : iterable of Vehicle or None
    """
    own = {vehicle.id for vehicle in catalog.own}
    named = {vehicle.id for vehicle in asked if vehicle is not None}
    if own and own.isdisjoint(named):
        files = ", ".join(options.with_)
        say(f"note: no vehicle of {files} is shown: name those that you want, too")


def condition(options: argparse.Namespace) -> str | None:
    """Return the condition that vehicles must meet; given several times, each counts."""
    conditions = options.where or []
    if len(conditions) > 1:
        return " and ".join(f"({each})" for each in conditions)
    return next(iter(conditions), None)


def reading(options: argparse.Namespace) -> Reading:
    """Return the reading that options ask for: the claims that count."""
    from roverspecs.records.reading import Reading

    return Reading(configuration=options.configuration, prefer=options.prefer)


def meeting(
    options: argparse.Namespace, vehicles: Sequence[Vehicle]
) -> tuple[Sequence[Vehicle], Sequence[str]]:
    """Return the vehicles that meet the condition, and notes on the others."""
    where = condition(options)
    if where is None:
        return vehicles, ()
    from roverspecs.comparisons.filters import Filter

    asked = reading(options)
    asked.check(vehicles)
    chosen = Filter.parse(where).select(vehicles, asked, strict=options.sure)
    return chosen.vehicles, chosen.remarks


def published_specs(options: argparse.Namespace) -> list[str] | None:
    """Return the names of the published specs that are asked for, if any are.

    Raises
    ------
    FieldError
        If one is derived; the message names the specs to ask for instead.
    """
    if options.specs is None:
        return None
    from roverspecs.records.derived import find_specs

    specs = find_specs(options.specs)
    for spec in specs:
        refuse_derived(spec.name)
    return [spec.name for spec in specs]


def refuse_derived(name: str) -> None:
    """Refuse a derived spec where figures are asked for as they were published.

    Raises
    ------
    FieldError
        Names the specs to ask for instead.
    """
    from roverspecs.records.vehicles import PUBLISHED

    if name in PUBLISHED:
        return
    from roverspecs.records.derived import DERIVED

    if name in DERIVED:
        inputs = dict.fromkeys(chain.from_iterable(DERIVED[name].products))
        published = ", ".join(repr(spec) for spec in inputs if spec in PUBLISHED)
        raise FieldError(f"{name!r} is derived: ask for {published}").at("spec")


def narrowed(
    options: argparse.Namespace, vehicles: Sequence[Vehicle], specs: Sequence[str] | None = None
) -> list[Vehicle]:
    """Return vehicles with the claims that options ask for, and no others.

    Parameters
    ----------
    options : argparse.Namespace
        With a configuration and a preference, if any.
    vehicles : sequence of Vehicle
    specs : sequence of str, optional
        The published specs whose claims are asked for; all by default.

    Returns
    -------
    list of Vehicle
        Rejected claims stay if they are of the configuration and the specs.
    """
    if specs is None and options.configuration is None and options.prefer is None:
        return list(vehicles)
    asked = reading(options)
    asked.check(vehicles)
    return [with_claims(each, _changes(each, asked, specs)) for each in vehicles]


def _changes(
    vehicle: Vehicle, asked: Reading, specs: Sequence[str] | None
) -> dict[str, list[Claim]]:
    """Return the claims that are asked for, by spec, where a vehicle has others, too."""
    from roverspecs.records.vehicles import PUBLISHED

    changes: dict[str, list[Claim]] = {}
    for name, spec in PUBLISHED.items():
        found: list[Claim] = []
        if specs is None or name in specs:
            is_any = asked.configuration is None or not spec.has_configuration
            found = asked.claims(vehicle, name)
            for claim in vehicle.claims(name):
                if claim.rejected and (is_any or claim.configuration == asked.configuration):
                    found.append(claim)
        if tuple(found) != vehicle.claims(name):
            changes[name] = found
    return changes


def gaps(
    options: argparse.Namespace, vehicles: Sequence[Vehicle], specs: Sequence[str]
) -> list[str]:
    """Return remarks on published specs of vehicles for which others say much the same."""
    from roverspecs.records.gaps import remarks_on_gaps

    asked = reading(options)
    figures = {}
    for spec in specs:
        figures[spec] = [asked.figure(vehicle, spec) for vehicle in vehicles]
    return remarks_on_gaps(vehicles, figures)


def with_claims(vehicle: Vehicle, changes: Mapping[str, Sequence[Claim]]) -> Vehicle:
    """Return a vehicle that has other claims for some specs."""
    import attrs

    return attrs.evolve(vehicle, **changes)  # type: ignore[misc]  # it is a class of attrs


# --- catalogs and files


def read_catalog(options: argparse.Namespace, problems: list[Problem]) -> Catalog:
    """Return the catalog with the records given beside it; print the problems of these."""
    strict = bool(getattr(options, "strict", False))
    columns = columns_in(getattr(options, "columns", None) or ())
    decimal = getattr(options, "decimal", None)
    catalog = roverspecs.Catalog(*options.with_, columns=columns, strict=strict, decimal=decimal)
    _report(catalog, problems)
    return catalog


def find_vehicle(name: str, catalog: Catalog, problems: list[Problem]) -> Vehicle | None:
    """Return the one vehicle that a name or a path stands for; None if its file is bad."""
    found = find_vehicles([name], catalog, problems)
    if len(found) > 1:
        remedy = f"give the id or the name of one of them, and --with {name}"
        raise FieldError(f"expected one vehicle, found {len(found)} in {name}: {remedy}")
    return next(iter(found), None)


def find_optional(name: str | None, catalog: Catalog, problems: list[Problem]) -> Vehicle | None:
    """Return the vehicle that an option names, if it names one."""
    if name is None:
        return None
    return find_vehicle(name, catalog, problems)


def find_vehicles(names: Sequence[str], catalog: Catalog, problems: list[Problem]) -> list[Vehicle]:
    """Return the vehicles that names and paths stand for; print the problems of files."""
    found: list[Vehicle] = []
    for name in names:
        refuse_other_file(name, f"a record file (.toml) or a table ({', '.join(TABLE_ENDINGS)})")
        try:
            if not _is_path(name):
                vehicle = catalog.get(name)
                if vehicle in found and names.count(name) == 1:
                    say(f"note: {name} is {vehicle.name}, which is named already")
                found.append(vehicle)
                continue
        except UnknownVehicleError:
            # A folder beside us has a name like any other.
            if not os.path.isdir(name):  # noqa: PTH112 (pathlib fails on very long names)
                raise
        read = roverspecs.Catalog(
            name, columns=catalog.columns, strict=catalog.strict, decimal=catalog.decimal
        )
        _report(read, problems)
        found += read.own
    if names and not found and not problems:
        # Sources alone are nothing to show; beside records, as in *.toml, they do no harm.
        raise FieldError("expected a record file, found a file of sources").at(names[0])
    return found


def refuse_other_file(name: str, expected: str) -> None:
    """Refuse a file that is neither record nor table by its ending, such as a picture.

    Raises
    ------
    FieldError
        If it is such a file; the message names the expected ones.
    """
    ending = os.path.splitext(name)[1].casefold()  # noqa: PTH122 (pathlib takes 4 ms to import)
    is_known = ending in ("", ".toml", *TABLE_ENDINGS)
    if not is_known and os.path.isfile(name):  # noqa: PTH113
        raise FieldError(f"expected {expected}").at(name)


def _is_path(name: str) -> bool:
    endings = (".toml", *TABLE_ENDINGS)
    return name.casefold().endswith(endings) or "/" in name or "\\" in name


def _report(catalog: Catalog, problems: list[Problem]) -> None:
    # Those of shared sources are met with each record that cites one.
    known = set(problems)
    found = [problem for problem in catalog.problems if problem not in known]
    for problem in found:
        say(str(problem))
    for shadow in catalog.shadows[:_MOST_SAID]:
        say(f"warning: {shadow}")
    more = len(catalog.shadows) - _MOST_SAID
    if more > 0:
        say(f"warning: and {more} more names are also names of other records")
    for table in catalog.refused:
        say(f"note: no vehicle of {table.path} is read: --strict refuses a table with such cells")
    for table in catalog.tables:
        report_table(table, len(table.problems), catalog.columns, catalog.decimal)
    problems += found


_MOST_SAID = 20


def say_remarks(table: VehicleTable | ColumnTable) -> None:
    """Print the words by which columns of a table were read, and the columns that were not."""
    for remark in table.remarks:
        say(f"note: {remark}")


def report_table(
    table: VehicleTable | ColumnTable,
    problem_count: int,
    columns: Mapping[str, str] | None,
    decimal: str | None,
) -> None:
    """Print the cells of a table that were not read; the rest stands.

    Parameters
    ----------
    table : VehicleTable or ColumnTable
    problem_count : int
        How many there are.
    columns : mapping of str to str or None
    decimal : str or None
        As the table was read; a check reads it so, too.
    """
    say_remarks(table)
    for problem in table.problems[:_MOST_SAID]:
        say(f"warning: {problem}")
    more = problem_count - _MOST_SAID
    if more > 0:
        import shlex

        words = ["roverspecs", "check", table.path]
        for heading, spec in (columns or {}).items():
            words += ["--columns", f"{heading}={spec}"]
        if decimal is not None:
            words += ["--decimal", decimal]
        say(f"warning: {table.path}: and {more} more: see {shlex.join(words)}")
