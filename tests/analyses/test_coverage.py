from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.coverage import Coverage, remarks_on
from roverspecs.errors import FieldError, UnknownSpecError, UnknownVehicleError
from roverspecs.records.vehicles import PUBLISHED

JAXA = rs.Source(id="jaxa", title="A page", publisher="JAXA", kind="agency")
PAPER = rs.Source(id="paper", title="A paper", publisher="A Journal", kind="paper", date="2024")
NEWS = rs.Source(id="news", title="News", publisher="A Daily", kind="press", date="2025-01-02")


def claim(value: str, source: rs.Source | None = None, **fields: str) -> rs.Claim:
    """Return a claim."""
    return rs.Claim(value=value, source=source, **fields)


def covered(*masses: rs.Claim) -> Coverage:
    """Return the coverage of the mass of a rover."""
    return rs.coverage([rs.Rover(name="Mine", mass=masses)], ["mass"])[0]


@pytest.mark.parametrize(
    ("claims", "text", "rejected"),
    [
        ([], "—", 0),
        ([claim("5 kg")], "uncited 1/1", 0),
        ([claim("5 kg", JAXA)], "agency 1/1", 0),
        ([claim("5 kg", JAXA), claim("5 kg", NEWS)], "agency 2/2", 0),
        ([claim("5 kg", JAXA), claim("5.4 kg", PAPER), claim("11 lb", NEWS)], "agency 3/3", 0),
        ([claim("5 kg", JAXA), claim("9 kg", NEWS)], "agency 1/2", 0),
        ([claim("5 kg", JAXA), claim("9 kg", NEWS), claim("8 kg", PAPER)], "agency 1/3", 0),
        ([claim("5 kg", JAXA), claim("9 kg", JAXA)], "agency 1/1", 0),
        ([claim("5 kg", JAXA), claim("9 kg", NEWS), claim("5 kg", NEWS)], "agency 2/2", 0),
        ([claim("5 kg", JAXA), claim("5 kg", JAXA)], "agency 1/1", 0),
        ([claim("5 kg"), claim("5 kg"), claim("9 kg", NEWS)], "uncited 1/2", 0),
        ([claim("≥4 kg", JAXA), claim("50 kg", NEWS)], "agency 2/2", 0),
        ([claim("4–6 kg", JAXA), claim("5 kg", PAPER), claim("9 kg", NEWS)], "agency 2/3", 0),
        (
            [claim("5 kg", JAXA, condition="dry"), claim("9 kg", NEWS, condition="wet")],
            "agency 1/1",
            0,
        ),
        (
            [claim("5 kg", JAXA, condition="dry"), claim("9 kg", NEWS, condition="dry")],
            "agency 1/2",
            0,
        ),
        ([claim("5 kg", JAXA, condition="dry"), claim("9 kg", NEWS)], "agency 1/1", 0),
        ([claim("5 kg", JAXA, condition="dry"), claim("5 kg", NEWS)], "agency 2/2", 0),
        ([claim("5 kg", JAXA), claim("50 kg", NEWS, rejected="a slip")], "agency 1/1", 1),
        ([claim("5 kg", JAXA), claim("5 kg", NEWS, rejected="a copy")], "agency 1/1", 1),
        (
            [claim("50 kg", NEWS, rejected="a slip"), claim("51 kg", NEWS, rejected="a slip")],
            "—",
            2,
        ),
        ([claim("5 kg", NEWS, rejected="a slip"), claim("6 kg", PAPER)], "paper 1/1", 1),
    ],
)
def test_a_figure_is_supported_by_sources(claims: list[rs.Claim], text: str, rejected: int) -> None:
    """The sources that leave room for the figure shown are told of all that speak of the same; rejected ones apart."""
    found = covered(*claims)

    assert (found.text, found.rejected) == (text, rejected)


def test_two_sources_of_one_id_are_two() -> None:
    """Sources are told apart by all that is known of them."""
    assert (
        covered(claim("5 kg", JAXA), claim("5 kg", attrs.evolve(JAXA, title="Another"))).text
        == "agency 2/2"
    )


