"""The shipped records, read one and all."""

from __future__ import annotations

import csv
import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from truth import why_untrue_of_span, why_untrue_of_value

import roverspecs as rs
from roverspecs.analyses.audit import Audit
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.records.catalog import SHIPPED, folded
from roverspecs.records.claims import SOURCE_KINDS
from roverspecs.records.derived import DERIVED, GRAVITY, SPECS
from roverspecs.records.record_files import record_files
from roverspecs.records.source_files import SharedSources
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.published import PublishedValue
from roverspecs.values.units import SYSTEMS, check_dimension, convert, factor_between

FILES = record_files(Path(SHIPPED))
VEHICLES = [rs.load(file) for file in FILES]
CATALOG = rs.Catalog(SHIPPED, shipped=False)
each_vehicle = pytest.mark.parametrize("vehicle", VEHICLES, ids=lambda vehicle: vehicle.id)


def claims_of(vehicle: rs.Vehicle) -> list[tuple[str, rs.Claim]]:
    """Return each claim of a vehicle with the name of its spec."""
    return [(spec, claim) for spec in PUBLISHED for claim in vehicle.claims(spec)]


# What any vehicle of this catalog may have, in the SI unit of the spec.
PLAUSIBLE = {
    "mass": (0.03, 10_000),
    "dry_mass": (10, 6000),
    "launch_mass": (10, 15_000),
    "length": (0.05, 7),
    "width": (0.02, 6),
    "height": (0.03, 10),
    "diameter": (0.05, 7),
    "envelope": (0.03, 7),
    "payload_capacity": (0.5, 5000),
    "payload_mass": (0.1, 1000),
    "payload_volume": (1, 5),
    "habitable_volume": (5, 20),
    "instrument_count": (0, 25),
    "wheel_diameter": (0.02, 1),
    "wheel_width": (0.01, 0.5),
    "wheel_count": (2, 8),
    "wheelbase": (0.2, 3),
    "track_width": (0.2, 3),
    "ground_clearance": (0.01, 1),
    "obstacle_height": (0.01, 1),
    "top_speed": (0.0002, 15),
    "max_slope": (5, 90),
    "range": (10, 100_000_000),
    "distance_driven": (1, 100_000),
    "power": (1, 1000),
    "battery_energy": (1, 10_000),
    "design_life": (0.5, 100_000),
    "operating_time": (0.5, 200_000),
    "drill_depth": (0.1, 3),
}

# Figures that are outside, which is why they were rejected.
IMPLAUSIBLE = {
    (
        "lupex-rover",
        "payload_mass",
        "6.5 tonnes",
    ): "the launch mass of the mission, printed as the rover's payload",
    ("rashid", "width", "50m"): "a misprint of centimetres",
    ("blue-moon-mk1", "height", "52 foot"): "the height of the larger Mark 2",
    (
        "blue-moon-mk1",
        "payload_capacity",
        "up to 30 metric tons",
    ): "the capacity of the larger Mark 2",
}

# Figures that measure something else, which is why they were rejected.
OTHER_DIMENSION = {
    ("lunar-cruiser", "habitable_volume", "13 m²"): "an area printed for the volume of 13 m³",
    ("lunar-cruiser", "habitable_volume", "about 13 m²"): "an area printed for the volume of 13 m³",
    ("lunar-cruiser", "habitable_volume", "140 ft²"): "the right conversion of the wrong area",
}

# The vehicles that the catalog was begun for.
NAMED = """
    lev-1 lev-2 slim tenacious resilience lupex-rover lupex-lander hakuto-r-m1 sora-q-m1 apex-1
    rashid sorato lunar-cruiser blue-ghost-m1 chandrayaan-2-lander chandrayaan-3-lander pragyan-2
    pragyan-3 lunokhod-1 lunokhod-2 apollo-lrv prop-m sojourner spirit opportunity curiosity
    perseverance zhurong yutu yutu-2 minerva-ii-1a minerva-ii-1b minerva-ii-2 mascot iris yaoki
    mapp gracie colmena jinchan viper cadre rosalind-franklin idefix flex asagumo astroant
"""


