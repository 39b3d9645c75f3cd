"""Wikitext: cells, notes and references for a wiki, and nothing that the wiki takes for its own."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from readers import NASTY, names

import roverspecs as rs
from roverspecs.tables.escapes import clean
from roverspecs.tables.render import Sheet, render
from roverspecs.tables.wikitext import text_of


def test_each_figure_has_its_reference() -> None:
    """A source or a note is written out where it is first met, and named from then on."""
    comparison = rs.compare(["lev-2", "tenacious"], ["mass", "length", "width"])
    made = comparison.render("mediawiki", footnotes=True)
    lines = made.split("\n")
    assert lines[:8] == [
        '{| class="wikitable"',
        "|-",
        '! scope="col" | Spec',
        '! scope="col" | LEV-2',
        '! scope="col" | Tenacious',
        "|-",
        '! scope="row" style="text-align: left;" | Mass (kg)',
        lines[7],
    ]
    assert lines[8].startswith(
        '| style="text-align: right;" | &#126;5<ref name="ispace-2023">ispace、ミッション2'
    )
    assert "https://ispace-inc.com/jpn/news/?p=4964 (operator)</ref>" in lines[8]
    assert lines[11:13] == ['| style="text-align: right;" | —', lines[12]]
    assert lines[12] == (
        '| style="text-align: right;" | 0.54'
        '<ref group="note" name="configuration unstated">configuration unstated</ref>'
        '<ref name="ispace-2023" />'
    )
    assert lines[16:] == [
        '| style="text-align: right;" | 0.315'
        '<ref group="note" name="configuration unstated" /><ref name="ispace-2023" />',
        "|}",
        "",
        *comparison.remarks,
        "",
        '<references group="note" />',
    ]


def test_without_footnotes_there_are_notes_alone() -> None:
    """Sources are referred to where they are asked for, as in every format."""
    made = rs.compare(["lev-2"], ["mass"]).render("mediawiki")
    assert made.endswith('| style="text-align: right;" | 0.228\n|}')


def test_remarks_stand_below_the_table() -> None:
    """What belongs to the whole table is a paragraph; a table of nothing is one alone."""
    made = rs.compare(["lev-2"], ["mass"], where="mass > 1 t").render("mediawiki")
    assert made.startswith("No vehicle meets mass")


def test_a_list_has_plain_cells() -> None:
    """A table of texts has no numbers, and no row begins with a heading."""
    sheet = Sheet.of_items({"a": "A", "b": "B"}, [{"a": "x", "b": ""}, {"a": "y", "b": "z"}])
    assert render(sheet, "mediawiki").split("\n") == [
        '{| class="wikitable"',
        "|-",
        '! scope="col" | A',
        '! scope="col" | B',
        "|-",
        "| x",
        "|",
        "|-",
        "| y",
        "| z",
        "|}",
    ]


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_is_shown_as_it_stands(text: str) -> None:
    """No sign begins a link, a template, a cell or a signature."""
    assert_shows(text)


@settings(deadline=None)
@given(text=names)
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    """Whatever the text, the wiki reads its letters."""
    assert_shows(text)


def assert_shows(text: str) -> None:
    """Demand that a text has no sign of the wiki's outside addresses, and is read back."""
    made = text_of(text)
    if "://" not in text:
        assert not re.search(r"[\[\]{}|<>'\"~_]|!!", made)
        assert html.unescape(made) == clean(text)


def test_an_address_is_a_link() -> None:
    """Its signs are those of an address, and what ends the sentence is none of it."""
    assert text_of("See (https://example.org/a_b~c?d=e&f=['x']), too.") == (
        "See (https://example.org/a_b%7Ec?d=e&f=%5B%27x%27%5D), too."
    )
    assert text_of("https://example.org/a_(b)!!") == "https://example.org/a_(b)%21%21"
