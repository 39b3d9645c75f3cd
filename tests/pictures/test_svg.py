from __future__ import annotations

import io
import itertools
import math
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from conftest import needs_programs, skip_without_pictures
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.pictures.drawing import Drawing, draw
from roverspecs.pictures.layout import text_width
from roverspecs.pictures.outlines import SEEN
from roverspecs.pictures.scene import Scene, Shape
from roverspecs.pictures.sheets import WIDEST
from roverspecs.pictures.spacing import NARROW
from roverspecs.pictures.svg import render
from roverspecs.pictures.themes import COLOURS

if TYPE_CHECKING:
    from playwright.sync_api import Page

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

    def moved(self, x: float, y: float) -> Box:
        """Return the same at another place."""
        return Box(self.kind, self.left + x, self.top + y, self.right + x, self.bottom + y)

    def is_within(self, other: Box) -> bool:
        """Return whether another one holds the whole of this one."""
        across = other.left - TOLERANCE <= self.left and self.right <= other.right + TOLERANCE
        return across and other.top <= self.top and self.bottom <= other.bottom

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
    kinds = kinds_of(element)
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
        size = SIZES.get(kinds[0], 12)
        is_bold = kinds[0] in {"name", "view", "verdict", "title"}
        width = text_width(element.text or "", is_bold=is_bold, size=size)
        left = at["x"] - (width / 2 if element.get("text-anchor") == "middle" else 0)
        return Box("text", left, at["y"] - 0.83 * size, left + width, at["y"] + 0.25 * size)
    if tag == "path":
        xs, ys = zip(*points(element.get("d", "")), strict=True)
        return Box(kinds[0], min(xs), min(ys), max(xs), max(ys))
    return None


SIZES = {"name": 14.0, "caption": 10.5}


def kinds_of(element: ET.Element) -> list[str]:
    """Return the classes of an element without the prefix; of one's own vehicles, too."""
    words = element.get("class", "").split()
    return [re.sub(r"^(drawing-[0-9a-f]{8}|p)-(own-)?", "", each) for each in words]


def points(path: str) -> Iterator[tuple[float, float]]:
    """Yield the points of a path."""
    x = y = 0.0
    for command, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(each) for each in rest.split()]
        if command in "Mm":
            x, y = numbers if command == "M" else (x + numbers[0], y + numbers[1])
        elif command == "L":
            x, y = numbers
        elif command in "Hh":
            x = numbers[0] if command == "H" else x + numbers[0]
        elif command in "Vv":
            y = numbers[0] if command == "V" else y + numbers[0]
        else:
            assert command == "z"
        yield x, y


def boxes(root: ET.Element) -> list[Box]:
    """Return what the elements of a picture cover, in their order."""
    # The letters of a title are as large as its sheet allows.
    if size := re.search(r"-title\{font-size:([0-9.]+)px", "".join(root.itertext())):
        SIZES["title"] = float(size[1])
    found: list[Box] = []
    for element in root:
        found += covered(element)
    return found


def covered(element: ET.Element) -> Iterator[Box]:
    """Yield what an element and the elements in it cover."""
    moved = re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    x, y = map(float, moved.groups()) if moved else (0.0, 0.0)
    if box := box_of(element):
        yield box
    for each in element:
        for box in covered(each):
            yield box.moved(x, y)


def groups(root: ET.Element) -> list[ET.Element]:
    """Return the columns."""
    return [each for each in root.findall(f"{SVG}g") if kinds_of(each) == ["subject"]]


