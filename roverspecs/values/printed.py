"""Printed texts: the ways in which sources print a value, rewritten for the strict grammar.

Only a text that the strict grammar of :mod:`roverspecs.values.published` does not
read comes here.  Its signs and words are looked up in
:mod:`roverspecs.values.languages`, and the same value is written again with the
signs, the digits and the units of that grammar, which alone decides what it means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from roverspecs.errors import UnknownUnitError, ValueSyntaxError
from roverspecs.values import unit_names
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.languages import CONDITION, DOUBTS, LANGUAGES, Entry
from roverspecs.values.marks import MARKS

# --- signs --------------------------------------------------------------------

SIGNS = {
    "-": "−﹣",
    "–": "‒―",
    "〜": "～",
    "~": "∼≈≃≅≒",
    "≤": "≦⩽",
    "≥": "≧⩾",
    "×": "✕✖",
    "·": "⋅∙•",
    "°": "˚º",
    "'": "’‘ʼ",
    "⁄": "∕",
    "µ": "μ",
    **{str(digit): chr(0x966 + digit) for digit in range(10)},
}
"""Each sign, and the others that are read as it; the last are the digits of Hindi."""

_SIGNS = str.maketrans({other: sign for sign, others in SIGNS.items() for other in others})
_SUPERSCRIPTS = str.maketrans("23∕⁄", "²³//")

# Wide and narrow letters, and squares that hold a unit: not those of a day or an hour.
_WIDE = re.compile("[\uff01-\uffdc]+")
_SQUARES = re.compile("[\u3300-\u3357\u3371-\u33df]")


def in_plain_signs(text: str) -> str:
    """Return a text with one sign for each meaning, and one space between words.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Such as ``"5 kg"`` for ``"５\u3000㎏"``.
    """
    signs = text.replace("～", "〜")
    signs = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), signs)
    signs = _SQUARES.sub(_unit_in_square, signs)
    signs = unicodedata.normalize("NFC", signs).translate(_SIGNS).replace("…", "...")
    spaced = [" " if unicodedata.category(sign) == "Zs" else sign for sign in signs]
    return re.sub(" +", " ", "".join(spaced)).strip(" ")


def _unit_in_square(square: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", square[0]).translate(_SUPERSCRIPTS)


# --- words and numbers --------------------------------------------------------

# Neither needs a space or another border to its words.
_SOLID = "\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"(?:[^\W\d_{_SOLID}¹²³⁰-₟¼-¾⅐-↉]|[\u0300-\u036f\u0900-\u0963])"
_VULGAR = "¼-¾⅐-⅞⅒"

_FRACTION = re.compile(
    r"(?:(?P<whole>[1-9][0-9]{0,8})[ -]?)??"
    rf"(?:(?P<over>[0-9]{{1,3}})(?:/| ?⁄ ?)(?P<under>[0-9]{{1,3}})|(?P<vulgar>[{_VULGAR}]))"
    r"(?![0-9/⁄]|[.,'][0-9])"
)
_DIGITS = re.compile(
    r"(?:[0-9]+(?:[.,'][0-9]+| [0-9]{3}(?![0-9]))*|\.[0-9]+)"
    r"(?:[eE][+-]?[0-9]+| ?[×x*] ?10(?:\^ ?-?[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?"
)
_SIGN = re.compile(r"\+/-|\+-|<=|>=|\.\.\.?|[-‐‑–—~〜±≤≥<>()\[\]+/·*,:]")
# Of each sign, its meaning in each role.
_ROLES_OF_SIGNS = (
    ("to", "–", "- ‐ ‑ – — ~ 〜 .. ..."),
    ("tolerance", "±", "± +/- +-"),
    ("before", "~", "~"),
    ("before", "≤", "≤ <="),
    ("before", "≥", "≥ >="),
    ("before", "<", "<"),
    ("before", ">", ">"),
    ("behind", "≥", "+"),
    ("per", "", "/ · *"),
    ("opening", "", "( ["),
    ("closing", "", ") ]"),
    ("comma", "", ","),
    ("colon", "", ":"),
)
# A word of an unknown unit or none, with what units are built with.
_PIECE = re.compile(
    rf"{_LETTER}(?:{_LETTER}|[°%_²³]|\.(?!\.)|-(?={_LETTER})|\^-?[0-9]|\*\*[0-9]|"
    rf"[23](?![0-9A-Za-z.,]))*|[°%\"″′´`']+|[{_SOLID}]+"
)
_POWER = re.compile(rf"(?<={_LETTER})[23]$")


class _Meaning(NamedTuple):
    """Hold the meaning of a word in one role, and the languages that have it."""

    text: str
    languages: frozenset[str] = frozenset()


class _Token(NamedTuple):
    """Hold a number, a word or a sign, with its meaning in each role that it may play."""

    text: str
    roles: Mapping[str, _Meaning]


class _Doubt(Exception):  # noqa: N818 (it leaves this module as the error that it explains)
    """Say why a text could mean two values, and what to write."""


class _NotRead(Exception):  # noqa: N818 (it is no error, and leaves this module never)
    """Say that a text has no form that is known here."""


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, _Meaning]]:
    """Return the roles of each spelling: units as they are, other words in small letters."""
    found: dict[str, dict[str, _Meaning]] = {}
    for language in LANGUAGES:
        for entry in language.entries:
            for role, spelling in _spellings(entry):
                roles = found.setdefault(spelling, {})
                others = roles.get(role, _Meaning("")).languages
                meaning = "" if role in ("between", "and") else entry.meaning
                roles[role] = _Meaning(meaning, others | {language.name})
    for article in ("a", "an"):
        found[article]["an"] = _Meaning(article)
    for word, reason in DOUBTS.items():
        found[word] = {"doubt": _Meaning(f"{word!r} {reason}")}
    return found


def _spellings(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the role and the spelling of each word of an entry."""
    for words in entry.spellings.split(", "):
        spelling = unicodedata.normalize("NFC", words).translate(_SIGNS)
        if entry.role == "ends":
            before, _, between = spelling.partition(" … ")
            yield "between", before
            yield "and", between
        elif entry.role == "unit":
            yield "unit", spelling
            if spelling.islower() and len(spelling) > 4:
                yield "unit", spelling.capitalize()
                yield "unit", spelling.upper()
        else:
            yield entry.role, spelling.casefold()