def test_the_shelf_is_full() -> None:
    """The vehicles that the catalog was begun for are there, under their ids."""
    assert {file.stem for file in FILES} >= set(NAMED.split())


@each_vehicle
def test_every_claim_is_cited(vehicle: rs.Vehicle) -> None:
    """Every shipped figure has a source with title, publisher and kind."""
    assert claims_of(vehicle)
    for spec, claim in claims_of(vehicle):
        assert claim.source is not None, (spec, claim)
        assert claim.source in vehicle.sources


@each_vehicle
def test_every_claim_reads_back(vehicle: rs.Vehicle) -> None:
    """The spelling of every shipped figure reads back to an equal value."""
    for spec, claim in claims_of(vehicle):
        assert PublishedValue.parse(str(claim.published)) == claim.published, (spec, claim)


@each_vehicle
def test_every_claim_is_plausible(vehicle: rs.Vehicle) -> None:
    """Every shipped figure has its spec's dimension, and a size that such a vehicle can have."""
    for spec, claim in claims_of(vehicle):
        if (vehicle.id, spec, claim.value) in OTHER_DIMENSION:
            assert claim.rejected
            continue
        unit = check_dimension(claim.published.unit, PUBLISHED[spec].dimension)
        factor = factor_between(unit, PUBLISHED[spec].units["si"][0])
        low, high = PLAUSIBLE[spec]
        sizes = [Fraction(side.nominal) * factor for side in claim.published.sides]
        is_plausible = all(low <= size <= high for size in sizes)

        assert is_plausible == ((vehicle.id, spec, claim.value) not in IMPLAUSIBLE), (spec, claim)
        assert is_plausible or claim.rejected, (spec, claim)


def test_implausible_figures_are_still_there() -> None:
    """Each exception above is a claim of the catalog; a mended one leaves the list."""
    claims = {
        (vehicle.id, spec, claim.value)
        for vehicle in VEHICLES
        for spec in PUBLISHED
        for claim in vehicle.claims(spec)
    }

    assert IMPLAUSIBLE.keys() | OTHER_DIMENSION.keys() <= claims


# Claims that stand above a later one of the same kind, because they are more direct.
MORE_DIRECT = {
    ("mars-pathfinder", "launch_mass", "895 kg"): "NASA's page, which has no date, looks back on "
    "the mission; the 870 kg of 1996 were printed before the launch",
    ("mars-pathfinder", "mass", "264 kg"): "NSSDC's page, which has no date, looks back on the "
    "mission; the 325 kg of 1996 were printed before the landing",
    ("lunar-cruiser", "mass", "6 t"): "it reports how JAXA and Toyota presented the plan; 10 and "
    "3.5 tons are each of one report, which says neither which ton nor how loaded",
    ("lunar-cruiser", "design_life", "10年間"): "it reports JAXA's own draft of the specification; "
    "the later report rounds it",
}


# Where anybody may post the text of an agency or a maker.
POSTED = re.compile(
    r"//(?:blog|forum)\.|\.(?:blogspot|typepad|wordpress)\.com|/forum/|redlib"
    r"|list-archives|leonarddavid\.com"
)


def rank(claim: rs.Claim) -> tuple[bool, int, bool, bool]:
    """Return what orders claims by trust, but for the date."""
    assert claim.source is not None
    kind = SOURCE_KINDS[claim.source.kind]
    is_posted = kind == 0 and bool(POSTED.search(claim.source.url or ""))
    return bool(claim.rejected), kind, claim.condition == "planned", is_posted


