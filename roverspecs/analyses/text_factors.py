"""Text factors: how many times as heavy, long or fast as another one a vehicle is said to be.

"Curiosity is five times as heavy as Spirit" has no figure with a unit, and yet can be
held against the catalog: the masses of both are there.  Here such a phrase is read;
:mod:`roverspecs.analyses.factor_verdicts` finds the two vehicles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from roverspecs.analyses.text_names import KIND_WORD
from roverspecs.analyses.text_words import LETTER, SPACE, mark_before, small
from roverspecs.errors import ValueSyntaxError
from roverspecs.values.published import PublishedValue
from roverspecs.values.tokens import words


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
    is_more : bool
        Whether one more may be meant: some take "five times heavier" for six times as heavy.
    other : tuple of (int, int)
        Where the name of the other vehicle may begin at the earliest, and where it ends, or 0.
    language, verb : str
        The verb, as "be", that a sentence of the language has for it.
    """

    value: PublishedValue
    start: int
    end: int
    spec: str
    is_inverse: bool
    is_more: bool
    other: tuple[int, int]
    language: str
    verb: str


# --- words ------------------------------------------------------------------------

_ANY = "any"
"""The place of words that do not say which spec they are about."""


class _Tongue(NamedTuple):
    """Hold how a language says how many times as much something has, as patterns.

    Attributes
    ----------
    times : str
        Behind a number.
    multiples : mapping of str to str
        Words for both, and the number that each has.
    fill : str
        What may stand between them and the word that names the spec.
    adjectives, inverse : mapping of str to str
        For each spec the words that say it, and those that say its contrary.
    nouns : mapping of str to str
        For each spec the nouns that name it.
    link, of : str
        Between an adjective, or a noun, and the name of the other vehicle.
    comparative : str
        An adjective of a comparison that some take for so many times more than the whole.
    has_comma : bool
        Whether the sign of decimals is a comma.
    verbs : mapping of str to str
        The forms of "be", "weigh", "have" and "drive".
    much : str
        Behind "five times" after a word for a weight.
    aside : str
        What may stand between the verb and the factor.
    subjects : str
        Pronouns for a vehicle.
    """

    times: str
    multiples: Mapping[str, str]
    fill: str
    adjectives: Mapping[str, str]
    inverse: Mapping[str, str]
    nouns: Mapping[str, str]
    link: str
    of: str
    verbs: Mapping[str, str]
    much: str
    aside: str
    subjects: str
    comparative: str = "$."
    has_comma: bool = True


