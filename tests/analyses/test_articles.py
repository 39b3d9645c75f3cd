"""Articles: kinds of texts that were misread once, with the outcome that each must have."""

from __future__ import annotations

import pytest

from roverspecs.analyses.articles import Article, Unread
from roverspecs.analyses.audit import audit


def faults(text: str) -> list[str]:
    """Return the errors and warnings on a text."""
    return [finding.arithmetic for finding in audit(text=text) if finding.severity != "note"]


# Each pair is right: nothing may be said against it, and both figures are read.
HONEST = [
    # A range with a part of two units at each end, and lists of such parts.
    ("1.8 m × 1.0 m (5 ft 11 in × 3 ft 3 in)", 2),
    ("1.5–2 m (4 ft 11 in – 6 ft 7 in)", 2),
    ("4 ft 11 in – 6 ft 7 in (1.5–2 m)", 2),
    ("1.5 to 2 m (4 ft 11 in to 6 ft 7 in)", 2),
    ("2.9 m × 2.7 m × 2.2 m (9 ft 6 in × 8 ft 10 in × 7 ft 3 in)", 3),
    ("26 in. x 19 in. x 12 in. (66 cm x 48 cm x 30 cm)", 3),
    ("990 x 670 x 390 mm (39 x 26.4 x 15.4 in)", 3),
    ("54 cm (L) × 31.5 cm (W) × 26 cm (H) (21.3 × 12.4 × 10.2 in)", 3),
    ("6'2\" x 3'3\" (1.88 m x 0.99 m)", 2),
    ("30–60 cm (12–24 in)", 1),
    ("between 5 and 10 kg (11–22 lb)", 1),
    ("5 kg to 10 kg (11 lb to 22 lb)", 1),
    # Tolerances with the unit on both numbers.
    ("10 kg ± 1 kg (22 lb ± 2.2 lb)", 1),
    ("10 ± 1 kg (22 ± 2.2 lb)", 1),
    ("54 cm ± 1 cm (21.3 in ± 0.4 in)", 1),
    ("5 m +/- 1 m (16 ft +/- 3 ft)", 1),
    ("54 cm±1 cm (21.3 in±0.4 in)", 1),
    # Rounded to a five or a ten.
    ("165 km/h (105 mph)", 1),
    ("55 km (35 mi)", 1),
    ("105 mph (165 km/h)", 1),
    ("50 km (30 mi)", 1),
    ("95 km (60 mi)", 1),
    ("75 lb (35 kg)", 1),
    ("235 km (145 mi)", 1),
    ("95 lb (45 kg)", 1),
    ("85 kg (185 lb)", 1),
    ("50 lb (25 kg)", 1),
    ("about 25 mi (about 40 km)", 1),
    ("160–165 km/h (100–105 mph)", 1),
    # Cells that were copied run together.
    ("Range57 miles (92 km)", 1),
    ("Mass10 kg (22 lb)Height1.5 m (4.9 ft)", 2),
    ("Top speed18 km/h (11 mph)", 1),
    ("Ground clearance35 cm (14 in)", 1),
    # Areas and volumes.
    ("26 km2 (10 sq mi)", 1),
    ("26 km² (10 square miles)", 1),
    ("5,000 acres (2,000 ha)", 1),
    ("2 hectares (4.9 acres)", 1),
    ("1.2 m3 (42 cu ft)", 1),
    ("1.2 cubic meters (42 cubic feet)", 1),
    ("500 cm³ (31 cubic inches)", 1),
    ("1.3 m^2 (14 sq. ft)", 1),
    ("100 square feet (9.3 square metres)", 1),
    # Large numbers in words, and small ones without a zero.
    ("78 million kilometers (48 million miles)", 1),
    ("1.5 billion km (930 million mi)", 1),
    ("300 thousand km (190,000 mi)", 1),
    ("55–400 million km (34–250 million miles)", 1),
    (".5 inches (1.3 cm)", 1),
    ("a gap of .25 in (6.4 mm)", 1),
    # A decimal comma and an inch mark, where the other unit leaves no doubt.
    ("6,5 m (21 ft)", 1),
    ("21 ft (6,5 m)", 1),
    ("31,5 cm (12,4 in)", 1),
    ("1.234,5 km (767 mi)", 1),
    ('20" (51 cm)', 1),
    ("51 cm (20”)", 1),
    ("51 cm (20'')", 1),
    # Entities and wide letters.
    ("10&nbsp;kg (22&nbsp;lb)", 1),
    ("10&#160;kg (22&#xa0;lb)", 1),
    ("54 &times; 26 cm (21 &times; 10 in)", 2),
    ("１０ｋｇ（２２ｌｂ）", 1),
    ("質量10kg（22lb）", 1),
    ("直径8cm（3.1in）の球", 1),
    ("約10kg（約22lb）", 1),
    # Units in the letters of other languages, in running text.
    ("質量10kg（22ポンド）", 1),
    ("直径8cm（3.1インチ）の球", 1),
    ("質量は10キログラム（22ポンド）です", 1),
    ("질량 10킬로그램 (22파운드)", 1),
    ("질량은 10 kg (22 파운드)이다", 1),
    ("质量10公斤（22磅）", 1),
    ("长度31.5厘米（12.4英寸）", 1),
    ("масса 10 килограммов (22 lb)", 1),
    ("масса 10 кг (22 lb)", 1),
    ("द्रव्यमान 10 किलोग्राम (22 पाउंड)", 1),
    # Fractions, and numbers in words.
    ("2 1⁄4 inches (57 mm)", 1),
    ("3⁄8 in (9.5 mm)", 1),
    ("3∕4 inch (19 mm)", 1),
    ("3/4 in (19 mm)", 1),
    ("2½ inches (64 mm)", 1),
    ("½ mile (0.8 km)", 1),
    ("19 mm (3/4 in)", 1),
    ("1⁄2 mile (0.8 km)", 1),
    ("<td>2<sup>1</sup>⁄<sub>4</sub>&nbsp;in (57&nbsp;mm)</td>", 1),
    ("three feet (0.9 m)", 1),
    ("twelve kilograms (26 lb)", 1),
    # Other units, given twice.
    ("700 kPa (100 psi)", 1),
    ("11.2 km/h or 7 mph", 1),
    ("<p>10<sup>3</sup> of <b>54 cm</b> (21&nbsp;in)", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), HONEST)
