"""The five articles: each statement is judged, each error is named, each word is found."""

from __future__ import annotations

import datetime as dt
import importlib
from typing import Any

import pytest

import roverspecs as rs

pytestmark = pytest.mark.once


articles: Any = importlib.import_module("checked_articles")
markup: Any = importlib.import_module("markup")

SHIPPED = articles.Articles.read()

REPORT = rs.Source(id="report", title="Report", publisher="Press", kind="press", date="2025")
AGENCY = rs.Source(id="agency", title="Fact sheet", publisher="Agency", kind="agency", date="2024")


def judged(monkeypatch: pytest.MonkeyPatch, record: rs.Vehicle, **statement: Any) -> Any:
    """Return the verdict on a statement of the report, in a catalog of one vehicle."""
    monkeypatch.setattr(rs, "Catalog", lambda: [record])
    given = {"article": "report", "says": "Something.", "vehicle": record.id, **statement}
    sources = {"court": {"title": "Judgement", "publisher": "Court", "kind": "paper"}}
    judge = articles.Articles({"statement": [given], "sources": sources})
    return judge.judge(judge.statements[0])


@pytest.mark.parametrize("statement", SHIPPED.statements, ids=lambda each: each.says)
def test_every_statement_has_a_verdict(statement: Any) -> None:
    """The catalog or a source decides; what does not agree has a name, and the rest a remark."""
    verdict = SHIPPED.judge(statement)
    assert verdict.word in (articles.AGREES, articles.SUPERSEDED, articles.DIFFERS)
    assert verdict.ground
    assert verdict.word != articles.DIFFERS or statement.error
    assert verdict.word != articles.SUPERSEDED or statement.remark


def test_the_page_has_every_statement_and_names_every_error() -> None:
    """Each statement is a row of the page with its verdict; each error is in the list, too."""
    page = articles.page()
    head, *rest = page.partition("\n## HotHardware")
    tables = "".join(rest)
    for statement in SHIPPED.statements:
        verdict = SHIPPED.judge(statement)
        row = f"| {markup.escaped(statement.says)} | {verdict.word} | {verdict.ground} |"
        assert row in tables
        assert not statement.error or f": {statement.error}" in head.replace("\\", "")
    errors = [statement.error for statement in SHIPPED.statements if statement.error]
    assert head.count("\n- ") == len(errors) > 10
    assert f"The articles make {len(SHIPPED.statements)} statements." in head


@pytest.mark.parametrize(
    ("article", "error"),
    [
        ("hothardware-2024", "LEV-1's record credited to LEV-2"),
        ("ukiyo-journal-2025", "a landing on 5 May instead of 5 June"),
        ("ukiyo-journal-2025", 'SLIM "near the south pole"'),
        ("space-com-lander", '"Series 2" in the picture for Mission 2'),
        ("colitco-2025", '340 kg, without the word "dry"'),
    ],
)
def test_the_known_errors_are_named(article: str, error: str) -> None:
    """The errors that were found first are still there, each in its article."""
    assert (article, error) in {(each.article, each.error) for each in SHIPPED.statements}


def test_every_article_that_prints_a_figure_is_cited_by_a_record() -> None:
    """The figures of the articles are claims; one article has none."""
    cited = {source.id for vehicle in rs.Catalog() for source in vehicle.sources}
    named = {statement.article for statement in SHIPPED.statements}
    with_figures = {statement.article for statement in SHIPPED.statements if statement.spec}
    assert len(named) == 5
    assert with_figures <= cited
    assert named - cited <= {"ukiyo-journal-2025"}


@pytest.mark.parametrize("word", SHIPPED.words, ids=lambda each: each.word)
def test_a_word_finds_the_one_vehicle_that_it_means(word: Any) -> None:
    """A word for one vehicle is a name of it; a word for several or for none is of nobody."""
    found = SHIPPED.found_by(word)
    if word.because:
        assert found is None
        assert len(SHIPPED.meant_by(word)) == len(word.vehicles)
    else:
        assert [found] == (SHIPPED.meant_by(word) or [None])
        assert len(word.vehicles) == 1


