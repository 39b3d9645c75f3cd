"""Hints: the reason follows from what a refused text has in it, kind by kind."""

from __future__ import annotations

import re

import pytest

from roverspecs.errors import ValueSyntaxError
from roverspecs.values.hints import ABSENT, HINTS, MISSING, Hint, hint
from roverspecs.values.published import PublishedValue

SEVERAL = "expected one value, not several: give each its own claim"
LENGTHS = (
    "several lengths in one text: give length, width and height each its own value, "
    "or write two or three with one unit, as in '54 × 31.5 × 26 cm'"
)
CHARGE = "a charge is no energy without its voltage: write watt-hours (volts × ampere-hours)"
ENERGY = "volts times ampere-hours are an energy: write the watt-hours, which are about "
GRADE = "a percentage is not a unit here: write the figure in a unit; "
RATIO = "a ratio or a time of day is no figure here: write the figure in a unit; a grade of "
DIAMETER = "leave the sign of a diameter out: give the number as 'diameter' or 'wheel_diameter'"
CONDITION = "is no part of a value: in a record, write it as the condition of the claim"
SEVERAL_OF = "says that there are several: write their total, or which one in the condition"
OTHER_DAY = "is no day of 24 hours: write the hours or days that the source gives"

REASONS = {
    "no figure": [
        ("TBD", MISSING),
        ("tbc", MISSING),
        ("T.B.D.", MISSING),
        ("N/A", MISSING),
        ("n/a", MISSING),
        ("n.a.", MISSING),
        ("NA", MISSING),
        ("-", MISSING),
        ("—", MISSING),
        ("--", MISSING),
        ("?", MISSING),
        ("???", MISSING),
        ("…", MISSING),
        ("unknown", MISSING),
        ("Unknown.", MISSING),
        ("(unknown)", MISSING),
        ("none", MISSING),
        ("not published", MISSING),
        ("to be determined", MISSING),
        ("不明", MISSING),
        ("非公開", MISSING),
        ("未知", MISSING),
        ("미정", MISSING),
        ("unbekannt", MISSING),
        ("inconnue", MISSING),
        ("н/д", MISSING),
        ("अज्ञात", MISSING),
        ("", "expected a value such as '5 kg', found none"),
        ("\u3000", "expected a value such as '5 kg', found none"),
    ],
    "a ratio": [
        ("1:3", RATIO + "1:3 is a slope of about 18 deg"),
        ("1.5 : 0", RATIO + "1.5:0 is a slope of about 90 deg"),
        ("1:10 scale", RATIO + "1:10 is a slope of about 5.7 deg"),
    ],
    "a diameter": [
        ("Ø 120 mm", DIAMETER),
        ("⌀120 mm", DIAMETER),
        ("∅ ~120 mm", DIAMETER),
        ("dia. 120 mm", DIAMETER),
        ("Diameter 120 mm", DIAMETER),
    ],
    "two values": [
        ("899 kg (1,982 lb)", SEVERAL),
        ("899 kg [1,982 lb]", SEVERAL),
        ("5 kg (11 lb)", SEVERAL),
        ("4 ft 11 in (1.5 m)", SEVERAL),
        ("2.1 kg (incl. 90 g)", SEVERAL),
        ("3 hours (Typical), 8 hours (Standby)", SEVERAL),
        ("5 kg and 6 kg", SEVERAL),
        ("5 or 6 kg", SEVERAL),
        ("5 kg; 6 kg", SEVERAL),
        ("5 kg & 6 kg", SEVERAL),
        ("5 kg, 6 kg", SEVERAL),
        ("5 kg / 11 lb", SEVERAL),
        ("5 und 6 kg", SEVERAL),
        ("899公斤（1982磅）", SEVERAL),
    ],
    "lengths and products": [
        ("54 x 31", LENGTHS),
        ("54 x 31 Grad", LENGTHS),
        ("54 cm × 31.5 × 26", LENGTHS),
        ("54 cm × 31.5 in", LENGTHS),
        ("5 by 6", LENGTHS),
        ("1 × 2 × 3 × 4 m", LENGTHS),
        ("3 m × 2 m²", LENGTHS),
        ("3 ft × 1 ft 6 in", LENGTHS),
        ("5–6 × 7 m", LENGTHS),
        ("4 x 5 kg", "a product is no value as printed: give one number in 'kg'"),
        ("2 x 200 W", "a product is no value as printed: give one number in 'W'"),
        ("6×20 lb", "a product is no value as printed: give one number in 'lb'"),
        (
            "5.97 × 1024 kg",
            "this is several values, or a power of ten that lost its raised digits: "
            "write '×10^24' if it did, or give each value its own claim",
        ),
        (
            "4 x 105 W",
            "this is several values, or a power of ten that lost its raised digits: "
            "write '×10^5' if it did, or give each value its own claim",
        ),
    ],
    "charges": [
        ("2 x 43 Ah", CHARGE),
        ("43 Ah (2 cells)", CHARGE),
        ("3 x 43 Ah, 48 V", CHARGE),
        ("5000 mAh + 3000 mAh", CHARGE),
        ("14.4 V × 6.8 Ah", f"{ENERGY}98"),
        ("24V30AH", f"{ENERGY}720"),
        ("48V 30Ah", f"{ENERGY}1400"),
        ("11.1 V, 5.8 Ah", f"{ENERGY}64"),
        ("105 Ah @ 48 V", f"{ENERGY}5000"),
        ("3.70 V 2,600 mAh", f"{ENERGY}9.62"),
        ("28 V / 40.0 A·h", f"{ENERGY}1100"),
        ("24 V, 30 Ah, 48 V", CHARGE),
        ("2 x 12 V 30 Ah", CHARGE),
    ],
    "percentages": [
        ("25 %", f"{GRADE}a grade of 25 % is a slope of about 14 deg"),
        ("100%", f"{GRADE}a grade of 100 % is a slope of about 45 deg"),
        ("20 ％", f"{GRADE}a grade of 20 % is a slope of about 11 deg"),
        ("up to 30 %", f"{GRADE}a grade of 30 % is a slope of about 17 deg"),
        ("0 %", f"{GRADE}a grade of 0 % is a slope of about 0 deg"),
        (
            "5 ± 10 %",
            "a percentage is not a unit here: write the figure in a unit, as in '5 ± 0.5 kg'",
        ),
        (
            "5 kg ± 1%",
            "a percentage is not a unit here: write the figure in a unit, as in '5 ± 0.5 kg'",
        ),
        (
            "10–20 %",
            "a percentage is not a unit here: write the figure in a unit, as in '5 ± 0.5 kg'",
        ),
    ],
    "commas and other separators": [
        (
            "5,4 kg",
            "a comma is ambiguous here: write '5.4' if it is a decimal point, or '54' if it groups digits",
        ),
        (
            "~12,50 kg",
            "a comma is ambiguous here: write '12.50' if it is a decimal point, or '1250' if it groups digits",
        ),
        ("0,5 kg", "a comma is no decimal point here: write '0.5'"),
        (
            "1.500,5 kg",
            "mixed separators are ambiguous: write one decimal point and no other sign, as in '1500.5'",
        ),
        ("1'500 m", "a mark for thousands could be a foot mark here: write '1500' or '1,500'"),
        ("5' 11\"", "inch and foot marks are ambiguous: write '5 ft 11 in'"),
        ("10'-6\"", "inch and foot marks are ambiguous: write '5 ft 11 in'"),
        ("5′11″", "inch and foot marks are ambiguous: write '5 ft 11 in'"),
        ("5. kg", "write a digit after the decimal point, or leave the point out"),
        ("007 kg", "leave out the needless 0 before the number"),
        ("10³ kg", "write a power of ten as '1e3' or '1×10^3'"),
        ("٥ kg", "expected the digits 0 to 9"),
    ],
    "conditions and other days": [
        ("25 kg each", f"'each' {SEVERAL_OF}"),
        ("5 kg per wheel", f"'per wheel' {SEVERAL_OF}"),
        ("5 kg dry", f"'dry' {CONDITION}"),
        ("5 kg in total", f"'in total' {CONDITION}"),
        ("typical 5 h", f"'typical' {CONDITION}"),
        ("an average of 5 km/h", f"'an average of' {CONDITION}"),
        ("1 lunar day", f"'lunar day' {OTHER_DAY}"),
        ("about 14 lunar days", f"'lunar days' {OTHER_DAY}"),
        (
            "5 kg (without its arm)",
            "expected one value and nothing after it: write whatever it depends on "
            "as the condition of the claim",
        ),
        (
            "5 kg (dry)",
            "expected one value and nothing after it: write whatever it depends on "
            "as the condition of the claim",
        ),
        ("5 kg payload", f"'payload' {CONDITION}"),
        ("5 kg without its arm", f"'without its arm' {CONDITION}"),
        ("1.5 m tall", f"'tall' {CONDITION}"),
        ("about 5 hours on battery", f"'on battery' {CONDITION}"),
        ("5 in. wide", f"'wide' {CONDITION}"),
        ("several metres", "'several' is no number: leave the spec out"),
        ("heavy", "expected one number and its unit, such as '~5 kg' or '5–6 kg'"),
    ],
}
"""By kind, texts that are refused, and the reason."""