def test_an_honest_pair_is_read_and_left_alone(text: str, pairs: int) -> None:
    """Figures that agree are compared, all of them are read, and nothing is said against them."""
    found = audit(text=text)

    assert faults(text) == []
    assert (found.pair_count, [each.text for each in found.unread]) == (pairs, [])


# Each has a pair that no rounding explains.
WRONG = [
    "1.5–2 m (4 ft 11 in – 9 ft 7 in)",
    "1.5–2 m (3 ft 11 in – 6 ft 7 in)",
    "4 ft 11 in – 9 ft 7 in (1.5–2 m)",
    "2.9 m × 2.7 m × 2.2 m (9 ft 6 in × 8 ft 10 in × 9 ft 3 in)",
    "26 in. x 19 in. x 12 in. (65 cm x 48 cm x 90 cm)",
    "990 x 670 x 390 mm (39 x 26.4 x 14.6 in)",
    "54 cm (L) × 31.5 cm (W) (21.3 × 21.4 in)",
    "6'2\" x 3'3\" (1.88 m x 1.99 m)",
    "10 kg ± 1 kg (42 lb ± 2.2 lb)",
    "54 cm ± 1 cm (26 in ± 0.4 in)",
    "165 km/h (110 mph)",
    "165 km/h (107 mph)",
    "55 km (45 mi)",
    "25 kg (75 lb)",
    "103 million kilometers (64,000 miles)",
    "78 million kilometers (84 million miles)",
    "6,5 m (9 ft)",
    "31,5 cm (21.4 in)",
    "質量10kg（44lb）",
    "直径8cm（5in）",
    "Range57 miles (29 km)",
    "Mass10 kg (44 lb)Height1.5 m (4.9 ft)",
    "10&nbsp;kg (44&nbsp;lb)",
    "10&#160;kg (44&#160;lb)",
    "26 km2 (100 sq mi)",
    "26 square kilometers (26 square miles)",
    "5,000 acres (5,000 hectares)",
    "1.2 m3 (24 cu ft)",
    '20" (90 cm)',
    "90 cm (20”)",
    ".5 inches (3 cm)",
    "a gap of .25 in (64 mm)",
    "700 kPa (500 psi)",
    "1⁄2 mile (3.2 km)",
    "2 1⁄4 inches (97 mm)",
    "3/4 in (29 mm)",
    "½ mile (1.8 km)",
    "three feet (1.9 m)",
    "質量10kg（44ポンド）",
    "直径8cm（5インチ）",
    "质量10公斤（44磅）",
    "질량 10킬로그램 (44파운드)",
    "масса 10 кг (44 lb)",
    "द्रव्यमान 10 किलोग्राम (44 पाउंड)",
    "<td>10&nbsp;kg (44&nbsp;lb)</td>",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_pair_is_found(text: str) -> None:
    """Exactly one pair of each text is wrong, and its sentence is shown."""
    wrong = [finding for finding in audit(text=text) if finding.is_open]

    assert [finding.severity for finding in wrong] == ["error"]
    assert (wrong[0].line, bool(wrong[0].sentence)) == (1, True)


# None of them may be taken for a text in which everything was read and is well.
NOT_ALL_READ = [
    ("質量10kg（44キロ）", "44キロ"),
    ("質量10kg（44目盛）", "44目盛"),
    ("масса 10 kg (44 пуда)", "44 пуда"),
    ("масса 10 kg (44 фунта)", "44 фунта"),
    ("Er wiegt 1.025 kg.", "1.025 kg"),
    ("Er wiegt 1,025 kg.", "1,025 kg"),
    ("It weighs 4,5 kg.", "4,5 kg"),
    ("무게 10 kg (44 근)", "44 근"),
    ("重さ1.5トン", "1.5トン"),
    ("Zhurong wiegt 480 Pfund.", "480 Pfund"),
    ("Il pèse 480 livres et mesure 1,85 m.", "480 livres"),
    ("It weighed 5 Zentner.", "5 Zentner"),
    ("twenty-five kilograms and 3 sols", "3 sols"),
    ("1.5 tons", "1.5 tons"),
    ("90 sols", "90 sols"),
    ("100 °C", "100 °C"),
    ("30 dBm", "30 dBm"),
    ("12 gallons", "12 gallons"),
    ("31,5 cm wide", "31,5 cm"),
    ('a disc of 20"', '20"'),
    ("-5 kg", "-5 kg"),
    ("05 kg", "05 kg"),
    ("6–5 kg", "6–5 kg"),
    ("5 kg per wheel", "5 kg"),
    ("5 kg/wheel", "5 kg"),
    ("2 × 50 kg", "2 × 50 kg"),
    ("1.2.3 kg", "1.2.3 kg"),
    ("2 m 30 cm", "2 m 30 cm"),
    ("5.97 × 1024 kg", "5.97 × 1024 kg"),
    ("5-6-7 kg", "5-6-7 kg"),
]


@pytest.mark.parametrize(("text", "place"), NOT_ALL_READ)
def test_a_place_that_is_not_read_is_named(text: str, place: str) -> None:
    """What could mean two things, or nothing that is known, is counted and shown, and not read."""
    assert [each.text for each in audit(text=text).unread] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no figures",
        "in 2024 the 5 rovers drove on day 3",
        "25 % of it, and 110 percent",
        "landed 5 in 2024, 5 in the sea, one in ten",
        "6 degrees of freedom",
        "at 1/6 g",
        "$5 million, €5 m",
        "one day, and two thoughts",
        "v1.2 kg, A5 kg",
        "Type 2 B, Figure 3 A",
        "5 instruments, 17 cameras",
        "10kg",
    ],
)
def test_nothing_else_is_named(text: str) -> None:
    """Numbers of other things are no places that ought to have been read."""
    assert audit(text=text).unread == ()


