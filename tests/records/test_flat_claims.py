"""Flat claims: each figure is a row, with the fields that JSON nests side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claims_of, examples, vehicles

import roverspecs as rs
from roverspecs.cli.main import main
from roverspecs.comparisons.flat_rows import LONG_FIELDS
from roverspecs.records.claims import STATED
from roverspecs.records.fields import CATALOGS
from roverspecs.records.flat_claims import (
    CLAIM_FIELDS,
    FIELDS,
    FIGURE_FIELDS,
    SIDES,
    claim_columns,
    flat,
    identity_row,
)
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import IDENTITY_KEYS, PUBLISHED
from roverspecs.values.numbers import NO_NUMBERS

PAPER = rs.Source(
    id="paper",
    title="A paper",
    publisher="A journal",
    kind="paper",
    date="2024-05",
    url="https://example.org/a",
    authors=("A. Author",),
    doi="10.1000/1",
)

TYPES: dict[str, Any] = {"string": str, "number": (int, float), "boolean": bool}
"""What stands in a field of a type."""


def rows_of(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Return columns as rows."""
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def stated(row: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a row that are not None."""
    return {key: value for key, value in row.items() if value is not None}


def test_a_claim_has_all_that_it_states_side_by_side() -> None:
    """Nothing is nested, and nothing is lost."""
    claim = rs.Claim(
        value="~30 × 20 cm",
        source=PAPER,
        configuration="stowed",
        part="body",
        condition="planned",
        as_of="2024",
        note="n",
        rejected="r",
    )

    assert flat(claim.as_data()) == {
        **dict.fromkeys(("magnitude", "low", "high", "side_3")),
        "side_1": 30,
        "side_2": 20,
        "unit": "cm",
        "ucum": "cm",
        "mark": "~",
        "published": "~30 × 20 cm",
        "configuration": "stowed",
        "part": "body",
        "condition": "planned",
        "as_of": "2024",
        "note": "n",
        "rejected": "r",
        "source_id": "paper",
        "source_title": "A paper",
        "source_publisher": "A journal",
        "source_kind": "paper",
        "source_date": "2024-05",
        "source_url": "https://example.org/a",
        "source_authors": "A. Author",
        "source_doi": "10.1000/1",
        **dict.fromkeys(
            f"source_{key}"
            for key in ("language", "note", "accessed", "archive_url", "translated_title")
        ),
    }


@pytest.mark.parametrize("name", ["claims.csv", "claims.json"])
def test_the_whole_catalog_is_read_back(name: str, tmp_path: Path) -> None:
    """The claims that show writes are the claims that load reads, with all of their sources."""
    path = tmp_path / name
    layout = name.removeprefix("claims.").replace("csv", "csv-long")
    assert main(["show", "--all", "--format", layout, "--output", str(path)]) == 0
    table: Any = rs.load(path)

    assert claims_of(table) == claims_of(rs.Catalog())


@examples(25)
@given(vehicle=vehicles(), is_listed=st.booleans())
def test_any_vehicle_is_read_back_from_json(
    tmp_path_factory: pytest.TempPathFactory, vehicle: rs.Vehicle, *, is_listed: bool
) -> None:
    """Whatever it claims, the data of a vehicle read back to it, alone or in a list."""
    path = tmp_path_factory.mktemp("data") / "mine.json"
    data = vehicle.as_data()
    path.write_text(json.dumps([data] if is_listed else data), encoding="utf-8")
    table: Any = rs.load(path)

    assert table.problems == table.remarks == ()
    assert list(table) == [vehicle]


@pytest.mark.parametrize(
    ("value", "sides"),
    [
        ("5 m", (None, None, None)),
        ("3 × 2 m", (3, 2, None)),
        ("3 × 2 × 1 m", (3, 2, 1)),
    ],
)
def test_sides_have_three_fields(value: str, sides: tuple[float | None, ...]) -> None:
    """The fields are there for any figure, so that all rows are alike."""
    row = flat(rs.Claim(value=value).as_data())

    assert tuple(row[key] for key in SIDES) == sides
    assert (row["magnitude"] is None) == (sides[0] is not None)


def test_a_claim_without_a_source_has_empty_fields_for_it() -> None:
    """A figure of one's own has the same fields as a cited one."""
    own, cited = (flat(rs.Claim(value="5 kg", source=each).as_data()) for each in (None, PAPER))

    assert list(own) == list(cited) == [*FIGURE_FIELDS, "rejected"]
    assert {own[key] for key in own if key.startswith("source_")} == {None}


def test_a_figure_has_the_same_fields() -> None:
    """A derived figure has its numbers, and neither a text nor a source of its own; a gap has none."""
    mine = rs.Rover(name="Mine", power=rs.Claim(value="10 W", source=PAPER), mass="4 kg")
    power = flat(TRUST.figure(mine, "power").as_data("mW"))
    derived = flat(TRUST.figure(mine, "specific_power").as_data())
    gap = flat(TRUST.figure(mine, "length").as_data())

    assert tuple(power) == tuple(derived) == tuple(gap) == FIGURE_FIELDS
    assert (power["magnitude"], power["unit"], power["published"]) == (10_000, "mW", "10 W")
    assert stated(derived) == {
        **dict.fromkeys(("magnitude", "low", "high"), 2.5),
        **dict.fromkeys(("unit", "ucum"), "W/kg"),
        "mark": "",
    }
    assert stated(gap) == {}


def test_what_is_nested_stays_as_it_is() -> None:
    """The data that are made flat are not changed."""
    data = rs.Claim(value="3 × 2 m", source=PAPER).as_data()
    before = {**data, "source": dict(data["source"]), "sides": list(data["sides"])}
    flat(data)

    assert data == before


def test_every_field_is_described_in_one_place() -> None:
    """Each field of a claim, a figure and a long row has a type and a sentence."""
    assert {*CLAIM_FIELDS, *LONG_FIELDS} <= {*FIELDS}
    assert {*FIGURE_FIELDS} == {*NO_NUMBERS, *STATED, *SIDES, "published"} - {
        *("sides", "rejected")
    } | {key for key in FIELDS if key.startswith("source_")}
    for kind, text in FIELDS.values():
        assert kind in TYPES
        assert text[0].isupper()
        assert text.endswith(".")


def test_the_fields_of_a_source_are_those_of_a_source() -> None:
    """Each is a field of it by the same name."""
    names = {field.name for field in attrs.fields(rs.Source)}

    assert {key.removeprefix("source_") for key in FIELDS if key.startswith("source_")} <= names


def test_claims_are_columns() -> None:
    """There is a line for each claim, vehicle by vehicle and spec by spec, the rejected ones last."""
    wrong = rs.Claim(value="9 kg", source=PAPER, rejected="a slip")
    mine = rs.Rover(name="Mine", length="1 m", mass=[wrong, "5 kg", "≥4 kg"])
    other = rs.Lander(name="Other", mass="1 t", payload_capacity="50 kg")
    columns = claim_columns([mine, rs.Rover(name="Empty"), other])

    assert tuple(columns) == CLAIM_FIELDS
    assert [
        (row["vehicle"], row["name"], row["spec"], row["published"], row["rejected"])
        for row in rows_of(columns)
    ] == [
        ("mine", "Mine", "mass", "5 kg", None),
        ("mine", "Mine", "mass", "≥4 kg", None),
        ("mine", "Mine", "mass", "9 kg", "a slip"),
        ("mine", "Mine", "length", "1 m", None),
        ("other", "Other", "mass", "1 t", None),
        ("other", "Other", "payload_capacity", "50 kg", None),
    ]
    bound = rows_of(columns)[1]
    assert (bound["magnitude"], bound["low"], bound["high"], bound["mark"]) == (None, 4, None, "≥")


def test_columns_of_some_specs() -> None:
    """They stand in the order in which the specs are given, which may come one by one."""
    mine = rs.Rover(name="Mine", length="1 m", mass="5 kg", width="2 m")

    assert claim_columns([mine], iter(["width", "mass"]))["spec"] == ["width", "mass"]
    two = claim_columns([mine, mine], iter(["width", "mass"]))["spec"]
    assert two == ["width", "mass"] * 2


def test_no_claims_are_empty_columns() -> None:
    """A table of nothing has its columns all the same."""
    assert claim_columns([]) == {key: [] for key in CLAIM_FIELDS}
    assert claim_columns([rs.Rover(name="Empty")]) == claim_columns([])


def test_every_shipped_claim_is_a_row() -> None:
    """Each value is of the type of its field, and each row is the claim that the vehicle has."""
    columns = claim_columns(rs.Catalog())
    claims = [
        claim for vehicle in rs.Catalog() for spec in PUBLISHED for claim in vehicle.claims(spec)
    ]

    assert [row["published"] for row in rows_of(columns)] == [claim.value for claim in claims]
    assert columns["source_id"] == [claim.source and claim.source.id for claim in claims]
    for key, values in columns.items():
        kind = TYPES[FIELDS[key][0]]
        assert all(value is None or isinstance(value, kind) for value in values), key
    for key in ("vehicle", "name", "spec", "unit", "mark", "published"):
        assert None not in columns[key]


def test_an_identity_is_a_row() -> None:
    """The numbers in the catalogs have fields of their own, those of a vehicle without one too."""
    mine = rs.Rover(name="Mine", aliases=("A", "B"), ids={"wikidata": "Q1", "cospar": "2024-001A"})
    row = identity_row(mine.identity())

    keys = ["id", "kind", *(key for key in IDENTITY_KEYS if key != "ids"), *CATALOGS]
    assert list(row) == keys
    assert {key: row[key] for key in CATALOGS if row[key]} == {
        "wikidata": "Q1",
        "cospar": "2024-001A",
    }
    assert (row["id"], row["aliases"]) == ("mine", ["A", "B"])
    plain = identity_row(rs.Rover(name="Other").identity())
    assert list(plain) == keys
    assert {plain[key] for key in CATALOGS} == {None}


def test_an_identity_stays_as_it_is() -> None:
    """The entry of the catalog is not changed, also one that was made without any number."""
    entry = rs.Rover(name="Mine", ids={"wikidata": "Q1"}).identity()
    identity_row(entry)

    assert entry["ids"] == {"wikidata": "Q1"}
    assert identity_row(entry | {"ids": None})["wikidata"] is None
