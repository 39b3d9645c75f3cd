"""The parser: words of a command line become options, or a message explains a mistake."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from roverspecs.cli.options import (
    COMMAND_GROUPS,
    COMMANDS,
    DESCRIPTION,
    HELP,
    OPTION_GROUPS,
    SEPARATED,
    TABLE_ENDINGS,
    TEXT_ENDINGS,
    VERSION,
    VIEWS,
    WORKBOOK,
    Command,
    Option,
)
from roverspecs.cli.terminal import say, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """Return the options that are given on a command line.

    Parameters
    ----------
    words : sequence of str

    Returns
    -------
    argparse.Namespace
        With ``command``, the name of the command, and ``parser``, its parser.

    Raises
    ------
    SystemExit
        After the help, or after a message if a word is wrong.
    """
    # Only the command that is asked for need be built.
    made = parser(next(iter(words), None))
    options, further = made.parse_known_args(_with_specs_together(words))
    if further:
        options.parser.take(options, further)
    options.parser.settle(options)
    return options


def _with_specs_together(words: Iterable[str]) -> list[str]:
    """Return the words of a command line, with specs that stand beside each other as one word.

    Many write "--specs mass length" at first.
    """
    found: list[str] = []
    before = last = ""
    for word in words:
        is_value = before == "--specs" and not last.startswith("-")
        if (is_value or last.startswith("--specs=")) and _is_spec(word):
            last = found[-1] = f"{last.rstrip(',')},{word}"
        else:
            before, last = last, word
            found.append(word)
    return found


def _is_spec(word: str) -> bool:
    """Return whether a word is the name of a spec or of a group, or several with commas."""
    from roverspecs.records.derived import is_spec

    # An option is none, such as --width, and all vehicles may be meant by "all".
    is_other = word.startswith("-") or word == "all"
    return not is_other and all(map(is_spec, word.rstrip(",").split(",")))


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Parameters
    ----------
    command : str, optional
        The only command to know, which is faster; if no command has this name,
        all are known.

    Returns
    -------
    argparse.ArgumentParser
    """
    top = _Parser(
        prog="roverspecs",
        usage="roverspecs [-h] [--version] COMMAND ...",
        allow_abbrev=False,
        add_help=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="\n".join(_overview()),
        epilog=_EPILOG,
    )
    group = top.add_argument_group("options")
    for option in (HELP, VERSION):
        _add(option, group)
    # With prog given, argparse need not import shutil to work it out.
    commands = top.add_subparsers(
        prog=top.prog, dest="command", metavar="COMMAND", required=True, help=argparse.SUPPRESS
    )
    for name in (command,) if command in COMMANDS else COMMANDS:
        made = commands.add_parser(
            name,
            usage=f"{top.prog} {name} {COMMANDS[name].usage}",
            allow_abbrev=False,
            add_help=False,
            description=f"{COMMANDS[name].summary.capitalize()}.",
        )
        made.declare(COMMANDS[name])
    return top


_EPILOG = """\
A vehicle is an id, a name or an alias in any case, or the path of a record
file or a table.  "roverspecs COMMAND --help" explains a command.
Exit codes: 0 done, 1 a stated failure, 2 wrong usage."""


def _overview() -> Iterator[str]:
    """Yield the description of the program, and the commands by group."""
    yield DESCRIPTION
    for group in COMMAND_GROUPS:
        yield f"\n{group}:"
        for name, command in COMMANDS.items():
            if command.group == group:
                yield f"  {name:<12}{command.summary}"


def _add(option: Option, group: Any) -> None:
    """Add an option to a group of options."""
    settings = dict(option.settings)
    if settings.get("action") == "version":
        settings |= {"action": _Version, "nargs": 0}
    if "type" in settings:
        settings["type"] = _reading(settings["type"])
    if option.is_flag:
        group.add_argument(*option.flags, dest=option.dest, **settings)
    else:
        group.add_argument(option.dest, metavar=option.name, **settings)


class _Version(argparse.Action):
    """Print the versions, which are looked for only then, and exit."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from roverspecs.records.data_version import SIGNATURE

        write(f"{SIGNATURE}\n")
        parser.exit()


def _reading(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return how to read a word, with our own message where it is wrong."""

    def read_word(text: str) -> Any:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read_word


