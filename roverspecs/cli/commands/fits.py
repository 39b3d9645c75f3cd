"""Vehicles that fit a box or a limit of mass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import roverspecs
from roverspecs.cli.answers import note_lines, plain, table
from roverspecs.cli.request import (
    condition,
    find_optional,
    find_vehicles,
    note_unnamed,
    read_catalog,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.tables.render import Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs fits``."""
    catalog = read_catalog(options, problems)
    vehicles = find_vehicles(options.vehicles, catalog, problems)
    lander = find_optional(options.lander, catalog, problems)
    if problems and (
        (options.vehicles and not vehicles) or (options.lander is not None and lander is None)
    ):
        return None
    if vehicles:
        note_unnamed(options, catalog, [*vehicles, lander])
    found = roverspecs.fits(
        vehicles or None,
        box=options.box,
        clearance=options.clearance,
        mass=options.mass,
        lander=lander,
        upright=options.upright,
        where=condition(options),
        strict=options.sure,
        units=options.units,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=catalog,
    )
    data = {
        "box": options.box,
        "clearance": options.clearance,
        "mass": options.mass,
        "lander": lander and lander.id,
        "upright": options.upright,
        "fits": [each.as_data() for each in found],
        "remarks": [*found.remarks],
    }
    from roverspecs.analyses.fits import HEADINGS, as_columns, as_rows

    if options.format == "text":
        return plain([*_entries(as_rows(found)), *note_lines(found.remarks)])
    columns = dict(HEADINGS)
    # There is no answer to a question that was not asked.
    if options.box is None:
        for key in ("orientation", "length", "width", "height", "configuration"):
            del columns[key]
    if options.mass is None and lander is None:
        del columns["mass"]
    return table(
        columns,
        as_rows(found),
        options,
        lambda: data,
        records=lambda: as_columns(found),
        notes=found.remarks,
        roles={"fits": _ANSWER_ROLES},
    )


_ANSWERS = {
    "yes": "Fit",
    "maybe": "May fit",
    "unknown": "Not known: a figure is missing",
    "no": "Do not fit",
}
_ROOMS = ("length", "width", "height", "mass")


def _entries(rows: Sequence[dict[str, str]]) -> Iterator[tuple[int, Text]]:
    """Yield each vehicle as an entry below its answer: the room that is left, and why."""
    for answer, heading in _ANSWERS.items():
        own = [row for row in rows if row["fits"] == answer]
        if own:
            yield 0, [(f"{heading} ({len(own)}):", _ANSWER_ROLES[answer])]
        for row in own:
            yield 2, _entry(row)
    if not rows:
        yield 0, [("No vehicle is left to check.", "")]


def _entry(row: dict[str, str]) -> Text:
    text = [(row["vehicle"], "heading")]
    rooms = [f"{name} {row[name]}" for name in _ROOMS if row[name]]
    if rooms:
        text.append((f"— room: {', '.join(rooms)}", ""))
    ways = [row["orientation"]]
    if row["configuration"] != "unstated":
        ways.append(row["configuration"])
    ways = list(filter(None, ways))
    if ways:
        text.append((f"— {', '.join(ways)}", ""))
    if row["why"]:
        text.append((f"— {row['why']}", "aside"))
    return text


_ANSWER_ROLES = {"yes": "good", "maybe": "doubtful", "unknown": "doubtful", "no": "bad"}
