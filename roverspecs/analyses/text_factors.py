"""Text factors: how many times as heavy, long or fast as another one a vehicle is said to be.

"Curiosity is five times as heavy as Spirit" has no figure with a unit, and yet can be
held against the catalog: the masses of both are there.  Here such a phrase is read;
:mod:`roverspecs.analyses.factor_verdicts` finds the two vehicles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.factor_words import ANY, GRAMMARS, WEIGHT, Grammar
from roverspecs.analyses.text_words import LETTER, lowered, mark_before, spaced
from roverspecs.errors import ValueSyntaxError
from roverspecs.values import tokens
from roverspecs.values.published import PublishedValue


class Factor(NamedTuple):
    """Hold how many times as much of a spec a text says that something has.

    Attributes
    ----------
    value : PublishedValue
        Without a unit.
    start, end : int
        Its place, with the mark, up to the name of the other vehicle or behind it.
    spec : str
        Empty where the words, such as "larger", do not say which it is.
    is_inverse : bool
        Whether the other vehicle has so many times as much: "five times lighter".
    may_be_one_more : bool
        Some take "five times heavier" for six times as heavy.
    other_start : int
        Where the name of the other vehicle begins at the earliest.
    other_end : int or None
        Where it ends, if it stands within the factor: ten times Sojourner's mass.
    language : str
        A key of :data:`roverspecs.analyses.factor_words.GRAMMARS`.
    verb : str
        The one that a sentence has for it: "be", "weigh", "have" or "drive".
    """

    value: PublishedValue
    start: int
    end: int
    spec: str
    is_inverse: bool
    may_be_one_more: bool
    other_start: int
    other_end: int | None
    language: str
    verb: str


# --- patterns ------------------------------------------------------------------------

_DIGITS = r"[0-9]{1,3}(?:[.,\u00a0\u202f ][0-9]{3}){1,4}(?![0-9])|[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_GROUPED = re.compile(r"[0-9]{1,3}(?P<sign>[.,])[0-9]{3}(?:(?P=sign)[0-9]{3})*")
_TO = r"(?:\s(?:to|or|bis|oder|à|ou|a|o)\s|(?<=[0-9])\s?[-–]\s?(?=[0-9]))"
# Between ten and twenty times.
_BETWEEN = r"(?:between|zwischen|entre|tra|fra)\s"
_AND = r"\s(?:and|und|et|y|e)\s"
_REACH = 60  # characters


class _Patterns(NamedTuple):
    """Hold the patterns of a language: of the words of a factor, and of what stands before them.

    That is a number, and before "as much as" a verb for a weight.
    """

    words: re.Pattern[str]
    number: re.Pattern[str]
    weighs: re.Pattern[str]


@lru_cache
def _patterns(language: str) -> _Patterns:
    """Return the patterns of a language."""
    grammar = GRAMMARS[language]
    adjectives = [f"(?P<more_{spec}>{words})" for spec, words in grammar.adjectives.items()]
    adjectives += [f"(?P<less_{spec}>{words})" for spec, words in grammar.inverse.items()]
    nouns = [f"(?P<noun_{spec}>{words})" for spec, words in grammar.nouns.items()]
    ways = [
        rf"(?P<adjective>{'|'.join(adjectives)})\s(?:{grammar.link})\b",
        rf"(?:{'|'.join(nouns)})\s(?:{grammar.of})(?!\w)",
        rf"(?P<much>{grammar.much})\b",
    ]
    if grammar.has_owner:
        owned = [f"(?P<own_{spec}>{words})" for spec, words in grammar.nouns.items()]
        owner = r"(?P<owner>(?:[\w-]{1,24}\s){0,4}?[\w-]{1,24})"
        ways.append(rf"{owner}['’]s?\s(?:{'|'.join(owned)})\b")
    multiples = "|".join(map(_spelled, grammar.multiples))
    quantity = rf"(?:(?:{grammar.times})|\b(?P<multiple>{multiples}))"
    fill = rf"(?:(?:{grammar.fill})\s){{0,2}}"
    longest = sorted(_numbers(language), key=len, reverse=True)
    number = "|".join([_DIGITS, *map(_spelled, longest)])
    # No part of another number, of a name or of a price.
    before = rf"(?<![{LETTER}.,:/$€£¥±'’−–-])(?<![0-9]\s)"
    low = rf"(?:{_BETWEEN}(?P<least>{number}){_AND}|(?P<low>{number}){_TO})?"
    weighs = rf"\b(?:{grammar.verbs['weigh']})\s"
    return _Patterns(
        spaced(rf"(?i:{quantity}\s{fill}(?:{'|'.join(ways)}))"),
        spaced(rf"(?i:{before}{low}(?P<high>{number})\Z)"),
        spaced(rf"(?i:{weighs}(?:{WEIGHT})?{grammar.asides}\Z)"),
    )


def _spelled(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s").replace(r"\-", r"(?:\s|-)")


@lru_cache
def _numbers(language: str) -> dict[str, str]:
    """Return the numbers in words of a language, by their keys."""
    found = {
        word: roles["number"].text
        for word, roles in tokens.words().items()
        if "number" in roles and language in roles["number"].languages
    }
    found |= GRAMMARS[language].numbers
    return {_key(word): number for word, number in found.items()}


# --- reading ------------------------------------------------------------------------


def factors_in(text: str, decimal: str | None = None) -> list[Factor]:
    """Return the factors of a text that compare something with something else.

    Parameters
    ----------
    text : str
    decimal : {".", ","}, optional
        The sign of decimals; by default that of the language.

    Returns
    -------
    list of Factor
        In the order of the text, each place once.
    """
    found: dict[int, Factor] = {}
    for language in GRAMMARS:
        for match in _patterns(language).words.finditer(text):
            factor = _factor(text, match, language, decimal)
            if factor is not None:
                found.setdefault(factor.end, factor)
    return [found[place] for place in sorted(found)]


def _factor(text: str, found: re.Match[str], language: str, decimal: str | None) -> Factor | None:
    """Return what the words of a match say with the number before them; None without a number.

    "Five times as much" counts right behind a word for a weight alone.
    """
    grammar, patterns = GRAMMARS[language], _patterns(language)
    begin = found.start()
    if found["multiple"]:
        multiples = {_key(word): number for word, number in grammar.multiples.items()}
        numbers = [multiples[_key(found["multiple"])]]
    else:
        number = patterns.number.search(text, max(begin - _REACH, 0), begin)
        if number is None:
            return None
        begin, numbers = number.start(), list(_numbers_of(number, language, decimal))
    mark, start = mark_before(text, begin)
    if found["much"] and not patterns.weighs.search(text[max(start - _REACH, 0) : start]):
        return None
    value = _value(numbers, mark.removeprefix("between"))
    if value is None:
        return None
    named = [name for name, word in found.groupdict().items() if word and "_" in name]
    kind, _, spec = (named or ["much_mass"])[0].partition("_")
    other_start, other_end = found.end(), None
    if kind == "own":
        other_start, other_end = found.span("owner")
    return Factor(
        value=value,
        start=start,
        end=found.end(),
        spec=spec.replace(ANY, ""),
        is_inverse=kind == "less",
        may_be_one_more=not found["multiple"] and _is_more(found, grammar),
        other_start=other_start,
        other_end=other_end,
        language=language,
        verb=_verb(kind, spec),
    )


def _verb(kind: str, spec: str) -> str:
    """Return the verb of a factor: something is so heavy, weighs so much, has such a mass."""
    if spec == "distance_driven":
        return "drive"
    return {"much": "weigh", "noun": "have", "own": "have"}.get(kind, "be")


def _is_more(found: re.Match[str], grammar: Grammar) -> bool:
    """Return whether a match says so many times more, and not so many times as much."""
    # In French, "plus lourd" is all that "heavier" can be.
    words = " ".join(lowered(found[0]).split())
    return re.fullmatch(grammar.more, words) is not None


def _numbers_of(found: re.Match[str], language: str, decimal: str | None) -> Iterator[str]:
    """Yield the number of a match as a record writes it, or both ends of a range."""
    for written in filter(None, (found["least"], found["low"], found["high"])):
        if written[0].isdigit():
            yield _digits(written, decimal or (".", ",")[GRAMMARS[language].has_comma])
        else:
            yield _numbers(language)[_key(written)]


def _key(words: str) -> str:
    """Return words by which a number is looked up, whatever stands between them."""
    return "-".join(lowered(words).replace("-", " ").split())


def _digits(written: str, decimal: str) -> str:
    """Return digits without the signs between groups of three."""
    number = re.sub(r"\s", "", written)
    grouped = _GROUPED.fullmatch(number)
    if grouped and grouped["sign"] != decimal:
        return number.replace(grouped["sign"], "")
    # 5.2 veces, as in Mexico, are no 52.
    return number.replace(",", ".")


def _value(numbers: list[str], mark: str) -> PublishedValue | None:
    """Return a number with its mark, or a range without one; None where it cannot be read."""
    ends = sorted({Decimal(number): number for number in numbers}.items())
    if len(ends) > 1:
        mark = ""
    if not ends[0][0]:
        return None
    try:
        return PublishedValue.parse(mark + "–".join(text for _, text in ends))
    except ValueSyntaxError:
        return None
