from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs
import jsonschema
import pytest
from citeproc import (  # type: ignore[import-untyped]  # it has no types
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]  # it has no types
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, Entry, parse_string  # type: ignore[import-untyped]  # it has no types
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # it has no types

import roverspecs as rs
from roverspecs.errors import FieldError, UnknownFormatError
from roverspecs.records.cite import STYLES, remarks_on_letters
from roverspecs.records.claims import SOURCE_KINDS
from roverspecs.tables.escapes import clean

if TYPE_CHECKING:
    from conftest import Run

PAPER = rs.Source(
    id="paper-2024",
    title="A Paper on {LEV-2}",
    publisher="Journal of Rovers",
    kind="paper",
    date="2024-05-06",
    url="https://example.org/a?b=c&d=50%25#e",
    language="en",
    note="Read as a copy.",
)
NEWS = rs.Source(id="news", title="月面ロボット", publisher="The Daily", kind="press")

CSL_DATE = {
    "type": "object",
    "required": ["date-parts"],
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "prefixItems": [
                    {"type": "integer", "minimum": 1, "maximum": 9999},
                    {"type": "integer", "minimum": 1, "maximum": 12},
                    {"type": "integer", "minimum": 1, "maximum": 31},
                ],
            },
        }
    },
}

NAMES = ("literal", "given", "non-dropping-particle", "family")

# What one item of the JSON of the Citation Style Language may be, so far as we write it.
# The words are those of csl-data.json, version 1.0.2.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "anyOf": [{"required": ["author"]}, {"required": ["container-title"]}],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "pattern": "^[A-Za-z0-9:.-]+$"},
            "type": {
                "enum": ["article-journal", "article-newspaper", "entry-encyclopedia", "webpage"]
            },
            "title": {"type": "string"},
            "author": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "oneOf": [{"required": ["literal"]}, {"required": ["given", "family"]}],
                    "additionalProperties": False,
                    "properties": {name: {"type": "string"} for name in NAMES},
                },
            },
            "container-title": {"type": "string"},
            "issued": CSL_DATE,
            "accessed": CSL_DATE,
            "URL": {"type": "string"},
            "DOI": {"type": "string"},
            "language": {"type": "string"},
            "note": {"type": "string"},
        },
    },
}


