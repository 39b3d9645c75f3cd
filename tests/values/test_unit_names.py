"""Names of units: what is read, what is refused, and that pint agrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import roverspecs as rs
from roverspecs.errors import RoverspecsError, UnknownUnitError
from roverspecs.values import registry, unit_names, units
from roverspecs.values._factors import FACTORS
from roverspecs.values.published import PublishedValue

READ = {
    "kg": "kgs, kgs., kg., kilo, kilos, Kilograms, KG, Kg, KGS, ㎏, ｋｇ, ＫＧ",
    "g": "gm, gms, gms., Grams",
    "t": "metric tons, metric tonne, Metric Ton",
    "lb": "lbs, lbs., lb., Lbs, LBS, lbm, Pounds",
    "oz": "oz., ozs, OZ, Ounces",
    "US_ton": "short tons, US tons",
    "UK_ton": "long ton, UK ton",
    "m": "Metres, METERS, m.",
    "cm": "CM, Cm, cms, ㎝, cm.",
    "mm": "MM, ㎜",
    "km": "KM, Km, kms, ㎞, KILOMETRES",
    "µm": "um, μm, micron, microns",
    "in": "in., In, IN, inch., INCHES",
    "ft": "ft., Ft, FT, FEET, Feet",
    "mi": "mi., MI, Miles, statute miles",
    "nmi": "NMI, nautical mile, Nautical miles, nautical-miles, nmile, n mile",
    "s": "sec, sec., secs, SEC, Seconds",
    "min": "min., mins, mins., Min, MIN",
    "h": "hr, hr., hrs, hrs., HRS, Hours",
    "d": "Days, Earth days, earth day",
    "week": "wk, wks, Weeks",
    "month": "mo., mos, Months",
    "year": "yr., yrs, yrs., Years, Earth years",
    "m/s": "mps, m/sec, m / s, M/S, meters/second, metres per second, meter a second, m/sec.",
    "km/h": "kph, kmh, kmph, KPH, km/hr, km/hrs, km/hour, Km/h, KM/H, km per hour, ㎞/h, "
    "kilometers per hour, Kilometres Per Hour, kilometres an hour, k.p.h.",
    "cm/s": "cm/sec, centimetres per second, CM/S",
    "mph": "MPH, mph., m.p.h., mi/hr, miles/h, miles per hour, miles an hour, Miles Per Hour",
    "ft/s": "fps, ft/sec, feet per second, feet a second, FEET PER SECOND",
    "knot": "kn, kts, Knots",
    "m/s²": "m/s2, metres per second squared, m/s**2",
    "deg": "deg., degs, degs., DEG, Degrees, ˚, º",
    "W": "Watts",
    "kW": "KW, kw, Kilowatts",
    "Wh": "W-h, W⋅h, W∙h, W.h, W h, W hr, Whr, Whrs, WH, watt-hours, watt hours, Watt-Hours",
    "kWh": "kW-h, kW⋅h, kWhr, kW-hr, KWH, kwh, Kwh, KWh, kilowatt-hours, kilowatt hour",
    "Wh/d": "watt-hours per day, W⋅h/day",
    "lbf": "pounds force, pounds-force",
    "W/kg": "watts per kilogram, W/KG",
    "m²": "m2, sq m, sq. m, sqm, square metre, Square Meters, ㎡, metres squared",
    "km²": "km2, sq km, square kilometres",
    "ft²": "ft2, sq ft, sq. ft., sq.ft., sqft, square feet, SQ FT",
    "mi²": "mi2, sq mi, sq. mi., square miles",
    "ha": "Hectares, HA",
    "acre": "Acres",
    "m³": "m3, cu m, cubic metres, ㎥, M3",
    "ft³": "ft3, cu ft, cu. ft., cu.ft, cuft, cubic feet, Cubic Foot, CU FT, cubic ft",
    "cm³": "cm3, cc, cubic centimeters, CC",
    "in³": "in3, cu in, cu. in., cubic inches",
    "L": "l, ltr, ltrs, Liters, LITRES, ℓ",
    "mL": "ml, millilitres",
    "kg/m³": "kg/m3, KG/M3, kg per cubic metre, kilograms per cubic meter",
    "lb/ft³": "lbs/ft3, pounds per cubic foot, lb/cu ft",
    # No unit of the extract, and yet in one spelling.
    "MWh": "megawatt_hours, megawatt hours",
    "ft/d": "feet per day",
    "mi/week": "miles a week",
    "coulomb": "coulombs",
    "kPa": "KPa, kilopascals",
}


@pytest.mark.parametrize(
    ("name", "unit"),
    [(name, unit) for unit, names in READ.items() for name in names.split(", ")],
)
def test_a_name_that_can_mean_one_unit_is_read(name: str, unit: str) -> None:
    """A unit has one symbol, however it is spelled."""
    assert units.symbol(name) == unit
    assert units.symbol(unit) == unit


@pytest.mark.parametrize(
    ("text", "spec", "unit", "shown"),
    [
        ("22 lbs", "mass", "kg", "10"),
        ("5 KG", "mass", "g", "5000"),
        ("5 kilos", "mass", "kg", "5"),
        ("26 in.", "length", "cm", "66"),
        ("36 hrs.", "design_life", "d", "1.5"),
        ("5.5 kilometers per hour", "top_speed", "m/s", "1.5"),
        ("2 miles an hour", "top_speed", "km/h", "3.2"),
        ("100 watt hours", "battery_energy", "kJ", "360"),
        ("10 cu. ft.", "payload_volume", "L", "280"),
        ("120 nmile", "range", "m", "222000"),
        ("24 V·Ah", "battery_energy", "Wh", "24"),
    ],
)
def test_a_record_keeps_the_unit_as_it_is_printed(
    text: str, spec: str, unit: str, shown: str
) -> None:
    """The claim is the text; a table has the unit that is asked for."""
    claims: dict[str, Any] = {spec: text}
    rover = rs.Rover(name="Mine", **claims)

    assert rover.claims(spec)[0].value == text
    cell = rs.compare([rover], [spec], units=f"{spec}={unit}").cell(rover, spec)
    assert cell is not None
    assert cell.text == shown


UNKNOWN = "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows"
TON = (
    "ambiguous: write 't' (tonne, 1000 kg), 'US_ton' (short ton, 2000 lb) "
    "or 'UK_ton' (long ton, 2240 lb)"
)
LEVEL = (
    "a level in decibels is no multiple of a unit: write the power itself, such as '1 W' for 30 dBm"
)
GRADE = (
    "ambiguous: write 'deg' (degree) or 'gon' (a hundredth of a right angle); "
    "a grade in percent has to be turned into degrees"
)
SCALE = (
    "a scale that does not begin at nothing, such as 'degC' or 'dBm', is no unit here: "
    "write a unit that can be multiplied, such as 'kelvin' or 'mW'"
)
INCH = "an inch mark could also be seconds: write 'in' (inch)"
OUNCE = "write 'oz' for a mass (avoirdupois ounce), 'floz' for a volume (US fluid ounce) or 'ozf' for a force"

REFUSED = [
    # Two meanings.
    *((name, TON) for name in ("ton", "tons", "Tons", "TON", "tons.", "ton/m³")),
    *((name, OUNCE) for name in ("fl oz", "fl. oz.", "Fl Oz", "fluid ounces")),
    *((name, GRADE) for name in ("grad", "Grad", "grade", "GRAD")),
    ("gr", "write 'g' for gram or 'grain'"),
    ("mt", "ambiguous: write 'm' (metre) or 't' (tonne)"),
    ("MT", "ambiguous: write 'm' (metre) or 't' (tonne)"),
    ("kt", "ambiguous: write 'knot', or thousands of 't' (tonne)"),
    ("gallons", "ambiguous: write 'US_liquid_gallon' or 'imperial_gallon'"),
    ("qt", "ambiguous: write 'US_liquid_quart' or 'imperial_quart'"),
    ("Pints", "ambiguous: write 'US_pint' or 'imperial_pint'"),
    ("cwt", "ambiguous: write 'US_hundredweight' (100 lb) or 'UK_hundredweight' (112 lb)"),
    *((name, INCH) for name in ('"', "″", "”", "''")),
    ("'", "a foot mark could also be minutes: write 'ft' (foot)"),
    ("sols", "a sol is a day of Mars: write the hours or days the source gives"),
    ("decade", "write the years, such as '10 years' for one"),
    # Another unit than it looks like.
    ("T", "that is the tesla: write 't' (tonne)"),
    ("C", "that is the coulomb: write a unit of the spec"),
    ("nm", "write 'nmi' (nautical mile); a nanometre measures no vehicle"),
    ("NM", "write 'nmi' (nautical mile)"),
    ("Nm", "write 'N·m' (newton metre) or 'nmi' (nautical mile)"),
    # Case matters.
    ("Mw", "case matters: did you mean 'MW' or 'mW'?"),
    ("mj", "case matters: did you mean 'MJ' or 'mJ'?"),
    ("MG", "case matters: did you mean 'Mg' or 'mg'?"),
    ("KN", "case matters: did you mean 'kN' or 'knot'?"),
    ("Mm", "case matters: did you mean 'mm'?"),
    ("ML", "case matters: did you mean 'mL'?"),
    ("kM", "case matters: did you mean 'km'?"),
    ("M", "case matters: did you mean 'm'?"),
    # Scales, with a prefix, a power or a part, too.
    *((name, LEVEL) for name in ("dBm", "dBW", "decibel", "dBm**2", "dBm/s", "W/dB", "dBm/Hz")),
    *((name, SCALE) for name in ("degC", "degF", "°C", "℃", "Baumé", "celsius", "réaumur")),
    *((name, SCALE) for name in ("kilodegC", "kdegC", "mdBm", "degC²", "octave", "Np")),
    # Off the list of prefixes.
    ("megainch", "unknown; did you mean 'inch'?"),
    ("kilofeet", "unknown; did you mean 'kilometre' or 'kilometer' or 'kilonewton'?"),
    # Single letters that are constants or rare units to pint.
    ("c", "unknown; did you mean 'cm'?"),
    ("e", UNKNOWN),
    # No names at all.
    ("kilogran", "unknown; did you mean 'kilogram' or 'kilograms' or 'kilogramme'?"),
    *(
        (name, UNKNOWN)
        for name in ("xyzzy", "kg 6 m", "5", "9**9**9**9", "__import__('os')", "megag")
    ),
    *((name, UNKNOWN) for name in ("square cubic m", "sq mile per", "square km/h²²")),
    ("²", "unknown; did you mean 'm²'?"),
    ("kg+1", "unknown; did you mean 'kg'?"),
    ("/h", "unknown; did you mean 'm/h' or 'mi/h' or 'km/h'?"),
]


@pytest.mark.parametrize(("name", "reason"), REFUSED)
def test_a_name_that_could_mean_two_or_none_is_refused_helpfully(name: str, reason: str) -> None:
    """The message says what to write instead."""
    with pytest.raises(UnknownUnitError) as caught:
        units.symbol(name)
    assert str(caught.value) == f"unit {name!r}: {reason}"


PIECES = [
    *"kgmshWÅdftin./·*^23²³ -%°'_㎏ｋ℃ℓ½о०",
    "square ",
    "cubic ",
    " per ",
    " an ",
    "lbs",
    "MB",
    "dBm",
]


@examples(300)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=80))
def test_any_text_is_a_unit_or_refused(text: str) -> None:
    """Its usual name is read as itself, and measures as much."""
    try:
        unit = units.symbol(text)
        factor = units.root_factor(text)
    except RoverspecsError:
        return
    assert units.symbol(unit) == unit
    assert units.root_factor(unit) == factor


def test_a_name_of_great_length_is_refused() -> None:
    """It reaches neither a pattern nor pint."""
    with pytest.raises(UnknownUnitError, match="unknown"):
        units.symbol("m" * 10_000)


@pytest.mark.parametrize("dimension", unit_names.WORDS)
def test_spellings_are_of_the_dimension_that_they_stand_under(dimension: str) -> None:
    """The tables have a unit of the dimension, and no spelling that the extract has anyway."""
    for unit, spellings in unit_names.WORDS[dimension].items():
        assert units.dimension_of(unit) == dimension
        for name in spellings.split(", "):
            assert name not in FACTORS
            assert units.symbol(name) == unit


# What pint makes of these is nobody's: kiloseconds, nanomiles, megainches, and gram constants.
NOT_AS_PINT = {
    "kilos": "kg",
    "nmile": "nmi",
    "kmph": "km/h",
    "Min": "min",
    "MM": "mm",
    "GM": "g",
    "Yd": "yd",
    "YD": "yd",
    "YR": "year",
}

# Versions of pint differ in it; tests/values/test_units.py says what it is.
LEFT_OUT = {"acre"}


@pytest.fixture(scope="module")
def pints() -> Any:
    """Return the application registry, built."""
    made: Any = pint.application_registry
    made.Unit("meter")
    return made.get()


def accepted(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is read, and its dimension."""
    for name in names:
        try:
            yield name, units.dimension_of(name)
        except RoverspecsError:
            continue


