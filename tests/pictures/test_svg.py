from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from conftest import skip_without_cairo
from hypothesis import example, given, settings
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.pictures.drawing import Drawing, draw
from roverspecs.pictures.layout import text_width
from roverspecs.pictures.scene import Scene
from roverspecs.pictures.svg import ROOM, TALLEST, TINY, render
from roverspecs.pictures.themes import COLOURS

NAMING = ("class", "id", "aria-labelledby", "aria-describedby")
SVG = "{http://www.w3.org/2000/svg}"
TOLERANCE = 0.002


class Box(NamedTuple):
    """What an element covers, and what kind it is."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high it is."""
        return self.right - self.left, self.bottom - self.top

    def overlaps(self, other: Box) -> bool:
        """Return whether two of them have more than an edge in common."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > TOLERANCE
            and min(self.bottom, other.bottom) - max(self.top, other.top) > TOLERANCE
        )


def parsed(text: str) -> ET.Element:
    """Return the root of what must be well-formed."""
    return ET.fromstring(text)  # noqa: S314  # our own


def box_of(element: ET.Element) -> Box | None:
    """Return what an element covers; letters by their bounds, lines without their thickness."""
    at = {
        key: float(value)
        for key, value in element.attrib.items()
        if re.fullmatch(r"-?[0-9.]+", value)
    }
    kinds = [each.split("-")[-1] for each in element.get("class", "").split()]
    tag = element.tag.removeprefix(SVG)
    if tag == "rect":
        return Box(
            kinds[0],
            at.get("x", 0),
            at.get("y", 0),
            at.get("x", 0) + at["width"],
            at.get("y", 0) + at["height"],
        )
    if tag == "circle":
        return Box(
            kinds[0], at["cx"] - at["r"], at["cy"] - at["r"], at["cx"] + at["r"], at["cy"] + at["r"]
        )
    if tag == "line":
        r = at["stroke-width"] / 2
        (x1, x2), (y1, y2) = sorted([at["x1"], at["x2"]]), sorted([at["y1"], at["y2"]])
        return Box("stroke", x1 - r, y1 - r, x2 + r, y2 + r)
    if tag == "text":
        width = text_width(element.text or "", is_bold=kinds[0] == "name")
        left = at["x"] - (width / 2 if element.get("text-anchor") == "middle" else 0)
        return Box("text", left, at["y"] - 10, left + width, at["y"] + 3)
    if tag == "path":
        xs, ys = zip(*points(element.get("d", "")), strict=True)
        return Box(kinds[0], min(xs), min(ys), max(xs), max(ys))
    return None


def points(path: str) -> Iterator[tuple[float, float]]:
    """Yield the points of a path."""
    x = y = 0.0
    for command, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(each) for each in rest.split()]
        if command in "Mm":
            x, y = numbers if command == "M" else (x + numbers[0], y + numbers[1])
        elif command == "l":
            x, y = x + numbers[0], y + numbers[1]
        elif command in "Hh":
            x = numbers[0] if command == "H" else x + numbers[0]
        elif command in "Vv":
            y = numbers[0] if command == "V" else y + numbers[0]
        else:
            assert command == "z"
        yield x, y


def boxes(root: ET.Element) -> list[Box]:
    """Return what the elements of a picture cover, in their order."""
    return [box for element in root.iter() if (box := box_of(element))]


def groups(root: ET.Element) -> list[ET.Element]:
    """Return the columns."""
    return root.findall(f"{SVG}g")


def check(drawing: Drawing) -> None:
    """Check that a picture is to scale, that nothing overlaps, and that all is within."""
    root = parsed(drawing.svg())
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    assert width <= ROOM + 130
    for box in boxes(root):
        assert -TOLERANCE <= box.left <= box.right <= width + TOLERANCE, box
        assert -TOLERANCE <= box.top <= box.bottom <= height + TOLERANCE, box
    solid = [box for box in boxes(root) if box.kind not in {"paper", "ground"}]
    texts = [box for box in solid if box.kind == "text"]
    for one, other in itertools.combinations(texts, 2):
        assert not one.overlaps(other), (one, other)
    for text, shape in itertools.product(texts, solid):
        assert shape.kind == "text" or not text.overlaps(shape), (text, shape)
    columns = [boxes(group) for group in groups(root)]
    for left, right in itertools.combinations(columns, 2):
        assert not any(one.overlaps(other) for one, other in itertools.product(left, right))
    if drawing.subjects:
        check_scale(drawing, root)


def check_scale(drawing: Drawing, root: ET.Element) -> None:
    """Check that all shapes have the scale of the scale bar."""
    place = next(
        place for place, each in enumerate(root) if (each.get("class") or "").endswith("-bar")
    )
    number, unit = (root[place + 1].text or "").split()
    xs = [x for x, _ in points(root[place].get("d", ""))]
    scale = (max(xs) - min(xs)) / (float(number) * rs.Claim(value=f"1 {unit}").to("m").magnitude)
    for subject, group in zip(drawing.subjects, groups(root), strict=True):
        areas = [
            box_of(element) for element in group if element.tag in {f"{SVG}rect", f"{SVG}circle"}
        ]
        shapes = [shape for shape in subject.shapes if shape and shape.is_box and not shape.strokes]
        for area, shape in zip(areas, shapes, strict=True):
            assert area is not None
            expected = (float(shape.across or 0) * scale, float(shape.up or 0) * scale)
            assert area.size == pytest.approx(expected, abs=0.01, rel=1e-4)
            assert area.size[1] <= TALLEST + TOLERANCE


def own(name: str = "Mine", **sizes: Any) -> rs.Rover:
    """Return a rover of one's own."""
    return rs.Rover(name=name, **sizes)


