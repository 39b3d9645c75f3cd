"""Themes: colours that can be told from their paper, and one way to save a picture."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import skip_without_pictures

import roverspecs as rs
from roverspecs.errors import FieldError, RoverspecsError
from roverspecs.pictures.chart import Chart
from roverspecs.pictures.themes import COLOURS, THEMES, check_theme, fixed_theme
from roverspecs.tables.saving import save_as


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""
    lighter, darker = sorted(map(luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class TestColours:
    """Drawings and charts have one palette, which everybody can read."""

    @pytest.mark.parametrize("theme", COLOURS)
    @pytest.mark.parametrize("ink", ["ink", "quiet", "data"])
    def test_texts_and_data_stand_out(self, theme: str, ink: str) -> None:
        """Their contrast to the paper is 4.5 at least, as WCAG asks of text."""
        assert contrast(COLOURS[theme][ink], COLOURS[theme]["paper"]) >= 4.5

    @pytest.mark.parametrize("theme", COLOURS)
    def test_shapes_stand_out(self, theme: str) -> None:
        """Their contrast is 3 at least: yardsticks on paper, edges on what is in a box."""
        colours = COLOURS[theme]

        assert contrast(colours["thing"], colours["paper"]) >= 3
        assert contrast(colours["data"], colours["box"]) >= 3

    def test_themes_have_the_same_colours(self) -> None:
        """Each theme names a colour for everything that another one does."""
        assert {frozenset(colours) for colours in COLOURS.values()} == {frozenset(COLOURS["light"])}
        assert THEMES == ("auto", "light", "dark")


class TestThemes:
    """All pictures take the same themes."""

    @pytest.mark.parametrize("theme", THEMES)
    def test_there_are_three(self, theme: str) -> None:
        """A picture that cannot follow the reader's device is light instead."""
        assert check_theme(theme) == theme
        assert fixed_theme(theme) == {"auto": "light"}.get(theme, theme)
        assert rs.chart("lev-2", theme=theme).theme == theme

    @pytest.mark.parametrize(
        ("theme", "found"),
        [("drak", "did you mean 'dark'?"), (5, "expected one of 'auto', 'light', 'dark'"), (None, "expected one of 'auto', 'light', 'dark'")],
    )  # fmt: skip
    def test_others_are_refused(self, theme: Any, found: str) -> None:
        """Wherever a theme is given, the message is one."""
        drawing = rs.draw("tenacious")
        makers: list[Callable[..., object]] = [
            drawing.svg,
            drawing.png,
            drawing.pdf,
            lambda theme: drawing.save("a.txt", theme=theme),
            lambda theme: rs.chart("tenacious", theme=theme),
            fixed_theme,
        ]
        for make in makers:
            with pytest.raises(FieldError) as caught:
                make(theme=theme)
            assert str(caught.value) == f"theme: unknown {theme!r}: {found}"

    def test_auto_is_light_where_it_must_be_one(self) -> None:
        """A chart and an image cannot follow the reader's device."""
        pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
        chart = rs.chart("tenacious")

        assert chart.theme == "auto"
        assert chart.svg(theme="light") != chart.svg(theme="dark")
        assert chart.svg().count("prefers-color-scheme") == 1
        skip_without_pictures()
        drawing = rs.draw("tenacious")
        assert drawing.png() == drawing.png(theme="light") != drawing.png(theme="dark")


@pytest.fixture(params=["drawing", "chart"])
def picture(request: pytest.FixtureRequest) -> Any:
    """Return a drawing or a chart."""
    if request.param == "drawing":
        return rs.draw("tenacious", views="side")
    pytest.importorskip("matplotlib", reason="charts need the extra 'charts'")
    return rs.chart("tenacious")


class TestSave:
    """Drawings and charts are saved alike."""

    @pytest.mark.parametrize("name", ["a.svg", "a.SVG", "A B.Svg", "月.svg"])
    def test_the_ending_says_the_format(self, picture: Any, name: str, tmp_path: Path) -> None:
        """In any case of letters; a text and a path are the same."""
        picture.save(tmp_path / name)
        first = (tmp_path / name).read_bytes()
        picture.save(str(tmp_path / name))

        assert b"<svg" in first
        assert (tmp_path / name).read_bytes() == first

    @pytest.mark.parametrize(
        "path", [5, None, b"a.svg", "a\0.svg", "\ud800.svg", ["a.svg"]], ids=repr
    )
    def test_no_path(self, picture: Any, path: Any) -> None:
        """One error refuses whatever is no path, or cannot be the path of a file."""
        with pytest.raises(FieldError) as caught:
            picture.save(path)
        assert str(caught.value) == f"path: expected a path such as 'rovers.svg', found {path!r}"

    @pytest.mark.parametrize("path", ["a.jpg", "a", "svg", "", ".svg", "a.svg.gz", "dir/.png"])
    def test_other_endings(self, picture: Any, path: str) -> None:
        """They are refused with the endings that there are."""
        suffixes = {".svg", ".png", ".pdf", ".txt"}
        if isinstance(picture, Chart):
            suffixes.remove(".txt")
        with pytest.raises(FieldError) as caught:
            picture.save(path)
        message = str(caught.value)
        assert message.startswith("path: expected a name that ends in .svg, .png")
        assert message.endswith(f", found {Path(path).name!r}")
        assert {word.strip(",") for word in message.split() if word.startswith(".")} == suffixes

    def test_a_folder_that_does_not_exist(self, picture: Any, tmp_path: Path) -> None:
        """The system's own error says so."""
        with pytest.raises(FileNotFoundError):
            picture.save(tmp_path / "none" / "a.svg")

    def test_a_failure_leaves_no_file(self, tmp_path: Path) -> None:
        """The picture is made before the file is opened."""

        def fail(suffix: str) -> bytes:
            raise FieldError(f"no {suffix}")

        with pytest.raises(FieldError, match=r"no \.svg"):
            save_as(tmp_path / "a.SVG", (".svg",), fail, example="rovers.svg")
        with pytest.raises(FieldError):
            rs.draw("tenacious").save(tmp_path / "a.svg", theme="drak")
        assert not [*tmp_path.iterdir()]

    @pytest.mark.parametrize("module", ["vl_convert", "matplotlib"])
    def test_a_missing_extra(
        self, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is named, and no file is left behind."""
        monkeypatch.setitem(sys.modules, module, None)
        pictures: dict[str, Any] = {"vl_convert": rs.draw, "matplotlib": rs.chart}
        picture = pictures[module]("tenacious")
        with pytest.raises(RoverspecsError, match=r'pip install "roverspecs\['):
            picture.save(tmp_path / "a.png")
        assert not [*tmp_path.iterdir()]
