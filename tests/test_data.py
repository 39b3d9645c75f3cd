"""The shipped records, read one and all."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

import roverspecs as rs
from roverspecs.catalog import SHIPPED, folded
from roverspecs.records import SOURCE_KINDS, SPECS
from roverspecs.units import check_dimension, ratio
from roverspecs.values import PublishedValue

FILES = sorted(SHIPPED.glob("*.toml"))
VEHICLES = [rs.load(file) for file in FILES]
CLAIMS = [
    pytest.param(vehicle, spec, claim, id=f"{vehicle.id}-{spec}-{place}")
    for vehicle in VEHICLES
    for spec in SPECS
    for place, claim in enumerate(vehicle.claims(spec), 1)
]

# What any vehicle of this catalog may have, in the SI unit of the spec.
PLAUSIBLE = {
    "mass": (0.1, 2000),
    "dry_mass": (100, 2000),
    "launch_mass": (500, 7000),
    "length": (0.05, 5),
    "width": (0.05, 5),
    "height": (0.05, 5),
    "diameter": (0.05, 5),
    "payload_capacity": (0.1, 500),
    "payload_mass": (0.1, 500),
    "instrument_count": (1, 15),
    "wheel_diameter": (0.02, 1),
    "wheel_count": (2, 8),
    "ground_clearance": (0.01, 1),
    "top_speed": (0.001, 5),
    "max_slope": (5, 45),
    "range": (10, 100_000),
    "distance_driven": (1, 100_000),
    "power": (1, 2000),
    "battery_energy": (1, 10_000),
    "design_life": (0.5, 20_000),
    "operating_time": (0.5, 200_000),
    "drill_depth": (0.1, 3),
}

# Figures that are outside, which is why they were rejected.
IMPLAUSIBLE = {
    ("lupex-rover", "mass", "~3,350 kg"): "garbled: a whole stack that carries 350 kg cannot land it",
    ("lupex-rover", "payload_mass", "6.5 tonnes"): "the launch mass of the mission, printed as the rover's payload",
    ("lupex-lander", "mass", "~6000 kg"): "the mass of the whole stack, printed as the lander's",
}


def test_there_are_records() -> None:
    """The seven vehicles of the first release are there, under their ids."""
    assert {file.stem for file in FILES} >= {
        "lev-1",
        "lev-2",
        "lupex-lander",
        "lupex-rover",
        "resilience",
        "slim",
        "tenacious",
    }


@pytest.mark.parametrize(("vehicle", "spec", "claim"), CLAIMS)
def test_every_claim_is_cited(vehicle: rs.Vehicle, spec: str, claim: rs.Claim) -> None:
    """Every shipped figure has a source with title, publisher and kind."""
    assert claim.source is not None
    assert claim.source in vehicle.sources


@pytest.mark.parametrize(("vehicle", "spec", "claim"), CLAIMS)
def test_every_claim_reads_back(vehicle: rs.Vehicle, spec: str, claim: rs.Claim) -> None:
    """The spelling of every shipped figure reads back to an equal value."""
    assert PublishedValue.parse(str(claim.published)) == claim.published


@pytest.mark.parametrize(("vehicle", "spec", "claim"), CLAIMS)
def test_every_claim_is_plausible(vehicle: rs.Vehicle, spec: str, claim: rs.Claim) -> None:
    """Every shipped figure has its spec's dimension, and a size that such a vehicle can have."""
    unit = check_dimension(claim.published.unit, SPECS[spec].dimension)
    numerator, denominator = ratio(unit, SPECS[spec].units["si"][0])
    low, high = (Decimal(str(bound)) for bound in PLAUSIBLE[spec])

    is_plausible = low <= claim.published.nominal * numerator / denominator <= high

    assert is_plausible == ((vehicle.id, spec, claim.value) not in IMPLAUSIBLE)
    assert is_plausible or claim.rejected


def test_implausible_figures_are_still_there() -> None:
    """Each exception above is a claim of the catalog; a mended one leaves the list."""
    claims = {
        (vehicle.id, spec, claim.value) for vehicle in VEHICLES for spec in SPECS for claim in vehicle.claims(spec)
    }

    assert IMPLAUSIBLE.keys() <= claims


def rank(claim: rs.Claim) -> tuple[bool, int, bool]:
    """Return what orders claims by trust, but for the date."""
    assert claim.source is not None
    return bool(claim.rejected), SOURCE_KINDS[claim.source.kind], claim.condition == "planned"


