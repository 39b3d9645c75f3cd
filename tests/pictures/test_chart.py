"""Charts: which vehicles and figures are drawn, what is said of the others, and into which files."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from chart_views import texts
from lxml import etree

import roverspecs as rs
from roverspecs.errors import (
    FieldError,
    RoverspecsError,
    UnitError,
    UnknownSpecError,
    UnknownVehicleError,
)
from roverspecs.pictures.chart import MOST, Chart, chart
from roverspecs.pictures.scales import Extent

pytest.importorskip("matplotlib", reason="matplotlib, of the extra 'charts', is not installed")

BLOG = rs.Source(id="blog", title="A post", publisher="A Blog", kind="aggregator")


def rover(name: str, mass: str | rs.Claim | None = None, **specs: Any) -> rs.Rover:
    """Return a rover whose mass has a source."""
    return rs.Rover(name=name, mass=cited(mass) if isinstance(mass, str) else mass, **specs)


def cited(value: str, **fields: str) -> rs.Claim:
    """Return a claim of a paper."""
    return rs.Claim(
        value=value, source=rs.Source(id="p", title="P", publisher="P", kind="paper"), **fields
    )


def drawn(made: Chart) -> list[tuple[str, str, str, tuple[Extent, ...]]]:
    """Return what is drawn."""
    return [item[:4] for item in made._items()]


def below(made: Chart) -> list[str]:
    """Return the notes below, without the sources and the version."""
    notes: list[str] = []
    for line in made.caption.splitlines()[:-1]:
        if line.startswith("["):
            notes += line.split("; ")
        elif not line.startswith("Sources: "):
            notes.append(line)
    return notes


def named(made: Chart, written: list[str]) -> list[str]:
    """Return the names of vehicles that stand in a picture."""
    return [item.name for item in made._items() if item.name in written]


@pytest.mark.parametrize(
    ("mass", "text", "extent"),
    [
        ("5 kg", "5", Extent("", 5, 5, 5)),
        ("~5 kg", "~5", Extent("~", 5, 5, 5)),
        ("~1 kg", "~1", Extent("~", 1, 1, 1)),
        ("4–6 kg", "4–6", Extent("–", 5, 4, 6)),
        ("~4–6 kg", "~4–6", Extent("–", 5, 4, 6)),
        ("0–6 kg", "0–6", Extent("–", 3, 0, 6)),
        ("5 ±1 kg", "5 ± 1", Extent("±", 5, 4, 6)),
        ("≥5 kg", "≥5", Extent("≥", 5, 5, 5)),
        (">5 kg", ">5", Extent("≥", 5, 5, 5)),
        ("≤5 kg", "≤5", Extent("≤", 5, 5, 5)),
        ("<5 kg", "<5", Extent("≤", 5, 5, 5)),
    ],
)
def test_a_figure_lies_where_its_mark_says(mass: str, text: str, extent: Extent) -> None:
    """A number is a point, one that is about, too; a range its ends, a bound a point with a way."""
    assert drawn(chart(rover("A", mass), "mass")) == [("A", text, "", (extent,))]


def test_all_figures_of_a_chart_have_one_unit() -> None:
    """The scale has the unit of the row, and a figure is converted without being rounded."""
    made = chart([rover("A", "5 kg"), rover("B", "11 lb")], "mass", units={"mass": "g"})

    assert [row.label for row in made.comparison.rows] == ["Mass (g)"]
    assert [(name, text, extents[0].middle) for name, text, _, extents in drawn(made)] == [
        ("A", "5000", 5000),
        ("B", "5000", pytest.approx(4989.516)),
    ]


def test_the_largest_comes_first_and_ties_keep_their_order() -> None:
    """Rows are sorted by the number that is drawn; a bound stands where its number does."""
    masses = ["5 kg", "≥0.5 kg", "~6 kg", "4–8 kg", "<9 kg", "6 kg"]
    names = [f"{place} {mass}" for place, mass in enumerate(masses)]
    made = chart([rover(name, mass) for name, mass in zip(names, masses, strict=True)])

    assert [item[0] for item in drawn(made)] == [names[place] for place in (4, 2, 3, 5, 0, 1)]
    assert made.places == [4, 2, 3, 5, 0, 1]


def test_nobody_is_dropped_silently() -> None:
    """Whoever is not drawn is named with the reason: no figure, no such spec, 0, another configuration."""
    vehicles = [
        rover("A", "5 kg"),
        rover("B", "0 kg"),
        rover("C"),
        rover("D", rs.Claim(value="5 kg", rejected="a slip")),
        rs.Lander(name="E"),
    ]

    assert below(chart(vehicles)) == [
        "No mass published: C, D, E",
        "B is not drawn: its mass, 0 kg, has no place on a logarithmic scale",
    ]
    assert below(chart(vehicles[2:], "top_speed")) == [
        "A lander has no top speed: E",
        "No top speed published: C, D",
    ]
    stowed = rover("S", length=cited("1 m", configuration="stowed"))
    assert below(chart([stowed, rover("C")], "length", configuration="deployed")) == [
        "S: nothing deployed for length (stowed)",
        "No length published: C",
    ]
    dry = rs.Lander(name="L", dry_mass="5 kg")
    assert below(chart([dry, rover("C")])) == [
        "No mass of L, but dry mass is published",
        "No mass published: C",
    ]
    assert "No mass published: L, C" in below(chart([dry, rover("C")], "mass,dry_mass"))
    assert below(chart(rover("C"), "bulk_density")) == [
        "No bulk density of C: no figure for mass and length and width and height"
    ]


def test_on_two_scales_both_figures_are_needed() -> None:
    """A scatter shows who has both figures, and says which one the others lack."""
    vehicles = [
        rover("A", "5 kg", top_speed="1 m/s"),
        rover("B", "~6 kg", top_speed=cited("≤2 m/s")),
        rover("C", top_speed="1 m/s"),
        rover("D", "7 kg"),
        rover("E", "8 kg", top_speed="0 m/s"),
    ]
    made = chart(vehicles, ["mass", "top_speed"])

    assert [(name, letters) for name, _, letters, _ in drawn(made)] == [("B", ""), ("A", "a")]
    assert drawn(made)[0][3] == (Extent("~", 6, 6, 6), Extent("≤", 2, 2, 2))
    assert below(made) == [
        "[a] uncited, the user's own figure",
        "No mass published: C",
        "No top speed published: D",
        "E is not drawn: its top speed, 0 m/s, has no place on a logarithmic scale",
    ]


def test_notes_have_letters_in_the_order_of_the_chart() -> None:
    """What must be said of a figure is said below, each note once; both figures of a dot have theirs."""
    dry, blog = cited("9 kg", condition="dry"), rs.Claim(value="5 kg", source=BLOG)
    vehicles = [
        rover("A", "7 kg"),
        rover("B", blog, top_speed="1 m/s"),
        rover("C", dry),
        rover("D", blog),
    ]

    made = chart(vehicles)
    assert [(name, letters) for name, _, letters, _ in drawn(made)] == [
        ("C", "a"),
        ("A", ""),
        ("B", "b"),
        ("D", "b"),
    ]
    assert below(made) == ["[a] dry", "[b] one aggregator only"]
    both = chart(vehicles[1], "mass,top_speed")
    assert drawn(both)[0][2] == "a,b"
    assert below(both) == ["[a] one aggregator only", "[b] uncited, the user's own figure"]


def test_letters_do_not_run_out() -> None:
    """The note after z is aa."""
    vehicles = [rover(f"{n}", cited(f"{n + 1} kg", condition=f"load {n}")) for n in range(28)]

    assert [letters for *_, letters, _ in drawn(chart(vehicles))][24:] == ["y", "z", "aa", "ab"]


def test_a_derived_spec_is_charted() -> None:
    """What follows from figures has the marks and the ends of its inputs."""
    sides = {"width": cited("1 m"), "height": cited("1 m")}
    about = rover("A", "~10 kg", length=cited("1 m"), **sides)
    ranged = rover("B", "10–20 kg", length=cited("1 m"), **sides)

    (_, text, _, (ends,)), (_, _, _, (span,)) = drawn(chart([about, ranged], "bulk_density"))
    assert (text, ends) == ("10–20", Extent("–", 15, 10, 20))
    assert span == Extent("~", 10, 10, 10)


def test_what_is_preferred_is_drawn() -> None:
    """Preferences choose the figure, and the chart says so."""
    two = rs.Rover(name="A", mass=[cited("5 kg"), rs.Claim(value="6 kg", source=BLOG)])
    made = chart(two, prefer=iter(["aggregator"]))

    assert drawn(made)[0][3] == (Extent("", 6, 6, 6),)
    assert below(made)[1] == "Preferred here over the usual order of trust: aggregator"


def test_by_default_the_whole_catalog_is_charted() -> None:
    """Without names every vehicle is drawn or named; a catalog of one's own decides which those are."""
    made = chart()
    said = " ".join(below(made))

    assert [row.spec for row in made.comparison.rows] == ["mass"]
    assert {each.name for each in rs.Catalog()} == {
        *(item[0] for item in drawn(made)),
        *(each.name for each in rs.Catalog() if each.name in said),
    }
    with pytest.raises(UnknownVehicleError):
        chart("lev-2", catalog=rs.Catalog(shipped=False))
    with pytest.raises(FieldError, match="at least one vehicle, found none"):
        chart(catalog=rs.Catalog(shipped=False))


