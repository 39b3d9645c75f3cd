"""Drafts: what a table tells of a vehicle, cell by cell."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.records.drafts import Draft, field_in, numbered, text_in


class TestDraft:
    """Claims are collected by spec."""

    def test_claims(self) -> None:
        """A text is taken once, and two that differ are both taken, and told."""
        draft = Draft("A b")
        told = [draft.add("mass", rs.Claim(value=value)) for value in ("5 kg", "5 kg", "9 kg")]
        assert told == ["", "", "5 kg is not 9 kg"]
        assert draft.vehicle() == rs.Rover(name="A b", id="a-b", mass=["5 kg", "9 kg"])

    def test_conditions(self) -> None:
        """Two figures of two conditions differ rightly."""
        draft = Draft("A", "x")
        for condition in ("typical", "standby"):
            claim = rs.Claim(value=f"{len(condition)} h", condition=condition)
            assert draft.add("operating_time", claim) == ""
        assert len(draft.vehicle().claims("operating_time")) == 2

    def test_misfits(self) -> None:
        """A spec that vehicles of the kind cannot have is left out."""
        draft = Draft("A")
        draft.fields["kind"] = "lander"
        draft.add("wheel_count", rs.Claim(value="4"))
        assert list(draft.misfits()) == ["wheel_count"]
        assert draft.vehicle() == rs.Lander(name="A")

    def test_masses(self) -> None:
        """A mass that vehicles of the kind do not have is a mass in a condition."""
        draft = Draft("A")
        draft.fields["kind"] = "rover"
        draft.add("dry_mass", rs.Claim(value="4 kg"))
        assert draft.settle_masses({"dry_mass": "dry"}) == ["dry_mass"]
        assert draft.vehicle() == rs.Rover(name="A", mass=rs.Claim(value="4 kg", condition="dry"))

    def test_masses_do_not_outweigh_other_specs(self) -> None:
        """Two masses of landers make no lander of what has wheels; by themselves they do."""
        draft = Draft("A")
        draft.add("dry_mass", rs.Claim(value="80 kg"))
        draft.add("launch_mass", rs.Claim(value="95 kg"))
        assert draft.kind.kind == "lander"
        draft.add("wheel_count", rs.Claim(value="6"))
        assert draft.kind.kind == "rover"


@pytest.mark.parametrize(
    ("cell", "text"),
    [(" a\n b ", "a b"), (5.0, "5"), (dt.datetime(2030, 1, 2, 3), "2030-01-02"), (dt.date(2030, 1, 2), "2030-01-02"), ("'=a", "=a")],
)  # fmt: skip
def test_texts(cell: Any, text: str) -> None:
    """A cell is text in one line; a day has no time."""
    assert text_in(cell) == text


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [("countries", "IT, FR;", ("IT", "FR")), ("status", "LOST", "lost"), ("kind", "Rover", "rover"), ("launch_date", "2030-01-02", dt.date(2030, 1, 2)), ("status_as_of", "2030", "2030")],
)  # fmt: skip
def test_fields(name: str, cell: Any, value: Any) -> None:
    """A field is read as a record file's."""
    assert field_in(name, cell) == value


@pytest.mark.parametrize(("name", "cell"), [("status", "x"), ("launch_date", "soon"), ("kind", 5)])
def test_fields_refused(name: str, cell: Any) -> None:
    """A value that a record cannot have is refused."""
    with pytest.raises(FieldError):
        field_in(name, cell)


def test_ids() -> None:
    """Each draft has an id of its own."""
    drafts = [Draft("A"), Draft("B"), Draft("C", "a")]
    assert list(numbered(drafts)) == ["'C' is in several rows: the id of this one is 'a-2'"]
    assert [draft.id for draft in drafts] == ["a", "b", "a-2"]
