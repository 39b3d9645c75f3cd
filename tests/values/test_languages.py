"""The tables of words: each spelling is tried in the example of its entry."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from roverspecs.errors import RoverspecsError, ValueSyntaxError
from roverspecs.values import units
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.languages import DOUBTS, LANGUAGES, ROLES, Entry, Language
from roverspecs.values.marks import MARK_OF, MARKS
from roverspecs.values.published import PublishedValue

parse = PublishedValue.parse

ENTRIES = [(language, entry) for language in LANGUAGES for entry in language.entries]
SPELLINGS = [
    (language, entry, spelling)
    for language, entry in ENTRIES
    for spelling in entry.spellings.split(", ")
]


def in_place(entry: Entry, spelling: str) -> str:
    """Return the example of an entry with another of its spellings."""
    text = entry.example
    first = entry.spellings.split(", ")[0]
    for old, new in zip(first.split(" … "), spelling.split(" … "), strict=True):
        assert old in text, (entry.example, old)
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(("language", "entry", "spelling"), SPELLINGS)
def test_each_spelling_is_read_as_its_table_says(
    language: Language, entry: Entry, spelling: str
) -> None:
    """In the place of the first spelling each other one gives the same value, of a known unit."""
    value = parse(in_place(entry, spelling))

    assert str(value) == entry.reading
    assert parse(str(value)) == value
    assert units.dimension_of(value.unit)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_a_table_has_what_a_value_needs(language: Language) -> None:
    """Each language has words for about, at most, at least and the ends of a range, and units."""
    meanings = {(entry.role, entry.meaning) for entry in language.entries}
    marks = {meaning for role, meaning in meanings if role in ("before", "behind")}

    assert marks >= {"~", "≤", "≥", ">", "<"}
    assert {role for role, _ in meanings} <= {*ROLES}
    assert {role for role, _ in meanings} & {"to", "ends"}
    assert marks <= {*MARKS}
    if language.name != "English":
        found = {units.dimension_of(meaning) for role, meaning in meanings if role == "unit"}
        assert found >= {"mass", "length", "time", "angle"}


def test_no_word_has_two_meanings_in_one_role() -> None:
    """A word means the same in every language that has it, and no word is listed twice in one."""
    meanings: dict[tuple[str, str], set[str]] = {}
    seen: list[tuple[str, str, str]] = []
    for language, entry, spelling in SPELLINGS:
        meanings.setdefault((entry.role, spelling.casefold()), set()).add(entry.meaning)
        seen.append((language.name, entry.role, spelling))

    assert [key for key, found in meanings.items() if len(found) > 1] == []
    assert [one for one, other in pairwise(sorted(seen)) if one == other] == []


def test_words_of_english_are_left_to_english() -> None:
    """A unit that has an English name is in no other table: it is no sign of a language."""
    words = [spelling for _, entry, spelling in SPELLINGS if entry.role == "unit"]
    assert [word for word in words if word in FACTORS or word in SYMBOLS] == []


def test_no_word_is_another_unit_to_pint() -> None:
    """A word that is a name for pint, too, means the same unit there; all exceptions are named."""
    others = []
    for _, entry, spelling in SPELLINGS:
        if entry.role != "unit" or not re.fullmatch(r"\w+", spelling):
            continue
        try:
            dimension = units.dimension_of(spelling)
        except RoverspecsError:
            continue
        same = dimension == units.dimension_of(entry.meaning)
        if not same or units.factor_between(spelling, entry.meaning) != 1:
            others.append(spelling)
    # A gigarad is no angle of a slope, and a denier no day.
    assert set(others) <= {"Grad", "den"}


def test_every_word_of_the_strict_grammar_is_in_the_english_table() -> None:
    """What stands before a number is documented once, whichever grammar reads it."""
    english = LANGUAGES[0]
    listed = {
        spelling: entry.meaning
        for entry in english.entries
        if entry.role == "before"
        for spelling in entry.spellings.split(", ")
    }
    words = {word: mark for word, mark in MARK_OF.items() if word[0].isalpha()}
    assert listed | words == listed


@pytest.mark.parametrize("word", DOUBTS)
def test_a_doubtful_word_is_refused_with_the_reason(word: str) -> None:
    """A word that could mean two, or that is no part of a value, names itself and the remedy."""
    with pytest.raises(ValueSyntaxError) as caught:
        parse(f"5 {word}")
    assert str(caught.value).endswith(f"{word!r} {DOUBTS[word]}")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("137킬로그램 이상", "≥137 kg"),
        ("약 5.4킬로그램", "~5.4 kg"),
        ("시속 4킬로미터 이하", "≤4 km/h"),
        ("約５．４ｋｇ以下", None),
        ("約137キログラム前後", "~137 kg"),
        ("最大時速4キロメートル", "≤4 km/h"),
        ("時速約4km", "~4 km/h"),
        ("時速4km/h", "4 km/h"),
        ("時速4～5km", "4–5 km/h"),
        ("2時間30分", "2 h 30 min"),
        ("5フィート11インチ", "5 ft 11 in"),
        ("10キログラム〜15キログラム", "10–15 kg"),
        ("约38万公里", "~3.8e5 km"),
        ("至少20公斤", "≥20 kg"),
        ("不到5公斤", "<5 kg"),
        ("约4公里/小时", "~4 km/h"),
        ("5至6公斤", "5–6 kg"),
        ("environ 1 500,5 kg", "~1500.5 kg"),
        ("plus de 4,5 kilomètres par heure", ">4.5 km/h"),
        ("moins d'1 heure", "<1 h"),
        ("entre 4,5 et 5,5 km/h", "4.5–5.5 km/h"),
        ("JUSQU'À 5,4 KG", "≤5.4 KG"),
        ("etwa 1.234.567 km", "~1234567 km"),
        ("Etwa 5,4 Kilogramm", "~5.4 kg"),
        ("zwischen 1 Stunde 30 Minuten und 2 Stunden", "90–120 min"),
        ("30 Grad", "30 deg"),
        ("4,5 km pro Stunde", "4.5 km/h"),
        ("über 100 Meter", ">100 m"),
        ("unos 5,4 kilogramos", "~5.4 kg"),
        ("más de 1,5 millones de kilómetros", ">1.5e6 km"),
        ("entre 5,4 y 6,2 metros", "5.4–6.2 m"),
        ("5 kg circa", "~5 kg"),
        ("5,4 chili circa", "~5.4 kg"),
        ("oltre 4,5 km orari", ">4.5 km/h"),
        ("cerca de 5,4 quilos", "~5.4 kg"),
        ("até 4,5 quilômetros por hora", "≤4.5 km/h"),
        ("около 1,5 млн км", "~1.5e6 km"),
        ("4,5–5,5 км/ч", "4.5–5.5 km/h"),
        ("не более 10 м/с", "≤10 m/s"),
        ("2 ч 30 мин", "2 h 30 min"),
        ("10 ± 0,5 кг", "10 ± 0.5 kg"),
        ("लगभग ३.५ किलोमीटर", "~3.5 km"),
        ("1,00,000 किलोमीटर से कम", "<100000 km"),
        ("5 से 6 घंटे", "5–6 h"),
    ],
)
def test_words_of_a_language_are_read_together(text: str, reading: str | None) -> None:
    """Marks, numbers, units and ranges of a language go together; two marks that differ do not."""
    if reading is None:
        with pytest.raises(ValueSyntaxError, match="write one of them"):
            parse(text)
        return
    assert str(parse(text)) == reading


@pytest.mark.parametrize(
    "text",
    [
        "5,4 kg",
        "circa 5,4 kg",
        "ca. 5,4 kg",
        "max. 5,4 kg",
        "~5,4 kg",
        "about 5,4 kg",
        "約5,4kg",
        "5,4公斤",
        "5,4 kilos",
        "5,4 tonnes",
        "5,4 kg max",
        "लगभग 5,4 किलोग्राम",
    ],
)
def test_a_decimal_comma_is_refused_where_the_language_is_in_doubt(text: str) -> None:
    """A word that English has, too, or a symbol, does not say what a comma means."""
    with pytest.raises(ValueSyntaxError, match=r"write '5\.4' if it is a decimal point, or '54'"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("etwa 1.500 kg", "1500", "1.500"),
        ("environ 1.500 kg", "1500", "1.500"),
        ("unos 1.500 kg", "1500", "1.500"),
        ("oltre 1.500 kg", "1500", "1.500"),
        ("cerca de 2.000 metros", "2000", "2.000"),
        ("около 1.500 кг", "1500", "1.500"),
        ("1.500 Kilogramm", "1500", "1.500"),
        ("environ 1,500 kg", "1500", "1.500"),
        ("10,500 кг", "10500", "10.500"),
        ("etwa 1.500–2.000 kg", "1500", "1.500"),
    ],
)
def test_three_digits_beside_such_a_language_are_refused(text: str, one: str, other: str) -> None:
    """A point or a comma before three digits could be for thousands or for decimals there."""
    with pytest.raises(ValueSyntaxError, match=f"could be {one} or {re.escape(other)} beside"):
        parse(text)