# What LaTeX prints for commands that the reader of these tests does not know.
PRINTED = {
    r"\textbraceleft{}": r"\{",
    r"\textbraceright{}": r"\}",
    r"\textasciicircum{}": "\ue000",
    r"\textsuperscript{$-$}": "⁻",
    **{rf"\textsuperscript{{{digit}}}": sign for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    "$''$": "″",
    "$'$": "′",
    "$-$": "−",
}


def parsed(text: str) -> dict[str, Entry]:
    """Return the entries of a BibTeX file."""
    data: BibliographyData = parse_string(text, "bibtex")
    return dict(data.entries.items())


def read(field: str) -> str:
    """Return what LaTeX would print for a field."""
    for command, sign in PRINTED.items():
        field = field.replace(command, sign)
    text: str = LatexNodes2Text().latex_to_text(field)
    return text.replace("\ue000", "^")


def items(sources: list[rs.Source]) -> list[dict[str, object]]:
    """Return the items of CSL-JSON, which are as described."""
    found: list[dict[str, object]] = json.loads(rs.cite(sources, "csl-json"))
    jsonschema.validate(found, CSL)
    return found


def test_bibtex() -> None:
    """Each source is an entry under its id, its publisher as author, its title in braces."""
    article = attrs.evolve(PAPER, authors=["Ann Brown"])
    assert rs.cite([article, NEWS], "bibtex") == (
        "@article{paper-2024,\n"
        r"  title = {{A Paper on \textbraceleft{}LEV-2\textbraceright{}}}," + "\n"
        "  author = {Ann Brown},\n"
        "  journal = {Journal of Rovers},\n"
        "  year = {2024},\n"
        "  month = may,\n"
        "  date = {2024-05-06},\n"
        "  url = {https://example.org/a?b=c&d=50%25#e},\n"
        "  language = {english},\n"
        "  keywords = {paper},\n"
        "  annote = {Read as a copy.},\n"
        "}\n"
        "\n"
        "@misc{news,\n"
        "  title = {{月面ロボット}},\n"
        "  author = {{The Daily}},\n"
        "  keywords = {press},\n"
        "}"
    )


def test_a_paper_without_authors_is_no_article() -> None:
    """An article needs an author; the journal is none, and stands where any style prints it."""
    entry = parsed(rs.cite(PAPER, "bibtex"))["paper-2024"]

    assert entry.type == "misc"
    assert "author" not in entry.persons
    assert entry.fields["key"] == entry.fields["howpublished"] == "Journal of Rovers"
    assert "author" not in items([PAPER])[0]


def test_other_letters_are_left_to_fields_that_no_style_prints() -> None:
    """LaTeX has letters of Latin alone: a title is translated, a publisher named by its address."""
    source = attrs.evolve(
        NEWS,
        translated_title="Robot on the Moon",
        publisher="毎日",
        url="https://www.example.org/月?a=b",
        language="ja",
    )
    fields = parsed(rs.cite(source, "bibtex"))["news"].fields

    assert fields["title"] == "{Robot on the Moon}"
    assert fields["origtitle"] == "月面ロボット"
    assert fields["origpublisher"] == "毎日"
    assert fields["url"] == "https://www.example.org/%E6%9C%88?a=b"
    assert fields["language"] == "japanese"
    assert "note" not in fields
    (author,) = parsed(rs.cite(source, "bibtex"))["news"].persons["author"]
    assert str(author) == "{example.org}"
    assert items([source])[0]["title"] == "月面ロボット"


def test_letters_that_pdflatex_lacks_are_a_remark() -> None:
    """It names the sources for which there is no translation, no address and no other name."""
    known: dict[str, Any] = {"publisher": "P", "kind": "paper"}
    sources = [
        rs.Source(id="plain", title="A page", **known),
        rs.Source(id="translated", title="月面車", translated_title="Moon car", **known),
        rs.Source(id="title", title="月面車", **known),
        rs.Source(id="author", title="A page", authors=["山田太郎"], **known),
    ]
    assert remarks_on_letters(sources) == [
        "pdflatex lacks letters of 'title', 'author': give a translated_title, and authors and "
        "publisher in Latin letters, or use xelatex or lualatex with a font that has them"
    ]
    assert remarks_on_letters(sources[:2]) == []


def test_letters_that_a_font_may_lack_are_provided() -> None:
    """A title in Polish brings the command for its letters, which BibTeX writes before all."""
    source = attrs.evolve(NEWS, title="Księżyc „x“")

    assert rs.cite([PAPER, source], "bibtex").startswith(
        '@preamble{"\\ProvideTextCommandDefault{\\k}[1]{#1}"}\n'
        '@preamble{"\\ProvideTextCommandDefault{\\quotedblbase}{,,}"}\n'
        "\n"
        "@misc{paper-2024,\n"
    )
    assert "@preamble" not in rs.cite([PAPER, NEWS], "bibtex")


def test_csl_json() -> None:
    """Each source is an item, with its date in parts and nothing that is not known."""
    assert items([PAPER, NEWS]) == [
        {
            "id": "paper-2024",
            "type": "article-journal",
            "title": "A Paper on {LEV-2}",
            "container-title": "Journal of Rovers",
            "issued": {"date-parts": [[2024, 5, 6]]},
            "URL": "https://example.org/a?b=c&d=50%25#e",
            "language": "en",
            "note": "Read as a copy.",
        },
        {
            "id": "news",
            "type": "article-newspaper",
            "title": "月面ロボット",
            "author": [{"literal": "The Daily"}],
        },
    ]


WHOLE = attrs.evolve(
    PAPER,
    title="月面ロボット",
    translated_title="A robot on the Moon",
    authors=["Hendrik de Vries", "月野 うさぎ", "Smith & Sons", "Brown, Ann", "Us and Them"],
    doi="10.1038/s41561-022-00905-6",
    accessed="2026-11-20",
    archive_url="https://web.archive.org/web/2024/https://example.org/a_b",
)


def test_bibtex_of_a_whole_source() -> None:
    """Persons are the authors, a comma or an "and" within a name in braces; the rest has its field."""
    entry = parsed(rs.cite(WHOLE, "bibtex"))["paper-2024"]

    assert "  author = {Hendrik de Vries and 月野 うさぎ and Smith \\& Sons and " in rs.cite(
        WHOLE, "bibtex"
    )
    assert [str(person) for person in entry.persons["author"]] == [
        "de Vries, Hendrik",
        "うさぎ, 月野",
        "Sons, Smith \\&",
        "{Brown, Ann}",
        "{Us and Them}",
    ]
    assert entry.fields["journal"] == "Journal of Rovers"
    assert entry.fields["doi"] == "10.1038/s41561-022-00905-6"
    assert entry.fields["urldate"] == "2026-11-20"
    assert entry.fields["title"] == "{A robot on the Moon}"
    assert entry.fields["origtitle"] == "月面ロボット"
    assert entry.fields["note"] == (
        r"stored copy: \url{https://web.archive.org/web/2024/https://example.org/a_b}"
    )
    assert entry.fields["annote"] == "Read as a copy."


def test_a_title_in_another_language_is_translated_in_a_note() -> None:
    """A title in letters of Latin stays as it was published."""
    source = attrs.evolve(NEWS, title="Mond", translated_title="Moon & more", language="de")
    fields = parsed(rs.cite(source, "bibtex"))["news"].fields

    assert (fields["title"], fields["note"]) == ("{Mond}", r"in English: Moon \& more")
    assert fields["language"] == "german"
    assert "origtitle" not in fields


def test_csl_json_of_a_whole_source() -> None:
    """Names are taken apart as BibTeX does it where they are plain; the day of reading is kept."""
    [item] = items([WHOLE])

    assert item["author"] == [
        {"given": "Hendrik", "non-dropping-particle": "de", "family": "Vries"},
        {"literal": "月野 うさぎ"},
        {"literal": "Smith & Sons"},
        {"literal": "Brown, Ann"},
        {"literal": "Us and Them"},
    ]
    assert item["container-title"] == "Journal of Rovers"
    assert item["DOI"] == "10.1038/s41561-022-00905-6"
    assert item["accessed"] == {"date-parts": [[2026, 11, 20]]}
    assert item["note"] == (
        "in English: A robot on the Moon, "
        "stored copy: https://web.archive.org/web/2024/https://example.org/a_b, Read as a copy."
    )


def test_a_page_with_an_author_keeps_its_publisher() -> None:
    """Where a person is the author of a page, its publisher has a field of its own."""
    source = attrs.evolve(NEWS, authors=["A. Name"])
    entry = parsed(rs.cite(source, "bibtex"))["news"]

    assert str(entry.persons["author"][0]) == "Name, A."
    assert entry.fields["howpublished"] == "The Daily"
    assert "howpublished" not in parsed(rs.cite(NEWS, "bibtex"))["news"].fields
    assert items([source])[0]["container-title"] == "The Daily"
    assert items([source])[0]["author"] == [{"given": "A.", "family": "Name"}]


def test_a_style_makes_a_bibliography_of_csl_json() -> None:
    """A processor that is not ours prints authors, titles, journals and publishers in their places."""
    vehicles = ["philae", "zhurong", "lev-2"]
    cited = rs.compare(vehicles, ["mass", "wheel_count", "width"]).sources
    paper = attrs.evolve(PAPER, authors=["Hendrik de Vries"], title="A paper")
    found = items([paper, *cited])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(found), formatter.plain)
    for item in found:
        made.register(Citation([CitationItem(str(item["id"]).lower())]))
    lines = [str(line) for line in made.bibliography()]

    assert len(lines) == len(found)
    assert any("de Vries, H. (2024) “A paper”, Journal of Rovers" in line for line in lines), lines
    for source in cited:
        # The processor turns the quotes of a title.
        start = re.split("[\"'“”‘’]", source.title)[0]
        assert any(start in line and source.publisher in line for line in lines), source


