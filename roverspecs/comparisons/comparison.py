"""Comparisons: vehicles and specs, in one unit per row.

Like is compared with like: a cell whose configuration or condition differs
from its neighbours' says so in its note.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from roverspecs.comparisons.cells import Cell, Row, cell_of
from roverspecs.comparisons.remarks import remarks_on
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.errors import FieldError, UnknownSpecError, UnknownVehicleError, shortened
from roverspecs.records.catalog import Catalog, folded
from roverspecs.records.claims import Claim, Source, check_configuration
from roverspecs.records.derived import GLOSSARY, Derivation, Derived, find_figure, find_specs
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import SPECS, Spec, Vehicle
from roverspecs.tables.escapes import clean

if TYPE_CHECKING:
    from roverspecs.comparisons.filters import Filter

DEFAULT_VEHICLES = ("lev-2", "tenacious", "lupex-rover")
"""The ids of the vehicles that are compared when none is named."""

DEFAULT_SPECS = ("mass", "dry_mass", "launch_mass", "dimensions", "payload")
"""The specs and groups that are compared when none is named."""


@attrs.frozen(kw_only=True, repr=False)
class Comparison:
    """Hold vehicles side by side, each spec in one unit.

    Attributes
    ----------
    vehicles : tuple of Vehicle, length n
    rows : tuple of Row, length s
        Each with n cells.
    remarks : tuple of str
        What the whole table prefers or leaves out, and why.
    arguments : tuple of str
        Those of the command that makes it.
    matches : tuple of str
        Of each vehicle "yes" or "maybe", where a condition was asked for, and
        nothing for one that is shown only because others are relative to it;
        else empty.
    base : Vehicle or None
        The one that the others are relative to.
    """

    vehicles: tuple[Vehicle, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    base: Vehicle | None = None

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
            If the comparison has no such column or row.
        """
        columns: dict[str, int] = {}
        for place, each in enumerate(self.vehicles):
            for name in (each.id, each.name, *each.aliases):
                columns.setdefault(folded(name), place)
        name = vehicle.id if isinstance(vehicle, Vehicle) else vehicle
        if folded(name) not in columns:
            raise UnknownVehicleError(name, [each.name for each in self.vehicles])
        for row in self.rows:
            if row.spec == spec:
                return row.cells[columns[folded(name)]]
        raise UnknownSpecError(spec, [row.spec for row in self.rows])

    @property
    def cells(self) -> Iterator[Cell]:
        """Each cell that holds a figure, row by row, those of relations after the others."""
        for row in self.rows:
            yield from (cell for name in _CELLS for cell in getattr(row, name) if cell)

    @property
    def legend(self) -> tuple[str, ...]:
        """The notes of the cells, each once, in the order of the rows."""
        return tuple(dict.fromkeys(cell.note for cell in self.cells if cell.note))

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each note, in the order of the rows."""
        return lettered(self.legend)

    def headings(self, written: Callable[[str], str] = str) -> list[str]:
        """Return what to call each vehicle, of which no two are the same.

        Parameters
        ----------
        written : callable, optional
            Returns a text as the layout shows it.

        Returns
        -------
        list of str, length n
            The names, with the id where two are the same, numbered where two
            have that in common, too; in one line, without control characters.
        """

        def seen(text: str) -> str:
            return clean(written(text))

        # A name of control characters alone leaves nothing to be seen.
        names = [seen(each.name) or seen(each.id) or each.kind for each in self.vehicles]
        count = Counter(names)
        texts = [
            f"{name} ({seen(each.id)})" if count[name] > 1 else name
            for name, each in zip(names, self.vehicles, strict=True)
        ]
        count, met = Counter(texts), Counter[str]()
        for place, text in enumerate(texts):
            met[text] += 1
            texts[place] = f"{text} #{met[text]}" if count[text] > 1 else text
        return texts

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the cells, each once, in the order of the rows."""
        return tuple(dict.fromkeys(source for cell in self.cells for source in cell.sources))

    @property
    def command(self) -> str:
        """The command that makes it; records that have no file go by their id."""
        import shlex

        return shlex.join(["roverspecs", "compare", *self.arguments])

    def with_arguments(self, arguments: tuple[str, ...]) -> Comparison:
        """Return the comparison with other arguments of the command that makes it."""
        return attrs.evolve(self, arguments=arguments)

    def with_command(self, words: Iterable[str] = ()) -> Comparison:
        """Return the comparison with a remark on the version and the command that make it.

        Parameters
        ----------
        words : iterable of str
            Further arguments, such as those of the layout.

        Returns
        -------
        Comparison
        """
        from roverspecs import __version__

        whole = attrs.evolve(self, arguments=(*self.arguments, *words))
        return attrs.evolve(
            whole, remarks=(*self.remarks, f"Made by roverspecs {__version__}: {whole.command}")
        )

    def as_data(self) -> dict[str, Any]:
        """Return the comparison as plain data, as in the JSON form.

        Returns
        -------
        dict
            As described by ``data/comparison.schema.json``.
        """
        return {
            "vehicles": [
                {"id": each.id, "name": each.name, "kind": each.kind, "match": match or None}
                for each, match in zip(
                    self.vehicles, self.matches or [""] * len(self.vehicles), strict=True
                )
            ],
            "rows": [
                {
                    "spec": row.spec,
                    "label": GLOSSARY[row.spec].label,
                    "unit": row.unit,
                    "derived": isinstance(GLOSSARY[row.spec], Derived),
                    **{
                        name: [cell and cell.as_data() for cell in getattr(row, name)]
                        for name in _CELLS
                    },
                }
                for row in self.rows
            ],
            "relative_to": self.base.id if self.base else None,
            "remarks": list(self.remarks),
        }

    def render(self, format: str = "text", **options: Any) -> str:
        """Return the comparison as a table.

        Parameters
        ----------
        format : str, default "text"
            See :func:`roverspecs.tables.render`, as for the options.

        Returns
        -------
        str
            Without a line break at the end.

        Raises
        ------
        UnknownFormatError
            If there is no such format; the message offers the nearest ones.
        """
        # Tables stand above comparisons; the method is a convenience.
        from roverspecs.tables.render import render

        return render(self, format, **options)

    def __str__(self) -> str:
        """Return the comparison as plain text."""
        return self.render()

    def __repr__(self) -> str:
        """Return the names of the vehicles and the specs."""
        vehicles = [vehicle.name for vehicle in self.vehicles]
        return f"<Comparison of {', '.join(vehicles)}: {', '.join(row.spec for row in self.rows)}>"

    def _repr_html_(self) -> str:
        """Return the comparison as HTML, for Jupyter."""
        return self.render("html")


