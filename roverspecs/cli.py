"""The command line: arguments in, text out, an exit code."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterable, Sequence

import roverspecs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from roverspecs.catalog import Catalog
    from roverspecs.claims import Source
    from roverspecs.comparison import Comparison
    from roverspecs.errors import Problem
    from roverspecs.findings import Finding
    from roverspecs.records import Vehicle

CONFIGURATIONS = ("stowed", "deployed", "at launch", "unstated")
# Written again so that --help need not import attrs; a test holds the two equal.


def run() -> NoReturn:
    """Run the command line as a process of its own, and end it."""
    # Imports and records make many objects and hardly any garbage; looking for
    # it meanwhile and at the end would take a fifth of the time.
    gc.disable()
    try:
        code = main()
    finally:
        gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the process by default.

    Returns
    -------
    int
        0 if done, 1 for a stated failure; wrong usage exits with 2.
    """
    try:
        return _answer(arguments)
    except BrokenPipeError:
        # Whoever read the output has had enough; nothing is wrong.
        _close_quietly()
        return 0
    except OSError as error:
        _close_quietly()
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return 130


def _answer(arguments: Sequence[str] | None) -> int:
    options, unexpected = parser().parse_known_args(arguments)
    if unexpected:
        options.parser.refuse(unexpected[0])
    from roverspecs.errors import RoverspecsError

    try:
        return _run(options)
    except RoverspecsError as error:
        return _fail(str(error))


class _Parser(argparse.ArgumentParser):
    """Say what is wrong in words of this project, and hide no failure to print."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        _say(f"{self.prog}: error: {message}")
        raise SystemExit(2)

    def refuse(self, word: str) -> NoReturn:
        """Say that an argument is one too many, or no option."""
        import re

        from roverspecs.errors import shortened, suggestion

        if not word.startswith("-"):
            self.error(f"expected no more arguments, found {shortened(word)}")
        options = tuple(dict.fromkeys(re.findall("--[a-z]+", self.format_usage())))
        self.error(f"unknown option {shortened(word)}: {suggestion(word.partition('=')[0], options)}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            from roverspecs.errors import shortened, suggestion

            message = f"unknown {shortened(value)}: {suggestion(value, tuple(action.choices))}"
            raise argparse.ArgumentError(action, message)

    def _print_message(self, message: str, file: Any = None) -> None:
        # That of argparse says nothing if the disk is full.
        if file is sys.stdout:
            _write(message)
        else:
            super()._print_message(message, file)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Returns
    -------
    argparse.ArgumentParser
    """
    top = _Parser(
        prog="roverspecs",
        allow_abbrev=False,
        description="Compare planetary rovers by cited figures, each row in one unit.",
        epilog="A vehicle is an id, a name or an alias in any case, or the path of a record file. "
        "Exit codes: 0 done, 1 a stated failure, 2 wrong usage.",
    )
    top.add_argument("--version", action="version", version=f"roverspecs {roverspecs.__version__}")
    # With prog given, argparse need not import shutil to work it out.
    commands = top.add_subparsers(prog=top.prog, dest="command", metavar="COMMAND", required=True)
    for name, (_, summary, add) in _COMMANDS.items():
        command = commands.add_parser(
            name, allow_abbrev=False, help=summary, description=summary[0].upper() + summary[1:] + "."
        )
        add(command)
        command.set_defaults(parser=command)
        shared = command.add_argument_group("output")
        cites = name == "sources"
        shared.add_argument(
            "--format",
            type=_sources_format if cites else _format,
            default="text",
            help=("bibtex, csl-json, " if cites else "")
            + "text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)",
        )
        shared.add_argument("--output", metavar="FILE", help="write to a file instead of the terminal, as UTF-8")
        if name not in ("specs", "check"):
            command.add_argument(
                "--with",
                dest="with_",
                metavar="PATH",
                action="append",
                default=[],
                help="also read a record file, or a folder of them; may be given again",
            )
    return top


def _compare_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("vehicles", metavar="VEHICLE", nargs="*", help="default: LEV-2, Tenacious and the LUPEX rover")
    command.add_argument(
        "--specs",
        metavar="SPECS",
        type=_words,
        action="extend",
        help="specs, or groups of them, separated by commas: dimensions, payload, mobility, mission, derived "
        "(default: mass, dimensions, payload)",
    )
    command.add_argument(
        "--units",
        default="si",
        help="si, metric, us or auto; a unit for a spec or group, as in mass=g,length=in; or both (default: si)",
    )
    command.add_argument("--configuration", choices=CONFIGURATIONS, help="show only dimensions of this configuration")
    digits = command.add_mutually_exclusive_group()
    digits.add_argument(
        "--digits",
        metavar="N",
        type=_digits,
        help="significant digits, from 1 to 15 (default: a precision like the published one)",
    )
    digits.add_argument("--exact", action="store_true", help="convert without rounding")
    _prefer_argument(command)
    command.add_argument("--transpose", action="store_true", help="swap rows and columns")
    command.add_argument("--footnotes", action="store_true", help="list the sources of the figures shown")
    command.add_argument("--reproduce", action="store_true", help="say which version and command make the table")
    command.add_argument(
        "--bib",
        metavar="FILE",
        help="write the sources of the figures shown, as CSL-JSON to a .json file, else as BibTeX",
    )


