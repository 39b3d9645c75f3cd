"""Units: their names, their dimensions, conversion, and the door of pint."""

from __future__ import annotations

import runpy
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint
import pytest

from roverspecs.errors import DimensionError, UnknownUnitError
from roverspecs.values import units
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


@pytest.mark.parametrize("symbol", FACTORS)
def test_factors_are_pints(exact: Any, symbol: str) -> None:
    """Every factor of the extract is pint's, to the last digit."""
    _, numerator, denominator = FACTORS[symbol]

    assert exact.get_root_units(pint_name(symbol))[0] == Fraction(numerator, denominator)


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


SCALE = (
    "a scale whose zero is not nothing, as that of 'degC' or 'dBm', is no unit here: "
    "write a unit that can be multiplied, such as 'kelvin' or 'mW'"
)

HELPFUL = [
    ("lbm", "write 'lb' (the avoirdupois pound, a mass)"),
    ("lbs", "write 'lb'"),
    ("kgs", "write 'kg'"),
    ("kilos", "write 'kg' for kilogram or 'km' for kilometre"),
    ("KG", "case matters: did you mean 'kg'?"),
    ("Kilograms", "case matters: did you mean 'kilograms'?"),
    ('"', "an inch mark could also be seconds: write 'in' (inch)"),
    ("'", "a foot mark could also be minutes: write 'ft' (foot)"),
    (
        "ton",
        "ambiguous: write 't' (tonne, 1000 kg), 'US_ton' (short ton, 2000 lb) or 'UK_ton' (long ton, 2240 lb)",
    ),
    (
        "fl oz",
        "write 'oz' for a mass (avoirdupois ounce), 'floz' for a volume (US fluid ounce) or 'ozf' for a force",
    ),
    ("mt", "ambiguous: write 'm' (metre) or 't' (tonne)"),
    ("T", "that is the tesla: write 't' (tonne)"),
    ("kg.", "leave out the point: write 'kg'"),
    ("kilogran", "unknown; did you mean 'kilogram' or 'kilograms' or 'kilogramme'?"),
    (
        "xyzzy",
        "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    (
        "kg 6 m",
        "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    ("5", "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows"),
    (
        "9**9**9**9",
        "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    (
        "__import__('os')",
        "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    (
        "megag",
        "unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    ("kg+1", "unknown; did you mean 'kg'?"),
    # What pint reads as a nanomile, a gigaradian and a megainch.
    ("nmile", "unknown; did you mean 'mile' or 'miles' or 'nmi'?"),
    ("Grad", "unknown; did you mean 'rad' or 'gram' or 'grams'?"),
    ("Min", "case matters: did you mean 'min'?"),
    # Their zero is not nothing, so that twice as many are not twice as much.
    ("degC", SCALE),
    ("degF", SCALE),
    ("dBm", SCALE),
    ("dBW", SCALE),
    ("decibel", SCALE),
    ("kilodegC", SCALE),
]


@pytest.mark.parametrize(("name", "reason"), HELPFUL)
def test_unknown_units_are_refused_helpfully(name: str, reason: str) -> None:
    """A unit that is unknown or ambiguous is refused with what to write instead."""
    with pytest.raises(UnknownUnitError) as caught:
        units.symbol(name)
    assert str(caught.value) == f"unit {name!r}: {reason}"


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
        ("mile/week", "mile/week", "speed"),
        ("arcsecond", "arcsecond", "angle"),
        ("percent", "%", "fraction"),
        ("kelvin", "kelvin", "[temperature]"),
        ("kg/m³", "kg/m³", "density"),
        ("kg/m²", "kg/m²", "[mass] / [length] ** 2"),
        ("radian/degree", "radian/degree", "a plain number"),
        ("kW·h", "kWh", "energy"),
        ("W*day", "W*day", "energy"),
        ("mrad", "mrad", "angle"),
        ("nm", "nm", "length"),
        ("kyr", "kyr", "time"),
        ("megainch", "megainch", "length"),
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
        "(a force is not a mass: what weighs so much on Earth weighs another amount elsewhere)",
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
        "MG",
        "mass",
        "expected a unit of mass, such as 'kg', found one of [mass] ** 0.5 / [length] ** 0.5 / [time] (did you mean 'mg'?)",
    ),
    ("furlong", "mass", "expected a unit of mass, such as 'kg', found one of length"),
    # A dimension that no spec has, which a rejected claim may measure.
    ("m", "[temperature]", "expected a unit of [temperature], found one of length"),
    ("", "[temperature]", "expected a unit of [temperature], found none"),
]


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
    for first in FACTORS:
        for second in FACTORS:
            if FACTORS[first][0] == FACTORS[second][0] and first != second:
                ours = units.factor_between(first, second)
                pints = units._factor_by_pint(first, second)
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


def test_no_unknown_unit_has_a_root() -> None:
    """A spelling that is refused elsewhere is refused here."""
    with pytest.raises(UnknownUnitError):
        units.root_factor("lbs")


CUSTOMARY = [
    *("lb", "oz", "stone", "grain", "US_ton", "UK_ton", "in", "ft", "yd", "mi", "pounds"),
    *("in²", "ft²", "ft³", "floz", "mph", "hp", "BTU", "lbf", "ft/s", "in/s", "lb/ft³"),
]
OTHERS = ["kg", "cm", "m²", "km/h", "W", "J", "kg/m³", "cm/s", "h", "deg", ""]


