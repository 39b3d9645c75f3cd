"""The catalog: names to vehicles, shipped ones and the user's own.

Each shipped vehicle has one TOML file.  ``data/catalog.jsonl`` is compiled
from these files and read in their place: its first line is an index of names,
its last one has the version, and each line between is one record.
"""

from __future__ import annotations

import functools
import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from roverspecs.errors import (
    FieldError,
    Problem,
    RecordError,
    ShadowWarning,
    TableWarning,
    UnknownSpecError,
    UnknownVehicleError,
    closest,
    shortened,
)

# Records are imported where one is read: a list of names needs the index only.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import Any

    from roverspecs.records.source_files import SharedSources
    from roverspecs.records.vehicle_tables import VehicleTable
    from roverspecs.records.vehicles import Vehicle

# pathlib takes 4 ms to import, and the shipped records are one file.
SHIPPED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")  # noqa: PTH118, PTH120
"""The folder of the shipped records."""


def get(name: str) -> Vehicle:
    """Return a shipped record by id, name or alias.

    Parameters
    ----------
    name : str
        In any case; spaces and hyphens do not count.

    Returns
    -------
    Vehicle
        A Rover or a Lander.

    Raises
    ------
    UnknownVehicleError
        If no shipped vehicle goes by the name; the message offers the
        nearest ones.

    Examples
    --------
    >>> get("sora-q").name
    'LEV-2'
    """
    return Catalog().get(name)


def check(
    *paths: str | Path,
    columns: Mapping[str, str] | None = None,
    decimal: str | None = None,
) -> list[Problem]:
    """Return everything that is wrong with record files and tables.

    Parameters
    ----------
    *paths : str or Path
        Record files, folders of them and tables; the shipped records if none is
        given, and whether the compiled catalog was made of them.
    columns : mapping of str to str, optional
        The specs that some columns of tables hold: see :func:`roverspecs.load`.
    decimal : {".", ","}, optional
        The sign of decimals in tables: see :func:`roverspecs.load`.

    Returns
    -------
    list of Problem
        Empty if all is well.

    Warns
    -----
    TableWarning
        If columns of a table were not read, which may be as wrong as they like.
    """
    problems, tables = checked(*paths, columns=columns, decimal=decimal)
    for table in tables:
        table.warn_of_columns(stacklevel=2)
    return problems


def checked(
    *paths: str | Path,
    columns: Mapping[str, str] | None = None,
    decimal: str | None = None,
) -> tuple[list[Problem], list[VehicleTable]]:
    """Return everything that is wrong, as :func:`check` does, and the tables that were read."""
    import warnings

    files = paths or (SHIPPED,)
    with warnings.catch_warnings():
        # Each caller says in its own way which columns were not read.
        warnings.simplefilter("ignore", TableWarning)
        # A table that is refused for its problems has all of them.
        catalog = Catalog(*files, shipped=False, columns=columns, strict=True, decimal=decimal)
    problems = catalog.problems
    if not paths and not problems:
        problems = _outdated(catalog.own)
    return problems, [*catalog.tables, *catalog.refused]


def _outdated(vehicles: Iterable[Vehicle]) -> list[Problem]:
    """Return a problem for each record that the compiled catalog has otherwise, or has not."""
    files = {vehicle.id: vehicle for vehicle in vehicles}
    compiled = [entry["id"] for entry in _index()]
    problems = []
    for identifier in dict.fromkeys((*files, *compiled)):
        reason = ""
        if identifier not in compiled:
            reason = "expected the record, found none"
        elif identifier not in files:
            reason = "found a record without a file"
        elif _shipped(identifier) != files[identifier]:
            reason = "the record is older than its file"
        if reason:
            message = f"{reason}: run 'python tools/make_catalog.py'"
            problems.append(Problem("catalog.jsonl", None, identifier, message))
    return problems


