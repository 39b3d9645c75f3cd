"""Exceptions, and what they suggest instead of what was found."""

from __future__ import annotations

import difflib
import pickle
from collections.abc import Collection
from typing import Any

import pytest

from roverspecs import errors
from roverspecs.errors import (
    MOST_SUGGESTIONS,
    DimensionError,
    FieldError,
    FilterSyntaxError,
    LimitedSuggestions,
    Problem,
    RecordError,
    RoverspecsError,
    UnitError,
    UnknownFormatError,
    UnknownSpecError,
    UnknownUnitError,
    UnknownVehicleError,
    UnreadError,
    ValueSyntaxError,
    closest,
    counted,
    one_of,
    shortened,
    suggestion,
)
from roverspecs.frames.reports import UnreadText

EXAMPLES: list[tuple[RoverspecsError, type[Exception], str]] = [
    (ValueSyntaxError("x", "expected a number"), ValueError, "cannot read 'x': expected a number"),
    (FilterSyntaxError("x", "expected a field"), ValueError, "cannot read 'x': expected a field"),
    (
        FilterSyntaxError("a b", "expected 'and'", 3),
        ValueError,
        "cannot read 'a b' at character 3: expected 'and'",
    ),
    (FieldError("expected text"), ValueError, "expected text"),
    (UnitError("kgs", "write 'kg'"), ValueError, "unit 'kgs': write 'kg'"),
    (UnknownUnitError("kgs", "write 'kg'"), LookupError, "unit 'kgs': write 'kg'"),
    (DimensionError("m", "expected a mass"), ValueError, "unit 'm': expected a mass"),
    (
        UnknownVehicleError("slym", ("slim",)),
        LookupError,
        "unknown vehicle 'slym': did you mean 'slim'?",
    ),
    (
        UnknownVehicleError("a", ("slim",), problems=(Problem("a.toml", 1, "mass", "bad"),)),
        LookupError,
        "vehicle 'a' is left out with its file: a.toml:1: mass: bad",
    ),
    (UnknownSpecError("x", ("a", "b")), LookupError, "unknown spec 'x': expected one of 'a', 'b'"),
    (
        UnknownFormatError("jsn", ("json",)),
        ValueError,
        "unknown format 'jsn': did you mean 'json'?",
    ),
    (
        RecordError(
            [Problem("a.toml", 3, "mass[1].value", "no"), Problem("a.toml", None, "", "nor")]
        ),
        ValueError,
        "a.toml:3: mass[1].value: no\na.toml: nor",
    ),
    (
        UnreadError([UnreadText("kilo", 2, "write 'kg'"), UnreadText("x", 1, "no unit")]),
        ValueError,
        "cannot read 3 of the rows\n'kilo' in 2 rows: write 'kg'\n'x' in 1 row: no unit\n"
        "to leave them empty and have them counted, give errors='report'",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "message"), EXAMPLES)
def test_each_error_is_of_the_family_and_a_builtin(
    error: RoverspecsError, builtin: type[Exception], message: str
) -> None:
    """Each error can be caught as ours and as the builtin it refines, and says what is wrong."""
    assert isinstance(error, RoverspecsError)
    assert isinstance(error, builtin)
    assert str(error) == message


@pytest.mark.parametrize("error", [example[0] for example in EXAMPLES])
def test_each_error_pickles(error: RoverspecsError) -> None:
    """An error comes back from a pickle with its message, its values and its place."""
    copy = pickle.loads(pickle.dumps(type(error)(*error.args).at("somewhere")))  # noqa: S301 (our own bytes)

    assert type(copy) is type(error)
    assert str(copy) == f"somewhere: {error}"
    assert vars(copy).keys() >= vars(error).keys()


def test_no_error_is_left_out_above() -> None:
    """Every error class has its example, but the two that are only bases."""
    classes = {
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, RoverspecsError)
    }

    assert classes - {type(example[0]) for example in EXAMPLES} == {
        RoverspecsError,
        errors.UnknownNameError,
    }


def test_the_place_grows_while_the_error_rises() -> None:
    """The outermost place comes first."""
    assert str(FieldError("no").at("source").at("mass")) == "mass.source: no"


