"""Queries: conditions, orders, relations and the other options of a comparison."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
from comparison_parts import mine, texts

import roverspecs as rs
from roverspecs.errors import (
    FieldError,
    RoverspecsError,
    UnknownVehicleError,
)
from roverspecs.records.derived import SPECS
from roverspecs.values.units import SYSTEMS


def test_digits_and_exact() -> None:
    """Digits are those asked for, or all of them."""
    assert texts(rs.compare(["tenacious"], ["mass", "width"], units="us", digits=3)) == {
        "Mass (lb)": ["~11.0"],
        "Width (in)": ["12.4"],
    }
    assert texts(rs.compare(["tenacious"], ["mass"], units="us", exact=True)) == {
        "Mass (lb)": ["~11.0231131092439"]
    }


def found(*arguments: Any, **options: Any) -> list[str]:
    """Return the names of the vehicles of a comparison."""
    return [vehicle.name for vehicle in rs.compare(*arguments, **options).vehicles]


def test_a_condition_is_asked_of_the_whole_catalog() -> None:
    """Without names it goes through all vehicles, else through those named; each answer is kept."""
    assert found(where="mass < 500 g") == ["Colmena", "LEV-2", "SORA-Q (HAKUTO-R M1)", "YAOKI"]
    assert found(["Tenacious", "LEV-2"], where="mass < 500 g") == ["LEV-2"]
    comparison = rs.compare(["Tenacious", "LEV-2"], where="mass < 5 kg", sort="mass")
    assert [vehicle.name for vehicle in comparison.vehicles] == ["LEV-2", "Tenacious"]
    assert comparison.matches == ("yes", "maybe")
    assert comparison.remarks == ("May meet it: Tenacious (mass ~5 kg)",)
    strict = rs.compare(["Tenacious", "LEV-2"], where="mass < 5 kg", strict=True)
    assert ([vehicle.name for vehicle in strict.vehicles], strict.matches) == (["LEV-2"], ("yes",))
    assert strict.remarks == ("Left out because they might not meet it: Tenacious (mass ~5 kg)",)
    assert rs.compare(where=None).matches == ()


def test_records_of_ones_own_are_asked_like_shipped_ones(tmp_path: Path) -> None:
    """A catalog with a file of the user's goes through that, too."""
    (tmp_path / "mine.toml").write_text(
        'name = "Mine"\nbody = "Moon"\nmass = "300 g"\n', encoding="utf-8"
    )
    catalog = rs.Catalog(tmp_path)

    assert found(where="mass >= 250 g and mass < 498 g", catalog=catalog) == [
        "SORA-Q (HAKUTO-R M1)",
        "Mine",
    ]
    mine = rs.Rover(name="Mine", mass="300 g")
    assert found([mine, "LEV-2"], where="mass > 250 g") == ["Mine"]


def test_a_condition_heeds_configuration_and_preference() -> None:
    """The figure tested is the one that the table shows."""
    mine = rs.Rover(
        name="Mine",
        width=[
            rs.Claim(value="50 cm", configuration="deployed"),
            rs.Claim(value="30 cm", configuration="stowed"),
        ],
    )

    assert found([mine], where="width > 40 cm") == ["Mine"]
    assert found([mine], where="width > 40 cm", configuration="stowed") == []


def test_vehicles_can_be_sorted() -> None:
    """By a spec, up or down, by name or by date; what is missing comes last."""
    names = ["LUPEX rover", "LEV-2", "Tenacious"]
    assert found(names, sort="mass") == ["LEV-2", "Tenacious", "LUPEX rover"]
    assert found(names, sort="mass", descending=True) == ["LUPEX rover", "Tenacious", "LEV-2"]
    assert found(names, sort="length") == ["Tenacious", "LUPEX rover", "LEV-2"]
    assert found(names, sort="name", descending=True) == ["Tenacious", "LUPEX rover", "LEV-2"]
    assert found(names, sort="launch_date") == ["LEV-2", "Tenacious", "LUPEX rover"]


