"""Every figure of some vehicles, with its source."""

from __future__ import annotations

from roverspecs.cli.answers import (
    ADDRESS,
    CLAIM_COLUMNS,
    claim_item,
    listing,
    note_lines,
    plain,
    with_addresses,
)
from roverspecs.cli.request import (
    gaps,
    narrowed,
    published_specs,
    request,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Any

    from roverspecs.cli.answers import Render
    from roverspecs.comparisons.cells import Cell
    from roverspecs.errors import Problem
    from roverspecs.records.claims import Claim
    from roverspecs.records.vehicles import Vehicle
    from roverspecs.tables.render import Columns, Text
    from roverspecs.values.published import PublishedValue


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs show``."""
    if not (options.vehicles or options.all or options.where):
        options.parser.error("expected VEHICLE, --all or --where, found none of them")
    asked = request(options, problems)
    if asked is None:
        return None
    specs = published_specs(options)
    vehicles = narrowed(options, asked.vehicles, specs)
    notes = [*asked.notes]
    if specs is not None:
        notes += gaps(options, asked.vehicles, specs)
    second = None
    if options.also is not None:
        second = _Second(options.also, vehicles)
    if options.format == "text":
        return _lines(vehicles, second, notes, urls=options.urls)
    return _table(options, vehicles, second, notes)


def _lines(
    vehicles: Sequence[Vehicle], second: _Second | None, notes: Sequence[str], *, urls: bool
) -> Render:
    """Return how to render the claims as lines."""
    also = None
    if second is not None:
        also = second.text
    lines: list[tuple[int, Text]] = []
    for vehicle in vehicles:
        lines += [(0, []), *vehicle.lines(also, urls=urls)]
    return plain([*lines[1:], *note_lines(notes)])


def _table(
    options: argparse.Namespace,
    vehicles: Sequence[Vehicle],
    second: _Second | None,
    notes: Sequence[str],
) -> Render:
    """Return how to render the claims as a table or as data."""
    from roverspecs.records.vehicles import PUBLISHED

    claims: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for vehicle in vehicles:
        for spec in PUBLISHED:
            for claim in vehicle.claims(spec):
                item = claim_item(vehicle, spec, claim)
                claims.append(item)
                texts.append(item)
                if second is not None:
                    item["also"] = second.data(spec, claim)
                    texts[-1] = item | {"also": second.text(spec, claim)}
    columns = CLAIM_COLUMNS
    if second is not None:
        columns = _with_second(columns)
    if options.urls:
        columns = columns | ADDRESS
    return listing(
        "claims",
        columns,
        claims,
        options,
        rows=with_addresses(texts),
        records=lambda: _columns(claims, has_second=second is not None),
        notes=notes,
    )


class _Second:
    """Show claims in a second unit, which is the same one for all claims of a spec."""

    def __init__(self, also: str, vehicles: Sequence[Vehicle]) -> None:
        from itertools import chain

        from roverspecs.comparisons.row_units import RowUnits, split_units
        from roverspecs.records.vehicles import PUBLISHED

        units = RowUnits.parse(also)
        is_for_all = "default" in split_units(also)
        values: dict[str, list[PublishedValue]] = {}
        for name in PUBLISHED:
            if is_for_all or name in units.chosen:
                claims = chain.from_iterable(vehicle.claims(name) for vehicle in vehicles)
                values[name] = [claim.published for claim in claims if not claim.rejected]
        self.units = units.shared(values)

    def cell(self, spec: str, claim: Claim) -> Cell | None:
        """Return a claim in the second unit; None where it has none."""
        from roverspecs.comparisons.cells import converted

        if spec not in self.units:
            return None
        return converted(spec, claim, self.units[spec])

    def text(self, spec: str, claim: Claim) -> str:
        """Return a claim in the second unit as text; empty where it has none."""
        cell = self.cell(spec, claim)
        if cell is None:
            return ""
        return f"{cell.text} {cell.unit}"

    def data(self, spec: str, claim: Claim) -> dict[str, Any] | None:
        """Return a claim in the second unit as plain data; None where it has none."""
        cell = self.cell(spec, claim)
        if cell is None:
            return None
        return cell.number_data()


def _with_second(columns: dict[str, str]) -> dict[str, str]:
    """Return the heads of a table with one for the second unit behind the published figure."""
    made: dict[str, str] = {}
    for key, head in columns.items():
        made[key] = head
        if key == "published":
            made["also"] = "Also"
    return made


def _columns(claims: Sequence[dict[str, Any]], *, has_second: bool) -> Columns:
    from roverspecs.records.flat_claims import ALSO_FIELDS, CLAIM_FIELDS, flat
    from roverspecs.tables.render import columns_of

    keys = [*CLAIM_FIELDS]
    if has_second:
        keys += ALSO_FIELDS
    return columns_of([claim | flat(claim) for claim in claims], keys)
