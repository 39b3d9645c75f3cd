"""Fields: the types and meanings of the answers' fields, as dataframes take them."""

from __future__ import annotations

from roverspecs.records.flat_claims import FIELDS
from roverspecs.records.sizes import AXES
from roverspecs.tables.series import Field

_WHO = {key: FIELDS[key] for key in ("vehicle", "name")}

_UNIT = ("string", "The symbol of the unit of the two ends.")


def _margin(name: str, place: str) -> dict[str, Field]:
    low = f"The low end of the room that is left {place}; below zero it is too much."
    high = f"The high end of the room that is left {place}."
    return {
        f"{name}_low": ("number", low),
        f"{name}_high": ("number", high),
        f"{name}_unit": _UNIT,
    }


_MARGINS: dict[str, Field] = {}
for _axis in AXES:
    _MARGINS |= _margin(_axis, f"along the {_axis} of the box")
_MARGINS |= _margin("mass", "below the limit of mass")

FIT_FIELDS = {
    **_WHO,
    "verdict": ("string", "Whether it fits: yes, maybe, unknown or no."),
    "orientation": ("string", "How it lies in the box; empty where that is not known."),
    **_MARGINS,
    "configuration": FIELDS["configuration"],
    "reasons": ("string", "Why it may not fit, and what was assumed; with semicolons between."),
}
"""The type and the meaning of each column of fits."""

NEIGHBOUR_FIELDS = {
    **_WHO,
    "factor": ("number", "The factor by which figures typically differ."),
    "distance": ("number", "The root mean square of the logarithms of the ratios, to base 10."),
    "compared": ("integer", "The number of specs that were compared."),
    "possible": ("integer", "The number of specs of the vehicle asked for."),
}
"""The type and the meaning of each column of neighbours."""

LIKENESS_FIELDS = {
    **_WHO,
    "spec": FIELDS["spec"],
    "unit": FIELDS["unit"],
    "given": ("number", "The number of the vehicle asked for, in the unit; empty for a bound."),
    "other": ("number", "The number of the neighbour, in the unit; empty for a bound."),
    "ratio": ("number", "The number of the neighbour over that of the vehicle asked for."),
    "low": ("number", "The low end of the ratio."),
    "high": ("number", "The high end of the ratio."),
    "mark": ("string", "How to read the ratio: ~ about, ≥ at least, ≤ at most, > or <."),
    "note": ("string", "Both configurations where one of them is unstated."),
}
"""The type and the meaning of each column of likenesses, a line for each spec compared."""

FINDING_FIELDS = {
    "finding": ("integer", "The number of the finding, from 1."),
    "severity": ("string", "How serious it is: error, warning or note."),
    "kind": ("string", "The kind of the finding, such as spread."),
    "claims": ("string", "The figures that do not agree, with semicolons between."),
    "arithmetic": ("string", "What was computed."),
    "explained": ("string", "Why the record accepts it; empty if the record does not explain it."),
    "line": ("number", "The line of the text; empty for a record."),
    "sentence": ("string", "The sentence of the text; empty for a record."),
    **FIELDS,
}
"""The type and the meaning of each column of findings, and of their claims."""
