"""Tokens: the numbers, words and signs that a printed text is made of.

A word has a meaning in each role that it may play, from the tables of
:mod:`roverspecs.values.languages`; :mod:`roverspecs.values.printed` decides on the
role.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from roverspecs.values._factors import FACTORS
from roverspecs.values.languages import DOUBTS, LANGUAGES, Entry

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

_SIGNS: dict[int, str] = {}
for _sign, _others in SIGNS.items():
    _SIGNS |= dict.fromkeys(map(ord, _others), _sign)
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
    if text.isascii():
        if "  " not in text:
            return text.strip(" ")
        return re.sub(" +", " ", text).strip(" ")
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
    # In 3/8-½ the hyphen could join a whole number and its fraction.
    rf"(?![0-9/⁄]|-[{_VULGAR}]|[.,'][0-9])"
)
_DIGITS = re.compile(
    r"(?:[0-9]+(?:[.,'][0-9]+| [0-9]{3}(?![0-9]))*|\.[0-9]+)"
    r"(?:[eE][+-]?[0-9]+| ?[×x*] ?10(?:\^ ?-?[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?"
)
_BY = re.compile(r"[×xX*](?= ?[.0-9½¼¾])")
_SIGN = re.compile(r"\+/-|\+-|<=|>=|\.\.\.?|[-‐‑–—~〜±≤≥<>()\[\]+/·*,:]")
# Role, meaning, and the signs that have it.
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


_HALVED = (2, 4, 8, 16, 32, 64)
_MAX_PLACES = 6


class Meaning(NamedTuple):
    """Hold the meaning of a word in one role, and the languages that have it."""

    text: str
    languages: frozenset[str] = frozenset()


class Token(NamedTuple):
    """Hold a number, a word or a sign, with its meaning in each role that it may play."""

    text: str
    roles: Mapping[str, Meaning]


class AmbiguityError(Exception):
    """Say why a text could mean two values, and what to write."""


class UnreadError(Exception):
    """Say that a text has no form that is known here."""


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, Meaning]]:
    """Return the roles of each spelling: units as they are, other words in small letters.

    Returns
    -------
    dict of str to dict
        The meaning of a word in each role of :data:`roverspecs.values.languages.ROLES`;
        ``"between"`` and ``"and"`` stand around and between two ends, and ``"doubt"`` has a reason.
    """
    found: dict[str, dict[str, Meaning]] = {}
    for language in LANGUAGES:
        for entry in language.entries:
            for role, spelling in _spellings(entry):
                roles = found.setdefault(spelling, {})
                others = roles.get(role, Meaning("")).languages
                meaning = "" if role in ("between", "and") else entry.meaning
                roles[role] = Meaning(meaning, others | {language.name})
    for article in ("a", "an"):
        found[article]["an"] = Meaning(article)
    for word, reason in DOUBTS.items():
        found[word] = {"doubt": Meaning(f"{word!r} {reason}")}
    return found


def is_word(text: str) -> bool:
    """Return whether a text is a word of the tables, in any role."""
    return text in words() or text.casefold() in words()


def _spellings(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the role and the spelling of each word of an entry."""
    for texts in entry.spellings.split(", "):
        spelling = unicodedata.normalize("NFC", texts).translate(_SIGNS)
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
    for word in words():
        found.setdefault(word[0].casefold(), set()).add(len(word))
    return {letter: sorted(lengths, reverse=True) for letter, lengths in found.items()}


def _word_at(text: str, place: int) -> Token | None:
    """Return the longest word of the tables that stands at a place of a text."""
    known = words()
    for length in _lengths().get(text[place].casefold(), ()):
        word = text[place : place + length]
        if len(word) < length:
            continue
        folded = word.casefold()
        if word not in known and folded not in known:
            continue
        roles = known.get(folded, {}) | known.get(word, {})
        # In small letters there are the other words; a unit is looked up as it is.
        if word not in known:
            roles = {role: meaning for role, meaning in roles.items() if role != "unit"}
        if roles and _is_word(text, place, place + length):
            if word.rstrip(".") in FACTORS or (length == 1 and word.isupper()):
                # Minutes and amperes are units, too, where one may stand.
                roles.setdefault("unit", Meaning(word))
            return Token(word, roles)
    return None


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether a word ends where letters do, if its script has spaces."""
    joined = rf"{_LETTER}"
    is_cut_off = re.fullmatch(joined, text[end - 1]) and re.match(joined, text[end:])
    is_cut_out = re.match(joined, text[start:]) and re.search(rf"{joined}\Z", text[:start])
    return not is_cut_off and not is_cut_out


def tokens_in(text: str) -> Iterator[Token]:
    """Yield the numbers, words and signs of a text in plain signs.

    Parameters
    ----------
    text : str

    Yields
    ------
    Token

    Raises
    ------
    UnreadError
        If a sign is unknown.
    AmbiguityError
        If a fraction could be something else.
    """
    place = 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        token = _number_at(text, place) or _word_at(text, place) or _sign_at(text, place)
        yield token
        place += len(token.text)


def _number_at(text: str, place: int) -> Token | None:
    if found := _FRACTION.match(text, place):
        return Token(found[0], {"number": Meaning(_decimal(found))})
    if found := _DIGITS.match(text, place):
        return Token(found[0], {"number": Meaning(found[0])})
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
        raise AmbiguityError(
            f"{found[0]!r} could be a fraction or two numbers: write a decimal number, "
            "or give each its own claim"
        )
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(decimal) != number or -int(decimal.as_tuple().exponent) > _MAX_PLACES:
        raise AmbiguityError(
            f"{found[0]!r} has no short decimals: write as many as are meant, as in '0.33'"
        )
    return f"{Decimal(found['whole'] or 0) + decimal:f}"


def _sign_at(text: str, place: int) -> Token:
    if found := _BY.match(text, place):
        return Token(found[0], {"by": Meaning("×")})
    if found := _PIECE.match(text, place):
        unit = _POWER.sub(lambda power: power[0].translate(_SUPERSCRIPTS), found[0])
        return Token(found[0], {"unit": Meaning(unit)})
    if found := _SIGN.match(text, place):
        roles = {
            role: Meaning(meaning)
            for role, meaning, signs in _ROLES_OF_SIGNS
            if found[0] in signs.split()
        }
        return Token(found[0], roles)
    raise UnreadError
