"""The terminal: texts printed as it can show them, in colour where that is wanted."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from roverspecs.records.claims import Source


def emit(
    render: Callable[..., Any], path: str | None, *, is_text: bool, is_utf8: bool = False
) -> None:
    """Print or save the answer of a command.

    Parameters
    ----------
    render : callable
        Returns bytes, which are left as they are, or a text, given ``width``,
        the columns of the terminal or None; ``ascii``, whether to do without
        the marks that ASCII lacks; and ``paint``, None or :func:`painted`.
    path : str or None
        A file to write to instead, as UTF-8.
    is_text : bool
        Whether people read the text as it stands: a terminal shows it in
        colour then, unless ``NO_COLOR`` is set.
    is_utf8 : bool, default False
        Whether the text itself says that it is UTF-8, as a page does.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    is_terminal = path is None and sys.stdout is not None and sys.stdout.isatty()
    width = None
    if is_terminal:
        import shutil

        width = shutil.get_terminal_size().columns
    paint = painted if is_terminal and is_text and _is_colourful() else None
    text = render(width=width, ascii=False, paint=paint)
    if isinstance(text, bytes):
        _emit_bytes(text, path)
        return
    # UTF-8, in which files are written, has all marks.
    is_utf8 = is_utf8 or path is not None
    if not is_utf8 and not _is_encodable(text, _encoding(sys.stdout)):
        text = render(width=width, ascii=True, paint=paint)
    if path is not None:
        save(path, text)
    elif is_utf8:
        _write_encoded(f"{text}\n")
    else:
        write(f"{text}\n")


def save(path: str, text: str) -> None:
    """Write a text to a file as UTF-8, with an end of line after it."""
    from roverspecs.tables import saving

    saving.save(path, content_of(text))


def content_of(text: str) -> bytes:
    """Return a text as the content of a file: in UTF-8, with an end of line after it."""
    return f"{text}\n".encode("utf-8", "backslashreplace")


@contextmanager
def saved_bibliography(path: str, sources: Iterable[Source]) -> Iterator[None]:
    """Add sources to a file, unless the work meanwhile fails: CSL-JSON for .json, else BibTeX.

    Raises
    ------
    FieldError
        If the file is there, and no bibliography to which they can be added.
    OSError
        If it cannot be read or written.
    """
    from roverspecs.errors import FieldError
    from roverspecs.records.bibliographies import extended
    from roverspecs.records.cite import remarks_on_letters
    from roverspecs.tables import saving

    cited = list(sources)
    style = "bibtex"
    if path.casefold().endswith(".json"):
        style = "csl-json"
    try:
        old = saving.content_at(path).decode("utf-8")
        made = extended(old, cited, style)
    except UnicodeDecodeError:
        reason = "expected a bibliography in UTF-8, found other bytes: name a new file"
        raise FieldError(reason).at(path) from None
    except FieldError as error:
        raise error.at(path) from None
    with saving.whole(path) as output:
        output.write(content_of(made.text))
        yield
    for key in made.kept:
        say(f"note: {path} keeps its own entry {key!r}, which differs from the new one")
    if style == "bibtex":
        for remark in remarks_on_letters(cited):
            say(f"note: {remark}")


def write(text: str) -> None:
    """Print a text at once, so that a failure shows here."""
    if sys.stdout is None:
        raise OSError("closed")
    encoding = _encoding(sys.stdout)
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        # PYTHONUNBUFFERED makes it one, and Python forgets the part that it does not take.
        _write_encoded(text, encoding)
        return
    sys.stdout.write(encodable(text, encoding))
    sys.stdout.flush()


def _emit_bytes(content: bytes, path: str | None) -> None:
    """Print or save bytes."""
    if path is None:
        _write_bytes(content)
        return
    from roverspecs.tables import saving

    saving.save(path, content)


def _write_encoded(text: str, encoding: str = "utf-8") -> None:
    """Print a text in an encoding, whatever the output is set to."""
    if getattr(sys.stdout, "buffer", None) is None:
        write(text)
        return
    _write_bytes(encodable(text, encoding).encode(encoding))


def _write_bytes(rest: bytes) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        raise OSError("it takes text only: give --output FILE")
    sys.stdout.flush()
    if isinstance(buffer, io.RawIOBase):
        while rest:
            # A full disk takes a part of it, and says so when it is given the rest.
            rest = rest[buffer.write(rest) or 0 :]
    else:
        buffer.write(rest)
    buffer.flush()


def say(text: str) -> None:
    """Print a line of text as an error, if errors are printed at all."""
    if sys.stderr is not None:
        sys.stderr.write(encodable(visible(text), _encoding(sys.stderr)) + "\n")


def encodable(text: str, encoding: str) -> str:
    """Return a text with escapes for the characters that an encoding lacks."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def visible(text: str) -> str:
    """Return a text in one line, with characters that could move the cursor escaped."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def close_quietly() -> None:
    """Close the output, so that the interpreter does not complain when it flushes at its end."""
    import os
    from contextlib import suppress

    # There may be nothing to close: no output at all, or one without a file.
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encoding(stream: Any) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _is_encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


# --- colour, which adds nothing to the text


def _is_colourful() -> bool:
    import os

    # https://no-color.org: present and not empty, whatever its value.
    return (
        not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and os.name == "posix"
    )


# The ANSI code of each role that has one.
_CODES = {"heading": 1, "aside": 2, "bad": 31, "good": 32, "doubtful": 33, "other": 36}


def painted(role: str, text: str) -> str:
    """Return a text in the colour of its role.

    Parameters
    ----------
    role : str
        One of :data:`roverspecs.tables.render.ROLES`.
    text : str
        Without control characters.

    Returns
    -------
    str
        The text between ANSI codes, or as it is.
    """
    code = _CODES.get(role)
    if code is None:
        return text
    return f"\x1b[{code}m{text}\x1b[0m"
