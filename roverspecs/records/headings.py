"""Headings: what a column of a table of one's own holds, read from the text above it.

A heading names a spec and perhaps a unit, a field of the vehicle such as its name, or
the axes of a size.  What could mean two specs, or has a unit of another dimension, is not
understood; the reason says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from roverspecs.errors import FieldError, RoverspecsError, closest, offered, shortened, suggestion
from roverspecs.records.claims import CONFIGURATIONS
from roverspecs.records.usual_words import (
    FOREIGN_FIELDS,
    FOREIGN_HEADINGS,
    MASS_WORDS,
    USUAL_FIELDS,
    USUAL_HEADINGS,
    usual_words,
)
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.published import compound_ratio
from roverspecs.values.units import check_dimension

_AXES = {
    **dict.fromkeys(("l", "length", "long"), "length"),
    **dict.fromkeys(("w", "width", "wide"), "width"),
    **dict.fromkeys(("h", "height", "high"), "height"),
}
_AXIS = r"(length|width|height|depth|diameter|breadth|long|wide|high|[lwhdbtø])"
_BY = r"(?:\s*[×x*/✕╳]\s*|\s+by\s+)"
_AXES_IN = re.compile(
    rf"(?:^|(?<=[\s,;:(\[])){_AXIS}{_BY}{_AXIS}(?:{_BY}{_AXIS})?(?=$|[\s,;:)\]])", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(\[{（［]([^()\[\]{}（）［］]*)[)\]}）］]$")
_UNITLESS = {"#", "-", "–", "—", "1", "no", "no.", "number", "count", "n"}
_DIAMETER = re.compile(r"(?<!\w)[Øø⌀∅](?!\w)")
# Stowed height (m), and height stowed (m).
_KINDS = "|".join(kind for kind in CONFIGURATIONS if kind != "unstated")
_CONFIGURATION = re.compile(rf"(?<![^\W_])(?:{_KINDS})(?![^\W_])", re.IGNORECASE)
_ENDS = re.compile("_(?:low|high|mark)$")
_BETWEEN = " -,:_"
_AT_ENDS = " \t:*†‡,;"


@attrs.frozen(kw_only=True)
class Heading:
    """Hold what one column of a table means.

    Attributes
    ----------
    text : str
        As it stands in the table.
    spec : str
        The spec that the column holds; empty if it holds none.
    field : str
        The field of the vehicle that it holds instead, such as ``"name"``; else empty.
    unit : str or None
        The unit of numbers without one; None where the heading names none.
    axes : tuple of str or None
        The specs of two or three lengths in one cell, in their order.
    configuration : str or None
        Such as ``"stowed"``, for dimensions only.
    condition : str or None
        What a mass depends on by its heading, such as ``"gross"``.
    reason : str
        Why the column is not read; empty if it is.
    is_left_out : bool
        Whether the caller wants nothing read here.
    is_other_word : bool
        Whether the heading has another word than the spec's or the field's own.
    decimal : {".", ",", ""}
        The sign of decimals in the texts of the column; empty where it is not known.

    Examples
    --------
    >>> heading = headings(["Weight (lb)"])[0]
    >>> heading.spec, heading.unit, heading.is_other_word
    ('mass', 'lb', True)
    """

    text: str
    spec: str = ""
    field: str = ""
    unit: str | None = None
    axes: tuple[str, ...] | None = None
    configuration: str | None = None
    condition: str | None = None
    reason: str = ""
    is_left_out: bool = False
    is_other_word: bool = False
    decimal: str = "."

    @property
    def is_read(self) -> bool:
        """Whether the column holds a spec or a field."""
        return bool(self.spec or self.field)

    @property
    def parts(self) -> tuple[str, str] | None:
        """The two units of numbers such as 4-6 below feet and inches; None for one unit."""
        return _two_units(self.unit or "")

    @property
    def specs(self) -> tuple[str, ...]:
        """Every spec that a cell of the column may have a figure for."""
        if self.spec == "envelope":
            # Letters in the cell, or in the heading, name the axes.
            return (self.spec, *dict.fromkeys(_AXES.values()))
        return tuple(filter(None, [self.spec]))


def headings(texts: Sequence[str], columns: Mapping[str, str] | None = None) -> list[Heading]:
    """Return what each column of a table means.

    Parameters
    ----------
    texts : sequence of str, length n
        The headings, in the order of the columns.
    columns : mapping of str to str, optional
        Other texts for some headings, such as ``{"Runtime": "operating_time"}`` or
        ``{"W": "mass [lb]"}``; an empty one leaves the column out.

    Returns
    -------
    list of Heading, length n

    Raises
    ------
    FieldError
        If ``columns`` names a heading that is not there, or says for one what no column
        can be.

    Examples
    --------
    >>> [heading.spec for heading in headings(["Max speed", "mass_lb", "Width, in"])]
    ['top_speed', 'mass', 'width']
    """
    others = _others(texts, columns)
    found = []
    for text in texts:
        other = others.get(folded(text))
        if other is None:
            found.append(_heading(text))
        else:
            found.append(_replaced(text, other))
    return found


def _others(texts: Sequence[str], columns: Any) -> dict[str, str]:
    """Return the other texts by folded heading, checking that each heading is there."""
    if columns is None:
        return {}
    if not isinstance(columns, Mapping):
        example = "{'Runtime': 'operating_time'}"
        raise FieldError(f"expected columns such as {example}, found {shortened(columns)}").at(
            "columns"
        )
    known = {folded(text) for text in texts}
    for name, other in columns.items():
        if not isinstance(name, str) or not isinstance(other, str | None):
            message = f"expected a heading and a spec, found {shortened(name)}: {shortened(other)}"
            raise FieldError(message).at("columns")
        if folded(name) not in known:
            message = f"unknown heading {shortened(name)}: {suggestion(name, tuple(texts))}"
            raise FieldError(message).at("columns")
    return {folded(name): other or "" for name, other in columns.items()}


def _replaced(text: str, other: str) -> Heading:
    """Return the meaning of a heading that the caller words in another way."""
    if not other.strip():
        return Heading(text=text, is_left_out=True)
    meant = _heading(other)
    if not meant.is_read:
        message = f"{shortened(other)} for {shortened(text)}: {meant.reason}"
        raise FieldError(message).at("columns")
    unit = meant.unit
    if unit is None and meant.spec:
        # The heading may name the unit all the same, whatever its words mean.
        unit = _unit_at_end(text, PUBLISHED[meant.spec].dimension)
    return attrs.evolve(meant, text=text, unit=unit, is_other_word=False)


def _unit_at_end(text: str, dimension: str) -> str | None:
    """Return the unit that a heading names behind its words, if it measures a dimension."""
    for words, unit in _endings(_tidy(text)):
        if words and (found := unit_in(unit, dimension)):
            return found
    return None


@lru_cache(maxsize=1024)
def _heading(text: str) -> Heading:
    """Return the meaning of a heading by itself."""
    meant = _unconfigured(text)
    if meant.is_read:
        return meant
    tidy = _tidy(text)
    if found := _CONFIGURATION.search(tidy):
        before, behind = tidy[: found.start()], tidy[found.end() :]
        size = _unconfigured(f"{before.rstrip(_BETWEEN)} {behind.lstrip(_BETWEEN)}")
        if size.spec and PUBLISHED[size.spec].has_configuration:
            return attrs.evolve(size, text=text, configuration=folded(found[0]))
    return meant


def _unconfigured(text: str) -> Heading:
    """Return the meaning of a heading that begins and ends with no configuration."""
    tidy = _tidy(text)
    if field := _fields().get(folded(tidy)):
        return Heading(text=text, field=field, is_other_word=folded(tidy) != folded(field))
    axes: list[str] = []
    if found := _AXES_IN.search(tidy):
        axes = [axis for axis in found.groups() if axis]
        tidy = _tidy(tidy[: found.start()] + " " + tidy[found.end() :])
    words, notes = _without_brackets(tidy)
    if axes and not words:
        words = "envelope"
    meant = _plain(text, words)
    if axes and not meant.is_read:
        # A unit alone is left, as in L x W x H, m.
        sizes = _plain(text, f"envelope, {words}")
        meant = sizes if sizes.is_read else meant
    if notes:
        meant = _with_notes(text, words, notes)
    if axes and meant.spec:
        return _with_axes(meant, axes)
    return meant


def _tidy(text: str) -> str:
    """Return a heading in one line, without signs of a footnote and the like at its ends."""
    text = _DIAMETER.sub("diameter", text)
    return " ".join(text.split()).strip(_AT_ENDS)


def folded(text: str) -> str:
    """Return the words of a heading in small letters, whatever stands between them.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Such as ``"max speed"`` for ``"Max._Speed:"``.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[^\W_]+|[#%°]", plain))


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """Return a heading without the brackets at its end, and what stood between commas in them."""
    notes: list[str] = []
    while found := _BRACKETS.search(text):
        text = text[: found.start()].strip(_AT_ENDS)
        parts = [part.strip() for part in re.split("[,;]", found[1])]
        if _two_units(found[1]):
            parts = [found[1]]
        notes = [part.removeprefix("in ") for part in parts if part] + notes
    return text, notes


def _plain(text: str, words: str) -> Heading:
    """Return the meaning of a heading that has no brackets."""
    if spec := _specs().get(folded(words)):
        return _of_spec(text, words, spec)
    reasons = []
    for rest, unit in _endings(words):
        spec = _specs().get(folded(rest))
        if spec is None:
            continue
        try:
            found = _checked_unit(unit, PUBLISHED[spec].dimension)
        except RoverspecsError as error:
            reasons.append(error.message)
            continue
        return _of_spec(text, rest, spec, unit=found)
    if reasons and "," in words:
        # A comma parts a unit from words, as nothing else does.
        return Heading(text=text, reason=reasons[0])
    return Heading(text=text, reason=_unknown(words))


def _endings(words: str) -> Iterator[tuple[str, str]]:
    """Yield each way to part a heading into words and the unit behind them."""
    rest, notes = _without_brackets(words)
    for note in notes:
        yield rest, note
        yield rest.rstrip(" /"), note
    for sign in (",", "/"):
        before, found, after = words.partition(sign)
        if found:
            yield before.strip(), after.strip()
    parts = re.split(r"[_ ]", words)
    for count in range(1, min(len(parts), 4)):
        head, tail = " ".join(parts[:-count]), parts[-count:]
        yield head.removesuffix(" in"), " ".join(tail)
        # top_speed_m_s can mean one thing only.
        yield head, "/".join(tail)


def _with_notes(text: str, words: str, notes: Sequence[str]) -> Heading:
    """Return the meaning of a heading with a unit or a configuration in brackets."""
    spec = _specs().get(folded(f"{words} {notes[0]}"))
    if spec:
        # Such as "Speed (max)".
        words, notes = f"{words} {notes[0]}", notes[1:]
    spec = spec or _specs().get(folded(words))
    if spec is None:
        return Heading(text=text, reason=_unknown(words or text))
    meant = _of_spec(text, words, spec)
    for note in notes:
        if _AXES.get(note.casefold()) == spec:
            # Such as "Length (L)".
            continue
        if folded(note) in CONFIGURATIONS:
            if not PUBLISHED[spec].has_configuration:
                reason = f"a configuration belongs to dimensions only, found {note!r}"
                return Heading(text=text, reason=reason)
            meant = attrs.evolve(meant, configuration=folded(note))
            continue
        try:
            unit = _checked_unit(note, PUBLISHED[spec].dimension)
        except RoverspecsError as error:
            return Heading(text=text, reason=error.message)
        meant = attrs.evolve(meant, unit=unit)
    return meant


def _with_axes(meant: Heading, axes: Sequence[str]) -> Heading:
    """Return the meaning of a heading that also names the axes of two or three sizes."""
    if meant.spec != "envelope":
        reason = f"expected 'Dimensions' before the axes, found {meant.text!r}"
        return Heading(text=meant.text, reason=reason)
    named = [_AXES.get(axis.casefold(), "") for axis in axes]
    if "" in named or len({*named}) < len(named):
        expected = "expected axes such as 'L x W x H'"
        remedy = "name the column 'Envelope' if the axes are others"
        reason = f"{expected}, found {' x '.join(axes)!r}: {remedy}"
        return Heading(text=meant.text, reason=reason)
    return attrs.evolve(meant, axes=tuple(named), is_other_word=False)


def _checked_unit(note: str, dimension: str) -> str | None:
    """Return the unit of a note; None if it says that a count has none."""
    if is_unitless(note, dimension):
        return None
    if parts := _two_units(note):
        check_dimension(parts[1], dimension)
        return "-".join(parts)
    return check_dimension(note, dimension)


def is_unitless(note: str, dimension: str) -> bool:
    """Return whether a text says of a count that it has no unit, as ``#`` does."""
    return dimension == "count" and note.casefold() in _UNITLESS


def _two_units(note: str) -> tuple[str, str] | None:
    """Return the units of values of two parts, such as feet and inches; None for others."""
    parts = re.split(r"\s*[-/&+,]\s*|\s+and\s+|\s+", note)
    try:
        first, second = parts
        compound_ratio((first, second))
    except (ValueError, KeyError):
        return None
    return first, second


def unit_in(note: str, dimension: str) -> str | None:
    """Return the unit that a text names for a dimension; None if it names none."""
    try:
        return _checked_unit(note, dimension)
    except RoverspecsError:
        return None


def _of_spec(text: str, words: str, spec: str, *, unit: str | None = None) -> Heading:
    own = {folded(spec), folded(PUBLISHED[spec].label)}
    is_other = folded(words) not in own
    condition = MASS_WORDS.get(folded(words))
    return Heading(text=text, spec=spec, unit=unit, is_other_word=is_other, condition=condition)


def _unknown(words: str) -> str:
    """Return why words are not understood, with the specs that are near."""
    if _ENDS.search(words):
        return "an end or a mark of the wide form: use the long form, made by --format csv-long"
    plain = folded(words)
    known = tuple(PUBLISHED)
    near = closest(plain.replace(" ", "_"), known, usual_words())
    for word in plain.split():
        near = near or closest(word, known, usual_words())
    if near:
        return f"no spec; {offered(near, near)}"
    return "no spec: see 'roverspecs specs'"


@lru_cache(maxsize=1)
def _specs() -> dict[str, str]:
    """Return the spec that each text of a heading stands for."""
    found: dict[str, str] = {}
    for usual in (FOREIGN_HEADINGS, USUAL_HEADINGS):
        for spec, words in usual.items():
            found |= dict.fromkeys(map(folded, words.split(", ")), spec)
    for words in MASS_WORDS:
        found.setdefault(words, "mass")
    for name, published in PUBLISHED.items():
        found |= {folded(published.label): name, folded(name): name}
    return found


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    """Return the field that each text of a heading stands for."""
    found: dict[str, str] = {}
    for usual in (FOREIGN_FIELDS, USUAL_FIELDS):
        for field, words in usual.items():
            found |= dict.fromkeys(map(folded, [field, *words.split(", ")]), field)
    del found[""]
    return found