def _prefer_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--prefer",
        metavar="WORDS",
        help="what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of "
        "sources, latest or earliest, 'as-of DATE'",
    )


def _vehicles_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument("vehicles", metavar="VEHICLE", nargs="+")


def _optional_vehicles_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument("vehicles", metavar="VEHICLE", nargs="*", help="default: all")


def _why_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("vehicle", metavar="VEHICLE")
    command.add_argument("spec", metavar="SPEC")
    _prefer_argument(command)


def _audit_arguments(command: argparse.ArgumentParser) -> None:
    _optional_vehicles_argument(command)
    command.add_argument("--text", help="audit the figures in a text, such as '54 cm (21.26 inches)', instead")
    command.add_argument("--all", action="store_true", help="show explained findings, too")


def _coverage_arguments(command: argparse.ArgumentParser) -> None:
    _optional_vehicles_argument(command)
    command.add_argument(
        "--specs", metavar="SPECS", type=_words, action="extend", help="as for compare, published ones only"
    )


def _check_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="PATH", nargs="*", help="record files or folders (default: the shipped ones)")


def _no_arguments(command: argparse.ArgumentParser) -> None:
    del command


def _words(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",")]
    if "" in words:
        from roverspecs.errors import shortened

        raise argparse.ArgumentTypeError(f"expected specs such as 'mass,length', found {shortened(text)}")
    return words


def _digits(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= 15):
        from roverspecs.errors import shortened

        raise argparse.ArgumentTypeError(f"expected a number from 1 to 15, found {shortened(text)}")
    return int(text)


def _format(text: str) -> str:
    # The default needs no import for --help's sake.
    if text == "text":
        return text
    from roverspecs.errors import UnknownFormatError
    from roverspecs.tables import check_format

    try:
        return check_format(text)
    except UnknownFormatError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _sources_format(text: str) -> str:
    if text in _BIBLIOGRAPHIES:
        return text
    try:
        return _format(text)
    except argparse.ArgumentTypeError:
        from roverspecs.errors import UnknownFormatError

        offered = UnknownFormatError(text, (*_BIBLIOGRAPHIES, *roverspecs.formats()))
        raise argparse.ArgumentTypeError(str(offered)) from None


_BIBLIOGRAPHIES = ("bibtex", "csl-json")
# Written again like CONFIGURATIONS; a test holds it to those of citations.


# --- the commands: each returns how to render, given a width and whether ASCII


def _run(options: argparse.Namespace) -> int:
    import warnings

    problems: list[Problem] = []
    with warnings.catch_warnings():
        # Shadowed names are said below, in the words of the command line.
        warnings.simplefilter("ignore", roverspecs.ShadowWarning)
        render = _COMMANDS[options.command][0](options, problems)
    if render is not None:
        _emit(render, options.output)
    return 1 if problems or getattr(options, "failed", False) else 0


def _compare(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str] | None:
    from roverspecs.comparison import DEFAULT_VEHICLES

    catalog = _catalog(options, problems)
    vehicles = _vehicles(options.vehicles or DEFAULT_VEHICLES, catalog, problems)
    if problems and not vehicles:
        return None
    comparison = roverspecs.compare(
        vehicles,
        options.specs,
        units=options.units,
        configuration=options.configuration,
        digits=options.digits,
        exact=options.exact,
        prefer=options.prefer,
    )
    if options.bib is not None:
        _save_bibliography(options.bib, comparison)
    # As they were typed: a path is what reproduces a table of one's own records.
    typed = [word for path in options.with_ for word in ("--with", path)] + options.vehicles
    others = comparison.arguments[len(comparison.vehicles) :]
    comparison = comparison.with_arguments((*typed, *others))
    layout = {"transpose": options.transpose, "footnotes": options.footnotes, "reproduce": options.reproduce}
    return lambda **given: comparison.render(options.format, **layout, **given)


def _save_bibliography(path: str, comparison: Comparison) -> None:
    from pathlib import Path

    style = "csl-json" if path.casefold().endswith(".json") else "bibtex"
    made = roverspecs.cite(comparison.sources, style)
    Path(path).write_text(_encodable(made, "utf-8") + "\n", encoding="utf-8", newline="\n")


