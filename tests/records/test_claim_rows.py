"""Long tables: each row is a claim, and what was written reads back to the same claims."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import roverspecs as rs
from roverspecs.errors import RecordError
from roverspecs.records.claim_rows import COLUMNS
from roverspecs.records.claims import SOURCE_KINDS
from roverspecs.records.table_files import read_table_file
from roverspecs.records.table_rows import read_rows
from roverspecs.records.vehicle_tables import RawTable, VehicleTable
from roverspecs.records.vehicles import PUBLISHED

if TYPE_CHECKING:
    from conftest import Run

SOURCE_FIELDS = [field.name for field in attrs.fields(rs.Source)]
KEYS = ("configuration", "condition", "part", "as_of", "note", "rejected")
TEXTS = [
    *("vehicle", "name", "kind", "spec", "magnitude", "unit", "ucum", "low", "high", "mark"),
    *("published", *KEYS, *(f"source_{name}" for name in SOURCE_FIELDS)),
]


def table(texts: Sequence[str], *rows: Sequence[Any], **options: Any) -> VehicleTable:
    """Return the vehicles of a long table."""
    raw = RawTable(path="own.csv", texts=tuple(texts), rows=enumerate(rows, 2), noun="line")
    return read_rows(raw, **options)


def problems(found: VehicleTable) -> list[str]:
    """Return the problems of a table as texts."""
    return [str(problem) for problem in found.problems]


def rows_of(vehicles: Iterable[rs.Vehicle]) -> list[dict[str, str]]:
    """Return each claim as a row with all its fields."""
    rows = []
    for vehicle in vehicles:
        for spec in PUBLISHED:
            for claim in vehicle.claims(spec):
                row = {"vehicle": vehicle.id, "name": vehicle.name, "kind": vehicle.kind}
                row |= {"spec": spec, "published": claim.value, "magnitude": "1", "unit": "m"}
                row |= {key: getattr(claim, key) or "" for key in KEYS}
                for name in SOURCE_FIELDS if claim.source else []:
                    value = getattr(claim.source, name) or ""
                    row[f"source_{name}"] = "; ".join(value) if name == "authors" else value
                rows.append(row)
    return rows


def claims_of(vehicles: Iterable[rs.Vehicle]) -> dict[tuple[str, str], tuple[rs.Claim, ...]]:
    """Return the claims of vehicles, by vehicle and spec."""
    return {
        (vehicle.id, spec): vehicle.claims(spec)
        for vehicle in vehicles
        for spec in PUBLISHED
        if vehicle.claims(spec)
    }


def written(vehicles: Iterable[rs.Vehicle], path: Path) -> Path:
    """Write vehicles as a long CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, TEXTS)
        writer.writeheader()
        writer.writerows(rows_of(vehicles))
    return path


def _without_source(claim: rs.Claim) -> rs.Claim:
    return attrs.evolve(claim, source=None)


def _source_in_short(claim: rs.Claim) -> list[str | None]:
    """Return the fields of a source that a long table has."""
    names = ("id", "title", "publisher", "kind", "date", "url")
    return [getattr(claim.source, name, None) for name in names]


