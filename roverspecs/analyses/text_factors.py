"""Text factors: how many times as heavy, long or fast as another one a vehicle is said to be.

"Curiosity is five times as heavy as Spirit" has no figure with a unit, and yet can be
held against the catalog: the masses of both are there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import attrs

from roverspecs.analyses.rules import Cited
from roverspecs.analyses.statements import AGREES, DIFFERS, SUPERSEDED, Statement
from roverspecs.analyses.text_claims import accepted
from roverspecs.analyses.text_words import LETTER, SPACE, mark_before
from roverspecs.analyses.texts import BREAK
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.agreement import is_compatible
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span
from roverspecs.values.tokens import words

UNNAMED = "the text does not say with which vehicle it compares"
"""Why a factor is not compared that names no other vehicle of the catalog."""


class Factor(NamedTuple):
    """Hold how many times as much of a spec a text says that a vehicle has.

    Attributes
    ----------
    value : PublishedValue
        Without a unit.
    start, end : int
        Its place; the name of the other vehicle begins near its end, or within it.
    spec : str
        Empty where the words, such as "larger", do not say which it is.
    is_inverse : bool
        Whether the other vehicle has so many times as much: "five times lighter".
    is_more : bool
        Whether one more may be meant: some take "five times heavier" for six times as heavy.
    name_from : int
        Where the name of the other vehicle may begin at the earliest.
    """

    value: PublishedValue
    start: int
    end: int
    spec: str
    is_inverse: bool
    is_more: bool
    name_from: int


# --- words ------------------------------------------------------------------------

_ANY = "any"
"""The place of words that do not say which spec they are about."""


class _Tongue(NamedTuple):
    """Hold how a language says how many times as much something has.

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
        A word of a comparison that some take for so many times more than the whole.
    has_comma : bool
        Whether the sign of decimals is a comma.
    """

    times: str
    multiples: Mapping[str, str]
    fill: str
    adjectives: Mapping[str, str]
    inverse: Mapping[str, str]
    nouns: Mapping[str, str]
    link: str
    of: str
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
    ),
    "French": _Tongue(
        times=r"\sfois",
        multiples={"le double de": "2", "la moitié de": "0.5"},
        fill="aussi|plus|la|le",
        adjectives={
            "mass": "lourde?|massi(?:f|ve)",
            "length": "longue?|long",
            "width": "large",
            "height": "haute?",
            "top_speed": "rapide|vite",
            "distance_driven": "loin",
            _ANY: "grande?|gros|grosse",
        },
        inverse={"mass": "légère?|léger", "top_speed": "lente?", _ANY: "petite?"},
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
    ),
    "Spanish": _Tongue(
        times=r"\sveces",
        multiples={"el doble de": "2", "la mitad de": "0.5"},
        fill="tan|más|la|el",
        adjectives={
            "mass": "pesad[oa]|masiv[oa]",
            "length": "larg[oa]",
            "width": "anch[oa]",
            "height": "alt[oa]",
            "top_speed": "rápid[oa]",
            "distance_driven": "lejos",
            _ANY: "grande",
        },
        inverse={"mass": "liger[oa]|livian[oa]", "top_speed": "lent[oa]", _ANY: "pequeñ[oa]"},
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
    ),
    "Italian": _Tongue(
        times=r"\svolte",
        multiples={"il doppio": "2", "la metà": "0.5"},
        fill="più|tanto|la|il",
        adjectives={
            "mass": "pesante",
            "length": "lung[oa]",
            "width": "larg[oa]",
            "height": "alt[oa]",
            "top_speed": "veloce",
            "distance_driven": "lontano",
            _ANY: "grande",
        },
        inverse={"mass": "legger[oa]", "top_speed": "lent[oa]", _ANY: "piccol[oa]"},
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
    ),
    "Portuguese": _Tongue(
        times=r"\svezes",
        multiples={"o dobro da": "2", "metade da": "0.5"},
        fill="tão|mais|a|o",
        adjectives={
            "mass": "pesad[oa]|massiv[oa]",
            "length": "comprid[oa]|long[oa]",
            "width": "larg[oa]",
            "height": "alt[oa]",
            "top_speed": "rápid[oa]",
            "distance_driven": "longe",
            _ANY: "grande|maior",
        },
        inverse={"mass": "leve", "top_speed": "lent[oa]", _ANY: "menor"},
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
    ),
}

# The numbers that languages share with the grammar of values go up to twelve.
_LARGER = {
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "a hundred": "100",
    "a thousand": "1000",
}
_DIGITS = r"[0-9]{1,3}(?:[.,\u00a0\u202f ][0-9]{3}){1,4}(?![0-9])|[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_TO = r"(?:\s?[-–]\s?|\s(?:to|and|or|bis|und|oder|à|et|ou|a|y|o|e)\s)"
# It weighs five times as much as, or five times more than.
_AS_MUCH = r"as much as|more than"
_WEIGHS = re.compile(rf"(?i:\bweigh(?:s|ed|ing|t)?\b)[^.;{BREAK}]{{0,40}}\Z")
_REACH = 60
# Between "as" and the name of a vehicle: as its older twin, the rover Spirit, and not as a car
# that Spirit saw.
_ASIDE = (
    "that|which|who|whom|whose|when|while|as|than|of|for|by|on|in|to|and|or|but|from|with|is|was|"
    "are|were|has|had|und|oder|von|mit|in|auf|et|ou|qui|de|avec|dans|y|o|con|e|che|com|em"
)
_BEFORE_NAME = re.compile(
    rf"{SPACE}?(?:(?!(?i:{_ASIDE}){SPACE})[\w'’-]{{1,24}},?{SPACE}){{0,5}}[\"“„«‘'(]?"
)


class _Patterns(NamedTuple):
    """Hold the patterns of a language: of the words of a factor, and of a number before them."""

    words: re.Pattern[str]
    number: re.Pattern[str]


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
    ]
    if language == "English":
        owned = [f"(?P<own_{spec}>{words})" for spec, words in tongue.nouns.items()]
        owner = r"(?P<owner>(?:[\w-]{1,24}\s){0,4}?[\w-]{1,24})"
        ways += [rf"(?:{_AS_MUCH})\b", rf"{owner}['’]s?\s(?:{'|'.join(owned)})\b"]
    multiples = "|".join(map(re.escape, tongue.multiples))
    quantity = rf"(?:(?:{tongue.times})|\b(?P<multiple>{multiples}))"
    words = rf"(?i:{quantity}\s(?:(?:{tongue.fill})\s){{0,2}}(?:{'|'.join(ways)}))"
    number = "|".join([_DIGITS, *sorted(_numbers(language), key=len, reverse=True)])
    # No part of another number, of a name or of a price.
    before = rf"(?<![{LETTER}.,:/$€£¥−-])(?<![0-9]\s)"
    numbers = rf"(?i:{before}(?:(?P<low>{number}){_TO})?(?P<high>{number})\Z)"
    # No sentence goes on in another paragraph or cell.
    return _Patterns(*(re.compile(each.replace(r"\s", SPACE)) for each in (words, numbers)))


@lru_cache
def _numbers(language: str) -> dict[str, str]:
    """Return the numbers in words of a language, in small letters."""
    found = {
        word: roles["number"].text
        for word, roles in words().items()
        if "number" in roles and language in roles["number"].languages
    }
    if language == "English":
        found |= _LARGER
    return found


def factors_in(text: str) -> list[Factor]:
    """Return the factors of a text that compare something with something else.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Factor
        In the order of the text, each place once.
    """
    found: dict[int, Factor] = {}
    for language in _TONGUES:
        for match in _patterns(language).words.finditer(text):
            factor = _factor(text, match, language)
            if factor is not None:
                found.setdefault(factor.end, factor)
    return [found[place] for place in sorted(found)]


def _factor(text: str, found: re.Match[str], language: str) -> Factor | None:
    """Return what the words of a match say with the number before them; None without a number.

    "Five times as much" counts behind a word for a weight alone.
    """
    tongue = _TONGUES[language]
    begin, numbers = found.start(), [tongue.multiples.get((found["multiple"] or "").casefold(), "")]
    if not found["multiple"]:
        number = _patterns(language).number.search(text, max(begin - _REACH, 0), begin)
        if number is None:
            return None
        begin, numbers = number.start(), [*_numbers_of(number, language)]
    named = [name for name, word in found.groupdict().items() if word and "_" in name]
    kind, _, spec = (named or ["more_mass"])[0].partition("_")
    if not named and not _WEIGHS.search(text[max(begin - _REACH, 0) : begin]):
        return None
    mark, start = mark_before(text, begin)
    if len(numbers) > 1:
        # A range has no mark, but perhaps a word before it.
        numbers, mark = sorted(set(numbers), key=Decimal), ""
    name_from = found.end()
    if kind == "own":
        name_from = found.start("owner")
    is_comparative = re.fullmatch(tongue.comparative, found["adjective"] or "") is not None
    return Factor(
        value=PublishedValue.parse(f"{mark.removeprefix('between')}{'–'.join(numbers)}"),
        start=start,
        end=found.end(),
        spec=spec.replace(_ANY, ""),
        is_inverse=kind == "less",
        is_more=is_comparative and not found["multiple"],
        name_from=name_from,
    )


def _numbers_of(found: re.Match[str], language: str) -> Iterator[str]:
    """Yield the number of a match as a record writes it, or both ends of a range."""
    for written in filter(None, (found["low"], found["high"])):
        number = re.sub(r"\s", "", written)
        if not number[0].isdigit():
            number = _numbers(language)[written.casefold()]
        elif _TONGUES[language].has_comma:
            number = number.replace(".", "").replace(",", ".")
        yield number.replace(",", "")


def stands_before(text: str, factor: Factor, place: int) -> bool:
    """Return whether a name at a place is that of the other vehicle of a factor.

    Parameters
    ----------
    text : str
    factor : Factor
    place : int
        Where the name begins.

    Returns
    -------
    bool
        Few words stand between, and no full stop.
    """
    return _BEFORE_NAME.fullmatch(text, factor.name_from, place) is not None


# --- verdicts -----------------------------------------------------------------------


def with_verdict(made: Statement, factor: Factor, vehicle: Vehicle, other: Vehicle) -> Statement:
    """Return the statement of a factor with its verdict.

    Parameters
    ----------
    made : Statement
    factor : Factor
        Of a spec.
    vehicle, other : Vehicle
        The one that is so many times the other.

    Returns
    -------
    Statement
        It agrees if the figures that the catalog shows for the two, one divided by the other,
        leave room for the factor within their digits and its own.
    """
    made = attrs.evolve(made, spec=factor.spec)
    pairs = list(_pairs(factor, vehicle, other))
    if not pairs:
        noun = PUBLISHED[factor.spec].noun
        known = bool(accepted(vehicle, factor.spec, None))
        missing = other.name if known else vehicle.name
        return attrs.evolve(made, reason=f"the catalog has no {noun} of {missing}")
    meanings = {"": factor.value}
    if factor.is_more:
        more = tuple(number + 1 for number in factor.value.numbers)
        meanings[_ONE_MORE] = attrs.evolve(factor.value, numbers=more)
    for remark, value in meanings.items():
        same = [pair for pair in pairs if pair.says(value)]
        if same:
            return _confirmed(made, same, pairs[0], remark)
    if _is_open(pairs[0], vehicle, other):
        return attrs.evolve(made, reason=f"the catalog leaves it open: {pairs[0].words}")
    return _with_pairs(attrs.evolve(made, verdict=DIFFERS), [], pairs[:1])


_BOUNDS = ("≥", ">", "≤", "<")
_ONE_MORE = "so many times more is taken for one time more than that"


class _Pair(NamedTuple):
    """Hold a claim of each of two vehicles, and how many times the one is the other."""

    claim: Cited
    other: Cited
    quotient: PublishedValue

    @property
    def words(self) -> str:
        """How many times the one is the other."""
        return f"{self.quotient.without_unit()} times"

    def says(self, value: PublishedValue) -> bool:
        """Return whether it leaves room for a factor; a limit alone says no factor."""
        return self.quotient.sign not in _BOUNDS and is_compatible(self.quotient, value)


def _pairs(factor: Factor, vehicle: Vehicle, other: Vehicle) -> Iterator[_Pair]:
    """Yield the accepted claims of two vehicles in pairs, those that are shown first."""
    claims = (accepted(each, factor.spec, None) for each in (vehicle, other))
    for one, two in itertools.product(*claims):
        above, below = (Span.of(each.claim.published) for each in (one, two))
        if factor.is_inverse:
            above, below = below, above
        quotient = above / below.in_unit(above.unit)
        if not quotient.is_empty:
            yield _Pair(one, two, quotient.rounded())


def _confirmed(made: Statement, same: Sequence[_Pair], shown: _Pair, remark: str) -> Statement:
    """Return the statement of a factor that some claims confirm, beside those shown."""
    made = attrs.evolve(made, remark="; ".join(filter(None, (made.remark, remark))))
    if shown in same:
        return _with_pairs(attrs.evolve(made, verdict=AGREES), [shown], [])
    return _with_pairs(attrs.evolve(made, verdict=SUPERSEDED), same[:1], [shown])


def _with_pairs(made: Statement, same: Sequence[_Pair], shown: Sequence[_Pair]) -> Statement:
    """Return a statement with the claims that say the same, and those that do not."""
    return attrs.evolve(
        made,
        claims=tuple(pair.claim for pair in same),
        shown=tuple(pair.claim for pair in shown),
        beside=tuple(pair.other for pair in (*same, *shown)),
        factors=tuple(pair.quotient for pair in (*same, *shown)),
    )


def _is_open(shown: _Pair, *vehicles: Vehicle) -> bool:
    """Return whether a limit, or a total that still grows, leaves a factor open."""
    claims = zip(vehicles, (shown.claim, shown.other), strict=True)
    is_growing = any(vehicle.is_growing(each.spec, each.claim) for vehicle, each in claims)
    return is_growing or shown.quotient.sign in _BOUNDS
