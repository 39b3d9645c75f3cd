from __future__ import annotations

import pickle

import pytest

from roverspecs import errors
from roverspecs.errors import (
    DimensionError,
    FieldError,
    FilterSyntaxError,
    Problem,
    RecordError,
    RoverspecsError,
    UnitError,
    UnknownFormatError,
    UnknownSpecError,
    UnknownUnitError,
    UnknownVehicleError,
    ValueSyntaxError,
    closest,
    shortened,
    suggestion,
)

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


def test_long_values_are_shortened() -> None:
    """A message repeats no more than a line of what was found."""
    assert shortened("a" * 500) == "'" + "a" * 44 + "…" + "a" * 9 + "'"
    assert shortened("short") == "'short'"
