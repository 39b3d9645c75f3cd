"""Printed texts: the ways in which sources print a value, rewritten for the strict grammar.

Only a text that the strict grammar of :mod:`roverspecs.values.published` does not
read comes here.  Its signs and words are looked up in
:mod:`roverspecs.values.languages`, and the same value is written again with the
signs, the digits and the units of that grammar, which alone decides its meaning.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from roverspecs.errors import UnknownUnitError, ValueSyntaxError
from roverspecs.values import unit_names
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.languages import CONDITION, LANGUAGES
from roverspecs.values.marks import MARKS
from roverspecs.values.tokens import (
    AmbiguityError,
    Token,
    UnreadError,
    in_plain_signs,
    is_word,
    tokens_in,
    words,
)

_JOINTS = ("", "/", "·", "*")
_WITH_COMMA = frozenset(language.name for language in LANGUAGES if language.decimal == ",")
_NUMBER_AND_WORD = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?) ?(?P<word>[A-Za-z]+)")
_INDIAN = r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"
_WITH_POINTS = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})"
_WITH_DECIMALS = r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+),[0-9]+"


class _Quantity(NamedTuple):
    """Hold a number and its unit, or two of each, as they are printed."""

    numbers: list[str]
    powers: list[str]
    units: list[str]


def rewritten(text: str) -> str:
    """Return a printed text as the strict grammar reads it.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Such as ``"~228 g"`` for ``"約228g"``; where the form is not known here, the text in plain
        signs, or none if it has words that no unit has.

    Raises
    ------
    ValueSyntaxError
        If it could mean two values; the message says what to write instead.
    """
    signs = in_plain_signs(text)
    if not signs.isprintable():
        raise ValueSyntaxError(text, "expected no line breaks or control characters")
    plain = _NUMBER_AND_WORD.fullmatch(signs)
    if plain and not is_word(plain["word"]):
        # The spelling of its unit is the one of the strict grammar, as far as it has one.
        return f"{plain['number']} {plain['word']}"
    tokens: list[Token] = []
    try:
        tokens.extend(tokens_in(signs))
        return _Reader(tokens).value()
    except AmbiguityError as doubt:
        raise ValueSyntaxError(text, str(doubt)) from None
    except UnreadError:
        words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 1]
        if all("unit" in word.roles for word in words):
            return signs
        return ""


class _Reader:
    """Read tokens from the first to the last, each in one role."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.place = tokens, 0
        self.mark = self.rate = self.word = ""
        self.languages: list[frozenset[str]] = []

    def has(self, role: str, ahead: int = 0) -> bool:
        """Return whether the next token, or one after it, may play a role."""
        place = self.place + ahead
        return place < len(self.tokens) and role in self.tokens[place].roles

    def take(self, *roles: str) -> Token | None:
        """Return the next token if it may play one of the roles, and go on behind it."""
        for role in roles:
            if self.has(role):
                token = self.tokens[self.place]
                self.place += 1
                if token.roles[role].languages:
                    self.languages.append(token.roles[role].languages)
                return token
        return None

    def check(self) -> None:
        """Refuse a word that could mean two things."""
        if self.has("doubt"):
            raise AmbiguityError(self.tokens[self.place].roles["doubt"].text)

    # --- parts of a value

    def value(self) -> str:
        """Return the value in the spelling of the strict grammar."""
        is_between = self.lead()
        low = self.quantity(is_between=is_between)
        if self.has("by"):
            return self.sides(low)
        between = " to "
        high = None
        if (is_between and self.take("and")) or self.take("to"):
            high = self.quantity(is_between=True)
        elif self.take("tolerance"):
            between, high = " ± ", self.quantity(is_between=True)
        self.trail()
        if self.place < len(self.tokens) or (is_between and not high):
            raise UnreadError
        if self.word and not (high or low).units:
            raise AmbiguityError(f"a number in words needs a unit: write {self.word!r}")
        if high is None:
            return self.mark + self.written(low)
        if not low.units and not low.powers[0]:
            # Both ends of 5–6 million kilometres are millions.
            low = low._replace(powers=high.powers)
        return self.mark + self.written(low, high) + between + self.written(high)

    def sides(self, first: _Quantity) -> str:
        """Return two or three lengths in the spelling of the strict grammar."""
        found = [first]
        while self.take("by"):
            found.append(self.quantity(is_between=True))
        self.trail()
        if self.place < len(self.tokens):
            raise UnreadError
        return self.mark + " × ".join(self.written(side, found[-1]) for side in found)

    def lead(self) -> bool:
        """Read the words before the number; return whether two ends are announced."""
        is_between = False
        while True:
            self.check()
            if token := self.take("before"):
                if self.mark == token.roles["before"].text:
                    raise UnreadError
                self.add(token.roles["before"].text)
                self.take("colon")
            elif token := self.take("rate"):
                self.rate = token.roles["rate"].text
            elif self.take("between"):
                is_between = True
            else:
                break
        if self.place == 0 and self.has("to") and self.tokens[0].text == "〜":
            raise AmbiguityError(
                "a wave before a number could be '~' (about) or '≤' (up to): write one"
            )
        return is_between

    def trail(self) -> None:
        """Read the marks that stand behind the number and its unit."""
        while self.has("behind") or self.has("opening") or self.has("comma"):
            if self.take("opening"):
                token = self.take("behind", "before")
                if token is None or not self.take("closing"):
                    raise UnreadError
            else:
                self.take("comma")
                token = self.take("behind")
                if token is None:
                    raise UnreadError
            mark = token.roles.get("behind") or token.roles["before"]
            self.add(mark.text)

    def add(self, mark: str) -> None:
        """Keep a mark; two that differ contradict each other."""
        if self.mark not in ("", mark):
            one, other = MARKS[self.mark], MARKS[mark]
            raise AmbiguityError(f"{one!r} and {other!r} in one value: write one of them")
        self.mark = mark

    def quantity(self, *, is_between: bool) -> _Quantity:
        """Read a number and its unit, or the two parts of a compound."""
        found = _Quantity([], [], [])
        self.part(found)
        is_next = self.has("number") and not (is_between and self.has("and"))
        is_joined = self.has("comma") or (self.has("and") and not self.has("to"))
        if is_joined and not is_between:
            is_next = self.has("number", 1)
        if found.units and is_next:
            self.take("and", "comma")
            self.part(found)
            if len(found.units) < 2:
                raise UnreadError
        return found

    def part(self, found: _Quantity) -> None:
        """Read a number and its unit."""
        token = self.take("number")
        if token is None:
            raise UnreadError
        number = token.roles["number"].text
        if number.isdecimal() and (half := self.take("half")):
            number = f"{number}.{half.roles['half'].text}"
        power = ""
        if times := self.take("times"):
            power = times.roles["times"].text
            if self.has("unit", 1):
                self.take("of")
        while self.has("behind") and not self.has("unit"):
            # 5+ kg, and 5 or more wheels.
            self.trail()
        unit = self.unit()
        _check_words(unit)
        if not token.text[-1].isnumeric():
            self.word = number
        found.numbers.append(number)
        found.powers.append(power)
        if unit:
            found.units.append(unit)

    def unit(self) -> str:
        """Read the words of a unit."""
        unit = ""
        while True:
            self.check()
            is_open = unit[-1:] in _JOINTS
            if unit and not is_open and self.has("behind"):
                return unit
            if unit and self.has("unit", 1) and (token := self.take("an")):
                # Miles an hour.
                part = token.text
            elif token := self.take("unit"):
                part = token.roles["unit"].text
            elif unit and (token := self.take("per")):
                part = token.roles["per"].text or token.text
            elif unit and "/" not in unit and (token := self.take("rate")):
                part = token.roles["rate"].text
            elif unit and is_open:
                # Behind a stroke stands a unit: mm/min are no least number of mm.
                raise UnreadError
            else:
                return unit
            is_joined = unit[-1:] in _JOINTS or part[0] in _JOINTS
            if not is_joined and "behind" in words().get(part, ()):
                # Half a foo minute would be written as 0.5 foo min, the least number of foo.
                raise UnreadError
            unit += part if is_joined else f" {part}"

    # --- in the spelling of the strict grammar

    def written(self, quantity: _Quantity, other: _Quantity | None = None) -> str:
        """Return a number and its unit; the other end is the one that has the unit of both."""
        units = quantity.units
        meant = units or (other and other.units) or [""]
        texts = []
        for place, number in enumerate(quantity.numbers):
            unit = meant[min(place, len(meant) - 1)]
            text = self.number(number, quantity.powers[place], unit)
            if units:
                text += f" {self.rated(units[place])}"
            elif self.rate and other is None:
                raise UnreadError
            texts.append(text)
        return " ".join(texts)

    def rated(self, unit: str) -> str:
        """Return a unit divided by the time that stood before the number, if it is not yet."""
        usual = _usual(unit) or unit
        if not self.rate or usual.endswith(self.rate):
            return unit
        if "/" in usual:
            raise UnreadError
        return unit + self.rate

    def number(self, text: str, power: str, unit: str) -> str:
        """Return a number with a decimal point, and its power of ten."""
        ending = text.lstrip("0123456789.,' ")
        digits = text.removesuffix(ending).rstrip(" ")
        ending = ending.replace(" ", "").replace("*", "×")
        if self.has_decimal_comma():
            digits = self.pointed(digits)
        if digits[0] == ".":
            digits = f"0{digits}"
        if _is_thousands(digits, unit):
            digits = digits.replace("'", "")
        if re.fullmatch(_INDIAN, digits):
            digits = digits.replace(",", "")
        if power and ending:
            raise UnreadError
        if power:
            ending = f"e{power}"
        return digits + ending

    def has_decimal_comma(self) -> bool:
        """Return whether every language that has all the words writes decimals with a comma."""
        if not self.languages:
            return False
        common = frozenset.intersection(*self.languages)
        return bool(common) and common <= _WITH_COMMA

    def pointed(self, digits: str) -> str:
        """Return the digits of a language with a decimal comma."""
        if re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", digits):
            whole, part = re.split("[.,]", digits)
            raise AmbiguityError(
                f"{digits!r} could be {whole}{part} or {whole}.{part} beside words of a language "
                "with a decimal comma: write one of them"
            )
        if re.fullmatch(_WITH_POINTS, digits):
            digits = digits.replace(".", "")
        if re.fullmatch(_WITH_DECIMALS, digits):
            digits = digits.replace(",", ".")
        return digits


def _check_words(unit: str) -> None:
    """Refuse a usual unit with words behind it that make no unit together."""
    first, _, rest = unit.partition(" ")
    if len(rest) > 1 and _usual(first) and _usual(unit) is None:
        raise AmbiguityError(f"{rest!r} {CONDITION}")


def _usual(unit: str) -> str | None:
    """Return the symbol of a unit, however it is spelled; None if it is no usual one."""
    if unit in FACTORS or unit in SYMBOLS:
        return SYMBOLS.get(unit, unit)
    try:
        return unit_names.read(unit)
    except UnknownUnitError:
        # That error says more, and is raised where the unit is looked up.
        return ""


def _is_thousands(digits: str, unit: str) -> bool:
    """Return whether marks stand for thousands, and not for feet or minutes."""
    if not re.fullmatch(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:\.[0-9]+)?", digits):
        return False
    dimension = FACTORS.get(_usual(unit) or "", ("",))[0]
    return digits.count("'") > 1 or dimension not in ("", "length", "angle", "time")
