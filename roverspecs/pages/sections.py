"""Sections: the parts of a page beside its table, as HTML."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.sheet import MANY, MISSING
from roverspecs.errors import counted
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.handout import Handout
from roverspecs.pages.hidden_figures import Gap, gaps_of
from roverspecs.pages.markup import element, escaped, is_link, isolated
from roverspecs.pages.payload import SYSTEMS
from roverspecs.pages.table import NOT_SHOWN, Table
from roverspecs.records.claims import Source
from roverspecs.records.derived import SPECS
from roverspecs.tables.escapes import clean
from roverspecs.values.marks import MARKS

MOST_ON_PAPER = 8
"""The most vehicles that are columns of a handout."""


class Content(NamedTuple):
    """Hold the content of a page."""

    title: str
    subtitle: str | None
    comparison: Comparison
    dossiers: Dossiers
    letters: Mapping[str, str]
    has_sources: bool
    command: str | None
    drawing: str = ""
    styles: tuple[str, ...] = ()
    flattest: float = 0.0

    @property
    def handout(self) -> Handout:
        """What fills a sheet."""
        sources = 0
        if self.has_sources:
            sources = self.dossiers.shown
        return Handout(
            title=clean(self.title),
            subtitle=clean(self.subtitle or ""),
            names=self.comparison.headings(),
            rows=Handout.rows_of(self.comparison, self.dossiers, self.letters),
            notes=tuple(self.letters),
            sources=sources,
            gaps=[gap.letters for gap in self.gaps if any(gap.letters)],
            flattest=self.flattest,
        )

    @property
    def has_gaps(self) -> bool:
        """Whether nothing was published for a cell."""
        return any(dossier is None for row in self.dossiers.data for dossier in row)

    @property
    def gaps(self) -> list[Gap]:
        """What was published for a cell, where none of it is shown."""
        has_few = len(self.comparison.vehicles) <= MANY
        return gaps_of(self.comparison, self.dossiers, has_few=has_few)

    @property
    def cells(self) -> list[Cell | None]:
        """The cells of all rows; None for a gap."""
        return list(itertools.chain.from_iterable(row.cells for row in self.comparison.rows))


def _section(name: str, title: str, *inside: str, class_: str | None = None) -> str:
    if not any(inside):
        return ""
    heading = element("h2", escaped(title))
    return element("section", heading, *inside, id=name, class_=class_)


DIALOG = """<dialog id="figure" aria-labelledby="figure-title">
<div class="top"><h2 id="figure-title"></h2>\
<button type="button" class="button" id="close">Close</button></div>
<div class="inside" id="figure-inside"></div>
</dialog>"""

_CONTROLS = """<details class="controls" id="controls" open hidden>
<summary>Choose what is shown</summary>
<div class="panel">
<fieldset><legend>Units</legend><div class="choices" id="units"></div></fieldset>
<fieldset><legend><label for="also">In brackets, too</label></legend>\
<select id="also"></select></fieldset>
<fieldset><legend><label for="base">Compare all with</label></legend>\
<select id="base"></select></fieldset>
<fieldset><legend><label for="sort">Order</label></legend><select id="sort"></select></fieldset>
<fieldset><legend>Vehicles</legend><details class="vehicles" id="vehicles">
<summary>Choose: <span id="count"></span></summary>
<div class="tools"><input type="search" id="find" aria-label="Find a vehicle" \
placeholder="Find" autocomplete="off">
<button type="button" class="button" id="all">Choose all</button>
<button type="button" class="button" id="none">Choose none</button></div>
<p class="found" id="found" role="status"></p>
<ul id="names"></ul></details></fieldset>
</div>
<details id="more"><summary>More: groups of specs, conditions, rows, files</summary>
<div class="panel">
<fieldset><legend>Groups of specs</legend><div class="choices" id="groups"></div></fieldset>
<fieldset><legend>Specs</legend><div class="choices">\
<label><input type="checkbox" id="differing">Only what differs</label></div></fieldset>
<fieldset><legend>Rows</legend><div class="choices" id="layout"></div></fieldset>
<fieldset class="conditions"><legend>Only vehicles with</legend><div class="tools" id="where">
<select id="asked" aria-label="Spec"></select>
<select id="sign" aria-label="Comparison"></select>
<input type="text" inputmode="decimal" id="number" aria-label="Number" size="6" \
aria-describedby="mistake" autocomplete="off">
<select id="unit" aria-label="Unit"></select>
<button type="button" class="button" id="add">Add</button></div>
<div class="tools" id="conditions"></div>
<label class="plain" hidden><input type="checkbox" id="strict">\
Leave out vehicles that only might</label>
<p class="found" id="mistake" role="alert"></p></fieldset>
<fieldset><legend>Keep what is shown</legend><div class="tools">
<button type="button" class="button" id="csv">CSV</button>
<button type="button" class="button" id="json">JSON</button>
<a class="button" id="link" href="#">Link</a></div></fieldset>
</div></details></details>
<p class="hint" hidden>Select a figure to see who says so and what others say. \
Select a spec to sort by it.\
<span class="keys"> The arrow keys move from figure to figure.</span></p>
<div class="state"><p class="status" id="status" role="status"></p>
<button type="button" class="button" id="blanks" hidden></button></div>
<p class="aside" id="small" hidden>Printed, this table has letters too small to be read: \
choose fewer groups of specs, or at most @ vehicles.</p>""".replace("@", str(MOST_ON_PAPER))

_UNEVEN = """<p class="remark" id="uneven" hidden>† the two figures are not of one \
configuration, part or condition</p>"""


def header(content: Content) -> str:
    """Return the head of a page: its title, and how much is in it."""
    rows = content.comparison.rows
    counts = [
        counted(len(content.comparison.vehicles), "vehicle"),
        counted(len(rows), "spec"),
        counted(sum(cell is not None for cell in content.cells), "figure"),
        counted(len(content.dossiers.sources), "source"),
    ]
    static = element(
        "p",
        "Each figure leads to its source, or to a note on where it comes from. "
        f"Units: {SYSTEMS[content.comparison.query.units.system]}.",
    )
    subtitle = ""
    if content.subtitle is not None:
        subtitle = element("p", isolated(content.subtitle), class_="subtitle")
    return element(
        "header",
        element("h1", isolated(content.title)),
        subtitle,
        element("p", f"{', '.join(counts)}.", class_="counts"),
        element("noscript", static),
    )


def sections(content: Content, table: Table) -> Iterable[str]:
    """Yield the sections of a page, the table and its controls first."""
    comparison = content.comparison
    yield _CONTROLS
    region = {"role": "region", "aria_label": "Comparison", "tabindex": "0"}
    scroller = element("section", table.render(), id="comparison", class_="scroll", **region)
    yield element("div", scroller, id="frame", class_="frame")
    yield _UNEVEN
    gaps = _list("ul", "unshown paper", [gap.html for gap in content.gaps])
    yield _section("marks", "Marks", _marks(content), gaps)
    yield _section("drawing", "Drawn to scale", content.drawing)
    notes = [
        element("li", escaped(note), id=f"note-{letter}", value=str(number))
        for number, (note, letter) in enumerate(content.letters.items(), 1)
    ]
    yield _section("notes", "Notes", _list("ol", "notes", notes))
    remarks = [element("li", escaped(each)) for each in comparison.remarks]
    yield _section("remarks", "Remarks", _list("ul", "remarks", remarks))
    yield _section("specs", "Specs", _definitions(content))
    numbered = enumerate(content.dossiers.sources, 1)
    items = [_source(source, number) for number, source in numbered]
    cited, others = items[: content.dossiers.shown], items[content.dossiers.shown :]
    classes = None
    if not content.has_sources:
        classes = "unlisted"
    lists = [_list("ol", "sources", cited), _folded(others)]
    yield _section("sources", "Sources", *lists, class_=classes)


def _list(tag: str, name: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    return element(tag, *items, class_=name)


def _marks(content: Content) -> str:
    shown = "".join(cell.text for cell in content.cells if cell)
    entries = [_mark(mark, escaped(mark), MARKS[mark]) for mark in MARKS if mark in shown]
    if content.has_gaps:
        entries.append(_mark("gap", MISSING, "not published"))
    if content.gaps:
        entries.append(_mark("unshown", f"<u>{MISSING}</u>", f"{NOT_SHOWN}: open it to see why"))
    if content.comparison.legend:
        entries.append(_mark("note", "a", "a note: see the notes"))
    if content.dossiers.sources and content.has_sources:
        entries.append(_mark("source", "[1]", "source 1 below", class_="paper"))
    if not entries:
        return ""
    return element("dl", *entries, class_="marks")


def _mark(name: str, shown: str, words: str, **options: str) -> str:
    """Return an entry of the legend, by whose name the script finds it."""
    description = element("dd", escaped(words))
    return element("div", element("dt", shown), description, data_mark=name, **options)


def _definitions(content: Content) -> str:
    entries = []
    for row in content.comparison.rows:
        label = element("dt", escaped(row.title))
        definition = element("dd", escaped(SPECS[row.spec].definition))
        entries.append(element("div", label, definition))
    return element("dl", *entries, class_="specs")


def _folded(sources: Sequence[str]) -> str:
    """Return a list of sources that is folded away; none of their figures is shown."""
    if not sources:
        return ""
    count = counted(len(sources), "other source")
    summary = element("summary", f"{count}, of figures that are not shown")
    return element("details", summary, _list("ol", "sources", sources), class_="others")


def _source(source: Source, number: int) -> str:
    title = isolated(source.title)
    parts = [_publisher(source.publisher), _labelled(source.date or "undated", "when")]
    if is_link(source.address):
        title = element("a", title, href=source.address, rel="noreferrer")
    else:
        parts.append(isolated(source.address or "no address"))
    language = source.language or ""
    if language == "en" or not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        language = ""
    cite = element("cite", title, lang=language or None)
    if source.translated_title and source.translated_title != source.title:
        words = f"[{source.translated_title}]"
        cite = f"{cite} {element('span', isolated(words), class_='translated')}"
    text = f"{', '.join([cite, *parts])} ({_labelled(source.kind, 'kind')})"
    if source.note:
        text = f"{text} {element('span', isolated(source.note), class_='aside')}"
    return f'<li id="source-{number}" value="{number}">{text}</li>'


# Few publishers, dates and kinds have most of the sources.
@lru_cache(maxsize=1024)
def _publisher(name: str) -> str:
    return element("bdi", escaped(name), class_="by")


@lru_cache(maxsize=1024)
def _labelled(text: str, name: str) -> str:
    return element("span", escaped(text), class_=name)


def footer(content: Content) -> str:
    """Return the foot of a page, which says what made it."""
    from roverspecs.records.data_version import SIGNATURE

    made = f"Made by {SIGNATURE}"
    if content.command:
        command = f": {element('code', escaped(content.command))}"
        made += element("span", command, class_="command")
    return element("footer", element("p", made))
