"""Units of rows: as they are asked for, as a command writes them, and as they read best."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roverspecs.comparisons.row_units import RowUnits
from roverspecs.errors import FieldError
from roverspecs.records.derived import SPECS
from roverspecs.values.published import PublishedValue
from roverspecs.values.rounding import wholes_in
from roverspecs.values.units import convert, factor_between


@pytest.mark.parametrize(
    ("units", "text"),
    [
        ("si", ""),
        ("us", "us"),
        ("us,mass=g", "us,mass=g"),
        ("mass=g", "mass=g"),
        ({"mass": "grams", "default": "metric"}, "metric,mass=g"),
        (
            {"dimensions": "in", "length": "ft"},
            "length=ft,width=in,height=in,diameter=in,envelope=in",
        ),
    ],
)
def test_units_read_back_from_their_text(units: str | dict[str, str], text: str) -> None:
    """The text names each spec that has a unit of its own; nothing stands for plain SI."""
    made = RowUnits.parse(units)

    assert str(made) == text
    if text:
        again = RowUnits.parse(text)
        assert (again.system, dict(again.chosen)) == (made.system, dict(made.chosen))


@pytest.mark.parametrize(
    ("units", "spelling"),
    [
        ("us", "us"),
        ("si", "si"),
        ("mass=g", "metric,length=ft,mass=g"),
        ("mass=g,length=in", "metric,length=in,mass=g"),
        ("si,mass=g", "si,mass=g"),
        ({"mass": "g"}, "metric,length=ft,mass=g"),
        ({"default": "si"}, "si"),
        (RowUnits(system="us"), "us"),
    ],
)
def test_units_may_follow_others(units: str | dict[str, str] | RowUnits, spelling: str) -> None:
    """Where no system is named, the other specs have the units of the others; the spelling reads back."""
    like = RowUnits.parse("metric,length=ft")
    made = RowUnits.parse(units, like=like)

    assert made.spelling == spelling
    assert RowUnits.parse(made.spelling, like=like) == made
    assert RowUnits.parse(made.spelling) == made


def test_a_mistake_names_its_option() -> None:
    """The message says which of two options of one grammar it is about."""
    with pytest.raises(
        FieldError, match=r"^also: expected units such as 'us' or 'mass=g', found 5$"
    ):
        RowUnits.parse(5, place="also")  # type: ignore[arg-type]
    with pytest.raises(FieldError, match=r"^also: expected the name of a unit system, found 5$"):
        RowUnits.parse({"default": 5}, place="also")  # type: ignore[dict-item]


def test_a_row_has_the_unit_of_its_spec_or_of_the_system() -> None:
    """A unit that is chosen goes before the system; auto takes the one that its figures read best in."""
    mass = SPECS["mass"]
    values = [PublishedValue.parse(text) for text in ("228 g", "250 g")]

    assert RowUnits.parse("us").unit(mass, values) == "lb"
    assert RowUnits.parse("us,mass=oz").unit(mass, values) == "oz"
    assert RowUnits.parse("auto").unit(mass, values) == "g"
    assert RowUnits.parse("auto").unit(mass, []) == "kg"
    assert RowUnits.parse("si").unit(SPECS["wheel_count"], [PublishedValue.parse("4")]) == ""


@pytest.mark.parametrize(
    ("system", "units"),
    [
        ("si", {"length": "m", "width": "m", "wheel_diameter": "m", "range": "m"}),
        ("metric", {"length": "m", "width": "m", "wheel_diameter": "cm", "range": "km"}),
        ("auto", {"length": "m", "width": "m", "wheel_diameter": "mm", "range": "km"}),
        ("metric,width=cm", {"length": "m", "width": "cm", "wheel_diameter": "cm", "range": "km"}),
    ],
)
def test_rows_of_a_group_share_a_unit(system: str, units: dict[str, str]) -> None:
    """Sizes are read against each other; parts, ranges and what has its own unit are not among them."""
    texts = {
        "length": ["1.5 m", "4.73 m"],
        "width": ["46 cm", "2.7 m"],
        "wheel_diameter": ["82.5 mm"],
        "range": ["16 km"],
    }
    rows = {name: [PublishedValue.parse(text) for text in row] for name, row in texts.items()}
    alone = RowUnits.parse("metric").unit(SPECS["width"], rows["width"][:1])

    assert RowUnits.parse(system).shared(rows) == units
    assert alone == "cm"


def test_units_can_be_in_a_set() -> None:
    """Equal ones have one hash, so that a comparison in them has one, too."""
    one, other = RowUnits.parse("us,mass=g"), RowUnits.parse({"default": "us", "mass": "g"})

    assert {one} == {other}
    assert hash(one) == hash(other)
    assert one != RowUnits.parse("us,mass=kg")


# --- the unit that reads best -----------------------------------------------------


def needless_zeros(text: str) -> int:
    """Return how many zeros stand before or behind the digits of a number, or digits beyond four."""
    whole, _, part = text.partition(".")
    before = 1 + len(part) - len(part.lstrip("0")) if whole == "0" else 0
    behind = 0 if part else len(whole) - len(whole.rstrip("0"))
    return before + behind + max(0, len(whole) - 4)


def effort(value: PublishedValue, unit: str) -> int:
    """Return how hard a value is to read in a unit, from its text there."""
    if factor_between(value.unit, unit) == 1 and value.form != "compound":
        # Zeros behind the digits are as published.
        return 10 * sum(
            needless_zeros(f"{number:f}" + ("" if "." in f"{number:f}" else ".0"))
            for number in value.numbers
        )
    if value.sign != "~":
        # The unit of a bound is that of its number; about has fewer digits than a number.
        value = attrs.evolve(value, sign="")
    shown = convert(value, unit)
    return 1 + 10 * sum(needless_zeros(f"{number:f}") for number in shown.numbers)


MASSES = st.lists(
    st.builds(
        lambda mark, number, places, zeros, unit: PublishedValue.parse(
            f"{mark}{number / 10**places:.{places}f}{zeros if not places else ''} {unit}"
        ),
        st.sampled_from(["", "~", "≥", "<"]),
        st.integers(1, 99999).filter(lambda number: number % 10),
        st.integers(0, 4),
        st.sampled_from(["", "0", "000"]),
        st.sampled_from(["kg", "g", "lb", "t", "oz"]),
    ),
    min_size=1,
    max_size=5,
)


@given(MASSES)
@example([PublishedValue.parse(text) for text in ("1 kg", "1 kg", "1 oz", "3.1 kg", "~7 lb")])
@example([PublishedValue.parse(text) for text in ("1 kg", "1 oz", "10 kg", "≥7 lb")])
def test_auto_takes_the_unit_with_the_fewest_needless_zeros(values: list[PublishedValue]) -> None:
    """Of the usual units and the one of most figures, the first in which they are least hard to read."""
    published = [value.unit for value in values]
    common = [unit for unit in published if published.count(unit) > len(values) / 2]
    units = dict.fromkeys(["kg", "g", "t", *common])
    expected = min(units, key=lambda unit: sum(effort(value, unit) for value in values))

    assert RowUnits.parse("auto").unit(SPECS["mass"], values) == expected


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        (["2 ft 6 in"], "cm"),
        (["5 ft 5 in"], "in"),
        (["0 m"], "m"),
        (["0 m", "1 mm"], "mm"),
        (["12.5 ± 0.5 cm"], "mm"),
        (["12.5 ± 1.5 cm"], "cm"),
        (["0.125–0.25 m"], "cm"),
        (["3 furlong", "5 furlong"], "furlong"),
        ([], "cm"),
    ],
)
def test_auto_by_form(values: list[str], unit: str) -> None:
    """Feet and inches have zeros that nobody published; a zero stands in any unit; pint's units count."""
    given = [PublishedValue.parse(value) for value in values]

    assert RowUnits.parse("auto").unit(SPECS["length"], given) == unit


