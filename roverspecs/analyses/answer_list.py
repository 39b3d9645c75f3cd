"""Answers: one for each vehicle, as a list that is also a dataframe."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from typing import Any, Generic, TypeVar, overload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.tables.series import Series

Item = TypeVar("Item")


class Answers(ABC, Generic[Item]):
    """Hold the answers of an analysis in their order.

    They are read as those of a tuple are.  A tuple they are not: polars, DuckDB
    and pyarrow would take its items for rows, and never ask for a stream.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def items(self) -> tuple[Item, ...]:
        """The answers as a tuple."""

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        """Return the answer at a place, or the answers of a slice."""
        return self.items[place]

    def __len__(self) -> int:
        """Return the number of answers."""
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        """Iterate over the answers."""
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        """Return whether something is one of the answers."""
        return item in self.items

    def to_frame(self, shape: str = "wide", engine: str = "pandas") -> Any:
        """Return the answers as a dataframe; the class says which columns it has.

        Parameters
        ----------
        shape : {"wide", "long"}, default "wide"
            A line for each answer, or for each figure that it rests on.
        engine : str, default "pandas"
            ``pandas``, ``polars``, ``pyarrow``, ``astropy`` or ``pint-pandas``.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame, pyarrow.Table or astropy.table.QTable

        Raises
        ------
        FieldError
            If shape or engine does not exist, or the engine holds one unit a
            column and the units stand in a column.
        RoverspecsError
            If a library is not installed; the message names it.
        """
        from roverspecs.records import dataframes

        return dataframes.to_frame(self._series, shape, engine)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the long shape for libraries that read Arrow."""
        from roverspecs.tables.arrow import Stream

        return Stream(self._series("long")).__arrow_c_stream__(requested_schema)

    @abstractmethod
    def _series(self, shape: str) -> dict[str, Series]:
        """Return the typed columns of a shape."""

    @abstractmethod
    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the answers as a table in the formats of notebooks."""