def check(drawing: Drawing) -> None:
    """Check that a picture is to scale, that nothing overlaps, and that all is within."""
    root = parsed(drawing.svg())
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    check_sheet(drawing, root, width, height)
    for box in boxes(root):
        assert -TOLERANCE <= box.left <= box.right <= width + TOLERANCE, box
        assert -TOLERANCE <= box.top <= box.bottom <= height + TOLERANCE, box
    solid = [box for box in boxes(root) if box.kind not in {"paper", "ground"}]
    texts = [box for box in solid if box.kind == "text"]
    for one, other in itertools.combinations(texts, 2):
        assert not one.overlaps(other), (one, other)
    for text, shape in itertools.product(texts, solid):
        is_inside = shape.kind == "frame" and text.is_within(shape)
        is_text = shape.kind == "text"
        assert is_text or is_inside or not text.overlaps(shape), (text, shape)
    columns = [boxes(group) for group in groups(root)]
    for left, right in itertools.combinations(columns, 2):
        assert not any(one.overlaps(other) for one, other in itertools.product(left, right))
    if drawing.subjects:
        check_scale(drawing, root)


def check_sheet(drawing: Drawing, root: ET.Element, width: float, height: float) -> None:
    """Check that a picture is as wide as it was asked for, and of that shape."""
    paper = drawing.paper
    shown = [float(root.get(name) or 0) for name in ("width", "height")]
    assert shown[0] / shown[1] == pytest.approx(width / height, rel=1e-3)
    if paper.width:
        assert shown[0] == pytest.approx(paper.width, abs=0.01)
    if paper.aspect:
        assert width / height == pytest.approx(paper.aspect, rel=1e-3)
    else:
        assert width <= WIDEST + 130


def bar_of(element: ET.Element, text: ET.Element) -> float:
    """Return the pixels of a metre by a scale bar and its text."""
    number, unit = (text.text or "").split()
    xs = [x for x, _ in points(element.get("d", ""))]
    metres: float = rs.Claim(value=f"1 {unit}").to("m").magnitude
    return (max(xs) - min(xs)) / (float(number) * metres)


def check_scale(drawing: Drawing, root: ET.Element) -> None:
    """Check that all shapes have the scale of the scale bar, or of the one in their frame."""
    place = next(place for place, each in enumerate(root) if kinds_of(each) == ["bar"])
    scale = bar_of(root[place], root[place + 1])
    for subject, group in zip(drawing.subjects, groups(root), strict=True):
        drawn = list(group)
        for shape in filter(None, subject.shapes):
            drawn = check_shape(shape, drawn, scale)


def check_shape(shape: Shape, drawn: list[ET.Element], scale: float) -> list[ET.Element]:
    """Check the first shape of some elements, and return the elements after it."""
    kinds = [(kinds_of(each) or [""])[0] for each in drawn]
    if shape.room:
        place = kinds.index("room")
        room = drawn[place]
        assert measured(room) == pytest.approx(
            [float(side) * scale for side in shape.room], abs=0.01
        )
        # It is before the shape, or behind one that would hide it.
        drawn = [*drawn[:place], *drawn[place + 1 :]]
        kinds.pop(place)
    is_small = max(shape.extent) * scale < SEEN - TOLERANCE
    if is_small:
        frame = kinds.index("frame")
        bar = kinds.index("bar")
        larger = bar_of(drawn[bar], drawn[bar + 1])
        assert larger > scale
        check_areas(shape, drawn[:frame], scale)
        check_areas(shape, drawn[frame + 1 : bar], larger)
        return drawn[bar + 2 :]
    return check_areas(shape, drawn, scale)


AREAS = {"box", "tiny", "sheet"}


def check_areas(shape: Shape, drawn: list[ET.Element], scale: float) -> list[ET.Element]:
    """Check the first box and its wheels, and return the elements after them."""
    if not shape.is_box or shape.strokes:
        return drawn[1:]
    place = next(place for place, each in enumerate(drawn) if {*kinds_of(each)} & AREAS)
    expected = [size * scale for size in shape.extent]
    assert measured(drawn[place]) == pytest.approx(expected, abs=0.01, rel=1e-4)
    wheels = [each for each in drawn if "wheel" in kinds_of(each)][: len(shape.wheels)]
    if "tiny" in kinds_of(drawn[place]):
        wheels = []
    for wheel, element in zip(shape.wheels, wheels, strict=False):
        assert measured(element)[0] == pytest.approx(float(wheel.diameter) * scale, abs=0.01)
    return drawn[place + 1 :]


