"""Specs of the figures in texts; ``test_statements`` reads whole sentences."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from roverspecs.analyses.text_languages import SOLID_SPECS, Rows
from roverspecs.analyses.text_specs import (
    _TABLES,
    Spot,
    configuration_at,
    is_own_size,
    is_own_speed,
    specs_at,
)
from roverspecs.records.vehicles import PUBLISHED


def spot(text: str, figure: str, *languages: str) -> Spot:
    """Return a figure that stands in a sentence."""
    start = text.index(figure)
    return Spot(text, start, start + len(figure), 0, len(text), 0, languages=languages)


@pytest.mark.parametrize("table", [*(words.specs for words in _TABLES.values()), *SOLID_SPECS])
def test_words_stand_for_specs_of_their_dimension(table: Mapping[str, Rows]) -> None:
    """A figure in kilograms is never taken for a length, in whatever language."""
    for dimension, rows in table.items():
        for _, specs in rows:
            assert {PUBLISHED[spec].dimension for spec in specs} == {dimension}


LANGUAGES = {
    "German": (
        "hat eine Masse von {}",
        "ist {} lang",
        "ist {} breit",
        "ist {} hoch",
        "mit einem Durchmesser von {}",
        "hat eine Höchstgeschwindigkeit von {}",
        "legte {} zurück",
        "mit einer Nutzlast von {}",
    ),
    "French": (
        "pèse {}",
        "mesure {} de long",
        "mesure {} de large",
        "a une hauteur de {}",
        "d'un diamètre de {}",
        "a une vitesse maximale de {}",
        "a parcouru {}",
        "avec une charge utile de {}",
    ),
    "Spanish": (
        "pesa {}",
        "mide {} de largo",
        "tiene un ancho de {}",
        "con {} de altura",
        "tiene un diámetro de {}",
        "a una velocidad máxima de {}",
        "recorrió {}",
        "lleva una carga útil de {}",
    ),
    "Italian": (
        "ha una massa di {}",
        "è lungo {}",
        "è largo {}",
        "è alto {}",
        "ha {} di diametro",
        "alla velocità massima di {}",
        "ha percorso {}",
        "con un carico utile di {}",
    ),
    "Portuguese": (
        "tem massa de {}",
        "tem {} de comprimento",
        "tem {} de largura",
        "tem {} de altura",
        "com {} de diâmetro",
        "tem velocidade máxima de {}",
        "percorreu {}",
        "leva carga útil de {}",
    ),
    "Russian": (
        "весит {}",
        "имеет длину {}",
        "шириной {}",
        "имеет {} в высоту",
        "диаметром {}",
        "развивает скорость {}",
        "прошёл {}",
        "несёт {} полезной нагрузки",
    ),
    "Japanese": (
        "質量は{}",
        "全長{}",
        "幅は{}",
        "高さ{}",
        "直径{}",
        "最高速度は{}",
        "走行距離は{}",
        "ペイロード{}",
    ),
    "Chinese": (
        "重{}",
        "长{}",
        "宽{}",
        "高{}",
        "直径{}",
        "最大速度{}",
        "累计行驶{}",
        "有效载荷{}",
    ),
}
SPECS = {
    "mass": "mass",
    "length": "length",
    "width": "length",
    "height": "length",
    "diameter": "length",
    "top_speed": "speed",
    "distance_driven": "length",
    "payload_mass": "mass",
}
UNITS = {"mass": "kg", "length": "m", "speed": "m/h"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_for_the_usual_specs(language: str) -> None:
    """By itself or in a sentence whose language is known, a word means what it means there."""
    for sentence, (spec, dimension) in zip(LANGUAGES[language], SPECS.items(), strict=True):
        unit = UNITS[dimension]
        figure = f"5 {unit}"
        text = f"Yutu {sentence.format(figure)}."
        assert specs_at(spot(text, figure, language), dimension, unit)[:1] == (spec,), text
        if language in ("Japanese", "Chinese"):
            assert specs_at(spot(text, figure, "English"), dimension, unit)[:1] == (spec,), text


@pytest.mark.parametrize(
    ("text", "languages", "spec"),
    [
        ("largo 5 m", ("Spanish",), "length"),
        ("largo 5 m", ("Italian",), "width"),
        ("largo 5 m", ("Spanish", "Italian"), None),
        ("largo 5 m", (), None),
        ("5 m de haut", (), "height"),
        ("5 m de haut", ("French", "Spanish"), "height"),
        ("5 m de long, puis 6 m", ("French",), "length"),
        ("à 5 m de haut", ("English",), None),
        ("délka 5 m", ("Czech",), None),
        ("Rad mit einem Durchmesser von 5 m", ("German",), "wheel_diameter"),
        ("la profondeur du cratère mesure 5 m", ("French",), None),
        ("5 m plus long que", ("French",), None),
        ("5 m breiter als", ("German",), None),
    ],
)
def test_a_word_counts_in_its_language_only(
    text: str, languages: tuple[str, ...], spec: str | None
) -> None:
    """Where a sentence may be in several languages, these must not contradict each other."""
    found = specs_at(spot(text, "5 m", *languages), "length", "m")
    assert next(iter(found), None) == spec


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("The camera of Yutu weighs 5 kg", False),
        ("La caméra de Yutu pèse 5 kg", False),
        ("Die Kamera des Rovers Yutu wiegt 5 kg", False),
        ("Images of Yutu, which weighs 5 kg", True),
        ("With cameras, Yutu weighs 5 kg", True),
        ("Yutu’s wheels weigh 5 kg", False),
        ("Yutu landed on wheels each weighing 5 kg", False),
        ("Yutu has wheels that each weigh 5 kg", False),
        ("Yutu, on six wheels, weighs 5 kg", True),
        ("Yutu and its folding mast-box weighs 5 kg", False),
        ("Yutu and its rover weighs 5 kg", True),
        ("On Yutu, motors each had a mass of 5 kg", False),
        ("Yutu with its six wheels weighs 5 kg", False),
        ("The rocket that carried Yutu weighs 5 kg", False),
        ("A mass of the wheel of Yutu was 5 kg", False),
        ("Each of the motors on the rover Yutu weighs 5 kg", False),
        ("Yutu carries an RTG weighing 5 kg", False),
        ("Yutu rode a Delta II with a mass of about 5 kg", False),
        ("Yutu is a six-wheeled rover weighing 5 kg", True),
        ("A rocket carrying the rover Yutu had a mass of 5 kg", False),
        ("The rocket that carried the moonlit Yutu, which weighs 5 kg", True),
    ],
)
def test_a_part_of_a_vehicle_is_another_thing(text: str, is_own: bool) -> None:
    """The figure of its camera is none of the vehicle, on whichever side its name stands."""
    owner = text.index("Yutu") + len("Yutu")
    assert bool(specs_at(spot(text, "5 kg")._replace(owner=owner), "mass", "kg")) is is_own


@pytest.mark.parametrize(
    ("text", "specs"),
    [
        ("its mass is 5 kg", ("mass", "dry_mass", "launch_mass")),
        ("its dry mass is 5 kg", ("dry_mass",)),
        ("it weighs 5 kg at launch", ("launch_mass",)),
        ("it weighs 5 kg, and more at launch", ("mass", "dry_mass", "launch_mass")),
        ("its payload of 5 kg", ("payload_mass", "payload_capacity")),
        ("5 kg of propellant", ()),
        ("a camera with a mass of 5 kg", ()),
        ("玉兔二号的全景相机重5 kg", ()),
        ("ローバーのカメラの質量は5 kg", ()),
        ("it tipped the scales at 5 kg", ("mass", "dry_mass", "launch_mass")),
        ("it came in at 5 kg", ("mass", "dry_mass", "launch_mass")),
        ("At 5 kg, it is small", ("mass", "dry_mass", "launch_mass")),
        ("it has a 5 kg body", ("mass", "dry_mass", "launch_mass")),
        ("it was a 5 kg machine", ("mass", "dry_mass", "launch_mass")),
        # Who carries a rover, or is carried, says nothing of its mass.
        ("carried by it, a 5 kg rover", ("mass", "dry_mass", "launch_mass")),
        ("it can deliver a 5 kg rover", ("mass", "dry_mass", "launch_mass")),
        ("it carried 5 kg", ("payload_mass", "payload_capacity")),
        ("carried on it, 5 kg", ()),
    ],
)
def test_the_nearest_word_decides(text: str, specs: tuple[str, ...]) -> None:
    """The word right behind a figure counts most, then the nearest one before it."""
    assert specs_at(spot(text, "5 kg"), "mass", "kg") == specs


@pytest.mark.parametrize(
    ("text", "specs"),
    [
        ("it covered 5 m", ("distance_driven",)),
        ("it trundled 5 m over the surface", ("distance_driven",)),
        ("it was covered by 5 m", ()),
        ("it drove 5 m across a crater", ("distance_driven",)),
        ("it is 5 m across and round", ("diameter",)),
        ("its wheels are 5 m", ("wheel_diameter", "wheel_width")),
        ("its wheels are 5 m apart", ()),
        ("its wheels are 5 m wide", ("wheel_width",)),
        ("it has a ground clearance of 5 m", ("ground_clearance",)),
        ("it is 5 m high", ("height", "envelope")),
    ],
)
def test_the_spec_of_a_length(text: str, specs: tuple[str, ...]) -> None:
    """What a length is of, newspapers say in many ways."""
    assert specs_at(spot(text, "5 m"), "length", "m") == specs


@pytest.mark.parametrize(
    ("text", "dimension", "expected"),
    [
        ("it reached 5 km/h", "speed", True),
        ("it crept at 5 km/h across the surface", "speed", True),
        ("its top speed is 5 km/h", "speed", True),
        ("it entered the atmosphere at 5 km/h", "speed", False),
        ("its average speed is 5 km/h", "speed", False),
        ("it reached 5 km/h", "length", False),
    ],
)
def test_a_speed_of_a_vehicle(text: str, dimension: str, expected: bool) -> None:
    """It is of the vehicle unless a word for another thing stands beside it."""
    assert is_own_speed(spot(text, "5 km/h"), dimension) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("measures 60 × 40 cm", True),
        ("is 60 × 40 cm", True),
        ("is 60 × 40 cm in size, and landed", True),
        ("measured 60 × 40 cm", True),
        ("was a box of about 60 × 40 cm", True),
        ("found 60 × 40 cm", False),
        ("drove 60 × 40 cm", False),
        ("has wheels that measure 60 × 40 cm", False),
        ("has a solar panel that measures 60 × 40 cm", False),
        ("crossed an area that measures 60 × 40 cm", False),
        ("has a heat shield that measures 60 × 40 cm", False),
        ("has a deck that measures 60 × 40 cm", False),
        ("will be 60 × 40 cm", True),
        ("is a rover, and it is a box of 60 × 40 cm", True),
        ("'s body has dimensions of 60 × 40 cm", True),
        ("is Mars's second small rover and measures 60 × 40 cm", True),
        ("'s overall size is 60 × 40 cm", True),
        (", the smallest of the rovers, measures 60 × 40 cm", True),
        ("began its work, and the rover measures 60 × 40 cm", True),
        # What it studied has a size of its own, and what belongs to it.
        ("studied a block of 60 × 40 cm", False),
        ("found an outcrop measured 60 × 40 cm", False),
        ("'s block of 60 × 40 cm", False),
        ("'s map has dimensions of 60 × 40 cm", False),
        ("left; its shipping crate has dimensions of 60 × 40 cm", False),
        ("left; the crate of the rover has dimensions of 60 × 40 cm", False),
    ],
)
def test_a_size_of_a_vehicle(text: str, expected: bool) -> None:
    """A size is of the vehicle beside its name or a word for a size, and not beside another thing."""
    found = spot(f"Alpha {text}", "60 × 40 cm", "English")._replace(owner=len("Alpha"))
    assert is_own_size(found, "cm") is expected
    assert not is_own_size(found, "km")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The canister of Alpha measures 60 × 40 cm", False),
        ("The crate of rover Alpha measures 60 × 40 cm", False),
        ("The rover of Alpha measures 60 × 40 cm", True),
        ("As of 2025 Alpha measures 60 × 40 cm", True),
        ("The size of Alpha is 60 × 40 cm", True),
        ("In a picture of Alpha, which measures 60 × 40 cm", True),
        ("A box of steel: Alpha measures 60 × 40 cm", True),
        ("60 × 40 cm is the size of Alpha", True),
        ("Alpha, a box of 60 × 40 cm", True),
        ("Alpha's 60 × 40 cm", True),
    ],
)
def test_a_size_of_what_a_vehicle_has(text: str, expected: bool) -> None:
    """What is of the vehicle has a size of its own, unless it is the size itself."""
    owner = text.index("Alpha") + len("Alpha")
    assert is_own_size(spot(text, "60 × 40 cm", "English")._replace(owner=owner), "cm") is expected


@pytest.mark.parametrize(
    ("text", "configuration"),
    [
        ("5 cm wide when deployed", "deployed"),
        ("stowed, it is 5 cm wide", "stowed"),
        ("展開時は幅5 cm", "deployed"),
        ("5 cm wide", None),
    ],
)
def test_the_configuration_that_a_text_states(text: str, configuration: str | None) -> None:
    """The words around a figure say whether the vehicle was folded."""
    assert configuration_at(spot(text, "5 cm")) == configuration
