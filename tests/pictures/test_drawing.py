from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from conftest import skip_without_pictures

import roverspecs as rs
from roverspecs.errors import FieldError, UnitError, UnknownVehicleError
from roverspecs.pictures.drawing import SUFFIXES, Drawing, draw
from roverspecs.pictures.scene import MOST_NAMED, Scene
from roverspecs.records.data_version import SIGNATURE

GOLDEN = Path(__file__).parent / "golden"


def made() -> dict[str, str]:
    """Return the drawings of the three default rovers that are kept."""
    # The caption names the version of the data, which changes more often.
    three = draw(caption=False)
    return {
        "drawing.svg": three.svg(),
        "drawing-80.txt": three.text(80),
        "drawing-120.txt": three.text(120),
        "drawing-ascii.txt": three.text(80, ascii=True),
    }


def mine(name: str = "Mine", **sizes: Any) -> rs.Rover:
    """Return a rover of one's own."""
    return rs.Rover(name=name, **sizes)


def names(drawing: Drawing) -> list[str]:
    """Return the names of what is drawn."""
    return [subject.name for subject in drawing.subjects]


@pytest.mark.parametrize(
    "name", ["drawing.svg", "drawing-80.txt", "drawing-120.txt", "drawing-ascii.txt"]
)
def test_golden_files(name: str) -> None:
    """The pictures of the three rovers are those kept; ``python tests/pictures/test_drawing.py`` keeps new ones."""
    assert made()[name] + "\n" == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_three_rovers() -> None:
    """By default the three are drawn beside an adult, from three sides, in centimetres."""
    three = draw()

    assert three.views == ("side", "front", "top")
    assert three.unit == "cm"
    assert names(three) == ["Adult", "LEV-2", "Tenacious", "LUPEX rover"]
    assert three.title == "LEV-2, Tenacious and LUPEX rover to scale: side, front and top views"
    assert three.description == (
        "Adult: height 175 cm, for comparison. LEV-2: diameter ~7.8 cm, stowed, also width ~12.3 cm (deployed). "
        "Tenacious: length 54 cm, width 31.5 cm, height 26 cm, configuration unstated. "
        "LUPEX rover: length 175 cm, width 146 cm, height 150 cm, at launch."
    )
    assert repr(three) == f"<Drawing of {three.title}>"
    assert str(three) == three.text()
    assert three._repr_svg_() == three.svg()
    assert (three.missing, three.remarks) == ((), ())
    assert hash(three) == hash(draw())
    assert isinstance(three, Scene)


def test_a_title_names_a_few() -> None:
    """Of more, it says how many there are."""
    rovers = [mine(name, length="1 m") for name in "ABCDEF"]

    assert draw(rovers[:MOST_NAMED], views="side").title == "A, B, C, D and E to scale: side view"
    assert draw([*rovers, mine("G")], views="side").title == "6 vehicles to scale: side view"


def test_names_are_those_of_a_comparison() -> None:
    """In one line, with the id where two are the same, numbered where those are, too."""
    rovers = [rs.Rover(name=name, id=identifier, length="1 m") for name, identifier in (("A", "a"), ("A", "b"), ("A", "b"), ("B\x1b[31m\nC", "c"))]  # fmt: skip

    assert names(draw(rovers, reference="none")) == ["A (a)", "A (b) #1", "A (b) #2", "B C"]
    assert draw([mine("A"), mine("A")]).missing == (
        "Not drawn, no dimension published: A (a) #1, A (a) #2",
    )


@pytest.mark.parametrize(
    "name", ["\x1b[31m", "\u200b", "\u2060\xa0", "\u3164", "\u2800", "\u0301", "\ue000"]
)
def test_names_that_cannot_be_seen(name: str) -> None:
    """The vehicle goes by its id, or by what it is."""
    shown = [rs.Rover(name=name, id=identifier, length="1 m") for identifier in ("x", "\x07")]

    assert names(draw(shown, reference="none")) == ["x", "rover"]


