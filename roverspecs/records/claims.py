"""Sources and claims: each published figure, its document, and the order of trust."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from roverspecs.errors import FieldError, RoverspecsError, shortened
from roverspecs.records.fields import (
    as_date_text,
    as_tuple,
    check_date,
    is_text,
    one_of,
    text,
    tuple_of,
)
from roverspecs.values import units
from roverspecs.values.published import PublishedValue

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pint

CONFIGURATIONS = ("stowed", "deployed", "at launch", "unstated")
"""The configurations that a dimension is measured in."""

STATED = ("configuration", "part", "condition", "as_of", "note", "rejected")
"""The fields of a claim besides its value and its source."""

SOURCE_KINDS = {
    "agency": 0,
    "operator": 0,
    "paper": 1,
    "reference": 2,
    "press": 3,
    "aggregator": 4,
}
"""Each kind of source, and its rank in the order of trust."""

FINDINGS = {
    "twins": "two figures of one source in two units do not agree",
    "echo": "a figure is another one converted, rounded and converted back",
    "slips": "a figure is another one with a common slip: a factor of ten, "
    "another unit, swapped axes",
    "owner": "a figure is also one of the carrier or of a passenger, "
    "or another spec of the vehicle",
    "spread": "accepted figures differ beyond their digits and marks",
    "bounds": "figures of one vehicle contradict each other",
    "order": "a record shows figures in another order than that of trust",
    "acknowledged": "an acknowledgement of the record fits no finding",
}
"""Each kind of finding of the audit, and its meaning."""


def is_source(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse anything but a source or None, as a validator of attrs."""
    if value is not None and not isinstance(value, Source):
        raise FieldError(f"expected a Source, found {shortened(value)}").at(attribute.name)


# Compiled when first needed, which spares most processes this and the patterns of others.
_DOI = r"10\.[0-9]{4,9}/\S+"


