from __future__ import annotations

import decimal
import itertools
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_rules import NONE, claim, heads, lander, of, rover

import roverspecs as rs
from roverspecs.analyses.audit import Audit, audit, claim_columns, finding_columns
from roverspecs.errors import FieldError, UnknownVehicleError
from roverspecs.records.claims import Acknowledgement
from roverspecs.records.flat_claims import FIGURE_FIELDS
from roverspecs.values._factors import FACTORS

if TYPE_CHECKING:
    from conftest import Run

# --- acknowledged -------------------------------------------------------------


def known(kind: str, spec: str, *values: str) -> Acknowledgement:
    """Return an acknowledgement."""
    return Acknowledgement(kind=kind, spec=spec, claims=values, reason="It is known.")


def test_an_acknowledgement_explains_a_finding() -> None:
    """A finding of the same kind, spec and claims, in whatever order, is explained, and no other one is."""
    claims = [claim("5 kg", "a"), claim("9 kg", "b")]
    for values in (("5 kg", "9 kg"), ("9 kg", "5 kg")):
        mine = rs.Rover(name="Mine", mass=claims, acknowledged=(known("spread", "mass", *values),))
        (found,) = audit(mine, catalog=NONE)

        assert (found.kind, found.explained, found.is_open) == ("spread", "It is known.", False)


@pytest.mark.parametrize(
    "acknowledgement",
    [
        known("echo", "mass", "5 kg", "9 kg"),
        known("spread", "payload_mass", "5 kg", "9 kg"),
        known("spread", "mass", "5 kg"),
        known("spread", "mass", "5 kg", "9.0 kg"),
    ],
)
def test_an_acknowledgement_that_fits_nothing_is_found(acknowledgement: Acknowledgement) -> None:
    """What was mended needs no acknowledgement, and the finding that it does not fit stays open."""
    claims = [claim("5 kg", "a"), claim("9 kg", "b")]
    found = audit(rs.Rover(name="Mine", mass=claims, acknowledged=(acknowledgement,)), catalog=NONE)
    values = ", ".join(acknowledgement.claims)

    assert heads(found) == [
        "warning: spread: from 5 kg to 9 kg: +80 %",
        f"warning: acknowledged: mine: no finding of {acknowledgement.kind} for {acknowledgement.spec} "
        f"with {values}: leave it out",
    ]
    assert all(each.is_open for each in found)


def test_an_acknowledgement_is_of_its_own_record() -> None:
    """What another vehicle has a finding of does not need the acknowledgement of this one."""
    one = rs.Rover(name="One", mass="5 kg", acknowledged=(known("spread", "mass", "5 kg", "9 kg"),))
    other = rs.Rover(name="Other", mass=["5 kg", "9 kg"])

    assert of(one, other) == [
        "warning: spread: from 5 kg to 9 kg: +80 %",
        "warning: acknowledged: one: no finding of spread for mass with 5 kg, 9 kg: leave it out",
    ]


def test_of_two_vehicles_the_passenger_acknowledges() -> None:
    """A question about two vehicles is acknowledged in the record of the first that it names."""
    acknowledged = (known("owner", "mass", "5 kg", "5 kg"),)
    mine, ship = rs.Rover(name="Mine", carrier="ship", mass="5 kg"), lander(payload_capacity="5 kg")
    explained = rs.Rover(name="Mine", carrier="ship", mass="5 kg", acknowledged=acknowledged)

    assert [each.explained for each in audit([mine, ship], catalog=NONE)] == [None]
    assert [each.explained for each in audit([explained, ship], catalog=NONE)] == ["It is known."]
    assert [each.explained for each in audit([ship, explained], catalog=NONE)] == ["It is known."]


def test_two_vehicles_of_one_id_are_not_taken_for_each_other() -> None:
    """Each has its own acknowledgements and is compared with itself, whichever comes first."""
    acknowledged = (known("owner", "payload_mass", "5 kg", "5 kg"),)
    one = rs.Rover(name="Mine", mass="5 kg", payload_mass="5 kg", acknowledged=acknowledged)
    other = rs.Rover(name="Mine", mass="7 kg", payload_mass="7 kg")
    for vehicles in ([one, other], [other, one]):
        found = audit(vehicles, catalog=NONE)
        assert [(each.arithmetic, each.explained) for each in found if each.explained] == [
            ("is 5 kg Mine's payload mass, or Mine's mass (5 kg)?", "It is known.")
        ]
        assert [each.arithmetic for each in found if not each.explained] == [
            "is 7 kg Mine's payload mass, or Mine's mass (7 kg)?"
        ]


