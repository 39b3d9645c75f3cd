"""Text owners: the vehicle that a figure of a running text is of.

It is the one that the sentence names; "the rover" and "it" are taken for a vehicle
that is named before.  Where two can be meant, the figure is of none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from roverspecs.analyses.articles import Article
from roverspecs.analyses.factor_clauses import stands_behind
from roverspecs.analyses.mentions import Place
from roverspecs.analyses.text_languages import name_in
from roverspecs.analyses.text_names import KIND_WORD, Name, kinds_of, names_in, names_near
from roverspecs.analyses.text_strangers import (
    Subject,
    is_strange,
    names_like,
    subject_behind,
    subjects_in,
)
from roverspecs.analyses.text_tables import Cell, Heads
from roverspecs.analyses.texts import BREAK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Behind these stands something else than the thing that a sentence is about.
_OBLIQUE = re.compile(
    r"(?i:\b(?:by|on|onto|aboard|from|with|of|to|than|as|inside|in|like|unlike|via|through|for|"
    r"carried|carrying|carries|carry|housed|houses|deployed|released|and its)\s"
    r"(?:(?:the|a|an|its|their|both|lander|rover|robot|spacecraft|company|[\w-]+['’]s|"
    # In 2012, Curiosity landed.
    r"(?!(?:19|20)[0-9]{2}\b)[0-9][\w.,-]*)\s){0,3})[\"“‘'(]?$"
)
# The same in the other languages of which the words for specs are known.
_FOREIGN_OBLIQUE = re.compile(
    r"(?i:(?:\b(?:von|vom|aus|auf|mit|bei|beim|durch|für|als|zu|zum|zur|im|am|neben|de|du|des|par|"
    r"sur|avec|dans|pour|que|del|por|con|para|al|en|di|da|dal|dalla|dello|della|su|sul|sulla|per|"
    r"che|do|dos|pelo|pela|com|em|no|na|ao|от|с|со|на|из|для|к|чем|largué|déposé|transporté|"
    r"trägt|trug|lleva|llevaba|soltó|trasporta|leva|levou|доставил|доставила)\s|d['’]|l['’])"
    r"(?:(?:der|die|das|dem|den|des|le|la|les|el|los|las|il|lo|o|os|rover|lander|sonde|sonda|"
    r"аппарата?|ровера?)\s){0,3})[\"“„«‘'(]?$"
)
# The rocket that launched a vehicle, and the shield around it, are other things.
_IN_PHRASE = re.compile(
    r"(?i:\b(?:that|which|who|qui|que|che|die|der|das)\s(?:[\w'’]+\s){1,3}|"
    # Die Rakete, die Curiosity startete.
    r",\s(?:die|der|das|den|dem|que|che)\s|"
    r"\b(?:launch|carry|lift|deliver|lower|protect|surround|cover|bear|driv|operat)ing\s|"
    r"\b(?:on|around|near|below|above|under|beneath|beside|behind)\s)"
    r"(?:(?:the|a|its|der|die|das|la|le|el|il)\s)?[\"“]?$"
)
# Right behind a name with which something is compared: as Sojourner was at 11 kg.
_OWN_FIGURE = re.compile(r"(?:['’]s|\s(?:was|is)(?:\s(?:at|with))?)\s(?:(?:only|just|about)\s)?")
_AGAINST = re.compile(
    r"\s?[(:]\s?[^.;()]{0,60}\b(?:against|versus|vs|compared|became|gegen|contre|contra|contro)\b|"
    r"\s(?:at|with|mit|bei|à|avec|con|com)\s"
)
# Not in "the former Soviet lander".
_LATTER = re.compile(
    r"(?i:\bthe\s(?:latter|former)(?=['’]s|\s(?:is|was|weigh|ha[sd]|measure|drove)))"
)
# Right behind the name of a vehicle: Pragyan, carried by the Vikram lander, weighs.
_CARRIED_BY = re.compile(
    r"(?i:\b(?:carried|deployed|delivered|released|dropped|brought|landed|built)\s(?:\w+\s)?"
    r"(?:by|from|on|aboard|inside)\s)(?:[\w'’-]+\s){0,3}\Z"
)
_RELATIVE = re.compile(
    r"(?:['’]s)?\s?(?:\(|,\s(?:which|that|who|whose|a|an|the|at|with|of)\b|"
    r"['’]s\s|\sthat\s|,?\sweighing\b|\swith\b|"
    r",\s(?:der|die|das|dessen|deren|qui|dont|que|che|cuy[oa]|cuj[oa]|котор\w+|"
    r"eine?|une?|un[ao]|uma?)\b|"
    r"\s(?:qui|que|che|pesant|mit|avec|con|com)\b)"
)
# Before the name of what a vehicle is compared with, and behind it if the words are about it.
_THAN = re.compile(r"(?i:\b(?:than|as|like|unlike)\s(?:[\w.,-]+\s){0,3})[\"“‘'(]?$")
_FOREIGN_THAN = re.compile(r"\b(?:als|wie|que|como|di|del|della)\s(?:[\w.-]+\s){0,2}[\"“„«]?$")
_OF_THE_OTHER = re.compile(r"(?:['’]s)?\s?(?:\(|,\s(?:which|that|who|whose)\b)")
_CONVERSE = re.compile(r"[\s-](?:\w[\w-]*\s){0,3}[\"“‘]?$")
_NO_ATTRIBUTE = re.compile(
    r"\b(?:and|than|for|from|to|of|on|by|with|in|at|is|was|as|or|while|but|before|after|"
    r"that|which|away|long|wide|tall|high|less|more|below|above|per|launch(?:ed|ing)|"
    r"carr(?:ied|ying)|lift(?:ed|ing)|deliver(?:ed|ing)|lower(?:ed|ing)|sent|brought|took|"
    r"und|oder|als|von|mit|bei|auf|aus|für|nach|vor|über|unter|lang|breit|hoch|schwer|et|ou|que|"
    r"qui|de|du|des|sur|avec|pour|dans|par|y|e|ed|o|u|con|para|por|en|sobre|del|di|da|dal|su|nel|"
    r"che|do|com|em|no|na|mais|más|più|plus|и|а|в|на|с|от|для|чем|но)\b"
)
_APPOSITION = re.compile(rf"[\s-](?:[\w-]+\s){{0,3}}?(?:{KIND_WORD.pattern}),\s?[\"“‘]?$")
_PRONOUN = re.compile(r"(?i:\b(?:it|its|itself|this|that|these|they|their|he|she)\b)|それ|同機")
# Between two names of which the text says the same; an alias may stand in brackets.
_JOINT = re.compile(
    r"\s?[)\]]?(?:,?\s?(?:\b(?:and|as well as|und|et|y|e|и)\b|&)|\s?[とや和・])\s?"
    r"(?:(?:the|its|their|rover|lander|twin|sister)\s){0,2}[\"“‘'「]?"
)
_LISTED = re.compile(rf"\s?[)\]]?[,、]\s?[\"“‘'「]?|{_JOINT.pattern}")
_EACH = re.compile(
    r"(?i:\b(?:each|both|apiece|either|identical|jeweils|chacun)\b)|それぞれ|いずれも|各"
)
_PAIR = re.compile(r"(?i:\b(?:both|two|twin|pair)\b)")
_TOGETHER = re.compile(
    r"(?i:\b(?:together|combined|in total|total|altogether|sum|respectively)\b)|合計|合わせ"
)
# A column with such a head has figures of whatever its rows are.
_VALUE = re.compile(r"(?i:values?|figures?|data|details?|specifications?|wert|valeur|valor|valore)")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")
_LEAD = 60
# Chandrayaan-2, but neither Mars 2020 nor Apollo 15, 16 and 17.
_NUMBERED = re.compile(r"(?P<series>\D*[^\W\d_])[\s-]?(?P<number>[0-9]{1,2})(?=\s\(|$)")
_BETWEEN_WORDS = r"[\s'’-]{0,2}"
_OF_MISSION = re.compile(r"\s?\(|\s(?:of|from|on|aboard|with|in|during)\s(?:the\s)?")
# A mission behind one of these is named beside that of the vehicle.
_COMPARED = re.compile(
    r"(?i:\b(?:unlike|like|than|after|before|following|since|from|by|as|with|to)\s(?:the\s)?)$"
)
_CONTRAST = re.compile(r"[;:—]|\b(?:but|while|whereas|until|before|after|than|unlike)\b")
_SENTENCES_BACK = 2
_REACH = 1000  # characters
_MOST_UNKNOWN = 100
"""The most words of a text for which near names are looked for."""


def _is_of_one(text: str, heads: Heads) -> bool:
    """Return whether a table has one vehicle: no head but that of a spec parts its cells."""
    titles = [text[cell.start : cell.end].strip() for cell in heads.columns]
    return not heads.beside or all(map(_VALUE.fullmatch, titles))


class Owner(NamedTuple):
    """Hold the vehicles that a figure may be of, and how they were found.

    Attributes
    ----------
    vehicles : tuple of str
        One id where it is understood, several where it is not.
    place : int or None
        Where its name ends if it stands before the figure, or begins behind it.
    remark : str
        How it was found, unless the sentence names it.
    word : str
        The word that was to be understood.
    share : str
        How several vehicles have the figure, where the text names them together: "each",
        "together" or "unstated".
    stranger : str
        What the sentence is about, if the catalog may not know it: the figure has no vehicle.
    reason : str
        Why the vehicle that is named cannot be meant: the figure has none.
    """

    vehicles: tuple[str, ...] = ()
    place: int | None = None
    remark: str = ""
    word: str = ""
    share: str = ""
    stranger: str = ""
    reason: str = ""


class Owners:
    """Find the vehicle that a figure of a text is of.

    Parameters
    ----------
    article : Article
    entries : sequence of dict
        The identities of the vehicles.
    """

    def __init__(self, article: Article, entries: Sequence[dict[str, Any]]) -> None:
        self.article, self.text = article, article.text
        figures = ((each.start, each.end) for each in article.mentions)
        self.names = names_in(self.text, entries, figures)
        self._starts = [name.start for name in self.names]
        first: dict[tuple[str, ...], Name] = {}
        for name in self.names:
            first.setdefault(name.vehicles, name)
        self._first = list(first.values())
        self.entries = {entry["id"]: entry for entry in entries}
        self._companions: dict[str, list[str]] = {}
        for entry in entries:
            carrier = entry["carrier"]
            if carrier in self.entries:
                self._companions.setdefault(carrier, []).append(entry["id"])
                self._companions.setdefault(entry["id"], []).append(carrier)
        vehicles = [name.vehicles[0] for name in self.names if not name.is_mission]
        self.named = tuple(dict.fromkeys(vehicles))
        self._common = frozenset(_SMALL_WORD.findall(self.text))

    @cached_property
    def meant(self) -> list[str]:
        """The names of the catalog that a text without one may mean, by another spelling."""
        words = names_like(self.text)[:_MOST_UNKNOWN]
        return next(filter(None, map(self.names_near, words)), [])

    def names_near(self, word: str) -> list[str]:
        """Return the names of the catalog that a word may be meant for."""
        return names_near(word, [*self.entries.values()])

    def companions(self, vehicle: str) -> list[str]:
        """Return the carrier and the passengers of a vehicle."""
        return self._companions.get(vehicle, [])

    def owner(self, spot: Place) -> Owner:
        """Return the vehicle that a figure is of, or the several that it may be of."""
        found = self._known_owner(spot)
        # Other languages have capitals elsewhere, and their own verbs.
        if not found.vehicles or not self._may_be_english(spot):
            return found
        return self._by_subject(found, spot) or found

    def _may_be_english(self, spot: Place) -> bool:
        return "English" in (self.article.languages_at(spot.start) or ("English",))

    def _by_subject(self, found: Owner, spot: Place) -> Owner | None:
        """Return the owner that the sentence names itself, if it is not the vehicle found.

        It may be a mission, or something that the catalog does not know.
        """
        if found.place is not None and found.place >= spot.end:
            return None
        first, last = self.article.sentence_at(spot.start)
        first, last = max(first, spot.start - _REACH), min(last, spot.end + _REACH)
        names = self.between(first, last)
        # Before a vehicle that the sentence may be about, another subject does not count.
        free = (name.end for name in reversed(names) if self._is_free(name, spot))
        subjects = subjects_in(self.text, next(free, first), spot.start)
        behind = subject_behind(self.text, first, spot.start, spot.end, last)
        if behind:
            subjects.append(behind)
        for subject in reversed(subjects):
            named = [name for name in names if _overlap(name, subject)]
            if named:
                word = self._kind_word(spot, subject.end, last)
                if word or subject.is_before_kind:
                    # The rover of a mission is no mission.
                    return None
                return self._by_mission(named)
            entries = [self.entries[each] for each in found.vehicles]
            if all(is_strange(subject.name, entry, self._common) for entry in entries):
                return Owner(word=subject.name, stranger=subject.name)
        return None

    def _is_free(self, name: Name, spot: Place) -> bool:
        """Return whether a sentence may be about a vehicle, which is named before a figure."""
        return name.end <= spot.start and not name.is_mission and not self._is_oblique(name)

    def _by_mission(self, named: Sequence[Name]) -> Owner | None:
        """Return the vehicles of the mission that a sentence is about, if it is one."""
        if not all(name.is_mission for name in named):
            return None
        return self._understood(named[-1].vehicles, self._word(named[-1]))

    def _known_owner(self, spot: Place) -> Owner:
        """Return the vehicle of a figure among those that the text names."""
        first, last = self.article.sentence_at(spot.start)
        # A text without full stops is one sentence.
        first, last = max(first, spot.start - _REACH), min(last, spot.end + _REACH)
        names = [name for name in self.between(first, last) if not name.is_mission]
        before = [name for name in names if name.end <= spot.start]
        behind = [name for name in names if name.start >= spot.end]
        if behind and self._is_attribute(spot, behind[0]):
            return self._named(behind[0], behind[0].start, spot)
        word = self._kind_word(spot, first if not before else before[-1].end, last)
        if before:
            return self._among(before, spot, word)
        heads = self.article.tables.heads(spot.start)
        headed = self._by_heads(heads) if heads is not None else None
        if headed is not None:
            return headed
        return self._unnamed(first, spot, word, behind)

    def _unnamed(
        self, first: int, spot: Place, word: re.Match[str] | None, behind: Sequence[Name]
    ) -> Owner:
        """Return the vehicle of a figure before which its sentence names none."""
        lead = self.text[first : spot.start]
        other = ""
        if self._is_something_named(spot) and not self._may_be_english(spot):
            other = name_in(lead, self.article.languages_at(spot.start))
        if other:
            return Owner(word=other, stranger=other)
        if _LATTER.search(lead):
            return Owner(reason="the text does not say which of two vehicles this is")
        if word:
            return self._by_kind(word, spot.start)
        is_led = behind and behind[0].start - spot.end <= _LEAD and not _PRONOUN.search(lead)
        # In Spanish or Italian, a verb needs no pronoun.
        is_led = is_led and self._may_be_english(spot)
        if is_led and "," in self.text[spot.end : behind[0].start]:
            together = self._joint_behind(behind)
            if len(together) > 1:
                return self._shared(together, spot, behind[0].start)
            return self._named(behind[0], behind[0].start, spot)
        found = self._by_sentences(first, spot)
        if not found.vehicles:
            found = self._of_missions(first, spot, found)
        return found

    def _joint_behind(self, names: Sequence[Name]) -> list[str]:
        """Return the vehicles of the first names that stand together."""
        found = [names[0]]
        for name in names[1:]:
            if not _JOINT.fullmatch(self.text, found[-1].end, name.start):
                break
            found.append(name)
        return list(dict.fromkeys(name.vehicles[0] for name in found))

    def _of_missions(self, first: int, spot: Place, otherwise: Owner) -> Owner:
        """Return the several vehicles of a mission that a sentence names before a figure."""
        missions = [name for name in self.between(first, spot.start) if name.is_mission]
        if not missions or len(missions[-1].vehicles) < 2:
            return otherwise
        return Owner(missions[-1].vehicles, word=self._word(missions[-1]))

    def _is_something_named(self, spot: Place) -> bool:
        """Return whether the text has named a vehicle before a figure."""
        return any(name.end <= spot.start for name in self.names[:1])

    # --- tables

    def words_of(self, cell: Cell) -> str:
        """Return the words of a cell of a table, without the names of vehicles."""
        words, place = [], cell.start
        for name in self.between(cell.start, cell.end):
            words.append(self.text[place : name.start])
            place = name.end
        return " ".join("".join([*words, self.text[place : cell.end]]).split())

    def _by_heads(self, heads: Heads) -> Owner | None:
        """Return the vehicle that heads the row or the column of a cell; None to look further."""
        places = [*self._row_names(heads), *self._names_of(heads.columns)]
        if not places and not _is_of_one(self.text, heads):
            # A row or column that is headed by something is of no other vehicle.
            return Owner()
        places = places or self._names_of(heads.sections)
        if not places:
            return None
        vehicles = tuple(dict.fromkeys(name.vehicles[0] for name in places))
        if len(vehicles) > 1:
            return Owner(vehicles, word="the heads of the cell")
        for cell in heads.columns:
            word = KIND_WORD.search(self.words_of(cell))
            if word and self.kind(vehicles[0]) not in kinds_of(word):
                # The mass of its lander stands in a column of its own.
                return self._companion(vehicles[0], word) or Owner(word=word[0])
        titles = [" ".join(self.text[cell.start : cell.end].split()) for cell in heads.all]
        return Owner(vehicles, remark=f"by the heads of its cell: {' / '.join(titles)}")

    def _names_of(self, cells: Iterable[Cell]) -> list[Name]:
        """Return the vehicles that some cells name."""
        found = [name for cell in cells for name in self.between(cell.start, cell.end)]
        return [name for name in found if not name.is_mission]

    def _row_names(self, heads: Heads) -> list[Name]:
        """Return the vehicles that a row names; of several, those below a word for a vehicle."""
        named = [(self._names_of([cell]), columns) for cell, columns in heads.beside]
        for names, columns in named:
            if names and any(KIND_WORD.search(self.words_of(each)) for each in columns):
                return names
        return [name for names, _ in named for name in names]

    # --- sentences

    def between(self, first: int, last: int) -> list[Name]:
        """Return the names that begin between two places.

        Parameters
        ----------
        first, last : int

        Returns
        -------
        list of Name
            In the order of the text.
        """
        low, high = bisect_left(self._starts, first), bisect_left(self._starts, last)
        return self.names[low:high]

    def _named(self, name: Name, place: int, spot: Place) -> Owner:
        """Return the vehicle of a name; each of them if it is a plural."""
        together = [each.vehicles[0] for each in self.between(name.start, name.end)]
        if len(together) > 2 and _PAIR.search(self.text, max(name.start - _LEAD, 0), name.start):
            # Both of the Lunas could be any two of them.
            return Owner(tuple(together), word=self._word(name))
        if len(together) > 1:
            return self._shared(together, spot, place)
        mission = self._other_mission(name)
        if mission:
            entry = self.entries[name.vehicles[0]]
            reason = f"the text names {mission}, and {entry['name']} is of {entry['mission']}"
            return Owner(word=self._word(name), reason=reason)
        return Owner(name.vehicles, place, word=self._word(name))

    def _other_mission(self, name: Name) -> str:
        """Return a mission beside a name that is of the same series and not that of the vehicle.

        The Pragyan of Chandrayaan-2 is another rover than the one of Chandrayaan-3.
        """
        own = _NUMBERED.match(self.entries[name.vehicles[0]]["mission"] or "")
        if own is None:
            return ""
        first, last = self.article.sentence_at(name.start)
        first, last = max(first, name.start - _REACH), min(last, name.end + _REACH)
        words = map(re.escape, re.findall(r"[^\W\d_]+", own["series"]))
        series = re.compile(rf"(?i:\b{_BETWEEN_WORDS.join(words)})[\s-]?(?P<number>[0-9]+)")
        found = list(series.finditer(self.text, first, last))
        if any(each["number"] == own["number"] for each in found):
            return ""
        beside = (each[0] for each in found if self._is_beside(each, name))
        return next(beside, "")

    def _is_beside(self, mission: re.Match[str], name: Name) -> bool:
        """Return whether a mission in the text is that of a vehicle beside it."""
        if mission.start() >= name.end:
            return _OF_MISSION.fullmatch(self.text, name.end, mission.start()) is not None
        gap = self.text[mission.end() : name.start]
        is_between = bool(self.between(mission.end(), name.start))
        is_aside = _COMPARED.search(self.text[max(mission.start() - 40, 0) : mission.start()])
        return not (is_between or is_aside or len(gap) > _LEAD or _CONTRAST.search(gap))

    def _is_attribute(self, spot: Place, name: Name) -> bool:
        """Return whether a figure stands right before a name, as in the 5 kg rover Tenacious."""
        gap = self.text[spot.end : name.start]
        if _APPOSITION.fullmatch(gap):
            return True
        line = self.text.rfind("\n", 0, spot.start) + 1
        if "\n" in gap and self.between(line, spot.start):
            # A line for each vehicle has its figure behind the name.
            return False
        return _CONVERSE.fullmatch(gap) is not None and not _NO_ATTRIBUTE.search(gap)

    def _kind_word(self, spot: Place, first: int, last: int) -> re.Match[str] | None:
        """Return the word for any vehicle that a figure stands beside."""
        behind = KIND_WORD.search(self.text, spot.end, min(spot.end + 50, last))
        if behind:
            gap = self.text[spot.end : behind.start()]
            if _CONVERSE.fullmatch(gap) and not _NO_ATTRIBUTE.search(gap):
                return behind
        before = list(KIND_WORD.finditer(self.text, first, spot.start))
        # What a vehicle was carried by is not what the sentence is about.
        free = (word for word in reversed(before) if not self._is_carrier(word))
        return next(free, None)

    def _is_carrier(self, word: re.Match[str]) -> bool:
        window = self.text[max(word.start() - 60, 0) : word.start()]
        return _CARRIED_BY.search(window) is not None

    def _among(self, before: Sequence[Name], spot: Place, word: re.Match[str] | None) -> Owner:
        """Return the vehicle of a figure, among the names before it in the sentence."""
        nearest = before[-1]
        either = self._either(before, word)
        if len(either) > 1:
            return Owner(either, word=word[0] if word else self._word(nearest))
        joint = self._joint(before)
        is_one = len(joint) < 2 or self._is_attached(nearest, spot)
        if is_one and len(joint) > 1:
            is_one = not _EACH.search(self._clause(spot, nearest.end))
        free = [name for name in before if not self._is_oblique(name)]
        if not is_one:
            # Who carries two is no less the one of the sentence than who carries one.
            together = [name.vehicles for name in joint]
            others = [name for name in free if name.vehicles not in together]
            if not others or not self._is_oblique(joint[0]):
                return self._shared([name.vehicles[0] for name in joint], spot, nearest.end)
            nearest, free = others[-1], others
        if self._is_oblique(nearest) and not self._is_attached(nearest, spot):
            rivals = {name.vehicles for name in free} - {nearest.vehicles}
            if len(rivals) > 1:
                vehicles = [vehicle for name in before for vehicle in name.vehicles]
                return Owner(tuple(dict.fromkeys(vehicles)), word=self._word(nearest))
            if free:
                nearest = free[-1]
        return self._of_one(nearest, spot, word)

    def _of_one(self, name: Name, spot: Place, word: re.Match[str] | None) -> Owner:
        """Return the vehicle of a name before a figure, or one that goes with it."""
        if word and self.kind(name.vehicles[0]) not in kinds_of(word):
            owner = self._companion(name.vehicles[0], word)
            if owner:
                return owner
        if self._is_within_phrase(name, spot):
            return Owner(reason="the sentence may speak of another thing")
        return self._named(name, name.end, spot)

    def _either(self, before: Sequence[Name], word: re.Match[str] | None) -> tuple[str, ...]:
        """Return the vehicles of which a figure is one, where a sentence compares them."""
        last = before[-1]
        if not any(name.start in self._factor_objects for name in before):
            return ()
        found = [vehicle for name in before for vehicle in name.vehicles]
        if word and word.start() >= last.end:
            # Zhurong is larger than Sojourner, and the smaller rover weighed 11 kg.
            return tuple(dict.fromkeys(self._of_kind(found, kinds_of(word))))
        if last.start in self._factor_objects and _AGAINST.match(self.text, last.end):
            # As Sojourner at 11 kg, or at 240 kg?
            return tuple(dict.fromkeys(found))
        return ()

    def _is_within_phrase(self, name: Name, spot: Place) -> bool:
        """Return whether a name stands in a phrase on the thing that a sentence is about."""
        first = self.article.sentence_at(name.start)[0]
        lead = self.text[max(name.start - 60, first) : name.start]
        found = _IN_PHRASE.search(lead)
        # Around the Moon, and on Mars, a phrase begins the sentence.
        is_in_phrase = found is not None and bool(lead[: found.start()].strip())
        return is_in_phrase and not self._is_attached(name, spot)

    def _joint(self, before: Sequence[Name]) -> list[Name]:
        """Return the last names that stand together, each vehicle once; at least one.

        The names of a list have commas between, but for the last two.
        """
        joint = [before[-1]]
        pattern = _JOINT
        for one, other in zip(before[-2::-1], before[:0:-1], strict=True):
            if one.vehicles == other.vehicles:
                # An alias, perhaps in brackets.
                joint[-1] = one
                continue
            if not pattern.fullmatch(self.text, one.end, other.start):
                break
            joint.append(one)
            pattern = _LISTED
        return joint[::-1]

    def _clause(self, spot: Place, start: int) -> str:
        """Return the words from a place to a little behind a figure, within its sentence."""
        last = self.article.sentence_at(spot.start)[1]
        return self.text[start : min(spot.end + _LEAD, last)]

    def _shared(self, vehicles: Sequence[str], spot: Place, place: int) -> Owner:
        """Return several vehicles of which a sentence says one thing."""
        names = map(self.name, vehicles)
        first = self.article.sentence_at(spot.start)[0]
        clause = self._clause(spot, max(first, spot.start - _REACH))
        share = "unstated"
        if _TOGETHER.search(clause):
            share = "together"
        elif _EACH.search(clause):
            share = "each"
        word = " and ".join(names)
        return Owner(tuple(vehicles), place, word=word, share=share)

    def _word(self, name: Name) -> str:
        return self.text[name.start : name.end]

    @cached_property
    def _factor_objects(self) -> frozenset[int]:
        """Where the names begin with which a factor compares: ten times Sojourner's mass."""
        starts = []
        for factor in self.article.factors:
            names = self.between(factor.other_start, factor.end + _LEAD)[:1]
            starts += [each.start for each in names if stands_behind(self.text, factor, each.start)]
        return frozenset(starts)

    def _is_oblique(self, name: Name) -> bool:
        """Return whether a vehicle is named as something else than what a sentence is about."""
        if name.start in self._factor_objects:
            return True
        first = self.article.sentence_at(name.start)[0]
        window = self.text[max(name.start - 40, first) : name.start]
        return any(pattern.search(window) for pattern in (_OBLIQUE, _FOREIGN_OBLIQUE))

    def _is_attached(self, name: Name, spot: Place) -> bool:
        """Return whether the words behind a name are about it: SLIM, which weighs 200 kg."""
        is_object = name.start in self._factor_objects
        if is_object and _OWN_FIGURE.fullmatch(self.text, name.end, spot.start):
            return True
        words = _RELATIVE
        if self._is_behind_than(name):
            # Smaller than Curiosity, at 135 kg, is the other one.
            words = _OF_THE_OTHER
        found = words.match(self.text, name.end, spot.start + 1)
        if found is None:
            return False
        # The words behind a comma are about no part: "a fraction of Zhurong's size, weighs 11 kg".
        is_possessive = found[0].endswith("s ")
        return not (is_possessive and "," in self.text[name.end : spot.start])

    def name(self, vehicle: str) -> str:
        """Return the name of a vehicle."""
        return str(self.entries[vehicle]["name"])

    def kind(self, vehicle: str) -> str:
        """Return the kind of a vehicle."""
        return str(self.entries[vehicle]["kind"])

    def _of_kind(self, vehicles: Iterable[str], kinds: Sequence[str]) -> list[str]:
        return [vehicle for vehicle in vehicles if self.kind(vehicle) in kinds]

    def _companion(self, vehicle: str, word: re.Match[str]) -> Owner | None:
        """Return the carrier or passenger of a vehicle that a word for any of them means."""
        found = self._of_kind(self.companions(vehicle), kinds_of(word))
        if not found:
            return None
        return self._understood(found, word[0])

    def _understood(self, vehicles: Sequence[str], word: str, remark: str = "") -> Owner:
        """Return the one vehicle that a word was taken for, or all that it can mean."""
        found = tuple(dict.fromkeys(vehicles))
        if len(found) > 1:
            return Owner(found, word=word)
        name = self.name(found[0])
        remark = (remark or f"{word!r} is taken for {{}}").format(name)
        return Owner(found, remark=remark, word=word)

    def _by_kind(self, word: re.Match[str], place: int) -> Owner:
        """Return the vehicle that "the rover" is: the last one named, or the only one."""
        kinds = kinds_of(word)
        paragraph = self.text.rfind(BREAK, 0, place) + 1
        for name in reversed(self.between(max(paragraph, place - _REACH), place)):
            found = self._of_kind(name.vehicles, kinds)
            if found and not name.is_mission:
                found = self._rivals(name, kinds)
            if not found and not name.is_mission:
                found = self._of_kind(self.companions(name.vehicles[0]), kinds)
            if found:
                return self._understood(found, word[0])
        everywhere: list[str] = []
        companions: list[str] = []
        for name in self._first:
            if name.start >= place:
                break
            everywhere += self._of_kind(name.vehicles, kinds)
            if not name.is_mission:
                companions += self._of_kind(self.companions(name.vehicles[0]), kinds)
        found = everywhere or companions
        if found:
            return self._understood(found, word[0])
        return Owner(word=word[0])

    def _rivals(self, name: Name, kinds: Sequence[str]) -> list[str]:
        """Return the vehicles of some kinds that a sentence is about, of which it names one last.

        A sentence on two rovers leaves open which one the next calls the rover.
        """
        first = max(self.article.sentence_at(name.start)[0], name.start - _REACH)
        names = [each for each in self.between(first, name.end) if not each.is_mission]
        # What a rover is compared with is a rover as well.
        free = [each for each in names if self._is_beside_other(each) or not self._is_oblique(each)]
        found = [vehicle for each in free for vehicle in self._of_kind(each.vehicles, kinds)]
        return found or self._of_kind(name.vehicles, kinds)

    def _is_beside_other(self, name: Name) -> bool:
        """Return whether another vehicle may be compared with this one, in any language."""
        window = self.text[max(name.start - 40, 0) : name.start]
        return self._is_behind_than(name) or _FOREIGN_THAN.search(window) is not None

    def _is_behind_than(self, name: Name) -> bool:
        return _THAN.search(self.text[max(name.start - 40, 0) : name.start]) is not None

    def _by_sentences(self, first: int, spot: Place) -> Owner:
        """Return the vehicle that the sentences before are about."""
        paragraph = self.text.rfind(BREAK, 0, spot.start) + 1
        place = first
        for _ in range(_SENTENCES_BACK):
            if not self.text[paragraph:place].strip():
                break
            start, end = self.article.sentence_at(place - 1)
            start = max(start, end - _REACH)
            names = [name for name in self.between(start, end) if not name.is_mission]
            if names:
                free = [name for name in names if not self._is_oblique(name)] or names
                if any(name.start in self._factor_objects for name in names):
                    # It may be either of the two that are compared.
                    free = names
                vehicles = list(dict.fromkeys(name.vehicles[0] for name in free))
                if len(vehicles) > 1 and _EACH.search(self.text, first, spot.start):
                    # Both of them, of which a sentence before tells.
                    return self._shared(vehicles, spot, first)
                remark = "taken for {}, which a sentence before names"
                return self._understood(vehicles, "a sentence before", remark)
            words = list(KIND_WORD.finditer(self.text, start, end))
            if words:
                return self._by_kind(words[-1], end)
            place = start
        # Of a table, any cell may have the name.
        is_in_table = self.article.tables.heads(spot.start) is not None
        if len(self.named) == 1 and (is_in_table or self._is_something_named(spot)):
            name = self.name(self.named[0])
            return Owner(self.named, remark=f"taken for {name}, the only vehicle that is named")
        return Owner()


def _overlap(name: Name, subject: Subject) -> bool:
    return name.start < subject.end and subject.start < name.end
