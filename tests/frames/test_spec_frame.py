"""Frames whose rows are vehicles, asked on every engine as the records are."""

from __future__ import annotations

import datetime as dt
import inspect
import random
from collections.abc import Sequence
from typing import Any

import pytest
from dataframes import Columns, Engine, are_near, column, on_engines, rows
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from roverspecs.analyses.fits import fits
from roverspecs.comparisons.conditions import in_order
from roverspecs.comparisons.filters import Filter
from roverspecs.errors import FieldError, FilterSyntaxError, RoverspecsError, UnreadError
from roverspecs.frames.spec_frame import SpecFrame
from roverspecs.records.derived import DERIVED
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import KINDS, Vehicle
from roverspecs.values.spans import Span
from roverspecs.values.units import DIMENSIONS

# The engines are there for one run alone.
pytestmark = pytest.mark.once

# One that has its rows at hand, and one that computes when it is asked for them.
every_engine = on_engines(traced=("pandas", "duckdb"))

FIELDS = (
    *("mass", "dry_mass", "launch_mass", "payload_mass", "payload_capacity", "power", "top_speed"),
    *("length", "width", "height", "diameter", "wheel_count", "distance_driven"),
    *("body", "kind", "status", "operator", "launch_date"),
)

CHOICES: dict[str, Sequence[str | None]] = {
    "mass": (
        "10 kg",
        "~10 kg",
        "≤10 kg",
        "<10 kg",
        ">10 kg",
        "9–11 kg",
        "~9–11 kg",
        "10 ± 1 kg",
        "22 lb",
        "10000 g",
        "~350 kg",
        "500 kg",
        "≥0 kg",
        "0 kg",
        None,
        None,
        "10.0 kg",
        "~10.00 kg",
    ),
    "dry_mass": ("5 kg", "~7.5 kg", "≥6 kg", None, None),
    "launch_mass": ("900 kg", "~1 t", None),
    "payload_mass": ("1 kg", "~1 kg", "≤2 kg", "0.5–1 kg", "0 kg", None, None),
    "payload_capacity": ("30 kg", "up to 30 kg", "at least 30 kg", None),
    "power": ("20 W", "~0.1 kW", "≥5 W", None),
    "top_speed": ("1 km/h", "0.1 m/s", "~5 cm/s", None),
    "length": ("60 cm", "~60 cm", "≤0.6 m", "2 ft", "55–62 cm", "40 cm", ">30 cm", "12.4 in", None),
    "width": ("40 cm", "~40 cm", "<0.4 m", "400 mm", "16 in", "~30 cm", None),
    "height": ("30 cm", "~30.0 cm", "1 ft", "≤31 cm", "29–31 cm", "0 cm", None, None),
    "diameter": ("30 cm", "~40 cm", "≤50 cm", None, None, None),
    "wheel_count": ("4", "6", "~6", "0", None),
    "distance_driven": ("45 km", "~100 m", "≤2 km", None),
    "body": ("Moon", "moon", "Mars", "Phobos", None),
    "kind": ("rover", "hopper", "rotorcraft", "lander", "lander"),
    "status": ("planned", "operating", "ended", None),
    "operator": ("ispace", "JAXA", "I-Space", None),
    "launch_date": ("2024-01-20", "2024-12-31", "2025-01-01", "2030-05-01", None),
}

CONDITIONS = (
    "mass < 10 kg",
    "mass <= 10 kg",
    "mass > 10 kg",
    "mass >= 10 kg",
    "mass == 10 kg",
    "mass != 10 kg",
    "mass < 22 lb",
    "mass == 0 kg or mass > 0 kg",
    "not mass",
    "mass and not width",
    "not (mass < 10 kg and length < 60 cm)",
    "mass < 10 kg or length <= 2 ft or not body == Moon",
    "wheel_count >= 6",
    "operator contains ispace and not status == ended",
    "2024 <= launch_date < 2025 or launch_date == 2030-05",
    "bulk_density < 200 kg/m³",
    "payload_fraction >= 10 % and bounding_volume < 70 L",
    "surface_weight",
    "distance_driven < 100 m",
    "not body or body and operator",
)


def _columns(count: int, seed: int) -> dict[str, list[str | None]]:
    """Return rows of all sorts of figures; each kind has only what its records have."""
    chance = random.Random(seed)  # noqa: S311 (rows for a test)
    rows_ = []
    for _ in range(count):
        row = {field: chance.choice(CHOICES[field]) for field in FIELDS}
        known = inspect.signature(KINDS[str(row["kind"])]).parameters
        rows_.append(
            {name: text if name in {*known, "kind"} else None for name, text in row.items()}
        )
    return {field: [row[field] for row in rows_] for field in FIELDS}


