"""Typst: texts that mean nothing to it but themselves, and tables that it sets."""

from __future__ import annotations

import json

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from readers import NASTY
from strategies import examples

import roverspecs as rs
from roverspecs.tables.escapes import clean
from roverspecs.tables.typst import text_of


def test_a_table_cites_the_keys_of_the_bibliography() -> None:
    """The two halves of a number are cells; behind them stand the letters and the sources."""
    made = rs.compare(["lev-2", "tenacious"], ["mass", "width"]).render("typst", cited=True)
    assert (
        r'  "Mass (kg)", "0", ".228" + "\u{202f}" + cite(label("joint-release-2025")), '
        r'"~5", "\u{202f}" + cite(label("ispace-2023")),'
    ) in made
    assert '".123" + super("a,b") + cite(label("hothardware-2024"))' in made
    assert '#par(super("a") + " " + "deployed")' in made


def test_a_listed_source_has_a_link() -> None:
    """A title in other letters is translated, as the fonts of a paper may lack them."""
    made = rs.compare(["lev-2"], ["mass"]).render("typst", footnotes=True)
    assert '#par(super("1") + " " + "Receiving the Prime Minister\'s Award' in made
    assert (
        'link("https://news.infoseek.co.jp/article/digitalprplatform_103687") + " (operator)")'
        in made
    )


def test_an_extreme_stands_behind_its_number() -> None:
    """What is no part of a number follows it after a space."""
    made = rs.compare(["lev-2", "yutu"], ["mass"], extremes=True).render("typst")
    assert '"0", ".228 " + "(min)", "137", " " + "(max)",' in made


def test_a_table_of_nothing_is_its_remark() -> None:
    """Without a row there is no table."""
    made = rs.compare(["lev-2"], ["mass"], where="mass > 1 t").render("typst")
    assert "#table" not in made
    assert "No vehicle meets mass" in made


texts = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=30)


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_is_read_back(text: str) -> None:
    """Typst reads the text that was meant."""
    assert read([text]) == [clean(text)]


@examples(10)
@given(given_texts=st.lists(texts, min_size=1, max_size=20))
def test_any_text_is_read_back(given_texts: list[str]) -> None:
    """Whatever the texts, Typst reads them."""
    assert read(given_texts) == [clean(text) for text in given_texts]


def read(given_texts: list[str]) -> list[str]:
    """Return texts as Typst reads them; of a link, its address."""
    plain = [text_of(text) for text in given_texts if "://" not in text]
    source = f"#metadata(({''.join(f'{each}, ' for each in plain)})) <texts>"
    found: str = typst.query(source.encode(), "<texts>", field="value", one=True)
    made = iter(json.loads(found))
    return [clean(text) if "://" in text else next(made) for text in given_texts]


def test_empty_texts() -> None:
    """An empty text is an empty string."""
    assert text_of("") == '""'


def test_a_long_table_says_how_it_goes_on_to_the_next_page() -> None:
    """A figure is kept on one page unless the document says otherwise."""
    rovers = [rs.Rover(name=f"R{number}", mass="5 kg") for number in range(41)]

    long = rs.compare(rovers, ["mass"]).render("typst")

    assert "\n// #show figure: set block(breakable: true)\n" in long
    assert "breakable" not in rs.compare(rovers[1:], ["mass"]).render("typst")
