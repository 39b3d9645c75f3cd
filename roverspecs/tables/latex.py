r"""LaTeX: a table as a part of a paper, which every engine sets as it stands.

It needs the packages of :data:`PACKAGES`, and no font but that of the paper.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from roverspecs.tables.columns import split_at_point
from roverspecs.tables.latex_letters import OTHER, Spelling, letter_commands, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.tables.render import Parts

PACKAGES = ("array", "booktabs", "longtable", "threeparttable", "url")
"""The packages that a table with notes may use."""

# The width of the paper's line is known to LaTeX alone; an em is about the size of the letters.
_CHECK = r"\rovercheck"
_WARNING = (
    r"\providecommand{\roverwarning}{\PackageWarning{roverspecs}{"
    r"The letters of a table are smaller than 6 pt: "
    # Both columns of a paper are wider than the line of one; a page is only longer than wide.
    r"use fewer columns\ifdim\linewidth<\textwidth\space or table*"
    r"\else, --transpose or sidewaystable\fi}}%" + "\n"
    rf"\providecommand{{{_CHECK}}}"
    r"{\ifdim\dimexpr1em*\linewidth/\width<6pt \roverwarning\fi}%"
)

# The sizes of letters, and the width of a usual page in quads of each.
_SIZES = ((r"\small", 37.0), (r"\footnotesize", 40.0))
_GAP = 0.95  # quads between two columns
_LEAST_WIDTH = 4.0  # quads in a column whose lines are wrapped
_HEADING = 6.2  # quads in a line of a heading, which have room for about twelve letters
_MOST_ROWS = 40
"""The most rows of a table that is kept on one page."""

_NARROW = 0.6  # of the line; notes below a table that is narrower would look like a column

# How wide letters are in the usual font, in quads; the others are about half a quad.
_WIDTHS = {
    **dict.fromkeys("ijl.,;:'!|‘’", 0.28),
    **dict.fromkeys(" ()[]frst-/", 0.37),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZmw~≤≥±×÷−&%", 0.76),
    **dict.fromkeys("MW—", 1.0),
}


# --- tables -------------------------------------------------------------------


def written(
    lines: Sequence[Sequence[Parts]],
    numeric: Sequence[bool],
    notes: Sequence[Parts],
    latin: Mapping[str, str] | None = None,
) -> str:
    """Return a table with its notes.

    Parameters
    ----------
    lines : sequence of sequence of Parts, shape (m + 1, n)
        The headings, then the rows.
    numeric : sequence of bool, length n
        Whether each column holds numbers.
    notes : sequence of Parts
    latin : mapping of str to str, optional
        Names in letters that the fonts lack, and the name to print for each.

    Returns
    -------
    str
        Without a line break at the end.
    """
    spelling = Spelling(latin)
    headers, *rows = lines
    if not headers:
        body = "\n\n".join(spelling.text_of(note.text) for note in notes)
        return "\n".join([*_head(body), body])
    columns = _columns(headers, rows, numeric, spelling)
    size, is_fitted = _fitted(columns)
    if not is_fitted:
        # No heading is wider than its column must be.
        columns = _columns(headers, rows, numeric, spelling, room=0.0)
        size, is_fitted = _fitted(columns)
    longest_note = max((_quads(spelling.printed(note.text)) for note in notes), default=0)
    is_long = len(rows) > _MOST_ROWS and is_fitted
    if is_long:
        made = [*_long_table(columns), *_paragraphs(notes, spelling)]
    else:
        made = [*_scaled(_table(columns, longest_note), has_notes=bool(notes))]
        made += _notes(notes, spelling)
    setup = [size, *_setup(columns, is_long=is_long, has_notes=bool(notes))]
    if any(r"\url{" in line for line in made):
        setup.append(_BREAKS)
    made.insert(0, "".join(setup) + "%")
    if notes and not is_long:
        made = [r"\begin{threeparttable}", *made, r"\end{threeparttable}"]
    else:
        made = [r"\begingroup", *made, r"\endgroup"]
    body = "\n".join(made)
    return "\n".join([*_head(body), body])


def _columns(
    headers: Sequence[Parts],
    rows: Sequence[Sequence[Parts]],
    numeric: Sequence[bool],
    spelling: Spelling,
    *,
    room: float = _HEADING,
) -> list[_Column]:
    """Return the columns of a table, each with so much room for its heading, or as it needs."""
    columns = []
    for place, heading in enumerate(headers):
        cells = [row[place] for row in rows]
        column = _Column(heading.text, cells, spelling, is_number=numeric[place], room=room)
        columns.append(column)
    return columns


def _setup(columns: Sequence[_Column], *, is_long: bool, has_notes: bool) -> Iterator[str]:
    """Yield commands for the room between columns and rows, and for the marks of notes."""
    yield r"\setlength{\tabcolsep}{4pt}"
    if is_long:
        # No table of several pages fits into the environment that has this command.
        yield r"\def\tnote#1{\textsuperscript{\itshape#1}}"
    elif has_notes:
        # Marks would not be as wide as they are, and fall on what stands behind them.
        yield r"\let\TPTrlap\relax"
    if any(column.share < 1 for column in columns):
        # Rows of several lines are told apart by the room between them.
        yield r"\setlength{\extrarowheight}{2pt}"


# Most addresses have hyphens, and no other place for the end of a line.
_BREAKS = r"\expandafter\def\expandafter\UrlBreaks\expandafter{\UrlBreaks\do\-\do\_\do\%}"


def _head(body: str) -> Iterator[str]:
    """Yield the lines above a table: the packages that it needs, and what a font may lack."""
    known = {
        "adjustbox": r"\begin{adjustbox}",
        "array": r">{\raggedright",
        "booktabs": r"\toprule",
        "longtable": r"\begin{longtable}",
        "threeparttable": r"\begin{threeparttable}",
        "url": r"\url{",
    }
    needed = [name for name, command in known.items() if command in body]
    if needed:
        yield rf"% \usepackage{{{','.join(needed)}}}"
    # The ends of these lines would be spaces within a paragraph.
    yield from (f"{command}%" for command in letter_commands(body))
    if _CHECK in body:
        yield _WARNING


def _notes(notes: Sequence[Parts], spelling: Spelling) -> Iterator[str]:
    if not notes:
        return
    yield r"\begin{tablenotes}[flushleft]\footnotesize\raggedright"
    for note in notes:
        label = _label(note)
        if label:
            yield rf"\item[{label}] {spelling.text_of(note.text)}"
        else:
            # A remark begins where the letters of the notes do.
            yield rf"\item[]\hspace{{-\labelsep}}{spelling.text_of(note.text)}"
    yield r"\end{tablenotes}"


def _paragraphs(notes: Sequence[Parts], spelling: Spelling) -> Iterator[str]:
    """Yield notes below a table of several pages, where they may go on to the next page."""
    if not notes:
        return
    yield r"\par\footnotesize\raggedright"
    for note in notes:
        label = _label(note)
        if label and not note.marks_of("citation"):
            label = rf"\tnote{{{label}}}"
        yield rf"\noindent {label} {spelling.text_of(note.text)}\par"


def _label(note: Parts) -> str:
    """Return the mark of a note as a label, which is empty for a remark."""
    keys = note.marks_of("citation")
    if keys:
        return _cited(keys)
    return ",".join(mark for mark, _ in note.marks)


def _cited(keys: Iterable[str]) -> str:
    return rf"\cite{{{','.join(keys)}}}"


def _marks(cell: Parts) -> str:
    """Return the marks of a cell: raised ones, then what it cites."""
    raised = [mark for mark, role in cell.marks if role != "citation"]
    keys = cell.marks_of("citation")
    made = ""
    if raised:
        made = rf"\tnote{{{','.join(raised)}}}"
    if keys:
        made += f"~{_cited(keys)}"
    return made


class _Column:
    """Hold a column.

    Parameters
    ----------
    heading : str
    cells : sequence of Parts
    spelling : Spelling
    is_number : bool
        Whether the decimal points align: all from there on then has a column of its
        own.
    room : float
        The quads that a line of the heading may take, if the cells need less.
    """

    def __init__(
        self,
        heading: str,
        cells: Sequence[Parts],
        spelling: Spelling,
        *,
        is_number: bool,
        room: float,
    ) -> None:
        self.heading = heading
        self.spelling = spelling
        self.is_number = is_number
        self.is_pair = is_number and any(map(_behind, cells))
        self.cells = [spelling.text_of(cell.text) + _marks(cell) for cell in cells]
        if self.is_pair:
            self.cells = [f"{text_of(_before(cell))} & {_behind(cell)}" for cell in cells]
        cells = [cell.spelled(spelling.printed) for cell in cells]
        body = max((_quads(cell.text) + _marks_width(cell) for cell in cells), default=0.0)
        if self.is_pair:
            halves = [split_at_point(cell.main) for cell in cells]
            behind = [
                _quads(f"{rest} {cell.rest}") + _marks_width(cell)
                for (_, rest), cell in zip(halves, cells, strict=True)
            ]
            body = max(_quads(before) for before, _ in halves) + max(behind)
        least = max((_least(cell.text) + _marks_width(cell) for cell in cells), default=0.0)
        # The lines of texts may be wrapped until a word fills them; those of numbers are not.
        needed = body if is_number else least
        self.lines = _broken(spelling.printed(heading), max(room, needed))
        widest = _widest(self.lines)
        self.width = max(widest, body)
        # No line of a heading is broken again, nor a text from its marks.
        self.least = max(widest, least)
        self.share = 1.0

    @property
    def head(self) -> str:
        """The heading, its lines above each other."""
        lines = [self.spelling.text_of(line, has_links=False) for line in self.lines]
        text = "".join(lines)
        if len(lines) > 1:
            side = self.side
            if self.is_pair:
                side = "c"
            stacked = r"\\".join(lines)
            text = rf"\shortstack[{side}]{{{stacked}}}"
        text = self.spelling.with_own_letters(self.heading, text)
        if self.is_pair:
            return rf"\multicolumn{{2}}{{c}}{{{text}}}"
        return text

    @property
    def side(self) -> str:
        """The letter of LaTeX for the side on which the cells are flush."""
        if self.is_number:
            return "r"
        return "l"

    def form(self, between: str = "", *, line: str = r"\hsize") -> str:
        """Return the column as the argument of a table on a line of some width."""
        if self.is_pair:
            return rf"r@{{{between}}}l"
        if self.share < 1:
            return rf">{{\raggedright\arraybackslash}}p{{{self.share:.3f}{line}}}"
        return self.side


def _before(cell: Parts) -> str:
    return split_at_point(cell.main)[0]


def _behind(cell: Parts) -> str:
    """Return what stands in a cell from the decimal point on."""
    rest = split_at_point(cell.main)[1]
    made = text_of(rest)
    if rest.startswith(" "):
        # A plain space at the start of a column is not printed.
        made = rf"\ {made}"
    if cell.rest:
        made += rf"\ {text_of(cell.rest)}"
    return made + _marks(cell)


def _broken(heading: str, room: float) -> list[str]:
    """Return a heading in as few lines as some quads have room for, about as wide as each other."""
    words = heading.split(" ")
    lines = _filled(words, room)
    while True:
        narrower = _filled(words, 0.99 * _widest(lines))
        if len(narrower) > len(lines) or _widest(narrower) >= _widest(lines):
            return lines
        lines = narrower


def _filled(words: Iterable[str], room: float) -> list[str]:
    """Return words in lines, each with as many as it has room for."""
    lines: list[str] = []
    for word in words:
        if lines and _quads(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _widest(lines: Iterable[str]) -> float:
    return max(map(_quads, lines))


def _quads(text: str) -> float:
    """Return how wide a text is in the usual font."""
    # In place of other letters stand their numbers, such as U+6708.
    others = sum(map(len, OTHER.findall(text)))
    return sum(_WIDTHS.get(letter, 0.52) for letter in text) + 3.5 * others


def _least(text: str) -> float:
    """Return how wide the widest part of a text is that no line break divides."""
    widths = []
    for word in text.split(" "):
        if "://" in word:
            # The letters of an address have one width.
            widths += [0.57 * len(part) for part in re.findall(r"[^\W_]+[\W_]?", word)]
        else:
            widths.append(_quads(word))
    return max(widths)


def _marks_width(cell: Parts) -> float:
    raised = ",".join(mark for mark, role in cell.marks if role != "citation")
    # Most styles print a number of up to two digits in brackets.
    return 0.75 * _quads(raised) + 2.0 * len(cell.marks_of("citation"))


def _scaled(table: Iterable[str], *, has_notes: bool) -> Iterator[str]:
    """Yield a table that is made smaller where the line is narrower than it."""
    begin = rf"\begin{{adjustbox}}{{execute={_CHECK},max width=\linewidth}}"
    end = r"\end{adjustbox}"
    if has_notes:
        # Notes are as wide as the outer table, and keep the size of their letters.
        begin = rf"\begin{{tabular}}{{@{{}}c@{{}}}}{begin}"
        end = rf"{end}\end{{tabular}}"
    yield begin
    yield from table
    yield end


def _table(columns: Sequence[_Column], longest_note: float) -> Iterator[str]:
    width = _total(columns)
    usual = _NARROW * _SIZES[0][1]
    if width < usual < longest_note:
        # The columns are spread; the two halves of a number are not.
        name = "tabular*"
        forms = "".join(column.form(r"\extracolsep{0pt}") + _SPREAD for column in columns)
        argument = rf"{{\hsize}}{{@{{}}{forms.removesuffix(_SPREAD)}@{{}}}}"
        # The environment of the notes gives this width to every table of this kind.
        yield _line_width(_NARROW, width)
    else:
        name = "tabular"
        forms = "".join(column.form() for column in columns)
        argument = rf"{{@{{}}{forms}@{{}}}}"
        wrapped = [column for column in columns if column.share < 1]
        if wrapped:
            # The longest word of each column has room.
            yield _line_width(1, max(column.least / column.share for column in wrapped))
    yield rf"\begin{{{name}}}{argument}"
    yield r"\toprule"
    yield _row([column.head for column in columns])
    yield r"\midrule"
    for cells in zip(*(column.cells for column in columns), strict=True):
        yield _row(cells)
    yield r"\bottomrule"
    yield rf"\end{{{name}}}"


def _line_width(share: float, least: float) -> str:
    """Return the line that sets a width: a share of the paper's, or so many quads if wider."""
    usual = rf"\setlength{{\hsize}}{{{share}\linewidth}}"
    # Rounded up, so that the last letter has room, too.
    quads = math.ceil(least)
    return rf"{usual}\ifdim\hsize<{quads}em\setlength{{\hsize}}{{{quads}em}}\fi%"