def _vehicles(columns: Columns) -> list[Vehicle]:
    """Return the rows as records."""
    made = []
    for place in range(len(columns["mass"])):
        row = {field: texts[place] for field, texts in columns.items()}
        cls: Any = KINDS[row.pop("kind")]
        given = {field: text for field, text in row.items() if text is not None}
        made.append(cls(name=f"V{place}", id=f"v{place}", **given))
    return made


def _frame(engine: Engine, columns: Columns) -> SpecFrame:
    import pyarrow as pa

    typed: Any = {field: pa.array(texts, pa.string()) for field, texts in columns.items()}
    return SpecFrame.of(engine.frame(typed), {field: field for field in columns})


ROWS = _columns(40, seed=1)
# To ask about nothing would prove nothing.
assert all(any(texts) for texts in ROWS.values())
FEW = {name: ROWS[name] for name in ("mass", "length", "width", "height", "body")}
_SLOW = ("pandas", "pandas on arrow", "duckdb", "ibis", "dask", "pyspark")


def _some(engine: Engine) -> Columns:
    """Return the rows, or a few columns of them where each one takes long."""
    if engine.name in _SLOW:
        return {**FEW, "kind": ["rover"] * len(ROWS["kind"])}
    return ROWS


@every_engine
def test_conditions_are_answered_as_by_the_records(engine: Engine) -> None:
    """Each row has the answer that a record of its figures gives."""
    frame, vehicles = _frame(engine, ROWS), _vehicles(ROWS)
    conditions: Sequence[str] = CONDITIONS
    if engine.name in _SLOW:
        conditions = ("mass < 10 kg and not width", "operator contains ispace", CONDITIONS[11])

    for condition in conditions:
        made = frame.answered(condition)
        expected = [Filter.parse(condition).answer(vehicle).verdict for vehicle in vehicles]
        assert column(made, "answer") == expected, condition


@every_engine
def test_rows_that_meet_a_condition_are_chosen(engine: Engine) -> None:
    """The others are left out, and those that only may meet it on request."""
    frame = _frame(engine, {"mass": ["5 kg", "~10 kg", "20 kg", None]})

    assert column(frame.where("mass < 10 kg"), "match") == ["yes", "maybe"]
    assert column(frame.where("mass < 10 kg", strict=True, name="fine"), "fine") == ["yes"]
    assert list(rows(frame.where("mass < 10 kg"))[0]) == ["row", "mass", "match"]


@pytest.mark.parametrize("descending", [False, True])
@every_engine
def test_rows_are_ordered_as_by_the_records(engine: Engine, descending: bool) -> None:
    """In memory the order is the records'; elsewhere it is one that they leave as it is."""
    frame, vehicles = (
        _frame(engine, FEW | {"kind": ["rover"] * 40}),
        _vehicles({**FEW, "kind": ["rover"] * 40}),
    )
    for by in ("mass", "bounding_volume"):
        found = [
            row["row"] for row in rows(frame.in_order(by, descending=descending), in_order=True)
        ]
        expected = in_order(vehicles, by, TRUST, descending=descending)
        if engine.has_order and engine.name != "polars lazy":
            assert found == expected
        else:
            again = [vehicles[place] for place in found]
            places = list(range(len(vehicles)))
            assert in_order(again, by, TRUST, descending=descending) == places
        if engine.name in _SLOW:
            break


@every_engine
def test_derived_specs_are_those_of_the_records(engine: Engine) -> None:
    """Ends and marks are the records' within 1e-12, and empty where they have none."""
    columns = _some(engine)
    frame, vehicles = _frame(engine, columns), _vehicles(columns)
    names = ["bulk_density", "surface_weight"] if engine.name in _SLOW else list(DERIVED)
    for name in names:
        found = rows(frame.derived(name))
        for row, vehicle in zip(found, vehicles, strict=True):
            figure = TRUST.figure(vehicle, name)
            shown = [row[f"{name}_{part}"] for part in ("magnitude", "low", "high", "mark")]
            assert are_near(shown, _shown(figure.computed)), (row, figure)


