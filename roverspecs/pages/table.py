"""Table: a comparison as an HTML table whose figures lead to their sources.

Few vehicles are columns, so that each spec is a line to read across; many are
rows.  The script of a page turns the table round.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from roverspecs.comparisons.cells import Cell, Row, letters_of
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.sheet import MANY, MISSING
from roverspecs.errors import counted
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.markup import element, escaped, isolated
from roverspecs.pages.payload import SPOKEN
from roverspecs.records.derived import SPECS
from roverspecs.records.figures import UNREAD, Figure
from roverspecs.tables.columns import grouped

NO_BREAK = "\u00a0"
"""A space at which no line breaks."""

NOT_SHOWN = "published, but not shown"
"""What a dash is that opens the figures behind it."""

_SPOKEN = str.maketrans(SPOKEN)

_SECONDS = ("", ", with a second one in brackets")

# With more specs than this, print is smaller.
_MANY_SPECS = 16


class Table(NamedTuple):
    """Hold the parts of a comparison that its table shows.

    Attributes
    ----------
    comparison : Comparison
    dossiers : Dossiers
    letters : mapping of str to str
        The letter of each note.
    """

    comparison: Comparison
    dossiers: Dossiers
    letters: Mapping[str, str]

    @property
    def has_few(self) -> bool:
        """Whether the vehicles are columns."""
        return len(self.comparison.vehicles) <= MANY

    @property
    def captions(self) -> list[str]:
        """The text above the table, with one unit for each spec and with two."""
        query = self.comparison.query
        words = "Converted figures keep about the precision of the published ones."
        if query.exact:
            words = "Converted figures are not rounded."
        elif query.digits is not None:
            words = f"Figures are rounded to {counted(query.digits, 'significant digit')}."
        return [f"Each spec is in one unit{second}. {words}" for second in _SECONDS]

    @property
    def groups(self) -> list[tuple[str, int]]:
        """The groups of neighbouring specs, and how many specs each has."""
        groups = itertools.groupby(SPECS[row.spec].group for row in self.comparison.rows)
        return [(group, len(list(specs))) for group, specs in groups]

    def render(self) -> str:
        """Return the table.

        Returns
        -------
        str
            HTML, with a link in each cell that has something behind it.
        """
        has_second = any(row.also_unit for row in self.comparison.rows)
        caption = element("span", self.captions[has_second])
        pairs = zip(self.comparison.rows, self.dossiers.data, strict=True)
        cells = [self._cells(row, dossiers) for row, dossiers in pairs]
        classes = None
        if self.has_few:
            layout, inside = "specs", self._specs_as_rows(cells)
        else:
            layout, inside = "vehicles", self._vehicles_as_rows(cells)
            if len(self.comparison.rows) > _MANY_SPECS:
                classes = "wide"
        return element(
            "table",
            element("caption", caption, id="caption"),
            *inside,
            id="table",
            aria_label="Comparison",
            aria_describedby="caption",
            class_=classes,
            data_layout=layout,
            data_vehicles=str(len(self.comparison.vehicles)),
        )

    def _specs_as_rows(self, cells: Sequence[Sequence[str]]) -> Iterable[str]:
        names = self._vehicle_heads("col")
        yield element("thead", element("tr", _corner("Spec"), *names))
        specs = self._spec_heads("row")
        lines = []
        for row, head, texts in zip(self.comparison.rows, specs, cells, strict=True):
            # A row of dashes says nothing on paper.
            lines.append(element("tr", head, *texts, class_=None if any(row.cells) else "dashes"))
        start = 0
        for group, size in self.groups:
            label = element("span", escaped(group.capitalize()))
            head = element("th", label, scope="rowgroup", colspan=str(len(names) + 1))
            # One group alone needs no heading.
            line = element("tr", head, class_="group", hidden=len(self.groups) == 1)
            yield "\n" + element("tbody", line, "\n".join(lines[start : start + size]))
            start += size

    def _vehicles_as_rows(self, cells: Sequence[Sequence[str]]) -> Iterable[str]:
        # A head of a group of columns needs the group.
        yield element("colgroup")
        yield from (element("colgroup", span=str(size)) for _, size in self.groups)
        heads = [_corner("Vehicle", rowspan="2")]
        for group, size in self.groups:
            options = {"scope": "colgroup", "colspan": str(size), "class_": "group"}
            heads.append(element("th", escaped(group.capitalize()), **options))
        specs = element("tr", *self._spec_heads("col"))
        yield element("thead", element("tr", *heads), specs)
        names = self._vehicle_heads("row")
        lines = [element("tr", *line) for line in zip(names, *cells, strict=True)]
        yield "\n" + element("tbody", "\n".join(lines))

    def _vehicle_heads(self, scope: str) -> list[str]:
        names = self.comparison.headings()
        return [element("th", isolated(name), scope=scope, class_="vehicle") for name in names]

    def _spec_heads(self, scope: str) -> list[str]:
        rows = self.comparison.rows
        return [element("th", _name(row), scope=scope, class_="spec") for row in rows]

    @property
    def borders(self) -> str:
        """The style of a line before each group of specs, where specs are columns."""
        starts = itertools.accumulate((size for _, size in self.groups[:-1]), initial=1)
        cells = [f"td:nth-child({start + 1}), .spec:nth-child({start})" for start in starts]
        line = "border-inline-start: 1px solid var(--line)"
        return f"[data-layout='vehicles'] tr > :is({', '.join(cells)}) {{ {line}; }}\n"

    def _cells(self, row: Row, dossiers: Sequence[Any]) -> list[str]:
        """Return the cells of one spec."""
        made = []
        for cell, figure, dossier in zip(row.cells, row.figures, dossiers, strict=True):
            if cell:
                made.append(self._cell(cell))
            else:
                made.append(_gap(figure, dossier))
        return made

    def _cell(self, cell: Cell) -> str:
        note = ",".join(letters_of(cell.notes, self.letters))
        text = cell.text
        if cell.also:
            text = f"{text} ({cell.also.text})"
        spoken = text.translate(_SPOKEN)
        shown = inside = in_a_line(escaped(text))
        if note:
            spoken = f"{spoken}, note {note}"
            inside += element("sup", note)
        label: str | None = spoken
        if spoken == shown:
            # It is read out as it stands.
            label = None
        numbers = [str(self.dossiers.place_of(source) + 1) for source in cell.sources]
        if cell.claim and numbers:
            target = f"#source-{numbers[0]}"
        elif cell.claim:
            # The last note of the user's own figure says where it comes from.
            target = f"#note-{self.letters[cell.notes[-1]]}"
        else:
            # The first note of a derived figure does.
            target = f"#note-{self.letters[cell.notes[0]]}"
        link = element(
            "a",
            inside,
            class_="figure",
            href=target,
            aria_label=label,
            data_source=", ".join(numbers) or None,
        )
        return element("td", link)


def in_a_line(text: str) -> str:
    """Return the text of a cell, which breaks only between its two figures.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        With long numbers in groups, and with no-break spaces between three sides.
    """
    return grouped(text).replace(" × ", f"{NO_BREAK}×{NO_BREAK}")


def _corner(label: str, **options: str) -> str:
    name = element("span", element("span", label, class_="label"), class_="name")
    return element("th", name, scope="col", class_="corner", **options)


def _name(row: Row) -> str:
    inside = [element("span", escaped(row.title), class_="label")]
    unit = row.unit
    if row.also_unit:
        unit = f"{unit} ({row.also_unit})"
    if unit:
        inside += [" ", element("span", escaped(unit), class_="unit")]
    return element("span", *inside, class_="name")


def _gap(figure: Figure, dossier: Sequence[Any] | None) -> str:
    """Return a cell without a figure, with a link to the published ones that are not shown."""
    if dossier is None:
        if figure.is_unread:
            return element("td", UNREAD)
        return f'<td>{MISSING}<span class="unseen"> not published</span></td>'
    _, (_, place, *_), *_ = dossier
    target = "#marks"
    if place >= 0:
        target = f"#source-{place + 1}"
    link = element("a", MISSING, class_="figure gap", href=target, aria_label=NOT_SHOWN)
    return element("td", link)
