from __future__ import annotations

import pytest

from roverspecs.analyses.mentions import survey
from roverspecs.analyses.text_units import unit_at
from roverspecs.analyses.text_words import REFUSED
from roverspecs.values._factors import FACTORS, SYMBOLS


def found(text: str) -> list[str]:
    """Return the figures of a text in one spelling."""
    return [str(figure.value) for figure in survey(text).mentions if figure.is_sure]


@pytest.mark.parametrize(
    "unit", [name for name in (*FACTORS, *SYMBOLS) if name not in ("%", "percent")]
)
def test_every_unit_of_a_record_is_read_from_a_text(unit: str) -> None:
    """A text may use each symbol and each spelling that a record may use."""
    assert found(f"about 5.5 {unit}, or so") == [f"~5.5 {unit}"]


SPOKEN = {
    "lb": "Lbs|LBS|Lb|LB",
    "kg": "kgs|Kg|KG|Kgs|KGS",
    "cm": "Cm|CM",
    "km": "Km|KM",
    "ft": "Ft|FT|′",
    "in": "″",
    "oz": "Oz|OZ",
    "km/h": "kph|kmh|KPH|Km/h|KM/H|km per hour|kilometers per hour|kilometres an hour|km / hr",
    "mph": "MPH|miles per hour|miles an hour",
    "m/s": "meters per second|metres a second|m/sec|m per s",
    "ft/min": "feet per minute|ft/minute|ft / min",
    "cm/d": "cm per day|cm a day|cm/d",
    "t": "metric tons|metric ton|Metric Tons|metric-ton",
    "US_ton": "short tons|short ton|short-ton",
    "UK_ton": "long tons|long ton",
    "m²": "square meters|square metres|square meter|square metre|square-metre|sq m|sq. m|m2",
    "ft²": "square feet|square foot|square-foot|sq ft|sq. ft|sq-ft|ft2",
    "in²": "square inches|square inch",
    "cm²": "square centimeters|square centimetres|cm2",
    "m³": "cubic meters|cubic metres|cubic meter|cubic metre|cubic-metre|m3",
    "ft³": "cubic feet|cubic foot|cubic-foot|cu ft|cu. ft|ft3",
    "cm³": "cubic centimeters|cubic centimetres|cm3",
    "nmi": "nautical miles|nautical mile",
    "Wh": "watt hours|watt hour|watt-hour",
    "kWh": "kilowatt hours|kilowatt hour|kilowatt-hours",
    "lbf": "pounds force|pounds-force",
}


@pytest.mark.parametrize(
    ("unit", "name"), [(unit, name) for unit, names in SPOKEN.items() for name in names.split("|")]
)
def test_units_are_read_as_they_are_spoken(unit: str, name: str) -> None:
    """Running text writes units as a record may not."""
    glue = "" if name in "′″" else " "

    assert found(f"It is 5.5{glue}{name}.") == [f"5.5 {unit}"]


@pytest.mark.parametrize(
    ("text", "name", "ending"),
    [
        (" kg of soil", "kg", " of soil"),
        ("-pound rover", "pound", " rover"),
        (" miles per hour on sand", "mph", " on sand"),
        (" cubic feet, at most", "ft³", ", at most"),
        ("公斤的月球车", "kg", "的月球车"),
        (" кг, на", "kg", ", на"),
        (" mil thick", REFUSED, " thick"),
        ("馬力の", REFUSED, "の"),
        (" Martian days later", REFUSED, " later"),
        (" kgf/x", REFUSED, "/x"),
    ],
)
def test_a_unit_ends_where_its_words_do(text: str, name: str, ending: str) -> None:
    """It has the name that a record gives it, or "?" where it could mean two."""
    unit = unit_at(text, 0)

    assert unit is not None
    assert unit.name == name
    assert text[unit.end :] == ending


@pytest.mark.parametrize(
    "text",
    ["", " of them", " in the box", " degrees of freedom", " Tag", " grades", " C", " an"],
)
def test_other_words_are_no_units(text: str) -> None:
    """In running text some names of units are words; a short German one counts in German only."""
    assert unit_at(text, 0) is None


@pytest.mark.parametrize(
    ("text", "speed"),
    [
        ("Со скоростью 15 километров в час.", "15 km/h"),
        ("Со скоростью 15 км в час.", "15 km/h"),
        ("1,5 см в секунду", ""),
        ("3 м в минуту", "3 m/min"),
        ("以4公里每小时的速度", "4 km/h"),
        ("Die Masse und der Weg mit 15 Kilometer pro Stunde", "15 km/h"),
        ("Le rover est à 15 km à l’heure sur les roches", "15 km/h"),
        ("Il rover che con la ruota va a 15 chilometri all'ora", "15 km/h"),
        ("Von der Masse und die 5 kg pro Rover", "5 kg"),
    ],
)
def test_a_speed_is_read_whole_in_other_languages(text: str, speed: str) -> None:
    """The words for a time behind a distance are a part of its unit."""
    assert found(text) == [speed] * bool(speed)


def test_a_unit_is_divided_by_a_time_only() -> None:
    """A distance by another thing is refused, and not taken for a distance."""
    unit = unit_at(" км в кг", 0)

    assert unit == (REFUSED, len(" км в кг"))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kilogramm", "kg"),
        ("kilomètres", "km"),
        ("chilogrammi", "kg"),
        ("Wattstunden", "Wh"),
        ("Stunden", REFUSED),
        ("pieds", REFUSED),
        ("toneladas", REFUSED),
    ],
)
def test_a_unit_of_another_language_shows_in_english(words: str, name: str) -> None:
    """It is read if it can be no other word, and named as unread otherwise."""
    unit = unit_at(f" {words} of it", 0)

    assert unit == (name, len(words) + 1)


@pytest.mark.parametrize("word", ["metro", "chili", "once", "let", "anno", "Segundo"])
def test_an_english_word_is_no_unit_of_another_language(word: str) -> None:
    """5 metro stations are no 5 metres."""
    assert unit_at(f" {word} of it", 0) is None
