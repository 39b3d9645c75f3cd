"""The sources of some vehicles, as a table or a bibliography."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

import roverspecs
from roverspecs.cli.answers import (
    fixed,
    listing,
    note_lines,
    plain,
    say_notes,
)
from roverspecs.cli.options import BIBLIOGRAPHIES, CITING
from roverspecs.cli.request import (
    narrowed,
    published_specs,
    request,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.records.claims import Source
    from roverspecs.records.vehicles import Vehicle
    from roverspecs.tables.render import Columns, Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs sources``."""
    asked = request(options, problems)
    if asked is None:
        return None
    vehicles = narrowed(options, asked.vehicles, published_specs(options))
    if options.format in BIBLIOGRAPHIES:
        say_notes(asked.notes)
        sources = list(chain.from_iterable(vehicle.sources for vehicle in vehicles))
        return _bibliography(sources, options.format)
    items: list[dict[str, Any]] = []
    for vehicle in vehicles:
        items += [{"vehicle": vehicle.id, **source.as_data()} for source in vehicle.sources]
    if options.format == "text":
        entries = chain.from_iterable(map(_entries, vehicles))
        return plain([*islice(entries, 1, None), *note_lines(asked.notes)])
    columns = {
        "vehicle": "Vehicle",
        "id": "Id",
        "title": "Title",
        "publisher": "Publisher",
        "kind": "Kind",
        "date": "Date",
        "url": "Address",
    }
    from roverspecs.records.claims import address_of

    rows = [item | {"url": address_of(item["url"], item["doi"])} for item in items]
    if options.format in CITING:
        rows = list(map(_in_latin, rows))
    return listing(
        "sources",
        columns,
        items,
        options,
        rows=rows,
        records=lambda: _columns(items),
        notes=asked.notes,
    )


def _entries(vehicle: Vehicle) -> Iterator[tuple[int, Text]]:
    """Yield each source of a vehicle as an entry, its address in a line of its own."""
    yield 0, []
    yield 0, [(vehicle.name, "heading")]
    if not vehicle.sources:
        yield 2, [("no source", "aside")]
    for source in vehicle.sources:
        known = f"— {source.publisher}, {source.date or 'undated'} ({source.kind})"
        yield 2, [(source.title, ""), (known, ""), (f"[{source.id}]", "aside")]
        yield 6, [(source.address or "no address", "aside")]


def _in_latin(item: dict[str, Any]) -> dict[str, Any]:
    """Return a source as data, in letters that a paper can print."""
    from roverspecs.records.cite import in_latin
    from roverspecs.records.claims import Source

    fields = {key: value for key, value in item.items() if key != "vehicle"}
    return item | in_latin(Source(**fields)).as_data()


def _columns(items: Sequence[dict[str, Any]]) -> Columns:
    from attrs import fields

    from roverspecs.records.claims import Source
    from roverspecs.tables.render import columns_of

    return columns_of(items, ["vehicle", *(field.name for field in fields(Source))])


def _bibliography(sources: Sequence[Source], style: str) -> Render:
    from roverspecs.records.cite import csl_items, remarks_on_letters

    if style == "bibtex":
        say_notes(remarks_on_letters(sources))
        return fixed(roverspecs.cite(sources, style))
    from roverspecs.tables.render import as_json

    items = csl_items(sources)
    return lambda **layout: as_json(items, layout["ascii"])
