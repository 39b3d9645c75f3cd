"""Whether a text that is shown is true of the exact figure behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import decimals, last_digit
from roverspecs.values.spans import Span

CLOSE = Fraction(1, 100)
"""How far a bound may lie from the true one, as a part of it."""

_SHOWN = re.compile(
    r"(?P<mark>[~≥≤><]?)(?P<first>[+−]?[0-9.]+)(?:(?:–| to )(?P<last>[+−]?[0-9.]+))?"
)


def why_untrue_of_value(text: str, value: PublishedValue, factor: Fraction) -> str:
    """Return why a text is not true of a published value, or nothing.

    The text is what a cell shows in a unit that so many of the value's unit
    make; it is read back by the library's own grammar.
    """
    # Sides are read with a unit only.
    unit = " m" if value.form == "sides" else ""
    shown = PublishedValue.parse(f"{text}{unit}")
    form = "plain" if value.form == "compound" else value.form
    if (shown.form, shown.sign) != (form, value.sign):
        return f"{shown.form} {shown.sign!r} for {form} {value.sign!r}"
    numbers = (value.nominal,) if value.form == "compound" else value.numbers
    true = [Fraction(number) * factor for number in numbers]
    if len(shown.numbers) != len(true):
        return f"{len(shown.numbers)} numbers for {len(true)}"
    pairs = zip(shown.numbers, true, strict=True)
    reasons = [
        _why_untrue(Fraction(number), end, value.sign, last_digit(number)) for number, end in pairs
    ]
    return "; ".join(filter(None, reasons))


def why_untrue_of_span(text: str, span: Span, *, is_close: bool = True) -> str:
    """Return why a text is not true of a computed span, in the same unit, or nothing.

    Numbers may have a sign, as differences do.
    """
    found = _SHOWN.fullmatch(text)
    if found is None:
        return "not a number, a bound or two ends"
    if found["mark"] != span.mark.replace("–", ""):
        return f"mark {found['mark']!r} for {span.mark!r}"
    texts = [text for text in (found["first"], found["last"]) if text]
    if len(texts) != len(span.ends):
        return f"{len(texts)} ends for {len(span.ends)}"
    numbers = [Decimal(text.replace("−", "-")) for text in texts]
    reasons = [
        _why_untrue(
            Fraction(number),
            end,
            found["mark"],
            Fraction(10) ** -decimals(abs(number)),
            is_close=is_close,
        )
        for number, end in zip(numbers, span.ends, strict=True)
    ]
    return "; ".join(filter(None, reasons))


def _why_untrue(
    number: Fraction, true: Fraction, mark: str, last: Fraction, *, is_close: bool = True
) -> str:
    if mark in ("", "~"):
        return "" if abs(number - true) <= last / 2 else f"{number} is not {true} within {last / 2}"
    is_wrong = number > true if mark in ("≥", ">") else number < true
    if is_wrong:
        return f"{mark}{number} is not true of {mark}{true}"
    if is_close and abs(number - true) > abs(true) * CLOSE:
        return f"{mark}{number} is not within a hundredth of {mark}{true}"
    return ""