_TONGUES = {
    "English": _Tongue(
        times=r"(?:\s|-)times|\s?[x×]",
        multiples={"twice": "2", "double": "2", "thrice": "3", "triple": "3", "half": "0.5"},
        fill="as|more|the",
        adjectives={
            "mass": "heavy|heavier|massive",
            "length": "long|longer",
            "width": "wide|wider",
            "height": "tall|taller|high|higher",
            "top_speed": "fast|faster",
            "distance_driven": "far|farther|further",
            _ANY: "large|larger|big|bigger|powerful",
        },
        inverse={"mass": "light|lighter", "top_speed": "slow|slower", _ANY: "small|smaller"},
        nouns={
            "mass": "mass|weight",
            "length": "length",
            "width": "width",
            "height": "height",
            "diameter": "diameter",
            "top_speed": "top speed|maximum speed|speed",
            _ANY: "size",
        },
        link="as|than",
        of="(?:that )?of",
        comparative=r"\w+er",
        has_comma=False,
        verbs={
            "be": "is|was|are|were|will be",
            "weigh": "weighs?|weighed|weighing",
            "have": "has|had|have",
            "drive": "drove|travell?ed|has driven|has travell?ed|have driven",
        },
        much="as much as|more than",
        aside="each|both|also|thus|now|still|therefore|itself|only|just|some|even|at|with|a",
        subjects="it|they|both",
    ),
    "German": _Tongue(
        times=r"(?:\s|-)?mal",
        multiples={"doppelt": "2", "dreifach": "3", "halb": "0.5"},
        fill="so",
        adjectives={
            "mass": "schwer|schwerer",
            "length": "lang|länger",
            "width": "breit|breiter",
            "height": "hoch|höher",
            "top_speed": "schnell|schneller",
            "distance_driven": "weit|weiter",
            _ANY: "groß|größer",
        },
        inverse={"mass": "leicht|leichter", "top_speed": "langsamer", _ANY: "kleiner"},
        nouns={
            "mass": "Masse|Gewicht",
            "length": "Länge",
            "width": "Breite",
            "height": "Höhe",
            _ANY: "Größe",
        },
        link="wie|als",
        of="von|der|des",
        comparative=r"\w+er",
        verbs={
            "be": "ist|war|sind|waren",
            "weigh": "wiegt|wog|wiegen|wogen",
            "have": "hat|hatte|haben|hatten",
            "drive": "fuhr|fuhren",
        },
        much="so viel wie|mehr als",
        aside="jeweils|auch|also|je|nur|sogar|somit|damit|die|das|eine",
        subjects="er|es|sie|beide",
    ),
    "French": _Tongue(
        times=r"\sfois",
        multiples={"le double de": "2", "la moitié de": "0.5"},
        fill="aussi|plus|la|le",
        adjectives={
            "mass": "lourde?s?|massi(?:f|ve)s?",
            "length": "longue?s?|longs?",
            "width": "larges?",
            "height": "haute?s?",
            "top_speed": "rapides?|vite",
            "distance_driven": "loin",
            _ANY: "grande?s?|gros|grosses?",
        },
        inverse={"mass": "légères?|légers?", "top_speed": "lente?s?", _ANY: "petite?s?"},
        nouns={
            "mass": "masse|poids",
            "length": "longueur",
            "width": "largeur",
            "height": "hauteur",
            "top_speed": "vitesse",
            _ANY: "taille",
        },
        link="que",
        of="de|du|d['’]",
        verbs={
            "be": "est|était|sont|étaient",
            "weigh": "pèse|pesait|pèsent|pesaient",
            "have": "a|avait|ont|avaient",
            "drive": "a parcouru|ont parcouru",
        },
        much="plus que|autant que",
        aside="aussi|donc|ainsi|chacune?|même|environ",
        subjects="il|elle|ils|elles",
    ),
    "Spanish": _Tongue(
        times=r"\sveces",
        multiples={"el doble de": "2", "la mitad de": "0.5"},
        fill="tan|más|la|el",
        adjectives={
            "mass": "pesad[oa]s?|masiv[oa]s?",
            "length": "larg[oa]s?",
            "width": "anch[oa]s?",
            "height": "alt[oa]s?",
            "top_speed": "rápid[oa]s?",
            "distance_driven": "lejos",
            _ANY: "grandes?",
        },
        inverse={
            "mass": "liger[oa]s?|livian[oa]s?",
            "top_speed": "lent[oa]s?",
            _ANY: "pequeñ[oa]s?",
        },
        nouns={
            "mass": "masa|peso",
            "length": "longitud",
            "width": "anchura",
            "height": "altura",
            "top_speed": "velocidad",
            _ANY: "tamaño",
        },
        link="que|como",
        of="de|del",
        verbs={
            "be": "es|era|son|eran",
            "weigh": "pesa|pesaba|pesan|pesaban",
            "have": "tiene|tenía|tienen|tenían",
            "drive": "recorrió|recorrieron",
        },
        much="más que|tanto como",
        aside="también|así|cada uno|incluso|unas",
        subjects="él|ella|ellos|ambos",
    ),
    "Italian": _Tongue(
        times=r"\svolte",
        multiples={"il doppio": "2", "la metà": "0.5"},
        fill="più|tanto|la|il",
        adjectives={
            "mass": "pesant[ei]",
            "length": "lung(?:[oa]|h[ie])",
            "width": "larg(?:[oa]|h[ie])",
            "height": "alt[oaie]",
            "top_speed": "veloc[ei]",
            "distance_driven": "lontano",
            _ANY: "grand[ei]",
        },
        inverse={"mass": "legger[oaie]", "top_speed": "lent[oaie]", _ANY: "piccol[oaie]"},
        nouns={
            "mass": "massa|peso",
            "length": "lunghezza",
            "width": "larghezza",
            "height": "altezza",
            "top_speed": "velocità",
            _ANY: "dimensione",
        },
        link="di|del|della|dello|rispetto a",
        of="di|del|della|dello",
        verbs={
            "be": "è|era|sono|erano",
            "weigh": "pesa|pesava|pesano|pesavano",
            "have": "ha|aveva|hanno|avevano",
            "drive": "ha percorso|hanno percorso",
        },
        much="più di",
        aside="anche|quindi|ciascuno|circa|persino",
        subjects="esso|essa|entrambi",
    ),
    "Portuguese": _Tongue(
        times=r"\svezes",
        multiples={"o dobro da": "2", "metade da": "0.5"},
        fill="tão|mais|a|o",
        adjectives={
            "mass": "pesad[oa]s?|massiv[oa]s?",
            "length": "comprid[oa]s?|long[oa]s?",
            "width": "larg[oa]s?",
            "height": "alt[oa]s?",
            "top_speed": "rápid[oa]s?",
            "distance_driven": "longe",
            _ANY: "grandes?|maior(?:es)?",
        },
        inverse={"mass": "leves?", "top_speed": "lent[oa]s?", _ANY: "menor(?:es)?"},
        nouns={
            "mass": "massa|peso",
            "length": "comprimento",
            "width": "largura",
            "height": "altura",
            "top_speed": "velocidade",
            _ANY: "tamanho",
        },
        link="que|do que|quanto",
        of="de|do|da",
        verbs={
            "be": "é|era|são|eram",
            "weigh": "pesa|pesava|pesam|pesavam",
            "have": "tem|tinha|têm|tinham",
            "drive": "percorreu|percorreram",
        },
        much="mais que|mais do que|tanto quanto",
        aside="também|assim|cada um|cerca de",
        subjects="ele|ela|eles|ambos",
    ),
}

