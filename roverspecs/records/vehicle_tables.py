"""Tables of vehicles: the vehicles of a table of one's own, and the cells that were not read."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, overload

import attrs

from roverspecs.errors import FieldError, Problem, RecordError, TableWarning, counted, shortened
from roverspecs.records.headings import Heading
from roverspecs.records.vehicles import Vehicle

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Its rooms read cells, and whoever only asks whether a file is a table needs none.
    from roverspecs.records.drafts import Draft

DATABASE_ENDINGS = (".db", ".sqlite", ".sqlite3")
"""The endings of a database that an export made; any other export is a folder."""

ENDINGS = (
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xlsx", ".parquet"),
    *DATABASE_ENDINGS,
)
"""The endings of the names of table files."""

OTHER_ENDINGS = dict.fromkeys((".xls", ".xlsm", ".xlsb", ".ods"), "save it as .xlsx or .csv")
"""The endings of tables that are not read, and what to do instead."""

PACKAGE_FILE = "datapackage.json"
"""The file that tells the folder of an export from another one."""

PACKAGE = "roverspecs"
"""The name of the data package that an export is, which stands in that file."""

_MOST_SAID = 5


def check_path(path: object) -> None:
    """Refuse whatever cannot be the path of a record or a table.

    Parameters
    ----------
    path : object

    Raises
    ------
    FieldError
        If it is neither text nor a path.
    """
    if isinstance(path, str | os.PathLike):
        return
    message = f"expected a path such as 'rovers.csv', found {shortened(path)}"
    if hasattr(path, "__dataframe__"):
        message = f"expected a path, found a dataframe: {READ_FRAME}"
    raise FieldError(message).at("path")


READ_FRAME = "roverspecs.frames.read_frame reads its rows as vehicles"
"""What to do with a dataframe where vehicles or a path are expected."""


def is_table_file(path: str | Path) -> bool:
    """Return whether a path is the one of a table and not of a record or a folder of records.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    bool
        True for the names of tables that cannot be read, too; the reader says why.
        True for the folder of an export.
    """
    ending = Path(path).suffix.casefold()
    return ending in ENDINGS or ending in OTHER_ENDINGS or is_package(path)


def is_package(path: str | os.PathLike[str]) -> bool:
    """Return whether a folder is an export.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    bool
    """
    file = os.path.join(path, PACKAGE_FILE)  # noqa: PTH118 (a path may be no folder at all)
    try:
        with open(file, "rb") as content:  # noqa: PTH123
            # Few folders are exports, and records need no JSON.
            import json

            return bool(json.loads(content.read())["name"] == PACKAGE)
    except (OSError, ValueError, LookupError, TypeError):
        return False


@attrs.frozen(kw_only=True)
class RawTable:
    """Hold a table as it was found: texts, numbers and gaps.

    Attributes
    ----------
    path : str
        Of its file, or another name for it.
    texts : tuple of str
        The headings.
    rows : iterable of (int, sequence)
        The cells of each row, behind the number by which a reader finds it.
    noun : {"line", "row", "item", "column"}
        The things that these numbers count.
    remarks : tuple of str
        What the user should know of how it was read.
    decimal : {".", ",", ""}
        The sign of decimals in its texts; empty where it is not known.
    problems : tuple of Problem
        What of it could not be read.
    unread : tuple of int
        The places of the columns whose cells could not be read, and are empty.
    """

    path: str
    texts: tuple[str, ...]
    rows: Iterable[tuple[int, Sequence[Any]]]
    noun: str = "row"
    remarks: tuple[str, ...] = ()
    decimal: str = "."
    problems: tuple[Problem, ...] = ()
    unread: tuple[int, ...] = ()
    # Asked of every row.
    _name: str = attrs.field(init=False)

    @_name.default
    def _file_name(self) -> str:
        return Path(self.path).name

    def place(self, number: int) -> str:
        """Return the place of a row in words, such as ``"candidates.csv, line 3"``."""
        return f"{self._name}, {self.noun} {number}"


@attrs.frozen(kw_only=True, repr=False)
class VehicleTable(Sequence[Vehicle]):
    """Hold the vehicles of a table of one's own: a sequence of them.

    Attributes
    ----------
    path : str
        Of the file, or another name of the table.
    vehicles : tuple of Vehicle
        In the order of the rows.
    headings : tuple of Heading
        The meaning of each column.
    problems : tuple of Problem
        The cells that were not read, or are in doubt, each with its row and column.
    remarks : tuple of str
        What else the user should know: other words for specs, columns that were not read.
    """

    path: str
    vehicles: tuple[Vehicle, ...]
    headings: tuple[Heading, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @overload
    def __getitem__(self, place: int) -> Vehicle: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Vehicle, ...]: ...
    def __getitem__(self, place: int | slice) -> Vehicle | tuple[Vehicle, ...]:
        """Return a vehicle by its place, or several."""
        return self.vehicles[place]

    def __len__(self) -> int:
        """Return the number of vehicles."""
        return len(self.vehicles)

    def __iter__(self) -> Iterator[Vehicle]:
        """Iterate over the vehicles."""
        return iter(self.vehicles)

    def __repr__(self) -> str:
        """Return the numbers of vehicles and problems."""
        vehicles = counted(len(self.vehicles), "vehicle")
        return f"<VehicleTable {self.path}: {vehicles}, {counted(len(self.problems), 'problem')}>"

    def __str__(self) -> str:
        """Return the names of the vehicles, and all remarks and problems, one a line."""
        names = ", ".join(vehicle.name for vehicle in self.vehicles)
        count = counted(len(self.vehicles), "vehicle")
        lines = [f"{self.path}: {count}: {names}", *self.remarks, *map(str, self.problems)]
        return "\n".join(lines)

    def warn(self, stacklevel: int = 2) -> None:
        """Warn of the cells and columns that were not read, if there are any.

        Parameters
        ----------
        stacklevel : int
            As :func:`warnings.warn` takes it.
        """
        count = len(self.problems)
        warn_of(self.path, self.problems, count, self.headings, stacklevel=stacklevel + 1)

    def warn_of_columns(self, stacklevel: int = 2) -> None:
        """Warn of the columns that were not read, if there are any.

        Parameters
        ----------
        stacklevel : int
            As :func:`warnings.warn` takes it.
        """
        warn_of(self.path, (), 0, self.headings, stacklevel=stacklevel + 1)


def warn_of(
    path: str,
    problems: Sequence[Problem],
    count: int,
    headings: Iterable[Heading],
    *,
    stacklevel: int,
) -> None:
    """Warn of the cells and columns of a table that were not read, if there are any.

    Parameters
    ----------
    path : str
        Of the table.
    problems : sequence of Problem
        The first ones.
    count : int
        How many there are.
    headings : iterable of Heading
    stacklevel : int
        As :func:`warnings.warn` takes it.
    """
    lines = [str(problem) for problem in problems[:_MOST_SAID]]
    more = count - _MOST_SAID
    if more > 0:
        lines.append(f"and {counted(more, 'more problem')}: see .problems of the table")
    lines += remarks_on_unread(path, headings)
    if lines:
        warnings.warn("\n".join(lines), TableWarning, stacklevel=stacklevel + 1)


class TableReader:
    """Collect what a table says, row by row, and what of it cannot be read.

    Parameters
    ----------
    raw : RawTable
    headings : sequence of Heading
        The meaning of each column.

    Attributes
    ----------
    raw : RawTable
    headings : sequence of Heading
    problems : list of Problem
    """

    def __init__(self, raw: RawTable, headings: Sequence[Heading]) -> None:
        self.raw, self.headings = raw, headings
        self.problems = list(raw.problems)

    def note(self, number: int, name: str, column: str, message: str) -> None:
        """Keep a problem of the row of a number, with its vehicle and column if they are known."""
        place = ", ".join(filter(None, [name, column]))
        # A column has no line, and the place names it.
        line = None if self.raw.noun == "column" else number
        self.problems.append(Problem(self.raw.path, line, place, message))

    def table_of(
        self, drafts: Iterable[Draft], remarks: Iterable[str], *, strict: bool
    ) -> VehicleTable:
        """Return the vehicles of some drafts, or refuse the table for its problems.

        Raises
        ------
        RecordError
            If there are problems and ``strict`` is true.
        """
        vehicles = tuple(draft.vehicle() for draft in drafts)
        if strict and self.problems:
            raise RecordError(self.problems)
        said = [*self.raw.remarks, *remarks_on_columns(self.raw.path, self.headings), *remarks]
        return VehicleTable(
            path=self.raw.path,
            vehicles=vehicles,
            headings=tuple(self.headings),
            problems=tuple(self.problems),
            remarks=tuple(said),
        )


def remarks_on_columns(path: str, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the remarks on the words of headings, and on the columns not read."""
    others = {each.text: each for each in headings if each.is_other_word}
    if others:
        pairs = [f"{text!r} as {_meaning(each)}" for text, each in others.items()]
        yield f"{path}: read {', '.join(pairs)}"
    yield from remarks_on_unread(path, headings)


def _meaning(heading: Heading) -> str:
    """Return the spec or the field of a column, with the condition of a mass."""
    if heading.spec == "mass" and heading.condition:
        return f"mass ({heading.condition})"
    return heading.spec or heading.field


def remarks_on_unread(path: str, headings: Iterable[Heading]) -> Iterator[str]:
    """Yield the remark on the columns that were not understood, if there are any."""
    if unread := unread_columns(headings):
        yield f"{path}: columns not read: {unread}"


def unread_columns(headings: Iterable[Heading]) -> str:
    """Return the columns that were not understood, and the remedy; empty if there are none."""
    reasons = {
        each.text: each.reason for each in headings if not each.is_read and not each.is_left_out
    }
    if not reasons:
        return ""
    named = ", ".join(f"{text!r} ({reason})" for text, reason in reasons.items())
    return f"{named}: say what they hold with columns={{HEADING: SPEC}} or --columns HEADING=SPEC"
