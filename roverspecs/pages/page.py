"""Pages: a comparison as one HTML file that needs no network, and no script to be read.

Everything is written into the file beforehand, each figure in each unit
system; the script, whose last chapter is ``assets/page.js``, shows and hides them and computes no
figure.  A policy in the file lets no other script and no other style in.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.comparison import Comparison, compare
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import MANY, MISSING
from roverspecs.errors import FieldError, shortened
from roverspecs.pages.markup import data_block, element, escaped, is_link, isolated, policy
from roverspecs.pages.payload import SYSTEMS, Dossiers, records_of, view_of
from roverspecs.pages.table import CAPTIONS, NOT_SHOWN, Table
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import Source
from roverspecs.records.derived import SPECS
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values.marks import MARKS

TITLE = "Rovers and landers, compared"
"""The title of a page that is given none."""

MOST_DRAWN = 60
"""The most vehicles that a page draws."""

LINES = {"dense": 30, "tight": 41}
"""The most specs and sources together that a handout has room for: with the addresses of the
sources, and with their whole titles."""

MOST_ON_PAPER = 8
"""The most vehicles that are columns of a handout."""

ASSETS = Path(__file__).parent / "assets"
"""The folder of the style and the script."""

CHAPTERS = (
    "table",
    "figures",
    "view",
    "address",
    "controls",
    "downloads",
    "moves",
    "dialog",
    "page",
)
"""The files of the script that stand in one function, in their order."""

_NOT_PRINTED = (
    f"The drawing of more than {MANY} vehicles is left out of print: "
    "choose fewer vehicles for a page whose drawing is to be printed."
)


def page(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] | None = None,
    *,
    title: str = TITLE,
    subtitle: str | None = None,
    units: str | Mapping[str, str] = "si",
    also: str | Mapping[str, str] | None = None,
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
    drawing: bool = True,
    sources: bool = True,
    command: str | None = None,
) -> str:
    """Return a comparison as one HTML file, to be read offline and with or without JavaScript.

    Its reader switches units, turns the table round, chooses vehicles by name
    or by a condition and specs by groups or by what differs, sorts, compares
    all with one vehicle, and saves what is shown; each figure opens its source
    and the other published figures, and a gap does, too, where all published
    figures were rejected.  Without JavaScript it is a table in the units in
    which it opens.  Printed with few vehicles, it is a handout.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        The rows; a string is looked up in the catalog.  By default all of the
        catalog.  A single one needs no list.
    specs : iterable of str, length s, optional
        Specs, published or derived, and groups of specs, or a text of them
        with commas.  By default all that have a published figure.
    title : str, optional
        The heading of the page.
    subtitle : str, optional
        A line below the heading.
    units : str or mapping of str to str, default "si"
        As for :func:`roverspecs.compare`: the system in which the page opens,
        and the unit of each spec that has its own in every system.
    also : str or mapping of str to str, optional
        Second units, which stand in brackets as the page opens: as for
        :func:`roverspecs.compare`.
    configuration : str, optional
        Show only dimensions of this configuration.
    prefer : str, iterable of str or Preference, optional
        Which claims to prefer to the order of trust, as for
        :func:`roverspecs.comparisons.comparison.compare`.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.
    drawing : bool, default True
        Whether to draw the vehicles to scale, if they are no more than
        :data:`MOST_DRAWN`.
    sources : bool, default True
        Whether to list the sources below the table and on paper.  Without the
        list, each figure still opens its source.
    command : str, optional
        The command that makes the page, for its foot.

    Returns
    -------
    str
        A whole file, to be written as UTF-8; the same for the same records.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known; the message offers the nearest ones.
    FieldError
        If there are no vehicles, or an option is of a wrong type or out of
        its range.

    Examples
    --------
    >>> page(["LEV-2"], ["mass"], drawing=False).splitlines()[0]
    '<!DOCTYPE html>'
    """
    if not isinstance(title, str) or not clean(title):
        raise FieldError(f"expected text, found {shortened(title)}").at("title")
    if subtitle is not None and not (isinstance(subtitle, str) and clean(subtitle)):
        raise FieldError(f"expected text, found {shortened(subtitle)}").at("subtitle")
    if command is not None and not isinstance(command, str):
        raise FieldError(f"expected text, found {shortened(command)}").at("command")
    opening = RowUnits.parse(units)
    columns = Catalog.of(catalog).find(vehicles)
    if specs is None:
        specs = _published(columns)
    shown: dict[str, Any] = {"configuration": configuration, "prefer": prefer}
    comparison = compare(columns, specs, units=opening, also=also, **shown)
    content = _Content(
        title=title,
        subtitle=subtitle,
        comparison=comparison,
        dossiers=Dossiers(comparison),
        letters=comparison.letters,
        has_sources=sources,
        command=command,
    )
    if drawing:
        picture, styles = _drawing(content, **_drawn_units(opening, also), **shown)
        content = attrs.evolve(content, drawing=picture, styles=styles)
    return _document(content)


@attrs.frozen(kw_only=True)
class _Content:
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

    @property
    def densities(self) -> list[str]:
        """What a handout has no room for: each word of :data:`LINES` that is exceeded."""
        rows = sum(any(row.cells) for row in self.comparison.rows)
        if self.comparison.query.also is not None:
            # Two figures in a cell often take two lines.
            rows += rows // 2
        lines = rows + self.dossiers.shown
        return [word for word, most in LINES.items() if lines > most]

    @property
    def has_gaps(self) -> bool:
        """Whether nothing was published for a cell."""
        return any(dossier is None for row in self.dossiers.data for dossier in row)

    @property
    def has_hidden_figures(self) -> bool:
        """Whether figures were published for a cell, and none of them is shown."""
        dossiers = itertools.chain.from_iterable(self.dossiers.data)
        pairs = zip(self.cells, dossiers, strict=True)
        return any(dossier and not cell for cell, dossier in pairs)

    @property
    def cells(self) -> list[Cell | None]:
        """The cells of all rows; None for a gap."""
        return list(itertools.chain.from_iterable(row.cells for row in self.comparison.rows))


def _published(vehicles: Sequence[Vehicle]) -> list[str]:
    """Return the specs that have a published figure for any vehicle, and mass at least."""
    found = [name for name in PUBLISHED if _is_published(name, vehicles)]
    return found or ["mass"]


def _is_published(spec: str, vehicles: Sequence[Vehicle]) -> bool:
    return any(vehicle.claims(spec) for vehicle in vehicles)


def _drawn_units(
    opening: RowUnits, also: str | Mapping[str, str] | None
) -> dict[str, RowUnits | None]:
    """Return the units of the drawing: those of the page, with centimetres in place of metres."""
    units = {"units": opening, "also": None}
    if also is not None:
        units["also"] = RowUnits.parse(also, like=opening, place="also")
    for name, each in units.items():
        if each is not None and each.system == "si":
            units[name] = attrs.evolve(each, system="metric")
    return units


# The room of the drawing on a handout, and on a dense one, as the style sheet gives it.
_PRINTED, _ASPECT, _DENSE_ASPECT = "182mm", "182:56", "182:39"


def _drawing(content: _Content, **options: Any) -> tuple[str, tuple[str, ...]]:
    """Return the drawing of a page, and the content of its style elements."""
    vehicles = content.comparison.vehicles
    if len(vehicles) > MOST_DRAWN:
        words = f"A page draws at most {MOST_DRAWN} vehicles: choose fewer to have a drawing."
        return element("p", words), ()
    from roverspecs.pictures.drawing import draw
    from roverspecs.pictures.scene import in_brief
    from roverspecs.pictures.svg import render

    # The page itself names its sources and its version.
    options["caption"] = False
    drawing = draw(vehicles, **options)
    words = f"All vehicles of the page; unit of all sizes: {drawing.unit}"
    if drawing.also:
        words = f"{words} ({drawing.also})"
    caption = element("figcaption", escaped(words), id="drawn")
    picture = render(drawing, id_prefix="picture")
    figure = element(
        "figure", caption, picture.text, class_="drawing", tabindex="0", aria_labelledby="drawn"
    )
    # Paper neither scrolls nor zooms: one view of a few vehicles has room on a handout.
    if len(vehicles) > MANY:
        return figure + element("p", _NOT_PRINTED, class_="paper"), picture.styles
    aspect = _ASPECT
    if content.is_dense:
        aspect = _DENSE_ASPECT
    side = draw(vehicles, views="side", width=_PRINTED, aspect=aspect, **options)
    view = render(in_brief(side), id_prefix="paper")
    printed = element("figure", view.text, class_="drawing paper", aria_hidden="true")
    return figure + printed, (*picture.styles, *view.styles)


# --- HTML ---------------------------------------------------------------------


def _section(name: str, title: str, *inside: str, class_: str | None = None) -> str:
    if not any(inside):
        return ""
    heading = element("h2", escaped(title))
    return element("section", heading, *inside, id=name, class_=class_)


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _script() -> str:
    """Return the script of a page: two parts by themselves, and chapters that share their names."""
    alone = "\n".join(map(_asset, ("exact.js", "files.js")))
    chapters = "\n".join(_asset(f"{name}.js") for name in CHAPTERS)
    return f"{alone}\n(() => {{\n{chapters}}})();\n"


def _document(content: _Content) -> str:
    script = _script()
    table = Table(comparison=content.comparison, dossiers=content.dossiers, letters=content.letters)
    style = _asset("page.css") + table.borders
    allowed = policy([style, *content.styles], script)
    classes = []
    if table.has_few:
        classes.append("few")
    classes += content.densities
    if not content.has_sources:
        classes.append("unlisted-sources")
    paper = {"lines": LINES, "mostOnPaper": MOST_ON_PAPER, "captions": CAPTIONS}
    body = "<body>"
    if classes:
        body = f'<body class="{" ".join(classes)}">'
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        element("title", escaped(content.title)),
        element("style", style),
        "</head>",
        body,
        element("a", "Skip to the comparison", class_="skip unseen", href="#comparison"),
        _header(content),
        element("main", *_sections(content, table)),
        _footer(content),
        _DIALOG,
        data_block("data", view_of(content.comparison) | paper),
        data_block("dossiers", content.dossiers.data),
        data_block("records", records_of(content.comparison, content.dossiers)),
        element("script", script),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


_DIALOG = """<dialog id="figure" aria-labelledby="figure-title">
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


