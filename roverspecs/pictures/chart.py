"""Charts: one spec as dots on a scale, or two specs against each other.

The scales are logarithmic, because rovers differ by powers of ten.  A chart
shows whether a figure is approximate, a bound or a range, and names below, with
the reason, the vehicles that it cannot draw.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

import attrs

from roverspecs.comparisons.cells import Cell, letters_of
from roverspecs.comparisons.compare import compare
from roverspecs.comparisons.comparison import Comparison
from roverspecs.errors import FieldError, LetterWarning, closest, offered, one_of
from roverspecs.errors import shortened as shown
from roverspecs.pictures import plots
from roverspecs.pictures.canvas import Form, Item
from roverspecs.pictures.captions import NOTES, Caption, is_on_scale, remarks_on, shortened
from roverspecs.pictures.dot_plot import draw_dots
from roverspecs.pictures.lettering import drawable
from roverspecs.pictures.naming import NAMES, labelled_places
from roverspecs.pictures.proportions import PIXELS_PER_INCH, Width, read_aspect, read_width
from roverspecs.pictures.scales import Extent
from roverspecs.pictures.scatter_plot import Plan, draw_scatter, plan_scatter
from roverspecs.pictures.themes import check_theme, fixed_theme
from roverspecs.records.catalog import Catalog, explained_specs, folded, is_shipped
from roverspecs.records.derived import SPECS, find_measures, side_by_side
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.columns import grouped
from roverspecs.tables.escapes import clean
from roverspecs.values.spans import ordered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

    from matplotlib.figure import Figure

    from roverspecs.comparisons.filters import Filter
    from roverspecs.records.claims import Source
    from roverspecs.records.trust import Preference

SUFFIXES = (".svg", ".png", ".pdf")
"""The endings of the files that a chart is saved in."""

MOST = 300
"""With more vehicles than this, a chart would be taller than a file can hold."""

# A longer name, title or line of the caption is cut.
_NAME, _TITLE, _CAPTION = 60, 400, 20_000


@attrs.frozen(kw_only=True, repr=False)
class Chart:
    """Hold a comparison of one or two specs, to be drawn.

    Attributes
    ----------
    comparison : Comparison
        It has n vehicles, and one row for a dot chart or two for a scatter.
    theme : {"auto", "light", "dark"}
        The colours; "auto" is light, but SVG follows the reader's device.
    remarks : tuple of str
        The vehicles that the chart leaves out, with the reason.
    heading : str, optional
        The title that is drawn, instead of the one made from the figures;
        empty for none.
    notes : {"caption", "sources", "none"}
        The parts of the caption that are drawn; letters refer only to the
        whole.
    names : tuple of {"auto", "own", "all"}
        The names beside the dots of two specs.
    asked : frozenset of int
        The places of the vehicles that have their names there as well.
    width : Width, optional
        18 cm by default.
    aspect : float, optional
        The width divided by the height.
    is_transparent : bool
        Whether the paper has no colour.
    """

    comparison: Comparison
    theme: str = "auto"
    remarks: tuple[str, ...] = ()
    heading: str | None = None
    notes: str = "caption"
    names: tuple[str, ...] = ("auto",)
    asked: frozenset[int] = frozenset()
    width: Width | None = None
    aspect: float | None = None
    is_transparent: bool = False

    @property
    def title(self) -> str:
        """The title of the chart, in a line."""
        if self.heading is not None:
            return self.heading
        labels = [SPECS[row.spec].label for row in reversed(self.comparison.rows)]
        first, *others = labels
        what = " against ".join([first, *map(str.lower, others)])
        count = len(self.places)
        noun = "vehicles"
        if count == 1:
            noun = "vehicle"
        return f"{what} of {count} {noun}"

    @property
    def own(self) -> frozenset[int]:
        """The places of the user's own vehicles, where there are others, too."""
        vehicles = self.comparison.vehicles
        own = frozenset(place for place, each in enumerate(vehicles) if not is_shipped(each))
        if len(own) == len(vehicles):
            return frozenset()
        return own

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the figures that are drawn, each once, in the order of the chart."""
        cited: list[Source] = []
        for place in self.places:
            for cell in self._cells(place):
                cited += cell.sources
        return tuple(dict.fromkeys(cited))

    @property
    def caption(self) -> str:
        """The text of the caption, one paragraph a line.

        It has the notes, the vehicles left out, the sources, and the versions
        of program and data; the last two in a line where notes is "sources".
        """
        if self.notes == "sources":
            return self._caption.short
        return self._caption.whole

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The sentences on vehicles left out or without a name that the caption leaves out, too.

        Whoever shortens the caption still wants to know them.
        """
        if self.notes == "caption":
            return ()
        sentences = [*self.remarks]
        if len(self._labels) == 2 and self.places:
            sentences.append(self._plan.tally)
        return tuple(filter(None, sentences))

    @property
    def _caption(self) -> Caption:
        places, own = self.places, self.own
        notes = tuple(map(self._notes, places))
        are_own = tuple(place in own for place in places)
        names = tuple(self.comparison.vehicles[place].name for place in places)
        caption = Caption(names, notes, are_own, self.remarks, self.sources)
        if len(self.comparison.rows) == 1:
            return caption
        # A dot without a name has no letter.
        are_asked = [place in self.asked for place in places]
        labelled = labelled_places(are_own, are_asked, self.names)
        return caption._replace(are_labelled=tuple(n in labelled for n, _ in enumerate(places)))

    def _notes(self, place: int) -> tuple[str, ...]:
        """Return the notes of a vehicle, each once."""
        notes = chain.from_iterable(cell.notes for cell in self._cells(place))
        return tuple(dict.fromkeys(notes))

    @property
    def description(self) -> str:
        """The whole chart in words: every figure, and the vehicles that are left out."""
        figures = "; ".join(map(self._tip, self.places))
        return ". ".join([figures, *self.remarks])

    @property
    def places(self) -> list[int]:
        """The places of the vehicles that are drawn, the largest first."""
        drawn = []
        for place, _ in enumerate(self.comparison.vehicles):
            cells = self._cells(place)
            is_whole = len(cells) == len(self.comparison.rows)
            if is_whole and all(map(is_on_scale, cells)):
                drawn.append(place)
        spans = [self._cells(place)[0].span for place in drawn]
        return [drawn[each] for each in ordered(spans, descending=True)]

    def figure(self, theme: str | None = None) -> Figure:
        """Draw the chart.

        Parameters
        ----------
        theme : {"auto", "light", "dark"}, optional
            The colours, instead of the theme of the chart; "auto" is light.

        Returns
        -------
        matplotlib.figure.Figure
            Without a window; its first axes hold the dots.

        Raises
        ------
        FieldError
            If the theme is not known, or there is more to draw than has room.
        RoverspecsError
            If matplotlib is not installed.
        """
        if theme is None:
            theme = self.theme
        colours = fixed_theme(theme)
        count = len(self.comparison.vehicles)
        if count > MOST:
            raise FieldError(f"expected at most {MOST} to draw, found {count}").at("vehicles")
        items = self._items()
        form = self._form(colours)
        labels = self._labels
        if not items:
            return plots.draw_nothing(form)
        if len(labels) == 1:
            return draw_dots(items, labels[0], form)
        return draw_scatter(items, labels, form, self._plan)

    @cached_property
    def _plan(self) -> Plan:
        """How the names of a scatter stand, in any theme."""
        return plan_scatter(self._items(), self._labels, self._form("light"))

    @property
    def _labels(self) -> list[str]:
        """The labels of the scales."""
        return [row.label for row in self.comparison.rows]

    def _form(self, colours: str) -> Form:
        caption: tuple[str, ...] = ()
        if self.notes != "none":
            lines = self.caption.splitlines()
            # The version stays in one line.
            caption = tuple(
                _legible(line, _CAPTION).replace("(data ", "(data\u00a0") for line in lines
            )
        width = None
        if self.width is not None:
            width = self.width.points
        return Form(
            theme=colours,
            title=_legible(self.title, _TITLE),
            caption=caption,
            names=self.names,
            is_counted=self.notes == "caption",
            width=width,
            aspect=self.aspect,
            is_transparent=self.is_transparent,
        )

    def save(self, path: str | PathLike[str], *, theme: str | None = None) -> None:
        """Draw the chart into a file.

        Parameters
        ----------
        path : str or path
            A name that ends in .svg, .png or .pdf.
        theme : {"auto", "light", "dark"}, optional
            The colours, instead of the theme of the chart; "auto" is light.

        Raises
        ------
        FieldError
            If the path has another ending or cannot be a path, or as for
            :meth:`figure`.
        RoverspecsError
            If matplotlib is not installed.
        OSError
            If the file cannot be written.

        Warns
        -----
        LetterWarning
            For each name with letters that no font of the machine has.
        """
        # Only a picture that is saved needs it.
        from roverspecs.tables.saving import save_as

        save_as(path, SUFFIXES, lambda suffix: self._content(suffix, theme), example="rovers.svg")

    def _content(self, suffix: str, theme: str | None) -> bytes:
        figure = self.figure(theme)
        self._warn_of_codes()
        resolution = plots.RESOLUTION
        if self.width is not None and self.width.is_in_pixels:
            resolution = PIXELS_PER_INCH
        return plots.as_bytes(
            figure,
            suffix.removeprefix("."),
            _storable(self.title),
            _storable(self.description),
            resolution=resolution,
            tips=[_storable(self._tip(place)) for place in self.places],
            is_following=(theme or self.theme) == "auto",
        )

    def _warn_of_codes(self) -> None:
        """Warn of each name that is drawn with codes of letters that no font has."""
        headings = self.comparison.headings()
        for place in self.places:
            name = clean(headings[place])
            letters = [letter for letter in dict.fromkeys(name) if drawable(letter) != letter]
            shown = _drawable_name(name, self.comparison.vehicles[place])
            # An alias without such letters may stand for the name.
            if letters and shown == _legible(name, _NAME):
                warnings.warn(LetterWarning.of(letters, name, "codes"), stacklevel=4)

    def _tip(self, place: int) -> str:
        """Return the name of a vehicle with its figures."""
        texts = ", ".join(map(_words, self._cells(place)))
        return f"{self.comparison.vehicles[place].name}: {texts}"

    def __repr__(self) -> str:
        """Return the title."""
        return f"<Chart of {self.title}>"

    def svg(self, *, theme: str | None = None) -> str:
        """Return the chart as an SVG file.

        Parameters
        ----------
        theme : {"auto", "light", "dark"}, optional
            The colours, instead of the theme of the chart; "auto" is light.

        Returns
        -------
        str

        Raises
        ------
        FieldError, RoverspecsError
            As for :meth:`figure`.
        """
        return self._content(".svg", theme).decode("utf-8")

    def _repr_svg_(self) -> str:
        """Return the chart as SVG, for Jupyter."""
        return self.svg()

    def _items(self) -> list[Item]:
        """Return the items of the plot."""
        names = list(map(_drawable_name, self.comparison.headings(), self.comparison.vehicles))
        letters: dict[str, str] = {}
        if self.notes == "caption":
            letters = self._caption.letters
        own = self.own
        items = []
        for place in self.places:
            column = self._cells(place)
            noted = [note for note in self._notes(place) if note in letters]
            marks = letters_of(noted, letters)
            item = Item(
                name=names[place],
                text=grouped(column[0].text),
                letters=",".join(marks),
                extents=tuple(map(_extent, column)),
                is_own=place in own,
                is_asked=place in self.asked,
            )
            items.append(item)
        return items

    def _cells(self, place: int) -> list[Cell]:
        """Return the cells of a vehicle that hold a figure."""
        return [cell for row in self.comparison.rows if (cell := row.cells[place])]


