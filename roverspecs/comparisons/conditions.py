"""Conditions: the questions about vehicles, the four answers, the selection and the order.

A figure is compared as a span, so that a mark may leave the answer open; a
figure that nobody published leaves it unknown.  Texts are compared by the
characters that count in a name, dates as periods.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import attrs

from roverspecs.errors import FieldError, ValueSyntaxError, shortened, suggestion
from roverspecs.records.catalog import folded
from roverspecs.records.derived import SPECS, Derived, check_order, spec_name
from roverspecs.records.fields import is_date
from roverspecs.records.reading import Reading
from roverspecs.records.specs import Spec, unknown_spec
from roverspecs.records.vehicles import KINDS, STATUSES, Vehicle
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES, Span, ordered
from roverspecs.values.units import DIMENSIONS, check_dimension

TEXTS = (
    "id",
    "name",
    "aliases",
    "kind",
    "operator",
    "countries",
    "body",
    "mission",
    "carrier",
    "status",
    "outcome",
)
"""The fields that hold texts."""

DATES = ("launch_date", "landing_date")
"""The fields that hold dates."""

FIELDS = (*SPECS, *TEXTS, *DATES)
"""Everything that a filter can ask about."""

SORT_FIELDS = ("name", *DATES)
"""The fields that vehicles can be sorted by, besides specs."""

WORDS = ("and", "or", "not", "contains")
"""The words of a filter that are not fields."""


class Answer(NamedTuple):
    """Hold whether a vehicle meets a condition, and the figures that leave it open.

    Attributes
    ----------
    verdict : {"yes", "maybe", "unknown", "no"}
        "maybe" where the figures leave room for both, "unknown" where too
        little was published.
    reasons : tuple of str
        The figures that leave room, such as ``"mass ~5 kg"``, or the missing
        ones, such as ``"no width"``; empty for "yes" and "no".
    """

    verdict: str
    reasons: tuple[str, ...] = ()


def _answer(is_met: bool) -> Answer:
    if is_met:
        return Answer(YES)
    return Answer(NO)


def _texts(vehicle: Vehicle, name: str) -> tuple[str, ...]:
    """Return the texts of a field: none, one or several; a day is such as "2024-01-20"."""
    value = getattr(vehicle, name)
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    return (str(value),)


RELATIONS: dict[str, Callable[[str, str], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


@attrs.frozen
class OfFigure:
    """Ask how the figure of a spec compares with a value."""

    operators = tuple(RELATIONS)

    name: str
    operator: str
    value: PublishedValue

    @classmethod
    def of(cls, name: str, operator: str, text: str) -> OfFigure:
        """Read the value that a spec is compared with."""
        spec = SPECS[name]
        check_order(spec)
        if not re.search("[0-9]", text):
            example = f"10 {DIMENSIONS[spec.dimension]}".rstrip()
            raise ValueSyntaxError(text, f"expected one number and its unit, such as {example!r}")
        written = text
        if spec.dimension == "fraction":
            # A published value has no sign for percent, which could be a part of anything.
            written = re.sub(r" ?%$", " percent", text)
        value = PublishedValue.parse(written)
        if value.form == "sides":
            raise ValueSyntaxError(text, "expected one number and its unit, found several lengths")
        if value.form in ("range", "tolerance"):
            ends = [f"{end:f} {value.unit}".rstrip() for end in (value.low, value.high)]
            hint = f"write two comparisons, as in '{name} >= {ends[0]} and {name} <= {ends[1]}'"
            raise ValueSyntaxError(text, f"expected one number: {hint}")
        if value.sign:
            plain = attrs.evolve(value, sign="")
            raise ValueSyntaxError(text, f"expected a number without a mark: write '{plain}'")
        for unit in value.units or ("",):
            check_dimension(unit, spec.dimension)
        return cls(name, operator, value)

    def answer(self, vehicle: Vehicle, reading: Reading) -> Answer:
        """Answer the question of one vehicle."""
        figure = reading.figure(vehicle, self.name)
        if not figure:
            return Answer(UNKNOWN, (figure.reason,))
        verdict = figure.span(self.value.unit).compare(self.operator, Span.of(self.value))
        if verdict != MAYBE:
            return Answer(verdict)
        return Answer(verdict, (f"{self.name} {figure}",))

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {self.value}"


@attrs.frozen
class OfText:
    """Ask whether a text, or one of several, is or contains another; compare as names."""

    operators = ("==", "!=", "contains")

    name: str
    operator: str
    value: str

    @classmethod
    def of(cls, name: str, operator: str, text: str) -> OfText:
        """Read the text that a field is compared with."""
        made = cls(name, operator, text)
        known = {"kind": tuple(KINDS), "status": STATUSES}.get(name)
        if known and not any(map(made._is_met_by, known)):
            raise FieldError(f"unknown {shortened(text)}: {suggestion(text, known)}")
        return made

    def answer(self, vehicle: Vehicle, _: Reading) -> Answer:
        """Answer the question of one vehicle."""
        return self.answer_of(_texts(vehicle, self.name))

    def answer_of(self, texts: Sequence[str]) -> Answer:
        """Answer the question of the texts of a field."""
        if not texts:
            return Answer(UNKNOWN, (f"no {self.name}",))
        is_met = any(map(self._is_met_by, texts))
        return _answer(is_met != (self.operator == "!="))

    def _is_met_by(self, text: str) -> bool:
        part, whole = folded(self.value), folded(text)
        if self.operator == "contains":
            return part in whole
        return part == whole

    def __str__(self) -> str:
        text = self.value
        if not re.fullmatch(r"\w[\w.-]*", text) or text.casefold() in WORDS:
            text = '"' + text.replace('"', '""') + '"'
        return f"{self.name} {self.operator} {text}"


@attrs.frozen
class OfDate:
    """Ask whether a day is before, in or after a year, a month or another day."""

    operators = tuple(RELATIONS)

    name: str
    operator: str
    value: str

    @classmethod
    def of(cls, name: str, operator: str, text: str) -> OfDate:
        """Read the date that a field is compared with."""
        if not is_date(text):
            expected = "expected a date such as '2024', '2024-01' or '2024-01-20'"
            raise FieldError(f"{expected}, found {shortened(text)}")
        return cls(name, operator, text)

    def answer(self, vehicle: Vehicle, _: Reading) -> Answer:
        """Answer the question of one vehicle."""
        return self.answer_of(_texts(vehicle, self.name))

    def answer_of(self, texts: Sequence[str]) -> Answer:
        """Answer the question of the text of a date, as far as there is one."""
        if not texts:
            return Answer(UNKNOWN, (f"no {self.name}",))
        # A day begins with its month and its year, and such texts stand in the order of time.
        period = texts[0][: len(self.value)]
        return _answer(RELATIONS[self.operator](period, self.value))

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {self.value}"


@attrs.frozen
class Known:
    """Ask whether a field was published."""

    name: str

    def answer(self, vehicle: Vehicle, reading: Reading) -> Answer:
        """Answer the question of one vehicle."""
        if self.name in SPECS:
            is_known = bool(reading.figure(vehicle, self.name))
        else:
            is_known = bool(_texts(vehicle, self.name))
        return _answer(is_known)

    def __str__(self) -> str:
        return self.name


@attrs.frozen
class Not:
    """Ask the opposite; an open answer stays open."""

    part: Question

    def __str__(self) -> str:
        return f"not {_bracketed(self.part)}"


@attrs.frozen
class Joined:
    """Ask whether all of several questions are answered with yes, or any of them."""

    word: str
    parts: tuple[Question, ...]

    def __str__(self) -> str:
        # No part is joined by the same word, and "and" binds closer than "or".
        if self.word == "and":
            return " and ".join(map(_bracketed, self.parts))
        return " or ".join(map(str, self.parts))


Question = OfFigure | OfText | OfDate | Known | Not | Joined


def _bracketed(question: Question) -> str:
    if isinstance(question, Joined):
        return f"({question})"
    return str(question)


RANKS = (YES, MAYBE, UNKNOWN, NO)
"""The answers, the best first."""


def answered(
    question: Question, vehicle: Vehicle, reading: Reading, *, is_denied: bool = False
) -> Answer:
    """Answer a question of one vehicle.

    Parameters
    ----------
    question : Question
    vehicle : Vehicle
    reading : Reading
        The claims that count.
    is_denied : bool, default False
        Answer the opposite.  The opposite of several questions is asked of
        each one, so that a "maybe" is not lost in an "unknown".

    Returns
    -------
    Answer
        The worst of several if all must be met, else the best.
    """
    if isinstance(question, Not):
        return answered(question.part, vehicle, reading, is_denied=not is_denied)
    if not isinstance(question, Joined):
        answer = question.answer(vehicle, reading)
        if is_denied:
            opposite = {YES: NO, NO: YES}.get(answer.verdict, answer.verdict)
            return answer._replace(verdict=opposite)
        return answer
    answers = [answered(part, vehicle, reading, is_denied=is_denied) for part in question.parts]
    verdicts = sorted((each.verdict for each in answers), key=RANKS.index)
    verdict = verdicts[0]
    if (question.word == "and") != is_denied:
        verdict = verdicts[-1]
    reasons: list[str] = []
    for each in answers:
        if each.verdict == verdict:
            reasons += each.reasons
    return Answer(verdict, tuple(dict.fromkeys(reasons)))


def joined(word: str, parts: Iterable[Question]) -> Question:
    """Return questions joined by a word; the parts of one joined by the same word stand alone."""
    flat: list[Question] = []
    for part in parts:
        if isinstance(part, Joined) and part.word == word:
            flat += part.parts
        else:
            flat.append(part)
    if len(flat) == 1:
        return flat[0]
    return Joined(word, tuple(flat))


# --- several vehicles -----------------------------------------------------------


class Selection(NamedTuple):
    """Hold the vehicles that meet a condition, and the remarks on others.

    Attributes
    ----------
    vehicles : tuple of Vehicle, length n
    matches : tuple of str, length n
        "yes", or "maybe" where a figure is not sharp enough to tell.
    remarks : tuple of str
        The vehicles that may meet it and why, and the vehicles left out
        because a figure is missing.
    """

    vehicles: tuple[Vehicle, ...]
    matches: tuple[str, ...]
    remarks: tuple[str, ...]


def in_order(
    vehicles: Sequence[Vehicle], by: str, reading: Reading, *, descending: bool = False
) -> list[int]:
    """Return the places of vehicles in the order of a spec.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    by : str
        A spec, published or derived, or one of :data:`SORT_FIELDS`.
    reading : Reading
        The claims that count.
    descending : bool, default False
        The largest first.

    Returns
    -------
    list of int, length n
        As :func:`roverspecs.values.spans.ordered` puts their figures; the places
        of vehicles without a figure come last.

    Raises
    ------
    UnknownSpecError
        If the spec does not exist; the message offers the nearest ones.
    """
    spec = sorting_spec(by)
    if spec is None:
        texts = [folded("".join(_texts(vehicle, by))) for vehicle in vehicles]
        return by_text(texts, descending=descending)
    unit = spec.units["si"][0]
    spans: list[Span | None] = []
    for vehicle in vehicles:
        figure = reading.figure(vehicle, spec)
        span = None
        if figure:
            span = figure.span(unit)
        spans.append(span)
    return ordered(spans, descending=descending)


def sorting_spec(by: object) -> Spec | Derived | None:
    """Return the spec that vehicles are sorted by; None for one of :data:`SORT_FIELDS`.

    Parameters
    ----------
    by : str

    Returns
    -------
    Spec, Derived or None

    Raises
    ------
    UnknownSpecError
        If the spec or the field is unknown.
    FieldError
        If it is no name, or of a spec whose figures have no order.
    """
    if not isinstance(by, str):
        raise FieldError(f"expected the name of a spec, found {shortened(by)}").at("sort")
    if by in SORT_FIELDS:
        return None
    spec = SPECS.get(spec_name(by))
    if spec is None:
        raise unknown_spec(by, (*SPECS, *SORT_FIELDS)).at("sort")
    try:
        check_order(spec)
    except FieldError as error:
        error.at("sort")
        raise
    return spec


def by_text(texts: Sequence[str], *, descending: bool) -> list[int]:
    """Return the places of texts in their order, empty ones last.

    Parameters
    ----------
    texts : sequence of str, length n
        As :func:`roverspecs.records.catalog.folded` returns them.
    descending : bool

    Returns
    -------
    list of int, length n
    """
    known = {place: text for place, text in enumerate(texts) if text}
    missing = [place for place, text in enumerate(texts) if not text]
    return sorted(known, key=known.__getitem__, reverse=descending) + missing
