"""Twins: which figures of a text are paired, and which are two quantities."""

from __future__ import annotations

import time

import pytest

from roverspecs.analyses.mentions import MAX_LENGTH, survey
from roverspecs.analyses.twins import axis_of, twins_in


def twins(text: str) -> list[str]:
    """Return the twins of a text."""
    return [f"{one.value} = {other.value}" for one, other in twins_in(text, survey(text).mentions)]


# --- twins --------------------------------------------------------------------

PAIRED = [
    # In brackets.
    ("54 cm (21.26 inches)", ["54 cm = 21.26 inches"]),
    ("about 5 kilograms (about 11 pounds)", ["~5 kilograms = ~11 pounds"]),
    ("a 22-pound (10 kg) rover", ["22 pound = 10 kg"]),
    ("a 1,100-pound (500 kg) payload", ["1100 pound = 500 kg"]),
    ("5 kg [11 lb]", ["5 kg = 11 lb"]),
    ("54 cm（21.26 in）", ["54 cm = 21.26 in"]),
    ("5kg(11lb)", ["5 kg = 11 lb"]),
    ("5\u00a0kg (11\u2009lb)", ["5 kg = 11 lb"]),
    ("5 kg\n    (11 lb)", ["5 kg = 11 lb"]),
    ("5 kg. (11 lb.)", ["5 kg = 11 lb"]),
    ("5 kg (or 11 lb)", ["5 kg = 11 lb"]),
    ("5 kg (i.e. 11 lb)", ["5 kg = 11 lb"]),
    ("5 kg (equal to 11 lb)", ["5 kg = 11 lb"]),
    ("5 kg (roughly 11 lb)", ["5 kg = ~11 lb"]),
    ("5 kg (11 lb on Earth)", ["5 kg = 11 lb"]),
    ("5 kg (11 lb, 80 N)", ["5 kg = 11 lb"]),
    ("3 m long (10 ft)", ["3 m = 10 ft"]),
    ("3 m (10 ft long)", ["3 m = 10 ft"]),
    ("8 cm (3.15″)", ["8 cm = 3.15 in"]),
    ("2 m (6'7\")", ["2 m = 6 ft 7 in"]),
    ("1 lb 3 oz (540 g)", ["1 lb 3 oz = 540 g"]),
    ("1 h 50 min (110 minutes)", ["1 h 50 min = 110 minutes"]),
    ("1 cm per second (0.39 in/s)", ["1 cm/s = 0.39 in/s"]),
    ("350–400 kg (770–880 lb)", ["350–400 kg = 770–880 lb"]),
    ("5 kg (5,000 g)", ["5 kg = 5000 g"]),
    ("10,000 km (16,100 km)", ["10000 km = 16100 km"]),
    ("13 square meters (13 m³)", ["13 m² = 13 m³"]),
    # After a sign of equality.
    ("5 kg = 11 lb", ["5 kg = 11 lb"]),
    ("5 kg ≈ 11 lb", ["5 kg = ~11 lb"]),
    ("5 kg, i.e., 11 lb", ["5 kg = 11 lb"]),
    ("5 kg, that is 11 lb", ["5 kg = 11 lb"]),
    ("5 kg = 5000 g", ["5 kg = 5000 g"]),
    # Beside each other, in units of the two systems.
    ("5 kg/11 lb", ["5 kg = 11 lb"]),
    ("5 kg / 11 lb", ["5 kg = 11 lb"]),
    ("5 kg or 11 lb", ["5 kg = 11 lb"]),
    ("5 kg, or about 11 lb", ["5 kg = ~11 lb"]),
    ("5 kg; 11 lb", ["5 kg = 11 lb"]),
    ("5 kg — 11 lb", ["5 kg = 11 lb"]),
    ("5 kg, 11 lb, 6 kg, 13 lb", ["5 kg = 11 lb", "6 kg = 13 lb"]),
    # Lists, one by one.
    (
        "31.5 x 26 x 54 cm (12.4 x 10.2 x 21.3 in)",
        ["31.5 cm = 12.4 in", "26 cm = 10.2 in", "54 cm = 21.3 in"],
    ),
    ("2.3 m × 2.6 m (7.5 ft × 8.5 ft)", ["2.3 m = 7.5 ft", "2.6 m = 8.5 ft"]),
    (
        "26 cm, 31.5 cm and 54 cm (10.2 in, 12.4 in and 21.3 in)",
        ["26 cm = 10.2 in", "31.5 cm = 12.4 in", "54 cm = 21.3 in"],
    ),
    ("5 kg and 6 kg (11 lb and 13 lb)", ["5 kg = 11 lb", "6 kg = 13 lb"]),
    ("5 kg and 6 kg (13 lb)", ["6 kg = 13 lb"]),
    ("5 m (16 ft) long, 3 m (10 ft) wide", ["5 m = 16 ft", "3 m = 10 ft"]),
    ("5 kg (11 lb) or 6 kg (13 lb)", ["5 kg = 11 lb", "6 kg = 13 lb"]),
    (
        "It is just 10.24 inches (26 centimeters) tall, 12.4 inches (31.5 cm) wide and 21.26 inches (54 cm) long, "
        "and has a mass of about 11 pounds (5 kilograms).",
        [
            "10.24 inches = 26 centimeters",
            "12.4 inches = 31.5 cm",
            "21.26 inches = 54 cm",
            "~11 pounds = 5 kilograms",
        ],
    ),
    # Two quantities, and a reader takes them for two.
    ("340 kg (1,000 kg at launch)", []),
    ("5 kg (4 kg without batteries)", []),
    ("5 kg (300 g of payload)", []),
    ("2.1 kg (incl. 90 g)", []),
    ("5 kg (payload 11 lb)", []),
    ("10 km (2 km a day)", []),
    ("54 cm (31.5 cm stowed)", []),
    ("masses of 2.1 kg and 250 g", []),
    ("5 kg and 11 lb", []),
    ("5 kg, 300 g", []),
    ("2 h or 90 min", []),
    ("50 cm/1.2 m", []),
    ("7 m² (15 m³ of space)", []),
    ("10 m² and 30 m³", []),
    ("10 m², 30 m³", []),
    ("10 m², 30 m³, and so on", []),
    ("5 kg (26 cm)", []),
    ("54 × 26 cm (21 in)", []),
    ("54 × 26 cm (21 × 10 × 8 in)", []),
    ("54 cm (21 in × 10 in)", []),
    ("5 kg and 6 kg (11 lb to 13 lb, or so)", []),
    ("5 kg and 6 kg (13 lb in all)", []),
    ("5 kg (" + " " * 40 + "11 lb)", []),
    ("5 kg. It is far from 11 lb", []),
    ("5 kg 11 lb", []),
    ("12.4 kg (which some doubt, 11 lb)", []),
    ("770 and 880 lb (350 and 400 kg)", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_twins_are_found(text: str, expected: list[str]) -> None:
    """What a reader takes for one quantity in two units is paired, and nothing else is."""
    assert twins(text) == expected


@pytest.mark.parametrize(
    ("text", "axes"),
    [
        ("54 cm long, 31.5 cm wide", ["length", "width"]),
        ("54 cm (21 in) long", ["length", None]),
        ("26 cm tall", ["height"]),
        ("26-cm-high", ["height"]),
        ("a height of 26 cm", ["height"]),
        ("height: 26 cm", ["height"]),
        ("8 cm across", ["diameter"]),
        ("1.5 m deep, 3 mm thick", ["depth", "thickness"]),
        ("26 cm in height", ["height"]),
        ("a length of 5 m, a width of 3 m", ["length", "width"]),
        ("a diameter of 8 cm, a depth of 1.5 m", ["diameter", "depth"]),
        ("thickness: 3 mm", ["thickness"]),
        ("5 m in length and 3 m in width", ["length", "width"]),
        ("8 cm in diameter, 2 m in depth, 3 mm in thickness", ["diameter", "depth", "thickness"]),
        ("longer than 26 cm", [None]),
        ("5 kg, and long", [None]),
    ],
)
def test_axes_are_read(text: str, axes: list[str | None]) -> None:
    """The word beside a length says which way it measures."""
    assert [axis_of(text, figure) for figure in survey(text).mentions] == axes


def test_no_gap_takes_long() -> None:
    """What stands between two figures is looked at no further than a line."""
    text = "5 kg (" + " " * (MAX_LENGTH - 20) + "! 11 lb"
    start = time.perf_counter()
    assert twins(text) == []
    assert time.perf_counter() - start < 5
