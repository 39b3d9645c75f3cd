"""Pages: a comparison as one HTML file that needs no network, and no script to be read.

Everything is written into the file beforehand, each figure in each unit
system; the script, whose last chapter is ``assets/page.js``, shows and hides them, and
computes only what depends on a choice of its reader.  A policy in the file lets
no other script and no other style in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from roverspecs.comparisons.compare import compare
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import MANY
from roverspecs.errors import FieldError, shortened
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.handout import LEVELS, SHEET, WORDS
from roverspecs.pages.markup import data_block, element, escaped, policy
from roverspecs.pages.payload import records_of, view_of
from roverspecs.pages.sections import (
    DIALOG,
    MOST_ON_PAPER,
    Content,
    footer,
    header,
    sections,
)
from roverspecs.pages.table import Table
from roverspecs.records.catalog import Catalog
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.tables.escapes import clean

TITLE = "Rovers and landers, compared"
"""The title of a page that is given none."""

MOST_DRAWN = 60
"""The most vehicles that a page draws."""

ASSETS = os.path.join(os.path.dirname(__file__), "assets")
"""The folder of the style and the script."""

CHAPTERS = (
    "table",
    "figures",
    "handout",
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
    digits: int | None = None,
    exact: bool = False,
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
    digits : int, optional
        Significant digits of the table, from 1 to 15, as for
        :func:`roverspecs.compare`; the drawing keeps about the published ones.
    exact : bool, default False
        Convert without rounding in the table.
    prefer : str, iterable of str or Preference, optional
        Which claims to prefer to the order of trust, as for
        :func:`roverspecs.comparisons.compare.compare`.
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
    rounding: dict[str, Any] = {"digits": digits, "exact": exact}
    comparison = compare(columns, specs, units=opening, also=also, **rounding, **shown)
    content = Content(
        title=title,
        subtitle=subtitle,
        comparison=comparison,
        dossiers=Dossiers(comparison),
        letters=comparison.letters,
        has_sources=sources,
        command=command,
    )
    if drawing:
        content = _drawing(content, **shown)
    return _document(content)


def _published(vehicles: Sequence[Vehicle]) -> list[str]:
    """Return the specs that have a published figure for any vehicle, and mass at least."""
    found = [name for name in PUBLISHED if _is_published(name, vehicles)]
    return found or ["mass"]


def _is_published(spec: str, vehicles: Sequence[Vehicle]) -> bool:
    return any(vehicle.claims(spec) for vehicle in vehicles)


def _drawn_units(comparison: Comparison) -> dict[str, RowUnits | None]:
    """Return the units of the drawing: those of the table, with centimetres in place of metres."""
    from roverspecs.records.sizes import SIZES

    query = comparison.query
    values = {row.spec: row.values for row in comparison.rows}
    sizes = [name for name in SIZES if name in values]
    units = {"units": query.units, "also": query.also}
    for option, each in units.items():
        if each is None:
            continue
        if each.system == "si":
            units[option] = attrs.evolve(each, system="metric")
        elif sizes:
            # A drawing has the unit of lengths for all its sizes.
            shared = {"length": each.shared(values)[sizes[0]]}
            units[option] = attrs.evolve(each, chosen=shared | {**each.chosen})
    return units


# A drawing on a screen may be so much wider than one in a text, so that it fills a usual one.
_EXTRA = 240.0


def _drawing(content: Content, **options: Any) -> Content:
    """Return a page with its drawing, and with the content of its style elements."""
    vehicles = content.comparison.vehicles
    if len(vehicles) > MOST_DRAWN:
        words = f"A page draws at most {MOST_DRAWN} vehicles: choose fewer to have a drawing."
        return content._replace(drawing=element("p", words))
    from roverspecs.pages.prints import best, legible, prints_of
    from roverspecs.pictures.drawing import draw
    from roverspecs.pictures.paper import Paper
    from roverspecs.pictures.scene import in_brief
    from roverspecs.pictures.svg import render

    options |= _drawn_units(content.comparison)
    # The page itself names its sources and its version.
    options["caption"] = False
    drawing = attrs.evolve(draw(vehicles, **options), paper=Paper(extra=_EXTRA))
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
        figure += element("p", _NOT_PRINTED, class_="paper")
        return content._replace(drawing=figure, styles=picture.styles)
    side = in_brief(draw(vehicles, views="side", **options))
    prints = prints_of(side)
    content = content._replace(flattest=prints[-1].height)
    room = content.handout.room
    chosen = best([*prints, *legible(side, room)], room)
    view = render(chosen.scene, id_prefix="paper")
    figure += element("figure", view.text, class_="drawing paper", aria_hidden="true")
    return content._replace(drawing=figure, styles=(*picture.styles, *view.styles))


# --- the file -------------------------------------------------------------------


def _asset(name: str) -> str:
    with open(os.path.join(ASSETS, name), encoding="utf-8") as file:
        return file.read()


def _script() -> str:
    """Return the script of a page: two parts by themselves, and chapters that share their names."""
    alone = "\n".join(map(_asset, ("exact.js", "files.js")))
    chapters = "\n".join(_asset(f"{name}.js") for name in CHAPTERS)
    return f"{alone}\n(() => {{\n{chapters}}})();\n"


def _document(content: Content) -> str:
    script = _script()
    table = Table(comparison=content.comparison, dossiers=content.dossiers, letters=content.letters)
    style = _asset("page.css") + table.borders
    allowed = policy([style, *content.styles], script)
    classes = []
    if table.has_few:
        classes += ["few", *content.handout.classes]
    if not content.has_sources:
        classes.append("unlisted-sources")
    paper = {
        "levels": LEVELS,
        "words": WORDS,
        "sheet": SHEET,
        "flattest": content.flattest,
        "mostOnPaper": MOST_ON_PAPER,
        "captions": table.captions,
    }
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
        header(content),
        element("main", *sections(content, table)),
        footer(content),
        DIALOG,
        data_block("data", view_of(content.comparison) | paper),
        data_block("dossiers", content.dossiers.data),
        data_block("records", records_of(content.comparison, content.dossiers)),
        element("script", script),
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines)
