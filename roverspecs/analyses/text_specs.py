"""Text specs: the spec that a figure of a running text is of, by its unit and the words near it.

The word nearest to a figure decides.  A word for another thing, such as a crater or
a camera, says that the figure is none of the vehicle itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from roverspecs.analyses.text_languages import (
    BODY,
    MASSES,
    SOLID_SPECS,
    SOLID_THINGS,
    SOLID_WHEELS,
    SPEC_WORDS,
    Rows,
    SpecWords,
)
from roverspecs.analyses.text_names import KIND_WORD

# The English words, in the shape of those of the other languages.
_WORDS: dict[str, Rows] = {
    "mass": (
        (
            r"payload capacity|carrying capacity|capacity|(?:can|could|able to) (?:carry|deliver)",
            ("payload_capacity", "payload_mass"),
        ),
        (
            r"payloads?|cargo|carry|carries|carried(?! by| on| in| aboard)|carrying",
            ("payload_mass", "payload_capacity"),
        ),
        (
            r"launch (?:mass|weight)|mass at launch|at launch|lift-?off|wet mass|wet|"
            r"fully fuel+ed|fuel+ed|with (?:propellant|fuel)",
            ("launch_mass",),
        ),
        (r"dry (?:mass|weight)|dry|without (?:propellant|fuel)|unfuel+ed", ("dry_mass",)),
        (
            r"mass|mass of|weigh(?:s|ed|ing|t)?|heavy",
            MASSES,
        ),
        (r"tip(?:s|ped|ping)? the scales?|(?:comes|came) in(?= at)", MASSES),
    ),
    "length": (
        (r"wheelbase|wheel base", ("wheelbase",)),
        (r"track width", ("track_width",)),
        (r"ground clearance|clearance", ("ground_clearance",)),
        (r"obstacles?|steps?", ("obstacle_height",)),
        (r"drill(?:s|ed|ing)?(?: depth)?|below the surface", ("drill_depth",)),
        (
            r"drove|driven|travell?ed|traversed|roved|odometer|distance driven",
            ("distance_driven",),
        ),
        (
            r"(?<!of )(?<!for )driving(?! range)|managed to (?:drive|travel|cover|go)",
            ("distance_driven",),
        ),
        (
            r"(?:went|managed)(?= [~≈]?[0-9]| about [0-9]| around [0-9]| over [0-9]|"
            r" more than [0-9]| nearly [0-9]| almost [0-9]| some [0-9]| only [0-9]| just [0-9])",
            ("distance_driven",),
        ),
        (
            r"covered(?! by| with| in| an)|rolled|trundled|crawled|crept|logged|trekked|roamed",
            ("distance_driven",),
        ),
        (
            r"wheels (?:are|were|of|measured?)(?=\s$|\s[^\w]*[0-9]|\sabout)",
            ("wheel_diameter", "wheel_width"),
        ),
        (r"range|(?:can|could|able to|will) (?:travel|drive|cover)", ("range",)),
        (r"long|in length|length", ("length", "envelope")),
        (r"wide|in width|width", ("width", "envelope")),
        (r"tall|in height|height|high", ("height", "envelope")),
        (r"in diameter|diameter|across(?! \w)|across(?= and| when| but)", ("diameter",)),
        (r"dimensions?|size|measures?|measuring", (*BODY, "envelope")),
    ),
    "speed": ((r"speeds?|fast", ("top_speed",)),),
    "time": (
        (
            r"design(?:ed)? life|life(?:time|span)?|designed|planned|expected",
            ("design_life",),
        ),
        (
            r"operated|worked|survived|lasted|functioned|was active",
            ("operating_time",),
        ),
    ),
    "power": ((r"power|generat(?:es?|ed|ing)", ("power",)),),
    "energy": ((r"batter(?:y|ies)", ("battery_energy",)),),
    "angle": ((r"slopes?|inclines?|gradients?|climb(?:s|ed|ing)?", ("max_slope",)),),
    "volume": (
        (r"payload|cargo", ("payload_volume",)),
        (r"living|habitable|pressuri[sz]ed|cabin", ("habitable_volume",)),
    ),
}

# These are no vehicles; a figure beside one of them is its own.
_THINGS = (
    "craters?|cameras?|arms?|masts?|panels?|arrays?|legs?|antennas?|instruments?|boulders?|rocks?|"
    "dunes?|hills?|ramps?|rockets?|fairings?|orbits?|orbiters?|orbiting|orbital|altitude|samples?|"
    "regolith|soil|propellant|thrust|parachutes?|rotors?|blades?|batter(?:y|ies)|heaters?|lasers?|"
    "models?|replicas?|prototypes?|toys?|targets?|resolution|distance|away|than|tracks?|images?|"
    "surface|depth|impact|descent|descended|crash(?:ed)?|landed|dropped|released|ejected|"
    "(?:at|from|in) (?:an? )?height|astronauts?|crew|people|oxygen|water|wind|latitude|longitude|"
    "tilt(?:ed)?|flight|flew|apart|averag(?:e|es|ed|ing)|atmosphere|entry|hit the|ground|"
    "touch(?:ed|es|ing)? down|touchdown|(?:heat )?shields?|aeroshells?|backshells?|airbags?|chassis"
)
_GROUND = ("surface", "soil", "regolith", "crater", "dune", "hill")
# A vehicle has the same mass and size, whatever happened to it.
_EVENTS = (
    *("descended", "crash", "landed", "dropped", "released", "touch", "landete", "atterri"),
    *("aterrizó", "atterrò", "pousou"),
)
_THING_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*MASSES, "payload_mass", "payload_capacity", "envelope"), _EVENTS),
    "drill_depth": ("drill",),
    "battery_energy": ("batter",),
    "distance_driven": ("distance", *_GROUND),
    "top_speed": _GROUND,
    "ground_clearance": ("ground",),
}
_OBSTACLE = re.compile(r"(?i:\bobstacles?\b)")
_OF_WHEELS = {"diameter": "wheel_diameter", "width": "wheel_width"}

# Of a whole vehicle, no length is given in these.
_FAR = ("km", "mi", "kilometer", "kilometre", "mile", "nmi", "au")

# Right before a size, and right behind the vehicle, which may have studied a block.
_IN_SHAPE = re.compile(
    r"(?i:\b(?:measured(?: by)?|(?:box|cube|cuboid|cylinder|block|package)(?: of)?)"
    r"(?: about| around| roughly| only| just)?\s)\Z"
)
# What has two sides, and is no vehicle either.
_PLACES = re.compile(
    r"(?i:\b(?:areas?|sites?|ellipses?|regions?|zones?|fields?|containers?|bays?|plates?|"
    r"plaques?|flags?|decks?|platforms?|lids?|screens?|scoops?|shovels?|hous(?:e|es|ing)|"
    r"mirrors?|doors?|hatch(?:es)?|windows?|chips?|pixels?)\b)"
)

_CONFIGURATIONS = {
    "deployed": re.compile(r"(?i:\b(?:deployed|unfolded|extended|expanded)\b)|展開|変形後"),
    "stowed": re.compile(r"(?i:\b(?:stowed|folded|retracted|packed)\b)|収納|変形前"),
}

_ADJACENT = r"\.?(?:\s?[)\]])?(?:\s|-)?(?:in )?"
_LOAD = re.compile(r"(?i:.*(?:carr|deliver))")
# A signal goes, and a team drives, too: these count only right behind the vehicle.
_LOOSE = re.compile(r"(?i:went|managed|driving)")
# A label belongs to the next figure.
_NO_LABEL = r"(?!\s?[:=：|]|\t)"
# Hardly a word stands between the name of a vehicle and the figure of its mass.
_SMALL_WORDS = re.compile(
    rf"(?:\s{KIND_WORD.pattern})?(?:['’]s)?\s?[(,:=–—]?\s?(?:[12][0-9]{{3}}, )?"
    r"(?:(?:is|was|are|were|w(?:ill|ould) be|weighs|at|of|an?|the|each|about|around|only|just|some|"
    r"approximately|roughly|nearly|almost)\s)*|\s?[(（:：]?\s?[はがのも、]?\s?"
)
# Between a vehicle and what is said of it.
_AUXILIARIES = (
    r"(?:\s?(?:ha(?:s|d|ve)(?! an? | the )|is|was|are|were|be|been|will|since|then|now|also|"
    r"already|[a-z]+ly|later|itself|an?|the|in total|spent(?: [\w-]+){1,2})\b)*\s?"
)
_BEHIND_NAME = re.compile(rf"(?:\s{KIND_WORD.pattern})?(?:\s\([^()]+\)|\))?,?{_AUXILIARIES}")
_BEHIND_PRONOUN = re.compile(
    rf"\s?(?i:and\s)?(?:(?i:it|she|he|they)|(?i:the\s|this\s)(?:[\w-]+\s)?{KIND_WORD.pattern})"
    rf"\s{_AUXILIARIES}"
)
# Whatever else a vehicle has is another thing, and its size another one.
_OWN = (
    r"(?i:body|size|dimensions?|measurements?|envelope|footprint|shape|configuration|state|"
    r"position|form|design|volume|hull|frame|length|width|height)\b"
)
_POSSESSIVE = re.compile(
    r"(?i:(?<!\bit)(?<!\bthat)['’]s|\bits|\btheir)\s(?!(?i:(?:overall|total|full|stowed|folded|deployed|"
    r"unfolded|external|outer|own|main|maximum|official|physical|published|compact|small|tiny|"
    r"about|around|roughly|approximately|only|just|nearly|almost)[\s-])*"
    rf"(?:{_OWN}|(?:[\w-]+\s){{0,2}}{KIND_WORD.pattern}|\Z))"
)
_NOUN_OF = re.compile(
    rf"\b(?!{_OWN}|{KIND_WORD.pattern}|(?i:one|all|each|both|part|first|[a-z]+est|as|instead)\b)"
    r"[\w-]+\sof\s"
)
_OWNER = re.compile(r"(?:the\s)?(?:[\w'’-]+\s){0,2}[\w'’-]+")
_OF_KIND = re.compile(rf"(?:the|this|a)\s(?:[\w-]+\s)?{KIND_WORD.pattern}")
_NEW_SUBJECT = re.compile(
    rf"(?:[,;:]|\b(?:and|while|but))\s(?:the\s)?(?:it|they|{KIND_WORD.pattern})\b"
)
# Behind a name, what the vehicle is: a vehicle of 756 kg.
_APPOSITION = re.compile(
    r",\s(?i:an?|the|eine?n?|une?|un[ao]|uma?)\s(?:[\w-]+\s){0,3}?"
    rf"(?:{KIND_WORD.pattern}|(?i:vehicle|machine|craft|engin|véhicule|astromobile|Fahrzeug|"
    r"Gefährt|vehículo|veicolo|veículo))\s(?:of|von|de|d['’]environ|di)\s?"
)
_ATTRIBUTE = re.compile(r"[\s-](?:[\w-]+\s){0,3}$")
_AT = re.compile(r"\s*At\s")
_SELF = re.compile(rf"{KIND_WORD.pattern}|\b(?:body|vehicle|machine)\b")
_MATTER = re.compile(r"\s(?:of|worth of)\s(?!mass\b|weight\b)")
_WEIGHS = r"\s(?:weigh(?:s|ed|ing)?|ha(?:s|ve|d) an? (?:mass|weight))\b"
# The camera of Zhurong weighs what is no mass of Zhurong.
_BELONGS = re.compile(
    r"\s(?:of|von|vom|de|du|des|del|di|do|da|лунохода|марсохода|ровера|аппарата)\s"
    r"(?:(?:the|der|des|dem|la|le|el|il|lo)\s)?"
    r"(?:[\w-]+\s){0,2}[\w-]+"
)
# Nor does the rocket that carried Tenacious.
_CARRIES = re.compile(r"\s(?:that|which|carrying|bearing|with)\s(?:[\w'’-]+\s){0,4}[\w-]+")
_PARTS = "wheels?|tyres?|tires?|motors?|engines?"
# What a part of it weighs: its wheels weigh 2 kg each, Curiosity's frame has a mass of 30 kg.
_PART_WEIGHS = re.compile(
    rf"(?:['’]s|\b(?i:its|their))\s(?:[\w-]+\s){{0,2}}?(?!{KIND_WORD.pattern})[\w-]+{_WEIGHS}|"
    rf"\b(?:{_PARTS})(?:\s(?:that|which))?(?:\seach)?{_WEIGHS}"
)
_PART = re.compile(rf"\b(?i:{_PARTS})(?=\s(?:of|on)\s)")
_OF_IT = re.compile(r"\s(?:of|on)\s(?:the\s)?(?:[\w-]+\s){0,2}[\w-]+")
# What it carries, or what carried it: an RTG weighing 45 kg.
_THING_WEIGHING = re.compile(
    r"\b(?i:an?|the)\s(?P<thing>(?:[\w'’-]+\s){1,4}?)(?:weighing|with an? (?:mass|weight) of)\s"
    r"(?:[\w-]+\s){0,3}\Z"
)
_ASIDE = re.compile(r"\s?[,(]")
_CLAUSE = re.compile(
    r"[,;:—)\]]|\.\s|\b(?:and|while|but|with|und|mit|et|avec|y|e|ed|con|com|и|с)\b|、|。"
)
_WITHIN = re.compile(
    r"(?i:\b(?:in|within|over|during|en|em|durante|während|binnen|innerhalb von|za|за)\s)"
    r"(?:[\w-]+\s)?$"
)
_LONGEST_WITHIN = 40
_SOLID = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


class Spot(NamedTuple):
    """Hold where a figure stands: itself, and as far as words around can be about it.

    Attributes
    ----------
    text : str
    start, end : int
        Of the figure, with its conversion in brackets.
    first, last : int
        Of the words around, which end at the next figures and at the sentence.
    owner : int
        Where the name of the vehicle ends, or ``first``.
    is_behind_figure : bool
        Whether another figure of its dimension ends at ``first``.
    languages : tuple of str
        In which the sentence may be written; empty where nothing tells.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    owner: int
    is_behind_figure: bool = False
    languages: tuple[str, ...] = ()


