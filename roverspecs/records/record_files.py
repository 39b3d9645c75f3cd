"""Record files: from TOML text to a record, or to a list of its problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from roverspecs.errors import (
    FieldError,
    LimitedSuggestions,
    RecordError,
    RoverspecsError,
    shortened,
    suggestion,
)
from roverspecs.records.claims import Acknowledgement, Claim, Source
from roverspecs.records.source_files import NAME, SharedSources, SourceReader
from roverspecs.records.toml_files import limited_depth, located, problem, read_table, read_text
from roverspecs.records.usual_words import usual_words
from roverspecs.records.vehicle_tables import check_path, is_table_file
from roverspecs.records.vehicles import IDENTITY_KEYS, KINDS, PUBLISHED, Vehicle, fields_of
from roverspecs.values.units import DIMENSIONS

_FIELDS = {field.name: field for field in fields_of(Vehicle)}

CLAIM_KEYS = tuple(field.name for field in attrs.fields(Claim) if field.init)
"""The keys of a claim."""

ACKNOWLEDGEMENT_KEYS = tuple(field.name for field in attrs.fields(Acknowledgement))
"""The keys of an acknowledgement."""

_ACKNOWLEDGEMENT_EXAMPLE = {
    "kind": "spread",
    "spec": "mass",
    "claims": ["5 kg", "6 kg"],
    "reason": "A reason",
}

_KEY_HINTS = {
    "id": "leave it out: the id is the name of the file without .toml",
    "weight": "write 'mass' for a figure in kilograms or pounds",
}


def load(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    decimal: str | None = None,
) -> Vehicle | Any:
    """Read a record file, or a table of your own.

    Parameters
    ----------
    path : str or Path
        A TOML file; its stem becomes the vehicle's id.  A file ``sources.toml``
        beside it holds the sources that it shares with other records.  Or a table
        in CSV, TSV, JSON, JSON lines, XLSX or Parquet, with a row for each vehicle; or
        a folder or database that :func:`roverspecs.export` made.
    columns : mapping of str to str, optional
        For a table, the specs that some columns hold, where their headings do not say
        so: ``{"Runtime": "operating_time", "W": "mass [lb]"}``.  An empty text leaves a
        column out.
    strict : bool, default False
        Whether a cell that cannot be read refuses a table.
    decimal : {".", ","}, optional
        The sign of decimals in the texts of a table.  By default it is the point; where
        semicolons part the cells, a comma is read as one where it can be nothing else.

    Returns
    -------
    Vehicle or VehicleTable
        A Rover or a Lander; of a table, a sequence of them
        (:class:`~roverspecs.records.vehicle_tables.VehicleTable`) that holds what was
        not read.  Its figures are your own, but for those that name a source.

    Raises
    ------
    RecordError
        With every problem of the file at once.
    FieldError
        If ``columns`` or ``decimal`` are given for a record file, ``columns`` name no
        heading or no spec, ``decimal`` is another sign, or the path is none.

    Warns
    -----
    TableWarning
        If cells or columns of a table were not read; the rest stands.
    """
    check_path(path)
    if is_table_file(path):
        from roverspecs.records.table_files import read_table_file

        table = read_table_file(path, columns, strict=strict, decimal=decimal)
        table.warn(stacklevel=2)
        return table
    if columns is not None:
        raise FieldError("columns are for tables, such as a CSV file").at("columns")
    if decimal is not None:
        raise FieldError("a decimal sign is for tables: a record has points").at("decimal")
    if Path(path).name == NAME:
        raise problem(path, "expected a record file, found a file of sources: name a record file")
    return read_record(path)


def record_files(folder: Path) -> list[Path]:
    """Return the record files of a folder, by name: each TOML file but the one of shared sources.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    list of Path

    Raises
    ------
    RecordError
        If the folder cannot be read.
    """
    try:
        # To glob would find no file where it may not look.
        files = [*folder.iterdir()]
    except OSError as error:
        raise problem(folder, f"cannot be read: {error.strerror}") from None
    return sorted(file for file in files if file.name.endswith(".toml") and file.name != NAME)


def read_record(path: str | Path, shared: SharedSources | None = None) -> Vehicle:
    """Read a record file, with the sources that it shares with others if they are known.

    Parameters
    ----------
    path : str or Path
    shared : SharedSources, optional
        By default those of the file beside it.

    Returns
    -------
    Vehicle

    Raises
    ------
    RecordError
        With every problem of the file at once, and those of the shared sources
        if it names one of them.
    """
    text = read_text(path)
    if shared is None:
        shared = SharedSources.beside(path)
    with limited_depth(path), LimitedSuggestions():
        reader = Reader(read_table(path, text), shared)
        vehicle = reader.vehicle(Path(path).stem)
    if vehicle is None:
        problems = located(path, text, reader.problems)
        if reader.needs_shared:
            problems += shared.problems
        raise RecordError(problems)
    return vehicle


def names_in(path: Path) -> list[str]:
    """Return the names of a record as far as its file can be read: at least its id.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of str
    """
    try:
        with limited_depth(path):
            table = read_table(path, read_text(path))
    except RecordError:
        return [path.stem]
    names = [table.get("name")]
    if isinstance(table.get("aliases"), list):
        names += table["aliases"]
    return [path.stem, *(name for name in names if isinstance(name, str))]


def _example_of(spec: str) -> str:
    return f"5 {DIMENSIONS[PUBLISHED[spec].dimension]}".rstrip(" ")


class Reader(SourceReader):
    """Build a record from a table, and note all its problems.

    Parameters
    ----------
    table : mapping
        As read from TOML or JSON.
    shared : SharedSources, optional
        What the record may cite besides its own sources.

    Attributes
    ----------
    problems : list of (str, str)
        Place and message of each.
    needs_shared : bool
        Whether the record names a source that could be a shared one, if only
        their file had no problems.
    """

    def __init__(self, table: Mapping[str, Any], shared: SharedSources | None = None) -> None:
        super().__init__(table)
        self.needs_shared = False
        self._shared = shared or SharedSources()
        self._own: dict[str, Source | None] = {}
        self._used: set[str] = set()

    def vehicle(self, identifier: str) -> Vehicle | None:
        """Return the record under an id, or None if there are problems."""
        cls = self._class()
        specs = [name for name in PUBLISHED if hasattr(cls, name)]
        self._check_keys(cls.kind, specs)
        self.check_signs("", self.table)
        self._own = self.sources()
        self._check_ids()
        fields = {
            key: self.table[key]
            for key in IDENTITY_KEYS
            if key in self.table and key != "status_source" and self._is_accepted(key)
        }
        # The claims of a spec that the vehicle cannot have are checked all the same.
        fields |= {
            key: self._claims(key, self.table[key]) for key in PUBLISHED if key in self.table
        }
        if "status_source" in self.table:
            fields["status_source"] = self._cited("status_source", self.table["status_source"])
        if "acknowledged" in self.table:
            fields["acknowledged"] = self._acknowledged(self.table["acknowledged"])
        for name in self._own:
            if name not in self._used:
                message = f"expected a claim with source = {shortened(name)}, found none"
                self.note(f"sources.{name}", message)
        if self.problems or self.needs_shared:
            return None
        return cls(id=identifier, **fields)

    def _class(self) -> type[Vehicle]:
        kind = self.table.get("kind", "rover")
        if isinstance(kind, str) and kind in KINDS:
            return KINDS[kind]
        self.note("kind", f"unknown {shortened(kind)}: {suggestion(str(kind), tuple(KINDS))}")
        return Vehicle

    def _check_keys(self, kind: str, specs: Iterable[str]) -> None:
        known = ("kind", "sources", "acknowledged", *IDENTITY_KEYS, *specs)
        for key in self.table:
            if key in PUBLISHED and key not in known and kind in KINDS:
                others = " or ".join(f"a {name}" for name, cls in KINDS.items() if key in vars(cls))
                self.note(key, f"expected a spec of a {kind}, found one of {others}")
            elif key not in PUBLISHED and key not in known:
                hint = _KEY_HINTS.get(key) or suggestion(key, known, usual_words())
                self.note(key, f"unknown key: {hint}")
        if "name" not in self.table:
            self.note("", "expected a name, such as name = 'My rover', found none")

    def _check_ids(self) -> None:
        """Note each source that a shared one has the id of."""
        for name in self._own:
            if name in self._shared.sources:
                expected = f"expected one source {shortened(name)}, found another in {NAME}"
                self.note(f"sources.{name}", f"{expected} beside it: remove this one, or rename it")

    def _is_accepted(self, key: str) -> bool:
        """Return whether a field accepts its value in the table, or note why not."""
        field: Any = _FIELDS[key]
        value = self.table[key]
        try:
            if field.converter:
                value = field.converter(value)
            field.validator(None, field, value)
        except RoverspecsError as error:
            self.note(key, error.message)
            return False
        return True

    def _claims(self, spec: str, value: Any) -> list[Claim | None]:
        tables = {spec: value}
        if isinstance(value, list):
            tables = {f"{spec}[{number}]": each for number, each in enumerate(value, 1)}
        claims: list[Claim | None] = []
        for place, given in tables.items():
            table = given
            if isinstance(given, str) or _is_count(spec, given):
                table = {"value": str(given)}
            elif isinstance(given, dict) and _is_count(spec, given.get("value")):
                table = {**given, "value": str(given["value"])}
            if not isinstance(table, dict):
                example = f"{spec} = '{_example_of(spec)}'"
                expected = f"expected text such as {example} or tables [[{spec}]]"
                self.note(place, f"{expected}, found {shortened(given)}")
            else:
                claims.append(self._claim(spec, place, table))
        return claims

    def _claim(self, spec: str, place: str, table: Mapping[str, Any]) -> Claim | None:
        example = {"value": _example_of(spec)}
        fields = self.completed(place, table, CLAIM_KEYS, example)
        if isinstance(fields.get("rejected"), str):
            # A rejected claim may have another dimension.
            example["rejected"] = fields["rejected"]
        if "source" in fields:
            fields["source"] = self._cited(f"{place}.source", fields["source"])
        return self.built(
            lambda **given: PUBLISHED[spec].claims(Claim(**given))[0], place, fields, example
        )

    def _acknowledged(self, tables: Any) -> list[Acknowledgement | None]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            message = f"expected tables [[acknowledged]], found {shortened(tables)}"
            self.note("acknowledged", message)
            return []
        given: list[Acknowledgement | None] = []
        for number, table in enumerate(tables, 1):
            place = f"acknowledged[{number}]"
            fields = self.completed(place, table, ACKNOWLEDGEMENT_KEYS, _ACKNOWLEDGEMENT_EXAMPLE)
            spec = fields["spec"]
            if isinstance(spec, str) and spec not in PUBLISHED:
                message = f"unknown spec {shortened(spec)}: {suggestion(spec, tuple(PUBLISHED))}"
                self.note(f"{place}.spec", message)
            given.append(self.built(Acknowledgement, place, fields, _ACKNOWLEDGEMENT_EXAMPLE))
        return given

    def _cited(self, place: str, name: Any) -> Source | None:
        """Return the source of an id, or note that it is missing."""
        if not isinstance(name, str):
            expected = "expected the name of a table such as [sources.my-paper]"
            self.note(place, f"{expected}, found {shortened(name)}")
            return None
        self._used.add(name)
        known = {**self._shared.sources, **self._own}
        if name in known:
            return known[name]
        if self._shared.problems:
            self.needs_shared = True
            return None
        hint = "expected a table such as [sources.my-paper], found none"
        if known:
            hint = suggestion(name, tuple(known))
        self.note(place, f"unknown source {shortened(name)}: {hint}")
        return None


def _is_count(spec: str, value: object) -> bool:
    """Return whether a value of TOML is a whole number of a spec that has no unit."""
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return is_whole and PUBLISHED[spec].dimension == "count"
