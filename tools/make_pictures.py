"""Make the pictures of the README: the drawing of three rovers, and their page in a browser.

Run it after a change of the drawing or of the page; it needs a Chromium of
the system::

    python tools/make_pictures.py

It writes ``docs/pictures/``.  The browser of another day and its fonts make
another picture of the same page, so that no test holds that one.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

import roverspecs

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
    from PIL import Image, ImageOps
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)))
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
    # A line shows where the page ends on a README of the same white.
    framed = ImageOps.expand(Image.open(io.BytesIO(shot)).convert("RGB"), 1, fill="#c4c9d1")
    picture = framed.quantize(COLORS)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "drawing.svg").write_text(drawing(), encoding="utf-8", newline="\n")
    (FOLDER / "page.png").write_bytes(page())
