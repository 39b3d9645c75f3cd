"""Usual words: what many people call the specs of a vehicle, and its other fields.

A heading of a table that has one of them is read; wherever else one of them stands in
the place of a name, an error offers the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

USUAL_HEADINGS: Mapping[str, str] = {
    "mass": "weight, total mass, total weight, overall mass, rover mass, vehicle mass, "
    "robot mass, rover weight, vehicle weight, robot weight",
    "length": "overall length, total length, long, l",
    "width": "overall width, total width, w",
    "height": "overall height, total height, h",
    "diameter": "overall diameter, outer diameter, body diameter",
    "envelope": "dimensions, dimension, size, sizes, dim, dims, overall dimensions, overall size, "
    "external dimensions, outer dimensions, total dimensions, body size, footprint",
    "payload_capacity": "payload, max payload, maximum payload, payload max, max payload mass, "
    "maximum payload mass, payload limit, carrying capacity, load capacity, max load, "
    "maximum load, load",
    "payload_volume": "payload space, cargo volume",
    "habitable_volume": "habitable space, cabin volume",
    "instrument_count": "number of instruments, no of instruments",
    "power": "electrical power, generated power, solar power, power generation, "
    "max power, maximum power, peak power generation",
    "battery_energy": "battery, battery capacity, battery pack, battery size, energy storage, "
    "energy capacity, stored energy",
    "design_life": "lifetime, life, life time, mission duration, mission life, designed life, "
    "service life",
    "operating_time": "runtime, run time, operation time, operational time, working time, "
    "endurance, battery life, battery runtime, running time",
    "drill_depth": "drilling depth, max drill depth, maximum drill depth",
    "wheel_diameter": "wheel dia, wheels diameter, diameter of wheels",
    "wheel_count": "number of wheels, no of wheels, wheel number, wheels count",
    "wheelbase": "wheel base",
    "track_width": "track gauge, wheel track",
    "ground_clearance": "clearance, belly clearance, ride height",
    "obstacle_height": "obstacle, obstacles, max obstacle, max obstacle height, "
    "maximum obstacle height, obstacle clearance, obstacle climbing, step height, "
    "max step height, maximum step height, climbable step",
    "top_speed": "speed, max speed, maximum speed, velocity, max velocity, maximum velocity, "
    "top velocity, speed max, driving speed",
    "max_slope": "slope, slopes, maximum slope, slope max, climbing angle, "
    "climb angle, max climbing angle, maximum climbing angle, gradeability, incline, "
    "max incline, maximum incline, gradient, max gradient, maximum gradient, slope capability, "
    "slope angle",
    "range": "max range, maximum range, driving range, travel range",
    "distance_driven": "distance travelled, distance traveled, odometry, driven distance",
    "dry_mass": "dry weight",
    "launch_mass": "launch weight, mass at launch, weight at launch, wet mass, wet weight, "
    "takeoff mass, takeoff weight, take off mass, take off weight, lift off mass, liftoff mass",
}
"""The usual words of headings for each spec, besides its name and its label."""

_MASS_CONDITIONS = (
    "wet, gross, net, curb, kerb, empty, unladen, laden, loaded, operating, fuelled, fueled, "
    "unfuelled, unfueled"
)

MASS_WORDS: Mapping[str, str] = {
    f"{condition} {noun}": condition
    for condition in _MASS_CONDITIONS.split(", ")
    for noun in ("mass", "weight")
}
"""The words of headings for a mass in a condition, and the condition of each."""

USUAL_FIELDS: Mapping[str, str] = {
    "name": "vehicle, vehicle name, rover, rover name, robot, robot name, model, model name, "
    "designation, candidate, design, design name, concept, variant, product, product name, "
    "title, lander, lander name",
    "id": "identifier, key",
    "kind": "vehicle kind",
    "aliases": "alias, other names, also known as",
    "operator": "developer, manufacturer, maker, builder, company, organisation, organization, "
    "agency, team, owner, vendor",
    "countries": "country",
    "body": "planet, celestial body, destination",
    "mission": "mission name",
    "carrier": "carried by",
    "launch_date": "launch, launched, date of launch",
    "landing_date": "landing, landed, date of landing",
    "status": "state",
    "outcome": "",
}
"""The usual words of headings for each field of a vehicle, besides its name."""

FOREIGN_HEADINGS: Mapping[str, str] = {
    "mass": "masse, gewicht, gesamtmasse, gesamtgewicht, poids, masa, peso, massa, "
    "масса, вес, 質量, 重量, 质量",
    "length": "länge, laenge, longueur, longitud, largo, lunghezza, comprimento, lengte, "
    "длина, 全長, 長さ, 长度",
    "width": "breite, largeur, anchura, ancho, larghezza, largura, breedte, ширина, 全幅, 幅, 宽度",
    "height": "höhe, hoehe, hauteur, altura, alto, altezza, hoogte, высота, 全高, 高さ, 高度",
    "diameter": "durchmesser, diamètre, diámetro, diametro, diâmetro, диаметр, 直径",
    "envelope": "abmessungen, abmessung, dimensiones, dimensioni, dimensões, afmetingen, "
    "размеры, габариты, 寸法, 尺寸",
    "payload_capacity": "nutzlast, charge utile, carga útil, carico utile, "
    "полезная нагрузка, 有効載荷, 有效载荷",
    "top_speed": "geschwindigkeit, höchstgeschwindigkeit, max geschwindigkeit, vitesse, "
    "vitesse max, vitesse maximale, velocidad, velocidad máxima, velocità, velocità massima, "
    "velocidade, velocidade máxima, snelheid, скорость, максимальная скорость, 速度, 最高速度",
    "range": "reichweite, alcance, bereik, 航続距離",
    "operating_time": "laufzeit, betriebszeit, betriebsdauer",
    "power": "leistung, puissance, potencia, potenza, potência",
    "battery_energy": "akku, akkukapazität, batteriekapazität",
    "max_slope": "steigung, steigfähigkeit, pente, pente max, pendiente, pendenza",
    "wheel_diameter": "raddurchmesser",
    "wheel_count": "räder, radzahl, anzahl räder, anzahl der räder, nombre de roues, "
    "número de ruedas, numero di ruote, número de rodas",
    "wheelbase": "radstand, empattement",
    "ground_clearance": "bodenfreiheit, garde au sol",
}
"""The words of other languages for each spec, where they stand alone above a column."""

FOREIGN_FIELDS: Mapping[str, str] = {
    "name": "bezeichnung, fahrzeug, modell, nom, véhicule, modèle, nombre, vehículo, modelo, "
    "nome, veicolo, modello, naam, название, имя, 名称, 名前, 名字",
}
"""The words of other languages for each field of a vehicle."""

# Words that stand for several specs, for a group, or for a spec that they are not quite:
# no heading is read by them.
_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "weights": ("mass",),
    "masses": ("mass",),
    # That of a rover with its load, or that of a lander with its propellant.
    "gross mass": ("mass", "launch_mass"),
    "gross weight": ("mass", "launch_mass"),
    "size": ("dimensions", "length", "width", "height"),
    "sizes": ("dimensions", "length", "width", "height"),
    "dimension": ("dimensions", "length", "width", "height"),
    "dimensions": ("length", "width", "height"),
    "volume": ("bounding_volume", "payload_volume"),
    "footprint": ("length", "width"),
    "radius": ("diameter",),
    "density": ("bulk_density",),
    "wheels": ("wheel_count",),
    "climb": ("max_slope", "obstacle_height"),
    "distance": ("distance_driven", "range"),
    "energy": ("battery_energy",),
    "lifetime": ("design_life", "operating_time"),
    "duration": ("design_life", "operating_time"),
    "cargo": ("payload_capacity", "payload_mass"),
    "capacity": ("payload_capacity",),
    "instruments": ("instrument_count",),
    "drill": ("drill_depth",),
    "depth": ("drill_depth",),
    "gravity": ("surface_weight",),
}

USUAL_KINDS: Mapping[str, str] = {
    "agency": "space agency, government, official, authority",
    "operator": "company, manufacturer, maker, builder, developer, vendor, owner, university, "
    "institute, laboratory, team, press release, release, datasheet, data sheet, brochure, "
    "manual, user guide, own, internal",
    "paper": "journal, article, journal article, research article, study, conference, "
    "conference paper, proceedings, preprint, thesis, dissertation, abstract, poster, "
    "technical report",
    "reference": "book, textbook, handbook, encyclopedia, encyclopaedia, dictionary, museum, "
    "library, archive, catalog, catalogue, register",
    "press": "newspaper, news, news site, news agency, magazine, article, journalism, media, "
    "radio, tv, television, broadcast, website, web, web page, webpage, site",
    "aggregator": "wiki, wikipedia, blog, blog post, forum, social media, reddit, repost, "
    "mirror, digest, video, database, dataset, data set, website, web, web page, webpage, site",
}
"""The usual words for each kind of source, besides its name."""


@lru_cache(maxsize=1)
def usual_kinds() -> Mapping[str, tuple[str, ...]]:
    """Return the usual words for sources, and the kinds that each may stand for.

    Returns
    -------
    mapping of str to tuple of str
        In small letters; the most trusted kind first.
    """
    found: dict[str, tuple[str, ...]] = {}
    for kind, texts in USUAL_KINDS.items():
        for word in texts.split(", "):
            found[word] = (*found.get(word, ()), kind)
    return found


@lru_cache(maxsize=1)
def usual_words() -> Mapping[str, tuple[str, ...]]:
    """Return the usual words, and the names of specs and groups that each may stand for.

    Returns
    -------
    mapping of str to tuple of str
        In small letters, with spaces and with underscores; the likeliest name first.
    """
    found: dict[str, tuple[str, ...]] = {}
    for spec, texts in USUAL_HEADINGS.items():
        for word in texts.split(", "):
            found[word] = (spec,)
    found |= _OTHER_WORDS
    return found | {word.replace(" ", "_"): names for word, names in found.items()}