@pytest.mark.parametrize("vehicle", VEHICLES, ids=lambda vehicle: vehicle.id)
@pytest.mark.parametrize("spec", SPECS)
def test_claims_stand_in_the_order_of_trust(vehicle: rs.Vehicle, spec: str) -> None:
    """Accepted before rejected, by kind of source, as flown before planned, later before earlier, undated last."""
    for one, other in pairwise(vehicle.claims(spec)):
        assert one.source is not None
        assert other.source is not None
        assert rank(one) <= rank(other), (one, other)
        if rank(one) == rank(other):
            assert (one.source.date or "") >= (other.source.date or ""), (one, other)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_record_files_stand_in_that_order_themselves(file: Path) -> None:
    """The file itself has the order of trust: reading it sorts nothing."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    for spec in SPECS:
        rejected = ["rejected" in claim for claim in table.get(spec, [])]
        assert rejected == sorted(rejected), spec


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_shipped_records_use_the_long_form(file: Path) -> None:
    """A shipped figure is never given in the short form, which has no source."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))

    assert not [spec for spec in SPECS if isinstance(table.get(spec), str)]


def test_names_are_unambiguous() -> None:
    """No two vehicles share a name or an alias, case and hyphens aside."""
    names = [folded(name) for vehicle in VEHICLES for name in {vehicle.id, vehicle.name, *vehicle.aliases}]
    owners: dict[str, set[str]] = {}
    for vehicle in VEHICLES:
        for name in (vehicle.id, vehicle.name, *vehicle.aliases):
            owners.setdefault(folded(name), set()).add(vehicle.id)

    assert names
    assert [name for name, ids in owners.items() if len(ids) > 1] == []


def test_carriers_are_vehicles_of_the_catalog() -> None:
    """Whatever carries a vehicle has a record of its own, a lander's."""
    kinds = {vehicle.id: vehicle.kind for vehicle in VEHICLES}

    for vehicle in VEHICLES:
        if vehicle.carrier is not None:
            assert kinds[vehicle.carrier] == "lander"


@pytest.mark.parametrize("vehicle", VEHICLES, ids=lambda vehicle: vehicle.id)
def test_identities_are_whole(vehicle: rs.Vehicle) -> None:
    """Each vehicle says who runs it, where it goes, when, and what became of it."""
    assert vehicle.operator
    assert vehicle.countries
    assert vehicle.body
    assert vehicle.mission
    assert vehicle.status
    assert vehicle.outcome
    if vehicle.status != "planned":
        assert vehicle.launch_date
        assert vehicle.landing_date
        assert vehicle.launch_date < vehicle.landing_date


@pytest.mark.parametrize("vehicle", VEHICLES, ids=lambda vehicle: vehicle.id)
def test_sources_are_public(vehicle: rs.Vehicle) -> None:
    """A source names an address of the web or none, and no place on a disk."""
    for source in vehicle.sources:
        assert source.url is None or re.match(r"https?://[^\s/]+\.[^\s/]+", source.url), source
        for text in (source.title, source.publisher, source.note or ""):
            assert "shared/" not in text
            assert ".csv" not in text or "github" in (source.url or ""), text


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
        ("lupex-rover", "length", ("1.75 m", "at launch", None)),
        ("lupex-rover", "width", ("1.46 m", "at launch", None)),
        ("lupex-rover", "height", ("1.50 m", "at launch", None)),
        ("lupex-rover", "drill_depth", ("1.5 m", None, None)),
        ("lupex-lander", "payload_capacity", ("at least 350 kg", None, "planned")),
        ("lev-1", "mass", ("2.1 kg", None, None)),
        ("slim", "dry_mass", ("190 kg", None, None)),
        ("slim", "launch_mass", ("710 kg", None, None)),
    ],
)
def test_the_figures_shown(vehicle: str, spec: str, expected: tuple[str, str | None, str | None]) -> None:
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


def test_the_rounder_mass_of_lev_2_is_kept_beside() -> None:
    """About 250 g, the earlier figure, stays accepted below the developers' 228 g."""
    accepted = [claim.value for claim in rs.LEV_2.claims("mass") if not claim.rejected]

    assert accepted[:2] == ["228 g", "~228 g"]
    assert "~250 g" in accepted
    assert "0.25 kg" in accepted