# The numbers that languages share with the grammar of values go up to twelve.
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGER = {
    **{word: f"{10 * number}" for number, word in enumerate(_TENS, start=2)},
    **{
        f"{word}-{unit}": f"{10 * ten + number}"
        for ten, word in enumerate(_TENS, start=2)
        for number, unit in enumerate(_UNITS, start=1)
    },
    "a hundred": "100",
    "a thousand": "1000",
}
_DIGITS = r"[0-9]{1,3}(?:[.,\u00a0\u202f ][0-9]{3}){1,4}(?![0-9])|[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_GROUPED = re.compile(r"[0-9]{1,3}(?P<sign>[.,])[0-9]{3}(?:(?P=sign)[0-9]{3})*")
_TO = r"(?:\s(?:to|or|bis|oder|à|ou|a|o)\s|(?<=[0-9])\s?[-–]\s?(?=[0-9]))"
# Between ten and twenty times.
_BETWEEN = r"(?:between|zwischen|entre|tra|fra)\s"
_AND = r"\s(?:and|und|et|y|e)\s"
_REACH = 60
_KIND = KIND_WORD.pattern.replace("(?P<latin>", "(?:").replace("(?P<other>", "(?:")


class _Patterns(NamedTuple):
    """Hold the patterns of a language: of the words of a factor, and of a number before them."""

    words: re.Pattern[str]
    number: re.Pattern[str]
    weighs: re.Pattern[str]


def spaced(pattern: str) -> re.Pattern[str]:
    """Return a pattern whose white space stays within a paragraph or a cell."""
    return re.compile(pattern.replace(r"\s", SPACE))


