"""Text figures: the figures of a running text, each with the place of its conversion.

A size of several sides, such as 54 × 31.5 × 26 cm, is one figure.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from roverspecs.analyses.articles import Article
from roverspecs.analyses.mentions import Mention
from roverspecs.analyses.text_claims import AGREEMENTS
from roverspecs.analyses.text_counts import Count
from roverspecs.analyses.text_sizes import axes_named
from roverspecs.analyses.twins import axis_of
from roverspecs.values.agreement import Amount
from roverspecs.values.units import dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.values.published import PublishedValue

# Between the sides of a size, each of which has a mark or a conversion of its own.
_BY = re.compile(r"\.?\s?[)\]]?\s?(?:by\s|[x×]\s?)")
_MOST_SIDES = 3


class Figure(NamedTuple):
    """Hold a mention, and where it stands with its conversion in brackets.

    A number of parts comes with its noun and the specs that it may be of.  A size of
    several sides has a mention for each of them; one whose axis the text names stands
    by itself.
    """

    mention: Mention
    start: int
    end: int
    part: Count | None = None
    sides: tuple[Mention, ...] = ()
    axis: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is one value with a unit, and no side of a size."""
        return self.part is None and not self.sides and not self.axis

    @property
    def values(self) -> list[PublishedValue]:
        """The value, or those of the sides."""
        return [each.value for each in self.sides or (self.mention,)]

    def is_same_as(self, other: Figure) -> bool:
        """Return whether another figure is the same quantity in another unit."""
        values = zip(self.values, other.values, strict=False)
        pairs = [(Amount(one), Amount(two)) for one, two in values]
        is_same = all(
            one.dimension == two.dimension and one.agreement(two).verdict in AGREEMENTS
            for one, two in pairs
        )
        return is_same and len(self.values) == len(other.values)


def figures_in(article: Article) -> list[Figure]:
    """Return the figures of a text.

    Parameters
    ----------
    article : Article

    Returns
    -------
    list of Figure
        In the order of the text: each mention and each count, but the sides of a size,
        whose axes have no names, as one.
    """
    places: dict[int, tuple[int, int]] = {}
    for one, other in article.pairs:
        first = places.get(one.start, (one.start, one.end))[0]
        for each in (one, other):
            places[each.start] = (first, other.end)
    figures = []
    for place, phrase in itertools.groupby(article.mentions, attrgetter("start")):
        mentions = tuple(phrase)
        start, end = places.get(place, (place, mentions[0].end))
        is_length = dimension_of(mentions[0].value.unit) == "length"
        if not (is_length and 1 < len(mentions) <= _MOST_SIDES):
            figures += [Figure(mention, start, end) for mention in mentions]
            continue
        axes = axes_named(article.text, place, mentions[0].end, len(mentions))
        figures += [
            Figure(mention, start, end, axis=axis)
            for mention, axis in zip(mentions, axes, strict=False)
        ]
        if not axes:
            figures.append(Figure(mentions[0], start, end, sides=mentions))
    figures += [
        Figure(count.mention, count.mention.start, count.mention.end, count)
        for count in article.counts
    ]
    return list(_with_sizes(article.text, sorted(figures, key=attrgetter("start"))))


def _with_sizes(text: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures, and as one those that are the sides of a size: 10 ft (3 m) by 9 ft (2.7 m)."""
    run: list[list[Figure]] = []
    for _, converted in itertools.groupby(figures, attrgetter("start")):
        figure = list(converted)
        if run and not _is_next_side(text, run[-1], figure):
            yield from _as_size(run)
            run = []
        run.append(figure)
    yield from _as_size(run)


def _is_next_side(text: str, before: Sequence[Figure], figure: Sequence[Figure]) -> bool:
    """Return whether a figure, each in as many units, is the side of a size behind another one."""
    is_by = _BY.fullmatch(text, before[0].end, figure[0].start) is not None
    are_sides = all(_is_side(text, each) for each in (*before, *figure))
    return is_by and are_sides and len(before) == len(figure)


def _is_side(text: str, figure: Figure) -> bool:
    """Return whether a figure may be the side of a size: a length whose axis has no name."""
    is_length = figure.is_plain and dimension_of(figure.mention.value.unit) == "length"
    return is_length and axis_of(text, figure.mention) is None


def _as_size(run: Sequence[Sequence[Figure]]) -> Iterator[Figure]:
    """Yield the figures of a run, those of two or three sides as one in each unit."""
    if not 1 < len(run) <= _MOST_SIDES:
        yield from itertools.chain.from_iterable(run)
        return
    for sides in zip(*run, strict=True):
        mentions = tuple(side.mention for side in sides)
        yield Figure(mentions[0], sides[0].start, sides[-1].end, sides=mentions)
