"""Specs of the figures in texts; ``test_statements`` reads whole sentences."""

from __future__ import annotations

import pytest

from roverspecs.analyses.text_specs import _WORDS, Spot, configuration_at, specs_at
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
    ],
)
def test_the_nearest_word_decides(text: str, specs: tuple[str, ...]) -> None:
    """The word right behind a figure counts most, then the nearest one before it."""
    assert specs_at(spot(text, "5 kg"), "mass", "kg") == specs


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