CASES = [(kind, text, reason) for kind, texts in REASONS.items() for text, reason in texts]


@pytest.mark.parametrize(("kind", "text", "reason"), CASES)
def test_a_reason_follows_from_what_the_text_has(kind: str, text: str, reason: str) -> None:
    """The reason names what was found and what to write instead."""
    assert kind in REASONS
    with pytest.raises(ValueSyntaxError) as caught:
        PublishedValue.parse(text)
    assert caught.value.reason == reason


@pytest.mark.parametrize("each", HINTS, ids=lambda each: each.example)
def test_each_hint_is_reached_by_its_example(each: Hint) -> None:
    """No earlier hint hides a later one, and the example is indeed refused with it."""
    found = re.search(each.pattern, each.example)
    assert found
    with pytest.raises(ValueSyntaxError) as caught:
        PublishedValue.parse(each.example)
    assert caught.value.reason == each.text_for(found) == hint(each.example)


@pytest.mark.parametrize("text", sorted(ABSENT))
def test_a_text_for_no_figure_is_known_in_any_case(text: str) -> None:
    """However it is written, it says to leave the spec out."""
    for written in (text, text.upper(), f"({text})", f"{text}."):
        with pytest.raises(ValueSyntaxError) as caught:
            PublishedValue.parse(written)
        assert caught.value.reason == MISSING


def test_what_no_hint_fits_has_the_reason_of_its_form() -> None:
    """The hint of the caller is the last one."""
    assert hint("5 kg 200 g", "two parts") == "two parts"
    assert hint("5 kg and 200 g", "two parts") == SEVERAL
