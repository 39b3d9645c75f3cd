"""Figures: the figure that a vehicle has for a spec, published or derived, or why it has none."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs

from roverspecs.records.claims import STATED, Claim, Source
from roverspecs.values import units
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.values.numbers import Numbers


UNREAD = "not read"
"""The text of a gap for which a table of one's own has a figure that was not read."""


@attrs.frozen(kw_only=True)
class Figure:
    """Hold the figure of a vehicle for a spec; a gap is false, and has the reason.

    Attributes
    ----------
    spec : str
        The name of the spec.
    inputs : tuple of (str, Claim)
        The claims that the figure rests on, each with the name of its spec:
        one for a published figure, several for a derived one, none for a gap.
    computed : Span or None
        The ends of a derived figure; None for a published one.
    is_growing : bool
        Whether it is a total that was still growing when it was published, so
        that the quantity is at least that.
    unconfirmed : tuple of Claim
        The claims among them from the press or an aggregator that no other
        publisher confirms.
    note : str
        For a derived figure, its inputs with their configuration and condition.
    reason : str
        Why there is no figure; empty where there is one.
    alternatives : tuple of str
        For a gap, the names of the specs that are published of much the same,
        such as a dry mass where a mass is asked for.
    is_unread : bool
        For a gap, whether a table of one's own has a figure that was not read.
    """

    spec: str
    inputs: tuple[tuple[str, Claim], ...] = ()
    computed: Span | None = None
    is_growing: bool = False
    unconfirmed: tuple[Claim, ...] = ()
    note: str = ""
    reason: str = ""
    alternatives: tuple[str, ...] = ()
    is_unread: bool = False

    def __bool__(self) -> bool:
        """Return whether there is a figure."""
        return bool(self.inputs)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that the figure rests on."""
        return tuple(claim for _, claim in self.inputs)

    @property
    def claim(self) -> Claim | None:
        """The claim of a published figure; None for a derived one and for a gap."""
        if self.computed is not None or not self.inputs:
            return None
        return self.inputs[0][1]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claims, each once."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims if claim.source))

    @property
    def configuration(self) -> str | None:
        """The configuration of the claims; None where they state none, or several."""
        return _common(claim.configuration for claim in self.claims)

    @property
    def condition(self) -> str | None:
        """The condition of the claims; None where they state none, or several."""
        return _common(claim.condition for claim in self.claims)

    @property
    def value(self) -> PublishedValue:
        """The figure in its own unit: as published, or rounded to the precision of its inputs."""
        if self.computed is not None:
            return self.computed.rounded()
        return self.inputs[0][1].published

    @property
    def unit(self) -> str:
        """The unit of :attr:`value`; empty for a count."""
        if self.computed is not None:
            return self.computed.unit
        return self.value.unit

    @property
    def mark(self) -> str:
        """One of :data:`roverspecs.values.published.MARKS`, or empty."""
        if self.computed is not None:
            return self.computed.mark
        return self.value.mark

    @property
    def is_count(self) -> bool:
        """Whether things were counted, and nothing was measured."""
        return self.computed is None and not self.unit

    @property
    def nominal(self) -> Fraction:
        """The number without its mark, in :attr:`unit`; of a range, the middle."""
        if self.computed is not None:
            return self.computed.middle
        return Fraction(self.value.nominal)

    @property
    def has_sides(self) -> bool:
        """Whether it is several lengths, which have no span, no order and no ratio."""
        return self.computed is None and bool(self.inputs) and self.value.form == "sides"

    def span(self, unit: str | None = None) -> Span:
        """Return the ends that the figure states for its quantity.

        Parameters
        ----------
        unit : str, optional
            A unit of the figure's dimension; by default its own.

        Returns
        -------
        Span

        Raises
        ------
        UnknownUnitError, DimensionError
            If the unit does not exist or measures something else.
        FieldError
            If the figure has several sides.
        """
        span = self.computed
        if span is None:
            span = Span.of(self.value)
        if self.is_growing:
            span = span.grown()
        if unit is None:
            return span
        return span.in_unit(unit)

    def numbers(self, unit: str | None = None) -> Numbers:
        """Return the figure as numbers, not rounded.

        Parameters
        ----------
        unit : str, optional
            A unit of the figure's dimension; by default its own.

        Returns
        -------
        Numbers

        Raises
        ------
        UnknownUnitError, DimensionError
            If the unit does not exist or measures something else.
        """
        # A table of texts needs no numbers.
        from roverspecs.values.numbers import numbers_in, numbers_of

        if self.computed is None:
            return numbers_of(self.value, unit, is_growing=self.is_growing)
        if unit is None:
            return numbers_in(self.computed)
        return numbers_in(self.computed.in_unit(unit))

    def as_data(self, unit: str | None = None) -> dict[str, Any]:
        """Return the figure as plain data.

        Parameters
        ----------
        unit : str, optional
            A unit of the figure's dimension; by default its own.

        Returns
        -------
        dict
            The fields of :class:`roverspecs.values.numbers.Numbers`, those that
            its claim states, which are None for a derived figure, and the
            claims that a derived figure follows from under ``inputs``.  All are
            None for a gap.
        """
        claim, inputs = self.claim, []
        stated: dict[str, Any] = dict.fromkeys(("published", *_ACCEPTED, "source"))
        if claim is not None:
            data = _claim_data(claim)
            stated = {key: data[key] for key in stated}
        elif self:
            inputs = [_claim_data(each) for each in self.claims]
        from roverspecs.values.numbers import NO_NUMBERS

        numbers = NO_NUMBERS
        if self:
            numbers = self.numbers(unit).as_data()
        return numbers | stated | {"inputs": inputs}

    def rounded(
        self, unit: str, *, digits: int | None = None, exact: bool = False
    ) -> PublishedValue:
        """Return the figure in a unit, with honest digits.

        Parameters
        ----------
        unit : str
            A unit of the figure's dimension.
        digits : int, optional
            Significant digits instead of a precision like the published one.
        exact : bool, default False
            Round nothing.

        Returns
        -------
        PublishedValue

        Raises
        ------
        UnknownUnitError, DimensionError
            If the unit does not exist or measures something else.
        """
        if self.computed is not None:
            return self.computed.in_unit(unit).rounded(digits=digits, exact=exact)
        return units.convert(self.value, unit, digits=digits, exact=exact)

    def __str__(self) -> str:
        """Return the figure as published, or rounded with its unit."""
        if self.computed is None and self.inputs:
            return self.inputs[0][1].value
        if not self.inputs:
            return self.reason
        return f"{self.value.without_unit()} {self.unit}".rstrip(" ")


_ACCEPTED = tuple(key for key in STATED if key != "rejected")


def _claim_data(claim: Claim) -> dict[str, Any]:
    """Return a claim as plain data, without the reason to reject it: it was not rejected."""
    data = claim.as_data()
    del data["rejected"]
    return data


def _common(texts: Iterable[str | None]) -> str | None:
    """Return the only text that is stated, or None where there are several or none."""
    stated = set(texts) - {None}
    if len(stated) != 1:
        return None
    return stated.pop()