def _header(content: _Content) -> str:
    rows = content.comparison.rows
    counts = [
        _counted(len(content.comparison.vehicles), "vehicle"),
        _counted(len(rows), "spec"),
        _counted(sum(cell is not None for cell in content.cells), "figure"),
        _counted(len(content.dossiers.sources), "source"),
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


def _counted(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun}s"


def _sections(content: _Content, table: Table) -> Iterable[str]:
    comparison = content.comparison
    yield _CONTROLS
    region = {"role": "region", "aria_label": "Comparison", "tabindex": "0"}
    scroller = element("section", table.render(), id="comparison", class_="scroll", **region)
    yield element("div", scroller, id="frame", class_="frame")
    yield _UNEVEN
    yield _section("marks", "Marks", _marks(content))
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


def _marks(content: _Content) -> str:
    shown = "".join(cell.text for cell in content.cells if cell)
    entries = [_mark(mark, escaped(mark), MARKS[mark]) for mark in MARKS if mark in shown]
    if content.has_gaps:
        entries.append(_mark("gap", MISSING, "not published"))
    if content.has_hidden_figures:
        entries.append(_mark("unshown", f"<u>{MISSING}</u>", NOT_SHOWN))
    if content.comparison.legend:
        entries.append(_mark("note", "a", "a note on the figure: see the notes"))
    if content.dossiers.sources and content.has_sources:
        entries.append(_mark("source", "[1]", "the number of the source", class_="paper"))
    if not entries:
        return ""
    return element("dl", *entries, class_="marks")


def _mark(name: str, shown: str, words: str, **options: str) -> str:
    """Return an entry of the legend, by whose name the script finds it."""
    description = element("dd", escaped(words))
    return element("div", element("dt", shown), description, data_mark=name, **options)


def _definitions(content: _Content) -> str:
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
    count = _counted(len(sources), "other source")
    summary = element("summary", f"{count}, of figures that are not shown")
    return element("details", summary, _list("ol", "sources", sources), class_="others")


def _source(source: Source, number: int) -> str:
    title = isolated(source.title)
    publisher = _publisher(source.publisher)
    parts = [publisher, element("span", source.date or "undated", class_="when")]
    if is_link(source.url):
        title = element("a", title, href=source.url, rel="noreferrer")
    else:
        parts.append(isolated(source.url or "no address"))
    language = source.language or ""
    if language == "en" or not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        language = ""
    cite = element("cite", title, lang=language or None)
    if source.translated_title and source.translated_title != source.title:
        words = f"[{source.translated_title}]"
        cite = f"{cite} {element('span', isolated(words), class_='translated')}"
    text = f"{', '.join([cite, *parts])} ({_kind(source.kind)})"
    if source.note:
        text = f"{text} {element('span', isolated(source.note), class_='aside')}"
    return element("li", text, id=f"source-{number}", value=str(number))


# Few publishers have most of the sources.
@lru_cache(maxsize=1024)
def _publisher(name: str) -> str:
    return element("bdi", escaped(name), class_="by")


@lru_cache(maxsize=64)
def _kind(name: str) -> str:
    return element("span", escaped(name), class_="kind")


def _footer(content: _Content) -> str:
    from roverspecs.records.data_version import SIGNATURE

    made = f"Made by {SIGNATURE}"
    if content.command:
        command = f": {element('code', escaped(content.command))}"
        made += element("span", command, class_="command")
    return element("footer", element("p", made))