@lru_cache
def _patterns(language: str) -> _Patterns:
    """Return the patterns of a language."""
    tongue = _TONGUES[language]
    adjectives = [f"(?P<more_{spec}>{words})" for spec, words in tongue.adjectives.items()]
    adjectives += [f"(?P<less_{spec}>{words})" for spec, words in tongue.inverse.items()]
    nouns = [f"(?P<noun_{spec}>{words})" for spec, words in tongue.nouns.items()]
    ways = [
        rf"(?P<adjective>{'|'.join(adjectives)})\s(?:{tongue.link})\b",
        rf"(?:{'|'.join(nouns)})\s(?:{tongue.of})(?!\w)",
        rf"(?P<much>{tongue.much})\b",
    ]
    if language == "English":
        owned = [f"(?P<own_{spec}>{words})" for spec, words in tongue.nouns.items()]
        owner = r"(?P<owner>(?:[\w-]{1,24}\s){0,4}?[\w-]{1,24})"
        ways.append(rf"{owner}['’]s?\s(?:{'|'.join(owned)})\b")
    multiples = "|".join(map(_spelled, tongue.multiples))
    quantity = rf"(?:(?:{tongue.times})|\b(?P<multiple>{multiples}))"
    fill = rf"(?:(?P<fill>{tongue.fill})\s){{0,2}}"
    longest = sorted(_numbers(language), key=len, reverse=True)
    number = "|".join([_DIGITS, *map(_spelled, longest)])
    # No part of another number, of a name or of a price.
    before = rf"(?<![{LETTER}.,:/$€£¥±'’−–-])(?<![0-9]\s)"
    low = rf"(?:{_BETWEEN}(?P<least>{number}){_AND}|(?P<low>{number}){_TO})?"
    aside = rf"(?:(?:{tongue.aside})\s){{0,3}}"
    return _Patterns(
        spaced(rf"(?i:{quantity}\s{fill}(?:{'|'.join(ways)}))"),
        spaced(rf"(?i:{before}{low}(?P<high>{number})\Z)"),
        spaced(rf"(?i:\b(?:{tongue.verbs['weigh']})\s(?:[^,;:()]{{1,30}},\s)?{aside}\Z)"),
    )


