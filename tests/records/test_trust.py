"""Trust: which claim is shown, why the others are not, and what may be preferred."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.records.claims import SOURCE_KINDS
from roverspecs.records.reading import TRUST, Reading
from roverspecs.records.trust import ORDERS, Verdict, is_confirmed, verdicts

if TYPE_CHECKING:
    from conftest import Run


def source(
    id: str, kind: str = "press", date: str | None = None, publisher: str = "P"
) -> rs.Source:
    """Return a source."""
    return rs.Source(id=id, title=id.title(), publisher=publisher, kind=kind, date=date)


JAXA = source("jaxa", "agency", None, "JAXA")
ISPACE = source("ispace", "operator", "2023-11-16", "ispace, inc.")
PAPER = source("paper", "paper", "2024", "A Journal")
EARLY = source("early", "press", "2022-04", "Gizmodo Japan")
LATE = source("late", "press", "2025-01-02", "The Daily")
BLOG = source("blog", "aggregator", "2024-06-30", "A Blog")

SOURCES = (JAXA, ISPACE, PAPER, EARLY, LATE, BLOG)
VALUES = ("5.1 kg", "5.2 kg", "5.3 kg", "5.4 kg", "5.5 kg", "5.6 kg")
WRONG = rs.Claim(value="51 kg", source=LATE, rejected="a slip")
OWN = rs.Claim(value="5 kg")
CLAIMS = (
    *(rs.Claim(value=value, source=each) for value, each in zip(VALUES, SOURCES, strict=True)),
    OWN,
    WRONG,
)


def rover(*claims: rs.Claim) -> rs.Rover:
    """Return a rover with some masses."""
    return rs.Rover(name="Mine", mass=claims)


def ids(claims: tuple[rs.Claim, ...]) -> str:
    """Return the ids of the sources, "own" where there is none, and "wrong" for a rejected one."""
    return " ".join(
        "wrong" if claim.rejected else claim.source.id if claim.source else "own"
        for claim in claims
    )


class TestParse:
    """Words become a preference, or an error."""

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            (None, rs.Preference()),
            ([], rs.Preference()),
            ((), rs.Preference()),
            ("press", rs.Preference(ranks=("press",))),
            (" press , paper ", rs.Preference(ranks=("press", "paper"))),
            (["press", "paper"], rs.Preference(ranks=("press", "paper"))),
            (iter(["press", "latest"]), rs.Preference(ranks=("press",), order="latest")),
            ("press,press", rs.Preference(ranks=("press",))),
            ("latest", rs.Preference(order="latest")),
            ("earliest", rs.Preference(order="earliest")),
            ("latest,latest", rs.Preference(order="latest")),
            ("as-of 2024", rs.Preference(as_of="2024")),
            ("as of 2024-01", rs.Preference(as_of="2024-01")),
            ("as-of=2024-01-20", rs.Preference(as_of="2024-01-20")),
            ("as-of \t 2024", rs.Preference(as_of="2024")),
            ("as-of 2024,as-of 2024", rs.Preference(as_of="2024")),
            (
                "as-of 2024,latest,jaxa,press",
                rs.Preference(ranks=("jaxa", "press"), order="latest", as_of="2024"),
            ),
            (
                ["press,latest", "as-of 2024"],
                rs.Preference(ranks=("press",), order="latest", as_of="2024"),
            ),
            ("Latest", rs.Preference(ranks=("Latest",))),
            ("月面", rs.Preference(ranks=("月面",))),
            (rs.Preference(order="latest"), rs.Preference(order="latest")),
        ],
    )
    def test_words(self, given: str | list[str] | None, expected: rs.Preference) -> None:
        """Words are kinds, sources, an order and a date, in any order and each once."""
        assert rs.Preference.parse(given) == expected

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ("", "expected words such as 'press,latest', found ''"),
            (" ", "expected words such as 'press,latest', found ' '"),
            ("press,", "expected words such as 'press,latest', found 'press,'"),
            ([""], "expected words such as 'press,latest', found ['']"),
            (["press", 5], "expected words such as 'press,latest', found ['press', 5]"),
            (5, "expected words such as 'press,latest', found 5"),
            (0, "expected words such as 'press,latest', found 0"),
            (False, "expected words such as 'press,latest', found False"),
            (b"press", "expected words such as 'press,latest', found b'press'"),
            ("latest,earliest", "'latest' and 'earliest' cannot be given together: give one of them"),
            ("earliest,press,latest", "'earliest' and 'latest' cannot be given together: give one of them"),
            ("as-of 2024,as-of 2023", "expected one 'as-of DATE', found several"),
            ("as-of", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found ''"),
            ("as of ", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found ''"),
            ("as-of soon", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found 'soon'"),
            ("as-of 2024-13", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found '2024-13'"),
            ("as-of 2023-02-29", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found '2023-02-29'"),
            ("as-of 24", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found '24'"),
            ("as-of ２０２４", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found '２０２４'"),
            ("as-of 2024\n2025", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found '2024\\n2025'"),
        ],
    )  # fmt: skip
    def test_refused(self, given: object, message: str) -> None:
        """What is no words, contradicts itself, or has no date of the calendar is refused."""
        with pytest.raises(FieldError) as caught:
            rs.Preference.parse(given)  # type: ignore[arg-type]  # wrong types are the point
        assert str(caught.value) == f"prefer: {message}"

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            (
                {"order": "newest"},
                "order: unknown 'newest': expected one of '', 'latest', 'earliest'",
            ),
            ({"order": None}, "order: unknown None: expected one of '', 'latest', 'earliest'"),
            (
                {"as_of": "soon"},
                "as_of: expected a date such as '2024', '2024-01' or '2024-01-20', found 'soon'",
            ),
        ],
    )
    def test_built_by_hand(self, fields: dict[str, str], message: str) -> None:
        """A preference that is not made of words is checked, too."""
        with pytest.raises(FieldError) as caught:
            rs.Preference(**fields)  # type: ignore[arg-type]  # wrong types are the point
        assert str(caught.value) == message

    words = st.sampled_from([*SOURCE_KINDS, "jaxa", "The Daily", "月面"])

    @settings(deadline=None)
    @given(
        st.lists(words, unique=True),
        st.sampled_from(["", *ORDERS]),
        st.sampled_from([None, "2024", "2024-01-20"]),
    )
    def test_text_comes_back(self, ranks: list[str], order: str, as_of: str | None) -> None:
        """The text of a preference reads back to an equal one; that of none is empty."""
        preference = rs.Preference(ranks=tuple(ranks), order=order, as_of=as_of)

        assert bool(preference) == bool(ranks or order or as_of)
        assert bool(str(preference)) == bool(preference)
        assert not preference or rs.Preference.parse(str(preference)) == preference


class TestCheck:
    """Sources that nobody cites are refused."""

    @pytest.mark.parametrize(
        "word",
        ["press", "reference", "jaxa", "JAXA", "the daily", "GIZMODO JAPAN", "ispace", "Ispace"],
    )
    def test_known(self, word: str) -> None:
        """A kind, an id, and a publisher in any case, or what stands before its comma, are known."""
        rs.Preference.parse(word).check(CLAIMS)

    @pytest.mark.parametrize(
        ("word", "offered"),
        [
            ("prese", "did you mean 'press'?"),
            ("Press", "did you mean 'press'?"),
            ("jaxxa", "did you mean 'jaxa'?"),
            ("Latest", "did you mean 'latest'?"),
            ("the dayly", "did you mean 'The Daily'?"),
            ("newspaper", "did you mean 'press'?"),
            ("inc.", "did you mean 'ispace, inc.'?"),
            ("\x1b[31m", "expected one of 'agency', 'operator', 'paper', 'reference', 'press', 'aggregator', 'latest', 'earliest', 'jaxa', 'ispace', 'early', 'late', 'blog'"),
        ],
    )  # fmt: skip
    def test_unknown(self, word: str, offered: str) -> None:
        """The nearest kinds, ids and publishers are offered, or all kinds and ids."""
        with pytest.raises(FieldError) as caught:
            rs.Preference.parse(["press", word]).check(CLAIMS)
        assert str(caught.value) == f"prefer: no kind or id of a source: {word!r}: {offered}"

    def test_unknown_among_many(self) -> None:
        """Of a hundred ids none is listed where none is near."""
        claims = [
            rs.Claim(value="5 kg", source=source(f"source-{number}")) for number in range(100)
        ]
        with pytest.raises(FieldError) as caught:
            rs.Preference.parse("xyz").check(claims)
        assert str(caught.value) == (
            "prefer: no kind or id of a source: 'xyz': expected one of 'agency', 'operator', 'paper', 'reference', "
            "'press', 'aggregator', 'latest', 'earliest'"
        )

    def test_nothing_cited(self) -> None:
        """Where nothing is cited, kinds are known all the same."""
        rs.Preference.parse("press,latest").check([OWN])
        with pytest.raises(
            FieldError, match="no kind or id of a source: 'jaxa': expected one of 'agency'"
        ):
            rs.Preference.parse("jaxa").check([OWN])


@pytest.mark.parametrize(
    ("prefer", "order"),
    [
        (None, "jaxa ispace paper early late blog own wrong"),
        ("press", "early late jaxa ispace paper blog own wrong"),
        ("press,paper", "early late paper jaxa ispace blog own wrong"),
        ("paper,press", "paper early late jaxa ispace blog own wrong"),
        ("blog", "blog jaxa ispace paper early late own wrong"),
        ("the daily", "late jaxa ispace paper early blog own wrong"),
        ("ispace", "ispace jaxa paper early late blog own wrong"),
        ("Ispace", "ispace jaxa paper early late blog own wrong"),
        ("late,press", "late early jaxa ispace paper blog own wrong"),
        ("latest", "late blog paper ispace early jaxa own wrong"),
        ("earliest", "early ispace paper blog late jaxa own wrong"),
        ("press,latest", "late early blog paper ispace jaxa own wrong"),
        ("press,earliest", "early late ispace paper blog jaxa own wrong"),
        ("as-of 2024", "ispace paper early blog wrong"),
        ("as-of 2024-06", "ispace early blog wrong"),
        ("as-of 2024-06-29", "ispace early wrong"),
        ("as-of 2024-06-30", "ispace early blog wrong"),
        ("as-of 2022-04", "early wrong"),
        ("as-of 2022-04-30", "wrong"),
        ("as-of 2022-05-01", "early wrong"),
        ("as-of 2021", "wrong"),
        ("as-of 2024,latest", "blog paper ispace early wrong"),
        ("as-of 2024,earliest", "early ispace paper blog wrong"),
        ("as-of 2024,press,latest", "early blog paper ispace wrong"),
        ("reference", "jaxa ispace paper early late blog own wrong"),
    ],
)
def test_every_word_orders(prefer: str | None, order: str) -> None:
    """Named ones come first, then by date if asked for, then by trust; rejected ones last, undated ones after dated."""
    assert ids(rover(*CLAIMS).claims("mass", prefer=prefer)) == order


@pytest.mark.parametrize("prefer", ["no-such", "press,no-such", "ispace, no-such"])
def test_a_source_that_nobody_cites_orders_nothing(prefer: str) -> None:
    """It is refused, whichever spec is asked for, and not ignored."""
    mine = rs.Rover(name="Mine", mass=CLAIMS, length=rs.Claim(value="1 m", source=LATE))

    for spec in ("mass", "length", "width"):
        with pytest.raises(FieldError, match="prefer: no kind or id of a source: 'no-such'"):
            mine.claims(spec, prefer=prefer)
    # A source of another spec is one of the vehicle's.
    assert mine.claims("width", prefer="jaxa") == ()


def test_a_part_of_a_date_is_taken_for_its_end() -> None:
    """As of a day in 2024, what is dated 2024 alone is not yet known; as of the year it is."""
    for day, is_known in (
        ("2024", True),
        ("2024-12", False),
        ("2024-12-31", False),
        ("2025-01-01", True),
    ):
        found = rs.Preference.parse(f"as-of {day}").sorted([rs.Claim(value="5 kg", source=PAPER)])
        assert bool(found) == is_known, day


def test_claims_of_one_date_keep_the_order_of_trust() -> None:
    """Where the dates are the same, latest and earliest leave the order as it is."""
    first, second = (rs.Claim(value="5 kg", source=source(name, date="2024")) for name in "ab")

    for order in ORDERS:
        assert rs.Preference.parse(order).sorted([first, second]) == (first, second)


def test_a_publisher_is_no_kind() -> None:
    """Words for kinds and ids are told from publishers by their case."""
    press = rs.Claim(value="5 kg", source=source("a", "paper", publisher="Press"))
    other = rs.Claim(value="6 kg", source=source("b", "press"))

    assert ids(rs.Preference.parse("PRESS").sorted([other, press])) == "a b"
    assert ids(rs.Preference.parse("press").sorted([other, press])) == "b a"


claims = st.builds(
    rs.Claim,
    value=st.sampled_from(VALUES),
    source=st.sampled_from([None, *SOURCES]),
    rejected=st.sampled_from([None, None, "wrong"]),
)
prefers = st.lists(
    st.sampled_from([*SOURCE_KINDS, *(each.id for each in SOURCES), "The Daily"]), max_size=3
)


@settings(deadline=None)
@given(
    st.lists(claims, max_size=8),
    prefers,
    st.sampled_from(["", *ORDERS]),
    st.sampled_from([None, "2023", "2024-06"]),
)
def test_a_preference_only_orders(
    given: list[rs.Claim], ranks: list[str], order: str, as_of: str | None
) -> None:
    """No claim is lost but those left aside, none is rejected or accepted by it, and verdicts tell of every one."""
    preference = rs.Preference(ranks=tuple(ranks), order=order, as_of=as_of)
    found = preference.sorted(given)
    told = verdicts(given, preference)

    assert len(told) == len(given)
    assert {id(each.claim) for each in told} == {id(claim) for claim in given}
    assert [bool(claim.rejected) for claim in found] == sorted(
        bool(claim.rejected) for claim in found
    )
    assert sum(bool(claim.rejected) for claim in found) == sum(
        bool(claim.rejected) for claim in given
    )
    accepted = [claim for claim in found if not claim.rejected]
    assert [each.reason.startswith("shown: ") for each in told] == [
        place == 0 and bool(accepted) for place in range(len(told))
    ]
    assert [each.distance for each in told[:1]] == [""] * bool(told)
    if accepted:
        assert told[0].claim is accepted[0]
    if as_of is None:
        assert len(found) == len(given)


def said_by(publisher: str, value: str = "5 kg", **fields: str) -> rs.Claim:
    """Return what a publisher says, in the press."""
    return rs.Claim(value=value, source=source("x", publisher=publisher), **fields)


class TestConfirmation:
    """A figure of the press or of an aggregator needs a second voice."""

    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            (said_by("Another Daily"), True),
            (said_by("Another Daily", "11 lb"), True),
            (said_by("Another Daily", "~5.2 kg"), True),
            (said_by("Another Daily", "7 kg"), False),
            # A copy in the same house is no second voice.
            (said_by("a daily"), False),
            (rs.Claim(value="5 kg"), False),
            (said_by("Another Daily", condition="planned"), True),
        ],
    )
    def test_another_publisher_agrees(self, other: rs.Claim, expected: bool) -> None:
        """It has to say about the same, in any unit; a figure of one's own is no voice."""
        claim = said_by("A Daily")

        assert is_confirmed(claim, [claim, other]) is expected

    def test_round_numbers_confirm_nothing(self) -> None:
        """Ten days may be rounded, and so may be fourteen; they are two figures all the same."""
        claim = said_by("A Daily", "about 10 days")

        assert not is_confirmed(claim, [said_by("Another Daily", "up to 14 days")])

    def test_copies_of_wikipedia_are_one_publisher(self) -> None:
        """Its mirrors and forks repeat one text."""
        claim = said_by("Wikipedia (mirror)")

        assert not is_confirmed(claim, [said_by("Justapedia (Wikipedia fork)")])
        assert is_confirmed(claim, [said_by("A Daily")])

    @pytest.mark.parametrize(
        ("mine", "others", "expected"),
        [
            ({"configuration": "stowed"}, {"configuration": "deployed"}, False),
            ({"configuration": "stowed"}, {"configuration": "unstated"}, True),
            ({"configuration": "stowed"}, {"configuration": "stowed"}, True),
            ({"part": "body"}, {"part": "across the wheels"}, False),
            ({"part": "body"}, {}, True),
            ({"condition": "dry"}, {"condition": "planned"}, False),
            ({"condition": "dry"}, {"condition": "dry"}, True),
        ],
    )
    def test_like_with_like(
        self, mine: dict[str, str], others: dict[str, str], expected: bool
    ) -> None:
        """Another configuration, part or condition is another figure; a missing label may be any."""
        claim = said_by("A Daily", "1 m", **mine)

        assert is_confirmed(claim, [said_by("Another Daily", "1 m", **others)]) is expected

    def test_a_rejected_claim_confirms_nothing(self) -> None:
        """Only what is accepted counts, for `why` as for a table."""
        mine = rover(said_by("A Daily"), said_by("Another Daily", rejected="copied"))

        assert mine.why("mass")[0].reason.endswith("(press, undated), one press source only")
        assert TRUST.figure(mine, "mass").unconfirmed == (mine.mass,)

    def test_a_second_voice_is_enough(self) -> None:
        """Nothing is said of a figure that two publishers print."""
        mine = rover(said_by("A Daily"), said_by("Another Daily"))

        assert mine.why("mass")[0].reason.endswith("(press, undated)")
        assert TRUST.figure(mine, "mass").unconfirmed == ()

    @pytest.mark.parametrize("kind", ["agency", "operator", "paper", "reference"])
    def test_other_kinds_need_none(self, kind: str) -> None:
        """An agency, a maker, a paper or a reference work may be the only one to say a thing."""
        mine = rover(rs.Claim(value="5 kg", source=source("x", kind)))

        assert mine.why("mass")[0].reason.endswith(f"({kind}, undated)")
        assert TRUST.figure(mine, "mass").unconfirmed == ()

    def test_the_claims_that_count_decide(self) -> None:
        """What a preference leaves aside, or another configuration, is no second voice."""
        sizes = [
            said_by("A Daily", "1 m", configuration="stowed"),
            said_by("Another Daily", "1 m", configuration="unstated"),
        ]
        mine = rs.Rover(name="Mine", length=sizes)

        assert TRUST.figure(mine, "length").unconfirmed == ()
        assert Reading(configuration="stowed").figure(mine, "length").unconfirmed == (sizes[0],)

    def test_a_derived_figure_has_the_claims_that_nobody_confirms(self) -> None:
        """Each input is held to the same; what is no spec of a vehicle, such as gravity, needs none."""
        mass = said_by("A Daily")
        mine = rs.Rover(name="Mine", body="Moon", mass=mass, power="10 W")

        for spec in ("specific_power", "surface_weight"):
            assert TRUST.figure(mine, spec).unconfirmed == (mass,)


