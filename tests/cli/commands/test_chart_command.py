"""The command ``chart``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import Run

import roverspecs as rs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class TestChart:
    """``chart``: one spec or two on axes."""

    def test_saved(self, run: Callable[..., Run], folder: Path) -> None:
        """By the ending of the name; the mass by default."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        assert run("chart", "lev-2", "tenacious", "ours.toml", "--output", "c.svg") == Run(
            0, "", ""
        )
        assert "<svg" in (folder / "c.svg").read_text(encoding="utf-8")
        assert run(
            "chart", "--specs", "mass,top_speed", "--output", "c.png", "--theme", "dark"
        ) == Run(0, "", "")
        assert (folder / "c.png").read_bytes().startswith(b"\x89PNG")

    @pytest.mark.parametrize("theme", ["auto", "light", "dark"])
    def test_theme(self, run: Callable[..., Run], folder: Path, theme: str) -> None:
        """A chart takes the themes of a drawing."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        assert run("chart", "lev-2", "--theme", theme, "--output", "c.svg") == Run(0, "", "")
        made = (folder / "c.svg").read_text(encoding="utf-8")
        assert made == rs.chart("lev-2", theme=theme).svg()

    def test_no_vehicle(self, run: Callable[..., Run], folder: Path) -> None:
        """Where no record can be read, nothing is written."""
        assert run("chart", "missing.toml", "--output", "c.svg").code == 1
        assert not (folder / "c.svg").exists()
