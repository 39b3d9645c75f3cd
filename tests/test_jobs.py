"""The jobs of the docs, done in a fresh environment with the wheel, and the results read.

``nox -s jobs`` makes the environment and runs these tests; elsewhere they are
skipped.  ``ROVERSPECS_JOBS`` names the folder of its programs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import do_jobs
import lxml.html
import pytest
from conftest import needs_programs
from make_examples import blocks
from pypdf import PdfReader

import roverspecs as rs

if "ROVERSPECS_JOBS" not in os.environ:
    pytest.skip("the jobs of the docs are done by 'nox -s jobs'", allow_module_level=True)

pytestmark = pytest.mark.once

PROGRAMS = Path(os.environ["ROVERSPECS_JOBS"]).resolve()
PAGE = do_jobs.DOCS / "jobs.md"
RUNS = {block.prints: block.text for block in blocks(PAGE) if block.prints}
THREE = ["LEV-2", "Tenacious", "LUPEX rover"]
BAY = ["LEV-2", "YAOKI", "Tenacious", "Sorato", "Sojourner"]

Do = Callable[..., Path]


@pytest.fixture(name="do")
def _do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Do]:
    """Do a job in a new folder, say how long it took, and demand what its page says of it."""
    took = ""

    def do(job: str, *codes: int) -> Path:
        nonlocal took
        folder = do_jobs.lay_out(tmp_path / "new")
        done = do_jobs.do(job, folder, PROGRAMS)
        took = f"{job}: {sum(each.seconds for each in done):.1f} s"
        ends = [each.code for each in done]
        assert ends == [*codes, *[0] * (len(done) - len(codes))], done
        ours = [each.printed for each in done if each.command.startswith("roverspecs ")]
        if f"jobs/{job}.sh" in RUNS:
            assert "".join(ours) == RUNS[f"jobs/{job}.sh"]
        return folder

    yield do
    with capsys.disabled():
        print(f"\n{took}", end="")  # noqa: T201


def _pages(file: Path) -> list[str]:
    """Return the text of each page of a PDF, its spaces made one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


def _parsed(file: Path) -> Any:
    """Return the tree of an HTML file; what XPath finds in it has too many types to name."""
    return lxml.html.fromstring(file.read_bytes())


def _shown(table: rs.Comparison) -> set[str]:
    """Return the figures of a table as it prints them."""
    return {cell.text for cell in table.cells if cell.figure}


def test_the_number_of_an_article_is_checked(do: Do) -> None:
    """The audit ends with 1 and prints what the page says, and the figure to print is the shown one."""
    do("article", 1)
    mass = rs.get("LEV-2").mass
    assert mass
    assert mass.source
    assert f"differs from mass {mass.value} — {mass.source.publisher}" in RUNS["jobs/article.sh"]
    assert str(mass.source.url) in RUNS["jobs/article.sh"]


def test_the_bay_is_shown_on_a_slide(do: Do) -> None:
    """The slide has the pixels asked for, and the picture that the library draws of these answers."""
    from PIL import Image, ImageChops

    folder = do("bay")
    fits = rs.fits(BAY, box="60x40x40cm", mass="6 kg")
    assert [fit.verdict for fit in fits].count("yes") == 2
    assert all(
        margin.text in RUNS["jobs/bay.sh"] for fit in fits for margin in fit.margins if margin
    )
    drawing = rs.draw(BAY, views=["side", "top"], box="60x40x40cm", width=1920, aspect="16:9")
    drawing.save(folder / "same.png")
    with Image.open(folder / "bay.png") as slide, Image.open(folder / "same.png") as same:
        assert slide.size == (1920, 1080)
        assert ImageChops.difference(slide.convert("RGB"), same.convert("RGB")).getbbox() is None


