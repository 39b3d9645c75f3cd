from __future__ import annotations

import pytest

from roverspecs.analyses.echoes import Echo, Echoes
from roverspecs.values.agreement import Amount
from roverspecs.values.published import PublishedValue


def found(*values: str) -> list[Echo]:
    """Return the echoes among values, the first one for each figure that came back."""
    echoes = Echoes(Amount(PublishedValue.parse(value)) for value in values)
    first: dict[int, Echo] = {}
    for place in range(len(values)):
        for echo in echoes.of(place):
            first.setdefault(echo.last, echo)
    return list(first.values())


ECHOES = [
    # What is between is printed, or it is not.
    (["250 g", "9 oz", "255 g"], ["printed: 250 g → 9 oz → 255 g"]),
    (["250 g", "255 g"], ["likely: 250 g → 9 oz → 255 g"]),
    (["~250 g", "~9 oz", "~255 g"], ["printed: ~250 g → 9 oz → ~255 g"]),
    (["0.25 kg", "9 oz", "255 g"], []),
    (["250 g", "9 oz", "0.255 kg"], ["printed: 250 g → 9 oz → 0.255 kg"]),
    (["500 kg", "1,100 lb", "499 kg"], ["printed: 500 kg → 1100 lb → 499 kg"]),
    # To hundreds only if such a figure is printed.
    (["500 kg", "499 kg"], []),
    (["350 kg", "770 lb", "349 kg"], ["printed: 350 kg → 770 lb → 349 kg"]),
    # And to two digits at least: 41.5 kg are no 90 lb.
    (["41.5 kg", "90 lb", "40.82 kg"], []),
    (["44 kg", "100 lb", "45.4 kg"], []),
    (["455 kg", "1,000 lb", "453.6 kg"], ["printed: 455 kg → 1000 lb → 453.6 kg"]),
    (["5,000 kg", "11,000 lb", "4,990 kg"], ["printed: 5000 kg → 11000 lb → 4990 kg"]),
    (["~6,000 kg", "13,000 lb", "5,897 kg"], ["printed: ~6000 kg → 13000 lb → 5897 kg"]),
    (["2 t", "4,400 lb", "1.996 t"], ["printed: 2 t → 4400 lb → 1.996 t"]),
    (["9 oz", "255 g", "8.99 oz"], ["printed: 9 oz → 255 g → 8.99 oz"]),
    (["5 kg", "11 lb", "0.0050 t"], []),
    (["5 kg", "11 lb", "4.99 kg"], ["printed: 5 kg → 11 lb → 4.99 kg"]),
    (["5 lb", "2.3 kg", "5.07 lb"], ["printed: 5 lb → 2.3 kg → 5.07 lb"]),
    # No more digits than before; the very same; as near as the straight way.
    (["250 g", "9 oz", "260 g"], []),
    (["250 g", "9 oz", "250.0 g"], []),
    (["250 g", "8.82 oz", "250.1 g"], []),
    # The order of a record is that of trust, and not of who copied whom.
    (["255 g", "9 oz", "250 g"], ["printed: 250 g → 9 oz → 255 g"]),
    # What does not come back to the units it came from.
    (["250 g", "9 oz", "0.5625 lb"], []),
    # Nobody rounds 0.55 to 1.
    (["0.25 kg", "1 lb", "0.454 kg"], []),
    (["250 g", "10 oz", "283 g"], []),
    (["245–255 g", "9 oz", "255 g"], []),
    (["250 g", "9 oz", "254.9–255.1 g"], []),
    (["0 g", "9 oz", "0.5 g"], []),
]


@pytest.mark.parametrize(("values", "expected"), ECHOES)
def test_echoes(values: list[str], expected: list[str]) -> None:
    """A figure that is another one converted, rounded and converted back is found, with its way."""
    ways = []
    for echo in found(*values):
        kind = "likely" if echo.printed is None else "printed"
        ways.append(f"{kind}: {echo.text}")

    assert ways == expected


@pytest.mark.parametrize(
    ("values", "path"),
    [
        (["8 cm", "7.9 cm"], "8 cm → 3.1 in → 7.9 cm"),
        (["54 cm", "54.1 cm"], "54 cm → 21.3 in → 54.1 cm"),
        (["5 m", "4.9 m"], "5 m → 16 ft → 4.9 m"),
        (["10 in", "9.8 in"], "10 in → 25 cm → 9.8 in"),
        (["10 km", "9.7 km"], "10 km → 6 mi → 9.7 km"),
        (["20 mi", "19.9 mi"], "20 mi → 32 km → 19.9 mi"),
        (["1 m", "0.991 m"], "1 m → 39 in → 0.991 m"),
        (["80 mm", "79 mm"], "80 mm → 3.1 in → 79 mm"),
        (["10 ft", "9.8 ft"], "10 ft → 3 m → 9.8 ft"),
        (["10 km/h", "9.7 km/h"], "10 km/h → 6 mph → 9.7 km/h"),
        (["10 mph", "9.9 mph"], "10 mph → 16 km/h → 9.9 mph"),
    ],
)
def test_echoes_of_other_dimensions(values: list[str], path: str) -> None:
    """Lengths and speeds echo, too."""
    assert [echo.text for echo in found(*values)] == [path]


def test_an_echo_knows_its_figures_by_their_places() -> None:
    """The first figure that is the number between is named, wherever it stands."""
    assert found("9 oz", "250 g", "9 oz", "255 g") == [
        Echo(origin=1, last=3, way="9 oz", printed=0, text="250 g → 9 oz → 255 g")
    ]


def test_figures_of_other_dimensions_are_passed_over() -> None:
    """Times, counts and powers are not converted by readers, and do not hide an echo."""
    assert found("250 h", "255 h", "250", "255", "250 W", "255 W") == []
    assert [echo.text for echo in found("255 cm", "250 g", "9 in", "255 g")] == [
        "250 g → 9 oz → 255 g"
    ]


def test_a_figure_comes_back_to_the_system_it_came_from() -> None:
    """8.99 oz is finer than 255 g, but no metric figure came back as ounces."""
    assert found("250 g", "8.82 oz") == []
    assert [echo.text for echo in found("9 oz", "8.99 oz")] == ["9 oz → 255 g → 8.99 oz"]


def test_the_smaller_of_two_echoes_comes_first() -> None:
    """Echoes of one figure by one way are in the order of their sizes, whatever their digits."""
    values = ("350 kg", "349.3 kg", "349 kg", "349.27 kg")

    assert [echo.text for echo in found(*values) if echo.origin == 0] == []
    assert [echo.text for echo in found("770 lb", *values) if echo.origin == 1] == [
        "350 kg → 770 lb → 349 kg",
        "350 kg → 770 lb → 349.27 kg",
        "350 kg → 770 lb → 349.3 kg",
    ]


@pytest.mark.parametrize("number", ["9" * 40, f"0.{'0' * 30}5", "1e30", "1e-30"])
def test_no_figure_is_too_large_or_too_small(number: str) -> None:
    """Any number that the grammar reads is held against the others."""
    assert found(f"{number} t", "5 kg", f"{number} kg") == []
