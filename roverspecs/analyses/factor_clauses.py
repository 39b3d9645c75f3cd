"""Factor clauses: what may stand around a factor, so that two vehicles themselves are meant.

A clause begins with the one vehicle and a verb, and ends with the other one: "the camera of
Curiosity is five times as heavy as Spirit" is on no vehicle.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.factor_words import GRAMMARS, WEIGHT
from roverspecs.analyses.text_factors import Factor
from roverspecs.analyses.text_names import KIND
from roverspecs.analyses.text_words import spaced

_SIGNS = r"[*_\[\"“„«‘'(]{0,3}"
# A name in bold, a link, a footnote.
_CLOSING = r"[*_\])\"”’]{0,3}(?:\([^() ]*\))?(?:\[[0-9]{1,3}\])*"
_OF_KIND = rf"(?:\s{KIND})?"
_ARTICLE = r"(?i:the|its|their|der|die|das|dem|den|des|le|la|les|el|los|las|il|lo|o|a)"
_RELATED = (
    r"(?i:older|younger|earlier|later|smaller|larger|bigger|little|tiny|small|large|famous|either|"
    r"both|twins?|sisters?|cousins?|predecessors?|Vorgänger|mars|lunar|martian|soviet|chinese|american|"
    r"indian|japanese|european|mars exploration|(?:19|20)[0-9]{2}|"
    r"(?:nasa|esa|china|jaxa|india|japan)['’]s)"
)
_WHAT = rf"(?:{_ARTICLE}\s|l['’])?(?:(?:{_RELATED}|{KIND}),?\s(?:(?i:the|a)\s)?){{0,4}}{_SIGNS}"
# The other vehicle stands right behind, but for an article and what kind of thing it is.
_BEFORE_OTHER = spaced(rf"\s?{_SIGNS}{_WHAT}")
_CONJUNCTION = (
    r"(?i:and|but|while|whereas|und|aber|während|et|mais|tandis que|y|pero|mientras|e|ed|ma|mentre|"
    r"mas|enquanto)"
)
# A sentence or a clause begins with the vehicle, and not with what is false of it.
_LEAD = spaced(
    rf"(?:(?P<begin>.*(?:;\s|,?\s{_CONJUNCTION}\s))|(?:[-*•#>]+\s|[0-9]+[.)]\s)?)"
    r"(?:(?i:but|and|so|thus|today|now|however|in comparison|by comparison|in (?:19|20)[0-9]{2}|"
    rf"aber|heute|mais|aujourd['’]hui|pero|hoy|oggi|hoje),?\s)?{_SIGNS}{_WHAT}"
)
# Behind the other vehicle the clause ends: as Spirit, and not as Spirit and its lander.
_TAIL = spaced(
    rf"{_OF_KIND}{_CLOSING}"
    r"(?:\s(?:was|is|did|does|were|had|has)(?=[.,;)]|\s?\Z))?"
    rf"(?:\s?\Z|[.;!?:)|\n]|,?\s(?={_CONJUNCTION}\s)|,(?=\s)|\s[–—]\s)"
)
_POSSESSED = spaced(
    rf"\s?{_CONJUNCTION}\s(?i:the|an?|its|their|his|her|sein\w*|ihr\w*|sa|son|ses|sus?|suo|sua|seu)\s"
)


def stands_behind(text: str, factor: Factor, place: int) -> bool:
    """Return whether a name at a place is that of the vehicle with which a factor compares.

    Parameters
    ----------
    text : str
    factor : Factor
    place : int
        Where the name begins.

    Returns
    -------
    bool
    """
    return _BEFORE_OTHER.fullmatch(text, factor.other_start, place) is not None


def begins_clause(lead: str, *, is_begin: bool) -> bool:
    """Return whether a name behind some words begins a sentence or a clause.

    Parameters
    ----------
    lead : str
        The words of the sentence before the name.
    is_begin : bool
        Whether these are all of them.

    Returns
    -------
    bool
    """
    found = _LEAD.fullmatch(lead.lstrip())
    return found is not None and (is_begin or found["begin"] is not None)


def ends_clause(text: str, place: int, last: int) -> bool:
    """Return whether a clause ends behind a name.

    Parameters
    ----------
    text : str
    place, last : int
        Where the name ends, and the sentence.

    Returns
    -------
    bool
    """
    found = _TAIL.match(text, place, last)
    return found is not None and not _POSSESSED.match(text, found.end(), last)


class Surroundings(NamedTuple):
    """Hold what may stand around a factor, in a language and with a verb.

    Attributes
    ----------
    behind_name : re.Pattern
        Between the name of the vehicle that the sentence is about and the factor.
    pronoun : re.Pattern
        From the beginning of the sentence to the factor, where a pronoun stands for the vehicle.
    continued : re.Pattern
        Between the name of the other vehicle of a factor and the next factor.
    verb : re.Pattern
        Behind the name of a vehicle with which another clause begins.
    """

    behind_name: re.Pattern[str]
    pronoun: re.Pattern[str]
    continued: re.Pattern[str]
    verb: re.Pattern[str]


@lru_cache
def surroundings(language: str, verb: str) -> Surroundings:
    """Return what may stand around a factor.

    Parameters
    ----------
    language, verb : str
        Those of a :class:`Factor`.

    Returns
    -------
    Surroundings
    """
    grammar = GRAMMARS[language]
    verbs, every = grammar.verbs[verb], "|".join(grammar.verbs.values())
    ways = [rf"\s(?i:{grammar.verbs['weigh']})\s{WEIGHT}"]
    if verb in ("be", "have"):
        # Without a verb: Curiosity, five times as heavy as Spirit, landed.
        ways.append(r",\s")
    if verb == "have":
        # It is five times the mass of another.
        verbs = rf"{verbs}|{grammar.verbs['be']}"
        ways.append(r",?\s(?i:with|having|mit|avec|con|com)\s")
    predicate = rf"(?i:{verbs})\s{grammar.asides}"
    # Curiosity landed in 2012 and is five times as heavy.
    ways += [
        rf"\s{predicate}",
        rf"\s(?:(?i:{every})|\w+ed)\s[^,;:()]{{1,60}}\s{_CONJUNCTION}\s{predicate}",
    ]
    aside = (
        r"(?:\s\([^()a-z]{1,20}\)|"
        r",\s(?i:which|that|who|whose|der|die|das|qui|que|che)\s[^,;:.()]{1,60},)?"
    )
    the = r"(?i:the|this|der|die|dieser|le|ce|el|este|il|questo|o|a)"
    return Surroundings(
        spaced(rf"{_CLOSING}{_OF_KIND}{aside}(?:{'|'.join(ways)})"),
        spaced(rf"(?:(?i:{grammar.subjects})|{the}\s{KIND})\s{predicate}"),
        spaced(rf"{_CLOSING}{_OF_KIND},?\s(?:{_CONJUNCTION}\s(?:{predicate})?|{predicate})"),
        spaced(rf"{_OF_KIND}\s(?:(?i:{every})|(?!combined)\w+ed)\b"),
    )