@lru_cache(maxsize=1)
def _lengths() -> dict[str, list[int]]:
    """Return the lengths of the words that begin with a letter, the longest first."""
    found: dict[str, set[int]] = {}
    for word in _words():
        found.setdefault(word[0].casefold(), set()).add(len(word))
    return {letter: sorted(lengths, reverse=True) for letter, lengths in found.items()}


def _word_at(text: str, place: int) -> _Token | None:
    """Return the longest word of the tables that stands at a place of a text."""
    words = _words()
    for length in _lengths().get(text[place].casefold(), ()):
        word = text[place : place + length]
        if len(word) < length:
            continue
        roles = words.get(word.casefold(), {}) | words.get(word, {})
        # In small letters there are the other words; a unit is looked up as it is.
        if word not in words:
            roles = {role: meaning for role, meaning in roles.items() if role != "unit"}
        if roles and _is_word(text, place, place + length):
            if word.rstrip(".") in FACTORS or (length == 1 and word.isupper()):
                # Minutes and amperes are units, too, where one may stand.
                roles.setdefault("unit", _Meaning(word))
            return _Token(word, roles)
    return None


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether a word ends where letters do, if its script has spaces."""
    joined = rf"{_LETTER}"
    is_cut_off = re.fullmatch(joined, text[end - 1]) and re.match(joined, text[end:])
    is_cut_out = re.match(joined, text[start:]) and re.search(rf"{joined}\Z", text[:start])
    return not is_cut_off and not is_cut_out


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the numbers, words and signs of a text in plain signs."""
    place = 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        token = _number_at(text, place) or _word_at(text, place) or _sign_at(text, place)
        yield token
        place += len(token.text)


