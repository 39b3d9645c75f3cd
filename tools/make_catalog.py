"""Write what is made from the record files and the specs.

Run it after editing a record or a spec::

    python tools/make_catalog.py

It writes ``roverspecs/data/catalog.jsonl``, the table of specs in
``roverspecs/data/README.md``, and the date of the data in ``CITATION.cff``.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from roverspecs.errors import DimensionError, RecordError
from roverspecs.records.catalog import SHIPPED
from roverspecs.records.claims import STATED, Claim
from roverspecs.records.record_files import read_record, record_files
from roverspecs.records.source_files import SharedSources
from roverspecs.records.toml_files import read_table, read_text
from roverspecs.records.trust import are_alike, distance_between
from roverspecs.records.vehicles import PUBLISHED, Vehicle, every_claim
from roverspecs.values import published
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.published import parts_of
from roverspecs.values.units import DIMENSIONS, symbol

DATA = Path(SHIPPED)
README = DATA / "README.md"
CATALOG = DATA / "catalog.jsonl"
CITATION = DATA.parent.parent / "CITATION.cff"


def compiled(folder: Path) -> str:
    """Return the text of ``catalog.jsonl`` for a folder of record files.

    Parameters
    ----------
    folder : Path
        With one TOML file for each vehicle, and one of the sources that they share.

    Returns
    -------
    str
        An index line, one line for each record with all the sources it cites, and a line with
        the version.

    Raises
    ------
    RecordError
        If a file has problems.
    """
    files = sorted(record_files(folder), key=lambda file: file.stem)
    shared = SharedSources.beside(folder / "any record")
    index = []
    tables = []
    days = []
    for file in files:
        vehicle = read_record(file, shared)
        index.append(vehicle.identity())
        tables.append(table_of(vehicle, read_table(file, read_text(file))))
        days += [source.accessed for source in vehicle.sources if source.accessed]
    # The only values of TOML that JSON lacks are dates.
    lines = [
        json.dumps(each, ensure_ascii=False, default=str, separators=(",", ":"))
        for each in (index, *tables)
    ]
    text = "\n".join(lines) + "\n"
    return text + json.dumps({"version": version(text, days)}) + "\n"


def version(text: str, days: Iterable[str]) -> str:
    """Return the version of records: the newest day of reading, and a mark of their text."""
    day = max(days, default="0").replace("-", ".")
    return f"{day}+{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def table_of(vehicle: Vehicle, table: dict[str, Any]) -> dict[str, Any]:
    """Return the table of a record with all that its claims rest on, as it is compiled."""
    claims = list(every_claim([vehicle]))
    return {
        **{key: value for key, value in table.items() if key not in PUBLISHED},
        "claims": claims_in(vehicle),
        "sources": sources_in(vehicle),
        "units": units_in(claims),
        "read": {claim.value: parts_of(published.read(claim.value)) for claim in claims},
        "apart": distances_in(vehicle),
        "alike": alike_in(vehicle),
    }


def claims_in(vehicle: Vehicle) -> dict[str, list[dict[str, Any]]]:
    """Return what the claims of a vehicle state, by spec and in its order, each with its source."""
    found: dict[str, list[dict[str, Any]]] = {}
    for spec in PUBLISHED:
        for claim in vehicle.claims(spec):
            stated = {key: getattr(claim, key) for key in STATED}
            data = {"value": claim.value, **{key: text for key, text in stated.items() if text}}
            source = claim.source and claim.source.id
            found.setdefault(spec, []).append({**data, "source": source})
    return found


def sources_in(vehicle: Vehicle) -> dict[str, dict[str, Any]]:
    """Return the sources of a vehicle by their ids, its own and the shared ones."""
    sources = {}
    for source in vehicle.sources:
        keys = source.as_data()
        identifier = keys.pop("id")
        sources[identifier] = {key: value for key, value in keys.items() if value}
    return sources


def units_in(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the units of the extract that are spelled in an unusual way, by that spelling."""
    names = [name for claim in claims for name in claim.published.units]
    unusual = {name: symbol(name) for name in names if name not in FACTORS and name not in SYMBOLS}
    return {name: unit for name, unit in unusual.items() if unit in FACTORS}


def others_in(vehicle: Vehicle) -> Iterator[tuple[Claim, list[Claim]]]:
    """Yield the claim that is shown for each spec of a vehicle, and its other claims."""
    for spec in PUBLISHED:
        shown, *others = vehicle.claims(spec) or (None,)
        if shown is not None and not shown.rejected:
            yield shown, others


def distances_in(vehicle: Vehicle) -> dict[str, dict[str, str]]:
    """Return how far each claim of a vehicle is from the one that is shown, by their texts."""
    found: dict[str, dict[str, str]] = {}
    for shown, others in others_in(vehicle):
        distances = {
            each.value: distance_between(shown.published, each.published) for each in others
        }
        found.setdefault(shown.value, {}).update(distances)
    return {shown: others for shown, others in found.items() if others}


def alike_in(vehicle: Vehicle) -> dict[str, list[str]]:
    """Return the claims of a vehicle that say about the same as the one shown, by their texts."""
    found: dict[str, dict[str, None]] = {}
    for shown, others in others_in(vehicle):
        for each in others:
            # A rejected one may measure something else.
            with suppress(DimensionError):
                if are_alike(each.published, shown.published):
                    found.setdefault(shown.value, {})[each.value] = None
    return {shown: list(texts) for shown, texts in found.items()}


def specs_table() -> str:
    """Return the table of specs in Markdown."""
    lines = ["| spec | group | dimension | meaning |", "|---|---|---|---|"]
    for spec in PUBLISHED.values():
        unit = DIMENSIONS[spec.dimension]
        dimension = f"{spec.dimension}, such as {unit}" if unit else spec.dimension
        lines.append(f"| `{spec.name}` | {spec.group} | {dimension} | {spec.definition} |")
    return "\n".join(lines)


def readme(text: str) -> str:
    """Return a README with its table of specs made anew."""
    return re.sub(
        r"<!-- specs: generated -->.*?(?=\n## )",
        lambda _: f"<!-- specs: generated -->\n\n{specs_table()}\n",
        text,
        flags=re.DOTALL,
    )


def citation(text: str, catalog: str) -> str:
    """Return a citation file with the date of a compiled catalog."""
    made = json.loads(catalog.splitlines()[-1])["version"]
    day = made.partition("+")[0]
    text = re.sub(r"(?<=    version: )\S+", day, text)
    return re.sub(r"(?<=    date-released: )\S+", day.replace(".", "-"), text)


if __name__ == "__main__":
    try:
        CATALOG.write_text(compiled(DATA), encoding="utf-8")
    except RecordError as error:
        sys.exit(str(error))
    dated = citation(CITATION.read_text(encoding="utf-8"), CATALOG.read_text(encoding="utf-8"))
    CITATION.write_text(dated, encoding="utf-8")
    README.write_text(readme(README.read_text(encoding="utf-8")), encoding="utf-8")
