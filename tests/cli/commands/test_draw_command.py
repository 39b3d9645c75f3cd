"""The command ``draw``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import Run

import roverspecs as rs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class TestDraw:
    """``draw``: pictures to scale."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """A terminal gets characters, a pipe as many as 80 a line."""
        out = run("draw").out
        assert out == rs.draw().text(80) + "\n"
        assert max(map(len, out.splitlines())) <= 80

    def test_options(self, run: Callable[..., Run]) -> None:
        """Views, reference, units and configuration are those of the library."""
        options = [
            "--views",
            "side",
            "--reference",
            "none",
            "--units",
            "us",
            "--configuration",
            "stowed",
        ]
        drawing = rs.draw(
            ["lev-2"], views="side", reference="none", units="us", configuration="stowed"
        )
        assert run("draw", "lev-2", *options).out == drawing.text(80) + "\n"

    def test_a_sheet(self, run: Callable[..., Run], tmp_path: Path) -> None:
        """Width, aspect and caption are those of the library."""
        options = ["--width", "16cm", "--aspect", "16:9", "--no-caption"]
        drawing = rs.draw("lev-2", width="16cm", aspect="16:9", caption=False)

        assert run("draw", "lev-2", *options, "--svg").out == drawing.svg() + "\n"
        path = tmp_path / "a.svg"
        assert run("draw", "lev-2", "--output", str(path), *options) == Run(0, "", "")
        assert path.read_text(encoding="utf-8") == drawing.svg() + "\n"

    def test_bibliography(self, run: Callable[..., Run], tmp_path: Path) -> None:
        """The sources of the sizes drawn are added to a file, and a note has their keys."""
        path, sources = tmp_path / "a.svg", tmp_path / "s.bib"
        words = ["draw", "tenacious", "sojourner", "--output", str(path), "--bib", str(sources)]
        drawing = rs.draw(["tenacious", "sojourner"])
        keys = [source.id for source in drawing.sources]

        said = f"note: The figures that are drawn are from {', '.join(keys)}\n"
        assert run(*words) == Run(0, "", said)
        assert path.read_text(encoding="utf-8") == drawing.svg() + "\n"
        made = sources.read_text(encoding="utf-8")
        assert made == rs.cite(drawing.sources, "bibtex") + "\n"
        assert made.count("@") == len(keys) > 1

    def test_a_bibliography_alone(self, run: Callable[..., Run]) -> None:
        """It belongs to a picture in a file."""
        made = run("draw", "lev-2", "--bib", "s.bib")
        assert made.code == 2
        assert made.err.endswith("error: --bib works only with --output: give --output, too\n")

    def test_a_box(self, run: Callable[..., Run]) -> None:
        """Vehicles are drawn with it, lying as they fit, or upright."""
        options = ["draw", "tenacious", "--box", "32x27x55cm"]
        tipped, upright = (
            rs.draw("tenacious", box="32x27x55cm"),
            rs.draw("tenacious", box="32x27x55cm", upright=True),
        )

        assert run(*options).out == tipped.text(80) + "\n"
        assert run(*options, "--upright").out == upright.text(80) + "\n"
        assert "fits on end" in tipped.text()
        assert "Tenacious: does not fit" in upright.text()

    def test_a_title_and_a_second_unit(self, run: Callable[..., Run]) -> None:
        """They are those of the library."""
        drawing = rs.draw("tenacious", title="Ours", also="us")

        assert run("draw", "tenacious", "--title", "Ours", "--also", "us").out == (
            drawing.text(80) + "\n"
        )
        assert drawing.text().startswith("Ours\n")
        assert "length 54 cm (21 in)" in drawing.text()

    @pytest.mark.parametrize(
        "words", [("--upright",), ("--width", "640"), ("--aspect", "16:9"), ("--no-caption",)]
    )
    def test_options_that_need_others(
        self, run: Callable[..., Run], words: tuple[str, ...]
    ) -> None:
        """A box, or a picture."""
        found = run("draw", *words)

        assert found.code == 2
        assert f"{words[0]} works only with --" in found.err

    @pytest.mark.parametrize(
        "words",
        [
            ("tenacious", "--views", "side", "front"),
            ("tenacious", "--views", "side,front"),
            ("--views=side,front", "tenacious"),
            ("--views", "side", "front", "--", "tenacious"),
            ("--views", "side", "front", "--units", "metric", "tenacious"),
            ("--views", "top", "--views", "side", "front", "--", "tenacious"),
        ],
    )
    def test_views(self, run: Callable[..., Run], words: tuple[str, ...]) -> None:
        """With spaces or commas between; vehicles stand before them, or after what ends them."""
        expected = rs.draw("tenacious", views=["side", "front"]).text(80) + "\n"

        assert run("draw", *words) == Run(0, expected, "")

    @pytest.mark.parametrize(
        ("units", "line"),
        [
            ("dimensions=in", "length 21 in"),
            ("length=mm", "length 540 mm"),
            ("us,length=ft", "length 1.8 ft"),
            ("si", "length 0.54 m"),
            ("auto", "length 54 cm"),
        ],
    )
    def test_units(self, run: Callable[..., Run], units: str, line: str) -> None:
        """Units are given in the words of ``compare``."""
        assert f"Tenacious: {line}, " in run("draw", "tenacious", "--units", units).out

    def test_wrong_units(self, run: Callable[..., Run]) -> None:
        """They are refused in its words, too."""
        drawn, compared = (run(name, "lev-2", "--units", "usa") for name in ("draw", "compare"))

        assert (drawn.code, drawn.err) == (1, compared.err)

    def test_svg(self, run: Callable[..., Run], folder: Path) -> None:
        """Printed, or saved by the ending of the name."""
        assert (
            run("draw", "tenacious", "--svg", "--theme", "dark").out
            == rs.draw("tenacious").svg(theme="dark").rstrip("\n") + "\n"
        )
        assert run("draw", "tenacious", "--output", "t.svg") == Run(0, "", "")
        assert "<svg" in (folder / "t.svg").read_text(encoding="utf-8")

    def test_no_vehicle(self, run: Callable[..., Run]) -> None:
        """Where no record can be read, nothing is drawn."""
        assert run("draw", "missing.toml").code == 1

    def test_unwritable(self, run: Callable[..., Run]) -> None:
        """A folder that is not there is said."""
        assert run("draw", "--output", "no/t.svg") == Run(
            1, "", "roverspecs: no/t.svg: No such file or directory: make its folder first\n"
        )