@pytest.mark.parametrize(
    ("unit", "is_so"),
    [*((unit, True) for unit in CUSTOMARY), *((unit, False) for unit in OTHERS)],
)
def test_units_are_of_a_system(unit: str, is_so: bool) -> None:
    """Feet and pounds are of the one system, metres of the other, hours of none."""
    assert units.is_customary(unit) is is_so


def test_quantities_are_of_the_application_registry() -> None:
    """A quantity meets those that the user makes with pint's application registry."""
    made = units.quantity(parse("~5 kilograms"))

    assert made + pint.application_registry.Quantity(1, "kg") == pint.application_registry.Quantity(
        6, "kg"
    )
    assert units.quantity(parse("5–6 kg")).magnitude == 5.5
    assert units.quantity(parse("6")).dimensionless
    assert units.quantity_in(parse("5 kg"), "g").magnitude == 5000
    assert str(units.quantity_in(parse("6"), "").units) == "dimensionless"


def test_a_registry_over_decimals_gives_decimals() -> None:
    """The type of number is the registry's; no float comes between."""
    run_in_process(
        "import pint; from decimal import Decimal\n"
        "pint.set_application_registry(pint.UnitRegistry(non_int_type=Decimal))\n"
        "import roverspecs as rs\n"
        "assert rs.LEV_2.mass.quantity.magnitude == Decimal('228')\n"
        "assert rs.compare(['lev-2'], ['mass'], units='mass=slug').rows[0].cells[0].text == '0.0156'"
    )


def test_a_registry_without_the_unit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the user's registry lacks a usual unit, the error is ours and says so."""
    registry: Any = pint.UnitRegistry(None)
    registry.define("kilogram = [mass] = kg")
    monkeypatch.setattr(units, "_registry", lambda: registry)

    assert units.quantity(parse("5 kg")).magnitude == 5
    with pytest.raises(UnknownUnitError) as caught:
        units.quantity_in(parse("5 kg"), "lb")
    assert str(caught.value) == "unit 'lb': the application registry of pint does not define it"


def test_a_registry_that_cannot_convert_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong within pint, the error is ours and keeps pint's words."""

    class Broken:
        def parse_unit_name(self, name: str) -> None:
            raise AssertionError(f"no name: {name}")

    monkeypatch.setattr(units, "_registry", Broken)

    with pytest.raises(UnknownUnitError) as caught:
        units.symbol("slug")
    assert str(caught.value) == "unit 'slug': pint cannot convert it: no name: slug"


def test_a_registry_of_few_units_has_the_dimensions_that_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A unit is measured beside those that the registry knows, and the others are passed over."""
    registry: Any = pint.UnitRegistry(None)
    registry.define("second = [time] = s")
    registry.define("meter = [length] = m")
    registry.define("cubit = 0.5 * meter")
    registry.define("oddity = [oddness]")
    monkeypatch.setattr(units, "_registry", lambda: registry)

    assert units.dimension_of("cubit") == "length"
    assert units.dimension_of("oddity") == "[oddness]"


def test_a_registry_of_arrays_converts() -> None:
    """A registry that makes an array of every number gives the same factors."""
    pytest.importorskip("numpy")
    run_in_process(
        "import pint; pint.set_application_registry(pint.UnitRegistry(force_ndarray_like=True))\n"
        "import roverspecs as rs\n"
        "assert rs.compare(['tenacious'], ['mass'], units='mass=slug').rows[0].cells[0].text == '~0.34'"
    )


def test_many_threads_may_ask_pint_first() -> None:
    """The registry is built once: threads that ask meanwhile wait for it, and none sees half of it."""
    run_in_process(
        "import sys; sys.setswitchinterval(1e-5)\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from threading import Barrier\n"
        "import roverspecs as rs\n"
        "barrier = Barrier(8)\n"
        "def ask(number):\n"
        "    barrier.wait()\n"
        "    rover = rs.Rover(name='Mine', mass=f'{number} slug', top_speed='2 furlong/week')\n"
        "    return rover.mass.to('kg').magnitude\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    masses = list(pool.map(ask, range(1, 9)))\n"
        "assert [round(mass / masses[0], 9) for mass in masses] == list(range(1, 9)), masses"
    )


SETTING = "pint.set_application_registry(registry)"


@pytest.mark.parametrize("place", range(3))
def test_a_registry_of_ones_own_works_whenever_it_is_set(place: int) -> None:
    """A user's registry serves, set before or after the import and the reading of a record."""
    steps = ["import roverspecs as rs", "mass = rs.get('Tenacious').mass; mass.quantity"]
    steps.insert(place, SETTING)
    run_in_process(
        "import pint; registry = pint.UnitRegistry(); registry.define('buggy = 210 kg')\n"
        + "\n".join(steps)
        + "\nassert (mass.quantity + registry.Quantity(1, 'kg')).magnitude == 6"
        "\nassert mass.quantity._REGISTRY is registry or mass.to('buggy').magnitude"
        "\nassert abs(mass.to('buggy').magnitude - 5 / 210) < 1e-12"
        "\nassert rs.Rover(name='Mine', mass='2 buggy').mass.to('kg').magnitude == 420"
        "\nassert rs.compare(['Tenacious'], ['mass'], units='mass=buggy').rows[0].cells[0].text == '~0.024'"
    )


def run_in_process(code: str) -> None:
    """Run code in a fresh process, where no registry has been set."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
