"""Comparisons: vehicles and specs, in one unit per row.

Like is compared with like: a cell whose configuration or condition differs
from its neighbours' says so in its note.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any

import attrs

from roverspecs.comparisons.cells import Cell, Row, cell_of, remarks_on
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import check_layout, headings_of, sheet_of
from roverspecs.errors import FieldError, UnknownSpecError, UnknownVehicleError, shortened
from roverspecs.records.catalog import Catalog, explained_vehicles, folded
from roverspecs.records.claims import Source
from roverspecs.records.derived import SPECS, find_specs, side_by_side
from roverspecs.records.figures import Figure
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.render import CITING, FORMAT_OF, render

if TYPE_CHECKING:
    from roverspecs.comparisons.filters import Filter
    from roverspecs.records.derived import Derived
    from roverspecs.records.specs import Spec
    from roverspecs.tables.series import Series
    from roverspecs.values.published import PublishedValue

DEFAULT_VEHICLES = ("lev-2", "tenacious", "lupex-rover")
"""The ids of the vehicles that are compared when none is named."""

DEFAULT_SPECS = ("mass", "dry_mass", "launch_mass", "dimensions", "payload")
"""The specs and groups that are compared when none is named."""


@attrs.frozen(kw_only=True)
class Query:
    """Hold the options of a comparison, each as :func:`compare` takes it.

    Attributes
    ----------
    specs : tuple of str or None
        The names of the specs; None for the default.
    units : RowUnits
    also : RowUnits or None
        The second units.
    where : Filter or None
    strict : bool
    sort : str or None
    descending : bool
    relative_to : Vehicle or None
    differing, extremes : bool
    reading : Reading
        The claims that count: the configuration and the preference.
    digits : int or None
    exact : bool

    Raises
    ------
    FieldError
        If two options contradict each other, or one is out of its range.
    """

    specs: tuple[str, ...] | None = None
    units: RowUnits = attrs.field(factory=RowUnits)
    also: RowUnits | None = None
    where: Filter | None = None
    strict: bool = False
    sort: str | None = None
    descending: bool = False
    relative_to: Vehicle | None = None
    differing: bool = False
    extremes: bool = False
    reading: Reading = TRUST
    digits: int | None = None
    exact: bool = False

    def __attrs_post_init__(self) -> None:
        """Check the options together."""
        digits = self.digits
        is_number = isinstance(digits, int) and not isinstance(digits, bool)
        if digits is not None and not (is_number and 1 <= digits <= 15):
            raise FieldError(f"expected a number from 1 to 15, found {digits!r}").at("digits")
        if digits is not None and self.exact:
            raise FieldError("digits and exact cannot be given together: give one of them").at(
                "digits"
            )
        if self.strict and self.where is None:
            message = "it leaves out vehicles that might not meet a condition: give where, too"
            raise FieldError(message).at("strict")
        if self.descending and self.sort is None:
            message = "it is the direction of an order: give a spec as sort, too"
            raise FieldError(message).at("descending")


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
            As for :func:`compare`.
        also : str, mapping of str to str, or RowUnits, optional
            The second units, as for :func:`compare`; none by default.  A row
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
        figures: _Figures = {row.spec: row.figures for row in self.rows}
        rows, _ = _rows(self.vehicles, figures, query)
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
        return {
            "vehicles": [each.identity() | {"match": match or None} for each, match in pairs],
            "rows": [row.as_data() for row in self.rows],
            "relative_to": self.base and self.base.id,
            "remarks": list(self.remarks),
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
        for row in rows:
            _check_unit_of(row, "units", self.query.units)
            if self.query.also is not None:
                _check_unit_of(row, "also", self.query.also)

    def _all_rows(self) -> list[Row]:
        """Return the rows, with empty ones for the usual specs that no vehicle has."""
        if self.query.specs is not None or self.query.differing:
            return list(self.rows)
        return [
            self._rows.get(spec.name) or self._empty_row(spec) for spec in find_specs(DEFAULT_SPECS)
        ]

    def _empty_row(self, spec: Spec | Derived) -> Row:
        figures = (Figure(spec=spec.name),) * len(self.vehicles)
        [row], _ = _rows(self.vehicles, {spec.name: figures}, self.query)
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


def compare(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] | None = None,
    *more_specs: str,
    units: str | Mapping[str, str] | RowUnits = "si",
    also: str | Mapping[str, str] | RowUnits | None = None,
    where: str | Filter | None = None,
    strict: bool = False,
    sort: str | None = None,
    descending: bool = False,
    relative_to: Vehicle | str | None = None,
    differing: bool = False,
    extremes: bool = False,
    configuration: str | None = None,
    digits: int | None = None,
    exact: bool = False,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
) -> Comparison:
    """Compare vehicles in consistent units.

    Every spec is shown in one unit for all vehicles; a spec that nobody
    published for a vehicle stays empty.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        The columns, in the order given; a string is looked up in the catalog.
        One vehicle or string may stand for itself.  By default the whole
        catalog if ``where`` is given, else LEV-2, Tenacious and the LUPEX
        rover.
    specs : iterable of str, length s, optional
        Specs, published or derived, and groups of specs, or a text of them
        with commas.  By default mass, dimensions and payload, if one of the
        vehicles has them.
    *more_specs : str
        Others, which need not stand in one list with the first.
    units : str or mapping of str to str, default "si"
        A unit system: ``"si"``, ``"metric"``, ``"us"`` or ``"auto"``, which
        takes the unit that reads best for each row.  Or a mapping such as
        ``{"mass": "g"}`` with a unit for each spec or group named; the key
        ``"default"`` names the system for the others.  Or both as text:
        ``"us,mass=g"``.
    also : str or mapping of str to str, optional
        A second unit for each row, in brackets beside the first, with digits
        of its own: written like ``units``.  Where it names no system, only
        the specs that it names have one.
    where : str or Filter, optional
        Keep only vehicles that meet a condition, such as ``"mass < 10 kg and
        body == Moon"``: see :class:`roverspecs.Filter`.  Vehicles that might
        meet it are kept and marked.
    strict : bool, default False
        Leave out vehicles that might not meet it.
    sort : str, optional
        A spec, published or derived, or ``"name"``, ``"launch_date"`` or
        ``"landing_date"``: the smallest first, the missing last; a range by
        its middle, a bound by its number.
    descending : bool, default False
        The largest first.
    relative_to : Vehicle or str, optional
        The vehicle that each other one is set in relation to, as a ratio and
        a difference; it is put first if it is not among them.
    differing : bool, default False
        Keep only the rows in which two figures differ by more than their
        published digits.
    extremes : bool, default False
        Mark the largest and the smallest figure of each row.
    configuration : str, optional
        Show only dimensions of this configuration.
    digits : int, optional
        Significant digits, instead of a precision like the published one.
    exact : bool, default False
        Convert without rounding.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust: kinds of sources,
        ids or publishers of sources, ``"latest"`` or ``"earliest"``, and
        ``"as-of DATE"`` for figures published by that date.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Comparison
        With s rows of n cells.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known; the message offers the nearest ones.
    UnitError
        If a unit does not exist, or does not fit the spec's dimension.
    FilterSyntaxError
        If the condition cannot be read.
    FieldError
        If there are no vehicles, an option is out of its range, or ``also``
        asks for the same units as ``units``.

    Examples
    --------
    >>> compare(["LEV-2", "Tenacious"], ["mass"]).cell("LEV-2", "mass").text
    '0.228'
    >>> [rover.name for rover in compare(where="mass < 500 g", sort="mass").vehicles]
    ['Colmena', 'LEV-2', 'SORA-Q (HAKUTO-R M1)', 'YAOKI']
    """
    reading = Reading(configuration=configuration, prefer=prefer)
    catalog = Catalog.of(catalog)
    base = _base(relative_to, catalog)
    specs = side_by_side(specs, more_specs)
    names = None
    if specs is None:
        asked = find_specs(DEFAULT_SPECS)
    else:
        with explained_vehicles():
            asked = find_specs(specs)
        names = tuple(spec.name for spec in asked)
    first = RowUnits.parse(units)
    query = Query(
        specs=names,
        units=first,
        also=_second_units(also, first),
        where=_filter(where),
        strict=strict,
        sort=sort,
        descending=descending,
        relative_to=base,
        differing=differing,
        extremes=extremes,
        reading=reading,
        digits=digits,
        exact=exact,
    )
    if vehicles is None and where is None:
        vehicles = DEFAULT_VEHICLES
    given = catalog.find(vehicles)
    if not given:
        raise FieldError("expected at least one vehicle, found none").at("vehicles")
    reading.check(vehicle for vehicle in (*given, base) if vehicle is not None)
    columns, matches, doubts = _columns(given, query)
    figures: dict[str, Sequence[Figure]] = {}
    for spec in asked:
        figures[spec.name] = [reading.figure(vehicle, spec) for vehicle in columns]
    remarks = [*remarks_on(columns, figures, reading), *doubts]
    if specs is None:
        figures = {name: row for name, row in figures.items() if any(row)}
    if differing:
        figures = _differing(figures, remarks)
    rows, gaps = _rows(columns, figures, query)
    return Comparison(
        vehicles=columns,
        rows=rows,
        query=query,
        remarks=(*remarks, *gaps),
        matches=matches,
    )


def _base(given: object, catalog: Catalog) -> Vehicle | None:
    """Return the vehicle that the others are relative to."""
    if isinstance(given, str):
        return catalog.get(given)
    if isinstance(given, Vehicle | None):
        return given
    message = f"expected a vehicle or its name, found {shortened(given)}"
    raise FieldError(message).at("relative_to")


def _second_units(
    also: str | Mapping[str, str] | RowUnits | None, units: RowUnits
) -> RowUnits | None:
    if also is None:
        return None
    found = RowUnits.parse(also, like=units, place="also")
    if found == units:
        message = f"expected other units than those of the rows, found {found.spelling!r} again"
        raise FieldError(f"{message}: leave it out").at("also")
    return found


def _check_unit_of(row: Row, option: str, units: RowUnits) -> None:
    spec = SPECS[row.spec]
    if units.is_fixed(spec):
        return
    unit = units.unit(spec, _values(row.figures))
    found = f"{units.system!r} takes the unit of {spec.name} that suits the figures"
    message = f"{found}, so that columns would change their names with the vehicles"
    remedy = f"give {option}='si', {option}={{{spec.name!r}: {unit!r}}} or shape='long'"
    raise FieldError(f"{message}: {remedy}").at(option)


def _values(figures: Iterable[Figure]) -> list[PublishedValue]:
    return [figure.value for figure in figures if figure]


def _filter(where: str | Filter | None) -> Filter | None:
    if where is None:
        return None
    # A plain table imports nothing for the questions.
    from roverspecs.comparisons.filters import Filter

    return Filter.parse(where)


_Figures = dict[str, Sequence[Figure]]


def _columns(
    vehicles: tuple[Vehicle, ...], query: Query
) -> tuple[tuple[Vehicle, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the vehicles in their order, whether each meets the condition, and remarks."""
    matches: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    if query.where is not None:
        selection = query.where.select(vehicles, query.reading, strict=query.strict)
        vehicles, matches, remarks = selection
    if query.sort is not None:
        from roverspecs.comparisons.conditions import in_order

        places = in_order(vehicles, query.sort, query.reading, descending=query.descending)
        vehicles = tuple(vehicles[place] for place in places)
        matches = tuple(matches[place] for place in places if matches)
    base = query.relative_to
    if base is not None and base not in vehicles:
        vehicles = (base, *vehicles)
        if matches:
            matches = ("", *matches)
    return vehicles, matches, remarks


