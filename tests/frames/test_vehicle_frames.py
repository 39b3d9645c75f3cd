"""Vehicle frames: a dataframe of any library becomes vehicles."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from conftest import needs
from hypothesis import given
from strategies import claims_of, examples, vehicles

import roverspecs as rs
from roverspecs.errors import FieldError, RecordError, RoverspecsError, TableWarning
from roverspecs.frames.vehicle_frames import read_frame

# The engines are there for one run alone.
pytestmark = pytest.mark.once

COLUMNS: dict[str, list[Any]] = {
    "Name": ["A", "B", "C"],
    "Weight (kg)": [50.0, None, 0.228],
    "Wheels": [4, None, 6],
    "Width": ["12.4 in", "~5 cm", None],
}
EXPECTED = [
    rs.Rover(
        name="A",
        mass=rs.Claim(value="50 kg", note="frame, row 1"),
        wheel_count=rs.Claim(value="4", note="frame, row 1"),
        width=rs.Claim(value="12.4 in", note="frame, row 1"),
    ),
    rs.Rover(name="B", width=rs.Claim(value="~5 cm", note="frame, row 2")),
    rs.Rover(
        name="C",
        mass=rs.Claim(value="0.228 kg", note="frame, row 3"),
        wheel_count=rs.Claim(value="6", note="frame, row 3"),
    ),
]


def _pandas() -> Any:
    return import_module("pandas").DataFrame(COLUMNS)


FRAMES: dict[str, Callable[[], Any]] = {
    "pandas": _pandas,
    "pandas with missing values of its own": lambda: _pandas().convert_dtypes(),
    "polars": lambda: import_module("polars").DataFrame(COLUMNS),
    "polars, lazy": lambda: import_module("polars").LazyFrame(COLUMNS),
    "pyarrow": lambda: import_module("pyarrow").table(COLUMNS),
    "duckdb": lambda: import_module("duckdb").from_arrow(import_module("pyarrow").table(COLUMNS)),
    "dask": lambda: import_module("dask.dataframe").from_pandas(_pandas(), npartitions=1),
    "ibis": lambda: import_module("ibis").memtable(_pandas()),
}


@needs("narwhals")
def frame(engine: str) -> Any:
    """Return a frame of a library, if that is installed."""
    try:
        return FRAMES[engine]()
    except ImportError as error:
        pytest.skip(str(error))


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
@pytest.mark.parametrize("engine", FRAMES)
def test_every_library_gives_the_same(engine: str) -> None:
    """Numbers stay numbers in the units of the headings, and gaps are gaps."""
    found = read_frame(frame(engine))

    assert list(found) == EXPECTED
    assert found.problems == ()
    assert found.remarks == ("frame: read 'Weight (kg)' as mass",)


@needs("narwhals", "pandas")
def test_a_bad_cell() -> None:
    """It is told with its row and column, by the name that the caller gives the frame."""
    pandas = import_module("pandas")
    given = pandas.DataFrame({"Rover": ["A", "B"], "Mass": ["5 kg", "5"], "X": ["1 h", ""]})

    with pytest.warns(TableWarning, match="own:2: B, Mass: found '5' without a unit") as caught:
        found = read_frame(given, columns={"X": "operating_time"}, name="own")
    assert caught[0].filename == __file__
    assert str(found[0].operating_time) == "1 h — uncited"
    with pytest.raises(RecordError):
        read_frame(given, columns={"X": ""}, strict=True)


LONG = ["pandas", "polars", "pyarrow"]


@needs("narwhals", *LONG)
@pytest.mark.parametrize("engine", LONG)
@pytest.mark.untraced
def test_the_whole_catalog_is_read_back(engine: str) -> None:
    """The long frame of the catalog gives its claims, with all of their sources."""
    found = read_frame(rs.Catalog().to_frame("long", engine=engine))

    assert (found.problems, found.remarks) == ((), ())
    assert claims_of(found) == claims_of(rs.Catalog())


@needs("narwhals", *LONG)
@pytest.mark.parametrize("engine", LONG)
@examples(25)
@given(vehicle=vehicles())
def test_long_frames_read_back(engine: str, vehicle: rs.Vehicle) -> None:
    """Whatever a vehicle claims, its long frame gives the same claims."""
    frame = vehicle.to_frame("long", engine=engine)
    expected = claims_of([vehicle])
    if not expected:
        with pytest.raises(RecordError, match="found none"):
            read_frame(frame)
        return
    found = read_frame(frame)

    assert (found.problems, found.remarks) == ((), ())
    assert claims_of(found) == expected


@needs("narwhals", "polars")
def test_decimal_commas() -> None:
    """Texts may have them, if the caller says so."""
    polars = import_module("polars")
    given = polars.DataFrame({"Name": ["A", "B"], "Mass (kg)": ["1,234", "2.000,5"]})
    found = read_frame(given, decimal=",")

    masses = [(each.mass and each.mass.value, each.mass and each.mass.note) for each in found]
    assert masses == [
        ("1.234 kg", "frame, row 1: 1,234"),
        ("2000.5 kg", "frame, row 2: 2.000,5"),
    ]


@pytest.mark.parametrize("given", [[1], "Name", {"Name": ["A"]}, None])
@needs("narwhals")
def test_no_frame(given: Any) -> None:
    """What is no dataframe is refused."""
    with pytest.raises(FieldError, match="frame: expected a dataframe of a library that narwhals"):
        read_frame(given)


@needs("narwhals", "pandas")
def test_two_columns_of_one_name() -> None:
    """A frame with one heading twice is refused, as narwhals refuses it."""
    pandas = import_module("pandas")
    given = pandas.DataFrame([["A", "5 kg", "6 kg"]], columns=["Name", "Mass", "Mass"])
    with pytest.raises(
        FieldError, match="frame: expected a heading for each column, found one of them twice"
    ):
        read_frame(given)


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the extra that is missing."""
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(RoverspecsError, match=r'pip install "roverspecs\[frames\]"'):
        read_frame(None)