# The number between belongs to another thing.
NO_ECHO = [
    "The crater is 3 miles (5 km) wide. The landing site lies 5 km (3.1 mi) from it.",
    "The crater is 3 miles (5 km) wide and the landing site lies 5 km (3.1 mi) from it.",
    "A: 508 x 430 x 250 mm (20 x 17 x 10 in); B: 62 x 39 x 25.4 cm",
    "One has 508 x 430 x 250 mm (20 x 17 x 10 in), another 62 x 39 x 25.4 cm.",
    "One has 250 mm (10 in), another 62 x 39 x 25.4 cm.",
    "It weighs 250 g (9 oz). The camera has 255 g.",
    "It weighs 250 g (9 oz)。255 g is another one.",
    "It weighs 250 g (9 oz)\n\n255 g",
    "A: 250 g (9 oz); B: 255 g",
    "Mass of A: 250 g (9 oz), mass of B: 255 g",
    "<td>250 g (9 oz)</td><td>255 g</td>",
    "It is 30 cm (12 in) long and 30.5 cm wide.",
    "The hill is 10 ft (3 m) high; the next one 3 m (9.8 ft).",
]


@pytest.mark.parametrize("text", NO_ECHO)
def test_two_things_of_one_size_are_no_echo(text: str) -> None:
    """In another sentence, cell or list, or with a conversion of its own, a figure is its own."""
    assert [str(finding) for finding in audit(text=text) if finding.is_open] == []