def test_a_chart_says_in_words_what_it_shows() -> None:
    """Its title counts the vehicles drawn; its description has every figure with its note, and who is left out."""
    made = chart(
        [rover("A", "5 kg", top_speed="1 m/s"), rover("B", cited("6 kg", condition="dry"))]
    )
    both = chart(made.comparison.vehicles, "mass,top_speed")

    assert made.title == "Mass of 2 vehicles"
    assert made.description == "B: 6 kg (dry); A: 5 kg"
    assert repr(both) == "<Chart of Top speed against mass of 1 vehicle>"
    assert (
        both.description
        == "A: 5 kg, 1 m/s (uncited, the user's own figure). No top speed published: B"
    )
    count = chart(rover("A", wheel_count="4"), "wheel_count")
    assert count.description == "A: 4 (uncited, the user's own figure)"
    assert hash(made) == hash(attrs.evolve(made))


def test_names_can_be_told_apart() -> None:
    """Of two vehicles of one name each has its id beside it."""
    made = chart(
        [rs.Rover(name="A", id="one", mass="5 kg"), rs.Rover(name="A", id="two", mass="5 kg")]
    )

    assert [item[0] for item in drawn(made)] == ["A (one)", "A (two)"]


def test_an_alias_stands_for_a_name_without_a_font() -> None:
    """Where no font has the letters of a name, the first alias that can be drawn is read instead."""
    made = chart(
        [
            rs.Rover(name="\U000e0041", id="a", aliases=("\U000e0042", "Moon 1"), mass="5 kg"),
            rs.Rover(name="Plain", aliases=("Other",), mass="4 kg"),
            rs.Rover(name="\U000e0043", id="c", mass="3 kg"),
        ]
    )
    assert [item.name for item in made._items()] == ["Moon 1", "Plain", "\\U000e0043"]


