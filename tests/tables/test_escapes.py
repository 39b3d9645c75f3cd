"""The escapes: clean texts, marks in ASCII, and fields of BibTeX."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # it has no types
from readers import NASTY, has_control_characters, names, with_plain_signs

from roverspecs.tables.escapes import bibtex_text, clean, in_ascii


@settings(deadline=None)
@given(text=st.text())
@example(text="a \x00 b")
@example(text="\x1b\x1b[[3m")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A clean text is one line without spaces at its ends or two in a row."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not has_control_characters(cleaned)
    assert cleaned == " ".join(filter(None, cleaned.split(" ")))


def test_a_number_is_held_together() -> None:
    """A no-break space stays between the groups of a number, and is a space anywhere else."""
    assert clean("10\u00a0000 kg") == "10\u00a0000 kg"
    assert clean("10\u00a0kg, a\u00a0b, 5\u00a06") == "10 kg, a b, 5 6"
    assert in_ascii("10\u00a0000") == "10 000"


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["C", "Z"])))
def test_cleaning_keeps_what_can_be_seen(text: str) -> None:
    """No letter, mark, digit or sign is lost."""
    assert clean(text) == text


def test_marks_in_ascii_stay_readable() -> None:
    """Each mark has its usual spelling, and letters stay."""
    assert (
        in_ascii("≥1 ≤2 3–4 5 ± 6 7° m² m³ µm μm N·m —")
        == ">=1 <=2 3-4 5 +/- 6 7deg m^2 m^3 um um N*m -"
    )
    assert in_ascii("−20 % ×12 250 g → 9 oz") == "-20 % x12 250 g -> 9 oz"
    assert in_ascii("月面é") == "月面é"


@settings(deadline=None)
@given(text=st.text())
def test_ascii_twice_changes_nothing(text: str) -> None:
    """A text that was written in ASCII may pass again."""
    assert in_ascii(in_ascii(text)) == in_ascii(text)


def test_a_field_of_bibtex_has_no_brace_of_its_own() -> None:
    """BibTeX counts braces, and a tilde in a title is a tilde."""
    assert bibtex_text("{x} ~5 & ≥3 µm 月") == (
        r"\textbraceleft{}x\textbraceright{} \textasciitilde{}5 \& $\geq$3 \textmu{}m 月"
    )


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_field_of_bibtex_is_read_back(text: str) -> None:
    """A parser of LaTeX that is not ours reads the cleaned text."""
    assert_reads_back(text)


@settings(deadline=None)
@given(text=names)
def test_any_field_of_bibtex_is_read_back(text: str) -> None:
    """Whatever the text, LaTeX shows it, and the braces of the field are balanced."""
    assert_reads_back(text)


BRACES = {"left": r"\{", "right": r"\}"}


def assert_reads_back(text: str) -> None:
    """Demand that a field shows a text and closes each brace that it opens."""
    field = bibtex_text(text)
    # The parser knows a brace only as BibTeX must not have it.
    printed = re.sub(r"\\textbrace(left|right)\{\}", lambda found: BRACES[found[1]], field)
    read = LatexNodes2Text(math_mode="text", strict_latex_spaces=False).latex_to_text(printed)
    assert with_plain_signs(read).strip() == with_plain_signs(clean(text))
    depth = 0
    # BibTeX counts a brace behind a backslash, too.
    for brace in re.findall(r"[{}]", field):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
