from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from typing import Any

import attrs
import pint
import pytest

import roverspecs as rs
from roverspecs.errors import FieldError, UnitError, UnknownSpecError, ValueSyntaxError
from roverspecs.records.claims import Acknowledgement
from roverspecs.records.trust import Verdict
from roverspecs.records.vehicles import IDENTITY_KEYS, PUBLISHED, fields_of, slug

PAPER = rs.Source(id="paper", title="A paper", publisher="A journal", kind="paper", date="2024-05")
NEWS = rs.Source(
    id="news", title="News", publisher="A daily", kind="press", date=dt.date(2025, 1, 2)
)


def rover(**fields: object) -> rs.Rover:
    """Return a rover with a name and some fields."""
    return rs.Rover(**{"name": "Mine", **fields})  # type: ignore[arg-type]  # wrong types are the point of some tests


def test_a_record_is_written_in_plain_text() -> None:
    """Text makes an uncited claim, checked at once; a dimension's configuration is unstated."""
    mine = rs.Rover(name="Mine", mass="12 ±1 kg", length="45 cm", wheel_count="4")

    assert mine.mass == rs.Claim(value="12 ±1 kg")
    assert mine.length == rs.Claim(value="45 cm", configuration="unstated")
    assert mine.width is None
    assert (mine.id, mine.kind) == ("mine", "rover")


def test_the_class_holds_the_spec_and_the_record_the_claim() -> None:
    """A spec is read from its field on the class, wherever it is needed."""
    spec = rs.Vehicle.mass

    assert spec is rs.Rover.mass
    assert spec is PUBLISHED["mass"]
    assert (spec.label, spec.dimension, spec.group, spec.units["us"]) == (
        "Mass",
        "mass",
        "mass",
        ("lb",),
    )
    assert repr(spec) == "<Spec mass: mass>"


def test_claims_keep_every_figure_in_order() -> None:
    """The preferred claim comes first and rejected ones last, in the order given otherwise."""
    wrong = rs.Claim(value="9 kg", source=NEWS, rejected="a slip")
    first, second = rs.Claim(value="5 kg", source=PAPER), rs.Claim(value="~5 kg", source=NEWS)

    mine = rs.Rover(name="Mine", mass=[wrong, first, second])

    assert mine.claims("mass") == (first, second, wrong)
    assert mine.mass == first
    assert mine.sources == (PAPER, NEWS)


def test_only_rejected_claims_are_no_figure() -> None:
    """A spec of which every claim is rejected is None, and its claims are kept."""
    mine = rs.Rover(name="Mine", mass=rs.Claim(value="9 kg", rejected="a slip"))

    assert mine.mass is None
    assert len(mine.claims("mass")) == 1


def test_the_identity_is_plain_data() -> None:
    """It is all but the claims: dates are texts, the source of the status is its id."""
    source = rs.Source(id="news", title="T", publisher="P", kind="press")
    mine = rover(
        aliases=("A", "B"),
        countries=("Japan", "India"),
        launch_date=dt.date(2024, 1, 2),
        landing_date="2024-01-20",
        status="ended",
        status_as_of="2025-06",
        status_source=source,
        ids={"cospar": "2024-001A"},
        mass="5 kg",
        acknowledged=(Acknowledgement(kind="echo", spec="mass", claims=("5 kg",), reason="R"),),
    )
    stated = {
        "id": "mine",
        "kind": "rover",
        "name": "Mine",
        "aliases": ["A", "B"],
        "countries": ["Japan", "India"],
        "launch_date": "2024-01-02",
        "landing_date": "2024-01-20",
        "status": "ended",
        "status_as_of": "2025-06",
        "status_source": "news",
        "ids": {"cospar": "2024-001A"},
    }

    keys = ["id", "kind", *IDENTITY_KEYS]
    assert mine.identity() == dict.fromkeys(keys) | stated
    assert list(mine.identity()) == keys
    assert json.loads(json.dumps(mine.identity())) == mine.identity()
    assert rs.Lander(name="Other").identity()["kind"] == "lander"
    assert rover().identity() == dict.fromkeys(keys) | {
        "id": "mine",
        "kind": "rover",
        "name": "Mine",
        "aliases": [],
        "countries": [],
        "ids": {},
    }


