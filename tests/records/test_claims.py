from __future__ import annotations

import copy
import datetime as dt
import pickle

import attrs
import pytest

import roverspecs as rs
from roverspecs.errors import FieldError, UnitError, ValueSyntaxError
from roverspecs.records.claims import CONFIGURATIONS, SOURCE_KINDS, Acknowledgement

PAPER = rs.Source(id="paper", title="A paper", publisher="A journal", kind="paper", date="2024-05")
KINDS = "'agency', 'operator', 'paper', 'reference', 'press', 'aggregator'"
DATES = "expected a date such as '2024', '2024-01' or '2024-01-20'"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "hearsay"}, f"kind: unknown 'hearsay': expected one of {KINDS}"),
        ({"kind": "newspaper"}, "kind: unknown 'newspaper': did you mean 'press'?"),
        ({"kind": "Blog"}, "kind: unknown 'Blog': did you mean 'aggregator'?"),
        ({"kind": "thesis"}, "kind: unknown 'thesis': did you mean 'paper'?"),
        ({"kind": "book"}, "kind: unknown 'book': did you mean 'reference'?"),
        ({"kind": "university"}, "kind: unknown 'university': did you mean 'operator'?"),
        ({"kind": "space agency"}, "kind: unknown 'space agency': did you mean 'agency'?"),
        ({"kind": "website"}, "kind: unknown 'website': did you mean 'press' or 'aggregator'?"),
        ({"kind": None}, f"kind: unknown None: expected one of {KINDS}"),
        ({"kind": "Press"}, "kind: unknown 'Press': did you mean 'press'?"),
        ({"date": "May 2024"}, f"date: {DATES}, found 'May 2024'"),
        ({"date": "2024-13"}, f"date: {DATES}, found '2024-13'"),
        ({"date": "2024-02-30"}, f"date: {DATES}, found '2024-02-30'"),
        ({"date": "2024-1"}, f"date: {DATES}, found '2024-1'"),
        ({"date": "2024-01\n"}, f"date: {DATES}, found '2024-01\\n'"),
        ({"date": "٢٠٢٤"}, f"date: {DATES}, found '٢٠٢٤'"),
        ({"date": "0000"}, f"date: {DATES}, found '0000'"),
        ({"date": ""}, f"date: {DATES}, found ''"),
        ({"date": 2024}, f"date: {DATES}, found 2024"),
        (
            {"date": dt.datetime(2024, 1, 20)},
            f"date: {DATES}, found datetime.datetime(2024, 1, 20, 0, 0)",
        ),
        ({"id": ""}, "id: expected text, found ''"),
        ({"title": " \n"}, "title: expected text, found ' \\n'"),
        ({"title": None}, "title: expected text, found None"),
        ({"publisher": 5}, "publisher: expected text, found 5"),
        ({"url": ""}, "url: expected text, found ''"),
        ({"language": []}, "language: expected text, found []"),
        ({"note": b"x"}, "note: expected text, found b'x'"),
    ],
)
def test_a_source_refuses_what_it_cannot_hold(fields: dict[str, object], message: str) -> None:
    """A source needs id, title, publisher and kind, and a date as dates are written."""
    with pytest.raises(FieldError) as caught:
        rs.Source(**{"id": "x", "title": "T", "publisher": "P", "kind": "press", **fields})  # type: ignore[arg-type]  # wrong types are the point
    assert str(caught.value) == message


def test_a_source_needs_no_more_than_four() -> None:
    """Date, address, language and note may be missing, and are then None."""
    source = rs.Source(id="x", title="T", publisher="P", kind="press")

    assert source.as_data() == {
        "id": "x",
        "title": "T",
        "publisher": "P",
        "kind": "press",
        "date": None,
        "url": None,
        "language": None,
        "note": None,
        "accessed": None,
        "authors": [],
        "doi": None,
        "archive_url": None,
        "translated_title": None,
    }
    assert str(source) == "T, P, undated, no address (press)"


def test_a_source_reads_as_a_footnote() -> None:
    """Title, publisher, date, address and kind stand in one line."""
    source = attrs.evolve(PAPER, url="https://example.org", date=dt.date(2024, 1, 20))

    assert source.date == "2024-01-20"
    assert str(source) == "A paper, A journal, 2024-01-20, https://example.org (paper)"


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({}, None),
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({"doi": "10.1000/a(1)"}, "https://doi.org/10.1000/a(1)"),
        ({"url": "https://example.org/a", "doi": "10.1000/a"}, "https://example.org/a"),
        ({"doi": "10.1002/<1::AID>3%"}, "https://doi.org/10.1002/%3C1::AID%3E3%25"),
    ],
)
def test_a_doi_is_an_address(fields: dict[str, str], address: str | None) -> None:
    """A paper without a page on the web is found by its DOI; both stay in the data as published."""
    source = rs.Source(id="a", title="T", publisher="P", kind="paper", **fields)

    assert source.address == address
    assert str(source) == f"T, P, undated, {address or 'no address'} (paper)"
    assert source.as_data()["url"] == fields.get("url")


