"""Comparisons: vehicles side by side, each spec in one unit."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any

import attrs

from roverspecs.comparisons.cells import Cell, Row, remark_on_unread
from roverspecs.comparisons.query import DEFAULT_SPECS, Figures, Query
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import check_layout, headings_of, sheet_of
from roverspecs.errors import FieldError, UnknownSpecError, UnknownVehicleError
from roverspecs.records.catalog import folded
from roverspecs.records.claims import Source
from roverspecs.records.derived import SPECS, find_specs
from roverspecs.records.figures import Figure
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.render import CITING, FORMAT_OF, render

if TYPE_CHECKING:
    from roverspecs.records.derived import Derived
    from roverspecs.records.specs import Spec
    from roverspecs.tables.series import Series


@attrs.frozen(kw_only=True, repr=False)
class Comparison:
    """Hold vehicles side by side, each spec in one unit.

    Attributes
    ----------
    vehicles : tuple of Vehicle, length n
    rows : tuple of Row, length s
        Each has n cells.
    query : Query
        The options that were given.
    remarks : tuple of str
        The remarks on the whole table, such as the sources it prefers or the
        rows it leaves out.
    matches : tuple of str
        "yes" or "maybe" for each vehicle if there is a condition, else empty.
        A vehicle that is shown only because others are relative to it has "".
    """

    vehicles: tuple[Vehicle, ...]
    rows: tuple[Row, ...]
    query: Query = attrs.field(factory=Query)
    remarks: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()

    @property
    def base(self) -> Vehicle | None:
        """The vehicle that the others are relative to."""
        return self.query.relative_to

    def cell(self, vehicle: Vehicle | str, spec: str) -> Cell | None:
        """Return one cell.

        Parameters
        ----------
        vehicle : Vehicle or str
            A vehicle of the comparison, or its id, name or alias.
        spec : str
            A spec of the comparison.

        Returns
        -------
        Cell or None
            None where nothing was published.

        Raises
        ------
        UnknownVehicleError, UnknownSpecError
            If the comparison does not have the column or the row.
        FieldError
            If a name stands for several of its vehicles.
        """
        place = self._place(vehicle)
        row = self._rows.get(spec)
        if row is None:
            raise UnknownSpecError(spec, [each.spec for each in self.rows])
        return row.cells[place]

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.spec: row for row in self.rows}

    @cached_property
    def _places(self) -> dict[int | str, list[int]]:
        """The places of each vehicle, by its identity and by its names."""
        places: dict[int | str, list[int]] = {}
        for place, vehicle in enumerate(self.vehicles):
            names = (vehicle.id, vehicle.name, *vehicle.aliases)
            keys: set[int | str] = {id(vehicle), *names, *map(folded, names)}
            for key in keys:
                places.setdefault(key, []).append(place)
        return places

    def _place(self, vehicle: Vehicle | str) -> int:
        if isinstance(vehicle, Vehicle):
            name = vehicle.name
            namesakes = self._places.get(vehicle.id, [])
            places = self._places.get(id(vehicle)) or [
                place for place in namesakes if self.vehicles[place] == vehicle
            ]
        else:
            name = vehicle
            places = self._places.get(name) or self._places.get(folded(name), [])
        if not places:
            raise UnknownVehicleError(name, [each.name for each in self.vehicles])
        found = self.vehicles[places[0]]
        if any(self.vehicles[place] != found for place in places):
            names = ", ".join(repr(self.vehicles[place].name) for place in places)
            raise FieldError(
                f"{vehicle!r} stands for {names}: give the vehicle itself, or another name"
            ).at("vehicle")
        return places[0]

    @property
    def cells(self) -> Iterator[Cell]:
        """Each cell with a figure, row by row; in a row the relations come last."""
        for row in self.rows:
            for cells in (row.cells, row.ratios, row.differences):
                yield from (cell for cell in cells if cell)

    @property
    def legend(self) -> tuple[str, ...]:
        """The notes of the cells, each once, in the order of the rows."""
        notes = (cell.notes for cell in self.cells)
        return tuple(dict.fromkeys(itertools.chain.from_iterable(notes)))

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each note, in the order of the rows."""
        return lettered(self.legend)

    def headings(self, written: Callable[[str], str] = str) -> list[str]:
        """Return a name for each vehicle: see :func:`roverspecs.comparisons.sheet.headings_of`."""
        return headings_of(self.vehicles, written)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the cells, each once, in the order of the rows."""
        cited = itertools.chain.from_iterable(cell.sources for cell in self.cells)
        return tuple(dict.fromkeys(cited))

    def in_units(
        self,
        units: str | Mapping[str, str] | RowUnits,
        also: str | Mapping[str, str] | RowUnits | None = None,
    ) -> Comparison:
        """Return the same figures in other units.

        Parameters
        ----------
        units : str, mapping of str to str, or RowUnits
            As for :func:`roverspecs.compare`.
        also : str, mapping of str to str, or RowUnits, optional
            The second units, as for :func:`roverspecs.compare`; none by default.  A row
            whose two units are the same has one.

        Returns
        -------
        Comparison

        Raises
        ------
        UnitError
            If a unit does not exist, or does not fit the spec's dimension.
        """
        first = RowUnits.parse(units)
        second = None
        if also is not None:
            second = RowUnits.parse(also, like=first, place="also")
        query = attrs.evolve(self.query, units=first, also=second)
        figures: Figures = {row.spec: row.figures for row in self.rows}
        rows, _ = query.rows(self.vehicles, figures)
        return attrs.evolve(self, rows=rows, query=query)

    def with_remark(self, remark: str) -> Comparison:
        """Return the comparison with one more remark at the end."""
        return attrs.evolve(self, remarks=(*self.remarks, remark))

    def as_data(self) -> dict[str, Any]:
        """Return the comparison as plain data, as in the JSON form.

        Returns
        -------
        dict
            The file ``data/schemas/comparison.schema.json`` describes it.
        """
        matches = self.matches or [""] * len(self.vehicles)
        pairs = zip(self.vehicles, matches, strict=True)
        unread = [remark_on_unread(row, self.vehicles) for row in self.rows]
        return {
            "vehicles": [each.identity() | {"match": match or None} for each, match in pairs],
            "rows": [row.as_data() for row in self.rows],
            "relative_to": self.base and self.base.id,
            "remarks": [*self.remarks, *filter(None, unread)],
        }

    def wide_columns(self, *, is_complete: bool = False) -> dict[str, list[Any]]:
        """Return the columns of a table with a line for each vehicle.

        Parameters
        ----------
        is_complete : bool, default False
            Whether the ends and the mark of every spec have columns, instead of
            only where a figure needs them.

        Returns
        -------
        dict of str to list
            For a mass in kilograms ``mass_kg``, ``mass_kg_low``, ``mass_kg_high``
            and ``mass_mark``, beside ``id`` and ``name``.
        """
        table = self._wide(self.rows, is_complete=is_complete)
        return {name: series.values for name, series in table.items()}

    def _wide(self, rows: Iterable[Row], *, is_complete: bool) -> dict[str, Series]:
        from roverspecs.comparisons import flat_rows

        return flat_rows.wide_series(
            self.vehicles,
            rows,
            matches=self._asked_matches,
            has_extremes=self.query.extremes,
            is_complete=is_complete,
        )

    @property
    def _asked_matches(self) -> tuple[str, ...] | None:
        """The matches; None without a condition, unlike a condition that nobody meets."""
        if self.query.where is None and not self.matches:
            return None
        return self.matches

    def long_columns(self) -> dict[str, list[Any]]:
        """Return the columns of a table with a line for each vehicle and spec.

        Returns
        -------
        dict of str to list
            :data:`roverspecs.comparisons.flat_rows.LONG_FIELDS`, and what else
            was asked for.
        """
        from roverspecs.comparisons import flat_rows

        return flat_rows.long_columns(
            self.vehicles,
            self.rows,
            matches=self._asked_matches,
            has_extremes=self.query.extremes,
            has_second=self.query.also is not None,
            base=self.base,
        )

    def to_frame(self, shape: str = "wide", engine: str = "pandas") -> Any:
        """Return the comparison as a dataframe.

        Its columns and their types do not depend on which vehicles are shown.

        Parameters
        ----------
        shape : {"wide", "long"}, default "wide"
            ``wide`` has a line for each vehicle and columns such as ``mass_kg``,
            ``mass_kg_low``, ``mass_kg_high`` and ``mass_mark``; ``long`` has a line
            for each vehicle and spec, with all that the source states.
        engine : str, default "pandas"
            ``pandas``, ``polars``, ``pyarrow``, ``astropy`` for a masked QTable, or
            ``pint-pandas``.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame, pyarrow.Table or astropy.table.QTable
            A missing figure, and the magnitude of a bound, is missing there, too.

        Raises
        ------
        FieldError
            If shape or engine does not exist; if the shape is wide and the figures
            choose a unit; if the shape is long and the engine holds quantities.
        UnitError
            If the engine does not know a unit.
        RoverspecsError
            If a library is not installed; the message names it.
        """
        from roverspecs.records import dataframes

        return dataframes.to_frame(self._series, shape, engine)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the long shape for libraries that read Arrow.

        Its columns are always the same, and tell the unit even to those that
        drop the metadata of columns.
        """
        from roverspecs.tables.arrow import Stream

        return Stream(self._series("long")).__arrow_c_stream__(requested_schema)

    def _series(self, shape: str) -> dict[str, Series]:
        """Return the typed columns of a shape, the same ones for any vehicles."""
        if shape == "wide":
            rows = self._all_rows()
            self._check_units_of(rows)
            return self._wide(rows, is_complete=True)
        from roverspecs.records.flat_claims import FIELDS
        from roverspecs.tables.series import series_of

        return series_of(self.long_columns(), FIELDS)

    def _check_units_of(self, rows: Iterable[Row]) -> None:
        """Refuse units that the figures choose, as they would change the names of columns."""
        values = {row.spec: row.values for row in rows}
        for option, units in (("units", self.query.units), ("also", self.query.also)):
            if units is None:
                continue
            for name, unit in units.shared(values).items():
                _check_unit_of(SPECS[name], unit, option, units)

    def _all_rows(self) -> list[Row]:
        """Return the rows, with empty ones for the usual specs that no vehicle has."""
        if self.query.specs is not None or self.query.differing:
            return list(self.rows)
        return [
            self._rows.get(spec.name) or self._empty_row(spec) for spec in find_specs(DEFAULT_SPECS)
        ]

    def _empty_row(self, spec: Spec | Derived) -> Row:
        figures = (Figure(spec=spec.name),) * len(self.vehicles)
        [row], _ = self.query.rows(self.vehicles, {spec.name: figures})
        return row

    def save(
        self,
        path: str | PathLike[str],
        *,
        transpose: bool = False,
        footnotes: bool = False,
        cited: bool = False,
    ) -> None:
        """Write the comparison to a file, in the format that its ending stands for.

        Parameters
        ----------
        path : str or path
            Ends in .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or
            .xlsx.
        transpose, footnotes, cited : bool, default False
            As for :meth:`render`.

        Raises
        ------
        FieldError
            If the path has another ending, or the format has no place for
            footnotes, no citations, or one shape only.
        RoverspecsError
            If XlsxWriter is needed and is not installed.
        OSError
            If the file cannot be written.
        """
        from roverspecs.tables.saving import save_as

        def content(ending: str) -> bytes:
            name = FORMAT_OF[ending]
            if name == "xlsx":
                check_layout(name, transpose=transpose, footnotes=footnotes, cited=cited)
                return self.workbook()
            text = self.render(name, transpose=transpose, footnotes=footnotes, cited=cited)
            return f"{text}\n".encode("utf-8", "backslashreplace")

        save_as(path, tuple(FORMAT_OF), content, example="rovers.csv")

    def workbook(self) -> bytes:
        """Return the comparison as an XLSX file.

        Returns
        -------
        bytes
            The sheets of :func:`roverspecs.comparisons.worksheets.worksheets_of`.

        Raises
        ------
        FieldError
            If it has more vehicles than a sheet takes.
        RoverspecsError
            If XlsxWriter is not installed.
        """
        from roverspecs.comparisons.worksheets import worksheets_of
        from roverspecs.records.data_version import SIGNATURE, data_date
        from roverspecs.tables.workbook import workbook

        sheets = worksheets_of(
            self.vehicles,
            self.rows,
            matches=self.matches,
            base=self.base,
            remarks=self.remarks,
            sources=self.sources,
            figures=self.long_columns(),
        )
        return workbook(sheets, made_by=SIGNATURE, made_on=data_date())

    def render(
        self,
        format: str = "text",
        *,
        transpose: bool = False,
        footnotes: bool = False,
        cited: bool = False,
        width: int | None = None,
        ascii: bool = False,
        paint: Callable[[str, str], str] | None = None,
    ) -> str:
        """Return the comparison as a table.

        Parameters
        ----------
        format : str, default "text"
            One of :data:`roverspecs.tables.render.OWN_FORMATS`, or any other name
            that tabulate knows.
        transpose : bool, default False
            Swap rows and columns.  By default up to five vehicles are columns,
            and more are rows; in CSV they always are.
        footnotes : bool, default False
            Number the sources of the cells shown, and list them; in MediaWiki
            they are its references.
        cited : bool, default False
            Cite the sources of the cells by the keys that :func:`roverspecs.cite`
            gives to the sources of this comparison; in LaTeX and Typst.
        width : int, optional
            Columns that a line of plain text may take: a wider table is
            printed in parts.
        ascii : bool, default False
            Write marks in ASCII, such as ``>=``, and escape other characters
            in JSON.
        paint : callable, optional
            Returns a text as the terminal shows it, given its role and the
            text: see :data:`roverspecs.tables.render.ROLES`.

        Returns
        -------
        str
            Without a line break at the end.

        Raises
        ------
        UnknownFormatError
            If the format does not exist; the message offers the nearest ones.
        FieldError
            If the format has no place for footnotes, no citations, or one shape
            only.
        """
        check_layout(format, transpose=transpose, footnotes=footnotes, cited=cited)
        marks: dict[Source, tuple[str, str]] = {}
        listed: dict[Source, str] = {}
        if cited or (footnotes and format == "mediawiki"):
            from roverspecs.records.cite import keyed

            marks = {source: (key, "citation") for key, source in keyed(self.sources).items()}
        elif footnotes:
            marks = {each: (str(number), "source") for number, each in enumerate(self.sources, 1)}
        if footnotes:
            listed = _listed(self.sources, format)
        sheet = sheet_of(
            self.vehicles,
            self.rows,
            matches=self.matches,
            base=self.base,
            letters=self.letters,
            marks=marks,
            listed=listed,
            remarks=self.remarks,
            columns=self.wide_columns,
            long_columns=self.long_columns,
            data=self.as_data,
            transpose=transpose,
            ascii=ascii,
        )
        return render(sheet, format, width=width, ascii=ascii, paint=paint)

    def __str__(self) -> str:
        """Return the comparison as plain text."""
        return self.render()

    def __repr__(self) -> str:
        """Return the names of the vehicles and the specs."""
        vehicles = ", ".join(vehicle.name for vehicle in self.vehicles)
        return f"<Comparison of {vehicles}: {', '.join(row.spec for row in self.rows)}>"

    def _repr_html_(self) -> str:
        """Return the comparison as HTML, for notebooks."""
        return self.render("html")

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the comparison in the formats of notebooks."""
        from roverspecs.tables.notebooks import mime_bundle

        return mime_bundle(self.render, include, exclude)


def _listed(sources: Iterable[Source], format: str) -> dict[Source, str]:
    """Return sources, and how a format lists each."""
    if format not in CITING:
        return {source: str(source) for source in sources}
    from roverspecs.records.cite import in_latin

    return {source: str(in_latin(source)) for source in sources}


# The module string takes a millisecond to import.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def lettered(notes: Iterable[str]) -> dict[str, str]:
    """Return the letter of each note: a to z, aa, ab and so on."""
    words = (itertools.product(_LETTERS, repeat=length) for length in itertools.count(1))
    letters = map("".join, itertools.chain.from_iterable(words))
    return dict(zip(dict.fromkeys(notes), letters, strict=False))


def _check_unit_of(spec: Spec | Derived, unit: str, option: str, units: RowUnits) -> None:
    if units.is_fixed(spec):
        return
    found = f"{units.system!r} takes the unit of {spec.name} that suits the figures"
    message = f"{found}, so that columns would change their names with the vehicles"
    remedy = f"give {option}='si', {option}={{{spec.name!r}: {unit!r}}} or shape='long'"
    raise FieldError(f"{message}: {remedy}").at(option)
