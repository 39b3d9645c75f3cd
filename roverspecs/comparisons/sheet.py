"""Sheets: a comparison as a table of texts, before its format.

This module does not import the comparison; the caller passes its parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from roverspecs.comparisons.cells import Cell, Row, letters_of, with_unit
from roverspecs.errors import FieldError
from roverspecs.records.claims import Source
from roverspecs.records.figures import UNREAD
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.columns import grouped
from roverspecs.tables.escapes import clean, in_ascii
from roverspecs.tables.render import CITING, SEPARATORS, Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.tables.columns import Phrase
    from roverspecs.tables.render import Columns, Text

MANY = 5
"""More vehicles than this are rows, not columns."""

MISSING = "—"
"""The text of a cell for which nothing was published."""

_EXTREME_ROLES = {"max": "good", "max?": "good", "min": "other", "min?": "other"}


class _Series(NamedTuple):
    """Hold the cells of one spec in a table: its figures, or their relation to one vehicle.

    Attributes
    ----------
    key : str
        The name of the spec, such as ``"mass"``, or ``"mass ÷ lev-2"``.
    title : str
        The heading for people, such as ``"Mass"``.
    unit : str
        The unit of all cells; empty for a count or a ratio.
    also_unit : str
        The second unit of all cells; empty without any.
    cells : tuple of Cell or None
        One for each vehicle.
    is_relation : bool
        Whether these are ratios or differences.
    unread : frozenset of int
        The places of figures that were given and not read.
    """

    key: str
    title: str
    unit: str
    also_unit: str
    cells: tuple[Cell | None, ...]
    is_relation: bool = False
    unread: frozenset[int] = frozenset()

    @property
    def label(self) -> str:
        """The title, with the unit in brackets, or with two units."""
        return with_unit(self.title, self.unit, self.also_unit)


def _series(rows: Iterable[Row], base: Vehicle | None, name: str) -> Iterable[_Series]:
    """Return the figures of each row, followed by their ratios and differences to a vehicle."""
    for row in rows:
        title = row.title
        units = (row.unit, row.also_unit)
        unread = frozenset(place for place, each in enumerate(row.figures) if each.is_unread)
        yield _Series(row.spec, title, *units, row.cells, unread=unread)
        if base is None:
            continue
        relations = (("÷", row.ratios, ("", "")), ("−", row.differences, units))
        for sign, cells, own in relations:
            if any(cells):
                yield _Series(
                    f"{row.spec} {sign} {clean(base.id) or name}",
                    f"{title} {sign} {name}",
                    *own,
                    cells,
                    is_relation=True,
                )


class _Texts(NamedTuple):
    """Hold the texts of a comparison, and the marks that point at its notes.

    Attributes
    ----------
    names : sequence of str, length n
        The names of the vehicles; no two are the same.
    matches : sequence of str, length n
        "maybe" for a vehicle that might not meet the condition.
    base : int or None
        The place of the vehicle that the others are relative to.
    series : sequence of _Series
    letters : mapping of str to str
        The letter of each note.
    marks : mapping of Source to (str, str)
        The mark of each source that is listed or cited: see :func:`sheet_of`.
    listed : mapping of Source to str
    remarks : sequence of str
    """

    names: Sequence[str]
    matches: Sequence[str]
    base: int | None
    series: Sequence[_Series]
    letters: Mapping[str, str]
    marks: Mapping[Source, Phrase]
    listed: Mapping[Source, str]
    remarks: Sequence[str]

    def grid(self, vehicles_are_rows: bool) -> list[list[Text]]:
        """Return the headings, then the rows."""
        names = [self._heading(place) for place in range(len(self.names))]
        lines = [[_SPEC, *names]]
        for each in self.series:
            texts = [self._text(each, place) for place in range(len(names))]
            lines.append([[(each.label, "")], *texts])
        if vehicles_are_rows:
            lines = [list(line) for line in zip(*lines, strict=True)]
            lines[0][0] = _VEHICLE
        lines[0] = [_as_heading(text) for text in lines[0]]
        return lines

    def _heading(self, place: int) -> Text:
        heading = [(self.names[place], "")]
        if self.matches[place] == "maybe":
            heading.append(("(maybe)", "doubtful"))
        return heading

    def _text(self, series: _Series, place: int) -> Text:
        """Return a cell with its marks."""
        cell = series.cells[place]
        if cell is None:
            if series.is_relation and place == self.base:
                # A vehicle has no relation to itself.
                return []
            return [(UNREAD if place in series.unread else MISSING, "aside")]
        text = [(grouped(cell.text), "number")]
        if cell.also:
            text.append((f"({grouped(cell.also.text)})", "aside"))
        if cell.extreme:
            text.append((f"({cell.extreme})", _EXTREME_ROLES[cell.extreme]))
        text += [(letter, "note") for letter in letters_of(cell.notes, self.letters)]
        text += [self.marks[source] for source in cell.sources if source in self.marks]
        return text

    def notes(self) -> list[Text]:
        """Return the notes of the cells, the remarks and the sources."""
        notes: list[Text] = []
        for note, letter in self.letters.items():
            notes.append([(letter, "note"), (note, "aside")])
        notes += [[(remark, "")] for remark in self.remarks]
        for source, text in self.listed.items():
            notes.append([self.marks[source], (text, "aside")])
        return notes


def _as_heading(text: Text) -> Text:
    return [(phrase, role or "heading") for phrase, role in text]


_VEHICLE: Text = [("Vehicle", "")]
_SPEC: Text = [("Spec", "")]


def sheet_of(
    vehicles: Sequence[Vehicle],
    rows: Sequence[Row],
    *,
    matches: Sequence[str] = (),
    base: Vehicle | None = None,
    letters: Mapping[str, str],
    marks: Mapping[Source, Phrase] | None = None,
    listed: Mapping[Source, str] | None = None,
    remarks: Sequence[str] = (),
    columns: Callable[[], Columns],
    long_columns: Callable[[], Columns],
    data: Callable[[], object],
    transpose: bool = False,
    ascii: bool = False,
) -> Sheet:
    """Return a comparison as a sheet.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    rows : sequence of Row, length s
        Each has n cells; ratios and differences become rows of their own,
        unless all of their cells are empty.
    matches : sequence of str, length n, optional
        Whether each vehicle meets a condition, as in
        :class:`roverspecs.comparisons.comparison.Comparison`.
    base : Vehicle, optional
        The vehicle that the others are relative to.
    letters : mapping of str to str
        The letter of each note.
    marks : mapping of Source to (str, str), optional
        The mark of each source in the cells: its number and ``"source"``, or its
        key and ``"citation"``.
    listed : mapping of Source to str, optional
        The sources to list below the table, and how; each has a mark.
    remarks : sequence of str, optional
        The sentences below the table.
    columns, long_columns : callable
        Return the columns of the two shapes of CSV.
    data : callable
        Returns the data of the JSON form.
    transpose : bool, default False
        Swap rows and columns.  By default up to :data:`MANY` vehicles are
        columns, and more are rows.
    ascii : bool, default False
        Distinguish vehicles by names in ASCII.

    Returns
    -------
    Sheet
    """
    written: Callable[[str], str] = str
    if ascii:
        written = in_ascii
    names = headings_of(vehicles, written)
    place, name = None, ""
    if base is not None:
        place = vehicles.index(base)
        name = names[place]
    texts = _Texts(
        names=names,
        matches=matches or [""] * len(names),
        base=place,
        series=list(_series(rows, base, name)),
        letters=letters,
        marks=marks or {},
        listed=listed or {},
        remarks=remarks,
    )
    vehicles_are_rows = (len(vehicles) > MANY) != transpose
    notes = texts.notes()
    headers, *body = texts.grid(vehicles_are_rows)
    if notes and not (vehicles and rows):
        # Only the reason for the empty table remains to be shown.
        headers, body = [], []
    return Sheet(
        headers=headers,
        rows=body,
        numeric=[place > 0 for place in range(len(headers))],
        notes=notes,
        columns=columns,
        long_columns=long_columns,
        data=data,
        latin=lambda: _latin_names(names, vehicles),
    )


def check_layout(
    format: str, *, transpose: bool = False, footnotes: bool = False, cited: bool = False
) -> None:
    """Refuse a layout that a format does not have.

    Parameters
    ----------
    format : str
    transpose, footnotes, cited : bool, default False

    Raises
    ------
    FieldError
        If the format has one shape only, no place for footnotes, or no
        citations by key.
    """
    if cited and format not in CITING:
        message = f"{format} cannot cite a source by its key: {' and '.join(CITING)} can"
        raise FieldError(message).at("cited")
    if format not in (*SEPARATORS, "xlsx"):
        return
    if transpose:
        message = f"a line of {format} is always a vehicle: leave it out"
        raise FieldError(message).at("transpose")
    if footnotes:
        place = "csv-long names the source of each figure"
        if format == "xlsx":
            place = "its sheet Figures names the source of each figure"
        raise FieldError(f"{format} has no footnotes: {place}").at("footnotes")


def headings_of(vehicles: Sequence[Vehicle], written: Callable[[str], str] = str) -> list[str]:
    """Return a name for each vehicle; no two are the same.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    written : callable, optional
        Returns a text as the layout shows it.

    Returns
    -------
    list of str, length n
        The names; vehicles of one name have their ids behind it, and vehicles
        of one id have numbers.  Each is one line without control characters.
    """

    def seen(text: str) -> str:
        return clean(written(text))

    # A name of control characters cannot be seen.
    names = [seen(each.name) or seen(each.id) or each.kind for each in vehicles]
    count = Counter(names)
    texts = []
    for name, vehicle in zip(names, vehicles, strict=True):
        text = name
        if count[name] > 1:
            text = f"{name} ({seen(vehicle.id)})"
        texts.append(text)
    count = Counter(texts)
    met = Counter[str]()
    for place, text in enumerate(texts):
        met[text] += 1
        if count[text] > 1:
            texts[place] = f"{text} #{met[text]}"
    return texts


def _latin_names(names: Sequence[str], vehicles: Sequence[Vehicle]) -> dict[str, str]:
    """Return an alias or the id for each name that LaTeX cannot print; no two are the same."""
    from roverspecs.tables.latex_letters import is_printable

    latin: dict[str, str] = {}
    taken = set(names)
    for name, vehicle in zip(names, vehicles, strict=True):
        if is_printable(name):
            continue
        for other in map(clean, (*vehicle.aliases, vehicle.id)):
            if other and other not in taken and is_printable(other):
                latin[name] = other
                taken.add(other)
                break
    return latin