def _bibliography(sources: Iterable[Source], style: str) -> Callable[..., str]:
    made = roverspecs.cite(sources, style)

    def render(*, width: int | None, ascii: bool) -> str:
        # A bibliography is for programs: it is never wrapped, and JSON stays JSON.
        del width
        if not ascii or style != "csl-json":
            return made
        import json

        return json.dumps(json.loads(made), indent=2)

    return render


def _list(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str]:
    columns = {
        "id": "Id",
        "name": "Name",
        "kind": "Kind",
        "operator": "Operator",
        "mission": "Mission",
        "status": "Status",
    }
    return _listing("vehicles", columns, _catalog(options, problems).entries(), options)


def _show(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str] | None:
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


def _why(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str] | None:
    vehicles = _vehicles([options.vehicle], _catalog(options, problems), problems)
    _refuse_derived(options.spec)
    claims = [
        {"vehicle": vehicle.id, "spec": options.spec, **claim.as_data(), "distance": distance, "verdict": reason}
        for vehicle in vehicles
        for claim, reason, distance in vehicle.why(options.spec, prefer=options.prefer)
    ]
    if vehicles and not claims and options.format == "text":
        names = ", ".join(vehicle.name for vehicle in vehicles)
        return lambda **layout: _plain(f"No figure for {options.spec} was found published for {names}.", **layout)
    columns = {key: _CLAIM_COLUMNS[key] for key in ("published", "configuration", "condition", "source")}
    return (
        _listing("claims", columns | {"distance": "Distance", "verdict": "Why"}, claims, options) if vehicles else None
    )


def _refuse_derived(name: str) -> None:
    """Say of a derived spec which ones to ask for."""
    if name in roverspecs.SPECS:
        return
    from roverspecs.derived import DERIVED

    if name in DERIVED:
        inputs = dict.fromkeys(spec for powers in DERIVED[name].products for spec in powers if spec in roverspecs.SPECS)
        raise roverspecs.FieldError(f"{name!r} is derived: ask for {', '.join(map(repr, inputs))}").at("spec")


def _specs(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str]:
    del problems
    from roverspecs.derived import GLOSSARY

    items = [
        {"name": spec.name, "label": spec.label, "group": spec.group, "dimension": spec.dimension}
        | {system: " or ".join(units) for system, units in spec.units.items()}
        | {"definition": spec.definition, "derived": spec.name not in roverspecs.SPECS}
        for spec in GLOSSARY.values()
    ]
    if options.format != "json":
        items = [item | {"name": f"{item['name']} (derived)" if item["derived"] else item["name"]} for item in items]
    columns = {"name": "Name", "group": "Group", "si": "SI", "metric": "Metric", "us": "US", "definition": "Definition"}
    return _listing("specs", columns, items, options)


def _sources(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str] | None:
    catalog = _catalog(options, problems)
    vehicles = _vehicles(options.vehicles, catalog, problems) if options.vehicles else list(catalog)
    if problems and not vehicles:
        return None
    if options.format in _BIBLIOGRAPHIES:
        return _bibliography([source for vehicle in vehicles for source in vehicle.sources], options.format)
    items = [{"vehicle": vehicle.id, **source.as_data()} for vehicle in vehicles for source in vehicle.sources]
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


def _check(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str]:
    findings = roverspecs.check(*options.paths)
    problems += findings
    if options.format == "text":
        lines = [_visible(str(finding)) for finding in findings] or ["No problems found."]
        return lambda **layout: _plain("\n".join(lines), **layout)
    columns = {"file": "File", "line": "Line", "place": "Place", "message": "Message"}
    return _listing("findings", columns, [finding._asdict() for finding in findings], options)


def _audit(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str] | None:
    if options.text is not None:
        if options.vehicles:
            options.parser.error("--text and vehicles exclude each other: give one of them")
        findings, agreed = roverspecs.audit_text(options.text)
    else:
        catalog = _catalog(options, problems)
        vehicles = _vehicles(options.vehicles, catalog, problems) if options.vehicles else list(catalog)
        if problems and not vehicles:
            return None
        findings, agreed = roverspecs.audit(vehicles, catalog=catalog), []
    options.failed = any(finding.is_open for finding in findings)
    shown = [finding for finding in findings if options.all or not finding.explained]
    if options.format == "text":
        lines = [*agreed, *(line for finding in shown for line in _told(finding))] or [
            "No findings." if options.text is None else "No two figures that are given as one quantity."
        ]
        hidden = len(findings) - len(shown)
        if hidden:
            lines.append(f"{hidden} explained finding{'s are' if hidden > 1 else ' is'} not shown: see --all.")
        return lambda **layout: _plain("\n".join(lines), **layout)
    items = [finding.as_data() for finding in shown]
    if options.format == "json" and options.text is not None:
        from roverspecs.tables import as_json

        return lambda **layout: as_json({"findings": items, "agreements": agreed}, layout["ascii"])
    if options.format != "json":
        items = [
            item | {"claims": "; ".join(map(str, finding.subjects))} for item, finding in zip(items, shown, strict=True)
        ]
    columns = {"severity": "Severity", "kind": "Kind", "claims": "Claims", "arithmetic": "Arithmetic"}
    return _listing("findings", columns | {"explained": "Explained"}, items, options)


