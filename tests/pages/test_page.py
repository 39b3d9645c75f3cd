"""What is in the file of a page; what a browser makes of it is in ``test_browser.py``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import MADE_BY
from strategies import examples

import roverspecs as rs
from roverspecs.comparisons.sheet import MANY
from roverspecs.errors import FieldError, UnknownSpecError, UnknownVehicleError
from roverspecs.pages.page import ASSETS, page
from roverspecs.records.figures import Figure
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.tables.escapes import clean
from roverspecs.values.marks import MARKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

JAXA = rs.Source(
    id="jaxa",
    title="月",
    publisher="JAXA",
    kind="agency",
    url="https://example.org/a?b&c",
    language="ja",
)
NEWS = rs.Source(
    id="news",
    title="News",
    publisher="A Daily",
    kind="paper",
    date="2025-01-02",
    note="Read as a copy.",
)
BAD = rs.Source(
    id="bad",
    title="B",
    publisher="B",
    kind="press",
    url="javascript:alert(1)",
    language='ja" onclick="x',
)

MANY_OTHERS = [rs.Rover(name=f"r{number}") for number in range(MANY)]
"""Vehicles enough to be rows beside one more."""

ROVER = rs.Rover(
    name="Mine",
    body="Moon",
    mass=[
        rs.Claim(value="~5 kg", source=JAXA, condition="dry"),
        rs.Claim(value="11 lb", source=NEWS),
    ],
    length=[
        rs.Claim(value="1–2 m", source=NEWS, configuration="stowed"),
        rs.Claim(value="3 m", source=BAD),
    ],
    wheel_count="4",
)


def value_of(spec: str) -> str:
    """Return a value that a spec can have."""
    unit = PUBLISHED[spec].units["si"][0]
    if PUBLISHED[spec].has_sides:
        return f"1 × 2 × 3 {unit}"
    return f"5 {unit}".rstrip()


def parsed(*arguments: Any, drawing: bool = False, **options: Any) -> HtmlElement:
    """Return a page, read."""
    return lxml.html.document_fromstring(page(*arguments, drawing=drawing, **options).encode())


def texts(tree: HtmlElement, path: str) -> list[str]:
    """Return the texts of some elements."""
    return [" ".join(each.text_content().split()) for each in tree.xpath(path)]


def data(tree: HtmlElement, name: str) -> Any:
    """Return a block of data."""
    return json.loads(tree.get_element_by_id(name).text or "")


class TestTable:
    """Without its script, the file is a table in SI."""

    def test_few_vehicles_are_columns(self) -> None:
        """Rows are specs in groups, units are in the heads alone."""
        tree = parsed(
            [ROVER, rs.Rover(name="Other", mass="900 g")], ["mass", "length", "wheel_count"]
        )

        assert tree.get_element_by_id("table").get("data-layout") == "specs"
        assert tree.body.get("class") == "few"
        assert texts(tree, "//thead/tr/th") == ["Spec", "Mine", "Other"]
        rows = [texts(row, "*") for row in tree.xpath("//tbody/tr")]
        assert rows == [
            ["Mass"],
            ["Mass kg", "~5a", "0.9b"],
            ["Dimensions"],
            ["Length m", "1–2c", "— not published"],
            ["Mobility"],
            ["Wheels", "4b", "— not published"],
        ]
        assert tree.xpath("//thead//th/@scope") == ["col"] * 3
        assert tree.xpath("//tbody//th/@scope") == ["rowgroup", "row"] * 3
        assert tree.xpath("//th[@scope='rowgroup']/@colspan") == ["3"] * 3

    def test_a_second_system_stands_in_brackets(self) -> None:
        """In the head and in each cell, but not where it has the same unit."""
        tree = parsed([rs.Rover(name="M", mass="~5 kg", wheel_count="4")], also="us")
        assert texts(tree, "//caption")[0].startswith(
            "Each spec is in one unit, with a second one in brackets."
        )

        rows = [texts(row, "*") for row in tree.xpath("//tbody/tr[not(@class)]")]
        assert rows == [["Mass kg (lb)", "~5 (~11)a"], ["Wheels", "4a"]]
        assert tree.xpath("//tbody//a/@aria-label") == ["about 5 (about 11), note a", "4, note a"]
        own = data(parsed([ROVER], also={"mass": "g"}), "data")
        assert (own["also"], own["systems"]["own"]) == ("own", "si,mass=g")
        assert own["specs"][0]["units"]["own"] == "g"

    @pytest.mark.parametrize(
        ("rounding", "words"),
        [
            ({}, "Converted figures keep about the precision of the published ones."),
            ({"digits": 3}, "Figures are rounded to 3 significant digits."),
            ({"digits": 1}, "Figures are rounded to 1 significant digit."),
            ({"exact": True}, "Converted figures are not rounded."),
        ],
    )
    def test_the_caption_says_how_figures_are_rounded(
        self, rounding: dict[str, Any], words: str
    ) -> None:
        """As asked for, and else about as published."""
        [caption] = texts(parsed([ROVER], ["mass"], **rounding), "//caption")

        assert caption.endswith(words)

    def test_one_group_needs_no_heading(self) -> None:
        """A table of sizes alone has rows of sizes alone."""
        tree = parsed([ROVER], ["length", "width"])

        assert tree.xpath("count(//tr[@class='group' and @hidden])") == 1
        assert tree.xpath("count(//tr[@class='group' and not(@hidden)])") == 0

    def test_long_numbers_are_in_groups(self) -> None:
        """A space that breaks no line; what is read out is without."""
        tree = parsed([rs.Rover(name="M", range="≥12345.5 m", distance_driven="9999 m")])
        links = tree.xpath("//tbody//a")

        assert [link.text for link in links] == ["≥12\u00a0345.5", "9999"]
        assert links[0].get("aria-label") == "at least 12345.5, note a"

    def test_many_vehicles_are_rows(self) -> None:
        """Columns are specs in groups, units are in the heads alone."""
        tree = parsed(
            [ROVER, rs.Rover(name="Other", mass="900 g"), *MANY_OTHERS[1:]],
            ["mass", "length", "wheel_count"],
        )
        assert tree.get_element_by_id("table").get("data-layout") == "vehicles"
        assert tree.body.get("class") is None

        assert texts(tree, "//thead/tr[1]/th") == ["Vehicle", "Mass", "Dimensions", "Mobility"]
        assert texts(tree, "//thead/tr[2]/th") == ["Mass kg", "Length m", "Wheels"]
        assert texts(tree, "//tbody/tr[1]/*") == ["Mine", "~5a", "1–2c", "4b"]
        assert texts(tree, "//tbody/tr[2]/*") == [
            "Other",
            "0.9b",
            "— not published",
            "— not published",
        ]

    def test_it_has_a_name_and_a_description(self) -> None:
        """Table and region are called the same; what the table says of itself holds in each unit."""
        tree = parsed([ROVER])
        table = tree.get_element_by_id("table")

        assert tree.xpath("//main/div//*[@aria-label='Comparison']/@id") == ["comparison", "table"]
        assert texts(table, f"//*[@id='{table.get('aria-describedby')}']") == [
            "Each spec is in one unit. Converted figures keep about the precision of the published ones."
        ]

    def test_heads_say_what_they_are_heads_of(self) -> None:
        """Every head has a scope; a group spans its columns, as a group of columns."""
        specs = ["mass", "dry_mass", "length", "width", "height"]
        tree = parsed([ROVER, *MANY_OTHERS], specs)

        assert tree.xpath("//thead//th/@scope") == ["col", "colgroup", "colgroup", *["col"] * 5]
        assert (
            tree.xpath("//th[@scope='colgroup']/@colspan")
            == tree.xpath("//colgroup/@span")
            == ["2", "3"]
        )
        assert tree.xpath("//tbody//th/@scope") == ["row"] * 6
        assert tree.xpath("count(//tbody/tr[1]/*)") == 6

    def test_a_group_that_is_asked_for_twice_has_two_heads(self) -> None:
        """The order of the specs is that asked for."""
        tree = parsed([ROVER, *MANY_OTHERS], "mass,length,dry_mass")

        assert texts(tree, "//th[@scope='colgroup']") == ["Mass", "Dimensions", "Mass"]
        assert data(tree, "data")["groups"] == ["mass", "dimensions"]

    def test_figures_lead_to_their_sources_and_notes(self) -> None:
        """A figure links to its source, one's own and a derived one to the note that says where it comes from."""
        tree = parsed([ROVER], ["mass", "length", "wheel_count", "surface_weight"])
        targets = [link.get("href", "")[1:] for link in tree.xpath("//tbody//a")]

        assert [
            " ".join(tree.get_element_by_id(target).text_content().split()) for target in targets
        ] == [
            "月, JAXA, undated (agency)",
            "News, A Daily, 2025-01-02, no address (paper) Read as a copy.",
            "uncited, the user's own figure",
            "dry, from mass ~5 kg, gravity 1.62 m/s²",
        ]

    def test_of_several_notes_the_one_on_the_origin_is_linked(self) -> None:
        """The last note of one's own figure says where it comes from, the first one of a derived figure."""
        own = rs.Claim(value="5 kg", condition="dry")
        tree = parsed([rs.Rover(name="M", body="Moon", mass=own)], ["mass", "surface_weight"])

        assert texts(tree, "//tbody//sup") == ["a,b", "b,c"]
        assert [
            texts(tree, f"//*[@id='{link.get('href', '')[1:]}']")
            for link in tree.xpath("//tbody//a")
        ] == [["uncited, the user's own figure"], ["dry, from mass 5 kg, gravity 1.62 m/s²"]]

    def test_figures_have_the_numbers_of_their_sources(self) -> None:
        """On paper they lead there, a derived one to those of its inputs; one's own has none."""
        tree = parsed([ROVER], ["mass", "length", "wheel_count", "surface_weight", "payload_mass"])
        numbers = [link.get("data-source") for link in tree.xpath("//tbody//a")]

        assert numbers == ["1", "2", None, "1, 3"]
        items = tree.xpath("//ol[@class='sources']/li")
        assert [(each.get("id"), each.get("value")) for each in items[:3]] == [
            (f"source-{number}", f"{number}") for number in (1, 2, 3)
        ]
        assert texts(tree, "//*[@id='source-3']")[0].startswith("Moon Fact Sheet")
        assert texts(tree, "//dl[@class='marks']/*[@class='paper']/*") == [
            "[1]",
            "source 1 below",
        ]

    def test_sources_of_what_is_shown_come_first(self) -> None:
        """The others are folded away, under how many they are."""
        tree = parsed([ROVER], ["mass", "length"])

        assert texts(tree, "//section[@id='sources']/ol/li/cite") == ["月", "News"]
        assert texts(tree, "//details[@class='others']/summary") == [
            "1 other source, of figures that are not shown"
        ]
        assert texts(tree, "//details[@class='others']//cite") == ["B"]
        shown = parsed([rs.Rover(name="M", mass=rs.Claim(value="7 kg", source=NEWS))])
        assert shown.xpath("//details[@class='others']") == []

    def test_marks_and_notes_are_read_out(self) -> None:
        """Where a figure is more than digits, its name says it in words."""
        tree = parsed(
            [ROVER, rs.Rover(name="O", mass=rs.Claim(value="7 kg", source=NEWS))],
            ["mass", "length"],
        )

        assert [link.get("aria-label") for link in tree.xpath("//tbody//a")] == [
            "about 5, note a",
            None,
            "1 to 2, note b",
        ]

    def test_the_legend_has_the_marks_shown(self) -> None:
        """Each mark of the table, the dash where there is one, and what a letter is."""
        tree = parsed([ROVER], ["mass", "length"])
        gap = parsed([ROVER], ["mass", "width"])

        assert texts(tree, "//dl[@class='marks']/*/*") == [
            *("~", MARKS["~"], "–", MARKS["–"]),
            *("a", "a note: see the notes"),
            *("[1]", "source 1 below"),
        ]
        assert texts(tree, "//ol[@class='notes']/li") == ["dry", "stowed"]
        assert tree.xpath("//ol[@class='notes']/li/@value") == ["1", "2"]
        assert texts(gap, "//dl[@class='marks']/*[@data-mark='gap']/*") == ["—", "not published"]

    def test_a_table_without_notes_has_no_legend_of_them(self) -> None:
        """Nothing is said of letters, notes, remarks and sources where there are none."""
        tree = parsed([rs.Rover(name="Mine", mass=rs.Claim(value="7 kg", source=NEWS))])
        bare = parsed([rs.Rover(name="Mine")])

        assert texts(bare, "//dl[@class='marks']/*/*") == ["—", "not published"]
        whole = parsed(
            [rs.Rover(name="Mine", mass=rs.Claim(value="7 kg", source=NEWS))], sources=False
        )
        assert texts(whole, "//main//h2") == ["Specs", "Sources"]
        assert texts(tree, "//main//h2") == ["Marks", "Specs", "Sources"]
        assert texts(bare, "//main//h2") == ["Marks", "Specs"]
        assert texts(bare, "//tbody//th[@scope='row']") == ["Mass kg"]

    def test_letters_go_on_behind_z(self) -> None:
        """The letters of the notes are those by which a browser numbers a list."""
        rovers = [
            rs.Rover(
                name=str(number), mass=rs.Claim(value="5 kg", source=NEWS, condition=f"c{number}")
            )
            for number in range(28)
        ]
        tree = parsed(rovers)

        assert texts(tree, "//sup")[24:] == ["y", "z", "aa", "ab"]
        assert tree.xpath("//ol[@class='notes']/li/@id")[25:] == ["note-z", "note-aa", "note-ab"]

    def test_a_gap_leads_to_what_is_not_shown(self) -> None:
        """A dash is a link where figures were published and yet none is shown; the legend says what that means."""
        rejected = [rs.Claim(value="5 kg", source=each, rejected="a slip") for each in (NEWS, JAXA)]
        rovers = [
            rs.Rover(name="A", mass=rejected),
            rs.Rover(name="B", mass=rs.Claim(value="5 kg", rejected="a slip")),
            rs.Rover(name="C"),
        ]
        tree = parsed(rovers)
        links = tree.xpath("//tbody//a")

        assert texts(tree, "//tbody//td") == ["—", "—", "— not published"]
        assert [link.get("href") for link in links] == ["#source-1", "#marks"]
        assert {link.get("aria-label") for link in links} == {"published, but not shown"}
        assert texts(tree, "//dl[@class='marks']/*[not(@class)]/*") == [
            *("—", "not published", "—", "published, but not shown: open it to see why"),
        ]
        assert texts(tree, "//section[@id='marks']/ul[@class='unshown paper']/li") == [
            "— A: mass 5 kg and 1 more (rejected: a slip)",
            "— B: mass 5 kg (rejected: a slip)",
        ]
        assert texts(tree, "//ol[@class='sources']/li")[0].startswith("News")
        assert texts(tree, "//header/p")[0].startswith("3 vehicles, 1 spec, 0 figures, 2 sources.")

    def test_a_figure_that_was_not_read_is_read_out(self) -> None:
        """A figure of a table of one's own that was not read is no gap."""
        page = rs.page([rs.Rover(name="A", mass="5 kg", unread=("power",))], ["mass", "power"])
        assert "<td>not read</td>" in page

    def test_remarks_and_definitions_stand_below(self) -> None:
        """What the comparison remarks, and what each spec means."""
        tree = parsed([ROVER], ["length", "bulk_density"], configuration="stowed")

        assert texts(tree, "//ul[@class='remarks']/li") == [
            "No bulk density of Mine: no figure for width and height",
        ]
        assert (
            texts(tree, "//dl[@class='specs']/div")[0] == f"Length{PUBLISHED['length'].definition}"
        )

    def test_a_wide_table_prints_smaller(self) -> None:
        """With many specs the table says so to the style."""
        for count, expected in ((16, None), (17, "wide")):
            tree = parsed([ROVER, *MANY_OTHERS], list(PUBLISHED)[:count])
            assert tree.get_element_by_id("table").get("class") == expected
        tree = parsed([ROVER], list(PUBLISHED))
        assert tree.get_element_by_id("table").get("class") is None


