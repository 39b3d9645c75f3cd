"""Plots: rows of dots, two scales with names, and the files of both."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.pictures.canvas import Form, Item
from roverspecs.pictures.lettering import plain_settings
from roverspecs.pictures.plots import as_bytes, draw_dots, draw_nothing, draw_scatter
from roverspecs.pictures.scales import MARK_LABELS, Extent
from roverspecs.pictures.themes import COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


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


class TestDots:
    """Rows of dots."""

    def test_numbers_stand_with_their_points_below_each_other(self) -> None:
        """A figure is written in two parts that meet where its first number has its point; letters follow."""
        items = [
            dot(point(5), "A", "~12.5", "a"),
            dot(point(5), "B", "1–2 ", "b,c"),
            dot(point(5), "C", "≥7"),
        ]
        figure = draw_dots(items, "Mass (kg)", Form())

        assert texts(figure) == ["A", "~12", ".5 [a]", "B", "1", "–2  [b,c]", "C", "≥7", ""]
        places = figure.texts[1::3] + figure.texts[2::3]
        assert len({text.get_position()[0] for text in places}) == 1

    @pytest.mark.parametrize(("count", "is_long"), [(20, False), (21, True)])
    def test_a_long_list_repeats_its_scale(self, count: int, is_long: bool) -> None:
        """Whoever reads the first rows of a long list need not look for the scale at its end."""
        axes = draw_dots([dot(point(5))] * count, "Mass (kg)", Form()).axes[0]

        assert axes.xaxis.get_tick_params()["labeltop"] is is_long
        assert (axes.get_xscale(), axes.get_xlabel()) == ("log", "Mass (kg)")

    def test_a_narrow_sheet_has_the_names_above_the_dots(self) -> None:
        """Where names leave no room for the scale beside them, it has the whole width."""
        items = [dot(point(5), "A rover with a long name", letters="a")]
        wide, narrow = (draw_dots(items, "", Form(width=width)) for width in (500, 200))
        shares = [figure.axes[-1].get_position().width for figure in (wide, narrow)]

        assert shares[0] < 0.7
        assert shares[1] > 0.8
        assert texts(narrow) == ["A rover with a long name", "5 [a]"]

    def test_a_wide_shape_has_several_columns(self) -> None:
        """On a slide many rows stand in columns, each with the same scale."""
        items = [dot(point(n + 1), f"Rover {n}", f"{n + 1}") for n in range(60)]
        figure = draw_dots(items, "Mass (kg)", Form(aspect=16 / 9, width=960))
        limits = {axes.get_xlim() for axes in figure.axes}

        assert len(figure.axes) > 1
        assert len(limits) == 1
        assert [figure.get_figwidth() * 9, figure.get_figwidth()] == pytest.approx(
            [figure.get_figheight() * 16, 960 / 72]
        )
        written = [text.get_text() for text in figure.texts]
        assert {item.name for item in items} < {*written}
        few = draw_dots(items[:3], "Mass (kg)", Form(aspect=16 / 9, width=960))
        assert len(few.axes) == 1
        sizes = [float(each.texts[0].get_fontsize()) for each in (figure, few)]
        assert sizes[1] > 2 * sizes[0]

    @settings(max_examples=25)
    @given(
        st.lists(
            st.tuples(
                st.floats(1e-3, 1e4),
                st.sampled_from([*MARK_LABELS]),
                st.integers(1, 20),
                st.booleans(),
            ),
            min_size=1,
            max_size=70,
        ),
        st.sampled_from([150.0, 281.0, 454.0, 510.0, 1200.0]),
        st.sampled_from([None, 16 / 9, 0.7, 1 / 5, 5]),
        st.booleans(),
    )
    def test_all_is_on_the_sheet(
        self,
        made: list[tuple[float, str, int, bool]],
        width: float,
        aspect: float | None,
        has_caption: bool,
    ) -> None:
        """At every width and in every shape no text covers another one or leaves the sheet."""
        items = [
            dot(
                Extent(mark, value, value / 2, value * 2),
                f"{'Ab ' * size}{n}",
                "~12.5",
                "a",
                is_own=own,
            )
            for n, (value, mark, size, own) in enumerate(made)
        ]
        caption = ("[a] a note", "more words " * 30) * has_caption
        form = Form("light", "A title", caption, width=width, aspect=aspect)
        check(lambda: draw_dots(items, "Mass (kg)", form))


class TestScatter:
    """Two scales with names."""

    def test_the_scale_that_runs_up_has_its_label_above(self) -> None:
        """It is read without turning the head."""
        figure = draw_scatter([Item("A", "", "", (point(1), point(2)))], ["x", "y (m)"], Form())
        assert figure.axes[0].get_ylabel() == ""
        assert texts(figure) == ["y (m)", "A"]

    def test_the_key_stands_before_the_notes(self) -> None:
        """Who has a number is named below; so it is in a given shape."""
        items = [
            Item("W" * 100, "", "", (point(5), point(5))),
            Item("B", "", "a", (point(70), point(70))),
        ]
        for form in (Form(caption=("[a] note",)), Form(caption=("[a] note",), aspect=2)):
            figure = draw_scatter(items, ["x", "y"], form)
            written = "".join(texts(figure))
            assert "Numbers: 1" in written.replace("\u00a0", " ")
            assert written.index("Numbers") < written.index("[a] note")
            assert texts(figure)[-2:] == ["B [a]", "1"] or texts(figure)[-2:] == ["1", "B [a]"]

    def test_a_key_that_takes_the_room_of_the_plot_needs_a_wider_sheet(self) -> None:
        """A key of a crowd leaves no room for names in a wide shape: the sheet grows until all fit."""
        places = (
            "04 27 14 15 23 22 12 04 22 11 21 25 18 05 15 "
            "23 27 18 10 20 06 20 27 13 25 21 03 02 27 01"
        )
        items = [
            Item(f"Rover number {n}", "", "", (point(1 + int(x) / 3), point(1 + int(y) / 9)))
            for n, [x, y] in enumerate(map(list, places.split()))
        ]
        check(lambda: draw_scatter(items, ["a", "b"], Form(aspect=4)))

    def test_more_names_make_a_plot_higher(self) -> None:
        """Where names find no room, the plot becomes higher before they become numbers."""
        items = [
            Item(f"A rather long name {n}", "", "", (point(10 + n % 5), point(10 + n * 7 % 30)))
            for n in range(70)
        ]
        lengths = []
        for count in (3, 70):
            figure = draw_scatter(items[:count], ["x", "y"], Form())
            lengths.append(figure.axes[0].get_position().height * figure.get_figheight())
        assert lengths[1] > lengths[0]

    @settings(max_examples=15)
    @given(
        st.lists(
            st.tuples(
                st.floats(1e-2, 1e3),
                st.floats(1e-2, 1e3),
                st.sampled_from([*MARK_LABELS]),
                st.integers(1, 9),
                st.booleans(),
            ),
            min_size=1,
            max_size=36,
        ),
        st.sampled_from([150.0, 281.0, 454.0, 1200.0]),
        st.sampled_from([None, 16 / 9, 0.7, 1 / 5, 5]),
        st.sampled_from(["auto", "own", "all"]),
    )
    def test_all_is_on_the_sheet(
        self,
        made: list[tuple[float, float, str, int, bool]],
        width: float,
        aspect: float | None,
        names: str,
    ) -> None:
        """At every width and in every shape no text covers another one or leaves the sheet."""
        items = [
            Item(f"{'Ab ' * size}{n}", "", "a", (Extent(mark, x, x / 2, x * 2), point(y)), is_own)
            for n, (x, y, mark, size, is_own) in enumerate(made)
        ]
        form = Form("light", "A title", ("[a] a note",), names, width, aspect)
        check(lambda: draw_scatter(items, ["Mass (kg)", "Top speed (m/s)"], form))


def test_where_nothing_can_be_drawn_it_is_said() -> None:
    """A sheet without dots says so, and why; so it does in a given shape."""
    for aspect in (None, 5):
        figure = draw_nothing(Form(caption=("No mass published: A " * 9,), aspect=aspect))
        written = [text.get_text() for text in figure.texts]
        assert written[-1] == "There is no figure to draw."
        assert written[0].startswith("No mass published: A")


def test_texts_are_no_formulas() -> None:
    """A dollar sign begins no mathematics."""
    form = Form(title="$\\x{$", caption=("$\\undefined$",))
    figure = draw_dots([dot(point(5), "$\\frac{$", "$1")], "$x_1$ (kg)", form)
    assert as_bytes(figure, "svg", "", "")


def test_settings_of_the_user_do_not_count() -> None:
    """A plot looks alike whatever is set for others."""
    import matplotlib as mpl

    def drawn() -> bytes:
        return as_bytes(draw_dots([dot(point(5))], "Mass (kg)", Form()), "svg", "T", "D")

    plain = drawn()
    with mpl.rc_context({"axes.grid": True, "font.size": 30, "savefig.dpi": 10}):
        assert drawn() == plain


def test_no_window_is_prepared() -> None:
    """A chart goes without pyplot, which would choose a backend and keep figures."""
    script = """if True:
        import sys
        from roverspecs.pictures.canvas import Form
        from roverspecs.pictures.plots import draw_nothing
        draw_nothing(Form())
        assert "matplotlib.pyplot" not in sys.modules
    """
    subprocess.run([sys.executable, "-c", script], check=True)


def test_without_matplotlib_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(RoverspecsError) as caught:
        draw_nothing(Form())
    assert str(caught.value) == (
        "charts need matplotlib, which is not installed: pip install 'roverspecs[charts]'"
    )


class TestFiles:
    """A plot as a file."""

    ITEMS = (
        dot(Extent("~", 5, 4, 6), "A"),
        dot(point(6, "≤"), "B", is_own=True),
        dot(point(7), "C"),
    )

    def made(self, format: str, **options: object) -> bytes:
        """Return a file."""
        figure = draw_dots(self.ITEMS, "Mass (kg)", Form(title="T"))
        return as_bytes(figure, format, "T", "D", **options)  # type: ignore[arg-type]

    def test_fonts_of_a_pdf_are_truetype(self) -> None:
        """Journals refuse fonts of type 3: each is embedded as TrueType, whole words can be copied."""
        pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
        (page,) = pypdf.PdfReader(io.BytesIO(self.made("pdf"))).pages
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]

        assert {font["/Subtype"] for font in fonts} == {"/Type0"}
        for font in fonts:
            (descendant,) = font["/DescendantFonts"]
            assert descendant.get_object()["/Subtype"] == "/CIDFontType2"
            assert "/FontFile2" in descendant.get_object()["/FontDescriptor"].get_object()
        assert "Mass (kg)" in page.extract_text()

    def test_a_width_in_pixels_is_that_of_the_file(self) -> None:
        """At 96 dots per inch a picture has as many pixels as were asked for."""
        from PIL import Image

        figure = draw_dots(self.ITEMS, "Mass (kg)", Form(width=720))
        with Image.open(io.BytesIO(as_bytes(figure, "png", "", "", resolution=96))) as image:
            assert image.width == 960

    def test_tips_stand_at_their_dots(self) -> None:
        """In SVG each part of a symbol says its vehicle and figure where the pointer rests."""
        made = self.made("svg", tips=["A <5>", "B & 6", "C"]).decode()
        found = re.findall('<g id="vehicle-([0-9])-[a-z0-9]+"><title>([^<]*)</title>', made)
        assert dict(found) == {"0": "A &lt;5&gt;", "1": "B &amp; 6", "2": "C"}
        assert "<title>A" not in self.made("svg").decode()

    def test_a_picture_follows_the_device(self) -> None:
        """SVG that follows has a rule for each colour; one of a theme has none."""
        plain, following = (self.made("svg", is_following=each).decode() for each in (False, True))
        assert "prefers-color-scheme" not in plain
        (style,) = re.findall("<style[^>]*>(.*?)</style>", following, re.DOTALL)
        for role, light in COLOURS["light"].items():
            for stroke in ("fill", "stroke"):
                rule = (
                    f'[style*="{stroke}: {light}"]{{{stroke}:{COLOURS["dark"][role]} !important}}'
                )
                assert rule in style
        assert following.replace(style, "") == plain.replace(style.split("@media")[0], "")

    def test_the_style_of_a_picture_reaches_no_other(self) -> None:
        """On a page, no rule holds for what is outside of the chart."""
        made = self.made("svg", is_following=True).decode()
        (style,) = re.findall("<style[^>]*>(.*?)</style>", made, re.DOTALL)
        selectors = re.findall(r"(?:^|[{}])\s*([^@{}]+)\{", style)
        assert all(each.startswith(".roverspecs-chart ") for each in selectors)
        assert made.count('<svg class="roverspecs-chart"') == 1

    def test_markers_leave_their_colour_to_their_use(self) -> None:
        """A style sheet reaches the use of a marker alone, so the marker itself has no stroke."""
        markers = re.findall(r'<path id="m[0-9a-f]+"[^>]*>', self.made("svg").decode())
        assert markers
        assert not any("stroke: #" in marker for marker in markers)
