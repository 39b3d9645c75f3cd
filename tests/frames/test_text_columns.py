"""Columns of texts, read on every engine as a record reads them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from dataframes import ENGINES, Columns, Engine, are_near, column, on_engines, rows
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from roverspecs.errors import FieldError, RoverspecsError, UnreadError
from roverspecs.frames import engines
from roverspecs.frames.text_columns import PARTS, STEPS, Reader, read
from roverspecs.values import units
from roverspecs.values.published import PublishedValue
from roverspecs.values.spans import Span

# The engines are there for one run alone.
pytestmark = pytest.mark.once

# One that has its rows at hand, and one that computes when it is asked for them.
every_engine = on_engines(traced=("pandas", "duckdb"))

# A text, and what it is read into in kg: magnitude, low, high and mark.
READ: dict[str | None, tuple[float | None, float | None, float | None, str | None]] = {
    "12.4 kg": (12.4, 12.4, 12.4, ""),
    "~12.4 kg": (12.4, None, None, "~"),
    "≤1 kg": (None, None, 1.0, "≤"),
    "<1000 g": (None, None, 1.0, "<"),
    "at least 350 kg": (None, 350.0, None, "≥"),
    "> 3 t": (None, 3000.0, None, ">"),
    "5–6 kg": (None, 5.0, 6.0, "–"),
    "about 5 to 6 kg": (None, 5.0, 6.0, "~"),
    "65±1 kg": (65.0, 64.0, 66.0, "±"),
    "65 +2/-1 kg": (65.0, 64.0, 67.0, "±"),
    "7 stone": (44.45205226, 44.45205226, 44.45205226, ""),
    "1 lb 8 oz": (0.68038855500000001, 0.68038855500000001, 0.68038855500000001, ""),
    "1,100 kg": (1100.0, 1100.0, 1100.0, ""),
    "５ kg": (5.0, 5.0, 5.0, ""),
    "約228g": (0.228, None, None, "~"),
    "1.5e3 g": (1.5, 1.5, 1.5, ""),
    "0 kg": (0.0, 0.0, 0.0, ""),
    "12 Kilogramm": (12.0, 12.0, 12.0, ""),
    None: (None, None, None, None),
    "": (None, None, None, None),
    "  ": (None, None, None, None),
    "n/a": (None, None, None, None),
    "TBD": (None, None, None, None),
    "-": (None, None, None, None),
}

UNREAD = {
    "1.234 Kilogramm": "'1.234' could be 1234 or 1.234",
    "5 ft 3 in": "expected a unit of mass, such as 'kg', found one of length",
    "60 × 40 cm": "expected one length, found several",
    "soon": "expected one number and its unit",
    "5 kg\n": "expected no line breaks",
    "1 ton": "ambiguous: write 't'",
    "-5 kg": "expected zero or more, found a negative value",
    "5": "expected a unit of mass, such as 'kg', found none",
}


@every_engine
def test_texts_are_read_into_numbers_ends_and_marks(engine: Engine) -> None:
    """Each text means what the grammar says, in one unit, and never something near it."""
    frame = engine.frame({"Mass": list(READ)})

    made = read(frame, "Mass", to="kg")

    assert type(made) is type(frame)
    assert list(rows(made)[0]) == ["row", "Mass", *PARTS]
    for place, part in enumerate(PARTS):
        assert are_near(column(made, part), [each[place] for each in READ.values()]), part


@every_engine
def test_texts_that_are_not_read_are_an_error_with_counts(engine: Engine) -> None:
    """They are listed with rows and reasons; those with one number are one kind."""
    frame = engine.frame({"Mass": [*UNREAD, "7 foos", "8.5 foos", "5 kg"]})

    with pytest.raises(UnreadError) as caught:
        read(frame, "Mass", to="kg")

    found = {each.text: each for each in caught.value.unread}
    first = caught.value.unread[0]
    assert (first.text, first.count) == ("… foos", 2)
    assert first.reason == "unknown; did you mean 'foot'?"
    assert len(found) == len(UNREAD) + 1
    reasons = [each.reason for each in found.values()]
    for reason in UNREAD.values():
        assert any(each.startswith(reason) for each in reasons), reason


@every_engine
def test_texts_that_are_not_read_are_left_empty_if_asked(engine: Engine) -> None:
    """The others stand, also those of one kind with a text that is not read."""
    frame = engine.frame({"Mass": ["1.234 Kilogramm", "1.2 Kilogramm", "10 foos", "≤3 kg"]})

    made, unread = read(frame, "Mass", to="kg", name="mass", errors="report")

    assert column(made, "mass_magnitude") == [None, 1.2, None, None]
    assert column(made, "mass_high") == [None, 1.2, None, 3.0]
    assert column(made, "mass_mark") == [None, "", None, "≤"]
    assert [(each.text, each.count) for each in unread] == [("1.234 Kilogramm", 1), ("… foos", 1)]


@every_engine
def test_counts_and_empty_columns_are_read(engine: Engine) -> None:
    """A count has no unit; a column without a text gives nothing."""
    import pyarrow as pa

    made = read(engine.frame({"Wheels": ["6", "~4", None]}), "Wheels", to="")
    assert column(made, "magnitude") == [6.0, 4.0, None]

    for texts in ([], [None, ""]):
        columns: Columns = {"Wheels": pa.array(texts, pa.string())}
        made = read(engine.frame(columns), "Wheels", to="")
        assert column(made, "mark") == [None] * len(texts)


@on_engines("pyarrow")
def test_a_new_column_overwrites_nothing(engine: Engine) -> None:
    """Two columns are read under two names; a name that is taken is refused, in any case."""
    frame = engine.frame({"Mass": ["5 kg"], "Length": ["1 m"], "LOW": [1]})

    with pytest.raises(FieldError, match=r"^the frame has a column 'LOW' already: give .* name='m"):
        read(frame, "Mass", to="kg")
    both = read(read(frame, "Mass", to="kg", name="mass"), "Length", to="cm", name="length")
    assert rows(both)[0]["mass_magnitude"] == 5.0
    assert rows(both)[0]["length_magnitude"] == 100.0


@every_engine
def test_a_wrong_column_is_refused(engine: Engine) -> None:
    """Numbers have their own function."""
    frame = engine.frame({"Mass": [1.0]})

    with pytest.raises(
        FieldError, match=r"^column: expected a column of texts, found 'Mass' of Fl"
    ):
        read(frame, "Mass", to="kg")
    with pytest.raises(FieldError, match=r"^column: no column 'mass': did you mean 'Mass'"):
        read(frame, "mass", to="kg")
    with pytest.raises(RoverspecsError, match=r"^to: unit 'foo': "):
        read(engine.frame({"Mass": ["1 kg"]}), "Mass", to="foo")


@on_engines("pyarrow")
def test_a_column_of_prose_is_refused(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more different texts are fetched than can be read one by one."""
    monkeypatch.setattr("roverspecs.frames.text_columns.MOST_TEXTS", 2)
    frame = engine.frame({"Mass": ["a", "b", "c"]})

    with pytest.raises(FieldError, match=r"^column: expected at most 2 different texts, found mor"):
        read(frame, "Mass", to="kg")