def test_configurations_are_compared_like_with_like() -> None:
    """A stowed size does not differ from a deployed one, and may agree with it."""
    sizes = [
        claim("1.0 m", JAXA, configuration="stowed"),
        claim("2.0 m", NEWS, configuration="deployed"),
    ]
    other = claim("3.0 m", PAPER, configuration="stowed")

    for lengths, text in ((sizes, "agency 1/1"), ([*sizes, other], "agency 1/2"), ([*sizes, claim("1.0 m", PAPER)], "agency 2/2")):  # fmt: skip
        assert rs.coverage([rs.Rover(name="M", length=lengths)], ["length"])[0].text == text


def test_what_does_not_apply_is_blank() -> None:
    """A rover has no dry mass to be covered, and a lander without one has a gap."""
    rover, lander = rs.coverage([rs.Rover(name="R"), rs.Lander(name="L")], ["dry_mass"])

    assert (rover.applies, rover.text) == (False, "")
    assert (lander.applies, lander.text) == (True, "—")


@pytest.fixture(name="searched")
def _searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let some figures of a vehicle have been searched in vain."""
    days = {("mine", "mass"): "2026-11-28", ("mine", "power"): "2026-11-29"}
    days["mine", "dry_mass"] = "2026-11-30"
    monkeypatch.setattr("roverspecs.analyses.coverage.searches", lambda: days)


@pytest.mark.usefixtures("searched")
def test_a_gap_was_searched_in_vain_or_not() -> None:
    """A gap says whether, and on which day; a figure, and a spec that does not apply, do not."""
    mass, power, width, dry = rs.coverage(rs.Rover(name="Mine"), "mass,power,width,dry_mass")

    assert (mass.text, mass.searched, mass.is_gap) == ("searched", "2026-11-28", True)
    assert (power.text, power.as_data()["searched"]) == ("searched", "2026-11-29")
    assert (width.text, width.searched, width.is_gap) == ("—", None, True)
    assert (dry.text, dry.searched, dry.is_gap) == ("", None, False)
    known = covered(claim("5 kg", JAXA))
    assert (known.text, known.searched, known.is_gap) == ("agency 1/1", None, False)
    assert covered(claim("5 kg", JAXA, rejected="a slip")).text == "searched"
    assert rs.coverage(rs.Rover(name="Other"), "mass")[0].searched is None


@pytest.mark.parametrize(
    ("specs", "remarks"),
    [
        ("mass,power", ["2 of 2 gaps were searched without result, the last on 2026-11-29"]),
        (
            "mass,width,height,dry_mass",
            [
                "1 of 3 gaps were searched without result, the last on 2026-11-28; "
                "— is a gap for which no search is recorded"
            ],
        ),
        ("width", []),
    ],
)
@pytest.mark.usefixtures("searched")
def test_searches_are_counted(specs: str, remarks: list[str]) -> None:
    """Under a table stands how many of its gaps were searched in vain."""
    assert remarks_on(rs.coverage(rs.Rover(name="Mine"), specs)) == remarks


def test_coverage_is_plain_data() -> None:
    """Each field stands under its name, the figure as published, the kind of its source."""
    found = covered(
        claim("~5 kg", JAXA), claim("9 kg", NEWS), claim("1 kg", NEWS, rejected="a slip")
    )

    assert found.as_data() == {
        "vehicle": "mine",
        "spec": "mass",
        "applies": True,
        "published": "~5 kg",
        "kind": "agency",
        "agreeing": 1,
        "differing": 1,
        "rejected": 1,
        "searched": None,
    }
    assert covered(claim("5 kg")).as_data() | {"published": None} == covered().as_data() | {
        "agreeing": 1
    }
    assert covered(claim("5 kg")).as_data()["published"] == "5 kg"
    assert covered().shown is None
    assert hash(found) == hash(attrs.evolve(found))


def test_specs_may_stand_beside_each_other() -> None:
    """Specs need no list."""
    found = rs.coverage("lev-2", "mass", "top_speed")
    assert [each.spec for each in found] == ["mass", "top_speed"]


def test_each_vehicle_and_each_spec_has_a_place() -> None:
    """Vehicle by vehicle, each in the order of the specs; groups stand for their specs."""
    found = rs.coverage(
        ["Tenacious", rs.Rover(name="Mine"), "lev-2"], ["width", "mass", "dimensions"]
    )

    assert [(each.vehicle, each.spec) for each in found] == [
        (vehicle, spec)
        for vehicle in ("tenacious", "mine", "lev-2")
        for spec in ("width", "mass", "length", "height", "diameter", "envelope")
    ]


def test_one_vehicle_or_spec_may_stand_for_itself() -> None:
    """A name alone is not read letter by letter; specs may be a text with commas."""
    for vehicle in ("lev-2", rs.LEV_2, ["lev-2"], iter(["SORA-Q"])):
        assert [each.spec for each in rs.coverage(vehicle, "mass, width")] == ["mass", "width"]


def test_by_default_all_of_the_catalog_is_covered() -> None:
    """Without names every vehicle has its row, without specs mass, dimensions and payload their columns."""
    catalog = rs.Catalog(shipped=False)
    found = rs.coverage()
    ids = [vehicle.id for vehicle in rs.Catalog()]
    specs = ["mass", "launch_mass", "length", "width", "height", "diameter", "envelope"]
    specs += [spec.name for spec in PUBLISHED.values() if spec.group == "payload"]

    assert [(each.vehicle, each.spec) for each in found] == [
        (vehicle, spec) for vehicle in ids for spec in specs
    ]
    assert rs.coverage(catalog=catalog) == []
    assert rs.coverage([]) == []


def test_names_are_looked_up_in_a_catalog() -> None:
    """A catalog of one's own decides what a name means."""
    with pytest.raises(UnknownVehicleError):
        rs.coverage(["lev-2"], catalog=rs.Catalog(shipped=False))


