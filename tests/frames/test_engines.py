"""Frames of any engine, and what is said where an engine or a library is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from dataframes import Engine, every_engine, on_engines, rows

from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.frames import engines

# The engines are there for one run alone.
pytestmark = pytest.mark.once


@pytest.fixture(name="without_narwhals")
def _without_narwhals(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Be where narwhals is not installed."""
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    engines.narwhals.cache_clear()
    yield
    engines.narwhals.cache_clear()


@pytest.mark.usefixtures("without_narwhals")
def test_without_narwhals_the_extra_is_named() -> None:
    """The error says what to install."""
    with pytest.raises(RoverspecsError) as caught:
        engines.opened(object())

    assert str(caught.value) == (
        'dataframes need narwhals, which is not installed: pip install "roverspecs[frames]"'
    )


@on_engines("pandas")
def test_what_is_no_frame_is_refused(engine: Engine) -> None:
    """The error names the engines; two columns of one name are no frame for us."""
    for wrong in ([1, 2], {"a": [1]}, None, engine.frame({"a": [1]})["a"]):
        with pytest.raises(
            FieldError, match=r"^frame: expected a frame of pandas, polars, .* foun"
        ):
            engines.opened(wrong)

    double = engine.frame({"a": [1]}).rename(columns={"row": "a"})
    with pytest.raises(FieldError, match=r"^frame: expected columns of different names"):
        engines.opened(double)


@every_engine
@pytest.mark.untraced
def test_a_table_is_looked_up(engine: Engine) -> None:
    """Texts, numbers and gaps come beside the rows; a text that is no key has none of them."""
    frame = engines.opened(engine.frame({engines.KEY: ["a", "b", "c", None]}))
    table = engines.Table(["a", "b"], {"number": [1.5, None]}, {"text": ["", None]})

    made = engines.in_each_part(frame, lambda part: engines.looked_up(part, table))

    assert rows(made.drop(engines.KEY).to_native()) == [
        {"row": 0, "number": 1.5, "text": ""},
        {"row": 1, "number": None, "text": None},
        {"row": 2, "number": None, "text": None},
        {"row": 3, "number": None, "text": None},
    ]


@every_engine
def test_nothing_is_looked_up_in_an_empty_table(engine: Engine) -> None:
    """There are the columns, and nothing in them."""
    frame = engines.opened(engine.frame({engines.KEY: ["a"]}))

    table = engines.Table([], {"number": []})
    made = engines.in_each_part(frame, lambda part: engines.looked_up(part, table))

    assert rows(made.drop(engines.KEY).to_native()) == [{"row": 0, "number": None}]


@on_engines("duckdb")
def test_an_engine_that_takes_no_table_is_refused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what to do."""
    frame = engines.opened(engine.frame({engines.KEY: ["a"]}))
    unknown = SimpleNamespace(
        is_polars=lambda: False,
        is_dask=lambda: False,
        is_duckdb=lambda: False,
        is_ibis=lambda: False,
        is_spark_like=lambda: False,
    )
    monkeypatch.setattr(type(frame), "implementation", unknown)

    with pytest.raises(RoverspecsError, match=r"^no table can be joined to a frame of namespace"):
        engines.looked_up(frame, engines.Table(["a"], {"number": [1.0]}))


@on_engines("duckdb")
def test_a_library_that_the_engine_fetches_with_is_named(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB hands rows over by way of pyarrow, which it does not bring."""
    frame = engines.opened(engine.frame({"a": ["x"]}))

    def fail(_: object) -> None:
        raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")

    monkeypatch.setattr(type(frame), "collect", fail)
    with pytest.raises(RoverspecsError, match=r"with pyarrow, which is not installed: pip install"):
        engines.distinct(frame, ["a"], "a", most=1, option="column")