def _long_table(columns: Sequence[_Column]) -> Iterator[str]:
    """Yield a table that goes on from page to page, its headings on each of them."""
    forms = "".join(column.form(line=r"\linewidth") for column in columns)
    yield rf"\begin{{longtable}}{{@{{}}{forms}@{{}}}}"
    yield r"\toprule"
    yield _row([column.head for column in columns])
    yield r"\midrule"
    yield r"\endhead"
    yield r"\bottomrule"
    yield r"\endfoot"
    for cells in zip(*(column.cells for column in columns), strict=True):
        yield _row(cells)
    yield r"\end{longtable}"


_SPREAD = r"@{\extracolsep{\fill}}"


def _row(cells: Iterable[str]) -> str:
    return "  " + " & ".join(cells) + r" \\"


def _total(columns: Sequence[_Column]) -> float:
    return sum(column.width for column in columns) + _GAP * (len(columns) - 1)


def _fitted(columns: Sequence[_Column]) -> tuple[str, bool]:
    """Make columns of text narrower if need be.

    Returns
    -------
    tuple of str and bool
        The size of the letters, and whether the table fits the usual page.
    """
    width = _total(columns)
    for size, room in _SIZES:
        if width <= room:
            return size, True
    texts = [column for column in columns if not column.is_number]
    free = room - width + sum(column.width for column in texts)
    shares = _shares(texts, free)
    for column, share in zip(texts, shares, strict=True):
        if share < column.width:
            column.share = round(share / room, 3)
    return size, sum(shares) <= free


def _shares(columns: Sequence[_Column], room: float) -> list[float]:
    """Return how wide columns may be together: narrow ones as they are, wide ones alike."""
    shares = [0.0] * len(columns)
    left = room
    order = sorted(range(len(columns)), key=lambda place: columns[place].width)
    for done, place in enumerate(order):
        column = columns[place]
        fair = left / (len(columns) - done)
        shares[place] = max(column.least, min(column.width, fair))
        left -= shares[place]
    return shares
