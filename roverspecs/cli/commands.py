"""The commands: each is a few lines over one public function.

Each returns a function that renders the answer; it is called with the width
of the terminal, and whether this shows more than ASCII, and colours.  Errors
in record files are added to a list of problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import roverspecs
from roverspecs.cli.terminal import encodable, say, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from roverspecs.analyses.findings import Finding
    from roverspecs.comparisons.comparison import Comparison, Query
    from roverspecs.errors import Problem
    from roverspecs.records.catalog import Catalog
    from roverspecs.records.claims import Source
    from roverspecs.records.vehicles import Vehicle
    from roverspecs.tables.render import Text

BIBLIOGRAPHIES = ("bibtex", "csl-json")
"""Formats of sources; repeated here so that other commands need not import citations."""

Render = Callable[..., str]
"""Returns a text, given ``width``, ``ascii`` and ``paint``."""


def _compare(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    from roverspecs.comparisons.comparison import DEFAULT_VEHICLES

    if options.all and options.vehicles:
        options.parser.error("--all and vehicles exclude each other: give one of them")
    catalog = _catalog(options, problems)
    # Given several times, each condition counts.
    conditions = options.where or []
    where = (
        " and ".join(f"({each})" for each in conditions)
        if len(conditions) > 1
        else "".join(conditions)
    )
    # Without a name, a condition is asked of all.
    is_open = not options.vehicles and (options.all or conditions)
    vehicles = (
        list(catalog)
        if is_open
        else _vehicles(options.vehicles or DEFAULT_VEHICLES, catalog, problems)
    )
    base = None if options.relative_to is None else _vehicle(options.relative_to, catalog, problems)
    if problems and (not vehicles or (options.relative_to is not None and base is None)):
        return None
    comparison = roverspecs.compare(
        vehicles,
        options.specs,
        units=options.units,
        where=where if conditions else None,
        strict=options.strict,
        sort=options.sort,
        descending=options.descending,
        relative_to=base,
        differing=options.differing,
        extremes=options.extremes,
        configuration=options.configuration,
        digits=options.digits,
        exact=options.exact,
        prefer=options.prefer,
    )
    if options.bib is not None:
        _save_bibliography(options.bib, comparison)
    if options.reproduce:
        from roverspecs import __version__

        words = _reproducing(options, comparison.query)
        comparison = comparison.with_remark(f"Made by roverspecs {__version__}: {words}")
    layout = {"transpose": options.transpose, "footnotes": options.footnotes}
    return lambda **given: comparison.render(options.format, **layout, **given)


def _reproducing(options: argparse.Namespace, query: Query) -> str:
    """Return the command that makes a table, with its records and options as they were typed."""
    import shlex

    words = ["roverspecs", "compare"]
    words += [word for path in options.with_ for word in ("--with", path)]
    words += options.vehicles
    pairs: dict[str, object] = {
        "--all": options.all,
        "--specs": query.specs and ",".join(query.specs),
        "--units": str(query.units),
        "--where": query.where and str(query.where),
        "--strict": query.strict,
        "--sort": query.sort,
        "--descending": query.descending,
        "--relative-to": options.relative_to,
        "--differing": query.differing,
        "--extremes": query.extremes,
        "--configuration": query.reading.configuration,
        "--digits": query.digits and str(query.digits),
        "--prefer": str(query.reading.prefer).replace(", ", ","),
        "--exact": query.exact,
        "--format": "" if options.format == "text" else options.format,
        "--transpose": options.transpose,
        "--footnotes": options.footnotes,
        "--reproduce": True,
    }
    for name, value in pairs.items():
        if value:
            words += [name] if value is True else [name, str(value)]
    return shlex.join(words)


def _save_bibliography(path: str, comparison: Comparison) -> None:
    from pathlib import Path

    style = "csl-json" if path.casefold().endswith(".json") else "bibtex"
    made = roverspecs.cite(comparison.sources, style)
    Path(path).write_text(encodable(made, "utf-8") + "\n", encoding="utf-8", newline="\n")


def _bibliography(sources: Iterable[Source], style: str) -> Render:
    if style != "csl-json":
        return _fixed(roverspecs.cite(sources, style))
    from roverspecs.records.cite import csl_items
    from roverspecs.tables.render import as_json

    items = csl_items(sources)
    return lambda **layout: as_json(items, layout["ascii"])


def _list(options: argparse.Namespace, problems: list[Problem]) -> Render:
    columns = {
        "id": "Id",
        "name": "Name",
        "kind": "Kind",
        "operator": "Operator",
        "mission": "Mission",
        "status": "Status",
    }
    entries = _catalog(options, problems).entries()
    return _listing("vehicles", columns, entries, options)


def _show(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    vehicles = _vehicles(options.vehicles, _catalog(options, problems), problems)
    if problems and not vehicles:
        return None
    if options.format == "text":
        lines: list[tuple[int, Text]] = []
        for vehicle in vehicles:
            lines += [(0, []), *vehicle.lines()]
        return _plain(lines[1:])
    claims = [
        {"vehicle": vehicle.id, "spec": spec, **claim.as_data()}
        for vehicle in vehicles
        for spec in roverspecs.SPECS
        for claim in vehicle.claims(spec)
    ]
    return _listing("claims", _CLAIM_COLUMNS, claims, options)


def _why(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    vehicles = _vehicles([options.vehicle], _catalog(options, problems), problems)
    _refuse_derived(options.spec)
    if not vehicles:
        return None
    claims = []
    roles = {}
    for vehicle in vehicles:
        for claim, reason, distance in vehicle.why(options.spec, prefer=options.prefer):
            item = {"vehicle": vehicle.id, "spec": options.spec, **claim.as_data()}
            claims.append(item | {"distance": distance, "verdict": reason})
            if claim.rejected:
                roles[reason] = "bad"
    if not claims and options.format == "text":
        names = ", ".join(vehicle.name for vehicle in vehicles)
        answer = f"No figure for {options.spec} was found published for {names}."
        return _plain([(0, [(answer, "")])])
    columns = {
        key: _CLAIM_COLUMNS[key] for key in ("published", "configuration", "condition", "source")
    }
    columns |= {"distance": "Distance", "verdict": "Why"}
    return _listing("claims", columns, claims, options, roles={"verdict": roles})


def _refuse_derived(name: str) -> None:
    """Say of a derived spec which ones to ask for."""
    if name in roverspecs.SPECS:
        return
    from roverspecs.records.derived import DERIVED

    if name in DERIVED:
        inputs = dict.fromkeys(
            spec for powers in DERIVED[name].products for spec in powers if spec in roverspecs.SPECS
        )
        raise roverspecs.FieldError(
            f"{name!r} is derived: ask for {', '.join(map(repr, inputs))}"
        ).at("spec")


def _specs(options: argparse.Namespace, problems: list[Problem]) -> Render:
    del problems
    from roverspecs.records.derived import GLOSSARY

    items = [
        {"name": spec.name, "label": spec.label, "group": spec.group, "dimension": spec.dimension}
        | {system: " or ".join(units) for system, units in spec.units.items()}
        | {"definition": spec.definition, "derived": spec.name not in roverspecs.SPECS}
        for spec in GLOSSARY.values()
    ]
    rows = [
        item | {"name": f"{item['name']} (derived)"} if item["derived"] else item for item in items
    ]
    columns = {
        "name": "Name",
        "group": "Group",
        "si": "SI",
        "metric": "Metric",
        "us": "US",
        "definition": "Definition",
    }
    return _listing("specs", columns, items, options, rows=rows)


def _sources(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    _, vehicles = _asked(options, problems)
    if problems and not vehicles:
        return None
    if options.format in BIBLIOGRAPHIES:
        return _bibliography(
            [source for vehicle in vehicles for source in vehicle.sources], options.format
        )
    items = [
        {"vehicle": vehicle.id, **source.as_data()}
        for vehicle in vehicles
        for source in vehicle.sources
    ]
    columns = {
        "vehicle": "Vehicle",
        "id": "Id",
        "title": "Title",
        "publisher": "Publisher",
        "kind": "Kind",
        "date": "Date",
        "url": "Address",
    }
    return _listing("sources", columns, items, options)


def _check(options: argparse.Namespace, problems: list[Problem]) -> Render:
    findings = roverspecs.check(*options.paths)
    problems += findings
    if options.format == "text":
        lines: list[tuple[int, Text]] = []
        for problem in findings:
            place, message = visible(problem.location), visible(problem.message)
            lines.append((0, [(place, "heading"), (message, "")]))
        return _plain(lines or [(0, [("No problems found.", "good")])])
    columns = {"file": "File", "line": "Line", "place": "Place", "message": "Message"}
    return _listing("findings", columns, [finding._asdict() for finding in findings], options)


def _audit(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    if options.text is not None:
        if options.vehicles:
            options.parser.error("--text and vehicles exclude each other: give one of them")
        findings, agreed = roverspecs.audit_text(options.text)
    else:
        catalog, vehicles = _asked(options, problems)
        if problems and not vehicles:
            return None
        findings, agreed = roverspecs.audit(vehicles, catalog=catalog), []
    options.failed = any(finding.is_open for finding in findings)
    shown = [finding for finding in findings if options.all or not finding.explained]
    if options.format == "text":
        return _plain(_audit_lines(options, shown, agreed, len(findings) - len(shown)))
    items = [finding.as_data() for finding in shown]
    rows = [
        item | {"claims": "; ".join(map(str, finding.subjects))}
        for item, finding in zip(items, shown, strict=True)
    ]
    columns = {
        "severity": "Severity",
        "kind": "Kind",
        "claims": "Claims",
        "arithmetic": "Arithmetic",
        "explained": "Explained",
    }
    data: dict[str, object] = {"findings": items}
    if options.text is not None:
        data["agreements"] = agreed
    return _table(columns, rows, options, lambda: data)


_SEVERITY_ROLES = {"error": "bad", "warning": "doubtful", "note": "other"}


def _audit_lines(
    options: argparse.Namespace, findings: Sequence[Finding], agreed: Sequence[str], hidden: int
) -> list[tuple[int, Text]]:
    """Return findings as lines, each claim of one in a line below it."""
    lines: list[tuple[int, Text]] = [(0, [(each, "good")]) for each in agreed]
    for finding in findings:
        severity = (f"{finding.severity}:", _SEVERITY_ROLES[finding.severity])
        lines.append((0, [severity, (finding.message, "")]))
        lines += [(2, [(str(each), "")]) for each in finding.subjects if each.vehicle]
    if not lines:
        answer = "No findings."
        if options.text is not None:
            answer = "No two figures that are given as one quantity."
        lines.append((0, [(answer, "good")]))
    if hidden:
        count = "1 explained finding is" if hidden == 1 else f"{hidden} explained findings are"
        lines.append((0, [(f"{count} not shown: see --all.", "aside")]))
    return lines


def _coverage(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    catalog, vehicles = _asked(options, problems)
    if problems and not vehicles:
        return None
    covered = roverspecs.coverage(vehicles, options.specs, catalog=catalog)
    from roverspecs.analyses.coverage import as_rows

    specs = {each.spec: roverspecs.SPECS[each.spec].label for each in covered}
    return _table(
        {"vehicle": "Vehicle"} | specs,
        as_rows(covered),
        options,
        lambda: {"coverage": [each.as_data() for each in covered]},
        roles={spec: {"—": "aside"} for spec in specs},
    )


def _fits(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    catalog = _catalog(options, problems)
    vehicles = _vehicles(options.vehicles, catalog, problems)
    lander = None if options.lander is None else _vehicle(options.lander, catalog, problems)
    if problems and (
        (options.vehicles and not vehicles) or (options.lander is not None and lander is None)
    ):
        return None
    fits = roverspecs.fits(
        vehicles or None,
        box=options.box,
        mass=options.mass,
        lander=lander,
        upright=options.upright,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=catalog,
    )
    asked = {
        "box": options.box,
        "mass": options.mass,
        "lander": lander and lander.id,
        "upright": options.upright,
    }
    from roverspecs.analyses.fits import as_rows

    columns = {"vehicle": "Vehicle", "fits": "Fits"}
    # There is no answer to a question that was not asked.
    if options.box is not None:
        columns |= {
            "orientation": "Orientation",
            "length": "Room: length",
            "width": "Width",
            "height": "Height",
        }
    if options.mass is not None or lander is not None:
        columns["mass"] = "Room: mass"
    if options.box is not None:
        columns["configuration"] = "Configuration"
    return _table(
        columns | {"why": "Why"},
        as_rows(fits),
        options,
        lambda: asked | {"fits": [each.as_data() for each in fits]},
        roles={"fits": _ANSWER_ROLES},
    )


_ANSWER_ROLES = {"yes": "good", "maybe": "doubtful", "unknown": "doubtful", "no": "bad"}


def _nearest(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    catalog = _catalog(options, problems)
    vehicle = _vehicle(options.vehicle, catalog, problems)
    if vehicle is None:
        return None
    from roverspecs.analyses.nearest import as_rows, neighbourhood

    found = neighbourhood(
        vehicle,
        specs=options.specs,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=catalog,
    )
    near = found.neighbours[: options.count]
    left_out = [{"vehicle": each.vehicle.id, "reason": each.reason} for each in found.left_out]
    asked = {"vehicle": vehicle.id, "specs": list(found.specs)}
    columns = {
        "vehicle": "Vehicle",
        "factor": "Typical factor",
        "count": "Specs",
        "compared": "Compared",
    }
    reasons: dict[str, list[str]] = {}
    for other, reason in found.left_out:
        reasons.setdefault(reason, []).append(other.name)
    notes = [f"Left out, {reason}: {', '.join(names)}" for reason, names in reasons.items()]
    return _table(
        columns,
        as_rows(near),
        options,
        lambda: asked | {"neighbours": [each.as_data() for each in near], "left_out": left_out},
        notes=notes,
    )


def _draw(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    from roverspecs.comparisons.comparison import DEFAULT_VEHICLES

    if options.svg and options.output is not None:
        options.parser.error(
            "--svg prints a picture, and --output says by its ending what to write: "
            "give one of them"
        )
    catalog = _catalog(options, problems)
    vehicles = _vehicles(options.vehicles or DEFAULT_VEHICLES, catalog, problems)
    if problems and not vehicles:
        return None
    drawing = roverspecs.draw(
        vehicles,
        views=options.views,
        reference=options.reference,
        units=options.units,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=catalog,
    )
    if options.output is not None:
        drawing.save(options.output, theme=options.theme)
        return None
    if options.svg:
        options.is_utf8 = True
        return _fixed(drawing.svg(theme=options.theme))

    return lambda **layout: drawing.text(layout["width"] or 80, ascii=layout["ascii"])


def _chart(options: argparse.Namespace, problems: list[Problem]) -> None:
    catalog, vehicles = _asked(options, problems)
    if problems and not vehicles:
        return
    chart = roverspecs.chart(
        vehicles,
        options.specs or ("mass",),
        units=options.units,
        configuration=options.configuration,
        prefer=options.prefer,
        theme=options.theme,
        catalog=catalog,
    )
    chart.save(options.output)


def _page(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    catalog, vehicles = _asked(options, problems)
    if problems and not vehicles:
        return None
    options.is_utf8 = True
    title = {} if options.title is None else {"title": options.title}
    made = roverspecs.page(
        vehicles,
        options.specs,
        configuration=options.configuration,
        prefer=options.prefer,
        catalog=catalog,
        drawing=not options.no_drawing,
        command=_page_command(options),
        **title,
    )
    return _fixed(made)


def _page_command(options: argparse.Namespace) -> str:
    """Return the command that makes a page, as it was typed."""
    import shlex

    named = {
        "--specs": options.specs and ",".join(options.specs),
        "--title": options.title,
        "--configuration": options.configuration,
        "--prefer": options.prefer,
        "--output": options.output,
    }
    words = ["roverspecs", "page"]
    words += [word for path in options.with_ for word in ("--with", path)]
    words += options.vehicles
    for name, value in named.items():
        if value:
            words += [name, value]
    if options.no_drawing:
        words.append("--no-drawing")
    return shlex.join(words)


def _completion(options: argparse.Namespace, problems: list[Problem]) -> Render:
    del problems
    from pathlib import Path

    made = (Path(__file__).parent / "completions" / _COMPLETIONS[options.shell]).read_text(
        encoding="utf-8"
    )
    return _fixed(made)


_COMPLETIONS = {"bash": "roverspecs.bash", "zsh": "_roverspecs", "fish": "roverspecs.fish"}

_CLAIM_COLUMNS = {
    "vehicle": "Vehicle",
    "spec": "Spec",
    "published": "Published",
    "configuration": "Configuration",
    "condition": "Condition",
    "source": "Source",
    "note": "Note",
    "rejected": "Rejected because",
}


COMMANDS: dict[str, Callable[[argparse.Namespace, list[Problem]], Render | None]] = {
    "compare": _compare,
    "list": _list,
    "show": _show,
    "why": _why,
    "fits": _fits,
    "nearest": _nearest,
    "draw": _draw,
    "chart": _chart,
    "page": _page,
    "specs": _specs,
    "sources": _sources,
    "audit": _audit,
    "coverage": _coverage,
    "check": _check,
    "completion": _completion,
}
"""Each command, and what it does."""


def _fixed(text: str) -> Render:
    """Return how to render a text for programs, which is never wrapped."""
    whole = text.removesuffix("\n")
    return lambda **_: whole


def _asked(options: argparse.Namespace, problems: list[Problem]) -> tuple[Catalog, list[Vehicle]]:
    """Return the catalog, and the vehicles that are named, or all of it."""
    catalog = _catalog(options, problems)
    return catalog, _vehicles(options.vehicles, catalog, problems) if options.vehicles else list(
        catalog
    )


def _vehicle(name: str, catalog: Catalog, problems: list[Problem]) -> Vehicle | None:
    """Return the one vehicle that a name or a path stands for; None if its file is bad."""
    found = _vehicles([name], catalog, problems)
    if len(found) > 1:
        raise roverspecs.FieldError(f"expected one vehicle, found {len(found)} in {name}")
    return found[0] if found else None


def _catalog(options: argparse.Namespace, problems: list[Problem]) -> Catalog:
    catalog = roverspecs.Catalog(*options.with_)
    _report(catalog, problems)
    return catalog


def _vehicles(names: Sequence[str], catalog: Catalog, problems: list[Problem]) -> list[Vehicle]:
    """Return the vehicles that names and paths stand for; report bad files."""
    found: list[Vehicle] = []
    for name in names:
        try:
            if not _is_path(name):
                found.append(catalog.get(name))
                continue
        except roverspecs.UnknownVehicleError:
            import os

            # A folder beside us has a name like any other.
            if not os.path.isdir(name):  # noqa: PTH112 (that of pathlib fails on names too long)
                raise
        read = roverspecs.Catalog(name)
        _report(read, problems)
        found += read.own
    return found


def _is_path(name: str) -> bool:
    return name.casefold().endswith(".toml") or "/" in name or "\\" in name


def _report(catalog: Catalog, problems: list[Problem]) -> None:
    for problem in catalog.problems:
        say(str(problem))
    for shadow in catalog.shadows:
        say(f"warning: {shadow}")
    problems += catalog.problems


def _listing(
    name: str,
    columns: dict[str, str],
    items: Sequence[Any],
    options: argparse.Namespace,
    *,
    rows: Sequence[Any] | None = None,
    roles: Mapping[str, Mapping[str, str]] | None = None,
) -> Render:
    """Return how to render a list of things; ``rows`` are their texts, if these differ."""
    texts = [
        {key: _cited(value) for key, value in item.items()}
        for item in (items if rows is None else rows)
    ]
    return _table(columns, texts, options, lambda: {name: items}, roles=roles)


def _table(
    columns: dict[str, str],
    rows: Sequence[Any],
    options: argparse.Namespace,
    data: Callable[[], object],
    *,
    notes: Iterable[str] = (),
    roles: Mapping[str, Mapping[str, str]] | None = None,
) -> Render:
    """Return how to render a table; ``data`` returns its JSON form."""
    from roverspecs.tables.render import Sheet, render

    sheet = Sheet.of_items(columns, rows, data=data, notes=notes, roles=roles)
    return lambda **layout: render(sheet, options.format, **layout)


def _plain(lines: Sequence[tuple[int, Text]]) -> Render:
    """Return how to render lines that are no table."""
    from roverspecs.tables.render import render_lines

    return lambda **layout: render_lines(lines, **layout)


def _cited(value: Any) -> Any:
    """Return a source as its publisher and date, anything else as it is."""
    if isinstance(value, dict):
        return f"{value['publisher']}, {value['date'] or 'undated'}"
    return value
