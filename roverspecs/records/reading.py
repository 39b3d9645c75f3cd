"""Reading: the claims that count for an answer, and the figure that each spec has by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import attrs

from roverspecs.errors import FieldError, shortened
from roverspecs.records.claims import CONFIGURATIONS, Claim
from roverspecs.records.derived import SPECS, Derived
from roverspecs.records.fields import one_of
from roverspecs.records.figures import Figure
from roverspecs.records.gaps import ALTERNATIVES, sentence_of
from roverspecs.records.specs import Spec
from roverspecs.records.trust import ALONE, Preference, is_confirmed
from roverspecs.records.vehicles import PUBLISHED, Vehicle, every_claim


# A type checker takes the argument of a converter from a plain function only.
def _preference(given: str | Iterable[str] | Preference | None) -> Preference:
    return Preference.parse(given)


@attrs.frozen(kw_only=True)
class Reading:
    """Hold the configuration and the preference that select claims.

    Attributes
    ----------
    configuration : str or None
        Count only dimensions of this configuration; None for any.
    prefer : Preference
        Which claims go before the order of trust; given in any form that
        :meth:`Preference.parse` reads.

    Raises
    ------
    FieldError
        If the configuration is unknown, or the preference cannot be read.
    """

    configuration: str | None = one_of(CONFIGURATIONS, default=None)
    prefer: Preference = attrs.field(default=None, converter=_preference)

    def check(self, vehicles: Iterable[Vehicle]) -> None:
        """Check that the vehicles cite each preferred source.

        Raises
        ------
        FieldError
            If none of them cites it, with the nearest sources; or if something
            is not a Vehicle.
        """
        given = list(vehicles)
        for each in given:
            if not isinstance(each, Vehicle):
                raise FieldError(f"expected a Vehicle, found {shortened(each)}")
        if self.prefer.ranks:
            self.prefer.check(every_claim(given))

    def claims(self, vehicle: Vehicle, spec: str) -> list[Claim]:
        """Return the claims that count for a published spec.

        Parameters
        ----------
        vehicle : Vehicle
        spec : str
            The name of a published spec.

        Returns
        -------
        list of Claim
            The preferred one first, none that is rejected.
        """
        claims = vehicle.claims(spec)
        if not claims:
            # So it is in most cells of a large table.
            return []
        if self.prefer:
            claims = self.prefer.sorted(claims)
        found = [claim for claim in claims if not claim.rejected]
        if self.configuration is None or not PUBLISHED[spec].has_configuration:
            return found
        return [claim for claim in found if claim.configuration == self.configuration]

    def figure(self, vehicle: Vehicle, spec: str | Spec | Derived) -> Figure:
        """Return the figure that is shown of a vehicle for a spec.

        Parameters
        ----------
        vehicle : Vehicle
        spec : str, Spec or Derived

        Returns
        -------
        Figure
            Without inputs, and with the reason, where nothing can be shown.
        """
        if isinstance(spec, str):
            spec = SPECS[spec]
        if isinstance(spec, Derived):
            figure = spec.figure(vehicle, lambda name: self.claims(vehicle, name))
        else:
            figure = self._published(vehicle, spec)
        if not figure:
            return figure
        unconfirmed = tuple(self._unconfirmed(vehicle, figure))
        if not unconfirmed:
            return figure
        return attrs.evolve(figure, unconfirmed=unconfirmed)

    def _published(self, vehicle: Vehicle, spec: Spec) -> Figure:
        claims = self.claims(vehicle, spec.name)
        if not claims:
            return self._gap(vehicle, spec.name)
        return Figure(
            spec=spec.name,
            inputs=((spec.name, claims[0]),),
            is_growing=vehicle.is_growing(spec.name, claims[0]),
        )

    def _gap(self, vehicle: Vehicle, name: str) -> Figure:
        known: list[str] = []
        for others in ALTERNATIVES.get(name, ()):
            if all(self.claims(vehicle, other) for other in others):
                known += others
        is_unread = name in vehicle.unread
        if not known and not is_unread:
            return _plain_gap(name)
        reason = f"no {name}"
        if is_unread:
            reason = f"no {name} that could be read"
        if known:
            reason = f"{reason}, but {sentence_of(known)}"
        return Figure(spec=name, reason=reason, alternatives=tuple(known), is_unread=is_unread)

    def _unconfirmed(self, vehicle: Vehicle, figure: Figure) -> Iterator[Claim]:
        for name, claim in figure.inputs:
            # Most sources need no second one, and to look for it takes time.
            if claim.source is None or claim.source.kind not in ALONE:
                continue
            if not is_confirmed(claim, self.claims(vehicle, name)):
                yield claim

    def in_configuration(self, configuration: str | None) -> Reading:
        """Return the same reading for another configuration."""
        return attrs.evolve(self, configuration=configuration)


# Most cells of a large table are such gaps.
@cache
def _plain_gap(name: str) -> Figure:
    return Figure(spec=name, reason=f"no {name}")


TRUST = Reading()
"""The reading by the order of trust alone, in any configuration."""