def specs_at(spot: Spot, dimension: str, unit: str) -> tuple[str, ...]:
    """Return the specs that a figure may be of, the likeliest first; empty if none is known.

    Parameters
    ----------
    spot : Spot
    dimension, unit : str
        Of the figure.

    Returns
    -------
    tuple of str
        Names of published specs.
    """
    readings = {_by_words(spot, dimension, each) for each in _tables(spot)} - {()}
    # Italian "largo" is wide, and Spanish "largo" is long.
    if len(readings) > 1:
        return ()
    found = next(iter(readings), ())
    if not found and dimension == "mass" and _is_beside_name(spot):
        found = MASSES
    if unit in _FAR:
        found = tuple(spec for spec in found if spec in ("distance_driven", "range"))
    if found and _is_of_another_thing(spot, found[0]):
        return ()
    if found and found[0] in MASSES and _is_of_part(spot):
        return ()
    if found and found[0] in _OF_WHEELS and _is_about_wheels(spot):
        return (_OF_WHEELS[found[0]],)
    if found[:1] == ("height",) and _OBSTACLE.search(spot.text, spot.first, spot.start):
        return ("obstacle_height",)
    return found


def is_own_size(spot: Spot, unit: str) -> bool:
    """Return whether a size of several sides is the size of the vehicle itself.

    It stands beside a word for a size, or for one of its sides, or else beside the name.

    Parameters
    ----------
    spot : Spot
    unit : str
        Of the last side.

    Returns
    -------
    bool
    """
    readings = [_by_words(spot, "length", each) for each in _tables(spot)]
    named = {spec for specs in readings for spec in specs}
    is_size = not named.isdisjoint((*BODY, "envelope"))
    if not named:
        shape = _IN_SHAPE.search(spot.text, spot.first, spot.start)
        is_shape = shape is not None and _is_subject(spot, shape.start())
        is_size = is_shape or _is_beside_name(spot)
    if unit in _FAR or _is_about_wheels(spot) or _is_of_possession(spot):
        return False
    is_of_place = _PLACES.search(spot.text, spot.first, _clause_end(spot)) is not None
    return is_size and not is_of_place and not _is_of_another_thing(spot, "envelope")