@each_vehicle
def test_claims_stand_in_the_order_of_trust(vehicle: rs.Vehicle) -> None:
    """Claims stand in the order of trust.

    That is accepted before rejected, by kind of source, as flown before planned, what was
    posted on a blog or in a forum last within agencies and makers, the more direct first,
    later before earlier, undated last.
    """
    for spec, one, other in neighbours(vehicle):
        assert rank(one) <= rank(other), (one, other)
        if is_dated_before(one, other):
            assert (vehicle.id, spec, one.value) in MORE_DIRECT, (one, other)


def neighbours(vehicle: rs.Vehicle) -> Iterator[tuple[str, rs.Claim, rs.Claim]]:
    """Yield each two claims of a vehicle that follow one another, with their spec."""
    for spec in PUBLISHED:
        for one, other in pairwise(vehicle.claims(spec)):
            yield spec, one, other


def is_dated_before(one: rs.Claim, other: rs.Claim) -> bool:
    """Return whether a claim is older than another one of its rank, or has no date."""
    assert one.source is not None
    assert other.source is not None
    return rank(one) == rank(other) and (one.source.date or "") < (other.source.date or "")


def test_some_claims_were_read_as_posts() -> None:
    """The pattern finds the reposts that the records have."""
    posted = {
        source.id
        for vehicle in VEHICLES
        for source in vehicle.sources
        if POSTED.search(source.url or "") and source.kind in ("agency", "operator")
    }

    assert posted >= {"jpl-three-generations", "jaxa-minerva-ii-2018", "jpl-steepest-slope-2016"}


def test_more_direct_claims_still_stand_above_later_ones() -> None:
    """Each exception above is needed; one that the dates alone would put first leaves the list."""
    needed = {
        (vehicle.id, spec, one.value)
        for vehicle in VEHICLES
        for spec, one, other in neighbours(vehicle)
        if is_dated_before(one, other)
    }

    assert MORE_DIRECT.keys() == needed


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_record_files_stand_in_that_order_themselves(file: Path) -> None:
    """The file itself has the order of trust: reading it sorts nothing."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    for spec in PUBLISHED:
        rejected = ["rejected" in claim for claim in table.get(spec, [])]
        assert rejected == sorted(rejected), spec


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_shipped_records_use_the_long_form(file: Path) -> None:
    """A shipped figure is never given in the short form, which has no source."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))

    assert not [spec for spec in PUBLISHED if isinstance(table.get(spec), str)]


def test_names_are_unambiguous() -> None:
    """No two vehicles share a name or an alias, case and hyphens aside."""
    names = [
        folded(name)
        for vehicle in VEHICLES
        for name in {vehicle.id, vehicle.name, *vehicle.aliases}
    ]
    owners: dict[str, set[str]] = {}
    for vehicle in VEHICLES:
        for name in (vehicle.id, vehicle.name, *vehicle.aliases):
            owners.setdefault(folded(name), set()).add(vehicle.id)

    assert names
    assert [name for name, ids in owners.items() if len(ids) > 1] == []


def test_carriers_are_vehicles_of_the_catalog() -> None:
    """Whatever carries a vehicle has a record of its own."""
    ids = {vehicle.id for vehicle in VEHICLES}

    assert {vehicle.carrier for vehicle in VEHICLES} - {None} <= ids


@each_vehicle
def test_identities_are_whole(vehicle: rs.Vehicle) -> None:
    """Each vehicle says who runs it, where it goes and what became of it, its dates in order."""
    assert vehicle.operator
    assert vehicle.countries
    assert vehicle.body
    assert vehicle.mission
    assert vehicle.status
    assert vehicle.outcome
    if vehicle.launch_date and vehicle.landing_date:
        assert vehicle.launch_date < vehicle.landing_date


@each_vehicle
def test_sources_are_public(vehicle: rs.Vehicle) -> None:
    """A source names an address of the web or none, and no place on a disk."""
    for source in vehicle.sources:
        assert source.url is None or re.match(r"https?://[^\s/]+\.[^\s/]+", source.url), source
        for text in (source.title, source.publisher, source.note or ""):
            assert "shared/" not in text
            assert ".csv" not in text or "github" in (source.url or ""), text


