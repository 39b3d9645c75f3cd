"""Factor words: how languages say how many times as heavy, long or fast something is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

ANY = "any"
"""The place of words, such as larger, that do not say which spec they are about."""

WEIGHT = r"[^,;:()]{1,30},\s"
"""The pattern of a weight behind its verb: it weighs 899 kg, five times as much as another."""


class Grammar(NamedTuple):
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
        For each spec, or :data:`ANY`, the words that say it, and those that say its contrary.
    nouns : mapping of str to str
        For each spec, or :data:`ANY`, the nouns that name it.
    link, of : str
        Between an adjective, or a noun, and the name of the other vehicle.
    verbs : mapping of str to str
        The forms of "be", "weigh", "have" and "drive".
    much : str
        Behind "five times" after a word for a weight.
    aside : str
        What may stand between the verb and the factor.
    subjects : str
        Pronouns for a vehicle.
    more : str
        The words of a factor that some take for so many times more than the whole.
    has_comma : bool
        Whether the sign of decimals is a comma.
    has_owner : bool
        Whether the other vehicle may stand before the noun: ten times Sojourner's mass.
    numbers : mapping of str to str
        Those above the ones that the grammar of values has for all languages, up to twelve.
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
    more: str = "(?!)"
    has_comma: bool = True
    has_owner: bool = False
    numbers: Mapping[str, str] = MappingProxyType({})

    @property
    def asides(self) -> str:
        """The pattern of what may stand between the verb and the factor, perhaps nothing."""
        return rf"(?:(?i:{self.aside})\s){{0,3}}"


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

GRAMMARS = {
    "English": Grammar(
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
            ANY: "large|larger|big|bigger|powerful",
        },
        inverse={"mass": "light|lighter", "top_speed": "slow|slower", ANY: "small|smaller"},
        nouns={
            "mass": "mass|weight",
            "length": "length",
            "width": "width",
            "height": "height",
            "diameter": "diameter",
            "top_speed": "top speed|maximum speed|speed",
            ANY: "size",
        },
        link="as|than",
        of="(?:that )?of",
        more=r".*\b(?:\w+er|more \w+|more) than",
        has_comma=False,
        has_owner=True,
        numbers=_LARGER,
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
    "German": Grammar(
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
            ANY: "groß|größer",
        },
        inverse={"mass": "leicht|leichter", "top_speed": "langsamer", ANY: "kleiner"},
        nouns={
            "mass": "Masse|Gewicht",
            "length": "Länge",
            "width": "Breite",
            "height": "Höhe",
            ANY: "Größe",
        },
        link="wie|als",
        of="von|der|des",
        more=r".*\b(?:\w+er|mehr) als",
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
    "French": Grammar(
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
            ANY: "grande?s?|gros|grosses?",
        },
        inverse={"mass": "légères?|légers?", "top_speed": "lente?s?", ANY: "petite?s?"},
        nouns={
            "mass": "masse|poids",
            "length": "longueur",
            "width": "largeur",
            "height": "hauteur",
            "top_speed": "vitesse",
            ANY: "taille",
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
    "Spanish": Grammar(
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
            ANY: "grandes?",
        },
        inverse={
            "mass": "liger[oa]s?|livian[oa]s?",
            "top_speed": "lent[oa]s?",
            ANY: "pequeñ[oa]s?",
        },
        nouns={
            "mass": "masa|peso",
            "length": "longitud",
            "width": "anchura",
            "height": "altura",
            "top_speed": "velocidad",
            ANY: "tamaño",
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
    "Italian": Grammar(
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
            ANY: "grand[ei]",
        },
        inverse={"mass": "legger[oaie]", "top_speed": "lent[oaie]", ANY: "piccol[oaie]"},
        nouns={
            "mass": "massa|peso",
            "length": "lunghezza",
            "width": "larghezza",
            "height": "altezza",
            "top_speed": "velocità",
            ANY: "dimensione",
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
    "Portuguese": Grammar(
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
            ANY: "grandes?|maior(?:es)?",
        },
        inverse={"mass": "leves?", "top_speed": "lent[oa]s?", ANY: "menor(?:es)?"},
        nouns={
            "mass": "massa|peso",
            "length": "comprimento",
            "width": "largura",
            "height": "altura",
            "top_speed": "velocidade",
            ANY: "tamanho",
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
"""The languages in which factors are read."""