@pytest.mark.parametrize(
    ("word", "identifier"),
    [
        ("Lunar Camper Van", "lunar-cruiser"),
        ("Mission 2 lander", "resilience"),
        ("Hakuto-R lander", "hakuto-r-m1"),
    ],
)
def test_the_words_of_the_articles_are_names(word: str, identifier: str) -> None:
    """Whoever looks up a vehicle by the words of an article gets it."""
    assert rs.get(word).id == identifier


@pytest.mark.parametrize("word", ["Series 1", "Chandrayaan-5", "LUPEX"])
def test_a_word_for_two_vehicles_is_refused(word: str) -> None:
    """The name of a design or of a mission gives no vehicle rather than one of two."""
    with pytest.raises(LookupError):
        rs.get(word)


@pytest.mark.parametrize(
    ("printed", "word", "ground"),
    [
        ("5.0 kg", "agrees", "Mass: 5 kg (Agency, 2024)"),
        ("8 kg", "another figure is shown", "Mass: 5 kg (Agency, 2024); the article's figure: "),
        ("9 kg", "does not agree", "Mass: 5 kg (Agency, 2024); the article's figure: rejected: no"),
    ],
)
def test_a_figure_is_judged_by_the_one_shown(
    monkeypatch: pytest.MonkeyPatch, printed: str, word: str, ground: str
) -> None:
    """A figure agrees with the shown one, stands below it, or was rejected with a reason."""
    claims = [
        rs.Claim(value="5 kg", source=AGENCY),
        rs.Claim(value="5.0 kg", source=REPORT),
        rs.Claim(value="8 kg", source=REPORT),
        rs.Claim(value="9 kg", source=REPORT, rejected="no"),
    ]
    rover = rs.Rover(name="Mine", mass=claims)
    verdict = judged(monkeypatch, rover, spec="mass", printed=printed)
    assert verdict.word == word
    assert verdict.ground.replace("\\", "").startswith(ground)


def test_a_figure_is_judged_with_its_twin_and_its_configuration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page says what the shown size depends on, and whether two printed units agree."""
    length = [rs.Claim(value="54 cm", source=REPORT)]
    rover = rs.Rover(name="Mine", length=length)
    verdict = judged(monkeypatch, rover, spec="length", printed="54 cm", twin="25 in")
    assert verdict == (
        "agrees",
        r"Length\: 54 cm\, configuration unstated (Press\, 2025); "
        r"54 cm and 25 in do not agree",
    )


def test_a_figure_that_agrees_by_rounding_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rounded figure agrees with the shown one, and the ground says how far."""
    mass = [rs.Claim(value="1027 kg", source=AGENCY), rs.Claim(value="1000 kg", source=REPORT)]
    rover = rs.Rover(name="Mine", mass=mass)
    verdict = judged(monkeypatch, rover, spec="mass", printed="1000 kg")
    assert verdict.word == "agrees"
    assert verdict.ground.endswith("the two agree in one direction")


