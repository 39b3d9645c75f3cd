"""Figures: what is shown of a vehicle for a spec, published or derived, or why nothing is."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

import roverspecs as rs
from roverspecs.errors import DimensionError, UnknownUnitError
from roverspecs.records.figures import Figure
from roverspecs.records.reading import TRUST
from roverspecs.values.numbers import NO_NUMBERS, Numbers, numbers_of
from roverspecs.values.spans import Span

PAPER = rs.Source(id="paper", title="A paper", publisher="A Journal", kind="paper")
NEWS = rs.Source(id="news", title="News", publisher="A Daily", kind="press")


def published(value: str, **fields: str | rs.Source) -> Figure:
    """Return the figure of one claim for a mass."""
    return Figure(spec="mass", inputs=(("mass", rs.Claim(value=value, **fields)),))  # type: ignore[arg-type]  # the tests give what they mean


def derived(power: str = "10 W", mass: str = "5.0 kg") -> Figure:
    """Return the figure of a vehicle for its specific power."""
    rover = rs.Rover(
        name="Mine",
        power=rs.Claim(value=power, source=NEWS, condition="planned"),
        mass=rs.Claim(value=mass, source=PAPER),
    )
    return TRUST.figure(rover, "specific_power")


def test_a_published_figure_is_its_claim() -> None:
    """It has the value, the mark and the unit as published, and one claim."""
    figure = published("~5 kilograms", source=PAPER, condition="dry")

    assert bool(figure)
    assert figure.claims == (figure.claim,)
    assert figure.claim is not None
    assert (figure.value, str(figure)) == (figure.claim.published, "~5 kilograms")
    assert (figure.unit, figure.mark, figure.nominal) == ("kilograms", "~", Fraction(5))
    assert (figure.sources, figure.condition, figure.configuration) == ((PAPER,), "dry", None)
    assert not figure.is_count
    assert published("5–6 kg").nominal == Fraction(11, 2)


def test_a_derived_figure_rests_on_claims_by_spec() -> None:
    """It has no claim of its own; each of its inputs has the name of its spec."""
    figure = derived()

    assert bool(figure)
    assert figure.claim is None
    assert [(name, claim.value) for name, claim in figure.inputs] == [
        ("power", "10 W"),
        ("mass", "5.0 kg"),
    ]
    assert figure.sources == (NEWS, PAPER)
    assert (figure.condition, figure.note) == ("planned", "planned, from power 10 W, mass 5.0 kg")
    assert (str(figure), figure.unit, figure.mark, figure.nominal) == (
        "2.0 W/kg",
        "W/kg",
        "",
        Fraction(2),
    )
    assert derived("8–10 W").mark == "–"
    assert derived("8–10 W").nominal == Fraction(9, 5)


def test_a_gap_has_its_reason() -> None:
    """Where nothing can be shown, the figure is false, and says why."""
    gap = TRUST.figure(rs.Rover(name="Mine"), "specific_power")

    assert not gap
    assert (gap.claims, gap.sources, gap.claim) == ((), (), None)
    assert str(gap) == gap.reason == "no figure for power and mass"


def test_things_are_counted_or_measured() -> None:
    """A count has no unit; a derived figure without one is no count."""
    wheels = Figure(spec="wheel_count", inputs=(("wheel_count", rs.Claim(value="6")),))
    ratio = Figure(spec="mass", inputs=wheels.inputs, computed=Span(Fraction(1), Fraction(2)))

    assert wheels.is_count
    assert not ratio.is_count
    assert str(ratio) == "1–2"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("dry", "dry", "dry"),
        ("dry", None, "dry"),
        (None, None, None),
        ("dry", "planned", None),
    ],
)
def test_what_claims_have_in_common(
    one: str | None, other: str | None, expected: str | None
) -> None:
    """A condition or a configuration is that of all claims that state one."""
    claims = [rs.Claim(value="5 kg", condition=condition) for condition in (one, other)]
    sizes = [rs.Claim(value="5 m", configuration=each and "stowed") for each in (one, other)]
    figure = Figure(spec="mass", inputs=tuple(("mass", claim) for claim in claims))
    size = Figure(spec="length", inputs=tuple(("length", claim) for claim in sizes))

    assert figure.condition == expected
    assert size.configuration == ("stowed" if one else None)


def test_a_span_can_be_had_in_any_unit() -> None:
    """By default it is in the unit of the figure."""
    assert published("5–6 kg").span() == Span.of(published("5–6 kg").value)
    assert published("5–6 kg").span("g").ends == (Fraction(5000), Fraction(6000))
    assert derived("8–10 W").span().ends == (Fraction(8, 5), Fraction(2))
    assert derived("8–10 W").span("mW/kg").ends == (Fraction(1600), Fraction(2000))
    for figure in (published("5 kg"), derived()):
        with pytest.raises(DimensionError):
            figure.span("m")
        with pytest.raises(UnknownUnitError):
            figure.span("tons")


def test_a_published_figure_has_the_numbers_of_its_claim() -> None:
    """They are in its own unit or in one of its dimension, and not rounded."""
    figure = published("5–6 kilograms")

    assert figure.numbers() == numbers_of(figure.value) == Numbers(None, 5, 6, None, "–", "kg")
    assert figure.numbers("g") == Numbers(None, 5000, 6000, None, "–", "g")
    assert published("~5 kg").numbers("t") == Numbers(0.005, None, None, None, "~", "t")
    assert published("30 × 20 cm").numbers("m").sides == (0.3, 0.2)


def test_a_derived_figure_has_the_numbers_of_its_span() -> None:
    """They are not rounded as its text is, and a range is no single number."""
    assert derived("10 W", "3 kg").numbers() == Numbers(10 / 3, 10 / 3, 10 / 3, None, "", "W/kg")
    assert derived("8–10 W").numbers() == Numbers(None, 1.6, 2, None, "–", "W/kg")
    assert derived("8–10 W").numbers("mW/kg") == Numbers(None, 1600, 2000, None, "–", "mW/kg")
    assert derived("≥10 W").numbers() == Numbers(None, 2, None, None, "≥", "W/kg")


def test_the_numbers_of_a_total_that_grows_have_no_high_end() -> None:
    """A vehicle that drives on has driven at least that, as the claim alone cannot know."""
    grown = {
        status: TRUST.figure(
            rs.Rover(name="Mine", distance_driven="5 km", status=status), "distance_driven"
        )
        for status in ("operating", "ended")
    }

    assert grown["operating"].numbers("m") == Numbers(5000, 5000, None, None, "", "m")
    assert grown["ended"].numbers("m") == Numbers(5000, 5000, 5000, None, "", "m")
    assert grown["operating"].as_data()["high"] is None


@pytest.mark.parametrize("figure", [published("5 kg"), derived()], ids=["published", "derived"])
def test_numbers_in_a_wrong_unit_are_refused(figure: Figure) -> None:
    """A figure has no number in a unit of another dimension, or in none that there is."""
    for ask in (figure.numbers, figure.as_data):
        with pytest.raises(DimensionError):
            ask("m")
        with pytest.raises(UnknownUnitError):
            ask("tons")


def test_a_published_figure_is_plain_data() -> None:
    """Its numbers are in the unit asked for; the rest is what the claim states."""
    figure = published("≥5 kg", source=PAPER, condition="dry", note="n")

    assert figure.as_data("g") == {
        "magnitude": None,
        "unit": "g",
        "ucum": "g",
        "low": 5000,
        "high": None,
        "sides": None,
        "mark": "≥",
        "published": "≥5 kg",
        "configuration": None,
        "part": None,
        "condition": "dry",
        "as_of": None,
        "note": "n",
        "source": PAPER.as_data(),
        "inputs": [],
    }
    assert figure.as_data()["low"] == 5
    size = Figure(
        spec="length",
        inputs=(("length", rs.Claim(value="1 m", configuration="stowed", part="body")),),
    ).as_data()
    assert (size["configuration"], size["part"], size["source"]) == ("stowed", "body", None)


def test_a_derived_figure_is_plain_data() -> None:
    """It states nothing itself, and has the claims that it follows from, as these are published."""
    data = derived("8–10 W").as_data("mW/kg")
    power, mass = data.pop("inputs")

    stated = ("published", "configuration", "part", "condition", "as_of", "note", "source")
    assert data == {
        "magnitude": None,
        "unit": "mW/kg",
        "ucum": "mW/kg",
        "low": 1600,
        "high": 2000,
        "sides": None,
        "mark": "–",
        **dict.fromkeys(stated),
    }
    assert (power["low"], power["high"], power["unit"], power["condition"]) == (
        8,
        10,
        "W",
        "planned",
    )
    assert (mass["magnitude"], mass["unit"]) == (5, "kg")
    assert [each["source"]["id"] for each in (power, mass)] == ["news", "paper"]


def test_no_reason_to_reject_stands_in_the_data_of_a_figure() -> None:
    """A figure was not rejected: neither it nor a claim that it follows from has the key."""
    for figure in (published("5 kg"), derived()):
        data = figure.as_data()
        assert not any("rejected" in each for each in (data, *data["inputs"]))
        assert set(data) == {*figure.claims[0].as_data(), "inputs"} - {"rejected"}


def test_a_gap_is_plain_data() -> None:
    """It has the same keys as a figure, and nothing in them."""
    data = TRUST.figure(rs.Rover(name="Mine"), "mass").as_data()

    assert list(data) == list(published("5 kg").as_data())
    assert data.pop("inputs") == []
    assert NO_NUMBERS.items() <= data.items()
    assert set(data.values()) == {None}


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ({}, ("11", "0.91")),
        ({"digits": 3}, ("11.0", "0.907")),
        ({"exact": True}, ("11.0231131092439", "0.90718474")),
    ],
)
def test_digits_are_honest(options: dict[str, int], texts: tuple[str, str]) -> None:
    """A figure is rounded to what was published, or as asked."""
    found = published("5 kg").rounded("lb", **options), derived().rounded("W/lb", **options)  # type: ignore[arg-type]  # bool is int

    assert tuple(value.without_unit() for value in found) == texts
    assert [value.unit for value in found] == ["lb", "W/lb"]


def test_figures_are_frozen() -> None:
    """A figure cannot be changed; equal ones are one."""
    figure = published("5 kg")

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        figure.spec = "length"  # type: ignore[misc]  # the point of the test
    assert len({figure, published("5 kg")}) == 1