def _told(finding: Finding) -> list[str]:
    """Return a finding as lines; a line break in a text of a record begins no other finding."""
    import attrs

    head = str(attrs.evolve(finding, subjects=()))
    lines = [head, *(f"  {subject}" for subject in finding.subjects if subject.vehicle)]
    return [line.replace("\n", " ") for line in lines]


def _coverage(options: argparse.Namespace, problems: list[Problem]) -> Callable[..., str] | None:
    catalog = _catalog(options, problems)
    vehicles = _vehicles(options.vehicles, catalog, problems) if options.vehicles else list(catalog)
    if problems and not vehicles:
        return None
    covered = roverspecs.coverage(vehicles, options.specs, catalog=catalog)
    if options.format == "json":
        return _listing("coverage", {}, [each.as_data() for each in covered], options)
    from roverspecs.support import as_rows

    columns = {"vehicle": "Vehicle"} | {each.spec: roverspecs.SPECS[each.spec].label for each in covered}
    return _listing("coverage", columns, as_rows(covered), options)


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

_COMMANDS: dict[str, tuple[Callable[..., Any], str, Callable[[argparse.ArgumentParser], None]]] = {
    "compare": (_compare, "compare vehicles in consistent units", _compare_arguments),
    "list": (_list, "list the vehicles", _no_arguments),
    "show": (_show, "show every published figure of a vehicle with its source", _vehicles_argument),
    "why": (_why, "say which figure is shown, and why each other is not", _why_arguments),
    "specs": (_specs, "list the specs with their units and definitions", _no_arguments),
    "sources": (_sources, "list the sources of the figures", _optional_vehicles_argument),
    "audit": (_audit, "say where figures do not agree", _audit_arguments),
    "coverage": (_coverage, "say which figures there are, and how well each is supported", _coverage_arguments),
    "check": (_check, "check record files and report everything wrong with them", _check_arguments),
}


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
        _say(str(problem))
    for shadow in catalog.shadows:
        _say(f"warning: {shadow}")
    problems += catalog.problems


# --- output -------------------------------------------------------------------


def _listing(
    name: str, columns: dict[str, str], items: Sequence[Any], options: argparse.Namespace
) -> Callable[..., str]:
    from roverspecs.tables import render_list

    if options.format != "json":
        items = [{key: _cited(value) for key, value in item.items()} for item in items]
    return lambda **layout: render_list(name, columns, items, options.format, **layout)


def _cited(value: Any) -> Any:
    """Return a source as its publisher and date, anything else as it is."""
    return f"{value['publisher']}, {value['date'] or 'undated'}" if isinstance(value, dict) else value


def _plain(text: str, *, width: int | None, ascii: bool) -> str:
    from roverspecs.escapes import clean, in_ascii

    if width:
        from roverspecs.tables import wrapped
    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        one = indent + clean(in_ascii(line) if ascii else line)
        lines.append(wrapped(one, width, indent + "    ") if width else one)
    return "\n".join(lines)


def _emit(render: Callable[..., str], path: str | None) -> None:
    """Print or save a text, in ASCII marks if it cannot hold others."""
    width = None
    if path is None and sys.stdout is not None and sys.stdout.isatty():
        import shutil

        width = shutil.get_terminal_size().columns
    encoding = _encoding(sys.stdout) if path is None else "utf-8"
    text = render(width=width, ascii=False)
    if not _is_encodable(text, encoding):
        text = render(width=width, ascii=True)
    if path is None:
        _write(text + "\n")
    else:
        from pathlib import Path

        Path(path).write_text(_encodable(text, encoding) + "\n", encoding=encoding, newline="\n")


def _write(text: str) -> None:
    """Print a text at once, so that a failure shows here."""
    if sys.stdout is None:
        raise OSError("closed")
    sys.stdout.write(_encodable(text, _encoding(sys.stdout)))
    sys.stdout.flush()


def _encoding(stream: Any) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _encodable(text: str, encoding: str) -> str:
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _is_encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _say(text: str) -> None:
    if sys.stderr is not None:
        print(_encodable(_visible(text), _encoding(sys.stderr)), file=sys.stderr)


def _visible(text: str) -> str:
    """Return a text in one line, with whatever could move the cursor escaped."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text)


def _fail(message: str) -> int:
    _say(f"roverspecs: {message}")
    return 1


def _close_quietly() -> None:
    import os
    from contextlib import suppress

    # Else the interpreter complains when it flushes on its way out.
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
