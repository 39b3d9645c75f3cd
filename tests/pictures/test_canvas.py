"""Canvas: title, legend and caption around a plot, at any width and in any shape."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from roverspecs.errors import FieldError
from roverspecs.pictures.canvas import MARGIN, NATURAL, Canvas, Form, Item
from roverspecs.pictures.scales import MARK_LABELS, Extent
from roverspecs.pictures.themes import COLOURS

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


def item(mark: str = "", *, is_own: bool = False) -> Item:
    """Return an item with a mark."""
    return Item("Mine", "5", "", (Extent(mark, 5, 4, 6),), is_own)


def words(canvas: Canvas, drawn: Sequence[Item] = ()) -> list[str]:
    """Return what is written on a sheet around a plot of 100 points, with items in it."""
    figure = canvas.begin(100)
    canvas.write_legend(drawn)
    return [text.get_text() for text in figure.texts]


def test_the_marks_used_have_a_legend() -> None:
    """Each mark that is used is explained once; where all are plain, nothing need be."""
    items = [item(), item("≥"), item("~"), item()]

    assert words(Canvas(NATURAL, Form(), items), items) == [
        "as published",
        "about",
        "at least, or more than",
    ]
    assert words(Canvas(NATURAL, Form(), items[:1]), items[:1]) == []
    both = Item("Mine", "5", "", (Extent.at(5), Extent("~", 5, 5, 5)))
    assert words(Canvas(NATURAL, Form(), [both]), [both]) == ["about"]
    bound = Item("Mine", "5", "", (Extent("≥", 5, 5, 5), Extent("~", 5, 5, 5)))
    assert words(Canvas(NATURAL, Form(), [bound]), [bound]) == ["at least, or more than"]
    own = [item(), item(is_own=True)]
    assert words(Canvas(NATURAL, Form(), own), own) == ["as published", "own vehicle"]


def test_a_range_that_is_drawn_as_a_dot() -> None:
    """A mark that no item shows needs no words; the sheet keeps its height."""
    mine = item("–", is_own=True)
    canvas = Canvas(NATURAL, Form(), [mine])

    assert words(canvas, [mine]) == ["range", "own vehicle"]
    assert words(canvas, [item(is_own=True)]) == ["own vehicle"]
    assert words(Canvas(NATURAL, Form(), []), []) == []


def test_a_legend_that_is_too_long_goes_on_below() -> None:
    """A narrow sheet has a legend of more lines, and more room above the plot."""
    items = [item(mark) for mark in MARK_LABELS]
    wide, narrow = Canvas(NATURAL, Form(), items), Canvas(200, Form(), items)

    assert words(narrow, items) == words(wide, items) == [*MARK_LABELS.values()]
    assert narrow.top > wide.top


def test_title_and_caption_stand_around_the_plot() -> None:
    """The title is above, the caption below, broken into lines; without them there are margins."""
    bare = Canvas(200, Form(), [item()])
    full = Canvas(200, Form(title="A title " * 9, caption=("one " * 40, "two")), [item()])
    written = words(full)

    assert (bare.top, bare.bottom) == (MARGIN, MARGIN)
    assert " ".join(written).split() == [*["A", "title"] * 9, *["one"] * 40, "two"]
    places = [text.get_position()[1] for text in full.figure.texts]
    assert places == sorted(places, reverse=True)


def test_a_wide_picture_is_the_same_sheet_enlarged() -> None:
    """Up to 18 cm letters keep their size; on a wider picture they grow with it."""
    sizes = []
    for width in (300.0, NATURAL, 2 * NATURAL):
        form = Form(title="T", width=width)
        sheet = next(form.widths(1.1))
        canvas = Canvas(sheet, form, [])
        figure = canvas.begin(100)
        sizes.append((figure.get_figwidth() * 72, figure.texts[0].get_fontsize()))

    expected = [(300, 11), (NATURAL, 11), (2 * NATURAL, 22)]
    assert sizes == [pytest.approx(each) for each in expected]


def test_a_shape_is_kept() -> None:
    """A picture of a given shape has it, whatever the height of the plot; wider sheets are tried."""
    form = Form(title="T", caption=("note",), aspect=16 / 9)
    widths = list(form.widths(1.1))
    canvas = Canvas(widths[3], form, [item()])
    figure = canvas.begin(10)

    assert figure.get_figwidth() / figure.get_figheight() == pytest.approx(16 / 9)
    assert canvas.room == pytest.approx(canvas.height - canvas.top - canvas.bottom)
    assert widths == sorted(widths)
    assert len(widths) > 30


def test_letters_that_nobody_could_read_are_refused() -> None:
    """A narrow picture of a sheet that is far wider would have letters that cannot be drawn."""
    with pytest.raises(FieldError) as caught:
        Canvas(1100, Form(width=150), []).begin(10)
    assert str(caught.value) == (
        "width: expected a wider picture, or fewer vehicles and notes: "
        "letters would be smaller than 1 pt"
    )
    assert Canvas(1000, Form(width=150), []).begin(10)


def test_a_theme_colours_the_sheet() -> None:
    """Paper, title and caption have the colours of the theme; transparent paper has none."""
    from matplotlib.colors import to_hex

    for theme, colours in COLOURS.items():
        figure = Canvas(300, Form(theme, "T", ("note",)), []).begin(10)
        assert to_hex(figure.get_facecolor()) == colours["paper"]
        title, note = (text.get_color() for text in figure.texts)
        assert (title, note) == (colours["ink"], colours["quiet"])
    clear = Canvas(300, Form(is_transparent=True), [])
    assert to_hex(clear.begin(10).get_facecolor(), keep_alpha=True)[-2:] == "00"
    assert clear.pen.colours["paper"] == "none"