def chart(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] = ("mass",),
    *more_specs: str,
    units: str | Mapping[str, str] = "si",
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    where: str | Filter | None = None,
    strict: bool = False,
    title: str | None = None,
    notes: str | None = None,
    names: str | Iterable[str] = "auto",
    width: str | float | None = None,
    aspect: str | float | None = None,
    transparent: bool = False,
    theme: str = "auto",
    catalog: Catalog | None = None,
) -> Chart:
    """Chart one spec of many vehicles, or two specs against each other.

    Scales are logarithmic.  A vehicle that cannot be drawn is named under the
    chart with the reason, or in ``unwritten`` where the caption is short.  The
    user's own vehicles are highlighted beside those of the catalog.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        All of the catalog by default.  One vehicle or string may stand for
        itself.
    specs : iterable of str, optional
        One spec, for a dot chart with a row for each vehicle, or two, for a
        scatter: across, then up.  Also a text of them with a comma.  The mass
        by default.
    *more_specs : str
        The second spec, where it does not stand in one list with the first.
    units : str or mapping of str to str, default "si"
        As for :func:`roverspecs.compare`.
    configuration : str, optional
        Show only dimensions of this configuration.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust.
    where : str or Filter, optional
    strict : bool, default False
        As for :func:`roverspecs.compare`.
    title : str, optional
        Instead of the one made from the specs; empty for none.
    notes : {"caption", "sources", "none"}, optional
        The caption below the chart: notes, the vehicles left out, sources and
        versions; the last two alone, in a line; or nothing.  The whole caption
        by default, and with an aspect the sources.
    names : str or iterable of str, default "auto"
        The names beside the dots of two specs: "own", those of the user's own
        vehicles; "all", or a number where there is no room; "auto", the same,
        but beside own vehicles the others are named only where there is room.
        Also names or ids of vehicles, and a text of them with a comma, as in
        ``"own, curiosity"``.
    width : str or float, optional
        A length with its unit, such as ``"16cm"``, or a number of pixels, 96
        to an inch; 18 cm by default.  Beyond it, letters grow, too.
    aspect : str or float, optional
        Width to height, such as ``"16:9"``.  By default the chart is as high
        as it needs.
    transparent : bool, default False
        Whether to leave out the colour of the paper.
    theme : {"auto", "light", "dark"}
        The colours; "auto" is light, but SVG follows the reader's device.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Chart

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known; the message offers the nearest ones.
    UnitError
        If a unit does not exist, or does not fit the spec's dimension.
    FieldError
        If there are no vehicles, not one or two specs, or an option is out
        of its range.

    Examples
    --------
    >>> chart(["LEV-2", "Tenacious"], "mass")
    <Chart of Mass of 2 vehicles>
    """
    check_theme(theme)
    if notes is None:
        notes = "caption"
        if aspect is not None:
            # On a slide, the whole caption would leave the plot half of the room.
            notes = "sources"
    one_of(notes, NOTES, "notes")
    if title is not None and not isinstance(title, str):
        raise FieldError(f"expected text, found {shown(title)}").at("title")
    size, shape = None, None
    if width is not None:
        size = read_width(width)
    if aspect is not None:
        shape = read_aspect(aspect)
    asked = _check_specs(side_by_side(specs, more_specs))
    catalog = Catalog.of(catalog)
    if vehicles is None:
        vehicles = catalog
    comparison = compare(
        vehicles,
        asked,
        units=units,
        where=where,
        strict=strict,
        configuration=configuration,
        prefer=prefer,
        catalog=catalog,
    )
    words, places = _read_names(names, comparison.vehicles)
    return Chart(
        comparison=comparison,
        theme=theme,
        remarks=remarks_on(comparison),
        heading=title,
        notes=notes,
        names=words,
        asked=places,
        width=size,
        aspect=shape,
        is_transparent=transparent,
    )