@pytest.mark.parametrize("system", ["metric", "us"])
@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("1 month", "d", "30 d"),
        ("≤1 year", "d", "≤366 d"),
        ("91 d", "d", "91 d"),
        ("16 h", "h", "16 h"),
        ("30 min", "h", "0.50 h"),
    ],
)
def test_long_times_are_in_days(system: str, value: str, unit: str, text: str) -> None:
    """Months and years are no hundreds of hours; what was published in hours stays in hours."""
    given = PublishedValue.parse(value)

    assert RowUnits.parse(system).unit(SPECS["design_life"], [given]) == unit
    assert convert(given, unit) == PublishedValue.parse(text)


def test_a_choice_stops_where_it_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit in which the first figures are hard to read is not tried on all the others."""
    calls: list[str] = []

    def counted(value: PublishedValue, factor: Fraction) -> tuple[list[int], int]:
        calls.append(str(value))
        return wholes_in(value, factor)

    monkeypatch.setattr("roverspecs.comparisons.row_units.wholes_in", counted)
    values = [PublishedValue.parse(f"{number} m/s") for number in range(1, 101)]

    assert RowUnits.parse("auto").unit(SPECS["top_speed"], values) == "m/s"
    # The unit of most is tried first; kilometres an hour are left behind with the first value,
    # and centimetres only move the point.
    assert len(calls) == 1


def test_a_unit_is_fixed_where_no_figure_chooses_it() -> None:
    """One that is named, the only one of a system, or none at all."""
    mass, speed, wheels = (SPECS[name] for name in ("mass", "top_speed", "wheel_count"))

    assert RowUnits.parse("si").is_fixed(mass)
    assert RowUnits.parse("metric").is_fixed(speed)
    assert not RowUnits.parse("metric").is_fixed(mass)
    assert not RowUnits.parse("auto").is_fixed(speed)
    assert RowUnits.parse("auto,mass=g").is_fixed(mass)
    assert RowUnits.parse("auto").is_fixed(wheels)
    assert RowUnits.parse("auto").unit(wheels, ()) == ""
