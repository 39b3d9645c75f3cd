"""Text languages: the language of a sentence, and the words that it has for specs.

A sentence is in the language of which it has the most small words, such as ``und``;
it may be in several, where these have as many.  The words for specs of each language
are in a table of one shape.  A word is listed only if it leaves no doubt within its
language: Italian ``largo`` is wide, and Spanish ``largo`` is long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from roverspecs.values.languages import LANGUAGES

Rows = tuple[tuple[str, tuple[str, ...]], ...]
"""Words for specs, as the alternatives of a pattern, and the specs, the likeliest first."""

BODY = ("length", "width", "height", "diameter")
MASSES = ("mass", "dry_mass", "launch_mass")
_PAYLOAD = ("payload_mass", "payload_capacity")
_CAPACITY = ("payload_capacity", "payload_mass")
_LENGTH, _WIDTH, _HEIGHT = ("length", "envelope"), ("width", "envelope"), ("height", "envelope")


class SpecWords(NamedTuple):
    """Hold the words of a language that say what a figure is of.

    Attributes
    ----------
    specs : mapping of str to Rows
        The words for specs, by the dimension of the figure.
    things : str
        Words for what is no vehicle, as the alternatives of a pattern; a figure
        beside one of them is its own.
    wheels : str
        Words for wheels.
    """

    specs: Mapping[str, Rows]
    things: str
    wheels: str


# What one is more than another is a figure of neither.
_MORE_THAN_ROMANCE = r"(?:plus|moins|más|menos|mais)(?: \w+)? (?:do )?que"

SPEC_WORDS = {
    "German": SpecWords(
        specs={
            "mass": (
                ("Nutzlastkapazität|Tragfähigkeit|Zuladung", _CAPACITY),
                ("Nutzlast|Nutzlasten|Nutzlastmasse", _PAYLOAD),
                ("Startmasse|Startgewicht|beim Start|betankt|vollgetankt", ("launch_mass",)),
                ("Trockenmasse|Trockengewicht|Leermasse|Leergewicht|unbetankt", ("dry_mass",)),
                (
                    "Masse|Gesamtmasse|Gewicht|Gesamtgewicht|wiegt|wiegen|wog|wogen|"
                    "schwer(?:e[mnrs]?)?",
                    MASSES,
                ),
            ),
            "length": (
                ("Radstand", ("wheelbase",)),
                ("Spurweite", ("track_width",)),
                ("Bodenfreiheit", ("ground_clearance",)),
                ("Hindernis|Hindernisse|Hindernissen|Stufe|Stufen", ("obstacle_height",)),
                (
                    "zurückgelegt(?:e[mnrs]?)?|legte|fuhr|gefahren(?:e[mnrs]?)?|Fahrstrecke",
                    ("distance_driven",),
                ),
                ("Reichweite", ("range",)),
                ("Raddurchmesser", ("wheel_diameter",)),
                ("lang(?:e[mnrs]?)?|Länge", _LENGTH),
                ("breit(?:e[mnrs]?)?|Breite", _WIDTH),
                ("hoch|hohe[mnrs]?|Höhe", _HEIGHT),
                ("Durchmesser|im Durchmesser", ("diameter",)),
                ("Abmessungen|Maße|Größe|misst", (*BODY, "envelope")),
            ),
            "speed": (
                (
                    r"(?<!durchschnittliche )(?<!durchschnittlichen )(?<!mittlere )Geschwindigkeit|"
                    "Höchstgeschwindigkeit|Spitzengeschwindigkeit|Maximalgeschwindigkeit|schnell",
                    ("top_speed",),
                ),
            ),
        },
        things=(
            r"Kratern?|Kratern?s|Kameras?|Arm|Arms|Armes|Mast|Masts|Panels?|Solarpanel\w*|"
            r"Solarzellen|Antennen?|Instrument\w*|Fels\w*|Steine?|Steinen?|Dünen?|Hügeln?|Rampen?|"
            r"Raketen?|Orbiters?|Umlaufbahn|Proben?|Regolith\w*|Boden|Treibstoff\w*|Fallschirm\w*|"
            r"Rotor\w*|Batterien?|Akkus?|Laser\w*|Modells?|Nachbildung|Prototyp\w*|Auflösung|"
            r"Entfernung|entfernt|Abstand|als|Spuren|Bilder\w*|Oberfläche|Tiefe|Aufprall|landete|"
            r"Landung|(?:aus|in|auf) (?:einer )?Höhe|Astronaut\w*|Menschen|Wasser|Wind|"
            r"Flug|flog|Spektrometers?|Bohrers?"
        ),
        wheels="Rad|Rads|Rades|Räder|Rädern",
    ),
    "French": SpecWords(
        specs={
            "mass": (
                ("capacité de charge|capacité d'emport|capacité d’emport", _CAPACITY),
                ("charge utile|charges utiles", _PAYLOAD),
                (
                    "masse au lancement|masse au décollage|au lancement|au décollage",
                    ("launch_mass",),
                ),
                ("masse à sec|masse à vide|à sec|à vide", ("dry_mass",)),
                ("masse|poids|pèse|pèsent|pesait|pesaient|pesant|lourde?s?", MASSES),
            ),
            "length": (
                ("empattement", ("wheelbase",)),
                ("garde au sol", ("ground_clearance",)),
                ("obstacles?|marches?", ("obstacle_height",)),
                ("parcouru(?:e?s?)?|roulé|distance parcourue", ("distance_driven",)),
                ("autonomie", ("range",)),
                ("de long|(?<!le )long|longue?s?|(?:de )?longueur", _LENGTH),
                ("(?:de )?large|larges|(?:de )?largeur", _WIDTH),
                ("de haut|(?<!en )haut|haute?s?|(?:de )?hauteur", _HEIGHT),
                ("(?:de )?diamètre", ("diameter",)),
                (
                    "dimensions?|taille|mesure|mesurent|mesurait|mesurant",
                    (*BODY, "envelope"),
                ),
            ),
            "speed": (("vitesse(?! moyenne)", ("top_speed",)),),
        },
        things=(
            r"cratères?|caméras?|bras|mâts?|panneaux?|antennes?|instruments?|rochers?|roches?|"
            r"dunes?|collines?|rampes?|fusées?|orbites?|orbiteurs?|échantillons?|régolithe|"
            r"(?<!garde au )sol|carburant|ergols?|parachutes?|rotors?|pales?|batteries?|lasers?|"
            r"maquettes?|répliques?|prototypes?|résolution|distance(?! parcourue)|traces?|images?|"
            r"surface|profondeur|impact|descente|atterri|largué|(?:d['’]|à )une hauteur|"
            rf"astronautes?|eau|vent|vol|spectromètres?|foreuse|{_MORE_THAN_ROMANCE}"
        ),
        wheels="roues?",
    ),
    "Spanish": SpecWords(
        specs={
            "mass": (
                ("capacidad de carga", _CAPACITY),
                ("carga útil|cargas útiles", _PAYLOAD),
                (
                    "masa de lanzamiento|masa al lanzamiento|masa al despegue|al despegue|"
                    "en el lanzamiento",
                    ("launch_mass",),
                ),
                ("masa seca|masa en seco|en seco", ("dry_mass",)),
                ("masa|peso|pesa|pesan|pesaba|pesaban|pesó", MASSES),
            ),
            "length": (
                ("distancia entre ejes", ("wheelbase",)),
                ("altura libre al suelo|distancia al suelo", ("ground_clearance",)),
                ("obstáculos?|escalón|escalones", ("obstacle_height",)),
                (
                    "recorrió|recorrieron|recorrid[oa]s?|distancia recorrida",
                    ("distance_driven",),
                ),
                ("autonomía", ("range",)),
                ("de largo|(?<!lo )largo|larg[oa]s|larga|(?:de )?longitud", _LENGTH),
                ("(?:de )?ancho|anch[oa]s|ancha|(?:de )?anchura", _WIDTH),
                ("(?:de )?alto|alt[oa]s|alta|(?:de )?altura", _HEIGHT),
                ("(?:de )?diámetro", ("diameter",)),
                ("dimensiones|tamaño|mide|miden|medía", (*BODY, "envelope")),
            ),
            "speed": (("velocidad(?! media| promedio)", ("top_speed",)),),
        },
        things=(
            r"cráter|cráteres|cámaras?|brazos?|mástil|mástiles|panel|paneles|antenas?|"
            r"instrumentos?|rocas?|dunas?|colinas?|rampas?|cohetes?|órbitas?|orbitador|muestras?|"
            r"regolito|(?<!al )suelo|combustible|propelente|paracaídas|rotor|rotores|palas?|"
            r"baterías?|láser|maquetas?|réplicas?|prototipos?|resolución|"
            r"distancia(?! recorrida| entre| al)|huellas?|imagen|imágenes|superficie|profundidad|"
            r"impacto|descenso|aterrizó|(?:desde|a|de) una altura|astronautas?|agua|viento|vuelo|"
            rf"voló|espectrómetros?|taladro|{_MORE_THAN_ROMANCE}"
        ),
        wheels="ruedas?",
    ),
    "Italian": SpecWords(
        specs={
            "mass": (
                ("capacità di carico", _CAPACITY),
                ("carico utile|carichi utili", _PAYLOAD),
                (
                    "massa al lancio|massa al decollo|peso al lancio|al lancio|al decollo",
                    ("launch_mass",),
                ),
                ("massa a secco|massa a vuoto|a secco|a vuoto", ("dry_mass",)),
                ("massa|peso|pesa|pesano|pesava|pesavano|pesante|pesanti", MASSES),
            ),
            "length": (
                ("interasse", ("wheelbase",)),
                ("altezza da terra|altezza libera dal suolo", ("ground_clearance",)),
                ("ostacol[oi]|gradin[oi]", ("obstacle_height",)),
                ("percors[oaie]|distanza percorsa", ("distance_driven",)),
                ("autonomia", ("range",)),
                # Elsewhere "lungo" is along.
                (
                    "lungo(?! i?l| l[oa]| gli| le| un| i)|lunga|lunghi|lunghe|(?:di )?lunghezza",
                    _LENGTH,
                ),
                ("larg[oa]|larghi|larghe|(?:di )?larghezza", _WIDTH),
                ("alt[oaie]|(?:di )?altezza", _HEIGHT),
                ("(?:di )?diametro", ("diameter",)),
                ("dimensioni|misura|misurano|misurava", (*BODY, "envelope")),
            ),
            "speed": (("velocità(?! media)", ("top_speed",)),),
        },
        things=(
            r"crater[ei]|(?:foto|tele)?camer[ae]|bracci[oa]|alber[oi]|pannell[oi]|antenn[ae]|"
            r"strument[oi]|rocc[ei]a?|sass[oi]|dun[ae]|collin[ae]|ramp[ae]|razz[oi]|orbit[ae]|"
            r"orbiter|campion[ei]|regolite|(?<!dal )suolo|propellente|carburante|paracadute|"
            r"rotor[ei]|pal[ae]|batteri[ae]|laser|modell[oi]|replic(?:a|he)|prototip[oi]|risoluzione|"
            r"distanza(?! percorsa)|tracc[ei]a?|immagin[ei]|superficie|profondità|impatto|discesa|"
            r"atterrò|(?:da|ad|a) un['’]altezza|astronaut[aie]|acqua|vento|volo|spettrometr[oi]|"
            r"trapano|(?:più|meno) \w+ (?:di|del|della|dello|che)"
        ),
        wheels="ruot[ae]",
    ),
    "Portuguese": SpecWords(
        specs={
            "mass": (
                ("capacidade de carga", _CAPACITY),
                ("carga útil|cargas úteis", _PAYLOAD),
                (
                    "massa de lançamento|massa no lançamento|no lançamento",
                    ("launch_mass",),
                ),
                ("massa seca", ("dry_mass",)),
                ("massa|peso|pesa|pesam|pesava|pesavam", MASSES),
            ),
            "length": (
                ("distância entre eixos", ("wheelbase",)),
                ("altura livre do solo", ("ground_clearance",)),
                ("obstáculos?|degrau|degraus", ("obstacle_height",)),
                (
                    "percorreu|percorreram|percorrid[oa]s?|distância percorrida",
                    ("distance_driven",),
                ),
                ("autonomia", ("range",)),
                ("(?:de )?comprimento|comprid[oa]s?", _LENGTH),
                ("(?:de )?largura|larg[oa]s?", _WIDTH),
                ("(?:de )?altura|alt[oa]s?", _HEIGHT),
                ("(?:de )?diâmetro", ("diameter",)),
                ("dimensões|tamanho|mede|medem", (*BODY, "envelope")),
            ),
            "speed": (("velocidade(?! média)", ("top_speed",)),),
        },
        things=(
            r"crateras?|câmeras?|câmaras?|braços?|mastros?|painel|painéis|antenas?|instrumentos?|"
            r"rochas?|dunas?|colinas?|rampas?|foguetes?|foguetões|órbitas?|orbitador|amostras?|"
            r"regolito|(?<!do )solo|combustível|propelente|paraquedas|rotor|rotores|pás|baterias?|"
            r"laser|maquetes?|réplicas?|protótipos?|resolução|distância(?! percorrida| entre)|"
            r"rastros?|imagem|imagens|superfície|profundidade|impacto|descida|pousou|"
            r"(?:de|a) uma altura|astronautas?|água|vento|voo|espectrômetros?|"
            rf"perfuratriz|{_MORE_THAN_ROMANCE}"
        ),
        wheels="rodas?",
    ),
    "Russian": SpecWords(
        specs={
            "mass": (
                ("грузоподъёмность|грузоподъемность|грузоподъёмностью", _CAPACITY),
                (
                    "полезная нагрузка|полезной нагрузки|полезную нагрузку|полезной нагрузкой",
                    _PAYLOAD,
                ),
                (
                    "стартовая масса|стартовой массой|стартовую массу|стартовый вес|при старте",
                    ("launch_mass",),
                ),
                ("сухая масса|сухой массой|сухую массу|без топлива", ("dry_mass",)),
                (
                    "масса|массы|массу|массой|вес|веса|весом|весит|весят|весил[аои]?",
                    MASSES,
                ),
            ),
            "length": (
                ("колёсная база|колесная база", ("wheelbase",)),
                ("дорожный просвет|клиренс", ("ground_clearance",)),
                (r"препятстви\w+|ступен\w+", ("obstacle_height",)),
                (
                    "прошёл|прошел|прошла|прошло|прошли|проехал[аои]?|пройдено|"
                    "пройденный путь|пройденное расстояние",
                    ("distance_driven",),
                ),
                ("запас хода", ("range",)),
                ("(?:в )?длину|длина|длины|длиной", _LENGTH),
                ("(?:в )?ширину|ширина|ширины|шириной", _WIDTH),
                ("(?:в )?высоту|высота|высоты|высотой", _HEIGHT),
                ("диаметр(?:а|ом|е)?", ("diameter",)),
                ("размер(?:ы|а|ом|ами|ов)?|габариты", (*BODY, "envelope")),
            ),
            "speed": (
                (
                    "(?<!средняя )(?<!средней )(?<!среднюю )скорост(?:ь|и|ью)",
                    ("top_speed",),
                ),
            ),
        },
        things=(
            r"кратер\w*|камер\w*|манипулятор\w*|мачт\w*|панел\w*|антенн\w*|прибор\w*|инструмент\w*|"
            r"камн\w*|камень|скал\w*|дюн\w*|холм\w*|ракет\w*|орбит\w*|образ[еа]?ц\w*|реголит\w*|"
            r"грунт\w*|(?<!без )топлив\w*|парашют\w*|ротор\w*|лопаст\w*|батаре\w*|лазер\w*|"
            r"макет\w*|копи[яию]|прототип\w*|разрешени\w*|(?<!пройденное )расстояни\w*|чем|след\w*|"
            r"снимк\w*|снимок|поверхност\w*|глубин\w*|удар\w*|спуск\w*|сел|села|"
            r"(?:с|на|до) высот[ыеу]|астронавт\w*|космонавт\w*|экипаж\w*|вод[аыеу]|вет[ер]р?\w*|"
            r"пол[её]т\w*|спектрометр\w*"
        ),
        wheels=r"кол[её]с\w*",
    ),
}
"""The words for specs of each language that has spaces between words, but for English."""

SOLID_SPECS: tuple[Mapping[str, Rows], ...] = (
    # Japanese
    {
        "mass": (
            ("積載量|可搬質量|可搬重量", _CAPACITY),
            ("ペイロード|搭載", _PAYLOAD),
            ("打ち上げ時|打上げ時", ("launch_mass",)),
            ("乾燥質量|乾燥重量", ("dry_mass",)),
            ("質量|重量|重さ|体重", MASSES),
        ),
        "length": (
            ("走行距離|走行し|走破", ("distance_driven",)),
            ("航続距離", ("range",)),
            ("全長|長さ|奥行き?", _LENGTH),
            ("全?幅|横幅", _WIDTH),
            ("高さ|全高", _HEIGHT),
            ("直径", ("diameter",)),
            ("大きさ|寸法|サイズ", (*BODY, "envelope")),
        ),
        "speed": (("速度|時速", ("top_speed",)),),
        "time": (("設計寿命", ("design_life",)), ("活動|稼働", ("operating_time",))),
        "power": (("電力|発電", ("power",)),),
        "energy": (("バッテリー", ("battery_energy",)),),
        "angle": (("傾斜|斜面", ("max_slope",)),),
        "volume": (("居住", ("habitable_volume",)),),
    },
    # Chinese
    {
        "mass": (
            ("载重|載重|承载能力", _CAPACITY),
            ("有效载荷|有效載荷|载荷|載荷", _PAYLOAD),
            ("发射质量|发射重量", ("launch_mass",)),
            ("干重|干质量", ("dry_mass",)),
            # In 重力 it is gravity.
            ("质量|重量|体重|質量|重(?!力|复|複|新|要|量)", MASSES),
        ),
        "length": (
            ("行驶|行駛|行走|里程", ("distance_driven",)),
            ("续航|續航", ("range",)),
            # Not in 增长, to grow.
            ("(?<!增|延|特|成)[长長]", _LENGTH),
            ("宽|寬", _WIDTH),
            ("(?<!最|提)高(?!速|级|級|分|温)", _HEIGHT),
            ("直径|直徑", ("diameter",)),
            ("尺寸|大小", (*BODY, "envelope")),
        ),
        "speed": (("速度|时速|時速", ("top_speed",)),),
        "time": (("设计寿命|設計壽命", ("design_life",)),),
    },
)
"""The words of the languages that have no such spaces: they count in every text."""

SOLID_THINGS = (
    "カメラ|アーム|マスト|パネル|アンテナ|クレーター|岩|(?<!走行)(?<!航続)距離|軌道|ロケット|試料|"
    "サンプル|レゴリス|パラシュート|模型|分光計|高度|深さ|相机|相機|摄像机|仪器|儀器|机械臂|桅杆|太阳翼|"
    "太阳能|帆板|天线|陨石坑|撞击坑|岩石|石块|距离|轨道|火箭|样品|月壤|降落伞|雷达|光谱仪|深度"
)
"""Their words for what is no vehicle, as the alternatives of a pattern."""

SOLID_WHEELS = "車輪|车轮"
"""Their words for wheels."""

# --- the language of a text -----------------------------------------------------

_SMALL_WORDS = {
    "English": (
        "the of is was are were be been and it its with at has had have can could for this that "
        "these which from by on in to an or as not than weighs weighed weighing measures only two "
        "three four five six eight ten mass weight heavy length width wide height tall high size "
        "dimensions diameter speed"
    ),
    "German": (
        "der die das den dem des ein eine einen einem einer ist sind war waren hat hatte und mit "
        "von vom für auf aus bei nach wiegt wog zum zur im am er es sie nicht auch beträgt bis "
        "kann als über etwa rund sein seine misst wird wurde zwei drei vier fünf sechs acht zehn "
        "masse gewicht schwer länge lang breite breit höhe hoch durchmesser geschwindigkeit legte "
        "zurück fuhr fährt"
    ),
    "French": (
        "le la les un une des du de et est sont était il elle son sa ses avec pour sur dans par "
        "qui que pèse pesait mesure mesurait au aux ce cette environ plus ne pas à deux trois "
        "quatre cinq dix masse poids longueur largeur hauteur haut diamètre vitesse parcouru"
    ),
    "Spanish": (
        "el la los las un una unos de del y es son era con para por en que su sus pesa pesaba mide "
        "al lo se tiene fue más como este esta dos tres cuatro cinco seis "
        "ocho diez masa peso longitud largo ancho anchura altura alto diámetro velocidad recorrió"
    ),
    "Italian": (
        "il lo la gli le un una uno di del della dei delle e è sono era con per in che suo sua "
        "pesa pesava misura da dal nel nella ha si al alla più circa due tre quattro cinque sei "
        "otto dieci massa peso lunghezza lungo larghezza largo altezza alto diametro velocità "
        "percorso"
    ),
    "Portuguese": (
        "o os um uma de do da dos das e é são era com para por em que seu sua pesa pesava mede tem "
        "foi no na ao pela pelo mais cerca dois duas três quatro cinco seis oito dez massa peso "
        "comprimento largura largo altura alto diâmetro velocidade percorreu"
    ),
    "Czech": "je jsou byl byla který která jako má na se ze při váží hmotnost pro přibližně asi",
}
_SMALL = {name: frozenset(words.split()) for name, words in _SMALL_WORDS.items()}
_LATIN = _SMALL.keys() - {"English"}
# A longer word with a capital may be a German noun.
_MOST_LETTERS = 3
_WORD = re.compile(r"[^\W\d_]+")
# The article of L'astromobile is no word by itself.
_ELIDED = re.compile(
    r"(?i:\b(?:[cdjlmnst]|qu|all|dall|dell|nell|sull|un|quest|quell)['’])(?=[^\W\d_])"
)
_CYRILLIC = re.compile("[\u0400-\u052f]{2,}")
# With a capital, too, and no vehicles.
_PLACES = frozenset(
    [
        "mars",
        "mond",
        "erde",
        "lune",
        "terre",
        "luna",
        "tierra",
        "terra",
        "lua",
        "марс",
        "марса",
        "марсе",
        "луна",
        "луны",
        "луне",
        "земля",
        "земли",
        "земле",
    ]
)
_WITH_COMMA = frozenset(language.name for language in LANGUAGES if language.decimal == ",")


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages that a text may be written in; none if nothing tells.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of str
        Those of which it has the most small words.  A text in Cyrillic letters is Russian.
    """
    counts = _counts(text)
    most = max(counts.values())
    if not most:
        return ()
    return tuple(name for name, count in counts.items() if count == most)