def _check_specs(specs: object) -> list[str]:
    """Return the names of one or two specs."""
    words = _words_of(specs)
    if words is None:
        raise FieldError(f"expected one or two specs, found {shown(specs)}").at("specs")
    names = []
    if words:
        with explained_specs():
            names = [spec.name for spec in find_measures(words)]
    if len(names) not in (1, 2):
        found = ", ".join([f"{len(names) or 'none'}", *map(repr, names)])
        raise FieldError(f"expected one or two specs, found {found}").at("specs")
    return names


def _read_names(
    given: object, vehicles: Sequence[Vehicle]
) -> tuple[tuple[str, ...], frozenset[int]]:
    """Return the words that say which names are wanted, and the places of the vehicles named."""
    expected = "'auto', 'own', 'all' or a vehicle of the chart"
    words = _words_of(given)
    if not words:
        raise FieldError(f"expected {expected}, found {shown(given)}").at("names")
    known: dict[str, int] = {}
    for place, vehicle in enumerate(vehicles):
        for text in (vehicle.id, vehicle.name, *vehicle.aliases):
            known.setdefault(folded(text), place)
    wanted, places = [], set()
    for word in words:
        if word in NAMES:
            wanted.append(word)
        elif folded(word) in known:
            places.add(known[folded(word)])
        else:
            near = closest(word, (*NAMES, *(vehicle.id for vehicle in vehicles)))
            remedy = f"expected {expected}"
            if near:
                remedy = offered(near, ())
            raise FieldError(f"unknown {shown(word)}: {remedy}").at("names")
    return tuple(wanted), frozenset(places)