@pytest.mark.filterwarnings("ignore::roverspecs.errors.LetterWarning")
def test_hostile_texts_do_no_harm(tmp_path: Path) -> None:
    """Control characters are left out, markup and formulas are text, what is very long is cut, what has no font escaped."""
    names = ["\x1b[31mA\x07\nB", "<script>$\\frac{1}$&", "x" * 1000, "\U000e0041", "\x00", "\uffff"]
    vehicles = [
        rs.Rover(name=name, id=f"v{n}", mass="5 kg", top_speed="1 m/s")
        for n, name in enumerate(names)
    ]
    vehicles.append(rover("N", cited("4 kg", condition="dry " * 1000)))
    made = chart(vehicles)

    assert [item[0] for item in drawn(made)[:6]] == [
        "A B",
        names[1],
        "x" * 59 + "…",
        "\\U000e0041",
        "v4",
        "\\uffff",
    ]
    assert len(below(made)[1]) == 404
    for each in (made, chart(vehicles, "mass,top_speed")):
        for suffix in ("svg", "png", "pdf"):
            each.save(tmp_path / f"a.{suffix}")
        svg = (tmp_path / "a.svg").read_bytes()
        assert etree.fromstring(svg).findtext("{*}title") == each.title
        assert b"<script>" not in svg