class Catalog:
    """Find vehicles among the shipped records and the user's own.

    Parameters
    ----------
    *paths : str or Path
        Record files, folders of them and tables, read besides the shipped ones.
        Where two of the user's records, or one of them and a shipped one,
        share a name, the later one is found by it unless it is an id, and a
        :class:`~roverspecs.errors.ShadowWarning` says so.
    shipped : bool, default True
        Whether to hold the shipped records, too.
    columns : mapping of str to str, optional
        The specs that some columns of tables hold: see :func:`roverspecs.load`.
    strict : bool, default False
        Whether a cell that cannot be read refuses a table.

    Attributes
    ----------
    problems : list of Problem
        The problems of files that were left out; the others are read.
    tables : list of VehicleTable
        The tables that were read, with the problems of their cells.
    refused : list of VehicleTable
        The tables that were left out for such problems, as ``strict`` wants.
    shadows : list of str
        The texts of the warnings.
    """

    def __init__(
        self,
        *paths: str | Path,
        shipped: bool = True,
        columns: Mapping[str, str] | None = None,
        strict: bool = False,
        decimal: str | None = None,
    ) -> None:
        self.columns, self.strict, self.decimal = columns, strict, decimal
        self.problems: list[Problem] = []
        self.tables: list[VehicleTable] = []
        self.refused: list[VehicleTable] = []
        self.shadows: list[str] = []
        self._left_out: list[tuple[Path, Sequence[Problem]]] = []
        """The record files that were left out, each with its problems."""
        self._shipped: dict[str, dict[str, Any]] = {}
        if shipped:
            self._shipped = {entry["id"]: entry for entry in _index()}
        self._own: dict[str, Vehicle] = {}
        """By id, in the order they were read."""
        self._names: dict[str, str] = {}
        """The ids of these by folded id, name and alias; an id goes before a name."""
        for path in paths:
            self._read(path)
        self._warn()

    def _warn(self) -> None:
        import warnings

        for shadow in self.shadows:
            warnings.warn(shadow, ShadowWarning, stacklevel=3)
        for table in self.tables:
            table.warn(stacklevel=3)

    def _read(self, path: str | Path) -> None:
        from pathlib import Path

        from roverspecs.records.record_files import read_record
        from roverspecs.records.vehicle_tables import check_path, is_table_file

        check_path(path)
        if is_table_file(path):
            self._add_rows(self._table(path), Path(path))
            return
        files, shared = self._files(Path(path))
        vehicles = []
        for file in files:
            try:
                vehicle = read_record(file, shared)
            except RecordError as error:
                self._report(error.problems)
                self._left_out.append((file, error.problems))
            else:
                self._add(vehicle, file)
                vehicles.append(vehicle)
        if shared is None:
            return
        self._report(shared.problems)
        # A record that could not be read may cite any of them.
        if len(vehicles) == len(files):
            self._report(shared.uncited(vehicles))

    def _table(self, path: str | Path) -> Sequence[Vehicle]:
        """Return the vehicles of a table; none if it is refused."""
        from roverspecs.records.table_files import read_table_file

        try:
            table = read_table_file(path, self.columns, decimal=self.decimal, is_alone=False)
        except RecordError as error:
            self._report(error.problems)
            return ()
        if self.strict and table.problems:
            self._report(table.problems)
            self.refused.append(table)
            return ()
        self.tables.append(table)
        return table

    def _files(self, path: Path) -> tuple[list[Path], SharedSources | None]:
        """Return the record files of a path, and of a folder the sources that they share."""
        from roverspecs.records.record_files import record_files
        from roverspecs.records.source_files import NAME, SharedSources

        if not _is_folder(path):
            if path.name != NAME:
                return [path], None
            self._report(SharedSources.read(path).problems)
            return [], None
        try:
            files = record_files(path)
        except RecordError as error:
            self._report(error.problems)
            return [], None
        if not files:
            message = "expected record files (*.toml) in the folder, found none"
            self.problems.append(Problem(str(path), None, "", message))
            return [], None
        return files, SharedSources.beside(files[0])

    def _report(self, problems: Iterable[Problem]) -> None:
        """Note each problem once: those of shared sources are met with every record."""
        self.problems = list(dict.fromkeys((*self.problems, *problems)))

    def get(self, name: str) -> Vehicle:
        """Return a vehicle by id, name or alias.

        Parameters
        ----------
        name : str
            In any case; spaces and hyphens do not count.

        Returns
        -------
        Vehicle
            A Rover or a Lander.

        Raises
        ------
        UnknownVehicleError
            If no vehicle goes by the name.
        """
        if not isinstance(name, str):
            raise FieldError(f"expected the name of a vehicle, found {shortened(name)}")
        # Two ids may differ by a hyphen alone.
        if name in self._own:
            return self._own[name]
        key = folded(name)
        if key in self._names:
            return self._own[self._names[key]]
        if _shipped_names().get(key) in self._shipped:
            return _shipped(_shipped_names()[key])
        raise self._unknown(name)

    def _unknown(self, name: str) -> UnknownVehicleError:
        from roverspecs.records.derived import SPECS, spec_name

        entries = self.entries()
        ids = [entry["id"] for entry in entries]
        problems = self._problems_of(name)
        if problems:
            return UnknownVehicleError(name, tuple(ids), problems=tuple(problems))
        spec = spec_name(name)
        if spec in SPECS:
            remedy = f"it is a spec, which compare takes as specs={spec!r} or --specs {spec}"
            return UnknownVehicleError(name, tuple(ids), remedy=remedy)
        others: dict[str, str] = {}
        for entry in entries:
            others |= dict.fromkeys(_names(entry)[1:], entry["id"])
        near = closest(name, (*ids, *others))
        # A vehicle that is offered by its id need not be offered by its name, too.
        offered = [each for each in near if each in ids or others[each] not in near]
        # Without a near name the error lists the ids; the aliases would drown them.
        return UnknownVehicleError(name, tuple(ids), tuple(offered))

    def _problems_of(self, name: str) -> Sequence[Problem]:
        """Return why a file that has a vehicle of a name was left out; empty if none was."""
        from roverspecs.records.record_files import names_in

        for file, problems in self._left_out:
            if folded(name) in map(folded, names_in(file)):
                return problems
        for table in self.refused:
            for vehicle in table:
                if folded(name) in map(folded, (vehicle.id, vehicle.name, *vehicle.aliases)):
                    return table.problems
        return ()

    @staticmethod
    def of(given: Catalog | None) -> Catalog:
        """Return the catalog given, or the shipped one by default.

        Parameters
        ----------
        given : Catalog or None

        Returns
        -------
        Catalog

        Raises
        ------
        FieldError
            If it is neither.
        """
        if given is None:
            return Catalog()
        if not isinstance(given, Catalog):
            raise FieldError(f"expected a Catalog, found {shortened(given)}").at("catalog")
        return given

    def find(
        self, vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None
    ) -> tuple[Vehicle, ...]:
        """Return the vehicles for records and names.

        Parameters
        ----------
        vehicles : iterable of Vehicle or str, optional
            Records, and names as :meth:`get` takes them; a single one needs
            no list.  By default all.

        Returns
        -------
        tuple of Vehicle
            In the order given.

        Raises
        ------
        UnknownVehicleError
            If no vehicle goes by a name.
        FieldError
            If something is neither.
        """
        from roverspecs.records.fields import one_or_more
        from roverspecs.records.vehicles import Vehicle

        if vehicles is None:
            return tuple(self)
        given = one_or_more(vehicles, Vehicle | str)
        if not isinstance(given, Iterable):
            message = f"expected vehicles or their names, found {shortened(given)}"
            if hasattr(given, "vehicles"):
                # A comparison has them.
                message += ": give its 'vehicles'"
            raise FieldError(message).at("vehicles")
        if hasattr(given, "__dataframe__"):
            # It iterates over its columns, whose names are no vehicles.
            from roverspecs.records.vehicle_tables import READ_FRAME

            message = f"expected vehicles or their names, found a dataframe: {READ_FRAME}"
            raise FieldError(message).at("vehicles")
        found = []
        for each in given:
            if isinstance(each, Vehicle):
                found.append(each)
            elif isinstance(each, str):
                found.append(self.get(each))
            else:
                found += self._rows(each)
        return tuple(found)

    def _rows(self, given: Any) -> Iterable[Vehicle]:
        """Return the vehicles of a table that stands in a list."""
        from roverspecs.records.vehicle_tables import VehicleTable

        if isinstance(given, VehicleTable):
            return given
        return [self.get(given)]

    def __iter__(self) -> Iterator[Vehicle]:
        """Iterate over the vehicles, the shipped ones first."""
        yield from map(_shipped, self._shipped)
        yield from self.own

    def __len__(self) -> int:
        """Return the number of vehicles."""
        return len(self._shipped) + len(self._own)

    def __contains__(self, vehicle: object) -> bool:
        """Return whether the catalog has a vehicle, or one of a name."""
        if not isinstance(vehicle, str):
            return any(vehicle == each for each in self)
        key = folded(vehicle)
        return key in self._names or _shipped_names().get(key) in self._shipped

    @property
    def own(self) -> tuple[Vehicle, ...]:
        """The user's vehicles, in the order they were read."""
        return tuple(self._own.values())

    def entries(self) -> list[dict[str, Any]]:
        """Return the identity of each vehicle, without reading its claims.

        Returns
        -------
        list of dict
            As :meth:`Vehicle.identity` returns it.
        """
        return [*self._shipped.values(), *(each.identity() for each in self.own)]

    def to_frame(self, shape: str = "long", engine: str = "pandas") -> Any:
        """Return the catalog as a dataframe.

        Parameters
        ----------
        shape : {"long", "wide"}, default "long"
            ``long`` has a line for each claim, rejected ones included; ``wide`` has
            a line for each vehicle with its identity and the figures shown, in SI
            units.  :func:`roverspecs.compare` has other units, and conditions.
        engine : str, default "pandas"
            ``pandas``, ``polars``, ``pyarrow``, ``astropy`` or ``pint-pandas``.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame, pyarrow.Table or astropy.table.QTable
            The same columns for every catalog.

        Raises
        ------
        FieldError
            If shape or engine does not exist, or the shape is long and the engine
            holds quantities.
        RoverspecsError
            If a library is not installed; the message names it.
        """
        from roverspecs.records import dataframes, flat_figures

        return dataframes.to_frame(lambda name: flat_figures.series_in(self, name), shape, engine)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a line for each claim for libraries that read Arrow."""
        from roverspecs.records import flat_figures
        from roverspecs.tables.arrow import Stream

        return Stream(flat_figures.series_in(self, "long")).__arrow_c_stream__(requested_schema)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return a table of the vehicles in the formats of notebooks."""
        from roverspecs.tables.notebooks import table_bundle

        keys = ("id", "name", "kind", "operator", "mission", "status")
        rows = [{key: entry[key] for key in keys} for entry in self.entries()]
        return table_bundle(rows, include, exclude)

    def _add_rows(self, rows: Sequence[Vehicle], file: Path) -> None:
        """Add the vehicles of a table; none takes the place of another record of the user's."""
        import attrs

        from roverspecs.records.drafts import free_id

        used = {*self._shipped, *self._own, *(row.id for row in rows)}
        names: set[str] = set()
        for row in rows:
            vehicle = row
            # A remark of the table says that a name is in several rows.
            is_numbered = row.name in names
            names.add(row.name)
            is_taken = self._own.get(row.id, row) != row
            # Nor does a number make it a shipped vehicle.
            if is_taken or (is_numbered and row.id in self._shipped):
                is_numbered = True
                # It is a class of attrs.
                vehicle = attrs.evolve(row, id=free_id(row.id, used))  # type: ignore[misc]
                used.add(vehicle.id)
                taken = f"{row.id!r} is also a name of {self._holder(folded(row.id))}"
                self.shadows.append(f"{file}: {taken}; the id of this one is {vehicle.id!r}")
            self._add(vehicle, file, is_numbered=is_numbered)

    def _add(self, vehicle: Vehicle, file: Path, *, is_numbered: bool = False) -> None:
        """Add a vehicle, which takes the place of a record of its id, and the names of others.

        Where it is numbered, a message says already that another has its name.
        """
        if vehicle.id in self._own:
            self.shadows.append(self._shadow(vehicle.id, file))
            others = {key: name for key, name in self._names.items() if name != vehicle.id}
            self._names = others
        self._own[vehicle.id] = vehicle
        for text in (vehicle.id, vehicle.name, *vehicle.aliases):
            key = folded(text)
            holder = self._names.get(key, "")
            if holder == vehicle.id:
                continue
            if folded(holder) != key:
                if self._holder(key):
                    self.shadows.append(self._shadow(text, file))
                self._names[key] = vehicle.id
            elif text != vehicle.id and not is_numbered:
                remedy = f"which is used: the file's is {vehicle.id!r}"
                self.shadows.append(f"{file}: {text!r} is the id of an earlier record, {remedy}")
        self._shipped.pop(vehicle.id, None)

    def _shadow(self, text: str, file: Path) -> str:
        """Return the warning that a name of a file is one of another record, too."""
        record = self._holder(folded(text))
        return f"{file}: {text!r} is also a name of {record}; the file's is used"

    def _holder(self, key: str) -> str:
        """Return the record that has a name already, in words; empty without one."""
        if key in self._names:
            return f"an earlier record {self._names[key]!r}"
        shipped = _shipped_names().get(key)
        if shipped in self._shipped:
            return f"the shipped record {shipped!r}"
        return ""


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # Such as a name that is too long: reading the file reports it.
        return False


