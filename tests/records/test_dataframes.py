"""Dataframes: every result in every engine, with the same columns, types and values."""

from __future__ import annotations

import copy
import math
import pickle
import sys
from typing import Any

import pytest
from conftest import needs
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.nearest import neighbourhood
from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.records.dataframes import ENGINES
from roverspecs.records.flat_claims import CLAIM_FIELDS
from roverspecs.values.units import SYSTEMS

TEXTS = ["5 kg", "~11 lb", "≥350 g", "<2 t", "1–2 t", "7 ± 1 oz", "~5–6 kg", None]

HOSTILE = ["=1+1", "<b>", "a\0b", "a\nb", '"', "月", "\ud800", "'; drop table claims"]


def rovers(texts: list[str | None]) -> list[rs.Rover]:
    """Return vehicles with some masses."""
    return [rs.Rover(name=f"R{place}", mass=text) for place, text in enumerate(texts)]


RESULTS: dict[str, Any] = {
    "comparison": rs.compare(rovers(TEXTS), ["mass", "envelope", "wheel_count"]),
    "relative": rs.compare(rovers(TEXTS), ["mass"], relative_to=rovers(TEXTS)[0], extremes=True),
    "conditional": rs.compare(rovers(TEXTS), ["mass"], where="mass > 1 kg"),
    "catalog": rs.Catalog(),
    "vehicle": rs.LEV_2,
    "fits": rs.fits(["lev-2", "tenacious"], box="1 x 1 x 1 m", mass="6 kg"),
    "neighbours": rs.nearest("lev-2"),
    "neighbourhood": neighbourhood("lev-2"),
    "audit": rs.audit(["lev-2", "apollo-lrv"]),
    "text": rs.audit(text="The rover is 54 cm (30 inches) long."),
}

SHAPES = dict.fromkeys(RESULTS, ("wide", "long")) | {"vehicle": ("long",)}
PAIRS = [(name, shape) for name, shapes in SHAPES.items() for shape in shapes]

every_shape = pytest.mark.parametrize(("name", "shape"), PAIRS)

pandas_needed = needs("narwhals", "pandas")
arrow_needed = needs("narwhals", "nanoarrow", "pandas", "polars", "pyarrow")


def plain(values: Any) -> list[Any]:
    """Return a column of any engine as Python has it."""
    found = values.to_pylist() if hasattr(values, "to_pylist") else values.to_list()
    return [None if isinstance(each, float) and math.isnan(each) else each for each in found]


def columns(frame: Any) -> dict[str, list[Any]]:
    """Return the columns of a frame of any engine."""
    names = getattr(frame, "column_names", None) or list(frame.columns)
    return {name: plain(frame[name]) for name in names}


