"""Relations: a figure beside another one, as a ratio and as a difference, and whether the two differ at all.

Marks and ends are carried along: about 350 kg is about 1500 times 228 g, and
5 to 6 kg is 3 to 4 kg more than 2 kg.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from roverspecs.comparisons.cells import Cell, derived_cell
from roverspecs.records.claims import Claim
from roverspecs.records.derived import Derivation, inputs_of, product
from roverspecs.values import units
from roverspecs.values.agreement import is_compatible, relative_width
from roverspecs.values.rounding import MINUS, leading_power, spelled


def ratio(
    figure: Claim | Derivation, base: Claim | Derivation, *, digits: int | None, exact: bool
) -> Cell | str:
    """Return how many times another figure a figure is.

    Parameters
    ----------
    figure, base : Claim or Derivation
        Of one spec.
    digits : int or None
        Significant digits, instead of those that the two bear.
    exact : bool
        Keep every digit.

    Returns
    -------
    Cell or str
        Without a unit; the reason, where there is no ratio.
    """
    made = product([(figure, 1), (base, -1)], "")
    if isinstance(made, str):
        return SAME_SIDE if _marks(figure, base) >= {"≤", "≥"} else made
    if _is_count(figure):
        # Wheels are counted, not measured: 6 are 1.5 times as many as 4.
        made = made._replace(width=Fraction(1, 10))
    return derived_cell(made, "", against(figure, base), digits=digits, exact=exact)


def difference(
    figure: Claim | Derivation,
    base: Claim | Derivation,
    unit: str,
    *,
    digits: int | None,
    exact: bool,
) -> Cell | str:
    """Return by how much a figure is larger than another one.

    Parameters
    ----------
    figure, base : Claim or Derivation
        Of one spec.
    unit : str
        That of the difference.
    digits : int or None
        Significant digits, instead of those that the two bear.
    exact : bool
        Keep every digit.

    Returns
    -------
    Cell or str
        Its text has a sign; the reason, where both are bounds to one side.
    """
    one, other = _ends(figure, unit), _ends(base, unit)
    marks = _marks(figure, base)
    if marks >= {"≤", "≥"}:
        return SAME_SIDE
    sign = next((mark for mark in ("≥", "≤", "~") if mark in marks), "")
    low, high = one[0] - other[1], one[1] - other[0]
    low, high = {"≥": (low, low), "≤": (high, high)}.get(sign, (low, high))
    ends = [low] if low == high else [low, high]
    largest = max(map(abs, ends))
    if _is_count(figure) or not largest:
        places = 0 if _is_count(figure) else -leading_power(max(one[2], other[2]))
    elif exact or digits is not None:
        places = (digits or 15) - 1 - leading_power(largest)
    else:
        # To the last digit that both figures have.
        places = -leading_power(max(one[2], other[2]))
    texts = [_signed(text, exact=exact) for text in spelled(ends, places, sign)]
    return Cell(
        text=sign + " to ".join(texts),
        unit=unit,
        magnitude=float((low + high) / 2),
        low=float(low) if low != high else None,
        high=float(high) if low != high else None,
        mark=sign or ("–" if low != high else ""),
        claim=None,
        note=against(figure, base),
        inputs=inputs_of([figure, base]),
    )


def against(figure: Claim | Derivation, base: Claim | Derivation) -> str:
    """Return in which configurations and conditions two figures stand, if those differ.

    Parameters
    ----------
    figure, base : Claim or Derivation

    Returns
    -------
    str
        Such as ``"deployed against stowed"``; empty if they are alike.
    """
    one, other = (
        ", ".join(
            dict.fromkeys(
                text
                for claim in inputs_of([each])
                for text in (_configuration(claim), claim.condition)
                if text
            )
        )
        for each in (figure, base)
    )
    return (
        ""
        if one == other
        else f"{one or 'no condition stated'} against {other or 'no condition stated'}"
    )


def is_alike(figures: Sequence[Claim | Derivation]) -> bool:
    """Return whether figures are equal within their published digits.

    Parameters
    ----------
    figures : sequence of Claim or Derivation
        Of one spec.

    Returns
    -------
    bool
        Whether every two of them leave room for one quantity.
    """
    values = [
        each.published if isinstance(each, Claim) else each.shown(each.unit) for each in figures
    ]
    distinct = list(dict.fromkeys(values))
    return all(
        is_compatible(one, other)
        for place, one in enumerate(distinct)
        for other in distinct[place + 1 :]
    )


def _configuration(claim: Claim) -> str | None:
    return "configuration unstated" if claim.configuration == "unstated" else claim.configuration


SAME_SIDE = "both are bounds to the same side"
"""Why two figures have no relation: of each, the other end is not known."""

_OPPOSITE = {"≥": "≤", "≤": "≥"}


def _marks(figure: Claim | Derivation, base: Claim | Derivation) -> set[str]:
    """Return the marks of two figures, that of the second as it stands on the other side."""
    one, other = (
        {">": "≥", "<": "≤"}.get(sign, sign)
        for sign in (
            each.sign if isinstance(each, Derivation) else each.published.sign
            for each in (figure, base)
        )
    )
    return {one, _OPPOSITE.get(other, other)}


def _is_count(figure: Claim | Derivation) -> bool:
    return isinstance(figure, Claim) and not figure.published.unit


def _ends(figure: Claim | Derivation, unit: str) -> tuple[Fraction, Fraction, Fraction]:
    """Return low end, high end and the last digit that counts, in a unit."""
    if isinstance(figure, Derivation):
        factor = units.factor_between(figure.unit, unit)
        return figure.low * factor, figure.high * factor, figure.width * figure.middle * factor
    value = figure.published
    factor = units.factor_between(value.unit, unit)
    low, high = (
        Fraction(value.nominal if end is None else end) * factor for end in (value.low, value.high)
    )
    return low, high, relative_width(value) * (Fraction(value.nominal) or 1) * factor


def _signed(text: str, *, exact: bool) -> str:
    if exact and "." in text:
        text = text.rstrip("0").removesuffix(".")
    return text if text.startswith(MINUS) or not text.strip("0.") else f"+{text}"
