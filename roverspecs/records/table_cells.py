"""Cells of a table of one's own: a text or a number under a heading, read as claims.

A cell may hold one figure, the same figure in two units as in ``11 kg (24 lb)``, figures
with the condition of each in brackets, or two or three lengths.  Whatever else it
holds is refused, as the grammar refuses it.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from decimal import Decimal
from numbers import Real
from typing import Any, NamedTuple

import attrs

from roverspecs.errors import FieldError, RoverspecsError, ValueSyntaxError, shortened
from roverspecs.records.claims import Claim
from roverspecs.records.headings import Heading
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.agreement import agreement
from roverspecs.values.foot_marks import in_feet_and_inches
from roverspecs.values.hints import is_absent
from roverspecs.values.published import PublishedValue
from roverspecs.values.tokens import in_plain_signs, words
from roverspecs.values.units import DIMENSIONS, symbol

NOTHING = frozenset(("nan", "<na>", "nat", "#n/a", "#value!", "#ref!", "#div/0!", "#null!"))
"""The texts that spreadsheets and data frames write where there is nothing."""

# Numbers with a comma or a point; of these 1,234 and 1.234; and those with a decimal comma.
_SEPARATED = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_WITH_COMMA = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_DEFUSED = re.compile(r"'(?=[=+\-@\t\r])")
_BRACKET = re.compile(r"(.*[^\s(\[])\s*[(\[]([^()\[\]]+)[)\]]\s*")
_SLASH = re.compile(r"([^/]*[^\s/](?:/[^/0-9\s]+)?)\s*/\s*([~≤≥<>]?\s*[0-9].*)")
_LABELLED = re.compile(r"\s*([^(),;]*(?:,[0-9]{3}[^(),;]*)*)\(([^()0-9]+)\)\s*(?:[,;/]|$)")
_LETTER = r"(?<![^\W\d_])[LWH](?![^\W\d_])"
_AXIS = rf"[(\[]?(?P<{{}}>{_LETTER})\.?[)\]]?[:=]?"
_SIDE = re.compile(
    rf"\s*(?:{_AXIS.format('before')}\s*(?P<a>[^()\[\]]*)"
    rf"|(?P<b>[^()\[\]]*?)\s*{_AXIS.format('after')}(?P<unit>\s*[^\d()\[\]]*))\s*"
)
_ORDER = re.compile(r"(.+?)\s*[(\[]?\b([LWH](?:\s*[×xX*]\s*[LWH]){1,2})[)\]]?")
# Between 23 (L) and 16 (W), and between L 23 and W 16, where no sign stands.
_BEHIND_LETTER = re.compile(rf"({_LETTER}[)\]]?)(?:[,;]\s*|\s+)(?=[~(\[]?[0-9])")
_BEFORE_LETTER = re.compile(rf"(?:[,;]\s*|\s+)(?=[(\[]?{_LETTER})")
_AXES = {"L": "length", "W": "width", "H": "height"}
_CROSS = r"[×xX*]|\bby\b"
_LETTERS = {
    **dict.fromkeys(("length", "long"), "L"),
    **dict.fromkeys(("width", "wide"), "W"),
    **dict.fromkeys(("height", "high", "tall"), "H"),
}
_AXIS_WORD = re.compile(rf"\b(?:{'|'.join(_LETTERS)})\b", re.IGNORECASE)
_FOOTNOTES = re.compile(r"(?<=\w)\s*[*†‡§]+$")
# 4-6 below feet and inches.
_TWO_PARTS = re.compile(
    r"^([0-9]+)(?:\s*[-–,/]\s*|\s+)([0-9]+(?:\.[0-9]+)?(?:[ -][0-9]+/[0-9]+)?)$"
)


class _Figure(NamedTuple):
    """Hold the text of one figure, and its conditions.

    Sides that have a unit each are texts of their own; others have one for all.
    """

    value: str
    condition: str | None = None
    sides: tuple[str, ...] = ()


def figures(cell: Any, heading: Heading, note: str | None = None) -> list[tuple[str, Claim]]:
    """Return the claims that a cell makes.

    Parameters
    ----------
    cell : object
        Text, a number, or None.
    heading : Heading
        Of its column; with a spec.
    note : str, optional
        The place of the cell, which becomes the note of each claim.

    Returns
    -------
    list of (str, Claim)
        Each with its spec, in the order of the cell; none where it says that there is no
        figure.

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        If the cell cannot be read.

    Examples
    --------
    >>> from roverspecs.records.headings import headings
    >>> figures("11 kg (24 lb)", headings(["Weight"])[0])
    [('mass', Claim(value='11 kg')), ('mass', Claim(value='24 lb'))]
    """
    if is_missing(cell):
        return []
    if not isinstance(cell, str):
        value = _with_unit(digits_of(cell), heading)
        return [(heading.spec, _claim(_Figure(value), heading, note))]
    written = plain_text(cell)
    text = _unabridged(with_point(_FOOTNOTES.sub("", written), heading.decimal), heading)
    found, axes = _apart(text, heading)
    is_whole = axes is None and len(found) == 1 and found[0].value.startswith(written)
    if note and not is_whole:
        # What was taken apart or has another decimal sign stays as it was written.
        note = f"{note}: {written}"
    claims: list[tuple[str, Claim]] = []
    for figure in found:
        if axes is None:
            claims.append((heading.spec, _claim(figure, heading, note)))
            continue
        claims += _sides(figure, axes, heading, note)
    return claims


def _unabridged(text: str, heading: Heading) -> str:
    """Return the text of a cell with what its heading allows to leave out or to write in signs."""
    spec = PUBLISHED[heading.spec]
    if heading.parts:
        first, second = heading.parts
        text = _TWO_PARTS.sub(rf"\1 {first} \2 {second}", text)
    if spec.dimension == "length":
        text = in_feet_and_inches(text)
    if spec.dimension == "count":
        text = _count(text, spec.noun)
    if heading.spec in ("diameter", "wheel_diameter"):
        text = _DIAMETER.sub("", text)
    if heading.spec == "envelope":
        text = _with_by(text)
    return text


def is_missing(cell: Any) -> bool:
    """Return whether a cell says that there is nothing.

    Parameters
    ----------
    cell : object

    Returns
    -------
    bool
        True for None, not-a-number, empty text, and texts such as ``"N/A"``.
    """
    if cell is None:
        return True
    if isinstance(cell, str):
        if cell[:1].isdecimal():
            # Most cells are numbers, and this is asked of every one.
            return False
        text = in_plain_signs(plain_text(cell))
        return is_absent(text) or text.casefold() in NOTHING
    if isinstance(cell, Real | Decimal):
        return math.isnan(cell)
    # pandas has objects of its own for nothing.
    return type(cell).__name__ in ("NAType", "NaTType")


def plain_text(cell: str) -> str:
    """Return the text of a cell without spaces around it, as :func:`undefused` returns it."""
    return undefused(cell.strip(" \t\r\n\u00a0\ufeff"))


def undefused(cell: str) -> str:
    """Return a text without the apostrophe that keeps a spreadsheet from computing it."""
    return cell[1:] if _DEFUSED.match(cell) else cell


def with_point(text: str, decimal: str) -> str:
    """Return a text whose numbers have a decimal point and no sign between thousands.

    Parameters
    ----------
    text : str
    decimal : {".", ",", ""}
        The sign of decimals in it.  Without one, a comma that cannot stand between
        thousands is one, as in ``"12,5"``.

    Returns
    -------
    str

    Raises
    ------
    FieldError
        If a number has another decimal sign, or could be two numbers.

    Examples
    --------
    >>> with_point("1.250,5 x 0,25 m", ",")
    '1250.5 x 0.25 m'
    """
    if decimal == "." or not _SEPARATED.search(text):
        return text

    def pointed(found: re.Match[str]) -> str:
        number = found[0]
        if not decimal and _AMBIGUOUS.fullmatch(number):
            plain = re.sub("[.,]", "", number)
            either = f"could be {number.replace(',', '.')} or {plain}"
            remedy = "say which sign is the decimal one with decimal=',' or --decimal , (else '.')"
            raise FieldError(f"found {shortened(number)}, which {either}: {remedy}")
        parts = _WITH_COMMA.fullmatch(number)
        if parts:
            return ".".join(filter(None, [parts[1].replace(".", ""), parts[2]]))
        if decimal:
            expected = "expected a decimal comma and at most points between thousands"
            raise FieldError(f"{expected}, found {shortened(number)}: write it so")
        return number

    return _SEPARATED.sub(pointed, text)


def digits_of(cell: Any) -> str:
    """Return the digits of a number as a spreadsheet shows them."""
    if isinstance(cell, bool) or not isinstance(cell, Real | Decimal):
        if isinstance(cell, dt.date | dt.time | dt.timedelta):
            message = f"expected text or a number, found the date or time {cell}: write it as text"
            raise FieldError(message)
        raise FieldError(f"expected text or a number, found {shortened(cell)}")
    if not math.isfinite(cell):
        raise FieldError(f"expected a finite number, found {cell}")
    number: Any = cell
    if isinstance(number, float) and number.is_integer() and abs(number) < 2**53:
        # A column of whole numbers with a gap in it is one of floats.
        return str(int(number))
    return str(number)


# --- figures in one cell ----------------------------------------------------------


_DIAMETER_WORD = r"(?:[Øø⌀∅]|\bdia(?:meter|m?\.?)(?![^\W\d_]))"
_DIAMETER = re.compile(rf"^{_DIAMETER_WORD}\s*|\s*{_DIAMETER_WORD}$", re.IGNORECASE)


def _count(text: str, noun: str) -> str:
    """Return a count without the noun, as in '6 wheels', and in digits, as in 'six'."""
    number = re.sub(rf"[ -]*{noun.removesuffix('s')}(?:s|ed)?$", "", text, flags=re.IGNORECASE)
    if not number:
        return text
    meaning = words().get(number.casefold(), {}).get("number")
    return meaning.text if meaning else number


def _with_by(text: str) -> str:
    """Return sizes with a slash between them with the sign of sides: 60 / 40 / 30 cm.

    Two with units of their own may be one size twice, as in 60 cm / 24 in.
    """
    sides = text.split("/")
    found = [_SIZE.fullmatch(side) for side in sides]
    units = [each[1] for each in found if each]
    is_each = len(units) == len(sides) in (2, 3)
    if is_each and (len({*units}) == 1 or not any(units[:-1])):
        return " × ".join(side.strip() for side in sides)
    return text


_SIZE = re.compile(r"\s*~?\s*[0-9]+(?:[.,][0-9]+)*\s*([^\W\d_]*)\s*")


def _apart(text: str, heading: Heading) -> tuple[list[_Figure], tuple[str, ...] | None]:
    """Return the figures of a text, and the axes of their sides where there are any."""
    axes = heading.axes
    if heading.spec == "envelope" and axes is None:
        named = _named_sides(text)
        if named:
            text, axes = named
    try:
        return [_Figure(_with_unit(text, heading))], axes
    except ValueSyntaxError as error:
        found = _labelled(text, heading) or _twin(text, heading)
        if axes is not None and not found:
            found = _with_own_units(text)
        if not found:
            raise error from None
        return found, axes


def _with_unit(text: str, heading: Heading) -> str:
    """Return the text of a figure, with the unit of its heading if it has none."""
    try:
        value = PublishedValue.parse(text)
    except ValueSyntaxError:
        # Such as 990 × 670, which is no value without a unit.
        if heading.unit is None or not _is_value(f"{text} {heading.unit}", heading.unit):
            raise
        return f"{text} {heading.unit}"
    if value.units or heading.unit is None or heading.parts:
        _check_has_unit(value, text, heading)
        return text
    if _is_value(f"{text} {heading.unit}", heading.unit):
        return f"{text} {heading.unit}"
    # A mark behind the number, as in 45 (max).
    return f"{value} {heading.unit}"


def _check_has_unit(value: PublishedValue, text: str, heading: Heading) -> None:
    spec = PUBLISHED[heading.spec]
    if value.units or spec.dimension == "count":
        return
    if heading.parts:
        expected = f"expected two numbers in {' and '.join(heading.parts)}, such as '4-6'"
        raise FieldError(f"{expected}, found {text!r}: write both, or the unit in the cell")
    example = f"{heading.text.strip() or heading.spec} [{DIMENSIONS[spec.dimension]}]"
    message = f"found {text!r} without a unit: write it in the cell, or in the heading, as in"
    raise FieldError(f"{message} {example!r}")


def _is_value(text: str, unit: str) -> bool:
    """Return whether a text is read with a unit, and with no other word."""
    try:
        return PublishedValue.parse(text).units == (unit,)
    except ValueSyntaxError:
        return False


def _labelled(text: str, heading: Heading) -> list[_Figure]:
    """Return figures that each have a condition in brackets: 3 h (typical), 8 h (standby)."""
    found = []
    place = 0
    while place < len(text):
        part = _LABELLED.match(text, place)
        if part is None:
            return []
        try:
            found.append(_Figure(_with_unit(part[1].strip(), heading), part[2].strip()))
        except RoverspecsError:
            return []
        place = part.end()
    return found


def _twin(text: str, heading: Heading) -> list[_Figure]:
    """Return a figure and the same one in another unit, in brackets or behind a slash."""
    for pattern in (_BRACKET, _SLASH):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        try:
            first = _with_unit(found[1], heading)
            other = PublishedValue.parse(found[2].strip())
        except RoverspecsError:
            continue
        # Behind a slash, a second figure in the same unit is another one.
        is_same = other.units == PublishedValue.parse(first).units
        if other.units and not (is_same and pattern is _SLASH):
            return [_Figure(first), _Figure(found[2].strip())]
    return []


# A letter x within the name of a unit is followed by another letter.
_BY = re.compile(r"\s*(?:[×xX*](?![^\W\d_])|\bby\b)\s*")


def _with_own_units(text: str) -> list[_Figure]:
    """Return a figure of sides that each have a unit of their own: 2 ft × 1 ft 6 in."""
    sides = tuple(_BY.split(text.strip()))
    for side in sides:
        try:
            value = PublishedValue.parse(side)
        except ValueSyntaxError:
            return []
        if not value.units:
            # 60 × 40 cm × 1 ft: the first number could be feet or centimetres.
            return []
    return [_Figure(text, sides=sides)]


def _named_sides(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return sizes without the letters of their axes, and the axes.

    The letters stand at each size, 60 (L) × 40 (W) cm, or behind all, 60 × 40 cm (L × W);
    at each size, words may stand for them, and no sign need stand between.
    """
    if behind := _ORDER.fullmatch(text):
        letters = re.findall("[LWH]", behind[2])
        if len({*letters}) == len(letters):
            return behind[1], tuple(_AXES[letter] for letter in letters)
    sides = []
    text = _AXIS_WORD.sub(lambda found: _LETTERS[found[0].casefold()], text)
    if not re.search(_CROSS, text):
        is_before = re.match(rf"[(\[]?{_LETTER}", text)
        text = _BEFORE_LETTER.sub(" × ", text) if is_before else _BEHIND_LETTER.sub(r"\1 × ", text)
    for part in re.split(_CROSS, text):
        found = _SIDE.fullmatch(part)
        if found is None:
            return None
        axis, side = found["before"] or found["after"], found["a"] or found["b"] or ""
        sides.append((_AXES[axis], (side.strip() + (found["unit"] or "")).strip()))
    axes = tuple(axis for axis, _ in sides)
    if len({*axes}) < len(axes) or len(axes) == 1:
        return None
    return " × ".join(side for _, side in sides), axes