@pytest.mark.parametrize(
    "text",
    [
        "250 g (9 ounces); elsewhere 255 g",
        "250 g, then 9 ounces (255 g)",
        "It is 250 g (9 oz) or 255 g.",
        "30 cm long, 12 in long, 30.5 cm long",
        "It has 54 × 31.5 × 20 cm (21 × 12 × 8 in) or 54 × 31.5 × 20.3 cm.",
    ],
)
def test_one_thing_in_one_sentence_is_an_echo(text: str) -> None:
    """With hardly a word between, a figure that came back from a rounded one is shown."""
    assert [finding.kind for finding in audit(text=text) if finding.is_open] == ["echo"]


def test_a_sentence_that_goes_on_makes_it_a_question() -> None:
    """With more words between, the two may be of one thing, and nobody is accused."""
    (found,) = audit(
        text="It weighs 250 g (9 oz) as one agency says, while another page gives 255 g."
    )

    assert (found.kind, found.severity) == ("echo", "note")


LOST_POWERS = [
    ("5.97 × 1024 kg", "5.97 × 10^24 kg"),
    ("1.317 x 1025 lb", "1.317 x 10^25 lb"),
    ("7.35×1022 kg", "7.35×10^22 kg"),
    ("6.4 × 1023 kg", "6.4 × 10^23 kg"),
    ("1.5 × 108 km", "1.5 × 10^8 km"),
    ("9.46 × 1015 m", "9.46 × 10^15 m"),
    ("4 × 106 J", "4 × 10^6 J"),
    ("3.6 × 106 s", "3.6 × 10^6 s"),
    ("about 2 × 1030 kg", "2 × 10^30 kg"),
    ("1.98 * 1030 kg", "1.98 * 10^30 kg"),
]


@pytest.mark.parametrize(("text", "meant"), LOST_POWERS)
def test_a_lost_exponent_is_asked_about(text: str, meant: str) -> None:
    """A power of ten whose exponent lost its place is a question, and no figure is read of it."""
    found = audit(text=text)

    (finding,) = found
    assert (finding.severity, found.figure_count) == ("note", 0)
    assert finding.arithmetic == f"{text}: is that {finding.arithmetic.split(' is that ')[1]}"
    assert meant in finding.arithmetic