def test_vehicles_that_carry_each_other() -> None:
    """Each is asked about once as the passenger of the other; one that carries itself, once."""
    one = rs.Rover(name="One", carrier="two", mass="5 kg")
    two = rs.Rover(name="Two", carrier="one", mass="5 kg")
    itself = rs.Rover(name="Three", carrier="three", mass="5 kg", payload_mass="5 kg")

    assert len(of(one, two)) == 2
    assert of(itself) == ["note: owner: is 5 kg Three's payload mass, or Three's mass (5 kg)?"]


# --- text ---------------------------------------------------------------------

SILENT = [
    "",
    "10 kg (22 lb, 353 oz)",
    "4 ft. 11 in. (1.50 m)",
    "1.5 m wide and 2.5 m long (5 ft wide and 8.2 ft long)",
    "the 10 kg rover (22 lb)",
    "a 300 kg lander (35 kg of payload)",
    "no figures at all",
    "54 cm (21.26 inches)",
    "5 kg (11 lb)",
    "500 kg (1,100 lb)",
    "8 cm (3.15 in)",
    "31.5 x 26 x 54 cm (12.4 x 10.2 x 21.3 in)",
    "31.5 × 26 × 54 cm (12.4 × 10.2 × 21.3 in)",
    "about 5 kilograms (about 11 pounds)",
    "a 22-pound (10 kg) rover, a 1,100-pound (500 kg) payload",
    "13 cubic metres (460 cubic feet)",
    "5\u00a0kg (11\u2009lb)",
    "250 g (9 oz)",
    "390 cm (152 in), 270 m (885 ft)",
    "350–400 kg (770–880 lb)",
    "6'7\" (2 m), 5 ft 11 in (1.8 m), 1 lb 3 oz (540 g), 1 h 50 min (110 min)",
    "more than 10,000 km (6,214 mi)",
    # Two quantities.
    "340 kg (1,000 kg at launch)",
    "340 kg dry (1,000 kg)",
    "340 kg (1,000 kg)",
    "2.1 kg (incl. 90 g)",
    "5 kg, 300 g of it payload",
    "masses of 5 kg and 250 g",
    "5 m (16 ft) long, 3 m (10 ft) wide",
    "5 m (16 ft) long, 4.9 m wide",
    "30 cm long and 30.5 cm wide",
    "54 × 54.1 × 26 cm",
    "5 kg and 6 kg (11 lb and 13 lb)",
    "a floor of 7 m² and 15 m³ of space",
    "mass 5 kg, payload 5 kg",
    "5 kg (4990 g)",
    "4990 g (5 kg)",
    "54 cm, 21 in, 26 cm, 10 in",
    "1 000 kg (2 200 lb)",
    "2 × 10^3 kg (4,400 lb)",
    "(2.4 x 2.7 x 1.7 m) 200 kg dry, 700 kg wet",
]


@pytest.mark.parametrize("text", SILENT)
def test_an_honest_text_is_left_alone(text: str) -> None:
    """A text in which everything is well has no finding."""
    assert heads(audit(text=text)) == []