class TestSources:
    """Every source is listed once, and linked only where that is safe."""

    def test_those_of_alternatives_are_there(self) -> None:
        """Also the sources of figures that are not shown, in their languages, with addresses of the web as links."""
        tree = parsed([ROVER])
        items = tree.xpath("//ol[@class='sources']/li")

        assert [each.get("id") for each in items] == ["source-1", "source-2", "source-3"]
        assert tree.xpath("//ol[@class='sources']//a/@href") == ["https://example.org/a?b&c"]
        assert tree.xpath("//ol[@class='sources']//cite/@lang") == ["ja"]
        assert items[2].text_content() == "B, B, undated, javascript:alert(1) (press)"

    def test_a_title_is_translated(self) -> None:
        """Where the record has it in English, too, it stands beside the title."""
        source = attrs.evolve(JAXA, translated_title="Moon")
        tree = parsed([rs.Rover(name="M", mass=rs.Claim(value="5 kg", source=source))])

        assert texts(tree, "//ol[@class='sources']/li") == ["月 [Moon], JAXA, undated (agency)"]
        assert tree.xpath("//cite[@lang='ja']//bdi/text()") == ["月"]

    def test_english_titles_need_no_language(self) -> None:
        """The page is in English itself."""
        source = rs.Source(id="s", title="T", publisher="P", kind="press", language="en")
        tree = parsed([rs.Rover(name="M", mass=rs.Claim(value="5 kg", source=source))])

        assert (tree.get("lang"), tree.xpath("//cite/@lang")) == ("en", [])


