"""Tables: rows and columns of texts in any format, as people or programs read them.

This is the door of tabulate, which serves all formats but plain text,
reStructuredText, LaTeX, Typst, MediaWiki, CSV and JSON.  tabulate escapes
little and takes texts for numbers, so texts are escaped for each format before,
and aligned here.  Plain text is laid out here, too: tabulate measures wide
characters only where wcwidth is installed, and takes longer to import than most
commands to run.
"""

from __future__ import annotations

import re
from collections import namedtuple
from itertools import chain

from roverspecs.errors import UnknownFormatError
from roverspecs.tables.columns import (
    Column,
    beside,
    decimal_pads,
    fitted,
    rule,
    shown,
    wrapped,
)
from roverspecs.tables.escapes import (
    ESCAPES,
    NOTE_ESCAPES,
    NUMBER_ESCAPES,
    UNSEEN,
    clean,
    in_ascii,
    with_latex_signs,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from roverspecs.tables.columns import Line, Paint, Phrase

    Text = Sequence[Phrase]
    Columns = Mapping[str, Sequence[object]]

OWN_FORMATS = (
    "text",
    "markdown",
    "html",
    "latex",
    "typst",
    "mediawiki",
    "rst",
    "csv",
    "csv-long",
    "json",
)
"""The formats that are always there; tabulate adds its own."""

CITING = ("latex", "typst")
"""The formats in which a cell can cite a bibliography by the key of a source."""

MARKS = ("note", "source", "citation")
"""The roles of texts that point elsewhere: a note's letter, a source's number, its key."""

ROLES = ("heading", "number", "good", "doubtful", "bad", "other", "aside")
"""The roles of a text in a table; most texts have none, which is written ``""``."""

_TABULATE_NAMES = {"markdown": "pipe"}

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

# The layouts that people read as they stand, with the numbers aligned.
_READABLE = (*_PLAIN, "markdown", "pipe", "github", "rst", "orgtbl")

FORMAT_OF = {
    "": "text",
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".tex": "latex",
    ".typ": "typst",
    ".wiki": "mediawiki",
    ".rst": "rst",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".xlsx": "xlsx",
}
"""The format that each ending of the name of a file stands for; "" is no ending."""

SEPARATORS = {"csv": ",", "csv-long": ",", "tsv": "\t"}
"""The formats of lines of values, and the sign between the values."""

_INDENT = 4
_LEAST_WIDTH = 20  # columns: notes are not wrapped to less


class Sheet(
    namedtuple(
        "Sheet",
        ["headers", "rows", "numeric", "notes", "columns", "long_columns", "data", "latin"],
        defaults=[dict],
    )
):
    """Hold a table before its format: texts with roles for people, lines and data for programs.

    A text is a sequence of phrases, which are joined by spaces: pairs of a
    string and its role, one of :data:`ROLES` or :data:`MARKS` or nothing.  Marks
    stand together in brackets, or as each format writes them.

    Attributes
    ----------
    headers : sequence of text, length n
        The headings; without any, the sheet consists of its notes.
    rows : sequence of sequence of text, shape (m, n)
        The cells.
    numeric : sequence of bool, length n
        Whether each column holds numbers, which are aligned and never wrapped.
    notes : sequence of text
        The notes below the table.
    columns : callable
        Returns the values of CSV and TSV, by the names of their columns:
        numbers, texts, truth values, lists of texts, or None.
    long_columns : callable
        The same for the long shape of CSV.
    data : callable
        Returns the plain data of the JSON form.
    latin : callable
        Returns, for each name in letters that LaTeX lacks, the name that it prints;
        nothing by default.
    """

    __slots__ = ()

    headers: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    numeric: Sequence[bool]
    notes: Sequence[Text]
    columns: Callable[[], Columns]
    long_columns: Callable[[], Columns]
    data: Callable[[], object]
    latin: Callable[[], Mapping[str, str]]

    @classmethod
    def of_items(
        cls,
        columns: Mapping[str, str],
        items: Sequence[Mapping[str, object]],
        *,
        data: Callable[[], object] | None = None,
        records: Callable[[], Columns] | None = None,
        long_records: Callable[[], Columns] | None = None,
        notes: Iterable[str] = (),
        roles: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Sheet:
        """Return a list of things as a sheet, each thing in a row.

        Parameters
        ----------
        columns : mapping of str to str, length n
            The keys to show, and their headings.
        items : sequence of mapping, length m
            Their values become texts: nothing for None, and a list its items
            with commas between them.
        data : callable, optional
            Returns the data of the JSON form; by default the items.
        records : callable, optional
            Returns the columns of CSV; by default the values of the items.
        long_records : callable, optional
            Returns the columns of its long shape; by default the same.
        notes : iterable of str
            The notes below the table; CSV has no place for them.
        roles : mapping of str to mapping of str to str, optional
            For each key, the roles of the texts that have one.

        Returns
        -------
        Sheet
            A sheet of texts; none of them counts as a number.
        """
        known = roles or {}
        role_of = [known.get(key, {}) for key in columns]
        rows = []
        for item in items:
            texts = [_joined(item.get(key)) for key in columns]
            given = [role.get(text, "") for role, text in zip(role_of, texts, strict=True)]
            rows.append([[phrase] for phrase in zip(texts, given, strict=True)])
        wide = records or (lambda: columns_of(items, columns))
        return cls(
            headers=[[(heading, "heading")] for heading in columns.values()],
            rows=rows,
            numeric=[False] * len(columns),
            notes=[[(note, "")] for note in notes],
            columns=wide,
            long_columns=long_records or wide,
            data=data or (lambda: [dict(item) for item in items]),
        )


def columns_of(items: Iterable[Mapping[str, object]], keys: Iterable[str]) -> Columns:
    """Return things as columns.

    Parameters
    ----------
    items : iterable of mapping, length m
    keys : iterable of str
        The names of the columns, which are keys of the things.

    Returns
    -------
    dict of str to list, length m
        None where a thing lacks a key.
    """
    things = list(items)
    return {key: [thing.get(key) for thing in things] for key in keys}


def _joined(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)


def formats() -> tuple[str, ...]:
    """Return the names of all formats.

    Returns
    -------
    tuple of str
        :data:`OWN_FORMATS`, then those of tabulate.
    """
    from tabulate import tabulate_formats

    return tuple(dict.fromkeys((*OWN_FORMATS, *tabulate_formats)))


def render(
    sheet: Sheet,
    format: str = "text",
    *,
    width: int | None = None,
    ascii: bool = False,
    paint: Paint | None = None,
) -> str:
    """Return a sheet in a format.

    Parameters
    ----------
    sheet : Sheet
    format : str, default "text"
        One of :data:`OWN_FORMATS`, or any other name that tabulate knows.
    width : int, optional
        Columns that a line of plain text may take: longer texts are wrapped,
        and a wider table of numbers is printed in parts.
    ascii : bool, default False
        Write marks in ASCII, such as ``>=``, and escape other characters in
        JSON.
    paint : callable, optional
        Returns a text as the terminal shows it, given its role and the text;
        for plain text only.

    Returns
    -------
    str
        Without a line break at the end.

    Raises
    ------
    UnknownFormatError
        If the format does not exist; the message offers the nearest ones.
    """
    if format not in OWN_FORMATS and format not in formats():
        raise UnknownFormatError(format, formats())
    if format == "json":
        return as_json(sheet.data(), ascii)
    if format in SEPARATORS:
        columns = sheet.long_columns() if format == "csv-long" else sheet.columns()
        return _separated(columns, SEPARATORS[format], ascii)
    if format in _WRITERS:
        return _for_papers(sheet, format, ascii)
    below = _notes(_written(sheet.notes, ascii), format, width, paint)
    if not sheet.headers:
        return below
    headers = _written(sheet.headers, ascii)
    rows = [_written(row, ascii) for row in sheet.rows]
    if format == "text":
        table = _text_table(headers, rows, sheet.numeric, width, paint)
    else:
        table = _markup_table(headers, rows, sheet.numeric, format)
    return "\n\n".join(filter(None, [table, below]))


def render_lines(
    lines: Iterable[tuple[int, Text]],
    *,
    width: int | None = None,
    ascii: bool = False,
    paint: Paint | None = None,
) -> str:
    """Return lines of plain text that are not a table.

    Parameters
    ----------
    lines : iterable of (int, text)
        How many spaces stand before each line, and its phrases.
    width : int, optional
        Columns that a line may take: longer ones are wrapped and indented.
    ascii : bool, default False
        As for :func:`render`.
    paint : callable, optional
        As for :func:`render`.

    Returns
    -------
    str
        Without a line break at the end.
    """
    depths, texts = [], []
    for depth, text in lines:
        depths.append(depth)
        texts.append(text)
    return _text_lines(_written(texts, ascii), depths, width, paint)


def as_json(data: object, ascii: bool = False) -> str:
    """Return plain data as JSON that can be shown.

    Parameters
    ----------
    data : object
    ascii : bool, default False
        Escape all characters that ASCII lacks.

    Returns
    -------
    str
        Indented; characters that move the cursor or cannot be encoded are
        escaped.
    """
    import json

    made = json.dumps(data, ensure_ascii=ascii, indent=2, allow_nan=False)
    return re.sub(UNSEEN, lambda found: f"\\u{ord(found[0]):04x}", made)


# --- texts --------------------------------------------------------------------


def _written(texts: Iterable[Text], ascii: bool) -> list[Line]:
    """Return texts as lines of clean phrases, with the spaces between them."""
    lines = []
    for text in texts:
        line: Line = []
        for phrase, role in _bracketed(text):
            seen = _seen(phrase, ascii)
            if seen and line:
                seen = f" {seen}"
            if seen:
                line.append((seen, role))
        lines.append(line)
    return lines


def _bracketed(text: Text) -> Iterable[Phrase]:
    """Return a text in which the marks that stand together are one phrase in brackets."""
    marks: list[str] = []
    for phrase, role in text:
        if role in MARKS:
            marks.append(phrase)
            continue
        if marks:
            yield f"[{','.join(marks)}]", role
            marks = []
        yield phrase, role
    if marks:
        yield f"[{','.join(marks)}]", ""


def _seen(text: str, ascii: bool) -> str:
    if ascii:
        text = in_ascii(text)
    return clean(text)


def _joined_phrases(line: Line) -> str:
    return "".join(phrase for phrase, _ in line)


def _text_lines(
    lines: Sequence[Line], depths: Sequence[int], width: int | None, paint: Paint | None
) -> str:
    """Return lines of plain text, each indented by its depth and wrapped to a width."""
    made = []
    for line, depth in zip(lines, depths, strict=True):
        first = " " * depth
        block = [[(first, ""), *line]]
        if width:
            block = wrapped(line, width, first + " " * _INDENT, first)
        made += [shown(each, paint) for each in block]
    return "\n".join(made)


def _notes(notes: Sequence[Line], format: str, width: int | None, paint: Paint | None) -> str:
    """Return the notes below a table."""
    if format in _PLAIN:
        return _text_lines(notes, [0] * len(notes), width and max(width, _LEAST_WIDTH), paint)
    escape = NOTE_ESCAPES.get(format, ESCAPES.get(format, clean))
    texts = [escape(_joined_phrases(note)) for note in notes]
    if format in ("html", "unsafehtml"):
        return "\n".join(f"<p>{text}</p>" for text in texts)
    return _with_signs("\n\n".join(texts), format)


def _with_signs(document: str, format: str) -> str:
    if format.startswith("latex"):
        return with_latex_signs(document)
    return document


# --- tables that are laid out here ----------------------------------------------


def _text_table(
    headers: Sequence[Line],
    rows: Sequence[Sequence[Line]],
    numeric: Sequence[bool],
    width: int | None,
    paint: Paint | None,
) -> str:
    """Return a table of plain text, in parts if it is too wide."""
    columns = []
    for place, header in enumerate(headers):
        cells = [row[place] for row in rows]
        if numeric[place]:
            pads = decimal_pads([_joined_phrases(cell) for cell in cells])
            cells = [[*cell, (" " * pad, "")] for cell, pad in zip(cells, pads, strict=True)]
        columns.append(Column([header], [[cell] for cell in cells], is_number=numeric[place]))
    parts: list[Sequence[Column]] = [columns]
    if width:
        parts = fitted(columns, width)
    drawn = ["\n".join(_drawn(part, paint)) for part in parts]
    return "\n\n".join(drawn)


def _drawn(columns: Sequence[Column], paint: Paint | None) -> Iterable[str]:
    headings, *rows = beside(columns, paint)
    yield from headings
    yield shown([(rule(columns, "-"), "aside")], paint)
    yield from chain.from_iterable(rows)


def _rst_table(headers: list[str], rows: list[list[str]], numeric: Sequence[bool]) -> str:
    # docutils measures wide characters, so that tabulate's widths would not do.
    # A row that begins with nothing would continue the row before.
    lines = [[line[0] or "\\ \\", *line[1:]] for line in [headers, *rows]]
    columns = []
    for texts, is_number in zip(zip(*lines, strict=True), numeric, strict=True):
        heading, *cells = [[[(text, "")]] for text in texts]
        columns.append(Column(heading, cells, is_number=is_number, air=0))
    headings, *body = beside(columns, None)
    edge = rule(columns, "=")
    made = [edge, *headings, edge, *chain.from_iterable(body), edge]
    return "\n".join(made)


# --- markup -------------------------------------------------------------------


def _markup_table(
    headers: Sequence[Line], rows: Sequence[Sequence[Line]], numeric: Sequence[bool], format: str
) -> str:
    """Return a table with its texts escaped."""
    escape = ESCAPES.get(format, clean)
    escapes = []
    for is_number in numeric:
        # Hardly a sign in numbers and their marks means anything to Markdown.
        is_harmless = is_number and format in _READABLE and format != "rst"
        escapes.append(NUMBER_ESCAPES.get(format, clean) if is_harmless else escape)
    heads = [escape(_joined_phrases(header)) for header in headers]
    body = []
    for row in rows:
        texts = map(_joined_phrases, row)
        body.append([own(text) for own, text in zip(escapes, texts, strict=True)])
    if format in _READABLE:
        body = _aligned(body, numeric)
    if format == "rst":
        return _rst_table(heads, body, numeric)
    return _with_signs(_tabulated(heads, body, numeric, format), format)


def _aligned(rows: list[list[str]], numeric: Sequence[bool]) -> list[list[str]]:
    """Return rows in which the decimal points of each number column align."""
    made = [list(row) for row in rows]
    for place, is_number in enumerate(numeric):
        if is_number:
            pads = decimal_pads([row[place] for row in rows])
            for row, pad in zip(made, pads, strict=True):
                row[place] += " " * pad
    return made


_SIDES = {True: "right", False: "left"}


def _tabulated(
    headers: list[str], rows: list[list[str]], numeric: Sequence[bool], format: str
) -> str:
    from tabulate import tabulate

    # tabulate takes no sides for a table without rows.
    sides = None
    if rows:
        sides = [_SIDES[is_number] for is_number in numeric]
    made = tabulate(
        rows,
        headers,
        tablefmt=_TABULATE_NAMES.get(format, format),
        disable_numparse=True,
        preserve_whitespace=True,
        colalign=sides,
    )
    if format in ("html", "unsafehtml"):
        # tabulate pads texts with spaces that no browser shows.
        return re.sub(r"(<t[dh][^>]*>) +| +(?=</t[dh]>)", r"\1", made)
    return "\n".join(line.rstrip(" ") for line in made.split("\n"))


# --- LaTeX, Typst and MediaWiki ---------------------------------------------------


class Parts(namedtuple("Parts", ["main", "rest", "marks"])):
    """Hold a text without its marks, and its marks.

    Attributes
    ----------
    main : str
        The first phrase, such as a number; clean.
    rest : str
        The other ones, joined by spaces.
    marks : list of (str, str)
        Each with its role, one of :data:`MARKS`.
    """

    __slots__ = ()

    main: str
    rest: str
    marks: list[Phrase]

    @property
    def text(self) -> str:
        """All phrases, joined by spaces."""
        return f"{self.main} {self.rest}".strip(" ")

    def spelled(self, written: Callable[[str], str]) -> Parts:
        """Return the parts with their texts in other letters."""
        return self._replace(main=written(self.main), rest=written(self.rest))

    def marks_of(self, role: str) -> list[str]:
        """Return the marks of a role."""
        return [mark for mark, each in self.marks if each == role]


def _parts(text: Text, ascii: bool) -> Parts:
    seen = [_seen(phrase, ascii) for phrase, role in text if role not in MARKS]
    marks = [(phrase, role) for phrase, role in text if role in MARKS]
    main, *rest = [phrase for phrase in seen if phrase] or [""]
    return Parts(main, " ".join(rest), marks)


_WRITERS = {"latex": "latex", "typst": "typst", "mediawiki": "wikitext"}


def _for_papers(sheet: Sheet, format: str, ascii: bool) -> str:
    """Return a sheet in one of the formats that have a module of their own."""
    from importlib import import_module

    writer = import_module(f"roverspecs.tables.{_WRITERS[format]}")
    lines = [[_parts(text, ascii) for text in line] for line in [sheet.headers, *sheet.rows]]
    notes = [_parts(note, ascii) for note in sheet.notes]
    # A page has no room for a column of texts that says nothing of anything.
    kept = []
    for place, is_number in enumerate(sheet.numeric):
        if is_number or not sheet.rows or any(line[place].text for line in lines[1:]):
            kept.append(place)
    lines = [[line[place] for place in kept] for line in lines]
    options = {}
    if format == "latex":
        options["latin"] = sheet.latin()
    numeric = [sheet.numeric[place] for place in kept]
    written: str = writer.written(lines, numeric, notes, **options)
    return written


# --- CSV ----------------------------------------------------------------------


def _separated(columns: Columns, separator: str, ascii: bool) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow([csv_cell(name, ascii) for name in columns])
    for values in zip(*columns.values(), strict=True):
        writer.writerow([csv_cell(value, ascii) for value in values])
    return out.getvalue().removesuffix("\n")


def csv_cell(value: object, ascii: bool = False) -> object:
    """Return a value as the csv module writes it: numbers in full precision, nothing for None.

    Parameters
    ----------
    value : object
    ascii : bool, default False
        Write marks in ASCII.

    Returns
    -------
    object
        A text that no spreadsheet runs as a formula.
    """
    if isinstance(value, str):
        return _harmless(_seen(value, ascii))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return _harmless(_seen("; ".join(map(str, value)), ascii))
    return value


# A dash alone, or one signed number or two, with a unit or a percent sign, and
# words after a comma.
_SIGNED = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_NO_FORMULA = rf"-|{_SIGNED}(?: to {_SIGNED})?(?: %(?:,(?: [^\W\d_]+)+)?| [^\W\d_]+)?"


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula."""
    is_formula = text[:1] in ("=", "+", "-", "@") and not re.fullmatch(_NO_FORMULA, text)
    if is_formula:
        return "'" + text
    return text