class TestThereAndBack:
    """What is written reads back to the same claims, their sources included."""

    def test_the_catalog(self, tmp_path: Path) -> None:
        """Every shipped claim comes back from a long CSV file."""
        shipped = [vehicle for vehicle in rs.Catalog() if claims_of([vehicle])]
        found = read_table_file(written(shipped, tmp_path / "all.csv"))

        assert found.problems == ()
        assert claims_of(found) == claims_of(shipped)
        assert [(each.id, each.name, each.kind) for each in found] == [
            (each.id, each.name, each.kind) for each in shipped
        ]

    @pytest.mark.parametrize("words", [["show"], ["compare", "--specs", "mass,dimensions"]])
    def test_json(self, words: list[str], run: Callable[..., Run], folder: Path) -> None:
        """So does what ``show`` and ``compare`` write as JSON, as far as they show it."""
        text = run(*words, "--all", "--format", "json").out
        (folder / "all.json").write_text(text, encoding="utf-8")
        found = rs.load(folder / "all.json")

        assert isinstance(found, VehicleTable)
        assert (found.problems, found.remarks) == ((), ())
        if words == ["show"]:
            assert claims_of(found) == claims_of(rs.Catalog())
        shown = {
            (each.id, spec): getattr(each, spec) for each in found for spec in ("mass", "height")
        }
        assert shown == {key: getattr(rs.get(key[0]), key[1]) for key in shown}
        assert len(shown) > 80

    @pytest.mark.parametrize("name", ["all.json", "all.jsonl"])
    def test_vehicles_as_data(self, name: str, tmp_path: Path) -> None:
        """So do vehicles as the library gives them, in a list or a line each."""
        vehicles = list(rs.Catalog())
        texts = [json.dumps(vehicle.as_data()) for vehicle in vehicles]
        text = "\n".join(texts)
        if name == "all.json":
            text = f"[{','.join(texts)}]"
        (tmp_path / name).write_text(text, encoding="utf-8")
        found = read_table_file(tmp_path / name)

        assert found.problems == ()
        assert claims_of(found) == claims_of(vehicles)
        known = ("id", "name", "kind", "aliases", "operator", "countries", "launch_date", "status")
        for key in known:
            assert [getattr(each, key) for each in found] == [
                getattr(each, key) for each in vehicles
            ]

    @pytest.mark.parametrize("words", [["show", "--format", "csv"], ["compare", "--specs", "mass,dimensions", "--format", "csv-long"]])  # fmt: skip
    def test_csv(self, words: list[str], run: Callable[..., Run], folder: Path) -> None:
        """A long CSV file gives the claims with the fields of their sources that it has."""
        text = run(*words, "--all").out
        (folder / "all.csv").write_text(text, encoding="utf-8")
        found = rs.load(folder / "all.csv")

        assert isinstance(found, VehicleTable)
        assert (found.problems, found.remarks) == ((), ())
        assert len(found) > 80
        for vehicle in found:
            for spec in PUBLISHED:
                claims = vehicle.claims(spec)
                shipped = rs.get(vehicle.id).claims(spec)
                if words[0] == "compare":
                    shipped = tuple(each for each in shipped if not each.rejected)[: len(claims)]
                assert [_without_source(each) for each in claims] == [_without_source(each) for each in shipped]  # fmt: skip
                assert [_source_in_short(each) for each in claims] == [_source_in_short(each) for each in shipped]  # fmt: skip

    @examples(50)
    @given(
        value=st.sampled_from(["5 kg", "~5.00 kg", "≥12 lb", "5–6 kg", "12 ± 1 kg", "約228g"]),
        text=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1),
        kind=st.sampled_from([*SOURCE_KINDS]),
        is_cited=st.booleans(),
    )  # fmt: skip
    def test_any_claim(self, value: str, text: str, kind: str, is_cited: bool) -> None:
        """Whatever stands in its texts, a claim comes back as it was."""
        text = f"a{text}"
        source = rs.Source(id="s", title=text, publisher=text, kind=kind) if is_cited else None
        claim = rs.Claim(value=value, source=source, note=text, condition=text)
        vehicle = rs.Rover(name="Mine", mass=[claim, rs.Claim(value="9 kg", rejected=text)])
        out = io.StringIO()
        writer = csv.DictWriter(out, TEXTS)
        writer.writeheader()
        writer.writerows(rows_of([vehicle]))

        texts, *rows = csv.reader(io.StringIO(out.getvalue()))
        assert claims_of(table(texts, *rows)) == claims_of([vehicle])


