"""Write again what the commands on the pages print, in the README and in the docs.

Run it after a change of the records or of the output, and look at the difference::

    python tools/make_examples.py

A command is run in a folder with the files that its page shows.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

from roverspecs.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    path
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *sorted((ROOT / "docs").glob("*.md")),
    )
    if path.exists()
]
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
"""A command of a console block, and the lines that it prints."""


class Block(NamedTuple):
    """A fenced block of a page, and the name of the file that it shows."""

    language: str
    text: str
    line: int
    file: str


class Shell:
    """Run the commands of a page in this process."""

    def __init__(self) -> None:
        self.status: int | str | None = 0

    def run(self, command: str) -> str:
        """Return what a command prints: first its output, then its errors."""
        words = shlex.split(command)
        encoding = "utf-8"
        if words[0].startswith("PYTHONIOENCODING="):
            encoding = words.pop(0).partition("=")[2]
        if words == ["echo", "$?"]:
            return f"{self.status}\n"
        if words[0] == "cat":
            return "".join(Path(name).read_text(encoding="utf-8") for name in words[1:])
        if words[0] != "roverspecs":
            raise ValueError(f"no way to run {command!r}: put it in a shell block")
        streams = [
            io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n") for _ in range(2)
        ]
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            try:
                self.status = main(words[1:])
            except SystemExit as error:
                self.status = error.code
        return "".join(_content(stream) for stream in streams)


def _content(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    parser = MarkdownIt("commonmark").enable("table")
    file = ""
    for token in parser.parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            yield Block(token.info.strip(), token.content, (token.map or [0])[0] + 1, file)
        named = (
            re.match(r"<!-- file: (\S+) -->", token.content) if token.type == "html_block" else None
        )
        file = named[1] if named else ""


def write_files(page: Path, folder: Path) -> None:
    """Write the files that a page shows into a folder."""
    for block in blocks(page):
        if block.file:
            (folder / block.file).write_text(block.text, encoding="utf-8")


def refreshed(page: Path) -> str:
    """Return the text of a page with what its commands print now, run in this folder."""
    shell = Shell()
    text = page.read_text(encoding="utf-8")
    place = 0
    for block in blocks(page):
        if block.language != "console":
            continue
        made = COMMAND.sub(lambda found: f"$ {found[1]}\n{shell.run(found[1])}", block.text)
        place = text.index(block.text, place)
        text = text[:place] + made + text[place + len(block.text) :]
        place += len(made)
    return text


if __name__ == "__main__":
    for each in PAGES:
        with tempfile.TemporaryDirectory() as name:
            write_files(each, Path(name))
            os.chdir(name)
            each.write_text(refreshed(each), encoding="utf-8")
            os.chdir(ROOT)