class TestWhy:
    """Every figure has a verdict."""

    def test_trust(self) -> None:
        """Without a preference the order of trust gives the reasons, and the distance is from the one shown."""
        assert [
            (ids((claim,)), reason, distance)
            for claim, reason, distance in rover(*CLAIMS).why("mass")
        ] == [
            ("jaxa", "shown: the first in the order of trust (agency, undated)", ""),
            ("ispace", "later in the record", "+2.0 %"),
            ("paper", "paper comes after agency", "+3.9 %"),
            ("early", "press comes after agency", "+5.9 %"),
            ("late", "press comes after agency", "+7.8 %"),
            ("blog", "aggregator comes after agency", "+9.8 %"),
            ("own", "later in the record", "−2.0 %, within rounding"),
            ("wrong", "rejected: a slip", "×10"),
        ]

    @pytest.mark.parametrize(
        ("prefer", "told"),
        [
            (
                "press,latest",
                [
                    ("late", "shown: preferred: press, latest (press, 2025-01-02)"),
                    ("early", "press, 2022-04, comes after press, 2025-01-02: press, latest"),
                    (
                        "blog",
                        "aggregator, 2024-06-30, comes after press, 2025-01-02: press, latest",
                    ),
                ],
            ),
            (
                "press",
                [
                    ("early", "shown: preferred: press (press, 2022-04)"),
                    ("late", "later in the record"),
                    ("jaxa", "agency, undated, comes after press, 2022-04: press"),
                ],
            ),
            (
                "reference",
                [
                    ("jaxa", "shown: the first in the order of trust (agency, undated)"),
                    ("ispace", "later in the record"),
                    ("paper", "paper comes after agency"),
                ],
            ),
            (
                "as-of 2024",
                [
                    ("ispace", "shown: preferred: as-of 2024 (operator, 2023-11-16)"),
                    ("paper", "paper comes after operator"),
                    ("early", "press comes after operator"),
                    ("blog", "aggregator comes after operator"),
                    ("jaxa", "undated: not known to have been published"),
                    ("late", "not yet published: 2025-01-02"),
                    ("own", "undated: not known to have been published"),
                    ("wrong", "rejected: a slip"),
                ],
            ),
            (
                "as-of 1999",
                [
                    ("jaxa", "undated: not known to have been published"),
                    ("ispace", "not yet published: 2023-11-16"),
                ],
            ),
        ],
    )
    def test_preference(self, prefer: str, told: list[tuple[str, str]]) -> None:
        """The rule is the preference where it decides, and trust where it does not."""
        found = [
            (ids((claim,)), reason)
            for claim, reason, _ in rover(*CLAIMS).why("mass", prefer=prefer)
        ]

        assert found[: len(told)] == told

    def test_undated_claims_alone(self) -> None:
        """Among undated claims no order by date can prefer one: trust decides."""
        undated = [rs.Claim(value="5 kg", source=source(name)) for name in "ab"]

        assert [each.reason for each in rover(*undated).why("mass", prefer="latest")] == [
            "shown: the first in the order of trust (press, undated), one press source only",
            "later in the record",
        ]

    def test_rules_of_trust(self) -> None:
        """Condition, date and the want of a date are reasons, in this order, within a kind."""
        given = [
            rs.Claim(value="5 kg", source=LATE),
            rs.Claim(value="5 kg", source=EARLY, condition="planned"),
            rs.Claim(value="5 kg", source=EARLY),
            rs.Claim(value="5 kg", source=source("x")),
            rs.Claim(value="5 kg", source=source("x"), condition="dry"),
        ]

        assert [each.reason for each in rover(*given).why("mass")][1:] == [
            "another condition: planned",
            "ranked lower: 2022-04 is before 2025-01-02",
            "ranked lower: the source has no date",
            "another condition: dry",
        ]

    def test_another_order_than_that_of_trust(self) -> None:
        """A record that puts a lesser source first is shown in its order, and the reasons say so."""
        given = [
            rs.Claim(value="5 kg", source=BLOG),
            rs.Claim(value="7 kg", source=source("nasa", "agency", "2019")),
            rs.Claim(value="5 kg", source=source("b", "aggregator", "2024-06")),
            rs.Claim(value="5 kg"),
        ]
        planned = [
            rs.Claim(value="5 kg", source=LATE, condition="planned"),
            rs.Claim(value="7 kg", source=EARLY),
        ]

        assert [each.reason for each in rover(*given).why("mass")] == [
            "shown: the first in its record (aggregator, 2024-06-30)",
            "later in the record, though agency comes before aggregator",
            "ranked lower: the date 2024-06 is less exact than 2024-06-30",
            "later in the record",
        ]
        assert [each.reason for each in rover(*planned).why("mass")] == [
            "shown: the first in its record (press, 2025-01-02), one press source only",
            "later in the record, though planned comes last within press",
        ]

    def test_a_preferred_lesser_source(self) -> None:
        """Where the preference puts a claim first, the order of the record is no reason."""
        given = [rs.Claim(value="5 kg", source=JAXA), rs.Claim(value="7 kg", source=BLOG)]

        assert [each.reason for each in rover(*given).why("mass", prefer="aggregator")] == [
            "shown: preferred: aggregator (aggregator, 2024-06-30), one aggregator only",
            "agency, undated, comes after aggregator, 2024-06-30: aggregator",
        ]

    def test_a_date_that_is_less_exact(self) -> None:
        """A year is not before a month of it: it may be later, and says less."""
        given = [
            rs.Claim(value="5 kg", source=source(f"s{date}", date=date))
            for date in ("2025-01-02", "2025", "2025-01", "2024")
        ]

        assert [each.reason for each in rover(*given).why("mass")] == [
            "shown: the first in the order of trust (press, 2025-01-02), one press source only",
            "ranked lower: the date 2025 is less exact than 2025-01-02",
            "ranked lower: the date 2025-01 is less exact than 2025-01-02",
            "ranked lower: 2024 is before 2025-01-02",
        ]

    def test_one_claim_twice(self) -> None:
        """A claim that stands twice in a record is shown once."""
        told = verdicts([OWN, OWN], rs.Preference())

        assert [(each.reason, each.distance) for each in told] == [
            ("shown: the first in its record (own figure, undated)", ""),
            ("later in the record", "0 %"),
        ]

    def test_only_rejected_claims(self) -> None:
        """Where nothing is shown, there is nothing to be distant from."""
        assert rover(WRONG).why("mass", prefer="press") == (Verdict(WRONG, "rejected: a slip", ""),)

    @pytest.mark.parametrize(
        ("value", "distance"),
        [
            ("5 kg", "0 %"),
            ("5.0 kg", "0 %"),
            ("5000 g", "0 %"),
            ("~5 kg", "0 %"),
            ("5.2 kg", "+4.0 %, within rounding"),
            ("11 lb", "−0.21 %, within rounding"),
            ("6.5 kg", "+30 %"),
            ("~5.2 kg", "+4.0 %, within rounding"),
            ("5–5.4 kg", "+4.0 %, overlaps"),
            ("≥4 kg", "−20 %, overlaps"),
            ("<6 kg", "+20 %, overlaps"),
            ("≥6 kg", "+20 %"),
            ("7–9 kg", "+60 %"),
            ("4 ± 1 kg", "−20 %, within rounding"),
            ("3 ± 2 kg", "−40 %, overlaps"),
            ("15 kg", "+200 %"),
            ("50 kg", "×10"),
            ("0 kg", "−100 %"),
            ("1 slug", "+192 %"),
        ],
    )
    def test_distance(self, value: str, distance: str) -> None:
        """The distance is in percent, or how many times, and says if rounding explains it, or a range."""
        assert (
            rover(rs.Claim(value="5 kg"), rs.Claim(value=value)).why("mass")[1].distance == distance
        )

    @pytest.mark.parametrize(
        ("vehicle", "spec", "value", "distance"),
        [
            # 100 to 365 days beside three and a half months.
            ("lupex-rover", "design_life", "100–365 days", "+118 %, overlaps"),
            ("lev-2", "mass", "0.25 kg", "+9.6 %"),
            ("tenacious", "mass", "5 kg", "0 %"),
        ],
    )
    def test_shipped(self, vehicle: str, spec: str, value: str, distance: str) -> None:
        """What merely overlaps is not called rounding."""
        found = {each.claim.value: each.distance for each in rs.get(vehicle).why(spec)}

        assert found[value] == distance

    def test_distance_of_another_dimension(self) -> None:
        """A rejected area is at no distance from a volume."""
        mine = rs.Rover(
            name="M", habitable_volume=["13 m³", rs.Claim(value="13 m²", rejected="an area")]
        )

        assert [each.distance for each in mine.why("habitable_volume")] == ["", ""]

    def test_distance_from_nothing(self) -> None:
        """Of 0 there are no percents."""
        mine = rover(rs.Claim(value="0 kg"), rs.Claim(value="5 kg"), rs.Claim(value="0.0 kg"))

        assert [each.distance for each in mine.why("mass")] == ["", "5 kg instead of 0", "0 %"]