@pytest.mark.parametrize("vehicles", ["sora-q", ["LEV-2"], rs.LEV_2, (each for each in [rs.LEV_2])])
def test_one_vehicle_may_stand_for_itself(vehicles: Any) -> None:
    """Names, records and iterables of both are vehicles."""
    assert names(draw(vehicles)) == ["Hand", "LEV-2"]


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ("side", ("side",)),
        (" Top ,side", ("top", "side")),
        (["front", "front"], ("front",)),
        (iter(["top"]), ("top",)),
        (["side,top", "front"], ("side", "top", "front")),
    ],
)
def test_views(views: Any, expected: tuple[str, ...]) -> None:
    """Views are drawn in the order asked for, each once."""
    drawing = draw("tenacious", views=views)

    assert drawing.views == expected
    assert [len(subject.shapes) for subject in drawing.subjects] == [len(expected)] * 2


def test_views_may_stand_behind_the_vehicles() -> None:
    """As they are the usual second thing to say."""
    assert draw("lev-2", "side, top").views == ("side", "top")


def test_only_the_sizes_of_the_views_are_told() -> None:
    """A view from above tells nothing of a height."""
    drawing = draw("tenacious", views="top")

    assert drawing.subjects[1].lines == ("length 54 cm", "width 31.5 cm", "configuration unstated")
    assert drawing.title == "Tenacious to scale: top view"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("auto", ["A4 sheet"]),
        ("none", []),
        ("hand", ["Hand"]),
        ("adult, hand", ["Adult", "Hand"]),
        (["a4"], ["A4 sheet"]),
    ],
)
def test_references(reference: Any, expected: list[str]) -> None:
    """One, several or none stand beside the vehicles."""
    assert names(draw("tenacious", reference=reference)) == [*expected, "Tenacious"]


def test_units() -> None:
    """All sizes are told in one unit of the system, that of the length."""
    assert draw(units="us").subjects[3].lines[0] == "length 69 in"
    assert draw(units="si").unit == "m"
    assert draw(units={"length": "mm"}).subjects[2].lines[0] == "length 540 mm"
    assert draw(units="us,length=ft").unit == "ft"
    assert draw("lev-2", units="auto").unit == "mm"
    assert draw("tenacious", units="dimensions=cm,mass=lb").unit == "cm"
    assert draw(["lunar-cruiser", "apollo-lrv"]).unit == "m"


def test_a_configuration_is_remarked() -> None:
    """What is asked for goes for the whole picture, and is said."""
    drawing = draw("lev-2", configuration="deployed")

    assert drawing.remarks == ("Configuration asked for: deployed",)
    assert drawing.subjects[1].lines[2] == "deployed"


def test_a_preference_is_remarked() -> None:
    """It shows other claims, and is said; claims of later than a date are not shown."""
    sources = {
        each: rs.Source(id=each, title="T", publisher="P", kind=each, date="2024")
        for each in ("agency", "press")
    }
    rover = mine(length=[rs.Claim(value=value, source=sources[kind]) for value, kind in (("1 m", "agency"), ("2 m", "press"))])  # fmt: skip
    drawing = draw(rover, prefer="press")

    assert drawing.subjects[1].lines[0] == "length 2 m"
    assert drawing.remarks == ("Preferred here over the usual order of trust: press",)
    assert draw(rover, prefer="as-of 2020").missing == ("Not drawn, no dimension published: Mine",)
    with pytest.raises(FieldError) as caught:
        draw(rover, prefer="pres")
    assert str(caught.value) == "prefer: no kind or id of a source: 'pres': did you mean 'press'?"


