"""Write the manual page from the options.

Run it after a change of the options::

    python tools/make_manual.py

It writes ``docs/roverspecs.1`` in mdoc(7).  It is made here and not by
argparse-manpage, which copies the usage that argparse wraps in another way
with each Python, and says every shared option again under every command.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from make_completions import Command, Place, commands

import roverspecs
from roverspecs.cli.options import COMMAND_GROUPS, COMMANDS, DESCRIPTION, HELP, VERSION

MANUAL = Path(__file__).parent.parent / "docs" / "roverspecs.1"
CHANGES = Path(__file__).parent.parent / "CHANGELOG.md"

SHARED = 3
"""An option that so many commands take in the same words is described once."""

EXAMPLES = {
    "The three rovers of the catalog that are best known, in SI units:": "roverspecs compare",
    "Two of them, in US units, as a Markdown table with its sources:": (
        "roverspecs compare lev-2 tenacious --units us --format markdown --footnotes"
    ),
    "The mass of some rovers in grams, the largest first:": (
        "roverspecs compare --all --specs mass --units mass=g --sort mass --descending"
    ),
    "Which figure is shown, and why each other is not:": "roverspecs why lev-2 mass",
}

ENVIRONMENT = {
    "COLUMNS": "How wide the terminal is, if it cannot say so itself.",
    "NO_COLOR": "If it is set, nothing is printed in colour.",
}

STATUS = {
    0: "Done.",
    1: "A stated failure: an unknown name or unit, a record file with problems, or figures that "
    "contradict each other.",
    2: "Wrong usage.",
}


def manual() -> str:
    """Return the manual page."""
    found = commands()
    shared = _shared(found)
    lines = [
        '.\\" Made by tools/make_manual.py: do not edit.',
        f".Dd {_date()}",
        ".Dt ROVERSPECS 1",
    ]
    lines += [f".Os roverspecs {roverspecs.__version__}", ".Sh NAME", ".Nm roverspecs"]
    lines += [".Nd compare planetary rovers by cited figures", ".Sh SYNOPSIS"]
    lines += [
        ".Nm",
        ".Ar command",
        ".Op Ar argument ...",
        ".Nm",
        ".Fl -help | -version",
        ".Sh DESCRIPTION",
    ]
    lines += _text(DESCRIPTION)
    lines += [
        ".Pp",
        *_text("A vehicle is an id, a name or an alias in any case, or the path of a record file."),
    ]
    lines.append(".Sh COMMANDS")
    for group in COMMAND_GROUPS:
        lines += [f".Ss {group.capitalize()}", ".Bl -tag -width Ds"]
        for command in found:
            if COMMANDS[command.name].group == group:
                lines += _command(command, shared)
        lines.append(".El")
    lines += [
        ".Sh OPTIONS",
        *_text("Options that several commands take:"),
        ".Bl -tag -width Ds",
    ]
    for place in shared:
        lines += _option(place)
    known = [flag for place in shared for flag in place.flags]
    for option in (HELP, VERSION):
        if option.name not in known:
            lines += [f".It Fl {option.name[1:]}", *_text(option.settings["help"])]
    lines += [".El", ".Sh ENVIRONMENT", ".Bl -tag -width Ds"]
    for name, meaning in ENVIRONMENT.items():
        lines += [f".It Ev {name}", *_text(meaning)]
    lines += [".El", ".Sh EXIT STATUS", ".Bl -tag -width Ds"]
    for code, meaning in STATUS.items():
        lines += [f".It {code}", *_text(meaning)]
    lines += [".El", ".Sh EXAMPLES"]
    for meaning, example in EXAMPLES.items():
        lines += [*_text(meaning), f".Dl $ {_escaped(example)}", ".Pp"]
    return "\n".join(lines[:-1]) + "\n"


def _date() -> str:
    """Return the day of the newest release: one of today would make another page every day."""
    found = re.search(
        r"^## .*?([0-9]{4}-[0-9]{2}-[0-9]{2})", CHANGES.read_text(encoding="utf-8"), re.MULTILINE
    )
    return found[1] if found else "unreleased"


def _shared(found: Sequence[Command]) -> list[Place]:
    """Return the options that several commands take in the same words."""
    counts = Counter(_said(place) for command in found for place in command.options)
    places = {_said(place): place for command in found for place in command.options}
    return [places[said] for said, count in counts.items() if count >= SHARED]


def _said(place: Place) -> tuple[str, ...]:
    return (*place.flags, place.metavar, place.help)


def _command(command: Command, shared: Sequence[Place]) -> Iterator[str]:
    """Return a command with the options of its own, and the names of the others."""
    yield " ".join([f".It Ic {command.name}", *map(_argument, command.arguments)])
    yield from _text(f"{command.help[:1].upper()}{command.help[1:]}.")
    yield from (
        line
        for place in command.arguments
        if place.help
        for line in _text(f"{place.metavar}: {place.help}.")
    )
    elsewhere = [_said(place) for place in shared]
    own = [place for place in command.options if _said(place) not in elsewhere]
    if own:
        yield ".Bl -tag -width Ds"
        for place in own:
            yield from _option(place)
        yield ".El"
    others = [
        place.flags[-1]
        for place in command.options
        if place not in own and "--help" not in place.flags
    ]
    if others:
        yield from (".Pp", "Also:")
        yield from (f".Fl {flag[1:]}{' ,' if flag != others[-1] else ' .'}" for flag in others)


def _argument(place: Place) -> str:
    return f"{'' if place.is_needed else 'Op '}Ar {place.metavar}{' ...' if place.is_last else ''}"


def _option(place: Place) -> Iterator[str]:
    flags = " , ".join(f"Fl {flag[1:]}" for flag in place.flags)
    yield f".It {flags}{f' Ar {place.metavar}' if place.kind else ''}"
    text = place.help
    if place.kind and place.takes.startswith("one_of"):
        words = place.kind.words
        if not all(word in text for word in words):
            text = f"{text}; one of {', '.join(words)}"
    yield from _text(text)


def _text(text: str) -> list[str]:
    """Return a text as lines that hold no macro."""
    lines = textwrap.wrap(text, 72, break_long_words=False, break_on_hyphens=False)
    return ["\\&" + _escaped(line) if line[0] in ".'" else _escaped(line) for line in lines]


def _escaped(text: str) -> str:
    """Return a text in ASCII; what is typed has the hyphens of a keyboard."""
    text = text.replace("\\", "\\e")
    text = re.sub(r"(?<![a-zA-Z])--?(?=[a-z])", lambda found: found[0].replace("-", "\\-"), text)
    return "".join(each if each.isascii() else f"\\[u{ord(each):04X}]" for each in text)


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8", newline="\n")