@pytest.mark.once
@arrow_needed
class TestEngines:
    """What pandas, polars and pyarrow make of a result."""

    @every_shape
    def test_three_engines_have_the_same_frame(self, name: str, shape: str) -> None:
        """Names, order and values are those of the series; types are those of their fields."""
        result = RESULTS[name]
        frames = [
            result.to_frame(shape, engine=engine) for engine in ("pandas", "polars", "pyarrow")
        ]
        one, two, three = map(columns, frames)

        assert one == two == three
        assert list(one) == list(two) == list(three)
        assert len(frames[0]) == len(frames[1]) == len(frames[2]) > 0

    @every_shape
    def test_types_do_not_depend_on_the_rows(self, name: str, shape: str) -> None:
        """A column of nothing has the type that it always has."""
        import pyarrow as pa

        result = RESULTS[name]
        table = result.to_frame(shape, engine="pyarrow")

        assert {str(each) for each in table.schema.types} <= {"double", "string", "int64", "bool"}
        dtypes = result.to_frame(shape).dtypes
        assert {str(each) for each in dtypes} <= {"float64", "str", "object", "int64", "bool"}
        assert pa.table(table.slice(0, 0)).schema == table.schema

    @every_shape
    def test_metadata_say_what_a_column_is(self, name: str, shape: str) -> None:
        """Each column is described; where it has one unit, that and its code stand there."""
        schema = RESULTS[name].to_frame(shape, engine="pyarrow").schema

        assert all(field.metadata[b"description"] for field in schema)
        for field in schema:
            if field.metadata.get(b"unit"):
                assert field.name.partition("_")[2]
                assert {b"unit", b"ucum", b"spec"} <= field.metadata.keys()

    def test_the_unit_stands_in_the_name_or_in_a_column(self) -> None:
        """The wide shape has it in the name, the long one beside the number."""
        comparison = rs.compare(["tenacious"], ["mass"], units="us")
        wide, long = comparison.to_frame(engine="pyarrow"), comparison.to_frame("long", "pyarrow")

        assert wide.schema.field("mass_lb").metadata[b"ucum"] == b"[lb_av]"
        assert plain(wide["mass_lb"]) == plain(long["magnitude"])
        assert (plain(long["unit"]), plain(long["ucum"])) == (["lb"], ["[lb_av]"])

    def test_a_bound_is_missing(self) -> None:
        """It never passes for a number; its end and its mark are there."""
        frame = rs.compare(rovers(["≥5 kg"]), ["mass"]).to_frame()

        assert columns(frame[["mass_kg", "mass_kg_low", "mass_kg_high", "mass_mark"]]) == {
            "mass_kg": [None],
            "mass_kg_low": [5.0],
            "mass_kg_high": [None],
            "mass_mark": ["≥"],
        }

    def test_hostile_texts_are_texts(self) -> None:
        """A frame is data: a formula is not defused, and nothing is markup; ids stay apart."""
        vehicles = [
            rs.Rover(name=text, id=f"r{place}", mass="1 kg") for place, text in enumerate(HOSTILE)
        ]
        comparison = rs.compare(vehicles, ["mass"])
        names = ["\\ud800" if text == "\ud800" else text for text in HOSTILE]

        for engine in ("pandas", "polars", "pyarrow"):
            for shape in ("wide", "long"):
                assert plain(comparison.to_frame(shape, engine)["name"]) == names

    @given(st.lists(st.sampled_from(TEXTS), max_size=8))
    def test_the_long_frame_has_the_numbers_of_the_claims(self, texts: list[str | None]) -> None:
        """Every claim of every vehicle has a line with what it states, in its own unit."""
        vehicles = rovers([text for text in texts if text])
        for vehicle in vehicles:
            [claim] = vehicle.claims("mass")
            frame = columns(vehicle.to_frame(engine="polars"))
            data = claim.as_data()
            for key in ("magnitude", "unit", "ucum", "low", "high", "mark", "published"):
                assert frame[key] == [data[key]], key

    @given(st.lists(st.sampled_from(TEXTS), min_size=1), st.sampled_from(["si", "us"]))
    def test_names_do_not_depend_on_the_rows(self, texts: list[str | None], units: str) -> None:
        """Any vehicles have the same columns of the same types, those without figures, too."""
        specs = ["mass", "dimensions", "power"]
        one = rs.compare(rovers(texts), specs, units=units).to_frame(engine="polars")
        other = rs.compare(rovers([None]), specs, units=units).to_frame(engine="polars")

        assert one.schema == other.schema
        assert rs.compare(rovers(texts)).to_frame(engine="polars").schema == (
            rs.compare(rovers([None])).to_frame(engine="polars").schema
        )

    def test_a_comparison_that_nobody_is_in_has_all_its_columns(self) -> None:
        """A condition that nobody meets changes neither names nor types."""
        for shape in ("wide", "long"):
            none = rs.compare(where="mass > 1000000 t").to_frame(shape, "pyarrow")
            some = rs.compare(where="mass > 1 kg").to_frame(shape, "pyarrow")

            assert none.num_rows == 0 < some.num_rows
            assert none.schema == some.schema

    def test_usual_specs_that_nobody_has_are_empty_columns(self) -> None:
        """Their relations to one vehicle are there, too; rows left out on purpose are not."""
        vehicles = rovers(["5 kg", "6 kg"])
        frame = rs.compare(vehicles, relative_to=vehicles[0]).to_frame(engine="polars")

        assert frame["length_m"].to_list() == frame["length_difference_m"].to_list() == [None, None]
        assert rs.compare(vehicles, differing=True).to_frame().columns[2] == "mass_kg"
        assert len(rs.compare(vehicles, differing=True).to_frame().columns) == 6

    def test_results_can_be_copied_and_pickled(self) -> None:
        """A frame of the copy is the same."""
        for name, shape in PAIRS:
            result = RESULTS[name]
            expected = columns(result.to_frame(shape))
            for other in (copy.copy(result), pickle.loads(pickle.dumps(result))):  # noqa: S301
                assert columns(other.to_frame(shape)) == expected


