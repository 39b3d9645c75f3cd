from __future__ import annotations

import json
import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.analyses.nearest import (
    DEFAULT_SPECS,
    Likeness,
    Neighbour,
    as_columns,
    as_rows,
    likeness_columns,
    nearest,
    neighbourhood,
)
from roverspecs.comparisons.filters import Filter
from roverspecs.errors import FilterSyntaxError, RoverspecsError, UnknownVehicleError
from roverspecs.records.derived import find_specs
from roverspecs.records.reading import TRUST
from roverspecs.tables.render import Sheet, render


def rover(name: str = "Mine", /, **figures: Any) -> rs.Rover:
    """Return a rover."""
    return rs.Rover(name=name, **figures)


def sized(configuration: str, value: str) -> rs.Claim:
    """Return a size in a configuration."""
    return rs.Claim(value=value, configuration=configuration)


def numbers(number: float, unit: str) -> dict[str, Any]:
    """Return the numbers of a plain figure as data."""
    ends = dict.fromkeys(("magnitude", "low", "high"), number)
    return {**ends, "unit": unit, "ucum": unit, "mark": ""}


def names(neighbours: Iterable[Neighbour]) -> list[str]:
    """Return the names of the vehicles."""
    return [each.vehicle.name for each in neighbours]


def compared(one: rs.Vehicle, other: rs.Vehicle, **options: Any) -> Neighbour:
    """Return how one vehicle compares with one other."""
    [found] = nearest(one, vehicles=other, **options)
    return found


class TestShipped:
    """The neighbours of shipped vehicles, reckoned by hand."""

    def test_lev_2(self) -> None:
        """Its twin on HAKUTO-R is nearest: 250 g to 228 g, 8 cm to about 78 mm; two slopes of at most 30 degrees say nothing."""
        first = nearest("SORA-Q")[0]

        assert first.vehicle.id == "sora-q-m1"
        assert first.text == "mass ×1.1, diameter ~×1.0, wheels ×1.0"
        ratios = [Fraction(250, 228), Fraction(80, 78), Fraction(1)]
        assert [each.ratio for each in first.compared] == ratios
        assert math.isclose(
            first.distance, math.sqrt(sum(math.log10(ratio) ** 2 for ratio in ratios) / 3)
        )

    def test_tenacious(self) -> None:
        """Sorato is nearest; Jinchan, of which mass and wheels only are known, is left out."""
        found = neighbourhood("Tenacious")

        assert found.specs == (
            "mass",
            "length",
            "width",
            "height",
            "payload_capacity",
            "wheel_count",
        )
        assert names(found.neighbours)[:3] == ["Sorato", "MAPP", "Sojourner"]
        assert (
            found.neighbours[0].text
            == "mass ~×0.80, length ~×1.1, width ×1.7, height ~×1.2, wheels ×1.0"
        )
        assert {each.vehicle.name: each.reason for each in found.left_out}["Jinchan"] == (
            "2 of 6 figures in common, 3 needed"
        )

    def test_twins(self) -> None:
        """What is known of the two MINERVA-II1 is the same, but for some grams."""
        first = nearest("minerva-ii-1a", count=1)[0]

        assert first.vehicle.id == "minerva-ii-1b"
        assert 1 < first.factor < 1.02

    def test_everybody_of_the_kind_is_a_neighbour_or_left_out(self) -> None:
        """Nobody is passed over in silence but the vehicle itself, and those of another kind unless they are given."""
        catalog = rs.Catalog()
        found = neighbourhood("resilience")
        everybody = neighbourhood("resilience", vehicles=catalog)

        for each, expected in (
            (found, {vehicle.id for vehicle in catalog if vehicle.kind == "lander"}),
            (everybody, {vehicle.id for vehicle in catalog}),
        ):
            others = [other.vehicle.id for other in each.neighbours] + [
                other.vehicle.id for other in each.left_out
            ]
            assert sorted(others) == sorted(expected - {"resilience"})

    def test_derived_specs_are_compared_on_request(self) -> None:
        """Those of configurations and conditions that are alike, as elsewhere."""
        first = nearest("tenacious", specs=["bulk_density", "mass"], vehicles=["sojourner"])[0]

        assert first.text == "bulk density ~×1.1, mass ~×2.2"
        assert first.compared[0].given.computed is not None


