"""Column cells: most are recognised by their shape, the others are read as claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.errors import RoverspecsError
from roverspecs.frames.column_cells import Cells, ColumnSet, FieldCells, FigureCells, PlainCells
from roverspecs.frames.columns import MISSING
from roverspecs.records.headings import headings
from roverspecs.records.table_cells import figures

MASS, LAUNCH = headings(["Mass [kg]", "Launch date"])


def read(cells: list[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the masses that cells give, each as published, and the bad ones."""
    columns = ColumnSet()
    parts, bad = FigureCells(MASS, columns).read(Cells([cells]), 0)
    part = parts["mass"]
    found = []
    for number, code in zip(*part, strict=True):
        value = columns["mass"].value(number, code)
        found.append("" if value is None else str(value))
    return found, bad


PARTS = st.text("0123456789.,~≤> -–±kglbmo'²\u00a0\r", max_size=12)


@given(st.lists(PARTS, min_size=1, max_size=5))
def test_a_cell_is_read_as_a_claim(cells: list[str]) -> None:
    """Whatever stands in a cell, the value is that of its claim, or the message that of its error."""
    known = [read_alone(cell) for cell in cells]
    values, bad = read(cells)
    messages = dict(bad)
    assert [(value, messages.get(place, "")) for place, value in enumerate(values)] == known


def read_alone(cell: str) -> tuple[str, str]:
    """Return the mass of a cell as published, or the message of its error."""
    try:
        claims = figures(cell, MASS)
    except RoverspecsError as error:
        return "", error.message
    return "".join(str(claim.published) for _, claim in claims[:1]), ""


WORDS = st.lists(
    st.sampled_from(["5 kg", "0", "05 kg", "0.05 g", "~12.40 lb", "", "kg", "≤7", "x 1 2"])
)


@given(WORDS, st.sampled_from([1, 2, 3]), st.sampled_from([",", ";", "\t"]))
def test_cells_are_the_same_however_they_are_parted(
    words: list[str], width: int, delimiter: str
) -> None:
    """The cells of a text have the shapes and numbers of those of its rows."""
    rows = [words[start : start + width] for start in range(0, len(words), width)]
    rows = [row for row in rows if len(row) == width] or [["5 kg"] * width]
    listed = Cells(zip(*rows, strict=True))
    text = "".join(delimiter.join(row) + "\n" for row in rows)
    parted = PlainCells(text, text.encode(), delimiter, width)

    assert parted.rows() == rows
    for place in range(width):
        cells = [row[place] for row in rows]
        one, other = listed.split(place), parted.split(place)
        assert list(parted.column(place)) == list(listed.column(place)) == cells
        assert one is not None
        assert one[:2] == other[:2]
        assert other.has_zeros or not one.has_zeros
        assert one.has_zeros == ("05 kg" in cells)
        digits = ["".join(filter(str.isdigit, cell)) for cell in cells]
        assert other.numbers == [int(each or "0") for each in digits]


def test_a_number_of_thousands_of_digits_is_no_shape() -> None:
    """It is read as any other odd cell, and the cells beside it are read as ever."""
    values, bad = read(["5 kg", "7" * 5000 + " kg", "", "6.0 kg"])
    assert values == ["5 kg", "", "", "6.0 kg"]
    assert [place for place, _ in bad] == [1]


@pytest.mark.parametrize("limit", ["_MOST_SHAPES", "_MOST_OUTCOMES"])
def test_what_is_remembered_has_a_limit(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many forms and odd texts a column has, the cells are read alike."""
    cells = ["5 kg", "5.0 kg", "~5 g", "5–6 kg", "≤7 lb", "1,000 kg", "5", "5 kg", "some"]
    known = read(cells)
    monkeypatch.setattr(f"roverspecs.frames.column_cells.{limit}", 2)
    assert read(cells) == known


def test_shapes_beyond_the_most_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column with more shapes than codes keeps the others as texts."""
    monkeypatch.setattr("roverspecs.frames.columns._MOST_SHAPES", 4)
    cells = ["5 kg", "6 kg", "5.0 kg", "6.0 kg", "~5 g", ""]
    assert read(cells) == ([*cells[:-1], ""], [])


def test_values_of_a_field_stand_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field is the place of its value; a bad cell is none, and says why."""
    monkeypatch.setattr("roverspecs.frames.column_cells._MOST_OUTCOMES", 2)
    cells = FieldCells(LAUNCH)
    codes, bad = cells.read(["2024-01-02", "", "-", "2023", "2024-01-02", "2024-01-03"])

    assert [str(cells.values.values[code]) for code in codes] == [
        *("2024-01-02", "None", "None", "None", "2024-01-02", "2024-01-03")
    ]
    assert [place for place, _ in bad] == [3]
    assert len(cells.values.values) == 3
    assert MISSING == 0
