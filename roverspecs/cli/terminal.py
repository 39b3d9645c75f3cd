"""The terminal: what is printed, so far as it can show it, and in colour where it may be."""

from __future__ import annotations

import sys
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def emit(
    render: Callable[..., str], path: str | None, *, is_text: bool, is_utf8: bool = False
) -> None:
    """Print or save what a command found.

    Parameters
    ----------
    render : callable
        Returns a text, given ``width``, the columns of the terminal or None,
        and ``ascii``, whether to do without marks that it cannot show.
    path : str or None
        A file to write to instead, as UTF-8.
    is_text : bool
        Whether people read the text as it stands: then a terminal gets it in
        colour, unless ``NO_COLOR`` is set.
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
    encoding = _encoding(sys.stdout) if path is None and not is_utf8 else "utf-8"
    text = render(width=width, ascii=False)
    if not _is_encodable(text, encoding):
        text = render(width=width, ascii=True)
    if path is None and is_utf8:
        _write_bytes(f"{text}\n")
    elif path is None:
        write((painted(text) if is_terminal and is_text and _is_colourful() else text) + "\n")
    else:
        from pathlib import Path

        Path(path).write_text(encodable(text, encoding) + "\n", encoding=encoding, newline="\n")


def write(text: str) -> None:
    """Print a text at once, so that a failure shows here."""
    if sys.stdout is None:
        raise OSError("closed")
    sys.stdout.write(encodable(text, _encoding(sys.stdout)))
    sys.stdout.flush()


def _write_bytes(text: str) -> None:
    """Print a text as UTF-8, whatever the output is set to."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        write(text)
        return
    sys.stdout.flush()
    buffer.write(encodable(text, "utf-8").encode("utf-8"))
    buffer.flush()


def say(text: str) -> None:
    """Print a line of text as an error, if errors are printed at all."""
    if sys.stderr is not None:
        sys.stderr.write(encodable(visible(text), _encoding(sys.stderr)) + "\n")


def encodable(text: str, encoding: str) -> str:
    """Return a text with what an encoding lacks written as escapes."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def visible(text: str) -> str:
    """Return a text in one line, with whatever could move the cursor escaped."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def close_quietly() -> None:
    """Close the output, so that the interpreter does not complain when it flushes on its way out."""
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


# --- colour: never the only sign, so it only repeats what the text says


def _is_colourful() -> bool:
    import os

    # https://no-color.org: present and not empty, whatever it says.
    return (
        not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and os.name == "posix"
    )


# What each style is for, the first that fits a place; and its ANSI code.
_RULE = r" *-+(?:  +-+)*$"
_STYLES = {
    "heading": (rf"^.+(?=\n{_RULE})", 1),
    "aside": (rf"^{_RULE}|^\[\w+\] .*|(?<= )[—-](?= |$)", 2),
    "bad": (r"^error(?=: )|(?<=  )no(?=  |$)", 31),
    "good": (r"\(max\??\)|(?<=  )yes(?=  |$)", 32),
    "doubtful": (r"^warning(?=: )|(?<=  )(?:maybe|unknown)(?=  |$)|\(maybe\)", 33),
    "other": (r"^note(?=: )|\(min\??\)", 36),
}


def painted(text: str) -> str:
    """Return a text with its headings, notes and verdicts in colour.

    Parameters
    ----------
    text : str
        As a command prints it, without control characters.

    Returns
    -------
    str
        The same text but for ANSI codes.
    """
    import re

    pattern = "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in _STYLES.items())
    return re.sub(
        pattern,
        lambda found: f"\x1b[{_STYLES[found.lastgroup or ''][1]}m{found[0]}\x1b[0m",
        text,
        flags=re.MULTILINE,
    )
