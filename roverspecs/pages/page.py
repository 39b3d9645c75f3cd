"""Pages: a comparison as one HTML file that needs no network, and no script to be read.

Everything is written into the file beforehand, each figure in each unit
system; the script in ``assets/page.js`` shows and hides them and computes no
figure.  A policy in the file lets no other script and no other style in.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from roverspecs.comparisons.cells import Cell, Row, letters_of
from roverspecs.comparisons.comparison import Comparison, compare
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import MANY, MISSING
from roverspecs.errors import FieldError, shortened
from roverspecs.pages.markup import data_block, element, escaped, is_link, isolated, policy
from roverspecs.pages.payload import SPOKEN, SYSTEMS, Dossiers, view_of
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

ASSETS = Path(__file__).parent / "assets"
"""The folder of the style and the script."""

_ALWAYS = ("si", "metric", "us")

_NOT_SHOWN = "published, but not shown"
_NOT_PRINTED = (
    f"The drawing of more than {MANY} vehicles is left out of print: "
    "choose fewer vehicles for a page whose drawing is to be printed."
)

# With more specs than this, print is smaller.
_MANY_SPECS = 16


def page(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] | None = None,
    *,
    title: str = TITLE,
    units: str | Mapping[str, str] = "si",
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
    drawing: bool = True,
    command: str | None = None,
) -> str:
    """Return a comparison as one HTML file, to be read offline and with or without JavaScript.

    Its reader switches units, chooses vehicles and groups of specs, sorts by
    a spec, and opens each figure to see its source and the other published
    figures; a gap opens, too, where all published figures were rejected.
    Without JavaScript it is a table in the units in which it opens.

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
    units : str or mapping of str to str, default "si"
        As for :func:`roverspecs.compare`: the system in which the page opens,
        and the unit of each spec that has its own in every system.
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
    if command is not None and not isinstance(command, str):
        raise FieldError(f"expected text, found {shortened(command)}").at("command")
    opening = RowUnits.parse(units)
    columns = Catalog.of(catalog).find(vehicles)
    if specs is None:
        specs = _published(columns)
    shown: dict[str, Any] = {"configuration": configuration, "prefer": prefer}
    comparison = compare(columns, specs, units=opening, **shown)
    # The figures are looked up once, and shown in each system.
    comparisons = {
        system: comparison.in_units(attrs.evolve(opening, system=system))
        for system in SYSTEMS
        if system in (*_ALWAYS, opening.system)
    }
    picture = ""
    styles: tuple[str, ...] = ()
    if drawing:
        picture, styles = _drawing(columns, **shown)
    content = _Content(
        title=title,
        comparison=comparison,
        view=view_of(comparisons, opening.system),
        dossiers=Dossiers(comparison),
        letters=comparison.letters,
        drawing=picture,
        styles=styles,
        command=command,
    )
    return _document(content)


@attrs.frozen(kw_only=True)
class _Content:
    """Hold the content of a page."""

    title: str
    comparison: Comparison
    view: Mapping[str, Any]
    dossiers: Dossiers
    letters: Mapping[str, str]
    drawing: str
    styles: tuple[str, ...]
    command: str | None

    @property
    def groups(self) -> list[tuple[str, int]]:
        """The groups of neighbouring specs, and how many specs each has."""
        groups = itertools.groupby(SPECS[row.spec].group for row in self.comparison.rows)
        return [(group, len(list(specs))) for group, specs in groups]

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


def _drawing(vehicles: Sequence[Vehicle], **options: Any) -> tuple[str, tuple[str, ...]]:
    """Return the drawing of a page, and the content of its style elements."""
    if len(vehicles) > MOST_DRAWN:
        words = f"A page draws at most {MOST_DRAWN} vehicles: choose fewer to have a drawing."
        return element("p", words), ()
    from roverspecs.pictures.drawing import draw
    from roverspecs.pictures.svg import render

    drawing = draw(vehicles, **options)
    words = f"All vehicles of the page; sizes in {drawing.unit}"
    caption = element("figcaption", escaped(words), id="drawn")
    picture = render(drawing, id_prefix="picture")
    # Paper neither scrolls nor zooms: a small drawing stays on one page, a large one is left out.
    classes = "drawing small"
    remark = ""
    if len(vehicles) > MANY:
        classes = "drawing"
        remark = element("p", _NOT_PRINTED, class_="paper")
    figure = element(
        "figure", caption, picture.text, class_=classes, tabindex="0", aria_labelledby="drawn"
    )
    return figure + remark, picture.styles


