"""Charts: one spec as dots on a scale, or two specs against each other.

The scales are logarithmic, because rovers differ by powers of ten.  A chart
shows whether a figure is approximate, a bound or a range, and names below, with
the reason, the vehicles that it cannot draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import attrs

from roverspecs.comparisons.cells import Cell, Row, letters_of
from roverspecs.comparisons.comparison import Comparison, compare, lettered
from roverspecs.errors import FieldError, shortened
from roverspecs.pictures import plots
from roverspecs.pictures.plots import Extent, Item
from roverspecs.pictures.themes import check_theme, fixed_theme
from roverspecs.records.catalog import Catalog
from roverspecs.records.derived import SPECS, Derived, find_measures
from roverspecs.records.gaps import has_remark
from roverspecs.records.reading import TRUST
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

    from matplotlib.figure import Figure

    from roverspecs.records.trust import Preference

SUFFIXES = (".svg", ".png", ".pdf")
"""The endings of the files that a chart is saved in."""

MOST = 300
"""With more vehicles than this, a chart would be taller than a file can hold."""

# A longer name, note or remark is cut.
_NAME, _NOTE, _REMARK = 60, 400, 20_000


@attrs.frozen(kw_only=True, repr=False)
class Chart:
    """Hold a comparison of one or two specs, to be drawn.

    Attributes
    ----------
    comparison : Comparison
        It has n vehicles, and one row for a dot chart or two for a scatter.
    theme : {"auto", "light", "dark"}
        The colours; "auto" is light.
    remarks : tuple of str
        The vehicles that the chart leaves out, with the reason.
    """

    comparison: Comparison
    theme: str = "auto"
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title of the chart, in a line."""
        labels = " against ".join(row.label for row in reversed(self.comparison.rows))
        count = len(self.places)
        noun = "vehicles"
        if count == 1:
            noun = "vehicle"
        return f"{labels} of {count} {noun}"

    @property
    def description(self) -> str:
        """The whole chart in words: every figure, and the vehicles that are left out."""
        figures = []
        for place in self.places:
            texts = ", ".join(map(_words, self._cells(place)))
            figures.append(f"{self.comparison.vehicles[place].name}: {texts}")
        return ". ".join(["; ".join(figures), *self.remarks])

    @property
    def places(self) -> list[int]:
        """The places of the vehicles that are drawn, the largest first."""
        # A bound stands where its own number is drawn, though the figure may be any beyond it.
        drawn = []
        for place, _ in enumerate(self.comparison.vehicles):
            cells = self._cells(place)
            is_whole = len(cells) == len(self.comparison.rows)
            if is_whole and all(map(_is_on_scale, cells)):
                drawn.append((-float(cells[0].span.middle), place))
        return [place for _, place in sorted(drawn)]

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
            If the theme is not known, or there are more vehicles than a file
            can hold.
        RoverspecsError
            If matplotlib is not installed.
        """
        if theme is None:
            theme = self.theme
        colours = fixed_theme(theme)
        count = len(self.comparison.vehicles)
        if count > MOST:
            raise FieldError(f"expected at most {MOST} to draw, found {count}").at("vehicles")
        items, notes = self._items()
        labels = [row.label for row in self.comparison.rows]
        if not items:
            return plots.draw_nothing(notes, colours)
        if len(labels) == 1:
            return plots.draw_dots(items, labels[0], notes, colours)
        return plots.draw_scatter(items, labels, notes, colours)

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
        """
        # Only a picture that is saved needs it.
        from roverspecs.tables.saving import save_as

        save_as(path, SUFFIXES, lambda suffix: self._content(suffix, theme), example="rovers.svg")

    def _content(self, suffix: str, theme: str | None) -> bytes:
        # XML cannot hold these two characters, which are not control characters.
        description = clean(self.description).translate(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"))
        figure = self.figure(theme)
        return plots.as_bytes(figure, suffix.removeprefix("."), self.title, description)

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

    def _items(self) -> tuple[list[Item], list[str]]:
        """Return the items of the plot, and the notes below it."""
        names = [_legible(heading, _NAME) for heading in self.comparison.headings()]
        cells = {place: self._cells(place) for place in self.places}
        shown = chain.from_iterable(cells.values())
        letters = lettered(chain.from_iterable(cell.notes for cell in shown))
        items = []
        for place, column in cells.items():
            notes = chain.from_iterable(cell.notes for cell in column)
            marks = letters_of(notes, letters)
            extents = tuple(map(_extent, column))
            items.append(Item(names[place], column[0].text, ",".join(marks), extents))
        below = [f"[{letter}] {_legible(note, _NOTE)}" for note, letter in letters.items()]
        below += [_legible(remark, _REMARK) for remark in self.remarks]
        return items, below

    def _cells(self, place: int) -> list[Cell]:
        """Return the cells of a vehicle that hold a figure."""
        return [cell for row in self.comparison.rows if (cell := row.cells[place])]


def chart(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] = ("mass",),
    *,
    units: str | Mapping[str, str] = "si",
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    theme: str = "auto",
    catalog: Catalog | None = None,
) -> Chart:
    """Chart one spec of many vehicles, or two specs against each other.

    Scales are logarithmic.  A vehicle that cannot be drawn is named under the
    chart with the reason.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        All of the catalog by default.  One vehicle or string may stand for
        itself.
    specs : iterable of str, optional
        One spec, for a dot chart with a row for each vehicle, or two, for a
        scatter: across, then up.  Also a text of them with a comma.  The mass
        by default.
    units : str or mapping of str to str, default "si"
        As for :func:`roverspecs.compare`.
    configuration : str, optional
        Show only dimensions of this configuration.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust.
    theme : {"auto", "light", "dark"}
        The colours; "auto" is light, because a chart cannot follow the
        reader's device.
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
    <Chart of Mass (kg) of 2 vehicles>
    """
    check_theme(theme)
    names = _check_specs(specs)
    catalog = Catalog.of(catalog)
    if vehicles is None:
        vehicles = catalog
    comparison = compare(
        vehicles,
        names,
        units=units,
        configuration=configuration,
        prefer=prefer,
        catalog=catalog,
    )
    remarks = [*comparison.remarks]
    for row in comparison.rows:
        absent = _absent(row, comparison.vehicles, names)
        remarks += [*absent, *_off_scale(row, comparison.vehicles)]
    return Chart(comparison=comparison, theme=theme, remarks=tuple(remarks))