def measured(element: ET.Element) -> list[float]:
    """Return how wide and high an element is."""
    box = box_of(element)
    assert box is not None
    return list(box.size)


def own(name: str = "Mine", **sizes: Any) -> rs.Rover:
    """Return a rover of one's own."""
    return rs.Rover(name=name, **sizes)


def texts(drawing: Drawing) -> list[str]:
    """Return what can be read in a picture."""
    return [each.text or "" for each in parsed(drawing.svg()).iter(f"{SVG}text")]


def kinds(drawing: Drawing, place: int) -> list[str]:
    """Return the kinds of the shapes in a column, from the first view on."""
    return [
        " ".join(kinds_of(element))
        for element in groups(parsed(drawing.svg()))[place]
        if element.tag not in {f"{SVG}title", f"{SVG}text", f"{SVG}g"}
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


papers: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "width": st.sampled_from([200, 320, 375, NARROW, "16cm", "7in", 1920, 9600]),
        "aspect": st.sampled_from(["16:9", "4:3", "1:1", "9:16", "5:1", "1:5"]),
        "caption": st.booleans(),
        "title": st.sampled_from(["Small", "Which of them fit? " * 9, "W" * 300, ""]) | hostile,
        "also": st.sampled_from(["us", "si"]),
        "labels": st.sampled_from(["full", "short"]),
    },
)


def test_a_sheet_that_needs_less_width_keeps_its_labels() -> None:
    """In a narrower one a line of a short label might be longer than its column was."""
    many = [own("0", diameter="2 mm") for _ in range(5)]
    check(draw([own("0"), *many, own("W" * 99, diameter="2 mm")], reference="none", labels="short"))


@examples(60)
@given(
    st.lists(rovers, min_size=1, max_size=7),
    st.sampled_from(["side,front,top", "side", "top,front"]),
    st.sampled_from(["auto", "none", "hand,a4,adult"]),
    papers,
)
@example(
    [
        own(length="1e30 m", width="1e-30 m", height="1 m"),
        own(length="0.001 µm", height="1e-30 mm"),
    ],
    "side",
    "hand",
    {},
)
def test_any_picture_is_to_scale_and_nothing_overlaps(
    vehicles: list[rs.Rover], views: str, reference: str, paper: dict[str, Any]
) -> None:
    """Whatever the names, the sizes and the sheet."""
    check(draw(vehicles, views=views, reference=reference, **paper))


@examples(30)
@given(
    st.lists(rovers, min_size=1, max_size=7),
    st.sampled_from(["60x40x40cm", "1 ft x 10 in x 3 m", "5x5x5mm"]),
    st.booleans(),
    papers,
)
def test_any_bay_is_to_scale_and_nothing_overlaps(
    vehicles: list[rs.Rover], box: str, upright: bool, paper: dict[str, Any]
) -> None:
    """A vehicle that fits for sure is never drawn out of its box; another one may be."""
    drawing = draw(vehicles, box=box, upright=upright, **paper)

    check(drawing)
    for subject in drawing.subjects:
        assert subject.verdict in {"yes", "maybe", "unknown", "no"}
        for shape in filter(None, subject.shapes):
            assert shape.room
            assert not (subject.verdict == "yes" and shape.sticks_out)
            is_inside = shape.reach == pytest.approx([*map(float, shape.room)])
            assert is_inside or shape.sticks_out