class _Parser(argparse.ArgumentParser):
    """Explain mistakes in words of this project, and hide no failure to print."""

    takes: dict[str, Option]

    def declare(self, command: Command) -> None:
        """Add the options of a command."""
        self.takes = command.takes
        for title in OPTION_GROUPS:
            options = [option for option in self.takes.values() if option.group == title]
            # Without a group, argparse would ask how wide the terminal is.
            group = self.add_argument_group(title)
            for option in options:
                _add(option, group)
        _add(HELP, group)
        self.set_defaults(parser=self)

    def settle(self, options: argparse.Namespace) -> None:
        """Check options beside each other, and choose the format by the ending of a file."""
        for option in self.takes.values():
            if option.is_given(options):
                self._check_beside(option, options)
            if option.endings:
                self._check_ending(option, options)
        if "--output" in self.takes and "--format" in self.takes and options.format is None:
            options.format = "text"
        if self._is_for_no_terminal(options):
            self.error("a terminal cannot show xlsx: give --output FILE, too")
        if "--bom" in self.takes and options.bom and options.format not in SEPARATED:
            self.error("--bom works only with csv, csv-long and tsv: leave it out")
        if "--views" in self.takes:
            _part_views(options)

    def _is_for_no_terminal(self, options: argparse.Namespace) -> bool:
        is_workbook = "--bom" in self.takes and options.format == WORKBOOK
        is_printed = is_workbook and options.output is None
        return is_printed and sys.stdout is not None and sys.stdout.isatty()

    def _check_beside(self, option: Option, options: argparse.Namespace) -> None:
        for name in option.excludes:
            if self.takes[name].is_given(options):
                self._refuse_specs_as_vehicles(options)
                self.error(f"{option.name} and {name} cannot be given together: give one of them")
        needed = list(option.needs)
        if option.needs_text:
            needed.append("a text such as article.txt")
        if option.needs_table:
            needed.append("a table such as candidates.csv")
        is_met = (
            any(self.takes[name].is_given(options) for name in option.needs)
            or (option.needs_table and _has_table(options))
            or (option.needs_text and _has_text(options))
        )
        if not needed or is_met:
            return
        remedy = f"give {' or '.join(option.needs)}, too"
        if len(needed) > len(option.needs):
            remedy = "give it, too"
        for name, other in option.remedies.items():
            if name in self.takes and self.takes[name].is_given(options):
                remedy = other
        self.error(f"{option.name} works only with {' or '.join(needed)}: {remedy}")

    def _refuse_specs_as_vehicles(self, options: argparse.Namespace) -> None:
        """Refuse specs that are given as vehicles."""
        named = [word for word in getattr(options, "vehicles", ()) if _is_spec(word)]
        if named and "--specs" in self.takes:
            self.error(f"{named[0]!r} is a spec: write --specs {','.join(named)}")

    def _check_ending(self, option: Option, options: argparse.Namespace) -> None:
        """Refuse a file whose ending says nothing, before anything is done."""
        path = getattr(options, option.dest)
        is_stated = option.name == "--output" and getattr(options, "format", None) is not None
        if path is None or is_stated:
            return
        ending = os.path.splitext(path)[1].casefold()  # noqa: PTH122 (pathlib takes 4 ms to import)
        if ending not in option.endings:
            from roverspecs.errors import shortened

            known = list(filter(None, option.endings))
            ends = f"{', '.join(known[:-1])} or {known[-1]}"
            found = f"expected a name that ends in {ends}, found {shortened(path)}"
            if ending in option.remedies:
                found = f"{found}: {option.remedies[ending]}"
            self.error(f"argument {option.name}: {found}")
        if option.name == "--output" and "--format" in self.takes:
            options.format = option.endings.get(ending)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        say(f"{self.prog}: error: {message}")
        raise SystemExit(2)

    def take(self, options: argparse.Namespace, words: Sequence[str]) -> None:
        """Take further words for vehicles, where a command takes any number, or refuse them.

        Raises
        ------
        SystemExit
            If a word is an option that there is not, or one too many.
        """
        for word in words:
            if word.startswith("-") or not hasattr(options, "vehicles"):
                self._refuse(word)
        options.vehicles = [*options.vehicles, *words]

    def _refuse(self, word: str) -> NoReturn:
        """Say that an argument is one too many, or no option."""
        from roverspecs.errors import offered, shortened, suggestion

        if not word.startswith("-"):
            self.error(f"expected no more arguments, found {shortened(word)}")
        flags = tuple(name for name, option in self.takes.items() if option.is_flag)
        flag = word.partition("=")[0]
        if flag == "--output" and "PATH" in self.takes:
            example = f"{self.prog} rovers.db"
            self.error(f"option {flag!r} has no use here: write the path first, as in {example!r}")
        if any(flag in command.takes for command in COMMANDS.values()):
            self.error(f"option {flag!r} has no use here: {offered((), flags)}")
        self.error(f"unknown option {shortened(word)}: {suggestion(flag, flags)}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            from roverspecs.errors import shortened, suggestion

            message = f"unknown {shortened(value)}: {suggestion(value, tuple(action.choices))}"
            raise argparse.ArgumentError(action, message)

    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse itself passes a full disk over.
        if file is sys.stdout:
            write(message)
        else:
            super()._print_message(message, file)


def _has_text(options: argparse.Namespace) -> bool:
    """Return whether a file of text is given, by its ending, or standard input."""
    return any(name == "-" or name.casefold().endswith(TEXT_ENDINGS) for name in options.vehicles)


def _has_table(options: argparse.Namespace) -> bool:
    """Return whether a vehicle or a path that is given is a table by its ending."""
    names: list[str] = []
    for dest in ("vehicles", "paths", "with_"):
        names += getattr(options, dest, None) or []
    for dest in ("vehicle", "relative_to", "lander"):
        names += filter(None, [getattr(options, dest, None)])
    return any(name.casefold().endswith(TABLE_ENDINGS) for name in names)


def _part_views(options: argparse.Namespace) -> None:
    """Part the words behind --views: vehicles may stand there, too."""
    views: list[str] = []
    for word in options.views:
        if not views or _is_view(word):
            views.append(word)
        else:
            options.vehicles = [*options.vehicles, word]
    options.views = ",".join(views)


def _is_view(word: str) -> bool:
    return all(each.strip().casefold() in VIEWS for each in word.split(","))
