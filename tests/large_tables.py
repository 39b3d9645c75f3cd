"""Tables of many vehicles, made by chance: cells of all forms that tables of one's own have."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

import roverspecs as rs
from roverspecs.frames.column_data import ColumnData, Names
from roverspecs.frames.columns import Column
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.published import PublishedValue

MASSES = ("kg", "g", "lb", "oz", "lbs", "t", "pounds", "Kilogramm")
LENGTHS = ("cm", "mm", "m", "in", "ft", "inches")

QUESTIONS: tuple[dict[str, object], ...] = (
    {},
    {"where": "mass < 12.4 kg"},
    {"where": "not mass >= 12.4 lb and length > 30 cm or top_speed == 5 m/s"},
    {"where": "operator == ispace or kind == lander", "sort": "name"},
    {"where": "12 cm <= length <= 40 cm", "sort": "length", "descending": True},
    {"where": "height != 10 cm and status", "strict": True, "sort": "height"},
    {"where": "launch_date >= 2024", "sort": "launch_date", "descending": True},
    {"where": "name contains rover and not mission", "sort": "operating_time"},
    {"where": "not (id == rover-3 or envelope)", "sort": "mass", "descending": True},
    {"where": "mass == 0 kg or mass > 0 g or wheel_count <= 4"},
    {"sort": "mass"},
    {"sort": "distance_driven"},
)
"""Options of a comparison, without its specs and units."""


# Numbers that meet, touch and lie beside each other, in units of which one is no float.
VALUES = st.builds(
    lambda sign, number, unit: PublishedValue.parse(f"{sign}{number} {unit}"),
    st.sampled_from(["", "", "", "~", "≥", "≤", ">", "<"]),
    st.sampled_from(["0", "1", "2", "5", "10", "12", "20", "100", "1.0", "2.54", "25.4", "0.5"]),
    st.sampled_from(["in", "cm", "mm", "ft"]),
)
RANGES = st.sampled_from(["1–2 in", "~1–3 cm", "2 ± 1 in", "1 ft 2 in", "1e1 cm", "0–5 cm"])
FIGURES = st.lists(VALUES | RANGES.map(PublishedValue.parse) | st.none(), max_size=12)
"""The lengths of some vehicles."""


def data_of(values: list[PublishedValue | None]) -> ColumnData:
    """Return data with a column of lengths."""
    column = Column(PUBLISHED["length"])
    for value in values:
        pair = (0.0, 0) if value is None else column.encoded(value)
        column.extend([pair[0]], [pair[1]])
    names = Names()
    names.add([f"v{place}" for place in range(len(values))])
    return ColumnData(columns={"length": column}, fields={}, names=names, identifiers=names)


def table(seed: int, count: int) -> str:
    """Return a table as CSV: some columns by chance, always with names."""
    chance = random.Random(seed)  # noqa: S311
    columns = _columns(chance)
    heads = [head for head in columns if head == "Name" or chance.random() < 0.6]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=chance.choice(["\n", "\r\n"]))
    writer.writerow(heads)
    for place in range(count):
        row = [columns[head](place) for head in heads]
        kind = chance.random()
        if kind < 0.03:
            row = row[:-1]
        elif kind < 0.05:
            row.append("7")
        elif kind < 0.07:
            row = [""] * len(heads)
        writer.writerow(row)
    return out.getvalue()


def plain_table(count: int, seed: int = 1) -> str:
    """Return a table of eight specs whose cells have a shape, one in twenty with a mark."""
    chance = random.Random(seed)  # noqa: S311
    units = {
        "mass": ("kg", "g", "lb", "oz"),
        "length": ("cm", "in", "m", "mm"),
        "width": ("cm", "in", "m", "mm"),
        "height": ("cm", "in", "m", "mm"),
        "payload_mass": ("kg", "g", "lb", "oz"),
        "top_speed": ("m/s", "km/h", "cm/s"),
        "operating_time": ("h", "min", "d"),
        "power": ("W", "kW"),
    }
    lines = [",".join(["name", *units])]
    for place in range(count):
        cells = [_plain(chance, each) for each in units.values()]
        lines.append(",".join([f"Rover {place}", *cells]))
    return "\n".join(lines) + "\n"


def _plain(chance: random.Random, units: Sequence[str]) -> str:
    number = 10 ** chance.uniform(0, 3)
    mark = ""
    if chance.random() < 0.05:
        mark = chance.choice("~≤≥")
    return f"{mark}{number:.{chance.choice((0, 1, 2))}f} {chance.choice(units)}"


def _columns(chance: random.Random) -> dict[str, Callable[[int], str]]:
    """Return how the cells of each column are made, given the row."""

    def of(*texts: str) -> Callable[[int], str]:
        return lambda _: chance.choice(texts)

    def figures(*units: str) -> Callable[[int], str]:
        return lambda _: _cell(chance, units)

    def name(place: int) -> str:
        odd = ("LEV-2", "Ä rover", "=x", "N/A", "", "a  b", "two\nlines", "a\u200bb")
        return chance.choice([f"Rover {place}"] * 20 + list(odd))

    def rarely(place: int) -> str:
        if chance.random() < 0.9:
            return ""
        return _cell(chance, MASSES)

    return {
        "Name": name,
        "ID": lambda place: chance.choice(["", f"r-{place}", "same"]),
        "kind": of("rover", "lander", "", "odd"),
        "Status": of("operating", "", "ended", "odd"),
        "Launch date": of("2024-01-02", "2023", "", "2024-05-07"),
        "Developer": of("ispace", "JAXA", "-"),
        "Mass": figures(*MASSES),
        "Mass (kg)": rarely,
        "Length": figures(*LENGTHS),
        "Dimensions": of(
            "",
            "",
            "50 x 40 x 30 cm",
            "5 cm",
            "20 (L) x 10 (W) cm",
            "(L) 20 x (W) 10 cm",
            "~3 x 2 ft",
        ),
        "Height [cm]": figures(*LENGTHS),
        "Dimensions (L x W x H)": of("", "990 x 670 x 390 mm", "5 x 4 cm"),
        "Wheels": of("4", "6", "4.0", "4.5", "~6", "", "six", "6 wheels", "4–6", "≥4"),
        "Max speed": figures("m/s", "km/h", "mph"),
        "Distance driven": figures("m", "km", "mi"),
        "Runtime": figures("h", "min", "days", "d"),
        "Payload": figures(*MASSES),
        "Dry mass": figures(*MASSES),
        "Notes": of("x", ""),
    }


def _cell(chance: random.Random, units: Sequence[str]) -> str:
    unit = chance.choice(units)
    number = _number(chance)
    low, high = chance.randrange(1, 9), chance.randrange(9, 20)
    marks = ("~", "≥", "≤", "<", ">", "about ", "up to ", "≈ ", "> ", "c. ", "5–")
    absent = ("", "-", "N/A", "TBD", " ", "nan")
    odd = (
        *("some", "5 parsecs", "12 kg kg", f"0 {unit}", f"-5 {unit}", "1.2.3 kg", f"05 {unit}"),
        *("5 '", "５ kg", "12\nkg", f" 7 {unit} ", f"'7 {unit}", f"7  {unit}", f"±30 {unit}"),
        *(f"7 {unit} (max)", f"3 {unit} (typical), 8 {unit} (standby)", f"123456789012 {unit}"),
    )
    twins = f"{chance.randrange(2, 30)} {units[0]} ({chance.randrange(2, 60)} {units[-1]})"
    made = (
        (55, f"{number} {unit}"),
        (15, f"{chance.choice(marks)}{number}{chance.choice(['', ' '])}{unit}"),
        (10, chance.choice(absent)),
        (6, f"{low}–{high} {unit}"),
        (4, f"{high} ± {low} {unit}"),
        (4, chance.choice(odd)),
        (4, number),
        (2, twins),
    )
    return chance.choices([text for _, text in made], [weight for weight, _ in made])[0]


def _number(chance: random.Random) -> str:
    size = 10 ** chance.uniform(-1, 3)
    usual = f"{size:.{chance.choice((0, 0, 1, 2, 3))}f}"
    others = (str(chance.randrange(10)), f"{chance.randrange(1, 99)}0", "1,234.5", "1.2e3", "0.0")
    return chance.choice([usual] * 4 + [chance.choice(others)])


def every_spec(vehicles: Sequence[rs.Vehicle]) -> list[str]:
    """Return the published specs that one of some vehicles has."""
    return [name for name in rs.SPECS if any(_has(each, name) for each in vehicles)]


def _has(vehicle: rs.Vehicle, name: str) -> bool:
    return not rs.SPECS[name].is_derived and bool(vehicle.claims(name))