def test_csl_json_is_readable() -> None:
    """Letters of any script stand as they are."""
    assert '    "title": "月面ロボット",\n' in rs.cite([NEWS], "csl-json")


def test_text() -> None:
    """By default each source is a line, as in a footnote."""
    assert rs.cite([PAPER, NEWS]) == (
        "A Paper on {LEV-2}, Journal of Rovers, 2024-05-06, https://example.org/a?b=c&d=50%25#e (paper)\n"
        "月面ロボット, The Daily, undated, no address (press)"
    )


@pytest.mark.parametrize(("style", "empty"), [("text", ""), ("bibtex", ""), ("csl-json", "[]")])
def test_no_sources(style: str, empty: str) -> None:
    """Of nothing there is an empty bibliography."""
    assert rs.cite([], style) == empty


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("bibtx", "unknown format 'bibtx': did you mean 'bibtex'?"),
        ("BibTeX", "unknown format 'BibTeX': did you mean 'bibtex'?"),
        ("xml", "unknown format 'xml': expected one of 'text', 'bibtex', 'csl-json'"),
        ("", "unknown format '': expected one of 'text', 'bibtex', 'csl-json'"),
    ],
)
def test_unknown_style(style: str, message: str) -> None:
    """A style that is none is refused with the nearest one."""
    with pytest.raises(UnknownFormatError) as caught:
        rs.cite([PAPER], style)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("date", "bibtex", "csl"),
    [
        (None, {}, None),
        ("2024", {"year": "2024"}, [2024]),
        ("2024-05", {"year": "2024", "month": "May"}, [2024, 5]),
        ("2024-10-20", {"year": "2024", "month": "October"}, [2024, 10, 20]),
        ("0999-01-02", {"year": "0999", "month": "January"}, [999, 1, 2]),
    ],
)
def test_dates_as_far_as_known(
    date: str | None, bibtex: dict[str, str], csl: list[int] | None
) -> None:
    """A date has as many parts as are known."""
    source = attrs.evolve(PAPER, date=date)
    entry = parsed(rs.cite([source], "bibtex"))["paper-2024"]
    issued = items([source])[0].get("issued")

    fields = {name: entry.fields[name] for name in ("year", "month") if name in entry.fields}
    assert fields == bibtex
    assert entry.fields.get("date") == date
    assert issued == (csl and {"date-parts": [csl]})


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_every_kind_has_its_type(kind: str) -> None:
    """Papers, press and reference works have types of their own, what else is on the web is a page."""
    source = attrs.evolve(PAPER, kind=kind, authors=["Ann Brown"])
    entry = parsed(rs.cite([source], "bibtex"))["paper-2024"]
    types = {
        "paper": "article-journal",
        "press": "article-newspaper",
        "reference": "entry-encyclopedia",
    }

    assert entry.type == ("article" if kind == "paper" else "misc")
    assert ("journal" in entry.fields) == (kind == "paper")
    assert entry.fields["keywords"] == kind
    assert items([source])[0]["type"] == types.get(kind, "webpage")


