from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roverspecs.analyses.mentions import MAX_LENGTH, survey
from roverspecs.analyses.twins import twins_in
from roverspecs.errors import FieldError
from roverspecs.values.published import PublishedValue


def found(text: str) -> list[str]:
    """Return the figures of a text in one spelling."""
    return [str(figure.value) for figure in survey(text).mentions if figure.is_sure]


FOUND = [
    ("", []),
    ("no figures at all", []),
    ("It weighs 5 kg.", ["5 kg"]),
    ("5kg", ["5 kg"]),
    ("a 22-pound rover", ["22 pound"]),
    ("a 5‑kg rover, a 6‐kg rover", ["5 kg", "6 kg"]),
    ("a 1,100-pound payload", ["1100 pound"]),
    # Marks, as signs and as words, in any case.
    ("about 5 kilograms", ["~5 kilograms"]),
    ("About 5 kg", ["~5 kg"]),
    ("approx. 5 kg, c. 6 kg, ca. 7 kg", ["~5 kg", "~6 kg", "~7 kg"]),
    ("~5 kg, ≈ 6 kg, ∼7 kg", ["~5 kg", "~6 kg", "~7 kg"]),
    ("up to 1 kg", ["≤1 kg"]),
    ("more than 10,000 km", [">10000 km"]),
    ("no more than 5 kg and no less than 4 kg", ["≤5 kg", "≥4 kg"]),
    (">= 350 kg, <1 kg", ["≥350 kg", "<1 kg"]),
    ("just over 5 kg, a little under 6 kg, some 7 kg", ["~5 kg", "~6 kg", "~7 kg"]),
    ("a turnover 5 kg", ["5 kg"]),
    # Spaces of all kinds, also between thousands.
    ("5\u00a0kg, 6\u2009kg, 7\u202fkg, 8\nkg", ["5 kg", "6 kg", "7 kg", "8 kg"]),
    ("1 000 kg, 1\u202f200 kg, 380\u2009000 km", ["1000 kg", "1200 kg", "380000 km"]),
    ("1,234,567.8 km", ["1234567.8 km"]),
    ("in 2024 500 kg", ["500 kg"]),
    # Ranges and tolerances.
    ("350 to 400 kg", ["350–400 kg"]),
    ("350–400 kg, 5-6 kg, 7 — 8 kg", ["350–400 kg", "5–6 kg", "7–8 kg"]),
    ("350 kg-400 kg", ["350–400 kg"]),
    ("5 m to 6 m", ["5–6 m"]),
    ("5 ± 0.5 kg, 6±1 kg, 7 +/- 1 kg", ["5 ± 0.5 kg", "6 ± 1 kg", "7 ± 1 kg"]),
    # In Japanese and Chinese, the time of a speed stands before it, and a mark before or behind.
    ("時速18km, 秒速 5 cm", ["18 km/h", "5 cm/s"]),
    ("最大時速約18〜20キロメートル, 最高时速200米", ["~18–20 km/h", "≤200 m/h"]),
    # Powers of ten.
    ("2 × 10^3 kg, 2×10³ kg, 1.2e3 kg", ["2e3 kg", "2e3 kg", "1.2e3 kg"]),
    # Several lengths.
    ("54 × 31.5 × 26 cm", ["54 cm", "31.5 cm", "26 cm"]),
    ("54 x 31.5 x 26 cm", ["54 cm", "31.5 cm", "26 cm"]),
    ("54x26cm", ["54 cm", "26 cm"]),
    ("2.3 by 2.6 metres", ["2.3 metres", "2.6 metres"]),
    ("2.3 m × 2.6 m", ["2.3 m", "2.6 m"]),
    ("5 ft x 30 cm", ["5 ft", "30 cm"]),
    ("about 54 × 26 cm", ["~54 cm", "~26 cm"]),
    # Feet and inches, and what else has two parts.
    ("5 ft 11 in", ["5 ft 11 in"]),
    ("5 feet, 11 inches", ["5 feet 11 inches"]),
    ("5 feet and 11 inches", ["5 feet 11 inches"]),
    ("5-foot-11-inch", ["5 foot 11 inch"]),
    (
        "5'11\", 5′ 11.5″, 5’11”, 5' 11''",
        ["5 ft 11 in", "5 ft 11.5 in", "5 ft 11 in", "5 ft 11 in"],
    ),
    ("about 1 h 50 min", ["~1 h 50 min"]),
    ("1 lb 3 oz", ["1 lb 3 oz"]),
    ("3.15″ and 7′", ["3.15 in", "7 ft"]),
    # In two parts that no record could state: no figure, rather than half of one.
    ("2 m 30 cm", []),
    ("1 month 3 days", []),
    ("1 day 3 hours; 2 years, 4 months", ["1 day 3 hours", "2 years 4 months"]),
    ("1 h 5 min 3 s", []),
    # But these are two figures.
    ("5 kg, 11 lb", ["5 kg", "11 lb"]),
    ("2.1 kg, 90 g", ["2.1 kg", "90 g"]),
    ("5 ft about 11 in", ["5 ft", "~11 in"]),
    ("5 kg and 26 cm", ["5 kg", "26 cm"]),
    ("0 ft 11 in", ["0 ft", "11 in"]),
    ("5 ft 0 in", ["5 ft", "0 in"]),
    ("1 kg 1,000 g", ["1 kg", "1000 g"]),
    ("5–6 kg, 300 g", ["5–6 kg", "300 g"]),
    ("5 lb, 5 g", ["5 lb", "5 g"]),
    # Units as running text has them.
    (
        "11 lbs, 5 kgs, 5 Kg, 5 KG, 11 LB, 30 KM",
        ["11 lbs", "5 kg", "5 kg", "5 kg", "11 lb", "30 km"],
    ),
    ("5 KILOGRAMS, 11 Pounds", ["5 kilograms", "11 pounds"]),
    ("13 square meters, 140 sq. ft, 13-square-meter", ["13 m²", "140 ft²", "13 m²"]),
    ("13 cubic metres, 13 m3, 460 cu ft", ["13 m³", "13 m³", "460 ft³"]),
    ("1.5 metric tons, 2 short tons", ["1.5 t", "2 US_ton"]),
    ("5 m^2, 5 m²", ["5 m^2", "5 m²"]),
    ("1 cm per second, 2 cm/s, 3 in/s, 4 km / h", ["1 cm/s", "2 cm/s", "3 in/s", "4 km/h"]),
    ("10 kilometres per hour, 6 miles an hour, 5 mph", ["10 km/h", "6 mph", "5 mph"]),
    ("0.4 meters/minute, 20 km a day", ["0.4 meters/minute", "20 km/d"]),
    ("25°, 20 degrees", ["25 °", "20 degrees"]),
    ("5 in (13 cm)", ["5 in", "13 cm"]),
    # What is no figure, or not the one it looks like.
    ("v1.2 kg, A5 kg", []),
    ("SORA-5 kg", []),
    ("Chandrayaan-3 - 26 kg", ["26 kg"]),
    ("1/6 g", []),
    ("$5 m", []),
    ("-5 kg, −6 kg, (-7 kg)", []),
    ("31,5 cm", []),
    ("1.2.3 kg", []),
    ("05 kg", []),
    ("5 kgm", []),
    ("3 km²", ["3 km²"]),
    ("5 kg/wheel, 6 kg per wheel", []),
    ("5 m/sol", []),
    ("100 °C, 9°F", []),
    ("1.5 tons", []),
    ("1.5 mt", []),
    ("12 V, 5 A", ["12 V"]),
    ("landed 5 in 2024, 5 in the sea, 6 in all", []),
    ("6–5 kg", []),
    (">5–6 kg", []),
    ("٥ kg, 1٥ kg", []),
    ("5\x00kg", []),
    ("5 furlongs per fortnight", []),
    ("m kg cm", []),
]