def test_a_figure_may_stand_under_another_spec(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mass without a label is judged as what it is, wherever the record has it."""
    lander = rs.Lander(
        name="Mine",
        mass=[rs.Claim(value="340 kg", source=REPORT)],
        dry_mass=[rs.Claim(value="500 kg", source=AGENCY)],
    )
    verdict = judged(monkeypatch, lander, spec="dry_mass", printed="340 kg")
    assert verdict.word == "another figure is shown"
    assert verdict.ground.endswith("the article\\'s figure\\: it stands under another spec")


@pytest.mark.parametrize(
    ("stated", "word"),
    [
        ("2024", "agrees"),
        ("2024-01", "agrees"),
        ("2024-01-19", "agrees"),
        ("2024-01-20", "does not agree"),
        ("2024-01-20 JST", "agrees"),
        ("2024-01-21 JST", "does not agree"),
        ("2024-05", "does not agree"),
    ],
)
def test_a_date_is_judged_by_that_of_the_record(
    monkeypatch: pytest.MonkeyPatch, stated: str, word: str
) -> None:
    """A year, a month or a day holds the day in UTC; in Japan it may be a day later."""
    rover = rs.Rover(name="Mine", landing_date=dt.date(2024, 1, 19))
    verdict = judged(monkeypatch, rover, field="landing_date", stated=stated)
    assert verdict.word == word
    assert verdict.ground == r"Mine\, landing date\: 2024\-01\-19 \(UTC\)"


@pytest.mark.parametrize(
    ("field", "stated", "found", "word"),
    [
        ("countries", "Japan", None, "agrees"),
        ("countries", "France", "India", "does not agree"),
        ("outcome", "upside down", "upright", "agrees"),
        ("outcome", "on its side", "upside down", "does not agree"),
    ],
)
def test_a_field_is_judged_by_its_words(
    monkeypatch: pytest.MonkeyPatch, field: str, stated: str, found: str | None, word: str
) -> None:
    """The record has the words of the article, or other words that decide against it."""
    rover = rs.Rover(name="Mine", countries=("Japan", "India"), outcome="Landed upside down.")
    assert judged(monkeypatch, rover, field=field, stated=stated, found=found).word == word


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ({"agrees": True}, "agrees"),
        ({"agrees": False}, "does not agree"),
        ({"figure": "105 s", "printed": "105 s"}, "agrees"),
        ({"figure": "105 s", "printed": "about 90 seconds"}, "does not agree"),
    ],
)
def test_a_source_decides_what_no_record_holds(
    monkeypatch: pytest.MonkeyPatch, statement: dict[str, Any], word: str
) -> None:
    """A cited source agrees or not, or its figure is held against the printed one."""
    rover = rs.Rover(name="Mine")
    verdict = judged(monkeypatch, rover, source="court", finds="No.", **statement)
    assert verdict == (word, r"No\. (Court\, undated)")


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ({}, "name a spec, a field or a source"),
        ({"spec": "mass", "printed": "5 kg"}, "no mass of 'mine' is shown"),
        (
            {"spec": "length", "printed": "6 m"},
            "the record of 'mine' has no claim of the article for 6 m",
        ),
        (
            {"field": "outcome", "stated": "upright", "found": "aside"},
            "the outcome of 'mine' has neither 'upright' nor 'aside'",
        ),
        (
            {"field": "operator", "stated": "ISRO"},
            "the operator of 'mine' has neither 'ISRO' nor None",
        ),
        ({"source": "court"}, "write whether the source agrees"),
    ],
)
def test_a_statement_that_nothing_decides_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, statement: dict[str, Any], message: str
) -> None:
    """A record that has changed makes no silent verdict: the message says what is missing."""
    rover = rs.Rover(name="Mine", length="5 m", outcome="Landed upside down.")
    with pytest.raises(ValueError, match="is not decided") as caught:
        judged(monkeypatch, rover, **statement)
    assert str(caught.value) == f"report: 'Something.' is not decided: {message}"


def test_a_source_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """An id that no record knows, or that two records use for two sources, is refused."""
    other = rs.Source(id="report", title="Another", publisher="Press", kind="press")
    one = rs.Rover(name="One", mass=[rs.Claim(value="5 kg", source=REPORT)])
    two = rs.Rover(name="Two", mass=[rs.Claim(value="5 kg", source=other)])
    monkeypatch.setattr(rs, "Catalog", lambda: [one, two])
    judge = articles.Articles({"statement": [], "sources": {}})
    for name, number in (("report", 2), ("nobody", 0)):
        with pytest.raises(ValueError, match="define it in the file") as caught:
            judge.source(name)
        assert f"expected one source {name!r} in the records, found {number}" in str(caught.value)


def test_the_audit_agrees_with_the_page() -> None:
    """A statement on a figure, read as a text, is judged as the page judges it."""
    checked = articles.Articles.read()
    meanings = {
        articles.AGREES: ("agrees", False),
        articles.SUPERSEDED: ("another figure is shown", True),
        articles.DIFFERS: ("differs", True),
    }
    compared = 0
    for statement in checked.statements:
        if not statement.spec:
            continue
        for found in rs.audit(text=statement.says, against=True).statements:
            if found.vehicle is None:
                # The article has another word for the vehicle.
                assert found.verdict == "nothing to compare"
                continue
            compared += 1
            assert (found.vehicle, found.spec) == (statement.vehicle, statement.spec)
            word = checked.judge(statement).word
            assert (found.verdict, bool(found.shown)) == meanings[word]
    assert compared > 6
