"""Record files: from TOML text to a record, or to a list of its problems.

The door of tomllib.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from roverspecs.errors import Problem, RecordError, RoverspecsError, shortened, suggestion
from roverspecs.records.claims import Acknowledgement, Claim, Source
from roverspecs.records.fields import ADDRESS, unseen
from roverspecs.records.vehicles import KINDS, PUBLISHED, Vehicle, fields_of
from roverspecs.values.units import DIMENSIONS

MAX_FILE_SIZE = 1_000_000
"""The most bytes a record file may have."""

_FIELDS = {field.name: field for field in fields_of(Vehicle)}

IDENTITY_KEYS = tuple(
    name
    for name, field in _FIELDS.items()
    if not field.metadata and name not in ("id", "acknowledged")
)
"""The keys of a record file besides ``id``, ``kind``, sources, specs and acknowledgements."""

CLAIM_KEYS = tuple(field.name for field in attrs.fields(Claim) if field.init)
"""The keys of a claim."""

SOURCE_KEYS = tuple(field.name for field in attrs.fields(Source) if field.name != "id")
"""The keys of a source."""

ACKNOWLEDGEMENT_KEYS = tuple(field.name for field in attrs.fields(Acknowledgement))
"""The keys of an acknowledgement."""

_ACKNOWLEDGEMENT_EXAMPLE = {
    "kind": "spread",
    "spec": "mass",
    "claims": ["5 kg", "6 kg"],
    "reason": "A reason",
}
_SOURCE_EXAMPLE = {"title": "A title", "publisher": "A publisher", "kind": "press"}

# A hundred parts of a dotted key: tomllib would take the square of their number.
_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""")

_LONG_TEXT = re.compile(r"""\"{3}(?s:.*?)\"{3}|'{3}(?s:.*?)'{3}""")

_KEY_HINTS = {
    "id": "leave it out: the id is the name of the file without .toml",
    "weight": "write 'mass' for a figure in kilograms or pounds",
}

_Record = TypeVar("_Record", Acknowledgement, Claim, Source)


def load(path: str | Path) -> Vehicle:
    """Read a record file.

    Parameters
    ----------
    path : str or Path
        A TOML file; its stem becomes the vehicle's id.

    Returns
    -------
    Vehicle
        A Rover or a Lander.

    Raises
    ------
    RecordError
        With every problem of the file at once.
    """
    text = read_text(path)
    try:
        reader = Reader(read_table(path, text))
        vehicle = reader.vehicle(Path(path).stem)
    except RecursionError:
        # Raised by tomllib, or by repr where a message shows a value.
        raise _problem(path, "nested too deeply for a record") from None
    if vehicle is None:
        lines = _lines(text)
        problems = [
            Problem(str(path), _line(lines, place), place, message)
            for place, message in reader.problems
        ]
        raise RecordError(sorted(problems, key=lambda problem: problem.line or 0))
    return vehicle


def read_text(path: str | Path) -> str:
    """Return the text of a record file.

    Raises
    ------
    RecordError
        If it is not a readable file of UTF-8 text, or is too large.
    """
    try:
        fault = _fault(Path(path).stat())
        data = b""
        if not fault:
            data = Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise _problem(path, "expected a record file, found none") from None
    except OSError as error:
        raise _problem(path, f"cannot be read: {error.strerror}") from None
    except ValueError:
        raise _problem(path, "expected a path, found a null character in it") from None
    if fault:
        raise _problem(path, fault)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8, found the byte 0x{data[error.start]:02x}"
        raise _problem(path, message, line) from None


def _fault(status: os.stat_result) -> str:
    """Return why a file is not read; empty if it can be."""
    # Anything but a file may block for ever, or never end.
    if stat.S_ISDIR(status.st_mode):
        return "expected a record file, found a folder"
    if not stat.S_ISREG(status.st_mode):
        return "expected a record file, found a device or pipe"
    if status.st_size > MAX_FILE_SIZE:
        return f"expected at most {MAX_FILE_SIZE} bytes, found {status.st_size}"
    return ""