SPANISH = "La masa de los robots del proyecto, con sus ruedas: "
GERMAN = "Die Masse der Roboter und das Rad: "

FOREIGN = [
    (GERMAN + "Er fuhr zwei Stunden und etwa anderthalb Kilometer", ["2 h", "~1.5 kilometer"]),
    (GERMAN + "bis zu 20 kg, 20 kg oder mehr, 1,5 Millionen Kilometer", ["≤20 kg", "≥20 kg"]),
    (SPANISH + "Pesa casi media tonelada, con los instrumentos", ["~0.5 t"]),
    (SPANISH + "a 5 millones de kilómetros", ["5e6 km"]),
    (SPANISH + "treinta y cinco metros, ciento cinco metros", []),
    ("Lunochod 2, který jako jsou, jezdil čtyři měsíce a asi 40 let", ["4 month", "~40 year"]),
    ("Он работал двадцать пять часов и три месяца", ["3 month"]),
    (
        "近两年, 约半年, 三公里, 3千公里, 2千克, 38万公里",
        ["~2 year", "~0.5 year", "3 km", "3e3 km", "2 kg", "3.8e5 km"],
    ),
    ("第三公里, 二十公里, 三百公里, 二年, 十分", []),
    ("約半月, 半月球, 3月, 二月, 2026年3月", ["~0.5 month"]),
    ("두 시간, 약 5킬로그램", ["2 h", "~5 kg"]),
    # Latin letters, where the text is in such a language.
    (SPANISH + "31 meses; 20 segundos; 7 años", ["31 month", "20 s", "7 year"]),
    (SPANISH + "5 libras, 3 pies", ["5 lb"]),
    (GERMAN + "45 Minuten; 12 Stunden; 8 Jahren", ["45 min", "12 h", "8 year"]),
    (GERMAN + "3 bis 5 Stunden", ["3–5 h"]),
    ("Le robot est prêt pour les essais: 5 à 6 heures, 3 pouces", ["5–6 h", "3 in"]),
    ("Il robot che pesa della massa con: 3 chilometri, 5 ore", ["3 km"]),
    # In English these are other words.
    ("5 once, 18 an hour, 3 pies, 2 Tag teams, 4 ore carriers, 7 horas", []),
    # Other letters need no such check.
    ("масса 5 кг, путь 3 км", ["5 kg", "3 km"]),
    ("500萬公里, 1万km", ["5.00e6 km", "1e4 km"]),
    ("5.3から6 km/s, 5至6公里", ["5.3–6 km/s", "5–6 km"]),
    # Marks behind a figure.
    ("10kg以上, 5 kg未満, 20 kg程度", ["≥10 kg", "<5 kg", "~20 kg"]),
    ("20 kg or more, 5 kg or less, 3 m or so", ["≥20 kg", "≤5 kg", "~3 m"]),
    ("30 кг и 5 kgそして", ["30 kg", "5 kg"]),
    # A number as a Chinese sign, which is not the end of a longer one.
    ("三个月; 两天; 五公斤", ["3 month", "2 d", "5 kg"]),
    ("十三个月, 第三天, 三年级", []),
]


