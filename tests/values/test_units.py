"""Units: their names, their dimensions, conversion, and the door of pint."""

from __future__ import annotations

import runpy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint
import pytest

from roverspecs.errors import DimensionError, UnknownUnitError
from roverspecs.values import registry, units
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import PublishedValue

ROOT = Path(__file__).parents[2]
parse = PublishedValue.parse

# pint knows "kilogram" but not these, which mean the same.
NOT_IN_PINT = {"kilogramme", "kilogrammes", "gramme", "grammes"}


@pytest.fixture(scope="module")
def exact() -> Any:
    """Return a registry over fractions, to compare the extract with."""
    return pint.UnitRegistry(non_int_type=Fraction)


def pint_name(symbol: str) -> str:
    """Return a unit as pint spells it."""
    return symbol.replace("²", "**2").replace("³", "**3").replace("^", "**").replace("·", "*")


# An acre is 43,560 square feet; some versions of pint take the foot of the old survey.
OTHERWISE = {"acre"}


@pytest.mark.parametrize("symbol", [symbol for symbol in FACTORS if symbol not in OTHERWISE])
def test_factors_are_pints(exact: Any, symbol: str) -> None:
    """Every factor of the extract is pint's, to the last digit."""
    _, numerator, denominator = FACTORS[symbol]

    assert exact.get_root_units(pint_name(symbol))[0] == Fraction(numerator, denominator)


def test_an_acre_is_of_the_usual_feet() -> None:
    """It is the same with every version of pint."""
    assert units.factor_between("acre", "ft²") == 43560


@pytest.mark.parametrize("unit", ["lb", "pounds", "slug", "kilos"])
def test_a_way_between_units(unit: str) -> None:
    """It ends in the symbol of the unit, and its factor is that between the two."""
    for target in ("kg", "kilograms"):
        assert units.way_between(unit, target) == ("kg", units.factor_between(unit, "kg"))
    with pytest.raises(DimensionError, match="expected a unit of mass"):
        units.way_between(unit, "m")
    with pytest.raises(UnknownUnitError, match="unknown"):
        units.way_between(unit, "nothing")


def test_remembered_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spelling that was read before means what it was read as, and no more is known by it."""
    monkeypatch.setattr(units, "_SPELLED", {})
    with pytest.raises(UnknownUnitError):
        units.symbol("Ehrenkilo")
    units.remember({"Ehrenkilo": "kg"})

    assert units.symbol("Ehrenkilo") == "kg"
    assert units.dimension_of("Ehrenkilo") == "mass"
    with pytest.raises(UnknownUnitError):
        units.symbol("Ehrenkilos")


@pytest.mark.parametrize("symbol", FACTORS)
def test_dimensions_are_pints(exact: Any, symbol: str) -> None:
    """Every unit of the extract has the dimension that pint gives it."""
    example = units.DIMENSIONS[FACTORS[symbol][0]]

    assert exact.Unit(pint_name(symbol)).is_compatible_with(pint_name(example))


@pytest.mark.parametrize("name", [name for name in SYMBOLS if name not in NOT_IN_PINT])
def test_spellings_are_pints(exact: Any, name: str) -> None:
    """Every other spelling means to pint what the extract takes it for."""
    assert exact.get_root_units(pint_name(name)) == exact.get_root_units(pint_name(SYMBOLS[name]))


def test_exceptions_from_pint_are_none_of_pints(exact: Any) -> None:
    """The spellings excepted above are in the extract, and pint does not know them."""
    assert all(name in SYMBOLS and not exact.parse_unit_name(name) for name in NOT_IN_PINT)


def test_the_extract_is_what_its_maker_makes() -> None:
    """The committed extract is what tools/make_factors.py writes."""
    maker = runpy.run_path(str(ROOT / "tools" / "make_factors.py"))

    assert (ROOT / "roverspecs" / "values" / "_factors.py").read_text(encoding="utf-8") == maker[
        "text"
    ]()


def test_a_unit_of_great_length_is_refused() -> None:
    """A text of great length never reaches pint."""
    with pytest.raises(UnknownUnitError, match="unknown"):
        units.symbol("m" * 10_000)


@pytest.mark.parametrize(
    ("name", "symbol", "dimension"),
    [
        ("kg", "kg", "mass"),
        ("kilogrammes", "kg", "mass"),
        ("inches", "in", "length"),
        ("°", "deg", "angle"),
        ("days", "d", "time"),
        ("", "", "count"),
        # Outside the extract, asked of pint.
        ("slug", "slug", "mass"),
        ("furlong", "furlong", "length"),
        ("mile/week", "mi/week", "speed"),
        ("arcsecond", "arcsecond", "angle"),
        ("percent", "%", "fraction"),
        ("kelvin", "K", "[temperature]"),
        ("kg/m³", "kg/m³", "density"),
        ("kg/m²", "kg/m²", "[mass] / [length] ** 2"),
        ("kW·h", "kWh", "energy"),
        ("W*day", "W·d", "energy"),
        ("V·Ah", "V·Ah", "energy"),
        ("V·A", "V·A", "power"),
        ("mA·h", "mAh", "charge"),
        ("A·s", "A·s", "charge"),
        ("µW·h", "µW·h", "energy"),
        ("m/s/s", "m/s/s", "acceleration"),
        ("mrad", "mrad", "angle"),
        ("kyr", "kyr", "time"),
        ("MW", "MW", "power"),
    ],
)
def test_known_units_have_a_symbol_and_a_dimension(name: str, symbol: str, dimension: str) -> None:
    """Spelled-out names give the symbol; units outside the extract are pint's."""
    assert (units.symbol(name), units.dimension_of(name)) == (symbol, dimension)


