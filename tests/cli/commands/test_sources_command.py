"""The command ``sources``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Run
from samples import BIBTEX, PAPER, PRESS, filled, lines

import roverspecs as rs

if TYPE_CHECKING:
    from collections.abc import Callable


class TestSources:
    """`sources` lists the documents cited."""

    def test_text(self, run: Callable[..., Run]) -> None:
        """Each source of the vehicles named is an entry with its address."""
        assert run("sources", "mine.toml", "ours.toml") == Run(
            0,
            "Mine\n"
            "  A paper — A. Author, 2024-01-20 (paper) [paper-2024]\n"
            "      https://example.org/a\n"
            "  News — The Press, undated (press) [press]\n"
            "      no address\n"
            "\n"
            "Ours\n"
            "  no source\n",
            "",
        )

    def test_doi(self, run: Callable[..., Run]) -> None:
        """A paper without a page has the address of its DOI, in every form for people."""
        record = (
            "name = 'Doi'\n[[mass]]\nvalue = '5 kg'\nsource = 'p'\n"
            "[sources.p]\ntitle = 'T'\npublisher = 'J'\nkind = 'paper'\ndoi = '10.1000/a'\n"
        )
        Path("doi.toml").write_text(record, encoding="utf-8")
        for request in (
            ["sources", "doi.toml"],
            ["sources", "doi.toml", "--format", "html"],
            ["why", "doi.toml", "mass", "--urls"],
            ["why", "doi.toml", "mass", "--urls", "--format", "markdown"],
            ["show", "doi.toml", "--urls"],
            ["compare", "doi.toml", "--specs", "mass", "--footnotes"],
            ["page", "doi.toml"],
        ):
            assert "https://doi.org/10.1000/a" in run(*request).out, request
        (source,) = json.loads(run("sources", "doi.toml", "--format", "json").out)["sources"]
        assert source["url"] is None

    def test_json(self, run: Callable[..., Run]) -> None:
        """Without names the sources of all vehicles are listed."""
        sources = json.loads(run("sources", "--with", ".", "--format", "json").out)["sources"]

        assert sources[-2:] == [{"vehicle": "mine", **PAPER}, {"vehicle": "mine", **PRESS}]
        assert [(each["vehicle"], each["id"]) for each in sources] == [
            (vehicle.id, source.id) for vehicle in rs.Catalog(".") for source in vehicle.sources
        ]

    def test_csv(self, run: Callable[..., Run]) -> None:
        """A line has all fields of a source, those that are empty too."""
        found = lines(run("sources", "mine.toml", "--format", "csv"))

        assert all(set(line) == {"vehicle", *PAPER} for line in found)
        assert [filled(line) for line in found] == [
            {"vehicle": "mine", **{key: text for key, text in source.items() if text}}
            for source in (PAPER, PRESS)
        ]

    @pytest.mark.parametrize("style", ["bibtex", "csl-json"])
    def test_bibliography(self, style: str, run: Callable[..., Run]) -> None:
        """A bibliography cites each source once, in print and in a file; JSON is the same data."""
        printed = run("sources", "mine.toml", "ours.toml", "mine.toml", "--format", style)
        saved = run("sources", "mine.toml", "ours.toml", "--format", style, "--output", "out")

        assert (printed.code, printed.err, saved) == (0, "", Run(0, "", ""))
        assert Path("out").read_bytes() == printed.out.encode()
        made = rs.cite(rs.load("mine.toml").sources, style)
        assert (
            printed.out == BIBTEX
            if style == "bibtex"
            else json.loads(printed.out) == json.loads(made)
        )

    @pytest.mark.parametrize("format", ["latex", "typst"])
    def test_titles_for_papers(self, format: str, run: Callable[..., Run]) -> None:
        """A title in letters that a paper's fonts lack is translated."""
        made = run("sources", "tenacious", "--format", format).out
        assert "ispace presents the design of the micro rover" in made
        assert "発表" not in made
        assert "発表" in run("sources", "tenacious", "--format", "markdown").out

    def test_bibliography_of_all(self, run: Callable[..., Run]) -> None:
        """Without names the sources of all vehicles are cited, under keys of their own."""
        items = json.loads(run("sources", "--with", ".", "--format", "csl-json").out)
        cited = dict.fromkeys(source for vehicle in rs.Catalog(".") for source in vehicle.sources)

        assert [item["title"] for item in items] == [source.title for source in cited]
        assert len({item["id"] for item in items}) == len(items)

    def test_bibliography_on_a_terminal(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What a program is to read is not wrapped."""
        monkeypatch.setenv("COLUMNS", "20")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

        assert run("sources", "mine.toml", "--format", "bibtex").out == BIBTEX