# One of its names is in letters that a machine without fonts lacks.
@pytest.mark.filterwarnings("ignore::roverspecs.errors.LetterWarning")
class TestFiles:
    """A chart becomes a file by its suffix, the same each time."""

    MINE = (
        rover("月 A", "5 kg", top_speed=cited("1 m/s")),
        rover("B", "≤6 kg", top_speed=cited("1–2 m/s")),
    )

    @pytest.mark.parametrize("specs", ["mass", "mass,top_speed", "length"])
    @pytest.mark.parametrize(
        ("name", "start"), [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF")]
    )
    @pytest.mark.once
    def test_the_suffix_says_the_format(
        self, tmp_path: Path, specs: str, name: str, start: bytes
    ) -> None:
        """SVG, PNG and PDF are written, in either theme, and twice alike."""
        made = chart(self.MINE, specs)
        for file in (tmp_path / name, tmp_path / f"again-{name}", tmp_path / f"dark-{name}"):
            made.save(
                str(file) if "again" in file.name else file,
                theme="dark" if "dark" in file.name else None,
            )
        first, again, dark = (
            file.read_bytes()
            for file in sorted(
                tmp_path.iterdir(),
                key=lambda file: len(file.name) if "again" not in file.name else 6,
            )
        )

        assert first.startswith(start)
        assert first == again
        assert first != dark
        assert not re.search(rb"20[0-9]{2}-[01][0-9]-[0-3][0-9]", first)

    def test_a_file_says_what_it_shows(self, tmp_path: Path) -> None:
        """Title and description are in the file, for who does not see it."""
        from PIL import Image

        made = chart(self.MINE)
        made.save(tmp_path / "a.svg")
        made.save(tmp_path / "a.png")
        root = etree.fromstring((tmp_path / "a.svg").read_bytes())

        assert root.findtext("{*}title") == made.title == "Mass of 2 vehicles"
        assert root.findtext(".//{http://purl.org/dc/elements/1.1/}description") == made.description
        with Image.open(tmp_path / "a.png") as image:
            assert image.info["Title"] == made.title
            assert image.info["Description"] == made.description == "B: ≤6 kg; 月 A: 5 kg"

    def test_jupyter_shows_it(self) -> None:
        """The picture is SVG, in the theme of the chart."""
        light, dark = (chart(self.MINE, theme=theme)._repr_svg_() for theme in ("light", "dark"))

        assert "<svg" in light
        assert light != dark

    def test_what_fails_leaves_no_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Without matplotlib the error names the extra, and there is no empty file; the chart itself is made."""
        made = chart(self.MINE)
        monkeypatch.setitem(sys.modules, "matplotlib", None)
        with pytest.raises(RoverspecsError) as caught:
            made.save(tmp_path / "a.svg")

        assert str(caught.value) == (
            'charts need matplotlib, which is not installed: pip install "roverspecs[charts]"'
        )
        assert list(tmp_path.iterdir()) == []


class TestOwn:
    """The user's own vehicles beside those of the catalog."""

    MINE = rs.Rover(name="Mine", mass="5 kg", top_speed="1 m/s")

    def test_own_vehicles_are_highlighted(self) -> None:
        """A record that is shipped is none of the user's; one that was changed is."""
        changed = attrs.evolve(rs.get("lev-2"), operator="Us")  # type: ignore[misc]
        made = chart([self.MINE, "tenacious", changed])

        assert {item.name: item.is_own for item in made._items()} == {
            "Mine": True,
            "Tenacious": False,
            "LEV-2": True,
        }
        assert made.own == {0, 2}

    def test_alone_they_need_no_highlight(self) -> None:
        """Where all are the user's own, or none is, all look alike."""
        assert chart([self.MINE, rover("B", "6 kg")]).own == frozenset()
        assert chart(["lev-2", "tenacious"]).own == frozenset()

    def test_a_note_of_all_own_ones_is_said_once(self) -> None:
        """It needs no letter at each, unless another vehicle has it, too."""
        other = rs.Rover(name="Other", mass=cited("7 kg", condition="dry"))
        made = chart([self.MINE, other, "tenacious"])
        assert [item.letters for item in made._items()] == ["a", "b", ""]
        second = rs.Rover(name="B", mass="4 kg")
        both = chart([self.MINE, second, "tenacious"])
        assert {item.letters for item in both._items()} == {""}
        assert "Own vehicles: uncited, the user's own figure" in both.caption.splitlines()
        assert "Own vehicles" not in chart([self.MINE, rover("B", "6 kg")]).caption


class TestCaption:
    """What stands below a chart."""

    def test_it_names_sources_and_versions(self) -> None:
        """Each publisher is named once with its years; the last line has the versions."""
        from roverspecs.records.data_version import SIGNATURE

        def by(publisher: str, date: str | None) -> rs.Claim:
            source = rs.Source(id="s", title="T", publisher=publisher, kind="paper", date=date)
            return rs.Claim(value="5 kg", source=source)

        masses = [by("A", "2024-05-01"), by("B", None), by("A", "2019"), by("A", "2024-06")]
        made = chart([rover(f"R{n}", mass) for n, mass in enumerate(masses)])

        assert made.caption.splitlines() == [
            "Sources: A 2019, 2024; B undated",
            f"Made by {SIGNATURE}",
        ]
        assert len(made.sources) == 4
        assert "Sources" not in chart(rover("C")).caption

    def test_sources_are_those_of_the_figures_drawn(self) -> None:
        """A source of a vehicle that is left out is none of the chart."""
        made = chart([rover("A", "5 kg", top_speed="1 m/s"), rover("B", "6 kg")], "mass,top_speed")
        assert [source.id for source in made.sources] == ["p"]
        left_out = chart([rover("B", "6 kg")], "mass,top_speed")
        assert left_out.sources == ()

    def test_it_can_be_short(self) -> None:
        """The sources and the versions alone stand below, and no letter refers to a note."""
        made = chart([rover("A", cited("5 kg", condition="dry")), rover("B")], notes="sources")
        written = [text.get_text() for text in made.figure().texts]
        assert made.caption.startswith("Sources: P undated. roverspecs ")
        # The version stays in one line.
        below = made.caption.replace("(data ", "(data\u00a0")
        assert written == ["Mass of 1 vehicle", below, "A", "5", ""]

    def test_a_dot_without_a_name_has_no_letter(self) -> None:
        """Its notes are left out where only some names are asked for; a dot chart names all."""
        vehicles = [
            rover("A", cited("6 kg", condition="dry"), top_speed=cited("2 m/s")),
            rover("B", cited("5 kg", condition="wet"), top_speed=cited("1 m/s")),
        ]
        both = {"dry": "a", "wet": "b"}
        assert chart(vehicles, "mass,top_speed", names="all")._caption.letters == both
        assert chart(vehicles, "mass", names="B")._caption.letters == both
        made = chart(vehicles, "mass,top_speed", names="B")
        assert made.caption.splitlines()[0] == "[a] wet"
        assert [item.letters for item in made._items()] == ["", "a"]

    def test_a_note_of_nearly_all_is_said_once(self) -> None:
        """It has no letter at each name, and the caption names who does not have it."""
        dry, plain = cited("5 kg", condition="dry"), cited("6 kg")
        made = chart([*(rover(f"R{n}", dry) for n in range(8)), rover("Odd", plain)])
        assert below(made) == ["All vehicles but Odd: dry"]
        assert {item.letters for item in made._items()} == {""}

    def test_without_notes_nothing_stands_below(self) -> None:
        """No letter refers to a caption that is not there; the text of it is."""
        vehicles = [rover("A", cited("5 kg", condition="dry")), rover("B")]
        made = chart(vehicles, notes="none")
        assert [text.get_text() for text in made.figure().texts] == [
            "Mass of 1 vehicle",
            "A",
            "5",
            "",
        ]
        assert made.caption.startswith(
            "[a] dry\nNo mass published: B\nSources: P undated\nMade by "
        )

    def test_a_short_one_leaves_nobody_out_in_silence(self) -> None:
        """The sentences on vehicles that are not drawn are at hand wherever they are not below."""
        vehicles = [rover("A", "5 kg"), rover("B")]
        said = {notes: chart(vehicles, notes=notes).unwritten for notes in ("sources", "none")}
        sentence = "No mass published: B"
        assert said == {"sources": (sentence,), "none": (sentence,)}
        whole = chart(vehicles)
        assert whole.unwritten == ()
        assert sentence in whole.caption
        assert chart(vehicles[:1], notes="none").unwritten == ()
        assert chart(vehicles[1:], "mass,top_speed", notes="none").unwritten == (
            sentence,
            "No top speed published: B",
        )

    @pytest.mark.parametrize("notes", ["sources", "none"])
    def test_a_short_one_counts_the_nameless_elsewhere(self, notes: str) -> None:
        """Unless names were restricted, their number is at hand where the picture does not say it."""
        shipped = [*rs.Catalog()]
        mine = rover("Mine", "10 kg", length=cited("1 m"))
        options: dict[str, Any] = {"width": 375, "notes": notes}
        made = chart([*shipped, mine], "mass,length", **options)
        *others, counted = made.unwritten
        assert re.fullmatch("[0-9]+ vehicles of the catalog have no name here", counted)
        assert others == [*made.remarks]
        written = texts(made.figure())
        assert counted not in written
        assert int(counted.split()[0]) == len(made.places) - len(named(made, written))
        restricted = chart([*shipped, mine], "mass,length", names="own", **options)
        assert restricted.unwritten == restricted.remarks

    def test_a_slide_has_only_the_sources(self) -> None:
        """In a given shape the whole caption would take half of the room; who wants it asks."""
        vehicles = [rover("A", "5 kg"), rover("B")]
        assert [chart(vehicles, aspect=shape).notes for shape in (None, "16:9")] == [
            "caption",
            "sources",
        ]
        assert chart(vehicles, aspect="16:9", notes="caption").unwritten == ()
        assert chart(vehicles, aspect="16:9").unwritten == ("No mass published: B",)

    @pytest.mark.parametrize(
        ("title", "drawn"), [(None, "Mass of 1 vehicle"), ("My rovers", "My rovers"), ("", "A")]
    )
    def test_a_title_can_be_given(self, title: str | None, drawn: str) -> None:
        """It stands for the one made from the specs; an empty one leaves it out."""
        made = chart(rover("A", "5 kg"), title=title, notes="none")
        assert made.figure().texts[0].get_text() == drawn


def test_a_condition_chooses_vehicles() -> None:
    """As for compare: who does not meet it is not drawn, and who only might is named."""
    vehicles = [rover("A", "5 kg"), rover("B", "50 kg"), rover("C", "~10 kg"), rover("D")]
    made = chart(vehicles, where="mass < 10 kg")
    assert [item.name for item in made._items()] == ["C", "A"]
    assert any("C" in line for line in below(made))
    strict = chart(vehicles, where="mass < 10 kg", strict=True)
    assert [item.name for item in strict._items()] == ["A"]


def test_a_chart_has_the_size_that_is_asked_for(tmp_path: Path) -> None:
    """A width in pixels is that of the file, one in centimetres that on paper; a shape is kept."""
    from PIL import Image

    made = chart(["lev-2", "tenacious"], width=1280, aspect="16:9")
    made.save(tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (1280, 720)
    for width in ("16cm", "33.9cm"):
        figure = chart(["lev-2", "tenacious"], "mass,top_speed", width=width).figure()
        assert figure.get_figwidth() * 2.54 == pytest.approx(float(width[:-2]))
    assert 'width="510pt"' in chart("lev-2").svg()


def test_paper_can_be_transparent() -> None:
    """The colour of the paper is left out."""
    from matplotlib.colors import to_hex

    papers = []
    for is_clear in (False, True):
        figure = chart("lev-2", transparent=is_clear).figure()
        papers.append(to_hex(figure.get_facecolor(), keep_alpha=True))
    assert papers == ["#ffffffff", "#00000000"]


def test_svg_follows_the_device_by_default() -> None:
    """With a theme it has only that; and it names each figure where the pointer rests."""
    follows, dark = chart("lev-2").svg(), chart("lev-2", theme="dark").svg()
    assert "prefers-color-scheme:dark" in follows
    assert "prefers-color-scheme" not in dark
    assert "prefers-color-scheme" not in chart("lev-2").svg(theme="light")
    assert "<title>LEV-2: 0.228 kg</title>" in follows


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"notes": "below"},
            "notes: unknown 'below': expected one of 'caption', 'sources', 'none'",
        ),
        (
            {"names": "mine"},
            "names: unknown 'mine': expected 'auto', 'own', 'all' or a vehicle of the chart",
        ),
        ({"names": "al"}, "names: unknown 'al': did you mean 'all'?"),
        (
            {"names": 5},
            "names: expected 'auto', 'own', 'all' or a vehicle of the chart, found 5",
        ),
        (
            {"names": []},
            "names: expected 'auto', 'own', 'all' or a vehicle of the chart, found []",
        ),
        ({"title": 5}, "title: expected text, found 5"),
        (
            {"width": "wide"},
            "width: expected a length such as 16cm or 7in, or a number of pixels, found 'wide'",
        ),
        (
            {"aspect": "9:1"},
            "aspect: expected width:height between 1:5 and 5:1, such as 16:9, found '9:1'",
        ),
    ],
)
def test_other_options_are_refused(options: dict[str, Any], message: str) -> None:
    """The message says what is expected."""
    with pytest.raises(FieldError) as caught:
        chart("lev-2", **options)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("specs", "error", "message"),
    [
        ("masss", UnknownSpecError, "unknown spec 'masss': did you mean 'mass' or 'dry_mass'?"),
        (
            "mass,top_speed,length",
            FieldError,
            "specs: expected one or two specs, found 3, 'mass', 'top_speed', 'length'",
        ),
        ([], FieldError, "specs: expected one or two specs, found none"),
        (None, FieldError, "specs: expected one or two specs, found None"),
        (5, FieldError, "specs: expected one or two specs, found 5"),
        (["mass", 5], FieldError, "specs: expected one or two specs, found ['mass', 5]"),
        ([["mass"]], FieldError, "specs: expected one or two specs, found [['mass']]"),
    ],
)
def test_other_specs_are_refused(specs: str, error: type[RoverspecsError], message: str) -> None:
    """A chart has one or two specs."""
    with pytest.raises(error) as caught:
        chart("lev-2", specs)
    assert str(caught.value) == message


