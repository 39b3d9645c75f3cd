"""Files of text: their bytes become the words of a text, whatever the markup."""

from __future__ import annotations

import codecs
import os
import re
import stat

from roverspecs.analyses.mentions import MAX_LENGTH
from roverspecs.analyses.text_tables import with_signs
from roverspecs.analyses.texts import of_plain, without_addresses
from roverspecs.errors import FieldError

MAX_BYTES = 20_000_000
"""The most bytes a file of text may have."""

ENDINGS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
}
"""The endings of files of text, and the markup of each."""

# The head of a page states its encoding among its first bytes.
_LONGEST_HEAD = 4096
_SAVE = "save it as UTF-8"
_EXPORT = "save or export it as text (.txt) or as a web page (.html)"


def read_text(path: str) -> str:
    """Read the text of a file.

    Parameters
    ----------
    path : str
        Its ending is one of :data:`ENDINGS`.

    Returns
    -------
    str
        Without markup; see :func:`text_of`.

    Raises
    ------
    FieldError
        If the file is too long, binary, a device or a pipe, or not in the encoding that it states.
    OSError
        If the file is missing, or if it cannot be read; its ``filename`` is the path.
    """
    mode = os.stat(path).st_mode  # noqa: PTH116 (pathlib takes 4 ms to import)
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        # It may block for ever; whoever wants to wait for one can.
        found = "expected a file of text, found a device or pipe"
        raise FieldError(f"{found}: read it from standard input, as in 'audit - < {path}'").at(path)
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        # A disk that fails while it is read does not say which file it was.
        raise OSError(error.errno, error.strerror, path) from None
    return text_of(data, path)


def text_of(data: bytes, name: str) -> str:
    """Return the text that bytes hold.

    Parameters
    ----------
    data : bytes
        In UTF-8 with or without a mark of byte order, in UTF-16 with one, or
        in the encoding that a web page states in its head.
    name : str
        The name of the file, whose ending says the markup; any other text in
        which tags are found is read as a web page.

    Returns
    -------
    str

    Raises
    ------
    FieldError
        If there are too many bytes or characters, or if they are no text.
    """
    if len(data) > MAX_BYTES:
        raise FieldError(f"expected at most {MAX_BYTES} bytes of text, found more").at(name)
    ending = ending_of(name)
    if ending not in ENDINGS:
        ending = ".txt"
    head = data[:_LONGEST_HEAD].decode("latin-1")
    is_page = ENDINGS[ending] == "page" or _TAG.search(head) is not None
    text = reduced(_decoded(data, name, is_page=is_page), ending)
    if len(text) > MAX_LENGTH:
        expected = f"expected at most {MAX_LENGTH} characters of text"
        raise FieldError(f"{expected}, found {len(text)}: split it into several files").at(name)
    return text


def ending_of(path: str) -> str:
    """Return the ending of a file's name, from its last point, in small letters."""
    name = re.split(r"[/\\]", path)[-1]
    stem, point, ending = name.rpartition(".")
    return f".{ending.casefold()}" if point and stem else ""


# --- bytes --------------------------------------------------------------------

_BYTE_ORDERS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_STATED = re.compile(
    rb"""<(?:meta[^>]{0,400}?charset|\?xml[^>]{0,100}?encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# Browsers take these for Windows-1252, and so do those who write such pages.
_LATIN = ("ascii", "iso8859-1")


def _decoded(data: bytes, name: str, *, is_page: bool) -> str:
    """Return bytes as text."""
    encoding = "utf-8"
    for mark, order in _BYTE_ORDERS.items():
        if data.startswith(mark):
            data, encoding = data[len(mark) :], order
            is_page = False
    if b"\0" in data and not encoding.startswith("utf-16"):
        raise FieldError(f"expected a text, found a binary file: {_EXPORT}").at(name)
    stated = _STATED.search(data[:_LONGEST_HEAD]) if is_page else None
    if stated:
        encoding = _known(stated[1].decode("ascii", "replace"))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"the byte 0x{data[error.start]:02x} at position {error.start}"
        expected = encoding.upper()
        raise FieldError(f"expected text in {expected}, found {byte}: {_SAVE}").at(name) from None


def _known(encoding: str) -> str:
    """Return the encoding that a page states if Python knows it, else UTF-8."""
    try:
        found = codecs.lookup(encoding)
        b"<".decode(encoding)
    except LookupError:
        return "utf-8"
    except UnicodeDecodeError:
        pass
    if found.name in _LATIN:
        return "cp1252"
    # A page whose head can be read as letters of one byte is in none of these encodings.
    return "utf-8" if found.name.startswith(("utf-16", "utf-32")) else found.name


# --- markup -------------------------------------------------------------------

_TAG = re.compile(
    r"<!doctype\s+html|</?(?:html|head|body|p|div|span|table|tr|td|th|ul|ol|li|h[1-6]|br|b|i|em|"
    r"strong|sup|sub|a)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def reduced(text: str, ending: str = ".txt") -> str:
    """Return a text without the markup that the ending of its file says, or its tags.

    Parameters
    ----------
    text : str
    ending : str
        One of :data:`ENDINGS`; a plain text with tags in it is read as a web page.

    Returns
    -------
    str
        With a break wherever a sentence cannot go on.
    """
    markup = ENDINGS[ending]
    if markup == "plain" and not _TAG.search(text):
        return without_addresses(of_plain(with_signs(text)))
    # The parser of pages is needed for nothing else.
    from roverspecs.analyses.hypertext import of_markdown, of_page

    if markup == "markdown":
        return without_addresses(of_markdown(text))
    return without_addresses(of_page(text))
