"""Cells: a figure in the unit of its row, and what must be said of it and of a table."""

from __future__ import annotations

import attrs

from roverspecs.comparisons.cells import (
    TERTIARY,
    UNCITED,
    Cell,
    Row,
    cell_of,
    converted,
    remarks_on,
)
from roverspecs.comparisons.compare import compare
from roverspecs.records.claims import Claim, Source
from roverspecs.records.figures import Figure
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.vehicles import Rover
from roverspecs.values.spans import Span


def published(claim: Claim, spec: str = "mass") -> Figure:
    """Return the figure of a claim."""
    return Figure(spec=spec, inputs=((spec, claim),))


def test_a_claim_makes_a_cell() -> None:
    """Its text is rounded like the published figure, its numbers are not; the claim stays beside them."""
    source = Source(id="a", title="A", publisher="P", kind="aggregator")
    claim = Claim(value="5–6 kg", condition="dry", source=source)
    figure = published(claim)
    cell = cell_of(figure, "lb")

    assert (cell.text, cell.unit, cell.mark) == ("11–13", "lb", "–")
    assert cell.magnitude is None
    assert (round(cell.low or 0, 3), round(cell.high or 0, 3)) == (11.023, 13.228)
    assert (cell.claim, cell.inputs, cell.sources, cell.extreme) == (claim, (), (source,), "")
    assert cell.note == f"dry, {TERTIARY}"
    assert cell_of(figure, "lb", digits=3).text == "11.0–13.2"
    assert cell_of(published(Claim(value="5 kg")), "lb", exact=True).text == "11.0231131092439"


def test_a_cell_keeps_its_figure() -> None:
    """Nobody looks it up again: the span in the unit of the row follows from it."""
    figure = published(Claim(value="≥5 kg"))
    cell = cell_of(figure, "g")

    assert cell.figure is figure
    assert cell.span == Span.of(figure.value).in_unit("g")
    assert (cell.text, cell.magnitude, cell.low, cell.high) == ("≥5000", None, 5000.0, None)


def test_the_ends_are_those_that_the_source_gives() -> None:
    """Both are the number of a plain figure, one is missing from a bound, both from about."""
    ends = {
        value: (cell.low, cell.high)
        for value in (
            "5 kg",
            "~5 kg",
            "≤5 kg",
            ">5 kg",
            "5 ± 0 kg",
            "5 ± 1 kg",
            "0–5 kg",
            "~4–5 kg",
        )
        for cell in [cell_of(published(Claim(value=value)), "kg")]
    }

    assert ends == {
        "5 kg": (5.0, 5.0),
        "~5 kg": (None, None),
        "≤5 kg": (None, 5.0),
        ">5 kg": (5.0, None),
        "5 ± 0 kg": (5.0, 5.0),
        "5 ± 1 kg": (4.0, 6.0),
        "0–5 kg": (0.0, 5.0),
        "~4–5 kg": (4.0, 5.0),
    }


def test_a_claim_is_converted_beside_its_text() -> None:
    """Its own unit needs no second one, by whatever name; a rejected one may measure something else."""
    pounds = Claim(value="22 pounds", condition="dry")
    total = Claim(value="100 m", as_of="2024-01")

    made = converted("mass", pounds, "kg")
    assert made is not None
    assert (made.text, made.unit, made.figure.claim) == ("10", "kg", pounds)
    assert converted("mass", pounds, "lb") is None
    assert converted("mass", Claim(value="22 m", rejected="wrong"), "kg") is None
    grown = converted("distance_driven", total, "ft")
    assert grown is not None
    assert grown.number_data() == {
        "text": "330",
        "magnitude": 328.0839895013123,
        "unit": "ft",
        "ucum": "[ft_i]",
        "low": 328.0839895013123,
        "high": None,
        "sides": None,
        "mark": "",
    }


def test_a_row_has_one_unit_or_two() -> None:
    """Two rows of the same figures make one, which comes apart again; a ratio has no second unit."""
    figures = (published(Claim(value="~5 kg")), Figure(spec="mass"))
    first, second = (
        Row(
            spec="mass",
            unit=unit,
            figures=figures,
            cells=(cell_of(figures[0], unit), None),
            ratios=(cell_of(figures[0], unit), None),
            differences=(None, cell_of(figures[0], unit)),
        )
        for unit in ("kg", "lb")
    )
    row = first.beside(second)

    assert (first.label, row.label, row.unit, row.also_unit) == (
        *("Mass (kg)", "Mass, kg (lb)"),
        *("kg", "lb"),
    )
    assert row.cells == (attrs.evolve(cell_of(figures[0], "kg"), also=second.cells[0]), None)
    assert row.ratios == first.ratios
    assert first.beside(first) is first
    assert first.by_unit == (first,)
    one, other = row.by_unit
    assert (one.label, one.cells) == ("Mass (kg)", row.cells)
    assert other == attrs.evolve(second, ratios=())


def test_a_configuration_is_said_where_it_tells_two_apart() -> None:
    """One that the whole table has goes without saying; one that is not stated is said beside others only."""
    stowed = published(Claim(value="5 m", configuration="stowed"), "length")
    unstated = published(Claim(value="5 m", configuration="unstated"), "length")

    assert cell_of(stowed, "m").note == f"stowed, {UNCITED}"
    assert cell_of(stowed, "m", configuration="stowed").note == UNCITED
    assert cell_of(unstated, "m").note == UNCITED
    assert cell_of(unstated, "m", is_mixed=True).note == f"configuration unstated, {UNCITED}"