def _rows(
    vehicles: Sequence[Vehicle], figures: _Figures, query: Query
) -> tuple[tuple[Row, ...], list[str]]:
    """Return the rows, and remarks on relations that do not exist."""
    every = itertools.chain.from_iterable(figures.values())
    claims = filter(None, (figure.claim for figure in every))
    kinds = {claim.configuration for claim in claims} - {None}
    is_mixed = len(kinds) > 1
    remarks: list[str] = []
    rows = []
    for name, row in figures.items():
        made, gaps = _row(vehicles, name, row, query, query.units, is_mixed=is_mixed)
        if query.also is not None:
            # The same again: a second unit adds no remark.
            second, _ = _row(vehicles, name, row, query, query.also, is_mixed=is_mixed)
            made = made.beside(second)
        rows.append(made)
        remarks += gaps
    return tuple(rows), remarks


def _row(
    vehicles: Sequence[Vehicle],
    name: str,
    figures: Sequence[Figure],
    query: Query,
    units: RowUnits,
    *,
    is_mixed: bool,
) -> tuple[Row, list[str]]:
    """Return the figures of one spec in one unit, and remarks on relations that do not exist."""
    options: dict[str, Any] = {"digits": query.digits, "exact": query.exact}
    unit = units.unit(SPECS[name], _values(figures))
    cells: list[Cell | None] = []
    for figure in figures:
        cell = None
        if figure:
            asked = query.reading.configuration
            cell = cell_of(figure, unit, configuration=asked, is_mixed=is_mixed, **options)
        cells.append(cell)
    row = Row(spec=name, unit=unit, figures=tuple(figures), cells=tuple(cells))
    remarks: list[str] = []
    if query.extremes:
        row = _marked(row)
    if query.relative_to is not None:
        row = _related(row, vehicles, query.relative_to, remarks, **options)
    return row, remarks


