"""The parser: the commands, and the options that each takes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

import roverspecs
from roverspecs.cli.terminal import say, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


CONFIGURATIONS = ("stowed", "deployed", "at launch", "unstated")
# Written again so that --help need not import attrs; a test holds the two equal.


class _Parser(argparse.ArgumentParser):
    """Say what is wrong in words of this project, and hide no failure to print."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        say(f"{self.prog}: error: {message}")
        raise SystemExit(2)

    def refuse(self, word: str) -> NoReturn:
        """Say that an argument is one too many, or no option."""
        import re

        from roverspecs.errors import shortened, suggestion

        if not word.startswith("-"):
            self.error(f"expected no more arguments, found {shortened(word)}")
        options = tuple(dict.fromkeys(re.findall("--[a-z-]+", self.format_usage())))
        self.error(
            f"unknown option {shortened(word)}: {suggestion(word.partition('=')[0], options)}"
        )

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            from roverspecs.errors import shortened, suggestion

            message = f"unknown {shortened(value)}: {suggestion(value, tuple(action.choices))}"
            raise argparse.ArgumentError(action, message)

    def _print_message(self, message: str, file: Any = None) -> None:
        # That of argparse says nothing if the disk is full.
        if file is sys.stdout:
            write(message)
        else:
            super()._print_message(message, file)


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Parameters
    ----------
    command : str, optional
        The only command to know, which is faster; if it is none, all are known.

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
    for name in (command,) if command in _COMMANDS else _COMMANDS:
        summary, add, takes = _COMMANDS[name]
        made = commands.add_parser(
            name,
            allow_abbrev=False,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
        )
        add(made)
        made.set_defaults(parser=made)
        if "table" in takes:
            _table_arguments(made, is_cited="sources" in takes)
        if "vehicles" in takes:
            _with_argument(made)
    return top


# --- what each command takes


def _compare_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "vehicles",
        metavar="VEHICLE",
        nargs="*",
        help="default: LEV-2, Tenacious and the LUPEX rover",
    )
    command.add_argument("--all", action="store_true", help="compare all vehicles of the catalog")
    command.add_argument(
        "--specs",
        metavar="SPECS",
        type=_words,
        action="extend",
        help="specs, or groups of them, separated by commas: dimensions, payload, mobility, mission, derived "
        "(default: mass, dimensions, payload)",
    )
    _units_argument(command)
    command.add_argument(
        "--where",
        metavar="CONDITION",
        action="append",
        help="only vehicles that meet it, as in 'mass < 10 kg and body == Moon'; of all, if none is named; "
        "given again, only those that meet each",
    )
    command.add_argument(
        "--strict", action="store_true", help="leave out those that only may meet it"
    )
    command.add_argument(
        "--sort", metavar="SPEC", help="sort by a spec, name, launch_date or landing_date"
    )
    command.add_argument("--descending", action="store_true", help="the largest first")
    command.add_argument(
        "--relative-to", metavar="VEHICLE", help="show ratios and differences to this one"
    )
    command.add_argument(
        "--differing", action="store_true", help="show only rows in which two figures differ"
    )
    command.add_argument(
        "--extremes", action="store_true", help="mark the largest and the smallest of each row"
    )
    _configuration_argument(command)
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
    command.add_argument(
        "--footnotes", action="store_true", help="list the sources of the figures shown"
    )
    command.add_argument(
        "--reproduce", action="store_true", help="say which version and command make the table"
    )
    command.add_argument(
        "--bib",
        metavar="FILE",
        help="write the sources of the figures shown, as CSL-JSON to a .json file, else as BibTeX",
    )


def _fits_arguments(command: argparse.ArgumentParser) -> None:
    _optional_vehicles_argument(command)
    command.add_argument(
        "--box", metavar="SIZES", help="length, width and height of the space, as in 60x40x40cm"
    )
    limit = command.add_mutually_exclusive_group()
    limit.add_argument("--mass", metavar="LIMIT", help="the largest mass, as in 6kg")
    limit.add_argument(
        "--lander", metavar="VEHICLE", help="the largest mass is the payload capacity of this one"
    )
    command.add_argument(
        "--upright", action="store_true", help="turn vehicles about the vertical axis only"
    )
    _configuration_argument(
        command, help="take only dimensions of this configuration (default: the most compact known)"
    )
    _prefer_argument(command)


def _nearest_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("vehicle", metavar="VEHICLE")
    command.add_argument(
        "--specs", metavar="SPECS", type=_words, action="extend", help="compare by these specs only"
    )
    command.add_argument(
        "--count", metavar="N", type=_count, default=5, help="how many to show (default: 5)"
    )
    _configuration_argument(command, help="take only dimensions of this configuration")
    _prefer_argument(command)


def _draw_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "vehicles",
        metavar="VEHICLE",
        nargs="*",
        help="default: LEV-2, Tenacious and the LUPEX rover",
    )
    command.add_argument(
        "--views", metavar="VIEWS", default="side,front,top", help="default: side,front,top"
    )
    command.add_argument(
        "--reference",
        default="auto",
        metavar="THING",
        help="hand, a4, adult, none or auto (default: auto)",
    )
    command.add_argument(
        "--units", default="metric", choices=("si", "metric", "us"), help="default: metric"
    )
    _configuration_argument(
        command, help="take dimensions of this configuration where there are any"
    )
    _prefer_argument(command)
    command.add_argument(
        "--theme", choices=("auto", "light", "dark"), default="auto", help="colours of a picture"
    )
    command.add_argument("--svg", action="store_true", help="print an SVG picture instead of text")
    command.add_argument(
        "--output",
        metavar="FILE",
        help="write a picture by the ending of the name: .svg, .png, .pdf or .txt",
    )


