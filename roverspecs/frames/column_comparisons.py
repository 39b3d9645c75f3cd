"""Column comparisons: vehicles of a large table side by side, and as CSV."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import attrs

from roverspecs.comparisons.conditions import RANKS
from roverspecs.errors import counted
from roverspecs.frames.column_data import ColumnData, Names
from roverspecs.frames.columns import Column, ColumnIn, Fields
from roverspecs.frames.progress import Progress
from roverspecs.records.flat_claims import SIDES
from roverspecs.records.flat_figures import column_name
from roverspecs.tables.render import csv_cell
from roverspecs.tables.saving import whole_text
from roverspecs.values.published import PublishedValue

_BLOCK = 4096  # rows that are written at a time


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
        if self.converted.is_plain:
            return
        for start in range(0, len(places), _BLOCK):
            self._look_at(*self.column.picked(places[start : start + _BLOCK]))
            if self.has_ends and self.has_marks:
                return

    def _look_at(self, numbers: Sequence[float], codes: Sequence[int]) -> None:
        shapes = self.column.shapes
        used = set(codes)
        texts = {(1.0, code) for code in used if shapes[code] is not None}
        if len(texts) < len(used):
            pairs = zip(numbers, codes, strict=True)
            texts |= {pair for pair in pairs if shapes[pair[1]] is None}
        for number, code in texts:
            stated = self.converted.stated(number, code)
            self.has_ends |= not stated.low == stated.high == stated.magnitude
            self.has_marks |= bool(stated.mark)

    def lists(self, places: Sequence[int]) -> list[list[Any]]:
        """Return the values of some vehicles, a list for each column."""
        numbers, codes = self.column.picked(places)
        if len(self.names) == 1:
            return [self.converted.magnitudes(numbers, codes)]
        return self._columns(self.converted.fields(numbers, codes), None)

    def written(self, places: Sequence[int]) -> list[list[Any]]:
        """Return the values of some vehicles as texts, a list for each column."""
        return self._columns(self.converted.written(*self.column.picked(places)), "")

    def _columns(self, fields: Fields, nothing: str | None) -> list[list[Any]]:
        found: list[list[Any]] = [fields.magnitude]
        if self.has_sides:
            found = [[nothing] * len(fields.magnitude) for _ in SIDES]
            for place, sides in fields.sides.items():
                for side, values in zip(sides, found, strict=False):
                    values[place] = side
        elif self.has_ends:
            found += [fields.low, fields.high]
        if self.has_marks:
            found.append(fields.mark)
        return found


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ColumnComparison:
    """Hold vehicles of a large table side by side, each spec in one unit.

    Attributes
    ----------
    data : ColumnData
    places : sequence of int, length n
        The vehicles that are compared, in their order.
    ranks : bytes or None
        For each of them the place of the answer among the answers to a condition; None
        without one.
    units : dict of str to str
        The unit of each spec.
    remarks : tuple of str
        How many vehicles may meet the condition, or are left out.
    """

    data: ColumnData
    places: Sequence[int]
    ranks: bytes | None
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
        return tuple(map(RANKS.__getitem__, self.ranks or b""))

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
        column, unit = self.data.column(spec), self.units[spec]
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
        names, plans = self._planned(rounded=rounded)
        columns: list[list[Any]] = [[] for _ in names]
        for _, block in self._blocks([plan.lists for plan in plans]):
            for found, values in zip(columns, block, strict=True):
                found.extend(values)
        return dict(zip(names, columns, strict=True))

    def write_csv(
        self, path: str | os.PathLike[str], *, rounded: bool = False, quiet: bool = False
    ) -> None:
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
        with (
            Progress(f"writing {os.fspath(path)}", len(self), quiet=quiet) as progress,
            whole_text(path) as output,
        ):
            for done, lines in self._lines(rounded=rounded):
                output.write(lines)
                progress.at(done)

    def csv_text(self, *, ascii: bool = False, quiet: bool = False) -> str:
        """Return a line for each vehicle as CSV, without the end of the last line.

        Parameters
        ----------
        ascii : bool, default False
            Whether to do without the marks that ASCII lacks.
        quiet : bool, default False
            Whether to say nothing on a terminal while it takes long.

        Returns
        -------
        str
            What :meth:`write_csv` writes.
        """
        texts = []
        with Progress("writing", len(self), quiet=quiet) as progress:
            for done, lines in self._lines(ascii=ascii):
                texts.append(lines)
                progress.at(done)
        return "".join(texts).removesuffix("\n")

    def _lines(self, *, rounded: bool = False, ascii: bool = False) -> Iterator[tuple[int, str]]:
        """Yield the lines of CSV block by block, with how many vehicles are done."""
        names, plans = self._planned(rounded=rounded)
        yield 0, _csv([[name] for name in names])
        for done, block in self._blocks([plan.written for plan in plans]):
            texts = [*map(_harmless, block[:2]), *block[2:]]
            if ascii:
                texts = list(map(_in_ascii, texts))
            yield done, _csv(texts)

    def _planned(self, *, rounded: bool) -> tuple[list[str], list[_Plan]]:
        """Return the names of all columns, and the plan of each spec."""
        plans = [
            _Plan(self.data.column(spec), unit, self.places, rounded=rounded)
            for spec, unit in self.units.items()
        ]
        names = ["id", "name"]
        if self.ranks is not None:
            names.append("match")
        names += chain.from_iterable(plan.names for plan in plans)
        return names, plans

    def _blocks(
        self, specs: Sequence[Callable[[Sequence[int]], list[list[Any]]]]
    ) -> Iterator[tuple[int, list[Sequence[Any]]]]:
        """Yield the values of columns block by block, with how many vehicles are done."""
        identifiers, names = map(self._picked, (self.data.identifiers, self.data.names))
        for start in range(0, len(self), _BLOCK):
            part = slice(start, start + _BLOCK)
            places = self.places[part]
            block: list[Sequence[Any]] = [identifiers(places), names(places)]
            if self.ranks is not None:
                block.append(list(map(RANKS.__getitem__, self.ranks[part])))
            for columns in specs:
                block += columns(places)
            yield start + len(places), block

    def _picked(self, names: Names) -> Callable[[Sequence[int]], list[str]]:
        """Return how to find the names of some vehicles."""
        if isinstance(self.places, range):
            in_order = iter(names)
            return lambda places: list(islice(in_order, len(places)))
        every = list(names)
        return lambda places: list(map(every.__getitem__, places))


_HARMLESS = re.compile(r"(?:[A-Za-z0-9][!-~]*(?: [!-~]+)*\n)*")


def _harmless(texts: Sequence[str]) -> Sequence[str]:
    """Return texts that no spreadsheet runs as formulas."""
    joined = "\n".join([*texts, ""])
    if _HARMLESS.fullmatch(joined):
        return texts
    return [str(csv_cell(text)) for text in texts]


def _in_ascii(texts: Sequence[str]) -> list[str]:
    return [str(csv_cell(text, True)) for text in texts]


def _csv(block: Sequence[Sequence[str]]) -> str:
    """Return the lines of columns of texts; the first two columns may need quotation marks."""
    rows = zip(*block, strict=True)
    if any(map(_has_quoted, block[:2])):
        output = io.StringIO()
        csv.writer(output, lineterminator="\n").writerows(rows)
        return output.getvalue()
    lines = map(",".join, rows)
    return "\n".join([*lines, ""])


def _has_quoted(texts: Sequence[str]) -> bool:
    """Return whether one of some texts needs quotation marks in CSV."""
    # None has a break of lines in it: they are kept with one between.
    joined = "\n".join(texts)
    return "," in joined or '"' in joined or "\r" in joined
