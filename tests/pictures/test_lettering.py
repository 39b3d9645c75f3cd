"""Lettering: fonts, widths of texts, and where lines are broken."""

from __future__ import annotations

import pytest
from conftest import skip_without_cjk_font
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.pictures.lettering import drawable, plain_settings, width_of, wrapped

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


def test_what_no_font_has_is_escaped() -> None:
    """No box stands for a character that cannot be drawn, and no warning: its number does."""
    assert drawable("Yutu-2 ~5 \U000e0041") == "Yutu-2 ~5 \\U000e0041"


def test_bold_letters_are_wider() -> None:
    """A name of one's own needs more room."""
    assert width_of("Mine", is_bold=True) > width_of("Mine")


@pytest.mark.parametrize("letter", ["W", pytest.param("月", id="cjk")])
def test_a_long_word_is_cut(letter: str) -> None:
    """A text without spaces is broken anywhere, and nothing is lost."""
    if not letter.isascii():
        skip_without_cjk_font()
    lines = wrapped(letter * 300, 100)

    assert "".join(lines) == letter * 300
    assert max(map(width_of, lines)) <= 100 * 9 / 8


@given(st.text("ab W\u00a0-,\n", max_size=200), st.floats(10, 300), st.booleans())
def test_lines_have_their_width(text: str, width: float, is_bold: bool) -> None:
    """Lines are broken between words, keep what a fixed space holds together, and lose no word."""
    lines = wrapped(text, width, is_bold=is_bold)

    assert "".join(lines).replace(" ", "") == "".join(text.replace("\n", " ").split(" "))
    for line in lines:
        assert width_of(line, 8.0, is_bold=is_bold) <= width + 0.5 or len(line) == 1


def test_settings_of_the_user_do_not_count_and_stay() -> None:
    """A plot looks alike whatever is set for others, and sets nothing itself."""
    import matplotlib as mpl

    with mpl.rc_context({"axes.grid": True, "font.size": 30}):
        with plain_settings():
            assert mpl.rcParams["font.size"] == mpl.rcParamsDefault["font.size"]
            assert mpl.rcParams["pdf.fonttype"] == 42
        assert mpl.rcParams["font.size"] == 30
