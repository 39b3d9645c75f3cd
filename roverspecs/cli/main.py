"""The program: run a command, print its answer, and end with an exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from roverspecs.cli.parser import parsed
from roverspecs.cli.terminal import close_quietly, emit, say
from roverspecs.errors import LetterWarning, ShadowWarning, TableWarning

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import NoReturn

    from roverspecs.cli.answers import Answer, Render
    from roverspecs.errors import Problem


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
        By default the arguments of the process.

    Returns
    -------
    int
        0 if done, 1 for a stated failure; wrong usage exits with 2.
    """
    try:
        return _answer(arguments)
    except BrokenPipeError:
        # The reader of the output has left, which is no failure.
        close_quietly()
        return 0
    except OSError as error:
        close_quietly()
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return 130


def _answer(arguments: Sequence[str] | None) -> int:
    if arguments is None:
        arguments = sys.argv[1:]
    options = parsed(arguments)
    from roverspecs.errors import RoverspecsError

    try:
        return _run(options)
    except RoverspecsError as error:
        return _fail(str(error))


def _run(options: argparse.Namespace) -> int:
    import warnings

    problems: list[Problem] = []
    with warnings.catch_warnings():
        # The command line says in its own words which names are shadowed.
        # It prints the cells of a table that were not read, too.
        for category in (ShadowWarning, TableWarning):
            warnings.simplefilter("ignore", category)
        warnings.simplefilter("always", LetterWarning)
        warnings.showwarning = _say_warning
        render = _answer_of(options.command)(options, problems)
    if render is not None and hasattr(options, "beside"):
        with options.beside:
            _emit(render, options)
    elif render is not None:
        _emit(render, options)
    return int(bool(problems) or getattr(options, "failed", False))


def _say_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Print a warning as a note, without the line of code that it comes from."""
    say(f"note: {message}")


def _emit(render: Render, options: argparse.Namespace) -> None:
    """Print or save the answer of a command as its options ask."""
    is_marked = getattr(options, "bom", False)
    if is_marked:
        render = _marked(render)
    emit(
        render,
        getattr(options, "output", None),
        is_text=getattr(options, "format", None) == "text",
        is_utf8=getattr(options, "is_utf8", False) or is_marked,
    )


def _marked(render: Render) -> Render:
    """Return how to render a text with a byte order mark before it."""
    return lambda **layout: "\N{ZERO WIDTH NO-BREAK SPACE}" + render(**layout)


def _answer_of(command: str) -> Answer:
    """Return the function that answers a command, from the module of its name."""
    from importlib import import_module

    answer: Answer = import_module(f"roverspecs.cli.commands.{command}").answer
    return answer


def _fail(message: str) -> int:
    say(f"roverspecs: {message}")
    return 1