def test_the_identity_has_every_field_that_is_no_claim() -> None:
    """A field is one of the identity, a spec, or what the record says of itself."""
    fields = {*fields_of(rs.Rover), *fields_of(rs.Lander)}
    assert {field.name.removeprefix("_") for field in fields} == {
        *("id", "acknowledged", "unread"),
        *IDENTITY_KEYS,
        *PUBLISHED,
    }


def test_a_vehicle_is_plain_data() -> None:
    """Its claims stand by spec under its identity: all of them, the rejected ones last."""
    wrong = rs.Claim(value="9 kg", source=NEWS, rejected="a slip")
    first, second = rs.Claim(value="5 kg", source=PAPER), rs.Claim(value="6 kg", source=NEWS)
    mine = rover(length="45 cm", mass=[wrong, first, second])
    data = mine.as_data()

    claims = data.pop("claims")
    assert data == mine.identity()
    assert list(claims) == ["mass", "length"]
    assert claims["mass"] == [each.as_data() for each in (first, second, wrong)]
    [length] = claims["length"]
    assert (length["magnitude"], length["unit"]) == (45, "cm")
    assert (length["configuration"], length["source"]) == ("unstated", None)
    assert rover().as_data()["claims"] == {}


def test_the_data_of_every_shipped_vehicle_are_json() -> None:
    """They are read back as they are, and hold every claim."""
    for vehicle in rs.Catalog():
        data = vehicle.as_data()
        assert json.loads(json.dumps(data)) == data
        counts = {name: len(vehicle.claims(name)) for name in PUBLISHED if vehicle.claims(name)}
        assert {name: len(claims) for name, claims in data["claims"].items()} == counts


def test_a_spec_of_the_other_kind_has_no_claims() -> None:
    """A rover has no dry mass to give; a name that is no spec is an error with the nearest one."""
    assert rover().claims("dry_mass") == ()
    with pytest.raises(UnknownSpecError) as caught:
        rover().claims("masss")
    assert str(caught.value) == "unknown spec 'masss': did you mean 'mass' or 'dry_mass'?"
    with pytest.raises(TypeError, match="dry_mass"):
        rover(dry_mass="5 kg")


REFUSED = [
    ({"mass": "5 m"}, "mass: unit 'm': expected a unit of mass, such as 'kg', found one of length"),
    ({"mass": "5"}, "mass: expected a unit of mass, such as 'kg', found none"),
    ({"mass": 5}, "mass: found the number 5 without a unit: write text such as '5 kg', or '5' for a count"),
    ({"mass": b"5 kg"}, "mass: expected text such as '5 kg' or claims, found b'5 kg'"),
    ({"mass": {"value": "5 kg"}}, "mass: expected text such as '5 kg' or claims, found {'value': '5 kg'}"),
    ({"mass": [5]}, "mass: found the number 5 without a unit: write text such as '5 kg', or '5' for a count"),
    ({"mass": "5 stones 3 lb"}, "mass: cannot read '5 stones 3 lb': expected one value; two parts are read only as 'ft and in', 'lb and oz', 'h and min', 'min and s', 'd and h', 'year and month'"),
    ({"mass": "5 Lb 3 oz"}, "mass: cannot read '5 Lb 3 oz': expected one value; two parts are read only as 'ft and in', 'lb and oz', 'h and min', 'min and s', 'd and h', 'year and month'"),
    ({"length": "5 Ft 3 in"}, "length: cannot read '5 Ft 3 in': expected one value; two parts are read only as 'ft and in', 'lb and oz', 'h and min', 'min and s', 'd and h', 'year and month'"),
    ({"length": "5 kM"}, "length: unit 'kM': case matters: did you mean 'km'?"),
    ({"wheel_count": "4.5"}, "wheel_count: expected a whole number, found '4.5'"),
    ({"wheel_count": "4 kg"}, "wheel_count: unit 'kg': expected a count without a unit"),
    ({"mass": rs.Claim(value="5 kg", configuration="stowed")}, "mass.configuration: a configuration belongs to dimensions only: give a condition instead"),
    ({"name": ""}, "name: expected text, found ''"),
    ({"name": None}, "name: expected text, found None"),
    ({"name": 5}, "name: expected text, found 5"),
    ({"aliases": "SORA-Q"}, "aliases: expected a list of texts, found 'SORA-Q'"),
    ({"aliases": [5]}, "aliases: expected a list of texts, found (5,)"),
    ({"aliases": 5}, "aliases: expected a list of texts, found 5"),
    ({"status": "lots"}, "status: unknown 'lots': did you mean 'lost'?"),
    ({"launch_date": "soon"}, "launch_date: expected a date such as 2024-01-20, found 'soon'"),
    ({"launch_date": dt.datetime(2024, 1, 20)}, "launch_date: expected a date such as 2024-01-20, found datetime.datetime(2024, 1, 20, 0, 0)"),
    ({"operator": ""}, "operator: expected text, found ''"),
    ({"acknowledged": "spread"}, "acknowledged: expected a list of acknowledgements, found 'spread'"),
    ({"acknowledged": ["spread"]}, "acknowledged: expected a list of acknowledgements, found ('spread',)"),
    ({"acknowledged": None}, "acknowledged: expected a list of acknowledgements, found None"),
    ({"habitable_volume": "13 m²"}, "habitable_volume: unit 'm²': expected a unit of volume, such as 'm³', found one of area (an area is not a volume)"),
    ({"wheelbase": "5 kg"}, "wheelbase: unit 'kg': expected a unit of length, such as 'm', found one of mass"),
    ({"mass": rs.Claim(value="5 gr", rejected="a slip")}, "mass: unit 'gr': write 'g' for gram or 'grain'"),
    ({"mass": rs.Claim(value="5 kg", rejected="a slip", configuration="stowed")}, "mass.configuration: a configuration belongs to dimensions only: give a condition instead"),
    ({"wheelbase": rs.Claim(value="5 m", configuration="stowed")}, "wheelbase.configuration: a configuration belongs to dimensions only: give a condition instead"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "message"), REFUSED)