def test_a_comparison_can_be_relative_to_one_vehicle() -> None:
    """Every other one has ratios and differences to it, with the digits and marks of both."""
    comparison = rs.compare(
        ["LEV-2", "LUPEX rover"], ["mass", "length", "width"], relative_to="lev-2"
    )
    mass, length, width = comparison.rows

    assert comparison.base == rs.LEV_2
    assert [
        [cell and cell.text for cell in cells] for cells in (mass.ratios, mass.differences)
    ] == [
        [None, "~1500"],
        [None, "~+350"],
    ]
    assert length.ratios == length.differences == (None, None)
    assert [cell and (cell.text, cell.note) for cell in width.ratios] == [
        None,
        ("~11.9", "at launch against deployed"),
    ]
    assert "at launch against deployed" in comparison.legend
    assert rs.compare().rows[0].ratios == rs.compare().rows[0].differences == ()


def test_the_vehicle_that_others_are_relative_to_is_shown() -> None:
    """It is put first if it is not among them, whether it meets a condition or not."""
    comparison = rs.compare(
        ["Tenacious", "LUPEX rover"], where="mass < 100 kg", relative_to=rs.LEV_2
    )

    assert [vehicle.name for vehicle in comparison.vehicles] == ["LEV-2", "Tenacious"]
    assert comparison.matches == ("", "yes")
    assert found(["Tenacious", "LEV-2"], relative_to="LEV-2") == ["Tenacious", "LEV-2"]
    with pytest.raises(UnknownVehicleError) as caught:
        rs.compare(relative_to="lev-3")
    message = "unknown vehicle 'lev-3': did you mean 'lev-2' or 'lev-1' or 'clv-1'?"
    assert str(caught.value) == message


def test_relations_that_cannot_be_say_why() -> None:
    """A bound beside a bound, and a zero, leave the place empty, with the reason."""
    least, zero = (
        rs.Rover(name=name, mass=mass) for name, mass in (("Least", "≥2 kg"), ("Zero", "0 kg"))
    )
    comparison = rs.compare(
        [rs.Rover(name="Mine", mass="≥5 kg"), zero, least], ["mass"], relative_to=least
    )

    assert [cell and cell.text for cell in comparison.rows[0].ratios] == [None, "≤0", None]
    assert [cell and cell.text for cell in comparison.rows[0].differences] == [None, "≤−2", None]
    assert comparison.remarks == (
        "No ratio of Mine to Least in mass: nothing follows from these two figures",
        "No difference of Mine to Least in mass: nothing follows from these two figures",
    )
    divided = rs.compare([least, zero], ["mass"], relative_to=zero)
    assert divided.remarks == (
        "No ratio of Least to Zero in mass: cannot divide by 0 kg, which may be 0",
    )


def test_only_the_rows_that_differ_can_be_kept() -> None:
    """Equal within the published digits counts as equal; where fewer than two are known, nothing differs."""
    one = rs.Rover(name="One", mass="5 kg", length="54 cm", width="1 m", height="30 cm")
    two = rs.Rover(name="Two", mass="5.2 kg", length="21.26 in", width="2 m")
    comparison = rs.compare([one, two], differing=True)

    assert [row.spec for row in comparison.rows] == ["width"]
    assert comparison.remarks == (
        "Left out, alike within the published digits: mass, length",
        "Left out, fewer than two figures: height",
    )