def _is_doi(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if value is None or (isinstance(value, str) and re.fullmatch(_DOI, value)):
        return
    expected = "expected a DOI such as '10.1038/s41561-022-00905-6'"
    raise FieldError(f"{expected}, found {shortened(value)}").at(attribute.name)


def _usual_kinds() -> Mapping[str, Sequence[str]]:
    # Only a mistake needs them.
    from roverspecs.records.usual_words import usual_kinds

    return usual_kinds()


def address_of(url: str | None, doi: str | None) -> str | None:
    """Return the address of a page, else that of a DOI; None where there is neither."""
    if url or not doi:
        return url
    # Few sources have a DOI alone.
    from urllib.parse import quote

    return f"https://doi.org/{quote(doi, safe='/:;()')}"


# The sources of many claims are told apart by it.
@attrs.frozen(kw_only=True, cache_hash=True)
class Source:
    """Hold the document that a figure was published in.

    Attributes
    ----------
    id : str
        A short name, unique within a record and the sources that it shares.
    title : str
        In the language of the document.
    publisher : str
        Of a paper, the journal.
    kind : str
        One of :data:`SOURCE_KINDS`.
    date : str or None
        Date of publication, as precisely as known: ``"2024"`` to ``"2024-01-20"``.
    url : str or None
        Of a page on the web.
    language : str or None
        An ISO 639 code.
    note : str or None
    accessed : str or None
        The day on which the page, or a stored copy of it, was read.
    authors : tuple of str
        The people who wrote it, where it names them.
    doi : str or None
        Such as ``"10.1038/s41561-022-00905-6"``.
    archive_url : str or None
        Of a stored copy of the page.
    translated_title : str or None
        The title in English, where it is in another language.
    """

    id: str = text()
    title: str = text()
    publisher: str = text()
    kind: str = one_of(SOURCE_KINDS, usual=_usual_kinds)
    date: str | None = attrs.field(default=None, converter=as_date_text, validator=check_date)
    url: str | None = text(default=None)
    language: str | None = text(default=None)
    note: str | None = text(default=None)
    accessed: str | None = attrs.field(default=None, converter=as_date_text, validator=check_date)
    authors: tuple[str, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(is_text, "a list of names")
    )
    doi: str | None = attrs.field(default=None, validator=_is_doi)
    archive_url: str | None = text(default=None)
    translated_title: str | None = text(default=None)

    def as_data(self) -> dict[str, Any]:
        """Return the source as plain data."""
        data = {field.name: getattr(self, field.name) for field in attrs.fields(Source)}
        return {**data, "authors": list(self.authors)}

    @property
    def address(self) -> str | None:
        """The address of the page, else of the DOI; None where there is neither."""
        return address_of(self.url, self.doi)

    def __str__(self) -> str:
        """Return the source as a footnote."""
        date = self.date or "undated"
        if self.accessed and not self.date:
            date = f"undated, read {self.accessed}"
        parts = [self.title, self.publisher, date, self.address or "no address"]
        return ", ".join(parts) + f" ({self.kind})"


def _as_text(value: object, unit: object) -> str:
    """Return the text of a claim, which may be given as a quantity."""
    if isinstance(value, str) and unit is None:
        return value
    if isinstance(value, str):
        raise FieldError(f"write the unit in the text, as in '5 kg', found {value!r} beside it").at(
            "unit"
        )
    from roverspecs.values import quantities

    try:
        return quantities.text_of(value, unit)
    except RoverspecsError as error:
        raise error.at("value") from None


@attrs.frozen(kw_only=True, repr=False, init=False)
class Claim:
    """Hold one published figure with its source.

    Attributes
    ----------
    value : str
        As published, such as ``"~5 kg"``.  A quantity of pint, astropy or unyt may be
        given, or a number with ``unit``; the text is made of it.
    source : Source or None
        None for a figure of one's own.
    configuration : str or None
        One of :data:`CONFIGURATIONS`, for dimensions only.
    condition : str or None
        Another thing that the figure depends on, such as ``"dry"`` or ``"planned"``.
    note : str or None
    rejected : str or None
        Why the figure is kept and yet never shown.
    part : str or None
        What a size is of, for dimensions only: ``"body"``, ``"with solar panels"``.
        None for the whole, or where the source does not say.
    as_of : str or None
        The date up to which a total counts that was still growing.

    Raises
    ------
    FieldError, ValueSyntaxError
        If the value cannot be read.

    Examples
    --------
    >>> Claim(value=0.228, unit="kg").value
    '0.228 kg'
    """

    value: str
    source: Source | None = attrs.field(default=None, validator=is_source)
    configuration: str | None = one_of(CONFIGURATIONS, default=None)
    condition: str | None = text(default=None)
    note: str | None = text(default=None)
    rejected: str | None = text(default=None)
    part: str | None = text(default=None)
    as_of: str | None = attrs.field(default=None, converter=as_date_text, validator=check_date)

    def __init__(
        self,
        *,
        value: object,
        unit: object = None,
        source: Source | None = None,
        configuration: str | None = None,
        condition: str | None = None,
        note: str | None = None,
        rejected: str | None = None,
        part: str | None = None,
        as_of: str | None = None,
    ) -> None:
        self.__attrs_init__(
            value=_as_text(value, unit),
            source=source,
            configuration=configuration,
            condition=condition,
            note=note,
            rejected=rejected,
            part=part,
            as_of=as_of,
        )

    def __attrs_post_init__(self) -> None:
        """Read the value at once, so that a text that is no value makes no claim."""
        _ = self.published

    # Of most claims of the catalog, which were read before, nobody asks for it.
    @cached_property
    def published(self) -> PublishedValue:
        """The value, read."""
        return PublishedValue.parse(self.value)

    @property
    def quantity(self) -> pint.Quantity[Any]:
        """The value as a quantity in pint's application registry."""
        return units.quantity(self.published)

    def to(self, unit: str | pint.Unit) -> pint.Quantity[Any]:
        """Return the value in another unit, not rounded.

        Parameters
        ----------
        unit : str or pint.Unit
            A unit of the same dimension.

        Returns
        -------
        pint.Quantity
            In pint's application registry; of a range, the middle.

        Raises
        ------
        UnknownUnitError, DimensionError
            If the unit does not exist or measures something else.
        """
        if isinstance(unit, str):
            return units.quantity_in(self.published, unit)
        from roverspecs.values import quantities

        return units.quantity_in(self.published, quantities.name_of(unit))

    def as_data(self) -> dict[str, Any]:
        """Return the claim as plain data, in the unit as published.

        Returns
        -------
        dict
            The fields of :class:`roverspecs.values.numbers.Numbers`, the text
            under ``published``, all else that the claim states, and its source.
        """
        # A table of texts needs no numbers.
        from roverspecs.values.numbers import numbers_of

        numbers = numbers_of(self.published, is_growing=self.as_of is not None)
        data = numbers.as_data() | {"published": self.value}
        data |= {key: getattr(self, key) for key in STATED}
        return data | {"source": self.source and self.source.as_data()}

    @property
    def circumstances(self) -> str | None:
        """The part and the condition in words; None where neither is stated."""
        if self.part and self.condition:
            return f"{self.part}, {self.condition}"
        return self.part or self.condition

    @property
    def dependence(self) -> str:
        """All that the value depends on: configuration, part, condition and date; or empty."""
        date = self.as_of and f"as of {self.as_of}"
        return ", ".join(filter(None, (self.configuration, self.part, self.condition, date)))

    def __repr__(self) -> str:
        """Return the claim with the fields that are set, its source by id."""
        texts = {
            "value": self.value,
            "source": self.source and self.source.id,
            "configuration": self.configuration,
            "part": self.part,
            "condition": self.condition,
            "as_of": self.as_of,
            "rejected": self.rejected,
        }
        return f"Claim({', '.join(f'{key}={text!r}' for key, text in texts.items() if text)})"

    def __str__(self) -> str:
        """Return the value with all that it depends on, and its source."""
        return self.line()

    def line(self, also: str = "") -> str:
        """Return the value with all that it depends on, and its source.

        Parameters
        ----------
        also : str, optional
            The value in another unit, which stands in the brackets, too.

        Returns
        -------
        str
            Such as ``"~78 mm (~3.1 in; stowed) — NASA, undated"``.
        """
        shown = self.value
        details = "; ".join(filter(None, (also, self.dependence)))
        if details:
            shown = f"{shown} ({details})"
        if self.source is None:
            return f"{shown} — uncited"
        return f"{shown} — {self.source.publisher}, {self.source.date or 'undated'}"

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the claim in the formats of notebooks: a line, or a table of one row."""
        from roverspecs.tables.notebooks import table_bundle

        return table_bundle([self.as_row()], include, exclude, plain=str(self))

    def as_row(self) -> dict[str, str | None]:
        """Return what the claim states as the texts of a table.

        Returns
        -------
        dict of str to str or None
            The value under ``published``; the source by its publisher and date.
        """
        source = None
        if self.source is not None:
            source = f"{self.source.publisher}, {self.source.date or 'undated'}"
        return {
            "published": self.value,
            "configuration": self.configuration,
            "part": self.part,
            "condition": self.condition,
            "as_of": self.as_of,
            "source": source,
            "note": self.note,
            "rejected": self.rejected,
        }


@attrs.frozen(kw_only=True)
class Acknowledgement:
    """Hold why a finding of the audit is known and left as it is.

    Attributes
    ----------
    kind : str
        The kind of the finding, one of :data:`FINDINGS`.
    spec : str
        The spec of its first claim.
    claims : tuple of str
        The values of its claims, as published.
    reason : str
    """

    kind: str = one_of(FINDINGS)
    spec: str = text()
    claims: tuple[str, ...] = attrs.field(
        converter=as_tuple,
        validator=tuple_of(is_text, "a list of values such as ['5 kg']", least=1),
    )
    reason: str = text()
