"""Bibliographies: files that keep what is in them when sources are added."""

from __future__ import annotations

import json

import attrs
import pytest

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.records.bibliographies import Extended, extended

NEWS = rs.Source(id="news", title="Rovers & more", publisher="The Daily", kind="press")
PAPER = rs.Source(
    id="paper-2024",
    title="Księżyc",
    publisher="Journal of Rovers",
    kind="paper",
    authors=["Ann Brown"],
    url="https://example.org/a",
    doi="10.1000/182",
)
OTHERS = """\
% Written by hand.
@string{jr = "Journal"}
@Book(knuth,
  title = "The {\\TeX}book"
)
@comment{news, which is not there}
"""


@pytest.mark.parametrize("style", ["bibtex", "csl-json"])
def test_a_new_bibliography_is_the_usual_one(style: str) -> None:
    """An empty file takes all sources, as they are cited."""
    assert extended("", [PAPER, NEWS], style) == (rs.cite([PAPER, NEWS], style), ())
    assert extended("\n", [], style).text == rs.cite([], style)


@pytest.mark.parametrize("style", ["bibtex", "csl-json"])
def test_sources_that_are_there_are_not_repeated(style: str) -> None:
    """The sources of a second table follow those of the first, and a third adds nothing."""
    first = extended("", [PAPER], style).text
    second = extended(f"{first}\n", [NEWS, PAPER], style)

    assert second == Extended(rs.cite([PAPER, NEWS], style), ())
    assert extended(f"{second.text}\n", [NEWS, PAPER], style) == second


def test_commands_are_not_repeated() -> None:
    """A preamble comes with the first entry that needs it, wherever that stands."""
    second = extended(rs.cite(NEWS, "bibtex"), [PAPER], "bibtex").text
    third = extended(second, [NEWS, attrs.evolve(PAPER, id="b")], "bibtex")

    assert second.index("@misc{news,") < second.index("@preamble") < second.index("@article{paper")
    assert third.text.count("@preamble") == 1
    assert third.kept == ()


@pytest.mark.parametrize("text", [OTHERS, OTHERS.replace("\n", "\r\n"), f"\ufeff{OTHERS}"])
def test_entries_of_others_stay(text: str) -> None:
    """Not a sign of them is changed, and a comment is no entry."""
    assert extended(text, [NEWS], "bibtex").text == f"{text[:-1]}\n\n{rs.cite(NEWS, 'bibtex')}"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "field",
    ["TITLE = {{Ksi\\k{e}\\.zyc}},\n  url = {https://example.org/a}", 'doi = "10.1000/182"'],
)
def test_an_entry_with_other_words_stays(field: str, ends: str) -> None:
    """Somebody has mended it, or a newer record says more: the caller is told its key."""
    text = f"@article{{Paper-2024,\n  {field},\n}}".replace("\n", ends)

    assert extended(text, [PAPER], "bibtex") == (text, ("paper-2024",))


def test_an_item_with_other_words_stays() -> None:
    """CSL-JSON of other programs has more fields; it is left as it was written."""
    text = json.dumps([{"id": "paper-2024", "DOI": "10.1000/182", "abstract": "-"}])

    assert extended(f"{text}\n", [PAPER], "csl-json") == (text, ("paper-2024",))
    added = json.loads(extended(text, [PAPER, NEWS], "csl-json").text)
    assert added == [*json.loads(text), *json.loads(rs.cite(NEWS, "csl-json"))]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("bibtex", "@misc{news,\n  title = {Something else},\n}"),
        ("csl-json", '[{"id": "news", "title": "Something else"}]'),
    ],
)
def test_a_key_of_another_source_is_refused(style: str, text: str) -> None:
    """The citations of a table would lead to it."""
    with pytest.raises(FieldError) as caught:
        extended(text, [NEWS], style)
    assert str(caught.value) == (
        "expected the same source as before, found another one under the key 'news': "
        "name a new file"
    )


@pytest.mark.parametrize("text", ["{", '{"id": "news"}', "[1]", "@misc{x,}", "[" * 100_000])
def test_another_file_is_no_csl_json(text: str) -> None:
    """It would be lost."""
    with pytest.raises(FieldError, match=r"^expected a list of CSL-JSON, found another file"):
        extended(text, [NEWS], "csl-json")
