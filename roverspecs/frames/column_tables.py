"""Column tables: many vehicles as columns, compared, filtered, sorted and written as CSV."""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

import attrs

from roverspecs.comparisons.comparison import DEFAULT_SPECS
from roverspecs.comparisons.conditions import RANKS
from roverspecs.comparisons.filters import Filter
from roverspecs.comparisons.flat_rows import column_name
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.errors import FieldError, Problem, UnitError
from roverspecs.frames.columns import Column, ColumnIn
from roverspecs.frames.progress import Progress
from roverspecs.records.derived import find_specs
from roverspecs.records.flat_claims import SIDES
from roverspecs.records.headings import Heading
from roverspecs.records.vehicle_tables import counted, warn_of
from roverspecs.records.vehicles import PUBLISHED, Rover, Spec
from roverspecs.tables.render import csv_cell
from roverspecs.tables.saving import whole_text
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import MAYBE, UNKNOWN

_BLOCK = 4096  # rows that are written at a time


class Names:
    """Hold a name for each vehicle, in one text a block: many small texts take more."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._count = 0

    def add(self, names: Sequence[str]) -> None:
        """Add the names of some vehicles."""
        self._blocks.append("\n".join(names))
        self._count += len(names)

    def __len__(self) -> int:
        """Return the number of names."""
        return self._count

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return chain.from_iterable(block.split("\n") for block in self._blocks)

    @property
    def size(self) -> int:
        """The bytes that the names take."""
        return sum(map(len, map(str.encode, self._blocks)))


class CodedField:
    """Hold a field of each vehicle, such as its status, as the place of its value.

    Parameters
    ----------
    count : int, default 0
        How many vehicles without a value come first.

    Attributes
    ----------
    codes : array of int
    values : list
        Each once; the first one is None.
    """

    def __init__(self, count: int = 0) -> None:
        self.codes = array("L", bytes(array("L").itemsize * count))
        self.values: list[Any] = [None]
        self._code_of: dict[Any, int] = {None: 0}

    def code_of(self, value: Any) -> int:
        """Return the place of a value, which is added if it is new."""
        if value not in self._code_of:
            self._code_of[value] = len(self.values)
            self.values.append(value)
        return self._code_of[value]

    def extend(self, codes: Sequence[int]) -> None:
        """Add the values of some vehicles."""
        self.codes.extend(codes)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ColumnTable:
    """Hold the vehicles of a large table as columns.

    Attributes
    ----------
    path : str
        Of the file.
    headings : tuple of Heading
        The meaning of each column of the file.
    columns : dict of str to Column
        By spec.
    fields : dict of str to CodedField
        The other fields of the vehicles.
    names, identifiers : Names
    problems : tuple of Problem
        The first of the cells that were not read, or are in doubt.
    problem_count : int
        How many there are.
    remarks : tuple of str
        What else the user should know: other words for specs, columns that were not read.
    """

    path: str
    headings: tuple[Heading, ...]
    columns: dict[str, Column]
    fields: dict[str, CodedField]
    names: Names
    identifiers: Names
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return the number of vehicles."""
        return len(self.names)

    @property
    def specs(self) -> tuple[str, ...]:
        """The specs that some vehicle has, in the order of a table."""
        return tuple(spec for spec in PUBLISHED if spec in self.columns)

    @property
    def size(self) -> int:
        """The bytes that the figures and the names take, without the texts of no shape."""
        return (
            sum(column.size for column in self.columns.values())
            + self.names.size
            + self.identifiers.size
        )

    def __repr__(self) -> str:
        """Return the numbers of vehicles and of problems."""
        vehicles, problems = counted(len(self), "vehicle"), counted(self.problem_count, "problem")
        return f"<ColumnTable {self.path}: {vehicles}, {problems}>"

    def warn(self, stacklevel: int = 2) -> None:
        """Warn of the cells and columns that were not read, if there are any.

        Parameters
        ----------
        stacklevel : int
            As :func:`warnings.warn` takes it.
        """
        warn_of(
            self.path,
            self.problems,
            self.problem_count,
            self.headings,
            stacklevel=stacklevel + 1,
        )

    # --- other fields than specs

    def has_field(self, name: str) -> bool:
        """Return whether some vehicle has a text or a date of a field."""
        return name in ("id", "name", "kind") or name in self.fields

    def texts_of(self, name: str) -> Iterator[Any]:
        """Yield the text or the date of a field of each vehicle; None where there is none."""
        if name == "name":
            yield from self.names
        elif name == "id":
            yield from self.identifiers
        elif name in self.fields:
            values = self._values_of(name)
            yield from map(values.__getitem__, self.fields[name].codes)
        else:
            yield from [self._values_of(name)[0]] * len(self)

    def of_field(self, name: str, asked: Callable[[Any], int]) -> Iterator[int]:
        """Yield an answer for each vehicle; every value of a field is asked once."""
        if name in self.fields:
            answers = list(map(asked, self._values_of(name)))
            return map(answers.__getitem__, self.fields[name].codes)
        return map(asked, self.texts_of(name))

    def _values_of(self, name: str) -> list[Any]:
        values: list[Any] = [None]
        if name in self.fields:
            values = list(self.fields[name].values)
        if name == "kind":
            # Where nothing says otherwise.
            values[0] = Rover.kind
        return values

    # --- comparison

    def compare(
        self,
        specs: Sequence[str] | str | None = None,
        *,
        units: str | Mapping[str, str] | RowUnits = "si",
        where: str | Filter | None = None,
        strict: bool = False,
        sort: str | None = None,
        descending: bool = False,
    ) -> ColumnComparison:
        """Compare the vehicles in consistent units.

        The options mean what they mean to :func:`roverspecs.compare`, and the answers are
        the same.  Units never depend on the rows: a system that leaves a choice for a spec
        is refused.

        Parameters
        ----------
        specs : sequence of str, optional
            Published specs and groups of them, or a text of them with commas.  By
            default mass, dimensions and payload, if one of the vehicles has them.
        units : str or mapping of str to str, default "si"
        where : str or Filter, optional
            Keep only vehicles that meet a condition, and those that may.
        strict : bool, default False
            Leave out vehicles that might not meet it.
        sort : str, optional
            A published spec, or ``"name"``, ``"launch_date"`` or ``"landing_date"``.
        descending : bool, default False
            The largest first.

        Returns
        -------
        ColumnComparison

        Raises
        ------
        UnknownSpecError
            If a spec does not exist.
        UnitError
            If a unit does not exist, does not fit, or is left open by a system.
        FilterSyntaxError
            If the condition cannot be read.
        FieldError
            If a derived spec is asked for, or options contradict each other.
        """
        if strict and where is None:
            message = "it leaves out vehicles that might not meet a condition: give where, too"
            raise FieldError(message).at("strict")
        if descending and sort is None:
            message = "it is the direction of an order: give a spec as sort, too"
            raise FieldError(message).at("descending")
        asked = find_specs(DEFAULT_SPECS if specs is None else specs)
        published = [_published(spec.name) for spec in asked]
        parsed = RowUnits.parse(units)
        places: Sequence[int] = range(len(self))
        matches: bytes = b""
        remarks: list[str] = []
        if where is not None:
            places, matches, remarks = self._meeting(Filter.parse(where), strict=strict)
        if sort is not None:
            from roverspecs.frames.column_questions import order

            in_order = array("L", order(self, places, sort, descending=descending))
            if matches:
                ranks = dict(zip(places, matches, strict=True))
                matches = bytes(map(ranks.__getitem__, in_order))
            places = in_order
        if specs is None:
            published = [spec for spec in published if self._has_figure(spec.name, places)]
        chosen = {spec.name: unit_of(spec, parsed) for spec in published}
        return ColumnComparison(
            table=self, places=places, ranks=matches, units=chosen, remarks=tuple(remarks)
        )

    def _has_figure(self, spec: str, places: Sequence[int]) -> bool:
        column = self.columns.get(spec)
        return column is not None and any(column.picked(places)[1])

    def _meeting(self, where: Filter, *, strict: bool) -> tuple[Sequence[int], bytes, list[str]]:
        """Return the places of vehicles that meet a condition, their answers, and remarks."""
        from roverspecs.frames.column_questions import answers

        ranks = answers(self, where.question)
        maybe, unknown = RANKS.index(MAYBE), RANKS.index(UNKNOWN)
        most = maybe
        label = "May meet it"
        if strict:
            most = maybe - 1
            label = "Left out because they might not meet it"
        places = array("L", [place for place, rank in enumerate(ranks) if rank <= most])
        remarks = []
        if not places:
            remarks.append(f"No vehicle meets {where}")
        if count := ranks.count(maybe):
            remarks.append(f"{label}: {counted(count, 'vehicle')}")
        if count := ranks.count(unknown):
            reason = "Left out because it is not known whether they meet it"
            remarks.append(f"{reason}: {counted(count, 'vehicle')}")
        return places, bytes(map(ranks.__getitem__, places)), remarks