def _differing(figures: _Figures, remarks: list[str]) -> _Figures:
    """Return the rows in which two figures differ, and add remarks on the rows left out."""
    from roverspecs.values.agreement import are_compatible

    kept: _Figures = {}
    alike: list[str] = []
    few: list[str] = []
    for name, row in figures.items():
        values = [figure.value for figure in row if figure]
        label = SPECS[name].noun
        if len(values) < 2:
            few.append(label)
        elif are_compatible(values):
            alike.append(label)
        else:
            kept[name] = row
    reasons = {"alike within the published digits": alike, "fewer than two figures": few}
    for reason, labels in reasons.items():
        if labels:
            remarks.append(f"Left out, {reason}: {', '.join(labels)}")
    return kept


def _marked(row: Row) -> Row:
    """Return a row with its largest and smallest cells marked."""
    from roverspecs.values.spans import extremes

    marks = extremes(row.spans)
    pairs = zip(row.cells, marks, strict=True)
    cells = [cell and attrs.evolve(cell, extreme=mark) for cell, mark in pairs]
    return attrs.evolve(row, cells=tuple(cells))


def _related(
    row: Row,
    vehicles: Sequence[Vehicle],
    base: Vehicle,
    remarks: list[str],
    **options: Any,
) -> Row:
    """Return a row with its relations to one vehicle, and add remarks on those left empty."""
    from roverspecs.comparisons.relations import difference, ratio

    other = row.figures[vehicles.index(base)]
    ratios: list[Cell | None] = []
    differences: list[Cell | None] = []
    for vehicle, figure in zip(vehicles, row.figures, strict=True):
        made: list[Cell | str | None] = [None, None]
        if figure and other and vehicle != base:
            made = [
                ratio(figure, other, **options),
                difference(figure, other, row.unit, **options),
            ]
        pairs = zip(("ratio", "difference"), (ratios, differences), made, strict=True)
        for name, cells, cell in pairs:
            if isinstance(cell, str):
                label = SPECS[row.spec].noun
                remarks.append(f"No {name} of {vehicle.name} to {base.name} in {label}: {cell}")
                cells.append(None)
            else:
                cells.append(cell)
    return attrs.evolve(row, ratios=tuple(ratios), differences=tuple(differences))