def texts(drawing: Drawing) -> list[str]:
    """Return what can be read in a picture."""
    return [each.text or "" for each in parsed(drawing.svg()).iter(f"{SVG}text")]


def kinds(drawing: Drawing, place: int) -> list[str]:
    """Return the kinds of the shapes in a column, from the first view on."""
    return [
        " ".join(each.split("-")[-1] for each in element.get("class", "").split())
        for element in groups(parsed(drawing.svg()))[place]
        if element.tag not in {f"{SVG}title", f"{SVG}text"}
    ]


hostile = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
sizes = st.builds(
    "{}{} {}".format,
    st.sampled_from(["", "", "~", "≥", "<", "1–"]),
    st.sampled_from(["2", "12.5", "340", "1000"]),
    st.sampled_from(["mm", "cm", "m", "in", "ft"]),
)
claims = st.lists(
    st.builds(
        rs.Claim,
        value=sizes | st.just("0 m"),
        configuration=st.sampled_from(["stowed", "deployed", "unstated"]),
        condition=st.none() | st.sampled_from(["planned", "to the top of the mast " * 9]),
    ),
    max_size=2,
)
rovers = st.builds(
    rs.Rover,
    name=hostile.filter(str.strip)
    | st.sampled_from(["W" * 99, "月" * 99, "a b " * 50, "<g>&\"'", "LEV-2"]),
    id=st.just("x"),
    length=claims,
    width=claims,
    height=claims,
    diameter=claims,
)


@settings(max_examples=30)
@given(
    st.lists(rovers, min_size=1, max_size=7),
    st.sampled_from(["side,front,top", "side", "top,front"]),
    st.sampled_from(["auto", "none", "hand,a4,adult"]),
)
@example(
    [
        own(length="1e30 m", width="1e-30 m", height="1 m"),
        own(length="0.001 µm", height="1e-30 mm"),
    ],
    "side",
    "hand",
)
def test_any_picture_is_to_scale_and_nothing_overlaps(
    vehicles: list[rs.Rover], views: str, reference: str
) -> None:
    """Whatever the names and the sizes."""
    check(draw(vehicles, views=views, reference=reference))


@pytest.mark.parametrize(
    "vehicles",
    [
        ["lev-2", "tenacious", "lupex-rover"],
        ["lunar-cruiser", "lev-2"],
        ["resilience", "lunokhod-2", "yutu"],
        list(rs.Catalog()),
    ],
)
def test_pictures_of_the_catalog(vehicles: list[Any]) -> None:
    """One of all vehicles wraps into rows, and is no wider."""
    check(draw(vehicles))
    check(draw(vehicles, configuration="deployed", units="us"))