def read_table(path: str | Path, text: str) -> dict[str, Any]:
    """Return the table of a record file's text; an error names the path.

    Raises
    ------
    RecordError
        If the text is not TOML.
    """
    # 15 ms to import, and the shipped records do not need it.
    import tomllib

    if deep := _DEEP_KEY.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise _problem(path, "nested too deeply for a record", line)
    try:
        table = tomllib.loads(text)
        # A number too long for repr could be shown in no message.
        repr(table)
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).partition(" (at ")
        found = re.match(r"line ([0-9]+)", where)
        line = text.count("\n") + 1
        if found:
            line = int(found[1])
        shown = shortened(text.split("\n")[line - 1].strip())
        message = f"not TOML: {reason[:1].lower()}{reason[1:]}, in {shown}"
        raise _problem(path, message, line) from None
    except ValueError:
        message = "expected numbers of a usual length, found one of thousands of digits"
        raise _problem(path, message) from None
    return table


def _problem(path: str | Path, message: str, line: int | None = None) -> RecordError:
    return RecordError([Problem(str(path), line, "", message)])


def _lines(text: str) -> dict[str, int]:
    """Return the line of each table and key, by place.

    Good for files written the usual way; in others, some places have no line.
    """
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    # A text of several lines can hold lines that look like keys.
    text = _LONG_TEXT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]", line)
        key = re.match(r"\s*([^=#\[\]]+?)\s*=", line)
        if header:
            table = header[2].replace('"', "").replace("'", "")
            if header[1] == "[[":
                places.setdefault(table, number)
                counts[table] = counts.get(table, 0) + 1
                table = f"{table}[{counts[table]}]"
            places.setdefault(table, number)
        elif key:
            name = key[1].replace('"', "").replace("'", "")
            if table:
                name = f"{table}.{name}"
            places.setdefault(name, number)
    return places


def _line(lines: Mapping[str, int], place: str) -> int | None:
    """Return the line of a place, or of the table around it."""
    while place and place not in lines:
        # From mass[2].value to mass[2], then mass.
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place)


def _example_of(spec: str) -> str:
    return f"5 {DIMENSIONS[PUBLISHED[spec].dimension]}".rstrip(" ")


