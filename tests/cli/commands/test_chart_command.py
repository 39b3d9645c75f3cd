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

    def test_options(self, run: Callable[..., Run], folder: Path) -> None:
        """Its options are those of the function; one's own record is among all vehicles."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        words = ["--specs", "mass", "--title", "Small ones", "--notes", "none", "--names", "own"]
        words += ["--width", "16cm", "--aspect", "4:3", "--transparent", "--where", "mass < 9 kg"]
        made = run("chart", "--with", "ours.toml", *words, "--sure", "--output", "c.svg")
        assert made.code == 0
        vehicles = [*rs.Catalog(), rs.load("ours.toml")]
        meeting = rs.compare(vehicles, "mass", where="mass < 9 kg", strict=True).vehicles
        expected = rs.chart(
            meeting,
            "mass",
            title="Small ones",
            notes="none",
            names="own",
            width="16cm",
            aspect="4:3",
            transparent=True,
        )
        assert (folder / "c.svg").read_text(encoding="utf-8") == expected.svg()

    def test_names_and_notes(self, run: Callable[..., Run], folder: Path) -> None:
        """Vehicles are named beside a word, and the caption may be short."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        words = ["--specs", "mass,length", "--names", "own, Curiosity", "--notes", "sources"]
        made = run("chart", "--with", "ours.toml", *words, "--output", "c.svg")
        assert (made.code, made.out) == (0, "")
        vehicles = [*rs.Catalog(), rs.load("ours.toml")]
        options = {"names": ["own", "curiosity"], "notes": "sources"}
        expected = rs.chart(vehicles, "mass,length", **options)  # type: ignore[arg-type]
        assert (folder / "c.svg").read_text(encoding="utf-8") == expected.svg()

    @pytest.mark.parametrize(
        "words", [["--notes", "none"], ["--notes", "sources"], ["--aspect", "2"]]
    )
    def test_nobody_is_left_out_in_silence(
        self, run: Callable[..., Run], folder: Path, words: list[str]
    ) -> None:
        """What no caption says about vehicles that are not drawn is on the error output."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        vehicles = ["lev-2", "tenacious", "sojourner"]
        made = run("chart", *vehicles, "--specs", "mass,length", *words, "--output", "c.svg")
        assert made == Run(0, "", "note: No length of LEV-2, but diameter is published\n")
        assert (
            "No length"
            not in (folder / "c.svg").read_text(encoding="utf-8").split("</metadata>")[1]
        )
        whole = run("chart", *vehicles, "--specs", "mass,length", "--output", "c.svg")
        assert whole == Run(0, "", "")

    @pytest.mark.parametrize(("name", "start"), [("s.bib", "@misc{"), ("s.json", "[")])
    def test_bibliography(
        self, run: Callable[..., Run], folder: Path, name: str, start: str
    ) -> None:
        """The sources of the figures drawn are written to a file, too."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        said = "note: The figures that are drawn are from ispace-2023\n"
        assert run("chart", "tenacious", "--output", "c.svg", "--bib", name) == Run(0, "", said)
        made = (folder / name).read_text(encoding="utf-8")
        assert made.startswith(start)
        assert "ispace" in made
        assert rs.chart("tenacious").sources[0].id in made

    def test_figures_of_ones_own_have_no_keys(self, run: Callable[..., Run], folder: Path) -> None:
        """Nothing is to be cited, and the bibliography is empty."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        words = ("chart", "ours.toml", "--output", "c.svg", "--bib", "s.bib")
        assert run(*words) == Run(0, "", "")
        assert (folder / "s.bib").read_text(encoding="utf-8") == "\n"

    @pytest.mark.parametrize(
        ("option", "word"),
        [("--width", "wide"), ("--aspect", "9:1"), ("--notes", "x"), ("--names", "x")],
    )
    def test_wrong_options(
        self, run: Callable[..., Run], folder: Path, option: str, word: str
    ) -> None:
        """Nothing is written, and the message names the option."""
        made = run("chart", "lev-2", option, word, "--output", "c.svg")
        assert made.code != 0
        assert made.err.startswith(f"roverspecs: {option.lstrip('-')}: ") or option in made.err
        assert not (folder / "c.svg").exists()

    def test_no_vehicle(self, run: Callable[..., Run], folder: Path) -> None:
        """Where no record can be read, nothing is written."""
        assert run("chart", "missing.toml", "--output", "c.svg").code == 1
        assert not (folder / "c.svg").exists()