ACCUSED = [
    (
        "8 cm (4 inches)",
        ["error: twins: 8 cm and 4 inches do not agree: 8 cm = 3.15 in; 4 inches = 10.16 cm"],
    ),
    (
        "5.0 m long (17.5 ft)",
        ["error: twins: 5.0 m and 17.5 ft do not agree: 5.0 m = 16.404 ft; 17.5 ft = 5.334 m"],
    ),
    (
        "more than 10,000 km (16,100 km)",
        [
            "error: slips: 16100 km is 1.609 times >10000 km: miles taken for kilometres, or the other way round: >10000 km and 16100 km: +61 %",
        ],
    ),
    (
        "350 kg (350 lb)",
        [
            "error: slips: 350 kg is 2.205 times 350 lb: kilograms taken for pounds, or the other way round: 350 kg = 771.6 lb; 350 lb = 158.8 kg"
        ],
    ),
    (
        "5 lb (11 kg)",
        ["error: slips: units swapped: 5 kg is 11 lb: 5 lb = 2.27 kg; 11 kg = 24.25 lb"],
    ),
    (
        "50 kg (11 lb)",
        ["error: slips: 50 kg is 10 times 11 lb: 50 kg = 110.23 lb; 11 lb = 5.0 kg"],
    ),
    (
        "6 in (1.83 m)",
        [
            "error: slips: 1.83 m is 12 times 6 in: feet taken for inches, or the other way round: "
            "6 in = 0.1524 m; 1.83 m = 72.05 in"
        ],
    ),
    (
        "13 square meters (13 m³)",
        [
            "error: slips: area for volume: 13 m² is an area, 13 m³ a volume, and 13 m² would agree with it"
        ],
    ),
    (
        "900 m (2,000 ft)",
        ["error: twins: 900 m and 2000 ft do not agree: 900 m = 2953 ft; 2000 ft = 610 m"],
    ),
    (
        "300 m (800 ft)",
        [
            "note: twins: 300 m and 800 ft agree as round numbers only: 300 m = 984 ft; 800 ft = 244 m"
        ],
    ),
    (
        "31.5 x 26 x 54 cm (12.4 x 12.0 x 21.3 in)",
        ["error: twins: 26 cm and 12.0 in do not agree: 26 cm = 10.236 in; 12.0 in = 30.48 cm"],
    ),
    ("250 g (9 ounces); elsewhere 255 g", ["warning: echo: 250 g → 9 oz → 255 g"]),
    ("250 g, then 9 ounces (255 g)", ["warning: echo: 250 g → 9 oz → 255 g"]),
    ("250 g; elsewhere 255 g (9 oz)", ["note: echo: 250 g → 9 oz → 255 g"]),
    ("250 g; elsewhere 255 g", ["note: echo: 250 g → 9 oz → 255 g"]),
    ("250 g, 255 g, 250 g, 255 g", ["note: echo: 250 g → 9 oz → 255 g"]),
    ("30 cm long, 12 in long, 30.5 cm long", ["warning: echo: 30 cm → 12 in → 30.5 cm"]),
    (
        "250 g, 9 oz, 255 g; 8 cm (4 in)",
        [
            "error: twins: 8 cm and 4 in do not agree: 8 cm = 3.15 in; 4 in = 10.16 cm",
            "warning: echo: 250 g → 9 oz → 255 g",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACCUSED)
def test_a_text_with_a_fault_is_found_out(text: str, expected: list[str]) -> None:
    """Figures of a text that do not agree are shown, the gravest first."""
    assert heads(audit(text=text)) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("no figures", []),
        ("54 cm, and no more", []),
        (
            "54 cm (21.26 inches)",
            [
                "54 cm and 21.26 inches agree in both directions: 54 cm = 21.2598 in; 21.26 inches = 54.00 cm"
            ],
        ),
        (
            "250 g (9 oz)",
            ["250 g and 9 oz agree in one direction: 250 g = 8.82 oz; 9 oz = 255.1 g"],
        ),
        (
            "5 kg (12 lb)",
            ["5 kg and 12 lb agree in one direction: 5 kg = 11.02 lb; 12 lb = 5.44 kg"],
        ),
        (
            "480 mm (18.7 in)",
            [
                "480 mm and 18.7 in agree: a value between them rounds to both: 480 mm = 18.898 in; 18.7 in = 475.0 mm"
            ],
        ),
        # A finding says the rest.
        ("8 cm (4 in)", []),
        ("13 m² (20 m³)", []),
        ("340 kg (1,000 kg)", []),
        ("10 km (100 km)", []),
    ],
)
def test_each_pair_of_a_text_has_a_line(text: str, lines: list[str]) -> None:
    """A line says how far each pair agrees, where all is well."""
    assert list(audit(text=text).agreements) == lines


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("10 ft (10 in)", "10 ft is 12 times 10 in: feet taken for inches, or the other way round"),
        ("The 300 kg lander (136 lb)", "units swapped: 300 lb is 136 kg"),
        ("30 kg of payload (660 lb)", "660 lb is 10 times 30 kg"),
        ("1.5 m wide and 25 m long (4.9 ft wide and 8.2 ft long)", "25 m is 10 times 8.2 ft"),
    ],
)
def test_faults_in_usual_phrases_are_found(text: str, slip: str) -> None:
    """A noun before the brackets and a list with its axes hide no fault, and the plainest slip is shown."""
    (finding,) = audit(text=text)

    assert (finding.kind, finding.severity) == ("slips", "error")
    assert finding.arithmetic.startswith(f"{slip}: ")