class TestRows:
    """A row is a claim of the vehicle that it names."""

    def test_own_figures(self) -> None:
        """Without a source it is one's own; rows of one vehicle keep their order."""
        texts = ["Vehicle", "Spec", "Published", "Configuration"]
        found = table(texts, ["A", "height", "3 m", "stowed"], ["B", "Mass", "1 kg", ""], ["A", "Height", "5 m", ""])  # fmt: skip

        assert [vehicle.name for vehicle in found] == ["A", "B"]
        assert found[0].claims("height") == (
            rs.Claim(value="3 m", configuration="stowed"),
            rs.Claim(value="5 m", configuration="unstated"),
        )

    def test_values_and_units(self) -> None:
        """A tidy table of numbers and units is read, too."""
        found = table(["rover", "spec", "value", "unit"], ["A", "mass", 5.5, "kg"], ["A", "Slope", "30", "deg"], ["B", "mass", "5 kg", ""])  # fmt: skip
        assert [claim.value for spec in ("mass", "max_slope") for claim in found[0].claims(spec)] == ["5.5 kg", "30 deg"]  # fmt: skip
        assert str(found[1].mass) == "5 kg — uncited"

    def test_nothing_published(self) -> None:
        """A row that says that there is no figure is none, and its vehicle is one."""
        found = table(["name", "spec", "published"], ["A", "mass", "—"], ["", "", ""], ["B", "x", ""])  # fmt: skip
        assert [vehicle.name for vehicle in found] == ["A", "B"]
        assert found.problems == ()

    def test_fields(self) -> None:
        """Fields of the vehicle may stand in each of its rows."""
        found = table(["name", "spec", "published", "kind", "body"], ["A", "dry_mass", "5 kg", "lander", "Moon"], ["A", "mass", "6 kg", "lander", "Mars"])  # fmt: skip
        assert (found[0].kind, found[0].body) == ("lander", "Moon")

    def test_unknown_columns(self) -> None:
        """A column that is none of a long table is told."""
        found = table(["name", "spec", "published", "conditions", "zz"], ["A", "mass", "5 kg", "", ""])  # fmt: skip
        assert found.remarks[0].startswith(
            "own.csv: columns not read: 'conditions' (no column of a long table; did you mean "
            "'condition' or 'countries'?), 'zz' (no column of a long table): say"
        )
        assert "published" in COLUMNS

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            (["A", "masss", "5 kg"], "A, spec: unknown spec 'masss': no spec; did you mean 'mass' or 'dry_mass'?"),
            (["A", "", "5 kg"], "A, spec: expected the name of a spec, found none"),
            (["A", "mass", "5 cm"], "A, mass: unit 'cm': expected a unit of mass, such as 'kg', found one of length"),
            (["A", "mass", "5;6 kg"], "A, published: cannot read '5;6 kg': expected one value, not several: give each its own claim"),
            (["", "mass", "5 kg"], "vehicle: expected the name of a vehicle, found none"),
            (["\u202e", "mass", "5 kg"], "vehicle: expected visible characters, found U+202E at character 1 of '\\u202e'"),
            (["A", "mass", "5 kg", "boat"], "A, kind: unknown 'boat': expected one of 'rover', 'hopper', 'rotorcraft', 'lander'"),
            (["A", "dry_mass", "5 kg", "rover"], "A, spec: expected a spec of a rover, found 'dry_mass'"),
        ],
    )  # fmt: skip
    def test_bad_rows(self, row: list[str], message: str) -> None:
        """A bad row costs that claim; strict refuses the table."""
        texts = ["vehicle", "spec", "published", "kind"]
        good = ["B", "mass", "5 kg", ""]
        found = table(texts, row, good)
        assert problems(found) == [f"own.csv:2: {message}"]
        assert str(found[-1].mass) == "5 kg — uncited"
        with pytest.raises(RecordError):
            table(texts, row, good, strict=True)

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"source_id": "a", "source_title": "T", "source_kind": "press"}, "A, source_publisher: expected this of each source, found none"),
            ({"source_id": "a", "source_title": "T", "source_publisher": "P", "source_kind": "x"}, "A, kind: unknown 'x': expected one of 'agency', 'operator', 'paper', 'reference', 'press', 'aggregator'"),
            ({"source": {"id": "a", "autor": "T"}}, "A, source: unknown field 'autor' of a source"),
        ],
    )  # fmt: skip
    def test_bad_sources(self, fields: dict[str, Any], message: str) -> None:
        """A figure with half a source is kept as one's own, and told once."""
        texts = ["vehicle", "spec", "published", *fields]
        row = ["A", "mass", "5 kg", *fields.values()]
        found = table(texts, row, row)
        assert problems(found) == [f"own.csv:2: {message}: the figure is kept as your own"]
        assert [claim.source for claim in found[0].claims("mass")] == [None, None]

    def test_a_source_in_words(self) -> None:
        """The words of a table for people make no source."""
        found = table(["vehicle", "spec", "published", "source"], ["A", "mass", "5 kg", "ESA, 2020"])  # fmt: skip
        assert found[0].mass == rs.Claim(value="5 kg")

    def test_authors_and_dates(self) -> None:
        """Authors are a list or a text with semicolons; a date may be one of a spreadsheet."""
        import datetime as dt

        given: dict[str, Any] = {"id": "a", "title": "T", "publisher": "P", "kind": "paper"}
        source = rs.Source(**given, date="2020-01-02", authors=("A B", "C"))
        texts = ["vehicle", "spec", "published", *(f"source_{key}" for key in given)]
        row = ["A", "mass", "5 kg", *given.values()]
        found = table([*texts, "source_authors", "source_date"], [*row, "A B; C", dt.date(2020, 1, 2)])  # fmt: skip
        assert found[0].sources == (source,)
        nested = {**given, "authors": ["A B", "C"], "date": "2020-01-02", "url": None}
        found = table(["vehicle", "spec", "published", "source"], ["A", "mass", "5 kg", nested])
        assert found[0].sources == (source,)


def test_json_has_the_claims_alone() -> None:
    """The JSON of one claim holds every field that is read back."""
    claim = rs.Claim(value="5 kg", note="N/A")
    data = json.loads(json.dumps({"vehicle": "a", "spec": "mass", **claim.as_data()}))
    found = table(list(data), list(data.values()))
    assert found[0].mass == claim


def test_what_was_asked_for_is_no_claim(tmp_path: Path) -> None:
    """The long form of a question reads back: answers, extremes and relations are passed over."""
    comparison = rs.compare(
        ["LEV-2", "Tenacious"],
        ["mass"],
        where="mass < 10 kg",
        relative_to="LEV-2",
        extremes=True,
    )
    path = tmp_path / "asked.csv"
    path.write_text(comparison.render("csv-long"), encoding="utf-8")
    table: Any = rs.load(path)
    assert [each.claims("mass") for each in table] == [
        (vehicle.mass,) for vehicle in comparison.vehicles
    ]
    assert not table.problems
    assert not any("not read" in remark for remark in table.remarks)
