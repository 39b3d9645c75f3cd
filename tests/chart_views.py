"""Views of charts: what is written on a figure of matplotlib, and where."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from roverspecs.errors import FieldError
from roverspecs.pictures.canvas import Item
from roverspecs.pictures.lettering import plain_settings
from roverspecs.pictures.scales import Extent

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure


def point(value: float, mark: str = "") -> Extent:
    """Return an extent without ends."""
    return Extent(mark, value, value, value)


def dot(
    extent: Extent, name: str = "Mine", text: str = "5", letters: str = "", *, is_own: bool = False
) -> Item:
    """Return an item of a dot plot."""
    return Item(name, text, letters, (extent,), is_own)


def texts(figure: Figure) -> list[str]:
    """Return what is written on a sheet and beside dots."""
    return [text.get_text() for text in [*figure.texts, *figure.axes[0].texts]]


Box = tuple[float, float, float, float]


def boxes(figure: Figure) -> list[tuple[str, Box]]:
    """Return each text that is drawn with its rectangle, in points, as matplotlib measures it."""
    from matplotlib.text import Annotation, Text

    found = []
    # Letters that are small print are measured in fine dots, of which each has a whole number.
    fine = max(1.0, 3000 / (figure.get_figwidth() * 72))
    with plain_settings():
        figure.set_dpi(72 * fine)
        figure.draw_without_rendering()
        for text in figure.findobj(Text):
            words = text.get_text()
            if not words or not text.get_visible() or not _is_there(text):
                continue
            text.get_window_extent()
            box = Text.get_window_extent(text)
            if not isinstance(text, Annotation):
                box = text.get_window_extent()
            left, bottom, right, top = (edge / fine for edge in box.extents)
            found.append((words, (left, bottom, right, top)))
    return found


def _is_there(text: object) -> bool:
    """Return whether a text is on the sheet, and no number of a tick out of the scale."""
    figure = text.figure  # type: ignore[attr-defined]
    shown = {id(each) for each in figure.texts}
    for axes in figure.axes:
        shown |= {id(each) for each in axes.texts}
        for axis in (axes.xaxis, axes.yaxis):
            if axis.get_visible() and axes.axison:
                shown.add(id(axis.label))
                low, high = sorted(axis.get_view_interval())
                for tick in axis.get_major_ticks():
                    if low <= tick.get_loc() <= high:
                        shown |= {id(tick.label1), id(tick.label2)}
    return id(text) in shown


def check(draw: Callable[[], Figure]) -> None:
    """Check that no text covers another one, and that all are on the sheet, if letters fit at all."""
    try:
        figure = draw()
    except FieldError as error:
        if "letters would be smaller than 1 pt" not in str(error):
            raise
        return
    width, height = figure.get_size_inches() * 72
    found = boxes(figure)
    for words, (left, bottom, right, top) in found:
        assert min(left, bottom) >= 0, words
        assert right <= width, words
        assert top <= height, words
    for (words, one), (others, other) in combinations(found, 2):
        is_beside = one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1
        is_apart = is_beside or one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1
        assert is_apart, (words, others)
