"""Relations: a figure beside another one, as a ratio and as a difference, and whether the two differ at all.

Marks and ends are carried along: about 350 kg is about 1500 times 228 g, and
5 to 6 kg is 3 to 4 kg more than 2 kg.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from roverspecs import units
from roverspecs.agreements import fixed, is_compatible, relative_width
from roverspecs.cells import Cell, derived_cell
from roverspecs.claims import Claim
from roverspecs.derived import Derivation, inputs_of, product
from roverspecs.values import leading_power

MINUS = "−"
"""The sign of a difference below zero."""


def ratio(figure: Claim | Derivation, base: Claim | Derivation, *, digits: int | None, exact: bool) -> Cell | str:
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
    return made if isinstance(made, str) else derived_cell(made, "", against(figure, base), digits=digits, exact=exact)


def difference(
    figure: Claim | Derivation, base: Claim | Derivation, unit: str, *, digits: int | None, exact: bool
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
    opposite = {"≥": "≤", "≤": "≥"}
    marks = {one[0], opposite.get(other[0], other[0])}
    if {"≤", "≥"} <= marks:
        return "both are bounds to the same side"
    sign = next((mark for mark in ("≥", "≤", "~") if mark in marks), "")
    low, high = one[1] - other[2], one[2] - other[1]
    low, high = {"≥": (low, low), "≤": (high, high)}.get(sign, (low, high))
    ends = [low] if low == high else [low, high]
    step = max(one[3], other[3])
    largest = max(map(abs, ends))
    if exact:
        places = 15 - leading_power(largest) if largest else 0
    elif digits is not None:
        places = digits - 1 - leading_power(largest) if largest else 0
    else:
        places = leading_power(2 / step)
    texts = list(dict.fromkeys(_signed(end, places, exact=exact) for end in ends))
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
                text for claim in inputs_of([each]) for text in (claim.configuration, claim.condition) if text
            )
        )
        for each in (figure, base)
    )
    return "" if one == other else f"{one or 'no condition stated'} against {other or 'no condition stated'}"


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
    values = [each.published if isinstance(each, Claim) else each.shown(each.unit) for each in figures]
    distinct = list(dict.fromkeys(values))
    return all(is_compatible(one, other) for place, one in enumerate(distinct) for other in distinct[place + 1 :])


def _ends(figure: Claim | Derivation, unit: str) -> tuple[str, Fraction, Fraction, Fraction]:
    """Return mark, low end, high end and the last digit that counts, in a unit."""
    if isinstance(figure, Derivation):
        factor = Fraction(*units.ratio(figure.unit, unit))
        low, high = figure.low * factor, figure.high * factor
        return figure.sign, low, high, figure.width * figure.middle * factor
    value = figure.published
    factor = Fraction(*units.ratio(value.unit, unit))
    low, high = (Fraction(value.nominal if end is None else end) * factor for end in (value.low, value.high))
    step = relative_width(value) * (Fraction(value.nominal) or 1) * factor
    return {">": "≥", "<": "≤"}.get(value.sign, value.sign), low, high, step


def _signed(number: Fraction, places: int, *, exact: bool) -> str:
    text = fixed(abs(number), places)
    if exact and "." in text:
        text = text.rstrip("0").removesuffix(".")
    is_zero = not text.strip("0.")
    return text if is_zero else f"{MINUS if number < 0 else '+'}{text}"