HOSTILE = [
    "a {b} c",
    "open { only",
    "close } only",
    "}{",
    "back\\slash",
    "\\",
    "\\{",
    "\\}",
    "\\textbraceleft{}",
    "{\\LaTeX}",
    '"quoted" and "open',
    "at @article{x, title = {y}}",
    "@comment{x}",
    "50 % off # $5 & more",
    "%",
    "#",
    "$",
    "$\\sim$ ~5 kg ~ about",
    "x^2_y",
    "<b>|</b>",
    "a--b---c",
    "an en–dash, an em—dash, a minus−sign",
    "``quotes'' 'single' `back",
    "?`!`",
    "ünïcödé ﬁ ß Ω",
    "日本初の変形型月面ロボット、SORA-Qの栄誉",
    "and",
    "Doe, John and Others",
    "≥5 °C × 10² µm · ½",
    "x" * 5000,
    "word " * 1000 + "end",
]
UNSEEN = ["nul \x00 bell \x07", "\x1b[31mred\x1b[0m", "line\nbreak\r\nand\ttab", "\u202ertl", "\ud800 surrogate", " edges "]  # fmt: skip


@pytest.mark.parametrize("text", [*HOSTILE, *UNSEEN])
def test_hostile_texts_come_back_from_bibtex(text: str) -> None:
    """Whatever stands in a source, BibTeX reads one entry, and LaTeX prints the text without control characters."""
    source = rs.Source(
        id="k", title=text, publisher=text, kind="agency", note=text, language=text, url=text
    )
    found = parsed(rs.cite([source, NEWS], "bibtex"))

    assert list(found) == ["k", "news"]
    (author,) = found["k"].persons["author"]
    fields = {
        "author": str(author),
        **{name: found["k"].fields[name] for name in ("title", "annote", "language")},
    }
    for name, field in fields.items():
        assert read(field) == clean(text), name
    assert set(found["k"].fields) == {"title", "url", "language", "keywords", "annote"}