def test_the_second_spec_needs_no_list() -> None:
    """Two specs may stand beside each other, and more than two are too many."""
    assert (
        chart("lev-2", "mass", "diameter").comparison == chart("lev-2", "mass,diameter").comparison
    )
    with pytest.raises(FieldError, match="expected one or two specs, found 3"):
        chart("lev-2", "mass", "diameter", "top_speed")


def test_names_can_be_asked_for() -> None:
    """Beside the words, vehicles are named by id, name or alias, in a text or a list."""
    vehicles = ["lev-2", "tenacious", "lupex-rover"]
    made = chart(vehicles, "mass,length", names="own, SORA-Q, Tenacious")
    assert (made.names, made.asked) == (("own",), frozenset({0, 1}))
    assert {item.name for item in made._items() if item.is_asked} == {"Tenacious"}
    assert chart(vehicles, names=["lupex-rover"]).names == ()


def test_long_numbers_are_grouped() -> None:
    """So they are on the scale, beside the dots and in words, as in a table."""
    made = chart([rover("A", "123456 kg"), rover("B", "1 kg")])
    written = [text.get_text() for text in made.figure().texts]
    assert made.description == "A: 123\u00a0456 kg; B: 1 kg"
    assert "123\u00a0456" in written
    ticks = made.figure().axes[0].get_xticklabels()
    assert "100\u00a0000" in [tick.get_text() for tick in ticks]


def test_a_theme_is_checked_when_the_chart_is_drawn() -> None:
    """Another theme than that of the chart may be wrong, too."""
    with pytest.raises(FieldError) as caught:
        chart("lev-2").figure("drak")
    assert str(caught.value) == "theme: unknown 'drak': did you mean 'dark'?"


def test_wrong_units_are_refused() -> None:
    """Units are those of a comparison."""
    with pytest.raises(UnitError):
        chart("lev-2", units="mass=m")


def test_too_many_vehicles_are_refused() -> None:
    """A picture has an end: more rows than a file can hold are not drawn."""
    vehicles = [rover(f"R{n}", f"{n + 1} kg") for n in range(MOST + 1)]
    with pytest.raises(FieldError) as caught:
        chart(vehicles).figure()
    assert str(caught.value) == "vehicles: expected at most 300 to draw, found 301"