@pytest.mark.parametrize(
    "text", ["5 × 102 cm (2 × 40 in)", "54 × 108 cm", "1.5 × 2.5 m", "1.5 m × 10.5 m"]
)
def test_a_size_is_no_lost_exponent(text: str) -> None:
    """Two lengths with an x between are a size, also if one begins with ten."""
    assert [each for each in audit(text=text) if each.kind == "slips"] == []
    assert audit(text=text).unread == ()


def test_a_place_knows_its_line_and_its_words() -> None:
    """A line and the words around say where to look."""
    text = "A rover.\n\nIt has a mass of\n2 tons."
    (place,) = Article(text).unread

    assert place == Unread(4, "2 tons", "It has a mass of 2 tons.")
    assert str(place) == "line 4: 2 tons in: It has a mass of 2 tons."
    assert str(Unread(1, "2 tons", "2 tons")) == "line 1: 2 tons"
    assert place.as_data() == {"line": 4, "text": "2 tons", "sentence": "It has a mass of 2 tons."}


def test_findings_know_their_lines() -> None:
    """Each finding is placed where the figures stand, whatever stands before."""
    found = audit(text="8 cm (4 in)\n\nor 9 cm\n(5 in), 250 g (9 oz),\n255 g")

    assert [(each.kind, each.line) for each in found] == [("twins", 1), ("twins", 3), ("echo", 4)]
    assert found[1].as_data()["sentence"] == "or 9 cm (5 in), 250 g (9 oz), 255 g"


def test_an_unsure_figure_counts_beside_its_twin_only() -> None:
    """A decimal comma alone may as well part two numbers."""
    alone, beside = audit(text="6,5 m long"), audit(text="6,5 m (21 ft) long")

    assert (alone.figure_count, beside.figure_count) == (0, 2)
    assert beside.agreements[0].startswith("6.5 m and 21 ft agree")


@pytest.mark.parametrize(
    ("text", "decimal", "figures"),
    [
        # A language that writes a comma, where the comma can be nothing else.
        ("Es ist 31,5 cm breit und 0,228 kg schwer.", None, ["31.5 cm", "0.228 kg"]),
        ("Он прошёл 10,54 км.", None, ["10.54 km"]),
        ("Elle pèse 1.250,5 kg, soit 1.250.500 g.", None, ["1250.5 kg", "1250500 g"]),
        ("Es wiegt 1.250 kg.", None, []),
        ("Es wiegt 1.250 kg (2756 lb).", None, ["1.250 kg", "2756 lb"]),
        ("It is 31,5 cm wide and weighs 1,250 kg.", None, ["1250 kg"]),
        # The sign that is given counts whatever the language.
        ("It is 31,5 cm wide and weighs 1.250 kg.", ",", ["31.5 cm", "1250 kg"]),
        ("It is 1,250 m long and 1.5 m wide.", ",", ["1.250 m"]),
        ("Es ist 31,5 cm breit und wiegt 1,250 kg.", ".", ["1250 kg"]),
    ],
)
def test_the_sign_of_decimals(text: str, decimal: str | None, figures: list[str]) -> None:
    """It is given, or else the language of the sentence says it where there is no doubt."""
    assert [str(each.value) for each in Article(text, decimal).mentions] == figures


@pytest.mark.parametrize(
    ("head", "cell", "figures"),
    [
        ("Mass (kg)", "5", ["5 kg"]),
        ("Mass (kg)", "≤ 1,100", ["≤1100 kg"]),
        ("Size (cm)", "54 × 31.5 × 26", ["54 cm", "31.5 cm", "26 cm"]),
        ("Mass (kg)", "5 kg", ["5 kg"]),
        ("Mass (kg)", "2 rovers", []),
        ("Mass", "5", []),
        ("Mass (kg), or (lb)", "5", []),
        ("Landing (year)", "2013", []),
    ],
)
def test_a_head_has_the_unit(head: str, cell: str, figures: list[str]) -> None:
    """A number alone in a cell has the unit of the one head that has a unit."""
    article = Article(f"Rover | {head}\n-|-\nA | {cell}")
    assert [str(each.value) for each in article.mentions] == figures
