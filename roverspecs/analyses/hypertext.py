"""Hypertext: the words of web pages and of Markdown, with the numbers of their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from roverspecs.analyses.text_tables import (
    ABOVE,
    CELL,
    END,
    HEAD,
    LEFT,
    ROW,
    TABLE,
    with_signs,
)
from roverspecs.analyses.texts import BREAK, LINE, narrow, with_breaks

_CODE = re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:[-*+]|#{1,6}|[0-9]{1,3}[.)])[ \t]", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{1,500}(?:\s\"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)__|__(?!\w)|(?<![\w*])[*_](?=\S)|(?<=[^\s\\])[*_](?![\w*])|`")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def of_markdown(text: str) -> str:
    """Return the text of a page in Markdown: each item and each cell is on its own."""
    text = _CODE.sub(BREAK, with_breaks(with_signs(text)))
    text = _ITEM.sub(f"{BREAK} ", text).replace("|", BREAK)
    text = _EMPHASIS.sub("", _LINK.sub(r"\1", text))
    return of_page(_ESCAPED.sub(r"\1", text))


# The parser would look for the end of each of these through all of a page.
_NEVER_CLOSED = re.compile(r"<(?:(?=!\[)|(?![^<>]*>))")


def of_page(markup: str) -> str:
    """Return the text of a web page: each block and each cell is on its own."""
    page = _Page()
    page.feed(_NEVER_CLOSED.sub("&lt;", _without_comments(markup)))
    page.close()
    return narrow(page.text())


def _without_comments(markup: str) -> str:
    """Return the markup of a page without comments, which keeps the number of lines."""
    pieces, done = [], 0
    while (start := markup.find("<!--", done)) >= 0:
        end = markup.find("-->", start + 4)
        if end < 0:
            break
        pieces += [markup[done:start], "\n" * markup.count("\n", start, end)]
        done = end + 3
    return "".join([*pieces, markup[done:]])


_SILENT = ("script", "style", "template")
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
    *("h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "nav"),
    *("ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td"),
    *("textarea", "tfoot", "th", "thead", "title", "tr", "ul"),
)
_OF_TABLES = ("table", "tr", "td", "th")
_MOST_COLUMNS = 60


class _Columns:
    """Count the columns of a table, for cells that go across several columns or rows."""

    def __init__(self) -> None:
        self._column = 0
        # For each column, in how many further rows its cell goes on.
        self._open: dict[int, int] = {}
        self._waiting = ""

    def row(self) -> str:
        """Return the sign of a new row."""
        signs = self._next()
        self._column = 0
        return f"{signs}{ROW}"

    def cell(self, sign: str, across: int, down: int) -> str:
        """Return the sign of a cell that goes across columns and down rows."""
        signs = self._next()
        last = min(self._column + across, _MOST_COLUMNS)
        for column in range(self._column, last):
            self._open[column] = down - 1
        # They follow the words of the cell.
        self._waiting = f"{BREAK}{LEFT}" * (last - self._column - 1)
        self._column = max(last, self._column + 1)
        return f"{signs}{sign}"

    def end(self) -> str:
        """Return the signs of the cells that go on in the last row."""
        return self._next()

    def _next(self) -> str:
        """Return the signs of the cells that go on before the next one of the markup."""
        signs, self._waiting = self._waiting, ""
        while self._open.get(self._column, 0) > 0:
            self._open[self._column] -= 1
            self._column += 1
            signs += f"{BREAK}{ABOVE}"
        return f"{signs}{BREAK}" if signs else ""


def _span(text: str | None) -> int:
    """Return how many columns or rows a cell goes across."""
    if text and re.fullmatch("[1-9][0-9]?", text.strip()):
        return int(text)
    return 1


_HIDDEN = ("sr-only", "visualhide", "visually-hidden")
# Such text stands between the parts of a fraction for those who only hear a page.
_HEARD = {"+": " ", "/": "⁄"}
_SUPERSCRIPTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


class _Page(HTMLParser):
    """Reduce a web page to its text, while it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._line = 1
        self._silent = 0
        self._spans: list[bool] = []
        # A superscript is understood by the text behind it, and waits for that.
        self._is_raised = False
        self._raised = ""
        self._tables: list[_Columns] = []

    def text(self) -> str:
        """Return the text."""
        self._put("")
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self._put(BREAK)
            if tag in _OF_TABLES:
                self._begin_of_table(tag, dict(attrs))
        elif tag == "br":
            # It parts words, and is no line of the source.
            self._put(" ")
        elif tag == "sup":
            self._put("")
            self._is_raised = True
        elif tag == "span":
            classes = dict(attrs).get("class") or ""
            self._spans.append(any(name in classes.split() for name in _HIDDEN))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _BLOCKS:
            self._put(BREAK)
            if tag == "table" and self._tables:
                self._put(f"{self._tables.pop().end()}{END}{BREAK}")
        elif tag == "sup":
            self._is_raised = False
        elif tag == "span" and self._spans:
            self._spans.pop()

    def _begin_of_table(self, tag: str, attrs: Mapping[str, str | None]) -> None:
        """Put the sign of a table, a row or a cell; cells outside of a table have none."""
        if tag == "table":
            self._tables.append(_Columns())
            self._put(f"{TABLE}{BREAK}")
        elif self._tables and tag == "tr":
            self._put(self._tables[-1].row())
        elif self._tables:
            sign = HEAD if tag == "th" else CELL
            spans = [_span(attrs.get(name)) for name in ("colspan", "rowspan")]
            self._put(self._tables[-1].cell(sign, *spans))

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        missed, self._line = line - self._line, line + data.count("\n")
        if self._silent:
            self._line = line
            self._put(LINE * missed)
            return
        data = LINE * missed + data.replace("\n", LINE)
        if self._spans and self._spans[-1]:
            data = _HEARD.get(data.strip(), data)
        if self._is_raised:
            self._raised += data
        else:
            self._put(data)

    def _put(self, text: str) -> None:
        """Add text; first the superscript that waits for it."""
        if self._raised:
            before = "".join(self._pieces[-4:])[-20:]
            self._pieces.append(_lowered(self._raised.strip(), before, text))
            self._raised = ""
        if text:
            self._pieces.append(text)


_TEN = re.compile(r"[×x·*⋅]\s?10$")
_LENGTH = re.compile(r"(?:^|[^A-Za-z])(?:[kcmdµμ]?m|in|ft|yd|mi|s|inch|foot|feet)$")


def _lowered(raised: str, before: str, behind: str) -> str:
    """Return a superscript as it is written in a line, empty if it is the number of a note."""
    if re.match(r"\s?[⁄∕/]", behind) and raised.isdecimal():
        return f" {raised}" if before[-1:].isdecimal() else raised
    if re.fullmatch(r"[-−]?[0-9]{1,2}", raised):
        if _TEN.search(before):
            return f"^{raised.replace('−', '-')}"
        is_power = raised in ("2", "3") or raised[0] in "-−"
        return raised.translate(_SUPERSCRIPTS) if is_power and _LENGTH.search(before) else ""
    if before[-1:].isdecimal() and raised in ("o", "º", "°"):
        return "°"
    is_part = raised in ("st", "nd", "rd", "th", "'", '"', "′", "″")
    return raised if is_part else ""
