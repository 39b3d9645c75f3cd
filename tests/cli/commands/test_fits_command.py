"""The command ``fits``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from samples import filled, lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from conftest import Run


class TestFits:
    """``fits``: which vehicles go into a space."""

    def test_table(self, run: Callable[..., Run]) -> None:
        """Verdict, orientation, margins, configuration and reasons, those that fit first."""
        words = (
            "fits",
            "lev-2",
            "tenacious",
            "lupex-rover",
            "--box",
            "60x40x40cm",
            "--mass",
            "6kg",
        )
        found = lines(run(*words, "--format", "csv"))
        assert [(line["vehicle"], line["name"], line["verdict"]) for line in found] == [
            ("tenacious", "Tenacious", "yes"),
            ("lev-2", "LEV-2", "maybe"),
            ("lupex-rover", "LUPEX rover", "no"),
        ]
        assert filled(found[0]) == {
            "vehicle": "tenacious",
            "name": "Tenacious",
            "verdict": "yes",
            "orientation": "as it stands",
            **{f"length_{end}": "6.0" for end in ("low", "high")},
            **{f"width_{end}": "8.5" for end in ("low", "high")},
            **{f"height_{end}": "14.0" for end in ("low", "high")},
            **{f"{axis}_unit": "cm" for axis in ("length", "width", "height")},
            "mass_low": "0.0",
            "mass_high": "2.0",
            "mass_unit": "kg",
            "configuration": "unstated",
        }
        assert found[1]["reasons"] == "only a diameter is published: a ball is assumed"
        assert float(found[2]["length_high"]) < 0
        assert run(*words, "--format", "csv-long") == run(*words, "--format", "csv")

    def test_csv_has_the_same_columns_for_every_question(self, run: Callable[..., Run]) -> None:
        """A program finds each column, though nothing was asked that would fill it."""
        box = lines(run("fits", "tenacious", "--box", "60x40x40cm", "--format", "csv"))
        mass = lines(run("fits", "tenacious", "--mass", "6 kg", "--format", "csv"))
        assert list(box[0]) == list(mass[0])
        assert box[0]["mass_low"] == box[0]["mass_unit"] == mass[0]["length_low"] == ""

    def test_vehicles_of_one_name(self, run: Callable[..., Run], folder: Path) -> None:
        """They are told apart by their ids."""
        (folder / "two.csv").write_text("Name,Mass (kg)\nA,5\nB,6\nA,7\n", encoding="utf-8")
        out = run("fits", "two.csv", "--mass", "10 kg").out
        assert out.splitlines() == [
            "Fit (3):",
            "  A (a) — room: mass 5 kg",
            "  B — room: mass 4 kg",
            "  A (a-2) — room: mass 3 kg",
        ]
        out = run(
            "nearest", "b", "--with", "two.csv", "--where", "name == 'A'", "--specs", "mass"
        ).out
        assert "A (a)" in out
        assert "A (a-2)" in out

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each vehicle is an entry below its answer: the room that is left, and why."""
        out = run("fits", "lupex-rover", "lev-2", "tenacious", "--mass", "6 kg").out
        assert out == (
            "Fit (2):\n"
            "  LEV-2 — room: mass 5.772 kg\n"
            "  Tenacious — room: mass ~1 kg\n"
            "Do not fit (1):\n"
            "  LUPEX rover — room: mass ~−344 kg — too heavy; mass: including instruments\n"
        )
        box = run("fits", "lev-2", "--box", "60x40x40cm").out
        assert box == (
            "May fit (1):\n"
            "  LEV-2 — room: length ~52.2 cm, width ~32.2 cm, height ~32.2 cm — as it stands, "
            "stowed — only a diameter is published: a ball is assumed\n"
        )

    def test_digits_in_groups(self, run: Callable[..., Run]) -> None:
        """Rooms are numbers for people, whose digits are grouped from five on; not in CSV."""
        words = ("fits", "tenacious", "--mass", "20000 kg")
        assert "room: mass ~19\u00a0995 kg" in run(*words).out
        assert "~19\u00a0995 kg" in run(*words, "--format", "markdown").out
        assert "\u00a0" not in run(*words, "--format", "csv").out

    def test_no_vehicle(self, run: Callable[..., Run]) -> None:
        """An answer says where nothing is left to ask about."""
        out = run("fits", "--mass", "6 kg", "--where", "body == Venus").out
        assert out.startswith("No vehicle is left to check.\n")

    def test_only_what_is_asked(self, run: Callable[..., Run]) -> None:
        """Without a limit of mass there is no column for it, and without a box none for its sides."""
        words = ("fits", "tenacious", "--format", "markdown")
        box = run(*words, "--box", "60x40x40cm").out.splitlines()[0]
        headings = [each.strip() for each in box.strip("|").split("|")]
        assert headings == [
            "Vehicle",
            "Fits",
            "Orientation",
            "Room: length",
            "Width",
            "Height",
            "Configuration",
            "Why",
        ]
        mass = run(*words, "--mass", "6 kg").out.splitlines()[0]
        headings = [each.strip() for each in mass.strip("|").split("|")]
        assert headings == ["Vehicle", "Fits", "Room: mass", "Why"]

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
        found = lines(
            run("fits", "lev-2", "lupex-rover", "--lander", "lupex-lander", "--format", "csv")
        )
        assert [(line["vehicle"], line["verdict"]) for line in found] == [
            ("lev-2", "yes"),
            ("lupex-rover", "maybe"),
        ]

    def test_a_lander_is_not_its_own_payload(self, run: Callable[..., Run]) -> None:
        """Of all vehicles, those are judged that it could carry."""
        found = lines(run("fits", "--lander", "lupex-lander", "--format", "csv"))
        names = [line["name"] for line in found]
        assert "LUPEX rover" in names
        assert "LUPEX lander" not in names

    def test_a_narrow_terminal(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each entry is wrapped, and names its vehicle once."""
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        lines = run(
            "fits", "lev-2", "tenacious", "--box", "60x40x40cm", "--mass", "6kg"
        ).out.splitlines()
        assert max(map(len, lines)) <= 80
        assert sum(line.startswith("  Tenacious") for line in lines) == 1
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
