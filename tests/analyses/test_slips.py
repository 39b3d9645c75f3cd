from __future__ import annotations

import pytest

from roverspecs.analyses.slips import in_another_unit, slip
from roverspecs.values.agreement import Amount
from roverspecs.values.published import PublishedValue


def found(one: str, other: str) -> str | None:
    """Return the slip between two values."""
    return slip(Amount(PublishedValue.parse(one)), Amount(PublishedValue.parse(other)))


POUNDS = "kilograms taken for pounds, or the other way round"
MILES = "miles taken for kilometres, or the other way round"
METRES = "metres taken for feet, or the other way round"

SLIPS = [
    # A factor of ten.
    ("5 kg", "50 kg", "50 kg is 10 times 5 kg"),
    ("350 kg", "3,500 kg", "3500 kg is 10 times 350 kg"),
    ("2.1 kg", "210 kg", "210 kg is 100 times 2.1 kg"),
    ("228 g", "228 kg", "228 kg is 1000 times 228 g"),
    ("228 g", "2.28 kg", "2.28 kg is 10 times 228 g"),
    ("80 mm", "80 cm", "80 cm is 10 times 80 mm"),
    # One unit for another.
    ("350 kg", "350 lb", f"350 kg is 2.205 times 350 lb: {POUNDS}"),
    ("350 kg", "772 kg", f"772 kg is 2.205 times 350 kg: {POUNDS}"),
    ("770 lb", "350 lb", f"770 lb is 2.205 times 350 lb: {POUNDS}"),
    ("1,000 kg", "1,000 lb", f"1000 kg is 2.205 times 1000 lb: {POUNDS}"),
    ("5 kg", "11 kg", f"11 kg is 2.205 times 5 kg: {POUNDS}"),
    (
        "250 g",
        "8.8 g",
        "250 g is 28.35 times 8.8 g: ounces taken for grams, or the other way round",
    ),
    (
        "6.2 t",
        "6.2 US_ton",
        "6.2 t is 1.102 times 6.2 US_ton: US tons taken for tonnes, or the other way round",
    ),
    ("10,000 km", "16,100 km", f"16100 km is 1.609 times 10000 km: {MILES}"),
    ("6,214 km", "10,000 km", f"10000 km is 1.609 times 6214 km: {MILES}"),
    ("19 km", "31 km", f"31 km is 1.609 times 19 km: {MILES}"),
    ("10,000 km", "10,000 mi", f"10000 mi is 1.609 times 10000 km: {MILES}"),
    ("1.5 m", "4.9 m", f"4.9 m is 3.281 times 1.5 m: {METRES}"),
    ("1.5 m", "1.5 ft", f"1.5 m is 3.281 times 1.5 ft: {METRES}"),
    (
        "6 ft",
        "6 in",
        "6 ft is 12 times 6 in: feet taken for inches, or the other way round",
    ),
    (
        "1.83 m",
        "6 in",
        "1.83 m is 12 times 6 in: feet taken for inches, or the other way round",
    ),
    (
        "20 in",
        "20 cm",
        "20 in is 2.54 times 20 cm: inches taken for centimetres, or the other way round",
    ),
    (
        "14 km/h",
        "8.7 km/h",
        "14 km/h is 1.609 times 8.7 km/h: miles an hour taken for kilometres an hour, or the other way round",
    ),
    # Both.
    ("11 kg", "5 lb", "units swapped: 11 lb is 5 kg"),
]


