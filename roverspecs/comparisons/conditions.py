"""Conditions: what can be asked of vehicles, the four answers, and who meets them, in what order.

A figure is compared as a span, so that a mark may leave the answer open; where
nothing was published there is none.  Texts are compared by the characters that
count in a name, dates as periods.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import attrs

from roverspecs.errors import FieldError, ValueSyntaxError, shortened, suggestion
from roverspecs.records.catalog import folded
from roverspecs.records.derived import SPECS
from roverspecs.records.fields import is_date
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import KINDS, STATUSES, Vehicle, unknown_spec
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
"""The words of a filter that are no fields."""


class Answer(NamedTuple):
    """Hold whether a vehicle meets a condition, and what leaves that open.

    Attributes
    ----------
    verdict : {"yes", "maybe", "unknown", "no"}
        "maybe" where the figures leave room for both, "unknown" where too
        little was published.
    reasons : tuple of str
        The figures that leave room, such as ``"mass ~5 kg"``, or what was not
        published, such as ``"no width"``; empty for "yes" and "no".
    """

    verdict: str
    reasons: tuple[str, ...] = ()


def _answer(is_met: bool) -> Answer:
    return Answer(YES if is_met else NO)


def _texts(vehicle: Vehicle, name: str) -> tuple[str, ...]:
    """Return the text that a field holds, or several, or none; a day as "2024-01-20"."""
    value = getattr(vehicle, name)
    if isinstance(value, tuple):
        return value
    return () if value is None else (str(value),)


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
        if not re.search("[0-9]", text):
            example = f"10 {DIMENSIONS[spec.dimension]}".rstrip()
            raise ValueSyntaxError(text, f"expected one number and its unit, such as {example!r}")
        written = text
        if spec.dimension == "fraction":
            # Published values have no sign for percent: in them it could be a part of anything.
            written = re.sub(r" ?%$", " percent", text)
        value = PublishedValue.parse(written)
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
    """Ask whether a text, or one of several, is or contains another, as names are compared."""

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
        texts = _texts(vehicle, self.name)
        if not texts:
            return Answer(UNKNOWN, (f"no {self.name}",))
        is_met = any(map(self._is_met_by, texts))
        return _answer(is_met != (self.operator == "!="))

    def _is_met_by(self, text: str) -> bool:
        part, whole = folded(self.value), folded(text)
        return part in whole if self.operator == "contains" else part == whole

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
        texts = _texts(vehicle, self.name)
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
    """Ask the opposite: what is open stays open."""

    part: Question

    def __str__(self) -> str:
        return f"not ({self.part})" if isinstance(self.part, Joined) else f"not {self.part}"


@attrs.frozen
class Joined:
    """Ask whether all of several questions are answered with yes, or any of them."""

    word: str
    parts: tuple[Question, ...]

    def __str__(self) -> str:
        # No part is joined by the same word, and "and" binds closer than "or".
        texts = [str(part) for part in self.parts]
        if self.word == "and":
            pairs = zip(self.parts, texts, strict=True)
            texts = [f"({text})" if isinstance(part, Joined) else text for part, text in pairs]
        return f" {self.word} ".join(texts)


Question = OfFigure | OfText | OfDate | Known | Not | Joined


_RANKS = (YES, MAYBE, UNKNOWN, NO)


def answered(
    question: Question, vehicle: Vehicle, reading: Reading, *, is_denied: bool = False
) -> Answer:
    """Answer a question of one vehicle.

    Parameters
    ----------
    question : Question
    vehicle : Vehicle
    reading : Reading
        Which of its claims count.
    is_denied : bool, default False
        Answer its opposite: what denies several at once asks for the
        opposite of any, so that what may be is not lost in what is unknown.

    Returns
    -------
    Answer
        Of several the worst where all are asked for, else the best.
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
    choose = max if (question.word == "and") != is_denied else min
    verdict = choose((each.verdict for each in answers), key=_RANKS.index)
    reasons: list[str] = []
    for each in answers:
        if each.verdict == verdict:
            reasons += each.reasons
    return Answer(verdict, tuple(dict.fromkeys(reasons)))


