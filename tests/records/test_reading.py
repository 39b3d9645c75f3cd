"""Reading: which claims count for an answer, and so which figure each spec has."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.records.derived import SPECS
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.trust import Preference

PAPER = rs.Source(id="paper", title="A paper", publisher="A Journal", kind="paper", date="2024")
NEWS = rs.Source(id="news", title="News", publisher="A Daily", kind="press", date="2025")
ROVER = rs.Rover(
    name="Mine",
    body="Moon",
    mass=[
        rs.Claim(value="5.0 kg", source=PAPER),
        rs.Claim(value="6.0 kg", source=NEWS),
        rs.Claim(value="50 kg", source=NEWS, rejected="a slip"),
    ],
    width=[
        rs.Claim(value="50 cm", source=PAPER, configuration="deployed"),
        rs.Claim(value="30 cm", source=NEWS, configuration="stowed"),
        rs.Claim(value="32 cm", source=PAPER, configuration="stowed"),
    ],
)


def values(reading: Reading, spec: str) -> list[str]:
    """Return the values of the claims that count."""
    return [claim.value for claim in reading.claims(ROVER, spec)]


def test_trust_alone() -> None:
    """Every claim counts that is not rejected, in the order of the record."""
    assert values(TRUST, "mass") == ["5.0 kg", "6.0 kg"]
    assert values(TRUST, "width") == ["50 cm", "30 cm", "32 cm"]
    assert values(TRUST, "length") == []
    assert Reading() == TRUST


def test_a_configuration_leaves_out_others() -> None:
    """Dimensions of another configuration do not count; what has no configuration does."""
    stowed = Reading(configuration="stowed")

    assert values(stowed, "width") == ["30 cm", "32 cm"]
    assert values(stowed, "mass") == ["5.0 kg", "6.0 kg"]
    assert values(Reading(configuration="at launch"), "width") == []
    assert stowed.in_configuration(None) == TRUST
    assert TRUST.in_configuration("stowed") == stowed


def test_a_preference_orders_claims_or_leaves_them_aside() -> None:
    """It goes before the order of trust, in any form in which it can be given."""
    for prefer in ("press", ["press"], Preference(ranks=("press",))):
        assert values(Reading(prefer=prefer), "mass") == ["6.0 kg", "5.0 kg"]
        assert values(Reading(configuration="stowed", prefer=prefer), "width") == ["30 cm", "32 cm"]
    assert values(Reading(prefer="as-of 2024"), "mass") == ["5.0 kg"]
    kept = Reading(prefer="press").in_configuration("stowed")
    assert kept == Reading(configuration="stowed", prefer="press")


def test_a_spec_has_one_figure() -> None:
    """The first claim that counts, what follows from such claims, or the reason why there is none."""
    press = Reading(prefer="press")

    assert [str(each.figure(ROVER, "mass")) for each in (TRUST, press)] == ["5.0 kg", "6.0 kg"]
    assert str(TRUST.figure(ROVER, "surface_weight")) == "8.1 N"
    assert str(press.figure(ROVER, "surface_weight")) == "9.7 N"
    assert TRUST.figure(ROVER, "length").reason == "no length"
    assert Reading(configuration="at launch").figure(ROVER, "width").reason == "no width"
    assert not TRUST.figure(ROVER, "wheel_count")
    assert not TRUST.figure(rs.Lander(name="L"), "wheel_count")


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_may_be_given_by_its_name(name: str) -> None:
    """The name and the spec itself ask for the same."""
    assert TRUST.figure(ROVER, name) == TRUST.figure(ROVER, SPECS[name])
    assert TRUST.figure(ROVER, name).spec == name


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"configuration": "stowd"}, "configuration: unknown 'stowd': did you mean 'stowed'?"),
        (
            {"configuration": 5},
            "configuration: unknown 5: expected one of 'stowed', 'deployed', 'at launch', 'unstated'",
        ),
        ({"prefer": ""}, "prefer: expected words such as 'press,latest', found ''"),
        (
            {"prefer": "latest,earliest"},
            "prefer: 'latest' and 'earliest' cannot be given together: give one of them",
        ),
    ],
)
def test_it_is_checked_where_it_is_made(options: dict[str, object], message: str) -> None:
    """A word that means nothing is refused before any vehicle is asked."""
    with pytest.raises(FieldError) as caught:
        Reading(**options)  # type: ignore[arg-type]  # wrong types are the point
    assert str(caught.value) == message


def test_a_source_must_be_cited() -> None:
    """A preferred source has to stand in a record of one of the vehicles, for whatever spec."""
    other = rs.Rover(name="Other", length=rs.Claim(value="1 m", source=NEWS))

    Reading(prefer="news").check([rs.Rover(name="Blank"), other])
    Reading(prefer="latest").check([])
    with pytest.raises(FieldError) as caught:
        Reading(prefer="paper-2024").check([other])
    assert str(caught.value).startswith("prefer: no kind or id of a source: 'paper-2024'")
    with pytest.raises(FieldError) as refused:
        TRUST.check([other, "lev-2"])  # type: ignore[list-item]  # the point of the test
    assert str(refused.value) == "expected a Vehicle, found 'lev-2'"


def test_a_figure_that_was_not_read_is_no_gap() -> None:
    """Its reason says that there is one, and another figure of the spec goes before it."""
    figure = TRUST.figure(rs.Rover(name="A", unread=("mass",)), "mass")
    assert (figure.is_unread, figure.reason) == (True, "no mass that could be read")
    assert not TRUST.figure(rs.Rover(name="A", mass="5 kg", unread=("mass",)), "mass").is_unread


def test_readings_are_frozen() -> None:
    """A reading cannot be changed; equal ones are one."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        TRUST.configuration = "stowed"  # type: ignore[misc]  # the point of the test
    assert len({Reading(prefer="press"), Reading(prefer=["press"])}) == 1


