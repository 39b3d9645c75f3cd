"""Strategies: vehicles with claims of every kind, as hypothesis draws them."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.records.claims import CONFIGURATIONS, SOURCE_KINDS
from roverspecs.records.vehicles import PUBLISHED


def examples(count: int) -> settings:
    """Return settings for a property that has so many examples where others have a hundred."""
    return settings(max_examples=max(1, count * settings().max_examples // 100))


# A spreadsheet needs an apostrophe before a formula, and lists have semicolons in them.
_SIGNS = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
texts = st.text(_SIGNS, min_size=1, max_size=12).filter(
    lambda text: text.strip() and not text.startswith("'")
)

# As CSV keeps them: without spaces in a row and at the ends.
tidy_texts = texts.map(lambda text: " ".join(text.split()))


def _source(name: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[rs.Source]:
    """Draw a source with an id."""
    return st.builds(
        rs.Source,
        id=st.just(name),
        title=texts,
        publisher=texts,
        kind=st.sampled_from(sorted(SOURCE_KINDS)),
        date=st.sampled_from([None, "2024", "2024-05-06"]),
        url=st.sampled_from([None, "https://example.org/a?b=1;2"]),
        language=st.sampled_from([None, "ja"]),
        note=st.none() | texts,
        accessed=st.sampled_from([None, "2024-05-07"]),
        authors=st.lists(st.sampled_from(["A. Author", "李 明", "O'Neil, B."]), max_size=2),
        doi=st.sampled_from([None, "10.1000/182"]),
        archive_url=st.sampled_from([None, "https://example.org/stored"]),
        translated_title=st.none() | texts,
    )


_MASSES = ["5 kg", "~5 kg", "≥5 kg", "5–6 kg", "5 ± 0.5 kg", "約5kg", "11 lb", "<250 g", "5.00 kg", "1,200 kg"]  # fmt: skip
_LENGTHS = ["54 cm", "about 21 in", "0.5–0.6 m", "3 ft 2 in"]


@st.composite
def vehicles(draw: st.DrawFn, texts: st.SearchStrategy[str] = texts) -> rs.Vehicle:
    """Draw a rover or a lander with claims of several specs, cited or not."""
    known = [draw(_source(name, texts)) for name in ("one", "two")]
    sources = st.sampled_from([None, *known])
    shared = {
        "source": sources,
        "condition": st.none() | texts,
        "note": st.none() | texts,
        "rejected": st.none() | texts,
    }

    def claims(values: list[str], **others: st.SearchStrategy[str | None]) -> list[rs.Claim]:
        claim = st.builds(rs.Claim, value=st.sampled_from(values), **shared, **others)
        return draw(st.lists(claim, max_size=3))

    cls = draw(st.sampled_from([rs.Rover, rs.Lander]))
    vehicle: rs.Vehicle = cls(
        name="Mine",
        aliases=draw(st.lists(st.sampled_from(["A, the first", "月 1", "B"]), unique=True)),
        ids=draw(st.sampled_from([{}, {"wikidata": "Q1"}])),
        status=draw(st.sampled_from([None, "planned"])),
        mass=claims(_MASSES),
        length=claims(
            _LENGTHS,
            configuration=st.sampled_from([None, *CONFIGURATIONS]),
            part=st.none() | texts,
        ),
        envelope=claims(["3 × 2 m", "~54×31.5×26 cm"]),
        operating_time=claims(["3 h", "≤2 d"], as_of=st.sampled_from([None, "2024-05"])),
    )
    return vehicle


def claims_of(given: Iterable[rs.Vehicle]) -> dict[tuple[str, str], tuple[rs.Claim, ...]]:
    """Return the claims of some vehicles by vehicle and spec, in their order."""
    found = {}
    for vehicle in given:
        for spec in PUBLISHED:
            if claims := vehicle.claims(spec):
                found[vehicle.id, spec] = claims
    return found