def is_own_speed(spot: Spot, dimension: str) -> bool:
    """Return whether a figure is a speed, and nothing says that it is one of another thing.

    Only one speed of a vehicle is published, so that "it reached 2 km/h" needs no word for it.
    """
    return dimension == "speed" and not _is_of_another_thing(spot, "top_speed")


def _is_about_wheels(spot: Spot) -> bool:
    """Return whether the words around a figure speak of wheels."""
    around = spot.text[spot.first : spot.last]
    return any(_patterns(each).wheels.search(around) for each in _tables(spot))


def is_time_taken(text: str, start: int, end: int, following: int) -> bool:
    """Return whether a figure between two places says in what time the following was reached.

    In "drove in eleven months 10.5 km", the word before is about both.
    """
    before = text[max(0, start - _LONGEST_WITHIN) : start]
    return _WITHIN.search(before) is not None and _CLAUSE.search(text, end, following) is None


def configuration_at(spot: Spot) -> str | None:
    """Return the configuration that the words around a figure state, if they do."""
    around = spot.text[spot.first : spot.last]
    for name, pattern in _CONFIGURATIONS.items():
        if pattern.search(around):
            return name
    return None


class _Words(NamedTuple):
    """Hold the patterns of words, right behind a figure and anywhere, and their specs."""

    adjacent: re.Pattern[str]
    anywhere: re.Pattern[str]
    specs: tuple[str, ...]


