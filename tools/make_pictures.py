"""Make the pictures of the README, and of the results of the jobs.

Those of the README are the drawing of three rovers, and their page in a
browser.  Run it after a change of the drawing, of the page or of a job; it
needs the programs that the jobs need, and pdftoppm::

    python tools/make_pictures.py

It writes ``docs/pictures/``.  The browser and the TeX of another day and
their fonts make another picture of the same page, so that no test holds those.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import do_jobs

import roverspecs

if TYPE_CHECKING:
    from PIL import Image

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
THREE = ("lev-2", "tenacious", "lupex-rover")
COLORS = 64
"""So many are enough for text, and halve the file."""


def drawing() -> str:
    """Return the drawing of the three rovers, in the colours of its reader.

    Returns
    -------
    str
        SVG.
    """
    return roverspecs.draw(THREE, views="side", aspect="16:10", caption=False).svg()


def page() -> bytes:
    """Return the page of the three rovers as a browser shows it.

    Returns
    -------
    bytes
        PNG.
    """
    # Both come with the extra "test", and nothing else here needs them.
    from PIL import Image
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, do_jobs.BROWSERS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "rovers.html"
        file.write_text(roverspecs.page(THREE, title="Three rovers"), encoding="utf-8")
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=program, args=options)
        window = browser.new_page(viewport={"width": 960, "height": 600})
        window.goto(file.as_uri())
        # What is chosen there takes the place of the table.
        window.get_by_text("Choose what is shown").click()
        shot = window.screenshot()
        browser.close()
    return _framed(Image.open(io.BytesIO(shot)))


def _framed(picture: Image.Image) -> bytes:
    """Return a picture as PNG, with a line where a page of the same white begins."""
    from PIL import ImageOps

    framed = ImageOps.expand(picture.convert("RGB"), 1, fill="#c4c9d1")
    target = io.BytesIO()
    framed.quantize(COLORS).save(target, "PNG", optimize=True)
    return target.getvalue()


def results() -> dict[str, bytes]:
    """Do the jobs that end in a picture, and return each as their page shows it.

    Returns
    -------
    dict of str to bytes
        By the name of the file.

    Raises
    ------
    RuntimeError
        If a command of a job fails.
    """
    from PIL import Image

    with tempfile.TemporaryDirectory() as name:
        folder = do_jobs.lay_out(Path(name))
        for job in ("bay", "paper", "handout", "rover"):
            for done in do_jobs.do(job, folder, Path(sys.executable).parent):
                # Found nothing ends with 1; a picture without its parts must not be shown.
                if done.code > 1:
                    raise RuntimeError(f"{done.command} ended with {done.code}: {done.printed}")
        for job in ("paper", "handout"):
            command = ["pdftoppm", "-r", "100", "-singlefile", "-png", f"{job}.pdf", job]
            subprocess.run(command, cwd=folder, check=True)
        found = {"job-rover.svg": (folder / "my-rover.svg").read_bytes()}
        for job in ("bay", "paper", "handout"):
            with Image.open(folder / f"{job}.png") as picture:
                picture.thumbnail((1200, 1200))
                found[f"job-{job}.png"] = _framed(picture)
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "drawing.svg").write_text(drawing(), encoding="utf-8", newline="\n")
    (FOLDER / "page.png").write_bytes(page())
    for name, content in results().items():
        (FOLDER / name).write_bytes(content)