@pytest.mark.parametrize(("text", "values"), FOREIGN)
def test_figures_are_found_in_other_languages(text: str, values: list[str]) -> None:
    """Words of other languages are units and marks where they can be nothing else."""
    assert found(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "in the 1990s and 2000s, the '80s and ’90s",
        "2013年8月, 1973年, 60年代",
        "午前10時31分, 在1时30分",
        "1970 года и в 2003 году",
        "1985 г. был",
        "-5 of them, and (-6)",
    ],
)
def test_dates_and_clocks_are_no_figures(text: str) -> None:
    """A year, a decade and the time of a clock are neither read nor named as unread."""
    assert survey(text)[:2] == ([], [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("30分, 10分間", ["30 min", "10 min"]),
        ("3年间, 12 years, 2000 years", ["3 year", "12 years", "2000 years"]),
        ("82s, 1,990 s", ["82 s", "1990 s"]),
    ],
)
def test_times_are_not_taken_for_dates(text: str, values: list[str]) -> None:
    """A span of time is read beside them."""
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("from -90º to 90º", ["-90º to 90º"]),
        ("-5 kg, (−6 kg", ["-5 kg", "−6 kg"]),
        ("90 Mars days, 90-sol, 3 lunar nights", ["90 Mars days", "90-sol", "3 lunar nights"]),
        ("傾斜は20度", ["20度"]),
        (
            "It weighs 185 κιλά and 12 пудов, and 3 Stunden later.",
            ["185 κιλά", "12 пудов", "3 Stunden"],
        ),
        ("Written in Лунный модуль 17 марта 2020 года, от 3 до 5", []),
    ],
)
def test_what_cannot_be_read_is_named_whole(text: str, unread: list[str]) -> None:
    """Neither one end of a range below zero nor a day of another body is read as something else."""
    survey_of_text = survey(text)

    assert survey_of_text.mentions == []
    assert [text[start:end] for start, end in survey_of_text.unread] == unread


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_figures_are_found(text: str, values: list[str]) -> None:
    """What is a figure is found, however it is phrased, and nothing else is."""
    assert found(text) == values