@pytest.mark.parametrize(
    "vehicles",
    [
        ["lev-2", "tenacious", "lupex-rover"],
        ["lunar-cruiser", "lev-2"],
        ["resilience", "lunokhod-2", "yutu"],
        list(rs.Catalog()),
    ],
)
@pytest.mark.untraced
@pytest.mark.once
def test_pictures_of_the_catalog(vehicles: list[Any]) -> None:
    """One of all vehicles wraps into rows, and is no wider."""
    check(draw(vehicles))
    check(draw(vehicles, configuration="deployed", units="us"))
    check(draw(vehicles, width=360))
    check(draw(vehicles, aspect="16:9", width="33cm"))
    check(draw(vehicles, box="1x1x1m"))


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

    def test_what_is_small_is_enlarged(self) -> None:
        """It stays to scale, and is drawn again in a frame with a bar; hairlines link both."""
        drawing = draw(["lunar-cruiser", own(length="~1 cm", height="1 cm"), own(height="1 cm"), own(diameter="1 cm")], views="side")  # fmt: skip

        assert [kinds(drawing, place) for place in (1, 2, 3, 4)] == [
            ["box", "edge"],
            ["tiny", "hair", "frame", "box", "edge", "dashed", "bar"],
            ["edge", "hair", "frame", "edge", "edge", "bar"],
            ["tiny", "hair", "frame", "box edge", "bar"],
        ]
        group = groups(parsed(drawing.svg()))[2]
        tiny, hair, frame, *_ = [box for box in boxes(group) if box.kind != "text"]
        assert 0 < tiny.size[0] < SEEN
        assert tiny.size[0] == pytest.approx(tiny.size[1], abs=0.002)
        assert frame.bottom < tiny.top
        assert (hair.left, hair.right) == (frame.left, frame.right)
        assert hair.top == pytest.approx(frame.bottom, abs=0.002)
        assert hair.bottom == pytest.approx(tiny.top, abs=0.002)
        assert next(each.text for each in group.iter(f"{SVG}text")) == "1 cm"

    def test_the_three_rovers_are_all_seen(self) -> None:
        """Beside the LUPEX rover, LEV-2 would be a dot: only it is enlarged, in each view."""
        frames = [kinds(draw(), place).count("frame") for place in range(4)]

        assert frames == [0, 3, 0, 0]

    def test_wheels(self) -> None:
        """They stand on the ground over the wheelbase, before the box, and are dashed if about."""
        sizes = {"length": "4 m", "width": "2 m", "height": "2 m", "wheel_count": "6"}
        drawing = draw(own(**sizes, wheel_diameter="~0.5 m", wheelbase="3 m"), reference="none")
        [group] = groups(parsed(drawing.svg()))
        wheels = [each for each in group if "wheel" in kinds_of(each)]
        shown = [box for each in wheels if (box := box_of(each))]
        [box] = [box_of(each) for each in group if kinds_of(each) == ["box"]][:1]

        assert kinds(drawing, 0)[:5] == ["box", "edge", *["wheel dashed"] * 3]
        assert len(wheels) == 3
        assert box
        assert all(each.bottom == pytest.approx(box.bottom) for each in shown)
        metre = box.size[0] / 4
        middles = [((each.left + each.right) / 2 - box.left) / metre for each in shown]
        assert middles == pytest.approx([0.5, 2, 3.5], abs=0.001)
        assert drawing.subjects[0].lines[3:5] == ("6 wheels of ~0.5 m", "wheelbase 3 m")

    def test_ones_own_vehicles(self) -> None:
        """They have a colour of their own beside those of the catalog, which the key explains."""
        drawing = draw([own(length="1 m", height="~1 m"), "tenacious"], views="side")
        alone = draw(own(length="1 m", height="1 m"), views="side")
        text = drawing.svg(id_prefix="p")

        assert [each.is_own for each in drawing.subjects] == [False, True, False]
        assert text.count('"p-own-box"') == 2
        assert text.count('"p-own-dashed"') == 1
        assert text.count('"p-box"') == 1
        assert "your own" in texts(drawing)
        assert "your own" not in texts(alone)
        assert "own-box" not in "".join(alone.svg().split("</style>")[1:])

    def test_a_box_around(self) -> None:
        """Its outline stands on the ground around the vehicle, and the key says how large it is."""
        drawing = draw("tenacious", box="60x40x40cm", views="side", reference="none")

        assert kinds(drawing, 0) == ["room", "box", "edge"]
        room, box = boxes(groups(parsed(drawing.svg()))[0])[:2]
        assert room.size == pytest.approx((box.size[0] * 60 / 54, box.size[1] * 40 / 26), abs=0.01)
        assert room.bottom == box.bottom
        assert "box of 60 cm × 40 cm × 40 cm" in texts(drawing)

    def test_a_box_that_is_too_small(self) -> None:
        """Its outline comes after the vehicle, which would hide it, and both stand on the ground."""
        drawing = draw("rashid", box="60x40x40cm", views="side")

        assert kinds(drawing, 0) == ["box", "edge", "room"]
        box, *_, room = boxes(groups(parsed(drawing.svg()))[0])[:3]
        assert room.bottom == box.bottom
        assert room.top > box.top

    def test_wheels_on_end(self) -> None:
        """They are where they would be if the vehicle were tipped, in the vehicle."""
        figures = {"wheel_count": "4", "wheel_diameter": "20 cm"}
        rover = own(length="1 m", width="40 cm", height="50 cm", **figures)
        drawing = draw(rover, box="60x45x110cm", views="side")
        [group] = groups(parsed(drawing.svg()))
        _, box, *others = boxes(group)
        wheels = [each for each in others if each.kind == "wheel"]

        assert len(wheels) == 2
        assert [each.left for each in wheels] == pytest.approx([box.left] * 2, abs=0.01)
        assert wheels[0].bottom == pytest.approx(box.bottom, abs=0.01)
        assert wheels[1].top == pytest.approx(box.top, abs=0.01)

    @pytest.mark.parametrize("diameter", ["~10 cm", "~15 cm", "~90 cm"])
    def test_dashes_leave_a_small_circle(self, diameter: str) -> None:
        """There are eight at least, all alike, and more than half of the circle is drawn."""
        [group] = groups(parsed(draw(own(diameter=diameter), views="side", reference="none").svg()))
        [circle] = [each for each in group if "dashed" in kinds_of(each)]
        dash, gap = map(float, circle.get("stroke-dasharray", "").split())
        count = math.tau * float(circle.get("r", "")) / (dash + gap)

        assert dash > gap
        assert count == pytest.approx(round(count), abs=0.01)
        assert round(count) >= 8

    def test_dashes_of_a_line(self) -> None:
        """An edge begins and ends with a dash, so that the corners are seen."""
        drawing = draw(own(length="~1 m", height="1 m"), views="side", reference="none")
        [group] = groups(parsed(drawing.svg()))
        [edge] = [each for each in group if kinds_of(each) == ["dashed"]]
        dash, gap = map(float, edge.get("stroke-dasharray", "").split())
        height = measured(edge)[1]

        assert (height + gap) / (dash + gap) == pytest.approx(round((height + gap) / (dash + gap)), abs=0.01)  # fmt: skip

    def test_yardsticks(self) -> None:
        """They are silhouettes, and a sheet is a sheet."""
        drawing = draw("lev-2", reference="hand,a4", views="top")
        small = draw("lunar-cruiser", reference="a4", views="top")

        assert (kinds(drawing, 0), kinds(drawing, 1)) == (["thing"] * 6, ["sheet"])
        assert kinds(small, 0) == ["tiny", "hair", "frame", "sheet", "bar"]