# --- claims -----------------------------------------------------------------------


def _claim(figure: _Figure, heading: Heading, note: str | None) -> Claim:
    own = ""
    if heading.spec == "mass":
        own = heading.condition or ""
    claim = Claim(
        value=figure.value,
        condition=", ".join(filter(None, [own, figure.condition])) or None,
        configuration=heading.configuration,
        note=note,
    )
    [checked] = PUBLISHED[heading.spec].claims(claim)
    return checked


def _sides(
    figure: _Figure, axes: tuple[str, ...], heading: Heading, note: str | None
) -> Iterable[tuple[str, Claim]]:
    """Return each of two or three lengths as a claim of its axis."""
    sides = figure.sides
    if not sides:
        sides = tuple(map(str, PublishedValue.parse(figure.value).sides))
    if len(sides) != len(axes):
        named = " × ".join(axes)
        raise FieldError(f"expected {named}, found {figure.value!r}")
    claims = []
    for axis, side in zip(axes, sides, strict=True):
        own = attrs.evolve(heading, spec=axis, axes=None)
        claims.append((axis, _claim(_Figure(side, figure.condition), own, note)))
    return claims


def is_same(one: Claim, other: Claim) -> bool:
    """Return whether two claims of one spec can stand for one figure.

    Parameters
    ----------
    one, other : Claim

    Returns
    -------
    bool
    """
    pairs = zip(one.published.sides, other.published.sides, strict=False)
    verdicts = {agreement(a, b).verdict for a, b in pairs}
    if symbol(one.published.unit) == symbol(other.published.unit):
        # Without a conversion, only a rounding makes two numbers of one.
        return verdicts <= {"both", "one"}
    return "no" not in verdicts