@lru_cache(maxsize=4)
def is_foreign(text: str) -> bool:
    """Return whether a text is written in another language of Latin letters than English."""
    found = languages_of(text)
    is_other = bool(found) and _LATIN.issuperset(found)
    # One small word may be a name.
    return is_other and _counts(text)[found[0]] > 1


def name_in(text: str, languages: tuple[str, ...]) -> str:
    """Return a word of a sentence that may be the name of what it is about.

    Parameters
    ----------
    text : str
        From the beginning of the sentence to a figure.
    languages : tuple of str
        In which it may be written.

    Returns
    -------
    str
        Its first word, if it is no small one such as "Er" and "Pesa"; else a later one with a
        capital, of which German, where all nouns have one, needs two side by side.
    """
    own = (_SMALL[name] for name in languages if name in _LATIN)
    small: frozenset[str] = frozenset().union(*own)
    found: list[str] = _WORD.findall(_ELIDED.sub(" ", text))
    words = [word for word in found if word.casefold() not in _PLACES]
    may_be_name = [word[0].isupper() and word.casefold() not in small for word in words]
    if small and any(may_be_name[:1]):
        return words[0]
    least = 2 if "German" in languages else 1
    for place in range(1, len(words) - least + 1):
        if all(may_be_name[place : place + least]):
            return words[place]
    return ""


@lru_cache(maxsize=64)
def _counts(text: str) -> dict[str, int]:
    """Return how many small words of each language a text has."""
    found = _WORD.findall(text)
    # The first word of Le Monnier is no French one.
    no_names = [word for word in found[1:] if word.islower() or len(word) > _MOST_LETTERS]
    words = {word.casefold() for word in (*found[:1], *no_names)}
    counts = {name: len(words & small) for name, small in _SMALL.items()}
    counts["Russian"] = sum(_CYRILLIC.fullmatch(word) is not None for word in words)
    return counts


def have_comma(languages: tuple[str, ...]) -> bool:
    """Return whether the sign of decimals is a comma in the language of a text, whichever it is."""
    return bool(languages) and _WITH_COMMA.issuperset(languages)
