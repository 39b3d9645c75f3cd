"""Files of text: bytes become words by their encoding and their markup."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from roverspecs.analyses.mentions import MAX_LENGTH
from roverspecs.analyses.text_files import MAX_BYTES, read_text, reduced, text_of
from roverspecs.analyses.texts import BREAK
from roverspecs.errors import FieldError

READ = [
    (b"5 kg", "a.txt", "5 kg"),
    ("質量".encode(), "a.txt", "質量"),
    (codecs.BOM_UTF8 + b"5 kg", "a.txt", "5 kg"),
    (codecs.BOM_UTF16_LE + "5 µm".encode("utf-16-le"), "a.txt", "5 µm"),
    (codecs.BOM_UTF16_BE + "5 µm".encode("utf-16-be"), "a.txt", "5 µm"),
    # A page says its encoding, which Python has to know.
    ('<meta charset="shift_jis">質量'.encode("shift_jis"), "a.html", "質量"),
    (
        '<meta http-equiv="x" content="text/html; charset=EUC-JP">質量'.encode("euc-jp"),
        "a.htm",
        "質量",
    ),
    (
        "<?xml version='1.0' encoding='koi8-r'?><p>масса".encode("koi8-r"),
        "a.xhtml",
        f"{BREAK}масса",
    ),
    (b"<meta charset=iso-8859-1>5\x9610 kg", "a.html", "5–10 kg"),
    (b"<meta charset=ascii>5\x9610 kg", "a.html", "5–10 kg"),
    ("<meta charset=klingon>5 µm".encode(), "a.html", "5 µm"),
    ("<meta charset=hex>5 µm".encode(), "a.html", "5 µm"),
    ("<meta charset=utf-16>5 µm".encode(), "a.html", "5 µm"),
    # Its mark of byte order counts more.
    (codecs.BOM_UTF8 + "<meta charset=ascii>5 µm".encode(), "a.html", "5 µm"),
    # Nothing but the ending or the tags says that something is a page.
    (b"charset=ascii 5 kg", "a.txt", "charset=ascii 5 kg"),
    (b"<!DOCTYPE html><p>5&nbsp;kg", "standard input", f"{BREAK}5\u00a0kg"),
    (b"1 < 5 kg", "standard input", "1 < 5 kg"),
    (b"**5 kg**", "a.md", "5 kg"),
    (b"**5 kg**", "a.MARKDOWN", "5 kg"),
    (b"**5 kg**", "folder.md/a.txt", "**5 kg**"),
]


@pytest.mark.parametrize(("data", "name", "text"), READ)
def test_bytes_are_read(data: bytes, name: str, text: str) -> None:
    """The encoding is that of the mark, of the page, or UTF-8; the markup is that of the ending."""
    assert text_of(data, name) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"5\0kg", "expected a text, found a binary file: save or export it as text (.txt) or as a web page (.html)"),
        (b"ab\xff", "expected text in UTF-8, found the byte 0xff at position 2: save it as UTF-8"),
        (b"<meta charset=shift_jis>\x85", "expected text in SHIFT_JIS, found the byte 0x85 at position 24: save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"a", "expected text in UTF-16-LE, found the byte 0x61 at position 0: save it as UTF-8"),
        (b"a" * (MAX_BYTES + 1), "expected at most 20000000 bytes of text, found more"),
        (b"a" * (MAX_LENGTH + 1), "expected at most 3000000 characters of text, found 3000001: split it into several files"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    """The message says at which byte the reading stopped, and what to do."""
    with pytest.raises(FieldError) as caught:
        text_of(data, "a.html")
    assert str(caught.value) == f"a.html: {message}"


def test_a_file_is_read(tmp_path: Path) -> None:
    """A file is read as its bytes are, and a missing one is the error of the system."""
    (tmp_path / "a.html").write_bytes(b"<p>5&nbsp;kg</p>")

    assert read_text(str(tmp_path / "a.html")) == f"{BREAK}5\u00a0kg{BREAK}"
    with pytest.raises(FileNotFoundError):
        read_text(str(tmp_path / "b.html"))
    with pytest.raises(IsADirectoryError) as failure:
        read_text(str(tmp_path))
    assert failure.value.filename == str(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to, and a device that never ends, are refused."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "zero.txt"):
        path = str(tmp_path / name)
        with pytest.raises(FieldError) as caught:
            read_text(path)
        assert str(caught.value) == (
            f"{path}: expected a file of text, found a device or pipe: "
            f"read it from standard input, as in 'audit - < {path}'"
        )


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
def test_a_file_that_fails_while_it_is_read() -> None:
    """An error of the disk names the file."""
    with pytest.raises(OSError, match="Input/output error") as failure:
        read_text("/proc/self/mem")

    assert failure.value.filename == "/proc/self/mem"


def test_a_file_without_permission(unprivileged: Path) -> None:
    """A file that may not be read is named."""
    path = unprivileged / "a.txt"
    path.write_bytes(b"5 kg")
    path.chmod(0)
    with pytest.raises(PermissionError) as failure:
        read_text(str(path))

    assert failure.value.filename == str(path)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("5&nbsp;kg &times; &#189;", "5\u00a0kg × ½"),
        ("one\ntwo\n\n  \nthree", f"one\ntwo\n{BREAK}\n{BREAK}  \nthree"),
        ("１０ｋｇ（２２ｌｂ）　ｘ", "10kg(22lb) x"),
        ("\x1b[31m5 kg\x1b[0m", "5 kg"),
        ("<b>5 kg</b> &lt;p&gt;", "5 kg <p>"),
    ],
)
def test_a_plain_text_is_reduced(text: str, plain: str) -> None:
    """Entities are resolved, wide letters become narrow ones, and a blank line is a break."""
    assert reduced(text) == plain