_TABLES = {"English": SpecWords(_WORDS, _THINGS, "wheels?"), **SPEC_WORDS}
_NO_WORDS = SpecWords({}, "(?!)", "(?!)")


def _tables(spot: Spot) -> tuple[str, ...]:
    """Return the languages whose words count for a figure; all of them where nothing tells."""
    return spot.languages or (*_TABLES,)


class _Patterns(NamedTuple):
    """Hold the patterns of the words that tell a vehicle from another thing."""

    things: re.Pattern[str]
    wheels: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns:
    words = _TABLES.get(language, _NO_WORDS)
    return _Patterns(
        re.compile(rf"(?i:\b(?:{words.things})\b)|{SOLID_THINGS}"),
        re.compile(rf"(?i:\b(?:{words.wheels})\b)|{SOLID_WHEELS}"),
    )


@lru_cache(maxsize=128)
def _words(dimension: str, language: str) -> list[_Words]:
    tables = [_TABLES.get(language, _NO_WORDS).specs, *SOLID_SPECS]
    made = []
    for words, specs in chain.from_iterable(table.get(dimension, ()) for table in tables):
        pattern = _bounded(words)
        behind = re.compile(_ADJACENT + pattern + _NO_LABEL)
        made.append(_Words(behind, re.compile(pattern), specs))
    return made