def _check_specs(specs: object) -> list[str]:
    """Return the names of one or two specs."""
    given: list[object] = [specs]
    if isinstance(specs, str):
        given = [*specs.split(",")]
    elif isinstance(specs, Iterable):
        given = [*specs]
    words = [each.strip() for each in given if isinstance(each, str)]
    if len(words) < len(given):
        raise FieldError(f"expected one or two specs, found {shortened(specs)}").at("specs")
    names = []
    if words:
        names = [spec.name for spec in find_measures(words)]
    if len(names) not in (1, 2):
        found = ", ".join([f"{len(names) or 'none'}", *map(repr, names)])
        raise FieldError(f"expected one or two specs, found {found}").at("specs")
    return names


def _absent(row: Row, vehicles: Sequence[Vehicle], asked: Sequence[str]) -> Iterator[str]:
    """Return a line for each reason why vehicles have no figure of a published spec."""
    spec = SPECS[row.spec]
    if isinstance(spec, Derived):
        return
    label = spec.label.lower()
    lacking: dict[str, list[str]] = {}
    unpublished = []
    for vehicle, figure in zip(vehicles, row.figures, strict=True):
        # The comparison itself remarks on figures of another configuration or a later day,
        # and on those of other specs that say much the same.
        if TRUST.figure(vehicle, spec) or has_remark(figure, asked):
            continue
        if hasattr(vehicle, spec.name):
            unpublished.append(vehicle.name)
        else:
            lacking.setdefault(vehicle.kind, []).append(vehicle.name)
    for kind, names in lacking.items():
        yield f"A {kind} has no {label}: {', '.join(names)}"
    if unpublished:
        yield f"No {label} published: {', '.join(unpublished)}"


def _off_scale(row: Row, vehicles: Iterable[Vehicle]) -> Iterator[str]:
    """Return a line for each vehicle whose figure has no place on a logarithmic scale."""
    label = SPECS[row.spec].label.lower()
    for vehicle, cell in zip(vehicles, row.cells, strict=True):
        if cell and not _is_on_scale(cell):
            figure = f"{cell.text} {cell.unit}".strip()
            reason = "has no place on a logarithmic scale"
            yield f"{vehicle.name} is not drawn: its {label}, {figure}, {reason}"


def _is_on_scale(cell: Cell) -> bool:
    return float(cell.span.middle) > 0


def _extent(cell: Cell) -> Extent:
    """Return the place of a figure on its scale."""
    middle = float(cell.span.middle)
    mark = {">": "≥", "<": "≤"}.get(cell.mark, cell.mark)
    if cell.low is not None and cell.high is not None:
        if mark == "~":
            # The ends of an approximate range are drawn as they are; its text has the mark.
            mark = "–"
        return Extent(mark, middle, cell.low, cell.high)
    if mark == "~":
        reach = cell.span.reach
        return Extent(mark, middle, float(reach.low or 0), float(reach.high or 0))
    return Extent(mark, middle, middle, middle)


def _words(cell: Cell) -> str:
    """Return a figure with its unit and its note."""
    words = [cell.text, cell.unit]
    if cell.note:
        words.append(f"({cell.note})")
    return " ".join(filter(None, words))


def _legible(text: str, limit: int) -> str:
    """Return a text without characters that cannot be drawn, cut if it is very long."""
    kept = clean(text)
    if len(kept) > limit:
        kept = f"{kept[: limit - 1]}…"
    return plots.drawable(kept)