KEYS = {
    "dashed": "dashed: approximate, a limit or range, of unnamed axes, "
    "or taken from another configuration or the diameter",
    "line": "the only size that can be drawn",
    "small": "in a frame: enlarged, with a scale bar of its own",
    "wheels": "wheels: number and diameter as published, spread evenly",
}


@pytest.mark.parametrize(
    ("vehicles", "expected"),
    [
        (["tenacious"], []),
        (["lev-2"], ["dashed"]),
        (["lev-2", "lunar-cruiser"], ["dashed", "small"]),
        (["blue-ghost-m1"], ["line"]),
        (
            ["blue-ghost-m1", "curiosity", "lunar-cruiser", "lev-2"],
            ["dashed", "line", "small", "wheels"],
        ),
    ],
)
def test_the_key_explains_what_occurs(vehicles: list[str], expected: list[str]) -> None:
    """And nothing else."""
    read = " ".join(texts(draw(vehicles)))

    assert [kind for kind, text in KEYS.items() if text in read] == expected


class TestVerdicts:
    """A label says by a sign and in words whether a vehicle fits."""

    vehicles = (
        own("Yes", length="1 m", width="1 m", height="1 m"),
        own("Maybe", length="~2 m", width="1 m", height="1 m"),
        own("Unknown", length="1 m", width="1 m"),
        own("No", length="3 m", width="1 m", height="1 m"),
    )

    def test_signs_differ_without_colours(self) -> None:
        """Each answer has a sign of another shape, before its words."""
        drawing = draw(self.vehicles, box="2x2x2m")
        signs, words = [], []
        for group in groups(parsed(drawing.svg())):
            [sign] = group.findall(f"{SVG}g")
            signs.append("".join(ET.tostring(each, encoding="unicode") for each in sign))
            following = [*group][[*group].index(sign) + 1]
            assert kinds_of(following) == ["verdict"]
            words.append(following.text)

        assert words == [
            "fits as it stands",
            "may fit as it stands",
            "not known to fit",
            "does not fit",
        ]
        assert len({*signs}) == 4
        check(drawing)

    def test_there_is_none_without_a_box(self) -> None:
        """Nobody asked whether they fit."""
        text = draw(self.vehicles).svg().split("</style>")[1]
        assert "-verdict" not in text
        assert "-sign" not in text

    def test_a_long_answer(self) -> None:
        """It has one sign, whatever lines it takes."""
        rover = own("Tall", length="1 m", width="40 cm", height="50 cm")
        drawing = draw(rover, box="60x45x110cm", width=320)
        [group] = groups(parsed(drawing.svg()))

        assert len(group.findall(f"{SVG}g")) == 1
        assert [each.text for each in group if kinds_of(each) == ["verdict"]] == ["fits on end"]
        check(drawing)