def _number_at(text: str, place: int) -> _Token | None:
    if found := _FRACTION.match(text, place):
        return _Token(found[0], {"number": _Meaning(_decimal(found))})
    if found := _DIGITS.match(text, place):
        return _Token(found[0], {"number": _Meaning(found[0])})
    return None


def _decimal(found: re.Match[str]) -> str:
    """Return a fraction, with a whole number before it or none, as a decimal number."""
    if found["vulgar"]:
        over, _, under = unicodedata.normalize("NFKC", found["vulgar"]).partition("⁄")
    else:
        over, under = found["over"], found["under"]
    number = Fraction(int(over), int(under) or 1)
    is_sure = found["whole"] or not found["under"] or "/" not in found[0]
    if not 0 < number < 1 or not (is_sure or over == "1" or int(under) in _HALVED):
        raise _Doubt(
            f"{found[0]!r} could be a fraction or two numbers: write a decimal number, "
            "or give each its own claim"
        )
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(decimal) != number or -int(decimal.as_tuple().exponent) > _MAX_PLACES:
        raise _Doubt(
            f"{found[0]!r} has no short decimals: write as many as are meant, as in '0.33'"
        )
    return f"{Decimal(found['whole'] or 0) + decimal:f}"


def _sign_at(text: str, place: int) -> _Token:
    if found := _PIECE.match(text, place):
        unit = _POWER.sub(lambda power: power[0].translate(_SUPERSCRIPTS), found[0])
        return _Token(found[0], {"unit": _Meaning(unit)})
    if found := _SIGN.match(text, place):
        roles = {
            role: _Meaning(meaning)
            for role, meaning, signs in _ROLES_OF_SIGNS
            if found[0] in signs.split()
        }
        return _Token(found[0], roles)
    raise _NotRead


# --- values -------------------------------------------------------------------


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
    tokens: list[_Token] = []
    try:
        tokens.extend(_tokens(signs))
        return _Reader(tokens).value()
    except _Doubt as doubt:
        raise ValueSyntaxError(text, str(doubt)) from None
    except _NotRead:
        words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 1]
        if all("unit" in word.roles for word in words):
            return signs
        return ""


