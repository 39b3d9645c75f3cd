"""TOML files: from bytes to text, from text to a table, and the lines of its places.

The door of tomllib.
"""

from __future__ import annotations

import math
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from roverspecs.errors import Problem, RecordError, shortened

MAX_FILE_SIZE = 1_000_000
"""The most bytes a record file may have."""

# A hundred parts of a dotted key: tomllib would take the square of their number.
_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""")

_LONG_TEXT = re.compile(r"""\"{3}(?s:.*?)\"{3}|'{3}(?s:.*?)'{3}""")


def read_text(path: str | Path, expected: str = "a record file") -> str:
    """Return the text of a file.

    Parameters
    ----------
    path : str or Path
    expected : str, default "a record file"
        What the file is, in the words of a message.

    Returns
    -------
    str
        With one form of line breaks, and no byte order mark.

    Raises
    ------
    RecordError
        If it is not a readable file of UTF-8 text, or is too large.
    """
    data = read_bytes(path, expected, MAX_FILE_SIZE)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8, found the byte 0x{data[error.start]:02x}"
        raise problem(path, message, line) from None


def read_bytes(path: str | Path, expected: str, most: int) -> bytes:
    """Return the bytes of a file.

    Parameters
    ----------
    path : str or Path
    expected : str
        What the file is, in the words of a message.
    most : int
        How many bytes it may have.

    Returns
    -------
    bytes

    Raises
    ------
    RecordError
        If it is not a readable file, or is too large.
    """
    check_file(path, expected, most)
    with _explained(path, expected), Path(path).open("rb") as file:
        data = file.read(most + 1)
    # Files of the system have no size, and others grow while they are read.
    if len(data) > most:
        raise problem(path, f"expected at most {most} bytes, found more")
    return data


def check_file(path: str | Path, expected: str, most: float = math.inf) -> None:
    """Check that a path is the one of a file that can be read.

    Parameters
    ----------
    path : str or Path
    expected : str
        What the file is, in the words of a message.
    most : float, optional
        How many bytes it may have.

    Raises
    ------
    RecordError
        If it is not a file, or is too large.
    """
    with _explained(path, expected):
        fault = _fault(Path(path).stat(), expected, most)
    if fault:
        raise problem(path, fault)


@contextmanager
def _explained(path: str | Path, expected: str) -> Iterator[None]:
    """Turn the errors of the system into problems of a file."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise problem(path, f"expected {expected}, found none") from None
    except OSError as error:
        raise problem(path, f"cannot be read: {error.strerror}") from None
    except ValueError:
        raise problem(path, "expected a path, found a null character in it") from None


def _fault(status: os.stat_result, expected: str, most: float) -> str:
    """Return why a file is not read; empty if it can be."""
    # Anything but a file may block for ever, or never end.
    if stat.S_ISDIR(status.st_mode):
        return f"expected {expected}, found a folder"
    if not stat.S_ISREG(status.st_mode):
        return f"expected {expected}, found a device or pipe"
    if status.st_size > most:
        return f"expected at most {most} bytes, found {status.st_size}"
    return ""


def read_table(path: str | Path, text: str) -> dict[str, Any]:
    """Return the table of a file's text; an error names the path.

    Raises
    ------
    RecordError
        If the text is not TOML.
    """
    # 15 ms to import, and the shipped records do not need it.
    import tomllib

    if deep := _DEEP_KEY.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise problem(path, "nested too deeply for a record", line)
    try:
        table = tomllib.loads(text)
        # A number too long for repr could be shown in no message.
        repr(table)
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).partition(" (at ")
        found = re.match(r"line ([0-9]+)", where)
        line = text.count("\n") + 1
        if found:
            line = int(found[1])
        written = text.split("\n")[line - 1].strip()
        message = f"not TOML: {reason[:1].lower()}{reason[1:]}, in {shortened(written)}"
        message += _remedy(written, reason)
        raise problem(path, message, line) from None
    except ValueError:
        message = "expected numbers of a usual length, found one of thousands of digits"
        raise problem(path, message) from None
    return table


def _remedy(line: str, reason: str) -> str:
    """Return what to write in a line whose value is a text without quotation marks."""
    bare = re.fullmatch(r"[\w.-]+\s*=\s*([^\s\"'\[{#][^\"#]*)(?:#.*)?", line)
    if not bare or not reason.startswith(("Invalid value", "Expected newline")):
        return ""
    value = bare[1].strip(" \t“”„«»‘’")
    return f': write quotation marks around a text, as in "{shortened(value)[1:-1]}"'


@contextmanager
def limited_depth(path: str | Path) -> Iterator[None]:
    """Raise the error of a file that is nested too deeply, while it is read within.

    Raises
    ------
    RecordError
        In place of a RecursionError.
    """
    try:
        yield
    except RecursionError:
        # Raised by tomllib, or by repr where a message shows a value.
        raise problem(path, "nested too deeply for a record") from None


def problem(path: str | Path, message: str, line: int | None = None) -> RecordError:
    """Return the error of one problem of a file as a whole, or of one of its lines."""
    return RecordError([Problem(str(path), line, "", message)])


def located(path: str | Path, text: str, problems: Iterable[tuple[str, str]]) -> list[Problem]:
    """Return problems, given by place and message, with the file and their lines.

    Parameters
    ----------
    path : str or Path
    text : str
        Of the file.
    problems : iterable of (str, str)

    Returns
    -------
    list of Problem
        In the order of the file.
    """
    lines = lines_of(text)
    found = [
        Problem(str(path), line_of(lines, place), place, message) for place, message in problems
    ]
    return sorted(found, key=lambda each: each.line or 0)


_TEXT = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*')"""
# In a list: a text, a table, another value, the end, or a comment.
_ELEMENT = re.compile(
    rf"""(?P<value>{_TEXT}|\{{(?:[^{{}}"']|{_TEXT})*\}}|[^\s,\]#"'{{}}]+)|(?P<end>\])|#.*"""
)


def lines_of(text: str) -> dict[str, int]:
    """Return the line of each table, key and element of a list, by place.

    Good for files written the usual way; in others, some places have no line.
    """
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = listed = ""
    # A text of several lines can hold lines that look like keys.
    text = _LONG_TEXT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        if listed:
            ends = _note_elements(line, number, listed, places, counts)
            listed = "" if ends else listed
            continue
        header = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]", line)
        key = re.match(r"\s*([^=#\[\]]+?)\s*=", line)
        if header:
            table = header[2].replace('"', "").replace("'", "")
            if header[1] == "[[":
                places.setdefault(table, number)
                counts[table] = counts.get(table, 0) + 1
                table = f"{table}[{counts[table]}]"
            places.setdefault(table, number)
        elif key:
            name = key[1].replace('"', "").replace("'", "")
            if table:
                name = f"{table}.{name}"
            places.setdefault(name, number)
            rest = line[key.end() :].lstrip()
            is_list = rest.startswith("[")
            if is_list and not _note_elements(rest[1:], number, name, places, counts):
                listed = name
    return places


def _note_elements(
    line: str, number: int, name: str, places: dict[str, int], counts: dict[str, int]
) -> bool:
    """Note the line of each element of a list; return whether the list ends there."""
    for found in _ELEMENT.finditer(line):
        if found["end"]:
            return True
        if found["value"]:
            counts[name] = counts.get(name, 0) + 1
            places.setdefault(f"{name}[{counts[name]}]", number)
    return False


def line_of(lines: Mapping[str, int], place: str) -> int | None:
    """Return the line of a place, or of the table around it."""
    while place and place not in lines:
        # From mass[2].value to mass[2], then mass.
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place)
