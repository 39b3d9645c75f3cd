"""Headings: the spec, the unit and the axes that stand above a column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.errors import FieldError
from roverspecs.records.headings import Heading, folded, headings
from roverspecs.records.usual_words import (
    FOREIGN_FIELDS,
    FOREIGN_HEADINGS,
    USUAL_FIELDS,
    USUAL_HEADINGS,
    usual_words,
)
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.units import DIMENSIONS

SIDES = ("length", "width", "height")


def meaning(text: str) -> Heading:
    """Return the meaning of one heading."""
    [found] = headings([text])
    return found


class TestSpecs:
    """A heading names a spec by its name, its label or a usual word."""

    @pytest.mark.parametrize("spec", PUBLISHED)
    def test_names_and_labels(self, spec: str) -> None:
        """Both are read in any case, whatever parts their words, with a unit in each form."""
        label = PUBLISHED[spec].label
        unit = DIMENSIONS[PUBLISHED[spec].dimension]
        for words in (spec, spec.upper(), spec.replace("_", " "), label, f" {label}: "):
            found = meaning(words)
            assert (found.spec, found.unit, found.is_other_word) == (spec, None, False), words
        forms = ["{} ({})", "{} [{}]", "{}, {}", "{} / {}", "{} in {}", "{}_{}", "{} {}"]
        for form in forms if unit else []:
            assert meaning(form.format(spec, unit)).unit == unit, form
            assert meaning(form.format(label, unit)).spec == spec, form

    def test_usual_words_are_specs(self) -> None:
        """Each usual word stands for one spec, and for one field, and for nothing else."""
        seen: dict[str, str] = {}
        for table in (USUAL_HEADINGS, USUAL_FIELDS):
            for name, words in table.items():
                for word in filter(None, words.split(", ")):
                    found = meaning(word)
                    assert name in (found.spec, found.field), word
                    assert found.is_other_word
                    assert seen.setdefault(folded(word), name) == name
        assert set(USUAL_HEADINGS) <= set(PUBLISHED)

    def test_words_of_other_languages(self) -> None:
        """Each stands for one spec or the name, and for nothing that an English word means."""
        seen: dict[str, str] = {}
        for table in (FOREIGN_HEADINGS, FOREIGN_FIELDS):
            for name, words in table.items():
                for word in words.split(", "):
                    found = meaning(word.title())
                    assert name in (found.spec, found.field), word
                    assert found.is_other_word
                    assert seen.setdefault(folded(word), name) == name
        assert meaning("Höhe [mm]").unit == "mm"
        assert meaning("Breite, cm").unit == "cm"
        english = [*USUAL_HEADINGS.values(), *USUAL_FIELDS.values()]
        assert seen.keys().isdisjoint(map(folded, ", ".join(english).split(", ")))

    @pytest.mark.parametrize(
        ("text", "spec"),
        [
            ("Weight", "mass"),
            ("Max. Speed", "top_speed"),
            ("Wet mass", "launch_mass"),
            ("Gross weight (kg)", "mass"),
            ("Wheel Ø (mm)", "wheel_diameter"),
            ("⌀", "diameter"),
            ("MAX SPEED", "top_speed"),
            ("Runtime*", "operating_time"),
            ("Speed (max)", "top_speed"),
            ("Ground-clearance", "ground_clearance"),
            ("Ｍａｓｓ", "mass"),
            ("No. of wheels", "wheel_count"),
            ("Slope", "max_slope"),
            ("Payload", "payload_capacity"),
            ("Battery", "battery_energy"),
            ("Mass ()", "mass"),
        ],
    )
    def test_as_tables_have_them(self, text: str, spec: str) -> None:
        """Case, points, footnotes and brackets do not count."""
        assert meaning(text).spec == spec

    @pytest.mark.parametrize(
        ("text", "spec", "unit"),
        [
            ("mass [lb]", "mass", "lb"),
            ("Mass (kg)", "mass", "kg"),
            ("Mass（kg）", "mass", "kg"),
            ("mass_lb", "mass", "lb"),
            ("Width, in", "width", "in"),
            ("width_in", "width", "in"),
            ("Length in", "length", "in"),
            ("Mass in kg", "mass", "kg"),
            ("Width (in)", "width", "in"),
            ("Mass / kg", "mass", "kg"),
            ("Speed / (m/s)", "top_speed", "m/s"),
            ("Speed/km/h", "top_speed", "km/h"),
            ("top_speed_m_s", "top_speed", "m/s"),
            ("Speed (max) [km/h]", "top_speed", "km/h"),
            ("payload_volume_m3", "payload_volume", "m³"),
            ("Slope (°)", "max_slope", "deg"),
            ("Wheels (#)", "wheel_count", None),
            ("Weight (pounds)", "mass", "lb"),
            ("L (mm)", "length", "mm"),
            ("Height (H) [m]", "height", "m"),
        ],
    )
    def test_units(self, text: str, spec: str, unit: str | None) -> None:
        """The unit stands in brackets, behind a sign, or as the last word."""
        found = meaning(text)
        assert (found.spec, found.unit) == (spec, unit)

    @pytest.mark.parametrize(
        ("text", "configuration", "unit"),
        [
            ("Height (stowed)", "stowed", None),
            ("Height (stowed, cm)", "stowed", "cm"),
            ("Height [cm] (deployed)", "deployed", "cm"),
            ("Length (at launch) (in mm)", "at launch", "mm"),
        ],
    )
    def test_configurations(self, text: str, configuration: str, unit: str | None) -> None:
        """A size says in brackets which configuration was measured."""
        found = meaning(text)
        assert (found.configuration, found.unit) == (configuration, unit)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("W (kg)", "unit 'kg': expected a unit of length, such as 'm', found one of mass"),
            ("Notes", "no spec: see 'roverspecs specs'"),
            ("", "no spec: see 'roverspecs specs'"),
            ("Mas", "no spec; did you mean 'mass'?"),
            ("Radius", "no spec; did you mean 'diameter'?"),
            ("Distance (km)", "no spec; did you mean 'distance_driven' or 'range'?"),
            ("Power consumption (W)", "no spec; did you mean 'power'?"),
            ("Slope (%)", "unit '%': expected a unit of angle, such as 'deg', found one of fraction"),
            ("Mass (mm)", "unit 'mm': expected a unit of mass, such as 'kg', found one of length"),
            ("Mass, mm", "unit 'mm': expected a unit of mass, such as 'kg', found one of length"),
            ("Mass (stowed)", "a configuration belongs to dimensions only, found 'stowed'"),
            ("Weight [N]", "unit 'N': expected a unit of mass, such as 'kg', found one of force (a force is not a mass: the same mass has another weight on another body)"),
            ("Mass (ton)", "unit 'ton': ambiguous: write 't' (tonne, 1000 kg), 'US_ton' (short ton, 2000 lb) or 'UK_ton' (long ton, 2240 lb)"),
            ("mass_kg_low", "an end or a mark of the wide form: use the long form, made by --format csv-long"),
            ("Mass (L x W)", "expected 'Dimensions' before the axes, found 'Mass (L x W)'"),
            ("Size (W x D x H)", "expected axes such as 'L x W x H', found 'W x D x H': name the column 'Envelope' if the axes are others"),
            ("Size (L x L)", "expected axes such as 'L x W x H', found 'L x L': name the column 'Envelope' if the axes are others"),
        ],
    )  # fmt: skip
    def test_not_understood(self, text: str, reason: str) -> None:
        """What is no spec, or has a unit of another dimension, is not read, and says why."""
        found = meaning(text)
        assert (found.is_read, found.reason) == (False, reason)

    def test_no_word_is_a_spec_that_it_is_not(self) -> None:
        """A radius is no diameter, and a word of two specs is none of them."""
        for word in ("radius", "volume", "distance", "density", "gravity", "capacity", "depth"):
            assert word in usual_words()
            assert not meaning(word).is_read

    @given(st.text(max_size=30))
    def test_any_text(self, text: str) -> None:
        """Every heading means a spec, or a field, or has a reason why it is not read."""
        found = meaning(text)
        assert found.text == text
        assert bool(found.spec) + bool(found.field) + bool(found.reason) == 1


class TestSizes:
    """A heading of several lengths may name their axes."""

    @pytest.mark.parametrize(
        ("text", "axes", "unit"),
        [
            ("Dimensions (L x W x H)", SIDES, None),
            ("Dimensions LxWxH, mm", SIDES, "mm"),
            ("Dimensions L x W x H mm", SIDES, "mm"),
            ("Dimensions (LxWxH, mm)", SIDES, "mm"),
            ("Dimensions (L×W×H) [mm]", SIDES, "mm"),
            ("Size (L/W/H)", SIDES, None),
            ("L x W x H (mm)", SIDES, "mm"),
            ("Length x Width x Height", SIDES, None),
            ("Length by width", SIDES[:2], None),
            ("Size (W*H*L) in cm", ("width", "height", "length"), "cm"),
            ("Dimensions (mm)", None, "mm"),
            ("Size", None, None),
            ("Envelope", None, None),
        ],
    )
    def test_axes(self, text: str, axes: tuple[str, ...] | None, unit: str | None) -> None:
        """Letters or words with a sign between them are axes; without them it is an envelope."""
        found = meaning(text)
        assert (found.spec, found.axes, found.unit) == ("envelope", axes, unit)

    def test_configuration(self) -> None:
        """The configuration is that of each side."""
        assert meaning("Dimensions (stowed, L x W x H, mm)").configuration == "stowed"


class TestFields:
    """A heading names a field of the vehicle by its name or a usual word."""

    @pytest.mark.parametrize(
        ("text", "field"),
        [("Name", "name"), ("Rover", "name"), ("Developer", "operator"), ("launch_date", "launch_date"), ("Launch date", "launch_date"), ("id", "id"), ("Kind", "kind")],
    )  # fmt: skip
    def test_fields(self, text: str, field: str) -> None:
        """A field is no spec."""
        found = meaning(text)
        assert (found.field, found.spec) == (field, "")


class TestColumns:
    """The caller says what a column holds."""

    def test_another_text(self) -> None:
        """The heading is found in any case; its own unit counts unless the text has one."""
        columns = {"RUNTIME [min]": "operating_time", "w (lb)": "mass [kg]", "X": "", "Y": "name"}
        found = headings(["Runtime [min]", "W (lb)", "x", "y", "z"], columns)
        assert [(each.spec or each.field, each.unit) for each in found] == [
            ("operating_time", "min"),
            ("mass", "kg"),
            ("", None),
            ("name", None),
            ("", None),
        ]
        assert [each.is_left_out for each in found] == [False, False, True, False, False]
        assert not any(each.is_other_word for each in found)

    def test_no_unit_of_another_dimension(self) -> None:
        """A unit that does not fit what the caller says is none."""
        [found] = headings(["Runtime [kg]"], {"Runtime [kg]": "operating_time"})
        assert (found.spec, found.unit) == ("operating_time", None)

    @pytest.mark.parametrize(
        ("columns", "message"),
        [
            ({"Runtim": "mass"}, "columns: unknown heading 'Runtim': did you mean 'Runtime'?"),
            ({"Runtime": "masss"}, "columns: 'masss' for 'Runtime': no spec; did you mean 'mass' or 'dry_mass'?"),
            ({"Runtime": 5}, "columns: expected a heading and a spec, found 'Runtime': 5"),
            ("mass", "columns: expected columns such as {'Runtime': 'operating_time'}, found 'mass'"),
        ],
    )  # fmt: skip
    def test_refused(self, columns: dict[str, str], message: str) -> None:
        """A heading that is not there, or a text that is no heading, is an error."""
        with pytest.raises(FieldError) as caught:
            headings(["Runtime"], columns)
        assert str(caught.value) == message


def test_a_usual_word_stands_for_one_spec_in_both_tables() -> None:
    """Headings and hints know the same words; with underscores they are names, too."""
    words = usual_words()

    for spec, texts in USUAL_HEADINGS.items():
        for word in texts.split(", "):
            assert words[word]
            assert headings([word])[0].spec == spec
    assert words["max_speed"] == words["max speed"] == ("top_speed",)
    assert words["wheels"] == ("wheel_count",)


@pytest.mark.parametrize(
    ("text", "spec", "unit", "configuration"),
    [
        ("Stowed height (m)", "height", "m", "stowed"),
        ("Deployed dimensions (L x W x H), mm", "envelope", "mm", "deployed"),
        ("Stowed L×W×H, m", "envelope", "m", "stowed"),
        ("Height, deployed", "height", None, "deployed"),
        ("Height stowed (mm)", "height", "mm", "stowed"),
        ("stowed_height_mm", "height", "mm", "stowed"),
        ("Dim. LxWxH [mm]", "envelope", "mm", None),
        ("Height - stowed", "height", None, "stowed"),
        ("Size at launch", "envelope", None, "at launch"),
        ("L x W x H, m", "envelope", "m", None),
    ],
)
def test_a_configuration_beside_the_words(
    text: str, spec: str, unit: str | None, configuration: str | None
) -> None:
    """A configuration may stand before the words of a size, or behind them."""
    found = meaning(text)
    assert (found.spec, found.unit, found.configuration) == (spec, unit, configuration)
    assert found.text == text


@pytest.mark.parametrize("text", ["Stowed mass", "Mass stowed", "Stowed", "Deployed colour"])
def test_a_configuration_of_no_size(text: str) -> None:
    """Only a size has a configuration."""
    assert not meaning(text).is_read


def test_axes_without_a_unit() -> None:
    """Words beside axes that are no unit are not understood."""
    assert meaning("Foo L x W").reason.startswith("no spec")
