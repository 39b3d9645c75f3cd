"""The page in a real browser: what switches, sorts and opens, and that nothing comes in or goes out.

What the page computes is compared with the library in ``test_exact.py``.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from page_views import choose, grid, look, texts, wait_for

import roverspecs as rs
from roverspecs.pages.page import page
from roverspecs.records.derived import SPECS
from roverspecs.records.specs import GROUPS
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.tables.columns import grouped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.once, pytest.mark.untraced]

THREE = ["lev-2", "tenacious", "lupex-rover"]
TURNED = "#view&layout=vehicles"
"""The address of a view whose rows are vehicles, however few they are."""

LABELS = [group.capitalize() for group in GROUPS]

JAXA = rs.Source(
    id="jaxa",
    title="月のローバ",
    publisher="JAXA",
    kind="agency",
    url="https://example.org/a",
    language="ja",
)
NEWS = rs.Source(
    id="news",
    title="News",
    publisher="A Daily",
    kind="press",
    date="2025-01-02",
    url="javascript:alert(1)",
)

HOSTILE = (
    "</script><script>document.title='taken'</script>\"><img src=x onerror=\"document.title='taken'\">"
    "<!--\u2028\u202e\x1b[31m\x00&lt;b&gt;'\\"
)
SHOWN = "</script><script>document.title='taken'</script>\"><img src=x onerror=\"document.title='taken'\"><!-- &lt;b&gt;'\\"

Visit = Callable[..., "Page"]


@pytest.fixture(scope="module")
def three() -> str:
    """Make the page of three rovers."""
    return page(THREE, drawing=False)


@pytest.fixture(scope="module")
def own() -> str:
    """Make the page of three rovers with gaps: the columns are mass, length, width and height."""
    rovers = [
        rs.Rover(name="A", mass="~5 kg", width=rs.Claim(value="3 m", source=JAXA)),
        rs.Rover(
            name="B",
            mass=rs.Claim(value="6 kg", source=JAXA),
            length=rs.Claim(value="1–2 m", source=JAXA),
            width="2 m",
        ),
        rs.Rover(name="C", mass="7 kg", height="1 m"),
    ]
    return page(rovers, "mass,length,width,height", drawing=False)


class TestUnits:
    """The unit switch shows what the library rounded."""

    @pytest.mark.parametrize(
        ("label", "system"), [("Metric", "metric"), ("US", "us"), ("SI", "si")]
    )
    def test_figures_and_heads_are_those_of_compare(
        self, visit: Visit, three: str, label: str, system: str
    ) -> None:
        """Every cell and every unit is that of a comparison in the system, there and back again."""
        opened = visit(three)
        choose(opened, "US")
        choose(opened, label)
        names = [name for name in PUBLISHED if any(rs.get(each).claims(name) for each in THREE)]
        rows = rs.compare(THREE, names, units=system).rows

        for place, row in enumerate(rows):
            assert grid(opened)["texts"][place] == [
                grouped(cell.text) if cell else "—" for cell in row.cells
            ], row.spec
        assert texts(opened, "th.spec .unit") == [row.unit for row in rows if row.unit]
        assert f"units: {label}" in opened.locator("#status").inner_text()

    def test_it_opens_in_the_units_asked_for(self, visit: Visit) -> None:
        """The system is chosen at first, a plain address keeps it, and another one can be chosen."""
        opened = visit(page(["tenacious"], ["mass"], units="us", drawing=False))

        assert grid(opened)["texts"][0] == ["~11"]
        assert opened.locator("#units input:checked").get_attribute("value") == "us"
        assert "#" not in opened.url
        choose(opened, "SI")
        assert grid(opened)["texts"][0] == ["~5"]
        opened.reload()
        assert grid(opened)["texts"][0] == ["~5"]

    def test_a_second_system_is_chosen_and_taken_away(self, visit: Visit) -> None:
        """It opens as it was asked for; figures, heads and what a figure opens have both units."""
        opened = visit(page(["tenacious"], ["mass"], units="us", also="si", drawing=False))
        assert grid(opened)["texts"] == [["~11 (~5)"]]
        assert grid(opened)["units"] == ["lb (kg)"]
        assert opened.locator("#also").input_value() == "si"
        assert "#" not in opened.url
        assert opened.locator(".figure").get_attribute("aria-label") == "about 11 (about 5)"
        opened.locator(".figure").click()
        assert opened.locator("dialog .large").inner_text() == "~11 lb (~5 kg)"
        opened.keyboard.press("Escape")
        opened.locator("#also").select_option("")
        assert grid(opened)["texts"] == [["~11"]]
        opened.reload()
        assert grid(opened)["texts"] == [["~11"]]

    def test_marks_are_read_out_in_every_system(self, visit: Visit, own: str) -> None:
        """The name of a figure with a mark or a note is in words; of a plain number, it is the number."""
        opened = visit(own)
        figures = [opened.locator(".figure").nth(place) for place in (0, 4, 3)]

        assert [each.get_attribute("aria-label") for each in figures] == [
            "about 5, note a",
            None,
            "1 to 2",
        ]
        choose(opened, "US")
        assert [each.inner_text() for each in figures] == ["~11a", "120", "39–79"]
        assert [each.get_attribute("aria-label") for each in figures] == [
            "about 11, note a",
            None,
            "39 to 79",
        ]


class TestSort:
    """The head of a column sorts by it."""

    def test_the_order_is_that_of_the_library(self, visit: Visit) -> None:
        """Up, down, and back to the order given; the missing ones last either way."""
        opened = visit(page(None, ["mass"], drawing=False), "#view&blanks=yes")
        given = [vehicle.name for vehicle in rs.Catalog()]
        head = opened.locator("th.spec")

        for direction in ("ascending", "descending"):
            head.locator("button").click()
            is_descending = direction == "descending"
            found = rs.compare(list(rs.Catalog()), ["mass"], sort="mass", descending=is_descending)
            expected = [vehicle.name for vehicle in found.vehicles]
            assert texts(opened, "th.vehicle") == expected
            assert head.get_attribute("aria-sort") == direction
        assert opened.locator("#status").inner_text().endswith("sorted by mass, largest first.")
        head.locator("button").click()
        assert texts(opened, "th.vehicle") == given
        assert head.get_attribute("aria-sort") is None

    def test_names_sort_too(self, visit: Visit, three: str) -> None:
        """The head of the names sorts them as a dictionary does, and takes the mark from another head."""
        opened = visit(three)
        opened.locator("th.spec button").first.click()
        choose(opened, "Vehicles")
        opened.get_by_role("button", name="Vehicle", exact=True).click()

        assert texts(opened, "th.vehicle") == ["LEV-2", "LUPEX rover", "Tenacious"]
        assert opened.locator("[aria-sort]").all_inner_texts()[0].startswith("Vehicle")
        assert opened.locator("[aria-sort]").count() == 1
        assert opened.locator("#status").inner_text().endswith("sorted by name, A to Z.")


class TestFigures:
    """A figure opens where it comes from."""

    def test_it_opens_claim_source_and_alternatives(self, visit: Visit, three: str) -> None:
        """Who says so, when and in which words; each other claim with its difference and why it lost."""
        opened = visit(three)
        opened.locator(".figure").first.click()
        dialog = opened.get_by_role("dialog", name="Mass of LEV-2")
        shown, *others = rs.get("lev-2").why("mass")
        source = shown.claim.source

        assert dialog.locator(".large").inner_text() == "0.228 kg"
        assert source is not None
        terms, words = (dialog.locator(each).all_inner_texts() for each in ("dt", "dd"))
        told = dict(zip(terms, words, strict=True))
        assert told["Who says so"] == f"{source.publisher} ({source.kind})"
        assert told["When"] == source.date
        assert told["Published as"] == shown.claim.value
        assert f"shown: {told['Why this one']}" == shown.reason
        assert dialog.locator("h3").inner_text() == "What others say"
        assert dialog.get_by_role("link", name=source.title).get_attribute("href") == source.url
        assert dialog.locator("cite").first.get_attribute("lang") == source.language
        items = dialog.locator("li").all_inner_texts()
        assert len(items) == len(others)
        for item, verdict in zip(items, others, strict=True):
            other = verdict.claim.source
            assert other is not None
            date = other.date or "undated"
            said = f"{verdict.claim.value}, {other.publisher} ({other.kind}), {date}"
            assert item.startswith(said)
            if verdict.distance:
                assert f"Difference from the figure shown: {verdict.distance}" in item
            assert f"Why it is not shown: {verdict.reason}" in item
            assert other.title in item

    def test_it_shows_the_units_chosen(self, visit: Visit, three: str) -> None:
        """The figure stands in the dialog as in the table, its mark in words and its configuration beside it."""
        opened = visit(three)
        choose(opened, "US")
        opened.get_by_label("about 4.8, note").first.click()
        dialog = opened.get_by_role("dialog", name="Width of LEV-2")

        assert dialog.locator(".large").inner_text() == "~4.8 in"
        assert (
            dialog.locator(".aside")
            .first.inner_text()
            .startswith("~ about · Overall size from side")
        )
        assert "Configuration\ndeployed" in dialog.locator("dl").inner_text()

    def test_a_derived_figure_opens_its_inputs(self, visit: Visit) -> None:
        """What it follows from, and the source of each input."""
        opened = visit(page(["tenacious"], ["surface_weight"], drawing=False))
        opened.locator(".figure").click()
        dialog = opened.get_by_role("dialog", name="Surface weight of Tenacious")

        assert dialog.locator("dl").inner_text() == "Computed\nfrom mass ~5 kg, gravity 1.62 m/s²"
        assert [text.partition(",")[0] for text in dialog.locator("li").all_inner_texts()] == [
            *("Mass ~5 kg", "Gravity 1.62 m/s²"),
        ]
        assert dialog.get_by_role("link", name="Moon Fact Sheet").count() == 1

    def test_a_gap_opens_what_is_not_shown(self, visit: Visit, three: str) -> None:
        """Where all that was published was rejected, the dash opens it with the reasons; the units leave it alone."""
        opened = visit(three)
        choose(opened, "US")
        opened.locator("tr", has_text="Payload mass").get_by_label("published, but").last.click()
        dialog = opened.get_by_role("dialog", name="Payload mass of LUPEX rover")
        (rejected,) = rs.get("lupex-rover").why("payload_mass")

        assert dialog.locator(".large").inner_text() == "—"
        assert dialog.locator("h3").inner_text() == "Published, but not shown"
        assert dialog.locator("li").inner_text().startswith(f"{rejected.claim.value}, ")
        assert rejected.reason in dialog.locator("li").inner_text()

    def test_it_closes_by_button_and_by_a_click_beside_it(self, visit: Visit, three: str) -> None:
        """The focus goes back to the figure."""
        opened = visit(three)
        figure = opened.locator(".figure").first
        for close in (opened.locator("#close").click, partial(opened.mouse.click, 5, 5)):
            figure.click()
            assert opened.locator("dialog").is_visible()
            close()
            assert not opened.locator("dialog").is_visible()
            assert figure.evaluate("each => each === document.activeElement")

    def test_marking_a_text_does_not_close_it(self, visit: Visit, three: str) -> None:
        """Pressed within and let go beside is no click beside."""
        opened = visit(three)
        opened.locator(".figure").first.click()
        opened.locator("dialog .large").hover()
        opened.mouse.down()
        opened.mouse.move(5, 5)
        opened.mouse.up()

        assert opened.locator("dialog").is_visible()

    def test_an_address_that_is_none_is_no_link(self, visit: Visit) -> None:
        """Only addresses of the web are links, in the list and in the dialog; a title keeps its language."""
        masses = [rs.Claim(value="5 kg", source=NEWS), rs.Claim(value="6 kg", source=JAXA)]
        opened = visit(page([rs.Rover(name="Mine", mass=masses)], drawing=False))
        opened.locator(".figure").click()

        links = opened.locator("main a, dialog a").evaluate_all(
            "all => all.filter((each) => each.id !== 'link').map((each) => each.href)"
        )
        assert links == ["https://example.org/a"] * 2
        assert opened.locator("dialog cite[lang=ja]").inner_text() == "月のローバ"
        assert "javascript:alert(1)" in opened.locator("dialog").inner_text()

    def test_an_own_figure_says_so(self, visit: Visit) -> None:
        """An uncited figure opens, too."""
        opened = visit(page([rs.Rover(name="Mine", mass="5 kg")], drawing=False))
        opened.locator(".figure").click()

        words = opened.locator("dialog").inner_text()
        assert "Who says so\nthe user's own figure, without a source" in words
        assert "No other figure is known." in words


class TestKeyboard:
    """All that the mouse does, the keyboard does."""

    def test_the_first_stop_skips_to_the_table(self, visit: Visit, three: str) -> None:
        """A link that is seen when it has the focus leads past the controls."""
        opened = visit(three)
        opened.keyboard.press("Tab")
        assert opened.locator(".skip").is_visible()
        assert opened.locator(".skip").bounding_box()["width"] > 50  # type: ignore[index]  # what is seen has one
        opened.keyboard.press("Enter")
        opened.keyboard.press("Tab")

        assert opened.evaluate("document.activeElement.textContent") == "Mass kg"

    def test_the_table_is_one_stop_and_arrows_move_in_it(self, visit: Visit, own: str) -> None:
        """Tab comes to one figure; arrows, Home and End go over gaps to the next one, and stay at an edge."""
        opened = visit(own, TURNED)
        first = opened.locator(".figure").first
        assert opened.locator("tbody [tabindex='0'], tbody a").count() == 1
        first.focus()

        def now() -> str:
            script = "each => each.closest('tr').cells[0].textContent + ' ' + each.closest('td').cellIndex"
            return str(opened.locator(":focus").evaluate(script))

        for key, place in [
            ("ArrowUp", "A 1"),
            ("ArrowRight", "A 3"),
            ("ArrowDown", "B 3"),
            ("ArrowLeft", "B 2"),
            ("ArrowUp", "B 2"),
            ("Home", "B 1"),
            ("ArrowLeft", "B 1"),
            ("ArrowDown", "C 1"),
            ("End", "C 4"),
            ("ArrowRight", "C 4"),
            ("ArrowUp", "C 4"),
        ]:
            opened.keyboard.press(key)
            assert now() == place, key
        assert opened.locator("tbody [tabindex='0']").count() == 1

    def test_arrows_move_between_groups_of_rows(self, visit: Visit, own: str) -> None:
        """Where specs are rows, the heading of a group is passed over."""
        opened = visit(own)
        opened.locator(".figure").first.focus()
        for key, text in [
            ("ArrowDown", "3"),
            ("ArrowUp", "~5a"),
            ("End", "7a"),
            ("ArrowDown", "1a"),
            ("ArrowDown", "1a"),
            ("ArrowLeft", "1a"),
            ("ArrowUp", "7a"),
            ("ArrowLeft", "6"),
            ("ArrowDown", "1–2"),
        ]:
            opened.keyboard.press(key)
            assert opened.locator(":focus").inner_text() == text, key

    @pytest.mark.parametrize("key", ["Enter", "Space"])
    def test_keys_open_and_escape_closes(self, visit: Visit, three: str, key: str) -> None:
        """The focus is in the dialog while it is open, and where it was thereafter."""
        opened = visit(three)
        figure = opened.locator(".figure").nth(2)
        figure.focus()
        opened.keyboard.press(key)
        assert opened.locator("dialog :focus").inner_text() == "Close"
        opened.keyboard.press("Escape")

        assert not opened.locator("dialog").is_visible()
        assert figure.evaluate("each => each === document.activeElement")

    def test_the_stop_moves_on_when_it_is_hidden(self, visit: Visit, own: str) -> None:
        """With the group of the figure that Tab comes to gone, it comes to another one; with all gone, to none."""
        opened = visit(own)
        stop = opened.locator("tbody [tabindex='0']")
        choose(opened, "Mass")
        assert stop.inner_text() == "1–2"
        choose(opened, "Dimensions")
        assert stop.count() == 0
        choose(opened, "Mass")
        assert stop.inner_text() == "~5a"

    def test_the_table_scrolls_by_keyboard(self, visit: Visit, three: str) -> None:
        """The region of a wide table takes the focus, and its name says what it is."""
        opened = visit(three, TURNED, viewport={"width": 500, "height": 900})
        region = opened.get_by_role("region", name="Comparison")
        region.focus()
        opened.keyboard.press("ArrowRight")
        wait_for(opened, lambda: region.evaluate("each => each.scrollLeft") > 0)


class TestChoice:
    """Vehicles and groups of specs are chosen, and the address says how."""

    def test_groups(self, visit: Visit, three: str) -> None:
        """A group goes with its heads and its cells, and comes back."""
        opened = visit(three, TURNED)
        before = texts(opened, "th.spec .label")
        choose(opened, "Dimensions")
        assert texts(opened, "th.spec .label") == [
            label for label in before if label not in ("Length", "Width", "Height", "Diameter")
        ]
        assert texts(opened, "th.group") == [label for label in LABELS if label != "Dimensions"]
        assert opened.locator("tbody tr").first.locator("td:visible").count() == len(before) - 4
        choose(opened, "Dimensions")
        assert texts(opened, "th.spec .label") == before

    def test_vehicles(self, visit: Visit, three: str) -> None:
        """One goes by its box; none and all mean those that the search shows."""
        opened = visit(three)
        opened.locator("#vehicles > summary").click()
        opened.get_by_label("Tenacious").uncheck()
        assert texts(opened, "th.vehicle") == ["LEV-2", "LUPEX rover"]
        assert opened.locator("#vehicles > summary").inner_text() == "Choose: 2 of 3"
        opened.locator("#find").fill("lupex")
        opened.locator("#none").click()
        assert texts(opened, "th.vehicle") == ["LEV-2"]
        opened.locator("#find").fill("")
        opened.locator("#all").click()
        assert texts(opened, "th.vehicle") == ["LEV-2", "Tenacious", "LUPEX rover"]
        opened.locator("#none").click()
        assert texts(opened, "th.vehicle") == []
        assert opened.locator("#status").inner_text().startswith("0 of 3 vehicles")

    def test_a_vehicle_is_found_by_any_name(self, visit: Visit, three: str) -> None:
        """By name, id and alias, in any case, spaces and hyphens aside; how many are found is said."""
        opened = visit(three)
        opened.locator("#vehicles > summary").click()
        items, said = opened.locator("#names li"), opened.locator("#found")
        for text, names, words in [
            ("lev2", ["LEV-2"], "1 vehicle found"),
            ("Sora Q", ["LEV-2"], "1 vehicle found"),
            ("lupex-r", ["LUPEX rover"], "1 vehicle found"),
            ("e", ["LEV-2", "Tenacious", "LUPEX rover"], "3 vehicles found"),
            ("nobody", [], "no vehicle found"),
            (" ", ["LEV-2", "Tenacious", "LUPEX rover"], ""),
        ]:
            opened.locator("#find").fill(text)
            assert items.locator("visible=true").locator("bdi").all_inner_texts() == names, text
            assert said.inner_text() == words, text
        assert said.get_attribute("role") == "status"

    def test_the_address_keeps_the_view(self, visit: Visit, three: str) -> None:
        """Units, order, groups and vehicles are the same where the address is opened anew."""
        opened = visit(three)
        choose(opened, "US")
        choose(opened, "Mobility")
        opened.locator("th.spec button").first.click()
        opened.locator("th.spec button").first.click()
        opened.locator("#vehicles > summary").click()
        opened.get_by_label("LEV-2").uncheck()
        opened.locator(".figure:visible").first.click()
        fragment = "#" + opened.url.partition("#")[2]
        again = visit(three, fragment)

        assert again.locator("#link").get_attribute("href") == again.url
        for selector in (".spec .label", ".spec .unit", "th.vehicle", "tbody td", "#status"):
            assert texts(again, selector) == texts(opened, selector), selector
        assert texts(again, "th.vehicle") == ["LUPEX rover", "Tenacious"]
        assert again.locator("input:checked").evaluate_all(
            "all => all.map((each) => each.value)"
        ) == ["us", *(group for group in GROUPS if group != "mobility"), "specs"]
        assert again.locator("#sort").input_value() == "mass:descending"
        choose(again, "SI")
        assert "units" not in again.url

    def test_no_group_is_a_view_too(self, visit: Visit, three: str) -> None:
        """An empty choice is kept, and a whole one needs no address."""
        opened = visit(three)
        for label in LABELS:
            choose(opened, label)
        assert texts(visit(three, "#" + opened.url.partition("#")[2]), "th.spec") == []
        for label in LABELS:
            choose(opened, label)
        assert "#" not in opened.url

    @pytest.mark.parametrize(
        "fragment",
        [
            "#view&units=toString&sort=mass:sideways&groups=nothing",
            "#view&sort=__proto__:ascending",
            "#view&vehicles=of-another-page&vehicles=",
            "#view&%ff",
            "#view&base=nobody&also=troy&layout=round&strict=maybe&blanks=no&differing=1&sort=alike:x",
            "#view&where=&where=mass&where=mass+<+ten&where=mass+<+1+m&where=no+<+1&where=mass+<+1e9+kg",
            "#sources",
        ],
    )
    def test_an_address_that_says_nothing_does_no_harm(
        self, visit: Visit, three: str, fragment: str
    ) -> None:
        """What is not known is left aside."""
        opened = visit(three, fragment)

        specs = opened.locator("th.spec").count()
        expected = f"3 of 3 vehicles; {specs} of {specs} specs; units: SI; in the order given."
        assert opened.locator("#status").inner_text() == expected

    def test_of_an_address_what_is_known_counts(self, visit: Visit, three: str) -> None:
        """An unknown vehicle beside a known one is left aside."""
        opened = visit(three, "#view&vehicles=of-another-page&vehicles=tenacious")

        assert texts(opened, "th.vehicle") == ["Tenacious"]

    def test_a_new_address_changes_the_view(self, visit: Visit, three: str) -> None:
        """An address given while the page is open counts, and so does going back from it."""
        opened = visit(three)
        opened.evaluate("location.hash = 'view&units=us'")
        wait_for(opened, lambda: "units: US" in opened.locator("#status").inner_text())
        opened.go_back()
        wait_for(opened, lambda: "units: SI" in opened.locator("#status").inner_text())
        assert opened.locator("#units :checked").get_attribute("value") == "si"


class TestLayout:
    """Few vehicles are columns, many are rows; what is empty is folded away."""

    def test_up_to_five_vehicles_are_columns(self, visit: Visit) -> None:
        """As vehicles are chosen, the table turns round, unless the reader decided; the view says so."""
        opened = visit(page(None, ["mass", "length"], drawing=False))
        turned = "document.getElementById('table').dataset.layout"
        assert opened.evaluate(turned) == "vehicles"
        found = look(opened, vehicles=["perseverance", *THREE], sort="mass:ascending")
        assert opened.evaluate(turned) == "specs"
        assert found["vehicles"] == ["LEV-2", "Tenacious", "LUPEX rover", "Perseverance"]
        assert found["texts"][0] == ["0.228", "~5", "~350", "~1025"]
        assert texts(opened, "thead th")[:2] == ["Spec", "LEV-2"]
        choose(opened, "Vehicles")
        assert opened.evaluate(turned) == "vehicles"
        assert grid(opened)["texts"] == found["texts"]
        assert "layout=vehicles" in opened.url

    @pytest.mark.parametrize("fragment", ["", TURNED])
    def test_empty_rows_and_columns_unfold_by_a_click(self, visit: Visit, fragment: str) -> None:
        """Specs and vehicles without a figure are folded away; a dash with something behind it stays."""
        rovers = [
            rs.Rover(name="A", mass="5 kg"),
            rs.Rover(name="B", width=rs.Claim(value="1 m", rejected="a slip")),
            rs.Rover(name="C"),
        ]
        opened = visit(page(rovers, "mass,length,width", drawing=False), fragment)
        button = opened.locator("#blanks")
        assert grid(opened)["specs"] == ["Mass", "Width"]
        assert grid(opened)["vehicles"] == ["A", "B"]
        assert button.inner_text() == "Show 1 empty spec and 1 empty vehicle"
        button.click()
        assert grid(opened)["specs"] == ["Mass", "Length", "Width"]
        assert grid(opened)["vehicles"] == ["A", "B", "C"]
        assert "blanks=yes" in opened.url
        button.click()
        assert grid(opened)["vehicles"] == ["A", "B"]

    def test_a_table_that_scrolls_shows_where_more_lies(self, visit: Visit) -> None:
        """The edges that hide something are shaded, and its heads stay in sight."""
        opened = visit(page(None, drawing=False))
        frame, region = opened.locator("#frame"), opened.locator("#comparison")
        assert frame.get_attribute("data-more") == "right bottom"
        shade = "each => getComputedStyle(each, '::before').opacity"
        wait_for(opened, lambda: frame.evaluate(shade) == "1")
        region.evaluate("each => each.scrollTo(each.scrollWidth, each.scrollHeight)")
        wait_for(opened, lambda: frame.get_attribute("data-more") == "left top")
        wait_for(opened, lambda: frame.evaluate(shade) == "0")
        edge = region.bounding_box()
        name = opened.locator("th.vehicle").last.bounding_box()
        head = opened.locator("th.spec").last.bounding_box()
        assert edge is not None
        assert name is not None
        assert head is not None
        assert abs(name["x"] - edge["x"]) < 2
        assert head["y"] - edge["y"] < 60

    @pytest.mark.parametrize("base", ["", "lev-2"])
    def test_three_vehicles_fit_on_a_phone(self, visit: Visit, three: str, base: str) -> None:
        """At 375 pixels nothing scrolls sideways, with a baseline neither, and no text is small."""
        opened = visit(three, viewport={"width": 375, "height": 800}, has_touch=True)
        found = look(opened, base=base)
        assert len(found["vehicles"]) == 3
        size = "each => [each.scrollWidth, each.clientWidth]"
        inside, outside = opened.locator("#comparison").evaluate(size)
        assert inside == outside == 375
        fonts = "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
        assert min(opened.locator("td, tbody th, thead th").evaluate_all(fonts)) >= 13

    @pytest.mark.parametrize(("count", "width"), [(3, 320), (3, 375), (4, 375)])
    def test_no_name_breaks_within_a_word_on_a_phone(
        self, visit: Visit, count: int, width: int
    ) -> None:
        """Neither that of a vehicle nor that of a spec."""
        opened = visit(
            page([*THREE, "perseverance"][:count], drawing=False),
            viewport={"width": width, "height": 800},
        )
        script = """all => all.map((each) => {
            const range = document.createRange();
            range.selectNodeContents(each);
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            return [each.textContent, lines.size];
        })"""
        labels = opened.locator("th.vehicle bdi, tbody th.spec .label").evaluate_all(script)
        assert [text for text, lines in labels if lines > len(text.split())] == []

    @pytest.mark.parametrize("width", [375, 1280])
    def test_the_caption_is_as_wide_as_the_screen(self, visit: Visit, width: int) -> None:
        """A table that is wider scrolls, and the sentence above it need not be."""
        viewport = {"width": width, "height": 800}
        opened = visit(page(MANY_NAMES, "mass,length,width", also="us"), viewport=viewport)
        look(opened, layout="specs")
        region = opened.locator("#comparison")
        assert region.evaluate("each => each.scrollWidth > each.clientWidth")
        text, edge = opened.locator("#caption span").bounding_box(), region.bounding_box()
        assert text is not None
        assert edge is not None
        assert text["x"] > edge["x"]
        assert text["x"] + text["width"] < edge["x"] + edge["width"]

    def test_four_vehicles_are_drawn_in_one_row(self, visit: Visit) -> None:
        """On a screen of usual width, as wide as it is, and each view has one line of ground."""
        names = ["lev-2", "tenacious", "sojourner", "curiosity"]
        opened = visit(page(names, "mass", also="us"))
        boxes = opened.locator("#drawing figure:not(.paper) text").evaluate_all(
            "all => all.map((each) => [each.textContent, each.getBoundingClientRect().top])"
        )
        assert sum(text == "Side" for text, _ in boxes) == 1
        assert opened.evaluate("document.querySelector('.drawing').scrollWidth") <= 1280 - 96

    @pytest.mark.parametrize("width", [320, 375])
    def test_no_name_leaves_its_column_on_a_phone(self, visit: Visit, width: int) -> None:
        """Neither that of a vehicle nor that of a spec."""
        opened = visit(page(THREE), viewport={"width": width, "height": 800}, has_touch=True)
        beyond = """all => all.filter((each) => {
            const range = document.createRange();
            range.selectNodeContents(each);
            const cell = each.closest("th").getBoundingClientRect();
            return range.getBoundingClientRect().right > cell.right;
        }).map((each) => each.textContent)"""
        assert opened.locator(".spec .label, th.vehicle bdi").evaluate_all(beyond) == []

    def test_notes_stay_in_their_cells(self, visit: Visit) -> None:
        """Short ones hang beside digits that stand below each other; long ones move their figure."""
        noted = rs.Claim(value="5 kg", source=JAXA, condition="empty")
        bare = rs.Claim(value="5 kg", source=JAXA)
        claims = [bare, noted, noted, bare, bare, bare]
        rovers = [rs.Rover(name=f"R{place}", mass=each) for place, each in enumerate(claims)]
        opened = visit(page(rovers, ["mass"], drawing=False))
        opened.evaluate("document.querySelectorAll('sup')[1].textContent = 'b,u,aa,ab,ac'")
        ends = opened.locator("td").evaluate_all(
            """all => all.slice(0, 3).map((cell) => {
                const range = document.createRange();
                range.selectNode(cell.querySelector(".figure").firstChild);
                const note = cell.querySelector("sup")?.getBoundingClientRect().right ?? 0;
                const end = cell.getBoundingClientRect().right;
                return [Math.round(range.getBoundingClientRect().right), note <= end];
            })"""
        )
        assert ends[0] == ends[1]
        assert ends[2][0] < ends[1][0]
        assert ends[2][1]

    def test_choices_share_a_line_where_there_is_room(self, visit: Visit) -> None:
        """None stands alone below the others on a usual screen, with long names of vehicles, too."""
        opened = visit(page(MANY_NAMES, ["mass"], drawing=False))
        tops = "all => all.map((each) => each.getBoundingClientRect().top)"
        assert len(set(opened.locator("#controls > .panel > fieldset").evaluate_all(tops))) == 1


MANY_NAMES = [*THREE, "perseverance", "curiosity", "spirit", "sojourner", "ingenuity", "zhurong"]


def sheets(opened: Page) -> list[tuple[int, int]]:
    """Return the width and the height of each sheet that is printed, in millimetres."""
    pattern = rb"/Type /Page\n.*?/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]"
    found = re.findall(pattern, opened.pdf(prefer_css_page_size=True), re.DOTALL)
    return [(round(float(one) / 72 * 25.4), round(float(two) / 72 * 25.4)) for one, two in found]


def smallest(opened: Page) -> float:
    """Return the size of the smallest letters of the table, in points."""
    fonts = "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize) * 72 / 96)"
    cells = opened.locator("tbody .figure:visible, th.vehicle:visible, .spec .label:visible")
    return float(min(cells.evaluate_all(fonts)))


class TestHandout:
    """Printed, a few vehicles are one sheet."""

    @pytest.mark.parametrize(
        ("names", "fragment"),
        [
            (THREE, ""),
            (THREE, "#view&units=metric&also=us"),
            (["perseverance", "curiosity", "spirit"], ""),
            (["sojourner", "opportunity", "ingenuity"], ""),
        ],
        ids=["three", "both", "mars", "older"],
    )
    def test_three_vehicles_are_one_page(
        self, visit: Visit, names: list[str], fragment: str
    ) -> None:
        """One upright page of A4 with the drawing, the table in 9 points or more."""
        opened = visit(page(names, title="Rovers", subtitle="For pupils"), fragment)
        assert sheets(opened) == [(210, 297)]
        opened.emulate_media(media="print")
        assert smallest(opened) >= 9
        assert opened.locator("#drawing figure:visible svg").count() == 1
        assert opened.locator(".subtitle").is_visible()

    @pytest.mark.parametrize("also", [None, "us"])
    @pytest.mark.parametrize("count", [4, 5])
    def test_up_to_five_vehicles_are_one_page(
        self, visit: Visit, count: int, also: str | None
    ) -> None:
        """The titles of the sources are cut before a second sheet is needed, and letters stay large."""
        opened = visit(page(MANY_NAMES[:count], also=also))
        assert sheets(opened) == [(210, 297)]
        opened.emulate_media(media="print")
        assert smallest(opened) >= 8

    @pytest.mark.parametrize("also", [None, "us"])
    @pytest.mark.parametrize("count", [1, 3, 5])
    def test_the_letters_of_the_drawing_can_be_read(
        self, visit: Visit, count: int, also: str | None
    ) -> None:
        """They have seven points or more, however full the sheet is."""
        opened = visit(page(MANY_NAMES[:count], also=also))
        opened.set_viewport_size({"width": round(182 / 25.4 * 96), "height": 1000})
        opened.emulate_media(media="print")
        zoom = opened.locator("figure.paper svg").evaluate("each => each.getScreenCTM().a")
        assert 9 * zoom >= 7

    def test_a_name_breaks_before_a_figure_does(self, visit: Visit) -> None:
        """A long one takes no room from the figures of five vehicles."""
        heights = []
        for name in ("Gymnasium", "Tortoise rover of the Gymnasium"):
            rovers: list[rs.Vehicle | str] = [
                rs.Rover(name=name, mass="2 kg"),
                "lunokhod-1",
                "apollo-lrv",
                "yutu-2",
                "lev-2",
            ]
            opened = visit(page(rovers, also="us", drawing=False))
            opened.set_viewport_size({"width": round(182 / 25.4 * 96), "height": 1000})
            opened.emulate_media(media="print")
            assert name in opened.locator("thead").inner_text().replace("\n", " ")
            height = "all => all.map((each) => each.getBoundingClientRect().height)"
            heights.append(opened.locator("tbody tr:visible").evaluate_all(height))
        assert heights[0] == heights[1]

    def test_a_handout_is_filled(self, visit: Visit) -> None:
        """The drawing and whole titles take what the table leaves, and no more than a sheet."""
        names = ["lev-2", "tenacious", "sojourner", "curiosity"]
        opened = visit(page(names, also="us", title="Small and large rovers"))
        assert sheets(opened) == [(210, 297)]
        opened.set_viewport_size({"width": round(182 / 25.4 * 96), "height": 1000})
        opened.emulate_media(media="print")
        cut = "all => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length"
        titles = opened.locator(".sources > li:visible").locator("cite:visible, .translated")
        assert titles.count() == 28
        assert titles.evaluate_all(cut) <= 1
        assert "(rejected)" in texts(opened, ".unshown > li")[0]
        foot = opened.locator("footer").bounding_box()
        assert foot is not None
        assert 260 < (foot["y"] + foot["height"]) / 96 * 25.4 <= 277
        drawn = opened.locator("figure.paper").bounding_box()
        assert drawn is not None
        assert drawn["height"] / 96 * 25.4 > 40

    @pytest.mark.parametrize(
        ("names", "options"),
        [
            (["lev-2", "tenacious", "sojourner", "curiosity"], {"also": "us"}),
            (["lev-2", "tenacious", "yutu-2"], {"subtitle": "For pupils"}),
            (["yutu-2", "idefix"], {"drawing": False}),
            (["spirit", "idefix", "moon-racer", "yutu-2", "flex"], {"also": "us"}),
            (["spirit", "idefix", "moon-racer", "yutu-2", "flex"], {"sources": False}),
        ],
    )
    def test_the_script_fills_a_sheet_as_the_page_does(
        self, visit: Visit, names: list[str], options: dict[str, Any]
    ) -> None:
        """Once something else was chosen, and taken back."""
        opened = visit(page(names, **options))
        before = opened.evaluate("document.body.className")
        figure = opened.locator("#drawing .paper svg")
        look(opened, units="metric", groups=["mass"])
        few = opened.evaluate("document.body.className")
        assert "dense" not in few
        look(opened)
        assert opened.evaluate("document.body.className") == before
        room = opened.evaluate("document.body.style.getPropertyValue('--room')")
        if options.get("drawing", True):
            shape = "each => each.height.baseVal.value / each.width.baseVal.value"
            height = 182 * figure.evaluate(shape)
            assert 37 - 0.1 <= height <= max(float(room.removesuffix("mm")), 37) + 0.1

    def test_what_is_chosen_fills_a_sheet(self, visit: Visit) -> None:
        """A second unit, or a vehicle that all are compared with, takes room; fewer specs give it back."""
        opened = visit(page(["spirit", "sojourner", "lev-2"]))
        body = "document.body.className"
        before = opened.evaluate(body)
        for view in ({"also": "us"}, {"base": "spirit"}, {"also": "us", "base": "spirit"}):
            look(opened, **view)
            assert len(opened.evaluate(body)) >= len(before)
            assert sheets(opened) == [(210, 297)]
        look(opened, groups=["mass", "dimensions"])
        assert opened.evaluate(body) == "few"
        assert sheets(opened) == [(210, 297)]

    @pytest.mark.parametrize("count", [6, 8])
    def test_up_to_eight_vehicles_are_columns_on_paper(self, visit: Visit, count: int) -> None:
        """The sheet lies on its side, the table is on the first one, and the screen is as it was."""
        opened = visit(page(MANY_NAMES[:count]))
        before = grid(opened)
        found = sheets(opened)
        assert set(found) == {(297, 210)}
        assert len(found) <= 2
        opened.evaluate("dispatchEvent(new Event('beforeprint'))")
        opened.emulate_media(media="print")
        assert opened.locator("#table").get_attribute("data-layout") == "specs"
        assert smallest(opened) >= 8
        box = opened.locator("#table").bounding_box()
        assert box is not None
        assert box["height"] < 190 / 25.4 * 96
        opened.evaluate("dispatchEvent(new Event('afterprint'))")
        opened.emulate_media(media="screen")
        assert opened.locator("#table").get_attribute("data-layout") == "vehicles"
        assert grid(opened) == before
        assert "#" not in opened.url

    def test_no_sheet_has_the_foot_alone(self, visit: Visit) -> None:
        """Eight vehicles with all their specs and 57 sources are one sheet."""
        names = ["sojourner", "spirit", "curiosity", "perseverance"]
        names += ["zhurong", "viper", "yutu-2", "lunokhod-1"]
        opened = visit(page(names, units="metric", subtitle="For the classroom"))
        assert sheets(opened) == [(297, 210)]

    def test_a_table_too_large_for_paper_says_so(self, visit: Visit) -> None:
        """On the screen, and only as long as it is."""
        opened = visit(page(MANY_NAMES, drawing=False))
        words = opened.locator("#small")
        assert "at most 8 vehicles" in words.inner_text()
        look(opened, vehicles=MANY_NAMES[:8])
        assert not words.is_visible()
        look(opened, groups=["mass", "dimensions"])
        assert not words.is_visible()

    def test_only_what_is_seen_is_explained(self, visit: Visit) -> None:
        """Marks, letters and notes go with the last figure that has them; the letters stay."""
        noted = rs.Claim(value="1–2 m", source=JAXA, condition="folded")
        rovers = [
            rs.Rover(name="A", mass=rs.Claim(value="~5 kg", source=JAXA, condition="dry")),
            rs.Rover(name="B", mass=rs.Claim(value="6 kg", source=JAXA), length=noted),
        ]
        opened = visit(page(rovers, drawing=False))

        def explained() -> list[str]:
            return texts(opened, "#marks [data-mark] dt") + texts(opened, ".notes li")

        assert explained() == ["~", "–", "—", "a", "dry", "folded"]
        look(opened, vehicles=["b"])
        assert explained() == ["–", "a", "folded"]
        assert opened.locator(".notes li:visible").get_attribute("value") == "2"
        look(opened, vehicles=["b"], groups=["mass"])
        assert explained() == []
        assert not opened.locator("#notes").is_visible()

    def test_paper_says_what_a_dash_opens(self, visit: Visit) -> None:
        """What was published and why it is not shown, as far as its cell is seen and printed."""
        mass, length = (rs.Claim(value=each, rejected="a guess") for each in ("5 kg", "70 cm"))
        height = rs.Claim(value="70 cm", rejected="too high")
        rovers = [
            rs.Rover(name="A", mass=mass, length=length, width=length),
            rs.Rover(name="B", mass="5 kg", length="1 m", height=height),
        ]
        opened = visit(page(rovers, drawing=False))
        lines = opened.locator(".unshown > li:visible")
        words = opened.get_by_text("published, but not shown")
        assert lines.count() == 0
        assert words.is_visible()
        opened.emulate_media(media="print")
        assert not words.is_visible()

        def printed() -> list[str]:
            # The text of an element lacks what the style sheet sets between its parts.
            return [line.replace("kgl", "kg, l") for line in texts(opened, ".unshown > li")]

        assert printed() == ["— A: mass 5 kg, length 70 cm (rejected: a guess)"]
        separator = "each => getComputedStyle(each, '::before').content"
        parts = opened.locator(".unshown [data-gap]:visible")
        assert [part.evaluate(separator) for part in parts.all()] == ["none", '", "']
        look(opened, groups=["dimensions"])
        assert printed() == ["— A: length 70 cm (rejected: a guess)"]
        assert [part.evaluate(separator) for part in parts.all()] == ["none"]
        look(opened, vehicles=["b"])
        assert printed() == []

    def test_the_caption_names_a_second_unit(self, visit: Visit, three: str) -> None:
        """It follows the choice."""
        opened = visit(three)
        caption = opened.locator("#caption")
        assert caption.inner_text().startswith("Each spec is in one unit. ")
        opened.locator("#also").select_option("us")
        assert caption.inner_text().startswith(
            "Each spec is in one unit, with a second one in brackets. "
        )

    def test_only_the_sources_shown_are_printed(self, visit: Visit) -> None:
        """Each by its number, whatever else is chosen or folded away."""
        opened = visit(page(THREE, drawing=False))
        opened.emulate_media(media="print")
        shown = rs.compare(THREE, list(PUBLISHED)).sources
        assert opened.locator(".sources > li:visible").count() == len(shown)
        look(opened, vehicles="tenacious", groups="dimensions")
        numbers = opened.locator(".figure:visible").evaluate_all(
            "all => all.map((each) => each.dataset.source)"
        )
        items = opened.locator(".sources > li:visible")
        assert set(numbers) == set(items.evaluate_all("all => all.map((each) => `${each.value}`)"))

    def test_sources_can_be_left_out(self, visit: Visit) -> None:
        """Neither a list nor numbers stand on paper, and no list on the screen; a figure says its own."""
        opened = visit(page(THREE, sources=False, drawing=False))
        assert not opened.locator("#sources").is_visible()
        opened.locator(".figure").first.click()
        assert "Digital PR Platform" in opened.locator("dialog").inner_text()
        opened.keyboard.press("Escape")
        opened.emulate_media(media="print")
        assert not opened.locator("#sources").is_visible()
        script = "all => all.map((each) => getComputedStyle(each, '::after').content)"
        assert set(opened.locator(".figure").evaluate_all(script)) == {"none"}

    def test_a_row_of_dashes_is_not_printed(self, visit: Visit, three: str) -> None:
        """It is there on the screen, where it opens what was rejected."""
        opened = visit(three)
        row = opened.locator("tr", has_text="Payload mass")
        assert row.is_visible()
        opened.emulate_media(media="print")
        assert not row.is_visible()


def compare_with(opened: Page, vehicle: str) -> None:
    """Choose a baseline, or none, as whoever comes to it by the keyboard."""
    opened.locator("#base").focus()
    opened.locator("#base").select_option(vehicle)


class TestBaseline:
    """All are compared with one."""

    def test_it_is_chosen_and_stands_in_the_dialog(self, visit: Visit, three: str) -> None:
        """Below each figure, in words for those who hear it, and what differs besides."""
        opened = visit(three)
        compare_with(opened, "lev-2")
        cell = opened.locator("tr", has_text="Width").locator("td").nth(2)
        related = rs.compare(THREE, ["width"], relative_to="lev-2").rows[0]
        ratio, difference = related.ratios[2], related.differences[2]
        assert ratio is not None
        assert difference is not None
        assert cell.locator(".relation.unseen").inner_text() == (
            f"about {ratio.text[1:]} times LEV-2, about {difference.text[1:]} m, {ratio.note}"
        )
        assert cell.locator(".against").inner_text() == "†"
        assert opened.locator("#uneven").is_visible()
        assert texts(opened, "th.vehicle .remark") == ["baseline"]
        cell.locator(".figure").click()
        words = opened.locator("dialog dl").first.inner_text()
        assert words == f"Beside LEV-2\n~×{ratio.text[1:]}, {difference.text} m, {ratio.note}"
        opened.keyboard.press("Escape")
        compare_with(opened, "")
        assert opened.locator(".relation").count() == 0
        assert not opened.locator("#uneven").is_visible()
        assert "#" not in opened.url

    @pytest.mark.parametrize("come", ["hover", "focus"])
    def test_the_vehicles_are_listed_for_who_comes_near(
        self, come: str, visit: Visit, three: str
    ) -> None:
        """A thousand of them would take as long to make as the table takes to lay out."""
        opened = visit(three)
        options = opened.locator("#base option")
        assert options.all_inner_texts() == ["nothing"]
        width = opened.evaluate("document.getElementById('base').offsetWidth")
        for _ in range(2):
            getattr(opened.locator("#base"), come)()
            opened.locator("#sort").focus()
            opened.mouse.move(0, 0)
        assert options.all_inner_texts() == ["nothing", "LEV-2", "Tenacious", "LUPEX rover"]
        assert opened.evaluate("document.getElementById('base').offsetWidth") == width

    def test_an_address_names_one(self, visit: Visit, three: str) -> None:
        """It is the one chosen, though nobody came near the list."""
        opened = visit(three)
        look(opened, base="tenacious")
        assert opened.locator("#base").input_value() == "tenacious"

    def test_the_most_alike_need_one(self, visit: Visit, three: str) -> None:
        """The order can be chosen beside a baseline alone, and goes with it."""
        opened = visit(three)
        assert opened.locator("#alike").is_disabled()
        compare_with(opened, "tenacious")
        opened.locator("#sort").select_option("alike")
        assert (
            opened.locator("#status")
            .inner_text()
            .endswith("the most alike first; compared with Tenacious.")
        )
        compare_with(opened, "")
        assert opened.locator("#sort").input_value() == ""
        assert texts(opened, "th.vehicle bdi") == ["LEV-2", "Tenacious", "LUPEX rover"]


class TestSafety:
    """Nothing from a record acts, nothing leaves the file."""

    def test_a_hostile_record_is_text(self, visit: Visit) -> None:
        """Names, notes, sources and addresses are shown as they stand, everywhere they are."""
        source = rs.Source(
            id="s",
            title=HOSTILE,
            publisher=HOSTILE,
            kind="press",
            url=HOSTILE,
            language=HOSTILE,
            note=HOSTILE,
        )
        claims = [
            rs.Claim(value="5 kg", source=source, condition=HOSTILE, note=HOSTILE),
            rs.Claim(
                value="6 kg", source=source, condition=HOSTILE, note=HOSTILE, rejected=HOSTILE
            ),
        ]
        rovers = [
            rs.Rover(name=HOSTILE, id=f"x{place}{HOSTILE}", mass=claims) for place in range(2)
        ]
        opened = visit(page(rovers, title=HOSTILE))
        opened.locator("#vehicles > summary").click()
        opened.locator(".figure").first.click()

        assert opened.title() == SHOWN
        assert opened.locator("h1").inner_text() == SHOWN
        assert opened.locator("th.vehicle").first.inner_text().startswith(SHOWN)
        assert opened.locator("#names li").first.inner_text().startswith(SHOWN)
        # The vehicle's name and id; for each claim its condition and note, four texts of its source
        # and once more the publisher; and the reason.
        assert opened.locator("dialog").inner_text().count(SHOWN) == 2 + 2 * 7 + 1
        assert opened.locator("img, iframe, b, script:not([type]) ~ script").count() == 0

    def test_the_policy_lets_nothing_in(self, three: str, browser: Browser, tmp_path: Path) -> None:
        """A script, a style, a handler or a picture that gets into the file all the same is refused."""
        bad = (
            "<script>document.title='taken'</script><style>h1{display:none}</style><p style='position:fixed' id=bad>"
            "<img src='https://example.org/x.png' onerror=\"document.title='taken'\"></p>"
        )
        file = tmp_path / "bad.html"
        file.write_text(three.replace("<main>", f"<main>{bad}"), encoding="utf-8")
        opened = browser.new_page()
        refused: list[tuple[str, str | None]] = []
        opened.on("requestfailed", lambda request: refused.append((request.url, request.failure)))
        opened.goto(file.as_uri())

        assert opened.title() == "Rovers and landers, compared"
        assert opened.locator("h1").is_visible()
        assert (
            opened.locator("#bad").evaluate("each => getComputedStyle(each).position") == "static"
        )
        assert refused == [("https://example.org/x.png", "csp")]
        opened.close()


class TestWithoutScript:
    """The page is read without JavaScript, too."""

    def test_the_table_is_whole(self, visit: Visit, three: str) -> None:
        """All figures in SI, no control that does nothing, and each figure leads to its source or its note."""
        opened = visit(three, java_script_enabled=False)
        # A page has no row for an envelope where nobody has one.
        rows = [row for row in rs.compare(THREE, ["mass", "dimensions"]).rows if any(row.cells)]

        # A script of the test would not run either: what is seen is asked of the browser.
        assert not opened.locator(".controls").is_visible()
        assert opened.locator("thead button, tbody button").count() == 0
        lines = opened.locator("tbody tr:not(.group)")
        for place, row in enumerate(rows):
            shown = lines.nth(place).locator("td").all_inner_texts()
            for text, cell in zip(shown, row.cells, strict=True):
                assert text.startswith(cell.text if cell else "—")
        for target in {link.get_attribute("href") for link in opened.locator("a.figure").all()}:
            assert target is not None
            if not opened.locator(target).is_visible():
                # A source of figures that are not shown is folded away, and unfolds.
                opened.locator(f"a.figure[href='{target}']").first.click()
            assert opened.locator(target).is_visible()
        assert opened.locator("noscript p").is_visible()


class TestAccess:
    """A checker of accessibility finds nothing, nor does a narrow screen cut anything off."""

    RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

    def found(self, opened: Page) -> list[str]:
        """Return what axe finds wrong."""
        # It has no types; imported so, it needs none.
        axe = import_module("axe_playwright_python.sync_playwright").Axe()
        only = {"type": "tag", "values": list(self.RULES)}
        results = axe.run(opened, options={"runOnly": only, "resultTypes": ["violations"]})
        assert len(results.response["passes"]) > 20
        return [
            f"{each['id']}: {each['nodes'][0]['html'][:200]}"
            for each in results.response["violations"]
        ]

    @pytest.mark.parametrize(
        "options",
        [
            {"color_scheme": "light"},
            {"color_scheme": "dark"},
            {"viewport": {"width": 390, "height": 844}, "has_touch": True},
        ],
        ids=["light", "dark", "phone"],
    )
    def test_nothing_is_found(self, visit: Visit, options: Any) -> None:
        """Neither in the page with its drawing nor in what a figure opens."""
        opened = visit(page(THREE, "mass,dimensions,derived"), **options)
        choose(opened, "Metric")
        opened.locator("#vehicles > summary").click()
        opened.locator("th.spec button").first.click()
        assert self.found(opened) == []
        look(opened, base="lev-2", sort="alike", where=["mass < 10 kg"], layout="vehicles")
        assert self.found(opened) == []
        look(opened)
        opened.locator(".figure").first.click()
        assert self.found(opened) == []

    @pytest.mark.parametrize("width", [320, 800])
    def test_only_the_table_scrolls_sideways(self, visit: Visit, width: int) -> None:
        """The page itself is as wide as the screen, with names of any length."""
        long = rs.Rover(
            name="x" * 300,
            mass="5 kg",
            length=rs.Claim(value="1 m", source=JAXA, condition="y" * 300),
        )
        opened = visit(
            page([*THREE, long], title="z" * 300), viewport={"width": width, "height": 600}
        )
        choose(opened, "SI")
        opened.locator("#vehicles > summary").click()
        assert opened.evaluate("document.documentElement.scrollWidth") == width
        opened.locator(".figure").last.click()
        assert opened.evaluate("document.querySelector('dialog').scrollWidth") <= width

    def test_a_drawing_on_a_narrow_screen_can_be_read(self, visit: Visit) -> None:
        """It scrolls, by keyboard, too, and is hardly smaller than on a wide one; no button breaks its line."""
        opened = visit(page(THREE, "mass"), viewport={"width": 320, "height": 600})
        figure = opened.get_by_role(
            "figure", name="All vehicles of the page; unit of all sizes: cm"
        )
        svg = figure.locator("svg").bounding_box()
        assert svg is not None
        assert svg["width"] == min(960, float(figure.locator("svg").get_attribute("width") or 0))
        figure.focus()
        opened.keyboard.press("ArrowRight")
        wait_for(opened, lambda: figure.evaluate("each => each.scrollLeft") > 0)
        opened.locator(".figure").first.click()
        close = opened.locator("#close").bounding_box()
        assert close is not None
        assert close["height"] < 45

    def test_the_mark_of_an_order_stands_beside_its_head(self, visit: Visit, own: str) -> None:
        """The head of the vehicles, which has no unit, is one line."""
        opened = visit(own, TURNED)
        head = opened.get_by_role("button", name="Vehicle", exact=True).bounding_box()
        other = opened.get_by_role("button", name="Mass kg").bounding_box()

        assert head is not None
        assert other is not None
        assert head["height"] < other["height"]

    def test_figures_have_the_numbers_of_their_sources_in_print(
        self, visit: Visit, own: str
    ) -> None:
        """Not on the screen, and none for one's own figure; the legend says what the numbers are."""
        opened = visit(own)
        script = "all => all.map((each) => getComputedStyle(each, '::after').content)"
        figures = opened.locator(".figure")
        assert set(figures.evaluate_all(script)) == {"none"}
        assert not opened.get_by_text("source 1 below").is_visible()
        opened.emulate_media(media="print")

        assert [each.replace('"', "") for each in figures.evaluate_all(script)][:3] == [
            "none",
            "\u00a0[1]",
            "none",
        ]
        assert opened.get_by_text("source 1 below").is_visible()
        assert (
            opened.locator(".sources").first.evaluate(
                "each => getComputedStyle(each).listStyleType"
            )
            == "bracketed"
        )

    def test_a_wide_table_is_printed_whole(self, visit: Visit) -> None:
        """All specs of all vehicles, with the numbers of their sources, fit on paper as far as a browser shrinks them."""
        opened = visit(page(None, list(SPECS), drawing=False))
        # A4 across, without its margins; what is wider is shrunk, to five eighths at least.
        paper = round(273 / 25.4 * 96)
        opened.set_viewport_size({"width": paper, "height": 700})
        opened.emulate_media(media="print")

        assert opened.evaluate("document.documentElement.scrollWidth") <= 1.6 * paper

    @pytest.mark.parametrize(("count", "is_printed"), [(5, True), (6, False)])
    def test_a_drawing_is_printed_whole_or_not(
        self, visit: Visit, count: int, is_printed: bool
    ) -> None:
        """A small one is no higher than a page; in the place of a large one stands a sentence."""
        names = [*THREE, "perseverance", "curiosity", "spirit"]
        opened = visit(page(names[:count], "mass"))
        assert opened.locator("figure").first.is_visible()
        assert opened.locator("#drawing .paper:visible").count() == 0
        opened.emulate_media(media="print")

        assert opened.locator("figure:visible").count() == is_printed
        assert opened.locator("#drawing p.paper:visible").count() == (not is_printed)
        box = opened.locator("#drawing").bounding_box()
        assert box is not None
        assert box["height"] < 186 / 25.4 * 96

    def test_print_shows_the_table_and_no_control(self, visit: Visit, three: str) -> None:
        """On paper nothing is cut off by scrolling, the ground is white, and addresses are written out."""
        opened = visit(three, color_scheme="dark")
        opened.emulate_media(media="print", color_scheme="dark")

        assert not opened.locator(".controls").is_visible()
        style = "each => { const { overflow, maxHeight } = getComputedStyle(each); return [overflow, maxHeight]; }"
        assert opened.locator("#comparison").evaluate(style) == ["visible", "none"]
        assert (
            opened.evaluate("getComputedStyle(document.body).backgroundColor")
            == "rgb(255, 255, 255)"
        )
        link = opened.locator(".sources a").first
        written = link.evaluate("each => getComputedStyle(each, '::after').content")
        assert "attr(href)" in written or str(link.get_attribute("href")) in written


def test_a_thousand_vehicles_are_no_burden(visit: Visit) -> None:
    """They load, sort and switch in seconds, on a machine that is ten times slower than it should be."""

    def claims(number: int, unit: str) -> list[rs.Claim]:
        return [rs.Claim(value=f"{number % 997 + 1} {unit}", source=each) for each in (JAXA, NEWS)]

    rovers = [
        rs.Rover(
            name=f"Rover {each}",
            mass=claims(each * 7, "kg"),
            width=claims(each * 8, "cm"),
            range=claims(each * 9, "km"),
        )
        for each in range(1000)
    ]
    html = page(rovers)
    assert len(html) < 2_500_000
    begin = time.perf_counter()
    opened = visit(html)
    loaded = time.perf_counter()
    opened.locator("th.spec button").first.click()
    figures = grid(opened)["texts"][0]
    choose(opened, "US")
    done = time.perf_counter()

    assert len(figures) == 1000
    assert [float(figure) for figure in figures] == sorted(float(figure) for figure in figures)
    assert opened.get_by_text("A page draws at most 60 vehicles").is_visible()
    assert (loaded - begin < 30, done - loaded < 15) == (True, True)