@pytest.mark.parametrize(("one", "other", "text"), SLIPS)
def test_slips(one: str, other: str, text: str) -> None:
    """A figure that is another one with a common slip is found, and named, whichever comes first."""
    # Swapped units have no order of their own.
    swapped = "units swapped: 5 kg is 11 lb"

    assert found(one, other) == text
    assert found(other, one) in (text, swapped)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Round figures that differ, and by no slip.
        ("5 kg", "9 kg"),
        ("25 kg", "27 kg"),
        ("1,000 kg", "1,100 kg"),
        ("500 kg", "550 kg"),
        ("590 kg", "710 kg"),
        ("120 kg", "190 kg"),
        # One digit is near too much.
        ("3 kg", "7 kg"),
        ("300 kg", "700 kg"),
        ("2 m", "7 m"),
        # Nobody takes miles for kilometres who writes centimetres.
        ("26 cm", "42 cm"),
        ("4.0 m", "10.2 m"),
        ("228 g", "503 g"),
        ("25 t", "55.1 t"),
        # Near a factor of ten, and not at it.
        ("228 g", "2.25 kg"),
        ("26 kg", "257 kg"),
        ("2.28 kg", "23 kg"),
        ("23 kg", "228 kg"),
        # Ranges say too little; so does nothing.
        ("5–6 kg", "50–60 kg"),
        ("5–6 kg", "55 kg"),
        ("55 kg", "5–6 kg"),
        ("0 kg", "5 kg"),
        ("0 kg", "0 lb"),
        ("0 kg", "55 lb"),
        # Alike, and a ton is near a tonne.
        ("1 t", "1 US_ton"),
        ("~1 kg", "~2 kg"),
        # They agree, or a range says too little.
        ("1–10 kg", "10 kg"),
        ("5 ft 11 in", "1.8 m"),
        ("5 kg", "5 kg"),
        # Nothing else is printed for a mass.
        ("5 kg", "5 m"),
        ("5 m²", "5 m"),
    ],
)
def test_honest_differences_are_no_slips(one: str, other: str) -> None:
    """Two figures may differ without a slip."""
    assert found(one, other) is None
    assert found(other, one) is None


def test_a_slip_of_a_compound() -> None:
    """Feet and inches are compared by their inches, but their units are not exchanged."""
    assert found("5 ft 11 in", "710 in") == "710 in is 10 times 5 ft 11 in"
    assert found("5 ft 11 in", "201 cm") is None


def test_the_last_inch_of_a_compound_counts() -> None:
    """10 ft 10 in is 130 inches, and not about 130 inches because of the zero."""
    feet = "feet taken for inches, or the other way round"

    assert found("10 ft 10 in", "1,560 in") == f"1560 in is 12 times 10 ft 10 in: {feet}"
    assert found("10 ft 10 in", "1,600 in") is None


@pytest.mark.parametrize(
    ("area", "volume", "text"),
    [
        ("13 m^2", "13 m³", "13 m^2 is an area, 13 m³ a volume, and 13 m² would agree with it"),
        ("140 ft²", "13 m³", "140 ft² is an area, 13 m³ a volume, and 13 m² would agree with it"),
        ("20 m²", "13 m³", "20 m² is an area, 13 m³ a volume"),
        # A volume whose unit is no cube has no area of the same name.
        ("13 m²", "13 L", "13 m² is an area, 13 L a volume"),
    ],
)
def test_an_area_for_a_volume(area: str, volume: str, text: str) -> None:
    """An area printed for a volume is found, and said whether it would agree as one."""
    assert found(area, volume) == found(volume, area) == f"area for volume: {text}"


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        ("1,025 lb", "~1,025 kilograms", "1025 kg"),
        ("26 in", "0.26 m", "26 cm"),
        ("1,921 km", "1921米", "1921 m"),
        ("40 kg", "40 lb", "40 lb"),
        ("7 kg", "5 kg", None),
        ("5 ft 10 in", "178 cm", None),
        ("60 in", "60 × 40 × 30 cm", None),
    ],
)
def test_a_number_in_another_unit(value: str, other: str, expected: str | None) -> None:
    """The unit of the other value is tried first, then the other usual ones."""
    others = [Amount(PublishedValue.parse(text)) for text in (other, "9 × 7 × 5 mm")]
    found = in_another_unit(PublishedValue.parse(value), others)
    assert (found and str(found)) == expected