class TestCompared:
    """What is compared with what."""

    @pytest.mark.parametrize(
        ("given", "other", "text"),
        [
            ("5 kg", "6 kg", "mass ×1.2"),
            ("5 kg", "5 kg", "mass ×1.0"),
            ("5 kg", "4 kg", "mass ×0.80"),
            ("5 kg", "1234 kg", "mass ×247"),
            ("1234 kg", "5 kg", "mass ×0.0041"),
            ("5 kg", "5000 g", "mass ×1.0"),
            ("4–6 kg", "10 ± 1 kg", "mass ×2.0"),
            ("~5 kg", "~10 kg", "mass ~×2.0"),
            ("5 kg", "≥10 kg", "mass ≥×2.0"),
            ("5 kg", ">10 kg", "mass >×2.0"),
            ("5 kg", "≤10 kg", "mass ≤×2.0"),
            ("5 kg", "<10 kg", "mass <×2.0"),
            ("≥5 kg", "10 kg", "mass ≤×2.0"),
            ("<5 kg", "~10 kg", "mass >×1.8"),
            ("3 kg", "≥10 kg", "mass ≥×3.3"),
            ("3 kg", "≤10 kg", "mass ≤×3.34"),
            ("4–6 kg", "≥5 kg", "mass ≥×0.83"),
            ("0–10 kg", "5 kg", "mass ≥×0.50"),
            ("5 kg", "0–10 kg", "mass ×1.0"),
            ("~4–6 kg", "5 kg", "mass ~×1.0"),
            ("≤5 kg", "≥10 kg", "mass ≥×2.0"),
        ],
    )
    def test_ratios(self, given: str, other: str, text: str) -> None:
        """A ratio has two digits; a bound stays on its true side, and within a hundredth."""
        assert compared(rover(mass=given), rover("Other", mass=other)).text == text

    def test_a_bound_of_a_range_is_as_far_as_its_middle(self) -> None:
        """The distance is that of the numbers without their marks, the data have the ends alone."""
        [likeness] = compared(rover(mass="4–6 kg"), rover("Other", mass="≥5 kg")).compared

        assert likeness.ratio == 1
        assert likeness.span.ends == (Fraction(5, 6),)
        data = likeness.as_data()
        assert (data["ratio"], data["low"], data["high"]) == (None, pytest.approx(5 / 6), None)
        [zero] = compared(rover(mass="5 kg"), rover("Other", mass="0–10 kg")).compared
        assert [zero.as_data()[key] for key in ("ratio", "low", "high")] == [1, 0, 2]

    @pytest.mark.parametrize(("given", "other"), [("≤5 kg", "≤10 kg"), (">5 kg", "≥10 kg")])
    def test_bounds_that_say_nothing_together(self, given: str, other: str) -> None:
        """How two bounds to the same side relate is not known: the pair is left aside, and named."""
        pair = (
            rover(mass=given, width="1 m", height="1 m"),
            rover("Other", mass=other, width="1 m", height="1 m"),
        )
        found = compared(*pair)
        assert (found.text, found.apart) == ("width ×1.0, height ×1.0", ("mass",))

    @pytest.mark.parametrize(
        ("given", "other", "text"),
        [
            ({"stowed": "1 m", "unstated": "2 m"}, {"unstated": "4 m", "stowed": "3 m"}, "mass ×1.0, length ×3.0"),
            ({"unstated": "2 m", "stowed": "1 m"}, {"unstated": "4 m"}, "mass ×1.0, length ×2.0"),
            ({"stowed": "1 m"}, {"unstated": "4 m"}, "mass ×1.0; stowed beside unstated: length ×4.0"),
            ({"unstated": "1 m"}, {"at launch": "4 m"}, "mass ×1.0; unstated beside at launch: length ×4.0"),
            ({"deployed": "1 m", "stowed": "2 m"}, {"unstated": "4 m"}, "mass ×1.0; stowed beside unstated: length ×2.0"),
            ({"unstated": "4 m"}, {"deployed": "1 m", "stowed": "2 m"}, "mass ×1.0; unstated beside stowed: length ×0.50"),
        ],
    )  # fmt: skip
    def test_configurations(self, given: dict[str, str], other: dict[str, str], text: str) -> None:
        """Sizes are of one configuration; an unstated one may be compared with another, which is noted."""
        one, two = (
            rover(name, mass="1 kg", length=[sized(*size) for size in sizes.items()])
            for name, sizes in (("Mine", given), ("Other", other))
        )

        assert compared(one, two).text == text

    def test_two_stated_configurations_are_not_compared(self) -> None:
        """Stowed is unlike deployed, and who shares nothing else is left out with the reason."""
        stowed, deployed, launched = (
            sized(each, "1 m") for each in ("stowed", "deployed", "at launch")
        )
        one = rover(mass="1 kg", length=stowed, width=launched)
        other = rover("Other", mass="1 kg", length=[deployed, launched], width=[stowed, deployed])
        found = neighbourhood(one, vehicles=other)

        assert found.neighbours == ()
        assert (
            found.left_out[0].reason
            == "1 of 3 figures in common, 2 needed; not comparable: length, width"
        )

    def test_a_configuration_may_be_asked_for(self) -> None:
        """Then sizes of no other are compared."""
        one, other = (
            rover(name, mass="1 kg", length=[sized("unstated", "1 m"), sized("deployed", size)])
            for name, size in (("Mine", "2 m"), ("Other", "6 m"))
        )

        assert compared(one, other, configuration="deployed").text == "mass ×1.0, length ×3.0"
        assert neighbourhood(one, vehicles=other, configuration="stowed").specs == ("mass",)

    def test_what_both_have_apart_is_told(self) -> None:
        """A neighbour says which specs were not compared, for being of other configurations."""
        one = rover(mass="1 kg", wheel_count="4", length=sized("stowed", "1 m"))
        other = rover(
            "Other", mass="1 kg", wheel_count="4", length=sized("deployed", "1 m"), width="1 m"
        )

        assert compared(one, other).apart == ("length",)
        assert (len(compared(one, other).compared), compared(one, other).possible) == (2, 3)

    def test_zero_has_no_logarithm(self) -> None:
        """A figure of zero is not compared, on either side."""
        zero, one = rover("Zero", mass="0 kg", power="1 W"), rover("One", mass="1 kg", power="1 W")

        assert neighbourhood(zero, vehicles=one).specs == ("power",)
        assert (
            neighbourhood(one, vehicles=zero).left_out[0].reason
            == "1 of 2 figures in common, 2 needed"
        )

    def test_rejected_and_preferred_claims(self) -> None:
        """A rejected figure never counts; a preference chooses among the others."""
        press = rs.Source(id="news", title="News", publisher="P", kind="press")
        claims = [
            rs.Claim(value="9 kg", rejected="a slip"),
            "2 kg",
            rs.Claim(value="3 kg", source=press),
        ]
        one, other = rover(mass="1 kg"), rover("Other", mass=claims)

        assert compared(one, other).text == "mass ×2.0"
        assert compared(one, other, prefer="news").text == "mass ×3.0"

    @pytest.mark.parametrize(
        ("own", "shared", "is_compared"),
        [(1, 1, True), (2, 1, False), (2, 2, True), (3, 1, False), (3, 2, True), (4, 2, False), (4, 3, True), (5, 2, False), (5, 3, True)],
    )  # fmt: skip
    def test_who_shares_too_little_is_left_out(
        self, own: int, shared: int, is_compared: bool
    ) -> None:
        """Three figures and half of those of the given vehicle are needed; of fewer, all but one."""
        specs = ("mass", "length", "width", "height", "diameter")
        values = ("1 kg", "1 m", "1 m", "1 m", "1 m")
        figures = dict(zip(specs, values, strict=True))
        one, other = ({name: figures[name] for name in specs[:count]} for count in (own, shared))
        found = neighbourhood(rover(**one), vehicles=rover("Other", **other, wheel_count="4"))

        assert (len(found.neighbours), len(found.left_out)) == ((1, 0) if is_compared else (0, 1))

    def test_outcomes_are_not_compared_by_default(self) -> None:
        """How far it drove and how long it worked is compared on request only, and so is what is derived."""
        specs = {spec.name for spec in find_specs(DEFAULT_SPECS)}
        far, near = (
            rover("A", mass="1 kg", distance_driven="9 km"),
            rover("B", mass="1 kg", distance_driven="1 m"),
        )

        assert not specs & {
            "distance_driven",
            "operating_time",
            "payload_mass",
            "instrument_count",
            "bulk_density",
        }
        assert compared(far, near).text == "mass ×1.0"
        assert (
            compared(far, near, specs="mission,distance_driven,mass").text
            == "distance driven ×0.00011, mass ×1.0"
        )


