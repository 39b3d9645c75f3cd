"""Specs of the figures in texts; ``test_statements`` reads whole sentences."""

from __future__ import annotations

import pytest

from roverspecs.analyses.text_specs import (
    _WORDS,
    Spot,
    configuration_at,
    is_own_speed,
    specs_at,
)
from roverspecs.records.vehicles import PUBLISHED


def spot(text: str, figure: str) -> Spot:
    """Return a figure that stands in a sentence."""
    start = text.index(figure)
    return Spot(text, start, start + len(figure), 0, len(text), 0)


@pytest.mark.parametrize(
    ("dimension", "spec"),
    [
        (dimension, spec)
        for dimension, rows in _WORDS.items()
        for _, specs in rows
        for spec in specs
    ],
)
def test_words_stand_for_specs_of_their_dimension(dimension: str, spec: str) -> None:
    """A figure in kilograms is never taken for a length."""
    assert PUBLISHED[spec].dimension == dimension


@pytest.mark.parametrize(
    ("text", "specs"),
    [
        ("its mass is 5 kg", ("mass", "dry_mass", "launch_mass")),
        ("its dry mass is 5 kg", ("dry_mass",)),
        ("it weighs 5 kg at launch", ("launch_mass",)),
        ("it weighs 5 kg, and more at launch", ("mass", "dry_mass", "launch_mass")),
        ("its payload of 5 kg", ("payload_mass", "payload_capacity")),
        ("5 kg of propellant", ()),
        ("a camera with a mass of 5 kg", ()),
        ("it tipped the scales at 5 kg", ("mass", "dry_mass", "launch_mass")),
        ("it came in at 5 kg", ("mass", "dry_mass", "launch_mass")),
        ("At 5 kg, it is small", ("mass", "dry_mass", "launch_mass")),
        ("it has a 5 kg body", ("mass", "dry_mass", "launch_mass")),
        ("it was a 5 kg machine", ("mass", "dry_mass", "launch_mass")),
        # Who carries a rover, or is carried, says nothing of its mass.
        ("carried by it, a 5 kg rover", ("mass", "dry_mass", "launch_mass")),
        ("it can deliver a 5 kg rover", ("mass", "dry_mass", "launch_mass")),
        ("it carried 5 kg", ("payload_mass", "payload_capacity")),
        ("carried on it, 5 kg", ()),
    ],
)
def test_the_nearest_word_decides(text: str, specs: tuple[str, ...]) -> None:
    """The word right behind a figure counts most, then the nearest one before it."""
    assert specs_at(spot(text, "5 kg"), "mass", "kg") == specs


@pytest.mark.parametrize(
    ("text", "specs"),
    [
        ("it covered 5 m", ("distance_driven",)),
        ("it trundled 5 m over the surface", ("distance_driven",)),
        ("it was covered by 5 m", ()),
        ("its wheels are 5 m", ("wheel_diameter", "wheel_width")),
        ("its wheels are 5 m apart", ()),
        ("its wheels are 5 m wide", ("wheel_width",)),
        ("it has a ground clearance of 5 m", ("ground_clearance",)),
        ("it is 5 m high", ("height", "envelope")),
    ],
)
def test_the_spec_of_a_length(text: str, specs: tuple[str, ...]) -> None:
    """What a length is of, newspapers say in many ways."""
    assert specs_at(spot(text, "5 m"), "length", "m") == specs


@pytest.mark.parametrize(
    ("text", "dimension", "expected"),
    [
        ("it reached 5 km/h", "speed", True),
        ("it crept at 5 km/h across the surface", "speed", True),
        ("its top speed is 5 km/h", "speed", True),
        ("it entered the atmosphere at 5 km/h", "speed", False),
        ("its average speed is 5 km/h", "speed", False),
        ("it reached 5 km/h", "length", False),
    ],
)
def test_a_speed_of_a_vehicle(text: str, dimension: str, expected: bool) -> None:
    """It is of the vehicle unless a word for another thing stands beside it."""
    assert is_own_speed(spot(text, "5 km/h"), dimension) is expected


@pytest.mark.parametrize(
    ("text", "configuration"),
    [
        ("5 cm wide when deployed", "deployed"),
        ("stowed, it is 5 cm wide", "stowed"),
        ("展開時は幅5 cm", "deployed"),
        ("5 cm wide", None),
    ],
)
def test_the_configuration_that_a_text_states(text: str, configuration: str | None) -> None:
    """The words around a figure say whether the vehicle was folded."""
    assert configuration_at(spot(text, "5 cm")) == configuration
