"""Arrow: series as a stream that other libraries read without a copy of ours."""

from __future__ import annotations

import sys

import pytest
from conftest import needs

from roverspecs.errors import RoverspecsError
from roverspecs.tables.arrow import Stream
from roverspecs.tables.series import series

TABLE = {
    "name": series(("string", "A name."), ["月", None, ""]),
    "mass_kg": series(("number", ""), [5, None, 0.228], spec="mass", unit="kg", ucum="kg"),
    "count": series(("integer", ""), [1, 2, 3]),
    "derived": series(("boolean", ""), [True, False, True]),
    "nothing": series(("string", ""), [None, None, None]),
}


@pytest.mark.once
@needs("nanoarrow", "pyarrow")
class TestStream:
    """What pyarrow reads, which knows all of Arrow."""

    def test_values_and_types_are_kept(self) -> None:
        """A missing value is one; whole numbers among others are numbers."""
        import pyarrow as pa

        found = pa.table(Stream(TABLE))

        assert found.to_pydict() == {name: each.values for name, each in TABLE.items()}
        names = ["string", "double", "int64", "bool", "string"]
        assert [str(each) for each in found.schema.types] == names

    def test_the_unit_stands_in_the_metadata(self) -> None:
        """So does what else is known of a column."""
        import pyarrow as pa

        schema = pa.table(Stream(TABLE)).schema

        assert schema.field("name").metadata == {b"description": b"A name."}
        assert schema.field("mass_kg").metadata == {
            b"unit": b"kg",
            b"ucum": b"kg",
            b"spec": b"mass",
        }
        assert schema.field("count").metadata is None

    def test_a_table_without_lines_keeps_its_types(self) -> None:
        """Nor does a table without columns fail."""
        import pyarrow as pa

        empty = {name: each._replace(values=[]) for name, each in TABLE.items()}

        assert pa.table(Stream(empty)).schema == pa.table(Stream(TABLE)).schema
        assert pa.table(Stream(empty)).num_rows == pa.table(Stream({})).num_columns == 0

    def test_a_stream_is_read_as_often_as_one_likes(self) -> None:
        """Each reader has its own."""
        import pyarrow as pa

        stream = Stream(TABLE)

        assert pa.table(stream) == pa.table(stream)

    def test_types_that_are_asked_for_are_not_heeded(self) -> None:
        """The interface leaves it to the reader to convert; nothing fails here."""
        import pyarrow as pa

        wanted = pa.schema([("count", pa.int8())])
        found = Stream({"count": TABLE["count"]}).__arrow_c_stream__(wanted.__arrow_c_schema__())

        assert pa.RecordBatchReader._import_from_c_capsule(found).schema.types == [pa.int64()]

    def test_what_is_no_text_is_escaped(self) -> None:
        """Arrow has UTF-8 only; a zero byte is a text like any other."""
        import pyarrow as pa

        table = {"name": series(("string", ""), ["\ud800", "a\0b"])}

        assert pa.table(Stream(table)).to_pydict() == {"name": ["\\ud800", "a\0b"]}


def test_without_nanoarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "nanoarrow", None)

    with pytest.raises(RoverspecsError) as caught:
        Stream({}).__arrow_c_stream__()

    assert str(caught.value) == (
        'dataframes need nanoarrow, which is not installed: pip install "roverspecs[frames]"'
    )
