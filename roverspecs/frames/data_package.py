"""Data packages: the file that says what the tables of a folder are (datapackage.org)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from roverspecs.frames.export_tables import Reference, Table
from roverspecs.records.data_version import DATA_VERSION, SIGNATURE, data_date
from roverspecs.records.vehicle_tables import PACKAGE, PACKAGE_FILE

_TABLES = ("vehicles", "specs", "claims", "sources")

FILES = (PACKAGE_FILE, *(f"{table}.{form}" for table in _TABLES for form in ("csv", "parquet")))
"""The files that the folder of an export may hold."""

_PROFILES = "https://datapackage.org/profiles/2.0"
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def package_text(tables: Sequence[Table], files: Mapping[str, bytes], *, are_shipped: bool) -> str:
    """Return the text of ``datapackage.json``.

    Parameters
    ----------
    tables : sequence of Table
    files : mapping of str to bytes
        The content of the file of each table.
    are_shipped : bool
        Whether all records are those of the catalog, whose version and licence
        they have then.

    Returns
    -------
    str
        JSON of the Data Package standard, version 2; the same for the same data.
    """
    resources = []
    for table, (name, content) in zip(tables, files.items(), strict=True):
        resources.append(_resource(table, name, content))
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": PACKAGE,
        "title": _TITLE,
        "description": _DESCRIPTION,
        "created": f"{data_date()}T00:00:00Z",
        "contributors": [{"title": "The roverspecs developers", "roles": ["creator"]}],
        "keywords": ["rover", "lander", "moon", "mars", "units"],
    }
    if are_shipped:
        package["version"] = DATA_VERSION
        package["licenses"] = [_LICENSE]
    package |= {"made_by": SIGNATURE, "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


_TITLE = "Planetary rovers by cited figures"
_DESCRIPTION = (
    "What was published about planetary rovers and landers, each figure as its source prints it, "
    "with its source. Figures are facts of their sources: cite these, too."
)

_LICENSE = {
    "name": "MIT",
    "title": "MIT License",
    "path": "https://opensource.org/license/mit",
}


def about(*, are_shipped: bool) -> dict[str, str]:
    """Describe an export in a few words, for a form that has no file for it.

    Parameters
    ----------
    are_shipped : bool
        As :func:`package_text` takes it.

    Returns
    -------
    dict of str to str
    """
    told = {"title": _TITLE, "description": _DESCRIPTION, "made_by": SIGNATURE}
    if are_shipped:
        told |= {"version": DATA_VERSION, "license": f"{_LICENSE['title']}, {_LICENSE['path']}"}
    return told


def _resource(table: Table, name: str, content: bytes) -> dict[str, Any]:
    import hashlib

    form = name.rpartition(".")[2]
    made: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "path": name,
        "description": table.meaning,
        "format": form,
        "mediatype": _MEDIA_TYPES[form],
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(table),
    }
    if form == "csv":
        # Programs count them in texts only.
        made |= {"encoding": "utf-8", "bytes": len(content)}
    return made


def _schema(table: Table) -> dict[str, Any]:
    fields = []
    for name, (kind, meaning) in table.fields.items():
        field: dict[str, Any] = {"name": name, "type": kind, "description": meaning}
        if name in table.key:
            field["constraints"] = {"required": True}
        fields.append(field)
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": fields,
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = [_foreign_key(table, reference) for reference in table.references]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _foreign_key(table: Table, reference: Reference) -> dict[str, Any]:
    resource = reference.table
    # A table refers to itself without its name.
    if resource == table.name:
        resource = ""
    return {
        "fields": [reference.field],
        "reference": {"resource": resource, "fields": [reference.key]},
    }