def _words_of(given: object) -> list[str] | None:
    """Return the words of a text with commas or of an iterable; None for anything else."""
    parts: list[object] = [given]
    if isinstance(given, str):
        parts = [*given.split(",")]
    elif isinstance(given, Iterable):
        parts = [*given]
    words = [part.strip() for part in parts if isinstance(part, str)]
    if len(words) < len(parts):
        return None
    return words


def _extent(cell: Cell) -> Extent:
    """Return the place of a figure on its scale."""
    middle = float(cell.span.middle)
    mark = {">": "≥", "<": "≤"}.get(cell.mark, cell.mark)
    if cell.low is not None and cell.high is not None:
        if mark == "~":
            # The ends of an approximate range are drawn as they are; its text has the mark.
            mark = "–"
        return Extent(mark, middle, cell.low, cell.high)
    # Nobody has published how far an approximate figure may be off.
    return Extent(mark, middle, middle, middle)


def _words(cell: Cell) -> str:
    """Return a figure with its unit and its note."""
    words = [grouped(cell.text), cell.unit]
    if cell.note:
        words.append(f"({cell.note})")
    return " ".join(filter(None, words))


def _legible(text: str, limit: int) -> str:
    """Return a text without characters that cannot be drawn, cut if it is very long."""
    return drawable(shortened(clean(text), limit))


def _drawable_name(heading: str, vehicle: Vehicle) -> str:
    """Return the name of a vehicle, or an alias where no font has its letters."""
    name = _legible(heading, _NAME)
    if name != shortened(clean(heading), _NAME):
        for alias in vehicle.aliases:
            if _legible(alias, _NAME) == alias:
                return alias
    return name


def _storable(text: str) -> str:
    """Return a text that a file can hold."""
    # XML cannot hold these two characters, which are not control characters.
    return clean(text).translate(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"))