def test_a_field_refuses_what_it_cannot_hold(fields: dict[str, object], message: str) -> None:
    """Each field says what it expected, what it found, and where."""
    with pytest.raises((FieldError, UnitError, ValueSyntaxError)) as caught:
        rover(**fields)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "hearsay"}, "kind: unknown 'hearsay': expected one of 'agency', 'operator', 'paper', 'reference', 'press', 'aggregator'"),
        ({"kind": None}, "kind: unknown None: expected one of 'agency', 'operator', 'paper', 'reference', 'press', 'aggregator'"),
        ({"date": "May 2024"}, "date: expected a date such as '2024', '2024-01' or '2024-01-20', found 'May 2024'"),
        ({"date": "2024-13"}, "date: expected a date such as '2024', '2024-01' or '2024-01-20', found '2024-13'"),
        ({"date": "2024-02-30"}, "date: expected a date such as '2024', '2024-01' or '2024-01-20', found '2024-02-30'"),
        ({"date": 2024}, "date: expected a date such as '2024', '2024-01' or '2024-01-20', found 2024"),
        ({"title": ""}, "title: expected text, found ''"),
    ],
)  # fmt: skip
def test_a_source_refuses_what_it_cannot_hold(fields: dict[str, object], message: str) -> None:
    """A source needs title, publisher and kind, and a date as dates are written."""
    with pytest.raises(FieldError) as caught:
        rs.Source(**{"id": "x", "title": "T", "publisher": "P", "kind": "press", **fields})  # type: ignore[arg-type]  # wrong types are the point
    assert str(caught.value) == message


def test_a_claim_refuses_what_it_cannot_hold() -> None:
    """A claim needs a readable value, a real source and a known configuration."""
    with pytest.raises(ValueSyntaxError):
        rs.Claim(value="1,5 kg")
    with pytest.raises(FieldError) as caught:
        rs.Claim(value="5 kg", source="paper")  # type: ignore[arg-type]  # the point of the test
    assert str(caught.value) == "source: expected a Source, found 'paper'"
    with pytest.raises(FieldError, match="configuration: unknown 'stowd': did you mean 'stowed'"):
        rs.Claim(value="5 m", configuration="stowd")


