"""Articles: the figures of a running text held against each other.

Each pair that a reader takes for one quantity is compared, and each figure
that came back from a rounded conversion is looked for within a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter

import attrs

from roverspecs.analyses.echoes import Echo, Echoes
from roverspecs.analyses.mentions import Mention, Place, check_text, survey
from roverspecs.analyses.rules import Cited, Finding, twin, verdict_line
from roverspecs.analyses.text_files import reduced
from roverspecs.analyses.text_languages import have_comma, languages_of
from roverspecs.analyses.text_tables import Cell, Tables, units_in, values_of
from roverspecs.analyses.texts import (
    BREAK,
    LINE,
    sentence_ends,
    with_exchanged_signs,
    words_around,
)
from roverspecs.analyses.twins import axis_of, twins_in
from roverspecs.records.claims import Claim
from roverspecs.values.published import PublishedValue

# A label begins another thing: "; B: 62 cm".
_LABEL = re.compile(rf"[;,.{BREAK}]\s?[\w-]{{1,20}}(?:\s[\w-]{{1,20}}){{0,2}}:\s")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 3
# A cell that holds no word: 140, ~5 or 54 × 31.5 × 26.
_BARE = re.compile(r"[~≈<>≤≥]?\s?[0-9](?:[0-9.,\s×x–±-]{0,40}[0-9])?")
# In a language with a decimal comma: 1.250 and 1,250, and those that leave no doubt.
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_WITH_COMMA = re.compile(
    r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.analyses.text_counts import Count
    from roverspecs.analyses.text_factors import Factor

_Pair = tuple[Mention, Mention]


@attrs.frozen
class Unread:
    """Hold a place of a text with a number and a unit, as it seems, that could not be read.

    Attributes
    ----------
    line : int
        The number of its line, from 1.
    text : str
        The number and the unit, as printed.
    sentence : str
        The words around it.
    """

    line: int
    text: str
    sentence: str

    def __str__(self) -> str:
        """Return line, number and unit, and the words around."""
        if self.sentence == self.text:
            return f"line {self.line}: {self.text}"
        return f"line {self.line}: {self.text} in: {self.sentence}"

    def as_data(self) -> dict[str, int | str]:
        """Return the place as plain data."""
        return {"line": self.line, "text": self.text, "sentence": self.sentence}


class Article:
    """Hold a text with its figures, and which of them it gives as one quantity.

    Parameters
    ----------
    text : str
    decimal : {".", ","}, optional
        The sign of decimals.  By default it is the point, but in a sentence of a language
        that writes a comma: there a number that could be either is not read by itself.

    Attributes
    ----------
    mentions : list of Mention
        The figures that were read.
    pairs : list of tuple of Mention
        Those in two units, and those that differ by a slip.
    agreements : list of str
        A line for each pair that agrees.
    unread : list of Unread
    tables : Tables
        The heads of the cells of its tables.
    """

    def __init__(self, text: str, decimal: str | None = None) -> None:
        self._decimal = decimal
        check_text(text)
        self._text = reduced(text)
        self._line_ends = [each.start() for each in re.finditer(rf"[\n{LINE}]", self._text)]
        self._sentence_ends = sentence_ends(self._text)
        self._languages: dict[int, tuple[str, ...]] = {}
        self._in_doubt: set[int] = set()
        found = survey(self._with_points(decimal))
        self._cited: dict[PublishedValue, Cited] = {}
        self._lost = found.lost_powers
        self._pair_findings: list[Finding] = []
        self._converted: set[PublishedValue] = set()
        self._partners: dict[PublishedValue, set[PublishedValue]] = {}
        self._sizes: dict[int, list[Mention]] = {}
        for mention in found.mentions:
            self._sizes.setdefault(mention.start, []).append(mention)
        self.pairs: list[_Pair] = []
        self.agreements: list[str] = []
        for pair in twins_in(self._text, found.mentions):
            self._compare(pair)
        # A figure that could be another one is read for sure beside its twin only.
        paired = set()
        for pair in self.pairs:
            paired |= {pair[0].start, pair[1].start}
        unread = [*found.unread, *found.lost_powers]
        places = [*(place.start for place in unread), *(each.start for each in found.mentions)]
        self._places = sorted(places)
        self.tables = Tables(self._text, self._has_figure)
        self.mentions = []
        read = sorted([*found.mentions, *self._bare(decimal)], key=attrgetter("start"))
        for mention in read:
            if mention.start in paired or self._is_sure(mention):
                self.mentions.append(mention)
            else:
                unread.append(Place(mention.start, mention.end))
        self._starts = [mention.start for mention in self.mentions]
        self._covered = [*unread, *(Place(each.start, each.end) for each in read)]
        self.unread = [self._unread(place) for place in sorted(set(unread))]

    @property
    def text(self) -> str:
        """The text without markup; the places of figures are places in it."""
        return self._text

    @cached_property
    def counts(self) -> list[Count]:
        """How many wheels and other parts the text gives, outside its figures."""
        # Only a text that is held against the catalog is searched for them.
        from roverspecs.analyses.text_counts import count_below, counts_in

        found = counts_in(self._text, self._covered)
        for cell in self.tables.cells:
            for head in self._nearest_heads(cell):
                count = count_below(self._text[head.start : head.end], self._text, *cell[:2])
                if count is not None:
                    found.append(count)
        return found

    @cached_property
    def factors(self) -> list[Factor]:
        """The factors of the text, such as five times as heavy as."""
        from roverspecs.analyses.text_factors import factors_in

        return factors_in(self._text, self._decimal)

    def _nearest_heads(self, cell: Cell) -> tuple[Cell, ...]:
        """Return the head of the row of a cell, and those of its column."""
        heads = self.tables.heads(cell.start)
        return (*heads.row, *heads.columns) if heads else ()

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Return where the sentence of a place begins and ends."""
        number = bisect_right(self._sentence_ends, place)
        start, end = 0, len(self._text)
        if number > 0:
            start = self._sentence_ends[number - 1]
        if number < len(self._sentence_ends):
            end = self._sentence_ends[number]
        return start, end

    def languages_at(self, place: int) -> tuple[str, ...]:
        """Return the languages of the sentence of a place, or else of the text, as far as known."""
        number = bisect_right(self._sentence_ends, place)
        if number not in self._languages:
            start, end = self.sentence_at(place)
            found = languages_of(self._text[start:end]) or languages_of(self._text)
            self._languages[number] = found
        return self._languages[number]

    def line_at(self, place: int) -> int:
        """Return the number of the line of a place, from 1."""
        return self._line(place)

    def _has_figure(self, start: int, end: int) -> bool:
        """Return whether a figure stands between two places, read or not."""
        return bisect_left(self._places, start) < bisect_left(self._places, end)

    def _bare(self, decimal: str | None) -> Iterator[Mention]:
        """Yield the numbers alone in a cell whose unit a head has, as in Mass (kg)."""
        text = self._with_points(decimal)
        for cell in self.tables.cells:
            number = text[cell.start : cell.end]
            if not _BARE.fullmatch(number):
                continue
            units: set[str] = set()
            for head in self._nearest_heads(cell):
                units |= units_in(self._text[head.start : head.end])
            if len(units) == 1:
                for mention in values_of(f"{number} {units.pop()}"):
                    yield mention._replace(start=cell.start, end=cell.end)

    def _with_points(self, decimal: str | None) -> str:
        """Return the text with points for the commas that are signs of decimals."""
        if decimal == ".":
            return self._text
        if decimal == ",":
            return with_exchanged_signs(self._text)
        return with_exchanged_signs(self._text, self._has_comma)

    def _has_comma(self, number: re.Match[str]) -> bool:
        """Return whether a number has a decimal comma, by the language of its sentence."""
        if not have_comma(self.languages_at(number.start())):
            return False
        if _EITHER.fullmatch(number[0]):
            self._in_doubt.add(number.start())
            return False
        return _WITH_COMMA.fullmatch(number[0]) is not None

    def _is_sure(self, mention: Mention) -> bool:
        """Return whether a figure can be no other one, as 1.250 can be in German."""
        places = range(mention.start, mention.end)
        return mention.is_sure and self._in_doubt.isdisjoint(places)

    def findings(self) -> Iterator[Finding]:
        """Yield the findings on the pairs, on powers of ten, and the echoes."""
        yield from self._pair_findings
        for place in self._lost:
            yield self._question(place)
        yield from self._echoes()

    def _compare(self, pair: _Pair) -> None:
        a, b = (self._cite(mention) for mention in pair)
        finding = twin(a, b)
        is_converted = a.amount.symbols != b.amount.symbols
        # In one unit, only a slip tells that both figures are of one thing: 340 kg (1,000 kg).
        is_pair = is_converted or (finding is not None and finding.kind == "slips")
        if not is_pair:
            return
        self.pairs.append(pair)
        self._converted.add(pair[0].value)
        for one, other in (pair, pair[::-1]):
            self._partners.setdefault(one.value, set()).add(other.value)
        if finding:
            self._pair_findings.append(self._placed(finding, pair[0].start, pair[1].end))
        else:
            self.agreements.append(verdict_line(a.amount, b.amount))

    def _cite(self, mention: Mention) -> Cited:
        value = mention.value
        if value not in self._cited:
            self._cited[value] = Cited("", "", Claim(value=str(value)))
        return self._cited[value]

    def _question(self, place: Place) -> Finding:
        """Return the question about a power of ten whose exponent is not raised."""
        printed = " ".join(self._text[place.start : place.end].split())
        meant = re.sub(r"([×x*]\s?10)([0-9]+)", r"\1^\2", printed)
        text = f"{printed}: is that {meant}, whose exponent is no longer raised?"
        return self._placed(Finding("slips", "note", (), text), place.start, place.end)

    def _placed(self, finding: Finding, start: int, end: int) -> Finding:
        """Return a finding with its place in the text."""
        words = words_around(self._text, start, end)
        return attrs.evolve(finding, line=self._line(start), sentence=words)

    def _unread(self, place: Place) -> Unread:
        printed = " ".join(self._text[place.start : place.end].split())
        words = words_around(self._text, place.start, place.end)
        return Unread(self._line(place.start), printed, words)

    def _line(self, place: int) -> int:
        return 1 + bisect_right(self._line_ends, place)

    # --- echoes

    def _echoes(self) -> Iterator[Finding]:
        """Look for figures of a sentence that are others converted, rounded and converted back."""
        seen: set[tuple[PublishedValue, PublishedValue]] = set()
        for mentions in self._sentences():
            echoes = Echoes(self._cite(mention).amount for mention in mentions)
            for place, origin in enumerate(mentions):
                for echo in echoes.of(place):
                    last = mentions[echo.last]
                    key = (origin.value, last.value)
                    if key not in seen and self._is_of_one_thing(origin, last, echo, mentions):
                        seen.add(key)
                        yield self._echo(origin, last, echo)

    def _echo(self, origin: Mention, last: Mention, echo: Echo) -> Finding:
        # A figure that the text itself converts is hardly a conversion.
        is_own = last.value in self._converted
        is_likely = echo.printed is not None and not is_own and self._is_beside(origin, last)
        severity = "warning" if is_likely else "note"
        finding = Finding("echo", severity, (self._cite(origin), self._cite(last)), echo.text)
        return self._placed(finding, min(origin.start, last.start), max(origin.end, last.end))

    def _sentences(self) -> Iterator[list[Mention]]:
        """Yield the figures of each sentence that has several, each value where it first stands."""
        by_sentence: dict[int, dict[PublishedValue, Mention]] = {}
        for mention in self.mentions:
            sentence = bisect_right(self._sentence_ends, mention.start)
            by_sentence.setdefault(sentence, {}).setdefault(mention.value, mention)
        for mentions in by_sentence.values():
            if len(mentions) > 1:
                yield list(mentions.values())

    def _is_of_one_thing(
        self, origin: Mention, last: Mention, echo: Echo, mentions: Sequence[Mention]
    ) -> bool:
        """Return whether one figure may have come from the other, which is of the same thing."""
        one, other = (self._partners.get(each.value, set()) for each in (origin, last))
        if last.value in one or origin.start == last.start:
            return False
        # Each of them has its own conversion, and needs no other origin.
        if one and other and not one & other:
            return False
        # 10 kg (22 lb, 353 oz) begins with the number between: both are made of that.
        if echo.printed is not None and mentions[echo.printed].start < origin.start:
            return False
        axes = {axis_of(self._text, each) for each in (origin, last)} - {None}
        between = self._text[origin.end : last.start]
        return len(axes) < 2 and _LABEL.search(between) is None and self._are_one_size(origin, last)

    def _are_one_size(self, origin: Mention, last: Mention) -> bool:
        """Return whether two figures are both of no list of sizes, or of two that agree."""
        sizes, others = (self._sizes.get(each.start, [each]) for each in (origin, last))
        if len(sizes) != len(others):
            return False
        for one, other in zip(sizes, others, strict=True):
            a, b = self._cite(one).amount, self._cite(other).amount
            is_same = (one.value, other.value) == (origin.value, last.value)
            if not is_same and not a.is_compatible(b):
                return False
        return True

    def _is_beside(self, origin: Mention, last: Mention) -> bool:
        """Return whether hardly a word stands between two figures, but for other figures."""
        place, words = origin.end, 0
        first = bisect_right(self._starts, origin.start)
        for mention in map(self.mentions.__getitem__, range(first, len(self.mentions))):
            if mention.start > last.start or words > _MOST_WORDS:
                break
            words += len(_WORDS.findall(self._text, place, mention.start))
            place = mention.end
        return words <= _MOST_WORDS