@pytest.mark.once
@pytest.mark.untraced
def test_no_unit_is_made_out_of_letters(pints: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name that pint knows, with every prefix, is refused or worth what pint says.

    It is asked at two magnitudes, so that a scale shows, and as the unit of a value; a prefix
    is on the list.
    """
    # Nine tenths of the time are spent on looking for what a name may have meant.
    monkeypatch.setattr(unit_names, "closest", lambda *_: [])
    prefixes = ["", *pints._prefixes]
    names = [prefix + name for name in pints._units for prefix in prefixes]
    names = [name for name in names if name not in LEFT_OUT]
    wrong: list[tuple[str, object]] = []
    for name, dimension in accepted(list(dict.fromkeys(names))):
        as_pint = pint_spelling(NOT_AS_PINT.get(name, name))
        factor = units.root_factor(name)
        for number in (1, 1000):
            true = pints.Quantity(number, as_pint).to_root_units().magnitude
            shown = true and number * float(factor) / true
            value = read_as_value(f"{number} {name}", name)
            if value is not None and dimension in units.DIMENSIONS:
                converted = units.convert(value, units.DIMENSIONS[dimension], exact=True)
                ratio = converted.nominal / units.convert(value, name).nominal
                example = float(units.root_factor(units.DIMENSIONS[dimension]))
                shown *= float(ratio) * example / float(factor)
            if shown != pytest.approx(1, rel=1e-12):
                wrong.append((name, number))
        if name not in NOT_AS_PINT and not is_listed(pints, name):
            wrong.append((name, "prefix"))
    assert wrong == []


def read_as_value(text: str, name: str) -> PublishedValue | None:
    """Return a value with a unit, if the grammar reads one with just this unit."""
    try:
        value = PublishedValue.parse(text)
    except RoverspecsError:
        return None
    return value if value.units == (name,) else None


def pint_spelling(name: str) -> str:
    """Return a unit as pint spells it."""
    return name.replace("²", "**2").replace("³", "**3").replace("%", "percent")


def is_listed(pints: Any, name: str) -> bool:
    """Return whether pint knows a name without a prefix, or with one that people use."""
    symbols = {pints.parse_unit_name(symbol)[0][1]: symbol for symbol in unit_names.PREFIXED}
    longs = {pints.parse_unit_name(sign + "m")[0][0]: sign for sign in unit_names.PREFIXES}
    for prefix, unit, _ in pints.parse_unit_name(name):
        usual = unit_names.PREFIXED.get(symbols.get(unit, ""), ("", ""))[1].split()
        if not prefix or longs.get(prefix) in usual:
            return True
    return False


def test_the_exceptions_from_pint_are_what_people_mean(pints: Any) -> None:
    """Each of them is read, and is another unit to pint or none."""
    for name, unit in NOT_AS_PINT.items():
        assert units.symbol(name) == unit
        try:
            theirs = pints.Quantity(1, name).to_root_units()
        except pint.errors.UndefinedUnitError:
            continue
        assert theirs != pints.Quantity(1, unit).to_root_units()


@pytest.mark.parametrize("symbol", unit_names.PREFIXED)
def test_prefixed_units_are_pints(pints: Any, symbol: str) -> None:
    """Each unit on the list, with each of its prefixes, is the one that pint has by that name."""
    words, prefixes = unit_names.PREFIXED[symbol]
    for prefix in prefixes.split():
        longs = [
            long + word for long in unit_names.PREFIXES[prefix].split() for word in words.split()
        ]
        for name in (prefix + symbol, *longs):
            assert units.symbol(name) == prefix + symbol
            assert unit_names.is_usual(name)
    for word in words.split():
        assert pints.Quantity(1, word) == pints.Quantity(1, symbol)


def test_a_word_is_looked_for_in_pint_only_without_a_prefix() -> None:
    """A prefix belongs to the units on the list, and one letter to the International System."""
    assert unit_names.is_allowed("", "slug")
    assert not unit_names.is_allowed("kilo", "kiloslug")
    assert not unit_names.is_allowed("", "c")
    with pytest.raises(UnknownUnitError):
        registry.check("kiloslug", "kiloslug")