class TestNearest:
    """Who comes first, and how many."""

    def test_order(self) -> None:
        """The nearest first; of two as near the one with more in common, then the one given first."""
        figures = {"mass": "1 kg", "length": "1 m", "width": "1 m"}
        others = [
            rover("Far", mass="3 kg", length="3 m", width="3 m"),
            rover("Two", mass="2 kg", length="2 m"),
            rover("Half", mass="500 g", length="0.5 m", width="0.5 m"),
            rover("Double", mass="2 kg", length="2 m", width="2 m"),
        ]

        assert names(nearest(rover(**figures), vehicles=others)) == ["Half", "Double", "Two", "Far"]

    def test_count(self) -> None:
        """Five at most, or as many as are asked for, or all."""
        others = [rover(f"R{number}", mass=f"{number} kg") for number in range(1, 9)]

        assert names(nearest(rover(mass="1 kg"), vehicles=others)) == ["R1", "R2", "R3", "R4", "R5"]
        assert names(nearest(rover(mass="8 kg"), vehicles=others, count=2)) == ["R8", "R7"]
        assert len(nearest(rover(mass="1 kg"), vehicles=others, count=None)) == 8

    def test_vehicles(self) -> None:
        """The vehicle itself is passed over and nobody counts twice; one may stand for itself; none is an answer, too."""
        assert names(nearest("tenacious", vehicles=["sorato", rs.TENACIOUS, "Sorato"])) == [
            "Sorato"
        ]
        assert names(nearest(rs.TENACIOUS, vehicles="sorato")) == ["Sorato"]
        assert names(nearest("tenacious", ["sorato", "tenacious"])) == ["Sorato"]
        assert not nearest(rs.TENACIOUS, vehicles="tenacious")
        assert not nearest(rs.TENACIOUS, vehicles=[])
        assert not nearest(rs.TENACIOUS, catalog=rs.Catalog(shipped=False))
        with pytest.raises(UnknownVehicleError):
            nearest("tenacious", catalog=rs.Catalog(shipped=False))

    def test_another_record_of_the_same_id_is_another_vehicle(self) -> None:
        """Of a shipped vehicle one's own version may be compared with it."""
        mine = rover("Tenacious", mass="5 kg", length="54 cm", width="315 mm", height="26 cm")

        assert mine.id == rs.TENACIOUS.id
        assert nearest(mine, count=1)[0].vehicle == rs.TENACIOUS


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"vehicle": "tenacius"}, "unknown vehicle 'tenacius': did you mean 'tenacious'?"),
        ({"vehicle": rs.Rover(name="R\x1b[31m"), "specs": "mass,width"}, "vehicle: expected figures to compare, found none of 'R\\x1b[31m' for mass, width"),
        ({"vehicle": "lev-2", "specs": "dry_mass"}, "vehicle: expected figures to compare, found none of 'LEV-2' for dry_mass"),
        ({"vehicle": 5}, "vehicle: expected one vehicle or its name, found 5"),
        ({"vehicle": ["lev-2", "tenacious"]}, "vehicle: expected one vehicle or its name, found ['lev-2', 'tenacious']"),
        ({"vehicles": 5}, "vehicles: expected vehicles or their names, found 5"),
        ({"vehicles": [5]}, "expected the name of a vehicle, found 5"),
        ({"specs": ["masss"]}, "unknown spec 'masss': did you mean 'mass' or 'dry_mass'?"),
        ({"specs": []}, "specs: expected at least one spec, found none"),
        ({"specs": 5}, "specs: expected names of specs, found 5"),
        ({"count": 0}, "count: expected a number of 1 or more, found 0"),
        ({"count": -1}, "count: expected a number of 1 or more, found -1"),
        ({"count": 1.0}, "count: expected a number of 1 or more, found 1.0"),
        ({"count": True}, "count: expected a number of 1 or more, found True"),
        ({"count": "5"}, "count: expected a number of 1 or more, found '5'"),
        ({"configuration": "stow"}, "configuration: unknown 'stow': did you mean 'stowed'?"),
        ({"configuration": 5}, "configuration: unknown 5: expected one of 'stowed', 'deployed', 'at launch', 'unstated'"),
        ({"prefer": "latest,earliest"}, "prefer: 'latest' and 'earliest' cannot be given together: give one of them"),
        ({"prefer": "pres"}, "prefer: no kind or id of a source: 'pres': did you mean 'press' or 'press-kit-2021' or 'SatNews (Astrolab press release)'?"),
    ],
)  # fmt: skip
def test_refused(options: dict[str, Any], message: str) -> None:
    """What is asked wrongly is refused, with the place and what was expected."""
    with pytest.raises(RoverspecsError) as caught:
        nearest(**{"vehicle": "lev-2"} | options)
    assert str(caught.value) == message