WRONG = [
    (
        "lbf",
        "mass",
        "expected a unit of mass, such as 'kg', found one of force "
        "(a force is not a mass: the same mass has another weight on another body)",
    ),
    ("m", "mass", "expected a unit of mass, such as 'kg', found one of length"),
    ("", "mass", "expected a unit of mass, such as 'kg', found none"),
    ("kg", "count", "expected a count without a unit"),
    (
        "m²",
        "volume",
        "expected a unit of volume, such as 'm³', found one of area (an area is not a volume)",
    ),
    (
        "mS",
        "time",
        "expected a unit of time, such as 'h', found one of [current] ** 2 * [time] ** 3 / [mass] / [length] ** 2 (did you mean 'ms'?)",
    ),
    (
        "L",
        "mass",
        "expected a unit of mass, such as 'kg', found one of volume (write 'oz' for a mass "
        "(avoirdupois ounce), 'floz' for a volume (US fluid ounce) or 'ozf' for a force)",
    ),
    (
        "kn",
        "force",
        "expected a unit of force, such as 'N', found one of speed (did you mean 'kN'?)",
    ),
    (
        "mAh",
        "energy",
        "expected a unit of energy, such as 'Wh', found one of charge "
        "(a charge is not an energy: multiply it by the voltage, as in 'V·Ah')",
    ),
    ("furlong", "mass", "expected a unit of mass, such as 'kg', found one of length"),
    # A dimension that no spec has, which a rejected claim may measure.
    ("m", "[temperature]", "expected a unit of [temperature], found one of length"),
    ("", "[temperature]", "expected a unit of [temperature], found none"),
]


NONSENSE = [
    # Each has the dimension of a spec to pint, and is no unit of it to anybody.
    ("km·s/h", "expected a usual unit of length, such as 'm'"),
    ("kg·m/ft", "expected a usual unit of mass, such as 'kg'"),
    ("m·Hz", "expected a usual unit of speed, such as 'm/s'"),
    ("m·baud", "expected a usual unit of speed, such as 'm/s'"),
    ("kg/g", "its parts cancel out: write a unit of the spec"),
    ("km/MB/h", "'MB' is no part of a unit: write one such as 'km/h' or 'kg/m³'"),
    ("kg/ppm", "'ppm' is no part of a unit: write one such as 'km/h' or 'kg/m³'"),
    ("W·percent", "'%' is no part of a unit: write one such as 'km/h' or 'kg/m³'"),
    ("m·rad", "'rad' is no part of a unit: write one such as 'km/h' or 'kg/m³'"),
    ("radian/degree", "'rad' is no part of a unit: write one such as 'km/h' or 'kg/m³'"),
]


@pytest.mark.parametrize(("name", "reason"), NONSENSE)
def test_a_unit_is_built_of_what_its_dimension_is_built_of(name: str, reason: str) -> None:
    """Neither a mere number nor two units that cancel each other are part of a unit."""
    with pytest.raises(UnknownUnitError) as caught:
        units.dimension_of(name)
    assert str(caught.value) == f"unit {name!r}: {reason}"


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("BTU/h", "BTU/hour"),
        ("ft/d", "foot/day"),
        ("V·mAh", "volt*milliampere_hour"),
        ("furlong/week", "furlong/week"),
        ("m/s/s", "meter/second**2"),
        ("lb/yd³", "pound/yard**3"),
        ("mi²", "mile**2"),
        ("kg/m²", "kilogram/meter**2"),
    ],
)
def test_compounds_are_worth_what_pint_says(exact: Any, name: str, like: str) -> None:
    """A compound has the product of the factors of its parts."""
    assert units.root_factor(name) == pytest.approx(exact.get_root_units(like)[0], rel=1e-13)