def test_extremes_are_marked_if_asked_for() -> None:
    """The largest and the smallest of a row are named, with a doubt where figures overlap."""
    names = ["LEV-2", "Tenacious", "Sorato", "LUPEX rover"]
    comparison = rs.compare(names, ["mass", "drill_depth", "payload_mass"], extremes=True)

    assert [cell and cell.extreme for cell in comparison.rows[0].cells] == ["min", "", "", "max"]
    # One figure alone is neither.
    assert [cell and cell.extreme for cell in comparison.rows[1].cells] == [None, None, None, ""]
    few = rs.compare(["Tenacious", "Sorato", "LEV-2"], ["mass"], extremes=True)
    assert [cell and cell.extreme for cell in few.rows[0].cells] == ["max?", "max?", "min"]
    assert all(cell.extreme == "" for cell in rs.compare(names).cells)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"strict": True},
            "strict: it leaves out vehicles that might not meet a condition: give where, too",
        ),
        (
            {"descending": True},
            "descending: it is the direction of an order: give a spec as sort, too",
        ),
        ({"sort": "mas"}, "sort: unknown spec 'mas': did you mean 'mass'?"),
        ({"relative_to": 5}, "relative_to: expected a vehicle or its name, found 5"),
        ({"sort": 5}, "sort: expected the name of a spec, found 5"),
        ({"specs": [5]}, "specs: expected the name of a spec, found 5"),
        ({"specs": [["mass"]]}, "specs: expected the name of a spec, found ['mass']"),
        ({"units": 5}, "units: expected units such as 'us' or 'mass=g', found 5"),
        ({"units": {5: "kg"}}, "specs: expected the name of a spec, found 5"),
        ({"units": {"default": 5}}, "units: expected the name of a unit system, found 5"),
        ({"digits": True}, "digits: expected a number from 1 to 15, found True"),
        (
            {"prefer": "nobody", "relative_to": "lev-2"},
            "prefer: no kind or id of a source: 'nobody': expected one of",
        ),
        ({"vehicles": []}, "vehicles: expected at least one vehicle, found none"),
    ],
)
def test_questions_that_cannot_be_answered_are_refused(
    options: dict[str, Any], message: str
) -> None:
    """The message says what was expected, and where."""
    with pytest.raises(rs.RoverspecsError) as caught:
        rs.compare(**options)
    assert str(caught.value).startswith(message)
    assert message.endswith("expected one of") or str(caught.value) == message


def test_a_preference_may_be_a_source_of_the_base() -> None:
    """The vehicle that others are relative to is shown, so its sources can be preferred, too."""
    source = rs.LEV_2.sources[0].id
    assert (
        rs.compare(["tenacious"], ["mass"], relative_to="lev-2", prefer=source)
        .remarks[0]
        .endswith(source)
    )