# --- HTML ---------------------------------------------------------------------


def _section(name: str, title: str, *inside: str) -> str:
    if not any(inside):
        return ""
    return element("section", element("h2", escaped(title)), *inside, id=name)


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _document(content: _Content) -> str:
    style = _asset("page.css") + _borders(content)
    script = _asset("page.js")
    allowed = policy([style, *content.styles], script)
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
        "<body>",
        element("a", "Skip to the comparison", class_="skip unseen", href="#comparison"),
        _header(content),
        element("main", *_sections(content)),
        _footer(content),
        _DIALOG,
        data_block("data", content.view),
        data_block("dossiers", content.dossiers.data),
        element("script", script),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _borders(content: _Content) -> str:
    """Return the style of a line before each group of specs."""
    starts = itertools.accumulate((size for _, size in content.groups[:-1]), initial=1)
    cells = [
        f"tr > td:nth-child({start + 1}), tr:last-child > .spec:nth-child({start})"
        for start in starts
    ]
    return f"{', '.join(cells)}, .group {{ border-inline-start: 1px solid var(--line); }}\n"


_DIALOG = """<dialog id="figure" aria-labelledby="figure-title">
<div class="top"><h2 id="figure-title"></h2>\
<button type="button" class="button" id="close">Close</button></div>
<div class="inside" id="figure-inside"></div>
</dialog>"""

_CONTROLS = """<div class="controls" hidden>
<fieldset><legend>Units</legend><div class="choices" id="units"></div></fieldset>
<fieldset><legend>Groups of specs</legend><div class="choices" id="groups"></div></fieldset>
<fieldset><legend>Vehicles</legend><details class="vehicles" id="vehicles">
<summary>Choose: <span id="count"></span></summary>
<div class="tools"><input type="search" id="find" aria-label="Find a vehicle" \
placeholder="Find" autocomplete="off">
<button type="button" class="button" id="all">Choose all</button>
<button type="button" class="button" id="none">Choose none</button></div>
<p class="status" id="found" role="status"></p>
<ul id="names"></ul></details></fieldset>
</div>
<p class="hint" hidden>Select a figure to see its source and the other published figures. \
Select the head of a column to sort by it.\
<span class="keys"> The arrow keys move from figure to figure.</span></p>
<p class="status" id="status" role="status"></p>"""


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
    return element(
        "header",
        element("h1", isolated(content.title)),
        element("p", f"{', '.join(counts)}."),
        element("noscript", static),
    )


def _counted(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun}s"


def _sections(content: _Content) -> Iterable[str]:
    comparison = content.comparison
    yield _CONTROLS
    region = {"role": "region", "aria_label": "Comparison", "tabindex": "0"}
    yield element("section", _table(content), id="comparison", class_="scroll", **region)
    yield _section("marks", "Marks", _marks(content))
    notes = [
        element("li", escaped(note), id=f"note-{letter}")
        for note, letter in content.letters.items()
    ]
    yield _section("notes", "Notes", _list("ol", "notes", notes))
    remarks = [element("li", escaped(each)) for each in comparison.remarks]
    yield _section("remarks", "Remarks", _list("ul", "remarks", remarks))
    yield _section("drawing", "Drawn to scale", content.drawing)
    yield _section("specs", "Specs", _definitions(content))
    numbered = enumerate(content.dossiers.sources, 1)
    sources = [_source(source, f"source-{number}") for number, source in numbered]
    yield _section("sources", "Sources", _list("ol", "sources", sources))