class TestShapes:
    """What is not sure is dashed, and what is not known not drawn."""

    def test_a_box(self) -> None:
        """Its edges are where they were published to be."""
        assert kinds(draw("tenacious"), 1) == ["box", "edge"] * 3

    def test_dashed_edges(self) -> None:
        """Only those across the size that is about; the foot stands on the ground."""
        assert kinds(draw(own(length="~1 m", height="1 m"), views="side"), 1) == [
            "box",
            "edge",
            "dashed",
        ]
        drawing = draw(own(length="1 m", height="≥0.5 m"), views="side", reference="none")
        root = parsed(drawing.svg(id_prefix="p"))
        paths = {
            element.get("class"): element.get("d")
            for element in groups(root)[0]
            if element.tag == f"{SVG}path"
        }
        # A metre is 400 wide: the room is for two, but nothing is taller than 210.
        assert paths == {"p-edge": "M92 230V20M512 230V20M92 230H512", "p-dashed": "M92 20H512"}

    def test_circles(self) -> None:
        """What is only known by its diameter is round from all sides, and dashed where that is about."""
        assert kinds(draw("lev-2"), 1) == ["box dashed"] * 3
        assert kinds(draw(own(diameter="1 m")), 1) == ["box edge"] * 3
        assert kinds(draw(own(diameter="1 m", height="2 m")), 1) == ["box", "edge"] * 2 + [
            "box edge"
        ]

    def test_lines(self) -> None:
        """Of which one size is published is a line with two ends; of which none is, a dash."""
        drawing = draw(own(height="~1 m"))

        assert kinds(drawing, 1) == ["dashed", "edge"] * 2
        assert texts(drawing).count("—") == 1
        assert kinds(draw(own(length="1 m"), views="side"), 1) == ["edge", "edge"]

    def test_what_is_tiny_is_pointed_at(self) -> None:
        """It stays to scale, beside a pointer; its edges would be as large as itself."""
        drawing = draw(["lunar-cruiser", own(length="~1 cm", height="1 cm"), own(height="1 cm"), own(diameter="1 cm")], views="side")  # fmt: skip

        assert [kinds(drawing, place) for place in (1, 2, 3, 4)] == [
            ["box", "edge"],
            ["tiny", "tiny"],
            ["edge", "tiny"],
            ["tiny", "tiny"],
        ]
        size = boxes(groups(parsed(drawing.svg()))[2])[0].size
        assert 0 < size[0] < TINY
        assert size[0] == pytest.approx(size[1], abs=0.002)

    def test_yardsticks(self) -> None:
        """They are silhouettes, and a sheet is a sheet."""
        drawing = draw("lev-2", reference="hand,a4", views="top")
        small = draw("lunar-cruiser", reference="a4", views="top")

        assert (kinds(drawing, 0), kinds(drawing, 1)) == (["thing"] * 6, ["sheet"])
        assert kinds(small, 0) == ["sheet"]
        assert kinds(draw(own(length="90 m"), reference="a4", views="side"), 0) == ["tiny", "tiny"]


KEYS = {
    "dashed": "dashed: approximate, a limit or range, of unnamed axes, "
    "or taken from another configuration or the diameter",
    "line": "the only size that can be drawn",
    "tiny": "points at a shape that is too small to see at this scale",
}


@pytest.mark.parametrize(
    ("vehicles", "expected"),
    [
        (["tenacious"], []),
        (["lev-2"], ["dashed"]),
        (["lev-2", "lunar-cruiser"], ["tiny"]),
        (["blue-ghost-m1"], ["line"]),
        (["blue-ghost-m1", "curiosity", "lunar-cruiser", "lev-2"], ["dashed", "line", "tiny"]),
    ],
)
def test_the_key_explains_what_occurs(vehicles: list[str], expected: list[str]) -> None:
    """And nothing else."""
    read = " ".join(texts(draw(vehicles)))

    assert [kind for kind, text in KEYS.items() if text in read] == expected


