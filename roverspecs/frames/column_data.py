"""Column data: the vehicles of a large table, a column for each spec and each field."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

import attrs

from roverspecs.frames.columns import Column
from roverspecs.records.vehicles import PUBLISHED, Rover


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
class ColumnData:
    """Hold vehicles as columns.

    Attributes
    ----------
    columns : dict of str to Column
        By spec.
    fields : dict of str to CodedField
        The other fields of the vehicles.
    names, identifiers : Names
    """

    columns: dict[str, Column]
    fields: dict[str, CodedField]
    names: Names
    identifiers: Names

    def __len__(self) -> int:
        """Return the number of vehicles."""
        return len(self.names)

    @property
    def specs(self) -> tuple[str, ...]:
        """The specs that the table has, in the order of a comparison."""
        return tuple(spec for spec in PUBLISHED if spec in self.columns)

    @property
    def size(self) -> int:
        """The bytes that the figures and the names take, without the texts of no shape."""
        figures = sum(column.size for column in self.columns.values())
        return figures + self.names.size + self.identifiers.size

    def column(self, spec: str) -> Column:
        """Return the column of a published spec; an empty one if the table lacks it."""
        found = self.columns.get(spec)
        if found is None:
            return Column(PUBLISHED[spec], len(self))
        return found

    # --- other fields than specs

    def has_field(self, name: str) -> bool:
        """Return whether some vehicle has a text or a date of a field."""
        return name in ("id", "name", "kind") or name in self.fields

    def texts_of(self, name: str) -> Iterator[Any]:
        """Yield the text or the date of a field of each vehicle; None where it is missing."""
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
