"""Reproduction: the command line that asks the same again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from roverspecs.cli.options import CITING, COMMANDS, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.comparisons.query import Query


def spelled(
    options: argparse.Namespace,
    changes: Mapping[str, object] | None = None,
    without: Iterable[str] = (),
) -> str:
    """Return the command line that asks the same again.

    Parameters
    ----------
    options : argparse.Namespace
        The options as given.
    changes : mapping of str to object, optional
        Values for some flags, in their normal spelling.
    without : iterable of str
        Flags to leave out.

    Returns
    -------
    str
        In one line, as a shell reads it.
    """
    import shlex

    words = ["roverspecs", options.command]
    given = dict(changes or {})
    for option in COMMANDS[options.command].takes.values():
        value = given.get(option.name, getattr(options, option.dest))
        is_default = value == option.settings.get("default")
        if option.is_flag and not is_default and option.name not in without:
            words += _words(option, value)
    names = getattr(options, "vehicles", [])
    # A name that begins with a hyphen is read as an option unless two hyphens come first.
    if any(name.startswith("-") for name in names):
        return shlex.join([*words, "--", *names])
    words[2:2] = names
    return shlex.join(words)


def spelled_query(options: argparse.Namespace, query: Query) -> str:
    """Return the command line that makes the table of a query again.

    Parameters
    ----------
    options : argparse.Namespace
        The options of ``compare``.
    query : Query
        The same questions, in their normal spelling.

    Returns
    -------
    str
    """
    changes: dict[str, object] = {
        "--specs": query.specs,
        "--units": str(query.units) or "si",
        "--also": query.also and query.also.spelling,
        "--where": query.where and [str(query.where)],
        "--prefer": str(query.reading.prefer).replace(", ", ",") or None,
        "--format": None if options.format == "text" else options.format,
    }
    without = ["--output"]
    if options.format not in CITING:
        # Elsewhere the table is the same without it.
        without.append("--bib")
    return spelled(options, changes, without)


def _words(option: Option, value: object) -> Iterator[str]:
    """Yield an option and its value, again where it has several."""
    if value is True:
        yield option.name
    elif isinstance(value, list | tuple) and option.settings.get("action") == "append":
        for each in value:
            yield from _words(option, each)
    elif isinstance(value, list | tuple):
        yield from _words(option, ",".join(value))
    elif value not in (None, False):
        text = str(value)
        if text.startswith("-"):
            yield f"{option.name}={text}"
        else:
            yield from (option.name, text)
