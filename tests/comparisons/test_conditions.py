"""Conditions: the four answers to a question, who meets it, and in which order they stand."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.comparisons.conditions import Answer, Selection, in_order
from roverspecs.comparisons.filters import Filter
from roverspecs.errors import UnknownSpecError
from roverspecs.records.reading import TRUST

NEWS = rs.Source(id="news", title="News", publisher="A Daily", kind="press", date="2025-01-02")


def rover(**fields: Any) -> rs.Rover:
    """Return a rover with some fields."""
    return rs.Rover(**{"name": "Mine", **fields})


def verdict(where: str, **fields: Any) -> str:
    """Return the verdict on a rover with some fields."""
    return Filter.parse(where).answer(rover(**fields)).verdict


def reasons(where: str, **fields: Any) -> tuple[str, ...]:
    """Return the reasons of an answer on a rover with some fields."""
    return Filter.parse(where).answer(rover(**fields)).reasons


class TestFigures:
    """A figure is asked as it is shown."""

    @pytest.mark.parametrize(
        ("mass", "answers"),
        [
            ("4 kg", "yes yes no no no yes"),
            ("5 kg", "no yes no yes yes no"),
            ("5000 g", "no yes no yes yes no"),
            ("6 kg", "no no yes yes no yes"),
            ("~5 kg", "maybe maybe maybe maybe maybe maybe"),
            ("~3 kg", "yes yes no no no yes"),
            ("4–5 kg", "maybe yes no maybe maybe maybe"),
            ("6–7 kg", "no no yes yes no yes"),
            ("4.5 ± 1 kg", "maybe maybe maybe maybe maybe maybe"),
            ("≥5 kg", "no maybe maybe yes maybe maybe"),
            (">5 kg", "no no yes yes no yes"),
            ("<5 kg", "yes yes no no no yes"),
            ("≤5 kg", "maybe yes no maybe maybe maybe"),
            ("11 lb", "yes yes no no no yes"),
            (None, "unknown unknown unknown unknown unknown unknown"),
        ],
    )
    def test_operators(self, mass: str | None, answers: str) -> None:
        """A plain figure is taken at its word, a mark may leave the question open."""
        signs = ("<", "<=", ">", ">=", "==", "!=")

        assert [verdict(f"mass {sign} 5 kg", mass=mass) for sign in signs] == answers.split()

    @pytest.mark.parametrize(
        ("where", "fields"),
        [
            ("mass == 5 kg", {"mass": "5000 g"}),
            ("mass == 16 oz", {"mass": "1 lb"}),
            ("mass == 1 slug", {"mass": "1 slug"}),
            ("height == 5 ft 11 in", {"height": "71 in"}),
            ("wheel_count == 6", {"wheel_count": "6"}),
            ("wheel_count > 5.5", {"wheel_count": "6"}),
            ("design_life == 1 h 30 min", {"design_life": "90 min"}),
            ("max_slope < 30 deg", {"max_slope": "29 deg"}),
            ("bounding_volume > 2000 L", {"length": "1 m", "width": "2 m", "height": "3 m"}),
            (
                "bulk_density < 4 kg/m³",
                {"mass": "12 kg", "length": "1 m", "width": "2 m", "height": "3 m"},
            ),
            ("payload_fraction > 20 %", {"mass": "12 kg", "payload_mass": "3 kg"}),
            ("payload_fraction > 20 percent", {"mass": "12 kg", "payload_capacity": "3 kg"}),
        ],
    )
    def test_units(self, where: str, fields: dict[str, Any]) -> None:
        """Units are converted exactly, those that only pint knows to fifteen digits."""
        assert verdict(where, **fields) == "yes"

    def test_the_figure_shown(self) -> None:
        """Rejected claims are never asked, preferred ones and those of a configuration are if that is wished."""
        mine = rover(
            mass=[
                rs.Claim(value="1 kg", rejected="a slip"),
                "5 kg",
                rs.Claim(value="9 kg", source=NEWS),
            ],
            length=[
                rs.Claim(value="1 m", configuration="stowed"),
                rs.Claim(value="2 m", configuration="deployed"),
            ],
        )
        mass, length = Filter.parse("mass == 5 kg"), Filter.parse("length == 1 m")

        assert mass.answer(mine).verdict == "yes"
        assert mass.answer(mine, prefer="press").verdict == "no"
        assert mass.answer(mine, prefer=["press"]).verdict == "no"
        assert mass.answer(mine, prefer=rs.Preference(as_of="1999")) == Answer(
            "unknown", ("no mass",)
        )
        assert mass.answer(mine, configuration="stowed").verdict == "yes"
        assert length.answer(mine).verdict == "yes"
        assert length.answer(mine, configuration="deployed").verdict == "no"
        assert length.answer(mine, configuration="at launch") == Answer("unknown", ("no length",))
        assert Filter.parse("length").answer(mine, configuration="at launch").verdict == "no"

    def test_options_of_derived_figures(self) -> None:
        """A derived figure follows from the claims that are preferred, in the configuration asked for."""
        mine = rover(
            mass=["6 kg", rs.Claim(value="12 kg", source=NEWS)],
            diameter=[
                rs.Claim(value="1 m", configuration="stowed"),
                rs.Claim(value="2 m", configuration="deployed"),
            ],
            height=[
                rs.Claim(value="1 m", configuration="stowed"),
                rs.Claim(value="3 m", configuration="deployed"),
            ],
        )
        light = Filter.parse("bulk_density < 10 kg/m³")

        assert light.answer(mine).verdict == "yes"
        assert light.answer(mine, prefer="press").verdict == "maybe"
        assert light.answer(mine, configuration="deployed", prefer="press").verdict == "yes"

    def test_what_a_kind_lacks(self) -> None:
        """A lander has no wheels to tell of: that is the same as if none were published."""
        lander = rs.Lander(name="L")

        assert Filter.parse("wheel_count == 4").answer(lander) == Answer(
            "unknown", ("no wheel_count",)
        )
        assert Filter.parse("wheel_count").answer(lander) == Answer("no")

    def test_known(self) -> None:
        """A field alone asks whether it is published; yes or no only."""
        given = {
            "mass": "~5 kg",
            "body": "Moon",
            "launch_date": dt.date(2024, 1, 20),
            "countries": ["Japan"],
        }
        names = (
            "mass",
            "width",
            "surface_weight",
            "bulk_density",
            "body",
            "operator",
            "launch_date",
            "landing_date",
        )

        assert [verdict(name, **given) for name in (*names, "countries", "aliases")] == (
            ["yes", "no", "yes", "no", "yes", "no", "yes", "no", "yes", "no"]
        )
        assert verdict("mass", mass=rs.Claim(value="5 kg", rejected="a slip")) == "no"


class TestTexts:
    """Texts are compared by what counts in a name."""

    @pytest.mark.parametrize(
        ("where", "expected"),
        [
            ("body == Moon", "yes"),
            ("body == ｍＯＯＮ", "yes"),
            ("body != Moon", "no"),
            ("body == Mars", "no"),
            ("body != Mars", "yes"),
            ("body == Moo", "no"),
            ("body contains oo", "yes"),
            ("body contains ooo", "no"),
            ("operator == ispace inc", "yes"),
            ("operator == I-SPACE INC", "yes"),
            ("operator contains 'ACE I'", "yes"),
            ("countries == Japan", "yes"),
            ("countries == luxembourg", "yes"),
            ("countries == France", "no"),
            ("countries != Japan", "no"),
            ("countries != France", "yes"),
            ("countries contains bourg", "yes"),
            ("countries contains JapanLuxembourg", "no"),
            ("id == mine", "yes"),
            ("name == MINE", "yes"),
            ("kind == rover", "yes"),
            ("kind != Lander", "yes"),
            ("kind contains land", "no"),
            ("status == operating", "yes"),
            ("status contains ed", "no"),
            ("status != Lost", "yes"),
            ("mission == X", "unknown"),
            ("mission != X", "unknown"),
            ("mission contains X", "unknown"),
            ("aliases == X", "unknown"),
            ("aliases != X", "unknown"),
        ],
    )
    def test_answers(self, where: str, expected: str) -> None:
        """Case, width, spaces and hyphens do not count; any of several texts is enough, and what is unset is unknown."""
        fields = {
            "body": "Moon",
            "operator": "ispace Inc",
            "countries": ["Japan", "Luxembourg"],
            "status": "operating",
        }

        assert verdict(where, **fields) == expected


class TestDates:
    """A date is a period."""

    @pytest.mark.parametrize(
        ("value", "answers"),
        [
            ("2024", "no yes no yes yes no"),
            ("2024-01", "no yes no yes yes no"),
            ("2024-01-20", "no yes no yes yes no"),
            ("2023", "no no yes yes no yes"),
            ("2025", "yes yes no no no yes"),
            ("2023-12", "no no yes yes no yes"),
            ("2024-02", "yes yes no no no yes"),
            ("2024-01-19", "no no yes yes no yes"),
            ("2024-01-21", "yes yes no no no yes"),
        ],
    )
    def test_periods(self, value: str, answers: str) -> None:
        """Equal is within, less is before the first day, at most is up to the last day."""
        signs = ("<", "<=", ">", ">=", "==", "!=")

        assert [
            verdict(f"launch_date {sign} {value}", launch_date="2024-01-20") for sign in signs
        ] == answers.split()
        assert verdict(f"launch_date < {value}") == "unknown"

    def test_edges(self) -> None:
        """The first and the last day of a period belong to it, as does the first year of the calendar."""
        for value, first, last in (
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
        ):
            assert verdict(f"landing_date == {value}", landing_date=first) == "yes"
            assert verdict(f"landing_date == {value}", landing_date=last) == "yes"
        assert verdict("launch_date < 0002", launch_date=dt.date(1, 1, 1)) == "yes"


VERDICTS = ("yes", "maybe", "unknown", "no")
GIVEN = {
    "yes": "mass < 9 kg",
    "maybe": "payload_mass < 5 kg",
    "unknown": "width < 1 m",
    "no": "mass > 9 kg",
}
OF_EACH = {"mass": "1 kg", "payload_mass": "~5 kg"}

# Rows and columns in the order of VERDICTS.
AND = """
    yes     maybe   unknown no
    maybe   maybe   unknown no
    unknown unknown unknown no
    no      no      no      no