@pytest.mark.once
@arrow_needed
class TestStreams:
    """What reads a result without being told how."""

    @pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
    def test_a_stream_is_the_long_shape(self, result: Any) -> None:
        """polars, pandas and pyarrow take the object itself."""
        import pandas as pd
        import polars as pl
        import pyarrow as pa

        expected = columns(result.to_frame("long", "pyarrow"))

        assert columns(pa.table(result)) == expected
        assert columns(pl.DataFrame(result)) == expected
        assert columns(pd.DataFrame.from_arrow(result)) == expected

    @needs("duckdb")
    def test_duckdb_asks_a_result(self) -> None:
        """A variable with a result is a table."""
        import duckdb

        comparison = rs.compare(["lev-2", "tenacious"], ["mass"])
        catalog = rs.Catalog()
        found = duckdb.sql("select vehicle, magnitude, unit from comparison order by magnitude")

        assert comparison.rows
        assert found.fetchall() == [("lev-2", 0.228, "kg"), ("tenacious", 5.0, "kg")]
        fits = rs.fits(["lev-2"], mass="1 kg")
        assert fits
        assert duckdb.sql("select verdict from fits").fetchall() == [("yes",)]
        counted = duckdb.from_arrow(catalog).aggregate("count(distinct vehicle) as n")
        assert counted.fetchall() == [(len(list(catalog)),)]

    @needs("datafusion")
    def test_datafusion_asks_a_result(self) -> None:
        """It makes a table of any stream."""
        import datafusion

        frame = datafusion.SessionContext().from_arrow(rs.compare(["lev-2"], ["mass"]))

        assert frame.select("vehicle", "magnitude").to_pydict() == {
            "vehicle": ["lev-2"],
            "magnitude": [0.228],
        }

    def test_narwhals_asks_a_result(self) -> None:
        """So do all libraries that are built on it."""
        import narwhals.stable.v2 as nw

        frame = nw.from_arrow(rs.LEV_2, backend="polars")

        assert tuple(frame.columns) == CLAIM_FIELDS