class TestAccess:
    """Everybody can read it."""

    def test_title_and_description(self) -> None:
        """A reader of screens is told what is drawn, with all figures."""
        drawing = draw()
        root = parsed(drawing.svg(id_prefix="p"))

        names = [root.get(name) for name in ("role", "aria-labelledby", "aria-describedby")]
        assert names == ["img", "p-title", "p-desc"]
        assert [(each.get("id"), each.text) for each in list(root)[:2]] == [
            ("p-title", drawing.title),
            ("p-desc", drawing.description),
        ]
        assert [group[0].text for group in groups(root)] == [
            subject.sentence for subject in drawing.subjects
        ]

    def test_themes(self) -> None:
        """The reader's device chooses, or one theme is fixed; nothing else differs."""
        drawing = draw("tenacious")
        styles = {
            theme: style(drawing.svg(theme=theme, id_prefix="p"))
            for theme in ("auto", "light", "dark")
        }

        assert styles["auto"].startswith(styles["light"])
        assert styles["auto"].count("@media (prefers-color-scheme:dark)") == 1
        for theme, colours in COLOURS.items():
            used = {
                colour for name, colour in colours.items() if name not in ("line", "own", "own box")
            }
            assert all(colour in styles[theme] for colour in used)
            assert all(colour in styles["auto"] for colour in used)
        assert not any(colour in styles["light"] for colour in COLOURS["dark"].values())
        assert "prefers-color-scheme" not in styles["light"] + styles["dark"]
        rests = {
            drawing.svg(theme=theme, id_prefix="p").replace(text, "")
            for theme, text in styles.items()
        }
        assert len(rests) == 1


def style(text: str) -> str:
    """Return the style sheet of a picture."""
    return "".join(parsed(text).find(f"{SVG}style").itertext())  # type: ignore[union-attr]  # each has one


class TestInAPage:
    """A picture stands in a page beside others, under a strict policy."""

    def test_nothing_that_a_strict_policy_forbids(self) -> None:
        """One style element, and no style attribute, script, handler, link or foreign content."""
        text = draw(own("<script>alert(1)</script> onload='x'", length="1 m")).svg()
        root = parsed(text)

        assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {"svg", "title", "desc", "style", "rect", "circle", "line", "path", "text", "g"}  # fmt: skip
        assert text.count("<style>") == 1
        names = {name for each in root.iter() for name in each.attrib}
        assert not any(name.startswith("on") or name in {"style", "href"} for name in names)
        assert not re.search(r"url|import|http(?!://www\.w3\.org/2000/svg)", text)

    def test_no_declaration(self) -> None:
        """It is an element, not a document."""
        assert draw().svg().startswith("<svg xmlns=")
        assert draw().svg().endswith("</svg>")

    def test_prefixes(self) -> None:
        """Every id and class begins with the prefix, which another picture does not share."""
        one, other = draw(), draw("tenacious")
        prefixes = [
            parsed(each.svg()).get("class", "") for each in (one, one, other, draw(views="side"))
        ]

        assert prefixes[0] == prefixes[1]
        assert len(set(prefixes)) == 3
        assert parsed(one.svg(theme="dark")).get("class") != prefixes[0]
        for element in parsed(one.svg(id_prefix="A-b_1")).iter():
            words = [word for key in NAMING for word in element.get(key, "").split()]
            assert all(word == "A-b_1" or word.startswith("A-b_1-") for word in words)
        selectors = re.findall(r"[.#]([a-z][\w-]*)", re.sub(r"#[0-9a-f]{6}", "", style(one.svg())))
        assert selectors
        assert all(each == prefixes[0] or each.startswith(f"{prefixes[0]}-") for each in selectors)

    @pytest.mark.parametrize("prefix", ["", "1a", "a b", "a<", "ä", 5])
    def test_wrong_prefixes(self, prefix: Any) -> None:
        """What cannot begin an id is refused."""
        with pytest.raises(FieldError) as caught:
            draw().svg(id_prefix=prefix)
        assert str(caught.value) == (
            f"id_prefix: expected a letter, then letters, digits, hyphens or underscores, found {prefix!r}"
        )


def test_a_picture_says_its_style_and_its_height() -> None:
    """Who puts it into a page or an image need not read them out of its text."""
    drawing = draw(own("<i>&", length="~1 m"))
    picture = render(drawing, id_prefix="p")
    root = parsed(picture.text)

    assert picture.text == drawing.svg(id_prefix="p")
    assert picture.styles == (style(picture.text),)
    assert f"<style>{picture.styles[0]}</style>" in picture.text
    assert root.get("height") == str(picture.height) == (root.get("viewBox") or "").split()[3]


def test_a_scene_is_enough() -> None:
    """A picture needs no drawing, and no vehicle."""
    scene = Scene(views=("side",), subjects=(), missing=("Not drawn: A & B",), remarks=(), unit="m")

    assert "Not drawn: A &amp; B</text>" in render(scene).text


