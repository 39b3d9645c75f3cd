"""Notebooks: every result is shown as a table in the formats that Jupyter and marimo know."""

from __future__ import annotations

from typing import Any

import pytest

import roverspecs as rs
from roverspecs.analyses.nearest import neighbourhood
from roverspecs.tables.notebooks import FORMATS, mime_bundle, table_bundle

HOSTILE = "<script>alert(1)</script> a|b & 5_% \\x"

MINE = rs.Rover(
    name=HOSTILE,
    id="mine",
    operator=HOSTILE,
    mass=rs.Claim(value="5 kg", condition=HOSTILE, note=HOSTILE),
    length="60 cm",
    width="50 cm",
)
OTHER = rs.Rover(name=f"Other {HOSTILE}", mass="6 kg", length="70 cm", width="1 m")
FAULTY = rs.Rover(name=HOSTILE, mass=["5 kg", "50 kg"])


class Own(rs.Catalog):
    """Have a hostile operator."""

    def entries(self) -> list[dict[str, Any]]:
        """Return two vehicles."""
        return [MINE.identity(), OTHER.identity()]


RESULTS: dict[str, Any] = {
    "comparison": rs.compare([MINE, OTHER], ["mass", "length"]),
    "catalog": Own(shipped=False),
    "vehicle": MINE,
    "claim": MINE.mass,
    "fits": rs.fits([MINE, OTHER], box="65 x 65 x 40 cm"),
    "neighbours": rs.nearest(MINE, vehicles=[OTHER]),
    "neighbourhood": neighbourhood(MINE, vehicles=[OTHER, FAULTY]),
    "audit": rs.audit([FAULTY]),
    "coverage": rs.coverage([MINE, OTHER]),
}

every_result = pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)


@every_result
def test_every_result_is_shown_in_every_format(result: Any) -> None:
    """A notebook takes the best that it can show."""
    bundle = result._repr_mimebundle_()

    assert list(bundle) == ["text/plain", "text/html", "text/markdown", "text/latex"]
    assert bundle["text/html"].startswith("<table>")
    assert bundle["text/markdown"].startswith("|")
    assert bundle["text/latex"].startswith("\\begin{tabular}")
    assert not bundle["text/plain"].startswith(("<table", "|", "\\begin"))


@every_result
def test_a_notebook_may_ask_for_some(result: Any) -> None:
    """What is to be left out is left out, even if it is asked for, and what is unknown is nothing."""
    kinds = {"text/html", "text/latex", "image/png"}

    assert list(result._repr_mimebundle_(include=kinds)) == ["text/html", "text/latex"]
    assert list(result._repr_mimebundle_(kinds, {"text/latex"})) == ["text/html"]
    assert set(result._repr_mimebundle_(exclude=["text/html"])) == {*FORMATS} - {"text/html"}


@every_result
def test_no_text_is_markup(result: Any) -> None:
    """A name from a file cannot run a script, nor break a table."""
    bundle = result._repr_mimebundle_()

    assert "<script" not in bundle["text/html"]
    rows = bundle["text/markdown"].split("\n\n")[0].split("\n")
    assert len({row.replace("\\|", "").count("|") for row in rows}) == 1
    assert "5_%" not in bundle["text/latex"]


def test_only_what_is_asked_for_is_made() -> None:
    """HTML costs no LaTeX."""
    made = []

    def shown(format: str) -> str:
        made.append(format)
        return format.upper()

    assert mime_bundle(shown, ["text/html"]) == {"text/html": "HTML"}
    assert made == ["html"]


def test_columns_without_a_text_are_left_out() -> None:
    """Keys become headings; the order is that of the keys."""
    rows: list[dict[str, object]] = [{"as_of": "2020", "note": None}, {"as_of": "", "note": ""}]

    assert table_bundle(rows)["text/plain"].split() == ["As", "of", "-------", "2020"]


def test_headings_notes_and_the_plain_text_may_be_given() -> None:
    """The notes stand below each table, and not below another plain text."""
    bundle = table_bundle([{"a": "x"}], headings={"a": "Letter"}, notes=["N < 1"], plain="P")

    assert bundle["text/plain"] == "P"
    assert "<th>Letter" in bundle["text/html"]
    assert bundle["text/html"].endswith("<p>N &lt; 1</p>")


def test_nothing_is_shown_as_nothing() -> None:
    """A result without rows has its notes, as an audit without findings."""
    assert table_bundle([])["text/html"] == ""
    audit = rs.audit([rs.Rover(name="A", mass="5 kg")])

    assert audit._repr_mimebundle_()["text/html"] == "<p>Figures read: 1. Findings: 0.</p>"
    assert rs.fits([], mass="5 kg")._repr_mimebundle_()["text/plain"] == ""


def test_a_vehicle_without_figures_is_shown_by_its_name() -> None:
    """A record may hold nothing but a name."""
    shown = rs.Rover(name="A")._repr_mimebundle_()

    assert shown["text/plain"] == "A\nrover"
    assert "A" in shown["text/html"]


def test_a_neighbourhood_says_who_was_left_out() -> None:
    """The reason stands below the table."""
    shown = RESULTS["neighbourhood"]._repr_mimebundle_()

    assert "Left out, 1 of 3 figures in common, 2 needed: " in shown["text/plain"]


def test_a_claim_is_shown_with_its_source() -> None:
    """By its publisher and date; one without a date says so."""
    source = rs.Source(id="s", title="T", publisher="P & Q", kind="press")
    shown = rs.Claim(value="5 kg", source=source)._repr_mimebundle_()

    assert shown["text/plain"] == "5 kg — P & Q, undated"
    assert "<td>P &amp; Q, undated</td>" in shown["text/html"]
