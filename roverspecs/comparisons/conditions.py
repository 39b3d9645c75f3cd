"""Questions: what is asked of a vehicle, and the four answers there are.

A figure is compared as a span, so that a mark may leave the answer open; where
nothing was published there is none.  Texts are compared by what counts in a
name, dates as periods.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

import attrs

from roverspecs.errors import FieldError, ValueSyntaxError, shortened, suggestion
from roverspecs.records.catalog import folded
from roverspecs.records.derived import GLOSSARY
from roverspecs.records.fields import is_date
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import KINDS, STATUSES, Vehicle
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES, Span
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

FIELDS = (*GLOSSARY, *TEXTS, *DATES)
"""Everything that a filter can ask about."""

WORDS = ("and", "or", "not", "contains")
"""The words of a filter that are no fields."""


class Answer(NamedTuple):
    """Hold whether a vehicle is meant by a filter, and what leaves it open.

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
        """Read what a field is compared with; refuse what is no value of it."""
        spec = GLOSSARY[name]
        if not re.search("[0-9]", text):
            example = f"10 {DIMENSIONS[spec.dimension]}".rstrip()
            raise ValueSyntaxError(text, f"expected one number and its unit, such as {example!r}")
        # Published values have no sign for percent: in them it could be a part of anything.
        is_fraction = spec.dimension == "fraction"
        value = PublishedValue.parse(re.sub(r" ?%$", " percent", text) if is_fraction else text)
        if value.form in ("range", "tolerance"):
            ends = [f"{end:f} {value.unit}".rstrip() for end in (value.low, value.high)]
            hint = f"write two comparisons, as in '{name} >= {ends[0]} and {name} <= {ends[1]}'"
            raise ValueSyntaxError(text, f"expected one number: {hint}")
        if value.sign:
            raise ValueSyntaxError(
                text, f"expected a number without a mark: write '{attrs.evolve(value, sign='')}'"
            )
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
    """Ask whether a text, or one of several, is or contains another, by all that counts in a name."""

    operators = ("==", "!=", "contains")

    name: str
    operator: str
    value: str

    @classmethod
    def of(cls, name: str, operator: str, text: str) -> OfText:
        """Read what a field is compared with; refuse what is no value of it."""
        made = cls(name, operator, text)
        known = {"kind": tuple(KINDS), "status": STATUSES}.get(name)
        if known and not any(map(made._is_said_of, known)):
            raise FieldError(f"unknown {shortened(text)}: {suggestion(text, known)}")
        return made

    def answer(self, vehicle: Vehicle, reading: Reading) -> Answer:
        """Answer the question of one vehicle."""
        texts = _texts(vehicle, self.name)
        if not texts:
            return Answer(UNKNOWN, (f"no {self.name}",))
        return Answer(YES if any(map(self._is_said_of, texts)) != (self.operator == "!=") else NO)

    def _is_said_of(self, text: str) -> bool:
        part, whole = folded(self.value), folded(text)
        return part in whole if self.operator == "contains" else part == whole

    def __str__(self) -> str:
        is_word = re.fullmatch(r"\w[\w.-]*", self.value) and self.value.casefold() not in WORDS
        quoted = '"' + self.value.replace('"', '""') + '"'
        return f"{self.name} {self.operator} {self.value if is_word else quoted}"


@attrs.frozen
class OfDate:
    """Ask whether a day is before, in or after a year, a month or another day."""

    operators = tuple(RELATIONS)

    name: str
    operator: str
    value: str

    @classmethod
    def of(cls, name: str, operator: str, text: str) -> OfDate:
        """Read what a field is compared with; refuse what is no value of it."""
        if not is_date(text):
            raise FieldError(
                f"expected a date such as '2024', '2024-01' or '2024-01-20', found {shortened(text)}"
            )
        return cls(name, operator, text)

    def answer(self, vehicle: Vehicle, reading: Reading) -> Answer:
        """Answer the question of one vehicle."""
        texts = _texts(vehicle, self.name)
        if not texts:
            return Answer(UNKNOWN, (f"no {self.name}",))
        # A day begins with its month and its year, and such texts stand in the order of time.
        return Answer(
            YES if RELATIONS[self.operator](texts[0][: len(self.value)], self.value) else NO
        )

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {self.value}"


@attrs.frozen
class Known:
    """Ask whether a field was published."""

    name: str

    def answer(self, vehicle: Vehicle, reading: Reading) -> Answer:
        """Answer the question of one vehicle."""
        if self.name in GLOSSARY:
            is_known = bool(reading.figure(vehicle, self.name))
        else:
            is_known = bool(_texts(vehicle, self.name))
        return Answer(YES if is_known else NO)

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
        is_open = self.word == "or"
        texts = [
            str(part) if is_open or not isinstance(part, Joined) else f"({part})"
            for part in self.parts
        ]
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
        verdict, reasons = question.answer(vehicle, reading)
        return Answer({YES: NO, NO: YES}.get(verdict, verdict) if is_denied else verdict, reasons)
    answers = [answered(part, vehicle, reading, is_denied=is_denied) for part in question.parts]
    choose = max if (question.word == "and") != is_denied else min
    verdict = choose((each.verdict for each in answers), key=_RANKS.index)
    reasons = tuple(
        dict.fromkeys(
            reason for each in answers if each.verdict == verdict for reason in each.reasons
        )
    )
    return Answer(verdict, reasons)


def joined(word: str, parts: Iterable[Question]) -> Question:
    """Return questions joined by "and" or "or", without those joined by the same word within each other."""
    flat: list[Question] = []
    for part in parts:
        flat += part.parts if isinstance(part, Joined) and part.word == word else (part,)
    return flat[0] if len(flat) == 1 else Joined(word, tuple(flat))