"""
OR = """
    yes yes     yes     yes
    yes maybe   maybe   maybe
    yes maybe   unknown unknown
    yes maybe   unknown no
"""


class TestWords:
    """Answers are combined."""

    @pytest.mark.parametrize(("word", "table"), [("and", AND), ("or", OR)])
    def test_tables(self, word: str, table: str) -> None:
        """All are no better than the worst of them, any of them is as good as the best."""
        found = [
            verdict(f"{GIVEN[one]} {word} {GIVEN[other]}", **OF_EACH)
            for one, other in itertools.product(VERDICTS, repeat=2)
        ]

        assert found == table.split()

    def test_not(self) -> None:
        """The contrary of yes is no; what is open stays so."""
        assert [verdict(f"not {GIVEN[each]}", **OF_EACH) for each in VERDICTS] == [
            "no",
            "maybe",
            "unknown",
            "yes",
        ]

    @pytest.mark.parametrize(
        ("where", "expected"),
        [
            ("mass < 5 kg", ("mass about 5.0 kg",)),
            ("not mass < 5 kg", ("mass about 5.0 kg",)),
            ("4.9 kg < mass < 5.1 kg or mass != 5 kg", ("mass about 5.0 kg",)),
            ("mass < 5 kg and body == Moon", ("mass about 5.0 kg",)),
            ("mass < 5 kg and body == Mars", ()),
            ("mass < 5 kg and mass < 9 kg", ("mass about 5.0 kg",)),
            ("mass < 5 kg and payload_mass > 1 kg", ("mass about 5.0 kg", "payload_mass ≤2 kg")),
            ("mass < 5 kg and width < 1 m", ("no width",)),
            ("width < 1 m or height < 1 m or width > 2 m", ("no width", "no height")),
            ("width < 1 m or mass < 9 kg", ()),
            ("mass < 5 kg and (width < 1 m or mass < 9 kg)", ("mass about 5.0 kg",)),
            ("mission == X and launch_date < 2024", ("no mission", "no launch_date")),
            ("bulk_density < 1 kg/m³", ("no figure for length and width and height",)),
            ("payload_fraction < 5 %", ("payload_fraction ≤42.2 %",)),
            ("surface_weight < 8.1 N or surface_weight > 8100 mN", ("surface_weight ~8.1 N",)),
            ("surface_weight > 1 kN", ()),
            ("width", ()),
        ],
    )
    def test_reasons(self, where: str, expected: tuple[str, ...]) -> None:
        """Each figure that leaves the answer open is named once, as published, and so is what is missing."""
        assert reasons(where, mass="about 5.0 kg", payload_mass="≤2 kg", body="Moon") == expected

    def test_reasons_are_readable(self) -> None:
        """A derived figure is written without an exponent."""
        box = {"length": "54 cm", "width": "31.5 cm", "height": "26 cm"}

        assert reasons("bulk_density < 110 kg/m³", mass="~5 kg", **box) == (
            "bulk_density ~100 kg/m³",
        )


# --- filters at random, and answers by other means ------------------------------

# What a mass may be, in grams: some quantities that the text stands for, on
# either side of and upon each bound asked for below wherever it has such.
MASSES = {
    None: [],
    "5 kg": [5000],
    "4 kg": [4000],
    "~5 kg": [4000, 4500, 5000, 5500, 6000],
    "5–6 kg": [5000, 5500, 6000],
    "<5 kg": [0, 3999, 4000, 4999],
    "≤5 kg": [0, 3999, 4000, 4999, 5000],
    ">5 kg": [5001, 6000, 7000],
    "≥6000 g": [6000, 7000],
}
GRAMS = {"4 kg": 4000, "4000 g": 4000, "5 kg": 5000, "5,000 g": 5000, "0.006 t": 6000}
BODIES = (None, "Moon", "Mars")
DAYS = (None, "2023-12-31", "2024-01-01", "2024-01-31", "2024-12-31", "2025-01-01")
# First and last day of each period.
PERIODS = {
    "2024": ("2024-01-01", "2024-12-31"),
    "2024-01": ("2024-01-01", "2024-01-31"),
    "2024-01-31": ("2024-01-31", "2024-01-31"),
}

ATOMS = st.one_of(
    st.tuples(
        st.just("mass"),
        st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
        st.sampled_from([*GRAMS]),
    ),
    st.tuples(
        st.just("body"), st.sampled_from(["==", "!="]), st.sampled_from(["Moon", "Mars", "Ceres"])
    ),
    st.tuples(
        st.just("launch_date"),
        st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
        st.sampled_from([*PERIODS]),
    ),
    st.tuples(st.just("known"), st.sampled_from(["mass", "body", "launch_date", "width"])),
    st.tuples(st.just("unpublished")),
)
TREES: st.SearchStrategy[Any] = st.recursive(
    ATOMS,
    lambda parts: st.one_of(
        st.tuples(st.just("not"), parts),
        st.tuples(st.sampled_from(["and", "or"]), st.lists(parts, min_size=2, max_size=3)),
    ),
    max_leaves=7,
)
VEHICLES = st.fixed_dictionaries(
    {
        "mass": st.sampled_from([*MASSES]),
        "body": st.sampled_from(BODIES),
        "launch_date": st.sampled_from(DAYS),
    }
)

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=", "!=": "<>"}


def written(tree: Any, draw: Any) -> str:
    """Return a tree as a text, in one of its many spellings, with more brackets than it needs."""
    kind, *rest = tree
    if kind == "not":
        text = draw(st.sampled_from(["not ({})", "NOT({})", "not\n( {} )"])).format(
            written(rest[0], draw)
        )
    elif kind in ("and", "or"):
        word = draw(st.sampled_from([kind, kind.upper(), kind.title()]))
        text = f" {word} ".join(f"({written(part, draw)})" for part in rest[0])
    elif kind == "known":
        text = rest[0]
    elif kind == "unpublished":
        text = draw(st.sampled_from(["width < 1 m", "bulk_density<2kg/m³", "mission = Apollo"]))
    else:
        sign, value = rest
        forms = [
            f"{kind} {sign} {value}",
            f"{kind}{sign}{value}",
            f"{value}{MIRRORED[sign]}{kind}",
            f"{kind} {sign} '{value}'",
        ]
        text = draw(st.sampled_from(forms))
    return str(draw(st.sampled_from(["{}", "({})", " {} "]))).format(text)


def truth(tree: Any, vehicle: dict[str, Any]) -> str:  # noqa: PLR0911 (a case each)
    """Return the verdict on a vehicle, by quantities that its figures stand for and by tables."""
    kind, *rest = tree
    if kind == "not" and rest[0][0] in ("and", "or"):
        # Not both is not the one, or not the other.
        inner, parts = rest[0]
        return truth(
            ({"and": "or", "or": "and"}[inner], [("not", part) for part in parts]), vehicle
        )
    if kind == "not" and rest[0][0] == "not":
        return truth(rest[0][1], vehicle)
    if kind == "not":
        return {"yes": "no", "no": "yes", "maybe": "maybe", "unknown": "unknown"}[
            truth(rest[0], vehicle)
        ]
    if kind in ("and", "or"):
        table = dict(
            zip(
                itertools.product(VERDICTS, repeat=2),
                (AND if kind == "and" else OR).split(),
                strict=True,
            )
        )
        verdicts = [truth(part, vehicle) for part in rest[0]]
        while len(verdicts) > 1:
            verdicts = [table[verdicts[0], verdicts[1]], *verdicts[2:]]
        return verdicts[0]
    if kind == "known":
        return "yes" if vehicle.get(rest[0]) else "no"
    if kind == "unpublished" or vehicle[kind] is None:
        return "unknown"
    sign, value = rest
    found = _truths(kind, sign, value, vehicle[kind])
    return "maybe" if len(found) > 1 else "yes" if found == {True} else "no"


def _truths(kind: str, sign: str, value: str, given: str) -> set[bool]:
    if kind == "body":
        return {(given == value) == (sign == "==")}
    if kind == "mass":
        first = last = GRAMS[value]
        quantities: list[Any] = MASSES[given]
    else:
        first, last = PERIODS[value]  # type: ignore[assignment]  # texts here, numbers above
        quantities = [given]
    tests: dict[str, Callable[[Any], bool]] = {
        "<": lambda each: each < first,
        "<=": lambda each: each <= last,
        ">": lambda each: each > last,
        ">=": lambda each: each >= first,
        "==": lambda each: first <= each <= last,
        "!=": lambda each: not first <= each <= last,
    }
    return {tests[sign](each) for each in quantities}


@given(TREES, VEHICLES, st.data())
def test_answers_are_those_of_brute_force(
    tree: Any, vehicle: dict[str, Any], data: st.DataObject
) -> None:
    """However a filter is spelt, its answer is that of trying quantities one by one, and has reasons if it is open."""
    read = Filter.parse(written(tree, data.draw))
    answer = read.answer(rover(**vehicle))

    assert answer.verdict == truth(tree, vehicle)
    assert bool(answer.reasons) == (answer.verdict in ("maybe", "unknown"))
    assert len(set(answer.reasons)) == len(answer.reasons)
    assert Filter.parse(str(read)) == read
    assert str(Filter.parse(str(read))) == str(read)
    assert Filter.parse(str(read)).answer(rover(**vehicle)) == answer


@given(TREES, TREES, VEHICLES, st.data())
def test_de_morgan(one: Any, other: Any, vehicle: dict[str, Any], data: st.DataObject) -> None:
    """Not both is either not, with the same reasons; not either is both not."""
    a, b = written(one, data.draw), written(other, data.draw)
    mine = rover(**vehicle)

    for word, dual in (("and", "or"), ("or", "and")):
        left = Filter.parse(f"not (({a}) {word} ({b}))").answer(mine)
        assert left == Filter.parse(f"not ({a}) {dual} not ({b})").answer(mine)


# --- several vehicles ------------------------------------------------------------

LIGHT = rs.Rover(name="Light", mass="4 kg", width="30 cm", launch_date=dt.date(2024, 5, 1))
ABOUT = rs.Rover(name="About", mass="~5 kg", width="30 cm", launch_date=dt.date(2023, 5, 1))
HEAVY = rs.Rover(name="Heavy", mass="6–8 kg", width="20 cm")
BLANK = rs.Rover(name="blank", width="10 cm", launch_date=dt.date(2025, 1, 1))
ALL = (HEAVY, ABOUT, BLANK, LIGHT)


def chosen(where: str, *, strict: bool = False) -> Selection:
    """Return what a condition selects of all."""
    return Filter.parse(where).select(ALL, TRUST, strict=strict)


def names(by: str, *, descending: bool = False) -> list[str]:
    """Return the names of all in their order."""
    return [ALL[place].name for place in in_order(ALL, by, TRUST, descending=descending)]


def test_those_that_may_meet_a_condition_stay_and_are_marked() -> None:
    """A figure that lies across the bound leaves it open; what is not published is said, and left out."""
    assert chosen("mass < 5 kg") == Selection(
        (ABOUT, LIGHT),
        ("maybe", "yes"),
        (
            "May meet it: About (mass ~5 kg)",
            "Left out because it is not known whether they meet it: blank (no mass)",
        ),
    )


def test_strict_leaves_out_what_only_may() -> None:
    """Whoever wants to be sure gets those alone that do, and learns which are open."""
    assert chosen("mass < 5 kg", strict=True) == Selection(
        (LIGHT,),
        ("yes",),
        (
            "Left out because they might not meet it: About (mass ~5 kg)",
            "Left out because it is not known whether they meet it: blank (no mass)",
        ),
    )


def test_vehicles_of_one_reason_stand_together() -> None:
    """What is not known is said once for all that lack the same figures."""
    assert chosen("top_speed > 1 m/s and mass < 7 kg").remarks == (
        "No vehicle meets top_speed > 1 m/s and mass < 7 kg",
        "Left out because it is not known whether they meet it: Heavy, About, Light (no top_speed); blank (no top_speed, no mass)",
    )


def test_nothing_found_is_an_answer() -> None:
    """Where no vehicle meets a condition, that is said."""
    assert chosen("width > 1 m") == Selection((), (), ("No vehicle meets width > 1 m",))


def test_vehicles_stand_in_the_order_of_a_spec() -> None:
    """The smallest or the largest first, those without a figure last."""
    assert names("mass") == ["Light", "About", "Heavy", "blank"]
    assert names("mass", descending=True) == ["Heavy", "About", "Light", "blank"]
    assert names("width") == ["blank", "Heavy", "About", "Light"]
    assert names("width", descending=True) == ["About", "Light", "Heavy", "blank"]


def test_vehicles_stand_in_the_order_of_name_and_date() -> None:
    """Case does not count in names; those without a date come last, either way."""
    assert names("name") == ["About", "blank", "Heavy", "Light"]
    assert names("name", descending=True) == ["Light", "Heavy", "blank", "About"]
    assert names("launch_date") == ["About", "Light", "blank", "Heavy"]
    assert names("launch_date", descending=True) == ["blank", "Light", "About", "Heavy"]
    assert names("landing_date") == [each.name for each in ALL]


def test_a_derived_spec_orders_vehicles_like_a_published_one() -> None:
    """What cannot be derived comes last."""
    cubes = [
        rs.Rover(name=size, mass="4 kg", length=size, width=size, height=size)
        for size in ("20 cm", "10 cm", "30 cm")
    ]
    assert names("bulk_density") == [each.name for each in ALL]
    dense = rs.compare([ABOUT, *cubes], ["bulk_density"], sort="bulk_density", descending=True)
    assert [each.name for each in dense.vehicles] == ["10 cm", "20 cm", "30 cm", "About"]


def test_an_unknown_spec_is_refused() -> None:
    """The message offers the nearest name, dates and the name among them."""
    with pytest.raises(UnknownSpecError) as caught:
        names("launchdate")
    assert (
        str(caught.value)
        == "sort: unknown spec 'launchdate': did you mean 'launch_date' or 'launch_mass' or 'landing_date'?"
    )


# --- the shipped records --------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (
            "mass < 10 kg and mission == SLIM",
            {"yes": "lev-1 lev-2", "unknown": "slim"},
        ),
        (
            "mass < 5 kg and (name == Tenacious or name contains JinChan or name == LEV-2)",
            {"yes": "lev-2", "maybe": "tenacious"},
        ),
        (
            "width <= 32 cm and wheel_count == 4 and body == moon and operator == ispace-EUROPE",
            {"yes": "tenacious"},
        ),
        (
            "launch_date == 2023-09-06 and countries == Japan and mission == SLIM",
            {"yes": "lev-1 lev-2 slim"},
        ),
    ],
)
def test_the_catalog(where: str, expected: dict[str, str]) -> None:
    """The shipped records are sorted as by hand; each one that is left out is said to be."""
    found: dict[str, list[str]] = {}
    for vehicle in rs.Catalog():
        found.setdefault(Filter.parse(where).answer(vehicle).verdict, []).append(vehicle.id)
    others = " ".join(found.pop("no"))

    assert {key: " ".join(ids) for key, ids in found.items()} == expected
    assert len(others.split()) + sum(map(len, found.values())) == len(list(rs.Catalog()))