class TestWhere:
    """A condition narrows the vehicles that one is compared with."""

    rovers = (
        rover("Light", mass="1 kg", wheel_count="4"),
        rover("About", mass="~3 kg", wheel_count="4"),
        rover("Unknown", wheel_count="4", length="1 m"),
        rover("Heavy", mass="9 kg", wheel_count="4"),
    )
    subject = rover("Subject", mass="20 kg", wheel_count="4")

    def test_those_that_may_meet_it_are_kept(self) -> None:
        """The remarks name them, and those that lack the figure; the vehicle itself is not asked."""
        found = neighbourhood(self.subject, vehicles=self.rovers, where="mass <= 3 kg")

        assert names(found.neighbours) == ["About", "Light"]
        assert found.left_out == ()
        assert found.remarks == Filter.parse("mass <= 3 kg").select(self.rovers, TRUST).remarks
        assert "About" in found.remarks[0]
        assert "Unknown" in found.remarks[1]

    def test_strictly(self) -> None:
        """Those that only may meet it are left out, and named."""
        options: dict[str, Any] = {"vehicles": self.rovers, "where": "mass <= 3 kg", "strict": True}
        found = neighbourhood(self.subject, **options)

        assert names(found.neighbours) == names(nearest(self.subject, **options)) == ["Light"]
        assert (
            found.remarks
            == Filter.parse("mass <= 3 kg").select(self.rovers, TRUST, strict=True).remarks
        )
        assert "About" in found.remarks[0]

    def test_without_a_condition_there_are_no_remarks(self) -> None:
        """Those that share too little are left out, with the reason, as always."""
        found = neighbourhood(self.subject, vehicles=self.rovers)

        assert found.remarks == ()
        assert [each.vehicle.name for each in found.left_out] == ["Unknown"]

    def test_the_catalog_is_narrowed(self) -> None:
        """Without vehicles the condition is asked of all of the kind, by the same reading."""
        near = nearest("tenacious", where="body == Mars", count=None)
        bodies = {each.vehicle.body for each in near}

        assert bodies == {"Mars"}
        assert not nearest("tenacious", where="name == Nobody")

    def test_refused(self) -> None:
        """A condition that cannot be read is refused with its place."""
        with pytest.raises(FilterSyntaxError, match=r"^where: cannot read 'mass <' at character 7"):
            nearest("tenacious", where="mass <")


