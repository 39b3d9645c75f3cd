"""Filters: conditions on the figures, texts and dates of vehicles, read from text.

A filter such as ``mass < 10 kg and body == Moon`` is read by a grammar of its
own, and nothing of it is ever executed.  A figure with a mark may leave a
question open; a figure that nobody published leaves it unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

import attrs

from roverspecs.comparisons.conditions import (
    DATES,
    FIELDS,
    RELATIONS,
    TEXTS,
    WORDS,
    Answer,
    Known,
    Not,
    OfDate,
    OfFigure,
    OfText,
    Question,
    Selection,
    answered,
    joined,
)
from roverspecs.errors import FilterSyntaxError, RoverspecsError, closest, offered, shortened
from roverspecs.records.reading import Reading
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import UNSEEN
from roverspecs.values.spans import MAYBE, UNKNOWN, YES

MAX_LENGTH = 1000
"""The most characters a filter may have."""

MAX_DEPTH = 40
"""How many brackets and words "not" may stand within each other."""


@attrs.frozen(kw_only=True)
class Filter:
    """Hold a condition that vehicles can meet.

    Two filters are equal if they ask the same in the same order, however they
    are spelled.

    Attributes
    ----------
    text : str
        The text as given: comparisons such as ``mass < 10 kg``, ``body == Moon``,
        ``operator contains ispace`` or ``2020 <= launch_date < 2024-06``, joined
        by ``and``, ``or``, ``not`` and brackets.  A field alone asks whether it
        was published.

    Raises
    ------
    FilterSyntaxError, ValueSyntaxError, UnknownUnitError, DimensionError, FieldError
        If the text is not a filter: see :meth:`parse`.
    """

    text: str = attrs.field(eq=False)
    _question: Question = attrs.field(init=False, repr=False)

    @_question.default
    def _read(self) -> Question:
        try:
            # The normal spelling must be short and flat enough to be read again, too.
            return _Parser(str(_Parser(self.text).read())).read()
        except RoverspecsError as error:
            error.at("where")
            raise

    @property
    def question(self) -> Question:
        """The condition itself, as the questions that it consists of."""
        return self._question

    @staticmethod
    def parse(given: str | Filter) -> Filter:
        """Read a filter.

        Parameters
        ----------
        given : str or Filter
            At most :data:`MAX_LENGTH` characters.

        Returns
        -------
        Filter
            One whose ``str(filter)`` reads back to an equal one.

        Raises
        ------
        FilterSyntaxError
            If the text cannot be read, or names a field that does not exist.
        ValueSyntaxError, UnknownUnitError, DimensionError
            If a spec is compared with a text that is not a value of it.
        FieldError
            If a date, kind or status is compared with a text that is not one.

        Examples
        --------
        >>> str(Filter.parse("10 kg>mass AND NOT (body = 'mars')"))
        'mass < 10 kg and not body == mars'
        """
        if isinstance(given, Filter):
            return given
        return Filter(text=given)

    def answer(
        self,
        vehicle: Vehicle,
        *,
        configuration: str | None = None,
        prefer: str | Iterable[str] | Preference | None = None,
    ) -> Answer:
        """Return whether a vehicle meets the condition.

        Parameters
        ----------
        vehicle : Vehicle
        configuration : str, optional
            Ask only for dimensions of this configuration.
        prefer : str, iterable of str or Preference, optional
            The claims to prefer over the usual order of trust.

        Returns
        -------
        Answer
            The answer for the figures that a table would show.

        Raises
        ------
        FieldError
            If the vehicle is not a :class:`roverspecs.Vehicle`, the
            configuration does not exist, or the preference cannot be read or
            names a source that is not cited.

        Examples
        --------
        >>> rover = Vehicle(name="Mine", mass="~5 kg")
        >>> Filter.parse("mass < 5 kg").answer(rover)
        Answer(verdict='maybe', reasons=('mass ~5 kg',))
        >>> Filter.parse("mass < 5 kg and width < 1 m").answer(rover)
        Answer(verdict='unknown', reasons=('no width',))
        >>> Filter.parse("mass < 5 kg or width < 1 m").answer(rover)
        Answer(verdict='maybe', reasons=('mass ~5 kg',))
        """
        reading = Reading(configuration=configuration, prefer=prefer)
        reading.check([vehicle])
        return answered(self._question, vehicle, reading)

    def select(
        self, vehicles: Sequence[Vehicle], reading: Reading, *, strict: bool = False
    ) -> Selection:
        """Return the vehicles that meet the condition, or may meet it.

        Parameters
        ----------
        vehicles : sequence of Vehicle
        reading : Reading
            The claims that count.
        strict : bool, default False
            Leave out vehicles that might not meet it.

        Returns
        -------
        Selection
        """
        answers = [answered(self._question, vehicle, reading) for vehicle in vehicles]
        pairs = list(zip(vehicles, answers, strict=True))
        shown = [YES, MAYBE]
        labels = {
            MAYBE: "May meet it",
            UNKNOWN: "Left out because it is not known whether they meet it",
        }
        if strict:
            shown.remove(MAYBE)
            labels[MAYBE] = "Left out because they might not meet it"
        chosen = [(vehicle, answer.verdict) for vehicle, answer in pairs if answer.verdict in shown]
        remarks = []
        if not chosen:
            remarks.append(f"No vehicle meets {self}")
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

    def __str__(self) -> str:
        """Return the filter in one spelling, which reads back to an equal one."""
        return str(self._question)


# --- reading ------------------------------------------------------------------

_SIGNS = "<>=!≤≥≠⩽⩾"
_TOKEN = re.compile(
    rf"\s*(?:(?P<bracket>[()])|(?P<operator>[{_SIGNS}]+)|(?P<word>[^\s(){_SIGNS}]+))?"
)
# A quotation mark within a quoted text is written twice.
_QUOTED = re.compile(r"""\s*(?P<quoted>"(?:[^"]|"")*"|'(?:[^']|'')*')""")