@pytest.mark.once
class TestQuantities:
    """What has a unit in other libraries."""

    @needs("astropy")
    def test_a_table_of_astropy_has_masked_quantities(self) -> None:
        """Each column of numbers has its unit, and what is missing is masked."""
        vehicles = [rs.Rover(name="A", mass="~5 kg", top_speed="1 mph", wheel_count="4")]
        vehicles.append(rs.Rover(name="B", mass="≥1 kg"))
        specs = ["mass", "top_speed", "wheel_count", "length"]
        table = rs.compare(vehicles, specs, units="us").to_frame(engine="astropy")

        assert type(table).__name__ == "QTable"
        mass, speed = table["mass_lb"].to_value("kg"), table["top_speed_mph"].to_value("km/h")
        assert math.isclose(mass.unmasked[0], 5, rel_tol=1e-12)
        assert math.isclose(speed.unmasked[0], 1.609344, rel_tol=1e-12)
        assert list(table["mass_lb"].mask) == [False, True]
        assert list(table["length_in"].mask) == [True, True]
        assert (table["wheel_count"][0], list(table["wheel_count"].mask)) == (4.0, [False, True])
        assert table["mass_mark"].tolist() == ["~", "≥"]
        assert table["mass_lb"].info.description.startswith("Mass of the vehicle")

    @needs("astropy")
    def test_a_table_of_astropy_may_have_no_lines(self) -> None:
        """It has its columns and units."""
        table = rs.compare(where="mass > 1000000 t").to_frame(engine="astropy")

        assert (len(table), str(table["mass_kg"].unit)) == (0, "kg")

    @needs("pint_pandas", "narwhals")
    def test_pint_pandas_has_columns_in_the_application_registry(self) -> None:
        """They meet the quantities of claims."""
        vehicles = rovers(["5 kg", None, "≥1 kg"])
        frame = rs.compare(vehicles, ["mass", "wheel_count"]).to_frame(engine="pint-pandas")

        assert str(frame["mass_kg"].dtype).startswith("pint[kilogram]")
        assert frame["mass_kg"].iloc[0] == rs.Claim(value="5 kg").quantity
        assert frame["mass_kg"].isna().tolist() == [False, True, True]
        assert str(frame["wheel_count"].dtype) == "float64"
        assert frame["mass_kg"].pint.to("lb").iloc[0].magnitude == pytest.approx(11.0231131)

    @needs("astropy", "pint_pandas", "narwhals")
    def test_numbers_whose_units_differ_are_refused(self) -> None:
        """Such a column has one unit; the error names what has them."""
        expected = "holds one unit a column, found units line by line in the column"
        for engine in ("astropy", "pint-pandas"):
            with pytest.raises(FieldError) as caught:
                rs.Catalog().to_frame(engine=engine)
            assert str(caught.value) == (
                f"engine: {engine} {expected} 'unit': give engine='pandas', or shape='wide'"
            )
            with pytest.raises(FieldError) as caught:
                rs.fits("lev-2", mass="1 kg").to_frame(engine=engine)
            assert str(caught.value) == (
                f"engine: {engine} {expected} 'length_unit': give engine='pandas'"
            )

    @needs("astropy")
    def test_numbers_without_units_are_columns(self) -> None:
        """The factors of neighbours are plain numbers."""
        table = rs.nearest("lev-2").to_frame(engine="astropy")

        assert table["factor"].unit is None
        assert table["compared"].dtype == int


def test_unknown_words_are_refused() -> None:
    """The error offers the nearest."""
    with pytest.raises(FieldError, match=r"^shape: unknown 'lnog': did you mean 'long'\?$"):
        rs.compare().to_frame("lnog")
    with pytest.raises(FieldError, match=r"^engine: unknown 'pint': did you mean 'pint-pandas'\?$"):
        rs.compare().to_frame(engine="pint")


def test_a_vehicle_alone_has_one_shape() -> None:
    """The error says where the other one is."""
    with pytest.raises(FieldError) as caught:
        rs.LEV_2.to_frame("wide")

    assert str(caught.value) == (
        "shape: expected 'long' for a vehicle alone, found 'wide': "
        "compare([vehicle], SPECS).to_frame() has a line for it"
    )


@pytest.mark.parametrize("units", [each for each in SYSTEMS if each not in ("si", "us")])
def test_units_that_the_figures_choose_are_refused_in_names(units: str) -> None:
    """A column would change its name with the vehicles; in the long shape it is no name."""
    comparison = rs.compare(rovers(["5 kg"]), units=units)

    with pytest.raises(FieldError) as caught:
        comparison.to_frame()

    assert str(caught.value) == (
        f"units: {units!r} takes the unit of mass that suits the figures, so that columns would "
        "change their names with the vehicles: give units='si', units={'mass': 'kg'} or "
        "shape='long'"
    )
    assert comparison.long_columns()["unit"] == ["kg"]


@pytest.mark.parametrize("engine", ENGINES)
def test_without_an_engine_its_name_is_told(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, ENGINES[engine], None)

    with pytest.raises(RoverspecsError) as caught:
        rs.compare().to_frame(engine=engine)

    assert str(caught.value) == (f"engine: {engine} is not installed: pip install {engine}")


@pytest.mark.once
@pandas_needed
def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)

    with pytest.raises(RoverspecsError) as caught:
        rs.compare().to_frame()

    assert str(caught.value) == (
        'dataframes need narwhals, which is not installed: pip install "roverspecs[frames]"'
    )


@pytest.mark.once
@pandas_needed
def test_pandas_needs_no_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra and pandas are enough."""
    monkeypatch.setitem(sys.modules, "nanoarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert rs.compare(["lev-2"], ["mass"]).to_frame()["mass_kg"].tolist() == [0.228]
