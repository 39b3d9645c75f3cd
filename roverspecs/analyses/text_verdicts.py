"""Verdicts on a text: its figures, held against the claims of the catalog.

Each figure of the text makes one statement, and a size of several sides is one figure.
Its vehicle is the one that the sentence names, its spec is found by its unit and the words
around; where one of these is not understood, the statement says so and is not compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

import attrs

from roverspecs.analyses.articles import Article
from roverspecs.analyses.factor_verdicts import factor_statements
from roverspecs.analyses.mentions import Place
from roverspecs.analyses.rules import Cited
from roverspecs.analyses.slips import in_another_unit
from roverspecs.analyses.statements import AGREES, DIFFERS, OPEN, SUPERSEDED, Statement
from roverspecs.analyses.text_claims import (
    accepted,
    is_exact,
    is_open_to,
    is_same,
    rejected,
)
from roverspecs.analyses.text_counts import is_of_part
from roverspecs.analyses.text_figures import Figure, figures_in
from roverspecs.analyses.text_languages import languages_of
from roverspecs.analyses.text_owners import Owner, Owners
from roverspecs.analyses.text_sizes import with_verdict
from roverspecs.analyses.text_specs import (
    Spot,
    configuration_at,
    is_own_size,
    is_own_speed,
    is_time_taken,
    specs_at,
)
from roverspecs.analyses.texts import words_around
from roverspecs.errors import offered
from roverspecs.records.catalog import Catalog
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values.agreement import Amount
from roverspecs.values.units import dimension_of, symbol

_MOST_ELSEWHERE = 3
_OFFICIAL = ("agency", "operator")
_NAMED = ("mass", "length", "width", "height")
_ADDED = ("mass", "power", "energy", "volume")


def statements_in(article: Article, catalog: Catalog) -> tuple[Statement, ...]:
    """Return a statement for each figure of a text.

    Parameters
    ----------
    article : Article
    catalog : Catalog
        The vehicles whose names are looked for, and whose claims count.

    Returns
    -------
    tuple of Statement
        In the order of the text.
    """
    judge = _Judge(article, catalog)
    made: list[tuple[Figure, Statement]] = []
    for figure in judge.figures:
        for statement in judge.statements(figure):
            place = _original_place(made, figure, statement)
            if place is None:
                made.append((figure, statement))
            else:
                made[place] = (figure, _joined(made[place][1], statement))
    found = [(figure.mention.start, statement) for figure, statement in made]
    found += factor_statements(judge.owners, judge.vehicle)
    return tuple(statement for _, statement in sorted(found, key=itemgetter(0)))


def _original_place(
    made: Sequence[tuple[Figure, Statement]], figure: Figure, statement: Statement
) -> int | None:
    """Return the place of the statement that a figure says once more in another unit."""
    # Of several vehicles, each has a statement of its own on the figure before.
    for place in range(len(made) - 1, -1, -1):
        before, first = made[place]
        if before.start != figure.start:
            break
        is_pair = before.end == figure.end and before.mention.start != figure.mention.start
        if is_pair and first.vehicle == statement.vehicle and before.is_same_as(figure):
            return place
    return None


def _joined(first: Statement, second: Statement) -> Statement:
    """Return the statement of a figure and its conversion: that of the one which was converted."""
    found = Amount(first.value).agreement(Amount(second.value))
    # 250 g are 9 oz, and 9 oz are 255 g: the grams were there first.
    original = first
    if found.backward and not found.forward:
        original = second
    return attrs.evolve(original, printed=f"{first.printed} ({second.printed})")


# --- verdicts -----------------------------------------------------------------


class _Judge:
    """Hold the figures of a text against the claims of a catalog."""

    def __init__(self, article: Article, catalog: Catalog) -> None:
        self.article, self.catalog = article, catalog
        self.figures = figures_in(article)
        self.owners = Owners(article, catalog.entries())
        self._ends = [0, *(figure.end for figure in self.figures)]
        self._starts = [figure.start for figure in self.figures]
        self._vehicles: dict[str, Vehicle] = {}
        self._cited: dict[tuple[str, str, str | None], list[Cited]] = {}
        self._is_listed = Counter(figure.mention.start for figure in self.figures)

    def vehicle(self, identifier: str) -> Vehicle:
        """Return a vehicle, which is looked up once."""
        if identifier not in self._vehicles:
            self._vehicles[identifier] = self.catalog.get(identifier)
        return self._vehicles[identifier]

    def statements(self, figure: Figure) -> Iterator[Statement]:
        """Yield what a figure says of each vehicle that it is of."""
        owner = self.owners.owner(Place(figure.start, figure.end))
        specs = self._specs(figure, owner)
        # Two rovers together weigh more and drive farther than each of them, but are no longer.
        is_each = owner.share == "each"
        if owner.share == "unstated" and specs:
            spec = PUBLISHED[specs[0]]
            is_each = spec.dimension not in _ADDED and not spec.is_total
        if not is_each:
            yield self._statement(figure, owner, specs)
            return
        remark = f"of each of {owner.word}"
        for vehicle in owner.vehicles:
            one = owner._replace(vehicles=(vehicle,), remark=remark)
            yield self._statement(figure, one, specs)

    def _specs(self, figure: Figure, owner: Owner) -> tuple[str, ...]:
        """Return the specs that a figure may be of: a speed may be of one without a word for it."""
        named = self._named_specs(figure, owner)
        dimension = dimension_of(figure.mention.value.unit)
        if not named and is_own_speed(self._spot(figure, owner), dimension):
            return ("top_speed",)
        return named

    def _named_specs(self, figure: Figure, owner: Owner) -> tuple[str, ...]:
        """Return the specs that a text may name for a figure."""
        if figure.part is not None:
            return figure.part.specs
        unit = figure.mention.value.unit
        spots = (self._spot(figure, owner), self._spot_below_heads(figure, owner))
        if figure.sides or figure.axis:
            is_size = any(is_own_size(spot, symbol(unit)) for spot in spots)
            named = filter(None, (figure.axis, "envelope"))
            return tuple(named) if is_size else ()
        found = (specs_at(spot, dimension_of(unit), symbol(unit)) for spot in spots)
        return next(filter(None, found), ())

    def _statement(self, figure: Figure, owner: Owner, specs: Sequence[str]) -> Statement:
        """Return what a figure says, and whether the catalog says the same."""
        mention = figure.mention
        spot = self._spot_below_heads(figure, owner)
        made = Statement(
            verdict=OPEN,
            printed=self._printed(figure),
            remark=owner.remark,
            line=self.article.line_at(mention.start),
            sentence=words_around(self.article.text, mention.start, mention.end),
            value=mention.value,
            sides=tuple(figure.values) if figure.sides else (),
        )
        if len(owner.vehicles) == 1:
            vehicle = self.vehicle(owner.vehicles[0])
            made = attrs.evolve(made, vehicle=vehicle.id, name=vehicle.name)
        made = attrs.evolve(made, spec=next(iter(specs), None))
        reason = self._gap(figure, owner, specs)
        if reason:
            elsewhere = self._elsewhere(made, owner.vehicles or self.owners.named, specs)
            return attrs.evolve(made, reason=reason, elsewhere=elsewhere)
        if figure.sides:
            configuration = configuration_at(spot)
            return with_verdict(made, vehicle, figure.values, configuration)
        judged = self._judged(made, specs, configuration_at(spot))
        if judged.verdict == DIFFERS and not self._named_specs(figure, owner):
            return _beside_top_speed(judged)
        return judged

    def _accepted(self, vehicle: Vehicle, spec: str, configuration: str | None) -> list[Cited]:
        """Return the accepted claims of a vehicle, which are measured once."""
        key = (vehicle.id, spec, configuration)
        if key not in self._cited:
            self._cited[key] = accepted(vehicle, spec, configuration)
        return self._cited[key]

    def _printed(self, figure: Figure) -> str:
        """Return a figure as the text prints it; of several in one phrase, each by itself."""
        mention = figure.mention
        words = " ".join(self.article.text[mention.start : mention.end].split())
        is_parted = figure.sides[-1:] and figure.sides[-1].start != mention.start
        # In a table, the unit may stand in a head.
        if self._is_listed[mention.start] > 1 or is_parted or words[-1:].isdigit():
            return " × ".join(map(str, figure.values))
        return words

    def _spot(self, figure: Figure, owner: Owner) -> Spot:
        """Return a figure with the words that can be about it."""
        text = self.article.text
        begin, last = self.article.sentence_at(figure.start)
        place = bisect_left(self._starts, figure.start)
        if self._ends[place] > begin and self._says_how_long(place - 1, figure):
            # The words before a time in between are about the figure, too.
            place -= 1
        is_behind = self._ends[place] > begin and self._is_alike(place - 1, figure)
        first = max(begin, self._ends[place])
        before = self.figures[place - 1]
        if place and before.part and is_of_part(text, before.end, figure.start):
            # The figure is of the parts that are counted right before.
            first = before.start
        following = bisect_left(self._starts, figure.end)
        if following < len(self._starts):
            last = min(last, self._starts[following])
        place_of_name = first
        if owner.place is not None:
            place_of_name = owner.place
        return Spot(
            text,
            figure.start,
            figure.end,
            first,
            last,
            place_of_name,
            is_behind,
            self.article.languages_at(figure.start),
        )

    def _says_how_long(self, place: int, figure: Figure) -> bool:
        """Return whether another figure, given by its place, is the time that a figure took."""
        time = self.figures[place]
        if dimension_of(time.mention.value.unit) != "time" or self._is_alike(place, figure):
            return False
        return is_time_taken(self.article.text, time.start, time.end, figure.start)

    def _is_alike(self, place: int, figure: Figure) -> bool:
        """Return whether a figure has the dimension of another one, given by its place."""
        units = (self.figures[place].mention.value.unit, figure.mention.value.unit)
        return len(set(map(dimension_of, units))) == 1

    def _spot_below_heads(self, figure: Figure, owner: Owner) -> Spot:
        """Return a figure with the words that can be about it, and the heads of its cell before."""
        spot = self._spot(figure, owner)
        heads = self.article.tables.heads(figure.start)
        if heads is None:
            return spot
        above = " ".join(f"{self.owners.words_of(cell)};" for cell in heads.all)
        text = f"{above} {spot.text[spot.first : spot.last]}"
        shift = len(above) + 1 - spot.first
        start, end = spot.start + shift, spot.end + shift
        languages = languages_of(text) or spot.languages
        return Spot(text, start, end, 0, len(text), 0, languages=languages)

    def _gap(self, figure: Figure, owner: Owner, specs: Sequence[str]) -> str:
        """Return why a figure cannot be compared; empty if it can."""
        if not owner.vehicles:
            return self._gap_of_none(owner)
        if len(owner.vehicles) > 1:
            return self._gap_of_several(owner)
        if specs:
            return ""
        if figure.part is not None and figure.part.is_of_no_spec:
            return f"the catalog counts wheels and instruments, and no {figure.part.part}"
        return "the text does not say which spec this is"

    def _gap_of_none(self, owner: Owner) -> str:
        """Return why a figure has no vehicle, and which one may be meant."""
        if owner.reason:
            return owner.reason
        reason, near = "the text names no vehicle of the catalog", self.owners.meant
        if owner.stranger:
            reason = f"the sentence may speak of another vehicle, {owner.stranger!r}"
            near = self.owners.names_near(owner.stranger)
        elif self.owners.named:
            return "the text does not say which vehicle this is"
        if near:
            reason = f"{reason}: {offered(near, ())}"
        return reason

    def _gap_of_several(self, owner: Owner) -> str:
        """Return why a figure that may be of several vehicles cannot be compared."""
        if owner.share == "together":
            return f"not compared: a figure of {owner.word} together"
        if owner.share:
            return f"not understood: the figure of each of {owner.word}, or of all together"
        names = [self.vehicle(each).name for each in owner.vehicles]
        return f"not understood: {owner.word!r} could be {', '.join(names)}"

    def _elsewhere(
        self, made: Statement, vehicles: Sequence[str], specs: Sequence[str]
    ) -> tuple[Cited, ...]:
        """Return claims that say the same, of some vehicles and those that go with them."""
        amount = Amount(made.value)
        asked = list(vehicles)
        for each in vehicles:
            asked += self.owners.companions(each)
        found = []
        for identifier in dict.fromkeys(asked):
            vehicle = self.vehicle(identifier)
            for spec in specs or PUBLISHED:
                cited = self._accepted(vehicle, spec, None)
                found += [each for each in cited if is_exact(each, amount)][:1]
        return tuple(found[:_MOST_ELSEWHERE])

    def _judged(
        self, made: Statement, specs: Sequence[str], configuration: str | None
    ) -> Statement:
        """Return a statement with its verdict."""
        amount = Amount(made.value)
        vehicle = self.vehicle(str(made.vehicle))
        cited = {spec: self._accepted(vehicle, spec, configuration) for spec in specs}
        known = [spec for spec in specs if cited[spec]]
        same: list[Cited] = []
        for spec in known:
            own = [each for each in cited[spec] if is_same(each, amount)]
            same += sorted(own, key=lambda each: not is_exact(each, amount))
        shown = [cited[spec][0] for spec in known if cited[spec][0] not in same]
        made = attrs.evolve(made, rejected=tuple(rejected(vehicle, specs, amount)))
        if made.rejected and not any(is_exact(each, amount) for each in same):
            # 255 g, which is rejected, is not taken for a rounded 250 g.
            same = []
        if same:
            return _confirmed(vehicle, made, cited, same, shown)
        if not known:
            return self._without_claim(made, specs[0], configuration)
        return self._unconfirmed(vehicle, made, cited)

    def _unconfirmed(
        self, vehicle: Vehicle, made: Statement, cited: Mapping[str, Sequence[Cited]]
    ) -> Statement:
        """Return a statement that no accepted claim confirms: it differs, or is left open."""
        known = [spec for spec in cited if cited[spec]]
        amounts = [each.amount for spec in known for each in cited[spec]]
        made = attrs.evolve(made, slip=in_another_unit(made.value, amounts))
        deciding = known
        if _is_first_meant([*cited]):
            # A limit of a launch mass says nothing of a mass that is known.
            deciding = known[:1]
        contrary: list[Cited] = []
        limits: list[Cited] = []
        for spec in known:
            found = [each for each in cited[spec] if not is_open_to(vehicle, each, made.value)]
            if not found and spec in deciding:
                shown = cited[spec][0]
                reason = f"the catalog leaves it open: {shown.noun} {shown.claim}"
                return attrs.evolve(made, spec=spec, reason=reason)
            contrary += found[:1]
            if cited[spec][0] not in found:
                limits.append(cited[spec][0])
        elsewhere = self._elsewhere(made, [vehicle.id], ())
        return attrs.evolve(
            made,
            verdict=DIFFERS,
            spec=known[0],
            shown=tuple(contrary),
            limits=tuple(limits),
            elsewhere=elsewhere,
        )

    def _without_claim(self, made: Statement, spec: str, configuration: str | None) -> Statement:
        """Return a statement on a spec of which the catalog has no claim."""
        reason = f"the catalog has no {PUBLISHED[spec].noun} of {made.name}"
        if configuration:
            reason = f"{reason}, {configuration}"
        elsewhere = self._elsewhere(made, [str(made.vehicle)], ())
        return attrs.evolve(made, reason=reason, elsewhere=elsewhere)


def _beside_top_speed(made: Statement) -> Statement:
    """Return a statement on any speed: a vehicle may well be slower than it can be."""
    (shown,) = made.shown
    if not Amount(made.value).is_below(shown.amount):
        return made
    reason = f"slower than the top speed, which says nothing of it: {shown.claim}"
    return attrs.evolve(made, verdict=OPEN, reason=reason, shown=())


def _confirmed(
    vehicle: Vehicle,
    made: Statement,
    cited: Mapping[str, Sequence[Cited]],
    same: Sequence[Cited],
    shown: Iterable[Cited],
) -> Statement:
    """Return a statement that accepted claims confirm, beside those that are shown."""
    first, spec = next(iter(cited)), same[0].spec
    deciding = {each.spec for each in same}
    # A payload may be carried or a capacity: where one says the same, the other need not.
    if _is_first_meant([*cited]):
        deciding.add(first)
    shown = [each for each in shown if each.spec in deciding]
    if spec != first and first == "mass":
        # A mass without propellant is right for a mass only if the text says so.
        nouns = PUBLISHED[spec].noun, PUBLISHED[first].noun
        remark = "the catalog has it as {}, and not as {}".format(*nouns)
        made = attrs.evolve(made, remark="; ".join(filter(None, (made.remark, remark))))
    others = [
        each
        for each in cited[spec]
        if each not in same and each not in shown and _is_official(vehicle, each, made)
    ]
    return attrs.evolve(
        made,
        verdict=_verdict_beside(vehicle, made, (spec, first), shown),
        spec=spec,
        claims=tuple(same),
        shown=tuple(shown),
        others=tuple(others),
    )


def _is_first_meant(specs: Sequence[str]) -> bool:
    """Return whether words are for the first of some specs: "tall", which "measures" is not."""
    return specs[0] in _NAMED and not any(each in _NAMED for each in specs[1:])


def _verdict_beside(
    vehicle: Vehicle, made: Statement, specs: Collection[str], shown: Iterable[Cited]
) -> str:
    """Return the verdict on a figure that accepted claims give, beside those that are shown."""
    for each in shown:
        is_total = PUBLISHED[each.spec].is_total
        # At least 350 kg is shown, and leaves 400 kg open.
        is_open = not is_total and is_open_to(vehicle, each, made.value)
        if each.spec in specs and not is_open:
            return SUPERSEDED
    return AGREES


def _is_official(vehicle: Vehicle, cited: Cited, made: Statement) -> bool:
    """Return whether an agency or operator gives a figure that another one contradicts."""
    source = cited.claim.source
    if source is None or source.kind not in _OFFICIAL:
        return False
    # An older total and a limit contradict nothing.
    return not PUBLISHED[cited.spec].is_total and not is_open_to(vehicle, cited, made.value)
