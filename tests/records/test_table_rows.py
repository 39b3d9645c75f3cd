"""Rows: each is a vehicle, and a bad cell costs that cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.errors import FieldError, RecordError
from roverspecs.records.table_rows import read_rows
from roverspecs.records.vehicle_tables import RawTable, VehicleTable


def table(texts: Sequence[str], *rows: Sequence[Any], **options: Any) -> VehicleTable:
    """Return the vehicles of a table with some headings and rows."""
    raw = RawTable(path="own.csv", texts=tuple(texts), rows=enumerate(rows, 2), noun="line")
    return read_rows(raw, **options)


def problems(found: VehicleTable) -> list[str]:
    """Return the problems of a table as texts."""
    return [str(problem) for problem in found.problems]


class TestVehicles:
    """A row becomes a vehicle, whose figures are one's own."""

    def test_a_row(self) -> None:
        """It has the claims of its cells, without a source, and the place of each in its note."""
        found = table(["Name", "Mass (kg)", "Wheels"], ["A b", "50", "4"])

        assert list(found) == [
            rs.Rover(
                id="a-b",
                name="A b",
                mass=rs.Claim(value="50 kg", note="own.csv, line 2"),
                wheel_count=rs.Claim(value="4", note="own.csv, line 2"),
            )
        ]
        assert found[0].sources == ()
        assert (found.problems, found.remarks) == ((), ())

    def test_fields(self) -> None:
        """Columns of identity are those of the vehicle."""
        texts = ["Rover", "id", "Team", "Country", "Status", "Launch date", "Body", "Aliases"]
        row = ["A", "a1", " Us  all ", "IT; FR", "Planned", "2030-01-02", "Moon", "B, C"]
        [found] = table(texts, row)

        assert found == rs.Rover(
            name="A",
            id="a1",
            operator="Us all",
            countries=("IT", "FR"),
            status="planned",
            launch_date=dt.date(2030, 1, 2),
            body="Moon",
            aliases=("B", "C"),
        )

    def test_dates_and_numbers(self) -> None:
        """A date or a number of a spreadsheet is one, and a name may be a number."""
        [found] = table(["Name", "Launch", "Mission"], [101.0, dt.datetime(2030, 1, 2, 3), 7])
        assert (found.name, found.launch_date, found.mission) == ("101", dt.date(2030, 1, 2), "7")
        [found] = table(["Name", "Launch"], ["A", dt.date(2030, 1, 2)])
        assert found.launch_date == dt.date(2030, 1, 2)

    def test_several_lines_in_a_name(self) -> None:
        """A line break within a cell is a space."""
        assert table(["Name"], ["A\nb"])[0].name == "A b"

    @pytest.mark.parametrize(
        ("texts", "row", "kind"),
        [
            (["Name", "Mass"], ["A", "5 kg"], "rover"),
            (["Name", "Dry mass"], ["A", "5 kg"], "lander"),
            (["Name", "Dry mass"], ["A", ""], "rover"),
            (["Name", "Kind"], ["A", "Hopper"], "hopper"),
        ],
    )
    def test_kind(self, texts: list[str], row: list[str], kind: str) -> None:
        """The kind is that of the table, or one that has the specs of the row."""
        assert table(texts, row)[0].kind == kind

    def test_a_spec_of_another_kind(self) -> None:
        """A figure that the kind cannot have is left out, and told."""
        found = table(["Name", "Kind", "Wheels", "Dry mass"], ["A", "lander", "4", "5 kg"])
        assert problems(found) == [
            "own.csv:2: A, wheel_count: expected a spec of a lander, found one of a rover"
        ]
        assert found[0].claims("dry_mass")

    def test_masses_of_landers(self) -> None:
        """The dry mass and the launch mass of another vehicle are its mass in a condition."""
        texts = ["Rover", "Wheels", "Mass", "Dry mass (kg)", "Wet weight (kg)"]
        found = table(texts, ["A", "4", "7 kg", "5", "6"], ["B", "6", "", "5", ""])

        assert [(claim.value, claim.condition) for claim in found[0].claims("mass")] == [
            ("7 kg", None),
            ("5 kg", "dry"),
            ("6 kg", "wet"),
        ]
        assert [claim.condition for claim in found[1].claims("mass")] == ["dry"]
        assert found.problems == ()
        assert found.remarks[1:] == (
            "own.csv: dry_mass is a spec of a lander: of other vehicles it is read as mass "
            "with the condition 'dry'",
            "own.csv: launch_mass is a spec of a lander: of other vehicles it is read as mass "
            "with the condition 'wet'",
        )

    @pytest.mark.parametrize(
        ("heading", "kind"), [("Rover", "rover"), ("Lander name", "lander"), ("Name", "lander")]
    )
    def test_the_heading_of_the_names_states_the_kind(self, heading: str, kind: str) -> None:
        """A table of rovers has rovers, and a table of landers has landers."""
        [found] = table([heading, "Launch mass"], ["A", "5 kg"])
        assert found.kind == kind
        [found] = table([heading, "Kind", "Launch mass"], ["A", "lander", "5 kg"])
        assert found.kind == "lander"

    def test_a_mass_in_a_condition(self) -> None:
        """A heading such as gross mass names the condition of a mass."""
        [found] = table(["Name", "Gross mass (kg)", "Curb weight"], ["A", "9", "7 kg (est.)"])
        assert [(claim.value, claim.condition) for claim in found.claims("mass")] == [
            ("9 kg", "gross"),
            ("7 kg (est.)", "curb"),
        ]
        [remark] = table(["Name", "Net mass"], ["A", "9 kg"]).remarks
        assert remark == "own.csv: read 'Net mass' as mass (net)"

    def test_what_was_not_read_is_no_gap(self) -> None:
        """A vehicle keeps the specs of its cells that were not read, unless it has others."""
        texts = ["Name", "Mass", "Weight", "Dimensions", "Slope"]
        found = table(texts, ["A", "x", "5 kg", "y", ""], ["B", "", "", "", "25 %"])
        assert [each.unread for each in found] == [
            ("envelope", "length", "width", "height"),
            ("max_slope",),
        ]
        found = table(texts, ["A", "1", "234", "", "", "20°", "9"])
        assert found[0].unread == ("mass",)

    def test_an_index(self) -> None:
        """A first column without a heading has the names where no other one has them."""
        assert table(["", "Mass (kg)"], ["A", "5"])[0].name == "A"
        assert table(["", "Name", "Mass (kg)"], ["0", "A", "5"])[0].name == "A"

    def test_columns_of_a_turned_table(self) -> None:
        """What columns hold is said by their labels, wherever these stand."""
        rows = [["Mass", "5 kg"], ["W", "3"]]
        [found] = table(["Spec", "A"], *rows, columns={"W": "payload_mass [kg]"})
        assert [claim.value for claim in found.claims("payload_mass")] == ["3 kg"]
        with pytest.raises(RecordError, match="expected a column of figures"):
            table(["Spec", "A"], *rows, columns={"Spec": "name"})

    def test_empty_rows(self) -> None:
        """A row without anything is none."""
        found = table(["Name", "Mass"], ["", None], ["A", "5 kg"], [" ", "-"], [])
        assert [vehicle.name for vehicle in found] == ["A"]
        assert found.problems == ()

    def test_the_same_name_again(self) -> None:
        """Each row is a vehicle of its own, with an id of its own, and that is told."""
        found = table(["Name"], ["A"], ["a"], ["A 2"], ["A"])
        assert [vehicle.id for vehicle in found] == ["a", "a-2", "a-2-2", "a-3"]
        assert found.remarks == (
            "own.csv: 'a' is in several rows: the id of this one is 'a-2'",
            "own.csv: 'A 2' is in several rows: the id of this one is 'a-2-2'",
            "own.csv: 'A' is in several rows: the id of this one is 'a-3'",
        )

    def test_an_id_alone(self) -> None:
        """A table may have ids for names."""
        assert table(["id", "Mass"], ["a-1", "5 kg"])[0].name == "a-1"


