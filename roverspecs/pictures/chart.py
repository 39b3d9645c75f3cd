"""Charts: one spec as dots on a scale, or two specs against each other.

Both scales are logarithmic, because rovers differ by powers of ten.  What a
figure says of its own doubt is drawn as such, and what cannot be drawn is
named below with the reason.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.comparison import Comparison, compare, lettered
from roverspecs.errors import FieldError, shortened, suggestion
from roverspecs.pictures import plots
from roverspecs.pictures.axes import Extent
from roverspecs.pictures.plots import THEMES, Item
from roverspecs.records.catalog import Catalog
from roverspecs.records.derived import GLOSSARY, Derived, find_specs
from roverspecs.records.reading import TRUST
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean
from roverspecs.values.spans import Span

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SUFFIXES = (".svg", ".png", ".pdf")
"""How the name of a file may end that a chart is saved in."""

MOST = 300
"""With more vehicles than this, a chart would be taller than a file can hold."""

# Whoever reads a chart needs no name or note that is longer.
_NAME, _NOTE, _REMARK = 60, 400, 20_000


@attrs.frozen(kw_only=True, repr=False)
class Chart:
    """Hold a comparison of one or two specs, to be drawn.

    Attributes
    ----------
    comparison : Comparison
        Of n vehicles, with one row for a dot chart and two for a scatter.
    spans : tuple of tuple of Span or None
        For each row those of its cells, in its unit.
    theme : str
        One of :data:`THEMES`.
    remarks : tuple of str
        What the chart leaves out, and why.
    """

    comparison: Comparison
    spans: tuple[tuple[Span | None, ...], ...]
    theme: str = "light"
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What is drawn, in a line."""
        labels = " against ".join(row.label for row in reversed(self.comparison.rows))
        count = len(self.places)
        return f"{labels} of {count} vehicle{'' if count == 1 else 's'}"

    @property
    def description(self) -> str:
        """Every figure that is drawn, in words, and what is not."""
        figures = (
            f"{self.comparison.vehicles[place].name}: {', '.join(self._texts(place))}"
            for place in self.places
        )
        return ". ".join(["; ".join(figures), *self.remarks])

    @property
    def places(self) -> list[int]:
        """The places of the vehicles that are drawn, the largest first."""
        columns = enumerate(zip(*(row.cells for row in self.comparison.rows), strict=True))
        # By the number that is drawn: a bound, which may be any, would else stand far from its like.
        drawn = [
            (-cells[0].magnitude, place)
            for place, cells in columns
            if all(map(_is_on_scale, cells))
        ]
        return [place for _, place in sorted(drawn)]

    def figure(self, theme: str | None = None) -> Figure:
        """Draw the chart.

        Parameters
        ----------
        theme : str, optional
            Another than that of the chart.

        Returns
        -------
        matplotlib.figure.Figure
            Without a window; its first axes hold the dots.

        Raises
        ------
        FieldError
            If there is no such theme, or there are more vehicles than a file
            can hold.
        RoverspecsError
            If matplotlib is not installed.
        """
        colours = check_theme(self.theme if theme is None else theme)
        if len(self.comparison.vehicles) > MOST:
            raise FieldError(
                f"expected at most {MOST} to draw, found {len(self.comparison.vehicles)}"
            ).at("vehicles")
        items, notes = self._items()
        labels = [row.label for row in self.comparison.rows]
        if not items:
            return plots.draw_nothing(notes, colours)
        if len(labels) == 1:
            return plots.draw_dots(items, labels[0], notes, colours)
        return plots.draw_scatter(items, labels, notes, colours)

    def save(self, path: str | os.PathLike[str], *, theme: str | None = None) -> None:
        """Draw the chart into a file.

        Parameters
        ----------
        path : str or path
            Ends in .svg, .png or .pdf.
        theme : str, optional
            Another than that of the chart.

        Raises
        ------
        FieldError
            If the path ends in anything else, or as for :meth:`figure`.
        RoverspecsError
            If matplotlib is not installed.
        OSError
            If the file cannot be written.
        """
        if not isinstance(path, str | os.PathLike):
            raise FieldError(f"expected a path such as 'chart.svg', found {shortened(path)}").at(
                "path"
            )
        file = Path(path)
        suffix = file.suffix.casefold()
        if suffix not in SUFFIXES:
            ends = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
            raise FieldError(
                f"expected a name that ends in {ends}, found {shortened(file.name)}"
            ).at("path")
        # Drawn before the file is opened: what fails leaves none behind.
        file.write_bytes(self._drawn(suffix[1:], theme))

    def _drawn(self, format: str, theme: str | None) -> bytes:
        # Two characters that no XML may hold are no control characters.
        description = clean(self.description).translate(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"))
        return plots.as_bytes(self.figure(theme), format, self.title, description)

    def __repr__(self) -> str:
        """Return what is drawn."""
        return f"<Chart of {self.title}>"

    def svg(self, *, theme: str | None = None) -> str:
        """Return the chart as an SVG file.

        Parameters
        ----------
        theme : str, optional
            Another than that of the chart.

        Returns
        -------
        str

        Raises
        ------
        FieldError, RoverspecsError
            As for :meth:`figure`.
        """
        return self._drawn("svg", theme).decode("utf-8")

    def _repr_svg_(self) -> str:
        """Return the chart as SVG, for Jupyter."""
        return self.svg()

    def _items(self) -> tuple[list[Item], list[str]]:
        """Return what is drawn, and what stands below."""
        names = [_legible(heading, _NAME) for heading in self.comparison.headings()]
        letters = lettered(
            cell.note for place in self.places for cell in self._cells(place) if cell.note
        )
        items = []
        for place in self.places:
            cells = self._cells(place)
            marks = dict.fromkeys(letters[cell.note] for cell in cells if cell.note)
            extents = [
                _extent(cell, row[place]) for cell, row in zip(cells, self.spans, strict=True)
            ]
            items.append(Item(names[place], cells[0].text, ",".join(marks), tuple(extents)))
        notes_below = [f"[{letter}] {_legible(note, _NOTE)}" for note, letter in letters.items()]
        return items, [*notes_below, *(_legible(remark, _REMARK) for remark in self.remarks)]

    def _cells(self, place: int) -> list[Cell]:
        return [cell for row in self.comparison.rows if (cell := row.cells[place])]

    def _texts(self, place: int) -> list[str]:
        return [
            " ".join(filter(None, [cell.text, cell.unit, cell.note and f"({cell.note})"]))
            for cell in self._cells(place)
        ]


def chart(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] = ("mass",),
    *,
    units: str | Mapping[str, str] = "si",
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    theme: str = "light",
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
    specs : iterable of str, default ("mass",)
        One spec, for a dot chart in which each vehicle has its row, or two,
        for a scatter: across, then up.  Or a text of them with a comma.
    units : str or mapping of str to str, default "si"
        As for :func:`roverspecs.compare`, as the next two.
    configuration : str, optional
    prefer : str, iterable of str or Preference, optional
    theme : str, default "light"
        Or "dark".
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
    preference = Preference.parse(prefer)
    catalog = Catalog.of(catalog)
    shown: dict[str, Any] = {"configuration": configuration, "prefer": preference}
    given = catalog if vehicles is None else vehicles
    comparison = compare(given, names, units=units, catalog=catalog, **shown)
    spans = [row.spans for row in comparison.rows]
    remarks = (*comparison.remarks, *_left_out(comparison))
    return Chart(comparison=comparison, spans=tuple(spans), theme=theme, remarks=remarks)


def check_theme(theme: object) -> str:
    """Return the name of a theme if there is one.

    Parameters
    ----------
    theme : str

    Returns
    -------
    str

    Raises
    ------
    FieldError
        If there is no such theme.
    """
    if not isinstance(theme, str) or theme not in THEMES:
        raise FieldError(f"unknown {shortened(theme)}: {suggestion(str(theme), tuple(THEMES))}").at(
            "theme"
        )
    return theme


def _check_specs(specs: object) -> list[str]:
    """Return the names of one or two specs."""
    given = (
        specs.split(",")
        if isinstance(specs, str)
        else list(specs)
        if isinstance(specs, Iterable)
        else [specs]
    )
    words = [each.strip() for each in given if isinstance(each, str)]
    if len(words) < len(given):
        raise FieldError(f"expected one or two specs, found {shortened(specs)}").at("specs")
    names = [spec.name for spec in find_specs(words)] if words else []
    if len(names) not in (1, 2):
        found = ", ".join([f"{len(names) or 'none'}", *map(repr, names)])
        raise FieldError(f"expected one or two specs, found {found}").at("specs")
    return names


def _left_out(comparison: Comparison) -> Iterator[str]:
    """Say which vehicles a spec does not apply to, which have no figure, and which a scale cannot show."""
    for row in comparison.rows:
        spec = GLOSSARY[row.spec]
        label = spec.label.lower()
        if not isinstance(spec, Derived):
            # Where there is a figure, but in another configuration or of another day, the comparison says so.
            without = [each for each in comparison.vehicles if not TRUST.figure(each, spec)]
            for kind in dict.fromkeys(
                each.kind for each in without if not hasattr(each, spec.name)
            ):
                yield f"A {kind} has no {label}: {', '.join(each.name for each in without if each.kind == kind)}"
            unknown = [each.name for each in without if hasattr(each, spec.name)]
            if unknown:
                yield f"No {label} published: {', '.join(unknown)}"
        for vehicle, cell in zip(comparison.vehicles, row.cells, strict=True):
            if cell and not _is_on_scale(cell):
                figure = f"{cell.text} {cell.unit}".strip()
                yield f"{vehicle.name} is not drawn: its {label}, {figure}, has no place on a logarithmic scale"


def _is_on_scale(cell: Cell | None) -> bool:
    return cell is not None and cell.magnitude > 0


def _extent(cell: Cell, span: Span | None) -> Extent:
    mark = {">": "≥", "<": "≤"}.get(cell.mark, cell.mark)
    if cell.low is not None and cell.high is not None:
        # The ends of a range may be only about: its text says so.
        return Extent("–" if mark == "~" else mark, cell.magnitude, cell.low, cell.high)
    if mark == "~" and span is not None:
        reach = span.reach
        return Extent(mark, cell.magnitude, float(reach.low or 0), float(reach.high or 0))
    return Extent(mark, cell.magnitude, cell.magnitude, cell.magnitude)


def _legible(text: str, limit: int) -> str:
    """Return a text without what cannot be drawn, cut where it is very long."""
    text = clean(text)
    return plots.drawable(text if len(text) <= limit else f"{text[: limit - 1]}…")