SHARED = SharedSources.beside(FILES[0]).sources


@functools.cache
def entries() -> list[tuple[str, rs.Source]]:
    """Return every source with the place where it is written, and each shared one once."""
    found = [("sources.toml", source) for source in SHARED.values()]
    for vehicle in VEHICLES:
        own = [source for source in vehicle.sources if source.id not in SHARED]
        found += [(vehicle.id, source) for source in own]
    articles = Path(SHIPPED) / "articles" / "statements.toml"
    tables = tomllib.loads(articles.read_text(encoding="utf-8"))["sources"]
    found += [("statements.toml", rs.Source(id=name, **each)) for name, each in tables.items()]
    gravities = [claim.source for claim in GRAVITY.values() if claim.source]
    found += [("derived.py", source) for source in gravities]
    return found


def repeated(keys: Iterable[tuple[str, str | None]]) -> dict[str, list[str]]:
    """Return each key that stands in several places, with these."""
    places: dict[str, list[str]] = {}
    for place, key in keys:
        if key is not None:
            places.setdefault(key, []).append(place)
    return {key: found for key, found in places.items() if len(found) > 1}


def test_one_source_has_one_entry() -> None:
    """No address and no id stands twice; what two records cite has its entry in `sources.toml`."""
    assert SHARED
    assert repeated((place, source.url) for place, source in entries()) == {}
    assert repeated((place, source.id) for place, source in entries()) == {}


@pytest.mark.parametrize("source", SHARED.values(), ids=lambda source: source.id)
def test_shared_sources_are_cited_by_several(source: rs.Source) -> None:
    """A source that one record alone cites stands in that record."""
    assert len([vehicle for vehicle in VEHICLES if source in vehicle.sources]) > 1


def test_every_source_says_when_it_was_read() -> None:
    """Each source has the day of reading, which is not before that of publication."""
    assert [(place, source.id) for place, source in entries() if source.accessed is None] == []
    for _, source in entries():
        assert source.accessed is not None
        assert len(source.accessed) == len("2026-11-21"), source
        assert (source.date or "") <= source.accessed, source


def test_titles_in_other_scripts_are_translated() -> None:
    """Whoever reads English alone can tell what a source is about."""
    foreign = [
        source
        for _, source in entries()
        if re.search(r"[\u0370-\u1fff\u3040-\uffef]", source.title)
    ]

    assert foreign
    assert [source.id for source in foreign if source.translated_title is None] == []


@functools.cache
def findings() -> Audit:
    """Return the findings of the audit on all shipped records."""
    return rs.audit(CATALOG, catalog=CATALOG)


def test_every_finding_of_the_audit_is_explained() -> None:
    """Each finding on the shipped figures is mended, rejected with a reason or acknowledged."""
    assert findings()
    assert [str(finding) for finding in findings() if not finding.explained] == []


@pytest.mark.parametrize("kind", ["twins", "echo", "slips", "owner", "spread", "bounds"])
def test_the_catalog_has_a_case_of_each_kind(kind: str) -> None:
    """Each rule of the audit has at least one real case, which its docs can show."""
    assert any(finding.kind == kind for finding in findings())