def joined(word: str, parts: Iterable[Question]) -> Question:
    """Return questions joined by "and" or "or"; those already joined so stand beside the others."""
    flat: list[Question] = []
    for part in parts:
        if isinstance(part, Joined) and part.word == word:
            flat += part.parts
        else:
            flat.append(part)
    return flat[0] if len(flat) == 1 else Joined(word, tuple(flat))


# --- several vehicles -----------------------------------------------------------


class Selection(NamedTuple):
    """Hold the vehicles that meet a condition, and the remarks on others.

    Attributes
    ----------
    vehicles : tuple of Vehicle, length n
    matches : tuple of str, length n
        "yes", or "maybe" where a figure is not sharp enough to tell.
    remarks : tuple of str
        Why some may meet it, and which are left out for want of a figure.
    """

    vehicles: tuple[Vehicle, ...]
    matches: tuple[str, ...]
    remarks: tuple[str, ...]


def select(
    vehicles: Sequence[Vehicle], question: Question, reading: Reading, *, strict: bool = False
) -> Selection:
    """Return the vehicles that meet a condition, or may meet it.

    Parameters
    ----------
    vehicles : sequence of Vehicle
    question : Question
        As a filter holds it.
    reading : Reading
        Which claims count.
    strict : bool, default False
        Leave out those that might not.

    Returns
    -------
    Selection
    """
    answers = [answered(question, vehicle, reading) for vehicle in vehicles]
    pairs = list(zip(vehicles, answers, strict=True))
    shown = (YES,) if strict else (YES, MAYBE)
    chosen = [(vehicle, answer.verdict) for vehicle, answer in pairs if answer.verdict in shown]
    remarks = [] if chosen else [f"No vehicle meets {question}"]
    labels = {
        MAYBE: "May meet it",
        UNKNOWN: "Left out because it is not known whether they meet it",
    }
    if strict:
        labels[MAYBE] = "Left out because they might not meet it"
    for verdict, label in labels.items():
        names: dict[str, list[str]] = {}
        for vehicle, answer in pairs:
            if answer.verdict == verdict:
                names.setdefault(", ".join(answer.reasons), []).append(vehicle.name)
        groups = [f"{', '.join(each)} ({reason})" for reason, each in names.items()]
        if groups:
            remarks.append(f"{label}: {'; '.join(groups)}")
    return Selection(
        tuple(vehicle for vehicle, _ in chosen),
        tuple(verdict for _, verdict in chosen),
        tuple(remarks),
    )


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
        Which claims count.
    descending : bool, default False
        The largest first.

    Returns
    -------
    list of int, length n
        Those without a figure last; figures whose spans overlap keep their
        order.

    Raises
    ------
    UnknownSpecError
        If there is no such spec; the message offers the nearest ones.
    """
    if not isinstance(by, str):
        raise FieldError(f"expected the name of a spec, found {shortened(by)}").at("sort")
    if by in SORT_FIELDS:
        return _by_text([_text(vehicle, by) for vehicle in vehicles], descending=descending)
    if by not in SPECS:
        raise unknown_spec(by, (*SPECS, *SORT_FIELDS)).at("sort")
    spec = SPECS[by]
    unit = spec.units["si"][0]
    figures = [reading.figure(vehicle, spec) for vehicle in vehicles]
    spans = [figure.span(unit) if figure else None for figure in figures]
    return ordered(spans, descending=descending)


def _text(vehicle: Vehicle, field: str) -> str:
    value = getattr(vehicle, field)
    return folded(value) if field == "name" else str(value or "")


def _by_text(texts: Iterable[str], *, descending: bool) -> list[int]:
    known = {place: text for place, text in enumerate(texts) if text}
    missing = [place for place, text in enumerate(texts) if not text]
    return sorted(known, key=lambda place: known[place], reverse=descending) + missing