@pytest.mark.parametrize(("name", "dimension", "reason"), WRONG)
def test_a_unit_of_another_dimension_is_refused_with_the_reason(
    name: str, dimension: str, reason: str
) -> None:
    """A force is not a mass, and the message says so."""
    with pytest.raises(DimensionError) as caught:
        units.check_dimension(name, dimension)
    assert str(caught.value) == (f"unit {name!r}: {reason}" if name else reason)


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("5 kg", "lb", "11"),
        ("228 g", "kg", "0.228"),
        ("~250 grams", "oz", "~8.8"),
        ("1 km/h", "m/h", "1000"),
        ("3.5 months", "d", "110"),
        ("1 year", "d", "365"),
        ("30 deg", "arcmin", "1800"),
        ("5 ft 11 in", "m", "1.80"),
        ("5 ft 11 in", "in", "71"),
        ("6", "", "6"),
        # By pint.
        ("5 kg", "slug", "0.34"),
        ("5 furlong", "m", "1000"),
        ("12.0 dekameter", "m", "120"),
        ("3 furlong", "furlong", "3"),
    ],
)
def test_conversion(text: str, unit: str, shown: str) -> None:
    """Values convert by the extract or by pint, with the same rule for digits."""
    assert units.convert(parse(text), unit).without_unit() == shown


def test_the_extract_and_pint_agree_on_every_pair() -> None:
    """Converting by the extract and by pint gives the same ratio for every pair of usual units."""
    usual = [symbol for symbol in FACTORS if symbol not in OTHERWISE]
    for first in usual:
        for second in usual:
            if FACTORS[first][0] == FACTORS[second][0] and first != second:
                ours = units.factor_between(first, second)
                pints = registry.factor(first, second)
                assert abs(ours / pints - 1) < Fraction(1, 10**13), (first, second)


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("kg", Fraction(1000)),
        ("grams", Fraction(1)),
        ("km/h", Fraction(5, 18)),
        ("", Fraction(1)),
        # Known to pint alone, of a usual dimension and of another one.
        ("slug", Fraction("14593.902937206364829")),
        ("light_year", Fraction(9460730472580800)),
        ("mA", Fraction(1, 1000)),
    ],
)
def test_units_have_a_factor_to_the_root_unit(unit: str, factor: Fraction) -> None:
    """Masses are counted in grams and lengths in metres, as pint does; counts have no unit."""
    assert units.root_factor(unit) == pytest.approx(factor, rel=1e-14)


def test_a_logarithm_in_a_compound_is_refused() -> None:
    """Versions of pint differ in whether they know the compound; none of them makes it a unit."""
    with pytest.raises(UnknownUnitError):
        units.symbol("dBm/Hz")


def test_a_unit_is_a_text() -> None:
    """Anything else is refused in the same words as an unknown name."""
    with pytest.raises(UnknownUnitError) as caught:
        units.symbol(5)  # type: ignore[arg-type]  # the caller's mistake
    assert str(caught.value) == "unit '5': expected text such as 'kg', found int"


def test_no_unknown_unit_has_a_root() -> None:
    """A spelling that is refused elsewhere is refused here."""
    with pytest.raises(UnknownUnitError):
        units.root_factor("tons")


CUSTOMARY = [
    *("lb", "oz", "stone", "grain", "US_ton", "UK_ton", "in", "ft", "yd", "mi", "pounds"),
    *(
        "in²",
        "ft²",
        "ft³",
        "floz",
        "mph",
        "mi²",
        "acres",
        "cu in",
        "hp",
        "BTU",
        "lbf",
        "ft/s",
        "in/s",
        "lb/ft³",
    ),
]
OTHERS = ["kg", "cm", "m²", "km/h", "W", "J", "kg/m³", "cm/s", "h", "deg", ""]


@pytest.mark.parametrize(
    ("unit", "is_so"),
    [*((unit, True) for unit in CUSTOMARY), *((unit, False) for unit in OTHERS)],
)
def test_units_are_of_a_system(unit: str, is_so: bool) -> None:
    """Feet and pounds are of the one system, metres of the other, hours of none."""
    assert units.is_customary(unit) is is_so
