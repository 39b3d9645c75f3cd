"""Cells: one figure, the same in two units, figures with conditions, or two or three sides."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.records.headings import headings
from roverspecs.records.table_cells import figures, is_missing, is_same, with_point

SIZE = "Dimensions (L x W x H)"


def read(cell: Any, heading: str = "Mass (kg)") -> list[tuple[str, ...]]:
    """Return the spec, the value and the condition of each figure of a cell."""
    found = figures(cell, headings([heading])[0])
    return [tuple(filter(None, (spec, claim.value, claim.condition))) for spec, claim in found]


def refused(cell: Any, heading: str = "Mass (kg)") -> str:
    """Return why a cell is not read."""
    with pytest.raises(RoverspecsError) as caught:
        read(cell, heading)
    return caught.value.message


class TestOneFigure:
    """A cell with one figure is a claim of its text."""

    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ("50", "50 kg"),
            (" 50\n", "50 kg"),
            ("32.70", "32.70 kg"),
            ("1,100", "1,100 kg"),
            ("~5", "~5 kg"),
            ("65±1", "65±1 kg"),
            ("145~150", "145~150 kg"),
            ("5–6", "5–6 kg"),
            ("≤5", "≤5 kg"),
            ("5 (max)", "≤5 kg"),
            ("11 lb", "11 lb"),
            ("about 228 g", "about 228 g"),
            (50, "50 kg"),
            (50.0, "50 kg"),
            (0.1, "0.1 kg"),
            (Decimal("5.00"), "5.00 kg"),
        ],
    )
    def test_unit_of_the_heading(self, cell: Any, value: str) -> None:
        """A number takes the unit of its heading; a unit of its own goes before that one."""
        assert read(cell) == [("mass", value)]

    def test_a_defused_formula(self) -> None:
        """The apostrophe that keeps a spreadsheet from computing is no part of the text."""
        assert "a negative value" in refused("'-5")
        assert refused("'=5").startswith("cannot read '=5'")

    @pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "—", "N/A", "n.a.", "TBD", "tbc", "?", "NaN", "<NA>", "#N/A", "unknown", float("nan"), Decimal("NaN")])  # fmt: skip
    def test_missing(self, cell: Any) -> None:
        """What says that there is nothing is nothing, and no bad cell."""
        assert is_missing(cell)
        assert read(cell) == []

    @pytest.mark.parametrize("name", ["NAType", "NaTType"])
    def test_missing_in_pandas(self, name: str) -> None:
        """So are the objects that pandas has for nothing."""
        assert is_missing(type(name, (), {})())

    @pytest.mark.parametrize(
        ("cell", "message"),
        [
            ("5,4", "a comma is ambiguous here: write '5.4' if it is a decimal point, or '54' if it groups digits"),
            ("5 ton", "unit 'ton': ambiguous: write 't'"),
            ("5 cm", "expected a unit of mass"),
            ("5 kg 3", "expected one number and its unit"),
            ("5;6", "expected one value, not several"),
            (float("inf"), "expected a finite number, found inf"),
            (True, "expected text or a number, found True"),
            (["5"], "expected text or a number, found ['5']"),
            (dt.time(3), "expected text or a number, found the date or time 03:00:00: write it as text"),
            (dt.date(2020, 1, 2), "expected text or a number, found the date or time 2020-01-02: write it as text"),
        ],
    )  # fmt: skip
    def test_refused(self, cell: Any, message: str) -> None:
        """What the grammar refuses is refused with its remedy."""
        assert message in refused(cell)

    @pytest.mark.parametrize(
        ("cell", "heading", "example"),
        [
            ("50", "Weight", "found '50' without a unit: write it in the cell, or in the heading, as in 'Weight [kg]'"),
            (50, "mass", "found '50' without a unit: write it in the cell, or in the heading, as in 'mass [kg]'"),
            ("4", "Length (ft-in)", "expected two numbers in ft and in, such as '4-6', found '4': write both, or the unit in the cell"),
            (5, "Mass (lb-oz)", "expected two numbers in lb and oz, such as '4-6', found '5': write both, or the unit in the cell"),
            ("45 (max)", "Slope", "found '45 (max)' without a unit: write it in the cell, or in the heading, as in 'Slope [deg]'"),
        ],
    )  # fmt: skip
    def test_no_unit(self, cell: Any, heading: str, example: str) -> None:
        """A number without a unit is refused, and the message shows where to write one."""
        assert refused(cell, heading) == example

    def test_a_noun_without_a_count(self) -> None:
        """It is refused as it was written."""
        assert refused("wheels", "Wheels").startswith("cannot read 'wheels'")

    @pytest.mark.parametrize("cell", ["4", 4, 4.0])
    def test_counts(self, cell: Any) -> None:
        """A count has no unit."""
        assert read(cell, "Wheels") == [("wheel_count", "4")]
        assert read(cell, "Wheels (#)") == [("wheel_count", "4")]

    def test_batteries(self) -> None:
        """Volts and ampere-hours are not multiplied here: the message says the product."""
        assert "which are about 480" in refused("24V, 20Ah", "Battery")


class TestTwoUnits:
    """A figure may stand in a second unit behind the first."""

    @pytest.mark.parametrize(
        ("cell", "values"),
        [
            ("11 kg (24 lb)", ["11 kg", "24 lb"]),
            ("280 (617 lb)", ["280 kg", "617 lb"]),
            ("11 kg [24 lb]", ["11 kg", "24 lb"]),
            ("~11 kg (~24 lb)", ["~11 kg", "~24 lb"]),
        ],
    )
    def test_both_are_claims(self, cell: str, values: list[str]) -> None:
        """The first is preferred; both are as they were written."""
        assert read(cell) == [("mass", value) for value in values]

    @pytest.mark.parametrize("cell", ["5 kg (12)", "5 kg (2024)", "x (5 lb)", "5 kg (11 lb) (dry)"])
    def test_refused(self, cell: str) -> None:
        """A number without a unit in the brackets could be anything."""
        assert refused(cell).startswith("cannot read")

    def test_another_dimension(self) -> None:
        """What is in the brackets must be of the spec."""
        assert "expected a unit of mass" in refused("5 kg (12 cm)")


class TestFeetAndInches:
    """In a column of lengths, the marks of feet and inches can be no minutes and seconds."""

    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ('14.5"', "14.5 in"),
            ("~2'", "~2 ft"),
            ("5' 11\"", "5 ft 11 in"),
            ("5′11″", "5 ft 11 in"),
            ("12''", "12 in"),
            ('12-14"', "12-14 in"),
        ],
    )
    def test_marks(self, cell: str, value: str) -> None:
        """Each is read as its unit; the note has the cell as it was written."""
        [(spec, claim)] = figures(cell, headings(["Length"])[0], "row 3")

        assert (spec, claim.value, claim.note) == ("length", value, f"row 3: {cell}")

    def test_sides(self) -> None:
        """So is each side, and the twin of a figure."""
        [heading] = headings(["Dimensions (L x W x H)"])

        assert [claim.value for _, claim in figures('12" x 10" x 5"', heading)] == ["12 in", "10 in", "5 in"]  # fmt: skip
        both = figures('14" (35.6 cm)', headings(["Length"])[0])
        assert [claim.value for _, claim in both] == ["14 in", "35.6 cm"]

    @pytest.mark.parametrize(("cell", "heading"), [("1'500 mm", "Length"), ('5"', "Mass"), ('5"', "Runtime")])  # fmt: skip
    def test_refused(self, cell: str, heading: str) -> None:
        """A mark for thousands, and any mark in another column, could mean two things."""
        with pytest.raises(RoverspecsError):
            figures(cell, headings([heading])[0])


class TestConditions:
    """A figure may say in brackets what it depends on."""

    @pytest.mark.parametrize(
        ("cell", "figures"),
        [
            ("5 h (typical)", [("5 h", "typical")]),
            ("3 hours (Typical), 8 hours (Standby)", [("3 hours", "Typical"), ("8 hours", "Standby")]),
            ("1,500 h (a); 2,000 h (b)", [("1,500 h", "a"), ("2,000 h", "b")]),
            ("3 h (a) / 8 h (b)", [("3 h", "a"), ("8 h", "b")]),
        ],
    )  # fmt: skip
    def test_each_is_a_claim(self, cell: str, figures: list[tuple[str, str]]) -> None:
        """Each has its condition, in the order of the cell."""
        expected = [("operating_time", *figure) for figure in figures]
        assert read(cell, "Runtime") == expected

    @pytest.mark.parametrize("cell", ["3 h (a), 8 h", "3 h (a) and", "x (a)", "(a)"])
    def test_refused(self, cell: str) -> None:
        """What is not all of this form is refused."""
        assert refused(cell, "Runtime").startswith("cannot read")


class TestSides:
    """Two or three lengths are an envelope, or sizes of the axes that are named."""

    def test_axes_of_the_heading(self) -> None:
        """Each length is a claim of its axis, in both units."""
        assert read("508 x 430 x 250 mm (20 x 17 x 10 in)", SIZE) == [
            ("length", "508 mm"),
            ("width", "430 mm"),
            ("height", "250 mm"),
            ("length", "20 in"),
            ("width", "17 in"),
            ("height", "10 in"),
        ]

    def test_unit_of_the_heading(self) -> None:
        """Numbers alone take the unit of the heading."""
        assert read("60*40", "Size (L x W) [cm]") == [("length", "60 cm"), ("width", "40 cm")]

    @pytest.mark.parametrize("cell", ["990 x 670 mm", "990 mm"])
    def test_another_number_of_sides(self, cell: str) -> None:
        """Each axis needs its length."""
        assert refused(cell, SIZE) == f"expected length × width × height, found {cell!r}"

    @pytest.mark.parametrize(
        "cell", ["990mm(L) x 670mm(W) x 390mm(H)", "L 990 x W 670 x H 390 mm", "L: 990 × W: 670 × H: 390 mm", "990 (L) x 670 (W) x 390 (H) mm", "990 x 670 x 390 mm (L x W x H)", "990 x 670 x 390 mm LxWxH"]
    )  # fmt: skip
    def test_axes_of_the_cell(self, cell: str) -> None:
        """Letters in the cell name the axes where the heading does not."""
        assert read(cell, "Size") == [
            ("length", "990 mm"),
            ("width", "670 mm"),
            ("height", "390 mm"),
        ]

    def test_envelope(self) -> None:
        """Without axes it is one claim, as it was written."""
        assert read("1,100 mm x 500 mm x 610 mm", "Size") == [
            ("envelope", "1,100 mm x 500 mm x 610 mm")
        ]
        # One axis cannot have two lengths: these letters name none.
        assert [found[0] for found in read("990 x 670 mm (L x L)", "Size")] == ["envelope"]

    @pytest.mark.parametrize("cell", ["990 mm (L)", "L 990 x L 670 mm", "five"])
    def test_refused(self, cell: str) -> None:
        """One length is no envelope, and two are not along one axis."""
        assert refused(cell, "Size")


class TestNotes:
    """A claim keeps the place of its cell, and the cell where it was taken apart."""

    def note(self, cell: Any, heading: str) -> str | None:
        """Return the note of the last claim of a cell."""
        return figures(cell, headings([heading])[0], "a.csv, line 2")[-1][1].note

    def test_place(self) -> None:
        """The value itself is the text of the cell."""
        assert self.note("50", "Mass (kg)") == "a.csv, line 2"
        assert self.note(50, "Mass (kg)") == "a.csv, line 2"

    @pytest.mark.parametrize(
        ("cell", "heading"),
        [("11 kg (24 lb)", "Mass"), ("60 x 40 cm", "L x W"), ("5 h (a)", "Runtime"), ("5 (max)", "Mass (kg)")],
    )  # fmt: skip
    def test_text(self, cell: str, heading: str) -> None:
        """Whatever the value leaves out is kept."""
        assert self.note(cell, heading) == f"a.csv, line 2: {cell}"


class TestDecimals:
    """A table may have decimal commas, and numbers that could be two are refused."""

    @given(st.decimals(0, 10**9, places=3), st.integers(0, 3), st.sampled_from([",", ""]))
    @example(Decimal(1234), 3, "")
    def test_any_number(self, number: Decimal, places: int, decimal: str) -> None:
        """As people write it with a comma, it is read as it is, or refused if it could be two."""
        english = f"{number:,.{places}f}"
        plain = english.replace(",", "")
        given = english.translate(str.maketrans(",.", ".,"))
        is_double = len(given.replace(".", ",").split(",")) == 2 and given[-4:-3] in (",", ".")
        if not decimal and is_double and not given.startswith("0"):
            with pytest.raises(FieldError, match="which could be"):
                with_point(given, decimal)
        elif decimal or "," in given:
            assert with_point(given, decimal) == plain
            assert with_point(given.replace(".", ""), decimal) == plain or is_double

    @pytest.mark.parametrize(
        ("text", "point"),
        [
            ("~12,5 kg", "~12.5 kg"),
            ("3,5–4,25 kg", "3.5–4.25 kg"),
            ("62,8 x 39,12 x 25,4 cm", "62.8 x 39.12 x 25.4 cm"),
            ("12,5 kg (27,6 lb)", "12.5 kg (27.6 lb)"),
            ("1 234,5 kg", "1 234.5 kg"),
            ("≤0,250 kg", "≤0.250 kg"),
            ("3 h, 8 h", "3 h, 8 h"),
        ],
    )
    @pytest.mark.parametrize("decimal", [",", ""])
    def test_texts(self, text: str, point: str, decimal: str) -> None:
        """All numbers of a text are read alike, and a text without one stays."""
        assert with_point(text, decimal) == point

    def test_points(self) -> None:
        """Where the point is the sign of decimals, nothing is changed; elsewhere it is refused."""
        assert with_point("12,5 and 1,234.5", ".") == "12,5 and 1,234.5"
        assert with_point("12.5", "") == "12.5"
        with pytest.raises(FieldError, match="expected a decimal comma and at most points between"):
            with_point("12.5", ",")

    @pytest.mark.parametrize("text", ["1,234 kg", "1.234 kg", "12,5–123,456 kg"])
    def test_either(self, text: str) -> None:
        """A number that could be two is refused, with both and with the remedy."""
        with pytest.raises(FieldError) as caught:
            with_point(text, "")
        assert " could be " in caught.value.message
        assert "--decimal" in caught.value.message


def test_configuration_of_the_heading() -> None:
    """A size has the configuration that its heading says."""
    [(_, claim)] = figures("30 cm", headings(["Height (stowed)"])[0])
    assert claim.configuration == "stowed"


def test_the_same() -> None:
    """Two claims are the same if one rounds to the other, side by side."""
    [(_, one), (_, other)] = figures("11 kg (24 lb)", headings(["Mass"])[0])
    assert is_same(one, other)
    [(_, one), (_, other)] = figures("5 kg (5.2 kg)", headings(["Mass"])[0])
    assert is_same(one, other)
    [(_, one), (_, other)] = figures("5 kg (6 kg)", headings(["Mass"])[0])
    assert not is_same(one, other)
    [(_, one), (_, other)] = figures("11 kg (31 lb)", headings(["Mass"])[0])
    assert not is_same(one, other)


class TestSidesWithUnitsOfTheirOwn:
    """Each side may have a unit of its own where the axes are named."""

    @pytest.mark.parametrize(
        ("cell", "values"),
        [
            ("2 ft x 1 ft 6 in x 14 in", ["2 ft", "1 ft 6 in", "14 in"]),
            ("1.1 m × 750 mm × 60 cm", ["1.1 m", "750 mm", "60 cm"]),
            ("1.1 m by 750 mm by ~60 cm", ["1.1 m", "750 mm", "~60 cm"]),
        ],
    )
    def test_each_is_a_claim(self, cell: str, values: list[str]) -> None:
        """They are kept as they are written."""
        axes = ["length", "width", "height"]
        assert read(cell, SIZE) == list(zip(axes, values, strict=True))

    @pytest.mark.parametrize(
        ("cell", "heading"),
        [
            ("60 × 40 cm × 1 ft", SIZE),
            ("2 ft x about x 1 m", SIZE),
            ("2 ft x 14 in x 1 m", "Dimensions"),
        ],
    )
    def test_others_are_refused(self, cell: str, heading: str) -> None:
        """A number without a unit could have either; without axes the sides are one text."""
        assert "cannot read" in refused(cell, heading)

    def test_the_cell_may_name_the_axes(self) -> None:
        """Letters behind the sizes are as good as those of the heading."""
        sides = read("2 ft (W) x 1 ft 6 in (L)", "Dimensions")
        assert sides == [("width", "2 ft"), ("length", "1 ft 6 in")]

    def test_two_are_no_three(self) -> None:
        """As many sides as axes."""
        message = refused("2 ft x 14 in", SIZE)
        assert message == "expected length × width × height, found '2 ft x 14 in'"


class TestDiameters:
    """A diameter may have its sign before it."""

    @pytest.mark.parametrize("cell", ["Ø 120 mm", "ø120 mm", "⌀ 120 mm", "dia. 120 mm", "Diameter 120 mm"])  # fmt: skip
    def test_sign(self, cell: str) -> None:
        """The sign says what the heading says already."""
        assert read(cell, "Wheel Ø (mm)") == [("wheel_diameter", "120 mm")]
        assert read(cell, "Diameter") == [("diameter", "120 mm")]

    def test_other_sizes(self) -> None:
        """No other size is one."""
        assert "cannot read" in refused("Ø 120 mm", "Width")


class TestSizesWithSlashes:
    """Sizes of one unit may be parted by slashes."""

    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ("0.29 m / 0.20 m / 0.13 m", "0.29 m × 0.20 m × 0.13 m"),
            ("0.47m/0.33m/0.19m", "0.47m × 0.33m × 0.19m"),
            ("60/40/30 cm", "60 × 40 × 30 cm"),
            ("60 / 40 cm", "60 × 40 cm"),
        ],
    )
    def test_sizes(self, cell: str, value: str) -> None:
        """They are an envelope, or the sizes of axes that are named."""
        assert read(cell, "Dimensions") == [("envelope", value)]
        specs = [
            spec for spec, _ in read(cell, f"Dimensions ({'LxWxH'[: 2 * cell.count('/') + 1]})")
        ]
        assert specs == ["length", "width", "height"][: len(specs)]

    @pytest.mark.parametrize("cell", ["60 cm / 24 in", "1/2/3/4 m", "60 cm / 40 / 30", "60 / about"])  # fmt: skip
    def test_others_are_refused(self, cell: str) -> None:
        """One size in two units is no two sizes."""
        refused(cell, "Dimensions")


class TestPrintedCells:
    """Cells are read as data sheets print them."""

    @pytest.mark.parametrize(
        "cell",
        [
            "L 23 W 16 H 12 cm",
            "23 (L) 16 (W) 12 (H) cm",
            "23 (L), 16 (W), 12 (H) cm",
            "L: 23, W: 16, H: 12 cm",
            "L23 x W16 x H12 cm",
            "23L x 16W x 12H cm",
            "23 cm long by 16 cm wide by 12 cm high",
            "Length 23 cm, Width 16 cm; Height 12 cm",
        ],
    )
    def test_axes(self, cell: str) -> None:
        """Letters or words name the axes, and no sign need stand between the sizes."""
        found = [(spec, value.replace(" ", "")) for spec, value in read(cell, "Dimensions")]
        assert found == [("length", "23cm"), ("width", "16cm"), ("height", "12cm")]

    @pytest.mark.parametrize(
        ("cell", "value"),
        [("six", "6"), ("Six wheels", "6"), ("6 wheels", "6"), ("four-wheeled", "4"), ("6-wheel", "6")],
    )  # fmt: skip
    def test_counts_in_words(self, cell: str, value: str) -> None:
        """Below a count, a number may be a word and have the noun behind it."""
        assert read(cell, "Wheels") == [("wheel_count", value)]

    @pytest.mark.parametrize("cell", ["4x4", "six legs", "half", "wheels", "6 instruments"])
    def test_other_counts_are_refused(self, cell: str) -> None:
        """Whatever else stands there is no count."""
        refused(cell, "Wheels")

    @pytest.mark.parametrize("cell", ["120 mm dia", "120 mm dia.", "120 mm Ø", "120 mm diameter"])
    def test_diameter_behind(self, cell: str) -> None:
        """The sign of a diameter may stand behind the size below its heading, too."""
        assert read(cell, "Wheel dia") == [("wheel_diameter", "120 mm")]

    @pytest.mark.parametrize(
        ("cell", "heading", "value"),
        [
            ("4-6", "Length (ft-in)", "4 ft 6 in"),
            ("4 6.5", "Length (ft, in)", "4 ft 6.5 in"),
            ("4/6", "Length [feet and inches]", "4 feet 6 inches"),
            ("4-6 1/2", "Length, ft/in", "4 ft 6 1/2 in"),
            ("4' 6\"", "Length (ft & in)", "4 ft 6 in"),
            ("1.2 m", "Length (ft-in)", "1.2 m"),
            ("13-4", "Mass (lb-oz)", "13 lb 4 oz"),
        ],
    )
    def test_two_units(self, cell: str, heading: str, value: str) -> None:
        """Below two units, two numbers are the parts of one figure."""
        [(_, found)] = read(cell, heading)
        assert found == value

    @pytest.mark.parametrize("cell", ["4", 4.5, "4-6-1"])
    def test_one_number_below_two_units(self, cell: Any) -> None:
        """A number alone could be either of them."""
        message = refused(cell, "Length (ft-in)")
        assert message.startswith("expected two numbers in ft and in") or cell == "4-6-1"

    @pytest.mark.parametrize(
        ("cell", "values"),
        [
            ("17 kg / 37 lb", ["17 kg", "37 lb"]),
            ("17/37lb", ["17 kg", "37lb"]),
            ("~17kg/~37lb", ["~17kg", "~37lb"]),
        ],
    )
    def test_a_second_unit_behind_a_slash(self, cell: str, values: list[str]) -> None:
        """The same figure in another unit may stand behind a slash."""
        assert read(cell) == [("mass", value) for value in values]

    def test_a_rate_before_a_slash(self) -> None:
        """The slash of a unit is another one."""
        assert read("2.0 m/s / 4.5 mph", "Speed") == [
            ("top_speed", "2.0 m/s"),
            ("top_speed", "4.5 mph"),
        ]

    @pytest.mark.parametrize("cell", ["17 kg / 18 kg", "17 kg / x", "17 / 18", "x / 5 kg"])
    def test_two_figures_are_refused(self, cell: str) -> None:
        """Two figures in one unit are no figure in two units."""
        refused(cell)

    @pytest.mark.parametrize("cell", ["12*", "12 kg†", "12 **"])
    def test_footnotes(self, cell: str) -> None:
        """The mark of a footnote is left out of the figure, and kept in the note."""
        [(_, claim)] = figures(cell, headings(["Mass (kg)"])[0], "own.csv, line 2")
        assert (claim.value, claim.note) == ("12 kg", f"own.csv, line 2: {cell}")