@pytest.mark.parametrize("text", [*HOSTILE, *UNSEEN])
def test_hostile_texts_come_back_from_csl_json(text: str) -> None:
    """JSON gives back every text as it was, and can be saved as UTF-8."""
    source = rs.Source(
        id="k", title=text, publisher=text, kind="press", note=text, language=text, url=text
    )
    made = rs.cite([source], "csl-json")

    (item,) = items([source])
    [author] = cast("list[dict[str, str]]", item["author"])
    fields = [item[name] for name in ("title", "note", "URL", "language")]
    assert [author["literal"], *fields] == [text] * 5
    assert made.encode("utf-8").decode("utf-8") == made
    assert all(line == clean(line) or line != clean(line).strip() for line in made.split("\n"))


@pytest.mark.parametrize("text", [*HOSTILE, *UNSEEN])
def test_hostile_texts_are_one_line_of_text(text: str) -> None:
    """A source is one line, without what moves the cursor."""
    source = rs.Source(id="k", title=text, publisher=text, kind="press")

    assert rs.cite([source]) == clean(f"{text}, {text}, undated, no address (press)")


@pytest.mark.parametrize(
    ("url", "doi", "written"),
    [
        ("https://doi.org/10.1000/a_b%23c", "10.1000/a_b#c", None),
        ("http://dx.doi.org/10.1000/ABC", "10.1000/abc", None),
        ("https://doi.org/10.1000/a", "10.1000/b", "https://doi.org/10.1000/a"),
        ("https://example.org/10.1000/a", "10.1000/a", "https://example.org/10.1000/a"),
        ("https://doi.org/10.1000/a%25b", "10.1000/a%b", "https://doi.org/10.1000/a%25b"),
        ("https://doi.org/10.1000/a", None, "https://doi.org/10.1000/a"),
    ],
)
def test_a_doi_is_not_repeated(url: str, doi: str | None, written: str | None) -> None:
    """An address that only leads to the DOI is left out, as styles print the DOI, too."""
    fields = parsed(rs.cite(attrs.evolve(PAPER, url=url, doi=doi), "bibtex"))["paper-2024"].fields

    assert fields.get("url") == written


@pytest.mark.parametrize("doi", ["10.1000/a%b", "10.1000/{a}", "10.1000/a\\b", "10.1000/月"])
def test_a_doi_that_no_command_can_hold_is_a_remark(doi: str) -> None:
    """Styles write a DOI as it stands into commands, where some signs would end or begin something."""
    fields = parsed(rs.cite(attrs.evolve(PAPER, doi=doi), "bibtex"))["paper-2024"].fields

    assert "doi" not in fields
    assert fields["note"].startswith(r"DOI: 10.1000/\roverbreak{}")
    assert read(fields["note"].replace(r"\roverbreak{}", "")) == f"DOI: {doi}"


def test_a_stored_copy_with_signs_of_latex_is_a_text() -> None:
    """No argument of a command holds a percent sign or a hash, and biblatex makes a note one."""
    source = attrs.evolve(NEWS, archive_url="https://example.org/a%20b#c")
    made = rs.cite(source, "bibtex")

    assert made.startswith(r'@preamble{"\providecommand{\roverbreak}')
    assert parsed(made)["news"].fields["note"] == (
        r"stored copy: https:/\roverbreak{}/\roverbreak{}example.org/\roverbreak{}a\%20b\#c"
    )


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a_b~c?d=e&f=%20#g", "https://example.org/a_b~c?d=e&f=%20#g"),
        ("https://example.org/{a}\\b", "https://example.org/%7Ba%7D%5Cb"),
        ("https://example.org/a b\nc", "https://example.org/a%20b%20c"),
        ("https://example.org/月", "https://example.org/%E6%9C%88"),
        ("\x1b[31mhttps://example.org/\x00", "https://example.org/"),
    ],
)
def test_an_address_stays_an_address(url: str, written: str) -> None:
    """What would end or begin something within a url of LaTeX is written as an address writes it."""
    fields = parsed(rs.cite([attrs.evolve(PAPER, url=url)], "bibtex"))["paper-2024"].fields

    assert fields["url"] == written


