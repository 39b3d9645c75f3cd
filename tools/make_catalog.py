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
from pathlib import Path
from typing import Any

from roverspecs.errors import RecordError
from roverspecs.records.catalog import SHIPPED
from roverspecs.records.fields import one_or_more
from roverspecs.records.record_files import read_record, record_files
from roverspecs.records.source_files import SharedSources
from roverspecs.records.toml_files import read_table, read_text
from roverspecs.records.trust import distance_between
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.values import published
from roverspecs.values.published import parts_of
from roverspecs.values.units import DIMENSIONS

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
        table = with_sources(read_table(file, read_text(file)), vehicle)
        index.append(vehicle.identity())
        read = {text: parts_of(published.read(text)) for text in published_texts(table)}
        tables.append({**table, "read": read, "apart": distances_in(vehicle)})
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


def with_sources(table: dict[str, Any], vehicle: Vehicle) -> dict[str, Any]:
    """Return the table of a record with its own and its shared sources side by side."""
    sources = {}
    for source in vehicle.sources:
        keys = source.as_data()
        identifier = keys.pop("id")
        sources[identifier] = {key: value for key, value in keys.items() if value}
    return {**table, "sources": sources}


def distances_in(vehicle: Vehicle) -> dict[str, dict[str, str]]:
    """Return how far each claim of a vehicle is from the one that is shown, by their texts."""
    found: dict[str, dict[str, str]] = {}
    for spec in PUBLISHED:
        claims = vehicle.claims(spec)
        accepted = [claim for claim in claims if not claim.rejected]
        for shown in accepted[:1]:
            others = found.setdefault(shown.value, {})
            for claim in claims[1:]:
                others[claim.value] = distance_between(shown.published, claim.published)
    return {shown: others for shown, others in found.items() if others}


def published_texts(table: dict[str, Any]) -> Iterator[str]:
    """Yield the value of each claim in the table of a record."""
    for spec in PUBLISHED:
        for claim in one_or_more(table.get(spec, ()), str | dict):
            yield claim["value"] if isinstance(claim, dict) else claim


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
