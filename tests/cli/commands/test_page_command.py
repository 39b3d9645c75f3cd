"""The command ``page``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import Run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class TestPage:
    """``page``: a web page."""

    def test_page(self, run: Callable[..., Run], folder: Path) -> None:
        """Printed, or saved; the title is one's own."""
        assert run("page", "lev-2", "ours.toml", "--title", "<Two>", "--output", "p.html") == Run(
            0, "", ""
        )
        written = (folder / "p.html").read_text(encoding="utf-8")
        assert written.startswith("<!DOCTYPE html>")
        assert "<title>&lt;Two&gt;</title>" in written
        assert "Ours" in written
        assert (
            "<code>roverspecs page lev-2 ours.toml --title &#x27;&lt;Two&gt;&#x27; --output p.html</code>"
            in written
        )
        bare = run(
            "page",
            "--with",
            "ours.toml",
            "lev-2",
            "--specs",
            "mass",
            "--specs",
            "width",
            "--no-drawing",
        ).out
        assert (
            "<code>roverspecs page lev-2 --with ours.toml --specs mass,width --no-drawing</code>"
            in bare
        )
        assert "<svg" not in bare
        assert run("page", "lev-2", "--specs", "mass").out.startswith("<!DOCTYPE html>")

    def test_digits(self, run: Callable[..., Run]) -> None:
        """Figures are rounded as ``compare`` rounds them; its command says so."""
        given = ("tenacious", "--specs", "mass", "--units", "us", "--no-drawing")
        few = run("page", *given, "--digits", "1").out

        assert ">~10</a>" in few
        assert "--units us --digits 1 --no-drawing</code>" in few
        assert ">~11.0231131092439</a>" in run("page", *given, "--exact").out

    def test_no_vehicle(self, run: Callable[..., Run]) -> None:
        """Where no record can be read, there is no page."""
        assert run("page", "missing.toml").code == 1