def folded(name: str) -> str:
    """Return a name without case, width of letters, spaces and hyphens, which do not count."""
    text = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return text.translate(_NO_HYPHENS) or text or name


_NO_HYPHENS = dict.fromkeys(map(ord, "-‐‑–_"))


# --- the shipped records ------------------------------------------------------


COMPILED = os.path.join(SHIPPED, "catalog.jsonl")  # noqa: PTH118
"""The file that is compiled from the shipped records."""


@functools.cache
def compiled_lines() -> list[bytes]:
    """Return the lines of :data:`COMPILED`, most of which are never decoded.

    Returns
    -------
    list of bytes
        The index, a line for each vehicle, and the version.
    """
    with open(COMPILED, "rb") as file:  # noqa: PTH123
        return file.readlines()


@functools.cache
def _index() -> list[dict[str, Any]]:
    with open(COMPILED, "rb") as file:  # noqa: PTH123
        index: list[dict[str, Any]] = json.loads(file.readline())
    return index


@functools.cache
def _shipped_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _index():
        found |= dict.fromkeys(map(folded, _names(entry)), entry["id"])
    return found


@contextmanager
def explained_specs() -> Iterator[None]:
    """Explain an unknown spec that is a shipped vehicle, or a field that has no unit.

    Raises
    ------
    UnknownSpecError
        If a spec that is looked up meanwhile is not known.
    """
    try:
        yield
    except UnknownSpecError as error:
        from roverspecs.records.flat_figures import IDENTITY_FIELDS

        if folded(error.name) in _shipped_names():
            error.remedy = "it is a vehicle: put it among the vehicles, in Python a list"
        elif error.name in IDENTITY_FIELDS:
            remedy = "it is a field of a vehicle and no spec"
            error.remedy = f"{remedy}: 'roverspecs list --format csv' has it"
        raise