@pytest.mark.parametrize(
    ("specs", "error", "message"),
    [
        (["masss"], UnknownSpecError, "unknown spec 'masss': did you mean 'mass' or 'dry_mass'?"),
        ("mass,", UnknownSpecError, "unknown spec '': expected one of 'mass', "),
        (
            ["bulk_density"],
            FieldError,
            "specs: expected published specs, found 'bulk_density', which is derived",
        ),
        (
            ["mass", "derived"],
            FieldError,
            "specs: expected published specs, found 'bounding_volume', which is derived",
        ),
    ],
)
def test_wrong_specs_are_refused(specs: list[str], error: type[Exception], message: str) -> None:
    """A spec must be there, and published: of a derived one no source tells."""
    with pytest.raises(error) as caught:
        rs.coverage(["lev-2"], specs)
    assert str(caught.value).startswith(message)


def test_a_wrong_vehicle_is_refused() -> None:
    """A name that nobody has is refused, and what is no name."""
    with pytest.raises(UnknownVehicleError) as caught:
        rs.coverage(["tenacius"])
    assert str(caught.value) == "unknown vehicle 'tenacius': did you mean 'tenacious'?"
    with pytest.raises(FieldError, match="expected the name of a vehicle, found 5"):
        rs.coverage([5])  # type: ignore[list-item]  # the point of the test


claims = st.builds(
    rs.Claim,
    value=st.sampled_from(["5 kg", "~5 kg", "5.0 kg", "11 lb", "9 kg", "≥4 kg", "2–8 kg"]),
    source=st.sampled_from([None, JAXA, PAPER, NEWS]),
    condition=st.sampled_from([None, "dry"]),
    rejected=st.sampled_from([None, None, "a slip"]),
)


@settings(deadline=None)
@given(st.lists(claims, max_size=6))
def test_no_source_counts_twice(masses: list[rs.Claim]) -> None:
    """Agreeing and differing ones are different sources of accepted claims; the one shown agrees with itself."""
    found = covered(*masses)
    accepted = [each for each in masses if not each.rejected]

    assert found.rejected == len(masses) - len(accepted)
    assert found.agreeing + found.differing <= len({each.source for each in accepted})
    assert (found.agreeing > 0) == bool(accepted)
    assert found.shown == (accepted[0] if accepted else None)


def test_a_figure_that_was_not_read_is_no_gap_of_the_sources() -> None:
    """A cell of a table that nobody could read says so; what was read of it counts."""
    vehicle = rs.Rover(name="Mine", width="1 m", unread=("width", "height"))
    found = rs.coverage([vehicle], ["width", "height", "length"])
    assert [each.text for each in found] == ["uncited 1/1", "not read", "—"]
