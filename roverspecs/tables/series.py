"""Series: columns with their types and meanings, as dataframes and Arrow take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

TYPES = ("number", "integer", "boolean", "string")
"""The types of values; numbers and texts may be missing, the others never are."""


class Series(NamedTuple):
    """Hold the values of a column and their meaning.

    Attributes
    ----------
    values : list, length n
        Of one type, or None where nothing is known; a number may be whole.
    type : str
        One of :data:`TYPES`; it does not depend on the values.
    description : str
    spec : str
        The name of the spec that the column is of; empty for any other.
    unit : str or None
        The symbol of the unit of all values, empty for a count; None where they
        have none, or where it stands in another column.
    ucum : str or None
        Its UCUM code.
    """

    values: list[Any]
    type: str
    description: str = ""
    spec: str = ""
    unit: str | None = None
    ucum: str | None = None

    @property
    def metadata(self) -> dict[str, str]:
        """What Arrow keeps beside the name: unit, ucum, spec and description where known."""
        known = {
            "unit": self.unit,
            "ucum": self.ucum,
            "spec": self.spec or None,
            "description": self.description or None,
        }
        return {key: text for key, text in known.items() if text is not None}

    @property
    def writable(self) -> list[Any]:
        """The values as other libraries can hold them: half of a pair of surrogates escaped."""
        if self.type != "string":
            return self.values
        return [
            text and text.encode("utf-8", "backslashreplace").decode("utf-8")
            for text in self.values
        ]


Table = Mapping[str, Series]
"""Series of one length, by their names."""


Field = tuple[str, str]
"""The type of a column, one of :data:`TYPES`, and its meaning."""


def series(field: Field, values: Iterable[Any], **details: Any) -> Series:
    """Return values as a series.

    Parameters
    ----------
    field : (str, str)
        The type and the meaning.
    values : iterable
        A list of texts becomes one text with semicolons, which every engine can
        write to a file.
    **details
        ``spec``, ``unit`` and ``ucum`` of :class:`Series`.

    Returns
    -------
    Series
    """
    kind, description = field
    found = list(values)
    if kind == "string":
        found = [_text(value) for value in found]
    return Series(found, kind, description, **details)


def series_of(
    columns: Mapping[str, Sequence[Any]], fields: Mapping[str, Field]
) -> dict[str, Series]:
    """Return columns as series.

    Parameters
    ----------
    columns : mapping of str to sequence
    fields : mapping of str to (str, str)
        The type and the meaning of each column.

    Returns
    -------
    dict of str to Series
        In the order of the columns.
    """
    return {name: series(fields[name], values) for name, values in columns.items()}


def _text(value: Any) -> str | None:
    if value is None:
        return None
    text = value
    if isinstance(value, list | tuple):
        text = "; ".join(map(str, value))
    return str(text)