def test_what_cannot_be_seen_is_left_out() -> None:
    """A text of control characters alone makes no empty field."""
    source = rs.Source(
        id="k",
        title="\x00",
        publisher="\x07",
        kind="press",
        url="\x1b",
        note="\x01",
        language="\x02",
    )

    assert rs.cite([source], "bibtex") == "@misc{k,\n  keywords = {press},\n}"


@pytest.mark.parametrize(
    ("ids", "keys"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "A"], ["a", "A-2"]),
        (["a", "a", "A", "a"], ["a", "a-2", "A-3", "a-4"]),
        (["a-2", "a", "a"], ["a-2", "a", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-2", "a-2-2"]),
        (["a b", "a,b", "a{b}"], ["a-b", "a-b-2", "a-b-3"]),
        (["月", "火", "source"], ["source", "source-2", "source-3"]),
        (["ß", "---", "\x00"], ["source", "source-2", "source-3"]),
        (["a:b.c-d"], ["a:b.c-d"]),
        (["%#$@\\\"'~=()"], ["source"]),
        (["1"], ["1"]),
    ],
)
def test_no_two_keys_are_the_same(ids: list[str], keys: list[str]) -> None:
    """A key has letters and digits of ASCII; two that differ in case only are one to BibTeX."""
    sources = [
        attrs.evolve(NEWS, id=name, title=f"Title {place}") for place, name in enumerate(ids)
    ]

    assert list(parsed(rs.cite(sources, "bibtex"))) == keys
    assert [item["id"] for item in items(sources)] == keys
    assert [item["title"] for item in items(sources)] == [source.title for source in sources]


def test_every_source_is_cited_once() -> None:
    """A source given twice is one, in the order in which it came first; what differs at all is another."""
    other = attrs.evolve(PAPER, note="Another remark.")
    given = iter([NEWS, PAPER, attrs.evolve(NEWS), other, PAPER])

    assert list(parsed(rs.cite(given, "bibtex"))) == ["news", "paper-2024", "paper-2024-2"]
    assert len(rs.cite([NEWS, NEWS]).split("\n")) == 1
    assert len(items([NEWS, NEWS, PAPER])) == 2


@pytest.mark.once
@pytest.mark.untraced
def test_many_sources_take_no_long_time() -> None:
    """Ten thousand sources of one key are numbered."""
    found = items([attrs.evolve(NEWS, title=f"Title {number}") for number in range(10_000)])

    assert [found[place]["id"] for place in (0, 1, -1)] == ["news", "news-2", "news-10000"]


# Dashes and hyphens side by side join into other dashes in LaTeX.
texts = st.text(st.characters(exclude_characters="-‐‑–—―−μ`'!?¿¡", exclude_categories=["Cs", "Co", "Cn", "Mn"]), min_size=1, max_size=40)  # fmt: skip
sources = st.builds(
    rs.Source,
    id=texts.filter(str.strip),
    title=texts.filter(str.strip),
    publisher=texts.filter(str.strip),
    kind=st.sampled_from(sorted(SOURCE_KINDS)),
    date=st.sampled_from([None, "2024", "2024-05", "2024-05-06"]),
    url=st.none() | texts.filter(str.strip),
    language=st.none() | texts.filter(str.strip),
    note=st.none() | texts.filter(str.strip),
    accessed=st.sampled_from([None, "2024-05-07"]),
    authors=st.lists(texts.filter(str.strip), max_size=3),
    doi=st.sampled_from([None, "10.1000/182", "10.1000/a{b}_c"]),
    archive_url=st.none() | texts.filter(str.strip),
    translated_title=st.none() | texts.filter(str.strip),
)


@settings(deadline=None)
@given(st.lists(sources, max_size=5))
@pytest.mark.untraced
def test_any_sources_come_back(given: list[rs.Source]) -> None:
    """Whatever the sources, every style holds each of them once, with its title."""
    unique = list(dict.fromkeys(given))
    entries = parsed(rs.cite(given, "bibtex"))
    found = items(given)

    assert list(entries) == [item["id"] for item in found]
    assert len({key.casefold() for key in entries}) == len(entries) == len(unique)
    assert [item["title"] for item in found] == [source.title for source in unique]
    titles = []
    for entry in entries.values():
        title = entry.fields.get("origtitle", entry.fields.get("title", ""))
        titles.append(read(title))
    assert [" ".join(title.split()) for title in titles] == [
        clean(source.title) for source in unique
    ]
    assert rs.cite(given).split("\n") == ([clean(str(source)) for source in unique] or [""])