def test_a_source_without_a_date_says_when_it_was_read() -> None:
    """The day of reading stands in a footnote only where no date of publication does."""
    source = rs.Source(id="x", title="T", publisher="P", kind="press", accessed="2026-11-20")

    assert str(source) == "T, P, undated, read 2026-11-20, no address (press)"
    assert str(attrs.evolve(source, date="2024")) == "T, P, 2024, no address (press)"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"source": "paper"}, "source: expected a Source, found 'paper'"),
        ({"source": {}}, "source: expected a Source, found {}"),
        ({"configuration": "stowd"}, "configuration: unknown 'stowd': did you mean 'stowed'?"),
        ({"configuration": 5}, "configuration: unknown 5: expected one of 'stowed', 'deployed', 'at launch', 'unstated'"),
        ({"condition": ""}, "condition: expected text, found ''"),
        ({"note": 5}, "note: expected text, found 5"),
        ({"rejected": False}, "rejected: expected text, found False"),
        ({"value": "1;5 kg"}, "cannot read '1;5 kg': expected one value, not several: give each its own claim"),
        ({"value": 5}, "value: found the number 5 without a unit: write text such as '5 kg', or '5' for a count"),
    ],
)  # fmt: skip
def test_a_claim_refuses_what_it_cannot_hold(fields: dict[str, object], message: str) -> None:
    """A claim needs a readable value, a real source and a known configuration."""
    with pytest.raises((FieldError, ValueSyntaxError)) as caught:
        rs.Claim(**{"value": "5 kg", **fields})  # type: ignore[arg-type]  # wrong types are the point
    assert str(caught.value) == message


PRINTED = [
    ("mass", "約228g", 0.228, "kg"),
    ("mass", "5㎏", 5, "kg"),
    ("mass", "137公斤", 137, "kg"),
    ("mass", "10 кг", 10, "kg"),
    ("mass", "environ 5,4 kg", 5.4, "kg"),
    ("mass", "145~150 kg", 147.5, "kg"),
    ("mass", "1'500 kg", 1500, "kg"),
    ("mass", "22 lbs", 9.97903214, "kg"),
    ("payload_capacity", "20 kg max", 20, "kg"),
    ("payload_volume", "10 cu ft", 0.28316846592, "m³"),
    ("payload_volume", "10 m3", 10, "m³"),
    ("wheel_width", "6 3/4 in", 17.145, "cm"),
    ("length", "6 ft. 7 in.", 2.0066, "m"),
    ("length", "4 ft 11 in – 9 ft 7 in", 87, "in"),
    ("max_slope", "30 Grad", 30, "deg"),
    ("max_slope", "30˚", 30, "deg"),
    ("max_slope", "45° (max)", 45, "deg"),
    ("top_speed", "5.5 kilometers per hour", 5.5, "km/h"),
    ("top_speed", "時速4km", 4, "km/h"),
    ("battery_energy", "100 watt-hours", 100, "Wh"),
    ("battery_energy", "100 W⋅h", 100, "Wh"),
    ("range", "five million metres", 5000, "km"),
    ("design_life", "14 Earth days", 14, "d"),
]


@pytest.mark.parametrize(("spec", "text", "number", "unit"), PRINTED)
def test_a_claim_keeps_the_printed_text_and_is_read(
    spec: str, text: str, number: float, unit: str
) -> None:
    """Whatever its spelling, the text stays as its source prints it, and the quantity is known."""
    vehicle = rs.Rover(name="Mine", **{spec: text})  # type: ignore[arg-type]  # the name of a spec
    claim = getattr(vehicle, spec)

    assert claim.value == text
    assert str(claim).startswith(text)
    assert claim.to(unit).magnitude == pytest.approx(number)


REFUSED = [
    ("mass", "899 kg (1,982 lb)", "give each its own claim"),
    ("mass", "TBD", "leave the spec out"),
    ("mass", "5,4 kg", "write '5.4' if it is a decimal point, or '54' if it groups digits"),
    ("mass", "1 ton", "ambiguous: write 't'"),
    ("battery_energy", "43 Ah", "multiply it by the voltage"),
    ("battery_energy", "2 x 43 Ah", "write watt-hours"),
    ("battery_energy", "14.4 V × 6.8 Ah", "write the watt-hours, which are about 98"),
    ("max_slope", "25 %", "a grade of 25 % is a slope of about 14 deg"),
    ("max_slope", "25 grad", "write 'deg'"),
    ("length", "10'-6\"", "write '5 ft 11 in'"),
    ("length", '6 3/4"', "write 'in'"),
    ("design_life", "90 sols", "write the hours or days"),
    ("design_life", "1 lunar day", "write the hours or days"),
    ("wheel_count", "six", "write '6'"),
]


