"""Glyphs: which letters of an image no font has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import vl_convert
from conftest import Run
from test_svg import own

from roverspecs.errors import LetterWarning
from roverspecs.pictures import glyphs, lettering
from roverspecs.pictures.chart import chart
from roverspecs.pictures.drawing import draw
from roverspecs.pictures.glyphs import squares_in

LACKING = "\U0010fffc"
"""A private letter, which no font of any machine has."""
MESSAGE = f"no font has {LACKING!r} of {f'Rover {LACKING}'!r}: drawn as "


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([], {}),
        (["Rover", "Луна é ≥"], {}),
        ([f"A{LACKING}B{LACKING}", "A"], {f"A{LACKING}B{LACKING}": [LACKING]}),
        (["<&", "\u2028"], {}),
    ],
)
def test_which_letters_are_squares(texts: list[str], found: dict[str, list[str]]) -> None:
    """Each letter that no font has is named once, with the text that it stands in."""
    assert squares_in(texts, vl_convert.svg_to_png) == found


def test_usual_letters_are_not_looked_at() -> None:
    """A picture of names in Latin, Greek or Cyrillic letters takes no longer for it."""
    names = ["Tenacious", "Żółw", "Луноход", "Ωμέγα"]
    # It would fail if it were asked for an image.
    assert squares_in(names, bytes.fromhex) == {}


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_an_image_warns_of_squares(form: str) -> None:
    """It names the letters and the name; an SVG has the fonts of its reader."""
    drawing = draw(own(f"Rover {LACKING}", length="1 m"), views="side", title=f"Rover {LACKING}")
    with pytest.warns(LetterWarning) as caught:
        getattr(drawing, form)()
    assert [str(each.message) for each in caught] == [f"{MESSAGE}squares"]
    drawing.svg()


def test_a_chart_warns_of_codes() -> None:
    """A name that an alias stands for has no code, and needs no warning."""
    made = chart([own(f"Rover {LACKING}", mass="5 kg"), own("Usual", mass="6 kg")])
    with pytest.warns(LetterWarning) as caught:
        made.svg()
    assert [str(each.message) for each in caught] == [f"{MESSAGE}codes"]
    chart(own(f"Rover {LACKING}", mass="5 kg", aliases=("Rover",))).svg()


@pytest.mark.parametrize(("command", "sign"), [("draw", "squares"), ("chart", "codes")])
def test_the_command_line_says_so(
    command: str,
    sign: str,
    run: Callable[..., Run],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is a note, as any other, without a line of code."""
    monkeypatch.setattr(glyphs, "_image", lambda *_: b"")
    monkeypatch.setattr(lettering, "_known", lambda: frozenset(range(128)))
    text = 'name = "Rover ᚠ"\nmass = "5 kg"\nlength = "1 m"\n'
    (folder / "rare.toml").write_text(text, encoding="utf-8")
    note = f"note: no font has 'ᚠ' of 'Rover ᚠ': drawn as {sign}\n"

    assert run(command, "rare.toml", "--output", "rare.png") == Run(0, "", note)