def test_records_are_frozen_hashable_and_equal_by_content() -> None:
    """Nothing in a record can be changed, and equal content makes equal records and hashes."""
    one, other = (rover(mass="5 kg", aliases=["a"]) for _ in range(2))

    assert one == other
    assert hash(one) == hash(other)
    assert one != rover(mass="5.0 kg", aliases=["a"])
    assert one != rover(mass=["5 kg", "6 kg"], aliases=["a"])
    for change in ("name", "mass", "aliases"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(one, change, "x")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        rs.Rover.mass.__set__(one, "5 kg")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.mass.value = "6 kg"  # type: ignore[misc, union-attr]  # the point of the test


def test_records_pickle_without_pint() -> None:
    """A record comes back from a pickle equal to itself, in a process that never imports pint."""
    code = (
        "import pickle, sys, roverspecs as rs\n"
        "lev = rs.get('lev-2')\n"
        "assert pickle.loads(pickle.dumps(lev)) == lev\n"
        "assert pickle.loads(pickle.dumps(rs.compare())) == rs.compare()\n"
        "assert 'pint' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_repr_is_for_developers_and_str_for_people() -> None:
    """Repr names the class and what is shown; str gives every value with its source."""
    mine = rover(
        mass=[
            rs.Claim(value="5 kg", source=PAPER, condition="dry"),
            rs.Claim(value="50 kg", rejected="a slip"),
        ],
        length=rs.Claim(
            value="1 m", source=NEWS, configuration="stowed", note="Read from a drawing."
        ),
        aliases=["M"],
        operator="We",
    )

    assert repr(mine) == (
        "Rover(name='Mine', mass=Claim(value='5 kg', source='paper', condition='dry'), "
        "length=Claim(value='1 m', source='news', configuration='stowed'))"
    )
    assert str(mine) == (
        "Mine (M)\n"
        "rover, We\n"
        "  Mass: 5 kg (dry) — A journal, 2024-05\n"
        "  Mass: 50 kg — uncited — rejected: a slip\n"
        "  Length: 1 m (stowed) — A daily, 2025-01-02 — Read from a drawing."
    )
    assert str(rover(name="Two\nlines")) == "Two lines\nrover"
    assert str(rover(name="A", launch_date="2030-01-02", outcome="It waits.")) == (
        "A\nrover, launch 2030-01-02\nIt waits."
    )
    stated: dict[str, Any] = {"status": "planned", "status_source": PAPER}
    assert str(rover(name="A", **stated)) == "A\nrover, planned\nplanned — A journal, undated"
    assert str(rover(name="A", **stated, status_as_of="2024", outcome="It waits.")) == (
        "A\nrover, planned\nIt waits. — A journal, 2024"
    )
    assert str(PAPER) == "A paper, A journal, 2024-05, no address (paper)"


def test_a_claim_gives_quantities() -> None:
    """A claim converts in pint's application registry, without rounding."""
    claim = rs.Claim(value="~5 kg")

    assert claim.quantity.magnitude == 5
    assert claim.to("lb").magnitude == pytest.approx(11.0231131)
    assert claim.to(pint.application_registry.Unit("lb")) == claim.to("lb")
    with pytest.raises(UnitError, match="a force is not a mass"):
        claim.to("lbf")


def test_why_gives_a_verdict_on_each_claim() -> None:
    """The winner and the rule are named, and why each other one lost."""
    old = attrs.evolve(PAPER, id="old", date="2020")
    undated = attrs.evolve(PAPER, id="undated", date=None)
    mine = rover(
        mass=[
            rs.Claim(value="5 kg", source=PAPER),
            rs.Claim(value="6 kg", source=PAPER),
            rs.Claim(value="6 kg", source=PAPER, condition="planned"),
            rs.Claim(value="6 kg", source=old),
            rs.Claim(value="6 kg", source=undated),
            rs.Claim(value="6 kg", source=NEWS),
            rs.Claim(value="60 kg", source=NEWS, rejected="a slip"),
        ]
    )

    assert [verdict.reason for verdict in mine.why("mass")] == [
        "shown: the first in the order of trust (paper, 2024-05)",
        "later in the record",
        "another condition: planned",
        "ranked lower: 2020 is before 2024-05",
        "ranked lower: the source has no date",
        "press comes after paper",
        "rejected: a slip",
    ]
    assert [verdict.distance for verdict in mine.why("mass")] == ["", *["+20 %"] * 5, "×12"]
    assert [verdict.claim for verdict in mine.why("mass")] == list(mine.claims("mass"))
    assert rover(mass="5 kg").why("mass") == (
        Verdict(
            rs.Claim(value="5 kg"),
            "shown: the first in its record (own figure, undated)",
            "",
        ),
    )
    assert rover().why("mass") == ()


def test_a_preference_orders_claims_for_one_call() -> None:
    """What is preferred comes first, in claims() and in why(); the record stays as it is."""
    first, second = rs.Claim(value="5 kg", source=PAPER), rs.Claim(value="6 kg", source=NEWS)
    wrong = rs.Claim(value="9 kg", source=NEWS, rejected="a slip")
    mine = rover(mass=[first, second, wrong])

    for prefer in (
        "press",
        "news",
        "A DAILY",
        "latest",
        ["press"],
        rs.Preference(ranks=("press",)),
    ):
        assert mine.claims("mass", prefer=prefer) == (second, first, wrong)
        assert [verdict.claim for verdict in mine.why("mass", prefer=prefer)] == [
            second,
            first,
            wrong,
        ]
    assert mine.claims("mass", prefer="as-of 2024") == (first, wrong)
    assert mine.why("mass", prefer="as-of 2024")[1] == (
        second,
        "not yet published: 2025-01-02",
        "+20 %",
    )
    assert mine.claims("mass", prefer="as-of 2020") == (wrong,)
    assert mine.claims("mass", prefer=None) == (first, second, wrong)
    assert mine.claims("mass", prefer=[]) == (first, second, wrong)
    assert mine.claims("mass", prefer=rs.Preference()) == (first, second, wrong)
    assert mine.mass == first


@pytest.mark.parametrize(
    ("prefer", "message"),
    [
        ("newss", "prefer: no kind or id of a source: 'newss': did you mean 'news' or 'press'?"),
        (
            "latest,earliest",
            "prefer: 'latest' and 'earliest' cannot be given together: give one of them",
        ),
        ("", "prefer: expected words such as 'press,latest', found ''"),
    ],
)
def test_a_wrong_preference_is_refused(prefer: str, message: str) -> None:
    """Why() says which sources there are; a word that contradicts another is none."""
    with pytest.raises(FieldError) as caught:
        rover(mass=rs.Claim(value="6 kg", source=NEWS)).why("mass", prefer=prefer)
    assert str(caught.value) == message


def test_acknowledgements_are_kept() -> None:
    """A record holds the findings of the audit that are known, each with its reason."""
    known = Acknowledgement(
        kind="spread", spec="mass", claims=["5 kg", "9 kg"], reason="two models"
    )
    mine = rover(acknowledged=[known])

    assert mine.acknowledged == (known,)
    assert known.claims == ("5 kg", "9 kg")
    assert rover().acknowledged == ()
    assert hash(mine) == hash(rover(acknowledged=(known,)))


@pytest.mark.parametrize(
    ("name", "identifier"), [("My Rover 2", "my-rover-2"), ("月", "月"), ("***", "vehicle")]
)
def test_a_name_makes_an_id(name: str, identifier: str) -> None:
    """An id is the name in lower case, its words joined by hyphens."""
    assert slug(name) == identifier


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"ids": "1970-095A"}, "ids: expected numbers such as {cospar = '1970-095A'}, found "),
        ({"ids": {"nssdca": 5}}, "ids: expected a number of nssdca such as '1970-095A', found 5"),
        ({"envelope": "60 cm"}, "envelope.value: expected two or three lengths, such as '60 × 40"),
        (
            {"length": "60 × 40 cm"},
            "length.value: expected one length, found '60 × 40 cm': write it",
        ),
    ],
)
def test_numbers_and_sides_have_their_forms(fields: dict[str, Any], message: str) -> None:
    """The message says what was expected."""
    with pytest.raises(FieldError) as caught:
        rs.Rover(name="M", **fields)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("count", [6, [6], [6, "4"]])
def test_a_whole_number_is_a_count(count: Any) -> None:
    """A count has no unit that could be missing; true is no number."""
    assert rs.Rover(name="A", wheel_count=count).claims("wheel_count")[0].value == "6"
    with pytest.raises(FieldError, match="wheel_count: "):
        rs.Rover(name="A", wheel_count=True)  # type: ignore[arg-type]