class TestAlso:
    """`also` shows each figure in a second unit, in brackets beside the first."""

    def test_the_three(self) -> None:
        """Each row has two units, or one where both are the same, and each figure its digits in both."""
        comparison = rs.compare(specs=["mass", "width", "power", "wheel_count"], also="us")

        found = {
            row.label: [cell and (cell.text, cell.also and cell.also.text) for cell in row.cells]
            for row in comparison.rows
        }
        assert found == {
            "Mass, kg (lb)": [("0.228", "0.50"), ("~5", "~11"), ("~350", "~770")],
            "Width, m (in)": [("~0.123", "~4.8"), ("0.315", "12.4"), ("1.46", "57")],
            "Power (W)": [None, None, None],
            "Wheels": [("2", None), ("4", None), None],
        }

    def test_a_figure_is_shown_as_published(self) -> None:
        """What was published in the second unit keeps its digits there, marks included."""
        rovers = [mine("A", mass="22.00 lbs"), mine("B", mass="~5.50 pounds"), mine("C")]
        [row] = rs.compare(rovers, ["mass"], also="us").rows

        assert [cell and cell.also and cell.also.text for cell in row.cells] == [
            *("22.00", "~5.50"),
            None,
        ]

    @pytest.mark.parametrize(
        ("value", "text", "also"),
        [
            ("≤1 kg", "≤1", "≤2.21"),
            (">1 kg", ">1", ">2.2"),
            ("5–6 kg", "5–6", "11–13"),
            ("5.0 ± 0.5 kg", "5.0 ± 0.5", "11.0 ± 1.1"),
            ("~0 kg", "~0", "~0"),
            ("about 228 g", "~0.228", "~0.50"),
        ],
    )
    def test_marks(self, value: str, text: str, also: str) -> None:
        """Bounds, ranges, tolerances and zero are written in the brackets as in front of them."""
        cell = rs.compare([mine(mass=value)], ["mass"], also="us").cell("Mine", "mass")

        assert cell is not None
        assert cell.also is not None
        assert (cell.text, cell.also.text) == (text, also)

    @pytest.mark.parametrize("also", SYSTEMS)
    @pytest.mark.parametrize("units", SYSTEMS)
    @pytest.mark.untraced
    @pytest.mark.once
    def test_the_whole_catalog(self, units: str, also: str) -> None:
        """Cell by cell, the figure in front is that of one table alone, the one in brackets that of another."""
        options: dict[str, Any] = {"relative_to": "lev-2", "extremes": True}
        if units == also:
            with pytest.raises(FieldError):
                rs.compare("lev-2", units=units, also=also)
        first = rs.compare(rs.Catalog(), list(SPECS), units=units, **options)
        second = first.in_units(also)
        both = first.in_units(units, also)

        assert both.remarks == first.remarks
        assert both.legend == first.legend
        for row, one, other in zip(both.rows, first.rows, second.rows, strict=True):
            found = row.by_unit
            assert found[-1] == (attrs.evolve(other, ratios=()) if len(found) == 2 else other)
            bare = attrs.evolve(
                row,
                also_unit="",
                cells=tuple(cell and attrs.evolve(cell, also=None) for cell in row.cells),
                differences=tuple(
                    cell and attrs.evolve(cell, also=None) for cell in row.differences
                ),
            )
            assert bare == one
            assert len(found) == (1 if one.unit == other.unit else 2)

    @pytest.mark.parametrize("options", [{"digits": 3}, {"exact": True}, {"differing": True}])
    def test_options_hold_for_both(self, options: dict[str, Any]) -> None:
        """Digits, exactness and what is left out mean the same in front of the brackets and in them."""
        names, specs = ["spirit", "curiosity", "lev-2"], ["mass", "dimensions"]
        both = rs.compare(names, specs, also="us", **options)
        second = rs.compare(names, specs, units="us", **options)

        assert [row.by_unit[-1] for row in both.rows] == list(second.rows)
        assert both.remarks == second.remarks

    def test_relations(self) -> None:
        """A difference has two units, a ratio none."""
        two = [mine("A", mass="5.0 kg"), mine("B", mass="7.0 kg")]
        [row] = rs.compare(two, ["mass"], also="us", relative_to=two[0]).rows
        ratio, difference = row.ratios[1], row.differences[1]

        assert ratio is not None
        assert difference is not None
        assert difference.also is not None
        assert (ratio.text, ratio.also) == ("1.4", None)
        assert (difference.text, difference.also.text) == ("+2.0", "+4.4")

    @pytest.mark.parametrize(
        ("units", "also", "labels"),
        [
            ("si", "mass=g", ["Mass, kg (g)", "Length (m)"]),
            ("us", "mass=g", ["Mass, lb (g)", "Length (in)"]),
            ("us,length=cm", {"mass": "g"}, ["Mass, lb (g)", "Length (cm)"]),
            ("us,length=cm", "si", ["Mass, lb (kg)", "Length, cm (m)"]),
            ("metric", "us,mass=oz", ["Mass, g (oz)", "Length, cm (in)"]),
            ("us", "auto", ["Mass, lb (g)", "Length, in (cm)"]),
            ("auto", "us,length=cm", ["Mass, g (lb)", "Length (cm)"]),
        ],
    )
    def test_a_second_unit_for_some_specs(
        self, units: str, also: str | dict[str, str], labels: list[str]
    ) -> None:
        """Where no system is named, the specs that are not named have no second unit."""
        rover = mine(mass="228 g", length="12 cm")

        made = rs.compare([rover], ["mass", "length"], units=units, also=also)
        assert [row.label for row in made.rows] == labels

    @pytest.mark.parametrize(
        ("units", "also", "message"),
        [
            ("us", "us", "also: expected other units than those of the rows, found 'us' again: leave it out"),
            ("mass=g", "si,mass=g", "also: expected other units than those of the rows, found 'si,mass=g' again: leave it out"),
            ("si", 5, "also: expected units such as 'us' or 'mass=g', found 5"),
            ("si", "mass=m", "mass: unit 'm': expected a unit of mass, such as 'kg', found one of length"),
        ],
    )  # fmt: skip
    def test_mistakes(self, units: str, also: Any, message: str) -> None:
        """The same units twice say nothing; what cannot be read is named as in `units`."""
        with pytest.raises(RoverspecsError) as caught:
            rs.compare(["lev-2"], units=units, also=also)
        assert str(caught.value) == message

    def test_other_units_drop_the_second_ones(self) -> None:
        """The same figures in other units have the second ones that are asked for with them."""
        both = rs.compare(["lev-2"], ["mass", "width"], also="us")
        asked = {
            ("metric", None): ["Mass (g)", "Width (cm)"],
            ("us", "mass=g"): ["Mass, lb (g)", "Width (in)"],
            ("us", "si"): ["Mass, lb (kg)", "Width, in (m)"],
            ("us", "us"): ["Mass (lb)", "Width (in)"],
        }

        for (units, also), labels in asked.items():
            assert [row.label for row in both.in_units(units, also).rows] == labels
        with pytest.raises(FieldError, match="also: expected units"):
            both.in_units("us", 5)  # type: ignore[arg-type]

    def test_data(self) -> None:
        """The second figure is given with its numbers, which are not rounded."""
        data = rs.compare(["tenacious"], ["payload_capacity", "wheel_count"], also="us").as_data()
        first, second = data["rows"]

        assert (first["unit"], first["also_unit"]) == ("kg", "lb")
        assert first["cells"][0]["also"] == {
            "text": "≤2.21",
            "magnitude": None,
            "unit": "lb",
            "ucum": "[lb_av]",
            "low": None,
            "high": 2.2046226218487757,
            "sides": None,
            "mark": "≤",
        }
        assert (second["also_unit"], second["cells"][0]["also"]) == (None, None)


