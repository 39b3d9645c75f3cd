"""Filters: the grammar, its errors, and that whatever is read has one spelling."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.comparisons import filters
from roverspecs.comparisons.conditions import DATES, FIELDS, TEXTS
from roverspecs.comparisons.filters import MAX_DEPTH, MAX_LENGTH, Filter
from roverspecs.errors import (
    DimensionError,
    FieldError,
    FilterSyntaxError,
    RoverspecsError,
    UnknownUnitError,
    ValueSyntaxError,
)
from roverspecs.records.vehicles import IDENTITY_KEYS, PUBLISHED

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


DERIVED_OTHERS = ("payload_fraction", "surface_weight", "specific_power")


class TestSpelling:
    """What is read has one normal spelling."""

    @pytest.mark.parametrize(
        ("given", "normal"),
        [
            ("mass < 10 kg", "mass < 10 kg"),
            (" mass<10kg\n", "mass < 10 kg"),
            ("mass\u00a0<\t1,500\u202fkg", "mass < 1500 kg"),
            ("mass = 10 kg", "mass == 10 kg"),
            ("mass ≤ 10 kg or mass ≥ 20 kg", "mass <= 10 kg or mass >= 20 kg"),
            ("mass ⩽ 10 kg or mass ⩾ 20 kg", "mass <= 10 kg or mass >= 20 kg"),
            ("mass ≠ 10 kg and mass <> 9 kg", "mass != 10 kg and mass != 9 kg"),
            ("10 kg > mass", "mass < 10 kg"),
            ("10 kg >= mass and 1 kg != mass", "mass <= 10 kg and mass != 1 kg"),
            ("1 kg < mass <= 10 kg", "mass > 1 kg and mass <= 10 kg"),
            ("10 kg >= mass > 1 kg", "mass <= 10 kg and mass > 1 kg"),
            ("2020 <= launch_date < 2024-06", "launch_date >= 2020 and launch_date < 2024-06"),
            ("not 1 kg < mass < 2 kg", "not (mass > 1 kg and mass < 2 kg)"),
            ("height < 5 feet 11 inches", "height < 5 feet 11 inches"),
            ("mass < 1.50e3 g", "mass < 1.50e3 g"),
            ("wheel_count=6", "wheel_count == 6"),
            ("payload_fraction > 5%", "payload_fraction > 5 percent"),
            ("payload_fraction > 5.0 %", "payload_fraction > 5.0 percent"),
            ("width < '32 cm'", "width < 32 cm"),
            ("body = Moon", "body == Moon"),
            ("'Moon' = body", "body == Moon"),
            ("operator == ispace,   inc.", 'operator == "ispace, inc."'),
            ("operator == 'this and that (or not)'", 'operator == "this and that (or not)"'),
            (
                "operator == 'it''s' or operator == \"it's\"",
                'operator == "it\'s" or operator == "it\'s"',
            ),
            ('operator == "the ""best"" one"', 'operator == "the ""best"" one"'),
            ("operator == Land's End", 'operator == "Land\'s End"'),
            ("operator == does not know", 'operator == "does not know"'),
            ('operator == the "best" one', 'operator == "the ""best"" one"'),
            ("operator == 'Contains'", 'operator == "Contains"'),
            ("name CONTAINS LEV", "name contains LEV"),
            ("name == mass", "name == mass"),
            ("mission == Tianwen-1", "mission == Tianwen-1"),
            ("aliases == テネシアス", "aliases == テネシアス"),
            ("launch_date == '2024'", "launch_date == 2024"),
            ("mass", "mass"),
            ("((mass))", "mass"),
            ("mass AND NOT drill_depth", "mass and not drill_depth"),
            ("not(mass)and(width)", "not mass and width"),
            ("not not mass", "not not mass"),
            ("mass or width and height", "mass or width and height"),
            ("mass or (width and height)", "mass or width and height"),
            ("(mass or width) and height", "(mass or width) and height"),
            ("mass and (width and (height and length))", "mass and width and height and length"),
            ("(mass or width) or height", "mass or width or height"),
            ("not (mass or width)", "not (mass or width)"),
        ],
    )
    def test_normal(self, given: str, normal: str) -> None:
        """The normal spelling reads back to an equal filter, and is its own."""
        read = Filter.parse(given)

        assert str(read) == normal
        assert read.text == given
        again = Filter.parse(normal)
        assert again == read
        assert hash(again) == hash(read)
        assert str(again) == normal

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("mass and width", "mass or width"),
            ("mass and width", "width and mass"),
            ("mass < 1 kg", "mass <= 1 kg"),
            ("mass < 1 kg", "mass < 1.0 kg"),
            ("mass", "not mass"),
            ("name == a", "name contains a"),
            ("launch_date < 2024", "landing_date < 2024"),
        ],
    )
    def test_others_differ(self, one: str, other: str) -> None:
        """What asks something else is not equal."""
        assert Filter.parse(one) != Filter.parse(other)

    def test_filters_are_records(self) -> None:
        """A filter stands for itself, is frozen, pickles, and shows the text that it was made of."""
        mine = Filter(text="mass<10kg and (body==Moon or not wheel_count)")

        assert Filter.parse(mine) is mine
        assert pickle.loads(pickle.dumps(mine)) == mine  # noqa: S301 (our own bytes)
        assert repr(mine) == "Filter(text='mass<10kg and (body==Moon or not wheel_count)')"
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            mine.text = "mass"  # type: ignore[misc]  # the point of the test

    def test_fields(self) -> None:
        """Every key of a record can be asked about, and every derived spec."""
        unasked = {"ids", "status_as_of", "status_source"}
        assert {*TEXTS, *DATES} == {"id", "kind", *IDENTITY_KEYS} - unasked
        assert set(FIELDS) == {
            *TEXTS,
            *DATES,
            *PUBLISHED,
            "bounding_volume",
            "bulk_density",
            *DERIVED_OTHERS,
        }
        assert len(set(FIELDS)) == len(FIELDS)
        for name in FIELDS:
            assert verdict(f"{name} or not {name}") == "yes"


ERRORS: list[tuple[object, type[RoverspecsError], str]] = [
    (5, FilterSyntaxError, "where: cannot read 5: expected text such as 'mass < 10 kg', found int"),
    (
        None,
        FilterSyntaxError,
        "where: cannot read None: expected text such as 'mass < 10 kg', found NoneType",
    ),
    (
        "",
        FilterSyntaxError,
        "where: cannot read '': expected a filter such as 'mass < 10 kg', found none",
    ),
    (
        " \n",
        FilterSyntaxError,
        "where: cannot read ' \\n': expected a filter such as 'mass < 10 kg', found none",
    ),
    (
        "mass " * 201,
        FilterSyntaxError,
        "where: cannot read 'mass mass mass mass mass mass mass mass mass…ass mass ': expected at most 1000 characters, found 1005",
    ),
    (
        "mass <\x1b[31m 5 kg",
        FilterSyntaxError,
        "where: cannot read 'mass <\\x1b[31m 5 kg' at character 7: expected no control characters, found '\\x1b'",
    ),
    (
        "body == \u202enooM",
        FilterSyntaxError,
        "where: cannot read 'body == \\u202enooM' at character 9: expected no control characters, found '\\u202e'",
    ),
    (
        "mass and",
        FilterSyntaxError,
        "where: cannot read 'mass and' at character 9: expected a field such as 'mass', found the end",
    ),
    (
        "and mass",
        FilterSyntaxError,
        "where: cannot read 'and mass' at character 1: expected a field such as 'mass', found 'and'",
    ),
    (
        "< 5 kg",
        FilterSyntaxError,
        "where: cannot read '< 5 kg' at character 1: expected a field such as 'mass', found '<'",
    ),
    (
        "mass <",
        FilterSyntaxError,
        "where: cannot read 'mass <' at character 7: expected a value, found the end",
    ),
    (
        "mass < (5 kg)",
        FilterSyntaxError,
        "where: cannot read 'mass < (5 kg)' at character 8: expected a value, found '('",
    ),
    (
        "1 kg < mass <",
        FilterSyntaxError,
        "where: cannot read '1 kg < mass <' at character 14: expected a value, found the end",
    ),
    (
        "body == not Moon",
        FilterSyntaxError,
        "where: cannot read 'body == not Moon' at character 9: expected a value, found 'not'",
    ),
    (
        "body == ''",
        FilterSyntaxError,
        "where: cannot read \"body == ''\" at character 9: expected a value, found an empty text",
    ),
    (
        "body == ' \t'",
        FilterSyntaxError,
        "where: cannot read \"body == ' \\t'\" at character 9: expected a value, found an empty text",
    ),
    (
        "body == 'Moon",
        FilterSyntaxError,
        'where: cannot read "body == \'Moon" at character 9: expected a closing quotation mark, found "\'Moon"',
    ),
    (
        "mass)",
        FilterSyntaxError,
        "where: cannot read 'mass)' at character 5: expected 'and', 'or' or the end, found ')'",
    ),
    (
        "'Moon' Mars",
        FilterSyntaxError,
        "where: cannot read \"'Moon' Mars\" at character 1: expected a comparison such as 'mass < 10 kg', found 'Moon' alone",
    ),
    (
        "body == 'Moon' Mars",
        FilterSyntaxError,
        "where: cannot read \"body == 'Moon' Mars\" at character 16: expected 'and', 'or' or the end, found 'Mars'",
    ),
    (
        "mass and (width or (height)",
        FilterSyntaxError,
        "where: cannot read 'mass and (width or (height)' at character 28: expected 'and', 'or' or a ')' for the '(' at character 10, found the end",
    ),
    (
        "mass =< 5 kg",
        FilterSyntaxError,
        "where: cannot read 'mass =< 5 kg' at character 6: expected '<=', found '=<'",
    ),
    (
        "!mass",
        FilterSyntaxError,
        "where: cannot read '!mass' at character 1: expected a field such as 'mass', found '!'",
    ),
    (
        "mass ! 5 kg",
        FilterSyntaxError,
        "where: cannot read 'mass ! 5 kg' at character 6: expected 'not', found '!'",
    ),
    (
        "mass <<< 5 kg",
        FilterSyntaxError,
        "where: cannot read 'mass <<< 5 kg' at character 6: expected one of '<', '<=', '>', '>=', '==', '!=', 'contains', found '<<<'",
    ),
    (
        "mass 5 kg",
        FilterSyntaxError,
        "where: cannot read 'mass 5 kg' at character 1: expected an operator such as '<' after 'mass', found '5 kg'",
    ),
    (
        "5 kg",
        FilterSyntaxError,
        "where: cannot read '5 kg' at character 1: expected a comparison such as 'mass < 10 kg', found '5 kg' alone",
    ),
    (
        "'mass'",
        FilterSyntaxError,
        "where: cannot read \"'mass'\" at character 1: expected a comparison such as 'mass < 10 kg', found 'mass' alone",
    ),
    (
        "masss < 5 kg",
        FilterSyntaxError,
        "where: cannot read 'masss < 5 kg' at character 1: unknown field 'masss': did you mean 'mass' or 'dry_mass'?",
    ),
    (
        "5 kg > masss",
        FilterSyntaxError,
        "where: cannot read '5 kg > masss' at character 8: unknown field 'masss': did you mean 'mass' or 'dry_mass'?",
    ),
    (
        "1 kg < masss < 5 kg",
        FilterSyntaxError,
        "where: cannot read '1 kg < masss < 5 kg' at character 8: unknown field 'masss': did you mean 'mass' or 'dry_mass'?",
    ),
    (
        "payload capacity",
        FilterSyntaxError,
        "where: cannot read 'payload capacity' at character 1: unknown field 'payload capacity': did you mean 'payload_capacity' or 'payload_fraction'?",
    ),
    (
        "qqq < 5 kg",
        FilterSyntaxError,
        "where: cannot read 'qqq < 5 kg' at character 1: unknown field 'qqq': expected a spec such as 'mass', or one of 'id', 'name', 'aliases', "
        "'kind', 'operator', 'countries', 'body', 'mission', 'carrier', 'status', 'outcome', 'launch_date', 'landing_date'",
    ),
    (
        "5 kg < 6 kg",
        FilterSyntaxError,
        "where: cannot read '5 kg < 6 kg' at character 8: unknown field '6 kg': ",
    ),
    (
        "'a' == 'name'",
        FilterSyntaxError,
        "where: cannot read \"'a' == 'name'\" at character 8: unknown field 'name': ",
    ),
    (
        "body == Moon or Mars",
        FilterSyntaxError,
        "where: cannot read 'body == Moon or Mars' at character 17: unknown field 'Mars': did you mean 'mass'?; "
        "a value follows its field, as in 'body == x', and is quoted if it holds 'and' or 'or'",
    ),
    (
        "mass < width",
        FilterSyntaxError,
        "where: cannot read 'mass < width' at character 8: expected a value to compare 'mass' with, found a field: 'width'",
    ),
    (
        "mass contains 5",
        FilterSyntaxError,
        "where: cannot read 'mass contains 5' at character 6: expected one of '<', '<=', '>', '>=', '==', '!=' beside 'mass', found 'contains'",
    ),
    (
        "launch_date contains 2",
        FilterSyntaxError,
        "where: cannot read 'launch_date contains 2' at character 13: expected one of '<', '<=', '>', '>=', '==', '!=' beside 'launch_date', found 'contains'",
    ),
    (
        "Moon < body",
        FilterSyntaxError,
        "where: cannot read 'Moon < body' at character 6: expected one of '==', '!=', 'contains' beside 'body', found '<'",
    ),
    (
        "ispace contains operator",
        FilterSyntaxError,
        "where: cannot read 'ispace contains operator' at character 8: expected 'operator' before 'contains', as in 'operator contains x'",
    ),
    (
        "mass < 5 kg width < 1 m",
        FilterSyntaxError,
        "where: cannot read 'mass < 5 kg width < 1 m' at character 19: expected 'and' or 'or' before another comparison, found '<'",
    ),
    (
        "1 kg < mass < 5 kg < width",
        FilterSyntaxError,
        "where: cannot read '1 kg < mass < 5 kg < width' at character 20: expected 'and', 'or' or the end, found '<'",
    ),
    *(
        (
            f"1 kg {one} mass {other} 5 kg",
            FilterSyntaxError,
            f"where: cannot read '1 kg {one} mass {other} 5 kg' at character {12 + len(one)}: expected two signs of one direction, "
            f"as in '1 kg < mass <= 10 kg', found {one!r} and {other!r}",
        )
        for one, other in (("<", ">"), ("==", "=="), ("!=", "<"))
    ),
    (
        "mass < half",
        ValueSyntaxError,
        "where.mass: cannot read 'half': expected one number and its unit, such as '10 kg'",
    ),
    (
        "wheel_count < six",
        ValueSyntaxError,
        "where.wheel_count: cannot read 'six': expected one number and its unit, such as '10'",
    ),
    (
        "mass < ~5 kg",
        ValueSyntaxError,
        "where.mass: cannot read '~5 kg': expected a number without a mark: write '5 kg'",
    ),
    (
        "mass < up to 5 kg",
        ValueSyntaxError,
        "where.mass: cannot read 'up to 5 kg': expected a number without a mark: write '5 kg'",
    ),
    (
        "mass < 5-6 kg",
        ValueSyntaxError,
        "where.mass: cannot read '5-6 kg': expected one number: write two comparisons, as in 'mass >= 5 kg and mass <= 6 kg'",
    ),
    (
        "wheel_count == ~5 to 6",
        ValueSyntaxError,
        "where.wheel_count: cannot read '~5 to 6': expected one number: write two comparisons, as in 'wheel_count >= 5 and wheel_count <= 6'",
    ),
    (
        "mass < 5 ± 0.5 kg",
        ValueSyntaxError,
        "where.mass: cannot read '5 ± 0.5 kg': expected one number: write two comparisons, as in 'mass >= 4.5 kg and mass <= 5.5 kg'",
    ),
    (
        "mass < -5 kg",
        ValueSyntaxError,
        "where.mass: cannot read '-5 kg': expected zero or more, found a negative value",
    ),
    (
        "mass < 5 %",
        ValueSyntaxError,
        "where.mass: cannot read '5 %': a percentage is not a unit here: write the figure in a unit; "
        "a grade of 5 % is a slope of about 2.9 deg",
    ),
    ("mass < 5 gr", UnknownUnitError, "where.mass: unit 'gr': write 'g' for gram or 'grain'"),
    ("mass < 5", DimensionError, "where.mass: expected a unit of mass, such as 'kg', found none"),
    (
        "mass < 5 m",
        DimensionError,
        "where.mass: unit 'm': expected a unit of mass, such as 'kg', found one of length",
    ),
    (
        "mass < 5 h 30 min",
        DimensionError,
        "where.mass: unit 'h': expected a unit of mass, such as 'kg', found one of time",
    ),
    (
        "wheel_count < 5 kg",
        DimensionError,
        "where.wheel_count: unit 'kg': expected a count without a unit",
    ),
    (
        "payload_fraction < 5",
        DimensionError,
        "where.payload_fraction: expected a unit of fraction, such as '%', found none",
    ),
    (
        "payload_fraction < 5 kg %",
        ValueSyntaxError,
        "where.payload_fraction: cannot read '5 kg percent': 'percent' is no part of a value: ",
    ),
    ("status == plannd", FieldError, "where.status: unknown 'plannd': did you mean 'planned'?"),
    (
        "status contains x",
        FieldError,
        "where.status: unknown 'x': expected one of 'planned', 'operating', 'ended', 'lost', 'cancelled'",
    ),
    ("kind != rovr", FieldError, "where.kind: unknown 'rovr': did you mean 'rover'?"),
    (
        "launch_date < 2024-13",
        FieldError,
        "where.launch_date: expected a date such as '2024', '2024-01' or '2024-01-20', found '2024-13'",
    ),
]


class TestErrors:
    """What cannot be read is refused with a hint."""

    @pytest.mark.parametrize(("given", "error", "message"), ERRORS)
    def test_messages(self, given: Any, error: type[RoverspecsError], message: str) -> None:
        """A message says where it was, what was expected and what was found."""
        with pytest.raises(error) as caught:
            Filter.parse(given)

        assert (
            str(caught.value).startswith(message)
            if message.endswith(" ")
            else str(caught.value) == message
        )
        assert type(caught.value) is error

    @pytest.mark.parametrize(("sign", "meant"), [*filters._MISTAKES.items()])
    def test_mistaken_signs(self, sign: str, meant: str) -> None:
        """Signs of other languages have a hint that can be read."""
        with pytest.raises(FilterSyntaxError, match=f"expected '{meant}', found '{sign}'"):
            Filter.parse(f"mass {sign} 5 kg")
        assert Filter.parse(f"mass {meant} 5 kg" if meant != "not" else "not mass")

    def test_depth(self) -> None:
        """Brackets and the word "not" are bounded, however they are mixed."""
        for opening, closing in (("(", ")"), ("not ", ""), ("not (", ")")):
            depth = MAX_DEPTH // (1 + (opening == "not ("))
            assert Filter.parse(opening * depth + "mass" + closing * depth)
            # What stands side by side is not within each other.
            assert Filter.parse(" or ".join([opening + "mass" + closing] * 50))
            with pytest.raises(FilterSyntaxError) as caught:
                Filter.parse(opening * (depth + 1) + "mass" + closing * (depth + 1))
            assert "expected at most 40 brackets and words 'not' within each other, found" in str(
                caught.value
            )

    def test_length(self) -> None:
        """A filter of the most characters is read, one of more is not; neither is one that is longer in words."""
        assert Filter.parse("mass" + " " * (MAX_LENGTH - 4))
        assert str(Filter.parse(" or ".join(["mass"] * 125))).count("mass") == 125
        with pytest.raises(FilterSyntaxError, match="expected at most 1000 characters, found 1001"):
            Filter.parse("mass" + " " * (MAX_LENGTH - 3))
        with pytest.raises(FilterSyntaxError, match="expected at most 1000 characters, found 1"):
            Filter.parse(" or ".join(["mass<1kg"] * 83))
        with pytest.raises(ValueSyntaxError, match="at most 80 characters written out, found 9"):
            Filter.parse(f"mass < 0.{'0' * 60}1e-30 kg")

    @pytest.mark.parametrize(
        "huge", ["(", "not ", "mass and ", "'", '""', "<", "9", "\x1b", "mass < 1 kg or "]
    )
    def test_huge_texts_are_refused(self, huge: str) -> None:
        """A million characters, or a thousand, are refused, and nothing recurses too deep."""
        for size in (10**6, MAX_LENGTH):
            with pytest.raises(RoverspecsError):
                Filter.parse((huge * size)[:size])

    @pytest.mark.parametrize(
        ("vehicle", "options", "message"),
        [
            ("lev-2", {}, "expected a Vehicle, found 'lev-2'"),
            (
                rover(),
                {"configuration": "stowd"},
                "configuration: unknown 'stowd': did you mean 'stowed'?",
            ),
            (
                rover(),
                {"prefer": "latest,earliest"},
                "prefer: 'latest' and 'earliest' cannot be given together: give one of them",
            ),
        ],
    )
    def test_answers(self, vehicle: Any, options: dict[str, Any], message: str) -> None:
        """A vehicle is a record, and the options are checked even where they do not matter."""
        with pytest.raises(FieldError) as caught:
            Filter.parse("name == x").answer(vehicle, **options)

        assert str(caught.value) == message


PIECES = [
    *(
        "mass",
        "body",
        "width",
        "launch_date",
        "bulk_density",
        "kind",
        "name",
        "and",
        "or",
        "not",
        "contains",
        "(",
        ")",
    ),
    *(
        "<",
        "<=",
        "=",
        "!=",
        "≥",
        "=<",
        "!",
        "'",
        '"',
        "'a'",
        '"b c"',
        "5",
        "5 kg",
        "~5 kg",
        "5–6 cm",
        "2024",
        "2024-01",
    ),
    *("rover", "Moon", "kg", "%", "5 %", ",", "-", "\n", "\x00", "½", "１", "𝟝", "İ", "ß", "''"),
]


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever the text, no other error escapes; what is read has a spelling that reads back."""
    try:
        read = Filter.parse(text)
    except RoverspecsError as error:
        message = str(error)
    else:
        message = ""
    if message:
        assert message.startswith("where")
        assert "\x00" not in message
        return
    assert Filter.parse(str(read)) == read
    assert read.answer(rover(mass="~5 kg", body="Moon")).verdict in (
        "yes",
        "maybe",
        "unknown",
        "no",
    )


@given(
    st.text(min_size=1, max_size=30),
    st.sampled_from(["==", "!=", "contains"]),
    st.sampled_from("'\""),
)
@example(" _", "==", "'")
def test_any_text_can_be_quoted(value: str, sign: str, mark: str) -> None:
    """A text that can be shown, with what marks and words ever, is compared as it is."""
    quoted = mark + value.replace(mark, mark * 2) + mark
    try:
        read = Filter.parse(f"operator {sign} {quoted}")
    except FilterSyntaxError as error:
        is_refused = "control characters" in error.reason
    else:
        is_refused = False
    if is_refused or not value.strip():
        assert not value.isprintable() or not value.strip()
        return
    assert Filter.parse(str(read)) == read
    assert read.answer(rover(operator=value)).verdict == ("no" if sign == "!=" else "yes")