def test_what_is_derived_makes_a_cell_with_its_inputs() -> None:
    """It has no claim of its own, and names the figures that it follows from."""
    mine = Rover(name="Mine", length="2–3 m", width="1.0 m", height="1.0 m")
    cell = cell_of(TRUST.figure(mine, "bounding_volume"), "L")

    assert (cell.text, cell.low, cell.high, cell.claim, len(cell.inputs)) == (
        "2000–3000",
        2000.0,
        3000.0,
        None,
        3,
    )
    assert (
        cell.note
        == f"configuration unstated, from length 2–3 m, width 1.0 m, height 1.0 m, {UNCITED}"
    )


def test_an_envelope_has_sides_and_no_number() -> None:
    """Each of its lengths is a number in the unit of the row; any other figure has none."""
    envelope = Figure(spec="envelope", inputs=(("envelope", Claim(value="30 × 20 cm")),))
    cell = cell_of(envelope, "m")

    assert (cell.sides, cell.magnitude) == ((0.3, 0.2), None)
    assert cell_of(published(Claim(value="5 kg")), "kg").sides is None


def test_a_cell_is_plain_data() -> None:
    """A published one has its claim and no inputs, a derived one its inputs and no claim."""
    source = Source(id="a", title="A", publisher="P", kind="paper")
    mine = Rover(name="Mine", mass=Claim(value="5.00 kg", source=source), body="Moon")
    plain, derived = (
        cell_of(TRUST.figure(mine, spec), unit).as_data()
        for spec, unit in (("mass", "g"), ("surface_weight", "N"))
    )

    assert {key: plain[key] for key in ("text", "magnitude", "low", "high", "mark")} == {
        "text": "5000",
        "magnitude": 5000.0,
        "low": 5000.0,
        "high": 5000.0,
        "mark": "",
    }
    assert (plain["published"], plain["source"]["id"], plain["inputs"]) == ("5.00 kg", "a", [])
    assert (derived["published"], derived["source"]) == (None, None)
    assert [each["published"] for each in derived["inputs"]] == ["5.00 kg", "1.62 m/s²"]


def row(spec: str, unit: str) -> Row:
    """Return a row without vehicles."""
    return Row(spec=spec, unit=unit, figures=(), cells=())


def test_a_row_has_the_label_of_its_spec() -> None:
    """With the unit in brackets, and whether it is derived."""
    assert row("mass", "kg").label == "Mass (kg)"
    assert row("wheel_count", "").label == "Wheels"
    assert row("bulk_density", "kg/m³").label == "Bulk density, derived (kg/m³)"


def test_a_row_has_a_span_for_each_vehicle() -> None:
    """Where nothing was published there is none."""
    figures = (published(Claim(value="5 kg")), Figure(spec="mass", reason="no mass"))
    cells: tuple[Cell | None, ...] = (cell_of(figures[0], "g"), None)
    made = Row(spec="mass", unit="g", figures=figures, cells=cells)

    assert made.spans == (Span.of(figures[0].value).in_unit("g"), None)
    assert made.values == [figures[0].value]
    assert made.as_data()["cells"][1] is None


# --- what must be said of a whole table -------------------------------------------

EARLY = Source(id="early", title="E", publisher="P", kind="press", date="2020")
LATE = Source(id="late", title="L", publisher="P", kind="press", date="2024")
OLD = Rover(
    name="Old",
    mass=Claim(value="5 kg", source=EARLY),
    length=Claim(value="1 m", source=EARLY, configuration="stowed"),
    width=Claim(value="2 m", source=EARLY, configuration="deployed"),
)
NEW = Rover(
    name="New",
    mass=Claim(value="6 kg", source=LATE),
    power=Claim(value="10 W", source=EARLY),
    length=Claim(value="3 m", source=LATE, configuration="stowed"),
)


def remarks(*specs: str, **options: str) -> list[str]:
    """Return what is said under a table of the two."""
    reading = Reading(**options)
    figures = {spec: [reading.figure(vehicle, spec) for vehicle in (OLD, NEW)] for spec in specs}
    return remarks_on((OLD, NEW), figures, reading)


def test_nothing_is_said_of_a_plain_table() -> None:
    """Where trust decides and every figure is there, a table speaks for itself; gaps are blanks."""
    assert remarks("mass", "length", "width", "power") == []


def test_a_preference_is_said() -> None:
    """The first remark names what goes before the order of trust."""
    assert remarks("mass", prefer="press,latest") == [
        "Preferred here over the usual order of trust: press, latest"
    ]


def test_what_was_not_yet_known_is_said() -> None:
    """Each vehicle is named with what was published later; what never was is no news."""
    assert remarks("mass", "length", "power", "height", prefer="as-of 2021") == [
        "Preferred here over the usual order of trust: as-of 2021",
        "New: nothing known to be published by 2021 for mass, length",
    ]


def test_what_is_published_in_other_configurations_is_said() -> None:
    """Each vehicle is named with the dimensions it has otherwise; what has no configuration is there."""
    assert remarks("mass", "length", "width", "power", configuration="deployed") == [
        "Old: nothing deployed for length (stowed)",
        "New: nothing deployed for length (stowed)",
    ]


def test_what_cannot_be_derived_is_said() -> None:
    """Vehicles that lack the same are named together, each spec by itself."""
    assert remarks("specific_power", "surface_weight") == [
        "No specific power of Old: no figure for power",
        "No surface weight of Old, New: no figure for gravity",
    ]
    assert remarks("bulk_density", configuration="deployed")[-1] == (
        "No bulk density of New: no figure for length and width and height"
    )


def test_a_title_stands_without_the_unit() -> None:
    """The unit may change; that a spec is derived does not."""
    rows = compare(["lev-2"], ["mass", "wheel_count", "surface_weight"]).rows

    assert [row.title for row in rows] == ["Mass", "Wheels", "Surface weight, derived"]
    assert [row.label for row in rows] == ["Mass (kg)", "Wheels", "Surface weight, derived (N)"]