@pytest.mark.parametrize(("spec", "text", "remedy"), REFUSED)
def test_a_claim_that_could_mean_two_things_says_what_to_write(
    spec: str, text: str, remedy: str
) -> None:
    """The message of a vehicle names the spec and the remedy."""
    with pytest.raises(rs.RoverspecsError) as caught:
        rs.Rover(name="Mine", **{spec: text})  # type: ignore[arg-type]  # the name of a spec
    assert str(caught.value).startswith(f"{spec}: ")
    assert remedy in str(caught.value)


def test_a_claim_reads_as_text_and_as_repr() -> None:
    """Str tells the value, what it depends on and its source; repr what is set."""
    claim = rs.Claim(
        value="~5 m", source=PAPER, configuration="stowed", condition="dry", note="n", rejected="r"
    )

    assert str(claim) == "~5 m (stowed, dry) — A journal, 2024-05"
    assert repr(claim) == (
        "Claim(value='~5 m', source='paper', configuration='stowed', condition='dry', rejected='r')"
    )
    assert str(rs.Claim(value="5 kg")) == "5 kg — uncited"
    assert repr(rs.Claim(value="5 kg")) == "Claim(value='5 kg')"
    assert (
        str(rs.Claim(value="5 kg", source=attrs.evolve(PAPER, date=None)))
        == "5 kg — A journal, undated"
    )


def test_a_claim_is_plain_data() -> None:
    """Its numbers are in the unit as published, beside the text; the source goes along, or None."""
    claim = rs.Claim(
        value="~5 m", source=PAPER, configuration="stowed", condition="dry", note="n", rejected="r"
    )

    assert claim.as_data() == {
        "magnitude": 5.0,
        "unit": "m",
        "ucum": "m",
        "low": None,
        "high": None,
        "sides": None,
        "mark": "~",
        "published": "~5 m",
        "configuration": "stowed",
        "part": None,
        "condition": "dry",
        "as_of": None,
        "note": "n",
        "rejected": "r",
        "source": PAPER.as_data(),
    }
    assert rs.Claim(value="5 kg").as_data()["source"] is None


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        ("about 5 pounds", {"magnitude": 5.0, "unit": "lb", "ucum": "[lb_av]", "mark": "~"}),
        ("≥5 kg", {"unit": "kg", "ucum": "kg", "low": 5.0, "mark": "≥"}),
        ("5–6 kg", {"unit": "kg", "ucum": "kg", "low": 5.0, "high": 6.0, "mark": "–"}),
        ("30 × 20 cm", {"unit": "cm", "ucum": "cm", "sides": [30.0, 20.0], "mark": ""}),
        ("6", {"magnitude": 6, "unit": "", "ucum": "1", "low": 6, "high": 6, "mark": ""}),
        ("5 sols", {"magnitude": 5.0, "unit": "sols", "low": 5.0, "high": 5.0, "mark": ""}),
    ],
)
def test_the_data_of_a_claim_have_the_numbers_of_its_text(
    value: str, numbers: dict[str, object]
) -> None:
    """Programs need not read the text; a field that it does not state is None."""
    data = rs.Claim(value=value, rejected="r").as_data()

    assert data["published"] == value
    fields = ("magnitude", "unit", "ucum", "low", "high", "sides", "mark")
    assert {key: data[key] for key in fields} == dict.fromkeys(fields) | numbers


def test_the_data_of_a_total_as_of_a_date_have_no_high_end() -> None:
    """It was growing: the claim states at least that, and when it was counted."""
    data = rs.Claim(value="5 km", as_of="2024-05").as_data()

    assert (data["magnitude"], data["low"], data["high"]) == (5.0, 5.0, None)
    assert data["as_of"] == "2024-05"
    assert rs.Claim(value="5 km").as_data()["high"] == 5.0


def test_a_claim_gives_quantities() -> None:
    """A claim converts in pint's application registry, without rounding."""
    claim = rs.Claim(value="~5 kg")

    assert claim.published == rs.PublishedValue.parse("~5 kg")
    assert claim.quantity.magnitude == 5
    assert claim.to("lb").magnitude == pytest.approx(11.0231131)
    with pytest.raises(UnitError, match="a force is not a mass"):
        claim.to("lbf")


