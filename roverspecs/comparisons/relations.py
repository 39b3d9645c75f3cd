"""Relations: a figure beside another one, as a ratio and as a difference.

Marks and ends are carried along: about 350 kg is about 1500 times 228 g, and
5 to 6 kg is 3 to 4 kg more than 2 kg.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from roverspecs.comparisons.cells import Cell, configured
from roverspecs.records.figures import Figure
from roverspecs.values.spans import Span

NO_RELATION = "nothing follows from these two figures"
"""Why two figures have no relation where neither end of it is known."""

NO_ORDER = "several sides have no ratio and no difference"
"""Why two envelopes have no relation."""

_COUNTED = Fraction(1, 10)


def ratio(figure: Figure, base: Figure, *, digits: int | None, exact: bool) -> Cell | str:
    """Return a figure as a multiple of another one.

    Parameters
    ----------
    figure, base : Figure
        Figures of one spec.
    digits : int or None
        Significant digits, instead of the digits that the two figures bear.
    exact : bool
        Keep every digit.

    Returns
    -------
    Cell or str
        Without a unit; the reason, where there is no ratio.
    """
    if figure.has_sides or base.has_sides:
        return NO_ORDER
    divisor = base.span(figure.unit)
    made = figure.span() / divisor
    if made.is_empty:
        if divisor.has_zero_end:
            return f"cannot divide by {base}, which may be 0"
        return NO_RELATION
    if figure.is_count:
        # Wheels are counted, not measured: 6 are 1.5 times as many as 4.
        low, high = made.low or Fraction(0), made.high or Fraction(0)
        made = attrs.evolve(made, steps=(low * _COUNTED, high * _COUNTED))
    text = made.rounded(digits=digits, exact=exact).without_unit()
    return _cell(figure, base, made, text)


def difference(
    figure: Figure, base: Figure, unit: str, *, digits: int | None, exact: bool
) -> Cell | str:
    """Return by how much a figure is larger than another one.

    Parameters
    ----------
    figure, base : Figure
        Figures of one spec.
    unit : str
        The unit of the difference.
    digits : int or None
        Significant digits, instead of the digits that the two figures bear.
    exact : bool
        Keep every digit.

    Returns
    -------
    Cell or str
        Its text has a sign; the reason, where neither end is known.
    """
    if figure.has_sides or base.has_sides:
        return NO_ORDER
    made = figure.span(unit) - base.span(unit)
    if made.is_empty:
        return NO_RELATION
    if figure.is_count:
        made = attrs.evolve(made, steps=(Fraction(1), Fraction(1)))
        digits, exact = None, False
    return _cell(figure, base, made, made.signed_text(digits=digits, exact=exact))


def _cell(figure: Figure, base: Figure, made: Span, text: str) -> Cell:
    related = Figure(spec=figure.spec, inputs=(*figure.inputs, *base.inputs), computed=made)
    notes = tuple(filter(None, [against(figure, base)]))
    return Cell(figure=related, unit=made.unit, text=text, notes=notes)


def against(figure: Figure, base: Figure) -> str:
    """Return the configurations, parts and conditions of two figures, if they differ.

    Parameters
    ----------
    figure, base : Figure

    Returns
    -------
    str
        Such as ``"deployed against stowed"``; empty if they are alike.
    """
    one, other = dependence_of(figure), dependence_of(base)
    if one == other:
        return ""
    return f"{one or 'no condition stated'} against {other or 'no condition stated'}"


def dependence_of(figure: Figure) -> str:
    """Return the configurations, parts and conditions of a figure, each once.

    Parameters
    ----------
    figure : Figure

    Returns
    -------
    str
        Such as ``"deployed, with its mast"``; empty where none is stated.
    """
    texts: list[str | None] = []
    for claim in figure.claims:
        texts += [configured(claim.configuration), claim.part, claim.condition]
    return ", ".join(dict.fromkeys(text for text in texts if text))