class _Reader:
    """Read tokens from the first to the last, each in one role."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens, self.place = tokens, 0
        self.mark = self.rate = self.word = ""
        self.languages: list[frozenset[str]] = []

    def has(self, role: str, ahead: int = 0) -> bool:
        """Return whether the next token, or one after it, may play a role."""
        place = self.place + ahead
        return place < len(self.tokens) and role in self.tokens[place].roles

    def take(self, *roles: str) -> _Token | None:
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
            raise _Doubt(self.tokens[self.place].roles["doubt"].text)

    # --- parts of a value

    def value(self) -> str:
        """Return the value in the spelling of the strict grammar."""
        is_between = self.lead()
        low = self.quantity(is_between=is_between)
        between = " to "
        high = None
        if self.take("to") or (is_between and self.take("and")):
            high = self.quantity(is_between=True)
        elif self.take("tolerance"):
            between, high = " ± ", self.quantity(is_between=True)
        self.trail()
        if self.place < len(self.tokens) or (is_between and not high):
            raise _NotRead
        if self.word and not (high or low).units:
            raise _Doubt(f"a number in words needs a unit: write {self.word!r}")
        if high is None:
            return self.mark + self.written(low)
        if not low.units and not low.powers[0]:
            # Both ends of 5–6 million kilometres are millions.
            low = low._replace(powers=high.powers)
        return self.mark + self.written(low, high) + between + self.written(high)

    def lead(self) -> bool:
        """Read what stands before the number; return whether two ends are announced."""
        is_between = False
        while True:
            self.check()
            if token := self.take("before"):
                if self.mark == token.roles["before"].text:
                    raise _NotRead
                self.add(token.roles["before"].text)
                self.take("colon")
            elif token := self.take("rate"):
                self.rate = token.roles["rate"].text
            elif self.take("between"):
                is_between = True
            else:
                break
        if self.place == 0 and self.has("to") and self.tokens[0].text == "〜":
            raise _Doubt("a wave before a number could be '~' (about) or '≤' (up to): write one")
        return is_between

    def trail(self) -> None:
        """Read the marks that stand behind the number and its unit."""
        while self.has("behind") or self.has("opening") or self.has("comma"):
            if self.take("opening"):
                token = self.take("behind", "before")
                if token is None or not self.take("closing"):
                    raise _NotRead
            else:
                self.take("comma")
                token = self.take("behind")
                if token is None:
                    raise _NotRead
            mark = token.roles.get("behind") or token.roles["before"]
            self.add(mark.text)

    def add(self, mark: str) -> None:
        """Keep a mark; two that differ contradict each other."""
        if self.mark not in ("", mark):
            one, other = MARKS[self.mark], MARKS[mark]
            raise _Doubt(f"{one!r} and {other!r} in one value: write one of them")
        self.mark = mark

    def quantity(self, *, is_between: bool) -> _Quantity:
        """Read a number and its unit, or the two parts of a compound."""
        found = _Quantity([], [], [])
        self.part(found)
        is_next = self.has("number")
        is_joined = self.has("comma") or (self.has("and") and not self.has("to"))
        if is_joined and not is_between:
            is_next = self.has("number", 1)
        if found.units and is_next:
            self.take("and", "comma")
            self.part(found)
            if len(found.units) < 2:
                raise _NotRead
        return found

    def part(self, found: _Quantity) -> None:
        """Read a number and its unit."""
        token = self.take("number")
        if token is None:
            raise _NotRead
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
            if unit and self.has("behind"):
                return unit
            if unit and self.has("unit", 1) and (token := self.take("an")):
                # Miles an hour.
                part = token.text
            elif token := self.take("unit"):
                part = token.roles["unit"].text
            elif unit and (token := self.take("per")):
                part = token.roles["per"].text or token.text
            elif unit and (token := self.take("rate")):
                part = token.roles["rate"].text
            else:
                return unit
            is_joined = unit[-1:] in _JOINTS or part[0] in _JOINTS
            unit += part if is_joined else f" {part}"

    # --- in the spelling of the strict grammar

    def written(self, quantity: _Quantity, other: _Quantity | None = None) -> str:
        """Return a number and its unit; the other end is the one that has the unit of both."""
        units = quantity.units
        meant = units or (other and other.units) or [""]
        texts = []
        for place, number in enumerate(quantity.numbers):
            text = self.number(number, quantity.powers[place], meant[min(place, len(meant) - 1)])
            if units:
                text += f" {units[place]}{self.rate}"
            elif self.rate and other is None:
                raise _NotRead
            texts.append(text)
        return " ".join(texts)

    def number(self, text: str, power: str, unit: str) -> str:
        """Return a number with a decimal point, and its power of ten."""
        found = re.match(r"[0-9.,' ]*[0-9]", text)
        digits = found[0] if found else text
        ending = text[len(digits) :].replace(" ", "").replace("*", "×")
        if self.has_decimal_comma():
            digits = self.pointed(digits)
        if digits[0] == ".":
            digits = f"0{digits}"
        if _is_thousands(digits, unit):
            digits = digits.replace("'", "")
        if re.fullmatch(_INDIAN, digits):
            digits = digits.replace(",", "")
        if power and ending:
            raise _NotRead
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
            raise _Doubt(
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
        raise _Doubt(f"{rest!r} {CONDITION}")


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


_JOINTS = ("", "/", "·", "*")
_WITH_COMMA = frozenset(language.name for language in LANGUAGES if language.decimal == ",")
_INDIAN = r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"
_WITH_POINTS = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})"
_WITH_DECIMALS = r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+),[0-9]+"
_HALVED = (2, 4, 8, 16, 32, 64)
_MAX_PLACES = 6