def test_figures_know_where_they_stand() -> None:
    """A figure has its place in the text; several lengths of one phrase have the same."""
    text = "It is 54 × 26 cm and about 5 ft 11 in tall."
    places = [text[figure.start : figure.end] for figure in survey(text).mentions]

    assert places == ["54 × 26 cm", "54 × 26 cm", "about 5 ft 11 in"]


MARKS = {
    "~": "about|About|approximately|approx.|approx|around|circa|ca.|c.|roughly|nearly|almost|some|just over|just under|"
    "a little over|a little under|slightly over|slightly under",
    "≤": "up to|at most|no more than|≤|⩽|<=",
    "≥": "at least|no less than|≥|⩾|>=",
    ">": "more than|over|>",
    "<": "less than|under|<",
}


@pytest.mark.parametrize(
    ("mark", "word"), [(mark, word) for mark, words in MARKS.items() for word in words.split("|")]
)
def test_marks_are_read_as_they_are_spoken(mark: str, word: str) -> None:
    """Words and signs before a number are its mark."""
    assert found(f"It is {word} 5 kg.") == [f"{mark}5 kg"]


@settings(deadline=None)
@given(
    st.sampled_from(["", "~", "≥", "≤", "<", ">"]),
    st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False),
    st.sampled_from(["kg", "cm", "inches", "km/h", "lb", "m²"]),
)
def test_a_value_is_read_from_a_text_as_from_a_record(mark: str, number: object, unit: str) -> None:
    """What a record could state is the same value in a sentence."""
    value = PublishedValue.parse(f"{mark}{number} {unit}")

    assert [figure.value for figure in survey(f"It has {value}, they say.").mentions] == [value]


@settings(deadline=None)
@given(
    st.text(
        st.sampled_from("05., -–x×(/)±^e'\"kgmcinftlbh~<>≈\u00a0\u2009°²") | st.characters(),
        max_size=60,
    )
)
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever a text holds, its figures are found in their order, and its twins among them."""
    figures = survey(text).mentions

    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)
    assert all(one in figures and other in figures for one, other in twins_in(text, figures))


# --- limits -------------------------------------------------------------------


def test_a_text_is_not_too_long() -> None:
    """A text longer than the limit is refused, one as long is read."""
    with pytest.raises(FieldError) as caught:
        survey("x" * (MAX_LENGTH + 1))
    assert str(caught.value) == "text: expected at most 3000000 characters, found 3000001"
    assert survey("x" * MAX_LENGTH).mentions == []


@pytest.mark.parametrize("given", [None, 5, b"5 kg", ["5 kg"]])
def test_what_is_no_text_is_refused(given: object) -> None:
    """Anything but text is refused by what it is."""
    with pytest.raises(FieldError) as caught:
        survey(given)  # type: ignore[arg-type]  # wrong types are the point
    assert str(caught.value) == f"text: expected text, found {given!r}"


@pytest.mark.parametrize("count", [9, 40])
def test_a_chain_of_many_numbers_ends_with_its_unit(count: int) -> None:
    """No more than eight numbers are read together; those before have no unit."""
    text = "1 × " * count + "2 cm"
    found = survey(text).mentions
    assert {text[each.start : each.end] for each in found} == {"1 × " * 7 + "2 cm"}
    assert len(found) == 8


def test_a_number_of_very_many_digits_is_no_figure() -> None:
    """Nobody measures so; it may be a line of a table that has lost its spaces."""
    assert survey("1" * 60 + " kg").mentions == []


RUNAWAYS = [
    "1",
    "1 ",
    "1,",
    ",000",
    "1 000 ",
    "1.",
    "1×",
    "1 x ",
    "1-",
    "1 - ",
    "1±",
    "1e1",
    "1×10^",
    "5'",
    " ",
    "(",
    "5 kg (",
    "5 kg/",
    "5 m x ",
    "5 cm (L) x ",
    "5 h 5 min 5 s ",
    "about ",
    "no more ",
    "a ",
]


@pytest.mark.once
@pytest.mark.parametrize("piece", RUNAWAYS)
@pytest.mark.untraced
def test_no_text_takes_long(piece: str) -> None:
    """The time grows with the length of a text and not with its square, whatever the text."""
    text = (piece * 20_000)[:20_000]
    survey("5 kg")
    # The processor's time does not depend on what else the machine does.
    start = time.process_time()
    list(twins_in(text, survey(text).mentions))
    # Several times what the slowest takes, also where coverage is measured; a runaway takes minutes.
    assert time.process_time() - start < 20
