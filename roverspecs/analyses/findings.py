"""Findings: what an audit found, about which claims, and how grave it is."""

from __future__ import annotations

from typing import Any, NamedTuple

import attrs

from roverspecs.records.claims import Claim

SEVERITIES = ("error", "warning", "note")
"""How grave a finding is: the first two fail an audit."""


class Cited(NamedTuple):
    """Hold a claim with the vehicle and the spec it is of; both are empty for a text."""

    vehicle: str
    spec: str
    claim: Claim

    def __str__(self) -> str:
        """Return vehicle, spec, value and source."""
        if not self.vehicle:
            return self.claim.value
        return f"{self.vehicle} {self.spec}: {self.claim}"


@attrs.frozen(kw_only=True)
class Finding:
    """Hold what an audit found.

    Attributes
    ----------
    kind : str
        One of :data:`roverspecs.records.claims.FINDINGS`.
    severity : str
        One of :data:`SEVERITIES`.
    subjects : tuple of Cited
        The claims concerned.
    arithmetic : str
        What was reckoned, in one line.
    explained : str or None
        Why the finding is known and left: the reason a claim was rejected
        for, or that of an acknowledgement.
    """

    kind: str
    severity: str
    subjects: tuple[Cited, ...]
    arithmetic: str
    explained: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the finding fails an audit."""
        return self.severity != "note" and self.explained is None

    @property
    def message(self) -> str:
        """Kind, arithmetic and explanation, in one line."""
        known = f" (explained: {self.explained})" if self.explained else ""
        return f"{self.kind}: {self.arithmetic}{known}"

    def as_data(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "claims": [
                {"vehicle": vehicle or None, "spec": spec or None, **claim.as_data()}
                for vehicle, spec, claim in self.subjects
            ],
            "arithmetic": self.arithmetic,
            "explained": self.explained,
        }

    def __str__(self) -> str:
        """Return the finding in one line, and a line for each claim."""
        lines = [f"{self.severity}: {self.message}"]
        return "\n  ".join(
            [*lines, *map(str, self.subjects if self.subjects and self.subjects[0].vehicle else ())]
        )
