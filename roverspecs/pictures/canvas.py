"""Canvas: a sheet with a title and a legend above a plot, and a caption below it.

Lengths are in points of 1/72 inch from the top left of a sheet.  The sheet is
laid out for letters of one size; a wide picture is the same sheet enlarged, as
for a slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from roverspecs.errors import FieldError
from roverspecs.pictures.lettering import FINE, LARGE, SIZE, SMALL, font, width_of, wrapped
from roverspecs.pictures.scales import MARK_LABELS, Extent
from roverspecs.pictures.symbols import Pen, draw_symbol
from roverspecs.pictures.themes import COLOURS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGIN = 14.0
"""The room that stays empty at each edge."""

NATURAL = 510.0
"""The width of a sheet that is not enlarged: 18 cm."""

_LINE, _CAPTION_LINE, _CAPTION_GAP, _TITLE_LINE, _SAMPLE = 13.0, 9.8, 13.0, 15.0, 20.0
_OWN = "own vehicle"

# The widths that are tried until all has room in a given shape.
_LEAST, _MOST = 280.0, 12_000.0


class Item(NamedTuple):
    """Hold one vehicle of a plot.

    Attributes
    ----------
    name : str
    text : str
        Its figure, as it is read.
    letters : str
        The letters of its notes.
    extents : tuple of Extent
        One for each scale.
    is_own : bool
        Whether it is highlighted.
    is_asked : bool
        Whether its name must stand beside its dot.
    """

    name: str
    text: str
    letters: str
    extents: tuple[Extent, ...]
    is_own: bool = False
    is_asked: bool = False

    @property
    def label(self) -> str:
        """The name with the letters."""
        if not self.letters:
            return self.name
        return f"{self.name} [{self.letters}]"


class Form(NamedTuple):
    """Hold the form of a picture.

    Attributes
    ----------
    theme : str
        One of :data:`roverspecs.pictures.themes.COLOURS`.
    title : str
        Above the plot; empty for none.
    caption : tuple of str
        The paragraphs below the plot.
    names : tuple of str
        Some of :data:`roverspecs.pictures.naming.NAMES`.
    width : float, optional
        In points; 18 cm by default.
    aspect : float, optional
        Width divided by height; by default the picture is as high as it needs.
    is_transparent : bool
        Whether the paper has no colour.
    is_counted : bool
        Whether the caption says how many names found no room.
    """

    theme: str = "light"
    title: str = ""
    caption: tuple[str, ...] = ()
    names: tuple[str, ...] = ("auto",)
    width: float | None = None
    aspect: float | None = None
    is_transparent: bool = False
    is_counted: bool = True

    def widths(self, step: float) -> Iterator[float]:
        """Return the widths of sheets to try, the one with the largest letters first."""
        width = _LEAST
        if self.aspect is None:
            width = min(self.width or NATURAL, NATURAL)
        while width < _MOST:
            yield width
            width *= step
        yield _MOST


class Canvas:
    """Place texts and axes on a sheet.

    Parameters
    ----------
    width : float
        Of the sheet as it is laid out.
    form : Form
    items : sequence of Item
        Their marks are explained in the legend.
    """

    def __init__(self, width: float, form: Form, items: Sequence[Item]) -> None:
        self.width, self.form, self.height = width, form, 0.0
        colours = COLOURS[form.theme]
        if form.is_transparent:
            # An open dot must not show a colour that the paper does not have.
            colours = colours | {"paper": "none"}
        self.pen = Pen(colours, (form.width or NATURAL) / width)
        inner = width - 2 * MARGIN
        self._titles = wrapped(form.title, inner, LARGE, is_bold=True)
        self._marks = [*_marks(items)]
        self._samples = _flowing(self._marks, width)
        self._lines: list[str] = []
        for paragraph in form.caption:
            self._lines += wrapped(paragraph, inner, FINE)

    @property
    def _title_height(self) -> float:
        if not self._titles:
            return 0.0
        return _TITLE_LINE * len(self._titles) + 5

    @property
    def top(self) -> float:
        """The height of the title and the legend, with the margin above."""
        height = MARGIN + self._title_height
        if self._samples:
            height += _LINE * (self._samples[-1].line + 1) + 8
        return height

    @property
    def bottom(self) -> float:
        """The height of the caption, with the margins around."""
        if not self._lines:
            return MARGIN
        return MARGIN + _CAPTION_GAP + _CAPTION_LINE * len(self._lines)

    @property
    def room(self) -> float | None:
        """The height that the shape of the picture leaves for the plot, if it has one."""
        if self.form.aspect is None:
            return None
        return self.width / self.form.aspect - self.top - self.bottom

    def begin(self, height: float) -> Figure:
        """Return the figure with title and caption around a plot of a height.

        Raises
        ------
        FieldError
            If letters would be smaller than matplotlib draws them.
        """
        from matplotlib.figure import Figure

        if FINE * self.pen.scale < 1:
            expected = "expected a wider picture, or fewer vehicles and notes"
            raise FieldError(f"{expected}: letters would be smaller than 1 pt").at("width")

        self.height = self.top + height + self.bottom
        if self.form.aspect is not None:
            self.height = self.width / self.form.aspect
        paper = self.pen.colours["paper"]
        inches = self.pen.scale / 72
        size = self.width * inches, self.height * inches
        self.figure = Figure(figsize=size, facecolor=paper, edgecolor="none")
        for place, line in enumerate(self._titles):
            at = MARGIN + _TITLE_LINE * (place + 0.5)
            self.write(MARGIN, at, line, size=LARGE, is_bold=True)
        top = self.height - MARGIN - _CAPTION_LINE * len(self._lines)
        for place, line in enumerate(self._lines):
            at = top + _CAPTION_LINE * (place + 0.5)
            self.write(MARGIN, at, line, size=FINE, ink="quiet")
        return self.figure

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Return axes in a part of the sheet."""
        bottom = self.height - top - height
        frame = (left / self.width, bottom / self.height, width / self.width, height / self.height)
        return self.figure.add_axes(frame, facecolor="none")

    def write(
        self,
        left: float,
        top: float,
        text: str,
        *,
        size: float = SIZE,
        ink: str = "ink",
        ha: str = "left",
        is_bold: bool = False,
    ) -> None:
        """Write a text; its middle is at the height given."""
        x, y = left / self.width, 1 - top / self.height
        style: dict[str, Any] = {"color": self.pen.colours[ink], "parse_math": False, "ha": ha}
        style |= {"fontproperties": self.font(size, is_bold=is_bold), "va": "center_baseline"}
        self.figure.text(x, y, text, **style)

    def font(self, size: float, *, is_bold: bool = False) -> Any:
        """Return the font in a size of the sheet, enlarged with it."""
        return font(size * self.pen.scale, is_bold=is_bold)

    def write_legend(self, drawn: Iterable[Item]) -> None:
        """Write the legend of the marks, after the plot, whose axes come first in the figure.

        Parameters
        ----------
        drawn : iterable of Item
            As they are drawn: a mark that none of them has is left out.
        """
        shown = {*_marks([*drawn])}
        samples = _flowing([each for each in self._marks if each in shown], self.width)
        if not samples:
            return
        top = MARGIN + self._title_height
        height = _LINE * (self._samples[-1].line + 1)
        axes = self.axes(0, top, self.width, height)
        axes.set(xlim=(0, self.width), ylim=(height, 0))
        axes.set_axis_off()
        for sample in samples:
            up = _LINE * (sample.line + 0.5)
            extents = sample.extent, Extent.at(up)
            draw_symbol(axes, extents, self.pen, is_own=sample.words == _OWN)
            left = sample.left + sample.reach + 5
            self.write(left, top + up, sample.words, size=SMALL, ink="quiet")