UNITS = [(a, b) for a in FACTORS for b in FACTORS if FACTORS[a][0] == FACTORS[b][0] != "fraction"]


def rounded(number: Fraction, count: int, is_even: bool) -> str:
    """Write a number with so many significant digits, halves rounded up or to even."""
    places = 0
    while number * Fraction(10) ** places >= 10**count:
        places -= 1
    while number * Fraction(10) ** places < 10 ** (count - 1):
        places += 1
    scaled = number * Fraction(10) ** places
    whole = round(scaled) if is_even else (scaled + Fraction(1, 2)).__floor__()
    return f"{decimal.Decimal(whole).scaleb(-places, decimal.Context(prec=80)):f}"


@settings(deadline=None)
@given(
    st.builds(
        lambda number, power: number * Fraction(10) ** power,
        st.integers(1, 10**8),
        st.integers(-9, 3),
    ),
    st.sampled_from(UNITS),
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    st.tuples(st.booleans(), st.booleans()),
    st.booleans(),
)
def test_honest_rounding_in_a_text_is_never_accused(
    quantity: Fraction,
    units: tuple[str, str],
    digits: tuple[int, int],
    is_even: tuple[bool, bool],
    is_common: bool,
) -> None:
    """No value, rounded honestly in two units, gives more than a note; nor do such claims of one source."""
    factor = Fraction(*FACTORS[units[0]][1:]) / Fraction(*FACTORS[units[1]][1:])
    assume(Fraction(1, 10**6) < quantity * factor < 10**12)
    one = rounded(quantity, digits[0], is_even[0])
    other = rounded((quantity if is_common else Fraction(one)) * factor, digits[1], is_even[1])
    for phrase in (
        "{} {} ({} {})",
        "about {} {} (about {} {})",
        "{} {} / {} {}",
        "{} {} = {} {}",
        "{} {}, or {} {}",
    ):
        text = phrase.format(one, units[0], other, units[1])
        assert [str(each) for each in audit(text=text) if each.severity != "note"] == []
    if FACTORS[units[0]][0] == "mass" and units[0] != units[1]:
        claims = [claim(f"{one} {units[0]}", "a"), claim(f"{other} {units[1]}", "a")]
        assert [
            each for each in of(rs.Rover(name="Mine", mass=claims)) if not each.startswith("note")
        ] == []


@settings(deadline=None)
@given(st.sampled_from([10, 100, 1000]), st.integers(11, 999), st.sampled_from(UNITS))
def test_a_factor_of_ten_is_always_found(times: int, number: int, units: tuple[str, str]) -> None:
    """Whatever is printed ten, a hundred or a thousand times as large is found, in any two units."""
    assume(number % 10 and units[0] != units[1])
    factor = Fraction(*FACTORS[units[0]][1:]) / Fraction(*FACTORS[units[1]][1:])
    other = rounded(number * factor * times, 6, False)
    found = audit(text=f"{number} {units[0]} = {other} {units[1]}")

    assert [each.severity for each in found] == ["error"]


def calls(job: Callable[[], object]) -> int:
    """Return how many functions a job calls, which says more than the time on a busy machine."""
    count = itertools.count()
    sys.setprofile(lambda *_: next(count))
    try:
        job()
    finally:
        sys.setprofile(None)
    return next(count)


