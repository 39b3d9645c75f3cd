"""Answers: the tables, lines and data that commands give to people and to programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from roverspecs.cli.options import SEPARATED, WORKBOOK
from roverspecs.cli.terminal import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from roverspecs.errors import Problem
    from roverspecs.records.claims import Claim, Source
    from roverspecs.records.vehicles import Vehicle
    from roverspecs.tables.render import Columns, Sheet, Text

    Answer = Callable[[argparse.Namespace, list[Problem]], "Render | None"]


Render = Callable[..., "Any"]
"""Returns a text, given ``width``, ``ascii`` and ``paint``; for a workbook its bytes."""

CLAIM_COLUMNS = {
    "vehicle": "Vehicle",
    "spec": "Spec",
    "published": "Published",
    "configuration": "Configuration",
    "part": "Part",
    "condition": "Condition",
    "as_of": "As of",
    "source": "Source",
    "note": "Note",
    "rejected": "Rejected because",
}
"""The heads of a table of claims, by the keys of their data."""


ADDRESS = {"url": "Address"}
"""The head of the column of addresses."""


def with_addresses(claims: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return claims as data, each with the address of its source."""
    from roverspecs.records.claims import address_of

    rows = []
    for claim in claims:
        source = claim["source"] or {}
        rows.append(claim | {"url": address_of(source.get("url"), source.get("doi"))})
    return rows


def cited_line(claim: Claim) -> str:
    """Return who published a claim, and in which year."""
    if claim.source is None:
        return "uncited"
    year = (claim.source.date or "undated").partition("-")[0]
    return f"{claim.source.publisher}, {year}"


def address_lines(claim: Claim, depth: int) -> list[tuple[int, Text]]:
    """Return the address of the source of a claim as a line; none if it has no address."""
    if claim.source is None or not claim.source.address:
        return []
    return [(depth, [(claim.source.address, "aside")])]


def claim_item(vehicle: Vehicle, spec: str, claim: Claim) -> dict[str, Any]:
    """Return a claim as data, with its vehicle and spec."""
    place = {"vehicle": vehicle.id, "name": vehicle.name, "spec": spec}
    return {**place, **vehicle.claim_data(spec, claim)}


def listing(
    name: str,
    columns: dict[str, str],
    items: Sequence[Any],
    options: argparse.Namespace,
    *,
    rows: Sequence[Any] | None = None,
    records: Callable[[], Columns] | None = None,
    long_records: Callable[[], Columns] | None = None,
    roles: Mapping[str, Mapping[str, str]] | None = None,
    notes: Sequence[str] | None = None,
) -> Render:
    """Return how to render a list of things; ``rows`` are their texts, if these differ.

    CSV has the values of the things themselves, unless ``records`` returns others.
    """
    data: dict[str, object] = {name: items}
    if notes is not None:
        data["remarks"] = [*notes]
    if rows is None:
        rows = items
    texts = list(map(_with_cited_sources, rows))

    def values() -> Columns:
        from roverspecs.tables.render import columns_of

        return columns_of(items, columns)

    return table(
        columns,
        texts,
        options,
        lambda: data,
        records=records or values,
        long_records=long_records,
        notes=notes or (),
        roles=roles,
    )


def table(
    columns: dict[str, str],
    rows: Sequence[Any],
    options: argparse.Namespace,
    data: Callable[[], object],
    *,
    records: Callable[[], Columns] | None = None,
    long_records: Callable[[], Columns] | None = None,
    notes: Iterable[str] = (),
    roles: Mapping[str, Mapping[str, str]] | None = None,
) -> Render:
    """Return how to render a table.

    ``data`` returns its JSON form, ``records`` and ``long_records`` the two
    shapes of its CSV; by default both have the texts of the table.
    """
    from roverspecs.tables.render import Sheet, render

    if options.format in SEPARATED:
        say_notes(notes)
    sheet = Sheet.of_items(
        columns,
        rows,
        data=data,
        records=records,
        long_records=long_records,
        notes=notes,
        roles=roles,
    )
    if options.format == WORKBOOK:
        return lambda **_: _workbook(sheet, options.command.capitalize())
    return lambda **layout: render(sheet, options.format, **layout)


def _workbook(sheet: Sheet, title: str) -> bytes:
    from roverspecs.records.data_version import SIGNATURE, data_date
    from roverspecs.tables.workbook import workbook, worksheets_of

    return workbook(worksheets_of(sheet, title), made_by=SIGNATURE, made_on=data_date())


def plain(lines: Sequence[tuple[int, Text]]) -> Render:
    """Return how to render lines that are not a table."""
    from roverspecs.tables.render import render_lines

    return lambda **layout: render_lines(lines, **layout)


def _with_cited_sources(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a thing with each source as its publisher and date, and all else as it is."""
    texts = dict(item)
    for key, value in item.items():
        if isinstance(value, dict) and "publisher" in value:
            texts[key] = f"{value['publisher']}, {value['date'] or 'undated'}"
    return texts


def fixed(text: str) -> Render:
    """Return how to render a text for programs, which is never wrapped."""
    whole = text.removesuffix("\n")
    return lambda **_: whole


def note_lines(notes: Iterable[str]) -> list[tuple[int, Text]]:
    """Return notes as lines that stand below others, after an empty one."""
    lines: list[tuple[int, Text]] = [(0, [(note, "aside")]) for note in notes]
    if lines:
        lines.insert(0, (0, []))
    return lines


def say_keys(sources: Iterable[Source]) -> None:
    """Say the keys of the sources of a picture, which the caption in a paper can cite."""
    from roverspecs.records.cite import keyed

    keys = ", ".join(keyed(sources))
    if keys:
        say_notes([f"The figures that are drawn are from {keys}"])


def say_notes(notes: Iterable[str]) -> None:
    """Say notes where the answer has no place for them."""
    for note in notes:
        say(f"note: {note}")