def test_neighbours_are_plain_data() -> None:
    """Each field stands under its name; a figure has its numbers, a derived one its inputs."""
    one = rover(mass="5 kg", power="10 W", length=sized("stowed", "1 m"))
    other = rover("Other", mass="6 kg", power="≥24 W", length="2 m")
    data = json.loads(
        json.dumps(compared(one, other, specs="mass,specific_power,length").as_data())
    )

    assert {key: data[key] for key in ("vehicle", "name", "possible", "apart")} == {
        "vehicle": "other",
        "name": "Other",
        "possible": 3,
        "apart": [],
    }
    mass, power, length = data["compared"]
    stated = dict.fromkeys(
        ("configuration", "part", "condition", "as_of", "note", "source", "sides")
    )
    claim = {"published": "5 kg", **stated, **numbers(5, "kg")}
    assert mass == {
        "spec": "mass",
        "given": claim | {"inputs": []},
        "other": claim | {"published": "6 kg", **numbers(6, "kg"), "inputs": []},
        "ratio": 1.2,
        "low": 1.2,
        "high": 1.2,
        "mark": "",
        "note": "",
    }
    assert power["given"] == {
        "published": None,
        **stated,
        **numbers(2, "W/kg"),
        "inputs": [claim | {"published": "10 W", **numbers(10, "W")}, claim],
    }
    assert [power["other"][key] for key in ("magnitude", "low", "high", "mark")] == [
        *(None, 4, None, "≥"),
    ]
    assert [power[key] for key in ("ratio", "low", "high", "mark")] == [None, 2, None, "≥"]
    assert (length["ratio"], length["note"]) == (2, "stowed beside unstated")
    expected = math.sqrt((math.log10(1.2) ** 2 + 2 * math.log10(2) ** 2) / 3)
    assert math.isclose(data["distance"], expected)
    assert math.isclose(data["factor"], 10**expected)
    found = neighbourhood(one, vehicles=other)
    assert hash(found) == hash(attrs.evolve(found))


