"""Text names: the vehicles that a running text names.

A vehicle goes by its id, its name and its aliases; spaces, hyphens and apostrophes
between the words of a name do not count.  A mission is no vehicle, but says which
ones "the rover" and "the lander" can be.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from roverspecs.analyses.text_words import LETTER, lowered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    _Entries = Sequence[dict[str, Any]]

KINDS: dict[str, tuple[str, ...]] = {
    "rover": ("rover",),
    "microrover": ("rover",),
    "robot": ("rover", "hopper", "rotorcraft"),
    "hopper": ("hopper",),
    "helicopter": ("rotorcraft",),
    "rotorcraft": ("rotorcraft",),
    "drone": ("rotorcraft",),
    "lander": ("lander",),
    "spacecraft": ("lander",),
    "ローバー": ("rover",),
    "ローバ": ("rover",),
    "探査車": ("rover",),
    "ロボット": ("rover", "hopper", "rotorcraft"),
    "ランダー": ("lander",),
    "着陸機": ("lander",),
    "着陸船": ("lander",),
    "月球车": ("rover",),
    "着陆器": ("lander",),
}
"""The words for a vehicle of any name, and the kinds that each can mean."""

_SOLID = "\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af"
_LATIN_KINDS = "|".join(word for word in KINDS if word.isascii())
_OTHER_KINDS = "|".join(sorted((word for word in KINDS if not word.isascii()), key=len)[::-1])
KIND_WORD = re.compile(
    rf"(?i:\b(?:micro-?|mini-?|nano-?)?(?P<latin>{_LATIN_KINDS})s?\b)|(?P<other>{_OTHER_KINDS})"
)
"""The pattern of a word for a vehicle of any name."""

KIND = f"(?:{re.sub('[?]P<[a-z]+>', '?:', KIND_WORD.pattern)})"
"""The same without groups, as a part that may stand in another pattern more than once."""

_ENDS_WITH_KIND = re.compile(rf"{KIND_WORD.pattern}$")
_TOKEN = re.compile(rf"(?:(?![{_SOLID}])[^\W\d_])+|[0-9]+")
_GAP = re.compile(r"[\s\-‐‑–'’._/()]{0,2}")
_NEVER_SMALL = ("series", "rover", "mission", "moon")
_LONGEST_INITIALS = 3
_SERIAL_NUMBER = re.compile(r"[\s-][0-9]+$")
_LAST_NUMBER = re.compile(r"[\s-]*[0-9]+$")
_SHORTEST_NEAR = 4
_LEAST_LIKENESS = 0.85
_MOST_NEAR = 3
_GOES_ON = re.compile(r"[-‐‑][0-9A-Z]")
_NUMBER = re.compile(r"\s(?=[0-9]{1,2}(?![0-9]))")


class Name(NamedTuple):
    """Hold where a text names vehicles, and which ones by id.

    A mission names all of its vehicles.
    """

    start: int
    end: int
    vehicles: tuple[str, ...]
    is_mission: bool = False


class _Known(NamedTuple):
    """Hold a name in parts, as it is looked for."""

    parts: tuple[str, ...]
    text: str
    vehicles: tuple[str, ...]
    is_mission: bool


def kinds_of(word: re.Match[str]) -> tuple[str, ...]:
    """Return the kinds of vehicles that a word for any of them can mean."""
    return KINDS[lowered(word["latin"] or word["other"])]


def names_in(text: str, entries: _Entries, figures: Iterable[tuple[int, int]] = ()) -> list[Name]:
    """Return the vehicles and missions that a text names.

    Parameters
    ----------
    text : str
    entries : sequence of dict
        The identities of the vehicles, as :meth:`roverspecs.Catalog.entries` returns them.
    figures : iterable of (int, int)
        Where the figures of the text begin and end: Rashid 2 kg does not name Rashid 2.

    Returns
    -------
    list of Name
        In the order of the text; of two that overlap the longer one.  A plural, such as
        Lunokhods, is one at the same place for each of its vehicles.
    """
    index, others = _index(entries)
    taken = sorted(figures)
    starts = [start for start, _ in taken]

    def is_whole(name: Name) -> bool:
        """Return whether a name takes no part of a figure, and has no number behind it."""
        place = bisect_right(starts, name.end - 1) - 1
        if place >= 0 and taken[place][1] > name.start:
            return False
        number = _NUMBER.match(text, name.end)
        if number is None or text[name.end - 1].isdigit():
            return True
        # Rashid 3 would be another vehicle; Rashid 3 kg is its mass.
        return number.end() in starts[place + 1 : place + 2]

    found = list(filter(is_whole, [*_spaced(text, index), *_solid(text, others)]))
    found.sort(key=lambda name: (name.start, -name.end, name.is_mission))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return list(itertools.chain.from_iterable(map(_each, kept)))


def _each(name: Name) -> Iterator[Name]:
    """Yield a name, or one for each of the vehicles that a plural names."""
    if name.is_mission:
        yield name
    else:
        for vehicle in name.vehicles:
            yield name._replace(vehicles=(vehicle,))


def names_near(word: str, entries: _Entries) -> list[str]:
    """Return the names that a word may have been meant for, as Lunochod 1 for Lunokhod 1.

    Parameters
    ----------
    word : str
    entries : sequence of dict
        The identities of the vehicles.

    Returns
    -------
    list of str
        At most three; a word may leave out the number behind a name.
    """
    if len(word) < _SHORTEST_NEAR:
        return []
    # difflib takes 5 ms to import, and only an unknown name needs it.
    from difflib import get_close_matches

    # Each spelling, with one name of each vehicle that goes by it.
    known: dict[str, dict[str, str]] = {}
    for entry in entries:
        for text in (entry["name"], *entry["aliases"]):
            small = text.casefold()
            for spelling in (small, _LAST_NUMBER.sub("", small)):
                known.setdefault(spelling, {}).setdefault(entry["id"], text)
    near = get_close_matches(word.casefold(), known, n=1, cutoff=_LEAST_LIKENESS)
    return [text for spelling in near for text in known[spelling].values()][:_MOST_NEAR]


def _index(entries: _Entries) -> tuple[dict[str, list[_Known]], dict[str, _Known]]:
    """Return the names by their first part, and those of other scripts by their text."""
    parted: dict[tuple[str, ...], _Known] = {}
    others: dict[str, _Known] = {}
    for known in _known(entries):
        if known.text.isascii() or not re.search(f"[{_SOLID}\u0590-\u097f]", known.text):
            parted.setdefault(known.parts, known)
        else:
            others.setdefault(known.text, known)
    index: dict[str, list[_Known]] = {}
    for parts, known in parted.items():
        index.setdefault(parts[0], []).append(known)
    return index, others


def _known(entries: _Entries) -> Iterator[_Known]:
    """Yield the names of vehicles, those of missions, and the plurals."""
    missions: dict[str, list[str]] = {}
    for entry in entries:
        for text in (entry["name"], entry["id"], *entry["aliases"]):
            yield _Known(_parts(text), text, (entry["id"],), is_mission=False)
        if entry["mission"]:
            mission = entry["mission"].partition(" (")[0]
            missions.setdefault(mission, []).append(entry["id"])
    for text, vehicles in missions.items():
        yield _Known(_parts(text), text, tuple(vehicles), is_mission=True)
    for text, vehicles in _plurals(entries):
        yield _Known(_parts(text), text, tuple(vehicles), is_mission=False)


def _plurals(entries: _Entries) -> Iterator[tuple[str, list[str]]]:
    """Yield the names that vehicles share but for a number, in the plural: Viking landers.

    A mission that is called a rover, as those of Spirit and Opportunity are, has such
    a name, too.
    """
    shared: dict[str, list[str]] = {}
    for entry in entries:
        name = _SERIAL_NUMBER.sub("", entry["name"])
        for text in (name, f"{name} {entry['kind']}"):
            shared.setdefault(text, []).append(entry["id"])
        mission = entry["mission"] or ""
        if _ENDS_WITH_KIND.search(mission):
            shared.setdefault(mission, []).append(entry["id"])
    for text, vehicles in shared.items():
        if len(vehicles) > 1:
            yield f"{text}s", vehicles


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.casefold() for part in _TOKEN.findall(text)) or (text,)


def _spaced(text: str, index: dict[str, list[_Known]]) -> Iterator[Name]:
    """Yield the names in scripts that have spaces between words."""
    tokens = list(_TOKEN.finditer(text))
    parts = [token[0].casefold() for token in tokens]
    for place, part in enumerate(parts):
        for known in index.get(part, ()):
            last = place + len(known.parts)
            if tuple(parts[place:last]) != known.parts:
                continue
            run = tokens[place:last]
            if _is_one(text, run, known) and _is_written_so(run, known):
                yield Name(run[0].start(), run[-1].end(), known.vehicles, known.is_mission)


def _is_one(text: str, run: Sequence[re.Match[str]], known: _Known) -> bool:
    """Return whether hardly anything stands between words, and no letter beside them."""
    start, end = run[0].start(), run[-1].end()
    for one, other in itertools.pairwise(run):
        gap = text[one.end() : other.start()]
        if not _GAP.fullmatch(gap) and f"{one[0]}{gap}{other[0]}" not in known.text:
            return False
    beside = text[max(start - 1, 0) : start], text[end : end + 1]
    if any(re.match(f"[{LETTER}]", sign) for sign in beside):
        return False
    # SLIM-2 would be another vehicle.
    return run[-1][0].isdigit() or not _GOES_ON.match(text, end)


def _is_written_so(run: Sequence[re.Match[str]], known: _Known) -> bool:
    """Return whether a name, which may be an English word, too, is written as a name."""
    first = run[0][0]
    has_digits = any(part.isdigit() for part in known.parts)
    if has_digits and first.casefold() not in _NEVER_SMALL:
        return True
    if known.text.isupper() and len(known.text) <= _LONGEST_INITIALS:
        return first.isupper()
    return first[0].isupper() or not known.text[0].isupper()


def _solid(text: str, others: dict[str, _Known]) -> Iterator[Name]:
    """Yield the names in scripts that have no spaces, or other ones than Latin."""
    present = [word for word in others if word in text]
    if not present:
        return
    present.sort(key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, present)))
    for found in pattern.finditer(text):
        # A name in katakana does not go on in them.
        around = (
            text[max(found.start() - 1, 0) : found.start()],
            text[found.end() : found.end() + 1],
        )
        is_part = any(
            _are_katakana(each, found[0][edge]) for each, edge in zip(around, (0, -1), strict=True)
        )
        if not is_part:
            known = others[found[0]]
            yield Name(found.start(), found.end(), known.vehicles, known.is_mission)


def _are_katakana(one: str, other: str) -> bool:
    pattern = "[\u30a1-\u30fa\u30fc]"
    return re.match(pattern, one) is not None and re.match(pattern, other) is not None