# --- of a comparison ----------------------------------------------------------


def keys_of(bibliography: str) -> set[str]:
    """Return the keys of a BibTeX file or of CSL-JSON."""
    return (
        {item["id"] for item in json.loads(bibliography)}
        if bibliography[0] == "["
        else set(parsed(bibliography))
    )


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["lev-2", "--specs", "mass"], {"joint-release-2025"}),
        (["lev-2", "--specs", "mass", "--prefer", "fnn-2024"], {"fnn-2024"}),
        (
            ["lev-2", "tenacious", "--specs", "mass,width"],
            {"joint-release-2025", "hothardware-2024", "ispace-2023"},
        ),
        (["lev-2", "--specs", "surface_weight"], {"joint-release-2025", "nssdca-moon-fact-sheet"}),
        (["lev-2", "--specs", "bulk_density,diameter"], {"joint-release-2025"}),
        (["lev-2", "--specs", "width", "--configuration", "stowed"], set()),
        (["ours.toml", "--specs", "mass"], set()),
    ],
)
@pytest.mark.parametrize("name", ["sources.bib", "sources.json", "SOURCES.JSON", "sources"])
def test_a_bibliography_has_exactly_the_sources_of_the_cells(
    arguments: list[str], keys: set[str], name: str, run: Callable[..., Run]
) -> None:
    """`compare --bib` writes the sources of the cells shown, and no others, beside the table."""
    plain = run("compare", *arguments)
    assert run("compare", *arguments, "--bib", name) == plain
    assert plain.code == 0

    made = Path(name).read_text(encoding="utf-8")

    assert made.endswith("\n")
    if name.casefold().endswith(".json"):
        jsonschema.validate(json.loads(made), CSL)
        assert keys_of(made) == keys
    else:
        assert set(parsed(made)) == keys


def test_a_bibliography_is_that_of_python(run: Callable[..., Run]) -> None:
    """The file is what cite() gives for the sources of the comparison."""
    comparison = rs.compare(["lev-2", "tenacious"], ["mass", "derived"])
    run("compare", "lev-2", "tenacious", "--specs", "mass,derived", "--bib", "x.bib")

    assert Path("x.bib").read_text(encoding="utf-8") == rs.cite(comparison.sources, "bibtex") + "\n"
    assert len(comparison.sources) == len(set(comparison.sources))


@pytest.mark.parametrize("style", ["bibtex", "csl-json"])
def test_sources_of_vehicles(style: str, run: Callable[..., Run]) -> None:
    """`sources --format` cites every source of the vehicles named once, also if a vehicle is named twice."""
    ran = run("sources", "lev-2", "tenacious", "lev-2", "--format", style)
    cited = list(dict.fromkeys((*rs.LEV_2.sources, *rs.TENACIOUS.sources)))

    assert (ran.code, ran.err) == (0, "")
    if style == "bibtex":
        entries = parsed(ran.out).values()
        titles = [read(each.fields.get("origtitle", each.fields["title"])) for each in entries]
    else:
        found = json.loads(ran.out)
        jsonschema.validate(found, CSL)
        titles = [item["title"] for item in found]
    assert titles == [source.title for source in cited]


def test_sources_as_text(run: Callable[..., Run]) -> None:
    """`sources` in plain text has an entry for each source."""
    ran = run("sources", "mine.toml")

    assert ran.code == 0
    assert re.findall(r"\[(\S+)\]$", ran.out, re.MULTILINE) == ["paper-2024", "press"]
    assert STYLES == ("text", "bibtex", "csl-json")


@pytest.mark.parametrize(
    ("given_sources", "found"), [("lev-2", "'lev-2'"), ([PAPER, "lev-2"], "'lev-2'"), ([5], "5")]
)
def test_only_sources_are_cited(given_sources: Any, found: str) -> None:
    """What is no source is told; one source may stand for itself."""
    with pytest.raises(FieldError) as caught:
        rs.cite(given_sources)
    assert str(caught.value) == f"sources: expected a Source, found {found}"
    with pytest.raises(FieldError) as caught:
        rs.cite(5)  # type: ignore[arg-type]  # the point of the test
    assert str(caught.value) == "sources: expected sources, found 5"
    assert rs.cite(PAPER) == rs.cite([PAPER])