def _by_words(spot: Spot, dimension: str, language: str) -> tuple[str, ...]:
    """Return the specs of the word right behind a figure, the nearest before, or one behind."""
    words = _words(dimension, language)
    for each in words:
        adjacent = each.adjacent.match(spot.text, spot.end, spot.last)
        if adjacent and not _LOOSE.search(adjacent[0]):
            return each.specs
    found: tuple[str, ...] = ()
    first = _first_word(spot, words)
    best = (first, 0)
    for each in words:
        # Japanese has the word of a speed within the figure.
        for word in each.anywhere.finditer(spot.text, first, spot.end):
            if _is_idle(spot, word):
                continue
            # Of two that end at one place, the longer one says more.
            if (word.end(), len(word[0])) > best:
                best, found = (word.end(), len(word[0])), each.specs
    if found:
        return found
    nearest = _clause_end(spot)
    for each in words:
        behind = each.anywhere.search(spot.text, spot.end, nearest)
        if behind and not _LOOSE.fullmatch(behind[0]):
            nearest, found = behind.start(), each.specs
    return found


def _is_idle(spot: Spot, word: re.Match[str]) -> bool:
    """Return whether a word before a figure says nothing of the vehicle."""
    if _LOAD.match(word[0]):
        # What carries a vehicle says nothing of its figures.
        return word.end() <= spot.owner < spot.start or _is_of_kind(spot)
    return _LOOSE.fullmatch(word[0]) is not None and not _is_subject(spot, word.start())


def _is_subject(spot: Spot, place: int) -> bool:
    """Return whether hardly a word parts a place from the vehicle, by name or by a word for it."""
    if spot.owner > place:
        return False
    if spot.owner > spot.first and _BEHIND_NAME.fullmatch(spot.text, spot.owner, place):
        return True
    clauses = _CLAUSE.finditer(spot.text, spot.first, place)
    clause = max((each.end() for each in clauses), default=spot.first)
    return _BEHIND_PRONOUN.fullmatch(spot.text, clause, place) is not None


def _first_word(spot: Spot, words: list[_Words]) -> int:
    """Return where the words begin that are not about the figure before."""
    if not spot.is_behind_figure:
        return spot.first
    ends = [each.adjacent.match(spot.text, spot.first, spot.start) for each in words]
    return max([spot.first, *(end.end() for end in ends if end)])


