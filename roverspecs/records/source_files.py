"""Source files: the sources that several records of a folder cite, and how any source is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from roverspecs.errors import (
    LimitedSuggestions,
    Problem,
    RecordError,
    RoverspecsError,
    shortened,
    suggestion,
)
from roverspecs.records.claims import Acknowledgement, Claim, Source
from roverspecs.records.fields import is_address, unseen
from roverspecs.records.toml_files import (
    limited_depth,
    line_of,
    lines_of,
    located,
    read_table,
    read_text,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.records.vehicles import Vehicle

NAME = "sources.toml"
"""The name of the file of a folder that holds the sources of several records."""

SOURCE_KEYS = tuple(field.name for field in attrs.fields(Source) if field.name != "id")
"""The keys of a source."""

_EXAMPLE = {"title": "A title", "publisher": "A publisher", "kind": "press"}

_Record = TypeVar("_Record", Acknowledgement, Claim, Source)


@attrs.frozen
class SharedSources:
    """Hold the sources that the records of a folder share.

    Attributes
    ----------
    path : str
        Of the file; empty if the file is missing.
    sources : mapping of str to Source
        By id; empty if the file has problems.
    problems : tuple of Problem
        Everything that is wrong with the file.
    lines : mapping of str to int
        The line of each place of the file.
    """

    path: str = ""
    sources: Mapping[str, Source] = attrs.Factory(dict)
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = attrs.Factory(dict)

    @classmethod
    def beside(cls, path: str | Path) -> SharedSources:
        """Return the sources that a record file shares with the others of its folder.

        Parameters
        ----------
        path : str or Path
            Of the record file.

        Returns
        -------
        SharedSources
            None at all if there is no file ``sources.toml`` beside it.
        """
        file = Path(path).with_name(NAME)
        # Whatever has the name is read, and a problem if it cannot be.
        if not os.path.lexists(file):
            return cls()
        return cls.read(file)

    @classmethod
    def read(cls, path: str | Path) -> SharedSources:
        """Return the sources of a file, or its problems.

        Parameters
        ----------
        path : str or Path
            A TOML file with nothing but sources.

        Returns
        -------
        SharedSources
        """
        try:
            text = read_text(path, "a file of sources")
            with limited_depth(path), LimitedSuggestions():
                reader = SourceReader(read_table(path, text))
                sources = reader.only_sources()
        except RecordError as error:
            return cls(problems=error.problems)
        if reader.problems:
            return cls(problems=tuple(located(path, text, reader.problems)))
        read = {name: source for name, source in sources.items() if source}
        return cls(path=str(path), sources=read, lines=lines_of(text))

    def uncited(self, vehicles: Iterable[Vehicle]) -> list[Problem]:
        """Return a problem for each source that no vehicle cites.

        Parameters
        ----------
        vehicles : iterable of Vehicle
            Of all records beside the file.

        Returns
        -------
        list of Problem
        """
        cited = set()
        for vehicle in vehicles:
            cited |= {source.id for source in vehicle.sources}
        found = []
        for name in self.sources:
            if name not in cited:
                place = f"sources.{name}"
                expected = f"expected a record beside it with source = {shortened(name)}"
                message = f"{expected}, found none: cite it, or remove it"
                found.append(Problem(self.path, line_of(self.lines, place), place, message))
        return found


class SourceReader:
    """Build the sources of a table, and note all its problems.

    Parameters
    ----------
    table : mapping
        As read from TOML or JSON.

    Attributes
    ----------
    problems : list of (str, str)
        Place and message of each.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table
        self.problems: list[tuple[str, str]] = []

    def only_sources(self) -> dict[str, Source | None]:
        """Return the sources of a table that has nothing else."""
        for key in self.table:
            if key != "sources":
                expected = "expected nothing but tables such as [sources.my-paper]"
                self.note(key, f"unknown key: {expected}")
        self.check_signs("", self.table)
        return self.sources()

    def sources(self) -> dict[str, Source | None]:
        """Return the sources by id; None stands for one that has a problem."""
        tables = self.table.get("sources", {})
        if not isinstance(tables, dict):
            message = f"expected tables such as [sources.my-paper], found {shortened(tables)}"
            self.note("sources", message)
            return {}
        return {name: self._source(name, table) for name, table in tables.items()}

    def _source(self, name: str, table: Any) -> Source | None:
        place = f"sources.{name}"
        if not isinstance(table, dict):
            self.note(place, f"expected a table [{place}], found {shortened(table)}")
            return None
        self._check_addresses(place, table)
        fields = self.completed(place, table, SOURCE_KEYS, _EXAMPLE)
        return self.built(Source, place, {"id": name, **fields}, {"id": "example", **_EXAMPLE})

    def _check_addresses(self, place: str, table: Mapping[str, Any]) -> None:
        """Note each address that leads to no page of the web."""
        for key in ("url", "archive_url"):
            address = table.get(key)
            if isinstance(address, str) and not is_address(address):
                expected = "expected an address such as 'https://example.org/page'"
                self.note(f"{place}.{key}", f"{expected}, found {shortened(address)}")

    def note(self, place: str, message: str) -> None:
        """Note a problem."""
        self.problems.append((place, message))

    def check_signs(self, place: str, value: Any) -> None:
        """Note each text with a sign that nobody sees, which could stand for anything."""
        if isinstance(value, str) and (found := unseen(value)):
            message = f"expected visible characters, found {found} of {shortened(value)}"
            self.note(place, message)
        elif isinstance(value, dict):
            for key, each in value.items():
                self.check_signs(f"{place}.{key}".lstrip("."), each)
        elif isinstance(value, list):
            for number, each in enumerate(value, 1):
                self.check_signs(f"{place}[{number}]", each)

    def built(
        self,
        build: Callable[..., _Record],
        place: str,
        fields: Mapping[str, Any],
        example: Mapping[str, Any],
    ) -> _Record | None:
        """Return the record of some fields, or note the problems of each field."""
        try:
            return build(**fields)
        except RoverspecsError as error:
            whole = (place, error.message)
        # Each field is tried in an example that is right.  The place of a fault
        # of several fields together, which no rule makes today, is the whole.
        faults = []
        for key in fields:
            tried = {**example, key: fields[key]}
            if tried == fields:
                faults.append((f"{place}.{key}", whole[1]))
                continue
            try:
                build(**tried)
            except RoverspecsError as error:
                faults.append((f"{place}.{key}", error.message))
        self.problems += faults or [whole]
        return None

    def completed(
        self,
        place: str,
        table: Mapping[str, Any],
        known: tuple[str, ...],
        example: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Return the known keys of a table, completed by an example; note all others."""
        missing = [key for key in example if key not in table]
        for key in table:
            if key not in known:
                self.note(f"{place}.{key}", f"unknown key: {suggestion(key, known)}")
        if missing:
            self.note(place, f"expected {' and '.join(map(repr, missing))}, found none")
        return {**example, **{key: value for key, value in table.items() if key in known}}