def _list(tag: str, name: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    return element(tag, *items, class_=name)


def _marks(content: _Content) -> str:
    shown = "".join(cell.text for cell in content.cells if cell)
    marks = {escaped(mark): words for mark, words in MARKS.items() if mark in shown}
    marks[MISSING] = "not published"
    if content.has_hidden_figures:
        marks[f"<u>{MISSING}</u>"] = _NOT_SHOWN
    if content.comparison.legend:
        marks["a"] = "a note on the figure: see the notes"
    entries = [element("dt", mark) + element("dd", escaped(words)) for mark, words in marks.items()]
    if content.dossiers.sources:
        number = element("dt", "[1]", class_="paper")
        entries.append(number + element("dd", "the number of the source", class_="paper"))
    return element("dl", *entries, class_="marks")


def _definitions(content: _Content) -> str:
    entries = []
    for row in content.comparison.rows:
        label = element("dt", escaped(row.title))
        definition = element("dd", escaped(SPECS[row.spec].definition))
        entries.append(element("div", label, definition))
    return element("dl", *entries, class_="specs")


def _source(source: Source, name: str) -> str:
    title = isolated(source.title)
    parts = [isolated(source.publisher), source.date or "undated"]
    if is_link(source.url):
        title = element("a", title, href=source.url, rel="noreferrer")
    else:
        parts.append(isolated(source.url or "no address"))
    language = source.language or ""
    if language == "en" or not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        language = ""
    cite = element("cite", title, lang=language or None)
    text = f"{', '.join([cite, *parts])} ({source.kind})"
    if source.note:
        text = f"{text} {element('span', isolated(source.note), class_='aside')}"
    return element("li", text, id=name)


def _footer(content: _Content) -> str:
    from roverspecs.records.data_version import SIGNATURE

    made = f"Made by {SIGNATURE}"
    if content.command:
        made = f"{made}: {element('code', escaped(content.command))}"
    return element("footer", element("p", made))


# --- the table ----------------------------------------------------------------


def _table(content: _Content) -> str:
    comparison = content.comparison
    groups = [
        element("colgroup", span=str(size), data_group=group) for group, size in content.groups
    ]
    caption = element(
        "span",
        "Each column is in one unit. "
        "Converted figures keep about the precision of the published ones.",
    )
    pairs = zip(comparison.rows, content.dossiers.data, strict=True)
    columns = [_column(content, row, dossiers) for row, dossiers in pairs]
    names = [element("th", isolated(name), scope="row") for name in comparison.headings()]
    lines = [element("tr", *line) for line in zip(names, *columns, strict=True)]
    classes = None
    if len(comparison.rows) > _MANY_SPECS:
        classes = "wide"
    return element(
        "table",
        element("caption", caption, id="caption"),
        element("colgroup"),
        *groups,
        element("thead", *_heads(content)),
        "\n",
        element("tbody", "\n".join(lines)),
        id="table",
        aria_label="Comparison",
        aria_describedby="caption",
        class_=classes,
    )


def _column(content: _Content, row: Row, dossiers: Sequence[Any]) -> list[str]:
    """Return the cells of one spec."""
    made = []
    for cell, dossier in zip(row.cells, dossiers, strict=True):
        if cell:
            made.append(_cell(content, cell))
        else:
            made.append(_gap(dossier))
    return made


def _heads(content: _Content) -> Iterable[str]:
    groups = []
    for group, size in content.groups:
        options = {"scope": "colgroup", "colspan": str(size), "class_": "group"}
        groups.append(element("th", escaped(group.capitalize()), **options, data_group=group))
    vehicle = element("span", element("span", "Vehicle", class_="label"), class_="name")
    yield element("tr", element("th", vehicle, scope="col", rowspan="2"), *groups)
    rows = content.comparison.rows
    yield element("tr", *(element("th", _name(row), scope="col", class_="spec") for row in rows))


def _name(row: Row) -> str:
    inside = [element("span", escaped(row.title), class_="label")]
    if row.unit:
        inside += [" ", element("span", escaped(row.unit), class_="unit")]
    return element("span", *inside, class_="name")


def _gap(dossier: Sequence[Any] | None) -> str:
    """Return a cell without a figure, with a link to the published ones that are not shown."""
    if dossier is None:
        return f'<td>{MISSING}<span class="unseen"> not published</span></td>'
    _, (_, place, *_), *_ = dossier
    target = "#marks"
    if place >= 0:
        target = f"#source-{place + 1}"
    link = element("a", MISSING, class_="figure gap", href=target, aria_label=_NOT_SHOWN)
    return element("td", link)


def _cell(content: _Content, cell: Cell) -> str:
    note = ",".join(letters_of(cell.notes, content.letters))
    spoken: str | None = "".join(SPOKEN.get(sign, sign) for sign in cell.text)
    inside = escaped(cell.text)
    if note:
        spoken = f"{spoken}, note {note}"
        inside += element("sup", note)
    if spoken == cell.text:
        spoken = None
    numbers = [str(content.dossiers.place_of(source) + 1) for source in cell.sources]
    if cell.claim and numbers:
        target = f"#source-{numbers[0]}"
    elif cell.claim:
        # The last note of the user's own figure says where it comes from.
        target = f"#note-{content.letters[cell.notes[-1]]}"
    else:
        # The first note of a derived figure does.
        target = f"#note-{content.letters[cell.notes[0]]}"
    link = element(
        "a",
        inside,
        class_="figure",
        href=target,
        aria_label=spoken,
        data_source=", ".join(numbers) or None,
    )
    return element("td", link)
