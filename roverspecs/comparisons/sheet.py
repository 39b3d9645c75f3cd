"""Sheets: a comparison as a table of texts, before its format.

The comparison itself stands above; what it holds is passed here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from roverspecs.comparisons.cells import Cell, Row
from roverspecs.records.claims import Source
from roverspecs.records.derived import SPECS, Derived
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean, in_ascii
from roverspecs.tables.render import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.tables.render import Text

MANY = 5
"""More vehicles than this are rows, not columns."""

MISSING = "—"
"""The text of a cell for which nothing was published."""

_EXTREME_ROLES = {"max": "good", "max?": "good", "min": "other", "min?": "other"}


@attrs.frozen(kw_only=True)
class _Series:
    """Hold what a table shows of one spec: its figures, or their relation to those of one vehicle.

    Attributes
    ----------
    key : str
        The name of the spec, such as ``"mass"``, or ``"mass ÷ lev-2"``.
    title : str
        For people, such as ``"Mass"``.
    unit : str
        Of all its cells; empty for a count or a ratio.
    cells : tuple of Cell or None
        One for each vehicle.
    is_relation : bool
        Whether these are ratios or differences.
    """

    key: str
    title: str
    unit: str
    cells: tuple[Cell | None, ...]
    is_relation: bool = False

    @property
    def label(self) -> str:
        """The title, with the unit in brackets."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


def _series(rows: Iterable[Row], base: Vehicle | None, name: str) -> Iterable[_Series]:
    """Return the figures of each row, followed by their ratios and differences to a vehicle."""
    for row in rows:
        spec = SPECS[row.spec]
        title = f"{spec.label}, derived" if isinstance(spec, Derived) else spec.label
        yield _Series(key=row.spec, title=title, unit=row.unit, cells=row.cells)
        if base is None:
            continue
        for sign, cells in (("÷", row.ratios), ("−", row.differences)):
            known = [cell for cell in cells if cell]
            if known:
                yield _Series(
                    key=f"{row.spec} {sign} {clean(base.id) or name}",
                    title=f"{title} {sign} {name}",
                    unit=known[0].unit,
                    cells=cells,
                    is_relation=True,
                )


@attrs.frozen(kw_only=True)
class _Texts:
    """Hold the texts of a comparison, and the marks that point at its notes.

    Attributes
    ----------
    names : sequence of str, length n
        Those of the vehicles; no two are the same.
    matches : sequence of str, length n
        "maybe" for a vehicle that might not meet the condition.
    base : int or None
        The place of the vehicle that the others are relative to.
    series : sequence of _Series
    letters : mapping of str to str
        The letter of each note.
    numbers : mapping of Source to str
        The number of each source that is listed.
    remarks : sequence of str
    """

    names: Sequence[str]
    matches: Sequence[str]
    base: int | None
    series: Sequence[_Series]
    letters: Mapping[str, str]
    numbers: Mapping[Source, str]
    remarks: Sequence[str]

    def grid(self, vehicles_are_rows: bool) -> list[list[Text]]:
        """Return the headings, then the rows."""
        names = [self._heading(place) for place in range(len(self.names))]
        lines = [[_VEHICLE if vehicles_are_rows else _SPEC, *names]]
        for each in self.series:
            texts = [self._text(each, place) for place in range(len(names))]
            lines.append([[(each.label, "")], *texts])
        if vehicles_are_rows:
            lines = [list(line) for line in zip(*lines, strict=True)]
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
            # A vehicle has no relation to itself.
            is_own = series.is_relation and place == self.base
            return [] if is_own else [(MISSING, "aside")]
        text = [(cell.text, "number")]
        if cell.extreme:
            text.append((f"({cell.extreme})", _EXTREME_ROLES[cell.extreme]))
        numbers = [self.numbers[source] for source in cell.sources if source in self.numbers]
        marks = [mark for mark in (self.letters.get(cell.note, ""), *numbers) if mark]
        if marks:
            text.append((f"[{','.join(marks)}]", ""))
        return text

    def notes(self) -> list[Text]:
        """Return the notes of the cells, the remarks and the sources."""
        lettered = [f"[{letter}] {note}" for note, letter in self.letters.items()]
        numbered = [f"[{number}] {source}" for source, number in self.numbers.items()]
        notes: list[Text] = [[(note, "aside")] for note in lettered]
        notes += [[(remark, "")] for remark in self.remarks]
        notes += [[(source, "aside")] for source in numbered]
        return notes

    # --- for programs

    def lines(self, vehicles_are_rows: bool) -> list[list[str]]:
        """Return the lines of CSV, whose last column has the notes in words."""
        lines = self._vehicle_lines() if vehicles_are_rows else self._spec_lines()
        if self.remarks:
            # A remark on the whole table has no place but beside the first row.
            if len(lines) == 1:
                lines.append([""] * len(lines[0]))
            lines[1][-1] = "; ".join(filter(None, [lines[1][-1], *self.remarks]))
        return lines

    def _vehicle_lines(self) -> list[list[str]]:
        labels = [each.label for each in self.series]
        lines = [["vehicle", *labels, "notes"]]
        for place in range(len(self.names)):
            cells = [each.cells[place] for each in self.series]
            numbers = map(_number, cells)
            lines.append([self._plain_heading(place), *numbers, self._remarks(labels, cells)])
        return lines

    def _spec_lines(self) -> list[list[str]]:
        names = [self._plain_heading(place) for place in range(len(self.names))]
        lines = [["spec", "unit", *names, "notes"]]
        for each in self.series:
            numbers = map(_number, each.cells)
            lines.append([each.key, each.unit, *numbers, self._remarks(names, each.cells)])
        return lines

    def _plain_heading(self, place: int) -> str:
        return " ".join(phrase for phrase, _ in self._heading(place))

    def _remarks(self, names: Iterable[str], cells: Iterable[Cell | None]) -> str:
        """Return what the marks of some cells point at, under the names of the cells."""
        made = []
        for name, cell in zip(names, cells, strict=True):
            if cell is not None:
                cited = [str(source) for source in cell.sources if source in self.numbers]
                words = ", ".join(filter(None, [cell.extreme, cell.note, *cited]))
                made += [f"{name}: {words}"] if words else []
        return "; ".join(made)


