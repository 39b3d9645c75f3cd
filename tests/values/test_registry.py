"""The door of pint: what its application registry knows of a unit."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.errors import RoverspecsError, UnknownUnitError
from roverspecs.values import registry, units
from roverspecs.values.published import PublishedValue

parse = PublishedValue.parse


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
    few: Any = pint.UnitRegistry(None)
    few.define("kilogram = [mass] = kg")
    monkeypatch.setattr(registry, "_registry", lambda: few)

    assert units.quantity(parse("5 kg")).magnitude == 5
    with pytest.raises(UnknownUnitError) as caught:
        units.quantity_in(parse("5 kg"), "lb")
    assert str(caught.value) == "unit 'lb': the application registry of pint does not define it"


def test_a_registry_that_cannot_convert_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong within pint, the error is ours and keeps pint's words."""

    class Broken:
        def parse_unit_name(self, name: str) -> None:
            raise AssertionError(f"no name: {name}")

    monkeypatch.setattr(registry, "_registry", Broken)

    with pytest.raises(UnknownUnitError) as caught:
        units.symbol("slug")
    assert str(caught.value) == "unit 'slug': pint cannot convert it: no name: slug"


def test_a_registry_of_few_units_has_the_dimensions_that_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A unit is measured beside those that the registry knows, and the others are passed over."""
    few: Any = pint.UnitRegistry(None)
    few.define("second = [time] = s")
    few.define("meter = [length] = m")
    few.define("cubit = 0.5 * meter")
    few.define("oddity = [oddness]")
    monkeypatch.setattr(registry, "_registry", lambda: few)

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


REGISTRIES: list[dict[str, Any]] = [
    {},
    {"force_ndarray_like": True},
    {"non_int_type": Fraction},
    {"non_int_type": Decimal},
    {"autoconvert_offset_to_baseunit": True},
    {"autoconvert_offset_to_baseunit": True, "non_int_type": Fraction},
    {"force_ndarray_like": True, "non_int_type": Decimal},
    {"auto_reduce_dimensions": True},
]
# What the registry says of these is a unit of a spec; the others are refused.
READ_BY_ALL = ["BTU/h", "slug", "furlong/week", "V·Ah", "V·A", "MWh", "ft/d", "arcsecond"]
REFUSED_BY_ALL = [
    *("W/dB", "mdBm", "kdegC", "dBm", "dBm/s", "dB**2", "degC", "degC²", "degF/h", "Np", "octave"),
    *("m·rad", "km·s/h", "m·Hz", "ppm·kg", "decade", "xyzzy", "kg/xyzzy", "nmi²·nm", "dB·dB"),
]


@pytest.mark.once
@pytest.mark.parametrize("options", REGISTRIES, ids=str)
def test_no_error_of_pints_leaves_the_door(
    options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the registry is like, a unit is read or refused in our words."""
    if "force_ndarray" in str(options):
        pytest.importorskip("numpy")
    made: Any = pint.UnitRegistry(**options)
    monkeypatch.setattr(registry, "_registry", lambda: made)

    for name in READ_BY_ALL:
        dimension = units.dimension_of(name)
        value = parse(f"5 {name}")
        there = units.quantity_in(value, units.DIMENSIONS[dimension])
        ours = units.factor_between(name, units.DIMENSIONS[dimension])
        assert float(there.magnitude) == pytest.approx(5 * float(ours))
    for name in REFUSED_BY_ALL:
        with pytest.raises(RoverspecsError):
            units.dimension_of(name)


def test_a_registry_of_few_units_reads_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Units of the extract, and compounds of them, need no registry; others are refused."""
    few: Any = pint.UnitRegistry(None)
    few.define("second = [time] = s")
    monkeypatch.setattr(registry, "_registry", lambda: few)

    rover = rs.Rover(name="Mine", power="5 BTU/h", top_speed="5 ft/d")

    cell = rs.compare([rover], ["power"]).cell(rover, "power")
    assert cell is not None
    assert cell.text == "1.5"
    for name in (*REFUSED_BY_ALL, "slug", "MWh", "V·Ah", "furlong/week"):
        with pytest.raises(RoverspecsError):
            units.dimension_of(name)
    claim = rover.power
    assert claim is not None
    with pytest.raises(UnknownUnitError):
        _ = claim.quantity


@given(
    st.sampled_from(["", "k", "kilo", "milli", "da", "xx"]),
    st.sampled_from(["gram", "slug", "m", "parsec", "yard", "furlongs", "blorb", "s", "ss", ""]),
    st.sampled_from(["", "s", "ss", "x"]),
)
def test_a_word_that_is_not_asked_of_pint_is_none_to_pint(prefix: str, unit: str, end: str) -> None:
    """Only what cannot be a prefix and a name of pint is unknown without asking."""
    chosen: Any = pint.application_registry
    word = f"{prefix}{unit}{end}"
    asked: list[str] = []

    class Asked:
        _prefixes, _units, case_sensitive = chosen._prefixes, chosen._units, True

        def parse_unit_name(self, name: str) -> tuple[()]:
            asked.append(name)
            return ()

    assert registry._why_no_unit(Asked(), word) == ""
    if not asked:
        assert chosen.parse_unit_name(word) == ()


def test_a_registry_that_ignores_case_is_asked() -> None:
    """A word in capitals is a unit where the user's registry takes it for one."""
    assert registry._why_no_unit(pint.UnitRegistry(case_sensitive=False), "SLUG") is None
    assert registry._why_no_unit(pint.UnitRegistry(), "SLUG") == ""
