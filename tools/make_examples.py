"""Write again what the commands on the pages print, in the README and in the docs.

Run it after a change of the records or of the output, and look at the difference::

    python tools/make_examples.py

A command is run in a folder with the files that its page shows.  A page also
shows files of its own folder, and what the scripts among them print: the
comments ``<!-- shows: jobs/bay.sh -->`` and ``<!-- prints: jobs/bay.sh -->``
stand above such blocks.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
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


NAME = re.compile(r"<!-- (file|shows|prints): (\S+) -->")
"""What the comment above a block says of it, and the file that it names."""


class Block(NamedTuple):
    """A fenced block of a page, and the file that it is, shows, or whose output it has."""

    language: str
    text: str
    line: int
    file: str = ""
    shows: str = ""
    prints: str = ""


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
    names: dict[str, str] = {}
    for token in parser.parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            line = (token.map or [0])[0] + 1
            yield Block(token.info.strip(), token.content, line, **names)
        names = {}
        if token.type == "html_block":
            names = dict(NAME.findall(token.content))


def write_files(page: Path, folder: Path) -> None:
    """Write the files that a page shows into a folder."""
    for block in blocks(page):
        if block.file:
            (folder / block.file).write_text(block.text, encoding="utf-8")


def copy_shown(page: Path, folder: Path) -> None:
    """Copy the files of its own folder that a page shows into another folder."""
    for block in blocks(page):
        if block.shows:
            shutil.copy(page.parent / block.shows, folder)


def printed(page: Path, script: str) -> str:
    """Return what the commands of the package print in a script of a page, run in this folder.

    The files that the page shows are copied here; commands of other programs are left out.
    """
    copy_shown(page, Path())
    shell = Shell()
    lines = (page.parent / script).read_text(encoding="utf-8").splitlines()
    return "".join(shell.run(line) for line in lines if line.startswith("roverspecs "))


def refreshed(page: Path) -> str:
    """Return the text of a page with what its commands print now, run in this folder."""
    shell = Shell()
    text = page.read_text(encoding="utf-8")
    place = 0
    for block in blocks(page):
        if block.language == "console":
            made = COMMAND.sub(lambda found: f"$ {found[1]}\n{shell.run(found[1])}", block.text)
        elif block.shows:
            made = (page.parent / block.shows).read_text(encoding="utf-8")
        elif block.prints:
            made = printed(page, block.prints)
        else:
            continue
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