class TestTitle:
    """A title stands at the head, large on a slide."""

    def test_at_the_head(self) -> None:
        """Above all else, in bold letters; it is the name of the picture, too."""
        drawing = draw("tenacious", title=" Our  rover ")
        root = parsed(drawing.svg(id_prefix="p"))
        shown = [box for box in boxes(root) if box.kind != "paper"]

        assert texts(drawing)[0] == "Our rover"
        assert (root.findtext(f"{SVG}title"), drawing.title) == ("Our rover",) * 2
        assert all(shown[0].bottom <= other.top for other in shown[1:])
        assert ".p-title,.p-name" in drawing.svg(id_prefix="p")

    @pytest.mark.parametrize("title", [None, "", " "])
    def test_none(self, title: str | None) -> None:
        """Without one, the picture begins with the shapes."""
        assert draw("tenacious", title=title) == draw("tenacious")

    def test_large_on_a_slide(self) -> None:
        """At least a thirty-second of the width, and no less than can be read on a phone."""
        for paper, least in ({"aspect": "16:9"}, 1 / 33), ({"width": 375}, 1 / 23):
            text = draw("tenacious", title="T", **paper).svg(id_prefix="p")
            size = re.search(r"p-title\{font-size:([0-9.]+)px", text)
            width = float(parsed(text).attrib["viewBox"].split()[2])
            assert size
            assert float(size[1]) / width >= least

    def test_a_title_of_another_type(self) -> None:
        """It is refused."""
        with pytest.raises(FieldError) as caught:
            draw("tenacious", title=5)  # type: ignore[arg-type]  # the test is that it is refused
        assert str(caught.value) == "title: expected text, found 5"

    def test_pictures_of_other_titles_can_stand_in_a_page(self) -> None:
        """Their names differ."""
        one, other = (parsed(draw("tenacious", title=title).svg()) for title in ("A", "B"))
        assert one.get("class") != other.get("class")


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
    assert [root.get("width"), root.get("height")] == (root.get("viewBox") or "").split()[2:]
    assert [root.get("width"), root.get("height")] == [f"{picture.width:g}", f"{picture.height:g}"]
    larger = render(drawing, id_prefix="p", zoom=2)
    assert (larger.width, larger.height) == (2 * picture.width, 2 * picture.height)
    assert parsed(larger.text).get("viewBox") == root.get("viewBox")


