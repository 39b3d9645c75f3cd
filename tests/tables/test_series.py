"""Series: columns with types that do not depend on their values."""

from __future__ import annotations

import pytest

from roverspecs.tables.series import Series, series, series_of


def test_columns_become_series_in_their_order() -> None:
    """Each has the type and the meaning of its field, even if nothing is known."""
    fields = {"a": ("string", "A text."), "b": ("number", "A number.")}

    assert series_of({"b": [None, None], "a": ["x", None]}, fields) == {
        "b": Series([None, None], "number", "A number."),
        "a": Series(["x", None], "string", "A text."),
    }


def test_a_column_without_a_field_is_an_error() -> None:
    """A new column needs a type and a meaning."""
    with pytest.raises(KeyError, match="new"):
        series_of({"new": []}, {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["a", "b"], "a; b"),
        (("a",), "a"),
        ([], ""),
        ("", ""),
        (None, None),
        ("a; b", "a; b"),
    ],
)
def test_a_list_of_texts_is_one_text(value: object, text: str | None) -> None:
    """Engines cannot write lists to every file, nor compare them."""
    assert series(("string", ""), [value]).values == [text]


def test_texts_are_written_in_utf_8() -> None:
    """Half of a pair of surrogates is no character; the rest stays as it is."""
    found = series(("string", ""), ["\ud800", "月\0<b>", None])

    assert found.values == ["\ud800", "月\0<b>", None]
    assert found.writable == ["\\ud800", "月\0<b>", None]
    assert series(("number", ""), [1.5, None]).writable == [1.5, None]


def test_metadata_are_what_is_known() -> None:
    """The unit of a count is empty; a column without a unit says nothing of one."""
    count = series(("number", "Wheels."), [4], spec="wheel_count", unit="", ucum="1")

    assert count.metadata == {
        "unit": "",
        "ucum": "1",
        "spec": "wheel_count",
        "description": "Wheels.",
    }
    assert series(("string", ""), []).metadata == {}