def _chart_arguments(command: argparse.ArgumentParser) -> None:
    _optional_vehicles_argument(command)
    command.add_argument(
        "--specs",
        metavar="SPECS",
        type=_words,
        action="extend",
        help="one spec, or two to set against each other",
    )
    _units_argument(command)
    _configuration_argument(command)
    _prefer_argument(command)
    command.add_argument(
        "--theme", choices=("light", "dark"), default="light", help="default: light"
    )
    command.add_argument(
        "--output",
        metavar="FILE",
        required=True,
        help="where to write it, by the ending: .svg, .png or .pdf",
    )


def _page_arguments(command: argparse.ArgumentParser) -> None:
    _optional_vehicles_argument(command)
    command.add_argument(
        "--specs",
        metavar="SPECS",
        type=_words,
        action="extend",
        help="as for compare (default: all)",
    )
    command.add_argument("--title", help="the heading of the page")
    command.add_argument("--no-drawing", action="store_true", help="leave out the drawing to scale")
    _configuration_argument(command)
    _prefer_argument(command)
    command.add_argument(
        "--output", metavar="FILE", help="write to a file instead of the terminal, as UTF-8"
    )


def _completion_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "shell", metavar="SHELL", choices=("bash", "zsh", "fish"), help="bash, zsh or fish"
    )


def _units_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--units",
        default="si",
        help="si, metric, us or auto; a unit for a spec or group, as in mass=g,length=in; or both (default: si)",
    )


def _configuration_argument(
    command: argparse.ArgumentParser, help: str = "show only dimensions of this configuration"
) -> None:
    command.add_argument("--configuration", choices=CONFIGURATIONS, help=help)


def _prefer_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--prefer",
        metavar="WORDS",
        help="what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of "
        "sources, latest or earliest, 'as-of DATE'",
    )


def _with_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--with",
        dest="with_",
        metavar="PATH",
        action="append",
        default=[],
        help="also read a record file, or a folder of them; may be given again",
    )


def _table_arguments(command: argparse.ArgumentParser, *, is_cited: bool) -> None:
    shared = command.add_argument_group("output")
    shared.add_argument(
        "--format",
        type=_sources_format if is_cited else _format,
        default="text",
        help=("bibtex, csl-json, " if is_cited else "")
        + "text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)",
    )
    shared.add_argument(
        "--output", metavar="FILE", help="write to a file instead of the terminal, as UTF-8"
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
    command.add_argument(
        "--text", help="audit the figures in a text, such as '54 cm (21.26 inches)', instead"
    )
    command.add_argument("--all", action="store_true", help="show explained findings, too")


def _coverage_arguments(command: argparse.ArgumentParser) -> None:
    _optional_vehicles_argument(command)
    command.add_argument(
        "--specs",
        metavar="SPECS",
        type=_words,
        action="extend",
        help="as for compare, published ones only",
    )


def _check_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="record files or folders (default: the shipped ones)",
    )


def _no_arguments(command: argparse.ArgumentParser) -> None:
    del command


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], str]] = {
    # The name; what it does; what it takes of its own, and of what others take, too.
    "compare": ("compare vehicles in consistent units", _compare_arguments, "vehicles table"),
    "list": ("list the vehicles", _no_arguments, "vehicles table"),
    "show": (
        "show every published figure of a vehicle with its source",
        _vehicles_argument,
        "vehicles table",
    ),
    "why": (
        "say which figure is shown, and why each other is not",
        _why_arguments,
        "vehicles table",
    ),
    "fits": ("say which vehicles fit a box and a mass limit", _fits_arguments, "vehicles table"),
    "nearest": ("list the vehicles most like one", _nearest_arguments, "vehicles table"),
    "draw": ("draw vehicles to scale", _draw_arguments, "vehicles"),
    "chart": ("draw a chart of one spec, or of two", _chart_arguments, "vehicles"),
    "page": ("write a web page that compares vehicles", _page_arguments, "vehicles"),
    "specs": ("list the specs with their units and definitions", _no_arguments, "table"),
    "sources": (
        "list the sources of the figures",
        _optional_vehicles_argument,
        "vehicles table sources",
    ),
    "audit": ("say where figures do not agree", _audit_arguments, "vehicles table"),
    "coverage": (
        "say which figures there are, and how well each is supported",
        _coverage_arguments,
        "vehicles table",
    ),
    "check": (
        "check record files and report everything wrong with them",
        _check_arguments,
        "table",
    ),
    "completion": ("print what lets a shell complete this command", _completion_arguments, ""),
}


# --- types of arguments


def _words(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",")]
    if "" in words:
        from roverspecs.errors import shortened

        raise argparse.ArgumentTypeError(
            f"expected specs such as 'mass,length', found {shortened(text)}"
        )
    return words


def _digits(text: str) -> int:
    return _number(text, 1, 15)


def _count(text: str) -> int:
    return _number(text, 1, 9999)


def _number(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text[:6]) <= most):
        from roverspecs.errors import shortened

        raise argparse.ArgumentTypeError(
            f"expected a number from {least} to {most}, found {shortened(text)}"
        )
    return int(text)


def _format(text: str) -> str:
    # The default needs no import for --help's sake.
    if text == "text":
        return text
    from roverspecs.errors import UnknownFormatError
    from roverspecs.tables.render import check_format

    try:
        return check_format(text)
    except UnknownFormatError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _sources_format(text: str) -> str:
    from roverspecs.cli.commands import BIBLIOGRAPHIES

    if text in BIBLIOGRAPHIES:
        return text
    try:
        return _format(text)
    except argparse.ArgumentTypeError:
        from roverspecs.errors import UnknownFormatError

        offered = UnknownFormatError(text, (*BIBLIOGRAPHIES, *roverspecs.formats()))
        raise argparse.ArgumentTypeError(str(offered)) from None
