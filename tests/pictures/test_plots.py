"""Plots: what those of one scale and of two have in common, and their files."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import pytest
from chart_views import dot, point

from roverspecs.errors import RoverspecsError
from roverspecs.pictures.canvas import Form
from roverspecs.pictures.dot_plot import draw_dots
from roverspecs.pictures.plots import as_bytes, draw_nothing
from roverspecs.pictures.scales import Extent
from roverspecs.pictures.themes import COLOURS

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")


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
        'charts need matplotlib, which is not installed: pip install "roverspecs[charts]"'
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
