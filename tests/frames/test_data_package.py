"""Data packages: what the file says of the tables beside it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import is_complete

import roverspecs as rs
from roverspecs.records.data_version import SIGNATURE, data_date


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an export of the whole catalog."""
    folder = tmp_path_factory.mktemp("export")
    rs.export(folder)
    return folder


@pytest.fixture(scope="module", name="package")
def _package(folder: Path) -> dict[str, Any]:
    """Return what the file of it says."""
    made: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return made


def test_version_date_and_licence(package: dict[str, Any]) -> None:
    """The data have a version and a date, those of the records, and a licence."""
    assert package["name"] == "roverspecs"
    assert package["version"] == rs.DATA_VERSION
    assert package["created"] == f"{data_date()}T00:00:00Z"
    assert package["made_by"] == SIGNATURE
    assert package["licenses"][0]["name"] == "MIT"


def test_records_of_ones_own_have_neither(tmp_path: Path) -> None:
    """The version and the licence are those of the catalog alone, even under an id of it."""
    rs.export(tmp_path, [rs.LEV_2, rs.Rover(name="T", id="tenacious", mass="6 kg")])
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))

    assert not {"version", "licenses"} & {*package}
    assert package["made_by"] == SIGNATURE


def test_each_table_is_a_resource(folder: Path, package: dict[str, Any]) -> None:
    """The fields are the headings of the file, and its size and sum are stated."""
    assert [each["name"] for each in package["resources"]] == [
        "vehicles",
        "specs",
        "sources",
        "claims",
    ]
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        [headings, *_] = csv.reader(io.StringIO(content.decode()))
        assert [field["name"] for field in resource["schema"]["fields"]] == headings
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_keys(package: dict[str, Any]) -> None:
    """Each table has a key, and says what its fields refer to; itself by an empty name."""
    schemas = {each["name"]: each["schema"] for each in package["resources"]}

    assert schemas["claims"]["primaryKey"] == ["vehicle", "spec", "rank"]
    references = [
        (key["fields"], key["reference"]["resource"], key["reference"]["fields"])
        for name in ("claims", "vehicles")
        for key in schemas[name]["foreignKeys"]
    ]
    assert references == [
        (["vehicle"], "vehicles", ["id"]),
        (["spec"], "specs", ["name"]),
        (["source_id"], "sources", ["id"]),
        (["status_source"], "sources", ["id"]),
        (["carrier"], "", ["id"]),
    ]
    assert "foreignKeys" not in schemas["specs"]
    required = [field["name"] for field in schemas["claims"]["fields"] if field.get("constraints")]
    assert required == ["vehicle", "spec", "rank"]


@pytest.mark.once
def test_a_program_for_packages_finds_it_valid(folder: Path, tmp_path: Path) -> None:
    """Types, keys, sizes and sums are as the file says; a part of the catalog is a package, too."""
    if not is_complete():
        pytest.importorskip("frictionless")
    import frictionless

    rs.export(tmp_path / "part", ["LEV-2", "Tenacious"], ["mass"])
    for place in (folder, tmp_path / "part"):
        report = frictionless.validate(str(place / "datapackage.json"))
        assert report.flatten(["type", "message"]) == []
        assert report.valid


@pytest.mark.once
def test_a_program_for_packages_misses_what_is_missing(tmp_path: Path) -> None:
    """Without a source that is cited the package is not valid, so the keys are checked."""
    if not is_complete():
        pytest.importorskip("frictionless")
    import frictionless

    rs.export(tmp_path / "a", ["LEV-2"])
    table = tmp_path / "a" / "sources.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[:-1]), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "a" / "datapackage.json"))

    assert "foreign-key" in {error for [error] in report.flatten(["type"])}