@needs_programs("pdflatex", "biber")
def test_the_paper_has_its_table_and_its_figure(do: Do) -> None:
    """One page, on which each number is that of the catalog, and each citation is found."""
    folder = do("paper")
    [text] = _pages(folder / "paper.pdf")
    specs = ["mass", "length", "width", "height", "diameter", "payload_capacity"]
    for figure in _shown(rs.compare(THREE, specs)):
        assert figure.lstrip("~≤") in text.replace(" ", "")
    assert "Table 1: Three rovers of the Moon." in text
    assert "Figure 1: Masses of small rovers" in text
    small = rs.compare(where="kind == rover and mass < 15 kg and status == ended", specs=["mass"])
    known = [each.name for each in small.vehicles if each.mass]
    [chart] = _pages(folder / "masses.pdf")
    assert len(known) == 5
    assert all(name in chart and name in text for name in known)
    log = (folder / "paper.log").read_text(encoding="utf-8", errors="replace")
    assert re.findall(r"(?i)undefined|overfull|LaTeX Warning", log) == []
    keys = set(re.findall(r"\\cite\{(.*?)\}", (folder / "rovers.tex").read_text(encoding="utf-8")))
    listed = re.findall(r"\[(\d+)\]", text.partition("References")[2])
    assert len(keys) < len(listed) == int(listed[-1])


def test_the_handout_is_one_sheet(do: Do) -> None:
    """A4, with each figure of the table, the drawing and the numbers of the sources."""
    folder = do("handout")
    [page] = PdfReader(folder / "handout.pdf").pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    [text] = _pages(folder / "handout.pdf")
    assert text.startswith("Three rovers For the classroom")
    assert all(figure in text for figure in _shown(rs.compare(THREE, ["mass", "dimensions"])))
    assert all(words in text for words in ("Drawn to scale", "Adult", "LUPEX rover", "Sources"))


def test_the_notebook_is_run(do: Do) -> None:
    """Each cell of it has run, and tables, texts and pictures stand below the cells."""
    folder = do("notebook")
    page = _parsed(folder / "notebook.html")
    cells = page.xpath("//*[contains(@class, 'jp-CodeCell')]")
    prompts = page.xpath("//*[contains(@class, 'jp-InputPrompt')]/text()")
    numbers = [int(found[1]) for found in map(re.compile(r"\[(\d+)\]").search, prompts) if found]
    assert numbers == [*range(1, len(cells) + 1)]
    text = page.text_content()
    assert "Traceback" not in text
    tables = page.xpath("//*[contains(@class, 'jp-OutputArea')]//table")
    assert len(tables) >= 4
    small = rs.compare(where="mass < 2 kg", specs=["mass"], units="metric")
    assert all(figure in text for figure in _shown(small))
    pictures = page.xpath("//*[contains(@class, 'jp-OutputArea')]//*[local-name() = 'svg' or @src]")
    assert len(pictures) >= 2


def test_a_rover_of_ones_own_is_added(do: Do, visit: Callable[..., object]) -> None:
    """It stands beside the others in the table, in the drawing and on the page."""
    folder = do("rover")
    own = rs.load(folder / "my-rover.toml")
    table = rs.compare([own, "Sojourner", "Tenacious"], ["mass", "dimensions"], units="metric")
    assert all(figure in RUNS["jobs/rover.sh"] for figure in _shown(table))
    drawing = (folder / "my-rover.svg").read_text(encoding="utf-8")
    assert all(words in drawing for words in ("My rover", "length 45 cm", "Sojourner", "your own"))
    page = _parsed(folder / "my-rover.html")
    headings = [cell.text_content().strip() for cell in page.xpath("//thead//th")]
    assert headings[1:4] == ["My rover", "Sojourner", "Tenacious"]
    visit((folder / "my-rover.html").read_text(encoding="utf-8"))


def test_the_fresh_environment_has_the_wheel_alone() -> None:
    """What is run is installed there, and nothing of what the tests need is."""
    site = next(PROGRAMS.parent.glob("lib/python*/site-packages"))
    assert (site / "roverspecs" / "py.typed").is_file()
    assert not any((site / name).exists() for name in ("pytest", "hypothesis", "pypdf"))