_SPELLINGS = {"=": "==", "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "≠": "!=", "<>": "!="}
_MISTAKES = {"=<": "<=", "=>": ">=", "===": "==", "=!": "!=", "!==": "!=", "><": "!=", "!": "not"}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}

_QUESTIONS: dict[str, type[OfText | OfDate]] = {
    **dict.fromkeys(TEXTS, OfText),
    **dict.fromkeys(DATES, OfDate),
}
# Every other field is a spec.


class _Token(NamedTuple):
    kind: str
    """A bracket or a word of the grammar itself, else "operator", "quoted", "word" or "end"."""
    text: str
    place: int


class _Operand(NamedTuple):
    text: str
    place: int
    is_quoted: bool

    @property
    def is_field(self) -> bool:
        return self.text in FIELDS and not self.is_quoted

    @property
    def is_value(self) -> bool:
        """Whether it must be a value."""
        return self.is_quoted or self.text[0].isdecimal()


class _Parser:
    """Read a filter from left to right, a method for each rule of its grammar."""

    def __init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise FilterSyntaxError(
                text, f"expected text such as 'mass < 10 kg', found {type(text).__name__}"
            )
        if len(text) > MAX_LENGTH:
            raise FilterSyntaxError(
                text, f"expected at most {MAX_LENGTH} characters, found {len(text)}"
            )
        self._text = text
        if unseen := re.search(UNSEEN, text):
            raise self._error(
                unseen.start(), f"expected no control characters, found {unseen[0]!r}"
            )
        self._tokens = self._split()
        self._next = next(self._tokens)
        self._depth = 0
        self._last = ""

    def read(self) -> Question:
        if self._next.kind == "end":
            raise FilterSyntaxError(
                self._text, "expected a filter such as 'mass < 10 kg', found none"
            )
        question = self._disjunction()
        if self._next.kind != "end":
            raise self._unexpected("'and', 'or' or the end")
        return question

    def _split(self) -> Iterator[_Token]:
        place, is_operand = 0, True
        while True:
            found = None
            if is_operand:
                # A quotation mark quotes only before a value: 5 ft 11" has one, too.
                found = _QUOTED.match(self._text, place)
            found = found or cast("re.Match[str]", _TOKEN.match(self._text, place))
            kind, text, place = found.lastgroup or "end", found[0].lstrip(), found.end()
            if kind == "bracket" or (kind == "word" and text.casefold() in WORDS):
                kind = text.casefold()
            if kind == "contains":
                kind = "operator"
            is_operand = kind not in (")", "word", "quoted")
            yield _Token(kind, text, place - len(text))

    def _advance(self) -> _Token:
        token, self._next = self._next, next(self._tokens)
        return token

    def _take(self, kind: str) -> bool:
        return self._next.kind == kind and bool(self._advance())

    def _error(self, place: int, reason: str) -> FilterSyntaxError:
        return FilterSyntaxError(self._text, reason, place + 1)

    def _unexpected(self, expected: str) -> FilterSyntaxError:
        found = "the end"
        if self._next.text:
            found = shortened(self._next.text)
        return self._error(self._next.place, f"expected {expected}, found {found}")

    def _disjunction(self) -> Question:
        parts = [self._conjunction()]
        while self._take("or"):
            parts.append(self._conjunction())
        return joined("or", parts)

    def _conjunction(self) -> Question:
        parts = [self._negation()]
        while self._take("and"):
            parts.append(self._negation())
        return joined("and", parts)

    def _negation(self) -> Question:
        if self._next.kind not in ("not", "("):
            return self._comparison()
        if self._depth == MAX_DEPTH:
            raise self._unexpected(
                f"at most {MAX_DEPTH} brackets and words 'not' within each other"
            )
        self._depth += 1
        opening = self._advance()
        if opening.kind == "not":
            question: Question = Not(self._negation())
        else:
            question = self._disjunction()
            if not self._take(")"):
                raise self._unexpected(
                    f"'and', 'or' or a ')' for the '(' at character {opening.place + 1}"
                )
        self._depth -= 1
        return question

    def _comparison(self) -> Question:
        first = self._operand("a field such as 'mass'")
        if self._next.kind != "operator":
            return self._known(first)
        sign, second = self._sign(), self._operand("a value")
        if self._next.kind != "operator":
            # If neither is a field, the one that need not be a value is a mistyped field.
            if first.is_value or (second.is_field and not first.is_field):
                return self._test(second, sign, first, is_mirrored=True)
            return self._test(first, sign, second)
        if first.is_value:
            self._field(second)
        if not second.is_field:
            raise self._unexpected("'and' or 'or' before another comparison")
        last_sign = self._sign()
        if {sign.text[0], last_sign.text[0]} not in ({"<"}, {">"}):
            expected = "expected two signs of one direction, as in '1 kg < mass <= 10 kg'"
            raise self._error(
                last_sign.place, f"{expected}, found {sign.text!r} and {last_sign.text!r}"
            )
        beyond = self._test(second, sign, first, is_mirrored=True)
        return joined("and", [beyond, self._test(second, last_sign, self._operand("a value"))])

    def _operand(self, expected: str) -> _Operand:
        token = self._next
        if token.kind == "quoted":
            self._advance()
            text = token.text[1:-1].replace(token.text[0] * 2, token.text[0])
        elif token.kind == "word" and token.text[0] not in "\"'":
            while self._next.kind in ("word", "not"):
                last = self._advance()
            text = self._text[token.place : last.place + len(last.text)]
        elif token.kind == "word":
            raise self._unexpected("a closing quotation mark")
        else:
            raise self._unexpected(expected)
        if not text.strip():
            raise self._error(token.place, f"expected {expected}, found an empty text")
        return _Operand(" ".join(text.split()), token.place, token.kind == "quoted")

    def _sign(self) -> _Token:
        token = self._advance()
        text = _SPELLINGS.get(token.text, token.text.casefold())
        if text in _MISTAKES:
            raise self._error(token.place, f"expected {_MISTAKES[text]!r}, found {text!r}")
        if text not in (*RELATIONS, "contains"):
            expected = ", ".join(map(repr, (*RELATIONS, "contains")))
            raise self._error(token.place, f"expected one of {expected}, found {shortened(text)}")
        return token._replace(text=text)

    def _known(self, operand: _Operand) -> Question:
        first, _, rest = operand.text.partition(" ")
        if first in FIELDS and rest and not operand.is_quoted:
            expected = f"expected an operator such as '<' after {first!r}"
            raise self._error(operand.place, f"{expected}, found {shortened(rest)}")
        if operand.is_value:
            found = shortened(operand.text)
            raise self._error(
                operand.place, f"expected a comparison such as 'mass < 10 kg', found {found} alone"
            )
        hint = ""
        if self._last:
            # This is the second of two values, or the rest of one with "and" or "or" in it.
            example = f"as in '{self._last} == x'"
            hint = (
                f"; a value follows its field, {example}, and is quoted if it holds 'and' or 'or'"
            )
        return Known(self._field(operand, hint))

    def _test(
        self, field: _Operand, sign: _Token, value: _Operand, *, is_mirrored: bool = False
    ) -> Question:
        name = self._last = self._field(field)
        asked = _QUESTIONS.get(name, OfFigure)
        if sign.text not in asked.operators:
            allowed = ", ".join(map(repr, asked.operators))
            raise self._error(
                sign.place, f"expected one of {allowed} beside {name!r}, found {sign.text!r}"
            )
        if is_mirrored and sign.text == "contains":
            raise self._error(
                sign.place, f"expected {name!r} before 'contains', as in '{name} contains x'"
            )
        if value.is_field and asked is not OfText:
            raise self._error(
                value.place,
                f"expected a value to compare {name!r} with, found a field: {value.text!r}",
            )
        operator = sign.text
        if is_mirrored:
            operator = _MIRRORED.get(operator, operator)
        try:
            return asked.of(name, operator, value.text)
        except RoverspecsError as error:
            error.at(name)
            raise

    def _field(self, operand: _Operand, hint: str = "") -> str:
        if operand.is_field:
            return operand.text
        from roverspecs.records.usual_words import usual_words

        near = closest(operand.text, FIELDS, usual_words())
        if near:
            choices = offered(near, ())
        else:
            others = ", ".join(map(repr, (*TEXTS, *DATES)))
            choices = f"expected a spec such as 'mass', or one of {others}"
        raise self._error(
            operand.place, f"unknown field {shortened(operand.text)}: {choices}{hint}"
        )