def test_what_cannot_be_drawn_is_named() -> None:
    """By the reason, and long names not in full."""
    drawing = draw(
        [mine("A", height="1 m"), mine("B"), mine("C"), mine("D" * 99), mine("E", length="1 m")],
        views="top",
    )

    assert names(drawing) == ["Adult", "E"]
    assert drawing.missing == (
        "Not drawn, no length or width published: A",
        f"Not drawn, no dimension published: B, C, {'D' * 60}…",
    )
    assert drawing.description.endswith(f"E: length 1 m, no width published, configuration unstated. {drawing.missing[0]}. {drawing.missing[1]}.")  # fmt: skip


@pytest.mark.parametrize("reference", ["auto", "hand"])
def test_nothing_to_draw(reference: str) -> None:
    """Where nothing is known, the picture says so, in each form."""
    drawing = draw(mine(), reference=reference)

    assert drawing.subjects == ()
    assert drawing.title == "Nothing that can be drawn to scale"
    assert drawing.text() == "Not drawn, no dimension published: Mine"
    assert "Not drawn, no dimension published: Mine</text>" in drawing.svg()


def test_a_catalog_of_ones_own() -> None:
    """Names are looked up there."""
    with pytest.raises(UnknownVehicleError):
        draw("lev-2", catalog=rs.Catalog(shipped=False))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"vehicles": []}, "vehicles: expected at least one vehicle, found none"),
        ({"vehicles": 5}, "vehicles: expected vehicles or their names, found 5"),
        ({"vehicles": b"lev-2"}, "expected the name of a vehicle, found 108"),
        ({"vehicles": [5]}, "expected the name of a vehicle, found 5"),
        ({"views": "sied"}, "views: unknown 'sied': did you mean 'side'?"),
        ({"views": "side,,top"}, "views: unknown '': expected one of 'side', 'front', 'top'"),
        ({"views": []}, "views: expected at least one of 'side', 'front', 'top', found none"),
        ({"views": [5]}, "views: unknown 5: expected one of 'side', 'front', 'top'"),
        ({"views": None}, "views: expected words such as 'side', found None"),
        ({"views": {"side": 1}}, "views: expected words such as 'side', found {'side': 1}"),
        ({"views": b"side"}, "views: expected words such as 'side', found b'side'"),
        ({"reference": "adlut"}, "reference: unknown 'adlut': did you mean 'adult' or 'auto'?"),
        ({"reference": 5}, "reference: expected words such as 'auto', found 5"),
        ({"reference": "auto,hand"}, "reference: expected 'auto', 'none' or names of references, found 'auto,hand'"),
        ({"reference": "a4,none"}, "reference: expected 'auto', 'none' or names of references, found 'a4,none'"),
        ({"configuration": "stwed"}, "configuration: unknown 'stwed': did you mean 'stowed' or 'unstated'?"),
        ({"configuration": 5}, "configuration: unknown 5: expected one of 'stowed', 'deployed', 'at launch', 'unstated'"),
        ({"mass": "5 kg"}, "mass: it is a limit beside a box: give box, too"),
        ({"clearance": "5 cm"}, "clearance: it stays free in a box: give box, too"),
        ({"box": "1x1x1m", "mass": "~5 kg"}, "mass: expected a mass without a mark, found '~5 kg' (about)"),
        ({"labels": "shrt"}, "labels: unknown 'shrt': did you mean 'short'?"),
        ({"units": 5}, "units: expected units such as 'us' or 'mass=g', found 5"),
        ({"catalog": 5}, "catalog: expected a Catalog, found 5"),
    ],
)  # fmt: skip
def test_wrong_options_are_refused(options: dict[str, Any], message: str) -> None:
    """A message says which option, what was expected and what was found."""
    with pytest.raises(FieldError) as caught:
        draw(**options)
    assert str(caught.value) == message


def test_wrong_units_are_refused() -> None:
    """As a comparison refuses them."""
    for units in ("imperial", "length=kg"):
        with pytest.raises(UnitError):
            draw(units=units)