@pytest.mark.parametrize(
    "line",
    [
        "It is just 10.24 inches (26 cm) tall and has a mass of about 11 pounds (5 kg); no {} of it is {:.1f} cm. ",
        # Every figure is held against those near it, and not against all.
        "{1} kg ",
        # Pairs that do not agree, and figures that came back.
        "{0} cm ({0} in) ",
        "{0} g, {1} oz, {1:.3f} g ",
    ],
)
@pytest.mark.once
def test_the_work_grows_with_the_length_of_a_text(line: str) -> None:
    """A text twice as long takes twice the work, and not four times."""
    short, long = (
        "".join(line.format(place, place / 100) for place in range(lines)) for lines in (400, 800)
    )
    audit(text=short)

    assert calls(lambda: audit(text=long)) < 2.5 * calls(lambda: audit(text=short))


def test_the_work_grows_with_the_number_of_vehicles() -> None:
    """Twice as many vehicles take twice the work, also where one of them carries all others."""
    fields: dict[str, Any] = {"mass": ["5 kg", "9 kg"], "width": "3 m", "carrier": "v-0"}
    fields["acknowledged"] = (known("spread", "mass", "5 kg", "9 kg"), known("echo", "mass", "x"))
    fleet = [rs.Rover(name=f"V {place}", **fields) for place in range(80)]
    audit(fleet[:2], catalog=NONE)
    few = calls(lambda: audit(fleet[:40], catalog=NONE))

    assert calls(lambda: audit(fleet, catalog=NONE)) < 2.1 * few


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 3_000_001, "text: expected at most 3000000 characters, found 3000001"),
        (5, "text: expected text, found 5"),
    ],
)
def test_what_cannot_be_audited_is_refused(text: Any, message: str) -> None:
    """Too long a text, and what is none, are refused with the reason."""
    with pytest.raises(FieldError) as caught:
        audit(text=text)
    assert str(caught.value) == message


def test_a_text_and_vehicles_exclude_each_other() -> None:
    """Nobody can tell which of the two was meant."""
    with pytest.raises(FieldError) as caught:
        audit("lev-2", text="5 kg (11 lb)")
    assert str(caught.value) == "text: expected vehicles or a text, found both"


# --- the result ---------------------------------------------------------------


def test_an_audit_is_a_sequence_of_findings() -> None:
    """It has a length, places and slices, and says nothing where there is nothing."""
    found = audit(text="8 cm (4 in), 250 g, 255 g")

    assert isinstance(found, Audit)
    assert len(found) == 2
    assert found[0] is found.findings[0]
    assert found[1:] == found.findings[1:]
    assert [each.kind for each in found] == ["twins", "echo"]
    assert found.agreements == ()
    assert not audit(text="54 cm (21.26 in)")


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("no figures", 0), ("5 kg", 1), ("54 × 26 cm, 5 kg and 5 kg", 4), ("5 ft 11 in", 1)],
)
def test_an_audit_of_a_text_counts_the_figures(text: str, count: int) -> None:
    """A text without a finding was read only as far as its figures were."""
    assert audit(text=text).figure_count == count


def test_an_audit_of_vehicles_counts_their_figures() -> None:
    """Each claim of the vehicles asked for counts, rejected or not, and those of carriers do not."""
    claims = [claim("5 kg", "a"), claim("50 kg", "b", rejected="a slip")]
    mine = rs.Rover(name="Mine", carrier="lupex-lander", mass=claims, width="3 m")

    assert audit(mine).figure_count == 3
    assert audit([mine, rs.Rover(name="Other", mass="7 kg")], catalog=NONE).figure_count == 4
    assert audit(rs.Rover(name="Empty")).figure_count == 0


# --- what is given, and in what order -----------------------------------------


def test_findings_are_columns() -> None:
    """A line a finding has its claims as texts, and its place if it is in a text."""
    claims = [claim("5 kg", "a"), claim("9 kg", "b")]
    found = audit(
        rs.Rover(name="Mine", mass=claims, acknowledged=(known("spread", "mass", "5 kg", "9 kg"),)),
        catalog=NONE,
    )

    assert finding_columns(found) == {
        "severity": ["warning"],
        "kind": ["spread"],
        "claims": [[str(subject) for subject in found[0].subjects]],
        "arithmetic": ["from 5 kg to 9 kg: +80 %"],
        "explained": ["It is known."],
        "line": [None],
        "sentence": [None],
    }
    text = finding_columns(audit(text="A rover\nof 54 cm (26 inches)."))
    assert (text["line"], text["sentence"]) == ([2], ["A rover of 54 cm (26 inches)."])
    assert (text["claims"], text["explained"]) == ([["54 cm", "26 inches"]], [None])
    assert finding_columns(()) == {key: [] for key in text}