class TestNames:
    """Names are text, and short enough."""

    def test_long_names(self) -> None:
        """They are cut in view, and whole in the title."""
        drawing = draw(own("very " * 50 + "long", length="1 m"), reference="none", views="side")
        read = texts(drawing)

        assert read[3:5] == ["very very very very", "very very very very…"]
        assert groups(parsed(drawing.svg()))[0][0].text == drawing.subjects[0].sentence
        assert "very long:" in drawing.subjects[0].sentence

    def test_hostile_names(self) -> None:
        """Markup is text, and what XML cannot hold is gone."""
        drawing = draw(own("<b>&\x1b[31m\ufffe\uffff\x00]]>", length="1 m"))

        assert "<b>&]]>" in texts(drawing)
        assert drawing.svg().count("&lt;b&gt;&amp;]]&gt;") == 4

    def test_piles_of_marks(self) -> None:
        """More than two marks on a letter would reach into the lines above."""
        assert "e\u0301\u0302a\u0301" in texts(
            draw(own("e\u0301\u0302\u0303\u0304a\u0301", length="1 m"))
        )

    @pytest.mark.parametrize(
        ("name", "is_fitted", "is_wide"),
        [("Rover é ≥ Луна", False, False), ("ローバー", False, True), ("रोवर", True, False), ("🚀", True, False), ("שלום", False, False)],
    )  # fmt: skip
    def test_scripts(self, name: str, is_fitted: bool, is_wide: bool) -> None:
        """Letters of which too little is known are fitted; those of squares have a font that has them."""
        element = next(each for each in parsed(draw(own(name, length="1 m")).svg()).iter(f"{SVG}text") if each.text == name)  # fmt: skip

        assert ("textLength" in element.attrib, element.get("class", "").endswith("-wide")) == (
            is_fitted,
            is_wide,
        )
        if is_fitted:
            assert float(element.attrib["textLength"]) == pytest.approx(
                text_width(name, is_bold=True), abs=0.001
            )
            assert element.get("lengthAdjust") == "spacingAndGlyphs"


class TestRasterised:
    """PNG and PDF are made by CairoSVG."""

    def test_png(self) -> None:
        """An image is twice as large as the picture, in the colours of the theme."""
        skip_without_cairo()
        drawing = draw("tenacious")
        width, height = map(int, parsed(drawing.svg()).attrib["viewBox"].split()[2:])
        image = drawing.png()

        assert image[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(image[start : start + 4]) for start in (16, 20)] == [
            2 * width,
            2 * height,
        ]
        assert drawing.png(theme="auto") == image != drawing.png(theme="dark")

    def test_pdf(self) -> None:
        """A document is one of PDF, whose text is text."""
        skip_without_cairo()
        document = draw("tenacious").pdf()

        assert document[:5] == b"%PDF-"
        assert b"/Font" in document

    @pytest.mark.once
    def test_a_tall_png(self) -> None:
        """An image is at most 32000 pixels high: one of very many vehicles is less fine."""
        skip_without_cairo()
        image = draw([own("M" * 20, length="1 m", width="1 m", height="1 m")] * 160).png()

        assert 31990 <= int.from_bytes(image[20:24]) <= 32000

    @pytest.mark.parametrize("format", ["png", "pdf"])
    def test_without_the_library(self, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message says what to install."""
        monkeypatch.setitem(sys.modules, "cairosvg", None)
        with pytest.raises(FieldError) as caught:
            getattr(draw("tenacious"), format)()
        assert str(caught.value) == (
            f"a {format.upper()} needs CairoSVG, which is not installed: pip install 'roverspecs[pictures]'"
        )

    def test_without_the_systems_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """CairoSVG is there, and cairo is not."""

        class Finder:
            def find_spec(self, name: str, *_: object) -> None:
                if name == "cairosvg":
                    raise OSError('no library called "cairo-2" was found\nand more')

        monkeypatch.delitem(sys.modules, "cairosvg", raising=False)
        monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
        with pytest.raises(FieldError) as caught:
            draw("tenacious").pdf()
        assert (
            str(caught.value)
            == 'a PDF needs the system\'s library cairo: no library called "cairo-2" was found'
        )