def _names(entry: dict[str, Any]) -> list[str]:
    """Return everything that a vehicle can be found by, its id first."""
    return [entry["id"], entry["name"], *entry["aliases"]]


@functools.cache
def _shipped(identifier: str) -> Vehicle:
    line = 1 + next(place for place, entry in enumerate(_index()) if entry["id"] == identifier)
    return trusted(identifier, json.loads(compiled_lines()[line]))


def is_shipped(vehicle: Vehicle) -> bool:
    """Return whether a vehicle is one of the shipped records, unchanged."""
    is_known = any(entry["id"] == vehicle.id for entry in _index())
    return is_known and vehicle == _shipped(vehicle.id)


def trusted(identifier: str, table: Mapping[str, Any]) -> Vehicle:
    """Return the record of a table that has no problem.

    Parameters
    ----------
    identifier : str
        The id of the vehicle.
    table : mapping
        A line of the compiled catalog, whose claims were checked when it was compiled.
        ``read`` has the parts of their values, ``units`` what unusual spellings of units
        in them mean, ``apart`` how far they are from those shown, and ``alike`` which of
        them confirm those.

    Returns
    -------
    Vehicle
        The same as :class:`roverspecs.records.record_files.Reader` makes of the file.
    """
    from roverspecs.records import trust
    from roverspecs.records.claims import Acknowledgement, Claim, Source
    from roverspecs.records.fields import restored
    from roverspecs.records.vehicles import KINDS
    from roverspecs.values import published, units

    fields: dict[str, Any] = {"id": identifier, **table}
    units.remember(fields.pop("units"))
    published.remember(fields.pop("read"))
    trust.remember(fields.pop("apart"), fields.pop("alike"))
    cls = KINDS[fields.pop("kind", "rover")]
    sources = {}
    for name, given in fields.pop("sources").items():
        given["authors"] = tuple(given.get("authors", ()))
        sources[name] = restored(Source, {"id": name, **given})
    if "status_source" in fields:
        fields["status_source"] = sources[fields["status_source"]]
    fields["acknowledged"] = [Acknowledgement(**given) for given in fields.get("acknowledged", ())]
    claims = fields.pop("claims")
    made = cls(**fields)
    for spec, stated in claims.items():
        for each in stated:
            each["source"] = sources.get(each["source"])
        # A constructor would check each claim again.
        object.__setattr__(made, f"_{spec}", tuple(restored(Claim, each) for each in stated))
    return made