def test_claims_of_findings_are_columns() -> None:
    """Each claim of a finding is a line, under the number of its finding."""
    claims = [claim("5 kg", "a"), claim("9–10 kg", "b", note="n"), claim("50 kg", "c", rejected="a slip")]  # fmt: skip
    found = audit(rs.Rover(name="Mine", mass=claims), catalog=NONE)
    columns = claim_columns(iter(found))
    keys = ("finding", "severity", "kind", "vehicle", "spec", *FIGURE_FIELDS, "rejected")

    assert tuple(columns) == keys
    assert columns["finding"] == [
        number for number, each in enumerate(found, 1) for _ in each.subjects
    ]
    assert columns["published"] == [
        subject.claim.value for each in found for subject in each.subjects
    ]
    assert columns["kind"] == [each.kind for each in found for _ in each.subjects]
    assert {*columns["vehicle"]} == {"mine"}
    assert {*columns["spec"]} == {"mass"}
    place = columns["published"].index("9–10 kg")
    row = {key: values[place] for key, values in columns.items()}
    assert (row["magnitude"], row["low"], row["high"], row["mark"]) == (None, 9, 10, "–")
    assert (row["source_id"], row["note"]) == ("b", "n")
    assert "a slip" in columns["rejected"]
    assert len(found) > 1

    text = claim_columns(audit(text="A rover of 54 cm (26 inches)."))
    assert (text["vehicle"], text["spec"]) == ([None, None], [None, None])
    assert (text["magnitude"], text["unit"]) == ([54, 26], ["cm", "in"])
    assert claim_columns([]) == {key: [] for key in keys}


def test_vehicles_are_given_in_any_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One vehicle or several, as records or by name, or none for the whole catalog."""
    mine = rs.Rover(name="Mine", mass=["5 kg", "9 kg"])
    expected = ["warning: spread: from 5 kg to 9 kg: +80 %"]

    assert of(mine) == of(mine, mine) == expected
    assert heads(audit(mine)) == heads(audit([mine])) == heads(audit(iter([mine]))) == expected
    assert heads(audit("lev-2")) == heads(audit(["SORA-Q"])) == heads(audit(rs.get("lev-2"))) != []
    assert list(audit([])) == list(audit(catalog=NONE)) == []
    (folder / "bad.toml").write_text('name = "Bad"\nmass = ["5 kg", "9 kg"]\n', encoding="utf-8")
    shelf = rs.Catalog(folder, shipped=False)
    assert heads(audit(catalog=shelf)) == expected
    monkeypatch.setattr(rs.Catalog, "of", staticmethod(lambda _: shelf))
    assert heads(audit()) == expected


def test_an_unknown_vehicle_is_refused() -> None:
    """A name that nobody goes by is an error with the nearest ones."""
    with pytest.raises(UnknownVehicleError, match="unknown vehicle 'lev-3': did you mean"):
        audit(["lev-2", "lev-3"])


def test_files_of_ones_own_are_audited(folder: Path) -> None:
    """A catalog of the user's files is audited as the shipped one is."""
    catalog = rs.Catalog(folder / "mine.toml", folder / "ours.toml", shipped=False)

    assert audit(catalog=catalog) == audit(["mine", "ours"], catalog=catalog)
    assert list(audit(catalog=catalog)) == []


def test_the_gravest_come_first_and_the_explained_last() -> None:
    """Open findings come before explained ones and notes, errors before warnings."""
    mine = rs.Rover(
        name="Mine",
        mass=[claim("5 kg", "a"), claim("50 kg", "b", rejected="a slip"), claim("9 kg", "c")],
        payload_mass=[claim("10 kg", "a"), claim("22 lb", "b")],
        drill_depth=[claim("26.55 km", "a"), claim("16.4 mi", "a")],
        width=[claim("9 cm", configuration="stowed"), claim("5 cm", configuration="deployed")],
    )
    found = audit(mine, catalog=NONE)

    assert [(each.severity, each.is_open) for each in found] == [
        ("error", True),
        ("warning", True),
        ("warning", True),
        ("error", False),
        ("note", False),
    ]