def test_figures_left_out_have_a_reason() -> None:
    """Each line of the list of figures left out names a vehicle and gives a reason."""
    with (Path(SHIPPED) / "left-out.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))

    assert lines
    assert all(line["vehicle"].strip() and line["reason"].strip() for line in lines)
    assert len({tuple(line.values())[:5] for line in lines}) == len(lines)


def test_searches_in_vain_are_in_order_and_up_to_date() -> None:
    """Each line names a spec that vehicles of this kind have, for which no figure is shown, and a day."""
    with (Path(SHIPPED) / "searched.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))

    assert lines
    assert [*lines[0]] == ["vehicle", "spec", "searched"]
    places = [(line["vehicle"], line["spec"]) for line in lines]
    assert places == sorted(set(places))
    found = [rs.coverage(*place)[0] for place in places]
    assert [place for place, each in zip(places, found, strict=True) if not each.is_gap] == []
    assert [each.vehicle for each in found] == [line["vehicle"] for line in lines]
    assert all(re.fullmatch("20[0-9]{2}-[01][0-9]-[0-3][0-9]", line["searched"]) for line in lines)


def shown(vehicle: str, spec: str) -> tuple[str, str | None, str | None]:
    """Return value, configuration and condition of the claim that is shown."""
    claim = getattr(rs.get(vehicle), spec)
    return claim.value, claim.configuration, claim.condition


@pytest.mark.parametrize(
    ("vehicle", "spec", "expected"),
    [
        ("lev-2", "mass", ("228 g", None, None)),
        ("lev-2", "width", ("about 123 mm", "deployed", None)),
        ("lev-2", "diameter", ("~78 mm", "stowed", None)),
        ("tenacious", "mass", ("~5 kg", None, None)),
        ("tenacious", "height", ("26 cm", "unstated", None)),
        ("tenacious", "width", ("31.5 cm", "unstated", None)),
        ("tenacious", "length", ("54 cm", "unstated", None)),
        ("lupex-rover", "mass", ("~350 kg", None, "including instruments")),
        ("lupex-rover", "length", ("1.75m", "at launch", None)),
        ("lupex-rover", "width", ("1.46m", "at launch", None)),
        ("lupex-rover", "height", ("1.50m", "at launch", None)),
        ("lupex-rover", "drill_depth", ("1.5 m", None, None)),
        ("lupex-lander", "payload_capacity", ("at least 350 kg", None, "planned")),
        ("lev-1", "mass", ("2.1 kg", None, None)),
        ("slim", "dry_mass", ("190 kg", None, None)),
        ("slim", "launch_mass", ("710 kg", None, None)),
    ],
)
def test_the_figures_shown(
    vehicle: str, spec: str, expected: tuple[str, str | None, str | None]
) -> None:
    """The figures that the sources agree on best are the ones shown."""
    assert shown(vehicle, spec) == expected


@pytest.mark.parametrize(
    ("vehicle", "spec", "value"),
    [
        ("lev-2", "mass", "255 g"),
        ("lev-2", "mass", "9 ounces"),
        ("lev-2", "diameter", "4 inches"),
        ("lupex-rover", "mass", "~3,350 kg"),
        ("lupex-rover", "mass", "250 kg"),
        ("lupex-rover", "mass", "250–400 kg"),
        ("tenacious", "payload_mass", "0.3 kg"),
    ],
)
def test_wrong_figures_are_kept_with_their_reason(vehicle: str, spec: str, value: str) -> None:
    """What is known to be wrong stays, rejected, so that a reader finds out why."""
    claims = [claim for claim in rs.get(vehicle).claims(spec) if claim.value == value]

    assert claims
    assert all(claim.rejected for claim in claims)


@pytest.mark.parametrize(
    ("vehicle", "spec", "value"),
    [
        # A page for children, undated, has 2.5 metres.
        ("rosalind-franklin", "height", "about 2 metres"),
        # The 37 km of older texts were the original estimate.
        ("lunokhod-2", "distance_driven", "39 kilometers"),
        # A caption of 2012, read on a blog, has 65 centimeters.
        ("sojourner", "length", "630 mm"),
        ("mascot", "length", "30 cm"),
        ("minerva-ii-1a", "mass", "1,151 g"),
        ("minerva-ii-1b", "mass", "1,129 g"),
        # Within the press, a report of 2020 would show 719 days.
        ("yutu-2", "operating_time", "nearly five years and nine months"),
        # The figures without dry or wet are filed with those that say it.
        ("resilience", "dry_mass", "340 kilograms"),
        ("hakuto-r-m1", "launch_mass", "~1,000 kg"),
        ("pragyan-3", "envelope", "0.9 × 0.75 × 0.85 m"),
    ],
)
def test_the_weightier_source_decides(vehicle: str, spec: str, value: str) -> None:
    """What is shown is what the agency, or who ran the vehicle, says of this very quantity."""
    assert shown(vehicle, spec)[0] == value


@pytest.mark.parametrize("id", ["resilience", "hakuto-r-m1"])
def test_a_mass_with_load_is_not_shown_among_others(id: str) -> None:
    """A dry mass and one at launch are not set beside one another."""
    assert rs.get(id).mass is None


def test_a_mass_with_cargo_is_not_shown() -> None:
    """Of FLEX the empty rover is shown; what it weighs with its largest cargo is rejected."""
    accepted = [claim.condition for claim in rs.get("flex").claims("mass") if not claim.rejected]

    assert accepted == ["empty"]


def test_the_rounder_mass_of_lev_2_is_kept_beside() -> None:
    """About 250 g, the earlier figure, stays accepted below the developers' 228 g."""
    accepted = [claim.value for claim in rs.LEV_2.claims("mass") if not claim.rejected]

    assert accepted[:2] == ["228 g", "~228 g"]
    assert "~250 g" in accepted
    assert "0.25 kg" in accepted


# --- what is shown of the shelf is true of it -------------------------------------


@pytest.mark.parametrize("system", SYSTEMS)
@each_vehicle
def test_every_claim_is_shown_truly(vehicle: rs.Vehicle, system: str) -> None:
    """In every system, each figure on the shelf lies within half a digit of what a table shows of it.

    A bound stands on its true side, and within a hundredth of the true one.
    """
    for spec, claim in claims_of(vehicle):
        value = claim.published
        if (vehicle.id, spec, claim.value) in OTHER_DIMENSION:
            continue
        unit = RowUnits.parse(system).unit(PUBLISHED[spec], [value])
        shown = convert(value, unit).without_unit()
        reason = why_untrue_of_value(shown, value, factor_between(value.unit, unit))
        assert reason == "", (spec, claim.value, f"{shown} {unit}")


@functools.cache
def shelf(system: str) -> rs.Comparison:
    """Return all figures shown of all vehicles, beside the LUPEX rover."""
    return rs.compare(CATALOG, list(SPECS), units=system, relative_to="lupex-rover")


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.untraced
def test_every_cell_of_the_shelf_is_true(system: str) -> None:
    """What a table of all vehicles shows, derives, divides and subtracts is true of the exact figures."""
    seen = {"published": 0, "derived": 0, "ratio": 0, "difference": 0}
    for row in shelf(system).rows:
        kind = "derived" if row.spec in DERIVED else "published"
        named = {kind: row.cells, "ratio": row.ratios, "difference": row.differences}
        for name, cells in named.items():
            for cell in filter(None, cells):
                seen[name] += 1
                if cell.claim is None:
                    reason = why_untrue_of_span(cell.text, cell.span)
                else:
                    value = cell.claim.published
                    factor = factor_between(value.unit, cell.unit)
                    reason = why_untrue_of_value(cell.text, value, factor)
                assert reason == "", (name, cell.figure, cell.text, cell.unit)
    assert all(seen.values()), seen


@pytest.mark.parametrize(
    ("vehicle", "spec", "units", "text"),
    [
        # More than 14 days are more than 336 hours.
        ("blue-ghost-m1", "operating_time", "si", ">336"),
        # 1 kg is 2.2046 lb.
        ("tenacious", "payload_capacity", "us", "≤2.21"),
    ],
)
def test_bounds_that_were_rounded_the_wrong_way(
    vehicle: str, spec: str, units: str, text: str
) -> None:
    """Two of the figures that were once shown on the side on which they are false."""
    cell = rs.compare([vehicle], [spec], units=units).rows[0].cells[0]

    assert cell is not None
    assert cell.text == text