def _clause_end(spot: Spot) -> int:
    """Return where the clause of a figure ends."""
    clause = _CLAUSE.search(spot.text, spot.end, spot.last)
    if clause:
        return clause.start()
    return spot.last


def _bounded(words: str) -> str:
    """Return a pattern of words, which stand by themselves if their script has spaces."""
    spaced = [word for word in _alternatives(words) if not _SOLID.search(word)]
    patterns = [word for word in _alternatives(words) if _SOLID.search(word)]
    if spaced:
        patterns.insert(0, rf"(?i:\b(?:{'|'.join(spaced)})\b)")
    return f"(?:{'|'.join(patterns)})"


def _alternatives(words: str) -> list[str]:
    """Return the alternatives of a pattern that stand in no brackets."""
    return re.findall(r"(?:\([^()]*\)|[^|()])+", words)


def _is_beside_name(spot: Spot) -> bool:
    """Return whether hardly a word parts a figure from the name, or from a word for a vehicle."""
    text = spot.text
    if _MATTER.match(text, spot.end):
        return False
    if spot.owner > spot.first:
        for pattern in (_SMALL_WORDS, _APPOSITION):
            if pattern.fullmatch(text, spot.owner, spot.start):
                return True
    if _AT.fullmatch(text, spot.first, spot.start) or _is_of_kind(spot):
        return True
    is_before = spot.owner < spot.start
    return not is_before and _ATTRIBUTE.fullmatch(text, spot.end, spot.owner) is not None


def _is_of_kind(spot: Spot) -> bool:
    """Return whether a figure is an attribute of a word for a vehicle: a 26-kg rover."""
    word = _SELF.search(spot.text, spot.end, spot.last)
    return word is not None and _ATTRIBUTE.fullmatch(spot.text, spot.end, word.start()) is not None


def _is_of_another_thing(spot: Spot, spec: str) -> bool:
    """Return whether a word for another thing stands between the vehicle and the figure."""
    if _MATTER.match(spot.text, spot.end):
        return not spec.startswith("payload")
    if _belongs_to_another(spot):
        return True
    own = _THING_OF.get(spec, ())
    first = spot.first
    if spot.owner < spot.start:
        first = max(spot.owner, spot.first)
    for low, high in ((first, spot.start), (spot.end, _clause_end(spot))):
        for thing in _things(spot, low, high):
            if not thing[0].casefold().startswith(own):
                return True
    return False


def _belongs_to_another(spot: Spot) -> bool:
    """Return whether the figure is of another thing that the vehicle has."""
    if spot.owner >= spot.start or _ASIDE.match(spot.text, spot.owner):
        return False
    for thing in _things(spot, spot.first, spot.owner):
        for pattern in (_BELONGS, _CARRIES):
            if pattern.fullmatch(spot.text, thing.end(), spot.owner):
                return True
    return False


def _is_of_part(spot: Spot) -> bool:
    """Return whether a mass is that of a part of the vehicle, which stands before the verb."""
    low = spot.first
    if spot.owner < spot.start:
        low = spot.owner
    parts = _PART.finditer(spot.text, spot.first, spot.owner)
    if any(_OF_IT.fullmatch(spot.text, part.end(), spot.owner) for part in parts):
        return True
    if _PART_WEIGHS.search(spot.text, low, spot.start):
        return True
    thing = _THING_WEIGHING.search(spot.text, low, spot.start)
    return thing is not None and not _SELF.search(thing["thing"])


def _is_of_possession(spot: Spot) -> bool:
    """Return whether a size is of what belongs to the vehicle: its map, or the crate of it."""
    text = spot.text
    if spot.owner >= spot.start:
        return False
    low = max(spot.owner, spot.first)
    for thing in _POSSESSIVE.finditer(text, low, spot.start):
        if not _NEW_SUBJECT.search(text, thing.end(), spot.start):
            return True
    for thing in _NOUN_OF.finditer(text, spot.first, spot.start):
        if _OF_KIND.match(text, thing.end(), spot.start):
            return True
        is_of_name = _OWNER.fullmatch(text, thing.end(), max(low, thing.end()))
        if is_of_name and not _ASIDE.match(text, low):
            return True
    return False


def _things(spot: Spot, low: int, high: int) -> Iterator[re.Match[str]]:
    """Yield the words for other things that stand between two places."""
    for language in _tables(spot):
        yield from _patterns(language).things.finditer(spot.text, low, high)