class TestEnvelope:
    """Sizes without axes stand in a table, and have no order, ratio or difference."""

    def two(self) -> list[rs.Rover]:
        """Return two rovers of other envelopes."""
        return [
            rs.Rover(name="A", mass="1 kg", envelope="25 × 17.5 × 10.5 cm"),
            rs.Rover(name="B", mass="2 kg", envelope="~0.50 × 0.20 m"),
        ]

    def test_cells(self) -> None:
        """All sides are converted together; for programs each is a number."""
        [row] = rs.compare(self.two(), "envelope", units="metric").rows
        first, second = row.cells
        assert first is not None
        assert second is not None

        assert (first.text, second.text) == ("25 × 17.5 × 10.5", "~50 × 20")
        assert (first.magnitude, first.low, first.high) == (None, None, None)
        assert first.as_data()["sides"] == [25.0, 17.5, 10.5]
        assert row.spans == (None, None)
        [mass] = rs.compare(self.two(), "mass").rows
        assert mass.as_data()["cells"][0]["sides"] is None

    def test_relations(self) -> None:
        """One vehicle's envelope is no multiple of another's."""
        table = rs.compare(self.two(), "envelope,mass", relative_to=self.two()[0])

        assert table.rows[0].ratios == (None, None)
        assert table.rows[0].differences == (None, None)
        assert table.rows[1].ratios[1] is not None

    @pytest.mark.parametrize(
        "ask",
        [
            lambda two: rs.compare(two, sort="envelope"),
            lambda two: rs.compare(two, where="envelope > 10 cm"),
            lambda two: rs.nearest(two[0], vehicles=two[1], specs="envelope"),
            lambda two: rs.chart(two, specs=["envelope"]),
        ],
    )
    def test_no_order(self, ask: Any) -> None:
        """Whoever asks for one is told what to ask for."""
        with pytest.raises(RoverspecsError, match="without an order: ask for bounding_volume"):
            ask(self.two())

    def test_groups(self) -> None:
        """In a group of specs it is passed over where an order is needed."""
        [found] = rs.nearest(self.two()[0], vehicles=self.two()[1], specs="mass,dimensions")

        assert [each.spec for each in found.compared] == ["mass"]

    def test_a_value_of_a_filter(self) -> None:
        """Several lengths are no number to compare with."""
        with pytest.raises(RoverspecsError, match="found several lengths"):
            rs.Filter.parse("length > 3 × 4 m")

    def test_differing(self) -> None:
        """Envelopes agree in any order of their sides."""
        turned = rs.Rover(name="C", mass="9 kg", envelope="10.5 × 25 × 17.5 cm")
        table = rs.compare([self.two()[0], turned], "mass,envelope", differing=True)

        assert [row.spec for row in table.rows] == ["mass"]