def test_neighbours_are_rows() -> None:
    """A table has a row a vehicle, and hostile names do it no harm."""
    other = rover("Evil\x1b[31m\n| x", mass="10 kg", length="1 m", width=sized("deployed", "1 m"))
    one = rover(mass="5 kg", length="1 m", width="2 m")
    rows = as_rows(nearest(one, vehicles=other))

    assert rows == [
        {
            "vehicle": "Evil | x",
            "factor": "1.8",
            "count": "3 of 3",
            "compared": "mass ×2.0, length ×1.0; unstated beside deployed: width ×0.50",
        }
    ]
    sheet = Sheet.of_items({key: key for key in rows[0]}, rows)
    for layout in ("text", "markdown", "csv", "html", "latex"):
        assert "\x1b" not in render(sheet, layout)


def test_neighbours_are_columns() -> None:
    """A line a vehicle has its id, and the factor and the counts as numbers."""
    one = rover(mass="5 kg", length="1 m", width="2 m")
    others = [
        rover("Near", mass="10 kg", length="1 m"),
        rover("Far", mass="50 kg", length="1 m", width="2 m"),
    ]
    found = nearest(one, vehicles=others)
    near, far = found

    assert as_columns(found) == {
        "vehicle": ["near", "far"],
        "name": ["Near", "Far"],
        "factor": [near.factor, far.factor],
        "distance": [near.distance, far.distance],
        "compared": [2, 3],
        "possible": [3, 3],
    }
    assert math.isclose(near.factor, 10 ** (math.log10(2) / math.sqrt(2)))
    assert set(as_columns(())) == {*as_columns(found)}
    assert [*as_columns(()).values()] == [[]] * 6