def test_claims_are_equal_by_what_they_say() -> None:
    """The text counts, and not only the number that it stands for."""
    assert rs.Claim(value="5 kg", source=PAPER) == rs.Claim(
        value="5 kg", source=attrs.evolve(PAPER)
    )
    assert rs.Claim(value="5 kg") != rs.Claim(value="5kg")
    assert rs.Claim(value="5 kg") != rs.Claim(value="5 kg", condition="dry")
    assert len({rs.Claim(value="5 kg"), rs.Claim(value="5 kg"), rs.Claim(value="5.0 kg")}) == 2


def test_a_claim_of_the_catalog_is_like_one_made_by_hand() -> None:
    """Whether its value was asked for or not, it has the same fields, and copies of it, too."""
    for claim in rs.get("LEV-2").claims("mass"):
        fields = attrs.asdict(claim, recurse=False)
        copies = [attrs.evolve(claim), copy.copy(claim), pickle.loads(pickle.dumps(claim))]  # noqa: S301
        made = rs.Claim(**fields)
        assert {claim, made, *copies} == {claim}
        assert {str(each.published) for each in (made, *copies)} == {str(claim.published)}
        assert attrs.asdict(claim, recurse=False) == fields


def test_a_subclass_of_claim_checks_its_value() -> None:
    """However it is made, a text that is no value makes no claim."""

    @attrs.frozen(kw_only=True)
    class Estimate(rs.Claim):
        by: str = "a reader"

    assert str(Estimate(value="5 kg").published) == "5 kg"
    with pytest.raises(ValueSyntaxError):
        Estimate(value="nonsense")


def test_the_order_of_trust_puts_makers_first() -> None:
    """Agency and operator rank alike, and an aggregator comes last."""
    assert list(SOURCE_KINDS) == ["agency", "operator", "paper", "reference", "press", "aggregator"]
    assert SOURCE_KINDS["agency"] == SOURCE_KINDS["operator"]
    assert sorted(SOURCE_KINDS.values()) == list(SOURCE_KINDS.values())
    assert "unstated" in CONFIGURATIONS


ACKNOWLEDGED = {
    "kind": "spread",
    "spec": "mass",
    "claims": ["5 kg", "6 kg"],
    "reason": "two models",
}
VALUES = "expected a list of values such as ['5 kg']"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"kind": ""},
            "kind: unknown '': expected one of 'twins', 'echo', 'slips', 'owner', 'spread', 'bounds', 'order', 'acknowledged'",
        ),
        ({"kind": "spred"}, "kind: unknown 'spred': did you mean 'spread'?"),
        ({"spec": 5}, "spec: expected text, found 5"),
        ({"reason": " "}, "reason: expected text, found ' '"),
        ({"claims": "5 kg"}, f"claims: {VALUES}, found '5 kg'"),
        ({"claims": b"5 kg"}, f"claims: {VALUES}, found (53, 32, 107, 103)"),
        ({"claims": 5}, f"claims: {VALUES}, found 5"),
        ({"claims": None}, f"claims: {VALUES}, found None"),
        ({"claims": []}, f"claims: {VALUES}, found ()"),
        ({"claims": ["5 kg", 6]}, f"claims: {VALUES}, found ('5 kg', 6)"),
        ({"claims": ["5 kg", " "]}, f"claims: {VALUES}, found ('5 kg', ' ')"),
    ],
)
def test_an_acknowledgement_refuses_what_it_cannot_hold(
    fields: dict[str, object], message: str
) -> None:
    """An acknowledgement needs kind, spec and reason as text, and the values of the finding as a list."""
    with pytest.raises(FieldError) as caught:
        Acknowledgement(**{**ACKNOWLEDGED, **fields})  # type: ignore[arg-type]  # wrong types are the point
    assert str(caught.value) == message


@pytest.mark.parametrize("values", [["5 kg"], ("5 kg",), {"5 kg": 1}, iter(["5 kg"])])
def test_an_acknowledgement_takes_any_iterable_of_values(values: object) -> None:
    """Whatever the values come in, a tuple is kept, so that the acknowledgement can be hashed."""
    known = Acknowledgement(kind="spread", spec="mass", claims=values, reason="x")

    assert known.claims == ("5 kg",)
    assert hash(known) == hash(
        Acknowledgement(kind="spread", spec="mass", claims=("5 kg",), reason="x")
    )


def test_an_acknowledgement_is_frozen_and_pickles() -> None:
    """An acknowledgement cannot be changed, and survives a pickle."""
    known = Acknowledgement(
        kind="spread", spec="mass", claims=("5 kg", "6 kg"), reason="two models"
    )

    assert pickle.loads(pickle.dumps(known)) == known  # noqa: S301 (our own bytes)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        known.reason = "x"  # type: ignore[misc]  # the point of the test