class TestCaption:
    """A picture names its sources, and the version of the data."""

    @staticmethod
    def cited(*figures: tuple[str, str | None], **options: Any) -> str:
        """Return the caption of a rover with a length for each publisher and date."""
        rovers = []
        for place, (publisher, date) in enumerate(figures):
            source = rs.Source(id="s", title="T", publisher=publisher, kind="press", date=date)
            rovers.append(mine(f"R{place}", length=rs.Claim(value="1 m", source=source)))
        return draw(rovers, **options).caption

    def test_sources(self) -> None:
        """Each once, by its publisher and year."""
        found = self.cited(("A", "2024-05-01"), ("B\x1b[31m", None), ("A", "2024"), ("A", "2023"))

        assert found == f"Sources: A 2024; B undated; A 2023. {SIGNATURE}"

    def test_many(self) -> None:
        """Of more than a few, the number."""
        found = self.cited(*((f"P{number}", "2024") for number in range(11)))

        assert "P7 2024; and 3 more. roverspecs" in found

    def test_no_sources(self) -> None:
        """One's own figures may have none."""
        assert draw(mine(length="1 m")).caption == SIGNATURE

    def test_what_is_not_drawn_is_not_cited(self) -> None:
        """A view from above needs no height, and no wheels."""
        top, side = (draw("curiosity", views=view).caption for view in ("top", "side"))

        assert top != side
        assert draw("tenacious", box="60x40x40cm").caption.startswith("Sources: ispace")

    def test_where_it_stands(self) -> None:
        """Below a picture, and not in text; it may be left out."""
        drawing = draw("tenacious")
        without = draw("tenacious", caption=False)

        assert "Sources: ispace" in drawing.svg()
        assert "Sources" not in drawing.text()
        assert without.caption == ""
        assert "Sources" not in without.svg()


@pytest.mark.parametrize("is_changed", [False, True])
def test_which_vehicles_are_ones_own(is_changed: bool) -> None:
    """A changed copy of a shipped record is one's own."""
    vehicle: Any = rs.get("tenacious")
    if is_changed:
        vehicle = attrs.evolve(vehicle, aliases=())
    drawing = draw([vehicle, "lev-2"], reference="none")

    assert [each.is_own for each in drawing.subjects] == [is_changed, False]


class TestSave:
    """The suffix says what a file is to be."""

    def test_texts(self, tmp_path: Path) -> None:
        """SVG in the theme asked for, and text, each with a line break at its end."""
        drawing = draw("tenacious")
        drawing.save(tmp_path / "a.svg", theme="dark")
        drawing.save(str(tmp_path / "a.TXT"))

        assert (tmp_path / "a.svg").read_text(encoding="utf-8") == drawing.svg(theme="dark") + "\n"
        assert (tmp_path / "a.TXT").read_text(encoding="utf-8") == drawing.text() + "\n"

    def test_images(self, tmp_path: Path) -> None:
        """PNG and PDF are what they are called."""
        skip_without_pictures()
        drawing = draw("tenacious")
        drawing.save(tmp_path / "a.png", theme="dark")
        drawing.save(tmp_path / "a.pdf")

        assert (tmp_path / "a.png").read_bytes() == drawing.png(theme="dark") != drawing.png()
        assert (tmp_path / "a.pdf").read_bytes()[:5] == drawing.pdf()[:5] == b"%PDF-"

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_wrong_themes(self, suffix: str, tmp_path: Path) -> None:
        """A theme is checked even where nothing is coloured."""
        with pytest.raises(FieldError) as caught:
            draw("tenacious").save(tmp_path / f"a{suffix}", theme="blue")
        assert str(caught.value) == "theme: unknown 'blue': expected one of 'auto', 'light', 'dark'"


if __name__ == "__main__":
    for name, text in made().items():
        (GOLDEN / name).write_text(text + "\n", encoding="utf-8")
        sys.stdout.write(f"{GOLDEN / name}\n")
