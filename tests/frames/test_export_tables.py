"""The tables of an export: their keys, their references, and what they say of figures."""

from __future__ import annotations

from typing import Any

import pytest

import roverspecs as rs
from roverspecs.errors import FieldError, UnknownSpecError
from roverspecs.frames.export_tables import Table, tables_of
from roverspecs.records.claims import Source
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import PUBLISHED


def named(*vehicles: rs.Vehicle, specs: Any = None) -> dict[str, Table]:
    """Return the tables of some vehicles by their names."""
    return {table.name: table for table in tables_of(vehicles, specs)}


def rows(table: Table) -> list[dict[str, Any]]:
    """Return the rows of a table by its fields."""
    return [
        dict(zip(table.columns, row, strict=True))
        for row in zip(*table.columns.values(), strict=True)
    ]


@pytest.fixture(scope="module", name="whole")
def _whole() -> dict[str, Table]:
    """Return the tables of the whole catalog."""
    return named(*rs.Catalog())


def source(**changes: Any) -> Source:
    """Return a source."""
    return Source(**{"id": "x", "title": "T", "publisher": "P", "kind": "press"} | changes)


class TestShape:
    """Every table has its fields, its key and its references."""

    def test_columns_are_the_fields(self, whole: dict[str, Table]) -> None:
        """Each field has a type and a sentence, and each column is a field."""
        assert list(whole) == ["vehicles", "specs", "sources", "claims"]
        for table in whole.values():
            assert list(table.columns) == list(table.fields)
            assert table.meaning.endswith(".")
            for kind, meaning in table.fields.values():
                assert kind in {"string", "number", "integer", "boolean"}
                assert meaning.endswith(".")

    def test_values_have_the_type_of_their_field(self, whole: dict[str, Table]) -> None:
        """Every value is of the type that the field states, or missing."""
        types: dict[str, Any] = {
            "string": str,
            "number": int | float,
            "integer": int,
            "boolean": bool,
        }
        for table in whole.values():
            for name, (kind, _) in table.fields.items():
                for value in table.columns[name]:
                    assert value is None or isinstance(value, types[kind]), (table.name, name)

    def test_keys_are_unique(self, whole: dict[str, Table]) -> None:
        """No two rows have the same key, and no part of a key is missing."""
        for table in whole.values():
            keys = list(zip(*(table.columns[name] for name in table.key), strict=True))
            assert len(keys) == len({*keys})
            assert all(None not in key for key in keys)

    def test_references_lead_somewhere(self, whole: dict[str, Table]) -> None:
        """What a field refers to is there."""
        for table in whole.values():
            for field, other, key in table.references:
                assert {*table.columns[field]} - {None} <= {*whole[other].columns[key]}
        assert [each.field for each in whole["claims"].references] == [
            "vehicle",
            "spec",
            "source_id",
        ]
        assert [each.field for each in whole["vehicles"].references] == ["status_source", "carrier"]

    def test_nothing_is_left_out(self, whole: dict[str, Table]) -> None:
        """Each vehicle, each published spec, each source and each claim has a row."""
        vehicles = list(rs.Catalog())
        assert whole["vehicles"].columns["id"] == [each.id for each in vehicles]
        assert whole["specs"].columns["name"] == list(PUBLISHED)
        cited = {source.id for vehicle in vehicles for source in vehicle.sources}
        assert {*whole["sources"].columns["id"]} == cited
        count = sum(len(vehicle.claims(spec)) for vehicle in vehicles for spec in PUBLISHED)
        assert len(whole["claims"].columns["rank"]) == count