def _published(name: str) -> Spec:
    if name not in PUBLISHED:
        from roverspecs.frames.column_questions import refused

        raise refused(name, "specs")
    return PUBLISHED[name]


def unit_of(spec: Spec, units: RowUnits) -> str:
    """Return the unit of a spec, which does not depend on figures.

    Parameters
    ----------
    spec : Spec
    units : RowUnits

    Returns
    -------
    str

    Raises
    ------
    UnitError
        If the system leaves a choice; the message names the units.
    """
    if spec.name in units.chosen:
        return units.chosen[spec.name]
    candidates: tuple[str, ...] = spec.units.get(units.system, ())
    if len(candidates) == 1:
        return candidates[0]
    choices = "the figures"
    if candidates:
        choices = " and ".join(map(repr, candidates))
    example = candidates[0] if candidates else spec.units["si"][0]
    message = f"it chooses between {choices} for {spec.name}, and columns keep one name"
    raise UnitError(units.system, f"{message}: give a unit, as in '{spec.name}={example}'")


class _Plan:
    """The columns of a spec in CSV: which there are, and how they are made."""

    def __init__(self, column: Column, unit: str, places: Sequence[int], *, rounded: bool) -> None:
        self.column, self.has_sides = column, column.spec.has_sides
        self.converted = ColumnIn(column, unit, rounded=rounded)
        self.has_ends = self.has_marks = False
        self._look(places)
        name = column.spec.name
        number = column_name(name, unit)
        if self.has_sides:
            self.names = [f"{number}_{place}" for place in range(1, len(SIDES) + 1)]
        else:
            self.names = [number]
            if self.has_ends:
                self.names += [f"{number}_low", f"{number}_high"]
        if self.has_marks:
            self.names.append(f"{name}_mark")

    def _look(self, places: Sequence[int]) -> None:
        """See whether a figure needs ends or a mark."""
        numbers, codes = self.column.picked(places)
        texts = set()
        for code in set(codes):
            if self.column.shapes[code] is not None:
                texts.add((1.0, code))
        if len(texts) < len(set(codes)):
            pairs = zip(numbers, codes, strict=True)
            texts |= {pair for pair in pairs if self.column.shapes[pair[1]] is None}
        for number, code in texts:
            stated = self.converted.stated(number, code)
            self.has_ends |= not stated.low == stated.high == stated.magnitude
            self.has_marks |= stated.mark is not None

    def lists(self, places: Sequence[int]) -> list[list[Any]]:
        """Return the values of some vehicles, a list for each column."""
        numbers, codes = self.column.picked(places)
        fields = self.converted.fields(numbers, codes)
        if self.has_sides:
            found: list[list[Any]] = [[None] * len(codes) for _ in SIDES]
            for place, sides in fields.sides:
                for side, values in zip(sides, found, strict=False):
                    values[place] = side
        else:
            found = [fields.magnitude]
            if self.has_ends:
                found += [fields.low, fields.high]
        if self.has_marks:
            found.append(fields.mark)
        return found


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ColumnComparison:
    """Hold vehicles of a large table side by side, each spec in one unit.

    Attributes
    ----------
    table : ColumnTable
    places : sequence of int, length n
        The rows of the table that are compared, in their order.
    ranks : bytes
        For each of them the place of the answer among the answers to a condition; empty
        without one.
    units : dict of str to str
        The unit of each spec.
    remarks : tuple of str
        How many vehicles may meet the condition, or are left out.
    """

    table: ColumnTable
    places: Sequence[int]
    ranks: bytes
    units: dict[str, str]
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return the number of vehicles."""
        return len(self.places)

    def __repr__(self) -> str:
        """Return the number of vehicles, and the specs."""
        return f"<ColumnComparison of {counted(len(self), 'vehicle')}: {', '.join(self.units)}>"

    @property
    def matches(self) -> tuple[str, ...]:
        """The answer of each vehicle if there is a condition, "yes" or "maybe"; else empty."""
        return tuple(map(RANKS.__getitem__, self.ranks))

    def texts(self, spec: str) -> list[str]:
        """Return the figures of a spec as a table shows them.

        Parameters
        ----------
        spec : str
            One of :attr:`units`.

        Returns
        -------
        list of str
            Mark and rounded number, such as ``"~11"``; empty where nothing is published.
        """
        column, unit = self._column(spec), self.units[spec]
        converted = ColumnIn(column, unit)
        found = []
        for number, code in zip(*column.picked(self.places), strict=True):
            conversion = converted.conversions[code]
            if conversion is not None:
                found.append(conversion.shape.sign + conversion.text(number))
            elif code:
                value: PublishedValue = column.figure(number, code).rounded(unit)
                found.append(value.without_unit())
            else:
                found.append("")
        return found

    def wide_columns(self, *, rounded: bool = False) -> dict[str, list[Any]]:
        """Return the columns of a table with a line for each vehicle.

        Parameters
        ----------
        rounded : bool, default False
            Whether numbers are texts with honest digits instead of floats.

        Returns
        -------
        dict of str to list, length n
            As :meth:`roverspecs.Comparison.wide_columns` names them.
        """
        names, blocks = self._blocks(rounded=rounded)
        columns: list[list[Any]] = [[] for _ in names]
        for _, block in blocks:
            for found, values in zip(columns, block, strict=True):
                found.extend(values)
        return dict(zip(names, columns, strict=True))

    def write_csv(self, path: str, *, rounded: bool = False, quiet: bool = False) -> None:
        """Write a line for each vehicle to a CSV file.

        The file is the one of ``roverspecs compare --format csv``.  It is written whole or
        not at all.

        Parameters
        ----------
        path : str or path
        rounded : bool, default False
            Whether numbers have honest digits instead of full precision.
        quiet : bool, default False
            Whether to say nothing on a terminal while it takes long.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        names, blocks = self._blocks(rounded=rounded)
        with (
            Progress(f"writing {path}", len(self), quiet=quiet) as progress,
            whole_text(path) as output,
        ):
            writer = csv.writer(output, lineterminator="\n")
            writer.writerow(names)
            for done, block in blocks:
                writer.writerows(zip(*block, strict=True))
                progress.at(done)

    def _column(self, spec: str) -> Column:
        column = self.table.columns.get(spec)
        if column is None:
            return Column(PUBLISHED[spec], len(self.table))
        return column

    def _blocks(
        self, *, rounded: bool
    ) -> tuple[list[str], Iterator[tuple[int, list[Sequence[Any]]]]]:
        """Return the names of columns, and their values block by block, with how many are done."""
        plans = [
            _Plan(self._column(spec), unit, self.places, rounded=rounded)
            for spec, unit in self.units.items()
        ]
        names = ["id", "name"]
        if self.ranks:
            names.append("match")
        names += chain.from_iterable(plan.names for plan in plans)
        return names, self._values(plans)

    def _values(self, plans: Sequence[_Plan]) -> Iterator[tuple[int, list[Sequence[Any]]]]:
        identifiers, names = map(self._picked, (self.table.identifiers, self.table.names))
        for start in range(0, len(self), _BLOCK):
            part = slice(start, start + _BLOCK)
            places = self.places[part]
            block: list[Sequence[Any]] = [identifiers(places), names(places)]
            if self.ranks:
                block.append(list(map(RANKS.__getitem__, self.ranks[part])))
            for plan in plans:
                block += plan.lists(places)
            yield start + len(places), block

    def _picked(self, names: Names) -> Callable[[Sequence[int]], list[str]]:
        """Return how to find the names of some vehicles, as they stand in CSV."""
        if isinstance(self.places, range):
            in_order = iter(names)
            return lambda places: _harmless(list(islice(in_order, len(places))))
        every = list(names)
        return lambda places: _harmless(list(map(every.__getitem__, places)))


_HARMLESS = re.compile(r"(?:[A-Za-z0-9][!-~]*(?: [!-~]+)*\n)*")


def _harmless(texts: list[str]) -> list[str]:
    """Return texts that no spreadsheet runs as formulas."""
    joined = "".join(f"{text}\n" for text in texts)
    if _HARMLESS.fullmatch(joined):
        return texts
    return [str(csv_cell(text)) for text in texts]
