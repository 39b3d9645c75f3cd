"""Columns of numbers beside columns of units, on every engine."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from dataframes import Engine, are_near, column, every_engine, on_engines, rows
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from roverspecs.errors import FieldError, RoverspecsError, UnreadError
from roverspecs.frames.reports import UnreadText
from roverspecs.frames.unit_columns import MOST_UNITS, in_unit
from roverspecs.values import units
from roverspecs.values._factors import FACTORS

# The engines are there for one run alone.
pytestmark = pytest.mark.once

MIXED: dict[str, list[Any]] = {
    "amount": [1.0, 228.0, 22.0, 9.0, 1.5, None, 3.0, None],
    "unit": ["kg", "g", "lbs", " ounces ", "slug", "kg", None, None],
    "name": ["a", "b", "c", "d", "e", "f", "g", "h"],
}


@every_engine
def test_mixed_units_become_one(engine: Engine) -> None:
    """Each number is converted by the exact factor of its unit, that of pint alone, too."""
    frame = engine.frame({name: values[:6] for name, values in MIXED.items()})

    made = in_unit(frame, value="amount", unit="unit", to="kg")

    expected = [
        float(Fraction(amount) * units.factor_between(unit.strip(), "kg"))
        for amount, unit in zip(MIXED["amount"][:5], MIXED["unit"], strict=False)
    ]
    assert type(made) is type(frame)
    assert are_near(column(made, "amount"), [*expected, None])
    assert column(made, "unit") == ["kg"] * 5 + [None]
    assert column(made, "name") == MIXED["name"][:6]


@every_engine
def test_unread_units_are_an_error_with_counts(engine: Engine) -> None:
    """Units that are not known, or of something else, are listed with rows and reasons."""
    frame = engine.frame(
        {"amount": [1.0, 2.0, 3.0, 4.0, 5.0], "unit": ["foo", "kg", "m", "foo", "degC"]}
    )

    with pytest.raises(UnreadError) as caught:
        in_unit(frame, value="amount", unit="unit", to="kg")

    assert [(each.text, each.count) for each in caught.value.unread] == [
        ("foo", 2),
        ("degC", 1),
        ("m", 1),
    ]
    assert str(caught.value).startswith("unit: cannot read 4 of the rows\n'foo' in 2 rows: ")
    assert "expected a unit of mass, such as 'kg', found one of length" in str(caught.value)


@every_engine
def test_unread_units_are_left_empty_if_asked(engine: Engine) -> None:
    """The other rows stand, and nothing is empty without being counted."""
    made, unread = in_unit(
        engine.frame(MIXED), value="amount", unit="unit", to="g", errors="report"
    )

    assert column(made, "amount")[:2] == [1000.0, 228.0]
    assert column(made, "amount")[5:] == [None, None, None]
    assert column(made, "unit")[5:] == [None, None, None]
    [missing] = unread
    assert missing == UnreadText("", 1, "expected a unit of mass, such as 'kg', found none")


@every_engine
def test_rows_in_memory_keep_their_order(engine: Engine) -> None:
    """Nothing is sorted by a join."""
    if not engine.has_order:
        pytest.skip(f"{engine.name} keeps no order")
    count = 1000
    frame = engine.frame(
        {"amount": [float(place) for place in range(count)], "unit": ["g", "kg"] * (count // 2)}
    )

    made = rows(in_unit(frame, value="amount", unit="unit", to="kg"), in_order=True)

    assert [row["row"] for row in made] == list(range(count))


@on_engines("pandas", "dask")
def test_the_index_stays(engine: Engine) -> None:
    """Pandas and Dask keep the labels of their rows."""
    frame = engine.frame({"amount": [1.0, 2.0], "unit": ["g", "kg"]})
    labelled = frame.set_index("row")

    made = in_unit(labelled, value="amount", unit="unit", to="g")

    found = made.compute() if hasattr(made, "compute") else made
    assert dict(found["amount"]) == {0: 1.0, 1: 2000.0}
    assert found.index.name == "row"


@every_engine
def test_a_count_has_no_unit(engine: Engine) -> None:
    """Where no unit is asked for, a missing one is right and any other is wrong."""
    frame = engine.frame({"wheels": [4, 6, 6], "unit": [None, "", "kg"]})

    made, unread = in_unit(frame, value="wheels", unit="unit", to="", errors="report")

    assert column(made, "wheels") == [4.0, 6.0, None]
    assert [each.text for each in unread] == ["kg"]


@every_engine
def test_whole_numbers_and_empty_frames_are_read(engine: Engine) -> None:
    """Integers are numbers; a frame without a row, and a column without a value, give nothing."""
    frame = engine.frame({"amount": [2, 3], "unit": ["t", "kg"]})
    assert column(in_unit(frame, value="amount", unit="unit", to="kg"), "amount") == [2000.0, 3.0]

    import pyarrow as pa

    columns: Any = {"amount": pa.array([], pa.int64()), "unit": pa.array([], pa.string())}
    assert rows(in_unit(engine.frame(columns), value="amount", unit="unit", to="kg")) == []

    columns = {"amount": pa.array([None], pa.float64()), "unit": pa.array([None], pa.string())}
    made = in_unit(engine.frame(columns), value="amount", unit="unit", to="kg")
    assert rows(made) == [{"row": 0, "amount": None, "unit": None}]


@every_engine
def test_what_is_not_a_number_is_missing(engine: Engine) -> None:
    """NaN needs no unit and is never converted."""
    frame = engine.frame({"amount": [float("nan"), 2.0], "unit": ["what", "kg"]})

    made = in_unit(frame, value="amount", unit="unit", to="kg")

    assert rows(made) == [
        {"row": 0, "amount": None, "unit": None},
        {"row": 1, "amount": 2.0, "unit": "kg"},
    ]


@every_engine
def test_decimals_and_categories_are_read(engine: Engine) -> None:
    """Numbers and texts of other types are taken for what they are."""
    if engine.name == "pyspark":
        pytest.skip("a frame of Spark has no categories")
    import pyarrow as pa

    amounts = pa.array([Decimal("1.5"), Decimal("2.0")], pa.decimal128(10, 3))
    names = pa.array(["kg", "g"]).dictionary_encode()
    if engine.name.startswith("pandas") or engine.name == "dask":
        amounts = pa.array([1.5, 2.0], pa.float32())
    columns: Any = {"amount": amounts, "unit": names}

    made = in_unit(engine.frame(columns), value="amount", unit="unit", to="kg")

    assert are_near(column(made, "amount"), [1.5, 0.002])


@every_engine
def test_a_wrong_column_is_refused(engine: Engine) -> None:
    """The error names the option, the type that was found and the nearest columns."""
    frame = engine.frame(MIXED)

    with pytest.raises(FieldError, match=r"^value: no column 'amout': did you mean 'amount'"):
        in_unit(frame, value="amout", unit="unit", to="kg")
    with pytest.raises(
        FieldError, match=r"^value: expected a column of numbers, found 'name' of S"
    ):
        in_unit(frame, value="name", unit="unit", to="kg")
    with pytest.raises(FieldError, match=r"^unit: expected a column of texts, found 'amount' of F"):
        in_unit(frame, value="amount", unit="amount", to="kg")


@on_engines("pyarrow")
def test_a_wrong_option_is_refused(engine: Engine) -> None:
    """A unit that is none, degrees that begin elsewhere than at zero, a way that is none."""
    frame = engine.frame(MIXED)

    with pytest.raises(RoverspecsError, match=r"^to: unit 'foo': "):
        in_unit(frame, value="amount", unit="unit", to="foo")
    with pytest.raises(RoverspecsError, match=r"^to: unit 'degC': "):
        in_unit(frame, value="amount", unit="unit", to="degC")
    wrong: Any = "ignore"
    with pytest.raises(FieldError, match=r"^errors: unknown 'ignore'"):
        in_unit(frame, value="amount", unit="unit", to="kg", errors=wrong)


@on_engines("pyarrow")
def test_a_column_of_anything_but_units_is_refused(engine: Engine) -> None:
    """No more names are fetched than there can be units."""
    count = MOST_UNITS + 1
    frame = engine.frame({"x": [1.0] * count, "y": [str(each) for each in range(count)]})

    with pytest.raises(
        FieldError, match=r"^unit: expected at most 1,000 different texts, found more"
    ):
        in_unit(frame, value="x", unit="y", to="kg")


@every_engine
@examples(10)
@given(
    pairs=st.lists(
        st.tuples(
            st.floats(min_value=0, max_value=1e12),
            st.sampled_from(sorted(name for name in FACTORS if FACTORS[name][0] == "length")),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_engine_converts_as_the_records_do(
    engine: Engine, pairs: list[tuple[float, str]]
) -> None:
    """A number in any unit of the extract is converted within 1e-12."""
    frame = engine.frame(
        {"amount": [amount for amount, _ in pairs], "unit": [unit for _, unit in pairs]}
    )

    made = column(in_unit(frame, value="amount", unit="unit", to="m"), "amount")

    exact = [Fraction(amount) * units.factor_between(unit, "m") for amount, unit in pairs]
    assert are_near(made, [float(each) for each in exact])


def test_the_error_pickles() -> None:
    """A worker can hand the error over."""
    error = UnreadError([UnreadText("x", 1, "no unit")]).at("unit")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 (our own bytes)


@on_engines("polars", "polars lazy", "pyarrow", "duckdb")
def test_columns_without_any_value_are_read(engine: Engine) -> None:
    """They have no type, and hold nothing that is wrong."""
    frame = engine.frame({"amount": [None, None], "unit": [None, None]})

    made = in_unit(frame, value="amount", unit="unit", to="kg")

    assert column(made, "amount") == [None, None]


@on_engines("dask")
def test_a_frame_of_dask_is_computed_by_other_processes(engine: Engine) -> None:
    """What a part is changed by can be handed over to the workers of a cluster."""
    frame = engine.frame({"amount": [1.0, 2.0], "unit": ["g", "kg"]})

    made = in_unit(frame, value="amount", unit="unit", to="g")

    assert list(made.compute(scheduler="processes")["amount"]) == [1.0, 2000.0]
