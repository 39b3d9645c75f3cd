"""Drafts: vehicles in the making, as the rows of a table tell of them cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import attrs

from roverspecs.errors import FieldError, one_of, shortened
from roverspecs.records.claims import Claim
from roverspecs.records.fields import unseen
from roverspecs.records.table_cells import digits_of, is_same, plain_text
from roverspecs.records.vehicles import KINDS, Vehicle, fields_of, slug

_FIELDS: Mapping[str, Any] = {
    field.name: field for field in fields_of(Vehicle) if not field.metadata
}
_LISTS = ("aliases", "countries")

MASS_CONDITIONS: Mapping[str, str] = {"dry_mass": "dry", "launch_mass": "at launch"}
"""The specs of a lander that are a mass of any other vehicle, each with its condition."""


class Draft:
    """Collect what a table says of one vehicle.

    Parameters
    ----------
    name : str
    identifier : str, optional
        By default it is made from the name.

    Attributes
    ----------
    name : str
    id : str
    fields : dict of str to object
        The fields besides these two, and its kind.
    claims : dict of str to list of Claim
        By spec, in the order in which they were found.
    unread : list of str
        The specs of cells that were not read.
    """

    def __init__(self, name: str, identifier: str = "") -> None:
        self.name = name
        self.id = identifier or slug(name)
        self.fields: dict[str, Any] = {}
        self.claims: dict[str, list[Claim]] = {}
        self.unread: list[str] = []

    def add(self, spec: str, claim: Claim) -> str:
        """Add a claim.

        Parameters
        ----------
        spec : str
        claim : Claim

        Returns
        -------
        str
            Why it is in doubt beside an earlier one; empty if it is not.
        """
        known = self.claims.setdefault(spec, [])
        alike = [each for each in known if _dependence(each) == _dependence(claim)]
        if all(each.value != claim.value for each in alike):
            known.append(claim)
        for each in alike:
            if not is_same(each, claim):
                return f"{each.value} is not {claim.value}"
        return ""

    @property
    def kind(self) -> type[Vehicle]:
        """The class of the vehicle: as the table says, else one that has its specs."""
        if "kind" in self.fields:
            return KINDS[self.fields["kind"]]
        return _kind_with(tuple(self.claims))

    def misfits(self) -> Iterator[str]:
        """Yield each spec that has claims and that vehicles of this kind do not have."""
        cls = self.kind
        for spec in self.claims:
            if not hasattr(cls, spec):
                yield spec

    def settle_masses(self, conditions: Mapping[str, str]) -> list[str]:
        """Make a mass in a condition of each mass that vehicles of this kind do not have.

        Parameters
        ----------
        conditions : mapping of str to str
            The condition for each of :data:`MASS_CONDITIONS`.

        Returns
        -------
        list of str
            The specs that it had before.
        """
        moved = [spec for spec in self.misfits() if spec in conditions]
        for spec in moved:
            for claim in self.claims.pop(spec):
                self.add("mass", attrs.evolve(claim, condition=conditions[spec]))
        return moved

    def objections(self) -> Iterator[tuple[str, str]]:
        """Yield each spec that does not fit the kind, and why."""
        for spec in self.misfits():
            others = " or ".join(f"a {name}" for name, cls in KINDS.items() if spec in vars(cls))
            yield spec, f"expected a spec of a {self.kind.kind}, found one of {others}"

    def vehicle(self) -> Vehicle:
        """Return the vehicle, without the claims that its kind cannot have."""
        cls = self.kind
        misfits = {*self.misfits()}
        given: dict[str, Any] = {
            spec: claims for spec, claims in self.claims.items() if spec not in misfits
        }
        given |= {key: value for key, value in self.fields.items() if key != "kind"}
        unread = tuple(spec for spec in dict.fromkeys(self.unread) if spec not in given)
        return cls(id=self.id, name=self.name, unread=unread, **given)


# The rows of a table have a few sets of specs.
@lru_cache(maxsize=1024)
def _kind_with(specs: tuple[str, ...]) -> type[Vehicle]:
    """Return the class that has the most of some specs, not counting the masses at first.

    A mass that it lacks becomes a mass in a condition, and any other spec is lost.
    """

    def fitness(cls: type[Vehicle]) -> tuple[int, int]:
        fitting = [spec for spec in specs if hasattr(cls, spec)]
        return sum(spec not in MASS_CONDITIONS for spec in fitting), len(fitting)

    return max(KINDS.values(), key=fitness)


def _dependence(claim: Claim) -> tuple[object, ...]:
    return claim.configuration, claim.part, claim.condition, claim.as_of


def text_in(cell: Any) -> str:
    """Return a cell as text in one line.

    Parameters
    ----------
    cell : object
        Text, a number or a date.

    Returns
    -------
    str

    Raises
    ------
    FieldError
        If it is something else, or has a sign that nobody sees.
    """
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return digits_of(cell)
    text = " ".join(plain_text(cell).split())
    if found := unseen(text):
        raise FieldError(f"expected visible characters, found {found} of {shortened(text)}")
    return text


def field_in(name: str, cell: Any) -> Any:
    """Return the value of a field of a vehicle.

    Parameters
    ----------
    name : str
        The field, or ``"kind"``.
    cell : object
        As the table has it.

    Returns
    -------
    object

    Raises
    ------
    FieldError
        If the field cannot have the value.
    """
    if name == "ids":
        # Numbers in catalogs by the names of these, as JSON has them.
        value: Any = cell
    elif name in _LISTS and isinstance(cell, list | tuple):
        value = tuple(map(text_in, cell))
    elif name in _LISTS:
        parts = re.split("[;,]", text_in(cell))
        value = tuple(part.strip() for part in parts if part.strip())
    else:
        value = text_in(cell)
    if name == "kind":
        return one_of(value.casefold(), KINDS, name)
    if name == "status":
        value = value.casefold()
    field = _FIELDS[name]
    if field.converter:
        value = field.converter(value)
    field.validator(None, field, value)
    return value


def numbered(drafts: Iterable[Draft]) -> Iterator[str]:
    """Give each draft an id of its own, and yield a remark on each that had another's.

    Parameters
    ----------
    drafts : iterable of Draft

    Yields
    ------
    str
    """
    used: set[str] = set()
    for draft in drafts:
        found = draft.id
        if found in used:
            draft.id = free_id(found, used)
            yield f"{draft.name!r} is in several rows: the id of this one is {draft.id!r}"
        used.add(draft.id)


def free_id(identifier: str, used: Container[str]) -> str:
    """Return an id with a number behind it that is not used.

    Parameters
    ----------
    identifier : str
    used : container of str

    Returns
    -------
    str

    Examples
    --------
    >>> free_id("yutu", {"yutu", "yutu-2"})
    'yutu-3'
    """
    number = 2
    while (found := f"{identifier}-{number}") in used:
        number += 1
    return found