def test_a_scene_is_enough() -> None:
    """A picture needs no drawing, and no vehicle."""
    scene = Scene(views=("side",), subjects=(), missing=("Not drawn: A & B",), remarks=(), unit="m")

    assert "Not drawn: A &amp; B</text>" in render(scene).text


class TestNames:
    """Names are text, and short enough."""

    @pytest.mark.parametrize("options", [{}, {"box": "1x1x1m", "aspect": "16:9"}, {"width": 375}])
    def test_names_are_whole(self, options: dict[str, Any]) -> None:
        """A name of several words is broken between them, and only a much longer one is cut."""
        names = [
            "Über-Käfer Explorer Mk II (Flight Spare)",
            "Murodō Mk II – Kleinstfahrzeug für Höhlenerkundung",
            "Marsmaulwurf der Klasse 7b (Gymnasium Musterstadt)",
        ]
        drawing = draw([own(name, length="1 m", height="1 m") for name in names], **options)

        shown = " ".join(texts(drawing))
        assert all(name in shown for name in names)
        check(drawing)

    def test_long_names(self) -> None:
        """They are cut in view, and whole in the title."""
        drawing = draw(own("very " * 50 + "long", length="1 m"), reference="none", views="side")
        read = texts(drawing)

        assert read[3:6] == ["very very very very very very"] * 3
        assert read[6].endswith(" ver…")
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
        ("name", "is_fitted"),
        [
            ("Rover é ≥ Луна", False),
            ("ローバー", False),
            ("रोवर", False),
            ("Rover ★", False),
            ("ᚠᚢᚦ", False),
            ("ரோவர்", True),
            ("🚀", True),
            ("שלום", False),
        ],
    )
    def test_scripts(self, name: str, is_fitted: bool) -> None:
        """Letters of which too little is known are fitted into most of the room left for them."""
        element = next(each for each in parsed(draw(own(name, length="1 m")).svg()).iter(f"{SVG}text") if each.text == name)  # fmt: skip

        assert ("textLength" in element.attrib) == is_fitted
        if is_fitted:
            assert float(element.attrib["textLength"]) == pytest.approx(
                0.75 * text_width(name, is_bold=True, size=14), abs=0.001
            )
            assert element.get("lengthAdjust") == "spacingAndGlyphs"


ADULT = {"name": "beside an adult", "vehicles": ["lunokhod-1", "tenacious", "lev-2"], "options": {}}
HAND = {"name": "beside a hand", "vehicles": ["lev-2"], "options": {"reference": "hand,a4"}}
BAYS = {
    "name": "in a box",
    "vehicles": ["sorato", "tenacious", "lev-2", "rashid"],
    "options": {"box": "60x40x40cm"},
}


@pytest.mark.once
@pytest.mark.parametrize("case", [ADULT, HAND, BAYS], ids=lambda case: case["name"])
class TestEveryMark:
    """Whatever reads a picture shows every mark of it: outside of letters, all forms look alike."""

    @needs_programs("pdftoppm")
    def test_pdf(self, case: dict[str, Any], tmp_path: Path) -> None:
        """Such as the head of an adult, which is a disc."""
        skip_without_pictures()
        drawing = draw(case["vehicles"], **case["options"])
        file = tmp_path / "rovers.pdf"
        drawing.save(file)
        # A point is 4/3 pixels, and a PNG has two dots in each.
        command = [
            "pdftoppm",
            "-r",
            "192",
            "-png",
            "-singlefile",
            str(file),
            str(tmp_path / "page"),
        ]
        subprocess.run(command, check=True)

        assert_alike(drawing, drawing.png(), (tmp_path / "page.png").read_bytes())

    def test_browser(self, case: dict[str, Any], visit: Callable[..., Page]) -> None:
        """A browser shows the SVG."""
        skip_without_pictures()
        drawing = draw(case["vehicles"], **case["options"])
        page = visit(f"<body style='margin:0'>{drawing.svg(theme='light')}", device_scale_factor=2)

        assert_alike(drawing, drawing.png(), page.locator("svg").screenshot())