def _spelled(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s").replace(r"\-", r"(?:\s|-)")


@lru_cache
def _numbers(language: str) -> dict[str, str]:
    """Return the numbers in words of a language, by their keys."""
    found = {
        word: roles["number"].text
        for word, roles in words().items()
        if "number" in roles and language in roles["number"].languages
    }
    if language == "English":
        found |= _LARGER
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
    for language in _TONGUES:
        for match in _patterns(language).words.finditer(text):
            factor = _factor(text, match, language, decimal)
            if factor is not None:
                found.setdefault(factor.end, factor)
    return [found[place] for place in sorted(found)]


def _factor(text: str, found: re.Match[str], language: str, decimal: str | None) -> Factor | None:
    """Return what the words of a match say with the number before them; None without a number.

    "Five times as much" counts right behind a word for a weight alone.
    """
    tongue, patterns = _TONGUES[language], _patterns(language)
    begin = found.start()
    if found["multiple"]:
        multiples = {_key(word): number for word, number in tongue.multiples.items()}
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
    other = (found.end(), 0)
    if kind == "own":
        other = found.span("owner")
    return Factor(
        value=value,
        start=start,
        end=found.end(),
        spec=spec.replace(_ANY, ""),
        is_inverse=kind == "less",
        is_more=not found["multiple"] and _is_more(found, tongue),
        other=other,
        language=language,
        verb=_verb(kind, spec),
    )


def _verb(kind: str, spec: str) -> str:
    """Return the verb of a factor: something is so heavy, weighs so much, has such a mass."""
    if spec == "distance_driven":
        return "drive"
    return {"much": "weigh", "noun": "have", "own": "have"}.get(kind, "be")


def _is_more(found: re.Match[str], tongue: _Tongue) -> bool:
    """Return whether a match says so many times more, and not so many times as much."""
    adjective = found["adjective"] or ""
    is_longer = re.fullmatch(tongue.comparative, adjective) is not None
    # In French, "plus lourd" is all that "heavier" can be.
    is_english_more = tongue is _TONGUES["English"] and small(found["fill"] or "") == "more"
    return is_longer or is_english_more or small(found["much"] or "").endswith((" than", " als"))


def _numbers_of(found: re.Match[str], language: str, decimal: str | None) -> Iterator[str]:
    """Yield the number of a match as a record writes it, or both ends of a range."""
    for written in filter(None, (found["least"], found["low"], found["high"])):
        if written[0].isdigit():
            yield _digits(written, decimal or (".", ",")[_TONGUES[language].has_comma])
        else:
            yield _numbers(language)[_key(written)]


def _key(words: str) -> str:
    """Return words by which a number is looked up, whatever stands between them."""
    return "-".join(small(words).replace("-", " ").split())


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


# --- the sentence around --------------------------------------------------------------

_SIGNS = r"[*_\[\"“„«‘'(]{0,3}"
_ARTICLE = r"(?i:the|its|their|der|die|das|dem|den|des|le|la|les|el|los|las|il|lo|o|a)"
_RELATED = (
    r"(?i:older|younger|earlier|later|smaller|larger|bigger|little|tiny|small|large|famous|either|both|"
    r"twins?|sisters?|cousins?|predecessors?|Vorgänger|mars|lunar|martian|soviet|chinese|american|"
    r"indian|japanese|european|mars exploration|(?:19|20)[0-9]{2}|"
    r"(?:nasa|esa|china|jaxa|india|japan)['’]s)"
)
_WHAT = rf"(?:{_ARTICLE}\s|l['’])?(?:(?:{_RELATED}|{_KIND}),?\s(?:(?i:the|a)\s)?){{0,4}}{_SIGNS}"
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
    rf"(?:\s{_KIND})?[*_\])\"”’]{{0,3}}(?:\([^()\s]*\))?(?:\[[0-9]{{1,3}}\])*"
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
    """
    return _BEFORE_OTHER.fullmatch(text, factor.other[0], place) is not None


def begins_clause(lead: str, *, is_begin: bool) -> bool:
    """Return whether a name behind some words begins a sentence or a clause.

    Parameters
    ----------
    lead : str
        The words of the sentence before the name.
    is_begin : bool
        Whether these are all of them.
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
    """Return what may stand around a factor."""
    tongue = _TONGUES[language]
    verbs = tongue.verbs[verb]
    weighs, every = tongue.verbs["weigh"], "|".join(tongue.verbs.values())
    # Curiosity weighs 899 kg, five times as much as Spirit.
    ways = [rf"\s(?i:{weighs})\s[^,;:()]{{1,30}},\s"]
    if verb in ("be", "have"):
        # Without a verb: Curiosity, five times as heavy as Spirit, landed.
        ways.append(r",\s")
    if verb == "have":
        # It is five times the mass of another.
        verbs = rf"{verbs}|{tongue.verbs['be']}"
        ways.append(r",?\s(?i:with|having|mit|avec|con|com)\s")
    predicate = rf"(?i:{verbs})\s(?:(?i:{tongue.aside})\s){{0,3}}"
    # Curiosity landed in 2012 and is five times as heavy.
    ways += [
        rf"\s{predicate}",
        rf"\s(?:(?i:{every})|\w+ed)\s[^,;:()]{{1,60}}\s{_CONJUNCTION}\s{predicate}",
    ]
    kind = rf"(?:\s{_KIND})?"
    signs = r"[*_\])\"”’]{0,3}(?:\([^()\s]*\))?(?:\[[0-9]{1,3}\])*"
    aside = (
        r"(?:\s\([^()a-z]{1,20}\)|"
        r",\s(?i:which|that|who|whose|der|die|das|qui|que|che)\s[^,;:.()]{1,60},)?"
    )
    the = r"(?i:the|this|der|die|dieser|le|ce|el|este|il|questo|o|a)"
    return Surroundings(
        spaced(rf"{signs}{kind}{aside}(?:{'|'.join(ways)})"),
        spaced(rf"(?:(?i:{tongue.subjects})|{the}\s{_KIND})\s{predicate}"),
        spaced(rf"{signs}{kind},?\s(?:{_CONJUNCTION}\s(?:{predicate})?|{predicate})"),
        spaced(rf"{kind}\s(?:(?i:{every})|(?!combined)\w+ed)\b"),
    )