class TestColumns:
    """Each column is read, or named with the reason why it is not."""

    def test_words_are_told_once(self) -> None:
        """Another word for a spec is told, as is a column that is not understood."""
        found = table(["Name", "Weight", "Speed", "Notes"], ["A", "5 kg", "1 m/s", "x"])
        assert found.remarks == (
            "own.csv: read 'Weight' as mass, 'Speed' as top_speed",
            "own.csv: columns not read: 'Notes' (no spec: see 'roverspecs specs'): say what they "
            "hold with columns={HEADING: SPEC} or --columns HEADING=SPEC",
        )

    def test_left_out(self) -> None:
        """A column that the caller leaves out is not named."""
        assert table(["Name", "Notes"], ["A", "x"], columns={"notes": ""}).remarks == ()

    def test_two_columns_of_a_spec(self) -> None:
        """Both are claims, the first preferred; the same text is one claim."""
        texts = ["Name", "Mass (kg)", "Mass (lb)", "mass_kg"]
        found = table(texts, ["A", "5", "11", "5"], ["B", "5", "5", ""])

        assert [claim.value for claim in found[0].claims("mass")] == ["5 kg", "11 lb"]
        assert problems(found) == [
            "own.csv:3: B, Mass (lb): expected one figure in two units, found two: "
            "5 kg is not 5 lb: both are kept"
        ]

    def test_two_configurations(self) -> None:
        """Sizes of two configurations are two figures."""
        texts = ["Name", "Height (stowed)", "Height (deployed)"]
        found = table(texts, ["A", "30 cm", "90 cm"])
        assert found.problems == ()
        assert len(found[0].claims("height")) == 2

    def test_two_readings_that_differ(self) -> None:
        """Both are kept, and told."""
        found = table(["Name", "Dimensions (L x W)"], ["A", "99 x 39 cm (39 x 14.6 in)"])
        assert problems(found) == [
            "own.csv:2: A, Dimensions (L x W): expected one figure in two units, found two: "
            "39 cm is not 14.6 in: both are kept"
        ]
        assert len(found[0].claims("width")) == 2

    @pytest.mark.parametrize(
        ("texts", "name", "left"),
        [
            (["Rover", "Model", "Name"], "c", ["Rover", "Model"]),
            (["Rover", "Model"], "a", ["Model"]),
            (["Name", "Name"], "a", ["Name"]),
        ],
    )
    def test_two_columns_of_names(self, texts: list[str], name: str, left: list[str]) -> None:
        """The column with the field's own name counts, else the first one."""
        cells = ["a", "b", "c"][: len(texts)]
        found = table([*texts, "Mass"], [*cells, "5 kg"])
        assert found[0].name == name
        assert [each.text for each in found.headings if not each.is_read] == left
        assert "is the name already" in found.remarks[-1]

    def test_no_column_of_figures(self) -> None:
        """A table none of whose figures can be meant is refused; one of names alone is not."""
        with pytest.raises(RecordError) as caught:
            table(["Name", "Team", "Foo"], ["A", "B", "5 kg"])
        [found] = caught.value.problems
        assert found.message == (
            "expected a column of figures, found none that is understood: "
            "'Foo' (no spec: see 'roverspecs specs'): "
            "say what they hold with columns={HEADING: SPEC} or --columns HEADING=SPEC, "
            "or swap the rows and columns if each row is a spec"
        )
        assert table(["Name", "Team"], ["A", "B"])[0].operator == "B"
        assert table(["Name", "Foo"], ["A", "B"], columns={"Foo": ""})[0].name == "A"

    def test_another_file_with_the_same_columns(self) -> None:
        """A heading that this table lacks is told where columns are for several tables."""
        columns = {"Weight": "payload_mass", "Wight": "mass"}
        found = table(["Name", "Weight"], ["A", "5 kg"], columns=columns, is_alone=False)
        assert found[0].payload_mass is not None
        assert found.remarks == ("own.csv: no heading 'Wight': did you mean 'Weight'?",)
        with pytest.raises(FieldError, match="unknown heading 'Wight'"):
            table(["Name", "Weight"], ["A", "5 kg"], columns=columns)


