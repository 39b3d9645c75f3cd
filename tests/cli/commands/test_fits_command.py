"""The command ``fits``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from conftest import Run


class TestFits:
    """``fits``: which vehicles go into a space."""

    def test_table(self, run: Callable[..., Run]) -> None:
        """Verdict, orientation, margins, configuration and reasons, those that fit first."""
        code, out, err = run(
            "fits",
            "lev-2",
            "tenacious",
            "lupex-rover",
            "--box",
            "60x40x40cm",
            "--mass",
            "6kg",
            "--format",
            "csv",
        )
        assert (code, err) == (0, "")
        assert [line.split(",")[:2] for line in out.splitlines()] == [
            ["vehicle", "fits"],
            ["Tenacious", "yes"],
            ["LEV-2", "maybe"],
            ["LUPEX rover", "no"],
        ]

    def test_only_what_is_asked(self, run: Callable[..., Run]) -> None:
        """Without a limit of mass there is no column for it, and without a box none for its sides."""
        box = run("fits", "tenacious", "--box", "60x40x40cm").out.splitlines()[0]
        assert box.split() == [
            "Vehicle",
            "Fits",
            "Orientation",
            "Room:",
            "length",
            "Width",
            "Height",
            "Configuration",
            "Why",
        ]
        assert run("fits", "tenacious", "--mass", "6 kg").out.splitlines()[0].split() == [
            "Vehicle",
            "Fits",
            "Room:",
            "mass",
            "Why",
        ]

    def test_json(self, run: Callable[..., Run]) -> None:
        """The same as data, with the figures that it follows from."""
        data = json.loads(
            run("fits", "tenacious", "--box", "60x40x40cm", "--mass", "6kg", "--format", "json").out
        )
        [fit] = data["fits"]
        assert (data["box"], data["mass"], data["lander"], data["upright"]) == (
            "60x40x40cm",
            "6kg",
            None,
            False,
        )
        assert (fit["vehicle"], fit["verdict"], fit["margins"]["length"]["text"]) == (
            "tenacious",
            "yes",
            "6 cm",
        )

    def test_lander(self, run: Callable[..., Run]) -> None:
        """A lander's capacity is the limit, as far as it is known."""
        out = run("fits", "lev-2", "lupex-rover", "--lander", "lupex-lander", "--format", "csv").out
        assert [line.split(",")[:2] for line in out.splitlines()[1:]] == [
            ["LEV-2", "yes"],
            ["LUPEX rover", "maybe"],
        ]

    def test_a_lander_is_not_its_own_payload(self, run: Callable[..., Run]) -> None:
        """Of all vehicles, those are judged that it could carry."""
        out = run("fits", "--lander", "lupex-lander", "--format", "csv").out
        assert "LUPEX rover" in out
        assert "LUPEX lander" not in out

    def test_a_narrow_terminal(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is too wide to be wrapped is printed in parts, each of which names the vehicles."""
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        lines = run(
            "fits", "lev-2", "tenacious", "--box", "60x40x40cm", "--mass", "6kg"
        ).out.splitlines()
        assert max(map(len, lines)) <= 80
        assert sum(line.startswith("Tenacious") for line in lines) == 2
        assert any("only a" in line for line in lines)

    def test_own_lander_of_a_bad_file(self, run: Callable[..., Run], folder: Path) -> None:
        """Without the lander there is no answer."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        assert run("fits", "lev-2", "--lander", "bad.toml").code == 1

    def test_nothing_asked(self, run: Callable[..., Run]) -> None:
        """A box, a mass or a lander is needed."""
        code, out, err = run("fits", "lev-2")
        assert (code, out) == (1, "")
        assert err.startswith("roverspecs: ")