def test_likenesses_are_columns() -> None:
    """A line for each vehicle and spec has both numbers in the unit of the one asked for."""
    one = rover(mass="5 kg", length=sized("stowed", "1 m"), wheel_count="4")
    others = [
        rover("Near", mass="5500 g", length="200 cm", wheel_count="4"),
        rover("Bound", mass="≥50 kg", wheel_count="6"),
    ]
    columns = likeness_columns(iter(nearest(one, vehicles=others)))

    keys = ("vehicle", "name", "spec", "unit", "given", "other", "ratio", "low", "high", "mark", "note")  # fmt: skip
    assert tuple(columns) == keys
    assert list(zip(*columns.values(), strict=True)) == [
        ("near", "Near", "mass", "kg", 5, 5.5, 1.1, 1.1, 1.1, "", ""),
        ("near", "Near", "length", "m", 1, 2, 2, 2, 2, "", "stowed beside unstated"),
        ("near", "Near", "wheel_count", "", 4, 4, 1, 1, 1, "", ""),
        ("bound", "Bound", "mass", "kg", 5, None, None, 10, None, "≥", ""),
        ("bound", "Bound", "wheel_count", "", 4, 6, 1.5, 1.5, 1.5, "", ""),
    ]
    assert likeness_columns([]) == {key: [] for key in keys}


@pytest.mark.parametrize("mark", ["≥", ">", "≤", "<"])
def test_a_ratio_of_a_bound_is_no_number(mark: str) -> None:
    """The data have the end that is stated, and leave the ratio open; the order does not change."""
    bound = compared(
        rover(mass="5 kg", wheel_count="4"), rover("Other", mass=f"{mark}10 kg", wheel_count="4")
    )
    [mass, wheels] = bound.compared
    data = mass.as_data()

    assert data["ratio"] is None
    assert {data["low"], data["high"]} == {2, None}
    assert (data["high"] is None) == (mark in "≥>")
    assert mass.ratio == 2
    assert wheels.as_data()["ratio"] == 1


def test_what_is_alike_comes_first() -> None:
    """Though a size of an unstated configuration be asked for before it."""
    one, other = (
        rover(mass="5 kg", length="1 m"),
        rover("Other", mass="5 kg", length=sized("deployed", "1 m")),
    )
    [found] = nearest(one, vehicles=other, specs="length,mass")

    assert found.text == "mass ×1.0; unstated beside deployed: length ×1.0"
    assert [each.spec for each in found.compared] == ["length", "mass"]


def test_huge_and_tiny_figures() -> None:
    """Nothing overflows that a float could not hold."""
    big = rover(
        "Big", length="9e30 parsec", width="9e30 parsec", height="9e30 parsec", mass="9e30 t"
    )
    tiny = rover(
        "Tiny",
        length="1e-30 planck_length",
        width="1e-30 planck_length",
        height="1e-30 planck_length",
        mass="1e-30 g",
    )

    for found in (*nearest(big, vehicles=tiny, specs="bounding_volume"), compared(tiny, big)):
        assert json.dumps(found.as_data(), allow_nan=False)
        assert as_rows([found])
    assert compared(big, tiny, specs="bounding_volume").factor == 1e300


# --- laws ---------------------------------------------------------------------

UNITS = {"mass": ("kg", "g", "lb"), "length": ("m", "cm", "in"), "width": ("m", "mm", "ft"), "top_speed": ("m/s", "km/h", "mph")}  # fmt: skip
figures = st.fixed_dictionaries({}, optional={name: st.integers(1, 10**6) for name in UNITS})


def made(name: str, numbers: dict[str, int], factor: int = 1) -> rs.Rover:
    """Return a rover with such numbers, times a factor, in the first unit of each spec."""
    return rover(
        name, **{spec: f"{number * factor} {UNITS[spec][0]}" for spec, number in numbers.items()}
    )


def distances(one: rs.Vehicle, other: rs.Vehicle) -> list[float]:
    """Return the distance, if there is one."""
    try:
        return [each.distance for each in nearest(one, vehicles=other)]
    except RoverspecsError:
        return []


@given(figures, figures)
def test_distances_are_symmetric(one: dict[str, int], other: dict[str, int]) -> None:
    """From there to here it is as far as from here to there, to the last digit; nobody is far from the same figures."""
    there, back = (
        distances(made(a, x), made(b, y))
        for a, x, b, y in (("A", one, "B", other), ("B", other, "A", one))
    )

    if there and back:
        assert there == back
    if one:
        assert distances(made("A", one), made("Copy", one)) == [0]