class Reader:
    """Build a record from a table, and note all its problems.

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
        self._sources: dict[str, Source | None] = {}
        self._used: set[str] = set()

    def vehicle(self, identifier: str) -> Vehicle | None:
        """Return the record under an id, or None if there are problems."""
        cls = self._class()
        specs = [name for name in PUBLISHED if hasattr(cls, name)]
        self._check_keys(cls.kind, specs)
        self._check_signs("", self.table)
        self._read_sources(self.table.get("sources", {}))
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
            fields["status_source"] = self._source("status_source", self.table["status_source"])
        if "acknowledged" in self.table:
            fields["acknowledged"] = self._acknowledged(self.table["acknowledged"])
        for name in self._sources:
            if name not in self._used:
                message = f"expected a claim with source = {shortened(name)}, found none"
                self._note(f"sources.{name}", message)
        if self.problems:
            return None
        return cls(id=identifier, **fields)

    def _note(self, place: str, message: str) -> None:
        self.problems.append((place, message))

    def _class(self) -> type[Vehicle]:
        kind = self.table.get("kind", "rover")
        if isinstance(kind, str) and kind in KINDS:
            return KINDS[kind]
        self._note("kind", f"unknown {shortened(kind)}: {suggestion(str(kind), tuple(KINDS))}")
        return Vehicle

    def _check_keys(self, kind: str, specs: Iterable[str]) -> None:
        known = ("kind", "sources", "acknowledged", *IDENTITY_KEYS, *specs)
        for key in self.table:
            if key in PUBLISHED and key not in known and kind in KINDS:
                others = " or ".join(f"a {name}" for name, cls in KINDS.items() if key in vars(cls))
                self._note(key, f"expected a spec of a {kind}, found one of {others}")
            elif key not in PUBLISHED and key not in known:
                self._note(key, f"unknown key: {_KEY_HINTS.get(key) or suggestion(key, known)}")
        if "name" not in self.table:
            self._note("", "expected a name, such as name = 'My rover', found none")

    def _check_signs(self, place: str, value: Any) -> None:
        """Note each text with a sign that nobody sees, which could stand for anything."""
        if isinstance(value, str) and (found := unseen(value)):
            message = f"expected signs that can be seen, found {found} of {shortened(value)}"
            self._note(place, message)
        elif isinstance(value, dict):
            for key, each in value.items():
                self._check_signs(f"{place}.{key}".lstrip("."), each)
        elif isinstance(value, list):
            for number, each in enumerate(value, 1):
                self._check_signs(f"{place}[{number}]", each)

    def _is_accepted(self, key: str) -> bool:
        """Return whether a field accepts its value in the table, or note why not."""
        field: Any = _FIELDS[key]
        value = self.table[key]
        try:
            if field.converter:
                value = field.converter(value)
            field.validator(None, field, value)
        except RoverspecsError as error:
            self._note(key, error.message)
            return False
        return True

    def _read_sources(self, tables: Any) -> None:
        if not isinstance(tables, dict):
            message = f"expected tables such as [sources.my-paper], found {shortened(tables)}"
            self._note("sources", message)
            return
        for name, table in tables.items():
            place = f"sources.{name}"
            self._sources[name] = None
            if not isinstance(table, dict):
                self._note(place, f"expected a table [{place}], found {shortened(table)}")
            else:
                self._check_addresses(place, table)
                fields = self._completed(place, table, SOURCE_KEYS, _SOURCE_EXAMPLE)
                example = {"id": "example", **_SOURCE_EXAMPLE}
                self._sources[name] = self._built(Source, place, {"id": name, **fields}, example)

    def _check_addresses(self, place: str, table: Mapping[str, Any]) -> None:
        """Note each address that leads to no page of the web."""
        for key in ("url", "archive_url"):
            address = table.get(key)
            if isinstance(address, str) and not ADDRESS.fullmatch(address):
                expected = "expected an address such as 'https://example.org/page'"
                self._note(f"{place}.{key}", f"{expected}, found {shortened(address)}")

    def _claims(self, spec: str, value: Any) -> list[Claim | None]:
        tables = {spec: value}
        if isinstance(value, list):
            tables = {f"{spec}[{number}]": each for number, each in enumerate(value, 1)}
        claims: list[Claim | None] = []
        for place, given in tables.items():
            table = given
            if isinstance(given, str):
                table = {"value": given}
            if not isinstance(table, dict):
                example = f"{spec} = '{_example_of(spec)}'"
                expected = f"expected text such as {example} or tables [[{spec}]]"
                self._note(place, f"{expected}, found {shortened(given)}")
            else:
                claims.append(self._claim(spec, place, table))
        return claims

    def _claim(self, spec: str, place: str, table: Mapping[str, Any]) -> Claim | None:
        example = {"value": _example_of(spec)}
        fields = self._completed(place, table, CLAIM_KEYS, example)
        if isinstance(fields.get("rejected"), str):
            # A rejected claim may have another dimension.
            example["rejected"] = fields["rejected"]
        if "source" in fields:
            fields["source"] = self._source(f"{place}.source", fields["source"])
        return self._built(
            lambda **given: PUBLISHED[spec].claims(Claim(**given))[0], place, fields, example
        )

    def _acknowledged(self, tables: Any) -> list[Acknowledgement | None]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            message = f"expected tables [[acknowledged]], found {shortened(tables)}"
            self._note("acknowledged", message)
            return []
        given: list[Acknowledgement | None] = []
        for number, table in enumerate(tables, 1):
            place = f"acknowledged[{number}]"
            fields = self._completed(place, table, ACKNOWLEDGEMENT_KEYS, _ACKNOWLEDGEMENT_EXAMPLE)
            spec = fields["spec"]
            if isinstance(spec, str) and spec not in PUBLISHED:
                message = f"unknown spec {shortened(spec)}: {suggestion(spec, tuple(PUBLISHED))}"
                self._note(f"{place}.spec", message)
            given.append(self._built(Acknowledgement, place, fields, _ACKNOWLEDGEMENT_EXAMPLE))
        return given

    def _source(self, place: str, name: Any) -> Source | None:
        if not isinstance(name, str):
            expected = "expected the name of a table such as [sources.my-paper]"
            self._note(place, f"{expected}, found {shortened(name)}")
            return None
        if name in self._sources:
            self._used.add(name)
            return self._sources[name]
        hint = "expected a table such as [sources.my-paper], found none"
        if self._sources:
            hint = suggestion(name, tuple(self._sources))
        self._note(place, f"unknown source {shortened(name)}: {hint}")
        return None

    def _built(
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
            try:
                build(**{**example, key: fields[key]})
            except RoverspecsError as error:
                faults.append((f"{place}.{key}", error.message))
        self.problems += faults or [whole]
        return None

    def _completed(
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
                self._note(f"{place}.{key}", f"unknown key: {suggestion(key, known)}")
        if missing:
            self._note(place, f"expected {' and '.join(map(repr, missing))}, found none")
        return {**example, **{key: value for key, value in table.items() if key in known}}
