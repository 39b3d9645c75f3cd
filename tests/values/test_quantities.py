"""Quantities of other libraries, and the texts they are published as."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import pint
import pytest
from conftest import needs
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.errors import FieldError, RoverspecsError, UnknownUnitError
from roverspecs.values import quantities, units
from roverspecs.values._factors import FACTORS
from roverspecs.values.published import PublishedValue

np = pytest.importorskip("numpy")
ureg: Any = pint.application_registry


class Astropy(NamedTuple):
    """Have the attributes of a quantity of astropy, whose units have its spelling."""

    value: Any
    unit: str


class Unyt(NamedTuple):
    """Have the attributes of a quantity of unyt, whose units have its spelling."""

    value: Any
    units: Any


class Named:
    """Be a unit that only its text tells."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        """Return the unit as its library writes it."""
        return self.text


TEXTS = [
    # pint, with any type of number, in its shortest digits.
    (ureg.Quantity(5, "kg"), "5 kg"),
    (ureg.Quantity(5.0, "kg"), "5.0 kg"),
    (ureg.Quantity(0.1 + 0.2, "kg"), "0.30000000000000004 kg"),
    (ureg.Quantity(1e-7, "kg"), "1e-07 kg"),
    (ureg.Quantity(Decimal("5.00"), "lb"), "5.00 lb"),
    (ureg.Quantity(Fraction(1, 8), "kg"), "0.125 kg"),
    (ureg.Quantity(Fraction(350), "kg"), "350 kg"),
    (ureg.Quantity(np.float32(0.1), "kg"), "0.1 kg"),
    (ureg.Quantity(np.int64(5), "kg"), "5 kg"),
    (ureg.Quantity(np.array(0.228), "kg"), "0.228 kg"),
    (ureg.Quantity(5, "km/h"), "5 km/h"),
    (ureg.Quantity(5, "m**3"), "5 m³"),
    (ureg.Quantity(5, "meter / second ** 2"), "5 m/s²"),
    (ureg.Quantity(5, "kg/m**3"), "5 kg/m³"),
    (ureg.Quantity(5, "volt * ampere * hour"), "5 V·Ah"),
    (ureg.Quantity(5, "furlong/week"), "5 furlong/week"),
    (ureg.Quantity(5, "force_pound"), "5 lbf"),
    (ureg.Quantity(6), "6"),
    # To pint, these names have one meaning.
    (ureg.Quantity(5, "ton"), "5 US_ton"),
    (ureg.Quantity(5, "gallon"), "5 US_liquid_gallon"),
    (ureg.Quantity(5, "grade"), "5 gon"),
    # Another registry with the same units.
    (pint.UnitRegistry().Quantity(5, "kg"), "5 kg"),
    (pint.UnitRegistry(force_ndarray_like=True).Quantity(5, "kg"), "5 kg"),
    (Astropy(5.5, "kg"), "5.5 kg"),
    (Astropy(np.float64(5.5), Named("km / h")), "5.5 km/h"),  # type: ignore[arg-type]  # as a unit of astropy
    (Astropy(5, Named("m3")), "5 m³"),  # type: ignore[arg-type]  # likewise
    (Astropy(5, Named("")), "5"),  # type: ignore[arg-type]  # likewise
    (Astropy(5, Named("V A h")), "5 V·Ah"),  # type: ignore[arg-type]  # likewise
    (Unyt(np.array(5.5), Named("km/hr")), "5.5 km/h"),
    (Unyt(np.array(5), Named("g/cm**3")), "5 g/cm³"),
    (Unyt(6, Named("dimensionless")), "6"),
]


@pytest.mark.parametrize(("made", "text"), TEXTS)
def test_a_quantity_has_a_text(made: object, text: str) -> None:
    """The shortest digits of its number stand before the usual name of its unit."""
    assert quantities.text_of(made) == text
    assert quantities.is_one(made)
    assert str(PublishedValue.parse(text).nominal) is not None


@pytest.mark.parametrize("unit", FACTORS)
def test_every_usual_unit_of_pint_has_its_symbol(unit: str) -> None:
    """The long name that pint keeps of a unit is turned back into the symbol."""
    made = ureg.Quantity(5, unit.replace("²", "**2").replace("³", "**3").replace("%", "percent"))

    assert units.root_factor(quantities.name_of(made.units)) == units.root_factor(unit)
    assert quantities.name_of(made.units) in FACTORS


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (5, "kg", "5 kg"),
        (5, "lbs", "5 lbs"),
        (Decimal("5.0"), "kg", "5.0 kg"),
        (np.float64(5.5), "kg", "5.5 kg"),
        (np.array(5), "kg", "5 kg"),
        (5, ureg.kg, "5 kg"),
        (5, Named("m / s"), "5 m/s"),
        (6, "", "6"),
    ],
)
def test_a_number_with_a_unit_has_a_text(number: object, unit: object, text: str) -> None:
    """The name of a unit is kept as it is written."""
    assert quantities.text_of(number, unit) == text
    assert rs.Claim(value=number, unit=unit).value == text


def test_a_quantity_is_taken_where_a_text_is() -> None:
    """A record takes it alone, in a list, and in a claim."""
    five = ureg.Quantity(5, "kg")

    assert rs.Rover(name="Mine", mass=five) == rs.Rover(name="Mine", mass="5 kg")
    assert rs.Rover(name="Mine", mass=[five, "6 kg"]).claims("mass")[1].value == "6 kg"
    assert rs.Claim(value=five, condition="dry").value == "5 kg"
    assert rs.Rover(name="Mine", wheel_count=rs.Claim(value=6, unit="")).claims("wheel_count")


def test_a_unit_is_that_of_ones_own_registry() -> None:
    """The name of a unit does not follow the format that its registry prints."""
    registry: Any = pint.UnitRegistry()
    registry.formatter.default_format = "~L"

    assert quantities.text_of(registry.Quantity(5, "km/h")) == "5 km/h"
    assert rs.Claim(value="3.6 km/h").to(registry.Unit("m/s")).magnitude == pytest.approx(1)


def other_registry(definition: str) -> Any:
    """Return a registry with a unit of its own."""
    registry: Any = pint.UnitRegistry(on_redefinition="ignore")
    registry.define(definition)
    return registry


FOUND = "expected text such as '5 kg' or a quantity, found "
REFUSED = [
    (5, "found the number 5 without a unit: write text such as '5 kg', or '5' for a count"),
    (np.array(5), "found the number 5 without a unit: write text such as '5 kg', or '5' for a count"),
    (np.float64(5.5), "found the number 5.5 without a unit: write text such as '5.5 kg', or '5.5' for a count"),
    ([5, 6], "found the number 5 without a unit: write text such as '5 kg', or '5' for a count"),
    (np.array([5, 6]), "found the number 5 without a unit: write text such as '5 kg', or '5' for a count"),
    (True, FOUND + "True"),
    (np.bool_(True), FOUND + repr(np.bool_(True))),
    (5j, FOUND + "5j"),
    (ureg.kg, FOUND + repr(ureg.kg)),
    (Astropy("5", "kg"), FOUND + "Astropy(value='5', unit='kg')"),
    (
        float("nan"),
        "expected a finite number, found nan: leave the spec out, or give None, where nothing is published",
    ),
    (
        Decimal("Infinity"),
        "expected a finite number, found Decimal('Infinity'): leave the spec out, or give None, where nothing is published",
    ),
    (
        ureg.Quantity(float("nan"), "kg"),
        f"expected a finite number, found {ureg.Quantity(float('nan'), 'kg')!r}: "
        "leave the spec out, or give None, where nothing is published",
    ),
    (
        ureg.Quantity([1, 2], "kg"),
        f"expected one number, found the array {ureg.Quantity([1, 2], 'kg')!r}: "
        "give each its own claim",
    ),
    (Fraction(1, 3), "expected a decimal number, found 1/3: give it with its digits"),
    (ureg.Quantity(-5, "kg"), "cannot read '-5 kg': expected zero or more, found a negative value"),
    (ureg.Quantity(5, "m"), "unit 'm': expected a unit of mass, such as 'kg', found one of length"),
    (ureg.Quantity(5), "expected a unit of mass, such as 'kg', found none"),
    (ureg.Quantity(5, "kg**4"), "expected a usual unit, found 'kilogram' to the power of 4"),
    (ureg.Quantity(5, "kg**0.5"), "expected a usual unit, found 'kilogram' to the power of 0.5"),
    (
        other_registry("buggy = 210 kg").Quantity(5, "buggy"),
        "unit 'buggy': unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    (
        other_registry("slug = 3 kg").Quantity(5, "slug"),
        "the unit 'slug' is another one here: convert it to a usual one",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("made", "message"), REFUSED)
def test_what_is_no_quantity_is_refused_in_words(made: Any, message: str) -> None:
    """The message says what to write; no TypeError leaves the constructor."""
    with pytest.raises(RoverspecsError) as caught:
        rs.Rover(name="Mine", mass=made)
    assert str(caught.value) == f"mass: {message}"


@pytest.mark.parametrize("unit", ["degC", "dBm"])
def test_a_quantity_on_a_scale_is_refused(unit: str) -> None:
    """It has no text that a record could hold."""
    with pytest.raises(UnknownUnitError):
        quantities.text_of(ureg.Quantity(5, unit))


def test_a_unit_is_given_once() -> None:
    """A text and a quantity have theirs."""
    with pytest.raises(FieldError) as text:
        rs.Claim(value="5", unit="kg")
    assert str(text.value) == "unit: write the unit in the text, as in '5 kg', found '5' beside it"
    with pytest.raises(FieldError) as quantity:
        rs.Claim(value=ureg.Quantity(5, "kg"), unit="kg")
    assert str(quantity.value) == (
        f"value: the quantity has a unit already: leave out {ureg.Quantity(5, 'kg')!r}"
    )
    with pytest.raises(UnknownUnitError, match="ambiguous"):
        rs.Claim(value=5, unit="ton")


@given(
    st.one_of(
        st.integers(0, 10**20),
        st.floats(1e-15, 1e20),
        st.decimals(0, 10**9, places=4),
        st.fractions(0, 1000, max_denominator=1).map(lambda number: number / 64),
    ),
    st.sampled_from(["kg", "g", "lb"]),
)
def test_the_text_reads_back_to_the_number(number: Any, unit: str) -> None:
    """No digit is lost on the way from a quantity to a claim."""
    claim = rs.Claim(value=number, unit=unit)

    assert Fraction(claim.published.nominal) == Fraction(str(number))
    assert claim.published.unit == unit


@pytest.mark.once
@needs("astropy")
class TestAstropy:
    """Units as astropy has them."""

    @pytest.mark.parametrize("unit", [*FACTORS, "knot", "furlong", "mph"])
    def test_a_unit_of_astropy_has_the_same_size(self, unit: str) -> None:
        """It takes mph for a milliphot, and a pound of force for a rounded one."""
        example = units.DIMENSIONS[units.dimension_of(unit)]
        found = quantities.astropy_unit(unit).to(quantities.astropy_unit(example))

        assert math.isclose(found, units.factor_between(unit, example), rel_tol=1e-12)

    def test_its_own_unit_is_taken_where_it_has_one(self) -> None:
        """Others are new ones, by our symbol; none is defined for the whole process."""
        import astropy.units as au

        assert quantities.astropy_unit("kg") is au.kg
        assert quantities.astropy_unit("in") is au.imperial.inch
        assert quantities.astropy_unit("kgf").name == "kgf"
        with pytest.raises(ValueError, match="kgf"):
            au.Unit("kgf")
        with pytest.raises(ValueError, match="lb"):
            au.Unit("lb")

    def test_an_unknown_unit_is_refused(self) -> None:
        """The error is the one of every unit."""
        with pytest.raises(UnknownUnitError):
            quantities.astropy_unit("smoots per kilo")


@pytest.mark.parametrize("unit", [unit for unit in FACTORS if unit != "acre"])
def test_a_unit_of_pint_has_the_same_size(unit: str) -> None:
    """It is one of the application registry."""
    found = quantities.pint_unit(unit)

    assert math.isclose((1 * found).to_root_units().magnitude, units.root_factor(unit))
    assert found == ureg.Unit(str(found))


def test_a_unit_that_the_registry_has_in_another_size_is_refused() -> None:
    """A column of numbers would say something else in it."""
    before = ureg.get()
    ureg.set(other_registry("stone = 7 kg"))
    try:
        with pytest.raises(FieldError, match="the unit 'stone' is another one here"):
            quantities.pint_unit("stone")
    finally:
        ureg.set(before)