def _as_heading(text: Text) -> Text:
    return [(phrase, role or "heading") for phrase, role in text]


_VEHICLE: Text = [("Vehicle", "")]
_SPEC: Text = [("Spec", "")]


def _number(cell: Cell | None) -> str:
    return cell.text if cell else ""


def sheet_of(
    vehicles: Sequence[Vehicle],
    rows: Sequence[Row],
    *,
    matches: Sequence[str] = (),
    base: Vehicle | None = None,
    letters: Mapping[str, str],
    sources: Sequence[Source] = (),
    remarks: Sequence[str] = (),
    data: Callable[[], object],
    transpose: bool = False,
    ascii: bool = False,
) -> Sheet:
    """Return a comparison as a sheet.

    Parameters
    ----------
    vehicles : sequence of Vehicle, length n
    rows : sequence of Row, length s
        Each with n cells; ratios and differences become rows of their own,
        unless all of their cells are empty.
    matches : sequence of str, length n, optional
        Whether each vehicle meets a condition, as in
        :class:`roverspecs.comparisons.comparison.Comparison`.
    base : Vehicle, optional
        The vehicle that the others are relative to.
    letters : mapping of str to str
        The letter of each note.
    sources : sequence of Source, optional
        The sources to number in the cells and to list.
    remarks : sequence of str, optional
        The sentences below the table.
    data : callable
        Returns the data of the JSON form.
    transpose : bool, default False
        Swap rows and columns.  By default up to :data:`MANY` vehicles are
        columns, and more are rows.
    ascii : bool, default False
        Tell vehicles apart by names in ASCII.

    Returns
    -------
    Sheet
    """
    names = headings_of(vehicles, in_ascii if ascii else str)
    place = None if base is None else vehicles.index(base)
    texts = _Texts(
        names=names,
        matches=matches or [""] * len(names),
        base=place,
        series=list(_series(rows, base, "" if place is None else names[place])),
        letters=letters,
        numbers={source: str(number) for number, source in enumerate(sources, 1)},
        remarks=remarks,
    )
    vehicles_are_rows = (len(vehicles) > MANY) != transpose
    notes = texts.notes()
    headers, *body = texts.grid(vehicles_are_rows)
    if notes and not (vehicles and rows):
        # Only the reason why nothing is left remains to be shown.
        headers, body = [], []
    return Sheet(
        headers=headers,
        rows=body,
        numeric=[place > 0 for place in range(len(headers))],
        notes=notes,
        lines=lambda: texts.lines(vehicles_are_rows),
        data=data,
    )


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
        The names; vehicles of one name have their ids behind it, and those of
        one id numbers.  Each is one line without control characters.
    """

    def seen(text: str) -> str:
        return clean(written(text))

    # Nothing can be seen of a name of control characters.
    names = [seen(each.name) or seen(each.id) or each.kind for each in vehicles]
    count = Counter(names)
    texts = []
    for name, vehicle in zip(names, vehicles, strict=True):
        texts.append(f"{name} ({seen(vehicle.id)})" if count[name] > 1 else name)
    count = Counter(texts)
    met = Counter[str]()
    for place, text in enumerate(texts):
        met[text] += 1
        if count[text] > 1:
            texts[place] = f"{text} #{met[text]}"
    return texts
