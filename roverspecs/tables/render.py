"""Tables: comparisons and lists as text, Markdown, HTML, LaTeX, CSV, JSON.

The door of tabulate.  It escapes little and parses numbers in text, so texts
are escaped for each format beforehand, and aligned here where it matters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from roverspecs.errors import UnknownFormatError
from roverspecs.tables.escapes import (
    ESCAPES,
    NOTE_ESCAPES,
    UNSEEN,
    clean,
    in_ascii,
    with_latex_signs,
)

# A list is printed without a comparison, and then sooner.
if TYPE_CHECKING:
    from roverspecs.comparisons.cells import Cell
    from roverspecs.comparisons.comparison import Comparison

FORMATS = ("text", "markdown", "html", "latex", "rst", "csv", "json")
"""The formats of roverspecs, to which those of tabulate are added."""

MANY = 5
"""With more columns than this, each is a row: vehicles, and their relations to one."""

MISSING = "—"
"""What a table shows where nothing was published."""

_TABULATE_NAMES = {"text": "simple", "markdown": "pipe"}

# The layouts in which the reader sees the characters as they stand.
_GRIDS = (
    "grid",
    "simple_grid",
    "rounded_grid",
    "heavy_grid",
    "mixed_grid",
    "double_grid",
    "fancy_grid",
    "colon_grid",
)
_OUTLINES = tuple(name.replace("grid", "outline") for name in _GRIDS[:-1])
_PLAIN = ("text", "plain", "simple", "psql", "pretty", "presto", *_GRIDS, *_OUTLINES)

# The layouts that people read as they stand, numbers aligned in them.
_READABLE = (*_PLAIN, "markdown", "pipe", "github", "rst", "orgtbl")


def formats() -> tuple[str, ...]:
    """Return the names of all formats.

    Returns
    -------
    tuple of str
        Those of roverspecs, then those of tabulate.
    """
    from tabulate import tabulate_formats

    return tuple(dict.fromkeys((*FORMATS, *tabulate_formats)))


def check_format(name: str) -> str:
    """Return the name of a format if there is one.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Raises
    ------
    UnknownFormatError
        If there is no such format; the message offers the nearest ones.
    """
    if name not in FORMATS and name not in formats():
        raise UnknownFormatError(name, formats())
    return name


def render(
    comparison: Comparison,
    format: str = "text",
    *,
    transpose: bool = False,
    footnotes: bool = False,
    width: int | None = None,
    ascii: bool = False,
) -> str:
    """Return a comparison as a table.

    Parameters
    ----------
    comparison : Comparison
        Of s specs and n vehicles.
    format : str, default "text"
        ``text``, ``markdown``, ``html``, ``latex``, ``rst``, ``csv``,
        ``json``, or any other name that tabulate knows.
    transpose : bool, default False
        Swap rows and columns.  By default the vehicles are columns if they,
        with their ratios and differences, are five or fewer.
    footnotes : bool, default False
        Number the sources of exactly the cells shown, and list them.
    width : int, optional
        Characters a line of plain text may have: a wider table is printed in
        parts.
    ascii : bool, default False
        Write marks in ASCII, such as ``>=``, and escape what else JSON holds.

    Returns
    -------
    str
        Without a line break at the end.

    Raises
    ------
    UnknownFormatError
        If there is no such format; the message offers the nearest ones.
    """
    check_format(format)
    if format == "json":
        return as_json(comparison.as_data(), ascii)
    sheet = _Sheet(comparison, footnotes=footnotes, ascii=ascii)
    vehicles_are_rows = (len(sheet.columns) > MANY) != transpose
    if format in ("csv", "tsv"):
        return sheet.separated(format, vehicles_are_rows)
    if sheet.notes and not (sheet.columns and sheet.labels):
        # Nothing is left to be set in rows and columns, but why.
        return _notes(sheet.notes, format=format, width=width)
    headers, rows = sheet.grid(vehicles_are_rows)
    numeric = [False] + [True] * (len(headers) - 1)
    return _document(headers, rows, numeric, sheet.notes, format=format, width=width)


def render_list(
    name: str,
    columns: Mapping[str, str],
    items: Sequence[Mapping[str, Any]],
    format: str = "text",
    *,
    notes: Sequence[str] = (),
    width: int | None = None,
    ascii: bool = False,
) -> str:
    """Return a list of things, such as vehicles, as a table.

    Parameters
    ----------
    name : str
        What is listed: the key of the JSON form.
    columns : mapping of str to str
        The keys to show, and their headings.
    items : sequence of mapping
        One a row; JSON shows every key, a table those of ``columns``.
    format : str, default "text"
        As for :func:`render`.
    notes : sequence of str
        What is said below the table; CSV has no place for it, and JSON none
        but in its items.
    width : int, optional
        Characters a line of plain text may have: longer texts are wrapped.
    ascii : bool, default False
        As for :func:`render`.

    Returns
    -------
    str
        Without a line break at the end.

    Raises
    ------
    UnknownFormatError
        If there is no such format.
    """
    check_format(format)
    if format == "json":
        return as_json({name: [dict(item) for item in items]}, ascii)
    rows = [
        [in_ascii(text) if ascii else text for text in (_joined(item.get(key)) for key in columns)]
        for item in items
    ]
    if format in ("csv", "tsv"):
        return _separated([list(columns), *rows], format)
    below = [in_ascii(note) if ascii else note for note in notes]
    return _document(
        list(columns.values()), rows, [False] * len(columns), below, format=format, width=width
    )


def as_json(data: Any, ascii: bool = False) -> str:
    """Return plain data as JSON that can be shown.

    Parameters
    ----------
    data : Any
    ascii : bool, default False
        Escape what ASCII lacks.

    Returns
    -------
    str
        Indented; what would move the cursor or not encode is escaped.
    """
    import json

    made = json.dumps(data, ensure_ascii=ascii, indent=2, allow_nan=False)
    # The same data, without what would move the cursor or not encode.
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


def _joined(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


class _Sheet:
    """Hold the texts of a comparison, with marks that point at its notes."""

    def __init__(self, comparison: Comparison, *, footnotes: bool, ascii: bool) -> None:
        self.comparison = comparison
        self.written = in_ascii if ascii else str
        self.letters = comparison.letters
        self.numbers = {
            source: str(place)
            for place, source in enumerate(comparison.sources if footnotes else (), 1)
        }
        self.columns = self._columns()
        self.labels = [self.written(row.label) for row in comparison.rows]
        notes = [f"[{letter}] {note}" for note, letter in self.letters.items()]
        notes += comparison.remarks
        notes += [f"[{number}] {source}" for source, number in self.numbers.items()]
        self.notes = [self.written(note) for note in notes]

    def _columns(self) -> list[tuple[str, list[Cell | None]]]:
        """Return the heading and the cells of each vehicle, and of its relations to another one."""
        comparison = self.comparison
        columns: list[tuple[str, list[Cell | None]]] = []
        names = comparison.headings(self.written)
        base = names[comparison.vehicles.index(comparison.base)] if comparison.base else ""
        for place, (vehicle, name) in enumerate(zip(comparison.vehicles, names, strict=True)):
            is_doubtful = bool(comparison.matches) and comparison.matches[place] == "maybe"
            columns.append(
                (
                    f"{name} (maybe)" if is_doubtful else name,
                    [row.cells[place] for row in comparison.rows],
                )
            )
            if base and vehicle != comparison.base:
                columns.append(
                    (
                        self.written(f"{name} ÷ {base}"),
                        [row.ratios[place] for row in comparison.rows],
                    )
                )
                columns.append(
                    (
                        self.written(f"{name} − {base}"),
                        [row.differences[place] for row in comparison.rows],
                    )
                )
        return columns

    def text(self, cell: Cell | None) -> str:
        """Return a cell with its marks."""
        if cell is None:
            return self.written(MISSING)
        numbers = [self.numbers[source] for source in cell.sources if source in self.numbers]
        marks = [mark for mark in (self.letters.get(cell.note, ""), *numbers) if mark]
        extreme = f"({cell.extreme})" if cell.extreme else ""
        return " ".join(
            filter(
                None, [self.written(cell.text), extreme, f"[{','.join(marks)}]" if marks else ""]
            )
        )

    def grid(self, vehicles_are_rows: bool) -> tuple[list[str], list[list[str]]]:
        """Return headings and rows."""
        lines = [[name, *map(self.text, cells)] for name, cells in self.columns]
        if vehicles_are_rows:
            return ["Vehicle", *self.labels], lines
        headings, *rows = (list(line) for line in zip(["Spec", *self.labels], *lines, strict=True))
        return headings, rows

    def separated(self, format: str, vehicles_are_rows: bool) -> str:
        """Return CSV or TSV, where what marks point at has a column."""
        names = [name for name, _ in self.columns]
        texts = [
            [self.written(cell.text) if cell else "" for cell in cells] for _, cells in self.columns
        ]
        remarks = [[self._remark(cell) for cell in cells] for _, cells in self.columns]
        if vehicles_are_rows:
            lines = [["vehicle", *self.labels, "notes"]]
            for name, column, said in zip(names, texts, remarks, strict=True):
                lines.append([name, *column, _said(self.labels, said)])
        else:
            lines = [["spec", "unit", *names, "notes"]]
            for place, row in enumerate(self.comparison.rows):
                said = [each[place] for each in remarks]
                own = [column[place] for column in texts]
                lines.append([row.spec, self.written(row.unit), *own, _said(names, said)])
        # There is no place for a note on the whole table but beside its first row.
        if len(lines) == 1 and self.comparison.remarks:
            lines.append([""] * len(lines[0]))
        for line in lines[1:2]:
            line[-1] = "; ".join(
                filter(None, [line[-1], *map(self.written, self.comparison.remarks)])
            )
        return _separated(lines, format)

    def _remark(self, cell: Cell | None) -> str:
        if cell is None:
            return ""
        cited = [str(source) for source in cell.sources if source in self.numbers]
        return self.written(", ".join(filter(None, [cell.extreme, cell.note, *cited])))


def _said(names: Iterable[str], remarks: Iterable[str]) -> str:
    return "; ".join(
        f"{name}: {remark}" for name, remark in zip(names, remarks, strict=True) if remark
    )


# --- layout -------------------------------------------------------------------


def _document(
    headers: list[str],
    rows: list[list[str]],
    numeric: list[bool],
    notes: list[str],
    *,
    format: str,
    width: int | None,
) -> str:
    """Return a table, in parts if it must be, and the notes under it."""
    escape = ESCAPES.get(format, clean)
    # Markdown sees nothing special in numbers and marks, and they read better plain.
    cell_escape = [
        clean if number and format in _READABLE and format != "rst" else escape
        for number in numeric
    ]
    headers = [escape(text) for text in headers]
    rows = [[one(text) for one, text in zip(cell_escape, row, strict=True)] for row in rows]
    parts = (
        _fitted(headers, rows, numeric, width)
        if format == "text" and width
        else [(headers, rows, numeric)]
    )
    made = "\n\n".join(_table(*part, format) for part in parts)
    if format.startswith("latex"):
        made = with_latex_signs(made)
    return "\n\n".join(filter(None, [made, _notes(notes, format=format, width=width)]))


def _notes(notes: list[str], *, format: str, width: int | None) -> str:
    """Return what stands under a table."""
    escape = NOTE_ESCAPES.get(format, ESCAPES.get(format, clean))
    under = [escape(note) for note in notes]
    if format in _PLAIN:
        return "\n".join(wrapped(note, max(width, 20), "    ") if width else note for note in under)
    if format in ("html", "unsafehtml"):
        return "\n".join(f"<p>{note}</p>" for note in under)
    document = "\n\n".join(under)
    return with_latex_signs(document) if format.startswith("latex") else document


def _table(headers: list[str], rows: list[list[str]], numeric: list[bool], format: str) -> str:
    if format == "rst":
        return _rst_table(headers, rows, numeric)
    from tabulate import tabulate

    made = tabulate(
        _aligned(rows, numeric) if format in _READABLE else rows,
        headers,
        tablefmt=_TABULATE_NAMES.get(format, format),
        disable_numparse=True,
        preserve_whitespace=True,
        colalign=["right" if number else "left" for number in numeric] if rows else None,
    )
    if format in ("html", "unsafehtml"):
        # tabulate pads what no browser shows.
        return re.sub(r"(<t[dh][^>]*>) +| +(?=</t[dh]>)", r"\1", made)
    return "\n".join(line.rstrip(" ") for line in made.split("\n"))


def _rst_table(headers: list[str], rows: list[list[str]], numeric: list[bool]) -> str:
    # Drawn here, because docutils measures wide characters even where
    # tabulate, for want of wcwidth, does not.
    lines = [headers, *_aligned(rows, numeric)]
    # A row that begins with nothing would go on with the row before.
    lines = [[line[0] or "\\ \\", *line[1:]] for line in lines]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    rule = "  ".join("=" * width for width in widths)

    def drawn(line: list[str]) -> str:
        gaps = [" " * (width - _width(text)) for text, width in zip(line, widths, strict=True)]
        texts = [
            gap + text if number else text + gap
            for text, gap, number in zip(line, gaps, numeric, strict=True)
        ]
        return "  ".join(texts).rstrip(" ")

    return "\n".join([rule, drawn(lines[0]), rule, *map(drawn, lines[1:]), rule])


def _aligned(rows: list[list[str]], numeric: list[bool]) -> list[list[str]]:
    """Pad the texts of number columns so that their decimal points align."""
    made = [list(row) for row in rows]
    for place in (place for place, is_number in enumerate(numeric) if is_number):
        tails = [re.sub(r"^[^0-9]*[0-9]*", "", row[place]) for row in rows]
        longest = max(map(len, tails), default=0)
        for row, tail in zip(made, tails, strict=True):
            row[place] += " " * (longest - len(tail))
    return made


_Part = tuple[list[str], list[list[str]], list[bool]]


def _fitted(
    headers: list[str], rows: list[list[str]], numeric: list[bool], width: int
) -> list[_Part]:
    """Return tables of the plain layout that fit a width, numbers never cut."""
    widths = _widths(headers, rows, numeric)
    if not any(numeric):
        wrapped_rows = _wrapped_cells(rows, widths, width)
        if _total(_widths(headers, wrapped_rows, numeric)) <= width:
            return [(headers, wrapped_rows, numeric)]
        # Of more columns than can be wrapped, each is as wide as it can be beside the first.
        rows = [
            [
                wrapped(row[0], width // 2),
                *(wrapped(text, width - width // 2 - 2) for text in row[1:]),
            ]
            for row in rows
        ]
        widths = _widths(headers, rows, numeric)
    elif _total([widths[0], max(widths[1:])]) > width:
        half = max(width // 2 - 3, 8)
        headers = [wrapped(text, half) for text in headers]
        rows = [[wrapped(row[0], half), *row[1:]] for row in rows]
        widths = _widths(headers, rows, numeric)
    parts: list[list[int]] = []
    for place in range(1, len(headers)):
        if (
            parts
            and _total([widths[0], *(widths[each] for each in parts[-1]), widths[place]]) <= width
        ):
            parts[-1].append(place)
        else:
            parts.append([place])
    picks = [[0, *part] for part in parts]
    return [
        (
            [headers[place] for place in pick],
            [[row[place] for place in pick] for row in rows],
            [numeric[p] for p in pick],
        )
        for pick in picks
    ]


def _widths(headers: list[str], rows: list[list[str]], numeric: list[bool]) -> list[int]:
    # tabulate leaves two columns of air beside each line of a heading.
    airy = ["\n".join(line + "  " for line in text.split("\n")) for text in headers]
    columns = zip(airy, *_aligned(rows, numeric), strict=True)
    return [max(_width(line) for text in column for line in text.split("\n")) for column in columns]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return wide + sum(not unicodedata.combining(each) for each in text)


def _wrapped_cells(rows: list[list[str]], widths: list[int], width: int) -> list[list[str]]:
    """Wrap the texts of the widest columns so far as that stays readable."""
    limits = list(widths)
    while _total(limits) > width and max(limits) > 10:
        limits[limits.index(max(limits))] -= 1
    return [[wrapped(text, limit) for text, limit in zip(row, limits, strict=True)] for row in rows]


# A word, or one character of a script that is written without spaces.
_WORD = "(?: *)(?:[\u2e80-\ua4cf\uac00-\ud7a3\uff01-\uff60][、。，」）]*|[^ \u2e80-\ua4cf\uac00-\ud7a3\uff01-\uff60]+)"


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Break a text between words; a longer word, such as an address, is never cut.

    Parameters
    ----------
    text : str
        In one line.
    width : int
        Columns a line may take.
    indent : str, default ""
        What each further line begins with.

    Returns
    -------
    str
    """
    lines = [""]
    for word in re.findall(_WORD, text):
        if lines[-1] and _width(lines[-1] + word) > width:
            lines.append(indent + word.lstrip(" "))
        else:
            lines[-1] += word
    return "\n".join(lines)


def _separated(lines: Iterable[Sequence[str]], format: str) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if format == "tsv" else ",", lineterminator="\n")
    writer.writerows([_harmless(clean(text)) for text in line] for line in lines)
    return out.getvalue().removesuffix("\n")


# A dash for what is missing, and by how much one figure is larger than another, or what room is left.
_SIGNED = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_NO_FORMULA = re.compile(
    rf"-|{_SIGNED}(?:(?: to |-){_SIGNED})?(?: %(?:, within rounding)?| [^\W\d_]+)?"
)


def _harmless(text: str) -> str:
    # What begins like this is run as a formula by spreadsheets.
    is_formula = text[:1] in ("=", "+", "-", "@") and not _NO_FORMULA.fullmatch(text)
    return "'" + text if is_formula else text