class TestFile:
    """The file is whole by itself."""

    def test_it_asks_for_nothing(self) -> None:
        """No element loads anything, no attribute holds a style or a script."""
        tree = parsed(["lev-2", "tenacious", "lupex-rover"], drawing=True)

        assert (
            tree.xpath(
                "//link | //img | //iframe | //object | //embed | //base | //form | //use | //image"
            )
            == []
        )
        assert tree.xpath("//@src | //@style | //@srcset | //@action") == []
        assert [
            name for each in tree.iter() for name in each.attrib if str(name).startswith("on")
        ] == []
        assert {
            str(url).partition(":")[0]
            for url in tree.xpath("//@href")
            if not str(url).startswith("#")
        } == {"http", "https"}
        assert not re.search(
            r"url\(|@import|//", " ".join(each.text or "" for each in tree.xpath("//style"))
        )

    def test_the_policy_holds_the_texts_that_are_there(self) -> None:
        """Each style and the script are let in by their hash, those of the drawing, too."""
        from roverspecs.pages.markup import policy

        tree = parsed(["lev-2"], drawing=True)
        styles = [each.text or "" for each in tree.xpath("//style")]
        scripts = [each.text or "" for each in tree.xpath("//script[not(@type)]")]

        assert len(styles) == 3
        assert tree.xpath("//meta[@http-equiv]/@content") == [policy(styles, *scripts)]
        head = [each.get("http-equiv") or each.tag for each in tree.head]
        assert head.index("Content-Security-Policy") < head.index("style")

    def test_the_assets_make_no_element_of_text(self) -> None:
        """The script writes texts and elements only, keeps nothing and asks for nothing."""
        scripts = sorted(Path(ASSETS).glob("*.js"))
        script = "".join(each.read_text(encoding="utf-8") for each in scripts)
        style = Path(ASSETS, "page.css").read_text(encoding="utf-8")

        for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "fetch(",
                     "XMLHttp", "localStorage", "cookie", "setAttribute(\"on", "import("):  # fmt: skip
            assert word not in script
        assert "url(" not in style
        assert "@import" not in style

    def test_it_is_the_same_each_time(self) -> None:
        """There is no time and no chance in it."""
        assert page(["lev-2", "tenacious"]) == page(["lev-2", "tenacious"])

    def test_it_says_what_made_it(self) -> None:
        """The footer has the version, and the command where one is given, whatever is in it."""
        command = "roverspecs page --title 'A <b>'"
        foot = texts(parsed([ROVER]), "//footer/p")
        told = lxml.html.document_fromstring(page([ROVER], command=command).encode())

        assert foot == [MADE_BY]
        assert texts(told, "//footer/p") == [f"{MADE_BY}: {command}"]
        assert texts(told, "//footer//code") == [command]

    def test_each_figure_is_looked_up_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A page of three unit systems, orders and dossiers reads each figure one time."""
        seen: list[tuple[str, str]] = []
        figure = Reading.figure

        def counted(reading: Reading, vehicle: rs.Vehicle, spec: Any) -> Figure:
            seen.append((vehicle.id, getattr(spec, "name", spec)))
            return figure(reading, vehicle, spec)

        monkeypatch.setattr(Reading, "figure", counted)
        page()

        assert len(seen) == len(set(seen)) > 1000

    @pytest.mark.parametrize(
        ("units", "heads", "opening"),
        [
            ("si", ["kg", "m"], "si"),
            ("us", ["lb", "in"], "us"),
            ("us,dimensions=ft", ["lb", "ft"], "us"),
            ({"mass": "g"}, ["g", "m"], "si"),
            ("auto", ["kg", "cm"], "auto"),
        ],
    )
    def test_it_opens_in_the_units_asked_for(
        self, units: Any, heads: list[str], opening: str
    ) -> None:
        """The table stands in them without a script, and a unit of its own stays in each system."""
        tree = parsed(["tenacious"], ["mass", "length"], units=units)
        view = json.loads(tree.xpath("//script[@id='data']")[0].text)

        assert texts(tree, "//th//*[@class='unit']") == heads
        assert view["opening"] == opening
        assert list(view["systems"]) == ["si", "metric", "us", "auto"]
        own = [spec["units"] for spec in view["specs"]]
        assert [each[opening] for each in own] == heads

    def test_it_says_what_works_without_its_script(self) -> None:
        """A figure without a source of its own leads to a note."""
        assert texts(parsed([ROVER]), "//noscript") == [
            "Each figure leads to its source, or to a note on where it comes from. Units: SI."
        ]

    def test_a_subtitle_stands_below_the_heading(self) -> None:
        """Where one is given; whatever is in it, it is text."""
        tree = parsed([ROVER], subtitle="For <b>pupils")

        assert texts(tree, "//header/p[@class='subtitle']") == ["For <b>pupils"]
        assert parsed([ROVER]).xpath("//header/p[@class='subtitle']") == []

    def test_the_list_of_sources_can_be_left_out(self) -> None:
        """The style takes it off the paper, the script off the screen; a figure still finds its source."""
        tree = parsed([ROVER], sources=False)

        assert tree.xpath("//section[@id='sources']/@class") == ["unlisted"]
        assert parsed([ROVER]).xpath("//section[@id='sources']/@class") == []
        assert tree.get_element_by_id("source-1") is not None
        assert tree.xpath("//dl[@class='marks']/*[@class='paper']") == []

    @pytest.mark.parametrize(("drawing", "words"), [(False, "few"), (True, "few dense")])
    def test_a_handout_without_room_says_less(self, drawing: bool, words: str) -> None:
        """Sources that are listed, and a drawing, take room of it."""
        names = ["lev-2", "tenacious", "yutu-2"]

        assert parsed(names, drawing=drawing).body.get("class") == words
        body = parsed(names, drawing=drawing, sources=False).body
        assert body.get("class") == "few unlisted-sources"

    def test_the_head_counts(self) -> None:
        """How much there is, and the title as heading and name of the file."""
        tree = parsed([ROVER, rs.Rover(name="Other")], title="A <title>")

        assert texts(tree, "//header/p")[0] == "2 vehicles, 3 specs, 3 figures, 3 sources."
        assert texts(tree, "//h1") == texts(tree, "//title") == ["A <title>"]
        assert "1 vehicle, 1 spec, 1 figure, 1 source." in texts(
            parsed(rs.Rover(name="M", mass=rs.Claim(value="5 kg", source=NEWS))), "//header/p"
        )[0]  # fmt: skip


class TestDrawing:
    """The vehicles are drawn to scale, if they are not too many."""

    def test_it_is_in_the_page(self) -> None:
        """The drawing is that of the vehicles of the page, with a name for those who do not see it."""
        tree = parsed(["lev-2", "tenacious"], drawing=True)

        assert texts(tree, "//section[@id='drawing']/h2") == ["Drawn to scale"]
        assert tree.xpath("//figure/*[local-name()='svg']/@role") == ["img"] * 2
        assert "Tenacious" in texts(tree, "//figure")[0]

    @pytest.mark.parametrize(
        ("length", "options", "unit"),
        [
            ("30 cm", {}, "cm"),
            ("20 m", {}, "m"),
            ("30 cm", {"units": "us"}, "in"),
            ("30 cm", {"also": "us"}, "cm (in)"),
            ("30 cm", {"units": "us", "also": "si"}, "in (cm)"),
            ("30 cm", {"units": "length=mm", "also": "mass=lb"}, "mm"),
        ],
    )
    def test_it_says_what_it_does_not_follow(
        self, length: str, options: dict[str, str], unit: str
    ) -> None:
        """Its caption says whose it is and in which unit, as it is the same whatever is chosen; it is its name, too."""
        tree = parsed([rs.Rover(name="Mine", length=length)], drawing=True, **options)
        figure, _ = tree.xpath("//figure")

        assert texts(tree, "//figure/figcaption") == [
            f"All vehicles of the page; unit of all sizes: {unit}"
        ]
        assert (figure.get("aria-labelledby"), figure.get("tabindex")) == (figure[0].get("id"), "0")

    def test_one_view_is_printed_of_few_vehicles(self) -> None:
        """Of many it would be cut by each page: a sentence stands in its place on paper."""
        rovers = [rs.Rover(name=f"r{number}", length="1 m") for number in range(MANY + 1)]
        few, many = (parsed(given, drawing=True) for given in (rovers[1:], rovers))

        assert few.xpath("//figure/@class") == ["drawing", "drawing paper"]
        assert few.xpath("//figure/@aria-hidden") == ["true"]
        assert many.xpath("//figure/@class") == ["drawing"]
        assert texts(few, "//section[@id='drawing']/p") == []
        assert texts(many, "//section[@id='drawing']/p[@class='paper']") == [
            "The drawing of more than 5 vehicles is left out of print: "
            "choose fewer vehicles for a page whose drawing is to be printed."
        ]

    def test_it_has_the_room_that_a_handout_has(self) -> None:
        """It is higher where less stands above and below it, and at least so flat."""

        def shape(names: list[str]) -> float:
            picture = parsed(names, drawing=True).xpath("//figure")[1][0]
            width, height = (float(picture.get(name)) for name in ("width", "height"))
            return width / height

        assert 182 / 120 < shape(["lev-2", "tenacious"]) < 182 / 60
        assert 182 / 60 < shape(["curiosity", "perseverance", "spirit", "sojourner"]) <= 182 / 37

    def test_no_name_is_broken_on_paper(self) -> None:
        """Smaller letters, or smaller vehicles, are better than that."""
        names = ["lev-2", "tenacious", "lupex-rover", "perseverance", "curiosity"]
        picture = parsed(names, drawing=True, also="us").xpath("//figure")[1]
        assert "Perseverance" in texts(picture, ".//*[local-name()='text']")

    def test_it_has_the_units_of_the_page(self) -> None:
        """A second one stands in brackets, on the screen and on paper."""
        tree = parsed(["tenacious"], drawing=True, also="us")
        screen, paper = texts(tree, "//figure")

        assert "length 54 cm (21 in)" in screen
        assert "length 54 cm (21 in)" in paper
        assert "configuration unstated" not in paper

    @pytest.mark.parametrize(
        ("names", "specs", "size"),
        [
            (["lev-2", "curiosity"], None, "diameter ~0.078 m"),
            (["lev-2", "curiosity"], ["mass"], "diameter ~7.8 cm"),
            (["tenacious"], None, "length 54 cm"),
        ],
    )
    def test_its_sizes_have_the_unit_of_the_table(
        self, names: list[str], specs: list[str] | None, size: str
    ) -> None:
        """Where the table has sizes, they are not converted in the head of a reader."""
        tree = parsed(names, specs, drawing=True, units="metric")

        assert all(size in figure for figure in texts(tree, "//figure"))

    def test_it_can_be_left_out(self) -> None:
        """Nothing is said of a drawing that is not wanted."""
        assert parsed(["lev-2"]).xpath("//figure | //section[@id='drawing']") == []

    def test_of_too_many_vehicles_there_is_none(self) -> None:
        """The page says so."""
        rovers = [rs.Rover(name=f"r{number}", length="1 m") for number in range(61)]

        assert texts(parsed(rovers, drawing=True), "//section[@id='drawing']/p") == [
            "A page draws at most 60 vehicles: choose fewer to have a drawing."
        ]


class TestChoice:
    """What is compared is chosen as everywhere."""

    def test_the_whole_catalog_by_default(self) -> None:
        """Every vehicle, and every spec of which anything was published."""
        tree = parsed()
        vehicles = list(rs.Catalog())

        assert texts(tree, "//th[@class='vehicle']") == [vehicle.name for vehicle in vehicles]
        assert [spec["name"] for spec in data(tree, "data")["specs"]] == [
            name for name in PUBLISHED if any(each.claims(name) for each in vehicles)
        ]

    @pytest.mark.usefixtures("folder")
    def test_a_catalog_of_ones_own(self) -> None:
        """A given catalog is the whole, and where names are looked up."""
        catalog = rs.Catalog("mine.toml", "ours.toml", shipped=False)

        assert texts(parsed(catalog=catalog), "//th[@class='vehicle']") == ["Mine", "Ours"]
        assert texts(parsed(["私のローバ"], catalog=catalog), "//th[@class='vehicle']") == ["Mine"]

    def test_vehicles_and_specs_may_be_given_once_only(self) -> None:
        """Iterators are read once; one vehicle or a text stands for itself."""
        tree = parsed(iter(["lev-2", ROVER]), iter(["mass", "length"]))

        assert texts(tree, "//th[@class='vehicle']") == ["LEV-2", "Mine"]
        assert texts(tree, "//tbody//th[@scope='row']") == ["Mass kg", "Length m"]
        assert texts(parsed(ROVER, "mass, length"), "//tbody//td") == ["~5a", "1–2b"]

    def test_a_configuration_and_a_preference_choose_the_figures(self) -> None:
        """In the table as in what a figure opens."""
        tree = parsed([ROVER], ["mass", "length"], configuration="unstated", prefer="news")

        assert texts(tree, "//tbody//td") == ["5.0", "3a"]
        assert [spec[0][1][0] for spec in data(tree, "dossiers")] == ["11 lb", "3 m"]

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"vehicles": []}, "vehicles: expected at least one vehicle, found none"),
            ({"vehicles": 5}, "vehicles: expected vehicles or their names, found 5"),
            ({"vehicles": [5]}, "expected the name of a vehicle, found 5"),
            ({"specs": []}, "specs: expected at least one spec, found none"),
            ({"specs": 5}, "specs: expected names of specs, found 5"),
            ({"title": ""}, "title: expected text, found ''"),
            ({"title": "\x1b[31m "}, "title: expected text, found '\\x1b[31m '"),
            ({"title": 5}, "title: expected text, found 5"),
            ({"subtitle": ""}, "subtitle: expected text, found ''"),
            ({"subtitle": 5}, "subtitle: expected text, found 5"),
            ({"digits": 0}, "digits: expected a number from 1 to 15, found 0"),
            ({"catalog": 5}, "catalog: expected a Catalog, found 5"),
            ({"catalog": ""}, "catalog: expected a Catalog, found ''"),
            ({"command": 5}, "command: expected text, found 5"),
            (
                {"configuration": "stored"},
                "configuration: unknown 'stored': did you mean 'stowed'?",
            ),
            (
                {"prefer": "latest,earliest"},
                "prefer: 'latest' and 'earliest' cannot be given together: give one of them",
            ),
            ({"prefer": "newz"}, "prefer: no kind or id of a source: 'newz': did you mean 'news'?"),
        ],
    )
    def test_what_cannot_be_is_said(self, options: dict[str, Any], message: str) -> None:
        """Each option is checked, by its name."""
        with pytest.raises(FieldError) as error:
            page(**{"vehicles": ROVER} | options)

        assert str(error.value) == message

    def test_unknown_names_are_said(self) -> None:
        """With the nearest ones."""
        with pytest.raises(UnknownVehicleError, match="did you mean 'tenacious'"):
            page(["tenacius"])
        with pytest.raises(UnknownSpecError, match="did you mean 'mass'"):
            page(ROVER, ["mas"])


HOSTILE = st.text(st.sampled_from("<>&\"'/!-\\ab\u2028\u202e\x00\x1b\n]"), min_size=1).map(
    lambda text: f"x{text}</script><b>"
)


@examples(40)
@given(st.lists(HOSTILE, min_size=6, max_size=6))
def test_no_text_becomes_markup(given: list[str]) -> None:
    """Whatever a record holds, the elements of the page are the same, and the texts are there as they were cleaned."""

    def made(given: list[str]) -> HtmlElement:
        name, title, url, note, condition, language = given
        source = rs.Source(
            id=title,
            title=title,
            publisher=title,
            kind="paper",
            url=url,
            note=note,
            language=language,
        )
        claim = rs.Claim(value="5 kg", source=source, condition=condition, note=note)
        other = rs.Claim(value="6 kg", source=source, rejected=condition)
        return parsed([rs.Rover(name=name, id=name, mass=[claim, other])], title=title)

    name, title, _, note, condition, _ = map(clean, given)
    tree, plain = made(given), made([*"abcdef"])

    assert [each.tag for each in tree.iter()] == [each.tag for each in plain.iter()]
    assert texts(tree, "//th[@class='vehicle']") == [name]
    assert texts(tree, "//h1") == [title]
    assert texts(tree, "//ol[@class='notes']/li") == [condition]
    assert data(tree, "dossiers")[0][0][1][3:5] == [condition, note]
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\u2028-\u202e]", str(lxml.html.tostring(tree, encoding="unicode"))
    )


def colours(style: str, theme: str) -> dict[str, str]:
    """Return the colours of a theme."""
    light, _, dark = style.partition("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light if theme == "light" else dark))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return sum(
            part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)
        )

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_told_apart(theme: str) -> None:
    """Every text has a contrast of 4.5 to every ground, and every border of a control one of 3."""
    found = colours(Path(ASSETS, "page.css").read_text(encoding="utf-8"), theme)
    grounds = [found[name] for name in ("ground", "raised")]

    assert (
        min(contrast(found[name], each) for name in ("text", "muted", "accent") for each in grounds)
        >= 4.5
    )
    assert contrast(found["strong-line"], found["ground"]) >= 3
