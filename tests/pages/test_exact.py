"""What the page computes is what the library answers: ratios, conditions, likeness, files."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from page_views import grid, look, unfold

import roverspecs as rs
from roverspecs.analyses.nearest import as_rows, neighbourhood
from roverspecs.comparisons.cells import Cell
from roverspecs.comparisons.comparison import Comparison
from roverspecs.comparisons.relations import difference, ratio
from roverspecs.pages.page import page
from roverspecs.records.derived import SPECS
from roverspecs.records.figures import Figure
from roverspecs.tables.columns import grouped
from roverspecs.values.agreement import are_compatible
from roverspecs.values.spans import Span

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.once, pytest.mark.untraced]

CATALOG = list(rs.Catalog())
SIGNS = ("<", "<=", ">", ">=", "==", "!=")


@pytest.fixture(scope="module")
def catalog(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open the page of all vehicles and all specs once; each test goes to a view of its own."""
    yield from opened_page(browser, tmp_path_factory)


@pytest.fixture(scope="module", params=[{"digits": 2}, {"digits": 5}, {"exact": True}], ids=str)
def rounded(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Open the same page with other digits, and give their option."""
    for opened in opened_page(browser, tmp_path_factory, **request.param):
        yield opened, request.param


def opened_page(
    browser: Browser, folders: pytest.TempPathFactory, **options: Any
) -> Iterator[Page]:
    """Open the page of all vehicles and all specs, and close it afterwards."""
    file = folders.mktemp("page") / "all.html"
    file.write_text(page(CATALOG, list(SPECS), drawing=False, **options), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(file.as_uri())
    unfold(opened)
    yield opened
    context.close()
    assert said == []


@pytest.fixture(scope="module")
def whole() -> Comparison:
    """Compare all vehicles in all specs."""
    return rs.compare(CATALOG, list(SPECS))


# The figures of the page, in the unit of a system.
_FIGURES = """
    const data = JSON.parse(document.getElementById("data").textContent);
    const size = (spec, unit) => exact.read(data.units[spec.dimension][unit][0]);
    const figures = (spec, unit) => spec.exact.map((each) => each &&
        exact.scaled(exact.spanOf(each), exact.over(size(spec, spec.unit), size(spec, unit))));
"""


class TestRelations:
    """Ratios and differences are those of the library, digit by digit."""

    def test_each_pair_of_figures_has_the_relation_of_the_library(
        self, catalog: Page, whole: Comparison
    ) -> None:
        """Every figure of the catalog beside every second one of its spec, as far away as may be."""
        script = f"""() => {{ {_FIGURES}
            return data.specs.map((spec) => {{
                const spans = figures(spec, spec.unit);
                const isCount = spec.dimension === "count" && !spec.derived;
                const related = (one, two) => [exact.ratio, exact.difference]
                    .map((relation) => relation(one, two, isCount)?.text ?? null);
                return spans.map((one, from) => spans.map((two, to) =>
                    one && two && (from + to) % 2 ? related(one, two) : null));
            }});
        }}"""
        found = catalog.evaluate(script)

        count = 0
        for row, related in zip(whole.rows, found, strict=True):
            known = [place for place, span in enumerate(row.spans) if span]
            for one, two in itertools.product(known, repeat=2):
                if not (one + two) % 2:
                    continue
                pair = row.figures[one], row.figures[two]
                assert related[one][two] == relations(*pair, row.unit), (row.spec, *map(str, pair))
                count += 1
        assert count > 10_000

    @pytest.mark.parametrize(("units", "base"), [("us", "lev-2"), ("auto", "lupex-rover")])
    def test_they_stand_in_the_cells(self, catalog: Page, units: str, base: str) -> None:
        """A baseline puts a ratio and a difference under each figure, in the units shown."""
        found = look(catalog, units=units, base=base, blanks="yes")
        rows = rs.compare(CATALOG, list(SPECS), units=units, relative_to=base).rows

        for place, row in enumerate(rows):
            ratios = [cell and f"{cell.text}" for cell in row.ratios]
            seen = [text and text.replace("×", "") for text in found["ratios"][place]]
            assert seen == [text and grouped(text) for text in ratios], row.spec
            differences = [cell and grouped(cell.text) for cell in row.differences]
            assert found["differences"][place] == differences, row.spec
        names = rs.compare(CATALOG, ["mass"]).headings()
        remarks = dict(zip(names, found["remarks"], strict=True))
        assert {name for name, remark in remarks.items() if remark} == {rs.get(base).name}

    def test_any_spans_have_the_relation_of_the_library(self, catalog: Page) -> None:
        """Marks, ranges, tolerances, zeros and open ends, at random."""
        made = random.Random(11)  # noqa: S311 (the same ones each time)
        values = [random_value(made) for _ in range(70)]
        rover = [rs.Rover(name=str(place), mass=value) for place, value in enumerate(values)]
        figures = rs.compare(rover, ["mass"]).rows[0].figures
        texts = exact_texts(rover)
        script = """(texts) => {
            const spans = texts.map(exact.spanOf);
            return spans.map((one) => spans.map((two) =>
                [exact.ratio(one, two)?.text ?? null, exact.difference(one, two)?.text ?? null,
                 exact.areAlike([[one], [two]])]));
        }"""
        found = catalog.evaluate(script, texts)

        for one, two in itertools.product(range(len(values)), repeat=2):
            pair = figures[one], figures[two]
            expected = [
                *relations(*pair, "kg"),
                are_compatible([figure.value for figure in pair]),
            ]
            assert found[one][two] == expected, (values[one], values[two])


def relations(
    figure: Figure,
    base: Figure,
    unit: str,
    *,
    digits: int | None = None,
    exact: bool = False,
) -> list[str | None]:
    """Return the ratio and the difference of the library as texts."""
    found = [
        ratio(figure, base, digits=digits, exact=exact),
        difference(figure, base, unit, digits=digits, exact=exact),
    ]
    return [None if isinstance(each, str) else each.text for each in found]


def random_value(made: random.Random) -> str:
    """Return a mass as somebody may publish it."""

    def number() -> str:
        digits = made.choice(["0", "1", "5", "9.96", "12", "350", "0.228", "1000", "99.5", "7.30"])
        return digits if made.random() < 0.7 else f"{made.randrange(1, 99999) / 100:g}"

    mark = made.choice(["", "", "~", "≥", "≤", ">", "<"])
    if made.random() < 0.2:
        low, high = sorted([float(number()) + 0.5, float(number()) + 2.25])
        return f"{mark if mark == '~' else ''}{low:g}–{high + 1:g} kg"
    if made.random() < 0.15:
        return f"{made.randrange(20, 90)} ± {made.randrange(1, 9)} kg"
    return f"{mark}{number()} kg"


def exact_texts(rovers: list[rs.Rover]) -> list[str]:
    """Return the exact masses as a page holds them."""
    html = page(rovers, ["mass"], drawing=False)
    block = html.partition('<script type="application/json" id="data">')[2]
    found: list[str] = json.loads(block.partition("</script>")[0])["specs"][0]["exact"]
    return found


class TestRounding:
    """With other digits, figures are those of ``compare`` with the same option."""

    @pytest.mark.parametrize("units", ["si", "us"])
    def test_figures_and_relations_are_those_of_compare(
        self, rounded: tuple[Page, dict[str, Any]], units: str
    ) -> None:
        """After a change of units, and beside a baseline."""
        opened, option = rounded
        found = look(opened, units=units, also="metric", base="tenacious", blanks="yes")
        options = {"units": units, "also": "metric", "relative_to": "tenacious"} | option
        rows = rs.compare(CATALOG, list(SPECS), **options).rows

        for place, row in enumerate(rows):
            texts = [in_two(cell) or "—" for cell in row.cells]
            assert list(map(breakable, found["texts"][place])) == list(map(breakable, texts))
            ratios = [text and text.replace("×", "") for text in found["ratios"][place]]
            assert ratios == [cell and grouped(cell.text) for cell in row.ratios], row.spec
            assert found["differences"][place] == [in_two(cell) for cell in row.differences]

    @pytest.mark.parametrize("option", [{"digits": 1}, {"digits": 15}, {"exact": True}])
    def test_any_spans_have_the_relation_of_the_library(
        self, catalog: Page, option: dict[str, Any]
    ) -> None:
        """Marks, ranges, tolerances, zeros and open ends, at random."""
        made = random.Random(12)  # noqa: S311 (the same ones each time)
        values = [random_value(made) for _ in range(50)]
        rover = [rs.Rover(name=str(place), mass=value) for place, value in enumerate(values)]
        figures = rs.compare(rover, ["mass"]).rows[0].figures
        script = """([texts, rounding]) => {
            const spans = texts.map(exact.spanOf);
            return spans.map((one) => spans.map((two) => [exact.ratio, exact.difference]
                .map((relation) => relation(one, two, false, rounding)?.text ?? null)));
        }"""
        found = catalog.evaluate(script, [exact_texts(rover), option])

        for one, two in itertools.product(range(len(values)), repeat=2):
            expected = relations(figures[one], figures[two], "kg", **option)
            assert found[one][two] == expected, (values[one], values[two])

    def test_a_file_has_the_texts_of_compare(self, rounded: tuple[Page, dict[str, Any]]) -> None:
        """Texts are rounded as asked for, and numbers for programs are not."""
        opened, option = rounded
        found = json.loads(saved(opened, "json", units="us", base="lev-2"))
        made = rs.compare(CATALOG, list(SPECS), units="us", relative_to="lev-2", **option)

        for row, other in zip(found["rows"], json.loads(made.render("json"))["rows"], strict=True):
            assert row == other


class TestSecondUnits:
    """A second unit system stands in brackets, as in ``compare --also``."""

    def test_cells_heads_and_differences_are_those_of_compare(self, catalog: Page) -> None:
        """Nothing stands in brackets where both systems have one unit."""
        found = look(catalog, units="metric", also="us", base="lev-2", blanks="yes")
        specs = list(SPECS)
        rows = rs.compare(CATALOG, specs, units="metric", also="us", relative_to="lev-2").rows

        for place, row in enumerate(rows):
            unit = f"{row.unit} ({row.also_unit})" if row.also_unit else row.unit
            assert found["units"][place] == unit
            texts = [in_two(cell) or "—" for cell in row.cells]
            # Sizes do not break within.
            assert list(map(breakable, found["texts"][place])) == list(map(breakable, texts))
            assert found["differences"][place] == [in_two(cell) for cell in row.differences]
        assert "units: Metric (US)" in catalog.locator("#status").inner_text()


def breakable(text: str) -> str:
    """Return a text that may break at each space."""
    return text.replace("\u00a0", " ")


def in_two(cell: Cell | None) -> str | None:
    """Return the text of a cell with the second one in brackets."""
    if cell is None:
        return None
    if cell.also is None:
        return grouped(cell.text)
    return f"{grouped(cell.text)} ({grouped(cell.also.text)})"


class TestConditions:
    """A condition has the answers of ``where``."""

    def test_each_answer_is_that_of_the_library(self, catalog: Page, whole: Comparison) -> None:
        """Yes, maybe, no: for each figure of the catalog, each sign, and numbers at and beside its ends."""
        asked: list[list[str]] = []
        for row in whole.rows:
            ends = sorted({end for span in row.spans if span for end in span.ends})
            chosen = ends[:: max(1, len(ends) // 4)]
            asked.append([str(end) for end in chosen if end >= 0])
        script = f"""([asked, signs]) => {{ {_FIGURES}
            return data.specs.map((spec, place) => asked[place].map((number) => signs.map((sign) =>
                figures(spec, spec.unit).map((span) =>
                    span && exact.answer(span, sign, exact.read(number))))));
        }}"""
        found = catalog.evaluate(script, [asked, list(SIGNS)])

        for row, numbers, answers in zip(whole.rows, asked, found, strict=True):
            for number, signs in zip(numbers, answers, strict=True):
                point = Span(Fraction(number), Fraction(number))
                for sign, verdicts in zip(SIGNS, signs, strict=True):
                    expected = [span and span.compare(sign, point) for span in row.spans]
                    assert verdicts == expected, (row.spec, sign, number)

    @pytest.mark.parametrize(
        ("where", "strict"),
        [
            (["mass < 10 kg"], False),
            (["mass <= 22 lb", "length > 0.3 m"], False),
            (["mass < 5 kg"], True),
            (["wheel_count == 6", "top_speed >= 0.1 km/h"], False),
            (["bounding_volume < 1000 L"], False),
            (["mass > 999999 t"], False),
        ],
    )
    def test_the_vehicles_are_those_of_compare(
        self, catalog: Page, where: list[str], strict: bool
    ) -> None:
        """They stay with their doubts; those not known are left out, and counted."""
        found = look(catalog, where=where, strict="yes" if strict else "", blanks="yes")
        expected = rs.compare(CATALOG, ["mass"], where=" and ".join(where), strict=strict)

        assert found["vehicles"] == [vehicle.name for vehicle in expected.vehicles]
        doubts = ["" if match == "yes" else match for match in expected.matches]
        assert found["remarks"] == doubts
        status = catalog.locator("#status").inner_text()
        assert f"{' and '.join(where)}: {expected.matches.count('yes')} yes" in status

    def test_they_are_chosen_by_hand_and_taken_back(self, catalog: Page) -> None:
        """Spec, sign, number and unit; what is no number is refused with words; a click takes one back."""
        look(catalog)
        catalog.locator("#asked").select_option("top_speed")
        catalog.locator("#sign").select_option("<=")
        catalog.locator("#unit").select_option("cm/s")
        for number in ("", "ten", "-1", "1e3"):
            catalog.locator("#number").fill(number)
            catalog.locator("#add").click()
            assert catalog.locator("#mistake").inner_text() == "Write a number such as 10 or 0.5."
        catalog.locator("#number").fill("1,5")
        catalog.locator("#number").press("Enter")
        expected = rs.compare(CATALOG, ["mass"], where="top_speed <= 1.5 cm/s")
        assert grid(catalog)["vehicles"] == [vehicle.name for vehicle in expected.vehicles]
        assert catalog.locator("#mistake").inner_text() == ""
        chip = catalog.get_by_role("button", name="Leave out the condition top_speed <= 1.5 cm/s")
        chip.click()
        assert len(grid(catalog)["vehicles"]) == len(CATALOG)


class TestDiffering:
    """Only what differs is what the library takes to differ."""

    def test_the_specs_are_those_of_compare(self, catalog: Page) -> None:
        """For the vehicles shown, whichever they are."""
        made = random.Random(5)  # noqa: S311 (the same ones each time)
        for count in (2, 2, 3, 3, 4, 6, 12, len(CATALOG)):
            chosen = [vehicle.id for vehicle in made.sample(CATALOG, count)]
            found = look(catalog, vehicles=chosen, differing="yes", blanks="yes")
            expected = rs.compare(chosen, list(SPECS), differing=True)
            assert found["specs"] == [row.title for row in expected.rows], chosen


class TestLikeness:
    """The most alike are those of ``nearest``."""

    def test_each_vehicle_has_the_neighbours_of_the_library(self, catalog: Page) -> None:
        """Their order, the typical factor, and how many specs it rests on."""
        names = dict(zip(CATALOG, rs.compare(CATALOG, ["mass"]).headings(), strict=True))
        for vehicle in CATALOG[::8]:
            kin = [
                each
                for each in CATALOG
                if isinstance(each, rs.Lander) == isinstance(vehicle, rs.Lander)
            ]
            expected = neighbourhood(vehicle, vehicles=kin).neighbours
            found = look(catalog, base=vehicle.id, sort="alike", blanks="yes")
            remarks = [f"×{row['factor']} in {row['count']} specs" for row in as_rows(expected)]
            count = len(expected) + 1
            order = [names[vehicle], *(names[each.vehicle] for each in expected)]
            assert found["vehicles"][:count] == order, vehicle
            assert found["remarks"][:count] == ["baseline", *remarks], vehicle
            assert set(found["remarks"][count:]) <= {""}


class TestFiles:
    """What is saved is what the command line writes."""

    VIEWS: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({}, {}),
        ({"units": "us"}, {"units": "us"}),
        ({"units": "metric", "base": "tenacious"}, {"units": "metric", "relative_to": "tenacious"}),
        (
            {"units": "metric", "also": "us", "base": "tenacious"},
            {"units": "metric", "also": "us", "relative_to": "tenacious"},
        ),
        ({"where": ["mass < 10 kg"], "units": "auto"}, {"where": "mass < 10 kg", "units": "auto"}),
    )

    @pytest.mark.parametrize(("view", "options"), VIEWS)
    def test_csv_is_that_of_compare(
        self, catalog: Page, view: dict[str, Any], options: dict[str, Any]
    ) -> None:
        """The same bytes: columns, numbers, marks, texts that are no formulas."""
        if options.get("units") == "auto":
            options = options | {"units": auto_units()}
        found = saved(catalog, "csv", **view)

        assert found == rs.compare(CATALOG, list(SPECS), **options).render("csv") + "\n"

    @pytest.mark.parametrize(("view", "options"), VIEWS[:4])
    def test_json_is_that_of_compare(
        self, catalog: Page, view: dict[str, Any], options: dict[str, Any]
    ) -> None:
        """The same data, with vehicles, claims and sources."""
        found = json.loads(saved(catalog, "json", **view))
        expected = json.loads(rs.compare(CATALOG, list(SPECS), **options).render("json"))

        for key in ("vehicles", "relative_to"):
            assert found[key] == expected[key]
        for row, other in zip(found["rows"], expected["rows"], strict=True):
            assert {**row, "cells": 0, "ratios": 0, "differences": 0} == {
                **other, "cells": 0, "ratios": 0, "differences": 0
            }  # fmt: skip
            for key in ("cells", "ratios", "differences"):
                for one, two in itertools.zip_longest(row[key], other[key]):
                    assert one == two, (row["spec"], key)

    def test_only_what_is_shown_is_saved(self, catalog: Page) -> None:
        """In its order, without the specs and vehicles that are left aside."""
        view = {"vehicles": ["tenacious", "lev-2"], "groups": "mass", "sort": "mass:descending"}
        found = saved(catalog, "csv", blanks="", **view)

        expected = rs.compare(["tenacious", "lev-2"], "mass,bulk_density,surface_weight")
        assert found == expected.render("csv") + "\n"


def auto_units() -> dict[str, str]:
    """Return the unit of each spec that reads best for all vehicles."""
    rows = rs.compare(CATALOG, list(SPECS), units="auto").rows
    return {row.spec: row.unit for row in rows if row.unit}


def saved(opened: Page, kind: str, **view: Any) -> str:
    """Return the file that a view saves."""
    look(opened, **{"blanks": "yes"} | view)
    with opened.expect_download() as download:
        opened.locator(f"#{kind}").click()
    assert download.value.suggested_filename == f"rovers.{kind}"
    return Path(download.value.path()).read_text(encoding="utf-8")
