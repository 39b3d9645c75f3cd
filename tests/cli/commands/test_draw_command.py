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