# --- every door refuses a preference that means nothing --------------------------


@pytest.mark.parametrize(
    "ask",
    [
        lambda prefer: ROVER.claims("mass", prefer=prefer),
        lambda prefer: ROVER.why("mass", prefer=prefer),
        lambda prefer: rs.Filter.parse("mass < 5 kg").answer(ROVER, prefer=prefer),
        lambda prefer: rs.compare([ROVER], ["mass"], prefer=prefer),
        lambda prefer: rs.compare([ROVER], ["surface_weight"], prefer=prefer),
        lambda prefer: rs.nearest(ROVER, specs=["mass"], prefer=prefer),
        lambda prefer: rs.fits(ROVER, mass="5 kg", prefer=prefer),
    ],
)
def test_no_door_ignores_a_preference(ask: object) -> None:
    """A source that nobody cites, and what is no word, are refused wherever they are given."""
    assert callable(ask)
    with pytest.raises(FieldError, match="prefer: no kind or id of a source: 'no-such'"):
        ask("no-such")
    with pytest.raises(FieldError, match="prefer: expected words such as 'press,latest', found"):
        ask(5)
    ask("press")


@pytest.mark.parametrize(
    ("status", "as_of", "is_growing"),
    [
        ("operating", "2025-12", True),
        ("operating", None, True),
        ("ended", "2015", True),
        ("ended", None, False),
        (None, None, False),
    ],
)
def test_a_total_of_a_vehicle_at_work_is_a_lower_bound(
    status: str | None, as_of: str | None, is_growing: bool
) -> None:
    """It has no high end, so that no question about it is answered by a number of yesterday."""
    claim = rs.Claim(value="42.3 km", as_of=as_of)
    rover = rs.Rover(name="Mine", distance_driven=claim, range="50 km", status=status)

    figure = TRUST.figure(rover, "distance_driven")

    assert figure.is_growing is is_growing
    assert (figure.span("km").high is None) is is_growing
    assert figure.span("km").low == Fraction(423, 10)
    assert str(figure) == "42.3 km"
    verdict = "maybe" if is_growing else "no"
    assert rs.Filter.parse("distance_driven > 50 km").answer(rover).verdict == verdict
    assert not TRUST.figure(rover, "range").is_growing
    [row] = rs.compare([rover], specs="distance_driven", units="metric").rows
    assert row.cells[0] is not None
    assert (f"as of {as_of}" in row.cells[0].note) is (as_of is not None)