def test_units_from_outside_the_extract_are_audited() -> None:
    """Other units that pint knows agree and differ like any."""
    assert of(rs.Rover(name="Mine", mass=[claim("5 slug", "a"), claim("73 kg", "a")])) == []
    assert of(rs.Rover(name="Mine", mass=[claim("5.00 slug", "a"), claim("79 kg", "a")])) == [
        "error: twins: 5.00 slug and 79 kg do not agree: 5.00 slug = 72.97 kg; 79 kg = 5.4132 slug",
    ]


def test_counts_are_audited() -> None:
    """Counts have no unit, and spread and slip all the same."""
    assert rover(wheel_count=[claim("4", "a"), claim("40", "b")]) == [
        "error: slips: 40 is 10 times 4"
    ]
    assert of(rs.Rover(name="Mine", wheel_count=[claim("4", "a"), claim("6", "b")])) == [
        "warning: spread: from 4 to 6: +50 %"
    ]


@pytest.mark.parametrize("precision", [1, 3])
def test_the_callers_decimal_context_does_not_matter(precision: int) -> None:
    """Everything is reckoned in whole numbers."""
    with decimal.localcontext() as context:
        context.prec = precision
        assert (
            rover(
                mass=[
                    claim(value, value) for value in ("25,000 kg", "9 lb", "55,116 lb", "24,947 kg")
                ]
            )
            == []
        )
        assert rover(range=[claim("10,123 km", "a"), claim("16,291.4 km", "b")]) == [
            "error: slips: 16291.4 km is 1.609 times 10123 km: miles taken for kilometres, or the other way round"
        ]
        assert heads(audit(text="250 g (9 oz), 255 g, 12,345 m (40,502 ft)")) == [
            "warning: echo: 250 g → 9 oz → 255 g"
        ]


# --- real cases ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("vehicle", "kind", "arithmetic"),
    [
        ("lev-2", "echo", "~250 g → 9 oz → 255 g"),
        (
            "lev-2",
            "twins",
            "8 centimetres and 4 inches do not agree: 8 centimetres = 3.15 in; 4 inches = 10.16 cm",
        ),
        (
            "lupex-rover",
            "owner",
            "is ~350 kg LUPEX rover's mass, or LUPEX lander's payload capacity (at least 350 kg)?",
        ),
        (
            "lupex-rover",
            "owner",
            "is 6.5 tonnes LUPEX rover's payload mass, or LUPEX lander's launch mass (6.5 tonnes)?",
        ),
    ],
)
def test_known_faults_are_found(vehicle: str, kind: str, arithmetic: str) -> None:
    """The faults that made this audit are found in the shipped records."""
    assert (kind, arithmetic) in {(each.kind, each.arithmetic) for each in audit(vehicle)}


def test_tenacious_is_without_fault() -> None:
    """Of twelve figures of one article in two units, all agree."""
    assert [
        str(each) for each in audit("tenacious") if each.kind in ("twins", "echo", "slips")
    ] == []


# --- the command line ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("54 cm (21.26 inches)", 0),
        ("250 g (9 oz)", 0),
        ("300 m (800 ft)", 0),
        ("8 cm (4 inches)", 1),
        ("10,000 km (16,100 km)", 1),
        ("250 g (9 oz); elsewhere 255 g", 1),
    ],
)
def test_errors_and_warnings_fail_an_audit(run: Callable[..., Run], text: str, code: int) -> None:
    """The exit code is 1 for errors and warnings, and 0 for notes."""
    assert run("audit", "--text", text).code == code


def test_the_sign_of_decimals_is_for_a_text() -> None:
    """It is a point or a comma, and records have points."""
    assert rs.audit(text="It weighs 1.250,5 kg.", decimal=",").figure_count == 1
    with pytest.raises(FieldError, match=r"^decimal: unknown ';': expected one of '\.', ','$"):
        rs.audit(text="5 kg", decimal=";")
    with pytest.raises(FieldError, match=r"^decimal: it works only with a text: give one$"):
        rs.audit(decimal=",")