def _marks(items: Sequence[Item]) -> Iterable[tuple[str, str]]:
    """Return the marks to explain, each with its words."""
    used: set[str] = set()
    for item in items:
        marks = {extent.mark for extent in item.extents}
        # A plain dot is drawn where no other mark is, and an open one beside no range or bound.
        if len(marks) > 1:
            marks.discard("")
        if not all(extent.is_number for extent in item.extents):
            marks.discard("~")
        used |= marks
    has_own = any(item.is_own for item in items)
    # Where every figure is a plain dot, a dot needs no words.
    if used != {""} or has_own:
        yield from ((mark, MARK_LABELS[mark]) for mark in MARK_LABELS if mark in used)
    if has_own:
        yield "", _OWN


class _Sample(NamedTuple):
    """Hold the place of a mark in a legend, and the mark to draw there."""

    left: float
    line: int
    reach: float
    extent: Extent
    words: str


# How far a sample reaches to both sides of its middle.
_SAMPLE_ENDS = {"": (0.0, 0.0), "~": (0.0, 0.0), "≥": (-8.0, -8.0), "≤": (8.0, 8.0)}


def _flowing(marks: Iterable[tuple[str, str]], width: float) -> list[_Sample]:
    """Return a sample for each mark, side by side in as many lines as they need."""
    samples: list[_Sample] = []
    left, line = MARGIN, 0
    for mark, words in marks:
        reach = _SAMPLE
        if mark in ("", "~"):
            # A dot needs less room than a line.
            reach = 8.0
        needed = reach + 5 + width_of(words, SMALL)
        if left > MARGIN and left + needed > width - MARGIN:
            left, line = MARGIN, line + 1
        low, high = (left + reach / 2 + end for end in _SAMPLE_ENDS.get(mark, (-9.0, 9.0)))
        extent = Extent(mark, (low + high) / 2, low, high)
        samples.append(_Sample(left, line, reach, extent, words))
        left += needed + 14
    return samples