def _shown(span: Span | None) -> list[Any]:
    if span is None:
        return [None] * 4
    low, high = (end if end is None else float(end) for end in (span.low, span.high))
    if not span.is_point:
        return [None, low, high, span.mark]
    if span.is_about:
        return [low, None, None, "~"]
    return [low, low, high, ""]


@on_engines("polars")
def test_a_derived_spec_is_given_in_the_unit_asked(engine: Engine) -> None:
    """By default it is the first SI unit."""
    frame = _frame(engine, {"payload_mass": ["1 kg"], "mass": ["4 kg"], "power": ["8 W"]})

    assert column(frame.derived("payload_fraction"), "payload_fraction_magnitude") == [25.0]
    made = frame.derived("specific_power", to="W/lb")
    assert are_near(column(made, "specific_power_low"), [2.0 * 0.45359237])


@every_engine
def test_vehicles_fit_as_the_records_do(engine: Engine) -> None:
    """The verdict on a box and a limit of mass is that of fits()."""
    columns: Columns = {**FEW, "diameter": ROWS["diameter"], "kind": ["rover"] * 40}
    frame, vehicles = _frame(engine, columns), _vehicles(columns)
    asked: list[dict[str, Any]] = [
        {"box": "60 x 40 x 30 cm"},
        {"box": "60 x 40 x 30 cm", "mass": "10 kg", "upright": True},
        {"mass": "22 lb"},
        {"box": "2 x 1 x 1 ft"},
    ]
    if engine.name in _SLOW:
        asked = asked[1:2]

    for options in asked:
        found = column(frame.fits(**options), "verdict")
        verdicts = {fit.vehicle.id: fit.verdict for fit in fits(vehicles, **options)}
        assert found == [verdicts[vehicle.id] for vehicle in vehicles], options


@on_engines("polars")
def test_other_sizes_fit_as_the_records_do(engine: Engine) -> None:
    """Without a column there is no such size; a diameter alone is a ball."""
    for names in (("length",), ("diameter",), ("height", "diameter"), ("width", "height")):
        columns = {"mass": FEW["mass"], **{name: ROWS[name] for name in names}}
        columns["kind"] = ["rover"] * 40
        frame, vehicles = _frame(engine, columns), _vehicles(columns)
        found = column(frame.fits(box="60 x 40 x 30 cm"), "verdict")
        verdicts = {fit.vehicle.id: fit.verdict for fit in fits(vehicles, box="60 x 40 x 30 cm")}
        assert found == [verdicts[vehicle.id] for vehicle in vehicles], names


@on_engines("pyarrow")
@examples(8)
@given(seed=st.integers(0, 10**6))
def test_any_rows_are_asked_as_the_records_are(engine: Engine, seed: int) -> None:
    """Conditions, order and derived specs agree for whatever is in the cells."""
    columns = _columns(12, seed)
    frame, vehicles = _frame(engine, columns), _vehicles(columns)
    for condition in CONDITIONS:
        expected = [Filter.parse(condition).answer(vehicle).verdict for vehicle in vehicles]
        assert column(frame.answered(condition), "answer") == expected, condition
    found = rows(frame.derived("bulk_density"))
    for row, vehicle in zip(found, vehicles, strict=True):
        figure = TRUST.figure(vehicle, "bulk_density")
        shown = [row[f"bulk_density_{part}"] for part in ("magnitude", "low", "high", "mark")]
        assert are_near(shown, _shown(figure.computed)), (row, figure)


@on_engines("pandas", "polars", "duckdb", "pyarrow")
def test_days_need_not_be_texts(engine: Engine) -> None:
    """A column of dates or of times is one of days."""
    days = [dt.date(2024, 1, 20), dt.date(2025, 6, 1), None]
    # Days are mere objects to pandas.
    kinds = [days] if engine.name != "pandas" else []
    for values in (*kinds, [day and dt.datetime.combine(day, dt.time()) for day in days]):
        frame = SpecFrame.of(engine.frame({"when": values}), {"launch_date": "when"})
        answers = column(frame.answered("launch_date < 2025"), "answer")
        assert answers == ["yes", "no", "unknown"]