class TestBadCells:
    """A bad cell costs that cell, never the row."""

    TEXTS = ("Name", "Mass", "Status", "Kind", "Width")

    def test_the_rest_stands(self) -> None:
        """Each bad cell is told with its row, its vehicle and its column."""
        row = ["A", "5", "lostt", "boat", "5 cm"]
        found = table(self.TEXTS, row)
        assert problems(found) == [
            "own.csv:2: A, Mass: found '5' without a unit: write it in the cell, or in the heading, as in 'Mass [kg]'",
            "own.csv:2: A, Status: unknown 'lostt': did you mean 'lost'?",
            "own.csv:2: A, Kind: unknown 'boat': expected one of 'rover', 'hopper', 'rotorcraft', 'lander'",
        ]  # fmt: skip
        assert found[0].width is not None

    def test_strict(self) -> None:
        """Then they refuse the table, all of them at once."""
        with pytest.raises(RecordError) as caught:
            table(self.TEXTS, ["A", "5", "x", "", ""], strict=True)
        assert len(caught.value.problems) == 2

    def test_signs_that_nobody_sees(self) -> None:
        """A name with one is not taken."""
        found = table(["Name", "Mission"], ["A", "x\u200by"], ["\u202eB", "c"])
        assert problems(found) == [
            "own.csv:2: A, Mission: expected visible characters, found U+200B at character 2 of 'x\\u200by'",
            "own.csv:3: Name: expected visible characters, found U+202E at character 1 of '\\u202eB'",
            "own.csv:3: expected a name, found none: it is called 'line 3'",
        ]  # fmt: skip

    def test_no_name(self) -> None:
        """A row without a name is called by its number."""
        found = table(["Name", "Mass"], ["", "5 kg"])
        assert found[0].name == "line 2"
        assert problems(found) == ["own.csv:2: expected a name, found none: it is called 'line 2'"]

    def test_more_cells_than_headings(self) -> None:
        """A comma within a number may have moved them: no figure of the row is taken."""
        found = table(["Name", "Mass (kg)"], ["A", "1", "100 kg"], ["B", "5", "", " "])
        assert problems(found) == [
            "own.csv:2: A: expected 2 cells, found 3: its figures are not read: "
            "put cells with a comma in them in quotes"
        ]
        assert (found[0].mass, str(found[1].mass)) == (None, "5 kg — uncited")

    def test_fewer_cells_than_headings(self) -> None:
        """They are read, and the lines are told."""
        rows = [["A", "5 kg"], *[["A"]] * 7]
        found = table(["Name", "Mass", "Width"], *rows)
        assert found.remarks[-1] == (
            "own.csv: fewer cells than headings in lines 2, 3, 4, 5, 6 and others"
        )
        assert found[0].mass is not None
        found = table(["Name", "Mass"], ["A"])
        assert found.remarks == ("own.csv: fewer cells than headings in lines 2",)


class TestRefused:
    """What is no table of vehicles is refused as a whole."""

    @pytest.mark.parametrize(
        ("texts", "rows", "message"),
        [
            ([], [], "own.csv: expected a table with headings, found none"),
            (["", " "], [["a", "b"]], "own.csv: expected a table with headings, found none"),
            (["Name", "Mass"], [], "own.csv: expected rows below the headings, found none"),
            (["Name", "Mass"], [["", ""]], "own.csv: expected rows below the headings, found none"),
            (["5 kg", "6 m"], [["a", "b"]], "own.csv: expected a column 'Name', found '5 kg', '6 m': rename the column of names, or say which it is with columns={HEADING: 'name'} or --columns HEADING=name"),
        ],
    )  # fmt: skip
    def test_no_table(self, texts: list[str], rows: list[list[str]], message: str) -> None:
        """It needs headings, a column of names, and rows."""
        with pytest.raises(RecordError) as caught:
            table(texts, *rows)
        assert str(caught.value) == message