@given(figures, figures, st.integers(2, 1000))
def test_distances_know_no_scale(one: dict[str, int], other: dict[str, int], factor: int) -> None:
    """What is so many times as large on both sides is as far apart; a copy on that scale is away by that factor."""
    assert distances(made("A", one, factor), made("B", other, factor)) == pytest.approx(
        distances(made("A", one), made("B", other))
    )
    if one:
        assert distances(made("A", one), made("B", one, factor)) == pytest.approx(
            [math.log10(factor)]
        )


@given(figures, figures, st.data())
def test_distances_know_no_units(
    one: dict[str, int], other: dict[str, int], data: st.DataObject
) -> None:
    """The same quantities in other units are as far apart, to the last digit."""
    chosen = {name: data.draw(st.sampled_from(units)) for name, units in UNITS.items()}
    given = made("B", other)
    converted = {
        name: rs.Claim(value=str(_exactly(claim, chosen[name])))
        for name in other
        if (claim := getattr(given, name))
    }

    assert distances(made("A", one), rover("B", **converted)) == pytest.approx(
        distances(made("A", one), given)
    )


def _exactly(claim: rs.Claim, unit: str) -> rs.PublishedValue:
    from roverspecs.values.units import convert

    return convert(claim.published, unit, exact=True)


@given(figures, figures)
def test_the_distance_is_what_its_definition_says(
    one: dict[str, int], other: dict[str, int]
) -> None:
    """The root mean square of the logarithms, over what both have."""
    shared = [name for name in one if name in other]
    needed = min(len(one), max(2, (len(one) + 1) // 2, min(3, len(one) - 1)))
    found = distances(made("A", one), made("B", other))

    if not one or len(shared) < needed:
        assert found == []
    else:
        squares = [math.log10(other[name] / one[name]) ** 2 for name in shared]
        assert found == pytest.approx([math.sqrt(sum(squares) / len(squares))])


def ends(form: str, number: int) -> tuple[Fraction, Fraction | None]:
    """Return the ends of a mass of a form, which is not below zero."""
    low = Fraction(0) if form in ("≤{}", "<{}") else Fraction(number)
    highs = {"≥{}": None, ">{}": None, "{}–50": Fraction(50)}
    return low, highs.get(form, Fraction(number))


forms = st.sampled_from(["{}", "≤{}", "<{}", "≥{}", ">{}", "{}–50"])
masses = st.integers(1, 49)


@given(forms, masses, forms, masses)
def test_a_bound_that_is_shown_is_true(one: str, given: int, two: str, other: int) -> None:
    """A ratio with a mark never says more than the figures do, and is close to what they say."""
    figures = [f"{form.format(number)} kg" for form, number in ((one, given), (two, other))]
    found = neighbourhood(rover(mass=figures[0]), vehicles=rover("Other", mass=figures[1]))
    (own_low, own_high), (low, high) = ends(one, given), ends(two, other)
    least = low / own_high if own_high else Fraction(0)
    most = high / own_low if own_low and high is not None else None

    if not least and most is None:
        assert found.neighbours == ()
        return
    [likeness] = found.neighbours[0].compared
    number = Fraction(likeness.text.partition("×")[2])
    if likeness.mark in ("≥", ">"):
        assert least * Fraction(99, 100) <= number <= least
    elif likeness.mark in ("≤", "<"):
        assert most is not None
        assert most <= number <= most * Fraction(101, 100)
    else:
        assert least
        assert most


def test_a_likeness_is_a_tuple() -> None:
    """It may be taken apart."""
    one, other = rover(mass="2 kg"), rover("Other", mass="1 kg")
    [likeness] = compared(one, other).compared

    assert likeness == Likeness(
        "mass", TRUST.figure(one, "mass"), TRUST.figure(other, "mass"), Fraction(1, 2), "", ""
    )
