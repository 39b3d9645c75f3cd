"""LaTeX: the letters that its usual fonts have, and what is printed for others."""

from __future__ import annotations

import roverspecs as rs
from roverspecs.tables.latex_letters import Spelling, definitions, is_printable, text_of


def test_letters_that_latex_lacks() -> None:
    """They are printed by their numbers, or as letters of Latin where they come from these."""
    assert is_printable("Größe – Księżyc ≥ 5 µm½")
    assert not is_printable("月面")
    assert text_of("a 月面 b") == r"a \roverletters{月面}{\rovernumbers{U+6708 U+9762}} b"
    assert text_of("ｗ & ﬁ") == r"\roverletters{ｗ}{w} \& \roverletters{ﬁ}{fi}"
    made = rs.compare([rs.Rover(name="月面", mass="5 kg")], ["mass"]).render("latex")
    assert made.split("\n")[1:4] == [
        "% To print other letters as they are, with a font that has them, write before this:",
        r"% \newcommand{\roverletters}[2]{#1}",
        r"\providecommand{\roverletters}[2]{#2}%",
    ]


def test_numbers_of_letters_are_a_warning() -> None:
    """The log of LaTeX says what helps; letters that have a Latin form need none."""
    made = rs.compare([rs.Rover(name="月面", mass="5 kg")], ["mass"]).render("latex")
    assert (
        r"\PackageWarning{roverspecs}{#1 stands for letters that the fonts lack: "
        "give the vehicle an alias, or the source a translated_title, "
        r"or define \string\roverletters}#1}%"
    ) in made
    wide = rs.compare([rs.Rover(name="ｗ", mass="5 kg")], ["mass"]).render("latex")
    assert r"\roverletters{ｗ}{w}" in wide
    assert "PackageWarning{roverspecs}{#1" not in wide


def test_a_name_is_replaced_where_it_is_a_word() -> None:
    """A longer name or a word that holds its letters stays; an address is no place for it."""
    spelling = Spelling({"月": "Tsuki", "月面 2": "Getsumen & 2"})
    assert spelling.text_of("月, 月面 2") == (
        r"\roverletters{月}{Tsuki}, \roverletters{月面 2}{Getsumen \& 2}"
    )
    assert spelling.text_of("月面") == text_of("月面")
    assert spelling.printed("月 and 月面 2") == "Tsuki and Getsumen & 2"
    assert spelling.text_of("https://example.org/月") == text_of("https://example.org/月")


def test_letters_that_an_encoding_may_lack() -> None:
    """Each brings what LaTeX prints where a font lacks it."""
    assert definitions("Größe") == []
    assert definitions("ąę") == [r"\ProvideTextCommandDefault{\k}[1]{#1}"]


def test_an_address_is_a_link() -> None:
    """Its signs are those of an address; one in brackets loses none of them."""
    assert text_of("See https://example.org/a_b%20c#d, 5 %.") == (
        r"See \url{https://example.org/a_b%20c#d}, 5 \%."
    )
    assert text_of("(https://example.org/月)") == r"(\url{https://example.org/%E6%9C%88})"
    assert text_of("https://example.org/a_(b)") == r"\url{https://example.org/a_(b)}"
    assert (
        Spelling().text_of("https://example.org/a_b", has_links=False)
        == r"https://example.org/a\_b"
    )
    assert text_of("https://{x}") == r"https://\{x\}"
