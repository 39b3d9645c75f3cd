"""UCUM: each code has the size of its unit, by a reader that is not ours."""

from __future__ import annotations

import string
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.values import ucum, units
from roverspecs.values._factors import FACTORS
from roverspecs.values.ucum import in_name, ucum_of

WITHOUT_CODE = {
    "BTU": "UCUM's is thermochemical, and its international one differs in the seventh digit",
    "acre": "UCUM's is of the feet of the old survey",
}
"""The units of the extract that have no code, and why."""

MISREAD = {"arcmin": "ucumvert 0.3.2 takes the code ' for sixty seconds of time"}
"""The units whose code ucumvert reads wrongly."""

BUILT = ["kWh/d", "kW/kg", "mg/cm³", "lbf/in²", "m/s/h", "J/kg", "Ah/kg", "L/d"]
"""Units that are built of the others."""

OUTSIDE = sorted({*ucum._CODES, *ucum._SAME} - {*FACTORS})
"""The units with a code that are not in the extract, so that pint knows their size."""


@pytest.fixture(name="read", scope="module")
def _read() -> Callable[[str], Any]:
    """Return how ucumvert reads a code.

    It has a registry of its own: by default, ucumvert adds its units to the
    application registry, in which other tests count the units that there are.
    """
    # An older one, beside an older pint, has no such functions.
    ucumvert: Any = import_module("ucumvert")
    registry: Any = pint.UnitRegistry()
    definitions = Path(ucumvert.__file__).with_name("pint_ucum_defs.txt")
    # Since 0.26, pint takes no name with a point in it; this one is of no unit here.
    lines = definitions.read_text(encoding="utf-8").replace(" = i.U.", "").splitlines()
    registry.load_definitions(lines)

    def quantity(name: str) -> Any:
        # Older ones pass over the brackets of [ft_i] by themselves.
        return registry(name.strip("[]"))

    parser, transformer = ucumvert.get_ucum_parser(), ucumvert.UcumToPintTransformer(quantity)
    return lambda code: transformer.transform(ucumvert.parse_ucum(code, parser))


def size(quantity: Any) -> float:
    """Return a quantity in pint's root units."""
    return float(quantity.to_root_units().magnitude)


@pytest.mark.once
@pytest.mark.parametrize(
    "unit",
    [each for each in (*FACTORS, *BUILT, *OUTSIDE) if each not in {*WITHOUT_CODE, *MISREAD}],
)
def test_a_code_has_the_size_of_its_unit(read: Callable[[str], Any], unit: str) -> None:
    """Who reads the code gets the quantity that was published."""
    code = ucum_of(unit)
    assert code is not None
    quantity = read(code)

    assert size(quantity) == pytest.approx(float(units.root_factor(unit)), rel=1e-13)
    if unit in FACTORS:
        assert units.dimension_of(unit) == FACTORS[unit][0]
        example = ucum_of(units.DIMENSIONS[FACTORS[unit][0]])
        assert example is not None
        assert quantity.is_compatible_with(read(example))


@pytest.mark.once
@pytest.mark.parametrize("unit", MISREAD)
def test_a_code_that_is_misread(read: Callable[[str], Any], unit: str) -> None:
    """The exception is one still: the code is right, and ucumvert reads it as another quantity."""
    assert ucum_of(unit) == "'"
    right = Fraction(*FACTORS[unit][1:])
    assert right == units.factor_between("deg", "rad") / 60
    assert size(read("'")) != pytest.approx(float(right), rel=1e-3)


def test_the_units_without_a_code_are_known() -> None:
    """No other unit of the extract lacks one, and each of these would mean another size."""
    assert {unit for unit in FACTORS if ucum_of(unit) is None} == set(WITHOUT_CODE)


@pytest.mark.once
@pytest.mark.parametrize(
    ("unit", "code"),
    # The first acre is [acr_us] by its feet: ucumvert takes the acre of pint for it, which
    # since 0.26 is that of the extract.
    [("BTU", "[Btu_IT]"), ("BTU", "[Btu_th]"), ("acre", "43560.[ft_us]2"), ("acre", "[acr_br]")],
)
def test_a_unit_without_a_code_has_another_size_in_ucum(
    read: Callable[[str], Any], unit: str, code: str
) -> None:
    """The nearest code of UCUM is not the unit, though hardly another one."""
    ratio = size(read(code)) / float(units.root_factor(unit))

    assert ratio != pytest.approx(1, rel=1e-9)
    assert ratio == pytest.approx(1, rel=1e-3)


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("", "1"),
        ("kg", "kg"),
        ("lb", "[lb_av]"),
        ("µm", "um"),
        ("Wh", "W.h"),
        ("Wh/d", "W.h/d"),
        ("m²", "m2"),
        ("ft³", "[ft_i]3"),
        ("kg/m³", "kg/m3"),
        ("lb/ft³", "[lb_av]/[ft_i]3"),
        ("mph", "[mi_i]/h"),
        ("m/s/h", "m/s/h"),
        ("%", "%"),
        ("US_liquid_gallon", "[gal_us]"),
        ("imperial_gallon", "[gal_br]"),
        # Which gallon, and which ton, nobody knows.
        ("gal", None),
        ("tons", None),
        ("BTU", None),
        ("BTU/h", None),
        ("kg/acre", None),
        ("parsec", None),
        ("V·Ah", None),
        ("²", None),
        ("/", None),
    ],
)
def test_codes_are_spelled_as_in_ucum(unit: str, code: str | None) -> None:
    """A quotient has a code only if each of its units has one."""
    assert ucum_of(unit) == code


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("", ""),
        ("kg", "kg"),
        ("%", "percent"),
        ("°", "deg"),
        ("m/s", "m_per_s"),
        ("m/s²", "m_per_s2"),
        ("lb/ft³", "lb_per_ft3"),
        ("µm", "um"),
        ("μm", "um"),
        ("US_ton", "US_ton"),
        ("V·Ah", "V_Ah"),
        ("/m", "per_m"),
        ("mW", "mW"),
        ("MW", "MW"),
    ],
)
def test_a_unit_in_the_name_of_a_column(unit: str, name: str) -> None:
    """It is spelled in letters, digits and underscores, in the case that it has."""
    assert in_name(unit) == name


def test_no_two_units_have_one_name() -> None:
    """A name stands for one unit of the extract, in ASCII."""
    names = [in_name(unit) for unit in FACTORS]

    assert len(set(names)) == len(names)
    assert set("".join(names)) <= {*string.ascii_letters, *string.digits, "_"}


@given(st.text())
def test_any_text_has_a_name_that_programs_read(text: str) -> None:
    """Whatever a unit is called, the name of its column is one word of ASCII."""
    assert set(in_name(text)) <= {*string.ascii_letters, *string.digits, "_"}


@pytest.mark.once
def test_the_reader_of_codes_leaves_the_units_of_others_alone(read: Callable[[str], Any]) -> None:
    """Its units are in a registry of its own, so that no other test depends on this one."""
    assert "RAD" in read("kg")._REGISTRY
    assert "RAD" not in pint.application_registry