class TestCompare:
    """One call prefers, and says so."""

    def test_remark(self) -> None:
        """The first remark names what is preferred; a rejected claim is not shown even if it is preferred."""
        comparison = rs.compare([rover(*CLAIMS)], ["mass"], prefer="late,latest,as-of 2026")

        assert comparison.remarks == (
            "Preferred here over the usual order of trust: late, latest, as-of 2026",
        )
        assert [cell and cell.text for cell in comparison.rows[0].cells] == ["5.5"]
        assert rs.compare([rover(*CLAIMS)], ["mass"], prefer=[]).remarks == ()
        assert rs.compare([rover(WRONG)], ["mass"], prefer="late").rows[0].cells == (None,)

    def test_one_call_only(self) -> None:
        """The next call shows by trust again."""
        mine = rover(*CLAIMS)
        rs.compare([mine], ["mass"], prefer="blog")

        assert [cell and cell.text for cell in rs.compare([mine], ["mass"]).rows[0].cells] == [
            "5.1"
        ]

    def test_left_aside(self) -> None:
        """A cell is empty if nothing had been published by then."""
        assert rs.compare([rover(*CLAIMS)], ["mass"], prefer="as-of 1999").rows[0].cells == (None,)

    def test_unknown(self) -> None:
        """A source has to be cited for some spec of some vehicle of the table."""
        other = rs.Rover(name="Other", length=rs.Claim(value="1 m", source=BLOG))
        first = rover(rs.Claim(value="1 kg", source=JAXA))

        assert rs.compare([first, other], ["mass"], prefer="blog").remarks
        with pytest.raises(FieldError) as caught:
            rs.compare([first], ["mass"], prefer="jax")
        assert str(caught.value) == "prefer: no kind or id of a source: 'jax': did you mean 'jaxa'?"

    def test_why_on_the_command_line(self, run: Callable[..., Run]) -> None:
        """`why --prefer` gives the same verdicts as Python."""
        found = json.loads(
            run("why", "lev-2", "mass", "--prefer", "press,earliest", "--format", "json").out
        )["claims"]
        told = rs.LEV_2.why("mass", prefer="press,earliest")

        assert [(each["published"], each["distance"], each["verdict"]) for each in found] == [
            (each.claim.value, each.distance, each.reason) for each in told
        ]
        assert told[0].reason == "shown: preferred: press, earliest (press, 2022)"


def test_preferences_are_frozen() -> None:
    """A preference cannot be changed, and equal ones are one."""
    preference = rs.Preference.parse("press")

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        preference.order = "latest"  # type: ignore[misc]  # the point of the test
    assert len({preference, rs.Preference.parse(["press"])}) == 1