def lettered(notes: Iterable[str]) -> dict[str, str]:
    """Return the letter of each note: a to z, aa, ab and so on."""
    from string import ascii_lowercase

    words = (itertools.product(ascii_lowercase, repeat=length) for length in itertools.count(1))
    letters = map("".join, itertools.chain.from_iterable(words))
    return dict(zip(dict.fromkeys(notes), letters, strict=False))


_CELLS = ("cells", "ratios", "differences")


def compare(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    specs: Iterable[str] | None = None,
    *,
    units: str | Mapping[str, str] = "si",
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
        with commas.  By default mass, dimensions and payload, so far as one
        of the vehicles has them.
    units : str or mapping of str to str, default "si"
        A unit system: ``"si"``, ``"metric"``, ``"us"`` or ``"auto"``, which
        takes for each row the unit that reads best.  Or a unit for each spec
        or group named, ``{"mass": "g"}``; the key ``"default"`` names the
        system for the others.  Or both as text: ``"us,mass=g"``.
    where : str or Filter, optional
        Keep only vehicles that meet a condition, such as ``"mass < 10 kg and
        body == Moon"``: see :class:`roverspecs.Filter`.  Those that may meet
        it are kept and marked.
    strict : bool, default False
        Leave out those that only may meet it.
    sort : str, optional
        A spec, published or derived, or ``"name"``, ``"launch_date"`` or
        ``"landing_date"``: the smallest first, the missing last; figures that
        overlap keep their order.
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
        Which claims to prefer to the order of trust: kinds of sources, ids or
        publishers of sources, ``"latest"`` or ``"earliest"``, and
        ``"as-of DATE"`` for what was published by then.
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
        If there are no vehicles, or an option is out of its range.

    Examples
    --------
    >>> compare(["LEV-2", "Tenacious"], ["mass"]).cell("LEV-2", "mass").text
    '0.228'
    >>> [rover.name for rover in compare(where="mass < 500 g", sort="mass").vehicles]
    ['Colmena', 'LEV-2', 'SORA-Q (HAKUTO-R M1)', 'YAOKI']
    """
    _check_options(configuration, digits, exact)
    _check_questions(where, strict, sort, descending)
    catalog = Catalog.of(catalog)
    given = catalog.find(DEFAULT_VEHICLES if vehicles is None and where is None else vehicles)
    if not given:
        raise FieldError("expected at least one vehicle, found none").at("vehicles")
    base = catalog.get(relative_to) if isinstance(relative_to, str) else relative_to
    if not isinstance(base, Vehicle | None):
        raise FieldError(f"expected a vehicle or its name, found {shortened(base)}").at(
            "relative_to"
        )
    asked = find_specs(DEFAULT_SPECS if specs is None else specs)
    scale = RowUnits.parse(units)
    preference = Preference.parse(prefer)
    if preference.ranks:
        cited = given if base is None else (*given, base)
        preference.check(claim for each in cited for spec in SPECS for claim in each.claims(spec))
    shown: dict[str, Any] = {"configuration": configuration, "prefer": preference}
    columns, matches, doubts = _chosen(given, where, strict, sort, descending, **shown)
    if base is not None and base not in columns:
        columns, matches = (base, *columns), (("", *matches) if matches else ())
    found = {spec: [find_figure(vehicle, spec, **shown) for vehicle in columns] for spec in asked}
    remarks = [*remarks_on(columns, found, configuration, preference), *doubts]
    figures = {
        spec: [None if isinstance(each, str) else each for each in row]
        for spec, row in found.items()
    }
    if specs is None:
        figures = {spec: row for spec, row in figures.items() if any(row)}
    if differing:
        figures = _differing(figures, remarks)
    rounding: dict[str, Any] = {"digits": digits, "exact": exact}
    rows = _rows(figures, scale, configuration, rounding)
    if extremes:
        rows = _marked(rows, figures)
    if base is not None:
        rows = _related(rows, figures, columns, base, remarks, **rounding)
    options: dict[str, str | bool | None] = {
        "--specs": None if specs is None else ",".join(spec.name for spec in asked),
        "--units": str(scale),
        "--where": None if where is None else str(where),
        "--strict": strict,
        "--sort": sort,
        "--descending": descending,
        "--relative-to": base.id if base else None,
        "--differing": differing,
        "--extremes": extremes,
        "--configuration": configuration,
        "--digits": str(digits) if digits else None,
        "--prefer": str(preference).replace(", ", ","),
        "--exact": exact,
    }
    named = () if vehicles is None and where is not None else given
    return Comparison(
        vehicles=columns,
        rows=tuple(rows),
        remarks=tuple(remarks),
        arguments=(*(each.id for each in named), *_words(options)),
        matches=matches,
        base=base,
    )


_Figures = dict[Spec | Derived, list[Claim | Derivation | None]]


def _rows(
    figures: _Figures, scale: RowUnits, configuration: str | None, rounding: Mapping[str, Any]
) -> list[Row]:
    kinds = {
        each.configuration for row in figures.values() for each in row if isinstance(each, Claim)
    }
    noted: dict[str, Any] = {"configuration": configuration, "is_mixed": len(kinds - {None}) > 1}
    rows = []
    for spec, row in figures.items():
        unit = scale.unit(spec, [each for each in row if each])
        cells = [cell_of(each, unit, **noted, **rounding) if each else None for each in row]
        rows.append(Row(spec=spec.name, unit=unit, cells=tuple(cells)))
    return rows


def _words(options: Mapping[str, str | bool | None]) -> list[str]:
    """Return options as words of a command: a flag, or a name and what it is set to."""
    pairs = ((name, [] if value is True else [value]) for name, value in options.items() if value)
    return [str(word) for name, values in pairs for word in (name, *values)]


def _check_options(configuration: str | None, digits: int | None, exact: bool) -> None:
    check_configuration(configuration)
    if digits is not None and (
        isinstance(digits, bool) or not (isinstance(digits, int) and 1 <= digits <= 15)
    ):
        raise FieldError(f"expected a number from 1 to 15, found {digits!r}").at("digits")
    if digits is not None and exact:
        raise FieldError("digits and exact contradict each other: give one of them").at("digits")


def _check_questions(
    where: str | Filter | None, strict: bool, sort: str | None, descending: bool
) -> None:
    if strict and where is None:
        raise FieldError("leaves out what only may meet a condition: give one as where, too").at(
            "strict"
        )
    if descending and sort is None:
        raise FieldError("says in which direction to sort: give a spec as sort, too").at(
            "descending"
        )


# --- the questions: a plain table imports nothing for them


def _chosen(
    vehicles: tuple[Vehicle, ...],
    where: str | Filter | None,
    strict: bool,
    sort: str | None,
    descending: bool,
    **shown: Any,
) -> tuple[tuple[Vehicle, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the vehicles that are asked for, in their order; whether each meets the condition; remarks."""
    matches: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    if where is not None:
        from roverspecs.comparisons.selection import select

        vehicles, matches, remarks = select(vehicles, where, strict=strict, **shown)
    if sort is not None:
        from roverspecs.comparisons.selection import in_order

        places = in_order(vehicles, sort, descending=descending, **shown)
        vehicles = tuple(vehicles[place] for place in places)
        matches = tuple(matches[place] for place in places if matches)
    return vehicles, matches, remarks


def _differing(figures: _Figures, remarks: list[str]) -> _Figures:
    """Return the rows in which two figures differ, and say which others are left out."""
    from roverspecs.comparisons.relations import is_alike

    known = {spec: [each for each in row if each] for spec, row in figures.items()}
    few = [spec for spec, row in known.items() if len(row) < 2]
    alike = [spec for spec, row in known.items() if len(row) > 1 and is_alike(row)]
    for why, specs in {
        "alike within the published digits": alike,
        "fewer than two figures": few,
    }.items():
        if specs:
            remarks.append(f"Left out, {why}: {', '.join(spec.label.lower() for spec in specs)}")
    return {spec: row for spec, row in figures.items() if spec not in (*alike, *few)}


def _marked(rows: list[Row], figures: _Figures) -> list[Row]:
    """Return rows with their largest and smallest cells marked."""
    from roverspecs.values.spans import extremes, span_of

    made = []
    for row, found in zip(rows, figures.values(), strict=True):
        marks = extremes([span_of(each, row.unit) if each else None for each in found])
        cells = [
            attrs.evolve(cell, extreme=mark) if cell else None
            for cell, mark in zip(row.cells, marks, strict=True)
        ]
        made.append(attrs.evolve(row, cells=tuple(cells)))
    return made


def _related(
    rows: list[Row],
    figures: _Figures,
    vehicles: Sequence[Vehicle],
    base: Vehicle,
    remarks: list[str],
    **rounding: Any,
) -> list[Row]:
    """Return rows with ratios and differences to one vehicle, and say why some stay empty."""
    from roverspecs.comparisons.relations import difference, ratio

    made = []
    for row, found in zip(rows, figures.values(), strict=True):
        other = found[vehicles.index(base)]
        pairs: list[tuple[Cell | str | None, Cell | str | None]] = [
            (ratio(each, other, **rounding), difference(each, other, row.unit, **rounding))
            if each and other and vehicle != base
            else (None, None)
            for vehicle, each in zip(vehicles, found, strict=True)
        ]
        label = GLOSSARY[row.spec].label.lower()
        for vehicle, pair in zip(vehicles, pairs, strict=True):
            for name, cell in zip(("ratio", "difference"), pair, strict=True):
                if isinstance(cell, str):
                    remarks.append(f"No {name} of {vehicle.name} to {base.name} in {label}: {cell}")
        ratios, differences = (
            tuple(None if isinstance(cell, str) else cell for cell in cells)
            for cells in zip(*pairs, strict=True)
        )
        made.append(attrs.evolve(row, ratios=ratios, differences=differences))
    return made