@on_engines("polars")
def test_what_cannot_be_read_is_an_error_or_reported(engine: Engine) -> None:
    """Figures, words of a list and days are checked; the rest of the row stands."""
    columns = {
        "mass": ["5 kg", "5 foos"],
        "status": ["ended", "ende"],
        "launch_date": ["soon", "2024-01-20"],
    }
    named = {name: name for name in columns}
    given_frame = engine.frame(columns)

    with pytest.raises(
        UnreadError, match=r"^columns.mass: cannot read 1 of the rows\n'… foos' in 1 "
    ):
        SpecFrame.of(given_frame, named)
    frame = SpecFrame.of(given_frame, named, errors="report")
    assert [(field, each[0].text) for field, each in frame.unread.items()] == [
        ("mass", "… foos"),
        ("status", "ende"),
        ("launch_date", "soon"),
    ]
    assert frame.unread["status"][0].reason == "unknown status: did you mean 'ended'?"
    assert column(frame.answered("mass < 6 kg or not status"), "answer") == ["yes", "yes"]


@on_engines("polars")
def test_what_no_column_has_is_refused(engine: Engine) -> None:
    """The message says which columns to name."""
    frame = _frame(engine, {"mass": ["5 kg"], "operator": ["x"]})

    for condition, message in (
        ("width < 1 m", r"^where: no column has width: name it in columns$"),
        ("body == Moon", r"^where: no column has body: name it in columns$"),
        ("surface_weight > 1 N", r"^where: surface_weight follows from mass, body: name their"),
    ):
        with pytest.raises(FieldError, match=message):
            frame.answered(condition)
    with pytest.raises(FilterSyntaxError, match=r"^where: "):
        frame.where("mass <")
    with pytest.raises(FieldError, match=r"^no column has width: name it"):
        frame.in_order("width")
    with pytest.raises(RoverspecsError, match=r"^unknown spec 'widht': did you mean 'width'"):
        frame.in_order("widht")
    with pytest.raises(RoverspecsError, match=r"^unknown spec 'mass': expected one of 'bounding_v"):
        frame.derived("mass")
    with pytest.raises(
        FieldError, match=r"^bounding_volume follows from length, width, height or "
    ):
        frame.derived("bounding_volume")


@on_engines("polars")
def test_a_wrong_question_is_refused(engine: Engine) -> None:
    """A box of no size, a limit that is none, a name that is taken, nothing asked."""
    frame = _frame(engine, {"operator": ["x"], "mass": ["5 kg"]})

    with pytest.raises(
        FieldError,
        match=r"^expected at least one of box and mass, such as the box 60x40x40cm, found none$",
    ):
        frame.fits()
    with pytest.raises(FieldError, match=r"^box: no column has one of length, width, height, diam"):
        frame.fits(box="1 x 1 x 1 m")
    with pytest.raises(FieldError, match=r"^mass: expected a mass without a mark, found '~5 kg'"):
        frame.fits(mass="~5 kg")
    with pytest.raises(FieldError, match=r"^the frame has a column 'mass' already"):
        frame.fits(mass="5 kg", name="Mass")
    lacking = _frame(engine, {"operator": ["x"]})
    with pytest.raises(FieldError, match=r"^mass: no column has mass: name it in columns$"):
        lacking.fits(mass="5 kg")


@on_engines("polars")
def test_a_wrong_field_is_refused(engine: Engine) -> None:
    """Only fields of a record are read, and of specs those that are published and have an order."""
    frame = engine.frame({"mass": ["5 kg"], "number": [1]})

    for columns, message in (
        (
            {"bulk_density": "mass"},
            r"^columns: bulk_density is derived: name the columns of mass, l",
        ),
        ({"weight": "mass"}, r"^columns: unknown field 'weight': did you mean 'mass'"),
        ({"mass": "Mass"}, r"^columns.mass: no column 'Mass': did you mean 'mass'"),
        ({"mass": "number"}, r"^columns.mass: expected a column of texts, found 'number' of Int64"),
        ({"launch_date": "number"}, r"^columns.launch_date: expected a column of days, found 'num"),
        ({"envelope": "mass"}, r"^columns: envelope is two or three sides, without an order"),
    ):
        with pytest.raises(FieldError, match=message):
            SpecFrame.of(frame, columns)


def test_every_derived_spec_is_computed_in_the_unit_of_its_dimension() -> None:
    """Conditions are asked in that unit."""
    for spec in DERIVED.values():
        assert spec.units["si"][0] == DIMENSIONS[spec.dimension]


@on_engines("dask")
def test_other_processes_answer_questions(engine: Engine) -> None:
    """A question can be handed over to the workers of a cluster."""
    made = _frame(engine, FEW).answered("mass < 10 kg and body == Moon or surface_weight > 5 N")

    here = made.compute(scheduler="synchronous")
    assert list(made.compute(scheduler="processes")["answer"]) == list(here["answer"])
