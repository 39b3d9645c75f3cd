"""Specs: the characteristics that vehicles are compared by, and the claims that each takes.

A spec is declared once, on its field of a vehicle; validator, file reader, tables, command
line and docs all read it from there.  On the class the field is the :class:`Spec`, on a
record it is the preferred :class:`~roverspecs.records.claims.Claim`, or None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, overload

import attrs

from roverspecs.errors import FieldError, RoverspecsError, UnknownSpecError, closest, shortened
from roverspecs.records.claims import Claim
from roverspecs.records.fields import one_or_more
from roverspecs.values import units

if TYPE_CHECKING:
    from typing import Protocol, TypeAlias

    import pint

    Given: TypeAlias = Claim | str | pint.Quantity[Any]

    class _Record(Protocol):
        """Has claims: a vehicle, which is defined above this room."""

        def claims(self, spec: str) -> tuple[Claim, ...]: ...


GROUPS = ("mass", "dimensions", "payload", "mobility", "power", "mission")
"""The groups of specs, in the order of a table."""


class Spec:
    """Declare a named characteristic of vehicles, once.

    Attributes
    ----------
    name : str
        The key in files, the field of records, the row of tables.
    label : str
        As it begins a row.
    noun : str
        The label as it stands within a sentence.
    dimension : str
        One of :data:`roverspecs.values.units.DIMENSIONS`.
    group : str
        One of :data:`GROUPS`.
    definition : str
    units : dict of str to tuple of str
        The units of each system but ``auto``; a table takes the one that
        reads best.
    has_configuration : bool
        Whether a claim states the configuration that was measured.
    has_sides : bool
        Whether a figure is two or three lengths, which have no order and no ratio.
    is_total : bool
        Whether it grows as long as a vehicle is at work.
    is_derived : bool
        Whether it follows from others: False.
    """

    name: str
    is_derived = False

    def __init__(
        self,
        label: str,
        dimension: str,
        group: str,
        definition: str,
        *,
        si: str = "",
        metric: str | tuple[str, ...] = "",
        us: str | tuple[str, ...] = "",
        has_configuration: bool = False,
        has_sides: bool = False,
        is_total: bool = False,
    ) -> None:
        self.label, self.noun = label, label.lower()
        self.dimension = dimension
        self.group = group
        self.definition = definition
        systems = {"si": si, "metric": metric, "us": us}
        self.units = {name: one_or_more(units, str) for name, units in systems.items()}
        self.has_configuration = has_configuration
        self.has_sides = has_sides
        self.is_total = is_total

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, record: None, owner: type) -> Spec: ...
    @overload
    def __get__(self, record: _Record, owner: type) -> Claim | None: ...
    def __get__(self, record: _Record | None, owner: type) -> Spec | Claim | None:
        """Return the spec from a class, the preferred claim from a record."""
        if record is None:
            return self
        return next((claim for claim in record.claims(self.name) if not claim.rejected), None)

    def __set__(self, record: _Record, value: Given | Iterable[Given] | None) -> None:
        """Refuse: records are frozen.  The signature types the constructor."""
        raise attrs.exceptions.FrozenInstanceError

    def __repr__(self) -> str:
        """Return the name and the dimension."""
        return f"<Spec {self.name}: {self.dimension}>"

    def claims(self, value: Any) -> tuple[Claim, ...]:
        """Return values and claims as checked claims, accepted ones first.

        Parameters
        ----------
        value : str, quantity, Claim, iterable of these, or None
            Text, or a quantity of pint, astropy or unyt, stands for an uncited claim.

        Returns
        -------
        tuple of Claim

        Raises
        ------
        FieldError, ValueSyntaxError, UnitError
            If a claim cannot be one of this spec.
        """
        if value is None:
            return ()
        try:
            claims = [self._claim(each) for each in self._given(value)]
        except RoverspecsError as error:
            error.at(self.name)
            raise
        return tuple(sorted(claims, key=lambda claim: claim.rejected is not None))

    def _given(self, value: Any) -> Iterable[Any]:
        """Return the claims of a given value, one or more of them."""
        if isinstance(value, str | Claim):
            return (value,)
        if type(value) in (list, tuple):
            return value  # type: ignore[no-any-return]  # a list of anything
        if isinstance(value, bytes | Mapping):
            raise FieldError(f"expected text such as '5 kg' or claims, found {shortened(value)}")
        from roverspecs.values import quantities

        # An array of one number, and a quantity, say that they can be iterated over.
        if quantities.is_one(value) or not isinstance(value, Iterable):
            return (value,)
        return value

    def _claim(self, given: Any) -> Claim:
        claim = given
        if isinstance(given, str):
            claim = Claim(value=given)
        elif type(given) is int and self.dimension == "count":
            # No unit is missing here.
            claim = Claim(value=str(given))
        elif not isinstance(given, Claim):
            from roverspecs.values import quantities

            claim = Claim(value=quantities.text_of(given))
        if claim.rejected:
            # Its unit may be the reason for rejecting it: 13 square metres of volume.
            units.symbol(claim.published.unit)
            return self._configured(claim)
        for unit in claim.published.units or ("",):
            units.check_dimension(unit, self.dimension)
        self._check_sides(claim)
        if self.dimension == "count" and any(
            number != number.to_integral_value() for number in claim.published.numbers
        ):
            raise FieldError(f"expected a whole number, found {claim.value!r}")
        return self._configured(claim)

    def _check_sides(self, claim: Claim) -> None:
        """Refuse several lengths where one is expected, and one where several are."""
        count = len(claim.published.sides)
        if self.has_sides and count == 1:
            expected = "expected two or three lengths, such as '60 × 40 × 30 cm'"
            raise FieldError(f"{expected}, found {claim.value!r}").at("value")
        if count > 1 and not self.has_sides:
            message = (
                f"expected one {self.dimension}, found {claim.value!r}: write it as 'envelope', "
                "or each under 'length', 'width' and 'height' if the source names the axes"
            )
            raise FieldError(message).at("value")

    def _configured(self, claim: Claim) -> Claim:
        if claim.as_of and not self.is_total:
            message = "a date belongs to totals only, such as distance_driven: write it in the note"
            raise FieldError(message).at("as_of")
        if self.has_configuration and claim.configuration is None:
            return attrs.evolve(claim, configuration="unstated")
        for name in ("configuration", "part"):
            if getattr(claim, name) and not self.has_configuration:
                message = f"a {name} belongs to dimensions only: give a condition instead"
                raise FieldError(message).at(name)
        return claim


def unknown_spec(name: str, choices: Iterable[str]) -> UnknownSpecError:
    """Return the error for an unknown name among some specs, with the nearest of them."""
    from roverspecs.records.usual_words import usual_words

    known = tuple(choices)
    return UnknownSpecError(name, known, closest(name, known, usual_words()))


def group_place(named: tuple[str, Any]) -> int:
    """Return the place of a spec's group, to sort specs by name in the order of a table."""
    _, spec = named
    return GROUPS.index(spec.group)