# --- beside the records --------------------------------------------------------------

_NUMBERS = st.one_of(
    st.integers(0, 10**6).map(str),
    st.integers(0, 999).map(lambda number: f"{number}00"),
    st.decimals(0, 10**6, places=3, allow_nan=False).map(str),
    st.decimals(0, 99, places=1, allow_nan=False).map(str),
    st.sampled_from(["1,100", "1 100", "05", "1.5e3", "½", "1½", "５", "3.", ".5", "1.234", "1 2"]),
)
_BEFORE = st.sampled_from(
    [
        "",
        "~",
        "≈ ",
        "≤",
        "<",
        ">",
        "at least ",
        "about ",
        "approx. ",
        "ca. ",
        "約",
        "-",
        "max ",
        "x",
    ]
)
_AFTER = st.sampled_from(
    [
        " kg",
        "kg",
        " g",
        " lb",
        " lbs",
        " Kilogramm",
        " кг",
        " 公斤",
        " stone",
        " ton",
        " m",
        "",
        "%",
    ]
)
_ONE = st.tuples(_BEFORE, _NUMBERS, _AFTER).map("".join)
_TWO = st.tuples(_NUMBERS, st.sampled_from(["–", " to ", "±", "-", " x "]), _NUMBERS, _AFTER)
_TEXTS = st.lists(st.one_of(_ONE, _ONE, _TWO.map("".join)), min_size=1, max_size=30)


def _as_a_record(text: str) -> Span | None:
    """Return the span that a record has for a text, in kg; None where it refuses the text."""
    try:
        return Span.of(PublishedValue.parse(text)).in_unit("kg")
    except RoverspecsError:
        return None


def _check_against_records(engine: Engine, texts: list[str]) -> None:
    import narwhals.stable.v2 as nw

    frame = nw.from_native(engine.frame({"printed": texts}))
    reader = Reader.of("kg")
    reader.fetch(frame, "printed")
    made = engines.in_each_part(frame, lambda part: reader.with_figures(part, "printed", ""))
    for row in rows(made.to_native()):
        span = _as_a_record(row["printed"])
        if span is None:
            assert row["mark"] is None, row
            continue
        value = PublishedValue.parse(row["printed"])
        assert row["mark"] == value.mark
        if row["mark"] == "~" and span.is_point:
            assert row["low"] is row["high"] is None
            row["low"] = row["high"] = row["magnitude"]
        found = [row[name] for name in ("low", "high", *STEPS)]
        expected = [
            end if end is None else float(end) for end in (span.low, span.high, *span.steps)
        ]
        assert are_near(found, expected), row
        nominal = Fraction(value.nominal) * units.factor_between(value.unit, "kg")
        if row["magnitude"] is not None:
            assert are_near([row["magnitude"]], [float(nominal)]), row


_SLOW = ("dask", "pyspark")
_FAST = [engine.name for engine in ENGINES if engine.name not in _SLOW]


@on_engines(*_FAST)
@examples(25)
@given(texts=_TEXTS)
def test_every_engine_reads_as_the_records_do(engine: Engine, texts: list[str]) -> None:
    """Ends, steps and marks are the records' within 1e-12, and nothing is read that they refuse."""
    _check_against_records(engine, texts)


@on_engines(*_SLOW)
def test_slow_engines_read_as_the_records_do(engine: Engine) -> None:
    """The same with one long list, as these take long for any list."""
    texts: list[Any] = [text for text in (*READ, *UNREAD) if text and text.strip()]
    numbers = ("0", "5", "10", "500", "350", "0.50", "1.234", "12.30", "1,100", "105", "1000.0")
    texts += [f"{mark}{each} lb" for each in numbers for mark in ("", "~", "≤", "about ", ">")]
    _check_against_records(engine, texts)