def assert_alike(drawing: Drawing, one: bytes, other: bytes) -> None:
    """Check that two images of twice the size of a drawing differ in letters at most."""
    pytest.importorskip("PIL", reason="pillow is not installed")
    shades, others = part_shades(one), part_shades(other)
    # Readers of a PDF round its size up.
    height, width = map(min, zip(shades.shape, others.shape, strict=True))
    difference = abs(shades[:height, :width] - others[:height, :width])
    for box in boxes(parsed(drawing.svg())):
        if box.kind == "text":
            left, top, right, bottom = (int(2 * side) // PART for side in box[1:])
            difference[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 0
    assert difference.max() < 20


# So many dots wide and high are the parts of images that are compared.
PART = 8


def part_shades(image: bytes) -> Any:
    """Return how light each part of an image is, from 0 to 255."""
    import numpy as np
    from PIL import Image

    dots = np.asarray(Image.open(io.BytesIO(image)).convert("L"), float)
    height, width = (side // PART for side in dots.shape)
    parts = dots[: height * PART, : width * PART].reshape(height, PART, width, PART)
    return parts.mean(axis=(1, 3))


class TestRasterised:
    """PNG and PDF are made by vl-convert."""

    @staticmethod
    def size(image: bytes) -> list[int]:
        """Return how many dots an image is wide and high."""
        assert image[:8] == b"\x89PNG\r\n\x1a\n"
        return [int.from_bytes(image[start : start + 4]) for start in (16, 20)]

    def test_png(self) -> None:
        """An image is twice as large as the picture, in the colours of the theme."""
        skip_without_pictures()
        drawing = draw("tenacious")
        width, height = map(int, parsed(drawing.svg()).attrib["viewBox"].split()[2:])
        image = drawing.png()

        assert self.size(image) == [2 * width, 2 * height]
        assert drawing.png(theme="auto") == image != drawing.png(theme="dark")

    @pytest.mark.parametrize(
        ("width", "dots"), [(640, 640), ("1280px", 1280), ("4in", 1200), ("10.16 cm", 1200)]
    )
    def test_the_width_of_a_png(self, width: Any, dots: int) -> None:
        """A number of pixels is one of dots; of a length, an inch has 300."""
        skip_without_pictures()
        image = draw("tenacious", width=width, aspect="16:9").png()

        assert self.size(image) == [dots, pytest.approx(dots * 9 / 16, abs=1)]

    def test_pdf(self) -> None:
        """A document is one of PDF, as large as asked for, whose letters are embedded and text."""
        skip_without_pictures()
        document = draw("tenacious", width="16cm", aspect="2:1").pdf()

        assert document[:5] == b"%PDF-"
        assert b"/FontFile2" in document
        assert b"/Type3" not in document
        [box] = re.findall(rb"/MediaBox ?\[([^\]]*)\]", document)
        assert [*map(float, box.split())] == pytest.approx(
            [0, 0, 16 / 2.54 * 72, 8 / 2.54 * 72], abs=0.1
        )

    def test_letters_need_no_font_of_the_machine(self) -> None:
        """Those of the usual alphabets are in the font that comes with vl-convert."""
        skip_without_pictures()
        assert b"LiberationSans" in draw("tenacious").pdf()

    @pytest.mark.once
    def test_a_tall_png(self) -> None:
        """An image is at most 32000 dots high: one of very many vehicles is less fine."""
        skip_without_pictures()
        image = draw([own("M" * 20, length="1 m", width="1 m", height="1 m")] * 160).png()

        assert 31990 <= self.size(image)[1] <= 32001

    @pytest.mark.parametrize("format", ["png", "pdf"])
    def test_without_the_library(self, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message says what to install."""
        monkeypatch.setitem(sys.modules, "vl_convert", None)
        with pytest.raises(FieldError) as caught:
            getattr(draw("tenacious"), format)()
        assert str(caught.value) == (
            f'a {format.upper()} needs vl-convert, which is not installed: pip install "roverspecs[pictures]"'
        )