class TestClaims:
    """A claim has a row, with its numbers as published and in SI."""

    def test_the_figure_that_is_shown(self, whole: dict[str, Table]) -> None:
        """It is the one that a comparison shows, and the first that is not rejected."""
        shown = {
            (row["vehicle"], row["spec"]): row for row in rows(whole["claims"]) if row["shown"]
        }
        for vehicle in rs.Catalog():
            for spec in PUBLISHED:
                figure = TRUST.figure(vehicle, spec)
                row = shown.get((vehicle.id, spec))
                assert bool(figure) == (row is not None)
                if row and figure.claim:
                    assert row["published"] == figure.claim.value

    def test_numbers_in_si(self, whole: dict[str, Table]) -> None:
        """They are those of the cell of a comparison, in the unit that the row names."""
        comparison = rs.compare(rs.Catalog(), list(PUBLISHED))
        shown = {
            (row["vehicle"], row["spec"]): row for row in rows(whole["claims"]) if row["shown"]
        }
        for row in comparison.rows:
            for vehicle, cell in zip(comparison.vehicles, row.cells, strict=True):
                if cell is None:
                    continue
                found = shown[vehicle.id, row.spec]
                assert (found["si_unit"], found["si_magnitude"]) == (cell.unit, cell.magnitude)
                assert found["si_low"] == cell.low

    def test_rejected(self) -> None:
        """A rejected claim comes last and is not shown; a force that was one has no mass in SI."""
        rover = rs.Rover(
            name="A",
            mass=[rs.Claim(value="5 kg"), rs.Claim(value="11 lbf", rejected="a force")],
        )
        first, last = rows(named(rover, specs=["mass"])["claims"])

        assert (first["rank"], first["shown"], first["rejected"]) == (1, True, None)
        assert (last["rank"], last["shown"], last["rejected"]) == (2, False, "a force")
        assert (last["magnitude"], last["unit"]) == (11, "lbf")
        assert (last["si_magnitude"], last["si_low"], last["si_unit"]) == (None, None, "kg")

    def test_only_rejected(self) -> None:
        """Where every claim is rejected, none is shown."""
        rover = rs.Rover(name="A", mass=[rs.Claim(value="5 kg", rejected="a reason")])

        assert named(rover)["claims"].columns["shown"] == [False]

    def test_uncited(self) -> None:
        """A figure of one's own has no source."""
        claims = named(rs.Rover(name="A", mass="5 kg"))["claims"]

        assert claims.columns["source_id"] == [None]


class TestVehicles:
    """A vehicle has a row."""

    def test_lists_are_texts(self) -> None:
        """Names are joined; without any there is nothing."""
        rover = rs.Rover(name="A", aliases=("B", "月"), ids={"wikidata": "Q1"})
        [row] = rows(named(rover)["vehicles"])

        assert (row["aliases"], row["countries"], row["wikidata"]) == ("B; 月", None, "Q1")

    def test_a_carrier_that_is_not_there(self) -> None:
        """Then the carrier refers to nothing, but is named all the same."""
        tables = named(rs.LEV_2)

        assert tables["vehicles"].columns["carrier"] == ["slim"]
        assert [each.field for each in tables["vehicles"].references] == ["status_source"]

    def test_one_that_is_given_twice(self) -> None:
        """It has one row."""
        assert named(rs.LEV_2, rs.LEV_2)["vehicles"].columns["id"] == ["lev-2"]

    def test_two_of_one_id(self) -> None:
        """They are refused, as nothing could refer to one of them."""
        with pytest.raises(FieldError) as caught:
            named(rs.Rover(name="A"), rs.Rover(name="A", mass="5 kg"))
        message = "vehicles: two vehicles have the id 'a': leave one out, or rename it"
        assert str(caught.value) == message


class TestSources:
    """A source has a row, and an id of its own."""

    def test_two_of_one_id(self) -> None:
        """Records of one's own may call different sources the same: the later ones are numbered."""
        sources = [source(), source(title="U"), source(title="V", id="x-2"), source(title="W")]
        rovers = [
            rs.Rover(name=f"R{place}", mass=rs.Claim(value="5 kg", source=each))
            for place, each in enumerate(sources)
        ]
        tables = named(*rovers)

        assert tables["sources"].columns["id"] == ["x", "x-2", "x-2-2", "x-3"]
        assert tables["sources"].columns["title"] == ["T", "U", "V", "W"]
        assert tables["claims"].columns["source_id"] == ["x", "x-2", "x-2-2", "x-3"]

    def test_that_of_a_status(self) -> None:
        """The source of a status is one of them."""
        rover = rs.Rover(
            name="A", status="ended", status_as_of="2024", status_source=source(authors=["N", "O"])
        )
        tables = named(rover)

        assert tables["vehicles"].columns["status_source"] == ["x"]
        assert tables["sources"].columns["authors"] == ["N; O"]


class TestSpecs:
    """The specs may be chosen."""

    def test_some(self) -> None:
        """Only their claims are there, and the sources of these."""
        tables = named(rs.TENACIOUS, specs="mass")

        assert tables["specs"].columns["name"] == ["mass"]
        assert {*tables["claims"].columns["spec"]} == {"mass"}
        assert len(tables["sources"].columns["id"]) < len(rs.TENACIOUS.sources)

    def test_groups(self) -> None:
        """A group stands for its specs."""
        names = named(rs.TENACIOUS, specs=["dimensions"])["specs"].columns["name"]
        assert names[:3] == ["length", "width", "height"]

    def test_others(self) -> None:
        """A derived spec is no claim; an unknown one is refused."""
        with pytest.raises(FieldError) as caught:
            named(rs.TENACIOUS, specs=["bulk_density"])
        message = "specs: expected published specs, found 'bulk_density', which is derived"
        assert str(caught.value) == message
        with pytest.raises(UnknownSpecError):
            named(rs.TENACIOUS, specs=["color"])
