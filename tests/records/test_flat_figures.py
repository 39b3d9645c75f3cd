"""Flat figures: the columns of numbers, and vehicles as lines of them."""

from __future__ import annotations

import roverspecs as rs
from roverspecs.records.derived import SPECS
from roverspecs.records.flat_claims import CLAIM_FIELDS
from roverspecs.records.flat_figures import (
    IDENTITY_FIELDS,
    figure_series,
    number_series,
    series_in,
    vehicle_series,
)
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.numbers import numbers_of
from roverspecs.values.published import PublishedValue

FIVE = numbers_of(PublishedValue.parse("5 kg"))
BOUND = numbers_of(PublishedValue.parse("≥5 kg"))
SIDES = numbers_of(PublishedValue.parse("60 × 40 cm"), "m")


def test_a_figure_has_its_number_ends_and_mark() -> None:
    """The unit stands in the names and in the metadata; a bound is no number."""
    table = figure_series(SPECS["mass"], "kg", [FIVE, BOUND, None])

    assert {name: series.values for name, series in table.items()} == {
        "mass_kg": [5.0, None, None],
        "mass_kg_low": [5.0, 5.0, None],
        "mass_kg_high": [5.0, None, None],
        "mass_mark": ["", "≥", None],
    }
    assert [series.type for series in table.values()] == ["number"] * 3 + ["string"]
    assert [series.unit for series in table.values()] == ["kg", "kg", "kg", None]
    assert {series.spec for series in table.values()} == {"mass"}
    assert table["mass_kg"].description.startswith(SPECS["mass"].definition)


def test_ends_and_marks_may_stand_only_where_they_are_needed() -> None:
    """A table for reading has no column that says nothing."""
    spec = SPECS["mass"]

    assert list(figure_series(spec, "kg", [FIVE], is_complete=False)) == ["mass_kg"]
    assert len(figure_series(spec, "kg", [BOUND], is_complete=False)) == 4
    assert list(number_series(spec, "mass_ratio", "", [None], is_complete=False)) == ["mass_ratio"]


def test_an_envelope_has_a_column_for_each_side() -> None:
    """The third is empty where the source gives two."""
    table = figure_series(SPECS["envelope"], "m", [SIDES, None])

    assert {name: series.values for name, series in table.items()} == {
        "envelope_m_1": [0.6, None],
        "envelope_m_2": [0.4, None],
        "envelope_m_3": [None, None],
        "envelope_mark": ["", None],
    }


def test_the_unit_has_its_code() -> None:
    """A derived spec has one, too; a count has the code 1, and no unit in its name."""
    density = figure_series(SPECS["bulk_density"], "kg/m³", [])
    count = figure_series(SPECS["wheel_count"], "", [])

    assert density["bulk_density_kg_per_m3"].ucum == "kg/m3"
    assert (count["wheel_count"].unit, count["wheel_count"].ucum) == ("", "1")


def test_vehicles_are_lines_with_identity_and_figures() -> None:
    """The columns are the same for any vehicles, of whatever kind, and for none."""
    lines = vehicle_series([rs.get("lev-2"), rs.get("slim")])

    assert tuple(lines)[: len(IDENTITY_FIELDS)] == tuple(IDENTITY_FIELDS)
    assert tuple(lines) == tuple(vehicle_series([]))
    assert lines["id"].values == ["lev-2", "slim"]
    assert lines["kind"].values == ["hopper" if rs.LEV_2.kind == "hopper" else "rover", "lander"]
    assert "SORA-Q; " in lines["aliases"].values[0]
    assert lines["mass_kg"].values[0] == 0.228
    assert {series.spec for series in lines.values()} == {"", *PUBLISHED}


def test_every_field_of_an_identity_is_a_column() -> None:
    """What a record says of a vehicle is not lost."""
    identity = rs.LEV_2.identity()

    assert {*identity} - {"ids"} <= {*IDENTITY_FIELDS}


def test_lines_are_the_shown_figures() -> None:
    """They equal those of a comparison."""
    vehicles = list(rs.Catalog())
    names = list(PUBLISHED)
    compared = rs.compare(vehicles, names).wide_columns(is_complete=True)
    lines = vehicle_series(vehicles)

    for name in compared:
        assert lines[name].values == compared[name], name


def test_a_shape_is_vehicles_or_claims() -> None:
    """The long shape has a line for each claim."""
    long = series_in([rs.LEV_2], "long")

    assert tuple(long) == CLAIM_FIELDS
    assert len(long["spec"].values) == sum(len(rs.LEV_2.claims(spec)) for spec in PUBLISHED)
    assert len(series_in([rs.LEV_2], "wide")["id"].values) == 1