def test_the_nearest_names_come_first() -> None:
    """Names are compared without case; the first of two that differ in case only is offered."""
    assert closest("TENACIUS", ["slim", "tenacious", "Tenacious"]) == ["tenacious"]
    assert closest("x", []) == []
    assert suggestion("q", ["a", "b"]) == "expected one of 'a', 'b'"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("lupex", ["lupex-rover", "lupex-lander", "LUPEX着陸機"]),
        ("LUPEX-", ["lupex-rover", "lupex-lander"]),
        ("rover", ["Rover One", "lupex-rover"]),
        ("one", []),
        ("luppex-rovr", ["lupex-rover", "lupex-lander"]),
        ("l", []),
        ("", []),
    ],
)
def test_names_that_begin_with_a_word_or_contain_it_come_first(word: str, found: list[str]) -> None:
    """A part of a name means that name; three letters may be part of many, and mean what they look like."""
    names = ["tenacious", "lupex-rover", "lupex-lander", "LUPEX着陸機", "Rover One"]
    assert closest(word, names) == found


def test_usual_words_have_a_meaning() -> None:
    """What many people say means the choices that there are of those meant by it."""
    usual = {"weight": ("heaviness", "mass")}
    assert closest("Weight", ["surface_weight", "mass"], usual) == ["mass"]
    assert closest("weight", ["surface_weight"], usual) == ["surface_weight"]
    assert suggestion("weight", ["mass"], usual) == "did you mean 'mass'?"


def test_the_same_mistake_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of thousands of wrong words compares each with a few choices, and once."""
    compared: list[int] = []

    def search(word: str, choices: Collection[str], **options: Any) -> list[str]:
        compared.append(len(choices))
        return difflib_search(word, choices, **options)

    difflib_search = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", search)
    names = ["kilogram", *(f"mile {number}" for number in range(1000))]
    for _ in range(3):
        assert closest("kilogrem", names) == ["kilogram"]

    assert len(compared) == 1
    assert compared[0] < 10


def test_a_hundred_different_mistakes_are_looked_up() -> None:
    """Within a file the next one has no near names, those before it keep theirs, and others end it."""
    usual = {"weight": ("mass",)}
    with LimitedSuggestions():
        for number in range(MOST_SUGGESTIONS):
            assert closest(f"kilogram{number}", ["kilogram", "mass"]) == ["kilogram"]
        with LimitedSuggestions():
            assert closest("kilogrem", ["kilogram"]) == ["kilogram"]

        assert closest("kilogrem", ["kilogram"]) == closest("weight", ["mass"], usual) == []
        assert suggestion("kilogrem", ["kilogram"]) == "expected one of 'kilogram'"
        assert closest("Kilogram7", ["kilogram"]) == ["kilogram"]
    assert closest("kilogrem", ["kilogram"]) == ["kilogram"]


def test_a_word_is_one_of_some() -> None:
    """It is returned as it is."""
    assert one_of("dark", ("light", "dark"), "theme") == "dark"
    assert one_of("", iter([""]), "theme") == ""


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("drak", "theme: unknown 'drak': did you mean 'dark'?"),
        ("Dark", "theme: unknown 'Dark': did you mean 'dark'?"),
        ("blue", "theme: unknown 'blue': expected one of 'light', 'dark'"),
        (None, "theme: unknown None: expected one of 'light', 'dark'"),
        (["dark"], "theme: unknown ['dark']: did you mean 'dark'?"),
        (b"dark", "theme: unknown b'dark': did you mean 'dark'?"),
    ],
)
def test_another_word_is_refused(value: object, message: str) -> None:
    """The error names the option, and the nearest words there are."""
    with pytest.raises(FieldError) as caught:
        one_of(value, iter(["light", "dark"]), "theme")
    assert str(caught.value) == message


def test_long_values_are_shortened() -> None:
    """A message repeats no more than a line of what was found."""
    assert shortened("a" * 500) == "'" + "a" * 44 + "…" + "a" * 9 + "'"
    assert shortened("short") == "'short'"


def test_a_column_with_many_unread_texts_lists_the_first() -> None:
    """The message stays short; the error holds all of them."""
    error = UnreadError(UnreadText(f"x{place}", 1, "no unit") for place in range(12))

    assert str(error).splitlines()[0] == "cannot read 12 of the rows"
    assert str(error).splitlines()[-3:-1] == ["'x9' in 1 row: no unit", "and 2 more"]
    assert len(error.unread) == 12


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (9999, "9999 rows"), (25000, "25,000 rows")],
)
def test_things_are_counted_in_words(count: int, text: str) -> None:
    """One is no plural, and five digits are grouped, as in tables."""
    assert counted(count, "row") == text
