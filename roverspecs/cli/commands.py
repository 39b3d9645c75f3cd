"""The commands: a few lines each over a public function, which return how to render what it found.

What they return is called with a width and whether to write ASCII only, so
that the terminal decides; what is wrong with record files is added to a list
of problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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

BIBLIOGRAPHIES = ("bibtex", "csl-json")
"""Formats of sources; written again so that the others import no citations; a test holds it to those."""

Render = Callable[..., str]
"""Returns a text, given ``width`` and ``ascii``."""


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
    made = roverspecs.cite(sources, style)

    def render(*, width: int | None, ascii: bool) -> str:
        # A bibliography is for programs: it is never wrapped, and JSON stays JSON.
        del width
        if not ascii or style != "csl-json":
            return made
        import json

        return json.dumps(json.loads(made), indent=2)

    return render


def _list(options: argparse.Namespace, problems: list[Problem]) -> Render:
    columns = {
        "id": "Id",
        "name": "Name",
        "kind": "Kind",
        "operator": "Operator",
        "mission": "Mission",
        "status": "Status",
    }
    return _listing("vehicles", columns, _catalog(options, problems).entries(), options)


def _show(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    vehicles = _vehicles(options.vehicles, _catalog(options, problems), problems)
    if problems and not vehicles:
        return None
    if options.format == "text":
        return lambda **layout: _plain("\n\n".join(map(str, vehicles)), **layout)
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
    claims = [
        {
            "vehicle": vehicle.id,
            "spec": options.spec,
            **claim.as_data(),
            "distance": distance,
            "verdict": reason,
        }
        for vehicle in vehicles
        for claim, reason, distance in vehicle.why(options.spec, prefer=options.prefer)
    ]
    if vehicles and not claims and options.format == "text":
        names = ", ".join(vehicle.name for vehicle in vehicles)
        return lambda **layout: _plain(
            f"No figure for {options.spec} was found published for {names}.", **layout
        )
    columns = {
        key: _CLAIM_COLUMNS[key] for key in ("published", "configuration", "condition", "source")
    }
    return (
        _listing("claims", columns | {"distance": "Distance", "verdict": "Why"}, claims, options)
        if vehicles
        else None
    )


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
    if options.format != "json":
        items = [
            item | {"name": f"{item['name']} (derived)" if item["derived"] else item["name"]}
            for item in items
        ]
    columns = {
        "name": "Name",
        "group": "Group",
        "si": "SI",
        "metric": "Metric",
        "us": "US",
        "definition": "Definition",
    }
    return _listing("specs", columns, items, options)


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
        lines = [visible(str(finding)) for finding in findings] or ["No problems found."]
        return lambda **layout: _plain("\n".join(lines), **layout)
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
        lines = [*agreed, *(line for finding in shown for line in _told(finding))] or [
            "No findings."
            if options.text is None
            else "No two figures that are given as one quantity."
        ]
        hidden = len(findings) - len(shown)
        if hidden:
            lines.append(
                f"{hidden} explained finding{'s are' if hidden > 1 else ' is'} not shown: see --all."
            )
        return lambda **layout: _plain("\n".join(lines), **layout)
    items = [finding.as_data() for finding in shown]
    if options.format == "json" and options.text is not None:
        return _data({"findings": items, "agreements": agreed})
    if options.format != "json":
        items = [
            item | {"claims": "; ".join(map(str, finding.subjects))}
            for item, finding in zip(items, shown, strict=True)
        ]
    columns = {
        "severity": "Severity",
        "kind": "Kind",
        "claims": "Claims",
        "arithmetic": "Arithmetic",
    }
    return _listing("findings", columns | {"explained": "Explained"}, items, options)


def _told(finding: Finding) -> list[str]:
    """Return a finding as lines; a line break in a text of a record begins no other finding."""
    import attrs

    head = str(attrs.evolve(finding, subjects=()))
    lines = [head, *(f"  {subject}" for subject in finding.subjects if subject.vehicle)]
    return [line.replace("\n", " ") for line in lines]


def _coverage(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    catalog, vehicles = _asked(options, problems)
    if problems and not vehicles:
        return None
    covered = roverspecs.coverage(vehicles, options.specs, catalog=catalog)
    if options.format == "json":
        return _listing("coverage", {}, [each.as_data() for each in covered], options)
    from roverspecs.analyses.coverage import as_rows

    columns = {"vehicle": "Vehicle"} | {
        each.spec: roverspecs.SPECS[each.spec].label for each in covered
    }
    return _listing("coverage", columns, as_rows(covered), options)


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
    if options.format == "json":
        asked = {
            "box": options.box,
            "mass": options.mass,
            "lander": lander and lander.id,
            "upright": options.upright,
        }
        return _data(asked | {"fits": [each.as_data() for each in fits]})
    from roverspecs.analyses.fits import as_rows

    columns = {"vehicle": "Vehicle", "fits": "Fits"}
    # What was not asked for has no answer.
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
    return _listing("fits", columns | {"why": "Why"}, as_rows(fits), options)


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
    if options.format == "json":
        left_out = [{"vehicle": each.vehicle.id, "reason": each.reason} for each in found.left_out]
        asked = {"vehicle": vehicle.id, "specs": list(found.specs)}
        return _data(
            asked | {"neighbours": [each.as_data() for each in near], "left_out": left_out}
        )
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
    return _listing("neighbours", columns, as_rows(near), options, notes)


def _draw(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    from roverspecs.comparisons.comparison import DEFAULT_VEHICLES

    if options.svg and options.output is not None:
        options.parser.error(
            "--svg prints a picture, and --output says by its ending what to write: give one of them"
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

    def render(*, width: int | None, ascii: bool) -> str:
        return drawing.text(width or 80, ascii=ascii)

    return render


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
    """Return how to render what is for programs: never wrapped."""

    def render(*, width: int | None, ascii: bool) -> str:
        del width, ascii
        return text.removesuffix("\n")

    return render


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
    notes: Sequence[str] = (),
) -> Render:
    from roverspecs.tables.render import render_list

    if options.format != "json":
        items = [{key: _cited(value) for key, value in item.items()} for item in items]
    return lambda **layout: render_list(name, columns, items, options.format, notes=notes, **layout)


def _data(data: dict[str, Any]) -> Render:
    """Return how to render plain data as JSON."""
    from roverspecs.tables.render import as_json

    return lambda **layout: as_json(data, layout["ascii"])


def _cited(value: Any) -> Any:
    """Return a source as its publisher and date, anything else as it is."""
    return (
        f"{value['publisher']}, {value['date'] or 'undated'}" if isinstance(value, dict) else value
    )


def _plain(text: str, *, width: int | None, ascii: bool) -> str:
    from roverspecs.tables.escapes import clean, in_ascii

    if width:
        from roverspecs.tables.render import wrapped
    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        one = indent + clean(in_ascii(line) if ascii else line)
        lines.append(wrapped(one, width, indent + "    ") if width else one)
    return "\n".join(lines)
